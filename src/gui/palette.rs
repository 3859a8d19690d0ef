//! The palette: every action by a few letters of its name, in the window's language or the
//! other, since a keyboard may be set to either.

use egui::{Context, Id, Key, Modifiers};

use crate::words::{UiLang, Words};

use super::actions::{Action, keys_said};
use super::settings;
use super::theme::{self, Type};

/// The palette and what has been typed into it.
#[derive(Debug, Default)]
pub struct Palette {
    open: bool,
    sought: String,
    at: usize,
    /// The words of the language that the window does not speak.
    other: Option<Words>,
}

/// What a name in the other language costs, so that one in the window's language comes first.
const OTHER_LANGUAGE: usize = 4;

/// What a word that is found in the group alone costs, so that *View* does not put every pane
/// before an action of that name.
const GROUP: usize = 2;

/// How well a name fits what was typed: lower is better; absent where something typed is missing.
///
/// Words may stand in any order, each with its letters in the order typed; what they cost together
/// is compared with the letters taken as one word, so that `stf` finds *Save to folder* too. A
/// group (*View*) may be named among the words, and costs a little, so that names come first.
fn fit(group: &str, name: &str, sought: &str) -> Option<usize> {
    let words = || sought.split(is_separator).filter(|word| !word.is_empty());
    let length = name.chars().count() / 8;
    let each = words().try_fold(0, |cost, word| {
        let own = fit_word(name, word);
        let grouped = fit_word(group, word).map(|cost| cost + GROUP);
        Some(cost + own.into_iter().chain(grouped).min()?)
    });
    let together: String = words().collect();
    let one = fit_word(name, &together);
    let cost = each.into_iter().chain(one).min()?;
    Some(cost + length)
}

/// What parts words: blanks, and the signs between the names of a path through the menus.
fn is_separator(ch: char) -> bool {
    ch.is_whitespace() || matches!(ch, '·' | '›' | '>' | '/' | ',' | '、' | '，')
}

/// What it costs to find the letters of a word in a name, in order.
///
/// Letters that begin a word cost nothing, gaps cost their length.
fn fit_word(name: &str, word: &str) -> Option<usize> {
    let name: Vec<char> = name.to_lowercase().chars().collect();
    let (mut cost, mut at) = (0, 0);
    for letter in word.to_lowercase().chars() {
        let gap = name.iter().skip(at).position(|c| *c == letter)?;
        let starts_word = (at + gap)
            .checked_sub(1)
            .and_then(|n| name.get(n))
            .is_none_or(|c| !c.is_alphanumeric());
        cost += if starts_word { gap.min(1) } else { gap };
        at += gap + 1;
    }
    Some(cost)
}

impl Palette {
    /// Opens it, empty, in a window that speaks `lang`.
    pub fn open(&mut self, lang: UiLang) {
        self.open = true;
        self.sought.clear();
        self.at = 0;
        if self.other.as_ref().is_none_or(|words| words.lang() == lang) {
            self.other = Some(Words::new(settings::other(lang)));
        }
    }

    /// Whether it is open.
    pub fn is_open(&self) -> bool {
        self.open
    }

    /// The actions that fit what was typed, best first.
    fn found(&self, words: &Words) -> Vec<Action> {
        let mut found: Vec<_> = Action::all()
            .into_iter()
            .filter(|action| *action != Action::Palette)
            .filter_map(|action| Some((self.cost(action, words)?, action)))
            .collect();
        if !self.sought.trim().is_empty() {
            found.sort_by_key(|(cost, _)| *cost);
        }
        found.into_iter().map(|(_, action)| action).collect()
    }

    /// What the better fitting of an action's two names costs; `None` where neither fits.
    fn cost(&self, action: Action, words: &Words) -> Option<usize> {
        let named = |words: &Words| {
            let (group, name) = (words.t(action.group()), words.t(action.key()));
            fit(group, name, &self.sought)
        };
        let other = self.other.as_ref().and_then(named);
        let other = other.map(|cost| cost + OTHER_LANGUAGE);
        named(words).into_iter().chain(other).min()
    }

    /// Paints it over the window; the action chosen, if one was.
    pub fn show(&mut self, context: &Context, words: &Words) -> Option<Action> {
        if !self.open {
            return None;
        }
        let found = self.found(words);
        let mut chosen = None;
        context.input_mut(|input| {
            let none = Modifiers::NONE;
            if input.consume_key(none, Key::Escape) {
                self.open = false;
            }
            if input.consume_key(none, Key::ArrowDown) {
                self.at = (self.at + 1).min(found.len().saturating_sub(1));
            }
            if input.consume_key(none, Key::ArrowUp) {
                self.at = self.at.saturating_sub(1);
            }
            if input.consume_key(none, Key::Enter) {
                chosen = found.get(self.at).copied();
            }
        });
        let place = egui::Modal::default_area(Id::unique("palette"))
            .anchor(egui::Align2::CENTER_TOP, egui::vec2(0.0, 72.0))
            .accessible_name(words.t("action-palette"));
        let style = context.global_style();
        let frame = egui::Frame::popup(&style).inner_margin(egui::Margin::same(8));
        let shown = egui::Modal::new(Id::unique("palette"))
            .area(place)
            .frame(frame)
            .show(context, |ui| {
                ui.set_width(520.0_f32.min(context.content_rect().width() - 48.0));
                let field = super::widgets::search_field(
                    ui,
                    &mut self.sought,
                    words.t("palette-search"),
                    ui.available_width(),
                    words,
                );
                if field.changed() {
                    self.at = 0;
                }
                field.request_focus();
                ui.add_space(theme::GAP_TINY);
                egui::ScrollArea::vertical()
                    .max_height(380.0)
                    .show(ui, |ui| {
                        self.rows(ui, &found, words)
                            .inspect(|action| chosen = Some(*action));
                    });
                if found.is_empty() {
                    ui.label(
                        Type::Body
                            .of(words.tf("empty-search", &[("what", self.sought.as_str().into())])),
                    );
                }
            });
        if shown.should_close() || chosen.is_some() {
            self.open = false;
        }
        chosen
    }

    fn rows(&self, ui: &mut egui::Ui, found: &[Action], words: &Words) -> Option<Action> {
        let palette = theme::palette(ui.visuals());
        let mut clicked = None;
        for (n, action) in found.iter().enumerate() {
            let keys = keys_said(ui, action.shortcut());
            let group = words.t(action.group());
            let name = format!("{group} · {}", words.t(action.key()));
            let fill = if n == self.at {
                palette.accent_soft
            } else {
                palette.raised
            };
            let row = egui::Button::new(Type::Body.of(name))
                .shortcut_text(Type::Small.of(keys).color(palette.text_faint))
                .fill(fill)
                .stroke(egui::Stroke::NONE)
                .min_size(egui::vec2(ui.available_width(), 28.0));
            let response = ui.add(row);
            if response.clicked() {
                clicked = Some(*action);
            }
            if n == self.at {
                response.scroll_to_me(None);
            }
        }
        clicked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_a_word_must_stand_in_order() {
        assert!(fit("File", "Save to folder…", "stf").is_some());
        assert!(fit("File", "Save to folder…", "fts").is_none());
        assert!(fit("File", "Save to folder…", "s t f").is_some());
    }

    #[test]
    fn words_are_found_in_any_order_with_their_group_and_its_separator_or_without() {
        let words = Words::new(UiLang::En);
        let mut palette = Palette::default();
        palette.open(UiLang::En);
        for sought in [
            "View Ledger",
            "ledger view",
            "View · Ledger",
            "view › ledger",
            "进度台账 视图",
        ] {
            palette.sought = sought.to_owned();
            assert_eq!(
                palette.found(&words).first(),
                Some(&Action::Show(super::super::panes::Pane::Ledger)),
                "{sought}"
            );
        }
        palette.sought = "ledger qqq".to_owned();
        assert!(palette.found(&words).is_empty(), "each word is wanted");
    }

    #[test]
    fn a_name_is_found_by_either_language_and_the_windows_own_comes_first() {
        let words = Words::new(UiLang::Zh);
        let mut palette = Palette::default();
        palette.open(UiLang::Zh);
        for sought in ["undo", "撤销"] {
            palette.sought = sought.to_owned();
            assert_eq!(
                palette.found(&words).first(),
                Some(&Action::Undo),
                "{sought}"
            );
        }
        palette.sought = "qqqq".to_owned();
        assert!(palette.found(&words).is_empty());
    }

    #[test]
    fn the_beginnings_of_words_win() {
        assert!(fit("Draft", "Add paragraph", "ap") < fit("Draft", "Large paragraph text", "ap"));
    }
}
