//! A document as plain text in the layout of United Nations documents: numbers, hanging lines,
//! brackets that say who puts words in and who takes them out.

use super::html::ending_comments;
use super::{Block, Document, Para, ParaKind, Run};
use crate::exchange::going::Going;

/// How many characters stand in a line.
const WIDTH: usize = 78;

/// The document as plain text.
pub fn plain(document: &Document) -> String {
    plain_while(document, &Going::default())
}

/// The same, as far as it came where it was called off.
pub fn plain_while(document: &Document, going: &Going) -> String {
    let mut out = String::new();
    for line in &document.stamp {
        out.push_str(line);
        out.push('\n');
    }
    if !document.title.is_empty() {
        out.push_str(&format!("\n{}\n", document.title));
    }
    for block in going.each(&document.blocks) {
        match block {
            Block::Heading { runs, .. } => out.push_str(&format!("\n{}\n", words(runs))),
            Block::Paragraph(para) => {
                out.push('\n');
                out.push_str(&paragraph(para));
            }
            // What a picture shows stands in words beside it.
            Block::Picture(_) => {}
            Block::Table(table) => {
                out.push('\n');
                out.push_str(&table.head.join("\t"));
                out.push('\n');
                for row in &table.rows {
                    let cells: Vec<_> = row.iter().map(|cell| words(cell)).collect();
                    out.push_str(&cells.join("\t").replace('\n', " "));
                    out.push('\n');
                }
            }
        }
    }
    for (at, text) in document.footnotes.iter().enumerate() {
        out.push_str(&format!("\n{} {text}\n", mark(at + 1)));
    }
    for (at, comment) in document.comments.iter().enumerate() {
        let who = format!("{} {}", comment.by, comment.date);
        out.push_str(&format!(
            "\n{{{}}} {}: {}\n",
            at + 1,
            who.trim(),
            comment.text
        ));
    }
    out
}

/// The mark of a footnote.
fn mark(n: usize) -> String {
    format!("/{n}/")
}

fn paragraph(para: &Para) -> String {
    let lead = match para.kind {
        ParaKind::Bullet => "•".to_owned(),
        ParaKind::Body | ParaKind::Note | ParaKind::Quote => para.number.clone(),
    };
    let indent = usize::from(para.indent) * 4;
    let mut text = " ".repeat(indent);
    let hang = if lead.is_empty() { 0 } else { 4 };
    if !lead.is_empty() {
        text.push_str(&format!("{lead:<3} "));
    }
    let body = words(&para.runs);
    let mut column = text.chars().count();
    let mut out = text;
    for (n, word) in body.split_inclusive(' ').enumerate() {
        let width = word.trim_end().chars().count();
        if n > 0 && column + width > WIDTH {
            let trimmed = out.trim_end_matches(' ').len();
            out.truncate(trimmed);
            out.push('\n');
            out.push_str(&" ".repeat(indent + hang));
            column = indent + hang;
        }
        out.push_str(word);
        column += word.chars().count();
    }
    out.push('\n');
    out
}

fn words(runs: &[Run]) -> String {
    let mut out = String::new();
    for (at, run) in runs.iter().enumerate() {
        match &run.change {
            None if run.look.struck => out.push_str(&format!("[deleted: {}]", run.text)),
            None => out.push_str(&run.text),
            Some(change) => {
                let sign = if change.is_insertion() { '+' } else { '-' };
                let by = if change.by.is_empty() {
                    String::new()
                } else {
                    format!("{}: ", change.by)
                };
                out.push_str(&format!("[{sign}{by}{}{sign}]", run.text));
            }
        }
        if let Some(footnote) = run.footnote {
            out.push_str(&mark(footnote + 1));
        }
        for n in ending_comments(runs, at) {
            out.push_str(&format!("{{{n}}}"));
        }
    }
    out
}
