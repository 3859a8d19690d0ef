//! A document as one web page: nothing fetched, no script, fit to print, every word escaped.

use crate::exchange::going::Going;
use crate::exchange::picture::svg;
use crate::exchange::xml::escaped;

use super::{Block, Change, Document, Para, ParaKind, Run, Shade, Table};

const STYLE: &str = "\
body{font:11pt/1.45 'Source Serif 4','Times New Roman','Noto Serif CJK SC',SimSun,serif;color:#111;max-width:44rem;margin:2rem auto;padding:0 1rem}\
h1{font-size:1.5rem;text-align:center}h2{font-size:1.25rem;margin-top:2rem}h3{font-size:1.05rem}h4{font-size:1rem;font-style:italic}\
p{margin:.5rem 0}.n{display:inline-block;min-width:2rem;margin-right:.4rem}\
.note{font-size:.85rem;color:#444}blockquote{border-left:3px solid #888;margin:.5rem 0;padding-left:.8rem}\
ins{color:#0b5a2a;text-decoration:underline}del{color:#8a1c1c;text-decoration:line-through}\
figure{margin:.8rem 0}svg{max-width:100%;height:auto}\
table{border-collapse:collapse;width:100%;font-size:.85rem}th,td{border:1px solid #999;padding:.25rem .4rem;text-align:left;vertical-align:top}\
.stamp{font-size:.75rem;color:#444;border-bottom:1px solid #999;padding-bottom:.3rem}.yellow{background:#fff2a8}.green{background:#cbebc3}\
@page{margin:22mm 20mm}@media print{body{max-width:none;margin:0;padding:0}h2,h3,h4{break-after:avoid}tr{break-inside:avoid}thead{display:table-header-group}\
.foot{position:fixed;bottom:0;left:0;right:0;font-size:.7rem;color:#444;background:#fff}}@media screen{.foot{display:none}}";

/// The document as a page of HTML.
pub fn html(document: &Document) -> String {
    html_while(document, &Going::default())
}

/// The same, as far as it came where it was called off.
pub fn html_while(document: &Document, going: &Going) -> String {
    let title = escaped(&document.title);
    let mut out = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
<meta name=\"viewport\" content=\"width=device-width\">\n<title>{title}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n",
        document.lang.code()
    );
    for (class, tag) in [("stamp", "header"), ("foot", "footer")] {
        let lines: Vec<_> = document.stamp.iter().map(|line| escaped(line)).collect();
        out.push_str(&format!(
            "<{tag} class=\"{class}\">{}</{tag}>\n",
            lines.join("<br>")
        ));
    }
    if !title.is_empty() {
        out.push_str(&format!("<h1>{title}</h1>\n"));
    }
    for block in going.each(&document.blocks) {
        match block {
            Block::Heading { level, runs } => {
                let level = (level + 1).min(4);
                out.push_str(&format!("<h{level}>{}</h{level}>\n", words(runs)));
            }
            Block::Paragraph(para) => paragraph(&mut out, para),
            Block::Table(table) => rows(&mut out, table),
            Block::Picture(picture) => {
                out.push_str(&format!("<figure>\n{}</figure>\n", svg(picture, going)));
            }
        }
    }
    if !document.footnotes.is_empty() {
        out.push_str("<section class=\"note\">\n");
        for (at, text) in document.footnotes.iter().enumerate() {
            let n = at + 1;
            let text = escaped(text);
            out.push_str(&format!("<p id=\"f{n}\"><sup>{n}</sup> {text}</p>\n"));
        }
        out.push_str("</section>\n");
    }
    if !document.comments.is_empty() {
        out.push_str("<aside class=\"note\">\n");
        for (at, comment) in document.comments.iter().enumerate() {
            let n = at + 1;
            out.push_str(&format!(
                "<p id=\"c{n}\">[{n}] <b>{}</b> {}: {}</p>\n",
                escaped(&comment.by),
                escaped(&comment.date),
                escaped(&comment.text)
            ));
        }
        out.push_str("</aside>\n");
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn paragraph(out: &mut String, para: &Para) {
    let (tag, mut class) = match para.kind {
        ParaKind::Body | ParaKind::Bullet => ("p", ""),
        ParaKind::Note => ("p", "note"),
        ParaKind::Quote => ("blockquote", ""),
    };
    match para.shade {
        Some(Shade::Yellow) => class = "yellow",
        Some(Shade::Green) => class = "green",
        None => {}
    }
    out.push_str(&format!("<{tag}"));
    if !class.is_empty() {
        out.push_str(&format!(" class=\"{class}\""));
    }
    if para.indent > 0 {
        out.push_str(&format!(" style=\"margin-left:{}em\"", para.indent * 2));
    }
    out.push('>');
    if para.kind == ParaKind::Bullet {
        out.push_str("• ");
    }
    if !para.number.is_empty() {
        let number = format!("<span class=\"n\">{}</span> ", escaped(&para.number));
        match &para.change {
            Some(change) => out.push_str(&changed(change, &number)),
            None => out.push_str(&number),
        }
    }
    out.push_str(&words(&para.runs));
    out.push_str(&format!("</{tag}>\n"));
}

/// What was put in or taken out, with who and when in its title.
fn changed(change: &Change, inner: &str) -> String {
    let tag = if change.is_insertion() { "ins" } else { "del" };
    let who = format!("{} {}", change.by, change.date);
    let who = who.trim();
    if who.is_empty() {
        return format!("<{tag}>{inner}</{tag}>");
    }
    format!("<{tag} title=\"{}\">{inner}</{tag}>", escaped(who))
}

fn words(runs: &[Run]) -> String {
    let mut out = String::new();
    for (at, run) in runs.iter().enumerate() {
        let mut inner = escaped(&run.text).replace('\n', "<br>");
        let look = run.look;
        for (on, tag) in [(look.bold, "b"), (look.italic, "i"), (look.struck, "s")] {
            if on {
                inner = format!("<{tag}>{inner}</{tag}>");
            }
        }
        match &run.change {
            Some(change) => out.push_str(&changed(change, &inner)),
            None => out.push_str(&inner),
        }
        if let Some(footnote) = run.footnote {
            let n = footnote + 1;
            out.push_str(&format!("<sup><a href=\"#f{n}\">{n}</a></sup>"));
        }
        for n in ending_comments(runs, at) {
            out.push_str(&format!("<sup><a href=\"#c{n}\">[{n}]</a></sup>"));
        }
    }
    out
}

/// Numbers, from 1, of the comments whose words end with the run at a place.
pub(crate) fn ending_comments(runs: &[Run], at: usize) -> Vec<usize> {
    let Some(run) = runs.get(at) else {
        return Vec::new();
    };
    let later = runs.get(at + 1..).unwrap_or_default();
    let ends = |comment: &&usize| !later.iter().any(|run| run.comments.contains(comment));
    run.comments.iter().filter(ends).map(|at| at + 1).collect()
}

fn rows(out: &mut String, table: &Table) {
    out.push_str("<table>\n<thead><tr>");
    for name in &table.head {
        out.push_str(&format!("<th scope=\"col\">{}</th>", escaped(name)));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        out.push_str("<tr>");
        for cell in row {
            out.push_str(&format!("<td>{}</td>", words(cell)));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table>\n");
}
