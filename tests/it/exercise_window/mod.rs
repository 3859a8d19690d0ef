//! A trainer runs an exercise in the real window, driven by its labels.

mod keeping;
mod running;

use std::path::{Path, PathBuf};

use egui::accesskit::Role;
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use travaux::exercise::meeting::Meeting;
use travaux::gui::desktop::Picked;
use travaux::gui::panes::Pane;
use travaux::model::draft::ParagraphStatus;
use travaux::model::ids::ProposalId;
use travaux::model::proposal::{Proposal, ProposalKind, Target};
use travaux::session::command::{Command, RollingCommand};
use travaux::session::exercise::Record;
use travaux::words::UiLang;

use crate::stage::Stage;
use crate::window_kit::Window;

const JOINT: &str = "Joint crews of wardens shall patrol the reefs.";
const OWN: &str = "Wardens of the coastal State shall patrol its reefs.";

fn wide(home: &Path, answers: Vec<Picked>) -> Window {
    let stage = Stage {
        size: (1920.0, 1080.0),
        ..Stage::default()
    };
    Window::open(stage, home, answers, UiLang::En)
}

/// Presses what has this name, also where it has scrolled out of sight.
fn press(window: &mut Window, name: &str) {
    window.harness.get_by_label(name).click_accesskit();
    window.settle();
}

/// Chooses the part of the pane whose name begins so.
fn tab(window: &mut Window, name: &str) {
    tab_where(window, |label| {
        label == name || label.starts_with(&format!("{name} ("))
    });
}

/// Chooses the part of the pane whose name fits.
fn tab_where(window: &mut Window, fits: impl Fn(&str) -> bool) {
    let harness = &window.harness;
    let nodes = harness.query_all_by_role(Role::RadioButton);
    let names = nodes.filter_map(|node| node.accesskit_node().label());
    let found: Vec<String> = names.filter(|label| fits(label)).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    press_nth(window, Role::RadioButton, &found[0], 0);
}

/// Presses the one at this place, from 0, of those with this role and name.
fn press_nth(window: &mut Window, role: Role, name: &str, nth: usize) {
    let harness = &window.harness;
    let all: Vec<_> = harness.query_all_by_role_and_label(role, name).collect();
    all[nth].click_accesskit();
    drop(all);
    window.settle();
}

/// Chooses from a list that unfolds.
fn choose(window: &mut Window, list: &str, choice: &str) {
    window.click(list);
    let harness = &window.harness;
    let offered = harness.query_all_by_role_and_label(Role::Button, choice);
    let offered: Vec<_> = offered
        .filter(|node| node.accesskit_node().toggled().is_some())
        .collect();
    assert_eq!(offered.len(), 1, "{choice}");
    offered[0].click();
    drop(offered);
    window.settle();
    let (name, _) = list.split_once(':').unwrap();
    assert!(
        window.has(&format!("{name}: {choice}")),
        "{choice} is chosen"
    );
}

/// Ticks the votes of the voters in the order of the roll.
fn cast(window: &mut Window, votes: [&str; 3]) {
    for (n, vote) in votes.into_iter().enumerate() {
        press_nth(window, Role::RadioButton, vote, n);
    }
}

fn record(window: &Window) -> &Record {
    let open = window.harness.state().session().exercise().unwrap();
    open.record.as_ref().unwrap()
}

fn meeting(window: &Window) -> &Meeting {
    &record(window).meeting
}

/// The first paragraph of the second article, as the window holds it.
fn words(window: &Window) -> (String, ParagraphStatus) {
    let draft = &window.harness.state().session().workspace().draft;
    let paragraph = &draft.articles[1].paragraphs[0];
    (paragraph.text.clone(), paragraph.status)
}

fn opened(home: &Path, folder: &Path) -> Window {
    let mut window = wide(home, vec![Picked::Path(folder.to_path_buf())]);
    window.harness.state_mut().show(Pane::Exercise);
    window.settle();
    press(&mut window, "Open scenario…");
    press(&mut window, "Open The reefs of the Calder Sea");
    window.settle();
    window
}

/// A window on a session of the shipped scenario with its roll called and an item taken up.
fn begun(home: &Path, folder: &Path) -> Window {
    let mut window = opened(home, folder);
    press(&mut window, "Start exercise…");
    window.settle();
    tab(&mut window, "Roll call");
    press(&mut window, "All present");
    press(&mut window, "Record the roll call");
    press(&mut window, "Take up: Wardens");
    window
}

/// Proposals of two delegations on the first paragraph of the item, as the Proposals tab keeps them.
fn propose(window: &mut Window) {
    let draft = &window.harness.state().session().workspace().draft;
    let target = Target::Paragraph(draft.articles[1].paragraphs[0].id);
    for (n, text) in [(1, OWN), (2, JOINT)] {
        let id = ProposalId(ulid::Ulid::from_parts(1_795_000_000_000, n));
        let mut proposal = Proposal::new(id, ProposalKind::Modify, target);
        proposal.text = text.to_owned();
        let put = RollingCommand::PutProposal(id, Some(Box::new(proposal)));
        window.command(Command::Rolling(put));
    }
}

/// Two texts tabled, the first voted down, the second carried by two thirds and adopted.
fn adopted(home: &Path, folder: &Path) -> Window {
    let mut window = begun(home, folder);
    propose(&mut window);
    tab(&mut window, "Texts");
    choose(&mut window, "Tabled by: Chair", "Northern Shore");
    press(&mut window, "Table it");
    choose(&mut window, "Tabled by: Northern Shore", "Island League");
    press(&mut window, "Table it");
    press(&mut window, "Vote on text 1…");
    cast(&mut window, ["yes", "no", "no"]);
    assert!(window.has("falls as it stands"));
    assert!(window.has("at least 4 in favour needed"));
    press(&mut window, "Record the vote");
    assert!(!window.has("Adopt text 1"), "what fell is not adopted");
    press(&mut window, "Vote on text 2…");
    press(&mut window, "Roll call vote");
    cast(&mut window, ["yes", "yes", "no"]);
    assert!(window.has("carries as it stands"));
    press(&mut window, "Record the vote");
    press(&mut window, "Adopt text 2");
    window
}

fn session_folder() -> (tempfile::TempDir, PathBuf) {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("tuesday");
    (home, folder)
}
