//! Which proposals cannot both be accepted as they are.

use super::{Placement, Proposal, ProposalKind, Reach, reach};
use crate::model::draft::Draft;
use crate::model::ids::{ArticleId, ParagraphId, ProposalId};

/// Two proposals on the table of which one changes what the other is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Clash {
    /// The earlier of the two by id.
    pub first: ProposalId,
    /// The later.
    pub second: ProposalId,
    /// What is at odds.
    pub kind: ClashKind,
}

/// What is at odds between two proposals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ClashKind {
    /// Both are about the same words.
    Words,
    /// One is about the whole of which the other is about a part, or both about the same whole.
    Whole,
    /// Both put something in the same place, so that their order matters.
    Place,
}

/// Every clash among the proposals on the table, by id. Proposals whose target is gone clash with
/// none: they cannot be accepted at all.
pub fn clashes(draft: &Draft, proposals: &[Proposal]) -> Vec<Clash> {
    let open: Vec<(&Proposal, Reach)> = proposals
        .iter()
        .filter(|p| p.is_open())
        .filter_map(|p| Some((p, reach(draft, proposals, p).ok()?)))
        .collect();
    let mut found = Vec::new();
    for (at, (one, here)) in open.iter().enumerate() {
        for (other, there) in open.iter().skip(at + 1) {
            let idle = one.kind == ProposalKind::NoChange && other.kind == ProposalKind::NoChange;
            if let Some(kind) = between(draft, (one, *here), (other, *there)).filter(|_| !idle) {
                found.push(Clash {
                    first: one.id.min(other.id),
                    second: one.id.max(other.id),
                    kind,
                });
            }
        }
    }
    found.sort_unstable();
    found
}

fn between(
    draft: &Draft,
    (one, here): (&Proposal, Reach),
    (other, there): (&Proposal, Reach),
) -> Option<ClashKind> {
    use Reach::{Article, Paragraph, Place, Proposal as Other, Words};
    let moves = |p: &Proposal| p.kind == ProposalKind::Move;
    let ends = |p: &Proposal| p.place.filter(|_| moves(p));
    if let (Some(a), Some(b)) = (ends(one), ends(other))
        && a == b
    {
        return Some(ClashKind::Place);
    }
    // What goes behind something that moves away goes along, or stays, by which comes first.
    let goes_behind = |mover: Reach, place: Option<Placement>| {
        let (Paragraph(top), Some(Placement::After(at))) = (mover, place) else {
            return false;
        };
        under(draft, top, at)
    };
    let crossed = (moves(one) && goes_behind(here, ends(other)))
        || (moves(other) && goes_behind(there, ends(one)));
    if crossed {
        return Some(ClashKind::Place);
    }
    match (here, there) {
        (Words(a, left), Words(b, right)) if a == b => {
            let points = left.start == left.end || right.start == right.end;
            let touch = left.start <= right.end && right.start <= left.end;
            (left.overlaps(right) || (points && touch)).then_some(ClashKind::Words)
        }
        (Other(a, left), Other(b, right)) if a == b => {
            let touch = left.start <= right.end && right.start <= left.end;
            touch.then_some(ClashKind::Words)
        }
        (Other(a, _), _) if a == other.id => Some(ClashKind::Words),
        (_, Other(b, _)) if b == one.id => Some(ClashKind::Words),
        (Paragraph(a), Words(b, _) | Paragraph(b)) | (Words(a, _), Paragraph(b)) if a == b => {
            Some(ClashKind::Whole)
        }
        (Paragraph(a), Paragraph(b)) => {
            let nested = |mover: &Proposal, a, b| moves(mover) && under(draft, a, b);
            (nested(one, a, b) || nested(other, b, a)).then_some(ClashKind::Whole)
        }
        (Place(a), Place(b)) => (a == b).then_some(ClashKind::Place),
        (Paragraph(id), Place(place)) if moves(one) => at_place(draft, id, (other, place)),
        (Place(place), Paragraph(id)) if moves(other) => at_place(draft, id, (one, place)),
        (Article(a), Article(b)) => (a == b).then_some(ClashKind::Whole),
        (Article(a), Words(b, _) | Paragraph(b)) => inside(draft, one, a, b),
        (Words(a, _) | Paragraph(a), Article(b)) => inside(draft, other, b, a),
        (Article(a), Place(place)) | (Place(place), Article(a)) => match place {
            Placement::AfterArticle(b) | Placement::FirstIn(b) if a == b => Some(ClashKind::Place),
            Placement::After(b) => holds(draft, a, b).then_some(ClashKind::Whole),
            Placement::FirstArticle | Placement::AfterArticle(_) | Placement::FirstIn(_) => None,
        },
        _ => None,
    }
}

/// Whether what is put in a place would go along with a paragraph that moves, or not, by which of the
/// two comes first. An item among items of it goes along either way.
fn at_place(
    draft: &Draft,
    id: ParagraphId,
    (new, place): (&Proposal, Placement),
) -> Option<ClashKind> {
    let Placement::After(at) = place else {
        return None;
    };
    let depth = draft.any_paragraph(id).map_or(0, |p| p.level.depth());
    let crossed = at == id || (under(draft, id, at) && new.level.depth() <= depth);
    crossed.then_some(ClashKind::Place)
}

fn holds(draft: &Draft, article: ArticleId, paragraph: ParagraphId) -> bool {
    draft
        .paragraph(paragraph)
        .is_some_and(|(a, _)| a.id == article)
}

/// Moving an article leaves what is inside alone; anything else does not.
fn inside(
    draft: &Draft,
    outer: &Proposal,
    article: ArticleId,
    paragraph: ParagraphId,
) -> Option<ClashKind> {
    let touched = outer.kind != ProposalKind::Move && holds(draft, article, paragraph);
    touched.then_some(ClashKind::Whole)
}

/// Whether `item` stands under `top` and moves with it.
fn under(draft: &Draft, top: ParagraphId, item: ParagraphId) -> bool {
    let Some((article, _)) = draft.paragraph(top) else {
        return false;
    };
    let body = article.place_of(top).map(|at| article.body_of(at));
    let place = article.place_of(item);
    body.zip(place).is_some_and(|(body, at)| body.contains(&at))
}
