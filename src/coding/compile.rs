//! Compiling a dossier's cues and the lexicon into a codebook.
//!
//! Cues are entered in the order of their elements' ids, not of the issues, so that coding does not
//! depend on the order in which issues are listed. A faulty cue becomes a problem with its text and
//! a remedy; the others are compiled.

use std::sync::Arc;

use super::build::vocab;
use super::codebook::{Codebook, CueEntry, ElementEntry};
use super::coded::{CueIx, DeviceIx, ElementIx};
use super::cue::{CueProblem, Fault, Part, parts};
use super::enter::{choose_anchors, enter_cues, lit_counts, number_steps, post};
use super::gather::Gather;
use super::table::hash64;
use super::tongue::{Cue, CuePart, Phrase, Reach, Role, Tongue};
use super::vocab::Run;
use super::word::{n16, n32};
use crate::model::dossier::Dossier;
use crate::model::issue::Element;
use crate::model::lexicon::{ForceWords, Lexicon};
use crate::model::text::Lang;

/// A cue has at most so many phrases.
const MOST_PARTS: usize = 8;

/// The number of the device that stands for lower placement, such as in a preamble.
const PLACEMENT: u8 = 32;

impl Codebook {
    /// Compiles the cues of a dossier and the phrases of a lexicon.
    pub fn compile(dossier: &Dossier, lexicon: &Lexicon) -> (Self, Vec<CueProblem>) {
        let mut book = Self {
            elements: entries(dossier),
            effects: lexicon.devices.iter().map(|device| device.effect).collect(),
            recital: lexicon
                .devices
                .iter()
                .position(|device| device.number == PLACEMENT)
                .and_then(|at| u8::try_from(at).ok())
                .map(DeviceIx),
            ..Self::default()
        };
        book.by_id = (0..n16(book.elements.len())).collect();
        let ids = &book.elements;
        book.by_id.sort_by(|a, b| {
            let id = |at: &u16| ids.get(usize::from(*at)).map(|entry| &entry.id);
            id(a).cmp(&id(b))
        });
        for (rank, at) in book.by_id.iter().enumerate() {
            if let Some(entry) = book.elements.get_mut(usize::from(*at)) {
                entry.rank = n16(rank);
            }
        }
        let by_id: Vec<(ElementIx, &Element)> = {
            let elements: Vec<&Element> = dossier.elements().map(|(_, element)| element).collect();
            book.by_id
                .iter()
                .filter_map(|at| {
                    elements
                        .get(usize::from(*at))
                        .map(|element| (ElementIx(*at), *element))
                })
                .collect()
        };
        let mut problems = Vec::new();
        for lang in Lang::ALL {
            for (name, words) in dossier.classes.get(&lang).into_iter().flatten() {
                book.stamp = hash64(book.stamp, name.as_bytes());
                book.stamp = words
                    .iter()
                    .fold(book.stamp, |stamp, word| hash64(stamp, word.as_bytes()));
            }
            let tongue = Making::new(&mut book, dossier, lang).run(lexicon, &by_id, &mut problems);
            book.tongues.push(tongue);
        }
        (book, problems)
    }
}

/// Elements in the dossier's order, with synonyms led back to their first name.
fn entries(dossier: &Dossier) -> Vec<ElementEntry> {
    let names: Vec<_> = dossier.elements().map(|(_, element)| &element.id).collect();
    dossier
        .elements()
        .enumerate()
        .map(|(at, (issue, element))| {
            let first = element
                .synonym_of
                .as_ref()
                .and_then(|first| names.iter().position(|id| *id == first));
            ElementEntry {
                id: element.id.clone(),
                issue: issue.id.clone(),
                first: ElementIx(n16(first.unwrap_or(at))),
                silence: element.scope.is_silence(),
                rank: 0,
            }
        })
        .collect()
}

/// One language in the making.
struct Making<'a> {
    book: &'a mut Codebook,
    lang: Lang,
    gather: Gather<'a>,
    tongue: Tongue,
    /// Phrases with what they are in the lexicon.
    roles: Vec<(u32, Role)>,
}

impl<'a> Making<'a> {
    fn new(book: &'a mut Codebook, dossier: &'a Dossier, lang: Lang) -> Self {
        let gather = Gather::new(lang, dossier.classes.get(&lang));
        Self {
            book,
            lang,
            gather,
            tongue: Tongue::default(),
            roles: Vec::new(),
        }
    }

    fn run(
        mut self,
        lexicon: &Lexicon,
        by_id: &[(ElementIx, &'a Element)],
        problems: &mut Vec<CueProblem>,
    ) -> Tongue {
        let words = lexicon.words.get(&self.lang);
        self.lexicon(lexicon, words, problems);
        // A dossier need not have them; that they are faulty is told by the cues that use them.
        self.tongue.elsewhere = self.gather.phrase("%foreignfield").ok();
        self.tongue.here = self.gather.phrase("%ownfield").ok();
        let mut buffer = Vec::new();
        for (at, element) in by_id {
            // Silence is judged on the whole draft, so that cues for it would be misleading.
            if element.scope.is_silence() {
                continue;
            }
            let first = self.book.entry(*at).map_or(*at, |entry| entry.first);
            for line in element.cues.get(&self.lang).into_iter().flatten() {
                if let Err(fault) = self.cue(line, first, &mut buffer) {
                    problems.push(CueProblem {
                        element: Some(element.id.clone()),
                        lang: self.lang,
                        cue: line.clone(),
                        message: fault.message,
                        remedy: fault.remedy.to_owned(),
                    });
                }
            }
        }
        self.finish(words, by_id)
    }

    /// Enters a cue: all its phrases, or nothing.
    fn cue(
        &mut self,
        line: &'a str,
        element: ElementIx,
        buffer: &mut Vec<Part<'a>>,
    ) -> Result<(), Fault> {
        parts(line, buffer)?;
        if buffer.len() > MOST_PARTS {
            return Err(Fault::new(
                format!("the cue has {} phrases", buffer.len()),
                "keep a cue to eight phrases",
            ));
        }
        let start = n32(self.tongue.parts.len());
        for part in buffer.iter() {
            match self.gather.phrase(part.phrase) {
                Ok(phrase) => {
                    self.tongue.parts.push(CuePart {
                        phrase,
                        need: part.need,
                        sense: part.sense,
                    });
                }
                Err(fault) => {
                    self.tongue.parts.truncate(start as usize);
                    return Err(fault);
                }
            }
        }
        let ix = CueIx(n32(self.book.cues.len()));
        self.book.cues.push(CueEntry {
            text: Arc::from(line),
            element,
        });
        self.book.stamp = hash64(self.book.stamp, line.as_bytes()) ^ u64::from(element.0);
        let run = Run {
            start,
            len: n32(buffer.len()),
        };
        self.tongue.cues.push(Cue {
            ix,
            element,
            parts: run,
        });
        Ok(())
    }

    fn lexicon(
        &mut self,
        lexicon: &Lexicon,
        words: Option<&ForceWords>,
        problems: &mut Vec<CueProblem>,
    ) {
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
                let list = list.get(&self.lang).into_iter().flatten();
                phrases.extend(list.map(|phrase| (phrase.as_str(), role)));
            }
        }
        for (phrase, role) in phrases {
            self.book.stamp = hash64(self.book.stamp, phrase.as_bytes());
            match self.gather.phrase(phrase) {
                Ok(number) => self.roles.push((number, role)),
                Err(fault) => problems.push(CueProblem {
                    element: None,
                    lang: self.lang,
                    cue: phrase.to_owned(),
                    message: fault.message,
                    remedy: fault.remedy.to_owned(),
                }),
            }
        }
    }

    /// Builds the look-up tables once every phrase is known.
    fn finish(self, words: Option<&ForceWords>, by_id: &[(ElementIx, &Element)]) -> Tongue {
        let Self {
            lang,
            gather,
            mut tongue,
            mut roles,
            ..
        } = self;
        if gather.phrases.is_empty() {
            return tongue;
        }
        let none = Vec::new();
        let (small, relatives) = words.map_or((&none, &none), |w| (&w.small, &w.relatives));
        tongue.vocab = vocab(&gather, small, relatives);
        tongue.links = gather.links;
        tongue.step_lits = gather.step_lits;
        number_steps(&mut tongue);
        tongue.phrases = gather
            .phrases
            .iter()
            .map(|phrase| Phrase {
                links: phrase.as_ref().copied().unwrap_or_default(),
                ..Phrase::default()
            })
            .collect();
        let counts = lit_counts(&tongue, by_id, lang);
        let costs = choose_anchors(&mut tongue, &counts);
        enter_cues(&mut tongue, &costs);
        roles.sort_by_key(|(phrase, _)| *phrase);
        for (phrase, role) in roles {
            if let Some(phrase) = tongue.phrases.get_mut(phrase as usize) {
                if phrase.roles.len == 0 {
                    phrase.roles.start = n32(tongue.roles.len());
                }
                phrase.roles.len += 1;
            }
            tongue.roles.push(role);
        }
        post(&mut tongue);
        tongue
    }
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
