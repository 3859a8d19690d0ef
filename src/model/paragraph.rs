//! A paragraph, item or tail: the unit that has words, brackets, a number and a status.
//!
//! `text` stays what a person types, bracket characters included, so that editing is natural and
//! a text from anywhere opens as it is. What is known beyond the characters stands beside it: of
//! each pair of brackets its owner and reason ([`Bracket`]), of the paragraph which alternatives
//! it competes with, how it is numbered, who reserves, and what happened to it.

use super::bracket::{Bracket, Tree};
use super::ids::{AlternativeId, ParagraphId};
use super::link::Link;
use super::party::PartyRef;

/// A paragraph, item or tail: the unit that has a status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its id.
    pub id: ParagraphId,
    /// How deep it stands.
    pub level: Level,
    /// Its words with their brackets, without number, without line breaks.
    pub text: String,
    /// Where the negotiation of it stands.
    pub status: ParagraphStatus,
    /// What is known of brackets in `text`, in the order of the text. A pair nobody said anything
    /// about has no record; `model::bracket` finds the pairs.
    pub brackets: Vec<Bracket>,
    /// What references in `text` lead to, in the order of the text. A reference that never led
    /// anywhere has no link.
    pub links: Vec<Link>,
    /// The place it competes for; `None` where it has the place to itself.
    pub alternative: Option<Alternative>,
    /// How it comes to its number.
    pub numbered: Numbered,
    /// Where its words went; only with [`ParagraphStatus::Moved`].
    pub moved_to: Option<ParagraphId>,
    /// Since when it has had its status, in milliseconds since 1970, where that is known.
    pub since_ms: Option<u64>,
    /// Delegations that reserve on it.
    pub reserves: Vec<PartyRef>,
    /// What happened to its status and to agreed words, oldest first.
    pub log: Vec<LogEntry>,
}

/// How deep a paragraph stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// `1.`
    #[default]
    Paragraph,
    /// `(a)`
    Item,
    /// `(i)`
    Subitem,
    /// `a.`
    Point,
    /// Unnumbered words after a list, which close the paragraph the list belongs to.
    Tail,
}

impl Level {
    /// How far the level is indented: 0 for a paragraph and a tail, 3 for a point.
    pub fn depth(self) -> usize {
        match self {
            Self::Paragraph | Self::Tail => 0,
            Self::Item => 1,
            Self::Subitem => 2,
            Self::Point => 3,
        }
    }

    /// One level deeper, as far as there is one.
    pub fn demoted(self) -> Self {
        match self {
            Self::Paragraph | Self::Tail => Self::Item,
            Self::Item => Self::Subitem,
            Self::Subitem | Self::Point => Self::Point,
        }
    }

    /// One level up, as far as there is one.
    pub fn promoted(self) -> Self {
        match self {
            Self::Paragraph | Self::Tail | Self::Item => Self::Paragraph,
            Self::Subitem => Self::Item,
            Self::Point => Self::Subitem,
        }
    }
}

/// Where the negotiation of a paragraph stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ParagraphStatus {
    /// Nothing is settled.
    #[default]
    Open,
    /// Words of it stand in brackets.
    Bracketed,
    /// One delegation waits for instructions.
    Pending,
    /// Agreed in informal consultations.
    AgreedInformals,
    /// Agreed ad referendum.
    AgreedAdReferendum,
    /// Agreed.
    Agreed,
    /// Deleted; kept and struck.
    Deleted,
    /// Moved elsewhere; kept and struck where it stood.
    Moved,
}

impl ParagraphStatus {
    /// Every status a person gives, from least to most settled; [`Self::Moved`] comes from moving.
    pub const ALL: [Self; 7] = [
        Self::Open,
        Self::Bracketed,
        Self::Pending,
        Self::AgreedInformals,
        Self::AgreedAdReferendum,
        Self::Agreed,
        Self::Deleted,
    ];

    /// Whether an edit of the words reopens something settled.
    pub fn is_agreed(self) -> bool {
        match self {
            Self::AgreedInformals | Self::AgreedAdReferendum | Self::Agreed => true,
            Self::Open | Self::Bracketed | Self::Pending | Self::Deleted | Self::Moved => false,
        }
    }

    /// Whether the words are kept and struck, and count for nothing.
    pub fn is_struck(self) -> bool {
        matches!(self, Self::Deleted | Self::Moved)
    }
}

/// How a paragraph or article comes to its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Numbered {
    /// One more than the one before it; `bis`, `ter` … of the one before it where its neighbours
    /// keep their numbers.
    #[default]
    Running,
    /// Keeps this number: the numbering is frozen.
    Fixed(u32),
    /// Stands between two numbers: `bis`, `ter` … of the one before it.
    Additional,
}

/// That a paragraph competes with others for one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Alternative {
    /// The place.
    pub group: AlternativeId,
    /// How the alternatives of the place are told apart; that of the first of them counts.
    pub style: AlternativeStyle,
    /// Whether it goes on with the alternative begun before it, of which there is more than one
    /// paragraph. Items under an alternative belong to it without any mark.
    pub goes_on: bool,
    /// Whose alternative it is.
    pub owners: Vec<PartyRef>,
}

/// How the alternatives of a place are told apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum AlternativeStyle {
    /// `Option 1`, `Option 2`.
    #[default]
    Option,
    /// `Alternative A`, `Alternative B`.
    Letter,
    /// `2.`, `2 alt.`, `2 alt 2.`
    Alt,
    /// `2.`, `2 bis.`, `2 ter.`, as the United Nations Editorial Manual has it.
    Bis,
}

/// Something that happened to a paragraph and must not be forgotten.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct LogEntry {
    /// When, in milliseconds since 1970.
    pub time_ms: u64,
    /// Who did it.
    pub author: String,
    /// What happened.
    pub event: LogEvent,
}

/// What happened to a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LogEvent {
    /// It was given another status.
    Status {
        /// Before.
        from: ParagraphStatus,
        /// After.
        to: ParagraphStatus,
    },
    /// Its words changed although they were agreed.
    Reopened {
        /// The status they had, and have again where only the language was corrected.
        was: ParagraphStatus,
        /// Since when they had been agreed, where that is known.
        since_ms: Option<u64>,
    },
    /// The change before this entry only corrects the language: nothing is reopened.
    TechnicalCorrection,
}

/// Words on one line: each line break is a blank, so that every byte keeps its place.
pub(crate) fn on_one_line(text: &mut String) {
    if text.contains(['\n', '\r']) {
        *text = text.replace(['\n', '\r'], " ");
    }
}

impl Paragraph {
    /// An open paragraph of which nothing is known but its words.
    pub fn new(id: ParagraphId, level: Level, text: impl Into<String>) -> Self {
        Self {
            id,
            level,
            text: text.into(),
            status: ParagraphStatus::Open,
            brackets: Vec::new(),
            links: Vec::new(),
            alternative: None,
            numbered: Numbered::Running,
            moved_to: None,
            since_ms: None,
            reserves: Vec::new(),
            log: Vec::new(),
        }
    }

    /// Whether it is deleted or moved away, kept and struck, so that its words count for nothing.
    pub fn is_deleted(&self) -> bool {
        self.status.is_struck()
    }

    /// Whether agreed words of it were changed and nobody has said since what that means: the
    /// entry that tells so.
    pub fn reopened(&self) -> Option<&LogEntry> {
        let last = self.log.last()?;
        matches!(last.event, LogEvent::Reopened { .. }).then_some(last)
    }

    /// Agreed words were changed: nobody agreed to these, so that they are open again, or
    /// bracketed where brackets stand in them. Nothing happens where they were not agreed.
    pub fn reopen(&mut self, author: &str, time_ms: u64) {
        if !self.status.is_agreed() {
            return;
        }
        let event = LogEvent::Reopened {
            was: self.status,
            since_ms: self.since_ms,
        };
        self.note(event, author, time_ms);
        self.since_ms = Some(time_ms);
        self.fall_open();
    }

    /// Takes the agreed status from words that the log says were changed since.
    pub fn fall_open(&mut self) {
        if self.status.is_agreed() && self.reopened().is_some() {
            let bracketed = !Tree::of(&self.text).pairs.is_empty();
            self.status = if bracketed {
                ParagraphStatus::Bracketed
            } else {
                ParagraphStatus::Open
            };
        }
    }

    /// What was changed in agreed words only corrects the language: they are agreed as they were.
    /// Nothing happens where they were not reopened.
    pub fn correct(&mut self, author: &str, time_ms: u64) {
        let Some(LogEvent::Reopened { was, since_ms }) = self.reopened().map(|entry| entry.event)
        else {
            return;
        };
        (self.status, self.since_ms) = (was, since_ms);
        self.note(LogEvent::TechnicalCorrection, author, time_ms);
    }

    /// Gives it another status and notes that; nothing happens where it has that status.
    pub fn set_status(&mut self, status: ParagraphStatus, author: &str, time_ms: u64) {
        if self.status == status {
            return;
        }
        let from = std::mem::replace(&mut self.status, status);
        if status != ParagraphStatus::Moved {
            self.moved_to = None;
        }
        self.since_ms = Some(time_ms);
        self.note(LogEvent::Status { from, to: status }, author, time_ms);
    }

    /// Notes what happened.
    pub fn note(&mut self, event: LogEvent, author: &str, time_ms: u64) {
        self.log.push(LogEntry {
            time_ms,
            author: author.to_owned(),
            event,
        });
    }
}
