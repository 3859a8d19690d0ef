//! Names that a reader could take for one another, and names with characters nobody sees.
//!
//! A bloc that calls itself like another, with one letter from another alphabet, would have its
//! verdicts read as the other's.

use std::collections::BTreeMap;

use super::Check;
use crate::model::dossier::Dossier;

pub(super) fn check<'d>(check: &mut Check<'d>, dossier: &'d Dossier) {
    let mut blocs = Vec::new();
    for bloc in &dossier.blocs {
        let file = format!("blocs/{}.ron", bloc.id);
        for name in [&bloc.name, &bloc.short] {
            blocs.push((bloc.id.to_string(), file.clone(), name.en.as_str()));
            blocs.push((bloc.id.to_string(), file.clone(), name.zh.as_str()));
        }
    }
    alike(check, "the bloc", &blocs);
    let mut elements = Vec::new();
    let mut issues = Vec::new();
    for issue in &dossier.issues {
        let file = format!("issues/{}.ron", issue.family);
        for title in [&issue.title.en, &issue.title.zh] {
            issues.push((issue.id.to_string(), file.clone(), title.as_str()));
        }
        for element in &issue.elements {
            elements.push((element.id.to_string(), file.clone(), element.id.as_str()));
            // Two names of one element may well read alike.
            if element.synonym_of.is_none() {
                for label in [&element.label.en, &element.label.zh] {
                    elements.push((element.id.to_string(), file.clone(), label.as_str()));
                }
            }
        }
    }
    alike(check, "the issue", &issues);
    alike(check, "the element", &elements);
    let states: Vec<_> = dossier
        .reference
        .states
        .iter()
        .flat_map(|state| [&state.name.en, &state.name.zh].map(|name| (state, name)))
        .map(|(state, name)| {
            (
                state.code.to_string(),
                "instruments/states.ron".to_owned(),
                name.as_str(),
            )
        })
        .collect();
    alike(check, "the State", &states);
}

/// Warns of names of different things with one skeleton, and of unseen characters.
fn alike(check: &mut Check<'_>, what: &str, names: &[(String, String, &str)]) {
    let mut seen: BTreeMap<String, (&str, &str)> = BTreeMap::new();
    for (id, file, name) in names {
        if let Some(unseen) = name.chars().find(|ch| is_unseen(*ch)) {
            let code = u32::from(unseen);
            let message =
                format!("{what} `{id}`: its name holds a character nobody sees, U+{code:04X}");
            check.warn(file, message, "type the name again");
        }
        let skeleton = skeleton(name);
        if skeleton.is_empty() {
            continue;
        }
        match seen.get(&skeleton) {
            Some((other, as_written)) if other != id => {
                let message =
                    format!("{what} `{id}` (“{name}”) reads like `{other}` (“{as_written}”)");
                check.warn(file, message, "give one of them another name");
            }
            Some(_) => {}
            None => {
                seen.insert(skeleton, (id, name));
            }
        }
    }
}

/// Whether two names have one skeleton; nothing reads like an empty name.
pub(super) fn alike_names(one: &str, other: &str) -> bool {
    let skeleton_of_one = skeleton(one);
    !skeleton_of_one.is_empty() && skeleton_of_one == skeleton(other)
}

/// Characters without a mark of their own: zero-width, direction and control characters.
pub(super) fn is_unseen(ch: char) -> bool {
    ch.is_control()
        || matches!(ch, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}

/// What is left of a name when letters that look alike are one, and case, spaces and marks are
/// gone.
fn skeleton(name: &str) -> String {
    let folded: String = name
        .chars()
        .flat_map(char::to_lowercase)
        .filter(|ch| ch.is_alphanumeric())
        .map(one_of_alike)
        .collect();
    folded.replace("rn", "m").replace("vv", "w")
}

/// One letter for all that look like it: Cyrillic, Greek, full-width and digits. Ties are decided
/// after lower-casing, so capital I and small l meet in `l`.
fn one_of_alike(ch: char) -> char {
    match ch {
        'а' | 'α' | 'ɑ' => 'a',
        'е' | 'ё' | 'ε' => 'e',
        'о' | 'ο' | '0' | 'σ' => 'o',
        'р' | 'ρ' => 'p',
        'с' | 'ϲ' => 'c',
        'у' | 'γ' => 'y',
        'х' | 'χ' => 'x',
        'і' | 'ι' | 'ı' | '1' | 'i' | 'ӏ' => 'l',
        'ј' => 'j',
        'ѕ' => 's',
        'к' | 'κ' => 'k',
        'м' => 'm',
        'н' => 'h',
        'т' | 'τ' => 't',
        'в' | 'β' => 'b',
        'ν' => 'v',
        'ԁ' => 'd',
        'ԛ' => 'q',
        'ԝ' | 'ω' => 'w',
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(ch) - 0xfee0).unwrap_or(ch),
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_read_alike_have_one_skeleton() {
        for (one, other) in [
            ("US/EU", "US-EU"),
            ("Cuba", "\u{421}uba"),
            ("Iran", "lran"),
            ("modern", "modem"),
            ("ＡＵ", "AU"),
        ] {
            assert_eq!(skeleton(one), skeleton(other), "{one} {other}");
        }
        assert_ne!(skeleton("Iran"), skeleton("Iraq"));
        assert_ne!(skeleton("非洲联盟"), skeleton("欧洲联盟"));
        assert!(is_unseen('\u{202e}') && !is_unseen('é'));
    }
}
