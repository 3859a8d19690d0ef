//! Input made to break things: depth, truncation, damage byte by byte. Every answer is a value or
//! a problem with its place; nothing panics, overflows or hangs.

use std::fs;

use proptest::prelude::*;
use travaux::model::problem::Problem;
use travaux::storage::edits;
use travaux::storage::format::{FileKind, format_file};

use super::broken::shipped;

const KINDS: [FileKind; 15] = [
    FileKind::Dossier,
    FileKind::Issues,
    FileKind::Wordings,
    FileKind::Bloc,
    FileKind::States,
    FileKind::Sources,
    FileKind::Instruments,
    FileKind::Outlines,
    FileKind::Tables,
    FileKind::Notes,
    FileKind::Rules,
    FileKind::Workspace,
    FileKind::Draft,
    FileKind::Article,
    FileKind::Decision,
];

/// A problem must be fit to show: short, with a place inside the text, and with a remedy.
fn is_fit(problem: &Problem, bytes: &[u8]) -> bool {
    let lines = bytes.split(|b| *b == b'\n').count();
    problem
        .at
        .is_none_or(|(line, column)| line >= 1 && line <= lines && column >= 1)
        && problem.message.len() < 2000
        && problem.excerpt.chars().count() < 200
        && !problem.remedy.is_empty()
}

fn try_all(bytes: &[u8]) {
    for kind in KINDS {
        if let Err(problem) = format_file(bytes, kind) {
            assert!(is_fit(&problem, bytes), "{kind:?}: {problem:?}");
        }
    }
}

/// Files of every kind that are small enough to be damaged many times over.
fn samples() -> Vec<(FileKind, Vec<u8>)> {
    let bloc = "#![enable(implicit_some)]\n(schema: 1, kind: Bloc, id: \"w\", name: (en: \"W\", zh: \"西\"), members: \
        [(state: \"CN\", from: \"2016\")], positions: [(issue: \"a\", entries: [(from: \"2016\", stance: (en: \"S\"), \
        demands: [(element: \"e\", verb: Opposes, strength: RedLine, unless: [(element: \"f\", within: Draft)], \
        at_least: 3, layer: Private)], salience: (value: 90, reason: \"r\"), confidence: (kind: Record), \
        sources: [(source: \"S1\", place: \"¶3\")])])])\n";
    let mut samples = vec![(FileKind::Bloc, bloc.as_bytes().to_vec())];
    for name in ["states", "tables", "rules"] {
        let path = format!("instruments/{name}.ron");
        samples.push((
            FileKind::of(&path).unwrap(),
            fs::read(shipped().join(path)).unwrap(),
        ));
    }
    samples
}

#[test]
fn a_million_brackets_are_refused_in_time() {
    for sign in [
        "(",
        "[",
        "{",
        "Some(",
        "(a:",
        "[(",
        "{\"a\":",
        "/*",
        "r#",
        "\"\\",
        "'",
        "#![",
        "(schema:1,x:[",
    ] {
        let times = if matches!(sign, "(" | "[") {
            1_000_000
        } else {
            100_000
        };
        let deep = sign.repeat(times);
        assert!(is_fit(
            &format_file(deep.as_bytes(), FileKind::Draft).unwrap_err(),
            deep.as_bytes()
        ));
        let inside = format!("(schema: 1, kind: Bloc, id: \"w\", positions: {deep}");
        let problem = format_file(inside.as_bytes(), FileKind::Bloc).unwrap_err();
        assert!(is_fit(&problem, inside.as_bytes()), "{problem:?}");
        assert!(edits::from_json_line(&deep).is_err() && edits::from_ron_line(&deep).is_err());
    }
    let ignored = format!(
        "(schema: 2, kind: Bloc, id: \"w\", x: {}{})",
        "[".repeat(500_000),
        "]".repeat(500_000)
    );
    assert!(format_file(ignored.as_bytes(), FileKind::Bloc).is_err());
}

#[test]
fn a_file_cut_anywhere_is_refused() {
    let mut n_cuts = 0;
    for (kind, bytes) in samples() {
        assert!(format_file(&bytes, kind).is_ok());
        let whole = bytes.trim_ascii_end().len();
        for cut in (0..whole).step_by(97) {
            let part = &bytes[..cut];
            let problem =
                format_file(part, kind).expect_err("a cut file was taken for a whole one");
            assert!(is_fit(&problem, part), "{kind:?} cut at {cut}: {problem:?}");
            n_cuts += 1;
        }
    }
    assert!(n_cuts > 200, "{n_cuts}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn damaged_bytes_never_panic(which in 0..4_usize, at in any::<prop::sample::Index>(), with in any::<u8>(), n in 0..4_usize) {
        let (kind, mut bytes) = samples().remove(which);
        let at = at.index(bytes.len());
        // Changed, put in, taken out, doubled.
        match n {
            0 => bytes[at] = with,
            1 => bytes.insert(at, with),
            2 => drop(bytes.drain(at..(at + usize::from(with)).min(bytes.len()))),
            _ => {
                let part = bytes[at..(at + usize::from(with)).min(bytes.len())].to_vec();
                bytes.splice(at..at, part);
            }
        }
        match format_file(&bytes, kind) {
            Ok(text) => prop_assert_eq!(&format_file(text.as_bytes(), kind).unwrap(), &text),
            Err(problem) => prop_assert!(is_fit(&problem, &bytes), "{:?}", problem),
        }
    }

    #[test]
    fn any_text_is_answered(text in "[\\(\\)\\[\\]\\{\\}:,\"'/*#!a-c1 \n\u{feff}中]{0,60}") {
        try_all(text.as_bytes());
        try_all(format!("(schema: 1, {text}").as_bytes());
        try_all(format!("(schema: 2, {text})").as_bytes());
        prop_assert!(edits::from_json_line(&text).is_err());
    }
}
