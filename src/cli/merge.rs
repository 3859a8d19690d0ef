//! `travaux merge` and `travaux merge-driver`: two copies of a workspace become one again.

use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::model::merge::{Conflict, ConflictKind, Names, Place, merge3};
use crate::model::workspace::Workspace;
use crate::session::draft_edit::place_name;
use crate::storage::merging::{Three, merge_file};
use crate::storage::save::write_atomic;
use crate::storage::text_io::read_bytes;
use crate::storage::workspace_io::{dossier_folder, is_workspace};
use crate::storage::workspace_save::{Origin, create_sealed};

use super::args::{DriverArgs, MergeArgs};
use super::{Ending, Streams, load};

/// What was met, as JSON.
#[derive(Debug, Serialize)]
struct Report {
    schema: u8,
    conflicts: Vec<Row>,
}

/// Something a person should look at.
#[derive(Debug, Serialize)]
struct Row {
    place: String,
    what: &'static str,
}

/// Merges whole workspaces.
pub(super) fn merge(args: &MergeArgs, streams: &mut Streams<'_>) -> Result<Ending, Ending> {
    let (base, ours, theirs) = match args.copies.as_slice() {
        [ours, theirs] => (None, ours, theirs),
        [base, ours, theirs] => (Some(base), ours, theirs),
        _ => return Err(Ending::Usage),
    };
    if is_workspace(&args.out) {
        streams.say(&format!(
            "error: {}: there is a workspace already\n  remedy: name a folder that is not there",
            args.out.display()
        ));
        return Err(Ending::Usage);
    }
    let mut ending = Ending::Done;
    let mut whole = |folder: &PathBuf, streams: &mut Streams<'_>| {
        let got = load::open(folder, streams)?;
        // What cannot be read would count as deleted.
        ending = ending.max(got.ending);
        if got.ending == Ending::Done {
            Ok(got.value)
        } else {
            streams.say("error: nothing was merged\n  remedy: correct the errors first");
            Err(got.ending)
        }
    };
    let base = match base {
        Some(base) => Some(whole(base, streams)?.workspace),
        None => None,
    };
    let names = names(args, ours, theirs);
    let from = ours;
    let ours = whole(ours, streams)?;
    let theirs = whole(theirs, streams)?;
    let merged = merge3(base.as_ref(), &ours.workspace, &theirs.workspace, &names);
    let origin = Origin::Folder(dossier_folder(from, &merged.value.dossier.id));
    // What is confidential stays under a passphrase where one of the copies has it so: ours first.
    let sealed = [&ours.folder, &theirs.folder];
    let open = sealed.iter().find(|folder| folder.key().is_some());
    let locked = Some(&ours.folder).filter(|folder| folder.is_locked());
    let like = locked.or_else(|| open.copied());
    let saved = create_sealed(&args.out, &merged.value, &origin, like);
    let problems = match saved {
        Ok((_, saved)) => saved.problems,
        Err(problem) => vec![problem],
    };
    if load::tell(&problems, streams) != Ending::Done {
        return Err(Ending::Disk);
    }
    tell(&merged.value, &merged.conflicts, args.json, streams)?;
    Ok(if merged.conflicts.is_empty() {
        ending
    } else {
        Ending::Failed
    })
}

/// What the two sides are called: as the call says, else as their folders are.
fn names(args: &MergeArgs, ours: &Path, theirs: &Path) -> Names {
    if let [ours, theirs] = args.names.as_slice() {
        return Names {
            ours: ours.clone(),
            theirs: theirs.clone(),
        };
    }
    let name = |folder: &Path| {
        let name = folder.file_name().unwrap_or_default();
        name.to_string_lossy().into_owned()
    };
    let (one, other) = (name(ours), name(theirs));
    if one == other {
        return Names {
            ours: "ours".to_owned(),
            theirs: "theirs".to_owned(),
        };
    }
    Names {
        ours: one,
        theirs: other,
    }
}

fn tell(
    workspace: &Workspace,
    conflicts: &[Conflict],
    json: bool,
    streams: &mut Streams<'_>,
) -> Result<(), Ending> {
    let row = |conflict: &Conflict| Row {
        place: place(workspace, &conflict.place),
        what: what(conflict.kind),
    };
    if json {
        let report = Report {
            schema: 1,
            conflicts: conflicts.iter().map(row).collect(),
        };
        return streams.line(&serde_json::to_string_pretty(&report).unwrap_or_default());
    }
    for conflict in conflicts {
        let Row { place, what } = row(conflict);
        streams.say(&format!("{place}: {what}"));
    }
    Ok(())
}

fn what(kind: ConflictKind) -> &'static str {
    match kind {
        ConflictKind::Words => "both changed the words; they stand side by side in brackets",
        ConflictKind::DeletedAndChanged => {
            "one deleted it, the other changed it; it stays, struck where it is a paragraph"
        }
        ConflictKind::Status => "the two differ on how far it is settled; the less settled holds",
        ConflictKind::Order => "both changed the order; one of the two was taken",
        ConflictKind::Value => "both changed it to different values; one of the two was taken",
    }
}

/// A place as a person calls it.
fn place(workspace: &Workspace, place: &Place) -> String {
    let draft = &workspace.draft;
    match place {
        Place::Workspace => "workspace".to_owned(),
        Place::Draft => "draft".to_owned(),
        Place::Article(id) => draft.article(*id).map_or_else(
            || format!("article {id}"),
            |article| format!("Article {}", place_name(draft, article, None)),
        ),
        Place::Paragraph(id) => draft.paragraph(*id).map_or_else(
            || format!("paragraph {id}"),
            |(article, _)| format!("Article {}", place_name(draft, article, Some(*id))),
        ),
        Place::Decision(id) => format!("decision {id}"),
        Place::Version(id) => {
            let found = workspace.versions.iter().find(|v| v.id == *id);
            let name = found.map_or_else(|| id.to_string(), |v| v.name.clone());
            format!("version {name}")
        }
        Place::Proposal(id) => format!("proposal {id}"),
        Place::Note(id) => format!("note {id}"),
        Place::Issue(id) => format!("issue {id}"),
        Place::Element(id) => format!("element {id}"),
        Place::Bloc(id) => format!("bloc {id}"),
        Place::Position(bloc, issue) => format!("position of {bloc} on {issue}"),
        Place::Member(bloc, state) => format!("entry of {state} in {bloc}"),
        Place::Reference(record) => record.clone(),
    }
}

/// Merges one file for git and writes the result over our version of it.
pub(super) fn driver(args: &DriverArgs, streams: &mut Streams<'_>) -> Result<Ending, Ending> {
    let mut read = |path: &Path| {
        read_bytes(path).map_err(|problem| {
            streams.say(&problem.to_string());
            Ending::Disk
        })
    };
    let (base, ours, theirs) = (read(&args.base)?, read(&args.ours)?, read(&args.theirs)?);
    let names = Names {
        ours: args.our_name.clone(),
        theirs: args.their_name.clone(),
    };
    let texts = Three {
        base: &base,
        ours: &ours,
        theirs: &theirs,
    };
    match merge_file(&args.path, texts, &names) {
        Ok(merged) => {
            write_atomic(&args.ours, merged.value.as_bytes()).map_err(|problem| {
                streams.say(&problem.to_string());
                Ending::Disk
            })?;
            let n = merged.conflicts.len();
            if n == 0 {
                return Ok(Ending::Done);
            }
            streams.say(&format!(
                "{}: both sides changed {n} things; look for words side by side in brackets",
                args.path
            ));
            Ok(Ending::Failed)
        }
        Err(problem) => {
            // Our version stays as it is, and git says that there is a conflict.
            streams.say(&problem.to_string());
            Ok(Ending::Failed)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides_are_called_as_the_call_says_or_as_their_folders() {
        let args = |names: &[&str]| MergeArgs {
            copies: Vec::new(),
            out: PathBuf::new(),
            names: names.iter().map(|n| (*n).to_owned()).collect(),
            json: false,
        };
        let called = |a: &MergeArgs, one: &str, other: &str| {
            let Names { ours, theirs } = names(a, Path::new(one), Path::new(other));
            format!("{ours} {theirs}")
        };
        assert_eq!(called(&args(&[]), "x/Kenya", "Brazil"), "Kenya Brazil");
        assert_eq!(called(&args(&[]), "x/V", "y/V"), "ours theirs");
        assert_eq!(called(&args(&["A", "B"]), "x/V", "y/V"), "A B");
    }
}
