//! What another program wrote meanwhile is named and never written over.

use std::fs;

use travaux::model::workspace::Workspace;
use travaux::storage::outside::{changed_outside, save_unless_changed};
use travaux::storage::workspace_io::{free_beside, load_workspace};
use travaux::storage::workspace_save::{Origin, create_workspace};

use super::dice::Dice;
use super::journal::workspace;
use super::round::snapshot;

fn revise(workspace: &mut Workspace, nth: usize) -> String {
    let article = &mut workspace.draft.articles[nth];
    article.heading.push('!');
    format!("draft/articles/{}.ron", article.id)
}

#[test]
fn a_file_changed_outside_stops_the_save_before_anything_is_written() {
    let place = tempfile::tempdir().unwrap();
    let root = place.path();
    let mut now = workspace();
    let (mut folder, _) = create_workspace(root, &now, &Origin::BuiltIn).unwrap();
    assert_eq!(changed_outside(&folder), Vec::<String>::new());
    let (first, second) = (revise(&mut now, 0), revise(&mut now, 1));
    let ours = fs::read_to_string(root.join(&second)).unwrap();
    let theirs = format!("{ours}// theirs\n");
    fs::write(root.join(&second), &theirs).unwrap();
    let before = snapshot(root);
    assert_eq!(changed_outside(&folder), [second.as_str()]);
    let clashes = save_unless_changed(&now, &mut folder).unwrap_err();
    assert_eq!(clashes, [second.as_str()]);
    assert_eq!(snapshot(root), before, "half was saved");
    // Written back as it was: nothing stands in the way, whatever its date.
    fs::write(root.join(&second), ours).unwrap();
    let saved = save_unless_changed(&now, &mut folder).unwrap();
    assert_eq!(saved.problems, []);
    assert_eq!(saved.written, {
        let mut both = [first, second.clone()];
        both.sort();
        both.to_vec()
    });
    // Changed where nothing has to be written: seen, and no obstacle.
    let other = "positions/cybercrime/blocs/au.ron";
    let text = fs::read_to_string(root.join(other)).unwrap();
    fs::write(root.join(other), format!("{text}// theirs\n")).unwrap();
    assert_eq!(changed_outside(&folder), [other]);
    revise(&mut now, 1);
    assert_eq!(
        save_unless_changed(&now, &mut folder).unwrap().written,
        [second]
    );
    assert!(
        fs::read_to_string(root.join(other))
            .unwrap()
            .ends_with("// theirs\n")
    );
}

#[test]
fn what_is_new_or_gone_is_seen_and_a_changed_file_is_not_removed() {
    let place = tempfile::tempdir().unwrap();
    let root = place.path();
    let mut now = workspace();
    create_workspace(root, &now, &Origin::BuiltIn).unwrap();
    let mut folder = load_workspace(root).value.folder;
    assert_eq!(changed_outside(&folder), Vec::<String>::new());
    let decision = Dice::new(2).decision();
    let new = format!("decisions/{}.ron", decision.id);
    fs::create_dir_all(root.join("decisions")).unwrap();
    fs::write(root.join(&new), "(").unwrap();
    let gone = format!("draft/articles/{}.ron", now.draft.articles[3].id);
    fs::remove_file(root.join(&gone)).unwrap();
    assert_eq!(changed_outside(&folder), [new, gone]);
    // An article that is deleted here and revised there stays.
    let article = now.draft.articles.remove(0);
    let file = format!("draft/articles/{}.ron", article.id);
    let text = fs::read_to_string(root.join(&file)).unwrap();
    fs::write(root.join(&file), format!("{text} ")).unwrap();
    let clashes = save_unless_changed(&now, &mut folder).unwrap_err();
    assert_eq!(clashes, [file]);
}

#[test]
fn a_name_beside_a_folder_is_free() {
    let place = tempfile::tempdir().unwrap();
    let folder = place.path().join("Vienna");
    let mut taken = Vec::new();
    for name in ["Vienna (mine)", "Vienna (mine 2)", "Vienna (mine 3)"] {
        let found = free_beside(&folder, "mine");
        assert_eq!(found, place.path().join(name));
        fs::create_dir(&found).unwrap();
        taken.push(found);
    }
    assert_eq!(taken.len(), 3);
}
