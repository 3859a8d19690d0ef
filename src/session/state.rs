//! The state of a session: the workspace, what is looked at, and what follows from both.

use std::path::PathBuf;
use std::sync::Arc;

use crate::coding::wording::Model;
use crate::coding::wording::fingerprint;
use crate::model::crossref::bind;
use crate::model::date::Year;
use crate::model::ids::{ArticleId, BlocId, IdMint, IssueId, ParagraphId};
use crate::model::lexicon::Lexicon;
use crate::model::problem::Problem;
use crate::model::text::Span;
use crate::model::workspace::Workspace;
use crate::storage::journal::Entry;
use crate::storage::wording_io::shipped_for;

use super::command::{CardScope, ObjectionQuery};
use super::derived::Derived;
use super::effect::Pending;
use super::history::History;
use super::outside::Since;
use super::pasting::Pasted;

/// One open workspace with everything derived from it.
#[derive(Debug)]
pub struct Session {
    /// Shared with whatever writes or exports it meanwhile; an edit copies it only where somebody
    /// still reads it.
    pub(super) workspace: Arc<Workspace>,
    /// What may be seen of it while somebody else looks; absent where everything may.
    pub(super) shown: Option<Box<Workspace>>,
    /// Where it lives; absent until the first save.
    pub(super) folder: Option<PathBuf>,
    /// Why it may not be written, where that is so.
    pub(super) read_only: Option<String>,
    /// Whether the draft is the one shipped to begin with.
    pub(super) sample: bool,
    /// Who makes the changes.
    pub(super) author: String,
    pub(super) history: History,
    pub(super) look: Look,
    pub(super) problems: Vec<Problem>,
    pub(super) notice: Option<Notice>,
    pub(super) n_notices: u64,
    pub(super) derived: Derived,
    pub(super) mint: IdMint,
    pub(super) revision: u64,
    /// What goes on once the save that was asked for has succeeded.
    pub(super) after_save: Option<Pending>,
    /// The export that waits for a path.
    pub(super) export: Option<super::command::ExportKind>,
    /// The table or paper that waits for a path.
    pub(super) outgoing: Option<super::outgoing::Outgoing>,
    /// What was said of somebody's columns, that waits for a path.
    pub(super) waiting_map: Option<crate::exchange::import::Mapping>,
    /// Edits made by the command in hand, for the journal.
    pub(super) made: Vec<Entry>,
    /// Edits made since the last save.
    pub(super) unsaved: Since,
    /// Whether the save under way was nobody's wish, so that only its failure is told.
    pub(super) quiet: bool,
    /// Files changed by another program that were told already.
    pub(super) told: Vec<String>,
    /// The exercise that is open.
    pub(super) exercise: Option<Box<super::exercise::Exercise>>,
    /// How somebody wants to play alone, until a folder is picked for it.
    pub(super) alone: Option<crate::exercise::play::Alone>,
    /// The hash of the decisions from which the wording model learnt.
    pub(super) taught: u64,
}

/// What is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Look {
    /// The article shown.
    pub article: Option<ArticleId>,
    /// Where the caret stands.
    pub caret: Option<(ParagraphId, Span)>,
    /// Words the editor should go to once, with a number that rises with each request.
    pub go_to: Option<(u64, ParagraphId, Span)>,
    /// What the last text pasted was taken apart into, until that is read.
    pub pasted: Option<Pasted>,
    /// The issue shown.
    pub issue: Option<IssueId>,
    /// The bloc shown.
    pub bloc: Option<BlocId>,
    /// Positions as of this year.
    pub as_of: Year,
    /// What the bloc cards judge.
    pub scope: CardScope,
    /// Filter of the outline.
    pub outline_filter: String,
    /// Words searched for in the draft.
    pub find: String,
    /// Which objections are listed.
    pub objections: ObjectionQuery,
}

/// A message to the person, as a key of the catalogue with its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// How it is meant.
    pub tone: Tone,
    /// Message key.
    pub key: &'static str,
    /// What the message speaks of: a path, the label of a step; may be empty.
    pub subject: String,
    /// What a step that the message names was done to, or the file it speaks of; may be empty.
    pub about: String,
}

/// How a message is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Something went as wished.
    Good,
    /// Worth knowing.
    Neutral,
    /// Something went wrong.
    Bad,
}

impl Session {
    /// Opens a session on a workspace that was read from `folder`, or on the built-in one.
    ///
    /// `seed` spreads the ids made in this session; `lexicon` are the words of legal force.
    pub fn new(
        mut workspace: Workspace,
        lexicon: Arc<Lexicon>,
        folder: Option<PathBuf>,
        problems: Vec<Problem>,
        seed: u128,
    ) -> Self {
        bind(&mut workspace.draft);
        let look = Look {
            article: workspace.draft.articles.first().map(|a| a.id),
            issue: workspace.dossier.issues.first().map(|i| i.id.clone()),
            bloc: workspace.own.clone().or_else(|| {
                workspace
                    .dossier
                    .judging_blocs()
                    .next()
                    .map(|b| b.id.clone())
            }),
            as_of: workspace.dossier.as_of,
            ..Look::default()
        };
        let sample = folder.is_none();
        let wording = shipped_for(&workspace.dossier);
        let derived = Derived::of(&workspace, lexicon, wording, look.as_of);
        Self {
            workspace: Arc::new(workspace),
            shown: None,
            folder,
            read_only: None,
            sample,
            author: String::new(),
            history: History::new(),
            look,
            problems,
            notice: None,
            n_notices: 0,
            derived,
            mint: IdMint::new(seed),
            revision: 1,
            after_save: None,
            export: None,
            outgoing: None,
            waiting_map: None,
            made: Vec::new(),
            unsaved: Since::default(),
            quiet: false,
            alone: None,
            told: Vec::new(),
            exercise: None,
            taught: fingerprint(&[]),
        }
    }

    /// Says in whose name changes are made; whether it was taken. A name with a character nobody
    /// sees is refused with words.
    pub fn set_author(&mut self, author: &str) -> bool {
        if self.says_deceptive(author) {
            return false;
        }
        author.clone_into(&mut self.author);
        true
    }

    /// Codes by another wording model from now on, such as one trained on a changed bank.
    pub fn set_wording(&mut self, model: Arc<Model>) {
        let year = self.look.as_of;
        let shown = self.shown.as_deref().unwrap_or(&self.workspace);
        self.derived.again(shown, Some(model), year);
        self.revision += 1;
    }

    /// Where the workspace lives, once it was saved or opened.
    pub fn folder(&self) -> Option<&std::path::Path> {
        self.folder.as_deref()
    }

    /// Whether the draft is the one the program begins with: no folder was opened or begun, and
    /// nothing saved.
    pub fn is_sample(&self) -> bool {
        self.sample && self.folder.is_none()
    }

    /// Why the workspace may not be written, where that is so.
    pub fn read_only(&self) -> Option<&str> {
        self.read_only.as_deref()
    }

    /// What is looked at.
    pub fn look(&self) -> &Look {
        &self.look
    }

    /// What follows from the workspace: codings, findings, verdicts.
    pub fn derived(&self) -> &Derived {
        &self.derived
    }

    /// Undo and redo.
    pub fn history(&self) -> &History {
        &self.history
    }

    /// Whether there are changes that are not on disk.
    pub fn is_dirty(&self) -> bool {
        self.history.is_dirty()
    }

    /// What was wrong with the files that were read.
    pub fn problems(&self) -> &[Problem] {
        &self.problems
    }

    /// The message shown, if there is one.
    pub fn notice(&self) -> Option<&Notice> {
        self.notice.as_ref()
    }

    /// How many messages there have been, so that each is shown once.
    pub fn notice_count(&self) -> u64 {
        self.n_notices
    }

    /// A number that rises whenever a view could look different.
    pub fn revision(&self) -> u64 {
        self.revision
    }
}
