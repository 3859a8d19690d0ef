//! Changes since an issued version that nothing marks: told, and marked in one step.

use std::sync::Arc;

use travaux::analysis::unmarked::Hidden;
use travaux::model::draft::{Draft, ParagraphStatus};
use travaux::model::ids::{IdMint, VersionId};
use travaux::model::lexicon::Lexicon;
use travaux::model::party::PartyRef;
use travaux::model::proposal::{ProposalKind, Target, accept};
use travaux::model::workspace::Workspace;
use travaux::session::command::{Command, DraftCommand, RollingCommand};
use travaux::session::marking::Marking;
use travaux::session::state::Session;
use travaux::session::versions::VersionCommand;

use crate::coding_kit::dossier;
use crate::redline_kit::draft;

const LINES: [&str; 4] = [
    "Each Party shall keep records promptly.",
    "A Party may ask for them.",
    "Nothing here binds courts.",
    "Records last ninety days.",
];

/// A session on a draft that was issued and then changed by typing.
fn session() -> Session {
    let made = draft(3, &[("Records", &LINES), ("Last", &["In force at once."])]);
    let workspace = Workspace::around(dossier(Vec::new()), made);
    let mut session = Session::new(workspace, Arc::new(Lexicon::default()), None, vec![], 9);
    let name = VersionCommand::Name {
        name: "Rev.1".to_owned(),
        symbol: "A/1/L.1".to_owned(),
        note: String::new(),
        issued: true,
    };
    drop(session.handle(Command::Draft(DraftCommand::Version(name)), 10));
    assert!(rows(&session).is_empty());
    let article = session.workspace().draft.articles[0].id;
    let gone = session.workspace().draft.articles[1].id;
    let text = "Each Party may keep all records.\nA Party may ask for them.\nRecords last ninety \
                days.\nWholly new words.";
    let edit = DraftCommand::EditText {
        article,
        text: text.to_owned(),
    };
    drop(session.handle(Command::Draft(edit), 100_000));
    drop(session.handle(Command::Draft(DraftCommand::DeleteArticle(gone)), 200_000));
    session
}

fn rows(session: &Session) -> Vec<(String, &'static str, Hidden)> {
    let view = session.editorial(|check| check.id == "issued-differences");
    assert_eq!(view.counts[0], view.rows.len());
    let row = |row: travaux::session::view::editorial::EditorialRow| {
        (
            row.remark.words.clone(),
            row.remark.key,
            row.hidden.unwrap(),
        )
    };
    view.rows.into_iter().map(row).collect()
}

fn mark(session: &mut Session, nth: usize, marking: Marking, at: u64) {
    let hidden = rows(session)[nth].2.clone();
    drop(session.handle(Command::Rolling(RollingCommand::Mark(hidden, marking)), at));
}

fn by(name: &str) -> Vec<PartyRef> {
    vec![PartyRef::new(name).unwrap()]
}

#[test]
fn what_nobody_marked_is_told_with_its_place_and_put_in_brackets() {
    let mut session = session();
    let mut found: Vec<_> = rows(&session)
        .into_iter()
        .map(|(w, key, _)| (w, key))
        .collect();
    found.sort();
    let row = |words: &str, key| (words.to_owned(), key);
    assert_eq!(
        found,
        [
            row("Last", "remark-issued-article-gone"),
            row("Nothing here binds courts.", "remark-issued-paragraph-gone"),
            row("Wholly new words.", "remark-issued-paragraph-new"),
            row("all", "remark-issued-put-in"),
            row("may", "remark-issued-replaced"),
            row("promptly", "remark-issued-taken-out"),
        ]
    );
    let before = session.workspace().clone();
    let mut n = 0;
    while !rows(&session).is_empty() {
        n += 1;
        mark(&mut session, 0, Marking::Brackets(by("sco")), 1_000_000 * n);
        assert!(n < 7, "{:?}", rows(&session));
    }
    assert_eq!(n, 6);
    let now = &session.workspace().draft;
    let first = &now.articles[0].paragraphs[0];
    assert_eq!(
        first.text,
        "Each Party [shall][may] keep [all] records [promptly]."
    );
    assert!(
        first.brackets.iter().all(|b| b.owners == by("sco")),
        "{:?}",
        first.brackets
    );
    assert_eq!(first.brackets.len(), 3);
    assert_eq!(
        now.wraps.len(),
        1,
        "a paragraph put in stands in brackets as a whole"
    );
    let courts = now.articles[0]
        .paragraphs
        .iter()
        .find(|p| p.text == LINES[2])
        .unwrap();
    assert_eq!(
        courts.status,
        ParagraphStatus::Deleted,
        "what is gone is kept, struck"
    );
    assert_eq!(now.articles[1].heading, "Last");
    assert!(now.articles[1].paragraphs[0].is_deleted());
    for _ in 0..6 {
        drop(session.handle(Command::Undo, 9_000_000));
    }
    assert_eq!(*session.workspace(), before);
}

#[test]
fn what_nobody_marked_becomes_proposals_that_give_the_same_text_when_accepted() {
    let mut session = session();
    let unmarked = session.workspace().clone();
    let mut n = 0;
    while let Some((_, _, hidden)) = rows(&session).first().cloned() {
        n += 1;
        let command = RollingCommand::Mark(hidden, Marking::Proposal(by("au")));
        drop(session.handle(Command::Rolling(command), 1_000_000 * n));
        assert!(n < 7, "{:?}", rows(&session));
    }
    let now = session.workspace().clone();
    let texts = |draft: &Draft| -> Vec<String> {
        let standing = draft.paragraphs().filter(|p| !p.is_deleted());
        standing.map(|p| p.text.clone()).collect()
    };
    let issued: Vec<String> = LINES
        .iter()
        .chain(&["In force at once."])
        .map(|l| (*l).to_owned())
        .collect();
    assert_eq!(texts(&now.draft), issued, "the issued words stand again");
    assert_eq!(now.proposals.len(), 6);
    assert!(
        now.proposals
            .iter()
            .all(|p| p.by == by("au") && p.is_open())
    );
    let of = |kind| now.proposals.iter().filter(|p| p.kind == kind).count();
    assert_eq!(
        [
            ProposalKind::Add,
            ProposalKind::Modify,
            ProposalKind::Suppress
        ]
        .map(of),
        [2, 1, 3]
    );
    assert!(
        now.proposals
            .iter()
            .any(|p| p.target == Target::Article(now.draft.articles[1].id))
    );
    // Accepted, they give what had been typed.
    let (mut draft, mut all) = (now.draft.clone(), now.proposals.clone());
    let mut mint = IdMint::new(55);
    for id in now.proposals.iter().map(|p| p.id) {
        let done = accept(&draft, &all, id, || mint.next(1)).unwrap();
        (draft, all) = (done.draft, done.proposals);
    }
    assert_eq!(texts(&draft), texts(&unmarked.draft));
    let _: VersionId = draft.id;
    for _ in 0..6 {
        drop(session.handle(Command::Undo, 9_000_000));
    }
    assert_eq!(*session.workspace(), unmarked);
}

#[test]
fn words_that_changed_meanwhile_are_not_marked_over() {
    let mut session = session();
    let stale = rows(&session)
        .into_iter()
        .find(|(words, ..)| words == "may")
        .unwrap()
        .2;
    let id = session.workspace().draft.articles[0].paragraphs[0].id;
    let article = session.workspace().draft.articles[0].id;
    let text = session.workspace().draft.articles[0].paragraphs.iter();
    let text: Vec<String> = text
        .map(|p| p.text.replace("Each", "Every single"))
        .collect();
    let edit = DraftCommand::EditText {
        article,
        text: text.join("\n"),
    };
    drop(session.handle(Command::Draft(edit), 500_000));
    let before = session.workspace().clone();
    let command = RollingCommand::Mark(stale, Marking::Brackets(Vec::new()));
    drop(session.handle(Command::Rolling(command), 600_000));
    assert_eq!(*session.workspace(), before);
    assert_eq!(session.notice().unwrap().key, "notice-not-marked");
    assert!(
        session
            .workspace()
            .draft
            .text_of(id)
            .unwrap()
            .starts_with("Every single")
    );
}
