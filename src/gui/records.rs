//! Proposals, readings, votes and notes in the window: their panes' state, what is worked out beside
//! it, and what their actions do.

use std::time::Duration;

use egui::Context;

use crate::model::ids::ArticleId;
use crate::model::party::PartyRef;
use crate::model::proposal::{Proposal, ProposalStatus};
use crate::session::command::{Command, LookCommand, RollingCommand};

use super::actions::RecordAction;
use super::app::App;
use super::dock;
use super::modals::Modal;
use super::noting::Noting;
use super::panels::notes::NotesState;
use super::panels::proposals::ProposalsState;
use super::panels::readings::ReadingsState;
use super::panels::votes::VotesState;
use super::panes::Pane;
use super::proposing::Proposing;
use super::widgets::ToastKind;

/// What the panes keep between frames.
#[derive(Default)]
pub struct Records {
    /// Proposals.
    pub proposals: ProposalsState,
    /// Readings.
    pub readings: ReadingsState,
    /// Votes.
    pub votes: VotesState,
    /// Notes.
    pub notes: NotesState,
}

/// How often the window looks how far work beside it is.
const LOOK_AGAIN: Duration = Duration::from_millis(120);

impl App {
    /// Starts what panes asked to have worked out beside the window.
    pub(super) fn run_errands(&mut self, context: &Context) {
        let errands = [
            self.records.proposals.errand(),
            self.records.readings.errand(),
            self.exercise.errand(),
            self.unsaved.errand(),
        ];
        let more = self.debriefs.errands();
        for errand in errands.into_iter().chain(more).flatten() {
            self.desktop.aside(errand, context);
        }
        let busy = self.records.proposals.is_busy() || self.records.readings.is_busy();
        let compares = self.unsaved.progress().is_some();
        if busy || compares || self.exercise.is_busy() || self.debriefs.is_busy() {
            context.request_repaint_after(LOOK_AGAIN);
        }
    }

    /// Does something with proposals, readings or notes.
    pub(super) fn act_on_record(&mut self, action: RecordAction) {
        let shown = self.records.proposals.shown(&self.session).cloned();
        let look = self.session.look();
        let rolling = |command| Command::Rolling(command);
        match action {
            RecordAction::Propose => {
                let new = Proposing::at_caret(&self.session, &self.words);
                self.ask_proposal(new);
            }
            RecordAction::Amend => {
                let new = shown.and_then(|to| Proposing::to_proposal(&self.session, &to));
                self.ask_proposal(new);
            }
            RecordAction::Edit => {
                let own = shown.map(|own| Proposing::of(&self.session, &own, &self.words));
                self.ask_proposal(own);
            }
            RecordAction::Accept => {
                let open = shown.filter(Proposal::is_open);
                self.commands
                    .extend(open.map(|own| rolling(RollingCommand::Accept(own.id))));
            }
            RecordAction::Reject => self.settle_proposal(shown, ProposalStatus::Rejected),
            RecordAction::Withdraw => self.settle_proposal(shown, ProposalStatus::Withdrawn),
            RecordAction::Table => self.settle_proposal(shown, ProposalStatus::Tabled),
            RecordAction::Support | RecordAction::Oppose => {
                self.stand_by(shown, action == RecordAction::Support);
            }
            RecordAction::AcceptUncontested => {
                self.commands
                    .push(rolling(RollingCommand::AcceptUncontested));
            }
            RecordAction::Next | RecordAction::Previous => {
                dock::show(&mut self.dock, Pane::Proposals);
                let forward = action == RecordAction::Next;
                self.records.proposals.step(&self.session, forward);
            }
            RecordAction::TakeUp => self.take_up(look.article),
            RecordAction::CopyText => {
                let text = self.session.rolling_text();
                self.commands.push(Command::Look(LookCommand::Copy(text)));
            }
            RecordAction::Comment => {
                if let Some(new) = Noting::at_caret(&self.session) {
                    self.modal = Some(Modal::Note(new));
                } else {
                    self.toasts
                        .push(ToastKind::Info, self.words.t("note-nowhere"));
                }
            }
        }
    }

    fn ask_proposal(&mut self, proposing: Option<Proposing>) {
        match proposing {
            Some(proposing) => self.modal = Some(Modal::Propose(Box::new(proposing))),
            None => self
                .toasts
                .push(ToastKind::Info, self.words.t("proposal-nowhere")),
        }
    }

    fn settle_proposal(&mut self, shown: Option<Proposal>, status: ProposalStatus) {
        let own = shown.filter(|own| own.status != status);
        let command = own.map(|own| RollingCommand::Settle(own.id, status));
        self.commands.extend(command.map(Command::Rolling));
    }

    /// The own delegation stands by a proposal or against it, or no longer.
    fn stand_by(&mut self, shown: Option<Proposal>, supports: bool) {
        let Some(mut after) = shown else { return };
        let own = self.session.workspace().own.as_ref();
        let Some(own) = own.and_then(|own| PartyRef::new(own.as_str())) else {
            self.toasts
                .push(ToastKind::Info, self.words.t("proposal-no-own"));
            return;
        };
        let (mine, other) = if supports {
            (&mut after.supported_by, &mut after.opposed_by)
        } else {
            (&mut after.opposed_by, &mut after.supported_by)
        };
        other.retain(|party| *party != own);
        if mine.contains(&own) {
            mine.retain(|party| *party != own);
        } else {
            mine.push(own);
        }
        let command = RollingCommand::PutProposal(after.id, Some(Box::new(after)));
        self.commands.push(Command::Rolling(command));
    }

    /// Takes up the best reading: at once where it is known, else as soon as the pane has it.
    fn take_up(&mut self, article: Option<ArticleId>) {
        dock::show(&mut self.dock, Pane::Readings);
        let Some(article) = article else { return };
        match self.records.readings.best_of(&self.session, article) {
            Some(found) => {
                let command = RollingCommand::TakeUp(Box::new(found), 0);
                self.commands.push(Command::Rolling(command));
            }
            None => self.records.readings.take_up_when_known(),
        }
    }

    /// A proposal was written: the list shows it.
    pub(super) fn after_proposing(&mut self, fresh: bool) {
        if fresh {
            self.records.proposals.choose_newest();
        }
        dock::show(&mut self.dock, Pane::Proposals);
    }
}
