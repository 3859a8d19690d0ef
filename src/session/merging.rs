//! Another copy of the workspace compared with this one, item by item, and taken in as one step.

use std::path::PathBuf;
use std::sync::Arc;

use crate::model::change::between;
use crate::model::ids::ParagraphId;
use crate::model::merge::choose::{Changed, Choice, Difference, differences, merge_chosen};
use crate::model::merge::{Names, Place};
use crate::model::problem::Problem;
use crate::model::text::Lang;
use crate::model::workspace::Workspace;
use crate::storage::backup::Generation;
use crate::words::Words;
use crate::words::keys::{status_key, strength_key, verb_key};
use crate::words::place::place_words;

use super::draft_edit::{Planned, place_name};
use super::effect::{Effect, Purpose};
use super::keep::KeepEffect;
use super::state::{Session, Tone};

/// Something about merging another copy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MergeCommand {
    /// Ask for the folder of the other copy.
    Ask,
    /// Read this copy, against this base.
    Read(PathBuf, BaseWish),
    /// It was read, or what was wrong with it.
    Copies(Box<Result<Copies, Vec<Problem>>>),
    /// Take it in, as was chosen, with these names for the two sides.
    Apply(Box<Copies>, Vec<(Place, Choice)>, Names),
}

/// What the two copies are taken to have been when they were one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BaseWish {
    /// What is likeliest of the versions kept on this computer.
    Likely,
    /// Nothing that is known.
    None,
    /// This version.
    Version(PathBuf),
}

/// The other copy, and what the two were once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Copies {
    /// Where it was read.
    pub folder: PathBuf,
    /// What it holds.
    pub theirs: Arc<Workspace>,
    /// What the two were when they were one, where that is known, and where it is listed.
    pub base: Option<(PathBuf, Arc<Workspace>)>,
    /// The versions that can be the base, latest first.
    pub versions: Vec<Generation>,
}

/// What the session asks of its shell to merge.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MergeEffect {
    /// Read the copy in the first folder; the second is the one that is open. Comes back as
    /// [`MergeCommand::Copies`].
    Read(PathBuf, Option<PathBuf>, BaseWish),
    /// Show what differs.
    Show(Box<Copies>),
}

impl From<MergeEffect> for Effect {
    fn from(effect: MergeEffect) -> Self {
        KeepEffect::Merge(effect).into()
    }
}

/// Something that differs, in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MergeRow {
    /// What it is.
    pub place: Place,
    /// What a person calls it.
    pub name: String,
    /// Who changed it.
    pub changed: Changed,
    /// Whether a person should look at it.
    pub clash: bool,
    /// What stands here; absent where it is not here.
    pub mine: Option<String>,
    /// What stands there.
    pub theirs: Option<String>,
    /// What would stand.
    pub merged: Option<String>,
}

impl Session {
    pub(super) fn handle_merge(&mut self, command: MergeCommand, now_ms: u64) -> Vec<Effect> {
        match command {
            // What differs is shown whole, the confidential layer included.
            MergeCommand::Ask if self.is_presenting() => {
                self.say(Tone::Bad, "notice-merge-presenting", String::new());
                Vec::new()
            }
            MergeCommand::Ask => vec![Effect::Pick(Purpose::Merge)],
            MergeCommand::Read(folder, wish) => {
                vec![MergeEffect::Read(folder, self.folder.clone(), wish).into()]
            }
            MergeCommand::Copies(read) => match *read {
                Ok(copies) => vec![MergeEffect::Show(Box::new(copies)).into()],
                Err(problems) => {
                    let first = problems.first();
                    let what = first.map(|p| p.message.clone()).unwrap_or_default();
                    let file = first.map(Problem::place).unwrap_or_default();
                    self.say_of(Tone::Bad, "notice-merge-failed", what, file);
                    self.problems.extend(problems);
                    Vec::new()
                }
            },
            MergeCommand::Apply(copies, choices, names) => {
                self.take_copy_in(&copies, &choices, &names, now_ms);
                Vec::new()
            }
        }
    }

    fn take_copy_in(
        &mut self,
        copies: &Copies,
        choices: &[(Place, Choice)],
        names: &Names,
        now_ms: u64,
    ) {
        let base = copies.base.as_ref().map(|(_, base)| &**base);
        let merged = merge_chosen(base, &self.workspace, &copies.theirs, names, choices);
        let changes = between(&self.workspace, &merged.value);
        if changes.is_empty() {
            self.say(Tone::Neutral, "notice-merge-same", String::new());
            return;
        }
        self.history.seal();
        let settled = |place: &Place| {
            let here = choices.iter().find(|(other, _)| other == place);
            here.is_some_and(|(_, choice)| *choice != Choice::Both)
        };
        let left = merged.conflicts.iter().filter(|c| !settled(&c.place));
        let n_left = left.count();
        if n_left == 0 {
            self.say(Tone::Good, "notice-merged", names.theirs.clone());
        } else {
            self.say(Tone::Neutral, "notice-merged-clashing", n_left.to_string());
        }
        let planned = Planned {
            label: "undo-merge",
            subject: names.theirs.clone(),
            changes,
        };
        self.carry_out(Some(planned), now_ms);
        self.history.seal();
    }

    /// What differs between this workspace and another copy, with what would come of it; and
    /// whether there is something that only `travaux merge` takes in.
    pub fn merge_rows(
        &self,
        copies: &Copies,
        choices: &[(Place, Choice)],
        names: &Names,
        words: &Words,
    ) -> (Vec<MergeRow>, bool) {
        let (ours, theirs) = (self.workspace(), &*copies.theirs);
        let base = copies.base.as_ref().map(|(_, base)| &**base);
        let plain = merge_chosen(base, ours, theirs, names, &[]);
        let merged = merge_chosen(base, ours, theirs, names, choices).value;
        let row = |difference: Difference| {
            let Difference {
                place,
                changed,
                clash,
            } = difference;
            MergeRow {
                name: name_of(&place, [&merged, ours, theirs], words),
                mine: said(&place, ours, words),
                theirs: said(&place, theirs, words),
                merged: said(&place, &merged, words),
                place,
                changed,
                clash,
            }
        };
        let found = differences(base, ours, theirs, &plain.conflicts);
        let mut rows: Vec<MergeRow> = found.into_iter().map(row).collect();
        // What needs a person comes first.
        rows.sort_by_key(|row| !row.clash);
        let (one, other) = (&ours.dossier, &theirs.dossier);
        let sources = &one.reference.sources;
        let mut reference = other.reference.clone();
        reference.sources.clone_from(sources);
        let beyond = one.families != other.families || one.reference != reference;
        (rows, beyond)
    }
}

/// What a person calls a place, in the first of the workspaces that has it.
fn name_of(place: &Place, all: [&Workspace; 3], words: &Words) -> String {
    let lang = words.lang().text_lang();
    let called = |key: &str, what: &str| words.tf(key, &[("what", what.into())]);
    let first = |find: &dyn Fn(&Workspace) -> Option<String>| {
        all.iter().find_map(|w| find(w)).unwrap_or_default()
    };
    match place {
        Place::Workspace => words.t("merge-workspace").to_owned(),
        Place::Draft => words.t("merge-draft").to_owned(),
        Place::Article(id) => first(&|w| {
            let found = w.draft.article(*id)?;
            Some(place_words(&place_name(&w.draft, found, None), words))
        }),
        Place::Paragraph(id) => first(&|w| paragraph_name(w, *id, words)),
        Place::Decision(id) => first(&|w| {
            let found = w.decisions.iter().find(|d| d.id == *id)?;
            Some(called("merge-decision", &found.author))
        }),
        Place::Version(id) => first(&|w| {
            let found = w.versions.iter().find(|v| v.id == *id)?;
            Some(called("merge-version", &found.name))
        }),
        Place::Proposal(id) => first(&|w| {
            let found = w.proposals.iter().find(|p| p.id == *id)?;
            Some(called("merge-proposal", &found.author))
        }),
        Place::Note(id) => first(&|w| {
            let found = w.notes.iter().find(|n| n.id == *id)?;
            Some(called("merge-note", &found.author))
        }),
        Place::Issue(id) => first(&|w| {
            let found = w.dossier.issue(id)?;
            Some(called("merge-issue", found.title.get(lang)))
        }),
        Place::Element(id) => called("merge-issue", id.as_str()),
        Place::Bloc(id) => called("merge-bloc", &bloc_name(all, id, lang)),
        Place::Position(id, issue) => {
            let title = first(&|w| Some(w.dossier.issue(issue)?.title.get(lang).to_owned()));
            format!("{} · {title}", bloc_name(all, id, lang))
        }
        Place::Member(id, state) => format!("{} · {state}", bloc_name(all, id, lang)),
        Place::Reference(_) => words.t("merge-sources").to_owned(),
    }
}

fn bloc_name(all: [&Workspace; 3], id: &crate::model::ids::BlocId, lang: Lang) -> String {
    let mut found = all.iter().filter_map(|w| w.dossier.bloc(id));
    let name = found.next().map(|bloc| bloc.short.get(lang).to_owned());
    name.unwrap_or_else(|| id.to_string())
}

fn paragraph_name(w: &Workspace, id: ParagraphId, words: &Words) -> Option<String> {
    if w.draft.preamble.iter().any(|p| p.id == id) {
        return Some(words.t("text-preamble").to_owned());
    }
    let (article, _) = w.draft.paragraph(id)?;
    let name = place_name(&w.draft, article, Some(id));
    Some(place_words(&name, words))
}

/// What stands at a place, in words; nothing where it is not there.
fn said(place: &Place, w: &Workspace, words: &Words) -> Option<String> {
    let lang = words.lang().text_lang();
    match place {
        Place::Workspace => {
            let own = w.own.as_ref().map(ToString::to_string).unwrap_or_default();
            Some(joined([w.title.as_str(), &own]))
        }
        Place::Draft => Some(w.draft.title.clone()),
        Place::Article(id) => Some(w.draft.article(*id)?.heading.clone()),
        Place::Paragraph(id) => {
            let recital = w.draft.preamble.iter().find(|p| p.id == *id);
            let inside = || w.draft.articles.iter().flat_map(|a| &a.paragraphs);
            let found = recital.or_else(|| inside().find(|p| p.id == *id))?;
            Some(joined([
                found.text.as_str(),
                words.t(status_key(found.status)),
            ]))
        }
        Place::Decision(id) => {
            let found = w.decisions.iter().find(|d| d.id == *id)?;
            Some(joined([found.quote.words.as_str(), &found.reason]))
        }
        Place::Version(id) => Some(w.versions.iter().find(|v| v.id == *id)?.name.clone()),
        Place::Proposal(id) => {
            let found = w.proposals.iter().find(|p| p.id == *id)?;
            Some(joined([found.text.as_str(), &found.rationale]))
        }
        Place::Note(id) => Some(w.notes.iter().find(|n| n.id == *id)?.text.clone()),
        Place::Issue(id) => {
            let found = w.dossier.issue(id)?;
            Some(joined([found.title.get(lang), found.question.get(lang)]))
        }
        Place::Element(_) => None,
        Place::Bloc(id) => {
            let found = w.dossier.bloc(id)?;
            Some(joined([found.name.get(lang), found.note.get(lang)]))
        }
        Place::Position(bloc, issue) => {
            let position = w.dossier.bloc(bloc)?.position(issue)?;
            let entry = position.entries.last()?;
            let demands = entry.demands.iter().map(|demand| {
                format!(
                    "{} {} ({})",
                    words.t(verb_key(demand.verb)),
                    demand.element,
                    words.t(strength_key(demand.strength))
                )
            });
            let parts = [entry.stance.get(lang).to_owned(), entry.fallback.clone()];
            let parts: Vec<String> = parts.into_iter().chain(demands).collect();
            Some(joined(parts))
        }
        Place::Member(bloc, state) => {
            let all = w.dossier.bloc(bloc)?.member_entries.iter();
            let texts = all.filter(|entry| entry.state == *state);
            let texts: Vec<&str> = texts.map(|entry| entry.text.get(lang)).collect();
            (!texts.is_empty()).then(|| joined(texts))
        }
        Place::Reference(_) => {
            let n = w.dossier.reference.sources.len();
            Some(n.to_string())
        }
    }
}

/// The parts that say something, one after the other.
fn joined<T: AsRef<str>>(parts: impl IntoIterator<Item = T>) -> String {
    let filled = |part: &T| !part.as_ref().trim().is_empty();
    let said: Vec<T> = parts.into_iter().filter(filled).collect();
    let said: Vec<&str> = said.iter().map(AsRef::as_ref).collect();
    said.join(" · ")
}
