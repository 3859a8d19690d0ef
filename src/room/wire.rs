//! What a message says once it is open.

use serde::{Deserialize, Serialize};

use super::fault::Fault;

/// The form of the messages this version writes.
pub(super) const FORM: u32 = 1;

/// A part of the session's files is at most this long, so that any server takes it.
pub(super) const PART: usize = 200 * 1024;

/// A message as it is sealed and sent, with the form it is written in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Message {
    form: u32,
    pub(super) says: Says,
}

/// What it says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Says {
    /// Part of the files that everybody who takes part has.
    Stage(Part),
    /// Something happened.
    Event {
        /// The text of its file.
        text: String,
    },
}

/// A part of the files of a session.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Part {
    /// What tells these files from those sent before: digits that depend on every byte.
    pub(super) stage: String,
    /// The event that opened the session.
    pub(super) session: String,
    /// The scenario.
    pub(super) scenario: String,
    /// Which part, from 0.
    pub(super) nth: usize,
    /// How many parts there are.
    pub(super) of: usize,
    /// The part.
    pub(super) data: String,
}

#[derive(Deserialize)]
struct Head {
    form: u32,
}

impl Message {
    pub(super) fn new(says: Says) -> Self {
        Self { form: FORM, says }
    }

    pub(super) fn write(&self) -> Vec<u8> {
        serde_json::to_vec(self).unwrap_or_default()
    }

    /// Reads a message; `None` where it is none.
    ///
    /// # Errors
    /// Where a later version of the program wrote it.
    pub(super) fn read(bytes: &[u8]) -> Result<Option<Self>, Fault> {
        let Ok(head) = serde_json::from_slice::<Head>(bytes) else {
            return Ok(None);
        };
        if head.form > FORM {
            return Err(Fault::Newer(head.form));
        }
        Ok(serde_json::from_slice(bytes).ok())
    }
}

/// A text in parts of at most [`PART`] bytes, whole characters each.
pub(super) fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest.floor_char_boundary(PART);
        let (part, more) = rest.split_at(end);
        parts.push(part);
        rest = more;
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_later_form_is_named_and_nonsense_is_none() {
        let message = Message::new(Says::Event {
            text: "x".to_owned(),
        });
        assert_eq!(Message::read(&message.write()), Ok(Some(message)));
        let later = br#"{"form":2,"says":{"Wave":{}}}"#;
        assert_eq!(Message::read(later), Err(Fault::Newer(2)));
        assert_eq!(Message::read(b"nonsense"), Ok(None));
        assert_eq!(Message::read(br#"{"form":1,"says":1}"#), Ok(None));
    }

    #[test]
    fn parts_are_whole_characters_and_make_the_text_again() {
        let text = "章".repeat(PART);
        let cut = parts(&text);
        assert!(cut.len() > 3 && cut.iter().all(|part| part.len() <= PART));
        assert_eq!(cut.concat(), text);
        assert_eq!(parts(""), Vec::<&str>::new());
    }
}
