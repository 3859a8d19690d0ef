//! Lines below the menu bar: the hint of the first run, what was open last, and that nothing
//! confidential is shown; and the way back to where one was, in what is opened again or in a pane.

use std::path::{Path, PathBuf};

use egui::{Context, Panel, Ui};

use crate::model::text::Span;
use crate::session::command::{Command, FileCommand, LookCommand};
use crate::storage::recent::{RecentWorkspace, Whereabouts};

use super::actions::Action;
use super::app::App;
use super::cx::{Cx, Wish};
use super::dock;
use super::panes::Pane;
use super::theme::{self, Type};
use super::widgets::{Icon, IconButton};

/// What is known of what was open before.
#[derive(Debug, Default)]
pub(super) struct Again {
    /// The workspace that is being opened again, and where one was in it.
    returning: Option<(PathBuf, Whereabouts)>,
    /// Whether the offer of what was open last is not wanted.
    pub(super) closed: bool,
}

/// How many of the workspaces that were open are offered at the start.
const AGAIN: usize = 3;

/// What stands below the menu bar while the sample is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Strip {
    /// Nothing.
    None,
    /// The hint of the first run.
    Hint,
    /// What was open last.
    Again,
}

impl App {
    /// What stands below the menu bar; `sample` says whether the sample is open.
    pub(super) fn strip(&self, sample: bool) -> Strip {
        if !sample || self.session.exercise().is_some() {
            Strip::None
        } else if !self.recent.is_empty() && !self.again.closed {
            Strip::Again
        } else if self.preferences.hint_read {
            Strip::None
        } else {
            Strip::Hint
        }
    }

    /// Brings a pane to the front; asked for by a key it gets the keyboard too, so that the next Tab
    /// leads into it and not to the menus. In the text the caret stands where it stood.
    pub(super) fn enter(&mut self, pane: Pane, context: &Context) {
        dock::show(&mut self.dock, pane);
        if context.input(|input| input.pointer.any_click()) {
            return;
        }
        let look = self.session.look();
        let article = look.article.filter(|_| pane == Pane::Article);
        let typed = article.and_then(|id| {
            let first = self
                .session
                .workspace()
                .draft
                .article(id)?
                .paragraphs
                .first()?;
            Some(look.caret.unwrap_or_else(|| (first.id, Span::new(0, 0))))
        });
        match typed {
            Some((paragraph, span)) => {
                let there = LookCommand::GoTo(paragraph, span);
                self.commands.push(Command::Look(there));
            }
            None => context.memory_mut(|memory| memory.request_focus(dock::entrance(pane))),
        }
    }

    /// Notes where one was in the workspace that is about to be opened.
    pub(super) fn will_return(&mut self, folder: &Path) {
        let known = self.recent.iter().find(|recent| recent.path == folder);
        self.again.returning = known.map(|recent| (folder.to_path_buf(), recent.at));
    }

    /// Where one is in the workspace in `folder`: where one was when it was last left, if it has
    /// only just been opened, and then the window goes there.
    pub(super) fn whereabouts(&mut self, folder: &Path) -> Whereabouts {
        let back = self.again.returning.take_if(|(path, _)| path == folder);
        if let Some((_, at)) = back {
            let shown = at.article.map(LookCommand::Article);
            // The keyboard goes to the text only where the text is what one left.
            let caret = at
                .caret
                .filter(|_| dock::is_in_front(&self.dock, Pane::Article));
            let typed = caret.and_then(|(paragraph, byte)| {
                let (_, there) = self.session.workspace().draft.paragraph(paragraph)?;
                let byte = caret_in(&there.text, byte);
                Some(LookCommand::GoTo(paragraph, Span::new(byte, byte)))
            });
            let back = [shown, typed].into_iter().flatten();
            self.commands.extend(back.map(Command::Look));
            return at;
        }
        let look = self.session.look();
        Whereabouts {
            article: look.article,
            caret: look.caret.map(|(paragraph, span)| (paragraph, span.end)),
        }
    }
}

/// The nearest place at or before `byte` where a caret can stand in `text`.
fn caret_in(text: &str, byte: u32) -> usize {
    let most = text.len().min(byte as usize);
    let fits = |byte: &usize| text.is_char_boundary(*byte);
    (0..=most).rev().find(fits).unwrap_or(0)
}

/// The line below the menu bar.
pub(super) fn strip_ui(ui: &mut Ui, shown: Strip, recent: &[RecentWorkspace], cx: &mut Cx<'_>) {
    match shown {
        Strip::None => {}
        Strip::Hint => hint_ui(ui, cx),
        Strip::Again => again_ui(ui, recent, cx),
    }
}

/// The hint of the first run, until it is dismissed for good.
fn hint_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    strip(ui, "hint", "hint-first-run", Wish::HintRead, cx, |_, _| {});
}

/// What was open last, one press away.
fn again_ui(ui: &mut Ui, recent: &[RecentWorkspace], cx: &mut Cx<'_>) {
    strip(
        ui,
        "again",
        "again-hint",
        Wish::AgainClosed,
        cx,
        |ui, cx| {
            for one in recent.iter().take(AGAIN) {
                let path = one.path.display().to_string();
                let folder = one.path.file_name().map(|name| name.to_string_lossy());
                let name = match one.title.as_str() {
                    "" => folder.unwrap_or_default().into_owned(),
                    title => title.to_owned(),
                };
                let said = cx.words.tf("again-open", &[("name", name.into())]);
                let button = ui.add(egui::Button::new(Type::Strong.of(said)).truncate());
                if button.on_hover_text(path).clicked() {
                    cx.command(Command::File(FileCommand::OpenPath(one.path.clone())));
                }
            }
        },
    );
}

/// A line below the menu bar: words, what else belongs there, and the way to be rid of it.
fn strip(
    ui: &mut Ui,
    id: &'static str,
    words: &str,
    dismissed: Wish,
    cx: &mut Cx<'_>,
    rest: impl FnOnce(&mut Ui, &mut Cx<'_>),
) {
    let palette = theme::palette(ui.visuals());
    let tone = palette.info;
    let frame = egui::Frame::new()
        .fill(tone.tint)
        .inner_margin(egui::Margin::symmetric(12, 4));
    Panel::top(id).frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            let close = IconButton::new(Icon::Close, cx.words.t("action-dismiss")).small();
            ui.label(Type::Body.of(cx.words.t(words)).color(tone.ink));
            rest(ui, cx);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui.add(close).clicked() {
                    cx.wish(dismissed);
                }
            });
        });
    });
}

/// The bar that says that nothing confidential is shown, and how to show it again.
pub(super) fn presenting_ui(ui: &mut Ui, cx: &mut Cx<'_>) {
    let palette = theme::palette(ui.visuals());
    let tone = palette.warning;
    let frame = egui::Frame::new()
        .fill(tone.tint)
        .inner_margin(egui::Margin::symmetric(12, 4));
    Panel::top("presenting").frame(frame).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.label(
                Type::Strong
                    .of(cx.words.t("banner-presenting"))
                    .color(tone.ink),
            );
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                if ui.button(cx.words.t("action-present-end")).clicked() {
                    cx.wish(Wish::Act(Action::Present));
                }
            });
        });
    });
}
