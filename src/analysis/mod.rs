//! What follows from drafts and their assessments taken together: versions compared, readings of
//! what is open, what proposals would change.
//!
//! Pure functions over values of the layers above; nothing here can fail or do I/O.

pub mod effect;
pub mod outline;
pub mod readings;
pub mod redline;
pub mod unmarked;
