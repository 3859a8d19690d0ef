//! A page of a consolidated text is taken apart and written again as it was.

use travaux::exchange::paste::{Why, take_apart};
use travaux::exchange::rolling::rolling_text;
use travaux::model::bracket::BracketReason;
use travaux::model::draft::{AlternativeStyle, Draft, Level, Numbered, ParagraphStatus, WrapOver};
use travaux::model::ids::{IdMint, VersionId};
use travaux::model::number::paragraph_numbers;

use crate::wording_model::shipped;

/// Nested brackets, three attributed alternatives, a bis, agreed paragraphs, brackets round whole
/// paragraphs, a reserve, a struck paragraph, a footnote.
pub(crate) const PAGE: &str = "\
Draft text of the Chair

Each Party to this text bearing in mind the dignity of everyone,

Chapter I
Keeping of records

Article 12
Orders to keep records
1. Each Party [shall][may], [in accordance with its law [US/EU: and international human rights law],] enable its authorities:
(a) to order that named records be kept¹; and
(b) [China: to keep a list of such orders;]
for no longer than ninety days.
1 bis. An order under paragraph 1 shall be in writing. [agreed ad referendum]
2. Option 1 (US/EU): A Party may refuse a request where the conduct is no offence under its law.
2. Option 2 (China, Russian Federation, Brazil): A Party shall not refuse a request on that ground.
2. Option 3 (African Union): A Party [may][should] consult before it refuses.
[India: 3. Each Party shall bear its own costs.
4. Larger costs shall be shared.]
[deleted: Each Party shall report every month.]
5. An order shall be renewed only once. [agreed] [reserved by Egypt, Chair]
¹ Records means what a machine has written down.

Article 13
Requests
Parties shall answer a request [without delay / within thirty days].
";

fn draft_of(text: &str) -> (Draft, travaux::exchange::paste::TakenApart) {
    let mut mint = IdMint::new(5);
    let taken = take_apart(text, || mint.next(1));
    let draft = taken.added_to(&Draft::empty(VersionId(mint.next(1))));
    (draft, taken)
}

#[test]
fn a_page_is_taken_apart_and_comes_back_as_it_was() {
    let (draft, taken) = draft_of(PAGE);
    assert_eq!(taken.unclear, []);
    assert_eq!(draft.title, "Draft text of the Chair");
    assert_eq!(draft.preamble.len(), 1);
    assert_eq!(draft.articles.len(), 2);
    let article = &draft.articles[0];
    assert_eq!(article.frame.opens[0].heading, "Keeping of records");
    assert_eq!(article.frame.numbered, Numbered::Fixed(12));
    assert_eq!(article.heading, "Orders to keep records");
    let seen: Vec<(String, Level)> = paragraph_numbers(article)
        .into_iter()
        .zip(article.paragraphs.iter().map(|p| p.level))
        .collect();
    let wanted = [
        ("1.", Level::Paragraph),
        ("(a)", Level::Item),
        ("(b)", Level::Item),
        ("", Level::Tail),
        ("1 bis.", Level::Paragraph),
        ("2. Option 1", Level::Paragraph),
        ("2. Option 2", Level::Paragraph),
        ("2. Option 3", Level::Paragraph),
        ("3.", Level::Paragraph),
        ("4.", Level::Paragraph),
        ("", Level::Paragraph),
        ("5.", Level::Paragraph),
    ];
    assert_eq!(seen, wanted.map(|(n, l)| (n.to_owned(), l)));

    let list = &article.paragraphs;
    let first = &list[0];
    assert!(
        first.text.contains("[and international human rights law]"),
        "{}",
        first.text
    );
    assert_eq!(first.brackets.len(), 4);
    assert_eq!(first.brackets[0].reason, BracketReason::Alternative);
    let names = |parties: &[travaux::model::party::PartyRef]| {
        parties.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(names(&first.brackets[3].owners), ["US/EU"]);
    assert_eq!(list[4].status, ParagraphStatus::AgreedAdReferendum);
    assert_eq!(list[4].numbered, Numbered::Additional);
    let group = |at: usize| list[at].alternative.as_ref().unwrap();
    assert_eq!(group(5).group, group(7).group);
    assert_eq!(group(5).style, AlternativeStyle::Option);
    assert_eq!(
        names(&group(6).owners),
        ["China", "Russian Federation", "Brazil"]
    );
    assert_eq!(names(&list[11].reserves), ["Egypt", "Chair"]);
    assert_eq!(list[11].status, ParagraphStatus::Agreed);
    assert_eq!(list[10].status, ParagraphStatus::Deleted);
    assert_eq!(draft.wraps.len(), 1);
    assert_eq!(names(&draft.wraps[0].owners), ["India"]);
    assert_eq!(
        draft.wraps[0].over,
        WrapOver::Paragraphs(vec![list[8].id, list[9].id])
    );
    assert_eq!(taken.notes.len(), 1);
    assert_eq!(taken.notes[0].quote.words, "kept");

    assert_eq!(rolling_text(&draft, &taken.notes, shipped()), PAGE);
}

#[test]
fn lines_broken_by_the_page_join_and_plain_text_is_one_article() {
    let (draft, taken) = draft_of(
        "1. Each Party shall keep\nrecords of what it\norders.\n\n2. Each Party shall:\n(a) report;\n(b) answer.\n",
    );
    assert_eq!(taken.unclear, []);
    let words: Vec<_> = draft.articles[0]
        .paragraphs
        .iter()
        .map(|p| p.text.as_str())
        .collect();
    assert_eq!(
        words,
        [
            "Each Party shall keep records of what it orders.",
            "Each Party shall:",
            "report;",
            "answer."
        ]
    );
    assert_eq!(
        rolling_text(&draft, &[], shipped()),
        "1. Each Party shall keep records of what it orders.\n2. Each Party shall:\n(a) report;\n(b) answer.\n"
    );
}

#[test]
fn what_is_not_understood_stays_and_is_told() {
    let text =
        "1. Parties [shall keep records.\n3. Parties may report.\n⁷ A footnote of nothing.\n";
    let (draft, taken) = draft_of(text);
    let why: Vec<_> = taken.unclear.iter().map(|u| (u.line, u.why)).collect();
    assert_eq!(why, [(1, Why::OpenBracket), (3, Why::Footnote)]);
    let out = rolling_text(&draft, &taken.notes, shipped());
    assert!(
        out.starts_with("1. Parties [shall keep records.\n3. Parties may report.\n"),
        "{out}"
    );
    assert!(out.contains("A footnote of nothing."), "{out}");
}

#[test]
fn versions_told_by_bis_are_alternatives_only_where_all_stand_in_brackets() {
    let (draft, _) = draft_of(
        "1. [Parties shall report.]\n1 bis. [Parties may report.]\n1 ter. Parties shall answer.\n2 alt. No.\n",
    );
    let list = &draft.articles[0].paragraphs;
    let group = |at: usize| list[at].alternative.as_ref().map(|a| (a.group, a.style));
    assert_eq!(group(0), group(1));
    assert_eq!(group(0).unwrap().1, AlternativeStyle::Bis);
    assert_eq!(group(2), None);
    assert_eq!(list[2].numbered, Numbered::Additional);
}

#[test]
fn no_text_is_too_odd() {
    for text in [
        "",
        "\n\n",
        "[",
        "]]]",
        "Article ",
        "Article 1",
        "[Article 3",
        "(",
        "1.",
        "¹",
        "Chapter X\n",
        "[1. [2. [3. x]",
    ] {
        let (draft, taken) = draft_of(text);
        let out = rolling_text(&draft, &taken.notes, shipped());
        let letters = |text: &str| text.chars().filter(char::is_ascii_alphabetic).count();
        assert!(
            letters(&out) >= letters(text).saturating_sub("Chapter".len() + 1),
            "{text:?} → {out:?}"
        );
    }
}
