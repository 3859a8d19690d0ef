//! Mock negotiation: scenarios, packs, sessions, playing alone.

#![expect(
    clippy::disallowed_methods,
    reason = "tests write spoilt files as they are"
)]

pub(crate) mod kit;
mod packs;
mod playing;
mod record;
mod scenarios;
pub(crate) mod script;
mod sessions;
