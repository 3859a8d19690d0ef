//! Paragraphs that only a proposal brings: an article with all of them in it, and which proposal
//! decides on which.

use super::amended::{Amended, amended};
use super::{Desk, Moving};
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
    /// The paragraph it is, in the place where it would stand.
    pub moves: Option<ParagraphId>,
}

/// A proposal on whole paragraphs.
pub(super) struct Choice {
    pub proposal: ProposalId,
    /// The ways of taking it up.
    pub ways: Vec<Taken>,
    /// Paragraphs that stand only where it is not.
    pub strikes: Vec<ParagraphId>,
}

/// One way of taking up a proposal on whole paragraphs.
pub(super) struct Taken {
    /// Its words.
    pub text: String,
    /// The proposals taken up for it.
    pub accepts: Vec<ProposalId>,
    /// Paragraphs that stand only with it.
    pub brings: Vec<ParagraphId>,
}

/// An article with every paragraph that a proposal on the table would bring.
pub(super) struct Extended {
    pub article: Article,
    pub fresh: Vec<Fresh>,
    pub choices: Vec<Choice>,
    pub moves: Vec<Moving>,
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
        Reach::Paragraph(id) if proposal.kind == ProposalKind::Move => {
            return moving(desk, article, proposal, id).map(|_| about);
        }
        Reach::Paragraph(id) => brings_more(proposal) && article.place_of(id).is_some(),
        Reach::Place(Placement::FirstArticle | Placement::AfterArticle(_))
        | Reach::Words(..)
        | Reach::Proposal(..)
        | Reach::Draft => false,
    };
    let says = proposal.kind == ProposalKind::Suppress || !proposal.text.trim().is_empty();
    (here && says).then_some(about)
}

/// A move of a paragraph that changes an article: out of a place of it, or into one.
fn moving(
    desk: &Desk<'_>,
    article: &Article,
    proposal: &Proposal,
    id: ParagraphId,
) -> Option<Moving> {
    let place = proposal.place?;
    let (home, paragraph) = desk.draft.paragraph(id)?;
    let body = home.paragraphs.get(home.body_of(home.place_of(id)?))?;
    let to = match place {
        Placement::FirstIn(to) => to,
        Placement::After(to) if body.iter().all(|p| p.id != to) => desk.draft.paragraph(to)?.0.id,
        Placement::After(_) | Placement::FirstArticle | Placement::AfterArticle(_) => return None,
    };
    let here = home.id == article.id || to == article.id;
    (here && !paragraph.is_deleted()).then_some(Moving {
        proposal: proposal.id,
        paragraph: id,
        place,
    })
}

/// Whether the words for a paragraph are more than one paragraph.
pub(super) fn brings_more(proposal: &Proposal) -> bool {
    let rest = proposal.text.split_once('\n').map_or("", |(_, rest)| rest);
    let words = matches!(proposal.kind, ProposalKind::Add | ProposalKind::Modify);
    words && !rest.trim().is_empty()
}

/// The article with what proposals bring.
pub(super) fn extended(desk: &Desk<'_>, article: &Article, at_odds: &[Clash]) -> Extended {
    let mut all = Extended {
        article: article.clone(),
        fresh: Vec::new(),
        choices: Vec::new(),
        moves: Vec::new(),
    };
    let here = desk
        .proposals
        .iter()
        .filter_map(|proposal| Some((proposal, on_whole(desk, article, proposal)?)));
    for (proposal, about) in here.take(PROPOSALS) {
        if let (Reach::Paragraph(id), ProposalKind::Move) = (about, proposal.kind) {
            if let Some(moving) = moving(desk, article, proposal, id) {
                all.shift(desk, article, moving);
            }
        } else {
            let ways = amended(desk.draft, desk.proposals, at_odds, proposal);
            all.add(article, proposal, about, ways);
        }
    }
    all
}

/// Ids for what only a proposal brings. No draft holds them: they lie beyond the end of time.
fn beyond(proposal: ProposalId) -> impl FnMut() -> ulid::Ulid {
    let mut next = !proposal.0.0;
    move || {
        next = next.wrapping_sub(1);
        ulid::Ulid(next)
    }
}

/// Whether two of the proposals taken up cannot both be.
pub(super) fn at_odds(clashes: &[Clash], taken: &[ProposalId]) -> bool {
    clashes
        .iter()
        .any(|clash| taken.contains(&clash.first) && taken.contains(&clash.second))
}

impl Extended {
    fn add(&mut self, article: &Article, proposal: &Proposal, about: Reach, ways: Vec<Amended>) {
        let mut mint = beyond(proposal.id);
        let suppresses = proposal.kind == ProposalKind::Suppress;
        let standing = article.paragraphs.iter().filter(|p| !p.is_deleted());
        let mut choice = Choice {
            proposal: proposal.id,
            ways: Vec::new(),
            strikes: match about {
                Reach::Article(_) => standing.map(|p| p.id).collect(),
                Reach::Paragraph(id) => vec![id],
                Reach::Words(..) | Reach::Place(_) | Reach::Proposal(..) | Reach::Draft => vec![],
            },
        };
        for way in ways {
            let text = if suppresses { "" } else { way.text.as_str() };
            let brings = match about {
                Reach::Place(place) => {
                    let new = lines(text, proposal.level, &mut mint);
                    self.insert(proposal.id, place, new)
                }
                Reach::Article(_) => {
                    let new = lines(text, proposal.level, &mut mint);
                    let last = article.paragraphs.last().map(|p| p.id);
                    let place = last.map_or(Placement::FirstIn(article.id), Placement::After);
                    self.insert(proposal.id, place, new)
                }
                Reach::Paragraph(id) => {
                    let (first, rest) = text.split_once('\n').unwrap_or((text, ""));
                    let new = lines(rest, proposal.level, &mut mint);
                    let mut brings = self.insert(proposal.id, Placement::After(id), new);
                    brings.extend(self.instead(proposal.id, id, first, ParagraphId(mint())));
                    brings
                }
                Reach::Words(..) | Reach::Proposal(..) | Reach::Draft => return,
            };
            choice.ways.push(Taken {
                text: way.text,
                accepts: way.accepts,
                brings,
            });
        }
        self.choices.push(choice);
    }

    /// Puts words beside a paragraph that stand in its stead.
    fn instead(
        &mut self,
        proposal: ProposalId,
        id: ParagraphId,
        words: &str,
        own: ParagraphId,
    ) -> Option<ParagraphId> {
        let at = self.article.place_of(id)?;
        let level = self.article.paragraphs.get(at).map(|p| p.level);
        let stands = Paragraph::new(own, level.unwrap_or_default(), words.trim());
        self.article.paragraphs.insert(at + 1, stands);
        self.fresh.push(Fresh {
            id: own,
            proposal,
            place: Placement::After(id),
            replaces: Some(id),
            moves: None,
        });
        Some(own)
    }

    /// Puts a paragraph and the items under it where a proposal would have them, too.
    fn shift(&mut self, desk: &Desk<'_>, article: &Article, moving: Moving) {
        let Some((home, paragraph)) = desk.draft.paragraph(moving.paragraph) else {
            return;
        };
        let Some(at) = home.place_of(paragraph.id) else {
            return;
        };
        let body = home.paragraphs.get(home.body_of(at)).unwrap_or(&[]);
        let mut mint = beyond(moving.proposal);
        let into = match moving.place {
            Placement::FirstIn(id) => id == article.id,
            Placement::After(id) => article.place_of(id).is_some(),
            Placement::FirstArticle | Placement::AfterArticle(_) => false,
        };
        let mut brings = Vec::new();
        if into {
            let standing = body.iter().filter(|p| !p.is_deleted());
            let copies: Vec<(ParagraphId, Paragraph)> = standing
                .map(|p| {
                    let mut copy = p.clone();
                    copy.id = ParagraphId(mint());
                    copy.alternative = None;
                    (p.id, copy)
                })
                .collect();
            let at = place_in(&self.article, moving.place);
            self.fresh.extend(copies.iter().map(|(own, copy)| Fresh {
                id: copy.id,
                proposal: moving.proposal,
                place: moving.place,
                replaces: None,
                moves: Some(*own),
            }));
            brings.extend(copies.iter().map(|(_, copy)| copy.id));
            let copies = copies.into_iter().map(|(_, copy)| copy);
            self.article.paragraphs.splice(at..at, copies);
        }
        let leaves = home.id == article.id;
        let strikes = body.iter().filter(|p| leaves && !p.is_deleted());
        self.choices.push(Choice {
            proposal: moving.proposal,
            strikes: strikes.map(|p| p.id).collect(),
            ways: vec![Taken {
                text: paragraph.text.clone(),
                accepts: vec![moving.proposal],
                brings,
            }],
        });
        self.moves.push(moving);
    }

    fn insert(
        &mut self,
        proposal: ProposalId,
        place: Placement,
        new: Vec<Paragraph>,
    ) -> Vec<ParagraphId> {
        let at = place_in(&self.article, place);
        let brings: Vec<ParagraphId> = new.iter().map(|paragraph| paragraph.id).collect();
        self.fresh.extend(brings.iter().map(|id| Fresh {
            id: *id,
            proposal,
            place,
            replaces: None,
            moves: None,
        }));
        self.article.paragraphs.splice(at..at, new);
        brings
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
