//! The status bar: how a vote would go, what is not coded, what is wrong; and messages in words.

use egui::{Panel, Ui};

use crate::assess::adoption::{Count, Outcome};
use crate::model::reference::RuleKind;
use crate::session::state::Session;
use crate::session::state::{Notice, Tone};
use crate::session::view::status::{Privacy, StatusView};
use crate::words::Words;
use crate::words::keys::rule_key;
use crate::words::place::step_words;
use crate::words::retell::retold;

use super::bars::BarState;
use super::cx::{Cx, Wish};
use super::panes::Pane;
use super::theme::{self, GAP, Type};
use super::widgets::{ToastKind, galley, not_coded};

/// The status bar: what is not coded, problems, and how a vote would go.
pub fn status_ui(
    ui: &mut Ui,
    status: &StatusView,
    counts: &[Count],
    state: &BarState<'_>,
    cx: &mut Cx<'_>,
) {
    let palette = theme::palette(ui.visuals());
    let frame = egui::Frame::new()
        .fill(palette.surface)
        .inner_margin(egui::Margin::symmetric(12, 4));
    Panel::bottom("status").frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            let words = cx.words;
            let quiet = |text: String| Type::Small.of(text).color(palette.text_soft);
            for count in counts {
                let ink = match count.outcome {
                    Outcome::Adopted => palette.success.ink,
                    Outcome::Open => palette.text_soft,
                    Outcome::Fails => palette.danger.ink,
                };
                let rule = words.t(rule_short(count.rule));
                let outcome = words.t(outcome_key(count.outcome));
                let said = words.tf(
                    "rule-outcome",
                    &[("rule", rule.into()), ("outcome", outcome.into())],
                );
                ui.label(Type::Small.of(said).color(ink)).on_hover_ui(|ui| {
                    ui.label(Type::Strong.of(words.t(rule_key(count.rule))));
                    ui.label(Type::Body.of(tally(count, words)));
                });
                ui.add_space(GAP);
            }
            // At a large size of the text there is room for it only behind the outcomes' names.
            let uncoded = not_coded(words, status.coverage);
            let kept = galley(ui, &uncoded, Type::Small, palette.text_soft);
            if let Some(count) = counts.first() {
                let said = tally(count, words);
                let wide = galley(ui, &said, Type::Small, palette.text_soft);
                if wide.size().x + kept.size().x + 3.0 * GAP < ui.available_width() {
                    ui.label(quiet(said));
                    ui.add_space(GAP);
                }
            }
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if status.n_problems > 0 {
                    let n = status.n_problems.to_string();
                    let said = words.tf("n-problems", &[("n", n.as_str().into())]);
                    let text = Type::Small.of(said).color(palette.danger.ink);
                    if ui.add(egui::Button::new(text).frame(false)).clicked() {
                        cx.wish(Wish::Show(Pane::Problems));
                    }
                }
                if state.busy {
                    ui.label(quiet(words.t("working").to_owned()));
                }
                if status.read_only.is_some() {
                    ui.label(quiet(words.t("app-read-only").to_owned()));
                }
                if status.privacy == Privacy::Open {
                    let text = Type::Small
                        .of(words.t("app-private-open"))
                        .color(palette.warning.ink);
                    ui.label(text)
                        .on_hover_text(words.t("app-private-open-hint"));
                }
                ui.label(quiet(uncoded));
                let dossier = quiet(status.dossier.clone());
                ui.add(egui::Label::new(dossier).truncate());
            });
        });
    });
}

fn tally(count: &Count, words: &Words) -> String {
    let votes = count.votes;
    let [yes, no, abstain, unknown] =
        [votes.yes, votes.no, votes.abstain, votes.unknown].map(|n| n.to_string());
    words.tf(
        "rule-tally",
        &[
            ("yes", yes.as_str().into()),
            ("no", no.as_str().into()),
            ("abstain", abstain.as_str().into()),
            ("unknown", unknown.as_str().into()),
        ],
    )
}

pub(in crate::gui) fn rule_short(rule: RuleKind) -> &'static str {
    match rule {
        RuleKind::Consensus => "rule-consensus",
        RuleKind::TwoThirds => "rule-two-thirds-short",
        RuleKind::Simple => "rule-simple",
    }
}

fn outcome_key(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Adopted => "rule-adopted",
        Outcome::Open => "rule-open",
        Outcome::Fails => "rule-rejected",
    }
}

/// A message of the session in words.
pub fn notice_words(notice: &Notice, session: &Session, words: &Words) -> (ToastKind, String) {
    let kind = match notice.tone {
        Tone::Good => ToastKind::Success,
        Tone::Neutral => ToastKind::Info,
        Tone::Bad => ToastKind::Error,
    };
    // The subject of an undone step is the key of its label.
    let subject = if words.has(&notice.subject) {
        let lang = words.lang().text_lang();
        let about = session.step_subject(&notice.about, lang);
        step_words(&notice.subject, &about, words)
    } else {
        let said = session.title_in(&notice.subject, words.lang().text_lang());
        let told = retold(&said, words);
        match notice.about.as_str() {
            "" => told,
            file => words.tf(
                "notice-in-file",
                &[("what", told.into()), ("file", file.into())],
            ),
        }
    };
    (kind, words.tf(notice.key, &[("what", subject.into())]))
}
