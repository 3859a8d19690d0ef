//! What can be done with what a mock negotiation leaves, and by one person alone.

use egui::{Key, KeyboardShortcut, Modifiers};

use crate::model::ids::EventId;

/// Something done with a debrief, a replay, or alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum DebriefAction {
    /// Play alone against the roles.
    PlayAlone,
    /// Put the text written alone to the table.
    PutToTable,
    /// Go on to the next item alone.
    SkipItem,
    /// Look back at the session.
    Debrief,
    /// Write the debrief to a file.
    Report,
    /// Go through the session event by event.
    Replay,
    /// The next event of the replay.
    NextEvent,
    /// The event before.
    PreviousEvent,
    /// The replay at this event; on no menu.
    ReplayAt(EventId),
}

impl DebriefAction {
    /// Those on menus, in their order.
    pub const ALL: [Self; 8] = [
        Self::PlayAlone,
        Self::PutToTable,
        Self::SkipItem,
        Self::Debrief,
        Self::Report,
        Self::Replay,
        Self::NextEvent,
        Self::PreviousEvent,
    ];

    /// Key of its name in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::PlayAlone => "action-play-alone",
            Self::PutToTable => "action-put-to-table",
            Self::SkipItem => "action-skip-item",
            Self::Debrief => "action-debrief",
            Self::Report => "action-debrief-report",
            Self::Replay | Self::ReplayAt(_) => "action-replay",
            Self::NextEvent => "action-next-event",
            Self::PreviousEvent => "action-previous-event",
        }
    }

    /// Its keys, if it has any.
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        let keys = |modifiers, key| Some(KeyboardShortcut::new(modifiers, key));
        match self {
            Self::PutToTable => keys(Modifiers::COMMAND | Modifiers::SHIFT, Key::Enter),
            Self::NextEvent => keys(Modifiers::ALT, Key::PageDown),
            Self::PreviousEvent => keys(Modifiers::ALT, Key::PageUp),
            Self::PlayAlone
            | Self::SkipItem
            | Self::Debrief
            | Self::Report
            | Self::Replay
            | Self::ReplayAt(_) => None,
        }
    }
}
