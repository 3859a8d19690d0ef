//! The words of a reference when what it leads to has other numbers.

use super::{Called, Manner, NumberAt, Reference, han};
use crate::model::ids::ArticleId;
use crate::model::number::letters;
use crate::model::text::{Span, is_han};

/// The words of a reference with the numbers its target has now; `None` where they are right.
///
/// `home` is the article in which the words stand: a reference without an article gets one where
/// its target stands elsewhere by now.
pub fn rewritten(
    reference: &Reference,
    text: &str,
    called: &Called,
    home: Option<ArticleId>,
) -> Option<String> {
    let words = text.get(reference.span.range())?;
    let moved_away = reference.article.is_none() && home != Some(called.home);
    let same_form = reference.paragraph.is_some() == called.paragraph.is_some()
        && reference.items.len() == called.items.len();
    if !same_form {
        return Some(anew(reference, words, called, moved_away));
    }
    let mut edits: Vec<(Span, String)> = Vec::new();
    let mut turn = |number: &NumberAt, now: &str, unit: Option<&str>| {
        if number.value != now {
            let was = number.span.of(text);
            edits.push((number.span, written(now, was, reference.manner, unit)));
        }
    };
    if let Some(number) = &reference.article {
        turn(number, &called.article, Some("条"));
    }
    if let (Some(number), Some(now)) = (&reference.paragraph, &called.paragraph) {
        turn(number, now, Some("款"));
    }
    for (number, now) in reference.items.iter().zip(&called.items) {
        turn(number, now, None);
    }
    if edits.is_empty() && !moved_away {
        return None;
    }
    edits.sort_by_key(|(span, _)| std::cmp::Reverse(span.start));
    let mut now = words.to_owned();
    for (span, with) in edits {
        let from = span.start.checked_sub(reference.span.start)? as usize;
        let to = span.end.checked_sub(reference.span.start)? as usize;
        now.get(from..to)?;
        now.replace_range(from..to, &with);
    }
    if moved_away {
        now = with_article(&now, &called.article, reference.manner);
    }
    Some(now)
}

/// A number as the manner has it, with the word for what is counted where it belongs to it.
fn written(value: &str, was: &str, manner: Manner, unit: Option<&str>) -> String {
    match (manner, unit) {
        (Manner::English, _) => value.to_owned(),
        (Manner::HanNumerals | Manner::HanFigures, Some(unit)) => {
            han::counted_as(value, unit, manner == Manner::HanNumerals)
        }
        (Manner::HanNumerals | Manner::HanFigures, None) => {
            let nth = (1..=99).find(|nth| letters(*nth) == value);
            match nth {
                Some(nth) if was.chars().any(is_han) => han::numeral(nth),
                _ => value.to_owned(),
            }
        }
    }
}

/// The words of a reference whose target stands deeper or higher than it did.
fn anew(reference: &Reference, words: &str, called: &Called, moved_away: bool) -> String {
    let items: String = match reference.manner {
        Manner::English => called
            .items
            .iter()
            .flat_map(|item| [" (", item.as_str(), ")"])
            .collect(),
        Manner::HanNumerals | Manner::HanFigures => {
            let units = ["项", "目", "小目"];
            let said = |(item, unit): (&String, &str)| format!("({item}){unit}");
            called.items.iter().zip(units).map(said).collect()
        }
    };
    let number = called.paragraph.as_deref();
    let names_article = reference.article.is_some() || moved_away;
    if reference.manner != Manner::English {
        let numerals = reference.manner == Manner::HanNumerals;
        let said =
            |value: &str, unit: &str| format!("第{}", han::counted_as(value, unit, numerals));
        let own = if words.starts_with("本条") && !names_article {
            "本条".to_owned()
        } else {
            String::new()
        };
        let article = names_article.then(|| said(&called.article, "条"));
        let paragraph = number.map(|n| said(n, "款")).unwrap_or_default();
        return format!("{}{own}{paragraph}{items}", article.unwrap_or_default());
    }
    let first = words.chars().next().unwrap_or('a');
    if first.is_ascii_digit() {
        // One of a list: "articles 3, 4 and 5".
        let paragraph = number.map(|n| format!(", paragraph {n}{items}"));
        return format!("{}{}", called.article, paragraph.unwrap_or_default());
    }
    let capital = |word: &str| {
        let mut letters = word.chars();
        let head = letters.next().map(|ch| {
            if first.is_uppercase() {
                ch.to_ascii_uppercase()
            } else {
                ch
            }
        });
        head.into_iter().chain(letters).collect::<String>()
    };
    let paragraph = number.map(|n| format!("paragraph {n}{items}"));
    let leads = first.eq_ignore_ascii_case(&'a');
    match paragraph {
        None => format!("{} {}", capital("article"), called.article),
        Some(paragraph) if leads => {
            format!("{} {}, {paragraph}", capital("article"), called.article)
        }
        Some(paragraph) if names_article => {
            format!("{} of article {}", capital(&paragraph), called.article)
        }
        Some(paragraph) if words.ends_with(" of this article") => {
            format!("{} of this article", capital(&paragraph))
        }
        Some(paragraph) => capital(&paragraph),
    }
}

fn with_article(words: &str, article: &str, manner: Manner) -> String {
    match manner {
        Manner::English => {
            let bare = words.strip_suffix(" of this article").unwrap_or(words);
            format!("{bare} of article {article}")
        }
        Manner::HanNumerals | Manner::HanFigures => {
            let bare = words.strip_prefix("本条").unwrap_or(words);
            let numerals = manner == Manner::HanNumerals;
            format!("第{}{bare}", han::counted_as(article, "条", numerals))
        }
    }
}
