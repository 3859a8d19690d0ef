//! The wording model: fits its bank, learns alike everywhere, shows honest words, stays modest.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use travaux::coding::codebook::{ClauseText, Codebook, Scratch};
use travaux::coding::coded::{By, ClauseCoding, Place};
use travaux::coding::wording::{
    Calibration, Label, Model, Sample, fingerprint, folds, samples, train, train_lang,
};
use travaux::model::dossier::Dossier;
use travaux::model::text::Lang;
use travaux::storage::dossier_io::{load_builtin, load_builtin_wordings};
use travaux::storage::lexicon_io::builtin_lexicon;
use travaux::storage::wording_io::{builtin_model, shipped_for};

pub(crate) fn shipped() -> &'static Dossier {
    static DOSSIER: OnceLock<Dossier> = OnceLock::new();
    DOSSIER.get_or_init(|| load_builtin().value)
}

fn book() -> &'static Codebook {
    static BOOK: OnceLock<Codebook> = OnceLock::new();
    BOOK.get_or_init(|| {
        let (book, _) = Codebook::compile(shipped(), &builtin_lexicon().unwrap());
        book.with_wording(&builtin_model(), Calibration::default())
    })
}

/// The shipped elements without their cues.
fn without_cues() -> Codebook {
    let mut dossier = shipped().clone();
    for issue in &mut dossier.issues {
        issue.elements.iter_mut().for_each(|e| e.cues.clear());
    }
    Codebook::compile(&dossier, &builtin_lexicon().unwrap()).0
}

/// The same with the wording model, which so stands alone.
fn bare() -> &'static Codebook {
    static BOOK: OnceLock<Codebook> = OnceLock::new();
    BOOK.get_or_init(|| without_cues().with_wording(&builtin_model(), Calibration::default()))
}

fn code(book: &Codebook, lang: Lang, chapeau: &str, text: &str) -> ClauseCoding {
    let chapeaux = [chapeau];
    let chapeaux: &[&str] = if chapeau.is_empty() { &[] } else { &chapeaux };
    let clause = ClauseText {
        lang,
        chapeaux,
        text,
    };
    book.code(&clause, &mut Scratch::default())
}

fn bank() -> Vec<Sample> {
    let wordings = load_builtin_wordings().value;
    samples(shipped(), &wordings.banks, &wordings.unrelated)
}

#[test]
fn the_shipped_weights_fit_the_bank() {
    let bank = bank();
    assert!(bank.len() > 10_000, "{}", bank.len());
    assert_eq!(
        builtin_model().trained_on(),
        fingerprint(&bank),
        "the bank has changed: cargo run --release --no-default-features --example train_wordings"
    );
    assert_eq!(shipped_for(shipped()), Some(builtin_model()));
    let bytes = builtin_model().to_bytes();
    assert!(bytes.len() < 4 << 20, "{} bytes", bytes.len());
    assert_eq!(Model::from_bytes(&bytes).as_ref(), Ok(&*builtin_model()));
}

/// Chinese only: without optimisation English takes half a minute. The example trains both.
#[test]
fn training_again_gives_the_shipped_weights_to_the_last_bit() {
    let learnt = train_lang(&bank(), Lang::Zh);
    assert!(builtin_model().holds(&learnt));
}

#[test]
fn damaged_weights_are_refused() {
    let bytes = builtin_model().to_bytes();
    for cut in [0, 7, 8, 100, bytes.len() / 2, bytes.len() - 1] {
        assert!(Model::from_bytes(&bytes[..cut]).is_err(), "{cut}");
    }
    let mut longer = bytes;
    longer.push(0);
    assert!(Model::from_bytes(&longer).is_err());
}

/// A small bank of two elements, one of them with a near-miss.
fn small_bank() -> Vec<Sample> {
    let label = |id: &str| {
        shipped()
            .element(&id.parse().unwrap())
            .unwrap()
            .1
            .id
            .clone()
    };
    let (consent, grooming) = (label("consent-based-access"), label("grooming"));
    let texts = [
        (
            "The owner of the files agrees that they be opened abroad.",
            0,
        ),
        (
            "With the agreement of the owner, files held abroad are opened.",
            0,
        ),
        ("Whoever proposes to meet a child for abuse is punished.", 1),
        (
            "Arranging to meet a child so as to abuse it is punished.",
            1,
        ),
        (
            "Files held abroad are not opened, whatever the owner agrees.",
            2,
        ),
        ("Fish are counted.", 3),
    ];
    let sample = |(text, kind): &(&str, u8)| Sample {
        lang: Lang::En,
        text: (*text).to_owned(),
        label: match kind {
            0 => Label::Wording(consent.clone()),
            1 => Label::Wording(grooming.clone()),
            2 => Label::Near(consent.clone()),
            _ => Label::Unrelated,
        },
    };
    texts.iter().map(sample).collect()
}

#[test]
fn a_model_learns_what_it_is_taught_and_the_same_twice() {
    let bank = small_bank();
    let model = train(&bank);
    assert_eq!(model.to_bytes(), train(&bank).to_bytes());
    assert_ne!(fingerprint(&bank), fingerprint(&bank[1..]));
    assert_eq!(model.n_elements(), 2);
    let book = without_cues();
    let stamp = book.stamp();
    let book = book.with_wording(&Arc::new(model), Calibration::default());
    assert_ne!(stamp, book.stamp());
    let coding = code(
        &book,
        Lang::En,
        "",
        "A file abroad may be opened where its owner agrees.",
    );
    let first = coding
        .elements
        .iter()
        .chain(&coding.suggestions)
        .next()
        .unwrap();
    assert_eq!(
        book.element_id(first.element).unwrap().as_str(),
        "consent-based-access"
    );
}

#[test]
fn a_paraphrase_nobody_wrote_a_cue_for_is_offered_or_asserted() {
    for (lang, text, element) in [
        (
            Lang::En,
            "Investigators could open a mailbox kept on a machine across the border once its holder says yes of her own will.",
            "consent-based-access",
        ),
        (
            Lang::En,
            "Every government keeps a desk that answers foreign police at any hour of day and night.",
            "contact-point-24-7",
        ),
        (
            Lang::Zh,
            "经账户持有人自愿同意，办案人员可查阅存放于境外的邮箱。",
            "consent-based-access",
        ),
    ] {
        let coding = code(bare(), lang, "", text);
        let found = coding
            .elements
            .iter()
            .chain(coding.suggestions.iter().take(3));
        let found: Vec<_> = found
            .filter_map(|coded| bare().element_id(coded.element))
            .map(|id| id.as_str())
            .collect();
        assert!(found.contains(&element), "{text}: {found:?}");
    }
}

#[test]
fn what_belongs_to_nothing_is_not_asserted() {
    let wordings = load_builtin_wordings().value;
    for (lang, texts) in &wordings.unrelated {
        let wrong = texts
            .iter()
            .filter(|text| {
                let coding = code(bare(), *lang, "", text);
                assert!(!coding.sentences.is_empty(), "{text}");
                coding.is_coded()
            })
            .count();
        assert!(
            wrong * 100 <= texts.len() * 2,
            "{lang:?}: {wrong} of {}",
            texts.len()
        );
    }
}

#[test]
fn spans_lie_in_the_text_and_likelihoods_between_none_and_certain() {
    let mut n = 0;
    for sample in bank().iter().step_by(23) {
        let (chapeau, text) = (
            "Each State Party shall take measures so that:",
            &sample.text,
        );
        let coding = code(bare(), sample.lang, chapeau, text);
        for coded in coding.elements.iter().chain(&coding.suggestions) {
            let home = if coded.place == Place::Text {
                text
            } else {
                chapeau
            };
            let words = coded.span.of(home);
            assert!(!words.trim().is_empty(), "{text}: {coded:?}");
            assert_eq!(coded.by, By::Wording);
            assert!(coded.likelihood <= 1000);
            n += 1;
        }
        let offered: Vec<_> = coding.suggestions.iter().map(|c| c.likelihood).collect();
        assert!(offered.is_sorted_by(|a, b| a >= b), "{offered:?}");
        let uncoded = coding.sentences.iter().filter(|s| !s.coded).count();
        assert!(uncoded == 0 || !coding.suggestions.is_empty(), "{text}");
    }
    assert!(n > 500, "{n}");
}

#[test]
fn the_words_shown_are_those_that_weighed() {
    let text = "The Conference, meeting at Vienna in the spring, shall be told that a network of contacts open twenty-four hours a day, seven days a week is set up in every State.";
    let coding = code(bare(), Lang::En, "", text);
    let all = coding.elements.iter().chain(&coding.suggestions);
    let found = all
        .filter(|c| {
            bare()
                .element_id(c.element)
                .is_some_and(|id| id.as_str() == "contact-point-24-7")
        })
        .map(|c| c.span.of(text))
        .next();
    let words = found.expect("the network is seen");
    assert!(words.contains("twenty-four"), "{words}");
    assert!(!words.contains("Vienna"), "{words}");
}

#[test]
fn odd_texts_do_no_harm() {
    for lang in [Lang::En, Lang::Zh, Lang::Ru] {
        for text in [
            "",
            " ",
            "…",
            "[[]]",
            "(a)",
            "é",
            "不",
            &"consent ".repeat(5000),
            &"数据".repeat(3000),
        ] {
            let coding = code(book(), lang, "", text);
            for coded in coding.elements.iter().chain(&coding.suggestions) {
                assert!(coded.span.end as usize <= text.len());
            }
        }
    }
}

/// One fifth of the Chinese bank, coded by a model that learnt from the rest. A likelihood is that of
/// an element which no cue found, so that here, where there are no cues, more is right than said;
/// never is much less.
#[test]
fn what_is_held_out_is_at_least_as_likely_as_the_model_says() {
    let bank: Vec<Sample> = bank().into_iter().filter(|s| s.lang == Lang::Zh).collect();
    let folds = folds(&bank, 5);
    let everywhere: usize = folds.iter().map(|fold| fold.held_out.len()).sum();
    assert_eq!(everywhere, bank.len());
    let fold = &folds[0];
    let model = Arc::new(fold.train(&bank));
    let book = without_cues().with_wording(&model, Calibration::default());
    let (mut wordings, mut in_three) = (0, 0);
    let (mut sum, mut right, mut n) = (0_u32, 0_u32, 0_u32);
    for sample in fold.held_out.iter().map(|at| &bank[*at]) {
        let Label::Wording(own) = &sample.label else {
            continue;
        };
        let clause = ClauseText {
            lang: Lang::Zh,
            chapeaux: &[],
            text: &sample.text,
        };
        let mut found = book.observe(&clause, &mut Scratch::default(), |id| Some(id == own));
        found.sort_by_key(|seen| std::cmp::Reverse(seen.likelihood));
        wordings += 1;
        in_three += usize::from(found.iter().take(3).any(|seen| seen.holds));
        for seen in found.iter().filter(|seen| seen.likelihood >= 300) {
            sum += u32::from(seen.likelihood);
            right += u32::from(seen.holds);
            n += 1;
        }
    }
    assert!(
        wordings > 400 && n > 200,
        "{wordings} wordings, {n} guesses"
    );
    assert!(
        in_three * 100 >= wordings * 72,
        "{in_three} of {wordings} in three"
    );
    let (said, was) = (sum / n, right * 1000 / n);
    assert!(
        said <= was + 50 && was <= said + 250,
        "said {said}, was {was}"
    );
}

/// Clauses by others; the floors stand below the figures of the README.
#[test]
fn gold_clauses_are_coded_as_well_as_the_readme_says() {
    let gold = include_str!("../data/gold.jsonl");
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for line in gold.lines() {
        let row: serde_json::Value = serde_json::from_str(line).unwrap();
        let field = |name: &str| row[name].as_str().unwrap_or_default();
        let lang = Lang::from_code(field("lang")).unwrap();
        let coding = code(book(), lang, field("chapeau"), field("text"));
        let asserted: Vec<_> = coding
            .elements
            .iter()
            .filter_map(|coded| book().element_id(coded.element))
            .map(|id| id.as_str())
            .collect();
        let labels: Vec<_> = row["elements"]
            .as_array()
            .unwrap()
            .iter()
            .filter_map(|l| l.as_str())
            .collect();
        *counts.entry("labels").or_default() += labels.len();
        *counts.entry("asserted").or_default() += asserted.len();
        *counts.entry("right").or_default() +=
            labels.iter().filter(|l| asserted.contains(l)).count();
    }
    let [labels, asserted, right] = ["labels", "asserted", "right"].map(|name| counts[name]);
    assert!(right * 100 >= labels * 80, "{right} of {labels} found");
    assert!(right * 100 >= asserted * 80, "{right} of {asserted} right");
}
