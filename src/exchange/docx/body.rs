//! The body of a Word document: paragraphs, runs, tables, tracked changes, comment ranges.

use crate::exchange::document::{Block, Change, Document, Look, Para, ParaKind, Run, Shade, Table};
use crate::exchange::going::Going;
use crate::exchange::xml::Xml;

use super::drawn::drawing;
use super::{R, W};

/// One step of indentation, in twentieths of a point (one centimetre).
const STEP: u32 = 567;
/// Width between the margins of a page, in twentieths of a point.
const WIDTH: u32 = 9070;

/// Writes runs, and counts what must have a number of its own.
struct Body<'a> {
    xml: Xml,
    document: &'a Document,
    /// Number of the next tracked change.
    next: usize,
    /// Which comments were begun already: a comment is placed once.
    begun: Vec<bool>,
}

/// The part `word/document.xml`; `painted` are the document's pictures.
pub(super) fn body(document: &Document, painted: &[Option<Vec<u8>>], going: &Going) -> String {
    let mut xml = Xml::declared();
    xml.open("w:document", &[("xmlns:w", W), ("xmlns:r", R)]);
    xml.open("w:body", &[]);
    let mut body = Body {
        xml,
        document,
        next: 1,
        begun: vec![false; document.comments.len()],
    };
    if !document.title.is_empty() {
        body.styled("Title", &[Run::plain(document.title.as_str())]);
    }
    let mut painted = painted.iter();
    let mut n_pictures = 0;
    for block in going.each(&document.blocks) {
        match block {
            Block::Heading { level, runs } => {
                let style = ["Heading1", "Heading2", "Heading3"];
                let at = usize::from(level.saturating_sub(1)).min(2);
                body.styled(style.get(at).copied().unwrap_or("Heading3"), runs);
            }
            Block::Paragraph(para) => body.paragraph(para),
            Block::Table(table) => body.table(table),
            Block::Picture(picture) => {
                if painted.next().is_some_and(Option::is_some) {
                    drawing(&mut body.xml, n_pictures, picture);
                    n_pictures += 1;
                }
            }
        }
    }
    let mut xml = body.xml;
    xml.open("w:sectPr", &[]);
    for name in ["w:headerReference", "w:footerReference"] {
        let id = if name == "w:headerReference" {
            "rId3"
        } else {
            "rId4"
        };
        xml.empty(name, &[("w:type", "default"), ("r:id", id)]);
    }
    xml.empty("w:pgSz", &[("w:w", "11906"), ("w:h", "16838")]);
    let margin = "1418";
    xml.empty(
        "w:pgMar",
        &[
            ("w:top", margin),
            ("w:right", margin),
            ("w:bottom", margin),
            ("w:left", margin),
            ("w:header", "709"),
            ("w:footer", "709"),
            ("w:gutter", "0"),
        ],
    );
    xml.finish()
}

impl Body<'_> {
    /// A paragraph that is nothing but a style and runs.
    fn styled(&mut self, style: &str, runs: &[Run]) {
        self.xml.open("w:p", &[]);
        self.xml.open("w:pPr", &[]);
        self.xml.empty("w:pStyle", &[("w:val", style)]);
        self.xml.close();
        self.runs(runs, None);
        self.xml.close();
        self.xml.line();
    }

    fn paragraph(&mut self, para: &Para) {
        self.xml.open("w:p", &[]);
        self.xml.open("w:pPr", &[]);
        let style = match para.kind {
            ParaKind::Body => "BodyText",
            ParaKind::Bullet => "ListBullet",
            ParaKind::Note => "Note",
            ParaKind::Quote => "Quote",
        };
        self.xml.empty("w:pStyle", &[("w:val", style)]);
        let numbered = !para.number.is_empty();
        if para.indent > 0 || numbered {
            let left = STEP * (u32::from(para.indent) + u32::from(numbered));
            let left = left.to_string();
            let hang = STEP.to_string();
            let mut ind = vec![("w:left", left.as_str())];
            if numbered {
                ind.push(("w:hanging", hang.as_str()));
            }
            self.xml.empty("w:ind", &ind);
        }
        if let Some(change) = &para.change {
            // The mark at the end of the paragraph was put in or taken out with it.
            self.xml.open("w:rPr", &[]);
            self.changed(change);
            self.xml.close();
        }
        self.xml.close();
        let mut lead = para.number.clone();
        if para.kind == ParaKind::Bullet {
            lead.push('•');
        }
        if !lead.is_empty() {
            lead.push('\t');
            let number = Run {
                change: para.change.clone(),
                ..Run::plain(lead)
            };
            self.runs(&[number], None);
        }
        self.runs(&para.runs, para.shade);
        self.xml.close();
        self.xml.line();
    }

    fn table(&mut self, table: &Table) {
        self.xml.open("w:tbl", &[]);
        self.xml.open("w:tblPr", &[]);
        self.xml.empty("w:tblStyle", &[("w:val", "TableGrid")]);
        self.xml
            .empty("w:tblW", &[("w:w", "5000"), ("w:type", "pct")]);
        self.xml.empty("w:tblLayout", &[("w:type", "fixed")]);
        self.xml.close();
        let widths = widths(table);
        self.xml.open("w:tblGrid", &[]);
        for width in &widths {
            self.xml.empty("w:gridCol", &[("w:w", width)]);
        }
        self.xml.close();
        if !table.head.is_empty() {
            let cells: Vec<Vec<Run>> = table
                .head
                .iter()
                .map(|name| vec![Run::bold(name.as_str())])
                .collect();
            self.row(&cells, &widths, true);
        }
        for row in &table.rows {
            self.row(row, &widths, false);
        }
        self.xml.close();
        // Two tables without anything between them would become one.
        self.xml.empty("w:p", &[]);
        self.xml.line();
    }

    fn row(&mut self, cells: &[Vec<Run>], widths: &[String], is_head: bool) {
        self.xml.open("w:tr", &[]);
        self.xml.open("w:trPr", &[]);
        self.xml.empty("w:cantSplit", &[]);
        if is_head {
            self.xml.empty("w:tblHeader", &[]);
        }
        self.xml.close();
        for (cell, width) in cells.iter().zip(widths) {
            self.xml.open("w:tc", &[]);
            self.xml.open("w:tcPr", &[]);
            self.xml
                .empty("w:tcW", &[("w:w", width), ("w:type", "dxa")]);
            self.xml.close();
            self.styled("Cell", cell);
            self.xml.close();
        }
        self.xml.close();
    }

    fn runs(&mut self, runs: &[Run], shade: Option<Shade>) {
        for (at, run) in runs.iter().enumerate() {
            for comment in &run.comments {
                if let Some(begun) = self.begun.get_mut(*comment)
                    && !*begun
                {
                    *begun = true;
                    let id = comment.to_string();
                    self.xml
                        .empty("w:commentRangeStart", &[("w:id", id.as_str())]);
                }
            }
            if let Some(change) = &run.change {
                let id = self.id();
                open_change(&mut self.xml, change, &id);
                self.words(run, shade, !change.is_insertion());
                self.xml.close();
            } else {
                self.words(run, shade, false);
            }
            for comment in &run.comments {
                let goes_on = runs
                    .get(at + 1..)
                    .unwrap_or_default()
                    .iter()
                    .any(|later| later.comments.contains(comment));
                if !goes_on && *comment < self.document.comments.len() {
                    let id = comment.to_string();
                    self.xml
                        .empty("w:commentRangeEnd", &[("w:id", id.as_str())]);
                    self.xml.open("w:r", &[]);
                    self.xml
                        .empty("w:commentReference", &[("w:id", id.as_str())]);
                    self.xml.close();
                }
            }
        }
    }

    fn id(&mut self) -> String {
        let id = self.next.to_string();
        self.next += 1;
        id
    }

    fn changed(&mut self, change: &Change) {
        let id = self.id();
        open_change(&mut self.xml, change, &id);
        self.xml.close();
    }

    fn words(&mut self, run: &Run, shade: Option<Shade>, deleted: bool) {
        self.xml.open("w:r", &[]);
        let Look {
            bold,
            italic,
            struck,
        } = run.look;
        if bold || italic || struck || shade.is_some() {
            self.xml.open("w:rPr", &[]);
            for (on, name) in [(bold, "w:b"), (italic, "w:i"), (struck, "w:strike")] {
                if on {
                    self.xml.empty(name, &[]);
                }
            }
            if let Some(shade) = shade {
                let shd = [
                    ("w:val", "clear"),
                    ("w:color", "auto"),
                    ("w:fill", shade.hex()),
                ];
                self.xml.empty("w:shd", &shd);
            }
            self.xml.close();
        }
        let name = if deleted { "w:delText" } else { "w:t" };
        for (n, line) in run.text.split('\n').enumerate() {
            if n > 0 {
                self.xml.empty("w:br", &[]);
            }
            for (n, words) in line.split('\t').enumerate() {
                if n > 0 {
                    self.xml.empty("w:tab", &[]);
                }
                if !words.is_empty() {
                    self.xml.leaf(name, &[("xml:space", "preserve")], words);
                }
            }
        }
        self.xml.close();
        if let Some(footnote) = run.footnote
            && footnote < self.document.footnotes.len()
        {
            let id = (footnote + 1).to_string();
            self.xml.open("w:r", &[]);
            self.xml.open("w:rPr", &[]);
            self.xml
                .empty("w:rStyle", &[("w:val", "FootnoteReference")]);
            self.xml.close();
            self.xml
                .empty("w:footnoteReference", &[("w:id", id.as_str())]);
            self.xml.close();
        }
    }
}

fn open_change(xml: &mut Xml, change: &Change, id: &str) {
    let date = format!("{}T00:00:00Z", change.date);
    let by = if change.by.is_empty() {
        "unknown"
    } else {
        change.by.as_str()
    };
    let mut attributes = vec![("w:id", id), ("w:author", by)];
    if !change.date.is_empty() {
        attributes.push(("w:date", date.as_str()));
    }
    let name = if change.is_insertion() {
        "w:ins"
    } else {
        "w:del"
    };
    xml.open(name, &attributes);
}

/// Widths of the columns in twentieths of a point.
fn widths(table: &Table) -> Vec<String> {
    let parts: Vec<u32> = table.parts().into_iter().map(u32::from).collect();
    let all: u32 = parts.iter().sum::<u32>().max(1);
    parts
        .iter()
        .map(|part| (WIDTH * part / all).to_string())
        .collect()
}
