//! The editorial remarks on the draft, as rows.

use crate::editorial::{self, Check, Coded, Remark, Severity, Site};
use crate::session::draft_edit::place_name;
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
}

impl Session {
    /// The remarks of the checks that `is_on`.
    pub fn editorial(&self, is_on: impl Fn(&Check) -> bool) -> EditorialView {
        let draft = &self.workspace().draft;
        let coded = Coded {
            codebook: &self.derived.codebook,
            coding: &self.derived.coding,
        };
        let mut remarks = editorial::remarks(draft, Some(coded), &is_on);
        if editorial::check("cross-references").is_some_and(&is_on) {
            // What is known by id says more than a number that is not there.
            let known = self.link_remarks();
            let said = |r: &Remark| {
                let mut known = known.iter();
                let same = |k: &Remark| k.site == r.site && k.span.overlaps(r.span);
                r.check == "cross-references" && known.any(same)
            };
            remarks.retain(|remark| !said(remark));
            remarks.extend(known);
            remarks.sort_by_key(|remark| (remark.order, remark.span, remark.check));
        }
        let of = |severity| remarks.iter().filter(|r| r.severity == severity).count();
        let counts = Severity::ALL.map(of);
        let row = |remark: Remark| {
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
            }
        };
        EditorialView {
            rows: remarks.into_iter().map(row).collect(),
            counts,
        }
    }
}
