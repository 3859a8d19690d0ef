//! `travaux import FOLDER`: positions and issues out of another copy of the dossier, such as a
//! colleague's, as a list of what is new, changed or clashing, and into a workspace.

use std::path::Path;

use serde::Serialize;

use crate::exchange::import::{Colleague, Offer, Sort, Thing, colleague, with_offers};
use crate::model::change::{Edit, between};
use crate::model::dossier::Dossier;
use crate::storage::dossier_io::{load_builtin, load_dossier};
use crate::storage::workspace_io::{OpenWorkspace, is_workspace};

use super::import::ImportArgs;
use super::writing::{apply_and_save, hold, now_ms};
use super::{Ending, Streams, load};

/// What differs, as JSON.
#[derive(Debug, Serialize)]
struct Report {
    schema: u8,
    folder: String,
    applied: bool,
    offers: Vec<OfferOut>,
}

/// One thing that differs.
#[derive(Debug, Serialize)]
struct OfferOut {
    kind: &'static str,
    what: &'static str,
    bloc: Option<String>,
    state: Option<String>,
    issue: Option<String>,
    before: String,
    after: String,
    taken: bool,
}

/// What both copies come from, where that is the built-in dossier.
pub(super) fn base_of(ours: &Dossier) -> Option<Dossier> {
    let built_in = load_builtin().value;
    (built_in.id == ours.id).then_some(built_in)
}

fn read(folder: &Path, streams: &mut Streams<'_>) -> Result<Dossier, Ending> {
    if is_workspace(folder) {
        let got = load::workspace(Some(folder), streams)?;
        return Ok(got.value.dossier);
    }
    let loaded = load_dossier(folder);
    // What cannot be read would be passed over in silence.
    let ending = load::tell(&loaded.problems, streams);
    if ending == Ending::Done {
        Ok(loaded.value)
    } else {
        Err(ending)
    }
}

/// Whether somebody asked for it: everything new and changed, or what was named; clashes where
/// theirs is to hold.
fn is_wanted(args: &ImportArgs, offer: &Offer) -> bool {
    let names: Vec<&str> = match &offer.thing {
        Thing::Issue(id) => vec![id.as_str()],
        Thing::Bloc(id) => vec![id.as_str()],
        Thing::Position(bloc, issue) => vec![bloc.as_str(), issue.as_str()],
        Thing::Member(bloc, state) => vec![bloc.as_str(), state.as_str()],
    };
    let both = names.join("/");
    let named = |only: &String| both == *only || names.contains(&only.as_str());
    let asked = args.only.is_empty() || args.only.iter().any(named);
    asked && (args.theirs || offer.sort != Sort::Clashing)
}

/// Compares, tells, and takes over.
pub(super) fn import(
    args: &ImportArgs,
    folder: Option<&Path>,
    streams: &mut Streams<'_>,
) -> Result<Ending, Ending> {
    let theirs = read(&args.file, streams)?;
    let write = folder.filter(|_| !args.dry_run);
    let lock = write.map(|folder| hold(folder, streams)).transpose()?;
    let load::Got {
        value: (workspace, known),
        ending,
    } = load::with_folder(folder, streams)?;
    let ours = &workspace.dossier;
    if ours.id != theirs.id {
        streams.say(&format!(
            "error: {} is another dossier than {}\n  remedy: choose a copy of the dossier of the workspace",
            theirs.id, ours.id
        ));
        return Err(Ending::Invalid);
    }
    let found = colleague(base_of(ours).as_ref(), ours, theirs);
    let wanted = found.offers.iter().enumerate();
    let wanted = wanted.filter(|(_, offer)| is_wanted(args, offer));
    let chosen: Vec<usize> = wanted.map(|(at, _)| at).collect();
    if let Some(folder) = known.filter(|_| write.is_some()) {
        let open = OpenWorkspace { workspace, folder };
        save(open, &found, &chosen, streams)?;
    }
    drop(lock);
    tell(args, &found, &chosen, write.is_some(), streams)?;
    let left = found.offers.iter().enumerate();
    let clashes = left.filter(|(at, o)| o.sort == Sort::Clashing && !chosen.contains(at));
    let failed = if clashes.count() > 0 {
        Ending::Failed
    } else {
        Ending::Done
    };
    Ok(ending.max(failed))
}

fn save(
    mut open: OpenWorkspace,
    found: &Colleague,
    chosen: &[usize],
    streams: &mut Streams<'_>,
) -> Result<(), Ending> {
    let mut to = open.workspace.clone();
    to.dossier = with_offers(&open.workspace.dossier, found, chosen);
    let edit = Edit {
        label: String::new(),
        subject: String::new(),
        author: String::new(),
        time_ms: now_ms(),
        changes: between(&open.workspace, &to),
    };
    apply_and_save(&mut open, &edit, streams)
}

fn out(offer: &Offer, taken: bool) -> OfferOut {
    let (what, bloc, state, issue) = match &offer.thing {
        Thing::Issue(id) => ("issue", None, None, Some(id)),
        Thing::Bloc(id) => ("bloc", Some(id), None, None),
        Thing::Position(bloc, issue) => ("position", Some(bloc), None, Some(issue)),
        Thing::Member(bloc, state) => ("member", Some(bloc), Some(state), None),
    };
    OfferOut {
        kind: offer.sort.word(),
        what,
        bloc: bloc.map(ToString::to_string),
        state: state.map(ToString::to_string),
        issue: issue.map(ToString::to_string),
        before: offer.before.clone(),
        after: offer.after.clone(),
        taken,
    }
}

fn tell(
    args: &ImportArgs,
    found: &Colleague,
    chosen: &[usize],
    applied: bool,
    streams: &mut Streams<'_>,
) -> Result<(), Ending> {
    let all = found.offers.iter().enumerate();
    let offers: Vec<OfferOut> = all.map(|(at, o)| out(o, chosen.contains(&at))).collect();
    if args.json {
        let report = Report {
            schema: 1,
            folder: args.file.to_string_lossy().into_owned(),
            applied,
            offers,
        };
        return streams.line(&serde_json::to_string_pretty(&report).unwrap_or_default());
    }
    for offer in &offers {
        let names = [&offer.bloc, &offer.state, &offer.issue];
        let names: Vec<&str> = names.into_iter().flatten().map(String::as_str).collect();
        let arrow = if offer.before.is_empty() {
            String::new()
        } else {
            format!("{} → ", offer.before)
        };
        let left = if offer.taken { "" } else { " (left out)" };
        let line = format!(
            "{}: {} {}: {arrow}{}{left}",
            offer.kind,
            offer.what,
            names.join("/"),
            offer.after
        );
        streams.line(&super::display_safe(&line.replace('\n', " ")))?;
    }
    let count = |sort: Sort| found.offers.iter().filter(|o| o.sort == sort).count();
    let done = if applied {
        "taken"
    } else {
        "would be taken (dry run)"
    };
    streams.say(&format!(
        "{} new, {} changed, {} clashing; {} {done}",
        count(Sort::New),
        count(Sort::Changed),
        count(Sort::Clashing),
        chosen.len()
    ));
    Ok(())
}
