//! Small dossiers and drafts for tests, made in a line each.
//!
//! A [`Scene`] is a dossier, a draft whose words are the elements they carry, and the coding such
//! words would get. `consent` in a clause codes the element `consent` with full force; `consent@2`
//! codes it with level 2.

use std::collections::BTreeMap;
use std::sync::Arc;

use travaux::coding::coded::{ClauseCoding, ElementIx, Place};
use travaux::model::bloc::{
    Bloc, BlocKind, Confidence, ConfidenceKind, Demand, Layer, MemberEntry, Membership, Position,
    PositionEntry,
};
use travaux::model::decision::{Decision, Quote, Ruling};
use travaux::model::dossier::{Dossier, Family};
use travaux::model::draft::{Article, Draft, Level, Paragraph};
use travaux::model::ids::{
    ArticleId, BlocId, DecisionId, DossierId, FamilyId, IdMint, IssueId, ParagraphId, SourceId,
    VersionId,
};
use travaux::model::issue::{Element, Hints, Issue, Scope};
use travaux::model::reference::{Source, State};
use travaux::model::text::Bilingual;

pub(crate) use crate::demands::*;
use crate::judged::coding;

/// The year scenes are judged in.
pub(crate) const YEAR: u16 = 2024;

/// A dossier, a draft and its coding.
#[derive(Clone, Debug)]
pub(crate) struct Scene {
    pub(crate) dossier: Dossier,
    pub(crate) draft: Draft,
    pub(crate) codings: BTreeMap<ParagraphId, ClauseCoding>,
    pub(crate) decisions: Vec<Decision>,
    mint: IdMint,
}

/// One issue `access` with three elements, and the bloc `east` with these demands on it.
pub(crate) fn demands_on_access(demands: Vec<Demand>) -> Scene {
    let scene = Scene::new().issue("access", &["consent", "order", "notice"]);
    scene.bloc("east").holds("access", demands)
}

impl Scene {
    /// An empty scene with one ordinary family, `main`, and one about process, `process`.
    pub(crate) fn new() -> Self {
        let mut mint = IdMint::new(11);
        let mut dossier = Dossier::empty(DossierId::new("scene").unwrap(), both("scene"), YEAR);
        for (id, process) in [("main", false), ("process", true)] {
            dossier.families.push(Family {
                id: FamilyId::new(id).unwrap(),
                title: both(id),
                process,
            });
        }
        dossier.reference.sources.push(Source {
            id: SourceId::new("S1").unwrap(),
            title: both("A source"),
            date: "2016".to_owned(),
            url: String::new(),
            note: String::new(),
        });
        let draft = Draft::empty(VersionId(mint.next(1)));
        Self {
            dossier,
            draft,
            codings: BTreeMap::new(),
            decisions: Vec::new(),
            mint,
        }
    }

    /// Adds an issue of the family `main` with these elements.
    pub(crate) fn issue(self, id: &str, elements: &[&str]) -> Self {
        self.issue_in("main", id, elements)
    }

    /// Adds an issue of a family with these elements.
    pub(crate) fn issue_in(mut self, family: &str, id: &str, elements: &[&str]) -> Self {
        self.dossier.issues.push(Issue {
            id: IssueId::new(id).unwrap(),
            number: u16::try_from(self.dossier.issues.len() + 1).unwrap(),
            family: FamilyId::new(family).unwrap(),
            title: both(id),
            question: both("A question?"),
            description: both("What is fought over."),
            anchors: Vec::new(),
            elements: elements
                .iter()
                .map(|id| element(id, Scope::Clause))
                .collect(),
            tests: Vec::new(),
        });
        self
    }

    /// Adds a silence to the latest issue: it stands while none of `absent` does.
    pub(crate) fn silence(mut self, id: &str, absent: &[&str]) -> Self {
        let absent = absent.iter().map(|id| element_id(id)).collect();
        let silence = element(id, Scope::Draft { absent });
        self.dossier
            .issues
            .last_mut()
            .unwrap()
            .elements
            .push(silence);
        self
    }

    /// Adds a second name of an element to the latest issue.
    pub(crate) fn synonym(mut self, id: &str, of: &str) -> Self {
        let mut second = element(id, Scope::Clause);
        second.synonym_of = Some(element_id(of));
        self.dossier
            .issues
            .last_mut()
            .unwrap()
            .elements
            .push(second);
        self
    }

    /// Adds a bloc.
    pub(crate) fn bloc(mut self, id: &str) -> Self {
        self.dossier.blocs.push(Bloc {
            id: BlocId::new(id).unwrap(),
            kind: BlocKind::Bloc,
            name: both(id),
            short: both(id),
            note: Bilingual::default(),
            date: None,
            snapshots: Vec::new(),
            members: Vec::new(),
            positions: Vec::new(),
            member_entries: Vec::new(),
            views: Vec::new(),
        });
        self
    }

    /// Gives the latest bloc demands on an issue, in force since 2016.
    pub(crate) fn holds(self, issue: &str, demands: Vec<Demand>) -> Self {
        self.holds_entries(issue, vec![entry("2016", demands)])
    }

    /// Gives the latest bloc dated entries on an issue.
    pub(crate) fn holds_entries(mut self, issue: &str, entries: Vec<PositionEntry>) -> Self {
        let issue = IssueId::new(issue).unwrap();
        self.last_bloc().positions.push(Position {
            issue,
            entries: entries.into_iter().map(Arc::new).collect(),
        });
        self
    }

    /// Makes States members of the latest bloc, always.
    pub(crate) fn members(mut self, codes: &[&str]) -> Self {
        for code in codes {
            self.last_bloc().members.push(Membership {
                state: state(code),
                from: None,
                until: None,
            });
        }
        self
    }

    /// Makes a State a member of the latest bloc until a date.
    pub(crate) fn member_until(mut self, code: &str, until: &str) -> Self {
        let until = Some(date(until));
        self.last_bloc().members.push(Membership {
            state: state(code),
            from: None,
            until,
        });
        self
    }

    /// Gives a State an entry of its own in the latest bloc's file.
    pub(crate) fn own(mut self, code: &str, issue: &str, from: &str, demands: Vec<Demand>) -> Self {
        self.last_bloc().member_entries.push(MemberEntry {
            state: state(code),
            issue: Some(IssueId::new(issue).unwrap()),
            from: date(from),
            text: both("its own line"),
            demands,
            confidence: Confidence {
                kind: ConfidenceKind::Record,
                note: String::new(),
            },
            sources: vec![citation()],
            layer: Layer::Shared,
        });
        self
    }

    /// Adds a State with the blocs that speak for it, in order.
    pub(crate) fn state(mut self, code: &str, blocs: &[&str]) -> Self {
        let blocs = blocs.iter().map(|id| BlocId::new(id).unwrap()).collect();
        self.dossier.reference.states.push(State {
            code: state(code),
            name: both(code),
            blocs,
        });
        self
    }

    /// Adds a recital that carries these elements.
    pub(crate) fn recital(mut self, elements: &str) -> Self {
        let paragraph = self.paragraph(Level::Paragraph, elements);
        self.draft.preamble.push(paragraph);
        self.code();
        self
    }

    /// Adds an article with one paragraph per entry, each carrying the elements it names.
    pub(crate) fn article(self, paragraphs: &[&str]) -> Self {
        let levels: Vec<_> = paragraphs
            .iter()
            .map(|text| (Level::Paragraph, *text))
            .collect();
        self.levels(&levels)
    }

    /// Adds an article whose paragraphs have levels.
    pub(crate) fn levels(mut self, paragraphs: &[(Level, &str)]) -> Self {
        let paragraphs = paragraphs
            .iter()
            .map(|(level, text)| self.paragraph(*level, text))
            .collect();
        let id = ArticleId(self.mint.next(1));
        self.draft.articles.push(Article::new(id, "", paragraphs));
        self.code();
        self
    }

    /// Marks the draft complete.
    pub(crate) fn complete(mut self) -> Self {
        self.draft.complete = true;
        self
    }

    /// Sets aside the findings of a bloc on an element, on words of a paragraph.
    pub(crate) fn ignore(
        mut self,
        paragraph: ParagraphId,
        bloc: &str,
        element: &str,
        words: &str,
    ) -> Self {
        self.decisions.push(Decision {
            id: DecisionId(self.mint.next(1)),
            paragraph,
            quote: Quote {
                words: words.to_owned(),
                ..Quote::default()
            },
            ruling: Ruling::Ignore(BlocId::new(bloc).unwrap(), element_id(element)),
            reason: "a reason".to_owned(),
            author: "A. Person".to_owned(),
            time_ms: 1,
            layer: Layer::Shared,
        });
        self
    }

    fn last_bloc(&mut self) -> &mut Bloc {
        self.dossier.blocs.last_mut().unwrap()
    }

    fn paragraph(&mut self, level: Level, text: &str) -> Paragraph {
        let id = ParagraphId(self.mint.next(1));
        Paragraph::new(id, level, text)
    }

    /// Codes every clause from its words and those of its chapeaux.
    fn code(&mut self) {
        let place_of: BTreeMap<&str, ElementIx> = self
            .dossier
            .elements()
            .enumerate()
            .map(|(n, (_, element))| (element.id.as_str(), ElementIx(u16::try_from(n).unwrap())))
            .collect();
        let mut codings = BTreeMap::new();
        for recital in &self.draft.preamble {
            codings.insert(
                recital.id,
                coding(&place_of, &[(Place::Text, &recital.text)]),
            );
        }
        for clause in self.draft.articles.iter().flat_map(Article::clauses) {
            let mut texts = vec![(Place::Text, clause.paragraph.text.as_str())];
            for (n, chapeau) in clause.chapeaux.iter().flatten().enumerate() {
                texts.push((Place::Chapeau(u8::try_from(n).unwrap()), &chapeau.text));
            }
            codings.insert(clause.paragraph.id, coding(&place_of, &texts));
        }
        self.codings = codings;
    }
}

fn element(id: &str, scope: Scope) -> Element {
    let model = if scope.is_silence() {
        Bilingual::default()
    } else {
        both("Parties shall.")
    };
    Element {
        id: element_id(id),
        scope,
        label: both(id),
        description: both("A legal effect."),
        hints: Hints::default(),
        model,
        notes: String::new(),
        synonym_of: None,
        found_in: Vec::new(),
        cues: BTreeMap::new(),
    }
}
