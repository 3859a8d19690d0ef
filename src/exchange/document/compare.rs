//! Two states of a draft as one text: what was put in and taken out between them.

use crate::analysis::redline::{ArticleAt, Fate, Line, LineAt, Piece, PieceKind, Section, redline};
use crate::exchange::public::{Stamp, language};
use crate::model::draft::{Article, Draft, Paragraph};
use crate::words::Words;

use super::project::{article_out, recital, stamped, status_word};
use super::text::{ArticleOut, ClauseOut, TextOut};
use super::{Change, Run};

/// A state of a draft with what it is called.
#[derive(Clone, Copy, Debug)]
pub struct State<'a> {
    /// The text.
    pub draft: &'a Draft,
    /// The name of the version; who is said to have made its changes.
    pub name: &'a str,
    /// Its day, as `2024-08-08`; empty where it has none.
    pub date: &'a str,
}

/// The new state with its differences from the old one.
pub fn redline_text(old: State<'_>, new: State<'_>, stamp: &Stamp) -> TextOut {
    let compared = redline(old.draft, new.draft);
    let words = stamp.words();
    let desk = Desk { old, new, words };
    let mut text = TextOut {
        preamble: Vec::new(),
        articles: Vec::new(),
        lang: language(new.draft),
        ..stamped(new.draft, stamp)
    };
    text.stamp.push(words.tf(
        "out-changes",
        &[("old", old.name.into()), ("new", new.name.into())],
    ));
    if !compared.title.is_empty() {
        text.title = desk.pieces(&compared.title);
    }
    for section in &compared.sections {
        if section.is_preamble() {
            let lines = section.lines.iter();
            text.preamble = lines
                .filter_map(|line| desk.clause(line, [None, None]))
                .collect();
        } else {
            text.articles.push(desk.article(section));
        }
    }
    text
}

/// An article of one state, as it is and as it is shown.
type Shown<'a> = (&'a Article, ArticleOut);

/// The two states.
struct Desk<'a> {
    old: State<'a>,
    new: State<'a>,
    words: &'static Words,
}

impl Desk<'_> {
    fn put_in(&self) -> Change {
        Change::inserted(self.new.name, self.new.date)
    }

    fn taken_out(&self) -> Change {
        Change::deleted(self.new.name, self.new.date)
    }

    fn pieces(&self, pieces: &[Piece]) -> Vec<Run> {
        let run = |piece: &Piece| Run {
            change: match piece.kind {
                PieceKind::Same => None,
                PieceKind::Deleted => Some(self.taken_out()),
                PieceKind::Inserted => Some(self.put_in()),
            },
            ..Run::plain(piece.text.as_str())
        };
        pieces.iter().map(run).collect()
    }

    /// What was done to something as a whole. Moved words are taken out here and put in there, so
    /// that whoever accepts or refuses all changes gets one of the two states.
    fn whole(&self, fate: Fate, moved: bool) -> Option<Change> {
        match fate {
            Fate::Kept => moved.then(|| self.put_in()),
            Fate::Added => Some(self.put_in()),
            Fate::Removed | Fate::MovedAway => Some(self.taken_out()),
        }
    }

    fn article(&self, section: &Section) -> ArticleOut {
        let new = shown(self.new.draft, section.new);
        let old = shown(self.old.draft, section.old);
        // An article that moved keeps its words: only its place is told.
        let change = self.whole(section.fate, false);
        let stands = new.as_ref().or(old.as_ref());
        let mut base = stands.map(|(_, out)| out.clone()).unwrap_or_default();
        if !section.heading.is_empty() {
            base.heading = self.pieces(&section.heading);
        }
        if change.is_some() {
            for run in &mut base.heading {
                run.change.clone_from(&change);
            }
        }
        let sides = [old.as_ref(), new.as_ref()];
        let lines = section.lines.iter();
        base.clauses = lines.filter_map(|line| self.clause(line, sides)).collect();
        if section.fate == Fate::MovedAway {
            let number = base.number.clone();
            base.clauses = vec![ClauseOut {
                remarks: vec![
                    self.words
                        .tf("out-stands-elsewhere", &[("n", number.as_str().into())]),
                ],
                ..ClauseOut::default()
            }];
        }
        base.change = change;
        base
    }

    /// A line; `[old, new]` is its article in both states.
    fn clause(&self, line: &Line, [old, new]: [Option<&Shown<'_>>; 2]) -> Option<ClauseOut> {
        let (at, draft, section) = match line.new {
            Some(at) if line.fate != Fate::MovedAway => (at, self.new.draft, new),
            _ => (line.old?, self.old.draft, old),
        };
        let paragraph: &Paragraph = match at.article {
            None => draft.preamble.get(at.at)?,
            Some(article) => draft.articles.get(article)?.paragraphs.get(at.at)?,
        };
        let stands = |article: &Article| {
            let there = article.paragraphs.get(at.at);
            there.is_some_and(|there| there.id == paragraph.id)
        };
        let numbered = section
            .filter(|(article, _)| stands(article))
            .and_then(|(_, out)| out.clauses.get(at.at).cloned());
        let base = numbered.unwrap_or_else(|| recital(paragraph));
        let change = self.whole(line.fate, line.moved);
        let mut runs = base.runs.clone();
        if let Some(change) = &change {
            for run in &mut runs {
                run.change = Some(change.clone());
            }
        } else if line.words_differ() {
            runs = self.pieces(&line.pieces);
        }
        let mut remarks = Vec::new();
        if line.fate == Fate::MovedAway {
            let to = place(self.new.draft, line.new, self.words);
            remarks.push(self.words.tf("out-moved-to", &[("place", to.into())]));
        } else if line.moved {
            let from = place(self.old.draft, line.old, self.words);
            remarks.push(self.words.tf("out-moved-from", &[("place", from.into())]));
        }
        if let Some((before, after)) = line.status {
            let [was, now] = [before, after].map(|s| status_word(s, self.words));
            remarks.push(
                self.words
                    .tf("out-status", &[("was", was.into()), ("now", now.into())]),
            );
        }
        Some(ClauseOut {
            runs,
            change,
            remarks,
            alternative_to: None,
            ..base
        })
    }
}

fn shown(draft: &Draft, at: Option<ArticleAt>) -> Option<Shown<'_>> {
    let at = at?.at;
    let article = draft.articles.get(at)?;
    Some((article, article_out(draft, at)))
}

/// Where a line stands: `article 5, 2 (a)`.
fn place(draft: &Draft, at: Option<LineAt>, words: &Words) -> String {
    let Some(at) = at else {
        return String::new();
    };
    let Some(article) = at.article else {
        return words.t("out-the-preamble").to_owned();
    };
    let out = article_out(draft, article);
    let inner = out.clauses.get(at.at).map(|c| c.place.as_str());
    let n = out.number.as_str();
    match inner.filter(|inner| !inner.is_empty()) {
        Some(inner) => words.tf(
            "out-article-place",
            &[("n", n.into()), ("place", inner.into())],
        ),
        None => words.tf("out-article-n", &[("n", n.into())]),
    }
}
