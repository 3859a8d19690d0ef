//! What is left of an English word without its ending: what the wording model compares.
//!
//! A light stemmer: *preserve*, *preserved* and *preservation* become one; it need not give words.

use super::super::word::WORD_BYTES;

/// Endings, longest first, with what stands in their place.
const ENDINGS: [(&[u8], &[u8]); 44] = [
    (b"izations", b"iz"),
    (b"isations", b"iz"),
    (b"ization", b"iz"),
    (b"isation", b"iz"),
    (b"ations", b"at"),
    (b"ements", b""),
    (b"nesses", b""),
    (b"ation", b"at"),
    (b"ement", b""),
    (b"ising", b"iz"),
    (b"ities", b""),
    (b"ments", b""),
    (b"ances", b""),
    (b"ences", b""),
    (b"ingly", b""),
    (b"ally", b"al"),
    (b"ibly", b""),
    (b"ably", b""),
    (b"ions", b""),
    (b"ment", b""),
    (b"ness", b""),
    (b"ance", b""),
    (b"ence", b""),
    (b"edly", b""),
    (b"ised", b"iz"),
    (b"ives", b""),
    (b"able", b""),
    (b"ible", b""),
    (b"ity", b""),
    (b"ion", b""),
    (b"ive", b""),
    (b"ing", b""),
    (b"ied", b"y"),
    (b"ies", b"y"),
    (b"ely", b""),
    (b"ise", b"iz"),
    (b"ers", b""),
    (b"ors", b""),
    (b"als", b"al"),
    (b"ed", b""),
    (b"ly", b""),
    (b"er", b""),
    (b"or", b""),
    (b"es", b""),
];

/// A word in at most [`WORD_BYTES`] bytes.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Folded {
    bytes: [u8; WORD_BYTES],
    n: usize,
}

impl Folded {
    /// The letters and digits of `word`, folded; brackets and apostrophes inside are passed over.
    pub(super) fn of(word: &str) -> Self {
        let mut folded = Self::default();
        for ch in word.chars().filter(|ch| ch.is_alphanumeric()) {
            if ch.is_ascii() {
                folded.push(ch.to_ascii_lowercase() as u8);
            } else {
                let mut bytes = [0; 4];
                for lower in ch.to_lowercase() {
                    for byte in lower.encode_utf8(&mut bytes).bytes() {
                        folded.push(byte);
                    }
                }
            }
        }
        folded
    }

    fn push(&mut self, byte: u8) {
        if let Some(slot) = self.bytes.get_mut(self.n) {
            *slot = byte;
            self.n += 1;
        }
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.bytes.get(..self.n).unwrap_or(&[])
    }

    /// The stem of the word.
    pub(super) fn stem(mut self) -> Self {
        if self.n <= 3 || !self.bytes().iter().all(u8::is_ascii_lowercase) {
            return self;
        }
        for (ending, instead) in ENDINGS {
            let least = if ending.len() < 4 { 3 } else { 4 };
            if self.n >= ending.len() + least && self.bytes().ends_with(ending) {
                self.n -= ending.len();
                for byte in instead {
                    self.push(*byte);
                }
                return self.tidied();
            }
        }
        if self.n > 3 && self.bytes().ends_with(b"s") && !self.bytes().ends_with(b"ss") {
            self.n -= 1;
        }
        self.tidied()
    }

    /// Without a doubled last letter or a silent `e`; `y` for `i`.
    fn tidied(mut self) -> Self {
        if let [.., a, b] = self.bytes()
            && a == b
            && self.n > 4
            && !matches!(a, b'l' | b's')
        {
            self.n -= 1;
        }
        if self.n > 3 && self.bytes().ends_with(b"e") {
            self.n -= 1;
        }
        if self.n > 3
            && let Some(last) = self.bytes.get_mut(self.n - 1)
            && *last == b'i'
        {
            *last = b'y';
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stem(word: &str) -> String {
        String::from_utf8_lossy(Folded::of(word).stem().bytes()).into_owned()
    }

    #[test]
    fn forms_of_a_word_meet() {
        for forms in [
            &["access", "accesses", "accessed", "accessing"][..],
            &["State", "states"],
            &[
                "criminalize",
                "criminalise",
                "criminalised",
                "criminalisation",
            ],
            &["request", "requests", "requested", "requesting"],
            &["submit", "submits", "submitted", "submitting"],
            &["party", "parties"],
            &["consent", "consents", "consented"],
            &["provide", "provides", "provided", "providing", "provider"],
        ] {
            let stems: Vec<String> = forms.iter().map(|form| stem(form)).collect();
            assert!(
                stems.windows(2).all(|w| w[0] == w[1]),
                "{forms:?}: {stems:?}"
            );
        }
        assert_ne!(stem("person"), stem("personal"));
        assert_eq!(stem("no"), "no");
        assert_eq!(stem("宪法"), "宪法");
    }

    #[test]
    fn endless_words_are_cut() {
        assert_eq!(Folded::of(&"é".repeat(500)).bytes().len(), WORD_BYTES);
        assert_eq!(stem(&"x".repeat(500)).len(), WORD_BYTES - 1);
    }
}
