//! Saying what the columns of somebody else's table mean: what is guessed, what a person says
//! instead, what would come in with it, and maps kept as files.

use std::path::PathBuf;
use std::sync::Arc;

use crate::exchange::import::{self, Foreign, Mapping, Plan};
use crate::exchange::reading::Grid;
use crate::model::dossier::Dossier;
use crate::model::problem::Problem;

use super::effect::{Effect, Purpose};
use super::state::{Session, Tone};
use super::tables::TableEffect;

/// A table whose columns nobody has explained.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmapped {
    /// The name of the file.
    pub name: String,
    /// Its sheets.
    pub grids: Arc<Vec<Grid>>,
    /// What its columns most likely mean.
    pub guess: Mapping,
}

/// What is to be tried on a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MapJob {
    grids: Arc<Vec<Grid>>,
    dossier: Arc<Dossier>,
    mapping: Mapping,
}

/// What came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tried {
    /// What was tried.
    pub mapping: Mapping,
    /// What would come in; none where the columns do not suffice.
    pub plan: Option<Plan>,
    /// Words of theirs that nobody has explained.
    pub unknown: Vec<Foreign>,
    /// What these words most likely mean, and those that were explained before.
    pub explained: Mapping,
}

/// Something about a mapping.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MapCommand {
    /// Try this mapping.
    Try(Arc<Vec<Grid>>, Mapping),
    /// It was tried.
    Tried(Box<Tried>),
    /// Ask for a file with a mapping.
    AskLoad,
    /// A mapping was read, or why not.
    Loaded(PathBuf, Box<Result<Mapping, Problem>>),
    /// Ask where this mapping is to be kept.
    AskSave(Mapping),
    /// It was written, or why not.
    Saved(PathBuf, Result<(), Problem>),
}

/// What the session asks of its shell about mappings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MapEffect {
    /// Ask a person what the columns mean.
    Ask(Box<Unmapped>),
    /// Try a mapping; comes back as [`MapCommand::Tried`].
    Try(MapJob),
    /// Show what came of it, where it is still wanted.
    ShowTried(Box<Tried>),
    /// Read a mapping; comes back as [`MapCommand::Loaded`].
    Load(PathBuf),
    /// Take this mapping in the place of what was said so far.
    Take(Mapping),
    /// Write a mapping; comes back as [`MapCommand::Saved`].
    Save(PathBuf, Mapping),
}

impl From<MapEffect> for Effect {
    fn from(effect: MapEffect) -> Self {
        Self::Table(TableEffect::Map(effect))
    }
}

impl Unmapped {
    /// A table with what is guessed of it.
    pub fn new(name: String, grids: Vec<Grid>) -> Self {
        let sheet = grids.get(import::likely_sheet(&grids));
        let guess = sheet.map_or_else(Mapping::default, |grid| import::guess(grid, None));
        Self {
            name,
            grids: Arc::new(grids),
            guess,
        }
    }
}

impl MapJob {
    /// Tries it.
    pub fn tried(self) -> Tried {
        let Self {
            grids,
            dossier,
            mapping,
        } = self;
        let mut explained = mapping.clone();
        let Ok(table) = import::lines(&grids, Some(&mapping)) else {
            return Tried {
                mapping,
                plan: None,
                unknown: Vec::new(),
                explained,
            };
        };
        import::explain(&dossier, &table, &mut explained);
        Tried {
            plan: Some(import::plan(&dossier, &table)),
            unknown: import::unknown(&dossier, &table),
            mapping,
            explained,
        }
    }
}

impl Session {
    pub(super) fn handle_mapping(&mut self, command: MapCommand) -> Vec<Effect> {
        match command {
            MapCommand::Try(grids, mapping) => {
                let dossier = Arc::new(self.workspace.dossier.clone());
                let job = MapJob {
                    grids,
                    dossier,
                    mapping,
                };
                vec![MapEffect::Try(job).into()]
            }
            MapCommand::Tried(tried) => vec![MapEffect::ShowTried(tried).into()],
            MapCommand::AskLoad => vec![Effect::Pick(Purpose::LoadMap)],
            MapCommand::Loaded(path, read) => match *read {
                Ok(mapping) => vec![MapEffect::Take(mapping).into()],
                Err(problem) => {
                    self.map_failed(&path, problem);
                    Vec::new()
                }
            },
            MapCommand::AskSave(mapping) => {
                self.waiting_map = Some(mapping);
                vec![Effect::Pick(Purpose::SaveMap)]
            }
            MapCommand::Saved(path, Ok(())) => {
                self.say(Tone::Good, "notice-map-saved", path.display().to_string());
                Vec::new()
            }
            MapCommand::Saved(path, Err(problem)) => {
                self.map_failed(&path, problem);
                Vec::new()
            }
        }
    }

    fn map_failed(&mut self, path: &std::path::Path, problem: Problem) {
        self.say(Tone::Bad, "notice-map-failed", problem.message.clone());
        self.problems.push(problem.in_file(&path.to_string_lossy()));
    }

    /// The mapping that waits for a path.
    pub(super) fn waiting_mapping(&mut self, path: PathBuf) -> Vec<Effect> {
        let waiting = self.waiting_map.take();
        let save = waiting.map(|mapping| MapEffect::Save(path, mapping).into());
        save.into_iter().collect()
    }
}
