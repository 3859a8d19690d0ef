//! Times what the design promises and prints the figures.
//!
//! `cargo bench --no-default-features --bench speed`; with the window, its frames too.

#![expect(clippy::print_stdout, reason = "the figures are the point")]
#![expect(clippy::disallowed_methods, reason = "it reads the clock")]
#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench may fail loudly"
)]

use std::hint::black_box;
use std::time::{Duration, Instant};

#[path = "speed/coding.rs"]
mod coding;
#[path = "speed/documents.rs"]
mod documents;
#[path = "speed/exports.rs"]
mod exports;
#[cfg(feature = "gui")]
#[path = "speed/frames.rs"]
mod frames;
#[cfg(feature = "gui")]
#[path = "speed/grids.rs"]
mod grids;
#[path = "speed/judging.rs"]
mod judging;
#[path = "speed/readings.rs"]
mod readings;
#[path = "speed/redline.rs"]
mod redline;
#[cfg(feature = "gui")]
#[path = "speed/starting.rs"]
mod starting;
#[path = "speed/storing.rs"]
mod storing;
#[path = "speed/wording.rs"]
mod wording;

fn main() {
    #[cfg(feature = "gui")]
    {
        let begun = Instant::now();
        let mut args = std::env::args().skip(1);
        if args.next().as_deref() == Some("--window") {
            return starting::open(&args.next().unwrap_or_default(), begun);
        }
    }
    coding::time_all();
    wording::time_all();
    judging::time_all();
    readings::time_all();
    redline::time_all();
    storing::time_all();
    exports::time_all();
    documents::time_all();
    #[cfg(feature = "gui")]
    {
        grids::time_all();
        frames::time_all();
        starting::time_all();
    }
}

/// Runs `work` so many times and prints the median, the slowest of 99 in 100, and the time on the
/// processor of an average run, which a busy machine does not stretch.
fn time<T>(what: &str, bar: &str, runs: u32, mut work: impl FnMut() -> T) {
    for _ in 0..runs / 10 {
        black_box(work());
    }
    let before = on_processor();
    let mut times: Vec<Duration> = (0..runs)
        .map(|_| {
            let start = Instant::now();
            black_box(work());
            start.elapsed()
        })
        .collect();
    let each = on_processor().saturating_sub(before) / runs;
    tell(what, bar, &mut times, each);
}

/// Prints the row of these times, and leaves them in order.
fn tell(what: &str, bar: &str, times: &mut [Duration], each: Duration) {
    times.sort_unstable();
    let at = |share: usize| {
        times
            .get(times.len() * share / 100)
            .copied()
            .unwrap_or_default()
    };
    let (median, slow) = (at(50), at(99));
    println!("{what:<58} median {median:>9.1?}  p99 {slow:>9.1?}  cpu {each:>9.1?}  (bar {bar})");
}

/// Time this thread has spent on a processor; zero where the system does not say.
fn on_processor() -> Duration {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    let nanos = told.split(' ').next().and_then(|word| word.parse().ok());
    Duration::from_nanos(nanos.unwrap_or_default())
}
