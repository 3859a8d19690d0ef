//! What a person chooses stands, and everything else merges as it would have.

use travaux::model::merge::Place;
use travaux::model::merge::choose::{Changed, Choice, differences, merge_chosen};
use travaux::model::workspace::Workspace;

use super::edits::{Author, shared};
use super::laws::{merged, names, unique_ids};
use crate::storage::dice::Dice;

/// Two copies of one workspace after a few edits each.
fn apart(seed: u64, takes_out: bool) -> (Workspace, Workspace, Workspace) {
    let base = shared(seed);
    let edited = |name| {
        let mut author = Author::new(name, seed);
        author.takes_out = takes_out;
        let mut copy = base.clone();
        for _ in 0..12 {
            author.edit(&mut copy);
        }
        copy
    };
    let (mine, theirs) = (edited("Aa"), edited("Bb"));
    (base, mine, theirs)
}

fn is_order(place: &Place) -> bool {
    matches!(place, Place::Article(_) | Place::Draft)
}

fn places(one: &Workspace, other: &Workspace) -> Vec<Place> {
    let found = differences(None, one, other, &[]);
    found
        .into_iter()
        .map(|difference| difference.place)
        .collect()
}

#[test]
fn whatever_differs_is_listed_and_what_is_chosen_stands() {
    let (mut n_places, mut n_kept) = (0, 0);
    for seed in 0..40 {
        let (base, mine, theirs) = apart(seed, seed % 2 == 0);
        let called = names("Aa", "Bb");
        let found = places(&mine, &theirs);
        assert!(!found.is_empty(), "{seed}: nothing differs");
        let mut dice = Dice::new(seed);
        for (choice, side) in [(Choice::Mine, &mine), (Choice::Theirs, &theirs)] {
            let all: Vec<_> = found.iter().map(|p| (p.clone(), choice)).collect();
            let whole = merge_chosen(Some(&base), &mine, &theirs, &called, &all);
            unique_ids(&whole.value.draft);
            let left = places(&whole.value, side);
            // Where two put things in between, the order is no choice.
            let left: Vec<_> = left.iter().filter(|p| !is_order(p)).collect();
            assert!(
                left.is_empty(),
                "{seed}: {choice:?} everywhere leaves {left:?}"
            );
        }
        let mixed: Vec<(Place, Choice)> = found
            .iter()
            .map(|place| {
                let choice = [Choice::Mine, Choice::Theirs, Choice::Both][dice.below(3)];
                (place.clone(), choice)
            })
            .collect();
        let whole = merge_chosen(Some(&base), &mine, &theirs, &called, &mixed).value;
        unique_ids(&whole.draft);
        for (choice, side) in [(Choice::Mine, &mine), (Choice::Theirs, &theirs)] {
            let other = places(&whole, side);
            for (place, chosen) in &mixed {
                // What stands in a whole article hangs on the article too.
                if *chosen == choice
                    && matches!(
                        place,
                        Place::Proposal(_)
                            | Place::Note(_)
                            | Place::Decision(_)
                            | Place::Version(_)
                            | Place::Position(..)
                    )
                {
                    assert!(
                        !other.contains(place),
                        "{seed}: {place:?} is not {choice:?}"
                    );
                    n_kept += 1;
                }
            }
        }
        n_places += found.len();
    }
    println!(
        "{n_places} differences: all listed, one side everywhere is that side; {n_kept} single choices held"
    );
}

#[test]
fn without_a_choice_it_is_the_plain_merge_and_says_who_changed_what() {
    let (base, mine, theirs) = apart(5, false);
    let called = names("Aa", "Bb");
    let plain = merged(&base, &mine, &theirs);
    let same = merge_chosen(Some(&base), &mine, &theirs, &called, &[]);
    assert_eq!(same.value, plain.value);
    let found = differences(Some(&base), &mine, &theirs, &plain.conflicts);
    let alone = differences(Some(&base), &mine, &base, &[]);
    assert!(alone.iter().all(|d| d.changed == Changed::Mine));
    assert!(found.iter().any(|d| d.changed == Changed::Theirs));
    let clashes = found.iter().filter(|d| d.clash).count();
    assert!(
        plain.conflicts.is_empty() || clashes > 0,
        "{:?} is told nowhere",
        plain.conflicts
    );
    assert_eq!(differences(Some(&base), &mine, &mine, &[]), []);
}
