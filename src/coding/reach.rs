//! How far negations reach, and whether they flip the words of a cue.
//!
//! A clause that rules a feature out does not contain it, so a match in the reach of a negation
//! does not count, unless two negations cancel or the cue itself holds the negating word.

use super::find::StepAt;
use super::reading::View;
use super::reading::{Extent, Reading};
use super::sentence::Window;
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

/// What negations do to one word.
#[derive(Clone, Copy, Debug, Default)]
struct Standing {
    /// The first ban over it, by its place in `ops`.
    main: Option<usize>,
    /// Whether an odd number of near negations covers it.
    near: bool,
    /// The exception that it stands in.
    exclusion: Option<Extent>,
    /// Whether a ban stands outside that exception.
    outer: bool,
}

impl Standing {
    fn is_denied(self) -> bool {
        match self.exclusion {
            Some(_) => self.outer == self.near,
            None => self.main.is_some() != self.near,
        }
    }

    /// Whether it would be denied, were it not for an exception or a second negation.
    fn is_let_in(self) -> bool {
        !self.is_denied() && (self.exclusion.is_some() || self.main.is_some())
    }
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
            .filter(|said| said.role.is_stop() && said.head.token >= from)
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
            .filter(|said| said.role.is_stop() && said.head.token < to)
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
        !self.ops.is_empty()
            && steps
                .iter()
                .any(|step| self.standing(step.token, own).is_denied())
    }

    /// Whether words that are negated taken one by one say together what a sentence lays down: they
    /// stand on both sides of a ban and its exception, or of a missing condition and a ban.
    ///
    /// "No Party shall access data except with consent" makes access depend on consent, and so
    /// does "without consent, no Party shall access data".
    pub(super) fn conditions(
        &self,
        window: &Window,
        steps: impl Iterator<Item = StepAt>,
        own: u32,
    ) -> bool {
        let (mut banned, mut missing, mut let_in) = (None, None, false);
        let mut kept = Vec::new();
        for step in steps {
            let standing = self.standing(step.token, own);
            if !standing.is_denied() {
                let_in |= standing.is_let_in();
                kept.push(step.token);
            } else if standing.near || standing.exclusion.is_some() {
                // Taken out, and not by a ban: it must be the condition that is missing.
                if standing.main.is_some() || standing.exclusion.is_some() {
                    return false;
                }
                missing = Some(step.token);
            } else {
                banned = banned.or(standing.main);
            }
        }
        let Some(ban) = banned.and_then(|n| self.ops.get(n)) else {
            return false;
        };
        match missing {
            Some(missing) => missing < ban.head.token && ban.over.start >= ban.head.token,
            None => let_in || kept.iter().any(|token| self.lets_in(window, ban, *token)),
        }
    }

    /// Whether an exception to `ban` that ends its reach, such as "unless", covers a token.
    fn lets_in(&self, window: &Window, ban: &Op, token: u32) -> bool {
        let mut unless = self.said.iter().filter(|said| said.role == Role::Unless);
        unless.any(|said| {
            let start = said.head.token;
            let end = if start < ban.head.token && ban.over.start >= ban.head.token {
                ban.head.token
            } else {
                window.end
            };
            start <= token && token < end
        })
    }

    /// Sets which tokens of a window are negated.
    pub(super) fn mark_denied(&self, window: &Window, negated: &mut [bool]) {
        if self.ops.is_empty() {
            return;
        }
        for token in window.start..window.end {
            if let Some(slot) = negated.get_mut(token as usize) {
                *slot = self.standing(token, 0).is_denied();
            }
        }
    }

    fn standing(&self, token: u32, own: u32) -> Standing {
        let mut standing = Standing::default();
        for (n, op) in self.ops.iter().enumerate() {
            let covers = op.over.start <= token && token < op.over.end;
            if !covers || own & (1 << n) != 0 {
                continue;
            }
            match op.kind {
                OpKind::Main => standing.main = standing.main.or(Some(n)),
                OpKind::Near => standing.near = !standing.near,
                OpKind::Exclusion => standing.exclusion = Some(op.over),
            }
        }
        // "Except with its consent, no Party shall" and "no Party shall, except with its consent"
        // let the consent in.
        standing.outer = standing.exclusion.is_some_and(|over| {
            self.ops.iter().any(|op| {
                op.kind == OpKind::Main
                    && !(over.start <= op.head.token && op.head.token < over.end)
            })
        });
        standing
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
