//! Two drafts compared: laws that hold for any pair, and what a reader sees of a few.

use proptest::prelude::*;

use travaux::analysis::redline::summary::UnmarkedWhy;
use travaux::analysis::redline::words::compare;
use travaux::analysis::redline::{Fate, Line, PieceKind, Redline, apply, redline};
use travaux::model::draft::{Draft, ParagraphStatus};

use crate::redline_kit::{any_draft, deeds, done, draft, line, text};

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn applied_to_the_old_draft_it_gives_the_new(old in any_draft(), deeds in deeds()) {
        let new = done(&old, &deeds);
        let made = apply(&old, &redline(&old, &new)).expect("the redline fits its own draft");
        prop_assert_eq!(Draft { id: new.id, ..made }, new);
    }

    #[test]
    fn a_draft_does_not_differ_from_itself(old in any_draft()) {
        let same = redline(&old, &old);
        prop_assert!(same.is_empty(), "{same:?}");
        prop_assert!(same.unmarked(&old).is_empty() && same.deletions().is_empty());
    }

    #[test]
    fn strangers_compare_too(old in any_draft(), new in any_draft(), deeds in deeds()) {
        let new = done(&new, &deeds);
        let made = apply(&old, &redline(&old, &new)).expect("the redline fits its own draft");
        prop_assert_eq!(Draft { id: new.id, ..made }, new);
    }

    #[test]
    fn no_old_word_is_left_out(old in any_draft(), deeds in deeds()) {
        let redline = redline(&old, &done(&old, &deeds));
        for (n, article) in old.articles.iter().enumerate() {
            for (at, paragraph) in article.paragraphs.iter().enumerate() {
                let shown = redline.lines().filter(|(_, line)| {
                    let here = |was: travaux::analysis::redline::LineAt| {
                        (was.article, was.at) == (Some(n), at)
                    };
                    line.fate != Fate::MovedAway && line.old.is_some_and(here)
                });
                let shown: Vec<_> = shown.collect();
                prop_assert_eq!(shown.len(), 1, "{:?} is shown {} times", paragraph, shown.len());
            }
        }
    }

    #[test]
    fn the_script_is_the_shortest(old in text(), new in text()) {
        let words = |text: &str| -> Vec<String> {
            // The same cut, made another way: a piece for every word of a text compared with none.
            let mut words = Vec::new();
            let mut word = String::new();
            for ch in text.chars() {
                let joins = ch.is_ascii_alphanumeric();
                if !joins && !word.is_empty() {
                    words.push(std::mem::take(&mut word));
                }
                if joins {
                    word.push(ch);
                } else if !ch.is_whitespace() {
                    words.push(ch.to_string());
                }
            }
            words.extend((!word.is_empty()).then_some(word));
            words
        };
        let (a, b) = (words(&old), words(&new));
        let mut common = vec![vec![0_usize; b.len() + 1]; a.len() + 1];
        for i in (0..a.len()).rev() {
            for j in (0..b.len()).rev() {
                common[i][j] = if a[i] == b[j] {
                    common[i + 1][j + 1] + 1
                } else {
                    common[i + 1][j].max(common[i][j + 1])
                };
            }
        }
        let pieces = compare(&old, &new);
        let count = |kind| -> usize {
            let of = pieces.iter().filter(|piece| piece.kind == kind);
            of.map(|piece| words(&piece.text).len()).sum()
        };
        prop_assert_eq!(count(PieceKind::Deleted), a.len() - common[0][0]);
        prop_assert_eq!(count(PieceKind::Inserted), b.len() - common[0][0]);
        let side = |without| -> String {
            let of = pieces.iter().filter(|piece| piece.kind != without);
            of.map(|piece| piece.text.as_str()).collect()
        };
        prop_assert_eq!(side(PieceKind::Inserted), old);
        prop_assert_eq!(side(PieceKind::Deleted), new);
    }
}

const DATA: &str = "Each Party shall order the preservation of traffic data for ninety days.";
const COSTS: &str = "The requested Party bears the ordinary costs of executing a request.";
const HELP: &str = "Parties shall afford one another the widest measure of assistance.";

/// Every line as a word and its text: `=`, `~` changed, `+`, `-`, `>` moved here, `<` moved away.
fn signs(redline: &Redline) -> Vec<String> {
    let sign = |line: &Line| match line.fate {
        Fate::Added => "+",
        Fate::Removed => "-",
        Fate::MovedAway => "<",
        Fate::Kept if line.moved => ">",
        Fate::Kept if line.differs() => "~",
        Fate::Kept => "=",
    };
    let section = |section: &travaux::analysis::redline::Section| {
        let lines: Vec<_> = section.lines.iter().map(sign).collect();
        let what = match section.fate {
            Fate::Added => "+",
            Fate::Removed => "-",
            Fate::MovedAway => "<",
            Fate::Kept if section.moved => ">",
            Fate::Kept => "",
        };
        format!("{what}[{}]", lines.join(""))
    };
    let articles = redline.sections.iter().filter(|s| !s.is_preamble());
    articles.map(section).collect()
}

#[test]
fn a_moved_paragraph_is_moved_and_not_deleted() {
    let old = draft(1, &[("One", &[DATA, COSTS, HELP]), ("Two", &["Short."])]);
    let mut new = old.clone();
    let moved = new.articles[0].paragraphs.remove(0);
    new.articles[0].paragraphs.push(moved);
    assert_eq!(signs(&redline(&old, &new)), ["[<==>]", "[=]"]);
    let mut new = old.clone();
    let mut moved = new.articles[0].paragraphs.remove(1);
    moved.text = COSTS.replace("ordinary", "whole");
    new.articles[1].paragraphs.insert(0, moved);
    let found = redline(&old, &new);
    assert_eq!(signs(&found), ["[=<=]", "[>=]"]);
    let sum = found.summary();
    assert_eq!(
        (sum.moved, sum.changed, sum.removed, sum.added),
        (1, 1, 0, 0)
    );
    assert_eq!((sum.words_in, sum.words_out), (1, 1));
}

#[test]
fn without_common_ids_likeness_pairs() {
    let old = draft(1, &[("One", &[DATA, COSTS]), ("Two", &[HELP])]);
    let other = DATA.replace("ninety", "sixty");
    let new = draft(
        2,
        &[
            ("Two", &[HELP, COSTS]),
            ("One", &["A new opening.", &other]),
        ],
    );
    assert_eq!(signs(&redline(&old, &new)), [">[=>]", "[+~<]", "<[]"]);
    let same = draft(2, &[("One", &[DATA, COSTS]), ("Two", &[HELP])]);
    let alike = redline(&old, &same);
    assert!(alike.is_empty(), "ids alone are no difference: {alike:?}");
    assert_eq!(apply(&old, &alike).unwrap().articles, same.articles);
}

#[test]
fn articles_move_come_and_go() {
    let old = draft(1, &[("A", &[DATA]), ("B", &[COSTS]), ("C", &[HELP])]);
    let mut new = old.clone();
    let moved = new.articles.remove(0);
    new.articles.push(moved);
    new.articles.remove(0);
    let fresh = draft(5, &[("D", &["Nobody saw this one before today."])]);
    new.articles.insert(0, fresh.articles[0].clone());
    let found = redline(&old, &new);
    assert_eq!(signs(&found), ["+[+]", ">[=]", "[=]", "-[-]", "<[]"]);
    let sum = found.summary();
    let articles = (sum.articles_added, sum.articles_removed, sum.articles_moved);
    assert_eq!(articles, (1, 1, 1));
}

#[test]
fn every_deletion_can_be_shown_and_what_hides_is_flagged() {
    let old = draft(1, &[("One", &[DATA, COSTS, HELP]), ("Two", &["Gone."])]);
    let mut new = old.clone();
    new.articles[0].paragraphs[0].text = DATA.replace(" for ninety days", "");
    new.articles[0].paragraphs[1].status = ParagraphStatus::Deleted;
    new.articles[0].paragraphs[2].text = HELP.replace("widest", "[widest] [fullest]");
    new.articles.remove(1);
    let found = redline(&old, &new);
    let deleted: Vec<_> = found
        .deletions()
        .iter()
        .map(|one| (one.section, one.line, one.words, one.struck))
        .collect();
    assert_eq!(
        deleted,
        [
            (1, Some(0), " for ninety days", false),
            (1, Some(1), "", true),
            (2, None, "Two", false),
            (2, Some(0), "Gone.", false),
        ]
    );
    let unmarked: Vec<_> = found
        .unmarked(&new)
        .iter()
        .map(|one| (one.section, one.line, one.why))
        .collect();
    assert_eq!(
        unmarked,
        [
            (1, Some(0), UnmarkedWhy::WordsGone),
            (2, None, UnmarkedWhy::Gone),
            (2, Some(0), UnmarkedWhy::Gone),
        ]
    );
}

#[test]
fn words_put_in_outside_brackets_are_unmarked() {
    let old = draft(1, &[("One", &[HELP])]);
    let mut new = old.clone();
    new.articles[0].paragraphs[0].text = HELP.replace("widest", "widest possible");
    let mut mint = travaux::model::ids::IdMint::new(8);
    new.articles[0]
        .paragraphs
        .push(line(&mut mint, "[A paragraph in brackets.]"));
    let found = redline(&old, &new).unmarked(&new);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        (found[0].line, found[0].why),
        (Some(0), UnmarkedWhy::Unbracketed)
    );
}
