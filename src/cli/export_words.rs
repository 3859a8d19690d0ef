//! The words of the command line for what is exported: kinds, formats, audiences, languages,
//! layouts.

use clap::ValueEnum;

use crate::exchange::public::Audience;
use crate::words::UiLang;

/// What can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum KindWord {
    /// What every bloc holds on every issue.
    Positions,
    /// What every bloc says of every article or clause.
    Verdicts,
    /// Every finding in the draft.
    Objections,
    /// Treaties, soft law and bodies.
    Instruments,
    /// Accessions a year.
    Accessions,
    /// Brackets and what is agreed, version after version.
    Brackets,
    /// The draft as it stands, proposals as tracked changes.
    Draft,
    /// The draft with what changed since a version.
    Redline,
    /// The draft without anybody's changes and comments.
    Clean,
    /// The draft with what blocs ask of each article.
    Asks,
    /// Where each paragraph comes from and who proposed it.
    Trace,
}

/// Formats.
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

/// Audiences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AudienceWord {
    /// The shared record, without fallbacks and notes.
    Public,
    /// The shared record with its fallbacks.
    Partners,
    /// Everything, what is confidential included.
    Own,
}

/// Languages.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum LangWord {
    /// English.
    #[default]
    En,
    /// Chinese.
    Zh,
}

impl LangWord {
    pub(super) fn lang(self) -> UiLang {
        match self {
            Self::En => UiLang::En,
            Self::Zh => UiLang::Zh,
        }
    }
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
