//! How it went: items, the chart of verdicts, who moved, votes, and the timeline.

use egui::{Ui, vec2};

use crate::exchange::exercise::clock;
use crate::exercise::debrief::Shifted;
use crate::gui::actions::{Action, DebriefAction};
use crate::gui::chart::{LaneColumn, lanes};
use crate::gui::cx::{Cx, Wish};
use crate::gui::theme::{self, GAP, GAP_TINY, GAP_WIDE, Type};
use crate::gui::widgets::{Chip, Icon, VerdictBadge, card, choice, section};
use crate::model::ids::EventId;
use crate::session::view::debrief::{DebriefView, PointView, ShiftView, TrackView, VoteView};
use crate::words::Words;
use crate::words::keys::rule_key;
use crate::words::meeting::{ballot_key, method_key};

use super::{Told, spoken, text_words};

/// The first part of the pane.
pub(super) fn went_ui(ui: &mut Ui, view: &DebriefView, item: &mut Option<usize>, cx: &mut Cx<'_>) {
    let words = cx.words;
    section(ui, words.t("debrief-items"), None);
    items(ui, view, words);
    ui.add_space(GAP_WIDE);
    section(ui, words.t("debrief-lanes"), None);
    chart(ui, view, item, cx);
    ui.add_space(GAP_WIDE);
    let n = view.shifts.len().to_string();
    section(ui, words.t("debrief-shifts"), Some(&n));
    if view.shifts.is_empty() {
        quiet(ui, words.t("debrief-shifts-none"));
    }
    for shift in &view.shifts {
        shift_ui(ui, shift, view.alone, cx);
    }
    ui.add_space(GAP_WIDE);
    let n = view.votes.len().to_string();
    section(ui, words.t("debrief-votes"), Some(&n));
    if view.votes.is_empty() {
        quiet(ui, words.t("debrief-votes-none"));
    }
    for vote in &view.votes {
        vote_ui(ui, vote, words);
        ui.add_space(GAP_TINY);
    }
    if !view.alone {
        ui.add_space(GAP_WIDE);
        spoken::spoken_ui(ui, &view.spoken, words);
    }
}

/// A line that says that there is nothing.
pub(super) fn quiet(ui: &mut Ui, said: &str) {
    let faint = theme::palette(ui.visuals()).text_faint;
    ui.label(Type::Body.of(said).color(faint));
}

fn items(ui: &mut Ui, view: &DebriefView, words: &Words) {
    let palette = theme::palette(ui.visuals());
    let name_room = (ui.available_width() * 0.4).clamp(120.0, 240.0);
    for item in &view.items {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            ui.allocate_ui(vec2(name_room, 22.0), |ui| {
                ui.set_width(name_room);
                let title = Type::Body.of(item.title.as_str()).color(palette.text);
                ui.add(egui::Label::new(title).truncate());
            });
            let (key, tone, icon) = match item.adopted {
                Some(true) => ("debrief-adopted", Some(palette.success), Icon::Check),
                Some(false) => ("debrief-not-adopted", Some(palette.warning), Icon::Minus),
                None => ("debrief-not-taken-up", None, Icon::Minus),
            };
            let mut chip = Chip::new(words.t(key)).icon(icon);
            if let Some(tone) = tone {
                chip = chip.tone(tone);
            }
            ui.add(chip);
            if !view.alone && item.adopted.is_some() {
                let (spent, planned) = (clock(item.spent_ms), format!("{}:00", item.planned));
                let key = if item.in_time {
                    "debrief-time"
                } else {
                    "debrief-time-over"
                };
                let said = words.tf(
                    key,
                    &[
                        ("spent", spent.as_str().into()),
                        ("planned", planned.as_str().into()),
                    ],
                );
                ui.label(Type::Small.of(said).color(palette.text_soft));
            }
        });
    }
}

fn chart(ui: &mut Ui, view: &DebriefView, item: &mut Option<usize>, cx: &mut Cx<'_>) {
    let words = cx.words;
    let tracks: Vec<(usize, &str)> = view
        .tracks
        .iter()
        .enumerate()
        .map(|(n, track)| (n, track.title.as_str()))
        .collect();
    // Until somebody chooses: the first item under which a text was tabled.
    let first = view.tracks.iter().position(|t| t.points.len() > 1);
    let last = tracks.len().saturating_sub(1);
    let mut at = item.unwrap_or(first.unwrap_or(0)).min(last);
    let id = ui.scope_id().with("debrief-item");
    if choice(ui, id, words.t("debrief-item"), &mut at, &tracks) {
        *item = Some(at);
    }
    let Some(track) = view.tracks.get(at) else {
        return;
    };
    quiet(ui, words.t("debrief-lanes-hint"));
    ui.add_space(GAP_TINY);
    let columns = columns(track, words);
    let chosen = lanes(ui, &view.seats, &columns, words);
    let event = chosen.and_then(|n| track.points.get(n)?.event);
    if let Some(event) = event {
        go_to(event, cx);
    }
}

/// The texts of an item as columns of the chart.
fn columns(track: &TrackView, words: &Words) -> Vec<LaneColumn> {
    let column = |point: &PointView| {
        let (head, below, name) = match &point.text {
            None => {
                let start = words.t("debrief-start");
                (start.to_owned(), String::new(), start.to_owned())
            }
            Some(text) => {
                let n = text.n.to_string();
                let head = words.tf("debrief-text-n", &[("n", n.as_str().into())]);
                let mut name = text_words(text, words);
                if point.adopted {
                    name = words.tf("debrief-adopted-named", &[("text", name.into())]);
                }
                (head, text.by.clone(), name)
            }
        };
        LaneColumn {
            head,
            below,
            name,
            adopted: point.adopted,
            brackets: point.brackets,
            verdicts: point.verdicts.clone(),
            leads: point.event.is_some(),
        }
    };
    track.points.iter().map(column).collect()
}

/// Goes to a moment in the replay.
fn go_to(event: EventId, cx: &mut Cx<'_>) {
    cx.wish(Wish::Act(Action::Debrief(DebriefAction::ReplayAt(event))));
}

fn shift_ui(ui: &mut Ui, shift: &ShiftView, alone: bool, cx: &mut Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        if !alone {
            let at = clock(shift.at);
            ui.label(Type::Small.of(at).color(palette.text_faint));
        }
        ui.label(Type::Strong.of(shift.role.as_str()).color(palette.text));
        match shift.what {
            Shifted::Verdict(was, is) => {
                ui.add(VerdictBadge::new(was, words).quiet());
                ui.label(Type::Body.of("→").color(palette.text_faint));
                ui.add(VerdictBadge::new(is, words));
            }
            Shifted::Ballot(was, is) => {
                ui.add(Chip::new(words.t(ballot_key(was))));
                ui.label(Type::Body.of("→").color(palette.text_faint));
                ui.add(Chip::new(words.t(ballot_key(is))).tone(palette.info));
            }
        }
        let text = text_words(&shift.text, words);
        let said = words.tf(
            "debrief-shift-with",
            &[
                ("text", text.as_str().into()),
                ("item", shift.item.as_str().into()),
            ],
        );
        let link = egui::Link::new(Type::Small.of(said));
        if ui.add(link).on_hover_text(words.t("debrief-go")).clicked() {
            go_to(shift.event, cx);
        }
    });
}

fn vote_ui(ui: &mut Ui, vote: &VoteView, words: &Words) {
    let palette = theme::palette(ui.visuals());
    let (key, tone) = if vote.carried {
        ("debrief-carried", palette.success)
    } else {
        ("debrief-fell", palette.danger)
    };
    card(ui, Some(tone.mark), |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            let text = text_words(&vote.text, words);
            ui.label(Type::Strong.of(text).color(palette.text));
            ui.add(Chip::new(words.t(key)).tone(tone));
            let how = format!(
                "{} · {}",
                words.t(method_key(vote.method)),
                words.t(rule_key(vote.rule))
            );
            ui.label(Type::Small.of(how).color(palette.text_soft));
        });
        let counts = [vote.count.yes, vote.count.no, vote.count.abstain];
        let keys = ["debrief-for", "debrief-against", "debrief-abstaining"];
        for ((who, count), key) in vote.who.iter().zip(counts).zip(keys) {
            if count == 0 && who.is_empty() {
                continue;
            }
            let n = count.to_string();
            let names = who.join(words.t("list-names"));
            let mut said = words.tf(key, &[("n", n.as_str().into())]);
            if !names.is_empty() {
                said = format!("{said}{}{names}", words.t("debrief-colon"));
            }
            ui.label(Type::Body.of(said).color(palette.text_soft));
        }
    });
}

/// What happened, each line leading to its moment.
pub(super) fn timeline_ui(ui: &mut Ui, view: &DebriefView, told: &Told, cx: &mut Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    let n = view.timeline.len().to_string();
    section(ui, words.t("debrief-timeline"), Some(&n));
    let mut item: Option<&str> = None;
    for (moment, said) in view.timeline.iter().zip(&told.events) {
        if item != Some(moment.item.as_str()) && !moment.item.is_empty() {
            item = Some(moment.item.as_str());
            ui.add_space(GAP_TINY);
            ui.label(
                Type::SmallStrong
                    .of(moment.item.as_str())
                    .color(palette.text_soft),
            );
        }
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            let at = if view.alone {
                String::new()
            } else {
                clock(moment.at)
            };
            let label = egui::Label::new(Type::Small.of(at).color(palette.text_faint));
            ui.add_sized([52.0, 20.0], label);
            let words = egui::Link::new(Type::Body.of(said.as_str()).color(palette.text));
            if ui.add(words).clicked() {
                go_to(moment.event, cx);
            }
        });
    }
    if !told.refused.is_empty() {
        ui.add_space(GAP_WIDE);
        let n = told.refused.len().to_string();
        section(ui, words.t("debrief-refused"), Some(&n));
        for why in &told.refused {
            ui.label(Type::Small.of(why.as_str()).color(palette.text_soft));
        }
    }
    ui.add_space(GAP_WIDE);
}
