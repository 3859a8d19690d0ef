//! The compiled cues and lexicon phrases of one language: flat lists that refer to each other.

use std::sync::Arc;

use super::coded::{CueIx, ElementIx};
use super::cue::{Need, Sense};
use super::gate::{Gates, Needs};
use super::vocab::{Run, Vocab};

/// One step of a phrase.
#[derive(Clone, Copy, Debug)]
pub(super) struct Link {
    /// Its number among [`Tongue::steps`], shared by all phrases that hold the same step.
    pub step: u32,
    /// The literals of that step, in [`Tongue::step_lits`], sorted.
    pub lits: Run,
    /// How many words may stand before it.
    pub gap: u8,
    /// The most words one of its literals has.
    pub longest: u8,
    /// Whether it may be missing.
    pub optional: bool,
}

/// A phrase, shared by all cues that hold it.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Phrase {
    /// Its steps, in [`Tongue::links`].
    pub links: Run,
    /// The step by which it is entered: the one whose words are rarest.
    pub anchor: u8,
    /// Cues that are entered by this phrase, in [`Tongue::entered`].
    pub cues: Run,
    /// What it is in the lexicon, in [`Tongue::roles`].
    pub roles: Run,
}

/// Gates of the rarest step of a phrase that cues seek beside the one that enters them: of the window,
/// and of the clause.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sought {
    pub window: u16,
    pub clause: u16,
}

/// Where a literal leads when it is found; together, since both are asked of every one.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct OfLit {
    /// The gates that it opens, in [`Gates::list`].
    pub gates: Run,
    /// The phrases that it enters, in [`Tongue::posting_list`].
    pub postings: Run,
}

/// A place where a literal enters a phrase, with all that is asked before the phrase is found.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Posting {
    pub phrase: u32,
    /// Where its steps begin in [`Tongue::links`], how many they are, and which the literal is.
    pub links: u32,
    pub n_links: u8,
    pub anchor: u8,
    /// A gate that must be open beside the one in [`Tongue::posting_gates`].
    pub second: u16,
}

impl Posting {
    /// The steps of its phrase.
    #[inline]
    pub(super) fn links_of(self, links: &[Link]) -> &[Link] {
        let run = Run {
            start: self.links,
            len: u32::from(self.n_links),
        };
        run.of(links)
    }
}

/// A cue.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cue {
    pub ix: CueIx,
    pub element: ElementIx,
    /// Its phrases, in [`Tongue::parts`]; the one by which it is entered first.
    pub parts: Run,
    /// Gates that must be open beside those of the phrase that enters it.
    pub needs: Needs,
}

/// A phrase of a cue.
#[derive(Clone, Copy, Debug)]
pub(super) struct CuePart {
    pub phrase: u32,
    pub need: Need,
    pub sense: Sense,
}

/// How far a negation reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reach {
    /// To the end of the sentence, a stop or the next modal.
    Ahead,
    /// As `Ahead`, past the first modal.
    Through,
    /// As `Ahead`, no further than a comma.
    Clause,
    /// As `Ahead`, no further than a comma or colon.
    Near,
    /// Between its own first and last word.
    Within,
    /// What stands before it.
    Back,
}

/// What a phrase of the lexicon does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    Negation(Reach),
    Exclusion(Reach),
    NotNegation,
    /// Ends the reach of a negation.
    Stop,
    /// Ends it as well, and names what the negation does not hold for.
    Unless,
    Modal(u8),
    Prohibition,
    NoForce,
    NotModal,
    /// A device, by place in the lexicon.
    Device(u8),
    /// What makes the device that follows it cost nothing.
    FreeAfter(u8),
}

impl Role {
    pub(super) fn is_stop(self) -> bool {
        matches!(self, Self::Stop | Self::Unless)
    }
}

/// Everything compiled for one language.
#[derive(Clone, Debug, Default)]
pub(super) struct Tongue {
    pub vocab: Arc<Vocab>,
    pub step_lits: Vec<u16>,
    /// Per step its literals, in `step_lits`, sorted.
    pub steps: Vec<Run>,
    pub links: Vec<Link>,
    pub phrases: Vec<Phrase>,
    /// Per phrase the gates that are looked at before it is sought.
    pub sought: Vec<Sought>,
    /// Phrases below this number may be in the lexicon, none from it on.
    pub n_roles: u32,
    pub by_lit: Vec<OfLit>,
    /// Per literal its place in the order in which cues name them.
    pub ranks: Vec<u16>,
    pub posting_list: Vec<Posting>,
    /// Per posting the gate that must be open before it is looked at.
    pub posting_gates: Vec<u16>,
    pub gates: Gates,
    pub cues: Vec<Cue>,
    pub parts: Vec<CuePart>,
    /// Cues by the phrase that enters them.
    pub entered: Vec<u32>,
    pub roles: Vec<Role>,
    /// The phrase of words that tell of another field.
    pub elsewhere: Option<u32>,
    /// The phrase of words that tell of the dossier's own field.
    pub here: Option<u32>,
}

impl Tongue {
    /// The literals of a step, sorted.
    #[inline]
    pub(super) fn lits(&self, step: u32) -> &[u16] {
        let run = self.steps.get(step as usize).copied();
        run.unwrap_or_default().of(&self.step_lits)
    }

    /// Gives back the room of what was listed one by one.
    pub(super) fn shrink(&mut self) {
        self.links.shrink_to_fit();
        self.step_lits.shrink_to_fit();
        self.steps.shrink_to_fit();
        self.cues.shrink_to_fit();
        self.parts.shrink_to_fit();
    }

    /// A phrase by its number.
    pub(super) fn phrase(&self, phrase: u32) -> Phrase {
        self.phrases
            .get(phrase as usize)
            .copied()
            .unwrap_or_default()
    }
}
