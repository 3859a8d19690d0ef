//! Two coders beside each other: how far two authors of decisions agree, and where they differ.

use crate::coding::agreement::{Agreement, Difference, compare};
use crate::coding::codebook::Codebook;
use crate::coding::draft::{CodingCache, DraftCoding, code_draft};
use crate::coding::wording::Calibration;
use crate::model::decision::Decision;
use crate::model::ids::{ElementId, ParagraphId};
use crate::model::text::{Lang, Span};
use crate::session::draft_edit::place_name;
use crate::session::state::Session;
use crate::storage::wording_io::shipped_for;

/// Two coders beside each other.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AgreementView {
    /// Who: their names as signed; empty for unsigned.
    pub authors: [String; 2],
    /// How many clauses were compared.
    pub n_clauses: usize,
    /// The counts.
    pub counts: Agreement,
    /// Where they differ, in the order of the text.
    pub rows: Vec<DifferenceRow>,
}

/// An element that only one of two coders sees.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DifferenceRow {
    /// The paragraph.
    pub paragraph: ParagraphId,
    /// `4, 2 (a)`; empty for a recital.
    pub number: String,
    /// The element.
    pub element: ElementId,
    /// What it is called.
    pub label: String,
    /// Whether it is the first who sees it.
    pub by_first: bool,
    /// The words that carry it for the one who sees it.
    pub span: Span,
    /// Those words.
    pub words: String,
}

impl Session {
    /// Who signed decisions on codings, in alphabetical order; empty for those nobody signed.
    pub fn coders(&self) -> Vec<String> {
        let codings = self.workspace().decisions.iter();
        let codings = codings.filter(|decision| decision.ruling.is_coding());
        let mut authors: Vec<String> = codings.map(|d| d.author.clone()).collect();
        authors.sort();
        authors.dedup();
        authors
    }

    /// The draft as each of two authors would have it coded, compared, with names in `lang`.
    pub fn agreement(&self, authors: [String; 2], lang: Lang) -> AgreementView {
        let codebook = &self.untaught();
        let [first, second] = authors
            .each_ref()
            .map(|author| self.coded_by(author, codebook));
        let compared = compare(codebook, &first, &second, |_| true);
        let draft = &self.workspace().draft;
        let row = |(paragraph, difference): &(ParagraphId, Difference)| {
            let seen = if difference.by_first { &first } else { &second };
            let coded = seen.of(*paragraph)?.find(difference.element)?;
            let id = codebook.element_id(difference.element)?;
            let (_, element) = self.workspace().dossier.element(id)?;
            let article = draft.paragraph(*paragraph).map(|(article, _)| article);
            let number = article.map(|a| place_name(draft, a, Some(*paragraph)));
            Some(DifferenceRow {
                paragraph: *paragraph,
                number: number.unwrap_or_default(),
                element: id.clone(),
                label: element.label.get(lang).to_owned(),
                by_first: difference.by_first,
                span: coded.span,
                words: coded.span.of(draft.text_of(*paragraph)?).to_owned(),
            })
        };
        AgreementView {
            authors,
            n_clauses: compared.n_clauses,
            counts: compared.counts,
            rows: compared.differences.iter().filter_map(row).collect(),
        }
    }

    /// The codebook before anybody's decisions taught it: what one coder added must not make the
    /// program add it for the other.
    fn untaught(&self) -> Codebook {
        let codebook = (*self.derived.codebook).clone();
        match shipped_for(&self.workspace().dossier) {
            Some(model) => codebook.with_wording(&model, Calibration::default()),
            None => codebook.without_wording(),
        }
    }

    /// The draft coded with the decisions of one author only.
    fn coded_by(&self, author: &str, codebook: &Codebook) -> DraftCoding {
        let all = self.workspace().decisions.iter();
        let theirs: Vec<Decision> = all.filter(|d| d.author == author).cloned().collect();
        let mut cache = CodingCache::default();
        let draft = &self.workspace().draft;
        code_draft(codebook, draft, &theirs, &mut cache)
    }
}
