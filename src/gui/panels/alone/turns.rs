//! What each text came to: the count, and every role's answer with its reasons. The latest stands
//! open, those before it fold away.

use egui::Ui;

use crate::exercise::event::Ballot;
use crate::exercise::play::{Reaction, Say, Turn};
use crate::gui::cx::Cx;
use crate::gui::theme::{self, GAP, GAP_TINY, GAP_WIDE, Type};
use crate::gui::widgets::{
    ActionButton, Chip, Icon, Rank, VerdictBadge, card, section, section_folding, strength_chip,
};
use crate::model::bloc::Strength;
use crate::session::exercise::Exercise;
use crate::words::keys::rule_key;
use crate::words::meeting::{role_name, tally_words};

/// All turns, the latest first.
pub(super) fn turns_ui(
    ui: &mut Ui,
    open: &Exercise,
    turns: &[Turn],
    text: &mut String,
    cx: &Cx<'_>,
) {
    let words = cx.words;
    let n = turns.len().to_string();
    section(ui, words.t("alone-answers"), Some(&n));
    let Some((last, earlier)) = turns.split_last() else {
        let none = Type::Body.of(words.t("alone-answers-none"));
        ui.label(none.color(theme::palette(ui.visuals()).text_faint));
        return;
    };
    turn_ui(ui, open, last, text, cx);
    if earlier.is_empty() {
        return;
    }
    ui.add_space(GAP_WIDE);
    for turn in earlier.iter().rev() {
        let id = ui.scope_id().with(("turn", turn.proposal.0.0));
        let name = heading(open, turn, cx);
        section_folding(ui, id, &name, None, false, |ui| {
            turn_ui(ui, open, turn, text, cx);
        });
    }
}

/// `Wardens, text 2: not adopted`.
fn heading(open: &Exercise, turn: &Turn, cx: &Cx<'_>) -> String {
    let item = open.scenario.item(&turn.item);
    let item = item.map_or("", |item| item.title.get(cx.lang));
    let n = turn.tries.to_string();
    let key = if turn.adopted {
        "alone-turn-adopted"
    } else {
        "alone-turn-fell"
    };
    cx.words
        .tf(key, &[("item", item.into()), ("n", n.as_str().into())])
}

fn turn_ui(ui: &mut Ui, open: &Exercise, turn: &Turn, text: &mut String, cx: &Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    let tone = if turn.adopted {
        palette.success
    } else {
        palette.danger
    };
    card(ui, Some(tone.mark), |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            let head = Type::Strong.of(heading(open, turn, cx));
            ui.label(head.color(palette.text));
            let count = tally_words(turn.count, words);
            let said = format!("{count} · {}", words.t(rule_key(turn.rule)));
            ui.label(Type::Small.of(said).color(palette.text_soft));
        });
        for line in &turn.lines {
            ui.add(egui::Label::new(Type::Text.of(line.as_str()).color(palette.text)).wrap());
        }
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            if let Some(own) = turn.own {
                let said = Type::Small.of(words.t("alone-own"));
                ui.label(said.color(palette.text_soft));
                ui.add(VerdictBadge::new(own, words));
            }
            if turn.coverage.uncoded > 0 {
                let (n, m) = (turn.coverage.uncoded, turn.coverage.clauses);
                let (n, m) = (n.to_string(), m.to_string());
                let said = words.tf(
                    "alone-uncoded",
                    &[("n", n.as_str().into()), ("m", m.as_str().into())],
                );
                ui.add(Chip::new(&said).tone(palette.warning).icon(Icon::Warning));
            }
        });
    });
    for reaction in &turn.reactions {
        ui.add_space(GAP_TINY);
        reaction_ui(ui, open, reaction, text, cx);
    }
}

fn reaction_ui(ui: &mut Ui, open: &Exercise, reaction: &Reaction, text: &mut String, cx: &Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    let edge = palette.verdict(reaction.verdict).mark;
    card(ui, Some(edge), |ui| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            let name = role_name(&open.scenario, &reaction.role, words);
            ui.label(Type::Strong.of(name).color(palette.text));
            ui.add(VerdictBadge::new(reaction.verdict, words));
            let key = match reaction.ballot {
                Ballot::Yes => "alone-votes-for",
                Ballot::No => "alone-votes-against",
                Ballot::Abstain => "alone-abstains",
            };
            ui.label(Type::Small.of(words.t(key)).color(palette.text_soft));
        });
        for say in &reaction.says {
            say_ui(ui, say, cx);
        }
        for (_, clause) in &reaction.offers {
            let clause = clause.get(cx.lang);
            ui.add_space(GAP_TINY);
            let said = Type::Small.of(words.t("alone-would-write"));
            ui.label(said.color(palette.text_soft));
            ui.add(egui::Label::new(Type::TextItalic.of(clause).color(palette.text)).wrap());
            take_up(ui, clause, text, cx);
        }
    });
}

/// Words that can be put behind what is being written.
fn take_up(ui: &mut Ui, clause: &str, text: &mut String, cx: &Cx<'_>) {
    let short: String = clause.chars().take(40).collect();
    let name = cx
        .words
        .tf("alone-take-up", &[("words", short.as_str().into())]);
    let button = ActionButton::new(&name).rank(Rank::Quiet).icon(Icon::Plus);
    if ui.add(button).clicked() {
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        text.push_str(clause);
    }
}

/// One thing a role says.
fn say_ui(ui: &mut Ui, say: &Say, cx: &Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    let on_words = |key: &str, bare: &'static str, label: &str, said: &str| {
        if said.is_empty() {
            words.tf(bare, &[("what", label.into())])
        } else {
            words.tf(key, &[("what", label.into()), ("words", said.into())])
        }
    };
    let (said, strength, model): (String, Option<Strength>, Option<&str>) = match say {
        Say::Stance(stance) => (stance.get(cx.lang).to_owned(), None, None),
        Say::Objects {
            label,
            strength,
            words: on,
        } => {
            let label = label.get(cx.lang);
            let said = on_words("alone-objects", "alone-objects-bare", label, on);
            (said, *strength, None)
        }
        Say::Welcomes { label, words: on } => {
            let label = label.get(cx.lang);
            (
                on_words("alone-welcomes", "alone-welcomes-bare", label, on),
                None,
                None,
            )
        }
        Say::Accepts { label, words: on } => {
            let label = label.get(cx.lang);
            (
                on_words("alone-accepts", "alone-accepts-bare", label, on),
                None,
                None,
            )
        }
        Say::Asks {
            label,
            strength,
            model,
        } => {
            let said = words.tf("alone-asks", &[("what", label.get(cx.lang).into())]);
            let model = model.as_ref().map(|model| model.get(cx.lang));
            (said, *strength, model)
        }
        Say::OnRecord(fallback) => {
            let said = words.tf("alone-on-record", &[("words", fallback.as_str().into())]);
            (said, None, None)
        }
        Say::Concedes(said) => {
            let said = words.tf("alone-concedes", &[("words", said.as_str().into())]);
            (said, None, None)
        }
        Say::NoPosition => (words.t("alone-no-position").to_owned(), None, None),
        Say::Unread => (words.t("alone-unread").to_owned(), None, None),
    };
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let ink = if matches!(say, Say::Concedes(_)) {
            palette.success.ink
        } else {
            palette.text_soft
        };
        ui.label(Type::Body.of(said).color(ink));
        if let Some(strength) = strength {
            strength_chip(ui, strength, words);
        }
    });
    if let Some(model) = model {
        let said = words.tf("alone-as", &[("words", model.into())]);
        let said = Type::TextItalic.of(said).color(palette.text_soft);
        ui.add(egui::Label::new(said).wrap());
    }
}
