//! From lines to the draft's own structure: brackets over several paragraphs, alternatives, kept
//! numbers, marks and footnotes.

use std::collections::BTreeMap;

use super::lines::{Line, MOST_OPEN, Read};
use super::marks::{self, raised_at};
use super::{TakenApart, Unclear, Why};
use crate::model::bloc::Layer;
use crate::model::bracket::tree::closes;
use crate::model::bracket::{BracketReason, Tree};
use crate::model::decision::Quote;
use crate::model::draft::{
    Alternative, AlternativeStyle, Article, Level, Numbered, Paragraph, Wrap, WrapOver,
};
use crate::model::ids::{AlternativeId, ArticleId, BracketId, NoteId, ParagraphId};
use crate::model::note::{Note, NoteKind, NoteOn};
use crate::model::number::paragraph_numbers;
use crate::model::party::PartyRef;
use crate::model::text::Span;

/// Puts the lines of a text together.
pub(super) fn settle(read: Read, fresh: &mut impl FnMut() -> ulid::Ulid) -> TakenApart {
    let mut desk = Desk {
        out: TakenApart {
            title: read.title,
            ..TakenApart::default()
        },
        marks: BTreeMap::new(),
        fresh,
    };
    let mut preamble = read.preamble;
    desk.list(&mut preamble);
    desk.out.preamble = preamble.into_iter().map(|line| line.paragraph).collect();
    let mut around: Vec<(Vec<PartyRef>, Vec<ArticleId>)> = Vec::new();
    let mut next = 1;
    for (mut article, head, mut lines) in read.articles {
        for owners in head.opened {
            if around.len() < MOST_OPEN {
                around.push((owners, Vec::new()));
            } else {
                desk.tell(0, "[", Why::OpenBracket);
            }
        }
        for (_, held) in &mut around {
            held.push(article.id);
        }
        let closed = desk.list(&mut lines);
        article.paragraphs = lines.iter().map(|line| line.paragraph.clone()).collect();
        desk.number(&mut article, &mut lines);
        if head.n > 0 {
            article.frame.numbered = match (head.extra.is_empty(), head.n == next) {
                (true, true) => Numbered::Running,
                (true, false) => Numbered::Fixed(head.n),
                (false, _) => Numbered::Additional,
            };
            next = head.n + 1;
        }
        desk.out.articles.push(article);
        for _ in 0..closed {
            if let Some((owners, held)) = around.pop() {
                desk.wrap(owners, WrapOver::Articles(held));
            }
        }
    }
    // Where a number of an article is kept, all are: what comes between is `bis` from now on.
    if desk
        .out
        .articles
        .iter()
        .any(|a| matches!(a.frame.numbered, Numbered::Fixed(_)))
    {
        keep_article_numbers(&mut desk.out.articles);
    }
    for _ in around {
        desk.tell(0, "[", Why::OpenBracket);
    }
    for (line, number, words) in read.footnotes {
        desk.footnote(line, number, words);
    }
    desk.out.wraps.sort_by_key(|wrap| wrap.id);
    desk.out.notes.sort_by_key(|note| note.id);
    desk.out
}

fn keep_article_numbers(articles: &mut [Article]) {
    let mut n = 0;
    for article in articles {
        match article.frame.numbered {
            Numbered::Fixed(kept) => n = kept,
            Numbered::Running => {
                n += 1;
                article.frame.numbered = Numbered::Fixed(n);
            }
            Numbered::Additional => {}
        }
    }
}

struct Desk<'f, F> {
    out: TakenApart,
    /// Where footnotes are marked: paragraph and byte by number.
    marks: BTreeMap<usize, (ParagraphId, usize)>,
    fresh: &'f mut F,
}

impl<F: FnMut() -> ulid::Ulid> Desk<'_, F> {
    fn tell(&mut self, line: usize, words: &str, why: Why) {
        self.out.unclear.push(Unclear {
            line,
            words: words.chars().take(80).collect(),
            why,
        });
    }

    fn wrap(&mut self, owners: Vec<PartyRef>, over: WrapOver) {
        self.out.wraps.push(Wrap {
            id: BracketId((self.fresh)()),
            over,
            owners,
            reason: BracketReason::Unstated,
            note: String::new(),
        });
    }

    /// Settles the lines of an article or of the preamble; gives how many brackets closed in them
    /// that opened before.
    fn list(&mut self, lines: &mut [Line]) -> usize {
        let mut open: Vec<(Vec<PartyRef>, Vec<ParagraphId>)> = Vec::new();
        let mut closed_before = 0;
        for line in lines.iter_mut() {
            let id = line.paragraph.id;
            for owners in std::mem::take(&mut line.opened) {
                if open.len() < MOST_OPEN {
                    open.push((owners, Vec::new()));
                } else {
                    self.tell(line.nth, "[", Why::OpenBracket);
                }
            }
            for (_, held) in &mut open {
                held.push(id);
            }
            // Closing brackets at the end without a partner close what opened before a number.
            let mut loose = Tree::of(&line.paragraph.text).unmatched;
            while let Some(last) = line.paragraph.text.chars().next_back() {
                let end = line.paragraph.text.len() - last.len_utf8();
                // Without it the others have the partners they had.
                if !closes(last) || loose.pop() != Some(Span::new(end, end).start) {
                    break;
                }
                line.paragraph.text.truncate(end);
                line.closed += 1;
            }
            marks::take(&mut line.paragraph);
            for _ in 0..line.closed {
                match open.pop() {
                    Some((owners, held)) => self.wrap(owners, WrapOver::Paragraphs(held)),
                    None => closed_before += 1,
                }
            }
            line.paragraph.take_brackets_apart(&mut *self.fresh);
            self.footnote_marks(&mut line.paragraph);
            for byte in Tree::of(&line.paragraph.text).unmatched {
                let words = line.paragraph.text.get(byte as usize..);
                self.tell(line.nth, words.unwrap_or(""), Why::OpenBracket);
            }
        }
        for _ in open {
            self.tell(0, "[", Why::OpenBracket);
        }
        self.alternatives(lines);
        closed_before
    }

    /// Groups alternatives: options told by a word under one number, versions told by `alt`, and
    /// versions told by `bis` where both the first and this one stand wholly in brackets.
    fn alternatives(&mut self, lines: &mut [Line]) {
        let mut group: Option<(AlternativeId, AlternativeStyle, u32, Level)> = None;
        let mut first: Option<usize> = None;
        for at in 0..lines.len() {
            let Some(line) = lines.get(at) else { continue };
            let (n, level) = (line.head.n, line.paragraph.level);
            let extra = line.head.extra.as_str();
            let style = match &line.head.option {
                Some(choice) => Some(choice.style),
                None if extra.starts_with("alt") => Some(AlternativeStyle::Alt),
                None if !extra.is_empty() && is_bracketed(&line.paragraph.text) => {
                    Some(AlternativeStyle::Bis)
                }
                None => None,
            };
            let rank = line.head.option.as_ref().map_or(2, |choice| choice.rank);
            let owners = line
                .head
                .option
                .as_ref()
                .map(|c| c.owners.clone())
                .unwrap_or_default();
            let Some(style) = style else {
                if level.depth() == 0 && level != Level::Tail {
                    group = None;
                }
                if line.head.level.is_some() && extra.is_empty() {
                    first = Some(at);
                }
                continue;
            };
            if rank == 1 && line.head.option.is_some() {
                group = Some((AlternativeId((self.fresh)()), style, n, level));
            } else if group.is_none_or(|(_, known, _, l)| known != style || l != level) {
                let start = first.filter(|at| {
                    lines.get(*at).is_some_and(|l| {
                        let fits =
                            style == AlternativeStyle::Alt || is_bracketed(&l.paragraph.text);
                        l.head.n == n && l.paragraph.level == level && fits
                    })
                });
                if start.is_none() && line.head.option.is_none() {
                    continue;
                }
                let id = AlternativeId((self.fresh)());
                group = Some((id, style, n, level));
                if let Some(start) = start.and_then(|at| lines.get_mut(at)) {
                    start.paragraph.alternative = Some(alternative(id, style, Vec::new()));
                }
            }
            if let (Some((id, ..)), Some(line)) = (group, lines.get_mut(at)) {
                line.paragraph.alternative = Some(alternative(id, style, owners));
            }
        }
    }

    /// Keeps the numbers that counting would not give.
    fn number(&mut self, article: &mut Article, lines: &mut [Line]) {
        for (paragraph, line) in article.paragraphs.iter_mut().zip(lines.iter_mut()) {
            if !line.head.extra.is_empty() && paragraph.alternative.is_none() {
                paragraph.numbered = Numbered::Additional;
            }
        }
        let shown = paragraph_numbers(article);
        let wrong = |shown: &String, line: &Line| {
            let given = &line.head.number;
            !given.is_empty() && !shown.starts_with(given.as_str())
        };
        if !shown
            .iter()
            .zip(lines.iter())
            .any(|(shown, line)| wrong(shown, line))
        {
            return;
        }
        for (paragraph, line) in article.paragraphs.iter_mut().zip(lines.iter()) {
            if line.head.n > 0 && line.head.extra.is_empty() {
                paragraph.numbered = Numbered::Fixed(line.head.n);
            }
        }
        let shown = paragraph_numbers(article);
        for (shown, line) in shown.iter().zip(lines.iter()) {
            if wrong(shown, line) {
                self.tell(line.nth, &line.head.number, Why::Number);
            }
        }
    }

    /// Takes raised figures out of the words and keeps where they stood.
    fn footnote_marks(&mut self, paragraph: &mut Paragraph) {
        let mut from = 0;
        while let Some(found) = paragraph.text.get(from..).and_then(|rest| {
            rest.char_indices().find_map(|(at, _)| {
                let (bytes, number) = raised_at(rest.get(at..)?)?;
                Some((from + at, bytes, number))
            })
        }) {
            let (at, bytes, number) = found;
            // A raised figure after a figure is an exponent, not a mark.
            let before = paragraph
                .text
                .get(..at)
                .and_then(|head| head.chars().next_back());
            if before.is_some_and(|ch| ch.is_ascii_digit()) || self.marks.contains_key(&number) {
                from = at + bytes;
                continue;
            }
            let mut left = paragraph.text.clone();
            left.replace_range(at..at + bytes, "");
            paragraph.set_text(&left);
            self.marks.insert(number, (paragraph.id, at));
            from = at;
        }
    }

    fn footnote(&mut self, line: usize, number: usize, words: String) {
        let mark = self.marks.remove(&number);
        let articles = self.out.articles.iter().flat_map(|a| a.paragraphs.iter());
        let mut all = self.out.preamble.iter().chain(articles);
        let stands = mark.and_then(|(id, at)| Some((all.find(|p| p.id == id)?, at)));
        let Some((paragraph, at)) = stands else {
            self.tell(line, &words, Why::Footnote);
            let id = ParagraphId((self.fresh)());
            let rest = Paragraph::new(id, Level::Paragraph, words);
            match self.out.articles.last_mut() {
                Some(article) => article.paragraphs.push(rest),
                None => self.out.preamble.push(rest),
            }
            return;
        };
        // The mark stands after the word before it.
        let head = paragraph.text.get(..at).unwrap_or(&paragraph.text);
        let start = head.rfind(' ').map_or(0, |blank| blank + 1);
        let quote = Quote::unique(&paragraph.text, Span::new(start, head.len()));
        let on = NoteOn::Paragraph(paragraph.id);
        let id = NoteId((self.fresh)());
        self.out.notes.push(Note {
            id,
            on,
            quote,
            kind: NoteKind::Footnote,
            text: words,
            author: String::new(),
            time_ms: 0,
            replies: Vec::new(),
            resolved: false,
            layer: Layer::Shared,
        });
    }
}

fn alternative(
    group: AlternativeId,
    style: AlternativeStyle,
    owners: Vec<PartyRef>,
) -> Alternative {
    Alternative {
        group,
        style,
        goes_on: false,
        owners,
    }
}

/// Whether words stand wholly in one pair of brackets.
fn is_bracketed(text: &str) -> bool {
    let text = text.trim();
    let tree = Tree::of(text);
    let first = tree.pairs.first();
    first.is_some_and(|pair| pair.open == 0 && pair.outer(text).end as usize == text.len())
}
