//! What follows from drafts and their assessments taken together: versions compared.
//!
//! Pure functions over values of the layers above; nothing here can fail or do I/O.

pub mod readings;
pub mod redline;
