//! Votes: how the article or the draft would fare under each rule, as a range over what is unknown,
//! and State by State.

use egui::{ScrollArea, Ui};

use crate::assess::adoption::{Count, Outcome, Vote};
use crate::gui::cx::{Cx, Wish};
use crate::gui::panes::Pane;
use crate::gui::theme::{self, GAP, GAP_TINY, GAP_WIDE, Tone, Type};
use crate::gui::widgets::{
    Chip, Icon, card, empty_state, search_field, section, section_folding, segmented,
};
use crate::model::ids::ArticleId;
use crate::model::text::Lang;
use crate::session::command::{Command, LookCommand};
use crate::session::state::Session;
use crate::session::view::votes::{ArticleVotes, CampView, RULES, StateVote, VotesView};
use crate::words::Words;
use crate::words::keys::rule_key;
use crate::words::records::vote_key;

/// What the pane keeps between frames.
#[derive(Default)]
pub struct VotesState {
    /// Whether the vote is on the article shown, not on the draft.
    on_article: bool,
    /// Which votes are listed.
    only: Option<Vote>,
    needle: String,
    view: Option<(Of, VotesView)>,
}

/// What the view depends on.
type Of = (u64, Lang, Option<ArticleId>);

/// The pane.
pub fn votes_ui(ui: &mut Ui, session: &Session, state: &mut VotesState, cx: &mut Cx<'_>) {
    let article = session.look().article.filter(|_| state.on_article);
    let of = (session.revision(), cx.lang, article);
    if state.view.as_ref().is_none_or(|(made, _)| *made != of) {
        state.view = Some((of, session.votes_view(article, cx.lang)));
    }
    let words = cx.words;
    egui::Frame::new()
        .inner_margin(egui::Margin::symmetric(12, 6))
        .show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                let scopes = [
                    (true, words.t("scope-article")),
                    (false, words.t("scope-draft")),
                ];
                segmented(ui, words.t("votes-scope"), &mut state.on_article, &scopes);
                let votes = [
                    (None, words.t("votes-all")),
                    (Some(Vote::Yes), words.t("vote-yes")),
                    (Some(Vote::No), words.t("vote-no")),
                    (Some(Vote::Abstain), words.t("vote-abstain")),
                    (Some(Vote::Unknown), words.t("vote-unknown")),
                ];
                segmented(ui, words.t("votes-only"), &mut state.only, &votes);
                search_field(ui, &mut state.needle, words.t("votes-find"), 180.0, words);
            });
        });
    let Some((_, view)) = &state.view else { return };
    if view.camps.is_empty() {
        let none = words.t("votes-none");
        empty_state(ui, Icon::People, none, words.t("votes-none-hint"), None);
        return;
    }
    ScrollArea::vertical()
        .id_salt("votes")
        .auto_shrink(false)
        .show(ui, |ui| {
            egui::Frame::new()
                .inner_margin(egui::Margin::symmetric(12, 6))
                .show(ui, |ui| {
                    ui.set_max_width(ui.available_width().min(960.0));
                    for (count, blockers) in view.counts.iter().zip(&view.blockers) {
                        count_ui(ui, count, blockers, words);
                        ui.add_space(GAP_TINY);
                    }
                    ui.add_space(GAP);
                    let needle = state.needle.trim().to_lowercase();
                    for camp in &view.camps {
                        camp_ui(ui, camp, state.only, &needle, words);
                    }
                    ui.add_space(GAP_WIDE);
                    articles_ui(ui, &view.articles, cx);
                });
        });
}

/// How a rule comes out: in a word, in figures, and who can block alone.
fn count_ui(ui: &mut Ui, count: &Count, blockers: &[String], words: &Words) {
    let palette = theme::palette(ui.visuals());
    let (tone, icon) = tone_of(ui, count.outcome);
    card(ui, Some(tone.mark), |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            ui.label(Type::Strong.of(words.t(rule_key(count.rule))));
            let outcome = words.t(outcome_key(count.outcome));
            ui.add(Chip::new(outcome).tone(tone).icon(icon));
            let votes = count.votes;
            let [yes, no, abstain, unknown, most_yes, most_no] = [
                votes.yes,
                votes.no,
                votes.abstain,
                votes.unknown,
                votes.yes + votes.unknown,
                votes.no + votes.unknown,
            ]
            .map(|n| n.to_string());
            let said = words.tf(
                "votes-range",
                &[
                    ("yes", yes.as_str().into()),
                    ("most_yes", most_yes.as_str().into()),
                    ("no", no.as_str().into()),
                    ("most_no", most_no.as_str().into()),
                    ("abstain", abstain.as_str().into()),
                    ("unknown", unknown.as_str().into()),
                ],
            );
            ui.label(Type::Body.of(said));
        });
        ui.horizontal_wrapped(|ui| {
            let (blocking, wanting) = (count.blocking.to_string(), count.wanting.to_string());
            let said = words.tf(
                "votes-blocking",
                &[
                    ("n", blocking.as_str().into()),
                    ("wanting", wanting.as_str().into()),
                ],
            );
            let mut all = vec![said];
            if !blockers.is_empty() {
                let names = blockers.join(words.t("list-names"));
                all.push(words.tf("votes-blockers", &[("names", names.as_str().into())]));
            }
            ui.label(Type::Small.of(all.join(" · ")).color(palette.text_soft));
        });
    });
}

fn tone_of(ui: &Ui, outcome: Outcome) -> (Tone, Icon) {
    let palette = theme::palette(ui.visuals());
    match outcome {
        Outcome::Adopted => (palette.success, Icon::Check),
        Outcome::Open => (palette.info, Icon::More),
        Outcome::Fails => (palette.danger, Icon::Close),
    }
}

fn outcome_key(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Adopted => "rule-adopted",
        Outcome::Open => "rule-open",
        Outcome::Fails => "rule-rejected",
    }
}

/// The States of a bloc as chips.
fn camp_ui(ui: &mut Ui, camp: &CampView, only: Option<Vote>, needle: &str, words: &Words) {
    let shown: Vec<&StateVote> = camp
        .states
        .iter()
        .filter(|state| only.is_none_or(|vote| vote == state.vote))
        .filter(|state| {
            let code = state.code.as_str().to_lowercase();
            needle.is_empty() || state.name.to_lowercase().contains(needle) || code == needle
        })
        .collect();
    if shown.is_empty() {
        return;
    }
    let name = camp
        .short
        .as_deref()
        .unwrap_or_else(|| words.t("votes-unaligned"));
    let tally = [Vote::Yes, Vote::No, Vote::Abstain, Vote::Unknown].map(|vote| {
        let n = shown.iter().filter(|state| state.vote == vote).count();
        (vote, n)
    });
    let tally: Vec<String> = tally
        .iter()
        .filter(|(_, n)| *n > 0)
        .map(|(vote, n)| format!("{n} {}", words.t(vote_key(*vote))))
        .collect();
    let tally = tally.join(words.t("list-comma"));
    let id = egui::Id::unique(("votes-camp", name));
    // Many States that all vote alike are not worth the room at first.
    let open = !needle.is_empty() || only.is_some() || camp.short.is_some();
    section_folding(ui, id, name, Some(&tally), open, |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(GAP_TINY, GAP_TINY);
            for state in shown {
                state_ui(ui, state, words);
            }
        });
    });
}

fn state_ui(ui: &mut Ui, state: &StateVote, words: &Words) {
    let palette = theme::palette(ui.visuals());
    let (tone, icon) = match state.vote {
        Vote::Yes => (Some(palette.success), Icon::Check),
        Vote::No => (Some(palette.danger), Icon::Close),
        Vote::Abstain => (Some(palette.warning), Icon::Minus),
        Vote::Unknown => (None, Icon::More),
    };
    let vote = words.t(vote_key(state.vote));
    let verdict = state
        .verdict
        .map_or_else(|| words.t("votes-nobody"), |verdict| words.t(verdict.key()));
    let mut hint = format!("{}: {vote} · {verdict}", state.name);
    if state.own_entry {
        hint = format!("{hint} · {}", words.t("votes-own-entry"));
    }
    let mut chip = Chip::new(&state.name).icon(icon).hint(&hint);
    if let Some(tone) = tone {
        chip = chip.tone(tone);
    }
    let response = ui.add(chip);
    let spoken = format!("{}: {vote}", state.name);
    response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Label, true, &spoken));
}

/// Article by article, under every rule.
fn articles_ui(ui: &mut Ui, articles: &[ArticleVotes], cx: &mut Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    section(
        ui,
        words.t("votes-articles"),
        Some(&articles.len().to_string()),
    );
    egui::Grid::new("votes-articles")
        .num_columns(1 + RULES.len())
        .spacing([GAP_WIDE, GAP_TINY])
        .show(ui, |ui| {
            ui.label("");
            for rule in RULES {
                let name = Type::SmallStrong.of(words.t(rule_key(rule)));
                ui.label(name.color(palette.text_soft));
            }
            ui.end_row();
            for article in articles {
                let number = article.number.as_str();
                let name = words.tf("text-article-n", &[("n", number.into())]);
                let name = if article.heading.is_empty() {
                    name
                } else {
                    format!("{name} · {}", article.heading)
                };
                let link = egui::Button::new(Type::Body.of(name))
                    .frame(false)
                    .truncate();
                if ui.add_sized([280.0, 22.0], link).clicked() {
                    cx.command(Command::Look(LookCommand::Article(article.id)));
                    cx.wish(Wish::Show(Pane::Article));
                }
                for outcome in &article.outcomes {
                    let (tone, icon) = tone_of(ui, *outcome);
                    ui.add(
                        Chip::new(words.t(outcome_key(*outcome)))
                            .tone(tone)
                            .icon(icon),
                    );
                }
                ui.end_row();
            }
        });
}
