//! Readings in which proposals bring whole paragraphs, and counting that is told to stop.

use travaux::analysis::readings::{Desk, Limits, PlaceKind, apply, readings_while};
use travaux::coding::draft::{CodingCache, code_draft};
use travaux::model::draft::Level;
use travaux::model::ids::*;
use travaux::model::proposal::{Placement, Proposal, ProposalKind, Target};

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
