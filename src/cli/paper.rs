//! Papers on the command line: `travaux export draft …` and `travaux brief …`.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use clap::{Args as ClapArgs, ValueEnum};
use serde::Serialize;

use crate::coding::codebook::Codebook;
use crate::coding::wording::Calibration;
use crate::exchange::document::Style;
use crate::exchange::paper::{Paper, PaperFormat, PaperWish, paper};
use crate::model::date::Year;

use super::args::Tongue;
use super::export_words::{AudienceWord, FormatWord};
use super::writing::{deliver, one_output};
use super::{Ending, Streams, load};

/// Arguments of `brief`.
#[derive(Debug, ClapArgs)]
pub struct BriefArgs {
    /// What the brief is about.
    #[arg(value_enum)]
    pub about: About,
    /// The number of the article, the id of the bloc, or the id or number of the issue.
    pub which: String,
    /// A workspace; the built-in dossier and sample draft where absent.
    pub folder: Option<PathBuf>,
    /// The format; by the ending of FILE, else Markdown, where absent.
    #[arg(long, short, value_enum)]
    pub format: Option<FormatWord>,
    /// Who it is for: decides what leaves.
    #[arg(long, short, value_enum, default_value_t = AudienceWord::Public)]
    pub audience: AudienceWord,
    /// Positions as of this year.
    #[arg(long, value_name = "YEAR")]
    pub as_of: Option<Year>,
    /// The language of the brief; a draft stays in its own.
    #[arg(long, value_enum, default_value_t = Tongue::En)]
    pub lang: Tongue,
    /// A dossier folder instead of the workspace's own or the built-in one.
    #[arg(long, value_name = "FOLDER")]
    pub dossier: Option<PathBuf>,
    /// Count only what is certain (cues), and nothing that is merely likely.
    #[arg(long)]
    pub strict: bool,
    /// The file to write; - is standard output.
    #[arg(long, short, default_value = "-", value_name = "FILE")]
    pub output: PathBuf,
    /// Write a report as JSON to standard output; needs a FILE.
    #[arg(long)]
    pub json: bool,
}

/// What a brief can be about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum About {
    /// One article, for the head of a delegation.
    Article,
    /// One bloc.
    Bloc,
    /// One issue.
    Issue,
}

/// In whose manner a text is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum StyleWord {
    /// United Nations: brackets, deletions struck.
    #[default]
    Un,
    /// World Health Organization: yellow and green for what is agreed.
    Who,
    /// International Telecommunication Union: ADD, MOD, SUP, NOC.
    Itu,
}

impl StyleWord {
    pub(super) fn style(self) -> Style {
        match self {
            Self::Un => Style::Un,
            Self::Who => Style::Who,
            Self::Itu => Style::Itu,
        }
    }
}

/// What is written, for whom and where to.
pub(super) struct Order<'a> {
    pub(super) folder: Option<&'a Path>,
    pub(super) dossier: Option<&'a Path>,
    pub(super) format: Option<FormatWord>,
    pub(super) as_of: Option<Year>,
    pub(super) output: &'a Path,
    pub(super) json: bool,
    /// Format and year are filled in from the rest.
    pub(super) wish: PaperWish,
}

/// What was written, for scripts.
#[derive(Debug, Serialize)]
struct Report {
    schema: u8,
    kind: &'static str,
    format: &'static str,
    audience: &'static str,
    as_of: Year,
    file: String,
    bytes: usize,
}

/// Writes a brief.
pub(super) fn brief(args: &BriefArgs, streams: &mut Streams<'_>) -> Result<Ending, Ending> {
    let wish = PaperWish {
        paper: match args.about {
            About::Article => Paper::ArticleBrief,
            About::Bloc => Paper::BlocBrief,
            About::Issue => Paper::IssueBrief,
        },
        audience: args.audience.audience(),
        lang: args.lang.ui(),
        strict: args.strict,
        subject: args.which.clone(),
        ..PaperWish::default()
    };
    let order = Order {
        folder: args.folder.as_deref(),
        dossier: args.dossier.as_deref(),
        format: args.format,
        as_of: args.as_of,
        output: &args.output,
        json: args.json,
        wish,
    };
    write(order, streams)
}

/// The format asked for, by name or by the ending of the file; Markdown for a terminal.
fn format(order: &Order<'_>) -> Result<PaperFormat, String> {
    let named = match order.format {
        Some(FormatWord::Docx) => Some(PaperFormat::Docx),
        Some(FormatWord::Pdf) => Some(PaperFormat::Pdf),
        Some(FormatWord::Html) => Some(PaperFormat::Html),
        Some(FormatWord::Md) => Some(PaperFormat::Markdown),
        Some(FormatWord::Txt) => Some(PaperFormat::Text),
        Some(FormatWord::Akn) => Some(PaperFormat::Akn),
        Some(
            FormatWord::Csv
            | FormatWord::Xlsx
            | FormatWord::Json
            | FormatWord::Svg
            | FormatWord::Png,
        ) => return Err(format!("{} is no table", order.wish.paper.word())),
        None => None,
    };
    let ending = order.output.extension();
    let ending = ending.map(|e| e.to_string_lossy().to_lowercase());
    let by_ending = || {
        let mut all = PaperFormat::ALL.into_iter();
        all.find(|format| ending.as_deref() == Some(format.extension()))
    };
    let format = named.or_else(by_ending).unwrap_or(PaperFormat::Markdown);
    if format.fits(order.wish.paper) {
        Ok(format)
    } else {
        Err("briefs are not written as Akoma Ntoso".to_owned())
    }
}

/// Writes a paper.
pub(super) fn write(order: Order<'_>, streams: &mut Streams<'_>) -> Result<Ending, Ending> {
    one_output(order.output, order.json, streams)?;
    let format = format(&order).map_err(|why| {
        streams.say(&format!(
            "error: {why}\n  remedy: choose docx, pdf, html, md or txt"
        ));
        Ending::Usage
    })?;
    let mut got = load::workspace(order.folder, streams)?;
    load::replace_dossier(&mut got, order.dossier, streams)?;
    let workspace = &got.value;
    let wish = PaperWish {
        format,
        as_of: order.as_of.unwrap_or(workspace.dossier.as_of),
        ..order.wish
    };
    let codebook = if wish.paper.is_text() || wish.paper == Paper::Trace {
        Arc::new(Codebook::default())
    } else {
        let lexicon = load::lexicon(streams)?;
        let wording = load::wording_in(workspace, order.folder, order.dossier, &streams.taught);
        let (codebook, _problems) = Codebook::compile(&workspace.dossier, &lexicon);
        Arc::new(codebook.with_wording(&wording, Calibration::default()))
    };
    let bytes = paper(workspace, || codebook, &wish).map_err(|unknown| {
        streams.say(&format!("error: {unknown}"));
        Ending::Usage
    })?;
    if !deliver(&bytes, order.output, streams)? {
        return Ok(got.ending);
    }
    if order.json {
        let report = Report {
            schema: 1,
            kind: wish.paper.word(),
            format: wish.format.extension(),
            audience: wish.audience.word(),
            as_of: wish.as_of,
            file: order.output.to_string_lossy().into_owned(),
            bytes: bytes.len(),
        };
        streams.line(&serde_json::to_string_pretty(&report).unwrap_or_default())?;
    } else {
        let (paper, audience) = (wish.paper.word(), wish.audience.word());
        streams.say(&format!("{paper} for: {audience}"));
    }
    Ok(got.ending)
}
