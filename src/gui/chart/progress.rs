//! The progress of a negotiation: a column a version, agreed below, bracketed on it, open on top.
//! The parts differ in lightness and hatching as well as in colour, and each column names its
//! figures.

use egui::{Align2, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::hatched;
use super::scale::Scale;
use crate::gui::theme::{GAP, Type, palette};
use crate::gui::widgets::galley_within;
use crate::session::view::ledger::Progress;
use crate::words::Words;

/// Room for names below the columns.
const FOOT: f32 = 20.0;
/// Room for figures at the left.
const SIDE: f32 = 32.0;
/// Room for what the colours mean.
const LEGEND: f32 = 22.0;

/// Shows the columns in all the width there is, `height` points high.
pub fn progress_chart(ui: &mut Ui, versions: &[Progress], height: f32, words: &Words) {
    let p = palette(ui.visuals());
    let width = ui.available_width().min(720.0);
    let (room, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    let plot = Rect::from_min_max(room.min + vec2(SIDE, LEGEND), room.max - vec2(GAP, FOOT));
    let standing = |one: &Progress| {
        let [open, bracketed, agreed, _] = one.counts;
        open + bracketed + agreed
    };
    let most = versions.iter().map(standing).max().unwrap_or(0);
    let scale = Scale::up_to(u16::try_from(most).unwrap_or(u16::MAX));
    let share = |n: usize| scale.share(u16::try_from(n).unwrap_or(u16::MAX)) * plot.height();
    legend(ui, room, words);
    for (n, tick) in scale.ticks().enumerate() {
        let y = plot.bottom() - plot.height() * n as f32 / f32::from(Scale::STEPS);
        ui.painter()
            .hline(plot.x_range(), y, Stroke::new(1.0, p.line));
        let at = pos2(plot.left() - GAP, y);
        ui.painter().text(
            at,
            Align2::RIGHT_CENTER,
            tick,
            Type::Small.font(),
            p.text_faint,
        );
    }
    let step = plot.width() / versions.len().max(1) as f32;
    for (n, one) in versions.iter().enumerate() {
        let left = plot.left() + step * n as f32;
        let slot = Rect::from_min_max(
            pos2(left, plot.top()),
            pos2(left + step, plot.bottom() + FOOT),
        );
        let [open, bracketed, agreed, _] = one.counts;
        let wide = (step * 0.6).clamp(6.0, 48.0);
        let middle = slot.center().x;
        let mut base = plot.bottom();
        let mut piece = |n: usize| {
            let bottom = base;
            base -= share(n);
            Rect::from_min_max(
                pos2(middle - wide / 2.0, base),
                pos2(middle + wide / 2.0, bottom),
            )
        };
        let (low, mid, top) = (piece(agreed), piece(bracketed), piece(open));
        ui.painter().rect_filled(low, 0.0, p.success.mark);
        if bracketed > 0 {
            hatched(ui.painter(), mid, p.warning);
        }
        if open > 0 {
            let edge = Stroke::new(1.0, p.border);
            ui.painter()
                .rect(top, 0.0, p.sunken, edge, StrokeKind::Inside);
        }
        let name = if one.name.is_empty() {
            words.t("side-present")
        } else {
            &one.name
        };
        let shown = galley_within(ui, name, Type::Small, p.text_soft, step - 4.0);
        let at = pos2(middle - shown.size().x / 2.0, plot.bottom() + 3.0);
        ui.painter().galley(at, shown, p.text_soft);
        let [o, b, a] = [open, bracketed, agreed].map(|n| n.to_string());
        let said = words.tf(
            "progress-column",
            &[
                ("name", name.into()),
                ("open", o.as_str().into()),
                ("bracketed", b.as_str().into()),
                ("agreed", a.as_str().into()),
            ],
        );
        let id = ui.scope_id().with(("progress", n));
        let response = ui.interact(slot, id, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Image, true, &said));
        response.on_hover_text(said);
    }
}

/// What the colours mean.
fn legend(ui: &Ui, room: Rect, words: &Words) {
    let p = palette(ui.visuals());
    let mut left = room.left() + SIDE;
    let middle = room.top() + 9.0;
    for (nth, key) in ["standing-agreed", "standing-bracketed", "standing-open"]
        .into_iter()
        .enumerate()
    {
        let square = Rect::from_center_size(pos2(left + 6.0, middle), vec2(12.0, 12.0));
        match nth {
            0 => {
                ui.painter().rect_filled(square, 2.0, p.success.mark);
            }
            1 => hatched(ui.painter(), square, p.warning),
            _ => {
                let edge = Stroke::new(1.0, p.border);
                ui.painter()
                    .rect(square, 2.0, p.sunken, edge, StrokeKind::Inside);
            }
        }
        let at = pos2(left + 18.0, middle);
        let name = words.t(key);
        let shown = ui.painter().text(
            at,
            Align2::LEFT_CENTER,
            name,
            Type::Small.font(),
            p.text_soft,
        );
        left = shown.right() + GAP * 2.0;
    }
}
