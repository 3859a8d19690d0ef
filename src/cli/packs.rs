//! `travaux scenario packs`: what each player takes home, and nobody else's secrets.

use std::path::Path;

use crate::storage::exercise::{PackSource, write_packs};

use super::args::Tongue;
use super::scenario::load;
use super::{Ending, Streams};

/// Writes a pack a role below `output`, and the trainer's.
pub(super) fn packs(
    what: &Path,
    output: &Path,
    (workspaces, lang): (bool, Tongue),
    streams: &mut Streams<'_>,
) -> Result<Ending, Ending> {
    let (exercise, scenario) = load(what, streams)?;
    let source = PackSource {
        scenario: &scenario,
        dossier: &exercise.dossier,
        dossier_folder: exercise.dossier_folder.as_deref(),
        draft: &exercise.draft,
        lang: lang.ui(),
    };
    let mut ended = Ok(());
    let done = write_packs(source, output, workspaces, &mut |name, home| {
        ended = streams.line(&format!("{name}: {}", home.display()));
        ended.is_ok()
    });
    ended?;
    done.map(|_| Ending::Done).map_err(|problems| {
        for problem in problems {
            streams.say(&problem.to_string());
        }
        Ending::Disk
    })
}
