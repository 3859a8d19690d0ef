//! What a person decided teaches the wording model of that workspace, and of no other.

use std::sync::Arc;

use travaux::coding::codebook::{ClauseText, Codebook, Scratch};
use travaux::coding::wording::{Calibration, Label, Model, Sample, decided, samples, train};
use travaux::model::bloc::Layer;
use travaux::model::decision::{Decision, Quote, Ruling};
use travaux::model::draft::{Article, Draft};
use travaux::model::ids::{ArticleId, DecisionId, ElementId, IdMint, ParagraphId, VersionId};
use travaux::model::text::Lang;
use travaux::model::workspace::Workspace;
use travaux::session::lines::lines_to_paragraphs;
use travaux::storage::dossier_io::load_builtin_wordings;
use travaux::storage::lexicon_io::builtin_lexicon;

use super::wording_model::shipped;

const HOTLINE: &str = "contact-point-24-7";
/// Ways to word the element that share words with each other and hardly any with the bank.
const PARAPHRASES: [&str; 4] = [
    "A vigil room with a rota shall see to each knock of a colleague.",
    "The vigil room, with its rota, shall see to a colleague whenever he knocks.",
    "Colleagues knock at the vigil room, whose rota shall see to them.",
    "A vigil room with a rota shall see to colleagues who knock.",
];

/// A draft of the paraphrases, and one decision on each of the first three.
fn workspace(ruling: fn(ElementId) -> Ruling, layer: Layer) -> Workspace {
    let mut mint = IdMint::new(7);
    let mut draft = Draft::empty(VersionId(ulid::Ulid::nil()));
    for text in PARAPHRASES {
        let lines = lines_to_paragraphs(&[], text, || ParagraphId(mint.next(1)));
        draft
            .articles
            .push(Article::new(ArticleId(mint.next(1)), "", lines));
    }
    let mut workspace = Workspace::around(shipped().clone(), draft);
    for at in 0..3 {
        let paragraph = &workspace.draft.articles[at].paragraphs[0];
        workspace.decisions.push(Decision {
            id: DecisionId(mint.next(2)),
            paragraph: paragraph.id,
            quote: Quote {
                words: "vigil room".to_owned(),
                ..Quote::default()
            },
            ruling: ruling(ElementId::new(HOTLINE).unwrap()),
            reason: "read aloud".to_owned(),
            author: "A. Author".to_owned(),
            time_ms: 5,
            layer,
        });
    }
    workspace
}

/// Sentences of a few elements: enough to tell them apart, and quickly learnt.
fn bank() -> Vec<Sample> {
    let wordings = load_builtin_wordings().value;
    let few = [
        HOTLINE,
        "illegal-access",
        "production-order",
        "police-to-police",
        "joint-investigations",
        "territoriality",
    ];
    let mut all = samples(shipped(), &wordings.banks, &wordings.unrelated);
    all.retain(|sample| match &sample.label {
        Label::Wording(id) | Label::Near(id) => {
            sample.lang == Lang::En && few.contains(&id.as_str())
        }
        Label::Unrelated => false,
    });
    assert!(all.len() > 100, "{}", all.len());
    all
}

/// Whether the wording model alone asserts the element in the fourth paraphrase.
fn is_likely(model: Model) -> bool {
    let mut dossier = shipped().clone();
    for issue in &mut dossier.issues {
        issue.elements.iter_mut().for_each(|e| e.cues.clear());
    }
    let book = Codebook::compile(&dossier, &builtin_lexicon().unwrap())
        .0
        .with_wording(&Arc::new(model), Calibration::default());
    let clause = ClauseText {
        lang: Lang::En,
        chapeaux: &[],
        text: PARAPHRASES[3],
    };
    let coding = book.code(&clause, &mut Scratch::default());
    let hotline = book.element_ix(&ElementId::new(HOTLINE).unwrap());
    coding
        .elements
        .iter()
        .any(|coded| Some(coded.element) == hotline)
}

fn taught(workspace: &Workspace) -> Model {
    let mut all = bank();
    all.extend(decided(workspace));
    train(&all)
}

#[test]
fn three_paraphrases_confirmed_make_a_fourth_likely() {
    assert!(!is_likely(train(&bank())), "it needs no teaching");
    assert!(is_likely(taught(&workspace(Ruling::Add, Layer::Shared))));
    assert!(is_likely(taught(&workspace(
        Ruling::Confirm,
        Layer::Shared
    ))));
    assert!(!is_likely(taught(&workspace(
        Ruling::Reject,
        Layer::Shared
    ))));
}

#[test]
fn only_shared_decisions_on_words_that_are_there_teach() {
    let shared = workspace(Ruling::Add, Layer::Shared);
    let lessons = decided(&shared);
    let label = Label::Wording(ElementId::new(HOTLINE).unwrap());
    assert!(!lessons.is_empty());
    for lesson in &lessons {
        assert_eq!(lesson.label, label);
        assert!(
            PARAPHRASES[..3].contains(&lesson.text.as_str()),
            "{}",
            lesson.text
        );
    }
    assert!(decided(&workspace(Ruling::Add, Layer::Private)).is_empty());
    let mut gone = shared.clone();
    for decision in &mut gone.decisions {
        decision.quote.words = "words that were struck".to_owned();
    }
    assert!(decided(&gone).is_empty());
    let mut unknown = shared;
    for decision in &mut unknown.decisions {
        decision.ruling = Ruling::Add(ElementId::new("no-such-element").unwrap());
    }
    assert!(decided(&unknown).is_empty());
}

#[test]
fn of_two_decisions_on_the_same_words_the_later_teaches() {
    let mut workspace = workspace(Ruling::Add, Layer::Shared);
    let mut later = workspace.decisions[0].clone();
    later.id = DecisionId(ulid::Ulid::nil());
    later.ruling = Ruling::Reject(ElementId::new(HOTLINE).unwrap());
    later.time_ms = 9;
    workspace.decisions.push(later);
    let lessons = decided(&workspace);
    let of = |text: &str| {
        let mut labels: Vec<_> = lessons.iter().filter(|l| l.text == text).collect();
        labels.dedup();
        labels
            .into_iter()
            .map(|l| l.label.clone())
            .collect::<Vec<_>>()
    };
    let hotline = ElementId::new(HOTLINE).unwrap();
    assert_eq!(of(PARAPHRASES[0]), [Label::Near(hotline.clone())]);
    assert_eq!(of(PARAPHRASES[1]), [Label::Wording(hotline)]);
}
