//! The proposals on the table in an assessment: what every bloc says before and after each.

use serde::Serialize;

use crate::analysis::effect::{Desk, Effect, effect};
use crate::assess::assessment::Part;
use crate::coding::draft::CodingCache;
use crate::model::ids::BlocId;
use crate::model::proposal::{Proposal, ProposalKind, Reach, Refusal, Target, reach};
use crate::session::draft_edit::place_name;
use crate::session::state::Session;
use crate::words::{Words, records};

/// A proposal as JSON.
#[derive(Debug, Serialize)]
pub(super) struct ProposalReport {
    id: String,
    kind: &'static str,
    by: Vec<String>,
    supported_by: Vec<String>,
    opposed_by: Vec<String>,
    place: String,
    text: String,
    /// Why it cannot be accepted as the text stands.
    refused: Option<String>,
    /// What blocs say where the words change.
    verdicts: Vec<TurnedReport>,
    /// What blocs say of the whole draft.
    draft: Vec<TurnedReport>,
}

#[derive(Debug, Serialize)]
struct TurnedReport {
    bloc: String,
    before: &'static str,
    after: &'static str,
    reasons: Vec<WhyReport>,
}

#[derive(Debug, Serialize)]
struct WhyReport {
    turn: &'static str,
    element: String,
    strength: &'static str,
    words: String,
}

/// The proposals on the table with their effects.
pub(super) fn proposed(session: &Session) -> Vec<(&Proposal, Result<Effect, Refusal>)> {
    let (workspace, derived) = (session.workspace(), session.derived());
    let desk = Desk {
        codebook: &derived.codebook,
        book: &derived.book,
        draft: &workspace.draft,
        proposals: &workspace.proposals,
        decisions: &workspace.decisions,
        strict: derived.strict,
    };
    let mut cache = CodingCache::default();
    let open = workspace.proposals.iter().filter(|p| p.is_open());
    open.map(|proposal| (proposal, effect(&desk, proposal.id, &mut cache)))
        .collect()
}

/// Proposals as JSON.
pub(super) fn report(session: &Session, bloc: Option<&BlocId>) -> Vec<ProposalReport> {
    let all = proposed(session);
    all.iter()
        .map(|(proposal, found)| {
            let turned = |whole: bool| {
                let effect = found.as_ref().ok();
                effect.map_or_else(Vec::new, |effect| turned(session, effect, bloc, whole))
            };
            let names = |parties: &[crate::model::party::PartyRef]| {
                parties.iter().map(ToString::to_string).collect()
            };
            ProposalReport {
                id: proposal.id.to_string(),
                kind: kind_word(proposal.kind),
                by: names(&proposal.by),
                supported_by: names(&proposal.supported_by),
                opposed_by: names(&proposal.opposed_by),
                place: place(session, proposal),
                text: proposal.text.clone(),
                refused: found.as_ref().err().map(ToString::to_string),
                verdicts: turned(false),
                draft: turned(true),
            }
        })
        .collect()
}

fn turned(
    session: &Session,
    effect: &Effect,
    bloc: Option<&BlocId>,
    whole: bool,
) -> Vec<TurnedReport> {
    let book = &session.derived().book;
    let mut out = Vec::new();
    for (turned, draft) in effect.blocs.iter().zip(&effect.draft) {
        let Some(id) = book
            .bloc_id(turned.bloc)
            .filter(|id| bloc.is_none_or(|b| b == *id))
        else {
            continue;
        };
        let (before, after) = if whole {
            *draft
        } else {
            (turned.before, turned.after)
        };
        let reasons = turned.reasons.iter().filter(|_| !whole);
        out.push(TurnedReport {
            bloc: id.to_string(),
            before: before.word(),
            after: after.word(),
            reasons: reasons
                .map(|why| WhyReport {
                    turn: why.turn.word(),
                    element: book
                        .names()
                        .id(why.element)
                        .map(ToString::to_string)
                        .unwrap_or_default(),
                    strength: why.strength.word(),
                    words: why.words.clone(),
                })
                .collect(),
        });
    }
    out
}

/// The proposals for a person to read.
pub(super) fn lines(session: &Session, bloc: Option<&BlocId>, words: &Words) -> Vec<String> {
    let book = &session.derived().book;
    let mut out = Vec::new();
    for (proposal, found) in proposed(session) {
        let by: Vec<String> = proposal.by.iter().map(ToString::to_string).collect();
        let kind = words.t(records::proposal_kind_key(proposal.kind));
        let place = place(session, proposal);
        let mut head = vec![place, kind.to_owned(), by.join(", ")];
        head.retain(|part| !part.is_empty());
        let text = proposal.text.replace('\n', " / ");
        out.push(format!("{} “{text}”", head.join(" · ")));
        let effect = match found {
            Ok(effect) => effect,
            Err(refusal) => {
                let why = words.t(records::refusal_key(refusal));
                out.extend([format!("    {why}"), String::new()]);
                continue;
            }
        };
        let whole = effect.part == Part::Draft;
        for turned in &effect.blocs {
            let id = book.bloc_id(turned.bloc);
            let Some(id) = id.filter(|id| bloc.is_none_or(|bloc| bloc == *id)) else {
                continue;
            };
            let scope = if whole {
                format!(" ({})", words.t("scope-whole-draft"))
            } else {
                String::new()
            };
            let (before, after) = (words.t(turned.before.key()), words.t(turned.after.key()));
            out.push(format!("    {id}{scope}: {before} → {after}"));
            for why in &turned.reasons {
                let turn = words.t(records::turn_key(why.turn));
                let element = book.names().id(why.element);
                let element = element.map(ToString::to_string).unwrap_or_default();
                out.push(format!("      {turn}: {element} “{}”", why.words));
            }
        }
        out.push(String::new());
    }
    out
}

/// Where a proposal stands, as `4, 2 (a)`; empty for the draft as a whole.
fn place(session: &Session, proposal: &Proposal) -> String {
    let workspace = session.workspace();
    let draft = &workspace.draft;
    let of = |id| {
        let found = draft.paragraph(id);
        found.map(|(article, _)| place_name(draft, article, Some(id)))
    };
    let about = reach(draft, &workspace.proposals, proposal);
    let told = match (about, proposal.target) {
        (Ok(Reach::Words(id, _) | Reach::Paragraph(id)), _) | (_, Target::Paragraph(id)) => of(id),
        (Ok(Reach::Article(id)), _) | (_, Target::Article(id)) => draft
            .article(id)
            .map(|article| place_name(draft, article, None)),
        _ => None,
    };
    told.unwrap_or_default()
}

fn kind_word(kind: ProposalKind) -> &'static str {
    match kind {
        ProposalKind::Add => "add",
        ProposalKind::Modify => "modify",
        ProposalKind::Suppress => "suppress",
        ProposalKind::NoChange => "no change",
        ProposalKind::Move => "move",
    }
}
