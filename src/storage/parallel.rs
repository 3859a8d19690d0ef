//! Work on many files at once, where they are large enough for that to pay.

use std::thread;

/// Bytes from which on a second thread pays.
const WORTH_IT: usize = 2 * 1024 * 1024;

/// Threads at most; reading is soon bound by memory.
const MOST: usize = 8;

/// What `work` makes of every item, in order. `bytes` is how much there is to read altogether.
pub(crate) fn map<T: Sync, R: Send>(
    items: &[T],
    bytes: usize,
    work: impl Fn(&T) -> R + Sync,
) -> Vec<R> {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let threads = cores.min(MOST).min(items.len());
    if threads < 2 || bytes < WORTH_IT {
        return items.iter().map(work).collect();
    }
    let work = &work;
    let share = |chunk: &[T]| chunk.iter().map(work).collect::<Vec<R>>();
    thread::scope(|scope| {
        let started: Vec<_> = items
            .chunks(items.len().div_ceil(threads))
            .map(|chunk| {
                let named = thread::Builder::new().name("travaux-read".to_owned());
                (chunk, named.spawn_scoped(scope, move || share(chunk)))
            })
            .collect();
        let done = started
            .into_iter()
            .flat_map(|(chunk, thread)| match thread {
                Ok(thread) => thread
                    .join()
                    .unwrap_or_else(|panic| std::panic::resume_unwind(panic)),
                // The system gives no further thread: the work is done here.
                Err(_) => share(chunk),
            });
        done.collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_order_is_that_of_the_items() {
        for n in [0, 1, 2, 7, 100] {
            let items: Vec<usize> = (0..n).collect();
            let wanted: Vec<usize> = items.iter().map(|n| n * 3).collect();
            for bytes in [0, usize::MAX] {
                assert_eq!(map(&items, bytes, |n| n * 3), wanted);
            }
        }
    }
}
