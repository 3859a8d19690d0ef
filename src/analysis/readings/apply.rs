//! A reading taken up: the draft with everything open in the article settled.

use super::added::place_in;
use super::{Moving, PlaceKind, Reading, Readings};
use crate::model::draft::{Draft, Paragraph, ParagraphStatus};
use crate::model::ids::{ParagraphId, ProposalId};
use crate::model::proposal::{Placement, shifted};

/// The draft in which a reading stands, and the proposals it takes up; `fresh` gives ids for the
/// paragraphs it brings.
///
/// Words of paragraphs that go stay, struck. Brackets and alternatives of the article are gone as
/// such, and a paragraph whose status was *bracketed* is open.
pub fn apply(
    draft: &Draft,
    readings: &Readings,
    reading: &Reading,
    mut fresh: impl FnMut() -> ulid::Ulid,
) -> (Draft, Vec<ProposalId>) {
    let mut settled = draft.clone();
    let accepted = accepted(readings, reading);
    let moves: Vec<&Moving> = readings
        .moves
        .iter()
        .filter(|moving| accepted.contains(&moving.proposal))
        .collect();
    let moved: Vec<ParagraphId> = moves.iter().flat_map(|m| body(draft, m)).collect();
    let Some(article) = settled
        .articles
        .iter_mut()
        .find(|a| a.id == readings.article)
    else {
        return (settled, Vec::new());
    };
    for paragraph in &mut article.paragraphs {
        if paragraph.is_deleted() {
            continue;
        }
        let line = reading.lines.iter().find(|(id, _)| *id == paragraph.id);
        match line {
            Some((_, None)) if moved.contains(&paragraph.id) => paragraph.alternative = None,
            Some((_, None)) => paragraph.status = ParagraphStatus::Deleted,
            Some((_, Some(text))) => {
                paragraph.set_text(text);
                paragraph.alternative = None;
            }
            None => paragraph.alternative = None,
        }
        if paragraph.status == ParagraphStatus::Bracketed {
            paragraph.status = ParagraphStatus::Open;
        }
    }
    let mut last: Option<Placement> = None;
    let mut at = 0;
    for new in reading.added.iter().filter(|new| new.moves.is_none()) {
        // What goes to one place stands there in its order.
        at = if last == Some(new.place) {
            at + 1
        } else {
            place_in(article, new.place)
        };
        last = Some(new.place);
        let id = ParagraphId(fresh());
        let paragraph = Paragraph::new(id, new.level, new.text.as_str());
        article
            .paragraphs
            .insert(at.min(article.paragraphs.len()), paragraph);
    }
    for (place, _) in &reading.picks {
        if let Some(PlaceKind::Wrap(id)) = readings.places.get(*place).map(|place| place.kind) {
            settled.wraps.retain(|wrap| wrap.id != id);
        }
    }
    for moving in moves {
        for new in &reading.added {
            let stands = settled.paragraphs_mut().find(|p| Some(p.id) == new.moves);
            if let Some(paragraph) = stands {
                paragraph.set_text(&new.text);
            }
        }
        // What cannot be moved any more stays where it is.
        let there = shifted(&settled, moving.paragraph, moving.place, &mut fresh);
        settled = there.unwrap_or(settled);
    }
    (settled, accepted)
}

/// The proposals that a reading takes up.
fn accepted(readings: &Readings, reading: &Reading) -> Vec<ProposalId> {
    let picked = reading.picks.iter().filter_map(|(place, way)| {
        let place = readings.places.get(*place)?;
        Some(place.ways.get(*way)?.accepts.iter().copied())
    });
    picked.flatten().collect()
}

/// The paragraph that moves, and the items under it.
fn body(draft: &Draft, moving: &Moving) -> Vec<ParagraphId> {
    let home = draft.paragraph(moving.paragraph).map(|(home, _)| home);
    let at = home.and_then(|home| home.place_of(moving.paragraph));
    let all = home
        .zip(at)
        .map(|(home, at)| home.paragraphs.get(home.body_of(at)));
    let all = all.flatten().unwrap_or_default();
    all.iter().map(|p| p.id).collect()
}
