//! Five people, each with a copy, who edit and exchange in any order, end up with one text.

use travaux::model::merge::merge3;
use travaux::model::workspace::Workspace;

use super::edits::{Author, shared, words_in};
use super::laws::{names, unique_ids};
use crate::storage::dice::Dice;

/// A person's copy, and what it was when they last exchanged.
struct Copy {
    author: Author,
    now: Workspace,
    base: Workspace,
}

/// Fetches what stands in the middle, merges it, and puts the result there.
fn exchange(copy: &mut Copy, middle: &mut Workspace) -> usize {
    let called = names(copy.author.name, "common text");
    let merged = merge3(Some(&copy.base), &copy.now, middle, &called);
    unique_ids(&merged.value.draft);
    copy.now = merged.value.clone();
    copy.base = merged.value.clone();
    *middle = merged.value;
    merged.conflicts.len()
}

/// Lets five people make edits and exchange in a random order; gives edits, exchanges, conflicts.
fn meeting(seed: u64, n_edits: usize, takes_out: bool) -> (usize, usize, usize) {
    let mut middle = shared(seed);
    let mut dice = Dice::new(seed ^ 0x4d);
    let mut copies: Vec<Copy> = ["Aa", "Bb", "Cc", "Dd", "Ee"]
        .into_iter()
        .map(|name| {
            let mut author = Author::new(name, seed);
            author.takes_out = takes_out;
            Copy {
                author,
                now: middle.clone(),
                base: middle.clone(),
            }
        })
        .collect();
    let (mut n_made, mut n_exchanges, mut n_conflicts) = (0, 0, 0);
    let old = words_in(&middle);
    let mut written: Vec<String> = Vec::new();
    while n_made < 5 * n_edits {
        let copy = &mut copies[dice.below(5)];
        for _ in 0..=dice.below(4) {
            copy.author.edit(&mut copy.now);
            n_made += 1;
        }
        if !takes_out && n_made % 50 < 4 {
            written.extend(words_in(&copy.now).into_iter().filter(|w| !old.contains(w)));
            written.sort();
            written.dedup();
        }
        let copy = &mut copies[dice.below(5)];
        n_conflicts += exchange(copy, &mut middle);
        n_exchanges += 1;
    }
    for _ in 0..2 {
        for copy in &mut copies {
            n_conflicts += exchange(copy, &mut middle);
            n_exchanges += 1;
        }
    }
    for copy in &copies {
        assert!(copy.now == middle, "{} has another text", copy.author.name);
    }
    let there = words_in(&middle);
    for word in &written {
        assert!(there.contains(word), "{word} is lost");
    }
    assert!(
        takes_out || written.len() > n_edits,
        "{} words",
        written.len()
    );
    (n_made, n_exchanges, n_conflicts)
}

#[test]
fn five_copies_edited_and_exchanged_in_any_order_become_one() {
    let long = std::env::var_os("TRAVAUX_LONG").is_some();
    let (n_meetings, n_edits) = if long { (10, 1_000) } else { (4, 60) };
    for takes_out in [true, false] {
        let (mut made, mut exchanges, mut conflicts) = (0, 0, 0);
        for seed in 0..n_meetings {
            let (m, e, c) = meeting(seed, n_edits, takes_out);
            made += m;
            exchanges += e;
            conflicts += c;
        }
        println!(
            "{n_meetings} meetings of five copies{}: {made} edits, {exchanges} merges, \
             {conflicts} conflicts, all the same in the end",
            if takes_out {
                ", things taken out too"
            } else {
                ", no word lost"
            }
        );
    }
}

#[test]
fn edits_by_five_from_one_base_give_one_text_in_every_order() {
    let base = shared(5);
    let copies: Vec<Workspace> = ["Aa", "Bb", "Cc", "Dd", "Ee"]
        .into_iter()
        .map(|name| {
            let mut copy = base.clone();
            let word = format!("q{name}w00001q");
            copy.draft.articles[0].paragraphs[0].text.push_str(&word);
            copy.draft.articles[0].heading = word;
            copy
        })
        .collect();
    let mut seen: Vec<Workspace> = Vec::new();
    for turn in 0..5 {
        for step in 1..5 {
            let mut whole = copies[turn].clone();
            for n in 1..5 {
                let next = &copies[(turn + n * step) % 5];
                // A name is only put to words that have none yet: each alternative is called once.
                whole = merge3(Some(&base), &whole, next, &names("", "")).value;
            }
            seen.push(whole);
        }
    }
    seen.dedup();
    assert_eq!(seen.len(), 1, "the order matters");
    assert_eq!(words_in(&seen[0]).len(), 5);
}
