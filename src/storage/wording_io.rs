//! The wording model of a dossier: the weights that ship, or weights trained from a changed bank.

use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};
use std::thread;

use super::dossier_io::{WEIGHTS, Wordings, builtin_weights, load_builtin_wordings, load_wordings};
use super::taught::Taught;
use crate::coding::wording::{LEARNT, Model, Sample, assemble, fingerprint, samples, train_lang};
use crate::model::dossier::Dossier;

/// The id of the dossier that ships.
const BUILT_IN_ID: &str = "cybercrime";

/// The model that ships with the built-in dossier, or one without weights where there is none.
///
/// It is read once, in about a millisecond.
pub fn builtin_model() -> Arc<Model> {
    static SHIPPED: OnceLock<Arc<Model>> = OnceLock::new();
    let read = || Arc::new(Model::from_bytes(builtin_weights()).unwrap_or_default());
    Arc::clone(SHIPPED.get_or_init(read))
}

/// The shipped model, where the dossier is the shipped one or a copy of it that may have been
/// edited; another dossier has no model before one is trained.
pub fn shipped_for(dossier: &Dossier) -> Option<Arc<Model>> {
    (dossier.id.as_str() == BUILT_IN_ID).then(builtin_model)
}

/// The model of a dossier and its wordings: the shipped one where it was trained on just these, one
/// that was kept since it was trained before, else one trained here.
fn model_taught(
    dossier: &Dossier,
    wordings: &Wordings,
    decided: &[Sample],
    taught: &Taught,
) -> Arc<Model> {
    let mut samples = samples(dossier, &wordings.banks, &wordings.unrelated);
    samples.extend_from_slice(decided);
    let shipped = builtin_model();
    let fingerprint = fingerprint(&samples);
    if shipped.trained_on() == fingerprint {
        return shipped;
    }
    Arc::new(taught.find_or_learn(fingerprint, || train(&samples)))
}

/// The model of the dossier in `folder`.
pub fn model_in(dossier: &Dossier, folder: &Path, taught: &Taught) -> Arc<Model> {
    model_with(dossier, folder, &[], taught)
}

/// The model of the dossier in `folder` and of what was decided in its workspace; see [`decided`].
///
/// [`decided`]: crate::coding::wording::decided
pub fn model_with(
    dossier: &Dossier,
    folder: &Path,
    decided: &[Sample],
    taught: &Taught,
) -> Arc<Model> {
    let mut wordings = load_wordings(folder).value;
    if wordings.banks.is_empty() {
        let shipped = shipped_for(dossier);
        if decided.is_empty() || shipped.is_none() {
            return shipped.unwrap_or_default();
        }
        wordings = load_builtin_wordings().value;
    }
    model_taught(dossier, &wordings, decided, taught)
}

/// Trains every language on a thread of its own.
pub fn train(samples: &[Sample]) -> Model {
    let learnt = thread::scope(|scope| {
        let started = LEARNT.map(|lang| {
            let named = thread::Builder::new().name(format!("travaux-train-{}", lang.code()));
            (
                lang,
                named.spawn_scoped(scope, move || train_lang(samples, lang)),
            )
        });
        started.map(|(lang, thread)| match thread {
            Ok(thread) => thread
                .join()
                .unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
            // The system gives no further thread: the work is done here.
            Err(_) => train_lang(samples, lang),
        })
    });
    assemble(samples, learnt.into())
}

/// Where the weights of the dossier in `folder` stand.
pub fn weights_path(folder: &Path) -> PathBuf {
    folder.join(WEIGHTS)
}
