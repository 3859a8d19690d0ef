//! Words that break programs, through every text field and every format: what is saved comes back
//! as it was, or is refused with words; what is exported is well formed and runs nowhere.

mod formats;
pub(crate) mod list;

use std::path::Path;
use std::sync::{Arc, LazyLock};

use travaux::model::ids::IdMint;
use travaux::model::note::{Note, NoteKind, NoteOn};
use travaux::model::party::PartyRef;
use travaux::model::problem::{Problem, Severity};
use travaux::model::proposal::{Proposal, ProposalKind, Target};
use travaux::model::text::Span;
use travaux::model::workspace::Workspace;
use travaux::session::command::{Command, DossierCommand, DraftCommand, RollingCommand};
use travaux::session::page::PageCommand;
use travaux::session::state::Session;
use travaux::session::versions::VersionCommand;
use travaux::storage::draft_io::load_sample;
use travaux::storage::lexicon_io::builtin_lexicon;
use travaux::storage::workspace_io::load_workspace;
use travaux::storage::workspace_save::{Origin, create_workspace, save_workspace};

use crate::storage::broken::small_dossier;
use crate::storage::dice::Dice;
use crate::storage::round::in_memory;

/// The words, made once.
pub(crate) static WORDS: LazyLock<Vec<String>> = LazyLock::new(list::all);

fn errors(problems: &[Problem]) -> Vec<String> {
    let bad = problems.iter().filter(|p| p.severity == Severity::Error);
    bad.map(ToString::to_string).collect()
}

/// Two workspaces are the same; where they are not, what differs first.
pub(crate) fn same(found: &Workspace, wanted: &Workspace) {
    if found == wanted {
        return;
    }
    let (found, wanted) = (format!("{found:#?}"), format!("{wanted:#?}"));
    let differs = found
        .lines()
        .zip(wanted.lines())
        .position(|(one, other)| one != other);
    let at = differs.unwrap_or_default();
    let shown = |text: &str| -> String {
        let lines = text.lines().skip(at.saturating_sub(4)).take(8);
        lines
            .map(|line| line.chars().take(200).chain(['\n']).collect::<String>())
            .collect()
    };
    panic!(
        "another workspace at line {at}:\n{}instead of\n{}",
        shown(&found),
        shown(&wanted)
    );
}

#[test]
fn there_are_many_of_them_and_none_twice() {
    let mut words = WORDS.clone();
    let n = words.len();
    words.sort();
    words.dedup();
    assert!(
        words.len() >= 400 && n - words.len() < 10,
        "{} of {n}",
        words.len()
    );
}

#[test]
fn every_field_of_every_record_comes_back_from_the_disk_as_it_was() {
    let place = in_memory();
    let long = std::env::var_os("TRAVAUX_LONG").is_some();
    let (mut n_used, mut n_workspaces) = (0, 0);
    let wanted = WORDS.len() * if long { 40 } else { 3 };
    while n_used < wanted {
        // Every workspace begins with another word, so that each comes into many fields.
        let mut dice = Dice::with_words(n_workspaces, &WORDS, n_used + 1);
        let before = dice.n_used;
        let workspace = dice.workspace();
        n_used += dice.n_used - before;
        let root = place.path().join(n_workspaces.to_string());
        let (_, saved) = create_workspace(&root, &workspace, &Origin::BuiltIn).unwrap();
        assert_eq!(saved.problems, [], "{n_workspaces}");
        let loaded = load_workspace(&root);
        let bad = errors(&loaded.problems);
        assert!(bad.is_empty(), "{n_workspaces}: {bad:?}");
        same(&loaded.value.workspace, &workspace);
        // What nobody changed is not written anew.
        let mut open = loaded.value;
        let again = save_workspace(&open.workspace.clone(), &mut open.folder);
        assert_eq!(
            (again.written, again.problems),
            (vec![], vec![]),
            "{n_workspaces}"
        );
        n_workspaces += 1;
    }
    println!(
        "{} words put {n_used} times into the fields of {n_workspaces} workspaces: all came back",
        WORDS.len()
    );
}

fn session(workspace: Workspace) -> Session {
    let lexicon = Arc::new(builtin_lexicon().unwrap());
    Session::new(workspace, lexicon, None, Vec::new(), 7)
}

/// Everything a person can type a word into.
fn typed(now: &Workspace, word: &str) -> Vec<Command> {
    let words = || word.to_owned();
    let article = now.draft.articles[0].id;
    let paragraph = now.draft.articles[0].paragraphs[0].id;
    let mut mint = IdMint::new(99);
    let on = Target::Paragraph(paragraph);
    let proposal = Proposal {
        text: words(),
        rationale: words(),
        source_doc: words(),
        by: PartyRef::new(word).into_iter().collect(),
        ..Proposal::new(
            travaux::model::ids::ProposalId(mint.next(1)),
            ProposalKind::Modify,
            on,
        )
    };
    let note = Note {
        id: travaux::model::ids::NoteId(mint.next(1)),
        on: NoteOn::Paragraph(paragraph),
        quote: travaux::model::decision::Quote::default(),
        kind: NoteKind::Comment,
        text: words(),
        author: String::new(),
        time_ms: 0,
        replies: Vec::new(),
        resolved: false,
        layer: travaux::model::bloc::Layer::Shared,
    };
    let mut all = vec![
        Command::Draft(DraftCommand::SetHeading(article, words())),
        Command::Draft(DraftCommand::SetTitle(words())),
        Command::Draft(DraftCommand::InsertParagraph {
            article,
            after: None,
            text: words(),
        }),
        Command::Draft(DraftCommand::EditText {
            article,
            text: format!("{word}\nand a second line"),
        }),
        Command::Draft(DraftCommand::Version(VersionCommand::Name {
            name: words(),
            symbol: words(),
            note: words(),
            issued: true,
        })),
        Command::Dossier(DossierCommand::SetTitle(words())),
        Command::Rolling(RollingCommand::Paste {
            text: format!("Article 1\n{word}\n1. Each Party {word}\n"),
            after: None,
        }),
        Command::Page(PageCommand::Paste {
            article: Some(article),
            at: None,
            all: false,
            text: words(),
        }),
        Command::Rolling(RollingCommand::Propose(Box::new(proposal))),
        Command::Rolling(RollingCommand::Remark(Box::new(note))),
        Command::Rolling(RollingCommand::Reserve(
            paragraph,
            PartyRef::new(word).into_iter().collect(),
        )),
    ];
    if let Some(element) = now.dossier.elements().next().map(|(_, e)| e.id.clone()) {
        all.push(Command::Dossier(DossierCommand::Decide {
            paragraph,
            span: Span::new(0, 4),
            ruling: travaux::model::decision::Ruling::Add(element),
            reason: words(),
        }));
    }
    all
}

fn small(root: &Path) -> Workspace {
    small_dossier(root);
    let dossier = travaux::storage::dossier_io::load_dossier(root).value;
    let mut workspace = Workspace::around(dossier, load_sample().value);
    workspace.draft.articles.truncate(2);
    workspace
}

#[test]
fn what_is_typed_anywhere_is_saved_as_it_stands_or_refused_with_words() {
    let place = in_memory();
    let own = place.path().join("own");
    std::fs::create_dir(&own).unwrap();
    let start = small(&own);
    let (mut n_done, mut n_refused, mut n_nothing) = (0, 0, 0);
    let chunk = 24;
    for (nth, words) in WORDS.chunks(chunk).enumerate() {
        let mut session = session(start.clone());
        for (at, word) in words.iter().enumerate() {
            let now = 100_000 * (at as u64 + 1);
            for command in typed(session.workspace(), word) {
                let before = session.workspace().clone();
                let n_notices = session.notice_count();
                drop(session.handle(command, now));
                match (
                    *session.workspace() != before,
                    session.notice_count() > n_notices,
                ) {
                    (true, _) => n_done += 1,
                    (false, true) => n_refused += 1,
                    (false, false) => n_nothing += 1,
                }
            }
        }
        let root = place.path().join(nth.to_string());
        let origin = Origin::Folder(own.clone());
        let (_, saved) = create_workspace(&root, session.workspace(), &origin).unwrap();
        assert_eq!(saved.problems, [], "{words:?}");
        let loaded = load_workspace(&root);
        let bad = errors(&loaded.problems);
        assert!(bad.is_empty(), "{words:?}: {bad:?}");
        same(&loaded.value.workspace, session.workspace());
        while session.history().next_undo().is_some() {
            drop(session.handle(Command::Undo, 9_000_000));
        }
        same(session.workspace(), &start);
    }
    println!(
        "{} words typed into 12 places: {n_done} taken, {n_refused} refused with words, {n_nothing} \
         that changed nothing; all saved and taken back",
        WORDS.len()
    );
    assert!(n_done > 3_000 && n_refused > 50, "{n_done} {n_refused}");
}
