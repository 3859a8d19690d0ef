//! What stands at the head of a line: a number, a level, an option with its owners.

use crate::model::bracket::mark::names_in;
use crate::model::draft::{AlternativeStyle, Level};
use crate::model::marker::split_marker;
use crate::model::number::LATIN;
use crate::model::party::PartyRef;

/// The head of a line and its words.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Head {
    /// The level its marker gives it.
    pub level: Option<Level>,
    /// The number as it stands, such as `3 bis.`; empty where there is none.
    pub number: String,
    /// The number without what follows it; 0 where there is none.
    pub n: u32,
    /// `bis`, `alt` …, as it stands; empty where there is none.
    pub extra: String,
    /// Which alternative it is, told by a word.
    pub option: Option<Choice>,
    /// The words.
    pub words: String,
}

/// An alternative told by a word: `Option 2 (US/EU):`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Choice {
    /// How alternatives are told apart.
    pub style: AlternativeStyle,
    /// Which one it is, from 1.
    pub rank: usize,
    /// Whose it is.
    pub owners: Vec<PartyRef>,
}

/// Reads the head of a line below `above`.
pub(super) fn read(line: &str, above: Option<(Level, &str)>) -> Head {
    let mut head = marked(line, above);
    if let Some((option, words)) = option(&head.words) {
        head.option = Some(option);
        head.words = words.to_owned();
    }
    head
}

fn marked(line: &str, above: Option<(Level, &str)>) -> Head {
    let plain = |words: &str| Head {
        words: words.trim().to_owned(),
        ..Head::default()
    };
    let clean = line.trim_start();
    // `3 bis. words` and `(a bis) words` are read as `3. words` and `(a) words`.
    let (simple, number, extra) = simplified(clean);
    let (level, words) = split_marker(&simple, above);
    let Some(level) = level else {
        return plain(line);
    };
    let n = value(&number, level);
    let shown = match level {
        Level::Paragraph | Level::Point | Level::Tail => format!("{number}{extra}."),
        Level::Item | Level::Subitem => format!("({number}{extra})"),
    };
    Head {
        level: Some(level),
        number: shown,
        n,
        extra: extra.trim().to_owned(),
        option: None,
        words: words.trim().to_owned(),
    }
}

/// The line with a marker as `split_marker` knows it, the bare number, and what follows it with the
/// blank before.
fn simplified(line: &str) -> (String, String, String) {
    let none = || (line.to_owned(), String::new(), String::new());
    let (opened, body) = match line.strip_prefix(['(', '（']) {
        Some(body) => (true, body),
        None => (false, line),
    };
    let ends: &[char] = if opened { &[')', '）'] } else { &['.'] };
    let Some((inside, rest)) = body.split_once(ends) else {
        return none();
    };
    let (number, extra) = inside.split_once(' ').unwrap_or((inside, ""));
    let good = (1..=5).contains(&number.len())
        && number.bytes().all(|b| {
            if opened {
                b.is_ascii_lowercase()
            } else {
                b.is_ascii_digit()
            }
        })
        && (extra.is_empty() || is_extra(extra));
    if !good {
        return none();
    }
    let simple = if opened {
        format!("({number}){rest}")
    } else {
        format!("{number}.{rest}")
    };
    let extra = if extra.is_empty() {
        String::new()
    } else {
        format!(" {extra}")
    };
    (simple, number.to_owned(), extra)
}

fn is_extra(text: &str) -> bool {
    let mut words = text.split(' ');
    let known = |word: &str| {
        LATIN.contains(&word)
            || word
                .strip_prefix("bis-")
                .is_some_and(|n| n.parse::<u32>().is_ok())
    };
    match (words.next(), words.next(), words.next()) {
        (Some("alt" | "ante"), None, None) => true,
        (Some("alt"), Some(n), None) => n.parse::<u32>().is_ok(),
        (Some("ante"), Some(word), None) | (Some(word), None, None) => known(word),
        _ => false,
    }
}

fn value(number: &str, level: Level) -> u32 {
    if let Ok(n) = number.parse() {
        return n;
    }
    if level == Level::Subitem {
        return of_roman(number);
    }
    number.bytes().fold(0, |sum: u32, b| {
        sum.saturating_mul(26) + u32::from(b.saturating_sub(b'a')) + 1
    })
}

fn of_roman(text: &str) -> u32 {
    let worth = |b: u8| match b {
        b'i' => 1_u32,
        b'v' => 5,
        b'x' => 10,
        b'l' => 50,
        b'c' => 100,
        _ => 0,
    };
    let mut sum = 0_u32;
    let mut above = 0_u32;
    for b in text.bytes().rev() {
        let w = worth(b);
        if w < above {
            sum = sum.saturating_sub(w);
        } else {
            sum += w;
            above = w;
        }
    }
    sum
}

/// `Option 2 (US/EU): words`, `Alternative A: words`, `Alt 1: words`.
pub(super) fn option(line: &str) -> Option<(Choice, &str)> {
    let (style, rest) = [
        (AlternativeStyle::Option, "Option "),
        (AlternativeStyle::Letter, "Alternative "),
        (AlternativeStyle::Letter, "Alt. "),
        (AlternativeStyle::Letter, "Alt "),
    ]
    .iter()
    .find_map(|(style, word)| line.strip_prefix(word).map(|rest| (*style, rest)))?;
    let (front, words) = rest.split_once([':', '：'])?;
    let (name, owners) = match front.split_once('(') {
        Some((name, owners)) => (name.trim(), owners.trim().strip_suffix(')')?),
        None => (front.trim(), ""),
    };
    let rank = match name.as_bytes() {
        [letter @ b'A'..=b'Z'] => usize::from(letter - b'A') + 1,
        _ => name.parse().ok().filter(|rank| (1..100).contains(rank))?,
    };
    let style = if name.starts_with(|ch: char| ch.is_ascii_digit()) {
        AlternativeStyle::Option
    } else {
        style
    };
    let owners = names_in(owners);
    let choice = Choice {
        style,
        rank,
        owners: owners
            .iter()
            .filter_map(|name| PartyRef::new(name))
            .collect(),
    };
    Some((choice, words.trim()))
}

/// `Article 12`, `Article 12 bis. Heading`, `第十二条` is left to a person: the number, what follows
/// it, and the heading on the same line.
pub(super) fn article(line: &str) -> Option<(u32, String, String)> {
    let rest = ["Article ", "ARTICLE ", "Art. "]
        .iter()
        .find_map(|word| line.strip_prefix(word))?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    let n = rest.get(..digits)?.parse().ok()?;
    let mut rest = rest.get(digits..)?;
    let mut extra = String::new();
    if let Some(after) = rest.strip_prefix(' ') {
        let word = after.split([' ', '.', ':', '\n']).next().unwrap_or("");
        if is_extra(word) {
            word.clone_into(&mut extra);
            rest = after.get(word.len()..)?;
        }
    }
    let heading = match rest.chars().next() {
        None => "",
        Some('.' | ':' | ' ' | '\u{2013}' | '\u{2014}') => {
            rest.trim_start_matches(['.', ':', ' ', '\u{2013}', '\u{2014}', '-'])
        }
        Some(_) => return None,
    };
    // "Article 12 shall apply" begins a sentence, not an article.
    let sentence = rest.starts_with(' ') && heading.starts_with(|ch: char| ch.is_lowercase());
    (!sentence).then(|| (n, extra, heading.trim().to_owned()))
}

/// `Chapter II`, `SECTION 1. Heading`: whether it is a section, and the heading on the same line.
pub(super) fn division(line: &str) -> Option<(bool, String)> {
    let (section, rest) = [
        (false, "Chapter "),
        (false, "CHAPTER "),
        (true, "Section "),
        (true, "SECTION "),
    ]
    .iter()
    .find_map(|(section, word)| line.strip_prefix(word).map(|rest| (*section, rest)))?;
    let number = rest.split([' ', '.', ':']).next().unwrap_or("");
    let good = !number.is_empty()
        && (number.bytes().all(|b| b"IVXLC".contains(&b))
            || number.bytes().all(|b| b.is_ascii_digit()));
    let heading = rest.get(number.len()..)?;
    let heading = heading.trim_start_matches(['.', ':', ' ', '\u{2013}', '\u{2014}', '-']);
    let sentence = heading.starts_with(|ch: char| ch.is_lowercase());
    (good && !sentence).then(|| (section, heading.trim().to_owned()))
}
