//! The points with sums that anybody can check, where each side ended, the recorded outcome, and the
//! secrets, which wait behind a button.

use egui::{Ui, vec2};

use crate::exercise::score::Rung;
use crate::gui::cx::Cx;
use crate::gui::theme::{self, GAP, GAP_TINY, GAP_WIDE, Tone, Type};
use crate::gui::widgets::{ActionButton, Chip, Icon, Rank, card, ends, section, section_folding};
use crate::session::view::debrief::{
    CountedKind, DebriefView, LadderView, OutcomeView, ScoreLineView, ScoreView,
};
use crate::words::Words;
use crate::words::keys::strength_key;
use crate::words::learning::rung_key;

use super::went::quiet;

/// The third part of the pane.
pub(super) fn points_ui(ui: &mut Ui, view: &DebriefView, cx: &Cx<'_>) {
    let words = cx.words;
    section(ui, words.t("debrief-points"), None);
    quiet(ui, words.t("debrief-points-hint"));
    for score in &view.scores {
        score_ui(ui, score, words);
        ui.add_space(GAP_TINY);
    }
    ui.add_space(GAP_WIDE);
    section(ui, words.t("debrief-ladders"), None);
    quiet(ui, words.t("debrief-ladders-hint"));
    ladders(ui, &view.ladders, words);
    if let Some(outcome) = &view.outcome {
        ui.add_space(GAP_WIDE);
        outcome_ui(ui, outcome, words);
    }
}

/// The points of a delegation: its total and sum, and unfolded every line.
pub(in crate::gui::panels) fn score_ui(ui: &mut Ui, score: &ScoreView, words: &Words) {
    let palette = theme::palette(ui.visuals());
    card(ui, None, |ui| {
        let total = score.total.to_string().replace('-', "−");
        ends(
            ui,
            |ui| ui.label(Type::Strong.of(score.role.as_str()).color(palette.text)),
            |ui| {
                let said = words.tf("debrief-total", &[("n", total.as_str().into())]);
                ui.label(Type::Title.of(said).color(palette.text));
            },
        );
        let sum = Type::Mono.of(score.sum.as_str()).color(palette.text_soft);
        ui.add(egui::Label::new(sum).wrap());
        let id = ui.scope_id().with(("score", score.role.as_str()));
        let n = score.lines.len().to_string();
        let name = words.tf("debrief-lines", &[("who", score.role.as_str().into())]);
        section_folding(ui, id, &name, Some(&n), false, |ui| {
            for line in &score.lines {
                line_ui(ui, line, words);
            }
        });
    });
}

fn line_ui(ui: &mut Ui, line: &ScoreLineView, words: &Words) {
    let palette = theme::palette(ui.visuals());
    let what = words.tf(counted_key(line.kind), &[("what", line.of.as_str().into())]);
    let asked = line.asked.map(|(strength, weight)| {
        let weight = weight.to_string();
        words.tf(
            "debrief-asked",
            &[
                ("strength", words.t(strength_key(strength)).into()),
                ("weight", weight.as_str().into()),
            ],
        )
    });
    let points = if line.points < 0 {
        format!("−{}", line.points.unsigned_abs())
    } else {
        format!("+{}", line.points)
    };
    ends(
        ui,
        |ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            ui.label(Type::Body.of(what).color(palette.text_soft));
            if let Some(asked) = asked {
                ui.label(Type::Small.of(asked).color(palette.text_faint));
            }
        },
        |ui| ui.label(Type::Strong.of(points).color(palette.text)),
    );
}

/// What is counted.
fn counted_key(kind: CountedKind) -> &'static str {
    match kind {
        CountedKind::Kept => "counted-kept",
        CountedKind::Crossed => "counted-crossed",
        CountedKind::Met => "counted-met",
        CountedKind::Agreed => "counted-agreed",
        CountedKind::InTime => "counted-in-time",
    }
}

/// A row a delegation, a column an issue, of equal width.
fn ladders(ui: &mut Ui, ladders: &LadderView, words: &Words) {
    let palette = theme::palette(ui.visuals());
    let room = ui.available_width();
    let name_room = (room * 0.24).clamp(88.0, 190.0);
    let n = ladders.issues.len().max(1) as f32;
    let wide = ((room - name_room - GAP) / n - GAP).clamp(96.0, 220.0);
    let id = ui.scope_id().with("debrief-ladders");
    let cell = |ui: &mut Ui, width: f32, add: &mut dyn FnMut(&mut Ui)| {
        ui.allocate_ui(vec2(width, 22.0), |ui| {
            ui.set_width(width);
            add(ui);
        });
    };
    egui::ScrollArea::horizontal()
        .id_salt(id)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.horizontal(|ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                cell(ui, name_room, &mut |_| {});
                for issue in &ladders.issues {
                    cell(ui, wide, &mut |ui| {
                        let head = Type::SmallStrong.of(issue.as_str());
                        let head = egui::Label::new(head.color(palette.text_soft));
                        ui.add(head.truncate());
                    });
                }
            });
            for (role, rungs) in &ladders.rows {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = GAP;
                    cell(ui, name_room, &mut |ui| {
                        let name = Type::Body.of(role.as_str()).color(palette.text);
                        ui.add(egui::Label::new(name).truncate());
                    });
                    for rung in rungs {
                        cell(ui, wide, &mut |ui| {
                            let chip = Chip::new(words.t(rung_key(*rung)));
                            match rung_tone(*rung, palette) {
                                Some(tone) => ui.add(chip.tone(tone)),
                                None => ui.add(chip),
                            };
                        });
                    }
                });
            }
        });
}

fn rung_tone(rung: Rung, palette: &theme::Palette) -> Option<Tone> {
    match rung {
        Rung::Preferred => Some(palette.success),
        Rung::Acceptable => Some(palette.info),
        Rung::Fallback | Rung::Below => Some(palette.warning),
        Rung::Crossed => Some(palette.danger),
        Rung::Untouched => None,
    }
}

fn outcome_ui(ui: &mut Ui, outcome: &OutcomeView, words: &Words) {
    let palette = theme::palette(ui.visuals());
    section(ui, words.t("debrief-outcome"), None);
    let said = words.tf(
        "debrief-outcome-of",
        &[("name", outcome.name.as_str().into())],
    );
    quiet(ui, &said);
    let mut issue: Option<&str> = None;
    for row in &outcome.rows {
        if issue != Some(row.issue.as_str()) {
            issue = Some(row.issue.as_str());
            ui.add_space(GAP_TINY);
            let head = Type::SmallStrong.of(row.issue.as_str());
            ui.label(head.color(palette.text_soft));
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            let (key, tone, icon) = match (&row.recorded, row.here) {
                (Some(_), true) => ("outcome-both", Some(palette.success), Icon::Check),
                (Some(_), false) => ("outcome-there", Some(palette.warning), Icon::Minus),
                (None, _) => ("outcome-here", Some(palette.info), Icon::Plus),
            };
            let chip = Chip::new(words.t(key)).icon(icon);
            match tone {
                Some(tone) => ui.add(chip.tone(tone)),
                None => ui.add(chip),
            };
            ui.label(Type::Body.of(row.element.as_str()).color(palette.text));
            if let Some(place) = &row.recorded {
                ui.label(Type::Small.of(place.as_str()).color(palette.text_faint));
            }
        });
    }
}

/// What each role alone knew, once somebody says that everybody may know.
pub(super) fn secrets_ui(ui: &mut Ui, view: &DebriefView, shown: &mut bool, cx: &Cx<'_>) {
    let words = cx.words;
    if view.secrets.is_empty() {
        return;
    }
    let palette = theme::palette(ui.visuals());
    section(ui, words.t("debrief-secrets"), None);
    let (key, icon) = if *shown {
        ("debrief-secrets-hide", Icon::Lock)
    } else {
        ("debrief-secrets-show", Icon::LockOpen)
    };
    quiet(ui, words.t("debrief-secrets-hint"));
    ui.add_space(GAP_TINY);
    let button = ActionButton::new(words.t(key)).icon(icon);
    if ui.add(button.rank(Rank::Secondary)).clicked() {
        *shown = !*shown;
    }
    if !*shown {
        return;
    }
    for (role, secret) in &view.secrets {
        ui.add_space(GAP_TINY);
        card(ui, Some(palette.warning.mark), |ui| {
            ui.label(Type::Strong.of(role.as_str()).color(palette.text));
            let words = Type::Body.of(secret.as_str()).color(palette.text_soft);
            ui.add(egui::Label::new(words).wrap());
        });
    }
}
