//! A codebook edited: compiled after the edit it codes as one compiled from nothing does.

use proptest::prelude::*;

use travaux::coding::codebook::{ClauseText, Codebook, Compiler, Scratch};
use travaux::coding::draft::{CodingCache, code_draft};
use travaux::model::dossier::Dossier;
use travaux::model::draft::{Article, Draft, Level, Paragraph};
use travaux::model::ids::{ArticleId, IdMint, ParagraphId, VersionId};
use travaux::model::text::Lang;
use travaux::storage::dossier_io::load_builtin;

use crate::coding_kit::lexicon;

/// What a person does to one line of one element.
#[derive(Clone, Debug)]
enum Edit {
    TakeOut,
    /// Puts a line of another element there.
    Copy(usize),
    /// Writes more after it; some of this is faulty.
    Write(&'static str),
    /// Takes back everything edited so far.
    Undo,
}

fn edit() -> impl Strategy<Value = (usize, usize, bool, Edit)> {
    let what = prop_oneof![
        1 => Just(Edit::TakeOut),
        3 => (0..4000_usize).prop_map(Edit::Copy),
        4 => prop::sample::select(vec![
            " + quagmire|quagmires_of", " - consent", " .. treaties*", " [", " | ", " %nosuchclass",
            " & 数据|条约", " ..9 %reach|%firm",
        ]).prop_map(Edit::Write),
        1 => Just(Edit::Undo),
    ];
    (0..4000_usize, 0..40_usize, any::<bool>(), what)
}

/// Every list of cues in a language, over all elements.
fn lists(dossier: &mut Dossier, lang: Lang) -> Vec<&mut Vec<String>> {
    let elements = dossier
        .issues
        .iter_mut()
        .flat_map(|issue| &mut issue.elements);
    let lists = elements.filter_map(|element| element.cues.get_mut(&lang));
    lists.filter(|cues| !cues.is_empty()).collect()
}

fn apply(dossier: &mut Dossier, (which, line, zh, edit): &(usize, usize, bool, Edit)) {
    let mut lists = lists(dossier, if *zh { Lang::Zh } else { Lang::En });
    let n = lists.len();
    let other = if let Edit::Copy(other) = edit {
        lists[other % n][0].clone()
    } else {
        String::new()
    };
    let cues = &mut *lists[which % n];
    let at = line % cues.len();
    match edit {
        Edit::TakeOut => drop(cues.remove(at)),
        Edit::Copy(_) => cues[at] = other,
        Edit::Write(words) => cues[at].push_str(words),
        Edit::Undo => *dossier = load_builtin().value,
    }
}

/// What a codebook makes of the model clauses and of every fifth test sentence.
fn codings(book: &Codebook, dossier: &Dossier) -> Vec<String> {
    let mut scratch = Scratch::default();
    let mut texts: Vec<(Lang, &str)> = Vec::new();
    for issue in &dossier.issues {
        for element in &issue.elements {
            texts.push((Lang::En, &element.model.en));
            texts.push((Lang::Zh, &element.model.zh));
        }
        let some = issue.tests.iter().step_by(5);
        texts.extend(some.map(|test| (test.lang, test.text.as_str())));
    }
    texts
        .into_iter()
        .map(|(lang, text)| {
            let clause = ClauseText {
                lang,
                chapeaux: &[],
                text,
            };
            format!("{:?}", book.code(&clause, &mut scratch))
        })
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3))]

    #[test]
    fn an_edited_codebook_equals_one_compiled_anew(edits in prop::collection::vec(edit(), 2..5)) {
        let mut dossier = load_builtin().value;
        let mut compiler = Compiler::default();
        compiler.compile(&dossier, lexicon());
        for edit in &edits {
            apply(&mut dossier, edit);
            let (book, problems) = compiler.compile(&dossier, lexicon());
            let (fresh, fresh_problems) = Codebook::compile(&dossier, lexicon());
            prop_assert_eq!(problems, fresh_problems);
            prop_assert_eq!(book.stamp(), fresh.stamp());
            prop_assert_eq!(book.n_cues(), fresh.n_cues());
            let coded = codings(&book, &dossier);
            prop_assert!(coded.iter().any(|coding| coding.contains("CodedElement")));
            prop_assert!(coded == codings(&fresh, &dossier), "after {edit:?}");
        }
    }
}

/// Of words that begin alike, the ones that cues name first are taken, in the order in which the
/// cues stand now and not in that in which they were written.
#[test]
fn the_order_of_writing_leaves_no_trace() {
    let mut dossier = load_builtin().value;
    let mut compiler = Compiler::default();
    compiler.compile(&dossier, lexicon());
    let add = |dossier: &mut Dossier, last: bool, line: &str| {
        let mut lists: Vec<_> = dossier
            .issues
            .iter_mut()
            .flat_map(|issue| &mut issue.elements)
            .filter(|element| !element.scope.is_silence())
            .filter_map(|element| {
                let cues = element.cues.get_mut(&Lang::En)?;
                Some((element.id.clone(), cues))
            })
            .collect();
        lists.sort_by(|a, b| a.0.cmp(&b.0));
        let at = if last { lists.len() - 1 } else { 0 };
        lists[at].1.push(line.to_owned());
    };
    add(
        &mut dossier,
        true,
        "wombat zebra_finch|zebra_finch_law|zebra_finch_law_of_the_sea",
    );
    compiler.compile(&dossier, lexicon());
    add(&mut dossier, false, "wombat quokka zebra_finch_law");
    let (book, _) = compiler.compile(&dossier, lexicon());
    let (fresh, _) = Codebook::compile(&dossier, lexicon());
    let text = "Parties shall heed the wombat zebra finch law of the sea.";
    let span = |book: &Codebook| {
        let clause = ClauseText {
            lang: Lang::En,
            chapeaux: &[],
            text,
        };
        let coding = book.code(&clause, &mut Scratch::default());
        let found = coding.elements.iter();
        let found = found.map(|coded| coded.span.of(text).to_owned());
        found.collect::<Vec<_>>()
    };
    assert_eq!(span(&fresh), ["wombat zebra finch law"]);
    assert_eq!(span(&book), span(&fresh));
}

#[test]
fn classes_that_change_are_read_anew() {
    let mut dossier = load_builtin().value;
    let mut compiler = Compiler::default();
    compiler.compile(&dossier, lexicon());
    let classes = dossier.classes.get_mut(&Lang::En).unwrap();
    let firm = classes.get_mut("firm").expect("cues name this class");
    firm.push("quagmire".to_owned());
    firm.remove(0);
    let (book, problems) = compiler.compile(&dossier, lexicon());
    let (fresh, fresh_problems) = Codebook::compile(&dossier, lexicon());
    assert_eq!(problems, fresh_problems);
    assert!(codings(&book, &dossier) == codings(&fresh, &dossier));
}

#[test]
fn a_treaty_coded_by_several_threads_is_coded_as_clause_by_clause() {
    let dossier = load_builtin().value;
    let (book, _) = Codebook::compile(&dossier, lexicon());
    let elements = dossier.issues.iter().flat_map(|issue| &issue.elements);
    let texts: Vec<String> = elements
        .flat_map(|element| [&element.model.en, &element.model.zh])
        .filter(|text| !text.is_empty())
        .cloned()
        .collect();
    let texts = [texts.as_slice(); 4].concat();
    assert!(
        texts.iter().map(String::len).sum::<usize>() > 60_000,
        "too little for threads"
    );
    let mut mint = IdMint::new(7);
    let mut draft = Draft::empty(VersionId(mint.next(1)));
    for text in &texts {
        let paragraph = Paragraph::new(ParagraphId(mint.next(1)), Level::Paragraph, text);
        let article = Article::new(ArticleId(mint.next(1)), "", vec![paragraph]);
        draft.articles.push(article);
    }
    let mut cache = CodingCache::default();
    let coding = code_draft(&book, &draft, &[], &mut cache);
    assert_eq!(cache.n_coded(), texts.len());
    let mut scratch = Scratch::default();
    for (clause, text) in coding.clauses().zip(&texts) {
        let alone = ClauseText {
            lang: Lang::guess(text),
            chapeaux: &[],
            text,
        };
        assert_eq!(*clause.coding, book.code(&alone, &mut scratch), "{text}");
    }
    // A second scan finds everything known.
    assert_eq!(code_draft(&book, &draft, &[], &mut cache), coding);
    assert_eq!(cache.n_coded(), texts.len());
}
