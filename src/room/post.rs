//! Sending: one thing after the other, each right after the last message this laptop has seen.
//! Where somebody else's came first, it is looked at again by what is known now.

use super::fault::Fault;
use super::link::Published;
use super::news::News;
use super::stage::Outgoing;
use super::sync::{Room, words_of};
use super::wire::{Message, Says};
use crate::exercise::contest::overtaken;
use crate::exercise::event::{Event, Happening, in_order};
use crate::exercise::meeting::fold;
use crate::model::ids::EventId;
use crate::storage::exercise::{Queued, load_queue, refuse, settle, shared_files, write_event};

/// How often others may be faster before this is said.
const TRIES: usize = 100;

/// Something to be sent.
enum Wanted<'q> {
    /// The files of the session.
    Stage,
    /// An event of the folder as it is, such as one that came by a stick.
    Loose(EventId),
    /// What waits in the outbox.
    Queue(&'q Queued),
}

/// What is to be done about it.
enum Step {
    Done,
    Refuse(String),
    Send(String, Says),
}

impl Room {
    /// Sends whatever this laptop has and the stream has not.
    pub(super) fn post_all(
        &mut self,
        now: &dyn Fn() -> u64,
        news: &mut Vec<News>,
    ) -> Result<(), Fault> {
        let queue = load_queue(&self.folder);
        for problem in queue.problems {
            self.odd(problem.to_string(), news);
        }
        if self.host {
            self.set_stage(&queue.value)?;
            self.post(&Wanted::Stage, now, news)?;
        }
        let loose: Vec<EventId> = self
            .record
            .keys()
            .filter(|id| !self.there.contains(id))
            .copied()
            .collect();
        for id in loose {
            self.post(&Wanted::Loose(id), now, news)?;
        }
        for queued in &queue.value {
            self.post(&Wanted::Queue(queued), now, news)?;
        }
        Ok(())
    }

    fn post(
        &mut self,
        wanted: &Wanted<'_>,
        now: &dyn Fn() -> u64,
        news: &mut Vec<News>,
    ) -> Result<(), Fault> {
        for _ in 0..TRIES {
            let (id, says) = match self.step(wanted, now)? {
                Step::Done => {
                    if let Wanted::Queue(queued) = wanted {
                        settle(&self.folder, queued.event.id)?;
                    }
                    return Ok(());
                }
                Step::Refuse(why) => return self.give_up(wanted, why, news),
                Step::Send(id, says) => (id, says),
            };
            let sealed = self.seal.close(&Message::new(says).write())?;
            let id = self.seal.id(&id);
            let after = self.mark.last;
            match self.reach()?.publish(after, &id, sealed) {
                // Either way, what is in the stream now says how to go on.
                Ok(Published::Taken | Published::Overtaken) => {}
                Err(Fault::TooLong) if !matches!(wanted, Wanted::Stage) => {
                    let why = Fault::TooLong.problem().message;
                    return self.give_up(wanted, why, news);
                }
                Err(fault) => return Err(fault),
            }
            self.catch_up(news)?;
        }
        Err(Fault::Busy)
    }

    /// Says why something is not sent; what waited is kept among what was refused.
    fn give_up(
        &mut self,
        wanted: &Wanted<'_>,
        why: String,
        news: &mut Vec<News>,
    ) -> Result<(), Fault> {
        if let Wanted::Queue(queued) = wanted {
            news.push(News::Refused(why.clone()));
            let queued = Queued {
                why,
                ..Queued::clone(queued)
            };
            refuse(&self.folder, &queued)?;
        } else if let Wanted::Loose(id) = wanted {
            self.odd(format!("the event {id} is not sent: {why}"), news);
        }
        Ok(())
    }

    fn step(&self, wanted: &Wanted<'_>, now: &dyn Fn() -> u64) -> Result<Step, Fault> {
        Ok(match wanted {
            Wanted::Stage => {
                let next = self.outgoing.as_ref();
                match next.and_then(|(_, outgoing)| outgoing.next(&self.stage)) {
                    // The number of the last message: the same files may be due again later.
                    Some(part) => {
                        let id = format!("{} {} {}", part.stage, part.nth, self.mark.last);
                        Step::Send(id, Says::Stage(part))
                    }
                    None => Step::Done,
                }
            }
            Wanted::Loose(id) => match self.record.get(id) {
                Some(kept) if !self.there.contains(id) => {
                    let text = kept.text.clone();
                    Step::Send(id.to_string(), Says::Event { text })
                }
                _ => Step::Done,
            },
            Wanted::Queue(queued) => self.step_queued(queued, now)?,
        })
    }

    fn step_queued(&self, queued: &Queued, now: &dyn Fn() -> u64) -> Result<Step, Fault> {
        let chance = queued.event.id.0.random();
        if self.record.keys().any(|id| id.0.random() == chance) {
            return Ok(Step::Done);
        }
        // Born after every event this laptop knows; what was left to chance stays, so that it is
        // known again under whatever moment it is taken.
        let time_ms = now();
        let last = self.record.keys().next_back();
        let last = last.map_or(0, |id| id.0.timestamp_ms());
        let birth = time_ms.max(last) + 1;
        let event = Event {
            id: EventId(ulid::Ulid::from_parts(birth, chance)),
            time_ms,
            ..queued.event.clone()
        };
        if let Some(why) = self.against(queued, &event) {
            return Ok(Step::Refuse(why));
        }
        let text = write_event(&event)?;
        Ok(Step::Send(format!("{chance:020x}"), Says::Event { text }))
    }

    /// Why an event cannot be written after what has come since its writer last looked.
    fn against(&self, queued: &Queued, event: &Event) -> Option<String> {
        let (scenario, draft) = self.exercise.as_ref()?;
        let mut events = self.events();
        let unseen: Vec<&Event> = {
            let all = in_order(&events);
            let known = queued
                .seen
                .and_then(|seen| all.iter().position(|e| e.id == seen));
            all.into_iter().skip(known.map_or(0, |at| at + 1)).collect()
        };
        let since = |first: &Event| {
            let meeting = fold(scenario, draft, &events);
            let who = if first.author.is_empty() {
                "somebody else"
            } else {
                first.author.as_str()
            };
            format!("{who} was first: {}", words_of(&meeting, first.id))
        };
        if let Some(first) = overtaken(&event.what, &unseen) {
            return Some(since(first));
        }
        let first = unseen.last().map(|last| since(last));
        events.push(event.clone());
        let meeting = fold(scenario, draft, &events);
        let (_, why) = meeting
            .refused
            .into_iter()
            .find(|(id, _)| *id == event.id)?;
        Some(match first {
            Some(first) => format!("{why} ({first})"),
            None => why.to_string(),
        })
    }

    /// Makes the files of the session ready, with the news that are released by now.
    fn set_stage(&mut self, queue: &[Queued]) -> Result<(), Fault> {
        let mut events = self.events();
        events.extend(queue.iter().map(|queued| queued.event.clone()));
        let released = |event: &&Event| matches!(event.what, Happening::Injected { .. });
        let n_released = events.iter().filter(released).count();
        if self
            .outgoing
            .as_ref()
            .is_some_and(|(n, _)| *n == n_released)
        {
            return Ok(());
        }
        let (Some((scenario, _)), Some(session)) = (&self.exercise, self.session()) else {
            return Err(Fault::NoSession);
        };
        let files = shared_files(&self.folder, scenario, &events)?;
        let outgoing = Outgoing::new(&files, session, scenario.id.to_string())?;
        self.outgoing = Some((n_released, outgoing));
        Ok(())
    }
}
