//! Buttons: with words in four ranks, with a sign alone, and the link-like citation of a source.

use egui::{
    Color32, CursorIcon, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo,
    pos2, vec2,
};

use super::{Icon, focus_ring, galley, galley_within};
use crate::gui::theme::{GAP_TINY, RADIUS, Type, palette};

/// How much a button wants to be pressed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// The one thing to do here: at most one on a screen.
    Primary,
    /// One of several.
    #[default]
    Secondary,
    /// Words only, until the pointer comes.
    Quiet,
    /// It destroys something.
    Danger,
}

/// A button with words.
#[derive(Clone, Copy, Debug)]
#[must_use = "a button shows nothing until it is added"]
pub struct ActionButton<'a> {
    words: &'a str,
    rank: Rank,
    icon: Option<Icon>,
    hint: Option<&'a str>,
    small: bool,
}

/// Room of a sign before the words.
const SIGN: f32 = 16.0 + 6.0;

/// The height of a small button: it stands in a line of small type without raising it much, and is
/// still hit.
const SMALL: f32 = 20.0;

impl<'a> ActionButton<'a> {
    /// A secondary button.
    pub fn new(words: &'a str) -> Self {
        Self {
            words,
            rank: Rank::Secondary,
            icon: None,
            hint: None,
            small: false,
        }
    }

    /// In small type, for a line of it.
    pub fn small(mut self) -> Self {
        self.small = true;
        self
    }

    /// In another rank.
    pub fn rank(mut self, rank: Rank) -> Self {
        self.rank = rank;
        self
    }

    /// With a sign before the words.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// With a tooltip.
    pub fn hint(mut self, hint: &'a str) -> Self {
        self.hint = Some(hint);
        self
    }

    /// How wide it is, in points: for those that go to the next line together.
    pub fn width(&self, ui: &Ui) -> f32 {
        let text = galley(ui, self.words, self.kind(), Color32::PLACEHOLDER);
        let sign = if self.icon.is_some() { SIGN } else { 0.0 };
        (self.margin(ui) * 2.0 + sign + text.size().x).ceil()
    }

    fn kind(&self) -> Type {
        match (self.rank, self.small) {
            (_, true) => Type::Small,
            (Rank::Primary, false) => Type::Strong,
            (_, false) => Type::Body,
        }
    }

    fn margin(&self, ui: &Ui) -> f32 {
        if self.small {
            GAP_TINY
        } else {
            ui.spacing().button_padding.x
        }
    }
}

/// Ground, border and words of a button.
struct Look {
    ground: Color32,
    border: Color32,
    ink: Color32,
}

fn look(ui: &Ui, rank: Rank, response: &Response) -> Look {
    let p = palette(ui.visuals());
    let (over, down) = (response.hovered(), response.is_pointer_button_down_on());
    let neutral = |rest: Color32| match (down, over) {
        (true, _) => p.pressed,
        (false, true) => p.hover,
        (false, false) => rest,
    };
    let full = |rest: Color32, over_it: Color32| if over || down { over_it } else { rest };
    match rank {
        Rank::Primary => {
            let ground = full(p.accent, p.accent_hover);
            Look {
                ground,
                border: ground,
                ink: p.on_accent,
            }
        }
        Rank::Secondary => Look {
            ground: neutral(p.raised),
            border: ui.visuals().widgets.inactive.bg_stroke.color,
            ink: p.text,
        },
        Rank::Quiet => Look {
            ground: neutral(Color32::TRANSPARENT),
            border: Color32::TRANSPARENT,
            ink: p.text,
        },
        Rank::Danger => Look {
            ground: full(
                p.danger.tint,
                p.danger.tint.lerp_to_gamma(p.danger.mark, 0.18),
            ),
            border: p.danger.mark,
            ink: p.danger.ink,
        },
    }
}

impl egui::Widget for ActionButton<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let Self {
            words,
            rank,
            icon,
            hint,
            small,
        } = self;
        let kind = self.kind();
        let text = galley(ui, words, kind, Color32::PLACEHOLDER);
        let margin = self.margin(ui);
        let height = if small {
            SMALL
        } else {
            ui.spacing().interact_size.y
        };
        let size = vec2(self.width(ui), height);
        let (rect, response) = ui.allocate_exact_size(size, Sense::click());
        if ui.is_rect_visible(rect) {
            let Look {
                ground,
                border,
                ink,
            } = look(ui, rank, &response);
            let painter = ui.painter();
            painter.rect(
                rect,
                f32::from(RADIUS),
                ground,
                Stroke::new(1.0, border),
                StrokeKind::Inside,
            );
            let mut left = rect.left() + margin;
            if let Some(icon) = icon {
                let square =
                    Rect::from_center_size(pos2(left + 8.0, rect.center().y), Vec2::splat(16.0));
                icon.paint(painter, square, 16.0, ink);
                left += SIGN;
            }
            painter.galley(pos2(left, rect.center().y - text.size().y / 2.0), text, ink);
            focus_ring(ui, &response, f32::from(RADIUS));
        }
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), words));
        match hint {
            Some(hint) => response.on_hover_text(hint),
            None => response,
        }
    }
}

/// A button with a sign alone; its name is read aloud and shown as its tooltip.
#[derive(Clone, Copy, Debug)]
#[must_use = "a button shows nothing until it is added"]
pub struct IconButton<'a> {
    icon: Icon,
    name: &'a str,
    shortcut: Option<&'a str>,
    selected: Option<bool>,
    small: bool,
}

impl<'a> IconButton<'a> {
    /// A button with this sign and name.
    pub fn new(icon: Icon, name: &'a str) -> Self {
        Self {
            icon,
            name,
            shortcut: None,
            selected: None,
            small: false,
        }
    }

    /// With its keys in the tooltip.
    pub fn shortcut(mut self, shortcut: &'a str) -> Self {
        self.shortcut = Some(shortcut);
        self
    }

    /// As a switch that is on or off.
    pub fn selected(mut self, selected: bool) -> Self {
        self.selected = Some(selected);
        self
    }

    /// Small enough to stand within a line.
    pub fn small(mut self) -> Self {
        self.small = true;
        self
    }
}

impl egui::Widget for IconButton<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        let Self {
            icon,
            name,
            shortcut,
            selected,
            small,
        } = self;
        let side = if small {
            20.0
        } else {
            ui.spacing().interact_size.y
        };
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), Sense::click());
        if ui.is_rect_visible(rect) {
            let p = palette(ui.visuals());
            let on = selected == Some(true);
            let Look { ground, .. } = look(ui, Rank::Quiet, &response);
            let ground = if on && !response.hovered() {
                p.accent_soft
            } else {
                ground
            };
            let ink = match (on, response.hovered()) {
                (true, _) => p.accent,
                (false, true) => p.text,
                (false, false) => p.text_soft,
            };
            ui.painter().rect_filled(rect, f32::from(RADIUS), ground);
            icon.paint(ui.painter(), rect, if small { 12.0 } else { 16.0 }, ink);
            focus_ring(ui, &response, f32::from(RADIUS));
        }
        response.widget_info(|| match selected {
            Some(on) => WidgetInfo::selected(Role::Button, ui.is_enabled(), on, name),
            None => WidgetInfo::labeled(Role::Button, ui.is_enabled(), name),
        });
        response.on_hover_ui(|ui| {
            ui.horizontal(|ui| {
                ui.label(name);
                if let Some(shortcut) = shortcut {
                    super::key_cap(ui, shortcut);
                }
            });
        })
    }
}

/// A source with its pinpoint. Where it can be opened it looks and acts as a link; words that do
/// not fit end in an ellipsis and stand in full in the tooltip.
pub fn citation(ui: &mut Ui, words: &str, opens: bool) -> Response {
    let p = palette(ui.visuals());
    let sign = if opens { 12.0 + GAP_TINY } else { 0.0 };
    let room = (ui.available_width() - sign).max(24.0);
    let text = galley_within(ui, words, Type::Small, Color32::PLACEHOLDER, room);
    let elided = text.elided;
    let sense = if opens {
        Sense::click()
    } else {
        Sense::hover()
    };
    let (rect, response) = ui.allocate_exact_size(vec2(sign + text.size().x, 16.0), sense);
    let ink = if opens { p.accent } else { p.text_faint };
    let words_right = rect.left() + text.size().x;
    if ui.is_rect_visible(rect) {
        let painter = ui.painter();
        let top = rect.center().y - text.size().y / 2.0;
        painter.galley(pos2(rect.left(), top), text, ink);
        if opens {
            let square = Rect::from_center_size(
                pos2(words_right + GAP_TINY + 6.0, rect.center().y),
                Vec2::splat(12.0),
            );
            Icon::External.paint(painter, square, 11.0, ink);
            if response.hovered() || response.has_focus() {
                painter.hline(
                    rect.left()..=words_right,
                    rect.bottom() - 1.0,
                    Stroke::new(1.0, ink),
                );
            }
        }
        focus_ring(ui, &response, 2.0);
    }
    let role = if opens { Role::Link } else { Role::Label };
    response.widget_info(|| WidgetInfo::labeled(role, ui.is_enabled(), words));
    let response = if opens {
        response.on_hover_cursor(CursorIcon::PointingHand)
    } else {
        response
    };
    if elided {
        response.on_hover_text(words)
    } else {
        response
    }
}
