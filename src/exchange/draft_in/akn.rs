//! Akoma Ntoso: articles, paragraphs and points by their structure, changes by whom they refer to.

use std::collections::BTreeMap;

use quick_xml::events::{BytesStart, Event};

use crate::exchange::document::{Change, Comment, Run};
use crate::exchange::going::Going;
use crate::exchange::reading::{attribute, resolve};
use crate::model::draft::Level;
use crate::model::problem::Problem;

use super::walk::walk;
use super::{Given, LineKind};

/// The lines of a text in Akoma Ntoso.
pub(super) fn lines(text: &str, going: &Going) -> Result<Given, Problem> {
    let mut walker = Walker::default();
    walk(text, going, |event| walker.event(event))?;
    walker.flush()?;
    if !walker.is_akn {
        return Err(Problem::error("the file is no Akoma Ntoso"));
    }
    Ok(walker.given)
}

#[derive(Default)]
struct Walker {
    given: Given,
    is_akn: bool,
    runs: Vec<Run>,
    kind: LineKind,
    /// Number before the words.
    number: String,
    /// Names of delegations by id.
    names: BTreeMap<String, String>,
    changes: Vec<Change>,
    /// Names of open elements.
    open: Vec<Vec<u8>>,
    /// How deep in points.
    points: usize,
    /// A note under way, and whether it is a footnote.
    note: Option<(bool, Comment)>,
    /// A heading of a chapter or article under way.
    heading: String,
    /// Who put it in, where it is only proposed.
    put_in: Option<Change>,
}

impl Walker {
    fn event(&mut self, event: &Event<'_>) -> Result<(), Problem> {
        match event {
            Event::Start(element) => {
                self.start(element)?;
                self.open.push(element.local_name().as_ref().to_vec());
            }
            Event::Empty(element) => {
                self.start(element)?;
                self.end(element.local_name().as_ref())?;
            }
            Event::End(element) => {
                self.open.pop();
                self.end(element.local_name().as_ref())?;
            }
            Event::Text(words) => {
                let words = words
                    .decode()
                    .map_err(|error| Problem::error(error.to_string()))?;
                self.words(&words);
            }
            Event::CData(words) => {
                let words = words
                    .decode()
                    .map_err(|error| Problem::error(error.to_string()))?;
                self.words(&words);
            }
            Event::GeneralRef(reference) => {
                let ch = resolve(reference)?;
                self.words(ch.encode_utf8(&mut [0; 4]));
            }
            Event::Comment(_) | Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Eof => {}
        }
        Ok(())
    }

    fn within(&self, name: &[u8]) -> bool {
        self.open.iter().any(|open| open == name)
    }

    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), Problem> {
        match element.local_name().as_ref() {
            b"akomaNtoso" => self.is_akn = true,
            b"TLCOrganization" | b"TLCPerson" | b"TLCRole" => {
                let id = format!("#{}", attribute(element, "eId"));
                self.names.insert(id, attribute(element, "showAs"));
            }
            b"point" | b"indent" | b"subparagraph" => {
                self.flush()?;
                self.points += 1;
            }
            b"article" | b"paragraph" | b"chapter" | b"section" | b"part" | b"recital" => {
                self.flush()?;
                self.points = 0;
            }
            b"wrapUp" => {
                self.flush()?;
                self.kind = LineKind::At(Level::Tail);
            }
            b"ins" | b"del" => {
                let who = attribute(element, "refersTo");
                let by = self.names.get(&who).cloned();
                let by = by.unwrap_or_else(|| who.trim_start_matches('#').to_owned());
                self.changes
                    .push(if element.local_name().as_ref() == b"ins" {
                        Change::inserted(by, "")
                    } else {
                        Change::deleted(by, "")
                    });
            }
            b"authorialNote" => {
                let foot = attribute(element, "placement") == "bottom";
                let who = attribute(element, "refersTo");
                let by = self.names.get(&who).cloned().unwrap_or_default();
                let comment = Comment {
                    by,
                    ..Comment::default()
                };
                self.note = Some((foot, comment));
            }
            b"eol" | b"br" => self.words(" "),
            b"p" if self.note.is_none() && !self.runs.is_empty() => self.flush()?,
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &[u8]) -> Result<(), Problem> {
        match name {
            b"point" | b"indent" | b"subparagraph" => {
                self.flush()?;
                self.points = self.points.saturating_sub(1);
            }
            b"ins" | b"del" => {
                self.changes.pop();
            }
            b"authorialNote" => self.end_note(),
            b"num" => self.number = std::mem::take(&mut self.heading).trim().to_owned(),
            b"heading" => {
                let words = std::mem::take(&mut self.heading);
                let number = std::mem::take(&mut self.number);
                let mut runs = vec![Run {
                    change: self.put_in.take(),
                    ..Run::plain(words.trim())
                }];
                if !number.is_empty() {
                    runs.insert(0, Run::plain(format!("{number}. ")));
                }
                self.given.line(LineKind::Heading(2), runs)?;
            }
            b"docTitle" => {
                self.kind = LineKind::Title;
                self.flush()?;
            }
            b"intro" | b"content" | b"recital" | b"wrapUp" | b"paragraph" | b"article" => {
                self.flush()?;
            }
            b"p" if self.within(b"preface") => self.flush()?,
            _ => {}
        }
        Ok(())
    }

    fn end_note(&mut self) {
        let Some((foot, mut comment)) = self.note.take() else {
            return;
        };
        comment.text = comment.text.trim().to_owned();
        let Some(run) = self.runs.last_mut() else {
            self.given
                .remark("a note without words before it was left out");
            return;
        };
        if foot {
            run.footnote = Some(self.given.footnotes.len());
            self.given.footnotes.push(comment.text);
        } else {
            run.comments.push(self.given.comments.len());
            self.given.comments.push(comment);
        }
    }

    fn words(&mut self, words: &str) {
        if let Some((_, comment)) = &mut self.note {
            comment.text.push_str(words);
            return;
        }
        if self.within(b"num") || self.within(b"heading") {
            self.heading.push_str(words);
            if self.within(b"heading") {
                self.put_in = self.changes.last().cloned();
            }
            return;
        }
        let in_text = self.within(b"p") || self.within(b"docTitle");
        if self.within(b"meta") || !in_text {
            return;
        }
        let words = words.replace(['\n', '\t', '\r'], " ");
        let change = self.changes.last().cloned();
        match self.runs.last_mut() {
            Some(last)
                if last.change == change && last.footnote.is_none() && last.comments.is_empty() =>
            {
                last.text.push_str(&words);
            }
            _ => self.runs.push(Run {
                change,
                ..Run::plain(words)
            }),
        }
    }

    /// Ends a line.
    fn flush(&mut self) -> Result<(), Problem> {
        let mut runs = std::mem::take(&mut self.runs);
        let kind = std::mem::take(&mut self.kind);
        if runs.iter().all(|run| run.text.trim().is_empty()) {
            // The number of an article without a heading is its heading.
            let number = self.number.as_str();
            if super::marker::article(number, true).is_some()
                || super::marker::division(number).is_some()
            {
                let runs = vec![Run::plain(std::mem::take(&mut self.number))];
                self.given.line(LineKind::Heading(2), runs)?;
            }
            return Ok(());
        }
        let number = std::mem::take(&mut self.number);
        if super::marker::article(&number, true).is_some() {
            self.given
                .line(LineKind::Heading(2), vec![Run::plain(number)])?;
        } else if !number.is_empty() {
            runs.insert(0, Run::plain(format!("{number} ")));
        }
        let kind = match kind {
            LineKind::Body if self.points > 0 => LineKind::At(match self.points {
                1 => Level::Item,
                2 => Level::Subitem,
                _ => Level::Point,
            }),
            LineKind::Body if self.within(b"article") => LineKind::At(Level::Paragraph),
            LineKind::Title
            | LineKind::Heading(_)
            | LineKind::Body
            | LineKind::At(_)
            | LineKind::Aside => kind,
        };
        self.given.line(kind, runs)
    }
}
