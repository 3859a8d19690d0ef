//! Comments and footnotes, each with the words it stands on.

use crate::model::ids::{ArticleId, ParagraphId};
use crate::model::note::{Note, NoteKind, NoteOn};
use crate::model::text::Span;
use crate::session::draft_edit::place_name;
use crate::session::state::Session;

/// The notes of an article or of the draft, in the order of the text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NotesView {
    /// Those that are shown.
    pub rows: Vec<NoteRow>,
    /// How many comments of the whole draft are not settled.
    pub n_open: usize,
}

/// A note with the place and words it is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NoteRow {
    /// The note.
    pub note: Note,
    /// Where it stands, as `4, 2 (a)`; empty for the draft as a whole.
    pub place: String,
    /// Its article.
    pub article: Option<ArticleId>,
    /// The words it stands on; absent where they are gone.
    pub at: Option<(ParagraphId, Span)>,
    /// Whether the words or the place it stands on are gone.
    pub gone: bool,
}

impl Session {
    /// The notes of an article, or of the draft where none is named; settled ones only where asked
    /// for. Those whose words are gone are always among them.
    pub fn notes_view(&self, article: Option<ArticleId>, settled: bool) -> NotesView {
        let notes = &self.workspace().notes;
        let open = |note: &&Note| !note.resolved && note.kind == NoteKind::Comment;
        let mut view = NotesView {
            n_open: notes.iter().filter(open).count(),
            ..NotesView::default()
        };
        let rows = notes.iter().map(|note| self.note_row(note));
        view.rows = rows
            .filter(|row| settled || !row.note.resolved)
            .filter(|row| article.is_none() || row.article == article || row.article.is_none())
            .collect();
        let draft = &self.workspace().draft;
        let order = |row: &NoteRow| {
            let at = draft
                .articles
                .iter()
                .position(|a| Some(a.id) == row.article);
            let within = row.at.and_then(|(id, span)| {
                let place = draft.articles.get(at?)?.place_of(id)?;
                Some((place, span.start))
            });
            (at, within, row.note.time_ms, row.note.id)
        };
        view.rows.sort_by_cached_key(order);
        view
    }

    fn note_row(&self, note: &Note) -> NoteRow {
        let workspace = self.workspace();
        let draft = &workspace.draft;
        let mut row = NoteRow {
            note: note.clone(),
            place: String::new(),
            article: None,
            at: None,
            gone: false,
        };
        match note.on {
            NoteOn::Draft => {}
            NoteOn::Article(id) => match draft.article(id) {
                Some(article) => {
                    row.place = place_name(draft, article, None);
                    row.article = Some(id);
                    let first = article.paragraphs.first();
                    row.at = first.map(|p| (p.id, Span::default()));
                }
                None => row.gone = true,
            },
            NoteOn::Paragraph(id) => {
                if let Some((article, _)) = draft.paragraph(id) {
                    row.place = place_name(draft, article, Some(id));
                    row.article = Some(article.id);
                }
                let text = draft.text_of(id);
                let span = text.and_then(|text| note.quote.place(text));
                row.gone = span.is_none();
                row.at = text.map(|_| (id, span.unwrap_or_default()));
            }
            NoteOn::Proposal(id) => match workspace.proposal(id) {
                Some(proposal) => {
                    let row_of = self.proposals_view(None, crate::model::text::Lang::En);
                    let found = row_of.rows.iter().find(|r| r.proposal.id == proposal.id);
                    if let Some(found) = found {
                        row.place.clone_from(&found.place);
                        (row.article, row.at) = (found.article, found.at);
                    }
                }
                None => row.gone = true,
            },
        }
        row
    }

    /// How many comments that are not settled stand on a paragraph.
    pub fn open_notes(&self, paragraph: ParagraphId) -> usize {
        let notes = self.workspace().notes.iter();
        notes
            .filter(|note| note.on == NoteOn::Paragraph(paragraph))
            .filter(|note| !note.resolved && note.kind == NoteKind::Comment)
            .count()
    }
}
