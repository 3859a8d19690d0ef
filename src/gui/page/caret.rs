//! The caret of the editor: put on words, reported when it moves, found in the lines of the view.

use egui::text::{CCursor, CCursorRange, CharIndex};
use egui::text_edit::{TextEditOutput, TextEditState};
use egui::{Id, Ui};

use super::layout;
use super::panel::PageState;
use crate::gui::cx::Cx;
use crate::model::ids::ParagraphId;
use crate::model::text::Span;
use crate::session::command::{Command, LookCommand};
use crate::session::view::article::{ArticleView, LineView};

/// Puts the caret of the editor on words and gives it the keyboard.
pub(super) fn put_caret(ui: &Ui, view: &ArticleView, id: Id, paragraph: ParagraphId, span: Span) {
    let Some(line) = view.lines.iter().find(|line| line.id == paragraph) else {
        return;
    };
    let at = |byte: u32| {
        CCursor::new(CharIndex(layout::char_at(
            &view.text,
            line.start + byte as usize,
        )))
    };
    let mut edit = TextEditState::load(ui.ctx(), id).unwrap_or_default();
    edit.cursor
        .set_char_range(Some(CCursorRange::two(at(span.start), at(span.end))));
    edit.store(ui.ctx(), id);
    ui.memory_mut(|memory| memory.request_focus(id));
}

/// Tells the session where the caret stands, when it moved.
pub(super) fn report_caret(
    output: &TextEditOutput,
    view: &ArticleView,
    state: &mut PageState,
    cx: &mut Cx<'_>,
) {
    let Some(range) = output
        .cursor_range
        .filter(|_| output.response.response.has_focus())
    else {
        return;
    };
    let chars = range.as_sorted_char_range();
    let bytes = (
        layout::byte_at(&state.buffer, chars.start.0),
        layout::byte_at(&state.buffer, chars.end.0),
    );
    if state.caret == Some(bytes) {
        return;
    }
    state.caret = Some(bytes);
    if let Some((line, from)) = line_at(view, &state.buffer, bytes.0) {
        let to = (from + bytes.1 - bytes.0).min(line.text.len());
        cx.command(Command::Look(LookCommand::Caret(
            line.id,
            Span::new(from.min(to), to),
        )));
    }
}

/// The line on which byte `at` of the buffer stands, and the byte within it.
pub(super) fn line_at<'v>(
    view: &'v ArticleView,
    buffer: &str,
    at: usize,
) -> Option<(&'v LineView, usize)> {
    let before = buffer.get(..at)?;
    let n = before.matches('\n').count();
    let within = before.len() - before.rfind('\n').map_or(0, |found| found + 1);
    view.lines.get(n).map(|line| (line, within))
}

pub(super) fn chars_of(buffer: &str, line: &LineView, span: Span) -> std::ops::Range<usize> {
    let at = |byte: u32| layout::char_at(buffer, line.start + byte as usize);
    at(span.start)..at(span.end)
}
