//! By which word a phrase is entered: the rarest, so that few phrases are tried in vain.
//!
//! A literal found in a text costs as many tries as phrases are listed under it. Each phrase is
//! therefore listed under its rarest step only, and each cue under its cheapest phrase.

use super::coded::ElementIx;
use super::cue::Need;
use super::find::Finds;
use super::sentence::Stream;
use super::tongue::{NO_LINK, NO_STEP, Posting, Tongue};
use super::vocab::Run;
use super::word::n32;
use crate::model::issue::Element;
use crate::model::text::Lang;

/// How common each literal is: how often it stands in the model clauses, which read like the texts
/// that will be coded, and in how many steps.
pub(super) fn lit_counts(tongue: &Tongue, by_id: &[(ElementIx, &Element)], lang: Lang) -> Vec<u32> {
    let mut counts = vec![0_u32; tongue.vocab.n_lits];
    let (mut stream, mut finds) = (Stream::default(), Finds::default());
    for (_, element) in by_id {
        let model = match lang {
            Lang::En => &element.model.en,
            Lang::Zh => &element.model.zh,
            Lang::Fr | Lang::Es | Lang::Ru => "",
        };
        if !model.is_empty() {
            stream.fill(&tongue.vocab, model, &[]);
            finds.literals(tongue, &stream);
            finds.count(&mut counts);
        }
    }
    for count in &mut counts {
        *count = *count * 8 + 1;
    }
    for lit in &tongue.step_lits {
        if let Some(count) = counts.get_mut(usize::from(*lit)) {
            *count += 1;
        }
    }
    counts
}

/// Numbers the steps that phrases hold, each once.
pub(super) fn number_steps(tongue: &mut Tongue) {
    let Tongue {
        links,
        steps,
        step_lits,
        ..
    } = tongue;
    // Steps of the same text share their literals, so that where these begin tells them apart.
    let mut numbers = vec![NO_STEP; step_lits.len()];
    for link in links {
        if let Some(number) = numbers.get_mut(link.lits.start as usize) {
            if *number == NO_STEP {
                *number = n32(steps.len());
                steps.push(link.lits);
            }
            link.step = *number;
        }
    }
}

/// What looking for one more literal costs, next to what a step costs that is there.
const LOOK: u32 = 16;

/// Picks the rarest step of every phrase; gives the cost of entering each phrase.
pub(super) fn choose_anchors(tongue: &mut Tongue, counts: &[u32]) -> Vec<u32> {
    let Tongue {
        phrases,
        links,
        step_lits,
        ..
    } = tongue;
    let mut costs = Vec::with_capacity(phrases.len());
    let mut lookups: Vec<(u32, usize)> = Vec::new();
    for phrase in phrases {
        let mut best: Option<(u32, usize)> = None;
        lookups.clear();
        for (at, link) in phrase
            .links
            .of(links)
            .iter()
            .enumerate()
            .filter(|(_, link)| !link.optional)
        {
            let cost: u32 = link
                .lits
                .of(step_lits)
                .iter()
                .map(|lit| counts.get(usize::from(*lit)).copied().unwrap_or(1))
                .sum();
            if best.is_none_or(|(cheapest, _)| cost < cheapest) {
                best = Some((cost, at));
            }
            lookups.push((cost + LOOK * link.lits.len, at));
        }
        let (cost, at) = best.unwrap_or((0, 0));
        phrase.anchor = u8::try_from(at).unwrap_or(0);
        let others = lookups.iter().filter(|(_, other)| *other != at);
        let check = others.min().and_then(|(_, at)| u8::try_from(*at).ok());
        phrase.check = check.unwrap_or(NO_LINK);
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

/// Lists under each literal the phrases that it enters.
pub(super) fn post(tongue: &mut Tongue) {
    let mut posted: Vec<(u16, Posting)> = Vec::new();
    for (number, phrase) in tongue.phrases.iter().enumerate() {
        if phrase.cues.len == 0 && phrase.roles.len == 0 {
            continue;
        }
        let links = phrase.links.of(&tongue.links);
        let anchor = links.get(usize::from(phrase.anchor));
        let check = links.get(usize::from(phrase.check));
        for lit in anchor
            .into_iter()
            .flat_map(|link| link.lits.of(&tongue.step_lits))
        {
            posted.push((
                *lit,
                Posting {
                    phrase: n32(number),
                    check: check.map_or_else(Run::default, |link| link.lits),
                    link: phrase.anchor,
                },
            ));
        }
    }
    posted.sort_unstable_by_key(|(lit, posting)| (*lit, posting.phrase));
    tongue.postings = vec![Run::default(); tongue.vocab.n_lits];
    for (lit, posting) in posted {
        if let Some(run) = tongue.postings.get_mut(usize::from(lit)) {
            if run.len == 0 {
                run.start = n32(tongue.posting_list.len());
            }
            run.len += 1;
        }
        tongue.posting_list.push(posting);
    }
}
