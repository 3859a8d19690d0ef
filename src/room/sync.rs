//! One laptop in a room: what stands in its folder, what has come over the line, and how the two
//! are made one.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::code::Code;
use super::fault::Fault;
use super::link::{Link, Mark};
use super::news::{News, Outcome};
use super::seal::Seal;
use super::stage::{Files, Outgoing, Stage};
use super::wire::{Message, Part, Says};
use crate::exercise::event::{Event, opening};
use crate::exercise::meeting::{Meeting, fold};
use crate::exercise::scenario::Scenario;
use crate::model::draft::Draft;
use crate::model::ids::{EventId, ItemId};
use crate::model::problem::Severity;
use crate::storage::exercise::{
    EventRecord, Kept, load_exercise, load_record, load_refused, load_room, load_unknown,
    read_event, take_in, write_shared,
};

/// One laptop in a room.
pub struct Room {
    pub(super) folder: PathBuf,
    pub(super) code: Code,
    pub(super) host: bool,
    pub(super) seal: Seal,
    pub(super) link: Option<Link>,
    /// How far the stream has been read.
    pub(super) mark: Mark,
    pub(super) record: EventRecord,
    /// Events that are in the stream as it is now.
    pub(super) there: BTreeSet<EventId>,
    pub(super) stage: Stage,
    pub(super) outgoing: Option<(usize, Outgoing)>,
    pub(super) exercise: Option<(Scenario, Draft)>,
    told: BTreeSet<String>,
    lost: bool,
}

impl std::fmt::Debug for Room {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Room")
            .field("folder", &self.folder)
            .finish_non_exhaustive()
    }
}

impl Room {
    fn new(folder: &Path, code: Code, host: bool) -> Self {
        Self {
            folder: folder.to_path_buf(),
            seal: Seal::new(&code),
            code,
            host,
            link: None,
            mark: Mark::default(),
            record: load_record(folder).value,
            there: BTreeSet::new(),
            stage: Stage::default(),
            outgoing: None,
            exercise: exercise(folder),
            told: BTreeSet::new(),
            lost: false,
        }
    }

    /// Opens the room for the session in a folder, or goes on with it.
    ///
    /// # Errors
    /// A folder without a session, a server that cannot be reached.
    pub fn open(folder: &Path, code: Code) -> Result<Self, Fault> {
        let mut room = Self::new(folder, code, true);
        let whole = room.exercise.as_ref();
        if whole.is_none_or(|(scenario, _)| scenario.for_participants) || room.session().is_none() {
            return Err(Fault::NoSession);
        }
        room.reach()?;
        Ok(room)
    }

    /// Joins a room with the session in a folder, which is made where there is none.
    ///
    /// # Errors
    /// A room that is not there or not open yet, another session in the folder, a server that cannot
    /// be reached. Nothing is written then.
    pub fn join(folder: &Path, code: Code) -> Result<(Self, Vec<News>), Fault> {
        let mut room = Self::new(folder, code, false);
        let mut news = Vec::new();
        room.catch_up(&mut news)?;
        if room.stage.whole.is_empty() {
            return Err(Fault::NotOpened);
        }
        Ok((room, news))
    }

    /// The room that the session in a folder is held in, where it is held in one. The server is not
    /// asked yet.
    ///
    /// # Errors
    /// A file of the room that cannot be read.
    pub fn resume(folder: &Path) -> Result<Option<Self>, Fault> {
        let Some(file) = load_room(folder)? else {
            return Ok(None);
        };
        Ok(Some(Self::new(folder, Code::read(&file.code)?, file.host)))
    }

    /// Fetches what is new, sends what waits, and then listens for a while. `now` is asked for the
    /// time, in milliseconds since 1970.
    ///
    /// # Errors
    /// What does not pass by itself: a later version of the program in the room, another session, a
    /// disk that refuses. That the server is away is no error but news.
    pub fn turn(&mut self, now: &dyn Fn() -> u64, time: Duration) -> Result<Vec<News>, Fault> {
        let mut news = Vec::new();
        match self.round(now, &mut news) {
            Ok(()) => {
                if std::mem::take(&mut self.lost) {
                    news.push(News::Back);
                }
                if let Some(link) = self.link.as_mut().filter(|_| news.is_empty()) {
                    link.wait(time);
                }
            }
            Err(fault)
                if fault.passes() || matches!(fault, Fault::NoRoom(_) | Fault::NoStreams(_)) =>
            {
                // A line is made anew rather than mended: the server may be another one by then.
                self.link = None;
                if !std::mem::replace(&mut self.lost, true) {
                    news.push(News::Lost(fault));
                } else if news.is_empty() {
                    std::thread::sleep(time);
                }
            }
            Err(fault) => return Err(fault),
        }
        Ok(news)
    }

    fn round(&mut self, now: &dyn Fn() -> u64, news: &mut Vec<News>) -> Result<(), Fault> {
        self.refresh(news);
        self.catch_up(news)?;
        self.post_all(now, news)
    }

    /// What became of something that was queued here under this id.
    pub fn outcome(&self, waiting: EventId) -> Outcome {
        let same = |id: &EventId| id.0.random() == waiting.0.random();
        if let Some(id) = self.record.keys().find(|id| same(id)) {
            let meeting = self.meeting();
            return Outcome::Taken(*id, meeting.map_or_else(String::new, |m| words_of(&m, *id)));
        }
        let refused = load_refused(&self.folder).value;
        match refused
            .into_iter()
            .find(|queued| queued.event.id == waiting)
        {
            Some(queued) => Outcome::Refused(queued.why),
            None => Outcome::Waits,
        }
    }

    /// News that are due at a moment and have not been released.
    pub fn due(&self, now_ms: u64) -> Vec<ItemId> {
        let scenario = self.exercise.as_ref().map(|(scenario, _)| scenario);
        let meeting = self.meeting();
        let due = scenario
            .zip(meeting)
            .map(|(scenario, meeting)| meeting.due(scenario, now_ms));
        due.unwrap_or_default()
    }

    /// The event that opened the session of this folder.
    pub(super) fn session(&self) -> Option<EventId> {
        opening(&self.events())
    }

    pub(super) fn events(&self) -> Vec<Event> {
        self.record
            .values()
            .map(|kept| kept.event.clone())
            .collect()
    }

    pub(super) fn meeting(&self) -> Option<Meeting> {
        let (scenario, draft) = self.exercise.as_ref()?;
        Some(fold(scenario, draft, &self.events()))
    }

    pub(super) fn reach(&mut self) -> Result<&Link, Fault> {
        let link = match self.link.take().filter(Link::stands) {
            Some(link) => link,
            None => Link::reach(&self.code, self.host)?,
        };
        Ok(self.link.insert(link))
    }

    /// Reads what others on this laptop wrote into the folder.
    fn refresh(&mut self, news: &mut Vec<News>) {
        let loaded = load_unknown(&self.folder, &self.record);
        for problem in &loaded.problems {
            self.odd(problem.to_string(), news);
        }
        self.record.extend(loaded.value);
    }

    /// Fetches what the stream has and this laptop has not.
    pub(super) fn catch_up(&mut self, news: &mut Vec<News>) -> Result<(), Fault> {
        loop {
            let mark = self.reach()?.mark()?;
            if mark.born != self.mark.born || mark.last < self.mark.last {
                // Another stream of the same name: the server lost what it had.
                self.mark = Mark {
                    last: 0,
                    ..mark.clone()
                };
                self.there.clear();
                self.stage = Stage::default();
            }
            if mark.last == self.mark.last {
                return Ok(());
            }
            let first = self.mark.last + 1;
            let messages = self.reach()?.fetch(first, mark.last)?;
            let mut came = EventRecord::new();
            let mut files = None;
            for (number, sealed) in (first..).zip(messages) {
                let open = sealed.as_deref().and_then(|sealed| self.seal.open(sealed));
                let message = open.map_or(Ok(None), |open| Message::read(&open))?;
                match message.map(|message| message.says) {
                    None => {
                        let what = if sealed.is_some() {
                            "was not sealed with the code of this room; it was passed over"
                        } else {
                            "is gone from the server; whoever has the event sends it again"
                        };
                        self.odd(format!("message {number} {what}"), news);
                    }
                    Some(Says::Stage(part)) => {
                        self.same_session(&part)?;
                        files = self.stage.take(part).or(files);
                    }
                    Some(Says::Event { text }) => match read_event(&text) {
                        Ok(event) => {
                            self.there.insert(event.id);
                            came.insert(event.id, Kept { event, text });
                        }
                        Err(problem) => news.push(News::Odd(problem.to_string())),
                    },
                }
            }
            if let Some(files) = files {
                self.take_stage(&files, news)?;
            }
            self.take_events(&came, news)?;
            self.mark.last = mark.last;
        }
    }

    /// Tells something odd, once.
    pub(super) fn odd(&mut self, words: String, news: &mut Vec<News>) {
        if self.told.insert(words.clone()) {
            news.push(News::Odd(words));
        }
    }

    /// Refuses the files of another session than that of the folder.
    fn same_session(&self, part: &Part) -> Result<(), Fault> {
        let scenario = self
            .exercise
            .as_ref()
            .map(|(scenario, _)| scenario.id.as_str());
        let other = self
            .session()
            .is_some_and(|id| id.to_string() != part.session)
            || scenario.is_some_and(|id| id != part.scenario);
        if other {
            let here = scenario.unwrap_or("without a scenario").to_owned();
            let there = part.scenario.clone();
            return Err(Fault::OtherSession { here, there });
        }
        Ok(())
    }

    fn take_stage(&mut self, files: &Files, news: &mut Vec<News>) -> Result<(), Fault> {
        let here = self.exercise.as_ref().map(|(scenario, _)| scenario);
        if write_shared(&self.folder, files, here)? {
            self.exercise = exercise(&self.folder);
            news.push(News::Staged);
        }
        Ok(())
    }

    fn take_events(&mut self, came: &EventRecord, news: &mut Vec<News>) -> Result<(), Fault> {
        if came.is_empty() {
            return Ok(());
        }
        let (record, taken) = take_in(&self.folder, &self.record, came)?;
        self.record = record;
        news.extend(taken.problems.iter().map(|p| News::Odd(p.to_string())));
        for moved in taken.moved {
            news.push(News::Odd(format!(
                "two events had the id {}; that of \"{}\" is now {}",
                moved.from, moved.author, moved.to
            )));
        }
        let Some(meeting) = self.meeting().filter(|_| !taken.fresh.is_empty()) else {
            return Ok(());
        };
        for id in taken.fresh {
            let kept = self.record.get(&id);
            let author = kept.map_or_else(String::new, |kept| kept.event.author.clone());
            let idle = meeting.refused.iter().find(|(refused, _)| *refused == id);
            news.push(match idle {
                Some((_, why)) => News::Idle {
                    id,
                    author,
                    why: why.to_string(),
                },
                None => News::Came {
                    id,
                    author,
                    words: words_of(&meeting, id),
                },
            });
        }
        Ok(())
    }
}

/// The sentence of an event in the record; empty where it has none.
pub(super) fn words_of(meeting: &Meeting, id: EventId) -> String {
    let moment = meeting.timeline.iter().find(|moment| moment.event == id);
    moment.map_or_else(String::new, |moment| moment.words.clone())
}

/// The scenario and the starting text of a folder, where both are whole.
fn exercise(folder: &Path) -> Option<(Scenario, Draft)> {
    let loaded = load_exercise(folder);
    let errors = loaded.problems.iter();
    let whole = !errors.into_iter().any(|p| p.severity == Severity::Error);
    let draft = loaded.value.draft;
    loaded
        .value
        .scenario
        .filter(|_| whole)
        .map(|scenario| (scenario, draft))
}
