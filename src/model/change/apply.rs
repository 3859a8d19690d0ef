//! Applying a change: what stands there is compared before anything is replaced.

use super::{Change, Stale};
use crate::model::bloc::{Bloc, Position};
use crate::model::bracket::shift;
use crate::model::dossier::Dossier;
use crate::model::draft::{Article, Draft};
use crate::model::ids::{ArticleId, BlocId, IssueId};
use crate::model::link::shift_links;
use crate::model::paragraph::Paragraph;
use crate::model::workspace::Workspace;

/// Puts `after` where `before` stands, or refuses.
fn swap<T: PartialEq + Clone>(slot: &mut T, before: &T, after: &T) -> Result<(), Stale> {
    if slot == before {
        slot.clone_from(after);
        Ok(())
    } else {
        Err(Stale)
    }
}

/// Puts in, takes out or replaces the element at `place` of a list.
fn splice<T: PartialEq + Clone>(
    list: &mut Vec<T>,
    place: usize,
    before: Option<&T>,
    after: Option<&T>,
) -> Result<(), Stale> {
    match (before, after) {
        (None, Some(new)) if place <= list.len() => list.insert(place, new.clone()),
        (Some(old), _) if list.get(place) == Some(old) => match after {
            Some(new) => {
                if let Some(slot) = list.get_mut(place) {
                    slot.clone_from(new);
                }
            }
            None => {
                list.remove(place);
            }
        },
        _ => return Err(Stale),
    }
    Ok(())
}

/// The same for a list kept in the order of a key.
fn splice_sorted<T: PartialEq + Clone, K: Ord>(
    list: &mut Vec<T>,
    key: impl Fn(&T) -> K,
    before: Option<&T>,
    after: Option<&T>,
) -> Result<(), Stale> {
    let Some(sample) = before.or(after) else {
        return Ok(());
    };
    let wanted = key(sample);
    match list.iter().position(|item| key(item) == wanted) {
        Some(place) if before.is_some() => splice(list, place, before, after),
        None if before.is_none() => {
            let place = list
                .iter()
                .position(|item| key(item) > wanted)
                .unwrap_or(list.len());
            splice(list, place, None, after)
        }
        _ => Err(Stale),
    }
}

/// Replaces words of a paragraph; its links and brackets move along, or the words stay.
fn retype(
    paragraph: &mut Paragraph,
    at: usize,
    removed: &str,
    inserted: &str,
) -> Result<(), Stale> {
    let end = at.checked_add(removed.len()).ok_or(Stale)?;
    if paragraph.text.get(at..end) != Some(removed) {
        return Err(Stale);
    }
    let torn = |_torn| Stale;
    let mut links = paragraph.links.clone();
    shift_links(&mut links, at, removed.len(), inserted.len()).map_err(torn)?;
    shift(&mut paragraph.brackets, at, removed.len(), inserted.len()).map_err(torn)?;
    paragraph.links = links;
    paragraph.text.replace_range(at..end, inserted);
    Ok(())
}

/// Puts in, takes out or replaces what a bloc holds on an issue: a new position at `place`, or else
/// where the order of the issues has it.
fn splice_position(
    list: &mut Vec<Position>,
    order: &[IssueId],
    place: Option<usize>,
    before: Option<&Position>,
    after: Option<&Position>,
) -> Result<(), Stale> {
    let Some(issue) = before.or(after).map(|position| &position.issue) else {
        return Ok(());
    };
    let here = list.iter().position(|p| p.issue == *issue);
    let rank = |issue: &IssueId| order.iter().position(|id| id == issue);
    let at = match (here, before) {
        (Some(here), Some(_)) => here,
        (None, None) => place.map_or_else(
            || {
                let next = list.iter().position(|p| rank(&p.issue) > rank(issue));
                next.unwrap_or(list.len())
            },
            |place| place.min(list.len()),
        ),
        (Some(_), None) | (None, Some(_)) => return Err(Stale),
    };
    splice(list, at, before, after)
}

/// The article a change is made to.
fn article_of(draft: &mut Draft, id: ArticleId) -> Result<&mut Article, Stale> {
    draft.articles.iter_mut().find(|a| a.id == id).ok_or(Stale)
}

/// The bloc a change is made to.
fn bloc_of<'d>(dossier: &'d mut Dossier, id: &BlocId) -> Result<&'d mut Bloc, Stale> {
    dossier.blocs.iter_mut().find(|b| b.id == *id).ok_or(Stale)
}

impl Change {
    /// Applies the change to `workspace`.
    ///
    /// # Errors
    /// [`Stale`] where the workspace is not as the change found it; the workspace stays as it was.
    #[expect(clippy::too_many_lines, reason = "one arm a kind of change")]
    pub fn apply(&self, workspace: &mut Workspace) -> Result<(), Stale> {
        let draft = &mut workspace.draft;
        let dossier = &mut workspace.dossier;
        match self {
            Self::Text {
                paragraph,
                at,
                removed,
                inserted,
            } => {
                let mut all = draft.paragraphs_mut();
                let stands = all.find(|p| p.id == *paragraph).ok_or(Stale)?;
                retype(stands, *at, removed, inserted)
            }
            Self::Paragraphs {
                article,
                before,
                after,
            } => swap(&mut article_of(draft, *article)?.paragraphs, before, after),
            Self::Preamble { before, after } => swap(&mut draft.preamble, before, after),
            Self::Heading {
                article,
                before,
                after,
            } => swap(&mut article_of(draft, *article)?.heading, before, after),
            Self::Article {
                place,
                before,
                after,
            } => splice(&mut draft.articles, *place, before.as_ref(), after.as_ref()),
            Self::MoveArticle { from, to } => {
                if *from >= draft.articles.len() || *to >= draft.articles.len() {
                    return Err(Stale);
                }
                let article = draft.articles.remove(*from);
                draft.articles.insert(*to, article);
                Ok(())
            }
            Self::DraftTitle { before, after } => swap(&mut draft.title, before, after),
            Self::DraftComplete { before, after } => swap(&mut draft.complete, before, after),
            Self::Decision {
                id: _,
                before,
                after,
            } => {
                let list = &mut workspace.decisions;
                splice_sorted(list, |d| d.id, before.as_deref(), after.as_deref())
            }
            Self::Own { before, after } => swap(&mut workspace.own, before, after),
            Self::Title { before, after } => swap(&mut workspace.title, before, after),
            Self::Position {
                bloc,
                issue: _,
                place,
                before,
                after,
            } => {
                let order: Vec<_> = dossier.issues.iter().map(|i| i.id.clone()).collect();
                let list = &mut bloc_of(dossier, bloc)?.positions;
                let (before, after) = (before.as_deref(), after.as_deref());
                splice_position(list, &order, *place, before, after)
            }
            Self::MemberEntries {
                bloc,
                before,
                after,
            } => swap(&mut bloc_of(dossier, bloc)?.member_entries, before, after),
            Self::Bloc {
                place,
                before,
                after,
            } => splice(
                &mut dossier.blocs,
                *place,
                before.as_deref(),
                after.as_deref(),
            ),
            Self::Issue {
                place,
                before,
                after,
            } => splice(
                &mut dossier.issues,
                *place,
                before.as_deref(),
                after.as_deref(),
            ),
            Self::Source {
                id: _,
                place,
                before,
                after,
            } => {
                let list = &mut dossier.reference.sources;
                let place = match before {
                    Some(old) => list.iter().position(|s| s.id == old.id).ok_or(Stale)?,
                    None => (*place).min(list.len()),
                };
                splice(list, place, before.as_deref(), after.as_deref())
            }
            Self::Version {
                id: _,
                before,
                after,
            } => {
                let list = &mut workspace.versions;
                splice_sorted(list, |v| v.id, before.as_deref(), after.as_deref())
            }
            Self::Frame {
                article,
                before,
                after,
            } => swap(&mut article_of(draft, *article)?.frame, before, after),
            Self::Wrap {
                id: _,
                before,
                after,
            } => {
                let list = &mut draft.wraps;
                splice_sorted(list, |w| w.id, before.as_deref(), after.as_deref())
            }
            Self::Proposal {
                id: _,
                before,
                after,
            } => {
                let list = &mut workspace.proposals;
                splice_sorted(list, |p| p.id, before.as_deref(), after.as_deref())
            }
            Self::Note {
                id: _,
                before,
                after,
            } => {
                let list = &mut workspace.notes;
                splice_sorted(list, |n| n.id, before.as_deref(), after.as_deref())
            }
        }
    }
}
