//! What a change of text does to the verdicts: for every part that exists in either draft, the
//! blocs that say something else of it now.

use std::cmp::Ordering;

use crate::assess::assessment::{Assessment, Part};
use crate::assess::finding::BlocIx;
use crate::assess::verdict::Verdict;

use super::{Fate, Redline, Section};

/// The verdicts that differ between two drafts judged by one book of positions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VerdictChanges {
    /// On the whole draft.
    pub draft: Vec<Flip>,
    /// On recitals and articles: the place of the section in the redline, and its flips.
    pub sections: Vec<(usize, Vec<Flip>)>,
    /// On paragraphs: the places of section and line in the redline, and the line's flips. A
    /// paragraph whose words stayed is among them where its chapeau changed.
    pub lines: Vec<((usize, usize), Vec<Flip>)>,
}

/// A bloc says something else.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Flip {
    /// The bloc, by place in the book.
    pub bloc: BlocIx,
    /// What it said; absent where there was no such part.
    pub before: Option<Verdict>,
    /// What it says; absent where there is no such part any more.
    pub after: Option<Verdict>,
}

impl Flip {
    /// Whether the bloc is better or worse off, and not merely silent for another reason.
    pub fn matters(self) -> bool {
        self.direction() != Ordering::Equal
    }

    /// `Greater` where the bloc is better off, `Less` where it is worse off.
    pub fn direction(self) -> Ordering {
        favour(self.after).cmp(&favour(self.before))
    }
}

/// How well a bloc is served: objections below silence, what it can accept above.
fn favour(verdict: Option<Verdict>) -> u8 {
    match verdict {
        Some(Verdict::CrossesRedLine) => 0,
        Some(Verdict::Conflict) => 1,
        Some(Verdict::Reserve) => 2,
        None | Some(Verdict::NoPosition | Verdict::NotCoded) => 3,
        Some(Verdict::Acceptable) => 4,
        Some(Verdict::Satisfies) => 5,
    }
}

/// The verdicts that differ. Both assessments must be made by the same book.
pub fn changes(redline: &Redline, old: &Assessment, new: &Assessment) -> VerdictChanges {
    let flips = |before: Option<Part>, after: Option<Part>| {
        flips(
            before.map_or(&[], |part| old.row(part)),
            after.map_or(&[], |part| new.row(part)),
        )
    };
    let mut found = VerdictChanges {
        draft: flips(Some(Part::Draft), Some(Part::Draft)),
        ..VerdictChanges::default()
    };
    for (at, section) in redline.sections.iter().enumerate() {
        let (before, after) = parts(section);
        if section.fate != Fate::MovedAway {
            let flipped = flips(before, after);
            if !flipped.is_empty() {
                found.sections.push((at, flipped));
            }
        }
        for (n, line) in section.lines.iter().enumerate() {
            if line.fate == Fate::MovedAway {
                continue;
            }
            let part = |at: &super::LineAt| Part::Clause(at.id);
            let flipped = flips(line.old.as_ref().map(part), line.new.as_ref().map(part));
            if !flipped.is_empty() {
                found.lines.push(((at, n), flipped));
            }
        }
    }
    found
}

fn parts(section: &Section) -> (Option<Part>, Option<Part>) {
    if section.is_preamble() {
        return (Some(Part::Preamble), Some(Part::Preamble));
    }
    let part = |at: &super::ArticleAt| Part::Article(at.id);
    (
        section.old.as_ref().map(part),
        section.new.as_ref().map(part),
    )
}

/// The blocs whose verdict differs; a part that is not there differs from one that says nothing
/// in nothing a reader could see.
fn flips(before: &[Verdict], after: &[Verdict]) -> Vec<Flip> {
    let n_blocs = before.len().max(after.len());
    let says = |verdict: Option<Verdict>| verdict.unwrap_or(Verdict::NotCoded);
    (0..n_blocs)
        .filter_map(|at| {
            let (was, is) = (before.get(at).copied(), after.get(at).copied());
            let bloc = BlocIx(u16::try_from(at).ok()?);
            (says(was) != says(is)).then_some(Flip {
                bloc,
                before: was,
                after: is,
            })
        })
        .collect()
}
