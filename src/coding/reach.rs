//! How far negations reach, and whether they flip the words of a cue.
//!
//! A clause that rules a feature out does not contain it, so a match in the reach of a negation
//! does not count, unless two negations cancel or the cue itself holds the negating word.

use super::find::StepAt;
use super::reading::View;
use super::reading::{Extent, Reading};
use super::token::marks;
use super::tongue::{Reach, Role};

/// A negation or exclusion with its reach.
#[derive(Clone, Copy, Debug)]
pub(super) struct Op {
    /// The word that negates.
    pub head: StepAt,
    /// What it covers.
    pub over: Extent,
    pub kind: OpKind,
    within: bool,
}

/// How a negation combines with others.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum OpKind {
    /// Negates the sentence; two of them do not cancel, since "no … which does not" still rules out.
    Main,
    /// Negates a few words ("without"); cancels with a main negation.
    Near,
    /// Takes out of what the sentence says; in a negated sentence it lets in.
    Exclusion,
}

/// More negations than this in one sentence are not looked at.
const MOST_OPS: usize = 32;

impl Reading {
    /// Fills `ops` from what the lexicon found.
    pub(super) fn find_ops(&mut self, view: View<'_>) {
        self.ops.clear();
        for said in &self.said {
            let (Role::Negation(reach) | Role::Exclusion(reach)) = said.role else {
                continue;
            };
            let exclusion = matches!(said.role, Role::Exclusion(_));
            let head = said.head;
            let spared = self
                .spared
                .iter()
                .any(|step| step.token <= head.token && head.token < step.end());
            if spared || self.ops.len() == MOST_OPS {
                continue;
            }
            let kind = match (exclusion, reach) {
                (true, _) => OpKind::Exclusion,
                (false, Reach::Near | Reach::Within) => OpKind::Near,
                (false, Reach::Ahead | Reach::Through | Reach::Clause | Reach::Back) => {
                    OpKind::Main
                }
            };
            let over = match reach {
                Reach::Within => said.extent(),
                Reach::Back => Extent {
                    start: self.back(view, head.token),
                    end: head.token,
                },
                Reach::Ahead | Reach::Through | Reach::Clause | Reach::Near => Extent {
                    start: head.end(),
                    end: self.ahead(view, head.end(), reach),
                },
            };
            self.ops.push(Op {
                head,
                over,
                kind,
                within: reach == Reach::Within,
            });
        }
        self.drop_weaker_ops();
        self.end_exclusions(view);
    }

    /// Ends what is excepted in front of a sentence where its negation begins: "except with its
    /// consent, no Party shall".
    fn end_exclusions(&mut self, view: View<'_>) {
        let comma = |at: u32| {
            view.stream
                .tokens
                .get(at as usize)
                .is_some_and(|token| token.marks & marks::COMMA != 0)
        };
        for at in 0..self.ops.len() {
            let Some(op) = self
                .ops
                .get(at)
                .copied()
                .filter(|op| op.kind == OpKind::Exclusion)
            else {
                continue;
            };
            let main = self.ops.iter().find(|other| {
                let head = other.head.token;
                other.kind == OpKind::Main
                    && op.over.start < head
                    && head < op.over.end
                    && (op.over.start..=head).any(comma)
            });
            if let Some(end) = main.map(|main| main.head.token)
                && let Some(op) = self.ops.get_mut(at)
            {
                op.over.end = end;
            }
        }
    }

    /// Of negations whose words overlap, keeps the longer (不得 over 不), and of the same words the
    /// one that reaches between its own words only ("未经……同意" over 未).
    fn drop_weaker_ops(&mut self) {
        let mut at = 0;
        while let Some(op) = self.ops.get(at).copied() {
            let weaker = self.ops.iter().enumerate().any(|(n, other)| {
                let overlaps = other.head.token < op.head.end() && op.head.token < other.head.end();
                let stronger = (other.head.len, other.within).cmp(&(op.head.len, op.within));
                n != at
                    && overlaps
                    && (other.over.start >= other.head.token) == (op.over.start >= op.head.token)
                    && (stronger.is_gt() || stronger.is_eq() && n < at)
            });
            if weaker {
                self.ops.remove(at);
            } else {
                at += 1;
            }
        }
    }

    /// Where a negation that ends before `from` stops.
    fn ahead(&self, view: View<'_>, from: u32, reach: Reach) -> u32 {
        let mut end = view.window.end;
        for said in self
            .said
            .iter()
            .filter(|said| said.role == Role::Stop && said.head.token >= from)
        {
            end = end.min(said.head.token);
        }
        let edge = match reach {
            Reach::Near => marks::COMMA | marks::COLON,
            Reach::Clause => marks::COMMA,
            Reach::Ahead | Reach::Through | Reach::Within | Reach::Back => 0,
        };
        let mut through = reach == Reach::Through;
        let mut commas = 0;
        for at in from..end {
            let Some(token) = view.stream.tokens.get(at as usize) else {
                break;
            };
            // The words of another text begin: a colon stands there, written or not.
            let boundary = reach == Reach::Near
                && at
                    .checked_sub(1)
                    .and_then(|before| view.stream.tokens.get(before as usize))
                    .is_some_and(|before| before.over != token.over);
            if boundary || token.marks & edge != 0 {
                return at;
            }
            commas += u32::from(token.marks & marks::COMMA != 0);
            if self.modals.iter().any(|modal| modal.at.start == at) {
                // One comma before the modal ends a clause ("where no treaty is in force, Parties
                // shall"), two enclose a parenthesis ("no Party, or its agency, shall").
                if !through || commas % 2 == 1 {
                    return at;
                }
                through = false;
            }
        }
        end
    }

    /// Where the words begin that a negation before token `to` speaks of.
    fn back(&self, view: View<'_>, to: u32) -> u32 {
        let comma = |at: u32| {
            view.stream
                .tokens
                .get(at as usize)
                .is_some_and(|token| token.marks & marks::COMMA != 0)
        };
        let mut start = view.window.start;
        for said in self
            .said
            .iter()
            .filter(|said| said.role == Role::Stop && said.head.token < to)
        {
            start = start.max(said.head.end());
        }
        // The modal belongs to the negation: "shall not be required".
        let to = self
            .modals
            .iter()
            .find(|modal| modal.at.end == to)
            .map_or(to, |modal| modal.at.start);
        // Words between two commas before the negation are passed over: "consent, in writing, is
        // not required".
        let mut parenthesis = comma(to);
        for at in (start + 1..to).rev() {
            if comma(at) {
                if parenthesis {
                    parenthesis = false;
                } else {
                    return at;
                }
            }
        }
        start
    }

    /// Whether the words of `steps` are negated, leaving out the negations in `own`.
    pub(super) fn negates(&self, steps: &[StepAt], own: u32) -> bool {
        !self.ops.is_empty() && steps.iter().any(|step| self.negates_token(step.token, own))
    }

    fn negates_token(&self, token: u32, own: u32) -> bool {
        let (mut main, mut near, mut exclusion) = (false, false, None);
        for (n, op) in self.ops.iter().enumerate() {
            let covers = op.over.start <= token && token < op.over.end;
            if !covers || own & (1 << n) != 0 {
                continue;
            }
            match op.kind {
                OpKind::Main => main = true,
                OpKind::Near => near = !near,
                OpKind::Exclusion => exclusion = Some(op.over),
            }
        }
        match exclusion {
            // "Except with its consent, no Party shall" and "no Party shall, except with its
            // consent" let the consent in.
            Some(over) => {
                let denied = self.ops.iter().any(|op| {
                    op.kind == OpKind::Main
                        && !(over.start <= op.head.token && op.head.token < over.end)
                });
                denied == near
            }
            None => main != near,
        }
    }

    /// The negations whose word is among `steps`, as bits.
    pub(super) fn owned(&self, steps: &[StepAt]) -> u32 {
        let mut own = 0;
        for (n, op) in self.ops.iter().enumerate() {
            if steps
                .iter()
                .any(|step| step.token <= op.head.token && op.head.token < step.end())
            {
                own |= 1 << n;
            }
        }
        own
    }
}
