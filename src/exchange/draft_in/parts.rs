//! What a draft that was read would change, part by part, so that a person can take some parts and
//! leave the others as they are.

use crate::model::draft::{Article, Draft, Paragraph, WrapOver};
use crate::model::ids::ArticleId;
use crate::model::number::article_numbers;

/// A part of a draft that is taken or left as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// The title.
    Title,
    /// The recitals.
    Preamble,
    /// The order of the articles.
    Order,
    /// An article.
    Article(ArticleId),
}

/// How a part differs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum PartChange {
    /// It is not in the present draft.
    New,
    /// It reads otherwise.
    Changed,
    /// It is not in the draft that was read.
    Gone,
}

/// A part that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The part.
    pub part: Part,
    /// How it differs.
    pub change: PartChange,
    /// Number of the article; empty for other parts.
    pub number: String,
    /// Heading of the article; empty for other parts.
    pub heading: String,
    /// The first words that differ, as they read now; may be empty.
    pub before: String,
    /// The same as they would read; may be empty.
    pub after: String,
}

/// The parts in which a draft that was adopted differs from the present one, in the order of the
/// two put together.
pub fn differences(present: &Draft, adopted: &Draft) -> Vec<Difference> {
    let mut all = Vec::new();
    let plain = |part, before: String, after: String| Difference {
        part,
        change: PartChange::Changed,
        number: String::new(),
        heading: String::new(),
        before,
        after,
    };
    if present.title != adopted.title {
        let (before, after) = (present.title.clone(), adopted.title.clone());
        all.push(plain(Part::Title, before, after));
    }
    if present.preamble != adopted.preamble {
        let (before, after) = first_difference(&present.preamble, &adopted.preamble);
        all.push(plain(Part::Preamble, before, after));
    }
    if order(present, adopted) != order(adopted, present) {
        all.push(plain(Part::Order, String::new(), String::new()));
    }
    let (numbers_now, numbers_then) = (article_numbers(present), article_numbers(adopted));
    for id in woven(&adopted.articles, &present.articles) {
        let (old, new) = (present.article(id), adopted.article(id));
        let change = match (old, new) {
            (Some(old), Some(new)) if old == new => continue,
            (Some(_), Some(_)) => PartChange::Changed,
            (None, _) => PartChange::New,
            (Some(_), None) => PartChange::Gone,
        };
        let place = |articles: &[Article]| articles.iter().position(|a| a.id == id);
        let number = match new {
            Some(_) => place(&adopted.articles).and_then(|at| numbers_then.get(at)),
            None => place(&present.articles).and_then(|at| numbers_now.get(at)),
        };
        let shown = new.or(old);
        let (before, after) = match (old, new) {
            (Some(old), Some(new)) if old.heading != new.heading => {
                (old.heading.clone(), new.heading.clone())
            }
            _ => first_difference(paragraphs(old), paragraphs(new)),
        };
        all.push(Difference {
            part: Part::Article(id),
            change,
            number: number.cloned().unwrap_or_default(),
            heading: shown.map(|a| a.heading.clone()).unwrap_or_default(),
            before,
            after,
        });
    }
    all
}

/// The present draft with the parts that were chosen as they read in the adopted one.
pub fn with_parts(present: &Draft, adopted: &Draft, chosen: &[Part]) -> Draft {
    let takes = |part: Part| chosen.contains(&part);
    let mut draft = present.clone();
    if takes(Part::Title) {
        draft.title.clone_from(&adopted.title);
    }
    if takes(Part::Preamble) {
        draft.preamble.clone_from(&adopted.preamble);
    }
    let ids = if takes(Part::Order) {
        woven(&adopted.articles, &present.articles)
    } else {
        woven(&present.articles, &adopted.articles)
    };
    let pick = |id: ArticleId| {
        let from = if takes(Part::Article(id)) {
            adopted
        } else {
            present
        };
        from.article(id).cloned()
    };
    draft.articles = ids.into_iter().filter_map(pick).collect();
    let mut wraps = present.wraps.clone();
    for wrap in &adopted.wraps {
        let stands = match &wrap.over {
            WrapOver::Paragraphs(ids) => ids.iter().all(|id| draft.text_of(*id).is_some()),
            WrapOver::Articles(ids) => ids.iter().all(|id| draft.article(*id).is_some()),
        };
        if stands && !chosen.is_empty() && !wraps.contains(wrap) {
            wraps.push(wrap.clone());
        }
    }
    wraps.sort_by_key(|wrap| wrap.id);
    draft.wraps = wraps;
    draft
}

/// The articles of `one` that `other` has too, in the order of `one`.
fn order(one: &Draft, other: &Draft) -> Vec<ArticleId> {
    let ids = one.articles.iter().map(|article| article.id);
    ids.filter(|id| other.article(*id).is_some()).collect()
}

/// The articles of both: those of `lead` in their order, each of the others behind the one it
/// follows.
fn woven(lead: &[Article], other: &[Article]) -> Vec<ArticleId> {
    let mut ids: Vec<ArticleId> = lead.iter().map(|article| article.id).collect();
    let mut behind = 0;
    for article in other {
        let at = ids.iter().position(|id| *id == article.id);
        if at.is_none() {
            ids.insert(behind, article.id);
        }
        behind = at.unwrap_or(behind) + 1;
    }
    ids
}

fn paragraphs(article: Option<&Article>) -> &[Paragraph] {
    article.map_or(&[], |article| article.paragraphs.as_slice())
}

/// The words of the first paragraphs that differ.
fn first_difference(before: &[Paragraph], after: &[Paragraph]) -> (String, String) {
    let same = |pair: &(&Paragraph, &Paragraph)| pair.0 == pair.1;
    let at = before.iter().zip(after).take_while(same).count();
    let words = |list: &[Paragraph]| list.get(at).map(|p| p.text.clone()).unwrap_or_default();
    (words(before), words(after))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::draft::Level;
    use crate::model::ids::{IdMint, ParagraphId, VersionId};

    fn article(mint: &mut IdMint, words: &str) -> Article {
        let id = ParagraphId(mint.next(1));
        let paragraph = Paragraph::new(id, Level::Paragraph, words);
        Article::new(ArticleId(mint.next(1)), words, vec![paragraph])
    }

    fn headings(draft: &Draft) -> String {
        let all = draft.articles.iter().map(|a| a.heading.as_str());
        all.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn each_part_is_taken_or_left_and_all_of_them_give_the_draft_that_was_read() {
        let mut mint = IdMint::new(3);
        let mut present = Draft::empty(VersionId(mint.next(1)));
        present.title = "old".to_owned();
        present.articles = ["a", "b", "c", "d"].map(|w| article(&mut mint, w)).into();
        let mut read = present.clone();
        read.title = "new".to_owned();
        // a b c d → c a B x: c moved, b reworded, d gone, x new.
        let c = read.articles.remove(2);
        read.articles.insert(0, c);
        read.articles.pop();
        read.articles[2].heading = "B".to_owned();
        read.articles.push(article(&mut mint, "x"));
        let all = differences(&present, &read);
        let shown: Vec<_> = all.iter().map(|d| (d.change, d.heading.as_str())).collect();
        assert_eq!(
            shown,
            [
                (PartChange::Changed, ""),
                (PartChange::Changed, ""),
                (PartChange::Gone, "d"),
                (PartChange::Changed, "B"),
                (PartChange::New, "x"),
            ]
        );
        assert_eq!((all[3].before.as_str(), all[3].after.as_str()), ("b", "B"));
        let parts: Vec<Part> = all.iter().map(|d| d.part).collect();
        assert_eq!(with_parts(&present, &read, &parts), read);
        assert_eq!(with_parts(&present, &read, &[]), present);
        let few = with_parts(&present, &read, &[parts[2], parts[4]]);
        assert_eq!(
            (headings(&few).as_str(), few.title.as_str()),
            ("a b x c", "old")
        );
        // d, which the other draft has not, stays behind c, as it stood.
        assert_eq!(
            headings(&with_parts(&present, &read, &[Part::Order])),
            "c d a b"
        );
    }
}
