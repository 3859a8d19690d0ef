//! What the server holds, and what the others hold: no words for the first, no secrets for the
//! second.

use std::fs;
use std::path::{Path, PathBuf};

use travaux::cli::Ending;

use super::kit::{Laptop, Server, opened, server_is_here};
use crate::cli_kit::call;

fn below(folder: &Path) -> Vec<PathBuf> {
    let (mut found, mut open) = (Vec::new(), vec![folder.to_path_buf()]);
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(&folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.push(path);
            }
        }
    }
    found
}

/// How many files below a folder hold these words, in any of the ways a disk may have them.
fn n_holding(folder: &Path, words: &str) -> usize {
    let wide: Vec<u8> = words.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let holds = |bytes: &[u8], wanted: &[u8]| bytes.windows(wanted.len()).any(|w| w == wanted);
    let files = below(folder);
    assert!(!files.is_empty(), "nothing was looked at");
    files
        .iter()
        .filter(|path| {
            let bytes = fs::read(path).unwrap();
            holds(&bytes, words.as_bytes()) || holds(&bytes, &wide)
        })
        .count()
}

#[test]
fn the_server_reads_nothing_and_nobody_gets_anothers_secret() {
    if !server_is_here() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let mut server = Server::start(&home.path().join("store"));
    let (trainer, code) = opened(home.path(), &server);
    let delegate = Laptop::joining(home.path(), "delegate", &code);
    assert_eq!(delegate.once().ending, Ending::Done);
    let canary = "the heron of Calder flies at noon";
    let said = delegate.add(&format!("Remark(words: \"{canary}\")"));
    assert_eq!(said.ending, Ending::Done, "{}", said.err);
    let folder = delegate.folder.to_string_lossy().into_owned();
    let text = "Every heron shall be counted twice a year.";
    let table = [
        "session",
        "table",
        &folder,
        "--by",
        "river-union",
        "--article",
        "2",
        text,
    ];
    assert_eq!(call(&table, b"").ending, Ending::Done);
    assert_eq!(trainer.once().ending, Ending::Done);
    assert_eq!(trainer.events().len(), 4, "it was the room that carried it");
    server.kill();

    let letters = code.split('@').next().unwrap();
    let plain = letters.replace('-', "");
    let secret_of_code = plain.strip_prefix("room1").unwrap();
    let inside = [
        canary,
        text,
        "heron",
        "Remark",
        "Tabled",
        "river-union",
        "calder-reefs",
        "delegate",
        "schema",
        letters,
        secret_of_code,
    ];
    for words in inside {
        assert_eq!(
            n_holding(&server.store, words),
            0,
            "the server has: {words}"
        );
    }
    // The search finds what is there: the stream, under a name that says nothing.
    assert!(n_holding(&server.store, "travaux-") > 0);
    assert!(n_holding(&trainer.folder, canary) > 0);

    // Of what the trainer and each role alone know, nothing went to the delegate.
    let mut n_secrets = 0;
    let loaded = travaux::storage::exercise::load_exercise(&trainer.folder);
    let scenario = loaded.value.scenario.unwrap();
    let advice = scenario.teaching.iter().flat_map(|advice| &advice.text);
    let roles = scenario.roles.iter().flat_map(|role| {
        let own = role
            .brief
            .iter()
            .chain(&role.instructions)
            .chain(&role.phrases);
        own.chain([&role.secret])
            .chain(role.fallbacks.iter().map(|fallback| &fallback.says))
            .chain(role.variants.iter().map(|variant| &variant.why))
    });
    let injects = scenario.injects.iter().map(|inject| &inject.text);
    // A phrase a role may use can be what everybody reads in the dossier.
    let dossier = trainer.folder.join("positions");
    let all = advice.chain(roles).chain(injects);
    for words in all.filter(|w| !w.is_empty() && n_holding(&dossier, w) == 0) {
        n_secrets += 1;
        assert!(n_holding(&trainer.folder, words) > 0, "{words}");
        assert_eq!(n_holding(&delegate.folder, words), 0, "{words}");
    }
    assert!(n_secrets > 20, "{n_secrets}");
    println!(
        "{} words looked for on the server and {n_secrets} secrets on a delegate's laptop: none",
        inside.len()
    );
}

#[test]
fn news_reach_the_others_when_they_are_released_and_not_before() {
    if !server_is_here() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let server = Server::start(&home.path().join("store"));
    let (trainer, code) = opened(home.path(), &server);
    let delegate = Laptop::joining(home.path(), "delegate", &code);
    assert_eq!(delegate.once().ending, Ending::Done);
    let loaded = travaux::storage::exercise::load_exercise(&trainer.folder);
    let scenario = loaded.value.scenario.unwrap();
    let inject = scenario.injects.iter().find(|i| i.to.is_empty()).unwrap();
    assert_eq!(n_holding(&delegate.folder, &inject.title.en), 0);
    let said = trainer.add(&format!("Injected(inject: \"{}\")", inject.id));
    assert_eq!(said.ending, Ending::Done, "{}", said.err);
    let said = delegate.once();
    assert_eq!(said.ending, Ending::Done, "{}", said.err);
    assert!(said.out.contains(&inject.title.en), "{}", said.out);
    assert!(n_holding(&delegate.folder, &inject.text) > 0);
}
