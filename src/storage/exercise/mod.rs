//! Scenarios of mock negotiations on disk, and those inside the program.
//!
//! A scenario is a folder: `scenario.ron`, `roles/<role>.ron`, the starting text below `draft/` and,
//! unless it is played on the built-in dossier, its own below `positions/<dossier>/`. A workspace
//! with the first two beside its other files is a scenario too.

mod event;
mod head;
mod merge;
mod packs;
mod queue;
mod record;
mod role;
mod room;
mod scenario;
mod shared;

use std::borrow::Cow;
use std::path::{Path, PathBuf};

use include_dir::{Dir, include_dir};

use super::canonical::file_text;
use super::dossier_io::{self, assemble, embedded, named};
use super::draft_io::{self, read_draft};
use super::files::{Raw, Reading};
use super::intake::{Intake, Record as _};
use super::parse::decode;
use super::sink::Sink;
use super::{Loaded, ReadOnly};
use crate::exercise::check::{Fault, check};
use crate::exercise::scenario::{Role, Scenario};
use crate::model::dossier::Dossier;
use crate::model::draft::Draft;
use crate::model::ids::RoleId;
use crate::model::problem::{Problem, Severity};

pub use head::{Head, heads};
pub use merge::{
    Joined, Kept, Moved, Record as EventRecord, TakenIn, join, load_handed, load_record,
    load_unknown, take_in,
};
pub use packs::{PackSource, write_packs};
pub use queue::{Queued, load_queue, load_refused, queue, refuse, settle};
pub use record::{
    create_session, fresh_seed, happening_line, load_events, read_event, read_happening,
    save_event, write_event,
};
pub use room::{RoomFile, load_room, save_room, save_server_settings, server_folder};
pub use shared::{shared_files, write_shared};

pub(crate) use event::EventFile;
pub(crate) use role::RoleFile;
pub(crate) use scenario::ScenarioFile;

/// The scenarios inside the program.
static SHIPPED: Dir<'static> = include_dir!("$CARGO_MANIFEST_DIR/scenarios");

/// The file that makes a folder a scenario.
const HEAD: &str = "scenario.ron";

/// A scenario with what it is played on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exercise {
    /// The scenario; absent where `scenario.ron` is missing or broken.
    pub scenario: Option<Scenario>,
    /// The dossier.
    pub dossier: Dossier,
    /// The starting text.
    pub draft: Draft,
    /// Where its dossier stands; the built-in one where absent.
    pub dossier_folder: Option<PathBuf>,
    /// Whether the dossier is a scenario's own inside the program.
    pub embedded: bool,
}

/// The names of the scenarios inside the program, sorted.
pub fn shipped() -> Vec<String> {
    let names = SHIPPED.dirs().filter_map(|dir| dir.path().file_name());
    let mut names: Vec<String> = names.map(|n| n.to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// Whether a folder holds a scenario or the record of a session.
pub fn is_exercise(folder: &Path) -> bool {
    folder.join(HEAD).is_file()
}

/// Loads a scenario inside the program by name; `None` where there is none of that name.
pub fn load_shipped(name: &str) -> Option<Loaded<Exercise>> {
    let dir = SHIPPED.get_dir(name)?;
    let mut files = Vec::new();
    let mut open = vec![dir];
    while let Some(dir) = open.pop() {
        files.extend(embedded(dir));
        open.extend(dir.dirs());
    }
    let below = format!("{name}/");
    for file in &mut files {
        if let Some(rest) = file.path.strip_prefix(&below) {
            file.path = rest.to_owned();
        }
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let mut loaded = put_together(&files, Sink::default(), None);
    loaded.read_only = loaded.read_only.or(Some(ReadOnly::BuiltIn));
    Some(loaded)
}

/// Loads the scenario in a folder, with everything wrong with it by file and line.
pub fn load_exercise(folder: &Path) -> Loaded<Exercise> {
    let mut reading = Reading::default();
    if !reading.file(folder, HEAD) {
        let problem = Problem::error("the file is missing: this folder holds no scenario");
        let remedy = "choose the folder that holds scenario.ron";
        reading
            .problems
            .push(problem.in_file(HEAD).with_remedy(remedy));
    }
    reading.folder(folder, "roles");
    draft_io::read_files(&mut reading, folder, "draft");
    for name in reading.names(folder, "positions") {
        dossier_io::read_files(&mut reading, folder, &format!("positions/{name}"));
    }
    let sink = Sink::with(std::mem::take(&mut reading.problems));
    put_together(&reading.files, sink, Some(folder))
}

fn put_together(files: &[Raw], mut sink: Sink, folder: Option<&Path>) -> Loaded<Exercise> {
    let head = files.iter().find(|raw| raw.path == HEAD);
    let head = head.and_then(|raw| {
        sink.read(raw, |file: ScenarioFile, intake| {
            let listed = file.roles.clone();
            let (scenario, order) = file.read(intake)?;
            for name in &listed {
                let path = format!("roles/{name}.ron");
                if !files.iter().any(|raw| raw.path == path) {
                    let problem = Problem::error(format!("there is no role `{name}`"));
                    let remedy = format!("correct the id, or write {path}");
                    intake.refuse("", name, problem.with_remedy(remedy));
                }
            }
            Some((scenario, order))
        })
        .flatten()
    });
    let roles = read_roles(files, head.as_ref().map(|(_, order)| order), &mut sink);
    let scenario = head.map(|(mut scenario, order)| {
        let listed = |id: &RoleId| roles.iter().find(|role| role.id == *id).cloned();
        scenario.roles = order.iter().filter_map(listed).collect();
        scenario
    });
    let id = scenario.as_ref().map(|scenario| scenario.dossier.as_str());
    let prefix = format!("positions/{}", id.unwrap_or_default());
    let own = files.iter().any(|raw| raw.path.starts_with(&prefix)) && id.is_some();
    let dossier = if own {
        assemble(files, &prefix, &mut sink).dossier
    } else {
        let builtin = dossier_io::load_builtin().value;
        if let Some(id) = id.filter(|id| *id != builtin.id.as_str()) {
            let problem = Problem::error(format!("there is no dossier `{id}`"));
            let remedy = format!("put it below {prefix}, or name `{}`", builtin.id);
            sink.problems
                .push(problem.in_file(HEAD).with_remedy(remedy));
        }
        builtin
    };
    let draft = read_draft(files, "draft", &mut sink);
    let draft = draft.map_or_else(draft_io::empty, |(draft, _)| draft);
    // Where something could not be read, what names it is not to blame.
    let whole = !sink.problems.iter().any(|p| p.severity == Severity::Error);
    if let Some(scenario) = scenario.as_ref().filter(|_| whole) {
        let faults = check(scenario, &dossier, &draft);
        sink.problems.extend(placed(files, &faults));
    }
    let read_only = if scenario.is_none() {
        Some(ReadOnly::Unreadable {
            file: HEAD.to_owned(),
        })
    } else {
        sink.read_only()
    };
    Loaded {
        value: Exercise {
            dossier_folder: folder.filter(|_| own).map(|folder| folder.join(&prefix)),
            embedded: own && folder.is_none(),
            scenario,
            dossier,
            draft,
        },
        problems: sink.problems,
        read_only,
    }
}

fn read_roles(files: &[Raw], order: Option<&Vec<RoleId>>, sink: &mut Sink) -> Vec<Role> {
    let mut roles = Vec::new();
    for raw in files.iter().filter(|raw| raw.path.starts_with("roles/")) {
        let role = sink.read(raw, |file: RoleFile, intake| {
            if !named(raw, "id", &file.id, intake) {
                return None;
            }
            let id = file.id.clone();
            if order.is_some_and(|order| order.iter().all(|role| role.as_str() != id)) {
                let mut problem = Problem::warning(format!("no scenario lists the role `{id}`"));
                problem.remedy = "list it under `roles` in scenario.ron, or remove it".to_owned();
                intake.refuse("id", &id, problem);
            }
            file.read(intake)
        });
        roles.extend(role.flatten());
    }
    roles
}

/// Faults of a scenario as problems with file and line.
fn placed(files: &[Raw], faults: &[Fault]) -> Vec<Problem> {
    let mut found = Vec::new();
    for raw in files {
        let own = |fault: &&Fault| match &fault.role {
            None => raw.path == HEAD,
            Some(role) => raw.path == format!("roles/{role}.ron"),
        };
        let mut intake = Intake::new(&raw.path, decode(&raw.bytes).unwrap_or_default());
        for fault in faults.iter().filter(own) {
            let problem = Problem {
                severity: fault.severity,
                ..Problem::error(fault.message.as_str())
            };
            intake.refuse(fault.field, &fault.text, problem.with_remedy(fault.remedy));
        }
        found.extend(intake.into_problems());
    }
    found
}

/// The files of a scenario in canonical form, by path below its folder; the draft and the dossier
/// are not among them.
///
/// # Errors
/// Where a value cannot be written, which is a fault of the program.
pub fn scenario_files(scenario: &Scenario) -> Result<Vec<(String, String)>, Problem> {
    let head = file_text(&ScenarioFile::write(scenario))?;
    let mut files = vec![(HEAD.to_owned(), head)];
    for role in &scenario.roles {
        let path = format!("roles/{}.ron", role.id);
        files.push((path, file_text(&RoleFile::write(role))?));
    }
    Ok(files)
}

/// The bytes of a file of ours inside the program, for tests of what is shipped.
pub fn shipped_file(path: &str) -> Option<Cow<'static, [u8]>> {
    let file = SHIPPED.get_file(path)?;
    Some(Cow::Borrowed(file.contents()))
}
