//! The chain of a phrase: from the step that was found to those on its right and left.

use super::find::{Finds, StepAt};
use super::tongue::{Link, Tongue};
use super::vocab::Run;
use super::word::n32;

/// What is sought: the steps of one phrase.
#[derive(Clone, Copy)]
struct Seek<'a> {
    tongue: &'a Tongue,
    links: &'a [Link],
}

impl<'a> Seek<'a> {
    /// The literals of a link.
    fn lits(&self, link: Link) -> &'a [u16] {
        link.lits.of(&self.tongue.step_lits)
    }
}

/// Whether a literal is among these, which are sorted.
pub(super) fn contains(sorted: &[u16], lit: u16) -> bool {
    if sorted.len() <= 8 {
        sorted.contains(&lit)
    } else {
        sorted.binary_search(&lit).is_ok()
    }
}

impl Finds {
    /// The steps of the phrase with these links, of which the one at `link` stands at `entry`.
    pub(super) fn verify(
        &mut self,
        tongue: &Tongue,
        links: &[Link],
        link: usize,
        entry: StepAt,
    ) -> Option<Run> {
        if links.len() == 1 {
            let start = n32(self.steps.len());
            self.steps.push(entry);
            return Some(Run { start, len: 1 });
        }
        let sides = [self.bits.before(entry.token), self.bits.from(entry.end())];
        for (at, other) in links.iter().enumerate() {
            if at != link && !other.optional {
                let [before, after] = sides;
                let side = if at < link { before } else { after };
                if self.bits.of(other.lits.of(&tongue.step_lits)) & side == 0 {
                    return None;
                }
            }
        }
        let first = self.steps.len();
        self.steps.push(entry);
        let seek = Seek { tongue, links };
        let gap = links.get(link).map_or(0, |link| link.gap);
        if self.right(&seek, link + 1, entry.end(), 0) && self.left(&seek, link, entry.token, gap) {
            return Some(Run {
                start: n32(first),
                len: n32(self.steps.len() - first),
            });
        }
        self.steps.truncate(first);
        None
    }

    /// Finds the steps from `at` on, after token `end`; `wider` is the gap of a missing step.
    fn right(&mut self, seek: &Seek<'_>, at: usize, end: u32, wider: u8) -> bool {
        let Some(link) = seek.links.get(at).copied() else {
            return true;
        };
        let gap = link.gap.max(wider);
        let lits = seek.lits(link);
        let bits = self.bits.of(lits);
        let from = self.spot(end).solid;
        let apart = self.spot(end.saturating_sub(1)).apart;
        let mut next = self.bits.next(bits, end);
        while let Some(token) = next {
            let here = self.spot(token);
            if here.solid - from > u32::from(gap) || gap == 0 && here.apart > apart {
                break;
            }
            for n in self.occs_at(token) {
                let Some(occ) = self
                    .occs
                    .get(n)
                    .copied()
                    .filter(|occ| contains(lits, occ.lit))
                else {
                    continue;
                };
                if self.budget == 0 {
                    return false;
                }
                self.budget -= 1;
                let step = StepAt {
                    token,
                    len: occ.len,
                };
                self.steps.push(step);
                if self.right(seek, at + 1, step.end(), 0) {
                    return true;
                }
                self.steps.pop();
            }
            next = self.bits.next(bits, token + 1);
        }
        link.optional && self.right(seek, at + 1, end, gap)
    }

    /// Finds the steps before `at`, at most `gap` words before token `start`.
    fn left(&mut self, seek: &Seek<'_>, at: usize, start: u32, gap: u8) -> bool {
        let Some(link) = at
            .checked_sub(1)
            .and_then(|before| seek.links.get(before))
            .copied()
        else {
            return true;
        };
        let lits = seek.lits(link);
        let bits = self.bits.of(lits);
        let here = self.spot(start);
        let furthest = u32::from(gap) + u32::from(link.longest);
        let mut last = self.bits.last(bits, start);
        while let Some(token) = last {
            if here.solid - self.spot(token).solid > furthest {
                break;
            }
            for n in self.occs_at(token) {
                let Some(occ) = self.occs.get(n).copied() else {
                    continue;
                };
                let step = StepAt {
                    token,
                    len: occ.len,
                };
                if step.end() > start || !contains(lits, occ.lit) {
                    continue;
                }
                let broken = gap == 0 && here.apart > self.spot(step.end() - 1).apart;
                if broken || here.solid - self.spot(step.end()).solid > u32::from(gap) {
                    continue;
                }
                if self.budget == 0 {
                    return false;
                }
                self.budget -= 1;
                let before = self.steps.len();
                self.steps.push(step);
                if self.left(seek, at - 1, token, link.gap) {
                    return true;
                }
                self.steps.truncate(before);
            }
            last = self.bits.last(bits, token);
        }
        link.optional && self.left(seek, at - 1, start, gap.max(link.gap))
    }
}
