//! A paragraph both sides have: its words, what is known of them, and how far they are settled.

use super::record::{Cx, Keyed, Merge, changed, record};
use super::{ConflictKind, words};
use crate::model::bracket::{Bracket, carry};
use crate::model::draft::{Paragraph, ParagraphStatus};
use crate::model::link::{Link, carry_links};

/// A paragraph both sides have.
pub(super) fn paragraph(
    base: Option<&Paragraph>,
    ours: &Paragraph,
    theirs: &Paragraph,
    cx: &mut Cx<'_>,
) -> Paragraph {
    if let Some(one) = changed(base, ours, theirs) {
        return one.clone();
    }
    let merged = words::inline(
        base.map(|b| b.text.as_str()),
        &ours.text,
        &theirs.text,
        cx.names,
    );
    if merged.in_doubt {
        cx.doubt(ConflictKind::Words);
    }
    let status = status(base, ours, theirs, (&merged.text, merged.in_doubt), cx);
    let brackets = brackets(base, ours, theirs, &merged.text, cx);
    let links = links(ours, theirs, &merged.text);
    let moved_to = cx.one(base.map(|b| &b.moved_to), &ours.moved_to, &theirs.moved_to);
    let was = base.map(|b| &b.since_ms);
    let since_ms = changed(was, &ours.since_ms, &theirs.since_ms);
    let since_ms = *since_ms.unwrap_or_else(|| (&ours.since_ms).max(&theirs.since_ms));
    let mut log = cx.bag(base.map(|b| &b.log), &ours.log, &theirs.log);
    log.sort();
    let mut merged = Paragraph {
        id: ours.id,
        level: cx.one(base.map(|b| &b.level), &ours.level, &theirs.level),
        text: merged.text,
        status,
        brackets,
        links,
        alternative: cx.one(
            base.map(|b| &b.alternative),
            &ours.alternative,
            &theirs.alternative,
        ),
        numbered: cx.one(base.map(|b| &b.numbered), &ours.numbered, &theirs.numbered),
        moved_to: moved_to.filter(|_| status == ParagraphStatus::Moved),
        since_ms,
        reserves: cx.bag(base.map(|b| &b.reserves), &ours.reserves, &theirs.reserves),
        log,
    };
    // One side may have agreed to words that the other reopened.
    merged.fall_open();
    merged
}

/// What is known of the brackets of the merged words, from each side as far as they stand there.
fn brackets(
    base: Option<&Paragraph>,
    ours: &Paragraph,
    theirs: &Paragraph,
    text: &str,
    cx: &mut Cx<'_>,
) -> Vec<Bracket> {
    let here = |side: &Paragraph| {
        if side.text == text {
            side.brackets.clone()
        } else {
            carry(&side.text, &side.brackets, text)
        }
    };
    let was = base.map(here);
    let mut merged = cx.list(was.as_ref(), &here(ours), &here(theirs));
    merged.sort_by_key(|bracket| bracket.open);
    merged
}

/// What references of the merged words lead to. Where the sides differ on one, the lesser id
/// stands, whichever side it comes from; the number beside it tells.
fn links(ours: &Paragraph, theirs: &Paragraph, text: &str) -> Vec<Link> {
    let here = |side: &Paragraph| carry_links(&side.text, &side.links, text);
    let mut merged = here(ours);
    merged.extend(here(theirs));
    merged.sort();
    let mut kept: Vec<Link> = Vec::with_capacity(merged.len());
    for link in merged {
        if !kept
            .last()
            .is_some_and(|last| last.span.overlaps(link.span))
        {
            kept.push(link);
        }
    }
    kept
}

record!(Bracket, |_b| None;
    id: one,
    open: one,
    close: one,
    owners: bag,
    reason: one,
    note: words,
);

impl Keyed for Bracket {
    fn known_by(&self) -> String {
        self.id.to_string()
    }
}

/// How far it is settled.
fn settled(status: ParagraphStatus) -> usize {
    let all = ParagraphStatus::ALL;
    all.iter().position(|s| *s == status).unwrap_or(all.len())
}

/// The status of merged words: never more settled than they were on a side that had just these.
fn status(
    base: Option<&Paragraph>,
    ours: &Paragraph,
    theirs: &Paragraph,
    (text, in_doubt): (&str, bool),
    cx: &mut Cx<'_>,
) -> ParagraphStatus {
    let was = base.map(|b| &b.status);
    let one = changed(was, &ours.status, &theirs.status).copied();
    if ours.status.is_struck() || theirs.status.is_struck() {
        // What one side struck stays struck, unless it is the other that changed its mind.
        let status = one.unwrap_or_else(|| ours.status.max(theirs.status));
        let changed = base.is_none_or(|b| ours.text != b.text || theirs.text != b.text);
        if status.is_struck() {
            if changed || one.is_none() {
                cx.doubt(ConflictKind::DeletedAndChanged);
            }
            return status;
        }
    }
    let lower = || {
        if settled(ours.status) <= settled(theirs.status) {
            ours.status
        } else {
            theirs.status
        }
    };
    let found = one.unwrap_or_else(|| {
        cx.doubt(ConflictKind::Status);
        lower()
    });
    if in_doubt {
        return ParagraphStatus::Bracketed;
    }
    let had = |side: &Paragraph| side.status == found && side.text == text;
    if !found.is_agreed() || had(ours) || had(theirs) {
        return found;
    }
    // One side agreed to words that the other changed: nobody agreed to these.
    cx.doubt(ConflictKind::Status);
    let open = lower();
    if open.is_agreed() {
        ParagraphStatus::Open
    } else {
        open
    }
}
