//! Learning weights: one element against the rest, support vectors by dual coordinate ascent.
//!
//! Sentences near to an element count against it and against no other, since many of them contain
//! another. Training is plain arithmetic in a fixed order: the same bank gives the same bytes.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use super::gram::{Gram, Texts, read, settle};
use super::maths::ln;
use super::model::Weights;
use crate::coding::sentence::Stream;
use crate::coding::vocab::Vocab;
use crate::model::text::Lang;

/// What a sentence is to the elements.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Truth {
    /// It contains the element of this class.
    Wording(u16),
    /// It looks like the element of this class and does not contain it.
    Near(u16),
    /// It contains none.
    Unrelated,
}

/// A sentence to learn from.
#[derive(Clone, Copy, Debug)]
pub(super) struct Lesson<'a> {
    pub text: &'a str,
    pub truth: Truth,
}

/// How much an error costs: on a wording, on a near-miss, on any other sentence.
const COST: [f32; 3] = [4.0, 1.0, 0.5];
/// How often every sentence is gone over; of four to twelve turns none does better on fresh clauses
/// by more than chance, and each takes more than a tenth of a second.
const TURNS: usize = 4;
/// A piece seen in fewer sentences is left out.
const LEAST_SEEN: u32 = 2;
/// Weights below this are left out, in units of the scale.
const LEAST_WEIGHT: i8 = 3;

/// A sentence as pieces: places in the vocabulary, and values that square to one.
struct Row {
    at: Vec<u32>,
    x: Vec<f32>,
    truth: Truth,
}

/// Learns the weights of one language from its lessons.
///
/// The class after the last element is that of sentences which contain none.
pub(super) fn learn(lang: Lang, lessons: &[Lesson<'_>], n_elements: usize) -> Weights {
    let n_classes = n_elements + 1;
    let (pieces, negated): (Vec<Vec<Gram>>, Vec<bool>) =
        lessons.iter().map(|l| grams_of(lang, l.text)).unzip();
    let mut weights = Weights {
        negated: negated_shares(&negated, lessons, n_classes),
        ..Weights::default()
    };
    vocabulary(&pieces, &mut weights);
    let rows: Vec<Row> = pieces
        .iter()
        .zip(lessons)
        .map(|(grams, lesson)| row(grams, lesson.truth, &weights))
        .collect();
    let dense = ascend(&rows, weights.keys.len(), n_classes);
    quantise(&dense, n_classes, &mut weights);
    weights
}

/// The pieces of a whole text, and whether it says no to something.
pub(super) fn grams_of(lang: Lang, text: &str) -> (Vec<Gram>, bool) {
    let mut stream = Stream::default();
    stream.fill(&Vocab::default(), text, &[]);
    let texts = Texts {
        text,
        chapeaux: &[],
    };
    let (mut all, mut part, mut negated) = (Vec::new(), Vec::new(), false);
    for window in &stream.windows {
        read(lang, &stream, texts, (window.own, window.end), &mut part);
        negated |= settle(&mut part);
        all.extend_from_slice(&part);
    }
    settle(&mut all);
    (all, negated)
}

fn negated_shares(negated: &[bool], lessons: &[Lesson<'_>], n_classes: usize) -> Vec<u16> {
    let mut counts = vec![(0_u32, 0_u32); n_classes];
    for (lesson, negated) in lessons.iter().zip(negated) {
        if let Truth::Wording(class) = lesson.truth
            && let Some(count) = counts.get_mut(usize::from(class))
        {
            count.0 += u32::from(*negated);
            count.1 += 1;
        }
    }
    let share = |(negated, all): (u32, u32)| (negated * 1000 + 200) / (all + 1);
    counts
        .into_iter()
        .map(|count| u16::try_from(share(count)).unwrap_or(1000))
        .collect()
}

/// Numbers the pieces that are seen often enough, and says how telling they are.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "the logarithm of a count of sentences is small and positive"
)]
fn vocabulary(read: &[Vec<Gram>], weights: &mut Weights) {
    let mut keys: Vec<u32> = read.iter().flatten().map(|gram| gram.key).collect();
    keys.sort_unstable();
    let n = read.len() as f64;
    for run in keys.chunk_by(|a, b| a == b) {
        let seen = u32::try_from(run.len()).unwrap_or(u32::MAX);
        if seen >= LEAST_SEEN
            && let Some(key) = run.first()
        {
            let telling = ln((1.0 + n) / (1.0 + f64::from(seen))) + 1.0;
            weights.keys.push(*key);
            weights.values.push((telling * 64.0) as u16);
        }
    }
    weights.index();
}

fn row(grams: &[Gram], truth: Truth, weights: &Weights) -> Row {
    let (mut at, mut x) = (Vec::new(), Vec::new());
    for gram in grams {
        if let Some(place) = weights.place(gram.key) {
            at.push(super::super::word::n32(place));
            x.push(weights.value(place, gram.weight) as f32);
        }
    }
    let length = x
        .iter()
        .fold(0.0, |sum: f32, x| sum + x * x)
        .sqrt()
        .max(1.0);
    for x in &mut x {
        *x /= length;
    }
    Row { at, x, truth }
}

/// Weights before rounding: per piece one for every class, then the bias of every class.
struct Dense {
    weights: Vec<f32>,
    bias: Vec<f32>,
}

/// Classes are learnt in blocks of this many: so wide that a machine works on several at once, so
/// narrow that the weights of a block stay in its cache.
const WIDTH: usize = 16;

/// The weights of a block: per piece one for every class of it, then their bias.
type Block = (Vec<[f32; WIDTH]>, [f32; WIDTH]);

/// Learns every class, on as many threads as the machine has cores.
///
/// No class looks at another, so that the weights are the same on any number of threads.
fn ascend(rows: &[Row], n_pieces: usize, n_classes: usize) -> Dense {
    let n_blocks = n_classes.div_ceil(WIDTH);
    let next = AtomicUsize::new(0);
    let work = || {
        let mut done: Vec<(usize, Block)> = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= n_blocks {
                return done;
            }
            done.push((number, ascend_block(rows, n_pieces, n_classes, number)));
        }
    };
    let n_helpers = thread::available_parallelism().map_or(1, usize::from) - 1;
    let mut blocks = thread::scope(|scope| {
        let named = |n| thread::Builder::new().name(format!("travaux-learn-{n}"));
        // Where the system gives no further thread the others do the work.
        let helpers: Vec<_> = (0..n_helpers.min(n_blocks))
            .filter_map(|n| named(n).spawn_scoped(scope, work).ok())
            .collect();
        let mut blocks = work();
        for helper in helpers {
            let found = helper.join();
            blocks.extend(found.unwrap_or_else(|panic| std::panic::resume_unwind(panic)));
        }
        blocks
    });
    blocks.sort_unstable_by_key(|(number, _)| *number);
    let mut dense = Dense {
        weights: Vec::with_capacity(n_pieces * n_classes),
        bias: Vec::with_capacity(n_blocks * WIDTH),
    };
    for piece in 0..n_pieces {
        let end = dense.weights.len() + n_classes;
        let parts = blocks
            .iter()
            .filter_map(|(_, (weights, _))| weights.get(piece));
        dense.weights.extend(parts.flatten());
        dense.weights.truncate(end);
    }
    dense
        .bias
        .extend(blocks.iter().flat_map(|(_, (_, bias))| bias));
    dense.bias.truncate(n_classes);
    dense
}

/// Dual coordinate ascent on the squared hinge loss, the classes of a block side by side.
fn ascend_block(rows: &[Row], n_pieces: usize, n_classes: usize, number: usize) -> Block {
    let first = number * WIDTH;
    let mut weights = vec![[0.0_f32; WIDTH]; n_pieces];
    // Where nothing speaks for an element it is absent.
    let mut bias = [-1.0_f32; WIDTH];
    let mut alphas = vec![[0.0_f32; WIDTH]; rows.len()];
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut dice = 0x2545_f491_4f6c_dd1d_u64;
    for _ in 0..TURNS {
        shuffle(&mut order, &mut dice);
        for at in &order {
            let (Some(row), Some(alphas)) = (rows.get(*at), alphas.get_mut(*at)) else {
                continue;
            };
            // A row that is only near to one element says nothing of the others.
            if let Truth::Near(of) = row.truth
                && !(first..first + WIDTH).contains(&usize::from(of))
            {
                continue;
            }
            let mut scores = bias;
            for (piece, x) in row.at.iter().zip(&row.x) {
                if let Some(piece) = weights.get(*piece as usize) {
                    for (score, weight) in scores.iter_mut().zip(piece) {
                        *score += x * weight;
                    }
                }
            }
            let mut steps = [0.0_f32; WIDTH];
            let block = steps.iter_mut().zip(scores).zip(alphas);
            for (class, ((step, score), alpha)) in (first..n_classes).zip(block) {
                let (sign, cost) = match row.truth {
                    Truth::Wording(is) if usize::from(is) == class => (1.0, COST[0]),
                    Truth::Unrelated if class + 1 == n_classes => (1.0, COST[0]),
                    Truth::Near(of) if usize::from(of) == class => (-1.0, COST[1]),
                    Truth::Near(_) => continue,
                    Truth::Wording(_) | Truth::Unrelated => (-1.0, COST[2]),
                };
                let slack = 0.5 / cost;
                let gradient = sign * score - 1.0 + *alpha * slack;
                if *alpha == 0.0 && gradient >= 0.0 {
                    continue;
                }
                // A row squares to one, and so does the constant that carries the bias.
                let new = (*alpha - gradient / (2.0 + slack)).max(0.0);
                *step = (new - *alpha) * sign;
                *alpha = new;
            }
            if steps.iter().all(|step| *step == 0.0) {
                continue;
            }
            for (bias, step) in bias.iter_mut().zip(steps) {
                *bias += step;
            }
            for (piece, x) in row.at.iter().zip(&row.x) {
                if let Some(piece) = weights.get_mut(*piece as usize) {
                    for (weight, step) in piece.iter_mut().zip(steps) {
                        *weight += x * step;
                    }
                }
            }
        }
    }
    (weights, bias)
}

fn shuffle(order: &mut [usize], dice: &mut u64) {
    for at in (1..order.len()).rev() {
        *dice = dice
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        let other = usize::try_from(*dice >> 33).unwrap_or(0) % (at + 1);
        order.swap(at, other);
    }
}

/// Rounds weights to whole numbers and leaves out the small ones.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "each is cut to its range first, and the scale is positive"
)]
fn quantise(dense: &Dense, n_classes: usize, weights: &mut Weights) {
    let most = dense
        .weights
        .iter()
        .fold(1e-6_f32, |most, w| most.max(w.abs()));
    // The few that are greater are cut, so that the many are told apart.
    let per_unit = 127.0 / (most * 0.6);
    weights.scale = (65536.0 * 1000.0 / per_unit) as u32;
    for piece in dense.weights.chunks(n_classes.max(1)) {
        for (class, weight) in (0_u16..).zip(piece) {
            let whole = (weight * per_unit + 0.5).floor().clamp(-127.0, 127.0) as i8;
            if whole.unsigned_abs() >= LEAST_WEIGHT.unsigned_abs() {
                weights.classes.push(class);
                weights.worth.push(whole);
            }
        }
        weights
            .ends
            .push(super::super::word::n32(weights.classes.len()));
    }
    weights.bias = dense
        .bias
        .iter()
        .map(|bias| (bias * 1000.0).clamp(-30_000.0, 30_000.0) as i16)
        .collect();
}
