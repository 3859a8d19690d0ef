//! What the model says of the sentences of a clause: elements with score, rank and their words.

use std::sync::Arc;

use super::calibrate::{Calibration, Facts};
use super::gram::{self, Gram, Texts, When};
use super::model::{Model, Weights};
use crate::coding::ClauseText;
use crate::coding::coded::{ElementIx, Place};
use crate::coding::sentence::{Stream, Window};
use crate::coding::word::n32;
use crate::model::text::{Lang, Span};

/// A model fitted to a codebook.
#[derive(Clone, Debug)]
pub(in crate::coding) struct Wording {
    pub model: Arc<Model>,
    /// The element of each class; `None` where the dossier does not have it.
    pub elements: Vec<Option<ElementIx>>,
    /// The class of each element.
    pub classes: Vec<Option<u16>>,
    pub calibration: Calibration,
}

/// An element that a sentence may contain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::coding) struct Guess {
    pub element: ElementIx,
    /// The window it is seen in.
    pub window: u32,
    /// The sentence of that window.
    pub sentence: u32,
    /// Where its words stand, and those that weighed most.
    pub place: Place,
    pub span: Span,
    /// What speaks for it.
    pub facts: Facts,
    /// Whether it is among the best of its sentence, and not only looked at for a cue.
    pub is_ranked: bool,
    /// In thousandths.
    pub likelihood: u16,
}

/// What the scan for cues found in a clause.
#[derive(Clone, Copy, Debug)]
pub(in crate::coding) struct Scan<'a> {
    pub stream: &'a Stream,
    /// Elements whose cues hold, each with its window.
    pub cued: &'a [(u32, ElementIx)],
    /// Elements whose cues would hold, were it not for a negation.
    pub denied: &'a [(u32, ElementIx)],
    /// Per token, whether it is negated.
    pub negated: &'a [bool],
}

/// So many elements of a sentence are kept.
const KEPT: usize = 5;
/// Elements less likely are kept only among the first three of a sentence without a cue.
const WORTH_KEEPING: u16 = 100;
/// So many elements are kept of a sentence in which no cue holds, however unlikely.
const OFFERED: usize = 3;

/// A piece that the model knows, in the window being read.
#[derive(Clone, Copy, Debug)]
struct Known {
    place: u32,
    value: i32,
    token: u32,
    when: When,
}

/// Memory for guessing, used again from clause to clause.
#[derive(Clone, Debug, Default)]
pub(in crate::coding) struct Guesser {
    grams: Vec<Gram>,
    known: Vec<Known>,
    /// Per piece of the model, the reading in which it was last counted.
    counted: Vec<u32>,
    reading: u32,
    sums: Vec<i32>,
    best: Vec<i32>,
    /// Per class, the tokens on which its best score was reached.
    reached: Vec<(u32, u32)>,
    negated: bool,
    order: Vec<u16>,
    /// Classes that cues found in the window.
    cued: Vec<u16>,
}

impl Wording {
    /// Fills `guesses` with what each window of the stream may contain, best first in a window, and
    /// with what cues found there.
    pub(in crate::coding) fn guess(
        &self,
        clause: &ClauseText<'_>,
        scan: Scan<'_>,
        guesser: &mut Guesser,
        guesses: &mut Vec<Guess>,
    ) {
        guesses.clear();
        let Some(weights) = self.model.weights(clause.lang) else {
            return;
        };
        let source = Source {
            weights,
            lang: clause.lang,
            scan,
            texts: Texts {
                text: clause.text,
                chapeaux: clause.chapeaux,
            },
        };
        let mut sentence = 0;
        for (number, window) in (0_u32..).zip(&scan.stream.windows) {
            if window.span.is_none() {
                continue;
            }
            guesser.read(source, window);
            guesser.rank();
            guesser.cued.clear();
            for (_, element) in scan.cued.iter().filter(|(at, _)| *at == number) {
                let class = self.classes.get(usize::from(element.0)).copied().flatten();
                guesser.add(class);
            }
            let at = [number, sentence];
            self.list(source, window, at, guesser, guesses);
            sentence += 1;
        }
    }

    fn list(
        &self,
        source: Source<'_>,
        window: &Window,
        [number, sentence]: [u32; 2],
        guesser: &mut Guesser,
        guesses: &mut Vec<Guess>,
    ) {
        let tokens = window.start as usize..window.end as usize;
        let any_negated = source
            .scan
            .negated
            .get(tokens)
            .is_some_and(|t| t.contains(&true));
        let n_ranked = guesser.order.len().min(KEPT);
        let first = guesser.nth(0);
        let second = guesser.nth(1);
        for rank in 0..guesser.order.len() {
            let Some(class) = guesser.order.get(rank).copied() else {
                continue;
            };
            let element = self.elements.get(usize::from(class)).copied().flatten();
            let own = guesser.nth(rank);
            let shares = &source.weights.negated;
            // What a cue found in spite of a negation is not for the model to deny.
            let denied = match element.filter(|_| !guesser.cued.contains(&class)) {
                Some(element) if source.scan.denied.contains(&(number, element)) => 1000,
                Some(_) if any_negated => guesser.denied(source, class),
                _ => 0,
            };
            let facts = Facts {
                denied,
                unrelated: guesser.best.last().copied().unwrap_or(0),
                score: own,
                ahead: own - if rank == 0 { second } else { first },
                negated: guesser.negated,
                negated_share: shares.get(usize::from(class)).copied().unwrap_or(0),
            };
            let likelihood = self.calibration.likelihood(source.lang, facts);
            let kept = likelihood >= WORTH_KEEPING
                || guesser.cued.contains(&class)
                || rank < OFFERED && guesser.cued.is_empty();
            let Some(element) = element.filter(|_| kept) else {
                continue;
            };
            let Some((place, span)) = guesser.words(source, window, class) else {
                continue;
            };
            guesses.push(Guess {
                element,
                window: number,
                sentence,
                place,
                span,
                facts,
                is_ranked: rank < n_ranked,
                likelihood,
            });
        }
    }
}

/// What a sentence is read from, and by which weights.
#[derive(Clone, Copy)]
struct Source<'a> {
    weights: &'a Weights,
    lang: Lang,
    scan: Scan<'a>,
    texts: Texts<'a>,
}

impl Guesser {
    /// Scores a window by itself and under what stands over it; the better counts.
    fn read(&mut self, source: Source<'_>, window: &Window) {
        let all = (window.start, window.end);
        gram::read(
            source.lang,
            source.scan.stream,
            source.texts,
            all,
            &mut self.grams,
        );
        self.counted.resize(source.weights.keys.len(), 0);
        self.known.clear();
        self.negated = self.grams.iter().any(|gram| gram.when == When::Negation);
        for gram in &self.grams {
            // Pieces that count beside a negation only need not be looked up without one.
            if gram.when == When::Negated && !self.negated {
                continue;
            }
            if let Some(place) = source.weights.place(gram.key) {
                self.known.push(Known {
                    place: n32(place),
                    value: source.weights.value(place, gram.weight),
                    token: gram.token,
                    when: gram.when,
                });
            }
        }
        self.best.clear();
        self.reached.clear();
        self.try_tokens(source, (window.own, window.end));
        if window.start < window.own {
            self.try_tokens(source, all);
        }
    }

    /// The pieces of tokens `from..to` that count, each once.
    fn counting(&mut self, (from, to): (u32, u32), mut count: impl FnMut(&mut Vec<i32>, Known)) {
        let inside = |known: &&Known| (from..to).contains(&known.token);
        let mut negations = self.known.iter().filter(inside);
        let negated = negations.any(|known| known.when == When::Negation);
        self.reading = self.reading.wrapping_add(1);
        for known in self.known.iter().filter(inside) {
            if known.when == When::Negated && !negated {
                continue;
            }
            if let Some(counted) = self.counted.get_mut(known.place as usize)
                && *counted != self.reading
            {
                *counted = self.reading;
                count(&mut self.sums, *known);
            }
        }
    }

    fn try_tokens(&mut self, source: Source<'_>, range: (u32, u32)) {
        let weights = source.weights;
        self.sums.clear();
        self.sums.resize(weights.bias.len(), 0);
        let mut square = 0_u64;
        self.counting(range, |sums, known| {
            square += u64::from(known.value.unsigned_abs()).pow(2);
            weights.add(known.place as usize, known.value, sums);
        });
        weights.margins(square, &mut self.sums);
        if self.best.is_empty() {
            self.best.extend_from_slice(&self.sums);
            self.reached.resize(self.best.len(), range);
            return;
        }
        for ((best, reached), sum) in self.best.iter_mut().zip(&mut self.reached).zip(&self.sums) {
            if sum > best {
                *best = *sum;
                *reached = range;
            }
        }
    }

    /// The best classes, best first.
    fn rank(&mut self) {
        self.order.clear();
        // The last class is no element.
        let elements = self
            .best
            .split_last()
            .map_or(&[][..], |(_, elements)| elements);
        let mut least = i32::MIN;
        for (class, score) in (0_u16..).zip(elements) {
            if *score <= least {
                continue;
            }
            let better = |other: &u16| {
                let other = self.best.get(usize::from(*other)).copied();
                other.is_some_and(|other| other >= *score)
            };
            let at = self.order.partition_point(better);
            if at < KEPT {
                self.order.insert(at, class);
                self.order.truncate(KEPT);
                if self.order.len() == KEPT {
                    let last = self.order.last().map(|last| usize::from(*last));
                    least = last
                        .and_then(|last| self.best.get(last))
                        .copied()
                        .unwrap_or(least);
                }
            }
        }
    }

    /// The score of the class at a rank; 0 where there is none.
    fn nth(&self, rank: usize) -> i32 {
        let class = self.order.get(rank).map(|class| usize::from(*class));
        class
            .and_then(|class| self.best.get(class))
            .copied()
            .unwrap_or(0)
    }

    /// Adds a class that must be looked at whatever its rank.
    fn add(&mut self, class: Option<u16>) {
        if let Some(class) = class {
            self.cued.push(class);
            if !self.order.contains(&class) {
                self.order.push(class);
            }
        }
    }

    /// How much every token of those on which the best score of a class was reached speaks for it,
    /// and the first of them.
    fn speaking(&mut self, source: Source<'_>, class: u16) -> Option<(u32, Vec<i64>)> {
        let weights = source.weights;
        let (from, to) = *self.reached.get(usize::from(class))?;
        let mut sums = vec![0_i64; (to - from) as usize];
        self.counting((from, to), |_, known| {
            let speaks = i64::from(weights.weight(known.place as usize, class));
            if let Some(sum) = sums.get_mut((known.token - from) as usize) {
                *sum += speaks * i64::from(known.value);
            }
        });
        Some((from, sums))
    }

    /// The share of what speaks for a class that is said of negated words, in thousandths.
    fn denied(&mut self, source: Source<'_>, class: u16) -> u16 {
        let Some((from, sums)) = self.speaking(source, class) else {
            return 0;
        };
        let (mut all, mut denied) = (0, 0);
        for (token, sum) in (from as usize..).zip(sums) {
            let sum = sum.max(0);
            all += sum;
            if source.scan.negated.get(token) == Some(&true) {
                denied += sum;
            }
        }
        u16::try_from(denied * 1000 / all.max(1)).unwrap_or(0)
    }

    /// The words that weighed most for a class: the run of words with the greatest sum.
    fn words(&mut self, source: Source<'_>, window: &Window, class: u16) -> Option<(Place, Span)> {
        let stream = source.scan.stream;
        let (from, sums) = self.speaking(source, class)?;
        let to = from + n32(sums.len());
        let total: i64 = sums.iter().map(|sum| sum.max(&0)).sum();
        // A word must speak for the element by its share, or it only fills the run.
        let n_tokens = i64::from(to.saturating_sub(from).max(1));
        let toll = total / n_tokens / 2;
        let own = |token: u32| token >= window.own;
        let speaks = |(token, sum): (u32, &i64)| own(token) && *sum > 0;
        let has_own = window.start == window.own || (from..).zip(&sums).any(speaks);
        let mut best: Option<(i64, u32, u32)> = None;
        let (mut run, mut start) = (0_i64, from);
        for (token, sum) in (from..)
            .zip(&sums)
            .filter(|(token, _)| own(*token) == has_own)
        {
            if run <= 0 {
                run = 0;
                start = token;
            }
            run += sum - toll;
            if best.is_none_or(|(most, ..)| run > most) {
                best = Some((run, start, token));
            }
        }
        let (_, first, last) = best?;
        let last_token = stream.tokens.get(last as usize)?;
        let begins = (first..=last)
            .filter_map(|at| stream.tokens.get(at as usize))
            .find(|token| token.over == last_token.over)?;
        Some((last_token.place(), begins.span.joined(last_token.span)))
    }
}
