//! The article pane: page, margin numbers, text, marks, hover card.

use std::sync::Arc;

use egui::text::{CCursor, CCursorRange, CharIndex};
use egui::text_edit::{TextEditOutput, TextEditState};
use egui::{Align2, Galley, Id, Rect, Role, ScrollArea, TextEdit, Ui, WidgetInfo, vec2};

use crate::gui::cx::Cx;
use crate::gui::theme::{self, GAP, GAP_WIDE, PAGE_WIDTH, Type};
use crate::gui::widgets::{Icon, empty_state};
use crate::model::ids::ArticleId;
use crate::model::text::Span;
use crate::session::command::{Command, DraftCommand, LookCommand};
use crate::session::view::article::{ArticleView, LineView};

use super::{around, layout, marks, tools};

/// Room left of the text for numbers and verdicts, in points.
pub(super) const MARGIN: f32 = 76.0;

/// What the pane keeps between frames: the buffer the editor works on.
#[derive(Debug, Default)]
pub struct PageState {
    /// The article the buffer belongs to, and the text it was last filled from.
    of: Option<(ArticleId, String)>,
    buffer: String,
    heading: String,
    /// The request to go to words that was last followed.
    gone_to: u64,
    /// Where the caret was last reported, so that a command is sent only when it moves.
    caret: Option<(usize, usize)>,
}

/// The id of the editor of an article.
fn editor_id(article: ArticleId) -> Id {
    Id::unique(("article-text", article.0.0))
}

/// The article pane.
pub fn article_ui(
    ui: &mut Ui,
    view: Option<&ArticleView>,
    go_to: Option<(u64, crate::model::ids::ParagraphId, Span)>,
    state: &mut PageState,
    cx: &mut Cx<'_>,
) {
    let Some(view) = view else {
        let words = cx.words;
        let asked = empty_state(
            ui,
            Icon::Document,
            words.t("empty-draft"),
            words.t("empty-draft-hint"),
            Some(words.t("action-add-article")),
        );
        if asked {
            cx.command(Command::Draft(DraftCommand::InsertArticle(None)));
        }
        return;
    };
    state.follow(view);
    let line = state
        .caret
        .and_then(|(from, _)| line_at(view, &state.buffer, from))
        .map(|(line, _)| line);
    egui::Frame::new()
        .inner_margin(vec2(GAP_WIDE, GAP))
        .show(ui, |ui| tools::tools_ui(ui, line, cx));
    ScrollArea::vertical()
        .id_salt(("page", view.id.0.0))
        .auto_shrink(false)
        .show(ui, |ui| {
            let width = (ui.available_width() - 2.0 * GAP_WIDE).min(PAGE_WIDTH + MARGIN);
            let left = ((ui.available_width() - width) / 2.0).max(GAP_WIDE);
            ui.horizontal_top(|ui| {
                ui.add_space(left);
                ui.vertical(|ui| {
                    ui.set_width(width);
                    page(ui, view, go_to, state, cx);
                    ui.add_space(GAP_WIDE * 2.0);
                });
            });
        });
}

impl PageState {
    /// Takes over the text of the session where it changed behind the editor: another article,
    /// undo, an inserted paragraph, a marker that became a level.
    fn follow(&mut self, view: &ArticleView) {
        let known = self
            .of
            .as_ref()
            .is_some_and(|(id, text)| *id == view.id && *text == view.text);
        if !known {
            if self.of.as_ref().is_none_or(|(id, _)| *id != view.id) {
                self.caret = None;
            }
            self.buffer.clone_from(&view.text);
            self.of = Some((view.id, view.text.clone()));
        }
        if self.heading != view.heading {
            self.heading.clone_from(&view.heading);
        }
    }
}

/// The page itself.
fn page(
    ui: &mut Ui,
    view: &ArticleView,
    go_to: Option<(u64, crate::model::ids::ParagraphId, Span)>,
    state: &mut PageState,
    cx: &mut Cx<'_>,
) {
    let palette = theme::palette(ui.visuals());
    let ground = ui.painter().add(egui::Shape::Noop);
    let inner = egui::Frame::new()
        .inner_margin(egui::Margin::symmetric(32, 28))
        .show(ui, |ui| {
            head(ui, view, state, cx);
            ui.add_space(GAP_WIDE);
            text(ui, view, go_to, state, cx);
            ui.add_space(GAP);
            around::foot(ui, view, cx);
        });
    let sheet = egui::epaint::RectShape::new(
        inner.response.rect,
        3.0,
        palette.page,
        egui::Stroke::new(1.0, palette.line),
        egui::StrokeKind::Inside,
    );
    ui.painter().set(ground, sheet);
}

/// Number and heading.
fn head(ui: &mut Ui, view: &ArticleView, state: &mut PageState, cx: &mut Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    let number = view.number.to_string();
    let label = cx
        .words
        .tf("text-article-n", &[("n", number.as_str().into())]);
    let label = ui
        .vertical_centered(|ui| ui.label(Type::SmallStrong.of(label).color(palette.text_soft)))
        .inner;
    let hint = Type::TextTitle
        .of(cx.words.t("text-blank-article"))
        .color(palette.text_faint);
    let response = ui
        .add(
            TextEdit::singleline(&mut state.heading)
                .id(Id::unique(("heading", view.id.0.0)))
                .font(Type::TextTitle.font())
                .hint_text(hint)
                .frame(egui::Frame::NONE)
                .align(Align2::CENTER_CENTER)
                .desired_width(f32::INFINITY),
        )
        .labelled_by(label.id);
    if response.changed() {
        cx.command(Command::Draft(DraftCommand::SetHeading(
            view.id,
            state.heading.clone(),
        )));
    }
    if response.lost_focus() {
        cx.command(Command::Seal);
    }
}

/// The editable text with its margin.
fn text(
    ui: &mut Ui,
    view: &ArticleView,
    go_to: Option<(u64, crate::model::ids::ParagraphId, Span)>,
    state: &mut PageState,
    cx: &mut Cx<'_>,
) {
    let id = editor_id(view.id);
    let width = ui.available_width() - MARGIN;
    let number = view.number.to_string();
    let name = cx
        .words
        .tf("text-of-article", &[("n", number.as_str().into())]);
    let wanted = go_to.filter(|(request, ..)| *request != state.gone_to);
    if let Some((request, paragraph, span)) = wanted {
        state.gone_to = request;
        put_caret(ui, view, id, paragraph, span);
    }
    let mut output: Option<TextEditOutput> = None;
    ui.horizontal_top(|ui| {
        ui.add_space(MARGIN);
        let mut layouter = |ui: &Ui, buffer: &dyn egui::TextBuffer, _width: f32| -> Arc<Galley> {
            layout::page_galley(ui, buffer.as_str(), view, width)
        };
        let out = TextEdit::multiline(&mut state.buffer)
            .id(id)
            .frame(egui::Frame::NONE)
            .margin(egui::Margin::ZERO)
            .desired_width(width)
            .desired_rows(3)
            .hint_text(
                Type::Text
                    .of(cx.words.t("text-type-here"))
                    .color(theme::palette(ui.visuals()).text_faint),
            )
            .layouter(&mut layouter)
            .show(ui);
        output = Some(out);
    });
    let Some(mut output) = output else { return };
    let response = output.response.response.clone();
    let enabled = ui.is_enabled();
    let spoken = state.buffer.clone();
    response.widget_info(|| {
        let mut info = WidgetInfo::text_edit(enabled, "", spoken.as_str(), "");
        info.label = Some(name.clone());
        info.role = Role::MultilineTextInput;
        info
    });
    // The editor keeps no undo of its own: the session's is project-wide.
    output.state.clear_undoer();
    output.state.clone().store(ui.ctx(), id);
    if response.changed() {
        let text = state.buffer.clone();
        state.of = Some((view.id, text.clone()));
        cx.command(Command::Draft(DraftCommand::EditText {
            article: view.id,
            text,
        }));
    }
    if response.lost_focus() {
        cx.command(Command::Seal);
    }
    report_caret(&output, view, state, cx);
    if wanted.is_some() {
        let at = output.cursor_range.map_or(0, |range| range.primary.index.0);
        let (top, height) = layout::row_of(&output.galley, at);
        let row = Rect::from_min_size(output.galley_pos + vec2(0.0, top), vec2(width, height));
        ui.scroll_to_rect(row.expand(48.0), Some(egui::Align::Center));
    }
    paint_marks(ui, view, &output, &state.buffer, cx);
    around::margin(ui, view, &output, &state.buffer, cx);
    around::hover(&response, view, &output, &state.buffer, cx);
}

/// Puts the caret of the editor on words and gives it the keyboard.
fn put_caret(
    ui: &Ui,
    view: &ArticleView,
    id: Id,
    paragraph: crate::model::ids::ParagraphId,
    span: Span,
) {
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
fn report_caret(
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

fn chars_of(buffer: &str, line: &LineView, span: Span) -> std::ops::Range<usize> {
    let at = |byte: u32| layout::char_at(buffer, line.start + byte as usize);
    at(span.start)..at(span.end)
}

/// Underlines and chips, painted over the text.
fn paint_marks(ui: &Ui, view: &ArticleView, output: &TextEditOutput, buffer: &str, _cx: &Cx<'_>) {
    // The view lags one frame behind the buffer while a person types; marks of another text
    // would stand under the wrong words.
    if buffer != view.text {
        return;
    }
    let palette = theme::palette(ui.visuals());
    let painter = ui.painter_at(output.text_clip_rect.expand2(vec2(0.0, 8.0)));
    let move_to = output.galley_pos.to_vec2();
    for line in &view.lines {
        for span in &line.uncoded {
            for row in layout::rects_of(&output.galley, chars_of(buffer, line, *span)) {
                marks::uncoded(&painter, row.translate(move_to), palette);
            }
        }
        // Milder marks first, so that the worst is on top.
        for mark in line.marks.iter().rev() {
            for row in layout::rects_of(&output.galley, chars_of(buffer, line, mark.span)) {
                marks::underline(&painter, row.translate(move_to), mark.worst, palette);
            }
        }
        for (at, ch) in line.text.char_indices() {
            if let Some(hidden) = crate::gui::widgets::invisible::hidden_character(ch) {
                let from = layout::char_at(buffer, line.start + at);
                let rect = output.galley.pos_from_cursor(CCursor::new(CharIndex(from)));
                marks::hidden_chip(&painter, rect.translate(move_to), hidden.name, palette);
            }
        }
    }
}
