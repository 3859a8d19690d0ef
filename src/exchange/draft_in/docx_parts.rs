//! The parts of a Word file beside its body: which styles are headings, which numbering is which
//! level, what comments and footnotes say.

use std::collections::BTreeMap;

use quick_xml::events::Event;

use crate::exchange::document::Comment;
use crate::exchange::reading::{Parts, attribute, resolve};
use crate::model::draft::Level;
use crate::model::problem::Problem;

use super::LineKind;

/// What is known besides the body.
#[derive(Debug, Default)]
pub(super) struct Around {
    /// Style to what its paragraphs are.
    pub(super) styles: BTreeMap<String, LineKind>,
    /// Numbering and depth to level.
    pub(super) levels: BTreeMap<(String, String), Level>,
    /// Comments by id.
    pub(super) comments: Vec<(String, Comment)>,
    /// Footnotes by id.
    pub(super) footnotes: Vec<(String, String)>,
}

impl Around {
    /// Reads the parts that are there.
    pub(super) fn of(parts: &mut Parts<'_>) -> Result<Self, Problem> {
        let mut around = Self::default();
        if parts.has("word/styles.xml") {
            around.read_styles(parts)?;
        }
        if parts.has("word/numbering.xml") {
            around.read_numbering(parts)?;
        }
        if parts.has("word/comments.xml") {
            let said = notes(parts, "word/comments.xml", b"comment")?;
            let comment = |note: Said| {
                let date = note.date.get(..10).unwrap_or_default().to_owned();
                let comment = Comment {
                    by: note.author,
                    date,
                    text: note.text,
                };
                (note.id, comment)
            };
            around.comments = said.into_iter().map(comment).collect();
        }
        if parts.has("word/footnotes.xml") {
            let said = notes(parts, "word/footnotes.xml", b"footnote")?;
            around.footnotes = said.into_iter().map(|note| (note.id, note.text)).collect();
        }
        Ok(around)
    }

    fn read_styles(&mut self, parts: &mut Parts<'_>) -> Result<(), Problem> {
        let mut style = String::new();
        let styles = &mut self.styles;
        parts.walk("word/styles.xml", |event| {
            if let Event::Start(element) | Event::Empty(element) = event {
                match element.local_name().as_ref() {
                    b"style" => style = attribute(element, "styleId"),
                    b"name" => {
                        let name = attribute(element, "val").to_lowercase();
                        if let Some(kind) = kind_of_style(&name) {
                            styles.insert(style.clone(), kind);
                        }
                    }
                    b"outlineLvl" => {
                        let depth: u8 = attribute(element, "val").parse().unwrap_or(9);
                        if depth < 9 {
                            let kind = LineKind::Heading(depth + 1);
                            styles.entry(style.clone()).or_insert(kind);
                        }
                    }
                    _ => {}
                }
            }
            Ok(true)
        })
    }

    fn read_numbering(&mut self, parts: &mut Parts<'_>) -> Result<(), Problem> {
        let mut formats: BTreeMap<(String, String), String> = BTreeMap::new();
        let mut uses: Vec<(String, String)> = Vec::new();
        let (mut list, mut depth, mut number) = (String::new(), String::new(), String::new());
        parts.walk("word/numbering.xml", |event| {
            if let Event::Start(element) | Event::Empty(element) = event {
                match element.local_name().as_ref() {
                    b"abstractNum" => list = attribute(element, "abstractNumId"),
                    b"lvl" => depth = attribute(element, "ilvl"),
                    b"numFmt" => {
                        let key = (list.clone(), depth.clone());
                        formats.insert(key, attribute(element, "val"));
                    }
                    b"num" => number = attribute(element, "numId"),
                    b"abstractNumId" => uses.push((number.clone(), attribute(element, "val"))),
                    _ => {}
                }
            }
            Ok(true)
        })?;
        for (number, list) in uses {
            let of_list = formats.iter().filter(|((id, _), _)| *id == list);
            for ((_, depth), format) in of_list {
                let level = level_of(format, depth);
                self.levels.insert((number.clone(), depth.clone()), level);
            }
        }
        Ok(())
    }
}

/// What paragraphs of a style are, by the English name every Word file keeps.
fn kind_of_style(name: &str) -> Option<LineKind> {
    if name == "title" {
        return Some(LineKind::Title);
    }
    if name == "note" {
        return Some(LineKind::Aside);
    }
    let depth: u8 = name.strip_prefix("heading ")?.parse().ok()?;
    Some(LineKind::Heading(depth))
}

/// The level of automatic numbers, by what they look like, else by how deep they stand.
pub(super) fn level_of(format: &str, depth: &str) -> Level {
    match (format, depth) {
        ("lowerRoman", _) => Level::Subitem,
        ("lowerLetter", "0" | "1" | "2") => Level::Item,
        ("lowerLetter", _) => Level::Point,
        (_, "0") => Level::Paragraph,
        (_, "1") => Level::Item,
        (_, "2") => Level::Subitem,
        _ => Level::Point,
    }
}

/// A comment or footnote.
#[derive(Default)]
struct Said {
    id: String,
    author: String,
    date: String,
    text: String,
}

fn notes(parts: &mut Parts<'_>, part: &str, name: &[u8]) -> Result<Vec<Said>, Problem> {
    let mut all: Vec<Said> = Vec::new();
    let mut in_text = false;
    parts.walk(part, |event| {
        match event {
            Event::Start(element) | Event::Empty(element) => {
                let local = element.local_name();
                in_text =
                    matches!(local.as_ref(), b"t" | b"delText") && matches!(event, Event::Start(_));
                if local.as_ref() == name {
                    all.push(Said {
                        id: attribute(element, "id"),
                        author: attribute(element, "author"),
                        date: attribute(element, "date"),
                        text: String::new(),
                    });
                } else if local.as_ref() == b"p"
                    && let Some(last) = all.last_mut()
                    && !last.text.is_empty()
                {
                    last.text.push('\n');
                }
            }
            Event::End(_) => in_text = false,
            Event::Text(words) if in_text => {
                let words = words
                    .decode()
                    .map_err(|error| Problem::error(error.to_string()))?;
                if let Some(last) = all.last_mut() {
                    last.text.push_str(&words);
                }
            }
            Event::GeneralRef(reference) if in_text => {
                let ch = resolve(reference)?;
                if let Some(last) = all.last_mut() {
                    last.text.push(ch);
                }
            }
            Event::Text(_)
            | Event::CData(_)
            | Event::GeneralRef(_)
            | Event::Comment(_)
            | Event::Decl(_)
            | Event::PI(_)
            | Event::DocType(_)
            | Event::Eof => {}
        }
        Ok(true)
    })?;
    for note in &mut all {
        note.text = note.text.trim().to_owned();
    }
    all.retain(|note| !note.text.is_empty());
    Ok(all)
}
