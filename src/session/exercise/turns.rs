//! What texts on the table would change for every delegation: for the trainer, worked out beside the
//! window.

use std::sync::Arc;

use crate::analysis::effect::{Desk, effect};
use crate::assess::verdict::Verdict;
use crate::coding::draft::CodingCache;
use crate::exercise::table::Table;
use crate::model::draft::Draft;
use crate::model::ids::{ProposalId, RoleId};
use crate::model::proposal::{Proposal, Refusal};
use crate::session::state::Session;

use super::Exercise;

/// What becomes of the verdict of each delegation, in the order of the roll.
pub type Turns = Vec<(RoleId, Verdict, Verdict)>;

/// What each open text would change, or why it cannot be adopted.
pub type AllTurns = Vec<(ProposalId, Result<Turns, Refusal>)>;

/// What is judged, as it was when the copy was made.
#[derive(Clone, Debug)]
pub struct Tabled {
    exercise: Exercise,
    draft: Draft,
    proposals: Vec<Proposal>,
}

impl Session {
    /// A copy of the texts on the table with what they are judged by; nothing where none is there,
    /// or where nothing confidential is to be seen.
    pub fn tabled(&self) -> Option<Tabled> {
        let open = self.exercise().filter(|_| !self.is_presenting())?;
        let meeting = open.meeting()?;
        let proposals = meeting.proposals();
        let any = proposals.iter().any(Proposal::is_open);
        any.then_some(())?;
        Some(Tabled {
            exercise: Exercise {
                scenario: Arc::clone(&open.scenario),
                record: None,
                ..open.clone()
            },
            draft: meeting.draft()?.clone(),
            proposals,
        })
    }
}

impl Tabled {
    /// What each open text would change, or why it cannot be adopted; `None` where `watch`, told
    /// how many are done, said to stop.
    pub fn turns(&self, watch: &dyn Fn(u64) -> bool) -> Option<AllTurns> {
        let table = self.exercise.table();
        let desk = Desk {
            codebook: &table.codebook,
            book: &table.book,
            draft: &self.draft,
            proposals: &self.proposals,
            decisions: &[],
            strict: false,
        };
        let mut cache = CodingCache::default();
        let mut found = Vec::new();
        for (own, n) in self.proposals.iter().filter(|p| p.is_open()).zip(0..) {
            if !watch(n) {
                return None;
            }
            let turned = effect(&desk, own.id, &mut cache);
            found.push((own.id, turned.map(|effect| by_role(&table, &effect))));
        }
        Some(found)
    }
}

fn by_role(table: &Table, effect: &crate::analysis::effect::Effect) -> Turns {
    let turned = effect.blocs.iter().filter_map(|turned| {
        let id = table.book.bloc_id(turned.bloc)?;
        let role = RoleId::new(id.as_str()).ok()?;
        Some((role, turned.before, turned.after))
    });
    turned.collect()
}
