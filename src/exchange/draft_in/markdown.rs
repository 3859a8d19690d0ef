//! Markdown: headings, numbered and lettered lines, `ins` and `del`, struck words, footnotes.

use crate::exchange::document::Run;
use crate::model::problem::Problem;

use super::build::is_stamp;
use super::html::inline;
use super::{Given, LineKind};

/// The lines of a text in Markdown: a paragraph is what stands between empty lines.
pub(super) fn lines(text: &str) -> Result<Given, Problem> {
    let mut given = Given::default();
    let mut paragraph = String::new();
    let mut notes: Vec<(String, String)> = Vec::new();
    for line in text.lines().chain([""]) {
        let bare = line.trim();
        let begins = bare.starts_with('#') || bare.starts_with("- ") || bare.starts_with('|');
        let alone = super::marker::marker(&unescaped(bare), None).is_some();
        if (bare.is_empty() || begins || alone) && !paragraph.is_empty() {
            block(&mut given, &std::mem::take(&mut paragraph))?;
        }
        if let Some((name, words)) = footnote(bare) {
            notes.push((name, words));
        } else if !bare.is_empty() {
            if !paragraph.is_empty() {
                paragraph.push(' ');
            }
            paragraph.push_str(bare);
            if bare.starts_with('#') {
                block(&mut given, &std::mem::take(&mut paragraph))?;
            }
        }
    }
    settle(&mut given, &notes);
    Ok(given)
}

/// `[^1]: words`
fn footnote(line: &str) -> Option<(String, String)> {
    let (name, words) = line.strip_prefix("[^")?.split_once("]:")?;
    let words = plain(&inline(&unescaped(words)).ok()?);
    Some((name.to_owned(), words.trim().to_owned()))
}

fn plain(runs: &[Run]) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

fn block(given: &mut Given, text: &str) -> Result<(), Problem> {
    let depth = text.bytes().take_while(|b| *b == b'#').count();
    let (kind, text) = match depth {
        0 => (LineKind::Body, text),
        1 => (LineKind::Title, text.get(1..).unwrap_or_default()),
        _ => {
            let deep = u8::try_from(depth - 1).unwrap_or(6);
            (
                LineKind::Heading(deep),
                text.get(depth..).unwrap_or_default(),
            )
        }
    };
    if text.starts_with("<small>") || text.strip_prefix('*').is_some_and(is_stamp) {
        given.remark("remarks in small print were left out");
        return Ok(());
    }
    if text.starts_with('|') {
        given.remark("tables were left out");
        return Ok(());
    }
    let text = text.trim_start_matches("- ").trim_start_matches("> ");
    let text = struck(text).replace("**", "");
    given.line(kind, inline(&unescaped(&text))?)
}

/// `~~words~~` as words taken out.
fn struck(text: &str) -> String {
    let parts: Vec<&str> = text.split("~~").collect();
    let mut out = String::new();
    for (n, part) in parts.iter().enumerate() {
        // An odd mark at the end marks nothing.
        let marks = n % 2 == 1 && n + 1 < parts.len();
        if marks {
            out.push_str(&format!("<del>{part}</del>"));
        } else {
            out.push_str(part);
        }
    }
    out
}

/// Takes away what escapes a character; those that mean something to markup stay harmless.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars();
    while let Some(ch) = chars.next() {
        if ch != '\\' {
            out.push(ch);
            continue;
        }
        match chars.next() {
            Some('<') => out.push_str("&lt;"),
            Some('>') => out.push_str("&gt;"),
            Some('&') => out.push_str("&amp;"),
            Some(next) if next.is_ascii_punctuation() => out.push(next),
            Some(next) => {
                out.push('\\');
                out.push(next);
            }
            None => out.push('\\'),
        }
    }
    out
}

/// Marks of footnotes, `[^1]`, become footnotes of the run they stand in.
fn settle(given: &mut Given, notes: &[(String, String)]) {
    for line in &mut given.lines {
        let mut out: Vec<Run> = Vec::new();
        for mut run in std::mem::take(&mut line.runs) {
            // Taken out, so that the pieces of a long run do not each copy all of it.
            let text = std::mem::take(&mut run.text);
            let mut rest = text.as_str();
            while let Some((before, name, after)) = mark(rest) {
                let at = notes.iter().position(|(known, _)| known == name);
                let comment = name.starts_with('c');
                let mut piece = Run {
                    text: before.to_owned(),
                    ..run.clone()
                };
                match at {
                    Some(at) if comment => piece.comments.push(at),
                    Some(at) => piece.footnote = Some(at),
                    None => piece.text.push_str(&format!("[^{name}]")),
                }
                out.push(piece);
                rest = after;
            }
            if !rest.is_empty() {
                out.push(Run {
                    text: rest.to_owned(),
                    ..run
                });
            }
        }
        line.runs = out;
    }
    for (_, words) in notes {
        given.footnotes.push(words.clone());
        let (by, text) = words.split_once(": ").unwrap_or(("", words));
        let by = by.trim_matches('*');
        let date = by
            .rsplit_once(' ')
            .filter(|(_, d)| d.len() == 10 && d.contains('-'));
        let (by, date) = date.unwrap_or((by, ""));
        given.comments.push(crate::exchange::document::Comment {
            by: by.to_owned(),
            date: date.to_owned(),
            text: text.to_owned(),
        });
    }
}

/// What stands before the first mark, its name, and what stands after it.
fn mark(text: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = text.split_once("[^")?;
    let (name, after) = rest.split_once(']')?;
    let fits =
        !name.is_empty() && name.len() < 6 && name.bytes().all(|b| b.is_ascii_alphanumeric());
    fits.then_some((before, name, after))
}
