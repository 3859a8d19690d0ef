//! States, sources, instruments, rules and tables.

use super::Check;
use crate::model::bloc::{Bloc, BlocKind};
use crate::model::dossier::Dossier;
use crate::model::reference::State;

pub(super) fn check<'d>(check: &mut Check<'d>, dossier: &'d Dossier) {
    let reference = &dossier.reference;
    let states = "instruments/states.ron";
    check.no_twins(
        states,
        "the State",
        reference.states.iter().map(|state| &state.code),
    );
    check.no_twins(
        "instruments/sources.ron",
        "the source",
        reference.sources.iter().map(|s| &s.id),
    );
    check.no_twins(
        "instruments",
        "the instrument or body",
        reference.instruments.iter().map(|i| &i.id),
    );
    check.no_twins(
        "instruments/rules.ron",
        "the adoption rule",
        reference.rules.iter().map(|r| &r.id),
    );
    for state in &reference.states {
        of_state(check, states, dossier, state);
    }
    for bloc in dossier.judging_blocs() {
        spoken_for(check, dossier, bloc);
    }
    for instrument in &reference.instruments {
        let place = format!("`{}`", instrument.id);
        for status in &instrument.status {
            check.cites("instruments", &place, &status.sources);
        }
    }
    for outline in &reference.outlines {
        if !check.known.citable.contains(&outline.instrument) {
            let message = format!(
                "the outline is of `{}`, which is not listed",
                outline.instrument
            );
            check.error(
                "instruments/outlines.ron",
                message,
                "correct the id, or list the instrument",
            );
        }
    }
    for accession in &reference.accessions {
        if !check.known.states.contains(&accession.state) {
            // Observers accede too, so this may be as meant.
            let message = format!(
                "the accession of `{}`: the State is not listed",
                accession.state
            );
            check.warn(
                "instruments/tables.ron",
                message,
                "correct the code, or leave it if it has no vote",
            );
        }
    }
    let notes = "instruments/notes.ron";
    for anchor in &reference.anchors {
        anchor
            .issues
            .iter()
            .for_each(|issue| check.knows_issue(notes, &anchor.place, issue));
    }
    for one in &reference.inconsistencies {
        check.cites(notes, &one.id, &one.sources);
    }
    for fact in &reference.facts {
        check.cites(notes, "a fact", &fact.sources);
    }
    for rule in &reference.rules {
        check.cites("instruments/rules.ron", &rule.id, &rule.sources);
    }
    for call in &reference.roll_calls {
        check.cites("instruments/rules.ron", &call.id, &call.sources);
    }
}

/// A State lists blocs that exist and have it as a member.
fn of_state(check: &mut Check<'_>, file: &str, dossier: &Dossier, state: &State) {
    check.no_twins(
        file,
        &format!("in the list of {}, the bloc", state.code),
        &state.blocs,
    );
    for id in &state.blocs {
        if !check.known.blocs.contains(id) {
            let message = format!(
                "`{}` lists the bloc `{id}`, which does not exist",
                state.code
            );
            check.error(file, message, "correct the id, or add the bloc");
        } else if dossier
            .bloc(id)
            .is_some_and(|bloc| !bloc.members.iter().any(|member| member.state == state.code))
        {
            let message = format!(
                "`{}` lists the bloc `{id}` and was never its member",
                state.code
            );
            check.warn(
                file,
                message,
                "add the membership to the bloc, or take the bloc out of the list",
            );
        }
    }
}

/// A member that does not list the bloc is never spoken for by it.
fn spoken_for(check: &mut Check<'_>, dossier: &Dossier, bloc: &Bloc) {
    let file = format!("blocs/{}.ron", bloc.id);
    for member in &bloc.members {
        let state = dossier.state(&member.state);
        if bloc.kind == BlocKind::Bloc && state.is_some_and(|state| !state.blocs.contains(&bloc.id))
        {
            let message = format!(
                "`{}` is a member and does not list the bloc, which speaks for it after all others",
                member.state
            );
            check.warn(
                &file,
                message,
                "list the bloc under the State in instruments/states.ron",
            );
        }
    }
}
