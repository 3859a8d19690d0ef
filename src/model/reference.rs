//! Reference matter of a dossier: States, sources, instruments, bodies, tables and notes.

use super::bloc::Citation;
use super::date::{Date, Year};
use super::ids::{BlocId, IssueId, SourceId, StateCode};
use super::issue::Doubt;
use super::text::Bilingual;

/// A Member of the United Nations.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct State {
    /// ISO 3166-1 code.
    pub code: StateCode,
    /// Name as used in the United Nations.
    pub name: Bilingual,
    /// Blocs in the order in which they speak for it.
    pub blocs: Vec<BlocId>,
}

/// A document that positions cite.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Source {
    /// Its code.
    pub id: SourceId,
    /// Title or description.
    pub title: Bilingual,
    /// Date as printed; may be empty.
    pub date: String,
    /// Address as printed; may be empty.
    pub url: String,
    /// A caution; may be empty.
    pub note: String,
}

/// What kind of thing a listed system is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum InstrumentKind {
    /// A treaty or a draft of one.
    #[default]
    Treaty,
    /// A resolution, code, study or other text that does not bind.
    SoftLaw,
    /// A body, forum or process.
    Body,
}

/// A treaty, soft-law text or body named in the sources.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Instrument {
    /// Its id.
    pub id: SourceId,
    /// What it is.
    pub kind: InstrumentKind,
    /// Its name.
    pub name: Bilingual,
    /// Year or years as printed; may be empty.
    pub year: String,
    /// What it does.
    pub what: Bilingual,
    /// Who backs it; may be empty.
    pub backers: String,
    /// Its status at given dates.
    pub status: Vec<Status>,
    /// Paragraphs of the source documents that name it.
    pub anchors: Vec<String>,
    /// Added facts and cautions.
    pub notes: Vec<String>,
    /// How sure the row is.
    pub doubt: Doubt,
}

/// The status of an instrument at a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// The date of the figure; absent where the source gives none.
    pub as_of: Option<Date>,
    /// The status in words.
    pub text: String,
    /// Number of parties.
    pub parties: Option<u32>,
    /// Number that signed without ratifying.
    pub signed_only: Option<u32>,
    /// Where it is recorded.
    pub sources: Vec<Citation>,
}

/// The table of contents of an instrument.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// The instrument.
    pub instrument: SourceId,
    /// Its chapters in order.
    pub chapters: Vec<Chapter>,
    /// A caution; may be empty.
    pub note: String,
}

/// A chapter or section of an outline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// Its title.
    pub title: Bilingual,
    /// Its articles.
    pub articles: Vec<OutlineArticle>,
}

/// An article in an instrument's table of contents: number and title, no words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineArticle {
    /// Its number, or a range.
    pub number: String,
    /// Its title.
    pub title: Bilingual,
}

/// Accessions to an instrument a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccessionTable {
    /// Title of the table.
    pub title: Bilingual,
    /// Cautions; may be empty.
    pub note: String,
    /// Where the figures stand.
    pub source: Option<Citation>,
    /// One row a year.
    pub rows: Vec<AccessionRow>,
}

/// Accessions of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccessionRow {
    /// The year.
    pub year: Year,
    /// Members of the Council of Europe.
    pub coe: u16,
    /// Other States.
    pub others: u16,
    /// Both.
    pub total: u16,
    /// Parties at the end of the year (or of the count).
    pub cumulative: u16,
}

/// One State's accession.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accession {
    /// The State.
    pub state: StateCode,
    /// When.
    pub date: Date,
    /// How sure the date is.
    pub doubt: Doubt,
}

/// Something the sources contradict themselves or each other on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Inconsistency {
    /// Its number in the dossier.
    pub id: String,
    /// What does not fit.
    pub text: String,
    /// Where.
    pub sources: Vec<Citation>,
}

/// The issues a paragraph of a source document speaks of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// The paragraph, such as `S2 ¶5`.
    pub place: String,
    /// The issues.
    pub issues: Vec<IssueId>,
}

/// A fact of the sources that belongs to no position.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The fact.
    pub text: String,
    /// Where.
    pub sources: Vec<Citation>,
}

/// How a body adopts a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AdoptionRule {
    /// Its id.
    pub id: String,
    /// The body that uses it, in words or as an id; may be empty.
    pub body: String,
    /// The arithmetic.
    pub kind: RuleKind,
    /// The rule in words.
    pub text: String,
    /// Where it is recorded.
    pub sources: Vec<Citation>,
}

/// The arithmetic of adoption.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleKind {
    /// Nobody says no.
    #[default]
    Consensus,
    /// Two thirds of those present and voting; abstentions do not count.
    TwoThirds,
    /// More yes than no; abstentions do not count.
    Simple,
}

/// A recorded vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RollCall {
    /// Its id.
    pub id: String,
    /// What was voted on.
    pub title: String,
    /// When.
    pub date: Option<Date>,
    /// Yes, no and abstentions.
    pub tally: Tally,
    /// The same for groups of States.
    pub by_group: Vec<(String, Tally)>,
    /// Where it is recorded.
    pub sources: Vec<Citation>,
}

/// Votes counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// In favour.
    pub yes: u16,
    /// Against.
    pub no: u16,
    /// Abstaining.
    pub abstain: u16,
}

/// All reference matter of a dossier.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    /// Members of the United Nations, by English name as filed.
    pub states: Vec<State>,
    /// Documents cited.
    pub sources: Vec<Source>,
    /// Treaties, soft law and bodies.
    pub instruments: Vec<Instrument>,
    /// Tables of contents.
    pub outlines: Vec<Outline>,
    /// Accessions a year.
    pub accession_table: Option<AccessionTable>,
    /// Accessions by State.
    pub accessions: Vec<Accession>,
    /// Contradictions of the sources.
    pub inconsistencies: Vec<Inconsistency>,
    /// Source paragraph to issues.
    pub anchors: Vec<Anchor>,
    /// Other facts.
    pub facts: Vec<Fact>,
    /// Adoption rules.
    pub rules: Vec<AdoptionRule>,
    /// Recorded votes.
    pub roll_calls: Vec<RollCall>,
}
