//! What things are: the dossier, the draft, a person's decisions, edits and history.
//!
//! Values only. Nothing here reads a file, a clock or the environment, and nothing here can fail
//! except by saying so in its type. Serialisation lives in `storage`, rules live in `assess`.

pub mod crossref;
pub mod date;
pub mod ids;
pub mod term;
pub mod text;

pub mod bloc;
pub mod check;
pub mod dossier;
pub mod issue;
pub mod layer;
pub mod lexicon;
pub mod merge;
pub mod reference;

pub mod bracket;
pub mod decision;
pub mod draft;
pub mod link;
pub mod marker;
pub mod note;
pub mod number;
pub mod paragraph;
pub mod party;
pub mod proposal;
pub mod workspace;

pub mod change;
pub mod problem;
