//! A table as JSON; its shape is written down in `docs/export.schema.json`.

use serde_json::{Map, Value as Json, json as value};

use super::{Cell, Sheet, Value};
use crate::exchange::going::Going;

/// Version of the shape.
pub const SCHEMA_VERSION: u8 = 1;

/// The table with stamp and columns, one object a row, indented.
///
/// The keys are the columns' names for scripts. Words are English, empty cells are null, and a
/// cell's note stands in `cell_notes` under its column.
pub fn json(sheet: &Sheet, going: &Going) -> String {
    let stamp: Map<String, Json> = sheet
        .stamp
        .pairs()
        .into_iter()
        .map(|(name, what)| (name.replace(' ', "_"), Json::String(what)))
        .collect();
    let columns: Vec<Json> = sheet
        .columns
        .iter()
        .map(|c| value!({"key": c.key, "title": c.title, "about": c.about}))
        .collect();
    let sources: Vec<Json> = sheet
        .sources
        .iter()
        .map(|s| value!({"code": s.code, "title": s.title, "date": s.date, "url": s.url}))
        .collect();
    let rows = going.each(&sheet.rows);
    let rows: Vec<Json> = rows.map(|row| object(sheet, row)).collect();
    let whole = value!({
        "schema": SCHEMA_VERSION,
        "kind": sheet.kind.word(),
        "layout": sheet.layout,
        "title": sheet.title,
        "stamp": stamp,
        "columns": columns,
        "rows": rows,
        "sources": sources,
    });
    let mut text = serde_json::to_string_pretty(&whole).unwrap_or_default();
    text.push('\n');
    text
}

fn object(sheet: &Sheet, row: &[Cell]) -> Json {
    let mut out = Map::new();
    let mut notes = Map::new();
    for (column, cell) in sheet.columns.iter().zip(row) {
        let said = match &cell.value {
            Value::Empty => Json::Null,
            Value::Int(figure) => (*figure).into(),
            Value::Scale(figure) => (*figure).into(),
            Value::Text(_) | Value::Term(_) | Value::Verdict(_) | Value::Stance(..) => {
                cell.value.plain().into_owned().into()
            }
        };
        out.insert(column.key.clone(), said);
        if !cell.note.is_empty() {
            notes.insert(column.key.clone(), cell.note.clone().into());
        }
    }
    if !notes.is_empty() {
        out.insert("cell_notes".to_owned(), Json::Object(notes));
    }
    Json::Object(out)
}
