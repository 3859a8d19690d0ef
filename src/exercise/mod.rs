//! Mock negotiation: what a trainer prepares, what happens in the room, and what is learnt from it.
//!
//! A [`scenario`] stands beside a dossier and a draft. A session is a list of [`event`]s, each with
//! its own time, and everything known of it is folded from them. Nothing here reads a clock, so
//! that the same events give the same session on every machine.

pub mod cast;
pub mod check;
pub mod contest;
pub mod debrief;
pub mod event;
pub mod meeting;
pub mod motion;
pub mod play;
pub mod prints;
pub mod replay;
pub mod scenario;
pub mod score;
pub mod setting;
pub mod shared;
pub mod shown;
pub mod table;
pub mod telling;
