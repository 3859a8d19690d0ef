//! What is open, selected and undone, and what each panel shows of it.
//!
//! A [`state::Session`] holds one workspace and everything derived from it. Only
//! [`state::Session::handle`] changes it: a [`command::Command`] comes in, [`effect::Effect`]s go out, and
//! whoever runs the session (window, command line, test) performs the effects and feeds the
//! results back as commands. Nothing here reads the disk, a clock or the environment.

pub mod command;
pub mod effect;
pub mod keep;
pub mod sealing;
pub mod state;

pub mod derived;
pub mod draft_edit;
pub mod exercise;
pub mod export;
pub mod history;
pub mod incoming;
pub mod lines;
pub mod links;
pub mod mapping;
pub mod marking;
pub mod outgoing;
pub mod recalled;
pub mod tables;
pub mod view;

mod alternatives;
mod file;
mod handle;
pub mod merging;
pub mod outside;
pub mod page;
mod pairing;
pub mod pasting;
mod plan;
mod present;
mod reopening;
pub mod rolling;
pub mod versions;
