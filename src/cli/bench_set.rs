//! `travaux eval`: how well the coding agrees with clauses that people coded, and with the bank.

use std::path::Path;
use std::sync::Arc;

use serde::Deserialize;

use super::args::EvalArgs;
use super::code::Coder;
use super::score::{Labelled, Rules, Tally};
use super::score_verdicts::{Labels, VerdictTally};
use super::{Ending, Streams, load};
use crate::coding::codebook::{ClauseText, Codebook, Scratch};
use crate::coding::wording::{Calibration, Label as Taught, Sample, folds, samples};
use crate::model::dossier::Dossier;
use crate::storage::dossier_io::{load_builtin_wordings, load_wordings};

/// A clause with its gold labels.
#[derive(Debug, Deserialize)]
struct Gold {
    id: String,
    #[serde(default)]
    lang: String,
    #[serde(default)]
    chapeau: String,
    text: String,
    #[serde(default)]
    kind: String,
    elements: Vec<Label>,
    #[serde(default)]
    doubtful: Vec<String>,
}

/// A label, with its words or without.
#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Label {
    Quoted {
        id: String,
        #[serde(default)]
        quote: String,
    },
    Bare(String),
}

impl Label {
    /// The element and the words quoted for it, if any are.
    fn parts(&self) -> (String, String) {
        match self {
            Self::Quoted { id, quote } => (id.clone(), quote.clone()),
            Self::Bare(id) => (id.clone(), String::new()),
        }
    }
}

/// Does what the arguments ask for.
pub(super) fn eval(args: &EvalArgs, streams: &mut Streams<'_>) -> Result<Ending, Ending> {
    let got = load::dossier(args.dossier.as_deref(), streams)?;
    let mut ending = got.ending;
    if let Some(gold) = &args.gold {
        ending = ending.max(against(gold, args, &got.value, streams)?);
    }
    if args.cross_validate {
        cross_validate(args, &got.value, streams)?;
    }
    Ok(ending)
}

/// Codes the gold clauses and prints the scores.
fn against(
    gold: &Path,
    args: &EvalArgs,
    dossier: &Dossier,
    streams: &mut Streams<'_>,
) -> Result<Ending, Ending> {
    let lexicon = load::lexicon(streams)?;
    let rules = Rules::shipped().ok_or(Ending::Invalid)?;
    let wording = load::wording(dossier, args.dossier.as_deref(), &streams.taught);
    let mut coder = Coder::new(dossier, &lexicon, &wording, dossier.as_of, args.strict);
    let mut ending = Ending::Done;
    let mut tally = Tally::default();
    let mut verdicts = VerdictTally::default();
    let mut wrong = Vec::new();
    for (number, line) in load::text(gold, streams)?.lines().enumerate() {
        if line.trim().is_empty() {
            continue;
        }
        let row: Gold = match serde_json::from_str(line) {
            Ok(row) => row,
            Err(error) => {
                let place = format!("{}:{}", gold.display(), number + 1);
                streams.say(&format!("error: {place}: {error}"));
                ending = ending.max(Ending::Invalid);
                continue;
            }
        };
        let coding = coder.code(&row.lang, &row.chapeau, &row.text);
        let labels: Labels = row.elements.iter().map(Label::parts).collect();
        let clause = Labelled {
            lang: &row.lang,
            kind: &row.kind,
            truth: rules.folded(labels.iter().map(|(id, _words)| id)),
            doubtful: rules.folded(row.doubtful.iter().map(String::as_str)),
            only: None,
        };
        let (misses, alarms) = tally.add(&rules, &coder.codebook, &clause, &coding, args.strict);
        let words = (&*row.lang, &*row.chapeau, &*row.text);
        verdicts.add(&mut coder, words, &coding, &labels, &alarms);
        if !alarms.is_empty() || !misses.is_empty() {
            wrong.push(format!(
                "{}: missed {misses:?}; false alarm {alarms:?}",
                row.id
            ));
        }
    }
    tally.print(streams)?;
    verdicts.print(streams)?;
    for line in wrong.iter().take(args.misses) {
        streams.line(line)?;
    }
    Ok(ending)
}

/// So many parts is the bank cut into.
const FOLDS: usize = 5;

/// Trains on all parts of the bank but one and codes that one; by cues, by the model, by both.
/// What is found in a wording beside its own element counts as a false alarm, though it may stand
/// there: precision is a lower bound. Cues are as they are, written in sight of the bank.
fn cross_validate(
    args: &EvalArgs,
    dossier: &Dossier,
    streams: &mut Streams<'_>,
) -> Result<(), Ending> {
    let lexicon = load::lexicon(streams)?;
    let loaded = match args.dossier.as_deref() {
        Some(folder) => load_wordings(folder),
        None => load_builtin_wordings(),
    };
    load::tell(&loaded.problems, streams);
    let samples = samples(dossier, &loaded.value.banks, &loaded.value.unrelated);
    let rules = Rules::shipped().ok_or(Ending::Invalid)?.without_additions();
    let (cues, _problems) = Codebook::compile(dossier, &lexicon);
    let (bare, _problems) = Codebook::compile(&without_cues(dossier), &lexicon);
    let mut tallies = [(); 3].map(|()| Tally::default());
    for fold in folds(&samples, FOLDS) {
        let model = Arc::new(fold.train(&samples));
        let with_model = |book: &Codebook| {
            let book = book.clone();
            book.with_wording(&model, Calibration::default())
        };
        let books = [cues.clone(), with_model(&bare), with_model(&cues)];
        let mut scratch = Scratch::default();
        for sample in fold.held_out.iter().filter_map(|at| samples.get(*at)) {
            for (tally, book) in tallies.iter_mut().zip(&books) {
                code_sample(sample, &rules, book, tally, &mut scratch);
            }
        }
    }
    for (name, tally) in ["cues", "model", "both"].iter().zip(&tallies) {
        streams.line(&format!("{name}, {FOLDS} folds of the bank:"))?;
        tally.print(streams)?;
    }
    Ok(())
}

fn without_cues(dossier: &Dossier) -> Dossier {
    let mut dossier = dossier.clone();
    for issue in &mut dossier.issues {
        for element in &mut issue.elements {
            element.cues.clear();
        }
    }
    dossier
}

fn code_sample(
    sample: &Sample,
    rules: &Rules,
    book: &Codebook,
    tally: &mut Tally,
    scratch: &mut Scratch,
) {
    let clause = ClauseText {
        lang: sample.lang,
        chapeaux: &[],
        text: &sample.text,
    };
    let (kind, truth, only) = match &sample.label {
        Taught::Wording(id) => ("wording", rules.folded([id.as_str()]), None),
        Taught::Near(id) => ("near", rules.folded([""; 0]), Some(id.as_str())),
        Taught::Unrelated => ("unrelated", rules.folded([""; 0]), None),
    };
    let labelled = Labelled {
        lang: sample.lang.code(),
        kind,
        truth,
        doubtful: rules.folded([""; 0]),
        only,
    };
    let coding = book.code(&clause, scratch);
    drop(tally.add(rules, book, &labelled, &coding, false));
}
