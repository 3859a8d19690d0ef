//! References bound to what they lead to, and a draft whose references say the right numbers.

use std::collections::BTreeSet;

use super::{Lead, Link, Numbers, Reference, may_refer, references, resolve, rewritten};
use crate::model::draft::{Draft, Paragraph};
use crate::model::ids::{ArticleId, ParagraphId};
use crate::model::text::Span;

/// References of a paragraph that were given other words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rewriting {
    /// The paragraph or recital.
    pub paragraph: ParagraphId,
    /// Its words before.
    pub text: String,
    /// The references in those words and what they say now, in the order of the text.
    pub edits: Vec<(Span, String)>,
}

impl Rewriting {
    /// Where words stand in the new text.
    pub fn moved(&self, span: Span) -> Span {
        let (mut start, mut end) = (i64::from(span.start), i64::from(span.end));
        for (gone, with) in &self.edits {
            let (gone_start, gone_end) = (i64::from(gone.start), i64::from(gone.end));
            let grown = i64::try_from(with.len()).unwrap_or(0) - (gone_end - gone_start);
            if gone.end <= span.start {
                start += grown;
                end += grown;
            } else if gone.start < span.end {
                // Words that begin or end inside a reference take in all of it.
                if gone.start < span.start {
                    start -= i64::from(span.start) - gone_start;
                }
                end += grown + (gone_end - i64::from(span.end)).max(0);
            }
        }
        let byte = |at: i64| usize::try_from(at).unwrap_or(0);
        Span::new(byte(start), byte(end))
    }

    /// The same with no more words in each edit than have to be: only the numbers that differ and
    /// what stands between them.
    #[must_use]
    pub fn narrowed(&self) -> Self {
        let narrow = |(span, with): &(Span, String)| {
            let was = span.of(&self.text);
            let front = shared(was.chars().zip(with.chars()));
            let (was, now) = (was.get(front..)?, with.get(front..)?);
            let back = shared(was.chars().rev().zip(now.chars().rev()));
            let (start, end) = (span.start as usize + front, span.end as usize - back);
            let now = now.get(..now.len() - back)?;
            Some((Span::new(start, end), now.to_owned()))
        };
        let edits = self.edits.iter();
        Self {
            edits: edits
                .map(|e| narrow(e).unwrap_or_else(|| e.clone()))
                .collect(),
            ..self.clone()
        }
    }

    /// The new text.
    pub fn apply(&self) -> String {
        let mut text = self.text.clone();
        for (span, with) in self.edits.iter().rev() {
            if text.get(span.range()).is_some() {
                text.replace_range(span.range(), with);
            }
        }
        text
    }
}

/// How many bytes of whole words two texts share, from the end from which their letters come.
fn shared(pairs: impl Iterator<Item = (char, char)>) -> usize {
    let (mut all, mut whole) = (0, 0);
    for (one, other) in pairs {
        if one != other {
            break;
        }
        all += one.len_utf8();
        if !one.is_alphanumeric() {
            whole = all;
        }
    }
    whole
}

/// Whether every reference of a text has its link, and every link its reference.
pub fn followed(text: &str, known: &[Link]) -> bool {
    if !may_refer(text) {
        return known.is_empty();
    }
    let found = references(text);
    found.len() == known.len() && found.iter().zip(known).all(|(r, link)| r.span == link.span)
}

/// The links of a text that stands in the article `home`: a known one stays where its words are
/// still one reference; any other reference leads where its numbers say.
pub fn bound(text: &str, known: &[Link], numbers: &Numbers, home: Option<ArticleId>) -> Vec<Link> {
    let link = |reference: Reference| {
        let kept = known.iter().find(|link| link.span == reference.span);
        let to = kept
            .map(|link| link.to)
            .or_else(|| resolve(&reference, numbers, home))?;
        Some(Link {
            span: reference.span,
            to,
        })
    };
    references(text).into_iter().filter_map(link).collect()
}

/// Every paragraph of a draft with the article it stands in.
fn homed(draft: &mut Draft) -> impl Iterator<Item = (Option<ArticleId>, &mut Paragraph)> {
    let recitals = draft.preamble.iter_mut().map(|p| (None, p));
    let inside = draft.articles.iter_mut().flat_map(|article| {
        let home = Some(article.id);
        article.paragraphs.iter_mut().map(move |p| (home, p))
    });
    recitals.chain(inside)
}

/// Binds the references of paragraphs of which no link is known, as those of a text from elsewhere.
pub fn bind(draft: &mut Draft) {
    let unbound = |p: &Paragraph| p.links.is_empty() && may_refer(&p.text);
    if !draft.paragraphs().any(unbound) {
        return;
    }
    let numbers = Numbers::of(draft);
    for (home, paragraph) in homed(draft).filter(|(_, p)| unbound(p)) {
        paragraph.links = bound(&paragraph.text, &[], &numbers, home);
    }
}

/// The references of a paragraph that lead to something called otherwise by now, with the words
/// that would be right.
pub fn stale(
    paragraph: &Paragraph,
    numbers: &Numbers,
    home: Option<ArticleId>,
) -> Vec<(Link, String)> {
    if paragraph.links.is_empty() {
        return Vec::new();
    }
    let text = &paragraph.text;
    let found = references(text).into_iter().filter_map(|reference| {
        let link = paragraph.links.iter().find(|l| l.span == reference.span)?;
        let called = numbers.called(link.to)?;
        Some((*link, rewritten(&reference, text, called, home)?))
    });
    found.collect()
}

/// Makes the references of `after` say the numbers their targets have there, and binds new ones.
///
/// What was wrong `before` stays as it is and is told elsewhere; with no `before`, everything is
/// brought up to date. Gives what was rewritten: whoever keeps quotes of it has to move them along.
pub fn settle(before: Option<&Draft>, after: &mut Draft) -> Vec<Rewriting> {
    let held = |p: &Paragraph| !p.links.is_empty() || may_refer(&p.text);
    if !after.paragraphs().any(held) {
        return Vec::new();
    }
    let wrong = before.map(wrong_in).unwrap_or_default();
    let numbers = Numbers::of(after);
    let mut done = Vec::new();
    for (home, paragraph) in homed(after) {
        if !held(paragraph) {
            continue;
        }
        paragraph.links = bound(&paragraph.text, &paragraph.links, &numbers, home);
        let mut all = stale(paragraph, &numbers, home);
        all.retain(|(link, _)| !wrong.contains(&(paragraph.id, link.to)));
        if all.is_empty() {
            continue;
        }
        let rewriting = Rewriting {
            paragraph: paragraph.id,
            text: paragraph.text.clone(),
            edits: all.into_iter().map(|(l, words)| (l.span, words)).collect(),
        };
        let links = paragraph.links.iter().map(|link| Link {
            span: rewriting.moved(link.span),
            ..*link
        });
        let links: Vec<Link> = links.collect();
        // One after the other, so that brackets between them are known again.
        for (span, with) in rewriting.edits.iter().rev() {
            let mut text = paragraph.text.clone();
            text.replace_range(span.range(), with);
            paragraph.set_text(&text);
        }
        paragraph.links = links;
        done.push(rewriting);
    }
    done
}

/// The links of a draft whose words say other numbers than their targets have.
fn wrong_in(draft: &Draft) -> BTreeSet<(ParagraphId, Lead)> {
    let numbers = Numbers::of(draft);
    let recitals = draft.preamble.iter().map(|p| (None, p));
    let inside = draft.articles.iter().flat_map(|article| {
        let all = article.paragraphs.iter();
        all.map(|p| (Some(article.id), p))
    });
    let wrong = |(home, p): (Option<ArticleId>, &Paragraph)| {
        let all = stale(p, &numbers, home);
        all.into_iter()
            .map(|(link, _)| (p.id, link.to))
            .collect::<Vec<_>>()
    };
    recitals.chain(inside).flat_map(wrong).collect()
}
