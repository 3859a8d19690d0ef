//! The position matrix as a table: which issues, in what order, and what every cell says.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::assess::matrix::{PositionCell, Reading};
use crate::gui::grid::CellGlyph;
use crate::gui::theme::{Palette, Tone};
use crate::gui::widgets::stance::{stance_glyph, stance_tone};
use crate::model::bloc::{ConfidenceKind, Layer, Strength};
use crate::session::view::matrix::{PositionMatrixView, PositionRow};
use crate::words::Words;
use crate::words::keys::{confidence_key, layer_key, reading_key, strength_key};

use super::table::{Cell, Column, Row, Subject, Table};
use super::{Asked, Order};

/// What a cell says, and who says it where States are columns.
type Said = (PositionCell, Option<usize>);

/// Makes the table. `full` tells whether there is room for long words in a cell.
pub(super) fn table(
    view: &PositionMatrixView,
    asked: &Asked,
    full: bool,
    palette: &Palette,
    words: &Words,
) -> Table {
    let mut maker = Maker {
        view,
        asked,
        full,
        palette,
        words,
        made: BTreeMap::new(),
    };
    let mut rows = Vec::new();
    let mut family = "";
    for at in shown(view, asked) {
        let Some(row) = view.rows.get(at) else {
            continue;
        };
        if asked.grouped && row.family != family {
            family = &row.family;
            rows.push(heading(at, family, asked));
        }
        if !(asked.grouped && asked.folded.contains(family)) {
            rows.push(maker.row(at, row));
        }
    }
    Table {
        corner: words.t("issue").to_owned(),
        columns: columns(view, asked, full, words),
        rows,
        version: 0,
    }
}

/// How many issues the filter and the switch let through.
pub(super) fn n_shown(view: &PositionMatrixView, asked: &Asked) -> usize {
    view.rows.iter().filter(|row| passes(row, asked)).count()
}

fn heading(at: usize, family: &str, asked: &Asked) -> Row {
    let folded = asked.folded.contains(family);
    Row {
        of: Subject::Family(at),
        mark: if folded { "▸" } else { "▾" }.to_owned(),
        name: family.to_owned(),
        cells: Vec::new(),
    }
}

fn columns(view: &PositionMatrixView, asked: &Asked, full: bool, words: &Words) -> Vec<Column> {
    if asked.by_state {
        return view
            .states
            .columns
            .iter()
            .map(|state| Column {
                name: state.name.clone(),
                short: state.code.to_string(),
            })
            .collect();
    }
    let own = |at: usize| full && view.own_first && at == 0;
    let named = |(at, (_, short)): (usize, &(_, String))| {
        let name = if own(at) {
            words.tf("matrix-own", &[("bloc", short.as_str().into())])
        } else {
            short.clone()
        };
        Column {
            short: name.clone(),
            name,
        }
    };
    view.columns.iter().enumerate().map(named).collect()
}

/// Whether an issue has all the words searched for and, where that is asked, a red line.
fn passes(row: &PositionRow, asked: &Asked) -> bool {
    let sought = asked.words.to_lowercase();
    let text = format!("{} {} {}", row.number, row.title, row.family).to_lowercase();
    let red = |cell: &PositionCell| cell.strongest == Some(Strength::RedLine);
    sought.split_whitespace().all(|word| text.contains(word))
        && (!asked.red_lines || row.cells.iter().any(red))
}

/// The issues shown, by place in the view, in their order.
fn shown(view: &PositionMatrixView, asked: &Asked) -> Vec<usize> {
    let row = |at: &usize| view.rows.get(*at);
    let mut places: Vec<usize> = (0..view.rows.len())
        .filter(|at| row(at).is_some_and(|row| passes(row, asked)))
        .collect();
    match asked.order {
        Order::Natural | Order::Worst => places.sort_by_key(|at| row(at).map(|row| row.number)),
        Order::Title => places.sort_by_key(|at| row(at).map(|row| row.title.to_lowercase())),
        Order::Family => {
            places.sort_by_key(|at| row(at).map(|row| (row.family.clone(), row.number)));
        }
        Order::Column(column) => places.sort_by_key(|at| {
            let cell = row(at).and_then(|row| row.cells.get(column));
            std::cmp::Reverse(cell.and_then(|cell| cell.salience))
        }),
    }
    if asked.descending {
        places.reverse();
    }
    if asked.grouped {
        // Families stay in the order in which the first of their issues comes.
        let mut families: Vec<&str> = Vec::new();
        for at in &places {
            let family = row(at).map_or("", |row| row.family.as_str());
            if !families.contains(&family) {
                families.push(family);
            }
        }
        places.sort_by_key(|at| {
            let family = row(at).map_or("", |row| row.family.as_str());
            families.iter().position(|known| *known == family)
        });
    }
    places
}

/// The families of the view, in its order.
pub(super) fn families(view: &PositionMatrixView) -> BTreeSet<String> {
    view.rows.iter().map(|row| row.family.clone()).collect()
}

struct Maker<'a> {
    view: &'a PositionMatrixView,
    asked: &'a Asked,
    full: bool,
    palette: &'a Palette,
    words: &'a Words,
    /// Words of cells that say the same.
    made: BTreeMap<Key, (Arc<str>, Arc<str>)>,
}

/// What the words of a cell depend on.
type Key = (
    Reading,
    Option<Strength>,
    Option<u8>,
    ConfidenceKind,
    Layer,
    Option<usize>,
);

impl Maker<'_> {
    fn row(&mut self, at: usize, row: &PositionRow) -> Row {
        let cells = if self.asked.by_state {
            let held = self.view.states.rows.get(at).map_or(&[][..], Vec::as_slice);
            let said = held.iter().map(|cell| match cell {
                Some((who, cell)) => self.cell((*cell, Some(*who))),
                None => self.nobody(),
            });
            said.collect()
        } else {
            row.cells
                .iter()
                .map(|cell| self.cell((*cell, None)))
                .collect()
        };
        Row {
            of: Subject::Row(at),
            mark: row.number.to_string(),
            name: row.title.clone(),
            cells,
        }
    }

    fn cell(&mut self, said: Said) -> Cell {
        let (held, who) = said;
        let key = (
            held.reading,
            held.strongest,
            held.salience,
            held.confidence,
            held.layer,
            who,
        );
        let (text, spoken) = if let Some(made) = self.made.get(&key) {
            made.clone()
        } else {
            let made = (self.text(held.reading), self.spoken(said));
            self.made.insert(key, made.clone());
            made
        };
        let firm = held.strongest.map_or(0, Strength::weight);
        let quiet = self.asked.red_lines && held.strongest != Some(Strength::RedLine);
        Cell {
            glyph: Some(glyph(held.reading)),
            text,
            spoken,
            aside: Arc::from(if held.layer == Layer::Private {
                "🔒"
            } else {
                ""
            }),
            tone: Some(self.tone(held.reading, firm, quiet)),
            strokes: firm,
            level: held.salience.map(|value| f32::from(value) / 100.0),
            dashed: held.confidence == ConfidenceKind::Inferred,
            figure: false,
        }
    }

    /// Nobody speaks for the State.
    fn nobody(&self) -> Cell {
        Cell {
            glyph: None,
            text: Arc::from(""),
            spoken: Arc::from(self.words.t("matrix-nobody")),
            aside: Arc::from(""),
            tone: None,
            strokes: 0,
            level: None,
            dashed: false,
            figure: false,
        }
    }

    /// The firmer a position, the fuller its ground.
    fn tone(&self, reading: Reading, firm: u8, quiet: bool) -> Tone {
        let p = self.palette;
        let tone = stance_tone(p, reading);
        if quiet {
            return Tone {
                ink: p.text_faint,
                tint: p.page,
                mark: p.border,
            };
        }
        let share = match firm {
            3.. => 0.85,
            2 => 0.4,
            _ => 0.1,
        };
        Tone {
            tint: p.page.lerp_to_gamma(tone.tint, share),
            ..tone
        }
    }

    fn text(&self, reading: Reading) -> Arc<str> {
        let long = reading == Reading::NoRecordedPosition && !self.full;
        Arc::from(if long {
            ""
        } else {
            self.words.t(reading_key(reading))
        })
    }

    /// `wants, red line, salience 90 of 100, inferred; spoken for by US/EU`.
    fn spoken(&self, (held, who): Said) -> Arc<str> {
        let words = self.words;
        let mut parts = vec![words.t(reading_key(held.reading)).to_owned()];
        parts.extend(held.strongest.map(|s| words.t(strength_key(s)).to_owned()));
        let salience = |value: u8| words.tf("salience-value", &[("value", value.into())]);
        parts.extend(held.salience.map(salience));
        if held.reading != Reading::NoRecordedPosition {
            parts.push(words.t(confidence_key(held.confidence)).to_owned());
        }
        if held.layer == Layer::Private {
            parts.push(words.t(layer_key(held.layer)).to_owned());
        }
        if let Some(who) = who.and_then(|who| self.view.states.speakers.get(who)) {
            parts.push(if who.own_entry {
                words.t("card-own-entry").to_owned()
            } else {
                words.tf("matrix-spoken-for", &[("bloc", who.name.as_str().into())])
            });
        }
        Arc::from(parts.join(words.t("list-comma")))
    }
}

/// The sign of a stance in a cell.
pub(super) fn glyph(reading: Reading) -> CellGlyph {
    stance_glyph(reading).map_or(CellGlyph::Disc, CellGlyph::Verdict)
}
