//! The integration tests: one binary, one file a boundary.

#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    reason = "helpers of tests may fail loudly"
)]

mod agree;
mod article_numbers;
mod assess_edges;
mod assess_laws;
mod assess_record;
mod assess_rule;
mod assess_shipped;
mod assess_states;
mod assess_whole;
#[cfg(feature = "gui")]
mod autosave_window;
#[cfg(feature = "gui")]
mod blank_page;
#[cfg(feature = "gui")]
mod chart;
mod check;
mod cli;
mod cli_data;
mod cli_kit;
mod cli_papers;
mod cli_redline;
mod coding_cues;
mod coding_draft;
mod coding_edits;
mod coding_exceptions;
mod coding_fields;
mod coding_force;
mod coding_kit;
mod coding_negation;
mod coding_whole;
mod commands;
mod cue_bank;
mod cues_shipped;
#[cfg(feature = "gui")]
mod debrief_window;
mod demands;
mod documents;
#[cfg(feature = "gui")]
mod editor_pane;
mod editorial;
mod effects;
mod exercise;
#[cfg(feature = "gui")]
mod exercise_window;
mod export_called_off;
mod export_canary;
mod export_cells;
mod export_forms;
mod export_kit;
mod export_langs;
mod export_office;
mod fonts;
mod fuzz;
#[cfg(feature = "gui")]
mod gallery;
#[cfg(feature = "gui")]
mod grid;
mod hostile_memory;
mod import_tables;
mod import_theirs;
mod issued;
mod judged;
#[cfg(feature = "gui")]
mod lock_window;
#[cfg(feature = "gui")]
mod mapping_window;
#[cfg(feature = "gui")]
mod merge_window;
mod merging;
mod messages;
mod names;
mod naughty;
#[cfg(feature = "gui")]
mod outside;
#[cfg(feature = "gui")]
mod painter;
#[cfg(feature = "gui")]
mod pane_kit;
mod programs;
mod proposals;
mod readings;
mod readings_proposed;
#[cfg(feature = "gui")]
mod recent_window;
#[cfg(feature = "gui")]
mod recovery;
mod redline;
mod redline_kit;
mod references;
mod rolling_paste;
mod rolling_session;
#[cfg(feature = "room")]
mod room;
mod safe;
mod shipped;
#[cfg(feature = "gui")]
mod slow_disk;
#[cfg(feature = "gui")]
mod stage;
mod storage;
mod support;
#[cfg(feature = "gui")]
mod tab_briefs;
#[cfg(feature = "gui")]
mod tab_panes;
#[cfg(feature = "gui")]
mod tables_window;
mod tidy;
mod undoing;
#[cfg(feature = "gui")]
mod versions_pane;
#[cfg(feature = "gui")]
mod widgets;
#[cfg(feature = "gui")]
mod window;
#[cfg(feature = "gui")]
mod window_alternatives;
#[cfg(feature = "gui")]
mod window_keyboard;
#[cfg(feature = "gui")]
mod window_kit;
#[cfg(feature = "gui")]
mod window_ledger;
#[cfg(feature = "gui")]
mod window_links;
#[cfg(feature = "gui")]
mod window_marking;
#[cfg(feature = "gui")]
mod window_page;
#[cfg(feature = "gui")]
mod window_pointer;
#[cfg(feature = "gui")]
mod window_records;
#[cfg(feature = "gui")]
mod window_rolling;
mod wording_bank;
mod wording_model;
mod wording_taught;
mod wording_use;
