//! Trains the wording model on the shipped bank and writes its weights beside it.
//!
//! `cargo run --release --no-default-features --example train_wordings` after every change of
//! `positions/cybercrime/wordings/` or of a model clause; the test
//! `the_shipped_weights_fit_the_bank` says when it is due. With `--fit` it prints the curves of
//! likelihood and what cross-validation says of cues that the model doubts, and writes nothing.

#![allow(
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::disallowed_methods,
    reason = "a tool for people who write wordings"
)]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;
use std::time::Instant;

use travaux::coding::codebook::{ClauseText, Codebook, Scratch};
use travaux::coding::wording::{Calibration, LEARNT, Label, Observation, fit, folds, samples};
use travaux::model::text::Lang;
use travaux::storage::dossier_io::{load_dossier, load_wordings};
use travaux::storage::lexicon_io::builtin_lexicon;
use travaux::storage::save::write_atomic;
use travaux::storage::wording_io::{train, weights_path};

fn main() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("positions/cybercrime");
    let dossier = load_dossier(&folder).value;
    let wordings = load_wordings(&folder).value;
    let samples = samples(&dossier, &wordings.banks, &wordings.unrelated);
    let start = Instant::now();
    let model = train(&samples);
    println!(
        "{} sentences, {} elements, {} weights, {:.2} s",
        samples.len(),
        model.n_elements(),
        model.n_weights(),
        start.elapsed().as_secs_f64()
    );
    if !std::env::args().any(|arg| arg == "--fit") {
        let bytes = model.to_bytes();
        println!("{} bytes", bytes.len());
        write_atomic(&weights_path(&folder), &bytes).expect("the weights can be written");
        return;
    }
    let lexicon = builtin_lexicon().expect("the lexicon reads");
    let mut seen: BTreeMap<Lang, Vec<Observation>> = BTreeMap::new();
    let mut ranks: BTreeMap<Lang, [usize; 3]> = BTreeMap::new();
    for fold in folds(&samples, 5) {
        let model = Arc::new(fold.train(&samples));
        let book = Codebook::compile(&dossier, &lexicon)
            .0
            .with_wording(&model, Calibration::default());
        let mut scratch = Scratch::default();
        for sample in fold.held_out.iter().map(|at| &samples[*at]) {
            let clause = ClauseText {
                lang: sample.lang,
                chapeaux: &[],
                text: &sample.text,
            };
            let found = book.observe(&clause, &mut scratch, |id| match &sample.label {
                Label::Wording(own) => Some(own == id),
                Label::Near(own) => (own == id).then_some(false),
                Label::Unrelated => Some(false),
            });
            if let Label::Wording(_) = sample.label {
                let rank = ranks.entry(sample.lang).or_default();
                rank[0] += 1;
                rank[1] += usize::from(found.first().is_some_and(|o| o.holds));
                rank[2] += usize::from(found.iter().take(3).any(|o| o.holds));
            }
            let weight = if matches!(sample.label, Label::Near(_)) {
                0.3
            } else {
                1.0
            };
            let entry = seen.entry(sample.lang).or_default();
            entry.extend(found.into_iter().map(|mut seen| {
                seen.weight = weight;
                seen
            }));
        }
    }
    for lang in LEARNT {
        let all = seen.remove(&lang).unwrap_or_default();
        let [n, first, three] = ranks[&lang];
        println!(
            "{}: {n} wordings held out, first {:.3}, in three {:.3}, {} observations",
            lang.code(),
            first as f64 / n as f64,
            three as f64 / n as f64,
            all.len()
        );
        let free: Vec<Observation> = all.iter().filter(|o| !o.cued).copied().collect();
        println!("  curve without a cue {:?}", fit(&free));
        println!("  curve of all        {:?}", fit(&all));
        let cued: Vec<Observation> = all.iter().filter(|o| o.cued).copied().collect();
        for bar in [0, 20, 50, 100, 150, 200, 300, 500, 1001] {
            let below: Vec<_> = cued.iter().filter(|o| o.likelihood < bar).collect();
            let right: f64 = below.iter().filter(|o| o.holds).map(|o| o.weight).sum();
            let all: f64 = below.iter().map(|o| o.weight).sum();
            println!("  cues below {bar}: {all:.1}, right {right:.1}");
        }
        for bar in [300, 400, 500, 600, 700, 800, 900] {
            let above: Vec<_> = free.iter().filter(|o| o.likelihood >= bar).collect();
            let right: f64 = above.iter().filter(|o| o.holds).map(|o| o.weight).sum();
            let all: f64 = above.iter().map(|o| o.weight).sum();
            println!(
                "  model alone above {bar}: {all:.1}, right {right:.1} {:.3}",
                right / all
            );
        }
    }
}
