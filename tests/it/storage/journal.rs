//! The journal loses at most two seconds, keeps nothing confidential, and forces nothing on anybody.

use std::fs;
use std::sync::Arc;

use travaux::model::bloc::Layer;
use travaux::model::change::{Change, Edit};
use travaux::model::ids::ParagraphId;
use travaux::model::workspace::Workspace;
use travaux::storage::dossier_io::load_builtin;
use travaux::storage::draft_io::load_sample;
use travaux::storage::journal::{Base, Entry, Journal, discard, offers, read, replay};
use travaux::storage::workspace_io::load_workspace;
use travaux::storage::workspace_save::{Origin, create_workspace, save_workspace};

use super::dice::Dice;

pub(crate) fn workspace() -> Workspace {
    Workspace {
        title: "Vienna".to_owned(),
        own: None,
        dossier: load_builtin().value,
        draft: load_sample().value,
        decisions: Vec::new(),
        versions: Vec::new(),
        proposals: Vec::new(),
        notes: Vec::new(),
    }
}

/// Does changes as one step, and gives its entry.
fn step(workspace: &mut Workspace, time_ms: u64, changes: Vec<Change>) -> Entry {
    let before = Entry::prints(&changes, workspace);
    let edit = Edit {
        label: "undo-edit-text".to_owned(),
        subject: "1".to_owned(),
        author: String::new(),
        time_ms,
        changes,
    };
    edit.apply(workspace).unwrap();
    Entry::new(edit, before, workspace)
}

fn first_paragraph(workspace: &Workspace) -> ParagraphId {
    workspace.draft.articles[0].paragraphs[0].id
}

pub(super) fn text(workspace: &Workspace) -> &str {
    &workspace.draft.articles[0].paragraphs[0].text
}

/// Types at the end of the first paragraph.
pub(crate) fn typed(workspace: &mut Workspace, time_ms: u64, words: &str) -> Entry {
    let change = Change::Text {
        paragraph: first_paragraph(workspace),
        at: text(workspace).len(),
        removed: String::new(),
        inserted: words.to_owned(),
    };
    step(workspace, time_ms, vec![change])
}

pub(crate) fn heading(workspace: &mut Workspace, time_ms: u64, nth: usize, words: &str) -> Entry {
    let article = &workspace.draft.articles[nth];
    let change = Change::Heading {
        article: article.id,
        before: article.heading.clone(),
        after: words.to_owned(),
    };
    step(workspace, time_ms, vec![change])
}

#[test]
fn what_was_typed_is_found_again_and_goes_when_saved() {
    let home = tempfile::tempdir().unwrap();
    let mut now = workspace();
    let journal = Journal::start(home.path());
    assert!(offers(home.path()).is_empty() && !home.path().join("journal").exists());
    for (n, sign) in "Data means facts.".chars().enumerate() {
        journal.add(typed(&mut now, n as u64 * 80, &sign.to_string()));
    }
    journal.add(heading(&mut now, 9_000, 1, "Scope"));
    journal.flush();
    assert!(
        offers(home.path()).is_empty(),
        "the work of a window that is open was offered"
    );
    drop(journal);
    let found = offers(home.path());
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].folder, None);
    assert_eq!(found[0].time_ms, 9_000);
    let words: Vec<&str> = found[0].steps.iter().map(|s| s.words.as_str()).collect();
    assert_eq!(words, ["Scope"], "steps that look alike are one");
    let unsaved = read(&found[0].journal).unwrap();
    assert_eq!(unsaved.base, Some(Base::Sample));
    let n_entries = unsaved.entries.len();
    assert!(n_entries <= 4, "typing was not merged: {n_entries} entries");
    let mut again = workspace();
    let replayed = replay(&mut again, &unsaved.entries);
    assert_eq!((replayed.edits.len(), replayed.n_unfit), (n_entries, 0));
    assert_eq!(again, now);
    // What is there already is not put in twice.
    let twice = replay(&mut again, &unsaved.entries);
    assert_eq!((twice.edits.len(), twice.n_unfit), (0, 0));
    assert_eq!(again, now);
    discard(home.path(), home.path()).unwrap_err();
    discard(home.path(), &found[0].journal).unwrap();
    assert!(offers(home.path()).is_empty());
}

#[test]
fn a_save_leaves_only_what_came_after_it() {
    let home = tempfile::tempdir().unwrap();
    let place = home.path().join("work");
    let mut now = workspace();
    let (mut folder, _) = create_workspace(&place, &now, &Origin::BuiltIn).unwrap();
    let journal = Journal::start(home.path());
    journal.base(Some(place.clone()), now.title.clone(), None);
    journal.add(typed(&mut now, 1, " One."));
    journal.save_begun(place.clone(), now.title.clone(), 7);
    save_workspace(&now, &mut folder);
    let saved = now.clone();
    journal.add(typed(&mut now, 2, " Two."));
    journal.flush();
    // A crash between the save and its end: both parts are there, and do no harm.
    let own = fs::read_dir(home.path().join("journal"))
        .unwrap()
        .next()
        .unwrap()
        .unwrap()
        .path();
    let both = read(&own).unwrap();
    assert_eq!(both.entries.len(), 2);
    let mut again = load_workspace(&place).value.workspace;
    assert_eq!(again, saved);
    let replayed = replay(&mut again, &both.entries);
    assert_eq!((replayed.edits.len(), replayed.n_unfit), (1, 0));
    assert_eq!(again, now);

    journal.save_ended(7);
    journal.flush();
    let rest = read(&own).unwrap();
    assert_eq!(rest.base, Some(Base::Folder(place.clone())));
    assert_eq!(rest.entries.len(), 1);
    journal.save_begun(place, String::new(), 8);
    journal.save_ended(8);
    journal.flush();
    assert!(!own.exists(), "a saved workspace keeps a journal");
    journal.add(typed(&mut now, 3, " Three."));
    journal.end();
    journal.flush();
    drop(journal);
    assert!(
        offers(home.path()).is_empty(),
        "what was given up is offered"
    );
}

#[test]
fn a_save_that_fails_leaves_what_follows_on_its_old_ground() {
    let home = tempfile::tempdir().unwrap();
    let mut now = workspace();
    let journal = Journal::start(home.path());
    let nowhere = home.path().join("nowhere");
    journal.save_begun(nowhere, String::new(), 0);
    journal.add(typed(&mut now, 1, " One."));
    journal.flush();
    drop(journal);
    let found = offers(home.path());
    let unsaved = read(&found[0].journal).unwrap();
    assert_eq!(
        (unsaved.base, unsaved.entries.len()),
        (Some(Base::Sample), 1)
    );
    discard(home.path(), &found[0].journal).unwrap();
    // What was begun and never used is tidied away.
    let journal = Journal::start(home.path());
    journal.base(None, String::new(), Some(Arc::new(workspace())));
    journal.flush();
    let root = home.path().join("journal");
    assert_eq!(fs::read_dir(&root).unwrap().count(), 1);
    assert!(offers(home.path()).is_empty());
    assert_eq!(fs::read_dir(&root).unwrap().count(), 1, "it is in use");
    drop(journal);
    assert!(offers(home.path()).is_empty());
    assert_eq!(fs::read_dir(&root).unwrap().count(), 0);
}

#[test]
fn what_does_not_fit_is_counted_and_the_rest_done() {
    let mut now = workspace();
    let entries = [
        typed(&mut now, 1, " One."),
        heading(&mut now, 2, 1, "Scope of this convention"),
        typed(&mut now, 3, " Two."),
        heading(&mut now, 4, 2, "Purposes"),
    ];
    // A colleague worked on the same paragraph and sent it meanwhile.
    let mut theirs = workspace();
    typed(&mut theirs, 1, " Somebody else's words.");
    let replayed = replay(&mut theirs, &entries);
    assert_eq!((replayed.edits.len(), replayed.n_unfit), (2, 2));
    assert!(text(&theirs).ends_with("Somebody else's words."));
    assert_eq!(theirs.draft.articles[2].heading, "Purposes");
    // An article that was put in is not put in twice, nor another moved in its place.
    let mut now = workspace();
    let article = Dice::new(5).article();
    let entries = [
        step(
            &mut now,
            1,
            vec![Change::Article {
                place: 0,
                before: None,
                after: Some(article),
            }],
        ),
        step(&mut now, 2, vec![Change::MoveArticle { from: 0, to: 3 }]),
        typed(&mut now, 3, " Last."),
    ];
    let mut halfway = now.clone();
    halfway.draft.articles[5].heading.push('!');
    let whole = halfway.clone();
    let replayed = replay(&mut halfway, &entries);
    assert_eq!((replayed.edits.len(), replayed.n_unfit), (0, 0));
    assert_eq!(halfway, whole);
}

#[test]
fn a_torn_or_damaged_line_ends_the_journal_and_nothing_else() {
    let home = tempfile::tempdir().unwrap();
    let mut now = workspace();
    let journal = Journal::start(home.path());
    for n in 0..6 {
        journal.add(heading(&mut now, n * 5_000, 0, &format!("Title {n}")));
    }
    drop(journal);
    let own = offers(home.path()).remove(0).journal;
    let segment = own.join("0001.journal");
    let whole = fs::read(&segment).unwrap();
    assert_eq!(read(&own).unwrap().entries.len(), 6);
    let mut n_read = Vec::new();
    for end in 0..=whole.len() {
        fs::write(&segment, &whole[..end]).unwrap();
        let unsaved = read(&own).unwrap();
        for (n, entry) in unsaved.entries.iter().enumerate() {
            assert_eq!(entry.edit.time_ms, n as u64 * 5_000);
        }
        n_read.push(unsaved.entries.len());
    }
    assert!(
        n_read.is_sorted() && n_read.last() == Some(&6),
        "{n_read:?}"
    );
    let mut n_refused = 0;
    for at in (0..whole.len()).step_by(7) {
        let mut damaged = whole.clone();
        damaged[at] ^= 0x04;
        fs::write(&segment, &damaged).unwrap();
        let unsaved = read(&own).unwrap();
        assert!(unsaved.entries.len() < 6, "a flipped bit at {at} passed");
        n_refused += 1;
    }
    println!(
        "{} cuts and {n_refused} flipped bits: none passed",
        whole.len()
    );
}

#[test]
fn nothing_confidential_is_written_and_what_is_shared_comes_back() {
    let secret = "fallback-cleared-by-capital";
    let home = tempfile::tempdir().unwrap();
    let place = home.path().join("work");
    let mut now = workspace();
    // A bloc with something confidential in it already.
    let hide = |workspace: &mut Workspace, words: &str| {
        let bloc = &mut workspace.dossier.blocs[0];
        let entry = Arc::make_mut(&mut bloc.positions[0].entries[0]);
        let mut demand = entry.demands[0].clone();
        demand.layer = Layer::Private;
        demand.note = words.to_owned();
        entry.demands.push(demand);
    };
    hide(&mut now, secret);
    create_workspace(&place, &now, &Origin::BuiltIn).unwrap();
    let journal = Journal::start(home.path());
    journal.base(Some(place.clone()), String::new(), None);
    let change = |now: &Workspace, change: &dyn Fn(&mut Workspace)| {
        let mut after = now.clone();
        change(&mut after);
        let [before, after] = [now, &after].map(|w| w.dossier.blocs[0].positions[0].clone());
        Change::Position {
            bloc: now.dossier.blocs[0].id.clone(),
            issue: before.issue.clone(),
            place: Some(0),
            before: Some(Box::new(before)),
            after: Some(Box::new(after)),
        }
    };
    let hidden = change(&now, &|w| hide(w, &format!("{secret} twice")));
    journal.add(step(&mut now, 1, vec![hidden]));
    let open = change(&now, &|w| {
        let entry = &mut w.dossier.blocs[0].positions[0].entries[0];
        Arc::make_mut(entry).fallback.push_str(" And openly so.");
    });
    journal.add(step(&mut now, 2, vec![open]));
    let mut decision = Dice::new(3).decision();
    decision.layer = Layer::Private;
    decision.reason = secret.to_owned();
    let decided = Change::Decision {
        id: decision.id,
        before: None,
        after: Some(Box::new(decision)),
    };
    journal.add(step(&mut now, 3, vec![decided]));
    // A workspace without a folder is copied as a whole, again without what is confidential.
    drop(journal);
    let other = Journal::start(home.path());
    other.base(None, String::new(), Some(Arc::new(now.clone())));
    other.add(typed(&mut now.clone(), 9, " More."));
    drop(other);
    let mut n_files = 0;
    for (path, bytes) in super::round::snapshot(&home.path().join("journal")) {
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains(secret), "{path} holds what is confidential");
        n_files += 1;
    }
    assert!(n_files > 50, "{n_files} files were searched");

    let found = offers(home.path());
    assert_eq!(found.len(), 2);
    let unsaved = read(&found[1].journal).unwrap();
    assert_eq!((unsaved.entries.len(), unsaved.n_private), (1, 2));
    let mut again = load_workspace(&place).value.workspace;
    let replayed = replay(&mut again, &unsaved.entries);
    assert_eq!((replayed.edits.len(), replayed.n_unfit), (1, 0));
    let entry = &again.dossier.blocs[0].positions[0].entries[0];
    assert!(entry.fallback.ends_with(" And openly so."));
    let kept = entry.demands.iter().filter(|d| d.note == secret).count();
    assert_eq!(kept, 1, "what was confidential on the disk is gone");

    let copied = read(&found[0].journal).unwrap();
    let Some(Base::Copy(copy)) = copied.base else {
        panic!("{:?}", copied.base)
    };
    let mut again = load_workspace(&copy).value.workspace;
    assert_eq!(replay(&mut again, &copied.entries).n_unfit, 0);
    assert!(text(&again).ends_with(" More."));
}

#[test]
fn a_disk_that_refuses_is_told_once_and_tried_again() {
    let home = tempfile::tempdir().unwrap();
    let mut now = workspace();
    // A file where the folder should be stands for every disk that refuses.
    fs::write(home.path().join("journal"), "in the way").unwrap();
    let journal = Journal::start(home.path());
    journal.add(typed(&mut now, 1, " One."));
    journal.flush();
    let problem = journal.take_fault().expect("nothing was told");
    assert!(!problem.remedy.is_empty(), "{problem}");
    journal.add(typed(&mut now, 2, " Two."));
    journal.flush();
    assert_eq!(journal.take_fault(), None, "told twice");
    assert!(offers(home.path()).is_empty());
    fs::remove_file(home.path().join("journal")).unwrap();
    journal.flush();
    drop(journal);
    let unsaved = read(&offers(home.path()).remove(0).journal).unwrap();
    let mut again = workspace();
    replay(&mut again, &unsaved.entries);
    assert_eq!(again, now, "what waited was lost");
}
