//! Mock negotiation: scenarios, packs, sessions, playing alone.

#![expect(
    clippy::disallowed_methods,
    reason = "tests write spoilt files as they are"
)]

pub(crate) mod kit;
mod merging;
mod packs;
mod playing;
mod record;
mod scenarios;
mod script;
mod sessions;
