//! A consolidated text pasted on the page: taken apart, put where the caret stands, and told in a
//! line what was understood and what stays as words.

use crate::exchange::paste::{TakenApart, Unclear, has_articles, take_apart};
use crate::model::bracket::Tree;
use crate::model::change::{Change, between_drafts};
use crate::model::draft::{Article, Draft, Numbered, Paragraph};
use crate::model::ids::{ArticleId, ParagraphId};
use crate::model::text::Span;

use super::draft_edit::Planned;
use super::state::Session;

/// What a pasted text was taken apart into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pasted {
    /// The article in which it begins.
    pub article: ArticleId,
    /// How many articles were made.
    pub articles: usize,
    /// How many paragraphs, items and recitals.
    pub paragraphs: usize,
    /// How many pairs of brackets, those round paragraphs included.
    pub brackets: usize,
    /// How many of them have an owner.
    pub owned: usize,
    /// How many alternatives.
    pub alternatives: usize,
    /// How many paragraphs are agreed.
    pub agreed: usize,
    /// How many footnotes.
    pub notes: usize,
    /// What was not understood and stays as words.
    pub unclear: Vec<Unclear>,
}

impl Session {
    pub(super) fn plan_paste_at(
        &mut self,
        home: Option<ArticleId>,
        at: Option<ParagraphId>,
        all: bool,
        text: &str,
        now_ms: u64,
    ) -> Option<Planned> {
        let begun = home.is_none().then(|| {
            let paragraph = self.fresh_paragraph(now_ms);
            self.new_article(paragraph, String::new(), now_ms)
        });
        let home = home.or_else(|| begun.as_ref().map(|article| article.id))?;
        let mint = &mut self.mint;
        let mut taken = take_apart(text, || mint.next(now_ms));
        let draft = &self.workspace.draft;
        let mut new = draft.clone();
        new.articles.extend(begun);
        let place = new.articles.iter().position(|a| a.id == home)?;
        new.preamble.append(&mut taken.preamble.clone());
        if new.title.is_empty() {
            new.title.clone_from(&taken.title);
        }
        let said = told(&taken, home);
        let (first, caret) = if has_articles(text) {
            put_articles(&mut new, place, all, &mut taken)
        } else {
            let article = new.articles.get_mut(place)?;
            put_paragraphs(article, at, all, &taken)
        };
        new.wraps.append(&mut taken.wraps);
        new.wraps.sort_by_key(|wrap| wrap.id);
        let mut changes = between_drafts(draft, &new);
        changes.extend(taken.notes.into_iter().map(|note| Change::Note {
            id: note.id,
            before: None,
            after: Some(Box::new(note)),
        }));
        if changes.is_empty() {
            return None;
        }
        self.look.article = first.or(Some(home));
        if let Some(caret) = caret {
            self.look.caret = Some((caret, Span::default()));
            self.look.go_to = Some((self.revision, caret, Span::default()));
        }
        self.look.pasted = Some(Pasted {
            article: first.unwrap_or(home),
            ..said
        });
        Some(Planned {
            label: "undo-paste",
            subject: String::new(),
            changes,
        })
    }
}

/// Puts whole articles behind the one at `place`, or in its stead where it is empty.
fn put_articles(
    draft: &mut Draft,
    place: usize,
    all: bool,
    taken: &mut TakenApart,
) -> (Option<ArticleId>, Option<ParagraphId>) {
    let is_empty = |article: &Article| {
        article.heading.trim().is_empty()
            && article.paragraphs.iter().all(|p| p.text.trim().is_empty())
    };
    let gone = all || draft.articles.get(place).is_some_and(is_empty);
    let others = draft.articles.len() > usize::from(gone);
    let mut new = std::mem::take(&mut taken.articles);
    let kept = |article: &Article| matches!(article.frame.numbered, Numbered::Fixed(_));
    if others && !draft.articles.iter().any(kept) {
        // A number kept among articles that are counted would make all of these additions.
        for article in &mut new {
            article.frame.numbered = Numbered::Running;
        }
    }
    let first = new.first().map(|article| article.id);
    let caret = new.first().and_then(|a| a.paragraphs.first()).map(|p| p.id);
    let from = if gone { place } else { place + 1 };
    draft.articles.splice(from..=place, new);
    (first, caret)
}

/// Puts the paragraphs of a text without articles below the one under the caret, or in its stead
/// where it is empty.
fn put_paragraphs(
    article: &mut Article,
    at: Option<ParagraphId>,
    all: bool,
    taken: &TakenApart,
) -> (Option<ArticleId>, Option<ParagraphId>) {
    let new: Vec<Paragraph> = taken
        .articles
        .iter()
        .flat_map(|article| article.paragraphs.iter().cloned())
        .collect();
    let caret = new.first().map(|p| p.id);
    let n = article.paragraphs.len();
    let place = at
        .and_then(|id| article.place_of(id))
        .unwrap_or_else(|| n.saturating_sub(1));
    let blank = article
        .paragraphs
        .get(place)
        .is_some_and(|p| p.text.trim().is_empty());
    let range = match (all, blank) {
        (true, _) => 0..n,
        (false, true) => place..place + 1,
        (false, false) => (place + 1).min(n)..(place + 1).min(n),
    };
    article.paragraphs.splice(range, new);
    (None, caret)
}

fn told(taken: &TakenApart, home: ArticleId) -> Pasted {
    let paragraphs: Vec<&Paragraph> = taken
        .preamble
        .iter()
        .chain(taken.articles.iter().flat_map(|a| &a.paragraphs))
        .collect();
    let pairs = |p: &&Paragraph| Tree::of(&p.text).pairs.len();
    let owned = |p: &&Paragraph| p.brackets.iter().filter(|b| !b.owners.is_empty()).count();
    let wraps = taken.wraps.iter();
    Pasted {
        article: home,
        articles: taken.articles.len(),
        paragraphs: paragraphs.len(),
        brackets: paragraphs.iter().map(pairs).sum::<usize>() + taken.wraps.len(),
        owned: paragraphs.iter().map(owned).sum::<usize>()
            + wraps.filter(|wrap| !wrap.owners.is_empty()).count(),
        alternatives: paragraphs
            .iter()
            .filter(|p| p.alternative.as_ref().is_some_and(|a| !a.goes_on))
            .count(),
        agreed: paragraphs.iter().filter(|p| p.status.is_agreed()).count(),
        notes: taken.notes.len(),
        unclear: taken.unclear.clone(),
    }
}
