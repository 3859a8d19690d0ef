//! Text in two languages, and places in a text.

/// A language in which text is coded or shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Lang {
    /// English.
    #[default]
    En,
    /// Chinese, simplified script.
    Zh,
    /// French (wordings only).
    Fr,
    /// Spanish (wordings only).
    Es,
    /// Russian (wordings only).
    Ru,
}

impl Lang {
    /// Every language, in the order in which they are written to files.
    pub const ALL: [Self; 5] = [Self::En, Self::Zh, Self::Fr, Self::Es, Self::Ru];

    /// The ISO 639-1 code.
    pub fn code(self) -> &'static str {
        match self {
            Self::En => "en",
            Self::Zh => "zh",
            Self::Fr => "fr",
            Self::Es => "es",
            Self::Ru => "ru",
        }
    }

    /// The language with this ISO 639-1 code.
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.code() == code)
    }

    /// The language a clause is written in, by its letters: Chinese where Han characters make up
    /// at least a third of the letters, Russian likewise for Cyrillic, else English.
    pub fn guess(text: &str) -> Self {
        // What is so in nearly every text is told without asking of each sign whether it is a letter.
        if text.is_ascii() {
            return Self::En;
        }
        let han = text.chars().filter(|ch| is_han(*ch)).count();
        if han > 0 && han * 6 >= text.chars().count() {
            return Self::Zh;
        }
        let (mut letters, mut han, mut cyrillic) = (0_usize, 0_usize, 0_usize);
        for ch in text.chars() {
            if is_han(ch) {
                han += 1;
                letters += 1;
            } else if ('\u{400}'..='\u{52f}').contains(&ch) {
                cyrillic += 1;
                letters += 1;
            } else if ch.is_alphabetic() {
                letters += 1;
            }
        }
        // One Han character carries about as much as three Latin letters.
        if han > 0 && han * 6 >= letters {
            Self::Zh
        } else if cyrillic > 0 && cyrillic * 3 >= letters {
            Self::Ru
        } else {
            Self::En
        }
    }
}

/// Whether `ch` is a Han character (CJK unified ideographs and extension A).
pub fn is_han(ch: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&ch) || ('\u{3400}'..='\u{4dbf}').contains(&ch)
}

/// A text in English and, where somebody wrote it, in Chinese.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bilingual {
    /// The English text.
    pub en: String,
    /// The Chinese text; empty where there is none.
    pub zh: String,
}

impl Bilingual {
    /// A text in both languages.
    pub fn new(en: &str, zh: &str) -> Self {
        Self {
            en: en.to_owned(),
            zh: zh.to_owned(),
        }
    }

    /// The text in `lang`, or in English where that language is missing.
    pub fn get(&self, lang: Lang) -> &str {
        match lang {
            Lang::Zh if !self.zh.is_empty() => &self.zh,
            Lang::En | Lang::Zh | Lang::Fr | Lang::Es | Lang::Ru => &self.en,
        }
    }

    /// Whether [`Bilingual::get`] has to fall back to English, so that the window can mark it.
    pub fn falls_back(&self, lang: Lang) -> bool {
        lang != Lang::En && (lang != Lang::Zh || self.zh.is_empty())
    }

    /// Whether nothing is written in either language.
    pub fn is_empty(&self) -> bool {
        self.en.is_empty() && self.zh.is_empty()
    }
}

/// A run of bytes `start..end` in one text; both ends lie on character borders of that text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span of bytes; lengths beyond 4 GiB are cut, which no text of ours reaches.
    pub fn new(start: usize, end: usize) -> Self {
        let cut = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        Self {
            start: cut(start),
            end: cut(end),
        }
    }

    /// The bytes as a range for slicing.
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The words of `text` under this span; empty where the span does not fit the text.
    pub fn of(self, text: &str) -> &str {
        text.get(self.range()).unwrap_or("")
    }

    /// The smallest span that holds both.
    pub fn joined(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// Whether the two share at least one byte.
    pub fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn language_is_told_by_letters() {
        assert_eq!(Lang::guess("Each State Party shall"), Lang::En);
        assert_eq!(Lang::guess("各缔约国应当"), Lang::Zh);
        assert_eq!(Lang::guess("根据 Budapest Convention 第32条"), Lang::Zh);
        assert_eq!(Lang::guess("Государства-участники"), Lang::Ru);
        assert_eq!(Lang::guess("12 (a)"), Lang::En);
        // One Han character among seven signs of which six are letters; and among eight letters.
        assert_eq!(Lang::guess("国 abcde"), Lang::Zh);
        assert_eq!(Lang::guess("国abcdefé"), Lang::En);
    }
}
