//! What the briefs share: a pane to read in, facts beside their names, demands and dates as rows.

use egui::{Align, Id, Label, Layout, Margin, Rect, Response, Role, ScrollArea, Sense, Ui, Vec2};
use egui::{WidgetInfo, pos2, vec2};

use crate::assess::matrix::Reading;
use crate::gui::cx::Cx;
use crate::gui::theme::{self, GAP, GAP_HUGE, PAGE_WIDTH, Palette, Type};
use crate::gui::widgets::stance::paint_stance;
use crate::gui::widgets::{
    Chip, Icon, galley, galley_within, stance_tone, strength_chip, verb_label,
};
use crate::model::bloc::{Layer, Strength};
use crate::model::text::Lang;
use crate::session::view::bloc::DemandView;
use crate::words::keys::{layer_key, reading_key, strength_key};

/// Width of the names of facts.
const NAME: f32 = 104.0;
/// Width of the words of demands, so that elements stand in a column.
const VERB: f32 = 84.0;
/// Room for the strength of a demand.
const FIRMLY: f32 = 116.0;
/// Height of a row.
const ROW: f32 = 20.0;
/// Below this width a demand takes two lines.
const STACKED: f32 = 340.0;
/// Below this width facts stand under their names.
const NARROW: f32 = 420.0;
/// From this width on a pane has a column at the side.
const WITH_SIDE: f32 = 960.0;
/// Width of the column at the side.
const SIDE: f32 = 296.0;

/// A pane to read: it scrolls, and what stands in it keeps from the edge.
pub(super) fn pane(ui: &mut Ui, salt: &str, contents: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical()
        .id_salt(salt)
        .auto_shrink(false)
        .show(ui, |ui| {
            egui::Frame::new()
                .inner_margin(Margin::symmetric(20, 16))
                .show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    contents(ui);
                    ui.add_space(GAP_HUGE);
                });
        });
}

/// Two columns where there is room: `main`, and beside it `first` over `last`. Else one below the
/// other, in the order first, main, last.
pub(super) fn beside<T>(
    ui: &mut Ui,
    with: &mut T,
    first: impl FnOnce(&mut Ui, &mut T),
    main: impl FnOnce(&mut Ui, &mut T),
    last: impl FnOnce(&mut Ui, &mut T),
) {
    let room = ui.available_width();
    if room < WITH_SIDE {
        first(ui, with);
        ui.add_space(GAP);
        ui.scope(|ui| main(ui, with));
        ui.add_space(GAP);
        last(ui, with);
        return;
    }
    let left = room - SIDE - GAP_HUGE;
    ui.horizontal_top(|ui| {
        ui.spacing_mut().item_spacing.x = GAP_HUGE;
        column(ui, left, |ui| main(ui, with));
        column(ui, SIDE, |ui| {
            first(ui, with);
            last(ui, with);
        });
    });
}

fn column(ui: &mut Ui, width: f32, contents: impl FnOnce(&mut Ui)) {
    let layout = Layout::top_down(Align::Min);
    ui.allocate_ui_with_layout(vec2(width, 0.0), layout, |ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        ui.set_width(width);
        contents(ui);
    });
}

/// What is there in English only, where the window speaks another language.
pub(super) fn english(ui: &mut Ui, key: &str, cx: &Cx<'_>) {
    if cx.lang != Lang::En {
        let palette = theme::palette(ui.visuals());
        let said = Type::Small.of(cx.words.t(key));
        ui.label(said.color(palette.text_faint));
    }
}

/// A column no wider than a page.
pub(super) fn page<R>(ui: &mut Ui, contents: impl FnOnce(&mut Ui) -> R) -> R {
    let width = ui.available_width().min(PAGE_WIDTH);
    let layout = Layout::top_down(Align::Min);
    let inside = |ui: &mut Ui| {
        ui.set_width(width);
        contents(ui)
    };
    ui.allocate_ui_with_layout(vec2(width, 0.0), layout, inside)
        .inner
}

/// A line of words and signs that wraps, its lines close together.
pub(super) fn close_line(ui: &mut Ui, contents: impl FnOnce(&mut Ui)) {
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = ROW;
        ui.spacing_mut().item_spacing.y = 0.0;
        contents(ui);
    });
}

/// Words that wrap, no wider than a page.
pub(super) fn prose(ui: &mut Ui, words: egui::RichText) -> Response {
    ui.scope(|ui| {
        ui.set_max_width(ui.available_width().min(PAGE_WIDTH));
        ui.add(Label::new(words).wrap().selectable(true))
    })
    .inner
}

/// A fact beside its name; below it where there is little room.
pub(super) fn fact(ui: &mut Ui, name: &str, contents: impl FnOnce(&mut Ui)) {
    let palette = theme::palette(ui.visuals());
    let named = Type::SmallStrong.of(name).color(palette.text_faint);
    if ui.available_width() < NARROW {
        ui.label(named);
        contents(ui);
        return;
    }
    ui.horizontal_top(|ui| {
        let (rect, response) = ui.allocate_exact_size(vec2(NAME, 20.0), Sense::hover());
        let text = galley_within(ui, name, Type::SmallStrong, palette.text_faint, NAME);
        let at = pos2(rect.left(), rect.center().y - text.size().y / 2.0);
        ui.painter().galley(at, text, palette.text_faint);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 4.0;
            ui.set_max_width(ui.available_width().min(PAGE_WIDTH));
            contents(ui);
        });
    });
}

/// A demand: what is asked, about what, how firmly; on two lines where there is little room.
pub(super) fn demand_row(ui: &mut Ui, demand: &DemandView, quiet: bool, cx: &Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    let words = cx.words;
    let stacked = ui.available_width() < STACKED;
    let ink = if quiet {
        palette.text_soft
    } else {
        palette.text
    };
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = ROW;
        verb_label(ui, demand.verb, VERB, words);
        if !stacked {
            let room = (ui.available_width() - FIRMLY).max(80.0);
            let text = galley_within(ui, &demand.label, Type::Body, ink, room);
            let elided = text.elided;
            let (rect, response) = ui.allocate_exact_size(vec2(room, ROW), Sense::hover());
            let at = pos2(rect.left(), rect.center().y - text.size().y / 2.0);
            ui.painter().galley(at, text, ink);
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &demand.label));
            if elided {
                response.on_hover_text(&demand.label);
            }
        }
        strength_chip(ui, demand.strength, words);
        if demand.layer == Layer::Private {
            private(ui, cx);
        }
    });
    if stacked {
        ui.label(Type::Body.of(demand.label.as_str()).color(ink));
    }
    if !demand.note.is_empty() {
        ui.horizontal_top(|ui| {
            ui.add_space(if stacked { 0.0 } else { VERB + GAP });
            ui.vertical(|ui| {
                ui.label(
                    Type::Small
                        .of(demand.note.as_str())
                        .color(palette.text_faint),
                );
            });
        });
    }
}

/// Marks what is confidential.
pub(super) fn private(ui: &mut Ui, cx: &Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    let words = cx.words;
    ui.add(
        Chip::new(words.t(layer_key(Layer::Private)))
            .icon(Icon::Lock)
            .tone(palette.warning)
            .hint(words.t("layer-private-hint")),
    );
}

/// A date and what happened then, the dates in a column.
pub(super) fn dated(ui: &mut Ui, when: &str, text: &str) {
    let palette = theme::palette(ui.visuals());
    ui.horizontal_top(|ui| {
        let (rect, response) = ui.allocate_exact_size(vec2(76.0, 16.0), Sense::hover());
        let date = galley_within(ui, when, Type::Small, palette.text_soft, 76.0);
        let at = pos2(rect.left(), rect.center().y - date.size().y / 2.0);
        ui.painter().galley(at, date, palette.text_soft);
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, when));
        ui.vertical(|ui| {
            ui.label(Type::Small.of(text).color(palette.text_faint));
        });
    });
}

/// What a folding row shows.
pub(super) struct Folding<'a> {
    pub(super) number: &'a str,
    pub(super) title: &'a str,
    pub(super) reading: Reading,
    pub(super) strongest: Option<Strength>,
    pub(super) salience: Option<u8>,
}

/// Widths of what stands at the right of a folding row.
const STANCE: f32 = 92.0;
const FIRM: f32 = 20.0;
const WEIGHT: f32 = 76.0;

/// A row that unfolds: number, title, stance, strength and salience. Tells whether it is open.
pub(super) fn folding_row(ui: &mut Ui, id: Id, row: &Folding<'_>, cx: &Cx<'_>) -> bool {
    let mut open = ui.data_mut(|data| *data.get_persisted_mut_or(id, false));
    let size = vec2(ui.available_width(), 32.0);
    let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
    let response = ui.interact(rect, id, Sense::click());
    if response.clicked() {
        open = !open;
        ui.data_mut(|data| data.insert_persisted(id, open));
    }
    let words = cx.words;
    let said = words.t(reading_key(row.reading));
    let firm = row.strongest.map(|s| words.t(strength_key(s)));
    let weight = row
        .salience
        .map(|value| words.tf("salience-value", &[("value", value.into())]));
    let name = [Some(said), firm, weight.as_deref()];
    let name = name.into_iter().flatten().collect::<Vec<_>>();
    let name = format!(
        "{} {}: {}",
        row.number,
        row.title,
        name.join(words.t("list-comma"))
    );
    response.widget_info(|| WidgetInfo::labeled(Role::DisclosureTriangle, true, &name));
    ui.ctx()
        .accesskit_node_builder(response.id, |node| node.set_expanded(open));
    if ui.is_rect_visible(rect) {
        let palette = theme::palette(ui.visuals());
        if response.hovered() || open {
            let ground = if response.hovered() {
                palette.hover
            } else {
                palette.sunken
            };
            ui.painter().rect_filled(rect, 4.0, ground);
        }
        paint_row(ui, rect, row, said, open, palette);
        if response.has_focus() {
            let ring = egui::Stroke::new(theme::FOCUS_WIDTH, palette.accent);
            ui.painter()
                .rect_stroke(rect, 4.0, ring, egui::StrokeKind::Inside);
        }
    }
    response.on_hover_text(name);
    open
}

fn paint_row(ui: &Ui, rect: Rect, row: &Folding<'_>, said: &str, open: bool, p: &Palette) {
    let painter = ui.painter();
    let middle = rect.center().y;
    let icon = if open {
        Icon::ChevronDown
    } else {
        Icon::ChevronRight
    };
    let sign = Rect::from_center_size(pos2(rect.left() + 12.0, middle), Vec2::splat(12.0));
    icon.paint(painter, sign, 12.0, p.text_soft);
    let number = galley(ui, row.number, Type::Small, p.text_faint);
    let at = pos2(
        rect.left() + 44.0 - number.size().x,
        middle - number.size().y / 2.0,
    );
    painter.galley(at, number, p.text_faint);

    let mut right = rect.right() - GAP;
    if let Some(value) = row.salience {
        let figure = galley(ui, &value.to_string(), Type::Small, p.text_soft);
        let at = pos2(right - figure.size().x, middle - figure.size().y / 2.0);
        painter.galley(at, figure, p.text_soft);
        let track = Rect::from_min_max(
            pos2(right - WEIGHT, middle - 2.0),
            pos2(right - 26.0, middle + 2.0),
        );
        painter.rect_filled(track, 2.0, p.line);
        let end = track.left() + track.width() * f32::from(value) / 100.0;
        painter.rect_filled(track.with_max_x(end), 2.0, p.accent);
    }
    right -= WEIGHT + GAP;
    if let Some(strength) = row.strongest {
        let ink = if strength == Strength::RedLine {
            p.danger.ink
        } else {
            p.text_soft
        };
        for place in 0..3_u8 {
            let left = right - FIRM + f32::from(place) * 5.0;
            let top = middle + 5.0 - 4.0 - f32::from(place) * 3.0;
            let stroke = Rect::from_min_max(pos2(left, top), pos2(left + 3.0, middle + 5.0));
            let ink = if place < strength.weight() {
                ink
            } else {
                p.line
            };
            painter.rect_filled(stroke, 1.0, ink);
        }
    }
    right -= FIRM + GAP;
    let ink = stance_tone(p, row.reading).ink;
    let left = right - STANCE;
    let square = Rect::from_center_size(pos2(left + 6.0, middle), Vec2::splat(12.0));
    paint_stance(painter, square, 12.0, row.reading, ink);
    let word = galley_within(ui, said, Type::Small, ink, STANCE - 18.0);
    painter.galley(pos2(left + 18.0, middle - word.size().y / 2.0), word, ink);

    let room = left - GAP - (rect.left() + 52.0);
    let title = galley_within(ui, row.title, Type::Body, p.text, room);
    let at = pos2(rect.left() + 52.0, middle - title.size().y / 2.0);
    painter.galley(at, title, p.text);
}
