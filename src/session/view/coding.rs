//! The review of codings: sentences nothing could be said of, and elements that are only likely,
//! in the order of the text, for a person to decide one after the other.

use crate::coding::coded::{By, ClauseCoding, CodedElement, Place};
use crate::coding::draft::DraftClause;
use crate::model::ids::{ElementId, ParagraphId};
use crate::model::text::{Lang, Span};
use crate::session::draft_edit::place_name;
use crate::session::state::Session;

/// The review of codings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CodingView {
    /// What waits for a person, in the order of the text.
    pub rows: Vec<CodingRow>,
    /// Sentences of the draft.
    pub n_sentences: usize,
    /// Sentences on which nothing is coded.
    pub n_uncoded: usize,
    /// Elements that are only likely.
    pub n_likely: usize,
    /// Decisions on codings that a person took.
    pub n_decided: usize,
}

/// A sentence that waits for a person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CodingRow {
    /// Its paragraph.
    pub paragraph: ParagraphId,
    /// Where it stands in the paragraph.
    pub span: Span,
    /// `4, 2 (a)`; empty for a recital.
    pub number: String,
    /// Its words.
    pub text: String,
    /// Elements it may carry, the likeliest first; none where the program has no idea.
    pub candidates: Vec<Candidate>,
    /// Whether they count in the verdicts meanwhile: likely, but not certain.
    pub asserted: bool,
}

/// An element that a sentence may carry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Candidate {
    /// The element.
    pub element: ElementId,
    /// What it is called.
    pub label: String,
    /// The words that speak for it.
    pub span: Span,
    /// How likely it is, in thousandths.
    pub likelihood: u16,
}

impl Session {
    /// What waits for a person's word on the coding, with names in `lang`.
    pub fn coding_view(&self, lang: Lang) -> CodingView {
        let mut view = CodingView::default();
        for clause in self.derived.coding.clauses() {
            self.review(clause, lang, &mut view);
        }
        let decisions = self.workspace().decisions.iter();
        view.n_decided = decisions.filter(|d| d.ruling.is_coding()).count();
        view
    }

    fn review(&self, clause: &DraftClause, lang: Lang, view: &mut CodingView) {
        let coding = &clause.coding;
        let draft = &self.workspace().draft;
        let Some(text) = self.paragraph_text(clause.paragraph) else {
            return;
        };
        let number = || {
            let article = clause.article.and_then(|id| draft.article(id));
            article.map_or_else(String::new, |article| {
                place_name(draft, article, Some(clause.paragraph))
            })
        };
        view.n_sentences += coding.sentences.len();
        for sentence in &coding.sentences {
            let likely = standing(&coding.elements, sentence.span)
                .filter(|coded| coded.by == By::Wording)
                .count();
            // A chapeau is read with its items: by itself it need not say anything.
            let uncoded = !sentence.coded && !clause.is_chapeau;
            view.n_likely += likely;
            view.n_uncoded += usize::from(uncoded);
            if !uncoded && likely == 0 {
                continue;
            }
            view.rows.push(CodingRow {
                paragraph: clause.paragraph,
                span: sentence.span,
                number: number(),
                text: sentence.span.of(text).to_owned(),
                candidates: self.candidates(coding, sentence.span, lang),
                asserted: likely > 0,
            });
        }
    }

    /// The elements that are likely in a sentence or, where none is, those suggested for it.
    fn candidates(&self, coding: &ClauseCoding, sentence: Span, lang: Lang) -> Vec<Candidate> {
        let likely = standing(&coding.elements, sentence).filter(|coded| coded.by == By::Wording);
        let mut found: Vec<&CodedElement> = likely.collect();
        if found.is_empty() {
            found = standing(&coding.suggestions, sentence).collect();
        }
        found.sort_by_key(|coded| std::cmp::Reverse(coded.likelihood));
        let named = |coded: &CodedElement| {
            let element = self.derived.codebook.element_id(coded.element)?;
            let (_, known) = self.workspace().dossier.element(element)?;
            Some(Candidate {
                element: element.clone(),
                label: known.label.get(lang).to_owned(),
                span: coded.span,
                likelihood: coded.likelihood,
            })
        };
        found.into_iter().filter_map(named).collect()
    }
}

/// The entries whose words stand in a sentence of the clause itself.
fn standing(coded: &[CodedElement], sentence: Span) -> impl Iterator<Item = &CodedElement> {
    coded
        .iter()
        .filter(move |one| one.place == Place::Text && one.span.overlaps(sentence))
}
