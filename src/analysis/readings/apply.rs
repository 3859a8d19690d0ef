//! A reading taken up: the draft with everything open in the article settled.

use super::added::place_in;
use super::{PlaceKind, Reading, Readings};
use crate::model::draft::{Draft, Paragraph, ParagraphStatus};
use crate::model::ids::{ParagraphId, ProposalId};
use crate::model::proposal::Placement;

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
    for new in &reading.added {
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
    let mut accepted = Vec::new();
    for (place, way) in &reading.picks {
        match readings.places.get(*place).map(|place| place.kind) {
            Some(PlaceKind::Wrap(id)) => settled.wraps.retain(|wrap| wrap.id != id),
            Some(PlaceKind::Proposal(id)) if *way == 1 => accepted.push(id),
            Some(PlaceKind::Proposal(_) | PlaceKind::Bracket(_) | PlaceKind::Alternative(_))
            | None => {}
        }
    }
    (settled, accepted)
}
