//! A paragraph as the files hold it, with what is known of its brackets, number and past.

use serde::{Deserialize, Serialize};

use super::{is_default, mirror};
use crate::model::bracket::{Bracket, BracketReason};
use crate::model::draft::{
    Alternative, AlternativeStyle, Level, LogEntry, LogEvent, Numbered, Paragraph, ParagraphStatus,
};
use crate::model::link::{Lead, Link};
use crate::model::party::PartyRef;
use crate::model::problem::Problem;
use crate::model::text::Span;
use crate::storage::intake::{Intake, Record, read_some, some, write_all};

mirror!(
    LevelWord = Level {
        Paragraph,
        Item,
        Subitem,
        Point,
        Tail
    }
);
mirror!(
    StatusWord = ParagraphStatus {
        Open,
        Bracketed,
        Pending,
        AgreedInformals,
        AgreedAdReferendum,
        Agreed,
        Deleted,
        Moved
    }
);
mirror!(
    StyleWord = AlternativeStyle {
        Option,
        Letter,
        Alt,
        Bis
    }
);

/// A paragraph, item or tail.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ParagraphRecord {
    id: String,
    #[serde(default, skip_serializing_if = "is_default")]
    level: LevelWord,
    #[serde(default, skip_serializing_if = "is_default")]
    status: StatusWord,
    #[serde(default)]
    text: String,
    #[serde(default, skip_serializing_if = "is_default")]
    brackets: Vec<BracketRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    links: Vec<LinkRecord>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    alternative: Option<AlternativeRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    numbered: NumberedRecord,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    moved_to: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    since_ms: Option<u64>,
    #[serde(default, skip_serializing_if = "is_default")]
    reserves: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    log: Vec<LogRecord>,
}

impl Record for ParagraphRecord {
    type Model = Paragraph;

    fn write(model: &Paragraph) -> Self {
        Self {
            id: model.id.to_string(),
            level: model.level.into(),
            status: model.status.into(),
            text: model.text.clone(),
            brackets: write_all(&model.brackets),
            links: write_all(&model.links),
            alternative: some(model.alternative.as_ref()),
            numbered: model.numbered.into(),
            moved_to: model.moved_to.map(|id| id.to_string()),
            since_ms: model.since_ms,
            reserves: write_parties(&model.reserves),
            log: write_all(&model.log),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Paragraph> {
        // What is not understood of the rest is told and left out; the words always stay.
        let id = intake.id("id", &self.id)?;
        Some(Paragraph {
            id,
            level: self.level.into(),
            text: self.text,
            status: self.status.into(),
            brackets: intake.all(self.brackets),
            links: intake.all(self.links),
            alternative: read_some(self.alternative, intake).flatten(),
            numbered: self.numbered.into(),
            moved_to: intake
                .id_if_any("moved_to", self.moved_to.as_ref())
                .flatten(),
            since_ms: self.since_ms,
            reserves: read_parties(&self.reserves, intake),
            log: intake.all(self.log),
        })
    }
}

/// Delegations as texts.
pub(crate) fn write_parties(parties: &[PartyRef]) -> Vec<String> {
    parties.iter().map(ToString::to_string).collect()
}

/// The delegations of texts; an empty one is told and left out.
pub(crate) fn read_parties(texts: &[String], intake: &mut Intake<'_>) -> Vec<PartyRef> {
    let mut parties = Vec::with_capacity(texts.len());
    for text in texts {
        match PartyRef::new(text) {
            Some(party) => parties.push(party),
            None => intake.report(
                Problem::warning("a delegation has no name and is left out")
                    .with_remedy("write the id of a bloc, the code of a State or a name"),
            ),
        }
    }
    parties
}

/// What is known of a pair of brackets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BracketRecord {
    id: String,
    open: u32,
    close: u32,
    #[serde(default, skip_serializing_if = "is_default")]
    owners: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    reason: ReasonRecord,
    #[serde(default, skip_serializing_if = "is_default")]
    note: String,
}

impl Record for BracketRecord {
    type Model = Bracket;

    fn write(model: &Bracket) -> Self {
        Self {
            id: model.id.to_string(),
            open: model.open,
            close: model.close,
            owners: write_parties(&model.owners),
            reason: ReasonRecord::write(&model.reason),
            note: model.note.clone(),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Bracket> {
        Some(Bracket {
            id: intake.id("id", &self.id)?,
            open: self.open,
            close: self.close,
            owners: read_parties(&self.owners, intake),
            reason: self.reason.read(intake)?,
            note: self.note,
        })
    }
}

/// Words that lead to an article or a paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LinkRecord {
    start: u32,
    end: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    article: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    paragraph: Option<String>,
}

impl Record for LinkRecord {
    type Model = Link;

    fn write(model: &Link) -> Self {
        let (article, paragraph) = match model.to {
            Lead::Article(id) => (Some(id.to_string()), None),
            Lead::Paragraph(id) => (None, Some(id.to_string())),
        };
        Self {
            start: model.span.start,
            end: model.span.end,
            article,
            paragraph,
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Link> {
        let to = match (&self.article, &self.paragraph) {
            (Some(id), None) => Lead::Article(intake.id("article", id)?),
            (None, Some(id)) => Lead::Paragraph(intake.id("paragraph", id)?),
            _ => {
                let message = "a link leads to an article or to a paragraph, and is left out";
                let remedy = "give `article` or `paragraph`; without it the reference leads where \
                              its numbers say";
                intake.report(Problem::warning(message).with_remedy(remedy));
                return None;
            }
        };
        let (start, end) = (self.start, self.end);
        let span = Span { start, end };
        Some(Link { span, to })
    }
}

/// Why brackets stand.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) enum ReasonRecord {
    #[default]
    Unstated,
    Alternative,
    WaitsOnArticle {
        article: String,
    },
    WaitingForInstructions,
    Tactical,
    Uncertain,
}

impl Record for ReasonRecord {
    type Model = BracketReason;

    fn write(model: &BracketReason) -> Self {
        match model {
            BracketReason::Unstated => Self::Unstated,
            BracketReason::Alternative => Self::Alternative,
            BracketReason::WaitsOnArticle(article) => Self::WaitsOnArticle {
                article: article.to_string(),
            },
            BracketReason::WaitingForInstructions => Self::WaitingForInstructions,
            BracketReason::Tactical => Self::Tactical,
            BracketReason::Uncertain => Self::Uncertain,
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<BracketReason> {
        Some(match self {
            Self::Unstated => BracketReason::Unstated,
            Self::Alternative => BracketReason::Alternative,
            Self::WaitsOnArticle { article } => {
                BracketReason::WaitsOnArticle(intake.id("article", &article)?)
            }
            Self::WaitingForInstructions => BracketReason::WaitingForInstructions,
            Self::Tactical => BracketReason::Tactical,
            Self::Uncertain => BracketReason::Uncertain,
        })
    }
}

/// That a paragraph competes with others for a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AlternativeRecord {
    group: String,
    #[serde(default, skip_serializing_if = "is_default")]
    style: StyleWord,
    #[serde(default, skip_serializing_if = "is_default")]
    goes_on: bool,
    #[serde(default, skip_serializing_if = "is_default")]
    owners: Vec<String>,
}

impl Record for AlternativeRecord {
    type Model = Alternative;

    fn write(model: &Alternative) -> Self {
        Self {
            group: model.group.to_string(),
            style: model.style.into(),
            goes_on: model.goes_on,
            owners: write_parties(&model.owners),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Alternative> {
        Some(Alternative {
            group: intake.id("group", &self.group)?,
            style: self.style.into(),
            goes_on: self.goes_on,
            owners: read_parties(&self.owners, intake),
        })
    }
}

/// How a paragraph or article comes to its number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) enum NumberedRecord {
    #[default]
    Running,
    Fixed {
        number: u32,
    },
    Additional,
}

impl From<Numbered> for NumberedRecord {
    fn from(model: Numbered) -> Self {
        match model {
            Numbered::Running => Self::Running,
            Numbered::Fixed(number) => Self::Fixed { number },
            Numbered::Additional => Self::Additional,
        }
    }
}

impl From<NumberedRecord> for Numbered {
    fn from(record: NumberedRecord) -> Self {
        match record {
            NumberedRecord::Running => Self::Running,
            NumberedRecord::Fixed { number } => Self::Fixed(number),
            NumberedRecord::Additional => Self::Additional,
        }
    }
}

/// Something that happened to a paragraph.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LogRecord {
    time_ms: u64,
    #[serde(default, skip_serializing_if = "is_default")]
    author: String,
    event: EventRecord,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
enum EventRecord {
    Status {
        from: StatusWord,
        to: StatusWord,
    },
    Reopened {
        was: StatusWord,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        since_ms: Option<u64>,
    },
    TechnicalCorrection,
}

impl Record for LogRecord {
    type Model = LogEntry;

    fn write(model: &LogEntry) -> Self {
        Self {
            time_ms: model.time_ms,
            author: model.author.clone(),
            event: match model.event {
                LogEvent::Status { from, to } => EventRecord::Status {
                    from: from.into(),
                    to: to.into(),
                },
                LogEvent::Reopened { was, since_ms } => EventRecord::Reopened {
                    was: was.into(),
                    since_ms,
                },
                LogEvent::TechnicalCorrection => EventRecord::TechnicalCorrection,
            },
        }
    }

    fn read(self, _intake: &mut Intake<'_>) -> Option<LogEntry> {
        Some(LogEntry {
            time_ms: self.time_ms,
            author: self.author,
            event: match self.event {
                EventRecord::Status { from, to } => LogEvent::Status {
                    from: from.into(),
                    to: to.into(),
                },
                EventRecord::Reopened { was, since_ms } => LogEvent::Reopened {
                    was: was.into(),
                    since_ms,
                },
                EventRecord::TechnicalCorrection => LogEvent::TechnicalCorrection,
            },
        })
    }
}
