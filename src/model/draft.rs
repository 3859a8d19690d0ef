//! The draft on the table: articles, paragraphs and items, with ids that outlive their numbers.
//!
//! An article is a flat list of paragraphs with levels, not a tree: a line a person sees is a
//! paragraph of this list, a chapeau is a paragraph that items follow, and files merge line by
//! line. Numbers are never stored; `model::number` derives them.

use super::ids::{ArticleId, ParagraphId, VersionId};

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
}

/// An article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Article {
    /// Its id.
    pub id: ArticleId,
    /// Its heading, without the number.
    pub heading: String,
    /// Its paragraphs, items and tails, in order.
    pub paragraphs: Vec<Paragraph>,
}

/// A paragraph, item or tail: the unit that has a status.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Its id.
    pub id: ParagraphId,
    /// How deep it stands.
    pub level: Level,
    /// Its words, without number, without line breaks.
    pub text: String,
    /// Where the negotiation of it stands.
    pub status: ParagraphStatus,
}

/// How deep a paragraph stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// `1.`
    #[default]
    Paragraph,
    /// `(a)`
    Item,
    /// `(i)`
    Subitem,
    /// `a.`
    Point,
    /// Unnumbered words after a list, which close the paragraph the list belongs to.
    Tail,
}

impl Level {
    /// Levels in the order in which demoting walks through them.
    pub const DEEPER: [Self; 4] = [Self::Paragraph, Self::Item, Self::Subitem, Self::Point];

    /// How far the level is indented: 0 for a paragraph and a tail, 3 for a point.
    pub fn depth(self) -> usize {
        match self {
            Self::Paragraph | Self::Tail => 0,
            Self::Item => 1,
            Self::Subitem => 2,
            Self::Point => 3,
        }
    }

    /// One level deeper, as far as there is one.
    pub fn demoted(self) -> Self {
        match self {
            Self::Paragraph | Self::Tail => Self::Item,
            Self::Item => Self::Subitem,
            Self::Subitem | Self::Point => Self::Point,
        }
    }

    /// One level up, as far as there is one.
    pub fn promoted(self) -> Self {
        match self {
            Self::Paragraph | Self::Tail | Self::Item => Self::Paragraph,
            Self::Subitem => Self::Item,
            Self::Point => Self::Subitem,
        }
    }
}

/// Where the negotiation of a paragraph stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ParagraphStatus {
    /// Nothing is settled.
    #[default]
    Open,
    /// Words of it stand in brackets.
    Bracketed,
    /// One delegation waits for instructions.
    Pending,
    /// Agreed in informal consultations.
    AgreedInformals,
    /// Agreed ad referendum.
    AgreedAdReferendum,
    /// Agreed.
    Agreed,
    /// Deleted; kept and struck.
    Deleted,
}

impl ParagraphStatus {
    /// Every status, from least to most settled.
    pub const ALL: [Self; 7] = [
        Self::Open,
        Self::Bracketed,
        Self::Pending,
        Self::AgreedInformals,
        Self::AgreedAdReferendum,
        Self::Agreed,
        Self::Deleted,
    ];

    /// Whether an edit of the words reopens something settled.
    pub fn is_agreed(self) -> bool {
        match self {
            Self::AgreedInformals | Self::AgreedAdReferendum | Self::Agreed => true,
            Self::Open | Self::Bracketed | Self::Pending | Self::Deleted => false,
        }
    }
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

impl Paragraph {
    /// Whether it is deleted, kept and struck, so that its words count for nothing.
    pub fn is_deleted(&self) -> bool {
        self.status == ParagraphStatus::Deleted
    }
}

impl Article {
    /// The clauses of the article in order: every paragraph, item and tail that is not deleted.
    ///
    /// A paragraph that items follow is a chapeau. It is yielded too, so that what its own words
    /// say is judged once, on the chapeau, and marked by [`Clause::is_chapeau`].
    pub fn clauses(&self) -> impl Iterator<Item = Clause<'_>> {
        self.paragraphs
            .iter()
            .enumerate()
            .filter(|(_, paragraph)| paragraph.status != ParagraphStatus::Deleted)
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
                .find(|next| next.status != ParagraphStatus::Deleted)
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
            if above.status != ParagraphStatus::Deleted
                && above.level != Level::Tail
                && above.level.depth() < depth
            {
                depth = above.level.depth();
                if let Some(slot) = found.get_mut(n_found) {
                    *slot = Some(above);
                    n_found += 1;
                }
            }
        }
        found
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
            .map(|(n, level)| Paragraph {
                id: ParagraphId(mint.next(1)),
                level: *level,
                text: n.to_string(),
                status: ParagraphStatus::Open,
            })
            .collect();
        Article {
            id: ArticleId(mint.next(1)),
            heading: String::new(),
            paragraphs,
        }
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
