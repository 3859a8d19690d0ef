//! The article as lines of text, and back: what a text editor shows and what typing means.
//!
//! A line is a paragraph, item or tail. Ids under typing follow the contract: of a split paragraph
//! the first part keeps the id; of merged ones the earlier survives; of pasted text, lines are
//! paired with the old ones by likeness and the rest are new. A marker typed or pasted at the
//! start of a line (`(a) `, `1. `, `(i) `) becomes the level of the line and leaves its words.

use crate::model::draft::{Level, Paragraph};
use crate::model::ids::ParagraphId;
pub use crate::model::marker::split_marker;

use super::pairing::pair;

/// The article's words as a text editor shows them: one line a paragraph, without numbers.
pub fn article_text(paragraphs: &[Paragraph]) -> String {
    let mut text = String::new();
    for (n, paragraph) in paragraphs.iter().enumerate() {
        if n > 0 {
            text.push('\n');
        }
        text.push_str(&paragraph.text);
    }
    text
}

/// How a paragraph list becomes the lines of `text`.
///
/// Lines equal to old paragraphs at both ends keep them; in between, lines are paired with old
/// paragraphs in order, the likest first; what has no partner is new and takes
/// its id from `fresh`. `split_markers` is off while a person types inside a line, so that a
/// sentence may well begin with `(a)` until the next line is made.
pub fn lines_to_paragraphs(
    old: &[Paragraph],
    text: &str,
    mut fresh: impl FnMut() -> ParagraphId,
) -> Vec<Paragraph> {
    let lines: Vec<&str> = text
        .split('\n')
        .map(|line| line.trim_end_matches('\r'))
        .collect();
    let same_start = old
        .iter()
        .zip(&lines)
        .take_while(|(p, line)| p.text == **line)
        .count();
    let same_end = old
        .iter()
        .rev()
        .zip(lines.iter().rev())
        .take(old.len().min(lines.len()) - same_start.min(old.len().min(lines.len())))
        .take_while(|(p, line)| p.text == **line)
        .count();
    let middle_old = old.get(same_start..old.len() - same_end).unwrap_or(&[]);
    let middle_new = lines.get(same_start..lines.len() - same_end).unwrap_or(&[]);
    let partners = pair(middle_old, middle_new);

    let mut out: Vec<Paragraph> = old.get(..same_start).unwrap_or(&[]).to_vec();
    for (line, partner) in middle_new.iter().zip(partners) {
        let above = out.last().map(|p| (p.level, p.text.as_str()));
        let (marked, words) = split_marker(line, above);
        let partner = partner.and_then(|at| middle_old.get(at));
        let level = marked
            .or_else(|| partner.map(|p| p.level))
            .unwrap_or_else(|| out.last().map_or(Level::Paragraph, level_after));
        out.push(match partner {
            Some(kept) => {
                let mut kept = kept.clone();
                kept.level = level;
                kept.set_text(&words);
                kept
            }
            None => Paragraph::new(fresh(), level, words),
        });
    }
    out.extend_from_slice(old.get(old.len() - same_end..).unwrap_or(&[]));
    out
}

/// The level of a new line below `above`: an item where a chapeau opens a list, else the same.
fn level_after(above: &Paragraph) -> Level {
    match above.level {
        Level::Tail => Level::Paragraph,
        Level::Paragraph | Level::Item | Level::Subitem | Level::Point => {
            if above.text.trim_end().ends_with([':', '：']) {
                above.level.demoted()
            } else {
                above.level
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ids::IdMint;

    struct Bench {
        mint: IdMint,
    }

    impl Bench {
        fn article(&mut self, lines: &[(Level, &str)]) -> Vec<Paragraph> {
            lines
                .iter()
                .map(|(level, text)| Paragraph::new(ParagraphId(self.mint.next(1)), *level, *text))
                .collect()
        }

        /// The old number of each new line (`new` where it has a fresh id), its level and words.
        fn check(&self, old: &[Paragraph], text: &str, wanted: &[(&str, usize, &str)]) {
            let mut mint = self.mint.clone();
            let new = lines_to_paragraphs(old, text, || ParagraphId(mint.next(2)));
            let seen: Vec<_> = new
                .iter()
                .map(|p| {
                    let from = old.iter().position(|o| o.id == p.id);
                    let from = from.map_or_else(|| "new".to_owned(), |n| n.to_string());
                    (from, p.level.depth(), p.text.clone())
                })
                .collect();
            let wanted: Vec<_> = wanted
                .iter()
                .map(|(f, d, t)| ((*f).to_owned(), *d, (*t).to_owned()))
                .collect();
            assert_eq!(seen, wanted);
        }
    }

    fn bench() -> Bench {
        Bench {
            mint: IdMint::new(9),
        }
    }

    #[test]
    fn typing_keeps_every_id() {
        let mut b = bench();
        let old = b.article(&[
            (Level::Paragraph, "One."),
            (Level::Item, "two"),
            (Level::Item, "three"),
        ]);
        b.check(
            &old,
            "One.\ntwo words\nthree",
            &[("0", 0, "One."), ("1", 1, "two words"), ("2", 1, "three")],
        );
    }

    #[test]
    fn the_first_part_of_a_split_keeps_the_id() {
        let mut b = bench();
        let old = b.article(&[
            (Level::Paragraph, "A. And a much longer second part."),
            (Level::Paragraph, "B"),
        ]);
        b.check(
            &old,
            "A.\nAnd a much longer second part.\nB",
            &[
                ("0", 0, "A."),
                ("new", 0, "And a much longer second part."),
                ("1", 0, "B"),
            ],
        );
    }

    #[test]
    fn the_earlier_of_two_merged_survives() {
        let mut b = bench();
        let old = b.article(&[
            (Level::Paragraph, "A."),
            (Level::Paragraph, "A long second one."),
            (Level::Paragraph, "C"),
        ]);
        b.check(
            &old,
            "A.A long second one.\nC",
            &[("0", 0, "A.A long second one."), ("2", 0, "C")],
        );
    }

    #[test]
    fn pasted_lines_are_paired_by_likeness() {
        let mut b = bench();
        let old = b.article(&[
            (
                Level::Paragraph,
                "Each Party shall keep traffic data for ninety days.",
            ),
            (
                Level::Paragraph,
                "Nothing in this article permits access to content.",
            ),
        ]);
        b.check(
            &old,
            "A wholly new opening.\nEach Party shall keep traffic data for sixty days.\nNothing in this article permits any access to content.",
            &[
                ("new", 0, "A wholly new opening."),
                ("0", 0, "Each Party shall keep traffic data for sixty days."),
                ("1", 0, "Nothing in this article permits any access to content."),
            ],
        );
    }

    #[test]
    fn markers_become_levels() {
        let mut b = bench();
        let old = b.article(&[(Level::Paragraph, "")]);
        b.check(
            &old,
            "1. Each Party shall:\n(a) adopt laws:\n(i) on data;\n(ii) on systems;\n(b) report.\n2. Nothing else.",
            &[
                ("0", 0, "Each Party shall:"),
                ("new", 1, "adopt laws:"),
                ("new", 2, "on data;"),
                ("new", 2, "on systems;"),
                ("new", 1, "report."),
                ("new", 0, "Nothing else."),
            ],
        );
    }

    #[test]
    fn a_line_after_a_colon_is_an_item() {
        let mut b = bench();
        let old = b.article(&[(Level::Paragraph, "Each Party shall:")]);
        b.check(
            &old,
            "Each Party shall:\nadopt laws",
            &[("0", 0, "Each Party shall:"), ("new", 1, "adopt laws")],
        );
    }
}
