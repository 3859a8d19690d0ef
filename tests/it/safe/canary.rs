//! No confidential word ever reaches a file outside `private/`, whatever a person does.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use std::process::{Command as Process, Stdio};
use std::sync::Arc;

use travaux::model::decision::Ruling;
use travaux::model::draft::ParagraphStatus;
use travaux::model::text::Span;
use travaux::model::workspace::Workspace;
use travaux::session::command::{
    Command, DossierCommand, DraftCommand, ExportKind, FileCommand, LookCommand,
};
use travaux::session::keep::KeepCommand;
use travaux::session::outside::OutsideCommand;
use travaux::storage::{backup, journal};

use super::desk::Desk;
use super::tokens::{CANARY, holds, search, with_tokens};
use crate::programs::has;
use crate::storage::round::in_memory;

/// Edits of every kind, shared and confidential, with undo and redo.
pub(super) fn work(desk: &mut Desk) {
    let now = desk.session.workspace().clone();
    let article = now.draft.articles[0].id;
    let paragraph = now.draft.articles[0].paragraphs[0].id;
    let edits = [
        DraftCommand::SetHeading(article, "A heading".to_owned()),
        DraftCommand::SetStatus(paragraph, ParagraphStatus::AgreedInformals),
        DraftCommand::InsertParagraph {
            article,
            after: None,
            text: "Each Party shall keep its word.".to_owned(),
        },
        DraftCommand::DeleteArticle(now.draft.articles[1].id),
    ];
    for edit in edits {
        desk.run(Command::Draft(edit));
    }
    desk.run(Command::Undo);
    desk.run(Command::Redo);
    desk.run(Command::Undo);
    // Every bloc is put again with a word more in the shared and in the confidential part.
    for (n, bloc) in now.dossier.blocs.iter().enumerate() {
        let mut changed = bloc.clone();
        changed.note.en.push_str(" Noted.");
        for entry in changed.positions.iter_mut().flat_map(|p| &mut p.entries) {
            Arc::make_mut(entry).fallback.push_str(" and more");
        }
        for entry in &mut changed.member_entries {
            entry.text.en.push_str(" and more");
        }
        let id = bloc.id.clone();
        let command = match n % 3 {
            0 => DossierCommand::PutBloc(id, Some(Box::new(changed))),
            1 => DossierCommand::PutMemberEntries(id, changed.member_entries),
            _ => match changed.positions.pop() {
                Some(position) => DossierCommand::PutPosition(
                    id,
                    position.issue.clone(),
                    Some(Box::new(position)),
                ),
                None => DossierCommand::SetOwn(Some(id)),
            },
        };
        desk.run(Command::Dossier(command));
    }
    let element = now.dossier.elements().next().map(|(_, e)| e.id.clone());
    if let Some(element) = element {
        desk.run(Command::Dossier(DossierCommand::Decide {
            paragraph,
            span: Span::new(0, 4),
            ruling: Ruling::Add(element),
            reason: "It says so.".to_owned(),
        }));
    }
    for decision in now.decisions.iter().take(1) {
        desk.run(Command::Dossier(DossierCommand::TakeBack(decision.id)));
        desk.run(Command::Undo);
    }
    desk.run(Command::Look(LookCommand::AsOf(2016)));
    desk.run(Command::Dossier(DossierCommand::SetTitle(
        "Vienna".to_owned(),
    )));
}

pub(super) fn export(desk: &mut Desk, out: &Path, when: &str) {
    fs::create_dir_all(out).unwrap();
    for (name, kind) in [
        ("positions.csv", ExportKind::PositionsCsv),
        ("positions.json", ExportKind::PositionsJson),
        ("verdicts.csv", ExportKind::VerdictsCsv),
        ("verdicts.json", ExportKind::VerdictsJson),
    ] {
        desk.picks.push(out.join(format!("{when}-{name}")));
        desk.run(Command::File(FileCommand::Export(kind)));
    }
}

/// A whole day at the desk in `root`; gives how many effects were performed, and how many
/// confidential edits the journal left out.
fn day(root: &Path, workspace: Workspace) -> (usize, usize) {
    let home = root.join("state");
    let (out, folder) = (root.join("out"), root.join("work"));
    let mut desk = Desk::new(workspace, &home);
    // Edited before there is a folder: the journal copies the workspace.
    work(&mut desk);
    export(&mut desk, &out, "first");
    desk.journal.flush();
    desk.save_as(&folder);
    work(&mut desk);
    desk.run(Command::File(FileCommand::Save));
    // An earlier version is taken up.
    let list = backup::generations(&home, &folder);
    assert!(list.len() > 1, "{} versions", list.len());
    desk.keep(KeepCommand::Restore(list.last().unwrap().list.clone()));
    export(&mut desk, &out, "second");
    desk.run(Command::File(FileCommand::Save));
    // Somebody else changes a file; both are kept.
    let head = folder.join("workspace.ron");
    let theirs = fs::read_to_string(&head).unwrap().replace("Vienna", "Genf");
    fs::write(&head, theirs).unwrap();
    work(&mut desk);
    desk.look_outside();
    desk.run(Command::File(FileCommand::Save));
    desk.keep(KeepCommand::Outside(OutsideCommand::KeepBoth));
    // The program dies with unsaved work, which is taken up and left lying again.
    work(&mut desk);
    let mut n_effects = desk.n_effects;
    let after_crash = desk.session.workspace().clone();
    drop(desk);
    let offers = journal::offers(&home);
    let n_private = offers.iter().map(|offer| offer.n_private).sum();
    let mut again = Desk::new(after_crash, &home);
    again.keep(KeepCommand::Recover(offers[0].journal.clone()));
    work(&mut again);
    n_effects += again.n_effects;
    (n_effects, n_private)
}

/// Every verb of the real program on the workspace, with its own home and temporary folders.
pub(super) fn verbs(root: &Path, folder: &Path, more: &[&str]) -> usize {
    let out = root.join("out");
    let path = folder.to_str().unwrap();
    let text = root.join("article.txt");
    fs::write(&text, "Each Party shall keep its word.\n").unwrap();
    let calls: BTreeMap<&str, Vec<&str>> = BTreeMap::from([
        (
            "matrix-issues.csv",
            vec!["matrix", path, "--rows", "issues"],
        ),
        (
            "matrix-issues.json",
            vec!["matrix", path, "--rows", "issues", "--format", "json"],
        ),
        (
            "matrix-articles.csv",
            vec!["matrix", path, "--rows", "articles"],
        ),
        (
            "matrix-articles.json",
            vec!["matrix", path, "--rows", "articles", "--format", "json"],
        ),
        ("check.txt", vec!["check", path]),
        ("check.json", vec!["check", path, "--json"]),
        ("assess.txt", vec!["assess", path]),
        ("assess.json", vec!["assess", path, "--json"]),
        ("assess-text.txt", vec!["assess", text.to_str().unwrap()]),
        ("agree.json", vec!["agree", path, path, "--json"]),
        ("positions.json", vec!["positions", "--json"]),
        ("fmt.txt", vec!["fmt", path]),
    ]);
    for (name, arguments) in &calls {
        let ended = Process::new(env!("CARGO_BIN_EXE_travaux"))
            .args(arguments)
            .args(more)
            .current_dir(root)
            .env_clear()
            .env("HOME", root.join("home"))
            .env("XDG_CACHE_HOME", root.join("cache"))
            .env("TMPDIR", root.join("tmp"))
            .stdin(Stdio::null())
            .output()
            .unwrap();
        assert!(
            !ended.stdout.is_empty() || name.starts_with("fmt"),
            "{name}: {ended:?}"
        );
        fs::write(out.join(name), &ended.stdout).unwrap();
        fs::write(out.join(format!("{name}.err")), &ended.stderr).unwrap();
    }
    calls.len()
}

#[test]
fn nothing_confidential_stands_in_any_file_after_a_day_of_everything() {
    let mut n_left_out = 0;
    let (mut n_tokens, mut n_effects, mut n_files, mut n_bytes, mut n_calls) = (0, 0, 0, 0, 0);
    for seed in [3, 11, 29, 31] {
        let (workspace, tokens) = with_tokens(seed);
        let place = in_memory();
        let root = place.path();
        for folder in ["home", "cache", "tmp", "state"] {
            fs::create_dir(root.join(folder)).unwrap();
        }
        n_tokens += tokens;
        let (effects, left_out) = day(root, workspace);
        n_effects += effects;
        n_left_out += left_out;
        n_calls += verbs(root, &root.join("work"), &[]);
        let (files, bytes, private) = search(root);
        assert!(private > 1, "nothing confidential was saved at all");
        n_files += files;
        n_bytes += bytes;
        if has(&["git"]) {
            in_no_object_of_git(&root.join("work"));
        }
    }
    assert!(
        n_left_out > 0,
        "no confidential edit was left out of a journal"
    );
    assert!(n_tokens > 60 && n_files > 300, "{n_tokens} in {n_files}");
    println!(
        "{n_tokens} tokens in confidential fields, {n_effects} effects, {n_calls} calls of the \
         program: 0 found in {n_files} files ({n_bytes} bytes) outside private/"
    );
}

/// Commits the workspace to git as an unthinking person would, and searches every object.
fn in_no_object_of_git(folder: &Path) {
    let git = |arguments: &[&str]| {
        let ended = Process::new("git")
            .args(arguments)
            .current_dir(folder)
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env("HOME", folder)
            .output()
            .unwrap();
        assert!(ended.status.success(), "{ended:?}");
        ended.stdout
    };
    git(&["init", "-q"]);
    git(&["add", "-A"]);
    let who = ["-c", "user.name=A", "-c", "user.email=a@example.org"];
    git(&[&who[..], &["commit", "-q", "-m", "everything"]].concat());
    let all = git(&["cat-file", "--batch-all-objects", "--batch"]);
    assert!(all.len() > 10_000 && !holds(&all, CANARY.as_bytes()));
    fs::remove_dir_all(folder.join(".git")).unwrap();
}
