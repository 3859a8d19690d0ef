//! What was edited is found again: saved as RON, read back, nothing lost and nothing complained of.

use travaux::model::bloc::{Strength, Verb};
use travaux::storage::workspace_io::load_workspace;
use travaux::storage::workspace_save::{Origin, create_workspace, save_workspace};

use super::*;

#[test]
fn everything_edited_is_saved_as_ron_and_read_back() {
    let mut harness = editor();
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("work");
    let workspace = harness.state().session.workspace().clone();
    let (mut kept, saved) = create_workspace(&folder, &workspace, &Origin::BuiltIn).unwrap();
    assert!(saved.problems.is_empty(), "{:?}", saved.problems);
    // A demand with conditions and a private one, typed over a real position.
    let (bloc, issue) = chosen();
    let desk = harness.state_mut();
    let mut position = desk.position().clone();
    let mut entry = travaux::model::bloc::PositionEntry::clone(&position.entries[0]);
    entry.fallback = "“Either” State's consent\nor an order".to_owned();
    entry.demands[0].at_least = Some(3);
    position.entries[0] = std::sync::Arc::new(entry);
    let put = DossierCommand::PutPosition(bloc.clone(), issue, Some(Box::new(position)));
    desk.do_command(Command::Dossier(put));
    // An issue with an element and a cue, a source, a bloc, a dissent: as the forms make them.
    tab(&mut harness, "Issues");
    press(&mut harness, "New issue…");
    write(&mut harness, "Title (English)", "Space debris");
    press(&mut harness, "Add the issue");
    press(&mut harness, "New element…");
    write(&mut harness, "Label (English)", "Debris removed");
    press(&mut harness, "Add the element");
    write(&mut harness, "Cue · English: new cue", "remove debris");
    press(&mut harness, "Add the cue");
    tab(&mut harness, "Sources");
    press(&mut harness, "New source…");
    write(&mut harness, "Title (English)", "Chair's summary");
    write(&mut harness, "Id", "CH-1");
    press(&mut harness, "Add the source");
    tab(&mut harness, "Blocs");
    press(&mut harness, "New bloc…");
    write(&mut harness, "Short name (English)", "Islands");
    press(&mut harness, "Add the bloc");
    press(&mut harness, "Add a member…");
    press(&mut harness, "Algeria (DZ)");
    harness.key_press(Key::Escape);
    harness.run();
    tab(&mut harness, "Dissent");
    press(&mut harness, "New entry of a member of US/EU…");
    press(&mut harness, "Austria (AT)");
    write(&mut harness, "What it did or said (English)", "Abstained");
    let desk = harness.state_mut();
    let id = ElementId::new("debris-removed").unwrap();
    let mut new = desk
        .session
        .workspace()
        .dossier
        .bloc(&bloc)
        .unwrap()
        .member_entries
        .clone();
    new.last_mut()
        .unwrap()
        .demands
        .push(Demand::new(id, Verb::Opposes, Strength::RedLine));
    desk.do_command(Command::Dossier(DossierCommand::PutMemberEntries(
        bloc, new,
    )));
    // A bloc is taken out.
    let gone = BlocId::new("sco").unwrap();
    desk.do_command(Command::Dossier(DossierCommand::PutBloc(
        gone.clone(),
        None,
    )));
    let edited = desk.session.workspace().clone();
    assert_ne!(edited.dossier, workspace.dossier);
    let saved = save_workspace(&edited, &mut kept);
    assert!(saved.problems.is_empty(), "{:?}", saved.problems);
    let read = load_workspace(&folder);
    assert!(read.problems.is_empty(), "{:?}", read.problems);
    assert!(read.value.workspace.dossier.bloc(&gone).is_none());
    let (found, expected) = (&read.value.workspace.dossier, &edited.dossier);
    assert_eq!(found.issues, expected.issues);
    assert_eq!(found.blocs, expected.blocs);
    assert_eq!(found.reference, expected.reference);
}
