//! From text to coded elements: sentences, legal force, cues, and a person's decisions.
//!
//! Pure functions from text and a compiled [`codebook`] to a [`coded::ClauseCoding`]. The
//! definition of "contains" is legal effect, not mention: negation and exclusion flip it, force
//! does not decide it, and an item inherits the subject, verb and negation of its chapeau.

pub mod agreement;
pub mod coded;

pub mod codebook;
pub mod cue;
pub mod decide;
pub mod draft;
pub mod selftest;
pub mod wording;

mod bits;
mod build;
mod chain;
mod compile;
mod enter;
mod find;
mod force;
mod gate;
mod gating;
mod inflect;
mod likely;
mod making;
mod memory;
mod memory_used;
mod memory_words;
mod reach;
mod reading;
mod scan;
mod seek;
mod sentence;
mod settle;
mod table;
mod token;
mod token_chars;
mod token_numbers;
mod tongue;
mod vocab;
mod word;

pub use scan::{ClauseText, Scratch};
