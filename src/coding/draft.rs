//! Coding a whole draft, and only what changed of it.
//!
//! What was coded is kept by paragraph with a fingerprint of everything coding looks at, so that a
//! key press codes one clause again, or the items under an edited chapeau.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::thread;

use super::codebook::Codebook;
use super::coded::{ClauseCoding, DeviceIx, Place};
use super::decide::Bearing;
use super::table::hash64;
use super::{ClauseText, Scratch};
use crate::model::decision::{Decision, Ruling};
use crate::model::draft::{Clause, Draft, Paragraph};
use crate::model::ids::{ArticleId, ParagraphId};
use crate::model::lexicon::DeviceEffect;
use crate::model::text::Lang;

/// Everything coded in a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DraftCoding {
    clauses: Vec<DraftClause>,
    /// Places in `clauses`, sorted by paragraph.
    by_paragraph: Vec<u32>,
}

/// One coded clause of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftClause {
    /// Its article; `None` for a recital of the preamble.
    pub article: Option<ArticleId>,
    /// Place of the article in the draft; `None` for a recital.
    pub article_at: Option<usize>,
    /// Its paragraph.
    pub paragraph: ParagraphId,
    /// Place of the paragraph in its article, or in the preamble.
    pub paragraph_at: usize,
    /// Whether items follow.
    pub is_chapeau: bool,
    /// What coding says of it.
    pub coding: Arc<ClauseCoding>,
}

/// What is kept between two codings of a draft.
#[derive(Clone, Debug, Default)]
pub struct CodingCache {
    known: BTreeMap<ParagraphId, Known>,
    scratch: Scratch,
    /// How many clauses were coded, not taken from the cache, since it was made.
    n_coded: usize,
    turn: u64,
    /// The codebook by which was coded last.
    stamp: Option<u64>,
}

#[derive(Clone, Debug)]
struct Known {
    fingerprint: u64,
    coding: Arc<ClauseCoding>,
    turn: u64,
}

/// The cache is cleared of what it has not been asked for in so many turns.
const KEPT_TURNS: u64 = 64;

impl CodingCache {
    /// How many clauses were coded anew since the cache was made.
    pub fn n_coded(&self) -> usize {
        self.n_coded
    }
}

impl DraftCoding {
    /// Clauses in the order of the text: recitals, then articles.
    pub fn clauses(&self) -> impl Iterator<Item = &DraftClause> {
        self.clauses.iter()
    }

    /// The coding of a paragraph or recital.
    pub fn of(&self, paragraph: ParagraphId) -> Option<&ClauseCoding> {
        self.clause(paragraph).map(|clause| &*clause.coding)
    }

    /// The clause of a paragraph.
    pub fn clause(&self, paragraph: ParagraphId) -> Option<&DraftClause> {
        let id = |at: &u32| {
            self.clauses
                .get(*at as usize)
                .map(|clause| clause.paragraph)
        };
        let at = self
            .by_paragraph
            .binary_search_by(|at| id(at).cmp(&Some(paragraph)))
            .ok()?;
        self.clauses.get(*self.by_paragraph.get(at)? as usize)
    }
}

/// Codes every clause of a draft that is not deleted.
pub fn code_draft(
    codebook: &Codebook,
    draft: &Draft,
    decisions: &[Decision],
    cache: &mut CodingCache,
) -> DraftCoding {
    cache.turn += 1;
    let mut sorted: Vec<&Decision> = decisions
        .iter()
        .filter(|decision| !matches!(decision.ruling, Ruling::Ignore(..)))
        .collect();
    sorted.sort_by_key(|decision| (decision.paragraph, decision.time_ms, decision.id));
    let coder = Coder {
        codebook,
        decisions: &sorted,
    };
    if cache.stamp.replace(codebook.stamp()) != Some(codebook.stamp()) {
        coder.code_many(draft, cache);
    }
    let mut clauses = Vec::new();
    for (paragraph_at, recital) in draft
        .preamble
        .iter()
        .enumerate()
        .filter(|(_, r)| !r.is_deleted())
    {
        let clause = alone(recital);
        clauses.push(DraftClause {
            article: None,
            article_at: None,
            paragraph: recital.id,
            paragraph_at,
            is_chapeau: false,
            coding: coder.code(&clause, true, cache),
        });
    }
    for (article_at, article) in draft.articles.iter().enumerate() {
        let mut paragraph_at = 0;
        for clause in article.clauses() {
            // Clauses come in the order of the paragraphs, some of which are left out.
            while article
                .paragraphs
                .get(paragraph_at)
                .is_some_and(|p| p.id != clause.paragraph.id)
            {
                paragraph_at += 1;
            }
            clauses.push(DraftClause {
                article: Some(article.id),
                article_at: Some(article_at),
                paragraph: clause.paragraph.id,
                paragraph_at,
                is_chapeau: clause.is_chapeau,
                coding: coder.code(&clause, false, cache),
            });
        }
    }
    let turn = cache.turn;
    if turn.is_multiple_of(KEPT_TURNS) {
        cache
            .known
            .retain(|_, known| known.turn + KEPT_TURNS > turn);
    }
    let mut by_paragraph: Vec<u32> = (0..super::word::n32(clauses.len())).collect();
    by_paragraph.sort_by_key(|at| clauses.get(*at as usize).map(|clause| clause.paragraph));
    DraftCoding {
        clauses,
        by_paragraph,
    }
}

/// A recital, which stands under nothing.
fn alone(recital: &Paragraph) -> Clause<'_> {
    Clause {
        paragraph: recital,
        chapeaux: [None; 3],
        is_chapeau: false,
    }
}

/// From so many bytes on, text that is new is coded by several threads.
const WORTH_THREADS: usize = 24 * 1024;
/// More threads than this would wait for each other's memory.
const MOST_THREADS: usize = 4;

/// Codes one clause as it would be coded in a draft, whatever the draft holds: for words that are
/// only tried out. Nothing of it is kept in `cache`.
pub fn code_clause(
    codebook: &Codebook,
    clause: &Clause<'_>,
    decisions: &[Decision],
    cache: &mut CodingCache,
) -> ClauseCoding {
    let on = |id: ParagraphId| {
        let mut over = clause.chapeaux.iter().flatten().map(|p| p.id);
        id == clause.paragraph.id || over.any(|over| over == id)
    };
    let mut sorted: Vec<&Decision> = decisions
        .iter()
        .filter(|d| on(d.paragraph) && !matches!(d.ruling, Ruling::Ignore(..)))
        .collect();
    sorted.sort_by_key(|decision| (decision.paragraph, decision.time_ms, decision.id));
    let coder = Coder {
        codebook,
        decisions: &sorted,
    };
    coder.code_anew(clause, false, &mut cache.scratch)
}

#[derive(Clone, Copy)]
struct Coder<'a> {
    codebook: &'a Codebook,
    /// Sorted by paragraph.
    decisions: &'a [&'a Decision],
}

impl<'a> Coder<'a> {
    /// Codes what is new in a draft beforehand where it is much, as when a treaty is opened or the
    /// codebook changed: each thread takes a run of clauses, and what comes of them does not depend
    /// on which.
    fn code_many(self, draft: &Draft, cache: &mut CodingCache) {
        let recitals = draft
            .preamble
            .iter()
            .filter(|recital| !recital.is_deleted());
        let articles = draft.articles.iter().flat_map(|article| article.clauses());
        let clauses = recitals
            .map(|recital| (alone(recital), true))
            .chain(articles.map(|clause| (clause, false)));
        let mut new = Vec::new();
        let mut n_bytes = 0;
        for (clause, recital) in clauses {
            let fingerprint = self.fingerprint(&clause, recital);
            let known = cache.known.get(&clause.paragraph.id);
            if known.is_none_or(|known| known.fingerprint != fingerprint) {
                n_bytes += clause.paragraph.text.len();
                new.push((clause, recital, fingerprint));
            }
        }
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let n_threads = cores.min(MOST_THREADS);
        if n_bytes < WORTH_THREADS || n_threads < 2 {
            return;
        }
        let turn = cache.turn;
        let run = |some: &[(Clause<'_>, bool, u64)], scratch: &mut Scratch| -> Vec<_> {
            let coded = some.iter().map(|(clause, recital, fingerprint)| {
                let known = Known {
                    fingerprint: *fingerprint,
                    coding: Arc::new(self.code_anew(clause, *recital, scratch)),
                    turn,
                };
                (clause.paragraph.id, known)
            });
            coded.collect()
        };
        let mut pieces = new.chunks(new.len().div_ceil(n_threads));
        let here = pieces.next().unwrap_or(&[]);
        thread::scope(|scope| {
            let others: Vec<_> = pieces
                .map(|piece| scope.spawn(move || run(piece, &mut Scratch::default())))
                .collect();
            cache.known.extend(run(here, &mut cache.scratch));
            for other in others {
                match other.join() {
                    Ok(known) => cache.known.extend(known),
                    Err(cause) => std::panic::resume_unwind(cause),
                }
            }
        });
        cache.n_coded += new.len();
    }

    fn code(
        self,
        clause: &Clause<'_>,
        recital: bool,
        cache: &mut CodingCache,
    ) -> Arc<ClauseCoding> {
        let fingerprint = self.fingerprint(clause, recital);
        let (id, turn) = (clause.paragraph.id, cache.turn);
        if let Some(known) = cache.known.get_mut(&id)
            && known.fingerprint == fingerprint
        {
            known.turn = turn;
            return Arc::clone(&known.coding);
        }
        let coding = Arc::new(self.code_anew(clause, recital, &mut cache.scratch));
        cache.n_coded += 1;
        let known = Known {
            fingerprint,
            coding: Arc::clone(&coding),
            turn,
        };
        cache.known.insert(id, known);
        coding
    }

    fn code_anew(self, clause: &Clause<'_>, recital: bool, scratch: &mut Scratch) -> ClauseCoding {
        let mut texts = [""; 3];
        let mut bearings = Vec::new();
        for (slot, (n, over)) in texts
            .iter_mut()
            .zip((0_u8..).zip(clause.chapeaux.iter().flatten()))
        {
            *slot = &over.text;
            let here = self.on(over);
            bearings.extend(here.map(|decision| Bearing {
                place: Place::Chapeau(n),
                decision,
            }));
        }
        bearings.extend(self.on(clause.paragraph).map(|decision| Bearing {
            place: Place::Text,
            decision,
        }));
        let n_over = clause.chapeaux.iter().flatten().count();
        let text = clause.paragraph.text.as_str();
        let lettered = text.chars().any(char::is_alphabetic);
        let lang = Lang::guess(if lettered {
            text
        } else {
            texts.first().copied().unwrap_or("")
        });
        let clause = ClauseText {
            lang,
            chapeaux: texts.get(..n_over).unwrap_or(&[]),
            text,
        };
        let mut coding = self.codebook.code_decided(&clause, &bearings, scratch);
        if recital && let Some((device, levels)) = self.placement() {
            lower(&mut coding, device, levels);
        }
        coding
    }

    /// What standing in the preamble costs.
    fn placement(self) -> Option<(DeviceIx, u8)> {
        let device = self.codebook.recital_device()?;
        match self.codebook.device_effect(device) {
            Some(DeviceEffect::Lowers(levels)) => Some((device, levels)),
            _ => None,
        }
    }

    /// The decisions made on a paragraph.
    fn on(self, paragraph: &Paragraph) -> impl Iterator<Item = &'a Decision> + use<'a> {
        let id = paragraph.id;
        let from = self
            .decisions
            .partition_point(|decision| decision.paragraph < id);
        let rest = self.decisions.get(from..).unwrap_or(&[]);
        rest.iter()
            .copied()
            .take_while(move |decision| decision.paragraph == id)
    }

    /// A number that differs where coding may differ.
    fn fingerprint(self, clause: &Clause<'_>, recital: bool) -> u64 {
        let mut hash = self.codebook.stamp() ^ u64::from(recital);
        for over in clause.chapeaux.iter().flatten() {
            hash = hash64(hash, over.text.as_bytes());
            hash = self.on(over).fold(hash, fingerprint_of);
        }
        hash = hash64(hash, clause.paragraph.text.as_bytes());
        self.on(clause.paragraph).fold(hash, fingerprint_of)
    }
}

fn fingerprint_of(hash: u64, decision: &Decision) -> u64 {
    let kind: u8 = match decision.ruling {
        Ruling::Confirm(_) => 1,
        Ruling::Reject(_) => 2,
        Ruling::Add(_) => 3,
        Ruling::Ignore(..) => 4,
    };
    let quote = &decision.quote;
    let mut hash = hash64(hash, &[kind]);
    for text in [
        decision.ruling.element().as_str(),
        &quote.words,
        &quote.before,
        &quote.after,
    ] {
        hash = hash64(hash, text.as_bytes());
    }
    hash64(hash ^ decision.time_ms, &decision.id.0.to_bytes())
}

/// Takes `levels` off everything in a coding.
fn lower(coding: &mut ClauseCoding, device: DeviceIx, levels: u8) {
    for coded in &mut coding.elements {
        coded.force.level = coded.force.level.saturating_sub(levels);
        coded.devices.push(device);
    }
    for sentence in &mut coding.sentences {
        sentence.force.level = sentence.force.level.saturating_sub(levels);
    }
}
