//! Blocs and what they want: members, dated positions, demands, dissent on record.

use std::sync::Arc;

use super::date::{Date, Year};
use super::ids::{BlocId, ElementId, IssueId, SourceId, StateCode};
use super::text::Bilingual;

/// A set of States: one that coordinates a line, one that merely exists, or a meeting's record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bloc {
    /// Its id.
    pub id: BlocId,
    /// What it is.
    pub kind: BlocKind,
    /// Full name.
    pub name: Bilingual,
    /// Short name for cards and columns.
    pub short: Bilingual,
    /// Cautions about it as evidence; may be empty.
    pub note: Bilingual,
    /// When the views were recorded; only where `kind` is [`BlocKind::Views`].
    pub date: Option<Date>,
    /// The bloc at a glance in a given year.
    pub snapshots: Vec<Snapshot>,
    /// States that belong to it, with dates.
    pub members: Vec<Membership>,
    /// Its positions, at most one an issue, in the dossier's order of issues.
    pub positions: Vec<Position>,
    /// Members whose line departs from the bloc's.
    pub member_entries: Vec<MemberEntry>,
    /// Views recorded in a meeting; only where `kind` is [`BlocKind::Views`].
    pub views: Vec<RecordedView>,
}

/// What a set of States is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BlocKind {
    /// States that coordinate; has positions and a verdict.
    #[default]
    Bloc,
    /// States listed together, without positions.
    Group,
    /// Views of a meeting that names no State: no bloc, no vote weight, no verdict.
    Views,
}

/// What a bloc stood for in a year, in a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Snapshot {
    /// The year.
    pub year: Year,
    /// The sentence, in English.
    pub text: String,
}

/// A State's time in a bloc.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// The State (or, for the African Union's 55th member, its ISO code).
    pub state: StateCode,
    /// Since when; always, where absent.
    pub from: Option<Date>,
    /// Until when; still, where absent.
    pub until: Option<Date>,
}

impl Membership {
    /// Whether the State is a member on 31 December of `as_of`.
    pub fn holds(&self, as_of: Year) -> bool {
        self.from.is_none_or(|from| from.begun_by(as_of))
            && self.until.is_none_or(|until| !until.over_by(as_of))
    }
}

/// A bloc's line on one issue, as dated entries.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Position {
    /// The issue.
    pub issue: IssueId,
    /// Entries by date, earliest first. They are shared with what was compiled from them; an edit
    /// makes a new one (`Arc::make_mut`).
    pub entries: Vec<Arc<PositionEntry>>,
}

impl Position {
    /// The entry in force on 31 December of `as_of`: the latest that has begun. Before the first
    /// entry there is no recorded position.
    pub fn in_force(&self, as_of: Year) -> Option<&Arc<PositionEntry>> {
        self.entries
            .iter()
            .filter(|entry| entry.from.begun_by(as_of))
            .max_by_key(|entry| entry.from)
    }
}

/// What a bloc holds from a date on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PositionEntry {
    /// In force from this date until the next entry's.
    pub from: Date,
    /// The stance in a sentence or two.
    pub stance: Bilingual,
    /// What the bloc asks of a text.
    pub demands: Vec<Demand>,
    /// How much the issue weighs for the bloc; absent where nothing is recorded.
    pub salience: Option<Salience>,
    /// What it would settle for, in prose: shown, never judged. Empty where none is recorded.
    pub fallback: String,
    /// How well this entry is supported.
    pub confidence: Confidence,
    /// Where it is recorded.
    pub sources: Vec<Citation>,
    /// Dated prose about later or earlier years: shown, changes no demand.
    pub notes: Vec<DatedNote>,
    /// Whether it is part of the shared record or confidential.
    pub layer: Layer,
}

impl PositionEntry {
    /// Whether the entry says that nothing is on record.
    pub fn is_unrecorded(&self) -> bool {
        self.confidence.kind == ConfidenceKind::NoPosition
    }
}

/// One thing a bloc asks about one element.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Demand {
    /// The element.
    pub element: ElementId,
    /// What is asked.
    pub verb: Verb,
    /// How firmly.
    pub strength: Strength,
    /// Elements whose presence cures an objection.
    pub unless: Vec<Unless>,
    /// Least legal force (0-5) that satisfies a requirement.
    pub at_least: Option<u8>,
    /// A remark; may be empty.
    pub note: String,
    /// Whether it is part of the shared record or confidential.
    pub layer: Layer,
}

impl Demand {
    /// A plain demand without conditions.
    pub fn new(element: ElementId, verb: Verb, strength: Strength) -> Self {
        Self {
            element,
            verb,
            strength,
            unless: Vec::new(),
            at_least: None,
            note: String::new(),
            layer: Layer::Shared,
        }
    }
}

/// What a demand asks about its element.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verb {
    /// The element must stand in the text.
    Requires,
    /// The element may stand in the text.
    Accepts,
    /// The element must not stand in the text.
    Opposes,
}

impl Verb {
    /// The word used in files for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Requires => "requires",
            Self::Accepts => "accepts",
            Self::Opposes => "opposes",
        }
    }
}

/// How firmly a demand is held; the order is from weakest to firmest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Strength {
    /// Would rather.
    Preference,
    /// Central to the line.
    Core,
    /// Will not sign otherwise.
    RedLine,
}

impl Strength {
    /// The words used in files for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Self::RedLine => "red line",
            Self::Core => "core",
            Self::Preference => "preference",
        }
    }

    /// 1 for a preference, 2 for core, 3 for a red line.
    pub fn weight(self) -> u8 {
        match self {
            Self::Preference => 1,
            Self::Core => 2,
            Self::RedLine => 3,
        }
    }
}

/// A condition that turns a conflict into something tolerated.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unless {
    /// The element that cures the objection.
    pub element: ElementId,
    /// Where it has to stand.
    pub within: Within,
}

/// How near a curing element has to stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Within {
    /// In the same article.
    #[default]
    Article,
    /// Anywhere in the draft.
    Draft,
}

/// The weight of an issue for a bloc.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Salience {
    /// 0 (indifferent) to 100 (decides whether it signs): an analyst's coding.
    pub value: u8,
    /// Why that figure.
    pub reason: String,
}

/// How well an entry is supported.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Confidence {
    /// The kind of support.
    pub kind: ConfidenceKind,
    /// A qualification; may be empty.
    pub note: String,
}

/// The kinds of support.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ConfidenceKind {
    /// Stated in one of the source documents.
    Seed,
    /// A public source that was opened and read.
    Record,
    /// On the public record, stated from general knowledge and not re-read.
    RecordUnread,
    /// An analyst's deduction.
    Inferred,
    /// Nothing is recorded; the entry has neither demands nor sources.
    #[default]
    NoPosition,
}

impl ConfidenceKind {
    /// The word used in files for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Seed => "seed",
            Self::Record => "record",
            Self::RecordUnread => "record-unread",
            Self::Inferred => "inferred",
            Self::NoPosition => "none",
        }
    }
}

/// A reference to a source.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Citation {
    /// The source.
    pub source: SourceId,
    /// Pinpoint: section, paragraph, page; may be empty.
    pub place: String,
    /// A remark; may be empty.
    pub note: String,
}

/// Prose about a time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DatedNote {
    /// The year or years it speaks of; may be empty.
    pub when: String,
    /// What it says.
    pub text: String,
}

/// Who may see something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layer {
    /// May be shown to partners and exported.
    #[default]
    Shared,
    /// Own delegation only.
    Private,
}

impl Layer {
    /// The word used in files for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Shared => "shared",
            Self::Private => "private",
        }
    }
}

/// A member that departs from its bloc's line, on record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MemberEntry {
    /// The State.
    pub state: StateCode,
    /// The issue; the bloc's line as a whole where absent.
    pub issue: Option<IssueId>,
    /// Since when.
    pub from: Date,
    /// What it did or said.
    pub text: Bilingual,
    /// Its own demands where they are stated; they then speak for the State on that issue.
    pub demands: Vec<Demand>,
    /// How well this is supported.
    pub confidence: Confidence,
    /// Where it is recorded.
    pub sources: Vec<Citation>,
    /// Whether it is part of the shared record or confidential.
    pub layer: Layer,
}

/// What a meeting's record says on an issue without naming a State.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecordedView {
    /// The issue.
    pub issue: IssueId,
    /// Elements it speaks of, with the record's own verb ("stressed", "noted", "some").
    pub elements: Vec<ViewedElement>,
    /// The view in a sentence.
    pub text: Bilingual,
    /// Where it is recorded.
    pub sources: Vec<Citation>,
}

/// An element a recorded view speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewedElement {
    /// The element.
    pub element: ElementId,
    /// How the record puts it.
    pub how: String,
}

impl Bloc {
    /// The position on `issue`, if the bloc has an entry for it at any date.
    pub fn position(&self, issue: &IssueId) -> Option<&Position> {
        self.positions
            .iter()
            .find(|position| position.issue == *issue)
    }

    /// Members on 31 December of `as_of`, by code.
    pub fn members_in(&self, as_of: Year) -> impl Iterator<Item = &StateCode> {
        self.members
            .iter()
            .filter(move |m| m.holds(as_of))
            .map(|m| &m.state)
    }
}
