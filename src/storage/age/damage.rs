//! Sealed files changed at random: what opens is what was sealed, and everything else is refused,
//! without a fault and without work that nobody asked for.

use super::*;

/// Numbers drawn one after the other (splitmix64).
struct Draw(u64);

impl Draw {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % n.max(1) as u64).unwrap()
    }
}

/// Words of the format, and near ones.
const WORDS: [&str; 14] = [
    "-> X25519 ",
    "-> scrypt ",
    "--- ",
    "\n",
    "age-encryption.org/v1\n",
    "-> \n",
    " ",
    "=",
    "AAAA",
    "-> grease x\n",
    "\r\n",
    "v2",
    "\0",
    "3",
];

fn damaged(seeds: &[Vec<u8>], draw: &mut Draw) -> Vec<u8> {
    let mut file = seeds[draw.below(seeds.len())].clone();
    for _ in 0..=draw.below(3) {
        let from = draw.below(file.len());
        let to = (from + 1 + draw.below(40)).min(file.len());
        match draw.below(7) {
            0 if !file.is_empty() => file[from] ^= 1 << draw.below(8),
            1 => drop(file.drain(from..to)),
            2 => {
                let part = file[from..to].to_vec();
                file.splice(from..from, part);
            }
            3 => drop(file.splice(from..from, WORDS[draw.below(WORDS.len())].bytes())),
            4 => file.truncate(from),
            5 => {
                let other = &seeds[draw.below(seeds.len())];
                file.truncate(from);
                file.extend_from_slice(&other[draw.below(other.len())..]);
            }
            _ => file.extend_from_slice(&[7; 20][..draw.below(20)]),
        }
    }
    file
}

/// Whether a head asks for so much work that trying takes long; those have a test of their own.
fn asks_much(file: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&file[..file.len().min(400)]).into_owned();
    head.lines()
        .filter(|line| line.contains("scrypt"))
        .any(|line| {
            let work = line
                .rsplit(' ')
                .next()
                .and_then(|work| work.parse::<u64>().ok());
            work.is_some_and(|work| work > 6)
        })
}

#[test]
fn what_opens_is_what_was_sealed_and_the_rest_is_refused() {
    let asked = std::env::var("TRAVAUX_FUZZ_AGE")
        .ok()
        .and_then(|n| n.parse().ok());
    let n_inputs: usize = asked.unwrap_or(3_000);
    let secret = random::<32>().unwrap();
    let public = public_of(&secret);
    let plains: Vec<Vec<u8>> = [0, 1, 300, 3_000].map(|n| vec![b'x'; n]).to_vec();
    let by_key = plains
        .iter()
        .map(|plain| seal(&Reader::Public(&public), plain).unwrap());
    let mut seeds: Vec<Vec<u8>> = by_key.collect();
    seeds.push(seal(&Reader::Passphrase("red line", 2), &plains[2]).unwrap());
    let mut draw = Draw(2_026);
    let (mut n_opened, mut n_refused) = (0, 0);
    for _ in 0..n_inputs {
        let file = damaged(&seeds, &mut draw);
        if asks_much(&file) {
            continue;
        }
        for opener in [Opener::Secret(&secret), Opener::Passphrase("red line")] {
            match open(&opener, &file) {
                Ok(plain) => {
                    assert!(plains.contains(&plain), "it opened to something else");
                    n_opened += 1;
                }
                Err(_fault) => n_refused += 1,
            }
        }
    }
    println!(
        "{n_inputs} damaged files: {n_refused} refusals, {n_opened} opened to what was sealed"
    );
    assert!(n_refused > n_inputs, "{n_refused}");
}
