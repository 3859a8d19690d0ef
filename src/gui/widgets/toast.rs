//! Messages that pass: a few words at the lower edge that go away by themselves, unless they tell
//! of something that went wrong.

use std::time::Duration;

use egui::{
    Align2, Area, Context, Frame, Id, Margin, Order, Rect, Role, Sense, Stroke, Ui, Vec2,
    WidgetInfo, vec2,
};

use super::{Icon, IconButton};
use crate::gui::theme::{GAP, GAP_WIDE, RADIUS, Tone, Type, palette};
use crate::words::Words;

/// What a message tells of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ToastKind {
    /// Something to know.
    Info,
    /// Something done.
    Success,
    /// Something to look at.
    Warning,
    /// Something that went wrong; stays until it is dismissed.
    Error,
}

impl ToastKind {
    /// The message that names the kind.
    pub fn key(self) -> &'static str {
        match self {
            Self::Info => "toast-info",
            Self::Success => "toast-success",
            Self::Warning => "toast-warning",
            Self::Error => "toast-error",
        }
    }

    fn icon(self) -> Icon {
        match self {
            Self::Info => Icon::Info,
            Self::Success => Icon::Done,
            Self::Warning => Icon::Warning,
            Self::Error => Icon::Error,
        }
    }

    /// How long it stays, in seconds; for ever where absent.
    fn stays(self) -> Option<f64> {
        match self {
            Self::Info | Self::Success => Some(4.0),
            Self::Warning => Some(8.0),
            Self::Error => None,
        }
    }
}

#[derive(Clone, Debug)]
struct Toast {
    number: u64,
    kind: ToastKind,
    words: String,
    /// When it was first shown, in egui's seconds.
    since: Option<f64>,
}

/// The messages in sight, at most [`Toasts::MOST`].
#[derive(Clone, Debug, Default)]
pub struct Toasts {
    shown: Vec<Toast>,
    n_made: u64,
}

impl Toasts {
    /// How many are shown at once; older ones make room.
    pub const MOST: usize = 4;

    /// Shows a message. The same words twice in a row are one message.
    pub fn push(&mut self, kind: ToastKind, words: impl Into<String>) {
        let words = words.into();
        if let Some(last) = self
            .shown
            .last_mut()
            .filter(|last| last.kind == kind && last.words == words)
        {
            last.since = None;
            return;
        }
        self.n_made += 1;
        self.shown.push(Toast {
            number: self.n_made,
            kind,
            words,
            since: None,
        });
        if self.shown.len() > Self::MOST {
            self.shown.remove(0);
        }
    }

    /// How many are in sight.
    pub fn len(&self) -> usize {
        self.shown.len()
    }

    /// Whether none is in sight.
    pub fn is_empty(&self) -> bool {
        self.shown.is_empty()
    }

    /// Paints them over the window, `above` so many points at its lower edge, and drops those whose
    /// time is over.
    pub fn show(&mut self, ctx: &Context, words: &Words, above: f32) {
        let now = ctx.input(|input| input.time);
        let mut next_change = f64::INFINITY;
        self.shown.retain_mut(|toast| {
            let since = *toast.since.get_or_insert(now);
            let Some(stays) = toast.kind.stays() else {
                return true;
            };
            let left = since + stays - now;
            // One that goes in this frame is no change to wait for: its time left may be negative.
            if left > 0.0 {
                next_change = next_change.min(left);
            }
            left > 0.0
        });
        if self.shown.is_empty() {
            return;
        }
        if next_change.is_finite() {
            ctx.request_repaint_after(Duration::from_secs_f64(next_change));
        }
        let mut dismissed = None;
        Area::new(Id::unique("toasts"))
            .order(Order::Tooltip)
            .anchor(
                Align2::RIGHT_BOTTOM,
                vec2(-GAP_WIDE, -GAP_WIDE * 2.5 - above),
            )
            .show(ctx, |ui| {
                ui.spacing_mut().item_spacing.y = GAP;
                for toast in &self.shown {
                    if toast_ui(ui, toast, words) {
                        dismissed = Some(toast.number);
                    }
                }
            });
        self.shown.retain(|toast| Some(toast.number) != dismissed);
    }
}

fn toast_ui(ui: &mut Ui, toast: &Toast, words: &Words) -> bool {
    let p = palette(ui.visuals());
    let Tone { ink, tint, mark } = match toast.kind {
        ToastKind::Info => p.info,
        ToastKind::Success => p.success,
        ToastKind::Warning => p.warning,
        ToastKind::Error => p.danger,
    };
    let frame = Frame::popup(ui.style())
        .fill(p.raised)
        .stroke(Stroke::new(1.0, p.line))
        .corner_radius(f32::from(RADIUS))
        .inner_margin(Margin {
            left: 12,
            right: 8,
            top: 8,
            bottom: 8,
        });
    let inner = frame.show(ui, |ui| {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(Vec2::splat(24.0), Sense::hover());
            ui.painter().circle_filled(rect.center(), 12.0, tint);
            toast.kind.icon().paint(ui.painter(), rect, 14.0, ink);
            let room = 300.0;
            let galley = ui
                .painter()
                .layout(toast.words.clone(), Type::Body.font(), p.text, room);
            let (words_at, label) =
                ui.allocate_exact_size(vec2(room, galley.size().y.max(20.0)), Sense::hover());
            let top = words_at.center().y - galley.size().y / 2.0;
            ui.painter()
                .galley(egui::pos2(words_at.left(), top), galley, p.text);
            let said = format!("{}: {}", words.t(toast.kind.key()), toast.words);
            label.widget_info(|| WidgetInfo::labeled(Role::Status, true, &said));
            ui.ctx().accesskit_node_builder(label.id, |node| {
                node.set_live(egui::accesskit::Live::Polite);
            });
            ui.add(IconButton::new(Icon::Close, words.t("toast-dismiss")).small())
                .clicked()
        })
        .inner
    });
    let rect = inner.response.rect;
    let strip = Rect::from_min_max(rect.min, egui::pos2(rect.left() + 3.0, rect.bottom()));
    let radius = egui::CornerRadius {
        nw: RADIUS,
        sw: RADIUS,
        ne: 0,
        se: 0,
    };
    ui.painter().rect_filled(strip, radius, mark);
    inner.inner
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::UiLang;

    #[test]
    fn a_message_goes_in_the_same_frame_in_which_another_stays() {
        let (context, words) = (Context::default(), Words::new(UiLang::En));
        let mut toasts = Toasts::default();
        let frame = |toasts: &mut Toasts, time: f64| {
            let input = egui::RawInput {
                time: Some(time),
                ..egui::RawInput::default()
            };
            let mut output = context.run_ui(input, |ui| toasts.show(ui.ctx(), &words, 0.0));
            output.textures_delta.clear();
        };
        toasts.push(ToastKind::Info, "first");
        frame(&mut toasts, 0.0);
        toasts.push(ToastKind::Info, "second");
        frame(&mut toasts, 2.0);
        // Nobody looked until the time of the first was well over.
        let stays = ToastKind::Info.stays().unwrap();
        frame(&mut toasts, stays + 1.0);
        assert_eq!(toasts.len(), 1);
        frame(&mut toasts, stays + 2.5);
        assert!(toasts.is_empty());
    }
}
