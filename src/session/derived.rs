//! What follows from a workspace: codings, findings, verdicts; kept up to date change by change.

use std::sync::Arc;

use crate::assess::assessment::{Assessment, Part, assess};
use crate::assess::book::{Layers, PositionBook, Voice};
use crate::assess::finding::BlocIx;
use crate::assess::input::{Options, clauses_of};
use crate::assess::states::Roster;
use crate::coding::codebook::{Codebook, Compiler, CueProblem};
use crate::coding::coded::ClauseCoding;
use crate::coding::draft::{CodingCache, DraftCoding, code_draft};
use crate::coding::wording::{Calibration, Model};
use crate::model::bloc::Bloc;
use crate::model::change::Change;
use crate::model::date::Year;
use crate::model::decision::Decision;
use crate::model::draft::Draft;
use crate::model::ids::{IssueId, ParagraphId, StateCode};
use crate::model::issue::Issue;
use crate::model::lexicon::Lexicon;
use crate::model::workspace::Workspace;

/// Codings, findings and verdicts of a workspace.
#[derive(Debug)]
pub struct Derived {
    /// The words of legal force.
    pub lexicon: Arc<Lexicon>,
    /// The compiled cues.
    pub codebook: Arc<Codebook>,
    /// Cues that could not be compiled.
    pub cue_problems: Vec<CueProblem>,
    /// The demands in force on the as-of date.
    pub book: PositionBook,
    /// Which bloc speaks for which State on the as-of date.
    pub roster: Roster,
    /// Every clause, coded.
    pub coding: DraftCoding,
    /// Every finding and verdict.
    pub assessment: Assessment,
    /// Whether the confidential layer counts.
    pub layers: Layers,
    /// Whether only what is certain or confirmed counts.
    pub strict: bool,
    /// The wording model, where the dossier has one.
    pub wording: Option<Arc<Model>>,
    cache: CodingCache,
    /// What was read of the cues, so that an edit of one of them reads no other again.
    compiler: Compiler,
}

impl Derived {
    /// Everything that follows from `workspace` as of a year, by cues and the model `wording`.
    pub fn of(
        workspace: &Workspace,
        lexicon: Arc<Lexicon>,
        wording: Option<Arc<Model>>,
        as_of: Year,
    ) -> Self {
        Self::by(Compiler::default(), workspace, lexicon, wording, as_of)
    }

    fn by(
        mut compiler: Compiler,
        workspace: &Workspace,
        lexicon: Arc<Lexicon>,
        wording: Option<Arc<Model>>,
        as_of: Year,
    ) -> Self {
        let (mut codebook, cue_problems) = compiler.compile(&workspace.dossier, &lexicon);
        if let Some(model) = &wording {
            codebook = codebook.with_wording(model, Calibration::default());
        }
        let layers = Layers::WithPrivate;
        let book = PositionBook::compile(&workspace.dossier, as_of, layers);
        let roster = Roster::compile(&workspace.dossier, &book);
        let mut cache = CodingCache::default();
        let coding = code_draft(
            &codebook,
            &workspace.draft,
            &workspace.decisions,
            &mut cache,
        );
        let assessment = judge(workspace, &book, &coding, false);
        let codebook = Arc::new(codebook);
        Self {
            lexicon,
            codebook,
            cue_problems,
            book,
            roster,
            coding,
            assessment,
            layers,
            strict: false,
            wording,
            cache,
            compiler,
        }
    }

    /// Follows changes: only what they touch is computed again.
    pub fn follow(&mut self, workspace: &Workspace, as_of: Year, changes: &[Change]) {
        let (mut cues, mut positions) = (false, false);
        for change in changes {
            match change {
                Change::Issue { .. } => cues = true,
                Change::Position { .. } | Change::MemberEntries { .. } | Change::Bloc { .. } => {
                    positions = true;
                }
                Change::Text { .. }
                | Change::Paragraphs { .. }
                | Change::Preamble { .. }
                | Change::Heading { .. }
                | Change::Article { .. }
                | Change::MoveArticle { .. }
                | Change::DraftTitle { .. }
                | Change::DraftComplete { .. }
                | Change::Decision { .. }
                | Change::Own { .. }
                | Change::Title { .. }
                | Change::Source { .. }
                | Change::Version { .. }
                | Change::Frame { .. }
                | Change::Wrap { .. }
                | Change::Proposal { .. }
                | Change::Note { .. } => {}
            }
        }
        if cues {
            self.again(workspace, self.wording.clone(), as_of);
            return;
        }
        if positions {
            self.take_book(workspace, as_of);
        }
        let decisions = &workspace.decisions;
        self.coding = code_draft(&self.codebook, &workspace.draft, decisions, &mut self.cache);
        self.assessment = judge(workspace, &self.book, &self.coding, self.strict);
    }

    /// Everything anew, by another wording model; what the person chose to look at stays.
    pub fn again(&mut self, workspace: &Workspace, wording: Option<Arc<Model>>, as_of: Year) {
        let (layers, strict) = (self.layers, self.strict);
        let (compiler, lexicon) = (
            std::mem::take(&mut self.compiler),
            Arc::clone(&self.lexicon),
        );
        *self = Self::by(compiler, workspace, lexicon, wording, as_of);
        if self.layers != layers {
            self.layers = layers;
            self.judge_as_of(workspace, as_of);
        }
        self.set_strict(workspace, strict);
    }

    /// Counts only what is certain or confirmed, or also what is likely.
    pub fn set_strict(&mut self, workspace: &Workspace, strict: bool) {
        if self.strict != strict {
            self.strict = strict;
            self.assessment = judge(workspace, &self.book, &self.coding, strict);
        }
    }

    /// Judges the same text by the positions of another year.
    pub fn judge_as_of(&mut self, workspace: &Workspace, as_of: Year) {
        self.take_book(workspace, as_of);
        self.assessment = judge(workspace, &self.book, &self.coding, self.strict);
    }

    fn take_book(&mut self, workspace: &Workspace, as_of: Year) {
        self.book = PositionBook::compile(&workspace.dossier, as_of, self.layers);
        self.roster = Roster::compile(&workspace.dossier, &self.book);
    }

    /// Codes and judges another draft, such as an earlier version, by the same cues, decisions and
    /// positions; `cache` keeps its codings for the next time.
    pub fn of_draft(
        &self,
        workspace: &Workspace,
        draft: &Draft,
        cache: &mut CodingCache,
    ) -> (DraftCoding, Assessment) {
        let decisions = &workspace.decisions;
        let coding = code_draft(&self.codebook, draft, decisions, cache);
        let assessment = judge_draft(draft, decisions, &self.book, &coding, self.strict);
        (coding, assessment)
    }

    /// The coding of a paragraph or recital.
    pub fn coding_of(&self, paragraph: ParagraphId) -> Option<&ClauseCoding> {
        self.coding.of(paragraph)
    }

    /// Whether some clause of the draft carries an element of `issue`.
    pub fn touches(&self, issue: &Issue) -> bool {
        let names = self.book.names();
        issue
            .elements
            .iter()
            .filter(|element| !element.scope.is_silence())
            .filter_map(|element| names.element(&element.id))
            .any(|ix| self.assessment.stands(names.first(ix)))
    }

    /// The issues that clauses of `part` carry elements of, in the dossier's order.
    pub fn issues_touched(&self, part: Part) -> Vec<IssueId> {
        let names = self.book.names();
        let mut touched: Vec<_> = self
            .coding
            .clauses()
            .filter(|clause| match part {
                Part::Clause(id) => clause.paragraph == id,
                Part::Preamble => clause.article.is_none(),
                Part::Article(id) => clause.article == Some(id),
                Part::Draft => true,
            })
            .flat_map(|clause| clause.coding.elements.iter())
            .flat_map(|coded| names.issues_of(coded.element).iter().copied())
            .collect();
        touched.sort_unstable();
        touched.dedup();
        touched
            .into_iter()
            .filter_map(|ix| names.issue_id(ix).cloned())
            .collect()
    }

    /// The members of a bloc that judge with demands of their own.
    pub fn voices_of(&self, bloc: &Bloc, as_of: Year) -> Vec<(StateCode, BlocIx)> {
        self.book
            .voices()
            .filter_map(|(ix, voice)| match voice {
                Voice::Member(code) => {
                    let member = bloc.members_in(as_of).any(|m| m == code);
                    let own_entry = bloc.member_entries.iter().any(|e| e.state == *code);
                    (member && own_entry).then(|| (code.clone(), ix))
                }
                Voice::Bloc(_) => None,
            })
            .collect()
    }
}

/// Judges a coded draft by a book of positions.
pub(super) fn judge(
    workspace: &Workspace,
    book: &PositionBook,
    coding: &DraftCoding,
    strict: bool,
) -> Assessment {
    judge_draft(&workspace.draft, &workspace.decisions, book, coding, strict)
}

/// Judges any coded draft by a book of positions.
fn judge_draft(
    draft: &Draft,
    decisions: &[Decision],
    book: &PositionBook,
    coding: &DraftCoding,
    strict: bool,
) -> Assessment {
    let clauses = clauses_of(draft, |id| coding.of(id));
    let options = Options {
        complete: draft.complete,
        decisions,
        strict,
    };
    assess(book, &clauses, &options)
}
