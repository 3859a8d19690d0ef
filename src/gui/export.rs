//! The export dialog: what, in which form, for whom; the first rows of it, and what leaves.

use egui::{Context, Grid, Id, ScrollArea, Ui};

use crate::exchange::export::{Format, Wish};
use crate::exchange::public::Audience;
use crate::exchange::table::{Columns, Kind, Layout};
use crate::session::command::{Command, FileCommand};
use crate::session::tables::{Preview, TableCommand, recalled, remembered};
use crate::words::Words;

use super::app::App;
use super::modals::Modal;
use super::theme::{GAP, GAP_TINY, Type, palette};
use super::widgets::{Rank, choice, galley_within, modal, segmented};

/// The dialog as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exporting {
    wish: Wish,
    /// What a preview was asked for.
    asked: Option<Wish>,
    preview: Option<Box<Preview>>,
}

fn kind_key(kind: Kind) -> &'static str {
    match kind {
        Kind::Positions => "kind-positions",
        Kind::Verdicts => "kind-verdicts",
        Kind::Objections => "kind-objections",
        Kind::Instruments => "kind-instruments",
        Kind::Accessions => "kind-accessions",
    }
}

fn layout_key(layout: Layout) -> &'static str {
    match layout {
        Layout::Wide => "layout-wide",
        Layout::Binary => "layout-binary",
        Layout::Scaled => "layout-scaled",
        Layout::Long => "layout-long",
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

fn format_name(format: Format) -> &'static str {
    match format {
        Format::Csv => "CSV",
        Format::Xlsx => "XLSX",
        Format::Html => "HTML",
        Format::Markdown => "Markdown",
        Format::Json => "JSON",
        Format::Svg => "SVG",
        Format::Png => "PNG",
    }
}

impl App {
    /// Opens the dialog on what was chosen last.
    pub(super) fn ask_export(&mut self, kind: Option<Kind>) {
        let last = recalled(&self.preferences.export);
        let wish = Wish {
            kind: kind.unwrap_or(last.kind),
            as_of: self.session.look().as_of,
            strict: self.session.derived().strict,
            ..last
        };
        self.modal = Some(Modal::Export(Box::new(Exporting {
            wish: fitting(wish),
            asked: None,
            preview: None,
        })));
    }

    /// Puts a preview into the dialog, where it is still what is asked for.
    pub(super) fn take_preview(&mut self, made: Box<Preview>) {
        if let Some(Modal::Export(open)) = &mut self.modal
            && open.wish == made.wish
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
    if open.asked.as_ref() != Some(&open.wish) {
        open.asked = Some(open.wish.clone());
        let wish = Box::new(open.wish.clone());
        app.commands.push(table(TableCommand::Preview(wish)));
    }
    let words = Words::new(app.words.lang());
    let title = words.t("dialog-export-title");
    let current = open.preview.as_ref().filter(|made| made.wish == open.wish);
    let ready = current.is_some_and(|made| made.n_rows > 0);
    let (wish, preview) = (&mut open.wish, &open.preview);
    let ((), (go, cancel), closed) = modal(
        context,
        Id::unique("export"),
        title,
        &words,
        |ui| {
            choices(ui, wish, &words);
            match preview {
                Some(preview) => preview_ui(ui, preview, &words),
                None => {
                    ui.label(Type::Small.of(words.t("export-preparing")));
                }
            }
        },
        |row| {
            let go = row.button(words.t("action-export-go"), Rank::Primary, ready);
            (
                go,
                row.button(words.t("action-cancel"), Rank::Secondary, true),
            )
        },
    );
    *wish = fitting(wish.clone());
    if go {
        app.commands
            .push(table(TableCommand::Export(Box::new(wish.clone()))));
        app.preferences.export = remembered(wish);
        app.keep_preferences(context);
    }
    !(go || cancel || closed)
}

pub(super) fn table(command: TableCommand) -> Command {
    Command::File(FileCommand::Table(command))
}

fn head(ui: &mut Ui, name: &str) {
    ui.label(Type::SmallStrong.of(name));
    ui.add_space(GAP_TINY);
}

fn choices(ui: &mut Ui, wish: &mut Wish, words: &Words) {
    ui.horizontal(|ui| {
        let kinds = Kind::ALL.map(|kind| (kind, words.t(kind_key(kind))));
        choice(
            ui,
            Id::unique("export-kind"),
            words.t("export-kind"),
            &mut wish.kind,
            &kinds,
        );
        let formats = Format::ALL
            .into_iter()
            .filter(|f| f.fits(wish.kind, wish.layout));
        let formats: Vec<_> = formats
            .map(|format| (format, format_name(format)))
            .collect();
        choice(
            ui,
            Id::unique("export-format"),
            words.t("export-format"),
            &mut wish.format,
            &formats,
        );
        match wish.kind {
            Kind::Positions => {
                let layouts = Layout::ALL.map(|layout| (layout, words.t(layout_key(layout))));
                choice(
                    ui,
                    Id::unique("export-layout"),
                    words.t("export-layout"),
                    &mut wish.layout,
                    &layouts,
                );
            }
            Kind::Verdicts => {
                let rows = [
                    (false, words.t("articles")),
                    (true, words.t("export-clauses")),
                ];
                choice(
                    ui,
                    Id::unique("export-rows"),
                    words.t("export-layout"),
                    &mut wish.by_clause,
                    &rows,
                );
            }
            Kind::Objections | Kind::Instruments | Kind::Accessions => {}
        }
    });
    if wish.kind == Kind::Positions && wish.layout != Layout::Long {
        ui.add_space(GAP_TINY);
        let columns = [
            (Columns::Blocs, words.t("panel-blocs")),
            (Columns::States, words.t("bloc-states")),
        ];
        segmented(ui, words.t("matrix-columns"), &mut wish.columns, &columns);
    }
    ui.add_space(GAP);
    head(ui, words.t("export-audience"));
    let audiences = Audience::ALL.map(|who| (who, words.t(audience_keys(who).0)));
    segmented(
        ui,
        words.t("export-audience"),
        &mut wish.audience,
        &audiences,
    );
    ui.add_space(GAP_TINY);
    ui.label(Type::Small.of(words.t(audience_keys(wish.audience).1)));
    ui.add_space(GAP);
}

/// Widest a column of the preview is.
const COLUMN: f32 = 128.0;

fn preview_ui(ui: &mut Ui, preview: &Preview, words: &Words) {
    let p = palette(ui.visuals());
    let n_rows = f64::from(u32::try_from(preview.n_rows).unwrap_or(u32::MAX));
    head(ui, &words.tf("export-first-rows", &[("n", n_rows.into())]));
    ScrollArea::horizontal()
        .id_salt("export-preview")
        .show(ui, |ui| {
            Grid::new("export-grid")
                .striped(true)
                .spacing([12.0, 4.0])
                .show(ui, |ui| {
                    for column in &preview.columns {
                        cell(ui, column, Type::SmallStrong, p.text_soft);
                    }
                    ui.end_row();
                    for row in &preview.rows {
                        for words in row {
                            cell(ui, words, Type::Small, p.text);
                        }
                        ui.end_row();
                    }
                });
        });
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

fn cell(ui: &mut Ui, words: &str, kind: Type, ink: egui::Color32) {
    let first = words.lines().next().unwrap_or_default();
    let text = galley_within(ui, first, kind, ink, COLUMN);
    ui.label(text);
}
