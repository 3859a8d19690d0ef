//! Drafts that others wrote, read within bounds: Word files with their tracked changes and
//! comments, Markdown, plain text, web pages, Akoma Ntoso.
//!
//! Each reader gives lines of runs; one builder makes a draft of them, with changes as proposals of
//! their authors and comments as notes, and a report of what was understood and what was not.

mod adopt;
mod akn;
mod build;
mod docx;
mod docx_parts;
mod edits;
mod html;
mod markdown;
mod marker;
mod parts;
mod rolling;
mod tabled;
mod walk;

pub use adopt::{Adopted, adopt};
pub use build::{Maker, Read, Remark};
pub use parts::{Difference, Part, PartChange, differences, with_parts};

use crate::exchange::document::{Comment, Run};
use crate::exchange::going::Going;
use crate::exchange::reading::called_off;
use crate::model::draft::Level;
use crate::model::paragraph::on_one_line;
use crate::model::problem::Problem;

/// Largest file that is read.
pub const LARGEST_FILE: u64 = 64 * 1024 * 1024;
/// Most lines that are read of a file.
const MOST_LINES: usize = 200_000;

/// What a file is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftFormat {
    /// A Word file.
    Docx,
    /// Markdown.
    Markdown,
    /// Plain text, a line a paragraph.
    Text,
    /// A web page, or what a browser put on the clipboard.
    Html,
    /// Akoma Ntoso.
    Akn,
}

impl DraftFormat {
    /// Endings of files that hold a draft and no table.
    pub const ENDINGS: [&str; 9] = [
        "docx", "md", "markdown", "txt", "html", "htm", "xml", "akn", "doc",
    ];

    /// The format a file's ending and its first bytes speak for.
    pub fn of(ending: &str, bytes: &[u8]) -> Self {
        let head = bytes.get(..bytes.len().min(512)).unwrap_or_default();
        let head = String::from_utf8_lossy(head).to_lowercase();
        let head = head.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
        if bytes.starts_with(b"PK") {
            Self::Docx
        } else if head.contains("<akomantoso") || ending == "akn" {
            Self::Akn
        } else if head.starts_with("<!doctype html") || head.starts_with("<html") {
            Self::Html
        } else {
            match ending {
                "docx" => Self::Docx,
                "md" | "markdown" => Self::Markdown,
                "html" | "htm" => Self::Html,
                "xml" => Self::Akn,
                _ => Self::Text,
            }
        }
    }

    /// The English word.
    pub fn word(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Markdown => "markdown",
            Self::Text => "text",
            Self::Html => "html",
            Self::Akn => "akoma ntoso",
        }
    }
}

/// What a line is, as far as its file says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum LineKind {
    /// The title.
    Title,
    /// A heading, 1 for the highest.
    Heading(u8),
    /// Words of the text; the level where numbering or structure tells it.
    #[default]
    Body,
    /// Words of the text at a level that numbering or structure tells.
    At(Level),
    /// A remark that stands beside the text.
    Aside,
}

/// A line.
#[derive(Clone, Debug, Default)]
pub(crate) struct Line {
    pub(crate) kind: LineKind,
    pub(crate) runs: Vec<Run>,
}

/// What a file holds.
#[derive(Clone, Debug, Default)]
pub(crate) struct Given {
    pub(crate) lines: Vec<Line>,
    pub(crate) comments: Vec<Comment>,
    pub(crate) footnotes: Vec<String>,
    pub(crate) remarks: Vec<Remark>,
}

impl Given {
    /// Adds a line that says something.
    pub(crate) fn line(&mut self, kind: LineKind, runs: Vec<Run>) -> Result<(), Problem> {
        if runs.iter().all(|run| run.text.trim().is_empty()) {
            return Ok(());
        }
        if self.lines.len() >= MOST_LINES {
            return Err(
                Problem::error(format!("the file has more than {MOST_LINES} paragraphs"))
                    .with_remedy("cut it into parts"),
            );
        }
        self.lines.push(Line { kind, runs });
        Ok(())
    }

    /// Whether nothing but words and headings tells what the lines are.
    fn is_plain(&self) -> bool {
        let plain =
            |run: &Run| run.change.is_none() && run.comments.is_empty() && run.footnote.is_none();
        let told = |kind| matches!(kind, LineKind::At(_) | LineKind::Aside);
        let mut lines = self.lines.iter();
        lines.all(|line| !told(line.kind) && line.runs.iter().all(plain))
    }

    /// Notes what was not understood, once.
    pub(crate) fn remark(&mut self, what: &str) {
        if !self.remarks.iter().any(|remark| remark.what == what) {
            self.remarks.push(Remark {
                place: String::new(),
                what: what.to_owned(),
            });
        }
    }
}

/// Reads a draft.
///
/// # Errors
/// Where the file is damaged, too large, too deep, declares a document type or is no text.
pub fn read(bytes: &[u8], format: DraftFormat, maker: &mut Maker) -> Result<Read, Problem> {
    read_while(bytes, format, maker, &Going::default())
}

/// The same, piece by piece.
///
/// # Errors
/// What is wrong with the file, or that it was called off.
pub fn read_while(
    bytes: &[u8],
    format: DraftFormat,
    maker: &mut Maker,
    going: &Going,
) -> Result<Read, Problem> {
    let mut read = taken_in(bytes, format, maker, going)?;
    let in_articles = read.draft.articles.iter_mut();
    let in_articles = in_articles.flat_map(|article| &mut article.paragraphs);
    for paragraph in read.draft.preamble.iter_mut().chain(in_articles) {
        on_one_line(&mut paragraph.text);
    }
    Ok(read)
}

fn taken_in(
    bytes: &[u8],
    format: DraftFormat,
    maker: &mut Maker,
    going: &Going,
) -> Result<Read, Problem> {
    let text = || {
        std::str::from_utf8(bytes)
            .map(|text| text.trim_start_matches('\u{feff}'))
            .map_err(|_not_text| {
                Problem::error("the file is not UTF-8 text").with_remedy("save it as UTF-8")
            })
    };
    let given = match format {
        DraftFormat::Docx => docx::lines(bytes, going)?,
        DraftFormat::Markdown => markdown::lines(text()?)?,
        DraftFormat::Text => {
            // Counted as every other file's lines are.
            let text = text()?;
            let mut given = Given::default();
            for line in going.each(text.lines()) {
                given.line(LineKind::Body, vec![Run::plain(line)])?;
            }
            wanted(going)?;
            return Ok(rolling::read(text, maker));
        }
        DraftFormat::Html => {
            let given = html::lines(text()?)?;
            if given.is_plain() {
                let lines = given.lines.iter();
                let lines = going.each(lines).map(|line| build::all_of(&line.runs));
                let text: Vec<String> = lines.collect();
                wanted(going)?;
                let mut read = rolling::read(&text.join("\n"), maker);
                read.remarks.extend(given.remarks);
                return Ok(read);
            }
            given
        }
        DraftFormat::Akn => akn::lines(text()?, going)?,
    };
    let read = build::build(given, maker, going);
    wanted(going)?;
    Ok(read)
}

/// Refuses what nobody waits for any more.
fn wanted(going: &Going) -> Result<(), Problem> {
    if going.is_off() {
        return Err(called_off());
    }
    Ok(())
}
