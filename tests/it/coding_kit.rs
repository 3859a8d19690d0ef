//! What tests of coding share: a dossier of given cues, and one line that checks a cue.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use travaux::coding::codebook::{ClauseText, Codebook, CueProblem, Scratch};
use travaux::coding::coded::ClauseCoding;
use travaux::model::dossier::Dossier;
use travaux::model::ids::{DossierId, ElementId, FamilyId, IssueId};
use travaux::model::issue::{Element, Hints, Issue, Scope};
use travaux::model::lexicon::Lexicon;
use travaux::model::text::{Bilingual, Lang};
use travaux::storage::lexicon_io::builtin_lexicon;

/// The lexicon inside the program.
pub(crate) fn lexicon() -> &'static Lexicon {
    static LEXICON: OnceLock<Lexicon> = OnceLock::new();
    LEXICON.get_or_init(|| builtin_lexicon().expect("the lexicon inside the program reads"))
}

/// An element with these cues, told apart by their script.
pub(crate) fn element(id: &str, cues: &[&str]) -> Element {
    let mut by_lang: BTreeMap<Lang, Vec<String>> = BTreeMap::new();
    for cue in cues {
        by_lang
            .entry(Lang::guess(cue))
            .or_default()
            .push((*cue).to_owned());
    }
    Element {
        id: ElementId::new(id).unwrap(),
        scope: Scope::Clause,
        label: Bilingual::new(id, id),
        description: Bilingual::default(),
        hints: Hints::default(),
        model: Bilingual::default(),
        notes: String::new(),
        synonym_of: None,
        found_in: Vec::new(),
        cues: by_lang,
    }
}

/// An issue with these elements.
pub(crate) fn issue(id: &str, number: u16, elements: Vec<Element>) -> Issue {
    Issue {
        id: IssueId::new(id).unwrap(),
        number,
        family: FamilyId::new("family").unwrap(),
        title: Bilingual::new(id, id),
        question: Bilingual::default(),
        description: Bilingual::default(),
        anchors: Vec::new(),
        elements,
        tests: Vec::new(),
    }
}

/// A dossier with these issues and a few word classes.
pub(crate) fn dossier(issues: Vec<Issue>) -> Dossier {
    let id = DossierId::new("kit").unwrap();
    let mut dossier = Dossier::empty(id, Bilingual::new("kit", "kit"), 2024);
    dossier.issues = issues;
    let list = |words: &[&str]| {
        words
            .iter()
            .map(|word| (*word).to_owned())
            .collect::<Vec<_>>()
    };
    dossier.classes.insert(
        Lang::En,
        BTreeMap::from([
            (
                "state".to_owned(),
                list(&["State", "State Party", "Government*"]),
            ),
            ("abroad".to_owned(), list(&["abroad", "cross-border"])),
            ("actor".to_owned(), list(&["%state", "provider"])),
            ("loop".to_owned(), list(&["%loop"])),
        ]),
    );
    dossier.classes.insert(
        Lang::Zh,
        BTreeMap::from([("state".to_owned(), list(&["缔约国", "国家"]))]),
    );
    dossier
}

/// A codebook whose one element has one cue.
pub(crate) fn book_of(cue: &str) -> (Codebook, Vec<CueProblem>) {
    let dossier = dossier(vec![issue("issue", 1, vec![element("e", &[cue])])]);
    Codebook::compile(&dossier, lexicon())
}

/// Codes a text under one chapeau, which may be empty.
pub(crate) fn code(book: &Codebook, chapeau: &str, text: &str) -> ClauseCoding {
    let chapeaux = [chapeau];
    let chapeaux: &[&str] = if chapeau.is_empty() { &[] } else { &chapeaux };
    let clause = ClauseText {
        lang: Lang::guess(&format!("{chapeau}{text}")),
        chapeaux,
        text,
    };
    book.code(&clause, &mut Scratch::default())
}

/// Checks whether a cue holds in a sentence; a chapeau may stand before ` // `.
#[track_caller]
pub(crate) fn check(cue: &str, sentence: &str, expected: bool) {
    let (book, problems) = book_of(cue);
    assert_eq!(problems, [], "\"{cue}\" is no cue");
    let (chapeau, text) = sentence.split_once(" // ").unwrap_or(("", sentence));
    let coding = code(&book, chapeau, text);
    let found = coding.is_coded();
    assert_eq!(found, expected, "\"{cue}\" in \"{sentence}\": {coding:?}");
}
