//! The status bar: where one is, what is not saved, how a vote would go.

use crate::assess::assessment::Part;
use crate::model::date::Year;
use crate::model::text::Lang;
use crate::session::state::Session;

/// What there is of the confidential layer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Privacy {
    /// Nothing confidential is open.
    Nothing,
    /// It is open, shown, and counts.
    Open,
    /// Whatever there is of it is not shown, because somebody else looks.
    Hidden,
}

/// The status bar and the title of the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusView {
    /// Name of the workspace: its title, or its folder's name; empty for a new one.
    pub name: String,
    /// Whether there are changes that are not on disk.
    pub dirty: bool,
    /// Why the workspace may not be written, where that is so.
    pub read_only: Option<String>,
    /// Positions as of this year.
    pub as_of: Year,
    /// Years offered.
    pub choices: Vec<Year>,
    /// Clauses not coded, and clauses in all, in the draft.
    pub coverage: (u32, u32),
    /// How many problems the files had.
    pub n_problems: usize,
    /// The step that undo takes back: label key and subject.
    pub undo: Option<(String, String)>,
    /// The step that redo does again.
    pub redo: Option<(String, String)>,
    /// Title and version of the dossier.
    pub dossier: String,
    /// Whether the workspace was never saved.
    pub built_in: bool,
    /// Whether its draft is the one the program begins with.
    pub sample: bool,
    /// What there is of the confidential layer.
    pub privacy: Privacy,
}

impl Session {
    /// What a step was done to, in `lang`: ids of blocs and issues by their names.
    pub fn step_subject(&self, subject: &str, lang: Lang) -> String {
        let dossier = &self.workspace().dossier;
        let named = |part: &str| {
            let bloc = part.parse().ok().and_then(|id| dossier.bloc(&id));
            let issue = || {
                let id = part.parse().ok()?;
                dossier.issue(&id)
            };
            let name = match bloc {
                Some(bloc) => bloc.short.get(lang),
                None => issue().map_or("", |issue| issue.title.get(lang)),
            };
            if name.is_empty() { part } else { name }.to_owned()
        };
        let parts: Vec<String> = subject.split(" · ").map(named).collect();
        parts.join(" · ")
    }

    /// A title in `lang` where it is that of the scenario that is open, which has one in each.
    pub fn title_in(&self, title: &str, lang: Lang) -> String {
        let scenario = self.exercise().map(|exercise| &exercise.scenario.title);
        let known = scenario.filter(|known| known.en == title || known.zh == title);
        known.map_or_else(|| title.to_owned(), |known| known.get(lang).to_owned())
    }

    /// The status bar in `lang`.
    pub fn status(&self, lang: Lang) -> StatusView {
        let workspace = self.workspace();
        let coverage = self.derived.assessment.coverage(Part::Draft);
        let folder_name = self
            .folder
            .as_ref()
            .and_then(|f| f.file_name())
            .map(|n| n.to_string_lossy().into_owned())
            .unwrap_or_default();
        let step = |edit: &crate::model::change::Edit| {
            (edit.label.clone(), self.step_subject(&edit.subject, lang))
        };
        StatusView {
            name: if workspace.title.is_empty() {
                folder_name
            } else {
                self.title_in(&workspace.title, lang)
            },
            dirty: self.is_dirty(),
            read_only: self.read_only.clone(),
            as_of: self.look.as_of,
            choices: workspace.dossier.as_of_choices.clone(),
            coverage: (coverage.uncoded, coverage.clauses),
            n_problems: self.problems.len() + self.derived.cue_problems.len(),
            undo: self.history.next_undo().map(step),
            redo: self.history.next_redo().map(step),
            dossier: format!(
                "{} {}",
                workspace.dossier.title.get(lang),
                workspace.dossier.version
            ),
            built_in: self.folder.is_none(),
            sample: self.is_sample(),
            privacy: match (self.is_presenting(), self.holds_private()) {
                (true, _) => Privacy::Hidden,
                (false, true) => Privacy::Open,
                (false, false) => Privacy::Nothing,
            },
        }
    }
}
