//! The window: paints what the session shows and sends it commands. Nothing here decides anything
//! about treaties.
//!
//! `theme` is the only place that names a colour, `fonts` the only one that names a font file,
//! `widgets` are the small parts, `grid` and `chart` the painted ones.

pub mod actions;
pub mod app;
pub mod aside;
mod autosave;
pub mod bars;
pub mod chart;
mod closing;
pub mod cx;
mod debriefs;
pub mod desktop;
mod dialogs;
pub mod dock;
mod effects;
pub mod exercises;
pub mod export;
mod export_choices;
pub mod fonts;
pub mod grid;
pub mod import;
pub mod import_dossier;
pub mod import_draft;
mod keeping;
mod keepsakes;
pub mod mapping;
mod merging;
pub mod modals;
pub mod naming;
pub mod noting;
mod opened;
mod outside;
pub mod page;
pub mod palette;
pub mod panels;
pub mod panes;
pub mod presenter;
pub mod proposing;
pub mod records;
mod recovery;
mod run;
mod sealing;
mod settings;
pub mod shelf;
pub mod start;
pub mod status;
mod strips;
mod tasks;
pub mod theme;
mod unsaved_text;
mod versions;
pub mod views;
pub mod widgets;
