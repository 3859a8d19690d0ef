//! Playing alone, points by hand, and the debrief.

use std::sync::Arc;

use travaux::assess::verdict::Verdict;
use travaux::cli::Ending;
use travaux::coding::codebook::Codebook;
use travaux::exercise::debrief::debrief;
use travaux::exercise::event::Ballot;
use travaux::exercise::play::{Alone, Difficulty, Play, Say};
use travaux::exercise::score::{Counted, Rung};
use travaux::exercise::setting::Setting;
use travaux::exercise::table::Table;
use travaux::model::bloc::Strength;
use travaux::storage::lexicon_io::builtin_lexicon;

use super::kit::{self, SHIPPED};
use super::script::{START, Script, afternoon};
use crate::cli_kit::call;

/// The cues of the invented dossier.
fn cues() -> Arc<Codebook> {
    let (exercise, _) = kit::shipped(SHIPPED[0]);
    let (codebook, problems) = Codebook::compile(&exercise.dossier, &builtin_lexicon().unwrap());
    assert!(problems.is_empty());
    Arc::new(codebook)
}

const OPEN: &str = "The reefs are open to visitors from every shore.";
const CLOSED_SEASON: &str = "Every reef is closed to visitors while fish spawn there.";

/// What the invented scenario is played on.
pub(super) fn setting() -> Setting {
    let (exercise, scenario) = kit::shipped(SHIPPED[0]);
    Setting {
        scenario: Arc::new(scenario),
        dossier: Arc::new(exercise.dossier),
        draft: Arc::new(exercise.draft),
        codebook: cues(),
    }
}

fn with_play<R>(difficulty: Difficulty, seed: u64, then: impl FnOnce(&mut Play) -> R) -> R {
    let how = Alone {
        role: None,
        difficulty,
        seed,
    };
    let mut play = Play::begin(&setting(), how, START);
    then(&mut play)
}

#[test]
fn roles_answer_by_their_verdict_and_say_why() {
    with_play(Difficulty::Open, 1, |play| {
        let turn = play.propose(OPEN, START).unwrap();
        assert_eq!(turn.reactions.len(), 3);
        let of = |id: &str| {
            turn.reactions
                .iter()
                .find(|r| r.role.as_str() == id)
                .unwrap()
        };
        let north = of("northern-shore");
        assert_eq!(
            (north.verdict, north.ballot),
            (Verdict::CrossesRedLine, Ballot::No)
        );
        let objects = north.says.iter().any(|say| {
            matches!(say, Say::Objects { strength: Some(Strength::RedLine), words, .. } if words.contains("open"))
        });
        assert!(objects, "{:?}", north.says);
        // What the record says it would settle for, and nothing a trainer wrote.
        let record = "a permit that is never refused, with a closed season".to_owned();
        assert!(
            north.says.contains(&Say::OnRecord(record)),
            "{:?}",
            north.says
        );
        let river = of("river-union");
        assert_eq!(river.verdict, Verdict::Acceptable);
        let lives = |say: &Say| matches!(say, Say::Accepts { words, .. } if words.contains("open"));
        assert!(river.says.iter().any(lives), "{:?}", river.says);
        assert!(!river.says.contains(&Say::NoPosition));
        assert_eq!(of("island-league").verdict, Verdict::Satisfies);
        assert!(!turn.adopted, "consensus has one against it");
        assert_eq!((turn.count.yes, turn.count.no), (2, 1));
    });
}

#[test]
fn fallbacks_come_when_their_conditions_are_met_and_change_the_answer() {
    with_play(Difficulty::Open, 1, |play| {
        let permit = "A person may visit a reef only with a permit of the coastal State.";
        let text = format!("{permit}\n{CLOSED_SEASON}");
        let conceded = |turn: &travaux::exercise::play::Turn| {
            let says = turn.reactions.iter().flat_map(|r| &r.says);
            says.filter(|say| matches!(say, Say::Concedes(_))).count()
        };
        let first = play.propose(&text, START).unwrap();
        assert_eq!(conceded(&first), 0, "nobody yields at once");
        let league = |turn: &travaux::exercise::play::Turn| {
            let mut all = turn.reactions.iter();
            all.find(|r| r.role.as_str() == "island-league")
                .unwrap()
                .clone()
        };
        assert_eq!(league(&first).verdict, Verdict::Conflict);
        let second = play.propose(&text, START).unwrap();
        assert_eq!(conceded(&second), 1, "{second:?}");
        // It offers a model clause of the dossier.
        let offers = league(&second).offers;
        assert_eq!(offers.len(), 1);
        assert!(offers[0].1.en.contains("closed to visitors"));
        let third = play.propose(&text, START).unwrap();
        assert_ne!(league(&third).verdict, Verdict::Conflict);
        assert!(third.adopted, "{third:?}");
        assert_eq!(play.item().unwrap().id.as_str(), "wardens");
        assert_eq!(play.ended().iter().filter(|e| e.adopted).count(), 1);
    });
}

#[test]
fn the_same_seed_gives_the_same_answers_and_difficulty_hides_reasons() {
    let answers = |difficulty, seed| {
        with_play(difficulty, seed, |play| {
            [OPEN, CLOSED_SEASON].map(|text| play.propose(text, START))
        })
    };
    assert_eq!(answers(Difficulty::Open, 9), answers(Difficulty::Open, 9));
    let orders: std::collections::BTreeSet<Vec<String>> = (0..12)
        .map(|seed| {
            let turn = answers(Difficulty::Open, seed)[0].clone().unwrap();
            turn.reactions.iter().map(|r| r.role.to_string()).collect()
        })
        .collect();
    assert!(
        orders.len() > 1,
        "the seed decides who speaks first: {orders:?}"
    );
    let said = |difficulty| {
        let [first, _] = answers(difficulty, 1);
        first
            .unwrap()
            .reactions
            .into_iter()
            .flat_map(|r| r.says)
            .collect::<Vec<_>>()
    };
    let (open, guarded, closed) = (
        said(Difficulty::Open),
        said(Difficulty::Guarded),
        said(Difficulty::Closed),
    );
    let tells_strength = |say: &Say| {
        matches!(
            say,
            Say::Objects {
                strength: Some(_),
                ..
            } | Say::Asks {
                strength: Some(_),
                ..
            }
        )
    };
    assert!(open.iter().any(tells_strength) && !guarded.iter().any(tells_strength));
    assert!(open.iter().any(|say| matches!(say, Say::OnRecord(_))));
    assert!(!guarded.iter().any(|say| matches!(say, Say::OnRecord(_))));
    assert!(
        closed
            .iter()
            .all(|say| matches!(say, Say::Stance(_) | Say::NoPosition)),
        "{closed:?}"
    );
    // The verdicts are the same however much is told.
    let verdicts = |difficulty| answers(difficulty, 1).map(|turn| turn.unwrap().count);
    assert_eq!(verdicts(Difficulty::Open), verdicts(Difficulty::Closed));
}

#[test]
fn what_nobody_can_read_is_said_and_moves_nobody() {
    with_play(Difficulty::Open, 1, |play| {
        let turn = play
            .propose("Everybody shall be kind to everybody else.", START)
            .unwrap();
        assert_eq!((turn.coverage.uncoded, turn.coverage.clauses), (1, 1));
        assert!(
            !turn.adopted,
            "a text nobody could read is adopted by nobody"
        );
        assert!(turn.reactions.iter().all(|r| r.ballot == Ballot::Abstain));
        assert!(play.propose("  \n ", START).is_none());
    });
}

#[test]
fn points_are_the_sum_anybody_can_add_up() {
    let script = afternoon();
    let (exercise, scenario) = kit::shipped(SHIPPED[0]);
    let mut table = Table::new(&scenario, &exercise.dossier, cues());
    let on = (&exercise.dossier, &exercise.draft);
    let learnt = debrief(&scenario, on, &mut table, &script.events, &|_| true);
    let total = |id: &str| {
        let score = learnt
            .scores
            .iter()
            .find(|s| s.role.as_str() == id)
            .unwrap();
        assert_eq!(
            score.total,
            score.lines.iter().map(|l| l.points).sum::<i32>()
        );
        score.clone()
    };
    // The final text: the two bracketed sentences on visits and the closed season; joint crews and
    // boarding; payment by whoever did the damage. Adopted and in time: wardens alone.
    //
    // Northern Shore. Red line: open reefs (crossed, -20). Met: permit (core, weight 80:
    // 10*2*80/100 = 16), payment by the damager (core, 70: 14). Agreement 15, time 5.
    assert_eq!(total("northern-shore").total, -20 + 16 + 14 + 15 + 5);
    // Island League. Met: open reefs (core, 90: 18), closed season (preference, 90: 9), joint
    // wardens (red line, weight 80 by the variant: 24), boarding (preference, 80: 8). 15 + 5.
    assert_eq!(total("island-league").total, 18 + 9 + 24 + 8 + 15 + 5);
    // River Union. Red lines: boarding (crossed, -20), payment by the damager (crossed, -20). Met:
    // closed season (core, 50: 10). 15 + 5.
    let river = total("river-union");
    assert_eq!(river.total, -20 - 20 + 10 + 15 + 5);
    let crossed = river
        .lines
        .iter()
        .filter(|l| matches!(l.what, Counted::Crossed(..)));
    assert_eq!(crossed.count(), 2);
}

#[test]
fn the_debrief_shows_who_moved_and_what_was_missed() {
    let script = afternoon();
    let (exercise, scenario) = kit::shipped(SHIPPED[0]);
    let mut table = Table::new(&scenario, &exercise.dossier, cues());
    let on = (&exercise.dossier, &exercise.draft);
    let learnt = debrief(&scenario, on, &mut table, &script.events, &|_| true);
    assert!(learnt.differing.is_empty());
    assert_eq!(learnt.steps.len(), 2);
    let (before, after) = (&learnt.steps[0], &learnt.steps[1]);
    assert!(
        before.brackets > after.brackets,
        "{} {}",
        before.brackets,
        after.brackets
    );
    let island = learnt
        .seats
        .iter()
        .position(|id| id.as_str() == "island-league")
        .unwrap();
    assert_eq!(before.verdicts[1].1[island], Verdict::Conflict);
    assert_eq!(after.verdicts[1].1[island], Verdict::Satisfies);
    // When the first text fell, nothing better was on the table.
    assert_eq!(learnt.missed, []);
    let rung = |role: &str, issue: &str| {
        let (_, rungs) = learnt
            .ladders
            .iter()
            .find(|(id, _)| id.as_str() == role)
            .unwrap();
        rungs.iter().find(|(id, _)| id.as_str() == issue).unwrap().1
    };
    assert_eq!(rung("island-league", "warden-patrols"), Rung::Preferred);
    assert_eq!(rung("river-union", "warden-patrols"), Rung::Crossed);
    assert_eq!(rung("northern-shore", "warden-patrols"), Rung::Below);
    assert_eq!(
        learnt.compared,
        [],
        "the invented scenario has no recorded outcome"
    );
    // Nothing adopted, nothing said: the debrief still stands.
    let quiet = debrief(&scenario, on, &mut table, &Script::new().events, &|_| true);
    assert!(quiet.ended.iter().all(|ended| !ended.adopted));
    assert_eq!(quiet.steps.len(), 1);
}

#[test]
fn an_opening_that_more_could_have_lived_with_is_told() {
    let mut script = Script::new();
    script.all_present();
    script.item("wardens");
    let coastal = "Only the wardens of the coastal State shall patrol its reefs.";
    let coastal = script.table("northern-shore", 1, coastal);
    let joint = "Joint crews of wardens shall patrol the reefs.";
    script.table("island-league", 1, joint);
    script.vote(coastal, [Ballot::Yes, Ballot::No, Ballot::Abstain]);
    let (exercise, scenario) = kit::shipped(SHIPPED[0]);
    let mut table = Table::new(&scenario, &exercise.dossier, cues());
    let on = (&exercise.dossier, &exercise.draft);
    let learnt = debrief(&scenario, on, &mut table, &script.events, &|_| true);
    let [missed] = learnt.missed.as_slice() else {
        panic!("{:?}", learnt.missed)
    };
    assert_eq!(missed.item.as_str(), "wardens");
    assert_eq!(missed.vote, script.meeting().votes.first().map(|v| v.event));
    // One voted for it; joint crews without boarding everybody could have lived with.
    assert_eq!((missed.agreeable, missed.would), (1, 3));
    assert!(missed.lines.iter().any(|line| line == joint), "{missed:?}");
    assert!(!missed.lines.iter().any(|line| line.contains("board")));
}

#[test]
fn what_cannot_be_read_is_not_taken_for_want_of_a_position() {
    with_play(Difficulty::Open, 1, |play| {
        let turn = play.propose("The weather was fine.", START).unwrap();
        assert!(!turn.reactions.is_empty());
        for reaction in &turn.reactions {
            assert!(!reaction.says.contains(&Say::NoPosition));
        }
        let mut said = turn.reactions.iter().flat_map(|reaction| &reaction.says);
        assert!(said.any(|say| *say == Say::Unread));
    });
}

#[test]
fn a_learner_plays_alone_to_an_agreement_in_the_terminal() {
    let permit = "A person may visit a reef only with a permit of the coastal State.";
    let text = format!("{permit}\n{CLOSED_SEASON}\n\n");
    let input =
        format!("{text}{text}{text}Joint crews of wardens shall patrol the reefs.\n\n:skip\n");
    let said = call(&["play", SHIPPED[0], "--seed", "3"], input.as_bytes());
    assert_eq!(said.ending, Ending::Done, "{}", said.err);
    assert_eq!(said.out.matches(": adopted.").count(), 2, "{}", said.out);
    assert!(
        said.out.contains("If the fish have their season"),
        "{}",
        said.out
    );
    assert!(said.out.contains("== Points") && said.out.contains("Every item is done."));
    let again = call(&["play", SHIPPED[0], "--seed", "3"], input.as_bytes());
    assert_eq!(said.out, again.out);
    let text =
        "The authorities of a State Party may consult data that are open to the public.\n\n:quit\n";
    let real = call(&["play", SHIPPED[1], "--reveal", "closed"], text.as_bytes());
    assert!(
        real.out.contains("Beside the recorded outcome: "),
        "{}",
        real.out
    );
    let wrong = call(&["play", SHIPPED[0], "--as", "chair"], b"");
    assert_eq!(wrong.ending, Ending::Usage);
    let own = call(
        &["play", SHIPPED[0], "--as", "river-union"],
        format!("{OPEN}\n\n").as_bytes(),
    );
    assert!(
        own.out.contains("Your own instructions say: acceptable."),
        "{}",
        own.out
    );
}
