//! Instruments and forums: what exists with its status at given dates, who joined when, what a
//! treaty holds chapter by chapter, where the sources disagree, and how votes went.

mod detail;
mod figures;
mod history;
mod list;

use std::sync::Arc;

use egui::{Frame, Id, Margin, Ui};

use crate::gui::cx::Cx;
use crate::gui::grid;
use crate::gui::widgets::segmented;
use crate::model::reference::InstrumentKind;
use crate::session::view::instruments::InstrumentsView;

use list::List;

/// What the pane keeps between frames.
#[derive(Clone, Debug, Default)]
struct Kept {
    section: Section,
    kind: Option<InstrumentKind>,
    words: String,
    grid: grid::GridState,
    list: Arc<List>,
    outline: usize,
}

/// The parts of the pane.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Section {
    #[default]
    List,
    Accessions,
    Outline,
    Contradictions,
    Votes,
}

/// Instruments and forums.
pub fn instruments_ui(ui: &mut Ui, view: &InstrumentsView, cx: &mut Cx<'_>) {
    let id = Id::unique("instruments");
    let mut kept: Kept = ui.data_mut(|data| data.get_temp(id).unwrap_or_default());
    let words = cx.words;
    Frame::new()
        .inner_margin(Margin::symmetric(12, 8))
        .show(ui, |ui| {
            let sections = [
                (Section::List, words.t("panel-instruments")),
                (Section::Accessions, words.t("panel-accessions")),
                (Section::Outline, words.t("instruments-outline")),
                (
                    Section::Contradictions,
                    words.t("instruments-contradictions"),
                ),
                (Section::Votes, words.t("instruments-votes")),
            ];
            ui.horizontal_wrapped(|ui| {
                let name = words.t("instruments-sections");
                segmented(ui, name, &mut kept.section, &sections);
            });
        });
    match kept.section {
        Section::List => list::list_ui(ui, view, &mut kept, cx),
        Section::Accessions => history::accessions_ui(ui, view, cx),
        Section::Outline => history::outline_ui(ui, view, &mut kept.outline, cx),
        Section::Contradictions => history::contradictions_ui(ui, view, cx),
        Section::Votes => history::votes_ui(ui, view, cx),
    }
    ui.data_mut(|data| data.insert_temp(id, kept));
}
