//! What was deleted since a version: a deletion is never an absence, it can always be shown.

use super::{ComparisonView, LineView};
use crate::analysis::redline::{Fate, PieceKind};
use crate::model::draft::ParagraphStatus;

impl LineView {
    /// Whether words of it were deleted, or it was struck as a whole. What only moved was not.
    pub fn deletes(&self) -> bool {
        let struck = self
            .status
            .is_some_and(|(was, is)| !was.is_struck() && is == ParagraphStatus::Deleted);
        let mut pieces = self.pieces.iter();
        self.fate == Fate::Removed
            || struck
            || (self.fate == Fate::Kept && pieces.any(|piece| piece.kind == PieceKind::Deleted))
    }
}

impl ComparisonView {
    /// How many paragraphs lost words, were struck or are gone.
    pub fn n_deletions(&self) -> usize {
        let lines = self.sections.iter().flat_map(|section| &section.lines);
        lines.filter(|line| line.deletes()).count()
    }
}
