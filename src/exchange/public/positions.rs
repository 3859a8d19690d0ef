//! Positions as far as an audience may know them: issues, voices, what each holds on each issue.

use std::collections::BTreeSet;

use crate::assess::book::{Held, PositionBook};
use crate::assess::finding::{BlocIx, IssueIx};
use crate::assess::matrix::{Reading, position, scale};
use crate::assess::states::Roster;
use crate::model::bloc::{
    Bloc, Citation, ConfidenceKind, Demand, Layer, MemberEntry, PositionEntry, Strength, Verb,
};
use crate::model::date::Year;
use crate::model::dossier::Dossier;
use crate::model::ids::SourceId;
use crate::model::text::{Bilingual, Lang};
use crate::model::workspace::Workspace;

use super::{Audience, Reader, SourceOut, Stamp, citations, cited};

/// Positions in force as of a year, for an audience.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Positions {
    /// What the export says of itself.
    pub stamp: Stamp,
    /// Blocs that have positions, in the dossier's order.
    pub blocs: Vec<Named>,
    /// States, in the dossier's order, with who speaks for each on each issue.
    pub states: Vec<StateOut>,
    /// Issues, in the dossier's order.
    pub issues: Vec<IssueOut>,
    /// The blocs, then States with demands of their own: what each holds, issue by issue.
    pub voices: Vec<Vec<Voice>>,
    /// The entries themselves, with every demand.
    pub holdings: Vec<Holding>,
    /// What the cited codes stand for.
    pub sources: Vec<SourceOut>,
}

/// Something with an id and a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its id.
    pub id: String,
    /// Its short name.
    pub name: String,
}

/// A State.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateOut {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Per issue: the place in [`Positions::voices`] of whoever speaks for it.
    pub voices: Vec<Option<usize>>,
}

/// A contested issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IssueOut {
    /// Its id.
    pub id: String,
    /// Its number.
    pub number: u16,
    /// Its title.
    pub title: String,
    /// The id of its family.
    pub family: String,
    /// Its elements, in the dossier's order.
    pub elements: Vec<ElementOut>,
}

/// A provision element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ElementOut {
    /// Its id.
    pub id: String,
    /// Its label.
    pub label: String,
}

/// What a voice holds on an issue, all layers that count taken together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// What its demands amount to.
    pub reading: Reading,
    /// The strongest of what is required or opposed.
    pub strongest: Option<Strength>,
    /// Weight of the issue, 0-100.
    pub salience: Option<u8>,
    /// How well the position is supported.
    pub confidence: ConfidenceKind,
    /// Its demands, one an element; an element goes by its first name.
    pub asks: Vec<Ask>,
    /// The stance; empty where none is recorded.
    pub stance: String,
    /// What it would settle for; empty where none is recorded or the audience may not know.
    pub fallback: String,
    /// Where it is recorded.
    pub sources: String,
    /// Analysts' notes; for one's own delegation only.
    pub notes: Vec<String>,
}

/// A demand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ask {
    /// The element.
    pub element: String,
    /// What is asked.
    pub verb: Verb,
    /// How firmly.
    pub strength: Strength,
    /// The same from −3 to 3.
    pub scale: i8,
    /// The layer the demand stands in.
    pub layer: Layer,
    /// A remark; for one's own delegation only.
    pub note: String,
}

/// One entry: a bloc's, or a member's where `state` is given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holding {
    /// The bloc.
    pub bloc: String,
    /// The member; empty for the bloc's own line.
    pub state: String,
    /// The issue.
    pub issue: String,
    /// In force since.
    pub from: String,
    /// The stance.
    pub stance: Bilingual,
    /// Weight of the issue, 0-100.
    pub salience: Option<u8>,
    /// How well it is supported.
    pub confidence: ConfidenceKind,
    /// Where it is recorded.
    pub sources: String,
    /// What it would settle for; empty where none is recorded or the audience may not know.
    pub fallback: String,
    /// The layer the entry stands in.
    pub layer: Layer,
    /// Its demands that the audience may know, as recorded.
    pub asks: Vec<Ask>,
}

impl Positions {
    /// The positions of `workspace` in force on 31 December of the reader's year.
    pub fn of(workspace: &Workspace, reader: Reader) -> Self {
        let Reader {
            audience, as_of, ..
        } = reader;
        let tongue = reader.tongue();
        let dossier = &workspace.dossier;
        let book = PositionBook::compile(dossier, as_of, audience.layers());
        let voices = book
            .voices()
            .map(|(voice, _)| {
                let issues = book.names().issues();
                issues
                    .map(|issue| held(&book, voice, issue, reader))
                    .collect()
            })
            .collect();
        let (holdings, codes) = holdings(dossier, audience, as_of);
        Self {
            stamp: Stamp::of_dossier(workspace, reader),
            blocs: dossier
                .judging_blocs()
                .map(|bloc| named(bloc, tongue))
                .collect(),
            states: states(dossier, &book, tongue),
            issues: issues(dossier, tongue),
            voices,
            holdings,
            sources: cited(dossier, &codes, tongue),
        }
    }
}

pub(super) fn named(bloc: &Bloc, lang: Lang) -> Named {
    Named {
        id: bloc.id.to_string(),
        name: bloc.short.get(lang).to_owned(),
    }
}

fn issues(dossier: &Dossier, lang: Lang) -> Vec<IssueOut> {
    let element = |e: &crate::model::issue::Element| ElementOut {
        id: e.id.to_string(),
        label: e.label.get(lang).to_owned(),
    };
    let issue = |issue: &crate::model::issue::Issue| IssueOut {
        id: issue.id.to_string(),
        number: issue.number,
        title: issue.title.get(lang).to_owned(),
        family: issue.family.to_string(),
        elements: issue.elements.iter().map(element).collect(),
    };
    dossier.issues.iter().map(issue).collect()
}

fn states(dossier: &Dossier, book: &PositionBook, lang: Lang) -> Vec<StateOut> {
    let roster = Roster::compile(dossier, book);
    let name = |code| {
        let state = dossier.state(code);
        state.map_or_else(|| code.to_string(), |s| s.name.get(lang).to_owned())
    };
    let seats = roster.seats().iter();
    seats
        .map(|seat| StateOut {
            code: seat.state.to_string(),
            name: name(&seat.state),
            voices: book
                .names()
                .issues()
                .map(|issue| Some(usize::from(roster.speaker(seat, issue).voice()?.0)))
                .collect(),
        })
        .collect()
}

fn ask(demand: &Demand, scale: i8, audience: Audience) -> Ask {
    Ask {
        element: demand.element.to_string(),
        verb: demand.verb,
        strength: demand.strength,
        scale,
        layer: demand.layer,
        note: for_own(audience, &demand.note),
    }
}

/// A note: empty unless the audience is one's own delegation.
pub(super) fn for_own(audience: Audience, note: &str) -> String {
    if audience.sees_notes() {
        note.to_owned()
    } else {
        String::new()
    }
}

/// A fallback: empty for the public.
pub(super) fn for_partners(audience: Audience, fallback: &str) -> String {
    if audience.sees_fallbacks() {
        fallback.to_owned()
    } else {
        String::new()
    }
}

fn held(book: &PositionBook, voice: BlocIx, issue: IssueIx, reader: Reader) -> Voice {
    let audience = reader.audience;
    let cell = position(book, voice, issue);
    let mut found = Voice {
        reading: cell.reading,
        strongest: cell.strongest,
        salience: cell.salience,
        confidence: cell.confidence,
        asks: Vec::new(),
        stance: String::new(),
        fallback: String::new(),
        sources: String::new(),
        notes: Vec::new(),
    };
    let one = |held: &std::sync::Arc<Held>| {
        let first = book.names().id(held.element);
        Ask {
            element: first.unwrap_or(&held.demand.element).to_string(),
            ..ask(&held.demand, scale(held), audience)
        }
    };
    found.asks = book.demands(voice, issue).iter().map(one).collect();
    for entry in book.entries(voice, issue) {
        entry
            .stance
            .get(reader.tongue())
            .clone_into(&mut found.stance);
        found.fallback = for_partners(audience, &entry.fallback);
        found.sources = citations(&entry.sources);
        if audience.sees_notes() {
            found.notes.extend(notes_of(entry));
        }
    }
    found
}

/// Everything analysts noted on an entry.
pub(super) fn notes_of(entry: &PositionEntry) -> Vec<String> {
    let salience = entry.salience.iter().map(|s| s.reason.clone());
    let confidence = std::iter::once(entry.confidence.note.clone());
    let dated = entry
        .notes
        .iter()
        .map(|n| format!("{} {}", n.when, n.text).trim().to_owned());
    let cited = entry.sources.iter().map(|c| c.note.clone());
    let all = salience.chain(confidence).chain(dated).chain(cited);
    all.filter(|note| !note.is_empty()).collect()
}

fn holdings(
    dossier: &Dossier,
    audience: Audience,
    as_of: Year,
) -> (Vec<Holding>, BTreeSet<SourceId>) {
    let mut all = Vec::new();
    let mut codes = BTreeSet::new();
    for bloc in dossier.judging_blocs() {
        for position in &bloc.positions {
            for layer in [Layer::Shared, Layer::Private] {
                let of_layer = position.entries.iter().filter(|entry| entry.layer == layer);
                let begun = of_layer.filter(|entry| entry.from.begun_by(as_of));
                let Some(entry) = begun.max_by_key(|entry| entry.from) else {
                    continue;
                };
                if audience.sees(layer) {
                    note_codes(&entry.sources, &mut codes);
                    all.push(Holding {
                        issue: position.issue.to_string(),
                        ..holding(bloc, entry, audience)
                    });
                }
            }
        }
        let members = bloc.member_entries.iter().filter(|entry| {
            entry.issue.is_some() && entry.from.begun_by(as_of) && audience.sees(entry.layer)
        });
        for entry in members {
            note_codes(&entry.sources, &mut codes);
            all.push(member(bloc, entry, audience));
        }
    }
    (all, codes)
}

fn note_codes(sources: &[Citation], codes: &mut BTreeSet<SourceId>) {
    codes.extend(sources.iter().map(|citation| citation.source.clone()));
}

fn asks(demands: &[Demand], audience: Audience) -> Vec<Ask> {
    let known = demands.iter().filter(|demand| audience.sees(demand.layer));
    known
        .map(|demand| {
            let weight = i8::try_from(demand.strength.weight()).unwrap_or(0);
            let sign = match demand.verb {
                Verb::Requires => 1,
                Verb::Accepts => 0,
                Verb::Opposes => -1,
            };
            ask(demand, sign * weight, audience)
        })
        .collect()
}

fn holding(bloc: &Bloc, entry: &PositionEntry, audience: Audience) -> Holding {
    Holding {
        bloc: bloc.id.to_string(),
        state: String::new(),
        issue: String::new(),
        from: entry.from.to_string(),
        stance: entry.stance.clone(),
        salience: entry.salience.as_ref().map(|s| s.value),
        confidence: entry.confidence.kind,
        sources: citations(&entry.sources),
        fallback: for_partners(audience, &entry.fallback),
        layer: entry.layer,
        asks: asks(&entry.demands, audience),
    }
}

fn member(bloc: &Bloc, entry: &MemberEntry, audience: Audience) -> Holding {
    Holding {
        bloc: bloc.id.to_string(),
        state: entry.state.to_string(),
        issue: entry
            .issue
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default(),
        from: entry.from.to_string(),
        stance: entry.text.clone(),
        salience: None,
        confidence: entry.confidence.kind,
        sources: citations(&entry.sources),
        fallback: String::new(),
        layer: entry.layer,
        asks: asks(&entry.demands, audience),
    }
}
