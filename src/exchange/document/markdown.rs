//! A document as Markdown: what was put in or taken out stands in `<ins>` and `<del>`, which every
//! reader of Markdown lets through; characters that mean something are escaped.

use crate::exchange::going::Going;
use crate::exchange::xml::escaped;

use super::html::ending_comments;
use super::{Block, Document, Para, ParaKind, Run, Table};

/// The document as Markdown.
pub fn markdown(document: &Document) -> String {
    markdown_while(document, &Going::default())
}

/// The same, as far as it came where it was called off.
pub fn markdown_while(document: &Document, going: &Going) -> String {
    let mut out = String::new();
    if !document.title.is_empty() {
        out.push_str(&format!("# {}\n\n", plain(&document.title)));
    }
    for line in &document.stamp {
        out.push_str(&format!("*{}*\n\n", plain(line)));
    }
    for block in going.each(&document.blocks) {
        match block {
            Block::Heading { level, runs } => {
                let marks = "#".repeat(usize::from(*level).min(4) + 1);
                out.push_str(&format!("{marks} {}\n\n", words(runs)));
            }
            Block::Paragraph(para) => out.push_str(&paragraph(para)),
            Block::Table(table) => rows(&mut out, table),
            // What a picture shows stands in words beside it.
            Block::Picture(_) => {}
        }
    }
    for (at, text) in document.footnotes.iter().enumerate() {
        out.push_str(&format!("[^{}]: {}\n\n", at + 1, plain(text)));
    }
    for (at, comment) in document.comments.iter().enumerate() {
        let who = format!("{} {}", comment.by, comment.date);
        let text = plain(&comment.text);
        out.push_str(&format!(
            "[^c{}]: **{}**: {text}\n\n",
            at + 1,
            plain(who.trim())
        ));
    }
    out
}

fn paragraph(para: &Para) -> String {
    let mut text = words(&para.runs);
    if !para.number.is_empty() {
        let number = Run {
            change: para.change.clone(),
            ..Run::plain(para.number.as_str())
        };
        text = format!("{} {text}", words(&[number]));
    }
    match para.kind {
        ParaKind::Body if para.indent > 0 => {
            // Non-breaking spaces: four ordinary ones would make it code.
            let space = "\u{a0}\u{a0}\u{a0}\u{a0}".repeat(usize::from(para.indent));
            format!("{space}{text}\n\n")
        }
        ParaKind::Body => format!("{text}\n\n"),
        ParaKind::Bullet => format!("- {text}\n\n"),
        ParaKind::Note => format!("<small>{text}</small>\n\n"),
        ParaKind::Quote => format!("> {text}\n\n"),
    }
}

fn words(runs: &[Run]) -> String {
    let mut out = String::new();
    for (at, run) in runs.iter().enumerate() {
        let mut inner = plain(&run.text);
        // Marks cling to words: spaces stand outside them.
        let look = run.look;
        for (on, mark) in [(look.bold, "**"), (look.italic, "*"), (look.struck, "~~")] {
            if on && !inner.trim().is_empty() {
                let trimmed = inner.trim();
                let (before, after) = inner.split_once(trimmed).unwrap_or(("", ""));
                inner = format!("{before}{mark}{trimmed}{mark}{after}");
            }
        }
        match &run.change {
            Some(change) => {
                let tag = if change.is_insertion() { "ins" } else { "del" };
                let who = format!("{} {}", change.by, change.date);
                let title = escaped(who.trim());
                out.push_str(&format!("<{tag} title=\"{title}\">{inner}</{tag}>"));
            }
            None => out.push_str(&inner),
        }
        if let Some(footnote) = run.footnote {
            out.push_str(&format!("[^{}]", footnote + 1));
        }
        for n in ending_comments(runs, at) {
            out.push_str(&format!("[^c{n}]"));
        }
    }
    out
}

fn rows(out: &mut String, table: &Table) {
    let cells = |cells: Vec<String>| format!("| {} |\n", cells.join(" | "));
    let head = table.head.iter().map(|name| plain(name)).collect();
    out.push_str(&cells(head));
    out.push_str(&cells(
        table.head.iter().map(|_| "---".to_owned()).collect(),
    ));
    for row in &table.rows {
        out.push_str(&cells(row.iter().map(|cell| words(cell)).collect()));
    }
    out.push('\n');
}

/// Words in which nothing means anything to Markdown.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for (at, ch) in text.char_indices() {
        let special = matches!(
            ch,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '|' | '~' | '&' | '$'
        );
        let opens = at == 0 && matches!(ch, '#' | '+' | '-' | '=' | '!');
        // `1.` and `1)` at the start of a line would become a list of Markdown's own numbering.
        let lists = matches!(ch, '.' | ')')
            && at > 0
            && text
                .get(..at)
                .is_some_and(|before| before.bytes().all(|b| b.is_ascii_digit()));
        match ch {
            '\n' => out.push_str("<br>"),
            _ if special || opens || lists => {
                out.push('\\');
                out.push(ch);
            }
            _ if ch < ' ' => {}
            _ => out.push(ch),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_means_something_to_markdown_is_escaped() {
        assert_eq!(
            plain("1. a*b [c] <d> | e"),
            "1\\. a\\*b \\[c\\] \\<d\\> \\| e"
        );
        assert_eq!(plain("# x"), "\\# x");
        assert_eq!(words(&[Run::bold("a ")]), "**a** ");
    }
}
