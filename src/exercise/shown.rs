//! What the room may see of a session, for the projector.
//!
//! It is copied out field by field from what happens in public, and holds nothing else: neither
//! what a role or the trainer alone knows, nor what a text would change for anybody, nor who voted
//! how where the vote was secret.

use super::event::{Ballot, Method};
use super::meeting::{Clock, Consults, Meeting, Phase, seconds_left};
use super::motion::MotionKind;
use super::scenario::Scenario;
use crate::model::draft::{Article, Draft, ParagraphStatus};
use crate::model::ids::{ArticleId, ProposalId, RoleId};
use crate::model::number::{article_numbers, full_number};
use crate::model::proposal::ProposalKind;
use crate::model::reference::{RuleKind, Tally};
use crate::model::text::Bilingual;

/// A session as the room sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shown {
    /// The title of the exercise.
    pub title: Bilingual,
    /// Whether topic and parties are invented.
    pub invented: bool,
    /// How far the session is.
    pub phase: Phase,
    /// Time since the opening, pauses left out.
    pub clock: Clock,
    /// How many voting roles are present, and how many must be.
    pub present: (usize, usize),
    /// The item under discussion.
    pub item: Option<ShownItem>,
    /// Who has the floor.
    pub floor: Option<ShownFloor>,
    /// The list of speakers.
    pub list: Vec<Bilingual>,
    /// Whether the list is open.
    pub list_open: bool,
    /// Consultations that go on.
    pub consults: Option<Consults>,
    /// The motion that is decided first.
    pub motion: Option<ShownMotion>,
    /// Texts under the item that are on the table.
    pub texts: Vec<ShownText>,
    /// The vote that is being taken.
    pub voting: Option<Voting>,
    /// The last vote under the item.
    pub vote: Option<ShownVote>,
    /// The article the item is about, as it stands.
    pub article: Option<ShownArticle>,
    /// The last news released to everybody.
    pub news: Option<(Bilingual, String)>,
}

/// An item of the agenda.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownItem {
    /// Its place on the agenda, from 1.
    pub number: usize,
    /// Its title.
    pub title: Bilingual,
    /// How texts under it are adopted.
    pub rule: RuleKind,
    /// How long it may take, in milliseconds.
    whole: u64,
    /// How long it had taken up to the last event, in milliseconds.
    spent: u64,
}

/// Who has the floor.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownFloor {
    /// Who.
    pub name: Bilingual,
    /// Since when, on the session's clock, in milliseconds.
    since: u64,
    /// For how many seconds; 0 is without limit.
    seconds: u16,
}

/// A motion before the room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownMotion {
    /// What kind.
    pub kind: MotionKind,
    /// Who raised it.
    pub by: Bilingual,
    /// Details; may be empty.
    pub words: String,
}

/// A text on the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownText {
    /// Its place among the texts tabled, from 1.
    pub number: usize,
    /// Who tabled it.
    pub by: Bilingual,
    /// What it does.
    pub kind: ProposalKind,
    /// Its words; empty where it takes words out.
    pub words: String,
    /// Whether its last vote adopted it; absent before a vote.
    pub carried: Option<bool>,
}

/// A vote that is being taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voting {
    /// The text, by its place among the texts tabled.
    pub text: usize,
    /// In which way.
    pub method: Method,
    /// By which rule; absent in a straw poll, which decides nothing.
    pub rule: Option<RuleKind>,
    /// The count so far; absent while a secret vote is taken.
    pub count: Option<Tally>,
    /// How many votes have not been cast.
    pub missing: u16,
}

/// A vote taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownVote {
    /// The text, by its place among the texts tabled.
    pub text: usize,
    /// Who tabled it.
    pub by: Bilingual,
    /// In which way.
    pub method: Method,
    /// By which rule.
    pub rule: RuleKind,
    /// Who voted how; empty where the vote was secret or by show of hands.
    pub ballots: Vec<(Bilingual, Ballot)>,
    /// The count.
    pub count: Tally,
    /// Whether it adopts.
    pub carried: bool,
    /// Whether the text was written into the draft.
    pub adopted: bool,
}

/// An article as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownArticle {
    /// Its number.
    pub number: String,
    /// Its heading.
    pub heading: String,
    /// Its paragraphs.
    pub lines: Vec<ShownLine>,
}

/// A paragraph as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownLine {
    /// Its number; empty where it has none.
    pub number: String,
    /// Its words.
    pub text: String,
    /// How far it is agreed.
    pub status: ParagraphStatus,
}

impl ShownItem {
    /// Seconds it has left at a moment, negative when over time.
    pub fn left(&self, clock: &Clock, now_ms: u64) -> i64 {
        let since = clock.at(now_ms).saturating_sub(clock.last());
        seconds_left(self.whole, self.spent + since)
    }
}

impl ShownFloor {
    /// Seconds the speaker has left at a moment, negative when over time; nothing where speeches
    /// are not limited.
    pub fn left(&self, clock: &Clock, now_ms: u64) -> Option<i64> {
        let used = clock.at(now_ms).saturating_sub(self.since);
        (self.seconds > 0).then(|| seconds_left(u64::from(self.seconds) * 1000, used))
    }

    /// Seconds the speaker has had at a moment.
    pub fn used(&self, clock: &Clock, now_ms: u64) -> u64 {
        clock.at(now_ms).saturating_sub(self.since) / 1000
    }
}

impl Shown {
    /// Seconds consultations have left at a moment, negative when over time.
    pub fn consults_left(&self, now_ms: u64) -> Option<i64> {
        let consults = self.consults.as_ref()?;
        let used = self.clock.at(now_ms).saturating_sub(consults.since);
        Some(seconds_left(u64::from(consults.minutes) * 60_000, used))
    }
}

/// What the room may see of a session, with the vote that is being taken in it.
pub fn shown(scenario: &Scenario, meeting: &Meeting, voting: Option<Voting>) -> Shown {
    let name = |id: &RoleId| {
        let role = scenario.role(id);
        role.map_or_else(Bilingual::default, |role| role.name.clone())
    };
    let at = meeting.item.as_ref().and_then(|id| {
        let mut all = scenario.agenda.iter();
        all.position(|item| item.id == *id)
    });
    let item = at.and_then(|at| scenario.agenda.get(at));
    let place = |id: ProposalId| {
        let mut all = meeting.tabled.iter();
        all.position(|t| t.proposal.id == id).map_or(0, |at| at + 1)
    };
    let here = |of: &Option<_>| *of == meeting.item;
    let texts = meeting.tabled.iter().filter(|text| here(&text.item));
    let vote = meeting.votes.iter().rfind(|vote| here(&vote.item));
    let present = meeting.voters_here(scenario).count();
    let news = meeting.released.iter().rev();
    let news = news.filter_map(|id| scenario.inject(id));
    let news = news.filter(|inject| inject.to.is_empty());
    Shown {
        title: scenario.title.clone(),
        invented: scenario.invented,
        phase: meeting.phase,
        clock: meeting.clock,
        present: (present, scenario.quorum()),
        item: item.map(|item| ShownItem {
            number: at.map_or(0, |at| at + 1),
            title: item.title.clone(),
            rule: scenario.rule_of(Some(&item.id)),
            whole: u64::from(item.minutes) * 60_000,
            spent: meeting.spent.get(&item.id).copied().unwrap_or(0),
        }),
        floor: meeting.floor.as_ref().map(|floor| ShownFloor {
            name: name(&floor.role),
            since: floor.since,
            seconds: floor.seconds,
        }),
        list: meeting.list.iter().map(name).collect(),
        list_open: meeting.list_open,
        consults: meeting.consults.clone(),
        motion: meeting.motions.first().map(|motion| ShownMotion {
            kind: motion.kind,
            by: name(&motion.by),
            words: motion.words.clone(),
        }),
        texts: texts
            .filter(|text| text.proposal.is_open())
            .map(|text| ShownText {
                number: place(text.proposal.id),
                by: name(&text.by),
                kind: text.proposal.kind,
                words: text.proposal.text.clone(),
                carried: text.carried,
            })
            .collect(),
        voting,
        vote: vote.map(|vote| {
            let text = meeting.tabled(vote.proposal);
            let open = vote.method == Method::RollCall;
            let ballots = vote.ballots.iter().filter(|_| open);
            ShownVote {
                text: place(vote.proposal),
                by: text.map_or_else(Bilingual::default, |text| name(&text.by)),
                method: vote.method,
                rule: vote.rule,
                ballots: ballots.map(|(role, vote)| (name(role), *vote)).collect(),
                count: vote.count,
                carried: vote.carried,
                adopted: text.is_some_and(|text| text.adopted.is_some()),
            }
        }),
        article: item
            .and_then(|item| item.article)
            .and_then(|id| article(meeting.draft()?, id)),
        news: news
            .map(|inject| (inject.title.clone(), inject.text.clone()))
            .next(),
    }
}

fn article(draft: &Draft, id: ArticleId) -> Option<ShownArticle> {
    let at = draft.articles.iter().position(|a| a.id == id)?;
    let article: &Article = draft.articles.get(at)?;
    let live = article.paragraphs.iter().enumerate();
    let lines = live.filter(|(_, p)| !p.is_deleted());
    Some(ShownArticle {
        number: article_numbers(draft).get(at).cloned().unwrap_or_default(),
        heading: article.heading.clone(),
        lines: lines
            .map(|(place, paragraph)| ShownLine {
                number: full_number(article, place),
                text: paragraph.text.clone(),
                status: paragraph.status,
            })
            .collect(),
    })
}
