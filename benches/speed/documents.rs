//! Times documents: a text of 200 KB with 300 tracked changes out and in, and the same on paper.

use travaux::exchange::document::text::{ArticleOut, ClauseOut, TextOut};
use travaux::exchange::document::{Change, Run, Style, html, lay};
use travaux::exchange::docx::docx;
use travaux::exchange::draft_in::{DraftFormat, Maker, read};
use travaux::exchange::pdf::pdf;
use travaux::model::ids::IdMint;

use crate::time;

/// A text of 1 000 paragraphs of 200 bytes, with 300 words changed by delegations.
fn long() -> TextOut {
    let words = "Each State Party shall adopt such legislative and other measures as may be necessary to ensure that the competent authorities can obtain the data that they need for the purposes of this Convention, in ";
    let clause = |at: usize| {
        let mut runs = vec![Run::plain(words)];
        for change in [
            Change::deleted("Delegation & co", "2024-02-01"),
            Change::inserted("Delegation & co", "2024-02-01"),
        ] {
            if at % 20 < 3 {
                runs.push(Run {
                    change: Some(change),
                    ..Run::plain("words")
                });
            }
        }
        ClauseOut {
            number: format!("{}.", at % 10 + 1),
            runs,
            ..ClauseOut::default()
        }
    };
    let article = |at: usize| ArticleOut {
        number: (at + 1).to_string(),
        heading: vec![Run::plain("Measures")],
        clauses: (at * 10..at * 10 + 10).map(clause).collect(),
        ..ArticleOut::default()
    };
    TextOut {
        title: vec![Run::plain("A long text")],
        stamp: vec!["audience: public".to_owned()],
        articles: (0..100).map(article).collect(),
        ..TextOut::default()
    }
}

/// Times every writer, and a Word file read back.
pub(crate) fn time_all() {
    let text = long();
    let document = lay(&text, Style::Un);
    time(
        "200 KB with 300 tracked changes as docx",
        "300 ms",
        20,
        || docx(&lay(&text, Style::Un)).len(),
    );
    let bytes = docx(&document);
    time("the same docx read back", "300 ms", 20, || {
        let mut maker = Maker {
            mint: IdMint::new(1),
            now_ms: 1,
            author: String::new(),
        };
        let read = read(&bytes, DraftFormat::Docx, &mut maker).unwrap();
        assert_eq!(read.proposals.len(), 150);
        read.draft.articles.len()
    });
    time("the same as html", "50 ms", 20, || html(&document).len());
    time("the same as pdf", "600 ms", 5, || pdf(&document).len());
}
