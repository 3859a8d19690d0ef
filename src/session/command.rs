//! Everything a person, or a finished effect, can cause.

use std::path::PathBuf;
use std::sync::Arc;

use crate::coding::wording::Model;
use crate::editorial::{Fix, Site};
use crate::model::bloc::{Bloc, MemberEntry, Position};
use crate::model::date::Year;
use crate::model::decision::Ruling;
use crate::model::draft::{Level, ParagraphStatus};
use crate::model::ids::{ArticleId, BlocId, DecisionId, ElementId, IssueId, ParagraphId, SourceId};
use crate::model::issue::Issue;
use crate::model::problem::Problem;
use crate::model::reference::Source;
use crate::model::text::{Lang, Span};
use crate::model::workspace::Workspace;
use crate::storage::lock::Holder;

use super::effect::{Pending, Purpose};
use super::exercise::ExerciseCommand;
use super::keep::KeepCommand;
pub use super::page::PageCommand;
pub use super::rolling::RollingCommand;
use super::tables::TableCommand;
use super::versions::VersionCommand;

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Command {
    /// A change to the draft, undoable.
    Draft(DraftCommand),
    /// A change to the dossier, a decision or the workspace's head, undoable.
    Dossier(DossierCommand),
    /// A change to brackets, proposals or notes, undoable.
    Rolling(RollingCommand),
    /// A change made on the page, undoable.
    Page(PageCommand),
    /// A change of what is looked at, not undoable.
    Look(LookCommand),
    /// Something about files.
    File(FileCommand),
    /// Takes back the last step.
    Undo,
    /// Does the last step taken back again.
    Redo,
    /// Ends a burst of typing (the editor lost the keyboard, the caret jumped).
    Seal,
    /// Takes down the message shown.
    DismissNotice,
}

/// A change to the draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DraftCommand {
    /// The editor of an article now holds this text, one line a paragraph.
    EditText {
        /// The article.
        article: ArticleId,
        /// All its lines.
        text: String,
    },
    /// A new heading.
    SetHeading(ArticleId, String),
    /// A new title of the draft.
    SetTitle(String),
    /// Whether the draft is complete, so that its silence counts.
    SetComplete(bool),
    /// A new article after this one; at the end where absent.
    InsertArticle(Option<ArticleId>),
    /// Takes an article out.
    DeleteArticle(ArticleId),
    /// Moves an article to a place, counted after it was taken out.
    MoveArticle(ArticleId, usize),
    /// A new paragraph with these words, after this one; at the end of the article where absent.
    InsertParagraph {
        /// The article.
        article: ArticleId,
        /// The paragraph it follows.
        after: Option<ParagraphId>,
        /// Its words.
        text: String,
    },
    /// Takes a paragraph out.
    DeleteParagraph(ParagraphId),
    /// Splits a paragraph at a byte; the first part keeps the id.
    SplitParagraph(ParagraphId, usize),
    /// Merges a paragraph into the one before it, which keeps its id.
    MergeParagraph(ParagraphId),
    /// Moves a paragraph one place up (`true`) or down.
    MoveParagraph {
        /// The paragraph.
        paragraph: ParagraphId,
        /// Up, else down.
        up: bool,
    },
    /// Sets the level of a paragraph.
    SetLevel(ParagraphId, Level),
    /// One level deeper.
    Demote(ParagraphId),
    /// One level up.
    Promote(ParagraphId),
    /// Sets the status of a paragraph.
    SetStatus(ParagraphId, ParagraphStatus),
    /// Puts the model wording of an element below the selected paragraph (or into a new article
    /// where no article is selected).
    InsertModel(ElementId, Lang),
    /// Takes the words of a finding out of their paragraph.
    DropWords(ParagraphId, Span),
    /// Something with named versions.
    Version(VersionCommand),
    /// Mends what an editorial remark is about.
    Mend(Site, Fix),
}

/// A change to the dossier, to decisions or to the workspace's head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DossierCommand {
    /// Sets or takes out a bloc's position on an issue.
    PutPosition(BlocId, IssueId, Option<Box<Position>>),
    /// Sets the entries of a bloc's members.
    PutMemberEntries(BlocId, Vec<MemberEntry>),
    /// Adds, replaces (by id) or takes out (`None`) a bloc.
    PutBloc(BlocId, Option<Box<Bloc>>),
    /// Adds, replaces (by id) or takes out (`None`) an issue with its elements.
    PutIssue(IssueId, Option<Box<Issue>>),
    /// Adds, replaces (by id) or takes out (`None`) a source.
    PutSource(SourceId, Option<Box<Source>>),
    /// Decides on words of a paragraph.
    Decide {
        /// The paragraph.
        paragraph: ParagraphId,
        /// The words; the whole paragraph where empty.
        span: Span,
        /// What is decided.
        ruling: Ruling,
        /// Why; needed for a rejection and for an ignored finding.
        reason: String,
    },
    /// Takes a decision back.
    TakeBack(DecisionId),
    /// Which delegation one belongs to.
    SetOwn(Option<BlocId>),
    /// The workspace's title.
    SetTitle(String),
}

/// A change of what is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LookCommand {
    /// Shows an article.
    Article(ArticleId),
    /// The caret stands in this paragraph, at these words.
    Caret(ParagraphId, Span),
    /// No caret: verdicts are those of the article.
    NoCaret,
    /// Shows an issue.
    Issue(IssueId),
    /// Shows a bloc.
    Bloc(BlocId),
    /// Goes to words of the draft and gives the editor the keyboard.
    GoTo(ParagraphId, Span),
    /// Positions as of this year.
    AsOf(Year),
    /// Whether only what is certain or confirmed counts, and nothing that is merely likely.
    Strict(bool),
    /// Whether nothing confidential is shown, because somebody else looks.
    Present(bool),
    /// What verdicts on the cards are about.
    Scope(CardScope),
    /// Filter of the outline.
    OutlineFilter(String),
    /// Words searched for in the draft.
    Find(String),
    /// Filter and order of the objections.
    Objections(ObjectionQuery),
    /// Copies text.
    Copy(String),
}

/// What the bloc cards judge.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum CardScope {
    /// The clause under the caret.
    Clause,
    /// The article shown.
    #[default]
    Article,
    /// The whole draft.
    Draft,
}

/// Which objections are listed, and in what order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ObjectionQuery {
    /// Only this bloc.
    pub bloc: Option<BlocId>,
    /// Only this issue.
    pub issue: Option<IssueId>,
    /// Which findings.
    pub kinds: ObjectionKinds,
    /// Words that must occur in a row.
    pub words: String,
    /// The column that orders the rows.
    pub order: ObjectionOrder,
    /// Whether the order is turned round.
    pub descending: bool,
}

/// Which findings the list shows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum ObjectionKinds {
    /// Conflicts and requirements met too weakly.
    #[default]
    Objections,
    /// Only crossed red lines.
    RedLines,
    /// What is asked for or missing.
    Asks,
    /// Everything, what is met and accepted included.
    All,
}

/// What orders the list of objections.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum ObjectionOrder {
    /// Worst first, then by place.
    #[default]
    Severity,
    /// By place in the draft.
    Place,
    /// By bloc.
    Bloc,
    /// By issue.
    Issue,
    /// By element.
    Element,
}

/// Something about files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileCommand {
    /// A new workspace on the built-in dossier.
    New,
    /// Asks for a folder and opens it.
    Open,
    /// Opens this folder.
    OpenPath(PathBuf),
    /// Saves where the workspace lives, or asks where.
    Save,
    /// Asks where, and saves there.
    SaveAs,
    /// Asks for a RON file of positions.
    LoadPositionsFile,
    /// Asks for a folder of positions.
    LoadPositionsFolder,
    /// Asks where and writes this export.
    Export(ExportKind),
    /// Closes the program.
    Close,
    /// A path was picked, or none.
    Picked(Purpose, Option<PathBuf>),
    /// "Save first?" was answered.
    Answer(Pending, Answer),
    /// A workspace was read.
    WorkspaceRead(PathBuf, Box<Read<Workspace>>),
    /// A wording model fits the wordings of the dossier in this folder.
    WordingLearnt(PathBuf, Arc<Model>),
    /// Positions were read.
    PositionsRead(PathBuf, Box<Read<Vec<Bloc>>>),
    /// A save ended.
    Saved {
        /// The folder.
        folder: PathBuf,
        /// The step of history that was saved.
        at_step: u64,
        /// What went wrong; empty when all is on disk.
        problems: Vec<Problem>,
    },
    /// An export ended.
    ExportWritten(PathBuf, Result<(), Problem>),
    /// Something about tables.
    Table(TableCommand),
    /// Something about work that was not saved.
    Keep(KeepCommand),
    /// Something about an exercise.
    Exercise(ExerciseCommand),
}

/// What reading gave: something to work with, or nothing, and all that was wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(
    clippy::struct_field_names,
    reason = "`read_only` does not repeat the name of the struct"
)]
pub struct Read<T> {
    /// What could be read; absent where nothing could.
    pub value: Option<T>,
    /// What was wrong.
    pub problems: Vec<Problem>,
    /// Why it may not be written, where that is so.
    pub read_only: Option<String>,
    /// Who else has it open, where somebody has.
    pub holder: Option<Holder>,
}

/// The answer to "save first?".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Save, then go on.
    Save,
    /// Go on; changes since the last save are lost.
    Discard,
    /// Stay.
    Cancel,
}

/// A table that can be written to a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExportKind {
    /// Issues × blocs, comma-separated.
    PositionsCsv,
    /// Issues × blocs, JSON.
    PositionsJson,
    /// Articles × blocs, comma-separated.
    VerdictsCsv,
    /// Articles × blocs, JSON.
    VerdictsJson,
}
