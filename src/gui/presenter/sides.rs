//! The two sides of the projector's window: who speaks and what is moved on the left, text and vote
//! on the right.

use egui::{RichText, Ui};

use crate::exercise::event::Ballot;
use crate::exercise::meeting::{Phase, needed};
use crate::exercise::shown::{Shown, ShownArticle, ShownText, ShownVote, Voting};
use crate::gui::panels::exercise::minutes;
use crate::gui::theme::{self, Tone, Type};
use crate::words::Words;
use crate::words::keys::{rule_key, status_key};
use crate::words::meeting::{ballot_key, method_key, motion_key, phase_key, tally_words};

use super::Part;

/// Sizes of the text that are tried, largest first: the first that fits is taken.
const SIZES: [f32; 7] = [2.0, 1.7, 1.45, 1.25, 1.05, 0.9, 0.78];

/// A small heading over a part.
fn over(ui: &mut Ui, words: &str, scale: f32) {
    let soft = theme::palette(ui.visuals()).text_soft;
    ui.label(Type::SmallStrong.large(words, scale * 1.3).color(soft));
}

fn line(ui: &mut Ui, words: RichText) {
    ui.add(egui::Label::new(words).wrap());
}

/// Who speaks and for how long, or that the room consults; the list; the motion.
pub(super) fn left_ui(ui: &mut Ui, here: &Part<'_>) {
    let (shown, words, scale) = (here.shown, here.words, here.scale);
    let palette = theme::palette(ui.visuals());
    let lang = words.lang().text_lang();
    ui.spacing_mut().item_spacing.y = (4.0 * scale).round();
    if matches!(shown.phase, Phase::Paused | Phase::Closed) {
        line(
            ui,
            Type::Heading.large(words.t(phase_key(shown.phase)), scale * 2.4),
        );
    } else if let Some(consults) = &shown.consults {
        let key = if consults.moderated {
            "motion-moderated"
        } else {
            "motion-unmoderated"
        };
        over(ui, words.t(key), scale);
        if !consults.topic.is_empty() {
            line(
                ui,
                Type::Heading.large(consults.topic.as_str(), scale * 1.4),
            );
        }
        let left = shown.consults_left(here.now_ms).unwrap_or(0);
        time_ui(ui, left, scale);
    }
    if let Some(floor) = &shown.floor {
        over(ui, words.t("presenter-speaks"), scale);
        line(ui, Type::Heading.large(floor.name.get(lang), scale * 2.0));
        let left = floor.left(&shown.clock, here.now_ms);
        let used = floor.used(&shown.clock, here.now_ms);
        let used = i64::try_from(used).unwrap_or(i64::MAX);
        time_ui(ui, left.unwrap_or(used), scale);
    }
    let talks = shown.phase == Phase::Open && shown.consults.is_none();
    if talks && shown.floor.is_none() {
        let nobody = Type::Heading.large(words.t("room-nobody-speaks"), scale * 1.4);
        line(ui, nobody.color(palette.text_soft));
    }
    if let Some(motion) = &shown.motion {
        ui.add_space((12.0 * scale).round());
        over(ui, words.t("presenter-motion"), scale);
        let ink = palette.warning.ink;
        let name = words.t(motion_key(motion.kind));
        line(ui, Type::Heading.large(name, scale * 1.4).color(ink));
        let by = [motion.by.get(lang), motion.words.as_str()];
        let by: Vec<&str> = by.into_iter().filter(|said| !said.is_empty()).collect();
        line(ui, Type::Body.large(by.join(" · "), scale * 1.4));
    }
    ui.add_space((12.0 * scale).round());
    if !shown.list.is_empty() {
        over(ui, words.t("room-speakers"), scale);
        for (name, n) in shown.list.iter().zip(1..) {
            line(
                ui,
                Type::Body.large(format!("{n}. {}", name.get(lang)), scale * 1.5),
            );
        }
    }
    if !shown.list_open && shown.item.is_some() {
        let closed = words.t("room-list-is-closed");
        line(
            ui,
            Type::Body
                .large(closed, scale * 1.2)
                .color(palette.text_soft),
        );
    }
    if let Some((title, text)) = &shown.news {
        ui.add_space((12.0 * scale).round());
        over(ui, words.t("presenter-news"), scale);
        line(ui, Type::Strong.large(title.get(lang), scale * 1.3));
        line(ui, Type::Body.large(text.as_str(), scale * 1.1));
    }
}

/// A time as large as it gets.
fn time_ui(ui: &mut Ui, seconds: i64, scale: f32) {
    let palette = theme::palette(ui.visuals());
    let ink = if seconds < 0 {
        palette.danger.ink
    } else {
        palette.text
    };
    ui.label(
        Type::Heading
            .large(minutes(seconds), scale * 4.4)
            .color(ink),
    );
}

/// The vote that is taken or was taken, texts on the table, the article as it stands.
pub(super) fn right_ui(ui: &mut Ui, here: &Part<'_>) {
    let (shown, words, scale) = (here.shown, here.words, here.scale);
    ui.spacing_mut().item_spacing.y = (4.0 * scale).round();
    if let Some(voting) = &shown.voting {
        voting_ui(ui, shown, voting, here);
        return;
    }
    if let Some(vote) = &shown.vote {
        vote_ui(ui, vote, here);
        ui.add_space((12.0 * scale).round());
    }
    let lines = said(shown, words);
    let room = (ui.available_height(), ui.available_width());
    let fits = |by: &&f32| height(ui, &lines, **by * scale, room.1) <= room.0;
    let by = SIZES.iter().find(fits).or(SIZES.last()).copied();
    let by = by.unwrap_or(1.0) * scale;
    for (kind, said, soft) in &lines {
        let ink = theme::palette(ui.visuals());
        let ink = if *soft { ink.text_soft } else { ink.text };
        line(ui, kind.large(said.as_str(), by).color(ink));
    }
}

/// What is to be read: article, then texts on the table; each line with its type, and whether it is
/// of second rank.
fn said(shown: &Shown, words: &Words) -> Vec<(Type, String, bool)> {
    let lang = words.lang().text_lang();
    let mut lines = Vec::new();
    if let Some(article) = &shown.article {
        article_lines(article, words, &mut lines);
    }
    for text in &shown.texts {
        let n = text.number.to_string();
        let name = words.tf(
            "room-text-of",
            &[("n", n.into()), ("who", text.by.get(lang).into())],
        );
        lines.push((Type::Strong, name, true));
        lines.push((Type::Text, words_of(text, words), false));
    }
    lines
}

fn article_lines(article: &ShownArticle, words: &Words, lines: &mut Vec<(Type, String, bool)>) {
    let title = words.tf("text-article-n", &[("n", article.number.as_str().into())]);
    lines.push((
        Type::TextStrong,
        format!("{title} · {}", article.heading),
        false,
    ));
    for paragraph in &article.lines {
        let number = match paragraph.number.as_str() {
            "" => String::new(),
            number => format!("{number}  "),
        };
        lines.push((Type::Text, format!("{number}{}", paragraph.text), false));
        if paragraph.status.is_agreed() {
            lines.push((
                Type::Small,
                words.t(status_key(paragraph.status)).to_owned(),
                true,
            ));
        }
    }
}

fn words_of(text: &ShownText, words: &Words) -> String {
    if text.words.is_empty() {
        words.t("presenter-takes-out").to_owned()
    } else {
        text.words.clone()
    }
}

/// How high these lines would stand.
fn height(ui: &Ui, lines: &[(Type, String, bool)], by: f32, width: f32) -> f32 {
    let gap = ui.spacing().item_spacing.y;
    let of = |(kind, said, _): &(Type, String, bool)| {
        let words = egui::WidgetText::from(kind.large(said.as_str(), by));
        let galley = words.into_galley(
            ui,
            Some(egui::TextWrapMode::Wrap),
            width,
            egui::TextStyle::Body,
        );
        galley.size().y + gap
    };
    lines.iter().map(of).sum()
}

/// The vote as it is taken: the text, the count, what is needed.
fn voting_ui(ui: &mut Ui, shown: &Shown, voting: &Voting, here: &Part<'_>) {
    let (words, scale) = (here.words, here.scale);
    let soft = theme::palette(ui.visuals()).text_soft;
    let n = voting.text.to_string();
    let key = match voting.rule {
        Some(_) => "presenter-vote-on",
        None => "presenter-poll-on",
    };
    over(ui, &words.tf(key, &[("n", n.into())]), scale);
    if let Some(count) = voting.count {
        line(
            ui,
            Type::Heading.large(tally_words(count, words), scale * 1.7),
        );
        if voting.missing > 0 {
            let n = voting.missing.to_string();
            let said = words.tf("room-votes-missing", &[("n", n.into())]);
            line(ui, Type::Body.large(said, scale * 1.3).color(soft));
        }
        if let Some(rule) = voting.rule {
            let least = match needed(rule, count.no) {
                Some(n) => words.tf("room-needed", &[("n", n.to_string().into())]),
                None => words.t("room-needed-none").to_owned(),
            };
            let said = format!("{} · {least}", words.t(rule_key(rule)));
            line(ui, Type::Body.large(said, scale * 1.3).color(soft));
        }
    } else {
        line(
            ui,
            Type::Heading.large(words.t(method_key(voting.method)), scale * 1.7),
        );
    }
    ui.add_space((12.0 * scale).round());
    for text in shown.texts.iter().filter(|text| text.number == voting.text) {
        let lang = words.lang().text_lang();
        over(ui, text.by.get(lang), scale);
        line(ui, Type::Text.large(words_of(text, words), scale * 1.6));
    }
}

/// The last vote: whether it carries, the count, and who voted how in a roll call.
fn vote_ui(ui: &mut Ui, vote: &ShownVote, here: &Part<'_>) {
    let (words, scale) = (here.words, here.scale);
    let palette = theme::palette(ui.visuals());
    let lang = words.lang().text_lang();
    let (key, tone): (&str, Tone) = match (vote.adopted, vote.carried) {
        (true, _) => ("presenter-adopted", palette.success),
        (_, true) => ("presenter-carried", palette.success),
        (_, false) => ("presenter-fell", palette.danger),
    };
    let margin = egui::Margin::same(theme::margin(12.0 * scale));
    egui::Frame::new()
        .fill(tone.tint)
        .inner_margin(margin)
        .corner_radius(theme::RADIUS)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            let n = vote.text.to_string();
            let said = words.tf(key, &[("n", n.into()), ("who", vote.by.get(lang).into())]);
            line(ui, Type::Heading.large(said, scale * 1.4).color(tone.ink));
            line(
                ui,
                Type::Strong.large(tally_words(vote.count, words), scale * 1.4),
            );
            let manner = [
                words.t(method_key(vote.method)),
                words.t(rule_key(vote.rule)),
            ];
            let manner = Type::Body.large(manner.join(" · "), scale * 1.1);
            line(ui, manner.color(palette.text_soft));
            for ballot in [Ballot::Yes, Ballot::No, Ballot::Abstain] {
                let of = vote.ballots.iter().filter(|(_, cast)| *cast == ballot);
                let names: Vec<&str> = of.map(|(name, _)| name.get(lang)).collect();
                if !names.is_empty() {
                    let names = names.join(words.t("list-names"));
                    let vote = words.t(ballot_key(ballot));
                    let said = words.tf(
                        "presenter-ballots",
                        &[("vote", vote.into()), ("names", names.into())],
                    );
                    line(ui, Type::Body.large(said, scale * 1.2));
                }
            }
        });
}
