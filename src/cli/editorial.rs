//! `travaux check --text`: the editorial checks on a text, place by place, with what mends them.

use std::path::Path;

use serde::Serialize;

use crate::coding::codebook::Codebook;
use crate::coding::draft::{CodingCache, code_draft};
use crate::editorial::{self, CHECKS, Coded, Fix, Remark, Severity, Site};
use crate::model::draft::Draft;
use crate::session::draft_edit::place_name;
use crate::session::view::editorial::remarks_with_record;
use crate::words::keys::{level_key, remark_severity_key};
use crate::words::{UiLang, Words};

use super::args::Tongue;
use super::count::Count;
use super::{Ending, Streams, display_safe, load};

/// What is asked for.
pub(super) struct Asked<'a> {
    /// A workspace, an article, a text; the sample draft where absent.
    pub(super) what: Option<&'a Path>,
    pub(super) json: bool,
    /// Ids of checks; all of them where empty.
    pub(super) only: &'a [String],
    pub(super) lang: Tongue,
}

#[derive(Debug, Serialize)]
struct Report {
    schema: u8,
    errors: usize,
    warnings: usize,
    hints: usize,
    remarks: Vec<RemarkOut>,
}

#[derive(Debug, Serialize)]
struct RemarkOut {
    check: &'static str,
    number: &'static str,
    severity: &'static str,
    place: String,
    paragraph: Option<String>,
    /// In code points.
    start: usize,
    end: usize,
    words: String,
    message: String,
    fix: Option<FixOut>,
}

#[derive(Debug, Serialize)]
struct FixOut {
    old: String,
    new: String,
}

/// Checks a text.
pub(super) fn check(asked: &Asked<'_>, streams: &mut Streams<'_>) -> Result<Ending, Ending> {
    let known = |id: &&String| editorial::check(id).is_none();
    if let Some(id) = asked.only.iter().find(known) {
        let ids: Vec<_> = CHECKS.iter().map(|check| check.id).collect();
        streams.say(&format!(
            "error: there is no editorial check {id}\n  remedy: one of {}",
            ids.join(", ")
        ));
        return Err(Ending::Usage);
    }
    let got = match asked.what {
        Some(what) => load::assessed(what, None, streams)?,
        None => load::workspace(None, streams)?,
    };
    let lexicon = load::lexicon(streams)?;
    let (codebook, _) = Codebook::compile(&got.value.dossier, &lexicon);
    let draft = &got.value.draft;
    let mut cache = CodingCache::default();
    let coding = code_draft(&codebook, draft, &got.value.decisions, &mut cache);
    let coded = Coded {
        codebook: &codebook,
        coding: &coding,
    };
    let wanted = |check: &editorial::Check| {
        asked.only.is_empty() || asked.only.iter().any(|id| id == check.id)
    };
    let remarks = remarks_with_record(&got.value, Some(coded), wanted);
    let remarks: Vec<Remark> = remarks.into_iter().map(|(remark, _)| remark).collect();
    let of = |severity| remarks.iter().filter(|r| r.severity == severity).count();
    let [errors, warnings, hints] = Severity::ALL.map(of);
    if asked.json {
        let english = Words::new(UiLang::En);
        let report = Report {
            schema: 1,
            errors,
            warnings,
            hints,
            remarks: remarks
                .iter()
                .map(|remark| remark_out(draft, remark, &english))
                .collect(),
        };
        streams.line(&serde_json::to_string_pretty(&report).unwrap_or_default())?;
    } else {
        let words = Words::new(asked.lang.ui());
        for remark in &remarks {
            streams.line(&display_safe(&told(draft, remark, &words)))?;
        }
        let (errors, warnings) = (Count(errors, "error"), Count(warnings, "warning"));
        streams.say(&format!("{errors}, {warnings}, {}", Count(hints, "hint")));
    }
    let found = if errors > 0 {
        Ending::Failed
    } else {
        Ending::Done
    };
    Ok(found.max(got.ending))
}

/// `4, 2 (a)`, or what stands outside the articles.
fn place(draft: &Draft, site: Site, words: &Words) -> String {
    match site {
        Site::Draft => words.t("scope-whole-draft").to_owned(),
        Site::Recital(_) => words.t("text-preamble").to_owned(),
        Site::Heading(id) | Site::Paragraph(id, _) => draft
            .article(id)
            .map(|article| place_name(draft, article, site.paragraph()))
            .unwrap_or_default(),
    }
}

fn message(remark: &Remark, words: &Words) -> String {
    let (about, other) = (remark.words.as_str(), remark.other.as_str());
    words.tf(
        remark.key,
        &[("words", about.into()), ("other", other.into())],
    )
}

fn fix_out(remark: &Remark, words: &Words) -> Option<FixOut> {
    Some(match remark.fix.as_ref()? {
        Fix::Words { was, with, .. } => FixOut {
            old: was.clone(),
            new: with.clone(),
        },
        Fix::Level(level) => FixOut {
            old: String::new(),
            new: words.t(level_key(*level)).to_owned(),
        },
    })
}

fn remark_out(draft: &Draft, remark: &Remark, english: &Words) -> RemarkOut {
    let text = match remark.site {
        Site::Draft => "",
        Site::Heading(id) => draft.article(id).map_or("", |a| a.heading.as_str()),
        Site::Recital(id) | Site::Paragraph(_, id) => draft.text_of(id).unwrap_or(""),
    };
    let points = |byte: u32| text.get(..byte as usize).map_or(0, |t| t.chars().count());
    RemarkOut {
        check: remark.check,
        number: editorial::check(remark.check).map_or("", |check| check.number),
        severity: remark.severity.word(),
        place: place(draft, remark.site, english),
        paragraph: remark.site.paragraph().map(|id| id.to_string()),
        start: points(remark.span.start),
        end: points(remark.span.end),
        words: remark.words.clone(),
        message: message(remark, english),
        fix: fix_out(remark, english),
    }
}

/// `4, 2 (a)  spelling (against the conventions): … [organise → organize]`.
fn told(draft: &Draft, remark: &Remark, words: &Words) -> String {
    let fix = fix_out(remark, words)
        .map_or_else(String::new, |fix| format!("  [{} → {}]", fix.old, fix.new));
    format!(
        "{}  {} ({}): {}{fix}",
        place(draft, remark.site, words),
        remark.check,
        words.t(remark_severity_key(remark.severity)),
        message(remark, words)
    )
}
