//! Workbooks: written with a crate that knows Excel's quirks, read by a bounded walk of our own.

mod write;

pub use write::workbook;
