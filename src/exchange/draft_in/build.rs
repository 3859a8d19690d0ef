//! A draft out of lines: headings become articles, numbers levels, tracked changes proposals of
//! their authors, comments notes. What was not understood is told; no words are lost.

use crate::exchange::document::{Comment, Run};
use crate::exchange::going::Going;
use crate::exchange::public::pair;
use crate::model::decision::Quote;
use crate::model::draft::{Article, Division, Draft, Level, Numbered, Paragraph};
use crate::model::ids::{ArticleId, DivisionId, IdMint, ParagraphId, VersionId};
use crate::model::note::{Note, NoteOn};
use crate::model::proposal::{Proposal, Target};
use crate::words::{UiLang, Words};

use super::edits::edits;
use super::marker;
use super::{Given, Line, LineKind};

/// What new things are made with.
pub struct Maker {
    /// Gives out ids.
    pub mint: IdMint,
    /// The moment, in milliseconds since 1970.
    pub now_ms: u64,
    /// Who reads the file in.
    pub author: String,
}

/// What was read.
#[derive(Clone, Debug)]
pub struct Read {
    /// The text as it stood before the changes that are marked in it.
    pub draft: Draft,
    /// The changes, by their authors.
    pub proposals: Vec<Proposal>,
    /// Comments and footnotes.
    pub notes: Vec<Note>,
    /// What was not understood, or left out.
    pub remarks: Vec<Remark>,
}

/// Something that was not understood, or left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Where, such as `paragraph 12`; empty for the file as a whole.
    pub place: String,
    /// What.
    pub what: String,
}

/// Lines become a draft one after another.
pub(super) struct Builder<'m> {
    pub(super) maker: &'m mut Maker,
    pub(super) read: Read,
    pub(super) comments: Vec<Comment>,
    pub(super) footnotes: Vec<String>,
    pub(super) noted: Vec<usize>,
    /// Chapters and sections that wait for their first article.
    pub(super) waiting: Vec<Division>,
    /// Whether the next short line is the heading of the article just begun.
    pub(super) headless: bool,
    /// The level of the line before and the first letter of its number.
    pub(super) above: Option<(Level, char)>,
    /// The place of the proposal of a new article that lines go to.
    pub(super) new_article: Option<usize>,
}

/// A draft out of what a file holds.
pub(super) fn build(given: Given, maker: &mut Maker, going: &Going) -> Read {
    let id = VersionId(maker.mint.next(maker.now_ms));
    let mut builder = Builder {
        maker,
        read: Read {
            draft: Draft::empty(id),
            proposals: Vec::new(),
            notes: Vec::new(),
            remarks: given.remarks,
        },
        comments: given.comments,
        footnotes: given.footnotes,
        noted: Vec::new(),
        waiting: Vec::new(),
        headless: false,
        above: None,
        new_article: None,
    };
    let is_article = |line: &Line| {
        let sure = matches!(line.kind, LineKind::Heading(_));
        marker::article(&base_of(&line.runs), sure).is_some()
    };
    let has_articles = given.lines.iter().any(is_article);
    let n_lines = given.lines.len();
    for (at, line) in going.each(&given.lines).enumerate() {
        builder.line(line, (at, n_lines), has_articles);
    }
    if !builder.waiting.is_empty() {
        builder.remark("", "a chapter without articles was left out");
    }
    builder.name_brackets();
    builder.read
}

/// The words as they stood before the marked changes.
fn base_of(runs: &[Run]) -> String {
    let stood = runs.iter().filter(|run| !run.is_inserted());
    stood.map(|run| run.text.as_str()).collect()
}

pub(super) fn all_of(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// Whether a line is the heading of the article that was begun without one.
fn takes_heading(line: &Line, words: &str) -> bool {
    let ends = words.ends_with(['.', ';', ':', ',', '。', '；', '：']);
    let numbered = marker::marker(words, None).is_some() || matches!(line.kind, LineKind::At(_));
    !numbered && !ends && words.chars().count() < 120
}

impl Builder<'_> {
    pub(super) fn id(&mut self) -> ulid::Ulid {
        self.maker.mint.next(self.maker.now_ms)
    }

    pub(super) fn remark(&mut self, place: &str, what: impl Into<String>) {
        let remark = Remark {
            place: place.to_owned(),
            what: what.into(),
        };
        if !self.read.remarks.contains(&remark) {
            self.read.remarks.push(remark);
        }
    }

    /// Names in brackets become their owners; what stands on the words is anchored anew.
    fn name_brackets(&mut self) {
        let Maker { mint, now_ms, .. } = &mut *self.maker;
        let draft = &mut self.read.draft;
        let in_articles = draft.articles.iter_mut().flat_map(|a| &mut a.paragraphs);
        for paragraph in draft.preamble.iter_mut().chain(in_articles) {
            paragraph.take_brackets_apart(|| mint.next(*now_ms));
            keep_owned(paragraph);
            let (id, text) = (paragraph.id, paragraph.text.as_str());
            let proposals = self.read.proposals.iter_mut();
            let proposals = proposals.filter(|p| p.target == Target::Paragraph(id));
            let notes = self.read.notes.iter_mut();
            let notes = notes.filter(|note| note.on == NoteOn::Paragraph(id));
            for quote in proposals
                .map(|p| &mut p.quote)
                .chain(notes.map(|n| &mut n.quote))
            {
                if let Some(span) = quote.place(text).filter(|_| !quote.words.is_empty()) {
                    *quote = Quote::of(text, span);
                }
            }
        }
    }

    fn line(&mut self, line: &Line, (at, n_lines): (usize, usize), has_articles: bool) {
        let place = format!("paragraph {}", at + 1);
        let heading = matches!(line.kind, LineKind::Heading(_));
        let base = base_of(&line.runs);
        let words = base.trim();
        if line.kind == LineKind::Aside || is_stamp(words) {
            self.remark(&place, "a remark beside the text was left out");
            return;
        }
        if words.is_empty()
            || line
                .runs
                .iter()
                .all(|r| r.is_inserted() || r.text.trim().is_empty())
        {
            self.inserted(line);
            return;
        }
        let begun = !self.read.draft.articles.is_empty();
        let head = marker::article(&base, heading);
        // The number of an article that is only proposed may stand outside what is marked as put in.
        let proposed = head.as_ref().is_some_and(|head| head.number == 0);
        if proposed && line.runs.iter().any(Run::is_inserted) {
            self.inserted(line);
            return;
        }
        if line.kind == LineKind::Title && !begun {
            self.read.draft.title = words.to_owned();
        } else if let Some(head) = head {
            let words = base.get(head.bytes..).unwrap_or_default().trim().to_owned();
            self.begin(words, head.numbered);
        } else if let Some((rank, bytes)) = marker::division(&base) {
            let heading = base.get(bytes..).unwrap_or_default().trim().to_owned();
            let id = DivisionId(self.id());
            self.waiting.push(Division { id, rank, heading });
        } else if self.headless && takes_heading(line, words) {
            if let Some(article) = self.read.draft.articles.last_mut() {
                article.heading = words.to_owned();
            }
            self.headless = false;
        } else if has_articles && !begun {
            self.before_articles(line, words, heading, (at, n_lines));
        } else {
            if !begun {
                self.begin(String::new(), Numbered::Running);
                self.headless = false;
            }
            if heading {
                self.remark(
                    &place,
                    format!("the heading “{words}” was kept as a paragraph"),
                );
            }
            self.body(line, &place);
        }
    }

    /// Title, name of the preamble and recitals.
    fn before_articles(&mut self, line: &Line, words: &str, heading: bool, at: (usize, usize)) {
        let names = ["preamble", "序言", "préambule", "preámbulo", "преамбула"];
        if names.contains(&words.to_lowercase().as_str()) {
            return;
        }
        let recitals = &self.read.draft.preamble;
        let begins = self.read.draft.title.is_empty() && recitals.is_empty();
        if begins && (heading || (line.kind == LineKind::Body && at.0 <= 1 && at.1 > 1)) {
            self.read.draft.title = words.to_owned();
            return;
        }
        let id = ParagraphId(self.id());
        let (paragraph, _) = self.paragraph(line, id, false);
        self.read.draft.preamble.push(paragraph);
    }

    fn begin(&mut self, heading: String, numbered: Numbered) {
        let id = ArticleId(self.id());
        self.headless = heading.is_empty();
        let mut article = Article::new(id, heading, Vec::new());
        article.frame.numbered = numbered;
        article.frame.opens = std::mem::take(&mut self.waiting);
        self.read.draft.articles.push(article);
        self.above = None;
        self.new_article = None;
    }

    fn body(&mut self, line: &Line, place: &str) {
        self.headless = false;
        let id = ParagraphId(self.id());
        let (paragraph, marked) = self.paragraph(line, id, true);
        let letter = all_of(&line.runs)
            .trim_start()
            .chars()
            .find(|ch| ch.is_alphanumeric());
        self.above = Some((paragraph.level, letter.filter(|_| marked).unwrap_or(' ')));
        if paragraph.text.matches('[').count() != paragraph.text.matches(']').count() {
            self.remark(place, "its brackets do not pair");
        }
        if let Some(article) = self.read.draft.articles.last_mut() {
            article.paragraphs.push(paragraph);
        }
    }

    /// A paragraph with its changes and notes; whether a number stood before it.
    fn paragraph(&mut self, line: &Line, id: ParagraphId, leveled: bool) -> (Paragraph, bool) {
        let base = base_of(&line.runs);
        let marker = leveled.then(|| marker::marker(&base, self.above)).flatten();
        let mut from = marker.map_or_else(|| base.len() - base.trim_start().len(), |m| m.bytes);
        from = from.min(base.len());
        let (mut to, mut status) = (base.trim_end().len().max(from), None);
        if let Some((found, kept)) = marker::status(&base) {
            status = Some(found);
            to = kept.max(from);
        }
        let text = base.get(from..to).unwrap_or_default().to_owned();
        let level = match (marker, line.kind) {
            (Some(marker), _) => marker.level,
            (None, LineKind::At(level)) => level,
            (None, _) => self.unmarked(&text),
        };
        let mut paragraph = Paragraph::new(id, level, text.as_str());
        if let Some(status) = status {
            paragraph.status = status;
        }
        if marker.is_some_and(|m| m.additional) {
            paragraph.numbered = Numbered::Additional;
        }
        for edit in edits(&line.runs, from, to) {
            self.proposal(id, &text, edit);
        }
        self.notes(&line.runs, id, &text, from);
        (
            paragraph,
            marker.is_some() || matches!(line.kind, LineKind::At(_)),
        )
    }

    /// The level of a line without a number: what closes a list goes on in small letters.
    fn unmarked(&self, text: &str) -> Level {
        match self.above {
            Some((Level::Item | Level::Subitem | Level::Point, _))
                if text.chars().next().is_some_and(char::is_lowercase) =>
            {
                Level::Tail
            }
            _ => Level::Paragraph,
        }
    }
}

/// Of brackets only what a file says of them is kept: whose they are.
pub(super) fn keep_owned(paragraph: &mut Paragraph) {
    paragraph
        .brackets
        .retain(|record| !record.owners.is_empty());
}

/// A line of our own stamp.
pub(super) fn is_stamp(words: &str) -> bool {
    UiLang::ALL.into_iter().any(|lang| {
        let catalogue = Words::of(lang);
        let begins = |key| pair(catalogue, catalogue.t(key), "");
        words.starts_with(&begins("out-audience")) && words.contains(&begins("out-as-of"))
    })
}
