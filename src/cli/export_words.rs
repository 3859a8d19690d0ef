//! The words of the command line for what is exported: kinds, formats, audiences,
//! layouts.

use clap::ValueEnum;
use clap::builder::PossibleValue;

use crate::exchange::paper::Paper;
use crate::exchange::public::Audience;
use crate::exchange::table::Kind;

/// What can be exported: a table, or a text as a paper. The words are those the exports bear.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exported {
    /// A table.
    Table(Kind),
    /// A text.
    Paper(Paper),
}

impl Exported {
    fn word(self) -> &'static str {
        match self {
            Self::Table(kind) => kind.word(),
            Self::Paper(paper) => paper.word(),
        }
    }

    fn help(self) -> &'static str {
        match self {
            Self::Table(Kind::Positions) => "What every bloc holds on every issue",
            Self::Table(Kind::Verdicts) => "What every bloc says of every article or clause",
            Self::Table(Kind::Objections) => "Every finding in the draft",
            Self::Table(Kind::Instruments) => "Treaties, soft law and bodies",
            Self::Table(Kind::Accessions) => "Accessions a year",
            Self::Table(Kind::Brackets) => "Brackets and what is agreed, version after version",
            Self::Paper(Paper::Draft) => "The draft as it stands, proposals as tracked changes",
            Self::Paper(Paper::Redline) => "The draft with what changed since a version",
            Self::Paper(Paper::Clean) => "The draft without anybody's changes and comments",
            Self::Paper(Paper::Asks) => "The draft with what blocs ask of each article",
            Self::Paper(Paper::Trace) => "Where each paragraph comes from and who proposed it",
            Self::Paper(Paper::ArticleBrief) => "One article, for the head of a delegation",
            Self::Paper(Paper::BlocBrief) => "One bloc",
            Self::Paper(Paper::IssueBrief) => "One issue",
        }
    }
}

impl ValueEnum for Exported {
    fn value_variants<'a>() -> &'a [Self] {
        // Briefs are asked for by `travaux brief`, with what they are about.
        &[
            Self::Table(Kind::Positions),
            Self::Table(Kind::Verdicts),
            Self::Table(Kind::Objections),
            Self::Table(Kind::Instruments),
            Self::Table(Kind::Accessions),
            Self::Table(Kind::Brackets),
            Self::Paper(Paper::Draft),
            Self::Paper(Paper::Redline),
            Self::Paper(Paper::Clean),
            Self::Paper(Paper::Asks),
            Self::Paper(Paper::Trace),
        ]
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.word()).help(self.help()))
    }
}

/// What an export can be written as, tables and papers alike; which fits what is told later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FormatWord {
    /// Comma-separated values.
    Csv,
    /// A workbook.
    Xlsx,
    /// A page to read, sort and print.
    Html,
    /// Markdown.
    Md,
    /// JSON, as in docs/export.schema.json.
    Json,
    /// A picture: heat map or chart.
    Svg,
    /// The same in dots.
    Png,
    /// A Word file.
    Docx,
    /// A hand-out.
    Pdf,
    /// Plain text in the layout of the United Nations.
    Txt,
    /// Akoma Ntoso 3.0.
    Akn,
}

/// For whom an export is, which decides what leaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AudienceWord {
    /// The shared record, without fallbacks and notes.
    Public,
    /// The shared record with its fallbacks.
    Partners,
    /// Everything, what is confidential included.
    Own,
}

/// Layouts of positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum LayoutWord {
    /// A row an issue, a stance in each cell.
    Wide,
    /// A row an element, 0 or 1 for each bloc and verb.
    Binary,
    /// A row an element, −3 to 3 in each cell.
    Scaled,
    /// A row a demand: what `travaux import` reads back.
    Long,
}

/// Columns of positions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ColumnsWord {
    /// Blocs.
    Blocs,
    /// States, each by whoever speaks for it.
    States,
}

impl AudienceWord {
    pub(super) fn audience(self) -> Audience {
        match self {
            Self::Public => Audience::Public,
            Self::Partners => Audience::Partners,
            Self::Own => Audience::OwnDelegation,
        }
    }
}
