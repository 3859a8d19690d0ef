//! What a check says: where, how bad, in which words, and how to mend it.

use crate::model::draft::Level;
use crate::model::ids::{ArticleId, ParagraphId};
use crate::model::text::Span;

use super::checks::Check;
use super::passage::{Kind, Passage};

/// How much a remark matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Wrong: the text cannot stand like this.
    Error,
    /// Against the drafting conventions.
    Warning,
    /// Worth a look.
    Hint,
}

impl Severity {
    /// From worst to mildest.
    pub const ALL: [Self; 3] = [Self::Error, Self::Warning, Self::Hint];

    /// The word for files read by scripts.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Hint => "hint",
        }
    }
}

/// The text a remark is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Site {
    /// The draft as a whole.
    Draft,
    /// A recital.
    Recital(ParagraphId),
    /// The heading of an article.
    Heading(ArticleId),
    /// A paragraph, item or tail.
    Paragraph(ArticleId, ParagraphId),
}

impl Site {
    /// The paragraph or recital, where it is one.
    pub fn paragraph(self) -> Option<ParagraphId> {
        match self {
            Self::Recital(id) | Self::Paragraph(_, id) => Some(id),
            Self::Draft | Self::Heading(_) => None,
        }
    }

    /// The article, where it is in one.
    pub fn article(self) -> Option<ArticleId> {
        match self {
            Self::Heading(id) | Self::Paragraph(id, _) => Some(id),
            Self::Draft | Self::Recital(_) => None,
        }
    }
}

/// A way to mend what a remark is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fix {
    /// Other words in the place of some.
    Words {
        /// The words that make way; may be empty.
        span: Span,
        /// What they were, so that a fix never meets other words.
        was: String,
        /// The words put there; may be empty.
        with: String,
    },
    /// Another level.
    Level(Level),
}

/// One thing a check says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// Id of the check.
    pub check: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Where.
    pub site: Site,
    /// The words; the whole text where empty.
    pub span: Span,
    /// Message key of what is said; it may want `words` and `other`.
    pub key: &'static str,
    /// The words it is about.
    pub words: String,
    /// Other words it speaks of: the right spelling, a count.
    pub other: String,
    /// How to mend it, where that can be done without a person's thought.
    pub fix: Option<Fix>,
    /// Place of the text in the draft.
    pub order: usize,
}

/// Collects what the checks say.
#[derive(Default)]
pub struct Sheet {
    pub(super) remarks: Vec<Remark>,
    check: &'static str,
    severity: Option<Severity>,
}

impl Sheet {
    pub(super) fn begin(&mut self, check: &Check) {
        self.check = check.id;
        self.severity = Some(check.severity);
    }

    /// Says something of words of a passage.
    pub(super) fn say(
        &mut self,
        passage: &Passage<'_>,
        span: Span,
        key: &'static str,
    ) -> Saying<'_> {
        let words = span.of(passage.text).to_owned();
        self.remarks.push(Remark {
            check: self.check,
            severity: self.severity.unwrap_or(Severity::Hint),
            site: match passage.kind {
                Kind::Recital(id) => Site::Recital(id),
                Kind::Heading(article) => Site::Heading(article),
                Kind::Clause(article, id) => Site::Paragraph(article, id),
            },
            span,
            key,
            words,
            other: String::new(),
            fix: None,
            order: passage.order,
        });
        Saying {
            last: self.remarks.last_mut(),
        }
    }

    /// Says something of the draft as a whole.
    pub(super) fn say_of_all(&mut self, key: &'static str) -> Saying<'_> {
        self.remarks.push(Remark {
            check: self.check,
            severity: self.severity.unwrap_or(Severity::Hint),
            site: Site::Draft,
            span: Span::default(),
            key,
            words: String::new(),
            other: String::new(),
            fix: None,
            order: 0,
        });
        Saying {
            last: self.remarks.last_mut(),
        }
    }
}

/// The remark just made, to be completed.
pub(super) struct Saying<'s> {
    last: Option<&'s mut Remark>,
}

impl Saying<'_> {
    /// The words it is about, where they are not those under its span.
    pub(super) fn words(self, words: &str) -> Self {
        if let Some(remark) = self.last {
            words.clone_into(&mut remark.words);
            return Self { last: Some(remark) };
        }
        self
    }

    /// Other words it speaks of.
    pub(super) fn other(self, other: &str) -> Self {
        if let Some(remark) = self.last {
            other.clone_into(&mut remark.other);
            return Self { last: Some(remark) };
        }
        self
    }

    /// Other words it speaks of, where there is nothing to mend by itself.
    pub(super) fn done(self, other: &str) {
        if let Some(remark) = self.last {
            other.clone_into(&mut remark.other);
        }
    }

    /// The words under the span make way for these.
    pub(super) fn replace(self, text: &str, with: &str) {
        if let Some(remark) = self.last {
            remark.fix = Some(words_fix(text, remark.span, with));
        }
    }

    /// Other words than those under the span make way.
    pub(super) fn replace_at(self, text: &str, span: Span, with: &str) {
        if let Some(remark) = self.last {
            remark.fix = Some(words_fix(text, span, with));
        }
    }

    /// The paragraph gets another level.
    pub(super) fn level(self, level: Level) {
        if let Some(remark) = self.last {
            remark.fix = Some(Fix::Level(level));
        }
    }
}

fn words_fix(text: &str, span: Span, with: &str) -> Fix {
    Fix::Words {
        span,
        was: span.of(text).to_owned(),
        with: with.to_owned(),
    }
}
