//! Verdicts and stances as people read them: a glyph and a word, so that a colour never stands
//! alone. They are put together once a language: a table shows them a hundred thousand times.

use std::sync::LazyLock;

use crate::assess::matrix::Reading;
use crate::assess::verdict::Verdict;
use crate::model::bloc::Strength;
use crate::words::keys::{reading_key, strength_key};
use crate::words::{UiLang, Words};

/// Every verdict, and every stance with how firmly it is held.
struct Shown {
    verdicts: Vec<(Verdict, String)>,
    stances: Vec<((Reading, Option<Strength>), String)>,
}

static ENGLISH: LazyLock<Shown> = LazyLock::new(|| Shown::new(UiLang::En));
static CHINESE: LazyLock<Shown> = LazyLock::new(|| Shown::new(UiLang::Zh));

fn of(lang: UiLang) -> &'static Shown {
    match lang {
        UiLang::En => &ENGLISH,
        UiLang::Zh => &CHINESE,
    }
}

fn verdict_glyph(verdict: Verdict) -> char {
    match verdict {
        Verdict::CrossesRedLine => '✖',
        Verdict::Conflict => '▲',
        Verdict::Reserve => '△',
        Verdict::Satisfies => '✔',
        Verdict::Acceptable => '○',
        Verdict::NoPosition => '–',
        Verdict::NotCoded => '?',
    }
}

fn stance_glyph(reading: Reading) -> char {
    match reading {
        Reading::Wants => '✚',
        Reading::Rejects => '✖',
        Reading::Mixed => '±',
        Reading::Open => '○',
        Reading::NoRecordedPosition => '–',
    }
}

impl Shown {
    fn new(lang: UiLang) -> Self {
        use Reading::{Mixed, NoRecordedPosition, Open, Rejects, Wants};
        let words = Words::of(lang);
        let verdict = |verdict: Verdict| {
            let word = words.t(verdict.key());
            (verdict, format!("{} {word}", verdict_glyph(verdict)))
        };
        let stance = |reading: Reading, strength: Option<Strength>| {
            let said = format!(
                "{} {}",
                stance_glyph(reading),
                words.t(reading_key(reading))
            );
            let at_stake = matches!(reading, Wants | Rejects | Mixed);
            let firm = strength.filter(|s| at_stake && *s != Strength::Preference);
            let said = match firm {
                Some(firm) => words.tf(
                    "out-firm",
                    &[
                        ("what", said.as_str().into()),
                        ("firm", words.t(strength_key(firm)).into()),
                    ],
                ),
                None => said,
            };
            ((reading, strength), said)
        };
        let strengths = [
            None,
            Some(Strength::RedLine),
            Some(Strength::Core),
            Some(Strength::Preference),
        ];
        let readings = [Wants, Rejects, Mixed, Open, NoRecordedPosition];
        let stances = readings
            .into_iter()
            .flat_map(|reading| strengths.map(|strength| (reading, strength)));
        Self {
            verdicts: Verdict::ALL.into_iter().map(verdict).collect(),
            stances: stances.map(|(r, s)| stance(r, s)).collect(),
        }
    }
}

/// A verdict with its glyph.
pub fn shown_verdict(verdict: Verdict, lang: UiLang) -> &'static str {
    let mut all = of(lang).verdicts.iter();
    all.find(|(known, _)| *known == verdict)
        .map_or("", |(_, said)| said)
}

/// What demands amount to, with its glyph and, where something is at stake, how firmly.
pub fn shown_stance(reading: Reading, strength: Option<Strength>, lang: UiLang) -> &'static str {
    let mut all = of(lang).stances.iter();
    all.find(|(known, _)| *known == (reading, strength))
        .map_or("", |(_, said)| said)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verdict_and_stance_has_a_glyph_and_a_word_in_both_languages() {
        for verdict in Verdict::ALL {
            let english = shown_verdict(verdict, UiLang::En);
            assert!(english.ends_with(verdict.word()), "{english}");
            let chinese = shown_verdict(verdict, UiLang::Zh);
            assert_eq!(english.chars().next(), chinese.chars().next());
            assert_ne!(english, chinese);
        }
        let firm = shown_stance(Reading::Rejects, Some(Strength::RedLine), UiLang::En);
        assert_eq!(firm, "✖ rejects (red line)");
        let soft = shown_stance(Reading::Wants, Some(Strength::Preference), UiLang::En);
        assert_eq!(soft, "✚ wants");
        let open = shown_stance(Reading::Open, Some(Strength::Core), UiLang::En);
        assert_eq!(open, "○ open");
        let chinese = shown_stance(Reading::Mixed, Some(Strength::Core), UiLang::Zh);
        assert_eq!(chinese, "± 兼有（核心）");
    }
}
