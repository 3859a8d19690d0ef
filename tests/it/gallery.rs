//! Every widget on one page, in one language: what the tests of the widgets drive and picture.

use egui::{Id, Ui};
use travaux::assess::verdict::Verdict;
use travaux::gui::theme::{GAP, GAP_WIDE, Type, palette};
use travaux::gui::widgets::invisible::append_visible;
use travaux::gui::widgets::{
    ActionButton, Chip, Icon, IconButton, Rank, ToastKind, Toasts, VerdictBadge, card, choice,
    citation, empty_state, ends, key_cap, modal, salience_bar, search_field, section,
    section_folding, segmented, strength_chip, text_field, verdict_dot,
};
use travaux::model::bloc::Strength;
use travaux::words::{UiLang, Words};

/// What the gallery remembers.
pub(crate) struct Gallery {
    pub(crate) words: Words,
    pub(crate) year: u16,
    pub(crate) needle: String,
    pub(crate) name: String,
    pub(crate) toasts: Toasts,
    pub(crate) dialog: bool,
    /// What was pressed, newest last.
    pub(crate) pressed: Vec<&'static str>,
}

impl Gallery {
    pub(crate) fn new(lang: UiLang) -> Self {
        Self {
            words: Words::new(lang),
            year: 2024,
            needle: String::new(),
            name: "A/AC.291/22/Rev.3".to_owned(),
            toasts: Toasts::default(),
            dialog: false,
            pressed: Vec::new(),
        }
    }

    /// Shows everything.
    pub(crate) fn ui(&mut self, ui: &mut Ui) {
        let p = palette(ui.visuals());
        ui.painter()
            .rect_filled(ui.max_rect().expand(40.0), 0.0, p.surface);
        egui::Frame::new().inner_margin(24).show(ui, |ui| {
            ui.spacing_mut().item_spacing.x = 32.0;
            ui.columns(3, |columns| {
                for column in columns.iter_mut() {
                    column.spacing_mut().item_spacing.x = 8.0;
                }
                let [left, middle, right] = columns else {
                    return;
                };
                self.verdicts(left);
                self.controls(middle);
                self.frames(right);
            });
        });
        if self.dialog {
            self.question(ui);
        }
        self.toasts.show(ui.ctx(), &self.words, 0.0);
    }

    fn verdicts(&self, ui: &mut Ui) {
        let words = &self.words;
        section(ui, words.t("verdict"), Some("7"));
        for verdict in Verdict::ALL {
            ui.horizontal(|ui| {
                verdict_dot(ui, verdict, 12.0, words);
                ui.add(VerdictBadge::new(verdict, words));
                ui.add(VerdictBadge::new(verdict, words).quiet());
            });
        }
        ui.add_space(GAP_WIDE);
        section(ui, words.t("confidence"), None);
        for strength in [Strength::RedLine, Strength::Core, Strength::Preference] {
            ui.horizontal(|ui| {
                strength_chip(ui, strength, words);
                ui.add(
                    Chip::new(words.t("confidence-inferred"))
                        .hint(words.t("confidence-inferred-hint")),
                );
            });
        }
        for (value, reason) in [
            (Some(100), "decides whether it signs"),
            (Some(45), ""),
            (Some(5), ""),
            (None, ""),
        ] {
            salience_bar(ui, value, reason, words);
        }
        ui.horizontal(|ui| {
            let p = palette(ui.visuals());
            ui.add(
                Chip::new(words.t("layer-private"))
                    .icon(Icon::Lock)
                    .tone(p.warning),
            );
            ui.add(Chip::new(words.t("layer-shared")));
        });
        ui.horizontal(|ui| {
            key_cap(ui, "Ctrl");
            key_cap(ui, "Shift");
            key_cap(ui, "Z");
        });
        ui.add_space(GAP_WIDE);
        section(ui, "Aa", None);
        for (kind, sample) in [
            (Type::Heading, "Heading 标题"),
            (Type::Title, "Title of a card 卡片标题"),
            (Type::Body, "Words of the interface 界面用语"),
            (Type::Strong, "Words that weigh more 重要用语"),
            (Type::Small, "Hints and sources 提示与来源"),
            (Type::Mono, "A/RES/74/247 ⟦RLO⟧"),
            (
                Type::Text,
                "Each State Party shall adopt such measures as may be necessary. 各缔约国均应采取必要措施。",
            ),
            (
                Type::TextItalic,
                "Reaffirming the principle of sovereign equality,",
            ),
            (Type::TextStrong, "Article 4. Protection of sovereignty"),
        ] {
            ui.label(kind.of(sample));
        }
    }

    fn controls(&mut self, ui: &mut Ui) {
        let words = &self.words;
        section(ui, words.t("settings-theme"), None);
        let years = [(2016, "2016"), (2019, "2019"), (2024, "2024")];
        segmented(ui, words.t("as-of"), &mut self.year, &years);
        ui.horizontal_wrapped(|ui| {
            for (key, rank) in [
                ("action-save", Rank::Primary),
                ("action-open", Rank::Secondary),
                ("action-cancel", Rank::Quiet),
                ("action-remove", Rank::Danger),
            ] {
                if ui.add(ActionButton::new(words.t(key)).rank(rank)).clicked() {
                    self.pressed.push(key);
                }
            }
        });
        ui.horizontal(|ui| {
            ui.add(
                ActionButton::new(words.t("action-take-back"))
                    .icon(Icon::Export)
                    .hint(words.t("action-export-positions-csv")),
            );
            ui.add_enabled(
                false,
                ActionButton::new(words.t("action-redo")).icon(Icon::Redo),
            );
        });
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            for (icon, key) in [
                (Icon::Open, "action-open"),
                (Icon::Undo, "action-undo"),
                (Icon::Redo, "action-redo"),
            ] {
                let name = format!("{} ·", words.t(key));
                if ui
                    .add(IconButton::new(icon, &name).shortcut("Ctrl+O"))
                    .clicked()
                {
                    self.pressed.push(key);
                }
            }
            ui.add(IconButton::new(Icon::Brackets, words.t("action-undo")).selected(true));
            ui.add(IconButton::new(Icon::Moon, words.t("theme-dark")).selected(false));
        });
        search_field(ui, &mut self.needle, words.t("search-issues"), 260.0, words);
        text_field(ui, &mut self.name, words.t("settings-author"), 260.0);
        ui.add_space(GAP);
        section(ui, words.t("sources"), Some("2"));
        citation(ui, "Budapest Convention, art. 32 (b)", true);
        citation(
            ui,
            "Report of the open-ended intergovernmental expert group, seventh session, paras. 12 to 14",
            false,
        );
        ui.add_space(GAP);
        section(ui, words.t("agreement"), None);
        let p = palette(ui.visuals());
        let format = |color| egui::TextFormat::simple(Type::Text.font(), color);
        let chip = egui::TextFormat {
            background: p.warning.tint,
            valign: egui::Align::Center,
            ..egui::TextFormat::simple(Type::Small.font(), p.warning.ink)
        };
        let mut job = egui::text::LayoutJob::default();
        append_visible(
            &mut job,
            "A Party \u{202E}shall\u{202C} not\u{200B}ify",
            &format(p.text),
            &chip,
        );
        ui.label(job);
        ui.add_space(GAP);
        section(ui, "Icon", Some("38"));
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = egui::vec2(6.0, 6.0);
            for icon in Icon::ALL {
                let (rect, _) =
                    ui.allocate_exact_size(egui::Vec2::splat(20.0), egui::Sense::hover());
                icon.paint(ui.painter(), rect, 16.0, p.text_soft);
            }
        });
    }

    fn frames(&mut self, ui: &mut Ui) {
        let words = &self.words;
        let p = palette(ui.visuals());
        card(ui, Some(p.verdict(Verdict::CrossesRedLine).mark), |ui| {
            let name = |ui: &mut Ui| {
                ui.label(Type::Title.of("US / EU"));
                ui.add(Chip::new(words.t("bloc-own")));
            };
            ends(ui, name, |ui| {
                ui.add(VerdictBadge::new(Verdict::CrossesRedLine, words))
            });
            ui.label(
                Type::Body
                    .of("State consent before any access to data stored abroad")
                    .color(p.text_soft),
            );
            citation(ui, "Explanatory report, para. 293", true);
        });
        card(ui, None, |ui| {
            let name = words.t("finding-missing");
            section_folding(
                ui,
                Id::unique("gallery-fold"),
                name,
                Some("12"),
                true,
                |ui| {
                    ui.label(words.t("finding-by-silence"));
                },
            );
        });
        let action = words.t("action-add-article");
        if empty_state(
            ui,
            Icon::Document,
            words.t("empty-draft"),
            words.t("empty-draft-hint"),
            Some(action),
        ) {
            self.pressed.push("action-add-article");
        }
        ui.add(egui::Slider::new(&mut self.year, 2001..=2024).text(words.t("year")));
        choice(
            ui,
            Id::unique("gallery-year"),
            words.t("as-of"),
            &mut self.year,
            &[(2016, "2016"), (2024, "2024")],
        );
        let mut on = true;
        ui.checkbox(&mut on, words.t("settings-motion"));
        ui.add(egui::Button::new(words.t("action-settings")).selected(true));
        ui.hyperlink_to(words.t("action-shortcuts"), "https://example.org");
    }

    fn question(&mut self, ui: &Ui) {
        let words = &self.words;
        let title = words.t("dialog-unsaved-title");
        let text = words.tf(
            "dialog-unsaved-text",
            &[("name", "Expert group 2024".into())],
        );
        let ((), answer, closed) = modal(
            ui.ctx(),
            Id::unique("gallery-dialog"),
            title,
            words,
            |ui| {
                ui.label(text);
            },
            |footer| {
                if footer.button(words.t("dialog-save-changes"), Rank::Primary, true) {
                    return Some("save");
                }
                let cancelled = footer.button(words.t("action-cancel"), Rank::Secondary, true);
                let discarded = footer.button(words.t("dialog-discard-changes"), Rank::Quiet, true);
                if discarded {
                    Some("discard")
                } else {
                    cancelled.then_some("cancel")
                }
            },
        );
        if let Some(answer) = answer {
            self.pressed.push(answer);
        }
        if closed || answer.is_some() {
            self.dialog = false;
        }
    }

    /// Puts one message of each kind on the page.
    pub(crate) fn fill_toasts(&mut self) {
        let path = [("what", "positions.xlsx".into())];
        self.toasts
            .push(ToastKind::Success, self.words.tf("notice-exported", &path));
        self.toasts
            .push(ToastKind::Info, self.words.t("toast-copied"));
        self.toasts
            .push(ToastKind::Warning, self.words.t("notice-reason-needed"));
        let why = [("what", self.words.t("notice-no-unsaved").into())];
        self.toasts
            .push(ToastKind::Error, self.words.tf("notice-save-failed", &why));
    }
}
