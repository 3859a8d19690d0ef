//! The quick reader and the full parser give the same answer.

use proptest::prelude::*;

use super::*;
use crate::storage::dossier_io::builtin_files;
use crate::storage::parse::options;
use crate::storage::schema::{BlocFile, DecisionFile, IssuesFile, NotesFile, WordingsFile};

/// Whether the quick reader took the text; where it did, the full parser must agree.
fn agrees<T: DeserializeOwned + PartialEq + fmt::Debug>(text: &str) -> bool {
    let Some(value) = read::<T>(text) else {
        return false;
    };
    assert_eq!(options().from_str::<T>(text).ok(), Some(value), "{text}");
    true
}

fn any_agrees(text: &str) -> usize {
    usize::from(agrees::<BlocFile>(text))
        + usize::from(agrees::<IssuesFile>(text))
        + usize::from(agrees::<WordingsFile>(text))
        + usize::from(agrees::<NotesFile>(text))
        + usize::from(agrees::<DecisionFile>(text))
}

#[test]
fn every_shipped_file_takes_the_quick_way() {
    let files = builtin_files(&["issues", "blocs", "wordings"]);
    assert!(files.len() > 25);
    for raw in files.iter().filter(|raw| raw.path.contains('/')) {
        let text = std::str::from_utf8(&raw.bytes).unwrap();
        assert_eq!(any_agrees(text), 1, "{} goes the slow way", raw.path);
    }
}

const SAMPLES: [&str; 2] = [
    "#![enable(implicit_some)]\n// x\n(schema: 1, kind: Bloc, id: \"w\", name: (en: \"\\u{4e2d}\\n\", zh: \"西\"), \
     members: [(state: \"CN\", from: \"2016\")], positions: [(issue: \"a\", entries: [(from: \"2016\", demands: \
     [(element: \"e\", verb: Opposes, strength: RedLine, at_least: 3)], salience: (value: 90))])])\n",
    "(schema: 1, family: \"f\", issues: [(id: \"i\", number: 7, title: (en: \"T\"), elements: [(id: \"e\", \
     scope: Draft(absent: [\"a\"]), label: (en: \"L\"), cues: {\"en\": [\"x\"], \"zh\": []})])])",
];

#[test]
fn what_the_program_writes_takes_the_quick_way() {
    for sample in SAMPLES {
        assert_eq!(any_agrees(sample), 1);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn the_two_readers_agree(
        which in 0..SAMPLES.len(),
        at in any::<prop::sample::Index>(),
        out in 0..4_usize,
        put in "[-+_.,:;'\"#/*rbx0-9a-zA-Z(){}\\[\\] \n\\\\é中\u{85}\u{200e}\u{feff}]{0,4}",
    ) {
        let mut chars: Vec<char> = SAMPLES[which].chars().collect();
        let from = at.index(chars.len());
        let to = (from + out).min(chars.len());
        chars.splice(from..to, put.chars());
        let text: String = chars.into_iter().collect();
        any_agrees(&text);
    }
}
