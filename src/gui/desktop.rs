//! The desktop behind the window: dialogs, slow work, the browser, the clock.
//!
//! Everything that would block, fail on another machine or differ between runs is behind one
//! trait, so that tests drive the real window with scripted answers.

use std::path::PathBuf;
use std::pin::pin;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};
use std::task::{Context as TaskContext, Poll, Wake, Waker};
use std::time::{Duration, Instant};

use crate::session::command::FileCommand;

/// A question for a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pick {
    /// What is asked for.
    pub kind: PickKind,
    /// Title of the dialog.
    pub title: String,
    /// Name offered for a new file.
    pub name: String,
    /// Ending of the files shown, without a dot; empty for all.
    pub ending: &'static str,
}

/// What a question for a path asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PickKind {
    /// A folder.
    Folder,
    /// A file that exists.
    Open,
    /// A file to write.
    Save,
}

/// An answer to a question for a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picked {
    /// This one.
    Path(PathBuf),
    /// None.
    Cancelled,
    /// There is no dialog service: the window has to ask itself.
    Unavailable,
}

/// Work done beside the window. It ends in a command.
pub type Job = Box<dyn FnOnce() -> FileCommand + Send>;

/// What the window asks of the desktop.
pub trait Desktop {
    /// Asks for a path; the answer comes by [`Desktop::picked`].
    fn pick(&mut self, pick: Pick, context: &egui::Context);
    /// The answer, once it is there.
    fn picked(&mut self) -> Option<Picked>;
    /// Does slow work beside the window; its end comes by [`Desktop::done`].
    fn work(&mut self, job: Job, context: &egui::Context);
    /// The command that finished work ended in.
    fn done(&mut self) -> Option<FileCommand>;
    /// Milliseconds since 1970.
    fn now_ms(&self) -> u64;
    /// Whether slow work is under way.
    fn is_busy(&self) -> bool;
    /// Lets time pass where the clock is scripted; a real one cannot be moved.
    fn pass(&mut self, _ms: u64) {}
}

/// How soon an empty answer must come for a dialog that was never shown: a person needs longer to
/// press a key.
const TOO_FAST: Duration = Duration::from_millis(120);

/// The real desktop.
#[derive(Debug)]
pub struct SystemDesktop {
    paths: (Sender<Picked>, Receiver<Picked>),
    ends: (Sender<FileCommand>, Receiver<FileCommand>),
    asking: bool,
    n_jobs: usize,
}

impl Default for SystemDesktop {
    fn default() -> Self {
        Self {
            paths: channel(),
            ends: channel(),
            asking: false,
            n_jobs: 0,
        }
    }
}

impl Desktop for SystemDesktop {
    fn pick(&mut self, pick: Pick, context: &egui::Context) {
        // One dialog at a time: a second one behind the first would never be found.
        if self.asking {
            return;
        }
        let (answer, context) = (self.paths.0.clone(), context.clone());
        let asked = std::thread::Builder::new()
            .name("file dialog".to_owned())
            .spawn(move || {
                let started = now();
                let path = ask(&pick);
                let picked = match path {
                    Some(path) => Picked::Path(path),
                    None if started.elapsed() < TOO_FAST => Picked::Unavailable,
                    None => Picked::Cancelled,
                };
                // The window may be gone by now; then nobody waits for the answer.
                answer.send(picked).ok();
                context.request_repaint();
            });
        self.asking = asked.is_ok();
        if asked.is_err() {
            self.paths.0.send(Picked::Unavailable).ok();
        }
    }

    fn picked(&mut self) -> Option<Picked> {
        let picked = self.paths.1.try_recv().ok();
        if picked.is_some() {
            self.asking = false;
        }
        picked
    }

    fn work(&mut self, job: Job, context: &egui::Context) {
        let (end, context) = (self.ends.0.clone(), context.clone());
        let started = std::thread::Builder::new()
            .name("files".to_owned())
            .spawn(move || {
                end.send(job()).ok();
                context.request_repaint();
            });
        self.n_jobs += usize::from(started.is_ok());
    }

    fn done(&mut self) -> Option<FileCommand> {
        let done = self.ends.1.try_recv().ok();
        self.n_jobs -= usize::from(done.is_some());
        done
    }

    fn now_ms(&self) -> u64 {
        u64::try_from(clock().as_millis()).unwrap_or(u64::MAX)
    }

    fn is_busy(&self) -> bool {
        self.n_jobs > 0
    }
}

/// A clock that nobody sets: how long a dialog took does not depend on the time of day.
#[expect(
    clippy::disallowed_methods,
    reason = "the shell is where the clock is read"
)]
fn now() -> Instant {
    Instant::now()
}

#[expect(
    clippy::disallowed_methods,
    reason = "the shell is where the clock is read"
)]
fn clock() -> Duration {
    std::time::SystemTime::now()
        .duration_since(std::time::UNIX_EPOCH)
        .unwrap_or_default()
}

/// Asks in a dialog of the system. The asynchronous dialogs are the ones that every system allows
/// outside its main thread; this thread has nothing to do but wait.
fn ask(pick: &Pick) -> Option<PathBuf> {
    let mut dialog = rfd::AsyncFileDialog::new().set_title(&pick.title);
    if !pick.ending.is_empty() {
        dialog = dialog.add_filter(pick.ending.to_uppercase(), &[pick.ending]);
    }
    let file = match pick.kind {
        PickKind::Folder => wait(dialog.pick_folder()),
        PickKind::Open => wait(dialog.pick_file()),
        PickKind::Save => wait(dialog.set_file_name(&pick.name).save_file()),
    };
    file.map(|file| file.path().to_owned())
}

/// Wakes the thread that waits for a future.
struct Waiter(std::thread::Thread);

impl Wake for Waiter {
    fn wake(self: Arc<Self>) {
        self.0.unpark();
    }
}

/// Waits on this thread until `future` is done.
fn wait<T>(future: impl Future<Output = T>) -> T {
    let waker = Waker::from(Arc::new(Waiter(std::thread::current())));
    let mut task = TaskContext::from_waker(&waker);
    let mut future = pin!(future);
    loop {
        match future.as_mut().poll(&mut task) {
            Poll::Ready(end) => return end,
            Poll::Pending => std::thread::park(),
        }
    }
}

/// A desktop that answers from a script, and does slow work at once.
#[derive(Debug, Default)]
pub struct ScriptedDesktop {
    /// Answers still to be given, first to last.
    pub answers: std::collections::VecDeque<Picked>,
    /// Questions asked so far.
    pub asked: Vec<Pick>,
    /// The time, in milliseconds since 1970.
    pub now_ms: u64,
    ready: Option<Picked>,
    ends: std::collections::VecDeque<FileCommand>,
}

impl ScriptedDesktop {
    /// A desktop that gives these answers, first to last, at this time.
    pub fn new(answers: Vec<Picked>, now_ms: u64) -> Self {
        Self {
            answers: answers.into(),
            now_ms,
            ..Self::default()
        }
    }
}

impl Desktop for ScriptedDesktop {
    fn pick(&mut self, pick: Pick, context: &egui::Context) {
        self.asked.push(pick);
        self.ready = Some(self.answers.pop_front().unwrap_or(Picked::Cancelled));
        context.request_repaint();
    }

    fn picked(&mut self) -> Option<Picked> {
        self.ready.take()
    }

    fn work(&mut self, job: Job, context: &egui::Context) {
        self.ends.push_back(job());
        context.request_repaint();
    }

    fn done(&mut self) -> Option<FileCommand> {
        self.ends.pop_front()
    }

    fn now_ms(&self) -> u64 {
        self.now_ms
    }

    fn pass(&mut self, ms: u64) {
        self.now_ms += ms;
    }

    fn is_busy(&self) -> bool {
        !self.ends.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_wait_ends_when_another_thread_brings_the_answer() {
        let (give, take) = channel();
        let answer = Arc::new(std::sync::Mutex::new((None, None::<Waker>)));
        let there = Arc::clone(&answer);
        let bringer = std::thread::Builder::new()
            .name("bringer".to_owned())
            .spawn(move || {
                take.recv().unwrap();
                let mut there = there.lock().unwrap();
                there.0 = Some(7);
                if let Some(waker) = there.1.take() {
                    waker.wake();
                }
            });
        let mut n_polls = 0;
        let got = wait(std::future::poll_fn(|task| {
            n_polls += 1;
            let mut answer = answer.lock().unwrap();
            if let Some(got) = answer.0 {
                Poll::Ready(got)
            } else {
                answer.1 = Some(task.waker().clone());
                give.send(()).ok();
                Poll::Pending
            }
        }));
        assert_eq!(got, 7);
        assert!(n_polls >= 2, "it did not wait");
        bringer.unwrap().join().unwrap();
    }

    #[test]
    fn a_script_answers_in_order_and_keeps_what_was_asked() {
        let ctx = egui::Context::default();
        let mut desktop = ScriptedDesktop::default();
        desktop.answers.push_back(Picked::Unavailable);
        let pick = Pick {
            kind: PickKind::Save,
            title: "Save as".to_owned(),
            name: "matrix.csv".to_owned(),
            ending: "csv",
        };
        assert_eq!(desktop.picked(), None);
        desktop.pick(pick.clone(), &ctx);
        assert_eq!(desktop.picked(), Some(Picked::Unavailable));
        desktop.pick(pick.clone(), &ctx);
        assert_eq!(
            desktop.picked(),
            Some(Picked::Cancelled),
            "a script that is over cancels"
        );
        assert_eq!(desktop.asked, [pick.clone(), pick]);
    }
}
