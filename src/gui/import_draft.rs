//! The dialog on a draft that was read: what of its text, which proposals and comments are taken,
//! and what was not understood.

use egui::{Context, Id, ScrollArea, Ui};

use crate::exchange::draft_in::{Difference, Part, PartChange};
use crate::session::incoming::{Incoming, Proposed, Taken};
use crate::session::tables::TableCommand;
use crate::words::Words;
use crate::words::place::place_words;
use crate::words::retell::retold;

use super::app::App;
use super::export::table;
use super::import::{arrow, short};
use super::theme::{GAP, GAP_TINY, Type, palette};
use super::widgets::{Rank, modal, section};

/// The dialog as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TakingIn {
    name: String,
    read: Box<Incoming>,
    parts: Vec<bool>,
    proposals: Vec<bool>,
    notes: bool,
}

impl TakingIn {
    /// Everything is chosen at first.
    pub fn new(name: String, read: Box<Incoming>) -> Self {
        Self {
            name,
            parts: vec![true; read.differences.len()],
            proposals: vec![true; read.proposals.len()],
            notes: true,
            read,
        }
    }

    fn taken(&self) -> Taken {
        let parts = self.read.differences.iter().zip(&self.parts);
        let proposals = self.proposals.iter().enumerate();
        Taken {
            parts: parts.filter(|(_, on)| **on).map(|(d, _)| d.part).collect(),
            proposals: proposals.filter(|(_, on)| **on).map(|(at, _)| at).collect(),
            comments: self.notes,
        }
    }

    fn is_something(&self) -> bool {
        let notes = self.notes && !self.read.notes.is_empty();
        notes || self.parts.iter().chain(&self.proposals).any(|on| *on)
    }
}

fn change_key(change: PartChange) -> &'static str {
    match change {
        PartChange::New => "import-new",
        PartChange::Changed => "import-changed",
        PartChange::Gone => "import-gone",
    }
}

/// The dialog.
pub(super) fn show(app: &mut App, context: &Context, open: &mut TakingIn) -> bool {
    let words = Words::of(app.words.lang());
    let ready = open.is_something();
    let ((), (go, cancel), closed) = modal(
        context,
        Id::unique("import-draft"),
        words.t("dialog-import-draft-title"),
        words,
        |ui| {
            summary(ui, open, words);
            ScrollArea::vertical()
                .max_height(340.0)
                .auto_shrink([false, true])
                .show(ui, |ui| lists(ui, open, words));
        },
        |row| {
            let go = row.button(words.t("action-import-draft"), Rank::Primary, ready);
            (
                go,
                row.button(words.t("action-cancel"), Rank::Secondary, true),
            )
        },
    );
    if go {
        let command = TableCommand::TakeIn(open.name.clone(), open.read.clone(), open.taken());
        app.commands.push(table(command));
    }
    !(go || cancel || closed)
}

fn number(n: usize) -> f64 {
    f64::from(u32::try_from(n).unwrap_or(u32::MAX))
}

fn summary(ui: &mut Ui, open: &TakingIn, words: &Words) {
    let read = &open.read;
    let said = words.tf(
        "import-draft-summary",
        &[
            ("name", open.name.as_str().into()),
            ("articles", number(read.n_articles).into()),
            ("changed", number(read.differences.len()).into()),
            ("proposals", number(read.proposals.len()).into()),
            ("notes", number(read.n_notes()).into()),
        ],
    );
    ui.label(Type::Body.of(said));
    ui.add_space(GAP);
}

fn lists(ui: &mut Ui, open: &mut TakingIn, words: &Words) {
    let read = &open.read;
    if !read.differences.is_empty() {
        section(ui, words.t("import-draft-words"), None);
        for (difference, on) in read.differences.iter().zip(open.parts.iter_mut()) {
            part(ui, difference, on, words);
        }
    }
    if !read.proposals.is_empty() {
        section(ui, words.t("import-draft-proposals"), None);
        for (proposed, on) in read.proposals.iter().zip(open.proposals.iter_mut()) {
            proposal(ui, proposed, on, words);
        }
    }
    if !read.notes.is_empty() {
        let n = number(read.n_notes());
        let said = words.tf("import-draft-notes", &[("n", n.into())]);
        ui.checkbox(&mut open.notes, Type::Body.of(said));
    }
    if !read.remarks.is_empty() {
        section(ui, words.t("import-draft-unclear"), None);
        for remark in &read.remarks {
            let what = retold(&remark.what, words);
            let said = if remark.place.is_empty() {
                what
            } else {
                format!("{} · {what}", retold(&remark.place, words))
            };
            soft(ui, said);
        }
    }
}

fn part(ui: &mut Ui, difference: &Difference, on: &mut bool, words: &Words) {
    let what = match difference.part {
        Part::Title => words.t("import-draft-title").to_owned(),
        Part::Preamble => words.t("text-preamble").to_owned(),
        Part::Order => words.t("import-draft-order").to_owned(),
        Part::Article(_) => {
            let n = difference.number.as_str();
            let article = words.tf("text-article-n", &[("n", n.into())]);
            format!("{article} {}", difference.heading)
        }
    };
    let kind = words.t(change_key(difference.change));
    ui.checkbox(on, Type::Body.of(format!("{kind}: {}", what.trim_end())));
    let change = arrow(&difference.before, &difference.after);
    if !change.is_empty() {
        ui.indent(Id::unique(("part", difference.part)), |ui| soft(ui, change));
    }
    ui.add_space(GAP_TINY);
}

fn proposal(ui: &mut Ui, told: &Proposed, on: &mut bool, words: &Words) {
    let by = if told.by.is_empty() {
        words.t("import-draft-nobody")
    } else {
        told.by.as_str()
    };
    let what = if told.place.is_empty() {
        by.to_owned()
    } else {
        format!("{by} · {}", place_words(&told.place, words))
    };
    ui.checkbox(on, Type::Body.of(what));
    let change = arrow(&told.proposal.quote.words, &told.proposal.text);
    ui.indent(Id::unique(("proposal", told.proposal.id)), |ui| {
        soft(ui, short(&change));
    });
    ui.add_space(GAP_TINY);
}

fn soft(ui: &mut Ui, words: impl Into<String>) {
    let ink = palette(ui.visuals()).text_soft;
    ui.label(Type::Small.of(words.into()).color(ink));
}
