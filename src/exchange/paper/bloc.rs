//! One bloc: what it holds on every issue, and what it says of the draft.

use std::collections::BTreeSet;

use crate::exchange::document::{Block, Document, ParaKind, Run, Table};
use crate::exchange::export::Unknown;
use crate::exchange::public::{Positions, Verdicts, Voice};

use super::article::{is_against, note_codes, note_sources, reason, sources};
use super::unknown;

/// The brief of the bloc with this id.
pub(super) fn bloc(view: &Verdicts, positions: &Positions, id: &str) -> Result<Document, Unknown> {
    let at = positions.blocs.iter().position(|bloc| bloc.id == id);
    let Some((at, named)) = at.and_then(|at| Some((at, positions.blocs.get(at)?))) else {
        let ids: Vec<String> = positions.blocs.iter().map(|b| b.id.clone()).collect();
        return Err(unknown(format!("bloc \"{}\"", id.escape_debug()), &ids));
    };
    let mut document = Document {
        title: format!("Brief: {}", named.name),
        stamp: vec![view.stamp.line()],
        ..Document::default()
    };
    let mut cited = BTreeSet::new();
    document.heading(1, "What it holds");
    let voices = positions.voices.get(at).into_iter().flatten();
    for (issue, voice) in positions.issues.iter().zip(voices) {
        if voice.asks.is_empty() && voice.stance.is_empty() {
            continue;
        }
        document.heading(3, format!("{}. {}", issue.number, issue.title));
        voice_out(&mut document, voice, &issue.elements);
        note_codes(&mut cited, &voice.sources);
    }
    document.heading(1, "What it says of the draft");
    let place = view.blocs.iter().position(|bloc| bloc.id == id);
    let rows = view.articles.iter().filter_map(|part| {
        let verdict = part.verdicts.get(place?)?;
        let number = if part.number.is_empty() {
            "Preamble".to_owned()
        } else {
            format!("{}. {}", part.number, part.words)
        };
        Some(vec![
            vec![Run::plain(number)],
            vec![Run::plain(verdict.word())],
        ])
    });
    let rows: Vec<_> = rows.collect();
    document.blocks.push(Block::Table(Table {
        head: vec!["Article".to_owned(), "Verdict".to_owned()],
        widths: vec![3, 1],
        rows,
    }));
    for objection in view
        .objections
        .iter()
        .filter(|o| o.bloc == id && is_against(o))
    {
        reason(&mut document, objection);
        note_sources(&mut cited, objection);
    }
    sources(&mut document, &[&positions.sources, &view.sources], &cited);
    Ok(document)
}

/// What somebody holds on an issue.
pub(super) fn voice_out(
    document: &mut Document,
    voice: &Voice,
    elements: &[crate::exchange::public::ElementOut],
) {
    let mut runs = vec![Run::bold(format!("{}. ", voice.reading.word()))];
    if !voice.stance.is_empty() {
        runs.push(Run::plain(format!("{} ", voice.stance)));
    }
    let salience = voice
        .salience
        .map(|value| format!("; weight {value} of 100"))
        .unwrap_or_default();
    runs.push(Run::plain(format!(
        "[{}; {}{salience}]",
        voice.sources,
        voice.confidence.word()
    )));
    document.paragraph(ParaKind::Body, runs);
    for ask in &voice.asks {
        let label = elements
            .iter()
            .find(|e| e.id == ask.element)
            .map_or(ask.element.as_str(), |e| e.label.as_str());
        let words = format!(" “{label}” ({})", ask.strength.word());
        let mut runs = vec![Run::bold(ask.verb.word()), Run::plain(words)];
        if !ask.note.is_empty() {
            runs.push(Run::plain(format!(": {}", ask.note)));
        }
        document.paragraph(ParaKind::Bullet, runs);
    }
    if !voice.fallback.is_empty() {
        document.note(format!("Fallback on record: {}", voice.fallback));
    }
    for note in &voice.notes {
        document.note(format!("Note: {note}"));
    }
}
