//! The position matrix as one row a demand: the layout that can be read back.

use super::{Cell, Only, Sheet, Value, columns_in};
use crate::exchange::public::{Ask, Holding, Positions};
use crate::model::bloc::Layer;

/// What stands in the column verb where an entry has no demand, and what takes a demand away.
pub const NONE: &str = "none";

/// What stands in the column layer for a confidential demand in a shared entry.
pub const MIXED: &str = "private demand";

pub(super) fn long(view: &Positions, issues: &[usize], only: Only<'_>, sheet: &mut Sheet) {
    let told = columns_in(view.stamp.words());
    sheet.columns = vec![
        told(("bloc", 12), "column-bloc", "column-bloc-about"),
        told(("state", 8), "column-state", "column-state-about"),
        told(("issue", 24), "column-issue", "column-issue-about"),
        told(("element", 30), "column-element", "column-element-about-2"),
        told(("from", 12), "column-from", "column-from-about"),
        told(("verb", 10), "column-verb", "column-verb-about-2"),
        told(
            ("strength", 12),
            "column-strength",
            "column-strength-about-2",
        ),
        told(("scale", 7), "column-scale", "column-scale-about"),
        told(("salience", 9), "column-salience", "column-salience-about"),
        told(
            ("confidence", 14),
            "column-confidence",
            "column-confidence-about-2",
        ),
        told(("layer", 14), "column-layer", "column-layer-about"),
        told(("stance", 60), "column-stance", "column-stance-about-2"),
        told(
            ("stance_zh", 40),
            "column-stance-zh",
            "column-stance-zh-about",
        ),
        told(("fallback", 40), "column-fallback", "column-fallback-about"),
        told(("sources", 30), "column-sources", "column-sources-about-3"),
        told(("as_of", 8), "column-as-of", "column-as-of-about"),
    ];
    // By these names it is read back, whatever the language.
    for column in &mut sheet.columns {
        column.title = column.key.replace('_', " ");
    }
    sheet.n_fixed = 4;
    let ids: Vec<&str> = issues
        .iter()
        .filter_map(|at| view.issues.get(*at))
        .map(|i| i.id.as_str())
        .collect();
    for holding in &view.holdings {
        if !ids.contains(&holding.issue.as_str())
            || !only.has_bloc(&[&holding.bloc, &holding.state])
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
