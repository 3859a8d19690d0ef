//! Names that people give in the course of work: of versions, and their own.
//!
//! They do not judge, so a bad one spoils nothing; but a version that reads like another is taken
//! up for it, and a note under a name nobody can tell apart is anybody's.

use super::likeness::{alike_names, is_unseen};
use super::rolling::file_of;
use crate::model::bloc::Layer;
use crate::model::problem::Problem;
use crate::model::workspace::{NamedVersion, Workspace};

/// What is wrong with the names of versions and authors.
pub fn people(workspace: &Workspace) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut look = |file: &str, whose: &str, name: &str| {
        if let Some(unseen) = name.chars().find(|ch| is_unseen(*ch)) {
            let code = u32::from(unseen);
            let message =
                format!("the name of {whose} holds a character nobody sees, U+{code:04X}");
            let problem = Problem::warning(message).in_file(file);
            problems.push(problem.with_remedy("type the name again"));
        }
    };
    for version in &workspace.versions {
        look("workspace.ron", "a version", &version.name);
    }
    for decision in &workspace.decisions {
        let private = decision.layer == Layer::Private;
        let file = file_of("decisions", private, &decision.id.to_string());
        look(&file, "who decided", &decision.author);
    }
    for proposal in &workspace.proposals {
        let private = proposal.layer == Layer::Private;
        let file = file_of("draft/proposals", private, &proposal.id.to_string());
        look(&file, "who wrote it down", &proposal.author);
        for party in &proposal.by {
            look(&file, "who proposes", party.as_str());
        }
    }
    for note in &workspace.notes {
        let file = file_of("draft/notes", note.is_internal(), &note.id.to_string());
        look(&file, "who wrote it", &note.author);
        for reply in &note.replies {
            look(&file, "who answered", &reply.author);
        }
    }
    for (at, version) in workspace.versions.iter().enumerate() {
        let before = workspace.versions.get(..at).unwrap_or_default();
        if let Some(other) = version_like(before, &version.name) {
            let message = format!("the version “{}” reads like “{}”", version.name, other.name);
            let problem = Problem::warning(message).in_file("workspace.ron");
            problems.push(problem.with_remedy("keep it again under another name"));
        }
    }
    problems
}

/// A version whose name is written otherwise and reads the same.
pub fn version_like<'v>(versions: &'v [NamedVersion], name: &str) -> Option<&'v NamedVersion> {
    let mut versions = versions.iter();
    versions.find(|other| other.name != name && alike_names(name, &other.name))
}
