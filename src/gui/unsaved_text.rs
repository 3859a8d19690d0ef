//! Unsaved work against the text that was saved: what a person would take up, word by word.

use std::path::{Path, PathBuf};

use egui::{ScrollArea, Ui};

use crate::analysis::redline::{Fate, LineAt, Piece, Redline, redline};
use crate::model::draft::Draft;
use crate::session::draft_edit::place_name;
use crate::storage::journal::{self, Base};
use crate::storage::workspace_io::load_workspace;
use crate::words::Words;
use crate::words::place::place_words;

use super::aside::Aside;
use super::cx::Cx;
use super::panels::versions::pieces_ui;
use super::start::sample_workspace;
use super::theme::{GAP, GAP_TINY, Type, palette};
use super::widgets::card;

/// The answer to what a journal holds, worked out beside the window.
pub(super) type Compared = Aside<PathBuf, UnsavedText>;

/// How many places are shown; more than that nobody reads before deciding.
const SHOWN: usize = 60;
/// How high they stand, in points.
const HEIGHT: f32 = 220.0;

/// The words in which unsaved work differs from what stands on the disk.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct UnsavedText {
    places: Vec<Place>,
    /// How many more there are.
    n_more: usize,
}

/// A heading, recital or paragraph with other words.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Place {
    /// Its number with that of its article, such as `7, 2 (a)`; absent for the title and recitals.
    at: Option<String>,
    pieces: Vec<Piece>,
}

/// Does the edits of a journal again on what stands there and compares; reads the disk.
pub(super) fn compare(journal: &Path) -> Option<UnsavedText> {
    let unsaved = journal::read(journal).ok()?;
    let saved = match unsaved.base? {
        Base::Sample => sample_workspace().0,
        Base::Folder(folder) | Base::Copy(folder) => load_workspace(&folder).value.workspace,
    };
    let mut now = saved.clone();
    journal::replay(&mut now, &unsaved.entries);
    Some(between(&saved.draft, &now.draft))
}

fn between(saved: &Draft, now: &Draft) -> UnsavedText {
    let Redline {
        title, sections, ..
    } = redline(saved, now);
    let mut places = Vec::new();
    let mut put = |at: Option<String>, pieces: Vec<Piece>| {
        if !pieces.is_empty() {
            places.push(Place { at, pieces });
        }
    };
    let head = |draft: &Draft, at: Option<usize>| {
        let article = draft.articles.get(at?)?;
        Some(place_name(draft, article, None))
    };
    let inner = |draft: &Draft, at: Option<LineAt>| {
        let at = at?;
        let article = draft.articles.get(at.article?)?;
        Some(place_name(draft, article, Some(at.id)))
    };
    put(None, title);
    for section in sections {
        if section.heading_differs() {
            let at = head(now, section.new.map(|article| article.at));
            let at = at.or_else(|| head(saved, section.old.map(|article| article.at)));
            put(at, section.heading);
        }
        let lines = section.lines.into_iter();
        for line in lines.filter(|line| line.fate != Fate::MovedAway) {
            let at = inner(now, line.new).or_else(|| inner(saved, line.old));
            put(at, line.pieces);
        }
    }
    let n_more = places.len().saturating_sub(SHOWN);
    places.truncate(SHOWN);
    UnsavedText { places, n_more }
}

/// Shows the words that differ, or that they are being looked for.
pub(super) fn show(ui: &mut Ui, compared: Option<&UnsavedText>, words: &Words) {
    let faint = palette(ui.visuals()).text_faint;
    ui.add_space(GAP);
    ui.label(Type::SmallStrong.of(words.t("recover-redline")));
    let Some(compared) = compared else {
        ui.label(Type::Small.of(words.t("recover-comparing")).color(faint));
        return;
    };
    if compared.places.is_empty() {
        ui.label(Type::Small.of(words.t("recover-same-words")).color(faint));
        return;
    }
    let (mut commands, mut wishes) = (Vec::new(), Vec::new());
    let cx = Cx {
        words,
        lang: words.lang().text_lang(),
        commands: &mut commands,
        wishes: &mut wishes,
    };
    card(ui, None, |ui| {
        let area = ScrollArea::vertical().max_height(HEIGHT);
        area.id_salt("unsaved-text").show(ui, |ui| {
            ui.set_min_width(ui.available_width());
            for place in &compared.places {
                let name = place.at.as_deref().map_or_else(
                    || words.t("text-preamble").to_owned(),
                    |at| place_words(at, words),
                );
                ui.label(Type::Small.of(name).color(faint));
                pieces_ui(ui, &place.pieces, Type::Text, None, &cx);
                ui.add_space(GAP_TINY);
            }
            if compared.n_more > 0 {
                let n = f64::from(u32::try_from(compared.n_more).unwrap_or(u32::MAX));
                let more = words.tf("recover-more-places", &[("n", n.into())]);
                ui.label(Type::Small.of(more).color(faint));
            }
        });
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::redline::PieceKind;

    #[test]
    fn what_was_typed_stands_beside_what_it_replaces() {
        let saved = sample_workspace().0.draft;
        let mut now = saved.clone();
        let was = now.articles[1].paragraphs[0].text.clone();
        now.articles[1].paragraphs[0].text = format!("Moreover, {was}");
        now.articles[2].heading.push_str(" and more");
        let found = between(&saved, &now);
        let places = found.places.iter().map(|place| place.at.as_deref());
        assert_eq!(places.collect::<Vec<_>>(), [Some("2, 1"), Some("3")]);
        let inserted = found.places[0].pieces.iter();
        let inserted: Vec<_> = inserted.filter(|p| p.kind == PieceKind::Inserted).collect();
        assert!(inserted[0].text.contains("Moreover,"), "{inserted:?}");
        assert_eq!(between(&saved, &saved), UnsavedText::default());
    }
}
