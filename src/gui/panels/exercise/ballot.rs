//! The sheet on which a vote or a straw poll is taken: who votes how, the count as it grows, and the
//! majority that is needed.

use egui::{Id, Ui};

use crate::exercise::event::{Ballot, Happening, Method, Vote};
use crate::exercise::meeting::{Meeting, needed, result};
use crate::exercise::scenario::Scenario;
use crate::exercise::shown::Voting;
use crate::gui::cx::Cx;
use crate::gui::theme::{self, GAP, GAP_TINY, Type};
use crate::gui::widgets::{ActionButton, Chip, Icon, Rank, choice, segmented};
use crate::model::ids::{ProposalId, RoleId};
use crate::model::reference::{RuleKind, Tally};
use crate::session::exercise::room::{RoleRow, TextRow};
use crate::words::keys::rule_key;
use crate::words::meeting::{ballot_key, method_key, tally_words};

use super::parts::figure_ui;
use super::{Room, happen};

/// A vote that is being taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::gui) struct Sheet {
    /// On which text.
    pub(super) text: ProposalId,
    /// Whether it binds nobody.
    straw: bool,
    method: Method,
    /// The rule; that of the item where absent.
    rule: Option<RuleKind>,
    /// Who voted how so far.
    cast: Vec<(RoleId, Ballot)>,
    /// The count of a secret vote.
    secret: Tally,
}

impl Sheet {
    /// An empty sheet.
    pub(super) fn new(text: ProposalId, straw: bool) -> Self {
        Self {
            text,
            straw,
            method: Method::Show,
            rule: None,
            cast: Vec::new(),
            secret: Tally::default(),
        }
    }

    fn of(&self, role: &RoleId) -> Option<Ballot> {
        let found = self.cast.iter().find(|(id, _)| id == role);
        found.map(|(_, ballot)| *ballot)
    }

    /// The count so far, by the votes each role has.
    fn count(&self, votes: impl Fn(&RoleId) -> u16) -> Tally {
        if self.method == Method::Secret && !self.straw {
            return self.secret;
        }
        let mut count = Tally::default();
        for (role, ballot) in &self.cast {
            let sum = match ballot {
                Ballot::Yes => &mut count.yes,
                Ballot::No => &mut count.no,
                Ballot::Abstain => &mut count.abstain,
            };
            *sum = sum.saturating_add(votes(role));
        }
        count
    }

    /// The vote as the room may see it while it is taken.
    pub(in crate::gui) fn voting(&self, scenario: &Scenario, meeting: &Meeting) -> Option<Voting> {
        let mut all = meeting.tabled.iter();
        let at = all.position(|text| text.proposal.id == self.text)?;
        let item = meeting.tabled.get(at).and_then(|text| text.item.as_ref());
        let votes = |id: &RoleId| scenario.role(id).map_or(0, |role| role.votes);
        let here = meeting.voters_here(scenario);
        let whole: u16 = here.map(|role| role.votes).sum();
        let count = self.count(votes);
        let secret = self.method == Method::Secret && !self.straw;
        let cast = count.yes + count.no + count.abstain;
        Some(Voting {
            text: at + 1,
            method: self.method,
            rule: (!self.straw).then(|| self.rule.unwrap_or_else(|| scenario.rule_of(item))),
            count: (!secret).then_some(count),
            missing: if secret {
                0
            } else {
                whole.saturating_sub(cast)
            },
        })
    }
}

/// The sheet.
pub(super) fn sheet_ui(
    ui: &mut Ui,
    room: &Room<'_>,
    text: &TextRow,
    kept: &mut Option<Sheet>,
    cx: &mut Cx<'_>,
) {
    let Some(mut sheet) = kept.take() else { return };
    let words = cx.words;
    ui.add_space(GAP_TINY);
    let key = if sheet.straw {
        "room-poll"
    } else {
        "room-vote"
    };
    ui.label(Type::Strong.of(words.t(key)));
    if !sheet.straw {
        manner_ui(ui, &mut sheet, text, cx);
    }
    let secret = sheet.method == Method::Secret && !sheet.straw;
    let voters = room.view.roles.iter();
    let voters: Vec<&RoleRow> = voters
        .filter(|role| role.present && role.votes > 0)
        .collect();
    let whole: u16 = voters.iter().map(|role| role.votes).sum();
    if secret {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            figure_ui(ui, &mut sheet.secret.yes, whole, words.t("vote-yes"));
            figure_ui(ui, &mut sheet.secret.no, whole, words.t("vote-no"));
            figure_ui(
                ui,
                &mut sheet.secret.abstain,
                whole,
                words.t("vote-abstain"),
            );
        });
    } else {
        for role in &voters {
            voter_ui(ui, role, &mut sheet, cx);
        }
    }
    let votes = |id: &RoleId| {
        let role = voters.iter().find(|role| role.id == *id);
        role.map_or(0, |role| role.votes)
    };
    // Who has left meanwhile votes no more.
    sheet
        .cast
        .retain(|(id, _)| voters.iter().any(|role| role.id == *id));
    let count = sheet.count(votes);
    let cast = count.yes + count.no + count.abstain;
    let rule = sheet.rule.unwrap_or(text.rule);
    count_ui(
        ui,
        count,
        whole.saturating_sub(cast),
        (!sheet.straw).then_some(rule),
        cx,
    );
    let mut stays = true;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP_TINY;
        if !secret {
            let rest = ActionButton::new(words.t("room-rest-yes")).rank(Rank::Quiet);
            if ui.add_enabled(cast < whole, rest).clicked() {
                for role in &voters {
                    if sheet.of(&role.id).is_none() {
                        sheet.cast.push((role.id.clone(), Ballot::Yes));
                    }
                }
            }
        }
        let key = if sheet.straw {
            "room-poll-record"
        } else {
            "room-vote-record"
        };
        let record = ActionButton::new(words.t(key)).rank(Rank::Primary);
        if ui.add_enabled(cast > 0 && cast <= whole, record).clicked() {
            happen(cx, happening(&sheet, &voters));
            stays = false;
        }
        let cancel = ActionButton::new(words.t("action-cancel")).rank(Rank::Quiet);
        if ui.add(cancel).clicked() {
            stays = false;
        }
    });
    if stays {
        *kept = Some(sheet);
    }
}

/// In which way is voted, and by which rule.
fn manner_ui(ui: &mut Ui, sheet: &mut Sheet, text: &TextRow, cx: &Cx<'_>) {
    let words = cx.words;
    let methods = [Method::Show, Method::RollCall, Method::Secret];
    let methods = methods.map(|method| (method, words.t(method_key(method))));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        segmented(ui, words.t("room-method"), &mut sheet.method, &methods);
        let mut rule = sheet.rule.unwrap_or(text.rule);
        let rules = [RuleKind::Consensus, RuleKind::TwoThirds, RuleKind::Simple];
        let rules = rules.map(|rule| (rule, words.t(rule_key(rule))));
        let id = Id::unique("vote-rule");
        if choice(ui, id, words.t("room-rule"), &mut rule, &rules) {
            sheet.rule = Some(rule).filter(|rule| *rule != text.rule);
        }
    });
}

fn voter_ui(ui: &mut Ui, role: &RoleRow, sheet: &mut Sheet, cx: &Cx<'_>) {
    let words = cx.words;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let left = egui::Layout::left_to_right(egui::Align::Center);
        ui.allocate_ui_with_layout(egui::vec2(150.0, 24.0), left, |ui| {
            ui.set_min_width(150.0);
            ui.add(egui::Label::new(Type::Body.of(role.name.as_str())).truncate());
        });
        let mut chosen = sheet.of(&role.id);
        let all = [Ballot::Yes, Ballot::No, Ballot::Abstain];
        // The name goes with each choice, so that it is heard which row one is in.
        let names = all.map(|ballot| {
            let vote = words.t(ballot_key(ballot));
            (ballot, vote)
        });
        let choices = names.map(|(ballot, vote)| (Some(ballot), vote));
        let group = words.tf("room-vote-of", &[("who", role.name.as_str().into())]);
        ui.push_id(role.id.as_str(), |ui| {
            if segmented(ui, &group, &mut chosen, &choices) {
                sheet.cast.retain(|(id, _)| *id != role.id);
                sheet
                    .cast
                    .extend(chosen.map(|ballot| (role.id.clone(), ballot)));
            }
        });
    });
}

/// The count so far, the majority that is needed, and what it comes to as it stands.
fn count_ui(ui: &mut Ui, count: Tally, missing: u16, rule: Option<RuleKind>, cx: &Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        ui.label(Type::Strong.of(tally_words(count, words)));
        if missing > 0 {
            let n = missing.to_string();
            let said = words.tf("room-votes-missing", &[("n", n.into())]);
            ui.label(Type::Body.of(said).color(palette.text_soft));
        }
        let Some(rule) = rule else { return };
        let said = match needed(rule, count.no) {
            Some(n) => words.tf("room-needed", &[("n", n.to_string().into())]),
            None => words.t("room-needed-none").to_owned(),
        };
        ui.label(Type::Body.of(said).color(palette.text_soft));
        let (key, tone, icon) = if result(rule, count) {
            ("room-as-it-stands-carries", palette.success, Icon::Check)
        } else {
            ("room-as-it-stands-falls", palette.danger, Icon::Close)
        };
        ui.add(Chip::new(words.t(key)).tone(tone).icon(icon));
    });
}

/// The vote or poll as an event, its ballots in the order of the roll.
fn happening(sheet: &Sheet, voters: &[&RoleRow]) -> Happening {
    let in_order = voters.iter().filter_map(|role| {
        let ballot = sheet.of(&role.id)?;
        Some((role.id.clone(), ballot))
    });
    let ballots: Vec<(RoleId, Ballot)> = in_order.collect();
    if sheet.straw {
        return Happening::StrawPoll {
            proposal: sheet.text,
            hands: ballots,
        };
    }
    let secret = sheet.method == Method::Secret;
    Happening::Voted(Vote {
        proposal: sheet.text,
        method: sheet.method,
        rule: sheet.rule,
        ballots: if secret { Vec::new() } else { ballots },
        count: secret.then_some(sheet.secret),
    })
}
