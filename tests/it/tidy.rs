//! Conventions held by machine: layers, file length, headers, the map, forgotten test files.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Layers in the order in which they may know each other: each only those before it.
const LAYERS: [&str; 13] = [
    "model",
    "coding",
    "assess",
    "analysis",
    "editorial",
    "exercise",
    "words",
    "exchange",
    "storage",
    "room",
    "session",
    "cli",
    "gui",
];

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries.flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

fn name_of(path: &Path) -> String {
    path.strip_prefix(root())
        .unwrap()
        .to_string_lossy()
        .replace('\\', "/")
}

pub(crate) fn all_rust() -> Vec<(String, String)> {
    ["src", "tests", "benches"]
        .iter()
        .flat_map(|folder| rust_files(&root().join(folder)))
        .map(|path| (name_of(&path), fs::read_to_string(&path).unwrap()))
        .collect()
}

#[test]
fn every_file_says_what_it_is_for_and_stays_short() {
    let files = all_rust();
    assert!(files.len() > 10, "the walk found {} files", files.len());
    let mut bad = Vec::new();
    for (name, text) in &files {
        if !text.starts_with("//! ") {
            bad.push(format!("{name}: does not open with //!"));
        }
        let n_lines = text.lines().count();
        if n_lines > 400 {
            bad.push(format!("{name}: {n_lines} lines"));
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

#[test]
fn layers_know_only_those_above_them() {
    let mut bad = Vec::new();
    let mut named = BTreeSet::new();
    for (name, text) in all_rust() {
        let Some(layer) = LAYERS
            .iter()
            .position(|l| name.starts_with(&format!("src/{l}/")))
        else {
            continue;
        };
        // A list of layers in one import would be read past.
        if text.contains("use crate::{") {
            bad.push(format!("{name} imports from the crate's root in a list"));
        }
        let known = LAYERS.into_iter().take(layer);
        named.extend(known.filter(|known| text.contains(&format!("crate::{known}"))));
        for (later, forbidden) in LAYERS.iter().enumerate().skip(layer + 1) {
            for (n, line) in text.lines().enumerate() {
                if line.trim_start().starts_with("//") {
                    continue;
                }
                if line.contains(&format!("crate::{forbidden}")) {
                    bad.push(format!(
                        "{name}:{} ({}) knows {forbidden} ({later})",
                        n + 1,
                        LAYERS[layer]
                    ));
                }
            }
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
    // All but the window, which is at the bottom, and the room and the command line, which only
    // the programs call, are known to somebody below.
    for layer in LAYERS {
        let called_from_outside = ["room", "cli", "gui"].contains(&layer);
        assert!(
            called_from_outside || named.contains(layer),
            "nobody names `{layer}`: are its files read?"
        );
    }
}

#[test]
fn pure_layers_touch_no_world() {
    let forbidden = [
        "std::fs",
        "std::env",
        "std::net",
        "std::time::",
        "std::process",
        "serde::",
        "println!",
        "egui",
    ];
    let mut bad = Vec::new();
    let mut n_pure = 0;
    for (name, text) in all_rust() {
        let pure = LAYERS
            .iter()
            .take_while(|layer| **layer != "exchange")
            .any(|layer| name.starts_with(&format!("src/{layer}/")));
        if !pure {
            continue;
        }
        n_pure += 1;
        for word in forbidden {
            if text
                .lines()
                .any(|l| l.contains(word) && !l.trim_start().starts_with("//"))
            {
                bad.push(format!("{name} names {word}"));
            }
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
    assert!(n_pure > 100, "{n_pure} files of pure layers were read");
}

#[test]
fn only_storage_touches_the_disk_and_only_gui_knows_egui() {
    let mut bad = Vec::new();
    // Homes in which the thing looked for does stand: else the words looked for are wrong.
    let mut at_home_with = BTreeSet::new();
    for (name, text) in all_rust() {
        if !name.starts_with("src/") {
            continue;
        }
        let code = || text.lines().filter(|l| !l.trim_start().starts_with("//"));
        let rules: [(&str, &[&str], &[&str]); 3] = [
            (
                "touches the disk",
                &["std::fs", "File::open"],
                &["src/storage/"],
            ),
            ("knows egui", &["egui"], &["src/gui/", "src/main.rs"]),
            ("names a colour", &["Color32::from_"], &["src/gui/theme"]),
        ];
        for (does, words, homes) in rules {
            if !code().any(|line| words.iter().any(|word| line.contains(word))) {
                continue;
            }
            if homes.iter().any(|home| name.starts_with(home)) {
                at_home_with.insert(does);
            } else {
                bad.push(format!("{name} {does}"));
            }
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
    assert_eq!(at_home_with.len(), 3, "{at_home_with:?}");
}

#[test]
fn only_the_room_names_the_network() {
    let network = ["async_nats", "tokio", "futures_util", "std::net"];
    let mut n_named = 0;
    let mut bad = Vec::new();
    for (name, text) in all_rust() {
        if !name.starts_with("src/") {
            continue;
        }
        let code = text.lines().filter(|l| !l.trim_start().starts_with("//"));
        for line in code.filter(|line| network.iter().any(|word| line.contains(word))) {
            n_named += 1;
            if !name.starts_with("src/room/") {
                bad.push(format!("{name} names the network: {line}"));
            }
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
    assert!(n_named > 0, "the room names it");
    // It is not compiled where it is not asked for.
    let library = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    assert!(library.contains("#[cfg(feature = \"room\")]\npub mod room;"));
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    assert!(manifest.contains("default = [\"gui\"]"));
}

#[test]
fn the_map_names_every_folder_and_no_other() {
    let map = fs::read_to_string(root().join("ARCHITECTURE.md")).unwrap();
    let folders: BTreeSet<String> = fs::read_dir(root().join("src"))
        .unwrap()
        .flatten()
        .filter(|e| e.path().is_dir())
        .map(|e| e.file_name().to_string_lossy().into_owned())
        .collect();
    for folder in &folders {
        assert!(
            map.contains(&format!("`{folder}/`")),
            "ARCHITECTURE.md does not name `{folder}/`"
        );
        assert!(
            LAYERS.contains(&folder.as_str()),
            "src/{folder} is no known layer"
        );
    }
    for layer in LAYERS
        .iter()
        .filter(|layer| map.contains(&format!("`{layer}/`")))
    {
        assert!(
            folders.contains(*layer),
            "ARCHITECTURE.md names `{layer}/`, which is gone"
        );
    }
}

#[test]
fn no_test_file_is_forgotten() {
    let main = fs::read_to_string(root().join("tests/it/main.rs")).unwrap();
    for entry in fs::read_dir(root().join("tests/it")).unwrap().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let stem = name.trim_end_matches(".rs");
        let is_module = stem != name || entry.path().join("mod.rs").exists();
        if is_module && stem != "main" {
            assert!(
                main.contains(&format!("mod {stem};")),
                "tests/it/{name} is not declared"
            );
        }
    }
}
