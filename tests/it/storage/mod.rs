//! The layer that reads and writes: broken files, round trips, saves, hostile input.

mod broken;
mod dice;
mod hostile;
mod private;
mod remembering;
mod round;
mod saving;
mod zoo;
