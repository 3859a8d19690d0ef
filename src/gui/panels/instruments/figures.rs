//! A small table of figures: a name on the left, figures in columns that end at one edge.

use egui::{Role, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::gui::theme::{self, GAP, Palette, Type};
use crate::gui::widgets::galley_within;
use crate::words::Words;

/// Height of a row.
const ROW: f32 = 24.0;
/// Room for the words over a column of figures.
const COLUMN: f32 = 124.0;

/// One row: what it is called, and its figures.
pub(super) struct Figures {
    pub(super) name: String,
    pub(super) figures: Vec<String>,
}

/// How the lines of a table are set.
struct Setting<'a> {
    names: f32,
    column: f32,
    palette: &'a Palette,
}

/// Shows rows under their heads; the first head stands over the names. A row is read aloud as one
/// sentence.
pub(super) fn figures_ui(ui: &mut Ui, heads: &[&str], rows: &[Figures], names: f32, words: &Words) {
    let n_columns = heads.len().saturating_sub(1) as f32;
    let room = ui.available_width();
    let column = ((room - names.min(room * 0.5)) / n_columns.max(1.0)).min(COLUMN);
    let setting = Setting {
        names: names.min(room - column * n_columns),
        column,
        palette: theme::palette(ui.visuals()),
    };
    ui.spacing_mut().item_spacing.y = 0.0;
    let mut head = heads.iter().map(|head| (*head).to_owned());
    let first = Figures {
        name: head.next().unwrap_or_default(),
        figures: head.collect(),
    };
    setting.line(ui, &first, Type::SmallStrong, &first.name);
    for row in rows {
        let said = heads.iter().skip(1).zip(&row.figures);
        let said: Vec<_> = said
            .map(|(head, figure)| format!("{head} {figure}"))
            .collect();
        let figures = said.join(words.t("list-comma"));
        let said = format!("{}{}{figures}", row.name, words.t("out-colon"));
        setting.line(ui, row, Type::Body, &said);
    }
}

impl Setting<'_> {
    fn line(&self, ui: &mut Ui, row: &Figures, kind: Type, said: &str) {
        let p = self.palette;
        let ink = if kind == Type::Body {
            p.text
        } else {
            p.text_faint
        };
        let width = self.names + self.column * row.figures.len() as f32;
        let (rect, response) = ui.allocate_exact_size(vec2(width, ROW), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, said));
        if !ui.is_rect_visible(rect) {
            return;
        }
        let middle = rect.center().y;
        let text = galley_within(ui, &row.name, kind, ink, self.names - GAP);
        let elided = text.elided;
        let at = pos2(rect.left(), middle - text.size().y / 2.0);
        ui.painter().galley(at, text, ink);
        for (n, figure) in row.figures.iter().enumerate() {
            let right = rect.left() + self.names + self.column * (n + 1) as f32;
            let text = galley_within(ui, figure, kind, ink, self.column - GAP);
            let at = pos2(right - text.size().x, middle - text.size().y / 2.0);
            ui.painter().galley(at, text, ink);
        }
        let hair = egui::Stroke::new(1.0, p.line);
        ui.painter()
            .hline(rect.x_range(), rect.bottom() - 0.5, hair);
        if elided {
            response.on_hover_text(&row.name);
        }
    }
}
