//! One finding as a person reads it: verdict, words, rule, source, and what would change it.

use crate::assess::finding::{Finding, FindingKind, Remedy};
use crate::assess::verdict::Verdict;
use crate::coding::coded::{By, Force};
use crate::model::bloc::{Citation, ConfidenceKind, DatedNote, Strength, Verb};
use crate::model::dossier::Dossier;
use crate::model::ids::{ArticleId, BlocId, DecisionId, ElementId, IssueId, ParagraphId, SourceId};
use crate::model::text::{Lang, Span};

use crate::session::draft_edit::place_name;
use crate::session::state::Session;

/// A finding with everything a card or a row shows of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// Who holds the demand.
    pub bloc: BlocId,
    /// Its short name.
    pub bloc_short: String,
    /// What the demand says here.
    pub kind: FindingKind,
    /// The verdict it leads to by itself; none for what is asked for or missing, or set aside.
    pub verdict: Option<Verdict>,
    /// What is asked.
    pub verb: Verb,
    /// How firmly.
    pub strength: Strength,
    /// The issue.
    pub issue: IssueId,
    /// Its title.
    pub issue_title: String,
    /// The element.
    pub element: ElementId,
    /// Its label.
    pub element_label: String,
    /// Where it stands.
    pub at: At,
    /// The words that carry the element; empty for what is asked, missing or said by silence.
    pub words: String,
    /// How the element was found.
    pub found: Found,
    /// Legal force of the sentence; absent where there are no words.
    pub force: Option<Force>,
    /// The bloc's stance on the issue.
    pub stance: String,
    /// Whether the stance is shown in English for want of a translation.
    pub stance_in_english: bool,
    /// Weight of the issue for the bloc, 0-100, and why.
    pub salience: Option<(u8, String)>,
    /// What it would settle for, in prose; empty where none is recorded.
    pub fallback: String,
    /// How well the position is supported.
    pub confidence: ConfidenceKind,
    /// A qualification of that; may be empty.
    pub confidence_note: String,
    /// Where the position is recorded.
    pub sources: Vec<CitationView>,
    /// Dated prose on the position.
    pub notes: Vec<DatedNote>,
    /// A remark on the demand itself; may be empty.
    pub demand_note: String,
    /// What would change it.
    pub ways: Vec<Way>,
    /// Whether a person set it aside.
    pub ignored: bool,
    /// Whether it rests on the silence of the draft.
    pub by_silence: bool,
}

/// Where a finding stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct At {
    /// The article; absent for the preamble and the draft as a whole.
    pub article: Option<ArticleId>,
    /// The paragraph; absent for an article or the draft as a whole.
    pub paragraph: Option<ParagraphId>,
    /// The words in that paragraph.
    pub span: Span,
    /// `4, 2 (a)`, or empty for the preamble and the draft.
    pub number: String,
    /// Place in the document, for sorting.
    pub order: usize,
}

/// How an element was found.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Found {
    /// By this cue.
    Cue(String),
    /// By the wording model, as likely (thousandths).
    Wording(u16),
    /// By a person.
    Person {
        /// The decision.
        id: DecisionId,
        /// Who.
        author: String,
        /// When, in milliseconds since 1970.
        time_ms: u64,
    },
    /// There are no words: it is asked for, missing, or said by silence.
    #[default]
    Nowhere,
}

/// A reference as shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CitationView {
    /// The code.
    pub source: SourceId,
    /// The pinpoint; may be empty.
    pub place: String,
    /// A remark; may be empty.
    pub note: String,
    /// What the code stands for.
    pub title: String,
    /// Its address; may be empty.
    pub url: String,
}

/// One thing that would change a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// Take these words out or reword them.
    Drop(String),
    /// Add this element.
    Add {
        /// The element.
        element: ElementId,
        /// Its label.
        label: String,
        /// Its model wording; empty where it has none.
        model: String,
    },
    /// Take out whatever carries the element with this label.
    DropElement(String),
    /// Raise the force.
    Raise {
        /// What it is.
        now: Force,
        /// The level asked.
        at_least: u8,
    },
    /// The fallback on record.
    Fallback(String),
}

/// References with what their codes stand for.
pub fn citations(dossier: &Dossier, citations: &[Citation], lang: Lang) -> Vec<CitationView> {
    citations
        .iter()
        .map(|citation| {
            let source = dossier.source(&citation.source);
            let instrument = dossier.instrument(&citation.source);
            let title = source
                .map(|s| s.title.get(lang))
                .or_else(|| instrument.map(|i| i.name.get(lang)))
                .unwrap_or_default();
            CitationView {
                source: citation.source.clone(),
                place: citation.place.clone(),
                note: citation.note.clone(),
                title: title.to_owned(),
                url: source.map(|s| s.url.clone()).unwrap_or_default(),
            }
        })
        .collect()
}

impl Session {
    /// A finding as a person reads it.
    pub fn reason(&self, finding: &Finding, lang: Lang) -> Option<Reason> {
        let dossier = &self.workspace().dossier;
        let derived = &self.derived;
        let element_id = derived.book.names().id(finding.element)?;
        let (_, element) = dossier.element(element_id)?;
        let issue_id = derived.book.names().issue_id(finding.issue)?;
        let issue = dossier.issue(issue_id)?;
        let bloc = derived
            .book
            .bloc_id(finding.bloc)
            .and_then(|id| dossier.bloc(id))?;
        let entry = finding.entry();
        let at = self.at(finding);
        let words = at
            .paragraph
            .and_then(|id| self.paragraph_text(id))
            .map(|text| at.span.of(text).to_owned())
            .unwrap_or_default();
        let ways = finding
            .remedies()
            .iter()
            .filter_map(|remedy| self.way(finding, *remedy, &words, lang))
            .collect();
        Some(Reason {
            bloc: bloc.id.clone(),
            bloc_short: bloc.short.get(lang).to_owned(),
            kind: finding.kind,
            verdict: derived.assessment.enters(finding),
            verb: finding.demand().verb,
            strength: finding.demand().strength,
            issue: issue.id.clone(),
            issue_title: issue.title.get(lang).to_owned(),
            element: element.id.clone(),
            element_label: element.label.get(lang).to_owned(),
            at,
            words,
            found: self.found(finding),
            force: finding.coded.as_ref().map(|coded| coded.force),
            stance: entry.stance.get(lang).to_owned(),
            stance_in_english: entry.stance.falls_back(lang),
            salience: entry.salience.as_ref().map(|s| (s.value, s.reason.clone())),
            fallback: entry.fallback.clone(),
            confidence: entry.confidence.kind,
            confidence_note: entry.confidence.note.clone(),
            sources: citations(dossier, &entry.sources, lang),
            notes: entry.notes.clone(),
            demand_note: finding.demand().note.clone(),
            ways,
            ignored: finding.ignored,
            by_silence: finding.by_silence,
        })
    }

    fn at(&self, finding: &Finding) -> At {
        let draft = &self.workspace().draft;
        let article = finding.site.article().and_then(|id| draft.article(id));
        let paragraph = finding.site.paragraph();
        let span = finding
            .coded
            .as_ref()
            .map(|coded| coded.span)
            .unwrap_or_default();
        let number = article
            .map(|a| place_name(draft, a, paragraph))
            .unwrap_or_default();
        At {
            article: article.map(|a| a.id),
            paragraph,
            span,
            number,
            order: self.order_of(finding),
        }
    }

    /// Place in the document: article by article, an article's own findings behind its clauses.
    fn order_of(&self, finding: &Finding) -> usize {
        let draft = &self.workspace().draft;
        let Some(article) = finding.site.article() else {
            let recital = finding.site.paragraph().is_some();
            return if recital { 0 } else { usize::MAX };
        };
        let at = draft
            .articles
            .iter()
            .position(|a| a.id == article)
            .unwrap_or(0);
        let within = finding
            .site
            .paragraph()
            .and_then(|id| draft.articles.get(at)?.place_of(id))
            .unwrap_or(9_999);
        (at + 1) * 10_000 + within
    }

    fn found(&self, finding: &Finding) -> Found {
        let Some(coded) = &finding.coded else {
            return Found::Nowhere;
        };
        match coded.by {
            By::Cue(cue) => Found::Cue(self.derived.codebook.cue_text(cue).to_owned()),
            By::Wording => Found::Wording(coded.likelihood),
            By::Person(id) => {
                let decision = self.workspace().decisions.iter().find(|d| d.id == id);
                Found::Person {
                    id,
                    author: decision.map(|d| d.author.clone()).unwrap_or_default(),
                    time_ms: decision.map_or(0, |d| d.time_ms),
                }
            }
        }
    }

    fn way(&self, finding: &Finding, remedy: Remedy, words: &str, lang: Lang) -> Option<Way> {
        let dossier = &self.workspace().dossier;
        match remedy {
            Remedy::DropWords => (!words.is_empty()).then(|| Way::Drop(words.to_owned())),
            Remedy::AddElement(element) => {
                let id = self.derived.book.names().id(element)?;
                let (_, element) = dossier.element(id)?;
                Some(Way::Add {
                    element: id.clone(),
                    label: element.label.get(lang).to_owned(),
                    model: element.model.get(lang).to_owned(),
                })
            }
            Remedy::DropElement(element) => {
                let id = self.derived.book.names().id(element)?;
                let (_, element) = dossier.element(id)?;
                Some(Way::DropElement(element.label.get(lang).to_owned()))
            }
            Remedy::RaiseForce { now, at_least } => Some(Way::Raise { now, at_least }),
            Remedy::Fallback => {
                let fallback = finding.entry().fallback.clone();
                (!fallback.is_empty()).then_some(Way::Fallback(fallback))
            }
        }
    }

    /// The words of a paragraph or recital.
    pub fn paragraph_text(&self, id: ParagraphId) -> Option<&str> {
        self.workspace().draft.text_of(id)
    }
}
