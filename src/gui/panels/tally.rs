//! All verdicts at a glance, over the cards: a tile a bloc, which leads to its card.
//!
//! On a small screen the first card fills the panel; who objects has to be seen without scrolling.

use egui::{Color32, Rect, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::gui::cx::Cx;
use crate::gui::theme::{self, GAP, GAP_TINY, RADIUS_SMALL, Type};
use crate::gui::widgets::verdict::paint_glyph;
use crate::gui::widgets::{focus_ring, galley_within};
use crate::model::ids::BlocId;
use crate::session::view::cards::BlocCard;

/// Height of a tile.
const HEIGHT: f32 = 26.0;
/// Least width of a tile.
const LEAST: f32 = 132.0;
/// Side of the glyph.
const GLYPH: f32 = 12.0;

/// The tiles; the bloc whose tile was pressed.
pub(super) fn tally_ui(ui: &mut Ui, cards: &[BlocCard], cx: &Cx<'_>) -> Option<BlocId> {
    let room = ui.available_width();
    let columns = ((room + GAP_TINY) / (LEAST + GAP_TINY)).floor().max(1.0);
    let columns = columns.min(cards.len().max(1) as f32);
    // Rows as even as they can be: two above two rather than three above one.
    let rows = (cards.len().max(1) as f32 / columns).ceil();
    let columns = (cards.len().max(1) as f32 / rows).ceil();
    let width = ((room - (columns - 1.0) * GAP_TINY) / columns).floor();
    let mut pressed = None;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(GAP_TINY, GAP_TINY);
        ui.horizontal_wrapped(|ui| {
            for card in cards {
                if tile(ui, card, width, cx) {
                    pressed = Some(card.id.clone());
                }
            }
        });
    });
    pressed
}

fn tile(ui: &mut Ui, card: &BlocCard, width: f32, cx: &Cx<'_>) -> bool {
    let palette = theme::palette(ui.visuals());
    let tone = palette.verdict(card.verdict);
    let (rect, response) = ui.allocate_exact_size(vec2(width, HEIGHT), Sense::click());
    let verdict = cx.words.t(card.verdict.key());
    if ui.is_rect_visible(rect) {
        let ground = if response.hovered() {
            palette.hover
        } else {
            tone.tint
        };
        let painter = ui.painter();
        painter.rect_filled(rect, f32::from(RADIUS_SMALL), ground);
        let left = rect.left() + GAP;
        let sign = Rect::from_min_size(
            pos2(left, rect.center().y - GLYPH / 2.0),
            vec2(GLYPH, GLYPH),
        );
        paint_glyph(painter, sign, GLYPH, card.verdict, tone.ink);
        let kind = if card.own {
            Type::SmallStrong
        } else {
            Type::Small
        };
        let room = rect.right() - GAP_TINY - sign.right() - GAP_TINY;
        let name = galley_within(ui, &card.short, kind, Color32::PLACEHOLDER, room);
        let at = pos2(
            sign.right() + GAP_TINY,
            rect.center().y - name.size().y / 2.0,
        );
        ui.painter().galley(at, name, tone.ink);
        focus_ring(ui, &response, f32::from(RADIUS_SMALL));
    }
    let said = cx.words.tf(
        "card-go-to",
        &[
            ("bloc", card.short.as_str().into()),
            ("verdict", verdict.into()),
        ],
    );
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
    response.on_hover_text(&said).clicked()
}
