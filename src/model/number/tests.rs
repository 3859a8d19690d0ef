//! Numbers as a reader sees them.

use super::*;
use crate::model::draft::{Alternative, Paragraph};
use crate::model::ids::{ArticleId, IdMint, ParagraphId, VersionId};

fn numbers(levels: &[Level]) -> Vec<String> {
    let mut mint = IdMint::new(1);
    let paragraphs = levels
        .iter()
        .map(|level| Paragraph::new(ParagraphId(mint.next(1)), *level, ""))
        .collect();
    let article = Article::new(ArticleId(mint.next(1)), "", paragraphs);
    (0..levels.len())
        .map(|place| full_number(&article, place))
        .collect()
}

#[test]
fn numbers_restart_under_each_parent() {
    use Level::{Item, Paragraph, Subitem, Tail};
    assert_eq!(
        numbers(&[
            Paragraph, Item, Subitem, Subitem, Item, Tail, Paragraph, Item
        ]),
        [
            "1",
            "1 (a)",
            "1 (a) (i)",
            "1 (a) (ii)",
            "1 (b)",
            "",
            "2",
            "2 (a)"
        ]
    );
}

#[test]
fn an_only_paragraph_has_no_number() {
    assert_eq!(numbers(&[Level::Paragraph, Level::Item]), ["", "(a)"]);
}

#[test]
fn letters_and_romans_count_on() {
    assert_eq!(
        [letters(1), letters(26), letters(27), letters(53)],
        ["a", "z", "aa", "ba"]
    );
    assert_eq!([roman(4), roman(9), roman(14)], ["iv", "ix", "xiv"]);
}

type Mark = (Level, Numbered, Option<(u64, AlternativeStyle)>);

fn article_of(marks: &[Mark]) -> Article {
    let mut mint = IdMint::new(1);
    let paragraphs = marks
        .iter()
        .map(|(level, numbered, alternative)| Paragraph {
            numbered: *numbered,
            alternative: alternative.map(|(group, style)| Alternative {
                group: AlternativeId(IdMint::new(u128::from(group)).next(1)),
                style,
                goes_on: false,
                owners: Vec::new(),
            }),
            ..Paragraph::new(ParagraphId(mint.next(1)), *level, "")
        });
    let paragraphs = paragraphs.collect();
    Article::new(ArticleId(mint.next(1)), "", paragraphs)
}

#[test]
fn what_stands_between_kept_numbers_is_bis_and_ter() {
    use Level::{Item, Paragraph};
    use Numbered::{Additional, Fixed, Running};
    let article = article_of(&[
        (Paragraph, Running, None),
        (Paragraph, Fixed(4), None),
        (Item, Running, None),
        (Item, Additional, None),
        (Item, Running, None),
        (Paragraph, Running, None),
        (Paragraph, Running, None),
        (Paragraph, Fixed(5), None),
    ]);
    assert_eq!(
        paragraph_numbers(&article),
        [
            "1 ante.", "4.", "(a)", "(a bis)", "(b)", "4 bis.", "4 ter.", "5."
        ]
    );
}

#[test]
fn alternatives_share_the_number_of_their_place() {
    use AlternativeStyle::{Alt, Bis, Letter, Option};
    let numbered = |style| {
        let one = (Level::Paragraph, Numbered::Running, Some((1, style)));
        let plain = (Level::Paragraph, Numbered::Running, None);
        paragraph_numbers(&article_of(&[plain, one, one, one, plain]))
    };
    assert_eq!(
        numbered(Option),
        ["1.", "2. Option 1", "2. Option 2", "2. Option 3", "3."]
    );
    assert_eq!(
        numbered(Letter),
        [
            "1.",
            "2. Alternative A",
            "2. Alternative B",
            "2. Alternative C",
            "3."
        ]
    );
    assert_eq!(numbered(Alt), ["1.", "2.", "2 alt.", "2 alt 2.", "3."]);
    assert_eq!(numbered(Bis), ["1.", "2.", "2 bis.", "2 ter.", "3."]);
}

#[test]
fn freezing_keeps_every_number_shown() {
    use Level::{Item, Paragraph};
    let plain = |level| (level, Numbered::Running, None);
    let article = article_of(&[
        plain(Paragraph),
        plain(Item),
        plain(Item),
        plain(Paragraph),
        (Paragraph, Numbered::Additional, None),
    ]);
    let mut draft = Draft::empty(VersionId(IdMint::new(4).next(1)));
    draft.articles = vec![article.clone(), article];
    let kept = frozen(&draft);
    let shown = |draft: &Draft| {
        draft
            .articles
            .iter()
            .map(paragraph_numbers)
            .collect::<Vec<_>>()
    };
    assert_eq!(shown(&kept), shown(&draft));
    assert_eq!(article_numbers(&kept), ["1", "2"]);
    let mut more = kept;
    let new = Article::new(ArticleId(IdMint::new(9).next(1)), "", Vec::new());
    more.articles.insert(1, new);
    let id = ParagraphId(IdMint::new(10).next(1));
    more.articles[0]
        .paragraphs
        .insert(2, crate::model::draft::Paragraph::new(id, Item, ""));
    assert_eq!(article_numbers(&more), ["1", "1 bis", "2"]);
    assert_eq!(
        paragraph_numbers(&more.articles[0]),
        ["1.", "(a)", "(a bis)", "(b)", "2.", "2 bis."]
    );
}
