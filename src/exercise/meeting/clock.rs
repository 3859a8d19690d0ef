//! The session's clock: how long it has run, pauses left out.

/// Time since the opening.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clock {
    /// What has run until the last event.
    run: u64,
    /// When the last event was, in milliseconds since 1970.
    at: u64,
    /// Whether it runs.
    runs: bool,
}

impl Clock {
    /// Starts, or goes on, at a moment.
    pub(super) fn start(&mut self, now_ms: u64) {
        self.step(now_ms);
        self.runs = true;
    }

    /// Stops at a moment.
    pub(super) fn stop(&mut self, now_ms: u64) {
        self.step(now_ms);
        self.runs = false;
    }

    /// Moves to the time of an event and returns how much has run since the last one. Two laptops
    /// may disagree on the time: it never runs backwards.
    pub(super) fn step(&mut self, now_ms: u64) -> u64 {
        let before = self.run;
        self.run = self.at(now_ms);
        self.at = self.at.max(now_ms);
        self.run - before
    }

    /// What has run until the last event, in milliseconds.
    pub fn last(&self) -> u64 {
        self.run
    }

    /// What has run at a moment, in milliseconds.
    pub fn at(&self, now_ms: u64) -> u64 {
        if self.runs {
            self.run + now_ms.saturating_sub(self.at)
        } else {
            self.run
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_do_not_count_and_time_never_runs_back() {
        let mut clock = Clock::default();
        clock.start(1_000);
        assert_eq!(clock.step(4_000), 3_000);
        clock.stop(5_000);
        assert_eq!(clock.step(90_000), 0);
        clock.start(100_000);
        assert_eq!((clock.last(), clock.at(101_000)), (4_000, 5_000));
        assert_eq!(clock.step(99_000), 0);
        assert_eq!(clock.at(100_500), 4_500);
    }
}
