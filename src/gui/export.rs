//! The export dialog: what, in which form, for whom; how it begins, and what leaves.

use egui::{Context, Grid, Id, ScrollArea, Ui};

use crate::exchange::export::{Format, Wish};
use crate::exchange::paper::{Paper, PaperFormat, PaperWish};
use crate::exchange::public::Audience;
use crate::session::command::{Command, FileCommand};
use crate::session::outgoing::{Beginning, Outgoing, Preview};
use crate::session::recalled::{recalled, remembered};
use crate::session::tables::TableCommand;
use crate::words::retell::retold;
use crate::words::{UiLang, Words};

use super::app::App;
use super::dock;
use super::export_choices::{self, Subject};
use super::modals::Modal;
use super::panes::Pane;
use super::theme::{GAP, GAP_TINY, Type, palette};
use super::widgets::{Rank, galley_within, modal, segmented};

/// The dialog as it stands: a choice for each group, so that going to another group and back
/// changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exporting {
    pub(super) group: Group,
    pub(super) audience: Audience,
    lang: UiLang,
    pub(super) table: Wish,
    pub(super) text: PaperWish,
    pub(super) brief: PaperWish,
    /// What a preview was asked for.
    asked: Option<Outgoing>,
    preview: Option<Box<Preview>>,
}

/// Groups of things that can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Group {
    Tables,
    Texts,
    Briefs,
}

impl Exporting {
    /// What is chosen, with a format that can show it.
    fn what(&self) -> Outgoing {
        let (audience, lang) = (self.audience, self.lang);
        let wish = match self.group {
            Group::Tables => {
                let wish = Wish {
                    audience,
                    lang,
                    ..self.table.clone()
                };
                return Outgoing::Table(fitting(wish));
            }
            Group::Texts => &self.text,
            Group::Briefs => &self.brief,
        };
        let mut wish = PaperWish {
            audience,
            lang,
            ..wish.clone()
        };
        if !wish.format.fits(wish.paper) {
            wish.format = PaperFormat::default();
        }
        Outgoing::Paper(wish)
    }
}

/// Name of an audience, and what it is given.
fn audience_keys(audience: Audience) -> (&'static str, &'static str) {
    match audience {
        Audience::Public => ("audience-public", "audience-public-hint"),
        Audience::Partners => ("audience-partners", "audience-partners-hint"),
        Audience::OwnDelegation => ("audience-own", "audience-own-hint"),
    }
}

impl App {
    /// Opens the dialog on what was chosen last, or on the redline where versions are compared.
    pub(super) fn ask_export(&mut self) {
        let (as_of, strict) = (self.session.look().as_of, self.session.derived().strict);
        let mut last = recalled(&self.preferences.export).at(as_of, strict);
        let first = |words: &str| recalled(words).at(as_of, strict);
        let (mut table, mut text, mut brief) = (first(""), first("draft"), first("article-brief"));
        let compared = dock::is_in_front(&self.dock, Pane::Versions);
        let since = compared
            .then(|| self.versions.since(&self.session))
            .flatten();
        if let (Some(since), Outgoing::Paper(wish)) = (since, first("redline")) {
            last = Outgoing::Paper(PaperWish {
                subject: since,
                audience: last.audience(),
                ..wish
            });
        }
        let audience = last.audience();
        let group = match &last {
            Outgoing::Table(_) => {
                table = last;
                Group::Tables
            }
            Outgoing::Paper(wish) if export_choices::is_brief(wish.paper) => {
                brief = last;
                Group::Briefs
            }
            Outgoing::Paper(_) => {
                text = last;
                Group::Texts
            }
        };
        let paper = |what: Outgoing| match what {
            Outgoing::Paper(wish) => wish,
            Outgoing::Table(_) => PaperWish::default(),
        };
        self.modal = Some(Modal::Export(Box::new(Exporting {
            group,
            audience,
            lang: self.words.lang(),
            table: match table {
                Outgoing::Table(wish) => wish,
                Outgoing::Paper(_) => Wish::default(),
            },
            text: paper(text),
            brief: paper(brief),
            asked: None,
            preview: None,
        })));
    }

    /// Puts a preview into the dialog, where it is still what is asked for.
    pub(super) fn take_preview(&mut self, made: Box<Preview>) {
        if let Some(Modal::Export(open)) = &mut self.modal
            && open.what() == made.what
        {
            open.preview = Some(made);
        }
    }
}

/// The wish with a format that can show it.
fn fitting(wish: Wish) -> Wish {
    if wish.format.fits(wish.kind, wish.layout) {
        return wish;
    }
    Wish {
        format: Format::Xlsx,
        ..wish
    }
}

/// The dialog.
pub(super) fn show(app: &mut App, context: &Context, open: &mut Exporting) -> bool {
    let lang = app.words.lang().text_lang();
    let subjects = export_choices::subjects(&app.session, open, lang, &app.words);
    settle_subject(open, &subjects);
    let what = open.what();
    if open.asked.as_ref() != Some(&what) {
        open.asked = Some(what.clone());
        app.commands
            .push(table(TableCommand::Preview(Box::new(what.clone()))));
    }
    let words = Words::of(app.words.lang());
    let title = words.t("dialog-export-title");
    let current = open.preview.as_deref().filter(|made| made.what == what);
    let ready = current.is_some_and(Preview::is_ready);
    let preview = open.preview.take();
    let ((), (go, cancel), closed) = modal(
        context,
        Id::unique("export"),
        title,
        words,
        |ui| {
            export_choices::choices(ui, open, &subjects, words);
            audience(ui, open, words);
            // The dialog keeps its height from one preview to the next, so that nothing jumps away
            // from under the pointer.
            ui.scope(|ui| {
                ui.set_min_height(PREVIEW);
                match &preview {
                    Some(preview) => preview_ui(ui, preview, words),
                    None => {
                        ui.label(Type::Small.of(words.t("export-preparing")));
                    }
                }
            });
        },
        |row| {
            let go = row.button(words.t("action-export-go"), Rank::Primary, ready);
            (
                go,
                row.button(words.t("action-cancel"), Rank::Secondary, true),
            )
        },
    );
    open.preview = preview;
    if go {
        app.preferences.export = remembered(&what);
        app.commands
            .push(table(TableCommand::Export(Box::new(what))));
        app.keep_preferences(context);
    }
    !(go || cancel || closed)
}

/// What a paper is about is one of what there is.
fn settle_subject(open: &mut Exporting, subjects: &[Subject]) {
    let wish = match open.group {
        Group::Tables => return,
        Group::Texts => &mut open.text,
        Group::Briefs => &mut open.brief,
    };
    if !subjects.iter().any(|subject| subject.id == wish.subject) {
        let first = subjects.iter().find(|subject| subject.at_hand);
        let first = first.or_else(|| subjects.first());
        wish.subject = first.map(|subject| subject.id.clone()).unwrap_or_default();
    }
}

pub(super) fn table(command: TableCommand) -> Command {
    Command::File(FileCommand::Table(command))
}

fn head(ui: &mut Ui, name: &str) {
    ui.label(Type::SmallStrong.of(name));
    ui.add_space(GAP_TINY);
}

fn audience(ui: &mut Ui, open: &mut Exporting, words: &Words) {
    ui.add_space(GAP);
    head(ui, words.t("export-audience"));
    let audiences = Audience::ALL.map(|who| (who, words.t(audience_keys(who).0)));
    ui.horizontal(|ui| {
        segmented(
            ui,
            words.t("export-audience"),
            &mut open.audience,
            &audiences,
        );
        let langs = UiLang::ALL.map(|lang| (lang, lang.own_name()));
        segmented(ui, words.t("settings-language"), &mut open.lang, &langs);
    });
    ui.add_space(GAP_TINY);
    ui.label(Type::Small.of(words.t(audience_keys(open.audience).1)));
    ui.add_space(GAP);
}

/// Widest a column of the preview is.
const COLUMN: f32 = 128.0;
/// Height of everything about a preview.
const PREVIEW: f32 = 216.0;
/// Highest the lines of a paper are.
const LINES: f32 = 132.0;

fn preview_ui(ui: &mut Ui, preview: &Preview, words: &Words) {
    let number = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    match &preview.begins {
        Beginning::Rows {
            columns,
            rows,
            n_rows,
        } => {
            let n = number(*n_rows);
            head(ui, &words.tf("export-first-rows", &[("n", n.into())]));
            grid(ui, columns, rows);
        }
        Beginning::Lines { lines, n_lines } => {
            let n = number(*n_lines);
            head(ui, &words.tf("export-first-lines", &[("n", n.into())]));
            ScrollArea::vertical()
                .id_salt("export-lines")
                .max_height(LINES)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    for line in lines {
                        ui.label(Type::Small.of(line.trim_end()));
                    }
                });
        }
        Beginning::Nothing(why) => {
            let no_version = matches!(
                &preview.what,
                Outgoing::Paper(wish) if wish.paper == Paper::Redline && wish.subject.is_empty()
            );
            let said = if no_version {
                words.t("export-no-version").to_owned()
            } else {
                words.tf("export-cannot", &[("why", retold(why, words).into())])
            };
            ui.label(Type::Body.of(said));
            return;
        }
    }
    ui.add_space(GAP);
    for (key, leaves) in [("export-leaves", true), ("export-stays", false)] {
        let those: Vec<String> = preview
            .leaves
            .iter()
            .filter(|line| line.leaves == leaves && line.count > 0)
            .map(|line| format!("{} {}", line.count, words.t(line.item.key())))
            .collect();
        if !those.is_empty() {
            let list = those.join(words.t("list-comma"));
            ui.label(Type::Small.of(words.tf(key, &[("what", list.as_str().into())])));
        }
    }
}

fn grid(ui: &mut Ui, columns: &[String], rows: &[Vec<String>]) {
    let p = palette(ui.visuals());
    ScrollArea::horizontal()
        .id_salt("export-preview")
        .show(ui, |ui| {
            Grid::new("export-grid")
                .striped(true)
                .spacing([12.0, 4.0])
                .show(ui, |ui| {
                    for column in columns {
                        cell(ui, column, Type::SmallStrong, p.text_soft);
                    }
                    ui.end_row();
                    for row in rows {
                        for words in row {
                            cell(ui, words, Type::Small, p.text);
                        }
                        ui.end_row();
                    }
                });
        });
}

fn cell(ui: &mut Ui, words: &str, kind: Type, ink: egui::Color32) {
    let first = words.lines().next().unwrap_or_default();
    let text = galley_within(ui, first, kind, ink, COLUMN);
    ui.label(text);
}
