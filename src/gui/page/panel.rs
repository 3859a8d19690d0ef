//! The article pane: page, margin numbers, text, marks, hover card.

use std::sync::Arc;

use egui::text::{CCursor, CharIndex};
use egui::text_edit::TextEditOutput;
use egui::{Galley, Id, Rect, Role, ScrollArea, TextEdit, Ui, WidgetInfo, vec2};

use crate::exchange::paste::{has_articles, is_structured};
use crate::gui::cx::Cx;
use crate::gui::theme::{self, GAP, GAP_WIDE, PAGE_WIDTH, Type};
use crate::model::ids::ArticleId;
use crate::model::text::Span;
use crate::session::command::{Command, DraftCommand, PageCommand};
use crate::session::pasting::Pasted;
use crate::session::view::article::ArticleView;

use super::attribute::{Attributing, popup};
use super::caret::{chars_of, line_at, put_caret, report_caret};
use super::{around, bars, brackets, head, layout, links, marks, menu, tools, wraps};

/// Room left of the text for numbers and verdicts, in points.
pub(super) const MARGIN: f32 = 76.0;

/// What the pane keeps between frames: the buffer the editor works on.
#[derive(Debug, Default)]
pub struct PageState {
    /// The article the buffer belongs to, and the text it was last filled from.
    of: Option<(ArticleId, String)>,
    pub(super) buffer: String,
    pub(super) heading: String,
    /// The request to go to words that was last followed.
    gone_to: u64,
    /// Where the caret was last reported, so that a command is sent only when it moves.
    pub(super) caret: Option<(usize, usize)>,
    /// The brackets of which something is being said.
    attributing: Option<Attributing>,
    /// Whether a new article was asked for, whose heading is to be typed next.
    pub(super) begins: bool,
}

/// The id of the editor of an article.
pub(super) fn editor_id(article: ArticleId) -> Id {
    Id::unique(("article-text", article.0.0))
}

/// The article pane.
pub fn article_ui(
    ui: &mut Ui,
    view: Option<&ArticleView>,
    go_to: Option<(u64, crate::model::ids::ParagraphId, Span)>,
    pasted: Option<&Pasted>,
    state: &mut PageState,
    cx: &mut Cx<'_>,
) {
    let Some(view) = view else {
        super::empty::empty_ui(ui, cx);
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
    if let Some(pasted) = pasted {
        bars::pasted_bar(ui, pasted, cx);
    }
    if view.n_stale > 0 {
        bars::stale_bar(ui, view.n_stale, cx);
    }
    if !view.wraps.is_empty() {
        wraps::wraps_bar(ui, &view.wraps, cx);
    }
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
    /// A new article was asked for: what is typed next is its heading.
    pub fn begin(&mut self) {
        self.begins = true;
    }

    /// Opens the popup on a pair of brackets.
    pub(super) fn attribute(&mut self, attributing: Attributing) {
        self.attributing = Some(attributing);
    }

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
            head::head(ui, view, state, cx);
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
    let number = view.number.as_str();
    let name = cx.words.tf("text-of-article", &[("n", number.into())]);
    let wanted = go_to.filter(|(request, ..)| *request != state.gone_to);
    if let Some((request, paragraph, span)) = wanted {
        state.gone_to = request;
        put_caret(ui, view, id, paragraph, span);
    }
    take_paste(ui, view, id, state, cx);
    let ground = ui.painter().add(egui::Shape::Noop);
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
    bars::over_lines(ui, view, (&output, ground), &state.buffer, cx);
    links::on_links(ui, &response, view, &output, &state.buffer, cx);
    on_brackets(ui, view, &output, state, cx);
    context_menu(&response, view, state, cx);
}

/// The menu under the right button.
fn context_menu(response: &egui::Response, view: &ArticleView, state: &PageState, cx: &mut Cx<'_>) {
    let at = state.caret.map(|(from, _)| from);
    let here = at.and_then(|at| line_at(view, &state.buffer, at));
    let bracketed = here.is_some_and(|(line, byte)| {
        let holds = |range: Span| range.start as usize <= byte && byte <= range.end as usize;
        line.brackets.iter().any(|bracket| holds(bracket.outer))
    });
    let rival = here.is_some_and(|(line, _)| line.alternative.is_some());
    let stands = menu::Here { bracketed, rival };
    response.context_menu(|ui| menu::menu_ui(ui, stands, cx));
}

/// Brackets with their tags, and the popup on one of them.
fn on_brackets(
    ui: &Ui,
    view: &ArticleView,
    output: &TextEditOutput,
    state: &mut PageState,
    cx: &mut Cx<'_>,
) {
    let caret = state.caret.map(|(from, _)| from);
    let has_keyboard = output.response.response.has_focus();
    let caret = caret.filter(|_| has_keyboard);
    if let Some((line, found, _)) = brackets::paint(ui, view, output, &state.buffer, caret, cx) {
        let at = (line.id, found.outer.start);
        let open = Attributing::new(at, &found.owners, found.reason, &found.note, cx.words);
        state.attributing = Some(open);
    }
    let Some(mut open) = state.attributing.take() else {
        return;
    };
    let Some(line) = view.lines.iter().find(|line| line.id == open.paragraph) else {
        return;
    };
    let byte = line.start + open.open as usize;
    let at = layout::char_at(&state.buffer, byte);
    let rect = output.galley.pos_from_cursor(CCursor::new(CharIndex(at)));
    let below = output.galley_pos + vec2(rect.left(), rect.bottom() + 4.0);
    if popup(ui, below, view, &mut open, cx) {
        state.attributing = Some(open);
    } else {
        ui.memory_mut(|memory| memory.request_focus(editor_id(view.id)));
    }
}

/// A text with structure that is pasted is taken apart; any other is pasted as words.
fn take_paste(ui: &Ui, view: &ArticleView, id: Id, state: &PageState, cx: &mut Cx<'_>) {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return;
    }
    let (from, to) = state.caret.unwrap_or_default();
    let all = from == 0 && to >= state.buffer.len();
    let taken = ui.input_mut(|input| {
        let structured = |event: &egui::Event| {
            let egui::Event::Paste(text) = event else {
                return false;
            };
            is_structured(text) && (from == to || all || has_articles(text))
        };
        let at = input.events.iter().position(structured)?;
        if let egui::Event::Paste(text) = input.events.remove(at) {
            Some(text)
        } else {
            None
        }
    });
    if let Some(text) = taken {
        cx.command(Command::Page(PageCommand::Paste {
            article: Some(view.id),
            at: line_at(view, &state.buffer, from).map(|(line, _)| line.id),
            all,
            text,
        }));
    }
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
