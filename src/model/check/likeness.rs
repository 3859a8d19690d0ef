//! Names that a reader could take for one another, and names with characters nobody sees.
//!
//! A bloc that calls itself like another, with one letter from another alphabet, would have its
//! verdicts read as the other's.

use std::collections::BTreeMap;

use super::Check;
use crate::model::dossier::Dossier;
use crate::model::text::Bilingual;

pub(super) fn check<'d>(check: &mut Check<'d>, dossier: &'d Dossier) {
    let mut blocs = Names::default();
    for bloc in &dossier.blocs {
        let file = format!("blocs/{}.ron", bloc.id);
        let names = [&bloc.name.en, &bloc.name.zh, &bloc.short.en, &bloc.short.zh];
        blocs.add(&bloc.id, &file, names);
        blocs.add(&bloc.id, &file, [bloc.id.as_str()]);
    }
    alike(check, "the bloc", &blocs);
    let families = Names::of(&dossier.families, "dossier.ron", |family| {
        (&family.id, &family.title)
    });
    alike(check, "the family", &families);
    let mut elements = Names::default();
    let mut issues = Names::default();
    for issue in &dossier.issues {
        let file = format!("issues/{}.ron", issue.family);
        issues.add(&issue.id, &file, [&issue.title.en, &issue.title.zh]);
        issues.add(&issue.id, &file, [issue.id.as_str()]);
        for element in &issue.elements {
            elements.add(&element.id, &file, [element.id.as_str()]);
            // Two names of one element may well read alike.
            if element.synonym_of.is_none() {
                let label = &element.label;
                elements.add(&element.id, &file, [&label.en, &label.zh]);
            }
        }
    }
    alike(check, "the issue", &issues);
    alike(check, "the element", &elements);
    let states = Names::of(
        &dossier.reference.states,
        "instruments/states.ron",
        |state| (&state.code, &state.name),
    );
    alike(check, "the State", &states);
}

/// Names of one kind of thing: what each is the name of, where it stands, how it is written.
#[derive(Default)]
struct Names<'d>(Vec<(String, String, &'d str)>);

impl<'d> Names<'d> {
    fn add<T: AsRef<str> + ?Sized + 'd>(
        &mut self,
        id: &(impl ToString + ?Sized),
        file: &str,
        names: impl IntoIterator<Item = &'d T>,
    ) {
        for name in names {
            let named = (id.to_string(), file.to_owned(), name.as_ref());
            self.0.push(named);
        }
    }

    fn of<T, I: ToString + 'd>(
        all: &'d [T],
        file: &str,
        named: impl Fn(&'d T) -> (&'d I, &'d Bilingual),
    ) -> Self {
        let mut names = Self::default();
        for one in all {
            let (id, name) = named(one);
            names.add(id, file, [&name.en, &name.zh]);
        }
        names
    }
}

/// Refuses names of different things with one skeleton, and unseen characters.
fn alike(check: &mut Check<'_>, what: &str, names: &Names<'_>) {
    let mut seen: BTreeMap<String, (&str, &str)> = BTreeMap::new();
    for (id, file, name) in &names.0 {
        if let Some(unseen) = name.chars().find(|ch| is_unseen(*ch)) {
            let code = u32::from(unseen);
            let message =
                format!("{what} `{id}`: its name holds a character nobody sees, U+{code:04X}");
            check.error(file, message, "type the name again");
        }
        let skeleton = skeleton(name);
        if skeleton.is_empty() {
            continue;
        }
        match seen.get(&skeleton) {
            Some((other, as_written)) if other != id => {
                let message =
                    format!("{what} `{id}` (“{name}”) reads like `{other}` (“{as_written}”)");
                check.error(file, message, "give one of them another name");
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

/// Characters without a mark of their own: zero-width, direction, tag, filler and control
/// characters.
pub(super) fn is_unseen(ch: char) -> bool {
    ch.is_control()
        || matches!(
            ch,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{180e}' | '\u{3164}' | '\u{ffa0}'
        )
        || matches!(
            ch,
            '\u{115f}' | '\u{1160}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}'
        )
        || matches!(ch, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}')
        || matches!(ch, '\u{e0000}'..='\u{e007f}')
}

/// What is left of a name when letters that look alike are one, and case, spaces and marks are
/// gone.
fn skeleton(name: &str) -> String {
    let folded: String = name
        .chars()
        .flat_map(prototype)
        .flat_map(char::to_lowercase)
        .filter(|ch| ch.is_alphanumeric())
        .map(one_of_alike)
        .collect();
    folded.replace("rn", "m").replace("vv", "w")
}

/// The letters that UTS 39 has this one taken for; a letter that it takes for a mark stays itself.
fn prototype(ch: char) -> Vec<char> {
    let mut bytes = [0; 4];
    let taken_for: Vec<char> =
        unicode_security::confusable_detection::skeleton(ch.encode_utf8(&mut bytes)).collect();
    if ch.is_alphanumeric() && !taken_for.iter().any(|ch| ch.is_alphanumeric()) {
        vec![ch]
    } else {
        taken_for
    }
}

/// One letter for what looks alike beyond UTS 39, which knows no case: Cyrillic, Greek, full-width
/// and digits. Ties are decided after lower-casing, so capital I and small l meet in `l`.
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
            ("\u{13aa}\u{13aa}", "AA"),
            ("\u{1d5a0}U", "AU"),
            ("SCO", "\u{405}\u{421}\u{41e}"),
            ("Peru", "\u{420}eru"),
        ] {
            assert_eq!(skeleton(one), skeleton(other), "{one} {other}");
        }
        assert_ne!(skeleton("Iran"), skeleton("Iraq"));
        assert_ne!(skeleton("非洲联盟"), skeleton("欧洲联盟"));
        assert_ne!(
            skeleton("一带一路"),
            skeleton("带路"),
            "a stroke is a letter here"
        );
        assert!(is_unseen('\u{202e}') && !is_unseen('é'));
    }
}
