//! The message catalogues: both whole, alike, and holding what the program asks them for.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use travaux::words::retell::retold;
use travaux::words::{UiLang, Words, message_keys};

/// A source file without its inline tests, which may ask for messages that do not exist.
fn sources() -> Vec<(String, String)> {
    let mut found = Vec::new();
    let mut open = vec![PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src")];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                let text = fs::read_to_string(&path).unwrap();
                let code = text.split("#[cfg(test)]\nmod tests").next().unwrap();
                let code: String = code
                    .lines()
                    .filter(|l| !l.trim_start().starts_with("//"))
                    .flat_map(|l| [l, "\n"])
                    .collect();
                found.push((path.display().to_string(), code));
            }
        }
    }
    found.sort();
    found
}

/// Every message of a catalogue with the names of its arguments.
fn arguments(lang: UiLang) -> BTreeMap<String, BTreeSet<String>> {
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in lang.catalogue().lines().filter(|l| !l.starts_with('#')) {
        if let Some(new) = message_keys(line).next() {
            new.clone_into(&mut key);
            assert!(
                found.insert(key.clone(), BTreeSet::new()).is_none(),
                "{lang:?} holds `{key}` twice"
            );
        }
        for after in line.split("{ $").skip(1) {
            let name: String = after
                .chars()
                .take_while(|c| c.is_ascii_alphanumeric() || *c == '_')
                .collect();
            found.get_mut(&key).unwrap().insert(name);
        }
    }
    found
}

/// The text literal that follows `place`, if one does.
fn literal(text: &str) -> Option<&str> {
    text.trim_start().strip_prefix('"')?.split('"').next()
}

/// Literals handed to `call(` in `code`, each with what follows up to the end of the call.
fn calls<'a>(code: &'a str, call: &str) -> Vec<(&'a str, &'a str)> {
    code.match_indices(call)
        .filter_map(|(at, _)| {
            let after = &code[at + call.len()..];
            let mut depth = 1;
            let end = after.find(|c| {
                depth += match c {
                    '(' => 1,
                    ')' => -1,
                    _ => 0,
                };
                depth == 0
            })?;
            Some((literal(after)?, &after[..end]))
        })
        .collect()
}

/// The names of the arguments handed over in a call: literals that open a pair.
fn given(call: &str) -> BTreeSet<String> {
    call.split('(')
        .skip(1)
        .filter_map(|pair| {
            let name = literal(pair)?;
            let after = pair.trim_start().strip_prefix('"')?.get(name.len() + 1..)?;
            after.trim_start().starts_with(',').then(|| name.to_owned())
        })
        .collect()
}

/// Literals in the bodies of functions whose name is `key` or ends in `_key`.
fn table_keys(code: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (at, _) in code.match_indices("key(").filter(|(at, _)| {
        let before = &code[..*at];
        let name = before.rfind("fn ").map(|f| &before[f + 3..]);
        name.is_some_and(|n| {
            n.chars().all(|c| c.is_ascii_lowercase() || c == '_')
                && (n.is_empty() || n.ends_with('_'))
        })
    }) {
        let body = &code[at..];
        let Some(open) = body.find('{') else { continue };
        let mut depth = 0;
        let end = body[open..].find(|c| {
            depth += match c {
                '{' => 1,
                '}' => -1,
                _ => 0,
            };
            depth == 0
        });
        let body = &body[open..open + end.unwrap()];
        found.extend(body.split('"').skip(1).step_by(2));
    }
    found
}

#[test]
fn both_catalogues_hold_the_same_messages_with_the_same_arguments() {
    let (en, zh) = (arguments(UiLang::En), arguments(UiLang::Zh));
    assert!(en.len() > 300, "the reading found {} messages", en.len());
    let keys =
        |all: &BTreeMap<String, BTreeSet<String>>| all.keys().cloned().collect::<BTreeSet<_>>();
    let (en_keys, zh_keys) = (keys(&en), keys(&zh));
    assert!(
        en_keys == zh_keys,
        "in one only: {:?}",
        en_keys.symmetric_difference(&zh_keys).collect::<Vec<_>>()
    );
    for (key, names) in &en {
        assert_eq!(names, &zh[key], "arguments of `{key}`");
    }
}

#[test]
fn every_line_of_the_catalogues_is_understood() {
    for lang in UiLang::ALL {
        let words = Words::new(lang);
        for (key, names) in arguments(lang) {
            assert!(words.has(&key), "{lang:?}: `{key}` does not parse");
            let given: Vec<_> = names.iter().map(|name| (name.as_str(), 3.into())).collect();
            let shown = if names.is_empty() {
                words.t(&key).to_owned()
            } else {
                words.tf(&key, &given)
            };
            assert!(
                shown != key && !shown.is_empty(),
                "{lang:?}: `{key}` shows nothing"
            );
            assert!(
                !shown.contains(['{', '}']),
                "{lang:?}: `{key}` shows {shown}"
            );
        }
    }
}

#[test]
fn the_chinese_catalogue_is_in_chinese() {
    let (en, zh) = (Words::new(UiLang::En), Words::new(UiLang::Zh));
    let (mut bad, mut n_read) = (Vec::new(), 0);
    for (key, names) in arguments(UiLang::Zh) {
        let given: Vec<_> = names.iter().map(|name| (name.as_str(), 3.into())).collect();
        let [english, chinese] = [&en, &zh].map(|words| words.tf(&key, &given));
        // A sign alone is the same in every language.
        if !english.chars().any(char::is_alphabetic) {
            continue;
        }
        n_read += 1;
        if !chinese.chars().any(travaux::model::text::is_han) {
            bad.push(format!("`{key}` is not translated: {chinese}"));
        }
        // What stands between backticks is to be typed as it is.
        let prose: String = chinese.split('`').step_by(2).collect();
        if prose.contains([',', ';', '?', '!']) {
            bad.push(format!("`{key}` has Western punctuation: {chinese}"));
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
    assert!(n_read > 1000, "{n_read} messages were read");
}

#[test]
fn every_message_the_program_asks_for_exists_with_its_arguments() {
    let en = arguments(UiLang::En);
    let mut n_asked = 0;
    let mut bad = Vec::new();
    for (file, code) in sources() {
        for (key, _) in calls(&code, ".t(") {
            n_asked += 1;
            match en.get(key) {
                None => bad.push(format!("{file}: `{key}` is in no catalogue")),
                Some(names) if !names.is_empty() => {
                    bad.push(format!("{file}: `{key}` wants {names:?}"));
                }
                Some(_) => {}
            }
        }
        for (key, call) in calls(&code, ".tf(") {
            n_asked += 1;
            let given = given(call);
            match en.get(key) {
                None => bad.push(format!("{file}: `{key}` is in no catalogue")),
                Some(names) if *names != given => {
                    bad.push(format!(
                        "{file}: `{key}` wants {names:?} and gets {given:?}"
                    ));
                }
                Some(_) => {}
            }
        }
        for key in table_keys(&code) {
            n_asked += 1;
            if !en.contains_key(key) {
                bad.push(format!("{file}: `{key}` is in no catalogue"));
            }
        }
    }
    assert!(n_asked > 60, "the scan found {n_asked} keys");
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

#[test]
fn no_message_waits_for_a_place_to_be_shown() {
    let all: String = sources().into_iter().map(|(_, code)| code).collect();
    assert!(message_keys(UiLang::En.catalogue()).count() > 1000);
    let waiting: Vec<_> = message_keys(UiLang::En.catalogue())
        .filter(|key| !all.contains(&format!("\"{key}\"")))
        .collect();
    assert!(waiting.is_empty(), "nothing shows {waiting:?}");
}

/// What readers of files say in English, as literals: behind these words in their code.
const SAID_BY: [&str; 5] = [
    "Problem::error(",
    "with_remedy(",
    ".remark(",
    "let words = ",
    "too_much(",
];

#[test]
fn what_is_said_of_files_that_are_refused_is_told_in_chinese_too() {
    let zh = Words::new(UiLang::Zh);
    let readers = [
        "/exchange/reading/",
        "/exchange/draft_in/",
        "/exchange/import/columns",
    ];
    let mut bad = Vec::new();
    let mut n_said = 0;
    for (file, code) in sources() {
        if !readers.iter().any(|folder| file.contains(folder)) && !file.ends_with("text_io.rs") {
            continue;
        }
        let code = code.replace("format!(", "").replace("&\"", "\"");
        for place in SAID_BY
            .into_iter()
            .flat_map(|word| code.split(word).skip(1))
        {
            let place = place.trim_start();
            let own = place.strip_prefix("\"\",");
            let place = own
                .or_else(|| place.strip_prefix("&place,"))
                .unwrap_or(place);
            let Some(said) = literal(place).filter(|said| said.len() > 12) else {
                continue;
            };
            n_said += 1;
            // What is filled in is a figure, or words that are no message.
            let mut filled = String::new();
            for (at, part) in said.split('{').enumerate() {
                let behind = part.split_once('}').map_or(part, |(_, behind)| behind);
                filled.push_str(if at == 0 { part } else { "7" });
                filled.push_str(if at == 0 { "" } else { behind });
            }
            let told = retold(&filled.replace('\\', "\""), &zh);
            if !told.chars().any(travaux::model::text::is_han) {
                bad.push(format!("{file}: {filled}"));
            }
        }
    }
    assert!(n_said > 25, "{n_said}");
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}
