//! A text laid out as a document, in the manner of one body or another.

use crate::model::draft::ParagraphStatus;

use super::text::{ArticleOut, ClauseOut, TextOut};
use super::{Block, Document, Look, Para, ParaKind, Run, Shade, Terms};

/// In whose manner a text is laid out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// United Nations: brackets, deletions struck, what is agreed said in brackets.
    #[default]
    Un,
    /// World Health Organization: yellow agreed in a working group, green in plenary.
    Who,
    /// International Telecommunication Union: ADD, MOD, SUP or NOC before each provision.
    Itu,
}

impl Style {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Un, Self::Who, Self::Itu];

    /// The English word, as scripts read and write it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Un => "un",
            Self::Who => "who",
            Self::Itu => "itu",
        }
    }
}

/// The text as a document.
pub fn lay(text: &TextOut, style: Style) -> Document {
    let terms = Terms::of(text.lang);
    let title = text.title.iter().filter(|run| !run.is_deleted());
    let mut document = Document {
        title: title.map(|run| run.text.as_str()).collect(),
        lang: text.lang,
        stamp: text.stamp.clone(),
        tracked: true,
        blocks: Vec::new(),
        comments: text.comments.clone(),
        footnotes: text.footnotes.clone(),
    };
    let standing = |clause: &&ClauseOut| !clause.runs.is_empty() || !clause.remarks.is_empty();
    let layer = Layer { style, terms };
    if !text.preamble.is_empty() {
        document.heading(2, terms.preamble());
        for clause in text.preamble.iter().filter(standing) {
            layer.clause(&mut document, clause);
        }
    }
    for article in &text.articles {
        for division in &article.opens {
            let words = format!("{}  {}", division.number, division.heading);
            document.heading(division.depth, words.trim());
        }
        document.blocks.push(layer.heading(article));
        for clause in article.clauses.iter().filter(standing) {
            layer.clause(&mut document, clause);
        }
    }
    document
}

/// What every part is laid out with.
struct Layer {
    style: Style,
    terms: Terms,
}

impl Layer {
    fn heading(&self, article: &ArticleOut) -> Block {
        let mut number = self.terms.article(&article.number);
        if article.heading.iter().any(|run| !run.text.is_empty()) {
            number.push_str(". ");
        }
        let mut runs = vec![Run {
            change: article.change.clone(),
            ..Run::plain(number)
        }];
        if self.style == Style::Itu
            && let Some(change) = &article.change
        {
            let code = if change.is_insertion() { "ADD" } else { "SUP" };
            runs.insert(0, Run::plain(format!("{code}\t")));
        }
        runs.extend(article.heading.iter().cloned());
        Block::Heading { level: 2, runs }
    }

    fn clause(&self, document: &mut Document, clause: &ClauseOut) {
        let mut runs = clause.runs.clone();
        if clause.is_struck() {
            for run in &mut runs {
                run.look.struck = true;
            }
        }
        let mut number = clause.number.clone();
        if self.style == Style::Itu {
            number = format!("{} {number}", code(clause)).trim().to_owned();
        }
        let mark = self.terms.status(clause.status);
        // Colours alone would leave out whoever cannot tell them apart.
        if !mark.is_empty() {
            runs.push(Run::plain(format!(" {mark}")));
        }
        if !clause.reserves.is_empty() {
            let words = self.terms.pick("reserved by", "保留：");
            let names = clause.reserves.join(self.terms.pick(", ", "、"));
            let mut reserve = Run::italic(format!(" [{words} {names}]"));
            reserve.look = Look {
                italic: true,
                ..Look::default()
            };
            runs.push(reserve);
        }
        let shade = match clause.status {
            ParagraphStatus::AgreedInformals => Some(Shade::Yellow),
            ParagraphStatus::AgreedAdReferendum | ParagraphStatus::Agreed => Some(Shade::Green),
            ParagraphStatus::Open
            | ParagraphStatus::Bracketed
            | ParagraphStatus::Pending
            | ParagraphStatus::Deleted
            | ParagraphStatus::Moved => None,
        };
        let indent = u8::try_from(clause.level.depth()).unwrap_or(3);
        if runs.is_empty() {
            for remark in &clause.remarks {
                document.note(remark.as_str());
            }
            return;
        }
        document.blocks.push(Block::Paragraph(Para {
            number,
            indent,
            runs,
            kind: ParaKind::Body,
            change: clause.change.clone(),
            shade: shade.filter(|_| self.style == Style::Who),
        }));
        for remark in &clause.remarks {
            document.blocks.push(Block::Paragraph(Para {
                indent: indent + 1,
                ..Para::words(ParaKind::Note, remark.as_str())
            }));
        }
    }
}

/// The code of the International Telecommunication Union for what happens to a provision.
fn code(clause: &ClauseOut) -> &'static str {
    if clause.is_struck() {
        "SUP"
    } else if clause.change.is_some() {
        "ADD"
    } else if clause.runs.iter().any(|run| run.change.is_some()) {
        "MOD"
    } else {
        "NOC"
    }
}
