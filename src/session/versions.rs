//! Named versions: naming one, letting one go, taking a paragraph back from one; and editorial
//! fixes. Each is a step that can be undone.

use crate::editorial::{Fix, Site};
use crate::model::change::Change;
use crate::model::check;
use crate::model::draft::{Draft, Paragraph};
use crate::model::ids::{ArticleId, ParagraphId, VersionId};
use crate::model::workspace::NamedVersion;

use super::draft_edit::{self as edit, Planned, place_name};
use super::state::{Session, Tone};

/// Something done with named versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum VersionCommand {
    /// Keeps the draft as it stands under a name.
    Name {
        /// The name.
        name: String,
        /// Document symbol; may be empty.
        symbol: String,
        /// A note; may be empty.
        note: String,
        /// Whether it was issued, so that unmarked differences from it are flagged.
        issued: bool,
    },
    /// Lets a version go.
    Forget(VersionId),
    /// Makes a paragraph what it was in a version.
    Restore {
        /// The version.
        version: VersionId,
        /// The paragraph there; absent for one that was added since.
        old: Option<ParagraphId>,
        /// The paragraph in the present draft; absent for one that is gone.
        new: Option<ParagraphId>,
    },
}

impl Session {
    pub(super) fn plan_version(&mut self, command: VersionCommand, now_ms: u64) -> Option<Planned> {
        match command {
            VersionCommand::Name {
                name,
                symbol,
                note,
                issued,
            } => {
                let name = name.trim().to_owned();
                if name.is_empty() {
                    self.say(Tone::Bad, "notice-version-unnamed", String::new());
                    return None;
                }
                if self.says_deceptive(&name) || self.says_deceptive(&symbol) {
                    return None;
                }
                if let Some(other) = check::version_like(&self.workspace.versions, &name) {
                    let other = other.name.clone();
                    self.say(Tone::Bad, "notice-version-alike", other);
                    return None;
                }
                let id = VersionId(self.mint.next(now_ms));
                let mut draft = self.workspace.draft.clone();
                draft.id = id;
                let version = NamedVersion {
                    id,
                    name: name.clone(),
                    symbol: symbol.trim().to_owned(),
                    note: note.trim().to_owned(),
                    time_ms: now_ms,
                    issued,
                    draft,
                };
                let change = Change::Version {
                    id,
                    before: None,
                    after: Some(Box::new(version)),
                };
                Some(Planned::one("undo-name-version", name, change))
            }
            VersionCommand::Forget(id) => {
                let before = self.workspace.versions.iter().find(|v| v.id == id)?.clone();
                let name = before.name.clone();
                let change = Change::Version {
                    id,
                    before: Some(Box::new(before)),
                    after: None,
                };
                Some(Planned::one("undo-forget-version", name, change))
            }
            VersionCommand::Restore { version, old, new } => {
                let versions = &self.workspace.versions;
                let then = &versions.iter().find(|v| v.id == version)?.draft;
                restore(&self.workspace.draft, then, old, new)
            }
        }
    }

    /// Refuses a name that holds a character nobody sees, and says which.
    pub(super) fn says_deceptive(&mut self, name: &str) -> bool {
        let Some(unseen) = check::unseen_character(name.trim()) else {
            return false;
        };
        let code = format!("U+{:04X}", u32::from(unseen));
        self.say(Tone::Bad, "notice-name-unseen", code);
        true
    }

    pub(super) fn plan_mend(&self, site: Site, fix: &Fix) -> Option<Planned> {
        let draft = &self.workspace.draft;
        let mut planned = match (site, fix) {
            (Site::Heading(id), Fix::Words { span, was, with }) => {
                let article = draft.article(id)?;
                let after = mended(&article.heading, span.range(), was, with)?;
                let change = Change::Heading {
                    article: id,
                    before: article.heading.clone(),
                    after,
                };
                Planned::one("undo-mend", place_name(draft, article, None), change)
            }
            (Site::Recital(id) | Site::Paragraph(_, id), Fix::Words { span, was, with }) => {
                let after = mended(draft.text_of(id)?, span.range(), was, with)?;
                let change = Change::of_text(draft, id, &after)?;
                let home = draft.paragraph(id).map(|(article, _)| article);
                let subject = home.map(|article| place_name(draft, article, Some(id)));
                Planned::one("undo-mend", subject.unwrap_or_default(), change)
            }
            (Site::Paragraph(_, id), Fix::Level(level)) => edit::set_level(draft, id, |_| *level)?,
            (Site::Draft, _) | (Site::Heading(_) | Site::Recital(_), Fix::Level(_)) => return None,
        };
        planned.label = "undo-mend";
        Some(planned)
    }
}

/// A text with other words at a place; `None` where those that stand there are not `was`.
fn mended(text: &str, range: std::ops::Range<usize>, was: &str, with: &str) -> Option<String> {
    if text.get(range.clone()) != Some(was) {
        return None;
    }
    let mut text = text.to_owned();
    text.replace_range(range, with);
    Some(text)
}

/// The list a paragraph stands in: of an article, or the recitals.
pub(super) fn list_of(
    draft: &Draft,
    id: ParagraphId,
) -> Option<(Option<ArticleId>, &[Paragraph], usize)> {
    let place = |list: &[Paragraph]| list.iter().position(|p| p.id == id);
    if let Some(at) = place(&draft.preamble) {
        return Some((None, &draft.preamble, at));
    }
    draft.articles.iter().find_map(|article| {
        let at = place(&article.paragraphs)?;
        Some((Some(article.id), article.paragraphs.as_slice(), at))
    })
}

fn restore(
    draft: &Draft,
    then: &Draft,
    old: Option<ParagraphId>,
    new: Option<ParagraphId>,
) -> Option<Planned> {
    match (old, new) {
        (None, None) => None,
        (None, Some(new)) => {
            let (home, list, at) = list_of(draft, new)?;
            let mut after = list.to_vec();
            after.remove(at);
            Some(relisted(draft, home, list, after))
        }
        (Some(old), Some(new)) => {
            let (_, was, from) = list_of(then, old)?;
            let (home, list, at) = list_of(draft, new)?;
            let mut after = list.to_vec();
            let slot = after.get_mut(at)?;
            *slot = Paragraph {
                id: new,
                log: slot.log.clone(),
                ..was.get(from)?.clone()
            };
            Some(relisted(draft, home, list, after))
        }
        (Some(old), None) => {
            let (home, was, from) = list_of(then, old)?;
            let back = was.get(from)?;
            let Some(article) = home else {
                let list = &draft.preamble;
                return Some(relisted(draft, None, list, put_back(list, was, from, back)));
            };
            if let Some(stands) = draft.article(article) {
                let list = &stands.paragraphs;
                let after = put_back(list, was, from, back);
                return Some(relisted(draft, home, list, after));
            }
            // The article is gone too: it comes back whole, behind the one it followed.
            let then_at = then.articles.iter().position(|a| a.id == article)?;
            let before = then.articles.iter().take(then_at).rev();
            let place = before
                .filter_map(|a| draft.articles.iter().position(|b| b.id == a.id))
                .map(|at| at + 1)
                .next();
            let change = Change::Article {
                place: place.unwrap_or(0),
                before: None,
                after: then.articles.get(then_at).cloned(),
            };
            Some(Planned::one(
                "undo-restore-paragraph",
                String::new(),
                change,
            ))
        }
    }
}

/// A list with a paragraph put back behind the one it followed.
pub(super) fn put_back(
    list: &[Paragraph],
    was: &[Paragraph],
    from: usize,
    back: &Paragraph,
) -> Vec<Paragraph> {
    let before = was.iter().take(from).rev();
    let place = before
        .filter_map(|p| list.iter().position(|now| now.id == p.id))
        .map(|at| at + 1)
        .next();
    let mut after = list.to_vec();
    after.insert(place.unwrap_or(0).min(after.len()), back.clone());
    after
}

fn relisted(
    draft: &Draft,
    home: Option<ArticleId>,
    before: &[Paragraph],
    after: Vec<Paragraph>,
) -> Planned {
    let before = before.to_vec();
    let named = home.and_then(|id| draft.article(id));
    let subject = named.map(|article| place_name(draft, article, None));
    let change = match home {
        Some(article) => Change::Paragraphs {
            article,
            before,
            after,
        },
        None => Change::Preamble { before, after },
    };
    Planned::one(
        "undo-restore-paragraph",
        subject.unwrap_or_default(),
        change,
    )
}
