//! References in Chinese.

use super::{Manner, NumberAt, Reference};
use crate::model::text::Span;

/// A number between 第 and the word for what it counts.
struct Counted {
    number: NumberAt,
    manner: Manner,
    /// Byte behind the word.
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
        let rest = text.get(article.end..)?;
        // "《…公约》第三条" is another instrument's; "第三条之二" has a number of its own kind.
        let foreign = before.ends_with(['》', '」']) || rest.starts_with('之');
        let paragraph = counted(text, article.end, '款');
        let end = paragraph.as_ref().map_or(article.end, |p| p.end);
        let reference = Reference {
            span: Span::new(start, end),
            manner: article.manner,
            article: Some(article.number),
            paragraph: paragraph.map(|p| p.number),
            item: None,
        };
        return Some(((!foreign).then_some(reference), end));
    }
    let paragraph = counted(text, start, '款')?;
    let own = before.strip_suffix("本条");
    let reference = Reference {
        span: Span::new(own.map_or(start, str::len), paragraph.end),
        manner: paragraph.manner,
        article: None,
        paragraph: Some(paragraph.number),
        item: None,
    };
    Some((Some(reference), paragraph.end))
}

/// `第五条` at `start`, for the word 条.
fn counted(text: &str, start: usize, word: char) -> Option<Counted> {
    let rest = text.get(start..)?.strip_prefix('第')?;
    let n_bytes = rest.find(word)?;
    let number = rest.get(..n_bytes)?;
    let value = value_of(number)?;
    let from = start + '第'.len_utf8();
    let figures = number.trim().bytes().all(|b| b.is_ascii_digit());
    Some(Counted {
        number: NumberAt {
            span: Span::new(from, from + n_bytes),
            value: value.to_string(),
        },
        manner: if figures {
            Manner::HanFigures
        } else {
            Manner::HanNumerals
        },
        end: from + n_bytes + word.len_utf8(),
    })
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
pub(super) fn numeral(n: usize) -> String {
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
