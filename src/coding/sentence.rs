//! Sentences as cues read them: the words of a part between semicolons, with what stands over it.
//!
//! A part of a list is read together with the words before the list's colon, and the first
//! sentence of an item with the last sentence of every chapeau over it. Each such reading is one
//! [`Window`] over a single stream of tokens, so that matching never has to look elsewhere.

use super::coded::Place;
use super::token::{self, Seen, Sink, marks};
use super::vocab::Vocab;
use super::word::n32;
use crate::model::text::Span;

/// A token of the stream.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Token {
    /// Bytes in the text it stands in.
    pub span: Span,
    /// What the codebook knows of the word; see [`Vocab`].
    pub class: u32,
    /// What stood before it, as [`marks`].
    pub marks: u16,
    /// 0 for the clause's own words, n for its nth chapeau.
    pub over: u8,
}

impl Token {
    /// Which text it stands in.
    pub(super) fn place(self) -> Place {
        match self.over {
            0 => Place::Text,
            n => Place::Chapeau(n - 1),
        }
    }
}

/// One sentence with the words it is read under: a run of the stream.
#[derive(Clone, Copy, Debug)]
pub(super) struct Window {
    /// First token.
    pub start: u32,
    /// First token that is the sentence's own.
    pub own: u32,
    /// One past the last token.
    pub end: u32,
    /// The sentence in the clause's own text; empty for words of a chapeau kept as context only.
    pub span: Option<Span>,
    /// Whether it goes on after a semicolon, so that it may share the modal of what went before.
    pub follows: bool,
}

/// A clause cut into windows.
#[derive(Clone, Debug, Default)]
pub(super) struct Stream {
    /// Tokens, those read under several sentences repeated.
    pub tokens: Vec<Token>,
    /// Windows in the order of the text.
    pub windows: Vec<Window>,
    raw: Vec<Token>,
    /// What the raw tokens are.
    seen: Vec<Seen>,
    stops: Vec<Stop>,
    over: Vec<Token>,
}

#[derive(Clone, Copy, Debug)]
struct Stop {
    /// The token after it.
    token: u32,
    /// One past its last byte.
    at: u32,
    full: bool,
}

/// A sentence longer than this is cut, so that no text makes matching slow.
const LONGEST: usize = 512;
/// At most so many words are read over a sentence.
const LONGEST_OVER: usize = 160;

struct Filling<'a> {
    tokens: &'a mut Vec<Token>,
    seen: &'a mut Vec<Seen>,
    stops: &'a mut Vec<Stop>,
    over: u8,
}

impl Sink for Filling<'_> {
    fn token(&mut self, seen: Seen, start: usize, end: usize, marks: u16) {
        self.seen.push(seen);
        self.tokens.push(Token {
            span: Span::new(start, end),
            class: 0,
            marks,
            over: self.over,
        });
    }

    fn stop(&mut self, at: usize, full: bool) {
        let token = n32(self.tokens.len());
        match self.stops.last_mut() {
            Some(last) if last.token == token => {
                last.at = n32(at);
                last.full |= full;
            }
            _ if token > 0 => self.stops.push(Stop {
                token,
                at: n32(at),
                full,
            }),
            _ => {}
        }
    }
}

impl Stream {
    /// Cuts `text`, read under `chapeaux` (nearest first), anew.
    pub(super) fn fill(&mut self, vocab: &Vocab, text: &str, chapeaux: &[&str]) {
        self.tokens.clear();
        self.windows.clear();
        self.over.clear();
        for (n, chapeau) in chapeaux.iter().enumerate().rev() {
            self.read_over(vocab, chapeau, u8::try_from(n + 1).unwrap_or(u8::MAX));
        }
        let skip = self.over.len().saturating_sub(LONGEST_OVER);
        self.over.drain(..skip);
        self.read(vocab, text, 0);
        self.cut(text);
    }

    fn read(&mut self, vocab: &Vocab, text: &str, over: u8) {
        self.raw.clear();
        self.seen.clear();
        self.stops.clear();
        token::read(
            text,
            &mut Filling {
                tokens: &mut self.raw,
                seen: &mut self.seen,
                stops: &mut self.stops,
                over,
            },
        );
        // All words are looked up one right after the other: most are not in the caches, and a
        // processor waits for several of them at once where nothing else stands between.
        for (token, seen) in self.raw.iter_mut().zip(&self.seen) {
            token.class = match seen {
                Seen::Letters(key) => vocab.word(key),
                Seen::Han(ch) => vocab.han(*ch),
            };
        }
    }

    /// Takes the last sentence of a chapeau as words over the clause; what stands before it is kept
    /// as context.
    fn read_over(&mut self, vocab: &Vocab, chapeau: &str, over: u8) {
        self.read(vocab, chapeau, over);
        let n_tokens = n32(self.raw.len());
        let from = self
            .stops
            .iter()
            .filter(|stop| stop.full && stop.token < n_tokens)
            .map(|stop| stop.token)
            .next_back()
            .unwrap_or(0);
        if from > 0 {
            let start = n32(self.tokens.len());
            self.tokens.extend(
                self.raw
                    .iter()
                    .take(from as usize)
                    .rev()
                    .take(LONGEST)
                    .rev(),
            );
            let end = n32(self.tokens.len());
            self.windows.push(Window {
                start,
                own: start,
                end,
                span: None,
                follows: false,
            });
        }
        // What follows the chapeau stands right after it, as though no colon were there.
        self.over.extend(self.raw.iter().skip(from as usize));
    }

    /// Makes a window of every part of the text just read.
    fn cut(&mut self, text: &str) {
        let n_tokens = n32(self.raw.len());
        self.stops.push(Stop {
            token: n_tokens,
            at: n32(text.trim_end().len()),
            full: true,
        });
        let (mut from, mut byte) = (0_u32, 0_u32);
        let mut first_sentence = true;
        // Words before a colon inside the text, which the parts after a semicolon are read under.
        let mut list: Option<(u32, u32)> = None;
        let mut repeated = 0_usize;
        let mut follows = false;
        for at in 0..self.stops.len() {
            let Some(stop) = self.stops.get(at).copied() else {
                break;
            };
            if stop.token > from {
                let start = n32(self.tokens.len());
                let affordable = repeated < 4 * self.raw.len() + 4096;
                if affordable && first_sentence {
                    self.tokens.extend_from_slice(&self.over);
                }
                if let Some((a, b)) = list.filter(|_| affordable) {
                    self.tokens
                        .extend(self.raw.iter().take(b as usize).skip(a as usize));
                }
                let own = n32(self.tokens.len());
                repeated += (own - start) as usize;
                let span = Span {
                    start: Self::first_byte(text, byte),
                    end: stop.at,
                };
                self.push_own(start, own, (from, stop.token), span, follows);
                let colon = self.colon_in(from, stop.token);
                list = match (stop.full, colon) {
                    (true, _) => None,
                    (false, Some(colon)) => {
                        Some((from.max(colon.saturating_sub(n32(LONGEST_OVER))), colon))
                    }
                    (false, None) => list,
                };
            }
            follows = !stop.full;
            if stop.full {
                first_sentence = false;
                list = None;
            }
            from = stop.token;
            byte = stop.at;
        }
    }

    /// Adds these raw tokens as one window, or as several where they are too many.
    fn push_own(&mut self, start: u32, own: u32, raw: (u32, u32), span: Span, follows: bool) {
        let own_tokens = self.raw.get(raw.0 as usize..raw.1 as usize).unwrap_or(&[]);
        if own_tokens.len() <= LONGEST {
            self.tokens.extend_from_slice(own_tokens);
            let end = n32(self.tokens.len());
            self.windows.push(Window {
                start,
                own,
                end,
                span: Some(span),
                follows,
            });
            return;
        }
        let (mut start, mut own) = (start, own);
        for (n, piece) in own_tokens.chunks(LONGEST).enumerate() {
            self.tokens.extend_from_slice(piece);
            let end = n32(self.tokens.len());
            let last = (n + 1) * LONGEST >= own_tokens.len();
            let piece_span = Span {
                start: if n == 0 {
                    span.start
                } else {
                    piece.first().map_or(span.start, |t| t.span.start)
                },
                end: if last {
                    span.end
                } else {
                    piece.last().map_or(span.end, |t| t.span.end)
                },
            };
            self.windows.push(Window {
                start,
                own,
                end,
                span: Some(piece_span),
                follows: n > 0 || follows,
            });
            start = end;
            own = end;
        }
    }

    fn colon_in(&self, from: u32, to: u32) -> Option<u32> {
        let colon = self
            .raw
            .iter()
            .take(to as usize)
            .skip(from as usize + 1)
            .position(|token| token.marks & marks::COLON != 0)?;
        Some(from + 1 + n32(colon))
    }

    /// The first byte at or after `byte` that is no blank.
    fn first_byte(text: &str, byte: u32) -> u32 {
        let rest = text.get(byte as usize..).unwrap_or("");
        byte + n32(rest.len() - rest.trim_start().len())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn windows(text: &str, chapeaux: &[&str]) -> Vec<(String, String)> {
        let mut stream = Stream::default();
        stream.fill(&Vocab::default(), text, chapeaux);
        let words = |from: u32, to: u32| {
            stream.tokens[from as usize..to as usize]
                .iter()
                .map(|token| match token.over {
                    0 => token.span.of(text),
                    n => token.span.of(chapeaux[n as usize - 1]),
                })
                .collect::<Vec<_>>()
                .join(" ")
        };
        stream
            .windows
            .iter()
            .map(|w| (words(w.start, w.own), words(w.own, w.end)))
            .collect()
    }

    fn pair(over: &str, own: &str) -> (String, String) {
        (over.to_owned(), own.to_owned())
    }

    #[test]
    fn parts_of_a_list_are_read_under_the_words_before_the_colon() {
        assert_eq!(
            windows(
                "No Party shall: (a) search data; (b) seize data. A Party may ask; it may wait.",
                &[]
            ),
            [
                pair("", "No Party shall search data"),
                pair("No Party shall", "seize data"),
                pair("", "A Party may ask"),
                pair("", "it may wait"),
            ]
        );
    }

    #[test]
    fn an_item_is_read_under_the_last_sentence_of_each_chapeau() {
        assert_eq!(
            windows(
                "search; or seize. Later words",
                &["where it can:", "First. Each Party shall,"]
            ),
            [
                pair("", "First"),
                pair("Each Party shall where it can", "search"),
                pair("Each Party shall where it can", "or seize"),
                pair("", "Later words"),
            ]
        );
    }

    #[test]
    fn sentence_spans_cover_the_text() {
        let text = "One part; two part. Three. ";
        let mut stream = Stream::default();
        stream.fill(&Vocab::default(), text, &[]);
        let spans: Vec<_> = stream
            .windows
            .iter()
            .map(|w| w.span.unwrap().of(text))
            .collect();
        assert_eq!(spans, ["One part;", "two part.", "Three."]);
    }

    #[test]
    fn a_huge_sentence_is_cut_and_huge_lists_do_not_blow_up() {
        let text = "word ".repeat(2000);
        assert_eq!(windows(&text, &[]).len(), 4);
        let list = format!("{}: {}", "long ".repeat(300), "a; ".repeat(20_000));
        let mut stream = Stream::default();
        stream.fill(&Vocab::default(), &list, &["chapeau words:"]);
        assert!(stream.tokens.len() < 20 * 20_300, "{}", stream.tokens.len());
    }
}
