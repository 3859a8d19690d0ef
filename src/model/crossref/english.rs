//! References in English.

use super::{Manner, NumberAt, Reference};
use crate::model::number::LATIN;
use crate::model::text::Span;

/// A word, a figure or a sign.
#[derive(Clone, Copy)]
struct Token<'t> {
    text: &'t str,
    start: usize,
}

impl Token<'_> {
    fn end(self) -> usize {
        self.start + self.text.len()
    }

    fn is(self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut found = Vec::new();
    let mut open: Option<usize> = None;
    for (at, ch) in text.char_indices() {
        let in_word = ch.is_ascii_alphanumeric();
        match (open, in_word) {
            (None, true) => open = Some(at),
            (Some(start), false) => {
                found.extend(text.get(start..at).map(|text| Token { text, start }));
                open = None;
            }
            _ => {}
        }
        if !in_word && !ch.is_whitespace() {
            let sign = text.get(at..at + ch.len_utf8());
            found.extend(sign.map(|text| Token { text, start: at }));
        }
    }
    if let Some(start) = open {
        found.extend(text.get(start..).map(|text| Token { text, start }));
    }
    found
}

struct Reader<'t> {
    text: &'t str,
    tokens: Vec<Token<'t>>,
}

/// How many bytes at the start of `rest` make the number before them another one, as the program
/// writes it: ` bis`, ` ante ter`, ` bis-11`, ` alt 2`.
pub(super) fn addition(rest: &str) -> usize {
    let word_at = |at: usize| -> Option<&str> {
        let after = rest.get(at..)?.strip_prefix(' ')?;
        let end = after.find(|ch: char| !(ch.is_ascii_alphanumeric() || ch == '-'));
        after.get(..end.unwrap_or(after.len()))
    };
    let is_latin = |word: &str| {
        let beyond = word.strip_prefix("bis-");
        LATIN.contains(&word)
            || beyond.is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()))
    };
    let mut at = 0;
    let mut take = |wanted: &dyn Fn(&str) -> bool| {
        let word = word_at(at).filter(|word| wanted(word));
        at += word.map_or(0, |word| 1 + word.len());
        word.is_some()
    };
    take(&|word| word == "ante");
    // An alternative of an addition has both.
    let _ = take(&is_latin) && take(&is_latin);
    if take(&|word| word == "alt") {
        take(&|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_digit()));
    }
    at
}

/// Finds the references of a text.
pub(super) fn find(text: &str, found: &mut Vec<Reference>) {
    let reader = Reader {
        text,
        tokens: tokens(text),
    };
    let mut at = 0;
    while at < reader.tokens.len() {
        let read = reader.article(at).or_else(|| reader.paragraph(at));
        if let Some((references, next)) = read {
            found.extend(references);
            at = next.max(at + 1);
        } else {
            at += 1;
        }
    }
}

/// References, and the token at which reading goes on.
type Read = Option<(Vec<Reference>, usize)>;

impl Reader<'_> {
    fn is(&self, at: usize, word: &str) -> bool {
        self.tokens.get(at).is_some_and(|token| token.is(word))
    }

    /// `5`, `5 bis`, `2 alt 2`.
    fn number(&self, at: usize) -> Option<(NumberAt, usize)> {
        let token = *self.tokens.get(at)?;
        let figures = token.text.bytes().all(|b| b.is_ascii_digit()) && token.text.len() <= 3;
        figures.then(|| self.with_addition(at, token))
    }

    /// A number or letter with what makes it another one, and the token behind that.
    fn with_addition(&self, at: usize, token: Token<'_>) -> (NumberAt, usize) {
        let behind = self.text.get(token.end()..).unwrap_or("");
        let end = token.end() + addition(behind);
        let span = Span::new(token.start, end);
        let value = span.of(self.text).to_owned();
        let rest = self.tokens.iter().skip(at);
        let n_tokens = rest.take_while(|next| next.start < end).count();
        (NumberAt { span, value }, at + n_tokens)
    }

    /// `(a)`, `(a bis)`.
    fn item(&self, at: usize) -> Option<(NumberAt, usize)> {
        let letters = *self.tokens.get(at + 1)?;
        let lower = letters.text.bytes().all(|b| b.is_ascii_lowercase());
        let short = letters.text.len() <= 2 || letters.text.bytes().all(|b| b"ivxl".contains(&b));
        if !(self.is(at, "(") && lower && short) {
            return None;
        }
        let (number, behind) = self.with_addition(at + 1, letters);
        self.is(behind, ")").then_some((number, behind + 1))
    }

    /// `(a) (i)`: at most an item, a subitem and a point.
    fn items(&self, next: &mut usize) -> Vec<NumberAt> {
        let mut found = Vec::new();
        while found.len() < 3
            && let Some((letters, behind)) = self.item(*next)
        {
            found.push(letters);
            *next = behind;
        }
        found
    }

    fn end_of(&self, next: usize) -> usize {
        let last = next.checked_sub(1).and_then(|at| self.tokens.get(at));
        last.map_or(0, |token| token.end())
    }

    fn start_of(&self, at: usize) -> usize {
        self.tokens.get(at).map_or(0, |token| token.start)
    }

    /// Whether what goes before `at` belongs to another instrument: `of the Charter`.
    fn is_foreign(&self, at: usize) -> bool {
        let at = if self.is(at, ",") { at + 1 } else { at };
        if !self.is(at, "of") {
            return false;
        }
        let ours = self.is(at + 1, "this")
            || self.is(at + 1, "article")
            || (self.is(at + 1, "the") && self.is(at + 2, "present"));
        !ours
    }

    /// `article 5`, `article 5, paragraph 2 (a)`, `articles 5, 6 and 7`.
    fn article(&self, at: usize) -> Read {
        if self.is(at, "articles") {
            return self.articles(at);
        }
        if !self.is(at, "article") {
            return None;
        }
        let (article, mut next) = self.number(at + 1)?;
        let (mut paragraph, mut items) = (None, Vec::new());
        let after = if self.is(next, ",") { next + 1 } else { next };
        if self.is(after, "paragraph")
            && let Some((number, behind)) = self.number(after + 1)
        {
            (paragraph, next) = (Some(number), behind);
            items = self.items(&mut next);
        }
        if self.is_foreign(next) {
            return Some((Vec::new(), next));
        }
        let reference = Reference {
            span: Span::new(self.start_of(at), self.end_of(next)),
            article: Some(article),
            paragraph,
            items,
            manner: Manner::English,
        };
        Some((vec![reference], next))
    }

    /// Each number of a list is a reference of its own.
    fn articles(&self, at: usize) -> Read {
        let mut all = Vec::new();
        let mut next = at + 1;
        while let Some((number, behind)) = self.number(next) {
            all.push(Reference {
                span: number.span,
                article: Some(number),
                paragraph: None,
                items: Vec::new(),
                manner: Manner::English,
            });
            next = behind;
            let joins = |at: usize| {
                [",", "and", "or", "to"]
                    .iter()
                    .any(|word| self.is(at, word))
            };
            let mut ahead = next;
            while joins(ahead) {
                ahead += 1;
            }
            if ahead == next || self.number(ahead).is_none() {
                break;
            }
            next = ahead;
        }
        if all.is_empty() {
            return None;
        }
        if self.is_foreign(next) {
            all.clear();
        }
        Some((all, next))
    }

    /// `paragraph 2 (a)`, `paragraph 2 of this article`, `paragraph 2 of article 5`.
    fn paragraph(&self, at: usize) -> Read {
        if !self.is(at, "paragraph") {
            return None;
        }
        let (number, mut next) = self.number(at + 1)?;
        let items = self.items(&mut next);
        let mut article = None;
        let after = if self.is(next, ",") { next + 1 } else { next };
        if self.is(after, "of") && self.is(after + 1, "article") {
            let (number, behind) = self.number(after + 2)?;
            (article, next) = (Some(number), behind);
        } else if self.is(after, "of")
            && self.is(after + 1, "this")
            && self.is(after + 2, "article")
        {
            next = after + 3;
        }
        if self.is_foreign(next) {
            return Some((Vec::new(), next));
        }
        let reference = Reference {
            span: Span::new(self.start_of(at), self.end_of(next)),
            article,
            paragraph: Some(number),
            items,
            manner: Manner::English,
        };
        Some((vec![reference], next))
    }
}
