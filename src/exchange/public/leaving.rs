//! The list of what leaves and what stays, for a person to read before anything is written.

use crate::model::bloc::{Demand, Layer, PositionEntry};
use crate::model::workspace::Workspace;

use super::Audience;
use super::positions::notes_of;
use crate::exchange::paper::Paper;
use crate::exchange::table::Kind;
use crate::model::note::NoteKind;
use crate::model::proposal::{Proposal, ProposalStatus};

/// A class of things that an export could hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Item {
    /// Demands of the shared record.
    SharedDemands,
    /// Entries and demands of the confidential layer.
    Confidential,
    /// What blocs would settle for.
    Fallbacks,
    /// Analysts' notes and reasons.
    Notes,
    /// Names of persons who decided on codings and findings.
    Names,
    /// Words of the draft.
    DraftWords,
    /// Proposals on the table.
    Proposals,
    /// Comments on the draft, and why delegations propose something.
    Comments,
}

/// How many things of a class there are, and whether they leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Leaving {
    /// The class.
    pub item: Item,
    /// How many there are in the workspace.
    pub count: usize,
    /// Whether they leave.
    pub leaves: bool,
}

impl Item {
    /// Key of its name in the message catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::SharedDemands => "leaves-demands",
            Self::Confidential => "leaves-confidential",
            Self::Fallbacks => "leaves-fallbacks",
            Self::Notes => "leaves-notes",
            Self::Names => "leaves-names",
            Self::DraftWords => "leaves-draft",
            Self::Proposals => "leaves-proposals",
            Self::Comments => "leaves-comments",
        }
    }

    /// The English words, for the command line.
    pub fn word(self) -> &'static str {
        match self {
            Self::SharedDemands => "demands on the shared record",
            Self::Confidential => "confidential positions, demands and decisions",
            Self::Fallbacks => "fallbacks",
            Self::Notes => "internal notes and reasons",
            Self::Names => "names of persons",
            Self::DraftWords => "clauses of the draft",
            Self::Proposals => "proposals on the table",
            Self::Comments => "comments and reasons of proposals",
        }
    }
}

/// What of a workspace leaves in an export of this kind for this audience. Things the kind never
/// holds are not listed.
pub fn leaving(workspace: &Workspace, kind: Kind, audience: Audience) -> Vec<Leaving> {
    let line = |item, count, leaves| Leaving {
        item,
        count,
        leaves: leaves && count > 0,
    };
    let entries: Vec<&PositionEntry> = workspace
        .dossier
        .judging_blocs()
        .flat_map(|bloc| &bloc.positions)
        .flat_map(|position| &position.entries)
        .map(|entry| &**entry)
        .collect();
    let members = || {
        workspace
            .dossier
            .judging_blocs()
            .flat_map(|bloc| &bloc.member_entries)
    };
    let of_entries = entries
        .iter()
        .flat_map(|e| e.demands.iter().map(|d| (e.layer, d)));
    let of_members = members().flat_map(|e| e.demands.iter().map(|d| (e.layer, d)));
    let demands: Vec<(Layer, &Demand)> = of_entries.chain(of_members).collect();
    let private = |(layer, demand): &&(Layer, &Demand)| layer.max(&demand.layer) == &Layer::Private;
    let n_private = demands.iter().filter(private).count();
    let positions = matches!(kind, Kind::Positions | Kind::Verdicts | Kind::Objections);
    let draft = matches!(kind, Kind::Verdicts | Kind::Objections);
    let mut list = Vec::new();
    if positions {
        list.push(line(Item::SharedDemands, demands.len() - n_private, true));
        let hidden_entries = entries.iter().filter(|e| e.layer == Layer::Private).count()
            + members().filter(|e| e.layer == Layer::Private).count();
        let decisions = workspace.decisions.iter();
        let hidden_decisions = decisions
            .filter(|d| draft && d.layer == Layer::Private)
            .count();
        let hidden = n_private + hidden_entries + hidden_decisions;
        list.push(line(
            Item::Confidential,
            hidden,
            audience.sees(Layer::Private),
        ));
        let fallbacks = entries.iter().filter(|e| !e.fallback.is_empty()).count();
        list.push(line(Item::Fallbacks, fallbacks, audience.sees_fallbacks()));
        let notes = entries.iter().map(|entry| notes_of(entry).len()).sum();
        list.push(line(Item::Notes, notes, audience.sees_notes()));
    } else if kind == Kind::Instruments {
        let instruments = &workspace.dossier.reference.instruments;
        let notes = instruments.iter().map(|i| i.notes.len()).sum();
        list.push(line(Item::Notes, notes, audience.sees_notes()));
    }
    if draft {
        let named = workspace
            .decisions
            .iter()
            .filter(|d| !d.author.is_empty())
            .count();
        list.push(line(Item::Names, named, audience.sees_notes()));
        let clauses = workspace
            .draft
            .articles
            .iter()
            .map(|a| a.paragraphs.len())
            .sum();
        list.push(line(Item::DraftWords, clauses, true));
    }
    list
}

/// What of a workspace leaves in a paper for this audience. Things the paper never holds are not
/// listed.
pub fn leaving_paper(workspace: &Workspace, paper: Paper, audience: Audience) -> Vec<Leaving> {
    let mut list = match paper {
        Paper::Asks | Paper::ArticleBrief | Paper::BlocBrief | Paper::IssueBrief => {
            leaving(workspace, Kind::Objections, audience)
        }
        Paper::Draft | Paper::Redline | Paper::Clean | Paper::Trace => {
            let clauses = workspace.draft.articles.iter().map(|a| a.paragraphs.len());
            vec![Leaving {
                item: Item::DraftWords,
                count: clauses.sum::<usize>() + workspace.draft.preamble.len(),
                leaves: true,
            }]
        }
    };
    if paper == Paper::Asks {
        // What would be settled for stands in briefs alone.
        list.retain(|line| line.item != Item::Fallbacks);
    }
    if matches!(paper, Paper::Redline | Paper::Clean) {
        return list;
    }
    let tabled = workspace.proposals.iter();
    let tabled: Vec<&Proposal> = tabled
        .filter(|p| p.status == ProposalStatus::Tabled)
        .collect();
    let is_comment = |kind: NoteKind| kind == NoteKind::Comment && paper != Paper::Trace;
    let notes = workspace.notes.iter().filter(|n| !n.resolved);
    let notes: Vec<_> = notes.filter(|n| is_comment(n.kind)).collect();
    let hidden = tabled.iter().filter(|p| p.layer == Layer::Private).count()
        + notes.iter().filter(|n| n.layer == Layer::Private).count();
    let shared = notes.iter().filter(|n| n.layer == Layer::Shared);
    let reasons = tabled.iter().filter(|p| {
        p.layer == Layer::Shared && !p.rationale.is_empty() && is_comment(NoteKind::Comment)
    });
    let comments = shared.clone().count() + reasons.count();
    let named = shared.filter(|n| !n.author.is_empty()).count();
    let proposals = tabled.len() - tabled.iter().filter(|p| p.layer == Layer::Private).count();
    let mut add = |item: Item, count: usize, leaves: bool| {
        let leaves = leaves && count > 0;
        match list.iter_mut().find(|line| line.item == item) {
            Some(line) => {
                line.count += count;
                line.leaves |= leaves;
            }
            None => list.push(Leaving {
                item,
                count,
                leaves,
            }),
        }
    };
    add(Item::Proposals, proposals, true);
    add(Item::Comments, comments, audience.sees_fallbacks());
    add(Item::Confidential, hidden, audience.sees(Layer::Private));
    add(Item::Names, named, audience.sees_notes());
    list
}
