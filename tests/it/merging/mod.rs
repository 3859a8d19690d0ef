//! Two copies of a workspace become one again: laws, many clones, git.

#![expect(
    clippy::disallowed_methods,
    reason = "tests write files as other programs do"
)]

mod choosing;
mod clones;
mod edits;
pub(crate) mod files;
mod laws;
