//! The position book: what every judging bloc asks as of a year, arranged for judging.

use std::sync::Arc;

use crate::coding::coded::ElementIx;
use crate::model::bloc::{Demand, Layer, PositionEntry, Strength, Verb, Within};
use crate::model::date::Year;
use crate::model::dossier::Dossier;
use crate::model::ids::{BlocId, StateCode};

use super::compile::{InForce, Read, read, voice_ix};
use super::finding::{BlocIx, FindingKind, IssueIx};
use super::input::cut;
use super::names::Names;
use super::rule;

/// Which layers count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Layers {
    /// Only what may be shown to partners.
    #[default]
    SharedOnly,
    /// The confidential layer too, laid over the shared one.
    WithPrivate,
}

impl Layers {
    /// Whether something of this layer counts.
    pub fn count(self, layer: Layer) -> bool {
        layer == Layer::Shared || self == Self::WithPrivate
    }
}

/// Who judges.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Voice {
    /// A bloc.
    Bloc(BlocId),
    /// A State with demands of its own.
    Member(StateCode),
}

/// A demand in force.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// Who holds it.
    pub bloc: BlocIx,
    /// The element, under its first name.
    pub element: ElementIx,
    /// The issue of the position it belongs to.
    pub issue: IssueIx,
    /// The demand, as recorded.
    pub demand: Demand,
    /// The entry it belongs to.
    pub entry: Arc<PositionEntry>,
    /// What cures the objection, under first names.
    pub unless: Vec<(ElementIx, Within)>,
    /// Where the element is a silence: what breaks it.
    pub absent: Vec<ElementIx>,
    /// Whether the element is a silence, judged on the whole draft.
    pub silence: bool,
    /// Whether the issue is one of process and forum, so that the element is never missing.
    pub process: bool,
    /// Weight of the issue, 0-100; [`Held::UNRECORDED_SALIENCE`] where none is recorded.
    pub salience: u8,
}

impl Held {
    /// The weight an issue has where nobody recorded one.
    pub const UNRECORDED_SALIENCE: u8 = 50;

    /// Whether it asks for the element.
    pub fn requires(&self) -> bool {
        self.demand.verb == Verb::Requires
    }
}

/// What judging needs of a demand at every place its element stands.
#[derive(Clone, Copy, Debug)]
pub(super) struct Brief {
    pub(super) bloc: BlocIx,
    pub(super) issue: IssueIx,
    pub(super) element: ElementIx,
    pub(super) strength: Strength,
    /// What the demand says wherever its element stands; `None` where that depends on conditions.
    pub(super) plain: Option<FindingKind>,
}

impl Brief {
    fn of(held: &Held) -> Self {
        Self {
            bloc: held.bloc,
            issue: held.issue,
            element: held.element,
            strength: held.demand.strength,
            plain: rule::without_conditions(held),
        }
    }
}

/// Every demand in force, of every judging voice.
#[derive(Clone, Debug)]
pub struct PositionBook {
    as_of: Year,
    layers: Layers,
    names: Names,
    voices: Vec<Voice>,
    n_blocs: usize,
    /// By element, then voice.
    held: Vec<Arc<Held>>,
    /// By voice, issue and element.
    by_voice: Vec<Arc<Held>>,
    /// Where the demands on each element start in `held`; one more entry than elements.
    starts: Vec<usize>,
    /// The same in a few bytes each, so that judging need not touch every demand.
    briefs: Vec<Brief>,
    /// Places in `held` of requirements of elements of clause scope, by voice, issue and element.
    asks: Vec<u32>,
    /// Places in `held` of demands on silences, by voice, issue and element.
    silences: Vec<u32>,
    /// By voice and issue: the shared entry in force, then the private one over it.
    entries: Vec<InForce>,
}

impl PositionBook {
    /// Compiles the demands in force on 31 December of `as_of`.
    pub fn compile(dossier: &Dossier, as_of: Year, layers: Layers) -> Self {
        let names = Names::of(dossier);
        let Read {
            voices,
            n_blocs,
            held,
            entries,
        } = read(dossier, &names, as_of, layers);
        let by_voice: Vec<_> = held.into_iter().map(Arc::new).collect();
        let Sorted { held, starts, at } = sorted(&by_voice, names.len());
        let places = |which: fn(&Held) -> bool| {
            let all = by_voice.iter().zip(&at);
            all.filter(|(held, _)| which(held))
                .map(|(_, at)| *at)
                .collect()
        };
        let asks = places(|held| held.requires() && !held.silence);
        let silences = places(|held| held.silence);
        let briefs = held.iter().map(|held| Brief::of(held)).collect();
        Self {
            as_of,
            layers,
            names,
            voices,
            n_blocs,
            held,
            by_voice,
            starts,
            briefs,
            asks,
            silences,
            entries,
        }
    }

    /// The year it was compiled for.
    pub fn as_of(&self) -> Year {
        self.as_of
    }

    /// The layers that count in it.
    pub fn layers(&self) -> Layers {
        self.layers
    }

    /// Elements and issues by place.
    pub fn names(&self) -> &Names {
        &self.names
    }

    /// How many blocs judge.
    pub fn n_blocs(&self) -> usize {
        self.n_blocs
    }

    /// The judging blocs, in the dossier's order.
    pub fn blocs(&self) -> impl Iterator<Item = (BlocIx, &BlocId)> {
        self.voices().filter_map(|(at, voice)| match voice {
            Voice::Bloc(id) => Some((at, id)),
            Voice::Member(_) => None,
        })
    }

    /// Every voice: the judging blocs, then States with demands of their own.
    pub fn voices(&self) -> impl Iterator<Item = (BlocIx, &Voice)> {
        self.voices
            .iter()
            .enumerate()
            .map(|(n, voice)| (voice_ix(n), voice))
    }

    /// How many voices there are.
    pub fn n_voices(&self) -> usize {
        self.voices.len()
    }

    /// The place of a bloc.
    pub fn bloc_ix(&self, id: &BlocId) -> Option<BlocIx> {
        self.blocs().find(|(_, bloc)| *bloc == id).map(|(at, _)| at)
    }

    /// The bloc at a place; `None` for a State's own voice.
    pub fn bloc_id(&self, bloc: BlocIx) -> Option<&BlocId> {
        match self.voices.get(usize::from(bloc.0)) {
            Some(Voice::Bloc(id)) => Some(id),
            Some(Voice::Member(_)) | None => None,
        }
    }

    /// The demands on an element under its first name, by voice.
    pub fn on(&self, element: ElementIx) -> &[Arc<Held>] {
        let at = usize::from(element.0);
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(&start), Some(&end)) => self.held.get(start..end).unwrap_or(&[]),
            _ => &[],
        }
    }

    /// The demand of one voice on an element, by any of its names.
    pub fn demand_of(&self, bloc: BlocIx, element: ElementIx) -> Option<&Arc<Held>> {
        let all = self.on(self.names.first(element));
        let at = all.binary_search_by_key(&bloc, |held| held.bloc).ok()?;
        all.get(at)
    }

    /// Every demand in force, by element and voice.
    pub fn held(&self) -> &[Arc<Held>] {
        &self.held
    }

    /// The demand at a place among all of them.
    pub(super) fn held_at(&self, at: u32) -> Option<(&Arc<Held>, Brief)> {
        let at = at as usize;
        Some((self.held.get(at)?, *self.briefs.get(at)?))
    }

    /// The demands on an element, by voice, and the place of the first among all of them.
    pub(super) fn briefs_on(&self, element: ElementIx) -> (u32, &[Brief]) {
        let at = usize::from(element.0);
        match (self.starts.get(at), self.starts.get(at + 1)) {
            (Some(&start), Some(&end)) => (cut(start), self.briefs.get(start..end).unwrap_or(&[])),
            _ => (0, &[]),
        }
    }

    /// Places of requirements of elements of clause scope, by voice, issue and element.
    pub(super) fn asks_at(&self) -> &[u32] {
        &self.asks
    }

    /// Places of demands on silences, by voice, issue and element.
    pub(super) fn silences_at(&self) -> &[u32] {
        &self.silences
    }

    /// The entries of a voice in force on an issue: the shared one, then the private one laid over
    /// it, if that layer counts. An entry may say that nothing is recorded.
    pub fn entries(
        &self,
        bloc: BlocIx,
        issue: IssueIx,
    ) -> impl Iterator<Item = &Arc<PositionEntry>> {
        let key = (bloc, issue);
        let start = self.entries.partition_point(|found| found.key() < key);
        self.entries
            .iter()
            .skip(start)
            .take_while(move |found| found.key() == key)
            .map(|found| &found.entry)
    }

    /// Whether a voice has a recorded position on an issue.
    pub fn has_position(&self, bloc: BlocIx, issue: IssueIx) -> bool {
        self.entries(bloc, issue)
            .any(|entry| !entry.is_unrecorded())
    }

    /// The demands of a voice on an issue, silences among them, by element.
    pub fn demands(&self, bloc: BlocIx, issue: IssueIx) -> &[Arc<Held>] {
        let key = (bloc, issue);
        let start = self
            .by_voice
            .partition_point(|held| (held.bloc, held.issue) < key);
        let end = self
            .by_voice
            .partition_point(|held| (held.bloc, held.issue) <= key);
        self.by_voice.get(start..end).unwrap_or(&[])
    }
}

/// Demands by element and voice.
struct Sorted {
    held: Vec<Arc<Held>>,
    /// Where the demands on each element start; one more entry than elements.
    starts: Vec<usize>,
    /// The place each demand came to, by the order it came from.
    at: Vec<u32>,
}

/// Sorts demands that stand by voice into the order of elements, by counting.
fn sorted(by_voice: &[Arc<Held>], n_elements: usize) -> Sorted {
    let mut lists: Vec<Vec<usize>> = vec![Vec::new(); n_elements];
    for (from, held) in by_voice.iter().enumerate() {
        if let Some(list) = lists.get_mut(usize::from(held.element.0)) {
            list.push(from);
        }
    }
    let mut sorted = Sorted {
        held: Vec::with_capacity(by_voice.len()),
        starts: vec![0],
        at: vec![0; by_voice.len()],
    };
    for list in lists {
        for from in list {
            if let (Some(held), Some(at)) = (by_voice.get(from), sorted.at.get_mut(from)) {
                *at = cut(sorted.held.len());
                sorted.held.push(Arc::clone(held));
            }
        }
        sorted.starts.push(sorted.held.len());
    }
    sorted
}
