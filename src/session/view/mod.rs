//! What panels show: plain structs, built from a session, holding no rules and no colours.
//!
//! A view is built for a language and a state of the session; the window keeps it until
//! [`super::state::Session::revision`] rises. Words of the dossier come resolved to the language;
//! words of the program stay enums, which the window looks up in its catalogue.

pub mod agreement;
pub mod article;
pub mod bench;
pub mod beside;
pub mod bloc;
pub mod cards;
pub mod coding;
pub mod comparison;
pub mod debrief;
pub mod editorial;
pub mod force;
pub mod instruments;
pub mod issue;
pub mod leads;
pub mod ledger;
pub mod marks;
pub mod matrix;
pub mod notes;
pub mod objections;
pub mod outline;
pub mod proposals;
pub mod readings;
pub mod reason;
pub mod replay;
pub mod status;
pub mod uses;
pub mod vote;
pub mod votes;
pub mod wraps;
