//! References in Chinese.

use super::english::addition;
use super::{Manner, NumberAt, Reference};
use crate::model::number::{LATIN, latin, letters};
use crate::model::text::Span;

/// A number between 第 and the word for what it counts.
struct Counted {
    number: NumberAt,
    manner: Manner,
    /// Byte behind the word and what follows it.
    end: usize,
}

/// Finds the references of a text.
pub(super) fn find(text: &str, found: &mut Vec<Reference>) {
    let mut at = 0;
    while let Some(next) = text.get(at..).and_then(|rest| rest.find('第')) {
        let start = at + next;
        at = start + '第'.len_utf8();
        if let Some((reference, end)) = read(text, start) {
            found.extend(reference);
            at = end;
        }
    }
}

/// The reference at `start`, `None` inside where it belongs to another instrument, and where
/// reading goes on.
fn read(text: &str, start: usize) -> Option<(Option<Reference>, usize)> {
    let before = text.get(..start)?.trim_end();
    if let Some(article) = counted(text, start, '条') {
        // A number of a kind of its own, such as "第三条之一", is no number the program gives.
        let other = text.get(article.end..)?.starts_with("之一");
        let paragraph = counted(text, article.end, '款');
        let mut end = paragraph.as_ref().map_or(article.end, |p| p.end);
        let items = match &paragraph {
            Some(_) => items(text, &mut end),
            None => Vec::new(),
        };
        let reference = Reference {
            span: Span::new(start, end),
            manner: article.manner,
            article: Some(article.number),
            paragraph: paragraph.map(|p| p.number),
            items,
        };
        let ours = !is_foreign(before) && !other;
        return Some((ours.then_some(reference), end));
    }
    let paragraph = counted(text, start, '款')?;
    let own = before.strip_suffix("本条");
    let mut end = paragraph.end;
    let items = items(text, &mut end);
    let reference = Reference {
        span: Span::new(own.map_or(start, str::len), end),
        manner: paragraph.manner,
        article: None,
        paragraph: Some(paragraph.number),
        items,
    };
    Some((Some(reference), end))
}

/// Whether what goes before belongs to another instrument: `《…公约》第三条`, `该公约第三条`.
fn is_foreign(before: &str) -> bool {
    if before.ends_with(['》', '」']) {
        return true;
    }
    let named = |noun: &str| before.strip_suffix(noun);
    let theirs = ["公约", "条约", "协定", "协议", "决议", "宣言"];
    let other = theirs.iter().filter_map(|noun| named(noun));
    let only = ["宪章", "议定书", "规约"];
    let mut never = only.iter().filter_map(|noun| named(noun));
    other.into_iter().any(|rest| rest.ends_with('该')) || never.any(|rest| !rest.ends_with('本'))
}

/// `第五条`, `第五条之二` at `start`, for the word 条.
fn counted(text: &str, start: usize, word: char) -> Option<Counted> {
    let rest = text.get(start..)?.strip_prefix('第')?;
    let n_bytes = rest.find(word)?;
    let inner = rest.get(..n_bytes)?.trim();
    // "第2 alt款": an addition with no form of its own in Chinese stands as the program shows it.
    let (number, added) = match inner.split_once(' ') {
        Some((number, _)) => (number, inner.get(number.len()..)?),
        None => (inner, ""),
    };
    if addition(added) != added.len() {
        return None;
    }
    let n = value_of(number)?;
    let from = start + '第'.len_utf8();
    let mut end = from + n_bytes + word.len_utf8();
    let mut value = format!("{n}{added}");
    if let Some((nth, n_bytes)) = text.get(end..).and_then(after_that) {
        value.push_str(&latin(u32::try_from(n).unwrap_or(1).max(1), nth));
        end += n_bytes;
    }
    let figures = number.bytes().all(|b| b.is_ascii_digit());
    Some(Counted {
        number: NumberAt {
            span: Span::new(from, end),
            value,
        },
        manner: if figures {
            Manner::HanFigures
        } else {
            Manner::HanNumerals
        },
        end,
    })
}

/// `之二` is the first addition, *bis*: which one it is, and its length in bytes.
fn after_that(rest: &str) -> Option<(u32, usize)> {
    let number = rest.strip_prefix('之')?;
    let numeral = |ch: char| ch.is_ascii_digit() || DIGITS.contains(ch) || ch == '十';
    let end = number.find(|ch| !numeral(ch)).unwrap_or(number.len());
    let nth = value_of(number.get(..end)?)?;
    let nth = u32::try_from(nth).ok()?.checked_sub(1)?;
    (nth > 0).then_some((nth, '之'.len_utf8() + end))
}

/// `(a)项`, `第（一）项(i)目` at `end`, which goes behind them.
fn items(text: &str, end: &mut usize) -> Vec<NumberAt> {
    let mut found = Vec::new();
    for unit in ["项", "目", "小目"] {
        let Some((number, behind)) = item(text, *end, unit) else {
            break;
        };
        found.push(number);
        *end = behind;
    }
    found
}

fn item(text: &str, at: usize, unit: &str) -> Option<(NumberAt, usize)> {
    let rest = text.get(at..)?;
    let inside = rest.strip_prefix('第').unwrap_or(rest);
    let opened = inside.strip_prefix(['(', '（'])?;
    let n_bytes = opened.find([')', '）'])?;
    let inner = opened.get(..n_bytes)?;
    let closed = opened.get(n_bytes..)?;
    let after = closed.strip_prefix([')', '）'])?.strip_prefix(unit)?;
    let small = |ch: char| ch.is_ascii_lowercase() || ch == ' ' || ch == '-' || ch.is_ascii_digit();
    let value = if !inner.is_empty() && inner.len() <= 24 && inner.chars().all(small) {
        inner.to_owned()
    } else {
        letters(value_of(inner).filter(|n| *n > 0)?)
    };
    let start = text.len() - opened.len();
    let span = Span::new(start, start + n_bytes);
    Some((NumberAt { span, value }, text.len() - after.len()))
}

/// A number with the word for what it counts behind it: `五条之二`, `5条`.
pub fn counted_as(value: &str, unit: &str, numerals: bool) -> String {
    let (figure, added) = match value.split_once(' ') {
        Some((figure, added)) => (figure, added),
        None => (value, ""),
    };
    let number = match figure.parse::<usize>() {
        Ok(n) if numerals => numeral(n),
        _ => figure.to_owned(),
    };
    if added.is_empty() {
        return format!("{number}{unit}");
    }
    let nth = LATIN.iter().position(|word| *word == added);
    let beyond = added.strip_prefix("bis-").and_then(|n| n.parse().ok());
    let nth = nth.map(|at| at + 2).or(beyond);
    match nth {
        Some(nth) => format!("{number}{unit}之{}", numeral(nth)),
        None => format!("{number} {added}{unit}"),
    }
}

/// The value of `12` or `十二`, up to 199.
pub fn value_of(number: &str) -> Option<usize> {
    let number = number.trim();
    if number.is_empty() || number.chars().count() > 5 {
        return None;
    }
    if number.bytes().all(|b| b.is_ascii_digit()) {
        return number.parse().ok();
    }
    let (mut total, mut digit) = (0_usize, None);
    for ch in number.chars() {
        match ch {
            '百' => total += digit.take().unwrap_or(1) * 100,
            '十' => total += digit.take().unwrap_or(1) * 10,
            '零' | '〇' => digit = None,
            _ => {
                let place = DIGITS.chars().position(|one| one == ch)?;
                digit = Some(place + 1);
            }
        }
    }
    Some(total + digit.unwrap_or(0))
}

const DIGITS: &str = "一二三四五六七八九";

/// 12 → 十二, 53 → 五十三, 104 → 一百零四; figures beyond 999.
pub fn numeral(n: usize) -> String {
    if n == 0 || n > 999 {
        return n.to_string();
    }
    let digit = |n: usize| DIGITS.chars().nth(n.wrapping_sub(1));
    let (hundreds, tens, ones) = (n / 100, n / 10 % 10, n % 10);
    let mut out = String::new();
    if hundreds > 0 {
        out.extend(digit(hundreds));
        out.push('百');
        if tens == 0 && ones > 0 {
            out.push('零');
        }
    }
    if tens > 0 {
        if tens > 1 || hundreds > 0 {
            out.extend(digit(tens));
        }
        out.push('十');
    }
    out.extend(digit(ones));
    out
}
