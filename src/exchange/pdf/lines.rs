//! Words measured and broken into lines.

use crate::exchange::document::{Look, Run, Shade};
use crate::model::text::is_han;

use super::faces::{Faces, Glyph};

/// What words were done to, which the eye must see.
#[expect(
    clippy::struct_excessive_bools,
    reason = "each can stand with each other"
)]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Ink {
    /// Put in: underlined.
    pub(super) inserted: bool,
    /// Taken out: struck through.
    pub(super) deleted: bool,
    /// In grey.
    pub(super) grey: bool,
    /// Raised and small.
    pub(super) raised: bool,
    /// The colour behind.
    pub(super) shade: Option<Shade>,
}

/// A glyph in its ink.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Inked {
    /// The glyph.
    pub(super) glyph: Glyph,
    /// Its size in points.
    pub(super) size: f32,
    /// How it is shown.
    pub(super) ink: Ink,
    /// Whether a line must end after it.
    pub(super) ends: bool,
}

impl Inked {
    /// How wide it is, in points.
    pub(super) fn width(&self) -> f32 {
        self.glyph.width * self.size
    }
}

/// A line of glyphs.
pub(super) type Line = Vec<Inked>;

/// Words as glyphs.
pub(super) fn inked(faces: &Faces, text: &str, look: Look, size: f32, ink: Ink) -> Line {
    let size = if ink.raised { size * 0.65 } else { size };
    let mut out = Vec::with_capacity(text.len());
    for ch in text.chars() {
        if ch == '\n' {
            if let Some(glyph) = faces.glyph(' ', look) {
                out.push(Inked {
                    glyph,
                    size,
                    ink,
                    ends: true,
                });
            }
        } else if let Some(glyph) = faces.glyph(ch, look) {
            out.push(Inked {
                glyph,
                size,
                ink,
                ends: false,
            });
        }
    }
    out
}

/// Runs as glyphs, marks of footnotes and comments behind their words.
pub(super) fn inked_runs(faces: &Faces, runs: &[Run], size: f32, base: Ink) -> Line {
    let mut out = Vec::new();
    for (at, run) in runs.iter().enumerate() {
        let ink = Ink {
            inserted: base.inserted || run.is_inserted(),
            deleted: base.deleted || run.is_deleted() || run.look.struck,
            ..base
        };
        out.extend(inked(faces, &run.text, run.look, size, ink));
        let raised = Ink {
            raised: true,
            ..base
        };
        if let Some(footnote) = run.footnote {
            let mark = (footnote + 1).to_string();
            out.extend(inked(faces, &mark, Look::default(), size, raised));
        }
        for n in crate::exchange::document::ending_comments(runs, at) {
            out.extend(inked(
                faces,
                &format!("[{n}]"),
                Look::default(),
                size,
                raised,
            ));
        }
    }
    out
}

/// Marks that no line begins with.
fn closes(ch: char) -> bool {
    matches!(
        ch,
        '，' | '。'
            | '；'
            | '：'
            | '、'
            | '！'
            | '？'
            | '）'
            | '》'
            | '」'
            | '』'
            | '】'
            | '〉'
            | '”'
            | '’'
            | ','
            | '.'
            | ';'
            | ':'
            | ')'
            | ']'
            | '!'
            | '?'
    )
}

/// Marks that no line ends with.
fn opens(ch: char) -> bool {
    matches!(
        ch,
        '（' | '《' | '「' | '『' | '【' | '〈' | '“' | '‘' | '(' | '['
    )
}

fn is_wide(ch: char) -> bool {
    is_han(ch) || ('\u{3000}'..='\u{30ff}').contains(&ch) || ('\u{ff00}'..='\u{ffef}').contains(&ch)
}

/// Whether a line may end between two characters.
fn may_end(here: char, next: char) -> bool {
    if here == ' ' {
        return next != ' ';
    }
    if next == ' ' || closes(next) || opens(here) {
        return false;
    }
    is_wide(here) || is_wide(next) || matches!(here, '-' | '–' | '—' | '/')
}

/// Glyphs broken into lines no wider than `width` points.
pub(super) fn broken(glyphs: &[Inked], width: f32) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut line: Line = Vec::new();
    let mut reach = 0.0;
    // How many glyphs of the line stand before the last place where it may end.
    let mut safe = 0;
    for (at, inked) in glyphs.iter().enumerate() {
        let fits = reach + inked.width() <= width || inked.glyph.ch == ' ';
        if !fits && !line.is_empty() {
            let cut = if safe > 0 { safe } else { line.len() };
            let rest = line.split_off(cut);
            lines.push(std::mem::replace(&mut line, rest));
            reach = line.iter().map(Inked::width).sum();
            safe = 0;
        }
        line.push(*inked);
        reach += inked.width();
        let next = glyphs.get(at + 1).map(|next| next.glyph.ch);
        if next.is_some_and(|next| may_end(inked.glyph.ch, next)) {
            safe = line.len();
        }
        if inked.ends {
            lines.push(std::mem::take(&mut line));
            reach = 0.0;
            safe = 0;
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str, width: f32) -> Vec<String> {
        let faces = Faces::new();
        let glyphs = inked(&faces, text, Look::default(), 10.0, Ink::default());
        let lines = broken(&glyphs, width);
        let line = |line: &Line| line.iter().map(|i| i.glyph.ch).collect::<String>();
        lines.iter().map(line).collect()
    }

    #[test]
    fn lines_end_at_spaces_and_never_before_a_closing_mark() {
        let lines = shown("Each State Party shall adopt such measures.", 90.0);
        assert!(
            lines.len() > 1 && lines.iter().all(|l| !l.starts_with(' ')),
            "{lines:?}"
        );
        assert_eq!(
            lines.concat(),
            "Each State Party shall adopt such measures."
        );
        let lines = shown("各缔约国应当采取必要的措施，包括立法措施。", 81.0);
        assert!(
            lines.len() > 2 && lines.iter().all(|l| !l.starts_with(['，', '。'])),
            "{lines:?}"
        );
        assert_eq!(lines.concat(), "各缔约国应当采取必要的措施，包括立法措施。");
    }

    #[test]
    fn a_word_wider_than_the_line_is_cut() {
        let lines = shown(&"w".repeat(60), 90.0);
        assert!(lines.len() > 3, "{lines:?}");
        assert_eq!(lines.concat().len(), 60);
    }
}
