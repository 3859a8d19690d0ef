//! E13: a reference to an article or paragraph of this text finds it.

use super::{Check, Desk, Severity, Sheet};
use crate::editorial::passage::{Kind, Passage};
use crate::editorial::words::Word;
use crate::model::crossref::value_of;
use crate::model::draft::{Article, Level};
use crate::model::text::Span;

pub(super) const CHECK: Check = Check {
    id: "cross-references",
    number: "E13",
    severity: Severity::Error,
    title: "check-cross-references",
    help: "check-cross-references-help",
    run,
};

/// Latin words that make a number another one, which is none of the program's.
const INSERTED: [&str; 6] = ["bis", "ter", "quater", "quinquies", "alt", "sexies"];

fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    for passage in desk.paragraphs() {
        western(desk, passage, sheet);
        chinese(desk, passage, sheet);
    }
}

fn western(desk: &Desk<'_>, passage: &Passage<'_>, sheet: &mut Sheet) {
    let words = &passage.words;
    let articles = &desk.draft.articles;
    for (n, word) in words.iter().enumerate() {
        let number = |at: usize| figure(words.get(at)?);
        let Some(value) = number(n + 1) else { continue };
        let inserted = words
            .get(n + 2)
            .is_some_and(|next| INSERTED.iter().any(|latin| next.is(latin)));
        if inserted {
            continue;
        }
        let end = words.get(n + 1).map_or(0, Word::end);
        let span = Span::new(word.start, end);
        if word.is("article") && !is_foreign(passage, n + 2) {
            if value == 0 || value > articles.len() {
                let said = sheet.say(passage, span, "remark-cross-references-article");
                said.done(&articles.len().to_string());
                continue;
            }
            // "article 5, paragraph 2"
            let of = articles.get(value - 1);
            let follows = words.get(n + 2).is_some_and(|next| next.is("paragraph"));
            if let (true, Some(paragraph), Some(article)) = (follows, number(n + 3), of) {
                let end = words.get(n + 3).map_or(end, Word::end);
                check_paragraph(
                    passage,
                    Span::new(word.start, end),
                    (article, paragraph),
                    sheet,
                );
            }
        } else if word.is("paragraph") {
            let before = n.checked_sub(2).and_then(|at| words.get(at));
            let told = before.is_some_and(|word| word.is("article"));
            let home = paragraph_home(desk, passage, n + 2);
            if let (false, Some(article)) = (told, home) {
                check_paragraph(passage, span, (article, value), sheet);
            }
        }
    }
}

/// The article a paragraph reference is about: "of article 5", "of this article" or nothing said.
fn paragraph_home<'d>(desk: &Desk<'d>, passage: &Passage<'_>, after: usize) -> Option<&'d Article> {
    let word = |at: usize| passage.words.get(at);
    let is = |at: usize, text: &str| word(at).is_some_and(|word| word.is(text));
    if is(after, "of") && is(after + 1, "article") {
        let value = figure(word(after + 2)?)?;
        let foreign = is_foreign(passage, after + 3);
        return desk
            .draft
            .articles
            .get(value.checked_sub(1)?)
            .filter(|_| !foreign);
    }
    let Kind::Clause(own, _) = passage.kind else {
        return None;
    };
    let here = !is(after, "of") || (is(after + 1, "this") && is(after + 2, "article"));
    here.then(|| desk.draft.article(own)).flatten()
}

fn check_paragraph(
    passage: &Passage<'_>,
    span: Span,
    (article, paragraph): (&Article, usize),
    sheet: &mut Sheet,
) {
    let standing = article.paragraphs.iter();
    let n = standing
        .filter(|p| p.level == Level::Paragraph && !p.is_deleted())
        .count();
    if paragraph == 0 || paragraph > n {
        let said = sheet.say(passage, span, "remark-cross-references-paragraph");
        said.done(&n.to_string());
    }
}

/// A number in figures.
fn figure(word: &Word<'_>) -> Option<usize> {
    let digits = word.text.bytes().all(|b| b.is_ascii_digit()) && word.text.len() <= 3;
    digits.then(|| word.text.parse().ok()).flatten()
}

/// Whether a reference goes to another instrument: "of the Charter", "of that Protocol".
fn is_foreign(passage: &Passage<'_>, after: usize) -> bool {
    let rest = passage.words.get(after..).unwrap_or(&[]);
    // Between the number and "of" may stand ", paragraph 2 (a),".
    let between = [
        "paragraph",
        "paragraphs",
        "subparagraph",
        "subparagraphs",
        "and",
        "or",
        "to",
    ];
    let skip = |word: &&Word<'_>| {
        let short = word.text.len() <= 3 && !word.is("of");
        between.iter().any(|name| word.is(name)) || short
    };
    let mut rest = rest.iter().skip_while(skip);
    let of = rest.next().is_some_and(|word| word.is("of"));
    let whose = rest.next();
    of && whose.is_some_and(|word| !(word.is("this") || word.is("article")))
}

fn chinese(desk: &Desk<'_>, passage: &Passage<'_>, sheet: &mut Sheet) {
    let articles = &desk.draft.articles;
    for (at, _) in passage.text.match_indices('第') {
        let rest = passage.text.get(at + '第'.len_utf8()..).unwrap_or("");
        let Some((number, after)) = rest.split_once('条') else {
            continue;
        };
        let Some(value) = value_of(number) else {
            continue;
        };
        let before = passage.text.get(..at).unwrap_or("");
        // "《…公约》第三条" is another instrument's.
        let foreign = before.trim_end().ends_with(['》', '」']) || after.starts_with('之');
        if !foreign && (value == 0 || value > articles.len()) {
            let end = at + '第'.len_utf8() + number.len() + '条'.len_utf8();
            let span = Span::new(at, end);
            let said = sheet.say(passage, span, "remark-cross-references-article");
            said.done(&articles.len().to_string());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::bench::says;

    #[test]
    fn references_find_their_article() {
        let lines = [
            "# One",
            "Under article 2 and article 9.",
            "As in article 2, paragraph 3, of this Convention and article 9 of the Charter.",
            "See paragraph 4 of article 2 and paragraph 1 of this article, article 7 bis.",
            "# Two",
            "Single, as in paragraph 1; 依照第二条、第十二条和《宪章》第五十条。",
        ];
        assert_eq!(
            says("cross-references", &lines),
            [
                "article|article 9",
                "paragraph|article 2, paragraph 3",
                "paragraph|paragraph 4",
                "article|第十二条"
            ]
        );
    }

    #[test]
    fn chinese_numbers_have_values() {
        let values = ["三", "十", "十二", "二十", "五十三", "一百零四", "12"].map(super::value_of);
        assert_eq!(values, [3, 10, 12, 20, 53, 104, 12].map(Some));
        assert_eq!(super::value_of("某"), None);
    }
}
