//! An issue's own tests run against the codebook: sentences that must code, look-alikes that must
//! not, and the model clause of every element.

use super::codebook::Codebook;
use super::coded::{By, ElementIx};
use super::{ClauseText, Scratch};
use crate::model::dossier::Dossier;
use crate::model::ids::{ElementId, IssueId};
use crate::model::issue::{Issue, Scope};
use crate::model::text::Lang;

/// What running the tests of a dossier gave.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SelfTest {
    /// How many sentences were coded.
    pub n_run: usize,
    /// Those that were not coded as they must be, in the dossier's order.
    pub failures: Vec<Failure>,
    /// Elements that can stand in a clause and have no cue in a language of the dossier.
    pub uncued: Vec<(ElementId, Lang)>,
}

/// A sentence that is not coded as it must be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure {
    /// The issue whose sentence it is.
    pub issue: IssueId,
    /// Where the sentence stands in the issue.
    pub from: Origin,
    /// Its language.
    pub lang: Lang,
    /// Its chapeau; may be empty.
    pub chapeau: String,
    /// The sentence.
    pub text: String,
    /// Elements it must code to and does not.
    pub missing: Vec<ElementId>,
    /// Elements it must not code to and does, each with the cue that found it.
    pub unexpected: Vec<(ElementId, String)>,
    /// Everything it codes to.
    pub found: Vec<ElementId>,
}

/// Where a sentence stands in an issue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The test with this place, from 0.
    Test(usize),
    /// The model clause of this element.
    Model(ElementId),
}

/// Runs every test of a dossier.
pub fn run(codebook: &Codebook, dossier: &Dossier) -> SelfTest {
    let mut out = SelfTest::default();
    let mut runner = Runner {
        codebook,
        scratch: Scratch::default(),
        out: &mut out,
    };
    for issue in &dossier.issues {
        runner.issue(issue);
    }
    out
}

struct Runner<'a> {
    codebook: &'a Codebook,
    scratch: Scratch,
    out: &'a mut SelfTest,
}

impl Runner<'_> {
    fn issue(&mut self, issue: &Issue) {
        for (at, test) in issue.tests.iter().enumerate() {
            let sentence = Sentence {
                from: Origin::Test(at),
                lang: test.lang,
                chapeau: &test.chapeau,
                text: &test.text,
                codes: &test.codes,
                not: &test.not,
            };
            self.sentence(issue, sentence);
        }
        for element in issue
            .elements
            .iter()
            .filter(|element| element.scope == Scope::Clause)
        {
            for (lang, model) in [(Lang::En, &element.model.en), (Lang::Zh, &element.model.zh)] {
                // A second name is coded by the cues of the first.
                if element.synonym_of.is_none() && element.cues.get(&lang).is_none_or(Vec::is_empty)
                {
                    self.out.uncued.push((element.id.clone(), lang));
                } else if !model.is_empty() {
                    let sentence = Sentence {
                        from: Origin::Model(element.id.clone()),
                        lang,
                        chapeau: "",
                        text: model,
                        codes: std::slice::from_ref(&element.id),
                        not: &[],
                    };
                    self.sentence(issue, sentence);
                }
            }
        }
    }

    fn sentence(&mut self, issue: &Issue, sentence: Sentence<'_>) {
        let Sentence {
            from,
            lang,
            chapeau,
            text,
            codes,
            not,
        } = sentence;
        let over = [chapeau];
        let chapeaux: &[&str] = if chapeau.is_empty() { &[] } else { &over };
        let coding = self.codebook.code(
            &ClauseText {
                lang,
                chapeaux,
                text,
            },
            &mut self.scratch,
        );
        self.out.n_run += 1;
        let codebook = self.codebook;
        let coded = |id: &ElementId| coding.find(codebook.element_ix(id)?);
        let missing: Vec<ElementId> = codes
            .iter()
            .filter(|id| coded(id).is_none())
            .cloned()
            .collect();
        let unexpected: Vec<(ElementId, String)> = not
            .iter()
            .filter_map(|id| {
                let cue = match coded(id)?.by {
                    By::Cue(cue) => codebook.cue_text(cue),
                    By::Wording | By::Person(_) => "",
                };
                Some((id.clone(), cue.to_owned()))
            })
            .collect();
        if missing.is_empty() && unexpected.is_empty() {
            return;
        }
        let name = |element: ElementIx| codebook.element_id(element).cloned();
        self.out.failures.push(Failure {
            issue: issue.id.clone(),
            from,
            lang,
            chapeau: chapeau.to_owned(),
            text: text.to_owned(),
            missing,
            unexpected,
            found: coding
                .elements
                .iter()
                .filter_map(|coded| name(coded.element))
                .collect(),
        });
    }
}

struct Sentence<'a> {
    from: Origin,
    lang: Lang,
    chapeau: &'a str,
    text: &'a str,
    codes: &'a [ElementId],
    not: &'a [ElementId],
}
