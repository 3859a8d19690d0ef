//! Coding timed: compiling the codebook, one clause, a treaty of 200 KB, a key press in it.
//!
//! The shipped cues are timed as they are, and then a codebook of the size the design promises:
//! every element brought to twelve cues in each language by cues made from the bank of wordings.
//! The texts are wordings of the bank too, so that the words are those of the field.

use travaux::coding::codebook::{Codebook, Compiler};
use travaux::coding::draft::{CodingCache, code_draft};
use travaux::coding::{ClauseText, Scratch};
use travaux::model::dossier::Dossier;
use travaux::model::draft::{Article, Draft, Level, Paragraph};
use travaux::model::ids::{ArticleId, IdMint, ParagraphId, VersionId};
use travaux::model::lexicon::Lexicon;
use travaux::model::text::Lang;
use travaux::storage::dossier_io::{Banks, load_builtin, load_builtin_banks};
use travaux::storage::lexicon_io::builtin_lexicon;

use crate::time;

const CUES: usize = 12;
const TREATY: usize = 200 * 1024;

pub(crate) fn time_all() {
    let dossier = load_builtin().value;
    let banks = load_builtin_banks().value;
    let lexicon = builtin_lexicon().unwrap();
    let full = filled(&dossier, &banks);
    for (name, dossier) in [("shipped", &dossier), ("full", &full)] {
        time_book(name, dossier, &banks, &lexicon);
    }
}

fn time_book(name: &str, dossier: &Dossier, banks: &Banks, lexicon: &Lexicon) {
    let (book, problems) = Codebook::compile(dossier, lexicon);
    println!(
        "{name} codebook: {} cues, {} problems",
        book.n_cues(),
        problems.len()
    );
    time(
        &format!("{name}: compile the codebook from nothing"),
        "none",
        200,
        || Codebook::compile(dossier, lexicon),
    );
    time_edit(name, dossier, lexicon);
    let mut scratch = Scratch::default();
    for lang in [Lang::En, Lang::Zh] {
        let clauses = treaty(banks, lang);
        let coded: usize = clauses
            .iter()
            .map(|text| book.code(&clause(lang, text), &mut scratch).elements.len())
            .sum();
        println!(
            "{name} {}: {} clauses, {coded} elements",
            lang.code(),
            clauses.len()
        );
        let mut at = 0;
        time(
            &format!("{name} {}: one clause", lang.code()),
            "8 us",
            20_000,
            || {
                at = (at + 1) % clauses.len();
                book.code(&clause(lang, &clauses[at]), &mut scratch)
            },
        );
        time(
            &format!("{name} {}: a treaty of 200 KB", lang.code()),
            "2.5 ms",
            200,
            || {
                clauses
                    .iter()
                    .map(|text| book.code(&clause(lang, text), &mut scratch).elements.len())
                    .sum::<usize>()
            },
        );
        let mut draft = draft_of(&clauses);
        time(
            &format!("{name} {}: that treaty as a draft, first scan", lang.code()),
            "2.5 ms",
            100,
            || code_draft(&book, &draft, &[], &mut CodingCache::default()),
        );
        let mut cache = CodingCache::default();
        code_draft(&book, &draft, &[], &mut cache);
        let mut n = 0;
        time(
            &format!("{name} {}: a key press in that treaty", lang.code()),
            "1 ms",
            2000,
            || {
                n += 1;
                let paragraph = &mut draft.articles[7].paragraphs[3];
                paragraph.text.push(if n % 2 == 0 { 'a' } else { 'b' });
                if n % 40 == 0 {
                    paragraph.text.truncate(0);
                }
                code_draft(&book, &draft, &[], &mut cache)
            },
        );
    }
}

/// An edit of a codebook: one line of one element is changed, in turn all over the dossier, and the
/// codebook compiled by what read the others before.
fn time_edit(name: &str, dossier: &Dossier, lexicon: &Lexicon) {
    let mut edited = dossier.clone();
    let mut compiler = Compiler::default();
    compiler.compile(&edited, lexicon);
    let mut n = 0;
    time(
        &format!("{name}: cues ready after one is edited"),
        "5 ms",
        200,
        || {
            n += 1;
            let lang = if n % 2 == 0 { Lang::En } else { Lang::Zh };
            let elements = edited
                .issues
                .iter_mut()
                .flat_map(|issue| &mut issue.elements);
            let mut cued: Vec<_> = elements
                .filter_map(|element| element.cues.get_mut(&lang))
                .filter(|cues| !cues.is_empty())
                .collect();
            let at = n * 31 % cued.len();
            let line = &mut cued[at][0];
            if line.ends_with('k') {
                line.truncate(line.len() - 2);
            } else {
                line.push_str(" k");
            }
            compiler.compile(&edited, lexicon)
        },
    );
}

pub(crate) fn clause(lang: Lang, text: &str) -> ClauseText<'_> {
    ClauseText {
        lang,
        chapeaux: &[],
        text,
    }
}

/// Clauses of about 350 bytes, 200 KB in all, from wordings of the bank taken in turn.
pub(crate) fn treaty(banks: &Banks, lang: Lang) -> Vec<String> {
    let wordings: Vec<Vec<&String>> = banks
        .values()
        .filter_map(|by_lang| by_lang.get(&lang))
        .map(|bank| bank.wordings.iter().chain(&bank.near).collect())
        .collect();
    let mut clauses = vec![String::new()];
    let mut size = 0;
    'all: for turn in 0.. {
        for sentences in &wordings {
            let sentence = sentences[turn % sentences.len()];
            if clauses.last().is_some_and(|clause| clause.len() > 250) {
                clauses.push(String::new());
            }
            let last = clauses.last_mut().unwrap();
            last.push_str(sentence);
            last.push(' ');
            size += sentence.len() + 1;
            if size >= TREATY {
                break 'all;
            }
        }
    }
    clauses
}

pub(crate) fn draft_of(clauses: &[String]) -> Draft {
    let mut mint = IdMint::new(5);
    let mut draft = Draft::empty(VersionId(mint.next(1)));
    for some in clauses.chunks(9) {
        let paragraphs = some
            .iter()
            .map(|text| Paragraph::new(ParagraphId(mint.next(1)), Level::Paragraph, text))
            .collect();
        let id = ArticleId(mint.next(1));
        draft.articles.push(Article::new(id, "", paragraphs));
    }
    draft
}

/// The dossier with every element brought to twelve cues in English and in Chinese.
fn filled(dossier: &Dossier, banks: &Banks) -> Dossier {
    let mut dossier = dossier.clone();
    for issue in &mut dossier.issues {
        for element in &mut issue.elements {
            for lang in [Lang::En, Lang::Zh] {
                let Some(bank) = banks
                    .get(&element.id)
                    .and_then(|by_lang| by_lang.get(&lang))
                else {
                    continue;
                };
                let cues = element.cues.entry(lang).or_default();
                for turn in 0..CUES * 3 {
                    if cues.len() >= CUES || bank.wordings.is_empty() {
                        break;
                    }
                    let pick =
                        |n: usize| bank.wordings[(turn + n * 5) % bank.wordings.len()].as_str();
                    cues.extend(made(lang, [pick(0), pick(1), pick(2)], turn));
                }
            }
        }
    }
    dossier
}

/// A cue from words of three wordings: the words of the first in their order, each with one of
/// the others as an alternative.
fn made(lang: Lang, wordings: [&str; 3], turn: usize) -> Option<String> {
    let words: Vec<Vec<String>> = wordings
        .iter()
        .map(|wording| words_of(lang, wording))
        .collect();
    let [first, second, third] = words.as_slice() else {
        return None;
    };
    let step = |list: &[String], n: usize| list.get((turn * 2 + n) % list.len().max(1)).cloned();
    let a = format!("{}|{}", step(first, 0)?, step(second, 1)?);
    let b = format!(
        "{}|{}|{}",
        step(first, 2)?,
        step(second, 3)?,
        step(third, 0)?
    );
    let c = format!("{}|{}", step(third, 1)?, step(second, 0)?);
    Some(match turn % 4 {
        0 => format!("{a} .. {b} + {c}"),
        1 => format!("{a} .. {b} .. {c}"),
        2 => format!("{a} + {b} & {c}"),
        _ => format!("any: {a} ..3 {b}"),
    })
}

fn words_of(lang: Lang, text: &str) -> Vec<String> {
    if lang == Lang::Zh {
        let han: Vec<char> = text
            .chars()
            .filter(|ch| travaux::model::text::is_han(*ch))
            .collect();
        return han
            .chunks(2)
            .filter(|pair| pair.len() == 2)
            .map(|pair| pair.iter().collect())
            .collect();
    }
    text.split(|ch: char| !ch.is_ascii_alphabetic())
        .filter(|word| word.len() > 4)
        .map(str::to_lowercase)
        .collect()
}
