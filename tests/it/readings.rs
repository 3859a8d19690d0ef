//! Readings: counted, judged as the whole text would be, the best told, taken up.

use travaux::analysis::readings::{Desk, Limits, PlaceKind, Readings, apply, readings};
use travaux::assess::assessment::{Part, assess};
use travaux::assess::book::{Layers, PositionBook};
use travaux::assess::finding::BlocIx;
use travaux::assess::input::{Options, clauses_of};
use travaux::assess::verdict::Verdict;
use travaux::coding::codebook::Codebook;
use travaux::coding::draft::{CodingCache, code_draft};
use travaux::model::bracket::BracketReason;
use travaux::model::decision::Quote;
use travaux::model::dossier::Dossier;
use travaux::model::draft::{
    Alternative, AlternativeStyle, Article, Draft, Level, Paragraph, ParagraphStatus, Wrap,
    WrapOver,
};
use travaux::model::ids::*;
use travaux::model::proposal::{Proposal, ProposalKind, Target};

use crate::coding_kit::lexicon;
use crate::wording_model::shipped;

pub(crate) struct Room {
    dossier: Dossier,
    pub(crate) book: PositionBook,
    pub(crate) codebook: Codebook,
    pub(crate) draft: Draft,
    pub(crate) proposals: Vec<Proposal>,
    pub(crate) mint: IdMint,
}

impl Room {
    /// The shipped dossier; `{element}` in a line is a sentence with the first cue of that element.
    pub(crate) fn new(lines: &[(Level, &str)]) -> Self {
        let dossier = shipped().clone();
        let mut mint = IdMint::new(6);
        let lines = lines
            .iter()
            .map(|(l, t)| Paragraph::new(ParagraphId(mint.next(1)), *l, *t));
        let mut draft = Draft::empty(VersionId(IdMint::new(7).next(1)));
        let lines: Vec<_> = lines.collect();
        draft.articles = vec![Article::new(ArticleId(mint.next(1)), "", lines)];
        let book = PositionBook::compile(&dossier, 2024, Layers::WithPrivate);
        let codebook = Codebook::compile(&dossier, lexicon()).0;
        Self {
            dossier,
            book,
            codebook,
            draft,
            proposals: Vec::new(),
            mint,
        }
    }

    pub(crate) fn readings(&self, limits: Limits) -> Readings {
        let mut cache = CodingCache::default();
        let coding = code_draft(&self.codebook, &self.draft, &[], &mut cache);
        let desk = Desk {
            codebook: &self.codebook,
            book: &self.book,
            draft: &self.draft,
            coding: &coding,
            proposals: &self.proposals,
            decisions: &[],
            strict: false,
        };
        readings(&desk, self.draft.articles[0].id, limits).unwrap()
    }

    /// What every bloc says of the first article of a draft, judged as a whole.
    pub(crate) fn judged(&self, draft: &Draft) -> Vec<Verdict> {
        let mut cache = CodingCache::default();
        let coding = code_draft(&self.codebook, draft, &[], &mut cache);
        let clauses = clauses_of(draft, |id| coding.of(id));
        let assessment = assess(&self.book, &clauses, &Options::default());
        let part = Part::Article(draft.articles[0].id);
        (0..self.book.n_blocs())
            .map(|n| assessment.verdict(part, BlocIx(u16::try_from(n).unwrap())))
            .collect()
    }

    fn line(&mut self, at: usize) -> &mut Paragraph {
        &mut self.draft.articles[0].paragraphs[at]
    }

    /// Model clauses of elements that some bloc opposes and another does not.
    pub(crate) fn fought_over(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (_, element) in self.dossier.elements() {
            let mut draft = self.draft.clone();
            draft.articles[0].paragraphs.truncate(1);
            draft.articles[0].paragraphs[0]
                .text
                .clone_from(&element.model.en);
            let said = self.judged(&draft);
            let objects = said.iter().filter(|v| v.is_objection()).count();
            if objects > 0 && objects < said.len() && !element.model.en.contains(['[', '/']) {
                found.push(element.model.en.clone());
            }
        }
        found
    }
}

/// Ids for what readings bring.
pub(crate) fn ids() -> impl FnMut() -> ulid::Ulid {
    let mut mint = IdMint::new(99);
    move || mint.next(5)
}

pub(crate) fn fill(room: &mut Room, texts: &[String]) {
    for (at, text) in texts.iter().enumerate() {
        text.clone_into(&mut room.line(at).text);
    }
}

#[test]
fn every_reading_is_judged_as_the_whole_text_would_be_and_the_best_stand_first() {
    let mut room = Room::new(&[(Level::Paragraph, ""); 4]);
    let fought = room.fought_over();
    assert!(fought.len() > 20, "{}", fought.len());
    let texts = [
        format!("[{}]", fought[0]),
        format!("[{}][{}]", fought[5], fought[9]),
        format!("{} [{}]", fought[12], fought[14]),
        format!("[{}]", fought[18]),
    ];
    fill(&mut room, &texts);
    let all = room.readings(Limits {
        best: usize::MAX,
        ..Limits::default()
    });
    assert_eq!((all.total, all.judged), (16, 16));
    assert_eq!(all.places.len(), 4);
    assert_eq!(all.as_it_stands.verdicts, room.judged(&room.draft));
    let count: u128 = all.best.iter().map(|reading| reading.count).sum();
    assert_eq!(count, 16);
    assert_eq!(all.best.len(), all.n_outcomes);
    for reading in &all.best {
        let (settled, accepted) = apply(&room.draft, &all, reading, ids());
        assert_eq!(
            room.judged(&settled),
            reading.outcome.verdicts,
            "{reading:?}"
        );
        assert!(accepted.is_empty());
        assert!(
            settled
                .paragraphs()
                .filter(|p| !p.is_deleted())
                .all(|p| !p.text.contains('['))
        );
    }
    let ranks: Vec<_> = all
        .best
        .iter()
        .map(|reading| reading.outcome.rank())
        .collect();
    assert!(ranks.windows(2).all(|w| w[0] < w[1]));
    // By hand: the best of all sixteen, settled one by one.
    let least = all.best.iter().map(|r| r.outcome.red_lines).min();
    assert_eq!(least, Some(all.best[0].outcome.red_lines));
    for (at, place) in all.places.iter().enumerate() {
        assert!(matches!(place.kind, PlaceKind::Bracket(_)));
        for (way, told) in place.ways.iter().enumerate() {
            let best = told.best.as_ref().unwrap();
            assert!(best.rank() >= all.best[0].outcome.rank());
            let chosen = all.best[0].picks.contains(&(at, way));
            assert!(!chosen || *best == all.best[0].outcome, "{at} {way}");
        }
    }
}

#[test]
fn alternatives_wraps_and_proposals_are_places_too() {
    let mut room = Room::new(&[(Level::Paragraph, ""); 4]);
    let fought = room.fought_over();
    fill(
        &mut room,
        &[
            fought[0].clone(),
            fought[5].clone(),
            fought[9].clone(),
            fought[14].clone(),
        ],
    );
    let group = AlternativeId(room.mint.next(1));
    for at in [0, 1] {
        room.line(at).alternative = Some(Alternative {
            group,
            style: AlternativeStyle::Option,
            goes_on: false,
            owners: Vec::new(),
        });
    }
    let held = room.line(2).id;
    let wrap = BracketId(room.mint.next(1));
    room.draft.wraps.push(Wrap {
        id: wrap,
        over: WrapOver::Paragraphs(vec![held]),
        owners: Vec::new(),
        reason: BracketReason::Tactical,
        note: String::new(),
    });
    let target = Target::Paragraph(room.line(3).id);
    let id = ProposalId(room.mint.next(1));
    room.proposals.push(Proposal {
        quote: Quote::default(),
        text: fought[18].clone(),
        ..Proposal::new(id, ProposalKind::Modify, target)
    });
    let all = room.readings(Limits {
        best: usize::MAX,
        ..Limits::default()
    });
    assert_eq!((all.total, all.judged), (8, 8));
    let kinds: Vec<_> = all.places.iter().map(|p| p.kind).collect();
    for kind in [
        PlaceKind::Alternative(group),
        PlaceKind::Wrap(wrap),
        PlaceKind::Proposal(id),
    ] {
        assert!(kinds.contains(&kind), "{kinds:?}");
    }
    for reading in &all.best {
        let (settled, accepted) = apply(&room.draft, &all, reading, ids());
        assert_eq!(
            room.judged(&settled),
            reading.outcome.verdicts,
            "{reading:?}"
        );
        assert!(settled.wraps.is_empty());
        let struck = settled
            .paragraphs()
            .filter(|p| p.status == ParagraphStatus::Deleted);
        assert!((1..=2).contains(&struck.count()));
        let at = all
            .places
            .iter()
            .position(|p| p.kind == PlaceKind::Proposal(id))
            .unwrap();
        assert_eq!(accepted.contains(&id), reading.picks.contains(&(at, 1)));
    }
}

#[test]
fn items_are_judged_under_every_reading_of_their_chapeau() {
    let lines = [
        (Level::Paragraph, "Each Party [shall][may] always [not]:"),
        (
            Level::Item,
            "share data [without the consent of the State];",
        ),
        (Level::Item, "[keep data.]"),
    ];
    let room = Room::new(&lines);
    let all = room.readings(Limits {
        best: usize::MAX,
        ..Limits::default()
    });
    assert_eq!((all.total, all.judged), (16, 16));
    for reading in &all.best {
        let (settled, _) = apply(&room.draft, &all, reading, ids());
        assert_eq!(
            room.judged(&settled),
            reading.outcome.verdicts,
            "{reading:?}"
        );
    }
}

#[test]
fn more_readings_than_can_be_written_down_are_counted_and_a_share_told() {
    let many = "[a] b ".repeat(60);
    let mut room = Room::new(&[(Level::Paragraph, &many), (Level::Paragraph, "[x] y [z]")]);
    let all = room.readings(Limits {
        part: 50,
        ..Limits::default()
    });
    assert_eq!(all.total, 4 << 60);
    assert!(all.judged > 0 && all.judged <= 200, "{}", all.judged);
    // Over paragraphs nothing has to be left out.
    room.draft.articles[0].paragraphs.clear();
    for _ in 0..70 {
        let id = ParagraphId(room.mint.next(1));
        let text = "Each [Party] always [shall][may] report.";
        room.draft.articles[0]
            .paragraphs
            .push(Paragraph::new(id, Level::Paragraph, text));
    }
    let all = room.readings(Limits::default());
    assert_eq!((all.total, all.judged), (u128::MAX, u128::MAX));
    room.draft.articles[0].paragraphs.truncate(30);
    let all = room.readings(Limits::default());
    assert_eq!((all.total, all.judged), (1 << 60, 1 << 60));
}
