//! Readings in which proposals bring whole paragraphs, and counting that is told to stop.

use travaux::analysis::readings::{Desk, Limits, PlaceKind, apply, readings_while};
use travaux::coding::draft::{CodingCache, code_draft};
use travaux::model::decision::Quote;
use travaux::model::draft::{Level, ParagraphStatus};
use travaux::model::ids::*;
use travaux::model::proposal::{Placement, Proposal, ProposalKind, Target};
use travaux::model::text::Span;

use crate::readings::{Room, fill, ids};

#[test]
fn proposals_that_bring_paragraphs_or_decide_on_the_whole_article_are_places_too() {
    let mut room = Room::new(&[(Level::Paragraph, ""); 3]);
    let fought = room.fought_over();
    fill(&mut room, &fought[..3]);
    let ids_of: Vec<ParagraphId> = room.draft.paragraphs().map(|p| p.id).collect();
    let article = room.draft.articles[0].id;
    let mut propose = |kind, target, place, text: String| {
        let id = ProposalId(room.mint.next(2));
        room.proposals.push(Proposal {
            place,
            text,
            ..Proposal::new(id, kind, target)
        });
        id
    };
    let after = Some(Placement::After(ids_of[0]));
    let new = format!("[{}] {}\n(a) an item of it;", fought[9], fought[12]);
    let add = propose(ProposalKind::Add, Target::Article(article), after, new);
    let rival = propose(
        ProposalKind::Add,
        Target::Article(article),
        after,
        fought[14].clone(),
    );
    let two = format!("{}\n{}", fought[5], fought[18]);
    let split = propose(
        ProposalKind::Modify,
        Target::Paragraph(ids_of[1]),
        None,
        two,
    );
    let all = room.readings(Limits {
        best: usize::MAX,
        ..Limits::default()
    });
    // Not added, added in two ways, or the rival: four; paragraph two as it is or replaced: two.
    assert_eq!((all.total, all.judged), (8, 8));
    let place = |id| {
        let found = all
            .places
            .iter()
            .position(|p| p.kind == PlaceKind::Proposal(id));
        found.unwrap()
    };
    let mut brought = 0;
    for reading in &all.best {
        let (settled, accepted) = apply(&room.draft, &all, reading, ids());
        assert_eq!(
            room.judged(&settled),
            reading.outcome.verdicts,
            "{reading:?}"
        );
        assert!(!(accepted.contains(&add) && accepted.contains(&rival)));
        for id in [add, rival, split] {
            assert_eq!(
                accepted.contains(&id),
                reading.picks.contains(&(place(id), 1))
            );
        }
        let list = &settled.articles[0].paragraphs;
        assert!(list.iter().all(|p| !p.is_deleted()), "nothing is struck");
        let n_new = list.iter().filter(|p| !ids_of.contains(&p.id)).count();
        let wanted = usize::from(accepted.contains(&add)) * 2
            + usize::from(accepted.contains(&rival))
            + usize::from(accepted.contains(&split));
        assert_eq!(n_new, wanted, "{list:?}");
        if accepted.contains(&add) {
            assert_eq!(list[0].id, ids_of[0]);
            assert!(list[1].text.ends_with(&fought[12]), "{}", list[1].text);
            assert_eq!(list[2].text, "an item of it;");
            assert_eq!(list[2].level, Level::Item);
            brought += 1;
        }
        if accepted.contains(&split) {
            let at = list.iter().position(|p| p.id == ids_of[1]).unwrap();
            assert_eq!(list[at].text, fought[5]);
            assert_eq!(list[at + 1].text, fought[18]);
        }
    }
    assert!(brought > 0);
}

#[test]
fn striking_an_article_as_a_whole_leaves_nothing_to_judge_and_loses_nothing() {
    let mut room = Room::new(&[(Level::Paragraph, ""); 3]);
    let fought = room.fought_over();
    fill(&mut room, &fought[..3]);
    let article = room.draft.articles[0].id;
    let id = ProposalId(room.mint.next(3));
    let target = Target::Article(article);
    room.proposals
        .push(Proposal::new(id, ProposalKind::Suppress, target));
    let all = room.readings(Limits {
        best: usize::MAX,
        ..Limits::default()
    });
    assert_eq!(all.total, 2);
    let struck = all.best.iter().find(|r| r.picks == [(0, 1)]).unwrap();
    let (settled, accepted) = apply(&room.draft, &all, struck, ids());
    assert_eq!(accepted, [id]);
    assert!(
        settled.articles[0]
            .paragraphs
            .iter()
            .all(|p| p.is_deleted())
    );
    assert_eq!(settled.articles[0].paragraphs.len(), 3);
}

#[test]
fn counting_stops_when_it_is_told_to() {
    let many = "[a] b ".repeat(12);
    let room = Room::new(&[(Level::Paragraph, &many)]);
    let mut cache = CodingCache::default();
    let coding = code_draft(&room.codebook, &room.draft, &[], &mut cache);
    let desk = Desk {
        codebook: &room.codebook,
        book: &room.book,
        draft: &room.draft,
        coding: &coding,
        proposals: &[],
        decisions: &[],
        strict: false,
    };
    let asked = std::cell::Cell::new(0_u64);
    let watch = |n| {
        asked.set(n);
        n < 1_000
    };
    let article = room.draft.articles[0].id;
    assert!(readings_while(&desk, article, Limits::default(), &watch).is_none());
    assert_eq!(
        asked.get(),
        1_024,
        "asked every 256 wordings until told to stop"
    );
    let watch = |_| true;
    let all = readings_while(&desk, article, Limits::default(), &watch).unwrap();
    assert_eq!(all.judged, 1 << 12);
}

#[test]
#[expect(
    clippy::too_many_lines,
    reason = "one table of proposals and what comes of each"
)]
fn proposals_to_a_proposal_are_ways_of_taking_it_up() {
    let mut room = Room::new(&[(Level::Paragraph, ""); 2]);
    let fought = room.fought_over();
    fill(&mut room, &fought[..2]);
    let ids_of: Vec<ParagraphId> = room.draft.paragraphs().map(|p| p.id).collect();
    let article = room.draft.articles[0].id;
    let mut propose = |kind, target, quote: Quote, place, text: &str| {
        let id = ProposalId(room.mint.next(2));
        room.proposals.push(Proposal {
            quote,
            place,
            text: text.to_owned(),
            ..Proposal::new(id, kind, target)
        });
        id
    };
    // For paragraph two other words; of those some shall go, or be others, and a third speaks of
    // those others.
    let text = format!("{} Finally, {}", fought[5], fought[9]);
    let root = propose(
        ProposalKind::Modify,
        Target::Paragraph(ids_of[1]),
        Quote::default(),
        None,
        &text,
    );
    let of = |text: &str, words: &str| {
        let at = text.find(words).unwrap();
        Quote::unique(text, Span::new(at, at + words.len()))
    };
    let tail = format!(" Finally, {}", fought[9]);
    let cut = propose(
        ProposalKind::Suppress,
        Target::Proposal(root),
        of(&text, &tail),
        None,
        "",
    );
    let other = format!(" Lastly, {}", fought[12]);
    let swap = propose(
        ProposalKind::Modify,
        Target::Proposal(root),
        of(&text, &tail),
        None,
        &other,
    );
    let word = of(&other, "Lastly");
    let deeper = propose(
        ProposalKind::Modify,
        Target::Proposal(swap),
        word,
        None,
        "At last",
    );
    // And one for a new paragraph, with a word of it in dispute.
    let new = format!("Moreover, {}", fought[14]);
    let after = Some(Placement::After(ids_of[0]));
    let add = propose(
        ProposalKind::Add,
        Target::Article(article),
        Quote::default(),
        after,
        &new,
    );
    let first = of(&new, "Moreover");
    let reword = propose(
        ProposalKind::Modify,
        Target::Proposal(add),
        first,
        None,
        "Also",
    );
    let all = room.readings(Limits {
        best: usize::MAX,
        ..Limits::default()
    });
    // The first: not, as it is, cut, other words, other words with the third (cut and others are at
    // odds). The new paragraph: not, as it is, reworded.
    assert_eq!((all.total, all.judged), (15, 15));
    let find = |id| {
        all.places
            .iter()
            .find(|p| p.kind == PlaceKind::Proposal(id))
    };
    let words = |id| -> Vec<_> {
        find(id)
            .unwrap()
            .ways
            .iter()
            .map(|w| w.words.clone())
            .collect()
    };
    let said = |words: String| Some(words);
    assert_eq!(
        words(root),
        [
            None,
            said(text.clone()),
            said(fought[5].clone()),
            said(format!("{}{other}", fought[5])),
            said(format!("{} At last, {}", fought[5], fought[12])),
        ]
    );
    assert_eq!(
        words(add),
        [None, said(new), said(format!("Also, {}", fought[14]))]
    );
    for id in [cut, swap, deeper, reword] {
        assert!(find(id).is_none(), "it is a way of another place");
    }
    for reading in &all.best {
        let (settled, accepted) = apply(&room.draft, &all, reading, ids());
        assert_eq!(
            room.judged(&settled),
            reading.outcome.verdicts,
            "{reading:?}"
        );
        assert!(!(accepted.contains(&cut) && accepted.contains(&swap)));
        assert!(!accepted.contains(&deeper) || accepted.contains(&swap));
        assert!(!accepted.contains(&swap) || accepted.contains(&root));
        let second = settled.text_of(ids_of[1]).unwrap();
        let wanted = match [root, cut, swap, deeper].map(|id| accepted.contains(&id)) {
            [false, ..] => fought[1].clone(),
            [true, false, false, _] => text.clone(),
            [true, true, ..] => fought[5].clone(),
            [true, false, true, false] => format!("{}{other}", fought[5]),
            [true, false, true, true] => format!("{} At last, {}", fought[5], fought[12]),
        };
        assert_eq!(second, wanted);
    }
}

#[test]
fn moves_are_places_too_and_keep_the_paragraph() {
    use Level::{Item, Paragraph};
    let levels = [
        (Paragraph, ""),
        (Paragraph, ""),
        (Item, ""),
        (Paragraph, ""),
    ];
    let mut room = Room::new(&levels);
    let fought = room.fought_over();
    let chapeau = "Each State Party shall:".to_owned();
    let item = "[collect] keep records;".to_owned();
    fill(
        &mut room,
        &[fought[0].clone(), chapeau, item, fought[5].clone()],
    );
    let ids_of: Vec<ParagraphId> = room.draft.paragraphs().map(|p| p.id).collect();
    let mut shift = |what: ParagraphId, place| {
        let id = ProposalId(room.mint.next(2));
        room.proposals.push(Proposal {
            place: Some(place),
            ..Proposal::new(id, ProposalKind::Move, Target::Paragraph(what))
        });
        id
    };
    let to_front = shift(ids_of[1], Placement::FirstIn(room.draft.articles[0].id));
    let to_end = shift(ids_of[1], Placement::After(ids_of[3]));
    let first_down = shift(ids_of[0], Placement::After(ids_of[2]));
    let all = room.readings(Limits {
        best: usize::MAX,
        ..Limits::default()
    });
    assert_eq!(all.moves.len(), 3);
    let brackets = all
        .places
        .iter()
        .filter(|p| matches!(p.kind, PlaceKind::Bracket(_)));
    assert_eq!(brackets.count(), 1, "words that would move are one place");
    // The list moves or stays in three ways, its item reads in two; the first paragraph moves or not,
    // but not behind an item that moves away.
    let mut seen = 0;
    for reading in &all.best {
        let (settled, accepted) = apply(&room.draft, &all, reading, ids());
        assert_eq!(
            room.judged(&settled),
            reading.outcome.verdicts,
            "{reading:?}"
        );
        let list = &settled.articles[0].paragraphs;
        let standing: Vec<ParagraphId> = list
            .iter()
            .filter(|p| !p.is_deleted())
            .map(|p| p.id)
            .collect();
        assert_eq!(
            standing.len(),
            4,
            "nothing is lost and nothing comes twice: {list:?}"
        );
        let [a, b, c, d] = [ids_of[0], ids_of[1], ids_of[2], ids_of[3]];
        let wanted = match [to_front, to_end, first_down].map(|id| accepted.contains(&id)) {
            [true, false, false] | [false, false, true] => [b, c, a, d],
            [false, true, false] => [a, d, b, c],
            [false, false, false] => [a, b, c, d],
            other => panic!("{other:?}"),
        };
        assert_eq!(standing, wanted);
        let traces = list.iter().filter(|p| p.status == ParagraphStatus::Moved);
        assert!(traces.clone().all(|p| p.moved_to.is_some()));
        assert_eq!(traces.count() > 0, !accepted.is_empty());
        seen += 1;
    }
    assert!(seen > 0 && all.total == all.judged);
}
