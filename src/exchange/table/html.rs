//! A table as one HTML page: nothing fetched, everything escaped, to read, print and sort.

use std::sync::LazyLock;

use super::{Sheet, Tint, Value, conventions, tint};
use crate::exchange::going::Going;
use crate::exchange::sha256::{Sha256, base64};
use crate::words::UiLang;

/// Sorts the table by a click or key on a column's head; the page is whole without it.
pub const SCRIPT: &str = r#"
for (const button of document.querySelectorAll("thead button")) {
  button.addEventListener("click", () => {
    const head = button.parentElement, at = head.cellIndex, body = head.closest("table").tBodies[0];
    const down = head.ariaSort === "ascending";
    for (const other of head.parentElement.cells) other.ariaSort = null;
    head.ariaSort = down ? "descending" : "ascending";
    const key = (row) => row.cells[at].dataset.k ?? row.cells[at].textContent;
    const rows = [...body.rows].sort((a, b) => {
      const x = key(a), y = key(b), n = x - y;
      return (Number.isNaN(n) || x === "" || y === "" ? x.localeCompare(y) : n) * (down ? -1 : 1);
    });
    body.append(...rows);
  });
}
"#;

const STYLE: &str = "
:root{color-scheme:light;font:14px/1.45 Inter,system-ui,sans-serif;color:#23211e}
body{margin:24px}
h1{font-size:20px;margin:0 0 4px}
.stamp{color:#5b5852;margin:0 0 16px}
table{border-collapse:collapse}
th,td{border:1px solid #d9d6cf;padding:4px 8px;text-align:left;vertical-align:top;max-width:44ch}
thead th{position:sticky;top:0;background:#f4f2ed;z-index:1}
thead button{all:unset;cursor:pointer;font-weight:600}
thead button:focus-visible{outline:2px solid #0b4f75}
th[aria-sort=ascending] button::after{content:' ▲'}
th[aria-sort=descending] button::after{content:' ▼'}
tbody th{font-weight:600;background:#fbfaf7}
td.n{text-align:right;font-variant-numeric:tabular-nums}
dl{display:grid;grid-template-columns:max-content 1fr;gap:2px 12px;max-width:110ch}
dt{font-weight:600}dd{margin:0}
@media print{body{margin:0;font-size:10px}thead th{position:static}*{print-color-adjust:exact}}
";

/// What the page may run: this script and no other.
static SCRIPT_HASH: LazyLock<String> = LazyLock::new(|| {
    let mut sum = Sha256::default();
    sum.add(SCRIPT.as_bytes());
    base64(&sum.bytes())
});

/// The page.
pub fn html(sheet: &Sheet, going: &Going) -> String {
    let (words, lang) = (sheet.words(), sheet.lang());
    let n_cells = sheet.rows.len() * sheet.columns.len();
    let mut out = String::with_capacity(8_000 + n_cells * 64);
    out.push_str("<!DOCTYPE html>\n<html lang=\"");
    out.push_str(sheet.lang().code());
    out.push_str("\">\n<head>\n<meta charset=\"utf-8\">\n");
    out.push_str(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-",
    );
    out.push_str(&SCRIPT_HASH);
    out.push_str("'\">\n<meta name=\"viewport\" content=\"width=device-width\">\n<title>");
    escape(&sheet.title, &mut out);
    out.push_str("</title>\n<style>");
    out.push_str(STYLE);
    for Tint { name, ground, ink } in Tint::ALL {
        out.push_str(&format!(
            ".{name}{{background:#{ground:06x};color:#{ink:06x}}}\n"
        ));
    }
    out.push_str("</style>\n</head>\n<body>\n<h1>");
    escape(&sheet.title, &mut out);
    out.push_str("</h1>\n<p class=\"stamp\">");
    escape(&sheet.stamp.line(), &mut out);
    out.push_str("</p>\n<table>\n<thead><tr>");
    for column in &sheet.columns {
        out.push_str("<th scope=\"col\" title=\"");
        escape(&column.about, &mut out);
        out.push_str("\"><button type=\"button\">");
        escape(&column.title, &mut out);
        out.push_str("</button></th>");
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in going.each(&sheet.rows) {
        out.push_str("<tr>");
        for (at, cell) in row.iter().enumerate() {
            one_cell(cell, at == 0, lang, &mut out);
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n<h2>");
    escape(words.t("out-how-to-read"), &mut out);
    out.push_str("</h2>\n<dl>");
    for (name, sentence) in conventions(sheet) {
        pair(name, sentence, &mut out);
    }
    for column in &sheet.columns {
        pair(&column.title, &column.about, &mut out);
    }
    out.push_str("</dl>\n");
    if !sheet.sources.is_empty() {
        out.push_str("<h2>");
        escape(words.t("out-sources"), &mut out);
        out.push_str("</h2>\n<dl>");
        for source in &sheet.sources {
            let parts = [source.title.as_str(), &source.date, &source.url];
            let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
            pair(&source.code, &parts.join(", "), &mut out);
        }
        out.push_str("</dl>\n");
    }
    out.push_str("<script>");
    out.push_str(SCRIPT);
    out.push_str("</script>\n</body>\n</html>\n");
    out
}

fn one_cell(cell: &super::Cell, names_row: bool, lang: UiLang, out: &mut String) {
    let tag = if names_row { "th" } else { "td" };
    out.push('<');
    out.push_str(tag);
    if names_row {
        out.push_str(" scope=\"row\"");
    }
    match &cell.value {
        Value::Verdict(verdict) => out.push_str(VERDICT_KEYS.get(*verdict as usize).unwrap_or(&"")),
        Value::Scale(figure) => out.push_str(&format!(" data-k=\"{figure}\"")),
        Value::Int(_) => out.push_str(" class=\"n\""),
        Value::Empty | Value::Text(_) | Value::Term(_) | Value::Stance(..) => {}
    }
    if let Some(Tint { name, .. }) = tint(&cell.value) {
        out.push_str(" class=\"");
        out.push_str(name);
        out.push('"');
    }
    if !cell.note.is_empty() {
        out.push_str(" title=\"");
        escape(&cell.note, out);
        out.push('"');
    }
    out.push('>');
    escape(&cell.value.shown(lang), out);
    out.push_str("</");
    out.push_str(tag);
    out.push('>');
}

/// Verdicts sort by severity, not by their words.
const VERDICT_KEYS: [&str; 7] = [
    " data-k=\"0\"",
    " data-k=\"1\"",
    " data-k=\"2\"",
    " data-k=\"3\"",
    " data-k=\"4\"",
    " data-k=\"5\"",
    " data-k=\"6\"",
];

fn pair(name: &str, words: &str, out: &mut String) {
    out.push_str("<dt>");
    escape(name, out);
    out.push_str("</dt><dd>");
    escape(words, out);
    out.push_str("</dd>\n");
}

/// Adds words in which nothing is markup, in text as in a quoted attribute.
pub(in crate::exchange) fn escape(words: &str, out: &mut String) {
    let mut from = 0;
    for (at, byte) in words.bytes().enumerate() {
        let instead = match byte {
            b'<' => "&lt;",
            b'>' => "&gt;",
            b'&' => "&amp;",
            b'"' => "&quot;",
            b'\'' => "&#39;",
            _ => continue,
        };
        out.push_str(words.get(from..at).unwrap_or_default());
        out.push_str(instead);
        from = at + 1;
    }
    out.push_str(words.get(from..).unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_is_escaped() {
        let mut out = String::new();
        escape("a<b>\"c\" & 'd' é", &mut out);
        assert_eq!(out, "a&lt;b&gt;&quot;c&quot; &amp; &#39;d&#39; é");
    }
}
