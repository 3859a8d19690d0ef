//! How items went, on paper: verdicts over time as a chart and a table, and who moved with which text.

use crate::exchange::document::{Block, Document};
use crate::exchange::picture::{LaneText, lanes};
use crate::exercise::debrief::{Point, PointKind, Shifted, Track};

use super::said::Desk;
use super::{clock, table};

/// What every delegation said of each item's article, from text to text.
pub(super) fn verdicts(document: &mut Document, desk: &Desk<'_>) {
    let debrief = desk.debrief;
    let seats: Vec<String> = debrief.seats.iter().map(|id| desk.role(id)).collect();
    let head: Vec<&str> = ["report-text", "report-clock", "report-brackets"]
        .into_iter()
        .map(|key| desk.t(key))
        .chain(seats.iter().map(String::as_str))
        .collect();
    let widths: Vec<u16> = head.iter().map(|_| 2).collect();
    document.heading(1, desk.t("debrief-lanes"));
    document.note(desk.t("report-lanes-hint"));
    for track in &debrief.tracks {
        let item = desk.item(&track.item);
        document.heading(2, item.as_str());
        if track.points.len() > 1 {
            let texts = texts(desk, track);
            let title = desk.tf("report-lanes-of", &[("item", &item)]);
            let names = (desk.t("report-lane-brackets"), desk.words.lang());
            let picture = lanes(&title, &seats, &texts, names);
            document.blocks.push(Block::Picture(picture));
        }
        let rows = track.points.iter().map(|point| {
            let said = point.verdicts.iter();
            let said = said.map(|verdict| desk.verdict(*verdict).to_owned());
            [
                called(desk, point),
                clock(point.at),
                point.brackets.to_string(),
            ]
            .into_iter()
            .chain(said)
            .collect()
        });
        document.blocks.push(table(&head, &widths, rows.collect()));
    }
}

/// What the text of a point is called.
fn called(desk: &Desk<'_>, point: &Point) -> String {
    match point.what {
        PointKind::Start => desk.t("report-start").to_owned(),
        PointKind::Tabled(id) => desk.text(id),
        PointKind::Adopted(id) => desk.tf("debrief-adopted-named", &[("text", &desk.text(id))]),
    }
}

fn texts(desk: &Desk<'_>, track: &Track) -> Vec<LaneText> {
    let tabled = &desk.meeting().tabled;
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
            None => (desk.t("report-start").to_owned(), String::new()),
            Some((text, n)) => {
                let number: i32 = n;
                let mut head = desk.tf("report-text-n", &[("n", &number.to_string())]);
                if adopted {
                    head = desk.tf("debrief-adopted-named", &[("text", &head)]);
                }
                (head, desk.role(&text.by))
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
pub(super) fn shifts(document: &mut Document, desk: &Desk<'_>) {
    let rows = desk.debrief.shifts.iter().map(|shift| {
        let (was, is) = match shift.what {
            Shifted::Verdict(was, is) => (desk.verdict(was), desk.verdict(is)),
            Shifted::Ballot(was, is) => (desk.ballot(was), desk.ballot(is)),
        };
        let item = shift.item.as_ref().map(|item| desk.item(item));
        vec![
            clock(shift.at),
            desk.role(&shift.role),
            format!("{was} → {is}"),
            desk.text(shift.with),
            item.unwrap_or_default(),
        ]
    });
    let columns = [
        ("report-clock", 1),
        ("report-role", 2),
        ("report-from-to", 3),
        ("report-with", 3),
        ("report-item", 3),
    ];
    desk.section(document, "debrief-shifts", &columns, rows);
}
