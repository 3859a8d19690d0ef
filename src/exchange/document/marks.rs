//! What stands on the words of one paragraph, and the runs that show it.

use std::ops::Range;

use crate::analysis::redline::PieceKind;
use crate::analysis::redline::words::compare;
use crate::exchange::public::pair;
use crate::model::decision::Quote;
use crate::model::proposal::{Proposal, ProposalKind};
use crate::words::Words;

use super::project::runs;
use super::{Change, Run};

/// Words to put in the place of a range, as one delegation's.
pub(super) struct Edit {
    pub(super) range: Range<usize>,
    pub(super) with: String,
    pub(super) by: String,
    pub(super) date: String,
}

/// What stands on the words of one paragraph.
#[derive(Default)]
pub(super) struct Marks {
    pub(super) edits: Vec<Edit>,
    pub(super) comments: Vec<(Range<usize>, usize)>,
    pub(super) footnotes: Vec<(usize, usize)>,
    /// Names to stand behind an opening bracket.
    pub(super) owners: Vec<(usize, String)>,
    pub(super) remarks: Vec<String>,
}

/// The day of a proposal; empty where it is not known.
pub(super) fn date(proposal: &Proposal) -> String {
    proposal.date.map(|d| d.to_string()).unwrap_or_default()
}

/// Where a quote stands: its words, or the point between what surrounds it.
pub(super) fn point(quote: &Quote, text: &str) -> Option<Range<usize>> {
    if quote.words.is_empty() && !(quote.before.is_empty() && quote.after.is_empty()) {
        let both = format!("{}{}", quote.before, quote.after);
        let at = match text.find(&both) {
            Some(at) => at + quote.before.len(),
            None if quote.after.is_empty() => text.find(&quote.before)? + quote.before.len(),
            None if quote.before.is_empty() => text.find(&quote.after)?,
            None => return None,
        };
        return Some(at..at);
    }
    quote.find(text).map(|span| span.range())
}

/// The smallest edits of a paragraph's words a proposal asks for; `None` where it asks for none or
/// its words are gone.
pub(super) fn edits(proposal: &Proposal, text: &str, by: &str) -> Option<Vec<Edit>> {
    if proposal.place.is_some() {
        return None;
    }
    let range = point(&proposal.quote, text)?;
    let edit = |range: Range<usize>, with: &str| Edit {
        range,
        with: with.to_owned(),
        by: by.to_owned(),
        date: date(proposal),
    };
    match proposal.kind {
        ProposalKind::Suppress => Some(vec![edit(range, "")]),
        ProposalKind::Add if range.is_empty() => Some(vec![edit(range, &proposal.text)]),
        // New words about standing ones follow them.
        ProposalKind::Add => {
            let with = format!(" {}", proposal.text.trim_start());
            Some(vec![edit(range.end..range.end, &with)])
        }
        ProposalKind::Modify => {
            let mut at = range.start;
            let mut all: Vec<Edit> = Vec::new();
            for piece in compare(text.get(range)?, &proposal.text) {
                match piece.kind {
                    PieceKind::Same => at += piece.text.len(),
                    PieceKind::Deleted => {
                        all.push(edit(at..at + piece.text.len(), ""));
                        at += piece.text.len();
                    }
                    PieceKind::Inserted => match all.last_mut() {
                        Some(last) if last.range.end == at => last.with.push_str(&piece.text),
                        _ => all.push(edit(at..at, &piece.text)),
                    },
                }
            }
            Some(all)
        }
        ProposalKind::NoChange | ProposalKind::Move => None,
    }
}

/// Whether new edits touch none of those that stand.
pub(super) fn clear(standing: &[Edit], new: &[Edit]) -> bool {
    let apart = |a: &Edit, b: &Edit| a.range.end < b.range.start || b.range.end < a.range.start;
    new.iter().all(|n| standing.iter().all(|s| apart(s, n)))
}

fn kind_key(kind: ProposalKind) -> &'static str {
    match kind {
        ProposalKind::Add => "out-add",
        ProposalKind::Modify => "out-read-instead",
        ProposalKind::Suppress => "out-delete",
        ProposalKind::NoChange => "out-no-change",
        ProposalKind::Move => "out-move",
    }
}

/// A proposal in words.
pub(super) fn told(proposal: &Proposal, by: &str, words: &Words) -> String {
    let what = words.t(kind_key(proposal.kind));
    let mut said = words.tf("out-proposal", &[("by", by.into()), ("what", what.into())]);
    if !proposal.quote.words.is_empty() {
        said.push_str(&format!(" “{}”", proposal.quote.words));
    }
    if !proposal.text.is_empty() {
        said = pair(words, &said, &format!("“{}”", proposal.text));
    }
    said
}

/// The words of a paragraph with what stands on them.
pub(super) fn marked(text: &str, marks: &Marks) -> Vec<Run> {
    let mut cuts = vec![0, text.len()];
    cuts.extend(
        marks
            .edits
            .iter()
            .flat_map(|e| [e.range.start, e.range.end]),
    );
    cuts.extend(marks.comments.iter().flat_map(|(r, _)| [r.start, r.end]));
    cuts.extend(marks.footnotes.iter().map(|(at, _)| *at));
    cuts.extend(marks.owners.iter().map(|(at, _)| *at));
    cuts.sort_unstable();
    cuts.dedup();
    let mut out = Vec::new();
    for (n, from) in cuts.iter().enumerate() {
        for (_, names) in marks.owners.iter().filter(|(at, _)| at == from) {
            out.push(Run::italic(names.as_str()));
        }
        for edit in marks
            .edits
            .iter()
            .filter(|e| e.range.end == *from && !e.with.is_empty())
        {
            out.push(Run {
                change: Some(Change::inserted(edit.by.as_str(), edit.date.as_str())),
                ..Run::plain(edit.with.as_str())
            });
        }
        let Some(to) = cuts.get(n + 1) else {
            break;
        };
        let Some(words) = text.get(*from..*to) else {
            // A mark inside a character is no mark of ours: the words stay whole.
            return runs(text);
        };
        let deleted = marks
            .edits
            .iter()
            .find(|e| e.range.start <= *from && *to <= e.range.end);
        let over = |r: &Range<usize>| r.start <= *from && *to <= r.end;
        let footnote = marks.footnotes.iter().find(|(at, _)| at == to);
        let comments = marks.comments.iter().filter(|(r, _)| over(r));
        out.push(Run {
            change: deleted.map(|e| Change::deleted(e.by.as_str(), e.date.as_str())),
            comments: comments.map(|(_, at)| *at).collect(),
            footnote: footnote.map(|(_, at)| *at),
            ..Run::plain(words)
        });
    }
    out
}
