//! A moment of a session: the room, the table and the text as they were after some of its events.

use crate::exercise::event::Event;
use crate::exercise::meeting::{Meeting, Phase, Tabled};
use crate::exercise::motion::MotionKind;
use crate::exercise::replay;
use crate::model::draft::{Draft, ParagraphStatus};
use crate::model::ids::{ArticleId, ItemId};
use crate::model::number::paragraph_numbers;
use crate::model::reference::Tally;
use crate::model::text::Lang;
use crate::session::exercise::Exercise;

use super::debrief::{Names, TextName};

/// A moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplayView {
    /// How many events had happened.
    pub n: usize,
    /// The event that happened last; absent before the first.
    pub event: Option<Event>,
    /// On the session's clock, in milliseconds.
    pub at: u64,
    /// How far the session was.
    pub phase: Phase,
    /// The item before the room.
    pub item: Option<(ItemId, String)>,
    /// Who was there, with a vote or without.
    pub present: Vec<String>,
    /// How many of those with a vote were there, and how many a quorum takes.
    pub quorum: (usize, usize),
    /// The list of speakers.
    pub list: Vec<String>,
    /// Who had the floor.
    pub floor: Option<String>,
    /// Motions before the room, with who raised them.
    pub motions: Vec<(MotionKind, String)>,
    /// Texts of the item, or of all items where none is before the room.
    pub texts: Vec<ReplayText>,
    /// The heading of the item's article, with its place from 1.
    pub article: Option<(usize, String)>,
    /// Its paragraphs.
    pub paragraphs: Vec<ReplayParagraph>,
    /// The session, for whoever tells the event.
    pub meeting: Meeting,
}

/// A text on the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplayText {
    /// What it is called.
    pub name: TextName,
    /// Its words.
    pub words: String,
    /// What had become of it.
    pub fate: TextFate,
    /// The count of its last vote.
    pub count: Option<Tally>,
}

/// What had become of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TextFate {
    /// It lay on the table.
    Open,
    /// A vote carried it.
    Carried,
    /// A vote did not.
    Fell,
    /// It was in the text.
    Adopted,
    /// It had been taken back.
    Withdrawn,
}

/// A paragraph as it stood at a moment of the session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReplayParagraph {
    /// Its number in the margin.
    pub number: String,
    /// Its words.
    pub text: String,
    /// Its status.
    pub status: ParagraphStatus,
    /// How deep it stands, 0 to 3.
    pub depth: usize,
}

impl Exercise {
    /// The events of the record, each once, in order.
    pub fn ordered(&self) -> Vec<Event> {
        let events = self.record.as_ref().map(|record| record.events.as_slice());
        replay::ordered(events.unwrap_or_default())
    }

    /// The session after the first `n` of these events.
    pub fn replay(&self, ordered: &[Event], n: usize, lang: Lang) -> ReplayView {
        let meeting = replay::after(&self.scenario, &self.start, ordered, n);
        let names = Names::new(&self.scenario, &self.dossier, &meeting, lang);
        let item = meeting.item.clone();
        let article = item.as_ref().and_then(|id| self.scenario.item(id));
        let article = article.and_then(|item| item.article);
        let draft = meeting.draft().unwrap_or(&self.start);
        let roles = |ids: &[crate::model::ids::RoleId]| -> Vec<String> {
            ids.iter().map(|id| names.role(id)).collect()
        };
        let motions = meeting.motions.iter();
        ReplayView {
            n,
            event: n.checked_sub(1).and_then(|at| ordered.get(at)).cloned(),
            at: meeting.clock.last(),
            phase: meeting.phase,
            present: roles(&meeting.present),
            quorum: (
                meeting.voters_here(&self.scenario).count(),
                self.scenario.quorum(),
            ),
            list: roles(&meeting.list),
            floor: meeting.floor.as_ref().map(|floor| names.role(&floor.role)),
            motions: motions.map(|m| (m.kind, names.role(&m.by))).collect(),
            texts: texts(&names, &meeting, item.as_ref()),
            article: article.and_then(|id| heading(draft, id)),
            paragraphs: article.map_or_else(Vec::new, |id| paragraphs(draft, id)),
            item: item.map(|id| (id.clone(), names.item(&id))),
            meeting,
        }
    }
}

fn texts(names: &Names<'_>, meeting: &Meeting, item: Option<&ItemId>) -> Vec<ReplayText> {
    let wanted = |text: &&Tabled| item.is_none() || text.item.as_ref() == item;
    let text = |text: &Tabled| {
        let id = text.proposal.id;
        let mut votes = meeting.votes.iter().rev();
        ReplayText {
            name: names.text(id),
            words: text.proposal.text.clone(),
            fate: match (text.adopted, text.withdrawn, text.carried) {
                (Some(_), ..) => TextFate::Adopted,
                (None, Some(_), _) => TextFate::Withdrawn,
                (None, None, Some(true)) => TextFate::Carried,
                (None, None, Some(false)) => TextFate::Fell,
                (None, None, None) => TextFate::Open,
            },
            count: votes.find(|vote| vote.proposal == id).map(|v| v.count),
        }
    };
    meeting.tabled.iter().filter(wanted).map(text).collect()
}

fn heading(draft: &Draft, id: ArticleId) -> Option<(usize, String)> {
    let at = draft.articles.iter().position(|a| a.id == id)?;
    let article = draft.articles.get(at)?;
    Some((at + 1, article.heading.clone()))
}

fn paragraphs(draft: &Draft, id: ArticleId) -> Vec<ReplayParagraph> {
    let Some(article) = draft.article(id) else {
        return Vec::new();
    };
    let numbers = paragraph_numbers(article);
    let all = article.paragraphs.iter().zip(numbers);
    let all = all.map(|(paragraph, number)| ReplayParagraph {
        number,
        text: paragraph.text.clone(),
        status: paragraph.status,
        depth: paragraph.level.depth(),
    });
    all.collect()
}
