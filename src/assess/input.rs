//! What is judged: clauses in document order, each with what coding says of it.
//!
//! The view is borrowed, so that judging does not depend on how coding keeps its results.

use crate::coding::coded::{ClauseCoding, Place};
use crate::model::decision::Decision;
use crate::model::draft::{Clause, Draft, Paragraph};
use crate::model::ids::{ArticleId, ParagraphId};

/// One clause and its coding.
#[derive(Clone, Copy, Debug)]
pub struct CodedClause<'a> {
    /// Place of the article in the draft; 0 for a recital.
    pub article_at: u32,
    /// The article; absent for a recital of the preamble.
    pub article: Option<ArticleId>,
    /// Place of the paragraph in its article (or in the preamble).
    pub paragraph_at: u32,
    /// The paragraph.
    pub paragraph: ParagraphId,
    /// Its own words.
    pub text: &'a str,
    /// Whether items follow, so that what its words carry counts for each of them.
    pub is_chapeau: bool,
    /// The chapeaux over it, nearest first.
    pub chapeaux: [Option<Chapeau>; 3],
    /// What coding says.
    pub coding: &'a ClauseCoding,
}

/// A chapeau over a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Chapeau {
    /// Its place in the article.
    pub paragraph_at: u32,
    /// Its paragraph.
    pub paragraph: ParagraphId,
}

impl CodedClause<'_> {
    /// The paragraph in whose text a span of this clause's coding lies; the clause itself where
    /// it names a chapeau that is not there.
    pub fn home_of(&self, place: Place) -> Chapeau {
        let own = Chapeau {
            paragraph_at: self.paragraph_at,
            paragraph: self.paragraph,
        };
        match place {
            Place::Text => own,
            Place::Chapeau(n) => self
                .chapeaux
                .get(usize::from(n))
                .copied()
                .flatten()
                .unwrap_or(own),
        }
    }

    /// Whether it is a clause a reader would expect to be coded: it has words, and it is no
    /// chapeau, which is read with its items.
    pub fn counts(&self) -> bool {
        !self.is_chapeau && !self.text.trim().is_empty()
    }
}

/// How a draft is judged, beside its clauses.
#[derive(Clone, Copy, Debug, Default)]
pub struct Options<'a> {
    /// Whether the person marked the draft complete, so that silence enters its verdict.
    pub complete: bool,
    /// A person's decisions; only [`crate::model::decision::Ruling::Ignore`] matters here.
    pub decisions: &'a [Decision],
    /// Whether only what is certain or confirmed counts, and nothing that is merely likely.
    pub strict: bool,
}

/// The clauses of a draft in order, recitals first, each with the coding `coding_of` knows; a
/// clause it does not know is judged as not coded.
pub fn clauses_of<'a>(
    draft: &'a Draft,
    coding_of: impl Fn(ParagraphId) -> Option<&'a ClauseCoding>,
) -> Vec<CodedClause<'a>> {
    let mut all = Vec::new();
    let mut add = |article_at: usize, article, paragraphs: &[Paragraph], clause: Clause<'a>| {
        let place = |id| {
            cut(paragraphs
                .iter()
                .position(|p| p.id == id)
                .unwrap_or(usize::MAX))
        };
        let chapeau = |p: &Paragraph| Chapeau {
            paragraph_at: place(p.id),
            paragraph: p.id,
        };
        all.push(CodedClause {
            article_at: cut(article_at),
            article,
            paragraph_at: place(clause.paragraph.id),
            paragraph: clause.paragraph.id,
            text: &clause.paragraph.text,
            is_chapeau: clause.is_chapeau,
            chapeaux: clause.chapeaux.map(|above| above.map(chapeau)),
            coding: coding_of(clause.paragraph.id).unwrap_or(&NOTHING),
        });
    };
    for recital in &draft.preamble {
        let clause = Clause {
            paragraph: recital,
            chapeaux: [None; 3],
            is_chapeau: false,
        };
        if !recital.is_deleted() {
            add(0, None, &draft.preamble, clause);
        }
    }
    for (article_at, article) in draft.articles.iter().enumerate() {
        for clause in article.clauses() {
            add(article_at, Some(article.id), &article.paragraphs, clause);
        }
    }
    all
}

/// The coding of a clause nobody looked at.
static NOTHING: ClauseCoding = ClauseCoding {
    elements: Vec::new(),
    suggestions: Vec::new(),
    sentences: Vec::new(),
    devices: Vec::new(),
    stale: Vec::new(),
};

/// Lengths beyond 4 G are cut, which no draft of ours reaches.
pub(super) fn cut(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
