//! A painted grid: the position matrix, the members' table, anything of up to some hundred rows and
//! columns.
//!
//! One widget paints what is in sight and nothing else; the first column and the head stay in
//! place while the rest scrolls. The keyboard goes everywhere the pointer goes: up from the first
//! row lies the head, left of the first column the row's name. For screen readers, and only while
//! one listens, every cell in sight is a node "row, column: text".

mod access;
mod cell;
mod keys;
mod layout;
mod model;
mod paint;

use egui::{CursorIcon, Id, Rangef, Rect, Response, ScrollArea, Sense, Ui, Vec2};

pub use model::{CellGlyph, CellView, GridAction, GridModel, Place, Sort};

use crate::words::Words;
use layout::Layout;

/// What a grid remembers between frames.
#[derive(Clone, Debug, Default)]
pub struct GridState {
    /// Where the person is.
    pub selected: Option<Place>,
    sort: Option<Sort>,
    /// Rows in the order on the screen, and what that order was made for.
    order: Vec<usize>,
    order_of: Option<(u64, Option<Sort>)>,
    /// What was measured of the model, and for which version and scale.
    measures: Measures,
    measures_of: Option<(u64, u32)>,
    offset: Vec2,
    reveal: bool,
}

impl GridState {
    /// How it is sorted.
    pub fn sort(&self) -> Option<Sort> {
        self.sort
    }

    /// Sorts it.
    pub fn set_sort(&mut self, sort: Option<Sort>) {
        self.sort = sort;
    }

    /// The model's rows in the order in which they stood on the screen last.
    pub fn order(&self) -> &[usize] {
        &self.order
    }

    /// Goes to a place and scrolls until it is seen.
    pub fn go_to(&mut self, place: Place) {
        self.selected = Some(place);
        self.reveal = true;
    }

    fn arrange(&mut self, model: &dyn GridModel) {
        let wanted = Some((model.version(), self.sort));
        if self.order_of == wanted && self.order.len() == model.n_rows() {
            return;
        }
        self.order = (0..model.n_rows()).collect();
        if let Some(Sort { column, reversed }) = self.sort {
            self.order.sort_by_cached_key(|row| {
                let key = model.sort_key(*row, column);
                if reversed { key.saturating_neg() } else { key }
            });
        }
        self.order_of = wanted;
        let inside = |place: &Place| {
            place.row.is_none_or(|row| row < model.n_rows())
                && place.column.is_none_or(|column| column < model.n_columns())
        };
        self.selected = self.selected.filter(inside);
    }

    /// The next sorting of a column whose name was pressed: down, up, none.
    fn next_sort(&self, column: Option<usize>) -> Option<Sort> {
        match self.sort {
            Some(sort) if sort.column == column && sort.reversed => None,
            Some(sort) if sort.column == column => Some(Sort {
                column,
                reversed: true,
            }),
            _ => Some(Sort {
                column,
                reversed: false,
            }),
        }
    }
}

/// What is measured once for a model, in points.
#[derive(Clone, Copy, Debug, Default)]
struct Measures {
    /// Height of a head whose names stand upright.
    upright: f32,
    /// Width of the longest words that stand beside a sign.
    beside_sign: f32,
}

/// A grid to be shown.
#[derive(Clone, Copy, Debug)]
#[must_use = "a grid shows nothing until it is shown"]
pub struct Grid<'a> {
    id: Id,
    name: &'a str,
    row_height: f32,
    first_width: f32,
    column_width: Rangef,
    presses: Presses,
}

/// What one press on a place means.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Presses {
    /// A head sorts; a cell or a name is selected, and opened by a second press or by Enter.
    #[default]
    Select,
    /// Whatever is pressed is opened, heads too.
    Open,
}

impl<'a> Grid<'a> {
    /// A grid called `name`.
    pub fn new(id: Id, name: &'a str) -> Self {
        Self {
            id,
            name,
            row_height: 32.0,
            first_width: 280.0,
            column_width: Rangef::new(28.0, 200.0),
            presses: Presses::default(),
        }
    }

    /// Height of a row in points.
    pub fn row_height(mut self, points: f32) -> Self {
        self.row_height = points;
        self
    }

    /// Width of the rows' names in points.
    pub fn first_width(mut self, points: f32) -> Self {
        self.first_width = points;
        self
    }

    /// Least and greatest width of a column: columns share the room there is.
    pub fn column_width(mut self, least: f32, greatest: f32) -> Self {
        self.column_width = Rangef::new(least, greatest);
        self
    }

    /// Opens whatever is pressed, heads too, which then sort no more.
    pub fn opens_at_once(mut self) -> Self {
        self.presses = Presses::Open;
        self
    }

    /// Shows it in all the room there is and tells what the person did.
    pub fn show(
        self,
        ui: &mut Ui,
        model: &dyn GridModel,
        state: &mut GridState,
        words: &Words,
    ) -> Option<GridAction> {
        ui.scope(|ui| self.show_in(ui, model, state, words)).inner
    }

    fn show_in(
        self,
        ui: &mut Ui,
        model: &dyn GridModel,
        state: &mut GridState,
        words: &Words,
    ) -> Option<GridAction> {
        state.arrange(model);
        let room = ui.available_rect_before_wrap();
        let layout = self.layout(ui, model, state, room);
        let has_keyboard = ui.memory(|memory| memory.has_focus(self.id));
        let action = has_keyboard
            .then(|| keys::handle(ui, self.id, &layout, state, self.presses))
            .flatten();
        // The edge of the room is an edge of the table: nothing fades there.
        ui.spacing_mut().scroll.fade.strength = 0.0;
        let mut area = ScrollArea::both()
            .id_salt(self.id)
            .auto_shrink(false)
            .scroll_bar_rect(layout.body())
            .animated(false);
        let wanted = state.selected.filter(|_| std::mem::take(&mut state.reveal));
        if let Some(place) = wanted.and_then(|place| layout::shown(place, &state.order)) {
            area = area.scroll_offset(layout.offset_that_shows(place, state.offset));
        }
        let shown = area.show_viewport(ui, |ui, viewport| {
            let layout = Layout {
                offset: viewport.min.to_vec2(),
                ..layout
            };
            ui.set_min_size(layout.whole());
            self.frame(ui, model, state, &layout, words)
        });
        state.offset = shown.state.clamped_offset();
        shown.inner.or(action)
    }

    fn layout(&self, ui: &Ui, model: &dyn GridModel, state: &mut GridState, room: Rect) -> Layout {
        let n_columns = model.n_columns();
        let first = self.first_width.min(room.width() * 0.5).floor();
        let high = layout::FLAT_HEAD + self.row_height * state.order.len() as f32;
        let scroll_bar = if high > room.height() {
            ui.spacing().scroll.allocated_width()
        } else {
            0.0
        };
        let shared = (room.width() - first - scroll_bar) / n_columns.max(1) as f32;
        let column = self.column_width.clamp(shared).floor();
        let mut layout = Layout {
            room,
            first,
            column,
            row: self.row_height,
            head: layout::FLAT_HEAD,
            n_rows: state.order.len(),
            n_columns,
            offset: state.offset,
        };
        let wanted = Some((model.version(), ui.pixels_per_point().to_bits()));
        if state.measures_of != wanted {
            state.measures = paint::measure(ui, model);
            state.measures_of = wanted;
        }
        if layout.is_upright() {
            layout.head = state.measures.upright;
        }
        layout
    }

    /// One frame inside the scrolled area.
    fn frame(
        &self,
        ui: &mut Ui,
        model: &dyn GridModel,
        state: &mut GridState,
        layout: &Layout,
        words: &Words,
    ) -> Option<GridAction> {
        let visible = ui.clip_rect().intersect(layout.room);
        let response = ui.interact(visible, self.id, Sense::click());
        let pointed = pointed(ui, &response, layout);
        if response.clicked() {
            response.request_focus();
        }
        let clicked = pointed.filter(|_| response.clicked()).map(|place| {
            pressed(
                state,
                layout::named(place, &state.order),
                response.double_clicked(),
                self.presses,
            )
        });
        let painted = paint::Painted {
            model,
            state,
            layout,
            pointed,
            focused: response.has_focus(),
        };
        painted.paint(ui);
        access::describe(ui, &response, self.name, &painted, words);
        let asked = access::asked(ui, self.id, &painted)
            .map(|place| pressed(state, place, false, self.presses));
        if let Some(place) = pointed
            .and_then(|place| Some((layout.rect(place)?, layout::named(place, &state.order))))
        {
            self.tooltip(ui, model, place, words);
        }
        clicked.or(asked)
    }

    fn tooltip(&self, ui: &Ui, model: &dyn GridModel, (rect, place): (Rect, Place), words: &Words) {
        let hover = ui.interact(
            rect.intersect(ui.clip_rect()),
            self.id.with(("tip", place)),
            Sense::hover(),
        );
        let opens = self.presses == Presses::Open;
        let hover = if opens {
            hover.on_hover_cursor(CursorIcon::PointingHand)
        } else {
            hover
        };
        hover.on_hover_ui(|ui| {
            ui.label(access::name(model, place, &access::Naming::new(words)));
            if place.row.is_none() && !opens {
                ui.weak(words.t("grid-sort-hint"));
            }
        });
    }
}

/// The place under the pointer, on the screen's order.
fn pointed(ui: &Ui, response: &Response, layout: &Layout) -> Option<Place> {
    let at = response
        .interact_pointer_pos()
        .or_else(|| ui.ctx().pointer_latest_pos())?;
    let free = response.hovered() || response.clicked() || response.container_contains_pointer();
    free.then(|| layout.at(at)).flatten()
}

/// A place was pressed, by pointer or by a screen reader.
fn pressed(state: &mut GridState, place: Place, twice: bool, presses: Presses) -> GridAction {
    state.selected = Some(place);
    if presses == Presses::Open {
        return GridAction::Open(place);
    }
    if place.row.is_none() {
        state.sort = state.next_sort(place.column);
        return GridAction::Sort(state.sort);
    }
    if twice {
        GridAction::Open(place)
    } else {
        GridAction::Select(place)
    }
}
