//! `travaux check`: what is wrong with a dossier or a workspace.

use std::path::Path;

use serde::Serialize;

use crate::coding::codebook::Codebook;
use crate::coding::selftest::{self, Failure, Origin};
use crate::model::check;
use crate::model::dossier::Dossier;
use crate::model::problem::{Problem, Severity};
use crate::storage::seal::load_with_passphrase;
use crate::storage::workspace_io::is_workspace;
use crate::storage::{ReadOnly, dossier_io};

use super::count::Count;
use super::{Ending, Streams, load};

/// The result as JSON.
#[derive(Debug, Serialize)]
struct Report {
    schema: u8,
    errors: usize,
    warnings: usize,
    sentences_coded: usize,
    problems: Vec<ProblemOut>,
}

/// A problem as JSON.
#[derive(Debug, Serialize)]
pub(super) struct ProblemOut {
    severity: &'static str,
    file: String,
    line: Option<usize>,
    column: Option<usize>,
    message: String,
    remedy: String,
}

impl From<&Problem> for ProblemOut {
    fn from(problem: &Problem) -> Self {
        Self {
            severity: match problem.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            file: problem.file.clone(),
            line: problem.at.map(|(line, _)| line),
            column: problem.at.map(|(_, column)| column),
            message: problem.message.clone(),
            remedy: problem.remedy.clone(),
        }
    }
}

/// Loads, validates and runs the tests.
pub(super) fn check(
    folder: Option<&Path>,
    json: bool,
    streams: &mut Streams<'_>,
) -> Result<Ending, Ending> {
    if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
        let shown = folder.display();
        streams.say(&format!(
            "error: there is no folder {shown}\n  remedy: name a workspace or a dossier; without a name the built-in dossier is checked"
        ));
        return Err(Ending::Disk);
    }
    let (dossier, mut problems, newer) = loaded(folder, streams.passphrase_file.as_deref());
    // Names are looked at on load already.
    let known: Vec<String> = problems.iter().map(|p| p.message.clone()).collect();
    let found = check::dossier(&dossier).into_iter();
    problems.extend(found.filter(|problem| !known.contains(&problem.message)));
    let lexicon = load::lexicon(streams)?;
    let (codebook, cues) = Codebook::compile(&dossier, &lexicon);
    problems.extend(cues.iter().map(|cue| {
        let element = cue
            .element
            .as_ref()
            .map(ToString::to_string)
            .unwrap_or_default();
        let message = format!(
            "the cue `{}` of {element} ({}): {}",
            cue.cue,
            cue.lang.code(),
            cue.message
        );
        Problem::error(message).with_remedy(cue.remedy.clone())
    }));
    let tests = selftest::run(&codebook, &dossier);
    problems.extend(tests.failures.iter().map(failure));
    let of = |severity| problems.iter().filter(|p| p.severity == severity).count();
    let (errors, warnings) = (of(Severity::Error), of(Severity::Warning));
    if json {
        let report = Report {
            schema: 1,
            errors,
            warnings,
            sentences_coded: tests.n_run,
            problems: problems.iter().map(ProblemOut::from).collect(),
        };
        streams.line(&serde_json::to_string_pretty(&report).unwrap_or_default())?;
    } else {
        for problem in &problems {
            streams.say(&problem.to_string());
        }
        streams.line(&format!(
            "{}, {}, {}, {} coded: {}, {}",
            Count(dossier.issues.len(), "issue"),
            Count(dossier.elements().count(), "element"),
            Count(codebook.n_cues(), "cue"),
            Count(tests.n_run, "sentence"),
            Count(errors, "error"),
            Count(warnings, "warning"),
        ))?;
    }
    Ok(match (newer, errors) {
        (true, _) => Ending::Newer,
        (false, 0) => Ending::Done,
        (false, _) => Ending::Failed,
    })
}

fn loaded(folder: Option<&Path>, passphrase: Option<&Path>) -> (Dossier, Vec<Problem>, bool) {
    let newer = |reason: &Option<ReadOnly>| matches!(reason, Some(ReadOnly::NewerSchema { .. }));
    match folder {
        Some(folder) if is_workspace(folder) => {
            let loaded = load_with_passphrase(folder, passphrase);
            let newer = newer(&loaded.read_only);
            (loaded.value.workspace.dossier, loaded.problems, newer)
        }
        Some(folder) => {
            let loaded = dossier_io::load_dossier(folder);
            let newer = newer(&loaded.read_only);
            (loaded.value, loaded.problems, newer)
        }
        None => {
            let loaded = dossier_io::load_builtin();
            (loaded.value, loaded.problems, false)
        }
    }
}

/// A sentence that codes wrongly, as a problem.
fn failure(failure: &Failure) -> Problem {
    let from = match &failure.from {
        Origin::Test(n) => format!("test {} of issue {}", n + 1, failure.issue),
        Origin::Model(element) => format!("the model clause of {element}"),
    };
    let mut wrong = Vec::new();
    for element in &failure.missing {
        wrong.push(format!("does not code to {element}"));
    }
    for (element, cue) in &failure.unexpected {
        wrong.push(format!("codes to {element} by the cue `{cue}`"));
    }
    let message = format!(
        "{from} ({}) {}: {}",
        failure.lang.code(),
        wrong.join("; "),
        failure.text
    );
    Problem::error(message).with_remedy("mend the cues, or the sentence")
}
