//! The thread that writes the journal: a few key presses at a time, each batch forced to the disk.

use std::fs;
use std::io;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use super::handle::Message;
use super::line::{Head, Line};
use super::segment::{Segment, append, disk_result, make_one, open_private};
use super::shared::shared_entry;
use super::{AT_MOST_WAITING, Base, Entry, WAITS_AT_MOST_MS};
use crate::model::layer::shared_workspace;
use crate::model::problem::Problem;
use crate::model::workspace::Workspace;
use crate::storage::lock::Held;
use crate::storage::save::{make_folder, sync_folder};
use crate::storage::workspace_save::{Origin, create_workspace};

/// How long the thread waits for the next key press before it writes what it has, in milliseconds.
const PAUSE_MS: u64 = 300;

/// How long it waits before it tries a disk again that has refused, in milliseconds.
const AGAIN_MS: u64 = 2_000;

/// What the thread keeps.
pub(super) struct Keeper {
    root: PathBuf,
    fault: Arc<Mutex<Option<Problem>>>,
    /// The folder of this journal and the lock on it, once there is one.
    own: Option<(PathBuf, Held)>,
    base: Base,
    title: String,
    /// The workspace the edits are made on, where it stands in no folder and was not yet copied.
    uncopied: Option<Arc<Workspace>>,
    segment: Option<Segment>,
    /// Number of the segment that is open or comes next.
    number: u32,
    /// Saves that have begun: their number, and the first segment that is not part of them.
    saves: Vec<(u64, u32)>,
    waiting: Vec<Line>,
    /// Key presses that wait, and the time of the first.
    n_presses: usize,
    first_ms: u64,
    refused: bool,
}

impl Keeper {
    pub(super) fn new(root: PathBuf, fault: Arc<Mutex<Option<Problem>>>) -> Self {
        Self {
            root,
            fault,
            own: None,
            base: Base::Sample,
            title: String::new(),
            uncopied: None,
            segment: None,
            number: 1,
            saves: Vec::new(),
            waiting: Vec::new(),
            n_presses: 0,
            first_ms: 0,
            refused: false,
        }
    }

    /// Writes until nobody is left who could hand anything over.
    pub(super) fn run(&mut self, receiver: &Receiver<Message>) {
        loop {
            let pause = if self.refused { AGAIN_MS } else { PAUSE_MS };
            let heard = if self.waiting.is_empty() {
                receiver
                    .recv()
                    .map_err(|_gone| RecvTimeoutError::Disconnected)
            } else {
                receiver.recv_timeout(Duration::from_millis(pause))
            };
            match heard {
                Ok(message) => self.hear(message),
                Err(RecvTimeoutError::Timeout) => self.write(),
                Err(RecvTimeoutError::Disconnected) => {
                    self.write();
                    return;
                }
            }
        }
    }

    fn hear(&mut self, message: Message) {
        match message {
            Message::Add(entry) => self.add(&entry),
            Message::Base {
                folder,
                title,
                workspace,
            } => {
                self.drop_all();
                self.title = title;
                self.base = folder.map_or(Base::Sample, Base::Folder);
                self.uncopied = workspace.filter(|_| self.base == Base::Sample);
                if self.uncopied.is_some() {
                    // Copied now, while nobody types; where that fails, with the first edit.
                    self.segment = self.open_segment().ok();
                }
            }
            Message::SaveBegun { folder, title, nth } => {
                self.write();
                let elsewhere = self.base != Base::Folder(folder.clone());
                if elsewhere && self.own.is_none() {
                    // Should the save fail, what follows is still made on what was open before.
                    self.segment = self.open_segment().ok();
                }
                self.segment = None;
                self.number += 1;
                self.saves.push((nth, self.number));
                self.base = Base::Folder(folder);
                self.title = title;
                self.uncopied = None;
            }
            Message::SaveEnded(nth) => {
                let begun = self.saves.iter().find(|save| save.0 == nth).copied();
                if let Some((_, first_kept)) = begun {
                    self.saves.retain(|save| save.1 > first_kept);
                    self.remove_segments_before(first_kept);
                }
            }
            Message::Forget(folder) => {
                self.write();
                let in_place = folder.parent() == Some(&*self.root);
                if in_place && self.waiting.is_empty() {
                    // What stays behind is offered again, and then holds nothing new.
                    fs::remove_dir_all(folder).ok();
                }
            }
            Message::Flush(told) => {
                self.write();
                // Nobody waits any longer: nobody to tell.
                told.send(()).ok();
            }
            Message::End => self.drop_all(),
        }
    }

    fn add(&mut self, entry: &Entry) {
        let time_ms = entry.edit.time_ms;
        if self.n_presses == 0 {
            self.first_ms = time_ms;
        }
        self.n_presses += 1;
        let (shared, left_out) = shared_entry(entry);
        if left_out {
            self.waiting.push(Line::Private);
        }
        if let Some(shared) = shared {
            let merged = match self.waiting.last_mut() {
                Some(Line::Edit(last)) => last.absorb(&shared),
                Some(Line::Head(_) | Line::Private) | None => false,
            };
            if !merged {
                self.waiting.push(Line::Edit(Box::new(shared)));
            }
        }
        let old = time_ms.saturating_sub(self.first_ms) >= WAITS_AT_MOST_MS;
        if !self.refused && (old || self.n_presses >= AT_MOST_WAITING) {
            self.write();
        }
    }

    /// Writes what waits; where the disk refuses, it goes on waiting and the reason is told.
    fn write(&mut self) {
        if self.waiting.is_empty() {
            return;
        }
        match self.try_write() {
            Ok(()) => {
                self.waiting.clear();
                self.n_presses = 0;
                self.refused = false;
            }
            Err(problem) => {
                if !std::mem::replace(&mut self.refused, true) {
                    *self.fault.lock().unwrap_or_else(PoisonError::into_inner) = Some(problem);
                }
            }
        }
    }

    fn try_write(&mut self) -> Result<(), Problem> {
        let mut text = String::new();
        for line in &self.waiting {
            text.push_str(&line.text()?);
        }
        let mut segment = match self.segment.take() {
            Some(segment) => segment,
            None => self.open_segment()?,
        };
        let written = append(&mut segment, text.as_bytes());
        let told = disk_result("keep unsaved work", &segment.path, written);
        self.segment = Some(segment);
        told
    }

    fn open_segment(&mut self) -> Result<Segment, Problem> {
        let folder = self.folder()?;
        if let Some(workspace) = self.uncopied.take() {
            let name = format!("base-{}", self.number);
            let copy = folder.join(&name);
            let made = create_workspace(&copy, &shared_workspace(&workspace), &Origin::BuiltIn);
            let problem = match made {
                Ok((_, saved)) => saved.problems.into_iter().next(),
                Err(problem) => Some(problem),
            };
            if let Some(problem) = problem {
                self.uncopied = Some(workspace);
                // Half a copy would be in the way of the next attempt.
                fs::remove_dir_all(&copy).ok();
                return Err(problem);
            }
            self.base = Base::Copy(copy);
        }
        let path = folder.join(format!("{:04}.journal", self.number));
        let head = Line::Head(Head::new(&self.base, &self.title)).text()?;
        let opened = open_private(&path).and_then(|file| {
            let mut segment = Segment::new(file, path.clone());
            append(&mut segment, head.as_bytes())?;
            sync_folder(&folder)?;
            Ok(segment)
        });
        disk_result("keep unsaved work", &path, opened)
    }

    /// The folder of this journal, made and locked at its first use.
    fn folder(&mut self) -> Result<PathBuf, Problem> {
        if let Some((folder, _)) = &self.own {
            return Ok(folder.clone());
        }
        let made = make_folder(&self.root, true).and_then(|()| {
            // The time tells journals apart; two windows may begin in the same millisecond.
            let names = (1..100).map(|n| format!("{:013}-{n}", self.first_ms));
            for folder in names.map(|name| self.root.join(name)) {
                match make_one(&folder) {
                    Ok(()) => return Ok(folder),
                    Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                    Err(error) => return Err(error),
                }
            }
            Err(io::ErrorKind::AlreadyExists.into())
        });
        let folder = disk_result("keep unsaved work", &self.root, made)?;
        let held = Held::take(&folder.join("held"));
        let held = disk_result("keep unsaved work", &folder, held)?;
        self.own = Some((folder.clone(), held));
        Ok(folder)
    }

    fn remove_segments_before(&mut self, first_kept: u32) {
        let Some((folder, _)) = &self.own else {
            return;
        };
        for number in 1..first_kept {
            // Most are gone already; one that stays is found on disk at the next start and told
            // to hold nothing new.
            fs::remove_file(folder.join(format!("{number:04}.journal"))).ok();
            fs::remove_dir_all(folder.join(format!("base-{number}"))).ok();
        }
        if self.segment.is_none() && self.waiting.is_empty() {
            self.leave();
        }
    }

    /// Drops everything that was kept.
    fn drop_all(&mut self) {
        self.waiting.clear();
        self.n_presses = 0;
        self.segment = None;
        self.saves.clear();
        self.number += 1;
        self.leave();
    }

    /// Removes the folder, then the lock on it.
    fn leave(&mut self) {
        if let Some((folder, held)) = self.own.take() {
            fs::remove_dir_all(folder).ok();
            drop(held);
        }
    }
}
