//! The question what is to become of work that was not saved.

use std::path::Path;

use egui::{Context, Id, Ui};

use crate::session::command::{Command, FileCommand};
use crate::session::keep::KeepCommand;
use crate::storage::journal::Offer;
use crate::storage::lock::Holder;
use crate::words::Words;
use crate::words::place::step_words;

use super::app::App;
use super::theme::{GAP, GAP_TINY, Type, palette};
use super::unsaved_text;
use super::widgets::{Rank, card, modal};

/// What a person can answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Choice {
    Recover,
    Later,
    Discard,
}

/// Asks about the first of `offers`; false once all are answered.
pub(super) fn ask(app: &mut App, context: &Context, offers: &mut Vec<Offer>) -> bool {
    let Some(offer) = offers.first().cloned() else {
        return false;
    };
    if !offer.newer {
        let journal = offer.journal.clone();
        app.unsaved.ask(journal.clone(), || {
            Box::new(move |_progress| unsaved_text::compare(&journal))
        });
    }
    let words = &app.words;
    let now_ms = app.desktop.now_ms();
    let compared = app.unsaved.answer_to(&offer.journal);
    let ((), chosen, closed) = modal(
        context,
        Id::unique("recovery"),
        words.t("dialog-recover-title"),
        words,
        |ui| {
            show(ui, &offer, now_ms, words);
            if !offer.newer && offer.n_edits > 0 {
                unsaved_text::show(ui, compared, words);
            }
        },
        |row| {
            let recover = row.button(words.t("action-recover"), Rank::Primary, !offer.newer);
            let later = row.button(words.t("action-recover-later"), Rank::Secondary, true);
            let discard = row.button(words.t("action-recover-discard"), Rank::Danger, true);
            recover
                .then_some(Choice::Recover)
                .or_else(|| later.then_some(Choice::Later))
                .or_else(|| discard.then_some(Choice::Discard))
        },
    );
    let Some(choice) = chosen.or_else(|| closed.then_some(Choice::Later)) else {
        return true;
    };
    let journal = offer.journal;
    let command = match choice {
        Choice::Recover => {
            // What is taken up is shown; the others wait for the next start.
            offers.clear();
            Some(KeepCommand::Recover(journal))
        }
        Choice::Later => None,
        Choice::Discard => Some(KeepCommand::Discard(journal)),
    };
    app.commands
        .extend(command.map(|command| Command::File(FileCommand::Keep(command))));
    if !offers.is_empty() {
        offers.remove(0);
    }
    !offers.is_empty()
}

fn show(ui: &mut Ui, offer: &Offer, now_ms: u64, words: &Words) {
    let ink = palette(ui.visuals());
    let folder = offer.folder.as_ref().map(|path| path.display().to_string());
    let name = match (offer.title.as_str(), &folder) {
        ("", Some(folder)) => folder.as_str(),
        ("", None) => words.t("recover-unnamed"),
        (title, _) => title,
    };
    let n = f64::from(u32::try_from(offer.n_edits).unwrap_or(u32::MAX));
    let when = ago(offer.time_ms, now_ms, words);
    let text = words.tf(
        "dialog-recover-text",
        &[
            ("n", n.into()),
            ("name", name.into()),
            ("when", when.as_str().into()),
        ],
    );
    ui.label(Type::Body.of(text));
    if let Some(folder) = folder.as_deref().filter(|folder| *folder != name) {
        ui.label(Type::Small.of(folder).color(ink.text_faint));
    }
    if offer.newer {
        ui.add_space(GAP);
        ui.label(Type::Body.of(words.t("recover-newer")));
    }
    if !offer.steps.is_empty() {
        ui.add_space(GAP);
        card(ui, None, |ui| {
            for step in &offer.steps {
                let done = step_words(&step.label, &step.subject, words);
                let times = if step.n > 1 {
                    words.tf(
                        "recover-times",
                        &[("n", step.n.to_string().as_str().into())],
                    )
                } else {
                    String::new()
                };
                ui.label(Type::Body.of(format!("{done}{times}")));
                if !step.words.trim().is_empty() {
                    ui.label(Type::TextItalic.of(format!("“{}”", step.words.trim())));
                }
                ui.add_space(GAP_TINY);
            }
        });
    }
    if offer.n_private > 0 {
        let n = f64::from(u32::try_from(offer.n_private).unwrap_or(u32::MAX));
        ui.add_space(GAP);
        ui.label(Type::Body.of(words.tf("recover-private", &[("n", n.into())])));
    }
}

/// Says who else has a folder open, and that it opens read-only here.
pub(super) fn held(app: &mut App, context: &Context, folder: &Path, holder: &Holder) -> bool {
    let words = &app.words;
    let host = if holder.host.is_empty() {
        words.t("lock-this-computer")
    } else {
        &holder.host
    };
    let pid = holder.pid.to_string();
    let who = words.tf(
        "lock-who",
        &[("pid", pid.as_str().into()), ("host", host.into())],
    );
    let when = ago(holder.time_ms, app.desktop.now_ms(), words);
    let ((), (fine, seize), closed) = modal(
        context,
        Id::unique("held"),
        words.t("dialog-locked-title"),
        words,
        |ui| {
            let text = words.tf("dialog-locked-text", &[("who", who.as_str().into())]);
            ui.label(Type::Body.of(text));
            ui.add_space(GAP_TINY);
            let since = words.tf("lock-since", &[("when", when.as_str().into())]);
            let faint = palette(ui.visuals()).text_faint;
            ui.label(Type::Small.of(since).color(faint));
            if !holder.certain {
                ui.add_space(GAP);
                ui.label(Type::Body.of(words.t("lock-uncertain")));
            }
        },
        |row| {
            let fine = row.button(words.t("lock-read"), Rank::Primary, true);
            let seize =
                !holder.certain && row.button(words.t("action-open-anyway"), Rank::Secondary, true);
            (fine, seize)
        },
    );
    if seize {
        let command = KeepCommand::Seize(folder.to_path_buf());
        app.commands.push(Command::File(FileCommand::Keep(command)));
    }
    !(fine || seize || closed)
}

/// How long ago something was, in words.
pub(super) fn ago(time_ms: u64, now_ms: u64, words: &Words) -> String {
    let minutes = now_ms.saturating_sub(time_ms) / 60_000;
    let (key, n) = match minutes {
        0 => ("ago-now", 0),
        1..=59 => ("ago-minutes", minutes),
        60..=2_879 => ("ago-hours", minutes / 60),
        _ => ("ago-days", minutes / 1_440),
    };
    let n = f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    words.tf(key, &[("n", n.into())])
}
