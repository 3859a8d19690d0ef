//! Nothing leaked, nothing lost: the promises that span the whole program.

#![expect(
    clippy::disallowed_methods,
    clippy::wildcard_enum_match_arm,
    reason = "tests write files as other programs do, and pass over what a desk without a window leaves out"
)]

mod canary;
mod canary_sealed;
#[cfg(target_os = "linux")]
mod deeds;
pub(crate) mod desk;
mod exports;
mod faults;
#[cfg(target_os = "linux")]
mod kills;
#[cfg(target_os = "linux")]
mod offline;
#[cfg(target_os = "linux")]
mod power;
mod presenting;
mod supply;
pub(crate) mod tokens;
