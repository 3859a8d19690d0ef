//! A draft as an audience may see it: words, numbers, brackets with their owners.

use crate::exchange::public::{Reader, Stamp, language};
use crate::model::dossier::Dossier;
use crate::model::draft::{Article, Draft, Paragraph, ParagraphStatus, Rank, WrapOver};
use crate::model::number::{article_numbers, full_number, paragraph_numbers};
use crate::model::party::{Party, PartyRef};
use crate::model::text::Lang;
use crate::model::workspace::Workspace;
use crate::words::Words;

use super::onto::Onto;
use super::text::{ArticleOut, ClauseOut, DivisionOut, TextOut};
use super::{Run, Terms};

/// The draft on the table as it stands, for a reader: with the proposals on the table as words
/// put in and taken out, footnotes, and the comments that the audience may see.
pub fn draft_text(workspace: &Workspace, reader: Reader) -> TextOut {
    let stamp = Stamp::of_draft(workspace, reader);
    let mut text = stamped(&workspace.draft, &stamp);
    Onto::new(workspace, reader, &mut text).put();
    wraps(workspace, reader.tongue(), &mut text);
    text
}

/// A draft under a stamp.
pub(super) fn stamped(draft: &Draft, stamp: &Stamp) -> TextOut {
    let of_draft = stamp.draft.as_ref();
    let articles = 0..draft.articles.len();
    TextOut {
        title: runs(&draft.title),
        lang: language(draft),
        stamp: vec![stamp.line()],
        date: of_draft.map(|d| d.date.clone()).unwrap_or_default(),
        hash: of_draft.map(|d| d.hash.clone()).unwrap_or_default(),
        preamble: draft.preamble.iter().map(recital).collect(),
        articles: articles.map(|at| article_out(draft, at)).collect(),
        ..TextOut::default()
    }
}

/// A recital.
pub(super) fn recital(paragraph: &Paragraph) -> ClauseOut {
    ClauseOut {
        level: paragraph.level,
        runs: runs(&paragraph.text),
        status: paragraph.status,
        ..ClauseOut::default()
    }
}

/// The article at a place of a draft; an empty one where there is none.
pub(super) fn article_out(draft: &Draft, at: usize) -> ArticleOut {
    let Some(article) = draft.articles.get(at) else {
        return ArticleOut::default();
    };
    let numbers = paragraph_numbers(article);
    let clauses = article.paragraphs.iter().zip(numbers).enumerate();
    ArticleOut {
        opens: divisions(draft, at),
        number: article_numbers(draft)
            .into_iter()
            .nth(at)
            .unwrap_or_default(),
        heading: runs(&article.heading),
        clauses: clauses
            .map(|(place, (paragraph, number))| ClauseOut {
                number,
                place: full_number(article, place),
                alternative_to: rival(article, place),
                ..recital(paragraph)
            })
            .collect(),
        ..ArticleOut::default()
    }
}

/// The place of the first of the alternatives a paragraph is one of, unless it is that itself.
fn rival(article: &Article, place: usize) -> Option<usize> {
    let group = |p: &Paragraph| p.alternative.as_ref().map(|a| a.group);
    let wanted = group(article.paragraphs.get(place)?)?;
    let mut all = article.paragraphs.iter();
    let first = all.position(|p| group(p) == Some(wanted))?;
    (first < place).then_some(first)
}

/// The chapters and sections that begin with an article, numbered over the draft.
fn divisions(draft: &Draft, at: usize) -> Vec<DivisionOut> {
    let terms = Terms::of(language(draft));
    let (mut chapters, mut sections) = (0, 0);
    let mut found = Vec::new();
    for (place, article) in draft.articles.iter().enumerate().take(at + 1) {
        for division in &article.frame.opens {
            let (number, depth) = match division.rank {
                Rank::Chapter => {
                    chapters += 1;
                    sections = 0;
                    (terms.chapter(chapters), 1)
                }
                Rank::Section => {
                    sections += 1;
                    (terms.section(sections), 2)
                }
            };
            if place == at {
                found.push(DivisionOut {
                    number,
                    heading: division.heading.clone(),
                    depth,
                });
            }
        }
    }
    found
}

/// Brackets round whole paragraphs and articles, as characters.
fn wraps(workspace: &Workspace, lang: Lang, text: &mut TextOut) {
    let draft = &workspace.draft;
    for wrap in &draft.wraps {
        let mut opens = "[".to_owned();
        if !wrap.owners.is_empty() {
            opens.push_str(&format!(
                "{}: ",
                names(&workspace.dossier, &wrap.owners, lang)
            ));
        }
        let (first, last) = match &wrap.over {
            WrapOver::Articles(ids) => {
                let mut held = (0..draft.articles.len())
                    .filter(|at| draft.articles.get(*at).is_some_and(|a| ids.contains(&a.id)));
                let first = held.next();
                let last = held.next_back().or(first);
                let heading = first.and_then(|at| text.articles.get_mut(at));
                if let Some(article) = heading {
                    article.heading.insert(0, Run::plain(opens));
                }
                let last = last.and_then(|at| text.articles.get_mut(at));
                if let Some(clause) = last.and_then(|a| a.clauses.last_mut()) {
                    clause.runs.push(Run::plain("]"));
                }
                continue;
            }
            WrapOver::Paragraphs(ids) => {
                let mut held = places(draft).filter(|(_, id)| ids.contains(id));
                let first = held.next();
                (first, held.last().or(first))
            }
        };
        if let Some(clause) = first.and_then(|(place, _)| clause_at(text, place)) {
            clause.runs.insert(0, Run::plain(opens));
        }
        if let Some(clause) = last.and_then(|(place, _)| clause_at(text, place)) {
            clause.runs.push(Run::plain("]"));
        }
    }
}

/// Place of a recital or paragraph: its article, and its place there.
pub(super) type At = (Option<usize>, usize);

/// Every recital and paragraph with its place.
pub(super) fn places(draft: &Draft) -> impl Iterator<Item = (At, crate::model::ids::ParagraphId)> {
    let recitals = draft.preamble.iter().enumerate();
    let recitals = recitals.map(|(at, p)| ((None, at), p.id));
    let articles = draft.articles.iter().enumerate();
    recitals.chain(articles.flat_map(|(article, a)| {
        let paragraphs = a.paragraphs.iter().enumerate();
        paragraphs.map(move |(at, p)| ((Some(article), at), p.id))
    }))
}

/// The clause at a place of the draft.
pub(super) fn clause_at(text: &mut TextOut, (article, at): At) -> Option<&mut ClauseOut> {
    match article {
        None => text.preamble.get_mut(at),
        Some(article) => text.articles.get_mut(article)?.clauses.get_mut(at),
    }
}

/// Delegations, by their short names in a language, in the order given.
pub fn names(dossier: &Dossier, parties: &[PartyRef], lang: Lang) -> String {
    let name = |party: &PartyRef| match party.in_dossier(dossier) {
        Party::Bloc(id) => dossier.bloc(&id).map(|b| b.short.get(lang).to_owned()),
        Party::State(code) => {
            let mut all = dossier.reference.states.iter();
            all.find(|s| s.code == code)
                .map(|s| s.name.get(lang).to_owned())
        }
        Party::Other(name) => Some(name),
    };
    let all: Vec<String> = parties.iter().filter_map(name).collect();
    all.join(if lang == Lang::Zh { "、" } else { ", " })
}

pub(super) fn runs(text: &str) -> Vec<Run> {
    if text.is_empty() {
        Vec::new()
    } else {
        vec![Run::plain(text)]
    }
}

/// The mark of a status, for remarks.
pub(super) fn status_word(status: ParagraphStatus, words: &Words) -> String {
    match Terms::of(words.lang().text_lang()).status(status) {
        "" => words.t("out-open").to_owned(),
        word => word.to_owned(),
    }
}
