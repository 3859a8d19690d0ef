//! Every reading of an article, counted and judged.

use travaux::analysis::readings::{Desk, Limits, readings};
use travaux::assess::book::{Layers, PositionBook};
use travaux::coding::codebook::Codebook;
use travaux::coding::draft::{CodingCache, code_draft};
use travaux::model::draft::{Article, Draft, Level, Paragraph};
use travaux::model::ids::{ArticleId, IdMint, ParagraphId, VersionId};
use travaux::storage::dossier_io::load_builtin;
use travaux::storage::lexicon_io::builtin_lexicon;

use crate::time;

/// An article with 18,432 readings over five paragraphs, as negotiators leave one.
const LINES: [&str; 5] = [
    "Each Party [shall][may][should] [, in accordance with its domestic law,] empower its \
     authorities to order [any person][a service provider] to preserve data.",
    "The order [shall][may] be confidential [for as long as the law provides] \
     [, unless the State concerned objects].",
    "A Party may [promptly] refuse a request [that concerns a political offence] \
     [or its sovereignty].",
    "The competent authorities may [, where urgent,] access data stored in another State [with the consent of \
     that State][with the lawful consent of the user].",
    "Costs are borne [by the requested Party][by the requesting Party][as agreed], [in whole].",
];

/// Prints the times.
pub(crate) fn time_all() {
    let dossier = load_builtin().value;
    let lexicon = builtin_lexicon().unwrap();
    let codebook = Codebook::compile(&dossier, &lexicon).0;
    let book = PositionBook::compile(&dossier, 2024, Layers::WithPrivate);
    let mut mint = IdMint::new(5);
    let mut draft = Draft::empty(VersionId(mint.next(1)));
    let lines = LINES.map(|line| Paragraph::new(ParagraphId(mint.next(1)), Level::Paragraph, line));
    let article = ArticleId(mint.next(1));
    draft.articles = vec![Article::new(article, "", lines.to_vec())];
    let coding = code_draft(&codebook, &draft, &[], &mut CodingCache::default());
    let desk = Desk {
        codebook: &codebook,
        book: &book,
        draft: &draft,
        coding: &coding,
        proposals: &[],
        decisions: &[],
        strict: false,
    };
    let found = readings(&desk, article, Limits::default()).unwrap();
    assert!(found.total >= 10_000, "{}", found.total);
    assert_eq!(found.total, found.judged);
    time("10,000 readings of an article judged", "50 ms", 50, || {
        readings(&desk, article, Limits::default())
    });
}
