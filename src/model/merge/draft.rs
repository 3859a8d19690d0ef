//! A draft: paragraphs wherever they stand, then the articles that hold them, then their order.

use std::collections::{BTreeMap, BTreeSet};

use super::paragraph::paragraph;
use super::record::{Cx, Keyed, Merge, changed, record};
use super::{ConflictKind, Place, order};
use crate::model::draft::{Article, Division, Draft, Frame, Paragraph, ParagraphStatus, Wrap};
use crate::model::ids::{ArticleId, ParagraphId, VersionId};

/// Where a paragraph stands: in an article, or among the recitals.
type Home = Option<ArticleId>;

/// The paragraphs of one side with where they stand.
type Paragraphs<'v> = BTreeMap<ParagraphId, (Home, &'v Paragraph)>;

fn paragraphs(draft: &Draft) -> Paragraphs<'_> {
    let recitals = draft.preamble.iter().map(|p| (p.id, (None, p)));
    let of_articles = draft.articles.iter().flat_map(|article| {
        let home = Some(article.id);
        article.paragraphs.iter().map(move |p| (p.id, (home, p)))
    });
    recitals.chain(of_articles).collect()
}

/// The ids that a side has in a place, in order.
fn list(draft: &Draft, home: Home) -> Vec<ParagraphId> {
    let found = match home {
        None => Some(&draft.preamble),
        Some(id) => draft.article(id).map(|article| &article.paragraphs),
    };
    found.into_iter().flatten().map(|p| p.id).collect()
}

impl Merge for Draft {
    fn merge(base: Option<&Self>, ours: &Self, theirs: &Self, cx: &mut Cx<'_>) -> Self {
        let empty = Self::empty(VersionId(ulid::Ulid::nil()));
        let was = base.unwrap_or(&empty);
        // What happened in a version is told of the version.
        let place = (*cx.place() == Place::Workspace).then_some(Place::Draft);
        cx.at(place, |cx| {
            let mut kept = merged_paragraphs(was, ours, theirs, cx);
            let articles = merged_articles(was, ours, theirs, &mut kept, cx);
            let preamble = gather(None, [was, ours, theirs], &mut kept, cx);
            Self {
                id: cx.one(base.map(|b| &b.id), &ours.id, &theirs.id),
                title: cx.words(base.map(|b| &b.title), &ours.title, &theirs.title),
                preamble,
                articles,
                complete: cx.one(base.map(|b| &b.complete), &ours.complete, &theirs.complete),
                wraps: {
                    let mut wraps = cx.list(base.map(|b| &b.wraps), &ours.wraps, &theirs.wraps);
                    wraps.sort_by_key(|wrap| wrap.id);
                    wraps
                },
            }
        })
    }
}

/// Merges two copies of one article, as if each were a draft.
pub(super) fn article(
    base: Option<&Article>,
    ours: &Article,
    theirs: &Article,
    cx: &mut Cx<'_>,
) -> Article {
    let around = |article: &Article| {
        let mut draft = Draft::empty(VersionId(ulid::Ulid::nil()));
        draft.articles.push(Article {
            id: ours.id,
            ..article.clone()
        });
        draft
    };
    let base = base.map(around);
    let mut merged = Draft::merge(base.as_ref(), &around(ours), &around(theirs), cx);
    merged.articles.pop().unwrap_or_else(|| ours.clone())
}

type Kept = BTreeMap<ParagraphId, (Home, Paragraph)>;

/// Every paragraph that stays, with where it stands now.
fn merged_paragraphs(base: &Draft, ours: &Draft, theirs: &Draft, cx: &mut Cx<'_>) -> Kept {
    let [base, ours, theirs] = [base, ours, theirs].map(paragraphs);
    let ids: BTreeSet<&ParagraphId> = ours.keys().chain(theirs.keys()).collect();
    let mut kept = Kept::new();
    for id in ids {
        let was = base.get(id);
        let stays = cx.at(Some(Place::Paragraph(*id)), |cx| {
            match (ours.get(id), theirs.get(id)) {
                (Some((here, ours)), Some((there, theirs))) => {
                    let home = changed(was.map(|w| &w.0), here, there).copied();
                    let home = home.unwrap_or_else(|| {
                        cx.doubt(ConflictKind::Order);
                        *here.min(there)
                    });
                    Some((home, paragraph(was.map(|w| w.1), ours, theirs, cx)))
                }
                (Some(one), None) | (None, Some(one)) => match was {
                    None => Some((one.0, one.1.clone())),
                    Some(was) if was == one => None,
                    Some(_) => {
                        cx.doubt(ConflictKind::DeletedAndChanged);
                        let struck = Paragraph {
                            status: ParagraphStatus::Deleted,
                            ..one.1.clone()
                        };
                        Some((one.0, struck))
                    }
                },
                (None, None) => None,
            }
        });
        kept.extend(stays.map(|stays| (*id, stays)));
    }
    kept
}

/// The paragraphs of a place, in order.
fn gather(home: Home, sides: [&Draft; 3], kept: &mut Kept, cx: &mut Cx<'_>) -> Vec<Paragraph> {
    let here: BTreeSet<ParagraphId> = kept
        .iter()
        .filter(|(_, (there, _))| *there == home)
        .map(|(id, _)| *id)
        .collect();
    let [base, ours, theirs] = sides.map(|draft| list(draft, home));
    let (order, in_doubt) = order::merged(&base, &ours, &theirs, &here);
    if in_doubt {
        cx.doubt(ConflictKind::Order);
    }
    let paragraphs = order.iter().filter_map(|id| kept.remove(id));
    paragraphs.map(|(_, paragraph)| paragraph).collect()
}

fn merged_articles(
    base: &Draft,
    ours: &Draft,
    theirs: &Draft,
    kept: &mut Kept,
    cx: &mut Cx<'_>,
) -> Vec<Article> {
    let homes: BTreeSet<Home> = kept.values().map(|(home, _)| *home).collect();
    let sides = [base, ours, theirs];
    let ids = sides.map(|draft| draft.articles.iter().map(|a| a.id).collect::<Vec<_>>());
    let [was_ids, our_ids, their_ids] = &ids;
    let mut merged: BTreeMap<ArticleId, Article> = BTreeMap::new();
    let all: BTreeSet<&ArticleId> = our_ids.iter().chain(their_ids).collect();
    for id in all {
        let was = base.article(*id);
        let frame = cx.at(Some(Place::Article(*id)), |cx| {
            let frame = match (ours.article(*id), theirs.article(*id)) {
                (Some(ours), Some(theirs)) => Some(frame(was, ours, theirs, cx)),
                (Some(one), None) | (None, Some(one)) => {
                    let held = homes.contains(&Some(*id));
                    let stays = was.is_none_or(|was| held || is_reframed(was, one));
                    if stays && was.is_some() {
                        cx.doubt(ConflictKind::DeletedAndChanged);
                    }
                    stays.then(|| Article {
                        paragraphs: Vec::new(),
                        ..one.clone()
                    })
                }
                (None, None) => None,
            };
            frame.map(|frame| Article {
                paragraphs: gather(Some(*id), sides, kept, cx),
                ..frame
            })
        });
        merged.extend(frame.map(|article| (*id, article)));
    }
    let stay: BTreeSet<ArticleId> = merged.keys().copied().collect();
    let (order, in_doubt) = order::merged(was_ids, our_ids, their_ids, &stay);
    if in_doubt {
        cx.doubt(ConflictKind::Order);
    }
    order.iter().filter_map(|id| merged.remove(id)).collect()
}

/// Whether an article changed in anything but its paragraphs.
fn is_reframed(was: &Article, now: &Article) -> bool {
    was.heading != now.heading || was.frame != now.frame
}

/// An article without its paragraphs.
fn frame(base: Option<&Article>, ours: &Article, theirs: &Article, cx: &mut Cx<'_>) -> Article {
    Article {
        id: ours.id,
        heading: cx.words(base.map(|b| &b.heading), &ours.heading, &theirs.heading),
        paragraphs: Vec::new(),
        frame: cx.merge(base.map(|b| &b.frame), &ours.frame, &theirs.frame),
    }
}

record!(Frame, |_f| None; numbered: one, opens: list);

record!(Division, |_d| None; id: one, rank: one, heading: words);

impl Keyed for Division {
    fn known_by(&self) -> String {
        self.id.to_string()
    }
}

record!(Wrap, |_w| None;
    id: one,
    over: one,
    owners: bag,
    reason: one,
    note: words,
);

impl Keyed for Wrap {
    fn known_by(&self) -> String {
        self.id.to_string()
    }
}
