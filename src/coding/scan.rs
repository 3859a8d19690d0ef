//! Coding one clause: windows, literals, phrases, readings, cues, in that order.

use super::codebook::Codebook;
use super::coded::{ClauseCoding, CueIx, DeviceHit, DeviceIx, ElementIx, Force, Place, Sentence};
use super::cue::{Need, Sense};
use super::find::{Finds, Hit, StepAt};
use super::force::force_of;
use super::reading::{Extent, Modal, Reading, View};
use super::sentence::{Stream, Window};
use super::tongue::{Cue, CuePart, Tongue};
use super::wording::{Guess, Guesser};
use crate::model::lexicon::DeviceEffect;
use crate::model::text::{Lang, Span};

/// A clause to be coded.
#[derive(Clone, Copy, Debug, Default)]
pub struct ClauseText<'a> {
    /// The language it is read in.
    pub lang: Lang,
    /// The chapeaux over it, the nearest first.
    pub chapeaux: &'a [&'a str],
    /// Its own words.
    pub text: &'a str,
}

/// Memory that coding uses again from clause to clause; it holds nothing that outlives a clause.
#[derive(Clone, Debug, Default)]
pub struct Scratch {
    pub(super) stream: Stream,
    /// One per language, since what is remembered belongs to its phrases.
    finds: Vec<Finds>,
    hits: Vec<Hit>,
    reading: Reading,
    chosen: Vec<Hit>,
    contexts: Vec<(u32, bool)>,
    pub(super) candidates: Vec<Candidate>,
    /// Elements whose cues hold in a window but for a negation.
    pub(super) denied: Vec<(u32, ElementIx)>,
    /// Per token, whether it is negated.
    pub(super) negated: Vec<bool>,
    /// Windows that speak of another field.
    pub(super) elsewhere: Vec<u32>,
    pub(super) sentences: Vec<Sentence>,
    pub(super) devices: Vec<DeviceHit>,
    /// Devices that bend each window, with the window.
    pub(super) bending: Vec<(u32, DeviceIx)>,
    pub(super) guesser: Guesser,
    pub(super) guesses: Vec<Guess>,
    pub(super) lang: Lang,
}

/// A match of a cue.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub element: ElementIx,
    pub place: Place,
    pub span: Span,
    pub force: Force,
    pub cue: CueIx,
    pub window: u32,
}

impl Codebook {
    /// Codes a clause by cues, and by the wording model where the codebook has one.
    pub fn code(&self, clause: &ClauseText<'_>, scratch: &mut Scratch) -> ClauseCoding {
        self.find_candidates(clause, scratch);
        self.guess(clause, scratch);
        self.settle(scratch)
    }

    /// Fills the candidates, sentences and devices of `scratch`.
    pub(super) fn find_candidates(&self, clause: &ClauseText<'_>, scratch: &mut Scratch) {
        let tongue = self.tongue(clause.lang);
        let Scratch {
            stream,
            finds,
            hits,
            reading,
            chosen,
            contexts,
            candidates,
            denied,
            negated,
            elsewhere,
            sentences,
            devices,
            bending,
            ..
        } = scratch;
        let place = clause.lang as usize;
        if finds.len() <= place {
            finds.resize_with(place + 1, Finds::default);
        }
        let Some(finds) = finds.get_mut(place) else {
            return;
        };
        candidates.clear();
        denied.clear();
        negated.clear();
        elsewhere.clear();
        sentences.clear();
        devices.clear();
        bending.clear();
        contexts.clear();
        stream.fill(&tongue.vocab, clause.text, clause.chapeaux);
        finds.literals(tongue, stream);
        negated.resize(stream.tokens.len(), false);
        let effects = self.effects();
        let mut inherited: Option<Modal> = None;
        for (n, window) in stream.windows.iter().enumerate() {
            let Some(span) = window.span else { continue };
            finds.begin(window, n);
            hits.clear();
            finds.phrases(tongue, window, hits);
            let view = View {
                tongue,
                stream,
                window,
                effects,
            };
            reading.read(view, finds, hits);
            reading.mark_denied(window, negated);
            let cost = reading.cost(effects);
            let strongest = reading
                .strongest(window)
                .or_else(|| inherited.filter(|_| window.follows));
            inherited = strongest;
            sentences.push(Sentence {
                span,
                force: force_of(strongest, cost),
                coded: false,
            });
            list_devices(reading, view, n, devices, bending);
            let mut sentence = Reader {
                tongue,
                stream,
                window,
                finds,
                reading,
                chosen,
                contexts,
                denied,
                cost,
                inherited: strongest,
                number: n,
            };
            if sentence.is_elsewhere() {
                elsewhere.push(super::word::n32(n));
                continue;
            }
            for hit in hits.iter() {
                let cues = tongue.phrase(hit.phrase).cues;
                for cue in cues.of(&tongue.entered) {
                    if let Some(cue) = tongue.cues.get(*cue as usize)
                        && let Some(mut candidate) = sentence.try_cue(cue, *hit)
                    {
                        candidate.cue = self.cue_ix(clause.lang, candidate.cue);
                        candidates.push(candidate);
                    }
                }
            }
        }
    }
}

/// Notes the devices of a window: those in the clause's own words, and those that bend its force.
fn list_devices(
    reading: &Reading,
    view: View<'_>,
    number: usize,
    devices: &mut Vec<DeviceHit>,
    bending: &mut Vec<(u32, DeviceIx)>,
) {
    let first = bending.len();
    for found in &reading.devices {
        let device = DeviceIx(found.device);
        let effect = view
            .effects
            .get(usize::from(found.device))
            .copied()
            .unwrap_or(DeviceEffect::Neutral);
        if found.at.start >= view.window.own
            && let Some(span) = bytes(view.stream, found.at)
        {
            devices.push(DeviceHit { device, span });
        }
        let bends = match effect {
            DeviceEffect::Neutral | DeviceEffect::Flags => false,
            DeviceEffect::Lowers(_)
            | DeviceEffect::Sets(_)
            | DeviceEffect::Widens
            | DeviceEffect::Narrows
            | DeviceEffect::Refers => true,
        };
        let entry = (super::word::n32(number), device);
        if bends && !bending.iter().skip(first).any(|other| *other == entry) {
            bending.push(entry);
        }
    }
}

/// The bytes under tokens of one text.
fn bytes(stream: &Stream, at: Extent) -> Option<Span> {
    let first = stream.tokens.get(at.start as usize)?;
    let last = stream.tokens.get(at.end.checked_sub(1)? as usize)?;
    Some(first.span.joined(last.span))
}

/// One sentence with everything that is needed to try cues on it.
struct Reader<'a> {
    tongue: &'a Tongue,
    stream: &'a Stream,
    window: &'a Window,
    finds: &'a mut Finds,
    reading: &'a Reading,
    chosen: &'a mut Vec<Hit>,
    contexts: &'a mut Vec<(u32, bool)>,
    denied: &'a mut Vec<(u32, ElementIx)>,
    cost: u8,
    inherited: Option<Modal>,
    number: usize,
}

impl Reader<'_> {
    /// Whether the clause has words of another field, and none of the dossier's own: "seeds are held
    /// in common; technology is transferred on agreed terms" speaks of seeds throughout.
    fn is_elsewhere(&mut self) -> bool {
        let Tongue {
            elsewhere, here, ..
        } = *self.tongue;
        elsewhere.is_some_and(|words| self.in_clause(words))
            && !here.is_some_and(|words| self.in_clause(words))
    }

    /// The match of `cue`, entered by its first phrase at `entry`.
    fn try_cue(&mut self, cue: &Cue, entry: Hit) -> Option<Candidate> {
        if !cue.needs.iter().all(|gate| self.finds.rows.is_open(*gate)) {
            return None;
        }
        let parts = cue.parts.of(&self.tongue.parts);
        self.chosen.clear();
        self.chosen.push(entry);
        for part in parts.iter().skip(1) {
            match part.need {
                Need::Here => {
                    let hit = self.choose(*part, entry)?;
                    self.chosen.push(hit);
                }
                Need::Absent => {
                    if self.finds.seek(self.tongue, self.window, part.phrase).len > 0 {
                        return None;
                    }
                }
                Need::Context => {
                    if !self.in_clause(part.phrase) {
                        return None;
                    }
                }
            }
        }
        // Most sentences say no to nothing.
        if self.reading.ops.is_empty() {
            let mut here = parts.iter().filter(|part| part.need == Need::Here);
            if here.any(|part| part.sense == Sense::Negated) {
                return None;
            }
            return self.candidate(cue);
        }
        let own = self
            .chosen
            .iter()
            .fold(0, |own, hit| own | self.reading.owned(self.steps(*hit)));
        let here = || {
            let parts = parts.iter().filter(|part| part.need == Need::Here);
            parts.zip(self.chosen.iter())
        };
        let mut denied = false;
        for (part, hit) in here() {
            let negated = self.reading.negates(self.steps(*hit), own);
            match part.sense {
                Sense::Any => {}
                Sense::Plain => denied |= negated,
                Sense::Negated if negated => {}
                Sense::Negated => return None,
            }
        }
        if denied {
            let plain = here().filter(|(part, _)| part.sense == Sense::Plain);
            let steps = plain.flat_map(|(_, hit)| self.steps(*hit).iter().copied());
            if !self.reading.conditions(self.window, steps, own) {
                let entry = (super::word::n32(self.number), cue.element);
                self.denied.push(entry);
                return None;
            }
        }
        self.candidate(cue)
    }

    /// The place of a phrase that stands to negation as its part asks, else its first place.
    fn choose(&mut self, part: CuePart, entry: Hit) -> Option<Hit> {
        let places = self.finds.seek(self.tongue, self.window, part.phrase);
        let mut first = None;
        for at in places.start..places.start + places.len {
            let Some(hit) = self.finds.sought(at) else {
                continue;
            };
            first = first.or(Some(hit));
            if self.reading.ops.is_empty() {
                return first;
            }
            let steps = self.steps(hit);
            let own = self.reading.owned(steps) | self.reading.owned(self.steps(entry));
            let negated = self.reading.negates(steps, own);
            if part.sense == Sense::Any || negated == (part.sense == Sense::Negated) {
                return Some(hit);
            }
        }
        first
    }

    fn steps(&self, hit: Hit) -> &[StepAt] {
        hit.steps.of(&self.finds.steps)
    }

    /// Whether a phrase stands anywhere in the clause.
    fn in_clause(&mut self, phrase: u32) -> bool {
        if let Some((_, found)) = self.contexts.iter().find(|(known, _)| *known == phrase) {
            return *found;
        }
        let found = self.finds.may_stand(self.tongue, phrase)
            && (self.finds.seek(self.tongue, self.window, phrase).len > 0
                || self.elsewhere(phrase));
        self.contexts.push((phrase, found));
        found
    }

    /// Whether a phrase stands in another sentence of the clause.
    fn elsewhere(&mut self, phrase: u32) -> bool {
        let (stream, tongue, here) = (self.stream, self.tongue, self.window.start);
        let others = stream.windows.iter().enumerate();
        let mut others = others.filter(|(_, window)| window.start != here);
        others.any(|(at, window)| self.finds.stands(tongue, window, at, phrase))
    }

    fn candidate(&self, cue: &Cue) -> Option<Candidate> {
        let steps = || self.chosen.iter().flat_map(|hit| self.steps(*hit).iter());
        // Of words on both sides of a colon, those of the clause itself are shown.
        let is_own = |step: &StepAt| step.token >= self.window.own;
        let nearest = |step: &StepAt| {
            self.stream
                .tokens
                .get(step.token as usize)
                .map(|token| token.over)
        };
        let own = steps().any(is_own);
        let over = if own {
            Some(0)
        } else {
            steps().filter_map(nearest).min()
        }?;
        let mut words: Option<Extent> = None;
        for step in steps().filter(|step| {
            if own {
                is_own(step)
            } else {
                nearest(step) == Some(over)
            }
        }) {
            let at = Extent {
                start: step.token,
                end: step.end(),
            };
            words = Some(words.map_or(at, |w| Extent {
                start: w.start.min(at.start),
                end: w.end.max(at.end),
            }));
        }
        let words = words?;
        let place = self.stream.tokens.get(words.start as usize)?.place();
        let modal = self
            .reading
            .governing(self.window, words)
            .or(self.inherited);
        Some(Candidate {
            element: cue.element,
            place,
            span: bytes(self.stream, words)?,
            force: force_of(modal, self.cost),
            cue: cue.ix,
            window: super::word::n32(self.number),
        })
    }
}
