//! What happened, in a sentence of the record.

use super::event::{Ballot, Event, Happening, Method};
use super::meeting::Meeting;
use super::scenario::Scenario;
use crate::model::ids::{ItemId, ProposalId, RoleId};
use crate::model::proposal::ProposalKind;
use crate::model::reference::RuleKind;

/// A rule in words.
pub fn rule_words(rule: RuleKind) -> &'static str {
    match rule {
        RuleKind::Consensus => "consensus",
        RuleKind::TwoThirds => "two thirds of those present and voting",
        RuleKind::Simple => "a simple majority of those present and voting",
    }
}

/// The name of a role, or its id where the scenario does not know it.
pub fn name(scenario: &Scenario, role: &RoleId) -> String {
    let known = scenario.role(role).map(|role| role.name.en.clone());
    known.unwrap_or_else(|| role.to_string())
}

fn title(scenario: &Scenario, item: &ItemId) -> String {
    let known = scenario.item(item).map(|item| item.title.en.clone());
    known.unwrap_or_else(|| item.to_string())
}

/// What a text is called in the record: its place among the texts tabled, and whose it is.
pub fn text_name(scenario: &Scenario, meeting: &Meeting, id: ProposalId) -> String {
    let at = meeting.tabled.iter().position(|t| t.proposal.id == id);
    match at.and_then(|at| Some((at + 1, meeting.tabled.get(at)?))) {
        Some((number, text)) => format!("text {number} ({})", name(scenario, &text.by)),
        None => "a text".to_owned(),
    }
}

/// An event in a sentence; `meeting` is the session with that event in it.
#[expect(
    clippy::too_many_lines,
    reason = "one arm for each thing that can happen"
)]
pub(super) fn tell(scenario: &Scenario, meeting: &Meeting, event: &Event) -> String {
    let who = |role: &RoleId| name(scenario, role);
    let text = |id: &ProposalId| text_name(scenario, meeting, *id);
    match &event.what {
        Happening::Opened { .. } => "The session opens.".to_owned(),
        Happening::RollCall { present } => {
            let quorum = if meeting.has_quorum(scenario) {
                "there is a quorum"
            } else {
                "there is no quorum"
            };
            let names: Vec<String> = present.iter().map(who).collect();
            format!("Roll call: {}; {quorum}.", names.join(", "))
        }
        Happening::Item { item } => format!("Item: {}.", title(scenario, item)),
        Happening::List { open: true } => "The list of speakers is open.".to_owned(),
        Happening::List { open: false } => "The list of speakers is closed.".to_owned(),
        Happening::Listed { role } => format!("{} asks for the floor.", who(role)),
        Happening::Floor { role, .. } => format!("{} has the floor.", who(role)),
        Happening::Yielded => "The speaker ends.".to_owned(),
        Happening::Consults {
            moderated,
            minutes,
            topic,
        } => {
            let kind = if *moderated {
                "Moderated"
            } else {
                "Unmoderated"
            };
            let on = if topic.is_empty() {
                String::new()
            } else {
                format!(" on {topic}")
            };
            format!("{kind} consultations for {minutes} minutes{on}.")
        }
        Happening::Resumes => "The meeting resumes.".to_owned(),
        Happening::Moved { kind, by, words } => {
            let more = if words.is_empty() {
                String::new()
            } else {
                format!(": {words}")
            };
            let (kind, rule) = (kind.word(), kind.rule());
            format!("{}: {kind} (rule {rule}){more}.", who(by))
        }
        Happening::Ruled { carried, tally, .. } => {
            let votes = tally.map(|t| format!(", {} to {}", t.yes, t.no));
            let verb = if *carried { "carries" } else { "falls" };
            format!("The motion {verb}{}.", votes.unwrap_or_default())
        }
        Happening::Tabled { by, proposal } => {
            let verb = match proposal.kind {
                ProposalKind::Add => "adds",
                ProposalKind::Modify => "replaces words by",
                ProposalKind::Suppress => "deletes words",
                ProposalKind::NoChange => "keeps the words",
                ProposalKind::Move => "moves words",
            };
            let words = if proposal.text.is_empty() {
                String::new()
            } else {
                format!(" “{}”", proposal.text.replace('\n', " / "))
            };
            format!(
                "{} tables {}, which {verb}{words}.",
                who(by),
                text(&proposal.id)
            )
        }
        Happening::Withdrawn { proposal } => format!("{} is withdrawn.", text(proposal)),
        Happening::StrawPoll { proposal, hands } => {
            let of = |ballot| hands.iter().filter(|(_, b)| *b == ballot).count();
            format!(
                "Straw poll on {}: {} for, {} against, {} undecided.",
                text(proposal),
                of(Ballot::Yes),
                of(Ballot::No),
                of(Ballot::Abstain)
            )
        }
        Happening::Voted {
            proposal, method, ..
        } => vote(scenario, meeting, *proposal, *method),
        Happening::Explained { role, words } => {
            format!("{} explains its vote: {words}", who(role))
        }
        Happening::Adopted { proposal, .. } => {
            format!("{} is adopted and written into the draft.", text(proposal))
        }
        Happening::Injected { inject } => {
            let known = scenario.inject(inject).map(|inject| &inject.title.en);
            format!("Released: {}.", known.map_or("", |title| title.as_str()))
        }
        Happening::Played(how) => match &how.role {
            Some(role) => format!("One learner plays {} against the others.", who(role)),
            None => "One learner presides, and the roles answer.".to_owned(),
        },
        Happening::Paused => "The session is paused.".to_owned(),
        Happening::GoesOn => "The session goes on.".to_owned(),
        Happening::Closed => "The session closes.".to_owned(),
        Happening::Remark { words } => words.clone(),
        Happening::Corrected { why, .. } => format!("Corrected: {why}"),
    }
}

fn vote(scenario: &Scenario, meeting: &Meeting, id: ProposalId, method: Method) -> String {
    let name = text_name(scenario, meeting, id);
    let Some(vote) = meeting.votes.last() else {
        return String::new();
    };
    let verdict = if vote.carried { "carries" } else { "falls" };
    format!(
        "Vote on {name} by {}, {}: {} to {}, {} abstaining; it {verdict}.",
        method.word(),
        rule_words(vote.rule),
        vote.count.yes,
        vote.count.no,
        vote.count.abstain
    )
}
