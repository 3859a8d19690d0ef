//! The position book: what every judging bloc asks as of a year, arranged for judging.

use std::sync::Arc;

use crate::coding::coded::ElementIx;
use crate::model::bloc::{Demand, Layer, PositionEntry, Verb, Within};
use crate::model::date::Year;
use crate::model::dossier::Dossier;
use crate::model::ids::{BlocId, StateCode};

use super::compile::{InForce, Read, read, voice_ix};
use super::finding::{BlocIx, IssueIx};
use super::names::Names;

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
    /// Requirements of elements of clause scope, by voice, issue and element.
    asks: Vec<Arc<Held>>,
    /// Demands on silences, by voice, issue and element.
    silences: Vec<Arc<Held>>,
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
        let mut by_voice: Vec<_> = held.into_iter().map(Arc::new).collect();
        by_voice.sort_by_key(|h| (h.bloc, h.issue, h.element));
        let asks = by_voice
            .iter()
            .filter(|h| h.requires() && !h.silence)
            .cloned()
            .collect();
        let silences = by_voice.iter().filter(|h| h.silence).cloned().collect();
        let mut held = by_voice.clone();
        held.sort_by_key(|h| (h.element, h.bloc));
        let starts = (0..=names.len())
            .map(|element| held.partition_point(|h| usize::from(h.element.0) < element))
            .collect();
        Self {
            as_of,
            layers,
            names,
            voices,
            n_blocs,
            held,
            by_voice,
            starts,
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

    /// Requirements of elements of clause scope, by voice, issue and element.
    pub fn asks(&self) -> &[Arc<Held>] {
        &self.asks
    }

    /// Demands on silences, by voice, issue and element.
    pub fn silences(&self) -> &[Arc<Held>] {
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
