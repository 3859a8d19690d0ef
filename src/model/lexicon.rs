//! The words of legal force: modals, softeners and negations, per language, as data.

use std::collections::BTreeMap;

use super::text::{Bilingual, Lang};

/// Words that decide how strongly a clause binds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lexicon {
    /// The drafting devices known, whatever the language.
    pub devices: Vec<Device>,
    /// Word lists per language.
    pub words: BTreeMap<Lang, ForceWords>,
}

/// A constructive-ambiguity device: a stock phrase and what it does to an obligation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Device {
    /// Its id, such as `subject-to-domestic-law`.
    pub id: String,
    /// Its number in the list of conventions, 1-34.
    pub number: u8,
    /// Its name.
    pub name: Bilingual,
    /// What it does for the negotiator who puts it in.
    pub function: Bilingual,
    /// What it does to legal force.
    pub effect: DeviceEffect,
    /// Phrases per language, in the step language of cues.
    pub phrases: BTreeMap<Lang, Vec<String>>,
    /// Phrases after which the device costs nothing, per language.
    pub free_after: BTreeMap<Lang, Vec<String>>,
}

/// What a device does to the force of the sentence it stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DeviceEffect {
    /// Takes levels off.
    Lowers(u8),
    /// Sets the level outright, whatever the modal.
    Sets(u8),
    /// Widens what is covered.
    Widens,
    /// Narrows what is covered.
    Narrows,
    /// Moves the content to another text or time.
    Refers,
    /// Worth a reader's eye, without effect on force.
    Flags,
    /// Without effect on force.
    Neutral,
}

/// Modal words and negations of one language.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ForceWords {
    /// Phrases with the level they set: 5 shall, 4 softened, 3 endeavour, 2 should, 1 may, 0 fact.
    pub modals: Vec<(String, u8)>,
    /// Modal phrases that prohibit, such as "shall not".
    pub prohibitions: Vec<String>,
    /// Phrases that carry no force though they hold a modal, such as "shall mean".
    pub no_force: Vec<String>,
    /// Phrases that hold a modal word and are none, such as 许可.
    pub not_modals: Vec<String>,
    /// Words after which a modal does not govern its sentence, such as "which".
    pub relatives: Vec<String>,
    /// Small words that may stand between two steps of a cue, such as "the".
    pub small: Vec<String>,
    /// Phrases that negate what follows. A word in front says how far: `through:` also past the
    /// first modal ("no Party shall"), `clause:` to the next comma, `near:` to the next comma or
    /// colon, `within:` only between its own first and last word, `back:` what stands before it.
    pub negations: Vec<String>,
    /// Phrases that except what follows from what the sentence says, such as "except" or
    /// "other than"; with the same words in front.
    pub exclusions: Vec<String>,
    /// Phrases that look like a negation and are none, such as "not only" or "without delay".
    pub not_negations: Vec<String>,
    /// Words that end the reach of a negation, such as "but"; with `unless:` in front those that name
    /// what the negation does not hold for.
    pub stops: Vec<String>,
}
