//! Small drafts for comparing: written as lines, and edited at random.

use proptest::prelude::*;

use travaux::model::draft::{Article, Draft, Level, Paragraph, ParagraphStatus};
use travaux::model::ids::{ArticleId, IdMint, ParagraphId, VersionId};

/// A draft of these articles: a heading and lines each. Ids follow from `seed` and the place.
pub(crate) fn draft(seed: u128, articles: &[(&str, &[&str])]) -> Draft {
    let mut mint = IdMint::new(seed);
    let mut draft = Draft::empty(VersionId(mint.next(1)));
    for (heading, lines) in articles {
        let id = ArticleId(mint.next(1));
        let paragraphs = lines.iter().map(|text| line(&mut mint, text)).collect();
        draft.articles.push(Article::new(id, *heading, paragraphs));
    }
    draft
}

/// A paragraph with a fresh id.
pub(crate) fn line(mint: &mut IdMint, text: &str) -> Paragraph {
    Paragraph::new(ParagraphId(mint.next(1)), Level::Paragraph, text)
}

/// Words that drafts made at random consist of.
const WORDS: [&str; 16] = [
    "each",
    "Party",
    "shall",
    "may",
    "keep",
    "data",
    "[",
    "]",
    ",",
    ".",
    "各",
    "缔约国",
    "subject",
    "to",
    "law",
    "its",
];

/// One text of random words, sometimes with odd blanks.
pub(crate) fn text() -> impl Strategy<Value = String> {
    let word = (0..WORDS.len(), 0..12_usize);
    prop::collection::vec(word, 0..14).prop_map(|words| {
        let mut text = String::new();
        for (word, blank) in words {
            text.push_str(WORDS[word]);
            text.push_str(match blank {
                0 => "",
                1 => "  ",
                _ => " ",
            });
        }
        text
    })
}

/// A draft of up to five articles and some recitals.
pub(crate) fn any_draft() -> impl Strategy<Value = Draft> {
    let article = (text(), prop::collection::vec(text(), 0..6));
    let recitals = prop::collection::vec(text(), 0..3);
    (prop::collection::vec(article, 0..5), recitals, text()).prop_map(
        |(articles, recitals, title)| {
            let mut mint = IdMint::new(7);
            let mut draft = Draft::empty(VersionId(mint.next(1)));
            draft.title = title;
            draft.preamble = recitals.iter().map(|text| line(&mut mint, text)).collect();
            for (heading, lines) in articles {
                let id = ArticleId(mint.next(1));
                let paragraphs = lines.iter().map(|text| line(&mut mint, text)).collect();
                draft.articles.push(Article::new(id, heading, paragraphs));
            }
            draft
        },
    )
}

/// One thing a person does to a draft; places are taken modulo what there is.
#[derive(Clone, Debug)]
pub(crate) enum Deed {
    Retype(usize, String),
    Insert(usize, usize, String),
    Remove(usize, usize),
    MoveLine(usize, usize, usize, usize),
    MoveArticle(usize, usize),
    DropArticle(usize),
    Restatus(usize, usize),
    Demote(usize, usize),
    Heading(usize, String),
    NewIds(usize),
    Complete,
}

/// Up to a dozen deeds.
pub(crate) fn deeds() -> impl Strategy<Value = Vec<Deed>> {
    let n = 0..8_usize;
    let deed = prop_oneof![
        (n.clone(), text()).prop_map(|(at, text)| Deed::Retype(at, text)),
        (n.clone(), n.clone(), text()).prop_map(|(a, p, text)| Deed::Insert(a, p, text)),
        (n.clone(), n.clone()).prop_map(|(a, p)| Deed::Remove(a, p)),
        (n.clone(), n.clone(), n.clone(), n.clone())
            .prop_map(|(a, p, b, q)| Deed::MoveLine(a, p, b, q)),
        (n.clone(), n.clone()).prop_map(|(a, b)| Deed::MoveArticle(a, b)),
        n.clone().prop_map(Deed::DropArticle),
        (n.clone(), n.clone()).prop_map(|(a, p)| Deed::Restatus(a, p)),
        (n.clone(), n.clone()).prop_map(|(a, p)| Deed::Demote(a, p)),
        (n.clone(), text()).prop_map(|(a, text)| Deed::Heading(a, text)),
        n.prop_map(Deed::NewIds),
        Just(Deed::Complete),
    ];
    prop::collection::vec(deed, 0..12)
}

/// Does deeds to a draft.
pub(crate) fn done(draft: &Draft, deeds: &[Deed]) -> Draft {
    let mut new = draft.clone();
    let mut mint = IdMint::new(99);
    new.id = VersionId(mint.next(1));
    for deed in deeds {
        deed.act(&mut new, &mut mint);
    }
    new
}

impl Deed {
    fn act(&self, draft: &mut Draft, mint: &mut IdMint) {
        let n_articles = draft.articles.len();
        if matches!(self, Self::Complete) {
            draft.complete = !draft.complete;
            return;
        }
        if n_articles == 0 {
            return;
        }
        let pick = |at: usize| at % n_articles;
        match self {
            Self::Retype(at, text) => {
                let article = &mut draft.articles[pick(*at)];
                let n = article.paragraphs.len();
                if n > 0 {
                    article.paragraphs[at % n].text.clone_from(text);
                }
            }
            Self::Insert(article, at, text) => {
                let list = &mut draft.articles[pick(*article)].paragraphs;
                list.insert(at % (list.len() + 1), line(mint, text));
            }
            Self::Remove(article, at) => drop(take(draft, pick(*article), *at)),
            Self::MoveLine(article, at, to, place) => {
                if let Some(moved) = take(draft, pick(*article), *at) {
                    let list = &mut draft.articles[pick(*to)].paragraphs;
                    list.insert(place % (list.len() + 1), moved);
                }
            }
            Self::MoveArticle(from, to) => {
                let moved = draft.articles.remove(pick(*from));
                draft.articles.insert(pick(*to).min(n_articles - 1), moved);
            }
            Self::DropArticle(at) => drop(draft.articles.remove(pick(*at))),
            Self::Restatus(article, at) => {
                let list = &mut draft.articles[pick(*article)].paragraphs;
                let n = list.len();
                if n > 0 {
                    list[at % n].status = ParagraphStatus::ALL[(at + article) % 7];
                }
            }
            Self::Demote(article, at) => {
                let list = &mut draft.articles[pick(*article)].paragraphs;
                let n = list.len();
                if n > 0 {
                    list[at % n].level = list[at % n].level.demoted();
                }
            }
            Self::Heading(at, text) => draft.articles[pick(*at)].heading.clone_from(text),
            Self::NewIds(at) => {
                let article = &mut draft.articles[pick(*at)];
                article.id = ArticleId(mint.next(1));
                for paragraph in &mut article.paragraphs {
                    paragraph.id = ParagraphId(mint.next(1));
                }
            }
            Self::Complete => {}
        }
    }
}

fn take(draft: &mut Draft, article: usize, at: usize) -> Option<Paragraph> {
    let list = &mut draft.articles[article].paragraphs;
    let n = list.len();
    (n > 0).then(|| list.remove(at % n))
}
