//! One finding on a card: words, rule, source, and what would change it.

use egui::Ui;

use super::brief::english;
use crate::assess::finding::FindingKind;
use crate::gui::cx::{Cx, Wish};
use crate::gui::panes::Pane;
use crate::gui::theme::{self, GAP, GAP_TINY, Type};
use crate::gui::widgets::{
    ActionButton, Chip, Icon, Rank, citation, salience_bar, strength_chip, verdict_dot,
};
use crate::model::bloc::ConfidenceKind;
use crate::model::decision::Ruling;
use crate::session::command::{Command, DossierCommand, DraftCommand, LookCommand};
use crate::session::view::reason::{CitationView, Found, Reason, Way};
use crate::words::keys::{confidence_hint_key, confidence_key, finding_key, force_key, verb_key};
use crate::words::place::place_words;

/// A finding. `open` shows the reasons and sources too.
pub fn reason_ui(ui: &mut Ui, reason: &Reason, id: egui::Id, cx: &mut Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    ui.push_id(id, |ui| {
        head(ui, reason, cx);
        if !reason.words.is_empty() {
            quote(ui, reason, cx);
        }
        let mut open = ui.data_mut(|data| *data.get_temp_mut_or(id, false));
        ui.horizontal_wrapped(|ui| {
            ui.label(
                Type::Small
                    .of(cx.words.t(confidence_key(reason.confidence)))
                    .color(if reason.confidence == ConfidenceKind::Inferred {
                        palette.warning.ink
                    } else {
                        palette.text_faint
                    }),
            )
            .on_hover_text(cx.words.t(confidence_hint_key(reason.confidence)));
            if let Some(first) = reason.sources.first() {
                let more = reason.sources.len() - 1;
                let mut named = citation_words(first);
                if more > 0 {
                    named = format!("{named} +{more}");
                }
                ui.label(Type::Small.of(named).color(palette.text_faint))
                    .on_hover_text(&first.title);
            }
            let key = if open { "action-less" } else { "action-why" };
            let button = ActionButton::new(cx.words.t(key)).rank(Rank::Quiet);
            if ui.add(button.small()).clicked() {
                open = !open;
                ui.data_mut(|data| data.insert_temp(id, open));
            }
        });
        if open {
            details(ui, reason, cx);
        }
    });
}

/// Element, strength, what the demand says.
fn head(ui: &mut Ui, reason: &Reason, cx: &mut Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        if let Some(verdict) = reason.verdict {
            verdict_dot(ui, verdict, 12.0, cx.words);
        }
        let ink = if reason.ignored {
            palette.text_faint
        } else {
            palette.text
        };
        let name = Type::Strong.of(reason.element_label.as_str()).color(ink);
        let name = if reason.ignored {
            name.strikethrough()
        } else {
            name
        };
        if ui
            .add(egui::Label::new(name).sense(egui::Sense::click()))
            .on_hover_text(&reason.issue_title)
            .clicked()
        {
            cx.command(Command::Look(LookCommand::Issue(reason.issue.clone())));
            cx.wish(Wish::Show(Pane::Issue));
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        strength_chip(ui, reason.strength, cx.words);
        let says = format!(
            "{} · {}",
            cx.words.t(verb_key(reason.verb)),
            cx.words.t(finding_key(reason.kind))
        );
        ui.label(Type::Small.of(says).color(palette.text_soft));
        if let Some(force) = reason.force {
            ui.label(
                Type::Small
                    .of(cx.words.t(force_key(force)))
                    .color(palette.text_faint),
            );
        }
        if reason.by_silence {
            ui.add(Chip::new(cx.words.t("finding-by-silence")));
        }
        if reason.ignored {
            ui.add(Chip::new(cx.words.t("finding-ignored")));
        }
        if let Found::Wording(likelihood) = reason.found {
            let percent = (likelihood + 5) / 10;
            let said = cx.words.tf("found-likely-by", &[("n", percent.into())]);
            let hint = cx.words.tf("found-likely-hint", &[("n", percent.into())]);
            let chip = Chip::new(&said).icon(Icon::Warning).tone(palette.warning);
            ui.add(chip.hint(&hint));
        }
    });
}

/// The words, with their place; a click brings the caret there.
fn quote(ui: &mut Ui, reason: &Reason, cx: &mut Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    let words = format!("“{}”", reason.words);
    let place = place_words(&reason.at.number, cx.words);
    let said = format!("{place} {words}");
    let said = said.trim_start();
    let text = Type::TextItalic
        .of(words)
        .size(14.0)
        .color(palette.text_soft);
    let response = ui.add(egui::Label::new(text).wrap().sense(egui::Sense::click()));
    let name = cx.words.tf("go-to-words", &[("words", said.into())]);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &name));
    let response = response
        .on_hover_cursor(egui::CursorIcon::PointingHand)
        .on_hover_text(place);
    if let (true, Some(paragraph)) = (response.clicked(), reason.at.paragraph) {
        cx.command(Command::Look(LookCommand::GoTo(paragraph, reason.at.span)));
        cx.wish(Wish::Show(Pane::Article));
    }
}

/// `S1 §II-3`.
pub fn citation_words(citation: &CitationView) -> String {
    if citation.place.is_empty() {
        citation.source.to_string()
    } else {
        format!("{} {}", citation.source, citation.place)
    }
}

/// Sources, one a line, with their titles.
pub fn sources_ui(ui: &mut Ui, sources: &[CitationView], cx: &mut Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    for source in sources {
        let mut words = citation_words(source);
        if !source.title.is_empty() {
            words = format!("{words} · {}", source.title);
        }
        let opens = source.url.starts_with("http");
        let response = citation(ui, &words, opens);
        if opens && response.clicked() {
            cx.wish(Wish::OpenLink(source.url.clone()));
        }
        if !source.note.is_empty() {
            ui.label(
                Type::Small
                    .of(source.note.as_str())
                    .color(palette.text_faint),
            );
        }
    }
}

/// Stance, salience, sources, what would change it, and what a person can say to it.
fn details(ui: &mut Ui, reason: &Reason, cx: &mut Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    let field = |ui: &mut Ui, key: &str, cx: &Cx<'_>| {
        ui.add_space(GAP_TINY);
        ui.label(
            Type::SmallStrong
                .of(cx.words.t(key))
                .color(palette.text_faint),
        );
    };
    field(ui, "bloc-stance", cx);
    ui.label(Type::Body.of(reason.stance.as_str()));
    if reason.stance_in_english {
        ui.label(
            Type::Small
                .of(cx.words.t("only-in-english"))
                .color(palette.text_faint),
        );
    }
    if let Some((value, why)) = &reason.salience {
        salience_bar(ui, Some(*value), why, cx.words);
        ui.label(Type::Small.of(why.as_str()).color(palette.text_faint));
    }
    if let Found::Cue(cue) = &reason.found {
        field(ui, "found-by-cue", cx);
        ui.label(Type::Mono.of(cue.as_str()).color(palette.text_soft));
    }
    field(ui, "sources", cx);
    sources_ui(ui, &reason.sources, cx);
    if !reason.confidence_note.is_empty() {
        ui.label(
            Type::Small
                .of(reason.confidence_note.as_str())
                .color(palette.text_faint),
        );
    }
    if !reason.demand_note.is_empty() {
        ui.label(
            Type::Small
                .of(reason.demand_note.as_str())
                .color(palette.text_faint),
        );
    }
    for note in &reason.notes {
        let words = format!("{} {}", note.when, note.text);
        ui.label(
            Type::Small
                .of(words.trim().to_owned())
                .color(palette.text_faint),
        );
    }
    if !reason.ways.is_empty() {
        field(ui, "finding-way-out", cx);
        for way in &reason.ways {
            way_ui(ui, reason, way, cx);
        }
    }
    said_by_person(ui, reason, cx);
}

/// One way out, with the button that takes it.
fn way_ui(ui: &mut Ui, reason: &Reason, way: &Way, cx: &mut Cx<'_>) {
    let words = cx.words;
    match way {
        Way::Drop(quoted) => {
            let said = words.tf("remedy-drop-words", &[("words", quoted.as_str().into())]);
            ui.label(Type::Body.of(said));
            let button = ActionButton::new(words.t("action-drop-words")).rank(Rank::Quiet);
            if let (true, Some(paragraph)) = (ui.add(button).clicked(), reason.at.paragraph) {
                cx.command(Command::Draft(DraftCommand::DropWords(
                    paragraph,
                    reason.at.span,
                )));
            }
        }
        Way::Add {
            element,
            label,
            model,
        } => {
            let said = words.tf("remedy-add-element", &[("element", label.as_str().into())]);
            let response = ui.label(Type::Body.of(said));
            if !model.is_empty() {
                response.on_hover_text(model);
                let button = ActionButton::new(words.t("action-insert-model")).rank(Rank::Quiet);
                if ui.add(button).clicked() {
                    cx.command(Command::Draft(DraftCommand::InsertModel(
                        element.clone(),
                        cx.lang,
                    )));
                }
            }
        }
        Way::DropElement(label) => {
            let said = words.tf("remedy-drop-element", &[("element", label.as_str().into())]);
            ui.label(Type::Body.of(said));
        }
        Way::Raise { now, at_least } => {
            let now = now.level.to_string();
            let least = at_least.to_string();
            let said = words.tf(
                "remedy-raise-force",
                &[
                    ("now", now.as_str().into()),
                    ("least", least.as_str().into()),
                ],
            );
            ui.label(Type::Body.of(said));
        }
        Way::Fallback(fallback) => {
            ui.label(Type::Body.of(format!("{}: {fallback}", words.t("remedy-fallback"))));
            english(ui, "only-in-english", cx);
        }
    }
}

/// Confirm, reject, set aside: a person's word on the coding and on the finding.
fn said_by_person(ui: &mut Ui, reason: &Reason, cx: &mut Cx<'_>) {
    let Some(paragraph) = reason.at.paragraph else {
        return;
    };
    ui.add_space(GAP);
    let words = cx.words;
    ui.horizontal_wrapped(|ui| {
        let quiet = |key| ActionButton::new(words.t(key)).rank(Rank::Quiet);
        if let Found::Person { id, .. } = reason.found {
            if ui.add(quiet("action-take-back")).clicked() {
                cx.command(Command::Dossier(DossierCommand::TakeBack(id)));
            }
        } else if reason.found != Found::Nowhere {
            if ui.add(quiet("action-code-confirm")).clicked() {
                let ruling = Ruling::Confirm(reason.element.clone());
                let (span, reason) = (reason.at.span, String::new());
                cx.command(Command::Dossier(DossierCommand::Decide {
                    paragraph,
                    span,
                    ruling,
                    reason,
                }));
            }
            if ui.add(quiet("action-code-reject")).clicked() {
                cx.wish(Wish::RejectCoding(
                    paragraph,
                    reason.at.span,
                    reason.element.clone(),
                ));
            }
        }
        if !reason.ignored
            && reason.kind == FindingKind::Conflict
            && ui.add(quiet("action-ignore")).clicked()
        {
            let wish = Wish::Ignore(
                paragraph,
                reason.at.span,
                reason.bloc.clone(),
                reason.element.clone(),
            );
            cx.wish(wish);
        }
        if ui.add(quiet("action-edit-position")).clicked() {
            cx.wish(Wish::EditPosition(
                reason.bloc.clone(),
                reason.issue.clone(),
            ));
        }
    });
}
