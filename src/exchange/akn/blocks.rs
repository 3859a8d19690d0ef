//! A document of headings, paragraphs and tables as Akoma Ntoso: what is asked of a draft, and where
//! its words come from. Each heading titles a block with what follows it.

use crate::exchange::document::text::TextOut;
use crate::exchange::document::{Block, Document, Para, ParaKind, Run, Table};
use crate::exchange::going::Going;

use super::Writer;

/// The document as Akoma Ntoso, as far as it came where it was called off. `text` is the draft it is
/// about: its state, its delegations, its comments and footnotes.
pub fn akn_document_while(document: &Document, text: &TextOut, going: &Going) -> String {
    let mut writer = Writer::begin(text, "paper");
    writer.preface(&[Run::plain(document.title.as_str())]);
    writer.blocks(document, going);
    writer.xml.finish()
}

/// What the last heading titles so far.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Titled {
    /// There was no heading yet.
    Nothing,
    /// A block without words.
    NoWords,
    /// A block with words.
    Words,
}

impl Writer<'_> {
    fn blocks(&mut self, document: &Document, going: &Going) {
        self.xml.open("mainBody", &[]);
        self.xml.line();
        let mut titled = Titled::Nothing;
        for block in going.each(&document.blocks) {
            if let Block::Heading { runs, .. } = block {
                self.end(titled);
                titled = Titled::NoWords;
                let id = self.id("tblock_1");
                self.xml.open("tblock", &[("eId", &id)]);
                self.xml.open("heading", &[]);
                self.runs(runs);
                self.xml.close();
                self.xml.line();
                continue;
            }
            if titled == Titled::NoWords {
                titled = Titled::Words;
            }
            match block {
                Block::Paragraph(para) => self.para(para),
                Block::Table(table) => self.table(table),
                Block::Picture(picture) => self.xml.leaf("p", &[], &picture.title),
                Block::Heading { .. } => {}
            }
        }
        self.end(titled);
    }

    /// Ends what a heading titles, which may not be empty.
    fn end(&mut self, titled: Titled) {
        if titled == Titled::NoWords {
            self.xml.leaf("p", &[], "");
        }
        if titled != Titled::Nothing {
            self.xml.close();
            self.xml.line();
        }
    }

    fn para(&mut self, para: &Para) {
        let kind = match para.kind {
            ParaKind::Body => "body",
            ParaKind::Bullet => "bullet",
            ParaKind::Note => "note",
            ParaKind::Quote => "quote",
        };
        self.xml.open("p", &[("class", kind)]);
        if !para.number.is_empty() {
            self.xml.text(&para.number);
            self.xml.text(" ");
        }
        self.runs(&para.runs);
        self.xml.close();
        self.xml.line();
    }

    fn table(&mut self, table: &Table) {
        self.xml.open("table", &[]);
        self.xml.line();
        let head = table
            .head
            .iter()
            .map(|words| vec![Run::plain(words.as_str())]);
        self.row("th", &head.collect::<Vec<_>>());
        for row in &table.rows {
            self.row("td", row);
        }
        self.xml.close();
        self.xml.line();
    }

    fn row(&mut self, cell: &'static str, cells: &[Vec<Run>]) {
        self.xml.open("tr", &[]);
        for runs in cells {
            self.xml.open(cell, &[]);
            self.xml.open("p", &[]);
            self.runs(runs);
            self.xml.close();
            self.xml.close();
        }
        self.xml.close();
        self.xml.line();
    }
}
