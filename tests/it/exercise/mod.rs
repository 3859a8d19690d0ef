//! Mock negotiation: scenarios, packs, sessions, playing alone.

#![expect(
    clippy::disallowed_methods,
    reason = "tests write spoilt files as they are"
)]

mod alone;
pub(crate) mod kit;
mod merging;
mod packs;
mod playing;
mod record;
mod room;
mod scenarios;
pub(crate) mod script;
mod sessions;
