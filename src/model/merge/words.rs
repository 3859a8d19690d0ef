//! Words that both sides changed: alternatives side by side, each with the name of its side.
//!
//! A text is looked at as a set of alternatives, most often of one. An alternative stays where
//! both sides have it, or where one side has it and it is new; so merging again, or with a third
//! side, adds what is new and brings back nothing that was dropped.

use std::collections::BTreeMap;

use super::Names;

/// Merged words.
pub(super) struct Words {
    /// The text.
    pub(super) text: String,
    /// Whether it holds more than one alternative that was not side by side before.
    pub(super) in_doubt: bool,
}

/// Alternatives by their words, each with who wants it; an empty name for nobody in particular.
type Set = BTreeMap<String, String>;

/// Merges words. Alternatives stand as `[name: words] [name: words]`, sorted by name and words.
pub(super) fn inline(base: Option<&str>, ours: &str, theirs: &str, names: &Names) -> Words {
    if let Some(one) = super::record::changed(base, ours, theirs) {
        return Words {
            text: one.to_owned(),
            in_doubt: false,
        };
    }
    let merged = merged(base.map(apart), &apart(ours), &apart(theirs), names);
    Words {
        in_doubt: merged.len() > 1,
        text: together(&merged),
    }
}

/// The alternatives that stay.
fn merged(base: Option<Set>, ours: &Set, theirs: &Set, names: &Names) -> Set {
    let base = base.unwrap_or_default();
    let stays = |(words, _): &(&String, &String)| {
        let (here, there) = (ours.contains_key(*words), theirs.contains_key(*words));
        (here && there) || !base.contains_key(*words)
    };
    let sides = [(ours, &names.ours), (theirs, &names.theirs)];
    // Where each dropped what the other kept, both come back.
    let any = ours.iter().chain(theirs).any(|one| stays(&one));
    let kept = |side: &Set| -> Vec<String> {
        let kept = side.iter().filter(|one| !any || stays(one));
        kept.map(|(words, _)| words.clone()).collect()
    };
    let all = sides.iter().flat_map(|(side, _)| kept(side));
    all.map(|words| {
        let known = [ours, theirs, &base].map(|side| side.get(&words));
        let known = known
            .into_iter()
            .flatten()
            .filter(|owner| !owner.is_empty());
        // Who is said to want the words, else who brought them.
        let owner = known.min().or_else(|| {
            let brought = sides.iter().filter(|(side, _)| side.contains_key(&words));
            brought.map(|(_, name)| *name).min()
        });
        let owner = owner.cloned().unwrap_or_default();
        (words, owner)
    })
    .collect()
}

/// The alternatives of a text.
fn apart(text: &str) -> Set {
    let whole = || Set::from([(closed(text), String::new())]);
    let Some(groups) = groups(text).filter(|groups| groups.len() > 1) else {
        return whole();
    };
    let mut set = Set::new();
    for group in groups {
        let (owner, words) = named(group);
        set.insert(closed(words), owner.to_owned());
    }
    set
}

/// What stands in the brackets of a text that is brackets with a blank between them and nothing
/// else.
fn groups(text: &str) -> Option<Vec<&str>> {
    let mut found = Vec::new();
    let mut rest = text;
    loop {
        let inner = rest.strip_prefix('[')?;
        let mut depth = 1_usize;
        let end = inner.char_indices().find(|(_, ch)| {
            match ch {
                '[' => depth += 1,
                ']' => depth -= 1,
                _ => {}
            }
            depth == 0
        });
        let (at, _) = end?;
        found.push(inner.get(..at)?);
        rest = inner.get(at + 1..)?;
        if rest.is_empty() {
            return Some(found);
        }
        rest = rest.strip_prefix(' ')?;
    }
}

/// How long a name may be.
const LONGEST_NAME: usize = 80;

/// The name at the head of an alternative, and its words.
fn named(group: &str) -> (&str, &str) {
    match group.split_once(": ") {
        Some((name, words))
            if name.len() <= LONGEST_NAME && !name.contains(['[', ']', '.', ';']) =>
        {
            (name, words)
        }
        Some(_) | None => ("", group),
    }
}

/// Whether every bracket of the text has its partner.
fn is_balanced(text: &str) -> bool {
    let mut depth = 0_usize;
    let goes_on = text.chars().all(|ch| {
        match ch {
            '[' => depth += 1,
            ']' if depth == 0 => return false,
            ']' => depth -= 1,
            _ => {}
        }
        true
    });
    goes_on && depth == 0
}

/// Words that can stand in brackets: a bracket without its partner would take the next alternative
/// with it, so that all of them become round.
fn closed(words: &str) -> String {
    if is_balanced(words) {
        words.to_owned()
    } else {
        words.replace('[', "(").replace(']', ")")
    }
}

/// The text of alternatives, by name and then by words. Empty words are no alternative to be read.
fn together(set: &Set) -> String {
    let mut all: Vec<(&String, &String)> = set.iter().map(|(w, o)| (o, w)).collect();
    all.sort();
    if all.len() > 1 {
        all.retain(|(_, words)| !words.is_empty());
    }
    if let [(_, words)] = all.as_slice() {
        return (*words).clone();
    }
    let parts = all.iter().map(|(owner, words)| {
        let owner: String = owner.chars().filter(|ch| !"[].;".contains(*ch)).collect();
        if owner.is_empty() {
            format!("[{words}]")
        } else {
            format!("[{owner}: {words}]")
        }
    });
    parts.collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> Names {
        Names {
            ours: "Kenya".to_owned(),
            theirs: "Brazil".to_owned(),
        }
    }

    fn merge(base: &str, ours: &str, theirs: &str) -> String {
        let there = inline(Some(base), ours, theirs, &names()).text;
        let turned = Names {
            ours: names().theirs,
            theirs: names().ours,
        };
        let back = inline(Some(base), theirs, ours, &turned).text;
        assert_eq!(there, back, "{base} {ours} {theirs}");
        let again = inline(Some(base), &there, &there, &names()).text;
        assert_eq!(again, there);
        there
    }

    #[test]
    fn words_changed_by_one_side_are_taken_and_by_both_stand_side_by_side() {
        assert_eq!(merge("shall", "may", "shall"), "may");
        assert_eq!(merge("shall", "may", "may"), "may");
        let both = merge("shall", "may", "should");
        assert_eq!(both, "[Brazil: should] [Kenya: may]");
        // What was merged takes up either side again without a change.
        for side in ["may", "should"] {
            assert_eq!(inline(Some("shall"), &both, side, &names()).text, both);
        }
        // A third side joins; one side settles and the other adds.
        assert_eq!(
            inline(Some("shall"), &both, "must", &names()).text,
            "[Brazil: must] [Brazil: should] [Kenya: may]"
        );
        assert_eq!(merge(&both, "may", &both), "may");
        let more = format!("{both} [Kenya: will]");
        assert_eq!(
            merge(&both, "[Brazil: should] [x]", &more),
            "[Brazil: should] [Kenya: will] [Kenya: x]"
        );
    }

    #[test]
    fn no_words_are_lost_where_both_dropped_the_others() {
        let base = "[Brazil: should] [Kenya: may]";
        assert_eq!(merge(base, "should", "may"), base);
        assert_eq!(merge("shall", "", "may"), "may");
    }

    #[test]
    fn brackets_inside_stay_and_loose_ones_do_no_harm() {
        assert_eq!(
            merge("a", "b [c] [d]", "e"),
            "[Brazil: e] [Kenya: b [c] [d]]"
        );
        let loose = merge("a", "b [c", "e");
        assert_eq!(loose, "[Brazil: e] [Kenya: b (c]");
        assert_eq!(apart(&loose).len(), 2);
    }
}
