//! The debrief as data for scripts; words are English, keys do not change.

use serde_json::{Value, json};

use crate::exercise::debrief::{Debrief, Missed, PointKind, Shift, Shifted, Step, Track};
use crate::exercise::meeting::VoteTaken;
use crate::exercise::scenario::Scenario;
use crate::exercise::score::{Counted, Score};
use crate::model::reference::RuleKind;

/// The debrief of a session.
pub fn debrief_json(scenario: &Scenario, debrief: &Debrief) -> Value {
    let meeting = &debrief.meeting;
    let moments = meeting.timeline.iter().map(|moment| {
        json!({
            "event": moment.event.to_string(),
            "clock_ms": moment.at,
            "time_ms": moment.time_ms,
            "item": moment.item.as_ref().map(ToString::to_string),
            "words": moment.words,
        })
    });
    let refused = meeting.refused.iter();
    let refused = refused.map(|(id, why)| json!({"event": id.to_string(), "why": why.to_string()}));
    let items = debrief.ended.iter().map(|ended| {
        json!({
            "item": ended.item.to_string(),
            "adopted": ended.adopted,
            "in_time": ended.in_time,
            "spent_ms": meeting.spent.get(&ended.item).copied().unwrap_or(0),
        })
    });
    let spoken = meeting.spoken.iter();
    let spoken = spoken.map(|(role, ms)| json!({"role": role.to_string(), "ms": ms}));
    let ladders = debrief.ladders.iter().flat_map(|(role, rungs)| {
        rungs.iter().map(move |(issue, rung)| {
            json!({"role": role.to_string(), "issue": issue.to_string(), "rung": rung.word()})
        })
    });
    let compared = debrief.compared.iter().map(|element| {
        json!({
            "issue": element.issue.to_string(),
            "element": element.element.to_string(),
            "recorded": element.recorded,
            "here": element.here,
        })
    });
    json!({
        "schema": 1,
        "scenario": scenario.id.to_string(),
        "differing": debrief.differing.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "roles": debrief.seats.iter().map(ToString::to_string).collect::<Vec<_>>(),
        "items": items.collect::<Vec<_>>(),
        "votes": meeting.votes.iter().map(vote).collect::<Vec<_>>(),
        "texts": debrief.steps.iter().map(|s| step(s, debrief)).collect::<Vec<_>>(),
        "tracks": debrief.tracks.iter().map(|t| track(t, debrief)).collect::<Vec<_>>(),
        "shifts": debrief.shifts.iter().map(shift).collect::<Vec<_>>(),
        "missed": debrief.missed.iter().map(missed).collect::<Vec<_>>(),
        "spoken": spoken.collect::<Vec<_>>(),
        "ladders": ladders.collect::<Vec<_>>(),
        "compared": compared.collect::<Vec<_>>(),
        "scores": debrief.scores.iter().map(score).collect::<Vec<_>>(),
        "timeline": moments.collect::<Vec<_>>(),
        "refused": refused.collect::<Vec<_>>(),
    })
}

fn vote(vote: &VoteTaken) -> Value {
    let ballots = vote.ballots.iter();
    let ballots = ballots.map(|(role, b)| json!({"role": role.to_string(), "vote": b.word()}));
    json!({
        "event": vote.event.to_string(),
        "item": vote.item.as_ref().map(ToString::to_string),
        "proposal": vote.proposal.to_string(),
        "method": vote.method.word(),
        "rule": match vote.rule {
            RuleKind::Consensus => "consensus",
            RuleKind::TwoThirds => "two thirds",
            RuleKind::Simple => "simple majority",
        },
        "yes": vote.count.yes,
        "no": vote.count.no,
        "abstain": vote.count.abstain,
        "carried": vote.carried,
        "ballots": ballots.collect::<Vec<_>>(),
    })
}

fn step(step: &Step, debrief: &Debrief) -> Value {
    let said = step.verdicts.iter().map(|(item, said)| {
        let pairs = debrief.seats.iter().zip(said);
        let pairs = pairs.map(|(role, v)| json!({"role": role.to_string(), "verdict": v.word()}));
        json!({"item": item.to_string(), "verdicts": pairs.collect::<Vec<_>>()})
    });
    json!({
        "event": step.event.map(|id| id.to_string()),
        "clock_ms": step.at,
        "brackets": step.brackets,
        "items": said.collect::<Vec<_>>(),
    })
}

fn track(track: &Track, debrief: &Debrief) -> Value {
    let points = track.points.iter().map(|point| {
        let said = debrief.seats.iter().zip(&point.verdicts);
        let said = said.map(|(role, v)| json!({"role": role.to_string(), "verdict": v.word()}));
        let (what, text) = match point.what {
            PointKind::Start => ("start", None),
            PointKind::Tabled(id) => ("tabled", Some(id.to_string())),
            PointKind::Adopted(id) => ("adopted", Some(id.to_string())),
        };
        json!({
            "event": point.event.map(|id| id.to_string()),
            "clock_ms": point.at,
            "what": what,
            "proposal": text,
            "brackets": point.brackets,
            "verdicts": said.collect::<Vec<_>>(),
        })
    });
    json!({"item": track.item.to_string(), "points": points.collect::<Vec<_>>()})
}

fn shift(shift: &Shift) -> Value {
    let (of, was, is) = match shift.what {
        Shifted::Verdict(was, is) => ("verdict", was.word(), is.word()),
        Shifted::Ballot(was, is) => ("vote", was.word(), is.word()),
    };
    json!({
        "event": shift.event.to_string(),
        "clock_ms": shift.at,
        "role": shift.role.to_string(),
        "item": shift.item.as_ref().map(ToString::to_string),
        "proposal": shift.with.to_string(),
        "of": of,
        "was": was,
        "is": is,
    })
}

fn missed(missed: &Missed) -> Value {
    json!({
        "item": missed.item.to_string(),
        "vote": missed.vote.map(|id| id.to_string()),
        "agreeable": missed.agreeable,
        "would": missed.would,
        "lines": missed.lines,
    })
}

fn score(score: &Score) -> Value {
    let lines = score.lines.iter().map(|line| {
        let (what, of) = match &line.what {
            Counted::Kept(_, element) => ("red line kept", element.to_string()),
            Counted::Crossed(_, element) => ("red line crossed", element.to_string()),
            Counted::Met { element, .. } => ("met", element.to_string()),
            Counted::Agreed(item) => ("adopted", item.to_string()),
            Counted::InTime(item) => ("in time", item.to_string()),
        };
        json!({"what": what, "of": of, "points": line.points})
    });
    json!({
        "role": score.role.to_string(),
        "total": score.total,
        "lines": lines.collect::<Vec<_>>(),
    })
}
