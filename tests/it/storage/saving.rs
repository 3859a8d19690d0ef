//! Saves touch what changed and nothing else, and never lose anybody's work.

use std::fs;

use travaux::model::problem::{Problem, Severity};
use travaux::model::workspace::Workspace;
use travaux::storage::ReadOnly;
use travaux::storage::dossier_io::{load_banks, load_builtin, load_builtin_banks};
use travaux::storage::draft_io::load_sample;
use travaux::storage::format::FileKind;
use travaux::storage::workspace_io::{dossier_folder, is_workspace, load_workspace};
use travaux::storage::workspace_save::{Origin, create_workspace, save_workspace};

use super::broken::{shipped, small_dossier};
use super::dice::Dice;
use super::round::snapshot;

/// The shipped dossier with the sample draft and a few decisions.
fn workspace() -> Workspace {
    let mut dice = Dice::new(4);
    Workspace {
        title: "Vienna, sixth session".to_owned(),
        own: None,
        dossier: load_builtin().value,
        draft: load_sample().value,
        decisions: vec![dice.decision(), dice.decision()],
        versions: vec![dice.version()],
        proposals: Vec::new(),
        notes: Vec::new(),
    }
}

fn told(problems: &[Problem]) -> String {
    problems
        .iter()
        .map(ToString::to_string)
        .collect::<Vec<_>>()
        .join("\n")
}

#[test]
fn the_first_save_copies_the_dossier_with_its_banks() {
    let place = tempfile::tempdir().unwrap();
    let root = place.path().join("new folder");
    assert!(!is_workspace(&root));
    let workspace = workspace();
    let (folder, saved) = create_workspace(&root, &workspace, &Origin::BuiltIn).unwrap();
    assert!(saved.problems.is_empty(), "{}", told(&saved.problems));
    assert!(is_workspace(folder.path()) && folder.read_only().is_none());
    for (path, bytes) in snapshot(&shipped())
        .iter()
        .filter(|(path, _)| FileKind::of(path).is_some())
    {
        let copy = fs::read(root.join("positions/cybercrime").join(path)).unwrap();
        assert_eq!(&copy, bytes, "{path} is no faithful copy");
    }
    let loaded = load_workspace(&root);
    assert_eq!(told(&loaded.problems), "");
    assert_eq!(loaded.value.workspace, workspace);
    let head = fs::read_to_string(root.join("workspace.ron")).unwrap();
    assert!(
        head.contains(&format!(
            "dossier_version: \"{}\"",
            workspace.dossier.version
        )),
        "{head}"
    );
    let banks = load_banks(&dossier_folder(&root, &workspace.dossier.id));
    assert!(!banks.value.is_empty());
    assert_eq!(banks.value, load_builtin_banks().value);
    let again = create_workspace(&root, &workspace, &Origin::BuiltIn).unwrap_err();
    assert!(
        again.message.contains("a workspace in this folder already"),
        "{again}"
    );
}

#[test]
fn a_dossier_of_ones_own_is_copied_as_it_stands() {
    let own = tempfile::tempdir().unwrap();
    small_dossier(own.path());
    fs::create_dir(own.path().join("wordings")).unwrap();
    fs::write(
        own.path().join("wordings/principles.ron"),
        "(schema: 1, family: \"principles\", banks: {})",
    )
    .unwrap();
    let dossier = travaux::storage::dossier_io::load_dossier(own.path()).value;
    let workspace = Workspace {
        dossier,
        ..workspace()
    };
    let place = tempfile::tempdir().unwrap();
    let origin = Origin::Folder(own.path().to_path_buf());
    let (mut folder, saved) = create_workspace(place.path(), &workspace, &origin).unwrap();
    assert!(saved.problems.is_empty(), "{}", told(&saved.problems));
    let copies = snapshot(&place.path().join("positions/small"));
    assert_eq!(
        copies,
        snapshot(own.path()),
        "files that nobody changed were rewritten"
    );
    // A change to one bloc puts that bloc into canonical form and leaves the others.
    let mut changed = workspace;
    changed.dossier.blocs[0].name.zh = "西方".to_owned();
    let saved = save_workspace(&changed, &mut folder);
    assert_eq!(saved.written, ["positions/small/blocs/west.ron"]);
    assert_eq!(load_workspace(place.path()).value.workspace, changed);
}

#[test]
fn only_what_changed_is_written() {
    let place = tempfile::tempdir().unwrap();
    let mut workspace = workspace();
    create_workspace(place.path(), &workspace, &Origin::BuiltIn).unwrap();
    let mut folder = load_workspace(place.path()).value.folder;
    // A person who formats by hand and adds a comment keeps both, until that file changes.
    let by_hand = place
        .path()
        .join("positions/cybercrime/instruments/bodies.ron");
    let text = fs::read_to_string(&by_hand).unwrap().replace("    ", "\t");
    fs::write(&by_hand, format!("// mine\n{text}")).unwrap();
    let loaded = load_workspace(place.path());
    assert!(
        told(&loaded.problems).contains("comments are lost when the program rewrites this file")
    );
    let before = snapshot(place.path());

    workspace.draft.articles[0].heading.push_str(", revised");
    let id = workspace.draft.articles[0].id;
    let saved = save_workspace(&workspace, &mut folder);
    assert_eq!(saved.written, [format!("draft/articles/{id}.ron")]);
    let mut by_other = loaded.value.folder;
    workspace.title.push('!');
    workspace.draft.articles[0].heading.push('!');
    let saved = save_workspace(&workspace, &mut by_other);
    assert_eq!(
        saved.written,
        ["workspace.ron"],
        "the article was changed by the first window"
    );
    assert!(
        told(&saved.problems).contains("another program changed the file"),
        "{}",
        told(&saved.problems)
    );
    for (path, bytes) in snapshot(place.path()) {
        if path != "workspace.ron" && !path.starts_with("draft/articles/") {
            assert_eq!(before.get(&path), Some(&bytes), "{path} was touched");
        }
    }
}

#[test]
fn a_removed_article_takes_its_file_with_it_and_only_its_own() {
    let place = tempfile::tempdir().unwrap();
    let mut dice = Dice::new(8);
    let mut workspace = workspace();
    workspace.draft.articles = vec![dice.article(), dice.article(), dice.article()];
    let (mut folder, _) = create_workspace(place.path(), &workspace, &Origin::BuiltIn).unwrap();
    let stranger = place.path().join("draft/articles/NOTES.txt");
    fs::write(&stranger, "mine").unwrap();
    let gone = workspace.draft.articles.remove(1);
    let kept = workspace.draft.articles.remove(1);
    let path = |id: &dyn std::fmt::Display| format!("draft/articles/{id}.ron");
    // Somebody else works on one of the two that are to go.
    fs::write(place.path().join(path(&kept.id)), "changed elsewhere").unwrap();
    let saved = save_workspace(&workspace, &mut folder);
    assert_eq!(saved.written, ["draft/draft.ron"]);
    assert_eq!(saved.removed, [path(&gone.id)]);
    assert_eq!(saved.problems.len(), 1);
    assert!(
        saved.problems[0].file == path(&kept.id),
        "{}",
        told(&saved.problems)
    );
    assert_eq!(
        fs::read_to_string(place.path().join(path(&kept.id))).unwrap(),
        "changed elsewhere"
    );
    assert!(stranger.exists());
}

#[test]
fn what_was_damaged_is_never_overwritten_and_stays_listed() {
    let place = tempfile::tempdir().unwrap();
    let mut dice = Dice::new(8);
    let mut workspace = workspace();
    workspace.draft.articles = vec![dice.article(), dice.article(), dice.article()];
    create_workspace(place.path(), &workspace, &Origin::BuiltIn).unwrap();
    let damage = |path: &str| {
        let path = place.path().join(path);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, &text[..text.len() / 2]).unwrap();
    };
    let article = format!("draft/articles/{}.ron", workspace.draft.articles[1].id);
    let version = format!("versions/{}/draft.ron", workspace.versions[0].id);
    let all = [
        "positions/cybercrime/blocs/cn-ru-br.ron",
        article.as_str(),
        version.as_str(),
    ];
    for path in all {
        damage(path);
    }
    let damaged = snapshot(place.path());

    let loaded = load_workspace(place.path());
    let files: Vec<_> = loaded.problems.iter().map(|p| p.file.as_str()).collect();
    assert_eq!(files, all, "{}", told(&loaded.problems));
    assert!(
        loaded
            .problems
            .iter()
            .all(|p| p.at.is_some() && !p.remedy.is_empty())
    );
    let mut open = loaded.value;
    assert_eq!(open.workspace.draft.articles.len(), 2);
    assert_eq!(open.workspace.dossier.judging_blocs().count(), 3);
    assert!(open.workspace.versions.is_empty());

    // Work goes on with the rest: a new article first, a renamed dossier, a changed bloc.
    let new = dice.article();
    open.workspace.draft.articles.insert(0, new.clone());
    open.workspace.dossier.version = "2027.1".to_owned();
    open.workspace.title.push('!');
    let saved = save_workspace(&open.workspace, &mut open.folder);
    assert_eq!(told(&saved.problems), "");
    assert_eq!(saved.removed, Vec::<String>::new());
    for path in all {
        assert_eq!(
            fs::read(place.path().join(path)).unwrap(),
            damaged[path],
            "{path} was overwritten"
        );
    }
    let head = fs::read_to_string(place.path().join("positions/cybercrime/dossier.ron")).unwrap();
    assert!(
        head.contains(r#"blocs: ["us-eu", "cn-ru-br", "au", "sco"]"#),
        "{head}"
    );
    assert!(
        fs::read_to_string(place.path().join("draft/draft.ron"))
            .unwrap()
            .contains(&workspace.draft.articles[1].id.to_string())
    );
    assert!(
        fs::read_to_string(place.path().join("workspace.ron"))
            .unwrap()
            .contains(&workspace.versions[0].name)
    );

    // Once the files are whole again, everything is there.
    let whole = tempfile::tempdir().unwrap();
    create_workspace(whole.path(), &workspace, &Origin::BuiltIn).unwrap();
    for path in all {
        fs::copy(whole.path().join(path), place.path().join(path)).unwrap();
    }
    let loaded = load_workspace(place.path());
    let damaged = |p: &&Problem| p.severity == Severity::Error;
    assert_eq!(loaded.problems.iter().find(damaged), None);
    let mut wanted = workspace;
    wanted.draft.articles.insert(0, new);
    wanted.dossier.version = "2027.1".to_owned();
    wanted.title.push('!');
    // The unread article is listed where it stood among those that were read.
    let ids = |w: &Workspace| {
        let mut ids: Vec<_> = w.draft.articles.iter().map(|a| a.id).collect();
        ids.sort();
        ids
    };
    assert_eq!(ids(&loaded.value.workspace), ids(&wanted));
    assert_eq!(loaded.value.workspace.dossier, wanted.dossier);
    assert_eq!(loaded.value.workspace.versions, wanted.versions);
}

#[test]
fn a_change_in_a_damaged_file_is_refused_with_words() {
    let place = tempfile::tempdir().unwrap();
    let workspace = workspace();
    create_workspace(place.path(), &workspace, &Origin::BuiltIn).unwrap();
    let path = "positions/cybercrime/blocs/sco.ron";
    let text = fs::read_to_string(place.path().join(path))
        .unwrap()
        .replacen("state: \"CN\"", "state: \"China\"", 1);
    fs::write(place.path().join(path), &text).unwrap();
    let mut open = load_workspace(place.path()).value;
    assert_eq!(
        told(&save_workspace(&open.workspace.clone(), &mut open.folder).problems),
        "",
        "nothing changed"
    );
    let sco = open
        .workspace
        .dossier
        .blocs
        .iter_mut()
        .find(|b| b.id.as_str() == "sco")
        .unwrap();
    sco.name.en.push('!');
    let saved = save_workspace(&open.workspace, &mut open.folder);
    assert_eq!(saved.written, Vec::<String>::new());
    let [problem] = saved.problems.as_slice() else {
        panic!("{}", told(&saved.problems))
    };
    assert_eq!(problem.file, path);
    assert!(
        problem.message.contains("had errors when it was opened"),
        "{problem}"
    );
    assert_eq!(fs::read_to_string(place.path().join(path)).unwrap(), text);
}

#[test]
fn a_newer_workspace_is_shown_and_never_saved() {
    let place = tempfile::tempdir().unwrap();
    let workspace = workspace();
    create_workspace(place.path(), &workspace, &Origin::BuiltIn).unwrap();
    let path = place.path().join("workspace.ron");
    let text = fs::read_to_string(&path)
        .unwrap()
        .replace("schema: 1", "schema: 2,\n    mood: \"hopeful\"");
    fs::write(&path, &text).unwrap();
    let before = snapshot(place.path());
    let loaded = load_workspace(place.path());
    let newer = ReadOnly::NewerSchema {
        file: "workspace.ron".to_owned(),
        schema: 2,
    };
    assert_eq!(loaded.read_only, Some(newer.clone()));
    assert_eq!(loaded.value.workspace, workspace);
    let mut open = loaded.value;
    assert_eq!(open.folder.read_only(), Some(&newer));
    open.workspace.title.push('!');
    let saved = save_workspace(&open.workspace, &mut open.folder);
    assert!(
        told(&saved.problems).contains("nothing was saved: workspace.ron has schema 2"),
        "{}",
        told(&saved.problems)
    );
    assert_eq!(snapshot(place.path()), before);

    let nowhere = load_workspace(&place.path().join("nowhere"));
    assert_eq!(
        nowhere.read_only,
        Some(ReadOnly::Unreadable {
            file: "workspace.ron".to_owned()
        })
    );
    assert!(
        told(&nowhere.problems).contains("holds no workspace"),
        "{}",
        told(&nowhere.problems)
    );
}

/// A file where the folder should be stands for every disk that refuses.
#[test]
fn a_disk_that_refuses_is_named_and_nothing_is_lost() {
    let place = tempfile::tempdir().unwrap();
    let mut workspace = workspace();
    let (mut folder, _) = create_workspace(place.path(), &workspace, &Origin::BuiltIn).unwrap();
    fs::remove_dir_all(place.path().join("decisions")).unwrap();
    fs::write(place.path().join("decisions"), "in the way").unwrap();
    let decision = Dice::new(77).decision();
    workspace.decisions = vec![decision];
    workspace.decisions[0].layer = travaux::model::bloc::Layer::Shared;
    let saved = save_workspace(&workspace, &mut folder);
    let [problem] = saved.problems.as_slice() else {
        panic!("{}", told(&saved.problems))
    };
    assert!(
        problem.file.starts_with("decisions/") && !problem.remedy.is_empty(),
        "{problem}"
    );
    assert_eq!(
        saved.removed,
        Vec::<String>::new(),
        "nothing goes while something could not be written"
    );
    fs::remove_file(place.path().join("decisions")).unwrap();
    let saved = save_workspace(&workspace, &mut folder);
    assert_eq!(told(&saved.problems), "");
    assert_eq!(load_workspace(place.path()).value.workspace, workspace);
}
