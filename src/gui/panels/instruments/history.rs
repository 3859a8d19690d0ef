//! What the sources record over time: accessions, chapters, contradictions, votes.

use egui::{Id, Ui, vec2};

use crate::gui::chart::accession_chart;
use crate::gui::cx::Cx;
use crate::gui::theme::{self, GAP, GAP_TINY, GAP_WIDE, Type};
use crate::gui::widgets::{Chip, Icon, choice, empty_state, section_folding};
use crate::session::view::instruments::{InstrumentsView, RollCallView};

use super::super::brief::{english, page, pane, prose};
use super::super::reason::sources_ui;
use super::figures::{Figures, figures_ui};

/// Height of the chart.
const CHART: f32 = 300.0;
/// Width beyond which a chart says no more.
const WIDE: f32 = 920.0;

/// Accessions a year: the chart, and its figures below.
pub(super) fn accessions_ui(ui: &mut Ui, view: &InstrumentsView, cx: &mut Cx<'_>) {
    pane(ui, "accessions", |ui| {
        let palette = theme::palette(ui.visuals());
        let words = cx.words;
        if !view.accession_title.is_empty() {
            prose(ui, Type::Heading.of(view.accession_title.as_str()));
        }
        ui.add_space(GAP);
        let width = ui.available_width().min(WIDE);
        ui.allocate_ui(vec2(width, CHART), |ui| {
            ui.set_max_width(width);
            let id = Id::unique("accession-chart");
            accession_chart(ui, id, &view.accessions, CHART, words);
        });
        ui.add_space(GAP_WIDE);
        let rows: Vec<_> = view
            .accessions
            .iter()
            .map(|row| Figures {
                name: row.year.to_string(),
                figures: [row.coe, row.others, row.total, row.cumulative]
                    .map(|n| n.to_string())
                    .to_vec(),
            })
            .collect();
        let heads = [
            words.t("year"),
            words.t("accessions-coe"),
            words.t("accessions-others"),
            words.t("accessions-total"),
            words.t("accessions-parties"),
        ];
        ui.scope(|ui| figures_ui(ui, &heads, &rows, 80.0, words));
        ui.add_space(GAP);
        prose(
            ui,
            Type::Small
                .of(view.accession_note.as_str())
                .color(palette.text_faint),
        );
        english(ui, "only-in-english", cx);
        sources_ui(ui, &view.accession_sources, cx);
    });
}

/// A table of contents, chapter by chapter.
pub(super) fn outline_ui(ui: &mut Ui, view: &InstrumentsView, at: &mut usize, cx: &Cx<'_>) {
    let words = cx.words;
    *at = (*at).min(view.outlines.len().saturating_sub(1));
    pane(ui, "outline", |ui| {
        if view.outlines.len() > 1 {
            let names: Vec<(usize, &str)> = view
                .outlines
                .iter()
                .enumerate()
                .map(|(n, outline)| (n, outline.name.as_str()))
                .collect();
            let id = Id::unique("outline-of");
            choice(ui, id, words.t("instruments-name"), at, &names);
            ui.add_space(GAP);
        }
        let Some(outline) = view.outlines.get(*at) else {
            empty_state(ui, Icon::Document, words.t("empty-outline"), "", None);
            return;
        };
        let palette = theme::palette(ui.visuals());
        if view.outlines.len() == 1 {
            prose(ui, Type::Heading.of(outline.name.as_str()));
        }
        if !outline.note.is_empty() {
            prose(
                ui,
                Type::Small
                    .of(outline.note.as_str())
                    .color(palette.text_faint),
            );
        }
        ui.add_space(GAP_TINY);
        page(ui, |ui| {
            for (n, chapter) in outline.chapters.iter().enumerate() {
                let id = Id::unique(("outline-chapter", outline.name.as_str(), n));
                chapter_ui(ui, id, chapter);
            }
        });
    });
}

fn chapter_ui(ui: &mut Ui, id: Id, (title, articles): &(String, Vec<(String, String)>)) {
    let count = articles.len().to_string();
    section_folding(ui, id, title, Some(&count), true, |ui| {
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for (number, title) in articles {
                article(ui, number, title);
            }
        });
        ui.add_space(GAP_TINY);
    });
}

/// Number and title of an article, the numbers in a column.
fn article(ui: &mut Ui, number: &str, title: &str) {
    let palette = theme::palette(ui.visuals());
    ui.horizontal_top(|ui| {
        let (rect, response) = ui.allocate_exact_size(vec2(52.0, 20.0), egui::Sense::hover());
        let text = crate::gui::widgets::galley(ui, number, Type::Body, palette.text_faint);
        let at = rect.right_center() - vec2(text.size().x, text.size().y / 2.0);
        ui.painter().galley(at, text, palette.text_faint);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, number));
        ui.vertical(|ui| {
            ui.label(Type::Body.of(title));
        });
    });
}

/// What the sources contradict themselves or each other on: reported, not smoothed.
pub(super) fn contradictions_ui(ui: &mut Ui, view: &InstrumentsView, cx: &mut Cx<'_>) {
    pane(ui, "contradictions", |ui| {
        let palette = theme::palette(ui.visuals());
        let words = cx.words;
        if view.inconsistencies.is_empty() {
            empty_state(ui, Icon::Done, words.t("empty-contradictions"), "", None);
            return;
        }
        prose(ui, Type::Heading.of(words.t("instruments-contradictions")));
        let hint = Type::Body.of(words.t("contradictions-hint"));
        prose(ui, hint.color(palette.text_soft));
        english(ui, "only-in-english", cx);
        page(ui, |ui| {
            ui.spacing_mut().item_spacing.y = GAP_TINY;
            for item in &view.inconsistencies {
                ui.add_space(GAP_WIDE);
                let code = Type::SmallStrong.of(item.id.as_str());
                ui.label(code.color(palette.text_faint));
                prose(ui, Type::Body.of(item.text.as_str()));
                sources_ui(ui, &item.sources, cx);
            }
        });
    });
}

/// Recorded votes, whole and by group.
pub(super) fn votes_ui(ui: &mut Ui, view: &InstrumentsView, cx: &mut Cx<'_>) {
    pane(ui, "votes", |ui| {
        english(ui, "only-in-english", cx);
        if view.roll_calls.is_empty() {
            empty_state(ui, Icon::Scales, cx.words.t("empty-votes"), "", None);
        }
        for call in &view.roll_calls {
            vote_ui(ui, call, cx);
            ui.add_space(GAP_WIDE * 1.5);
        }
    });
}

fn vote_ui(ui: &mut Ui, call: &RollCallView, cx: &mut Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    let words = cx.words;
    prose(ui, Type::Title.of(call.title.as_str()));
    let [yes, no, abstain] = call.tally;
    ui.horizontal_wrapped(|ui| {
        ui.label(Type::Body.of(call.date.as_str()).color(palette.text_soft));
        for (key, n, tone) in [
            ("vote-yes", yes, palette.success),
            ("vote-no", no, palette.danger),
            ("vote-abstain", abstain, palette.warning),
        ] {
            let said = format!("{} {n}", words.t(key));
            ui.add(Chip::new(&said).tone(tone));
        }
    });
    if !call.by_group.is_empty() {
        let rows: Vec<_> = call
            .by_group
            .iter()
            .map(|(group, tally)| Figures {
                name: group.clone(),
                figures: tally.map(|n| n.to_string()).to_vec(),
            })
            .collect();
        let heads = [
            words.t("votes-group"),
            words.t("vote-yes"),
            words.t("vote-no"),
            words.t("vote-abstain"),
        ];
        ui.scope(|ui| figures_ui(ui, &heads, &rows, 440.0, words));
    }
    sources_ui(ui, &call.sources, cx);
}
