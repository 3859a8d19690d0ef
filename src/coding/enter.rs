//! By which word a phrase is entered: the rarest, so that few phrases are tried in vain.
//!
//! A literal found in a text costs as many tries as phrases are listed under it. Each phrase is
//! therefore listed under its rarest step only, and each cue under its cheapest phrase.

use super::cue::Need;
use super::find::Finds;
use super::gate::{Needs, OPEN};
use super::making::{Entered, model_text};
use super::sentence::Stream;
use super::tongue::{OfLit, Phrase, Posting, Tongue};
use super::word::n32;
use crate::model::text::Lang;

/// How common each literal is: how often it stands in the model clauses, which read like the texts
/// that will be coded, and in how many steps.
pub(super) fn lit_counts(
    tongue: &Tongue,
    uses: &[u32],
    by_id: &[Entered<'_>],
    lang: Lang,
) -> Vec<u32> {
    let mut counts = vec![0_u32; tongue.vocab.n_lits];
    let (mut stream, mut finds) = (Stream::default(), Finds::default());
    for Entered { element, .. } in by_id {
        let model = model_text(element, lang);
        if !model.is_empty() {
            stream.fill(&tongue.vocab, model, &[]);
            finds.literals(tongue, &stream);
            finds.count(&mut counts);
        }
    }
    for (count, uses) in counts.iter_mut().zip(uses) {
        *count = *count * 8 + 1 + uses;
    }
    counts
}

/// How common the words of each step are together.
pub(super) fn step_costs(tongue: &Tongue, counts: &[u32]) -> Vec<u32> {
    let count = |lit: &u16| counts.get(usize::from(*lit)).copied().unwrap_or(1);
    let steps = tongue.steps.iter();
    steps
        .map(|run| run.of(&tongue.step_lits).iter().map(count).sum())
        .collect()
}

/// Picks the rarest step of every phrase; gives the cost of entering each phrase.
pub(super) fn choose_anchors(tongue: &mut Tongue, step_costs: &[u32]) -> Vec<u32> {
    let Tongue { phrases, links, .. } = tongue;
    let mut costs = Vec::with_capacity(phrases.len());
    for phrase in phrases {
        let mut best: Option<(u32, usize)> = None;
        for (at, link) in phrase
            .links
            .of(links)
            .iter()
            .enumerate()
            .filter(|(_, link)| !link.optional)
        {
            let cost = step_costs.get(link.step as usize).copied().unwrap_or(1);
            if best.is_none_or(|(cheapest, _)| cost < cheapest) {
                best = Some((cost, at));
            }
        }
        let (cost, at) = best.unwrap_or((0, 0));
        phrase.anchor = u8::try_from(at).unwrap_or(0);
        // A phrase of several steps is seldom whole when its rarest step is there.
        costs.push(if phrase.links.len > 1 { cost / 3 } else { cost });
    }
    costs
}

/// Puts the phrase that is cheapest to enter first in every cue, then the other phrases that must
/// stand in the sentence, then those that must not, then the context.
pub(super) fn enter_cues(tongue: &mut Tongue, costs: &[u32]) {
    let Tongue {
        phrases,
        cues,
        parts,
        entered,
        ..
    } = tongue;
    let mut entries: Vec<(u32, u32)> = Vec::with_capacity(cues.len());
    for (at, cue) in cues.iter().enumerate() {
        let start = cue.parts.start as usize;
        let Some(own) = parts.get_mut(start..start + cue.parts.len as usize) else {
            continue;
        };
        own.sort_by_key(|part| {
            let order = match part.need {
                Need::Here => 0,
                Need::Absent => 1,
                Need::Context => 2,
            };
            (order, costs.get(part.phrase as usize).copied().unwrap_or(0))
        });
        if let Some(first) = own.first() {
            entries.push((first.phrase, n32(at)));
        }
    }
    entries.sort_unstable();
    for (phrase, cue) in entries {
        if let Some(phrase) = phrases.get_mut(phrase as usize) {
            if phrase.cues.len == 0 {
                phrase.cues.start = n32(entered.len());
            }
            phrase.cues.len += 1;
        }
        entered.push(cue);
    }
}

/// Lists under each literal the phrases that it enters, with what each needs.
pub(super) fn post(tongue: &mut Tongue, needs: &[Needs]) {
    let Tongue {
        phrases,
        links,
        steps,
        step_lits,
        by_lit,
        posting_list,
        posting_gates,
        ..
    } = tongue;
    let entering = |phrase: &Phrase| {
        let links = phrase.links.of(links);
        let anchor = links.get(usize::from(phrase.anchor))?;
        let is_entered = phrase.cues.len > 0 || phrase.roles.len > 0;
        let step = steps.get(anchor.step as usize).filter(|_| is_entered)?;
        Some(step.of(step_lits))
    };
    // First how many phrases each literal enters, then where they begin, then they themselves.
    for lits in phrases.iter().filter_map(entering) {
        for lit in lits {
            if let Some(of) = by_lit.get_mut(usize::from(*lit)) {
                of.postings.len += 1;
            }
        }
    }
    let mut total = 0;
    for OfLit { postings: run, .. } in &mut *by_lit {
        run.start = total;
        total += std::mem::take(&mut run.len);
    }
    *posting_list = vec![Posting::default(); total as usize];
    *posting_gates = vec![OPEN; total as usize];
    for ((phrase, [first, second]), number) in phrases.iter().zip(needs).zip(0_u32..) {
        let posting = Posting {
            phrase: number,
            links: phrase.links.start,
            n_links: u8::try_from(phrase.links.len).unwrap_or(0),
            anchor: phrase.anchor,
            second: *second,
        };
        for lit in entering(phrase).into_iter().flatten() {
            if let Some(OfLit { postings: run, .. }) = by_lit.get_mut(usize::from(*lit)) {
                let at = (run.start + run.len) as usize;
                if let Some((slot, gate)) = posting_list.get_mut(at).zip(posting_gates.get_mut(at))
                {
                    (*slot, *gate) = (posting, *first);
                }
                run.len += 1;
            }
        }
    }
}
