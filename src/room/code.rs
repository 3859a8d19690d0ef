//! The code with which one joins a room: a secret, written so that slips are noticed, and where the
//! server is.

use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

use super::fault::Fault;
use crate::storage::age::random;
use crate::storage::letters::{read_bech32, write_bech32};

const PREFIX: &str = "room";
const SALT: &[u8] = b"travaux room 1";

/// The code of a room.
#[derive(Clone, PartialEq, Eq)]
pub struct Code {
    secret: Zeroizing<[u8; 16]>,
    /// Where the server is: `host`, `host:port` or a `nats://` or `tls://` address.
    pub server: String,
}

impl std::fmt::Debug for Code {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Code(…)")
    }
}

impl Code {
    /// A code nobody has seen, for a room on this server.
    ///
    /// # Errors
    /// Where the system gives no random numbers.
    pub fn fresh(server: &str) -> Result<Self, Fault> {
        let secret = random::<16>().map_err(|_none| Fault::NoChance)?;
        Ok(Self {
            secret,
            server: server.to_owned(),
        })
    }

    /// Reads a code as it is printed: letters in groups, `@`, the server. Spaces, hyphens and
    /// capitals among the letters do not matter.
    ///
    /// # Errors
    /// Where letters are missing or wrong, or no server is named.
    pub fn read(text: &str) -> Result<Self, Fault> {
        let text = text.trim();
        let (letters, server) = text.split_once('@').unwrap_or((text, ""));
        let letters: String = letters
            .chars()
            .filter(|ch| !matches!(ch, '-' | ' '))
            .map(|ch| ch.to_ascii_lowercase())
            .collect();
        let bytes = read_bech32(PREFIX, &letters).map(Zeroizing::new);
        let secret = bytes.and_then(|bytes| <[u8; 16]>::try_from(bytes.as_slice()).ok());
        Ok(Self {
            secret: Zeroizing::new(secret.ok_or(Fault::BadCode)?),
            server: server.trim().to_owned(),
        })
    }

    /// The code as it is given to those who join.
    pub fn write(&self) -> String {
        let letters = write_bech32(PREFIX, self.secret.as_slice());
        let letters: Vec<char> = letters.chars().collect();
        let (head, rest) = letters.split_at(PREFIX.len() + 1);
        let mut groups = vec![head.iter().collect::<String>()];
        groups.extend(rest.chunks(4).map(|group| group.iter().collect()));
        format!("{}@{}", groups.join("-"), self.server)
    }

    fn derived(&self, what: &[u8]) -> Zeroizing<[u8; 32]> {
        let mut out = Zeroizing::new([0; 32]);
        let hkdf = Hkdf::<Sha256>::new(Some(SALT), self.secret.as_slice());
        // Refused only for lengths far above this one.
        let filled = hkdf.expand(what, out.as_mut_slice());
        debug_assert!(filled.is_ok(), "32 bytes are few");
        out
    }

    /// The name under which the server keeps the room: it says nothing of the key.
    pub(super) fn stream(&self) -> String {
        format!("travaux-{}", hex(&self.derived(b"stream"), 16))
    }

    /// What a server that this program starts asks of whoever connects.
    pub fn password(&self) -> String {
        hex(&self.derived(b"server"), 16)
    }

    /// What seals the messages.
    pub(super) fn sealing(&self) -> Zeroizing<[u8; 32]> {
        self.derived(b"messages")
    }

    /// What makes the ids of messages unreadable.
    pub(super) fn naming(&self) -> Zeroizing<[u8; 32]> {
        self.derived(b"ids")
    }
}

fn hex(bytes: &[u8; 32], n: usize) -> String {
    let digits = bytes.iter().take(n).map(|byte| format!("{byte:02x}"));
    digits.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_survives_being_read_aloud_and_notices_slips() {
        let code = Code::fresh("10.0.0.5:4222").unwrap();
        let text = code.write();
        assert_eq!(Code::read(&text).unwrap(), code);
        let spoken = text.replace('-', " ").to_uppercase();
        assert_eq!(Code::read(&spoken).unwrap().sealing(), code.sealing());
        let (letters, _) = text.split_once('@').unwrap();
        for (at, old) in letters.char_indices().skip(5) {
            let new = if old == 'q' { 'p' } else { 'q' };
            let mut slip = letters.to_owned();
            slip.replace_range(at..=at, &new.to_string());
            let same = old == '-';
            assert!(same || Code::read(&slip).is_err(), "{slip}");
        }
        assert!(Code::read("").is_err());
        assert!(Code::read("room1@host").is_err());
    }

    #[test]
    fn no_two_rooms_and_no_two_uses_share_anything() {
        let (one, two) = (Code::fresh("a").unwrap(), Code::fresh("a").unwrap());
        let all = |code: &Code| [code.derived(b"stream"), code.sealing(), code.naming()];
        let seen: std::collections::BTreeSet<[u8; 32]> =
            all(&one).into_iter().chain(all(&two)).map(|k| *k).collect();
        assert_eq!(seen.len(), 6);
        assert!(!format!("{one:?}").contains("room1"));
    }
}
