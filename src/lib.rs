//! Travaux: a workbench for people who negotiate treaty text.
//!
//! It holds every bloc's position on every contested issue and the draft on the table, and says,
//! while a clause is being typed, which blocs it satisfies, which it conflicts with, and why.
//! Layers as folders, each knowing only those above it in this list.

pub mod model;

pub mod coding;

pub mod assess;

pub mod analysis;

pub mod editorial;

pub mod exercise;

pub mod words;

pub mod exchange;

pub mod storage;

#[cfg(feature = "room")]
pub mod room;

pub mod session;

pub mod cli;

#[cfg(feature = "gui")]
pub mod gui;
