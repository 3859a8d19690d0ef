//! A copy of what texts are judged by, to be worked on beside the window: effects of proposals and
//! readings can take longer than a frame.

use std::sync::Arc;

use crate::analysis::effect::{self, Effect};
use crate::analysis::readings::{self, Limits, Readings, Watch};
use crate::assess::book::PositionBook;
use crate::coding::codebook::Codebook;
use crate::coding::draft::{CodingCache, DraftCoding};
use crate::model::date::Year;
use crate::model::decision::Decision;
use crate::model::draft::Draft;
use crate::model::ids::{ArticleId, ProposalId};
use crate::model::proposal::{Proposal, Refusal};
use crate::session::state::Session;

/// What is judged by, as it was when the copy was made.
#[derive(Clone, Debug)]
pub struct Bench {
    codebook: Arc<Codebook>,
    book: PositionBook,
    draft: Draft,
    coding: DraftCoding,
    proposals: Vec<Proposal>,
    decisions: Vec<Decision>,
    strict: bool,
}

/// What becomes of proposals that are accepted, or why they cannot be.
pub type Effects = Vec<(ProposalId, Result<Effect, Refusal>)>;

impl Session {
    /// A copy of what texts are judged by now, as far as it may be seen.
    pub fn bench(&self) -> Bench {
        let workspace = self.workspace();
        Bench {
            codebook: Arc::clone(&self.derived.codebook),
            book: self.derived.book.clone(),
            draft: workspace.draft.clone(),
            coding: self.derived.coding.clone(),
            proposals: workspace.proposals.clone(),
            decisions: workspace.decisions.clone(),
            strict: self.derived.strict,
        }
    }
}

impl Bench {
    /// What each of these proposals would change; `None` where `watch`, told how many are done,
    /// said to stop.
    pub fn effects(&self, ids: &[ProposalId], watch: Watch<'_>) -> Option<Effects> {
        let desk = effect::Desk {
            codebook: &self.codebook,
            book: &self.book,
            draft: &self.draft,
            proposals: &self.proposals,
            decisions: &self.decisions,
            strict: self.strict,
        };
        let mut cache = CodingCache::default();
        let mut found = Vec::with_capacity(ids.len());
        for (id, n) in ids.iter().zip(0..) {
            if !watch(n) {
                return None;
            }
            found.push((*id, effect::effect(&desk, *id, &mut cache)));
        }
        Some(found)
    }

    /// The readings of an article; `None` where it is gone or `watch` said to stop.
    pub fn readings(
        &self,
        article: ArticleId,
        limits: Limits,
        watch: Watch<'_>,
    ) -> Option<Readings> {
        let desk = readings::Desk {
            codebook: &self.codebook,
            book: &self.book,
            draft: &self.draft,
            coding: &self.coding,
            proposals: &self.proposals,
            decisions: &self.decisions,
            strict: self.strict,
        };
        readings::readings_while(&desk, article, limits, watch)
    }
}

/// All that effects and readings depend on, to be compared: while it stays the same, so do they.
#[derive(Clone, Debug, PartialEq)]
struct Subject {
    draft: Draft,
    proposals: Vec<Proposal>,
    decisions: Vec<Decision>,
    /// Number of the state of the workspace: positions may have changed in it.
    state: u64,
    as_of: Year,
    strict: bool,
    presenting: bool,
    codebook: u64,
}

/// Tells when what is judged has changed, and not merely what is looked at.
#[derive(Debug, Default)]
pub struct Watcher {
    revision: u64,
    subject: Option<Box<Subject>>,
    nth: u64,
}

impl Watcher {
    /// A number that rises whenever an effect or a reading could be another.
    pub fn look(&mut self, session: &Session) -> u64 {
        if self.revision == session.revision() {
            return self.nth;
        }
        self.revision = session.revision();
        let workspace = session.workspace();
        let now = Subject {
            draft: workspace.draft.clone(),
            proposals: workspace.proposals.clone(),
            decisions: workspace.decisions.clone(),
            state: session.history().state(),
            as_of: session.look().as_of,
            strict: session.derived().strict,
            presenting: session.is_presenting(),
            codebook: session.derived().codebook.stamp(),
        };
        if self.subject.as_deref() != Some(&now) {
            self.subject = Some(Box::new(now));
            self.nth += 1;
        }
        self.nth
    }
}
