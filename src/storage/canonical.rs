//! Canonical text: one way to write each value, so that saving changes only what a person changed.
//!
//! A record, list or map stands on one line where it fits into [`WIDTH`] columns, else each of its
//! parts has a line of its own. Order is the order of the fields; maps are sorted by key. The text
//! ends with a newline.

use std::fmt::Write as _;

use serde::Serialize;

use super::printer::{Label, Node, Printer};
use crate::model::problem::Problem;

/// Columns a record may fill before it is broken into lines, counted in characters.
pub const WIDTH: usize = 100;

/// The first line of every file: lets `Some` be left out.
pub const HEADER: &str = "#![enable(implicit_some)]";

/// The second line of every file, and the only comment that survives a rewrite.
pub const REMARK: &str =
    "// Written by Travaux, which drops comments when it rewrites a file: use note fields.";

/// The canonical text of a file.
pub(crate) fn file_text<T: Serialize>(value: &T) -> Result<String, Problem> {
    let node = node_of(value)?;
    let mut out = format!("{HEADER}\n{REMARK}\n");
    write_broken(&mut out, &node, 0);
    out.push('\n');
    Ok(out)
}

/// The value on a single line, without header.
pub(crate) fn line_text<T: Serialize>(value: &T) -> Result<String, Problem> {
    let mut out = String::new();
    write_flat(&mut out, &node_of(value)?);
    Ok(out)
}

fn node_of<T: Serialize>(value: &T) -> Result<Node, Problem> {
    value.serialize(Printer).map_err(|error| {
        Problem::error(format!("the value cannot be written: {error}"))
            .with_remedy("report this as a fault of the program; nothing was written")
    })
}

fn write_flat(out: &mut String, node: &Node) {
    match node {
        Node::Leaf(text) => out.push_str(text),
        Node::Group(group) => {
            out.push_str(&group.open);
            for (nth, (label, item)) in group.items.iter().enumerate() {
                if nth > 0 {
                    out.push_str(", ");
                }
                push_label(out, label);
                write_flat(out, item);
            }
            out.push(group.close);
        }
    }
}

fn push_label(out: &mut String, label: &Label) {
    if !matches!(label, Label::None) {
        out.push_str(label.word());
        out.push_str(": ");
    }
}

/// Writes a node over several lines; the cursor stands at its first character.
fn write_broken(out: &mut String, node: &Node, indent: usize) {
    let Node::Group(group) = node else {
        return write_flat(out, node);
    };
    if group.items.is_empty() {
        return write_flat(out, node);
    }
    out.push_str(&group.open);
    out.push('\n');
    let inner = indent + 4;
    for (label, item) in &group.items {
        out.extend(std::iter::repeat_n(' ', inner));
        push_label(out, label);
        // The comma counts: the line it ends must fit too.
        if inner + label.width() + item.width() < WIDTH {
            write_flat(out, item);
        } else {
            write_broken(out, item, inner);
        }
        out.push_str(",\n");
    }
    out.extend(std::iter::repeat_n(' ', indent));
    out.push(group.close);
}

/// A text in quotes. Whatever a reader cannot see or tell apart is escaped: control characters,
/// direction marks, joiners, line separators.
pub(crate) fn quoted(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for ch in text.chars() {
        match ch {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            ' '..='~' => out.push(ch),
            _ if ch.is_alphanumeric() || !is_unseen(ch) => out.push(ch),
            // Writing to a string cannot fail.
            _ => _ = write!(out, "\\u{{{:x}}}", u32::from(ch)),
        }
    }
    out.push('"');
    out
}

/// Whether the standard library escapes `ch` inside a text because it is not printable.
fn is_unseen(ch: char) -> bool {
    // A combining mark is escaped only at the beginning of a text, so it is asked for behind an x.
    let mut pair = [b'x', 0, 0, 0, 0];
    let length = pair
        .get_mut(1..)
        .map_or(0, |tail| ch.encode_utf8(tail).len());
    let text = pair
        .get(..=length)
        .and_then(|bytes| std::str::from_utf8(bytes).ok())
        .unwrap_or("");
    text.escape_debug().nth(1) == Some('\\')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[derive(Serialize)]
    struct Sample {
        name: &'static str,
        list: Vec<Item>,
        none: Option<u8>,
        map: std::collections::BTreeMap<&'static str, i32>,
    }

    #[derive(Clone, Serialize)]
    enum Item {
        Unit,
        One(u8),
        Fields { a: bool, text: String },
    }

    #[test]
    fn small_records_keep_their_line_and_big_ones_break() {
        let list = vec![
            Item::Unit,
            Item::One(3),
            Item::Fields {
                a: true,
                text: "x".repeat(80),
            },
        ];
        let value = Sample {
            name: "a\"b\n",
            list,
            none: None,
            map: [("k", -1)].into(),
        };
        let text = file_text(&value).unwrap();
        let wanted = format!(
            "{HEADER}\n{REMARK}\n(\n    name: \"a\\\"b\\n\",\n    list: [\n        Unit,\n        One(3),\n        \
             Fields(\n            a: true,\n            text: \"{}\",\n        ),\n    ],\n    none: None,\n    \
             map: {{\"k\": -1}},\n)\n",
            "x".repeat(80)
        );
        assert_eq!(text, wanted);
        assert_eq!(
            line_text(&Item::Fields {
                a: false,
                text: String::new()
            })
            .unwrap(),
            "Fields(a: false, text: \"\")"
        );
    }

    #[test]
    fn lines_fit_exactly_or_break() {
        // `    name: "…",` with one column to spare, none, and one too few.
        for (length, broken) in [(0, false), (1, false), (2, true)] {
            let item = Item::Fields {
                a: true,
                text: "x".repeat(60 + length),
            };
            let flat = line_text(&item).unwrap().chars().count();
            let pad = "y".repeat(WIDTH - 2 - 4 - "k: ".len() - flat + length);
            #[derive(Serialize)]
            struct Outer {
                k: Vec<String>,
            }
            let text = file_text(&Outer {
                k: vec!["x".repeat(60 + length), pad],
            })
            .unwrap();
            let too_wide = text
                .lines()
                .skip(2)
                .any(|line| line.chars().count() > WIDTH);
            assert!(!too_wide || broken, "{text}");
        }
    }

    #[test]
    fn what_cannot_be_seen_is_escaped() {
        assert_eq!(
            quoted("a\u{202e}b\u{200d}c\u{feff}\u{0}"),
            r#""a\u{202e}b\u{200d}c\u{feff}\u{0}""#
        );
        assert_eq!(
            quoted("公约“§II-3”——é e\u{301} ¶5 ’ '"),
            "\"公约“§II-3”——é e\u{301} ¶5 ’ '\""
        );
    }

    proptest! {
        #[test]
        fn every_text_is_read_back_as_it_was(text in any::<String>()) {
            prop_assert_eq!(ron::from_str::<String>(&quoted(&text)).unwrap(), text);
        }
    }
}
