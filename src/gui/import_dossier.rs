//! The dialog on another copy of the dossier: what is new, changed or clashing, each with a box.

use egui::{Context, Id, ScrollArea, Ui};

use crate::exchange::import::{Colleague, Offer, Sort, Thing};
use crate::model::dossier::Dossier;
use crate::model::text::Lang;
use crate::session::tables::TableCommand;
use crate::words::Words;

use super::app::App;
use super::export::table;
use super::import::{arrow, sort_key};
use super::theme::{GAP, GAP_TINY, Type, palette};
use super::widgets::{Rank, modal};

/// The dialog as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakingOver {
    name: String,
    found: Box<Colleague>,
    chosen: Vec<bool>,
}

impl TakingOver {
    /// What is new or changed is chosen at first; of a clash a person says whose holds.
    pub fn new(name: String, found: Box<Colleague>) -> Self {
        let offers = found.offers.iter();
        let chosen = offers.map(|offer| offer.sort != Sort::Clashing).collect();
        Self {
            name,
            found,
            chosen,
        }
    }
}

/// The dialog.
pub(super) fn show(app: &mut App, context: &Context, open: &mut TakingOver) -> bool {
    let words = Words::of(app.words.lang());
    let lang = words.lang().text_lang();
    let dossier = &app.session.workspace().dossier;
    let TakingOver {
        name,
        found,
        chosen,
    } = open;
    let any = chosen.iter().any(|on| *on);
    let ((), (go, cancel), closed) = modal(
        context,
        Id::unique("import-dossier"),
        words.t("dialog-import-dossier-title"),
        words,
        |ui| {
            summary(ui, name, found, words);
            ScrollArea::vertical()
                .max_height(340.0)
                .auto_shrink([false, true])
                .show(ui, |ui| {
                    for (offer, on) in found.offers.iter().zip(chosen.iter_mut()) {
                        row(ui, offer, on, words, |thing| told(thing, dossier, lang));
                    }
                });
        },
        |row| {
            let go = row.button(words.t("action-import-draft"), Rank::Primary, any);
            (
                go,
                row.button(words.t("action-cancel"), Rank::Secondary, true),
            )
        },
    );
    if go {
        let wanted = chosen.iter().enumerate().filter(|(_, on)| **on);
        let wanted = wanted.map(|(at, _)| at).collect();
        let command = TableCommand::TakeOver(name.clone(), found.clone(), wanted);
        app.commands.push(table(command));
    }
    !(go || cancel || closed)
}

fn summary(ui: &mut Ui, name: &str, found: &Colleague, words: &Words) {
    let count = |sort: Sort| {
        let n = found
            .offers
            .iter()
            .filter(|offer| offer.sort == sort)
            .count();
        f64::from(u32::try_from(n).unwrap_or(u32::MAX))
    };
    let said = words.tf(
        "import-dossier-summary",
        &[
            ("name", name.into()),
            ("new", count(Sort::New).into()),
            ("changed", count(Sort::Changed).into()),
            ("clashing", count(Sort::Clashing).into()),
        ],
    );
    ui.label(Type::Body.of(said));
    if count(Sort::Clashing) > 0.0 {
        ui.label(Type::Small.of(words.t("import-dossier-clash")));
    }
    ui.add_space(GAP);
}

/// What it is, by the names of the dossier.
fn told(thing: &Thing, dossier: &Dossier, lang: Lang) -> String {
    let bloc = |id| {
        let found = dossier.bloc(id);
        found.map_or_else(|| id.to_string(), |b| b.short.get(lang).to_owned())
    };
    match thing {
        Thing::Issue(id) => dossier.issue(id).map_or_else(
            || id.to_string(),
            |issue| format!("{}. {}", issue.number, issue.title.get(lang)),
        ),
        Thing::Bloc(id) => bloc(id),
        Thing::Position(id, issue) => {
            let title = dossier.issue(issue);
            let title = title.map_or_else(|| issue.to_string(), |i| i.title.get(lang).to_owned());
            format!("{} · {title}", bloc(id))
        }
        Thing::Member(id, state) => format!("{} · {state}", bloc(id)),
    }
}

fn row(ui: &mut Ui, offer: &Offer, on: &mut bool, words: &Words, told: impl Fn(&Thing) -> String) {
    let what = format!("{}: {}", words.t(sort_key(offer.sort)), told(&offer.thing));
    ui.checkbox(on, Type::Body.of(what));
    let change = arrow(&offer.before, &offer.after);
    let ink = palette(ui.visuals()).text_soft;
    ui.indent(Id::unique(format!("{:?}", offer.thing)), |ui| {
        ui.label(Type::Small.of(change).color(ink));
    });
    ui.add_space(GAP_TINY);
}
