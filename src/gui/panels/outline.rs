//! The outline: articles with status and verdict, issues by family, blocs; a filter over all.

use egui::{Align2, Id, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::assess::verdict::Verdict;
use crate::gui::actions::{Action, DraftAction};
use crate::gui::cx::{Cx, Wish};
use crate::gui::panes::Pane;
use crate::gui::theme::{self, GAP, GAP_TINY, RADIUS_SMALL, Type};
use crate::gui::widgets::verdict::paint_glyph;
use crate::gui::widgets::{Icon, IconButton, empty_state, search_field, section_folding};
use crate::model::bloc::BlocKind;
use crate::session::command::{Command, DraftCommand, LookCommand};
use crate::session::view::outline::{ArticleRow, OutlineView};
use crate::words::keys::{bloc_kind_key, status_key};

/// What a row of the outline shows.
struct Row<'a> {
    id: Id,
    number: &'a str,
    title: &'a str,
    quiet: bool,
    verdict: Option<Verdict>,
    detail: &'a str,
    selected: bool,
    spoken: &'a str,
}

/// The outline panel. `filter` is the text of the filter box.
pub fn outline_ui(ui: &mut Ui, view: &OutlineView, filter: &mut String, cx: &mut Cx<'_>) {
    egui::Frame::new()
        .inner_margin(egui::Margin::symmetric(12, 8))
        .show(ui, |ui| {
            let width = ui.available_width();
            if search_field(ui, filter, cx.words.t("filter-outline"), width, cx.words).changed() {
                cx.command(Command::Look(LookCommand::OutlineFilter(filter.clone())));
            }
        });
    ScrollArea::vertical()
        .id_salt("outline")
        .auto_shrink(false)
        .show(ui, |ui| {
            egui::Frame::new()
                .inner_margin(egui::Margin::symmetric(8, 0))
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing.y = 1.0;
                    if view.nothing_found {
                        let said = cx
                            .words
                            .tf("empty-search", &[("what", filter.trim().into())]);
                        empty_state(ui, Icon::Search, &said, "", None);
                        return;
                    }
                    articles(ui, view, cx);
                    ui.add_space(GAP);
                    blocs(ui, view, cx);
                    ui.add_space(GAP);
                    issues(ui, view, cx);
                    ui.add_space(GAP * 2.0);
                });
        });
}

fn articles(ui: &mut Ui, view: &OutlineView, cx: &mut Cx<'_>) {
    let count = view.n_articles.to_string();
    let words = cx.words;
    section_folding(
        ui,
        Id::unique("outline-articles"),
        words.t("articles"),
        Some(&count),
        true,
        |ui| {
            for row in &view.articles {
                article_row(ui, row, cx);
            }
            ui.horizontal(|ui| {
                ui.add_space(GAP_TINY);
                if ui
                    .add(IconButton::new(Icon::Plus, cx.words.t("action-add-article")).small())
                    .clicked()
                {
                    cx.wish(Wish::Act(Action::Draft(DraftAction::AddArticle)));
                }
            });
        },
    );
}

fn article_row(ui: &mut Ui, row: &ArticleRow, cx: &mut Cx<'_>) {
    let number = row.number.as_str();
    let blank = cx.words.t("text-blank-article").to_owned();
    let title = if row.heading.is_empty() {
        &blank
    } else {
        &row.heading
    };
    let status = cx.words.t(status_key(row.status)).to_owned();
    let said = row.worst.map_or("cards-blank", Verdict::key);
    let mut spoken = format!("{number}. {title}: {}", cx.words.t(said));
    if row.worst.is_some_and(|worst| worst <= Verdict::Reserve) {
        spoken = format!(
            "{spoken} ({})",
            row.worst_blocs.join(cx.words.t("list-names"))
        );
    }
    let response = row_ui(
        ui,
        &Row {
            id: Id::unique(("outline-article", row.id.0.0)),
            number,
            title,
            quiet: row.heading.is_empty(),
            verdict: row.worst,
            detail: &status,
            selected: row.selected,
            spoken: &spoken,
        },
        cx,
    );
    if response.clicked() {
        cx.command(Command::Look(LookCommand::Article(row.id)));
        cx.wish(Wish::Show(Pane::Article));
    }
    response.context_menu(|ui| {
        let mut item = |ui: &mut Ui, key: &str, command: DraftCommand| {
            if ui.button(cx.words.t(key)).clicked() {
                cx.commands.push(Command::Draft(command));
                ui.close();
            }
        };
        item(
            ui,
            "action-add-article",
            DraftCommand::InsertArticle(Some(row.id)),
        );
        item(
            ui,
            "action-article-up",
            DraftCommand::MoveArticle(row.id, row.place.saturating_sub(2)),
        );
        item(
            ui,
            "action-article-down",
            DraftCommand::MoveArticle(row.id, row.place),
        );
        item(
            ui,
            "action-delete-article",
            DraftCommand::DeleteArticle(row.id),
        );
    });
}

fn blocs(ui: &mut Ui, view: &OutlineView, cx: &mut Cx<'_>) {
    let words = cx.words;
    section_folding(
        ui,
        Id::unique("outline-blocs"),
        words.t("panel-blocs"),
        None,
        true,
        |ui| {
            for bloc in &view.blocs {
                let kind = cx.words.t(bloc_kind_key(bloc.kind)).to_owned();
                let detail = match (bloc.own, bloc.kind) {
                    (true, _) => cx.words.t("bloc-own").to_owned(),
                    (false, BlocKind::Bloc) => String::new(),
                    (false, BlocKind::Group | BlocKind::Views) => kind.clone(),
                };
                let said = bloc
                    .verdict
                    .map_or(kind.as_str(), |verdict| cx.words.t(verdict.key()));
                let spoken = format!("{}: {said}", bloc.short);
                let response = row_ui(
                    ui,
                    &Row {
                        id: Id::unique(("outline-bloc", bloc.id.as_str())),
                        number: "",
                        title: &bloc.short,
                        quiet: bloc.kind != BlocKind::Bloc,
                        verdict: bloc.verdict,
                        detail: &detail,
                        selected: bloc.selected,
                        spoken: &spoken,
                    },
                    cx,
                );
                if response.clicked() {
                    cx.command(Command::Look(LookCommand::Bloc(bloc.id.clone())));
                    cx.wish(Wish::Show(Pane::Bloc));
                }
            }
        },
    );
}

fn issues(ui: &mut Ui, view: &OutlineView, cx: &mut Cx<'_>) {
    let words = cx.words;
    for family in &view.families {
        let count = family.issues.len().to_string();
        let id = Id::unique(("outline-family", family.title.as_str()));
        section_folding(ui, id, &family.title, Some(&count), true, |ui| {
            for issue in &family.issues {
                let detail = if issue.touched {
                    words.t("issue-touched")
                } else {
                    ""
                };
                let response = row_ui(
                    ui,
                    &Row {
                        id: Id::unique(("outline-issue", issue.id.as_str())),
                        number: "",
                        title: &issue.title,
                        quiet: !issue.touched,
                        verdict: None,
                        detail,
                        selected: issue.selected,
                        spoken: &issue.title,
                    },
                    cx,
                );
                if response.clicked() {
                    cx.command(Command::Look(LookCommand::Issue(issue.id.clone())));
                    cx.wish(Wish::Show(Pane::Issue));
                }
            }
        });
    }
}

/// One row: number, title cut with an ellipsis, glyph of the verdict at the right.
fn row_ui(ui: &mut Ui, row: &Row<'_>, cx: &Cx<'_>) -> egui::Response {
    let palette = theme::palette(ui.visuals());
    let height = if row.detail.is_empty() { 26.0 } else { 38.0 };
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
    let response = ui.interact(rect, row.id, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, row.selected, row.spoken));
    if ui.is_rect_visible(rect) {
        let ground = if row.selected {
            Some(palette.accent_soft)
        } else if response.hovered() || response.has_focus() {
            Some(palette.hover)
        } else {
            None
        };
        if let Some(ground) = ground {
            ui.painter()
                .rect_filled(rect, f32::from(RADIUS_SMALL), ground);
        }
        if response.has_focus() {
            let edge = egui::Stroke::new(theme::FOCUS_WIDTH, palette.accent);
            ui.painter().rect_stroke(
                rect,
                f32::from(RADIUS_SMALL),
                edge,
                egui::StrokeKind::Inside,
            );
        }
        paint_row(ui, rect, row, palette);
    }
    let hint = row
        .verdict
        .map(|v| cx.words.t(crate::gui::widgets::verdict::hint_key(v)));
    match hint {
        Some(hint) => response.on_hover_text(format!("{}\n{hint}", row.spoken)),
        None => response.on_hover_text(row.spoken),
    }
}

fn paint_row(ui: &Ui, rect: Rect, row: &Row<'_>, palette: &theme::Palette) {
    let painter = ui.painter_at(rect);
    let first_line = rect.top() + 13.0;
    let left = if row.number.is_empty() {
        rect.left() + 8.0
    } else {
        rect.left() + 30.0
    };
    if !row.number.is_empty() {
        let at = pos2(rect.left() + 22.0, first_line);
        painter.text(
            at,
            Align2::RIGHT_CENTER,
            row.number,
            Type::Body.font(),
            palette.text_faint,
        );
    }
    let right = rect.right() - if row.verdict.is_some() { 26.0 } else { 8.0 };
    let ink = if row.quiet {
        palette.text_soft
    } else {
        palette.text
    };
    let kind = if row.selected {
        Type::Strong
    } else {
        Type::Body
    };
    let title = crate::gui::widgets::galley_within(ui, row.title, kind, ink, right - left);
    painter.galley(pos2(left, first_line - title.size().y / 2.0), title, ink);
    if !row.detail.is_empty() {
        let detail = crate::gui::widgets::galley_within(
            ui,
            row.detail,
            Type::Small,
            palette.text_faint,
            right - left,
        );
        painter.galley(pos2(left, rect.top() + 20.0), detail, palette.text_faint);
    }
    if let Some(verdict) = row.verdict {
        let glyph = Rect::from_center_size(pos2(rect.right() - 14.0, first_line), vec2(14.0, 14.0));
        paint_glyph(
            &painter,
            glyph,
            13.0,
            verdict,
            palette.verdict(verdict).mark,
        );
    }
}
