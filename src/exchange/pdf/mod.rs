//! Hand-outs as PDF: words set in the fonts the program carries, each font cut down to the glyphs
//! used, the stamp on every page, no date and no name of anybody.
//!
//! There is no typesetting system in it: lines are broken where they are full, Chinese between any
//! two characters but before closing and after opening marks.

mod faces;
mod lines;
mod page;
mod set;
mod write;

pub use faces::{SERIF, SERIF_ITALIC, SERIF_STRONG};

use crate::exchange::document::Document;
use crate::exchange::going::Going;

/// The document as a PDF file.
pub fn pdf(document: &Document) -> Vec<u8> {
    pdf_while(document, &Going::default())
}

/// The same, as far as it came where it was called off.
pub fn pdf_while(document: &Document, going: &Going) -> Vec<u8> {
    let faces = faces::Faces::new();
    let pages = set::set(document, &faces, going);
    write::write(document, &pages, &faces)
}
