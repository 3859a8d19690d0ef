//! Comparing two versions of a treaty of 200 KB with 300 edits in it.

use travaux::analysis::redline::redline;
use travaux::model::draft::{Article, Draft, Level, Paragraph};
use travaux::model::ids::{ArticleId, IdMint, ParagraphId, VersionId};

use crate::time;

/// Words of no particular treaty.
const WORDS: [&str; 24] = [
    "each",
    "State",
    "Party",
    "shall",
    "may",
    "the",
    "of",
    "and",
    "to",
    "in",
    "such",
    "measures",
    "as",
    "necessary",
    "data",
    "request",
    "competent",
    "authority",
    "domestic",
    "law",
    "service",
    "provider",
    "without",
    "delay",
];

struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % n
    }

    fn words(&mut self, n: usize) -> Vec<String> {
        let word = |dice: &mut Self| match dice.below(3) {
            0 => format!("term{}", dice.below(900)),
            _ => WORDS[dice.below(WORDS.len())].to_owned(),
        };
        (0..n).map(|_| word(self)).collect()
    }
}

/// A treaty of about 200 KB and the same with 300 edits: words changed, put in and taken out.
pub(crate) fn pair() -> (Draft, Draft) {
    let mut dice = Dice(3);
    let mut mint = IdMint::new(3);
    let mut old = Draft::empty(VersionId(mint.next(1)));
    for n in 0..65 {
        let lines = (0..10).map(|_| {
            Paragraph::new(
                ParagraphId(mint.next(1)),
                Level::Paragraph,
                format!("{}.", dice.words(55).join(" ")),
            )
        });
        let paragraphs = lines.collect();
        old.articles.push(Article::new(
            ArticleId(mint.next(1)),
            format!("Article on matter {n}"),
            paragraphs,
        ));
    }
    let mut new = old.clone();
    for n in 0..300 {
        let article = &mut new.articles[dice.below(65)];
        let text = &mut article.paragraphs[dice.below(10)].text;
        let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
        let at = dice.below(words.len() - 4);
        match n % 3 {
            0 => words[at] = "altered".to_owned(),
            1 => {
                words.splice(at..at, dice.words(4));
            }
            _ => drop(words.drain(at..at + 3)),
        }
        *text = words.join(" ");
    }
    (old, new)
}

/// Prints the times.
pub(crate) fn time_all() {
    let (old, new) = pair();
    let texts = old.articles.iter().flat_map(|article| &article.paragraphs);
    let bytes: usize = texts.map(|paragraph| paragraph.text.len()).sum();
    assert!(bytes > 200_000, "a treaty of {bytes} bytes");
    let found = redline(&old, &new).summary();
    assert!(found.words_in >= 400 && found.words_out >= 350, "{found:?}");
    time(
        "two versions of 200 KB compared, 300 edits",
        "4 ms",
        200,
        || redline(&old, &new),
    );
    let strangers = {
        let mut mint = IdMint::new(77);
        let mut other = new;
        for article in &mut other.articles {
            article.id = ArticleId(mint.next(1));
            for paragraph in &mut article.paragraphs {
                paragraph.id = ParagraphId(mint.next(1));
            }
        }
        other
    };
    time("the same without one common id", "none", 20, || {
        redline(&old, &strangers)
    });
}
