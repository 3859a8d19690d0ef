//! Work that would hold a frame up, done beside the window: one piece at a time, the latest asked
//! for, with how far it is and a way to stop it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, channel};

/// How far a piece of work is, and whether it is to stop.
#[derive(Debug, Default)]
pub struct Progress {
    done: AtomicU64,
    stopped: AtomicBool,
}

impl Progress {
    /// Tells how far it is; whether to go on.
    pub fn reached(&self, done: u64) -> bool {
        self.done.store(done, Ordering::Relaxed);
        !self.stopped.load(Ordering::Relaxed)
    }
}

/// A piece of work; nothing comes of it where it was stopped.
pub type Work<T> = Box<dyn FnOnce(&Progress) -> Option<T> + Send>;

/// What is to be run on another thread.
pub type Errand = Box<dyn FnOnce() + Send>;

struct Running<K, T> {
    of: K,
    answer: Receiver<Option<T>>,
    progress: Arc<Progress>,
}

/// The answer to a question that changes, asked beside the window. `K` is all the answer depends
/// on.
pub struct Aside<K, T> {
    wanted: Option<(K, Work<T>)>,
    running: Option<Running<K, T>>,
    have: Option<(K, T)>,
    /// What a person stopped: it is not begun again until something else is asked.
    stopped: Option<K>,
}

impl<K, T> Default for Aside<K, T> {
    fn default() -> Self {
        Self {
            wanted: None,
            running: None,
            have: None,
            stopped: None,
        }
    }
}

impl<K: PartialEq, T: Send + 'static> Aside<K, T> {
    /// Asks, unless the answer is there or under way; what is under way for another question is
    /// stopped.
    pub fn ask(&mut self, key: K, work: impl FnOnce() -> Work<T>) {
        self.take_answer();
        let known = self.have.as_ref().is_some_and(|(of, _)| *of == key)
            || self.wanted.as_ref().is_some_and(|(of, _)| *of == key)
            || self.stopped.as_ref() == Some(&key);
        let runs = self.running.as_ref().is_some_and(|run| run.of == key);
        if known || runs {
            return;
        }
        if let Some(run) = &self.running {
            run.progress.stopped.store(true, Ordering::Relaxed);
        }
        self.stopped = None;
        self.wanted = Some((key, work()));
    }

    /// The latest answer, and whether it is the one to what was asked last.
    pub fn answer(&self) -> Option<(&T, bool)> {
        let waiting = self.wanted.is_some() || self.running.is_some();
        self.have.as_ref().map(|(_, answer)| (answer, !waiting))
    }

    /// The answer to this question, where it is there.
    pub fn answer_to(&self, key: &K) -> Option<&T> {
        let known = self.have.as_ref().filter(|(of, _)| of == key);
        known.map(|(_, answer)| answer)
    }

    /// How far what is under way is.
    pub fn progress(&self) -> Option<u64> {
        let run = self.running.as_ref()?;
        Some(run.progress.done.load(Ordering::Relaxed))
    }

    /// Whether a person stopped what was asked last.
    pub fn is_stopped(&self) -> bool {
        self.stopped.is_some()
    }

    /// Stops what is under way.
    pub fn stop(&mut self) {
        if let Some((key, _)) = self.wanted.take() {
            self.stopped = Some(key);
        }
        if let Some(run) = self.running.take() {
            run.progress.stopped.store(true, Ordering::Relaxed);
            self.stopped = Some(run.of);
        }
    }

    /// Begins again what was stopped.
    pub fn again(&mut self) {
        self.stopped = None;
    }

    /// What is to be run now; nothing while something runs.
    pub fn errand(&mut self) -> Option<Errand> {
        self.take_answer();
        if self.running.is_some() {
            return None;
        }
        let (of, work) = self.wanted.take()?;
        let (give, answer) = channel();
        let progress = Arc::new(Progress::default());
        let told = Arc::clone(&progress);
        self.running = Some(Running {
            of,
            answer,
            progress,
        });
        Some(Box::new(move || {
            // The window may be gone by now; then nobody waits for the answer.
            give.send(work(&told)).ok();
        }))
    }

    fn take_answer(&mut self) {
        let Some(run) = self.running.take() else {
            return;
        };
        match run.answer.try_recv() {
            Ok(Some(answer)) => self.have = Some((run.of, answer)),
            Err(std::sync::mpsc::TryRecvError::Empty) => self.running = Some(run),
            Ok(None) | Err(std::sync::mpsc::TryRecvError::Disconnected) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counted(n: u32) -> Work<u32> {
        Box::new(move |progress| progress.reached(u64::from(n)).then_some(n))
    }

    #[test]
    fn the_latest_question_is_answered_and_only_once() {
        let mut aside: Aside<u32, u32> = Aside::default();
        aside.ask(1, || counted(1));
        aside.ask(2, || counted(2));
        let errand = aside.errand().unwrap();
        assert!(aside.errand().is_none(), "one at a time");
        errand();
        aside.ask(2, || panic!("it is under way"));
        assert_eq!(aside.answer(), Some((&2, true)));
        assert!(aside.errand().is_none());
        aside.ask(3, || counted(3));
        assert_eq!(aside.answer(), Some((&2, false)), "the old one meanwhile");
        assert_eq!(aside.answer_to(&3), None);
    }

    #[test]
    fn what_is_stopped_gives_no_answer_until_it_is_begun_again() {
        let mut aside: Aside<u32, u32> = Aside::default();
        aside.ask(1, || counted(1));
        let errand = aside.errand().unwrap();
        assert_eq!(aside.progress(), Some(0));
        aside.stop();
        errand();
        assert!(aside.is_stopped() && aside.answer().is_none());
        aside.ask(1, || panic!("it was stopped"));
        aside.again();
        aside.ask(1, || counted(1));
        aside.errand().unwrap()();
        aside.ask(1, || panic!("it is known"));
        assert_eq!(aside.answer(), Some((&1, true)));
    }

    #[test]
    fn another_question_stops_the_one_under_way() {
        let mut aside: Aside<u32, u32> = Aside::default();
        aside.ask(1, || counted(1));
        let first = aside.errand().unwrap();
        aside.ask(2, || counted(2));
        first();
        aside.errand().unwrap()();
        aside.ask(2, || panic!("it is known"));
        assert_eq!(aside.answer(), Some((&2, true)));
    }
}
