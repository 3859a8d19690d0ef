//! The bounds of what is kept: the oldest goes first, never the latest of a workspace, and never
//! what a newer program keeps.

#![expect(
    clippy::disallowed_methods,
    reason = "it writes the files of a workspace as another program would"
)]

use super::*;

/// Three workspaces, saved in turn: eight versions each, every one with 10,000 bytes of its own.
fn many(home: &Path) -> Vec<PathBuf> {
    let names = ["first", "second", "third"];
    let folders: Vec<PathBuf> = names.iter().map(|name| home.join(name)).collect();
    for time in 0..8_u64 {
        for (nth, folder) in (0_u64..).zip(&folders) {
            fs::create_dir_all(folder.join("draft")).unwrap();
            let time_ms = 1_000 + 10 * time + nth;
            let bytes = format!("{time_ms:010}").repeat(1_000);
            fs::write(folder.join("draft/text.ron"), bytes).unwrap();
            assert!(keep(home, folder, time_ms).unwrap());
        }
    }
    folders
}

fn times(home: &Path, folders: &[PathBuf]) -> Vec<u64> {
    let all = folders.iter().flat_map(|folder| generations(home, folder));
    let mut times: Vec<u64> = all.map(|generation| generation.time_ms).collect();
    times.sort_unstable();
    times
}

fn held(home: &Path, folders: &[PathBuf]) -> u64 {
    folders
        .iter()
        .map(|folder| size(&place(home, folder)))
        .sum()
}

#[test]
fn what_all_versions_take_stays_below_a_bound_and_the_oldest_go_first() {
    let home = tempfile::tempdir().unwrap();
    let folders = many(home.path());
    let before = times(home.path(), &folders);
    assert_eq!((before.len(), held(home.path(), &folders)), (24, 240_000));
    let mut n_bounds = 0;
    for bound in (0..=250_000).rev().step_by(9_999) {
        prune(home.path(), GENERATIONS, bound);
        let now = times(home.path(), &folders);
        let fit = usize::try_from(bound / 10_000).unwrap().clamp(3, 24);
        assert_eq!(now, before[24 - fit..], "{bound}");
        assert_eq!(held(home.path(), &folders), 10_000 * fit as u64, "{bound}");
        n_bounds += 1;
    }
    println!("{n_bounds} bounds: never more is held, but for the latest version of each workspace");
}

#[test]
fn what_is_kept_of_each_is_the_latest() {
    let home = tempfile::tempdir().unwrap();
    let folders = many(home.path());
    for n_kept in (1..=8).rev() {
        prune(home.path(), n_kept, u64::MAX);
        for folder in &folders {
            let list = generations(home.path(), folder);
            assert_eq!(list.len(), n_kept);
            for generation in &list {
                let read = lists(&place(home.path(), folder));
                assert!(read.iter().any(|(path, _)| *path == generation.list));
            }
            let newest = fs::read(folder.join("draft/text.ron")).unwrap();
            let contents = place(home.path(), folder).join("contents");
            assert_eq!(fs::read(contents.join(name_of(&newest))).unwrap(), newest);
        }
    }
}

#[test]
fn what_a_newer_program_keeps_is_not_shown_and_not_forgotten() {
    let home = tempfile::tempdir().unwrap();
    let folders = many(home.path());
    let place = place(home.path(), &folders[0]);
    let (path, list) = lists(&place).remove(0);
    let schema = SCHEMA + 1;
    fs::write(
        &path,
        serde_json::to_vec(&List {
            schema,
            ..list.clone()
        })
        .unwrap(),
    )
    .unwrap();
    prune(home.path(), GENERATIONS, u64::MAX);
    assert_eq!(generations(home.path(), &folders[0]).len(), 7);
    for file in &list.files {
        assert!(
            place.join("contents").join(&file.contents).is_file(),
            "{}",
            file.path
        );
    }
}
