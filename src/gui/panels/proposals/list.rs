//! The list of proposals: what, where, by whom, and in signs how many blocs each wins and loses.

use egui::{Align2, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::gui::cx::Cx;
use crate::gui::theme::{self, GAP, GAP_TINY, RADIUS, Type};
use crate::gui::widgets::{Icon, focus_ring, galley, galley_within, walk_rows};
use crate::session::view::proposals::{ProposalRow, ProposalsView};
use crate::words::Words;
use crate::words::place::place_words;
use crate::words::records::{proposal_kind_key, proposal_status_key};

use super::{ProposalsState, Reveal};

/// Height of a row.
const ROW: f32 = 52.0;

/// The list.
pub(super) fn list_ui(ui: &mut Ui, view: &ProposalsView, state: &mut ProposalsState, cx: &Cx<'_>) {
    let chosen = |state: &ProposalsState| {
        let mut rows = view.rows.iter();
        rows.position(|row| Some(row.proposal.id) == state.chosen)
    };
    let focus = egui::Id::unique("proposals-list");
    let mut at = chosen(state).unwrap_or(0);
    if walk_rows(ui, focus, view.rows.len(), &mut at) {
        state.chosen = view.rows.get(at).map(|row| row.proposal.id);
        state.reveal = Reveal::Chosen;
    }
    let mut area = ScrollArea::vertical()
        .id_salt("proposals-list")
        .auto_shrink(false);
    if state.reveal == Reveal::Chosen {
        let top = ROW * f32::from(u16::try_from(at).unwrap_or(u16::MAX));
        let offset = (top - ui.available_height() / 2.0).max(0.0);
        area = area.vertical_scroll_offset(offset);
    }
    let (gained, effects) = (state.effects.answer().is_some(), state.effects.answer());
    let turned = |row: &ProposalRow| -> Option<(usize, usize)> {
        let (all, _) = effects.filter(|_| gained)?;
        let (_, found) = all.iter().find(|(id, _)| *id == row.proposal.id)?;
        let blocs = &found.as_ref().ok()?.blocs;
        let won = blocs.iter().filter(|turned| turned.is_gained()).count();
        let lost = blocs.iter().filter(|turned| turned.is_lost()).count();
        Some((won, lost))
    };
    let mut picked = None;
    ui.spacing_mut().item_spacing.y = 0.0;
    area.show_rows(ui, ROW, view.rows.len(), |ui, range| {
        for row in view.rows.get(range).unwrap_or_default() {
            let on = Some(row.proposal.id) == state.chosen;
            if row_ui(ui, row, turned(row), (on, focus), cx.words) {
                picked = Some(row.proposal.id);
            }
        }
    });
    if picked.is_some() {
        state.chosen = picked;
        ui.memory_mut(|memory| memory.request_focus(focus));
    }
}

/// A row; whether it was clicked.
fn row_ui(
    ui: &mut Ui,
    row: &ProposalRow,
    turned: Option<(usize, usize)>,
    (on, focus): (bool, egui::Id),
    words: &Words,
) -> bool {
    let palette = theme::palette(ui.visuals());
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    // The row that is chosen has the keyboard of the whole list.
    let id = if on {
        focus
    } else {
        egui::Id::unique(("proposal-row", row.proposal.id.0.0))
    };
    let response = ui.interact(rect, id, Sense::click());
    let own = &row.proposal;
    let kind = words.t(proposal_kind_key(own.kind));
    let status = words.t(proposal_status_key(own.status));
    let place = place_words(&row.place, words);
    let name: Vec<&str> = [kind, place.as_str(), row.by.as_str(), status]
        .into_iter()
        .filter(|part| !part.is_empty())
        .collect();
    let name = name.join(" · ");
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, on, &name));
    if ui.is_rect_visible(rect) {
        let inside = rect.shrink2(vec2(GAP_TINY, 2.0));
        let ground = match (on, response.hovered()) {
            (true, _) => palette.accent_soft,
            (false, true) => palette.hover,
            (false, false) => egui::Color32::TRANSPARENT,
        };
        let painter = ui.painter();
        painter.rect_filled(inside, f32::from(RADIUS), ground);
        let (left, top) = (inside.left() + GAP, inside.top() + GAP_TINY);
        let right = marks(ui, row, turned, inside);
        let ink = if own.is_open() {
            palette.text
        } else {
            palette.text_faint
        };
        let shown = if own.is_open() {
            name.strip_suffix(status)
                .map_or(name.as_str(), |head| head.trim_end_matches(" · "))
        } else {
            name.as_str()
        };
        let head = galley_within(ui, shown, Type::Strong, ink, right - left);
        ui.painter().galley(pos2(left, top), head, ink);
        let text = excerpt(row);
        let soft = palette.text_soft;
        let line = galley_within(ui, &text, Type::Small, soft, inside.right() - GAP - left);
        ui.painter().galley(pos2(left, top + 22.0), line, soft);
        focus_ring(ui, &response, f32::from(RADIUS));
    }
    response.clicked()
}

/// The words in one line.
fn excerpt(row: &ProposalRow) -> String {
    let text = if row.proposal.text.trim().is_empty() {
        &row.about
    } else {
        &row.proposal.text
    };
    text.replace('\n', " ")
}

/// Signs at the right end: blocs won and lost, a clash, that it cannot be accepted, that it is
/// confidential. Returns where they begin.
fn marks(ui: &Ui, row: &ProposalRow, turned: Option<(usize, usize)>, inside: Rect) -> f32 {
    let palette = theme::palette(ui.visuals());
    let mut right = inside.right() - GAP;
    let y = inside.top() + GAP_TINY + 9.0;
    let figure = |right: f32, icon: Icon, n: usize, ink| -> f32 {
        let text = galley(ui, &n.to_string(), Type::SmallStrong, ink);
        let left = right - text.size().x;
        let top = y - text.size().y / 2.0;
        ui.painter().galley(pos2(left, top), text, ink);
        let sign = Rect::from_center_size(pos2(left - 8.0, y), vec2(12.0, 12.0));
        icon.paint(ui.painter(), sign, 12.0, ink);
        left - 18.0
    };
    if let Some((won, lost)) = turned {
        if lost > 0 {
            right = figure(right, Icon::ChevronDown, lost, palette.danger.ink);
        }
        if won > 0 {
            right = figure(right, Icon::ChevronUp, won, palette.success.ink);
        }
    }
    let signs = [
        (row.refusal.is_some(), Icon::Error, palette.danger.ink),
        (!row.clashes.is_empty(), Icon::Warning, palette.warning.ink),
        (
            row.proposal.layer == crate::model::bloc::Layer::Private,
            Icon::Lock,
            palette.text_soft,
        ),
    ];
    for (_, icon, ink) in signs.into_iter().filter(|(there, ..)| *there) {
        let sign = Rect::from_center_size(pos2(right - 7.0, y), vec2(14.0, 14.0));
        icon.paint(ui.painter(), sign, 14.0, ink);
        right -= 18.0;
    }
    let votes = row.proposal.supported_by.len() + row.proposal.opposed_by.len();
    if votes > 0 {
        let said = format!(
            "+{} −{}",
            row.proposal.supported_by.len(),
            row.proposal.opposed_by.len()
        );
        let at = pos2(right, y);
        let font = Type::Small.font();
        let soft = palette.text_soft;
        let drawn = ui
            .painter()
            .text(at, Align2::RIGHT_CENTER, said, font, soft);
        right = drawn.left() - GAP;
    }
    right
}
