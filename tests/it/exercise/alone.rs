//! A game of one as a record: kept like a session, taken up where it ends, looked back at.

use std::sync::Arc;

use travaux::assess::verdict::Verdict;
use travaux::exercise::debrief::{PointKind, Shifted, debrief};
use travaux::exercise::event::{Ballot, Event, Happening};
use travaux::exercise::meeting::{Phase, fold};
use travaux::exercise::play::{Alone, Difficulty, Play, Turn};
use travaux::exercise::replay::{after, ordered, seen};
use travaux::exercise::setting::Setting;
use travaux::storage::exercise::{create_session, load_events, load_exercise, save_event};

use super::kit::SHIPPED;
use super::playing::setting;
use super::script::{START, Script, afternoon, role};

const PERMIT: &str = "A person may visit a reef only with a permit of the coastal State.\nEvery reef is closed to visitors while fish spawn there.";
const JOINT: &str = "Joint crews of wardens shall patrol the reefs.";

fn alone(role: Option<&str>) -> Alone {
    Alone {
        role: role.map(super::script::role),
        difficulty: Difficulty::Guarded,
        seed: 3,
    }
}

/// A game to its end: an agreement on the first two items, none on the third.
fn game(setting: &Setting) -> (Play, Vec<Turn>) {
    let mut play = Play::begin(setting, alone(None), START);
    let mut turns = Vec::new();
    while play.item().is_some_and(|item| item.id.as_str() == "visits") {
        assert!(turns.len() < 5, "nobody yields: {turns:?}");
        turns.push(play.propose(PERMIT, START).unwrap());
    }
    turns.push(play.propose(JOINT, START).unwrap());
    play.skip(START);
    (play, turns)
}

#[test]
fn a_game_is_a_record_like_any_other_and_is_taken_up_anywhere() {
    let setting = setting();
    let (play, turns) = game(&setting);
    assert_eq!(turns.len(), 4);
    assert!(turns[2].adopted && turns[3].adopted && !turns[1].adopted);
    assert!(play.item().is_none());
    let meeting = play.meeting();
    assert_eq!(meeting.refused, [], "every event takes effect");
    assert_eq!(meeting.phase, Phase::Closed);
    assert_eq!((meeting.texts.len(), meeting.votes.len()), (3, 4));
    assert_eq!(meeting.clock.last(), 0, "no clock runs");
    // The record says what the answers said.
    for (vote, turn) in meeting.votes.iter().zip(&turns) {
        assert_eq!((vote.count, vote.carried), (turn.count, turn.adopted));
    }
    // Broken off anywhere, it goes on as if it had not been.
    for n in 4..=play.events().len() {
        let cut: Vec<Event> = play.events()[..n].to_vec();
        let (again, told) = Play::resume(&setting, &cut).unwrap();
        assert_eq!(
            again.meeting(),
            &fold(&setting.scenario, &setting.draft, &cut)
        );
        let whole = told.len();
        // Of a text whose vote is not written down yet the answers are known, not the outcome.
        for (told, turn) in told.iter().zip(&turns).take(whole.saturating_sub(1)) {
            assert_eq!(told, turn, "cut at {n}");
        }
    }
    let (_, told) = Play::resume(&setting, play.events()).unwrap();
    assert_eq!(told, turns);
    let first: Vec<Event> = play.events()[..5].to_vec();
    let (mut going, _) = Play::resume(&setting, &first[..4]).unwrap();
    let turn = going.propose(PERMIT, START + 60_000).unwrap();
    assert_eq!(turn.reactions, turns[0].reactions);
    // A record of a session with people in it is no game.
    assert!(Play::resume(&setting, &afternoon().events).is_none());
}

#[test]
fn a_game_is_kept_on_the_disk_and_read_again() {
    let setting = setting();
    let (play, _) = game(&setting);
    let root = tempfile::tempdir().unwrap();
    let folder = root.path().join("game");
    create_session(std::path::Path::new(SHIPPED[0]), &folder).unwrap();
    for event in play.events() {
        save_event(&folder, event).unwrap();
    }
    let loaded = load_events(&folder);
    assert!(loaded.problems.is_empty(), "{:?}", loaded.problems);
    assert_eq!(loaded.value, play.events());
    assert!(load_exercise(&folder).problems.is_empty());
    // Who plays a delegation is kept too.
    let own = Play::begin(&setting, alone(Some("river-union")), START);
    let played = own.events().iter().find_map(|event| {
        if let Happening::Played(how) = &event.what {
            Some(how.clone())
        } else {
            None
        }
    });
    assert_eq!(played, Some(alone(Some("river-union"))));
    let other = root.path().join("own");
    for event in own.events() {
        save_event(&other, event).unwrap();
    }
    assert_eq!(load_events(&other).value, own.events());
}

#[test]
fn the_learner_s_delegation_votes_for_its_text_and_hears_its_instructions() {
    let setting = setting();
    let mut play = Play::begin(&setting, alone(Some("river-union")), START);
    let open = "The reefs are open to visitors from every shore.";
    let turn = play.propose(open, START).unwrap();
    assert_eq!(turn.own, Some(Verdict::Acceptable));
    let vote = &play.meeting().votes[0];
    assert!(vote.ballots.contains(&(role("river-union"), Ballot::Yes)));
    assert_eq!(play.meeting().tabled[0].by, role("river-union"));
    assert!(play.meeting().tabled[0].withdrawn.is_some());
    // One paragraph of two stands as it was: the record touches the other alone.
    assert_eq!(turn.lines.len(), 1);
}

#[test]
fn the_debrief_tells_who_moved_with_which_text() {
    let setting = setting();
    let script = afternoon();
    let mut table = setting.table();
    let on = (setting.dossier.as_ref(), setting.draft.as_ref());
    let learnt = debrief(&setting.scenario, on, &mut table, &script.events, &|_| true);
    let track = &learnt.tracks[1];
    assert_eq!(track.item.as_str(), "wardens");
    let kinds: Vec<PointKind> = track.points.iter().map(|point| point.what).collect();
    let ids: Vec<_> = learnt
        .meeting
        .tabled
        .iter()
        .map(|t| t.proposal.id)
        .collect();
    assert_eq!(
        kinds,
        [
            PointKind::Start,
            PointKind::Tabled(ids[0]),
            PointKind::Tabled(ids[1]),
            PointKind::Adopted(ids[1])
        ]
    );
    let seat = |id: &str| learnt.seats.iter().position(|s| s.as_str() == id).unwrap();
    let island = |n: usize| track.points[n].verdicts[seat("island-league")];
    assert_eq!(
        [island(0), island(2), island(3)],
        [Verdict::Conflict, Verdict::Satisfies, Verdict::Satisfies]
    );
    assert!(track.points[0].brackets > track.points[3].brackets);
    assert_eq!(learnt.tracks[0].points.len(), 1, "no text on visits");
    // The league voted against the first text and for the second, and its verdict turned with it.
    let of = |id: &str| {
        let all = learnt.shifts.iter().filter(|s| s.role == role(id));
        all.map(|s| (s.with, s.what)).collect::<Vec<_>>()
    };
    assert_eq!(
        of("island-league"),
        [
            (ids[1], Shifted::Ballot(Ballot::No, Ballot::Yes)),
            (
                ids[1],
                Shifted::Verdict(Verdict::Conflict, Verdict::Satisfies)
            )
        ]
    );
    assert!(learnt.shifts.windows(2).all(|w| w[0].event <= w[1].event));
}

#[test]
fn a_replay_shows_what_people_saw_mistakes_included() {
    let mut script = Script::new();
    script.all_present();
    script.item("wardens");
    let id = script.table("island-league", 1, JOINT);
    let vote = script.vote(id, [Ballot::Yes, Ballot::Yes, Ballot::No]);
    script.add(Happening::Adopted {
        proposal: id,
        ad_referendum: false,
    });
    script.add(Happening::Corrected {
        event: vote,
        why: "a wrong hand".to_owned(),
    });
    let setting = setting();
    // Order and doubles do not matter.
    let mut mixed = script.events.clone();
    mixed.reverse();
    mixed.push(script.events[2].clone());
    let all = ordered(&mixed);
    assert_eq!(all, script.events);
    let at = |n| after(&setting.scenario, &setting.draft, &all, n);
    assert_eq!(at(0).phase, Phase::Before);
    assert_eq!((at(4).tabled.len(), at(4).votes.len()), (1, 0));
    assert_eq!(
        at(5).votes.len(),
        1,
        "the vote had happened until it was corrected"
    );
    assert_eq!((at(6).texts.len(), at(7).texts.len()), (2, 1));
    assert_eq!(at(99), at(7));
    let mut table = setting.table();
    let (scenario, draft) = (Arc::clone(&setting.scenario), Arc::clone(&setting.draft));
    let seen = seen(&scenario, &draft, &mut table, &all, &|_| true).unwrap();
    let from: Vec<usize> = seen.iter().map(|seen| seen.from).collect();
    assert_eq!(from, [0, 6, 7], "adopted, and undone with the vote");
    assert_eq!(seen[0].verdicts, seen[2].verdicts);
    assert_ne!(seen[0].verdicts, seen[1].verdicts);
    let mut table = setting.table();
    assert!(
        travaux::exercise::replay::seen(&scenario, &draft, &mut table, &all, &|n| n < 3).is_none(),
        "it can be stopped"
    );
}
