//! The window's end of the journal: it hands edits over and goes on.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;

use super::Entry;
use super::writer::Keeper;
use crate::model::problem::Problem;
use crate::model::workspace::Workspace;

/// What the thread is told.
pub(super) enum Message {
    Add(Box<Entry>),
    Base {
        folder: Option<PathBuf>,
        title: String,
        workspace: Option<Arc<Workspace>>,
    },
    SaveBegun {
        folder: PathBuf,
        title: String,
        nth: u64,
    },
    SaveEnded(u64),
    Forget(PathBuf),
    Flush(Sender<()>),
    End,
}

/// The journal of one window. Clones write to the same one; the last to go writes what waits.
#[derive(Clone, Debug, Default)]
pub struct Journal {
    inner: Option<Arc<Inner>>,
}

#[derive(Debug)]
struct Inner {
    sender: Option<Sender<Message>>,
    thread: Option<JoinHandle<()>>,
    fault: Arc<Mutex<Option<Problem>>>,
}

impl Drop for Inner {
    fn drop(&mut self) {
        self.sender = None;
        if let Some(thread) = self.thread.take() {
            // A thread that failed has nothing more to write.
            thread.join().ok();
        }
    }
}

impl Journal {
    /// A journal below `state`, on what the program opens on. Nothing is written before the first
    /// edit.
    pub fn start(state: &Path) -> Self {
        let (sender, receiver) = channel();
        let fault = Arc::new(Mutex::new(None));
        let mut keeper = Keeper::new(state.join("journal"), Arc::clone(&fault));
        let thread = std::thread::Builder::new()
            .name("journal".to_owned())
            .spawn(move || keeper.run(&receiver));
        let inner = Inner {
            sender: thread.is_ok().then_some(sender),
            thread: thread.ok(),
            fault,
        };
        Self {
            inner: Some(Arc::new(inner)),
        }
    }

    fn send(&self, message: Message) {
        let sender = self.inner.as_ref().and_then(|inner| inner.sender.as_ref());
        if let Some(sender) = sender {
            // A thread that is gone has left its reason in `fault`.
            sender.send(message).ok();
        }
    }

    /// Adds an edit that was just made.
    pub fn add(&self, entry: Entry) {
        self.send(Message::Add(Box::new(entry)));
    }

    /// Says what the edits that follow are made on: the workspace in `folder`, or, where there is
    /// none, the one handed over, or else what the program opens on. What was kept so far is
    /// dropped: it was saved or given up.
    pub fn base(&self, folder: Option<PathBuf>, title: String, workspace: Option<Arc<Workspace>>) {
        self.send(Message::Base {
            folder,
            title,
            workspace,
        });
    }

    /// Says that everything so far is being saved to `folder`; `nth` is handed to
    /// [`Journal::save_ended`] once it is there.
    pub fn save_begun(&self, folder: PathBuf, title: String, nth: u64) {
        self.send(Message::SaveBegun { folder, title, nth });
    }

    /// Says that the save begun with this number ended well: what came before it goes.
    pub fn save_ended(&self, nth: u64) {
        self.send(Message::SaveEnded(nth));
    }

    /// Removes the folder of another journal once everything handed over so far is on the disk.
    pub fn forget(&self, folder: PathBuf) {
        self.send(Message::Forget(folder));
    }

    /// Waits until everything handed over so far is on the disk, or the disk has refused it.
    pub fn flush(&self) {
        let (told, hear) = channel();
        self.send(Message::Flush(told));
        // An error says that the thread is gone: nothing to wait for.
        hear.recv().ok();
    }

    /// Removes the journal: everything was saved or given up.
    pub fn end(&self) {
        self.send(Message::End);
    }

    /// Why work is not kept at the moment, told once.
    pub fn take_fault(&self) -> Option<Problem> {
        let inner = self.inner.as_ref()?;
        inner
            .fault
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
    }
}
