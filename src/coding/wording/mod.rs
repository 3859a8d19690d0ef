//! The wording model: it learns from the banks of wordings which elements a sentence may contain.
//!
//! Linear weights over stems, pieces of words and Chinese characters, learnt one element against
//! the rest with near-misses as negatives, rounded to whole numbers. It trains in about a second,
//! explains itself by the words that weighed most, and scores a sentence in microseconds. The
//! likelihood it gives is calibrated by cross-validation over the banks.

mod bank;
mod bytes;
mod calibrate;
mod cross;
mod decided;
mod gram;
mod guess;
mod learn;
mod maths;
mod model;
mod stem;

pub use bank::{LEARNT, Label, Learnt, Sample, assemble, fingerprint, samples, train, train_lang};
pub use bytes::BytesProblem;
pub use calibrate::{Calibration, Observation, fit};
pub use cross::{Fold, folds};
pub use decided::decided;
pub use model::Model;

pub(super) use guess::{Guess, Guesser, Scan, Wording};
