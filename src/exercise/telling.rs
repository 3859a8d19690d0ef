//! What happened, in a sentence of the record.

use super::event::{Ballot, Event, Happening, Vote};
use super::meeting::Meeting;
use super::scenario::Scenario;
use crate::model::ids::{ItemId, ProposalId, RoleId};
use crate::model::proposal::{Proposal, ProposalKind};
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
pub(super) fn tell(scenario: &Scenario, meeting: &Meeting, event: &Event) -> String {
    let who = |role: &RoleId| name(scenario, role);
    let text = |id: &ProposalId| text_name(scenario, meeting, *id);
    match &event.what {
        Happening::Opened { .. } => "The session opens.".to_owned(),
        Happening::RollCall { present } => roll_call(scenario, meeting, present),
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
            let on = with(" on ", topic);
            format!("{kind} consultations for {minutes} minutes{on}.")
        }
        Happening::Resumes => "The meeting resumes.".to_owned(),
        Happening::Moved { kind, by, words } => {
            let (by, more) = (who(by), with(": ", words));
            format!("{by}: {} (rule {}){more}.", kind.word(), kind.rule())
        }
        Happening::Ruled { carried, tally, .. } => {
            let votes = tally.map(|t| format!(", {} to {}", t.yes, t.no));
            let verb = if *carried { "carries" } else { "falls" };
            format!("The motion {verb}{}.", votes.unwrap_or_default())
        }
        Happening::Tabled { by, proposal } => {
            let (by, text) = (who(by), text(&proposal.id));
            format!("{by} tables {text}, which {}.", deed(proposal))
        }
        Happening::Withdrawn { proposal } => format!("{} is withdrawn.", text(proposal)),
        Happening::StrawPoll { proposal, hands } => {
            let of = |ballot| hands.iter().filter(|(_, b)| *b == ballot).count();
            let (yes, no) = (of(Ballot::Yes), of(Ballot::No));
            let undecided = of(Ballot::Abstain);
            let text = text(proposal);
            format!("Straw poll on {text}: {yes} for, {no} against, {undecided} undecided.")
        }
        Happening::Voted(put) => vote(scenario, meeting, put),
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

/// Details behind what leads to them; nothing where there are none.
fn with(before: &str, details: &str) -> String {
    if details.is_empty() {
        String::new()
    } else {
        format!("{before}{details}")
    }
}

fn roll_call(scenario: &Scenario, meeting: &Meeting, present: &[RoleId]) -> String {
    let quorum = if meeting.has_quorum(scenario) {
        "there is a quorum"
    } else {
        "there is no quorum"
    };
    let names: Vec<String> = present.iter().map(|role| name(scenario, role)).collect();
    format!("Roll call: {}; {quorum}.", names.join(", "))
}

/// What a text would do, with its words.
fn deed(proposal: &Proposal) -> String {
    let verb = match proposal.kind {
        ProposalKind::Add => "adds",
        ProposalKind::Modify => "replaces words by",
        ProposalKind::Suppress => "deletes words",
        ProposalKind::NoChange => "keeps the words",
        ProposalKind::Move => "moves words",
    };
    if proposal.text.is_empty() {
        return verb.to_owned();
    }
    format!("{verb} “{}”", proposal.text.replace('\n', " / "))
}

fn vote(scenario: &Scenario, meeting: &Meeting, put: &Vote) -> String {
    let name = text_name(scenario, meeting, put.proposal);
    // Only a vote that was counted is told, and that just now.
    let Some(taken) = meeting.votes.last() else {
        return String::new();
    };
    let verdict = if taken.carried { "carries" } else { "falls" };
    format!(
        "Vote on {name} by {}, {}: {} to {}, {} abstaining; it {verdict}.",
        put.method.word(),
        rule_words(taken.rule),
        taken.count.yes,
        taken.count.no,
        taken.count.abstain
    )
}
