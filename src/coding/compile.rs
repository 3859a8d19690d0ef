//! Compiling a dossier's cues and the lexicon into a codebook.
//!
//! Cues are entered in the order of their elements' ids, not of the issues, so that coding does not
//! depend on the order in which issues are listed. A faulty cue becomes a problem with its text and
//! a remedy; the others are compiled. Languages know nothing of each other: they are compiled side by
//! side, and one of which nothing changed is taken over as it was.

use std::sync::Arc;
use std::thread;

use super::codebook::{Codebook, ElementEntry};
use super::coded::{DeviceIx, ElementIx};
use super::cue::CueProblem;
use super::making::{Entered, Made, Making, model_text};
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

/// Compiles codebooks, and remembers what it read of a language that is edited: only the lines that
/// are new are read then. What it gives is the same as if it remembered nothing.
///
/// Most codebooks are never edited, and what was read takes more room than what is made of it. It is
/// therefore let go of at first, and the first edit of a language reads it once more.
#[derive(Clone, Debug, Default)]
pub struct Compiler {
    /// One per language.
    memories: Vec<Memory>,
    /// Per language what was made last, and the hash of what it was made from.
    made: Vec<Option<(u64, Arc<Made>)>>,
    /// The lexicon it was made with.
    lexicon: Option<Lexicon>,
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
        if self.lexicon.as_ref() != Some(lexicon) {
            *self = Self {
                lexicon: Some(lexicon.clone()),
                ..Self::default()
            };
        }
        self.made.resize(Lang::ALL.len(), None);
        self.memories.resize_with(Lang::ALL.len(), Memory::default);
        for (lang, memory) in Lang::ALL.into_iter().zip(&mut self.memories) {
            memory.turn_to(lang, dossier.classes.get(&lang));
        }
        let keys = Lang::ALL.map(|lang| key_of(dossier, &by_id, lang));
        for (known, key) in self.made.iter_mut().zip(keys) {
            known.take_if(|(of, _)| *of != key);
        }
        let is_edit = self.made.iter().any(Option::is_some);
        let new = make(&mut self.memories, &self.made, lexicon, &by_id);
        if !is_edit {
            self.memories.clear();
        }
        let mut problems = Vec::new();
        let languages = Lang::ALL.into_iter().zip(keys).zip(&mut self.made);
        for (((lang, key), known), new) in languages.zip(new) {
            if let Some(new) = new {
                *known = Some((key, Arc::new(new)));
            }
            let Some((_, made)) = known else { continue };
            for (name, words) in dossier.classes.get(&lang).into_iter().flatten() {
                book.stamp = hash64(book.stamp, name.as_bytes());
                for word in words {
                    book.stamp = hash64(book.stamp, word.as_bytes());
                }
            }
            book.stamp = hash64(book.stamp, &made.stamp.to_le_bytes());
            book.tongues.push((Arc::clone(made), n32(book.cues.len())));
            book.cues.extend_from_slice(&made.cues);
            problems.extend_from_slice(&made.problems);
        }
        (book, problems)
    }
}

/// A hash of everything that a language is made from but for the lexicon.
fn key_of(dossier: &Dossier, by_id: &[Entered<'_>], lang: Lang) -> u64 {
    let add = |hash: u64, text: &String| hash64(hash, text.as_bytes());
    let mut hash = 0;
    for (name, words) in dossier.classes.get(&lang).into_iter().flatten() {
        hash = words.iter().fold(add(hash, name), add);
    }
    for Entered { first, element } in by_id {
        let silence = element.scope.is_silence();
        hash = hash64(hash ^ u64::from(first.0), element.id.as_str().as_bytes());
        hash = hash64(
            hash ^ u64::from(silence),
            model_text(element, lang).as_bytes(),
        );
        let cues = element.cues.get(&lang).into_iter().flatten();
        hash = cues.fold(hash, add);
    }
    hash
}

/// Makes every language that is not known as it is: one here, others that have many cues beside it.
fn make(
    memories: &mut [Memory],
    known: &[Option<(u64, Arc<Made>)>],
    lexicon: &Lexicon,
    by_id: &[Entered<'_>],
) -> Vec<Option<Made>> {
    let is_large = |lang: Lang| {
        let cues = by_id
            .iter()
            .filter_map(|entered| entered.element.cues.get(&lang));
        cues.map(Vec::len).sum::<usize>() >= WORTH_A_THREAD
    };
    let unknown = Lang::ALL.into_iter().zip(known);
    let unknown = unknown.filter(|(lang, known)| known.is_none() && is_large(*lang));
    let mut n_large = unknown.count();
    thread::scope(|scope| {
        let mut waiting = Vec::new();
        for ((lang, memory), known) in Lang::ALL.into_iter().zip(memories).zip(known) {
            if known.is_some() {
                waiting.push(Ok(None));
                continue;
            }
            let making = Making::new(memory, lang, lexicon, by_id);
            // The last language that is large stays on this thread.
            let beside = is_large(lang) && n_large > 1;
            waiting.push(if beside {
                n_large -= 1;
                Err(scope.spawn(move || making.run()))
            } else {
                Ok(Some(making.run()))
            });
        }
        let made = waiting.into_iter().map(|made| match made {
            Ok(made) => made,
            Err(thread) => Some(
                thread
                    .join()
                    .unwrap_or_else(|cause| std::panic::resume_unwind(cause)),
            ),
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
