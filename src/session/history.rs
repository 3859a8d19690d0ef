//! Undo and redo over the whole workspace, with labels; typing merges into one step a burst.

use crate::model::change::Edit;

/// Steps done and undone. Each step is an edit whose inverse takes it back.
///
/// Every state of the workspace has a number of its own, so that the saved one is known again
/// however one got back to it.
#[derive(Clone, Debug, Default)]
pub struct History {
    done: Vec<Step>,
    undone: Vec<Step>,
    /// The state on disk; 0 is the state the history began with.
    saved: u64,
    last_state: u64,
    sealed: bool,
}

/// A step and the number of the state it led to.
#[derive(Clone, Debug)]
struct Step {
    edit: Edit,
    state: u64,
}

impl History {
    /// How many steps are kept. Steps hold before and after, so a thousand stay in memory easily.
    pub const LIMIT: usize = 1_000;

    /// A history that begins at a saved state.
    pub fn new() -> Self {
        Self {
            sealed: true,
            ..Self::default()
        }
    }

    /// The number of the state the workspace is in.
    pub fn state(&self) -> u64 {
        self.done.last().map_or(0, |step| step.state)
    }

    /// Records a step that has just been applied.
    pub fn record(&mut self, edit: Edit) {
        self.undone.clear();
        self.last_state += 1;
        let state = self.last_state;
        let may_merge = !self.sealed && self.saved != self.state();
        let merged = may_merge
            && self.done.last_mut().is_some_and(|last| {
                let merges = last.edit.absorb(&edit);
                if merges {
                    last.state = state;
                }
                merges
            });
        if !merged {
            self.done.push(Step { edit, state });
        }
        self.sealed = false;
        if self.done.len() > Self::LIMIT {
            self.done.remove(0);
        }
    }

    /// Ends the burst of typing: the next step stands by itself.
    pub fn seal(&mut self) {
        self.sealed = true;
    }

    /// The step that undo would take back.
    pub fn next_undo(&self) -> Option<&Edit> {
        self.done.last().map(|step| &step.edit)
    }

    /// The step that redo would do again.
    pub fn next_redo(&self) -> Option<&Edit> {
        self.undone.last().map(|step| &step.edit)
    }

    /// Moves one step to the undone side and gives the edit to apply.
    pub fn undo(&mut self) -> Option<Edit> {
        let step = self.done.pop()?;
        let inverse = step.edit.inverse();
        self.undone.push(step);
        self.sealed = true;
        Some(inverse)
    }

    /// Moves one step back to the done side and gives the edit to apply.
    pub fn redo(&mut self) -> Option<Edit> {
        let step = self.undone.pop()?;
        let edit = step.edit.clone();
        self.done.push(step);
        self.sealed = true;
        Some(edit)
    }

    /// This state is the one on disk.
    pub fn mark_saved(&mut self, state: u64) {
        self.saved = state;
        self.sealed = true;
    }

    /// No state of this history is on disk.
    pub fn mark_unsaved(&mut self) {
        self.saved = u64::MAX;
    }

    /// Whether the workspace differs from the one on disk.
    pub fn is_dirty(&self) -> bool {
        self.saved != self.state()
    }

    /// Steps done, oldest first.
    pub fn done(&self) -> impl Iterator<Item = &Edit> {
        self.done.iter().map(|step| &step.edit)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::change::Change;
    use crate::model::ids::SourceId;
    use crate::model::ids::{IdMint, ParagraphId};
    use crate::model::reference::Source;
    use crate::model::text::Bilingual;

    fn typed(at: usize, removed: &str, inserted: &str, time_ms: u64) -> Edit {
        Edit {
            label: "edit-text".to_owned(),
            subject: String::new(),
            author: String::new(),
            time_ms,
            changes: vec![Change::Text {
                paragraph: ParagraphId(IdMint::new(1).next(1)),
                at,
                removed: removed.to_owned(),
                inserted: inserted.to_owned(),
            }],
        }
    }

    #[test]
    fn a_burst_of_typing_is_one_step_and_a_pause_ends_it() {
        let mut history = History::new();
        history.record(typed(0, "", "a", 0));
        history.record(typed(1, "", "b", 100));
        history.record(typed(2, "", "c", 200));
        history.record(typed(2, "c", "", 300));
        history.record(typed(2, "", "d", 9_000));
        let steps: Vec<_> = history.done().cloned().collect();
        assert_eq!(steps.len(), 2);
        let Change::Text { inserted, .. } = &steps[0].changes[0] else {
            panic!()
        };
        assert_eq!(inserted, "ab");
    }

    #[test]
    fn the_saved_state_is_found_again_by_undo_and_lost_when_overwritten() {
        let mut history = History::new();
        history.record(typed(0, "", "a", 0));
        history.mark_saved(history.state());
        assert!(!history.is_dirty());
        history.undo();
        assert!(history.is_dirty());
        history.redo();
        assert!(!history.is_dirty());
        history.undo();
        history.record(typed(0, "", "b", 10_000));
        assert!(history.is_dirty());
        history.undo();
        assert!(
            history.is_dirty(),
            "the saved state held a step that is gone"
        );
    }

    fn retitled(from: &str, to: &str, time_ms: u64) -> Edit {
        let id = SourceId::new("S9").unwrap();
        let source = |title: &str| {
            (!title.is_empty()).then(|| {
                Box::new(Source {
                    id: id.clone(),
                    title: Bilingual::new(title, ""),
                    date: String::new(),
                    url: String::new(),
                    note: String::new(),
                })
            })
        };
        let change = Change::Source {
            id: id.clone(),
            place: 0,
            before: source(from),
            after: source(to),
        };
        Edit {
            label: "undo-put-source".to_owned(),
            subject: "S9".to_owned(),
            author: String::new(),
            time_ms,
            changes: vec![change],
        }
    }

    #[test]
    fn typing_in_a_form_is_one_step_a_burst_and_adding_the_record_stays_its_own() {
        let mut history = History::new();
        history.record(retitled("", "a", 0));
        history.record(retitled("a", "ab", 100));
        history.record(retitled("ab", "abc", 200));
        assert_eq!(history.done().count(), 2, "added, then typed");
        history.seal();
        history.record(retitled("abc", "abcd", 300));
        history.record(retitled("abcd", "abcde", 9_000));
        assert_eq!(history.done().count(), 4);
        let Change::Source { before, after, .. } = &history.done().nth(1).unwrap().changes[0]
        else {
            panic!()
        };
        assert_eq!(before.as_ref().unwrap().title.en, "a");
        assert_eq!(after.as_ref().unwrap().title.en, "abc");
    }
}
