//! The cues of an element, one a line, with what is wrong beside the line.

use egui::{Align2, Id, Key, TextEdit, Ui, vec2};

use crate::gui::theme::{self, GAP_TINY, Type};
use crate::gui::widgets::{Icon, IconButton, section, segmented};
use crate::model::issue::Element;
use crate::model::text::Lang;
use crate::session::state::Session;

use super::form::Form;
use super::parts::remark;

/// The key under which the name of a language stands.
pub(super) fn lang_key(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "lang-en",
        Lang::Zh => "lang-zh",
        Lang::Fr => "lang-fr",
        Lang::Es => "lang-es",
        Lang::Ru => "lang-ru",
    }
}

/// The cues of an element in the language chosen.
pub(super) fn cues_ui(
    ui: &mut Ui,
    form: &mut Form<'_>,
    path: &str,
    session: &Session,
    element: &mut Element,
    lang: &mut Lang,
) {
    let words = form.words;
    let total: usize = element.cues.values().map(Vec::len).sum();
    section(ui, words.t("editor-cues"), Some(&total.to_string()));
    let names: Vec<(Lang, String)> = Lang::ALL
        .iter()
        .map(|lang| {
            let n = element.cues.get(lang).map_or(0, Vec::len);
            let name = words.t(lang_key(*lang));
            (
                *lang,
                if n > 0 {
                    format!("{name} {n}")
                } else {
                    name.to_owned()
                },
            )
        })
        .collect();
    let choices: Vec<(Lang, &str)> = names
        .iter()
        .map(|(lang, name)| (*lang, name.as_str()))
        .collect();
    segmented(ui, words.t("editor-cue-language"), lang, &choices);
    ui.add(
        egui::Label::new(
            Type::Small
                .of(words.t("editor-cues-hint"))
                .color(theme::palette(ui.visuals()).text_faint),
        )
        .wrap(),
    );
    let owner = format!("{} · {}", words.t("editor-cue"), words.t(lang_key(*lang)));
    form.of(&owner, |form| {
        let mut cues = element.cues.get(lang).cloned().unwrap_or_default();
        let before = cues.clone();
        lines(
            ui,
            form,
            &format!("{path}/cue/{}", lang.code()),
            session,
            (element, *lang),
            &mut cues,
        );
        if cues != before {
            if cues.is_empty() {
                element.cues.remove(lang);
            } else {
                element.cues.insert(*lang, cues);
            }
        }
    });
}

fn lines(
    ui: &mut Ui,
    form: &mut Form<'_>,
    path: &str,
    session: &Session,
    (element, lang): (&Element, Lang),
    cues: &mut Vec<String>,
) {
    let words = form.words;
    ui.spacing_mut().item_spacing.y = GAP_TINY;
    let mut gone = None;
    for (n, cue) in cues.iter_mut().enumerate() {
        let name = words.tf("editor-cue-n", &[("n", (n + 1).into())]);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            let width = ui.available_width() - 24.0;
            let response = line(
                ui,
                &format!("{path}/{n}"),
                &form.said(&name),
                cue,
                width,
                true,
            );
            if response.changed() {
                // A cue is one line, however it was pasted.
                *cue = cue.replace(['\n', '\r'], " ");
                form.touch.typed = true;
            }
            form.touch.left |= response.lost_focus();
            let remove = format!("{name}: {}", words.t("action-remove"));
            if ui
                .add(IconButton::new(Icon::Trash, &remove).small())
                .clicked()
            {
                gone = Some(n);
            }
        });
        let problems = session.derived().cue_problems.iter();
        let of_this = problems.filter(|problem| {
            problem.element.as_ref() == Some(&element.id)
                && problem.lang == lang
                && problem.cue == *cue
        });
        for problem in of_this {
            let tone = theme::palette(ui.visuals()).danger;
            remark(ui, Icon::Error, tone, &problem.message, &problem.remedy);
        }
    }
    if let Some(n) = gone {
        cues.remove(n);
        form.touch.chosen = true;
    }
    // A new cue is sent once it is whole, since an empty one means nothing.
    let path = format!("{path}/new");
    let mut fresh = form.drafts.typed(&path, "").unwrap_or_default().to_owned();
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        let width = ui.available_width() - 24.0;
        let name = words.t("editor-new-cue");
        let response = line(ui, &path, &form.said(name), &mut fresh, width, false);
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let added = ui
            .add(IconButton::new(Icon::Plus, words.t("editor-add-cue")).small())
            .clicked();
        if (entered || added) && !fresh.trim().is_empty() {
            cues.push(fresh.trim().to_owned());
            form.drafts.forget(&path);
            form.touch.chosen = true;
            if entered {
                response.request_focus();
            }
        } else if response.changed() {
            form.drafts.keep(&path, "", fresh);
        }
    });
}

/// A line in the type of codes, since brackets and stars count in a cue; a long one may wrap.
fn line(
    ui: &mut Ui,
    path: &str,
    said: &str,
    value: &mut String,
    width: f32,
    wraps: bool,
) -> egui::Response {
    let height = ui.spacing().interact_size.y;
    let edit = if wraps {
        TextEdit::multiline(value).desired_rows(1).return_key(None)
    } else {
        TextEdit::singleline(value)
    };
    let response = ui.add(
        edit.id(Id::unique(("editor-field", path)))
            .font(Type::Mono.font())
            .align(Align2::LEFT_CENTER)
            .min_size(vec2(width, height))
            .desired_width(width),
    );
    response.accessible_name(said)
}
