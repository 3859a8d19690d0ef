//! Compiling a dossier's cues and the lexicon into a codebook.
//!
//! Cues are entered in the order of their elements' ids, not of the issues, so that coding does not
//! depend on the order in which issues are listed. A faulty cue becomes a problem with its text and
//! a remedy; the others are compiled. Languages know nothing of each other and are compiled side by
//! side.

use std::thread;

use super::codebook::{Codebook, ElementEntry};
use super::coded::{CueIx, DeviceIx, ElementIx};
use super::cue::CueProblem;
use super::making::{Entered, Made, Making};
use super::memory::Memory;
use super::table::hash64;
use super::word::{n16, n32};
use crate::model::dossier::Dossier;
use crate::model::issue::Element;
use crate::model::lexicon::Lexicon;
use crate::model::text::Lang;

/// The number of the device that stands for lower placement, such as in a preamble.
const PLACEMENT: u8 = 32;

/// From so many cues on, a language is compiled beside the others.
const WORTH_A_THREAD: usize = 200;

/// Compiles codebooks, and remembers what it read: after an edit, only the lines that are new are
/// read. What it gives is the same as if it remembered nothing.
#[derive(Clone, Debug, Default)]
pub struct Compiler {
    /// One per language.
    memories: Vec<Memory>,
}

impl Codebook {
    /// Compiles the cues of a dossier and the phrases of a lexicon.
    pub fn compile(dossier: &Dossier, lexicon: &Lexicon) -> (Self, Vec<CueProblem>) {
        Compiler::default().compile(dossier, lexicon)
    }
}

impl Compiler {
    /// Compiles the cues of a dossier and the phrases of a lexicon.
    pub fn compile(&mut self, dossier: &Dossier, lexicon: &Lexicon) -> (Codebook, Vec<CueProblem>) {
        let mut book = bare(dossier, lexicon);
        let elements: Vec<&Element> = dossier.elements().map(|(_, element)| element).collect();
        let entered = |at: &u16| {
            Some(Entered {
                first: book.elements.get(usize::from(*at))?.first,
                element: *elements.get(usize::from(*at))?,
            })
        };
        let by_id: Vec<Entered<'_>> = book.by_id.iter().filter_map(entered).collect();
        self.memories.resize_with(Lang::ALL.len(), Memory::default);
        for (lang, memory) in Lang::ALL.into_iter().zip(&mut self.memories) {
            memory.turn_to(lang, dossier.classes.get(&lang));
        }
        let mut problems = Vec::new();
        let made = make(&mut self.memories, lexicon, &by_id);
        for (lang, made) in Lang::ALL.into_iter().zip(made) {
            for (name, words) in dossier.classes.get(&lang).into_iter().flatten() {
                book.stamp = hash64(book.stamp, name.as_bytes());
                for word in words {
                    book.stamp = hash64(book.stamp, word.as_bytes());
                }
            }
            book.stamp = hash64(book.stamp, &made.stamp.to_le_bytes());
            let mut tongue = made.tongue;
            let before = n32(book.cues.len());
            for cue in &mut tongue.cues {
                cue.ix = CueIx(cue.ix.0 + before);
            }
            book.cues.extend(made.cues);
            book.tongues.push(tongue);
            problems.extend(made.problems);
        }
        (book, problems)
    }
}

/// Makes every language: one here, others that have many cues beside it.
fn make(memories: &mut [Memory], lexicon: &Lexicon, by_id: &[Entered<'_>]) -> Vec<Made> {
    let is_large = |lang: Lang| {
        let cues = by_id
            .iter()
            .filter_map(|entered| entered.element.cues.get(&lang));
        cues.map(Vec::len).sum::<usize>() >= WORTH_A_THREAD
    };
    let mut here = true;
    thread::scope(|scope| {
        let mut waiting = Vec::new();
        for (lang, memory) in Lang::ALL.into_iter().zip(memories) {
            let making = Making::new(memory, lang, lexicon, by_id);
            // The last language that is large stays on this thread.
            let beside = is_large(lang) && std::mem::take(&mut here);
            waiting.push(if beside {
                Err(scope.spawn(move || making.run()))
            } else {
                Ok(making.run())
            });
        }
        let made = waiting.into_iter().map(|made| match made {
            Ok(made) => made,
            Err(thread) => thread
                .join()
                .unwrap_or_else(|cause| std::panic::resume_unwind(cause)),
        });
        made.collect()
    })
}

/// A codebook that knows its elements and devices, and no cue.
fn bare(dossier: &Dossier, lexicon: &Lexicon) -> Codebook {
    let mut book = Codebook {
        elements: entries(dossier),
        effects: lexicon.devices.iter().map(|device| device.effect).collect(),
        recital: lexicon
            .devices
            .iter()
            .position(|device| device.number == PLACEMENT)
            .and_then(|at| u8::try_from(at).ok())
            .map(DeviceIx),
        ..Codebook::default()
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
    book
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
