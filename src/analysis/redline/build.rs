//! The redline of two drafts: pairs laid out in the new order, removed text where it stood.

use crate::model::draft::{Article, Draft, Paragraph};
use crate::model::ids::VersionId;

use super::moves::stays;
use super::pairing::{self, Home, Partners, Stands};
use super::words::compare;
use super::{ArticleAt, Fate, Line, LineAt, Piece, PieceKind, Redline, Section};

/// Compares two drafts.
pub fn redline(old: &Draft, new: &Draft) -> Redline {
    let articles = pairing::articles(old, new);
    let (was, is) = (pairing::all(old), pairing::all(new));
    let partners = pairing::paragraphs(&was, &is, &articles);
    let desk = Desk {
        old,
        new,
        was: &was,
        is: &is,
        partners: &partners,
        leaving: leaving(was.len(), &partners),
    };
    let mut sections = vec![desk.preamble()];
    desk.articles(&articles, &mut sections);
    let mut redline = Redline {
        title: changed(&old.title, &new.title),
        sections,
        shell: None,
    };
    let (bare_old, bare_new) = (bare_draft(old), bare_draft(new));
    if bare_old != bare_new {
        redline.shell = Some(Box::new(bare_new));
    }
    redline
}

/// A draft without id, title, recitals and articles: two versions of one text are different drafts,
/// and that is no difference of the text.
fn bare_draft(draft: &Draft) -> Draft {
    Draft {
        id: VersionId(ulid::Ulid::nil()),
        title: String::new(),
        preamble: Vec::new(),
        articles: Vec::new(),
        complete: draft.complete,
        wraps: draft.wraps.clone(),
    }
}

/// An article without heading and paragraphs.
pub(super) fn bare_article(article: &Article) -> Article {
    Article {
        frame: article.frame.clone(),
        ..Article::new(article.id, "", Vec::new())
    }
}

/// A paragraph without words.
pub(super) fn bare_paragraph(paragraph: &Paragraph) -> Paragraph {
    let mut bare = paragraph.clone();
    bare.text.clear();
    bare
}

/// The pieces from one text to another; none where they are the same.
fn changed(old: &str, new: &str) -> Vec<Piece> {
    if old == new {
        Vec::new()
    } else {
        compare(old, new)
    }
}

fn whole(kind: PieceKind, text: &str) -> Vec<Piece> {
    if text.is_empty() {
        return Vec::new();
    }
    vec![Piece {
        kind,
        text: text.to_owned(),
    }]
}

/// For each old paragraph whether a new one continues it.
fn leaving(n_old: usize, partners: &Partners) -> Vec<bool> {
    let mut paired = vec![false; n_old];
    for partner in partners.iter().flatten() {
        if let Some(slot) = paired.get_mut(*partner) {
            *slot = true;
        }
    }
    paired
}

struct Desk<'d> {
    old: &'d Draft,
    new: &'d Draft,
    was: &'d [Stands<'d>],
    is: &'d [Stands<'d>],
    partners: &'d Partners,
    /// For each old paragraph whether it goes on in the new draft.
    leaving: Vec<bool>,
}

impl Desk<'_> {
    fn preamble(&self) -> Section {
        Section {
            fate: Fate::Kept,
            old: None,
            new: None,
            moved: false,
            heading: Vec::new(),
            lines: self.lines(Some(Home::Preamble), Some(Home::Preamble)),
            other: false,
            shell: None,
        }
    }

    /// The articles in the new order; those that left stand behind the one they followed.
    fn articles(&self, partners: &Partners, sections: &mut Vec<Section>) {
        let stays = stays(partners);
        let mut anchor_of = vec![false; self.old.articles.len()];
        for (partner, _) in partners.iter().zip(&stays).filter(|(_, stays)| **stays) {
            if let Some(slot) = partner.and_then(|at| anchor_of.get_mut(at)) {
                *slot = true;
            }
        }
        let mut left = 0;
        let leave = |left: &mut usize, sections: &mut Vec<Section>| {
            while anchor_of.get(*left) == Some(&false) {
                sections.push(self.left(*left, partners));
                *left += 1;
            }
        };
        leave(&mut left, sections);
        for (at, article) in self.new.articles.iter().enumerate() {
            let partner = partners.get(at).copied().flatten();
            let stands = stays.get(at).copied().unwrap_or(false);
            sections.push(self.article(at, article, partner, !stands));
            if let (true, Some(partner)) = (stands, partner) {
                left = partner + 1;
                leave(&mut left, sections);
            }
        }
    }

    /// An article of the new draft.
    fn article(
        &self,
        at: usize,
        article: &Article,
        partner: Option<usize>,
        elsewhere: bool,
    ) -> Section {
        let before = partner.and_then(|old| Some((old, self.old.articles.get(old)?)));
        let heading = match before {
            Some((_, was)) => compare(&was.heading, &article.heading),
            None => whole(PieceKind::Inserted, &article.heading),
        };
        let bare = bare_article(article);
        let was = before.map(|(_, was)| bare_article(was));
        let differs = was.as_ref() != Some(&bare);
        let other = was.is_some_and(|was| Article { id: bare.id, ..was } != bare);
        Section {
            fate: if before.is_some() {
                Fate::Kept
            } else {
                Fate::Added
            },
            old: before.map(|(at, was)| ArticleAt { id: was.id, at }),
            new: Some(ArticleAt { id: article.id, at }),
            moved: before.is_some() && elsewhere,
            heading,
            lines: self.lines(
                before.map(|(old, _)| Home::Article(old)),
                Some(Home::Article(at)),
            ),
            other,
            shell: differs.then(|| Box::new(bare)),
        }
    }

    /// An old article that stands elsewhere or nowhere now.
    fn left(&self, at: usize, partners: &Partners) -> Section {
        let article = self.old.articles.get(at);
        let heading = article.map_or("", |article| article.heading.as_str());
        let goes_on = partners.contains(&Some(at));
        Section {
            fate: if goes_on {
                Fate::MovedAway
            } else {
                Fate::Removed
            },
            old: article.map(|article| ArticleAt { id: article.id, at }),
            new: None,
            moved: goes_on,
            heading: whole(
                if goes_on {
                    PieceKind::Same
                } else {
                    PieceKind::Deleted
                },
                heading,
            ),
            lines: if goes_on {
                Vec::new()
            } else {
                self.lines(Some(Home::Article(at)), None)
            },
            other: false,
            shell: None,
        }
    }

    /// The lines of a pair of homes.
    fn lines(&self, old: Option<Home>, new: Option<Home>) -> Vec<Line> {
        let was = home(self.was, old);
        let is = home(self.is, new);
        // Partners within this home stay or move by their order; others came from elsewhere.
        let inside: Vec<Option<usize>> = is
            .clone()
            .map(|at| self.partners.get(at).copied().flatten())
            .map(|partner| partner.filter(|old| was.contains(old)))
            .collect();
        let stays = stays(&inside);
        let mut anchors = vec![false; was.len()];
        for (partner, _) in inside.iter().zip(&stays).filter(|(_, stays)| **stays) {
            let slot = partner.and_then(|old| anchors.get_mut(old - was.start));
            if let Some(slot) = slot {
                *slot = true;
            }
        }
        let mut lines = Vec::with_capacity(was.len().max(is.len()));
        let leave = |from: usize, lines: &mut Vec<Line>| {
            let mut at = from;
            while anchors.get(at) == Some(&false) {
                lines.extend(self.left_line(was.start + at));
                at += 1;
            }
        };
        leave(0, &mut lines);
        for (at, stands) in is.zip(stays) {
            lines.extend(self.line(at, !stands));
            let partner = self.partners.get(at).copied().flatten();
            if let (true, Some(partner)) = (stands, partner) {
                leave(partner - was.start + 1, &mut lines);
            }
        }
        lines
    }

    /// A paragraph of the new draft.
    fn line(&self, at: usize, elsewhere: bool) -> Option<Line> {
        let here = self.is.get(at)?;
        let partner = self.partners.get(at).copied().flatten();
        let Some(was) = partner.and_then(|old| self.was.get(old)) else {
            return Some(Line {
                fate: Fate::Added,
                old: None,
                new: Some(place(here)),
                moved: false,
                pieces: whole(PieceKind::Inserted, &here.paragraph.text),
                status: None,
                level: None,
                other: false,
                shell: Some(Box::new(bare_paragraph(here.paragraph))),
            });
        };
        let (before, after) = (was.paragraph, here.paragraph);
        let same = before == after;
        let pieces = if same {
            Vec::new()
        } else {
            changed(&before.text, &after.text)
        };
        let bare = (!same).then(|| (bare_paragraph(before), bare_paragraph(after)));
        let bare = bare.filter(|(was, is)| was != is);
        let other = bare.as_ref().is_some_and(|(was, is)| {
            let mut like = was.clone();
            (like.id, like.status, like.level) = (is.id, is.status, is.level);
            // When and by whom is the ledger's matter, and no difference of the text.
            (like.since_ms, like.log) = (is.since_ms, is.log.clone());
            like != *is
        });
        Some(Line {
            fate: Fate::Kept,
            old: Some(place(was)),
            new: Some(place(here)),
            moved: elsewhere,
            pieces,
            status: (before.status != after.status).then_some((before.status, after.status)),
            level: (before.level != after.level).then_some((before.level, after.level)),
            other,
            shell: bare.map(|(_, is)| Box::new(is)),
        })
    }

    /// A paragraph of the old draft that stands elsewhere or nowhere now.
    fn left_line(&self, at: usize) -> Option<Line> {
        let was = self.was.get(at)?;
        let goes_on = self.leaving.get(at).copied().unwrap_or(false);
        Some(Line {
            fate: if goes_on {
                Fate::MovedAway
            } else {
                Fate::Removed
            },
            old: Some(place(was)),
            new: None,
            moved: goes_on,
            pieces: if goes_on {
                Vec::new()
            } else {
                whole(PieceKind::Deleted, &was.paragraph.text)
            },
            status: None,
            level: None,
            other: false,
            shell: None,
        })
    }
}

/// Where the paragraphs of a home stand in the list of all.
fn home(all: &[Stands<'_>], home: Option<Home>) -> std::ops::Range<usize> {
    let Some(home) = home else {
        return 0..0;
    };
    let start = all.partition_point(|stands| stands.home < home);
    let end = all.partition_point(|stands| stands.home <= home);
    start..end
}

fn place(stands: &Stands<'_>) -> LineAt {
    LineAt {
        id: stands.paragraph.id,
        article: match stands.home {
            Home::Preamble => None,
            Home::Article(at) => Some(at),
        },
        at: stands.at,
    }
}
