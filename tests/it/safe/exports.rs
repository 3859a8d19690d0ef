//! What others are given is the same, byte for byte, whether or not there is anything confidential.

use proptest::prelude::*;
use travaux::model::decision::Ruling;
use travaux::model::layer::{holds_private, shared_workspace};
use travaux::model::workspace::Workspace;
use travaux::session::command::ExportKind;
use travaux::storage::draft_io::load_sample;
use travaux::storage::workspace_save::{Origin, create_workspace};

use super::desk::Desk;
use crate::cli_kit::call;
use crate::storage::dice::Dice;

/// A workspace whose confidential decisions bear on words that are there.
fn workspace(seed: u64) -> Workspace {
    let mut workspace = Dice::new(seed).workspace();
    workspace.draft = load_sample().value;
    let paragraphs: Vec<_> = workspace
        .draft
        .articles
        .iter()
        .flat_map(|article| &article.paragraphs)
        .map(|paragraph| paragraph.id)
        .collect();
    let element = workspace
        .dossier
        .elements()
        .next()
        .map(|(_, e)| e.id.clone());
    for (n, decision) in workspace.decisions.iter_mut().enumerate() {
        decision.paragraph = paragraphs[n % paragraphs.len()];
        decision.quote.words.clear();
        if let Some(element) = &element {
            decision.ruling = Ruling::Add(element.clone());
        }
    }
    workspace
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn a_secret_changes_no_byte_of_what_is_exported(seed in any::<u64>()) {
        let whole = workspace(seed);
        let shared = shared_workspace(&whole);
        prop_assert!(!holds_private(&shared));
        let home = tempfile::tempdir().unwrap();
        let [one, other] = [whole.clone(), shared.clone()].map(|w| Desk::new(w, home.path()));
        for kind in [
            ExportKind::PositionsCsv,
            ExportKind::PositionsJson,
            ExportKind::VerdictsCsv,
            ExportKind::VerdictsJson,
        ] {
            prop_assert_eq!(one.session.export_bytes(kind), other.session.export_bytes(kind));
        }
        let said = [("one", &whole), ("other", &shared)].map(|(name, workspace)| {
            let root = home.path().join(name);
            create_workspace(&root, workspace, &Origin::BuiltIn).unwrap();
            let path = root.to_str().unwrap();
            [
                call(&["assess", path, "--json"], b"").out,
                call(&["matrix", path, "--rows", "articles"], b"").out,
                call(&["matrix", path, "--rows", "issues", "--format", "json"], b"").out,
            ]
        });
        prop_assert_eq!(&said[0], &said[1]);
    }
}

#[test]
fn the_confidential_layer_is_told_where_it_is_asked_for() {
    let root = tempfile::tempdir().unwrap();
    let found = (0..200).any(|seed: u64| {
        let whole = workspace(seed);
        let place = root.path().join(seed.to_string());
        create_workspace(&place, &whole, &Origin::BuiltIn).unwrap();
        let path = place.to_str().unwrap();
        let open = call(&["assess", path, "--json"], b"").out;
        let all = call(&["assess", path, "--json", "--private"], b"").out;
        open != all
    });
    assert!(found, "--private changes nothing");
}
