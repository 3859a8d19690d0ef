//! Messages sealed so that the server, and whoever listens, sees neither words nor lengths.

use chacha20poly1305::aead::{Aead as _, KeyInit as _, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use zeroize::Zeroizing;

use super::code::Code;
use super::fault::Fault;
use crate::storage::age::random;

/// What a message is bound to besides its key.
const BOUND: &[u8] = b"travaux room 1";
/// Messages are filled up to a multiple of this: a vote for is as long as a vote against.
const STEP: usize = 512;
const NONCE: usize = 12;

/// What seals and opens the messages of a room.
pub(super) struct Seal {
    cipher: ChaCha20Poly1305,
    ids: Zeroizing<[u8; 32]>,
}

impl Seal {
    pub(super) fn new(code: &Code) -> Self {
        Self {
            cipher: ChaCha20Poly1305::new(&Key::from(*code.sealing())),
            ids: code.naming(),
        }
    }

    /// Seals a message.
    pub(super) fn close(&self, plain: &[u8]) -> Result<Vec<u8>, Fault> {
        let length = u32::try_from(plain.len()).map_err(|_long| Fault::TooLong)?;
        let mut filled = length.to_be_bytes().to_vec();
        filled.extend_from_slice(plain);
        filled.resize(filled.len().next_multiple_of(STEP), 0);
        // Chosen by chance: a room has some thousands of messages, where 2^32 would be too many.
        let nonce = random::<NONCE>().map_err(|_none| Fault::NoChance)?;
        let payload = Payload {
            msg: &filled,
            aad: BOUND,
        };
        let sealed = self.cipher.encrypt(&Nonce::from(*nonce), payload);
        let sealed = sealed.map_err(|_length| Fault::TooLong)?;
        Ok([nonce.as_slice(), &sealed].concat())
    }

    /// Opens a message; `None` where it was sealed with another key, or changed since.
    pub(super) fn open(&self, sealed: &[u8]) -> Option<Vec<u8>> {
        let (nonce, body) = sealed.split_at_checked(NONCE)?;
        let nonce = <[u8; NONCE]>::try_from(nonce).ok()?;
        let payload = Payload {
            msg: body,
            aad: BOUND,
        };
        let filled = self.cipher.decrypt(&Nonce::from(nonce), payload).ok()?;
        let (length, rest) = filled.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        Some(rest.get(..length)?.to_vec())
    }

    /// The id under which the server knows a message again, without telling when it was written.
    pub(super) fn id(&self, token: &str) -> String {
        let Ok(mut mac) = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(self.ids.as_slice())
        else {
            return String::new();
        };
        mac.update(token.as_bytes());
        let digits = mac.finalize().into_bytes();
        let digits = digits.iter().take(16).map(|byte| format!("{byte:02x}"));
        digits.collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_same_code_opens_and_no_bit_may_change() {
        let (ours, other) = (Code::fresh("a").unwrap(), Code::fresh("a").unwrap());
        let seal = Seal::new(&ours);
        let sealed = seal.close(b"a vote").unwrap();
        assert_eq!(seal.open(&sealed).unwrap(), b"a vote");
        assert_eq!(Seal::new(&other).open(&sealed), None);
        for at in 0..sealed.len() {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert_eq!(seal.open(&changed), None, "byte {at}");
        }
        assert_eq!(seal.open(&sealed[..sealed.len() - 1]), None);
        assert_eq!(seal.open(b""), None);
    }

    #[test]
    fn lengths_and_repetitions_tell_nothing() {
        let seal = Seal::new(&Code::fresh("a").unwrap());
        let (yes, no) = (seal.close(b"Yes").unwrap(), seal.close(b"Abstain").unwrap());
        assert_eq!(yes.len(), no.len());
        assert_ne!(yes, seal.close(b"Yes").unwrap());
        assert_eq!(seal.id("a"), seal.id("a"));
        assert_ne!(seal.id("a"), seal.id("b"));
        let long = vec![7; 5_000];
        assert_eq!(seal.open(&seal.close(&long).unwrap()).unwrap(), long);
    }
}
