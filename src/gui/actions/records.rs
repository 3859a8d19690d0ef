//! What can be done with proposals, readings and notes.

use egui::{Key, KeyboardShortcut, Modifiers};

/// Something done with a proposal, a reading or a note.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RecordAction {
    /// A new proposal on the words under the caret.
    Propose,
    /// A proposal to the proposal shown.
    Amend,
    /// Change the proposal shown.
    Edit,
    /// Accept it: the text changes.
    Accept,
    /// Turn it down.
    Reject,
    /// Take it back.
    Withdraw,
    /// Put it on the table again.
    Table,
    /// The own delegation supports it, or no longer.
    Support,
    /// The own delegation opposes it, or no longer.
    Oppose,
    /// Accept every proposal that nobody opposes.
    AcceptUncontested,
    /// The next proposal.
    Next,
    /// The proposal before.
    Previous,
    /// Take up the best reading of the article shown.
    TakeUp,
    /// A comment on the words under the caret.
    Comment,
    /// Copy the draft as it would be pasted: numbers, brackets with names, statuses.
    CopyText,
}

impl RecordAction {
    /// Every one, in the order of menus.
    pub const ALL: [Self; 15] = [
        Self::Propose,
        Self::Amend,
        Self::Edit,
        Self::Accept,
        Self::Reject,
        Self::Withdraw,
        Self::Table,
        Self::Support,
        Self::Oppose,
        Self::AcceptUncontested,
        Self::Next,
        Self::Previous,
        Self::TakeUp,
        Self::Comment,
        Self::CopyText,
    ];

    /// Key of its name in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::Propose => "action-propose",
            Self::Amend => "action-proposal-amend",
            Self::Edit => "action-proposal-edit",
            Self::Accept => "action-proposal-accept",
            Self::Reject => "action-proposal-reject",
            Self::Withdraw => "action-proposal-withdraw",
            Self::Table => "action-proposal-table",
            Self::Support => "action-proposal-support",
            Self::Oppose => "action-proposal-oppose",
            Self::AcceptUncontested => "action-accept-uncontested",
            Self::Next => "action-proposal-next",
            Self::Previous => "action-proposal-previous",
            Self::TakeUp => "action-take-up-best",
            Self::Comment => "action-comment",
            Self::CopyText => "action-copy-rolling",
        }
    }

    /// Its keys, if it has any.
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        let ctrl_shift = Modifiers::COMMAND | Modifiers::SHIFT;
        let keys = |modifiers, key| Some(KeyboardShortcut::new(modifiers, key));
        match self {
            Self::Propose => keys(ctrl_shift, Key::A),
            Self::Accept => keys(ctrl_shift, Key::Y),
            Self::Reject => keys(ctrl_shift, Key::J),
            Self::AcceptUncontested => keys(ctrl_shift, Key::E),
            Self::Next => keys(Modifiers::NONE, Key::F4),
            Self::Previous => keys(Modifiers::SHIFT, Key::F4),
            Self::TakeUp => keys(ctrl_shift, Key::R),
            Self::Comment => keys(ctrl_shift, Key::K),
            Self::CopyText => keys(ctrl_shift, Key::D),
            Self::Amend
            | Self::Edit
            | Self::Withdraw
            | Self::Table
            | Self::Support
            | Self::Oppose => None,
        }
    }
}
