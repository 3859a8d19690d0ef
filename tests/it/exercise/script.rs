//! Sessions written down event by event, a minute apart.

use travaux::exercise::event::{Ballot, Event, Happening, Method, Vote};
use travaux::exercise::meeting::{Meeting, fold};
use travaux::exercise::prints::prints;
use travaux::exercise::scenario::Scenario;
use travaux::model::draft::Draft;
use travaux::model::ids::{EventId, ItemId, ProposalId, RoleId};
use travaux::model::proposal::{Proposal, ProposalKind, Target};

use super::kit::{self, SHIPPED};

/// The first moment of every session here.
pub(crate) const START: u64 = 1_800_000_000_000;

pub(crate) fn role(id: &str) -> RoleId {
    RoleId::new(id).unwrap()
}

/// Events one after the other, a minute apart.
pub(crate) struct Script {
    pub(crate) scenario: Scenario,
    pub(crate) draft: Draft,
    pub(crate) events: Vec<Event>,
    now: u64,
}

impl Script {
    pub(crate) fn new() -> Self {
        let (exercise, scenario) = kit::shipped(SHIPPED[0]);
        let opened = Happening::Opened {
            prints: prints(&scenario, &exercise.dossier, &exercise.draft),
        };
        let mut script = Self {
            scenario,
            draft: exercise.draft,
            events: Vec::new(),
            now: START,
        };
        script.add(opened);
        script
    }

    pub(crate) fn add(&mut self, what: Happening) -> EventId {
        let id = EventId(ulid::Ulid::from_parts(self.now, self.events.len() as u128));
        self.events.push(Event {
            id,
            time_ms: self.now,
            author: "trainer".to_owned(),
            what,
        });
        self.now += 60_000;
        id
    }

    pub(crate) fn all_present(&mut self) {
        let present = self.scenario.roles.iter().map(|r| r.id.clone()).collect();
        self.add(Happening::RollCall { present });
    }

    pub(crate) fn item(&mut self, id: &str) {
        let item = ItemId::new(id).unwrap();
        self.add(Happening::Item { item });
    }

    /// Tables new words for the first paragraph of the article at a place.
    pub(crate) fn table(&mut self, by: &str, article: usize, text: &str) -> ProposalId {
        let id = ProposalId(ulid::Ulid::from_parts(self.now, 7));
        let target = Target::Paragraph(self.draft.articles[article].paragraphs[0].id);
        let mut proposal = Proposal::new(id, ProposalKind::Modify, target);
        proposal.text = text.to_owned();
        self.add(Happening::Tabled {
            by: role(by),
            proposal: Box::new(proposal),
        });
        id
    }

    pub(crate) fn vote(&mut self, proposal: ProposalId, votes: [Ballot; 3]) -> EventId {
        let voters: Vec<RoleId> = self.scenario.voters().map(|r| r.id.clone()).collect();
        self.add(Happening::Voted(Vote {
            proposal,
            method: Method::RollCall,
            rule: None,
            ballots: voters.into_iter().zip(votes).collect(),
            count: None,
        }))
    }

    pub(crate) fn meeting(&self) -> Meeting {
        fold(&self.scenario, &self.draft, &self.events)
    }

    pub(crate) fn refusal(&self) -> String {
        self.meeting().refused.last().unwrap().1.to_string()
    }
}

use Ballot::{No, Yes};

/// A whole afternoon: two texts on wardens, one voted down, one adopted.
pub(crate) fn afternoon() -> Script {
    let mut script = Script::new();
    script.all_present();
    script.item("wardens");
    script.add(Happening::Listed {
        role: role("river-union"),
    });
    script.add(Happening::Listed {
        role: role("island-league"),
    });
    script.add(Happening::Floor {
        role: role("river-union"),
        seconds: None,
    });
    script.add(Happening::Yielded);
    let first = script.table(
        "northern-shore",
        1,
        "Only the wardens of the coastal State shall patrol its reefs.",
    );
    script.vote(first, [Yes, No, No]);
    let second = script.table(
        "island-league",
        1,
        "Joint crews of wardens shall patrol the reefs.",
    );
    script.vote(second, [Yes, Yes, No]);
    script.add(Happening::Adopted {
        proposal: second,
        ad_referendum: false,
    });
    script.add(Happening::Closed);
    script
}
