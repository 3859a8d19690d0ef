//! The workspace a delegate opens: the dossier with the own role's variants, the text, the brief.

use std::sync::Arc;

use crate::exercise::cast::{INVENTED, bloc_of, vary, voice};
use crate::exercise::scenario::{Role, Scenario};
use crate::model::bloc::{Confidence, ConfidenceKind, Layer, MemberEntry};
use crate::model::date::Date;
use crate::model::decision::Quote;
use crate::model::dossier::Dossier;
use crate::model::draft::Draft;
use crate::model::ids::{BlocId, IdMint, NoteId, StateCode};
use crate::model::note::{Note, NoteKind, NoteOn};
use crate::model::party::Party;
use crate::model::workspace::Workspace;

/// The workspace of a role: what is on record of everybody, and of the exercise only what this role
/// knows. Its brief, instructions and secret stand in a confidential note on the draft.
pub fn role_workspace(
    scenario: &Scenario,
    dossier: &Dossier,
    draft: &Draft,
    role: &Role,
) -> Workspace {
    let mut workspace = Workspace::around(dossier.clone(), draft.clone());
    workspace.title = format!("{}: {}", scenario.title.en, role.name.en);
    match role.party(dossier) {
        Some(Party::Bloc(id)) => {
            let bloc = workspace.dossier.blocs.iter_mut().find(|b| b.id == id);
            if let Some(bloc) = bloc {
                for variant in &role.variants {
                    // Only what holds in the exercise is varied; older entries stay as they are.
                    let mut now: Vec<_> = bloc.positions.clone();
                    for position in &mut now {
                        let last = position.in_force(scenario.as_of).cloned();
                        position.entries = last.into_iter().collect();
                    }
                    vary(&mut now, variant, scenario.as_of);
                    let varied = now.into_iter().find(|p| p.issue == variant.issue);
                    let Some(varied) = varied else { continue };
                    match bloc.positions.iter_mut().find(|p| p.issue == variant.issue) {
                        Some(position) => {
                            for entry in varied.entries {
                                let from = entry.from;
                                position.entries.retain(|old| old.from != from);
                                position.entries.push(entry);
                            }
                            position.entries.sort_by_key(|entry| entry.from);
                        }
                        None => bloc.positions.push(varied),
                    }
                }
            }
            workspace.own = Some(id);
        }
        Some(Party::State(code)) => {
            let state = dossier.state(&code);
            workspace.own = state.and_then(|state| state.blocs.first().cloned());
            if let Some(own) = workspace.own.clone() {
                state_variants(&mut workspace, scenario, dossier, (role, &own, &code));
            }
        }
        Some(Party::Other(_)) | None => {}
    }
    let words = [
        role.brief.join("\n"),
        role.instructions.join("\n"),
        role.secret.clone(),
    ];
    let words: Vec<String> = words.into_iter().filter(|w| !w.is_empty()).collect();
    let seed = role.id.as_str().bytes().fold(7_u128, |sum, byte| {
        sum.wrapping_mul(257).wrapping_add(u128::from(byte))
    });
    workspace.notes.push(Note {
        id: NoteId(IdMint::new(seed).next(1)),
        on: NoteOn::Draft,
        quote: Quote::default(),
        kind: NoteKind::Comment,
        text: words.join("\n\n"),
        author: scenario.title.en.clone(),
        time_ms: 1,
        replies: Vec::new(),
        resolved: false,
        layer: Layer::Private,
    });
    workspace
}

/// A State's variants become entries of its own in its bloc's file.
fn state_variants(
    workspace: &mut Workspace,
    scenario: &Scenario,
    dossier: &Dossier,
    (role, own, code): (&Role, &BlocId, &StateCode),
) {
    let Some(held) = voice(role, dossier, scenario.as_of) else {
        return;
    };
    let blocs = workspace.dossier.blocs.iter_mut();
    let Some(bloc) = blocs.into_iter().find(|bloc| bloc.id == *own) else {
        return;
    };
    debug_assert!(bloc_of(role).is_some(), "a delegation has an id");
    for variant in &role.variants {
        let position = held.position(&variant.issue);
        let Some(entry) = position.and_then(|p| p.entries.first()) else {
            continue;
        };
        let entry = Arc::clone(entry);
        bloc.member_entries.push(MemberEntry {
            state: code.clone(),
            issue: Some(variant.issue.clone()),
            from: Date::year_only(scenario.as_of),
            text: entry.stance.clone(),
            demands: entry.demands.clone(),
            confidence: Confidence {
                kind: ConfidenceKind::Inferred,
                note: INVENTED.to_owned(),
            },
            sources: entry.sources.clone(),
            layer: Layer::Shared,
        });
    }
}
