//! Names typed inside brackets made data, and written into the text again.

use std::collections::BTreeSet;

use super::mark::attribution;
use super::slot::slots_of;
use super::tree::Tree;
use super::{Bracket, BracketReason};
use crate::model::ids::BracketId;
use crate::model::paragraph::Paragraph;
use crate::model::party::PartyRef;

impl Paragraph {
    /// Takes the brackets of its text apart: every pair gets a record, names at the head of
    /// bracketed words (`[US/EU: words]`) become its owners and leave the words, and rivals for one
    /// place are marked as such. What is known already stays. Whether anything changed.
    pub fn take_brackets_apart(&mut self, mut fresh: impl FnMut() -> ulid::Ulid) -> bool {
        let before = self.clone();
        let tree = Tree::of(&self.text);
        let mut text = self.text.clone();
        let mut named: Vec<Vec<PartyRef>> = Vec::with_capacity(tree.pairs.len());
        let mut heads = Vec::new();
        for pair in &tree.pairs {
            let inner = pair.inner(&self.text);
            let found = attribution(inner.of(&self.text));
            named.push(found.as_ref().map_or_else(Vec::new, |found| {
                found
                    .names
                    .iter()
                    .filter_map(|name| PartyRef::new(name))
                    .collect()
            }));
            if let Some(found) = found {
                let from = inner.start as usize;
                heads.push(from..from + found.head.end as usize);
            }
        }
        // From the end, so that what stands before keeps its place. No head holds a bracket.
        heads.sort_by_key(|head| std::cmp::Reverse(head.start));
        for head in heads {
            text.replace_range(head, "");
        }
        let now = Tree::of(&text);
        let open = slots_of(&self.text, &tree, &self.brackets);
        let held = open.iter().filter(|slot| slot.rivals);
        let rivals: BTreeSet<usize> = held
            .flat_map(|slot| slot.choices.iter().map(|choice| choice.pair))
            .collect();
        let mut records = Vec::with_capacity(now.pairs.len());
        let pairs = now.pairs.iter().zip(&tree.pairs).zip(named).enumerate();
        for (at, ((pair, was), owners)) in pairs {
            let known = self.brackets.iter().find(|record| record.is_of(*was));
            let mut record = match known {
                Some(known) => known.clone(),
                None => Bracket::new(BracketId(fresh()), *pair),
            };
            (record.open, record.close) = (pair.open, pair.close);
            for owner in owners {
                if !record.owners.contains(&owner) {
                    record.owners.push(owner);
                }
            }
            if rivals.contains(&at) && record.reason == BracketReason::Unstated {
                record.reason = BracketReason::Alternative;
            }
            records.push(record);
        }
        self.text = text;
        self.brackets = records;
        *self != before
    }
}

/// The text with the owners of its brackets written into it, each as `name` has it:
/// `[US/EU: words]`.
pub fn with_owners(text: &str, records: &[Bracket], name: impl Fn(&PartyRef) -> String) -> String {
    let tree = Tree::of(text);
    let mut out = text.to_owned();
    for pair in tree.pairs.iter().rev() {
        let record = records
            .iter()
            .find(|r| r.is_of(*pair) && !r.owners.is_empty());
        if let Some(record) = record {
            let names: Vec<String> = record.owners.iter().map(&name).collect();
            let head = format!("{}: ", names.join(", "));
            out.insert_str(pair.inner(text).start as usize, &head);
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ids::{IdMint, ParagraphId};
    use crate::model::paragraph::Level;

    #[test]
    fn names_in_brackets_become_owners_and_are_written_again() {
        let typed = "Parties [US/EU: shall][China, Brazil: may [Chair: always]] act [promptly].";
        let mut mint = IdMint::new(3);
        let id = ParagraphId(mint.next(1));
        let mut paragraph = Paragraph::new(id, Level::Paragraph, typed);
        assert!(paragraph.take_brackets_apart(|| mint.next(1)));
        assert_eq!(
            paragraph.text,
            "Parties [shall][may [always]] act [promptly]."
        );
        let owners = |at: usize| {
            let owners = paragraph.brackets[at].owners.iter();
            owners.map(PartyRef::as_str).collect::<Vec<_>>()
        };
        assert_eq!(owners(0), ["US/EU"]);
        assert_eq!(owners(1), ["China", "Brazil"]);
        assert_eq!(owners(2), ["Chair"]);
        assert!(owners(3).is_empty());
        assert_eq!(paragraph.brackets[0].reason, BracketReason::Alternative);
        assert_eq!(paragraph.brackets[3].reason, BracketReason::Unstated);
        let again = with_owners(&paragraph.text, &paragraph.brackets, ToString::to_string);
        assert_eq!(again, typed);
        let ids: Vec<_> = paragraph.brackets.iter().map(|b| b.id).collect();
        assert!(!paragraph.take_brackets_apart(|| mint.next(1)));
        assert_eq!(
            paragraph.brackets.iter().map(|b| b.id).collect::<Vec<_>>(),
            ids
        );
    }
}
