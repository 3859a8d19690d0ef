//! Every verb that writes, and the autosave, killed at every call it makes of the system, and refused
//! by the disk at every one: nothing is torn, nothing that was acknowledged is lost.

use std::fs;
use std::path::{Path, PathBuf};

use travaux::model::bloc::Layer;
use travaux::model::workspace::Workspace;
use travaux::session::command::{Command, DraftCommand, FileCommand};
use travaux::session::keep::KeepCommand;
use travaux::storage::draft_io::load_sample;
use travaux::storage::journal::{self, replay};
use travaux::storage::workspace_io::load_workspace;
use travaux::storage::workspace_save::{Origin, create_workspace};

use super::deeds::{Deed, killed, refused};
use super::desk::Desk;
use crate::programs::has;
use crate::storage::refusing::small;

/// A workspace in `root/work`, and a table and a draft for it.
fn prepared(place: &Path) -> (Workspace, PathBuf) {
    let (workspace, from) = small(place);
    let root = place.join("all");
    fs::create_dir(&root).unwrap();
    fs::rename(from, root.join("work")).unwrap();
    let table = "bloc,issue,from,stance\r\nwest,sovereignty,2016,First words\r\n\
                 east,sovereignty,2016,Other words\r\n";
    fs::write(root.join("table.csv"), table).unwrap();
    let page = "<h2>Article 1 Scope</h2><p>Each Party <ins title=\"West\">shall</ins> act.</p>\
                <h2>Article 2 More</h2><p>Nothing is agreed.</p>";
    fs::write(root.join("draft.html"), page).unwrap();
    (workspace, root)
}

/// Two copies of one workspace in `root/A` and `root/B`, with what they were in `root/O`.
fn copies(place: &Path) -> PathBuf {
    let (workspace, _) = small(place);
    let root = place.join("all");
    let own = Origin::Folder(place.join("own"));
    for (name, article) in [("O", None), ("A", Some(0)), ("B", Some(1))] {
        let mut copy = workspace.clone();
        if let Some(at) = article {
            copy.draft.articles[at].heading = format!("Edited by {name}");
        }
        create_workspace(&root.join(name), &copy, &own).unwrap();
    }
    root
}

/// The deeds of the real program.
fn deeds(place: &Path) -> Vec<Deed> {
    let at = |name: &str| {
        let folder = place.join(name);
        fs::create_dir(&folder).unwrap();
        folder
    };
    let mut all = Vec::new();
    let (_, root) = prepared(&at("import"));
    all.push(Deed::verb(
        "import of positions",
        &root,
        &["import", "@/table.csv", "@/work"],
    ));
    let (_, root) = prepared(&at("draft"));
    let draft = Deed::verb(
        "import of a draft",
        &root,
        &["import", "@/draft.html", "@/work"],
    );
    all.push(Deed {
        same: false,
        ..draft
    });
    let (_, root) = prepared(&at("fmt"));
    all.push(Deed::verb(
        "rewriting in canonical form",
        &root,
        &["fmt", "@/work"],
    ));
    let root = copies(&at("merge"));
    let merge = Deed::verb(
        "merge",
        &root,
        &["merge", "@/O", "@/A", "@/B", "-o", "@/out"],
    );
    all.push(Deed {
        written: root.join("out"),
        whole_at_once: true,
        ..merge
    });
    let root = copies(&at("driver"));
    let article = load_sample().value.articles[0].id;
    let path = format!("draft/articles/{article}.ron");
    let [base, ours, theirs] = ["O", "A", "B"].map(|copy| format!("@/{copy}/{path}"));
    let driver = ["merge-driver", &base, &ours, &theirs, &path];
    let other = load_sample().value.articles[1].id;
    // Theirs is the other article's change, so that something changes on both sides of one file.
    let (from, to) = (root.join("B").join(&path), root.join("O").join(&path));
    let text = fs::read_to_string(&to).unwrap();
    assert!(text.contains(&article.to_string()) && article != other);
    fs::write(from, text.replacen("text: \"", "text: \"Moreover ", 1)).unwrap();
    let mut driver = Deed::verb("merge of one file for git", &root, &driver);
    driver.written = root.join("A");
    all.push(driver);
    all
}

#[test]
fn a_kill_at_every_call_of_every_verb_that_writes_tears_nothing() {
    if !has(&["strace"]) {
        return;
    }
    let place = tempfile::tempdir().unwrap();
    let n: usize = deeds(place.path())
        .iter()
        .map(|deed| killed(deed, |_, _| ()).0)
        .sum();
    println!("{n} kills of 5 verbs: 0 torn, 0 acknowledged lost");
}

#[test]
fn a_disk_that_refuses_any_verb_at_any_call_is_told_and_tears_nothing() {
    if !has(&["strace"]) {
        return;
    }
    let place = tempfile::tempdir().unwrap();
    let n: usize = deeds(place.path()).iter().map(refused).sum();
    println!("{n} refusals of 5 kinds in 5 verbs, each with a remedy: 0 torn");
}

/// The process that edits and saves by itself once; does nothing unless the test below starts it.
#[test]
fn saves_by_itself_once() {
    let Some(root) = std::env::var_os("TRAVAUX_AUTOSAVES") else {
        return;
    };
    let root = Path::new(&root);
    let folder = root.join("work");
    let workspace = load_workspace(&folder).value.workspace;
    let mut desk = Desk::new(workspace, &root.join("home"));
    desk.run(Command::File(FileCommand::OpenPath(folder)));
    let draft = desk.session.workspace().draft.clone();
    for (article, words) in draft.articles.iter().zip(["One", "Two", "Three"]) {
        let heading = DraftCommand::SetHeading(article.id, words.to_owned());
        desk.run(Command::Draft(heading));
    }
    desk.journal.flush();
    fs::write(root.join("home/edited"), "").unwrap();
    desk.keep(KeepCommand::Autosave);
    assert!(!desk.session.is_dirty(), "nothing was saved");
    println!("acknowledged");
}

#[test]
fn a_kill_at_every_call_of_an_autosave_loses_no_edit_that_the_journal_had() {
    if !has(&["strace"]) {
        return;
    }
    let place = tempfile::tempdir().unwrap();
    let (workspace, root) = prepared(place.path());
    let mut wanted = workspace;
    for (article, words) in wanted
        .draft
        .articles
        .iter_mut()
        .zip(["One", "Two", "Three"])
    {
        words.clone_into(&mut article.heading);
    }
    let env = [("TRAVAUX_AUTOSAVES", root.clone())];
    let deed = Deed {
        from: Some("home/edited"),
        ..Deed::test("autosave", &root, "safe::kills::saves_by_itself_once", &env)
    };
    let n_edited = std::cell::Cell::new(0);
    killed(&deed, |_, after| {
        if !deed.root.join("home/edited").exists() {
            return;
        }
        n_edited.set(n_edited.get() + 1);
        let mut there = load_workspace(&deed.written).value.workspace;
        for offer in journal::offers(&deed.root.join("home")) {
            let unsaved = journal::read(&offer.journal).unwrap();
            let replayed = replay(&mut there, &unsaved.entries);
            assert_eq!(replayed.n_unfit, 0, "{after}");
        }
        assert!(there.draft == wanted.draft, "an edit is lost {after}");
    });
    println!(
        "autosave: {} kills after the edits, every edit there again",
        n_edited.get()
    );
    assert!(n_edited.get() > 2, "{}", n_edited.get());
}

#[test]
fn a_kill_while_an_older_form_is_rewritten_keeps_what_moves_below_private() {
    if !has(&["strace"]) {
        return;
    }
    let place = tempfile::tempdir().unwrap();
    let (_, root) = prepared(place.path());
    // As people write by hand, with something confidential where it must not stand.
    let bloc = root.join("work/positions/small/blocs/west.ron");
    let text = fs::read_to_string(&bloc).unwrap();
    let hidden = "positions: [(issue: \"sovereignty\", entries: [(from: \"2016\", stance: (en: \"Kept\"), \
                  layer: Private)])]";
    fs::write(&bloc, text.replace("positions: []", hidden)).unwrap();
    let env = [("TRAVAUX_SAVES_ONCE", root.join("work"))];
    let deed = Deed::test(
        "rewriting an older form",
        &root,
        "safe::power::saves_once",
        &env,
    );
    killed(&deed, |_, after| {
        let there = load_workspace(&deed.written).value.workspace;
        let kept = there.dossier.blocs.iter().flat_map(|bloc| &bloc.positions);
        let mut entries = kept.flat_map(|position| &position.entries);
        assert!(
            entries.any(|entry| entry.layer == Layer::Private && entry.stance.en == "Kept"),
            "what was confidential is gone {after}"
        );
    });
}
