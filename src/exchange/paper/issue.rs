//! One issue: the question, who holds what, and where the draft touches it.

use std::collections::BTreeSet;

use crate::exchange::document::{Block, Document, ParaKind, Run, Table};
use crate::exchange::export::Unknown;
use crate::exchange::public::{Positions, Verdicts};
use crate::model::workspace::Workspace;

use super::article::{is_against, note_codes, note_sources, reason, sources};
use super::bloc::voice_out;
use super::unknown;

/// The brief of the issue with this id or number.
pub(super) fn issue(
    workspace: &Workspace,
    view: &Verdicts,
    positions: &Positions,
    id: &str,
) -> Result<Document, Unknown> {
    let at = positions
        .issues
        .iter()
        .position(|issue| issue.id == id || issue.number.to_string() == id);
    let Some((at, issue)) = at.and_then(|at| Some((at, positions.issues.get(at)?))) else {
        let ids: Vec<String> = positions.issues.iter().map(|i| i.id.clone()).collect();
        return Err(unknown(format!("issue \"{}\"", id.escape_debug()), &ids));
    };
    let mut document = Document {
        title: format!("Brief: {}. {}", issue.number, issue.title),
        stamp: vec![view.stamp.line()],
        ..Document::default()
    };
    let mut all = workspace.dossier.issues.iter();
    if let Some(known) = all.find(|known| known.id.as_str() == issue.id) {
        document.paragraph(
            ParaKind::Body,
            vec![Run::italic(known.question.en.as_str())],
        );
        if !known.description.en.is_empty() {
            let words = Run::plain(known.description.en.as_str());
            document.paragraph(ParaKind::Body, vec![words]);
        }
    }
    let mut cited = BTreeSet::new();
    let cells = positions.blocs.iter().zip(&positions.voices);
    let rows = cells.clone().filter_map(|(bloc, voices)| {
        let voice = voices.get(at)?;
        let firm = voice.strongest.map(|s| s.word()).unwrap_or_default();
        Some(vec![
            vec![Run::bold(bloc.name.as_str())],
            vec![Run::plain(voice.reading.word())],
            vec![Run::plain(firm)],
            vec![Run::plain(voice.confidence.word())],
        ])
    });
    let rows: Vec<_> = rows.collect();
    document.heading(1, "Who holds what");
    document.blocks.push(Block::Table(Table {
        head: ["Bloc", "Position", "Firmness", "Support"]
            .map(str::to_owned)
            .into(),
        widths: vec![3, 2, 2, 2],
        rows,
    }));
    for (bloc, voices) in cells {
        let Some(voice) = voices.get(at) else {
            continue;
        };
        document.heading(3, bloc.name.as_str());
        voice_out(&mut document, voice, &issue.elements);
        note_codes(&mut cited, &voice.sources);
    }
    let found: Vec<_> = view
        .objections
        .iter()
        .filter(|o| o.issue == issue.id && is_against(o))
        .collect();
    if !found.is_empty() {
        document.heading(1, "In the draft");
        for objection in found {
            let name = view.blocs.iter().find(|b| b.id == objection.bloc);
            let name = name.map_or(objection.bloc.as_str(), |b| b.name.as_str());
            let place = if objection.place.is_empty() {
                "the draft"
            } else {
                objection.place.as_str()
            };
            let head = vec![Run::bold(format!("{name}, {place}"))];
            document.paragraph(ParaKind::Body, head);
            reason(&mut document, objection);
            note_sources(&mut cited, objection);
        }
    }
    sources(&mut document, &[&positions.sources, &view.sources], &cited);
    Ok(document)
}
