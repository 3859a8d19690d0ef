//! How the window looks: theme, language, density, size. What is chosen is kept as a preference.

use egui::{Key, KeyboardShortcut, Modifiers};

/// Something that changes how the window looks, and nothing of the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum LookAction {
    /// Light or dark.
    ToggleTheme,
    /// English or Chinese.
    ToggleLanguage,
    /// Comfortable or compact.
    ToggleDensity,
    /// Larger.
    ZoomIn,
    /// Smaller.
    ZoomOut,
    /// Normal size.
    ZoomReset,
}

impl LookAction {
    /// Every one, in the order of the palette.
    pub const ALL: [Self; 6] = [
        Self::ToggleTheme,
        Self::ToggleLanguage,
        Self::ToggleDensity,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ZoomReset,
    ];

    /// Key of its name in the catalogue.
    pub fn key(self) -> &'static str {
        match self {
            Self::ToggleTheme => "action-toggle-theme",
            Self::ToggleLanguage => "action-toggle-language",
            Self::ToggleDensity => "action-toggle-density",
            Self::ZoomIn => "action-zoom-in",
            Self::ZoomOut => "action-zoom-out",
            Self::ZoomReset => "action-zoom-reset",
        }
    }

    /// Its keys, if it has any.
    pub fn shortcut(self) -> Option<KeyboardShortcut> {
        let keys = |modifiers, key| Some(KeyboardShortcut::new(modifiers, key));
        let ctrl_shift = Modifiers::COMMAND | Modifiers::SHIFT;
        match self {
            Self::ToggleTheme => keys(ctrl_shift, Key::T),
            Self::ToggleLanguage => keys(ctrl_shift, Key::L),
            Self::ZoomIn => keys(Modifiers::COMMAND, Key::Plus),
            Self::ZoomOut => keys(Modifiers::COMMAND, Key::Minus),
            Self::ZoomReset => keys(Modifiers::COMMAND, Key::Num0),
            Self::ToggleDensity => None,
        }
    }
}
