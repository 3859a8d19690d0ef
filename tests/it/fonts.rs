//! Every character the program ships is one that its own fonts can draw.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn u16_at(bytes: &[u8], at: usize) -> usize {
    usize::from(u16::from_be_bytes([bytes[at], bytes[at + 1]]))
}

fn u32_at(bytes: &[u8], at: usize) -> usize {
    (u16_at(bytes, at) << 16) | u16_at(bytes, at + 2)
}

/// The characters of an OpenType font, from `cmap` tables of formats 4 and 12.
fn characters(file: &str) -> BTreeSet<char> {
    let bytes = fs::read(root().join("assets/fonts").join(file)).unwrap();
    let record = (0..u16_at(&bytes, 4))
        .map(|i| 12 + 16 * i)
        .find(|&at| &bytes[at..at + 4] == b"cmap")
        .expect("a font has a cmap");
    let cmap = u32_at(&bytes, record + 8);
    let mut found = BTreeSet::new();
    for i in 0..u16_at(&bytes, cmap + 2) {
        let table = cmap + u32_at(&bytes, cmap + 4 + 8 * i + 4);
        match u16_at(&bytes, table) {
            4 => {
                let twice = u16_at(&bytes, table + 6);
                for segment in (0..twice).step_by(2) {
                    let last = u16_at(&bytes, table + 14 + segment);
                    let first = u16_at(&bytes, table + 16 + twice + segment);
                    found.extend(
                        (first..=last).filter_map(|c| char::from_u32(u32::try_from(c).ok()?)),
                    );
                }
            }
            12 => {
                for group in 0..u32_at(&bytes, table + 12) {
                    let at = table + 16 + 12 * group;
                    let codes = u32_at(&bytes, at)..=u32_at(&bytes, at + 4);
                    found.extend(codes.filter_map(|c| char::from_u32(u32::try_from(c).ok()?)));
                }
            }
            _ => {}
        }
    }
    found
}

fn texts(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() {
            texts(&path, into);
        } else if path.extension().is_some_and(|e| e == "ron" || e == "ftl") {
            into.push(path);
        }
    }
}

#[test]
fn every_character_we_ship_has_a_glyph() {
    let mut drawn = BTreeSet::new();
    for file in [
        "Inter-Regular.ttf",
        "TravauxSymbols.ttf",
        "NotoSansSC-Regular.otf",
    ] {
        drawn.extend(characters(file));
    }
    let mut files = Vec::new();
    for folder in ["positions", "assets/messages"] {
        texts(&root().join(folder), &mut files);
    }
    assert!(files.len() > 8, "found {} texts", files.len());
    let mut missing: BTreeMap<char, String> = BTreeMap::new();
    for path in files {
        for c in fs::read_to_string(&path)
            .unwrap()
            .chars()
            .filter(|c| !c.is_control())
        {
            if !drawn.contains(&c) {
                missing
                    .entry(c)
                    .or_insert_with(|| path.display().to_string());
            }
        }
    }
    assert!(
        missing.is_empty(),
        "rerun assets/fonts/build.py for {missing:?}"
    );
}

#[test]
fn the_fonts_hold_what_their_readme_says() {
    let symbols = characters("TravauxSymbols.ttf");
    for c in "✓✗⚠●○◐◆◇▲▼►◄→←↑↓⊘⊗⊕★☆⚑⚐✎☰⋮⋯▸▾▪■□◻⏎⌘⇧↩↪⟲⟳⌕⚙⛓❝❞…–—«»§¶№≥≤≠×÷±−∅⌀🔒🔓".chars()
    {
        assert!(symbols.contains(&c), "{c} is not in the symbols");
    }
    let serif = characters("TravauxSerif-Regular.ttf");
    for file in ["TravauxSerif-Italic.ttf", "TravauxSerif-SemiBold.ttf"] {
        assert_eq!(
            serif,
            characters(file),
            "{file} draws other characters than the regular face"
        );
    }
    assert_eq!(
        characters("Inter-Regular.ttf"),
        characters("Inter-SemiBold.ttf")
    );
    for face in [serif, characters("Inter-Regular.ttf")] {
        for c in "[]“”’–—éñüŁğŞЩъΩλ€№§½".chars() {
            assert!(face.contains(&c), "{c} is in no text face");
        }
        assert!(!face.contains(&'条'), "Chinese belongs to the Chinese face");
    }
}
