//! From coded elements and positions to findings, verdicts and matrices.
//!
//! The rule stands in `docs/verdicts.md` and in the module `rule`: for every bloc, clause and
//! demand in force there is at most one finding, and a verdict is the first of seven words that
//! holds over the findings of a place. Nothing here can fail or do I/O.

pub mod adoption;
pub mod assessment;
pub mod book;
pub mod finding;
pub mod input;
pub mod matrix;
pub mod names;
pub mod rule;
pub mod score;
pub mod states;
pub mod verdict;

mod compile;
mod ground;
mod judge;
mod sheet;
