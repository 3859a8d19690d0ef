//! What a reference in the words of a paragraph leads to, kept by id beside the words.
//!
//! The words of a reference say numbers, and numbers change; a [`Link`] names the bytes of such
//! words and the article or paragraph they are about. It is moved along by every edit of the text,
//! as the records of brackets are; `model::crossref` makes links of words and words of links.

use super::bracket::{Replacement, Torn, moved_byte};
use super::ids::{ArticleId, ParagraphId};
use super::text::Span;

/// What a reference leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lead {
    /// An article.
    Article(ArticleId),
    /// A paragraph or item.
    Paragraph(ParagraphId),
}

/// Words of a paragraph that lead somewhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Link {
    /// The words of the reference.
    pub span: Span,
    /// What they lead to.
    pub to: Lead,
}

/// Moves links along when at byte `at` so many bytes made way for others.
///
/// # Errors
/// [`Torn`] where the first or last byte of a link is among those taken out; use [`carry_links`]
/// then. Nothing is moved.
pub fn shift_links(
    links: &mut [Link],
    at: usize,
    removed: usize,
    inserted: usize,
) -> Result<(), Torn> {
    let all: Option<Vec<Link>> = links
        .iter()
        .map(|link| moved(*link, at, removed, inserted))
        .collect();
    let all = all.ok_or(Torn)?;
    links.copy_from_slice(&all);
    Ok(())
}

fn moved(link: Link, at: usize, removed: usize, inserted: usize) -> Option<Link> {
    let last = link.span.end.checked_sub(1)?;
    let start = moved_byte(link.span.start, at, removed, inserted)?;
    let end = moved_byte(last, at, removed, inserted)?.checked_add(1)?;
    Some(Link {
        span: Span { start, end },
        ..link
    })
}

/// The links whose words survive when `old` becomes `new`.
pub fn carry_links(old: &str, links: &[Link], new: &str) -> Vec<Link> {
    if links.is_empty() {
        return Vec::new();
    }
    let by = Replacement::between(old, new);
    let kept = links
        .iter()
        .filter_map(|link| moved(*link, by.at, by.removed, by.inserted));
    kept.filter(|link| new.get(link.span.range()).is_some())
        .collect()
}
