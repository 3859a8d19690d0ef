//! A text of the draft as checks read it: a heading, a recital or a paragraph.

use crate::model::draft::{Level, Paragraph, ParagraphStatus};
use crate::model::ids::{ArticleId, ParagraphId};
use crate::model::text::{Lang, Span};

use super::words::{Word, words_of};

/// What a passage is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Recital(ParagraphId),
    Heading(ArticleId),
    Clause(ArticleId, ParagraphId),
}

/// A text with its words.
pub(super) struct Passage<'d> {
    pub(super) kind: Kind,
    pub(super) text: &'d str,
    pub(super) lang: Lang,
    pub(super) words: Vec<Word<'d>>,
    /// Place among all passages of the draft.
    pub(super) order: usize,
    /// Level of a paragraph.
    pub(super) level: Level,
    pub(super) status: ParagraphStatus,
    /// Whether items follow.
    pub(super) is_chapeau: bool,
}

impl<'d> Passage<'d> {
    pub(super) fn heading(article: ArticleId, text: &'d str, order: usize) -> Self {
        Self {
            kind: Kind::Heading(article),
            text,
            lang: Lang::guess(text),
            words: words_of(text),
            order,
            level: Level::Paragraph,
            status: ParagraphStatus::Open,
            is_chapeau: false,
        }
    }

    pub(super) fn paragraph(kind: Kind, paragraph: &'d Paragraph, order: usize) -> Self {
        Self {
            kind,
            text: &paragraph.text,
            lang: Lang::guess(&paragraph.text),
            words: words_of(&paragraph.text),
            order,
            level: paragraph.level,
            status: paragraph.status,
            is_chapeau: false,
        }
    }

    /// Whether it is in Chinese.
    pub(super) fn is_chinese(&self) -> bool {
        self.lang == Lang::Zh
    }

    pub(super) fn is_heading(&self) -> bool {
        matches!(self.kind, Kind::Heading(_))
    }

    pub(super) fn is_recital(&self) -> bool {
        matches!(self.kind, Kind::Recital(_))
    }

    /// Whether it is a paragraph, item or tail of an article.
    pub(super) fn is_clause(&self) -> bool {
        matches!(self.kind, Kind::Clause(..))
    }

    /// Whether it is an item of a list.
    pub(super) fn is_item(&self) -> bool {
        self.is_clause() && matches!(self.level, Level::Item | Level::Subitem | Level::Point)
    }

    /// Places where these words stand one after the other, whatever their case; only blanks stand
    /// between them.
    pub(super) fn find<'p>(&'p self, phrase: &'p [&'p str]) -> impl Iterator<Item = Span> + 'p {
        let n = phrase.len().max(1);
        self.words.windows(n).filter_map(move |run| {
            let same = run
                .iter()
                .zip(phrase)
                .all(|(word, wanted)| word.text.eq_ignore_ascii_case(wanted));
            (same && self.is_close(run)).then(|| span_of(run))
        })
    }

    /// Whether only blanks stand between these words.
    pub(super) fn is_close(&self, run: &[Word<'_>]) -> bool {
        run.windows(2).all(|pair| {
            let [a, b] = pair else { return true };
            let between = Span::new(a.span().end as usize, b.span().start as usize);
            between.of(self.text).chars().all(char::is_whitespace)
        })
    }

    /// The character before a byte.
    pub(super) fn before(&self, at: usize) -> Option<char> {
        self.text.get(..at)?.chars().next_back()
    }

    /// The character at a byte.
    pub(super) fn sign_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    /// Whether a sentence begins at a byte: only blanks, brackets and quotation marks stand
    /// between it and the beginning, a full stop or a colon.
    pub(super) fn begins_sentence(&self, at: usize) -> bool {
        let before = self.text.get(..at).unwrap_or("");
        let opener =
            |ch: char| ch.is_whitespace() || matches!(ch, '[' | '(' | '"' | '“' | '‘' | '\'');
        match before.trim_end_matches(opener).chars().next_back() {
            None => true,
            Some(last) => matches!(last, '.' | ':' | '?' | '!' | ';' | ']'),
        }
    }

    /// The last character that is no blank, bracket or quotation mark, with its byte.
    pub(super) fn last_sign(&self) -> Option<(usize, char)> {
        let closer = |ch: &char| ch.is_whitespace() || matches!(ch, ']' | '"' | '”' | '’' | '］');
        let mut signs = self.text.char_indices().rev();
        signs.find(|(_, ch)| !closer(ch))
    }
}

/// The span over a run of words.
pub(super) fn span_of(run: &[Word<'_>]) -> Span {
    match (run.first(), run.last()) {
        (Some(first), Some(last)) => first.span().joined(last.span()),
        _ => Span::default(),
    }
}
