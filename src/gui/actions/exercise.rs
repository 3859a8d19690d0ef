//! What can be done with a mock negotiation.

use egui::{Key, KeyboardShortcut, Modifiers};

/// Something done with an exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ExerciseAction {
    /// Choose a scenario and open it.
    Open,
    /// Begin the record of a session.
    Start,
    /// Open the record of a session.
    Continue,
    /// Write the packs of all roles.
    Packs,
    /// The window for the projector.
    Presenter,
    /// The next on the list gets the floor, or the speaker ends where nobody waits.
    NextSpeaker,
    /// The clock stops, or goes on.
    Pause,
    /// The last thing that happened is taken back.
    TakeBack,
    /// Leave the exercise; its record stays where it is.
    Close,
}

impl ExerciseAction {
    /// Every one, in the order of menus.
    pub const ALL: [Self; 9] = [
        Self::Open,
        Self::Start,
        Self::Continue,
        Self::Packs,
        Self::Presenter,
        Self::NextSpeaker,
        Self::Pause,
        Self::TakeBack,
        Self::Close,
    ];

    /// Key of its name in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::Open => "action-scenario-open",
            Self::Start => "action-exercise-start",
            Self::Continue => "action-exercise-continue",
            Self::Packs => "action-packs",
            Self::Presenter => "action-presenter",
            Self::NextSpeaker => "action-next-speaker",
            Self::Pause => "action-exercise-pause",
            Self::TakeBack => "action-exercise-take-back",
            Self::Close => "action-exercise-close",
        }
    }

    /// Its keys, if it has any.
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        let keys = |modifiers, key| Some(KeyboardShortcut::new(modifiers, key));
        match self {
            Self::Presenter => keys(Modifiers::SHIFT, Key::F9),
            Self::NextSpeaker => keys(Modifiers::NONE, Key::F10),
            Self::Pause => keys(Modifiers::SHIFT, Key::F10),
            Self::Open
            | Self::Start
            | Self::Continue
            | Self::Packs
            | Self::TakeBack
            | Self::Close => None,
        }
    }
}
