//! The position matrix as one row a demand: the layout that can be read back.

use super::positions::wanted;
use super::{Cell, Column, Sheet, Value};
use crate::exchange::public::{Ask, Holding, Positions};
use crate::model::bloc::Layer;

/// What stands in the column verb where an entry has no demand, and what takes a demand away.
pub const NONE: &str = "none";

/// What stands in the column layer for a confidential demand in a shared entry.
pub const MIXED: &str = "private demand";

pub(super) fn long(view: &Positions, issues: &[usize], blocs: &[String], sheet: &mut Sheet) {
    sheet.columns = vec![
        Column::new("bloc", 12, "id of the bloc"),
        Column::new(
            "state",
            8,
            "ISO code of the member whose own entry this is; empty for the bloc's line",
        ),
        Column::new("issue", 24, "id of the contested issue"),
        Column::new(
            "element",
            30,
            "id of the provision element; empty where the entry asks nothing",
        ),
        Column::new("from", 12, "in force since: 2016, 2016-10 or 2016-10-19"),
        Column::new(
            "verb",
            10,
            "requires, accepts, opposes; none where the entry asks nothing",
        ),
        Column::new("strength", 12, "red line, core, preference"),
        Column::new("scale", 7, "the demand from −3 to 3; not read back"),
        Column::new("salience", 9, "weight of the issue for the bloc, 0-100"),
        Column::new(
            "confidence",
            14,
            "seed, record, record-unread, inferred, none",
        ),
        Column::new(
            "layer",
            14,
            "shared, private, or private demand: one that stands in a shared entry",
        ),
        Column::new("stance", 60, "the stance, in English"),
        Column::new("stance_zh", 40, "the stance, in Chinese"),
        Column::new(
            "fallback",
            40,
            "what the bloc would settle for; empty for the public",
        ),
        Column::new(
            "sources",
            30,
            "codes with their pinpoints, parted by semicolons",
        ),
        Column::new("as_of", 8, "the year of the export; not read back"),
    ];
    sheet.n_fixed = 4;
    let ids: Vec<&str> = issues
        .iter()
        .filter_map(|at| view.issues.get(*at))
        .map(|i| i.id.as_str())
        .collect();
    for holding in &view.holdings {
        if !ids.contains(&holding.issue.as_str())
            || !wanted(blocs, &[&holding.bloc, &holding.state])
        {
            continue;
        }
        let year = view.stamp.as_of;
        if holding.asks.is_empty() {
            sheet.rows.push(long_row(holding, None, year));
        }
        let rows = holding
            .asks
            .iter()
            .map(|ask| long_row(holding, Some(ask), year));
        sheet.rows.extend(rows);
    }
}

fn long_row(holding: &Holding, ask: Option<&Ask>, as_of: u16) -> Vec<Cell> {
    let layer = match ask {
        Some(ask) if holding.layer == Layer::Shared && ask.layer == Layer::Private => MIXED,
        Some(_) | None => holding.layer.word(),
    };
    vec![
        Cell::text(&holding.bloc),
        Cell::text(&holding.state),
        Cell::text(&holding.issue),
        Cell::text(ask.map_or("", |ask| &ask.element)),
        Cell::text(&holding.from),
        Cell::text(ask.map_or(NONE, |ask| ask.verb.word())),
        Cell::text(ask.map_or("", |ask| ask.strength.word())),
        ask.map_or_else(Cell::default, |ask| Value::Scale(ask.scale).into()),
        Cell::int(holding.salience),
        Cell::text(holding.confidence.word()),
        Cell::text(layer),
        Cell::text(&holding.stance.en),
        Cell::text(&holding.stance.zh),
        Cell::text(&holding.fallback),
        Cell::text(&holding.sources),
        Cell::int(Some(as_of)),
    ]
}
