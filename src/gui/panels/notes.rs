//! Notes: comments on words of the draft with their answers, settled or not, shared or internal; and
//! the footnotes of the text.

use egui::{Key, ScrollArea, Ui};

use crate::gui::actions::{Action, RecordAction};
use crate::gui::cx::{Cx, Wish};
use crate::gui::noting::{Noting, shortened};
use crate::gui::panels::decisions::day;
use crate::gui::panes::Pane;
use crate::gui::theme::{self, GAP, GAP_TINY, Type};
use crate::gui::widgets::{
    ActionButton, Chip, Icon, IconButton, Rank, card, empty_state, segmented, text_field,
};
use crate::model::bloc::Layer;
use crate::model::ids::{ArticleId, NoteId};
use crate::model::note::{Note, NoteKind};
use crate::session::command::{Command, LookCommand, RollingCommand};
use crate::session::state::Session;
use crate::session::view::notes::{NoteRow, NotesView};
use crate::words::place::place_words;

/// What the pane keeps between frames.
#[derive(Default)]
pub struct NotesState {
    /// Whether those of the whole draft are listed.
    whole: bool,
    /// Whether settled ones are listed too.
    settled: bool,
    /// The note that is answered, and the answer so far.
    reply: Option<(NoteId, String)>,
    view: Option<(Of, NotesView)>,
}

/// What the list depends on: revision, article, whether settled ones are in it.
type Of = (u64, Option<ArticleId>, bool);

/// The pane.
pub fn notes_ui(ui: &mut Ui, session: &Session, state: &mut NotesState, cx: &mut Cx<'_>) {
    let article = session.look().article.filter(|_| !state.whole);
    let of = (session.revision(), article, state.settled);
    if state.view.as_ref().is_none_or(|(made, _)| *made != of) {
        state.view = Some((of, session.notes_view(article, state.settled)));
    }
    let words = cx.words;
    let n_open = state.view.as_ref().map_or(0, |(_, view)| view.n_open);
    egui::Frame::new()
        .inner_margin(egui::Margin::symmetric(12, 6))
        .show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                let scopes = [
                    (false, words.t("scope-article")),
                    (true, words.t("scope-draft")),
                ];
                segmented(ui, words.t("notes-scope"), &mut state.whole, &scopes);
                ui.checkbox(&mut state.settled, words.t("notes-settled"));
                let add = ActionButton::new(words.t("action-comment")).icon(Icon::Plus);
                if ui.add(add).clicked() {
                    cx.wish(Wish::Act(Action::Record(RecordAction::Comment)));
                }
                let n = n_open.to_string();
                let said = words.tf("notes-n-open", &[("n", n.as_str().into())]);
                let soft = theme::palette(ui.visuals()).text_soft;
                ui.label(Type::Small.of(said).color(soft));
            });
        });
    let Some((of, view)) = state.view.take() else {
        return;
    };
    if view.rows.is_empty() {
        let (none, hint) = (words.t("notes-none"), words.t("notes-none-hint"));
        let add = words.t("action-comment");
        if empty_state(ui, Icon::Quote, none, hint, Some(add)) {
            cx.wish(Wish::Act(Action::Record(RecordAction::Comment)));
        }
    } else {
        ScrollArea::vertical()
            .id_salt("notes")
            .auto_shrink(false)
            .show(ui, |ui| {
                egui::Frame::new()
                    .inner_margin(egui::Margin::symmetric(12, 6))
                    .show(ui, |ui| {
                        ui.set_max_width(ui.available_width().min(760.0));
                        for row in &view.rows {
                            note_ui(ui, row, state, cx);
                            ui.add_space(GAP_TINY);
                        }
                    });
            });
    }
    state.view = Some((of, view));
}

fn put(after: Note) -> Command {
    Command::Rolling(RollingCommand::PutNote(after.id, Some(Box::new(after))))
}

fn note_ui(ui: &mut Ui, row: &NoteRow, state: &mut NotesState, cx: &mut Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    let note = &row.note;
    let edge = match (note.resolved, note.is_internal()) {
        (true, _) => palette.line,
        (false, true) => palette.warning.mark,
        (false, false) => palette.accent,
    };
    card(ui, Some(edge), |ui| {
        ui.spacing_mut().item_spacing.y = GAP_TINY;
        head_ui(ui, row, cx);
        if !note.quote.words.is_empty() {
            let quote = Type::Text.of(format!("“{}”", shortened(&note.quote.words)));
            let quote = quote.color(palette.text_faint);
            ui.add(egui::Label::new(quote).wrap());
        }
        ui.add(egui::Label::new(Type::Body.of(note.text.as_str())).wrap());
        for reply in &note.replies {
            ui.indent(("reply", reply.time_ms), |ui| {
                let who = by_line(&reply.author, reply.time_ms);
                ui.label(Type::Small.of(who).color(palette.text_faint));
                ui.add(egui::Label::new(Type::Body.of(reply.text.as_str())).wrap());
            });
        }
        let answering = state.reply.as_ref().is_some_and(|(id, _)| *id == note.id);
        if answering {
            reply_ui(ui, note, state, cx);
        } else {
            actions_ui(ui, row, state, cx);
        }
    });
}

fn by_line(author: &str, time_ms: u64) -> String {
    let minutes = time_ms / 60_000 % 1_440;
    let when = format!("{} {:02}:{:02}", day(time_ms), minutes / 60, minutes % 60);
    if author.is_empty() {
        when
    } else {
        format!("{author} · {when}")
    }
}

/// Where, who, when, and what kind of note it is.
fn head_ui(ui: &mut Ui, row: &NoteRow, cx: &Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    let note = &row.note;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let place = if row.place.is_empty() {
            words.t("scope-whole-draft").to_owned()
        } else {
            place_words(&row.place, words)
        };
        ui.label(Type::SmallStrong.of(place).color(palette.text_soft));
        if note.time_ms > 0 {
            let who = by_line(&note.author, note.time_ms);
            ui.label(Type::Small.of(who).color(palette.text_faint));
        }
        if note.kind == NoteKind::Footnote {
            ui.add(Chip::new(words.t("note-footnote")));
        }
        if note.is_internal() {
            let chip = Chip::new(words.t("note-internal")).tone(palette.warning);
            ui.add(chip.icon(Icon::Lock).hint(words.t("note-internal-hint")));
        }
        if note.resolved {
            let chip = Chip::new(words.t("note-resolved")).tone(palette.success);
            ui.add(chip.icon(Icon::Check));
        }
        if row.gone {
            let chip = Chip::new(words.t("note-gone")).tone(palette.danger);
            ui.add(chip.icon(Icon::Warning));
        }
    });
}

/// What can be done with it.
fn actions_ui(ui: &mut Ui, row: &NoteRow, state: &mut NotesState, cx: &mut Cx<'_>) {
    let words = cx.words;
    let note = &row.note;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP_TINY;
        let offer = |ui: &mut Ui, key: &str| {
            let button = ActionButton::new(words.t(key)).rank(Rank::Quiet);
            ui.add(button).clicked()
        };
        if note.kind == NoteKind::Comment {
            if offer(ui, "note-reply") {
                state.reply = Some((note.id, String::new()));
            }
            let key = if note.resolved {
                "note-reopen"
            } else {
                "note-resolve"
            };
            if offer(ui, key) {
                cx.command(put(Note {
                    resolved: !note.resolved,
                    ..note.clone()
                }));
            }
            let (key, layer) = if note.is_internal() {
                ("note-share", Layer::Shared)
            } else {
                ("note-make-internal", Layer::Private)
            };
            if offer(ui, key) {
                cx.command(put(Note {
                    layer,
                    ..note.clone()
                }));
            }
        }
        if offer(ui, "note-edit") {
            cx.wish(Wish::Note(Box::new(Noting::of(note))));
        }
        if let Some((id, span)) = row.at
            && offer(ui, "action-go-to-text")
        {
            cx.command(Command::Look(LookCommand::GoTo(id, span)));
            cx.wish(Wish::Show(Pane::Article));
        }
        let delete = IconButton::new(Icon::Trash, words.t("note-delete")).small();
        if ui.add(delete).clicked() {
            cx.command(Command::Rolling(RollingCommand::PutNote(note.id, None)));
        }
    });
}

/// The answer that is being written.
fn reply_ui(ui: &mut Ui, note: &Note, state: &mut NotesState, cx: &mut Cx<'_>) {
    let words = cx.words;
    let Some((_, text)) = &mut state.reply else {
        return;
    };
    let width = ui.available_width();
    let field = text_field(ui, text, words.t("note-reply-text"), width);
    let entered = field.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if text.is_empty() && !field.has_focus() {
        field.request_focus();
    }
    let filled = !text.trim().is_empty();
    let mut over = false;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = GAP_TINY;
        let go = ActionButton::new(words.t("note-reply")).rank(Rank::Secondary);
        if (ui.add_enabled(filled, go).clicked() || entered) && filled {
            let reply = RollingCommand::Reply(note.id, text.trim().to_owned());
            cx.command(Command::Rolling(reply));
            over = true;
        }
        let cancel = ActionButton::new(words.t("action-cancel")).rank(Rank::Quiet);
        over |= ui.add(cancel).clicked();
    });
    if over {
        state.reply = None;
    }
}
