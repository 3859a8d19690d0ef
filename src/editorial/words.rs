//! A text cut into words with their places: letters and digits, apostrophes and hyphens inside.

use crate::model::text::{Span, is_han};

/// A word and where it begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word<'t> {
    pub(super) text: &'t str,
    pub(super) start: usize,
}

impl Word<'_> {
    pub(super) fn span(&self) -> Span {
        Span::new(self.start, self.start + self.text.len())
    }

    pub(super) fn end(&self) -> usize {
        self.start + self.text.len()
    }

    pub(super) fn is(&self, word: &str) -> bool {
        self.text.eq_ignore_ascii_case(word)
    }

    /// Whether its first letter is a capital.
    pub(super) fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }
}

/// The words of a text; Chinese characters are no words here.
pub(super) fn words_of(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut open: Option<usize> = None;
    let mut signs = text.char_indices().peekable();
    while let Some((at, ch)) = signs.next() {
        let letter = ch.is_alphanumeric() && !is_han(ch);
        let joins = matches!(ch, '\'' | '’' | '-' | '\u{2011}')
            && open.is_some()
            && signs
                .peek()
                .is_some_and(|(_, next)| next.is_alphanumeric() && !is_han(*next));
        match (open, letter || joins) {
            (None, true) => open = Some(at),
            (Some(start), false) => {
                words.extend(text.get(start..at).map(|text| Word { text, start }));
                open = None;
            }
            _ => {}
        }
    }
    if let Some(start) = open {
        words.extend(text.get(start..).map(|text| Word { text, start }));
    }
    words
}

/// `word` in the case of `like`: capital first, all capitals, or as it is.
pub(super) fn in_case_of(word: &str, like: &str) -> String {
    let letters = like.chars().filter(|ch| ch.is_alphabetic());
    let all = letters.clone().count() > 1 && letters.clone().all(char::is_uppercase);
    if all {
        return word.to_uppercase();
    }
    if like.starts_with(char::is_uppercase) {
        return capital(word);
    }
    word.to_owned()
}

/// The word with a capital first letter.
pub(super) fn capital(word: &str) -> String {
    let mut signs = word.chars();
    signs.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(signs).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_keep_apostrophes_and_hyphens() {
        let words: Vec<_> = words_of("A Party's 24-hour [law], 数据 x- y")
            .iter()
            .map(|w| (w.text, w.start))
            .collect();
        assert_eq!(
            words,
            [
                ("A", 0),
                ("Party's", 2),
                ("24-hour", 10),
                ("law", 19),
                ("x", 32),
                ("y", 35)
            ]
        );
    }

    #[test]
    fn a_word_takes_the_case_of_another() {
        assert_eq!(in_case_of("organize", "ORGANISE"), "ORGANIZE");
        assert_eq!(in_case_of("organize", "Organise"), "Organize");
        assert_eq!(in_case_of("organize", "organise"), "organize");
    }
}
