//! Reading positions: which entry is in force, which layer stands over which, which demand is the
//! stricter of two on one element.

use std::cmp::Reverse;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::coding::coded::ElementIx;
use crate::model::bloc::{
    BlocKind, Demand, Layer, MemberEntry, Position, PositionEntry, Strength, Verb,
};
use crate::model::date::Year;
use crate::model::dossier::Dossier;
use crate::model::ids::{ElementId, IssueId, StateCode};

use super::book::{Held, Layers, Voice};
use super::finding::{BlocIx, IssueIx};
use super::names::Names;

/// What every voice asks.
pub(super) struct Read {
    pub(super) voices: Vec<Voice>,
    /// How many of the voices are blocs; they come first.
    pub(super) n_blocs: usize,
    /// By voice, issue and element.
    pub(super) held: Vec<Held>,
    /// By voice and issue.
    pub(super) entries: Vec<InForce>,
}

/// An entry in force.
#[derive(Clone, Debug)]
pub(super) struct InForce {
    bloc: BlocIx,
    issue: IssueIx,
    pub(super) entry: Arc<PositionEntry>,
}

impl InForce {
    pub(super) fn key(&self) -> (BlocIx, IssueIx) {
        (self.bloc, self.issue)
    }
}

/// Reads the demands in force on 31 December of `as_of`: of every judging bloc, then of every State
/// with demands of its own.
pub(super) fn read(dossier: &Dossier, names: &Names, as_of: Year, layers: Layers) -> Read {
    let mut reader = Reader {
        names,
        as_of,
        layers,
        lists: Vec::new(),
        entries: Vec::new(),
    };
    let mut voices = Vec::new();
    for bloc in dossier.judging_blocs() {
        reader.begin();
        for position in &bloc.positions {
            reader.position(position);
        }
        voices.push(Voice::Bloc(bloc.id.clone()));
    }
    let n_blocs = voices.len();
    for (state, entries) in own_entries(dossier, names, as_of, layers) {
        reader.begin();
        for (issue, entry) in entries {
            reader.member(issue, entry);
        }
        voices.push(Voice::Member(state.clone()));
    }
    let mut entries = reader.entries;
    entries.sort_by_key(InForce::key);
    Read {
        voices,
        n_blocs,
        held: reader.lists.into_iter().flat_map(strictest).collect(),
        entries,
    }
}

/// A voice by place; a dossier has far fewer than 65536.
pub(super) fn voice_ix(n: usize) -> BlocIx {
    BlocIx(u16::try_from(n).unwrap_or(u16::MAX))
}

/// Reads positions into one list of demands a voice.
struct Reader<'a> {
    names: &'a Names,
    as_of: Year,
    layers: Layers,
    /// Per voice, its demands with the layer each stands in.
    lists: Vec<Vec<(Layer, Held)>>,
    entries: Vec<InForce>,
}

impl Reader<'_> {
    fn begin(&mut self) {
        self.lists.push(Vec::new());
    }

    /// The entry in force of the shared layer, and over it the one of the private layer.
    fn position(&mut self, position: &Position) {
        let Some(issue) = self.names.issue(&position.issue) else {
            return;
        };
        let mut salience = None;
        for layer in [Layer::Shared, Layer::Private] {
            let Some(entry) = in_force(position, self.as_of, layer) else {
                continue;
            };
            if !self.layers.count(layer) {
                continue;
            }
            salience = entry.salience.as_ref().map(|s| s.value).or(salience);
            self.entry(issue, Arc::clone(entry), salience);
        }
    }

    /// A State's own entry, as far as it speaks on this issue.
    fn member(&mut self, issue: IssueIx, entry: &MemberEntry) {
        let here = |demand: &&Demand| {
            let named = self.names.element(&demand.element);
            entry.issue.is_some() || named.and_then(|e| self.names.issue_of(e)) == Some(issue)
        };
        let own = PositionEntry {
            from: entry.from,
            stance: entry.text.clone(),
            demands: entry.demands.iter().filter(here).cloned().collect(),
            salience: None,
            fallback: String::new(),
            confidence: entry.confidence.clone(),
            sources: entry.sources.clone(),
            notes: Vec::new(),
            layer: entry.layer,
        };
        self.entry(issue, Arc::new(own), None);
    }

    /// Takes in an entry with those of its demands whose layer counts.
    fn entry(&mut self, issue: IssueIx, mut entry: Arc<PositionEntry>, salience: Option<u8>) {
        let counts = |demand: &Demand| self.layers.count(demand.layer);
        if !entry.demands.iter().all(counts) {
            Arc::make_mut(&mut entry).demands.retain(counts);
        }
        let bloc = voice_ix(self.lists.len().saturating_sub(1));
        let Some(list) = self.lists.last_mut() else {
            return;
        };
        self.entries.push(InForce {
            bloc,
            issue,
            entry: Arc::clone(&entry),
        });
        if entry.is_unrecorded() {
            return;
        }
        for demand in &entry.demands {
            let layer = entry.layer.max(demand.layer);
            let Some(named) = self.names.element_of(issue, &demand.element) else {
                continue;
            };
            let element = self.names.first(named);
            let cure = |id: &ElementId| self.names.element(id).map(|cure| self.names.first(cure));
            let absent = self.names.absent(element);
            list.push((
                layer,
                Held {
                    bloc,
                    element,
                    issue,
                    demand: demand.clone(),
                    entry: Arc::clone(&entry),
                    unless: demand
                        .unless
                        .iter()
                        .filter_map(|unless| Some((cure(&unless.element)?, unless.within)))
                        .collect(),
                    silence: absent.is_some(),
                    process: self.names.is_process(issue),
                    absent: absent.map(<[ElementIx]>::to_vec).unwrap_or_default(),
                    salience: salience.unwrap_or(Held::UNRECORDED_SALIENCE),
                },
            ));
        }
    }
}

/// The latest entry of this layer that has begun.
fn in_force(position: &Position, as_of: Year, layer: Layer) -> Option<&Arc<PositionEntry>> {
    position
        .entries
        .iter()
        .filter(|entry| entry.layer == layer && entry.from.begun_by(as_of))
        .max_by_key(|entry| entry.from)
}

/// One demand an element, by issue and element: the private layer stands over the shared one, and
/// within a layer the stricter demand stands.
fn strictest(mut held: Vec<(Layer, Held)>) -> Vec<Held> {
    held.sort_by_key(|(layer, held)| {
        (
            held.element,
            Reverse(*layer),
            Reverse(strictness(&held.demand)),
        )
    });
    held.dedup_by_key(|(_, held)| held.element);
    let mut held: Vec<Held> = held.into_iter().map(|(_, held)| held).collect();
    held.sort_by_key(|held| (held.issue, held.element));
    held
}

/// How strict a demand is: any demand is stricter than an acceptance, then strength decides, then
/// an objection is stricter than a requirement, then conditions.
pub(crate) fn strictness(demand: &Demand) -> (bool, Strength, bool, u8, Reverse<usize>) {
    (
        demand.verb != Verb::Accepts,
        demand.strength,
        demand.verb == Verb::Opposes,
        demand.at_least.unwrap_or(0),
        Reverse(demand.unless.len()),
    )
}

/// A State's own demands as of a year: per issue the latest entry that states any.
type OwnEntries<'d> = BTreeMap<&'d StateCode, BTreeMap<IssueIx, &'d MemberEntry>>;

fn own_entries<'d>(
    dossier: &'d Dossier,
    names: &Names,
    as_of: Year,
    layers: Layers,
) -> OwnEntries<'d> {
    let mut own = OwnEntries::new();
    let entries = dossier
        .blocs
        .iter()
        .filter(|bloc| bloc.kind != BlocKind::Views)
        .flat_map(|bloc| &bloc.member_entries)
        .filter(|entry| entry.from.begun_by(as_of) && layers.count(entry.layer));
    for entry in entries {
        for issue in issues_spoken_to(entry, names) {
            let slot = own
                .entry(&entry.state)
                .or_default()
                .entry(issue)
                .or_insert(entry);
            if (entry.from, entry.layer) > (slot.from, slot.layer) {
                *slot = entry;
            }
        }
    }
    own
}

/// The issues on which an entry's demands speak: the one it names, or those of their elements.
fn issues_spoken_to(entry: &MemberEntry, names: &Names) -> Vec<IssueIx> {
    let of_demand = |demand: &Demand| names.element(&demand.element);
    let known = entry.demands.iter().filter_map(of_demand);
    let named = entry
        .issue
        .as_ref()
        .and_then(|id: &IssueId| names.issue(id));
    let mut issues: Vec<_> = match named {
        Some(issue) => known.map(|_| issue).collect(),
        None => known
            .filter_map(|element| names.issue_of(element))
            .collect(),
    };
    issues.sort_unstable();
    issues.dedup();
    issues
}
