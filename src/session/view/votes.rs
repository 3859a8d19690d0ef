//! How a vote would go, State by State: on an article or on the draft, under every rule.

use crate::assess::adoption::{Count, Outcome, Vote, count};
use crate::assess::assessment::Part;
use crate::assess::states::Speaker;
use crate::assess::verdict::Verdict;
use crate::model::ids::{ArticleId, StateCode};
use crate::model::number::article_numbers;
use crate::model::reference::RuleKind;
use crate::model::text::Lang;
use crate::session::state::Session;

/// The rules under which is counted, in the order in which they are shown.
pub const RULES: [RuleKind; 3] = [RuleKind::Consensus, RuleKind::TwoThirds, RuleKind::Simple];

/// How the States would vote on the draft or an article, counted under every rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VotesView {
    /// The count under each of [`RULES`].
    pub counts: Vec<Count>,
    /// The blocs that can block alone under each of them, in words.
    pub blockers: Vec<Vec<String>>,
    /// Every State: by bloc, own first, then those in none.
    pub camps: Vec<CampView>,
    /// The articles, each with its outcome under every rule.
    pub articles: Vec<ArticleVotes>,
}

/// The States of a bloc.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CampView {
    /// Its short name; absent for States in no bloc.
    pub short: Option<String>,
    /// Its States, in the dossier's order.
    pub states: Vec<StateVote>,
}

/// How a State would vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateVote {
    /// Its code.
    pub code: StateCode,
    /// Its name.
    pub name: String,
    /// Its vote.
    pub vote: Vote,
    /// What is said for it; absent where nobody speaks.
    pub verdict: Option<Verdict>,
    /// Whether it speaks by an entry of its own.
    pub own_entry: bool,
}

/// An article put to the vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleVotes {
    /// The article.
    pub id: ArticleId,
    /// Its number.
    pub number: String,
    /// Its heading.
    pub heading: String,
    /// The outcome under each of [`RULES`].
    pub outcomes: Vec<Outcome>,
}

impl Session {
    /// The vote on an article, or on the draft where none is named.
    pub fn votes_view(&self, article: Option<ArticleId>, lang: Lang) -> VotesView {
        let (derived, workspace) = (&self.derived, self.workspace());
        let part = article.map_or(Part::Draft, Part::Article);
        let states = derived.roster.verdicts(&derived.assessment, part);
        let counts: Vec<Count> = RULES.iter().map(|rule| count(*rule, &states)).collect();
        let short = |bloc| {
            let id = derived.book.bloc_id(bloc)?;
            let bloc = workspace.dossier.bloc(id)?;
            Some(bloc.short.get(lang).to_owned())
        };
        let blockers = counts.iter().map(|count| {
            let able = count.camps.iter().filter(|camp| camp.can_block);
            able.filter_map(|camp| camp.bloc.and_then(short)).collect()
        });
        let mut order: Vec<Option<_>> = self
            .blocs_own_first()
            .iter()
            .filter_map(|bloc| derived.book.bloc_ix(&bloc.id).map(Some))
            .collect();
        order.push(None);
        let camps = order.into_iter().map(|camp| {
            let mine = states.iter().filter(|state| state.camp == camp);
            CampView {
                short: camp.and_then(short),
                states: mine
                    .map(|state| StateVote {
                        code: state.state.clone(),
                        name: workspace
                            .dossier
                            .state(&state.state)
                            .map_or_else(String::new, |s| s.name.get(lang).to_owned()),
                        vote: Vote::of(state.verdict),
                        verdict: state.verdict,
                        own_entry: matches!(state.by, Speaker::Own(_)),
                    })
                    .collect(),
            }
        });
        let articles = workspace
            .draft
            .articles
            .iter()
            .zip(article_numbers(&workspace.draft))
            .map(|(one, number)| {
                let part = Part::Article(one.id);
                let states = derived.roster.verdicts(&derived.assessment, part);
                ArticleVotes {
                    id: one.id,
                    number,
                    heading: one.heading.clone(),
                    outcomes: RULES
                        .iter()
                        .map(|rule| count(*rule, &states).outcome)
                        .collect(),
                }
            });
        VotesView {
            blockers: blockers.collect(),
            counts,
            camps: camps.filter(|camp| !camp.states.is_empty()).collect(),
            articles: articles.collect(),
        }
    }
}
