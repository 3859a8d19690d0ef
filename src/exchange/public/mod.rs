//! What may leave, by audience: the only types that writers of exports ever see.
//!
//! Everything here is copied out of the workspace field by field, so that a writer cannot reach
//! what was not copied: the confidential layer, internal notes and persons' names are simply not
//! in these types unless the audience is one's own delegation.

mod leaving;
mod positions;
mod reference;
mod stamp;
mod telling;
mod trend;
mod verdicts;

pub use leaving::{Item, Leaving, leaving, leaving_paper};
pub use positions::{Ask, ElementOut, Holding, IssueOut, Named, Positions, Voice};
pub use reference::{AccessionOut, InstrumentOut, Reference};
pub use stamp::{DraftStamp, Stamp, day_of, draft_hash, pair};
pub use trend::{Trend, TrendOut};
pub use verdicts::{ObjectionOut, PartOut, Verdicts};

use std::collections::BTreeSet;

use crate::assess::book::Layers;
use crate::model::bloc::{Citation, ConfidenceKind, Layer, Strength, Verb};
use crate::model::date::Year;
use crate::model::dossier::Dossier;
use crate::model::draft::Draft;
use crate::model::ids::SourceId;
use crate::model::text::Lang;
use crate::words::keys::{strength_key, verb_key};
use crate::words::{UiLang, Words};

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

/// Who reads an export: for whom it is, as of which year, in which language.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reader {
    /// For whom it is.
    pub audience: Audience,
    /// Positions as of this year.
    pub as_of: Year,
    /// The language of everything but the draft itself.
    pub lang: UiLang,
}

impl Reader {
    /// A reader of English.
    pub fn new(audience: Audience, as_of: Year) -> Self {
        Self {
            audience,
            as_of,
            lang: UiLang::En,
        }
    }

    /// The words of their language.
    pub fn words(self) -> &'static Words {
        Words::of(self.lang)
    }

    /// The language in which they read texts of the dossier.
    pub fn tongue(self) -> Lang {
        self.lang.text_lang()
    }
}

/// A word of a closed list: as scripts read it, and as people do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Term {
    /// The English word of the data; empty where nothing is said.
    pub word: &'static str,
    /// Key of what people read.
    pub key: &'static str,
}

impl Term {
    /// A word and the key of what people read.
    pub fn new(word: &'static str, key: &'static str) -> Self {
        Self { word, key }
    }

    /// What people read; empty where nothing is said.
    pub fn told(self, words: &Words) -> &str {
        if self.word.is_empty() {
            ""
        } else {
            words.t(self.key)
        }
    }
}

/// How well an entry is supported, as tables and briefs tell it.
pub fn support(kind: ConfidenceKind) -> Term {
    Term::new(kind.word(), support_key(kind))
}

fn support_key(kind: ConfidenceKind) -> &'static str {
    match kind {
        ConfidenceKind::Seed => "out-seed",
        ConfidenceKind::Record => "out-record",
        ConfidenceKind::RecordUnread => "out-record-unread",
        ConfidenceKind::Inferred => "out-inferred",
        ConfidenceKind::NoPosition => "out-none",
    }
}

/// What is asked, as tables and briefs tell it.
pub fn asked(verb: Verb) -> Term {
    Term::new(verb.word(), verb_key(verb))
}

/// How firmly, as tables and briefs tell it.
pub fn firmly(strength: Strength) -> Term {
    Term::new(strength.word(), strength_key(strength))
}

/// A source that something exported cites.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceOut {
    /// Its code.
    pub code: String,
    /// Title or description.
    pub title: String,
    /// Date as printed; may be empty.
    pub date: String,
    /// Address as printed; may be empty.
    pub url: String,
}

/// The language a draft is written in.
pub fn language(draft: &Draft) -> Lang {
    let paragraphs = draft.articles.iter().flat_map(|a| &a.paragraphs);
    let words: String = draft
        .preamble
        .iter()
        .chain(paragraphs)
        .take(40)
        .map(|paragraph| paragraph.text.as_str())
        .collect();
    Lang::guess(&words)
}

/// References as one text, `S1 §III.2; S2 ¶13`.
pub fn citations(list: &[Citation]) -> String {
    let one = |c: &Citation| format!("{} {}", c.source, c.place).trim().to_owned();
    list.iter().map(one).collect::<Vec<_>>().join("; ")
}

/// What the codes of cited sources stand for, in the dossier's order.
fn cited(dossier: &Dossier, codes: &BTreeSet<SourceId>, lang: Lang) -> Vec<SourceOut> {
    let sources = dossier.reference.sources.iter();
    let sources = sources.map(|s| (&s.id, s.title.get(lang), s.date.as_str(), s.url.as_str()));
    let instruments = dossier.reference.instruments.iter();
    let instruments = instruments.map(|i| (&i.id, i.name.get(lang), i.year.as_str(), ""));
    sources
        .chain(instruments)
        .filter(|(id, ..)| codes.contains(*id))
        .map(|(id, title, date, url)| SourceOut {
            code: id.to_string(),
            title: title.to_owned(),
            date: date.to_owned(),
            url: url.to_owned(),
        })
        .collect()
}
