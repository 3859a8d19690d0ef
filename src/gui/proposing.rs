//! The question what is proposed: what is to be done, to what, in which words, by whom.

mod form;
mod said;

pub(super) use form::ask;

use crate::model::bloc::Layer;
use crate::model::decision::Quote;
use crate::model::draft::{Draft, Level};
use crate::model::ids::{ParagraphId, ProposalId};
use crate::model::party::PartyRef;
use crate::model::proposal::{Placement, Proposal, ProposalKind, Target};
use crate::model::text::Span;
use crate::session::command::RollingCommand;
use crate::session::state::Session;
use crate::session::view::proposals::party_name;
use crate::words::Words;

use said::{parties, places};

/// What has been typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposing {
    /// The proposal, as far as it is not asked for here.
    base: Proposal,
    /// Whether it is a new one.
    fresh: bool,
    kind: ProposalKind,
    /// What it can be about, and which of it it is about.
    scopes: Vec<Scope>,
    scope: usize,
    /// Where something can go, and where it goes.
    places: Vec<(Placement, String)>,
    place: usize,
    text: String,
    by: String,
    supported_by: String,
    opposed_by: String,
    rationale: String,
    document: String,
    date: String,
    internal: bool,
}

/// What a proposal can be about.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Scope {
    kind: ScopeKind,
    target: Target,
    quote: Quote,
    /// The words, to be shown.
    words: String,
}

/// How much a proposal is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum ScopeKind {
    /// Words of a paragraph, or the point where the caret stands.
    Words,
    /// A paragraph.
    Paragraph,
    /// An article.
    Article,
    /// The words of another proposal.
    Proposal,
    /// What it has been about before.
    Kept,
}

impl ScopeKind {
    fn key(self) -> &'static str {
        match self {
            Self::Words => "scope-words",
            Self::Paragraph => "text-paragraph",
            Self::Article => "scope-whole-article",
            Self::Proposal => "scope-proposal",
            Self::Kept => "scope-kept",
        }
    }
}

impl Proposing {
    fn new(
        session: &Session,
        scopes: Vec<Scope>,
        places: Vec<(Placement, String)>,
    ) -> Option<Self> {
        let first = scopes.first()?;
        let nil = ProposalId(ulid::Ulid::nil());
        let own = session.workspace().own.as_ref();
        let dossier = &session.workspace().dossier;
        let own = own.and_then(|own| dossier.bloc(own));
        Some(Self {
            base: Proposal::new(nil, ProposalKind::Modify, first.target),
            fresh: true,
            kind: ProposalKind::Modify,
            scope: 0,
            text: first.words.clone(),
            scopes,
            places,
            place: 0,
            by: own.map_or_else(String::new, |own| own.short.en.clone()),
            supported_by: String::new(),
            opposed_by: String::new(),
            rationale: String::new(),
            document: String::new(),
            date: String::new(),
            internal: false,
        })
    }

    /// A new proposal on the words selected, the paragraph or the article under the caret.
    pub fn at_caret(session: &Session, words: &Words) -> Option<Self> {
        let look = session.look();
        let draft = &session.workspace().draft;
        let article = draft.article(look.article?)?;
        let caret = look
            .caret
            .and_then(|(id, span)| Some((id, span, draft.text_of(id)?)));
        let mut scopes = caret.map_or_else(Vec::new, in_paragraph);
        let at = caret.map(|(id, ..)| id);
        scopes.push(Scope {
            kind: ScopeKind::Article,
            target: Target::Article(article.id),
            quote: Quote::default(),
            words: String::new(),
        });
        let places = places(draft, article, words);
        let here = at.map_or(Placement::FirstIn(article.id), Placement::After);
        let place = places.iter().position(|(place, _)| *place == here);
        let mut new = Self::new(session, scopes, places)?;
        new.place = place.unwrap_or(0);
        Some(new)
    }

    /// Opens the form for a change to the words of another proposal; `None` where it has none.
    pub fn to_proposal(session: &Session, to: &Proposal) -> Option<Self> {
        let whole = Span::new(0, to.text.len());
        let scope = Scope {
            kind: ScopeKind::Proposal,
            target: Target::Proposal(to.id),
            quote: Quote::unique(&to.text, whole),
            words: to.text.clone(),
        };
        let has_words = !to.text.trim().is_empty();
        Self::new(session, vec![scope], Vec::new()).filter(|_| has_words)
    }

    /// A proposal that is to be changed.
    pub fn of(session: &Session, own: &Proposal, words: &Words) -> Self {
        let draft = &session.workspace().draft;
        let dossier = &session.workspace().dossier;
        let kept = Scope {
            kind: ScopeKind::Kept,
            target: own.target,
            quote: own.quote.clone(),
            words: own.quote.words.clone(),
        };
        let home = match own.target {
            Target::Article(id) => draft.article(id),
            Target::Paragraph(id) => draft.paragraph(id).map(|(article, _)| article),
            Target::Draft | Target::Proposal(_) => None,
        };
        let mut places = home.map_or_else(Vec::new, |home| places(draft, home, words));
        let place = own.place.map_or(0, |place| {
            let known = places.iter().position(|(other, _)| *other == place);
            known.unwrap_or_else(|| {
                places.push((place, words.t("scope-kept").to_owned()));
                places.len() - 1
            })
        });
        // As they are read here; the form knows them by their names in either language.
        let lang = words.lang().text_lang();
        let names = |parties: &[PartyRef]| {
            let names: Vec<String> = parties
                .iter()
                .map(|party| party_name(party, dossier, lang))
                .collect();
            names.join(words.t("list-names"))
        };
        Self {
            fresh: false,
            kind: own.kind,
            scopes: vec![kept],
            scope: 0,
            places,
            place,
            text: own.text.clone(),
            by: names(&own.by),
            supported_by: names(&own.supported_by),
            opposed_by: names(&own.opposed_by),
            rationale: own.rationale.clone(),
            document: own.source_doc.clone(),
            date: own.date.map_or_else(String::new, |date| date.to_string()),
            internal: own.layer == Layer::Private,
            base: own.clone(),
        }
    }

    /// What it is about.
    fn about(&self) -> Option<&Scope> {
        self.scopes.get(self.scope)
    }

    /// Whether it says where something goes.
    fn asks_place(&self) -> bool {
        let whole = self.about().is_some_and(|scope| match scope.kind {
            ScopeKind::Paragraph | ScopeKind::Article => true,
            ScopeKind::Kept => self.base.place.is_some(),
            ScopeKind::Words | ScopeKind::Proposal => false,
        });
        match self.kind {
            ProposalKind::Add => whole,
            ProposalKind::Move => true,
            ProposalKind::Modify | ProposalKind::Suppress | ProposalKind::NoChange => false,
        }
    }

    /// The places that fit what it is about.
    fn fitting(&self) -> Vec<(usize, &str)> {
        let article = matches!(
            self.about().map(|scope| scope.target),
            Some(Target::Article(_))
        );
        let fits = |place: Placement| match place {
            Placement::FirstArticle | Placement::AfterArticle(_) => article,
            Placement::FirstIn(_) | Placement::After(_) => {
                !article || self.kind == ProposalKind::Add
            }
        };
        let all = self.places.iter().enumerate();
        all.filter(|(_, (place, _))| fits(*place))
            .map(|(at, (_, name))| (at, name.as_str()))
            .collect()
    }

    /// Whether it needs words.
    fn asks_words(&self) -> bool {
        matches!(self.kind, ProposalKind::Add | ProposalKind::Modify)
    }

    /// Whether it says all it must.
    fn is_whole(&self) -> bool {
        let words = !self.asks_words() || !self.text.trim().is_empty();
        let place = !self.asks_place() || self.places.get(self.place).is_some();
        let date = self.date.trim().is_empty()
            || self.date.trim().parse::<crate::model::date::Date>().is_ok();
        words && place && date && self.about().is_some()
    }

    /// What is to be done with it once it is whole.
    fn command(&self, session: &Session) -> Option<RollingCommand> {
        let scope = self.about()?;
        let workspace = session.workspace();
        let parties = |names: &str| parties(names, session);
        let place = self.places.get(self.place).map(|(place, _)| *place);
        let place = place.filter(|_| self.asks_place());
        let mut quote = scope.quote.clone();
        if self.kind == ProposalKind::Add && scope.kind == ScopeKind::Words {
            // New words go behind those selected.
            if let Target::Paragraph(id) = scope.target
                && let Some(text) = workspace.draft.text_of(id)
                && let Some(span) = quote.place(text)
            {
                let end = span.end as usize;
                quote = Quote::unique(text, Span::new(end, end));
            }
        }
        let text = if self.asks_words() {
            self.text.trim()
        } else {
            ""
        };
        let after = Proposal {
            kind: self.kind,
            target: scope.target,
            quote,
            place,
            text: spaced(text, self.kind, scope, session),
            level: self.level(&workspace.draft, place),
            by: parties(&self.by),
            supported_by: parties(&self.supported_by),
            opposed_by: parties(&self.opposed_by),
            rationale: self.rationale.trim().to_owned(),
            source_doc: self.document.trim().to_owned(),
            date: self.date.trim().parse().ok(),
            layer: if self.internal {
                Layer::Private
            } else {
                Layer::Shared
            },
            ..self.base.clone()
        };
        Some(if self.fresh {
            RollingCommand::Propose(Box::new(after))
        } else {
            RollingCommand::PutProposal(after.id, Some(Box::new(after)))
        })
    }

    /// New paragraphs stand on the level of what they follow.
    fn level(&self, draft: &Draft, place: Option<Placement>) -> Level {
        match place {
            Some(Placement::After(id)) if self.fresh => {
                draft.any_paragraph(id).map_or(self.base.level, |p| p.level)
            }
            _ => self.base.level,
        }
    }
}

/// The words selected and their paragraph; the paragraph first where no words are.
fn in_paragraph((id, span, text): (ParagraphId, Span, &str)) -> Vec<Scope> {
    let quoted = span.of(text);
    let words = Scope {
        kind: ScopeKind::Words,
        target: Target::Paragraph(id),
        quote: Quote::unique(text, span),
        words: quoted.to_owned(),
    };
    let whole = Scope {
        kind: ScopeKind::Paragraph,
        target: Target::Paragraph(id),
        quote: Quote::default(),
        words: text.to_owned(),
    };
    if quoted.is_empty() {
        vec![whole, words]
    } else {
        vec![words, whole]
    }
}

/// Words put in behind others are set off from them by a blank, but not in Chinese.
fn spaced(text: &str, kind: ProposalKind, scope: &Scope, session: &Session) -> String {
    let behind = kind == ProposalKind::Add && scope.kind == ScopeKind::Words;
    let Target::Paragraph(id) = scope.target else {
        return text.to_owned();
    };
    let old = session.workspace().draft.text_of(id).filter(|_| behind);
    let at = old
        .and_then(|old| scope.quote.place(old))
        .map(|span| span.end as usize);
    let before = old
        .zip(at)
        .and_then(|(old, at)| old.get(..at)?.chars().last());
    let starts = text.chars().next();
    let sign = |ch: char| ch.is_whitespace() || crate::model::text::is_han(ch) || "[(".contains(ch);
    let joined = before.is_none_or(sign)
        || starts.is_none_or(|ch| ",.;:)]".contains(ch) || sign(ch) && ch != '[' && ch != '(');
    if joined {
        text.to_owned()
    } else {
        format!(" {text}")
    }
}
