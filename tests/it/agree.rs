//! Two people's decisions on one draft, compared on the command line.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use travaux::cli::Ending;
use travaux::model::decision::Ruling;
use travaux::model::ids::ElementId;
use travaux::model::text::{Lang, Span};
use travaux::model::workspace::Workspace;
use travaux::session::command::{Command, DossierCommand, DraftCommand};
use travaux::session::state::Session;
use travaux::storage::dossier_io::load_builtin;
use travaux::storage::draft_io::load_sample;
use travaux::storage::workspace_save::{Origin, create_workspace};

use crate::cli_kit::{Said, call};

/// The built-in dossier round the sample draft.
fn sample_workspace() -> Workspace {
    Workspace::around(load_builtin().value, load_sample().value)
}

fn saved(place: &Path, name: &str, workspace: &Workspace) -> PathBuf {
    let folder = place.join(name);
    create_workspace(&folder, workspace, &Origin::BuiltIn).unwrap();
    folder
}

fn agree(mine: &Path, theirs: &Path) -> Said {
    let words = ["agree".into(), mine.into(), theirs.into(), "--json".into()];
    call::<OsString>(&words, b"")
}

fn element(id: &str) -> ElementId {
    ElementId::new(id).unwrap()
}

/// A session in which `author` codes the opening words of the last article.
fn coded_by(base: Workspace, author: &str) -> Session {
    let lexicon = travaux::storage::lexicon_io::builtin_lexicon().unwrap();
    let paragraph = base.draft.articles[7].paragraphs[0].id;
    let mut session = Session::new(base, lexicon.into(), None, Vec::new(), 3);
    session.set_author(author);
    session.handle(
        Command::Dossier(DossierCommand::Decide {
            paragraph,
            span: Span::new(0, 10),
            ruling: Ruling::Add(element("state-consent-required")),
            reason: String::new(),
        }),
        1,
    );
    session
}

/// The window shows the comparison over the decisions.
#[cfg(feature = "gui")]
fn shown_beside_each_other(home: &Path, folder: &Path) {
    let mut window = crate::window_kit::Window::plain(home, Vec::new());
    window.open_folder(folder);
    window
        .harness
        .state_mut()
        .show(travaux::gui::panes::Pane::Decisions);
    window.settle();
    assert!(window.has("Two coders"));
    assert!(window.has("only Ana") && window.has("only Bo"));
    assert_eq!(window.unnamed(), Vec::<String>::new());
    window.shoot("two-coders");
}

#[test]
fn two_authors_in_one_workspace_are_compared_and_their_difference_settled() {
    let place = tempfile::tempdir().unwrap();
    let mut session = coded_by(sample_workspace(), "Ana");
    let other = session.workspace().draft.articles[6].paragraphs[0].id;
    session.set_author("Bo");
    session.handle(
        Command::Dossier(DossierCommand::Decide {
            paragraph: other,
            span: Span::default(),
            ruling: Ruling::Add(element("state-consent-required")),
            reason: String::new(),
        }),
        2,
    );
    assert_eq!(session.coders(), ["Ana", "Bo"]);
    let folder = saved(place.path(), "both", session.workspace());
    #[cfg(feature = "gui")]
    shown_beside_each_other(place.path(), &folder);
    assert!(folder.join("decisions").is_dir());

    let names = || ["Ana".to_owned(), "Bo".to_owned()];
    let before = session.agreement(names(), Lang::En);
    assert_eq!((before.counts.first, before.counts.second), (1, 1));
    let of_ana = before.rows.iter().find(|row| row.by_first).unwrap();
    session.handle(
        Command::Dossier(DossierCommand::Decide {
            paragraph: of_ana.paragraph,
            span: of_ana.span,
            ruling: Ruling::Add(of_ana.element.clone()),
            reason: String::new(),
        }),
        3,
    );
    let after = session.agreement(names(), Lang::En);
    assert_eq!((after.counts.first, after.counts.second), (0, 1));
    assert_eq!(after.counts.both, before.counts.both + 1);
}

#[test]
fn what_only_one_of_two_people_sees_is_counted_and_named() {
    let place = tempfile::tempdir().unwrap();
    let base = sample_workspace();
    let mine = saved(place.path(), "mine", &base);
    let same = agree(&mine, &saved(place.path(), "same", &base)).json();
    assert_eq!(same["percent"], 1.0);
    assert_eq!(same["kappa"], 1.0);
    assert_eq!(same["differences"], serde_json::json!([]));
    assert!(same["both"].as_u64().unwrap() > 10, "{same}");

    let mut colleague = coded_by(base.clone(), "Ana");
    let other = base.draft.articles[0].id;
    colleague.handle(
        Command::Draft(DraftCommand::SetHeading(
            other,
            "Another heading".to_owned(),
        )),
        2,
    );
    let theirs = saved(place.path(), "theirs", colleague.workspace());
    let said = agree(&mine, &theirs);
    assert_eq!(said.ending, Ending::Done, "{}", said.err);
    let report = said.json();
    assert_eq!(
        (&report["only_mine"], &report["only_theirs"]),
        (&0.into(), &1.into())
    );
    assert_eq!(report["left_out"], 0);
    let [row] = report["differences"].as_array().unwrap().as_slice() else {
        panic!("{report}");
    };
    assert_eq!(row["element"], "state-consent-required");
    assert_eq!(row["seen_by"], "theirs");
    assert!(row["place"].as_str().unwrap().starts_with('8'), "{row}");
    let alpha = report["alpha"].as_f64().unwrap();
    assert!((0.9..1.0).contains(&alpha), "{alpha}");

    // A paragraph whose words differ is another clause.
    let mut reworded = colleague.workspace().clone();
    reworded.draft.articles[7].paragraphs[0]
        .text
        .push_str(" And more.");
    let report = agree(&mine, &saved(place.path(), "reworded", &reworded)).json();
    assert_eq!(report["left_out"], 1);
    assert_eq!(report["only_theirs"], 0);
}
