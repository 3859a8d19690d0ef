//! Names that never change: slugs for what experts write, ULIDs for what the program creates.
//!
//! A slug is typed by a person in a RON file and read by other people; a ULID is made once when a
//! paragraph, article or decision is born and stays with it through every edit and merge.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

/// Why a text is not an id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadId {
    /// The text as it was given.
    pub text: String,
    /// What an id of this kind must look like.
    pub wanted: &'static str,
}

impl fmt::Display for BadId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "\"{}\" is no valid id: {}",
            self.text.escape_debug(),
            self.wanted
        )
    }
}

impl std::error::Error for BadId {}

const SLUG: &str = "use lower-case letters, digits and hyphens, at most 64, starting with a letter";

fn is_slug(text: &str) -> bool {
    text.len() <= 64
        && text
            .bytes()
            .next()
            .is_some_and(|first| first.is_ascii_lowercase())
        && !text.ends_with('-')
        && text
            .bytes()
            .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

fn is_source_code(text: &str) -> bool {
    !text.is_empty()
        && text.len() <= 64
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

fn is_state_code(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|b| b.is_ascii_uppercase())
}

macro_rules! text_id {
    ($(#[$doc:meta])* $name:ident, $valid:ident, $wanted:expr) => {
        $(#[$doc])*
        #[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(Arc<str>);

        impl $name {
            /// Checks `text` and makes it an id.
            pub fn new(text: &str) -> Result<Self, BadId> {
                if $valid(text) {
                    Ok(Self(Arc::from(text)))
                } else {
                    Err(BadId { text: text.to_owned(), wanted: $wanted })
                }
            }

            /// The id as text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0)
            }
        }

        impl FromStr for $name {
            type Err = BadId;

            fn from_str(text: &str) -> Result<Self, BadId> {
                Self::new(text)
            }
        }
    };
}

text_id!(
    /// A bloc, a group of States or a set of recorded views, such as `us-eu`.
    BlocId, is_slug, SLUG
);
text_id!(
    /// A contested issue, such as `transborder-access`.
    IssueId, is_slug, SLUG
);
text_id!(
    /// A provision element, such as `state-consent-required`.
    ElementId, is_slug, SLUG
);
text_id!(
    /// A family of issues, such as `final-clauses`.
    FamilyId, is_slug, SLUG
);
text_id!(
    /// A dossier, such as `cybercrime`.
    DossierId, is_slug, SLUG
);
impl DossierId {
    /// The id of a dossier whose own could not be read.
    pub fn unnamed() -> Self {
        Self(Arc::from("unnamed"))
    }
}

text_id!(
    /// A scenario of a mock negotiation, such as `calder-reefs`.
    ScenarioId, is_slug, SLUG
);
text_id!(
    /// A role in a mock negotiation, such as `chair`.
    RoleId, is_slug, SLUG
);
text_id!(
    /// An item of an agenda, an inject or a prepared fallback of a scenario.
    ItemId, is_slug, SLUG
);
text_id!(
    /// A source, instrument or body that can be cited, such as `S1`, `P-UNV` or `budapest`.
    SourceId,
    is_source_code,
    "use letters, digits and hyphens, at most 64"
);
text_id!(
    /// A State by its ISO 3166-1 two-letter code.
    StateCode,
    is_state_code,
    "use the two capital letters of ISO 3166-1"
);

macro_rules! born_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub ulid::Ulid);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0)
            }
        }

        impl FromStr for $name {
            type Err = BadId;

            fn from_str(text: &str) -> Result<Self, BadId> {
                // Decoding is lenient about case; only the canonical spelling is an id.
                match ulid::Ulid::from_string(text) {
                    Ok(id) if id.to_string() == text => Ok(Self(id)),
                    Ok(_) | Err(_) => Err(BadId {
                        text: text.to_owned(),
                        wanted: "use the 26 capital letters and digits of a ULID",
                    }),
                }
            }
        }
    };
}

born_id!(
    /// An article of a draft.
    ArticleId
);
born_id!(
    /// A paragraph, item or tail of an article.
    ParagraphId
);
born_id!(
    /// A person's decision on a coding or finding.
    DecisionId
);
born_id!(
    /// A draft, or a named version of it.
    VersionId
);
born_id!(
    /// A pair of square brackets of which something is known, or one round whole paragraphs.
    BracketId
);
born_id!(
    /// The place for which several alternatives compete.
    AlternativeId
);
born_id!(
    /// A delegation's proposal.
    ProposalId
);
born_id!(
    /// A comment or a footnote.
    NoteId
);
born_id!(
    /// Something that happened in a session of a mock negotiation.
    EventId
);
born_id!(
    /// A chapter or section.
    DivisionId
);

/// Hands out fresh ULIDs that sort in the order in which they were made.
///
/// It holds no clock and no source of chance of its own: the caller gives the time and a seed, so
/// that a replayed session makes the same ids.
#[derive(Clone, Debug)]
pub struct IdMint {
    last_ms: u64,
    state: u128,
    step: u128,
}

impl IdMint {
    /// A mint whose ids are spread by `seed`.
    pub fn new(seed: u128) -> Self {
        Self {
            last_ms: 0,
            state: seed,
            step: seed | 1,
        }
    }

    /// The next id at `now_ms` milliseconds since 1970.
    pub fn next(&mut self, now_ms: u64) -> ulid::Ulid {
        self.last_ms = self.last_ms.max(now_ms).max(1);
        // A linear congruential step of full period, then a fold of the high half: enough to keep
        // the ids of different people apart, and needs no entropy source.
        self.state = self
            .state
            .wrapping_mul(0x2360_ed05_1fc6_5da4_4385_df64_9fcc_f645)
            .wrapping_add(self.step);
        let mixed = self.state ^ (self.state >> 61);
        let random = mixed & ((1 << 79) - 1);
        // The top bit of the random part stays clear so that sorting within one millisecond holds.
        self.last_ms += 1;
        ulid::Ulid::from_parts(self.last_ms, random)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slugs_are_lower_case_and_start_with_a_letter() {
        assert!(BlocId::new("us-eu").is_ok());
        for bad in ["", "US", "-a", "a-", "9a", "a_b", "é", &"a".repeat(65)] {
            assert!(BlocId::new(bad).is_err(), "{bad:?} was taken for a slug");
        }
    }

    #[test]
    fn minted_ids_rise_and_differ() {
        let mut mint = IdMint::new(7);
        let ids: Vec<_> = (0..1000).map(|_| mint.next(1_700_000_000_000)).collect();
        assert!(ids.windows(2).all(|w| w[0] < w[1]));
    }

    #[test]
    fn a_ulid_has_one_spelling() {
        let id = ParagraphId(IdMint::new(3).next(5)).to_string();
        assert!(id.parse::<ParagraphId>().is_ok());
        assert!(id.to_lowercase().parse::<ParagraphId>().is_err());
    }
}
