//! Times what the design promises and prints the figures.
//!
//! `cargo bench --no-default-features --bench speed`; with the window, its frames too.

#![expect(clippy::print_stdout, reason = "the figures are the point")]
#![expect(clippy::disallowed_methods, reason = "it reads the clock")]
#![expect(clippy::unwrap_used, reason = "a bench may fail loudly")]

use std::hint::black_box;
use std::time::{Duration, Instant};

#[cfg(feature = "gui")]
#[path = "speed/grids.rs"]
mod grids;
#[path = "speed/judging.rs"]
mod judging;

fn main() {
    judging::time_all();
    #[cfg(feature = "gui")]
    grids::time_all();
}

/// Runs `work` so many times and prints the median and the slowest of 99 in 100.
fn time<T>(what: &str, bar: &str, runs: usize, mut work: impl FnMut() -> T) {
    for _ in 0..runs / 10 {
        black_box(work());
    }
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed()
        })
        .collect();
    times.sort_unstable();
    let at = |share: usize| {
        times
            .get(runs * share / 100)
            .or(times.last())
            .copied()
            .unwrap_or_default()
    };
    println!(
        "{what:<66} median {:>9.1?}  p99 {:>9.1?}  (bar {bar})",
        at(50),
        at(99)
    );
}
