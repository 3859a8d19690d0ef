//! Coding as a whole: any text, any order of issues, decisions, drafts, self tests.

use std::sync::OnceLock;

use proptest::prelude::*;
use travaux::coding::codebook::Codebook;
use travaux::coding::coded::{By, ClauseCoding, Place};
use travaux::coding::selftest::{Origin, run};
use travaux::coding::{ClauseText, Scratch};
use travaux::model::dossier::Dossier;
use travaux::model::ids::ElementId;
use travaux::model::issue::{CodingTest, Scope};
use travaux::model::text::{Bilingual, Lang};
use travaux::storage::dossier_io::load_builtin;

use crate::coding_kit::{code, dossier, element, issue, lexicon};

fn shipped() -> &'static Dossier {
    static DOSSIER: OnceLock<Dossier> = OnceLock::new();
    DOSSIER.get_or_init(|| load_builtin().value)
}

fn shipped_book() -> &'static Codebook {
    static BOOK: OnceLock<Codebook> = OnceLock::new();
    BOOK.get_or_init(|| Codebook::compile(shipped(), lexicon()).0)
}

/// Fails where a span of the coding does not fit the text it lies in.
fn check_spans(coding: &ClauseCoding, chapeaux: &[&str], text: &str) {
    let fits = |span: travaux::model::text::Span, text: &str| {
        assert!(span.start <= span.end, "{span:?}");
        assert!(text.get(span.range()).is_some(), "{span:?} in {text:?}");
    };
    for coded in &coding.elements {
        match coded.place {
            Place::Text => fits(coded.span, text),
            Place::Chapeau(n) => fits(coded.span, chapeaux[usize::from(n)]),
        }
        assert!(coded.span.end > coded.span.start);
        assert!(coded.force.level <= 5);
    }
    for hit in &coding.devices {
        fits(hit.span, text);
    }
    let mut end = 0;
    for sentence in &coding.sentences {
        fits(sentence.span, text);
        assert!(sentence.span.start >= end, "sentences overlap");
        end = sentence.span.end;
    }
}

/// Words that mean something to cues and lexicon, and signs that mean something to the reader.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        3 => prop::sample::select(vec![
            "shall", "not", "no", "Party", "State", "consent", "data", "access", "stored", "another", "may",
            "without", "except", "unless", "but", "nothing", "person", "unless", "in", "territory", "abroad",
            "缔约国", "不得", "未经", "同意", "数据", "境内", "除", "外", "应当", "可以", "但", "的", "他国", "调取",
        ]).prop_map(str::to_owned),
        2 => prop::sample::select(vec![
            ".", ",", ";", ":", "(", ")", "[", "]", "(a)", "1.", "。", "，", "；", "：", "、", "（一）", " ", "\n", "-",
            "\u{202e}", "\u{2066}", "\u{200d}", "\u{feff}", "\u{ad}", "’", "'s", "—", "👩‍⚖️", "e\u{301}", "ﬁ", "İ", "ß",
            "\u{0}", "\u{10ffff}", "２", "Ｓ",
        ]).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ]
}

fn any_text() -> impl Strategy<Value = String> {
    prop::collection::vec((piece(), any::<bool>()), 0..60).prop_map(|pieces| {
        pieces
            .into_iter()
            .map(|(piece, blank)| if blank { format!("{piece} ") } else { piece })
            .collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn any_text_is_coded_with_spans_that_fit(text in any_text(), over in any_text(), above in any_text(), zh in any::<bool>()) {
        let lang = if zh { Lang::Zh } else { Lang::En };
        let chapeaux = [over.as_str(), above.as_str()];
        let clause = ClauseText { lang, chapeaux: &chapeaux, text: &text };
        let mut scratch = Scratch::default();
        let coding = shipped_book().code(&clause, &mut scratch);
        check_spans(&coding, &chapeaux, &text);
        // What was coded before leaves no trace.
        prop_assert_eq!(shipped_book().code(&clause, &mut scratch), coding);
    }

    #[test]
    fn any_line_compiles_or_is_a_problem(cue in "[a-z%*=_|?.+&: 主权-]{0,24}") {
        let kit = dossier(vec![issue("issue", 1, vec![element("e", &[&cue]), element("f", &["consent"])])]);
        let (book, problems) = Codebook::compile(&kit, lexicon());
        prop_assert_eq!(book.n_cues() + problems.len(), 2);
        prop_assert!(code(&book, "", "with consent").is_coded(), "the other cue fails");
    }
}

#[test]
fn huge_texts_are_coded() {
    let book = shipped_book();
    for (lang, piece) in [
        (Lang::En, "["),
        (Lang::En, "]["),
        (Lang::En, "consent of the State data "),
        (Lang::En, "x: a; "),
        (Lang::En, "not "),
        (Lang::Zh, "数据"),
        (Lang::Zh, "不得未经同意；"),
    ] {
        let text = piece.repeat(1_000_000 / piece.len());
        let clause = ClauseText {
            lang,
            chapeaux: &["No Party shall:"],
            text: &text,
        };
        check_spans(
            &book.code(&clause, &mut Scratch::default()),
            &["No Party shall:"],
            &text,
        );
    }
}

/// What a coding says, by names, so that two codebooks can be compared.
fn told(book: &Codebook, coding: &ClauseCoding) -> Vec<String> {
    let name = |coded: &travaux::coding::coded::CodedElement| {
        let id = book.element_id(coded.element).unwrap();
        let cue = match coded.by {
            By::Cue(cue) => book.cue_text(cue).to_owned(),
            other @ (By::Wording | By::Person(_)) => format!("{other:?}"),
        };
        format!(
            "{id} {:?} {:?} {:?} {cue}",
            coded.place, coded.span, coded.force
        )
    };
    coding.elements.iter().map(name).collect()
}

#[test]
fn coding_does_not_depend_on_the_order_of_issues() {
    let mut turned = shipped().clone();
    turned.issues.reverse();
    for issue in &mut turned.issues {
        issue.elements.reverse();
    }
    let (other, _) = Codebook::compile(&turned, lexicon());
    let mut scratch = (Scratch::default(), Scratch::default());
    let mut n_coded = 0;
    for (_, element) in shipped().elements() {
        for (lang, text) in [(Lang::En, &element.model.en), (Lang::Zh, &element.model.zh)] {
            let clause = ClauseText {
                lang,
                chapeaux: &[],
                text,
            };
            let first = told(
                shipped_book(),
                &shipped_book().code(&clause, &mut scratch.0),
            );
            assert_eq!(
                first,
                told(&other, &other.code(&clause, &mut scratch.1)),
                "{text}"
            );
            n_coded += first.len();
        }
    }
    assert!(
        n_coded > 10,
        "{n_coded} elements coded in the model clauses"
    );
}

#[test]
fn a_second_name_is_coded_under_the_first() {
    let mut second = element("second", &["assent"]);
    second.synonym_of = Some(ElementId::new("first").unwrap());
    let kit = dossier(vec![
        issue("a", 1, vec![second]),
        issue("b", 2, vec![element("first", &["consent"])]),
    ]);
    let (book, _) = Codebook::compile(&kit, lexicon());
    let first = book.element_ix(&ElementId::new("first").unwrap()).unwrap();
    assert_eq!(
        book.element_ix(&ElementId::new("second").unwrap()),
        Some(first)
    );
    assert_eq!(book.issue_of(first).unwrap().as_str(), "b");
    let coding = code(&book, "", "With its assent. With its consent.");
    assert_eq!(coding.elements.len(), 1);
    assert_eq!(coding.elements[0].element, first);
}

#[test]
fn silence_is_never_coded_by_cues() {
    let mut silence = element("silence", &["consent"]);
    silence.scope = Scope::Draft {
        absent: vec![ElementId::new("e").unwrap()],
    };
    let kit = dossier(vec![issue(
        "a",
        1,
        vec![silence, element("e", &["assent"])],
    )]);
    let (book, _) = Codebook::compile(&kit, lexicon());
    assert!(!code(&book, "", "With its consent.").is_coded());
    assert!(code(&book, "", "With its assent.").is_coded());
}

#[test]
fn the_stamp_tells_codebooks_apart() {
    let stamp = |cue: &str| {
        Codebook::compile(
            &dossier(vec![issue("a", 1, vec![element("e", &[cue])])]),
            lexicon(),
        )
        .0
        .stamp()
    };
    assert_eq!(stamp("consent"), stamp("consent"));
    assert_ne!(stamp("consent"), stamp("assent"));
    let mut kit = dossier(vec![issue("a", 1, vec![element("e", &["%state"])])]);
    let before = Codebook::compile(&kit, lexicon()).0.stamp();
    kit.classes
        .get_mut(&Lang::En)
        .unwrap()
        .insert("state".to_owned(), vec!["Party".to_owned()]);
    assert_ne!(before, Codebook::compile(&kit, lexicon()).0.stamp());
}

#[test]
fn the_strongest_match_in_the_clauses_own_words_stands() {
    let kit = dossier(vec![issue(
        "a",
        1,
        vec![element("e", &["seize .. data", "seize"])],
    )]);
    let (book, _) = Codebook::compile(&kit, lexicon());
    let text = "A Party may seize data. It shall seize data of others.";
    let coding = code(&book, "Parties shall seize all they can:", text);
    assert_eq!(coding.elements.len(), 1);
    let coded = &coding.elements[0];
    assert_eq!((coded.place, coded.force.level), (Place::Text, 5));
    assert_eq!(coded.span.of(text), "seize data");
    assert_eq!(coded.span.start as usize, text.rfind("seize").unwrap());
    assert!(coding.sentences.iter().all(|sentence| sentence.coded));
}

#[test]
fn self_tests_say_what_was_expected_and_what_was_found() {
    let mut e = element("e", &["consent of State"]);
    e.model = Bilingual::new("With the consent of the State.", "经该国同意。");
    let mut f = element("f", &["data"]);
    f.model = Bilingual::new("Nothing of the kind.", "");
    let mut a = issue("a", 1, vec![e, f]);
    let test = |text: &str, codes: &[&str], not: &[&str]| CodingTest {
        lang: Lang::En,
        chapeau: String::new(),
        text: text.to_owned(),
        codes: codes.iter().map(|id| ElementId::new(id).unwrap()).collect(),
        not: not.iter().map(|id| ElementId::new(id).unwrap()).collect(),
    };
    a.tests = vec![
        test("By consent of the State.", &["e"], &["f"]),
        test("By consent of the data.", &["e"], &["f"]),
        test("Whatever.", &["unknown"], &[]),
    ];
    let kit = dossier(vec![a]);
    let (book, _) = Codebook::compile(&kit, lexicon());
    let found = run(&book, &kit);
    assert_eq!(found.n_run, 5);
    let shown: Vec<String> = found
        .failures
        .iter()
        .map(|failure| {
            let from = match &failure.from {
                Origin::Test(at) => format!("test {at}"),
                Origin::Model(id) => format!("model {id}"),
            };
            format!(
                "{from}: {:?} {:?} {:?}",
                failure.missing, failure.unexpected, failure.found
            )
        })
        .collect();
    assert_eq!(
        shown,
        [
            "test 1: [e] [(f, \"data\")] [f]",
            "test 2: [unknown] [] []",
            "model f: [f] [] []"
        ]
    );
    let uncued: Vec<String> = found
        .uncued
        .iter()
        .map(|(id, lang)| format!("{id} {}", lang.code()))
        .collect();
    assert_eq!(uncued, ["e zh", "f zh"]);
}
