//! The wording model in use: banks of one's own, strict verdicts, cues that are doubted.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use travaux::assess::assessment::Part;
use travaux::coding::codebook::{ClauseText, Codebook, Scratch};
use travaux::coding::coded::By;
use travaux::coding::wording::{Calibration, Label, Sample};
use travaux::model::draft::{Article, Draft};
use travaux::model::ids::{ArticleId, ElementId, IdMint, ParagraphId, VersionId};
use travaux::model::text::Lang;
use travaux::model::workspace::Workspace;
use travaux::session::command::{Command, LookCommand};
use travaux::session::lines::lines_to_paragraphs;
use travaux::session::state::Session;
use travaux::storage::lexicon_io::builtin_lexicon;
use travaux::storage::taught::{MOST_KEPT, Taught};
use travaux::storage::wording_io::{builtin_model, model_in, model_with};

use super::wording_model::shipped;

/// A cue in a sentence that is about something else is offered, by the same cue, and not asserted.
#[test]
fn a_cue_in_a_sentence_of_another_subject_is_only_offered() {
    let mut dossier = shipped().clone();
    for issue in &mut dossier.issues {
        issue.elements.iter_mut().for_each(|e| {
            e.cues.clear();
            if e.id.as_str() == "illegal-access" {
                e.cues.insert(Lang::En, vec!["gargoyles".to_owned()]);
            }
        });
    }
    let text = "The Commission shall fix every year how many gargoyles each member may eat.";
    let clause = ClauseText {
        lang: Lang::En,
        chapeaux: &[],
        text,
    };
    let (cues, _) = Codebook::compile(&dossier, &lexicon());
    let alone = cues.code(&clause, &mut Scratch::default());
    assert_eq!(alone.elements.len(), 1);
    let book = cues.with_wording(&builtin_model(), Calibration::default());
    let coding = book.code(&clause, &mut Scratch::default());
    assert!(coding.elements.is_empty(), "{:?}", coding.elements);
    let offered = coding
        .suggestions
        .iter()
        .find(|c| matches!(c.by, By::Cue(_)));
    assert_eq!(offered.map(|c| c.span.of(text)), Some("gargoyles"));
    assert!(!coding.sentences[0].coded);
}

/// A folder with this bank of two elements, in the layout of a dossier.
fn folder_with(bank: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("wordings")).unwrap();
    let file = folder.path().join("wordings/principles.ron");
    travaux::storage::save::write_atomic(&file, bank.as_bytes()).unwrap();
    folder
}

#[test]
fn a_bank_of_ones_own_is_learnt_and_no_bank_is_none() {
    let text = r#"(schema: 1, family: "principles", banks: {"grooming": {"en": (wordings: ["Whoever befriends a child so as to abuse it is punished."])}})"#;
    let own = folder_with(text);
    let model = model_in(shipped(), own.path(), &Taught::default());
    assert_ne!(model.trained_on(), builtin_model().trained_on());
    let empty = tempfile::tempdir().unwrap();
    assert_eq!(
        model_in(shipped(), empty.path(), &Taught::default()),
        builtin_model()
    );
}

/// Files of models kept in a folder.
fn kept(state: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(state.join("taught"));
    let mut paths: Vec<PathBuf> = entries
        .into_iter()
        .flatten()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths
}

/// One issue of the shipped dossier, which is learnt in no time.
fn small() -> travaux::model::dossier::Dossier {
    let mut dossier = shipped().clone();
    let element = ElementId::new("grooming").unwrap();
    let holds = |issue: &travaux::model::issue::Issue| {
        issue.elements.iter().any(|known| known.id == element)
    };
    dossier.issues.retain(holds);
    dossier
}

/// What a person decided on a sentence, as something to learn from.
fn decided_on(text: &str) -> Sample {
    Sample {
        lang: Lang::En,
        text: text.to_owned(),
        label: Label::Wording(ElementId::new("grooming").unwrap()),
    }
}

#[test]
fn what_was_learnt_from_decisions_is_learnt_once() {
    let bank = r#"(schema: 1, family: "principles", banks: {"grooming": {"en": (wordings: ["Whoever befriends a child so as to abuse it is punished.", "To befriend a child in order to abuse it is an offence."], near: ["A child may befriend whom it likes."])}})"#;
    let dossier = small();
    let own = folder_with(bank);
    let state = tempfile::tempdir().unwrap();
    let taught = Taught::below(state.path());
    let text = "He who befriends a child to abuse it goes to prison.";
    let open = |taught: &Taught| model_with(&dossier, own.path(), &[decided_on(text)], taught);
    let first = open(&taught);
    assert_eq!(
        first,
        open(&Taught::default()),
        "kept or not, it is the same"
    );
    let files = kept(state.path());
    assert_eq!(files.len(), 1);
    // Were it learnt again, the file would be written again.
    let old = std::time::SystemTime::UNIX_EPOCH;
    let file = std::fs::File::options().append(true).open(&files[0]);
    file.unwrap().set_modified(old).unwrap();
    let second = open(&taught);
    assert_eq!(
        std::fs::metadata(&files[0]).unwrap().modified().unwrap(),
        old
    );
    assert_eq!(first, second);
    let (cues, _problems) = Codebook::compile(shipped(), &lexicon());
    let clause = ClauseText {
        lang: Lang::En,
        chapeaux: &[],
        text,
    };
    let coded = [&first, &second].map(|model| {
        let book = cues.clone().with_wording(model, Calibration::default());
        book.code(&clause, &mut Scratch::default())
    });
    assert!(!coded[0].elements.is_empty() || !coded[0].suggestions.is_empty());
    assert_eq!(coded[0], coded[1]);
    // Other decisions are learnt anew; a damaged file is ignored and mended.
    let other = model_with(&dossier, own.path(), &[], &taught);
    assert_ne!(other.trained_on(), first.trained_on());
    assert_eq!(kept(state.path()).len(), 2);
    let whole = std::fs::read(&files[0]).unwrap();
    let mut turned = whole.clone();
    turned[whole.len() / 2] ^= 1;
    for spoilt in [&whole[..whole.len() / 2], &turned[..], b""] {
        travaux::storage::save::write_atomic(&files[0], spoilt).unwrap();
        assert_eq!(open(&taught), first);
        assert_eq!(std::fs::read(&files[0]).unwrap(), whole);
    }
}

#[test]
fn only_so_many_learnt_models_are_kept() {
    let dossier = small();
    let own = folder_with(
        r#"(schema: 1, family: "principles", banks: {"grooming": {"en": (wordings: ["Whoever befriends a child so as to abuse it is punished."])}})"#,
    );
    let state = tempfile::tempdir().unwrap();
    let taught = Taught::below(state.path());
    for n in 0..MOST_KEPT + 2 {
        let sample = decided_on(&format!("Whoever befriends {n} children is punished."));
        drop(model_with(&dossier, own.path(), &[sample], &taught));
    }
    assert_eq!(kept(state.path()).len(), MOST_KEPT);
    // Where nothing can be written, all is learnt as before.
    let blocked = tempfile::tempdir().unwrap();
    travaux::storage::save::write_atomic(&blocked.path().join("taught"), b"a file").unwrap();
    let nowhere = Taught::below(blocked.path());
    let model = model_with(&dossier, own.path(), &[], &nowhere);
    assert_eq!(model, model_in(&dossier, own.path(), &Taught::default()));
}

#[test]
fn strict_counts_no_guess() {
    let text = "Police may open a mailbox kept on a machine across the border once its holder says yes of her own will, and need not ask the State where it stands.";
    let verdicts = |strict: bool| {
        let mut session = Session::new(one_clause(text), lexicon(), None, Vec::new(), 1);
        let look = Command::Look(LookCommand::Strict(strict));
        drop(session.handle(look, 0));
        let derived = session.derived();
        let likely = derived
            .coding
            .clauses()
            .flat_map(|c| c.coding.elements.iter());
        let likely = likely.filter(|coded| coded.by == By::Wording).count();
        let all = derived
            .coding
            .clauses()
            .map(|c| c.coding.elements.len())
            .sum::<usize>();
        (likely, all, derived.assessment.is_coded(Part::Draft))
    };
    let (likely, all, coded) = verdicts(false);
    let (_, _, coded_strictly) = verdicts(true);
    assert_eq!(coded, all > 0);
    assert_eq!(coded_strictly, all > likely);
}

fn lexicon() -> Arc<travaux::model::lexicon::Lexicon> {
    Arc::new(builtin_lexicon().unwrap())
}

/// The shipped dossier without cues, and a draft of one clause.
fn one_clause(text: &str) -> Workspace {
    let mut dossier = shipped().clone();
    for issue in &mut dossier.issues {
        issue.elements.iter_mut().for_each(|e| e.cues.clear());
    }
    let mut draft = Draft::empty(VersionId(ulid::Ulid::nil()));
    let mut mint = IdMint::new(1);
    draft.articles.push(Article::new(
        ArticleId(mint.next(1)),
        "",
        lines_to_paragraphs(&[], text, || ParagraphId(mint.next(1))),
    ));
    Workspace::around(dossier, draft)
}
