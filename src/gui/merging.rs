//! *Compare and merge workspace*: what differs from another copy, and what is to stand.

use std::path::{Path, PathBuf};

use egui::{Context, Id, ScrollArea, Ui};

use crate::model::merge::choose::{Changed, Choice};
use crate::model::merge::{Names, Place};
use crate::model::problem::{Problem, Severity};
use crate::model::workspace::Workspace;
use crate::session::command::{Command, FileCommand};
use crate::session::keep::KeepCommand;
use crate::session::merging::{BaseWish, Copies, MergeCommand, MergeEffect, MergeRow};
use crate::session::state::Session;
use crate::storage::backup;
use crate::storage::base::{likely_base, same_folder};
use crate::storage::workspace_io::load_workspace;
use crate::words::Words;

use super::app::App;
use super::desktop::Job;
use super::keeping::is_unreadable;
use super::modals::Modal;
use super::recovery::ago;
use super::shelf::Shelf;
use super::theme::{GAP, GAP_TINY, Type, palette};
use super::widgets::{Chip, Rank, card, choice, modal, segmented};

/// A comparison under way.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merging {
    copies: Copies,
    names: Names,
    choices: Vec<(Place, Choice)>,
    rows: Vec<MergeRow>,
    beyond: bool,
}

impl Merging {
    fn new(copies: Copies, session: &Session, author: &str, words: &Words) -> Self {
        let theirs = copies.folder.file_name().unwrap_or_default();
        let ours = match author.trim() {
            "" => words.t("name-mine"),
            author => author,
        };
        let names = Names {
            ours: ours.to_owned(),
            theirs: theirs.to_string_lossy().into_owned(),
        };
        let mut merging = Self {
            copies,
            names,
            choices: Vec::new(),
            rows: Vec::new(),
            beyond: false,
        };
        merging.look(session, words);
        merging
    }

    /// Compares anew, with what was chosen.
    fn look(&mut self, session: &Session, words: &Words) {
        (self.rows, self.beyond) =
            session.merge_rows(&self.copies, &self.choices, &self.names, words);
    }

    fn choice(&self, place: &Place) -> Choice {
        let found = self.choices.iter().find(|(other, _)| other == place);
        found.map_or(Choice::Both, |(_, choice)| *choice)
    }
}

fn command(command: MergeCommand) -> FileCommand {
    FileCommand::Keep(KeepCommand::Merge(command))
}

impl Shelf {
    /// The work that reads another copy and what the two were when they were one.
    pub fn copies(&self, folder: PathBuf, mine: Option<PathBuf>, wish: BaseWish) -> Job {
        let state = self.home.as_ref().map(|home| home.state.clone());
        Box::new(move || {
            let read = read(folder, mine.as_deref(), state.as_deref(), wish);
            command(MergeCommand::Copies(Box::new(read)))
        })
    }
}

fn read(
    folder: PathBuf,
    mine: Option<&Path>,
    state: Option<&Path>,
    wish: BaseWish,
) -> Result<Copies, Vec<Problem>> {
    let shown = folder.display().to_string();
    if mine.is_some_and(|mine| same_folder(mine, &folder)) {
        let problem = Problem::error("this is the folder that is open").in_file(&shown);
        return Err(vec![
            problem.with_remedy("choose the folder of the other copy"),
        ]);
    }
    let theirs = whole(load_workspace(&folder))?;
    let here = mine.zip(state);
    let versions = here.map(|(mine, state)| backup::generations(state, mine));
    let list = match wish {
        BaseWish::None => None,
        BaseWish::Version(list) => Some(list),
        BaseWish::Likely => here.and_then(|(mine, state)| likely_base(state, mine, &folder)),
    };
    let base = list.and_then(|list| {
        let opened = backup::open(&list).ok()?;
        let base = whole(opened).ok()?;
        // A version of another draft is no base.
        (base.draft.id == theirs.draft.id).then(|| (list, base.into()))
    });
    Ok(Copies {
        folder,
        theirs: theirs.into(),
        base,
        versions: versions.unwrap_or_default(),
    })
}

/// The workspace, where all of it could be read: what could not would count as deleted.
fn whole(
    loaded: crate::storage::Loaded<crate::storage::workspace_io::OpenWorkspace>,
) -> Result<Workspace, Vec<Problem>> {
    let unreadable = is_unreadable(loaded.read_only.as_ref());
    let bad = |problem: &Problem| problem.severity == Severity::Error;
    if unreadable || loaded.problems.iter().any(bad) {
        return Err(loaded.problems);
    }
    Ok(loaded.value.workspace)
}

impl App {
    /// Does what the session asks for to merge another copy.
    pub(super) fn merge(&mut self, effect: MergeEffect, context: &Context) {
        match effect {
            MergeEffect::Read(folder, mine, wish) => {
                let job = self.shelf.copies(folder, mine, wish);
                self.desktop.work(job, context);
            }
            MergeEffect::Show(copies) => {
                let author = &self.preferences.author;
                let merging = Merging::new(*copies, &self.session, author, &self.words);
                self.modal = Some(Modal::Merge(Box::new(merging)));
            }
        }
    }
}

/// Shows what differs; false once it is answered.
pub(super) fn show(app: &mut App, context: &Context, merging: &mut Merging) -> bool {
    let words = Words::new(app.words.lang());
    let now_ms = app.desktop.now_ms();
    let n_clashes = merging.rows.iter().filter(|row| row.clash).count();
    let any = !merging.rows.is_empty();
    let (answer, (go, cancel), closed) = modal(
        context,
        Id::unique("merge"),
        words.t("dialog-merge-title"),
        &words,
        |ui| {
            let n = |n: usize| f64::from(u32::try_from(n).unwrap_or(u32::MAX));
            let folder = merging.copies.folder.display().to_string();
            let text = words.tf(
                "dialog-merge-text",
                &[
                    ("name", folder.as_str().into()),
                    ("n", n(merging.rows.len()).into()),
                    ("clashes", n(n_clashes).into()),
                ],
            );
            ui.label(Type::Body.of(text));
            ui.add_space(GAP);
            let wish = base_ui(ui, merging, now_ms, &words);
            if merging.beyond {
                ui.label(Type::Small.of(words.t("merge-beyond")));
            }
            ui.add_space(GAP);
            (wish, rows_ui(ui, merging, &words))
        },
        |row| {
            let go = row.button(words.t("action-merge-go"), Rank::Primary, any);
            (
                go,
                row.button(words.t("action-cancel"), Rank::Secondary, true),
            )
        },
    );
    let (wish, chosen) = answer;
    if let Some((place, choice)) = chosen {
        merging.choices.retain(|(other, _)| *other != place);
        merging.choices.push((place, choice));
        merging.look(&app.session, &words);
    }
    let folder = merging.copies.folder.clone();
    let wished = wish.map(|wish| MergeCommand::Read(folder, wish));
    let applied = go.then(|| {
        let (copies, choices) = (merging.copies.clone(), merging.choices.clone());
        MergeCommand::Apply(Box::new(copies), choices, merging.names.clone())
    });
    let sent = wished.into_iter().chain(applied);
    app.commands
        .extend(sent.map(|sent| Command::File(command(sent))));
    !(go || cancel || closed)
}

/// What the two were when they were one: known, chosen, or nothing.
fn base_ui(ui: &mut Ui, merging: &Merging, now_ms: u64, words: &Words) -> Option<BaseWish> {
    let versions = &merging.copies.versions;
    let listed = merging.copies.base.as_ref().map(|(list, _)| list);
    let before = versions
        .iter()
        .position(|version| Some(&version.list) == listed)
        .map_or(0, |at| at + 1);
    let names: Vec<String> = versions
        .iter()
        .map(|version| {
            let when = ago(version.time_ms, now_ms, words);
            words.tf("merge-base-version", &[("when", when.as_str().into())])
        })
        .collect();
    let none = (0, words.t("merge-base-none"));
    let choices: Vec<(usize, &str)> = std::iter::once(none)
        .chain(
            names
                .iter()
                .enumerate()
                .map(|(n, name)| (n + 1, name.as_str())),
        )
        .collect();
    let mut at = before;
    ui.label(Type::SmallStrong.of(words.t("merge-base")));
    choice(
        ui,
        Id::unique("merge-base"),
        words.t("merge-base"),
        &mut at,
        &choices,
    );
    let hint = if at == 0 {
        "merge-base-hint-none"
    } else {
        "merge-base-hint"
    };
    ui.label(Type::Small.of(words.t(hint)));
    if at == before {
        return None;
    }
    let version = at.checked_sub(1).and_then(|at| versions.get(at));
    Some(version.map_or(BaseWish::None, |v| BaseWish::Version(v.list.clone())))
}

/// The differences; what was chosen for one of them.
fn rows_ui(ui: &mut Ui, merging: &Merging, words: &Words) -> Option<(Place, Choice)> {
    let mut chosen = None;
    let choices = [
        (Choice::Mine, words.t("merge-mine")),
        (Choice::Theirs, words.t("merge-theirs")),
        (Choice::Both, words.t("merge-both")),
    ];
    ScrollArea::vertical()
        .max_height(340.0)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            for row in &merging.rows {
                let ink = palette(ui.visuals());
                let tone = if row.clash { ink.warning } else { ink.info };
                ui.push_id(&row.name, |ui| {
                    card(ui, row.clash.then_some(tone.mark), |ui| {
                        ui.spacing_mut().item_spacing.y = GAP_TINY;
                        ui.horizontal_wrapped(|ui| {
                            ui.label(Type::SmallStrong.of(row.name.as_str()));
                            ui.add(Chip::new(words.t(changed_key(row))).tone(tone));
                        });
                        let mut choice = merging.choice(&row.place);
                        for (key, said) in [
                            ("merge-mine", &row.mine),
                            ("merge-theirs", &row.theirs),
                            ("merge-both", &row.merged),
                        ] {
                            let gone = words.t("merge-absent");
                            let said = said.as_deref().unwrap_or(gone);
                            let line = words.tf(
                                "merge-line",
                                &[("side", words.t(key).into()), ("text", said.into())],
                            );
                            ui.add(egui::Label::new(Type::Body.of(line)).wrap());
                        }
                        let name = words.tf("merge-choose", &[("what", row.name.as_str().into())]);
                        if segmented(ui, &name, &mut choice, &choices) {
                            chosen = Some((row.place.clone(), choice));
                        }
                    });
                });
            }
        });
    chosen
}

fn changed_key(row: &MergeRow) -> &'static str {
    match (row.clash, row.changed) {
        (true, _) => "merge-clash",
        (false, Changed::Mine) => "merge-changed-mine",
        (false, Changed::Theirs) => "merge-changed-theirs",
        (false, Changed::Both) => "merge-changed-both",
    }
}
