//! A scene, judged: verdicts and findings by the names tests use.

use std::collections::BTreeMap;

use travaux::assess::assessment::{Assessment, Part, assess};
use travaux::assess::book::{Layers, PositionBook};
use travaux::assess::finding::{BlocIx, Finding, FindingKind};
use travaux::assess::input::{CodedClause, Options, clauses_of};
use travaux::assess::verdict::Verdict;
use travaux::coding::coded::{By, ClauseCoding, CodedElement, CueIx, ElementIx, Force, Place};
use travaux::model::ids::{BlocId, ParagraphId};
use travaux::model::text::Span;

use crate::support::{Scene, YEAR};

/// What coding would make of words that are element ids.
pub(crate) fn coding(
    place_of: &BTreeMap<&str, ElementIx>,
    texts: &[(Place, &str)],
) -> ClauseCoding {
    let mut coding = ClauseCoding::default();
    for (place, text) in texts {
        for word in text.split(' ') {
            let (id, level) = word.split_once('@').unwrap_or((word, "5"));
            let Some(&element) = place_of.get(id) else {
                continue;
            };
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            if coding.find(element).is_none() {
                coding.elements.push(CodedElement {
                    element,
                    place: *place,
                    span: Span::new(start, start + word.len()),
                    force: Force {
                        level: level.parse().unwrap(),
                        prohibition: false,
                    },
                    devices: Vec::new(),
                    by: By::Cue(CueIx(0)),
                    likelihood: 1000,
                });
            }
        }
    }
    coding
}

impl Scene {
    /// The paragraph of an article, both by place.
    pub(crate) fn at(&self, article: usize, paragraph: usize) -> ParagraphId {
        self.draft.articles[article].paragraphs[paragraph].id
    }

    /// The position book of [`YEAR`], shared layer.
    pub(crate) fn book(&self) -> PositionBook {
        PositionBook::compile(&self.dossier, YEAR, Layers::SharedOnly)
    }

    /// The clauses with their codings.
    pub(crate) fn clauses(&self) -> Vec<CodedClause<'_>> {
        clauses_of(&self.draft, |paragraph| self.codings.get(&paragraph))
    }

    /// Judges the draft.
    pub(crate) fn judged(&self) -> Judged<'_> {
        let book = self.book();
        let options = Options {
            complete: self.draft.complete,
            decisions: &self.decisions,
            strict: false,
        };
        let assessment = assess(&book, &self.clauses(), &options);
        Judged {
            scene: self,
            book,
            assessment,
        }
    }
}

/// A judged scene.
pub(crate) struct Judged<'s> {
    scene: &'s Scene,
    pub(crate) book: PositionBook,
    pub(crate) assessment: Assessment,
}

impl Judged<'_> {
    /// A bloc by id.
    pub(crate) fn bloc(&self, id: &str) -> BlocIx {
        self.book.bloc_ix(&BlocId::new(id).unwrap()).unwrap()
    }

    /// The verdict of a bloc on a paragraph.
    pub(crate) fn clause(&self, article: usize, paragraph: usize, bloc: &str) -> Verdict {
        self.assessment
            .clause_verdict(self.scene.at(article, paragraph), self.bloc(bloc))
    }

    /// The verdict of a bloc on an article.
    pub(crate) fn article(&self, article: usize, bloc: &str) -> Verdict {
        self.assessment
            .article_verdict(self.scene.draft.articles[article].id, self.bloc(bloc))
    }

    /// The verdict of a bloc on the draft.
    pub(crate) fn draft(&self, bloc: &str) -> Verdict {
        self.assessment.verdict(Part::Draft, self.bloc(bloc))
    }

    /// The findings of a bloc, as kind and element.
    pub(crate) fn findings(&self, bloc: &str) -> Vec<(FindingKind, &str)> {
        self.of(bloc)
            .map(|finding| (finding.kind, self.name(finding)))
            .collect()
    }

    /// The findings of a bloc.
    pub(crate) fn of(&self, bloc: &str) -> impl Iterator<Item = &Finding> {
        let bloc = self.bloc(bloc);
        self.assessment
            .findings()
            .iter()
            .filter(move |finding| finding.bloc == bloc)
    }

    /// The element of a finding.
    pub(crate) fn name(&self, finding: &Finding) -> &str {
        self.book.names().id(finding.element).unwrap().as_str()
    }
}
