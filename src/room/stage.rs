//! What everybody needs to follow the record: the files of the session without anybody's secrets,
//! sent in parts by the trainer's laptop and put together on the others.

use std::collections::BTreeMap;

use sha2::{Digest as _, Sha256};

use super::fault::Fault;
use super::wire::{Part, parts};
use crate::model::ids::EventId;
use crate::model::problem::Problem;

/// Files by path.
pub(super) type Files = Vec<(String, String)>;

/// More parts than this no session has.
const MOST: usize = 400;

/// The parts of the files in a stream.
#[derive(Debug, Default)]
pub(super) struct Stage {
    parts: BTreeMap<String, BTreeMap<usize, Part>>,
    /// The last files that came whole, by their digits.
    pub(super) whole: String,
}

/// Files ready to be sent.
#[derive(Debug)]
pub(super) struct Outgoing {
    digits: String,
    text: String,
    session: EventId,
    scenario: String,
}

impl Outgoing {
    pub(super) fn new(files: &Files, session: EventId, scenario: String) -> Result<Self, Fault> {
        let text = serde_json::to_string(files);
        let text = text.map_err(|error| Fault::Disk(Problem::error(error.to_string())))?;
        Ok(Self {
            digits: digits_of(&text),
            text,
            session,
            scenario,
        })
    }

    /// The next part that is not in the stream yet; `None` where these files are what everybody has.
    pub(super) fn next(&self, stage: &Stage) -> Option<Part> {
        if stage.whole == self.digits {
            return None;
        }
        let cut = parts(&self.text);
        let there = stage.parts.get(&self.digits);
        // Files that were sent before and replaced since are sent again as a whole.
        let missing = |nth: &usize| there.is_none_or(|there| !there.contains_key(nth));
        let nth = (0..cut.len()).find(missing)?;
        Some(Part {
            stage: self.digits.clone(),
            session: self.session.to_string(),
            scenario: self.scenario.clone(),
            nth,
            of: cut.len(),
            data: (*cut.get(nth)?).to_owned(),
        })
    }
}

impl Stage {
    /// Takes a part; gives the files where it was the last of them.
    pub(super) fn take(&mut self, part: Part) -> Option<Files> {
        if part.of > MOST || part.nth >= part.of {
            return None;
        }
        let (digits, of) = (part.stage.clone(), part.of);
        let there = self.parts.entry(digits.clone()).or_default();
        there.insert(part.nth, part);
        if there.len() < of {
            return None;
        }
        let text: String = there.values().map(|part| part.data.as_str()).collect();
        self.parts.remove(&digits);
        if digits_of(&text) != digits {
            return None;
        }
        let files = serde_json::from_str(&text).ok()?;
        self.whole = digits;
        Some(files)
    }
}

fn digits_of(text: &str) -> String {
    let digest = Sha256::digest(text.as_bytes());
    let digits = digest.iter().take(16).map(|byte| format!("{byte:02x}"));
    digits.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn files(words: &str) -> Files {
        vec![("scenario.ron".to_owned(), words.repeat(100_000))]
    }

    fn outgoing(words: &str) -> Outgoing {
        let session = EventId(crate::model::ids::IdMint::new(1).next(1));
        Outgoing::new(&files(words), session, "reefs".to_owned()).unwrap()
    }

    #[test]
    fn files_come_whole_or_not_at_all_and_the_last_ones_count() {
        let (first, second) = (outgoing("early"), outgoing("later on"));
        let mut stage = Stage::default();
        let mut got = Vec::new();
        for out in [&first, &second, &first] {
            let mut n_parts = 0;
            while let Some(part) = out.next(&stage) {
                n_parts += 1;
                got.extend(stage.take(part));
            }
            assert!(n_parts > 1, "{n_parts}");
        }
        assert_eq!(got, [files("early"), files("later on"), files("early")]);
        let mut broken = second.next(&stage).unwrap();
        broken.data.push('x');
        let mut stage = Stage::default();
        assert_eq!(stage.take(broken), None);
        while let Some(part) = second.next(&stage) {
            assert_eq!(stage.take(part), None, "one part was changed");
            if stage.parts.is_empty() {
                break;
            }
        }
        assert_eq!(stage.whole, "");
    }
}
