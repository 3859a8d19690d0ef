//! Plain consolidated texts, with alternatives, owners of brackets and marks of what is agreed: as
//! a pasted text is taken apart.

use super::build::{Maker, Read, Remark, is_stamp, keep_owned};
use crate::exchange::paste::take_apart;
use crate::model::draft::Draft;
use crate::model::ids::VersionId;

/// A draft out of a plain text.
pub(super) fn read(text: &str, maker: &mut Maker) -> Read {
    let now_ms = maker.now_ms;
    let kept: Vec<&str> = text.lines().filter(|line| !is_stamp(line.trim())).collect();
    let taken = take_apart(&kept.join("\n"), || maker.mint.next(now_ms));
    let empty = Draft::empty(VersionId(maker.mint.next(now_ms)));
    let remarks = taken.unclear.iter().map(|unclear| Remark {
        place: if unclear.line > 0 {
            format!("line {}", unclear.line)
        } else {
            String::new()
        },
        what: format!("{}: “{}”", unclear.why.words(), unclear.words),
    });
    let mut draft = taken.added_to(&empty);
    let in_articles = draft.articles.iter_mut().flat_map(|a| &mut a.paragraphs);
    draft
        .preamble
        .iter_mut()
        .chain(in_articles)
        .for_each(keep_owned);
    Read {
        draft,
        proposals: Vec::new(),
        remarks: remarks.collect(),
        notes: taken.notes,
    }
}
