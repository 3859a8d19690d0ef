//! Numbers of articles, paragraphs and items: derived from their place, never stored.

use super::draft::{Article, Level};

/// The number shown before each paragraph of an article, in the same order: `1.`, `(a)`, `(i)`,
/// `a.`, or nothing for a tail, a deleted paragraph and the only paragraph of an article.
///
/// Levels follow the United Nations Editorial Manual: arabic figures, then letters, then small
/// roman numerals, then letters again.
pub fn paragraph_numbers(article: &Article) -> Vec<String> {
    let standing = |level| {
        article
            .paragraphs
            .iter()
            .filter(move |p| p.level == level && !p.is_deleted())
    };
    let alone = standing(Level::Paragraph).count() <= 1;
    let mut counts = [0_usize; 4];
    article
        .paragraphs
        .iter()
        .map(|paragraph| {
            if paragraph.level == Level::Tail || paragraph.is_deleted() {
                return String::new();
            }
            let depth = paragraph.level.depth();
            for (at, count) in counts.iter_mut().enumerate() {
                if at == depth {
                    *count += 1;
                } else if at > depth {
                    *count = 0;
                }
            }
            let nth = counts.get(depth).copied().unwrap_or(0);
            match paragraph.level {
                Level::Paragraph if alone => String::new(),
                Level::Paragraph => format!("{nth}."),
                Level::Item => format!("({})", letters(nth)),
                Level::Subitem => format!("({})", roman(nth)),
                Level::Point => format!("{}.", letters(nth)),
                Level::Tail => String::new(),
            }
        })
        .collect()
}

/// The full number of the paragraph at `place`, such as `2 (a) (i)`; empty where it has none.
pub fn full_number(article: &Article, place: usize) -> String {
    let numbers = paragraph_numbers(article);
    let Some(here) = article.paragraphs.get(place) else {
        return String::new();
    };
    let mut parts = vec![numbers.get(place).cloned().unwrap_or_default()];
    let mut depth = here.level.depth();
    for at in (0..place).rev() {
        let Some(above) = article.paragraphs.get(at) else {
            continue;
        };
        if above.level != Level::Tail && above.level.depth() < depth {
            depth = above.level.depth();
            parts.push(numbers.get(at).cloned().unwrap_or_default());
        }
    }
    parts.reverse();
    parts.retain(|part| !part.is_empty());
    parts
        .iter()
        .map(|part| part.trim_end_matches('.'))
        .collect::<Vec<_>>()
        .join(" ")
}

/// 1 → a, 26 → z, 27 → aa.
fn letters(nth: usize) -> String {
    let mut rest = nth;
    let mut out = Vec::new();
    while rest > 0 {
        rest -= 1;
        out.push(char::from(b'a' + u8::try_from(rest % 26).unwrap_or(0)));
        rest /= 26;
    }
    out.iter().rev().collect()
}

/// 1 → i, 4 → iv, 14 → xiv.
fn roman(nth: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut rest = nth;
    let mut out = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            out.push_str(sign);
            rest -= value;
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::draft::Paragraph;
    use crate::model::ids::{ArticleId, IdMint, ParagraphId};

    fn numbers(levels: &[Level]) -> Vec<String> {
        let mut mint = IdMint::new(1);
        let paragraphs = levels
            .iter()
            .map(|level| Paragraph::new(ParagraphId(mint.next(1)), *level, ""))
            .collect();
        let article = Article::new(ArticleId(mint.next(1)), "", paragraphs);
        (0..levels.len())
            .map(|place| full_number(&article, place))
            .collect()
    }

    #[test]
    fn numbers_restart_under_each_parent() {
        use Level::{Item, Paragraph, Subitem, Tail};
        assert_eq!(
            numbers(&[
                Paragraph, Item, Subitem, Subitem, Item, Tail, Paragraph, Item
            ]),
            [
                "1",
                "1 (a)",
                "1 (a) (i)",
                "1 (a) (ii)",
                "1 (b)",
                "",
                "2",
                "2 (a)"
            ]
        );
    }

    #[test]
    fn an_only_paragraph_has_no_number() {
        assert_eq!(numbers(&[Level::Paragraph, Level::Item]), ["", "(a)"]);
    }

    #[test]
    fn letters_and_romans_count_on() {
        assert_eq!(
            [letters(1), letters(26), letters(27), letters(53)],
            ["a", "z", "aa", "ba"]
        );
        assert_eq!([roman(4), roman(9), roman(14)], ["iv", "ix", "xiv"]);
    }
}
