//! The numbers of two drafts' paragraphs, found by place.

use crate::analysis::redline::LineAt;
use crate::model::draft::{Article, Draft};
use crate::model::number::{article_numbers, full_number, paragraph_numbers};

/// The numbers of a draft's paragraphs: in the margin, and in full.
pub(in crate::session::view) struct Numbers(Vec<Vec<(String, String)>>);

impl Numbers {
    pub(in crate::session::view) fn of(draft: &Draft) -> Self {
        let of = |(article, number): (&Article, String)| {
            let margin = paragraph_numbers(article);
            let full = |(at, margin): (usize, String)| {
                let inner = full_number(article, at);
                let full = if inner.is_empty() {
                    number.clone()
                } else {
                    format!("{number}, {inner}")
                };
                (margin, full)
            };
            margin.into_iter().enumerate().map(full).collect()
        };
        Self(
            draft
                .articles
                .iter()
                .zip(article_numbers(draft))
                .map(of)
                .collect(),
        )
    }

    pub(in crate::session::view) fn at(&self, at: Option<LineAt>) -> (String, String) {
        let found = at.and_then(|at| self.0.get(at.article?)?.get(at.at));
        found.cloned().unwrap_or_default()
    }
}
