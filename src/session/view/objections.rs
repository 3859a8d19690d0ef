//! The list of objections: every finding in the draft, filtered and ordered.

use crate::assess::finding::{Finding, FindingKind};
use crate::assess::verdict::Verdict;
use crate::model::bloc::Strength;
use crate::model::text::Lang;
use crate::session::command::{ObjectionKinds, ObjectionOrder, ObjectionQuery};
use crate::session::state::Session;

use super::reason::Reason;

/// The list of objections.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectionsView {
    /// The rows, filtered and ordered.
    pub rows: Vec<Reason>,
    /// How many findings there are without the filter.
    pub n_all: usize,
    /// How many objections (conflicts and requirements met too weakly) there are in the draft.
    pub n_objections: usize,
    /// How many of them cross a red line.
    pub n_red_lines: usize,
}

fn passes_kind(finding: &Finding, kinds: ObjectionKinds) -> bool {
    let objection = matches!(
        finding.kind,
        FindingKind::Conflict | FindingKind::MetTooWeakly
    );
    match kinds {
        ObjectionKinds::Objections => objection,
        ObjectionKinds::RedLines => {
            finding.kind == FindingKind::Conflict && finding.strength() == Strength::RedLine
        }
        ObjectionKinds::Asks => {
            matches!(finding.kind, FindingKind::StillAsks | FindingKind::Missing)
        }
        ObjectionKinds::All => true,
    }
}

/// Whether a finding rests on a silence that does not count: a draft that is not complete may still
/// say it. Nobody objects yet, so that it stands among all findings only.
fn awaits_the_whole(reason: &Reason) -> bool {
    reason.by_silence && reason.verdict.is_none() && !reason.ignored
}

fn passes_words(reason: &Reason, words: &str) -> bool {
    words.is_empty()
        || [
            &reason.bloc_short,
            &reason.issue_title,
            &reason.element_label,
            &reason.words,
            &reason.at.number,
        ]
        .iter()
        .any(|text| text.to_lowercase().contains(words))
}

/// Puts rows in order; equal rows keep the order of severity they came in.
fn sort(rows: &mut [Reason], query: &ObjectionQuery) {
    match query.order {
        ObjectionOrder::Severity => {}
        ObjectionOrder::Place => rows.sort_by_key(|r| (r.at.order, r.at.span)),
        ObjectionOrder::Bloc => rows.sort_by(|a, b| a.bloc_short.cmp(&b.bloc_short)),
        ObjectionOrder::Issue => rows.sort_by(|a, b| a.issue_title.cmp(&b.issue_title)),
        ObjectionOrder::Element => rows.sort_by(|a, b| a.element_label.cmp(&b.element_label)),
    }
    if query.descending {
        rows.reverse();
    }
}

impl Session {
    /// The list of objections in `lang`.
    pub fn objections(&self, lang: Lang) -> ObjectionsView {
        let query = &self.look.objections;
        let words = query.words.trim().to_lowercase();
        let findings = self.derived.assessment.findings();
        let mut rows: Vec<Reason> = findings
            .iter()
            .filter(|finding| passes_kind(finding, query.kinds))
            .filter_map(|finding| self.reason(finding, lang))
            .filter(|r| query.kinds == ObjectionKinds::All || !awaits_the_whole(r))
            .filter(|r| query.bloc.as_ref().is_none_or(|bloc| r.bloc == *bloc))
            .filter(|r| query.issue.as_ref().is_none_or(|issue| r.issue == *issue))
            .filter(|r| passes_words(r, &words))
            .collect();
        sort(&mut rows, query);
        let standing = |f: &&Finding| {
            let verdict = self.derived.assessment.enters(f);
            verdict.is_some_and(|v| v <= Verdict::Reserve)
        };
        ObjectionsView {
            rows,
            n_all: findings.len(),
            n_objections: findings.iter().filter(standing).count(),
            n_red_lines: findings
                .iter()
                .filter(|f| self.derived.assessment.enters(f) == Some(Verdict::CrossesRedLine))
                .count(),
        }
    }
}
