//! Words that occur nowhere else, put into every confidential field, and the search for them.

use std::fs;
use std::path::Path;
use std::sync::Arc;

use travaux::model::bloc::{Bloc, Demand, Layer};
use travaux::model::ids::DecisionId;
use travaux::model::party::PartyRef;
use travaux::model::text::Bilingual;
use travaux::model::workspace::Workspace;
use travaux::storage::draft_io::load_sample;

use crate::storage::dice::Dice;
use crate::storage::round::snapshot;

/// What every token begins with: words that occur nowhere else.
pub(crate) const CANARY: &str = "zqcanary";

/// Hands out tokens, one a field.
#[derive(Default)]
struct Tokens(usize);

impl Tokens {
    fn put(&mut self, field: &mut String) {
        self.0 += 1;
        *field = format!("{CANARY}-{:04}", self.0);
    }

    fn pair(&mut self, pair: &mut Bilingual) {
        self.put(&mut pair.en);
        self.put(&mut pair.zh);
    }

    fn demands(&mut self, demands: &mut [Demand], all: bool) {
        for demand in demands
            .iter_mut()
            .filter(|d| all || d.layer == Layer::Private)
        {
            self.put(&mut demand.note);
        }
    }

    fn bloc(&mut self, bloc: &mut Bloc) {
        for entry in bloc.positions.iter_mut().flat_map(|p| &mut p.entries) {
            let entry = Arc::make_mut(entry);
            let whole = entry.layer == Layer::Private;
            self.demands(&mut entry.demands, whole);
            if !whole {
                continue;
            }
            self.pair(&mut entry.stance);
            self.put(&mut entry.fallback);
            self.put(&mut entry.confidence.note);
            if let Some(salience) = &mut entry.salience {
                self.put(&mut salience.reason);
            }
            for source in &mut entry.sources {
                self.put(&mut source.place);
                self.put(&mut source.note);
            }
            for note in &mut entry.notes {
                self.put(&mut note.when);
                self.put(&mut note.text);
            }
        }
        for entry in &mut bloc.member_entries {
            let whole = entry.layer == Layer::Private;
            self.demands(&mut entry.demands, whole);
            if whole {
                self.pair(&mut entry.text);
                self.put(&mut entry.confidence.note);
                for source in &mut entry.sources {
                    self.put(&mut source.place);
                    self.put(&mut source.note);
                }
            }
        }
    }
}

/// A workspace with a token in every confidential field; the number of tokens.
pub(crate) fn with_tokens(seed: u64) -> (Workspace, usize) {
    let mut dice = Dice::new(seed);
    let mut workspace = dice.workspace();
    workspace.draft = load_sample().value;
    // Something confidential that a person takes back and gives again.
    let mut decision = dice.decision();
    decision.layer = Layer::Private;
    decision.id = DecisionId(ulid::Ulid::nil());
    workspace.decisions.insert(0, decision);
    let mut tokens = Tokens::default();
    for bloc in &mut workspace.dossier.blocs {
        tokens.bloc(bloc);
    }
    for decision in &mut workspace.decisions {
        if decision.layer == Layer::Private {
            tokens.put(&mut decision.reason);
            tokens.put(&mut decision.author);
            tokens.put(&mut decision.quote.words);
            tokens.put(&mut decision.quote.before);
            tokens.put(&mut decision.quote.after);
        }
    }
    for proposal in &mut workspace.proposals {
        if proposal.layer == Layer::Private {
            tokens.put(&mut proposal.text);
            tokens.put(&mut proposal.rationale);
            tokens.put(&mut proposal.source_doc);
            tokens.put(&mut proposal.author);
            tokens.put(&mut proposal.quote.words);
            proposal.by = PartyRef::new(&format!("{CANARY}-party"))
                .into_iter()
                .collect();
        }
    }
    for note in &mut workspace.notes {
        if note.is_internal() {
            tokens.put(&mut note.text);
            tokens.put(&mut note.author);
            tokens.put(&mut note.quote.words);
            for reply in &mut note.replies {
                tokens.put(&mut reply.text);
                tokens.put(&mut reply.author);
            }
        }
    }
    (workspace, tokens.0)
}

/// The ways a token could stand in a file.
fn disguises() -> Vec<Vec<u8>> {
    let utf16 = |big: bool| -> Vec<u8> {
        let units = CANARY.encode_utf16();
        let bytes = |unit: u16| {
            if big {
                unit.to_be_bytes()
            } else {
                unit.to_le_bytes()
            }
        };
        units.flat_map(bytes).collect()
    };
    let hex = CANARY.bytes().fold(String::new(), |mut hex, byte| {
        hex.push_str(&format!("{byte:02x}"));
        hex
    });
    let mut all = vec![
        CANARY.as_bytes().to_vec(),
        utf16(true),
        utf16(false),
        hex.to_uppercase().into_bytes(),
        hex.into_bytes(),
    ];
    // Base64 of the word at each of the three places it can have in a text; what depends on its
    // neighbours is left off.
    for skip in 0..3 {
        let encoded = base64(&CANARY.as_bytes()[skip..]);
        all.push(encoded[..encoded.len() - 2].to_vec());
    }
    all
}

fn base64(bytes: &[u8]) -> Vec<u8> {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let sign = |value: u32| SIGNS[usize::try_from(value & 63).unwrap()];
    let whole = bytes.chunks_exact(3);
    whole
        .flat_map(|three| {
            let value = three.iter().fold(0, |sum, b| sum << 8 | u32::from(*b));
            [18, 12, 6, 0].map(|shift| sign(value >> shift))
        })
        .collect()
}

pub(super) fn holds(bytes: &[u8], words: &[u8]) -> bool {
    bytes.windows(words.len()).any(|window| window == words)
}

/// Searches every file below `root` but those below a `private/` of a workspace; gives how many
/// were searched and how many bytes, and those private files that do hold a token.
pub(super) fn search(root: &Path) -> (usize, usize, usize) {
    let disguises = disguises();
    let (mut n_files, mut n_bytes, mut n_private) = (0, 0, 0);
    for (path, bytes) in snapshot(root) {
        let parts: Vec<&str> = path.split('/').collect();
        if parts.contains(&"private") {
            n_private += usize::from(holds(&bytes, CANARY.as_bytes()));
            continue;
        }
        assert!(!path.contains(CANARY), "{path} is named after a secret");
        for words in &disguises {
            assert!(!holds(&bytes, words), "{path} holds what is confidential");
        }
        n_files += 1;
        n_bytes += bytes.len();
    }
    (n_files, n_bytes, n_private)
}

#[test]
fn the_search_finds_a_token_however_it_is_written() {
    let place = tempfile::tempdir().unwrap();
    let long = format!("xx{CANARY}-0001yy");
    for shift in 0..3 {
        let text = &long[shift..];
        let found = |bytes: &[u8]| disguises().iter().any(|words| holds(bytes, words));
        assert!(found(&base64(text.as_bytes())), "base64 at {shift}");
        let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(found(&utf16));
        assert!(!found(&base64(
            b"a clause about nothing of the kind at all"
        )));
    }
    fs::write(place.path().join("leak"), &long).unwrap();
    let caught = std::panic::catch_unwind(|| search(place.path()));
    assert!(caught.is_err(), "a leak was overlooked");
}
