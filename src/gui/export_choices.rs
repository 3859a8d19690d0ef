//! The choices of the export dialog: a group, what of it, in which form, about whom or since when.

use egui::{Id, Ui};

use crate::exchange::document::Style;
use crate::exchange::export::{Format, Wish};
use crate::exchange::paper::{Paper, PaperFormat, PaperWish};
use crate::exchange::table::{Columns, Kind, Layout, kind_key};
use crate::model::number::article_numbers;
use crate::model::text::Lang;
use crate::session::state::Session;
use crate::words::Words;

use super::export::{Exporting, Group};
use super::theme::GAP_TINY;
use super::widgets::{choice, segmented};

/// Something a paper can be about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Subject {
    /// What the wish for the paper says: a number, an id, the name of a version.
    pub(super) id: String,
    /// How it is named.
    pub(super) name: String,
    /// Whether it is what is shown in the window.
    pub(super) at_hand: bool,
}

fn layout_key(layout: Layout) -> &'static str {
    match layout {
        Layout::Wide => "layout-wide",
        Layout::Binary => "layout-binary",
        Layout::Scaled => "layout-scaled",
        Layout::Long => "layout-long",
    }
}

fn paper_key(paper: Paper) -> &'static str {
    match paper {
        Paper::Draft => "paper-draft",
        Paper::Redline => "paper-redline",
        Paper::Clean => "paper-clean",
        Paper::Asks => "paper-asks",
        Paper::Trace => "paper-trace",
        Paper::ArticleBrief => "paper-article",
        Paper::BlocBrief => "paper-bloc",
        Paper::IssueBrief => "paper-issue",
    }
}

/// The name of the list a paper's subject is chosen from.
fn subject_key(paper: Paper) -> &'static str {
    match paper {
        Paper::Draft | Paper::Clean | Paper::Redline | Paper::Trace => "export-since",
        Paper::Asks | Paper::BlocBrief => "export-bloc",
        Paper::ArticleBrief => "export-article",
        Paper::IssueBrief => "export-issue",
    }
}

fn style_key(style: Style) -> &'static str {
    match style {
        Style::Un => "style-un",
        Style::Who => "style-who",
        Style::Itu => "style-itu",
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

fn paper_format_name(format: PaperFormat, words: &Words) -> &str {
    match format {
        PaperFormat::Docx => "Word",
        PaperFormat::Pdf => "PDF",
        PaperFormat::Html => "HTML",
        PaperFormat::Markdown => "Markdown",
        PaperFormat::Text => words.t("format-text"),
        PaperFormat::Akn => "Akoma Ntoso",
    }
}

/// Whether a paper is a brief.
pub(super) fn is_brief(paper: Paper) -> bool {
    matches!(
        paper,
        Paper::ArticleBrief | Paper::BlocBrief | Paper::IssueBrief
    )
}

/// What the paper that is chosen can be about.
pub(super) fn subjects(
    session: &Session,
    open: &Exporting,
    lang: Lang,
    words: &Words,
) -> Vec<Subject> {
    let paper = match open.group {
        Group::Tables => return Vec::new(),
        Group::Texts => open.text.paper,
        Group::Briefs => open.brief.paper,
    };
    let look = session.look();
    match paper {
        Paper::Draft | Paper::Clean => Vec::new(),
        Paper::Redline | Paper::Trace => {
            let versions = session.workspace().versions.iter().rev();
            let named = versions.map(|version| Subject {
                id: version.name.clone(),
                name: version.name.clone(),
                at_hand: false,
            });
            named.collect()
        }
        Paper::Asks | Paper::BlocBrief => {
            let every = (paper == Paper::Asks).then(|| Subject {
                id: String::new(),
                name: words.t("export-every-bloc").to_owned(),
                at_hand: true,
            });
            let blocs = session.bloc_choices(lang).into_iter();
            let blocs = blocs.map(|(id, name)| Subject {
                at_hand: every.is_none() && look.bloc.as_ref() == Some(&id),
                id: id.to_string(),
                name,
            });
            every.clone().into_iter().chain(blocs).collect()
        }
        Paper::ArticleBrief => {
            let draft = &session.workspace().draft;
            let articles = draft.articles.iter().zip(article_numbers(draft));
            let named = articles.map(|(article, number)| Subject {
                name: format!("{number} {}", article.heading)
                    .trim_end()
                    .to_owned(),
                id: number,
                at_hand: look.article == Some(article.id),
            });
            named.collect()
        }
        Paper::IssueBrief => {
            let issues = session.issue_choices(lang).into_iter();
            let named = issues.map(|(id, name)| Subject {
                at_hand: look.issue.as_ref() == Some(&id),
                id: id.to_string(),
                name,
            });
            named.collect()
        }
    }
}

/// Everything but the audience.
pub(super) fn choices(ui: &mut Ui, open: &mut Exporting, subjects: &[Subject], words: &Words) {
    let groups = [
        (Group::Tables, words.t("group-tables")),
        (Group::Texts, words.t("group-texts")),
        (Group::Briefs, words.t("group-briefs")),
    ];
    segmented(ui, words.t("export-group"), &mut open.group, &groups);
    ui.add_space(GAP_TINY);
    match open.group {
        Group::Tables => table(ui, &mut open.table, words),
        Group::Texts => paper(ui, &mut open.text, subjects, words),
        Group::Briefs => paper(ui, &mut open.brief, subjects, words),
    }
}

fn table(ui: &mut Ui, wish: &mut Wish, words: &Words) {
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
            Kind::Objections | Kind::Instruments | Kind::Accessions | Kind::Brackets => {}
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
}

fn paper(ui: &mut Ui, wish: &mut PaperWish, subjects: &[Subject], words: &Words) {
    ui.horizontal(|ui| {
        let briefs = is_brief(wish.paper);
        let papers = Paper::ALL.into_iter().filter(|p| is_brief(*p) == briefs);
        let papers: Vec<_> = papers.map(|p| (p, words.t(paper_key(p)))).collect();
        let changed = choice(
            ui,
            Id::unique("export-paper"),
            words.t("export-kind"),
            &mut wish.paper,
            &papers,
        );
        if changed {
            wish.subject.clear();
        }
        let formats = PaperFormat::ALL.into_iter().filter(|f| f.fits(wish.paper));
        let formats: Vec<_> = formats.map(|f| (f, paper_format_name(f, words))).collect();
        choice(
            ui,
            Id::unique("export-paper-format"),
            words.t("export-format"),
            &mut wish.format,
            &formats,
        );
    });
    ui.add_space(GAP_TINY);
    ui.horizontal(|ui| {
        if wish.paper.is_text() {
            let styles = Style::ALL.map(|style| (style, words.t(style_key(style))));
            choice(
                ui,
                Id::unique("export-style"),
                words.t("export-style"),
                &mut wish.style,
                &styles,
            );
        }
        subject(ui, wish, subjects, words);
    });
}

/// What the paper is about.
fn subject(ui: &mut Ui, wish: &mut PaperWish, subjects: &[Subject], words: &Words) {
    if subjects.is_empty() {
        return;
    }
    let names: Vec<(usize, &str)> = subjects
        .iter()
        .enumerate()
        .map(|(at, subject)| (at, subject.name.as_str()))
        .collect();
    let now = subjects.iter().position(|s| s.id == wish.subject);
    let mut at = now.unwrap_or(0);
    let name = words.t(subject_key(wish.paper));
    if choice(ui, Id::unique("export-subject"), name, &mut at, &names)
        && let Some(subject) = subjects.get(at)
    {
        wish.subject.clone_from(&subject.id);
    }
}
