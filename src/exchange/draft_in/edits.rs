//! Tracked changes of a line as edits of its words, and days as moments.

use crate::exchange::document::Run;

/// A change of a stretch of a paragraph.
pub(super) struct Edit {
    pub(super) span: std::ops::Range<usize>,
    pub(super) with: String,
    pub(super) by: String,
    pub(super) date: String,
}

/// Milliseconds since 1970 of a day such as `2024-08-08`.
pub(super) fn ms_of(date: &str) -> Option<u64> {
    let mut parts = date.split('-').map(str::parse::<u64>);
    let (year, month, day) = (
        parts.next()?.ok()?,
        parts.next()?.ok()?,
        parts.next()?.ok()?,
    );
    if !(1970..=9999).contains(&year) || !(1..=12).contains(&month) || !(1..=31).contains(&day) {
        return None;
    }
    // Years begin in March here, so that the leap day is the last of a year.
    let (y, m) = if month > 2 {
        (year, month - 3)
    } else {
        (year - 1, month + 9)
    };
    let era = y / 400;
    let of_era = y - era * 400;
    let of_year = (153 * m + 2) / 5 + day - 1;
    let days = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year;
    Some(days.checked_sub(719_468)? * 86_400_000)
}

/// The changes of a line within `from..to` of its words as they stood, counted from `from`.
pub(super) fn edits(runs: &[Run], from: usize, to: usize) -> Vec<Edit> {
    let mut all: Vec<Edit> = Vec::new();
    let mut at = 0_usize;
    let clip = |n: usize| n.clamp(from, to) - from;
    for run in runs {
        let Some(change) = &run.change else {
            at += run.text.len();
            continue;
        };
        let last = all
            .last_mut()
            .filter(|e| e.by == change.by && e.span.end == clip(at));
        if change.is_insertion() {
            match last {
                Some(edit) => edit.with.push_str(&run.text),
                None => all.push(Edit {
                    span: clip(at)..clip(at),
                    with: run.text.clone(),
                    by: change.by.clone(),
                    date: change.date.clone(),
                }),
            }
        } else {
            let end = at + run.text.len();
            match last {
                Some(edit) => edit.span.end = clip(end),
                None => all.push(Edit {
                    span: clip(at)..clip(end),
                    with: String::new(),
                    by: change.by.clone(),
                    date: change.date.clone(),
                }),
            }
            at = end;
        }
    }
    all.retain(|edit| !edit.span.is_empty() || !edit.with.is_empty());
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exchange::document::Change;

    #[test]
    fn days_are_counted_as_the_calendar_counts_them() {
        assert_eq!(ms_of("1970-01-01"), Some(0));
        assert_eq!(ms_of("2000-02-29"), Some(951_782_400_000));
        assert_eq!(ms_of("2024-08-08"), Some(1_723_075_200_000));
        assert_eq!(ms_of("2024-13-08"), None);
    }

    #[test]
    fn neighbouring_changes_of_one_author_are_one_edit() {
        let changed = |change, text: &str| Run {
            change: Some(change),
            ..Run::plain(text)
        };
        let runs = [
            Run::plain("1. Each "),
            changed(Change::deleted("A", ""), "shall"),
            changed(Change::inserted("A", ""), "may"),
            changed(Change::inserted("B", ""), " well"),
        ];
        let found = edits(&runs, 3, 13);
        let shown: Vec<_> = found
            .iter()
            .map(|e| (e.span.clone(), e.with.as_str(), e.by.as_str()))
            .collect();
        assert_eq!(shown, [(5..10, "may", "A"), (10..10, " well", "B")]);
    }
}
