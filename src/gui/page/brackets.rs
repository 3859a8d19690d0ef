//! Brackets on the page: told apart by colour and by dots for their depth, named after the opening
//! one by their owners, framed where the caret stands in them, marked where they have no partner.

use egui::text_edit::TextEditOutput;
use egui::{Color32, Rect, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2};

use super::layout;
use crate::gui::cx::Cx;
use crate::gui::panels::decisions::day;
use crate::gui::theme::{self, GAP_TINY, Palette, Tone, Type};
use crate::gui::widgets::galley;
use crate::model::bracket::{Replacement, Tree};
use crate::model::text::Span;
use crate::session::view::article::{ArticleView, LineView};
use crate::session::view::marks::{BracketView, OwnerView};
use crate::words::Words;
use crate::words::keys::reason_key;

/// The longest name a tag shows in full, in characters.
const LONGEST: usize = 16;

/// A tag behind an opening bracket.
pub(super) struct Tag {
    /// The byte behind the bracket, in the words as they stand in the editor.
    pub(super) after: usize,
    /// The room it takes.
    pub(super) width: f32,
    /// Which of the line's brackets it belongs to.
    nth: usize,
    words: String,
}

/// The colour of brackets with so many pairs round them.
pub(super) fn depth_ink(palette: &Palette, depth: u32) -> Color32 {
    match depth % 4 {
        0 => palette.accent,
        1 => palette.owner(4).ink,
        2 => palette.owner(2).ink,
        _ => palette.owner(3).ink,
    }
}

/// Where a byte of the line's words stands in `words`, which a person is typing.
pub(super) fn moved(line: &LineView, words: &str) -> impl Fn(u32) -> Option<usize> {
    let change = (line.text != words).then(|| Replacement::between(&line.text, words));
    move |byte| {
        let byte = byte as usize;
        match change {
            None => Some(byte),
            Some(change) if byte < change.at => Some(byte),
            Some(change) if byte >= change.at + change.removed => {
                Some(byte - change.removed + change.inserted)
            }
            Some(_) => None,
        }
    }
}

/// The tags of a line whose words stand as `words` in the editor.
pub(super) fn tags(ui: &Ui, line: &LineView, words: &str) -> Vec<Tag> {
    let place = moved(line, words);
    let owned = line.brackets.iter().enumerate();
    owned
        .filter(|(_, bracket)| !bracket.owners.is_empty())
        .filter_map(|(nth, bracket)| {
            let said = tag_words(&bracket.owners);
            let text = galley(ui, &said, Type::Small, Color32::PLACEHOLDER);
            let open = place(bracket.outer.start)?;
            Some(Tag {
                after: open + (bracket.inner.start - bracket.outer.start) as usize,
                width: (text.size().x + 12.0).ceil(),
                nth,
                words: said,
            })
        })
        .collect()
}

/// `US/EU`, `US/EU +2`.
fn tag_words(owners: &[OwnerView]) -> String {
    let Some(first) = owners.first() else {
        return String::new();
    };
    let mut name: String = first.name.chars().take(LONGEST).collect();
    if name.len() < first.name.len() {
        name.push('…');
    }
    match owners.len() {
        0 | 1 => name,
        n => format!("{name} +{}", n - 1),
    }
}

/// The names of owners, one after the other.
pub(super) fn names(owners: &[OwnerView], words: &Words) -> String {
    let names: Vec<&str> = owners.iter().map(|owner| owner.name.as_str()).collect();
    names.join(words.t("list-names"))
}

/// The colours of the first owner.
pub(super) fn owner_tone(palette: &Palette, owners: &[OwnerView]) -> Tone {
    let place = owners.first().and_then(|owner| owner.place);
    palette.owner(place.unwrap_or(7))
}

/// Paints what belongs to brackets over the text; the brackets whose tag was pressed.
pub(super) fn paint<'v>(
    ui: &Ui,
    view: &'v ArticleView,
    output: &TextEditOutput,
    buffer: &str,
    caret: Option<usize>,
    cx: &Cx<'_>,
) -> Option<(&'v LineView, &'v BracketView, Rect)> {
    if buffer.matches('\n').count() + 1 != view.lines.len() {
        return None;
    }
    let mut pressed = None;
    let mut start = 0;
    for (line, words) in view.lines.iter().zip(buffer.split('\n')) {
        let rect_of = |from: usize, to: usize| -> Option<Rect> {
            let at = |byte: usize| layout::char_at(buffer, start + byte);
            let found = layout::rects_of(&output.galley, at(from)..at(to));
            let rect = found.first()?;
            Some(rect.translate(output.galley_pos.to_vec2()))
        };
        signs(ui, words, &rect_of, cx);
        let inside = caret.and_then(|caret| caret.checked_sub(start));
        if let Some(inside) = inside.filter(|at| *at <= words.len()) {
            frame_pair(ui, words, inside, &rect_of);
        }
        for tag in tags(ui, line, words) {
            let Some(bracket) = line.brackets.get(tag.nth) else {
                continue;
            };
            let open = tag.after - (bracket.inner.start - bracket.outer.start) as usize;
            let Some(sign) = rect_of(open, tag.after) else {
                continue;
            };
            if let Some(rect) = tag_ui(ui, (line, bracket), &tag, sign, cx) {
                pressed = Some((line, bracket, rect));
            }
        }
        start += words.len() + 1;
    }
    pressed
}

/// Dots over inner brackets, and a frame round one without a partner.
fn signs(ui: &Ui, words: &str, rect_of: &dyn Fn(usize, usize) -> Option<Rect>, cx: &Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    for (range, run) in layout::runs(words) {
        match run {
            layout::Run::Words(_) | layout::Run::Bracket(0) => {}
            layout::Run::Bracket(depth) => {
                let Some(rect) = rect_of(range.start, range.end) else {
                    continue;
                };
                let ink = depth_ink(palette, depth);
                let n = u8::try_from(depth.min(4)).unwrap_or(4);
                let left = rect.center().x - f32::from(n - 1) * 1.75;
                for nth in 0..n {
                    let at = pos2(left + f32::from(nth) * 3.5, rect.top() + 2.0);
                    ui.painter().circle_filled(at, 1.2, ink);
                }
            }
            layout::Run::Loose => {
                let Some(rect) = rect_of(range.start, range.end) else {
                    continue;
                };
                let box_ = rect.shrink2(vec2(-2.0, 2.0));
                let stroke = Stroke::new(1.5, palette.danger.mark);
                ui.painter()
                    .rect_stroke(box_, 2.0, stroke, StrokeKind::Outside);
                let id = ui
                    .scope_id()
                    .with(("loose", range.start, rect.top().to_bits()));
                let said = cx.words.t("bracket-alone");
                let response = ui.interact(box_, id, Sense::hover());
                response.widget_info(|| WidgetInfo::labeled(Role::Label, true, said));
                response.on_hover_text(said);
            }
        }
    }
}

/// Frames the pair in which the caret stands.
fn frame_pair(ui: &Ui, words: &str, inside: usize, rect_of: &dyn Fn(usize, usize) -> Option<Rect>) {
    let palette = theme::palette(ui.visuals());
    let Some(pair) = Tree::of(words).around(inside) else {
        return;
    };
    let (outer, inner) = (pair.outer(words), pair.inner(words));
    let ends = [
        Span::new(outer.start as usize, inner.start as usize),
        Span::new(inner.end as usize, outer.end as usize),
    ];
    for end in ends {
        if let Some(rect) = rect_of(end.start as usize, end.end as usize) {
            let stroke = Stroke::new(1.0, depth_ink(palette, pair.depth));
            let frame = rect.shrink2(vec2(-1.0, 2.0));
            ui.painter()
                .rect_stroke(frame, 2.0, stroke, StrokeKind::Outside);
        }
    }
}

/// A tag; where it stands, where it was pressed.
fn tag_ui(
    ui: &Ui,
    (line, bracket): (&LineView, &BracketView),
    tag: &Tag,
    sign: Rect,
    cx: &Cx<'_>,
) -> Option<Rect> {
    let palette = theme::palette(ui.visuals());
    let tone = owner_tone(palette, &bracket.owners);
    let size = Vec2::new(tag.width - 4.0, 16.0);
    let rect = Rect::from_min_size(pos2(sign.right() + 2.0, sign.center().y - 8.0), size);
    let id = ui
        .scope_id()
        .with(("tag", line.id.0.0, bracket.outer.start));
    let response = ui.interact(rect, id, Sense::click());
    let who = names(&bracket.owners, cx.words);
    let said = cx.words.tf("bracket-of", &[("who", who.as_str().into())]);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &said));
    let ground = if response.hovered() {
        tone.tint.lerp_to_gamma(tone.mark, 0.2)
    } else {
        tone.tint
    };
    ui.painter().rect_filled(rect, 3.0, ground);
    let text = galley(ui, &tag.words, Type::Small, tone.ink);
    let at = pos2(rect.left() + 4.0, rect.center().y - text.size().y / 2.0);
    ui.painter().galley(at, text, tone.ink);
    let clicked = response.clicked();
    response.on_hover_ui(|ui| card(ui, bracket, cx));
    clicked.then_some(rect)
}

/// Whose the brackets are, why they stand, since when.
pub(super) fn card(ui: &mut Ui, bracket: &BracketView, cx: &Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    ui.set_max_width(300.0);
    let who = names(&bracket.owners, cx.words);
    let said = if who.is_empty() {
        cx.words.t("bracket-nobodys").to_owned()
    } else {
        cx.words.tf("bracket-of", &[("who", who.as_str().into())])
    };
    ui.label(Type::Strong.of(said));
    ui.label(Type::Body.of(cx.words.t(reason_key(bracket.reason))));
    if let Some(ms) = bracket.since_ms {
        let day = day(ms);
        let since = cx
            .words
            .tf("bracket-since", &[("day", day.as_str().into())]);
        ui.label(Type::Small.of(since).color(palette.text_faint));
    }
    if !bracket.note.is_empty() {
        ui.add_space(GAP_TINY);
        ui.label(Type::Body.of(bracket.note.as_str()));
    }
    ui.label(
        Type::Small
            .of(cx.words.t("bracket-card-hint"))
            .color(palette.text_faint),
    );
}
