//! How items went, on paper: verdicts over time as a chart and a table, and who moved with which text.

use crate::exchange::document::{Block, Document};
use crate::exchange::picture::{LaneText, lanes};
use crate::exercise::debrief::{Debrief, Point, PointKind, Shifted, Track};
use crate::exercise::scenario::Scenario;
use crate::exercise::telling::{name, text_name};
use crate::model::ids::ProposalId;

use super::debrief::title;
use super::{clock, section, table};

/// What every delegation said of each item's article, from text to text.
pub(super) fn verdicts(document: &mut Document, scenario: &Scenario, debrief: &Debrief) {
    let seats: Vec<String> = debrief.seats.iter().map(|id| name(scenario, id)).collect();
    let head: Vec<&str> = ["Text", "Clock", "Brackets"]
        .into_iter()
        .chain(seats.iter().map(String::as_str))
        .collect();
    let widths: Vec<u16> = head.iter().map(|_| 2).collect();
    document.heading(1, "Verdicts over time");
    document.note("What each delegation says of the article with each text that was tabled.");
    for track in &debrief.tracks {
        let item = title(scenario, &track.item);
        document.heading(2, item.as_str());
        if track.points.len() > 1 {
            let texts = texts(scenario, debrief, track);
            let picture = lanes(&format!("Verdicts over time: {item}"), &seats, &texts);
            document.blocks.push(Block::Picture(picture));
        }
        let rows = track.points.iter().map(|point| {
            let said = point.verdicts.iter().map(|v| v.word().to_owned());
            let text = called(scenario, debrief, point);
            [text, clock(point.at), point.brackets.to_string()]
                .into_iter()
                .chain(said)
                .collect()
        });
        document.blocks.push(table(&head, &widths, rows.collect()));
    }
}

/// What the text of a point is called.
fn called(scenario: &Scenario, debrief: &Debrief, point: &Point) -> String {
    let named = |id: ProposalId| text_name(scenario, &debrief.meeting, id);
    match point.what {
        PointKind::Start => "start".to_owned(),
        PointKind::Tabled(id) => named(id),
        PointKind::Adopted(id) => format!("{}, adopted", named(id)),
    }
}

fn texts(scenario: &Scenario, debrief: &Debrief, track: &Track) -> Vec<LaneText> {
    let tabled = &debrief.meeting.tabled;
    let texts = track.points.iter().map(|point| {
        let found = match point.what {
            PointKind::Start => None,
            PointKind::Tabled(id) | PointKind::Adopted(id) => {
                let mut all = tabled.iter().zip(1..);
                all.find(|(text, _)| text.proposal.id == id)
            }
        };
        let adopted = matches!(point.what, PointKind::Adopted(_));
        let (head, below) = match found {
            None => ("start".to_owned(), String::new()),
            Some((text, n)) => {
                let sign = if adopted { ", adopted" } else { "" };
                (format!("text {n}{sign}"), name(scenario, &text.by))
            }
        };
        LaneText {
            head,
            below,
            adopted,
            brackets: point.brackets,
            verdicts: point.verdicts.clone(),
        }
    });
    texts.collect()
}

/// Who moved, when, and with which text.
pub(super) fn shifts(document: &mut Document, scenario: &Scenario, debrief: &Debrief) {
    let rows = debrief.shifts.iter().map(|shift| {
        let (was, is) = match shift.what {
            Shifted::Verdict(was, is) => (was.word(), is.word()),
            Shifted::Ballot(was, is) => (was.word(), is.word()),
        };
        let item = shift.item.as_ref().map(|item| title(scenario, item));
        vec![
            clock(shift.at),
            name(scenario, &shift.role),
            format!("{was} → {is}"),
            text_name(scenario, &debrief.meeting, shift.with),
            item.unwrap_or_default(),
        ]
    });
    let head: (&[&str], &[u16]) = (
        &["Clock", "Role", "From and to", "With", "Item"],
        &[1, 2, 3, 3, 3],
    );
    section(document, "Who moved", head, rows.collect());
}
