//! One language of a codebook in the making: the phrases of the lexicon, then cue by cue, then the
//! tables by which texts are read.

use std::sync::Arc;

use super::build::vocab;
use super::codebook::CueEntry;
use super::coded::{CueIx, ElementIx};
use super::cue::{CueProblem, Fault};
use super::enter::{choose_anchors, enter_cues, lit_counts, post, step_costs};
use super::gate::OPEN;
use super::gating::set_gates;
use super::memory::Memory;
use super::table::hash64;
use super::tongue::{Cue, OfLit, Phrase, Reach, Role, Tongue};
use super::vocab::Run;
use super::word::n32;
use crate::model::issue::Element;
use crate::model::lexicon::{ForceWords, Lexicon};
use crate::model::text::Lang;

/// A cue has at most so many phrases.
const MOST_PARTS: usize = 8;

/// So many literals and lines may be remembered beyond twice of what is in use.
const SPARE: usize = 8192;

/// An element with its place, and the place of the one under which it is coded.
#[derive(Clone, Copy)]
pub(super) struct Entered<'a> {
    pub first: ElementIx,
    pub element: &'a Element,
}

/// A language made, with what it adds to the codebook.
#[derive(Debug, Default)]
pub(super) struct Made {
    /// Its cues are numbered from 0.
    pub tongue: Tongue,
    pub cues: Vec<CueEntry>,
    pub problems: Vec<CueProblem>,
    pub stamp: u64,
}

/// Everything written in a language, with what was read of it.
struct Written<'a> {
    phrases: Vec<(&'a str, Role, Result<u32, Fault>)>,
    /// The phrase of words that tell of another field, and that of the dossier's own.
    fields: [Option<u32>; 2],
    lines: Vec<Line<'a>>,
}

/// A cue of an element, with its phrases and its text.
struct Line<'a> {
    of: &'a Entered<'a>,
    text: &'a str,
    read: Result<(Run, Arc<str>), Fault>,
}

/// One language in the making.
pub(super) struct Making<'a> {
    memory: &'a mut Memory,
    lang: Lang,
    lexicon: &'a Lexicon,
    /// Elements in the order of their ids.
    by_id: &'a [Entered<'a>],
    made: Made,
    /// Phrases with what they are in the lexicon.
    roles: Vec<(u32, Role)>,
}

impl<'a> Making<'a> {
    /// Makes ready for a language; what was read in it before is in `memory`.
    pub(super) fn new(
        memory: &'a mut Memory,
        lang: Lang,
        lexicon: &'a Lexicon,
        by_id: &'a [Entered<'a>],
    ) -> Self {
        Self {
            memory,
            lang,
            lexicon,
            by_id,
            made: Made::default(),
            roles: Vec::new(),
        }
    }

    /// Makes it: everything is read first.
    pub(super) fn run(mut self) -> Made {
        let words = self.lexicon.words.get(&self.lang);
        let read = self.read(words);
        let read = if self.memory.is_full() {
            // It may be words that are no longer written that leave no room.
            self.memory.forget();
            self.read(words)
        } else {
            read
        };
        for (phrase, role, read) in read.phrases {
            self.made.stamp = hash64(self.made.stamp, phrase.as_bytes());
            match read {
                Ok(number) => self.roles.push((number, role)),
                Err(fault) => self.problem(None, phrase, fault),
            }
        }
        [self.made.tongue.elsewhere, self.made.tongue.here] = read.fields;
        for Line { of, text, read } in read.lines {
            match read {
                Ok((parts, text)) => self.cue(parts, text, of.first),
                Err(fault) => self.problem(Some(of.element), text, fault),
            }
        }
        self.finish(words)
    }

    /// Reads the phrases of the lexicon and every line of cues.
    fn read(&mut self, words: Option<&'a ForceWords>) -> Written<'a> {
        let phrases = phrases_of(self.lexicon, words, self.lang).into_iter();
        let phrases = phrases.map(|(phrase, role)| (phrase, role, self.memory.phrase(phrase)));
        let phrases = phrases.collect();
        // A dossier need not have them; that they are faulty is told by the cues that use them.
        let fields = ["%foreignfield", "%ownfield"];
        let fields = fields.map(|words| self.memory.phrase(words).ok());
        let mut buffer = Vec::new();
        let mut lines = Vec::new();
        for of in self.by_id {
            // Silence is judged on the whole draft, so that cues for it would be misleading.
            if of.element.scope.is_silence() {
                continue;
            }
            let cues = of.element.cues.get(&self.lang);
            for text in cues.into_iter().flatten() {
                let read = self.memory.line(text, MOST_PARTS, &mut buffer);
                lines.push(Line { of, text, read });
            }
        }
        Written {
            phrases,
            fields,
            lines,
        }
    }

    fn problem(&mut self, element: Option<&Element>, cue: &str, fault: Fault) {
        self.made.problems.push(CueProblem {
            element: element.map(|element| element.id.clone()),
            lang: self.lang,
            cue: cue.to_owned(),
            message: fault.message,
            remedy: fault.remedy.to_owned(),
        });
    }

    /// Enters a cue.
    fn cue(&mut self, parts: Run, text: Arc<str>, element: ElementIx) {
        let ix = CueIx(n32(self.made.cues.len()));
        self.made.stamp = hash64(self.made.stamp, text.as_bytes()) ^ u64::from(element.0);
        self.made.cues.push(CueEntry { text, element });
        let tongue = &mut self.made.tongue;
        tongue.cues.push(Cue {
            ix,
            element,
            parts: Run {
                start: n32(tongue.parts.len()),
                len: parts.len,
            },
            needs: [OPEN; 2],
        });
        let parts = parts.of(&self.memory.parts);
        tongue.parts.extend_from_slice(parts);
    }

    /// Builds the look-up tables once every phrase is known.
    fn finish(self, words: Option<&ForceWords>) -> Made {
        let Self {
            memory,
            lang,
            by_id,
            mut made,
            mut roles,
            ..
        } = self;
        if roles.is_empty() && made.cues.is_empty() {
            return made;
        }
        let none = Vec::new();
        let (small, relatives) = words.map_or((&none, &none), |w| (&w.small, &w.relatives));
        let tongue = &mut made.tongue;
        tongue.vocab = vocab(memory, small, relatives);
        tongue.links.clone_from(&memory.links);
        tongue.step_lits.clone_from(&memory.step_lits);
        tongue.steps = memory.steps().collect();
        tongue.shrink();
        let phrase = |links| Phrase {
            links,
            ..Phrase::default()
        };
        tongue.phrases = memory.phrases().map(phrase).collect();
        let of_roles = roles.iter().map(|(phrase, _)| *phrase);
        let of_cues = tongue.parts.iter().map(|part| part.phrase);
        let fields = tongue.elsewhere.into_iter().chain(tongue.here);
        let used = memory.used(of_roles.chain(of_cues).chain(fields));
        tongue.ranks = used.ranks;
        let counts = lit_counts(tongue, &used.uses, by_id, lang);
        let step_costs = step_costs(tongue, &counts);
        let costs = choose_anchors(tongue, &step_costs);
        enter_cues(tongue, &costs);
        roles.sort_by_key(|(phrase, _)| *phrase);
        tongue.n_roles = roles.last().map_or(0, |(phrase, _)| phrase + 1);
        for (phrase, role) in roles {
            if let Some(phrase) = tongue.phrases.get_mut(phrase as usize) {
                if phrase.roles.len == 0 {
                    phrase.roles.start = n32(tongue.roles.len());
                }
                phrase.roles.len += 1;
            }
            tongue.roles.push(role);
        }
        tongue.by_lit = vec![OfLit::default(); tongue.vocab.n_lits];
        let needs = set_gates(tongue, &counts, &step_costs);
        post(tongue, &needs);
        let n_used = used.uses.iter().filter(|uses| **uses > 0).count() + made.cues.len();
        memory.forget_if_over(2 * n_used + SPARE);
        made
    }
}

/// The model clause of an element in a language; empty where it has none.
pub(super) fn model_text(element: &Element, lang: Lang) -> &str {
    match lang {
        Lang::En => &element.model.en,
        Lang::Zh => &element.model.zh,
        Lang::Fr | Lang::Es | Lang::Ru => "",
    }
}

/// The phrases of the lexicon with what each is.
fn phrases_of<'a>(
    lexicon: &'a Lexicon,
    words: Option<&'a ForceWords>,
    lang: Lang,
) -> Vec<(&'a str, Role)> {
    let mut phrases: Vec<(&str, Role)> = Vec::new();
    if let Some(words) = words {
        let plain = [
            (&words.prohibitions, Role::Prohibition),
            (&words.no_force, Role::NoForce),
            (&words.not_modals, Role::NotModal),
            (&words.not_negations, Role::NotNegation),
        ];
        for (list, role) in plain {
            phrases.extend(list.iter().map(|phrase| (phrase.as_str(), role)));
        }
        phrases.extend(
            words
                .stops
                .iter()
                .map(|phrase| match phrase.strip_prefix("unless:") {
                    Some(phrase) => (phrase.trim(), Role::Unless),
                    None => (phrase.as_str(), Role::Stop),
                }),
        );
        phrases.extend(
            words
                .modals
                .iter()
                .map(|(phrase, level)| (phrase.as_str(), Role::Modal(*level))),
        );
        for (list, negation) in [(&words.negations, true), (&words.exclusions, false)] {
            phrases.extend(list.iter().map(|phrase| {
                let (reach, phrase) = reach_of(phrase);
                (
                    phrase,
                    if negation {
                        Role::Negation(reach)
                    } else {
                        Role::Exclusion(reach)
                    },
                )
            }));
        }
    }
    for (at, device) in lexicon.devices.iter().enumerate() {
        let Ok(at) = u8::try_from(at) else { break };
        let lists = [
            (&device.phrases, Role::Device(at)),
            (&device.free_after, Role::FreeAfter(at)),
        ];
        for (list, role) in lists {
            let list = list.get(&lang).into_iter().flatten();
            phrases.extend(list.map(|phrase| (phrase.as_str(), role)));
        }
    }
    phrases
}

/// Splits off the word in front of a negation that says how far it reaches.
fn reach_of(phrase: &str) -> (Reach, &str) {
    const WORDS: [(&str, Reach); 5] = [
        ("through:", Reach::Through),
        ("clause:", Reach::Clause),
        ("near:", Reach::Near),
        ("within:", Reach::Within),
        ("back:", Reach::Back),
    ];
    let found = WORDS
        .iter()
        .find_map(|(word, reach)| phrase.strip_prefix(word).map(|rest| (*reach, rest.trim())));
    found.unwrap_or((Reach::Ahead, phrase))
}
