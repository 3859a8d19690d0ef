//! How the text went from adoption to adoption, as a redline.

use crate::analysis::redline::{Fate, Piece, PieceKind, redline};
use crate::exercise::meeting::{Meeting, TextStep};
use crate::model::draft::Draft;
use crate::session::view::comparison::numbers::Numbers;

use super::{Names, TextName};

/// What an adoption changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct HistoryView {
    /// The text that was adopted.
    pub text: TextName,
    /// Under which item; may be empty.
    pub item: String,
    /// When, on the session's clock, in milliseconds.
    pub at: u64,
    /// The paragraphs it changed.
    pub lines: Vec<ChangedView>,
}

/// A paragraph that was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChangedView {
    /// Where it stands, as `2, 1 (a)`, or stood where it is gone.
    pub place: String,
    /// What became of it.
    pub fate: Fate,
    /// Its words.
    pub pieces: Vec<Piece>,
}

pub(super) fn history(names: &Names<'_>, meeting: &Meeting) -> Vec<HistoryView> {
    let steps: Vec<&TextStep> = meeting.texts.iter().collect();
    let pairs = steps.windows(2).filter_map(|pair| {
        let [old, new] = pair else { return None };
        let adopted = |text: &&crate::exercise::meeting::Tabled| text.adopted == new.event;
        let text = meeting.tabled.iter().find(adopted)?;
        Some(HistoryView {
            text: names.text(text.proposal.id),
            item: new
                .item
                .as_ref()
                .map_or_else(String::new, |i| names.item(i)),
            at: new.at,
            lines: changed(&old.draft, &new.draft),
        })
    });
    pairs.collect()
}

/// The paragraphs that differ between two drafts; their status alone does not count.
fn changed(old: &Draft, new: &Draft) -> Vec<ChangedView> {
    let redline = redline(old, new);
    let (was, is) = (Numbers::of(old), Numbers::of(new));
    let mut found = Vec::new();
    for (_, line) in redline.lines() {
        let struck = line.status.is_some_and(|(_, is)| is.is_struck());
        if line.fate == Fate::Kept && line.pieces.is_empty() && !struck {
            continue;
        }
        let (place, text) = match (line.new, line.old) {
            (Some(at), _) => (is.at(Some(at)).1, new.text_of(at.id)),
            (None, at) => (was.at(at).1, at.and_then(|at| old.text_of(at.id))),
        };
        let whole = |kind| {
            vec![Piece {
                kind,
                text: text.unwrap_or_default().to_owned(),
            }]
        };
        found.push(ChangedView {
            place,
            fate: if struck { Fate::Removed } else { line.fate },
            pieces: match line.fate {
                _ if struck => whole(PieceKind::Deleted),
                _ if !line.pieces.is_empty() => line.pieces.clone(),
                Fate::Added => whole(PieceKind::Inserted),
                Fate::Removed => whole(PieceKind::Deleted),
                Fate::Kept | Fate::MovedAway => whole(PieceKind::Same),
            },
        });
    }
    found
}
