//! What was wrong with the files that were read and with cues: where it is, and what to do.

use egui::{ScrollArea, Sense, Ui, Vec2};

use crate::gui::cx::Cx;
use crate::gui::theme::{self, GAP, GAP_TINY, Type};
use crate::gui::widgets::invisible::append_visible;
use crate::gui::widgets::{Icon, IconButton, card, empty_state, ends, section};
use crate::model::problem::{Problem, Severity};
use crate::session::command::{Command, LookCommand};
use crate::session::state::Session;
use crate::words::keys::severity_key;
use crate::words::retell::{retold, retold_of_file};

/// The pane.
pub fn problems_ui(ui: &mut Ui, session: &Session, cx: &mut Cx<'_>) {
    let words = cx.words;
    let cues: Vec<Problem> = session
        .derived()
        .cue_problems
        .iter()
        .map(Problem::from)
        .collect();
    let files = session.problems();
    if files.is_empty() && cues.is_empty() {
        empty_state(
            ui,
            Icon::Done,
            words.t("empty-problems"),
            words.t("problems-none-hint"),
            None,
        );
        return;
    }
    ScrollArea::vertical()
        .id_salt("problems")
        .auto_shrink(false)
        .show(ui, |ui| {
            egui::Frame::new()
                .inner_margin(egui::Margin::symmetric(12, 8))
                .show(ui, |ui| {
                    ui.set_max_width(ui.available_width().min(760.0));
                    for (key, problems) in [
                        ("problems-files", files),
                        ("problems-cues", cues.as_slice()),
                    ] {
                        if problems.is_empty() {
                            continue;
                        }
                        section(ui, words.t(key), Some(&problems.len().to_string()));
                        let errors = problems
                            .iter()
                            .filter(|problem| problem.severity == Severity::Error);
                        let warnings = problems
                            .iter()
                            .filter(|problem| problem.severity == Severity::Warning);
                        for problem in errors.chain(warnings) {
                            problem_ui(ui, problem, cx);
                        }
                        ui.add_space(GAP);
                    }
                });
        });
}

fn problem_ui(ui: &mut Ui, problem: &Problem, cx: &mut Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    let words = cx.words;
    let (icon, tone) = match problem.severity {
        Severity::Error => (Icon::Error, palette.danger),
        Severity::Warning => (Icon::Warning, palette.warning),
    };
    let place = problem.place();
    card(ui, Some(tone.mark), |ui| {
        ui.spacing_mut().item_spacing.y = GAP_TINY;
        ends(
            ui,
            |ui| {
                ui.spacing_mut().item_spacing.x = 6.0;
                let (rect, _) = ui.allocate_exact_size(Vec2::splat(16.0), Sense::hover());
                icon.paint(ui.painter(), rect, 14.0, tone.mark);
                ui.label(
                    Type::SmallStrong
                        .of(words.t(severity_key(problem.severity)))
                        .color(tone.ink),
                );
                if !place.is_empty() {
                    ui.add(
                        egui::Label::new(Type::Mono.of(place.as_str()).color(palette.text_soft))
                            .truncate(),
                    );
                }
            },
            |ui| {
                let name = format!("{}: {}", words.t("action-copy"), problem.message);
                if ui.add(IconButton::new(Icon::Copy, &name).small()).clicked() {
                    cx.command(Command::Look(LookCommand::Copy(problem.to_string())));
                }
            },
        );
        ui.add(
            egui::Label::new(Type::Body.of(retold_of_file(
                &problem.message,
                &problem.remedy,
                words,
            )))
            .selectable(true)
            .wrap(),
        );
        if !problem.excerpt.is_empty() {
            excerpt(ui, problem);
        }
        if !problem.remedy.is_empty() {
            let remedy = format!(
                "{}: {}",
                words.t("problem-remedy"),
                retold(&problem.remedy, words)
            );
            ui.add(
                egui::Label::new(Type::Body.of(remedy).color(palette.text_soft))
                    .selectable(true)
                    .wrap(),
            );
        }
    });
}

/// The line as it stands in the file, with a caret below the column. A long line is shown round
/// the caret; characters nobody sees are shown as chips.
fn excerpt(ui: &mut Ui, problem: &Problem) {
    let palette = theme::palette(ui.visuals());
    let column = problem.at.map(|(_, column)| column.saturating_sub(1));
    let (line, caret) = window(&problem.excerpt, column);
    egui::Frame::new()
        .fill(palette.sunken)
        .inner_margin(egui::Margin::symmetric(8, 4))
        .corner_radius(4)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let format = |color| egui::TextFormat {
                font_id: Type::Mono.font(),
                color,
                ..egui::TextFormat::default()
            };
            let mut job = egui::text::LayoutJob::default();
            append_visible(
                &mut job,
                &line,
                &format(palette.text_soft),
                &format(palette.warning.ink),
            );
            if let Some(caret) = caret {
                job.append("\n", 0.0, format(palette.danger.ink));
                // The words before the caret, painted in nothing, push it below its column however
                // wide their letters are.
                let before: String = line.chars().take(caret).collect();
                append_visible(
                    &mut job,
                    &before,
                    &format(egui::Color32::TRANSPARENT),
                    &format(egui::Color32::TRANSPARENT),
                );
                job.append("^", 0.0, format(palette.danger.ink));
            }
            ScrollArea::horizontal()
                .id_salt((&problem.file, problem.at, &problem.message))
                .show(ui, |ui| {
                    let label = ui.add(egui::Label::new(job).wrap_mode(egui::TextWrapMode::Extend));
                    label.accessible_name(problem.excerpt.as_str());
                });
        });
}

/// At most this much of a line before and after the caret is shown.
const ROUND: usize = 72;

/// The part of a line round a column, and the column within it.
fn window(line: &str, column: Option<usize>) -> (String, Option<usize>) {
    let Some(column) = column else {
        let cut = line.chars().count() > 2 * ROUND;
        let start: String = line.chars().take(2 * ROUND).collect();
        return (if cut { format!("{start}…") } else { start }, None);
    };
    let skip = column.saturating_sub(ROUND);
    let mut part: String = line.chars().skip(skip).take(2 * ROUND).collect();
    if line.chars().count() > skip + 2 * ROUND {
        part.push('…');
    }
    if skip == 0 {
        return (part, Some(column));
    }
    (format!("…{part}"), Some(column - skip + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_line_is_shown_round_its_caret() {
        assert_eq!(window("(id: 1)", Some(1)), ("(id: 1)".to_owned(), Some(1)));
        let long = format!("{}!{}", "x".repeat(300), "y".repeat(300));
        let (part, caret) = window(&long, Some(300));
        assert_eq!(part.chars().nth(caret.unwrap()), Some('!'));
        assert!(part.chars().count() <= 2 * ROUND + 2);
        assert!(part.starts_with('…') && part.ends_with('…'));
        assert_eq!(window(&long, None).1, None);
    }
}
