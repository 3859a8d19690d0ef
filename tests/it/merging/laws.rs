//! Whose side is whose does not matter; merging twice changes nothing; nobody's words go.

use proptest::prelude::*;
use travaux::model::draft::{Draft, Paragraph, ParagraphStatus};
use travaux::model::layer::{holds_private, shared_workspace};
use travaux::model::merge::{ConflictKind, Merged, Names, Place, merge3};
use travaux::model::workspace::Workspace;

use super::edits::{Author, shared, start, words_in};
use crate::safe::tokens::CANARY;

pub(super) fn names(ours: &str, theirs: &str) -> Names {
    Names {
        ours: ours.to_owned(),
        theirs: theirs.to_owned(),
    }
}

/// Merges, and checks what holds of every merge.
pub(super) fn merged(base: &Workspace, ours: &Workspace, theirs: &Workspace) -> Merged<Workspace> {
    let there = merge3(Some(base), ours, theirs, &names("Aa", "Bb"));
    let back = merge3(Some(base), theirs, ours, &names("Bb", "Aa"));
    assert!(there == back, "it matters whose side is whose");
    let whole = &there.value;
    for (one, other) in [(ours, whole), (whole, ours), (whole, theirs)] {
        let again = merge3(Some(base), one, other, &names("Aa", "Bb"));
        if again
            .conflicts
            .iter()
            .any(|c| c.kind == ConflictKind::Order)
        {
            // Where both moved things about and one deleted what the other moved, the order may be
            // chosen anew; what stands there is the same.
            assert!(
                words_in(&again.value) == words_in(whole),
                "merging again loses words"
            );
        } else {
            assert!(&again.value == whole, "merging again changes something");
        }
    }
    unique_ids(&whole.draft);
    agreed_words_were_agreed(ours, theirs, whole);
    there
}

fn paragraphs(draft: &Draft) -> impl Iterator<Item = &Paragraph> {
    let of_articles = draft
        .articles
        .iter()
        .flat_map(|article| &article.paragraphs);
    draft.preamble.iter().chain(of_articles)
}

pub(super) fn unique_ids(draft: &Draft) {
    let mut ids: Vec<_> = paragraphs(draft).map(|p| p.id.0).collect();
    ids.extend(draft.articles.iter().map(|a| a.id.0));
    let n = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), n, "an id stands twice");
}

fn agreed_words_were_agreed(ours: &Workspace, theirs: &Workspace, whole: &Workspace) {
    for paragraph in paragraphs(&whole.draft).filter(|p| p.status.is_agreed()) {
        let had = [ours, theirs].iter().any(|side| {
            paragraphs(&side.draft).any(|p| {
                p.id == paragraph.id && p.status == paragraph.status && p.text == paragraph.text
            })
        });
        assert!(had, "a merge agreed to {paragraph:?}");
    }
}

/// Words of one side that came after `base`.
fn new_words(base: &Workspace, side: &Workspace) -> Vec<String> {
    let old = words_in(base);
    let mut words = words_in(side);
    words.retain(|word| !old.contains(word));
    words
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_words_go_and_no_side_comes_first(seed in any::<u64>(), n in 1_usize..12) {
        let base = start(seed);
        let [ours, theirs] = ["Aa", "Bb"].map(|name| {
            let mut author = Author::new(name, seed);
            let mut copy = base.clone();
            for _ in 0..n {
                author.edit(&mut copy);
            }
            copy
        });
        let whole = merged(&base, &ours, &theirs).value;
        let there = words_in(&whole);
        for word in new_words(&base, &ours).iter().chain(&new_words(&base, &theirs)) {
            prop_assert!(there.contains(word), "{} is lost", word);
        }
        // What is confidential on a side is in no shared place afterwards.
        let open = format!("{:?}", shared_workspace(&whole));
        prop_assert!(!open.contains(CANARY), "something confidential became open");
    }

    #[test]
    fn what_one_side_did_is_taken_over_whole(seed in any::<u64>()) {
        let base = start(seed);
        let mut theirs = base.clone();
        let mut author = Author::new("Aa", seed);
        for _ in 0..10 {
            author.edit(&mut theirs);
        }
        let there = merged(&base, &base, &theirs);
        prop_assert!(there.value == theirs);
        prop_assert_eq!(&there.conflicts, &[]);
        prop_assert!(merged(&base, &theirs, &theirs).value == theirs);
    }

    #[test]
    fn edits_of_different_things_merge_in_any_order(seed in any::<u64>()) {
        let base = shared(seed);
        // Three people, each at places of their own.
        let mut taken: Vec<String> = Vec::new();
        let copies = ["Aa", "Bb", "Cc"].map(|name| {
            let mut author = Author::new(name, seed);
            let mut copy = base.clone();
            let mut own: Vec<String> = Vec::new();
            for _ in 0..6 {
                let mut tried = copy.clone();
                let touched = author.edit(&mut tried);
                // Things put into one list at one place, or moved, have an order to be agreed on.
                let alone = !["articles", "sources", "decisions"].contains(&touched.as_str());
                if alone && !taken.contains(&touched) {
                    own.push(touched);
                    copy = tried;
                }
            }
            taken.extend(own);
            copy
        });
        let two = |a: &Workspace, b: &Workspace| merge3(Some(&base), a, b, &names("x", "y"));
        let [a, b, c] = &copies;
        let left = two(&two(a, b).value, c);
        let right = two(a, &two(b, c).value);
        prop_assert!(left.value == right.value);
        prop_assert_eq!(&left.conflicts, &[]);
        let there = words_in(&left.value);
        for word in copies.iter().flat_map(|copy| new_words(&base, copy)) {
            prop_assert!(there.contains(&word), "{} is lost", word);
        }
    }

    #[test]
    fn without_a_base_nothing_counts_as_deleted(seed in any::<u64>()) {
        let base = shared(seed);
        let [ours, theirs] = ["Aa", "Bb"].map(|name| {
            let mut copy = base.clone();
            let mut author = Author::new(name, seed);
            for _ in 0..6 {
                author.edit(&mut copy);
            }
            copy
        });
        let there = merge3(None, &ours, &theirs, &names("Aa", "Bb"));
        let back = merge3(None, &theirs, &ours, &names("Bb", "Aa"));
        prop_assert!(there == back);
        let words = words_in(&there.value);
        for word in words_in(&ours).iter().chain(&words_in(&theirs)) {
            prop_assert!(words.contains(word), "{} is lost", word);
        }
    }
}

#[test]
fn an_order_in_dispute_loses_nothing_when_merged_again() {
    let seed = 2_830_502_028_359_933_349;
    let base = start(seed);
    let [ours, theirs] = ["Aa", "Bb"].map(|name| {
        let mut author = Author::new(name, seed);
        let mut copy = base.clone();
        for _ in 0..10 {
            author.edit(&mut copy);
        }
        copy
    });
    merged(&base, &ours, &theirs);
}

#[test]
fn one_clause_edited_twice_becomes_two_alternatives_with_names() {
    let base = shared(1);
    let [mut ours, mut theirs] = [base.clone(), base.clone()];
    let text = |w: &mut Workspace, words: &str| {
        words.clone_into(&mut w.draft.articles[0].paragraphs[0].text);
    };
    text(&mut ours, "Each Party may act.");
    text(&mut theirs, "Each Party should act.");
    ours.draft.articles[0].paragraphs[0].status = ParagraphStatus::Agreed;
    let merged = merge3(Some(&base), &ours, &theirs, &names("Kenya", "Brazil"));
    let paragraph = &merged.value.draft.articles[0].paragraphs[0];
    assert_eq!(
        paragraph.text,
        "[Brazil: Each Party should act.] [Kenya: Each Party may act.]"
    );
    assert_eq!(paragraph.status, ParagraphStatus::Bracketed);
    let at = Place::Paragraph(paragraph.id);
    let kinds: Vec<_> = merged
        .conflicts
        .iter()
        .map(|c| (&c.place, c.kind))
        .collect();
    assert_eq!(kinds, [(&at, ConflictKind::Words)]);
}

#[test]
fn what_was_struck_and_is_agreed_again_is_not_agreed_in_other_words() {
    let mut base = shared(1);
    base.draft.articles[0].paragraphs[0].status = ParagraphStatus::Deleted;
    let [mut ours, mut theirs] = [base.clone(), base.clone()];
    ours.draft.articles[0].paragraphs[0].status = ParagraphStatus::Agreed;
    theirs.draft.articles[0].paragraphs[0]
        .text
        .push_str(" Or not.");
    let merged = merged(&base, &ours, &theirs);
    assert!(
        !merged.value.draft.articles[0].paragraphs[0]
            .status
            .is_agreed()
    );
    assert_eq!(merged.conflicts[0].kind, ConflictKind::Status);
}

#[test]
fn agreement_to_words_that_the_other_changed_is_no_agreement() {
    let base = shared(1);
    let [mut ours, mut theirs] = [base.clone(), base.clone()];
    ours.draft.articles[0].paragraphs[0].status = ParagraphStatus::Agreed;
    theirs.draft.articles[0].paragraphs[0]
        .text
        .push_str(" Or not.");
    let merged = merged(&base, &ours, &theirs);
    let paragraph = &merged.value.draft.articles[0].paragraphs[0];
    assert!(paragraph.text.ends_with(" Or not.") && !paragraph.status.is_agreed());
    assert_eq!(merged.conflicts[0].kind, ConflictKind::Status);
}

#[test]
fn what_one_deletes_and_the_other_changes_stays_and_is_struck() {
    let base = shared(1);
    let [mut ours, mut theirs] = [base.clone(), base.clone()];
    let gone = ours.draft.articles[1].paragraphs.remove(0).id;
    theirs.draft.articles[1].paragraphs[0].text = "Kept words.".to_owned();
    // A whole article as well, and one that nobody else touched.
    let article = ours.draft.articles.remove(2);
    theirs.draft.articles[2].heading = "Still wanted".to_owned();
    ours.draft.articles.remove(2);
    let merged = merged(&base, &ours, &theirs);
    let (_, paragraph) = merged.value.draft.paragraph(gone).unwrap();
    assert_eq!(paragraph.text, "Kept words.");
    assert_eq!(paragraph.status, ParagraphStatus::Deleted);
    assert_eq!(
        merged.value.draft.articles.len(),
        base.draft.articles.len() - 1
    );
    let places: Vec<_> = merged
        .conflicts
        .iter()
        .map(|c| (c.place.clone(), c.kind))
        .collect();
    let kind = ConflictKind::DeletedAndChanged;
    assert_eq!(
        places,
        [
            (Place::Article(article.id), kind),
            (Place::Paragraph(gone), kind)
        ]
    );
}

#[test]
fn a_paragraph_moved_here_and_edited_there_is_one_paragraph_still() {
    let base = shared(1);
    let [mut ours, mut theirs] = [base.clone(), base.clone()];
    let moved = ours.draft.articles[0].paragraphs.remove(0);
    ours.draft.articles[1].paragraphs.push(moved.clone());
    theirs.draft.articles[0].paragraphs[0].text = "New words.".to_owned();
    let merged = merged(&base, &ours, &theirs);
    let (article, paragraph) = merged.value.draft.paragraph(moved.id).unwrap();
    assert_eq!(article.id, ours.draft.articles[1].id);
    assert_eq!(paragraph.text, "New words.");
    assert_eq!(merged.conflicts, []);
}

#[test]
fn a_partners_copy_without_the_confidential_layer_deletes_nothing_of_it() {
    let base = (0..200).map(start).find(holds_private).unwrap();
    let mut theirs = shared_workspace(&base);
    theirs.title.push_str(" from a partner");
    let merged = merge3(Some(&base), &base, &theirs, &names("us", "partner"));
    let wanted = Workspace {
        title: theirs.title,
        ..base
    };
    assert!(merged.value == wanted);
    assert_eq!(merged.conflicts, []);
}
