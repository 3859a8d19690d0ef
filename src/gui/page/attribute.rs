//! The small popup by which brackets are given owners, a reason and a remark.

use egui::{Area, Id, Key, Modifiers, Order, Pos2, Ui};

use crate::gui::cx::Cx;
use crate::gui::theme::{self, GAP, GAP_TINY, Type};
use crate::gui::widgets::{ActionButton, Rank, choice, text_field};
use crate::model::bracket::BracketReason;
use crate::model::ids::{ArticleId, ParagraphId};
use crate::model::party::PartyRef;
use crate::session::command::{Command, RollingCommand};
use crate::session::view::article::ArticleView;
use crate::session::view::marks::OwnerView;
use crate::words::Words;
use crate::words::keys::reason_key;

/// What is being said of a pair of brackets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Attributing {
    pub(super) paragraph: ParagraphId,
    /// Byte of the opening bracket.
    pub(super) open: u32,
    owners: Vec<PartyRef>,
    reason: BracketReason,
    note: String,
    /// Names typed that are no bloc's.
    other: String,
    fresh: bool,
}

impl Attributing {
    /// Begins with what is known of the brackets.
    pub(super) fn new(
        (paragraph, open): (ParagraphId, u32),
        owners: &[OwnerView],
        reason: BracketReason,
        note: &str,
        words: &Words,
    ) -> Self {
        let is_bloc = |owner: &&OwnerView| owner.place.is_some();
        let others: Vec<&str> = owners
            .iter()
            .filter(|owner| !is_bloc(owner))
            .map(|owner| owner.party.as_str())
            .collect();
        Self {
            paragraph,
            open,
            owners: owners
                .iter()
                .filter(is_bloc)
                .map(|owner| owner.party.clone())
                .collect(),
            reason,
            note: note.to_owned(),
            other: others.join(words.t("list-names")),
            fresh: true,
        }
    }

    fn command(&self) -> Command {
        let mut owners = self.owners.clone();
        let typed = crate::model::bracket::mark::names_in(&self.other);
        for party in typed.iter().filter_map(|name| PartyRef::new(name)) {
            if !owners.contains(&party) {
                owners.push(party);
            }
        }
        Command::Rolling(RollingCommand::Attribute {
            paragraph: self.paragraph,
            open: self.open,
            owners,
            reason: self.reason,
            note: self.note.trim().to_owned(),
        })
    }
}

/// The popup below `at`; false once it is closed.
pub(super) fn popup(
    ui: &Ui,
    at: Pos2,
    view: &ArticleView,
    open: &mut Attributing,
    cx: &mut Cx<'_>,
) -> bool {
    // Taken before any field sees them: Enter gives, Escape leaves.
    let (enter, escape) = ui.input_mut(|input| {
        (
            input.consume_key(Modifiers::NONE, Key::Enter),
            input.consume_key(Modifiers::NONE, Key::Escape),
        )
    });
    let mut given = enter;
    let mut left = escape;
    let area = Area::new(Id::unique("attribute"))
        .order(Order::Foreground)
        .constrain(true)
        .fixed_pos(at);
    area.show(ui.ctx(), |ui| {
        egui::Frame::popup(ui.style())
            .inner_margin(egui::Margin::same(12))
            .show(ui, |ui| {
                ui.set_width(300.0);
                let title = cx.words.t("action-attribute").trim_end_matches('…');
                ui.label(Type::Strong.of(title));
                ui.add_space(GAP_TINY);
                owners(ui, view, open);
                ui.add_space(GAP_TINY);
                text_field(ui, &mut open.other, cx.words.t("bracket-others"), 300.0);
                ui.add_space(GAP);
                reasons(ui, &view.others, open, cx);
                ui.add_space(GAP_TINY);
                text_field(ui, &mut open.note, cx.words.t("bracket-note"), 300.0);
                ui.add_space(GAP);
                ui.horizontal(|ui| {
                    let apply = ActionButton::new(cx.words.t("action-apply"));
                    given |= ui.add(apply.rank(Rank::Primary)).clicked();
                    let cancel = ActionButton::new(cx.words.t("action-cancel"));
                    left |= ui.add(cancel).clicked();
                });
                let hint = cx.words.t("bracket-popup-hint");
                let ink = theme::palette(ui.visuals()).text_faint;
                ui.label(Type::Small.of(hint).color(ink));
            });
    });
    if given {
        cx.command(open.command());
    }
    !(given || left)
}

/// A box to tick for each bloc.
fn owners(ui: &mut Ui, view: &ArticleView, open: &mut Attributing) {
    for (n, party) in view.parties.iter().enumerate() {
        let same = |one: &PartyRef| *one == party.party;
        let mut ticked = open.owners.iter().any(same);
        let response = ui.checkbox(&mut ticked, Type::Body.of(party.name.as_str()));
        if n == 0 && std::mem::take(&mut open.fresh) {
            response.request_focus();
        }
        if response.changed() {
            open.owners.retain(|one| !same(one));
            if ticked {
                open.owners.push(party.party.clone());
            }
        }
    }
}

fn reasons(ui: &mut Ui, others: &[(ArticleId, String)], open: &mut Attributing, cx: &Cx<'_>) {
    let mut choices: Vec<(BracketReason, String)> = [
        BracketReason::Unstated,
        BracketReason::Alternative,
        BracketReason::WaitingForInstructions,
        BracketReason::Tactical,
        BracketReason::Uncertain,
    ]
    .into_iter()
    .map(|reason| (reason, cx.words.t(reason_key(reason)).to_owned()))
    .collect();
    choices.extend(others.iter().map(|(id, number)| {
        let said = cx
            .words
            .tf("reason-waits-on-article", &[("n", number.as_str().into())]);
        (BracketReason::WaitsOnArticle(*id), said)
    }));
    let shown: Vec<(BracketReason, &str)> = choices
        .iter()
        .map(|(reason, words)| (*reason, words.as_str()))
        .collect();
    let id = ui.scope_id().with("reason");
    choice(
        ui,
        id,
        cx.words.t("bracket-reason"),
        &mut open.reason,
        &shown,
    );
}
