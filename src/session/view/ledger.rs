//! The ledger of a negotiation: every paragraph with where it stands, since when, and what is still
//! open in it; and how far the text had come in each version.

use crate::assess::assessment::Part;
use crate::assess::verdict::Verdict;
use crate::model::bracket::Tree;
use crate::model::draft::{Draft, Paragraph, ParagraphStatus, WrapOver};
use crate::model::ids::{ArticleId, ParagraphId};
use crate::model::proposal::{ProposalStatus, Target};
use crate::model::text::Lang;
use crate::session::draft_edit::place_name;
use crate::session::state::Session;

use super::marks::OwnerView;

/// Where a paragraph stands, in the four words in which progress is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// Nothing is settled, or what was agreed was changed since.
    Open,
    /// Words of it, or the whole of it, stand in brackets or compete with others.
    Bracketed,
    /// Agreed, in whatever form.
    Agreed,
    /// Deleted or moved away: kept and struck.
    Struck,
}

impl Standing {
    /// Every one, from least to most settled.
    pub const ALL: [Self; 4] = [Self::Open, Self::Bracketed, Self::Agreed, Self::Struck];

    /// Key of its name in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::Open => "standing-open",
            Self::Bracketed => "standing-bracketed",
            Self::Agreed => "standing-agreed",
            Self::Struck => "standing-struck",
        }
    }

    /// Where a paragraph of a draft stands.
    pub fn of(paragraph: &Paragraph, draft: &Draft, article: Option<ArticleId>) -> Self {
        let status = paragraph.status;
        if status.is_struck() {
            return Self::Struck;
        }
        if status.is_agreed() && paragraph.reopened().is_none() {
            return Self::Agreed;
        }
        let told = matches!(
            status,
            ParagraphStatus::Bracketed | ParagraphStatus::Pending
        );
        let wrapped = draft.wraps.iter().any(|wrap| match &wrap.over {
            WrapOver::Paragraphs(held) => held.contains(&paragraph.id),
            WrapOver::Articles(held) => article.is_some_and(|id| held.contains(&id)),
        });
        let in_brackets = !Tree::of(&paragraph.text).pairs.is_empty();
        if told || wrapped || in_brackets || paragraph.alternative.is_some() {
            Self::Bracketed
        } else {
            Self::Open
        }
    }
}

/// A paragraph in the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerRow {
    /// The paragraph.
    pub id: ParagraphId,
    /// Its place among all paragraphs.
    pub order: usize,
    /// `4, 2 (a)`; the bare number of a recital.
    pub place: String,
    /// Whether it is a recital.
    pub recital: bool,
    /// Its words.
    pub text: String,
    /// Its status.
    pub status: ParagraphStatus,
    /// Whether agreed words of it were changed.
    pub reopened: bool,
    /// Where it stands.
    pub standing: Standing,
    /// Since when it has had its status, in milliseconds since 1970, where that is known.
    pub since_ms: Option<u64>,
    /// Who reserves on it.
    pub reserves: Vec<OwnerView>,
    /// How many pairs of brackets stand in it.
    pub brackets: usize,
    /// How many proposals on it are on the table.
    pub proposals: usize,
    /// The worst any bloc says of it.
    pub worst: Verdict,
}

/// How many paragraphs stood where in a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The name of the version; empty for the draft as it stands.
    pub name: String,
    /// How many stand as each of [`Standing::ALL`].
    pub counts: [usize; 4],
}

/// Every paragraph with its status, reserves, brackets and proposals.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LedgerView {
    /// Every paragraph in the order of the text.
    pub rows: Vec<LedgerRow>,
    /// How many stand as each of [`Standing::ALL`].
    pub counts: [usize; 4],
    /// The issued versions, or all named ones where none was issued, and the draft as it stands.
    pub progress: Vec<Progress>,
}

impl Session {
    /// The ledger of the draft in `lang`.
    pub fn ledger(&self, lang: Lang) -> LedgerView {
        let workspace = self.workspace();
        let draft = &workspace.draft;
        let mut rows: Vec<LedgerRow> = Vec::new();
        for (n, recital) in draft.preamble.iter().enumerate() {
            let mut row = self.ledger_row(recital, None, lang);
            (row.place, row.recital) = ((n + 1).to_string(), true);
            rows.push(row);
        }
        for article in &draft.articles {
            for paragraph in &article.paragraphs {
                let mut row = self.ledger_row(paragraph, Some(article.id), lang);
                row.place = place_name(draft, article, Some(paragraph.id));
                rows.push(row);
            }
        }
        for (order, row) in rows.iter_mut().enumerate() {
            row.order = order;
        }
        let issued = workspace.versions.iter().any(|version| version.issued);
        let mut progress: Vec<Progress> = workspace
            .versions
            .iter()
            .filter(|version| version.issued || !issued)
            .map(|version| Progress {
                name: version.name.clone(),
                counts: counts(&version.draft),
            })
            .collect();
        let counts = counts(draft);
        progress.push(Progress {
            name: String::new(),
            counts,
        });
        LedgerView {
            rows,
            counts,
            progress,
        }
    }

    fn ledger_row(&self, p: &Paragraph, article: Option<ArticleId>, lang: Lang) -> LedgerRow {
        let workspace = self.workspace();
        let on_it = |target: Target| target == Target::Paragraph(p.id);
        let tabled = workspace
            .proposals
            .iter()
            .filter(|proposal| proposal.status == ProposalStatus::Tabled && on_it(proposal.target));
        LedgerRow {
            id: p.id,
            order: 0,
            place: String::new(),
            recital: false,
            text: p.text.clone(),
            status: p.status,
            reopened: p.reopened().is_some(),
            standing: Standing::of(p, &workspace.draft, article),
            since_ms: p.since_ms,
            reserves: p
                .reserves
                .iter()
                .map(|party| self.owner_view(party, lang))
                .collect(),
            brackets: Tree::of(&p.text).pairs.len(),
            proposals: tabled.count(),
            worst: self.worst_of_blocs(Part::Clause(p.id)),
        }
    }
}

/// How many paragraphs of a draft stand as each of [`Standing::ALL`].
fn counts(draft: &Draft) -> [usize; 4] {
    let recitals = draft.preamble.iter().map(|p| (p, None));
    let inside = draft
        .articles
        .iter()
        .flat_map(|article| article.paragraphs.iter().map(|p| (p, Some(article.id))));
    let all: Vec<Standing> = recitals
        .chain(inside)
        .map(|(p, article)| Standing::of(p, draft, article))
        .collect();
    Standing::ALL.map(|wanted| all.iter().filter(|one| **one == wanted).count())
}
