//! Every decision a person took on a coding or a finding: those whose words are gone first, since
//! they count no longer and are asked again.

use egui::{RichText, ScrollArea, Ui};

use crate::gui::cx::{Cx, Wish};
use crate::gui::panes::Pane;
use crate::gui::theme::{self, GAP, GAP_TINY, Type};
use crate::gui::widgets::{ActionButton, Chip, Icon, Rank, card, empty_state, ends, section};
use crate::model::decision::{Decision, Ruling};
use crate::model::ids::ParagraphId;
use crate::model::text::Span;
use crate::session::command::{Command, DossierCommand, LookCommand};
use crate::session::draft_edit::place_name;
use crate::session::state::Session;
use crate::words::place::place_words;

use super::agreement::agreement_ui;

/// A decision with where its words stand now.
struct Stands<'s> {
    decision: &'s Decision,
    /// Paragraph, words and number of the place; `None` where paragraph or words are gone.
    at: Option<(ParagraphId, Span)>,
    /// The number of the place, also where only the words are gone.
    place: String,
}

/// The pane.
pub fn decisions_ui(ui: &mut Ui, session: &Session, cx: &mut Cx<'_>) {
    let words = cx.words;
    let workspace = session.workspace();
    if workspace.decisions.is_empty() {
        empty_state(
            ui,
            Icon::Check,
            words.t("decisions-none"),
            words.t("decisions-none-hint"),
            None,
        );
        return;
    }
    let all: Vec<Stands<'_>> = workspace
        .decisions
        .iter()
        .map(|decision| stands(session, decision))
        .collect();
    let (stale, firm): (Vec<_>, Vec<_>) = all.iter().partition(|one| one.at.is_none());
    ScrollArea::vertical()
        .id_salt("decisions")
        .auto_shrink(false)
        .show(ui, |ui| {
            egui::Frame::new()
                .inner_margin(egui::Margin::symmetric(12, 8))
                .show(ui, |ui| {
                    ui.set_max_width(ui.available_width().min(760.0));
                    agreement_ui(ui, session, cx);
                    if !stale.is_empty() {
                        section(
                            ui,
                            words.t("decisions-stale"),
                            Some(&stale.len().to_string()),
                        );
                        let faint = theme::palette(ui.visuals()).text_faint;
                        let hint = Type::Small.of(words.t("decisions-stale-hint")).color(faint);
                        ui.add(egui::Label::new(hint).wrap());
                        for one in stale {
                            decision_ui(ui, session, one, cx);
                        }
                        ui.add_space(GAP);
                    }
                    if !firm.is_empty() {
                        section(ui, words.t("decisions-firm"), Some(&firm.len().to_string()));
                        for one in firm.into_iter().rev() {
                            decision_ui(ui, session, one, cx);
                        }
                    }
                });
        });
}

fn stands<'s>(session: &'s Session, decision: &'s Decision) -> Stands<'s> {
    let draft = &session.workspace().draft;
    let found = draft.paragraph(decision.paragraph);
    let place = found
        .map(|(article, _)| place_name(draft, article, Some(decision.paragraph)))
        .unwrap_or_default();
    let coding = session.derived().coding_of(decision.paragraph);
    let asked_again = coding.is_some_and(|coding| coding.stale.contains(&decision.id));
    let span = found.and_then(|(_, paragraph)| decision.quote.find(&paragraph.text));
    let at = span
        .filter(|_| !asked_again)
        .map(|span| (decision.paragraph, span));
    Stands {
        decision,
        at,
        place,
    }
}

fn decision_ui(ui: &mut Ui, session: &Session, one: &Stands<'_>, cx: &mut Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    let words = cx.words;
    let dossier = &session.workspace().dossier;
    let decision = one.decision;
    let stale = one.at.is_none();
    let element = dossier.element(decision.ruling.element()).map_or_else(
        || decision.ruling.element().to_string(),
        |(_, element)| element.label.get(cx.lang).to_owned(),
    );
    card(ui, stale.then_some(palette.warning.mark), |ui| {
        ui.spacing_mut().item_spacing.y = GAP_TINY;
        ends(
            ui,
            |ui| ui.add(egui::Label::new(Type::Strong.of(element.as_str())).truncate()),
            |ui| {
                if stale {
                    let hint = words.t("decisions-stale-hint");
                    ui.add(
                        Chip::new(words.t("decisions-asked-again"))
                            .icon(Icon::Warning)
                            .tone(palette.warning)
                            .hint(hint),
                    );
                }
                ui.add(Chip::new(words.t(ruling_key(&decision.ruling))));
            },
        );
        if let Ruling::Ignore(bloc, _) = &decision.ruling {
            let name = dossier
                .bloc(bloc)
                .map_or(bloc.as_str(), |bloc| bloc.short.get(cx.lang));
            let said = words.tf("decisions-finding-of", &[("bloc", name.into())]);
            ui.label(Type::Body.of(said).color(palette.text_soft));
        }
        quote(ui, one, cx);
        if !decision.reason.is_empty() {
            ui.add(egui::Label::new(Type::Body.of(decision.reason.as_str())).wrap());
        }
        let author = if decision.author.is_empty() {
            words.t("decisions-unsigned")
        } else {
            &decision.author
        };
        let signed = format!("{author} · {}", day(decision.time_ms));
        ui.label(Type::Small.of(signed).color(palette.text_faint));
        ui.horizontal_wrapped(|ui| {
            let named = |key: &str| format!("{}: {element}", words.t(key));
            if let Some((paragraph, span)) = one.at {
                let go = ui.add(ActionButton::new(words.t("decisions-go-to")).rank(Rank::Quiet));
                if go.accessible_name(named("decisions-go-to")).clicked() {
                    cx.command(Command::Look(LookCommand::GoTo(paragraph, span)));
                    cx.wish(Wish::Show(Pane::Article));
                }
            } else if let Some((_, paragraph)) =
                session.workspace().draft.paragraph(decision.paragraph)
            {
                let go = ui
                    .add(ActionButton::new(words.t("decisions-go-to-paragraph")).rank(Rank::Quiet));
                if go
                    .accessible_name(named("decisions-go-to-paragraph"))
                    .clicked()
                {
                    cx.command(Command::Look(LookCommand::GoTo(
                        paragraph.id,
                        Span::default(),
                    )));
                    cx.wish(Wish::Show(Pane::Article));
                }
            }
            let back = ui.add(ActionButton::new(words.t("action-take-back")).rank(Rank::Quiet));
            if back.accessible_name(named("action-take-back")).clicked() {
                cx.command(Command::Dossier(DossierCommand::TakeBack(decision.id)));
            }
        });
    });
}

/// The words it was made on, with their place.
fn quote(ui: &mut Ui, one: &Stands<'_>, cx: &Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    let words = cx.words;
    let place = if one.place.is_empty() {
        words.t("decisions-paragraph-gone").to_owned()
    } else {
        place_words(&one.place, words)
    };
    let quoted = &one.decision.quote.words;
    ui.label(Type::Small.of(place).color(palette.text_faint));
    if quoted.is_empty() {
        ui.label(
            Type::Body
                .of(words.t("decisions-whole-paragraph"))
                .color(palette.text_soft),
        );
        return;
    }
    let text: RichText = Type::TextItalic
        .of(format!("“{quoted}”"))
        .color(palette.text_soft);
    let text = if one.at.is_none() {
        text.strikethrough()
    } else {
        text
    };
    ui.add(egui::Label::new(text).wrap());
}

fn ruling_key(ruling: &Ruling) -> &'static str {
    match ruling {
        Ruling::Confirm(_) => "decisions-confirmed",
        Ruling::Reject(_) => "decisions-rejected",
        Ruling::Add(_) => "decisions-added",
        Ruling::Ignore(..) => "decisions-ignored",
    }
}

/// The day of a time in milliseconds since 1970, as `2026-11-22`.
pub(crate) fn day(time_ms: u64) -> String {
    // Days are counted from 1 March of year 0, so that a leap day ends its year; 400 years have
    // 146,097 days. This is the usual arithmetic of the Gregorian calendar.
    let days = time_ms / 86_400_000 + 719_468;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let day = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 {
        from_march + 3
    } else {
        from_march - 9
    };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        assert_eq!(day(0), "1970-01-01");
        assert_eq!(day(951_782_400_000), "2000-02-29");
        assert_eq!(day(951_868_800_000), "2000-03-01");
        assert_eq!(day(1_735_689_599_999), "2024-12-31");
        assert_eq!(day(1_735_689_600_000), "2025-01-01");
    }
}
