//! What stands at the end of a paragraph: `[agreed ad referendum]`, `[reserved by X]`, footnote marks.

use crate::model::bracket::mark::names_in;
use crate::model::draft::{Paragraph, ParagraphStatus};
use crate::model::party::PartyRef;

/// How each status is written in brackets after the words.
pub(crate) const STATUS_MARKS: [(&str, ParagraphStatus); 4] = [
    (
        "[agreed ad referendum]",
        ParagraphStatus::AgreedAdReferendum,
    ),
    ("[agreed in informals]", ParagraphStatus::AgreedInformals),
    ("[agreed]", ParagraphStatus::Agreed),
    ("[pending]", ParagraphStatus::Pending),
];

/// How struck words are written: the whole paragraph, in brackets that begin so.
pub(crate) const STRUCK_MARKS: [(&str, ParagraphStatus); 2] = [
    ("[deleted: ", ParagraphStatus::Deleted),
    ("[moved: ", ParagraphStatus::Moved),
];

/// How a reserve is written.
pub(crate) const RESERVE_MARK: &str = "[reserved by ";

/// Takes marks off the end of the words and gives what they say to the paragraph.
pub(super) fn take(paragraph: &mut Paragraph) {
    for (mark, status) in STRUCK_MARKS {
        let words = paragraph
            .text
            .strip_prefix(mark)
            .and_then(|rest| rest.strip_suffix(']'));
        if let Some(words) = words {
            paragraph.text = words.trim().to_owned();
            paragraph.status = status;
            return;
        }
    }
    loop {
        let text = paragraph.text.trim_end();
        let lower = text.to_ascii_lowercase();
        let mut left = None;
        for (mark, status) in STATUS_MARKS {
            if lower.ends_with(mark) {
                left = text.get(..text.len() - mark.len());
                paragraph.status = status;
                break;
            }
        }
        if left.is_none()
            && let Some(at) = lower.rfind(RESERVE_MARK)
            && let Some(names) = text
                .get(at + RESERVE_MARK.len()..)
                .and_then(|r| r.strip_suffix(']'))
            && !names.contains(['[', ']'])
        {
            let names = names_in(names);
            let mut parties: Vec<PartyRef> = names
                .iter()
                .filter_map(|name| PartyRef::new(name))
                .collect();
            parties.append(&mut paragraph.reserves);
            paragraph.reserves = parties;
            left = text.get(..at);
        }
        match left {
            Some(left) => paragraph.text = left.trim_end().to_owned(),
            None => return,
        }
    }
}

/// The figures with which footnotes are marked, 0 to 9.
pub(crate) const RAISED: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];

/// A number in raised figures.
pub(crate) fn raised(n: usize) -> String {
    let figures = n.to_string();
    let raised = figures
        .bytes()
        .filter_map(|b| RAISED.get(usize::from(b.saturating_sub(b'0'))));
    raised.collect()
}

/// The raised figures at the beginning of a text: their bytes and their value.
pub(super) fn raised_at(text: &str) -> Option<(usize, usize)> {
    let mut bytes = 0;
    let mut value = 0_usize;
    for ch in text.chars() {
        let Some(figure) = RAISED.iter().position(|r| *r == ch) else {
            break;
        };
        bytes += ch.len_utf8();
        value = value.saturating_mul(10).saturating_add(figure);
    }
    (bytes > 0).then_some((bytes, value))
}
