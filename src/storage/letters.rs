//! Bytes as letters: base64 as age writes it, and its keys in bech32, whose letters survive being
//! read aloud and whose sum catches slips.

use zeroize::Zeroizing;

const SPOKEN: &[u8; 32] = b"qpzry9x8gf2tvdw0s3jn54khce6mua7l";

fn sum(values: impl Iterator<Item = u8>) -> u32 {
    const GENERATORS: [u32; 5] = [
        0x3b6a_57b2,
        0x2650_8e6d,
        0x1ea1_19fa,
        0x3d42_33dd,
        0x2a14_62b3,
    ];
    values.fold(1, |sum, value| {
        let top = sum >> 25;
        let next = (sum & 0x01ff_ffff) << 5 ^ u32::from(value);
        let bits = GENERATORS.iter().enumerate();
        bits.filter(|(bit, _)| top >> bit & 1 == 1)
            .fold(next, |sum, (_, generator)| sum ^ generator)
    })
}

fn prefix_values(prefix: &str) -> impl Iterator<Item = u8> {
    let high = prefix.bytes().map(|byte| byte >> 5);
    high.chain([0]).chain(prefix.bytes().map(|byte| byte & 31))
}

/// Bits in groups of `from`, as groups of `to`; what is left over is filled with zeros where
/// `fill` says so, and else has to be zero.
fn regroup(values: &[u8], from: u32, to: u32, fill: bool) -> Option<Vec<u8>> {
    let (mut held, mut n_held) = (0_u32, 0);
    // All at once: a vector that grows leaves pieces of a key behind.
    let mut out = Vec::with_capacity(values.len() * 8 / 5 + 1);
    for value in values {
        held = held << from | u32::from(*value);
        n_held += from;
        while n_held >= to {
            n_held -= to;
            out.push(u8::try_from(held >> n_held & ((1 << to) - 1)).ok()?);
            held &= (1 << n_held) - 1;
        }
    }
    if fill && n_held > 0 {
        out.push(u8::try_from(held << (to - n_held)).ok()?);
    } else if held != 0 || n_held >= from {
        return None;
    }
    Some(out)
}

/// Writes bytes under a prefix, in small letters.
pub(crate) fn write_bech32(prefix: &str, bytes: &[u8]) -> String {
    let values = Zeroizing::new(regroup(bytes, 8, 5, true).unwrap_or_default());
    let zeros = [0; 6];
    let all = prefix_values(prefix)
        .chain(values.iter().copied())
        .chain(zeros);
    let sum = sum(all) ^ 1;
    let tail = (0..6_u32)
        .rev()
        .map(|n| u8::try_from(sum >> (5 * n) & 31).unwrap_or(0));
    let letter = |value: u8| {
        SPOKEN
            .get(usize::from(value))
            .map(|letter| char::from(*letter))
    };
    let letters = values.iter().copied().chain(tail).filter_map(letter);
    let mut text = String::with_capacity(prefix.len() + 1 + values.len() + 6);
    text.push_str(prefix);
    text.push('1');
    text.extend(letters);
    text
}

/// The bytes written under a prefix, in small or in capital letters.
pub(crate) fn read_bech32(prefix: &str, text: &str) -> Option<Vec<u8>> {
    let small = Zeroizing::new(text.to_ascii_lowercase());
    let mixed = [u8::is_ascii_uppercase, u8::is_ascii_lowercase];
    if mixed.iter().all(|case| text.as_bytes().iter().any(case)) {
        return None;
    }
    let letters = small.strip_prefix(prefix)?.strip_prefix('1')?;
    let place = |letter: u8| SPOKEN.iter().position(|other| *other == letter);
    let mut values = Zeroizing::new(Vec::with_capacity(letters.len()));
    for letter in letters.bytes() {
        values.push(u8::try_from(place(letter)?).ok()?);
    }
    if sum(prefix_values(prefix).chain(values.iter().copied())) != 1 {
        return None;
    }
    let n = values.len().checked_sub(6)?;
    regroup(values.get(..n)?, 5, 8, false)
}

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Base64 without padding.
pub(crate) fn base64(bytes: &[u8]) -> String {
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let mut bits = 0_u32;
        for at in 0..3 {
            bits = bits << 8 | u32::from(three.get(at).copied().unwrap_or(0));
        }
        for at in 0..=three.len() {
            let six = (bits >> (18 - 6 * at)) & 63;
            let letter = usize::try_from(six).ok().and_then(|six| LETTERS.get(six));
            text.extend(letter.map(|letter| char::from(*letter)));
        }
    }
    text
}

/// Base64 without padding; one text for the same bytes and no other.
pub(crate) fn unbase64(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::new();
    for four in text.as_bytes().chunks(4) {
        let mut bits = 0_u32;
        for at in 0..4 {
            let six = match four.get(at) {
                Some(letter) => LETTERS.iter().position(|other| other == letter)?,
                None => 0,
            };
            bits = bits << 6 | u32::try_from(six).ok()?;
        }
        let all = [bits >> 16, bits >> 8, bits].map(|byte| u8::try_from(byte & 255).unwrap_or(0));
        let n = four.len().checked_sub(1).filter(|n| *n > 0)?;
        bytes.extend(all.iter().take(n));
    }
    (base64(&bytes) == text).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_come_back_and_a_slip_is_caught() {
        let bytes: Vec<u8> = (0..32_u8).map(|n| n.wrapping_mul(41)).collect();
        let text = write_bech32("age-secret-key-", &bytes);
        assert_eq!(read_bech32("age-secret-key-", &text).unwrap(), bytes);
        assert_eq!(
            read_bech32("age-secret-key-", &text.to_uppercase()).unwrap(),
            bytes
        );
        let mut slipped = text.clone();
        let last = slipped.pop().unwrap();
        slipped.push(if last == 'q' { 'p' } else { 'q' });
        assert_eq!(read_bech32("age-secret-key-", &slipped), None);
        assert_eq!(read_bech32("age", &text), None);
        // The shortest example of BIP 173.
        assert_eq!(read_bech32("a", "a12uel5l").unwrap(), Vec::<u8>::new());
        assert_eq!(read_bech32("a", "A12UEL5L").unwrap(), Vec::<u8>::new());
    }
    #[test]
    fn base64_has_one_text_for_the_same_bytes() {
        assert_eq!(unbase64("AB"), None, "bits that mean nothing");
        for length in 0..40_u8 {
            let bytes: Vec<u8> = (0..length).map(|n| n.wrapping_mul(73)).collect();
            assert_eq!(unbase64(&base64(&bytes)).unwrap(), bytes);
        }
    }
}
