//! The redline: inserted words underlined, deleted ones struck, moved paragraphs with where they
//! come from, and beside each change the verdicts it turns. Colour never stands alone.

use egui::text::{LayoutJob, TextFormat};
use egui::{Color32, Role, Stroke, Ui, WidgetInfo};

use crate::analysis::redline::{Fate, Piece, PieceKind};
use crate::gui::cx::{Cx, Wish};
use crate::gui::panes::Pane;
use crate::gui::theme::{self, GAP, GAP_HUGE, GAP_TINY, Palette, Type};
use crate::gui::widgets::{ActionButton, Chip, Icon, Rank, bring_into_view, card, verdict_dot};
use crate::model::text::Span;
use crate::session::command::{Command, DraftCommand, LookCommand};
use crate::session::versions::VersionCommand;
use crate::session::view::comparison::{ComparisonView, FlipView, LineView, SectionView, Side};
use crate::words::keys::{level_key, status_key, unmarked_key};

/// How the redline is shown.
#[expect(
    clippy::struct_excessive_bools,
    reason = "switches that have nothing to do with one another"
)]
#[derive(Clone, Copy)]
pub(super) struct Desk {
    pub(super) old: Side,
    pub(super) new: Side,
    /// Whether the old side was issued, so that unmarked differences are flagged.
    pub(super) issued: bool,
    pub(super) beside: bool,
    pub(super) whole: bool,
    /// Whether only what was deleted is listed.
    pub(super) deletions: bool,
    /// The change that answers to the keys.
    pub(super) at: usize,
    /// The change that is to be brought into view.
    pub(super) go: Option<usize>,
}

/// Shows all sections; the change that was chosen, if one was.
pub(super) fn lines_ui(
    ui: &mut Ui,
    view: &ComparisonView,
    desk: Desk,
    cx: &mut Cx<'_>,
) -> Option<usize> {
    let mut chosen = None;
    if !view.flips.is_empty() {
        ui.label(Type::SmallStrong.of(cx.t("scope-whole-draft")));
        flips_ui(ui, &view.flips, cx);
        ui.add_space(GAP);
    }
    if view.n_changes == 0 {
        let said = Type::Body.of(cx.t("compare-same"));
        ui.label(said.color(theme::palette(ui.visuals()).text_soft));
    }
    if desk.deletions && view.n_deletions() == 0 {
        let said = Type::Body.of(cx.t("compare-deletions-none"));
        ui.label(said.color(theme::palette(ui.visuals()).text_soft));
    }
    for section in &view.sections {
        let deleted = section.lines.iter().any(LineView::deletes);
        if desk.deletions && !deleted && section.fate != Fate::Removed {
            continue;
        }
        let news = section.change.is_some() || !section.flips.is_empty();
        let any = section.lines.iter().any(|line| line.change.is_some());
        if !(desk.whole || news || any) || (section.article.is_none() && section.lines.is_empty()) {
            continue;
        }
        section_head(ui, section, desk, cx);
        for line in &section.lines {
            let wanted = !desk.deletions || line.deletes();
            if wanted && (desk.whole || line.change.is_some()) {
                let top = ui.cursor().min;
                if line_ui(ui, line, desk, cx) {
                    chosen = line.change;
                }
                if desk.go.is_some() && line.change == desk.go {
                    bring_into_view(ui, top, Some(egui::Align::Center));
                }
            }
        }
        ui.add_space(GAP);
    }
    chosen
}

fn section_head(ui: &mut Ui, section: &SectionView, desk: Desk, cx: &Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    let top = ui.cursor().min;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let number = section.new_number.or(section.old_number);
        let number = number.map(|n| n.to_string());
        let name = number.as_deref().map_or_else(
            || words.t("text-preamble").to_owned(),
            |n| words.tf("text-article-n", &[("n", n.into())]),
        );
        ui.label(Type::SmallStrong.of(name).color(palette.text_soft));
        pieces_ui(ui, &section.heading, Type::TextStrong, None, cx);
        if !(section.moved && section.fate == Fate::Kept) {
            fate_chip(ui, section.fate, section.moved, cx);
        }
        let from = section.old_number.filter(|_| section.moved);
        if let Some(from) = from.filter(|_| section.fate == Fate::Kept) {
            let place = from.to_string();
            let said = words.tf("redline-moved-from", &[("place", place.as_str().into())]);
            let chip = Chip::new(&said).tone(palette.info);
            ui.add(chip.icon(Icon::ChevronLeft));
        }
    });
    if desk.go.is_some() && section.change == desk.go {
        bring_into_view(ui, top, Some(egui::Align::Center));
    }
    flips_ui(ui, &section.flips, cx);
}

/// A chip that says what became of it; none for what stayed.
fn fate_chip(ui: &mut Ui, fate: Fate, moved: bool, cx: &Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    let (key, tone, icon) = match fate {
        Fate::Added => ("compare-added", palette.inserted, Icon::Plus),
        Fate::Removed => ("compare-removed", palette.deleted, Icon::Minus),
        Fate::MovedAway => ("compare-moved", palette.info, Icon::ChevronRight),
        Fate::Kept if moved => ("compare-moved", palette.info, Icon::ChevronLeft),
        Fate::Kept => return,
    };
    ui.add(Chip::new(cx.t(key)).tone(tone).icon(icon));
}

/// A line; whether it was chosen.
fn line_ui(ui: &mut Ui, line: &LineView, desk: Desk, cx: &mut Cx<'_>) -> bool {
    let palette = theme::palette(ui.visuals());
    let current = line.change.is_some() && line.change == Some(desk.at);
    let edge = if current {
        Some(palette.accent)
    } else {
        edge_of(line, palette)
    };
    if line.change.is_none() {
        // An unchanged paragraph is there to be read, no more.
        text_ui(ui, line, desk, cx);
        return false;
    }
    card(ui, edge, |ui| {
        ui.spacing_mut().item_spacing.y = GAP_TINY;
        notes_ui(ui, line, desk, cx);
        text_ui(ui, line, desk, cx);
        flips_ui(ui, &line.flips, cx);
        actions_ui(ui, line, desk, cx)
    })
    .inner
}

fn edge_of(line: &LineView, palette: &Palette) -> Option<Color32> {
    match line.fate {
        Fate::Added => Some(palette.inserted.mark),
        Fate::Removed => Some(palette.deleted.mark),
        Fate::MovedAway => Some(palette.info.mark),
        Fate::Kept if line.moved => Some(palette.info.mark),
        Fate::Kept => None,
    }
}

/// Where the line stands and what happened to it.
fn notes_ui(ui: &mut Ui, line: &LineView, desk: Desk, cx: &Cx<'_>) {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let place = if line.new.is_some() {
            &line.new_place
        } else {
            &line.old_place
        };
        ui.label(
            Type::SmallStrong
                .of(place.as_str())
                .color(palette.text_faint),
        );
        let away = line.fate == Fate::MovedAway;
        if !(line.moved && line.fate == Fate::Kept || away) {
            fate_chip(ui, line.fate, false, cx);
        }
        let moved = match line.fate {
            Fate::MovedAway => Some(("redline-moved-to", &line.new_place, Icon::ChevronRight)),
            Fate::Kept if line.moved => {
                Some(("redline-moved-from", &line.old_place, Icon::ChevronLeft))
            }
            Fate::Kept | Fate::Added | Fate::Removed => None,
        };
        if let Some((key, place, icon)) = moved {
            let said = words.tf(key, &[("place", place.as_str().into())]);
            ui.add(Chip::new(&said).tone(palette.info).icon(icon));
        }
        let turned = |was: &str, is: &str| {
            words.tf("compare-turned", &[("was", was.into()), ("is", is.into())])
        };
        if let Some((was, is)) = line.status {
            let said = turned(words.t(status_key(was)), words.t(status_key(is)));
            ui.add(Chip::new(&said));
        }
        if let Some((was, is)) = line.level {
            let said = turned(words.t(level_key(was)), words.t(level_key(is)));
            ui.add(Chip::new(&said));
        }
        if let Some(why) = line.unmarked.filter(|_| desk.issued) {
            let chip = Chip::new(words.t(unmarked_key(why)));
            ui.add(chip.tone(palette.warning).icon(Icon::Warning));
        }
    });
}

/// The words, in one column or two.
fn text_ui(ui: &mut Ui, line: &LineView, desk: Desk, cx: &Cx<'_>) {
    if !desk.beside {
        pieces_ui(ui, &line.pieces, Type::Text, Some(line), cx);
        return;
    }
    ui.spacing_mut().item_spacing.x = GAP_HUGE;
    ui.columns(2, |columns| {
        let sides = [
            (PieceKind::Inserted, line.old),
            (PieceKind::Deleted, line.new),
        ];
        for (column, (without, there)) in columns.iter_mut().zip(sides) {
            let gone = there.is_none() && line.fate != Fate::MovedAway;
            let own: Vec<Piece> = line
                .pieces
                .iter()
                .filter(|piece| piece.kind != without && !gone)
                .cloned()
                .collect();
            let layout = egui::Layout::top_down(egui::Align::Min);
            column.with_layout(layout, |ui| {
                pieces_ui(ui, &own, Type::Text, Some(line), cx);
            });
        }
    });
}

/// Words with what was inserted underlined and what was deleted struck.
pub(in crate::gui) fn pieces_ui(
    ui: &mut Ui,
    pieces: &[Piece],
    kind: Type,
    line: Option<&LineView>,
    cx: &Cx<'_>,
) {
    if pieces.is_empty() {
        return;
    }
    let palette = theme::palette(ui.visuals());
    let quiet = line.is_some_and(|line| line.fate == Fate::MovedAway);
    let mut job = LayoutJob::default();
    let mut spoken = String::new();
    if let Some(line) = line.filter(|line| !line.number.is_empty()) {
        let number = format!("{} ", line.number);
        job.append(&number, 0.0, format_of(kind, palette.text_faint));
        spoken.push_str(&number);
    }
    for piece in pieces {
        let (format, key) = match piece.kind {
            PieceKind::Same if quiet => (format_of(kind, palette.text_faint), ""),
            PieceKind::Same => (format_of(kind, palette.text), ""),
            PieceKind::Inserted => {
                let tone = palette.inserted;
                let mut format = format_of(kind, tone.ink);
                format.background = tone.tint;
                format.underline = Stroke::new(1.5, tone.mark);
                (format, "spoken-inserted")
            }
            PieceKind::Deleted => {
                let tone = palette.deleted;
                let mut format = format_of(kind, tone.ink);
                format.background = tone.tint;
                format.strikethrough = Stroke::new(1.5, tone.mark);
                (format, "spoken-deleted")
            }
        };
        crate::gui::widgets::invisible::append_visible(&mut job, &piece.text, &format, &format);
        if key.is_empty() {
            spoken.push_str(&piece.text);
        } else {
            let said = piece.text.trim();
            spoken.push_str(&cx.words.tf(key, &[("words", said.into())]));
        }
    }
    let label = ui.add(egui::Label::new(job).wrap());
    label.widget_info(|| WidgetInfo::labeled(Role::Label, true, &spoken));
}

fn format_of(kind: Type, color: Color32) -> TextFormat {
    TextFormat {
        line_height: Some(kind.line_height()),
        ..TextFormat::simple(kind.font(), color)
    }
}

/// The blocs that say something else.
fn flips_ui(ui: &mut Ui, flips: &[FlipView], cx: &Cx<'_>) {
    let words = cx.words;
    for flip in flips {
        let palette = theme::palette(ui.visuals());
        let said = |verdict: Option<crate::assess::verdict::Verdict>| {
            verdict.map_or_else(|| words.t("redline-nothing"), |v| words.t(v.key()))
        };
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = GAP_TINY;
            if let Some(verdict) = flip.after {
                verdict_dot(ui, verdict, 14.0, words);
            }
            let (was, is) = (said(flip.before), said(flip.after));
            let turned = words.tf(
                "compare-flip",
                &[
                    ("bloc", flip.short.as_str().into()),
                    ("was", was.into()),
                    ("is", is.into()),
                ],
            );
            ui.label(Type::Small.of(turned).color(palette.text_soft));
            let (key, icon, tone) = if flip.better {
                ("redline-better", Icon::ChevronUp, palette.success)
            } else {
                ("redline-worse", Icon::ChevronDown, palette.danger)
            };
            ui.add(Chip::new(words.t(key)).tone(tone).icon(icon));
        });
    }
}

/// Go to it, take it back; whether one of the two was done.
fn actions_ui(ui: &mut Ui, line: &LineView, desk: Desk, cx: &mut Cx<'_>) -> bool {
    let mut done = false;
    if desk.new != Side::Present || line.fate == Fate::MovedAway {
        return false;
    }
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let named = |key: &str, place: &str| cx.words.tf(key, &[("place", place.into())]);
        let place = if line.new.is_some() {
            &line.new_place
        } else {
            &line.old_place
        };
        let go = named("compare-go-to", place);
        let back = named("compare-restore", place);
        if let Some(id) = line.new {
            let button = ActionButton::new(&go).rank(Rank::Quiet);
            if ui.add(button).clicked() {
                done = true;
                cx.command(Command::Look(LookCommand::GoTo(id, Span::default())));
                cx.wish(Wish::Show(Pane::Article));
            }
        }
        if let (Side::Version(version), true) = (desk.old, line.differs) {
            let button = ActionButton::new(&back).rank(Rank::Quiet).icon(Icon::Undo);
            if ui.add(button).clicked() {
                done = true;
                let command = VersionCommand::Restore {
                    version,
                    old: line.old,
                    new: line.new,
                };
                cx.command(Command::Draft(DraftCommand::Version(command)));
            }
        }
    });
    done
}
