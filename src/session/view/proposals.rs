//! Proposals as a list, what stands against each, and what accepting it would change.

use std::cmp::Ordering;

use crate::analysis::effect::{Changed, Effect, Turn};
use crate::assess::assessment::Part;
use crate::assess::verdict::Verdict;
use crate::exchange::document::party_names;
use crate::model::bloc::Strength;
use crate::model::dossier::Dossier;
use crate::model::draft::Draft;
use crate::model::ids::{ArticleId, BlocId, ParagraphId, ProposalId};
use crate::model::party::{Party, PartyRef};
use crate::model::proposal::{
    Clash, ClashKind, Placement, Proposal, Reach, Refusal, Target, clashes, reach,
};
use crate::model::text::{Lang, Span};
use crate::session::draft_edit::{number_of, place_name};
use crate::session::state::Session;

/// The proposals of an article or of the whole draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProposalsView {
    /// Those on the table first, then by place and age.
    pub rows: Vec<ProposalRow>,
    /// How many of the whole draft can be accepted at once: on the table, opposed by nobody, at
    /// odds with none.
    pub n_uncontested: usize,
    /// How many of the whole draft are on the table.
    pub n_open: usize,
}

/// A proposal with what it changes and whom it clashes with.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalRow {
    /// The proposal.
    pub proposal: Proposal,
    /// Who proposes, supports and opposes, in words.
    pub by: String,
    /// Who supports it.
    pub supported_by: String,
    /// Who opposes it.
    pub opposed_by: String,
    /// Where it stands, as `4, 2 (a)`; empty for the draft as a whole.
    pub place: String,
    /// Its article, where it is about one.
    pub article: Option<ArticleId>,
    /// The words to go to.
    pub at: Option<(ParagraphId, Span)>,
    /// The words it is about, as they stand; empty for a point or a place.
    pub about: String,
    /// Why it cannot be accepted; absent where it can or is off the table.
    pub refusal: Option<Refusal>,
    /// The others on the table it cannot be accepted together with.
    pub clashes: Vec<ClashView>,
}

/// Another proposal that is at odds with one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClashView {
    /// The other.
    pub other: ProposalId,
    /// What is at odds.
    pub kind: ClashKind,
    /// Who proposes it.
    pub by: String,
    /// Its words; empty where it takes words out.
    pub text: String,
}

/// What accepting a proposal would change, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EffectView {
    /// The article it is felt in, as a number; empty for recitals, absent for the whole draft.
    pub article: Option<String>,
    /// The paragraphs that differ, each with its place.
    pub lines: Vec<(String, Changed)>,
    /// Every judging bloc, own first.
    pub blocs: Vec<TurnedView>,
}

/// What a bloc says before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TurnedView {
    /// The bloc.
    pub bloc: BlocId,
    /// Its short name.
    pub short: String,
    /// What it says where the words change.
    pub before: Verdict,
    /// What it would say there.
    pub after: Verdict,
    /// Whether it is better or worse off.
    pub direction: Ordering,
    /// Whether it can live with it where it could not.
    pub gained: bool,
    /// Whether it objects where it did not.
    pub lost: bool,
    /// What it says of the whole draft, before and after.
    pub draft: (Verdict, Verdict),
    /// Why.
    pub reasons: Vec<WhyView>,
}

/// A finding that comes or goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WhyView {
    /// What it does to the bloc.
    pub turn: Turn,
    /// Label of the element.
    pub element: String,
    /// How firmly the demand is held.
    pub strength: Strength,
    /// The words; empty where silence speaks.
    pub words: String,
}

/// A delegation as it is called in a language.
pub fn party_name(party: &PartyRef, dossier: &Dossier, lang: Lang) -> String {
    let named = match party.in_dossier(dossier) {
        Party::Bloc(id) => dossier.bloc(&id).map(|bloc| bloc.short.get(lang)),
        Party::State(code) => dossier.state(&code).map(|state| state.name.get(lang)),
        Party::Other(_) => None,
    };
    let named = named.filter(|name| !name.is_empty());
    named.map_or_else(|| party.as_str().to_owned(), ToOwned::to_owned)
}

impl Session {
    /// The proposals of an article, or of the draft where none is named.
    pub fn proposals_view(&self, article: Option<ArticleId>, lang: Lang) -> ProposalsView {
        let workspace = self.workspace();
        let at_odds = clashes(&workspace.draft, &workspace.proposals);
        let mut view = ProposalsView {
            n_open: workspace.proposals.iter().filter(|p| p.is_open()).count(),
            ..ProposalsView::default()
        };
        for proposal in &workspace.proposals {
            let row = self.proposal_row(proposal, &at_odds, lang);
            let free = proposal.is_uncontested() && row.refusal.is_none();
            view.n_uncontested += usize::from(free && row.clashes.is_empty());
            if article.is_none() || row.article == article || row.article.is_none() {
                view.rows.push(row);
            }
        }
        // What is about nothing that stands comes last.
        let order = |article: Option<ArticleId>| {
            let mut all = workspace.draft.articles.iter();
            let at = all.position(|a| Some(a.id) == article);
            at.unwrap_or(usize::MAX)
        };
        let within = |row: &ProposalRow| {
            let (id, span) = row.at?;
            let article = workspace.draft.article(row.article?)?;
            Some((article.place_of(id)?, span.start))
        };
        view.rows.sort_by_cached_key(|row| {
            let open = row.proposal.is_open();
            (!open, order(row.article), within(row), row.proposal.id)
        });
        view
    }

    fn proposal_row(&self, proposal: &Proposal, at_odds: &[Clash], lang: Lang) -> ProposalRow {
        let workspace = self.workspace();
        let (draft, dossier) = (&workspace.draft, &workspace.dossier);
        let about = reach(draft, &workspace.proposals, proposal);
        let spot = spot(draft, &workspace.proposals, proposal, 0);
        let mine = at_odds
            .iter()
            .filter(|clash| clash.first == proposal.id || clash.second == proposal.id);
        let clashes = mine.filter_map(|clash| {
            let other = if clash.first == proposal.id {
                clash.second
            } else {
                clash.first
            };
            let other = workspace.proposal(other)?;
            Some(ClashView {
                other: other.id,
                kind: clash.kind,
                by: party_names(dossier, &other.by, lang),
                text: other.text.clone(),
            })
        });
        ProposalRow {
            by: party_names(dossier, &proposal.by, lang),
            supported_by: party_names(dossier, &proposal.supported_by, lang),
            opposed_by: party_names(dossier, &proposal.opposed_by, lang),
            place: spot.place,
            article: spot.article,
            at: spot.at,
            about: self.about(proposal),
            refusal: about.err().filter(|_| proposal.is_open()),
            clashes: clashes.collect(),
            proposal: proposal.clone(),
        }
    }

    /// The words a proposal is about, as they stand; empty where it is about none.
    pub(in crate::session) fn about(&self, proposal: &Proposal) -> String {
        let workspace = self.workspace();
        let draft = &workspace.draft;
        let text = |id| draft.text_of(id).unwrap_or_default();
        let words = match reach(draft, &workspace.proposals, proposal) {
            Ok(Reach::Words(id, span)) => span.of(text(id)),
            Ok(Reach::Paragraph(id)) => text(id),
            Ok(Reach::Article(id)) => draft.article(id).map_or("", |a| &a.heading),
            Ok(Reach::Proposal(id, span)) => {
                let other = workspace.proposal(id);
                other.map_or("", |other| span.of(&other.text))
            }
            Ok(Reach::Place(_) | Reach::Draft) | Err(_) => "",
        };
        words.to_owned()
    }

    /// What accepting a proposal would change, with names.
    pub fn effect_view(&self, effect: &Effect, lang: Lang) -> EffectView {
        let derived = &self.derived;
        let draft = &self.workspace().draft;
        let dossier = &self.workspace().dossier;
        let number = |id: ArticleId| number_of(draft, id);
        let blocs = self.blocs_own_first().into_iter().filter_map(|bloc| {
            let ix = derived.book.bloc_ix(&bloc.id)?;
            let turned = effect.blocs.iter().find(|turned| turned.bloc == ix)?;
            let whole = effect.draft.get(usize::from(ix.0)).copied();
            let reasons = turned.reasons.iter().filter_map(|why| {
                let id = derived.book.names().id(why.element)?;
                let (_, element) = dossier.element(id)?;
                Some(WhyView {
                    turn: why.turn,
                    element: element.label.get(lang).to_owned(),
                    strength: why.strength,
                    words: why.words.clone(),
                })
            });
            Some(TurnedView {
                bloc: bloc.id.clone(),
                short: bloc.short.get(lang).to_owned(),
                before: turned.before,
                after: turned.after,
                direction: turned.direction(),
                gained: turned.is_gained(),
                lost: turned.is_lost(),
                draft: whole.unwrap_or((Verdict::NotCoded, Verdict::NotCoded)),
                reasons: reasons.collect(),
            })
        });
        let place = |line: &Changed| {
            let article = line.article.map(number).unwrap_or_default();
            let parts = [article.as_str(), line.number.as_str()];
            let parts: Vec<&str> = parts.into_iter().filter(|p| !p.is_empty()).collect();
            parts.join(", ")
        };
        EffectView {
            article: match effect.part {
                Part::Article(id) => Some(number(id)),
                Part::Preamble | Part::Clause(_) => Some(String::new()),
                Part::Draft => None,
            },
            lines: effect
                .lines
                .iter()
                .map(|line| (place(line), line.clone()))
                .collect(),
            blocs: blocs.collect(),
        }
    }
}

/// Where a proposal is.
#[derive(Default)]
struct Spot {
    place: String,
    article: Option<ArticleId>,
    at: Option<(ParagraphId, Span)>,
}

/// Where a proposal is; one about another proposal is where that one is.
fn spot(draft: &Draft, all: &[Proposal], proposal: &Proposal, depth: usize) -> Spot {
    let in_paragraph = |id: ParagraphId, span: Span| {
        let article = draft.paragraph(id).map(|(article, _)| article);
        Spot {
            place: article.map_or_else(String::new, |a| place_name(draft, a, Some(id))),
            article: article.map(|a| a.id),
            at: Some((id, span)),
        }
    };
    let in_article = |id: ArticleId| {
        let article = draft.article(id);
        let first = article.and_then(|a| a.paragraphs.first());
        Spot {
            place: article.map_or_else(String::new, |a| place_name(draft, a, None)),
            article: article.map(|a| a.id),
            at: first.map(|p| (p.id, Span::default())),
        }
    };
    let about = reach(draft, all, proposal);
    match (about, proposal.target) {
        (Ok(Reach::Words(id, span)), _) => in_paragraph(id, span),
        (Ok(Reach::Place(Placement::After(id))), _) => in_paragraph(id, Span::default()),
        (Ok(Reach::Place(Placement::FirstIn(id) | Placement::AfterArticle(id))), _) => {
            in_article(id)
        }
        (Ok(Reach::Paragraph(id)), _) | (_, Target::Paragraph(id)) => {
            in_paragraph(id, Span::default())
        }
        (Ok(Reach::Article(id)), _) | (_, Target::Article(id)) => in_article(id),
        (_, Target::Proposal(id)) if depth < 8 => {
            let other = all.iter().find(|p| p.id == id);
            other.map_or_else(Spot::default, |other| spot(draft, all, other, depth + 1))
        }
        (_, Target::Draft | Target::Proposal(_)) => Spot::default(),
    }
}
