//! What the lexicon finds in one sentence: modals that govern it, negations and their reach,
//! drafting devices.

use super::find::{Finds, Hit, StepAt};
use super::reach::Op;
use super::sentence::{Stream, Window};
use super::token::marks;
use super::tongue::{Role, Tongue};
use crate::model::lexicon::DeviceEffect;

/// Tokens `start..end`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Extent {
    pub start: u32,
    pub end: u32,
}

impl Extent {
    pub(super) fn overlaps(self, other: Self) -> bool {
        self.start < other.end && other.start < self.end
    }
}

/// One sentence and what is known of its language.
#[derive(Clone, Copy)]
pub(super) struct View<'a> {
    pub tongue: &'a Tongue,
    pub stream: &'a Stream,
    pub window: &'a Window,
    /// What each device of the lexicon does.
    pub effects: &'a [DeviceEffect],
}

/// A modal that governs words of its sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Modal {
    pub at: Extent,
    pub level: u8,
    pub prohibits: bool,
}

/// A drafting device in a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct DeviceAt {
    pub device: u8,
    pub at: Extent,
}

/// A phrase of the lexicon in a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Said {
    pub role: Role,
    /// Its first step, which holds the word that negates.
    pub head: StepAt,
    /// Its last step, which holds the modal of "no … shall".
    pub last: StepAt,
}

impl Said {
    pub(super) fn extent(self) -> Extent {
        Extent {
            start: self.head.token,
            end: self.last.end().max(self.head.end()),
        }
    }
}

/// Everything the lexicon says of one sentence.
#[derive(Clone, Debug, Default)]
pub(super) struct Reading {
    pub said: Vec<Said>,
    pub modals: Vec<Modal>,
    pub devices: Vec<DeviceAt>,
    pub ops: Vec<Op>,
    /// Steps of phrases that look like negations and are none.
    pub spared: Vec<StepAt>,
    /// Modal words that govern nothing.
    idle: Vec<Extent>,
}

/// A device that sets the level stands at most so many words after its modal.
const MODAL_TO_DEVICE: u32 = 6;
/// A device that costs nothing stands at most so many words after what frees it.
const FREE_TO_DEVICE: u32 = 4;

impl Reading {
    /// Reads the window from the lexicon phrases among `hits`.
    pub(super) fn read(&mut self, view: View<'_>, finds: &Finds, hits: &[Hit]) {
        self.said.clear();
        self.spared.clear();
        for hit in hits {
            if hit.phrase >= view.tongue.n_roles {
                continue;
            }
            let roles = view.tongue.phrase(hit.phrase).roles;
            if roles.len == 0 {
                continue;
            }
            let steps = hit.steps.of(&finds.steps);
            let head = steps.iter().copied().min_by_key(|step| step.token);
            let last = steps.iter().copied().max_by_key(|step| step.token);
            let (Some(head), Some(last)) = (head, last) else {
                continue;
            };
            for role in roles.of(&view.tongue.roles) {
                self.said.push(Said {
                    role: *role,
                    head,
                    last,
                });
                if *role == Role::NotNegation {
                    self.spared.extend_from_slice(steps);
                }
            }
        }
        self.find_modals(view);
        self.find_devices(view.effects);
        self.find_ops(view);
    }

    fn find_modals(&mut self, view: View<'_>) {
        let View {
            tongue,
            stream,
            window,
            ..
        } = view;
        self.modals.clear();
        self.idle.clear();
        self.idle.extend(
            self.said
                .iter()
                .filter(|said| said.role == Role::NotModal)
                .map(|said| said.extent()),
        );
        let after_relative = |token: u32| {
            let before = token
                .checked_sub(1)
                .filter(|before| *before >= window.start);
            let class = |at: u32| {
                stream
                    .tokens
                    .get(at as usize)
                    .map(|t| tongue.vocab.class(t.class))
            };
            let apart = stream
                .tokens
                .get(token as usize)
                .is_some_and(|t| t.marks & marks::COMMA != 0);
            !apart && before.and_then(class).is_some_and(|class| class.relative)
        };
        for said in &self.said {
            let Role::Modal(level) = said.role else {
                continue;
            };
            let at = said.extent();
            if self.idle.iter().any(|idle| idle.overlaps(at)) {
                continue;
            }
            if after_relative(at.start) {
                self.idle.push(at);
                continue;
            }
            self.modals.push(Modal {
                at,
                level,
                prohibits: false,
            });
        }
        // Of modals that overlap, the first and longest stands: "shall endeavour" over "shall".
        self.modals.sort_unstable_by_key(|modal| {
            (modal.at.start, std::cmp::Reverse(modal.at.end), modal.level)
        });
        let mut end = 0;
        self.modals.retain(|modal| {
            let stands = modal.at.start >= end;
            if stands {
                end = modal.at.end;
            }
            stands
        });
        for at in 0..self.said.len() {
            let Some(said) = self.said.get(at).copied() else {
                break;
            };
            if said.role == Role::Prohibition {
                self.prohibit(said);
            } else if said.role == Role::NoForce
                && let Some(modal) = self
                    .modals
                    .iter_mut()
                    .find(|modal| modal.at.overlaps(said.extent()))
            {
                modal.level = 0;
            }
        }
        self.modals.sort_unstable_by_key(|modal| modal.at);
    }

    /// Makes the last modal in a prohibition forbid.
    fn prohibit(&mut self, said: Said) {
        let last = Extent {
            start: said.last.token,
            end: said.last.end(),
        };
        let spared = self
            .spared
            .iter()
            .any(|step| step.token <= said.head.token && said.head.token < step.end())
            || self.spared.contains(&said.last);
        if spared || self.idle.iter().any(|idle| idle.overlaps(last)) {
            return;
        }
        let whole = said.extent();
        match self
            .modals
            .iter_mut()
            .rev()
            .find(|modal| modal.at.overlaps(whole))
        {
            // A longer modal phrase knows better: "shall not be obliged to" leaves free.
            Some(modal) if modal.at.start <= whole.start && whole.end < modal.at.end => {}
            Some(modal) => {
                modal.prohibits = true;
                // "May not" forbids as strictly as "shall not".
                if modal.level == 1 {
                    modal.level = 5;
                }
            }
            None => self.modals.push(Modal {
                at: last,
                level: 5,
                prohibits: true,
            }),
        }
    }

    fn find_devices(&mut self, effects: &[DeviceEffect]) {
        self.devices.clear();
        for said in &self.said {
            let Role::Device(device) = said.role else {
                continue;
            };
            let at = said.extent();
            let free = self.said.iter().any(|other| {
                let end = other.extent().end;
                other.role == Role::FreeAfter(device)
                    && other.extent().start <= at.start
                    && end + FREE_TO_DEVICE >= at.start
                    && other.extent().start < at.end
            });
            if !free {
                self.devices.push(DeviceAt { device, at });
            }
        }
        self.devices
            .sort_unstable_by_key(|found| (found.at, found.device));
        // Of hits of one device that overlap, the first and longest stands.
        let mut kept: Vec<DeviceAt> = Vec::new();
        self.devices
            .sort_by_key(|found| (found.at.start, std::cmp::Reverse(found.at.end)));
        self.devices.retain(|found| {
            let stands = !kept
                .iter()
                .any(|other| other.device == found.device && other.at.overlaps(found.at));
            if stands {
                kept.push(*found);
            }
            stands
        });
        for found in &kept {
            let Some(DeviceEffect::Sets(level)) = effects.get(usize::from(found.device)).copied()
            else {
                continue;
            };
            let forbids = self
                .modals
                .iter()
                .any(|modal| modal.prohibits && modal.at.overlaps(found.at));
            if forbids || self.idle.iter().any(|idle| idle.overlaps(found.at)) {
                self.devices
                    .retain(|other| other.at != found.at || other.device != found.device);
                continue;
            }
            let reach = found.at.start.saturating_sub(MODAL_TO_DEVICE);
            let governed = self
                .modals
                .iter_mut()
                .rev()
                .find(|modal| modal.at.start <= found.at.start && modal.at.end >= reach);
            match governed {
                Some(modal) => modal.level = modal.level.min(level),
                None => self.modals.push(Modal {
                    at: found.at,
                    level,
                    prohibits: false,
                }),
            }
        }
        self.modals.sort_unstable_by_key(|modal| modal.at);
    }
}
