//! A word as the codebook compares it: folded, cut to 32 bytes, held in four machine words.
//!
//! Comparing and hashing words of a text against thousands of words of cues is the inner loop of
//! coding; four integers compare faster than any string.

/// A folded word, zero-padded; words that agree in their first 32 bytes are one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct WordKey([u64; 4]);

/// The longest word that is told apart, in bytes.
pub(super) const WORD_BYTES: usize = 32;

const BLANKS: u64 = 0x2020_2020_2020_2020;
const SPREAD: u64 = 0x9e37_79b9_7f4a_7c15;

impl WordKey {
    /// The key of folded bytes.
    pub(super) fn new(folded: &[u8]) -> Self {
        let mut padded = [0_u8; WORD_BYTES];
        for (slot, byte) in padded.iter_mut().zip(folded) {
            *slot = *byte;
        }
        Self::of_padded(&padded)
    }

    /// The key of the first `n` bytes of `text`, which are ASCII letters and digits, folded on the
    /// way.
    #[inline]
    pub(super) fn of_ascii(text: &[u8], n: usize) -> Self {
        let n = n.min(WORD_BYTES);
        let key = match text.first_chunk() {
            // What stands after the word is read too and masked away: quicker than to copy.
            Some(bytes) => Self::of_padded(bytes),
            None => Self::new(text.get(..n).unwrap_or(text)),
        };
        // A digit has the bit of lower case already, so that one OR folds a whole run.
        let Self(mask) = mask(n);
        let Self(mut words) = key;
        for (word, mask) in words.iter_mut().zip(mask) {
            *word = (*word | BLANKS) & mask;
        }
        Self(words)
    }

    fn of_padded(padded: &[u8; WORD_BYTES]) -> Self {
        let mut key = [0_u64; 4];
        for (word, bytes) in key.iter_mut().zip(padded.as_chunks::<8>().0) {
            *word = u64::from_le_bytes(*bytes);
        }
        Self(key)
    }

    /// Its bytes, eight to a word.
    #[inline]
    pub(super) fn words(&self) -> [u64; 4] {
        self.0
    }

    /// Its place in hash tables.
    pub(super) fn hash(&self) -> u32 {
        let [a, b, c, d] = self.0;
        spread(a ^ b.rotate_left(23) ^ c.rotate_left(41) ^ d.rotate_left(11))
    }

    /// The hash of its first three bytes, by which prefixes are found.
    pub(super) fn head_hash(&self) -> u32 {
        let [a, ..] = self.0;
        spread(a & 0x00ff_ffff)
    }

    /// Its first `n` bytes.
    pub(super) fn cut(&self, n: usize) -> Self {
        let mut key = self.0;
        for (word, mask) in key.iter_mut().zip(mask(n).0) {
            *word &= mask;
        }
        Self(key)
    }

    /// How many bytes it has.
    pub(super) fn len(&self) -> usize {
        let Self([a, b, c, d]) = self;
        let zeros = match [*a, *b, *c, *d] {
            [a, 0, 0, 0] => 192 + a.leading_zeros(),
            [_, b, 0, 0] => 128 + b.leading_zeros(),
            [_, _, c, 0] => 64 + c.leading_zeros(),
            [_, _, _, d] => d.leading_zeros(),
        };
        WORD_BYTES - zeros as usize / 8
    }

    /// The word it holds, as far as it was kept.
    pub(super) fn text(&self) -> String {
        let bytes = self
            .0
            .iter()
            .flat_map(|word| word.to_le_bytes())
            .take_while(|byte| *byte != 0);
        String::from_utf8_lossy(&bytes.collect::<Vec<_>>()).into_owned()
    }
}

/// Ones over the first `n` bytes.
#[inline]
fn mask(n: usize) -> WordKey {
    // Looked up: a word is masked once for every word of every text.
    MASKS.get(n).copied().unwrap_or(WordKey([u64::MAX; 4]))
}

/// Per number of bytes, ones over as many.
static MASKS: [WordKey; WORD_BYTES + 1] = masks();

const fn masks() -> [WordKey; WORD_BYTES + 1] {
    let mut masks = [WordKey([0; 4]); WORD_BYTES + 1];
    let mut rest = masks.as_mut_slice();
    let mut ones = [0; 4];
    // Each is the one before it with a byte more.
    let mut n = 0;
    while let [mask, more @ ..] = rest {
        *mask = WordKey(ones);
        if let Some((word, _)) = ones.as_mut_slice().split_at_mut(n / 8).1.split_first_mut() {
            *word = *word << 8 | 0xff;
        }
        n += 1;
        rest = more;
    }
    masks
}

/// How many letters and digits of ASCII `bytes` begin with, counted eight at a time.
#[inline]
pub(super) fn plain_run(bytes: &[u8]) -> usize {
    let mut n = 0;
    while let Some(eight) = bytes.get(n..).and_then(|rest| rest.first_chunk::<8>()) {
        let other = others(u64::from_le_bytes(*eight));
        if other != 0 {
            return n + other.trailing_zeros() as usize / 8;
        }
        n += 8;
    }
    let rest = bytes.get(n..).unwrap_or(&[]);
    n + rest
        .iter()
        .take_while(|byte| byte.is_ascii_alphanumeric())
        .count()
}

/// The highest bit of every byte that is neither a letter nor a digit of ASCII.
#[inline]
fn others(eight: u64) -> u64 {
    const HIGH: u64 = 0x8080_8080_8080_8080;
    const ONES: u64 = 0x0101_0101_0101_0101;
    let low = eight & !HIGH;
    let folded = low | BLANKS;
    // A byte below 128 to which 128 - n is added has its highest bit if it is at least n.
    let from = |bytes: u64, n: u8| bytes + ONES * u64::from(128 - n);
    let letter = from(folded, b'a') & !from(folded, b'z' + 1);
    let digit = from(low, b'0') & !from(low, b'9' + 1);
    !(letter | digit) & HIGH | eight & HIGH
}

/// Spreads a number over 32 bits.
pub(super) fn spread(n: u64) -> u32 {
    let mixed = n.wrapping_mul(SPREAD);
    u32::try_from((mixed ^ (mixed >> 29)) >> 32).unwrap_or(0)
}

/// A length as 32 bits; lengths beyond are cut, which no text of ours reaches.
pub(super) fn n32(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

/// A length as 16 bits; lengths beyond are cut.
pub(super) fn n16(n: usize) -> u16 {
    u16::try_from(n).unwrap_or(u16::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_a_run_equals_the_key_of_its_lower_case() {
        for word in [
            "a",
            "State",
            "CONSENT",
            "24",
            "G77",
            "Responsibilities",
            &"Ab9".repeat(20),
        ] {
            let lower = word.to_lowercase();
            assert_eq!(
                WordKey::of_ascii(word.as_bytes(), word.len()),
                WordKey::new(lower.as_bytes()),
                "{word}"
            );
            let longer = format!("{word}, and what follows it in the text");
            assert_eq!(
                WordKey::of_ascii(longer.as_bytes(), word.len()),
                WordKey::new(lower.as_bytes()),
                "{longer}"
            );
        }
        assert_ne!(WordKey::new(b"state"), WordKey::new(b"states"));
    }

    #[test]
    fn runs_of_plain_letters_are_counted() {
        for byte in 0..=u8::MAX {
            for before in [0, 3, 7, 8, 9, 20] {
                let mut text = vec![b'q'; before];
                text.push(byte);
                let whole = before + usize::from(byte.is_ascii_alphanumeric());
                assert_eq!(plain_run(&text), whole, "{byte} after {before}");
                text.extend_from_slice(b", and more text");
                assert_eq!(plain_run(&text), whole, "{byte} after {before} in a text");
            }
        }
    }

    #[test]
    fn a_cut_key_is_the_key_of_the_prefix() {
        assert_eq!(
            WordKey::new(b"cybersecurity").cut(5),
            WordKey::new(b"cyber")
        );
        assert_eq!(
            WordKey::new(b"cybersecurity").head_hash(),
            WordKey::new(b"cybercrime").head_hash()
        );
        assert_eq!(
            WordKey::new(b"internationalisation").cut(13).text(),
            "international"
        );
    }
}
