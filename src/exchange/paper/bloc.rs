//! One bloc: what it holds on every issue, and what it says of the draft.

use std::collections::BTreeSet;

use crate::exchange::document::{Block, Document, ParaKind, Run, Table};
use crate::exchange::export::Unknown;
use crate::exchange::public::{Positions, Verdicts, Voice, pair, support};
use crate::words::Words;
use crate::words::keys::{reading_key, strength_key, verb_key};

use super::article::{is_against, note_codes, note_sources, reason, sources};
use super::unknown;

/// The brief of the bloc with this id.
pub(super) fn bloc(view: &Verdicts, positions: &Positions, id: &str) -> Result<Document, Unknown> {
    let at = positions.blocs.iter().position(|bloc| bloc.id == id);
    let Some((at, named)) = at.and_then(|at| Some((at, positions.blocs.get(at)?))) else {
        let ids: Vec<String> = positions.blocs.iter().map(|b| b.id.clone()).collect();
        return Err(unknown(format!("bloc \"{}\"", id.escape_debug()), &ids));
    };
    let words = view.stamp.words();
    let mut document = Document {
        title: words.tf("out-brief", &[("what", named.name.as_str().into())]),
        lang: words.lang().text_lang(),
        stamp: vec![view.stamp.line()],
        ..Document::default()
    };
    let mut cited = BTreeSet::new();
    document.heading(1, words.t("out-holds"));
    let voices = positions.voices.get(at).into_iter().flatten();
    for (issue, voice) in positions.issues.iter().zip(voices) {
        if voice.asks.is_empty() && voice.stance.is_empty() {
            continue;
        }
        document.heading(3, format!("{}. {}", issue.number, issue.title));
        voice_out(&mut document, voice, &issue.elements, words);
        note_codes(&mut cited, &voice.sources);
    }
    document.heading(1, words.t("out-says"));
    let place = view.blocs.iter().position(|bloc| bloc.id == id);
    let rows = view.articles.iter().filter_map(|part| {
        let verdict = part.verdicts.get(place?)?;
        let number = if part.number.is_empty() {
            words.t("text-preamble").to_owned()
        } else {
            format!("{}. {}", part.number, part.words)
        };
        Some(vec![
            vec![Run::plain(number)],
            vec![Run::plain(words.t(verdict.key()))],
        ])
    });
    let rows: Vec<_> = rows.collect();
    document.blocks.push(Block::Table(Table {
        head: vec![
            words.t("out-article").to_owned(),
            words.t("out-verdict").to_owned(),
        ],
        widths: vec![3, 1],
        rows,
    }));
    for objection in view
        .objections
        .iter()
        .filter(|o| o.bloc == id && is_against(o))
    {
        reason(&mut document, objection, words);
        note_sources(&mut cited, objection);
    }
    sources(
        &mut document,
        &[&positions.sources, &view.sources],
        &cited,
        words,
    );
    Ok(document)
}

/// What somebody holds on an issue.
pub(super) fn voice_out(
    document: &mut Document,
    voice: &Voice,
    elements: &[crate::exchange::public::ElementOut],
    words: &Words,
) {
    let reading = words.t(reading_key(voice.reading));
    let mut runs = vec![Run::bold(format!("{reading}{} ", words.t("out-stop")))];
    if !voice.stance.is_empty() {
        runs.push(Run::plain(format!("{} ", voice.stance)));
    }
    let mut known = vec![
        voice.sources.clone(),
        support(voice.confidence).told(words).to_owned(),
    ];
    if let Some(value) = voice.salience {
        known.push(words.tf("out-weight", &[("n", value.to_string().into())]));
    }
    runs.push(Run::plain(format!("[{}]", known.join("; "))));
    document.paragraph(ParaKind::Body, runs);
    for ask in &voice.asks {
        let label = elements
            .iter()
            .find(|e| e.id == ask.element)
            .map_or(ask.element.as_str(), |e| e.label.as_str());
        let label = format!("“{label}”");
        let what = words.tf(
            "out-firm",
            &[
                ("what", label.into()),
                ("firm", words.t(strength_key(ask.strength)).into()),
            ],
        );
        let verb = words.t(verb_key(ask.verb));
        let mut runs = vec![Run::bold(verb), Run::plain(format!(" {what}"))];
        if !ask.note.is_empty() {
            runs.push(Run::plain(format!(": {}", ask.note)));
        }
        document.paragraph(ParaKind::Bullet, runs);
    }
    if !voice.fallback.is_empty() {
        document.note(pair(
            words,
            words.t("out-fallback-on-record"),
            &voice.fallback,
        ));
    }
    for note in &voice.notes {
        document.note(pair(words, words.t("out-note"), note));
    }
}
