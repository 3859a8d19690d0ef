//! E12: what was changed since an issued version can be seen in the text.
//!
//! The check reads versions and proposals beside the text, which the desk of the others does not
//! hold: [`issued_remarks`] is asked for it by whoever has them.

use super::{Check, Severity};
use crate::analysis::unmarked::{Hidden, hidden, latest_issued};
use crate::editorial::remark::{Remark, Site};
use crate::model::draft::Draft;
use crate::model::ids::ParagraphId;
use crate::model::text::Span;
use crate::model::workspace::Workspace;

pub(super) const CHECK: Check = Check {
    id: "issued-differences",
    number: "E12",
    severity: Severity::Error,
    title: "check-issued-differences",
    help: "check-issued-differences-help",
    run: |_, _| {},
};

/// What is to be said of differences from the latest issued version that nothing marks, each with
/// what is to be marked; nothing where no version was issued.
pub fn issued_remarks(workspace: &Workspace) -> Vec<(Remark, Hidden)> {
    let Some(version) = latest_issued(&workspace.versions) else {
        return Vec::new();
    };
    let draft = &workspace.draft;
    let found = hidden(version, draft, &workspace.proposals);
    let remark = |one: Hidden| {
        let (site, span, key, words, other) = said(&one, draft, &version.name);
        let remark = Remark {
            check: CHECK.id,
            severity: CHECK.severity,
            site,
            span,
            key,
            words,
            other,
            fix: None,
            order: order(draft, site),
        };
        (remark, one)
    };
    found.into_iter().map(remark).collect()
}

fn said(one: &Hidden, draft: &Draft, version: &str) -> (Site, Span, &'static str, String, String) {
    let nowhere = Span::default();
    match one {
        Hidden::Words {
            paragraph,
            span,
            was,
            now,
        } => {
            let (was, now) = (was.trim().to_owned(), now.trim().to_owned());
            let (key, words, other) = match (was.is_empty(), now.is_empty()) {
                (true, _) => ("remark-issued-put-in", now, version.to_owned()),
                (false, true) => ("remark-issued-taken-out", was, version.to_owned()),
                (false, false) => ("remark-issued-replaced", now, was),
            };
            (site_of(draft, *paragraph), *span, key, words, other)
        }
        Hidden::Added(id) => {
            let text = draft.text_of(*id).unwrap_or_default();
            let span = Span::new(0, text.len());
            let words = beginning(text);
            let key = "remark-issued-paragraph-new";
            (site_of(draft, *id), span, key, words, version.to_owned())
        }
        Hidden::Gone { article, was, .. } => {
            let stands = article.filter(|id| draft.article(*id).is_some());
            let site = stands.map_or(Site::Draft, Site::Heading);
            let key = "remark-issued-paragraph-gone";
            (site, nowhere, key, beginning(was), version.to_owned())
        }
        Hidden::ArticleGone { was, .. } => {
            let key = "remark-issued-article-gone";
            (Site::Draft, nowhere, key, was.clone(), version.to_owned())
        }
        Hidden::Heading { article, was } => {
            let key = "remark-issued-heading";
            let site = Site::Heading(*article);
            (site, nowhere, key, was.clone(), version.to_owned())
        }
    }
}

fn site_of(draft: &Draft, id: ParagraphId) -> Site {
    match draft.paragraph(id) {
        Some((article, _)) => Site::Paragraph(article.id, id),
        None => Site::Recital(id),
    }
}

/// As much of a text as a row shows.
fn beginning(text: &str) -> String {
    const SHOWN: usize = 80;
    let mut words: String = text.chars().take(SHOWN).collect();
    if words.len() < text.len() {
        words.push('…');
    }
    words
}

/// The place among headings and paragraphs that stand.
fn order(draft: &Draft, site: Site) -> usize {
    let recitals = draft.preamble.iter().filter(|p| !p.is_deleted());
    let recitals = recitals.map(|p| Site::Recital(p.id));
    let inside = draft.articles.iter().flat_map(|article| {
        let standing = article.paragraphs.iter().filter(|p| !p.is_deleted());
        let all = standing.map(|p| Site::Paragraph(article.id, p.id));
        std::iter::once(Site::Heading(article.id)).chain(all)
    });
    let mut all = recitals.chain(inside);
    all.position(|one| one == site).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::super::bench::draft;
    use super::*;
    use crate::model::dossier::Dossier;
    use crate::model::ids::{DossierId, IdMint, VersionId};
    use crate::model::text::Bilingual;
    use crate::model::workspace::NamedVersion;

    #[test]
    fn differences_are_told_of_the_latest_issued_version_in_the_order_of_the_text() {
        let now = draft(&[
            "# One",
            "Each Party shall act.",
            "# Two",
            "Words [all] stay.",
        ]);
        let mut then = now.clone();
        then.articles[0].heading = "First".to_owned();
        then.articles[0].paragraphs[0].text = "Each Party may act.".to_owned();
        then.articles[1].paragraphs[0].text = "Words stay.".to_owned();
        let mut mint = IdMint::new(8);
        let mut version = |name: &str, issued, draft: &Draft| NamedVersion {
            id: VersionId(mint.next(1)),
            name: name.to_owned(),
            symbol: String::new(),
            note: String::new(),
            time_ms: 1,
            issued,
            draft: draft.clone(),
        };
        let versions = vec![version("Rev.1", true, &then), version("mine", false, &now)];
        let id = DossierId::new("test").unwrap();
        let dossier = Dossier::empty(id, Bilingual::default(), 2024);
        let mut workspace = Workspace::around(dossier, now);
        assert!(issued_remarks(&workspace).is_empty());
        workspace.versions = versions;
        let said: Vec<_> = issued_remarks(&workspace)
            .into_iter()
            .map(|(r, _)| (r.key, r.words, r.other, r.order))
            .collect();
        let row =
            |key, words: &str, other: &str, order| (key, words.to_owned(), other.to_owned(), order);
        assert_eq!(
            said,
            [
                row("remark-issued-heading", "First", "Rev.1", 0),
                row("remark-issued-replaced", "shall", "may", 1),
            ]
        );
    }
}
