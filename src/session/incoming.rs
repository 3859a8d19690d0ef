//! Drafts that others wrote, on their way into the workspace: read beside the window, shown part by
//! part, and what a person chose taken in as one step.

use std::sync::Arc;

use crate::exchange::document::party_names;
use crate::exchange::draft_in::{
    self, Difference, DraftFormat, Maker, Part, Remark, adopt, differences, with_parts,
};
use crate::model::change::between;
use crate::model::draft::Draft;
use crate::model::ids::{IdMint, ParagraphId, VersionId};
use crate::model::note::{Note, NoteKind, NoteOn};
use crate::model::problem::Problem;
use crate::model::proposal::{Placement, Proposal, Target};
use crate::model::text::Lang;
use crate::model::workspace::{NamedVersion, Workspace};

use super::draft_edit::Planned;
use super::outgoing::{Step, Ticket};
use super::state::{Session, Tone};

/// A draft that was read, against the present one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Incoming {
    /// What the file is, as an English word.
    pub format: &'static str,
    /// The draft as it would be were everything taken.
    pub draft: Draft,
    /// The parts in which it differs.
    pub differences: Vec<Difference>,
    /// Proposals the workspace does not have yet.
    pub proposals: Vec<Proposed>,
    /// Comments and footnotes the workspace does not have yet.
    pub notes: Vec<Note>,
    /// What was not understood.
    pub remarks: Vec<Remark>,
    /// How many articles the file holds.
    pub n_articles: usize,
}

/// A proposal, and how it is told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposed {
    /// The proposal.
    pub proposal: Proposal,
    /// Who proposes, by the names the dossier gives them.
    pub by: String,
    /// Article and paragraph it is about: `5, 2 (a)`; empty for the draft.
    pub place: String,
}

/// What a person takes of a draft that was read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Taken {
    /// The parts of its text.
    pub parts: Vec<Part>,
    /// Places of the proposals in the list shown.
    pub proposals: Vec<usize>,
    /// Whether comments are taken.
    pub comments: bool,
}

impl Incoming {
    /// Everything.
    pub fn all(&self) -> Taken {
        Taken {
            parts: self.differences.iter().map(|d| d.part).collect(),
            proposals: (0..self.proposals.len()).collect(),
            comments: true,
        }
    }

    /// How many comments and footnotes there are.
    pub fn n_notes(&self) -> usize {
        self.notes.len()
    }
}

/// Everything a draft is read against, to be read beside the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IncomingJob {
    workspace: Arc<Workspace>,
    seed: u128,
    now_ms: u64,
    author: String,
}

impl IncomingJob {
    /// Reads a draft; none where it was called off.
    ///
    /// # Errors
    /// What is wrong with the file.
    pub fn read(
        &self,
        bytes: &[u8],
        ending: &str,
        ticket: &Ticket,
    ) -> Result<Option<Incoming>, Problem> {
        let mut maker = Maker {
            mint: IdMint::new(self.seed),
            now_ms: self.now_ms,
            author: self.author.clone(),
        };
        if !ticket.begin(Step::Forming) {
            return Ok(None);
        }
        let format = DraftFormat::of(ending, bytes);
        let read = match draft_in::read_while(bytes, format, &mut maker, ticket.going()) {
            Err(_) if ticket.is_off() => return Ok(None),
            read => read?,
        };
        if !ticket.begin(Step::Ending) {
            return Ok(None);
        }
        let (remarks, n_articles) = (read.remarks.clone(), read.draft.articles.len());
        let adopted = adopt(&self.workspace, read);
        let proposals = adopted.proposals.into_iter();
        let proposals = proposals.map(|proposal| Proposed {
            by: party_names(&self.workspace.dossier, &proposal.by, Lang::En),
            place: place(&adopted.draft, &proposal),
            proposal,
        });
        Ok(Some(Incoming {
            format: format.word(),
            differences: differences(&self.workspace.draft, &adopted.draft),
            proposals: proposals.collect(),
            notes: adopted.notes,
            remarks,
            n_articles,
            draft: adopted.draft,
        }))
    }
}

fn place(draft: &Draft, proposal: &Proposal) -> String {
    let of = |id: ParagraphId| {
        let (article, _) = draft.paragraph(id)?;
        Some(super::draft_edit::place_name(draft, article, Some(id)))
    };
    match (proposal.target, proposal.place) {
        (Target::Paragraph(id), _) | (_, Some(Placement::After(id))) => of(id),
        (Target::Article(id), _)
        | (_, Some(Placement::AfterArticle(id) | Placement::FirstIn(id))) => draft
            .article(id)
            .map(|article| super::draft_edit::place_name(draft, article, None)),
        (Target::Draft | Target::Proposal(_), _) => None,
    }
    .unwrap_or_default()
}

/// Whether what a proposal is about, and where it goes, is in a draft.
fn stands(draft: &Draft, proposal: &Proposal) -> bool {
    let paragraph = |id| draft.text_of(id).is_some();
    let article = |id| draft.article(id).is_some();
    let target = match proposal.target {
        Target::Paragraph(id) => paragraph(id),
        Target::Article(id) => article(id),
        Target::Draft | Target::Proposal(_) => true,
    };
    let goes = match proposal.place {
        Some(Placement::After(id)) => paragraph(id),
        Some(Placement::AfterArticle(id) | Placement::FirstIn(id)) => article(id),
        Some(Placement::FirstArticle) | None => true,
    };
    target && goes
}

impl Session {
    /// Everything that reading a draft needs.
    pub(super) fn incoming_job(&mut self, now_ms: u64) -> IncomingJob {
        IncomingJob {
            workspace: Arc::clone(&self.workspace),
            seed: u128::from(self.mint.next(now_ms)),
            now_ms,
            author: self.author.clone(),
        }
    }

    /// Takes in what was chosen of a draft; the present one becomes a named version where its
    /// words change.
    pub(super) fn take_in(&mut self, name: String, read: &Incoming, taken: &Taken, now_ms: u64) {
        let mut to = Workspace::clone(&self.workspace);
        to.draft = with_parts(&self.workspace.draft, &read.draft, &taken.parts);
        if to.draft != self.workspace.draft {
            to.versions.push(NamedVersion {
                id: VersionId(self.mint.next(now_ms)),
                name: "before import".to_owned(),
                symbol: String::new(),
                note: name.clone(),
                issued: false,
                time_ms: now_ms,
                draft: self.workspace.draft.clone(),
            });
        }
        let mut n_homeless = 0;
        for at in &taken.proposals {
            match read.proposals.get(*at).map(|told| &told.proposal) {
                Some(proposal) if stands(&to.draft, proposal) => {
                    to.proposals.push(proposal.clone());
                }
                Some(_) => n_homeless += 1,
                None => {}
            }
        }
        let wanted = |note: &&Note| taken.comments || note.kind == NoteKind::Footnote;
        let there = |note: &&Note| match note.on {
            NoteOn::Paragraph(id) => to.draft.text_of(id).is_some(),
            NoteOn::Article(id) => to.draft.article(id).is_some(),
            NoteOn::Draft | NoteOn::Proposal(_) => true,
        };
        let notes: Vec<Note> = read
            .notes
            .iter()
            .filter(wanted)
            .filter(there)
            .cloned()
            .collect();
        to.notes.extend(notes);
        to.proposals.sort_by_key(|proposal| proposal.id);
        to.notes.sort_by_key(|note| note.id);
        let n_proposals = to.proposals.len() - self.workspace.proposals.len();
        let changes = between(&self.workspace, &to);
        if changes.is_empty() {
            self.say(Tone::Neutral, "notice-import-same", name);
            return;
        }
        let planned = Planned {
            label: "undo-import",
            subject: name.clone(),
            changes,
        };
        self.carry_out(Some(planned), now_ms);
        if n_homeless > 0 {
            self.say(
                Tone::Neutral,
                "notice-import-homeless",
                n_homeless.to_string(),
            );
        } else if n_proposals > 0 {
            self.say(Tone::Good, "notice-import-draft", n_proposals.to_string());
        } else {
            self.say(Tone::Good, "notice-import-words", name);
        }
    }
}
