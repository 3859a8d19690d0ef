//! Terms that a draft defines, and where they are used: `“computer system” means …`.

use super::draft::Draft;
use super::ids::ParagraphId;
use super::text::Span;

/// A term and where it is defined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The term.
    pub text: String,
    /// The paragraph that defines it.
    pub paragraph: ParagraphId,
    /// The term in it, without its quotation marks.
    pub span: Span,
    /// Its words in lower case, hyphens parted, the last without a plural; empty where it is not in
    /// Latin letters.
    pub plain: Vec<String>,
}

/// The terms that paragraphs of a draft define, each where it is first defined.
pub fn terms(draft: &Draft) -> Vec<Term> {
    let mut found: Vec<Term> = Vec::new();
    let inside = draft
        .articles
        .iter()
        .flat_map(|article| &article.paragraphs);
    for paragraph in inside.filter(|p| !p.is_deleted()) {
        for (span, text) in defined(&paragraph.text) {
            let plain = plain(text);
            let known =
                |term: &Term| term.text == text || (!plain.is_empty() && term.plain == plain);
            if !found.iter().any(known) {
                found.push(Term {
                    text: text.to_owned(),
                    paragraph: paragraph.id,
                    span,
                    plain,
                });
            }
        }
    }
    found
}

/// Terms a text defines: in quotation marks, followed by “means” or its like.
pub fn defined(text: &str) -> Vec<(Span, &str)> {
    let mut found = Vec::new();
    for (open, close) in [('“', '”'), ('"', '"'), ('「', '」')] {
        let mut from = 0;
        while let Some(start) = find_from(text, from, open) {
            let inside = start + open.len_utf8();
            let Some(end) = find_from(text, inside, close) else {
                break;
            };
            from = end + close.len_utf8();
            let term = text.get(inside..end).unwrap_or("");
            if !term.trim().is_empty() && defines(text.get(from..).unwrap_or("")) {
                found.push((Span::new(inside, end), term));
            }
        }
    }
    found
}

fn find_from(text: &str, from: usize, sign: char) -> Option<usize> {
    text.get(from..)?.find(sign).map(|at| from + at)
}

/// Whether what follows a quoted term makes it a definition.
fn defines(rest: &str) -> bool {
    let rest = rest.trim_start();
    let verbs = [
        "means",
        "mean ",
        "shall mean",
        "includes",
        "refers to",
        "系指",
        "是指",
        "指",
    ];
    verbs.iter().any(|verb| rest.starts_with(verb))
}

/// The words of a term, made plain.
pub fn plain(term: &str) -> Vec<String> {
    let mut words: Vec<String> = term
        .split(|ch: char| ch.is_whitespace() || ch == '-')
        .filter(|word| !word.is_empty() && word.is_ascii())
        .map(str::to_lowercase)
        .collect();
    if let Some(last) = words.last_mut() {
        *last = singular(last).to_owned();
    }
    words
}

/// A word without the plural's `s`.
pub fn singular(word: &str) -> &str {
    let many = word.len() > 3 && word.ends_with('s') && !word.ends_with("ss");
    if many {
        word.get(..word.len() - 1).unwrap_or(word)
    } else {
        word
    }
}

/// Where a text uses terms, in order: the words, and the place of the term among `terms`. The
/// longest term wins where several begin.
pub fn uses(text: &str, terms: &[Term]) -> Vec<(Span, usize)> {
    let words = words_of(text);
    let mut found: Vec<(Span, usize)> = Vec::new();
    for (nth, term) in terms.iter().enumerate() {
        if term.plain.is_empty() {
            let places = text.match_indices(term.text.as_str());
            found.extend(places.map(|(at, _)| (Span::new(at, at + term.text.len()), nth)));
            continue;
        }
        for run in words.windows(term.plain.len()) {
            let last = run.len() - 1;
            let same = run
                .iter()
                .zip(&term.plain)
                .enumerate()
                .all(|(n, (word, wanted))| {
                    let lower = word.1.to_lowercase();
                    lower == *wanted || (n == last && singular(&lower) == wanted)
                });
            if let (true, Some(first), Some(end)) = (same, run.first(), run.last()) {
                found.push((Span::new(first.0, end.0 + end.1.len()), nth));
            }
        }
    }
    found.sort_by_key(|(span, _)| (span.start, std::cmp::Reverse(span.end)));
    let mut end = 0;
    found.retain(|(span, _)| {
        let free = span.start >= end;
        if free {
            end = span.end;
        }
        free
    });
    found
}

/// Words of letters and figures with where they begin, hyphens parted.
fn words_of(text: &str) -> Vec<(usize, &str)> {
    let mut words = Vec::new();
    let mut open: Option<usize> = None;
    for (at, ch) in text.char_indices() {
        match (open, ch.is_ascii_alphanumeric()) {
            (None, true) => open = Some(at),
            (Some(start), false) => {
                words.extend(text.get(start..at).map(|word| (start, word)));
                open = None;
            }
            _ => {}
        }
    }
    if let Some(start) = open {
        words.extend(text.get(start..).map(|word| (start, word)));
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::draft::{Article, Level, Paragraph};
    use crate::model::ids::{ArticleId, IdMint, VersionId};

    #[test]
    fn terms_are_defined_once_and_found_where_they_are_used() {
        let mut mint = IdMint::new(1);
        let mut draft = Draft::empty(VersionId(mint.next(1)));
        let lines = [
            "“Data” means facts; “Traffic data” shall mean data on calls;",
            "“traffic data” means it again, “not this” is no definition.",
            "「计算机系统」系指装置。",
        ];
        let paragraphs = lines
            .map(|text| Paragraph::new(ParagraphId(mint.next(1)), Level::Item, text))
            .to_vec();
        let id = ArticleId(mint.next(1));
        draft.articles.push(Article::new(id, "", paragraphs));
        let all = terms(&draft);
        let names: Vec<&str> = all.iter().map(|term| term.text.as_str()).collect();
        assert_eq!(names, ["Data", "Traffic data", "计算机系统"]);
        let text = "Keep traffic-data and the data of 计算机系统, not dataset.";
        let found: Vec<(&str, &str)> = uses(text, &all)
            .into_iter()
            .map(|(span, nth)| (span.of(text), all[nth].text.as_str()))
            .collect();
        assert_eq!(
            found,
            [
                ("traffic-data", "Traffic data"),
                ("data", "Data"),
                ("计算机系统", "计算机系统")
            ]
        );
    }
}
