//! Who is named inside brackets: `[US/EU: words]`, `[proposed by X: words]`, `[中国提出：文字]`.

use crate::model::text::Span;

/// Names found at the head of bracketed words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Attribution {
    /// The names as they stand, in order.
    pub names: Vec<String>,
    /// The head, with the colon and the blank after it: bytes of the text that was looked at.
    pub head: Span,
}

/// A head longer than this is a sentence with a colon in it.
const LONGEST_HEAD: usize = 120;

/// Words that may stand in lower case between names.
const LINKS: [&str; 9] = ["and", "of", "the", "for", "on", "with", "by", "et", "de"];

/// The names at the head of `words`, what stands between two brackets; `None` where none are.
///
/// A head is told by `proposed by …:` or `proposal by …:` (in Chinese `…提出：`), or by being
/// names only: every word of it begins with a capital or a figure, or joins two that do.
pub fn attribution(words: &str) -> Option<Attribution> {
    let (at, colon) = words
        .char_indices()
        .take_while(|(at, ch)| *at <= LONGEST_HEAD && !matches!(ch, '[' | '［' | '.' | ';'))
        .find(|(_, ch)| matches!(ch, ':' | '：'))?;
    let head = words.get(..at)?.trim();
    let after = at + colon.len_utf8();
    let rest = words.get(after..)?;
    let named = told(head);
    if named.is_none() && !are_names(head) {
        return None;
    }
    let names = names_in(named.unwrap_or(head));
    if names.is_empty() || rest.trim().is_empty() {
        return None;
    }
    let blanks = rest.len() - rest.trim_start().len();
    Some(Attribution {
        names,
        head: Span::new(0, after + blanks),
    })
}

/// The names of a head that says that it names.
fn told(head: &str) -> Option<&str> {
    const HEADS: [&str; 7] = [
        "proposed by ",
        "proposal by ",
        "proposal of ",
        "submitted by ",
        "text of ",
        "alternative by ",
        "addition by ",
    ];
    for start in HEADS {
        let front = head.get(..start.len());
        if front.is_some_and(|front| front.eq_ignore_ascii_case(start)) {
            return head
                .get(start.len()..)
                .map(|names| names.strip_prefix("the ").unwrap_or(names));
        }
    }
    let short = head
        .strip_suffix(" proposal")
        .or_else(|| head.strip_suffix(" proposes"));
    if let Some(names) = short.filter(|names| are_names(names)) {
        return Some(names);
    }
    let zh = head
        .strip_suffix("提出")
        .or_else(|| head.strip_suffix("提议"));
    let zh = zh.or_else(|| head.strip_suffix("提案"))?;
    Some(zh.strip_prefix('由').unwrap_or(zh))
}

/// Whether a head holds names and nothing else. A single word that may begin any sentence, such as
/// `Note:`, is none.
fn are_names(head: &str) -> bool {
    const NO_NAMES: [&str; 12] = [
        "Note",
        "Example",
        "Examples",
        "Option",
        "Alternative",
        "Alt",
        "Article",
        "Paragraph",
        "Chapter",
        "Section",
        "Footnote",
        "Title",
    ];
    let mut words = head
        .split(|ch: char| ch.is_whitespace() || matches!(ch, '/' | ',' | '+' | '&' | '(' | ')'))
        .filter(|word| !word.is_empty())
        .peekable();
    let first = words.peek().copied().unwrap_or("");
    let is_name =
        |word: &str| word.starts_with(|ch: char| ch.is_uppercase() || ch.is_ascii_digit());
    let good = words.all(|word| is_name(word) || LINKS.contains(&word));
    good && first.starts_with(char::is_uppercase) && !NO_NAMES.contains(&first)
}

/// `A, B and C` → `A`, `B`, `C`; `US/EU` stays one name, `A / B` is two.
pub fn names_in(text: &str) -> Vec<String> {
    let text = text
        .replace(" / ", ",")
        .replace([';', '+', '&', '、', '，'], ",");
    let mut names = Vec::new();
    for part in text.split(',') {
        let part = part.trim();
        let part = part.strip_prefix("and ").unwrap_or(part);
        for name in part.split(" and ").flat_map(|name| name.split('和')) {
            let name = name.trim();
            if !name.is_empty() && !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
        }
    }
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(words: &str) -> Option<(Vec<String>, &str)> {
        let found = attribution(words)?;
        Some((found.names, words.get(found.head.end as usize..).unwrap()))
    }

    #[test]
    fn names_are_found_at_the_head() {
        let names = |list: &[&str]| list.iter().map(ToString::to_string).collect::<Vec<_>>();
        for (words, who, rest) in [
            ("US/EU: may", &["US/EU"][..], "may"),
            (
                "Proposed by India and Egypt: may",
                &["India", "Egypt"],
                "may",
            ),
            (
                "proposed by the African Group: may",
                &["African Group"],
                "may",
            ),
            (
                "China, Russian Federation, Brazil: may",
                &["China", "Russian Federation", "Brazil"],
                "may",
            ),
            ("Mexico proposal: may", &["Mexico"], "may"),
            ("由中国和巴西提出：应当", &["中国", "巴西"], "应当"),
            ("G77 / Chair: may", &["G77", "Chair"], "may"),
        ] {
            assert_eq!(found(words), Some((names(who), rest)), "{words}");
        }
    }

    #[test]
    fn a_sentence_with_a_colon_names_nobody() {
        for words in [
            "Each Party shall: adopt laws",
            "the following: data",
            "Note: this is open",
            "shall",
            "Chair:",
            "Parties may. Chair: words",
            "Option 1: words",
        ] {
            assert_eq!(attribution(words), None, "{words}");
        }
    }
}
