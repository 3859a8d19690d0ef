//! The position matrix as a table: wide, 0/1, scaled, or one row a demand.

use super::long::long;
use crate::exchange::public::{Ask, Positions, Voice, pair, support};
use crate::model::bloc::{Layer, Verb};
use crate::words::Words;
use crate::words::keys::{layer_key, strength_key, verb_key};

use super::{Cell, Column, Kind, Only, Sheet, Value, columns_in};

/// How the position matrix is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Layout {
    /// A row an issue, a stance in each cell.
    #[default]
    Wide,
    /// A row an element, 0 or 1 for each voice and verb.
    Binary,
    /// A row an element, −3 to 3 in each cell.
    Scaled,
    /// A row a demand: the layout that can be read back.
    Long,
}

impl Layout {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Wide, Self::Binary, Self::Scaled, Self::Long];

    /// The English word, as scripts read and write it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Wide => "wide",
            Self::Binary => "binary",
            Self::Scaled => "scaled",
            Self::Long => "long",
        }
    }
}

/// Whose positions are the columns.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Columns {
    /// Blocs.
    #[default]
    Blocs,
    /// States, each by whoever speaks for it.
    States,
}

/// How much stands in the columns of a wide table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Several columns a bloc, for programs.
    Data,
    /// One coloured column a bloc with the rest in notes, for people.
    Page,
}

/// A column of a matrix: its names and the voice that speaks on each issue.
struct Speaker<'a> {
    key: &'a str,
    title: &'a str,
    /// By issue; the same for every issue where it is a bloc.
    voices: Vec<Option<usize>>,
}

/// The position matrix; rows go by issue or family, columns by bloc or State.
pub fn positions(
    view: &Positions,
    layout: Layout,
    columns: Columns,
    detail: Detail,
    only: Only<'_>,
) -> Sheet {
    let speakers = speakers(view, columns, only);
    let issues: Vec<usize> = (0..view.issues.len())
        .filter(|at| {
            let issue = view.issues.get(*at);
            issue.is_some_and(|issue| only.has_row(&[&issue.id, &issue.family]))
        })
        .collect();
    let mut sheet = Sheet {
        kind: Kind::Positions,
        layout: layout.word(),
        title: view.stamp.words().t("kind-positions").to_owned(),
        stamp: view.stamp.clone(),
        columns: Vec::new(),
        rows: Vec::new(),
        n_fixed: 0,
        sources: view.sources.clone(),
    };
    match layout {
        Layout::Wide => wide(view, &speakers, &issues, detail, &mut sheet),
        Layout::Binary => binary(view, &speakers, &issues, &mut sheet),
        Layout::Scaled => scaled(view, &speakers, &issues, &mut sheet),
        Layout::Long => long(view, &issues, only, &mut sheet),
    }
    sheet
}

fn speakers<'a>(view: &'a Positions, columns: Columns, only: Only<'_>) -> Vec<Speaker<'a>> {
    match columns {
        Columns::Blocs => view
            .blocs
            .iter()
            .enumerate()
            .filter(|(_, bloc)| only.has_bloc(&[&bloc.id]))
            .map(|(at, bloc)| Speaker {
                key: &bloc.id,
                title: &bloc.name,
                voices: vec![Some(at); view.issues.len()],
            })
            .collect(),
        Columns::States => view
            .states
            .iter()
            .filter(|state| only.has_bloc(&[&state.code]))
            .map(|state| Speaker {
                key: &state.code,
                title: &state.name,
                voices: state.voices.clone(),
            })
            .collect(),
    }
}

impl Speaker<'_> {
    fn held<'v>(&self, view: &'v Positions, issue: usize) -> Option<&'v Voice> {
        let voice = self.voices.get(issue).copied().flatten()?;
        view.voices.get(voice)?.get(issue)
    }

    fn ask<'v>(&self, view: &'v Positions, issue: usize, element: &str) -> Option<&'v Ask> {
        let held = self.held(view, issue)?;
        held.asks.iter().find(|ask| ask.element == element)
    }
}

fn one_demand(ask: &Ask, words: &Words) -> String {
    let mut firm = words.t(strength_key(ask.strength)).to_owned();
    if ask.layer == Layer::Private {
        firm.push_str(words.t("out-comma"));
        firm.push_str(words.t(layer_key(ask.layer)));
    }
    words.tf(
        "out-demand",
        &[
            ("verb", words.t(verb_key(ask.verb)).into()),
            ("what", ask.element.as_str().into()),
            ("firm", firm.into()),
        ],
    )
}

/// Everything known of a position, as a note.
fn note(held: &Voice, words: &Words) -> String {
    let mut lines: Vec<String> = Vec::new();
    if !held.stance.is_empty() {
        lines.push(held.stance.clone());
    }
    for ask in &held.asks {
        lines.push(format!("• {}", one_demand(ask, words)));
        if !ask.note.is_empty() {
            lines.push(format!("  {}", ask.note));
        }
    }
    let mut line = |name: &str, what: &str| {
        if !what.is_empty() {
            lines.push(pair(words, name, what));
        }
    };
    line(words.t("out-fallback"), &held.fallback);
    let salience = held.salience.map(|s| s.to_string()).unwrap_or_default();
    line(words.t("out-salience"), &salience);
    line(
        words.t("out-confidence"),
        support(held.confidence).told(words),
    );
    line(words.t("out-sources"), &held.sources);
    let notes = held.notes.iter();
    notes.for_each(|note| line(words.t("out-note"), note));
    lines.join("\n")
}

fn wide(
    view: &Positions,
    speakers: &[Speaker<'_>],
    issues: &[usize],
    detail: Detail,
    sheet: &mut Sheet,
) {
    let words = view.stamp.words();
    let told = columns_in(words);
    sheet.columns = vec![
        told(("issue", 24), "column-issue", "column-issue-about"),
        told(("title", 36), "column-title", "column-title-about"),
        told(("family", 18), "column-family", "column-family-about"),
    ];
    sheet.n_fixed = 2;
    for Speaker { key, title, .. } in speakers {
        let about = words.tf("column-holds", &[("who", (*title).into())]);
        sheet
            .columns
            .push(Column::new(key, 22, &about).titled(title));
        if detail == Detail::Data {
            for (part, about) in [
                ("strength", words.t("column-firmest-about")),
                ("salience", words.t("column-weight-about")),
                ("confidence", words.t("column-confidence-about-2")),
                ("demands", words.t("column-demands-about")),
                ("sources", words.t("column-sources-about")),
            ] {
                sheet
                    .columns
                    .push(Column::new(&format!("{key} {part}"), 16, about));
            }
        }
    }
    for at in issues {
        let Some(issue) = view.issues.get(*at) else {
            continue;
        };
        let mut row = vec![
            Cell::text(&issue.id),
            Cell::text(&issue.title),
            Cell::text(&issue.family),
        ];
        for speaker in speakers {
            let held = speaker.held(view, *at);
            row.push(held.map_or_else(Cell::default, |held| {
                let stance = Value::Stance(held.reading, held.strongest);
                // Programs have the same in the columns beside.
                let said = if detail == Detail::Page {
                    note(held, words)
                } else {
                    String::new()
                };
                Cell::from(stance).noted(said)
            }));
            if detail == Detail::Data {
                let figures = held.map(|held| {
                    held.asks
                        .iter()
                        .map(|a| format!("{}={}", a.element, a.scale))
                });
                let demands = figures.map(|f| f.collect::<Vec<_>>().join("; "));
                row.push(Cell::text(
                    held.and_then(|h| h.strongest).map_or("", |s| s.word()),
                ));
                row.push(Cell::int(held.and_then(|h| h.salience)));
                row.push(Cell::text(held.map_or("", |h| h.confidence.word())));
                row.push(Cell::text(&demands.unwrap_or_default()));
                row.push(Cell::text(held.map_or("", |h| &h.sources)));
            }
        }
        sheet.rows.push(row);
    }
}

/// The columns that name an element, and its cells.
fn element_columns(words: &Words) -> Vec<Column> {
    let told = columns_in(words);
    vec![
        told(("issue", 24), "column-issue", "column-issue-about"),
        told(("element", 30), "column-element", "column-element-about"),
        told(("label", 30), "column-label", "column-label-about"),
    ]
}

/// Calls `add` with the first cells of a row for every element of the issues asked for.
fn elements(view: &Positions, issues: &[usize], mut add: impl FnMut(usize, &str, Vec<Cell>)) {
    for at in issues {
        let issue = view.issues.get(*at);
        for element in issue.iter().flat_map(|issue| &issue.elements) {
            let id = issue.map_or("", |issue| &issue.id);
            let names = [id, &element.id, &element.label].map(Cell::text);
            add(*at, &element.id, names.to_vec());
        }
    }
}

fn binary(view: &Positions, speakers: &[Speaker<'_>], issues: &[usize], sheet: &mut Sheet) {
    let verbs = [Verb::Requires, Verb::Accepts, Verb::Opposes];
    let words = view.stamp.words();
    sheet.columns = element_columns(words);
    sheet.n_fixed = 2;
    for Speaker { key, title, .. } in speakers {
        for verb in verbs {
            let about = words.tf(
                "column-one-where",
                &[
                    ("who", (*title).into()),
                    ("verb", words.t(verb_key(verb)).into()),
                ],
            );
            sheet
                .columns
                .push(Column::new(&format!("{key} {}", verb.word()), 10, &about));
        }
    }
    elements(view, issues, |issue, element, mut row| {
        for speaker in speakers {
            let asked = speaker.ask(view, issue, element).map(|ask| ask.verb);
            row.extend(verbs.map(|verb| Cell::int(Some(i64::from(asked == Some(verb))))));
        }
        sheet.rows.push(row);
    });
}

fn scaled(view: &Positions, speakers: &[Speaker<'_>], issues: &[usize], sheet: &mut Sheet) {
    let words = view.stamp.words();
    sheet.columns = element_columns(words);
    sheet.n_fixed = 2;
    for Speaker { key, title, .. } in speakers {
        let about = words.tf("column-scaled", &[("who", (*title).into())]);
        sheet
            .columns
            .push(Column::new(key, 12, &about).titled(title));
    }
    elements(view, issues, |issue, element, mut row| {
        for speaker in speakers {
            let ask = speaker.ask(view, issue, element);
            row.push(ask.map_or_else(Cell::default, |ask| {
                Cell::from(Value::Scale(ask.scale)).noted(one_demand(ask, words))
            }));
        }
        sheet.rows.push(row);
    });
}
