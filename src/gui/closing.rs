//! Closing the window: work that would be lost is asked about first, and what is kept of the window
//! is written beside it, so that it can be closed while a disk is slow.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use egui::{Context, ViewportCommand};

use crate::session::command::{Command, FileCommand};

use super::app::App;

/// How far closing is.
#[derive(Clone, Debug, Default)]
pub(super) enum Closing {
    /// Nobody has agreed to it.
    #[default]
    No,
    /// It is agreed to; this is true once preferences are written, or cannot be.
    Keeping(Arc<AtomicBool>),
    /// The window goes.
    Now,
}

/// Says, however an errand ends, that it has.
struct Told(Arc<AtomicBool>);

impl Drop for Told {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Release);
    }
}

impl App {
    /// Closes the window as soon as what is kept of it is written.
    pub(super) fn close(&mut self, context: &Context) {
        self.shelf.journal().end();
        let kept = Arc::new(AtomicBool::new(false));
        let told = Told(Arc::clone(&kept));
        let shelf = self.shelf.clone();
        let errand = Box::new(move || {
            let _told = told;
            shelf.keep_waiting();
        });
        self.closing = Closing::Keeping(kept);
        self.desktop.aside(errand, context);
        self.go_on_closing(context);
    }

    fn go_on_closing(&mut self, context: &Context) {
        if let Closing::Keeping(kept) = &self.closing
            && kept.load(Ordering::Acquire)
        {
            self.closing = Closing::Now;
            context.send_viewport_cmd(ViewportCommand::Close);
        }
    }

    /// A window that is closed by its frame asks first where work would be lost. Who closes it once
    /// more while a disk takes its time is not held back.
    pub(super) fn ask_before_closing(&mut self, context: &Context) {
        self.go_on_closing(context);
        let asked = context.input(|input| input.viewport().close_requested());
        if asked && matches!(self.closing, Closing::No) {
            context.send_viewport_cmd(ViewportCommand::CancelClose);
            self.commands.push(Command::File(FileCommand::Close));
        }
    }
}
