//! A text with everything a text can have, a workspace, and programs to read what is written.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;

use travaux::coding::codebook::Codebook;
use travaux::exchange::document::text::{ArticleOut, ClauseOut, DivisionOut, TextOut};
use travaux::exchange::document::{Change, Comment, Run};
use travaux::exchange::paper::{PaperWish, paper};
use travaux::model::decision::Quote;
use travaux::model::draft::{Level, ParagraphStatus};
use travaux::model::ids::{IdMint, ProposalId};
use travaux::model::party::PartyRef;
use travaux::model::proposal::{Placement, Proposal, ProposalKind, Target};
use travaux::model::text::{Lang, Span};
use travaux::model::workspace::{NamedVersion, Workspace};
use travaux::storage::{dossier_io, draft_io, lexicon_io};

use crate::programs::absent_only_outside_the_gate;

/// A delegation whose name must be escaped in every format.
pub(crate) const BY: &str = "Côte d'Ivoire & \"EU\" <x>";

/// A clause of plain words.
pub(crate) fn clause(level: Level, number: &str, words: &str) -> ClauseOut {
    ClauseOut {
        level,
        number: number.to_owned(),
        runs: vec![Run::plain(words)],
        ..ClauseOut::default()
    }
}

fn changed(change: Change, words: &str) -> Run {
    Run {
        change: Some(change),
        ..Run::plain(words)
    }
}

/// A text with changes, comments, footnotes, alternatives, statuses, lists and two scripts.
pub(crate) fn rich() -> TextOut {
    let mut first = clause(Level::Paragraph, "1.", "Each State Party ");
    first
        .runs
        .push(changed(Change::deleted(BY, "2024-02-01"), "shall"));
    first
        .runs
        .push(changed(Change::inserted(BY, "2024-02-01"), "may"));
    let mut remarked = Run::plain(" adopt <measures> & \"means\"");
    remarked.comments.push(0);
    remarked.footnote = Some(0);
    first.runs.push(remarked);
    first.runs.push(Run::plain(":"));
    let mut added = clause(Level::Paragraph, "2.", "A whole new paragraph.");
    added.change = Some(Change::inserted("Chair", ""));
    added.runs[0].change = added.change.clone();
    let mut gone = clause(Level::Paragraph, "", "A paragraph struck as a whole.");
    gone.status = ParagraphStatus::Deleted;
    let mut rival = clause(Level::Paragraph, "2 alt.", "[Another wording of it.]");
    rival.alternative_to = Some(5);
    rival.reserves = vec!["Brazil".to_owned()];
    let mut agreed = clause(Level::Paragraph, "3.", "Nothing in this article is new.");
    agreed.status = ParagraphStatus::AgreedAdReferendum;
    agreed.remarks = vec!["moved from article 7".to_owned()];
    TextOut {
        title: vec![Run::plain("Draft text of the Chair")],
        stamp: vec!["audience: public · as of: 2024 · hash: 0123456789abcdef".to_owned()],
        date: "2024-02-01".to_owned(),
        hash: "0123456789abcdef".to_owned(),
        preamble: vec![clause(
            Level::Paragraph,
            "",
            "Bearing in mind what was said,",
        )],
        articles: vec![
            ArticleOut {
                opens: vec![DivisionOut {
                    number: "Chapter II".to_owned(),
                    heading: "Measures".to_owned(),
                    depth: 1,
                }],
                number: "5".to_owned(),
                heading: vec![Run::plain("Illegal access")],
                clauses: vec![
                    first,
                    clause(Level::Item, "(a)", "at home:"),
                    clause(Level::Subitem, "(i)", "by law;"),
                    clause(Level::Item, "(b)", "abroad,"),
                    clause(Level::Tail, "", "when committed on purpose."),
                    added,
                    rival,
                    gone,
                    agreed,
                ],
                change: None,
            },
            ArticleOut {
                number: "5 bis".to_owned(),
                heading: vec![Run::plain("电子证据")],
                clauses: vec![clause(
                    Level::Paragraph,
                    "",
                    "各缔约国应当采取必要的立法和其他措施，确保“电子证据”得到保存。",
                )],
                ..ArticleOut::default()
            },
        ],
        comments: vec![Comment {
            by: BY.to_owned(),
            date: "2024-02-02".to_owned(),
            text: "Why <measures> & not \"laws\"?\nSee below.".to_owned(),
        }],
        footnotes: vec!["As in earlier texts & drafts.".to_owned()],
        lang: Lang::En,
    }
}

/// The built-in dossier around the sample draft, with an earlier version that differs.
pub(crate) fn workspace() -> Workspace {
    let draft = draft_io::load_sample().value;
    let mut workspace = Workspace::around(dossier_io::load_builtin().value, draft.clone());
    let mut old = draft;
    let article = &mut old.articles[0];
    article.paragraphs[0].text = format!("Formerly, {}", article.paragraphs[0].text);
    article.heading.push_str(" and more");
    let last = old.articles.pop().unwrap();
    old.articles.insert(0, last);
    workspace.versions.push(NamedVersion {
        id: old.id,
        name: "Chair's text rev.1".to_owned(),
        issued: false,
        symbol: "A/X.1".to_owned(),
        note: String::new(),
        time_ms: 1_706_745_600_000,
        draft: old,
    });
    workspace
}

/// A workspace with a proposal of each kind on the table.
pub(crate) fn proposed() -> Workspace {
    let mut workspace = workspace();
    let mut mint = IdMint::new(3);
    let article = workspace.draft.articles[0].clone();
    let paragraph = &article.paragraphs[0];
    let text = paragraph.text.as_str();
    let second = text.find(' ').unwrap() + 1;
    let end = second + text[second..].find(' ').unwrap();
    let mut new = |kind, quote, words: &str| {
        let target = Target::Paragraph(paragraph.id);
        let mut proposal = Proposal::new(ProposalId(mint.next(5)), kind, target);
        proposal.quote = quote;
        proposal.text = words.to_owned();
        proposal.by = vec![PartyRef::new("Brazil & co").unwrap()];
        proposal.date = "2024-02-01".parse().ok();
        proposal
    };
    let words = Quote::of(text, Span::new(second, end));
    workspace
        .proposals
        .push(new(ProposalKind::Modify, words, "changed"));
    let tail = Quote::of(text, Span::new(text.len() - 5, text.len()));
    workspace
        .proposals
        .push(new(ProposalKind::Suppress, tail, ""));
    let mut added = new(
        ProposalKind::Add,
        Quote::default(),
        "A new paragraph of Brazil.",
    );
    added.place = Some(Placement::After(paragraph.id));
    workspace.proposals.push(added);
    workspace
}

/// Cues and force of the workspace's dossier.
pub(crate) fn codebook(workspace: &Workspace) -> Arc<Codebook> {
    let lexicon = lexicon_io::builtin_lexicon().unwrap();
    Arc::new(Codebook::compile(&workspace.dossier, &lexicon).0)
}

/// The bytes of a paper of the workspace.
pub(crate) fn made(workspace: &Workspace, wish: &PaperWish) -> Vec<u8> {
    paper(workspace, || codebook(workspace), wish).unwrap()
}

/// The schema of Akoma Ntoso, which the gate fetches.
pub(crate) fn schema() -> Option<PathBuf> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/akn/akomantoso30.xsd");
    absent_only_outside_the_gate(path.exists(), "target/akn/akomantoso30.xsd").then_some(path)
}

/// Runs a program and returns what it says; it must end well.
pub(crate) fn said(program: &str, arguments: &[&str], home: &Path) -> String {
    let output = Command::new(program)
        .args(arguments)
        .env("HOME", home)
        .current_dir(home)
        .output()
        .unwrap();
    let errors = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.success(), "{program} {arguments:?}: {errors}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

/// The parts of a container.
pub(crate) fn parts(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut all = Vec::new();
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).unwrap();
        let mut content = Vec::new();
        std::io::Read::read_to_end(&mut part, &mut content).unwrap();
        all.push((part.name().unwrap().into_owned(), content));
    }
    all
}
