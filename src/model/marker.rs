//! Markers at the head of a line: `1.`, `(a)`, `(i)` say the level of what follows.

use super::paragraph::Level;

/// Takes one line apart: the level its marker gives it, if it has one, and its words.
///
/// `above` is the level of the line above, which decides whether `(i)` is the ninth item or the
/// first subitem.
pub fn split_marker(line: &str, above: Option<(Level, &str)>) -> (Option<Level>, String) {
    let clean = line.trim_start();
    let words = |rest: &str| rest.trim_start().to_owned();
    if let Some((inside, rest)) = bracketed(clean)
        && let Some(level) = level_of_letters(inside, above)
    {
        return (Some(level), words(rest));
    }
    let digits = clean.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=3).contains(&digits)
        && let Some(rest) = clean.get(digits..).and_then(|rest| rest.strip_prefix('.'))
        && rest.starts_with([' ', '\t', '\u{a0}'])
    {
        return (Some(Level::Paragraph), words(rest));
    }
    (None, line.trim_end_matches(['\r', '\n']).to_owned())
}

/// `(ab) rest` → `ab`, `rest`, where a blank follows the bracket.
fn bracketed(text: &str) -> Option<(&str, &str)> {
    let (inside, rest) = text.strip_prefix(['(', '（'])?.split_once([')', '）'])?;
    let fits = (1..=5).contains(&inside.len())
        && inside.bytes().all(|b| b.is_ascii_lowercase())
        && rest.starts_with([' ', '\t', '\u{a0}', '\u{3000}']);
    fits.then_some((inside, rest))
}

fn level_of_letters(letters: &str, above: Option<(Level, &str)>) -> Option<Level> {
    let roman = letters.bytes().all(|b| b"ivx".contains(&b));
    if !roman {
        return (letters.len() <= 2).then_some(Level::Item);
    }
    // `(i)` under an item opens a list below it, unless the item above was the eighth one.
    match above {
        Some((Level::Item, words)) if letters == "i" && !words.trim_end().ends_with(':') => {
            Some(Level::Item)
        }
        Some((Level::Item | Level::Subitem | Level::Point, _)) => Some(Level::Subitem),
        _ => Some(if letters.len() == 1 && letters != "i" {
            Level::Item
        } else {
            Level::Subitem
        }),
    }
}
