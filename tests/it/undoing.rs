//! Any commands and as many undos are the start; as many redos are the end again.

use std::sync::Arc;

use travaux::model::issue::Issue;
use travaux::session::command::{Command, DossierCommand};
use travaux::session::state::Session;
use travaux::storage::draft_io::load_sample;
use travaux::storage::lexicon_io::builtin_lexicon;

use crate::commands::{KINDS, Maker};
use crate::storage::dice::Dice;

#[test]
fn any_commands_and_as_many_undos_are_the_start() {
    let long = std::env::var_os("TRAVAUX_LONG").is_some();
    let (n_runs, n_commands) = if long { (60, 400) } else { (6, 130) };
    let lexicon = Arc::new(builtin_lexicon().unwrap());
    let mut done = [0_usize; KINDS];
    let (mut n_steps, mut n_given) = (0, 0);
    for seed in 0..n_runs {
        let mut start = Dice::new(seed).workspace();
        start.draft = load_sample().value;
        let mut session = Session::new(start.clone(), Arc::clone(&lexicon), None, Vec::new(), 3);
        let mut maker = Maker::new(seed ^ 0x77);
        for nth in 0..n_commands {
            let kind = maker.dice.below(KINDS);
            let now = session.workspace().clone();
            let command = maker.command(kind, &now);
            let shown = format!("{command:?}");
            let n_done = session.history().done().count();
            // Time goes on so that typing is a burst now and then.
            let at = 1_000_000 + nth * if nth % 3 == 0 { 400 } else { 9_000 };
            drop(session.handle(command, at));
            if *session.workspace() != now {
                done[kind] += 1;
            }
            // Taken back at once it is what it was, and done again what it became; typing that went
            // on is taken back with what it went on from.
            if *session.workspace() != now && session.history().done().count() > n_done {
                let became = session.workspace().clone();
                drop(session.handle(Command::Undo, at));
                assert!(*session.workspace() == now, "{seed}: undo of {shown}");
                drop(session.handle(Command::Redo, at));
                assert!(*session.workspace() == became, "{seed}: redo of {shown}");
            }
            n_given += 1;
        }
        let end = session.workspace().clone();
        let n = session.history().done().count();
        assert!(n < 1_000, "the oldest steps are gone");
        for _ in 0..n {
            drop(session.handle(Command::Undo, 9_000_000));
        }
        assert!(
            *session.workspace() == start,
            "{seed}: {n} undos are not the start"
        );
        for _ in 0..n {
            drop(session.handle(Command::Redo, 9_000_000));
        }
        assert!(
            *session.workspace() == end,
            "{seed}: {n} redos are not the end"
        );
        n_steps += n;
    }
    let never: Vec<usize> = (0..KINDS - 1).filter(|kind| done[*kind] == 0).collect();
    println!(
        "{n_given} commands of {KINDS} kinds in {n_runs} runs: {n_steps} steps undone to the start and \
         done again to the end; kinds that never changed anything: {never:?}"
    );
    assert!(never.len() < 12, "{never:?}");
}

/// A position that is taken away comes back where it stood, whatever has become of the order of issues.
#[test]
fn a_position_taken_away_comes_back_where_it_stood() {
    let mut start = crate::export_kit::built_in();
    start.dossier.blocs.truncate(1);
    let bloc = &mut start.dossier.blocs[0];
    bloc.positions.truncate(6);
    bloc.positions.swap(0, 4);
    let known: Vec<_> = bloc.positions.iter().map(|p| p.issue.clone()).collect();
    let (id, gone) = (bloc.id.clone(), [known[1].clone(), known[3].clone()]);
    let stays = |issue: &Issue| known.contains(&issue.id) && !gone.contains(&issue.id);
    start.dossier.issues.retain(stays);
    let lexicon = Arc::new(builtin_lexicon().unwrap());
    let mut session = Session::new(start.clone(), lexicon, None, Vec::new(), 3);
    for (at, issue) in known.iter().enumerate() {
        let taken = DossierCommand::PutPosition(id.clone(), issue.clone(), None);
        drop(session.handle(Command::Dossier(taken), 1_000));
        let left = &session.workspace().dossier.blocs[0].positions;
        assert_eq!(left.len(), known.len() - 1, "{at}: not taken away");
        drop(session.handle(Command::Undo, 2_000));
        let now = &session.workspace().dossier.blocs[0].positions;
        let order: Vec<_> = now.iter().map(|p| p.issue.clone()).collect();
        assert_eq!(order, known, "{at}");
    }
    assert!(*session.workspace() == start);
}
