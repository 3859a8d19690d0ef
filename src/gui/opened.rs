//! What is open, as work beside the window sees it: a frame looks at which slot it is and never
//! waits for what is done in it.
//!
//! A save holds its folder for as long as the disk takes. Whatever the window goes on to meanwhile
//! gets a slot of its own; the one left behind is let go of beside the window once the save has
//! ended.

use std::mem;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::storage::lock::WorkspaceLock;
use crate::storage::workspace_io::Folder;

fn held<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// A workspace that is open, or none.
#[derive(Debug, Default)]
pub(super) struct Slot {
    folder: Mutex<Option<Folder>>,
    lock: Mutex<Option<WorkspaceLock>>,
}

impl Slot {
    /// The folder, and what is known of its files. Held for as long as a save takes: never to be
    /// asked for by a frame.
    pub(super) fn folder(&self) -> MutexGuard<'_, Option<Folder>> {
        held(&self.folder)
    }

    /// What keeps other windows from writing to that folder. Not for a frame either.
    pub(super) fn lock(&self) -> MutexGuard<'_, Option<WorkspaceLock>> {
        held(&self.lock)
    }
}

/// Which slot is the one that is open.
#[derive(Clone, Debug, Default)]
pub(super) struct Opened {
    now: Arc<Mutex<Arc<Slot>>>,
    /// Those that were left and may still be saved to.
    left: Arc<Mutex<Vec<Arc<Slot>>>>,
    /// Held while those are let go of.
    turn: Arc<Mutex<()>>,
}

impl Opened {
    /// The slot that is open. Takes no time.
    pub(super) fn slot(&self) -> Arc<Slot> {
        Arc::clone(&held(&self.now))
    }

    /// Leaves what is open: nothing is, from now on. Takes no time.
    pub(super) fn leave(&self) {
        let left = mem::take(&mut *held(&self.now));
        held(&self.left).push(left);
    }

    /// Lets go of what was left, once its saves have ended; not for a frame.
    pub(super) fn let_go(&self) {
        let turn = held(&self.turn);
        let left = mem::take(&mut *held(&self.left));
        for slot in left {
            *slot.folder() = None;
            *slot.lock() = None;
        }
        drop(turn);
    }
}
