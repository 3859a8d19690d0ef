//! Numbers at the head of a line, headings of articles and chapters, marks of status at its end.

use crate::exchange::document::Terms;
use crate::exchange::document::text::PROPOSED;
use crate::model::draft::{Level, Numbered, ParagraphStatus, Rank};
use crate::model::number::LATIN;
use crate::model::text::Lang;

/// What stands at the head of a line, and how many bytes of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    pub(super) level: Level,
    pub(super) bytes: usize,
    /// `bis`, `ter`: between its neighbours' numbers.
    pub(super) additional: bool,
    /// Whether it may be the ninth letter as well as the first numeral.
    pub(super) is_i: bool,
}

/// The marker of a line; `above` is the level and the first letter of the line before.
pub(super) fn marker(line: &str, above: Option<(Level, char)>) -> Option<Marker> {
    let lead = line.len() - line.trim_start().len();
    let text = line.trim_start();
    let found = |level, used: usize, additional, is_i| {
        let rest = text.get(used..)?;
        let blank = rest.starts_with([' ', '\t', '\u{a0}', '\u{3000}']);
        let wide = text.starts_with('（') || rest.is_empty();
        let skip = rest.len() - rest.trim_start().len();
        (blank || wide).then_some(Marker {
            level,
            bytes: lead + used + skip,
            additional,
            is_i,
        })
    };
    for (open, close) in [('(', ')'), ('（', '）')] {
        let Some(inside) = text.strip_prefix(open) else {
            continue;
        };
        let (letters, _) = inside.split_once(close)?;
        let used = open.len_utf8() + letters.len() + close.len_utf8();
        let small = !letters.is_empty() && letters.bytes().all(|b| b.is_ascii_lowercase());
        if !small || letters.len() > 5 {
            return None;
        }
        let roman = letters.bytes().all(|b| b"ivx".contains(&b));
        let level = match above {
            Some((Level::Item, 'h')) if letters == "i" => Level::Item,
            Some((Level::Item | Level::Subitem | Level::Point, _)) if roman => Level::Subitem,
            _ if roman && letters.len() > 1 => Level::Subitem,
            _ if letters.len() <= 2 => Level::Item,
            _ => return None,
        };
        return found(level, used, false, letters == "i");
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if (1..=3).contains(&digits) {
        let rest = text.get(digits..)?;
        let (extra, additional) = latin(rest);
        let rest = rest.get(extra..)?;
        let dot = ['.', '．', '、']
            .into_iter()
            .find(|dot| rest.starts_with(*dot))?;
        return found(
            Level::Paragraph,
            digits + extra + dot.len_utf8(),
            additional,
            false,
        );
    }
    let mut chars = text.chars();
    let (first, second) = (chars.next()?, chars.next()?);
    let under = matches!(above, Some((Level::Subitem | Level::Point, _)));
    (first.is_ascii_lowercase() && second == '.' && under)
        .then(|| found(Level::Point, 2, false, false))
        .flatten()
}

/// How many bytes ` bis`, ` ter` … take, and whether they stand there.
fn latin(rest: &str) -> (usize, bool) {
    let word = rest.trim_start_matches([' ', '\u{a0}']);
    let lead = rest.len() - word.len();
    for latin in LATIN {
        if word
            .get(..latin.len())
            .is_some_and(|w| w.eq_ignore_ascii_case(latin))
        {
            let after = word.get(latin.len()..).unwrap_or_default();
            if !after.starts_with(|ch: char| ch.is_alphanumeric()) {
                return (lead + latin.len(), true);
            }
        }
    }
    (0, false)
}

/// A heading of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ArticleHead {
    pub(super) numbered: Numbered,
    pub(super) number: u32,
    /// How many bytes stand before its words.
    pub(super) bytes: usize,
}

/// The heading of an article; `sure` says that the file marks the line as a heading.
pub(super) fn article(line: &str, sure: bool) -> Option<ArticleHead> {
    let mut text = line.trim_start();
    for code in ["ADD", "MOD", "SUP", "NOC"] {
        if let Some(rest) = text.strip_prefix(code)
            && rest.starts_with(['\t', ' '])
        {
            text = rest.trim_start();
        }
    }
    let numbered = chinese(text).or_else(|| western(text));
    let (used, number, additional) = numbered.or_else(|| proposed(text))?;
    let rest = text.get(used..)?;
    let stop = ['.', ':', '：', '\t', '—', '–', '\u{3000}'];
    let words = rest.trim_start_matches(|ch: char| stop.contains(&ch) || ch.is_whitespace());
    let stands_alone =
        words.is_empty() || rest.trim_start_matches([' ', '\u{a0}']).starts_with(stop);
    let zh = text.starts_with('第');
    let apart = zh && rest.starts_with([' ', '\u{3000}']);
    if !(sure || stands_alone || apart) || words.len() > 300 {
        return None;
    }
    Some(ArticleHead {
        numbered: if additional {
            Numbered::Additional
        } else {
            Numbered::Running
        },
        number,
        bytes: line.len() - words.len(),
    })
}

fn western(text: &str) -> Option<(usize, u32, bool)> {
    let words = [
        "Article",
        "ARTICLE",
        "Artículo",
        "ARTÍCULO",
        "Статья",
        "СТАТЬЯ",
        "Art.",
    ];
    let word = words.into_iter().find(|word| text.starts_with(word))?;
    let rest = text.get(word.len()..)?;
    let number = rest.trim_start_matches([' ', '\u{a0}', '[']);
    if number.len() == rest.len() {
        return None;
    }
    let digits = number.bytes().take_while(u8::is_ascii_digit).count();
    let value: u32 = number.get(..digits)?.parse().ok()?;
    let (extra, additional) = latin(number.get(digits..)?);
    let used = text.len() - number.len() + digits + extra;
    Some((used, value, additional))
}

fn chinese(text: &str) -> Option<(usize, u32, bool)> {
    let rest = text.strip_prefix('第')?;
    let (number, after) = rest.split_once('条')?;
    let value = number
        .trim()
        .parse()
        .ok()
        .or_else(|| han_number(number.trim()))?;
    let used = '第'.len_utf8() + number.len() + '条'.len_utf8();
    let n_added = added(after);
    Some((used + n_added, value, n_added > 0))
}

/// `之二` behind a number: how many bytes.
fn added(after: &str) -> usize {
    let Some(number) = after.strip_prefix('之') else {
        return 0;
    };
    let numeral = |ch: char| "一二三四五六七八九十".contains(ch);
    match number.find(|ch| !numeral(ch)).unwrap_or(number.len()) {
        0 => 0,
        n_bytes => '之'.len_utf8() + n_bytes,
    }
}

/// `Article [new]`, as an article that is only proposed stands in our own exports.
fn proposed(text: &str) -> Option<(usize, u32, bool)> {
    let mut heads = Lang::ALL
        .into_iter()
        .map(|l| Terms::of(l).article(PROPOSED));
    let head = heads.find(|head| text.starts_with(head.as_str()))?;
    Some((head.len(), 0, false))
}

/// 五 → 5, 十二 → 12, 三十 → 30.
fn han_number(text: &str) -> Option<u32> {
    const DIGITS: &str = "零一二三四五六七八九";
    let (mut all, mut last) = (0_u32, 0_u32);
    for ch in text.chars() {
        match ch {
            '十' => {
                all += last.max(1) * 10;
                last = 0;
            }
            '百' => {
                all += last.max(1) * 100;
                last = 0;
            }
            _ => last = u32::try_from(DIGITS.chars().position(|d| d == ch)?).ok()?,
        }
    }
    let value = all + last;
    (value > 0 && text.chars().count() <= 6).then_some(value)
}

/// A heading of a chapter or section: its rank, and how many bytes stand before its words.
pub(super) fn division(line: &str) -> Option<(Rank, usize)> {
    let text = line.trim();
    if text.len() > 200 {
        return None;
    }
    for (mark, rank) in [('章', Rank::Chapter), ('节', Rank::Section)] {
        if let Some((number, rest)) = text.strip_prefix('第').and_then(|t| t.split_once(mark))
            && (han_number(number).is_some() || number.trim().parse::<u32>().is_ok())
        {
            let words =
                rest.trim_start_matches(|ch: char| ch.is_whitespace() || ".:：—–".contains(ch));
            return Some((rank, line.trim_end().len() - words.trim_end().len()));
        }
    }
    let (word, rest) = text.split_once([' ', '\u{a0}'])?;
    let rank = match word.to_uppercase().as_str() {
        "CHAPTER" | "PART" | "TITLE" | "CAPÍTULO" | "CHAPITRE" | "ГЛАВА" => Rank::Chapter,
        "SECTION" | "SECCIÓN" | "РАЗДЕЛ" => Rank::Section,
        _ => return None,
    };
    let number = rest.split([' ', '.', ':', '\t', '\u{a0}']).next()?;
    let is_number = !number.is_empty()
        && number
            .chars()
            .all(|ch| ch.is_ascii_digit() || "IVXLC".contains(ch));
    let after = rest.get(number.len()..)?;
    let words = after.trim_start_matches(|ch: char| ch.is_whitespace() || ".:—–".contains(ch));
    is_number.then(|| (rank, line.trim_end().len() - words.len()))
}

/// The status that trails a line in brackets, and how many bytes stay without it.
pub(super) fn status(line: &str) -> Option<(ParagraphStatus, usize)> {
    use ParagraphStatus::{Agreed, AgreedAdReferendum, AgreedInformals, Deleted, Pending};
    const MARKS: [(&str, ParagraphStatus); 11] = [
        ("[agreed ad referendum]", AgreedAdReferendum),
        ("[暂定商定]", AgreedAdReferendum),
        ("[agreed in informals]", AgreedInformals),
        ("[非正式磋商商定]", AgreedInformals),
        ("[agreed]", Agreed),
        ("[商定]", Agreed),
        ("[pending]", Pending),
        ("[待定]", Pending),
        ("[deleted]", Deleted),
        ("[删除]", Deleted),
        ("[moved]", Deleted),
    ];
    let text = line.trim_end();
    for (mark, status) in MARKS {
        let start = text.len().checked_sub(mark.len());
        let tail = start.and_then(|start| text.get(start..));
        if let (Some(start), Some(tail)) = (start, tail)
            && tail.eq_ignore_ascii_case(mark)
        {
            let kept = text.get(..start).unwrap_or_default().trim_end().len();
            return Some((status, kept));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_tell_levels() {
        let level = |line, above| marker(line, above).map(|m| (m.level, m.bytes));
        assert_eq!(level("1. Each", None), Some((Level::Paragraph, 3)));
        assert_eq!(level("(a)\tfirst", None), Some((Level::Item, 4)));
        assert_eq!(
            level("(i) x", Some((Level::Item, 'a'))),
            Some((Level::Subitem, 4))
        );
        assert_eq!(
            level("(i) x", Some((Level::Item, 'h'))),
            Some((Level::Item, 4))
        );
        assert_eq!(
            level("a. x", Some((Level::Subitem, 'i'))),
            Some((Level::Point, 3))
        );
        assert_eq!(level("（a）采取", None), Some((Level::Item, 7)));
        assert_eq!(level("2 bis. x", None), Some((Level::Paragraph, 7)));
        assert_eq!(level("2024 was a year", None), None);
        assert_eq!(level("(see below) x", None), None);
    }

    #[test]
    fn articles_are_told_from_references_to_them() {
        let head =
            |line: &str, sure| article(line, sure).map(|h| line.split_at(h.bytes).1.to_owned());
        assert_eq!(
            head("Article 5. Illegal access", false).as_deref(),
            Some("Illegal access")
        );
        for latin in LATIN {
            let title = format!("Article 5 {latin} Evidence");
            assert_eq!(head(&title, true).as_deref(), Some("Evidence"), "{latin}");
        }
        assert_eq!(head("Article 5 bis", false).as_deref(), Some(""));
        assert_eq!(
            head("第十二条 电子证据", false).as_deref(),
            Some("电子证据")
        );
        assert_eq!(
            head("Article 5 Illegal access", true).as_deref(),
            Some("Illegal access")
        );
        assert_eq!(head("第5条之二. 证据", true).as_deref(), Some("证据"));
        assert_eq!(
            article("第五条之二", true).unwrap().numbered,
            Numbered::Additional
        );
        assert_eq!(head("Article [new]. Data", true).as_deref(), Some("Data"));
        assert_eq!(head("第[新增]条. 数据", true).as_deref(), Some("数据"));
        assert_eq!(head("Article 5 applies to States.", false), None);
        assert_eq!(head("第五条适用于各缔约国。", false), None);
        assert_eq!(
            article("Article 5 bis", true).unwrap().numbered,
            Numbered::Additional
        );
    }

    #[test]
    fn chapters_and_marks_of_status_are_found() {
        let at =
            |line: &str| division(line).map(|(rank, at)| (rank, line.split_at(at).1.to_owned()));
        assert_eq!(
            at("Chapter II. Measures"),
            Some((Rank::Chapter, "Measures".to_owned()))
        );
        assert_eq!(at("Section 1"), Some((Rank::Section, String::new())));
        assert_eq!(at("第二章 措施"), Some((Rank::Chapter, "措施".to_owned())));
        assert_eq!(at("Part of the text"), None);
        assert_eq!(
            status("Words. [Agreed ad referendum]"),
            Some((ParagraphStatus::AgreedAdReferendum, 6))
        );
        assert_eq!(status("Words [bracketed]"), None);
    }
}
