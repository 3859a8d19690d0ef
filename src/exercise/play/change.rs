//! A text that a learner wrote for an article, as a proposal: as little of the article as possible
//! is changed, so that the record shows which words were touched.

use crate::model::draft::{Article, Paragraph};
use crate::model::ids::ProposalId;
use crate::model::marker::split_marker;
use crate::model::proposal::{Placement, Proposal, ProposalKind, Target};

/// The proposal that makes `text`, a line a paragraph, the text of an article; `None` where it has
/// no words.
pub(super) fn change(article: &Article, text: &str, id: ProposalId) -> Option<Proposal> {
    let old: Vec<&Paragraph> = article
        .paragraphs
        .iter()
        .filter(|paragraph| !paragraph.is_deleted())
        .collect();
    let lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    // Each line as written, and without the marker at its head.
    let new: Vec<(&str, String)> = lines.map(|l| (l, split_marker(l, None).1)).collect();
    if new.is_empty() {
        return None;
    }
    let same = |(paragraph, (_, words)): &(&&Paragraph, &(&str, String))| paragraph.text == *words;
    let head = old.iter().zip(&new).take_while(same).count();
    let tails = old.iter().skip(head).rev().zip(new.iter().skip(head).rev());
    let tail = tails.take_while(same).count();
    let left = old.get(head..old.len() - tail).unwrap_or_default();
    let put = new.get(head..new.len() - tail).unwrap_or_default();
    let written = |lines: &[(&str, String)]| {
        let lines: Vec<&str> = lines.iter().map(|(line, _)| *line).collect();
        lines.join("\n")
    };
    let made = |kind, target, words: String| {
        let mut proposal = Proposal::new(id, kind, target);
        proposal.text = words;
        proposal
    };
    let whole = Target::Article(article.id);
    Some(match (left, put) {
        ([], []) => made(ProposalKind::NoChange, whole, String::new()),
        ([one], []) => made(
            ProposalKind::Suppress,
            Target::Paragraph(one.id),
            String::new(),
        ),
        ([one], [(_, first), rest @ ..]) => {
            // New words of a paragraph stand without a marker; paragraphs behind it may have one.
            let mut words = first.clone();
            if !rest.is_empty() {
                words = format!("{words}\n{}", written(rest));
            }
            let target = Target::Paragraph(one.id);
            let mut proposal = made(ProposalKind::Modify, target, words);
            proposal.level = one.level;
            proposal
        }
        ([], put) => {
            let mut proposal = made(ProposalKind::Add, whole, written(put));
            let above = head.checked_sub(1).and_then(|at| old.get(at));
            proposal.place = Some(Placement::FirstIn(article.id));
            if let Some(above) = above {
                proposal.place = Some(Placement::After(above.id));
                proposal.level = above.level;
            }
            proposal
        }
        _ => made(ProposalKind::Modify, whole, written(&new)),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::draft::{Draft, Level};
    use crate::model::ids::{ArticleId, ParagraphId, VersionId};
    use crate::model::proposal::accept;
    use ulid::Ulid;

    fn article(lines: &[&str]) -> Article {
        let paragraphs = lines.iter().zip(1..).map(|(words, n)| {
            Paragraph::new(
                ParagraphId(Ulid::from_parts(n, 1)),
                Level::Paragraph,
                *words,
            )
        });
        Article::new(
            ArticleId(Ulid::from_parts(9, 9)),
            "",
            paragraphs.collect::<Vec<_>>(),
        )
    }

    /// What is changed, and the live words of the article once it is.
    fn done(old: &[&str], text: &str) -> (ProposalKind, String) {
        let article = article(old);
        let proposal = change(&article, text, ProposalId(Ulid::from_parts(3, 3))).unwrap();
        let draft = Draft {
            id: VersionId(Ulid::from_parts(1, 1)),
            title: String::new(),
            preamble: Vec::new(),
            articles: vec![article],
            complete: false,
            wraps: Vec::new(),
        };
        let mut n = 100;
        let fresh = || {
            n += 1;
            Ulid::from_parts(n, 5)
        };
        let all = [proposal.clone()];
        let after = accept(&draft, &all, proposal.id, fresh).unwrap().draft;
        let live = after.articles[0].paragraphs.iter();
        let live = live.filter(|p| !p.is_deleted()).map(|p| p.text.clone());
        (proposal.kind, live.collect::<Vec<_>>().join("|"))
    }

    #[test]
    fn the_article_becomes_what_was_written_and_only_that_is_touched() {
        use ProposalKind::{Add, Modify, NoChange, Suppress};
        let old = ["One.", "Two.", "Three."];
        for (text, kind, words) in [
            ("One.\nTwo.\nThree.", NoChange, "One.|Two.|Three."),
            ("One.\nOther.\nThree.", Modify, "One.|Other.|Three."),
            ("One.\nA.\nB.\nThree.", Modify, "One.|A.|B.|Three."),
            ("One.\nThree.", Suppress, "One.|Three."),
            ("One.\nTwo.\nMore.\nThree.", Add, "One.|Two.|More.|Three."),
            ("New.\nOne.\nTwo.\nThree.", Add, "New.|One.|Two.|Three."),
            ("A.\nB.", Modify, "A.|B."),
            (
                "1. One.\n2. Other.\n3. Three.",
                Modify,
                "One.|Other.|Three.",
            ),
        ] {
            assert_eq!(done(&old, text), (kind, words.to_owned()), "{text:?}");
        }
        let id = ProposalId(Ulid::from_parts(3, 3));
        assert!(change(&article(&old), " \n ", id).is_none());
    }
}
