//! Times what the design promises and prints the figures.

fn main() {}
