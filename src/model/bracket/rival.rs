//! Whether words in neighbouring brackets compete for one place, or only stand side by side.
//!
//! `[shall][may]` are rivals, `[Each Party] [shall]` are not. Drafters say that brackets compete by
//! stacking them, by `or` or a slash between them, or by naming whose words each pair holds. Since
//! two optional phrases may follow each other too, brackets that nothing but a blank or a comma
//! joins are rivals only where their words are of one kind.

use crate::model::text::is_han;

/// What stands between two brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Joint {
    /// `or`, a slash: they compete, whatever they hold.
    Or,
    /// Nothing at all.
    Stacked,
    /// A blank.
    Blank,
    /// A comma or semicolon.
    Comma,
}

impl Joint {
    /// What `between` two brackets joins them by; `None` where words stand there.
    pub fn of(between: &str) -> Option<Self> {
        if between.contains("\n\n") {
            return None;
        }
        let words = between.trim();
        let rest = words
            .trim_start_matches([',', ';', '，', '；', '、'])
            .trim();
        match rest {
            "or" | "OR" | "Or" | "/" | "或" | "或者" => Some(Self::Or),
            "" if !words.is_empty() => Some(Self::Comma),
            "" if between.is_empty() => Some(Self::Stacked),
            "" => Some(Self::Blank),
            _ => None,
        }
    }
}

/// What words are, as far as their beginning tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    /// Words of legal force.
    Force,
    /// `each`, `thirty days`: how many of something, with or without the thing.
    Determiner,
    /// `and`, `or`: what joins words.
    Joining,
    /// A phrase that begins with `in`, `within`, `subject to` …
    Phrase,
    /// Words put in between, with a comma before them.
    Aside,
    /// A whole sentence or item.
    Sentence,
    /// Anything else: names of things, acts, manners.
    Other,
}

impl Kind {
    /// Whether the words of the kind are few, so that a word of it and another word never compete.
    fn is_closed(self) -> bool {
        matches!(self, Self::Force | Self::Joining)
    }
}

const FORCE: [&str; 15] = [
    "shall",
    "should",
    "may",
    "must",
    "will",
    "can",
    "could",
    "might",
    "would",
    "is",
    "are",
    "undertake",
    "undertakes",
    "need",
    "ought",
];
const DETERMINERS: [&str; 36] = [
    "a", "an", "the", "each", "every", "all", "any", "some", "no", "both", "either", "neither",
    "such", "that", "those", "this", "these", "its", "their", "one", "two", "three", "four",
    "five", "six", "seven", "eight", "nine", "ten", "fifteen", "twenty", "thirty", "sixty",
    "ninety", "most", "several",
];
const JOINING: [&str; 5] = ["and", "or", "and/or", "but", "nor"];
const PHRASES: [&str; 35] = [
    "in",
    "on",
    "of",
    "to",
    "by",
    "at",
    "for",
    "from",
    "with",
    "within",
    "without",
    "under",
    "upon",
    "after",
    "before",
    "during",
    "through",
    "against",
    "among",
    "between",
    "into",
    "over",
    "per",
    "unless",
    "until",
    "where",
    "when",
    "if",
    "subject",
    "consistent",
    "including",
    "pursuant",
    "notwithstanding",
    "provided",
    "as",
];
const FORCE_ZH: [&str; 10] = [
    "应", "须", "可", "必须", "不得", "不应", "将", "宜", "鼓励", "努力",
];
const DETERMINERS_ZH: [&str; 10] = [
    "各", "每", "所有", "任何", "一切", "该", "此", "本", "有关", "某",
];
const JOINING_ZH: [&str; 5] = ["和", "或", "与", "及", "以及"];
const PHRASES_ZH: [&str; 10] = [
    "在", "根据", "依照", "按照", "为", "对", "除", "如", "未经", "通过",
];

/// Whether two brackets compete for one place: what each holds, without the names of those who
/// proposed it, whether both name different delegations, and what joins them.
pub fn are_rivals(one: &str, other: &str, named: bool, joint: Joint) -> bool {
    if joint == Joint::Or {
        return true;
    }
    let (left, right) = (kind(one), kind(other));
    if left != right && (left.is_closed() || right.is_closed()) {
        return false;
    }
    if named {
        return true;
    }
    match joint {
        Joint::Or => true,
        Joint::Stacked => {
            // `[any conduct][serious crimes]`: both name a thing.
            let thing = |kind, words: &str| match kind {
                Kind::Other => true,
                Kind::Determiner => words.split_whitespace().nth(1).is_some(),
                Kind::Force | Kind::Joining | Kind::Phrase | Kind::Aside | Kind::Sentence => false,
            };
            left == right || (thing(left, one) && thing(right, other))
        }
        Joint::Blank | Joint::Comma => {
            let few = left.is_closed() || matches!(left, Kind::Sentence | Kind::Determiner);
            let alike = left == right && few;
            alike || same_beginning(one, other) || same_ending(one, other)
        }
    }
}

fn kind(words: &str) -> Kind {
    let words = words.trim();
    let bare = words.trim_start_matches(['[', '［', ' ']);
    if bare.starts_with([',', ';', '，', '；', '、']) {
        return Kind::Aside;
    }
    let ends = bare.ends_with(['.', '。', ';', '；']);
    let n_words = bare.split_whitespace().count();
    let starts = bare.starts_with(char::is_uppercase);
    if ends && (starts || n_words > 3 || bare.starts_with(is_han)) {
        return Kind::Sentence;
    }
    if bare.starts_with(is_han) {
        let begins = |list: &[&str]| list.iter().any(|word| bare.starts_with(word));
        return match () {
            () if begins(&FORCE_ZH) => Kind::Force,
            () if begins(&DETERMINERS_ZH) => Kind::Determiner,
            () if begins(&JOINING_ZH) => Kind::Joining,
            () if begins(&PHRASES_ZH) => Kind::Phrase,
            () => Kind::Other,
        };
    }
    let first = first_word(bare).to_lowercase();
    let is = |list: &[&str]| list.contains(&first.as_str());
    if is(&FORCE) {
        Kind::Force
    } else if is(&DETERMINERS) || first.starts_with(|ch: char| ch.is_ascii_digit()) {
        Kind::Determiner
    } else if is(&JOINING) {
        Kind::Joining
    } else if is(&PHRASES) {
        Kind::Phrase
    } else {
        Kind::Other
    }
}

fn first_word(words: &str) -> &str {
    words
        .split(|ch: char| ch.is_whitespace() || matches!(ch, ',' | '[' | ']' | '；'))
        .find(|word| !word.is_empty())
        .unwrap_or("")
}

/// Whether both begin with the same word: `serious crimes`, `serious offences`.
fn same_beginning(one: &str, other: &str) -> bool {
    let (one, other) = (first_word(one), first_word(other));
    !one.is_empty() && one.eq_ignore_ascii_case(other)
}

/// Whether both end with the same word: `serious crimes`, `all crimes`.
fn same_ending(one: &str, other: &str) -> bool {
    let last = |words: &str| -> String {
        let bare = words.trim_end_matches(|ch: char| !ch.is_alphanumeric());
        let start = bare.rfind(char::is_whitespace).map_or(0, |at| at + 1);
        bare.get(start..).unwrap_or("").to_lowercase()
    };
    let (one, other) = (last(one), last(other));
    !one.is_empty() && one == other
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_one_kind_compete_and_others_stand_side_by_side() {
        let rivals = |one, other, joint| are_rivals(one, other, false, joint);
        for joint in [Joint::Stacked, Joint::Blank, Joint::Comma] {
            assert!(rivals("shall", "may", joint), "{joint:?}");
            assert!(rivals("shall keep", "should delete", joint));
            assert!(rivals("Each Party", "All States", joint));
            assert!(rivals("thirty", "60", joint));
            assert!(rivals("and", "or", joint));
            assert!(rivals("serious crimes", "serious offences", joint));
            assert!(!rivals("Each Party", "shall", joint));
            assert!(!rivals("shall", "promptly", joint));
            assert!(!rivals("各缔约国", "应当", joint));
            assert!(rivals("应当", "可以", joint));
        }
        assert!(rivals("serious crimes", "grave acts", Joint::Stacked));
        assert!(rivals("serious crimes", "any conduct", Joint::Stacked));
        assert!(!rivals("each", "serious", Joint::Stacked));
        assert!(!rivals("serious", "organized", Joint::Blank));
        assert!(!rivals(
            "in accordance with its law",
            "without delay",
            Joint::Blank
        ));
        assert!(!rivals(", as appropriate,", "promptly", Joint::Stacked));
        assert!(
            rivals("Each Party", "shall", Joint::Or),
            "a drafter said so"
        );
        assert!(rivals(
            "Costs are shared.",
            "Parties bear costs.",
            Joint::Blank
        ));
    }

    #[test]
    fn different_names_make_rivals_unless_their_words_cannot_be() {
        assert!(are_rivals("serious crimes", "any act", true, Joint::Blank));
        assert!(!are_rivals(
            "serious crimes",
            "any act",
            false,
            Joint::Blank
        ));
        assert!(are_rivals(
            "serious crimes",
            "grave acts",
            true,
            Joint::Blank
        ));
        assert!(!are_rivals("Each Party", "shall", true, Joint::Blank));
    }

    #[test]
    fn what_stands_between_is_told() {
        assert_eq!(Joint::of(""), Some(Joint::Stacked));
        assert_eq!(Joint::of(" "), Some(Joint::Blank));
        assert_eq!(Joint::of(", or "), Some(Joint::Or));
        assert_eq!(Joint::of("，"), Some(Joint::Comma));
        assert_eq!(Joint::of(" then "), None);
        assert_eq!(Joint::of("\n\n"), None);
    }
}
