//! The dialog in which a proposal is written.

use egui::{Context, Id, ScrollArea, Ui};

use crate::gui::app::App;
use crate::gui::noting::{lines_field, shortened};
use crate::gui::theme::{self, GAP, Type};
use crate::gui::widgets::{Rank, choice, modal, segmented, text_field};
use crate::model::proposal::ProposalKind;
use crate::session::command::Command;
use crate::words::Words;
use crate::words::records::proposal_kind_key;

use super::Proposing;

/// Asks; false once it is answered.
pub(in crate::gui) fn ask(app: &mut App, context: &Context, asked: &mut Proposing) -> bool {
    let words = &app.words;
    let title = if asked.fresh {
        "dialog-propose-title"
    } else {
        "action-proposal-edit"
    };
    let done = if asked.fresh {
        "propose-go"
    } else {
        "changes-keep"
    };
    let whole = asked.is_whole();
    let room = (context.content_rect().height() - 220.0).clamp(200.0, 620.0);
    let (entered, (go, cancel), closed) = modal(
        context,
        Id::unique("propose"),
        words.t(title),
        words,
        |ui| {
            ScrollArea::vertical()
                .max_height(room)
                .auto_shrink([false, true])
                .show(ui, |ui| fields(ui, asked, words));
            ui.input_mut(|input| input.consume_key(egui::Modifiers::COMMAND, egui::Key::Enter))
        },
        |row| {
            let go = row.button(words.t(done), Rank::Primary, whole);
            let cancel = row.button(words.t("action-cancel"), Rank::Secondary, true);
            (go, cancel)
        },
    );
    if (go || entered) && whole {
        let command = asked.command(&app.session);
        app.commands.extend(command.map(Command::Rolling));
        app.after_proposing(asked.fresh);
        return false;
    }
    !(cancel || closed)
}

fn fields(ui: &mut Ui, asked: &mut Proposing, words: &Words) {
    let kinds: Vec<(ProposalKind, &str)> = ProposalKind::ALL
        .into_iter()
        .map(|kind| (kind, words.t(proposal_kind_key(kind))))
        .collect();
    segmented(ui, words.t("proposal-kind"), &mut asked.kind, &kinds);
    ui.add_space(GAP);
    scope_ui(ui, asked, words);
    if asked.asks_place() {
        ui.add_space(GAP);
        place_ui(ui, asked, words);
    }
    if asked.asks_words() {
        ui.add_space(GAP);
        lines_field(ui, &mut asked.text, words.t("proposal-text"), 4);
    }
    let width = ui.available_width();
    for (value, key) in [
        (&mut asked.by, "proposal-by"),
        (&mut asked.supported_by, "proposal-supported-by"),
        (&mut asked.opposed_by, "proposal-opposed-by"),
        (&mut asked.rationale, "proposal-rationale"),
        (&mut asked.document, "proposal-document"),
        (&mut asked.date, "proposal-date"),
    ] {
        ui.add_space(GAP);
        text_field(ui, value, words.t(key), width);
    }
    ui.add_space(GAP);
    ui.checkbox(&mut asked.internal, words.t("proposal-internal"))
        .on_hover_text(words.t("proposal-internal-hint"));
}

/// What it is about, with the words.
fn scope_ui(ui: &mut Ui, asked: &mut Proposing, words: &Words) {
    let scopes: Vec<(usize, &str)> = asked
        .scopes
        .iter()
        .enumerate()
        .map(|(at, scope)| (at, words.t(scope.kind.key())))
        .collect();
    let mut chosen = asked.scope;
    if scopes.len() > 1 && segmented(ui, words.t("proposal-about"), &mut chosen, &scopes) {
        // Words nobody has changed yet follow what is chosen.
        let untouched = asked.about().is_some_and(|scope| scope.words == asked.text);
        asked.scope = chosen;
        if let Some(scope) = asked.about().filter(|_| untouched) {
            asked.text = scope.words.clone();
        }
    }
    let soft = theme::palette(ui.visuals()).text_soft;
    let about = asked.about().map_or("", |scope| scope.words.as_str());
    if !about.is_empty() {
        let quote = Type::Text.of(shortened(about)).color(soft);
        ui.add(egui::Label::new(quote).wrap());
    }
}

fn place_ui(ui: &mut Ui, asked: &mut Proposing, words: &Words) {
    let places = asked.fitting();
    let fits = places.iter().any(|(at, _)| *at == asked.place);
    let mut place = match places.first() {
        Some((first, _)) if !fits => *first,
        _ => asked.place,
    };
    choice(
        ui,
        Id::unique("propose-place"),
        words.t("proposal-place"),
        &mut place,
        &places,
    );
    asked.place = place;
}
