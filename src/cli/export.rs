//! `travaux export`: what Travaux shows, in the form others need, for whom it is meant.

use std::path::Path;
use std::sync::Arc;

use clap::{Args as ClapArgs, ValueEnum as _};
use serde::Serialize;

use crate::coding::codebook::Codebook;
use crate::coding::wording::Calibration;
use crate::exchange::export::{self, Format, Wish};
use crate::exchange::paper::{Paper, PaperWish};
use crate::exchange::public;
use crate::exchange::table::{Columns, Kind, Layout};
use crate::model::date::Year;

use super::args::Tongue;
use super::count::Count;
use super::export_words::{AudienceWord, ColumnsWord, Exported, FormatWord, LayoutWord};
use super::paper::{self, Order, StyleWord};
use super::writing::{deliver, one_output};
use super::{Ending, Streams, load};

/// Arguments of `export`.
#[derive(Debug, ClapArgs)]
pub struct ExportArgs {
    /// What to export.
    #[arg(value_enum)]
    pub kind: Exported,
    /// A workspace; the built-in dossier and sample draft where absent.
    pub folder: Option<std::path::PathBuf>,
    /// The format; by the ending of FILE, else csv, where absent.
    #[arg(long, short, value_enum)]
    pub format: Option<FormatWord>,
    /// Who it is for: decides what leaves.
    #[arg(long, short, value_enum)]
    pub audience: AudienceWord,
    /// Positions as of this year.
    #[arg(long, value_name = "YEAR")]
    pub as_of: Option<Year>,
    /// How positions are laid out.
    #[arg(long, value_enum, default_value_t = LayoutWord::Wide)]
    pub layout: LayoutWord,
    /// Whose positions are the columns.
    #[arg(long, value_enum, default_value_t = ColumnsWord::Blocs)]
    pub columns: ColumnsWord,
    /// Verdicts clause by clause instead of article by article.
    #[arg(long)]
    pub clauses: bool,
    /// Only these rows: issues or families, article numbers, instruments.
    #[arg(long, value_delimiter = ',', value_name = "NAMES")]
    pub rows: Vec<String>,
    /// Only these blocs (or States, with --columns states).
    #[arg(long, value_delimiter = ',', value_name = "NAMES")]
    pub blocs: Vec<String>,
    /// The language of headings, verdicts, notes and briefs; a draft stays in its own.
    #[arg(long, value_enum, default_value_t = Tongue::En)]
    pub lang: Tongue,
    /// A dossier folder instead of the workspace's own or the built-in one.
    #[arg(long, value_name = "FOLDER")]
    pub dossier: Option<std::path::PathBuf>,
    /// In whose manner a draft is laid out.
    #[arg(long, value_enum, default_value_t = StyleWord::Un)]
    pub style: StyleWord,
    /// The version a redline or trace starts from; the last one named where absent.
    #[arg(long, value_name = "VERSION")]
    pub since: Option<String>,
    /// Count only what is certain (cues), and nothing that is merely likely.
    #[arg(long)]
    pub strict: bool,
    /// The file to write; - is standard output.
    #[arg(long, short, default_value = "-", value_name = "FILE")]
    pub output: std::path::PathBuf,
    /// Write a report as JSON to standard output; needs a FILE.
    #[arg(long)]
    pub json: bool,
}

/// What was written, for scripts.
#[derive(Debug, Serialize)]
struct Report {
    schema: u8,
    kind: &'static str,
    layout: &'static str,
    format: &'static str,
    audience: &'static str,
    as_of: Year,
    file: String,
    rows: usize,
    columns: usize,
    bytes: usize,
    leaves: Vec<LeavingReport>,
}

/// A class of things that leaves or stays.
#[derive(Debug, Serialize)]
struct LeavingReport {
    what: &'static str,
    count: usize,
    leaves: bool,
}

impl ExportArgs {
    /// The same as the order of a paper.
    fn order(&self, paper: Paper) -> Order<'_> {
        let subject = if paper == Paper::Asks {
            self.blocs.first().cloned()
        } else {
            self.since.clone()
        };
        Order {
            folder: self.folder.as_deref(),
            dossier: self.dossier.as_deref(),
            format: self.format,
            as_of: self.as_of,
            output: &self.output,
            json: self.json,
            wish: PaperWish {
                paper,
                audience: self.audience.audience(),
                lang: self.lang.ui(),
                style: self.style.style(),
                strict: self.strict,
                subject: subject.unwrap_or_default(),
                ..PaperWish::default()
            },
        }
    }

    fn format(&self) -> Format {
        match self.format {
            Some(FormatWord::Csv) => Format::Csv,
            Some(FormatWord::Xlsx) => Format::Xlsx,
            Some(FormatWord::Html) => Format::Html,
            Some(FormatWord::Md) => Format::Markdown,
            Some(FormatWord::Json) => Format::Json,
            Some(FormatWord::Svg) => Format::Svg,
            Some(FormatWord::Png) => Format::Png,
            Some(FormatWord::Docx | FormatWord::Pdf | FormatWord::Txt | FormatWord::Akn) | None => {
                by_ending(&self.output)
            }
        }
    }

    fn wish(&self, kind: Kind, as_of: Year) -> Wish {
        Wish {
            kind,
            format: self.format(),
            audience: self.audience.audience(),
            lang: self.lang.ui(),
            as_of: self.as_of.unwrap_or(as_of),
            layout: match self.layout {
                LayoutWord::Wide => Layout::Wide,
                LayoutWord::Binary => Layout::Binary,
                LayoutWord::Scaled => Layout::Scaled,
                LayoutWord::Long => Layout::Long,
            },
            columns: match self.columns {
                ColumnsWord::Blocs => Columns::Blocs,
                ColumnsWord::States => Columns::States,
            },
            by_clause: self.clauses,
            strict: self.strict,
            rows: self.rows.clone(),
            blocs: self.blocs.clone(),
        }
    }
}

/// The format a file's name asks for.
fn by_ending(file: &Path) -> Format {
    let ending = file.extension().map(|e| e.to_string_lossy().to_lowercase());
    let mut all = Format::ALL.into_iter();
    let named = all.find(|format| ending.as_deref() == Some(format.extension()));
    named.unwrap_or_default()
}

/// Refuses formats of papers for a table.
fn check_format(args: &ExportArgs, streams: &mut Streams<'_>) -> Result<(), Ending> {
    let papers = [
        FormatWord::Docx,
        FormatWord::Pdf,
        FormatWord::Txt,
        FormatWord::Akn,
    ];
    let Some(format) = args.format.filter(|format| papers.contains(format)) else {
        return Ok(());
    };
    let word = format.to_possible_value();
    let word = word.as_ref().map_or("", |word| word.get_name());
    streams.say(&format!(
        "error: a table is not written as {word}\n  remedy: choose csv, xlsx, html, md or json"
    ));
    Err(Ending::Usage)
}

/// Writes an export.
pub(super) fn export(args: &ExportArgs, streams: &mut Streams<'_>) -> Result<Ending, Ending> {
    let kind = match args.kind {
        Exported::Table(kind) => kind,
        Exported::Paper(paper) => return paper::write(args.order(paper), streams),
    };
    check_format(args, streams)?;
    one_output(&args.output, args.json, streams)?;
    let mut got = load::workspace(args.folder.as_deref(), streams)?;
    load::replace_dossier(&mut got, args.dossier.as_deref(), streams)?;
    let workspace = &got.value;
    let wish = args.wish(kind, workspace.dossier.as_of);
    if !wish.format.fits(wish.kind, wish.layout) {
        streams.say(&format!(
            "error: there is no picture of {} in this layout\n  remedy: choose csv, xlsx, html, md or json",
            wish.kind.word()
        ));
        return Err(Ending::Usage);
    }
    let codebook = if matches!(wish.kind, Kind::Verdicts | Kind::Objections) {
        let lexicon = load::lexicon(streams)?;
        let wording = load::wording_in(
            workspace,
            args.folder.as_deref(),
            args.dossier.as_deref(),
            &streams.taught,
        );
        let (codebook, _problems) = Codebook::compile(&workspace.dossier, &lexicon);
        Arc::new(codebook.with_wording(&wording, Calibration::default()))
    } else {
        Arc::new(Codebook::default())
    };
    let made = export::sheet(workspace, || codebook, &wish);
    let made = made.and_then(|sheet| Ok((export::bytes(&sheet, wish.format)?, sheet)));
    let (bytes, sheet) = made.map_err(|unknown| {
        streams.say(&format!("error: {unknown}"));
        Ending::Usage
    })?;
    if !deliver(&bytes, &args.output, streams)? {
        return Ok(got.ending);
    }
    let leaves = public::leaving(workspace, wish.kind, wish.audience);
    if args.json {
        let report = Report {
            schema: 1,
            kind: wish.kind.word(),
            layout: sheet.layout,
            format: wish.format.extension(),
            audience: wish.audience.word(),
            as_of: wish.as_of,
            file: args.output.to_string_lossy().into_owned(),
            rows: sheet.rows.len(),
            columns: sheet.columns.len(),
            bytes: bytes.len(),
            leaves: leaves
                .iter()
                .map(|line| LeavingReport {
                    what: line.item.word(),
                    count: line.count,
                    leaves: line.leaves,
                })
                .collect(),
        };
        streams.line(&serde_json::to_string_pretty(&report).unwrap_or_default())?;
        return Ok(got.ending);
    }
    let told = |leaving: bool| -> String {
        let those = leaves.iter().filter(|l| l.leaves == leaving && l.count > 0);
        let words: Vec<String> = those
            .map(|l| format!("{} {}", l.count, l.item.word()))
            .collect();
        words.join(", ")
    };
    streams.say(&format!(
        "{} for: {}",
        Count(sheet.rows.len(), "row"),
        wish.audience.word()
    ));
    for (name, words) in [("leaves", told(true)), ("stays", told(false))] {
        if !words.is_empty() {
            streams.say(&format!("  {name}: {words}"));
        }
    }
    Ok(got.ending)
}
