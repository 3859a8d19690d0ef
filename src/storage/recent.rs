//! What the program remembers between runs: recent workspaces, preferences, the window's layout.
//!
//! Nothing here is anybody's work: a damaged file is set aside in memory, never an obstacle to
//! starting. It is the one place that reads the environment, for `TRAVAUX_HOME`.

use std::path::{Path, PathBuf};

use etcetera::{BaseStrategy as _, choose_base_strategy};
use serde::{Deserialize, Serialize};

use super::canonical::file_text;
use super::files::{Reading, disk_problem};
use super::save::write_atomic;
use super::schema::{SCHEMA, is_default};
use super::sink::Sink;
use crate::model::ids::{ArticleId, ParagraphId};
use crate::model::problem::Problem;

/// How many workspaces are remembered.
pub const REMEMBERED: usize = 12;

/// The file with the list of them.
const RECENT: &str = "recent.ron";

/// The folders the program keeps its own files in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Home {
    /// For what a person chose.
    pub config: PathBuf,
    /// For what the program noted by itself.
    pub state: PathBuf,
}

/// The list with this workspace at its head, once; a path that is no valid text is not remembered.
pub fn with_latest(
    mut list: Vec<RecentWorkspace>,
    latest: &RecentWorkspace,
) -> Vec<RecentWorkspace> {
    if latest.path.to_str().is_some() {
        list.retain(|other| other.path != latest.path);
        list.insert(0, latest.clone());
        list.truncate(REMEMBERED);
    }
    list
}

impl Home {
    /// The folder named by the environment variable `TRAVAUX_HOME`, or those of the system.
    ///
    /// # Errors
    /// Where the system names no home folder.
    pub fn find() -> Result<Self, Problem> {
        if let Some(home) = std::env::var_os("TRAVAUX_HOME").filter(|home| !home.is_empty()) {
            return Ok(Self::at(Path::new(&home)));
        }
        let base = choose_base_strategy().map_err(|error| {
            Problem::error(format!("no home folder is known: {error}"))
                .with_remedy("set the environment variable TRAVAUX_HOME to a folder")
        })?;
        let state = base.state_dir().unwrap_or_else(|| base.data_dir());
        Ok(Self {
            config: base.config_dir().join("travaux"),
            state: state.join("travaux"),
        })
    }

    /// Both in one folder.
    pub fn at(folder: &Path) -> Self {
        Self {
            config: folder.to_path_buf(),
            state: folder.to_path_buf(),
        }
    }
}

/// Where somebody was in a draft.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Whereabouts {
    /// The article shown.
    pub article: Option<ArticleId>,
    /// The paragraph of the caret, and the byte of its text it stands at.
    pub caret: Option<(ParagraphId, u32)>,
}

/// A workspace that was open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RecentWorkspace {
    /// Where it is.
    pub path: PathBuf,
    /// Its title when it was last open; may be empty.
    pub title: String,
    /// When it was last open, in milliseconds since 1970.
    pub time_ms: u64,
    /// Where one was in it.
    pub at: Whereabouts,
}

/// What a person chose for the program as a whole.
#[derive(Clone, Debug, Default, PartialEq)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own in the settings"
)]
pub struct Preferences {
    /// The code of the language; that of the system where empty.
    pub language: String,
    /// `dark`, `system` for as the system has it, or else light.
    pub theme: String,
    /// Whether things stand closer.
    pub compact: bool,
    /// How much larger everything is shown; 0 stands for 1.
    pub zoom: f32,
    /// The name under which changes are recorded; may be empty.
    pub author: String,
    /// Whether moving pictures are to stand still.
    pub reduced_motion: bool,
    /// Whether the hint of the first run was read.
    pub hint_read: bool,
    /// Whether a workspace in a folder is saved when nobody has typed for a while.
    pub autosave: bool,
    /// Whether it is not remembered which workspaces were open.
    pub no_recent: bool,
    /// Ids of the editorial checks that are switched off.
    pub checks_off: Vec<String>,
    /// What was chosen in the export dialog last, in a few words; may be empty.
    pub export: String,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct RecentFile {
    schema: u32,
    workspaces: Vec<RecentRecord>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct RecentRecord {
    path: String,
    #[serde(skip_serializing_if = "is_default")]
    title: String,
    time_ms: u64,
    #[serde(skip_serializing_if = "is_default")]
    article: String,
    #[serde(skip_serializing_if = "is_default")]
    paragraph: String,
    #[serde(skip_serializing_if = "is_default")]
    caret: u32,
}

impl RecentRecord {
    /// An id that is damaged is as good as none: the workspace opens at its beginning.
    fn whereabouts(&self) -> Whereabouts {
        let paragraph = self.paragraph.parse().ok();
        Whereabouts {
            article: self.article.parse().ok(),
            caret: paragraph.map(|paragraph| (paragraph, self.caret)),
        }
    }
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is a switch of its own in the settings"
)]
struct PreferencesFile {
    schema: u32,
    #[serde(skip_serializing_if = "is_default")]
    language: String,
    #[serde(skip_serializing_if = "is_default")]
    theme: String,
    #[serde(skip_serializing_if = "is_default")]
    compact: bool,
    #[serde(skip_serializing_if = "is_default")]
    zoom: f32,
    #[serde(skip_serializing_if = "is_default")]
    author: String,
    #[serde(skip_serializing_if = "is_default")]
    reduced_motion: bool,
    #[serde(skip_serializing_if = "is_default")]
    hint_read: bool,
    #[serde(skip_serializing_if = "is_default")]
    autosave: bool,
    #[serde(skip_serializing_if = "is_default")]
    no_recent: bool,
    #[serde(skip_serializing_if = "is_default")]
    checks_off: Vec<String>,
    export: String,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct LayoutFile {
    schema: u32,
    layout: String,
}

impl Home {
    fn read<T: serde::de::DeserializeOwned + Default>(
        folder: &Path,
        name: &str,
    ) -> (T, Vec<Problem>) {
        let mut reading = Reading::default();
        reading.file(folder, name);
        let mut sink = Sink::with(reading.problems);
        let value = reading
            .files
            .first()
            .and_then(|raw| sink.read(raw, |file: T, _| file));
        (value.unwrap_or_default(), sink.problems)
    }

    fn write<T: Serialize>(folder: &Path, name: &str, value: &T) -> Result<(), Problem> {
        let text = file_text(value)?;
        let path = folder.join(name);
        std::fs::create_dir_all(folder)
            .map_err(|error| disk_problem(&folder.to_string_lossy(), "make the folder", &error))?;
        write_atomic(&path, text.as_bytes())
    }

    /// The workspaces that were open, latest first; those whose folder is gone are still listed.
    pub fn recent(&self) -> (Vec<RecentWorkspace>, Vec<Problem>) {
        let (file, problems) = Self::read::<RecentFile>(&self.state, RECENT);
        let list = file
            .workspaces
            .into_iter()
            .filter(|record| !record.path.is_empty());
        let list = list.map(|record| RecentWorkspace {
            at: record.whereabouts(),
            path: PathBuf::from(record.path),
            title: record.title,
            time_ms: record.time_ms,
        });
        (list.take(REMEMBERED).collect(), problems)
    }

    /// Puts a workspace at the head of the list. A path that is no valid text is not remembered.
    ///
    /// # Errors
    /// What the disk refuses.
    pub fn remember(&self, workspace: &RecentWorkspace) -> Result<(), Problem> {
        let (list, _) = self.recent();
        self.write_recent(&with_latest(list, workspace))
    }

    /// Takes a workspace off the list; its folder stays as it is.
    ///
    /// # Errors
    /// What the disk refuses.
    pub fn forget(&self, path: &Path) -> Result<(), Problem> {
        let (mut list, _) = self.recent();
        list.retain(|other| other.path != path);
        self.write_recent(&list)
    }

    /// Takes every workspace off the list, and the list away.
    ///
    /// # Errors
    /// What the disk refuses.
    pub fn forget_all(&self) -> Result<(), Problem> {
        let path = self.state.join(RECENT);
        match std::fs::remove_file(&path) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                let shown = path.to_string_lossy();
                Err(disk_problem(&shown, "remove the file", &error))
            }
            Ok(()) | Err(_) => Ok(()),
        }
    }

    fn write_recent(&self, list: &[RecentWorkspace]) -> Result<(), Problem> {
        let record = |recent: &RecentWorkspace| {
            let path = recent.path.to_str()?.to_owned();
            Some(RecentRecord {
                path,
                title: recent.title.clone(),
                time_ms: recent.time_ms,
                article: recent
                    .at
                    .article
                    .map_or_else(String::new, |id| id.to_string()),
                paragraph: recent
                    .at
                    .caret
                    .map_or_else(String::new, |(id, _)| id.to_string()),
                caret: recent.at.caret.map_or(0, |(_, byte)| byte),
            })
        };
        let workspaces = list.iter().take(REMEMBERED).filter_map(record).collect();
        Self::write(
            &self.state,
            RECENT,
            &RecentFile {
                schema: SCHEMA,
                workspaces,
            },
        )
    }

    /// What the person chose.
    pub fn preferences(&self) -> (Preferences, Vec<Problem>) {
        let (file, problems) = Self::read::<PreferencesFile>(&self.config, "preferences.ron");
        let PreferencesFile {
            schema: _,
            language,
            theme,
            compact,
            zoom,
            author,
            reduced_motion,
            hint_read,
            autosave,
            no_recent,
            checks_off,
            export,
        } = file;
        let zoom = if zoom.is_finite() {
            zoom.clamp(0.0, 4.0)
        } else {
            0.0
        };
        (
            Preferences {
                language,
                theme,
                compact,
                zoom,
                author,
                reduced_motion,
                hint_read,
                autosave,
                no_recent,
                checks_off,
                export,
            },
            problems,
        )
    }

    /// Keeps what the person chose.
    ///
    /// # Errors
    /// What the disk refuses.
    pub fn set_preferences(&self, preferences: &Preferences) -> Result<(), Problem> {
        let Preferences {
            language,
            theme,
            compact,
            zoom,
            author,
            reduced_motion,
            hint_read,
            autosave,
            no_recent,
            checks_off,
            export,
        } = preferences.clone();
        let file = PreferencesFile {
            schema: SCHEMA,
            language,
            theme,
            compact,
            zoom,
            author,
            reduced_motion,
            hint_read,
            autosave,
            no_recent,
            checks_off,
            export,
        };
        Self::write(&self.config, "preferences.ron", &file)
    }

    /// The window's layout, as the window wrote it; empty where none is kept.
    pub fn layout(&self) -> (String, Vec<Problem>) {
        let (file, problems) = Self::read::<LayoutFile>(&self.state, "layout.ron");
        (file.layout, problems)
    }

    /// Keeps the window's layout; the text is the window's own.
    ///
    /// # Errors
    /// What the disk refuses.
    pub fn set_layout(&self, layout: &str) -> Result<(), Problem> {
        let file = LayoutFile {
            schema: SCHEMA,
            layout: layout.to_owned(),
        };
        Self::write(&self.state, "layout.ron", &file)
    }
}
