//! The change that gives a paragraph other words, with what is known of its brackets.

use super::Change;
use crate::model::bracket::{Replacement, carry, shift};
use crate::model::draft::{Draft, Paragraph};
use crate::model::ids::ParagraphId;
use crate::model::link::{carry_links, shift_links};
use crate::model::paragraph::on_one_line;

impl Change {
    /// The change that makes the words of a paragraph or recital `new`; `None` where it is not in
    /// the draft or has these words.
    ///
    /// It is [`Change::Text`] of the words that differ, so that bursts of typing merge, unless a
    /// bracket of which something is known, or a reference that leads somewhere, would go: then the list of paragraphs changes, and the
    /// records that still stand at brackets are carried over.
    pub fn of_text(draft: &Draft, paragraph: ParagraphId, new: &str) -> Option<Self> {
        let here = draft.any_paragraph(paragraph)?;
        if here.text == new {
            return None;
        }
        let differs = Replacement::between(&here.text, new);
        let (at, removed, inserted) = (differs.at, differs.removed, differs.inserted);
        let (mut brackets, mut links) = (here.brackets.clone(), here.links.clone());
        let moves = shift(&mut brackets, at, removed, inserted)
            .and_then(|()| shift_links(&mut links, at, removed, inserted));
        if moves.is_ok() {
            return Some(Self::Text {
                paragraph,
                at: differs.at,
                removed: here.text.get(differs.of_old())?.to_owned(),
                inserted: new.get(differs.of_new())?.to_owned(),
            });
        }
        Self::of_paragraph(draft, paragraph, |stands| stands.set_text(new))
    }

    /// The change of the list that holds a paragraph or recital by which it becomes what `edit`
    /// makes of it; `None` where it is not in the draft or stays as it is.
    pub fn of_paragraph(
        draft: &Draft,
        paragraph: ParagraphId,
        edit: impl FnOnce(&mut Paragraph),
    ) -> Option<Self> {
        let edited = |before: &[Paragraph]| {
            let mut after = before.to_vec();
            edit(after.iter_mut().find(|p| p.id == paragraph)?);
            (after != before).then_some(after)
        };
        if draft.preamble.iter().any(|p| p.id == paragraph) {
            return Some(Self::Preamble {
                after: edited(&draft.preamble)?,
                before: draft.preamble.clone(),
            });
        }
        let (article, _) = draft.paragraph(paragraph)?;
        Some(Self::Paragraphs {
            article: article.id,
            after: edited(&article.paragraphs)?,
            before: article.paragraphs.clone(),
        })
    }
}

impl Paragraph {
    /// Gives it other words and keeps what is known of brackets and references that still stand.
    pub fn set_text(&mut self, new: &str) {
        self.links = carry_links(&self.text, &self.links, new);
        let differs = Replacement::between(&self.text, new);
        if shift(
            &mut self.brackets,
            differs.at,
            differs.removed,
            differs.inserted,
        )
        .is_err()
        {
            self.brackets = carry(&self.text, &self.brackets, new);
        }
        new.clone_into(&mut self.text);
    }
}

impl Change {
    /// A paragraph is one line, wherever its words come from: line breaks in those that a change
    /// holds become blanks. What stands in a workspace has none.
    #[expect(
        clippy::wildcard_enum_match_arm,
        reason = "the other changes hold no paragraphs, or copies of what stands"
    )]
    pub(crate) fn make_one_line(&mut self) {
        let one_line = |paragraphs: &mut [Paragraph]| {
            for paragraph in paragraphs {
                on_one_line(&mut paragraph.text);
            }
        };
        match self {
            Self::Text { inserted, .. } => on_one_line(inserted),
            Self::Paragraphs { before, after, .. } | Self::Preamble { before, after } => {
                one_line(before);
                one_line(after);
            }
            Self::Article { before, after, .. } => {
                for article in [before, after].into_iter().flatten() {
                    one_line(&mut article.paragraphs);
                }
            }
            _ => {}
        }
    }
}
