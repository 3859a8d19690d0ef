//! E15: a defined term is defined once, used, and always written the same way.

use super::{Check, Desk, Severity, Sheet};
use crate::editorial::passage::Passage;
use crate::model::term::{defined, plain, singular};
use crate::model::text::Span;

pub(super) const CHECK: Check = Check {
    id: "defined-terms",
    number: "E15",
    severity: Severity::Warning,
    title: "check-defined-terms",
    help: "check-defined-terms-help",
    run,
};

/// A term and where it is defined.
struct Term<'d> {
    text: &'d str,
    /// Place of the passage among all.
    order: usize,
    span: Span,
    /// Its words in lower case, hyphens parted, the last without a plural.
    plain: Vec<String>,
}

fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    let mut terms: Vec<Term<'_>> = Vec::new();
    for passage in desk.clauses() {
        for (span, text) in defined(passage.text) {
            let plain = plain(text);
            let known = terms
                .iter()
                .any(|term| term.text == text || (!plain.is_empty() && term.plain == plain));
            if known {
                sheet.say(passage, span, "remark-defined-terms-twice");
            } else {
                terms.push(Term {
                    text,
                    order: passage.order,
                    span,
                    plain,
                });
            }
        }
    }
    let mut used = vec![false; terms.len()];
    for passage in desk.passages() {
        for (term, used) in terms.iter().zip(&mut used) {
            *used |= uses(passage, term, sheet);
        }
    }
    for (term, _) in terms.iter().zip(&used).filter(|(_, used)| !**used) {
        if let Some(passage) = desk.passages().find(|p| p.order == term.order) {
            sheet.say(passage, term.span, "remark-defined-terms-unused");
        }
    }
}

/// Whether a passage uses a term; says where it writes it another way.
fn uses(passage: &Passage<'_>, term: &Term<'_>, sheet: &mut Sheet) -> bool {
    if term.plain.is_empty() {
        let places = passage.text.match_indices(term.text).count();
        return places > usize::from(passage.order == term.order);
    }
    let parts = parts(passage);
    let mut used = false;
    for run in parts.windows(term.plain.len()) {
        let same = run
            .iter()
            .zip(&term.plain)
            .enumerate()
            .all(|(n, (part, wanted))| {
                let last = n + 1 == term.plain.len();
                let lower = part.text.to_lowercase();
                lower == *wanted || (last && singular(&lower) == wanted)
            });
        let (Some(first), Some(last)) = (run.first(), run.last()) else {
            continue;
        };
        let span = Span::new(first.start, last.start + last.text.len());
        if !same || (passage.order == term.order && span.overlaps(term.span)) {
            continue;
        }
        used = true;
        let written = span.of(passage.text);
        let plural = written.len() > term.text.len() && written.ends_with('s');
        let ending = if plural { "s" } else { "" };
        let right = format!("{}{ending}", in_a_sentence(term.text));
        let at_start = passage.begins_sentence(first.start) || passage.is_heading();
        let fits = [right.as_str(), term.text]
            .iter()
            .any(|form| singular(written) == singular(form))
            || (at_start && written.eq_ignore_ascii_case(&right));
        if !fits && written.is_ascii() && !written.contains(['[', ']']) {
            let said = sheet.say(passage, span, "remark-defined-terms-otherwise");
            said.other(&right).replace(passage.text, &right);
        }
    }
    used
}

/// A term as it is written in a sentence: the capital that only begins its definition is gone.
fn in_a_sentence(term: &str) -> String {
    let mut signs = term.chars();
    let first = signs.next();
    if term.chars().skip(1).any(char::is_uppercase) {
        return term.to_owned();
    }
    let lower = first.into_iter().flat_map(char::to_lowercase);
    lower.chain(signs).collect()
}

/// Words with hyphens parted.
fn parts<'d>(passage: &Passage<'d>) -> Vec<crate::editorial::words::Word<'d>> {
    let mut parts = Vec::new();
    for word in &passage.words {
        let mut start = word.start;
        for text in word.text.split('-') {
            parts.push(crate::editorial::words::Word { text, start });
            start += text.len() + 1;
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::super::bench::says;

    #[test]
    fn once_used_and_always_alike() {
        let lines = [
            "# Terms",
            "“Computer system” means a device;",
            "“Traffic data” shall mean data;",
            "“Log” means a record; “log” means another; “key” means a code.",
            "# Use",
            "Each computer-system and all computer systems keep Traffic Data.",
        ];
        assert_eq!(
            says("defined-terms", &lines),
            [
                "twice|log",
                "unused|key",
                "otherwise|computer-system|computer-system→computer system",
                "otherwise|Traffic Data|Traffic Data→traffic data",
            ]
        );
        let chinese = [
            "“计算机系统”系指装置；",
            "“日志”是指记录。",
            "保护计算机系统。",
        ];
        assert_eq!(says("defined-terms", &chinese), ["unused|日志"]);
    }
}
