//! The words a person sees, in English and Chinese, from the message catalogues.
//!
//! A catalogue is a Fluent file under `assets/messages/`. Every message without arguments is
//! formatted once, when [`Words`] is made, so that painting a frame allocates nothing; messages
//! with arguments are formatted when asked for. A key that no catalogue holds is shown as it
//! stands, which a person notices and a test forbids.

pub mod events;
pub mod keys;
pub mod learning;
pub mod meeting;
pub mod place;
pub mod records;
pub mod retell;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};

use crate::model::text::Lang;

/// A value for an argument of a message: text or a number, by `into()`.
pub type Value<'a> = fluent_bundle::FluentValue<'a>;

/// A language of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum UiLang {
    /// English.
    #[default]
    En,
    /// Chinese, simplified script.
    Zh,
}

impl UiLang {
    /// Every language of the window.
    pub const ALL: [Self; 2] = [Self::En, Self::Zh];

    /// The ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh",
        }
    }

    /// The language for a tag such as `zh_CN.UTF-8` or `en-GB`; English for any other.
    pub fn from_tag(tag: &str) -> Self {
        if tag.to_ascii_lowercase().starts_with("zh") {
            Self::Zh
        } else {
            Self::En
        }
    }

    /// What the language calls itself: never translated.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::En => "English",
            Self::Zh => "中文",
        }
    }

    /// The language in which texts of the dossier are shown.
    pub fn text_lang(self) -> Lang {
        match self {
            Self::En => Lang::En,
            Self::Zh => Lang::Zh,
        }
    }

    /// The catalogue's text.
    pub fn catalogue(self) -> &'static str {
        match self {
            Self::En => include_str!("../../assets/messages/en.ftl"),
            Self::Zh => include_str!("../../assets/messages/zh.ftl"),
        }
    }
}

/// The words of one language.
pub struct Words {
    lang: UiLang,
    plain: BTreeMap<&'static str, String>,
    bundle: FluentBundle<FluentResource>,
}

impl std::fmt::Debug for Words {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Words")
            .field("lang", &self.lang)
            .finish_non_exhaustive()
    }
}

static ENGLISH: LazyLock<Words> = LazyLock::new(|| Words::new(UiLang::En));
static CHINESE: LazyLock<Words> = LazyLock::new(|| Words::new(UiLang::Zh));

impl Words {
    /// The words of `lang`, made once and shared: what leaves is written in them.
    pub fn of(lang: UiLang) -> &'static Self {
        match lang {
            UiLang::En => &ENGLISH,
            UiLang::Zh => &CHINESE,
        }
    }

    /// The words of `lang`.
    pub fn new(lang: UiLang) -> Self {
        let text = lang.catalogue();
        let locale = lang.code().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![locale]);
        // Isolation marks would put invisible direction characters round every argument.
        bundle.set_use_isolating(false);
        // A line that does not parse is left out, and the tests of the catalogues name it.
        let resource =
            FluentResource::try_new(text.to_owned()).unwrap_or_else(|(good, _problems)| good);
        bundle.add_resource_overriding(resource);
        let mut plain = BTreeMap::new();
        for key in message_keys(text) {
            let mut problems = Vec::new();
            let pattern = bundle.get_message(key).and_then(|message| message.value());
            if let Some(pattern) = pattern {
                let formatted = bundle.format_pattern(pattern, None, &mut problems);
                if problems.is_empty() {
                    plain.insert(key, formatted.into_owned());
                }
            }
        }
        Self {
            lang,
            plain,
            bundle,
        }
    }

    /// The language these words are in.
    pub fn lang(&self) -> UiLang {
        self.lang
    }

    /// The words under `key`; the key itself where there are none, or where they want arguments.
    pub fn t<'a>(&'a self, key: &'a str) -> &'a str {
        self.plain.get(key).map_or(key, String::as_str)
    }

    /// The words under `key` with their arguments filled in; the key itself where there are none.
    pub fn tf(&self, key: &str, arguments: &[(&str, Value<'_>)]) -> String {
        let Some(pattern) = self
            .bundle
            .get_message(key)
            .and_then(|message| message.value())
        else {
            return key.to_owned();
        };
        let mut filled = FluentArgs::with_capacity(arguments.len());
        for (name, value) in arguments {
            filled.set(*name, value.clone());
        }
        // A missing argument stays visible as `{$name}`; the tests of the catalogues forbid it.
        self.bundle
            .format_pattern(pattern, Some(&filled), &mut Vec::new())
            .into_owned()
    }

    /// Whether the catalogue holds `key`.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }
}

/// The keys of a catalogue, in its order.
pub fn message_keys(catalogue: &str) -> impl Iterator<Item = &str> {
    catalogue.lines().filter_map(|line| {
        let (key, _) = line.split_once(" =")?;
        let starts = key.starts_with(|c: char| c.is_ascii_lowercase());
        let goes_on = key
            .chars()
            .all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
        (starts && goes_on).then_some(key)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_come_in_both_languages_and_a_missing_key_shows_itself() {
        let (en, zh) = (Words::new(UiLang::En), Words::new(UiLang::Zh));
        assert_eq!(en.t("verdict-crosses-red-line"), "crosses red line");
        assert_eq!(zh.t("verdict-crosses-red-line"), "触碰红线");
        assert_eq!(en.t("no-such-key"), "no-such-key");
        assert_eq!(en.tf("no-such-key", &[]), "no-such-key");
        assert_eq!(
            en.t("n-objections"),
            "n-objections",
            "a message with arguments is no plain message"
        );
    }

    #[test]
    fn numbers_choose_the_form_of_a_word_and_no_isolation_marks_creep_in() {
        let en = Words::new(UiLang::En);
        assert_eq!(en.tf("n-objections", &[("n", 1.into())]), "1 objection");
        assert_eq!(en.tf("n-objections", &[("n", 2.into())]), "2 objections");
        assert_eq!(en.tf("n-objections", &[("n", 0.into())]), "No objections");
        let zh = Words::new(UiLang::Zh);
        let shown = zh.tf(
            "verdict-of",
            &[
                ("bloc", "非盟".into()),
                ("verdict", zh.t("verdict-reserve").into()),
            ],
        );
        assert_eq!(shown, "非盟：保留意见");
    }

    #[test]
    fn a_tag_of_the_system_chooses_the_language() {
        assert_eq!(UiLang::from_tag("zh_CN.UTF-8"), UiLang::Zh);
        assert_eq!(UiLang::from_tag("ZH-hans"), UiLang::Zh);
        assert_eq!(UiLang::from_tag("fr_FR"), UiLang::En);
        assert_eq!(UiLang::from_tag(""), UiLang::En);
    }
}
