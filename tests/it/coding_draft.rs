//! A person's decisions over cues, and whole drafts coded again only where they changed.

use travaux::coding::codebook::Codebook;
use travaux::coding::coded::{By, ClauseCoding, Place};
use travaux::coding::draft::{CodingCache, DraftCoding, code_draft};
use travaux::model::bloc::Layer;
use travaux::model::decision::{Decision, Quote, Ruling};
use travaux::model::draft::{Article, Draft, Level, Paragraph, ParagraphStatus};
use travaux::model::ids::{
    ArticleId, BlocId, DecisionId, ElementId, IdMint, ParagraphId, VersionId,
};
use travaux::model::text::Span;

use crate::coding_kit::{dossier, element, issue, lexicon};

/// A draft of one recital and one article, with a codebook of two elements.
struct Desk {
    book: Codebook,
    draft: Draft,
    decisions: Vec<Decision>,
    cache: CodingCache,
    mint: IdMint,
}

impl Desk {
    fn new(recital: &str, paragraphs: &[(Level, &str)]) -> Self {
        let kit = dossier(vec![issue(
            "a",
            1,
            vec![element("consent", &["consent"]), element("data", &["data"])],
        )]);
        let mut mint = IdMint::new(3);
        let mut paragraph =
            |level: Level, text: &str| Paragraph::new(ParagraphId(mint.next(1)), level, text);
        let preamble = vec![paragraph(Level::Paragraph, recital)];
        let paragraphs = paragraphs
            .iter()
            .map(|(level, text)| paragraph(*level, text))
            .collect();
        let mut draft = Draft::empty(VersionId(mint.next(1)));
        draft.preamble = preamble;
        draft.articles = vec![Article::new(ArticleId(mint.next(1)), "", paragraphs)];
        let book = Codebook::compile(&kit, lexicon()).0;
        Self {
            book,
            draft,
            decisions: Vec::new(),
            cache: CodingCache::default(),
            mint,
        }
    }

    fn code(&mut self) -> DraftCoding {
        code_draft(&self.book, &self.draft, &self.decisions, &mut self.cache)
    }

    fn paragraph(&mut self, at: usize) -> &mut Paragraph {
        &mut self.draft.articles[0].paragraphs[at]
    }

    fn coding(&mut self, at: usize) -> ClauseCoding {
        let id = self.paragraph(at).id;
        self.code().of(id).unwrap().clone()
    }

    /// Decides on `words` of a paragraph; on the whole of it where there are none.
    fn decide(&mut self, at: usize, words: &str, ruling: Ruling) -> DecisionId {
        let paragraph = self.paragraph(at).clone();
        let quote = match paragraph.text.find(words).filter(|_| !words.is_empty()) {
            Some(start) => Quote::of(&paragraph.text, Span::new(start, start + words.len())),
            None => Quote {
                words: words.to_owned(),
                ..Quote::default()
            },
        };
        let id = DecisionId(self.mint.next(1));
        self.decisions.push(Decision {
            id,
            paragraph: paragraph.id,
            quote,
            ruling,
            reason: "as the room read it".to_owned(),
            author: "A".to_owned(),
            time_ms: 1000 + self.decisions.len() as u64,
            layer: Layer::Shared,
        });
        id
    }

    /// Elements of a paragraph with their words, `!` for those under a person's name.
    fn told(&mut self, at: usize) -> Vec<String> {
        let coding = self.coding(at);
        let text = self.paragraph(at).text.clone();
        let over = self.paragraph(0).text.clone();
        let book = &self.book;
        coding
            .elements
            .iter()
            .map(|coded| {
                let id = book.element_id(coded.element).unwrap();
                let (mark, words) = match coded.place {
                    Place::Text => ("", coded.span.of(&text)),
                    Place::Chapeau(_) => ("^", coded.span.of(&over)),
                };
                let person = if matches!(coded.by, By::Person(_)) {
                    "!"
                } else {
                    ""
                };
                format!("{mark}{id}{person}: {words}")
            })
            .collect()
    }
}

fn id(text: &str) -> ElementId {
    ElementId::new(text).unwrap()
}

const P: Level = Level::Paragraph;
const I: Level = Level::Item;

#[test]
fn a_rejected_coding_goes_and_comes_back_when_its_words_change() {
    let mut desk = Desk::new("", &[(P, "A Party may seize data by consent.")]);
    assert_eq!(desk.told(0), ["data: data", "consent: consent"]);
    let decision = desk.decide(0, "by consent", Ruling::Reject(id("consent")));
    assert_eq!(desk.told(0), ["data: data"]);
    desk.paragraph(0).text.insert_str(0, "In due form, ");
    assert_eq!(desk.told(0), ["data: data"]);
    let text = desk.paragraph(0).text.replace("by consent", "with consent");
    desk.paragraph(0).text = text;
    assert_eq!(desk.told(0), ["data: data", "consent: consent"]);
    assert_eq!(desk.coding(0).stale, [decision]);
}

#[test]
fn a_rejection_speaks_of_its_words_only() {
    let mut desk = Desk::new("", &[(P, "By consent it begins. By consent it ends.")]);
    desk.decide(0, "By consent it begins", Ruling::Reject(id("consent")));
    assert_eq!(desk.told(0), ["consent: consent"]);
    let coding = desk.coding(0);
    assert_eq!(
        coding.sentences.iter().map(|s| s.coded).collect::<Vec<_>>(),
        [false, true]
    );
    desk.decide(0, "", Ruling::Reject(id("consent")));
    assert!(desk.told(0).is_empty());
}

#[test]
fn an_added_coding_has_the_force_of_its_sentence() {
    let mut desk = Desk::new(
        "",
        &[(P, "It may wait. It shall have the leave of the owner.")],
    );
    desk.decide(0, "leave of the owner", Ruling::Add(id("consent")));
    assert_eq!(desk.told(0), ["consent!: leave of the owner"]);
    let coding = desk.coding(0);
    assert_eq!(coding.elements[0].force.level, 5);
    assert_eq!(coding.elements[0].likelihood, 1000);
    assert_eq!(
        coding.sentences.iter().map(|s| s.coded).collect::<Vec<_>>(),
        [false, true]
    );
}

#[test]
fn a_confirmed_coding_keeps_its_words_and_outlives_its_cue() {
    let mut desk = Desk::new("", &[(P, "A Party may act by free consent.")]);
    desk.decide(0, "free consent", Ruling::Confirm(id("consent")));
    assert_eq!(desk.told(0), ["consent!: consent"]);
    desk.paragraph(0).text = "A Party may not act by free consent.".to_owned();
    assert_eq!(desk.told(0), ["consent!: free consent"]);
}

#[test]
fn the_later_word_wins() {
    let mut desk = Desk::new("", &[(P, "A Party may act by consent.")]);
    desk.decide(0, "consent", Ruling::Confirm(id("consent")));
    desk.decide(0, "consent", Ruling::Reject(id("consent")));
    assert!(desk.told(0).is_empty());
    desk.decide(0, "consent", Ruling::Add(id("consent")));
    desk.decisions.reverse();
    assert_eq!(desk.told(0), ["consent!: consent"]);
}

#[test]
fn a_decision_on_a_chapeau_holds_for_its_items() {
    let mut desk = Desk::new(
        "",
        &[
            (P, "By consent a Party may:"),
            (I, "seize it;"),
            (I, "keep it."),
        ],
    );
    assert_eq!(desk.told(1), ["^consent: consent"]);
    desk.decide(0, "consent", Ruling::Reject(id("consent")));
    assert!(desk.told(0).is_empty() && desk.told(1).is_empty() && desk.told(2).is_empty());
    desk.decide(0, "a Party", Ruling::Add(id("data")));
    assert_eq!(desk.told(2), ["^data!: a Party"]);
    let stale = desk.decide(0, "gone", Ruling::Add(id("data")));
    assert_eq!(desk.coding(0).stale, [stale]);
    assert!(desk.coding(1).stale.is_empty());
}

#[test]
fn unknown_elements_are_stale_and_ignored_findings_no_matter() {
    let mut desk = Desk::new("", &[(P, "A Party may act by consent.")]);
    desk.decide(
        0,
        "consent",
        Ruling::Ignore(BlocId::new("bloc").unwrap(), id("consent")),
    );
    assert_eq!(desk.told(0), ["consent: consent"]);
    assert!(desk.coding(0).stale.is_empty());
    let decision = desk.decide(0, "consent", Ruling::Add(id("gone")));
    assert_eq!(desk.coding(0).stale, [decision]);
}

#[test]
fn clauses_come_in_order_and_deleted_ones_do_not() {
    let mut desk = Desk::new(
        "Recalling consent",
        &[(P, "Each shall:"), (I, "seize data;"), (I, "go;")],
    );
    desk.paragraph(1).status = ParagraphStatus::Deleted;
    let coding = desk.code();
    let shown: Vec<_> = coding
        .clauses()
        .map(|clause| {
            (
                clause.article_at,
                clause.paragraph_at,
                clause.is_chapeau,
                clause.coding.elements.len(),
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            (None, 0, false, 1),
            (Some(0), 0, true, 0),
            (Some(0), 2, false, 0)
        ]
    );
    assert_eq!(coding.clauses().next().unwrap().article, None);
}

#[test]
fn a_recital_has_lower_force() {
    let mut desk = Desk::new(
        "Each Party shall act by consent",
        &[(P, "Each Party shall act by consent.")],
    );
    let recital = desk.draft.preamble[0].id;
    let coding = desk.code();
    let coded = &coding.of(recital).unwrap().elements[0];
    assert_eq!(coded.force.level, 2);
    assert_eq!(coded.devices.len(), 1);
    assert_eq!(coding.of(recital).unwrap().sentences[0].force.level, 2);
    assert_eq!(desk.coding(0).elements[0].force.level, 5);
}

#[test]
fn only_what_changed_is_coded_again() {
    let mut desk = Desk::new(
        "",
        &[
            (P, "Each shall:"),
            (I, "seize data;"),
            (I, "go;"),
            (P, "It acts by consent."),
        ],
    );
    desk.code();
    assert_eq!(desk.cache.n_coded(), 5);
    desk.code();
    assert_eq!(desk.cache.n_coded(), 5);
    desk.paragraph(3).text.push('x');
    desk.code();
    assert_eq!(desk.cache.n_coded(), 6);
    desk.paragraph(0).text = "None shall:".to_owned();
    assert!(desk.coding(1).elements.is_empty());
    assert_eq!(desk.cache.n_coded(), 9);
    desk.decide(2, "go", Ruling::Add(id("data")));
    desk.code();
    assert_eq!(desk.cache.n_coded(), 10);
    let fresh = code_draft(
        &desk.book,
        &desk.draft,
        &desk.decisions,
        &mut CodingCache::default(),
    );
    assert_eq!(fresh, desk.code());
}
