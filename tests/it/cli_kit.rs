//! Calls of the command line in memory, and dossiers on disk to call it on.

use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::Value;
use travaux::cli::{Ending, Request, Streams, request, run};
use travaux::storage::taught::Taught;

/// An authority reaches data abroad on a private person's consent.
pub(crate) const USER_CONSENT: &str = "The competent authorities of a Party may access data \
    stored in the territory of another Party if the user of the data freely consents.";

/// No authority reaches into another State without its consent.
pub(crate) const STATE_CONSENT: &str = "No authority shall access a computer system in the \
    territory of another Party without the prior consent of that State.";

/// What a call gave.
#[derive(Debug)]
pub(crate) struct Said {
    pub(crate) ending: Ending,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Said {
    /// Standard output as one JSON value.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {}", self.out))
    }

    /// Standard output as one JSON value a line.
    pub(crate) fn json_lines(&self) -> Vec<Value> {
        let values = self.out.lines().map(serde_json::from_str);
        values.collect::<Result<_, _>>().unwrap()
    }
}

/// Calls a verb with these arguments and this standard input.
pub(crate) fn call<S: Into<OsString> + Clone>(arguments: &[S], input: &[u8]) -> Said {
    let all = std::iter::once("travaux".into()).chain(arguments.iter().cloned().map(Into::into));
    let (mut out, mut err) = (Vec::new(), Vec::new());
    let ending = match request(all) {
        Request::Verb(verb, passphrase_file) => {
            let mut input = input;
            let mut streams = Streams {
                input: &mut input,
                out: &mut out,
                err: &mut err,
                passphrase_file,
                taught: Taught::default(),
            };
            run(&verb, &mut streams)
        }
        Request::Words { words, ending } => {
            err.extend(words.into_bytes());
            ending
        }
        Request::Window(folder) => panic!("the window would open on {folder:?}"),
    };
    Said {
        ending,
        out: String::from_utf8(out).unwrap(),
        err: String::from_utf8(err).unwrap(),
    }
}

/// Codes these clauses and returns an answer a line.
pub(crate) fn coded(clauses: &[Value]) -> Vec<Value> {
    let lines: Vec<_> = clauses.iter().map(Value::to_string).collect();
    let said = call(&["code", "--json-lines"], lines.join("\n").as_bytes());
    assert_eq!(said.ending, Ending::Done, "{}", said.err);
    let answers = said.json_lines();
    assert_eq!(answers.len(), clauses.len());
    answers
}

/// A dossier of one issue and two blocs in canonical form, without an error.
pub(crate) fn dossier_on_disk(root: &Path) -> PathBuf {
    let folder = root.join("small");
    crate::storage::broken::small_dossier(&folder);
    let said = call(&[OsString::from("fmt"), folder.clone().into()], b"");
    assert_eq!(said.ending, Ending::Done, "{}", said.err);
    folder
}

/// Replaces words of a file, which must be there.
pub(crate) fn spoil(file: &Path, old: &str, new: &str) {
    let text = fs::read_to_string(file).unwrap();
    assert!(text.contains(old), "{old} is not in {text}");
    let text = text.replacen(old, new, 1);
    travaux::storage::save::write_atomic(file, text.as_bytes()).unwrap();
}
