//! Merging from the command line, file by file as git asks for it, and folders whole.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::path::Path;
use std::process::Command as Process;

use travaux::cli::Ending;
use travaux::model::problem::{Problem, Severity};
use travaux::model::workspace::Workspace;
use travaux::storage::format::{FileKind, format_file};
use travaux::storage::merging::{Three, merge_file};
use travaux::storage::workspace_io::load_workspace;
use travaux::storage::workspace_save::{Origin, create_workspace, save_workspace};

use super::edits::{Author, shared, words_in};
use super::laws::names;
use crate::cli_kit::call;
use crate::programs::has;
use crate::storage::round::{in_memory, snapshot};

/// What keeps a workspace from being read whole; made-up proposals speak of things that are not
/// there, which is only warned of.
pub(crate) fn errors(problems: &[Problem]) -> Vec<String> {
    let bad = problems.iter().filter(|p| p.severity == Severity::Error);
    bad.map(ToString::to_string).collect()
}

fn save(root: &Path, workspace: &Workspace) {
    let mut folder = load_workspace(root).value.folder;
    let saved = save_workspace(workspace, &mut folder);
    assert_eq!(saved.problems, []);
}

#[test]
fn two_folders_become_a_third_and_what_differs_is_told() {
    let place = tempfile::tempdir().unwrap();
    let folder = |name: &str| place.path().join(name);
    let base = shared(2);
    let [mut ours, mut theirs] = [base.clone(), base.clone()];
    ours.draft.articles[0].paragraphs[0].text = "Each Party may act.".to_owned();
    theirs.draft.articles[0].paragraphs[0].text = "Each Party should act.".to_owned();
    theirs.title = "Vienna".to_owned();
    for (name, workspace) in [("Old", &base), ("Kenya", &ours), ("Brazil", &theirs)] {
        create_workspace(&folder(name), workspace, &Origin::BuiltIn).unwrap();
    }
    let path = |name: &str| folder(name).into_os_string();
    let verb = |out: &str| {
        call(
            &[
                "merge".into(),
                path("Old"),
                path("Kenya"),
                path("Brazil"),
                "-o".into(),
                path(out),
            ],
            b"",
        )
    };
    let said = verb("Merged");
    assert_eq!(said.ending, Ending::Failed, "{}", said.err);
    assert!(
        said.err.contains("Article 1, ") && said.err.contains("side by side"),
        "{}",
        said.err
    );
    let merged = load_workspace(&folder("Merged"));
    assert_eq!(errors(&merged.problems), Vec::<String>::new());
    let merged = merged.value.workspace;
    assert_eq!(merged.title, "Vienna");
    assert_eq!(
        merged.draft.articles[0].paragraphs[0].text,
        "[Brazil: Each Party should act.] [Kenya: Each Party may act.]"
    );
    // Nothing is written over, and a damaged copy is not taken for one with less in it.
    assert_eq!(verb("Merged").ending, Ending::Usage);
    let article = base.draft.articles[1].id;
    fs::write(
        folder("Brazil").join(format!("draft/articles/{article}.ron")),
        "(",
    )
    .unwrap();
    assert_eq!(verb("Other").ending, Ending::Invalid);
    assert!(!folder("Other").exists());
    // Two copies of the same thing are one without a word.
    let old = path("Old");
    let same: Vec<OsString> = ["merge".as_ref(), old.as_os_str(), &old, OsStr::new("-o")]
        .map(OsString::from)
        .to_vec();
    let said = call(&[same, vec![path("Same")]].concat(), b"");
    assert_eq!(said.ending, Ending::Done, "{}", said.err);
    let mut files = [snapshot(&folder("Old")), snapshot(&folder("Same"))];
    for files in &mut files {
        files.retain(|path, _| !path.ends_with(".gitignore"));
    }
    assert!(files[0] == files[1], "two copies of the same thing differ");
}

/// Every file of two copies of a workspace, merged one by one, gives the files of the merged
/// workspace wherever nothing moved between files.
#[test]
fn file_by_file_and_whole_come_to_the_same() {
    let (mut n_files, mut n_merged) = (0, 0);
    for seed in 0..12 {
        let base = shared(seed);
        let copies = ["Aa", "Bb"].map(|name| {
            let mut author = Author::new(name, seed);
            author.takes_out = false;
            let mut copy = base.clone();
            for _ in 0..10 {
                author.edit(&mut copy);
            }
            copy
        });
        let [ours, theirs] = &copies;
        let called = names("Aa", "Bb");
        let whole = travaux::model::merge::merge3(Some(&base), ours, theirs, &called).value;
        let files = [&base, ours, theirs, &whole].map(|workspace| {
            let place = in_memory();
            create_workspace(place.path(), workspace, &Origin::BuiltIn).unwrap();
            snapshot(place.path())
        });
        let [base, ours, theirs, whole] = &files;
        for (path, wanted) in whole
            .iter()
            .filter(|(path, _)| FileKind::of(path).is_some())
        {
            n_files += 1;
            let (Some(ours), Some(theirs)) = (ours.get(path), theirs.get(path)) else {
                continue;
            };
            if ours == theirs || path.contains("/wordings/") {
                continue;
            }
            let was = base.get(path).map_or(&b""[..], Vec::as_slice);
            let texts = Three {
                base: was,
                ours,
                theirs,
            };
            let merged = merge_file(path, texts, &called);
            let merged = merged.unwrap_or_else(|problem| panic!("{problem}"));
            assert!(
                merged.value.as_bytes() == wanted,
                "{path} in {seed}:\n{}",
                merged.value
            );
            let kind = FileKind::of(path).unwrap();
            assert_eq!(
                format_file(merged.value.as_bytes(), kind).unwrap(),
                merged.value
            );
            n_merged += 1;
        }
    }
    println!("{n_merged} of {n_files} files differed and were merged one by one as in the whole");
    assert!(n_merged > 60, "{n_merged}");
}

#[test]
fn a_file_that_cannot_be_read_is_left_to_the_person() {
    let good = b"(schema: 1, id: \"01ARZ3NDEKTSV4RRFFQ69G5FAV\", heading: \"Scope\")\n";
    let path = "draft/articles/01ARZ3NDEKTSV4RRFFQ69G5FAV.ron";
    let call = |path: &str, theirs: &[u8]| {
        let texts = Three {
            base: good,
            ours: good,
            theirs,
        };
        merge_file(path, texts, &names("a", "b")).map(|merged| merged.conflicts.len())
    };
    assert_eq!(call(path, good), Ok(0));
    for theirs in [
        &b"("[..],
        b"",
        b"(schema: 9, id: \"x\")",
        b"(schema: 1, id: \"bad\")",
    ] {
        let problem = call(path, theirs).unwrap_err();
        assert!(
            problem.file == path && !problem.remedy.is_empty(),
            "{problem}"
        );
    }
    for path in [
        "private/decisions/x.ron",
        "README.md",
        "positions/a/wordings/b.ron",
    ] {
        assert!(!call(path, good).unwrap_err().remedy.is_empty());
    }
}

fn git(folder: &Path, arguments: &[&str]) -> (bool, String) {
    let ended = Process::new("git")
        .args(["-c", "user.name=A", "-c", "user.email=a@example.org"])
        .args(["-c", "commit.gpgsign=false"])
        .args(arguments)
        .current_dir(folder)
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .env("HOME", folder)
        .output()
        .unwrap();
    let said = [ended.stdout, ended.stderr].concat();
    (
        ended.status.success(),
        String::from_utf8_lossy(&said).into_owned(),
    )
}

/// The real git with the real program as its merge driver.
#[test]
fn git_merges_branches_by_ids_and_asks_where_both_changed_the_words() {
    if !has(&["git"]) {
        return;
    }
    let place = tempfile::tempdir().unwrap();
    let root = place.path().join("Vienna");
    let base = shared(3);
    create_workspace(&root, &base, &Origin::BuiltIn).unwrap();
    let done = |arguments: &[&str]| {
        let (ended_well, said) = git(&root, arguments);
        assert!(ended_well, "git {arguments:?}: {said}");
        said
    };
    done(&["init", "-q", "-b", "main"]);
    let driver = format!(
        "'{}' merge-driver --our-name Kenya --their-name Brazil %O %A %B %P",
        env!("CARGO_BIN_EXE_travaux")
    );
    done(&["config", "merge.travaux.driver", &driver]);
    fs::write(root.join(".gitattributes"), "*.ron merge=travaux\n").unwrap();
    done(&["add", "-A"]);
    done(&["commit", "-q", "-m", "base"]);

    // Two branches that each add an amendment and a position to the same files.
    let branch = |name: &'static str| {
        done(&["checkout", "-q", "main"]);
        done(&["checkout", "-q", "-b", name]);
        let mut copy = base.clone();
        let mut author = Author::new(name, 3);
        author.takes_out = false;
        for _ in 0..25 {
            author.edit(&mut copy);
        }
        save(&root, &copy);
        done(&["add", "-A"]);
        done(&["commit", "-q", "-m", name]);
        copy
    };
    let (ours, theirs) = (branch("Aa"), branch("Bb"));
    done(&["checkout", "-q", "Aa"]);
    let (ended_well, said) = git(&root, &["merge", "-m", "both", "Bb"]);
    assert!(!ended_well && said.contains("side by side"), "{said}");
    let loaded = load_workspace(&root);
    assert_eq!(errors(&loaded.problems), Vec::<String>::new());
    let there = words_in(&loaded.value.workspace);
    let both = [words_in(&ours), words_in(&theirs)].concat();
    for word in &both {
        assert!(there.contains(word), "{word} is lost");
    }
    let whole =
        travaux::model::merge::merge3(Some(&base), &ours, &theirs, &names("Kenya", "Brazil"));
    let wanted = place.path().join("wanted");
    create_workspace(&wanted, &whole.value, &Origin::BuiltIn).unwrap();
    let there = snapshot(&root);
    for (path, bytes) in snapshot(&wanted) {
        let same = there.get(&path) == Some(&bytes) || path == ".gitignore";
        assert!(same, "{path}:\n{}", String::from_utf8_lossy(&bytes));
    }
    assert!(loaded.value.workspace == whole.value, "another text");
    println!(
        "git merged two branches of 25 edits each: {} words kept, {} conflicts",
        both.len(),
        whole.conflicts.len()
    );
    done(&["add", "-A"]);
    done(&["commit", "-q", "-m", "settled"]);

    // Without the driver git is silently wrong or leaves marks in the files.
    done(&["checkout", "-q", "-b", "plain", "Aa~1"]);
    fs::remove_file(root.join(".gitattributes")).unwrap();
    let (ended_well, _) = git(&root, &["merge", "-m", "both", "Bb"]);
    let readable = errors(&load_workspace(&root).problems).is_empty();
    assert!(!ended_well && !readable, "git alone would do");
}
