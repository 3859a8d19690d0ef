//! The age file format, version 1 (age-encryption.org): what is written here the `age` program
//! opens, and the other way round.
//!
//! A file key is wrapped for whoever may read, by a passphrase (scrypt) or for a key (X25519), and
//! the contents follow in sealed pieces of 64 KiB. A file is opened whole or not at all: no byte
//! is given out before the last piece has been found untouched.

use chacha20poly1305::aead::{Aead as _, KeyInit as _};
use chacha20poly1305::{ChaCha20Poly1305, Key as AeadKey, Nonce};
use hkdf::Hkdf;
use hmac::{Hmac, Mac as _};
use sha2::Sha256;
use x25519_dalek::{PublicKey, StaticSecret};
use zeroize::Zeroizing;

use super::letters::{base64, unbase64};

const VERSION: &str = "age-encryption.org/v1";
const SCRYPT_LABEL: &[u8] = b"age-encryption.org/v1/scrypt";
const X25519_LABEL: &[u8] = b"age-encryption.org/v1/X25519";
/// Contents are sealed in pieces of this many bytes, each 16 bytes longer when sealed.
const PIECE: usize = 64 * 1024;
const TAG: usize = 16;
/// The length of a full line of a head; the last of a stanza is shorter.
const LINE: usize = 64;
/// More than this a head of ours never has.
const LONGEST_HEAD: usize = 16 * 1024;
/// A file that asks for more work than this is refused: it could stop the machine. 2^20 takes 1 GiB.
const MOST_WORK: u8 = 20;

/// Why a file was not opened or made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    /// It is no age file, or of a kind this program does not read.
    Unknown,
    /// The passphrase or the key does not fit.
    WrongKey,
    /// It was changed or cut since it was written.
    Damaged,
    /// The system gave no random bytes, or not enough memory.
    System,
}

/// What opens a file.
pub(crate) enum Opener<'k> {
    /// A passphrase.
    Passphrase(&'k str),
    /// The secret half of a key.
    Secret(&'k [u8; 32]),
}

/// For whom a file is sealed.
pub(crate) enum Reader<'k> {
    /// Whoever knows the passphrase; the number is the binary logarithm of the work it takes.
    Passphrase(&'k str, u8),
    /// Whoever has the secret half of this key.
    Public(&'k [u8; 32]),
}

/// Fills `bytes` with what nobody can guess.
pub(crate) fn random<const N: usize>() -> Result<Zeroizing<[u8; N]>, Fault> {
    let mut bytes = Zeroizing::new([0; N]);
    getrandom::fill(bytes.as_mut_slice()).map_err(|_none| Fault::System)?;
    Ok(bytes)
}

fn derive(secret: &[u8], salt: &[u8], info: &[u8]) -> Result<Zeroizing<[u8; 32]>, Fault> {
    let mut key = Zeroizing::new([0; 32]);
    let hkdf = Hkdf::<Sha256>::new(Some(salt), secret);
    hkdf.expand(info, key.as_mut_slice())
        .map_err(|_length| Fault::System)?;
    Ok(key)
}

fn cipher(key: &[u8; 32]) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new(&AeadKey::from(*key))
}

fn work(passphrase: &str, salt: &[u8], log_n: u8) -> Result<Zeroizing<[u8; 32]>, Fault> {
    let parameters = scrypt::Params::new(log_n, 8, 1).map_err(|_bounds| Fault::Unknown)?;
    let salt: Vec<u8> = SCRYPT_LABEL.iter().chain(salt).copied().collect();
    let mut key = Zeroizing::new([0; 32]);
    scrypt::scrypt(
        passphrase.as_bytes(),
        &salt,
        &parameters,
        key.as_mut_slice(),
    )
    .map_err(|_length| Fault::System)?;
    Ok(key)
}

/// The key with which an X25519 stanza wraps its file key.
fn agree(
    secret: &[u8; 32],
    public: &[u8; 32],
    salt: [&[u8; 32]; 2],
) -> Result<Zeroizing<[u8; 32]>, Fault> {
    let secret = StaticSecret::from(*secret);
    let shared = secret.diffie_hellman(&PublicKey::from(*public));
    if !shared.was_contributory() {
        return Err(Fault::Unknown);
    }
    derive(
        shared.as_bytes(),
        &salt.map(|half| *half).concat(),
        X25519_LABEL,
    )
}

/// The public half of a key.
pub(crate) fn public_of(secret: &[u8; 32]) -> [u8; 32] {
    PublicKey::from(&StaticSecret::from(*secret)).to_bytes()
}

fn stanza(reader: &Reader<'_>, file_key: &[u8; 16]) -> Result<String, Fault> {
    let (line, key) = match reader {
        Reader::Passphrase(passphrase, log_n) => {
            let salt = random::<16>()?;
            let key = work(passphrase, salt.as_slice(), *log_n)?;
            (format!("scrypt {} {log_n}", base64(salt.as_slice())), key)
        }
        Reader::Public(public) => {
            let secret = random::<32>()?;
            let share = public_of(&secret);
            let key = agree(&secret, public, [&share, public])?;
            (format!("X25519 {}", base64(&share)), key)
        }
    };
    let wrapped = cipher(&key)
        .encrypt(&Nonce::default(), file_key.as_slice())
        .map_err(|_length| Fault::System)?;
    // 32 bytes are 43 letters: one line, which is the last for being short.
    Ok(format!("-> {line}\n{}\n", base64(&wrapped)))
}

fn head_mac(file_key: &[u8], head: &str) -> Result<Hmac<Sha256>, Fault> {
    let key = derive(file_key, b"", b"header")?;
    let mut mac = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(key.as_slice())
        .map_err(|_length| Fault::System)?;
    mac.update(head.as_bytes());
    Ok(mac)
}

fn nonce_of(n: u64, last: bool) -> Nonce {
    let mut nonce = [0; 12];
    for (slot, byte) in nonce.iter_mut().skip(3).zip(n.to_be_bytes()) {
        *slot = byte;
    }
    if let Some(flag) = nonce.last_mut() {
        *flag = u8::from(last);
    }
    Nonce::from(nonce)
}

/// Seals `plain` for `reader`.
pub(crate) fn seal(reader: &Reader<'_>, plain: &[u8]) -> Result<Vec<u8>, Fault> {
    let file_key = random::<16>()?;
    let head = format!("{VERSION}\n{}---", stanza(reader, &file_key)?);
    under(&head, &file_key, plain)
}

/// Seals `plain` below a head that holds the file key.
fn under(head: &str, file_key: &[u8; 16], plain: &[u8]) -> Result<Vec<u8>, Fault> {
    let mac = head_mac(file_key.as_slice(), head)?.finalize().into_bytes();
    let mut sealed = format!("{head} {}\n", base64(&mac)).into_bytes();
    let nonce = random::<16>()?;
    sealed.extend_from_slice(nonce.as_slice());
    let key = derive(file_key.as_slice(), nonce.as_slice(), b"payload")?;
    let cipher = cipher(&key);
    let mut pieces = plain.chunks(PIECE).peekable();
    let mut n = 0;
    loop {
        // Only an empty text has an empty piece.
        let piece = pieces.next().unwrap_or_default();
        let last = pieces.peek().is_none();
        let piece = cipher
            .encrypt(&nonce_of(n, last), piece)
            .map_err(|_length| Fault::System)?;
        sealed.extend(piece);
        n += 1;
        if last {
            return Ok(sealed);
        }
    }
}

/// Opens a sealed file: all of it, or nothing.
pub(crate) fn open(opener: &Opener<'_>, sealed: &[u8]) -> Result<Zeroizing<Vec<u8>>, Fault> {
    let (head, mac, rest) = parts(sealed).ok_or(Fault::Unknown)?;
    let file_key = unwrap(opener, head)?;
    head_mac(file_key.as_slice(), head)?
        .verify_slice(&mac)
        .map_err(|_differs| Fault::Damaged)?;
    let (nonce, body) = rest.split_at_checked(16).ok_or(Fault::Damaged)?;
    let key = derive(file_key.as_slice(), nonce, b"payload")?;
    let cipher = cipher(&key);
    let mut plain = Zeroizing::new(Vec::with_capacity(body.len()));
    let mut pieces = body.chunks(PIECE + TAG).peekable();
    let mut n = 0;
    while let Some(piece) = pieces.next() {
        let last = pieces.peek().is_none();
        let piece = cipher
            .decrypt(&nonce_of(n, last), piece)
            .map_err(|_changed| Fault::Damaged)?;
        if piece.is_empty() && n > 0 {
            return Err(Fault::Damaged);
        }
        plain.extend_from_slice(&Zeroizing::new(piece));
        n += 1;
    }
    if n == 0 {
        return Err(Fault::Damaged);
    }
    Ok(plain)
}

/// The head up to its three hyphens, its seal, and what follows.
fn parts(sealed: &[u8]) -> Option<(&str, Vec<u8>, &[u8])> {
    let bounded = sealed.get(..sealed.len().min(LONGEST_HEAD))?;
    let end = bounded.windows(5).position(|w| w == b"\n--- ")? + 4;
    let head = std::str::from_utf8(sealed.get(..end)?).ok()?;
    let rest = sealed.get(end + 1..)?;
    let line_end = rest.iter().take(64).position(|byte| *byte == b'\n')?;
    let mac = unbase64(std::str::from_utf8(rest.get(..line_end)?).ok()?)?;
    head.starts_with(&format!("{VERSION}\n"))
        .then_some((head, mac, rest.get(line_end + 1..)?))
}

/// One way to a file key: the words of its first line, and the key as it is wrapped.
type Stanza<'h> = (Vec<&'h str>, Vec<u8>);

/// The stanzas of a head, by the letter of the format: what another program might read otherwise
/// is not read at all.
fn stanzas(head: &str) -> Option<Vec<Stanza<'_>>> {
    let mut lines = head.split('\n').skip(1);
    let mut stanzas = Vec::new();
    loop {
        let line = lines.next()?;
        if line == "---" {
            return lines.next().is_none().then_some(stanzas);
        }
        let words: Vec<&str> = line.strip_prefix("-> ")?.split(' ').collect();
        let fits = |word: &&str| !word.is_empty() && word.bytes().all(|b| b.is_ascii_graphic());
        if !words.iter().all(fits) {
            return None;
        }
        let mut body = String::new();
        loop {
            let line = lines.next().filter(|line| line.len() <= LINE)?;
            body.push_str(line);
            if line.len() < LINE {
                break;
            }
        }
        stanzas.push((words, unbase64(&body)?));
    }
}

/// The binary logarithm of the work a passphrase takes, as it is written and within bounds.
fn work_factor(text: &str) -> Option<u8> {
    let plain = !text.starts_with('0') && text.bytes().all(|byte| byte.is_ascii_digit());
    let log_n = text.parse::<u8>().ok().filter(|_| plain)?;
    (log_n <= MOST_WORK).then_some(log_n)
}

/// The file key out of the stanzas of a head.
fn unwrap(opener: &Opener<'_>, head: &str) -> Result<Zeroizing<Vec<u8>>, Fault> {
    let stanzas = stanzas(head).ok_or(Fault::Unknown)?;
    let by_passphrase = |words: &[&str]| words.first() == Some(&"scrypt");
    let any_scrypt = stanzas.iter().any(|(words, _)| by_passphrase(words));
    if stanzas.is_empty() || (any_scrypt && stanzas.len() > 1) {
        return Err(Fault::Unknown);
    }
    let mut understood = false;
    for (words, body) in &stanzas {
        let key = match (opener, words.as_slice()) {
            (Opener::Passphrase(passphrase), ["scrypt", salt, log_n]) => {
                let salt = unbase64(salt).filter(|salt| salt.len() == 16);
                let (salt, log_n) = salt.zip(work_factor(log_n)).ok_or(Fault::Unknown)?;
                work(passphrase, &salt, log_n)?
            }
            (Opener::Secret(secret), ["X25519", share]) => {
                let share = unbase64(share).and_then(|share| <[u8; 32]>::try_from(share).ok());
                let share = share.ok_or(Fault::Unknown)?;
                agree(secret, &share, [&share, &public_of(secret)])?
            }
            (_, ["scrypt", ..]) if words.len() != 3 => return Err(Fault::Unknown),
            (_, ["X25519", ..]) if words.len() != 2 => return Err(Fault::Unknown),
            _ => continue,
        };
        understood = true;
        if body.len() != 32 {
            return Err(Fault::Unknown);
        }
        if let Ok(file_key) = cipher(&key).decrypt(&Nonce::default(), body.as_slice()) {
            return Ok(Zeroizing::new(file_key));
        }
    }
    Err(if understood {
        Fault::WrongKey
    } else {
        Fault::Unknown
    })
}

#[cfg(test)]
mod damage;
#[cfg(test)]
mod strict;
#[cfg(test)]
mod tests;
