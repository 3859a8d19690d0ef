//! What is damaged in the rolling text: structure that names what is gone, or that nothing closes.
//!
//! Nothing of it loses words; every problem names the file to look at. While a person works most
//! of this passes by itself, so it is looked for when a workspace is opened and when asked.

use std::collections::BTreeSet;

use crate::model::bracket::{BracketReason, Tree, astray};
use crate::model::draft::{Draft, Paragraph, WrapOver};
use crate::model::ids::{ArticleId, ParagraphId, ProposalId};
use crate::model::note::NoteOn;
use crate::model::number::full_number;
use crate::model::problem::Problem;
use crate::model::proposal::{Placement, Proposal, ProposalStatus, Target};
use crate::model::workspace::Workspace;

/// Everything damaged in the draft of a workspace, its proposals and notes, in that order.
pub fn rolling(workspace: &Workspace) -> Vec<Problem> {
    let draft = &workspace.draft;
    let known = Known::of(workspace);
    let mut problems = Vec::new();
    for recital in &draft.preamble {
        let place = "the preamble".to_owned();
        paragraph(recital, &place, "draft/draft.ron", &known, &mut problems);
    }
    for (article, number) in draft.articles.iter().zip(1..) {
        let file = format!("draft/articles/{}.ron", article.id);
        for (at, here) in article.paragraphs.iter().enumerate() {
            let place = format!("article {number} {}", full_number(article, at));
            paragraph(here, place.trim_end(), &file, &known, &mut problems);
        }
    }
    wraps(draft, &known, &mut problems);
    for proposal in &workspace.proposals {
        let private = proposal.layer == crate::model::bloc::Layer::Private;
        let file = file_of("draft/proposals", private, &proposal.id.to_string());
        problems.extend(proposal_problem(proposal, &known).map(|p| p.in_file(&file)));
    }
    for note in &workspace.notes {
        let stands = match note.on {
            NoteOn::Draft => true,
            NoteOn::Article(id) => known.articles.contains(&id),
            NoteOn::Paragraph(id) => known.paragraphs.contains(&id),
            NoteOn::Proposal(id) => known.proposals.contains(&id),
        };
        if !stands {
            let file = file_of("draft/notes", note.is_internal(), &note.id.to_string());
            let problem = Problem::warning("what the note stands on is gone from the draft");
            let remedy = "read it in the list of notes, and delete it or put it elsewhere";
            problems.push(problem.in_file(&file).with_remedy(remedy));
        }
    }
    problems
}

pub(super) fn file_of(folder: &str, private: bool, id: &str) -> String {
    let home = if private { "private/" } else { "" };
    format!("{home}{folder}/{id}.ron")
}

/// What exists.
struct Known {
    articles: BTreeSet<ArticleId>,
    paragraphs: BTreeSet<ParagraphId>,
    proposals: BTreeSet<ProposalId>,
}

impl Known {
    fn of(workspace: &Workspace) -> Self {
        let draft = &workspace.draft;
        Self {
            articles: draft.articles.iter().map(|a| a.id).collect(),
            paragraphs: draft.paragraphs().map(|p| p.id).collect(),
            proposals: workspace.proposals.iter().map(|p| p.id).collect(),
        }
    }
}

fn paragraph(
    here: &Paragraph,
    place: &str,
    file: &str,
    known: &Known,
    problems: &mut Vec<Problem>,
) {
    let mut tell = |message: String, remedy: &str| {
        problems.push(Problem::warning(message).in_file(file).with_remedy(remedy));
    };
    let tree = Tree::of(&here.text);
    for byte in &tree.unmatched {
        let at = *byte as usize;
        let words: String = here.text.get(at..).unwrap_or("").chars().take(24).collect();
        tell(
            format!("{place}: the bracket at \"{words}\" has no partner"),
            "add its partner or take it out; until then it is read as a plain character",
        );
    }
    for record in astray(&here.text, &here.brackets) {
        tell(
            format!(
                "{place}: what is known of the brackets {} belongs to no pair",
                record.id
            ),
            "say it again of the pair it is about; owners and reason are kept in the file",
        );
    }
    for record in &here.brackets {
        if let BracketReason::WaitsOnArticle(article) = record.reason
            && !known.articles.contains(&article)
        {
            tell(
                format!("{place}: brackets wait on an article that is gone ({article})"),
                "give them another reason, or take them out",
            );
        }
    }
    if let Some(to) = here.moved_to.filter(|to| !known.paragraphs.contains(to)) {
        tell(
            format!("{place}: the words were moved to a paragraph that is gone ({to})"),
            "mark the paragraph deleted, or give its words back by another status",
        );
    }
}

fn wraps(draft: &Draft, known: &Known, problems: &mut Vec<Problem>) {
    for wrap in &draft.wraps {
        let stands = match &wrap.over {
            WrapOver::Paragraphs(ids) => ids.iter().any(|id| known.paragraphs.contains(id)),
            WrapOver::Articles(ids) => ids.iter().any(|id| known.articles.contains(id)),
        };
        if !stands {
            let message = format!("the brackets {} hold nothing that stands", wrap.id);
            let problem = Problem::warning(message).in_file("draft/draft.ron");
            problems.push(problem.with_remedy("take them out of `wraps`"));
        }
    }
}

fn proposal_problem(proposal: &Proposal, known: &Known) -> Option<Problem> {
    let target = match proposal.target {
        Target::Draft => true,
        Target::Article(id) => known.articles.contains(&id),
        Target::Paragraph(id) => known.paragraphs.contains(&id),
        Target::Proposal(id) => id != proposal.id && known.proposals.contains(&id),
    };
    let place = match proposal.place {
        None | Some(Placement::FirstArticle) => true,
        Some(Placement::AfterArticle(id) | Placement::FirstIn(id)) => known.articles.contains(&id),
        Some(Placement::After(id)) => known.paragraphs.contains(&id),
    };
    let message = match proposal.status {
        ProposalStatus::Superseded(by) if !known.proposals.contains(&by) => {
            "the proposal that took its place is gone"
        }
        ProposalStatus::Tabled if !target => "what the proposal is about is gone from the draft",
        ProposalStatus::Tabled if !place => "the place the proposal names is gone from the draft",
        ProposalStatus::Tabled
        | ProposalStatus::Withdrawn
        | ProposalStatus::Accepted
        | ProposalStatus::Rejected
        | ProposalStatus::Superseded(_) => return None,
    };
    let remedy = "its words are kept: withdraw it, or point it at what stands there now";
    Some(Problem::warning(message).with_remedy(remedy))
}
