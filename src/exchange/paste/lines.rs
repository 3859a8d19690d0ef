//! The lines of a pasted text sorted into title, recitals, chapters, articles and paragraphs.

use super::head::{self, Head};
use super::marks::raised_at;
use crate::model::bracket::Tree;
use crate::model::bracket::mark::attribution;
use crate::model::bracket::tree::{closes, opens};
use crate::model::draft::{Article, Division, Frame, Level, Paragraph, Rank};
use crate::model::ids::{ArticleId, DivisionId, ParagraphId};
use crate::model::party::PartyRef;

/// The most brackets that are open at once round whole paragraphs or articles; more are words.
pub(super) const MOST_OPEN: usize = 64;

/// A text in lines that know what they are.
#[derive(Debug, Default)]
pub(super) struct Read {
    pub title: String,
    pub preamble: Vec<Line>,
    pub articles: Vec<(Article, ArticleHead, Vec<Line>)>,
    /// Footnotes: line, number, words.
    pub footnotes: Vec<(usize, usize, String)>,
}

/// The number an article was given, and brackets that open before it or close after it.
#[derive(Clone, Debug, Default)]
pub(super) struct ArticleHead {
    pub n: u32,
    pub extra: String,
    pub opened: Vec<Vec<PartyRef>>,
}

/// A paragraph with what its line said.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub nth: usize,
    pub head: Head,
    pub paragraph: Paragraph,
    /// Brackets that open before its number, outermost first, with their owners.
    pub opened: Vec<Vec<PartyRef>>,
    /// How many brackets close after it that did not open in it.
    pub closed: usize,
}

/// Reads a text.
pub(super) fn read(text: &str, fresh: &mut impl FnMut() -> ulid::Ulid) -> Read {
    let mut reader = Reader {
        read: Read::default(),
        opens: Vec::new(),
        expects: Expects::Nothing,
        blank: true,
        open: Vec::new(),
        fresh,
    };
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    let n_articles = lines
        .iter()
        .filter(|line| head::article(unwrapped(line).1).is_some())
        .count();
    for (at, line) in lines.iter().enumerate() {
        if line.is_empty() {
            reader.blank = true;
            continue;
        }
        reader.line(at + 1, line, n_articles > 0);
        reader.blank = false;
    }
    reader.read
}

/// What the next line may be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Expects {
    Nothing,
    ArticleHeading,
    DivisionHeading,
}

struct Reader<'f, F> {
    read: Read,
    /// Chapters and sections that wait for their first article.
    opens: Vec<Division>,
    expects: Expects,
    /// Whether a blank line stands before this one.
    blank: bool,
    /// Brackets that opened before an article's heading.
    open: Vec<Vec<PartyRef>>,
    fresh: &'f mut F,
}

/// Brackets that open at the head of a line and are not closed in it, with owners, and the rest.
fn unwrapped(line: &str) -> (Vec<Vec<PartyRef>>, &str) {
    let mut opened = Vec::new();
    let mut rest = line;
    if !line.starts_with(opens) {
        return (opened, rest);
    }
    // Which bracket closes one that opens depends on nothing before it.
    let tree = Tree::of(line);
    loop {
        let mut chars = rest.chars();
        if !chars.next().is_some_and(opens) || opened.len() >= MOST_OPEN {
            return (opened, rest);
        }
        let inside = chars.as_str();
        let (owners, words) = match attribution(inside) {
            Some(found) => (
                found.names,
                inside.get(found.head.end as usize..).unwrap_or(""),
            ),
            None => (Vec::new(), inside),
        };
        let here = line.len() - rest.len();
        let place = tree
            .pairs
            .partition_point(|pair| (pair.open as usize) < here);
        let closed_here = tree
            .pairs
            .get(place)
            .is_some_and(|pair| pair.open as usize == here);
        // `[3. words]` holds the number; `[words]` at the head of a line holds words.
        let numbered = head::read(words, None);
        if closed_here && numbered.level.is_none() && numbered.option.is_none() {
            return (opened, rest);
        }
        opened.push(
            owners
                .iter()
                .filter_map(|name| PartyRef::new(name))
                .collect(),
        );
        rest = words.trim_start();
    }
}

impl<F: FnMut() -> ulid::Ulid> Reader<'_, F> {
    fn line(&mut self, at: usize, line: &str, has_articles: bool) {
        if let Some((bytes, number)) = raised_at(line) {
            let words = line.get(bytes..).unwrap_or("").trim().to_owned();
            self.read.footnotes.push((at, number, words));
            return;
        }
        let (opened, rest) = unwrapped(line);
        if let Some((n, extra, heading)) = head::article(rest) {
            self.article(n, extra, heading, opened);
            return;
        }
        if let Some((section, heading)) = head::division(line) {
            let rank = if section {
                Rank::Section
            } else {
                Rank::Chapter
            };
            if heading.is_empty() {
                self.expects = Expects::DivisionHeading;
            }
            let id = DivisionId((self.fresh)());
            self.opens.push(Division { id, rank, heading });
            return;
        }
        let bare = head::read(line, None);
        let plain = bare.level.is_none() && bare.option.is_none();
        let may_head = plain && line.chars().count() <= 160 && !line.ends_with([';', ':', '.']);
        match self.expects {
            Expects::ArticleHeading if may_head && opened.is_empty() => {
                if let Some((article, ..)) = self.read.articles.last_mut() {
                    line.clone_into(&mut article.heading);
                }
                self.expects = Expects::Nothing;
                return;
            }
            Expects::DivisionHeading if may_head => {
                if let Some(division) = self.opens.last_mut() {
                    line.clone_into(&mut division.heading);
                }
                self.expects = Expects::Nothing;
                return;
            }
            Expects::Nothing | Expects::ArticleHeading | Expects::DivisionHeading => {
                self.expects = Expects::Nothing;
            }
        }
        if self.read.articles.is_empty() && has_articles {
            let fresh_start = self.read.preamble.is_empty() && self.read.title.is_empty();
            if fresh_start && may_head && !line.ends_with(',') {
                line.clone_into(&mut self.read.title);
                return;
            }
            if line.eq_ignore_ascii_case("preamble") {
                return;
            }
        }
        self.paragraph(at, line, has_articles);
    }

    fn article(&mut self, n: u32, extra: String, heading: String, opened: Vec<Vec<PartyRef>>) {
        if heading.is_empty() {
            self.expects = Expects::ArticleHeading;
        }
        let mut article = Article::new(ArticleId((self.fresh)()), heading, Vec::new());
        article.frame = Frame {
            opens: std::mem::take(&mut self.opens),
            ..Frame::default()
        };
        let mut head = ArticleHead {
            n,
            extra,
            ..ArticleHead::default()
        };
        head.opened = std::mem::take(&mut self.open);
        head.opened.extend(opened);
        self.read.articles.push((article, head, Vec::new()));
    }

    fn paragraph(&mut self, at: usize, line: &str, has_articles: bool) {
        if self.read.articles.is_empty() && !has_articles {
            self.article(0, String::new(), String::new(), Vec::new());
            self.expects = Expects::Nothing;
        }
        let list = match self.read.articles.last_mut() {
            Some((.., list)) => list,
            None => &mut self.read.preamble,
        };
        let (mut opened, mut rest) = unwrapped(line);
        let above = list
            .last()
            .map(|l| (l.paragraph.level, l.paragraph.text.as_str()));
        let mut head = head::read(rest, above);
        let bare = head.level.is_none() && head.option.is_none();
        if bare && !opened.is_empty() {
            // Brackets round words that run on over lines: they open in the words.
            opened.clear();
            rest = line;
            head = head::read(rest, above);
        }
        let words = std::mem::take(&mut head.words);
        let level_above = above.map(|(level, _)| level);
        // A line broken by the width of a page goes on with the sentence of the one above.
        if bare
            && !self.blank
            && let Some(last) = list.last_mut()
            && goes_on(&last.paragraph.text, &words)
        {
            last.paragraph.text.push(' ');
            last.paragraph.text.push_str(&words);
            return;
        }
        let level = head.level.unwrap_or_else(|| match level_above {
            Some(Level::Item | Level::Subitem | Level::Point) if head.option.is_none() => {
                Level::Tail
            }
            _ => Level::Paragraph,
        });
        let paragraph = Paragraph::new(ParagraphId((self.fresh)()), level, words);
        list.push(Line {
            nth: at,
            head,
            paragraph,
            opened,
            closed: 0,
        });
    }
}

/// Whether a line goes on with the sentence of the one above it.
fn goes_on(above: &str, line: &str) -> bool {
    let above = above.trim_end();
    let ended = above.ends_with(['.', ';', ':', '。', '；', '：']) || above.ends_with(closes);
    let and = above.ends_with("; and") || above.ends_with("; or");
    !above.is_empty() && !ended && !and && line.starts_with(|ch: char| !ch.is_uppercase())
}
