//! The seven verdicts, worst first.

/// A bloc's verdict on a clause, an article or a draft: the first of these that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// An opposed element of strength red line stands, not tolerated.
    CrossesRedLine,
    /// The same, of strength core.
    Conflict,
    /// The same, of strength preference; or a requirement met too weakly.
    Reserve,
    /// A requirement is met.
    Satisfies,
    /// Something accepted or tolerated stands.
    Acceptable,
    /// Something is coded, but the bloc has no demand on it.
    NoPosition,
    /// Nothing is coded.
    NotCoded,
}

impl Verdict {
    /// All seven, worst first.
    pub const ALL: [Self; 7] = [
        Self::CrossesRedLine,
        Self::Conflict,
        Self::Reserve,
        Self::Satisfies,
        Self::Acceptable,
        Self::NoPosition,
        Self::NotCoded,
    ];

    /// The English words, as scripts read them.
    pub fn word(self) -> &'static str {
        match self {
            Self::CrossesRedLine => "crosses red line",
            Self::Conflict => "conflict",
            Self::Reserve => "reserve",
            Self::Satisfies => "satisfies",
            Self::Acceptable => "acceptable",
            Self::NoPosition => "no position",
            Self::NotCoded => "not coded",
        }
    }

    /// The verdict with this English word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.word() == word)
    }

    /// The worse of two: the one that holds over the findings of both.
    pub fn worst(self, other: Self) -> Self {
        self.min(other)
    }

    /// Whether a bloc would speak against: a crossed red line, a conflict or a reserve.
    pub fn is_objection(self) -> bool {
        self <= Self::Reserve
    }

    /// Key of its name in the message catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::CrossesRedLine => "verdict-crosses-red-line",
            Self::Conflict => "verdict-conflict",
            Self::Reserve => "verdict-reserve",
            Self::Satisfies => "verdict-satisfies",
            Self::Acceptable => "verdict-acceptable",
            Self::NoPosition => "verdict-no-position",
            Self::NotCoded => "verdict-not-coded",
        }
    }
}
