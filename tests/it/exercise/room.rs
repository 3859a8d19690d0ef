//! What the room sees holds what happened in public, and no word that somebody alone knows.

use travaux::exercise::event::{Ballot, Happening, Method, Vote};
use travaux::exercise::meeting::fold;
use travaux::exercise::scenario::Scenario;
use travaux::exercise::shown::{Shown, shown};
use travaux::model::ids::ItemId;
use travaux::model::reference::{RuleKind, Tally};

use super::script::{Script, role};

/// A word that stands nowhere else.
const CANARY: &str = "zqxsecretzqx";

/// Puts a canary wherever a role or the trainer alone knows something.
fn plant(scenario: &mut Scenario) -> usize {
    let mut n_planted = 0;
    let mut word = |text: &mut String| {
        n_planted += 1;
        *text = format!("{text} {CANARY}{n_planted}");
    };
    for role in &mut scenario.roles {
        role.brief.iter_mut().for_each(&mut word);
        role.instructions.iter_mut().for_each(&mut word);
        role.phrases.iter_mut().for_each(&mut word);
        word(&mut role.secret);
        for variant in &mut role.variants {
            word(&mut variant.why);
            word(&mut variant.stance);
        }
        for fallback in &mut role.fallbacks {
            word(&mut fallback.says);
        }
    }
    for inject in &mut scenario.injects {
        // News for everybody are public once released; those for some never are.
        if !inject.to.is_empty() {
            word(&mut inject.title.en);
            word(&mut inject.title.zh);
        }
        word(&mut inject.text);
    }
    for advice in &mut scenario.teaching {
        word(&mut advice.title.en);
        advice.text.iter_mut().for_each(&mut word);
    }
    n_planted
}

/// An afternoon with everything in it, on a scenario full of canaries.
fn afternoon() -> (Script, usize) {
    let mut script = Script::new();
    let n_planted = plant(&mut script.scenario);
    script.all_present();
    script.item("wardens");
    script.add(Happening::Listed {
        role: role("river-union"),
    });
    script.add(Happening::Floor {
        role: role("island-league"),
        seconds: None,
    });
    let text = script.table(
        "island-league",
        1,
        "Joint crews of wardens shall patrol the reefs.",
    );
    let letter = ItemId::new("island-letter").unwrap();
    script.add(Happening::Injected { inject: letter });
    script.add(Happening::Voted(Vote {
        proposal: text,
        method: Method::Secret,
        rule: None,
        ballots: Vec::new(),
        count: Some(Tally {
            yes: 2,
            no: 1,
            abstain: 0,
        }),
    }));
    (script, n_planted)
}

fn seen(script: &Script) -> Shown {
    let meeting = script.meeting();
    assert!(meeting.refused.is_empty(), "{:?}", meeting.refused);
    shown(&script.scenario, &meeting, None)
}

#[test]
fn the_room_sees_item_speaker_list_texts_and_the_result() {
    let (script, _) = afternoon();
    let room = seen(&script);
    let item = room.item.as_ref().unwrap();
    assert_eq!((item.number, item.title.en.as_str()), (2, "Wardens"));
    assert_eq!(item.rule, RuleKind::TwoThirds);
    assert_eq!(room.list.len(), 1);
    assert_eq!(room.list[0].en, "River Union");
    assert_eq!(room.present, (3, 3));
    assert_eq!(room.texts.len(), 1);
    assert_eq!(room.texts[0].carried, Some(true));
    let vote = room.vote.as_ref().unwrap();
    assert!(vote.carried && !vote.adopted && vote.ballots.is_empty());
    assert_eq!((vote.count.yes, vote.count.no), (2, 1));
    let article = room.article.as_ref().unwrap();
    assert_eq!((article.number.as_str(), article.lines.len()), ("2", 2));
}

#[test]
fn no_secret_of_a_role_or_of_the_trainer_is_in_what_the_room_sees() {
    let (script, n_planted) = afternoon();
    assert!(n_planted > 20, "{n_planted} canaries");
    let whole = format!("{:?}", script.scenario);
    assert!(whole.matches(CANARY).count() >= n_planted);
    // After every event, not only at the end.
    for n in 1..=script.events.len() {
        let meeting = fold(&script.scenario, &script.draft, &script.events[..n]);
        let room = format!("{:?}", shown(&script.scenario, &meeting, None));
        assert!(!room.contains(CANARY), "after {n} events: {room}");
    }
}

#[test]
fn only_a_roll_call_says_who_voted_how() {
    let mut script = Script::new();
    script.all_present();
    script.item("wardens");
    let text = script.table("island-league", 1, "Joint crews shall patrol the reefs.");
    let ballots = || vec![(role("northern-shore"), Ballot::No)];
    for (method, n_named) in [(Method::Show, 0), (Method::RollCall, 1)] {
        script.add(Happening::Voted(Vote {
            proposal: text,
            method,
            rule: None,
            ballots: ballots(),
            count: None,
        }));
        assert_eq!(seen(&script).vote.unwrap().ballots.len(), n_named);
    }
}

#[test]
fn news_for_everybody_reach_the_room_once_released() {
    let mut script = Script::new();
    script.all_present();
    assert_eq!(seen(&script).news, None);
    let storm = ItemId::new("storm").unwrap();
    script.add(Happening::Injected { inject: storm });
    assert_eq!(seen(&script).news.unwrap().0.en, "A storm");
}
