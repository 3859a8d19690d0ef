//! The layer that reads and writes: broken files, round trips, saves, hostile input.

#![expect(
    clippy::disallowed_methods,
    reason = "tests write files as no careful program would"
)]

mod backups;
pub(crate) mod broken;
mod damaged;
pub(crate) mod dice;
mod formatting;
mod golden;
mod hostile;
pub(crate) mod journal;
mod killed;
mod locked;
mod locking;
mod meeting;
mod private;
pub(crate) mod refusing;
mod remembering;
pub(crate) mod round;
mod saving;
mod sealed;
mod zoo;
