//! Editorial checks: what an editor of treaty text would mark, each check by itself.
//!
//! They speak of form, never of any bloc: they stand beside the objections and are not mixed with
//! them. A check is one file under `checks/`; what it says is a message of the catalogue with the
//! words it is about, and where one can be made without changing what the text demands it carries
//! a fix. English first; Chinese where the check means something there. The numbers E1 to E21 are
//! those of the drafting conventions the program follows.

pub mod checks;
pub mod desk;
pub mod meter;
mod passage;
pub mod remark;
mod words;

pub use checks::{CHECKS, Check, check, issued_remarks};
pub use desk::{Coded, Desk};
pub use remark::{Fix, Remark, Severity, Site};

use crate::model::draft::Draft;

/// What the checks say of a draft, in the order of the text; `is_on` says which checks run.
pub fn remarks(
    draft: &Draft,
    coded: Option<Coded<'_>>,
    is_on: impl Fn(&Check) -> bool,
) -> Vec<Remark> {
    let desk = Desk::new(draft, coded);
    let mut sheet = remark::Sheet::default();
    for check in CHECKS.iter().filter(|check| is_on(check)) {
        sheet.begin(check);
        (check.run)(&desk, &mut sheet);
    }
    let mut remarks = sheet.remarks;
    remarks.sort_by_key(|remark| (remark.order, remark.span, remark.check));
    remarks
}
