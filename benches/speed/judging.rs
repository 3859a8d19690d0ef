//! Judging: the shipped positions, a treaty of 200 KB, four blocs and two hundred.

use std::collections::BTreeMap;

use travaux::assess::adoption;
use travaux::assess::assessment::{Part, assess};
use travaux::assess::book::{Layers, PositionBook};
use travaux::assess::input::{CodedClause, Options, clauses_of};
use travaux::assess::states::Roster;
use travaux::coding::coded::{By, ClauseCoding, CodedElement, CueIx, ElementIx, Force, Place};
use travaux::model::bloc::BlocKind;
use travaux::model::dossier::Dossier;
use travaux::model::draft::{Article, Draft, Level, Paragraph};
use travaux::model::ids::{ArticleId, BlocId, IdMint, ParagraphId, VersionId};
use travaux::model::reference::RuleKind;
use travaux::model::text::Span;
use travaux::storage::dossier_io;

use crate::time;

/// A sequence without a pattern, the same in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % n
    }
}

/// A draft with its coding: two elements a clause on the average, mostly of the article's issue.
struct Treaty {
    draft: Draft,
    codings: BTreeMap<ParagraphId, ClauseCoding>,
}

impl Treaty {
    fn new(dossier: &Dossier, n_articles: usize, n_paragraphs: usize) -> Self {
        let mut dice = Dice(7);
        let mut mint = IdMint::new(5);
        let mut draft = Draft::empty(VersionId(mint.next(1)));
        let mut codings = BTreeMap::new();
        let sizes: Vec<usize> = dossier
            .issues
            .iter()
            .map(|issue| issue.elements.len())
            .collect();
        let n_elements: usize = sizes.iter().sum();
        for n in 0..n_articles {
            let issue = n % sizes.len();
            let first: usize = sizes.iter().take(issue).sum();
            let size = sizes.get(issue).copied().unwrap_or(1).max(1);
            let mut paragraphs = Vec::new();
            for at in 0..n_paragraphs {
                let level = if at % 4 == 0 {
                    Level::Paragraph
                } else {
                    Level::Item
                };
                let id = ParagraphId(mint.next(1));
                let mut coding = ClauseCoding::default();
                for word in 0..dice.below(5) {
                    let own = first + dice.below(size);
                    let place = if dice.below(5) == 0 {
                        dice.below(n_elements)
                    } else {
                        own
                    };
                    coding.elements.push(coded(place, word, dice.below(6)));
                }
                codings.insert(id, coding);
                let text =
                    "Each State Party shall take such measures as it deems necessary. ".repeat(5);
                paragraphs.push(Paragraph::new(id, level, text));
            }
            draft
                .articles
                .push(Article::new(ArticleId(mint.next(1)), "", paragraphs));
        }
        Self { draft, codings }
    }

    fn clauses(&self) -> Vec<CodedClause<'_>> {
        clauses_of(&self.draft, |paragraph| self.codings.get(&paragraph))
    }

    fn bytes(&self) -> usize {
        self.draft
            .articles
            .iter()
            .flat_map(|article| &article.paragraphs)
            .map(|p| p.text.len())
            .sum()
    }
}

fn coded(element: usize, word: usize, level: usize) -> CodedElement {
    CodedElement {
        element: ElementIx(u16::try_from(element).unwrap()),
        place: Place::Text,
        span: Span::new(word * 10, word * 10 + 8),
        force: Force {
            level: u8::try_from(level).unwrap(),
            prohibition: false,
        },
        devices: Vec::new(),
        by: By::Cue(CueIx(0)),
        likelihood: 1000,
    }
}

/// The dossier with its blocs repeated until there are `n`.
fn crowd(dossier: &Dossier, n: usize) -> Dossier {
    let mut many = dossier.clone();
    let blocs: Vec<_> = dossier.judging_blocs().cloned().collect();
    many.blocs.retain(|bloc| bloc.kind != BlocKind::Bloc);
    for (at, bloc) in blocs.iter().cycle().take(n).enumerate() {
        let mut bloc = bloc.clone();
        bloc.id = BlocId::new(&format!("bloc-{at}")).unwrap();
        many.blocs.push(bloc);
    }
    many
}

pub(crate) fn time_all() {
    let dossier = dossier_io::load_builtin().value;
    let article = Treaty::new(&dossier, 1, 9);
    let treaty = Treaty::new(&dossier, 60, 10);
    println!(
        "judging: article of {} bytes, treaty of {} bytes",
        article.bytes(),
        treaty.bytes()
    );
    let year = dossier.as_of;
    for (n, runs, bar) in [(4, 2000, "1 ms"), (200, 100, "15 ms")] {
        let many = crowd(&dossier, n);
        let book = PositionBook::compile(&many, year, Layers::WithPrivate);
        let options = Options::default();
        let few = article.clauses();
        let all = treaty.clauses();
        let found = assess(&book, &all, &options).findings().len();
        println!(
            "{n} blocs, {} demands, {found} findings on the treaty",
            book.held().len()
        );
        let compile = || PositionBook::compile(&many, year, Layers::WithPrivate);
        time(
            &format!("position book of {n} blocs"),
            "none",
            runs,
            compile,
        );
        time(
            &format!("an article, {n} blocs, every verdict"),
            "1 ms",
            runs,
            || assess(&book, &few, &options),
        );
        time(
            &format!("a treaty, {n} blocs, every verdict"),
            bar,
            runs,
            || assess(&book, &treaty.clauses(), &options),
        );
    }
    let book = PositionBook::compile(&dossier, year, Layers::WithPrivate);
    let roster = Roster::compile(&dossier, &book);
    let assessment = assess(&book, &treaty.clauses(), &Options::default());
    time(
        "193 States: a verdict each on the treaty, and the count",
        "1 ms",
        2000,
        || {
            adoption::count(
                RuleKind::TwoThirds,
                &roster.verdicts(&assessment, Part::Draft),
            )
        },
    );
    time("the roster of States", "none", 2000, || {
        Roster::compile(&dossier, &book)
    });
}
