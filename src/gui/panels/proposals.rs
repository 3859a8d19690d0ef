//! Proposals: what is on the table, each as a redline with what every bloc says before and after,
//! what it is at odds with, and what can be done with it.

mod detail;
mod list;

use egui::{ScrollArea, Ui};

use crate::gui::actions::{Action, RecordAction};
use crate::gui::aside::{Aside, Errand};
use crate::gui::cx::{Cx, Wish};
use crate::gui::theme::{self, GAP, Type};
use crate::gui::widgets::{ActionButton, Icon, Rank, empty_state, segmented};
use crate::model::ids::{ArticleId, ProposalId};
use crate::model::proposal::Proposal;
use crate::model::text::Lang;
use crate::session::state::Session;
use crate::session::view::bench::{Effects, Watcher};
use crate::session::view::proposals::ProposalsView;

/// What the pane keeps between frames.
#[derive(Default)]
pub struct ProposalsState {
    /// Whether those of the whole draft are listed.
    whole: bool,
    /// Whether those off the table are listed too.
    settled: bool,
    chosen: Option<ProposalId>,
    reveal: Reveal,
    view: Option<Listed>,
    watcher: Watcher,
    effects: Aside<(u64, Vec<ProposalId>), Effects>,
}

/// What is to be brought into view.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Reveal {
    /// Nothing: the list stays where it is.
    #[default]
    Nothing,
    /// The one chosen.
    Chosen,
    /// The one written last, as soon as it is there.
    Newest,
}

/// The list, and what it was made from.
struct Listed {
    of: (u64, Lang, Option<ArticleId>, bool),
    view: ProposalsView,
}

/// From this width on the list stands beside what is chosen.
const BESIDE: f32 = 680.0;

impl ProposalsState {
    /// What is to be worked out beside the window.
    pub fn errand(&mut self) -> Option<Errand> {
        self.effects.errand()
    }

    /// Whether something is worked out.
    pub fn is_busy(&self) -> bool {
        self.effects.progress().is_some()
    }

    /// The one written last is shown as soon as it is there.
    pub fn choose_newest(&mut self) {
        self.reveal = Reveal::Newest;
    }

    /// The proposal that answers to the keys: the one chosen, or else the first on the table.
    pub fn shown<'s>(&self, session: &'s Session) -> Option<&'s Proposal> {
        let all = &session.workspace().proposals;
        let chosen = self.chosen.and_then(|id| all.iter().find(|p| p.id == id));
        chosen.or_else(|| {
            let view = session.proposals_view(self.article(session), Lang::En);
            let first = view.rows.first()?.proposal.id;
            all.iter().find(|p| p.id == first)
        })
    }

    /// Goes to the next proposal of the list, or to the one before, round it.
    pub fn step(&mut self, session: &Session, forward: bool) {
        self.list(session, Lang::En);
        let Some(listed) = &self.view else { return };
        let rows = &listed.view.rows;
        let at = rows
            .iter()
            .position(|row| Some(row.proposal.id) == self.chosen);
        let n = rows.len();
        let next = match (at, forward) {
            _ if n == 0 => return,
            (Some(at), true) => (at + 1) % n,
            (Some(at), false) => (at + n - 1) % n,
            (None, true) => 0,
            (None, false) => n - 1,
        };
        self.chosen = rows.get(next).map(|row| row.proposal.id);
        self.reveal = Reveal::Chosen;
    }

    fn article(&self, session: &Session) -> Option<ArticleId> {
        session.look().article.filter(|_| !self.whole)
    }

    /// Brings the list up to date.
    fn list(&mut self, session: &Session, lang: Lang) {
        let article = self.article(session);
        let of = (session.revision(), lang, article, self.settled);
        if self.view.as_ref().is_none_or(|listed| listed.of != of) {
            let mut view = session.proposals_view(article, lang);
            if !self.settled {
                view.rows.retain(|row| row.proposal.is_open());
            }
            self.view = Some(Listed { of, view });
        }
        if self.reveal == Reveal::Newest {
            let all = session.workspace().proposals.iter();
            let newest = all.max_by_key(|p| (p.time_ms, p.id));
            self.chosen = newest.map(|p| p.id);
            self.reveal = Reveal::Chosen;
        }
        let rows = self.view.as_ref().map(|listed| &listed.view.rows);
        let listed = rows.is_some_and(|rows| {
            let mut ids = rows.iter().map(|row| row.proposal.id);
            ids.any(|id| Some(id) == self.chosen)
        });
        if !listed {
            self.chosen = rows.and_then(|rows| rows.first().map(|row| row.proposal.id));
        }
    }

    /// Asks what the proposals listed would change: the one chosen first.
    fn ask_effects(&mut self, session: &Session) {
        let Some(listed) = &self.view else { return };
        let open = listed.view.rows.iter().filter(|row| row.proposal.is_open());
        let ids: Vec<ProposalId> = open.map(|row| row.proposal.id).collect();
        let nth = self.watcher.look(session);
        self.effects.ask((nth, ids.clone()), || {
            let bench = session.bench();
            Box::new(move |progress| bench.effects(&ids, &|n| progress.reached(n)))
        });
    }
}

/// The pane.
pub fn proposals_ui(ui: &mut Ui, session: &Session, state: &mut ProposalsState, cx: &mut Cx<'_>) {
    state.list(session, cx.lang);
    state.ask_effects(session);
    let margin = egui::Margin::symmetric(12, 6);
    egui::Frame::new()
        .inner_margin(margin)
        .show(ui, |ui| head(ui, state, cx));
    let Some(listed) = state.view.take() else {
        return;
    };
    if listed.view.rows.is_empty() {
        let words = cx.words;
        let (none, hint) = (words.t("proposals-none"), words.t("proposals-none-hint"));
        let propose = words.t("action-propose");
        if empty_state(ui, Icon::Pencil, none, hint, Some(propose)) {
            cx.wish(Wish::Act(Action::Record(RecordAction::Propose)));
        }
    } else if ui.available_width() >= BESIDE {
        let list = (ui.available_width() * 0.38).clamp(240.0, 420.0);
        ui.horizontal_top(|ui| {
            let height = ui.available_height();
            ui.allocate_ui(egui::vec2(list, height), |ui| {
                ui.set_min_size(egui::vec2(list, height));
                ui.vertical(|ui| list::list_ui(ui, &listed.view, state, cx));
            });
            ui.vertical(|ui| chosen_ui(ui, session, &listed.view, state, cx));
        });
    } else {
        let height = (ui.available_height() * 0.4).max(96.0);
        ui.allocate_ui(egui::vec2(ui.available_width(), height), |ui| {
            ui.set_max_height(height);
            list::list_ui(ui, &listed.view, state, cx);
        });
        chosen_ui(ui, session, &listed.view, state, cx);
    }
    state.reveal = Reveal::Nothing;
    state.view = Some(listed);
}

/// What is listed, and what can be done with all of it.
fn head(ui: &mut Ui, state: &mut ProposalsState, cx: &mut Cx<'_>) {
    let words = cx.words;
    let (n_open, free) = state.view.as_ref().map_or((0, 0), |listed| {
        (listed.view.n_open, listed.view.n_uncontested)
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let scopes = [
            (false, words.t("scope-article")),
            (true, words.t("scope-draft")),
        ];
        segmented(ui, words.t("proposals-scope"), &mut state.whole, &scopes);
        ui.checkbox(&mut state.settled, words.t("proposals-settled"));
        let propose = ActionButton::new(words.t("action-propose")).icon(Icon::Plus);
        if ui.add(propose).clicked() {
            cx.wish(Wish::Act(Action::Record(RecordAction::Propose)));
        }
        if free > 0 {
            let n = free.to_string();
            let name = words.tf("action-accept-uncontested-n", &[("n", n.as_str().into())]);
            let accept = ActionButton::new(&name).icon(Icon::Check);
            let accept = accept.hint(words.t("action-accept-uncontested-hint"));
            if ui.add(accept.rank(Rank::Secondary)).clicked() {
                cx.wish(Wish::Act(Action::Record(RecordAction::AcceptUncontested)));
            }
        }
        let n = n_open.to_string();
        let said = words.tf("proposals-n-open", &[("n", n.as_str().into())]);
        let soft = theme::palette(ui.visuals()).text_soft;
        ui.label(Type::Small.of(said).color(soft));
    });
}

/// The proposal that is chosen.
fn chosen_ui(
    ui: &mut Ui,
    session: &Session,
    view: &ProposalsView,
    state: &ProposalsState,
    cx: &mut Cx<'_>,
) {
    let row = view
        .rows
        .iter()
        .find(|row| Some(row.proposal.id) == state.chosen);
    let Some(row) = row else { return };
    let answer = state.effects.answer();
    let found = answer.and_then(|(all, _)| {
        let found = all.iter().find(|(id, _)| *id == row.proposal.id)?;
        Some(&found.1)
    });
    ScrollArea::vertical()
        .id_salt(("proposal", row.proposal.id.0.0))
        .auto_shrink(false)
        .show(ui, |ui| {
            egui::Frame::new()
                .inner_margin(egui::Margin::symmetric(12, 6))
                .show(ui, |ui| {
                    ui.set_max_width(ui.available_width().min(760.0));
                    detail::detail_ui(ui, session, row, found, cx);
                });
        });
}
