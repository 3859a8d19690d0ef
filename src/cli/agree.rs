//! `travaux agree`: how far two people agree who decided on the codings of one draft.

use std::path::Path;

use serde::Serialize;

use crate::coding::agreement::{Compared, Difference, compare};
use crate::coding::codebook::Codebook;
use crate::coding::draft::{CodingCache, DraftCoding, code_draft};
use crate::model::decision::Decision;
use crate::model::draft::Draft;
use crate::model::ids::ParagraphId;
use crate::model::workspace::Workspace;
use crate::session::draft_edit::place_name;

use super::count::Count;
use super::{Ending, Streams, load};

/// The comparison as JSON.
#[derive(Debug, Serialize)]
struct Report {
    schema: u8,
    clauses: usize,
    left_out: usize,
    both: u64,
    only_mine: u64,
    only_theirs: u64,
    percent: Option<f64>,
    kappa: Option<f64>,
    alpha: Option<f64>,
    f1: Option<f64>,
    differences: Vec<Row>,
}

/// An element only one of the two sees.
#[derive(Debug, Serialize)]
struct Row {
    place: String,
    paragraph: String,
    element: String,
    seen_by: &'static str,
    words: String,
}

/// Compares the decisions of two workspaces on the paragraphs they share.
pub(super) fn agree(
    mine: &Path,
    theirs: &Path,
    json: bool,
    streams: &mut Streams<'_>,
) -> Result<Ending, Ending> {
    let got = load::workspace(Some(mine), streams)?;
    let other = load::workspace(Some(theirs), streams)?;
    let lexicon = load::lexicon(streams)?;
    let workspace = got.value;
    let (codebook, _) = Codebook::compile(&workspace.dossier, &lexicon);
    let code = |decisions: &[Decision]| {
        let mut cache = CodingCache::default();
        code_draft(&codebook, &workspace.draft, decisions, &mut cache)
    };
    let first = code(&workspace.decisions);
    let second = code(&other.value.decisions);
    let report = report(&workspace, &other.value.draft, &codebook, (&first, &second));
    if json {
        streams.line(&serde_json::to_string_pretty(&report).unwrap_or_default())?;
    } else {
        print(&report, streams)?;
    }
    Ok(got.ending.max(other.ending))
}

fn report(
    workspace: &Workspace,
    theirs: &Draft,
    codebook: &Codebook,
    (first, second): (&DraftCoding, &DraftCoding),
) -> Report {
    let draft = &workspace.draft;
    // Two texts under one id are two clauses: what people say of them cannot be compared.
    let alike = |id| draft.text_of(id) == theirs.text_of(id);
    let Compared {
        counts,
        n_clauses,
        differences,
    } = compare(codebook, first, second, alike);
    let row = |(id, difference): &(ParagraphId, Difference)| {
        let seen = if difference.by_first { first } else { second };
        let coded = seen
            .of(*id)
            .and_then(|coding| coding.find(difference.element));
        let (article, paragraph) = draft
            .paragraph(*id)
            .map_or((None, None), |(article, _)| (Some(article), Some(*id)));
        let words = draft.text_of(*id).unwrap_or_default();
        Row {
            place: article.map_or_else(String::new, |a| place_name(draft, a, paragraph)),
            paragraph: id.to_string(),
            element: codebook
                .element_id(difference.element)
                .map(ToString::to_string)
                .unwrap_or_default(),
            seen_by: if difference.by_first {
                "mine"
            } else {
                "theirs"
            },
            words: coded.map_or_else(String::new, |coded| coded.span.of(words).to_owned()),
        }
    };
    Report {
        schema: 1,
        clauses: n_clauses,
        left_out: first.clauses().count() - n_clauses,
        both: counts.both,
        only_mine: counts.first,
        only_theirs: counts.second,
        percent: counts.percent(),
        kappa: counts.kappa(),
        alpha: counts.alpha(),
        f1: counts.f1(),
        differences: differences.iter().map(row).collect(),
    }
}

fn print(report: &Report, streams: &mut Streams<'_>) -> Result<(), Ending> {
    let Report {
        clauses,
        left_out,
        both,
        only_mine,
        only_theirs,
        ..
    } = report;
    streams.line(&format!(
        "{} compared, {left_out} left out because their words differ",
        Count(*clauses, "clause")
    ))?;
    streams.line(&format!(
        "elements seen by both {both}, only by mine {only_mine}, only by theirs {only_theirs}"
    ))?;
    let shown = |value: Option<f64>| value.map_or_else(|| "-".to_owned(), |v| format!("{v:.3}"));
    streams.line(&format!(
        "alike {}  Cohen's kappa {}  Krippendorff's alpha {}  F1 {}",
        shown(report.percent),
        shown(report.kappa),
        shown(report.alpha),
        shown(report.f1)
    ))?;
    for row in &report.differences {
        streams.line(&format!(
            "{}\t{}\t{}\t“{}”",
            row.place, row.seen_by, row.element, row.words
        ))?;
    }
    Ok(())
}
