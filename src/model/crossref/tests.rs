//! References are found, lead by their numbers, and follow what they lead to.

use super::*;
use crate::model::draft::{Article, Draft, Level, Paragraph};
use crate::model::ids::{IdMint, ParagraphId, VersionId};

fn called(lead: Lead, draft: &Draft) -> Option<Called> {
    Numbers::of(draft).called(lead).cloned()
}

fn words(text: &str) -> Vec<&str> {
    let found = references(text);
    found.iter().map(|r| r.span.of(text)).collect()
}

#[test]
fn references_are_found_in_both_tongues() {
    let text = "Under article 5, paragraph 2 (a), and articles 6, 7 bis and 9, paragraph 3 of this \
        article and paragraph 1 of article 4, but not article 9 of the Charter or paragraph 2 of \
        that article of the Protocol; see paragraph 8.";
    assert_eq!(
        words(text),
        [
            "article 5, paragraph 2 (a)",
            "6",
            "7 bis",
            "9",
            "paragraph 3 of this article",
            "paragraph 1 of article 4",
            "paragraph 8"
        ]
    );
    let text = "依照第五条第二款、本条第三款和第12条，但《宪章》第五十一条除外。";
    assert_eq!(words(text), ["第五条第二款", "本条第三款", "第12条"]);
    assert!(words("An article of this kind, and a paragraph.").is_empty());
    assert_eq!(words("本公约第十条"), ["第十条"]);
}

struct Bench {
    mint: IdMint,
    draft: Draft,
}

fn bench(articles: &[&[(Level, &str)]]) -> Bench {
    let mut mint = IdMint::new(1);
    let mut draft = Draft::empty(VersionId(mint.next(1)));
    for lines in articles {
        let paragraphs = lines
            .iter()
            .map(|(level, text)| Paragraph::new(ParagraphId(mint.next(1)), *level, *text))
            .collect();
        let id = ArticleId(mint.next(1));
        draft.articles.push(Article::new(id, "", paragraphs));
    }
    Bench { mint, draft }
}

fn leads(bench: &Bench, text: &str, home: usize) -> Vec<Option<String>> {
    let home = bench.draft.articles.get(home).map(|a| a.id);
    references(text)
        .iter()
        .map(|r| Some(called(resolve(r, &Numbers::of(&bench.draft), home)?, &bench.draft)?.place()))
        .collect()
}

#[test]
fn numbers_lead_to_articles_paragraphs_and_items() {
    use Level::{Item, Paragraph};
    let b = bench(&[
        &[(Paragraph, "One.")],
        &[
            (Paragraph, "A:"),
            (Item, "b;"),
            (Item, "c."),
            (Paragraph, "D."),
        ],
    ]);
    let said = |place: &str| Some(place.to_owned());
    let text =
        "article 2, paragraph 1 (b), article 1, paragraph 1, paragraph 2, article 3, 第二条第二款";
    assert_eq!(
        leads(&b, text, 1),
        [
            said("2, 1 (b)"),
            said("1, 1"),
            said("2, 2"),
            None,
            said("2, 2")
        ]
    );
}

#[test]
fn words_follow_what_they_lead_to() {
    use Level::{Item, Paragraph};
    let mut b = bench(&[
        &[(Paragraph, "One.")],
        &[
            (Paragraph, "A:"),
            (Item, "b;"),
            (Item, "c."),
            (Paragraph, "D."),
        ],
        &[(Paragraph, "Three.")],
    ]);
    let text = "article 2, paragraph 1 (b), 第二条第二款 and 第1条, article 3";
    let found = references(text);
    let targets: Vec<Lead> = found
        .iter()
        .map(|r| resolve(r, &Numbers::of(&b.draft), None).unwrap())
        .collect();
    // The first article goes behind the second, and a paragraph comes before its paragraphs.
    let first = b.draft.articles.remove(0);
    b.draft.articles.insert(1, first);
    let fresh = ParagraphId(b.mint.next(1));
    let new = crate::model::draft::Paragraph::new(fresh, Paragraph, "New.");
    b.draft.articles[0].paragraphs.insert(0, new);
    let now: Vec<Option<String>> = found
        .iter()
        .zip(&targets)
        .map(|(r, lead)| rewritten(r, text, &called(*lead, &b.draft).unwrap(), None))
        .collect();
    assert_eq!(
        now,
        [
            Some("article 1, paragraph 2 (b)".to_owned()),
            Some("第一条第三款".to_owned()),
            Some("第2条".to_owned()),
            None
        ]
    );
    // What is struck is gone, and what stands in another article by now is said to.
    let (home, away) = (b.draft.articles[2].id, b.draft.articles[0].paragraphs[4].id);
    let bare = "paragraph 2 of this article";
    let called_now = called(Lead::Paragraph(away), &b.draft).unwrap();
    let reference = &references(bare)[0];
    assert_eq!(
        rewritten(reference, bare, &called_now, Some(home)).unwrap(),
        "paragraph 3 of article 1"
    );
    b.draft.articles[0].paragraphs[4].status = crate::model::draft::ParagraphStatus::Deleted;
    assert_eq!(called(Lead::Paragraph(away), &b.draft), None);
}

#[test]
fn chinese_numbers_are_read_and_written() {
    for (n, words) in [
        (1, "一"),
        (10, "十"),
        (12, "十二"),
        (20, "二十"),
        (53, "五十三"),
        (104, "一百零四"),
        (110, "一百一十"),
    ] {
        assert_eq!(numeral(n), words);
        assert_eq!(value_of(words), Some(n), "{words}");
    }
    assert_eq!(value_of("某"), None);
}

#[test]
fn additions_and_deeper_levels_are_read_as_they_are_written() {
    let text = "article 5 bis, paragraph 2 alt 2, article 1 ante ter, article 4 bis-11 and paragraph 3 (a bis) (iv) (c).";
    let values: Vec<String> = references(text)
        .iter()
        .map(|r| {
            let parts = [&r.article, &r.paragraph];
            let parts = parts.into_iter().flatten().chain(&r.items);
            parts
                .map(|n| n.value.as_str())
                .collect::<Vec<_>>()
                .join("|")
        })
        .collect();
    let wanted = ["5 bis|2 alt 2", "1 ante ter", "4 bis-11", "3|a bis|iv|c"];
    assert_eq!(values, wanted);
    let text = "第五条之二第二款(a)项(i)目、第12条之三、本条第三款第（二）项、第2 alt款，但该公约第九条、第三条之一除外";
    assert_eq!(
        words(text),
        [
            "第五条之二第二款(a)项(i)目",
            "第12条之三",
            "本条第三款第（二）项",
            "第2 alt款"
        ]
    );
    let found = references(text);
    assert_eq!(found[0].article.as_ref().unwrap().value, "5 bis");
    assert_eq!(found[1].article.as_ref().unwrap().value, "12 ter");
    assert_eq!(found[2].items[0].value, "b");
}

#[test]
fn words_say_the_level_their_target_has_now() {
    let called = |paragraph: &str, items: &[&str]| Called {
        home: ArticleId(ulid::Ulid::nil()),
        article: "7 bis".to_owned(),
        paragraph: Some(paragraph.to_owned()),
        items: items.iter().map(|i| (*i).to_owned()).collect(),
    };
    let now = |text: &str, target: &Called, home: bool| {
        let home = home.then_some(target.home);
        rewritten(&references(text)[0], text, target, home)
    };
    let item = called("2", &["b"]);
    for (text, wanted) in [
        ("Paragraph 3", "Paragraph 2 (b)"),
        (
            "paragraph 3 of this article",
            "paragraph 2 (b) of this article",
        ),
        ("Article 5, paragraph 3", "Article 7 bis, paragraph 2 (b)"),
        ("第三款", "第二款(b)项"),
        ("本条第3款", "本条第2款(b)项"),
        ("第五条第三款", "第七条之二第二款(b)项"),
    ] {
        assert_eq!(now(text, &item, true).as_deref(), Some(wanted), "{text}");
        assert_eq!(now(wanted, &item, true), None, "read back: {wanted}");
    }
    let whole = called("3 bis", &[]);
    assert_eq!(
        now("第二款第（二）项", &whole, true).as_deref(),
        Some("第三款之二")
    );
    assert_eq!(
        now("paragraph 2 (b)", &whole, false).as_deref(),
        Some("paragraph 3 bis of article 7 bis")
    );
    assert_eq!(
        now("本条第2款(b)项", &item, false).as_deref(),
        Some("第7条之二第2款(b)项")
    );
    assert_eq!(
        now("第二款第（一）项", &item, true).as_deref(),
        Some("第二款第（二）项")
    );
}
