//! What may leave, by audience: the only types that writers of exports ever see.
//!
//! Everything here is copied out of the workspace field by field, so that a writer cannot reach
//! what was not copied: the confidential layer, internal notes and persons' names are simply not
//! in these types unless the audience is one's own delegation.

mod leaving;
mod positions;
mod reference;
mod stamp;
mod trend;
mod verdicts;

pub use leaving::{Item, Leaving, leaving, leaving_paper};
pub use positions::{Ask, ElementOut, Holding, IssueOut, Named, Positions, Voice};
pub use reference::{AccessionOut, InstrumentOut, Reference};
pub use stamp::{DraftStamp, Stamp, day_of, draft_hash};
pub use trend::{Trend, TrendOut};
pub use verdicts::{ObjectionOut, PartOut, Verdicts};

use std::collections::BTreeSet;

use crate::assess::book::Layers;
use crate::model::bloc::{Citation, Layer};
use crate::model::dossier::Dossier;
use crate::model::ids::SourceId;

/// Who an export is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Audience {
    /// Anybody: the shared record, without fallbacks and notes.
    #[default]
    Public,
    /// Delegations one works with: the shared record with its fallbacks.
    Partners,
    /// One's own delegation: everything, the confidential layer, notes and names included.
    OwnDelegation,
}

impl Audience {
    /// All of them, from the widest to the narrowest.
    pub const ALL: [Self; 3] = [Self::Public, Self::Partners, Self::OwnDelegation];

    /// The English words, as scripts read and write them.
    pub fn word(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Partners => "partners",
            Self::OwnDelegation => "own delegation",
        }
    }

    /// Which layers leave.
    pub fn layers(self) -> Layers {
        match self {
            Self::Public | Self::Partners => Layers::SharedOnly,
            Self::OwnDelegation => Layers::WithPrivate,
        }
    }

    /// Whether something of this layer leaves.
    pub fn sees(self, layer: Layer) -> bool {
        self.layers().count(layer)
    }

    /// Whether what a bloc would settle for leaves.
    pub fn sees_fallbacks(self) -> bool {
        self >= Self::Partners
    }

    /// Whether analysts' notes and reasons, and the names of those who decided, leave.
    pub fn sees_notes(self) -> bool {
        self == Self::OwnDelegation
    }
}

/// A source that something exported cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceOut {
    /// Its code.
    pub code: String,
    /// Title or description, in English.
    pub title: String,
    /// Date as printed; may be empty.
    pub date: String,
    /// Address as printed; may be empty.
    pub url: String,
}

/// References as one text, `S1 §III.2; S2 ¶13`.
pub fn citations(list: &[Citation]) -> String {
    let one = |c: &Citation| format!("{} {}", c.source, c.place).trim().to_owned();
    list.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// What the codes of cited sources stand for, in the dossier's order.
fn cited(dossier: &Dossier, codes: &BTreeSet<SourceId>) -> Vec<SourceOut> {
    let sources = dossier.reference.sources.iter();
    let sources = sources.map(|s| (&s.id, &s.title.en, s.date.as_str(), s.url.as_str()));
    let instruments = dossier.reference.instruments.iter();
    let instruments = instruments.map(|i| (&i.id, &i.name.en, i.year.as_str(), ""));
    sources
        .chain(instruments)
        .filter(|(id, ..)| codes.contains(*id))
        .map(|(id, title, date, url)| SourceOut {
            code: id.to_string(),
            title: title.clone(),
            date: date.to_owned(),
            url: url.to_owned(),
        })
        .collect()
}
