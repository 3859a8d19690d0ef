//! Good inputs, made by our own writers from workspaces with something of everything in them.

use std::path::Path;

use travaux::exchange::akn::akn;
use travaux::exchange::document::{Style, draft_text, html, lay, markdown, plain};
use travaux::exchange::docx::docx;
use travaux::exchange::export::{Format, Wish};
use travaux::exchange::public::{Audience, Reader};
use travaux::exchange::rolling::rolling_text;
use travaux::exchange::table::{Kind, Layout};
use travaux::model::workspace::Workspace;
use travaux::storage::exercise::save_event;
use travaux::storage::format::FileKind;
use travaux::storage::workspace_save::{Origin, create_workspace};

use crate::documents::kit::{proposed, rich};
use crate::exercise::kit::{SHIPPED, copy};
use crate::exercise::script::afternoon;
use crate::export_kit::made;
use crate::storage::dice::Dice;
use crate::storage::round::snapshot;

/// Inputs longer than this say no more and take longer.
const LONGEST: usize = 12 * 1024;

/// Files of ours, each with its path.
pub(super) fn files() -> Vec<(String, Vec<u8>)> {
    let place = tempfile::tempdir().unwrap();
    let mut all: Vec<(String, Vec<u8>)> = Vec::new();
    for seed in [3, 11, 29] {
        let root = place.path().join(seed.to_string());
        create_workspace(&root, &Dice::new(seed).workspace(), &Origin::BuiltIn).unwrap();
        all.extend(snapshot(&root));
    }
    let scenario = copy(SHIPPED[0], place.path());
    for event in &afternoon().events {
        save_event(&scenario, event).unwrap();
    }
    all.extend(snapshot(&scenario));
    all.retain(|(path, bytes)| FileKind::of(path).is_some() && bytes.len() <= LONGEST);
    all.sort();
    // A few of each kind.
    let mut seen: Vec<(FileKind, usize)> = Vec::new();
    all.retain(|(path, _)| {
        let kind = FileKind::of(path).unwrap();
        if let Some((_, n)) = seen.iter_mut().find(|(other, _)| *other == kind) {
            *n += 1;
            return *n <= 4;
        }
        seen.push((kind, 1));
        true
    });
    assert!(seen.len() > 14, "{seen:?}");
    all
}

/// The small drafts every format is written from.
fn drafts() -> Vec<travaux::exchange::document::text::TextOut> {
    let mut workspace = proposed();
    workspace.draft.articles.truncate(2);
    vec![
        rich(),
        draft_text(&workspace, Reader::new(Audience::OwnDelegation, 2024)),
    ]
}

/// Files of the kind that tests keep.
fn kept(names: &[&str]) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/hostile");
    let read = |name: &&str| std::fs::read(root.join(name)).unwrap();
    names.iter().map(read).collect()
}

pub(super) fn word_files() -> Vec<Vec<u8>> {
    let ours = drafts()
        .into_iter()
        .map(|text| docx(&lay(&text, Style::Un)));
    let theirs = ["misc.docx", "t.docx", "r.docx", "bl.docx", "xxe.docx"];
    ours.chain(kept(&theirs)).collect()
}

pub(super) fn pages() -> Vec<Vec<u8>> {
    let text = drafts().into_iter();
    let mut all: Vec<Vec<u8>> = text
        .map(|text| html(&lay(&text, Style::Un)).into_bytes())
        .collect();
    for page in [
        "<h2>Article 1 Scope</h2><p>Each Party <ins title=\"B\">shall</ins><del>may</del> act.</p>",
        "<ol><li>one<ul><li>two</li></ul></li></ol><table><tr><td>a</td></tr></table>",
        "<html><body><h2>第一条 范围</h2><p>各方<b>应</b>合作。&nbsp;&lt;&#x4e2d;</p></body></html>",
    ] {
        all.push(page.as_bytes().to_vec());
    }
    all
}

pub(super) fn marked_down() -> Vec<Vec<u8>> {
    let text = drafts().into_iter();
    text.map(|text| markdown(&lay(&text, Style::Un)).into_bytes())
        .collect()
}

pub(super) fn akoma() -> Vec<Vec<u8>> {
    let ours = drafts().into_iter().map(|text| akn(&text).into_bytes());
    ours.chain(kept(&["akn-sample.xml"])).collect()
}

/// Consolidated texts as they are copied.
pub(super) fn pasted() -> Vec<Vec<u8>> {
    let workspace = proposed();
    let mut all: Vec<Vec<u8>> = drafts()
        .iter()
        .map(|text| plain(&lay(text, Style::Un)).into_bytes())
        .collect();
    let mut draft = workspace.draft;
    draft.articles.truncate(3);
    all.push(rolling_text(&draft, &[], &workspace.dossier).into_bytes());
    for seed in [3, 11] {
        let draft = Dice::new(seed).draft();
        all.push(rolling_text(&draft, &[], &workspace.dossier).into_bytes());
    }
    all.push(crate::rolling_paste::PAGE.as_bytes().to_vec());
    all.retain(|text| text.len() <= 4 * LONGEST);
    all
}

/// A dossier small enough to be written many times.
pub(super) fn few_positions() -> Workspace {
    let mut workspace = crate::export_kit::built_in();
    let dossier = &mut workspace.dossier;
    dossier.blocs.truncate(2);
    for bloc in &mut dossier.blocs {
        bloc.positions.truncate(3);
        bloc.member_entries.truncate(2);
    }
    workspace
}

pub(super) fn tables(format: Format) -> Vec<Vec<u8>> {
    let workspace = few_positions();
    let wish = |layout| Wish {
        kind: Kind::Positions,
        layout,
        audience: Audience::OwnDelegation,
        as_of: 2024,
        format,
        ..Wish::default()
    };
    let mut all = vec![
        made(&workspace, &wish(Layout::Long)),
        made(&workspace, &wish(Layout::Wide)),
    ];
    if format == Format::Xlsx {
        all.extend(kept(&["dtd.xlsx"]));
    } else {
        let other = "bloc;issue;verb\r\nus-eu;sovereignty;\"re\"\"quires\"\r\n";
        all.push(other.as_bytes().to_vec());
    }
    all
}
