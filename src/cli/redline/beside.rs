//! `travaux redline --against-outline`: the draft beside the table of contents of an instrument.

use std::path::Path;

use serde::Serialize;

use super::super::args::RedlineArgs;
use super::super::{Ending, Streams, display_safe, load};
use crate::model::text::Lang;
use crate::session::view::beside::{BesideArticle, BesideView};
use crate::words::Words;

#[derive(Debug, Serialize)]
struct Report {
    schema: u8,
    /// Titles are compared, no words.
    kind: &'static str,
    instrument: String,
    counterparts: usize,
    articles: usize,
    chapters: Vec<ChapterOut>,
    draft_only: Vec<ArticleOut>,
}

#[derive(Debug, Serialize)]
struct ChapterOut {
    title: String,
    articles: Vec<RowOut>,
}

#[derive(Debug, Serialize)]
struct RowOut {
    number: String,
    title: String,
    counterparts: Vec<ArticleOut>,
}

#[derive(Debug, Serialize)]
struct ArticleOut {
    id: String,
    number: String,
    heading: String,
    /// `heading`, or the name of the element by which it was found.
    #[serde(skip_serializing_if = "Option::is_none")]
    by: Option<String>,
}

/// Does it.
pub(super) fn against(
    args: &RedlineArgs,
    instrument: &str,
    streams: &mut Streams<'_>,
) -> Result<Ending, Ending> {
    let what = Path::new(&args.old);
    let judging = &args.judging;
    let got = load::assessed(what, judging.dossier.as_deref(), streams)?;
    let session = judging.session(got.value, Some(what), streams)?;
    // What scripts read is English in every language.
    let lang = if judging.json {
        Lang::En
    } else {
        args.lang.text()
    };
    let known = session.outlined(lang);
    let nth = known.iter().position(|(id, _)| id == instrument);
    let Some(view) = nth.and_then(|nth| session.beside_outline(nth, lang)) else {
        let ids: Vec<&str> = known.iter().map(|(id, _)| id.as_str()).collect();
        streams.say(&format!(
            "error: the dossier has no table of contents of {}\n  remedy: one of {}",
            display_safe(instrument),
            ids.join(", ")
        ));
        return Err(Ending::Usage);
    };
    if judging.json {
        let report = report(instrument, &view);
        streams.line(&serde_json::to_string_pretty(&report).unwrap_or_default())?;
    } else {
        print(&view, args.all, &Words::new(args.lang.ui()), streams)?;
    }
    Ok(got.ending)
}

fn out(article: &BesideArticle, found: bool) -> ArticleOut {
    let by = article.element.clone();
    ArticleOut {
        id: article.id.to_string(),
        number: article.number.clone(),
        heading: article.heading.clone(),
        by: found.then(|| by.unwrap_or_else(|| "heading".to_owned())),
    }
}

fn report(instrument: &str, view: &BesideView) -> Report {
    let chapters = view.chapters.iter().map(|chapter| ChapterOut {
        title: chapter.title.clone(),
        articles: chapter
            .articles
            .iter()
            .map(|(number, title, found)| RowOut {
                number: number.clone(),
                title: title.clone(),
                counterparts: found.iter().map(|one| out(one, true)).collect(),
            })
            .collect(),
    });
    Report {
        schema: 1,
        kind: "outline",
        instrument: instrument.to_owned(),
        counterparts: view.found,
        articles: view.of,
        chapters: chapters.collect(),
        draft_only: view.alone.iter().map(|one| out(one, false)).collect(),
    }
}

/// Rows of what has a counterpart; with `all`, of what has none too.
fn print(
    view: &BesideView,
    all: bool,
    words: &Words,
    streams: &mut Streams<'_>,
) -> Result<(), Ending> {
    let called = |article: &BesideArticle| {
        let said = words.tf(
            "outline-counterpart",
            &[
                ("n", article.number.as_str().into()),
                ("heading", article.heading.as_str().into()),
            ],
        );
        let by = article.element.as_ref().map(|element| {
            let by = words.tf(
                "outline-by-element",
                &[("element", element.as_str().into())],
            );
            format!(" ({by})")
        });
        format!("{}{}", said.trim_end(), by.unwrap_or_default())
    };
    for chapter in &view.chapters {
        streams.line(&display_safe(&chapter.title))?;
        for (number, title, found) in &chapter.articles {
            let met: Vec<String> = found.iter().map(called).collect();
            let met = if met.is_empty() {
                words.t("outline-none").to_owned()
            } else {
                met.join("; ")
            };
            if all || !found.is_empty() {
                streams.line(&display_safe(&format!("  {number}  {title} → {met}")))?;
            }
        }
    }
    if !view.alone.is_empty() {
        streams.line(words.t("outline-alone"))?;
        for article in &view.alone {
            streams.line(&display_safe(&format!("  {}", called(article))))?;
        }
    }
    let (found, of) = (view.found.to_string(), view.of.to_string());
    streams.say(&words.tf(
        "outline-covered",
        &[("n", found.as_str().into()), ("m", of.as_str().into())],
    ));
    streams.say(words.t("outline-caution"));
    Ok(())
}
