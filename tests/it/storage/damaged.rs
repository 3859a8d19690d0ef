//! Damage to the structure of a rolling text is told with its place and loses no words.

use std::fs;
use std::path::Path;

use travaux::model::bracket::{Bracket, BracketReason, Tree};
use travaux::model::decision::Quote;
use travaux::model::draft::{Wrap, WrapOver};
use travaux::model::ids::*;
use travaux::model::note::{Note, NoteKind, NoteOn};
use travaux::model::proposal::{Proposal, ProposalKind, Target};
use travaux::model::workspace::Workspace;
use travaux::storage::draft_io::load_sample;
use travaux::storage::workspace_io::load_workspace;
use travaux::storage::workspace_save::{Origin, create_workspace, save_workspace};

use super::journal::workspace;

fn stored(workspace: &Workspace, place: &Path) -> Vec<String> {
    let (_, saved) = create_workspace(place, workspace, &Origin::BuiltIn).unwrap();
    assert_eq!(saved.problems, []);
    problems(place)
}

fn problems(place: &Path) -> Vec<String> {
    let loaded = load_workspace(place);
    assert_eq!(loaded.read_only, None);
    let told = loaded.problems.iter();
    told.map(|p| format!("{}: {}", p.file, p.message)).collect()
}

fn about(problems: &[String], file: &str, words: &str) -> bool {
    problems
        .iter()
        .any(|p| p.starts_with(file) && p.contains(words))
}

#[test]
fn what_is_gone_or_open_is_told_and_everything_stays() {
    let mut broken = workspace();
    let mut mint = IdMint::new(77);
    let article = broken.draft.articles[0].id;
    let file = format!("draft/articles/{article}.ron");
    let gone = ParagraphId(mint.next(1));
    let first = &mut broken.draft.articles[0].paragraphs[0];
    first.text = "Parties [shall [may] act] or wait[ here.".to_owned();
    let pair = Tree::of(&first.text).pairs[0];
    let mut stray = Bracket::new(BracketId(mint.next(1)), pair);
    stray.close += 1;
    stray.reason = BracketReason::WaitsOnArticle(ArticleId(mint.next(1)));
    first.brackets.push(stray);
    first.moved_to = Some(gone);
    broken.draft.wraps.push(Wrap {
        id: BracketId(mint.next(1)),
        over: WrapOver::Paragraphs(vec![gone]),
        owners: Vec::new(),
        reason: BracketReason::Tactical,
        note: String::new(),
    });
    let proposal = Proposal::new(
        ProposalId(mint.next(1)),
        ProposalKind::Suppress,
        Target::Paragraph(gone),
    );
    let proposal_file = format!("draft/proposals/{}.ron", proposal.id);
    broken.proposals.push(proposal);
    let note = Note {
        id: NoteId(mint.next(1)),
        on: NoteOn::Paragraph(gone),
        quote: Quote::default(),
        kind: NoteKind::Comment,
        text: "why?".to_owned(),
        author: String::new(),
        time_ms: 1,
        replies: Vec::new(),
        resolved: false,
        layer: travaux::model::bloc::Layer::Private,
    };
    let note_file = format!("private/draft/notes/{}.ron", note.id);
    broken.notes.push(note);

    let place = tempfile::tempdir().unwrap();
    let told = stored(&broken, place.path());
    for (file, words) in [
        (file.as_str(), "\"[ here.\" has no partner"),
        (file.as_str(), "belongs to no pair"),
        (file.as_str(), "wait on an article that is gone"),
        (file.as_str(), "moved to a paragraph that is gone"),
        ("draft/draft.ron", "hold nothing that stands"),
        (&proposal_file, "is gone from the draft"),
        (&note_file, "is gone from the draft"),
    ] {
        assert!(about(&told, file, words), "{words}: {told:#?}");
    }
    assert_eq!(load_workspace(place.path()).value.workspace, broken);
}

#[test]
fn two_paragraphs_with_one_id_both_stay_and_are_told_apart() {
    let mut twice = workspace();
    let first = twice.draft.articles[0].paragraphs[0].clone();
    twice.draft.articles[1].paragraphs[1].id = first.id;
    let second = twice.draft.articles[1].paragraphs[1].text.clone();
    let place = tempfile::tempdir().unwrap();
    let told = stored(&twice, place.path());
    assert!(
        about(&told, "draft/articles/", "two paragraphs have the id"),
        "{told:?}"
    );
    let opened = load_workspace(place.path()).value;
    let draft = &opened.workspace.draft;
    assert_eq!(draft.articles[0].paragraphs[0], first);
    let other = &draft.articles[1].paragraphs[1];
    assert_eq!(other.text, second);
    assert_ne!(other.id, first.id);
    let again = load_workspace(place.path()).value;
    assert_eq!(again.workspace, opened.workspace, "another id at each load");
}

#[test]
fn a_draft_of_before_opens_unchanged_and_is_not_rewritten() {
    let place = tempfile::tempdir().unwrap();
    let told = stored(&workspace(), place.path());
    assert_eq!(told, Vec::<String>::new());
    for article in load_sample().value.articles {
        let path = place
            .path()
            .join(format!("draft/articles/{}.ron", article.id));
        let text = fs::read_to_string(path).unwrap();
        for new in ["brackets:", "frame:", "log:", "numbered:", "alternative:"] {
            assert!(!text.contains(new), "{new} in a draft that has none");
        }
    }
    let mut opened = load_workspace(place.path()).value;
    let saved = save_workspace(&opened.workspace, &mut opened.folder);
    assert!(saved.written.is_empty(), "{:?}", saved.written);
}

#[test]
fn what_is_internal_stands_below_private_and_nowhere_else() {
    let mut secret = workspace();
    let mut dice = super::dice::Dice::new(3);
    let mut note = dice.note();
    note.layer = travaux::model::bloc::Layer::Private;
    note.text = "our true aim".to_owned();
    secret.notes = vec![note];
    let mut proposal = dice.proposal();
    proposal.layer = travaux::model::bloc::Layer::Private;
    proposal.rationale = "our true aim".to_owned();
    secret.proposals = vec![proposal];
    let place = tempfile::tempdir().unwrap();
    stored(&secret, place.path());
    let holding: Vec<String> = super::round::snapshot(place.path())
        .into_iter()
        .filter(|(_, bytes)| String::from_utf8_lossy(bytes).contains("our true aim"))
        .map(|(path, _)| path)
        .collect();
    assert_eq!(holding.len(), 2);
    assert!(
        holding
            .iter()
            .all(|path| path.starts_with("private/draft/")),
        "{holding:?}"
    );
    let opened = load_workspace(place.path()).value.workspace;
    assert_eq!(
        (opened.notes, opened.proposals),
        (secret.notes, secret.proposals)
    );
}
