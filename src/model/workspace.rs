//! Everything one person works on: a dossier, a draft, and what was decided on it.

use super::decision::Decision;
use super::dossier::Dossier;
use super::draft::Draft;
use super::ids::{BlocId, NoteId, ProposalId, VersionId};
use super::note::Note;
use super::proposal::Proposal;

/// An open workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workspace {
    /// Its title.
    pub title: String,
    /// The delegation's own bloc, whose card stands first.
    pub own: Option<BlocId>,
    /// The dossier, a copy of the shipped one or the user's own.
    pub dossier: Dossier,
    /// The draft on the table.
    pub draft: Draft,
    /// Decisions on codings and findings, by id.
    pub decisions: Vec<Decision>,
    /// Earlier states of the draft that were given a name, oldest first.
    pub versions: Vec<NamedVersion>,
    /// Proposals of delegations on the draft, by id.
    pub proposals: Vec<Proposal>,
    /// Comments and footnotes, by id.
    pub notes: Vec<Note>,
}

impl Workspace {
    /// The proposal with this id.
    pub fn proposal(&self, id: ProposalId) -> Option<&Proposal> {
        self.proposals.iter().find(|proposal| proposal.id == id)
    }

    /// The note with this id.
    pub fn note(&self, id: NoteId) -> Option<&Note> {
        self.notes.iter().find(|note| note.id == id)
    }

    /// A dossier and a draft of which nobody has decided anything yet.
    pub fn around(dossier: Dossier, draft: Draft) -> Self {
        Self {
            title: String::new(),
            own: None,
            dossier,
            draft,
            decisions: Vec::new(),
            versions: Vec::new(),
            proposals: Vec::new(),
            notes: Vec::new(),
        }
    }
}

/// A state of the draft that was given a name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NamedVersion {
    /// Its id.
    pub id: VersionId,
    /// Its name, such as "Chair's text rev.1".
    pub name: String,
    /// Document symbol; may be empty.
    pub symbol: String,
    /// A note; may be empty.
    pub note: String,
    /// When it was named, in milliseconds since 1970.
    pub time_ms: u64,
    /// Whether it was issued: differences of a later text that are not marked are then flagged.
    pub issued: bool,
    /// The text.
    pub draft: Draft,
}
