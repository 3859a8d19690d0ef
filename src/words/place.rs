//! A place in the draft as people call it, and a step of the history with its place.

use super::{UiLang, Words};
use crate::model::crossref::counted_as;

/// Units of the levels below a paragraph in Chinese, outermost first.
const UNITS: [&str; 3] = ["项", "目", "小目"];

/// A place such as `2, 1 (a)` or `2` in words: `Article 2, 1 (a)`, `第 2 条第 1 款(a)项`.
///
/// `place` is the number of the article and, behind a comma, that of the paragraph; an empty one
/// stays empty.
pub fn place_words(place: &str, words: &Words) -> String {
    if place.is_empty() {
        return String::new();
    }
    match (words.lang(), place.split_once(", ")) {
        (UiLang::Zh, Some((article, inner))) => {
            format!("{}{}", han(article, "条"), inner_words(inner, words))
        }
        (UiLang::Zh, None) => han(place, "条"),
        (UiLang::En, _) => words.tf("text-article-n", &[("n", place.into())]),
    }
}

/// A place inside its article, such as `1 (a)`: as it is in English, `第 1 款(a)项` in Chinese.
pub fn inner_words(inner: &str, words: &Words) -> String {
    if words.lang() == UiLang::En {
        return inner.to_owned();
    }
    let items = inner.find('(').unwrap_or(inner.len());
    let (paragraph, items) = inner.split_at_checked(items).unwrap_or((inner, ""));
    // An option has its name behind its number: `3. Option 1`.
    let (number, option) = paragraph.split_once(". ").unwrap_or((paragraph, ""));
    let mut said = match number.trim() {
        "" => String::new(),
        number => han(number, "款"),
    };
    if !option.is_empty() {
        said = format!("{said} {}", option.trim());
    }
    let mut units = UNITS.iter();
    for item in items.split_inclusive(')') {
        let item = item.trim();
        said.push_str(item);
        if item.starts_with('(')
            && let Some(unit) = units.next()
        {
            said.push_str(unit);
        }
    }
    said
}

/// A step of the history in words: `typing in Article 2, 1 (a)`.
///
/// `subject` is what the step was done to; a label of the draft has room for a place in the
/// middle, any other is followed by it.
pub fn step_words(label: &str, subject: &str, words: &Words) -> String {
    let plain = words.t(label);
    let wants_place = plain == label && words.has(label);
    if !wants_place {
        return match subject {
            "" => plain.to_owned(),
            _ => format!("{plain} {subject}"),
        };
    }
    let place = match subject {
        "" => words.t("place-draft").to_owned(),
        _ => place_words(subject, words),
    };
    words.tf(label, &[("place", place.as_str().into())])
}

/// `第 2 条之二`.
fn han(number: &str, unit: &str) -> String {
    let counted = counted_as(number, unit, false);
    let figures = counted.find(|ch: char| !ch.is_ascii_digit());
    match figures.and_then(|at| counted.split_at_checked(at)) {
        Some((figure, rest)) if !figure.is_empty() => format!("第 {figure} {}", rest.trim_start()),
        _ => number.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_called_as_people_call_it() {
        let (en, zh) = (Words::of(UiLang::En), Words::of(UiLang::Zh));
        for (place, english, chinese) in [
            ("2", "Article 2", "第 2 条"),
            ("2, 1", "Article 2, 1", "第 2 条第 1 款"),
            (
                "12 bis, 3 (a) (ii)",
                "Article 12 bis, 3 (a) (ii)",
                "第 12 条之二第 3 款(a)项(ii)目",
            ),
            ("4, (b)", "Article 4, (b)", "第 4 条(b)项"),
            ("4, 2 alt", "Article 4, 2 alt", "第 4 条第 2 alt款"),
            (
                "4, 2. Option 1",
                "Article 4, 2. Option 1",
                "第 4 条第 2 款 Option 1",
            ),
            ("", "", ""),
        ] {
            assert_eq!(place_words(place, en), english);
            assert_eq!(place_words(place, zh), chinese);
        }
    }

    #[test]
    fn a_step_is_told_with_its_place() {
        let (en, zh) = (Words::of(UiLang::En), Words::of(UiLang::Zh));
        let step = |words| step_words("undo-edit-text", "2, 1", words);
        assert_eq!(step(en), "typing in Article 2, 1");
        assert_eq!(step(zh), "在第 2 条第 1 款键入");
        let named = |words| step_words("undo-name-version", "2019", words);
        assert_eq!(named(en), "naming a version 2019");
        assert_eq!(named(zh), "命名版本 2019");
        assert_eq!(step_words("undo-edit-text", "", zh), "在案文键入");
    }
}
