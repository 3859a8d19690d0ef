//! The panes of the window: what can be docked, and what each is called.

use serde::{Deserialize, Serialize};

/// A pane. It names what is shown and holds no data, so that a layout file stays small and an
/// older one still fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Pane {
    /// Articles, issues and blocs.
    Outline,
    /// The article shown.
    Article,
    /// One card a bloc.
    Cards,
    /// Every finding in the draft.
    Objections,
    /// Issues × blocs.
    Positions,
    /// Articles × blocs.
    Verdicts,
    /// A bloc in full.
    Bloc,
    /// An issue in full.
    Issue,
    /// Instruments and forums.
    Instruments,
    /// Positions, issues and blocs as forms.
    Editor,
    /// Sentences that wait for a person's word on their coding.
    Coding,
    /// Decisions on codings and findings.
    Decisions,
    /// What was wrong with files.
    Problems,
    /// Versions compared.
    Versions,
    /// What an editor would mark.
    Editorial,
    /// Every paragraph with its status.
    Ledger,
    /// What delegations propose.
    Proposals,
    /// Every way of settling what is open.
    Readings,
    /// How a vote would go.
    Votes,
    /// What is learnt from a mock negotiation.
    Debrief,
    /// A mock negotiation gone through event by event.
    Replay,
    /// One learner against the roles.
    Alone,
    /// Comments and footnotes.
    Notes,
    /// A mock negotiation: the room, for the chair and the trainer.
    Exercise,
}

impl Pane {
    /// Every pane, in the order of the view menu.
    pub const ALL: [Self; 24] = [
        Self::Outline,
        Self::Article,
        Self::Cards,
        Self::Objections,
        Self::Positions,
        Self::Verdicts,
        Self::Bloc,
        Self::Issue,
        Self::Instruments,
        Self::Editor,
        Self::Coding,
        Self::Decisions,
        Self::Problems,
        Self::Versions,
        Self::Editorial,
        Self::Ledger,
        Self::Proposals,
        Self::Readings,
        Self::Votes,
        Self::Debrief,
        Self::Replay,
        Self::Alone,
        Self::Notes,
        Self::Exercise,
    ];

    /// Key of its title in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::Outline => "panel-outline",
            Self::Article => "panel-text",
            Self::Cards => "panel-blocs",
            Self::Objections => "panel-objections",
            Self::Positions => "panel-matrix",
            Self::Verdicts => "panel-draft-matrix",
            Self::Bloc => "panel-bloc-brief",
            Self::Issue => "panel-issue-brief",
            Self::Instruments => "panel-instruments",
            Self::Editor => "panel-editor",
            Self::Coding => "panel-coding",
            Self::Decisions => "panel-decisions",
            Self::Problems => "panel-problems",
            Self::Versions => "panel-versions",
            Self::Editorial => "panel-editorial",
            Self::Ledger => "panel-ledger",
            Self::Proposals => "panel-proposals",
            Self::Readings => "panel-readings",
            Self::Votes => "panel-votes",
            Self::Debrief => "panel-debrief",
            Self::Replay => "panel-replay",
            Self::Alone => "panel-alone",
            Self::Notes => "panel-notes",
            Self::Exercise => "panel-exercise",
        }
    }
}
