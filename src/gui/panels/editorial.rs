//! What an editor would mark in the text, beside the objections and never among them: rows with a
//! fix where there is one, a filter, help for each check and a switch for each.

use egui::{Key, Modifiers, ScrollArea, Sense, Ui, WidgetInfo};

use crate::analysis::unmarked::Hidden;
use crate::editorial::{CHECKS, Fix, Severity, Site};
use crate::gui::cx::{Cx, Wish};
use crate::gui::panes::Pane;
use crate::gui::theme::{self, GAP, GAP_TINY, Type};
use crate::gui::widgets::{
    ActionButton, Chip, Icon, Rank, bring_into_view, empty_state, focusable_rows, search_field,
    section_folding, segmented, walk_rows,
};
use crate::session::command::{Command, DraftCommand, LookCommand, RollingCommand};
use crate::session::marking::Marking;
use crate::session::state::Session;
use crate::session::view::editorial::{EditorialRow, EditorialView};
use crate::session::view::marks::OwnerView;
use crate::words::Words;
use crate::words::keys::{level_key, remark_severity_key};

/// What the pane keeps between frames.
#[derive(Debug, Default)]
pub struct EditorialState {
    selected: usize,
    search: String,
    /// Only remarks of this severity.
    only: Option<Severity>,
    kept: Option<(u64, Vec<String>, EditorialView)>,
}

/// The pane. `off` are the ids of the checks that are switched off.
pub fn editorial_ui(
    ui: &mut Ui,
    session: &Session,
    off: &[String],
    state: &mut EditorialState,
    cx: &mut Cx<'_>,
) {
    let of = session.revision();
    let fits = matches!(&state.kept, Some((at, kept, _)) if *at == of && kept == off);
    if !fits {
        let is_on = |check: &crate::editorial::Check| !off.iter().any(|id| id == check.id);
        state.kept = Some((of, off.to_vec(), session.editorial(is_on)));
    }
    let Some((at, kept, view)) = state.kept.take() else {
        return;
    };
    let margin = egui::Margin::symmetric(12, 6);
    egui::Frame::new().inner_margin(margin).show(ui, |ui| {
        filters(ui, &view, state, cx);
    });
    let sought = state.search.trim().to_lowercase();
    let rows: Vec<&EditorialRow> = view
        .rows
        .iter()
        .filter(|row| state.only.is_none_or(|only| row.remark.severity == only))
        .filter(|row| sought.is_empty() || said(row, cx.words).to_lowercase().contains(&sought))
        .collect();
    let parties = session.parties(cx.lang);
    let focus = ui.scope_id().with("rows");
    let moved = keys(ui, focus, &rows, state, cx);
    ScrollArea::vertical()
        .id_salt("editorial")
        .auto_shrink(false)
        .show(ui, |ui| {
            egui::Frame::new().inner_margin(margin).show(ui, |ui| {
                switches(ui, off, cx);
                if rows.is_empty() {
                    let key = if view.rows.is_empty() {
                        "editorial-none"
                    } else {
                        "editorial-none-filtered"
                    };
                    empty_state(ui, Icon::Done, cx.t(key), "", None);
                }
                for (n, row) in rows.iter().enumerate() {
                    let top = ui.cursor().min;
                    if row_ui(ui, row, n == state.selected, &parties, cx) {
                        state.selected = n;
                        ui.memory_mut(|memory| memory.request_focus(focus));
                    }
                    if moved && n == state.selected {
                        bring_into_view(ui, top, None);
                    }
                }
            });
        });
    focusable_rows(ui, focus, cx.t("panel-editorial"));
    state.kept = Some((at, kept, view));
}

fn filters(ui: &mut Ui, view: &EditorialView, state: &mut EditorialState, cx: &Cx<'_>) {
    let words = cx.words;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = GAP;
        let mut names: Vec<(Option<Severity>, String)> = vec![(
            None,
            format!("{} {}", words.t("editorial-all"), view.rows.len()),
        )];
        for (severity, n) in Severity::ALL.into_iter().zip(view.counts) {
            let name = words.t(remark_severity_key(severity));
            names.push((Some(severity), format!("{name} {n}")));
        }
        let choices: Vec<(Option<Severity>, &str)> = names
            .iter()
            .map(|(severity, name)| (*severity, name.as_str()))
            .collect();
        segmented(ui, words.t("filter-kinds"), &mut state.only, &choices);
        let search = words.t("search-editorial");
        search_field(ui, &mut state.search, search, 200.0, words);
    });
}

/// Arrows walk, Enter mends where there is a fix and goes to the words where there is none.
fn keys(
    ui: &Ui,
    focus: egui::Id,
    rows: &[&EditorialRow],
    state: &mut EditorialState,
    cx: &mut Cx<'_>,
) -> bool {
    state.selected = state.selected.min(rows.len().saturating_sub(1));
    let moved = walk_rows(ui, focus, rows.len(), &mut state.selected);
    let has_focus = ui.memory(|memory| memory.has_focus(focus));
    let enter = || ui.input_mut(|input| input.consume_key(Modifiers::NONE, Key::Enter));
    if has_focus
        && enter()
        && let Some(row) = rows.get(state.selected)
    {
        match &row.remark.fix {
            Some(fix) => mend(row.remark.site, fix, cx),
            None => go_to(row, cx),
        }
    }
    moved
}

/// A switch for each check, with its help.
fn switches(ui: &mut Ui, off: &[String], cx: &mut Cx<'_>) {
    let words = cx.words;
    let on = CHECKS.len() - off.len().min(CHECKS.len());
    let count = format!("{on}/{}", CHECKS.len());
    let id = ui.scope_id().with("switches");
    let name = words.t("editorial-checks");
    section_folding(ui, id, name, Some(&count), false, |ui| {
        let palette = theme::palette(ui.visuals());
        for check in &CHECKS {
            let mut is_on = !off.iter().any(|id| id == check.id);
            let title = if check.number.is_empty() {
                words.t(check.title).to_owned()
            } else {
                format!("{} · {}", words.t(check.title), check.number)
            };
            if ui.checkbox(&mut is_on, title).changed() {
                cx.wish(Wish::SwitchCheck(check.id, is_on));
            }
            let help = Type::Small
                .of(words.t(check.help))
                .color(palette.text_faint);
            ui.indent(check.id, |ui| ui.add(egui::Label::new(help).wrap()));
        }
        ui.add_space(GAP);
    });
}

/// A remark; whether it was chosen.
fn row_ui(
    ui: &mut Ui,
    row: &EditorialRow,
    selected: bool,
    parties: &[OwnerView],
    cx: &mut Cx<'_>,
) -> bool {
    let words = cx.words;
    let palette = theme::palette(ui.visuals());
    let (tone, icon) = match row.remark.severity {
        Severity::Error => (palette.danger, Icon::Error),
        Severity::Warning => (palette.warning, Icon::Warning),
        Severity::Hint => (palette.info, Icon::Info),
    };
    let mut chosen = false;
    let ground = if selected {
        palette.accent_soft
    } else {
        palette.surface
    };
    let margin = egui::Margin::symmetric(6, 2);
    egui::Frame::new()
        .fill(ground)
        .inner_margin(margin)
        .show(ui, |ui| {
            ui.set_width(ui.available_width());
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = GAP;
                let severity = words.t(remark_severity_key(row.remark.severity));
                ui.add(Chip::new(severity).tone(tone).icon(icon));
                ui.label(
                    Type::SmallStrong
                        .of(place(row, words))
                        .color(palette.text_faint),
                );
                let text = said(row, words);
                let label = egui::Label::new(Type::Body.of(text.as_str())).sense(Sense::click());
                let label = ui.add(label.wrap());
                let spoken = format!("{severity}: {} {text}", place(row, words));
                label.widget_info(|| WidgetInfo::labeled(egui::Role::Button, true, &spoken));
                let check = editorial_help(row);
                if label.on_hover_text(words.t(check)).clicked() {
                    chosen = true;
                    go_to(row, cx);
                }
                if let Some(fix) = &row.remark.fix {
                    let name = fix_name(fix, words);
                    let button = ActionButton::new(&name).rank(Rank::Quiet).icon(Icon::Check);
                    if ui.add(button).clicked() {
                        chosen = true;
                        mend(row.remark.site, fix, cx);
                    }
                }
                if let Some(hidden) = &row.hidden {
                    chosen |= marks(ui, hidden, parties, cx);
                }
            });
        });
    ui.add_space(GAP_TINY);
    chosen
}

/// The ways of marking what nothing marks, by whose it is; whether one was taken.
fn marks(ui: &mut Ui, hidden: &Hidden, parties: &[OwnerView], cx: &mut Cx<'_>) -> bool {
    let words = cx.words;
    let gone = matches!(hidden, Hidden::Gone { .. } | Hidden::ArticleGone { .. });
    let mut marked = None;
    match hidden {
        Hidden::Heading { .. } => return false,
        // What is gone comes back struck, whoever wanted it gone.
        Hidden::Gone { .. } | Hidden::ArticleGone { .. } => {
            let button = ActionButton::new(words.t("mark-put-back")).rank(Rank::Quiet);
            if ui.add(button.icon(Icon::Check)).clicked() {
                marked = Some(Marking::Brackets(Vec::new()));
            }
        }
        Hidden::Words { .. } | Hidden::Added(_) => {}
    }
    if !gone {
        ui.menu_button(Type::Body.of(words.t("mark-in-brackets")), |ui| {
            if ui.button(words.t("mark-nobody")).clicked() {
                marked = Some(Marking::Brackets(Vec::new()));
            }
            for party in parties {
                if ui.button(party.name.as_str()).clicked() {
                    marked = Some(Marking::Brackets(vec![party.party.clone()]));
                }
            }
        });
    }
    ui.menu_button(Type::Body.of(words.t("mark-as-proposal")), |ui| {
        for party in parties {
            if ui.button(party.name.as_str()).clicked() {
                marked = Some(Marking::Proposal(vec![party.party.clone()]));
            }
        }
    });
    let Some(marking) = marked else {
        return false;
    };
    let command = RollingCommand::Mark(hidden.clone(), marking);
    cx.command(Command::Rolling(command));
    true
}

fn editorial_help(row: &EditorialRow) -> &'static str {
    crate::editorial::check(row.remark.check).map_or("", |check| check.help)
}

/// What a fix does, in a word: the words put there, or what is taken out.
fn fix_name(fix: &Fix, words: &Words) -> String {
    match fix {
        Fix::Words { was, with, .. } if was.trim().is_empty() && with.trim().is_empty() => {
            words.t("fix-blanks").to_owned()
        }
        Fix::Words { was, with, .. } if with.trim().is_empty() => {
            words.tf("fix-remove", &[("words", was.trim().into())])
        }
        Fix::Words { with, .. } => words.tf("fix-write", &[("words", with.trim().into())]),
        Fix::Level(level) => words.tf("fix-write", &[("words", words.t(level_key(*level)).into())]),
    }
}

fn place<'r>(row: &'r EditorialRow, words: &'r Words) -> &'r str {
    match row.remark.site {
        Site::Draft => words.t("scope-whole-draft"),
        Site::Recital(_) => words.t("text-preamble"),
        Site::Heading(_) | Site::Paragraph(..) => &row.place,
    }
}

/// What is said, in words.
fn said(row: &EditorialRow, words: &Words) -> String {
    let (about, other) = (row.remark.words.as_str(), row.remark.other.as_str());
    let arguments = [("words", about.into()), ("other", other.into())];
    words.tf(row.remark.key, &arguments)
}

fn mend(site: Site, fix: &Fix, cx: &mut Cx<'_>) {
    cx.command(Command::Draft(DraftCommand::Mend(site, fix.clone())));
}

fn go_to(row: &EditorialRow, cx: &mut Cx<'_>) {
    if let Site::Paragraph(_, paragraph) = row.remark.site {
        cx.command(Command::Look(LookCommand::GoTo(paragraph, row.remark.span)));
    } else if let Some(article) = row.remark.site.article() {
        cx.command(Command::Look(LookCommand::Article(article)));
    }
    cx.wish(Wish::Show(Pane::Article));
}
