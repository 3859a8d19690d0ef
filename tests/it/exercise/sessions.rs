//! A session: folded from its events, whatever their order, by the chair's rules.

use travaux::exercise::event::Ballot::{Abstain, No, Yes};
use travaux::exercise::event::{Happening, Method, Vote};
use travaux::exercise::meeting::{Phase, fold};
use travaux::exercise::motion::MotionKind;
use travaux::model::draft::ParagraphStatus;
use travaux::model::ids::ItemId;
use travaux::model::reference::Tally;

use super::script::{START, Script, afternoon, role};

#[test]
fn an_item_goes_from_the_roll_call_to_an_adopted_paragraph() {
    let script = afternoon();
    let meeting = script.meeting();
    assert_eq!(meeting.refused, []);
    assert_eq!(meeting.phase, Phase::Closed);
    assert_eq!(meeting.timeline.len(), script.events.len());
    // Two thirds of those present and voting: 1 to 2 falls, 2 to 1 carries.
    let results: Vec<_> = meeting
        .votes
        .iter()
        .map(|vote| (vote.count.yes, vote.count.no, vote.carried))
        .collect();
    assert_eq!(results, [(1, 2, false), (2, 1, true)]);
    assert_eq!(meeting.texts.len(), 2);
    let paragraph = &meeting.draft().unwrap().articles[1].paragraphs[0];
    assert_eq!(
        paragraph.text,
        "Joint crews of wardens shall patrol the reefs."
    );
    assert_eq!(paragraph.status, ParagraphStatus::Agreed);
    assert_eq!(
        meeting.texts[0].draft, script.draft,
        "the starting text is kept"
    );
    assert!(meeting.is_settled(&ItemId::new("wardens").unwrap()));
    // The speaker had a minute; the list forgets who spoke.
    assert_eq!(meeting.spoken[&role("river-union")], 60_000);
    assert_eq!(meeting.list, [role("island-league")]);
    // From the item to the close nine more events, a minute each.
    assert_eq!(meeting.spent[&ItemId::new("wardens").unwrap()], 10 * 60_000);
}

#[test]
fn the_same_events_make_the_same_session_in_any_order_and_any_number() {
    let script = afternoon();
    let meeting = script.meeting();
    let mut shuffled = script.events.clone();
    shuffled.reverse();
    shuffled.rotate_left(5);
    assert_eq!(fold(&script.scenario, &script.draft, &shuffled), meeting);
    let doubled = [script.events.clone(), shuffled].concat();
    assert_eq!(fold(&script.scenario, &script.draft, &doubled), meeting);
    // A record cut short is the session as it was then.
    let half = fold(&script.scenario, &script.draft, &script.events[..8]);
    assert_eq!(half.timeline, meeting.timeline[..8]);
}

#[test]
fn what_may_not_happen_is_kept_and_has_no_effect() {
    let mut script = Script::new();
    script.add(Happening::Listed {
        role: role("river-union"),
    });
    assert_eq!(script.refusal(), "`river-union` is not present");
    script.add(Happening::RollCall {
        present: vec![role("chair"), role("river-union")],
    });
    script.item("repair");
    let text = script.table("river-union", 2, "A fund shall pay for the reefs.");
    script.add(Happening::Adopted {
        proposal: text,
        ad_referendum: false,
    });
    assert!(
        script.refusal().contains("no quorum"),
        "{}",
        script.refusal()
    );
    script.all_present();
    script.item("wardens");
    let other = script.table("river-union", 1, "Joint crews shall patrol the reefs.");
    script.add(Happening::Adopted {
        proposal: other,
        ad_referendum: false,
    });
    assert!(script.refusal().contains("not been put to the vote"));
    script.vote(other, [Yes, No, No]);
    script.add(Happening::Adopted {
        proposal: other,
        ad_referendum: false,
    });
    assert!(script.refusal().contains("did not adopt"));
    script.add(Happening::Voted(Vote {
        proposal: other,
        method: Method::Show,
        rule: None,
        ballots: vec![(role("chair"), Yes)],
        count: None,
    }));
    assert!(script.refusal().contains("has no vote"));
    script.add(Happening::Voted(Vote {
        proposal: other,
        method: Method::Secret,
        rule: None,
        ballots: Vec::new(),
        count: Some(Tally {
            yes: 4,
            no: 0,
            abstain: 0,
        }),
    }));
    assert!(
        script
            .refusal()
            .contains("4 votes were counted, and 3 are present")
    );
    script.add(Happening::Listed {
        role: role("atlantis"),
    });
    assert_eq!(script.refusal(), "there is no role `atlantis`");
    assert_eq!(script.meeting().texts.len(), 1);
}

#[test]
fn abstentions_do_not_count_and_consensus_needs_no_vote() {
    let mut script = Script::new();
    script.all_present();
    script.item("wardens");
    let text = script.table("river-union", 1, "Joint crews shall patrol the reefs.");
    script.vote(text, [Abstain, Yes, Abstain]);
    assert!(script.meeting().votes[0].carried, "1 to 0 of those voting");
    script.item("repair");
    let fund = script.table("island-league", 2, "A fund shall pay for the reefs.");
    script.add(Happening::Adopted {
        proposal: fund,
        ad_referendum: true,
    });
    let meeting = script.meeting();
    assert_eq!(meeting.refused, []);
    let paragraph = &meeting.draft().unwrap().articles[2].paragraphs[0];
    assert_eq!(paragraph.status, ParagraphStatus::AgreedAdReferendum);
}

#[test]
fn motions_are_decided_in_their_order_of_precedence() {
    let mut script = Script::new();
    script.all_present();
    script.item("visits");
    let by = role("river-union");
    let mut moved = |kind| {
        script.add(Happening::Moved {
            kind,
            by: by.clone(),
            words: String::new(),
        })
    };
    let close = moved(MotionKind::CloseDebate);
    let suspend = moved(MotionKind::Suspend);
    let order = moved(MotionKind::PointOfOrder);
    let before: Vec<_> = script
        .meeting()
        .motions
        .iter()
        .map(|motion| motion.id)
        .collect();
    assert_eq!(before, [order, suspend, close]);
    let rule = |motion, carried, tally| Happening::Ruled {
        motion,
        carried,
        tally,
    };
    script.add(rule(close, true, None));
    assert!(
        script
            .refusal()
            .contains("the motion to point of order comes first (rule 71 / 113"),
        "{}",
        script.refusal()
    );
    script.add(rule(order, true, None));
    script.add(rule(
        suspend,
        true,
        Some(Tally {
            yes: 1,
            no: 2,
            abstain: 0,
        }),
    ));
    assert!(script.refusal().contains("do not decide it so"));
    script.add(rule(
        suspend,
        false,
        Some(Tally {
            yes: 1,
            no: 2,
            abstain: 0,
        }),
    ));
    assert!(script.meeting().list_open);
    script.add(rule(close, true, None));
    let meeting = script.meeting();
    assert!(meeting.motions.is_empty() && !meeting.list_open);
    script.add(Happening::Listed { role: by.clone() });
    assert_eq!(script.refusal(), "the list of speakers is closed");
}

#[test]
fn a_correction_undoes_a_mistake_and_can_itself_be_undone() {
    let mut script = afternoon();
    let adopted = script.events[script.events.len() - 2].id;
    let whole = script.meeting();
    let wrong = script.add(Happening::Corrected {
        event: adopted,
        why: "miscounted".to_owned(),
    });
    let undone = script.meeting();
    assert_eq!((whole.texts.len(), undone.texts.len()), (2, 1));
    assert_eq!(undone.votes, whole.votes);
    script.add(Happening::Corrected {
        event: wrong,
        why: "it was right".to_owned(),
    });
    assert_eq!(script.meeting().texts, whole.texts);
}

#[test]
fn timers_follow_the_session_s_clock_and_pauses_stop_it() {
    let mut script = Script::new();
    script.all_present();
    script.item("visits");
    script.add(Happening::Floor {
        role: role("river-union"),
        seconds: Some(90),
    });
    let meeting = script.meeting();
    let then = START + 3 * 60_000;
    assert_eq!(meeting.speech_left(then + 30_000), Some(60));
    assert_eq!(meeting.speech_left(then + 100_000), Some(-10));
    assert_eq!(
        meeting.item_left(&script.scenario, then + 30_000),
        Some(25 * 60 - 90)
    );
    script.add(Happening::Paused);
    let paused = script.meeting();
    assert_eq!(
        (paused.phase, paused.floor.is_none()),
        (Phase::Paused, true)
    );
    let later = then + 10 * 3_600_000;
    assert_eq!(paused.clock.at(later), 4 * 60_000);
    script.add(Happening::Listed {
        role: role("river-union"),
    });
    assert_eq!(script.refusal(), "the session is paused");
    script.add(Happening::GoesOn);
    assert_eq!(script.meeting().clock.last(), 4 * 60_000);
}

#[test]
fn injects_are_due_by_the_clock_and_by_what_happens() {
    let mut script = Script::new();
    script.all_present();
    script.item("visits");
    let due = |script: &Script, now| {
        let due = script.meeting().due(&script.scenario, now);
        due.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(due(&script, START + 39 * 60_000), Vec::<String>::new());
    assert_eq!(due(&script, START + 40 * 60_000), ["storm"]);
    let text = script.table(
        "northern-shore",
        0,
        "A person may visit a reef only with a permit.",
    );
    script.vote(text, [Yes, No, Yes]);
    assert_eq!(due(&script, START), ["island-letter"]);
    script.add(Happening::Injected {
        inject: ItemId::new("island-letter").unwrap(),
    });
    assert_eq!(due(&script, START), Vec::<String>::new());
    script.add(Happening::Injected {
        inject: ItemId::new("island-letter").unwrap(),
    });
    assert!(script.refusal().contains("released before"));
}
