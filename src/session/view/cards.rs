//! One card a bloc: its verdict on what is looked at, and why.

use crate::assess::assessment::Part;
use crate::assess::finding::{Finding, FindingKind};
use crate::assess::verdict::Verdict;
use crate::model::bloc::Bloc;
use crate::model::date::Date;
use crate::model::ids::{BlocId, IssueId, StateCode};
use crate::model::text::Lang;
use crate::session::command::CardScope;
use crate::session::draft_edit::place_name;
use crate::session::state::Session;

use super::reason::{CitationView, Reason, citations};

/// The cards, own delegation first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CardsView {
    /// What the cards judge.
    pub scope: CardScope,
    /// What that is called: `Article 4`, `4, 2 (a)`; empty for the draft.
    pub subject: String,
    /// Clauses not coded, and clauses in all, in what is judged.
    pub coverage: (u32, u32),
    /// Whether only what is certain or confirmed counts.
    pub strict: bool,
    /// One card a bloc.
    pub cards: Vec<BlocCard>,
    /// Views a meeting recorded on the issues touched here, without vote weight.
    pub views: Vec<ViewNote>,
}

/// What a bloc says of the clause, article or draft that is looked at.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BlocCard {
    /// The bloc.
    pub id: BlocId,
    /// Its short name.
    pub short: String,
    /// Its full name.
    pub name: String,
    /// Whether it is the delegation's own.
    pub own: bool,
    /// Its verdict.
    pub verdict: Verdict,
    /// What leads to the verdict or stands beside it, worst first.
    pub reasons: Vec<Reason>,
    /// What the bloc still asks for on the article; beside the verdict, never in it.
    pub asks: Vec<Reason>,
    /// What is missing from the draft, by issue; only where the draft is judged.
    pub missing: Vec<Reason>,
    /// Members that depart from the line on the issues touched here.
    pub dissent: Vec<Dissent>,
    /// Members whose own demands give another verdict here.
    pub member_verdicts: Vec<(StateCode, String, Verdict)>,
    /// Issues touched here on which nothing is recorded for the bloc.
    pub unrecorded: Vec<(IssueId, String)>,
}

/// A member that departs from the bloc's line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dissent {
    /// The State.
    pub state: StateCode,
    /// Its name.
    pub name: String,
    /// Since when.
    pub from: Date,
    /// What it did or said.
    pub text: String,
    /// Whether the text is shown in English for want of a translation.
    pub in_english: bool,
    /// Where it is recorded.
    pub sources: Vec<CitationView>,
}

/// A recorded view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ViewNote {
    /// The meeting.
    pub meeting: String,
    /// The issue.
    pub issue_title: String,
    /// The view.
    pub text: String,
    /// Where it is recorded.
    pub sources: Vec<CitationView>,
}

impl Session {
    /// What the cards judge: falls back from clause to article to draft where nothing is selected.
    pub fn card_part(&self) -> (CardScope, Part) {
        let look = &self.look;
        match (look.scope, look.caret, look.article) {
            (CardScope::Clause, Some((paragraph, _)), _) => {
                (CardScope::Clause, Part::Clause(paragraph))
            }
            (CardScope::Clause | CardScope::Article, _, Some(article)) => {
                (CardScope::Article, Part::Article(article))
            }
            _ => (CardScope::Draft, Part::Draft),
        }
    }

    /// The cards in `lang`.
    pub fn cards(&self, lang: Lang) -> CardsView {
        let (scope, part) = self.card_part();
        let coverage = self.derived.assessment.coverage(part);
        let draft = &self.workspace().draft;
        let subject = match part {
            Part::Clause(id) => draft
                .paragraph(id)
                .map(|(a, p)| place_name(draft, a, Some(p.id)))
                .unwrap_or_default(),
            Part::Article(id) => draft
                .article(id)
                .map(|a| place_name(draft, a, None))
                .unwrap_or_default(),
            Part::Preamble | Part::Draft => String::new(),
        };
        let touched = self.derived.issues_touched(part);
        let cards = self
            .blocs_own_first()
            .into_iter()
            .filter_map(|bloc| self.card(bloc, part, &touched, lang))
            .collect();
        CardsView {
            scope,
            subject,
            coverage: (coverage.uncoded, coverage.clauses),
            strict: self.derived.strict,
            cards,
            views: if part == Part::Draft {
                Vec::new()
            } else {
                self.view_notes(&touched, lang)
            },
        }
    }

    fn card(&self, bloc: &Bloc, part: Part, touched: &[IssueId], lang: Lang) -> Option<BlocCard> {
        let ix = self.derived.book.bloc_ix(&bloc.id)?;
        let assessment = &self.derived.assessment;
        let (mut reasons, mut asks, mut missing) = (Vec::new(), Vec::new(), Vec::new());
        let mine = |finding: &&Finding| finding.bloc == ix;
        for finding in assessment.findings_in(part).filter(mine) {
            let Some(reason) = self.reason(finding, lang) else {
                continue;
            };
            match finding.kind {
                FindingKind::StillAsks => asks.push(reason),
                FindingKind::Missing => missing.push(reason),
                FindingKind::Conflict
                | FindingKind::MetTooWeakly
                | FindingKind::Met
                | FindingKind::Tolerated
                | FindingKind::Accepted => reasons.push(reason),
            }
        }
        let dossier = &self.workspace().dossier;
        let unrecorded = touched
            .iter()
            .filter(|issue| {
                let entry = bloc
                    .position(issue)
                    .and_then(|p| p.in_force(self.look.as_of));
                entry.is_none_or(|entry| entry.is_unrecorded())
            })
            .filter_map(|id| dossier.issue(id))
            .map(|issue| (issue.id.clone(), issue.title.get(lang).to_owned()))
            .collect();
        Some(BlocCard {
            id: bloc.id.clone(),
            short: bloc.short.get(lang).to_owned(),
            name: bloc.name.get(lang).to_owned(),
            own: self.workspace().own.as_ref() == Some(&bloc.id),
            verdict: assessment.verdict(part, ix),
            reasons,
            asks,
            missing,
            dissent: self.dissent(bloc, touched, lang),
            member_verdicts: self.member_verdicts(bloc, part, assessment.verdict(part, ix), lang),
            unrecorded,
        })
    }

    /// Entries of members on the issues touched, begun by the as-of date, latest last.
    fn dissent(&self, bloc: &Bloc, touched: &[IssueId], lang: Lang) -> Vec<Dissent> {
        let dossier = &self.workspace().dossier;
        let as_of = self.look.as_of;
        let member = |code: &StateCode| bloc.members_in(as_of).any(|m| m == code);
        let mut found: Vec<_> = bloc
            .member_entries
            .iter()
            .filter(|e| e.from.begun_by(as_of) && member(&e.state))
            .filter(|e| {
                e.issue
                    .as_ref()
                    .is_some_and(|issue| touched.contains(issue))
            })
            .map(|entry| Dissent {
                state: entry.state.clone(),
                name: dossier
                    .state(&entry.state)
                    .map_or_else(|| entry.state.to_string(), |s| s.name.get(lang).to_owned()),
                from: entry.from,
                text: entry.text.get(lang).to_owned(),
                in_english: entry.text.falls_back(lang),
                sources: citations(dossier, &entry.sources, lang),
            })
            .collect();
        found.sort_by(|a, b| (a.from, &a.state).cmp(&(b.from, &b.state)));
        found
    }

    fn member_verdicts(
        &self,
        bloc: &Bloc,
        part: Part,
        line: Verdict,
        lang: Lang,
    ) -> Vec<(StateCode, String, Verdict)> {
        self.derived
            .voices_of(bloc, self.look.as_of)
            .into_iter()
            .map(|(code, ix)| (code, self.derived.assessment.verdict(part, ix)))
            .filter(|(_, verdict)| *verdict != line)
            .map(|(code, verdict)| {
                let state = self.workspace().dossier.state(&code);
                let name = state.map_or_else(|| code.to_string(), |s| s.name.get(lang).to_owned());
                (code, name, verdict)
            })
            .collect()
    }

    pub(super) fn view_notes(&self, touched: &[IssueId], lang: Lang) -> Vec<ViewNote> {
        let dossier = &self.workspace().dossier;
        dossier
            .blocs
            .iter()
            .flat_map(|bloc| bloc.views.iter().map(move |view| (bloc, view)))
            .filter(|(_, view)| touched.contains(&view.issue))
            .filter_map(|(bloc, view)| {
                Some(ViewNote {
                    meeting: bloc.short.get(lang).to_owned(),
                    issue_title: dossier.issue(&view.issue)?.title.get(lang).to_owned(),
                    text: view.text.get(lang).to_owned(),
                    sources: citations(dossier, &view.sources, lang),
                })
            })
            .collect()
    }
}
