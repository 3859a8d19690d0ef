//! One issue: the question, who holds what, and where the draft touches it.

use std::collections::BTreeSet;

use crate::exchange::document::{Block, Document, ParaKind, Run, Table};
use crate::exchange::export::Unknown;
use crate::exchange::public::{Positions, Verdicts, support};
use crate::model::workspace::Workspace;
use crate::words::keys::{reading_key, strength_key};

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
    let words = view.stamp.words();
    let tongue = words.lang().text_lang();
    let named = format!("{}. {}", issue.number, issue.title);
    let mut document = Document {
        title: words.tf("out-brief", &[("what", named.into())]),
        lang: tongue,
        stamp: vec![view.stamp.line()],
        ..Document::default()
    };
    let mut all = workspace.dossier.issues.iter();
    if let Some(known) = all.find(|known| known.id.as_str() == issue.id) {
        document.paragraph(
            ParaKind::Body,
            vec![Run::italic(known.question.get(tongue))],
        );
        if !known.description.get(tongue).is_empty() {
            let described = Run::plain(known.description.get(tongue));
            document.paragraph(ParaKind::Body, vec![described]);
        }
    }
    let mut cited = BTreeSet::new();
    let cells = positions.blocs.iter().zip(&positions.voices);
    let rows = cells.clone().filter_map(|(bloc, voices)| {
        let voice = voices.get(at)?;
        let firm = voice.strongest.map(|s| words.t(strength_key(s)));
        let firm = firm.unwrap_or_default();
        Some(vec![
            vec![Run::bold(bloc.name.as_str())],
            vec![Run::plain(words.t(reading_key(voice.reading)))],
            vec![Run::plain(firm)],
            vec![Run::plain(support(voice.confidence).told(words))],
        ])
    });
    let rows: Vec<_> = rows.collect();
    document.heading(1, words.t("out-who-holds"));
    document.blocks.push(Block::Table(Table {
        head: ["out-bloc", "out-position", "out-firmness", "out-support"]
            .map(|key| words.t(key).to_owned())
            .into(),
        widths: vec![3, 2, 2, 2],
        rows,
    }));
    for (bloc, voices) in cells {
        let Some(voice) = voices.get(at) else {
            continue;
        };
        document.heading(3, bloc.name.as_str());
        voice_out(&mut document, voice, &issue.elements, words);
        note_codes(&mut cited, &voice.sources);
    }
    let found: Vec<_> = view
        .objections
        .iter()
        .filter(|o| o.issue == issue.id && is_against(o))
        .collect();
    if !found.is_empty() {
        document.heading(1, words.t("out-in-draft"));
        for objection in found {
            let name = view.blocs.iter().find(|b| b.id == objection.bloc);
            let name = name.map_or(objection.bloc.as_str(), |b| b.name.as_str());
            let place = if objection.place.is_empty() {
                words.t("out-the-draft")
            } else {
                objection.place.as_str()
            };
            let head = vec![Run::bold(format!("{name}{}{place}", words.t("out-comma")))];
            document.paragraph(ParaKind::Body, head);
            reason(&mut document, objection, words);
            note_sources(&mut cited, objection);
        }
    }
    sources(
        &mut document,
        &[&positions.sources, &view.sources],
        &cited,
        words,
    );
    Ok(document)
}
