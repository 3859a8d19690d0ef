//! Setting an article: each line a paragraph with its own indent, all of them one editable text.
//!
//! egui wraps a whole text at one width. Here every line is laid out by itself at the width its
//! indent leaves, the galleys are joined, and the rows are pushed right: the editor still sees one
//! text, and items stand indented under their paragraph.

use std::ops::Range;
use std::sync::Arc;

use egui::epaint::text::{ByteIndex, LayoutJob, LayoutSection, TextFormat};
use egui::text::{CCursor, CharIndex};
use egui::{Galley, Rect, Stroke, Ui, Vec2, pos2};

use crate::gui::theme::{Palette, Type};
use crate::session::view::article::{ArticleView, LineView};

/// How far each level of depth is pushed right, in points.
pub(super) const INDENT: f32 = 28.0;

/// Space below a paragraph, in points.
const PARAGRAPH_GAP: f32 = 9.0;

/// Lays out `text` (the editor's buffer) with the levels of `view`.
///
/// While a person types, the buffer may already hold a line more or less than the view; lines
/// without a partner are set like the line above them.
pub(super) fn page_galley(ui: &Ui, text: &str, view: &ArticleView, width: f32) -> Arc<Galley> {
    let palette = crate::gui::theme::palette(ui.visuals());
    let pixels_per_point = ui.pixels_per_point();
    let mut whole = LayoutJob {
        text: text.to_owned(),
        ..LayoutJob::default()
    };
    whole.wrap.max_width = width;
    whole
        .sections
        .push(section(0..text.len(), format(palette, None)));
    let mut galleys = Vec::with_capacity(view.lines.len());
    let mut indents = Vec::with_capacity(view.lines.len());
    let mut above: Option<&LineView> = None;
    for (n, words) in text.split('\n').enumerate() {
        let line = view.lines.get(n).or(above);
        let indent = line.map_or(0.0, indent_of);
        let galley =
            ui.fonts_mut(|fonts| fonts.layout_job(line_job(palette, words, line, width - indent)));
        galleys.push(galley);
        indents.push(indent);
        above = line;
    }
    let n_rows: Vec<usize> = galleys.iter().map(|galley| galley.rows.len()).collect();
    let mut joined = Galley::concat(Arc::new(whole), &galleys, pixels_per_point);
    let mut rows = joined.rows.iter_mut();
    let (mut down, mut extent) = (0.0_f32, Rect::from_min_size(pos2(0.0, 0.0), Vec2::ZERO));
    for (count, indent) in n_rows.iter().zip(&indents) {
        for row in rows.by_ref().take(*count) {
            row.pos += Vec2::new(*indent, down);
            extent |= row.rect();
        }
        down += PARAGRAPH_GAP;
    }
    extent.max.x = extent.max.x.max(width);
    joined.mesh_bounds = extent;
    joined.rect = extent;
    Arc::new(joined)
}

/// The indent of a line, in points.
pub(super) fn indent_of(line: &LineView) -> f32 {
    INDENT * u8::try_from(line.level.depth()).map_or(0.0, f32::from)
}

fn line_job(palette: &Palette, words: &str, line: Option<&LineView>, width: f32) -> LayoutJob {
    let mut job = LayoutJob {
        text: words.to_owned(),
        ..LayoutJob::default()
    };
    job.wrap.max_width = width.max(80.0);
    for (range, in_brackets, bracket) in bracket_runs(words) {
        let mut format = format(palette, line);
        if bracket {
            format.color = palette.accent;
            format.font_id = Type::TextStrong.font();
        } else if in_brackets {
            format.color = palette.text_soft;
        }
        job.sections.push(section(range, format));
    }
    job
}

fn section(range: Range<usize>, format: TextFormat) -> LayoutSection {
    LayoutSection {
        leading_space: 0.0,
        byte_range: ByteIndex(range.start)..ByteIndex(range.end),
        format,
    }
}

fn format(palette: &Palette, line: Option<&LineView>) -> TextFormat {
    let deleted = line.is_some_and(|line| line.status.is_struck());
    TextFormat {
        font_id: Type::Text.font(),
        line_height: Some(Type::Text.line_height()),
        color: if deleted {
            palette.text_faint
        } else {
            palette.text
        },
        strikethrough: if deleted {
            Stroke::new(1.0, palette.text_faint)
        } else {
            Stroke::NONE
        },
        valign: egui::Align::Center,
        ..TextFormat::default()
    }
}

/// Cuts words where square brackets open and close: range, whether it lies inside brackets,
/// whether it is a bracket.
pub(super) fn bracket_runs(words: &str) -> Vec<(Range<usize>, bool, bool)> {
    let mut runs = Vec::new();
    let (mut depth, mut start) = (0_usize, 0);
    for (at, sign) in words.char_indices().filter(|(_, c)| matches!(c, '[' | ']')) {
        if start < at {
            runs.push((start..at, depth > 0, false));
        }
        depth = if sign == '[' {
            depth + 1
        } else {
            depth.saturating_sub(1)
        };
        runs.push((at..at + 1, true, true));
        start = at + 1;
    }
    if start < words.len() || words.is_empty() {
        runs.push((start..words.len(), depth > 0, false));
    }
    runs
}

/// The rows on which characters `chars` of a galley stand, as rectangles relative to the galley.
pub(super) fn rects_of(galley: &Galley, chars: Range<usize>) -> Vec<Rect> {
    let mut rects = Vec::new();
    let mut at = 0;
    for row in &galley.rows {
        let n_glyphs = row.glyphs.len();
        let (from, to) = (chars.start.max(at), chars.end.min(at + n_glyphs));
        if from < to {
            let first = row.glyphs.get(from - at);
            let last = row.glyphs.get(to - 1 - at);
            if let (Some(first), Some(last)) = (first, last) {
                rects.push(Rect::from_min_max(
                    pos2(row.pos.x + first.pos.x, row.pos.y),
                    pos2(
                        row.pos.x + last.pos.x + last.advance_width,
                        row.pos.y + row.size.y,
                    ),
                ));
            }
        }
        at += n_glyphs + usize::from(row.ends_with_newline);
    }
    rects
}

/// The top of the row on which character `at` stands, and its height, relative to the galley.
pub(super) fn row_of(galley: &Galley, at: usize) -> (f32, f32) {
    let rect = galley.pos_from_cursor(CCursor::new(CharIndex(at)));
    (rect.top(), rect.height())
}

/// Byte to character position.
pub(super) fn char_at(text: &str, byte: usize) -> usize {
    text.get(..byte)
        .map_or_else(|| text.chars().count(), |before| before.chars().count())
}

/// Character to byte position.
pub(super) fn byte_at(text: &str, at: usize) -> usize {
    text.char_indices()
        .nth(at)
        .map_or(text.len(), |(byte, _)| byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_are_cut_out_with_their_depth() {
        let runs: Vec<_> = bracket_runs("a [b [c] d]")
            .into_iter()
            .map(|(range, inside, bracket)| ("a [b [c] d]".get(range).unwrap(), inside, bracket))
            .collect();
        assert_eq!(
            runs,
            [
                ("a ", false, false),
                ("[", true, true),
                ("b ", true, false),
                ("[", true, true),
                ("c", true, false),
                ("]", true, true),
                (" d", true, false),
                ("]", true, true),
            ]
        );
    }

    #[test]
    fn an_unclosed_bracket_loses_no_text() {
        let words = "a [b";
        let n_bytes: usize = bracket_runs(words)
            .iter()
            .map(|(range, ..)| range.len())
            .sum();
        assert_eq!(n_bytes, words.len());
    }
}
