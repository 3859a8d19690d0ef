//! Two copies of one workspace become one again: by ids, never by places, and nobody's words go.
//!
//! What only one side changed is taken over. Words that both changed become alternatives in
//! brackets, each with the name of its side; a status never rises to agreed; what one side deleted
//! and the other changed stays, struck; what is confidential on one side stays confidential. Of
//! anything else that both changed differently one value is taken, the same whichever side is
//! called ours, and said to be in doubt.
//!
//! The result is the same whichever side comes first, merging a thing with itself changes nothing,
//! and changes of different things may be merged in any order.

mod by_id;
pub mod choose;
mod dossier;
mod draft;
mod order;
mod paragraph;
mod places;
mod positions;
mod record;
mod reference;
mod words;

use super::bloc::Bloc;
use super::decision::Decision;
use super::draft::{Article, Draft};
use super::ids::{
    ArticleId, BlocId, DecisionId, ElementId, IssueId, NoteId, ParagraphId, ProposalId, StateCode,
    VersionId,
};
use super::issue::Issue;
use super::layer::{holds_private, shared_workspace};
use super::note::Note;
use super::proposal::Proposal;
use super::reference::Reference;
use super::workspace::{NamedVersion, Workspace};
use record::{Cx, Keyed, Merge, record};

/// What the two sides are called where both changed the same words: a bloc, a person, a folder.
/// An empty name leaves its alternative without one.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// The side merged into.
    pub ours: String,
    /// The side that is merged.
    pub theirs: String,
}

/// What a merge gave.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Merged<T> {
    /// The two in one.
    pub value: T,
    /// What a person should look at, sorted, each once.
    pub conflicts: Vec<Conflict>,
}

/// Something both sides changed, or one deleted and the other changed.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Conflict {
    /// What it is about.
    pub place: Place,
    /// What happened.
    pub kind: ConflictKind,
}

/// What a conflict is about.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    /// The workspace as a whole: title, own delegation.
    #[default]
    Workspace,
    /// A draft: its title, the order of its articles.
    Draft,
    /// An article: its heading, the order of its paragraphs.
    Article(ArticleId),
    /// A paragraph, item, tail or recital.
    Paragraph(ParagraphId),
    /// A decision.
    Decision(DecisionId),
    /// A named version.
    Version(VersionId),
    /// A proposal.
    Proposal(ProposalId),
    /// A comment or footnote.
    Note(NoteId),
    /// An issue.
    Issue(IssueId),
    /// An element.
    Element(ElementId),
    /// A bloc.
    Bloc(BlocId),
    /// A bloc's position on an issue.
    Position(BlocId, IssueId),
    /// A member's own entry in a bloc.
    Member(BlocId, StateCode),
    /// A record of the reference matter, by its file and its id.
    Reference(String),
}

/// What happened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ConflictKind {
    /// Both changed the words: they stand side by side, in brackets.
    Words,
    /// One deleted, the other changed: it stays, and where it can be struck it is.
    DeletedAndChanged,
    /// Both gave another status, or one agreed to words the other changed: the less settled holds.
    Status,
    /// Both put things in another order, or moved one thing to two places.
    Order,
    /// Both changed something that can hold one value only: one of the two was taken.
    Value,
}

/// Merges two copies of a workspace that were one at `base`. Without a base nothing counts as
/// deleted, and what differs counts as changed by both.
pub fn merge3(
    base: Option<&Workspace>,
    ours: &Workspace,
    theirs: &Workspace,
    names: &Names,
) -> Merged<Workspace> {
    // A copy that came without the confidential layer has deleted nothing of it.
    let both = holds_private(ours) && holds_private(theirs);
    let shared = base.filter(|_| !both).map(shared_workspace);
    let base = shared.as_ref().or(base);
    let mut merged = run(names, |cx| Workspace::merge(base, ours, theirs, cx));
    merged.value.decisions.sort_by_key(|decision| decision.id);
    merged.value.proposals.sort_by_key(|proposal| proposal.id);
    merged.value.notes.sort_by_key(|note| note.id);
    merged
}

/// Merges two copies of an article.
pub fn merge_article(
    base: Option<&Article>,
    ours: &Article,
    theirs: &Article,
    names: &Names,
) -> Merged<Article> {
    run(names, |cx| draft::article(base, ours, theirs, cx))
}

/// Merges two copies of a draft, or of the head of one.
pub fn merge_draft(
    base: Option<&Draft>,
    ours: &Draft,
    theirs: &Draft,
    names: &Names,
) -> Merged<Draft> {
    run(names, |cx| Draft::merge(base, ours, theirs, cx))
}

/// Merges two copies of a decision.
pub fn merge_decision(
    base: Option<&Decision>,
    ours: &Decision,
    theirs: &Decision,
    names: &Names,
) -> Merged<Decision> {
    run(names, |cx| Decision::merge(base, ours, theirs, cx))
}

/// Merges two copies of a proposal.
pub fn merge_proposal(
    base: Option<&Proposal>,
    ours: &Proposal,
    theirs: &Proposal,
    names: &Names,
) -> Merged<Proposal> {
    run(names, |cx| Proposal::merge(base, ours, theirs, cx))
}

/// Merges two copies of a note.
pub fn merge_note(base: Option<&Note>, ours: &Note, theirs: &Note, names: &Names) -> Merged<Note> {
    run(names, |cx| Note::merge(base, ours, theirs, cx))
}

/// Merges two copies of a bloc.
pub fn merge_bloc(base: Option<&Bloc>, ours: &Bloc, theirs: &Bloc, names: &Names) -> Merged<Bloc> {
    run(names, |cx| Bloc::merge(base, ours, theirs, cx))
}

/// Merges two copies of the issues of a family.
pub fn merge_issues(
    base: Option<&[Issue]>,
    ours: &[Issue],
    theirs: &[Issue],
    names: &Names,
) -> Merged<Vec<Issue>> {
    run(names, |cx| {
        by_id::list(base.unwrap_or_default(), ours, theirs, cx)
    })
}

/// Merges two copies of the reference matter, or of a part of it.
pub fn merge_reference(
    base: Option<&Reference>,
    ours: &Reference,
    theirs: &Reference,
    names: &Names,
) -> Merged<Reference> {
    run(names, |cx| Reference::merge(base, ours, theirs, cx))
}

/// Merges two lists of ids, such as the order of articles in a draft's file.
pub fn merge_ids(base: Option<&[String]>, ours: &[String], theirs: &[String]) -> Vec<String> {
    run(&Names::default(), |cx| {
        by_id::bag(base.unwrap_or_default(), ours, theirs, cx)
    })
    .value
}

fn run<T>(names: &Names, merge: impl FnOnce(&mut Cx<'_>) -> T) -> Merged<T> {
    let mut cx = Cx::new(names);
    let value = merge(&mut cx);
    Merged {
        value,
        conflicts: cx.finish(),
    }
}

record!(Workspace, |_w| None;
    title: words,
    own: one,
    dossier: merge,
    draft: merge,
    decisions: list,
    versions: list,
    proposals: list,
    notes: list,
);

record!(NamedVersion, |v| Some(Place::Version(v.id));
    id: one,
    name: words,
    symbol: words,
    note: words,
    time_ms: one,
    issued: one,
    draft: merge,
);

impl Keyed for NamedVersion {
    fn known_by(&self) -> String {
        self.id.to_string()
    }
}

record!(Decision, |d| Some(Place::Decision(d.id));
    id: one,
    paragraph: one,
    quote: one,
    ruling: one,
    reason: words,
    author: words,
    time_ms: one,
    layer: layer,
);

impl Keyed for Decision {
    fn known_by(&self) -> String {
        self.id.to_string()
    }
}

record!(Proposal, |p| Some(Place::Proposal(p.id));
    id: one,
    kind: one,
    target: one,
    quote: one,
    place: one,
    text: words,
    level: one,
    by: bag,
    supported_by: bag,
    opposed_by: bag,
    rationale: words,
    source_doc: words,
    date: one,
    status: one,
    author: words,
    time_ms: one,
    layer: layer,
);

impl Keyed for Proposal {
    fn known_by(&self) -> String {
        self.id.to_string()
    }
}

record!(Note, |n| Some(Place::Note(n.id));
    id: one,
    on: one,
    quote: one,
    kind: one,
    text: words,
    author: words,
    time_ms: one,
    replies: bag,
    resolved: one,
    layer: layer,
);

impl Keyed for Note {
    fn known_by(&self) -> String {
        self.id.to_string()
    }
}
