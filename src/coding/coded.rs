//! What coding a clause yields: elements with their words, force and reason for being there.

use crate::model::ids::DecisionId;
use crate::model::text::Span;

/// An element of the compiled codebook, by place in the dossier's order of elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ElementIx(pub u16);

/// A drafting device, by place in the lexicon.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DeviceIx(pub u8);

/// A cue of the compiled codebook; the codebook gives its text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CueIx(pub u32);

/// Legal force: a level and whether it forbids.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Force {
    /// 5 shall, 4 shall with a softener, 3 shall endeavour, 2 should, 1 may, 0 statement; already
    /// less what the qualifiers cost.
    pub level: u8,
    /// Whether the sentence prohibits.
    pub prohibition: bool,
}

impl Force {
    /// The name of the level for files read by scripts.
    pub fn word(self) -> &'static str {
        match (self.prohibition, self.level) {
            (true, _) => "prohibition",
            (false, 5) => "obligation",
            (false, 4) => "softened obligation",
            (false, 3) => "endeavour",
            (false, 2) => "recommendation",
            (false, 1) => "permission",
            (false, _) => "statement",
        }
    }
}

/// Which text of a clause a span lies in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// The clause's own words.
    Text,
    /// A chapeau over it: 0 is the nearest.
    Chapeau(u8),
}

/// Why an element is asserted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum By {
    /// A cue matched.
    Cue(CueIx),
    /// The wording model finds it likely.
    Wording,
    /// A person added or confirmed it.
    Person(DecisionId),
}

/// One element found in a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodedElement {
    /// The element; a synonym stands under its first name.
    pub element: ElementIx,
    /// Where its words stand.
    pub place: Place,
    /// The words that carry it.
    pub span: Span,
    /// Legal force of the sentence it stands in.
    pub force: Force,
    /// Devices that soften or bend that sentence.
    pub devices: Vec<DeviceIx>,
    /// Why it is asserted.
    pub by: By,
    /// Likelihood in thousandths; 1000 for a person's word.
    pub likelihood: u16,
}

/// A drafting device found in a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DeviceHit {
    /// The device.
    pub device: DeviceIx,
    /// Its words.
    pub span: Span,
}

/// A sentence of the clause's own words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// Where it stands.
    pub span: Span,
    /// Its legal force, with what its chapeau and qualifiers make of it.
    pub force: Force,
    /// Whether any element was asserted on it; if not, it is *not coded: read it yourself*.
    pub coded: bool,
}

/// Everything coding says of one clause.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ClauseCoding {
    /// Elements asserted, by place in the text; at most one entry an element.
    pub elements: Vec<CodedElement>,
    /// Elements only offered, best first.
    pub suggestions: Vec<CodedElement>,
    /// Its sentences.
    pub sentences: Vec<Sentence>,
    /// Devices in its own words.
    pub devices: Vec<DeviceHit>,
    /// Decisions whose words are gone: the person is asked again.
    pub stale: Vec<DecisionId>,
}

impl ClauseCoding {
    /// Whether anything is asserted.
    pub fn is_coded(&self) -> bool {
        !self.elements.is_empty()
    }

    /// The asserted entry of an element.
    pub fn find(&self, element: ElementIx) -> Option<&CodedElement> {
        self.elements.iter().find(|coded| coded.element == element)
    }
}
