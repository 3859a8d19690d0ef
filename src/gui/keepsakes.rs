//! Preferences, layout and the recent list, written beside the window: a frame never waits for a
//! disk. What is asked for last is what stands there.

use std::sync::{Arc, Mutex, PoisonError};

use crate::model::problem::Problem;
use crate::storage::recent::{Preferences, RecentWorkspace};

use super::aside::Errand;
use super::shelf::Shelf;

/// What is kept of a window beside its workspace.
#[derive(Clone, Debug, Default)]
struct Wanted {
    preferences: Preferences,
    layout: String,
    /// Workspaces opened since the last writing, the latest last.
    opened: Vec<RecentWorkspace>,
}

/// What waits to be written, and what the disk refused.
#[derive(Clone, Debug, Default)]
pub(super) struct Keepsakes {
    wanted: Arc<Mutex<Option<Wanted>>>,
    problems: Arc<Mutex<Vec<Problem>>>,
    /// Held by whoever writes: one at a time.
    turn: Arc<Mutex<()>>,
}

impl Shelf {
    /// The errand that keeps preferences and layout, and puts `open` at the head of the recent list.
    pub(super) fn keep_later(
        &self,
        preferences: Preferences,
        layout: String,
        open: Option<RecentWorkspace>,
    ) -> Errand {
        let mut wanted = lock(&self.keepsakes.wanted);
        let mut opened = wanted
            .take()
            .map(|wanted| wanted.opened)
            .unwrap_or_default();
        opened.extend(open);
        *wanted = Some(Wanted {
            preferences,
            layout,
            opened,
        });
        drop(wanted);
        let shelf = self.clone();
        Box::new(move || shelf.keep_waiting())
    }

    /// Writes what waits, here and now: for a window that closes.
    pub(super) fn keep_waiting(&self) {
        let turn = lock(&self.keepsakes.turn);
        let Some(wanted) = lock(&self.keepsakes.wanted).take() else {
            return;
        };
        let mut opened = wanted.opened.into_iter();
        let last = opened.next_back();
        for earlier in opened {
            let kept = self.keep(&wanted.preferences, &wanted.layout, Some(earlier));
            lock(&self.keepsakes.problems).extend(kept);
        }
        let kept = self.keep(&wanted.preferences, &wanted.layout, last);
        lock(&self.keepsakes.problems).extend(kept);
        drop(turn);
    }

    /// What the disk refused since it was asked last.
    pub(super) fn refused_to_keep(&self) -> Vec<Problem> {
        std::mem::take(&mut *lock(&self.keepsakes.problems))
    }
}

fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::storage::recent::{Home, Whereabouts};

    #[test]
    fn nothing_is_written_before_the_errand_runs_and_the_last_wish_holds() {
        let home = tempfile::tempdir().unwrap();
        let shelf = Shelf::new(Some(Home::at(home.path())));
        let wish = |theme: &str, path: &str| {
            let preferences = Preferences {
                theme: theme.to_owned(),
                ..Preferences::default()
            };
            let open = RecentWorkspace {
                at: Whereabouts::default(),
                path: path.into(),
                title: String::new(),
                time_ms: 1,
            };
            shelf.keep_later(preferences, String::new(), Some(open))
        };
        let (first, second) = (wish("dark", "/one"), wish("light", "/two"));
        assert_eq!(shelf.recent(), []);
        second();
        first();
        let (preferences, _, recent) = shelf.kept();
        assert_eq!(preferences.theme, "light");
        let paths: Vec<_> = recent
            .iter()
            .map(|open| open.path.to_str().unwrap())
            .collect();
        assert_eq!(paths, ["/two", "/one"]);
        assert_eq!(shelf.refused_to_keep(), []);
    }
}
