//! A table as Markdown (GitHub's pipes), with everything that could be markup escaped.

use super::{Sheet, conventions};
use crate::exchange::going::Going;

/// The table under its title and stamp, with its conventions and sources below.
pub fn markdown(sheet: &Sheet, going: &Going) -> String {
    let mut out = format!("# {}\n\n", escaped(&sheet.title));
    out.push_str(&format!("{}\n\n", escaped(&sheet.stamp.line())));
    for column in &sheet.columns {
        out.push_str("| ");
        out.push_str(&escaped(&column.title));
        out.push(' ');
    }
    out.push_str("|\n");
    out.push_str(&"|---".repeat(sheet.columns.len()));
    out.push_str("|\n");
    for row in going.each(&sheet.rows) {
        for cell in row {
            out.push_str("| ");
            out.push_str(&escaped(&cell.value.shown(sheet.lang())));
            out.push(' ');
        }
        out.push_str("|\n");
    }
    out.push('\n');
    for (name, sentence) in conventions(sheet) {
        out.push_str(&format!("- **{}** {}\n", escaped(name), escaped(sentence)));
    }
    if !sheet.sources.is_empty() {
        let head = escaped(sheet.words().t("out-sources"));
        out.push_str(&format!("\n## {head}\n\n"));
    }
    for source in &sheet.sources {
        let parts = [&source.title, &source.date, &source.url];
        let parts: Vec<String> = parts
            .iter()
            .filter(|p| !p.is_empty())
            .map(|p| escaped(p))
            .collect();
        out.push_str(&format!(
            "- {}: {}\n",
            escaped(&source.code),
            parts.join(", ")
        ));
    }
    out
}

/// Words in which nothing is markup, on one line.
pub(crate) fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for ch in words.chars() {
        match ch {
            '\n' => out.push_str("<br>"),
            '\r' => {}
            '|' | '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '~' => {
                out.push('\\');
                out.push(ch);
            }
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            _ => out.push(ch),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_escaped() {
        assert_eq!(escaped("a|b\nc"), "a\\|b<br>c");
        assert_eq!(escaped("<img src=x>"), "&lt;img src=x&gt;");
        assert_eq!(escaped("[x](javascript:1)"), "\\[x\\](javascript:1)");
    }
}
