//! What tests of checks share: a draft written as lines, and what one check says of it.
//!
//! A line opens with what it is: `# heading` begins an article, `^ recital`, `- item`,
//! `-- subitem`, `= tail`, `! agreed paragraph`; anything else is a paragraph.

use crate::editorial::remark::Fix;
use crate::model::draft::{Article, Draft, Level, Paragraph, ParagraphStatus};
use crate::model::ids::{ArticleId, IdMint, ParagraphId, VersionId};

use super::super::remarks;

pub(super) fn draft(lines: &[&str]) -> Draft {
    let mut mint = IdMint::new(3);
    let mut draft = Draft::empty(VersionId(mint.next(1)));
    for line in lines {
        let (sign, rest) = line.split_once(' ').unwrap_or(("", line));
        let (level, status, text) = match sign {
            "#" => {
                let id = ArticleId(mint.next(1));
                draft.articles.push(Article::new(id, rest, Vec::new()));
                continue;
            }
            "-" => (Level::Item, ParagraphStatus::Open, rest),
            "--" => (Level::Subitem, ParagraphStatus::Open, rest),
            "=" => (Level::Tail, ParagraphStatus::Open, rest),
            "!" => (Level::Paragraph, ParagraphStatus::Agreed, rest),
            "^" => (Level::Paragraph, ParagraphStatus::Open, rest),
            _ => (Level::Paragraph, ParagraphStatus::Open, *line),
        };
        let id = ParagraphId(mint.next(1));
        let mut paragraph = Paragraph::new(id, level, text);
        paragraph.status = status;
        if sign == "^" {
            draft.preamble.push(paragraph);
            continue;
        }
        if draft.articles.is_empty() {
            let id = ArticleId(mint.next(1));
            draft.articles.push(Article::new(id, "Heading", Vec::new()));
        }
        draft
            .articles
            .last_mut()
            .unwrap()
            .paragraphs
            .push(paragraph);
    }
    draft
}

/// What a check says of a draft: `key|words|fix`, without the prefix that all its keys share.
pub(super) fn says(id: &str, lines: &[&str]) -> Vec<String> {
    let draft = draft(lines);
    let found = remarks(&draft, None, |check| check.id == id);
    assert!(super::check(id).is_some(), "there is no check {id}");
    found
        .iter()
        .map(|remark| {
            assert_eq!(remark.check, id);
            let key = remark.key.strip_prefix("remark-").unwrap();
            let key = key.strip_prefix(id).unwrap_or(key).trim_start_matches('-');
            let fix = match &remark.fix {
                None => String::new(),
                Some(Fix::Words { was, with, .. }) => format!("|{was}→{with}"),
                Some(Fix::Level(level)) => format!("|{level:?}"),
            };
            format!("{key}|{}{fix}", remark.words)
        })
        .collect()
}

/// Checks what is said of one paragraph.
#[track_caller]
pub(super) fn one(id: &str, line: &str, wanted: &[&str]) {
    assert_eq!(says(id, &[line]), wanted, "{line}");
}
