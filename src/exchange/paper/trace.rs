//! Where each paragraph comes from: its new number, who proposed it, its old number, and what was
//! done, as the secretariat of a climate conference tabled it beside a consolidated text.

use crate::analysis::redline::{Fate, Line, LineAt, redline};
use crate::exchange::document::{Block, Document, Run, Table, draft_text, party_names};
use crate::exchange::export::Unknown;
use crate::model::draft::Draft;
use crate::model::ids::VersionId;
use crate::model::number::{article_numbers, full_number};
use crate::model::proposal::{Proposal, ProposalStatus, Target};
use crate::model::workspace::Workspace;
use crate::words::Words;

use super::PaperWish;

/// The table against the version asked for; against nothing where no version was named yet.
pub(super) fn trace(workspace: &Workspace, wish: &PaperWish) -> Result<Document, Unknown> {
    let nothing = Draft::empty(VersionId(ulid::Ulid::nil()));
    let (old, name) = if wish.subject.is_empty() && workspace.versions.is_empty() {
        (&nothing, "")
    } else {
        let version = super::version(workspace, &wish.subject)?;
        (&version.draft, version.name.as_str())
    };
    let reader = wish.reader();
    let words = reader.words();
    let new = &workspace.draft;
    let compared = redline(old, new);
    let (numbers_then, numbers_now) = (article_numbers(old), article_numbers(new));
    let mut rows = Vec::new();
    for section in &compared.sections {
        if section.fate == Fate::MovedAway {
            continue;
        }
        let lines = section.lines.iter();
        for line in lines.filter(|line| line.fate != Fate::MovedAway) {
            let was = line
                .old
                .map(|at| number(old, &numbers_then, at, words))
                .unwrap_or_default();
            let is = match line.fate {
                Fate::Kept | Fate::Added => line.new.map(|at| number(new, &numbers_now, at, words)),
                Fate::Removed | Fate::MovedAway => None,
            };
            let by = proposers(workspace, wish, line);
            let cells = [
                is.unwrap_or_default(),
                by,
                was,
                words.t(done_key(line)).to_owned(),
            ];
            rows.push(cells.map(|cell| vec![Run::plain(cell)]).into());
        }
    }
    let text = draft_text(workspace, reader);
    let title: String = text.title.iter().map(|run| run.text.as_str()).collect();
    let mut document = Document {
        title: words.tf("out-trace-title", &[("title", title.into())]),
        stamp: text.stamp,
        lang: text.lang,
        ..Document::default()
    };
    if name.is_empty() {
        document.note(words.t("out-no-version"));
    } else {
        document.note(words.tf("out-old-numbers", &[("name", name.into())]));
    }
    let head = [
        "out-new-number",
        "out-proposed-by",
        "out-old-number",
        "out-done",
    ];
    document.blocks.push(Block::Table(Table {
        head: head.map(|key| words.t(key).to_owned()).into(),
        widths: vec![3, 4, 3, 4],
        rows,
    }));
    Ok(document)
}

/// `5, 2 (a)`; `preamble 3`.
fn number(draft: &Draft, numbers: &[String], at: LineAt, words: &Words) -> String {
    let Some(place) = at.article else {
        let n = (at.at + 1).to_string();
        return words.tf("out-preamble-n", &[("n", n.into())]);
    };
    let inner = draft.articles.get(place).map(|a| full_number(a, at.at));
    let number = numbers.get(place).cloned().unwrap_or_default();
    match inner.filter(|inner| !inner.is_empty()) {
        Some(inner) => format!("{number}, {inner}"),
        None => number,
    }
}

/// Who proposed something about a paragraph that was accepted or is on the table, as far as the
/// audience may know.
fn proposers(workspace: &Workspace, wish: &PaperWish, line: &Line) -> String {
    let ids = [line.new, line.old].map(|at| at.map(|at| at.id));
    let about = |proposal: &&Proposal| {
        let live = matches!(
            proposal.status,
            ProposalStatus::Tabled | ProposalStatus::Accepted
        );
        let here = |id| proposal.target == Target::Paragraph(id);
        live && wish.audience.sees(proposal.layer) && ids.into_iter().flatten().any(here)
    };
    let mut names: Vec<String> = Vec::new();
    for proposal in workspace.proposals.iter().filter(about) {
        let mut name = party_names(&workspace.dossier, &proposal.by, wish.reader().tongue());
        if proposal.status == ProposalStatus::Tabled {
            name.push_str(wish.reader().words().t("out-on-table"));
        }
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names.join("; ")
}

fn done_key(line: &Line) -> &'static str {
    match (line.fate, line.moved, line.words_differ()) {
        (Fate::Added, ..) => "done-added",
        (Fate::Removed, ..) => "done-taken-out",
        (_, true, true) => "done-moved-reworded",
        (_, true, false) | (Fate::MovedAway, ..) => "done-moved",
        (Fate::Kept, false, true) => "done-reworded",
        (Fate::Kept, false, false) if line.status.is_some() => "done-status",
        (Fate::Kept, false, false) => "done-unchanged",
    }
}
