//! Lines that say something of the text where it stands: that agreed words were changed, which
//! alternative this is, what a pasted text was taken apart into. Nothing of it stops the typing.

use egui::text_edit::TextEditOutput;
use egui::{Rect, Shape, Stroke, Ui, UiBuilder, pos2, vec2};

use super::brackets::{names, owner_tone};
use super::layout;
use crate::exchange::paste::{Unclear, Why};
use crate::gui::actions::Action;
use crate::gui::cx::{Cx, Wish};
use crate::gui::panels::decisions::day;
use crate::gui::theme::{self, GAP, GAP_TINY, GAP_WIDE, Type};
use crate::gui::widgets::{ActionButton, Icon, IconButton, Rank};
use crate::model::draft::AlternativeStyle;
use crate::model::number::letters;
use crate::session::command::{Command, PageCommand, RollingCommand};
use crate::session::pasting::Pasted;
use crate::session::view::article::{ArticleView, LineView};
use crate::session::view::marks::AlternativeView;
use crate::words::Words;
use crate::words::keys::status_key;

/// The name of an alternative: `Option 1`, `Alternative B`; its number where it bears one.
pub(super) fn alternative_name(
    alternative: &AlternativeView,
    number: &str,
    words: &Words,
) -> String {
    match alternative.style {
        AlternativeStyle::Option => {
            let n = alternative.nth.to_string();
            words.tf("alternative-option", &[("n", n.as_str().into())])
        }
        AlternativeStyle::Letter => {
            let letter = letters(alternative.nth).to_uppercase();
            words.tf("alternative-letter", &[("n", letter.as_str().into())])
        }
        AlternativeStyle::Alt | AlternativeStyle::Bis => number.trim_end_matches('.').to_owned(),
    }
}

/// The number in the margin: without the name of an alternative, which stands over its words.
pub(super) fn margin_number(line: &LineView) -> &str {
    let named = line
        .alternative
        .as_ref()
        .is_some_and(|a| matches!(a.style, AlternativeStyle::Option | AlternativeStyle::Letter));
    if !named {
        return &line.number;
    }
    let cut = [" Option ", "Option ", " Alternative ", "Alternative "]
        .iter()
        .find_map(|name| line.number.find(name));
    cut.and_then(|at| line.number.get(..at))
        .unwrap_or(&line.number)
}

/// The rectangle of the rows of a line, on the screen.
fn rows_of(output: &TextEditOutput, buffer: &str, line: &LineView, text: &str) -> Rect {
    let at = |byte: usize| layout::char_at(buffer, byte);
    let (top, _) = layout::row_of(&output.galley, at(line.start));
    let (last, height) = layout::row_of(&output.galley, at(line.start + text.len()));
    let pos = output.galley_pos;
    Rect::from_min_max(
        pos2(pos.x, pos.y + top),
        pos2(pos.x + output.galley.rect.width(), pos.y + last + height),
    )
}

/// What is said over lines; `ground` is the shape behind the text, for the blocks of alternatives.
pub(super) fn over_lines(
    ui: &mut Ui,
    view: &ArticleView,
    (output, ground): (&TextEditOutput, egui::layers::ShapeIdx),
    buffer: &str,
    cx: &mut Cx<'_>,
) {
    if buffer.matches('\n').count() + 1 != view.lines.len() {
        return;
    }
    let mut blocks: Vec<Shape> = Vec::new();
    let mut start = 0;
    let width = output.galley.rect.width();
    let mut inside: Option<(usize, usize)> = None;
    for (n, words) in buffer.split('\n').enumerate() {
        let Some(line) = view.lines.get(n) else { break };
        let here = LineView {
            start,
            ..line.clone()
        };
        start += words.len() + 1;
        let rows = rows_of(output, buffer, &here, words);
        if line.reopened.is_some() {
            let room = layout::bar_room(line, width);
            let top = rows.top() - room - layout::name_room(line);
            let left = rows.left() - super::panel::MARGIN;
            let bar =
                Rect::from_min_max(pos2(left, top + 2.0), pos2(rows.right(), top + room - 6.0));
            reopened_bar(ui, line, bar, cx);
        }
        if let Some(alternative) = &line.alternative {
            let top = rows.top() - layout::name_room(line) + 2.0;
            let left = rows.left() + layout::indent_of(line);
            let name = Rect::from_min_max(pos2(left, top), pos2(rows.right(), rows.top() - 2.0));
            alternative_bar(ui, (line, alternative), name, cx);
            inside = Some((line.level.depth(), alternative.nth));
        } else if !line.goes_on && inside.is_some_and(|(depth, _)| line.level.depth() <= depth) {
            inside = None;
        }
        if let Some((_, nth)) = inside {
            let palette = theme::palette(ui.visuals());
            let top = rows.top() - layout::name_room(line);
            let block = Rect::from_min_max(
                pos2(rows.left() - 6.0, top),
                pos2(rows.right() + 6.0, rows.bottom() + 4.0),
            );
            let tint = if nth % 2 == 1 {
                palette.sunken
            } else {
                palette.sunken.lerp_to_gamma(palette.page, 0.45)
            };
            blocks.push(Shape::rect_filled(block, 3.0, tint));
            let edge = [block.right_top(), block.right_bottom()];
            let owners = line.alternative.as_ref().map_or(&[][..], |a| &a.owners);
            let ink = owner_tone(palette, owners).mark;
            if line.alternative.is_some() {
                blocks.push(Shape::line_segment(edge, Stroke::new(2.0, ink)));
            }
        }
    }
    ui.painter().set(ground, Shape::Vec(blocks));
}

/// A child of the page in a given place, whose contents stand in a row.
fn row_in<R>(
    ui: &mut Ui,
    salt: impl egui::AsIdSalt,
    rect: Rect,
    add: impl FnOnce(&mut Ui) -> R,
) -> R {
    let builder = UiBuilder::new()
        .id_salt(salt)
        .max_rect(rect)
        .layout(egui::Layout::left_to_right(egui::Align::Center).with_main_wrap(true));
    let mut child = ui.new_child(builder);
    add(&mut child)
}

fn reopened_bar(ui: &mut Ui, line: &LineView, rect: Rect, cx: &mut Cx<'_>) {
    let Some(reopened) = line.reopened else {
        return;
    };
    let palette = theme::palette(ui.visuals());
    let tone = palette.warning;
    ui.painter().rect_filled(rect, 4.0, tone.tint);
    let edge = [rect.left_top(), rect.left_bottom()];
    ui.painter().line_segment(edge, Stroke::new(3.0, tone.mark));
    let status = cx.words.t(status_key(reopened.was)).to_owned();
    let said = match reopened.since_ms {
        Some(ms) => {
            let day = day(ms);
            cx.words.tf(
                "reopens-since",
                &[
                    ("status", status.as_str().into()),
                    ("day", day.as_str().into()),
                ],
            )
        }
        None => cx
            .words
            .tf("reopens", &[("status", status.as_str().into())]),
    };
    let inner = rect.shrink2(vec2(GAP, 1.0));
    let id = line.id;
    let (said_in, asked_in) = if inner.height() > 40.0 {
        let middle = inner.center().y;
        let (mut above, mut below) = (inner, inner);
        (above.max.y, below.min.y) = (middle, middle);
        (above, Some(below))
    } else {
        (inner, None)
    };
    row_in(ui, ("reopened", id.0.0), said_in, |ui| {
        ui.spacing_mut().item_spacing = vec2(GAP, 2.0);
        let (sign, _) = ui.allocate_exact_size(vec2(16.0, 24.0), egui::Sense::hover());
        Icon::Warning.paint(ui.painter(), sign, 14.0, tone.ink);
        ui.label(Type::Body.of(said).color(tone.ink));
        if asked_in.is_none() {
            reopened_choices(ui, line, cx);
        }
    });
    if let Some(rect) = asked_in {
        row_in(ui, ("reopened-choices", id.0.0), rect, |ui| {
            ui.spacing_mut().item_spacing = vec2(GAP, 2.0);
            reopened_choices(ui, line, cx);
        });
    }
}

/// What can be done about agreed words that were changed.
fn reopened_choices(ui: &mut Ui, line: &LineView, cx: &mut Cx<'_>) {
    let id = line.id;
    let known = line.reopened.is_some_and(|reopened| reopened.can_put_back);
    let undo = ActionButton::new(cx.words.t("reopened-undo"))
        .rank(Rank::Quiet)
        .icon(Icon::Undo);
    if ui.add_enabled(known, undo).clicked() {
        cx.command(Command::Page(PageCommand::PutBack(id)));
    }
    let correction = ActionButton::new(cx.words.t("action-correction")).rank(Rank::Quiet);
    if ui.add(correction).clicked() {
        cx.command(Command::Rolling(RollingCommand::TechnicalCorrection(id)));
    }
}

fn alternative_bar(
    ui: &mut Ui,
    (line, alternative): (&LineView, &AlternativeView),
    rect: Rect,
    cx: &mut Cx<'_>,
) {
    let palette = theme::palette(ui.visuals());
    let name = alternative_name(alternative, &line.number, cx.words);
    let tone = owner_tone(palette, &alternative.owners);
    row_in(ui, ("alternative", line.id.0.0), rect, |ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        ui.label(Type::SmallStrong.of(name.as_str()).color(palette.text_soft));
        if !alternative.owners.is_empty() {
            let who = names(&alternative.owners, cx.words);
            ui.label(
                Type::Small
                    .of(who)
                    .color(tone.ink)
                    .background_color(tone.tint),
            );
        }
        let said = cx
            .words
            .tf("alternative-choose", &[("name", name.as_str().into())]);
        let button = IconButton::new(Icon::Check, &said).small();
        if ui.add(button).clicked() {
            cx.command(Command::Page(PageCommand::Choose(line.id)));
        }
    });
}

/// What the last pasted text was taken apart into, until it is read.
pub(super) fn pasted_bar(ui: &mut Ui, pasted: &Pasted, cx: &mut Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    let clean = pasted.unclear.is_empty();
    let tone = if clean { palette.info } else { palette.warning };
    let frame = egui::Frame::new()
        .fill(tone.tint)
        .inner_margin(egui::Margin::symmetric(12, 4));
    frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            ui.label(Type::Body.of(summary(pasted, cx.words)).color(tone.ink));
            let undo = ActionButton::new(cx.words.t("pasted-undo"))
                .rank(Rank::Quiet)
                .icon(Icon::Undo);
            if ui.add(undo).clicked() {
                cx.wish(Wish::Act(Action::Undo));
            }
            let close = IconButton::new(Icon::Close, cx.words.t("action-dismiss")).small();
            if ui.add(close).clicked() {
                cx.command(Command::Page(PageCommand::PasteSeen));
            }
        });
        if clean {
            return;
        }
        ui.add_space(GAP_TINY);
        egui::ScrollArea::vertical()
            .max_height(72.0)
            .show(ui, |ui| {
                for unclear in &pasted.unclear {
                    ui.label(Type::Small.of(kept(unclear, cx.words)).color(tone.ink));
                }
            });
    });
    ui.add_space(GAP_WIDE / 4.0);
}

/// That references no longer say the right numbers, with the way to mend them all.
pub(super) fn stale_bar(ui: &mut Ui, n: usize, cx: &mut Cx<'_>) {
    let tone = theme::palette(ui.visuals()).warning;
    let frame = egui::Frame::new()
        .fill(tone.tint)
        .inner_margin(egui::Margin::symmetric(12, 4));
    frame.show(ui, |ui| {
        ui.set_min_width(ui.available_width());
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = GAP;
            let n = n.to_string();
            let said = cx.words.tf("links-stale", &[("n", n.as_str().into())]);
            ui.label(Type::Body.of(said).color(tone.ink));
            let update = ActionButton::new(cx.words.t("action-update-references"));
            if ui.add(update.rank(Rank::Quiet)).clicked() {
                cx.command(Command::Page(PageCommand::UpdateReferences));
            }
        });
    });
}

fn summary(pasted: &Pasted, words: &Words) -> String {
    let counts = [
        ("pasted-articles", pasted.articles),
        ("pasted-paragraphs", pasted.paragraphs),
        ("pasted-brackets", pasted.brackets),
        ("pasted-owned", pasted.owned),
        ("pasted-alternatives", pasted.alternatives),
        ("pasted-agreed", pasted.agreed),
        ("pasted-notes", pasted.notes),
    ];
    let said: Vec<String> = counts
        .iter()
        .filter(|(_, n)| *n > 0)
        .map(|(key, n)| words.tf(key, &[("n", n.to_string().as_str().into())]))
        .collect();
    let what = said.join(words.t("list-comma"));
    let key = if pasted.unclear.is_empty() {
        "pasted-whole"
    } else {
        "pasted-partly"
    };
    words.tf(key, &[("what", what.as_str().into())])
}

/// `Line 7, “…”: a bracket has no partner and was left as it is`.
fn kept(unclear: &Unclear, words: &Words) -> String {
    let why = words.t(match unclear.why {
        Why::OpenBracket => "unclear-bracket",
        Why::Number => "unclear-number",
        Why::Footnote => "unclear-footnote",
    });
    let line = unclear.line.to_string();
    let shown = [
        ("line", line.as_str().into()),
        ("words", unclear.words.as_str().into()),
        ("why", why.into()),
    ];
    let key = if unclear.line == 0 {
        "unclear-anywhere"
    } else {
        "unclear-line"
    };
    words.tf(key, &shown)
}
