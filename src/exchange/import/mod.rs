//! Positions out of tables: which column means what, what each row would change, and the edit that
//! changes it once a person has accepted.
//!
//! An empty cell says nothing, and a row that is missing takes nothing away; a demand is taken
//! away by the verb `none`. So a table that was exported and not touched changes nothing.

mod accept;
mod colleague;
mod columns;
mod entry;
mod fault;
mod outline;
mod plan;
mod propose;
mod theirs;
mod words;

pub use accept::edit;
pub use colleague::{Colleague, Offer, Thing, colleague, with_offers};
pub use columns::{Field, HEADERS, Line, Mapping, Table, lines};
pub use fault::Fault;
pub use outline::{Heading, Outline, guess, likely_sheet, outline};
pub use plan::{Atom, Plan, Proposal, Sort, Target, plan, plan_while};
pub use theirs::{ClosedField, Foreign, choices, explain, unknown};
