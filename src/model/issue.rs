//! Contested issues and their provision elements: the codebook.

use std::collections::BTreeMap;

use super::ids::{ElementId, FamilyId, IssueId, SourceId};
use super::text::{Bilingual, Lang};

/// A contested issue: one neutral question and the features of clauses that answer it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Issue {
    /// Its id.
    pub id: IssueId,
    /// Its number in the dossier, from 1.
    pub number: u16,
    /// The family it is listed under.
    pub family: FamilyId,
    /// Its title.
    pub title: Bilingual,
    /// The neutral question negotiators answer differently.
    pub question: Bilingual,
    /// What is fought over, in a few sentences.
    pub description: Bilingual,
    /// Paragraphs of the source documents that raise it, such as `S2 ¶13`.
    pub anchors: Vec<String>,
    /// Its elements, in the dossier's order.
    pub elements: Vec<Element>,
    /// Sentences that must code, and look-alikes that must not.
    pub tests: Vec<CodingTest>,
}

/// One discrete legal feature that a clause, or the draft by its silence, may contain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// Its id.
    pub id: ElementId,
    /// Where it can stand.
    pub scope: Scope,
    /// A name of a few words.
    pub label: Bilingual,
    /// The legal effect that counts, in a sentence.
    pub description: Bilingual,
    /// The dossier's short wordings: hints for people, never cues.
    pub hints: Hints,
    /// One full sentence a drafter could insert; empty for elements of scope [`Scope::Draft`].
    pub model: Bilingual,
    /// Where the boundary to its neighbours runs; may be empty.
    pub notes: String,
    /// The element of which this is a second name, coded and judged as one.
    pub synonym_of: Option<ElementId>,
    /// Instruments in which it is found.
    pub found_in: Vec<FoundIn>,
    /// How text that carries it is worded, per language, in the cue language of `coding::cue`.
    pub cues: BTreeMap<Lang, Vec<String>>,
}

/// Short wordings per language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hints {
    /// English wordings.
    pub en: Vec<String>,
    /// Chinese wordings.
    pub zh: Vec<String>,
}

/// Where an element can stand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// In the words of a clause.
    Clause,
    /// In the whole draft, by silence: it stands when no clause carries any of `absent`.
    Draft {
        /// The elements whose presence anywhere breaks the silence.
        absent: Vec<ElementId>,
    },
}

impl Scope {
    /// Whether the element is a silence, judged on the whole draft.
    pub fn is_silence(&self) -> bool {
        matches!(self, Self::Draft { .. })
    }
}

/// A place in an instrument where an element is found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundIn {
    /// The instrument.
    pub instrument: SourceId,
    /// Article and paragraph; may be empty.
    pub place: String,
    /// How sure the reference is.
    pub doubt: Doubt,
    /// A remark; may be empty.
    pub note: String,
}

/// How far a reference has been checked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Doubt {
    /// Checked against the text or stated by a source that was read.
    #[default]
    None,
    /// General knowledge, not re-read.
    Known,
    /// A reasonable reader could go either way.
    Arguable,
    /// Only the structure of the text is known.
    Low,
}

/// A sentence with the elements it must and must not code to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodingTest {
    /// Language of the sentence.
    pub lang: Lang,
    /// Chapeau; may be empty.
    pub chapeau: String,
    /// The sentence.
    pub text: String,
    /// Elements it must code to.
    pub codes: Vec<ElementId>,
    /// Elements it must not code to.
    pub not: Vec<ElementId>,
}

/// Wordings and near-misses of one element in one language: what the wording model learns from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bank {
    /// Sentences that contain the element.
    pub wordings: Vec<String>,
    /// Sentences that look like it and do not.
    pub near: Vec<String>,
}
