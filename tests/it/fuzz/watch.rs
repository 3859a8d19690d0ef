//! What a process that tries a reader uses of the machine, and an end to it where it never comes
//! back.

use std::io::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

/// Ends the process after so long over one input, on the processor.
const NEVER: Duration = Duration::from_mins(2);
/// How often it looks.
const LOOKS: Duration = Duration::from_secs(5);

/// Watches over a process from a thread of its own.
pub(super) struct Watch {
    at: Arc<AtomicUsize>,
}

impl Watch {
    pub(super) fn over(reader: &str) -> Self {
        let at = Arc::new(AtomicUsize::new(usize::MAX));
        let (shared, reader) = (Arc::clone(&at), reader.to_owned());
        std::thread::spawn(move || {
            let (mut last, mut since) = (usize::MAX, spent());
            loop {
                std::thread::sleep(LOOKS);
                let (now, used) = (shared.load(Ordering::Relaxed), spent());
                if now != last {
                    (last, since) = (now, used);
                } else if now != usize::MAX && used.saturating_sub(since) > NEVER {
                    let told = format!("bad: {reader} {now}: hangs\n");
                    std::io::stdout().write_all(told.as_bytes()).ok();
                    std::process::abort();
                }
            }
        });
        Self { at }
    }

    /// The reader is given the input of this number now.
    pub(super) fn begins(&self, nth: usize) {
        self.at.store(nth, Ordering::Relaxed);
    }
}

/// Time the whole process has spent on processors; zero where the system does not say.
fn spent() -> Duration {
    let told = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = told.rsplit_once(')').map_or("", |(_, rest)| rest);
    // Fields 14 and 15 of proc(5), in hundredths of a second.
    let ticks = after_name.split_whitespace().skip(11).take(2);
    let ticks: u64 = ticks.filter_map(|field| field.parse::<u64>().ok()).sum();
    Duration::from_millis(ticks * 10)
}

/// Time this thread has spent on a processor, where the system says.
pub(super) fn on_processor() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let nanos = told.split(' ').next()?.parse().ok()?;
    Some(Duration::from_nanos(nanos))
}

/// The most memory that this process has held, in MiB; 0 where the system does not tell.
pub(super) fn held_mib() -> usize {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find(|line| line.starts_with("VmHWM:"));
    let figure = line.and_then(|line| line.split_whitespace().nth(1));
    figure
        .and_then(|kib| kib.parse::<usize>().ok())
        .unwrap_or(0)
        / 1024
}
