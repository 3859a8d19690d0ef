//! The draft with what a bloc, or every bloc, asks of each article.

use std::collections::BTreeSet;

use crate::assess::finding::FindingKind;
use crate::exchange::document::text::TextOut;
use crate::exchange::document::{Document, ParaKind, Style, lay};
use crate::exchange::export::Unknown;
use crate::exchange::public::{Named, ObjectionOut, Verdicts};
use crate::words::keys::strength_key;

use super::article::{is_against, named, note_sources, part_of, reason, sources};
use super::unknown;

/// What the bloc with this id asks of the draft; what every bloc asks where it is empty.
pub(super) fn asks(view: &Verdicts, text: &TextOut, bloc: &str) -> Result<Document, Unknown> {
    let blocs: Vec<(usize, &Named)> = view
        .blocs
        .iter()
        .enumerate()
        .filter(|(_, named)| bloc.is_empty() || named.id == bloc)
        .collect();
    if blocs.is_empty() {
        let ids: Vec<String> = view.blocs.iter().map(|b| b.id.clone()).collect();
        return Err(unknown(format!("bloc \"{}\"", bloc.escape_debug()), &ids));
    }
    let whole = lay(text, Style::Un);
    let names: Vec<&str> = blocs.iter().map(|(_, named)| named.name.as_str()).collect();
    let words = view.stamp.words();
    let who = names.join(words.t("out-comma"));
    let mut document = Document {
        title: words.tf(
            "out-asks-title",
            &[("title", whole.title.as_str().into()), ("who", who.into())],
        ),
        blocks: Vec::new(),
        tracked: false,
        ..whole
    };
    let mut cited = BTreeSet::new();
    for (at, article) in text.articles.iter().enumerate() {
        let Some(part) = part_of(view, text, at) else {
            continue;
        };
        let one = TextOut {
            preamble: Vec::new(),
            articles: vec![article.clone()],
            ..text.clone()
        };
        document.blocks.extend(lay(&one, Style::Un).blocks);
        for (place, bloc) in &blocs {
            let verdict = part
                .verdicts
                .get(*place)
                .map(|v| words.t(v.key()))
                .unwrap_or_default();
            document.paragraph(ParaKind::Quote, named(words, &bloc.name, verdict));
            let reasons = part.reasons.get(*place).into_iter().flatten();
            let found = reasons.filter_map(|at| view.objections.get(*at));
            for objection in found.filter(|o| is_against(o)) {
                reason(&mut document, objection, words);
                note_sources(&mut cited, objection);
            }
        }
    }
    missing(&mut document, view, &blocs, &mut cited);
    sources(&mut document, &[&view.sources], &cited, words);
    Ok(document)
}

/// What is asked of the draft as a whole.
fn missing(
    document: &mut Document,
    view: &Verdicts,
    blocs: &[(usize, &Named)],
    cited: &mut BTreeSet<String>,
) {
    let wanted = |o: &&ObjectionOut| {
        let of_draft = o.kind == FindingKind::Missing && o.place.is_empty() && !o.set_aside;
        of_draft && blocs.iter().any(|(_, named)| named.id == o.bloc)
    };
    let all: Vec<&ObjectionOut> = view.objections.iter().filter(wanted).collect();
    if all.is_empty() {
        return;
    }
    let words = view.stamp.words();
    document.heading(1, words.t("out-nowhere"));
    for (_, bloc) in blocs {
        let mut labels = Vec::new();
        for objection in all.iter().filter(|o| o.bloc == bloc.id) {
            note_sources(cited, objection);
            labels.push(words.tf(
                "out-firm",
                &[
                    ("what", objection.label.as_str().into()),
                    ("firm", words.t(strength_key(objection.strength)).into()),
                ],
            ));
        }
        if !labels.is_empty() {
            let runs = named(words, &bloc.name, labels.join("; "));
            document.paragraph(ParaKind::Bullet, runs);
        }
    }
}
