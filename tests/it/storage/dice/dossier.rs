//! The made-up dossier: issues, reference matter and how they hang together.

use travaux::model::dossier::{Dossier, Family};
use travaux::model::ids::*;
use travaux::model::issue::*;
use travaux::model::reference::*;
use travaux::model::text::Lang;

use super::Dice;

impl Dice {
    fn issue_element(&mut self) -> Element {
        Element {
            id: self.element(),
            scope: if self.coin() {
                Scope::Clause
            } else {
                Scope::Draft {
                    absent: self.elements(),
                }
            },
            label: self.name(),
            description: self.pair(),
            hints: Hints {
                en: self.some(2, |d, _| d.text()),
                zh: self.some(2, |d, _| d.text()),
            },
            model: self.pair(),
            notes: self.text(),
            synonym_of: self.maybe(Self::element),
            found_in: self.some(2, |d, _| FoundIn {
                instrument: d.source(),
                place: d.text(),
                doubt: d.doubt(),
                note: d.text(),
            }),
            cues: Lang::ALL
                .into_iter()
                .filter(|_| self.coin())
                .collect::<Vec<_>>()
                .into_iter()
                .map(|lang| (lang, self.some(3, |d, _| d.text())))
                .collect(),
        }
    }

    pub(crate) fn issue(&mut self, number: u16, family: &str) -> Issue {
        Issue {
            id: IssueId::new(&format!("issue-{number}")).unwrap(),
            number,
            family: FamilyId::new(family).unwrap(),
            title: self.name(),
            question: self.pair(),
            description: self.pair(),
            anchors: self.some(3, |d, _| d.text()),
            elements: self.some(3, |d, _| d.issue_element()),
            tests: self.some(2, |d, _| CodingTest {
                lang: d.pick(&Lang::ALL),
                chapeau: d.text(),
                text: d.text(),
                codes: d.elements(),
                not: d.elements(),
            }),
        }
    }

    fn instrument(&mut self, kind: InstrumentKind, n: usize) -> Instrument {
        Instrument {
            id: SourceId::new(&format!("item-{n}")).unwrap(),
            kind,
            name: self.name(),
            year: self.text(),
            what: self.pair(),
            backers: self.text(),
            status: self.some(2, |d, _| Status {
                as_of: d.maybe(Self::date),
                text: d.text(),
                parties: d.maybe(|d| u32::try_from(d.below(200)).unwrap()),
                signed_only: d.maybe(|d| u32::try_from(d.below(200)).unwrap()),
                sources: d.citations(),
            }),
            anchors: self.some(2, |d, _| d.text()),
            notes: self.some(2, |d, _| d.text()),
            doubt: self.doubt(),
        }
    }

    fn number(&mut self) -> u16 {
        u16::try_from(self.below(60_000)).unwrap()
    }

    fn tally(&mut self) -> Tally {
        Tally {
            yes: self.number(),
            no: self.number(),
            abstain: self.number(),
        }
    }

    fn reference(&mut self) -> Reference {
        use InstrumentKind::{Body, SoftLaw, Treaty};
        let mut instruments = Vec::new();
        for kind in [Treaty, SoftLaw, Body] {
            instruments.extend(self.some(2, |d, n| d.instrument(kind, n)));
        }
        Reference {
            states: self.some(3, |d, _| State {
                code: d.state(),
                name: d.name(),
                blocs: d.some(2, |d, _| BlocId::new(d.pick(&["us-eu", "sco"])).unwrap()),
            }),
            sources: self.some(3, |d, n| Source {
                id: SourceId::new(&format!("S{n}")).unwrap(),
                title: d.name(),
                date: d.text(),
                url: d.text(),
                note: d.text(),
            }),
            instruments,
            outlines: self.some(2, |d, _| Outline {
                instrument: d.source(),
                chapters: d.some(2, |d, _| Chapter {
                    title: d.name(),
                    articles: d.some(2, |d, _| OutlineArticle {
                        number: d.text(),
                        title: d.name(),
                    }),
                }),
                note: d.text(),
            }),
            accession_table: self.maybe(|d| AccessionTable {
                title: d.name(),
                note: d.text(),
                source: d.citations().pop(),
                rows: d.some(3, |d, _| AccessionRow {
                    year: d.number(),
                    coe: d.number(),
                    others: d.number(),
                    total: d.number(),
                    cumulative: d.number(),
                }),
            }),
            accessions: self.some(2, |d, _| Accession {
                state: d.state(),
                date: d.date(),
                doubt: d.doubt(),
            }),
            inconsistencies: self.some(2, |d, _| Inconsistency {
                id: d.text(),
                text: d.text(),
                sources: d.citations(),
            }),
            anchors: self.some(2, |d, _| Anchor {
                place: d.text(),
                issues: vec![IssueId::new("issue-1").unwrap()],
            }),
            facts: self.some(2, |d, _| Fact {
                text: d.text(),
                sources: d.citations(),
            }),
            rules: self.some(2, |d, _| AdoptionRule {
                id: d.text(),
                body: d.text(),
                kind: d.pick(&[RuleKind::Consensus, RuleKind::TwoThirds, RuleKind::Simple]),
                text: d.text(),
                sources: d.citations(),
            }),
            roll_calls: self.some(2, |d, _| RollCall {
                id: d.text(),
                title: d.text(),
                date: d.maybe(Self::date),
                tally: d.tally(),
                by_group: d.some(2, |d, _| (d.text(), d.tally())),
                sources: d.citations(),
            }),
        }
    }

    /// A dossier in the order a load gives: issues by number, instruments by kind.
    pub(crate) fn dossier(&mut self) -> Dossier {
        let families = ["principles", "procedure", "no-issue-yet"];
        let mut blocs = self.some(5, |d, n| d.bloc(&format!("bloc-{n}")));
        if self.coin() {
            blocs.reverse();
        }
        Dossier {
            id: DossierId::new("made-up").unwrap(),
            title: self.pair(),
            version: self.text(),
            as_of: 2024,
            as_of_choices: self.some(3, |d, _| d.number()),
            families: families
                .iter()
                .map(|id| Family {
                    id: FamilyId::new(id).unwrap(),
                    title: self.name(),
                    process: self.coin(),
                })
                .collect(),
            issues: self.some(4, |d, n| {
                let family = d.pick(&families[..2]);
                d.issue(u16::try_from(n).unwrap(), family)
            }),
            blocs,
            classes: [Lang::En, Lang::Zh]
                .into_iter()
                .filter(|_| self.coin())
                .collect::<Vec<_>>()
                .into_iter()
                .map(|lang| {
                    (
                        lang,
                        [("state".to_owned(), self.some(3, |d, _| d.text()))].into(),
                    )
                })
                .collect(),
            banks: Default::default(),
            reference: self.reference(),
        }
    }
}
