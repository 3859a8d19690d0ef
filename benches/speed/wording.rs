//! The wording model timed: an article of 3 KB through cues and model, and a bank learnt anew.

use travaux::coding::Scratch;
use travaux::coding::codebook::Codebook;
use travaux::coding::wording::{Calibration, samples};
use travaux::model::text::Lang;
use travaux::storage::dossier_io::{load_builtin, load_builtin_wordings};
use travaux::storage::lexicon_io::builtin_lexicon;
use travaux::storage::wording_io::{builtin_model, train};

use crate::coding::{clause, treaty};
use crate::time;

const ARTICLE: usize = 3 * 1024;

pub(crate) fn time_all() {
    let dossier = load_builtin().value;
    let wordings = load_builtin_wordings().value;
    let banks = &wordings.banks;
    let cues = Codebook::compile(&dossier, &builtin_lexicon().unwrap()).0;
    let both = cues
        .clone()
        .with_wording(&builtin_model(), Calibration::default());
    let mut scratch = Scratch::default();
    for lang in [Lang::En, Lang::Zh] {
        let mut left = ARTICLE;
        let article: Vec<String> = treaty(banks, lang)
            .into_iter()
            .take_while(|clause| {
                let fits = left >= clause.len();
                left = left.saturating_sub(clause.len());
                fits
            })
            .collect();
        for (name, book, bar) in [("cues", &cues, "0.2 ms"), ("cues and model", &both, "1 ms")] {
            time(
                &format!("{} article of 3 KB: {name}", lang.code()),
                bar,
                500,
                || {
                    let coded = article
                        .iter()
                        .map(|text| book.code(&clause(lang, text), &mut scratch).elements.len());
                    coded.sum::<usize>()
                },
            );
        }
    }
    let samples = samples(&dossier, banks, &wordings.unrelated);
    println!("bank: {} sentences", samples.len());
    time("learn a changed bank, both languages", "1 s", 5, || {
        train(&samples)
    });
}
