//! A whole draft, coded: clause by clause, each again only when something it is read with changed.

use std::collections::BTreeMap;
use std::hash::{Hash as _, Hasher as _};
use std::sync::Arc;

use super::codebook::Codebook;
use super::coded::ClauseCoding;
use super::decide;
use super::{ClauseText, Scratch};
use crate::model::decision::Decision;
use crate::model::draft::{Clause, Draft, Paragraph};
use crate::model::ids::{ArticleId, ParagraphId};
use crate::model::text::Lang;

/// A clause of the draft with its coding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodedClause {
    /// The article; absent for a recital.
    pub article: Option<ArticleId>,
    /// The paragraph.
    pub paragraph: ParagraphId,
    /// Whether items follow.
    pub is_chapeau: bool,
    /// What was found.
    pub coding: Arc<ClauseCoding>,
}

/// Every clause of a draft in order, recitals first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftCoding {
    clauses: Vec<CodedClause>,
    /// Place in `clauses` by paragraph.
    places: BTreeMap<ParagraphId, usize>,
}

impl DraftCoding {
    /// The clauses in order.
    pub fn clauses(&self) -> impl Iterator<Item = &CodedClause> {
        self.clauses.iter()
    }

    /// The coding of a paragraph or recital.
    pub fn of(&self, paragraph: ParagraphId) -> Option<&ClauseCoding> {
        let place = *self.places.get(&paragraph)?;
        self.clauses.get(place).map(|clause| clause.coding.as_ref())
    }
}

/// Codings made before, by paragraph, with a fingerprint of all they depend on.
#[derive(Clone, Debug, Default)]
pub struct CodingCache {
    known: BTreeMap<ParagraphId, (u64, Arc<ClauseCoding>)>,
    scratch: Scratch,
}

/// Codes a draft. What has not changed since the last call with the same cache is taken from it.
pub fn code_draft(
    codebook: &Codebook,
    draft: &Draft,
    decisions: &[Decision],
    cache: &mut CodingCache,
) -> DraftCoding {
    let mut by_paragraph: BTreeMap<ParagraphId, Vec<&Decision>> = BTreeMap::new();
    for decision in decisions {
        by_paragraph
            .entry(decision.paragraph)
            .or_default()
            .push(decision);
    }
    let before = std::mem::take(&mut cache.known);
    let mut coded = DraftCoding::default();
    let recitals = draft.preamble.iter().map(|recital| {
        (
            None,
            Clause {
                paragraph: recital,
                chapeaux: [None; 3],
                is_chapeau: false,
            },
        )
    });
    let articles = draft
        .articles
        .iter()
        .flat_map(|article| article.clauses().map(|clause| (Some(article.id), clause)));
    for (article, clause) in recitals.chain(articles) {
        let decided = by_paragraph
            .get(&clause.paragraph.id)
            .map(Vec::as_slice)
            .unwrap_or_default();
        let print = fingerprint(codebook, &clause, decided);
        let known = before
            .get(&clause.paragraph.id)
            .filter(|(seen, _)| *seen == print);
        let coding = match known {
            Some((_, coding)) => Arc::clone(coding),
            None => Arc::new(code_clause(codebook, &clause, decided, &mut cache.scratch)),
        };
        cache
            .known
            .insert(clause.paragraph.id, (print, Arc::clone(&coding)));
        coded
            .places
            .insert(clause.paragraph.id, coded.clauses.len());
        coded.clauses.push(CodedClause {
            article,
            paragraph: clause.paragraph.id,
            is_chapeau: clause.is_chapeau,
            coding,
        });
    }
    coded
}

fn code_clause(
    codebook: &Codebook,
    clause: &Clause<'_>,
    decisions: &[&Decision],
    scratch: &mut Scratch,
) -> ClauseCoding {
    let mut chapeaux = [""; 3];
    let mut n_chapeaux = 0;
    for (slot, above) in chapeaux.iter_mut().zip(clause.chapeaux.iter().flatten()) {
        *slot = above.text.as_str();
        n_chapeaux += 1;
    }
    let text = clause.paragraph.text.as_str();
    let read = ClauseText {
        lang: Lang::guess(text),
        chapeaux: chapeaux.get(..n_chapeaux).unwrap_or(&[]),
        text,
    };
    let mut coding = codebook.code(&read, scratch);
    if !decisions.is_empty() {
        decide::apply(&mut coding, text, codebook, decisions.iter().copied());
    }
    coding
}

/// A number that differs, but for chance, wherever the coding could.
fn fingerprint(codebook: &Codebook, clause: &Clause<'_>, decisions: &[&Decision]) -> u64 {
    let mut hasher = std::hash::DefaultHasher::new();
    codebook.stamp().hash(&mut hasher);
    let text =
        |paragraph: &Paragraph, hasher: &mut std::hash::DefaultHasher| paragraph.text.hash(hasher);
    text(clause.paragraph, &mut hasher);
    for above in clause.chapeaux.iter().flatten() {
        text(above, &mut hasher);
    }
    for decision in decisions {
        // A decision is replaced, never changed in place, so its id stands for its contents.
        decision.id.hash(&mut hasher);
    }
    hasher.finish()
}
