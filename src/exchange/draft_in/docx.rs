//! The body of a Word file, walked once, without recursion: paragraphs, runs, tracked changes,
//! comment ranges, footnote marks.

use quick_xml::events::{BytesStart, Event};

use crate::exchange::document::{Change, Run};
use crate::exchange::going::Going;
use crate::exchange::reading::{Parts, attribute, resolve};
use crate::model::problem::Problem;

use super::docx_parts::{Around, level_of};
use super::{Given, LineKind};

/// The lines of a Word file.
pub(super) fn lines(bytes: &[u8], going: &Going) -> Result<Given, Problem> {
    let mut parts = Parts::open_while(bytes, going)?;
    if !parts.has("word/document.xml") {
        return Err(Problem::error("the file is no Word document")
            .with_remedy("save it as .docx; older .doc files are not read"));
    }
    let around = Around::of(&mut parts)?;
    let mut walk = Walk {
        around: &around,
        given: Given::default(),
        runs: Vec::new(),
        kind: LineKind::Body,
        number: None,
        open: Vec::new(),
        left_out: 0,
        in_words: false,
        in_properties: 0,
        change_of_mark: None,
        comments: Vec::new(),
        tables: 0,
    };
    parts.walk("word/document.xml", |event| {
        walk.event(event).map(|()| true)
    })?;
    walk.end_paragraph()?;
    let mut given = walk.given;
    given.comments = around.comments.iter().map(|(_, c)| c.clone()).collect();
    given.footnotes = around.footnotes.iter().map(|(_, f)| f.clone()).collect();
    Ok(given)
}

/// What is open while the body goes by.
struct Walk<'a> {
    around: &'a Around,
    given: Given,
    runs: Vec<Run>,
    kind: LineKind,
    /// Numbering and depth of the paragraph.
    number: Option<(String, String)>,
    /// Changes the words stand in, outermost first.
    open: Vec<Change>,
    /// How many elements deep something that is left out is.
    left_out: usize,
    in_words: bool,
    /// How deep in properties of a paragraph or run.
    in_properties: usize,
    /// Who put the end of the paragraph in, or took it out.
    change_of_mark: Option<Change>,
    comments: Vec<usize>,
    tables: usize,
}

impl Walk<'_> {
    fn event(&mut self, event: &Event<'_>) -> Result<(), Problem> {
        match event {
            Event::Start(element) => self.start(element),
            Event::Empty(element) => {
                self.empty(element);
                Ok(())
            }
            Event::End(element) => self.end(element.local_name().as_ref()),
            Event::Text(words) if self.in_words && self.left_out == 0 => {
                let words = words
                    .decode()
                    .map_err(|error| Problem::error(error.to_string()))?;
                self.words(&words);
                Ok(())
            }
            Event::GeneralRef(reference) => {
                let ch = resolve(reference)?;
                if self.in_words && self.left_out == 0 {
                    self.words(ch.encode_utf8(&mut [0; 4]));
                }
                Ok(())
            }
            Event::Text(_)
            | Event::CData(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::Eof => Ok(()),
        }
    }

    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), Problem> {
        let local = element.local_name();
        if self.left_out > 0 {
            self.left_out += 1;
            return Ok(());
        }
        match local.as_ref() {
            b"drawing" | b"pict" | b"object" | b"AlternateContent" | b"txbxContent" => {
                self.left_out = 1;
                self.given
                    .remark("pictures, drawings and text boxes were left out");
            }
            b"p" => self.end_paragraph()?,
            b"pPr" | b"rPr" => self.in_properties += 1,
            b"t" | b"delText" => self.in_words = true,
            b"tbl" => {
                self.tables += 1;
                self.given
                    .remark("tables were read cell by cell, as paragraphs");
            }
            b"ins" | b"moveTo" | b"del" | b"moveFrom" if self.in_properties == 0 => {
                let change = change(element);
                self.open.push(change);
            }
            _ => self.empty(element),
        }
        Ok(())
    }

    fn empty(&mut self, element: &BytesStart<'_>) {
        if self.left_out > 0 {
            return;
        }
        let value = || attribute(element, "val");
        match element.local_name().as_ref() {
            b"tab" | b"br" | b"cr" if self.in_properties == 0 => self.words(" "),
            b"noBreakHyphen" => self.words("-"),
            b"pStyle" => {
                if let Some(kind) = self.around.styles.get(&value()) {
                    self.kind = *kind;
                }
            }
            b"outlineLvl" => {
                if let Ok(depth @ 0..9) = value().parse::<u8>() {
                    self.kind = LineKind::Heading(depth + 1);
                }
            }
            b"numId" => self.number.get_or_insert_default().0 = value(),
            b"ilvl" => self.number.get_or_insert_default().1 = value(),
            b"ins" | b"del" if self.in_properties > 0 => {
                self.change_of_mark = Some(change(element));
            }
            b"commentRangeStart" => {
                let at = place_of(&self.around.comments, &attribute(element, "id"));
                self.comments.extend(at);
            }
            b"commentRangeEnd" => {
                let at = place_of(&self.around.comments, &attribute(element, "id"));
                self.comments.retain(|open| Some(*open) != at);
            }
            b"commentReference" => self.comment_mark(&attribute(element, "id")),
            b"footnoteReference" => {
                let at = place_of(&self.around.footnotes, &attribute(element, "id"));
                if let Some(run) = self.runs.last_mut() {
                    run.footnote = at.or(run.footnote);
                }
            }
            _ => {}
        }
    }

    /// A comment without a range stands on the words before its mark.
    fn comment_mark(&mut self, id: &str) {
        let Some(at) = place_of(&self.around.comments, id) else {
            return;
        };
        let lines = self.given.lines.iter().flat_map(|line| &line.runs);
        let placed = lines
            .chain(&self.runs)
            .any(|run| run.comments.contains(&at));
        if !placed && let Some(run) = self.runs.last_mut() {
            run.comments.push(at);
        }
    }

    fn end(&mut self, local: &[u8]) -> Result<(), Problem> {
        if self.left_out > 0 {
            self.left_out -= 1;
            return Ok(());
        }
        match local {
            b"t" | b"delText" => self.in_words = false,
            b"pPr" | b"rPr" => self.in_properties = self.in_properties.saturating_sub(1),
            b"p" => self.end_paragraph()?,
            b"tbl" => self.tables = self.tables.saturating_sub(1),
            b"ins" | b"moveTo" | b"del" | b"moveFrom" if self.in_properties == 0 => {
                self.open.pop();
            }
            _ => {}
        }
        Ok(())
    }

    fn words(&mut self, words: &str) {
        if words.is_empty() {
            return;
        }
        // Words one put in and another took out again stand in neither text.
        let inserted = self.open.iter().any(Change::is_insertion);
        let deleted = self.open.iter().any(|change| !change.is_insertion());
        if inserted && deleted {
            self.given
                .remark("words that one delegation put in and another took out were left out");
            return;
        }
        let change = self.open.last().cloned();
        let words = words.replace(['\n', '\t', '\r'], " ");
        if let Some(last) = self.runs.last_mut()
            && last.change == change
            && last.comments == self.comments
            && last.footnote.is_none()
        {
            last.text.push_str(&words);
            return;
        }
        self.runs.push(Run {
            change,
            comments: self.comments.clone(),
            ..Run::plain(words)
        });
    }

    fn end_paragraph(&mut self) -> Result<(), Problem> {
        let runs = std::mem::take(&mut self.runs);
        let mut kind = std::mem::take(&mut self.kind);
        if let Some((number, depth)) = self.number.take()
            && kind == LineKind::Body
            && number != "0"
        {
            let depth = if depth.is_empty() {
                "0".to_owned()
            } else {
                depth
            };
            let known = self.around.levels.get(&(number, depth.clone()));
            kind = LineKind::At(known.copied().unwrap_or_else(|| level_of("", &depth)));
        }
        self.in_words = false;
        self.in_properties = 0;
        self.change_of_mark = None;
        self.given.line(kind, runs)
    }
}

/// Who made a tracked change, and when.
fn change(element: &BytesStart<'_>) -> Change {
    let by = attribute(element, "author");
    let date = attribute(element, "date");
    let date = date.get(..10).unwrap_or_default();
    match element.local_name().as_ref() {
        b"ins" | b"moveTo" => Change::inserted(by, date),
        _ => Change::deleted(by, date),
    }
}

/// Where the comment or footnote of this id stands among those known.
fn place_of<T>(known: &[(String, T)], id: &str) -> Option<usize> {
    known.iter().position(|(one, _)| one == id)
}
