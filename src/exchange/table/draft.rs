//! Verdicts, objections, instruments and accessions as tables.

use crate::assess::verdict::Verdict;
use crate::exchange::public::{ObjectionOut, PartOut, Reference, Trend, Verdicts};

use super::positions::wanted;
use super::{Cell, Column, Kind, Sheet, Value};

/// The verdict matrix: articles or clauses × blocs, with only these articles (by number) as rows
/// and these blocs as columns; all where none are named.
pub fn verdicts(view: &Verdicts, by_clause: bool, (rows, blocs): (&[String], &[String])) -> Sheet {
    let shown: Vec<usize> = (0..view.blocs.len())
        .filter(|at| {
            view.blocs
                .get(*at)
                .is_some_and(|bloc| wanted(blocs, &[&bloc.id]))
        })
        .collect();
    let mut columns = vec![
        Column::new(
            "article",
            12,
            "number of the article, or of the paragraph in it; empty for the preamble and the whole draft",
        ),
        if by_clause {
            Column::new("text", 60, "the words of the paragraph")
        } else {
            Column::new("heading", 36, "the heading of the article")
        },
        Column::new(
            "not_coded",
            10,
            "clauses on which nothing is coded: read them yourself",
        ),
        Column::new("clauses", 9, "clauses in all"),
    ];
    for bloc in shown.iter().filter_map(|at| view.blocs.get(*at)) {
        let about = format!("the verdict of {}", bloc.name);
        columns.push(Column::new(&bloc.id, 20, &about).titled(&bloc.name));
    }
    let parts = if by_clause {
        &view.clauses
    } else {
        &view.articles
    };
    let asked = parts.iter().filter(|part| {
        let article = part.number.split(',').next().unwrap_or_default();
        wanted(rows, &[article, &part.number])
    });
    let whole = Some(&view.draft).filter(|_| rows.is_empty());
    Sheet {
        kind: Kind::Verdicts,
        layout: if by_clause { "clauses" } else { "articles" },
        title: "Verdicts".to_owned(),
        stamp: view.stamp.clone(),
        columns,
        rows: asked
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
        let note: Vec<String> = told.take(MOST_REASONS).map(reason).collect();
        row.push(Cell::from(Value::Verdict(verdict)).noted(note.join("\n")));
    }
    row
}

/// A note holds this many reasons at most; the list of objections holds them all.
const MOST_REASONS: usize = 12;

fn reason(told: &ObjectionOut) -> String {
    let mut line = format!(
        "• {}: {} {} ({})",
        told.kind.word(),
        told.verb.word(),
        told.label,
        told.strength.word()
    );
    if !told.words.is_empty() {
        line.push_str(&format!(" “{}”", told.words));
    }
    if !told.sources.is_empty() {
        line.push_str(&format!(" [{}]", told.sources));
    }
    line
}

/// The list of objections, with only these articles (by number) or issues and these blocs; all
/// where none are named.
pub fn objections(view: &Verdicts, (rows, blocs): (&[String], &[String])) -> Sheet {
    let internal = view.stamp.audience.sees_notes();
    let mut columns = vec![
        Column::new(
            "verdict",
            18,
            "the verdict the finding makes by itself; empty for what is asked for or missing",
        ),
        Column::new(
            "article",
            12,
            "where: number of article and paragraph; empty for the draft as a whole",
        ),
        Column::new("bloc", 12, "id of the bloc"),
        Column::new(
            "finding",
            16,
            "conflict, met too weakly, still asks for, missing, met, tolerated, accepted",
        ),
        Column::new("verb", 10, "what the bloc asks: requires, accepts, opposes"),
        Column::new("strength", 12, "how firmly: red line, core, preference"),
        Column::new("issue", 24, "id of the contested issue"),
        Column::new("element", 30, "id of the provision element"),
        Column::new("label", 30, "the element in a few words"),
        Column::new("words", 40, "the words that carry it"),
        Column::new("force", 14, "legal force of their sentence"),
        Column::new("found_by", 10, "cue, wording or person"),
        Column::new("stance", 50, "what the bloc holds on the issue"),
        Column::new("change", 50, "what would change the finding"),
        Column::new(
            "fallback",
            40,
            "what the bloc would settle for; empty for the public",
        ),
        Column::new("confidence", 14, "how well the position is supported"),
        Column::new("sources", 30, "codes with their pinpoints"),
    ];
    if internal {
        columns.push(Column::new(
            "set_aside",
            10,
            "yes where a person set the finding aside",
        ));
        columns.push(Column::new(
            "decided_by",
            16,
            "who decided, where a person did",
        ));
        columns.push(Column::new("reason", 40, "why"));
        columns.push(Column::new("notes", 40, "analysts' notes"));
    }
    let asked = view.objections.iter().filter(|told| {
        let article = told.place.split(',').next().unwrap_or_default();
        wanted(rows, &[article, &told.place, &told.issue]) && wanted(blocs, &[&told.bloc])
    });
    Sheet {
        kind: Kind::Objections,
        layout: "list",
        title: "Objections".to_owned(),
        stamp: view.stamp.clone(),
        columns,
        rows: asked.map(|told| objection_row(told, internal)).collect(),
        n_fixed: 2,
        sources: view.sources.clone(),
    }
}

fn objection_row(told: &ObjectionOut, internal: bool) -> Vec<Cell> {
    let mut row = vec![
        told.verdict.map_or(Value::Empty, Value::Verdict).into(),
        Cell::text(&told.place),
        Cell::text(&told.bloc),
        Cell::text(told.kind.word()),
        Cell::text(told.verb.word()),
        Cell::text(told.strength.word()),
        Cell::text(&told.issue),
        Cell::text(&told.element),
        Cell::text(&told.label),
        Cell::text(&told.words),
        Cell::text(told.force),
        Cell::text(told.found_by),
        Cell::text(&told.stance),
        Cell::text(&told.ways.join("; ")),
        Cell::text(&told.fallback),
        Cell::text(told.confidence),
        Cell::text(&told.sources),
    ];
    if internal {
        row.push(Cell::text(if told.set_aside { "yes" } else { "no" }));
        row.push(Cell::text(&told.decided_by));
        row.push(Cell::text(&told.reason));
        row.push(Cell::text(&told.notes.join("\n")));
    }
    row
}

/// The table of instruments, with only these ids or kinds; all where none are named.
pub fn instruments(view: &Reference, rows: &[String]) -> Sheet {
    let internal = view.stamp.audience.sees_notes();
    let mut columns = vec![
        Column::new("id", 20, "its id"),
        Column::new("name", 44, "its name"),
        Column::new("kind", 10, "treaty, soft law or body"),
        Column::new("year", 10, "year or years as printed"),
        Column::new("what", 60, "what it does"),
        Column::new("backers", 30, "who backs it"),
        Column::new("parties", 9, "number of parties"),
        Column::new("signed_only", 9, "number that signed without ratifying"),
        Column::new("status_date", 12, "date of the status"),
        Column::new("status", 50, "the status in words"),
        Column::new("sources", 24, "where the status is recorded"),
        Column::new("doubt", 10, "checked, known, arguable, low"),
    ];
    if internal {
        columns.push(Column::new("notes", 50, "added facts and cautions"));
    }
    let asked = view
        .instruments
        .iter()
        .filter(|i| wanted(rows, &[&i.id, i.kind]));
    let row = |i: &crate::exchange::public::InstrumentOut| {
        let mut row = vec![
            Cell::text(&i.id),
            Cell::text(&i.name),
            Cell::text(i.kind),
            Cell::text(&i.year),
            Cell::text(&i.what),
            Cell::text(&i.backers),
            Cell::int(i.parties),
            Cell::int(i.signed_only),
            Cell::text(&i.status_date),
            Cell::text(&i.status),
            Cell::text(&i.sources),
            Cell::text(i.doubt),
        ];
        if internal {
            row.push(Cell::text(&i.notes));
        }
        row
    };
    Sheet {
        kind: Kind::Instruments,
        layout: "list",
        title: "Instruments and bodies".to_owned(),
        stamp: view.stamp.clone(),
        columns,
        rows: asked.map(row).collect(),
        n_fixed: 2,
        sources: Vec::new(),
    }
}

/// Accessions a year.
pub fn accessions(view: &Reference) -> Sheet {
    let columns = vec![
        Column::new("year", 8, "the year"),
        Column::new("coe", 10, "accessions of members of the Council of Europe")
            .titled("Council of Europe"),
        Column::new("others", 10, "accessions of other States"),
        Column::new("total", 10, "both"),
        Column::new("cumulative", 12, "parties at the end of the year"),
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
    let columns = vec![
        Column::new("version", 24, "name of the version"),
        Column::new("date", 12, "the day it was named"),
        Column::new("articles", 10, "articles"),
        Column::new(
            "paragraphs",
            12,
            "paragraphs and recitals that are not deleted",
        ),
        Column::new(
            "brackets",
            10,
            "pairs of square brackets, those round whole paragraphs and articles included",
        ),
        Column::new("bracketed", 11, "paragraphs that hold or stand in brackets"),
        Column::new("agreed", 10, "paragraphs agreed, in informals at least"),
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
        title: "Brackets by version".to_owned(),
        stamp: view.stamp.clone(),
        columns,
        rows: rows.collect(),
        n_fixed: 1,
        sources: Vec::new(),
    }
}
