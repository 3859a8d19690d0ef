//! `travaux positions` and `travaux matrix`: what is recorded, for scripts.

use std::sync::Arc;

use serde::Serialize;

use crate::assess::assessment::assess;
use crate::assess::book::{Layers, PositionBook};
use crate::assess::input::{Options, clauses_of};
use crate::coding::codebook::Codebook;
use crate::coding::draft::{CodingCache, code_draft};
use crate::coding::wording::{Calibration, Model};
use crate::exchange::table::{PositionTable, VerdictTable};
use crate::model::bloc::{Citation, Demand, Layer};
use crate::model::layer::shared_workspace;

use super::args::{MatrixArgs, PositionsArgs, Rows, TableFormat};
use super::{Ending, Streams, load};

/// Everything recorded, as JSON.
#[derive(Debug, Serialize)]
struct PositionsOut {
    schema: u8,
    as_of: u16,
    positions: Vec<PositionOut>,
    member_entries: Vec<MemberOut>,
    recorded_views: Vec<ViewOut>,
}

/// A position in force.
#[derive(Debug, Serialize)]
struct PositionOut {
    bloc: String,
    issue: String,
    stance: String,
    salience: Option<u8>,
    confidence: &'static str,
    note: String,
    sources: Vec<String>,
    demands: Vec<DemandOut>,
}

/// A demand.
#[derive(Debug, Serialize)]
struct DemandOut {
    element: String,
    verb: &'static str,
    strength: &'static str,
    layer: &'static str,
}

/// A member's entry that has begun.
#[derive(Debug, Serialize)]
struct MemberOut {
    bloc: String,
    state: String,
    issue: Option<String>,
    from: String,
    text: String,
    confidence: &'static str,
    sources: Vec<String>,
    demands: Vec<DemandOut>,
}

/// A recorded view.
#[derive(Debug, Serialize)]
struct ViewOut {
    meeting: String,
    issue: String,
    text: String,
    elements: Vec<(String, String)>,
    sources: Vec<String>,
}

fn sources(citations: &[Citation]) -> Vec<String> {
    citations
        .iter()
        .map(|c| format!("{} {}", c.source, c.place).trim().to_owned())
        .collect()
}

fn demands(demands: &[Demand]) -> Vec<DemandOut> {
    // The command line writes what may be handed on.
    let shared = demands
        .iter()
        .filter(|demand| demand.layer == Layer::Shared);
    shared
        .map(|demand| DemandOut {
            element: demand.element.to_string(),
            verb: demand.verb.word(),
            strength: demand.strength.word(),
            layer: demand.layer.word(),
        })
        .collect()
}

/// Writes every position in force.
pub(super) fn positions(args: &PositionsArgs, streams: &mut Streams<'_>) -> Result<Ending, Ending> {
    let got = load::dossier(args.dossier.as_deref(), streams)?;
    let dossier = got.value;
    let as_of = args.as_of.unwrap_or(dossier.as_of);
    let mut out = PositionsOut {
        schema: 1,
        as_of,
        positions: Vec::new(),
        member_entries: Vec::new(),
        recorded_views: Vec::new(),
    };
    for bloc in &dossier.blocs {
        let in_force = bloc
            .positions
            .iter()
            .filter_map(|p| Some((&p.issue, p.in_force(as_of)?)));
        let shared = in_force.filter(|(_, entry)| entry.layer == Layer::Shared);
        out.positions
            .extend(shared.map(|(issue, entry)| PositionOut {
                bloc: bloc.id.to_string(),
                issue: issue.to_string(),
                stance: entry.stance.en.clone(),
                salience: entry.salience.as_ref().map(|s| s.value),
                confidence: entry.confidence.kind.word(),
                note: entry.confidence.note.clone(),
                sources: sources(&entry.sources),
                demands: demands(&entry.demands),
            }));
        let begun = bloc
            .member_entries
            .iter()
            .filter(|e| e.from.begun_by(as_of) && e.layer == Layer::Shared);
        out.member_entries.extend(begun.map(|entry| MemberOut {
            bloc: bloc.id.to_string(),
            state: entry.state.to_string(),
            issue: entry.issue.as_ref().map(ToString::to_string),
            from: entry.from.to_string(),
            text: entry.text.en.clone(),
            confidence: entry.confidence.kind.word(),
            sources: sources(&entry.sources),
            demands: demands(&entry.demands),
        }));
        out.recorded_views.extend(bloc.views.iter().map(|view| {
            ViewOut {
                meeting: bloc.id.to_string(),
                issue: view.issue.to_string(),
                text: view.text.en.clone(),
                elements: view
                    .elements
                    .iter()
                    .map(|e| (e.element.to_string(), e.how.clone()))
                    .collect(),
                sources: sources(&view.sources),
            }
        }));
    }
    streams.line(&serde_json::to_string_pretty(&out).unwrap_or_default())?;
    Ok(got.ending)
}

/// Writes a matrix.
pub(super) fn matrix(args: &MatrixArgs, streams: &mut Streams<'_>) -> Result<Ending, Ending> {
    let mut got = load::workspace(args.folder.as_deref(), streams)?;
    load::replace_dossier(&mut got, args.dossier.as_deref(), streams)?;
    let workspace = &shared_workspace(&got.value);
    let as_of = args.as_of.unwrap_or(workspace.dossier.as_of);
    let text = match args.rows {
        Rows::Issues => {
            let table = PositionTable::of(&workspace.dossier, as_of);
            match args.format {
                TableFormat::Csv => table.csv(),
                TableFormat::Json => table.json(),
            }
        }
        Rows::Articles => {
            let lexicon = load::lexicon(streams)?;
            let wording = load::wording_in(
                workspace,
                args.folder.as_deref(),
                args.dossier.as_deref(),
                &streams.taught,
            );
            let table = verdicts(workspace, &lexicon, &wording, as_of, args.strict);
            match args.format {
                TableFormat::Csv => table.csv(),
                TableFormat::Json => table.json(),
            }
        }
    };
    streams.line(text.trim_end())?;
    Ok(got.ending)
}

fn verdicts(
    workspace: &crate::model::workspace::Workspace,
    lexicon: &Arc<crate::model::lexicon::Lexicon>,
    wording: &Arc<Model>,
    as_of: u16,
    strict: bool,
) -> VerdictTable {
    let (codebook, _problems) = Codebook::compile(&workspace.dossier, lexicon);
    let codebook = codebook.with_wording(wording, Calibration::default());
    let book = PositionBook::compile(&workspace.dossier, as_of, Layers::SharedOnly);
    let mut cache = CodingCache::default();
    let coding = code_draft(
        &codebook,
        &workspace.draft,
        &workspace.decisions,
        &mut cache,
    );
    let clauses = clauses_of(&workspace.draft, |id| coding.of(id));
    let options = Options {
        complete: workspace.draft.complete,
        decisions: &workspace.decisions,
        strict,
    };
    VerdictTable::of(&workspace.draft, &book, &assess(&book, &clauses, &options))
}
