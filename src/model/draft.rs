//! The draft on the table: articles, paragraphs and items, with ids that outlive their numbers.
//!
//! An article is a flat list of paragraphs with levels, not a tree: a line a person sees is a
//! paragraph of this list, a chapeau is a paragraph that items follow, and files merge line by
//! line. Numbers are never stored; `model::number` derives them.

use super::bracket::BracketReason;
use super::ids::{ArticleId, BracketId, DivisionId, ParagraphId, VersionId};
use super::party::PartyRef;

pub use super::paragraph::{
    Alternative, AlternativeStyle, Level, LogEntry, LogEvent, Numbered, Paragraph, ParagraphStatus,
};

/// A draft text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Its id.
    pub id: VersionId,
    /// Its title.
    pub title: String,
    /// Recitals, before the first article.
    pub preamble: Vec<Paragraph>,
    /// Articles in order.
    pub articles: Vec<Article>,
    /// Whether the person says that the draft is complete, so that silence counts.
    pub complete: bool,
    /// Brackets round whole paragraphs or articles, by id.
    pub wraps: Vec<Wrap>,
}

/// An article: a heading over paragraphs, numbered by its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Its id.
    pub id: ArticleId,
    /// Its heading, without the number.
    pub heading: String,
    /// Its paragraphs, items and tails, in order.
    pub paragraphs: Vec<Paragraph>,
    /// How it is numbered and what begins with it.
    pub frame: Frame,
}

/// How an article is numbered, and the chapters and sections that begin with it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Frame {
    /// How it comes to its number.
    pub numbered: Numbered,
    /// Chapters and sections that begin before it, outermost first.
    pub opens: Vec<Division>,
}

/// A chapter or section that begins before an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Division {
    /// Its id.
    pub id: DivisionId,
    /// What it is.
    pub rank: Rank,
    /// Its heading, without the number.
    pub heading: String,
}

/// What a division is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    /// `Chapter I`
    #[default]
    Chapter,
    /// `Section 1`
    Section,
}

/// Brackets round whole paragraphs or articles: no characters of any text, but a record of what
/// they hold, so that nothing has to be kept balanced across paragraphs while a person types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wrap {
    /// Its id.
    pub id: BracketId,
    /// What it holds. It opens before the first of these that stand and closes after the last;
    /// whatever stands between is held too.
    pub over: WrapOver,
    /// Whose brackets they are.
    pub owners: Vec<PartyRef>,
    /// Why.
    pub reason: BracketReason,
    /// A remark; may be empty.
    pub note: String,
}

/// What a [`Wrap`] holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum WrapOver {
    /// Paragraphs of one article, or recitals.
    Paragraphs(Vec<ParagraphId>),
    /// Articles.
    Articles(Vec<ArticleId>),
}

/// A clause: the unit that is coded and judged, with the chapeau it is read under.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Clause<'a> {
    /// The paragraph.
    pub paragraph: &'a Paragraph,
    /// The nearest chapeau first; empty for a paragraph that stands by itself.
    pub chapeaux: [Option<&'a Paragraph>; 3],
    /// Whether items follow, so that the words bind only through them.
    pub is_chapeau: bool,
}

impl Article {
    /// An article with running number.
    pub fn new(id: ArticleId, heading: impl Into<String>, paragraphs: Vec<Paragraph>) -> Self {
        Self {
            id,
            heading: heading.into(),
            paragraphs,
            frame: Frame::default(),
        }
    }

    /// The clauses of the article in order: every paragraph, item and tail that is not deleted.
    ///
    /// A paragraph that items follow is a chapeau. It is yielded too, so that what its own words
    /// say is judged once, on the chapeau, and marked by [`Clause::is_chapeau`].
    pub fn clauses(&self) -> impl Iterator<Item = Clause<'_>> {
        self.paragraphs
            .iter()
            .enumerate()
            .filter(|(_, paragraph)| !paragraph.is_deleted())
            .map(|(place, paragraph)| Clause {
                paragraph,
                chapeaux: self.chapeaux_of(place),
                is_chapeau: self.is_chapeau(place),
            })
    }

    /// Whether the paragraph at `place` is followed by something deeper.
    pub fn is_chapeau(&self, place: usize) -> bool {
        let Some(here) = self.paragraphs.get(place) else {
            return false;
        };
        here.level != Level::Tail
            && self
                .paragraphs
                .iter()
                .skip(place + 1)
                .find(|next| !next.is_deleted())
                .is_some_and(|next| next.level.depth() > here.level.depth())
    }

    /// The chapeaux over the paragraph at `place`, nearest first.
    fn chapeaux_of(&self, place: usize) -> [Option<&Paragraph>; 3] {
        let mut found = [None; 3];
        let Some(here) = self.paragraphs.get(place) else {
            return found;
        };
        let mut depth = here.level.depth();
        let mut n_found = 0;
        for above in self.paragraphs.iter().take(place).rev() {
            if depth == 0 {
                break;
            }
            if !above.is_deleted() && above.level != Level::Tail && above.level.depth() < depth {
                depth = above.level.depth();
                if let Some(slot) = found.get_mut(n_found) {
                    *slot = Some(above);
                    n_found += 1;
                }
            }
        }
        found
    }

    /// The places of a paragraph and of everything under it: the items that follow it, and the tail
    /// that closes them.
    pub fn body_of(&self, place: usize) -> std::ops::Range<usize> {
        let Some(here) = self.paragraphs.get(place) else {
            return place..place;
        };
        let below = self.paragraphs.iter().skip(place + 1);
        let deeper = |p: &&Paragraph| p.level.depth() > here.level.depth();
        let n_items = below.clone().take_while(deeper).count();
        let closes = |p: &Paragraph| p.level == Level::Tail && here.level == Level::Paragraph;
        let tail = n_items > 0 && below.clone().nth(n_items).is_some_and(closes);
        place..place + 1 + n_items + usize::from(tail)
    }

    /// The place of a paragraph in the list.
    pub fn place_of(&self, id: ParagraphId) -> Option<usize> {
        self.paragraphs
            .iter()
            .position(|paragraph| paragraph.id == id)
    }
}

impl Draft {
    /// An empty draft.
    pub fn empty(id: VersionId) -> Self {
        Self {
            id,
            title: String::new(),
            preamble: Vec::new(),
            articles: Vec::new(),
            complete: false,
            wraps: Vec::new(),
        }
    }

    /// The article with this id.
    pub fn article(&self, id: ArticleId) -> Option<&Article> {
        self.articles.iter().find(|article| article.id == id)
    }

    /// The article that holds this paragraph, and the paragraph.
    pub fn paragraph(&self, id: ParagraphId) -> Option<(&Article, &Paragraph)> {
        self.articles.iter().find_map(|article| {
            article
                .paragraphs
                .iter()
                .find(|p| p.id == id)
                .map(|p| (article, p))
        })
    }

    /// Every paragraph: recitals, then those of the articles, in order.
    pub fn paragraphs(&self) -> impl Iterator<Item = &Paragraph> {
        let inside = self.articles.iter().flat_map(|a| a.paragraphs.iter());
        self.preamble.iter().chain(inside)
    }

    /// The same, to be changed.
    pub fn paragraphs_mut(&mut self) -> impl Iterator<Item = &mut Paragraph> {
        let inside = self
            .articles
            .iter_mut()
            .flat_map(|a| a.paragraphs.iter_mut());
        self.preamble.iter_mut().chain(inside)
    }

    /// A paragraph or recital by id.
    pub fn any_paragraph(&self, id: ParagraphId) -> Option<&Paragraph> {
        self.paragraphs().find(|paragraph| paragraph.id == id)
    }

    /// The words of a paragraph or recital.
    pub fn text_of(&self, id: ParagraphId) -> Option<&str> {
        let stands = self.paragraph(id).map(|(_, paragraph)| paragraph);
        stands
            .or_else(|| self.preamble.iter().find(|recital| recital.id == id))
            .map(|paragraph| paragraph.text.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ids::IdMint;

    fn article(levels: &[Level]) -> Article {
        let mut mint = IdMint::new(1);
        let paragraphs = levels
            .iter()
            .enumerate()
            .map(|(n, level)| Paragraph::new(ParagraphId(mint.next(1)), *level, n.to_string()))
            .collect();
        Article::new(ArticleId(mint.next(1)), "", paragraphs)
    }

    #[test]
    fn items_are_read_under_every_chapeau_above_them() {
        use Level::{Item, Paragraph, Subitem, Tail};
        let article = article(&[Paragraph, Item, Subitem, Item, Tail, Paragraph]);
        let read: Vec<_> = article
            .clauses()
            .map(|clause| {
                let over: Vec<_> = clause
                    .chapeaux
                    .iter()
                    .flatten()
                    .map(|p| p.text.as_str())
                    .collect();
                (
                    clause.paragraph.text.as_str(),
                    over.join("<"),
                    clause.is_chapeau,
                )
            })
            .collect();
        let wanted = [
            ("0", "", true),
            ("1", "0", true),
            ("2", "1<0", false),
            ("3", "0", false),
            ("4", "", false),
            ("5", "", false),
        ];
        assert_eq!(read, wanted.map(|(t, o, c)| (t, o.to_owned(), c)));
    }

    #[test]
    fn a_deleted_item_is_no_clause_and_makes_no_chapeau() {
        let mut article = article(&[Level::Paragraph, Level::Item]);
        article.paragraphs[1].status = ParagraphStatus::Deleted;
        assert_eq!(article.clauses().count(), 1);
        assert!(!article.is_chapeau(0));
    }
}
