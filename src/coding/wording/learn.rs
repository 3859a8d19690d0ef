//! Learning weights: one element against the rest, support vectors by dual coordinate ascent.
//!
//! Sentences near to an element count against it and against no other, since many of them contain
//! another. Training is plain arithmetic in a fixed order: the same bank gives the same bytes.

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
/// How often every sentence is gone over.
const TURNS: usize = 8;
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
    let mut weights = Weights {
        negated: negated_shares(lang, lessons, n_classes),
        ..Weights::default()
    };
    let pieces: Vec<Vec<Gram>> = lessons.iter().map(|l| grams_of(lang, l.text).0).collect();
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

fn negated_shares(lang: Lang, lessons: &[Lesson<'_>], n_classes: usize) -> Vec<u16> {
    let mut counts = vec![(0_u32, 0_u32); n_classes];
    for lesson in lessons {
        if let Truth::Wording(class) = lesson.truth
            && let Some(count) = counts.get_mut(usize::from(class))
        {
            count.0 += u32::from(grams_of(lang, lesson.text).1);
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

/// Dual coordinate ascent on the squared hinge loss, all classes side by side.
fn ascend(rows: &[Row], n_pieces: usize, n_classes: usize) -> Dense {
    let mut weights = vec![0.0_f32; n_pieces * n_classes];
    // Where nothing speaks for an element it is absent.
    let mut bias = vec![-1.0_f32; n_classes];
    let mut alphas = vec![0.0_f32; rows.len() * n_classes];
    let mut order: Vec<usize> = (0..rows.len()).collect();
    let mut dice = 0x2545_f491_4f6c_dd1d_u64;
    let mut scores = vec![0.0_f32; n_classes];
    let mut steps: Vec<(usize, f32)> = Vec::new();
    for _ in 0..TURNS {
        shuffle(&mut order, &mut dice);
        for number in &order {
            let Some(row) = rows.get(*number) else {
                continue;
            };
            scores.copy_from_slice(&bias);
            for (at, x) in row.at.iter().zip(&row.x) {
                let start = *at as usize * n_classes;
                let piece = weights.get(start..start + n_classes).unwrap_or(&[]);
                for (score, weight) in scores.iter_mut().zip(piece) {
                    *score += x * weight;
                }
            }
            let own = alphas
                .get_mut(number * n_classes..(number + 1) * n_classes)
                .unwrap_or(&mut []);
            steps.clear();
            for (class, (score, alpha)) in scores.iter().zip(own).enumerate() {
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
                let step = (new - *alpha) * sign;
                *alpha = new;
                if step != 0.0 {
                    steps.push((class, step));
                }
            }
            for (class, step) in &steps {
                if let Some(bias) = bias.get_mut(*class) {
                    *bias += step;
                }
            }
            for (at, x) in row.at.iter().zip(&row.x) {
                let start = *at as usize * n_classes;
                let piece = weights.get_mut(start..start + n_classes).unwrap_or(&mut []);
                for (class, step) in &steps {
                    if let Some(weight) = piece.get_mut(*class) {
                        *weight += x * step;
                    }
                }
            }
        }
    }
    Dense { weights, bias }
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
