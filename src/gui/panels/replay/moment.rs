//! A moment of the past: what had just happened, the room, the table, the text, and what every
//! delegation said of it.

use egui::Ui;

use crate::exchange::exercise::clock;
use crate::exercise::replay::Seen;
use crate::gui::cx::Cx;
use crate::gui::panels::debrief::text_words;
use crate::gui::theme::{self, GAP, GAP_TINY, GAP_WIDE, Type};
use crate::gui::widgets::{Chip, Icon, VerdictBadge, card, galley, section};
use crate::session::exercise::Exercise;
use crate::session::view::replay::{ReplayParagraph, ReplayText, ReplayView, TextFate};
use crate::words::Words;
use crate::words::events::event_words;
use crate::words::keys::status_key;
use crate::words::meeting::{motion_key, phase_key, quorum_words, role_name, tally_words};

pub(super) fn moment_ui(
    ui: &mut Ui,
    open: &Exercise,
    view: &ReplayView,
    judged: Option<&Seen>,
    cx: &Cx<'_>,
) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    card(ui, Some(palette.accent), |ui| {
        let told = view.event.as_ref().map_or_else(
            || words.t("replay-before").to_owned(),
            |event| event_words(&open.scenario, &view.meeting, event, words),
        );
        ui.add(egui::Label::new(Type::Title.of(told).color(palette.text)).wrap());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            ui.add(Chip::new(words.t(phase_key(view.phase))));
            if view.meeting.alone.is_none() {
                let at = clock(view.at);
                ui.add(Chip::new(&at).icon(Icon::Clock));
            }
            let (here, needed) = view.quorum;
            let tone = if here >= needed {
                palette.success
            } else {
                palette.warning
            };
            let said = quorum_words(here, needed, words);
            let names = view.present.join(words.t("list-names"));
            let chip = Chip::new(&said).icon(Icon::People).hint(&names);
            ui.add(chip.tone(tone));
        });
        room(ui, view, words);
    });
    ui.add_space(GAP_WIDE);
    let title = view.item.as_ref().map(|(_, title)| title.as_str());
    let title = title.unwrap_or_else(|| words.t("replay-no-item"));
    section(ui, title, None);
    article(ui, view, words);
    verdicts(ui, open, view, judged, words);
    ui.add_space(GAP_WIDE);
    let n = view.texts.len().to_string();
    section(ui, words.t("replay-table"), Some(&n));
    if view.texts.is_empty() {
        let none = Type::Body.of(words.t("replay-table-none"));
        ui.label(none.color(palette.text_faint));
    }
    for text in &view.texts {
        text_ui(ui, text, words);
        ui.add_space(GAP_TINY);
    }
}

/// The floor, the list and motions.
fn room(ui: &mut Ui, view: &ReplayView, words: &Words) {
    let soft = theme::palette(ui.visuals()).text_soft;
    let mut line = |said: String| {
        ui.add(egui::Label::new(Type::Body.of(said).color(soft)).wrap());
    };
    if let Some(who) = &view.floor {
        line(words.tf("replay-floor", &[("who", who.as_str().into())]));
    }
    if !view.list.is_empty() {
        let names = view.list.join(words.t("list-names"));
        line(words.tf("replay-list", &[("names", names.as_str().into())]));
    }
    for (kind, who) in &view.motions {
        let motion = words.t(motion_key(*kind));
        line(words.tf(
            "replay-motion",
            &[("who", who.as_str().into()), ("motion", motion.into())],
        ));
    }
}

fn article(ui: &mut Ui, view: &ReplayView, words: &Words) {
    let Some((n, heading)) = &view.article else {
        return;
    };
    let palette = theme::palette(ui.visuals());
    egui::Frame::new()
        .fill(palette.page)
        .stroke(egui::Stroke::new(1.0, palette.line))
        .inner_margin(egui::Margin::symmetric(20, 14))
        .show(ui, |ui| {
            ui.set_max_width(theme::PAGE_WIDTH.min(ui.available_width()));
            let n = n.to_string();
            let number = words.tf("text-article-n", &[("n", n.as_str().into())]);
            let head = format!("{number}  {heading}");
            ui.label(Type::TextStrong.of(head).color(palette.text));
            for paragraph in &view.paragraphs {
                ui.add_space(GAP_TINY);
                paragraph_ui(ui, paragraph, words);
            }
        });
    ui.add_space(GAP);
}

fn paragraph_ui(ui: &mut Ui, paragraph: &ReplayParagraph, words: &Words) {
    let palette = theme::palette(ui.visuals());
    let struck = paragraph.status.is_struck();
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        ui.add_space(paragraph.depth as f32 * 20.0);
        let number = Type::Text.of(paragraph.number.as_str());
        ui.label(number.color(palette.text_faint));
        ui.vertical(|ui| {
            let mut text = Type::Text.of(paragraph.text.as_str());
            text = if struck {
                text.strikethrough().color(palette.text_faint)
            } else {
                text.color(palette.text)
            };
            ui.add(egui::Label::new(text).wrap());
            let status = words.t(status_key(paragraph.status));
            ui.add(Chip::new(status));
        });
    });
}

/// What every delegation said of the text of the item then.
fn verdicts(ui: &mut Ui, open: &Exercise, view: &ReplayView, judged: Option<&Seen>, words: &Words) {
    let palette = theme::palette(ui.visuals());
    let Some((item, _)) = &view.item else { return };
    let Some(judged) = judged else {
        let said = Type::Small.of(words.t("replay-judging"));
        ui.label(said.color(palette.text_faint));
        return;
    };
    let said = judged.verdicts.iter().find(|(id, _)| id == item);
    let Some((_, said)) = said else { return };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        for (seat, verdict) in judged.seats.iter().zip(said) {
            let name = role_name(&open.scenario, seat, words);
            let wide = |said: &str, kind| galley(ui, said, kind, palette.text).size().x;
            let both = wide(&name, Type::Small) + wide(words.t(verdict.key()), Type::SmallStrong);
            if ui.available_size_before_wrap().x < both + 5.0 * GAP {
                ui.end_row();
            }
            ui.label(Type::Small.of(name).color(palette.text_soft));
            ui.add(VerdictBadge::new(*verdict, words));
            ui.add_space(GAP_TINY);
        }
    });
}

fn text_ui(ui: &mut Ui, text: &ReplayText, words: &Words) {
    let palette = theme::palette(ui.visuals());
    let (tone, edge) = match text.fate {
        TextFate::Open | TextFate::Withdrawn => (None, None),
        TextFate::Carried | TextFate::Adopted => {
            (Some(palette.success), Some(palette.success.mark))
        }
        TextFate::Fell => (Some(palette.danger), Some(palette.danger.mark)),
    };
    card(ui, edge, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            let name = text_words(&text.name, words);
            ui.label(Type::Strong.of(name).color(palette.text));
            let chip = Chip::new(words.t(fate_key(text.fate)));
            match tone {
                Some(tone) => ui.add(chip.tone(tone)),
                None => ui.add(chip),
            };
            if let Some(count) = text.count {
                let said = tally_words(count, words);
                ui.label(Type::Small.of(said).color(palette.text_soft));
            }
        });
        let said = if text.words.is_empty() {
            words.t("replay-strikes").to_owned()
        } else {
            text.words.clone()
        };
        ui.add(egui::Label::new(Type::Text.of(said).color(palette.text)).wrap());
    });
}

/// What had become of a text.
fn fate_key(fate: TextFate) -> &'static str {
    match fate {
        TextFate::Open => "fate-open",
        TextFate::Carried => "fate-carried",
        TextFate::Fell => "fate-fell",
        TextFate::Adopted => "fate-adopted",
        TextFate::Withdrawn => "fate-withdrawn",
    }
}
