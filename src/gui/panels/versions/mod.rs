//! Versions: the draft's named states, any two of them compared word by word, with the verdicts
//! each change turns, and the legal force of each.

mod beside;
mod chart;
mod lines;
mod list;

pub(in crate::gui) use lines::pieces_ui;

use egui::{ScrollArea, Ui};

use crate::gui::actions::Action;
use crate::gui::cx::{Cx, Wish};
use crate::gui::theme::{self, GAP, GAP_TINY, GAP_WIDE, Type};
use crate::gui::widgets::{
    ActionButton, Chip, Icon, IconButton, Rank, choice, empty_state, segmented,
};
use crate::model::text::Lang;
use crate::session::state::Session;
use crate::session::view::beside::BesideView;
use crate::session::view::comparison::{CompareCache, ComparisonView, Side};
use crate::session::view::force::{ForceRow, force_rows};

/// What the pane keeps between frames.
#[expect(
    clippy::struct_excessive_bools,
    reason = "switches that have nothing to do with one another"
)]
#[derive(Debug, Default)]
pub struct VersionsState {
    old: Option<Side>,
    new: Option<Side>,
    beside: bool,
    whole: bool,
    /// Whether only what was deleted is listed.
    deletions: bool,
    /// Which change answers to the keys.
    at: usize,
    /// Whether that change is to be brought into view.
    go: bool,
    cache: CompareCache,
    kept: Option<Kept>,
    /// The outline the draft is laid beside, by place in the dossier, instead of a version.
    outline: Option<usize>,
    beside_kept: Option<((u64, Lang, usize), BesideView)>,
}

/// What the draft, or a version, is compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Against {
    Side(Side),
    Outline(usize),
}

/// What was compared, and what came of it.
#[derive(Debug)]
struct Kept {
    of: (u64, Lang, Side, Side),
    view: ComparisonView,
    force: Vec<ForceRow>,
}

impl VersionsState {
    /// Goes to the next change, or to the one before.
    pub fn step(&mut self, forward: bool) {
        let n = self.kept.as_ref().map_or(0, |kept| kept.view.n_changes);
        if n == 0 {
            return;
        }
        self.at = if forward {
            (self.at + 1) % n
        } else {
            (self.at + n - 1) % n
        };
        self.go = true;
    }

    /// The sides that can be compared: those chosen, or else the latest version and the present.
    fn sides(&self, session: &Session) -> Option<(Side, Side)> {
        let versions = &session.workspace().versions;
        let known = |side: &Side| session.side(*side).is_some();
        let latest = Side::Version(versions.last()?.id);
        let old = self.old.filter(known).unwrap_or(latest);
        let new = self.new.filter(known).unwrap_or(Side::Present);
        Some((old, new))
    }

    /// The name of the version that the draft as it stands is compared with.
    pub fn since(&self, session: &Session) -> Option<String> {
        let (Side::Version(id), Side::Present) = self.sides(session)? else {
            return None;
        };
        let mut versions = session.workspace().versions.iter();
        versions.find(|v| v.id == id).map(|v| v.name.clone())
    }

    fn compare(&mut self, session: &Session, lang: Lang) -> Option<(Side, Side)> {
        let (old, new) = self.sides(session)?;
        let of = (session.revision(), lang, old, new);
        if self.kept.as_ref().is_none_or(|kept| kept.of != of) {
            let view = session.comparison(old, new, lang, &mut self.cache)?;
            let force = force_rows(session, old, new, &mut self.cache);
            self.at = self.at.min(view.n_changes.saturating_sub(1));
            self.kept = Some(Kept { of, view, force });
        }
        Some((old, new))
    }
}

/// The pane.
pub fn versions_ui(ui: &mut Ui, session: &Session, state: &mut VersionsState, cx: &mut Cx<'_>) {
    let words = cx.words;
    if outline_ui(ui, session, state, cx) {
        return;
    }
    let Some((old, new)) = state.compare(session, cx.lang) else {
        egui::Frame::new()
            .inner_margin(egui::Margin::symmetric(12, 6))
            .show(ui, |ui| first_choice(ui, session, state, cx));
        let name = words.t("action-name-version");
        let hint = words.t("compare-none-hint");
        let none = words.t("compare-none");
        if empty_state(ui, Icon::Compare, none, hint, Some(name)) {
            cx.wish(Wish::Act(Action::NameVersion));
        }
        return;
    };
    let Some(kept) = state.kept.take() else {
        return;
    };
    let margin = egui::Margin::symmetric(12, 6);
    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        head(ui, session, (old, new), &kept.view, state, cx);
    });
    ScrollArea::vertical()
        .id_salt("versions")
        .auto_shrink(false)
        .show(ui, |ui| {
            egui::Frame::new().inner_margin(margin).show(ui, |ui| {
                ui.set_max_width(ui.available_width().min(1100.0));
                list::list_ui(ui, session, cx);
                chart::chart_ui(ui, &kept.force, cx);
                let desk = lines::Desk {
                    old,
                    new,
                    issued: list::is_issued(session, old),
                    beside: state.beside,
                    whole: state.whole && !state.deletions,
                    deletions: state.deletions,
                    at: state.at,
                    go: state.go.then_some(state.at),
                };
                if let Some(chosen) = lines::lines_ui(ui, &kept.view, desk, cx) {
                    state.at = chosen;
                }
                state.go = false;
            });
        });
    state.kept = Some(kept);
}

/// The draft beside an outline, where one is chosen.
fn outline_ui(ui: &mut Ui, session: &Session, state: &mut VersionsState, cx: &mut Cx<'_>) -> bool {
    let Some(nth) = state.outline else {
        return false;
    };
    let of = (session.revision(), cx.lang, nth);
    if !matches!(&state.beside_kept, Some((at, _)) if *at == of) {
        let view = session.beside_outline(nth, cx.lang);
        state.beside_kept = view.map(|view| (of, view));
    }
    let Some((of, view)) = state.beside_kept.take() else {
        state.outline = None;
        return false;
    };
    egui::Frame::new()
        .inner_margin(egui::Margin::symmetric(12, 6))
        .show(ui, |ui| {
            first_choice(ui, session, state, cx);
            ui.add_space(GAP_TINY);
            beside::head(ui, &view, cx.words);
        });
    beside::rows(ui, &view, cx);
    state.beside_kept = Some((of, view));
    true
}

/// What is compared with: a version, the draft, or the table of contents of an instrument.
fn first_choice(ui: &mut Ui, session: &Session, state: &mut VersionsState, cx: &Cx<'_>) {
    let words = cx.words;
    let old = state.sides(session).map(|(old, _)| old);
    let versions = session.workspace().versions.iter();
    let mut sides: Vec<(Against, String)> = versions
        .map(|v| (Against::Side(Side::Version(v.id)), v.name.clone()))
        .collect();
    sides.push((
        Against::Side(Side::Present),
        words.t("side-present").to_owned(),
    ));
    let outlined = session.outlined(cx.lang).into_iter().enumerate();
    sides.extend(outlined.map(|(nth, (_, name))| {
        let said = words.tf("side-outline", &[("name", name.as_str().into())]);
        (Against::Outline(nth), said)
    }));
    let shown: Vec<(Against, &str)> = sides.iter().map(|(a, name)| (*a, name.as_str())).collect();
    let side = Against::Side(old.unwrap_or(Side::Present));
    let mut chosen = state.outline.map_or(side, Against::Outline);
    let id = ui.scope_id().with("old");
    if choice(ui, id, words.t("compare-old"), &mut chosen, &shown) {
        state.outline = None;
        match chosen {
            Against::Side(side) => state.old = Some(side),
            Against::Outline(nth) => state.outline = Some(nth),
        }
    }
}

/// What is compared with what, how it is shown, and how much differs.
fn head(
    ui: &mut Ui,
    session: &Session,
    (old, new): (Side, Side),
    view: &ComparisonView,
    state: &mut VersionsState,
    cx: &mut Cx<'_>,
) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    let versions = session.workspace().versions.iter();
    let mut sides: Vec<(Side, &str)> = versions
        .map(|version| (Side::Version(version.id), version.name.as_str()))
        .collect();
    sides.push((Side::Present, words.t("side-present")));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let mut to = new;
        let id = ui.scope_id();
        first_choice(ui, session, state, cx);
        ui.label(
            Type::Body
                .of(words.t("compare-with"))
                .color(palette.text_soft),
        );
        if choice(ui, id.with("new"), words.t("compare-new"), &mut to, &sides) {
            state.new = Some(to);
        }
        let layouts = [
            (false, words.t("compare-inline")),
            (true, words.t("compare-beside")),
        ];
        segmented(ui, words.t("compare-layout"), &mut state.beside, &layouts);
        let whole = egui::Checkbox::new(&mut state.whole, words.t("compare-whole"));
        ui.add_enabled(!state.deletions, whole);
        let n = view.n_deletions().to_string();
        let name = words.tf("compare-deletions", &[("n", n.as_str().into())]);
        ui.checkbox(&mut state.deletions, name)
            .on_hover_text(words.t("compare-deletions-hint"));
        let name = ActionButton::new(words.t("action-name-version")).icon(Icon::Flag);
        if ui.add(name.rank(Rank::Quiet)).clicked() {
            cx.wish(Wish::Act(Action::NameVersion));
        }
        let export = ActionButton::new(words.t("compare-export")).icon(Icon::Export);
        if new == Side::Present && ui.add(export.rank(Rank::Quiet)).clicked() {
            cx.wish(Wish::Act(Action::ExportTable));
        }
    });
    ui.add_space(GAP_TINY);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let any = view.n_changes > 0;
        for (icon, action) in [
            (Icon::ChevronUp, Action::PreviousChange),
            (Icon::ChevronDown, Action::NextChange),
        ] {
            let button = IconButton::new(icon, words.t(action.key())).small();
            if ui.add_enabled(any, button).clicked() {
                cx.wish(Wish::Act(action));
            }
        }
        let at = if any { state.at + 1 } else { 0 };
        let (at, n) = (at.to_string(), view.n_changes.to_string());
        let place = words.tf(
            "compare-at",
            &[("n", at.as_str().into()), ("m", n.as_str().into())],
        );
        ui.label(Type::SmallStrong.of(place).color(palette.text_soft));
        ui.add_space(GAP_WIDE);
        ui.label(Type::Small.of(counts(view, cx)).color(palette.text_soft));
        if list::is_issued(session, old) && view.n_unmarked > 0 {
            let n = view.n_unmarked.to_string();
            let said = words.tf("redline-n-unmarked", &[("n", n.as_str().into())]);
            let chip = Chip::new(&said).tone(palette.warning).icon(Icon::Warning);
            ui.add(chip.hint(words.t("compare-unmarked-hint")));
        }
    });
}

fn counts(view: &ComparisonView, cx: &Cx<'_>) -> String {
    let sum = &view.summary;
    let [changed, added, removed, moved] =
        [sum.changed, sum.added, sum.removed, sum.moved].map(|n| n.to_string());
    cx.words.tf(
        "redline-counts",
        &[
            ("changed", changed.as_str().into()),
            ("added", added.as_str().into()),
            ("removed", removed.as_str().into()),
            ("moved", moved.as_str().into()),
        ],
    )
}
