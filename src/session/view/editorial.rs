//! The editorial remarks on the draft, as rows.

use crate::analysis::unmarked::Hidden;
use crate::editorial::{self, Check, Coded, Remark, Severity, Site};
use crate::model::workspace::Workspace;
use crate::session::draft_edit::place_name;
use crate::session::links::link_remarks;
use crate::session::state::Session;

/// The editorial remarks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditorialView {
    /// The remarks in the order of the text, of the checks that are on.
    pub rows: Vec<EditorialRow>,
    /// How many there are of each severity, worst first.
    pub counts: [usize; 3],
}

/// One remark and where it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EditorialRow {
    /// What is said.
    pub remark: Remark,
    /// The convention it comes from, such as `E13`; may be empty.
    pub number: &'static str,
    /// Message key of the name of its check.
    pub title: &'static str,
    /// `4, 2 (a)`; empty for recitals and the whole draft.
    pub place: String,
    /// What is to be marked, where a difference from an issued version is not.
    pub hidden: Option<Hidden>,
}

/// What the checks say of a draft that stands in a workspace: of its text, of what its references
/// are known to lead to, and of what nothing marks as changed since it was issued.
pub fn remarks_with_record(
    workspace: &Workspace,
    coded: Option<Coded<'_>>,
    is_on: impl Fn(&Check) -> bool,
) -> Vec<(Remark, Option<Hidden>)> {
    let draft = &workspace.draft;
    let mut remarks = editorial::remarks(draft, coded, &is_on);
    if editorial::check("cross-references").is_some_and(&is_on) {
        // What is known by id says more than a number that is not there.
        let known = link_remarks(draft);
        let said = |r: &Remark| {
            let mut known = known.iter();
            let same = |k: &Remark| k.site == r.site && k.span.overlaps(r.span);
            r.check == "cross-references" && known.any(same)
        };
        remarks.retain(|remark| !said(remark));
        remarks.extend(known);
    }
    let mut all: Vec<_> = remarks.into_iter().map(|remark| (remark, None)).collect();
    if editorial::check("issued-differences").is_some_and(&is_on) {
        let unseen = editorial::issued_remarks(workspace).into_iter();
        all.extend(unseen.map(|(remark, hidden)| (remark, Some(hidden))));
    }
    all.sort_by_key(|(remark, _)| (remark.order, remark.span, remark.check));
    all
}

impl Session {
    /// The remarks of the checks that `is_on`.
    pub fn editorial(&self, is_on: impl Fn(&Check) -> bool) -> EditorialView {
        let draft = &self.workspace().draft;
        let coded = Coded {
            codebook: &self.derived.codebook,
            coding: &self.derived.coding,
        };
        let remarks = remarks_with_record(self.workspace(), Some(coded), is_on);
        let of = |severity| {
            let counted = remarks.iter().filter(|(r, _)| r.severity == severity);
            counted.count()
        };
        let counts = Severity::ALL.map(of);
        let row = |(remark, hidden): (Remark, Option<Hidden>)| {
            let check = editorial::check(remark.check);
            let place = match remark.site {
                Site::Draft | Site::Recital(_) => String::new(),
                Site::Heading(id) | Site::Paragraph(id, _) => draft
                    .article(id)
                    .map(|article| place_name(draft, article, remark.site.paragraph()))
                    .unwrap_or_default(),
            };
            EditorialRow {
                number: check.map_or("", |check| check.number),
                title: check.map_or("", |check| check.title),
                place,
                remark,
                hidden,
            }
        };
        EditorialView {
            rows: remarks.into_iter().map(row).collect(),
            counts,
        }
    }
}
