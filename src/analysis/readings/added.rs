//! Paragraphs that only a proposal brings: an article with all of them in it, and which proposal
//! decides on which.

use super::Desk;
use crate::model::draft::{Article, Paragraph};
use crate::model::ids::{ArticleId, ParagraphId, ProposalId};
use crate::model::proposal::{Clash, Placement, Proposal, ProposalKind, Reach, lines, reach};

/// At most so many proposals on whole paragraphs of an article are tried in every combination.
const PROPOSALS: usize = 12;

/// A paragraph that only a proposal brings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Fresh {
    /// Its id among the paragraphs that are looked at; it is in no draft.
    pub id: ParagraphId,
    /// The proposal.
    pub proposal: ProposalId,
    /// Where it goes.
    pub place: Placement,
    /// The paragraph whose words its own replace.
    pub replaces: Option<ParagraphId>,
}

/// A proposal on whole paragraphs.
pub(super) struct Choice {
    pub proposal: ProposalId,
    /// Paragraphs that stand only where it is taken up.
    pub brings: Vec<ParagraphId>,
    /// Paragraphs that stand only where it is not.
    pub strikes: Vec<ParagraphId>,
}

/// An article with every paragraph that a proposal on the table would bring.
pub(super) struct Extended {
    pub article: Article,
    pub fresh: Vec<Fresh>,
    pub choices: Vec<Choice>,
}

/// Whether a proposal changes whole paragraphs of an article: brings some, or decides on all of it.
pub(super) fn on_whole(desk: &Desk<'_>, article: &Article, proposal: &Proposal) -> Option<Reach> {
    if !proposal.is_open() || proposal.kind == ProposalKind::NoChange {
        return None;
    }
    let about = reach(desk.draft, desk.proposals, proposal).ok()?;
    let here = match about {
        Reach::Place(Placement::FirstIn(id)) => id == article.id,
        Reach::Place(Placement::After(id)) => article.place_of(id).is_some(),
        Reach::Article(id) => id == article.id && proposal.kind != ProposalKind::Move,
        Reach::Paragraph(id) => brings_more(proposal) && article.place_of(id).is_some(),
        Reach::Place(Placement::FirstArticle | Placement::AfterArticle(_))
        | Reach::Words(..)
        | Reach::Proposal(..)
        | Reach::Draft => false,
    };
    let says = proposal.kind == ProposalKind::Suppress || !proposal.text.trim().is_empty();
    (here && says).then_some(about)
}

/// Whether the words for a paragraph are more than one paragraph.
pub(super) fn brings_more(proposal: &Proposal) -> bool {
    let rest = proposal.text.split_once('\n').map_or("", |(_, rest)| rest);
    let words = matches!(proposal.kind, ProposalKind::Add | ProposalKind::Modify);
    words && !rest.trim().is_empty()
}

/// The article with what proposals bring.
pub(super) fn extended(desk: &Desk<'_>, article: &Article) -> Extended {
    let mut all = Extended {
        article: article.clone(),
        fresh: Vec::new(),
        choices: Vec::new(),
    };
    let here = desk
        .proposals
        .iter()
        .filter_map(|proposal| Some((proposal, on_whole(desk, article, proposal)?)));
    for (proposal, about) in here.take(PROPOSALS) {
        all.add(article, proposal, about);
    }
    all
}

/// Whether two of the proposals taken up cannot both be.
pub(super) fn at_odds(clashes: &[Clash], taken: &[ProposalId]) -> bool {
    clashes
        .iter()
        .any(|clash| taken.contains(&clash.first) && taken.contains(&clash.second))
}

impl Extended {
    fn add(&mut self, article: &Article, proposal: &Proposal, about: Reach) {
        // No draft holds these ids: they lie beyond the end of time.
        let mut next = !proposal.id.0.0;
        let mut mint = || {
            next = next.wrapping_sub(1);
            ulid::Ulid(next)
        };
        let suppresses = proposal.kind == ProposalKind::Suppress;
        let text = if suppresses { "" } else { &proposal.text };
        let mut choice = Choice {
            proposal: proposal.id,
            brings: Vec::new(),
            strikes: Vec::new(),
        };
        let standing = article.paragraphs.iter().filter(|p| !p.is_deleted());
        match about {
            Reach::Place(place) => {
                let new = lines(text, proposal.level, &mut mint);
                self.insert(&mut choice, place, new);
            }
            Reach::Article(_) => {
                choice.strikes = standing.map(|p| p.id).collect();
                let new = lines(text, proposal.level, &mut mint);
                let last = article.paragraphs.last().map(|p| p.id);
                let place = last.map_or(Placement::FirstIn(article.id), Placement::After);
                self.insert(&mut choice, place, new);
            }
            Reach::Paragraph(id) => {
                let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
                let new = lines(rest, proposal.level, &mut mint);
                self.insert(&mut choice, Placement::After(id), new);
                if let Some(at) = self.article.place_of(id) {
                    let level = self.article.paragraphs.get(at).map(|p| p.level);
                    let own = ParagraphId(mint());
                    let stands = Paragraph::new(own, level.unwrap_or_default(), first.trim());
                    self.article.paragraphs.insert(at + 1, stands);
                    self.fresh.push(Fresh {
                        id: own,
                        proposal: proposal.id,
                        place: Placement::After(id),
                        replaces: Some(id),
                    });
                    choice.brings.push(own);
                    choice.strikes.push(id);
                }
            }
            Reach::Words(..) | Reach::Proposal(..) | Reach::Draft => return,
        }
        self.choices.push(choice);
    }

    fn insert(&mut self, choice: &mut Choice, place: Placement, new: Vec<Paragraph>) {
        let at = place_in(&self.article, place);
        self.fresh.extend(new.iter().map(|paragraph| Fresh {
            id: paragraph.id,
            proposal: choice.proposal,
            place,
            replaces: None,
        }));
        choice
            .brings
            .extend(new.iter().map(|paragraph| paragraph.id));
        self.article.paragraphs.splice(at..at, new);
    }

    /// What is known of a paragraph by place, where only a proposal brings it.
    pub(super) fn fresh_at(&self, at: usize) -> Option<&Fresh> {
        let id = self.article.paragraphs.get(at)?.id;
        self.fresh.iter().find(|fresh| fresh.id == id)
    }
}

/// Where in an article something goes that is put in a place of it; the end where the place is not
/// in it.
pub(super) fn place_in(article: &Article, place: Placement) -> usize {
    let first = |id: ArticleId| (id == article.id).then_some(0);
    let at = match place {
        Placement::FirstIn(id) => first(id),
        Placement::After(id) => article.place_of(id).map(|at| article.body_of(at).end),
        Placement::FirstArticle | Placement::AfterArticle(_) => None,
    };
    at.unwrap_or(article.paragraphs.len())
}
