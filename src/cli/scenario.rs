//! `travaux scenario`: what is wrong with a scenario, and the packs of its roles.

use std::path::{Path, PathBuf};

use clap::{Args as ClapArgs, Subcommand};
use serde::Serialize;

use crate::exercise::scenario::{RoleKind, Scenario};
use crate::model::problem::Severity;
use crate::storage::exercise::{Exercise, load_exercise, load_shipped, shipped};
use crate::storage::{Loaded, ReadOnly};

use super::args::Tongue;
use super::check::ProblemOut;
use super::count::Count;
use super::{Ending, Streams, packs};

/// Arguments of `scenario`.
#[derive(Debug, ClapArgs)]
pub struct ScenarioArgs {
    /// What to do.
    #[command(subcommand)]
    pub verb: ScenarioVerb,
}

/// What can be done with a scenario.
#[derive(Debug, Subcommand)]
pub enum ScenarioVerb {
    /// The scenarios inside the program.
    List,
    /// What is wrong with a scenario, by file and line. Exits 1 where there are errors.
    #[command(
        after_help = "Examples:\n  travaux scenario check calder-reefs      a scenario inside the program\n  travaux scenario check my-exercise       a folder with scenario.ron"
    )]
    Check {
        /// The folder of a scenario, or the name of one inside the program.
        scenario: PathBuf,
        /// Write JSON.
        #[arg(long)]
        json: bool,
    },
    /// A pack for each role, as a page, a PDF, a Word file and a workspace; and the trainer's.
    #[command(
        after_help = "Examples:\n  travaux scenario packs calder-reefs -o packs\n  travaux scenario packs my-exercise -o packs --papers-only"
    )]
    Packs {
        /// The folder of a scenario, or the name of one inside the program.
        scenario: PathBuf,
        /// The folder to write to, one below it for each role.
        #[arg(long, short, value_name = "FOLDER")]
        output: PathBuf,
        /// Leave out the workspaces.
        #[arg(long)]
        papers_only: bool,
        /// Language of the papers.
        #[arg(long, value_enum, default_value_t = Tongue::En)]
        lang: Tongue,
    },
}

/// The check as JSON.
#[derive(Debug, Serialize)]
struct Report {
    schema: u8,
    scenario: String,
    roles: usize,
    voters: usize,
    items: usize,
    injects: usize,
    minutes: u16,
    problems: Vec<ProblemOut>,
}

/// Does it.
pub(super) fn scenario(args: &ScenarioArgs, streams: &mut Streams<'_>) -> Result<Ending, Ending> {
    match &args.verb {
        ScenarioVerb::List => list(streams),
        ScenarioVerb::Check { scenario, json } => check(scenario, *json, streams),
        ScenarioVerb::Packs {
            scenario,
            output,
            papers_only,
            lang,
        } => packs::packs(scenario, output, (!papers_only, *lang), streams),
    }
}

fn list(streams: &mut Streams<'_>) -> Result<Ending, Ending> {
    for name in shipped() {
        let loaded = load_shipped(&name).and_then(|loaded| loaded.value.scenario);
        if let Some(scenario) = loaded {
            let (en, zh) = (&scenario.title.en, &scenario.title.zh);
            let roles = Count(scenario.roles.len(), "role");
            let minutes = Count(scenario.minutes, "minute");
            streams.line(&format!("{name}: {en} ({zh}), {roles}, {minutes}"))?;
        }
    }
    Ok(Ending::Done)
}

/// The scenario in a folder, or the one inside the program of that name.
pub(super) fn find(what: &Path) -> Loaded<Exercise> {
    let name = what.to_string_lossy();
    let inside = if what.is_dir() {
        None
    } else {
        load_shipped(&name)
    };
    inside.unwrap_or_else(|| load_exercise(what))
}

/// The same, for what needs one without errors: tells what is wrong and ends where anything is.
pub(super) fn load(what: &Path, streams: &mut Streams<'_>) -> Result<(Exercise, Scenario), Ending> {
    let loaded = find(what);
    let errors = loaded.problems.iter();
    let mut errors = errors.filter(|problem| problem.severity == Severity::Error);
    let bad = errors.clone().next().is_some();
    errors
        .by_ref()
        .for_each(|problem| streams.say(&problem.to_string()));
    if let Some(ReadOnly::NewerSchema { .. }) = loaded.read_only {
        return Err(Ending::Newer);
    }
    let scenario = loaded.value.scenario.clone().filter(|_| !bad);
    scenario
        .map(|scenario| (loaded.value, scenario))
        .ok_or(Ending::Invalid)
}

fn check(what: &Path, json: bool, streams: &mut Streams<'_>) -> Result<Ending, Ending> {
    let loaded = find(what);
    let errors = loaded
        .problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .count();
    let ending = match (&loaded.value.scenario, errors) {
        (None, _) => Ending::Invalid,
        (Some(_), 0) => Ending::Done,
        (Some(_), _) => Ending::Failed,
    };
    let Some(scenario) = &loaded.value.scenario else {
        for problem in &loaded.problems {
            streams.say(&problem.to_string());
        }
        return Ok(ending);
    };
    let voters = scenario.voters().count();
    if json {
        let report = Report {
            schema: 1,
            scenario: scenario.id.to_string(),
            roles: scenario.roles.len(),
            voters,
            items: scenario.agenda.len(),
            injects: scenario.injects.len(),
            minutes: scenario.minutes,
            problems: loaded.problems.iter().map(ProblemOut::from).collect(),
        };
        streams.line(&serde_json::to_string_pretty(&report).unwrap_or_default())?;
        return Ok(ending);
    }
    for problem in &loaded.problems {
        streams.say(&problem.to_string());
    }
    let delegations = scenario.roles.iter();
    let delegations = delegations.filter(|r| r.kind == RoleKind::Delegation);
    streams.line(&format!(
        "{}: {} ({}, {voters} with votes), {}, {}, {}; {}, {}",
        scenario.id,
        Count(scenario.roles.len(), "role"),
        Count(delegations.count(), "delegation"),
        Count(scenario.agenda.len(), "item"),
        Count(scenario.injects.len(), "inject"),
        Count(scenario.minutes, "minute"),
        Count(errors, "error"),
        Count(loaded.problems.len() - errors, "warning"),
    ))?;
    Ok(ending)
}
