//! One article for the head of a delegation: its text, who objects and why, what would bring them
//! round, and where it is recorded.

use std::collections::BTreeSet;

use crate::assess::finding::FindingKind;
use crate::assess::verdict::Verdict;
use crate::exchange::document::text::{ArticleOut, PROPOSED, TextOut};
use crate::exchange::document::{Block, Document, ParaKind, Run, Style, Table, lay};
use crate::exchange::export::Unknown;
use crate::exchange::public::{ObjectionOut, PartOut, SourceOut, Verdicts, pair};
use crate::words::Words;
use crate::words::keys::{finding_key, strength_key, verb_key};

use super::unknown;

/// The brief of the article with this number.
pub(super) fn article(view: &Verdicts, text: &TextOut, number: &str) -> Result<Document, Unknown> {
    let numbers: Vec<String> = text.articles.iter().map(|a| a.number.clone()).collect();
    let at = numbers.iter().position(|n| n == number);
    let Some((at, part)) = at.and_then(|at| Some((at, part_of(view, text, at)?))) else {
        return Err(unknown(
            format!("article {}", number.escape_debug()),
            &numbers,
        ));
    };
    let one = TextOut {
        preamble: Vec::new(),
        articles: text.articles.get(at).cloned().into_iter().collect(),
        ..text.clone()
    };
    let mut document = lay(&one, Style::Un);
    document.tracked = false;
    let heading = text.articles.get(at).map(|a| &a.heading);
    let heading: String = heading
        .into_iter()
        .flatten()
        .filter(|run| !run.is_deleted())
        .map(|run| run.text.as_str())
        .collect();
    let words = view.stamp.words();
    document.lang = words.lang().text_lang();
    let title = words.tf(
        "brief-article",
        &[("n", number.into()), ("heading", heading.as_str().into())],
    );
    title
        .trim_end_matches(['.', ' '])
        .clone_into(&mut document.title);
    document.heading(1, words.t("out-each-bloc"));
    document.blocks.push(Block::Table(verdicts(view, part)));
    if part.not_coded > 0 {
        document.note(words.tf(
            "out-some-not-coded",
            &[
                ("n", part.not_coded.to_string().into()),
                ("all", part.clauses.to_string().into()),
            ],
        ));
    }
    let mut cited = BTreeSet::new();
    document.heading(1, words.t("out-who-objects"));
    let before = document.blocks.len();
    for (bloc, places) in view.blocs.iter().zip(&part.reasons) {
        let found = places.iter().filter_map(|at| view.objections.get(*at));
        let against: Vec<&ObjectionOut> = found.filter(|o| is_against(o)).collect();
        if against.is_empty() {
            continue;
        }
        document.heading(3, bloc.name.as_str());
        for objection in against {
            reason(&mut document, objection, words);
            note_sources(&mut cited, objection);
        }
    }
    if document.blocks.len() == before {
        document.paragraph(ParaKind::Body, vec![Run::plain(words.t("out-nobody"))]);
    }
    let all: Vec<&ObjectionOut> = part
        .reasons
        .iter()
        .flatten()
        .filter_map(|at| view.objections.get(*at))
        .collect();
    content_with(&mut document, view, &all, &mut cited);
    fallbacks(&mut document, view, &all);
    bridges(&mut document, &all, words);
    sources(&mut document, &[&view.sources], &cited, words);
    Ok(document)
}

/// What is said of the article at a place of the text. The preamble stands first where there is
/// one; nothing is said of an article that is only proposed.
pub(super) fn part_of<'v>(view: &'v Verdicts, text: &TextOut, at: usize) -> Option<&'v PartOut> {
    let stands = |article: &&ArticleOut| article.number != PROPOSED;
    text.articles.get(at).filter(stands)?;
    let before = text.articles.iter().take(at).filter(stands).count();
    let preamble = view.articles.iter().filter(|a| a.number.is_empty()).count();
    view.articles.get(before + preamble)
}

/// Whether a finding is a reason to speak: an objection, or something asked for.
pub(super) fn is_against(objection: &ObjectionOut) -> bool {
    !objection.set_aside
        && (objection.verdict.is_some_and(Verdict::is_objection)
            || objection.kind == FindingKind::StillAsks)
}

fn verdicts(view: &Verdicts, part: &PartOut) -> Table {
    let words = view.stamp.words();
    let row = |(bloc, verdict): (&crate::exchange::public::Named, &Verdict)| {
        let said = words.t(verdict.key());
        let word = if verdict.is_objection() {
            Run::bold(said)
        } else {
            Run::plain(said)
        };
        vec![vec![Run::plain(bloc.name.as_str())], vec![word]]
    };
    Table {
        head: vec![
            words.t("out-bloc").to_owned(),
            words.t("out-verdict").to_owned(),
        ],
        widths: vec![2, 1],
        rows: view.blocs.iter().zip(&part.verdicts).map(row).collect(),
    }
}

/// A name and what it is, the name in bold.
pub(super) fn named(words: &Words, name: &str, what: impl Into<String>) -> Vec<Run> {
    let name = format!("{name}{}", words.t("out-colon"));
    vec![Run::bold(name), Run::plain(what)]
}

/// One finding with its words, its rule and its sources.
pub(super) fn reason(document: &mut Document, objection: &ObjectionOut, words: &Words) {
    let kind = match objection.verdict {
        Some(verdict) => verdict.key(),
        None => finding_key(objection.kind),
    };
    let label = format!("“{}”", objection.label);
    let demand = words.tf(
        "out-demand",
        &[
            ("verb", words.t(verb_key(objection.verb)).into()),
            ("what", label.into()),
            ("firm", words.t(strength_key(objection.strength)).into()),
        ],
    );
    let mut runs = named(words, words.t(kind), demand);
    if !objection.words.is_empty() {
        let place = objection.place.as_str();
        runs.push(Run::plain(words.tf("out-at", &[("place", place.into())])));
        runs.push(Run::italic(format!("“{}”", objection.words)));
    }
    runs.push(Run::plain(words.t("out-stop")));
    if !objection.stance.is_empty() {
        runs.push(Run::plain(format!(" {}", objection.stance)));
    }
    let support = objection.confidence.told(words);
    let known = [objection.sources.as_str(), support];
    runs.push(Run::plain(format!(" [{}]", known.join("; "))));
    document.paragraph(ParaKind::Bullet, runs);
    for way in &objection.ways {
        document.note(pair(words, words.t("finding-way-out"), way));
    }
    let set = [
        (&objection.decided_by, "out-decided-by"),
        (&objection.reason, "out-reason"),
    ];
    for (said, key) in set {
        if !said.is_empty() {
            document.note(pair(words, words.t(key), said));
        }
    }
    for note in &objection.notes {
        document.note(pair(words, words.t("out-note"), note));
    }
}

/// Who has what it asks for, in a line each.
fn content_with(
    document: &mut Document,
    view: &Verdicts,
    all: &[&ObjectionOut],
    cited: &mut BTreeSet<String>,
) {
    let words = view.stamp.words();
    let mut lines = Vec::new();
    for bloc in &view.blocs {
        let met = all.iter().filter(|o| {
            o.bloc == bloc.id
                && !o.set_aside
                && matches!(
                    o.kind,
                    FindingKind::Met | FindingKind::Accepted | FindingKind::Tolerated
                )
        });
        let mut labels: Vec<String> = Vec::new();
        for objection in met {
            note_sources(cited, objection);
            let label = words.tf(
                "out-firm",
                &[
                    ("what", objection.label.as_str().into()),
                    ("firm", words.t(finding_key(objection.kind)).into()),
                ],
            );
            if !labels.contains(&label) {
                labels.push(label);
            }
        }
        if !labels.is_empty() {
            lines.push((bloc.name.clone(), labels.join("; ")));
        }
    }
    if lines.is_empty() {
        return;
    }
    document.heading(1, words.t("out-content"));
    for (name, labels) in lines {
        document.paragraph(ParaKind::Bullet, named(words, &name, labels));
    }
}

fn fallbacks(document: &mut Document, view: &Verdicts, all: &[&ObjectionOut]) {
    let mut lines: Vec<(String, &str)> = Vec::new();
    for bloc in &view.blocs {
        for objection in all.iter().filter(|o| o.bloc == bloc.id && is_against(o)) {
            let line = (bloc.name.clone(), objection.fallback.as_str());
            if !line.1.is_empty() && !lines.contains(&line) {
                lines.push(line);
            }
        }
    }
    if lines.is_empty() {
        return;
    }
    let words = view.stamp.words();
    document.heading(1, words.t("out-fallbacks"));
    for (name, fallback) in lines {
        document.paragraph(ParaKind::Bullet, named(words, &name, fallback));
    }
}

/// Wordings that would meet what is asked for.
fn bridges(document: &mut Document, all: &[&ObjectionOut], words: &Words) {
    let mut shown: Vec<(&str, &str)> = Vec::new();
    for objection in all.iter().filter(|o| is_against(o)) {
        for (label, model) in &objection.wordings {
            let line = (label.as_str(), model.as_str());
            if !shown.contains(&line) {
                shown.push(line);
            }
        }
    }
    if shown.is_empty() {
        return;
    }
    document.heading(1, words.t("out-bridging"));
    for (label, model) in shown {
        document.paragraph(ParaKind::Body, vec![Run::bold(label)]);
        document.paragraph(ParaKind::Quote, vec![Run::plain(model)]);
    }
}

/// Remembers the codes an objection cites, as `S1 §III.2; S2 ¶13` has them.
pub(super) fn note_sources(cited: &mut BTreeSet<String>, objection: &ObjectionOut) {
    note_codes(cited, &objection.sources);
}

/// Remembers the codes of a line of citations.
pub(super) fn note_codes(cited: &mut BTreeSet<String>, line: &str) {
    let codes = line.split("; ").filter_map(|one| one.split(' ').next());
    cited.extend(codes.filter(|code| !code.is_empty()).map(str::to_owned));
}

/// What the codes stand for: those cited, each once though several lists know it.
pub(super) fn sources(
    document: &mut Document,
    lists: &[&[SourceOut]],
    cited: &BTreeSet<String>,
    words: &Words,
) {
    let mut known: Vec<&SourceOut> = Vec::new();
    for source in lists.iter().copied().flatten() {
        if cited.contains(&source.code) && !known.contains(&source) {
            known.push(source);
        }
    }
    if known.is_empty() {
        return;
    }
    document.heading(1, words.t("out-sources"));
    for source in known {
        let mut told = format!("{}: {}", source.code, source.title);
        for part in [&source.date, &source.url] {
            if !part.is_empty() {
                told.push_str(&format!(", {part}"));
            }
        }
        document.note(told);
    }
}
