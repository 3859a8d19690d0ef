//! A person's decisions as further sentences to learn from: what was confirmed or added is a wording
//! of its element, what was rejected a near-miss.
//!
//! They stay with their workspace. Confidential decisions teach nothing, since what was learnt shows
//! in what is offered to everyone who sees the draft.

use super::bank::{LEARNT, Label, Sample};
use crate::model::bloc::Layer;
use crate::model::decision::{Decision, Ruling};
use crate::model::draft::Paragraph;
use crate::model::text::{Lang, Span};
use crate::model::workspace::Workspace;

/// A decision counts as so many sentences of the bank: it was made on this draft, by a person who
/// reads it now.
const WEIGHT: usize = 3;

/// The sentences on which the shared decisions of a workspace stand, in the order of their elements.
///
/// Those on words that are gone, on elements of silence or on elements that the dossier does not
/// have are left out. Of two decisions on the same words the later counts.
pub fn decided(workspace: &Workspace) -> Vec<Sample> {
    let mut sorted: Vec<&Decision> = workspace
        .decisions
        .iter()
        .filter(|decision| decision.layer == Layer::Shared && decision.ruling.is_coding())
        .collect();
    sorted.sort_by_key(|decision| (std::cmp::Reverse(decision.time_ms), decision.id));
    let mut samples: Vec<Sample> = Vec::new();
    for decision in sorted {
        let Some(sample) = sample(workspace, decision) else {
            continue;
        };
        let same = |known: &Sample| known.text == sample.text && of(known) == of(&sample);
        if !samples.iter().any(same) {
            samples.push(sample);
        }
    }
    samples.sort_by(|a, b| (of(a), &a.text).cmp(&(of(b), &b.text)));
    samples
        .into_iter()
        .flat_map(|sample| std::iter::repeat_n(sample, WEIGHT))
        .collect()
}

/// The element of a sample.
fn of(sample: &Sample) -> Option<&str> {
    match &sample.label {
        Label::Wording(id) | Label::Near(id) => Some(id.as_str()),
        Label::Unrelated => None,
    }
}

fn sample(workspace: &Workspace, decision: &Decision) -> Option<Sample> {
    let element = decision.ruling.element();
    let (_, known) = workspace
        .dossier
        .elements()
        .find(|(_, known)| known.id == *element)?;
    if known.scope.is_silence() {
        return None;
    }
    let draft = &workspace.draft;
    let paragraphs = draft.articles.iter().flat_map(|a| &a.paragraphs);
    let paragraph: &Paragraph = draft
        .preamble
        .iter()
        .chain(paragraphs)
        .find(|paragraph| paragraph.id == decision.paragraph && !paragraph.is_deleted())?;
    let text = sentence(&paragraph.text, decision.quote.find(&paragraph.text)?);
    let lang = Lang::guess(text);
    let name = workspace.dossier.first_name(element).clone();
    let label = match decision.ruling {
        Ruling::Confirm(_) | Ruling::Add(_) => Label::Wording(name),
        Ruling::Reject(_) => Label::Near(name),
        Ruling::Ignore(..) => return None,
    };
    (LEARNT.contains(&lang) && !text.is_empty()).then(|| Sample {
        lang,
        text: text.to_owned(),
        label,
    })
}

/// The sentence around some words.
fn sentence(text: &str, words: Span) -> &str {
    const ENDS: [char; 4] = [';', '。', '；', '？'];
    let (start, end) = (words.start as usize, words.end as usize);
    let head = text.get(..start).unwrap_or("");
    let stop = |(at, ch): (usize, char)| {
        // A full stop ends a sentence only before a blank: "24.7" holds one.
        let after = text.get(at + ch.len_utf8()..).unwrap_or("");
        let ends =
            ENDS.contains(&ch) || ch == '.' && after.chars().next().is_none_or(char::is_whitespace);
        ends.then_some(at + ch.len_utf8())
    };
    let from = head.char_indices().rev().find_map(stop).unwrap_or(0);
    let rest = text.get(end..).unwrap_or("");
    let mut after = rest.char_indices().map(|(at, ch)| (end + at, ch));
    let to = after.find_map(stop).unwrap_or(text.len());
    text.get(from..to).unwrap_or("").trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_sentence_around_the_words_is_learnt() {
        let text = "Parties meet. They keep an office open 24.7 hours; it answers. They part.";
        for (words, expected) in [
            ("office", "They keep an office open 24.7 hours;"),
            ("it answers", "it answers."),
            ("Parties", "Parties meet."),
            ("part.", "They part."),
        ] {
            let at = text.find(words).unwrap();
            let span = Span::new(at, at + words.len());
            assert_eq!(sentence(text, span), expected);
        }
        let all = Span::new(0, text.len());
        assert_eq!(sentence(text, all), text);
        let text = "各方开会。昼夜值守；随时答复。";
        let at = text.find("值守").unwrap();
        assert_eq!(sentence(text, Span::new(at, at + 6)), "昼夜值守；");
    }
}
