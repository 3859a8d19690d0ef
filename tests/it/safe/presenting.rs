//! While somebody else looks, nothing confidential is in anything that is shown.

use travaux::assess::book::Layers;
use travaux::model::layer::{holds_private, shared_workspace};
use travaux::model::text::Lang;
use travaux::session::command::{Command, DossierCommand, DraftCommand, LookCommand};

use super::desk::Desk;
use super::tokens::{CANARY, with_tokens};
use crate::storage::round::in_memory;

fn desk(seed: u64) -> (Desk, tempfile::TempDir) {
    let home = in_memory();
    (Desk::new(with_tokens(seed).0, home.path()), home)
}

fn present(desk: &mut Desk, on: bool) {
    desk.run(Command::Look(LookCommand::Present(on)));
}

/// Everything a panel could show, as text.
fn all_views(desk: &Desk) -> String {
    let session = &desk.session;
    let mut all = format!("{:?} {:?}", session.workspace(), session.status(Lang::En));
    let lang = Lang::En;
    all.push_str(&format!("{:?}", session.cards(lang)));
    all.push_str(&format!("{:?}", session.position_matrix(lang)));
    all.push_str(&format!("{:?}", session.draft_matrix(lang)));
    all.push_str(&format!("{:?}", session.objections(lang)));
    all.push_str(&format!("{:?}", session.outline(lang)));
    all.push_str(&format!("{:?}", session.coding_view(lang)));
    all.push_str(&format!("{:?} {:?}", session.coders(), session.adoption()));
    all.push_str(&format!("{:?}", session.derived().assessment));
    all
}

#[test]
fn present_mode_hides_everything_confidential_and_brings_it_back() {
    let mut n_hidden = 0;
    for seed in (0..60).filter(|seed| holds_private(&with_tokens(*seed).0)) {
        let (mut desk, _home) = desk(seed);
        let whole = desk.session.workspace().clone();
        let verdicts = desk.session.derived().assessment.clone();
        assert!(all_views(&desk).contains(CANARY));
        present(&mut desk, true);
        assert!(desk.session.is_presenting());
        for bloc in &whole.dossier.blocs {
            desk.run(Command::Look(LookCommand::Bloc(bloc.id.clone())));
            let view = format!("{:?}", desk.session.bloc_view(Lang::En));
            assert!(
                !view.contains(CANARY),
                "seed {seed}: {} shows a secret",
                bloc.id
            );
        }
        for issue in &whole.dossier.issues {
            desk.run(Command::Look(LookCommand::Issue(issue.id.clone())));
            let view = format!("{:?}", desk.session.issue_view(Lang::En));
            assert!(
                !view.contains(CANARY),
                "seed {seed}: {} shows a secret",
                issue.id
            );
        }
        assert!(
            !all_views(&desk).contains(CANARY),
            "seed {seed} shows a secret"
        );
        assert!(*desk.session.workspace() == shared_workspace(&whole));
        assert_eq!(desk.session.derived().layers, Layers::SharedOnly);
        // As if it had never been there.
        let plain_home = in_memory();
        let plain = Desk::new(shared_workspace(&whole), plain_home.path());
        assert!(desk.session.derived().assessment == plain.session.derived().assessment);
        // The draft is edited as ever, and shown as it is.
        let article = whole.draft.articles[0].id;
        let heading = DraftCommand::SetHeading(article, "While they look".to_owned());
        desk.run(Command::Draft(heading));
        assert_eq!(
            desk.session.workspace().draft.articles[0].heading,
            "While they look"
        );
        // An editor that sees only what is shared writes nothing over the rest.
        for bloc in desk.session.workspace().dossier.blocs.clone() {
            let put = DossierCommand::PutBloc(bloc.id.clone(), Some(Box::new(bloc)));
            desk.run(Command::Dossier(put));
        }
        desk.run(Command::Undo);
        present(&mut desk, false);
        assert!(*desk.session.workspace() == whole, "something is gone");
        assert!(desk.session.derived().assessment == verdicts);
        n_hidden += 1;
    }
    assert!(n_hidden > 20);
    println!("{n_hidden} workspaces with secrets shown to others: 0 secrets seen, 0 lost");
}

/// One key in the real window: a bar says so, and no name of anything on the screen tells a secret.
#[cfg(feature = "gui")]
#[test]
fn one_key_hides_it_in_the_window_and_a_bar_says_so() {
    use egui::{Key, Modifiers};
    use travaux::storage::workspace_save::{Origin, create_workspace};

    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("work");
    create_workspace(&folder, &with_tokens(3).0, &Origin::BuiltIn).unwrap();
    let mut window = crate::window_kit::Window::plain(home.path(), Vec::new());
    assert!(!window.has("confidential layer open"));
    window.open_folder(&folder);
    assert!(window.has("confidential layer open"));
    window.press(Modifiers::NONE, Key::F9);
    assert!(window.mentions("nothing confidential is shown"));
    assert!(!window.has("confidential layer open") && !window.mentions(CANARY));
    assert_eq!(window.unnamed(), Vec::<String>::new());
    window.shoot("presenting");
    window.click("Show everything again");
    assert!(window.has("confidential layer open"));
    assert!(!window.mentions("nothing confidential is shown"));
}
