//! The rolling text in the layout of United Nations documents: what a delegation pastes into Word.
//!
//! What [`super::paste`] takes apart, this writes again: numbers, alternatives with their owners,
//! names in brackets, marks of what is agreed. Comments never stand in it; footnotes do.

use super::paste::marks::{RESERVE_MARK, STATUS_MARKS, STRUCK_MARKS, raised};
use crate::model::bracket::apart::with_owners;
use crate::model::dossier::Dossier;
use crate::model::draft::{AlternativeStyle, Article, Draft, Paragraph, Rank, WrapOver};
use crate::model::ids::{ArticleId, ParagraphId};
use crate::model::note::{Note, NoteKind, NoteOn};
use crate::model::number::{article_numbers, paragraph_numbers, roman};
use crate::model::party::PartyRef;

/// The draft as text. Of `notes` only shared footnotes are written.
pub fn rolling_text(draft: &Draft, notes: &[Note], dossier: &Dossier) -> String {
    let mut writer = Writer {
        draft,
        dossier,
        notes,
        n_notes: 0,
        below: Vec::new(),
        out: String::new(),
    };
    writer.whole();
    writer.out
}

struct Writer<'a> {
    draft: &'a Draft,
    dossier: &'a Dossier,
    notes: &'a [Note],
    n_notes: usize,
    /// Footnotes of the article at hand.
    below: Vec<String>,
    out: String,
}

impl Writer<'_> {
    fn line(&mut self, words: &str) {
        self.out.push_str(words);
        self.out.push('\n');
    }

    fn gap(&mut self) {
        if !self.out.is_empty() {
            self.out.push('\n');
        }
    }

    fn whole(&mut self) {
        let draft = self.draft;
        if !draft.title.is_empty() {
            self.line(&draft.title);
        }
        if !draft.preamble.is_empty() {
            self.gap();
            for recital in &draft.preamble {
                self.paragraph(recital, "");
            }
            self.footnotes();
        }
        let (mut chapters, mut sections) = (0, 0);
        for (article, number) in draft.articles.iter().zip(article_numbers(draft)) {
            for division in &article.frame.opens {
                self.gap();
                match division.rank {
                    Rank::Chapter => {
                        (chapters, sections) = (chapters + 1, 0);
                        let number = roman(chapters).to_uppercase();
                        self.line(&format!("Chapter {number}"));
                    }
                    Rank::Section => {
                        sections += 1;
                        self.line(&format!("Section {sections}"));
                    }
                }
                if !division.heading.is_empty() {
                    self.line(&division.heading);
                }
            }
            self.article(article, &number);
        }
    }

    fn article(&mut self, article: &Article, number: &str) {
        self.gap();
        // A text without articles is one article without a heading.
        let lone = self.draft.articles.len() == 1 && article.heading.is_empty();
        if !lone {
            let opened = self.opened(|over| first_article(self.draft, over) == Some(article.id));
            self.line(&format!("{opened}Article {number}"));
            if !article.heading.is_empty() {
                self.line(&article.heading);
            }
        }
        for (paragraph, number) in article.paragraphs.iter().zip(paragraph_numbers(article)) {
            self.paragraph(paragraph, &number);
        }
        let closes = |over: &WrapOver| last_article(self.draft, over) == Some(article.id);
        let n_closed = self
            .draft
            .wraps
            .iter()
            .filter(|wrap| closes(&wrap.over))
            .count();
        if n_closed > 0 && self.out.ends_with('\n') {
            self.out.pop();
            self.line(&"]".repeat(n_closed));
        }
        self.footnotes();
    }

    /// The brackets that open where `here` says, longest first, with their owners.
    fn opened(&self, here: impl Fn(&WrapOver) -> bool) -> String {
        let mut wraps: Vec<_> = self.draft.wraps.iter().filter(|w| here(&w.over)).collect();
        wraps.sort_by_key(|wrap| {
            let n = match &wrap.over {
                WrapOver::Paragraphs(ids) => ids.len(),
                WrapOver::Articles(ids) => ids.len(),
            };
            (std::cmp::Reverse(n), wrap.id)
        });
        let mut out = String::new();
        for wrap in wraps {
            out.push('[');
            if !wrap.owners.is_empty() {
                out.push_str(&format!("{}: ", self.names(&wrap.owners)));
            }
        }
        out
    }

    fn names(&self, parties: &[PartyRef]) -> String {
        let names: Vec<String> = parties.iter().map(|p| p.written(self.dossier)).collect();
        names.join(", ")
    }

    fn paragraph(&mut self, paragraph: &Paragraph, number: &str) {
        let id = paragraph.id;
        let mut line = self.opened(|over| ends_of(self.draft, over).is_some_and(|e| e.0 == id));
        let marked = self.with_marks(paragraph);
        let text = with_owners(&marked.text, &marked.brackets, |p| p.written(self.dossier));
        if let Some((mark, _)) = STRUCK_MARKS.iter().find(|(_, s)| *s == paragraph.status) {
            line.push_str(&format!("{mark}{text}]"));
        } else {
            line.push_str(number);
            if !number.is_empty() {
                line.push_str(if self.is_worded(paragraph) { "" } else { " " });
            }
            if self.is_worded(paragraph) {
                let owners = paragraph
                    .alternative
                    .as_ref()
                    .map(|a| self.names(&a.owners));
                let owners = owners.filter(|owners| !owners.is_empty());
                line.push_str(&owners.map_or_else(|| ": ".to_owned(), |o| format!(" ({o}): ")));
            }
            line.push_str(&text);
            if let Some((mark, _)) = STATUS_MARKS.iter().find(|(_, s)| *s == paragraph.status) {
                line.push_str(&format!(" {mark}"));
            }
            if !paragraph.reserves.is_empty() {
                let names = self.names(&paragraph.reserves);
                line.push_str(&format!(" {RESERVE_MARK}{names}]"));
            }
        }
        let closes = |over: &WrapOver| ends_of(self.draft, over).is_some_and(|e| e.1 == id);
        let n_closed = self
            .draft
            .wraps
            .iter()
            .filter(|wrap| closes(&wrap.over))
            .count();
        line.push_str(&"]".repeat(n_closed));
        self.line(&line);
    }

    /// Whether a word tells which alternative it is.
    fn is_worded(&self, paragraph: &Paragraph) -> bool {
        let Some(own) = paragraph.alternative.as_ref().filter(|a| !a.goes_on) else {
            return false;
        };
        let mut all = self
            .draft
            .paragraphs()
            .filter_map(|p| p.alternative.as_ref());
        let style = all
            .find(|a| a.group == own.group)
            .map_or(own.style, |a| a.style);
        matches!(style, AlternativeStyle::Option | AlternativeStyle::Letter)
    }

    /// The paragraph with the marks of its footnotes in its words.
    fn with_marks(&mut self, paragraph: &Paragraph) -> Paragraph {
        let stand = self.notes.iter().filter(|note| {
            note.kind == NoteKind::Footnote
                && !note.is_internal()
                && note.on == NoteOn::Paragraph(paragraph.id)
        });
        let mut places: Vec<(usize, &Note)> = stand
            .map(|note| {
                let place = note.quote.place(&paragraph.text);
                (
                    place.map_or(paragraph.text.len(), |span| span.end as usize),
                    note,
                )
            })
            .collect();
        places.sort_by_key(|(at, note)| (*at, note.id));
        let mut marks = Vec::new();
        for (at, note) in places {
            self.n_notes += 1;
            let mark = raised(self.n_notes);
            self.below.push(format!("{mark} {}", note.text));
            marks.push((at, mark));
        }
        let mut marked = paragraph.clone();
        for (at, mark) in marks.iter().rev() {
            let mut text = marked.text.clone();
            text.insert_str(*at, mark);
            marked.set_text(&text);
        }
        marked
    }

    fn footnotes(&mut self) {
        for note in std::mem::take(&mut self.below) {
            self.line(&note);
        }
    }
}

fn first_article(draft: &Draft, over: &WrapOver) -> Option<ArticleId> {
    let WrapOver::Articles(ids) = over else {
        return None;
    };
    draft
        .articles
        .iter()
        .map(|a| a.id)
        .find(|id| ids.contains(id))
}

fn last_article(draft: &Draft, over: &WrapOver) -> Option<ArticleId> {
    let WrapOver::Articles(ids) = over else {
        return None;
    };
    draft
        .articles
        .iter()
        .rev()
        .map(|a| a.id)
        .find(|id| ids.contains(id))
}

/// The first and the last paragraph that brackets hold.
fn ends_of(draft: &Draft, over: &WrapOver) -> Option<(ParagraphId, ParagraphId)> {
    let WrapOver::Paragraphs(ids) = over else {
        return None;
    };
    let mut held = draft
        .paragraphs()
        .map(|p| p.id)
        .filter(|id| ids.contains(id));
    let first = held.next()?;
    Some((first, held.last().unwrap_or(first)))
}
