//! The parts of a form: fields that hand on what is typed at once, and keep what is not valid yet.
//!
//! The session is the truth. A field shows what stands there; only a value that could not stand
//! there (half a date, an id with a blank) is kept as a draft beside it, with what is wrong and
//! what to do, until it is mended or put back.

use std::collections::BTreeMap;

use super::parts::{column, edit, field_name, pair, remark};
use egui::Ui;

use crate::gui::cx::Cx;
use crate::gui::theme::{self, GAP_TINY};
use crate::gui::widgets::{Icon, IconButton};
use crate::model::bloc::Layer;
use crate::model::text::{Bilingual, Lang};
use crate::session::command::Command;
use crate::words::Words;
use crate::words::keys::layer_key;

use super::faults::Fault;

/// Who may see what is written, to choose from.
pub(super) fn layers(words: &Words) -> [(Layer, &str); 2] {
    [Layer::Shared, Layer::Private].map(|layer| (layer, words.t(layer_key(layer))))
}

/// What a person did to a form in a frame.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Touch {
    /// Words were typed or a handle is being dragged: part of a burst.
    pub(super) typed: bool,
    /// Something was chosen, added or removed: a step of its own.
    pub(super) chosen: bool,
    /// A field was left: the burst is over.
    pub(super) left: bool,
}

impl Touch {
    /// Sends what the form now holds, where anything was touched.
    pub(super) fn send(self, cx: &mut Cx<'_>, command: impl FnOnce() -> Command) {
        if self.chosen {
            cx.command(Command::Seal);
            cx.command(command());
            cx.command(Command::Seal);
        } else if self.typed {
            cx.command(command());
        }
        if self.left {
            cx.command(Command::Seal);
        }
    }
}

/// Values that could not stand where they were typed, by the path of their field.
#[derive(Clone, Debug, Default)]
pub(super) struct Drafts {
    kept: BTreeMap<String, Draft>,
}

/// What was typed, and what stood there when it was.
#[derive(Clone, Debug)]
struct Draft {
    stands: String,
    typed: String,
}

impl Drafts {
    /// What was typed at `path`, as long as what stands there is what it was typed over.
    pub(super) fn typed(&self, path: &str, stands: &str) -> Option<&str> {
        self.kept
            .get(path)
            .filter(|draft| draft.stands == stands)
            .map(|draft| draft.typed.as_str())
    }

    /// Keeps what was typed at `path` over what stands there.
    pub(super) fn keep(&mut self, path: &str, stands: &str, typed: String) {
        self.kept.insert(
            path.to_owned(),
            Draft {
                stands: stands.to_owned(),
                typed,
            },
        );
    }

    /// Forgets what was typed at `path` and below it, since the record is gone or moved.
    pub(super) fn forget(&mut self, path: &str) {
        self.kept.retain(|kept, _| !kept.starts_with(path));
    }
}

/// A form being shown.
pub(super) struct Form<'a> {
    pub(super) words: &'a Words,
    pub(super) lang: Lang,
    pub(super) drafts: &'a mut Drafts,
    pub(super) touch: Touch,
    /// What the fields belong to, said before their names; empty for the record itself.
    pub(super) within: String,
}

impl<'a> Form<'a> {
    pub(super) fn new(words: &'a Words, lang: Lang, drafts: &'a mut Drafts) -> Self {
        Self {
            words,
            lang,
            drafts,
            touch: Touch::default(),
            within: String::new(),
        }
    }

    /// The name of a field as it is read aloud.
    pub(super) fn said(&self, name: &str) -> String {
        if self.within.is_empty() {
            name.to_owned()
        } else {
            format!("{}: {name}", self.within)
        }
    }

    /// Fields shown by `contents` belong to `owner`.
    pub(super) fn of<R>(&mut self, owner: &str, contents: impl FnOnce(&mut Self) -> R) -> R {
        let before = std::mem::replace(&mut self.within, owner.to_owned());
        let answer = contents(self);
        self.within = before;
        answer
    }

    /// A field for one line.
    pub(super) fn line(&mut self, ui: &mut Ui, path: &str, name: &str, value: &mut String) {
        self.words_field(ui, path, name, value, 1);
    }

    /// A field for some lines of prose.
    pub(super) fn area(&mut self, ui: &mut Ui, path: &str, name: &str, value: &mut String) {
        self.words_field(ui, path, name, value, 2);
    }

    fn words_field(
        &mut self,
        ui: &mut Ui,
        path: &str,
        name: &str,
        value: &mut String,
        rows: usize,
    ) {
        column(ui, |ui| {
            field_name(ui, name);
            let said = self.said(name);
            let response = edit(ui, path, &said, value, rows, false);
            self.touch.typed |= response.changed();
            self.touch.left |= response.lost_focus();
        });
    }

    /// A text in both languages of the dossier, side by side where there is room.
    pub(super) fn both(
        &mut self,
        ui: &mut Ui,
        path: &str,
        name: &str,
        value: &mut Bilingual,
        rows: usize,
    ) {
        let words = self.words;
        let named = |key| {
            words.tf(
                "editor-in-lang",
                &[("what", name.into()), ("lang", words.t(key).into())],
            )
        };
        let (en, zh) = (named("lang-en"), named("lang-zh"));
        pair(
            ui,
            self,
            |form, ui| form.words_field(ui, &format!("{path}/en"), &en, &mut value.en, rows),
            |form, ui| form.words_field(ui, &format!("{path}/zh"), &zh, &mut value.zh, rows),
        );
    }

    /// A name in both languages; what `refused` gives a reason against is kept beside what stands
    /// there, with the reason, and not taken.
    pub(super) fn name(
        &mut self,
        ui: &mut Ui,
        path: &str,
        name: &str,
        value: &mut Bilingual,
        refused: impl Fn(&str) -> Option<Fault>,
    ) {
        let words = self.words;
        let read = |typed: &str| match refused(typed) {
            Some(fault) => Err(fault),
            None => Ok(typed.to_owned()),
        };
        let one = |form: &mut Self, ui: &mut Ui, (end, lang): (&str, &str), value: &mut String| {
            let lang = words.t(lang);
            let said = words.tf(
                "editor-in-lang",
                &[("what", name.into()), ("lang", lang.into())],
            );
            let path = format!("{path}/{end}");
            let (typed, fault) = form.meant(ui, &path, &said, &value.clone(), read);
            if let Some(typed) = typed {
                *value = typed;
            }
            if let Some(fault) = fault {
                form.fault(ui, &path, &fault);
            }
        };
        pair(
            ui,
            self,
            |form, ui| one(form, ui, ("en", "lang-en"), &mut value.en),
            |form, ui| one(form, ui, ("zh", "lang-zh"), &mut value.zh),
        );
    }

    /// A field, under its name, whose words must mean something. `stands` is what stands there now.
    /// Answers with the new value once what was typed means one, or with what is wrong, which the
    /// caller shows where there is room for a sentence.
    pub(super) fn meant<T>(
        &mut self,
        ui: &mut Ui,
        path: &str,
        name: &str,
        stands: &str,
        read: impl Fn(&str) -> Result<T, Fault>,
    ) -> (Option<T>, Option<Fault>) {
        column(ui, |ui| {
            field_name(ui, name);
            self.meant_bare(ui, path, name, stands, read)
        })
    }

    /// The same without its name above.
    pub(super) fn meant_bare<T>(
        &mut self,
        ui: &mut Ui,
        path: &str,
        name: &str,
        stands: &str,
        read: impl Fn(&str) -> Result<T, Fault>,
    ) -> (Option<T>, Option<Fault>) {
        let kept = self
            .drafts
            .typed(path, stands)
            .map(|typed| (typed.to_owned(), read(typed)));
        let (mut typed, kept) = kept.map_or_else(
            || (stands.to_owned(), None),
            |(typed, kept)| (typed, Some(kept)),
        );
        let said = self.said(name);
        let response = edit(ui, path, &said, &mut typed, 1, matches!(kept, Some(Err(_))));
        self.touch.left |= response.lost_focus();
        if !response.changed() {
            return match kept {
                None => (None, None),
                Some(Err(fault)) => (None, Some(fault)),
                // What stood in its way is gone meanwhile.
                Some(Ok(value)) => {
                    self.drafts.forget(path);
                    self.touch.typed = true;
                    (Some(value), None)
                }
            };
        }
        if typed == stands {
            self.drafts.forget(path);
            return (None, None);
        }
        match read(&typed) {
            Ok(value) => {
                self.drafts.forget(path);
                self.touch.typed = true;
                (Some(value), None)
            }
            Err(fault) => {
                self.drafts.keep(path, stands, typed);
                (None, Some(fault))
            }
        }
    }

    /// What is wrong with what was typed at `path`, what to do, and a way back.
    pub(super) fn fault(&mut self, ui: &mut Ui, path: &str, fault: &Fault) {
        let tone = theme::palette(ui.visuals()).danger;
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = GAP_TINY;
            let width = (ui.available_width() - 24.0).min(440.0);
            ui.vertical(|ui| {
                ui.set_max_width(width);
                remark(ui, Icon::Error, tone, &fault.says, &fault.remedy);
            });
            let button = IconButton::new(Icon::Undo, self.words.t("editor-put-back")).small();
            if ui.add(button).clicked() {
                self.drafts.forget(path);
            }
        });
    }

    /// A list of lines edited as text, one a line; empty lines are not kept.
    pub(super) fn lines(&mut self, ui: &mut Ui, path: &str, name: &str, value: &mut Vec<String>) {
        let stands = value.join("\n");
        let mut typed = self
            .drafts
            .typed(path, &stands)
            .unwrap_or(&stands)
            .to_owned();
        column(ui, |ui| {
            field_name(ui, name);
            let said = self.said(name);
            let response = edit(ui, path, &said, &mut typed, value.len().clamp(2, 8), false);
            self.touch.left |= response.lost_focus();
            if !response.changed() {
                return;
            }
            let read: Vec<String> = typed
                .lines()
                .map(str::trim)
                .filter(|line| !line.is_empty())
                .map(str::to_owned)
                .collect();
            // An empty last line is a line about to be typed: the field keeps it, the list does not.
            self.drafts.keep(path, &read.join("\n"), typed);
            if read != *value {
                *value = read;
                self.touch.typed = true;
            }
        });
    }
}
