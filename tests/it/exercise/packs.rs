//! Packs: each role gets its own secrets and nobody else's, in every format.

use std::path::{Path, PathBuf};

use travaux::cli::Ending;
use travaux::exercise::scenario::Scenario;
use travaux::storage::exercise::{load_exercise, scenario_files};
use travaux::storage::workspace_io::load_workspace;

use super::kit::{self, SHIPPED};
use crate::cli_kit::call;
use crate::documents::kit::{parts, said};
use crate::programs::has;

/// A word of a role that stands nowhere else.
fn canary(role: &str, n: usize) -> String {
    format!("zqx{}{n}zqx", role.replace('-', ""))
}

/// A copy of a scenario in which every field that one role alone knows holds a canary.
fn planted(name: &str, root: &Path) -> PathBuf {
    let folder = kit::copy(name, root);
    let (_, mut scenario) = kit::shipped(name);
    for role in &mut scenario.roles {
        let id = role.id.to_string();
        let n = &mut 0;
        let mut word = |text: &mut String| {
            *n += 1;
            let mark = canary(&id, *n);
            *text = if text.is_empty() {
                mark
            } else {
                format!("{text} {mark}")
            };
        };
        role.brief.push(String::new());
        role.instructions.push(String::new());
        role.phrases.push(String::new());
        role.brief.iter_mut().for_each(&mut word);
        role.instructions.iter_mut().for_each(&mut word);
        role.phrases.iter_mut().for_each(&mut word);
        word(&mut role.secret);
        for variant in &mut role.variants {
            word(&mut variant.why);
            word(&mut variant.stance);
            for demand in &mut variant.demands {
                word(&mut demand.note);
            }
        }
        for fallback in &mut role.fallbacks {
            word(&mut fallback.says);
        }
    }
    write(&scenario, &folder);
    let loaded = load_exercise(&folder);
    assert!(loaded.problems.is_empty(), "{:#?}", loaded.problems);
    folder
}

fn write(scenario: &Scenario, folder: &Path) {
    for (path, text) in scenario_files(scenario).unwrap() {
        std::fs::write(folder.join(path), text).unwrap();
    }
}

/// Every file below a folder.
fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_path_buf()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).unwrap().flatten() {
            if entry.path().is_dir() {
                open.push(entry.path());
            } else {
                found.push(entry.path());
            }
        }
    }
    found.sort();
    found
}

/// What a file holds, laid open, as text without spaces (a line of a PDF may break anywhere).
fn open(path: &Path) -> String {
    let bytes = std::fs::read(path).unwrap();
    let ending = path
        .extension()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let text = match ending.as_str() {
        "docx" => parts(&bytes)
            .into_iter()
            .map(|(_, part)| String::from_utf8_lossy(&part).into_owned())
            .collect(),
        "pdf" if has(&["pdftotext"]) => {
            let home = tempfile::tempdir().unwrap();
            std::fs::write(home.path().join("a.pdf"), &bytes).unwrap();
            said("pdftotext", &["-raw", "a.pdf", "-"], home.path())
        }
        _ => String::from_utf8_lossy(&bytes).into_owned(),
    };
    text.chars().filter(|ch| ch.is_alphanumeric()).collect()
}

#[test]
fn each_pack_holds_its_own_secrets_and_nobody_else_s() {
    for name in SHIPPED {
        let home = tempfile::tempdir().unwrap();
        let folder = planted(name, home.path());
        let out = home.path().join("packs");
        let shown = |path: &Path| path.to_string_lossy().into_owned();
        let call_packs = ["scenario", "packs", &shown(&folder), "-o", &shown(&out)];
        let packed = call(&call_packs, b"");
        assert_eq!(packed.ending, Ending::Done, "{}", packed.err);
        let (_, scenario) = kit::shipped(name);
        let roles: Vec<String> = scenario.roles.iter().map(|r| r.id.to_string()).collect();
        assert_eq!(packed.out.lines().count(), roles.len() + 1);
        let (mut own, mut looked) = (0, 0);
        for role in &roles {
            let all = files(&out.join(role));
            let papers = all.iter().filter(|p| p.parent() == Some(&out.join(role)));
            assert_eq!(papers.count(), 3, "{role}");
            for path in all
                .iter()
                .filter(|p| p.extension().is_some_and(|e| e != "bin"))
            {
                let text = open(path);
                looked += 1;
                for other in &roles {
                    let mark = format!("zqx{}", other.replace('-', ""));
                    let holds = text.match_indices(&mark).any(|(at, _)| {
                        text[at + mark.len()..].starts_with(|ch: char| ch.is_ascii_digit())
                    });
                    assert!(
                        !holds || other == role,
                        "{} holds a secret of {other}",
                        path.display()
                    );
                    own += usize::from(holds);
                }
            }
            // The three papers and the workspace hold what is theirs.
            let paper = open(&out.join(role).join("pack.html"));
            assert!(paper.contains(&canary(role, 1)) && paper.contains("inventedfortheexercise"));
        }
        println!("{name}: {looked} files, own secrets in {own}");
        assert!(own >= roles.len() * 4, "{own} of {looked}");
        // The trainer has them all.
        let trainer = open(&out.join("trainer/pack.docx"));
        assert!(
            roles
                .iter()
                .all(|role| trainer.contains(&format!("zqx{}", role.replace('-', ""))))
        );
    }
}

#[test]
fn a_delegate_opens_the_workspace_with_its_own_variant_marked() {
    let home = tempfile::tempdir().unwrap();
    let out = home.path().join("packs").to_string_lossy().into_owned();
    let said = call(&["scenario", "packs", SHIPPED[1], "-o", &out], b"");
    assert_eq!(said.ending, Ending::Done, "{}", said.err);
    let opened = |role: &str| {
        let loaded = load_workspace(&home.path().join("packs").join(role).join("workspace"));
        assert!(loaded.problems.is_empty(), "{role}: {:#?}", loaded.problems);
        loaded.value.workspace
    };
    let invented = |workspace: &travaux::model::workspace::Workspace| {
        let blocs = workspace.dossier.blocs.iter();
        let entries = blocs
            .clone()
            .flat_map(|b| b.positions.iter().flat_map(|p| &p.entries));
        let lines = entries
            .filter(|e| e.confidence.note.contains("invented"))
            .count();
        let states = blocs.flat_map(|b| &b.member_entries);
        lines
            + states
                .filter(|e| e.confidence.note.contains("invented"))
                .count()
    };
    let african = opened("african-group");
    assert_eq!(african.own.as_ref().unwrap().as_str(), "au");
    assert_eq!(invented(&african), 1);
    assert_eq!(african.draft.articles.len(), 3);
    assert_eq!(african.notes.len(), 1);
    assert!(african.notes[0].is_internal());
    let brazil = opened("brazil");
    assert_eq!(
        (brazil.own.as_ref().unwrap().as_str(), invented(&brazil)),
        ("cn-ru-br", 1)
    );
    assert_eq!(invented(&opened("us-eu")), 0);
    assert!(opened("chair").own.is_none());
}

#[test]
fn packs_speak_the_language_that_is_asked_for() {
    let home = tempfile::tempdir().unwrap();
    let page = |lang: &str| {
        let out = home.path().join(lang);
        let shown = out.to_string_lossy().into_owned();
        let asked = [
            "scenario",
            "packs",
            SHIPPED[1],
            "-o",
            &shown,
            "--papers-only",
        ];
        let said = call(&[&asked[..], &["--lang", lang]].concat(), b"");
        assert_eq!(said.ending, Ending::Done, "{}", said.err);
        let (_, scenario) = kit::shipped(SHIPPED[1]);
        let roles = scenario.roles.iter().map(|role| role.id.to_string());
        let packs = roles.chain(["trainer".to_owned()]);
        let pages =
            packs.map(|pack| std::fs::read_to_string(out.join(pack).join("pack.html")).unwrap());
        pages.collect::<String>()
    };
    let (en, zh) = (page("en"), page("zh"));
    for (english, chinese) in [
        ("What you hold", "您的立场"),
        ("for this role only", "仅供本角色使用"),
        ("How points are given", "计分办法"),
        ("What each role alone knows", "各角色独知的情况"),
        ("Point of order", "程序问题"),
    ] {
        assert!(en.contains(english) && !en.contains(chinese), "{english}");
        assert!(zh.contains(chinese) && !zh.contains(english), "{chinese}");
    }
}
