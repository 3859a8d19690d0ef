//! Papers: drafts, redlines, tables of where words came from, and briefs, from a workspace and a
//! wish to the bytes of a file.

mod article;
mod asks;
mod bloc;
mod issue;
mod trace;

use std::fmt;

use crate::coding::codebook::Codebook;
use crate::model::date::Year;
use crate::model::layer::shared_workspace;
use crate::model::workspace::Workspace;
use crate::words::UiLang;

use super::document::text::TextOut;
use super::document::{
    Document, State, Style, draft_text, html_while, lay, markdown_while, plain_while, redline_text,
};
use super::docx::docx_while;
use super::export::Unknown;
use super::going::Going;
use super::pdf::pdf_while;
use super::public::{Audience, Positions, Reader, Stamp, Verdicts, day_of};

/// What a paper shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Paper {
    /// The draft as it stands.
    #[default]
    Draft,
    /// The draft with what changed since a version.
    Redline,
    /// The draft without brackets of proposals, comments and marks.
    Clean,
    /// The draft with what a bloc, or every bloc, asks of each article.
    Asks,
    /// Where each paragraph comes from, who proposed it and what was done.
    Trace,
    /// One article for the head of a delegation.
    ArticleBrief,
    /// One bloc.
    BlocBrief,
    /// One issue.
    IssueBrief,
}

impl Paper {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Draft,
        Self::Redline,
        Self::Clean,
        Self::Asks,
        Self::Trace,
        Self::ArticleBrief,
        Self::BlocBrief,
        Self::IssueBrief,
    ];

    /// The English word, as scripts read and write it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Draft => "draft",
            Self::Redline => "redline",
            Self::Clean => "clean",
            Self::Asks => "asks",
            Self::Trace => "trace",
            Self::ArticleBrief => "article brief",
            Self::BlocBrief => "bloc brief",
            Self::IssueBrief => "issue brief",
        }
    }

    /// Whether it is a text of articles, which Akoma Ntoso can hold.
    pub fn is_text(self) -> bool {
        matches!(self, Self::Draft | Self::Redline | Self::Clean)
    }
}

/// A format of a paper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum PaperFormat {
    /// A Word file.
    #[default]
    Docx,
    /// A hand-out.
    Pdf,
    /// A web page.
    Html,
    /// Markdown.
    Markdown,
    /// Plain text in the layout of the United Nations.
    Text,
    /// Akoma Ntoso 3.0.
    Akn,
}

impl PaperFormat {
    /// All of them.
    pub const ALL: [Self; 6] = [
        Self::Docx,
        Self::Pdf,
        Self::Html,
        Self::Markdown,
        Self::Text,
        Self::Akn,
    ];

    /// The ending of a file's name, also its name on the command line.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Pdf => "pdf",
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Text => "txt",
            Self::Akn => "xml",
        }
    }

    /// Whether a paper can be written in it.
    pub fn fits(self, paper: Paper) -> bool {
        self != Self::Akn || paper.is_text() || matches!(paper, Paper::Asks | Paper::Trace)
    }
}

/// What to write.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PaperWish {
    /// What it shows.
    pub paper: Paper,
    /// In which format.
    pub format: PaperFormat,
    /// For whom.
    pub audience: Audience,
    /// Positions as of this year.
    pub as_of: Year,
    /// In which language; a draft itself stays in its own.
    pub lang: UiLang,
    /// In whose manner a text is laid out.
    pub style: Style,
    /// Whether only what is certain counts.
    pub strict: bool,
    /// The number of the article, the bloc or the issue a brief is about; the bloc whose asks are
    /// shown, every bloc where empty; the version a redline starts from, the last one where empty.
    pub subject: String,
}

impl PaperWish {
    /// Who reads it.
    fn reader(&self) -> Reader {
        Reader {
            audience: self.audience,
            as_of: self.as_of,
            lang: self.lang,
        }
    }
}

/// Something that is not in the workspace.
fn unknown(what: impl fmt::Display, there_are: &[String]) -> Unknown {
    let some: Vec<&str> = there_are.iter().map(String::as_str).take(12).collect();
    let more = if there_are.len() > some.len() {
        ", …"
    } else {
        ""
    };
    Unknown {
        what: if some.is_empty() {
            format!("there is no {what}")
        } else {
            format!("there is no {what}; there are: {}{more}", some.join(", "))
        },
    }
}

/// The bytes of the paper a wish asks for. `codebook` is called where the draft has to be coded.
///
/// # Errors
/// Where what the paper is about does not exist, or the format cannot hold it.
pub fn paper<C: AsRef<Codebook>>(
    workspace: &Workspace,
    codebook: impl FnOnce() -> C,
    wish: &PaperWish,
) -> Result<Vec<u8>, Unknown> {
    let made = paper_while(workspace, codebook, wish, &Going::default())?;
    Ok(made.unwrap_or_default())
}

/// The same, block by block; none where it was called off.
///
/// # Errors
/// Where what the paper is about does not exist, or the format cannot hold it.
pub fn paper_while<C: AsRef<Codebook>>(
    workspace: &Workspace,
    codebook: impl FnOnce() -> C,
    wish: &PaperWish,
    going: &Going,
) -> Result<Option<Vec<u8>>, Unknown> {
    if !wish.format.fits(wish.paper) {
        return Err(Unknown {
            what: format!("{} cannot be written as Akoma Ntoso", wish.paper.word()),
        });
    }
    // What is confidential is not even there, besides being asked for by audience.
    let shared;
    let workspace = if wish.audience == Audience::OwnDelegation {
        workspace
    } else {
        shared = shared_workspace(workspace);
        &shared
    };
    if wish.paper.is_text() {
        let text = text(workspace, wish)?;
        if wish.format == PaperFormat::Akn {
            let made = super::akn::akn_while(&text, going);
            return Ok((!going.is_off()).then(|| made.into_bytes()));
        }
        return Ok(bytes_while(&lay(&text, wish.style), wish.format, going));
    }
    let document = document(workspace, codebook, wish, going)?;
    if going.is_off() {
        return Ok(None);
    }
    if wish.format == PaperFormat::Akn {
        let text = draft_text(workspace, wish.reader());
        let made = super::akn::akn_document_while(&document, &text, going);
        return Ok((!going.is_off()).then(|| made.into_bytes()));
    }
    Ok(bytes_while(&document, wish.format, going))
}

/// A document in a format.
pub fn bytes(document: &Document, format: PaperFormat) -> Vec<u8> {
    bytes_while(document, format, &Going::default()).unwrap_or_default()
}

/// The same, block by block; none where it was called off.
fn bytes_while(document: &Document, format: PaperFormat, going: &Going) -> Option<Vec<u8>> {
    let bytes = match format {
        PaperFormat::Docx => docx_while(document, going),
        PaperFormat::Pdf => pdf_while(document, going),
        PaperFormat::Html => html_while(document, going).into_bytes(),
        PaperFormat::Markdown => markdown_while(document, going).into_bytes(),
        PaperFormat::Text | PaperFormat::Akn => plain_while(document, going).into_bytes(),
    };
    (!going.is_off()).then_some(bytes)
}

/// The text a paper shows.
fn text(workspace: &Workspace, wish: &PaperWish) -> Result<TextOut, Unknown> {
    let reader = wish.reader();
    if wish.paper == Paper::Redline {
        let version = version(workspace, &wish.subject)?;
        let stamp = Stamp::of_draft(workspace, reader);
        let of_draft = stamp.draft.as_ref();
        let named = of_draft.map(|d| d.version.as_str()).unwrap_or_default();
        let name = if named.is_empty() {
            reader.words().t("out-present-draft")
        } else {
            named
        };
        let old = State {
            draft: &version.draft,
            name: &version.name,
            date: &day_of(version.time_ms),
        };
        let new = State {
            draft: &workspace.draft,
            name,
            date: of_draft.map(|d| d.date.as_str()).unwrap_or_default(),
        };
        return Ok(redline_text(old, new, &stamp));
    }
    if wish.paper == Paper::Clean {
        // What is only proposed is no text yet, and its footnotes and names are not either.
        let mut settled = workspace.clone();
        settled.proposals.clear();
        return Ok(draft_text(&settled, reader).cleaned());
    }
    Ok(draft_text(workspace, reader))
}

/// The version with this name or document symbol; the last one named where none is asked for.
fn version<'a>(
    workspace: &'a Workspace,
    name: &str,
) -> Result<&'a crate::model::workspace::NamedVersion, Unknown> {
    let versions = &workspace.versions;
    let found = if name.is_empty() {
        versions.last()
    } else {
        let mut all = versions.iter().rev();
        all.find(|v| v.name == name || (!v.symbol.is_empty() && v.symbol == name))
    };
    found.ok_or_else(|| {
        let names: Vec<String> = versions.iter().map(|v| v.name.clone()).collect();
        let asked = name.escape_debug();
        unknown(format!("named version \"{asked}\" of the draft"), &names)
    })
}

/// The paper as a document, where it is not a text of articles.
fn document<C: AsRef<Codebook>>(
    workspace: &Workspace,
    codebook: impl FnOnce() -> C,
    wish: &PaperWish,
    going: &Going,
) -> Result<Document, Unknown> {
    let reader = wish.reader();
    let verdicts = || {
        let codebook = codebook();
        Verdicts::of(workspace, codebook.as_ref(), reader, wish.strict, going)
    };
    match wish.paper {
        Paper::Trace => trace::trace(workspace, wish),
        Paper::Asks => {
            let text = draft_text(workspace, reader);
            asks::asks(&verdicts(), &text, &wish.subject)
        }
        Paper::BlocBrief => {
            let positions = Positions::of(workspace, reader);
            bloc::bloc(&verdicts(), &positions, &wish.subject)
        }
        Paper::IssueBrief => {
            let positions = Positions::of(workspace, reader);
            issue::issue(workspace, &verdicts(), &positions, &wish.subject)
        }
        Paper::ArticleBrief | Paper::Draft | Paper::Redline | Paper::Clean => {
            let text = draft_text(workspace, reader);
            article::article(&verdicts(), &text, &wish.subject)
        }
    }
}
