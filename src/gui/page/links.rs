//! References and defined terms on the page: where they lead is seen under the pointer, and
//! followed with the command key held down.

use egui::text_edit::TextEditOutput;
use egui::{CursorIcon, Response, Role, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2};

use super::caret::{chars_of, line_at};
use super::layout;
use crate::gui::cx::Cx;
use crate::gui::theme::{self, Type};
use crate::gui::widgets::galley;
use crate::session::command::{Command, LookCommand};
use crate::session::links::LinkState;
use crate::session::view::article::ArticleView;
use crate::session::view::leads::{LinkView, TermView};
use crate::words::place::place_words;

/// What is under the pointer.
#[derive(Clone, Copy)]
pub(super) enum Under<'v> {
    Link(&'v LinkView),
    Term(&'v TermView),
}

/// The reference or term at a byte of a line.
pub(super) fn under(
    line: &crate::session::view::article::LineView,
    byte: usize,
) -> Option<Under<'_>> {
    let mut links = line.links.iter();
    let link = links.find(|link| link.span.range().contains(&byte));
    link.map(Under::Link).or_else(|| {
        let mut terms = line.terms.iter();
        let term = terms.find(|term| term.span.range().contains(&byte));
        term.map(Under::Term)
    })
}

/// Chips at references that are no longer right, lines under everything that leads somewhere while
/// the command key is held, and a press that follows.
pub(super) fn on_links(
    ui: &Ui,
    response: &Response,
    view: &ArticleView,
    output: &TextEditOutput,
    buffer: &str,
    cx: &mut Cx<'_>,
) {
    if buffer != view.text {
        return;
    }
    let palette = theme::palette(ui.visuals());
    let move_to = output.galley_pos.to_vec2();
    let held = ui.input(|input| input.modifiers.command);
    for line in &view.lines {
        for link in &line.links {
            let rows = layout::rects_of(&output.galley, chars_of(buffer, line, link.span));
            if held && link.to.is_some() {
                for row in &rows {
                    let row = row.translate(move_to);
                    let y = row.bottom() - 1.0;
                    let stroke = Stroke::new(1.0, palette.accent);
                    ui.painter().hline(row.x_range(), y, stroke);
                }
            }
            let chip = match &link.state {
                LinkState::Moved(words) => Some(format!("→ {words}")),
                LinkState::Gone | LinkState::Nowhere => Some("?".to_owned()),
                LinkState::Right => None,
            };
            if let (Some(words), Some(row)) = (chip, rows.last()) {
                let text = galley(ui, &words, Type::Small, palette.warning.ink);
                let size = text.size() + Vec2::new(8.0, 0.0);
                let row = row.translate(move_to);
                let left = (row.right() - size.x).max(row.left());
                let chip = egui::Rect::from_min_size(pos2(left, row.top() - 9.0), size);
                ui.painter().rect_filled(chip, 3.0, palette.warning.tint);
                ui.painter()
                    .galley(chip.min + Vec2::new(4.0, 0.0), text, palette.warning.ink);
                let said = said(link, cx);
                let id = ui.scope_id().with(("stale", line.id.0.0, link.span.start));
                let response = ui.interact(chip, id, Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &said));
                response.on_hover_text(said);
            }
        }
        for term in line.terms.iter().filter(|_| held) {
            for row in layout::rects_of(&output.galley, chars_of(buffer, line, term.span)) {
                let row = row.translate(move_to);
                let y = row.bottom() - 1.0;
                let stroke = Stroke::new(1.0, palette.text_faint);
                ui.painter().hline(row.x_range(), y, stroke);
            }
        }
    }
    follow(ui, response, view, output, buffer, (held, cx));
}

fn follow(
    ui: &Ui,
    response: &Response,
    view: &ArticleView,
    output: &TextEditOutput,
    buffer: &str,
    (held, cx): (bool, &mut Cx<'_>),
) {
    let Some(pointer) = response.hover_pos().filter(|_| held) else {
        return;
    };
    let cursor = output.galley.cursor_from_pos(pointer - output.galley_pos);
    let byte = layout::byte_at(buffer, cursor.index.0);
    let Some((line, within)) = line_at(view, buffer, byte) else {
        return;
    };
    let to = match under(line, within) {
        Some(Under::Link(link)) => link.to,
        Some(Under::Term(term)) => Some((term.paragraph, term.at)),
        None => None,
    };
    let Some((paragraph, span)) = to else { return };
    ui.ctx().set_cursor_icon(CursorIcon::PointingHand);
    if response.clicked() {
        cx.command(Command::Look(LookCommand::GoTo(paragraph, span)));
    }
}

/// Where a reference leads, in words.
fn said(link: &LinkView, cx: &Cx<'_>) -> String {
    let place = place_words(&link.place, cx.words);
    let place = place.as_str();
    match &link.state {
        LinkState::Right => cx.words.tf("link-leads", &[("place", place.into())]),
        LinkState::Moved(words) => cx.words.tf(
            "link-moved",
            &[("place", place.into()), ("words", words.as_str().into())],
        ),
        LinkState::Gone => cx.words.t("link-gone").to_owned(),
        LinkState::Nowhere => cx.words.t("link-nowhere").to_owned(),
    }
}

/// What the card under the pointer says of a reference or a term.
pub(super) fn card(ui: &mut Ui, under: Under<'_>, cx: &Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    match under {
        Under::Link(link) => {
            ui.label(Type::Strong.of(said(link, cx)));
            if !link.words.is_empty() {
                ui.label(Type::TextItalic.of(link.words.as_str()));
            }
        }
        Under::Term(term) => {
            let said = cx.words.tf(
                "term-defined",
                &[
                    ("term", term.term.as_str().into()),
                    ("place", place_words(&term.place, cx.words).into()),
                ],
            );
            ui.label(Type::Strong.of(said));
            ui.label(Type::TextItalic.of(term.words.as_str()));
        }
    }
    let hint = cx.words.t("link-hint");
    ui.label(Type::Small.of(hint).color(palette.text_faint));
}
