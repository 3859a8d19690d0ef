//! The settings, and the looks of the window that follow from them: theme, density, size, motion.

use egui::{Context, Id, ThemePreference, Ui};

use crate::session::command::{Command, DossierCommand};
use crate::storage::recent::Preferences;
use crate::words::{UiLang, Words};

use super::app::App;
use super::theme::{self, Density, GAP, GAP_TINY, Type};
use super::widgets::{Rank, choice, modal, segmented, text_field};

/// The sizes of text that the settings offer, as parts of the normal one; keys go in between.
const SIZES: [f32; 6] = [0.8, 0.9, 1.0, 1.2, 1.5, 2.0];

/// What the preferences say of density.
fn density(preferences: &Preferences) -> Density {
    if preferences.compact {
        Density::Compact
    } else {
        Density::Comfortable
    }
}

/// What the preferences say of the theme: light, unless a person chose otherwise.
fn theme_of(preferences: &Preferences) -> ThemePreference {
    match preferences.theme.as_str() {
        "dark" => ThemePreference::Dark,
        "system" => ThemePreference::System,
        _ => ThemePreference::Light,
    }
}

/// Makes the window look as the preferences say.
pub(super) fn put_on(context: &Context, preferences: &Preferences) {
    theme::apply(context, density(preferences));
    theme::reduce_motion(context, preferences.reduced_motion);
    context.set_theme(theme_of(preferences));
    if preferences.zoom > 0.0 {
        context.set_zoom_factor(preferences.zoom);
    }
}

/// Turns light to dark and back.
pub(super) fn toggle_theme(context: &Context, preferences: &mut Preferences) {
    let dark = context.global_style().visuals.dark_mode;
    let name = if dark { "light" } else { "dark" };
    name.clone_into(&mut preferences.theme);
}

/// The language other than this one.
pub(super) fn other(lang: UiLang) -> UiLang {
    match lang {
        UiLang::En => UiLang::Zh,
        UiLang::Zh => UiLang::En,
    }
}

/// The dialog. What is chosen shows at once and is kept.
pub(super) fn settings(app: &mut App, context: &Context, author: &mut String) -> bool {
    let words = Words::new(app.words.lang());
    let blocs = app.session.bloc_choices(words.lang().text_lang());
    let own = app.session.workspace().own.clone();
    let before = own
        .as_ref()
        .and_then(|id| blocs.iter().position(|(b, _)| b == id))
        .map_or(0, |n| n + 1);
    let mut at = before;
    let mut wanted = app.preferences.clone();
    words.lang().code().clone_into(&mut wanted.language);
    let shown = wanted.clone();
    let ((), done, closed) = modal(
        context,
        Id::unique("settings"),
        words.t("dialog-settings-title"),
        &words,
        |ui| {
            let name = words.t("settings-author");
            text_field(ui, author, name, ui.available_width());
            ui.add_space(GAP);
            head(ui, words.t("settings-own"));
            let none = (0, words.t("bloc-own-none"));
            let known = blocs.iter().enumerate();
            let known = known.map(|(n, (_, name))| (n + 1, name.as_str()));
            let names: Vec<(usize, &str)> = std::iter::once(none).chain(known).collect();
            let id = Id::unique("own");
            choice(ui, id, words.t("settings-own"), &mut at, &names);
            ui.add_space(GAP);
            looks_ui(ui, context, &mut wanted, &words);
        },
        |row| row.button(words.t("action-done"), Rank::Primary, true),
    );
    if at != before {
        let own = at.checked_sub(1).and_then(|n| blocs.get(n));
        let own = own.map(|(id, _)| id.clone());
        app.commands
            .push(Command::Dossier(DossierCommand::SetOwn(own)));
    }
    if wanted != shown {
        app.prefer(wanted, context);
    }
    if done || closed {
        app.set_author(author.trim(), context);
    }
    !(done || closed)
}

fn head(ui: &mut Ui, name: &str) {
    ui.label(Type::SmallStrong.of(name));
    ui.add_space(GAP_TINY);
}

/// Language, theme, density, size, motion.
fn looks_ui(ui: &mut Ui, context: &Context, wanted: &mut Preferences, words: &Words) {
    let row = |ui: &mut Ui, key: &str, contents: &mut dyn FnMut(&mut Ui, &str)| {
        let name = words.t(key);
        head(ui, name);
        contents(ui, name);
        ui.add_space(GAP);
    };
    row(ui, "settings-language", &mut |ui, name| {
        let mut lang = words.lang();
        let choices = UiLang::ALL.map(|lang| (lang, lang.own_name()));
        if segmented(ui, name, &mut lang, &choices) {
            lang.code().clone_into(&mut wanted.language);
        }
    });
    row(ui, "settings-theme", &mut |ui, name| {
        let mut theme = theme_of(wanted);
        let choices = [
            (ThemePreference::Light, words.t("theme-light")),
            (ThemePreference::Dark, words.t("theme-dark")),
            (ThemePreference::System, words.t("theme-system")),
        ];
        if segmented(ui, name, &mut theme, &choices) {
            let kept = match theme {
                ThemePreference::Dark => "dark",
                ThemePreference::Light => "light",
                ThemePreference::System => "system",
            };
            kept.clone_into(&mut wanted.theme);
        }
    });
    row(ui, "settings-density", &mut |ui, name| {
        let choices = [
            (false, words.t("density-comfortable")),
            (true, words.t("density-compact")),
        ];
        segmented(ui, name, &mut wanted.compact, &choices);
    });
    row(ui, "settings-size", &mut |ui, name| {
        let percent = |size: f32| format!("{:.0} %", size * 100.0);
        let names = SIZES.map(percent);
        let now = context.zoom_factor();
        let near = |size: &f32| (size - now).abs() < 0.01;
        let mut at = SIZES.iter().position(near).unwrap_or(SIZES.len());
        let choices: Vec<(usize, &str)> = names.iter().map(String::as_str).enumerate().collect();
        if segmented(ui, name, &mut at, &choices) {
            wanted.zoom = SIZES.get(at).copied().unwrap_or(1.0);
        }
    });
    ui.checkbox(&mut wanted.reduced_motion, words.t("settings-motion"));
    ui.add_space(GAP);
    ui.checkbox(&mut wanted.autosave, words.t("settings-autosave"));
    ui.label(Type::Small.of(words.t("settings-autosave-hint")));
    ui.add_space(GAP);
    let mut remembers = !wanted.no_recent;
    ui.checkbox(&mut remembers, words.t("settings-recent"));
    wanted.no_recent = !remembers;
}
