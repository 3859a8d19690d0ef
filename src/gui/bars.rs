//! The menu bar.

use egui::{Panel, Ui};

use crate::session::command::{Command, ExportKind, FileCommand, LookCommand};
use crate::session::view::status::StatusView;
use crate::storage::recent::RecentWorkspace;
use crate::words::place::step_words;
use crate::words::{UiLang, Words};

use super::actions::{
    Action, DebriefAction, DraftAction, ExerciseAction, LookAction, PageAction, RecordAction,
    keys_said,
};
use super::cx::{Cx, Wish};
use super::panes::Pane;
use super::theme::{self, GAP, Type};
use super::widgets::{Icon, IconButton, menu, search_field};

/// What the bars show beside the status.
#[expect(
    clippy::struct_excessive_bools,
    reason = "states of four things that have nothing to do with one another"
)]
pub struct BarState<'a> {
    /// Recent workspaces, latest first.
    pub recent: &'a [RecentWorkspace],
    /// Whether the dark theme is on.
    pub dark: bool,
    /// Whether slow work is under way.
    pub busy: bool,
    /// Whether the draft is marked complete.
    pub complete: bool,
    /// Whether the field to search in is open.
    pub find_open: bool,
    /// What is searched for.
    pub find: &'a str,
}

/// The menu bar.
pub fn menu_ui(ui: &mut Ui, status: &StatusView, state: &BarState<'_>, cx: &mut Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    let frame = egui::Frame::new()
        .fill(palette.surface)
        .inner_margin(egui::Margin::symmetric(8, 4));
    Panel::top("menu").frame(frame).show(ui, |ui| {
        egui::MenuBar::new().ui(ui, |ui| {
            file_menu(ui, state, cx);
            actions_menu(
                ui,
                "menu-edit",
                &[Action::Undo, Action::Redo, Action::Find, Action::CodeByHand],
                status,
                cx,
            );
            draft_menu(ui, state, status, cx);
            let after = DebriefAction::ALL.map(Action::Debrief);
            let exercise: Vec<_> = ExerciseAction::ALL
                .map(Action::Exercise)
                .into_iter()
                .chain(after)
                .collect();
            actions_menu(ui, "menu-exercise", &exercise, status, cx);
            let panes: Vec<_> = Pane::ALL.map(Action::Show).to_vec();
            let looks = [
                Action::Look(LookAction::ToggleTheme),
                Action::Look(LookAction::ToggleLanguage),
                Action::ToggleStrict,
                Action::Present,
                Action::Look(LookAction::ToggleDensity),
                Action::Look(LookAction::ZoomIn),
                Action::Look(LookAction::ZoomOut),
                Action::Look(LookAction::ZoomReset),
                Action::ResetLayout,
                Action::Settings,
            ];
            let view: Vec<_> = panes.into_iter().chain(looks).collect();
            actions_menu(ui, "menu-view", &view, status, cx);
            actions_menu(
                ui,
                "menu-help",
                &[Action::Palette, Action::Shortcuts, Action::About],
                status,
                cx,
            );
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                right_end(ui, status, state, cx);
            });
        });
    });
}

/// Theme, language, undo and save, and the name of what is open.
fn right_end(ui: &mut Ui, status: &StatusView, state: &BarState<'_>, cx: &mut Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    let words = cx.words;
    let (icon, key) = if state.dark {
        (Icon::Sun, "theme-light")
    } else {
        (Icon::Moon, "theme-dark")
    };
    if ui.add(IconButton::new(icon, words.t(key))).clicked() {
        cx.wish(Wish::Act(Action::Look(LookAction::ToggleTheme)));
    }
    let other = if words.lang() == UiLang::En {
        UiLang::Zh
    } else {
        UiLang::En
    };
    let language = egui::Button::new(Type::Body.of(other.own_name())).frame(false);
    if ui
        .add(language)
        .on_hover_text(words.t("action-language"))
        .clicked()
    {
        cx.wish(Wish::Act(Action::Look(LookAction::ToggleLanguage)));
    }
    for (icon, action, enabled) in [
        (Icon::Redo, Action::Redo, status.redo.is_some()),
        (Icon::Undo, Action::Undo, status.undo.is_some()),
        (Icon::Save, Action::Save, true),
    ] {
        let keys = keys_said(ui, action.shortcut());
        let name = step_name(action, status, words);
        if ui
            .add_enabled(enabled, IconButton::new(icon, &name).shortcut(&keys))
            .clicked()
        {
            cx.wish(Wish::Act(action));
        }
    }
    ui.add_space(GAP);
    if state.find_open {
        let mut sought = state.find.to_owned();
        let field = search_field(ui, &mut sought, words.t("action-find"), 200.0, words);
        if field.changed() {
            cx.command(Command::Look(LookCommand::Find(sought)));
        }
        if field.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter)) {
            cx.wish(Wish::FindNext);
            field.request_focus();
        } else if !field.has_focus() && state.find.is_empty() {
            field.request_focus();
        }
    }
    let name = match status.name.as_str() {
        "" if status.sample => words.t("app-sample"),
        "" => words.t("app-new"),
        name => name,
    };
    let mark = if status.dirty {
        words.t("app-unsaved")
    } else {
        words.t("app-saved")
    };
    let shown = if status.built_in && !status.dirty {
        name.to_owned()
    } else {
        format!("{name} · {mark}")
    };
    ui.add(
        egui::Label::new(Type::Body.of(shown).color(palette.text_soft))
            .truncate()
            .selectable(false),
    );
}

/// `Undo: edit of Article 4, 2 (a)`.
fn step_name(action: Action, status: &StatusView, words: &Words) -> String {
    let step = if action == Action::Undo {
        status.undo.as_ref().map(|step| ("action-undo-named", step))
    } else if action == Action::Redo {
        status.redo.as_ref().map(|step| ("action-redo-named", step))
    } else {
        None
    };
    let Some((key, (label, subject))) = step else {
        return words.t(action.key()).to_owned();
    };
    let what = step_words(label, subject, words);
    words.tf(key, &[("what", what.as_str().into())])
}

pub(super) fn item(ui: &mut Ui, action: Action, name: &str, enabled: bool, cx: &mut Cx<'_>) {
    let mut button = egui::Button::new(Type::Body.of(name)).frame(false);
    if let Some(keys) = action.shortcut() {
        button = button.shortcut_text(keys_said(ui, Some(keys)));
    }
    let response = ui.add_enabled(enabled, button.min_size(egui::vec2(220.0, 26.0)));
    // The keyboard may walk to what a long menu has scrolled out of sight.
    if response.gained_focus() {
        response.scroll_to_me(None);
    }
    if response.clicked() {
        cx.wish(Wish::Act(action));
        ui.close();
    }
}

fn actions_menu(ui: &mut Ui, key: &str, actions: &[Action], status: &StatusView, cx: &mut Cx<'_>) {
    let words = cx.words;
    menu(ui, words.t(key), |ui| {
        for action in actions {
            let enabled = (*action != Action::Undo || status.undo.is_some())
                && (*action != Action::Redo || status.redo.is_some());
            item(ui, *action, &step_name(*action, status, words), enabled, cx);
            if matches!(
                action,
                Action::Redo
                    | Action::Exercise(ExerciseAction::Close)
                    | Action::Show(Pane::Exercise)
                    | Action::Palette
            ) {
                ui.separator();
            }
        }
    });
}

fn file_menu(ui: &mut Ui, state: &BarState<'_>, cx: &mut Cx<'_>) {
    let words = cx.words;
    menu(ui, words.t("menu-file"), |ui| {
        for action in [Action::New, Action::Open] {
            item(ui, action, words.t(action.key()), true, cx);
        }
        ui.menu_button(Type::Body.of(words.t("action-open-recent")), |ui| {
            if state.recent.is_empty() {
                ui.label(Type::Body.of(words.t("empty-recent")));
            }
            for recent in state.recent {
                let path = recent.path.display().to_string();
                let name = if recent.title.is_empty() {
                    &path
                } else {
                    &recent.title
                };
                if ui
                    .button(Type::Body.of(name.as_str()))
                    .on_hover_text(&path)
                    .clicked()
                {
                    cx.command(Command::File(FileCommand::OpenPath(recent.path.clone())));
                    ui.close();
                }
            }
        });
        ui.separator();
        for action in [
            Action::Save,
            Action::SaveAs,
            Action::NameVersion,
            Action::Versions,
            Action::Merge,
            Action::Lock,
            Action::Unsaved,
        ] {
            item(ui, action, words.t(action.key()), true, cx);
        }
        ui.separator();
        for action in [
            Action::LoadPositionsFile,
            Action::LoadPositionsFolder,
            Action::ImportTable,
        ] {
            item(ui, action, words.t(action.key()), true, cx);
        }
        ui.separator();
        item(
            ui,
            Action::ExportTable,
            words.t(Action::ExportTable.key()),
            true,
            cx,
        );
        for kind in [
            ExportKind::PositionsCsv,
            ExportKind::PositionsJson,
            ExportKind::VerdictsCsv,
            ExportKind::VerdictsJson,
        ] {
            let action = Action::Export(kind);
            item(ui, action, words.t(action.key()), true, cx);
        }
        ui.separator();
        item(ui, Action::Quit, words.t(Action::Quit.key()), true, cx);
    });
}

fn draft_menu(ui: &mut Ui, state: &BarState<'_>, status: &StatusView, cx: &mut Cx<'_>) {
    let words = cx.words;
    menu(ui, words.t("menu-draft"), |ui| {
        let page = PageAction::ALL.map(Action::Page);
        let article = [
            DraftAction::AddArticle,
            DraftAction::DeleteArticle,
            DraftAction::ArticleUp,
            DraftAction::ArticleDown,
        ];
        let paragraph = [
            DraftAction::AddParagraph,
            DraftAction::Split,
            DraftAction::MergeUp,
            DraftAction::ParagraphUp,
            DraftAction::ParagraphDown,
            DraftAction::Demote,
            DraftAction::Promote,
            DraftAction::DeleteParagraph,
        ];
        let groups: [&[Action]; 4] = [
            &article.map(Action::Draft),
            &paragraph.map(Action::Draft),
            &page,
            &[
                Action::NextObjection,
                Action::PreviousObjection,
                Action::NextArticle,
                Action::PreviousArticle,
            ],
        ];
        for group in groups {
            for action in group {
                item(ui, *action, &step_name(*action, status, words), true, cx);
            }
            ui.separator();
        }
        ui.menu_button(Type::Body.of(words.t("menu-records")), |ui| {
            for action in RecordAction::ALL.map(Action::Record) {
                item(ui, action, words.t(action.key()), true, cx);
            }
        });
        ui.separator();
        let mut complete = state.complete;
        let check = ui.checkbox(
            &mut complete,
            Type::Body.of(words.t("action-mark-complete")),
        );
        if check
            .on_hover_text(words.t("action-mark-complete-hint"))
            .changed()
        {
            cx.wish(Wish::Act(Action::ToggleComplete));
        }
    });
}
