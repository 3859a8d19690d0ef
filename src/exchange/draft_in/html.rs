//! Web pages, and what a browser puts on the clipboard: blocks become lines, `ins` and `del`
//! changes by the name in their title. Nothing is fetched and no script is looked at.

use crate::exchange::document::{Change, Run};
use crate::model::problem::Problem;

use super::{Given, LineKind};

/// The lines of a page.
pub(super) fn lines(page: &str) -> Result<Given, Problem> {
    let mut walker = Walker::default();
    walker.page(page)?;
    walker.flush()?;
    Ok(walker.given)
}

/// Runs of a line of markup, for Markdown, which lets tags through.
pub(super) fn inline(line: &str) -> Result<Vec<Run>, Problem> {
    let mut walker = Walker::default();
    walker.page(line)?;
    Ok(walker.runs)
}

#[derive(Default)]
struct Walker {
    given: Given,
    runs: Vec<Run>,
    kind: LineKind,
    changes: Vec<Change>,
    /// The element whose content is passed over.
    skip: Option<&'static str>,
}

/// Elements whose content is no text of the page.
const SKIPPED: [&str; 9] = [
    "script", "style", "head", "noscript", "template", "header", "footer", "aside", "svg",
];
/// Elements that begin and end a line.
const BLOCKS: [&str; 18] = [
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "table",
    "tr",
    "td",
    "th",
    "blockquote",
    "section",
    "article",
    "body",
    "html",
    "main",
    "dl",
    "dt",
    "dd",
];

impl Walker {
    fn page(&mut self, page: &str) -> Result<(), Problem> {
        let mut rest = page;
        // Behind the last one no tag ends: nothing is looked for there again and again.
        let last_end = page.rfind('>').unwrap_or(0);
        while !rest.is_empty() {
            let Some(at) = rest.find('<') else {
                self.words(rest);
                break;
            };
            let (words, tag) = rest.split_at(at);
            self.words(words);
            if let Some(comment) = tag.strip_prefix("<!--") {
                rest = comment.split_once("-->").map_or("", |(_, after)| after);
                continue;
            }
            let is_tag = tag
                .get(1..)
                .and_then(|t| t.chars().next())
                .is_some_and(|ch| ch.is_ascii_alphabetic() || matches!(ch, '/' | '!' | '?'));
            let may_end = is_tag && page.len() - tag.len() < last_end;
            if let Some((inside, after)) = may_end.then(|| tag.split_once('>')).flatten() {
                self.tag(inside.trim_start_matches('<'))?;
                rest = after;
            } else {
                self.words("<");
                rest = tag.get(1..).unwrap_or_default();
            }
        }
        Ok(())
    }

    fn tag(&mut self, inside: &str) -> Result<(), Problem> {
        let (closes, inside) = match inside.strip_prefix('/') {
            Some(inside) => (true, inside),
            None => (false, inside),
        };
        let end = inside.find(|ch: char| ch.is_whitespace() || ch == '/');
        let name = inside
            .get(..end.unwrap_or(inside.len()))
            .unwrap_or_default();
        let name = name.to_ascii_lowercase();
        if let Some(skip) = self.skip {
            if closes && name == skip {
                self.skip = None;
            }
            return Ok(());
        }
        if let Some(skipped) = SKIPPED.into_iter().find(|s| *s == name) {
            if !closes && !inside.ends_with('/') {
                self.flush()?;
                self.skip = Some(skipped);
            }
        } else if name == "ins" || name == "del" || name == "s" || name == "strike" {
            if closes {
                self.changes.pop();
            } else {
                self.changes
                    .push(change(name == "ins", &unescaped(&title(inside))));
            }
        } else if name == "br" {
            self.words(" ");
        } else if let Some(kind) = heading(&name) {
            self.flush()?;
            if !closes {
                self.kind = kind;
            }
        } else if BLOCKS.contains(&name.as_str()) {
            self.flush()?;
            if !closes && inside.contains("class=\"note\"") {
                self.kind = LineKind::Aside;
            }
        }
        Ok(())
    }

    fn words(&mut self, words: &str) {
        if self.skip.is_some() || words.is_empty() {
            return;
        }
        let words = unescaped(words).replace(['\n', '\r', '\t'], " ");
        let starts = self.runs.last().is_none_or(|run| run.text.ends_with(' '));
        let words = if starts {
            words.trim_start()
        } else {
            words.as_str()
        };
        if words.is_empty() {
            return;
        }
        let change = self.changes.last().cloned();
        match self.runs.last_mut() {
            Some(last) if last.change == change => last.text.push_str(words),
            _ => self.runs.push(Run {
                change,
                ..Run::plain(words)
            }),
        }
    }

    fn flush(&mut self) -> Result<(), Problem> {
        let runs = std::mem::take(&mut self.runs);
        let kind = std::mem::take(&mut self.kind);
        self.given.line(kind, runs)
    }
}

/// What a tag of this name begins, where it is one of the six headings there are.
fn heading(name: &str) -> Option<LineKind> {
    match name.strip_prefix('h')?.parse().ok()? {
        1_u8 => Some(LineKind::Title),
        depth @ 2..=6 => Some(LineKind::Heading(depth - 1)),
        _ => None,
    }
}

/// Who made a change, by a title such as `Brazil 2024-02-01`.
fn change(inserted: bool, title: &str) -> Change {
    let (by, date) = match title.rsplit_once(' ') {
        Some((by, date)) if is_day(date) => (by, date),
        _ if is_day(title) => ("", title),
        _ => (title, ""),
    };
    if inserted {
        Change::inserted(by, date)
    } else {
        Change::deleted(by, date)
    }
}

fn is_day(text: &str) -> bool {
    text.len() == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-')
}

fn title(tag: &str) -> String {
    let found = tag
        .split_once("title=\"")
        .and_then(|(_, rest)| rest.split_once('"'));
    found.map(|(title, _)| title.to_owned()).unwrap_or_default()
}

/// No reference is longer, `&` and `;` included.
const LONGEST_NAME: usize = 16;

/// References by name or number as characters; unknown ones stay as they are.
fn unescaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.find('&') {
        let (before, from) = rest.split_at(at);
        out.push_str(before);
        let end = from.char_indices().take(LONGEST_NAME);
        let end = end.skip(1).find(|(_, ch)| *ch == ';');
        let known = end.and_then(|(end, _)| {
            let ch = named(from.get(1..end)?)?;
            Some((ch, from.get(end + 1..)?))
        });
        if let Some((ch, after)) = known {
            out.push(ch);
            rest = after;
        } else {
            out.push('&');
            rest = from.get(1..).unwrap_or_default();
        }
    }
    out.push_str(rest);
    out
}

fn named(name: &str) -> Option<char> {
    if let Some(number) = name.strip_prefix('#') {
        let hex = number.strip_prefix(['x', 'X']);
        let code = match hex {
            Some(hex) => u32::from_str_radix(hex, 16).ok()?,
            None => number.parse().ok()?,
        };
        return char::from_u32(code).filter(|ch| !ch.is_control());
    }
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => ' ',
        "ldquo" => '“',
        "rdquo" => '”',
        "lsquo" => '‘',
        "rsquo" => '’',
        "ndash" => '–',
        "mdash" => '—',
        "hellip" => '…',
        "middot" => '·',
        "bull" => '•',
        "eacute" => 'é',
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_and_references_are_read() {
        let runs =
            inline("a &lt;b&gt; <del title=\"Brazil 2024-02-01\">c</del> &unknown; < d").unwrap();
        assert_eq!(runs[0].text, "a <b> ");
        assert_eq!(
            runs[1].change,
            Some(Change::deleted("Brazil", "2024-02-01"))
        );
        assert_eq!(runs[2].text, " &unknown; < d");
    }
    #[test]
    fn there_are_six_headings() {
        assert_eq!(heading("h1"), Some(LineKind::Title));
        assert_eq!(heading("h6"), Some(LineKind::Heading(5)));
        for name in ["h0", "h7", "h255", "h-1", "h", "hr", "html"] {
            assert_eq!(heading(name), None, "{name}");
        }
        assert!(lines("<h0>第一条</h0><p>Words.</p>").is_ok());
    }
}
