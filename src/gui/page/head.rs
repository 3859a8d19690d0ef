//! The head of the page: the article's number and its heading, typed in place.

use egui::text::LayoutJob;
use egui::{Align, Align2, Id, Key, Modifiers, TextEdit, Ui};

use crate::gui::cx::Cx;
use crate::gui::theme::{self, Type};
use crate::session::command::{Command, DraftCommand};
use crate::session::view::article::ArticleView;

use super::panel::{PageState, editor_id};

/// Number and heading.
pub(super) fn head(ui: &mut Ui, view: &ArticleView, state: &mut PageState, cx: &mut Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    let number = view.number.as_str();
    let label = cx.words.tf("text-article-n", &[("n", number.into())]);
    let label = ui
        .vertical_centered(|ui| ui.label(Type::SmallStrong.of(label).color(palette.text_soft)))
        .inner;
    let hint = Type::TextTitle
        .of(cx.words.t("text-blank-article"))
        .color(palette.text_faint);
    // A heading longer than the page goes on in the next row, as it will in print.
    let mut layouter = |ui: &Ui, heading: &dyn egui::TextBuffer, width: f32| {
        let (words, font) = (heading.as_str().to_owned(), Type::TextTitle.font());
        let mut job = LayoutJob::simple(words, font, palette.text, width);
        job.halign = Align::Center;
        ui.painter().layout_job(job)
    };
    let response = ui
        .add(
            TextEdit::singleline(&mut state.heading)
                .layouter(&mut layouter)
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
        // The key is taken, or the editor would break its first line with it.
        let enter = |input: &mut egui::InputState| input.consume_key(Modifiers::NONE, Key::Enter);
        if ui.input_mut(enter) {
            ui.memory_mut(|memory| memory.request_focus(editor_id(view.id)));
        }
    }
    if state.begins && view.heading.is_empty() && view.text.is_empty() {
        state.begins = false;
        response.request_focus();
    }
}
