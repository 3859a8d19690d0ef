//! The import dialog: what a table would change, each change with a box to leave it out.

use egui::{Context, Id, ScrollArea, Ui};

use crate::exchange::import::{Fault, Plan, Proposal, Sort};
use crate::session::tables::TableCommand;
use crate::words::Words;

use super::app::App;
use super::export::table;
use super::mapping::field_key;
use super::theme::{GAP, GAP_TINY, Type, palette};
use super::widgets::{Rank, modal};

/// The dialog as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Importing {
    /// The name of the table.
    pub name: String,
    /// What it would change.
    pub plan: Box<Plan>,
    /// Which of the changes are wanted.
    pub chosen: Vec<bool>,
}

impl Importing {
    /// Everything that can be done is chosen at first.
    pub fn new(name: String, plan: Box<Plan>) -> Self {
        let chosen = plan.proposals.iter().map(|p| p.atom.is_some()).collect();
        Self { name, plan, chosen }
    }
}

pub(super) fn sort_key(sort: Sort) -> &'static str {
    match sort {
        Sort::New => "import-new",
        Sort::Changed => "import-changed",
        Sort::Clashing => "import-clashing",
    }
}

/// The dialog.
pub(super) fn show(app: &mut App, context: &Context, open: &mut Importing) -> bool {
    let words = Words::of(app.words.lang());
    let Importing { name, plan, chosen } = open;
    let n_chosen = chosen.iter().filter(|wanted| **wanted).count();
    let ((), (go, cancel), closed) = modal(
        context,
        Id::unique("import"),
        words.t("dialog-import-title"),
        words,
        |ui| {
            summary(ui, name, plan, words);
            ScrollArea::vertical()
                .max_height(320.0)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    for (proposal, wanted) in plan.proposals.iter().zip(chosen.iter_mut()) {
                        row(ui, proposal, wanted, words);
                    }
                    for fault in &plan.faults {
                        fault_ui(ui, fault, words);
                    }
                });
        },
        |row| {
            let go = row.button(words.t("action-import-go"), Rank::Primary, n_chosen > 0);
            (
                go,
                row.button(words.t("action-cancel"), Rank::Secondary, true),
            )
        },
    );
    if go {
        let pairs = plan.proposals.iter().zip(chosen.iter());
        let wanted = pairs.filter(|(_, wanted)| **wanted).map(|(p, _)| p.clone());
        let command = TableCommand::Accept(name.clone(), wanted.collect());
        app.commands.push(table(command));
    }
    !(go || cancel || closed)
}

/// How many changes of which kind there are.
pub(super) fn summary(ui: &mut Ui, name: &str, plan: &Plan, words: &Words) {
    let number = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
    let said = words.tf(
        "import-summary",
        &[
            ("name", name.into()),
            ("rows", number(plan.n_rows).into()),
            ("new", number(plan.count(Sort::New)).into()),
            ("changed", number(plan.count(Sort::Changed)).into()),
            ("clashing", number(plan.count(Sort::Clashing)).into()),
            ("faults", number(plan.faults.len()).into()),
        ],
    );
    ui.label(Type::Body.of(said));
    ui.add_space(GAP);
}

/// A cell that cannot be read, and what it should say.
pub(super) fn fault_ui(ui: &mut Ui, fault: &Fault, words: &Words) {
    let told = fault.told(words.t(field_key(fault.field)), words);
    let said = format!("{} · {told}", fault.place(words));
    let ink = palette(ui.visuals()).text_soft;
    ui.label(Type::Small.of(said).color(ink));
}

/// Most characters of a change that are shown on its line.
const LONGEST: usize = 90;

pub(super) fn short(words: &str) -> String {
    let line = words.replace('\n', " ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    let cut: String = line.chars().take(LONGEST).collect();
    format!("{}…", cut.trim_end())
}

/// How something reads now and how it would read, in one line.
pub(super) fn arrow(before: &str, after: &str) -> String {
    match (before.is_empty(), after.is_empty()) {
        (true, _) => short(after),
        (false, true) => format!("{} →", short(before)),
        (false, false) => format!("{} → {}", short(before), short(after)),
    }
}

fn row(ui: &mut Ui, proposal: &Proposal, wanted: &mut bool, words: &Words) {
    let target = &proposal.target;
    let state = target
        .state
        .as_ref()
        .map(|s| format!(" ({s})"))
        .unwrap_or_default();
    let what = format!(
        "{}: {}{state} · {} · {}",
        words.t(sort_key(proposal.sort)),
        target.bloc,
        target.issue,
        proposal.what
    );
    let can = proposal.atom.is_some();
    ui.add_enabled_ui(can, |ui| {
        ui.checkbox(wanted, Type::Body.of(what));
    });
    let change = arrow(&proposal.before, &proposal.after);
    let ink = palette(ui.visuals()).text_soft;
    ui.indent(Id::unique(("import", proposal.row, &proposal.what)), |ui| {
        ui.label(Type::Small.of(change).color(ink));
    });
    ui.add_space(GAP_TINY);
}
