//! The window for the projector: item, speaker and time, motion, vote and text in large type.
//!
//! It is painted from [`Shown`] alone, which holds nothing that the room may not know; so there is
//! nothing to be forgotten here.

mod sides;

use std::time::Duration;

use egui::{Align, Context, Key, Layout, Rect, Ui, UiBuilder, ViewportBuilder, ViewportCommand};
use egui::{ViewportId, pos2, vec2};

use crate::exercise::meeting::Phase;
use crate::exercise::shown::{Shown, shown};
use crate::words::Words;
use crate::words::keys::rule_key;
use crate::words::meeting::{phase_key, quorum_words};

use super::app::App;
use super::panels::exercise::minutes;
use super::theme::{self, Type};
use super::widgets::{Chip, Icon};

/// How often a running clock is painted anew.
pub(super) const TICK: Duration = Duration::from_millis(500);
/// The size for which sizes of type are given; larger windows show larger type.
const DESIGNED: egui::Vec2 = vec2(1280.0, 720.0);
/// Margin round everything, at that size.
const MARGIN: f32 = 32.0;

impl App {
    /// Shows the window for the projector, where it is open.
    pub(super) fn show_presenter(&mut self, context: &Context) {
        if !self.exercise.presenter {
            return;
        }
        let now_ms = self.desktop.now_ms();
        let public = self.session.exercise().and_then(|open| {
            let meeting = open.meeting()?;
            let sheet = self.exercise.sheet.as_ref();
            let voting = sheet.and_then(|sheet| sheet.voting(&open.scenario, meeting));
            Some(shown(&open.scenario, meeting, voting))
        });
        let words = &self.words;
        let builder = ViewportBuilder::default()
            .with_title(words.t("presenter-title"))
            .with_app_id("travaux")
            .with_inner_size(DESIGNED)
            .with_min_inner_size([640.0, 360.0]);
        let id = ViewportId::from_hash_of("presenter");
        let closed = context.show_viewport_immediate(id, builder, |ui, _class| {
            presenter_ui(ui, public.as_ref(), now_ms, words);
            full_screen(ui);
            if public.as_ref().is_some_and(|p| p.phase == Phase::Open) {
                ui.ctx().request_repaint_after(TICK);
            }
            ui.input(|input| input.viewport().close_requested())
        });
        if closed {
            self.exercise.presenter = false;
        }
    }
}

/// F11 fills the screen, and leaves it again, as Escape does.
fn full_screen(ui: &Ui) {
    let (full, toggle, leave) = ui.input(|input| {
        (
            input.viewport().fullscreen == Some(true),
            input.key_pressed(Key::F11),
            input.key_pressed(Key::Escape),
        )
    });
    if toggle || (full && leave) {
        ui.ctx()
            .send_viewport_cmd(ViewportCommand::Fullscreen(toggle && !full));
    }
}

/// A part of the screen, with how much larger its type is than designed.
struct Part<'a> {
    shown: &'a Shown,
    now_ms: u64,
    words: &'a Words,
    scale: f32,
}

/// What the room sees; without a session, that there is none.
pub fn presenter_ui(ui: &mut Ui, public: Option<&Shown>, now_ms: u64, words: &Words) {
    let palette = theme::palette(ui.visuals());
    let whole = ui.max_rect();
    ui.painter().rect_filled(whole, 0.0, palette.page);
    let fit = whole.size() / DESIGNED;
    let scale = fit.x.min(fit.y).clamp(0.5, 4.0);
    let inner = whole.shrink(MARGIN * scale);
    let Some(shown) = public else {
        let mut child = part(
            ui,
            inner,
            Layout::centered_and_justified(egui::Direction::TopDown),
        );
        let none = Type::Heading.large(words.t("presenter-none"), scale * 1.4);
        child.label(none.color(palette.text_soft));
        return;
    };
    let here = Part {
        shown,
        now_ms,
        words,
        scale,
    };
    let head_end = inner.top() + 72.0 * scale;
    let foot_start = inner.bottom() - 28.0 * scale;
    let middle = inner.left() + inner.width() * 0.4;
    let gap = 24.0 * scale;
    let head = Rect::from_min_max(inner.min, pos2(inner.right(), head_end));
    head_ui(ui, head, &here);
    let line = egui::Stroke::new(scale, palette.line);
    ui.painter()
        .hline(inner.x_range(), head_end + gap * 0.3, line);
    let top = head_end + gap * 0.8;
    let bottom = foot_start - gap * 0.4;
    let left = Rect::from_min_max(pos2(inner.left(), top), pos2(middle - gap, bottom));
    let right = Rect::from_min_max(pos2(middle, top), pos2(inner.right(), bottom));
    sides::left_ui(&mut part(ui, left, Layout::top_down(Align::Min)), &here);
    sides::right_ui(&mut part(ui, right, Layout::top_down(Align::Min)), &here);
    let foot = Rect::from_min_max(pos2(inner.left(), foot_start), inner.max);
    foot_ui(ui, foot, &here);
    ui.allocate_rect(whole, egui::Sense::hover());
}

fn part(ui: &mut Ui, rect: Rect, layout: Layout) -> Ui {
    // Type is sharp on whole points alone.
    let rect = Rect::from_min_max(rect.min.round(), rect.max.round());
    let mut child = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout));
    child.shrink_clip_rect(rect.expand(2.0));
    child
}

/// The item with its rule, and on the right the time it has left.
fn head_ui(ui: &mut Ui, rect: Rect, here: &Part<'_>) {
    let (shown, words) = (here.shown, here.words);
    let palette = theme::palette(ui.visuals());
    let lang = words.lang().text_lang();
    let width = 200.0 * here.scale;
    let time = Rect::from_min_max(pos2(rect.right() - width, rect.top()), rect.max);
    let name = Rect::from_min_max(rect.min, pos2(time.left(), rect.bottom()));
    let mut left = part(ui, name, Layout::top_down(Align::Min));
    left.spacing_mut().item_spacing.y = 0.0;
    let mut right = part(ui, time, Layout::top_down(Align::Max));
    right.spacing_mut().item_spacing.y = 0.0;
    let soft = palette.text_soft;
    if let Some(item) = &shown.item {
        let title = format!("{}. {}", item.number, item.title.get(lang));
        let title = Type::Heading.large(title, here.scale * 1.7);
        left.add(egui::Label::new(title).truncate());
        let rule = words.t(rule_key(item.rule));
        let said = words.tf("room-adopted-by", &[("rule", rule.into())]);
        left.label(Type::Body.large(said, here.scale * 1.3).color(soft));
        let seconds = item.left(&shown.clock, here.now_ms);
        let ink = if seconds < 0 {
            palette.danger.ink
        } else {
            palette.text
        };
        right.label(
            Type::Heading
                .large(minutes(seconds), here.scale * 1.7)
                .color(ink),
        );
        let said = words.t("presenter-item-left");
        right.label(Type::Body.large(said, here.scale * 1.1).color(soft));
    } else {
        let title = Type::Heading.large(shown.title.get(lang), here.scale * 1.7);
        left.add(egui::Label::new(title).truncate());
        let none = words.t("room-no-item");
        left.label(Type::Body.large(none, here.scale * 1.3).color(soft));
    }
}

/// The exercise, whether it is invented, quorum, how far the session is.
fn foot_ui(ui: &mut Ui, rect: Rect, here: &Part<'_>) {
    let (shown, words) = (here.shown, here.words);
    let palette = theme::palette(ui.visuals());
    let lang = words.lang().text_lang();
    let mut row = part(ui, rect, Layout::left_to_right(Align::Center));
    row.spacing_mut().item_spacing.x = 12.0 * here.scale;
    let (present, needed) = shown.present;
    let quorum = quorum_words(present, needed, words);
    let run = i64::try_from(shown.clock.at(here.now_ms) / 1000).unwrap_or(i64::MAX);
    let mut said = vec![shown.title.get(lang).to_owned(), quorum, minutes(run)];
    if shown.invented {
        said.push(words.t("scenario-invented").to_owned());
    }
    let line = Type::Body
        .large(said.join(" · "), here.scale)
        .color(palette.text_soft);
    row.add(egui::Label::new(line).truncate());
    if shown.phase != Phase::Open {
        let chip = Chip::new(words.t(phase_key(shown.phase))).icon(Icon::Clock);
        row.add(chip.tone(palette.warning));
    }
}
