//! Papers of a mock negotiation: a pack for each role, one for the trainer, and the debrief.
//!
//! A pack is made from what its role may know and from nothing else: the function that makes it is
//! given the role and what everybody knows.

mod debrief;
mod json;
mod learnt;
mod moved;
mod pack;
mod said;
mod trainer;
mod workspace;

pub use debrief::debrief_paper;
pub use json::debrief_json;
pub use pack::role_pack;
pub use trainer::trainer_pack;
pub use workspace::role_workspace;

use super::document::{Block, Document, Run, Table};

/// A table of plain words.
fn table(head: &[&str], widths: &[u16], rows: Vec<Vec<String>>) -> Block {
    let rows = rows.into_iter().map(|row| {
        let cells = row.into_iter().map(|words| vec![Run::plain(words)]);
        cells.collect()
    });
    Block::Table(Table {
        head: head.iter().map(|words| (*words).to_owned()).collect(),
        widths: widths.to_vec(),
        rows: rows.collect(),
    })
}

/// A table under a heading, or nothing where it has no rows.
fn section(
    document: &mut Document,
    heading: &str,
    (head, widths): (&[&str], &[u16]),
    rows: Vec<Vec<String>>,
) {
    if !rows.is_empty() {
        document.heading(1, heading);
        document.blocks.push(table(head, widths, rows));
    }
}

/// Blocks of a text that stands in another document, its headings one level deeper.
fn deeper(blocks: Vec<Block>) -> impl Iterator<Item = Block> {
    blocks.into_iter().map(|mut block| {
        if let Block::Heading { level, .. } = &mut block {
            *level = level.saturating_add(1);
        }
        block
    })
}

/// Minutes and seconds of the session's clock.
pub fn clock(ms: u64) -> String {
    let seconds = ms / 1000;
    format!("{}:{:02}", seconds / 60, seconds % 60)
}
