//! SHA-256, for the stamp that tells one state of a text from another and for the page's own
//! script. Nothing secret is hashed.

const START: [u32; 8] = [
    0x6a09_e667,
    0xbb67_ae85,
    0x3c6e_f372,
    0xa54f_f53a,
    0x510e_527f,
    0x9b05_688c,
    0x1f83_d9ab,
    0x5be0_cd19,
];

/// A sum in the making.
#[derive(Clone, Debug)]
pub struct Sha256 {
    state: [u32; 8],
    rest: Vec<u8>,
    n_bytes: u64,
}

impl Default for Sha256 {
    fn default() -> Self {
        Self {
            state: START,
            rest: Vec::new(),
            n_bytes: 0,
        }
    }
}

impl Sha256 {
    /// Takes in more bytes.
    pub fn add(&mut self, bytes: &[u8]) {
        self.n_bytes = self.n_bytes.wrapping_add(bytes.len() as u64);
        self.rest.extend_from_slice(bytes);
        let (blocks, rest) = self.rest.as_chunks::<64>();
        for block in blocks {
            round(&mut self.state, block);
        }
        self.rest = rest.to_vec();
    }

    /// The sum's 32 bytes.
    pub fn bytes(mut self) -> [u8; 32] {
        let n_bits = self.n_bytes.wrapping_mul(8);
        let n_zeros = (119 - self.rest.len() % 64) % 64;
        self.add(&[0x80]);
        self.add(&vec![0; n_zeros]);
        self.add(&n_bits.to_be_bytes());
        let mut out = [0; 32];
        for (slot, word) in out.chunks_exact_mut(4).zip(self.state) {
            slot.copy_from_slice(&word.to_be_bytes());
        }
        out
    }

    /// The sum in hexadecimal digits.
    pub fn hex(self) -> String {
        let mut hex = String::with_capacity(64);
        for byte in self.bytes() {
            hex.push_str(&format!("{byte:02x}"));
        }
        hex
    }
}

/// The fractional parts of the cube roots of the first sixty-four primes.
const K: [u32; 64] = [
    0x428a_2f98,
    0x7137_4491,
    0xb5c0_fbcf,
    0xe9b5_dba5,
    0x3956_c25b,
    0x59f1_11f1,
    0x923f_82a4,
    0xab1c_5ed5,
    0xd807_aa98,
    0x1283_5b01,
    0x2431_85be,
    0x550c_7dc3,
    0x72be_5d74,
    0x80de_b1fe,
    0x9bdc_06a7,
    0xc19b_f174,
    0xe49b_69c1,
    0xefbe_4786,
    0x0fc1_9dc6,
    0x240c_a1cc,
    0x2de9_2c6f,
    0x4a74_84aa,
    0x5cb0_a9dc,
    0x76f9_88da,
    0x983e_5152,
    0xa831_c66d,
    0xb003_27c8,
    0xbf59_7fc7,
    0xc6e0_0bf3,
    0xd5a7_9147,
    0x06ca_6351,
    0x1429_2967,
    0x27b7_0a85,
    0x2e1b_2138,
    0x4d2c_6dfc,
    0x5338_0d13,
    0x650a_7354,
    0x766a_0abb,
    0x81c2_c92e,
    0x9272_2c85,
    0xa2bf_e8a1,
    0xa81a_664b,
    0xc24b_8b70,
    0xc76c_51a3,
    0xd192_e819,
    0xd699_0624,
    0xf40e_3585,
    0x106a_a070,
    0x19a4_c116,
    0x1e37_6c08,
    0x2748_774c,
    0x34b0_bcb5,
    0x391c_0cb3,
    0x4ed8_aa4a,
    0x5b9c_ca4f,
    0x682e_6ff3,
    0x748f_82ee,
    0x78a5_636f,
    0x84c8_7814,
    0x8cc7_0208,
    0x90be_fffa,
    0xa450_6ceb,
    0xbef9_a3f7,
    0xc671_78f2,
];

#[expect(
    clippy::many_single_char_names,
    reason = "the names of the standard, FIPS 180-4"
)]
fn round(state: &mut [u32; 8], block: &[u8; 64]) {
    let mut w: Vec<u32> = Vec::with_capacity(64);
    w.extend(
        block
            .as_chunks::<4>()
            .0
            .iter()
            .map(|four| u32::from_be_bytes(*four)),
    );
    let at = |w: &[u32], back: usize| w.iter().rev().nth(back - 1).copied().unwrap_or(0);
    while w.len() < 64 {
        let (early, late) = (at(&w, 15), at(&w, 2));
        let s0 = early.rotate_right(7) ^ early.rotate_right(18) ^ (early >> 3);
        let s1 = late.rotate_right(17) ^ late.rotate_right(19) ^ (late >> 10);
        let next = at(&w, 16)
            .wrapping_add(s0)
            .wrapping_add(at(&w, 7))
            .wrapping_add(s1);
        w.push(next);
    }
    let [mut a, mut b, mut c, mut d, mut e, mut f, mut g, mut h] = *state;
    for (k, w) in K.iter().zip(&w) {
        let s1 = e.rotate_right(6) ^ e.rotate_right(11) ^ e.rotate_right(25);
        let choice = (e & f) ^ (!e & g);
        let t1 = h
            .wrapping_add(s1)
            .wrapping_add(choice)
            .wrapping_add(*k)
            .wrapping_add(*w);
        let s0 = a.rotate_right(2) ^ a.rotate_right(13) ^ a.rotate_right(22);
        let most = (a & b) ^ (a & c) ^ (b & c);
        let t2 = s0.wrapping_add(most);
        (h, g, f, e) = (g, f, e, d.wrapping_add(t1));
        (d, c, b, a) = (c, b, a, t1.wrapping_add(t2));
    }
    for (slot, more) in state.iter_mut().zip([a, b, c, d, e, f, g, h]) {
        *slot = slot.wrapping_add(more);
    }
}

/// Bytes in base 64.
pub fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut out = String::new();
    for three in bytes.chunks(3) {
        let whole = three
            .iter()
            .chain([0, 0].iter())
            .take(3)
            .fold(0_u32, |sum, byte| sum << 8 | u32::from(*byte));
        for place in 0..4_usize {
            let six = whole >> (18 - 6 * place) & 63;
            let sign = SIGNS.get(six as usize).copied().map_or('=', char::from);
            out.push(if place <= three.len() { sign } else { '=' });
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_those_of_the_standard() {
        let sum = |text: &str| {
            let mut sum = Sha256::default();
            text.bytes().for_each(|byte| sum.add(&[byte]));
            sum.hex()
        };
        for (text, wanted) in [
            (
                "",
                "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            ),
            (
                "abc",
                "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            ),
            (
                "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
                "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
            ),
        ] {
            assert_eq!(sum(text), wanted);
        }
    }

    #[test]
    fn base64_pads() {
        for (text, wanted) in [("M", "TQ=="), ("Ma", "TWE="), ("Man", "TWFu"), ("", "")] {
            assert_eq!(base64(text.as_bytes()), wanted);
        }
    }
}
