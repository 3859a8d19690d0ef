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
use crate::model::bracket::Tree;
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
    let mut places = Vec::with_capacity(view.lines.len());
    let mut above: Option<&LineView> = None;
    for (n, words) in text.split('\n').enumerate() {
        let line = view.lines.get(n).or(above);
        let indent = line.map_or(0.0, indent_of);
        let job = line_job(ui, words, line, width - indent);
        galleys.push(ui.fonts_mut(|fonts| fonts.layout_job(job)));
        // Only the line itself has a bar over it, not one that is set like it.
        let room = view.lines.get(n).map_or(0.0, |line| head_room(line, width));
        places.push((indent, room));
        above = line;
    }
    let n_rows: Vec<usize> = galleys.iter().map(|galley| galley.rows.len()).collect();
    let mut joined = Galley::concat(Arc::new(whole), &galleys, pixels_per_point);
    let mut rows = joined.rows.iter_mut();
    let (mut down, mut extent) = (0.0_f32, Rect::from_min_size(pos2(0.0, 0.0), Vec2::ZERO));
    for (count, (indent, room)) in n_rows.iter().zip(&places) {
        down += room;
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

/// Height of the bar that says that agreed words were changed, in points; two rows where the page
/// is narrow.
pub(super) fn bar_room(line: &LineView, width: f32) -> f32 {
    match line.reopened {
        None => 0.0,
        Some(_) if width < 640.0 => 66.0,
        Some(_) => 38.0,
    }
}

/// Height of the name of an alternative, in points.
pub(super) fn name_room(line: &LineView) -> f32 {
    if line.alternative.is_some() {
        30.0
    } else {
        0.0
    }
}

/// Room left over a line for what is said of it.
fn head_room(line: &LineView, width: f32) -> f32 {
    bar_room(line, width) + name_room(line)
}

/// The indent of a line, in points.
pub(super) fn indent_of(line: &LineView) -> f32 {
    INDENT * u8::try_from(line.level.depth()).map_or(0.0, f32::from)
}

fn line_job(ui: &Ui, words: &str, line: Option<&LineView>, width: f32) -> LayoutJob {
    let palette = crate::gui::theme::palette(ui.visuals());
    let mut job = LayoutJob {
        text: words.to_owned(),
        ..LayoutJob::default()
    };
    job.wrap.max_width = width.max(80.0);
    let tags = line.map_or_else(Vec::new, |line| super::brackets::tags(ui, line, words));
    let links = line.map_or_else(Vec::new, |line| links_of(line, words));
    for (range, run) in runs(words) {
        let mut format = format(palette, line);
        match run {
            Run::Bracket(depth) => {
                format.color = super::brackets::depth_ink(palette, depth);
                format.font_id = Type::TextStrong.font();
            }
            Run::Loose => {
                format.color = palette.danger.ink;
                format.font_id = Type::TextStrong.font();
            }
            Run::Words(0) => {}
            Run::Words(_) => format.color = palette.text_soft,
        }
        let tag = tags.iter().find(|tag| tag.after == range.start);
        let mut lead = tag.map_or(0.0, |tag| tag.width);
        for (range, leads) in cut(range, &links) {
            let mut format = format.clone();
            if leads {
                format.color = palette.accent;
            }
            let mut section = section(range, format);
            section.leading_space = std::mem::take(&mut lead);
            job.sections.push(section);
        }
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

/// The bytes of references, in words as they stand in the editor.
fn links_of(line: &LineView, words: &str) -> Vec<Range<usize>> {
    let place = super::brackets::moved(line, words);
    let links = line.links.iter().filter(|link| link.to.is_some());
    links
        .filter_map(|link| Some(place(link.span.start)?..place(link.span.end)?))
        .collect()
}

/// Cuts a stretch where references begin and end; whether each piece is one.
fn cut(range: Range<usize>, links: &[Range<usize>]) -> Vec<(Range<usize>, bool)> {
    let mut pieces = Vec::new();
    let mut from = range.start;
    for link in links {
        let (start, end) = (link.start.max(from), link.end.min(range.end));
        if start >= end {
            continue;
        }
        if from < start {
            pieces.push((from..start, false));
        }
        pieces.push((start..end, true));
        from = end;
    }
    if from < range.end || pieces.is_empty() {
        pieces.push((from..range.end, false));
    }
    pieces
}

/// A stretch of words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Run {
    /// Words inside so many pairs of brackets.
    Words(u32),
    /// A bracket with so many pairs round it.
    Bracket(u32),
    /// A bracket without a partner.
    Loose,
}

/// Cuts words where square brackets open and close.
pub(super) fn runs(words: &str) -> Vec<(Range<usize>, Run)> {
    let tree = Tree::of(words);
    let mut signs: Vec<(usize, Run, u32)> = Vec::new();
    for pair in &tree.pairs {
        let depth = pair.depth;
        signs.push((pair.open as usize, Run::Bracket(depth), depth + 1));
        signs.push((pair.close as usize, Run::Bracket(depth), depth));
    }
    signs.sort_unstable_by_key(|(at, ..)| *at);
    let mut inside = 0;
    let mut all: Vec<(usize, Run, u32)> = Vec::with_capacity(signs.len());
    let mut loose = tree.unmatched.iter().map(|at| *at as usize).peekable();
    for sign in signs {
        while let Some(at) = loose.next_if(|at| *at < sign.0) {
            all.push((at, Run::Loose, inside));
        }
        inside = sign.2;
        all.push(sign);
    }
    all.extend(loose.map(|at| (at, Run::Loose, inside)));
    let mut found = Vec::with_capacity(all.len() * 2 + 1);
    let (mut from, mut depth) = (0, 0);
    for (at, run, after) in all {
        if from < at {
            found.push((from..at, Run::Words(depth)));
        }
        let sign = words.get(at..).and_then(|rest| rest.chars().next());
        from = at + sign.map_or(1, char::len_utf8);
        found.push((at..from, run));
        depth = after;
    }
    if from < words.len() || words.is_empty() {
        found.push((from..words.len(), Run::Words(depth)));
    }
    found
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
        let words = "a [b [c] d]";
        let cut: Vec<_> = runs(words)
            .into_iter()
            .map(|(range, run)| (words.get(range).unwrap(), run))
            .collect();
        assert_eq!(
            cut,
            [
                ("a ", Run::Words(0)),
                ("[", Run::Bracket(0)),
                ("b ", Run::Words(1)),
                ("[", Run::Bracket(1)),
                ("c", Run::Words(2)),
                ("]", Run::Bracket(1)),
                (" d", Run::Words(1)),
                ("]", Run::Bracket(0)),
            ]
        );
    }

    #[test]
    fn a_bracket_without_a_partner_loses_no_text_and_takes_no_other_with_it() {
        for words in ["a [b", "a] [b]", "［甲］［乙", "[[a] b", ""] {
            let cut = runs(words);
            let again: String = cut
                .iter()
                .map(|(range, _)| words.get(range.clone()).unwrap())
                .collect();
            assert_eq!(again, words);
        }
        let loose = |words: &str| {
            let cut = runs(words);
            cut.iter().filter(|(_, run)| *run == Run::Loose).count()
        };
        assert_eq!([loose("a] [b]"), loose("[[a] b"), loose("[a]")], [1, 1, 0]);
    }
}
