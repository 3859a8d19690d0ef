//! Reading and saving: the built-in dossier, and a folder of 20,000 positions.

use std::sync::Arc;

use travaux::model::bloc::Bloc;
use travaux::model::dossier::Dossier;
use travaux::model::ids::{BlocId, IssueId};
use travaux::model::workspace::Workspace;
use travaux::storage::dossier_io::{load_builtin, load_builtin_banks};
use travaux::storage::draft_io::load_sample;
use travaux::storage::workspace_io::load_workspace;
use travaux::storage::workspace_save::{Origin, create_workspace, save_workspace};

use crate::time;

/// Times every load and save.
pub(crate) fn time_all() {
    time("load the built-in dossier", "50 ms", 40, load_builtin);
    time(
        "load its banks of wordings",
        "50 ms",
        40,
        load_builtin_banks,
    );
    let mut workspace = Workspace::around(load_builtin().value, load_sample().value);
    time_folder("the built-in dossier", ["50 ms", "50 ms"], &mut workspace);
    time_megabyte(&workspace);
    workspace.dossier.blocs = many(&workspace.dossier);
    time_folder("20,000 positions", ["250 ms", "1 s"], &mut workspace);
}

/// Twenty blocs with a thousand positions each, of the length that real ones have in one language.
fn many(dossier: &Dossier) -> Vec<Bloc> {
    let Some(real) = dossier.blocs.first() else {
        return Vec::new();
    };
    let bloc = |b: usize| {
        let positions = real.positions.iter().cycle().enumerate().take(1000);
        let positions = positions.map(|(n, position)| {
            let mut position = position.clone();
            position.issue = IssueId::new(&format!("issue-{n}")).unwrap();
            position.entries.truncate(1);
            for entry in position.entries.iter_mut().map(Arc::make_mut) {
                entry.stance.zh.clear();
                entry.notes.clear();
                entry.demands.truncate(2);
                entry.sources.truncate(1);
            }
            position
        });
        Bloc {
            id: BlocId::new(&format!("bloc-{b}")).unwrap(),
            positions: positions.collect(),
            member_entries: Vec::new(),
            ..real.clone()
        }
    };
    (0..20).map(bloc).collect()
}

fn time_folder(what: &str, [open, save]: [&str; 2], workspace: &mut Workspace) {
    let place = tempfile::tempdir().unwrap();
    let (mut folder, _) = create_workspace(place.path(), workspace, &Origin::BuiltIn).unwrap();
    time(&format!("open a folder with {what}"), open, 20, || {
        load_workspace(place.path())
    });
    let mut n = 0;
    time(&format!("save one article beside {what}"), save, 20, || {
        n += 1;
        if let Some(article) = workspace.draft.articles.first_mut() {
            article.heading = format!("Heading {n}");
        }
        assert_eq!(save_workspace(workspace, &mut folder).written.len(), 1);
    });
}

/// A save of one file of a megabyte, which is what is promised: forced to the disk with its folder.
fn time_megabyte(workspace: &Workspace) {
    let mut workspace = workspace.clone();
    let article = workspace.draft.articles.first_mut().unwrap();
    let paragraph = article.paragraphs.first_mut().unwrap();
    paragraph.text = "Each Party shall keep its word. ".repeat(33_000);
    let place = tempfile::tempdir().unwrap();
    let (mut folder, _) = create_workspace(place.path(), &workspace, &Origin::BuiltIn).unwrap();
    let mut n = 0;
    time("save an article of 1 MB", "p99 50 ms", 100, || {
        n += 1;
        if let Some(article) = workspace.draft.articles.first_mut() {
            article.heading = format!("Heading {n}");
        }
        assert_eq!(save_workspace(&workspace, &mut folder).written.len(), 1);
    });
}
