//! What a panel gets beside its view: words to show, and a place to put what the person asks for.

use crate::model::ids::{BlocId, ElementId, IssueId, ParagraphId};
use crate::model::text::{Lang, Span};
use crate::session::command::Command;
use crate::words::Words;

use super::actions::Action;
use super::noting::Noting;
use super::panes::Pane;

/// The context of a panel. Panels read views and push wishes; they change nothing.
pub struct Cx<'a> {
    /// The catalogue in the chosen language.
    pub words: &'a Words,
    /// The language in which the dossier is shown.
    pub lang: Lang,
    /// Commands for the session, done after the frame.
    pub commands: &'a mut Vec<Command>,
    /// Wishes to the window itself.
    pub wishes: &'a mut Vec<Wish>,
}

/// What a panel can ask of the window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Wish {
    /// Bring a pane to the front.
    Show(Pane),
    /// Do what a menu item does.
    Act(Action),
    /// Ask for an element and code the words with it by hand.
    CodeByHand(ParagraphId, Span),
    /// Ask why an element is not there, then reject it.
    RejectCoding(ParagraphId, Span, ElementId),
    /// Ask why a finding is set aside, then do so.
    Ignore(ParagraphId, Span, BlocId, ElementId),
    /// Show a bloc's position on an issue with its sources and history.
    ShowPosition(BlocId, IssueId),
    /// Open the editor of a bloc's position on an issue.
    EditPosition(BlocId, IssueId),
    /// The hint of the first run was read.
    HintRead,
    /// What was open last is not wanted.
    AgainClosed,
    /// Choose the own delegation.
    SetOwn(Option<BlocId>),
    /// Go to the next place where the words searched for stand.
    FindNext,
    /// Switch an editorial check on or off.
    SwitchCheck(&'static str, bool),
    /// Write or change a note.
    Note(Box<Noting>),
    /// Open an address in the browser, after asking.
    OpenLink(String),
}

impl Cx<'_> {
    /// Asks the session for something.
    pub fn command(&mut self, command: Command) {
        self.commands.push(command);
    }

    /// Asks the window for something.
    pub fn wish(&mut self, wish: Wish) {
        self.wishes.push(wish);
    }

    /// The words for a key.
    pub fn t<'k>(&'k self, key: &'k str) -> &'k str {
        self.words.t(key)
    }
}
