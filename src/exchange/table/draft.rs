//! Verdicts, objections, instruments and accessions as tables.

use crate::assess::verdict::Verdict;
use crate::exchange::public::{
    ObjectionOut, PartOut, Reference, Term, Trend, Verdicts, asked, firmly, pair,
};
use crate::words::Words;
use crate::words::keys::{finding_key, strength_key, verb_key};

use super::{Cell, Column, Kind, Only, Sheet, Value, columns_in};

/// The verdict matrix: articles or clauses × blocs; rows go by the number of the article.
pub fn verdicts(view: &Verdicts, by_clause: bool, only: Only<'_>) -> Sheet {
    let shown: Vec<usize> = (0..view.blocs.len())
        .filter(|at| {
            view.blocs
                .get(*at)
                .is_some_and(|bloc| only.has_bloc(&[&bloc.id]))
        })
        .collect();
    let words = view.stamp.words();
    let told = columns_in(words);
    let mut columns = vec![
        told(("article", 12), "column-article", "column-article-about"),
        if by_clause {
            told(("text", 60), "column-text", "column-text-about")
        } else {
            told(("heading", 36), "column-heading", "column-heading-about")
        },
        told(
            ("not_coded", 10),
            "column-not-coded",
            "column-not-coded-about",
        ),
        told(("clauses", 9), "column-clauses", "column-clauses-about"),
    ];
    for bloc in shown.iter().filter_map(|at| view.blocs.get(*at)) {
        let about = words.tf("column-verdict-of", &[("bloc", bloc.name.as_str().into())]);
        columns.push(Column::new(&bloc.id, 20, &about).titled(&bloc.name));
    }
    let parts = if by_clause {
        &view.clauses
    } else {
        &view.articles
    };
    let listed = parts.iter().filter(|part| {
        let article = part.number.split(',').next().unwrap_or_default();
        only.has_row(&[article, &part.number])
    });
    let whole = Some(&view.draft).filter(|_| only.rows.is_empty());
    Sheet {
        kind: Kind::Verdicts,
        layout: if by_clause { "clauses" } else { "articles" },
        title: words.t("kind-verdicts").to_owned(),
        stamp: view.stamp.clone(),
        columns,
        rows: listed
            .chain(whole)
            .map(|part| verdict_row(view, part, &shown))
            .collect(),
        n_fixed: 2,
        sources: view.sources.clone(),
    }
}

fn verdict_row(view: &Verdicts, part: &PartOut, shown: &[usize]) -> Vec<Cell> {
    let mut row = vec![
        Cell::text(&part.number),
        Cell::text(&part.words),
        Cell::int(Some(part.not_coded)),
        Cell::int(Some(part.clauses)),
    ];
    for at in shown {
        let verdict = part.verdicts.get(*at).copied().unwrap_or(Verdict::NotCoded);
        let reasons = part.reasons.get(*at).map_or(&[][..], Vec::as_slice);
        let told = reasons
            .iter()
            .filter_map(|place| view.objections.get(*place));
        let note = told.take(MOST_REASONS);
        let note: Vec<String> = note.map(|o| reason(o, view.stamp.words())).collect();
        row.push(Cell::from(Value::Verdict(verdict)).noted(note.join("\n")));
    }
    row
}

/// A note holds this many reasons at most; the list of objections holds them all.
const MOST_REASONS: usize = 12;

fn reason(told: &ObjectionOut, words: &Words) -> String {
    let demand = words.tf(
        "out-demand",
        &[
            ("verb", words.t(verb_key(told.verb)).into()),
            ("what", told.label.as_str().into()),
            ("firm", words.t(strength_key(told.strength)).into()),
        ],
    );
    let kind = words.t(finding_key(told.kind));
    let mut line = format!("• {}", pair(words, kind, &demand));
    if !told.words.is_empty() {
        line.push_str(&format!(" “{}”", told.words));
    }
    if !told.sources.is_empty() {
        line.push_str(&format!(" [{}]", told.sources));
    }
    line
}

/// The list of objections; rows go by the number of the article, by place or by issue.
pub fn objections(view: &Verdicts, only: Only<'_>) -> Sheet {
    let internal = view.stamp.audience.sees_notes();
    let words = view.stamp.words();
    let told = columns_in(words);
    let mut columns = vec![
        told(("verdict", 18), "column-verdict", "column-verdict-about"),
        told(("article", 12), "column-article", "column-article-about-2"),
        told(("bloc", 12), "column-bloc", "column-bloc-about"),
        told(("finding", 16), "column-finding", "column-finding-about"),
        told(("verb", 10), "column-verb", "column-verb-about"),
        told(("strength", 12), "column-strength", "column-strength-about"),
        told(("issue", 24), "column-issue", "column-issue-about"),
        told(("element", 30), "column-element", "column-element-about"),
        told(("label", 30), "column-label", "column-label-about"),
        told(("words", 40), "column-words", "column-words-about"),
        told(("force", 14), "column-force", "column-force-about"),
        told(("found_by", 10), "column-found-by", "column-found-by-about"),
        told(("stance", 50), "column-stance", "column-stance-about"),
        told(("change", 50), "column-change", "column-change-about"),
        told(("fallback", 40), "column-fallback", "column-fallback-about"),
        told(
            ("confidence", 14),
            "column-confidence",
            "column-confidence-about",
        ),
        told(("sources", 30), "column-sources", "column-sources-about"),
    ];
    if internal {
        columns.push(told(
            ("set_aside", 10),
            "column-set-aside",
            "column-set-aside-about",
        ));
        columns.push(told(
            ("decided_by", 16),
            "column-decided-by",
            "column-decided-by-about",
        ));
        columns.push(told(("reason", 40), "column-reason", "column-reason-about"));
        columns.push(told(("notes", 40), "column-notes", "column-notes-about"));
    }
    let listed = view.objections.iter().filter(|told| {
        let article = told.place.split(',').next().unwrap_or_default();
        only.has_row(&[article, &told.place, &told.issue]) && only.has_bloc(&[&told.bloc])
    });
    Sheet {
        kind: Kind::Objections,
        layout: "list",
        title: words.t("kind-objections").to_owned(),
        stamp: view.stamp.clone(),
        columns,
        rows: listed.map(|told| objection_row(told, internal)).collect(),
        n_fixed: 2,
        sources: view.sources.clone(),
    }
}

fn objection_row(told: &ObjectionOut, internal: bool) -> Vec<Cell> {
    let mut row = vec![
        told.verdict.map_or(Value::Empty, Value::Verdict).into(),
        Cell::text(&told.place),
        Cell::text(&told.bloc),
        Cell::term(Term::new(told.kind.word(), finding_key(told.kind))),
        Cell::term(asked(told.verb)),
        Cell::term(firmly(told.strength)),
        Cell::text(&told.issue),
        Cell::text(&told.element),
        Cell::text(&told.label),
        Cell::text(&told.words),
        Cell::term(told.force),
        Cell::term(told.found_by),
        Cell::text(&told.stance),
        Cell::text(&told.ways.join("; ")),
        Cell::text(&told.fallback),
        Cell::term(told.confidence),
        Cell::text(&told.sources),
    ];
    if internal {
        row.push(Cell::term(if told.set_aside {
            Term::new("yes", "out-yes")
        } else {
            Term::new("no", "out-no")
        }));
        row.push(Cell::text(&told.decided_by));
        row.push(Cell::text(&told.reason));
        row.push(Cell::text(&told.notes.join("\n")));
    }
    row
}

/// The table of instruments; rows go by id or kind.
pub fn instruments(view: &Reference, only: Only<'_>) -> Sheet {
    let internal = view.stamp.audience.sees_notes();
    let words = view.stamp.words();
    let told = columns_in(words);
    let mut columns = vec![
        told(("id", 20), "column-id", "column-id-about"),
        told(("name", 44), "column-name", "column-name-about"),
        told(("kind", 10), "column-kind", "column-kind-about"),
        told(("year", 10), "column-year", "column-year-about"),
        told(("what", 60), "column-what", "column-what-about"),
        told(("backers", 30), "column-backers", "column-backers-about"),
        told(("parties", 9), "column-parties", "column-parties-about"),
        told(
            ("signed_only", 9),
            "column-signed-only",
            "column-signed-only-about",
        ),
        told(
            ("status_date", 12),
            "column-status-date",
            "column-status-date-about",
        ),
        told(("status", 50), "column-status", "column-status-about"),
        told(("sources", 24), "column-sources", "column-sources-about-2"),
        told(("doubt", 10), "column-doubt", "column-doubt-about"),
    ];
    if internal {
        columns.push(told(("notes", 50), "column-notes", "column-notes-about-2"));
    }
    let listed = view
        .instruments
        .iter()
        .filter(|i| only.has_row(&[&i.id, i.kind.word]));
    let row = |i: &crate::exchange::public::InstrumentOut| {
        let mut row = vec![
            Cell::text(&i.id),
            Cell::text(&i.name),
            Cell::term(i.kind),
            Cell::text(&i.year),
            Cell::text(&i.what),
            Cell::text(&i.backers),
            Cell::int(i.parties),
            Cell::int(i.signed_only),
            Cell::text(&i.status_date),
            Cell::text(&i.status),
            Cell::text(&i.sources),
            Cell::term(i.doubt),
        ];
        if internal {
            row.push(Cell::text(&i.notes));
        }
        row
    };
    Sheet {
        kind: Kind::Instruments,
        layout: "list",
        title: words.t("out-instruments").to_owned(),
        stamp: view.stamp.clone(),
        columns,
        rows: listed.map(row).collect(),
        n_fixed: 2,
        sources: Vec::new(),
    }
}

/// Accessions a year.
pub fn accessions(view: &Reference) -> Sheet {
    let told = columns_in(view.stamp.words());
    let columns = vec![
        told(("year", 8), "column-year", "column-year-about-2"),
        told(("coe", 10), "column-coe", "column-coe-about")
            .titled(view.stamp.words().t("out-council-of-europe")),
        told(("others", 10), "column-others", "column-others-about"),
        told(("total", 10), "column-total", "column-total-about"),
        told(
            ("cumulative", 12),
            "column-cumulative",
            "column-cumulative-about",
        ),
    ];
    let rows = view.accessions.iter().map(|row| {
        let figures = [row.year, row.coe, row.others, row.total, row.cumulative];
        figures.map(|figure| Cell::int(Some(figure))).to_vec()
    });
    let title = if view.accessions_source.is_empty() {
        view.accessions_title.clone()
    } else {
        format!("{} [{}]", view.accessions_title, view.accessions_source)
    };
    Sheet {
        kind: Kind::Accessions,
        layout: "list",
        title,
        stamp: view.stamp.clone(),
        columns,
        rows: rows.collect(),
        n_fixed: 1,
        sources: Vec::new(),
    }
}

/// Brackets and what is agreed, version after version.
pub fn brackets(view: &Trend) -> Sheet {
    let told = columns_in(view.stamp.words());
    let columns = vec![
        told(("version", 24), "column-version", "column-version-about"),
        told(("date", 12), "column-date", "column-date-about"),
        told(("articles", 10), "column-articles", "column-articles-about"),
        told(
            ("paragraphs", 12),
            "column-paragraphs",
            "column-paragraphs-about",
        ),
        told(("brackets", 10), "column-brackets", "column-brackets-about"),
        told(
            ("bracketed", 11),
            "column-bracketed",
            "column-bracketed-about",
        ),
        told(("agreed", 10), "column-agreed", "column-agreed-about"),
    ];
    let count = |n: usize| Cell::int(i64::try_from(n).ok());
    let rows = view.states.iter().map(|state| {
        vec![
            Cell::text(&state.name),
            Cell::text(&state.date),
            count(state.articles),
            count(state.paragraphs),
            count(state.brackets),
            count(state.bracketed),
            count(state.agreed),
        ]
    });
    Sheet {
        kind: Kind::Brackets,
        layout: "list",
        title: view.stamp.words().t("kind-brackets").to_owned(),
        stamp: view.stamp.clone(),
        columns,
        rows: rows.collect(),
        n_fixed: 1,
        sources: Vec::new(),
    }
}
