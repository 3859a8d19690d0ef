//! The position matrix as a table: wide, 0/1, scaled, or one row a demand.

use super::long::long;
use crate::exchange::public::{Ask, Positions, Voice};
use crate::model::bloc::Verb;

use super::{Cell, Column, Kind, Sheet, Value};

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

/// Whether a row is among those asked for; all are where none is named.
pub(super) fn wanted(asked: &[String], names: &[&str]) -> bool {
    asked.is_empty() || names.iter().any(|name| asked.iter().any(|a| a == name))
}

/// The position matrix, with only these issues or families as rows and these blocs or States as
/// columns; all where none are named.
pub fn positions(
    view: &Positions,
    layout: Layout,
    columns: Columns,
    detail: Detail,
    (rows, blocs): (&[String], &[String]),
) -> Sheet {
    let speakers = speakers(view, columns, blocs);
    let issues: Vec<usize> = (0..view.issues.len())
        .filter(|at| {
            let issue = view.issues.get(*at);
            issue.is_some_and(|issue| wanted(rows, &[&issue.id, &issue.family]))
        })
        .collect();
    let mut sheet = Sheet {
        kind: Kind::Positions,
        layout: layout.word(),
        title: "Positions".to_owned(),
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
        Layout::Long => long(view, &issues, blocs, &mut sheet),
    }
    sheet
}

fn speakers<'a>(view: &'a Positions, columns: Columns, asked: &[String]) -> Vec<Speaker<'a>> {
    match columns {
        Columns::Blocs => view
            .blocs
            .iter()
            .enumerate()
            .filter(|(_, bloc)| wanted(asked, &[&bloc.id]))
            .map(|(at, bloc)| Speaker {
                key: &bloc.id,
                title: &bloc.name,
                voices: vec![Some(at); view.issues.len()],
            })
            .collect(),
        Columns::States => view
            .states
            .iter()
            .filter(|state| wanted(asked, &[&state.code]))
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

fn one_demand(ask: &Ask) -> String {
    let layer = if ask.layer == crate::model::bloc::Layer::Private {
        ", private"
    } else {
        ""
    };
    format!(
        "{} {} ({}{layer})",
        ask.verb.word(),
        ask.element,
        ask.strength.word()
    )
}

/// Everything known of a position, as a note.
fn note(held: &Voice) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut line = |name: &str, words: &str| {
        if !words.is_empty() {
            lines.push(format!("{name}{words}"));
        }
    };
    line("", &held.stance);
    for ask in &held.asks {
        line("• ", &one_demand(ask));
        line("  ", &ask.note);
    }
    line("Fallback: ", &held.fallback);
    let salience = held.salience.map(|s| s.to_string()).unwrap_or_default();
    line("Salience: ", &salience);
    line("Confidence: ", held.confidence.word());
    line("Sources: ", &held.sources);
    held.notes.iter().for_each(|note| line("Note: ", note));
    lines.join("\n")
}

fn wide(
    view: &Positions,
    speakers: &[Speaker<'_>],
    issues: &[usize],
    detail: Detail,
    sheet: &mut Sheet,
) {
    sheet.columns = vec![
        Column::new("issue", 24, "id of the contested issue"),
        Column::new("title", 36, "the issue"),
        Column::new("family", 18, "the family it belongs to"),
    ];
    sheet.n_fixed = 2;
    for Speaker { key, title, .. } in speakers {
        let about =
            format!("what {title} holds: wants, rejects, mixed, open, no recorded position");
        sheet
            .columns
            .push(Column::new(key, 22, &about).titled(title));
        if detail == Detail::Data {
            for (part, about) in [
                ("strength", "the firmest of what is required or opposed"),
                ("salience", "weight of the issue, 0-100"),
                ("confidence", "seed, record, record-unread, inferred, none"),
                ("demands", "element=figure, from −3 to 3"),
                ("sources", "codes with their pinpoints"),
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
                    note(held)
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
fn element_columns() -> Vec<Column> {
    vec![
        Column::new("issue", 24, "id of the contested issue"),
        Column::new("element", 30, "id of the provision element"),
        Column::new("label", 30, "the element in a few words"),
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
    sheet.columns = element_columns();
    sheet.n_fixed = 2;
    for Speaker { key, title, .. } in speakers {
        for verb in verbs {
            let about = format!("1 where {title} {} the element, else 0", verb.word());
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
    sheet.columns = element_columns();
    sheet.n_fixed = 2;
    for Speaker { key, title, .. } in speakers {
        let about = format!(
            "{title}: requires 3, 2, 1 by strength, accepts 0, opposes −1, −2, −3; empty where nothing is asked"
        );
        sheet
            .columns
            .push(Column::new(key, 12, &about).titled(title));
    }
    elements(view, issues, |issue, element, mut row| {
        for speaker in speakers {
            let ask = speaker.ask(view, issue, element);
            row.push(ask.map_or_else(Cell::default, |ask| {
                Cell::from(Value::Scale(ask.scale)).noted(one_demand(ask))
            }));
        }
        sheet.rows.push(row);
    });
}
