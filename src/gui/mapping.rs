//! The dialog on somebody else's table: what each column is, what their words are in ours, and
//! what would come in, cell by cell.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::{Context, Grid as Rows, Id, ScrollArea, Ui};

use crate::exchange::import::{self, ClosedField, Field, Mapping, Outline, Plan, choices};
use crate::exchange::reading::Grid;
use crate::model::dossier::Dossier;
use crate::session::command::Command;
use crate::session::mapping::{MapCommand, Tried, Unmapped};
use crate::session::tables::TableCommand;
use crate::words::Words;

use super::app::App;
use super::export::table;
use super::import::{Importing, arrow, fault_ui, sort_key, summary};
use super::modals::Modal;
use super::theme::{GAP, GAP_TINY, Type, palette};
use super::widgets::{Rank, choice, galley_within, modal, section, text_field};

/// The dialog as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapDialog {
    name: String,
    grids: Arc<Vec<Grid>>,
    /// What a person says, or what is guessed.
    mapping: Mapping,
    sheet: usize,
    outline: Outline,
    /// What was asked to be tried, and what came of it.
    asked: Option<Mapping>,
    tried: Option<Box<Tried>>,
}

/// Columns that hold a value for every row.
const FILLED: [ClosedField; 2] = [ClosedField::Bloc, ClosedField::Issue];
/// How wide a name and a sample may be.
const COLUMN: f32 = 118.0;
/// How many faults and changes are listed.
const SHOWN: usize = 12;
/// Most foreign words that are asked about.
const WORDS: usize = 60;

pub(super) fn field_key(field: Field) -> &'static str {
    match field {
        Field::Bloc => "map-bloc",
        Field::State => "map-state",
        Field::Issue => "map-issue",
        Field::Element => "map-element",
        Field::From => "map-from",
        Field::Verb => "map-verb",
        Field::Strength => "map-strength",
        Field::Scale => "map-scale",
        Field::Salience => "map-salience",
        Field::Confidence => "map-confidence",
        Field::Layer => "map-layer",
        Field::Stance => "map-stance",
        Field::StanceZh => "map-stance-zh",
        Field::Fallback => "map-fallback",
        Field::Sources => "map-sources",
    }
}

impl MapDialog {
    /// The dialog on a table, with what is guessed of it.
    pub fn new(unmapped: Unmapped) -> Self {
        let Unmapped { name, grids, guess } = unmapped;
        let mut dialog = Self {
            name,
            grids,
            mapping: Mapping::default(),
            sheet: 0,
            outline: Outline::default(),
            asked: None,
            tried: None,
        };
        dialog.take(guess);
        dialog
    }

    /// Takes a mapping in the place of what was said so far.
    pub(super) fn take(&mut self, mapping: Mapping) {
        let named = |grid: &Grid| Some(&grid.name) == mapping.sheet.as_ref();
        let found = self.grids.iter().position(named);
        self.sheet = found.unwrap_or_else(|| import::likely_sheet(&self.grids));
        let grid = self.grids.get(self.sheet);
        self.outline = grid.map_or_else(Outline::default, |g| import::outline(g, mapping.header));
        self.mapping = mapping;
    }

    /// Goes to another sheet or row of names and guesses anew; what was said of words stays.
    fn go_to(&mut self, sheet: usize, header: Option<u32>) {
        let Some(grid) = self.grids.get(sheet) else {
            return;
        };
        let guess = Mapping {
            fill: std::mem::take(&mut self.mapping.fill),
            words: std::mem::take(&mut self.mapping.words),
            ..import::guess(grid, header)
        };
        self.take(guess);
    }

    /// Takes what came of a trial where it is still wanted; guesses at their words come with it.
    pub(super) fn take_tried(&mut self, tried: Box<Tried>) {
        if tried.mapping != self.mapping {
            return;
        }
        self.mapping = tried.explained.clone();
        self.tried = Some(tried);
    }

    /// What would come in, where it is what the dialog says now.
    fn plan(&self) -> Option<&Plan> {
        let tried = self.tried.as_ref();
        let tried = tried.filter(|tried| tried.mapping == self.mapping)?;
        tried.plan.as_ref()
    }
}

fn command(command: MapCommand) -> Command {
    table(TableCommand::Map(command))
}

impl App {
    /// Takes a mapping, or what came of one, for the dialog that is open.
    pub(super) fn with_mapping(&mut self, act: impl FnOnce(&mut MapDialog)) {
        if let Some(Modal::Map(open)) = &mut self.modal {
            act(open);
        }
    }
}

/// The dialog.
pub(super) fn show(app: &mut App, context: &Context, open: &mut MapDialog) -> bool {
    let words = Words::of(app.words.lang());
    let dossier = &app.session.workspace().dossier;
    if open.asked.as_ref() != Some(&open.mapping) {
        open.asked = Some(open.mapping.clone());
        let trial = MapCommand::Try(Arc::clone(&open.grids), open.mapping.clone());
        app.commands.push(command(trial));
    }
    let ready = open.plan().is_some_and(|plan| !plan.proposals.is_empty());
    let ((), (go, load, save, cancel), closed) = modal(
        context,
        Id::unique("map"),
        words.t("dialog-map-title"),
        words,
        |ui| {
            let said = words.tf("map-text", &[("name", open.name.as_str().into())]);
            ui.label(Type::Body.of(said));
            ui.add_space(GAP);
            ScrollArea::vertical()
                .max_height(400.0)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    place(ui, open, words);
                    columns(ui, open, words);
                    every_row(ui, open, dossier, words);
                    their_words(ui, open, dossier, words);
                    preview(ui, open, words);
                });
        },
        |row| {
            let go = row.button(words.t("action-map-go"), Rank::Primary, ready);
            let cancel = row.button(words.t("action-cancel"), Rank::Secondary, true);
            let save = row.button(words.t("action-map-save"), Rank::Secondary, true);
            let load = row.button(words.t("action-map-load"), Rank::Secondary, true);
            (go, load, save, cancel)
        },
    );
    if load {
        app.commands.push(command(MapCommand::AskLoad));
    }
    if save {
        let kept = MapCommand::AskSave(open.mapping.clone());
        app.commands.push(command(kept));
    }
    if go && let Some(plan) = open.plan() {
        let next = Importing::new(open.name.clone(), Box::new(plan.clone()));
        app.modal = Some(Modal::Import(next));
    }
    !(go || cancel || closed)
}

/// Which sheet, and which row names the columns.
fn place(ui: &mut Ui, open: &mut MapDialog, words: &Words) {
    let (mut sheet, mut header) = (open.sheet, open.outline.header);
    let grids = Arc::clone(&open.grids);
    ui.horizontal(|ui| {
        if grids.len() > 1 {
            let names: Vec<(usize, &str)> = grids
                .iter()
                .enumerate()
                .map(|(at, grid)| (at, grid.name.as_str()))
                .collect();
            let name = words.t("map-sheet");
            ui.label(Type::SmallStrong.of(name));
            choice(ui, Id::unique("map-sheet"), name, &mut sheet, &names);
        }
        let heads = grids.get(sheet).into_iter().flat_map(|grid| &grid.rows);
        let heads: Vec<(u32, String)> = heads
            .take(import::HEADERS)
            .map(|row| (row.number, row.number.to_string()))
            .collect();
        let heads: Vec<(u32, &str)> = heads.iter().map(|(n, s)| (*n, s.as_str())).collect();
        let name = words.t("map-header");
        ui.label(Type::SmallStrong.of(name));
        choice(ui, Id::unique("map-header"), name, &mut header, &heads);
    });
    ui.add_space(GAP);
    if sheet != open.sheet {
        open.go_to(sheet, None);
    } else if header != open.outline.header {
        open.go_to(sheet, Some(header));
    }
}

/// Every column with a few of its words, and what it is.
fn columns(ui: &mut Ui, open: &mut MapDialog, words: &Words) {
    section(ui, words.t("map-columns"), None);
    let p = palette(ui.visuals());
    let unread = words.t("map-not-read");
    let fields: Vec<(Option<Field>, &str)> = std::iter::once((None, unread))
        .chain(Field::ALL.map(|field| (Some(field), words.t(field_key(field)))))
        .collect();
    let MapDialog {
        mapping, outline, ..
    } = open;
    Rows::new("map-columns")
        .spacing([12.0, 6.0])
        .show(ui, |ui| {
            for heading in &outline.columns {
                let name = galley_within(ui, &heading.name, Type::Strong, p.text, COLUMN);
                ui.label(name);
                let samples = heading.samples.join(" · ").replace('\n', " ");
                let shown = galley_within(ui, &samples, Type::Small, p.text_soft, COLUMN);
                ui.label(shown).on_hover_text(samples);
                let now = mapping.columns.get(&heading.name).copied();
                let mut field = now;
                let asked = words.tf("map-column", &[("name", heading.name.as_str().into())]);
                let id = Id::unique(("map-column", heading.at));
                if choice(ui, id, &asked, &mut field, &fields) {
                    // A meaning stands in one column.
                    mapping.columns.retain(|_, known| Some(*known) != field);
                    mapping.columns.remove(&heading.name);
                    if let Some(field) = field {
                        mapping.columns.insert(heading.name.clone(), field);
                    }
                }
                ui.end_row();
            }
        });
    ui.add_space(GAP);
}

/// What holds for every row where no column says it.
fn every_row(ui: &mut Ui, open: &mut MapDialog, dossier: &Dossier, words: &Words) {
    let mapping = &mut open.mapping;
    let has = |mapping: &Mapping, field| mapping.columns.values().any(|known| *known == field);
    if FILLED.iter().all(|closed| has(mapping, closed.field())) && has(mapping, Field::From) {
        return;
    }
    section(ui, words.t("map-every-row"), None);
    for closed in FILLED {
        let field = closed.field();
        if has(mapping, field) {
            continue;
        }
        let known = choices(dossier, closed, words.lang());
        let unsaid = (String::new(), words.t("map-unsaid").to_owned());
        let known: Vec<(String, String)> = std::iter::once(unsaid).chain(known).collect();
        let now = mapping.fill.get(&field).cloned().unwrap_or_default();
        let name = words.t(field_key(field));
        let id = Id::unique(("map-fill", field.word()));
        if let Some(ours) = one_of(ui, id, name, &now, &known) {
            set(&mut mapping.fill, field, ours);
        }
    }
    if !has(mapping, Field::From) {
        let mut from = mapping.fill.get(&Field::From).cloned().unwrap_or_default();
        let name = words.t(field_key(Field::From));
        if text_field(ui, &mut from, name, COLUMN).changed() {
            set(&mut mapping.fill, Field::From, from);
        }
    }
    ui.add_space(GAP);
}

fn set(fill: &mut BTreeMap<Field, String>, field: Field, words: String) {
    if words.is_empty() {
        fill.remove(&field);
    } else {
        fill.insert(field, words);
    }
}

/// A list that unfolds, of our words under their names; what was chosen where it changed.
fn one_of(
    ui: &mut Ui,
    id: Id,
    name: &str,
    now: &str,
    known: &[(String, String)],
) -> Option<String> {
    let names: Vec<(usize, &str)> = known
        .iter()
        .enumerate()
        .map(|(at, (_, shown))| (at, shown.as_str()))
        .collect();
    let mut at = known.iter().position(|(ours, _)| ours == now).unwrap_or(0);
    ui.horizontal(|ui| {
        let p = palette(ui.visuals());
        let label = galley_within(ui, name, Type::Strong, p.text, COLUMN * 2.0);
        ui.label(label);
        choice(ui, id, name, &mut at, &names)
    })
    .inner
    .then(|| known.get(at).map(|(ours, _)| ours.clone()))
    .flatten()
}

/// Their words that are not ours, each with what it is here.
fn their_words(ui: &mut Ui, open: &mut MapDialog, dossier: &Dossier, words: &Words) {
    let unknown = open.tried.iter().flat_map(|tried| tried.unknown.iter());
    let mut asked: Vec<(ClosedField, String)> =
        unknown.map(|f| (f.field, f.word.clone())).collect();
    for (field, said) in &open.mapping.words {
        let closed = ClosedField::of(*field).into_iter();
        asked.extend(closed.flat_map(|closed| said.keys().map(move |word| (closed, word.clone()))));
    }
    asked.sort();
    asked.dedup();
    if asked.is_empty() {
        return;
    }
    section(ui, words.t("map-words"), None);
    let mut lists: BTreeMap<ClosedField, Vec<(String, String)>> = BTreeMap::new();
    for (closed, word) in asked.iter().take(WORDS) {
        let field = closed.field();
        let known = lists.entry(*closed).or_insert_with(|| {
            let unsaid = (String::new(), words.t("map-unsaid").to_owned());
            let known = choices(dossier, *closed, words.lang());
            std::iter::once(unsaid).chain(known).collect()
        });
        let said = open.mapping.words.get(&field).and_then(|all| all.get(word));
        let now = said.cloned().unwrap_or_default();
        let field_name = words.t(field_key(field));
        let name = format!("{field_name}: {word}");
        let id = Id::unique(("map-word", field.word(), word));
        if let Some(ours) = one_of(ui, id, &name, &now, known) {
            let all = open.mapping.words.entry(field).or_default();
            if ours.is_empty() {
                // Kept as it is, so that it is not guessed again.
                all.insert(word.clone(), word.clone());
            } else {
                all.insert(word.clone(), ours);
            }
        }
    }
    ui.add_space(GAP);
}

/// What would come in, and what cannot be read.
fn preview(ui: &mut Ui, open: &MapDialog, words: &Words) {
    section(ui, words.t("map-preview"), None);
    let Some(tried) = open.tried.as_ref() else {
        ui.label(Type::Body.of(words.t("export-preparing")));
        return;
    };
    let Some(plan) = &tried.plan else {
        ui.label(Type::Body.of(words.t("map-needs")));
        return;
    };
    summary(ui, &open.name, plan, words);
    for fault in plan.faults.iter().take(SHOWN) {
        fault_ui(ui, fault, words);
    }
    ui.add_space(GAP_TINY);
    for proposal in plan.proposals.iter().take(SHOWN) {
        let target = &proposal.target;
        let kind = words.t(sort_key(proposal.sort));
        let what = format!("{} · {} · {}", target.bloc, target.issue, proposal.what);
        let change = arrow(&proposal.before, &proposal.after);
        ui.label(Type::Small.of(format!("{kind}: {what}: {change}")));
    }
}
