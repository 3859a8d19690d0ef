//! From a command on the draft to the changes it makes.

use crate::model::bracket::{carry, shift};
use crate::model::change::Change;
use crate::model::draft::{Article, Draft, Level, Paragraph, ParagraphStatus};
use crate::model::ids::{ArticleId, ParagraphId};
use crate::model::link::{carry_links, shift_links};
use crate::model::number::{article_numbers, full_number};
use crate::model::text::Span;

use super::lines::{article_text, lines_to_paragraphs, split_marker};

/// Changes with the words for the undo menu.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Message key of what is done.
    pub label: &'static str,
    /// What it is done to, such as `Article 4, 2 (a)`.
    pub subject: String,
    /// The changes.
    pub changes: Vec<Change>,
}

impl Planned {
    /// A plan with one change.
    pub fn one(label: &'static str, subject: String, change: Change) -> Self {
        Self {
            label,
            subject,
            changes: vec![change],
        }
    }

    /// A plan that puts `after` in the place of `before`; none where that changes nothing.
    pub fn swap<T: PartialEq>(
        label: &'static str,
        subject: String,
        (before, after): (T, T),
        change: impl FnOnce(T, T) -> Change,
    ) -> Option<Self> {
        (before != after).then(|| Self::one(label, subject, change(before, after)))
    }
}

/// The place of an article among all, from 1; 0 where it is not in the draft.
pub fn article_number(draft: &Draft, id: ArticleId) -> usize {
    draft
        .articles
        .iter()
        .position(|a| a.id == id)
        .map_or(0, |at| at + 1)
}

/// The number of the article at a place, from 0: `5`, `5 bis`; empty where there is none.
pub fn number_at(draft: &Draft, at: usize) -> String {
    article_numbers(draft)
        .into_iter()
        .nth(at)
        .unwrap_or_default()
}

/// The number of an article: `5`, `5 bis`; empty where it is not in the draft.
pub fn number_of(draft: &Draft, id: ArticleId) -> String {
    let at = draft.articles.iter().position(|a| a.id == id);
    at.map(|at| number_at(draft, at)).unwrap_or_default()
}

/// `4` or `4, 2 (a)`.
pub fn place_name(draft: &Draft, article: &Article, paragraph: Option<ParagraphId>) -> String {
    let number = number_of(draft, article.id);
    let inner = paragraph
        .and_then(|id| article.place_of(id))
        .map(|place| full_number(article, place))
        .filter(|inner| !inner.is_empty());
    match inner {
        Some(inner) => format!("{number}, {inner}"),
        None => number,
    }
}

/// The text of an article was edited as lines.
pub fn edit_text(
    draft: &Draft,
    article: ArticleId,
    text: &str,
    fresh: impl FnMut() -> ParagraphId,
) -> Option<Planned> {
    let article = draft.article(article)?;
    if article_text(&article.paragraphs) == text {
        return None;
    }
    let old = &article.paragraphs;
    let n_lines = text.split('\n').count();
    // Typing inside lines: one change for the words that differ, so that bursts merge. A marker
    // at the start of a line still becomes a level.
    if n_lines == old.len() {
        let differing: Vec<_> = old
            .iter()
            .zip(text.split('\n'))
            .filter(|(p, l)| p.text != **l)
            .collect();
        if let [(paragraph, line)] = differing.as_slice() {
            let place = article.place_of(paragraph.id)?;
            let above = place.checked_sub(1).and_then(|at| old.get(at));
            let marker = split_marker(line, above.map(|p| (p.level, p.text.as_str()))).0;
            if marker.is_none() {
                let subject = place_name(draft, article, Some(paragraph.id));
                let change = Change::of_text(draft, paragraph.id, line)?;
                return Some(Planned::one("undo-edit-text", subject, change));
            }
        }
    }
    let after = lines_to_paragraphs(old, text, fresh);
    let label = match n_lines.cmp(&old.len()) {
        std::cmp::Ordering::Less => "undo-merge-lines",
        std::cmp::Ordering::Equal => "undo-edit-text",
        std::cmp::Ordering::Greater => "undo-split-lines",
    };
    let subject = place_name(draft, article, None);
    let change = Change::Paragraphs {
        article: article.id,
        before: old.clone(),
        after,
    };
    Some(Planned::one(label, subject, change))
}

/// A change of the list of paragraphs of the article that holds `id`.
pub fn with_list(
    draft: &Draft,
    id: ParagraphId,
    label: &'static str,
    edit: impl FnOnce(&mut Vec<Paragraph>, usize),
) -> Option<Planned> {
    let (article, paragraph) = draft.paragraph(id)?;
    let place = article.place_of(paragraph.id)?;
    let before = article.paragraphs.clone();
    let mut after = before.clone();
    edit(&mut after, place);
    if after == before {
        return None;
    }
    let subject = place_name(draft, article, Some(id));
    Some(Planned::one(
        label,
        subject,
        Change::Paragraphs {
            article: article.id,
            before,
            after,
        },
    ))
}

/// A paragraph goes; of an article's last one only the words go, so that there is a line to type in.
pub fn delete_paragraph(draft: &Draft, id: ParagraphId) -> Option<Planned> {
    with_list(draft, id, "undo-delete-paragraph", |list, place| {
        if list.len() > 1 {
            list.remove(place);
        } else if let Some(last) = list.first_mut() {
            *last = Paragraph::new(last.id, last.level, "");
        }
    })
}

/// A paragraph splits at byte `at`.
pub fn split_paragraph(
    draft: &Draft,
    id: ParagraphId,
    at: usize,
    fresh: ParagraphId,
) -> Option<Planned> {
    with_list(draft, id, "undo-split-paragraph", |list, place| {
        let Some(first) = list.get_mut(place) else {
            return;
        };
        let Some((head, tail)) = first.text.split_at_checked(at) else {
            return;
        };
        let (head, tail) = (head.trim_end().to_owned(), tail.trim_start().to_owned());
        let mut second = Paragraph::new(fresh, first.level, tail);
        second.brackets = carry(&first.text, &first.brackets, &second.text);
        second.links = carry_links(&first.text, &first.links, &second.text);
        second.status = first.status;
        second.since_ms = first.since_ms;
        second.reserves.clone_from(&first.reserves);
        first.set_text(&head);
        list.insert(place + 1, second);
    })
}

/// A paragraph joins the one before it.
pub fn merge_paragraph(draft: &Draft, id: ParagraphId) -> Option<Planned> {
    with_list(draft, id, "undo-merge-paragraph", |list, place| {
        if place == 0 {
            return;
        }
        let gone = list.remove(place);
        if let Some(kept) = list.get_mut(place - 1) {
            let blank = !kept.text.is_empty()
                && !gone.text.is_empty()
                && !kept.text.ends_with(crate::model::text::is_han)
                && !kept.text.ends_with(['。', '；', '，', '：']);
            if blank {
                kept.text.push(' ');
            }
            let (mut joining, mut links) = (gone.brackets, gone.links);
            if shift(&mut joining, 0, 0, kept.text.len()).is_ok() {
                kept.brackets.append(&mut joining);
            }
            if shift_links(&mut links, 0, 0, kept.text.len()).is_ok() {
                kept.links.append(&mut links);
            }
            kept.text.push_str(&gone.text);
        }
    })
}

/// A paragraph changes places with its neighbour.
pub fn move_paragraph(draft: &Draft, id: ParagraphId, up: bool) -> Option<Planned> {
    with_list(draft, id, "undo-move-paragraph", |list, place| {
        let other = if up {
            place.checked_sub(1)
        } else {
            Some(place + 1)
        };
        if let Some(other) = other.filter(|other| *other < list.len()) {
            list.swap(place, other);
        }
    })
}

/// A paragraph takes another level.
pub fn set_level(
    draft: &Draft,
    id: ParagraphId,
    level: impl FnOnce(Level) -> Level,
) -> Option<Planned> {
    with_list(draft, id, "undo-set-level", |list, place| {
        if let Some(paragraph) = list.get_mut(place) {
            paragraph.level = level(paragraph.level);
        }
    })
}

/// A paragraph takes another status, by somebody at some time.
pub fn set_status(
    draft: &Draft,
    id: ParagraphId,
    status: ParagraphStatus,
    (author, time_ms): (&str, u64),
) -> Option<Planned> {
    with_list(draft, id, "undo-set-status", |list, place| {
        if let Some(paragraph) = list.get_mut(place) {
            paragraph.set_status(status, author, time_ms);
        }
    })
}

/// Words of a paragraph go.
pub fn drop_words(draft: &Draft, id: ParagraphId, span: Span) -> Option<Planned> {
    let (article, paragraph) = draft.paragraph(id)?;
    let mut left = paragraph.text.clone();
    left.get(span.range())?;
    left.replace_range(span.range(), "");
    let subject = place_name(draft, article, Some(id));
    let change = Change::of_text(draft, id, &left)?;
    Some(Planned::one("undo-drop-words", subject, change))
}

/// A paragraph with these words after `after`; it fills an empty paragraph that stands there.
pub fn insert_paragraph(
    draft: &Draft,
    article: ArticleId,
    after: Option<ParagraphId>,
    text: &str,
    fresh: ParagraphId,
) -> Option<Planned> {
    let article = draft.article(article)?;
    let before = article.paragraphs.clone();
    let mut list = before.clone();
    let place = after
        .and_then(|id| article.place_of(id))
        .or_else(|| list.len().checked_sub(1));
    let empty = place.filter(|at| list.get(*at).is_some_and(|p| p.text.trim().is_empty()));
    if let Some(paragraph) = empty
        .filter(|_| !text.is_empty())
        .and_then(|at| list.get_mut(at))
    {
        paragraph.set_text(text);
    } else {
        let level = place
            .and_then(|at| list.get(at))
            .map_or(Level::Paragraph, |p| match p.level {
                Level::Tail => Level::Paragraph,
                level @ (Level::Paragraph | Level::Item | Level::Subitem | Level::Point) => level,
            });
        let new = Paragraph::new(fresh, level, text);
        list.insert(place.map_or(0, |at| at + 1), new);
    }
    let subject = place_name(draft, article, after);
    let change = Change::Paragraphs {
        article: article.id,
        before,
        after: list,
    };
    Some(Planned::one("undo-insert-paragraph", subject, change))
}
