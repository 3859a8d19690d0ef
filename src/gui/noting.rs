//! The question what is to be noted on words of the draft.

use egui::{Context, Id, TextEdit, Ui};

use crate::model::bloc::Layer;
use crate::model::decision::Quote;
use crate::model::ids::NoteId;
use crate::model::note::{Note, NoteKind, NoteOn};
use crate::session::command::{Command, RollingCommand};
use crate::session::state::Session;

use super::app::App;
use super::theme::{self, GAP, GAP_TINY, Type};
use super::widgets::{Rank, modal, offer_first};

/// What has been typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Noting {
    on: NoteOn,
    quote: Quote,
    /// The words it stands on, to be shown.
    words: String,
    text: String,
    internal: bool,
    /// The note that is changed; absent for a new one.
    of: Option<Box<Note>>,
}

impl Noting {
    /// A new note on the words selected, or on the paragraph where none are; on the article where
    /// there is no caret.
    pub fn at_caret(session: &Session) -> Option<Self> {
        let look = session.look();
        let draft = &session.workspace().draft;
        let new = |on, quote, words: &str| Self {
            on,
            quote,
            words: words.to_owned(),
            text: String::new(),
            internal: false,
            of: None,
        };
        if let Some((id, span)) = look.caret {
            let text = draft.text_of(id)?;
            let words = span.of(text);
            let on = NoteOn::Paragraph(id);
            return Some(if words.is_empty() {
                new(on, Quote::default(), text)
            } else {
                new(on, Quote::unique(text, span), words)
            });
        }
        let article = draft.article(look.article?)?;
        let on = NoteOn::Article(article.id);
        Some(new(on, Quote::default(), &article.heading))
    }

    /// A note that is to be changed.
    pub fn of(note: &Note) -> Self {
        Self {
            on: note.on,
            quote: note.quote.clone(),
            words: note.quote.words.clone(),
            text: note.text.clone(),
            internal: note.is_internal(),
            of: Some(Box::new(note.clone())),
        }
    }

    fn command(&self) -> RollingCommand {
        let layer = if self.internal {
            Layer::Private
        } else {
            Layer::Shared
        };
        let text = self.text.trim().to_owned();
        if let Some(old) = &self.of {
            let after = Note {
                text,
                layer,
                ..(**old).clone()
            };
            return RollingCommand::PutNote(after.id, Some(Box::new(after)));
        }
        RollingCommand::Remark(Box::new(Note {
            id: NoteId(ulid::Ulid::nil()),
            on: self.on,
            quote: self.quote.clone(),
            kind: NoteKind::Comment,
            text,
            author: String::new(),
            time_ms: 0,
            replies: Vec::new(),
            resolved: false,
            layer,
        }))
    }
}

/// A field for several lines under its visible name.
pub(super) fn lines_field(
    ui: &mut Ui,
    value: &mut String,
    name: &str,
    rows: usize,
) -> egui::Response {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = GAP_TINY;
        let soft = theme::palette(ui.visuals()).text_soft;
        let label = ui.label(Type::SmallStrong.of(name).color(soft));
        let field = TextEdit::multiline(value)
            .font(Type::Body.font())
            .desired_rows(rows)
            .desired_width(f32::INFINITY);
        let response = ui.add(field);
        offer_first(&response);
        response.labelled_by(label.id)
    })
    .inner
}

/// Asks; false once it is answered.
pub(super) fn ask(app: &mut App, context: &Context, noting: &mut Noting) -> bool {
    let words = &app.words;
    let filled = !noting.text.trim().is_empty();
    let (title, done) = if noting.of.is_some() {
        ("dialog-note-edit-title", "changes-keep")
    } else {
        ("action-comment", "note-go")
    };
    let (entered, (go, cancel), closed) = modal(
        context,
        Id::unique("note"),
        words.t(title),
        words,
        |ui| {
            let faint = theme::palette(ui.visuals()).text_soft;
            if !noting.words.is_empty() {
                let quote = Type::Text.of(shortened(&noting.words)).color(faint);
                ui.add(egui::Label::new(quote).wrap());
                ui.add_space(GAP);
            }
            lines_field(ui, &mut noting.text, words.t("note-text"), 4);
            ui.add_space(GAP);
            ui.checkbox(&mut noting.internal, words.t("note-internal"))
                .on_hover_text(words.t("note-internal-hint"));
            ui.input_mut(|input| input.consume_key(egui::Modifiers::COMMAND, egui::Key::Enter))
        },
        |row| {
            let go = row.button(words.t(done), Rank::Primary, filled);
            let cancel = row.button(words.t("action-cancel"), Rank::Secondary, true);
            (go, cancel)
        },
    );
    if (go || entered) && filled {
        app.commands.push(Command::Rolling(noting.command()));
        super::dock::show(&mut app.dock, super::panes::Pane::Notes);
        return false;
    }
    !(cancel || closed)
}

/// Words that may be a whole paragraph, as far as they are needed to know which.
pub(super) fn shortened(words: &str) -> String {
    const SHOWN: usize = 160;
    if words.chars().count() <= SHOWN {
        return words.to_owned();
    }
    let start: String = words.chars().take(SHOWN).collect();
    format!("{}…", start.trim_end())
}
