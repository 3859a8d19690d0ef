//! Prints how the cues of a dossier do on its banks of wordings, element by element.
//!
//! `cargo run --no-default-features --example cue_report -- [--misses] [--wrong] [FILTER …]`
//! A filter is a family, an issue or an element; without one, every element that has cues is
//! reported. `--misses` lists the wordings that no cue finds, `--wrong` the sentences that a cue
//! finds and should not, in the form in which `tests/data/also/` takes judgements.

#![allow(
    dead_code,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    unreachable_pub,
    reason = "a tool of people who write cues, sharing a file with the tests"
)]

#[path = "../tests/it/cue_bank.rs"]
mod cue_bank;

use cue_bank::{Bench, shipped};
use travaux::model::text::Lang;

fn main() {
    let (flags, filters): (Vec<String>, Vec<String>) = std::env::args()
        .skip(1)
        .partition(|arg| arg.starts_with("--"));
    let flag = |name: &str| flags.iter().any(|flag| flag == name);
    let bench = Bench::open(&shipped());
    for problem in &bench.problems {
        println!("PROBLEM {problem}");
    }
    let figures = bench.measure();
    let mut total = [(0, 0, 0, 0); 2];
    for (issue, element) in bench.dossier.elements() {
        let names = [
            issue.family.as_str(),
            issue.id.as_str(),
            element.id.as_str(),
        ];
        let wanted = filters.is_empty()
            || filters
                .iter()
                .any(|filter| names.contains(&filter.as_str()));
        if !wanted || element.scope.is_silence() || filters.is_empty() && element.cues.is_empty() {
            continue;
        }
        let id = bench.first_name(element.id.as_str());
        for (place, lang) in [Lang::En, Lang::Zh].into_iter().enumerate() {
            let figures = figures
                .get(&(id.clone(), lang))
                .cloned()
                .unwrap_or_default();
            let (found, wrong) = (figures.wordings - figures.missed.len(), figures.wrong.len());
            let n_cues = element.cues.get(&lang).map_or(0, Vec::len);
            println!(
                "{:<40} {} cues {n_cues:>2}  recall {found:>3}/{:<3} {:>3.0}%  precision {:>3}/{:<3} {:>5.1}%",
                element.id.as_str(),
                lang.code(),
                figures.wordings,
                figures.recall(),
                figures.right,
                figures.right + wrong,
                figures.precision(),
            );
            if let Some(sum) = total.get_mut(place) {
                sum.0 += found;
                sum.1 += figures.wordings;
                sum.2 += figures.right;
                sum.3 += wrong;
            }
            let model = element.model.get(lang);
            let coded = bench.code(lang, "", model);
            if !coded.contains_key(&id) {
                println!("  MODEL not coded: {model}");
            }
            for (other, cue) in coded.iter().filter(|(other, _)| **other != id) {
                println!("  MODEL also codes {other} by [{cue}]");
            }
            if flag("--wrong") {
                for wrong in &figures.wrong {
                    let near = if wrong.near { " near" } else { "" };
                    println!(
                        "  WRONG in {}{near} by [{}]\n{id}: {}",
                        wrong.bank, wrong.cue, wrong.sentence
                    );
                }
            }
            if flag("--misses") {
                for sentence in &figures.missed {
                    println!("  MISS {sentence}");
                }
            }
        }
    }
    print_tests(&bench, &filters);
    for (lang, (found, wordings, right, wrong)) in ["en", "zh"].iter().zip(total) {
        let part = |a: usize, b: usize| {
            if b == 0 {
                100.0
            } else {
                100.0 * a as f64 / b as f64
            }
        };
        println!(
            "TOTAL {lang} recall {found}/{wordings} {:.1}%  precision {right}/{} {:.1}%",
            part(found, wordings),
            right + wrong,
            part(right, right + wrong)
        );
    }
}

/// The tests of the issues asked for that do not hold.
fn print_tests(bench: &Bench, filters: &[String]) {
    for issue in &bench.dossier.issues {
        let names = [issue.family.as_str(), issue.id.as_str()];
        if !filters.is_empty()
            && !filters
                .iter()
                .any(|filter| names.contains(&filter.as_str()))
        {
            continue;
        }
        for test in &issue.tests {
            let coded = bench.code(test.lang, &test.chapeau, &test.text);
            for id in test
                .codes
                .iter()
                .filter(|id| !coded.contains_key(&bench.first_name(id.as_str())))
            {
                println!(
                    "TEST {} must code {}: {}",
                    issue.id.as_str(),
                    id.as_str(),
                    test.text
                );
            }
            for id in &test.not {
                if let Some(cue) = coded.get(&bench.first_name(id.as_str())) {
                    println!(
                        "TEST {} must not code {} [{cue}]: {}",
                        issue.id.as_str(),
                        id.as_str(),
                        test.text
                    );
                }
            }
        }
    }
}
