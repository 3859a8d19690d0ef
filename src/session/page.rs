//! What a person does on the page beside typing.
//!
//! Brackets are accepted and dropped, alternatives made and chosen, agreed words put back,
//! references brought up to date, texts pasted and taken apart.
//! Every command that changes the draft is one step that can be undone.

use crate::model::bracket::slot::{Slot, resolved, slots};
use crate::model::bracket::{Pair, Tree};
use crate::model::change::Change;
use crate::model::draft::{Paragraph, ParagraphStatus};
use crate::model::ids::{ArticleId, ParagraphId};
use crate::model::text::Span;

use super::draft_edit::{Planned, place_name};
use super::state::Session;

/// A change made on the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PageCommand {
    /// The innermost brackets round a byte of a paragraph go: their words stay, and rivals of them
    /// go (`keep`), or their words go too.
    Unbracket {
        /// The paragraph.
        paragraph: ParagraphId,
        /// A byte on or between the brackets.
        byte: u32,
        /// Whether the words stay.
        keep: bool,
    },
    /// Another wording, to be typed, beside the words; beside the whole paragraph where the span
    /// is empty.
    Alternative(ParagraphId, Span),
    /// An alternative stands; the others of its place are struck.
    Choose(ParagraphId),
    /// Agreed words that were changed come back.
    PutBack(ParagraphId),
    /// A text pasted over or below a paragraph is taken apart.
    Paste {
        /// The article in which it is pasted; absent where the draft has none, so that one begins.
        article: Option<ArticleId>,
        /// The paragraph under the caret.
        at: Option<ParagraphId>,
        /// Whether all words of the article were selected, so that they make way.
        all: bool,
        /// The text.
        text: String,
    },
    /// Every reference says the numbers of what it leads to.
    UpdateReferences,
    /// What was said of the last paste was read.
    PasteSeen,
}

impl Session {
    pub(super) fn plan_page(&mut self, command: PageCommand, now_ms: u64) -> Option<Planned> {
        match command {
            PageCommand::Unbracket {
                paragraph,
                byte,
                keep,
            } => self.plan_unbracket(paragraph, byte, keep, now_ms),
            PageCommand::Alternative(paragraph, span) => {
                self.plan_alternative(paragraph, span, now_ms)
            }
            PageCommand::Choose(paragraph) => self.plan_choose(paragraph, now_ms),
            PageCommand::PutBack(paragraph) => self.plan_put_back(paragraph),
            PageCommand::Paste {
                article,
                at,
                all,
                text,
            } => self.plan_paste_at(article, at, all, &text, now_ms),
            PageCommand::UpdateReferences => self.plan_update_references(now_ms),
            PageCommand::PasteSeen => {
                self.look.pasted = None;
                None
            }
        }
    }

    /// Places of all brackets of the draft, in order: paragraph and the words with their brackets.
    pub fn bracket_places(&self) -> Vec<(ParagraphId, Span)> {
        let articles = self.workspace().draft.articles.iter();
        let standing = articles
            .flat_map(|article| &article.paragraphs)
            .filter(|p| !p.is_deleted());
        standing
            .flat_map(|p| {
                let pairs = Tree::of(&p.text).pairs;
                pairs.into_iter().map(|pair| (p.id, pair.outer(&p.text)))
            })
            .collect()
    }

    fn plan_unbracket(
        &self,
        id: ParagraphId,
        byte: u32,
        keep: bool,
        now_ms: u64,
    ) -> Option<Planned> {
        let draft = &self.workspace.draft;
        let paragraph = draft.any_paragraph(id)?;
        let text = &paragraph.text;
        let tree = Tree::of(text);
        let pair = tree.around(byte as usize)?;
        let author = self.author.as_str();
        let whole = pair.outer(text).of(text).trim() == text.trim();
        let change = Change::of_paragraph(draft, id, |p| {
            if whole && !keep {
                // Words of a whole paragraph are not lost: they stand there, struck.
                p.set_status(ParagraphStatus::Deleted, author, now_ms);
            } else {
                let left = without(&p.text, &tree, pair, byte, keep);
                p.set_text(&left);
                settle_status(p, author, now_ms);
            }
        })?;
        let article = draft.paragraph(id).map(|(article, _)| article);
        let subject = article.map(|article| place_name(draft, article, Some(id)));
        let label = if keep {
            "undo-accept-words"
        } else {
            "undo-drop-bracket"
        };
        Some(Planned::one(label, subject.unwrap_or_default(), change))
    }
}

/// A paragraph without brackets is bracketed no more.
fn settle_status(paragraph: &mut Paragraph, author: &str, now_ms: u64) {
    let none = Tree::of(&paragraph.text).pairs.is_empty();
    if none && paragraph.status == ParagraphStatus::Bracketed {
        paragraph.set_status(ParagraphStatus::Open, author, now_ms);
    }
}

/// A text in which a pair of brackets is settled.
fn without(text: &str, tree: &Tree, pair: Pair, byte: u32, keep: bool) -> String {
    let place = tree.pairs.iter().position(|one| *one == pair);
    let all = slots(text, tree);
    let mine = |slot: &&Slot| slot.choices.iter().any(|c| Some(c.pair) == place);
    let Some(slot) = all.iter().find(mine) else {
        return text.to_owned();
    };
    // The choice under the caret, where one pair of brackets holds several.
    let own = |at: &usize| slot.choices.get(*at).is_some_and(|c| Some(c.pair) == place);
    let under = |at: &usize| {
        let words = slot.choices.get(*at).map(|c| c.words);
        words.is_some_and(|words| words.start <= byte && byte <= words.end)
    };
    let n = slot.choices.len();
    let at = (0..n)
        .find(|at| own(at) && under(at))
        .or_else(|| (0..n).find(own));
    let alone = Slot {
        inside: None,
        ..slot.clone()
    };
    if keep {
        return resolved(text, &[alone], &[at]);
    }
    let outer = pair.outer(text);
    let shared = slot
        .choices
        .iter()
        .filter(|c| Some(c.pair) == place)
        .count()
        > 1;
    let rivals = slot.rivals && !shared;
    if !rivals {
        return resolved(text, &[alone], &[None]);
    }
    // The other rivals stay as they are, and what joined this one to them goes with it.
    let (start, end) = (slot.span.start, slot.span.end);
    let next = slot.choices.iter().filter_map(|c| tree.pairs.get(c.pair));
    let after = next
        .clone()
        .map(|p| p.open)
        .filter(|open| *open >= outer.end)
        .min();
    let before = next
        .map(|p| p.outer(text).end)
        .filter(|end| *end <= outer.start)
        .max();
    let gone = match (after, before) {
        (Some(after), _) => Span::new(outer.start.max(start) as usize, after as usize),
        (None, Some(before)) => Span::new(before as usize, outer.end.min(end) as usize),
        (None, None) => outer,
    };
    let mut left = text.to_owned();
    if left.get(gone.range()).is_some() {
        left.replace_range(gone.range(), "");
    }
    left
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settled(text: &str, byte: usize, keep: bool) -> String {
        let tree = Tree::of(text);
        let pair = tree.around(byte).unwrap();
        without(text, &tree, pair, Span::new(byte, byte).start, keep)
    }

    #[test]
    fn words_are_accepted_and_their_rivals_go() {
        let text = "Parties [shall][should] or [may] act [promptly].";
        assert_eq!(settled(text, 9, true), "Parties shall act [promptly].");
        let at = text.find("promptly").unwrap();
        assert_eq!(
            settled(text, at, true),
            "Parties [shall][should] or [may] act promptly."
        );
    }

    #[test]
    fn dropped_words_leave_their_rivals() {
        let text = "Parties [shall][should] or [may] act [, promptly,] at once.";
        assert_eq!(
            settled(text, 9, false),
            "Parties [should] or [may] act [, promptly,] at once."
        );
        let may = text.find("may").unwrap();
        assert_eq!(
            settled(text, may, false),
            "Parties [shall][should] act [, promptly,] at once."
        );
        let at = text.find("promptly").unwrap();
        assert_eq!(
            settled(text, at, false),
            "Parties [shall][should] or [may] act at once."
        );
    }

    #[test]
    fn nested_brackets_settle_by_themselves() {
        let text = "a [b [c] d] e";
        assert_eq!(settled(text, 6, true), "a [b c d] e");
        assert_eq!(settled(text, 6, false), "a [b d] e");
        assert_eq!(settled(text, 3, true), "a b [c] d e");
        assert_eq!(settled("x [shall/may] y", 9, true), "x may y");
    }
}
