//! Inputs made from good ones by a number: bytes, words and whole parts changed, moved, repeated,
//! nested, cut, and crossed with those of other inputs.

use std::io::{Cursor, Read as _, Write as _};

use zip::write::SimpleFileOptions;

/// What an input is made of.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Form {
    /// Records in brackets.
    Ron,
    /// Tags.
    Tags,
    /// Lines of words.
    Lines,
    /// An archive of parts with tags.
    Archive,
}

/// No input is longer, whatever was put into it.
pub(super) const LONGEST: usize = 256 * 1024;
/// Most inputs are made from seeds of at most so many bytes (of archives, twice as many), for then many
/// can be tried.
const SMALL: usize = 2 * 1024;
/// Those are no longer than this.
const SHORT: usize = 8 * 1024;
/// One input in so many is made from any seed, and grows as far as [`LONGEST`].
const LARGE_AMONG: usize = 100;
/// The same for the first inputs of each reader, the only ones that a normal run comes to.
const LARGE_AT_FIRST: usize = 8;
/// How many inputs are the first.
const FIRST: usize = 4_000;

/// Words that have broken readers before, in every form.
const ODD: [&str; 40] = [
    "\0",
    "\u{feff}",
    "\u{202e}",
    "\u{200d}",
    "\u{fffe}",
    "\u{10ffff}",
    "e\u{301}\u{301}",
    "﷽",
    "İ",
    "ß",
    "ﬃ",
    "\r",
    "\n\n\n",
    "\t",
    "\u{2028}",
    "\\",
    "\"",
    "'",
    "`",
    "&amp;",
    "&#x0;",
    "&#xd800;",
    "<![CDATA[",
    "]]>",
    "<!--",
    "-->",
    "<?x",
    "%s%n",
    "=1+1",
    "-1",
    "0",
    "4294967296",
    "18446744073709551616",
    "-9223372036854775809",
    "1e999",
    "NaN",
    "99999999999999999999999999",
    "\u{1F468}\u{200d}\u{1F469}",
    "第一条",
    "..",
];

/// Numbers drawn from a number (splitmix64).
struct Draw {
    state: u64,
    /// Whether what is made may be large.
    large: bool,
}

impl Draw {
    fn new(nth: usize) -> Self {
        let state = 0x7261_7661_7578 ^ (nth as u64).wrapping_mul(0xd6e8_feb8_6659_fd93);
        let mut draw = Self {
            state,
            large: false,
        };
        draw.large = draw.below(if nth < FIRST {
            LARGE_AT_FIRST
        } else {
            LARGE_AMONG
        }) == 0;
        draw
    }

    fn longest(&self) -> usize {
        if self.large { LONGEST } else { SHORT }
    }

    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `n`; 0 where `n` is.
    fn below(&mut self, n: usize) -> usize {
        usize::try_from(self.next() % n.max(1) as u64).unwrap()
    }

    fn one<'a, T: ?Sized>(&mut self, of: &[&'a T]) -> &'a T {
        of[self.below(of.len())]
    }

    /// A stretch of at most `most` of `len` things.
    fn stretch(&mut self, len: usize, most: usize) -> (usize, usize) {
        let from = self.below(len);
        let to = from + 1 + self.below(most.min(len - from.min(len)).max(1));
        (from.min(len), to.min(len))
    }
}

/// The parts of an archive, each with its name.
type Parts = Vec<(String, Vec<u8>)>;

/// Makes inputs.
pub(super) struct Mutator<'t> {
    seeds: &'t [Vec<u8>],
    /// Which of them are small.
    small: Vec<usize>,
    /// The seeds taken apart, where they are archives.
    parts: Vec<Parts>,
    form: Form,
    words: &'t [&'t str],
}

impl<'t> Mutator<'t> {
    pub(super) fn new(seeds: &'t [Vec<u8>], form: Form, words: &'t [&'t str]) -> Self {
        assert!(!seeds.is_empty());
        let archives = seeds.iter().filter(|_| form == Form::Archive);
        let most = SMALL * if form == Form::Archive { 2 } else { 1 };
        let small = (0..seeds.len()).filter(|at| seeds[*at].len() <= most);
        Self {
            seeds,
            small: small.collect(),
            parts: archives.map(|seed| parts(seed)).collect(),
            form,
            words,
        }
    }

    /// The input with this number. The first ones are the good ones as they are.
    pub(super) fn made(&self, nth: usize) -> Vec<u8> {
        if let Some(seed) = self.seeds.get(nth) {
            return seed.clone();
        }
        let mut draw = Draw::new(nth);
        let at = self.seed(&mut draw);
        let seed = &self.seeds[at];
        let mut input = match self.form {
            Form::Archive if draw.below(8) > 0 => self.archive(at, &mut draw),
            Form::Archive => self.bytes(seed.clone(), &mut draw),
            Form::Ron | Form::Tags | Form::Lines => self.text(seed.clone(), self.form, &mut draw),
        };
        input.truncate(LONGEST);
        input
    }

    /// A seed of the size that is wanted.
    fn seed(&self, draw: &mut Draw) -> usize {
        if draw.large || self.small.is_empty() {
            draw.below(self.seeds.len())
        } else {
            self.small[draw.below(self.small.len())]
        }
    }

    /// A text with a few changes, most of them of whole tokens.
    fn text(&self, mut input: Vec<u8>, form: Form, draw: &mut Draw) -> Vec<u8> {
        for _ in 0..=draw.below(4) {
            input = if draw.below(3) > 0 {
                self.tokens(&input, form, draw)
            } else {
                self.bytes(input, draw)
            };
            input.truncate(draw.longest());
        }
        input
    }

    fn word(&self, draw: &mut Draw) -> &str {
        if self.words.is_empty() || draw.below(3) == 0 {
            draw.one(&ODD)
        } else {
            draw.one(self.words)
        }
    }

    fn bytes(&self, mut input: Vec<u8>, draw: &mut Draw) -> Vec<u8> {
        let len = input.len();
        let (from, to) = draw.stretch(len, 64);
        match draw.below(8) {
            0 if len > 0 => input[from] ^= 1 << draw.below(8),
            1 if len > 0 => input[from] = draw.below(256).to_le_bytes()[0],
            2 => drop(input.drain(from..to)),
            3 => {
                let part = input[from..to].to_vec();
                let at = draw.below(len);
                input.splice(at..at, part);
            }
            4 => {
                let word = self.word(draw).as_bytes().to_vec();
                input.splice(from..from, word);
            }
            5 => {
                let word = self.word(draw).as_bytes().to_vec();
                input.splice(from..to, word);
            }
            6 => input.truncate(from),
            _ => {
                // The beginning of this one and the end of another.
                let other = &self.seeds[self.seed(draw)];
                input.truncate(from);
                input.extend_from_slice(&other[draw.below(other.len())..]);
            }
        }
        input
    }

    fn tokens(&self, input: &[u8], form: Form, draw: &mut Draw) -> Vec<u8> {
        let long: Vec<u8>;
        let mut tokens: Vec<&[u8]> = split(input, form).collect();
        let len = tokens.len();
        let (from, to) = draw.stretch(len, 12);
        match draw.below(9) {
            0 => drop(tokens.drain(from..to)),
            1 => {
                let part = tokens[from..to].to_vec();
                let at = draw.below(len);
                tokens.splice(at..at, part);
            }
            2 if len > 1 => {
                let other = draw.below(len);
                tokens.swap(from, other);
            }
            3 => {
                let part = tokens.drain(from..to).collect::<Vec<_>>();
                let at = draw.below(tokens.len());
                tokens.splice(at..at, part);
            }
            // One thing in another in another, or very many beside each other.
            4 => {
                let most: [usize; 4] = if draw.large {
                    [3, 30, 300, 3_000]
                } else {
                    [1, 3, 10, 30]
                };
                let times = most[draw.below(4)];
                let part = tokens[from..to.min(from + 3)].to_vec();
                tokens.splice(from..from, part.repeat(times));
            }
            5 => {
                let word = self.word(draw).as_bytes();
                tokens.splice(from..to.min(from + 1), [word]);
            }
            6 => {
                let word = self.word(draw).as_bytes();
                tokens.splice(from..from, [word]);
            }
            7 => {
                let other = &self.seeds[self.seed(draw)];
                let theirs: Vec<&[u8]> = split(other, form).collect();
                let (one, last) = draw.stretch(theirs.len(), 12);
                tokens.splice(from..to, theirs[one..last].iter().copied());
            }
            _ => {
                // A word that is very long.
                let most = if draw.large {
                    [10, 1_000, 20_000]
                } else {
                    [2, 10, 100]
                };
                let times = most[draw.below(3)];
                let word = self.word(draw).as_bytes();
                long = word
                    .iter()
                    .copied()
                    .cycle()
                    .take((word.len() * times).min(60_000))
                    .collect();
                tokens.splice(from..to.min(from + 1), [long.as_slice()]);
            }
        }
        tokens.concat()
    }

    /// An archive with a part changed, gone, doubled or under another name.
    fn archive(&self, seed: usize, draw: &mut Draw) -> Vec<u8> {
        let mut parts = self.parts[seed].clone();
        if parts.is_empty() {
            return self.bytes(self.seeds[seed].clone(), draw);
        }
        // What holds the words is changed most.
        let main = parts
            .iter()
            .position(|(name, _)| name.ends_with("document.xml") || name.ends_with("sheet1.xml"));
        let at = match main {
            Some(at) if draw.below(2) == 0 => at,
            _ => draw.below(parts.len()),
        };
        match draw.below(12) {
            0 => drop(parts.remove(at)),
            1 => {
                let (name, part) = parts[at].clone();
                let other = draw.below(parts.len());
                parts[other] = (name, part);
            }
            2 => {
                let other = draw.below(parts.len());
                let part = parts[other].1.clone();
                parts[at].1 = part;
            }
            3 => parts[at].0.push_str(self.word(draw)),
            _ => {
                let part = std::mem::take(&mut parts[at].1);
                parts[at].1 = self.text(part, Form::Tags, draw);
            }
        }
        packed(&parts)
    }
}

/// The parts of a form, which together are the whole.
fn split(input: &[u8], form: Form) -> impl Iterator<Item = &[u8]> {
    let ends = move |at: usize| {
        let (byte, next) = (input[at], input.get(at + 1).copied().unwrap_or(0));
        match form {
            Form::Tags | Form::Archive => byte == b'>' || next == b'<' || byte == b'"',
            Form::Ron => b"()[]{},:\"\n".contains(&byte) || b"()[]{},:\"".contains(&next),
            Form::Lines => byte == b'\n' || byte == b' ' || b"[]():,;|".contains(&next),
        }
    };
    let mut from = 0;
    std::iter::from_fn(move || {
        if from >= input.len() {
            return None;
        }
        let mut to = from;
        while to < input.len() && !ends(to) {
            to += 1;
        }
        let token = &input[from..(to + 1).min(input.len())];
        from = to + 1;
        Some(token)
    })
}

fn parts(bytes: &[u8]) -> Parts {
    let Ok(mut archive) = zip::ZipArchive::new(Cursor::new(bytes)) else {
        return Vec::new();
    };
    let mut all = Vec::new();
    for at in 0..archive.len() {
        let Ok(part) = archive.by_index(at) else {
            continue;
        };
        let name = part
            .name()
            .map(std::borrow::Cow::into_owned)
            .unwrap_or_default();
        let mut inside = Vec::new();
        if part.take(LONGEST as u64).read_to_end(&mut inside).is_ok() {
            all.push((name, inside));
        }
    }
    all
}

/// Parts as an archive, unpacked in it so that making one takes little time.
pub(super) fn packed(parts: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut archive = zip::ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(zip::CompressionMethod::Stored);
    for (name, part) in parts {
        // A name that is there already is refused.
        if archive.start_file(name.as_str(), stored).is_ok() {
            archive.write_all(part).unwrap();
        }
    }
    archive.finish().unwrap().into_inner()
}
