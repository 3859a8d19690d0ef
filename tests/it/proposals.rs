//! Proposals survive one another: anchors, clashes, and the order of acceptance.

use proptest::prelude::*;
use travaux::model::decision::Quote;
use travaux::model::draft::{Article, Draft, Level, Paragraph, ParagraphStatus};
use travaux::model::ids::*;
use travaux::model::proposal::{
    ClashKind, Placement, Proposal, ProposalKind, ProposalStatus, Refusal, Target, accept,
    accept_uncontested, clashes,
};
use travaux::model::text::Span;

struct Table {
    mint: IdMint,
    draft: Draft,
    proposals: Vec<Proposal>,
}

impl Table {
    fn new(lines: &[(Level, &str)]) -> Self {
        let mut mint = IdMint::new(2);
        let mut draft = Draft::empty(VersionId(mint.next(1)));
        let lines = lines
            .iter()
            .map(|(l, t)| Paragraph::new(ParagraphId(mint.next(1)), *l, *t));
        let lines = lines.collect();
        draft.articles = vec![Article::new(ArticleId(mint.next(1)), "", lines)];
        Self {
            mint,
            draft,
            proposals: Vec::new(),
        }
    }

    fn id(&self, at: usize) -> ParagraphId {
        self.draft.articles[0].paragraphs[at].id
    }

    fn add(&mut self, kind: ProposalKind, target: Target, quote: Quote, text: &str) -> ProposalId {
        let id = ProposalId(self.mint.next(1));
        self.proposals.push(Proposal {
            quote,
            text: text.to_owned(),
            ..Proposal::new(id, kind, target)
        });
        id
    }

    /// A change of the words `old` of a paragraph.
    fn modify(&mut self, at: usize, old: &str, new: &str) -> ProposalId {
        let text = &self.draft.articles[0].paragraphs[at].text;
        let start = text.find(old).unwrap();
        let quote = Quote::unique(text, Span::new(start, start + old.len()));
        let kind = match (old.is_empty(), new.is_empty()) {
            (true, _) => ProposalKind::Add,
            (_, true) => ProposalKind::Suppress,
            _ => ProposalKind::Modify,
        };
        self.add(kind, Target::Paragraph(self.id(at)), quote, new)
    }

    fn accept(&mut self, id: ProposalId) -> Result<(), Refusal> {
        let mint = &mut self.mint;
        let done = accept(&self.draft, &self.proposals, id, || mint.next(2))?;
        (self.draft, self.proposals) = (done.draft, done.proposals);
        Ok(())
    }

    fn texts(&self) -> Vec<String> {
        let all = self.draft.articles.iter().flat_map(|a| &a.paragraphs);
        all.map(|p| {
            if p.is_deleted() {
                format!("~{}", p.text)
            } else {
                p.text.clone()
            }
        })
        .collect()
    }
}

#[test]
fn a_proposal_finds_its_words_after_its_neighbours_were_accepted() {
    let line = [(
        Level::Paragraph,
        "Parties may keep data and may share data.",
    )];
    let mut table = Table::new(&line);
    let first = table.modify(0, "may keep", "shall always keep");
    let text = &table.draft.articles[0].paragraphs[0].text;
    let at = text.rfind("data").unwrap();
    let quote = Quote::unique(text, Span::new(at, at + 4));
    let second = table.add(
        ProposalKind::Modify,
        Target::Paragraph(table.id(0)),
        quote,
        "records",
    );
    assert_eq!(clashes(&table.draft, &table.proposals), []);
    table.accept(first).unwrap();
    table.accept(second).unwrap();
    assert_eq!(
        table.texts(),
        ["Parties shall always keep data and may share records."]
    );
    assert_eq!(table.accept(second), Err(Refusal::NotTabled));
}

#[test]
fn what_is_suppressed_stays_struck_and_what_moves_leaves_a_trace() {
    let lines = [
        (Level::Paragraph, "One:"),
        (Level::Item, "a;"),
        (Level::Item, "b."),
        (Level::Paragraph, "Two."),
        (Level::Paragraph, "Three."),
    ];
    let mut table = Table::new(&lines);
    let strike = Target::Paragraph(table.id(3));
    let strike = table.add(ProposalKind::Suppress, strike, Quote::default(), "");
    let shift = Target::Paragraph(table.id(0));
    let shift = table.add(ProposalKind::Move, shift, Quote::default(), "");
    table.proposals.last_mut().unwrap().place = Some(Placement::After(table.id(4)));
    assert_eq!(clashes(&table.draft, &table.proposals), []);
    let head = table.id(0);
    table.accept(shift).unwrap();
    table.accept(strike).unwrap();
    assert_eq!(
        table.texts(),
        ["~One:", "~a;", "~b.", "~Two.", "Three.", "One:", "a;", "b."]
    );
    let list = &table.draft.articles[0].paragraphs;
    assert_eq!(list[0].moved_to, Some(head));
    assert_eq!((list[0].status, list[5].id), (ParagraphStatus::Moved, head));
}

#[test]
fn what_is_at_odds_is_told_and_not_taken() {
    let lines = [
        (Level::Paragraph, "Parties may keep data."),
        (Level::Paragraph, "Two."),
    ];
    let mut table = Table::new(&lines);
    let may = table.modify(0, "may keep", "shall keep");
    let keep = table.modify(0, "keep data", "hold data");
    let stay = table.add(
        ProposalKind::NoChange,
        Target::Paragraph(table.id(1)),
        Quote::default(),
        "",
    );
    let strike = table.add(
        ProposalKind::Suppress,
        Target::Paragraph(table.id(1)),
        Quote::default(),
        "",
    );
    let new = table.add(ProposalKind::Add, Target::Draft, Quote::default(), "Three.");
    table.proposals.last_mut().unwrap().place = Some(Placement::After(table.id(1)));
    let gone = Target::Paragraph(ParagraphId(table.mint.next(1)));
    let gone = table.add(ProposalKind::Suppress, gone, Quote::default(), "");
    let told: Vec<_> = clashes(&table.draft, &table.proposals)
        .iter()
        .map(|c| (c.first, c.second, c.kind))
        .collect();
    assert_eq!(
        told,
        [
            (may, keep, ClashKind::Words),
            (stay, strike, ClashKind::Whole)
        ]
    );
    assert_eq!(table.accept(gone), Err(Refusal::TargetGone));
    let mint = &mut table.mint;
    let (done, taken) = accept_uncontested(&table.draft, &table.proposals, || mint.next(3));
    assert_eq!(taken, [new]);
    assert_eq!(done.draft.articles[0].paragraphs[2].text, "Three.");
    // Once one of the two is in, the other has lost its words.
    table.accept(may).unwrap();
    assert_eq!(table.accept(keep), Ok(()), "its words still stand");
    let on = table.add(
        ProposalKind::Modify,
        Target::Proposal(strike),
        Quote::default(),
        "x",
    );
    let _ = on;
    assert_eq!(table.proposals[0].status, ProposalStatus::Accepted);
}

#[test]
fn a_proposal_to_a_proposal_changes_its_words() {
    let mut table = Table::new(&[(Level::Paragraph, "Parties may keep data.")]);
    let first = table.modify(0, "keep data", "keep all data for years");
    let text = "keep all data for years";
    let quote = Quote::unique(text, Span::new(18, 23));
    let second = table.add(ProposalKind::Modify, Target::Proposal(first), quote, "days");
    table.accept(second).unwrap();
    table.accept(first).unwrap();
    assert_eq!(table.texts(), ["Parties may keep all data for days."]);
}

const WORDS: [&str; 6] = ["a", "b", "aa", "shall", "各", "方"];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn the_order_of_proposals_that_do_not_clash_does_not_matter(
        words in prop::collection::vec(0..WORDS.len(), 1..40),
        cuts in prop::collection::vec((0..200_usize, 0..8_usize, 0..4_usize), 2..5),
    ) {
        let text = words.iter().map(|w| WORDS[*w]).collect::<Vec<_>>().join(" ");
        let mut table = Table::new(&[(Level::Paragraph, &text)]);
        let ends: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        for (from, len, new) in cuts {
            let start = ends[from % ends.len()];
            let end = ends[(from % ends.len() + len).min(ends.len() - 1)];
            let new = ["", "x", "a a", "各方"][new];
            let quote = Quote::unique(&text, Span::new(start, end));
            let kind = match (start == end, new.is_empty()) {
                (true, true) => continue,
                (true, false) => ProposalKind::Add,
                (false, true) => ProposalKind::Suppress,
                (false, false) => ProposalKind::Modify,
            };
            if quote == Quote::default() { continue; }
            table.add(kind, Target::Paragraph(table.id(0)), quote, new);
        }
        let at_odds = clashes(&table.draft, &table.proposals);
        let free: Vec<ProposalId> = table.proposals.iter().map(|p| p.id)
            .filter(|id| !at_odds.iter().any(|c| c.first == *id || c.second == *id))
            .collect();
        let run = |order: Vec<ProposalId>| {
            let mut mint = IdMint::new(8);
            let (mut draft, mut proposals) = (table.draft.clone(), table.proposals.clone());
            for id in order {
                let done = accept(&draft, &proposals, id, || mint.next(2)).unwrap();
                (draft, proposals) = (done.draft, done.proposals);
            }
            draft.articles[0].paragraphs[0].text.clone()
        };
        let forwards = run(free.clone());
        let mut turned = free.clone();
        turned.reverse();
        prop_assert_eq!(&run(turned), &forwards);
        if free.len() > 2 {
            let mut rotated = free;
            rotated.rotate_left(1);
            prop_assert_eq!(&run(rotated), &forwards);
        }
    }
}
