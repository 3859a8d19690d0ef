//! What is said of a draft put onto its words: proposals as words put in and taken out by their
//! delegations, footnotes, comments, owners of brackets, reserves.

use std::ops::Range;

use crate::exchange::public::{Reader, day_of};
use crate::model::bracket::mark::attribution;
use crate::model::decision::Quote;
use crate::model::draft::Paragraph;
use crate::model::ids::ArticleId;
use crate::model::note::{Note, NoteKind, NoteOn};
use crate::model::proposal::{Placement, Proposal, ProposalKind, ProposalStatus, Target};
use crate::model::workspace::Workspace;

use super::marks::{Marks, clear, date, edits, marked, point, told};
use super::project::{At, clause_at, names, places};
use super::text::{ArticleOut, ClauseOut, PROPOSED, TextOut};
use super::{Change, Comment, Run};

/// Puts it on.
pub(super) struct Onto<'a> {
    workspace: &'a Workspace,
    reader: Reader,
    text: &'a mut TextOut,
}

impl<'a> Onto<'a> {
    /// Onto the text of the draft of a workspace, for a reader.
    pub(super) fn new(workspace: &'a Workspace, reader: Reader, text: &'a mut TextOut) -> Self {
        Self {
            workspace,
            reader,
            text,
        }
    }

    /// Does it.
    pub(super) fn put(mut self) {
        let workspace = self.workspace;
        let draft = &workspace.draft;
        let all: Vec<(At, &Paragraph)> = places(draft)
            .filter_map(|(at, id)| {
                let of = |p: &'a Paragraph| (p.id == id).then_some(p);
                let found = match at.0 {
                    None => draft.preamble.get(at.1).and_then(of),
                    Some(article) => draft
                        .articles
                        .get(article)?
                        .paragraphs
                        .get(at.1)
                        .and_then(of),
                };
                Some((at, found?))
            })
            .collect();
        for (at, paragraph) in all {
            let marks = self.marks(paragraph);
            let reserves: Vec<String> = paragraph
                .reserves
                .iter()
                .map(|party| {
                    names(
                        &workspace.dossier,
                        std::slice::from_ref(party),
                        self.reader.tongue(),
                    )
                })
                .collect();
            if let Some(clause) = clause_at(self.text, at) {
                clause.runs = marked(&paragraph.text, &marks);
                clause.remarks = marks.remarks;
                clause.reserves = reserves;
            }
        }
        self.added();
    }

    /// The proposals on the table that the audience may see.
    fn proposals(&self) -> impl Iterator<Item = &'a Proposal> {
        let audience = self.reader.audience;
        let all = self.workspace.proposals.iter();
        all.filter(move |p| p.status == ProposalStatus::Tabled && audience.sees(p.layer))
    }

    fn by(&self, proposal: &Proposal) -> String {
        names(&self.workspace.dossier, &proposal.by, self.reader.tongue())
    }

    fn marks(&mut self, paragraph: &Paragraph) -> Marks {
        let text = paragraph.text.as_str();
        let mut marks = Marks::default();
        let target = Target::Paragraph(paragraph.id);
        let proposals: Vec<&Proposal> = self.proposals().filter(|p| p.target == target).collect();
        for proposal in proposals {
            let by = self.by(proposal);
            match edits(proposal, text, &by) {
                Some(edits) if clear(&marks.edits, &edits) => marks.edits.extend(edits),
                // Rivals for the same words, and what is no change of words, are told below.
                _ if proposal.place.is_some() && proposal.kind == ProposalKind::Add => {}
                _ => marks.remarks.push(told(proposal, &by, self.reader.words())),
            }
            self.rationale(proposal, &by, 0..text.len(), &mut marks);
        }
        for bracket in &paragraph.brackets {
            let (open, close) = (bracket.open as usize, bracket.close as usize);
            let inner = text.get(open + 1..close).unwrap_or_default();
            if !bracket.owners.is_empty() && attribution(inner).is_none() {
                let owners = names(
                    &self.workspace.dossier,
                    &bracket.owners,
                    self.reader.tongue(),
                );
                let opens = text.get(open..).and_then(|t| t.chars().next());
                let width = opens.map_or(1, char::len_utf8);
                marks.owners.push((open + width, format!("{owners}: ")));
            }
        }
        let on = NoteOn::Paragraph(paragraph.id);
        let notes: Vec<&Note> = self.workspace.notes.iter().filter(|n| n.on == on).collect();
        for note in notes {
            let range = point(&note.quote, text).unwrap_or(0..text.len());
            self.note(note, range, &mut marks);
        }
        marks
            .edits
            .sort_by_key(|edit| (edit.range.start, edit.range.end));
        marks
    }

    /// Why a delegation proposes something, for partners and for one's own delegation.
    fn rationale(&mut self, proposal: &Proposal, by: &str, range: Range<usize>, marks: &mut Marks) {
        if proposal.rationale.is_empty() || !self.reader.audience.sees_fallbacks() {
            return;
        }
        marks.comments.push((range, self.text.comments.len()));
        self.text.comments.push(Comment {
            by: by.to_owned(),
            date: proposal.date.map(|d| d.to_string()).unwrap_or_default(),
            text: proposal.rationale.clone(),
        });
    }

    /// Footnotes are part of the text. Comments are for those one works with, without the names of
    /// persons, and with them for one's own delegation.
    fn note(&mut self, note: &Note, range: Range<usize>, marks: &mut Marks) {
        if !self.reader.audience.sees(note.layer) {
            return;
        }
        match note.kind {
            NoteKind::Footnote => {
                marks.footnotes.push((range.end, self.text.footnotes.len()));
                self.text.footnotes.push(note.text.clone());
            }
            NoteKind::Comment if self.reader.audience.sees_fallbacks() && !note.resolved => {
                marks.comments.push((range, self.text.comments.len()));
                let own = self.reader.audience.sees_notes();
                let by = |author: &str| {
                    if own {
                        author.to_owned()
                    } else {
                        String::new()
                    }
                };
                let mut words = note.text.clone();
                for reply in &note.replies {
                    words.push_str(&format!("\n{}: {}", by(&reply.author), reply.text));
                }
                self.text.comments.push(Comment {
                    by: by(&note.author),
                    date: day_of(note.time_ms),
                    text: words,
                });
            }
            NoteKind::Comment => {}
        }
    }

    /// New paragraphs and articles that are proposed, the last place first so that places hold.
    fn added(&mut self) {
        let draft = &self.workspace.draft;
        let article_of = |id: ArticleId| draft.articles.iter().position(|a| a.id == id);
        let mut clauses: Vec<(At, ClauseOut)> = Vec::new();
        let mut articles: Vec<(usize, ArticleOut)> = Vec::new();
        let all: Vec<&Proposal> = self.proposals().collect();
        for proposal in all {
            let by = self.by(proposal);
            let (ProposalKind::Add, Some(place)) = (proposal.kind, proposal.place) else {
                self.whole_article(proposal, &by);
                continue;
            };
            let lines = proposal.text.lines().filter(|line| !line.trim().is_empty());
            let change = Change::inserted(by, date(proposal));
            let clause = |line: &str| ClauseOut {
                level: proposal.level,
                runs: vec![Run {
                    change: Some(change.clone()),
                    ..Run::plain(line)
                }],
                change: Some(change.clone()),
                ..ClauseOut::default()
            };
            match place {
                Placement::FirstArticle | Placement::AfterArticle(_) => {
                    let after = if let Placement::AfterArticle(id) = place {
                        article_of(id).map_or(0, |at| at + 1)
                    } else {
                        0
                    };
                    let mut out = ArticleOut {
                        number: PROPOSED.to_owned(),
                        change: Some(change.clone()),
                        ..ArticleOut::default()
                    };
                    for (n, line) in lines.enumerate() {
                        if n == 0 {
                            out.heading = clause(line).runs;
                        } else {
                            out.clauses.push(clause(line));
                        }
                    }
                    articles.push((after, out));
                }
                Placement::FirstIn(id) => {
                    let at = article_of(id);
                    clauses.extend(lines.map(|line| ((at, 0), clause(line))));
                }
                Placement::After(id) => {
                    let found = places(draft).find(|(_, found)| *found == id);
                    if let Some(((article, at), _)) = found {
                        clauses.extend(lines.map(|l| ((article, at + 1), clause(l))));
                    }
                }
            }
        }
        clauses.sort_by_key(|(at, _)| *at);
        for ((article, at), clause) in clauses.into_iter().rev() {
            let home = match article {
                None => Some(&mut self.text.preamble),
                Some(article) => self.text.articles.get_mut(article).map(|a| &mut a.clauses),
            };
            if let Some(home) = home {
                for other in home.iter_mut() {
                    let shifts = other.alternative_to.filter(|to| *to >= at);
                    other.alternative_to = shifts.map(|to| to + 1).or(other.alternative_to);
                }
                home.insert(at.min(home.len()), clause);
            }
        }
        articles.sort_by_key(|(at, _)| *at);
        for (at, article) in articles.into_iter().rev() {
            let at = at.min(self.text.articles.len());
            self.text.articles.insert(at, article);
        }
    }

    /// A proposal about an article as a whole: to take it out is shown on its words, anything else
    /// is told below its last paragraph.
    fn whole_article(&mut self, proposal: &Proposal, by: &str) {
        let Target::Article(id) = proposal.target else {
            return;
        };
        let at = self
            .workspace
            .draft
            .articles
            .iter()
            .position(|a| a.id == id);
        let Some(article) = at.and_then(|at| self.text.articles.get_mut(at)) else {
            return;
        };
        let whole = proposal.quote == Quote::default();
        let untouched = article.change.is_none()
            && article
                .clauses
                .iter()
                .all(|c| c.runs.iter().all(|r| r.change.is_none()));
        if proposal.kind == ProposalKind::Suppress && whole && untouched {
            let change = Change::deleted(by, date(proposal));
            article.change = Some(change.clone());
            let clauses = article.clauses.iter_mut();
            let words = clauses.flat_map(|clause| {
                clause.change = Some(change.clone());
                clause.runs.iter_mut()
            });
            for run in words.chain(article.heading.iter_mut()) {
                run.change = Some(change.clone());
            }
        } else if let Some(clause) = article.clauses.last_mut() {
            clause.remarks.push(told(proposal, by, self.reader.words()));
        }
    }
}
