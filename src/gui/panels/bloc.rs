//! The bloc brief: who it is, what it holds on every issue, and which members depart from it.

use egui::{Align, Id, Layout, Ui};

use crate::gui::cx::{Cx, Wish};
use crate::gui::panes::Pane;
use crate::gui::theme::{self, GAP, GAP_TINY, GAP_WIDE, Type};
use crate::gui::widgets::{
    ActionButton, Chip, Icon, IconButton, Rank, empty_state, ends, search_field, section,
    section_folding,
};
use crate::model::bloc::BlocKind;
use crate::model::ids::BlocId;
use crate::session::command::{Command, LookCommand};
use crate::session::view::bloc::{BlocView, MemberEntryView, PositionView, RecordedViewView};
use crate::words::keys::{bloc_kind_key, confidence_key};

pub use super::position::position_ui;

use super::brief::{Folding, beside, close_line, demand_row, english, folding_row, pane, prose};
use super::reason::{citation_words, sources_ui};

/// The brief of the bloc shown; `own` is the own delegation.
pub fn bloc_ui(ui: &mut Ui, view: Option<&BlocView>, own: Option<&BlocId>, cx: &mut Cx<'_>) {
    let Some(view) = view else {
        empty_state(ui, Icon::People, cx.words.t("empty-bloc"), "", None);
        return;
    };
    pane(ui, "bloc", |ui| {
        head(ui, view, own, cx);
        ui.add_space(GAP_WIDE);
        beside(
            ui,
            cx,
            |ui, cx| glance(ui, view, cx),
            |ui, cx| match view.kind {
                BlocKind::Bloc => positions(ui, view, cx),
                BlocKind::Views => views(ui, view, cx),
                BlocKind::Group => {
                    let palette = theme::palette(ui.visuals());
                    let said = cx.words.t("bloc-group-hint");
                    prose(ui, Type::Body.of(said).color(palette.text_soft));
                }
            },
            |ui, cx| {
                members(ui, view, cx);
                dissent(ui, view, cx);
            },
        );
    });
}

/// Name, kind, and whose delegation it is.
fn head(ui: &mut Ui, view: &BlocView, own: Option<&BlocId>, cx: &mut Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    let words = cx.words;
    let is_own = own == Some(&view.id);
    ends(
        ui,
        |ui| {
            let name = Type::Heading.of(view.short.as_str());
            ui.add(egui::Label::new(name).truncate());
        },
        |ui| {
            if view.kind != BlocKind::Bloc {
                return;
            }
            if is_own {
                let button = ActionButton::new(words.t("action-not-own")).rank(Rank::Quiet);
                if ui.add(button).clicked() {
                    cx.wish(Wish::SetOwn(None));
                }
                let mark = Chip::new(words.t("bloc-own")).icon(Icon::Check);
                ui.add(mark.tone(palette.info));
            } else {
                let button = ActionButton::new(words.t("action-own")).icon(Icon::Flag);
                if ui.add(button).clicked() {
                    cx.wish(Wish::SetOwn(Some(view.id.clone())));
                }
            }
        },
    );
    ui.horizontal_wrapped(|ui| {
        if view.name != view.short {
            ui.label(Type::Body.of(view.name.as_str()).color(palette.text_soft));
        }
        if view.kind != BlocKind::Bloc {
            ui.add(Chip::new(words.t(bloc_kind_key(view.kind))));
        }
        if view.kind == BlocKind::Views {
            ui.add(Chip::new(words.t("views-no-vote")).tone(palette.warning));
        }
        let said = view.date.map_or_else(
            || {
                let year = view.as_of.to_string();
                words.tf("as-of-year", &[("year", year.as_str().into())])
            },
            |date| date.to_string(),
        );
        ui.label(Type::Small.of(said).color(palette.text_faint));
    });
}

/// What it stood for in a sentence, and how far it can be relied on.
fn glance(ui: &mut Ui, view: &BlocView, cx: &Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    let words = cx.words;
    if let Some((year, text)) = &view.snapshot {
        let year = year.to_string();
        let name = words.tf("bloc-glance", &[("year", year.as_str().into())]);
        section(ui, &name, None);
        prose(ui, Type::Body.of(text.as_str()));
        english(ui, "only-in-english", cx);
        ui.add_space(GAP);
    }
    if !view.note.is_empty() {
        let id = Id::unique(("bloc-note", view.id.as_str()));
        section_folding(ui, id, words.t("bloc-caution"), None, false, |ui| {
            prose(
                ui,
                Type::Small.of(view.note.as_str()).color(palette.text_soft),
            );
        });
    }
}

fn members(ui: &mut Ui, view: &BlocView, cx: &Cx<'_>) {
    if view.members.is_empty() {
        return;
    }
    let palette = theme::palette(ui.visuals());
    let words = cx.words;
    let id = Id::unique(("bloc-members", view.id.as_str()));
    let count = view.members.len().to_string();
    let few = view.members.len() <= 12;
    section_folding(ui, id, words.t("bloc-members"), Some(&count), few, |ui| {
        let names: Vec<_> = view.members.iter().map(|(_, name)| name.as_str()).collect();
        let names = names.join(words.t("list-semicolon"));
        prose(ui, Type::Body.of(names).color(palette.text_soft));
    });
}

/// Members that depart from the line, by date: a bloc is not its members.
fn dissent(ui: &mut Ui, view: &BlocView, cx: &Cx<'_>) {
    if view.member_entries.is_empty() {
        return;
    }
    let words = cx.words;
    let id = Id::unique(("bloc-dissent", view.id.as_str()));
    let count = view.member_entries.len().to_string();
    let few = view.member_entries.len() <= 6;
    section_folding(ui, id, words.t("bloc-dissent"), Some(&count), few, |ui| {
        for entry in &view.member_entries {
            ui.scope(|ui| member_entry(ui, entry, cx));
            ui.add_space(GAP);
        }
    });
}

fn member_entry(ui: &mut Ui, entry: &MemberEntryView, cx: &Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    let words = cx.words;
    let (ink, soft) = if entry.begun {
        (palette.text, palette.text_soft)
    } else {
        (palette.text_faint, palette.text_faint)
    };
    ui.spacing_mut().item_spacing.y = 2.0;
    close_line(ui, |ui| {
        ui.label(Type::Strong.of(entry.name.as_str()).color(ink));
        let from = entry.from.to_string();
        ui.label(Type::Small.of(from).color(palette.text_faint));
        if !entry.begun {
            ui.add(Chip::new(words.t("entry-later")));
        }
    });
    if !entry.issue_title.is_empty() {
        ui.label(
            Type::Small
                .of(entry.issue_title.as_str())
                .color(palette.text_faint),
        );
    }
    prose(ui, Type::Body.of(entry.text.as_str()).color(soft));
    if entry.in_english {
        let said = Type::Small.of(words.t("only-in-english"));
        ui.label(said.color(palette.text_faint));
    }
    for demand in &entry.demands {
        demand_row(ui, demand, !entry.begun, cx);
    }
    let cited: Vec<_> = entry.sources.iter().map(citation_words).collect();
    let mut said = words.t(confidence_key(entry.confidence)).to_owned();
    if !cited.is_empty() {
        said = format!("{said} · {}", cited.join(words.t("list-semicolon")));
    }
    ui.label(Type::Small.of(said).color(palette.text_faint));
}

/// Its positions by issue, each a row that unfolds.
fn positions(ui: &mut Ui, view: &BlocView, cx: &mut Cx<'_>) {
    let words = cx.words;
    let sought_id = Id::unique("bloc-search");
    let mut sought: String = ui.data_mut(|data| data.get_temp(sought_id).unwrap_or_default());
    let found: Vec<_> = view.positions.iter().filter(|p| has(p, &sought)).collect();
    let count = found.len().to_string();
    section(ui, words.t("bloc-positions"), Some(&count));
    ui.horizontal(|ui| {
        let width = (ui.available_width() - 80.0).min(320.0);
        if search_field(ui, &mut sought, words.t("search-positions"), width, words).changed() {
            ui.data_mut(|data| data.insert_temp(sought_id, sought.clone()));
        }
        for (icon, key, open) in [
            (Icon::ChevronDown, "action-unfold-all", true),
            (Icon::ChevronUp, "action-fold-all", false),
        ] {
            if ui.add(IconButton::new(icon, words.t(key))).clicked() {
                for position in &found {
                    let id = row_id(position);
                    ui.data_mut(|data| data.insert_persisted(id, open));
                }
            }
        }
        let faint = theme::palette(ui.visuals()).text_faint;
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(GAP);
            let unit = Type::Small.of(words.t("salience-unit")).color(faint);
            ui.add(egui::Label::new(unit).truncate());
        });
    });
    if found.is_empty() && !sought.trim().is_empty() {
        let said = words.tf("empty-search", &[("what", sought.trim().into())]);
        empty_state(ui, Icon::Search, &said, "", None);
    }
    ui.spacing_mut().item_spacing.y = 2.0;
    for position in found {
        position_row(ui, view, position, cx);
    }
}

fn row_id(position: &PositionView) -> Id {
    Id::unique((
        "bloc-position",
        position.bloc.as_str(),
        position.issue.as_str(),
    ))
}

fn position_row(ui: &mut Ui, view: &BlocView, position: &PositionView, cx: &mut Cx<'_>) {
    let now = position.entries.iter().rfind(|entry| entry.in_force);
    let number = position.number.to_string();
    let row = Folding {
        number: &number,
        title: &position.issue_title,
        reading: now.map_or(crate::assess::matrix::Reading::NoRecordedPosition, |e| {
            e.reading
        }),
        strongest: now.and_then(|entry| entry.strongest),
        salience: now
            .and_then(|entry| entry.salience.as_ref())
            .map(|(value, _)| *value),
    };
    if !folding_row(ui, row_id(position), &row, cx) {
        return;
    }
    let margin = egui::Margin {
        left: 52,
        right: 8,
        top: 4,
        bottom: 12,
    };
    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = GAP;
        position_ui(ui, position, cx);
        ui.horizontal(|ui| {
            let words = cx.words;
            let edit = ActionButton::new(words.t("action-edit-position")).icon(Icon::Pencil);
            if ui.add(edit.rank(Rank::Quiet)).clicked() {
                cx.wish(Wish::EditPosition(view.id.clone(), position.issue.clone()));
            }
            let brief = ActionButton::new(words.t("panel-issue-brief")).icon(Icon::Document);
            if ui.add(brief.rank(Rank::Quiet)).clicked() {
                cx.command(Command::Look(LookCommand::Issue(position.issue.clone())));
                cx.wish(Wish::Show(Pane::Issue));
            }
        });
    });
}

/// Whether a position speaks of all the words searched for.
fn has(position: &PositionView, sought: &str) -> bool {
    let sought = sought.to_lowercase();
    let mut text = format!("{} {}", position.number, position.issue_title);
    for entry in &position.entries {
        text.push(' ');
        text.push_str(&entry.stance);
        for demand in &entry.demands {
            text.push(' ');
            text.push_str(&demand.label);
        }
    }
    let text = text.to_lowercase();
    sought.split_whitespace().all(|word| text.contains(word))
}

/// What a meeting recorded: no bloc, no position, no vote weight.
fn views(ui: &mut Ui, view: &BlocView, cx: &mut Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    let words = cx.words;
    let count = view.views.len().to_string();
    section(ui, words.t("recorded-views"), Some(&count));
    prose(
        ui,
        Type::Small
            .of(words.t("recorded-views-hint"))
            .color(palette.text_faint),
    );
    for recorded in &view.views {
        ui.add_space(GAP);
        ui.scope(|ui| recorded_view(ui, recorded, cx));
    }
}

fn recorded_view(ui: &mut Ui, view: &RecordedViewView, cx: &mut Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    ui.spacing_mut().item_spacing.y = GAP_TINY;
    ui.label(Type::Strong.of(view.issue_title.as_str()));
    prose(ui, Type::Body.of(view.text.as_str()));
    for (label, how) in &view.elements {
        close_line(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            ui.label(Type::Body.of(label.as_str()).color(palette.text_soft));
            ui.label(Type::Small.of(how.as_str()).color(palette.text_faint));
        });
    }
    sources_ui(ui, &view.sources, cx);
}
