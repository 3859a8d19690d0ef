//! A cell of a table that cannot be read: where it stands, what it says, and what it should say.

use super::columns::Field;
use crate::words::{UiLang, Words};

/// A cell that cannot be read; its row changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The row in the file, from 1.
    pub row: u32,
    /// The cell, such as `C14`; none where what it should say has no column.
    pub cell: Option<String>,
    /// What the cell should tell.
    pub field: Field,
    /// What it says; may be empty.
    pub words: String,
}

impl Fault {
    /// The cell, or its row.
    pub fn place(&self, words: &Words) -> String {
        let row = || words.tf("fault-row", &[("n", self.row.to_string().into())]);
        self.cell.clone().unwrap_or_else(row)
    }

    /// What is wrong with it and what it should say; `name` is what the field is called.
    pub fn told(&self, name: &str, words: &Words) -> String {
        let wanted = words.t(wanted_key(self.field));
        if self.words.is_empty() {
            return words.tf(
                "fault-empty",
                &[("field", name.into()), ("wanted", wanted.into())],
            );
        }
        words.tf(
            "fault-says",
            &[
                ("field", name.into()),
                ("words", self.words.as_str().into()),
                ("wanted", wanted.into()),
            ],
        )
    }

    /// The same in English, as scripts and the command line tell it.
    pub fn message(&self) -> String {
        self.told(self.field.word(), Words::of(UiLang::En))
    }
}

/// What a cell of a field should say.
fn wanted_key(field: Field) -> &'static str {
    match field {
        Field::Bloc => "wanted-bloc",
        Field::State => "wanted-state",
        Field::Issue => "wanted-issue",
        Field::Element => "wanted-element",
        Field::From => "wanted-from",
        Field::Verb => "wanted-verb",
        Field::Strength => "wanted-strength",
        Field::Scale => "wanted-scale",
        Field::Salience => "wanted-salience",
        Field::Confidence => "wanted-confidence",
        Field::Layer => "wanted-layer",
        Field::Sources | Field::Stance | Field::StanceZh | Field::Fallback => "wanted-sources",
    }
}
