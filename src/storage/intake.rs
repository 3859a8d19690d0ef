//! From a file's records to the model's values: every problem named, the rest kept.

#![expect(
    clippy::option_option,
    reason = "the outer says whether the record is good, the inner whether the field is there"
)]

use std::collections::BTreeMap;
use std::fmt::Display;
use std::str::FromStr;

use super::canonical::quoted;
use super::lex::line_col;
use super::ron_error::excerpt_of;
use crate::model::date::Date;
use crate::model::problem::Problem;

/// A record of a file and the value of the model it stands for.
pub(crate) trait Record: Sized {
    /// The value.
    type Model;

    /// The record of a value.
    fn write(model: &Self::Model) -> Self;

    /// The value of a record, or nothing and a problem in `intake`.
    fn read(self, intake: &mut Intake<'_>) -> Option<Self::Model>;
}

/// Records of values, in order.
pub(crate) fn write_all<'a, R, M>(models: impl IntoIterator<Item = &'a M>) -> Vec<R>
where
    R: Record<Model = M>,
    M: 'a,
{
    models.into_iter().map(R::write).collect()
}

/// How many problems of one file are looked up in its text; looking takes a pass over the file.
const LOCATED: usize = 100;

/// Gathers what is wrong with the values of one file.
pub(crate) struct Intake<'a> {
    file: &'a str,
    source: &'a str,
    problems: Vec<Problem>,
    /// How often a bad text has been met, so that the second problem is placed at the second.
    met: BTreeMap<(String, String), usize>,
}

impl<'a> Intake<'a> {
    /// For a file, by name and text.
    pub(crate) fn new(file: &'a str, source: &'a str) -> Self {
        Self {
            file,
            source,
            problems: Vec::new(),
            met: BTreeMap::new(),
        }
    }

    /// The problems found.
    pub(crate) fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// A text that is no value of its kind, placed where it stands in the file: as the value of
    /// `field`, or, where that is empty, in a list or as a key.
    pub(crate) fn refuse(&mut self, field: &str, text: &str, problem: Problem) {
        let mut problem = problem.in_file(self.file);
        if self.problems.len() < LOCATED {
            let before = if field.is_empty() {
                String::new()
            } else {
                format!("{field}:")
            };
            let nth = self
                .met
                .entry((before.clone(), text.to_owned()))
                .or_insert(0);
            let stands_here = |(byte, _): &(usize, &str)| {
                let head = self.source.get(..*byte).unwrap_or("").trim_end();
                if before.is_empty() {
                    head.ends_with(['[', ',', '{'])
                } else {
                    head.ends_with(&before)
                }
            };
            if let Some((byte, _)) = self
                .source
                .match_indices(&quoted(text))
                .filter(stands_here)
                .nth(*nth)
            {
                let at = line_col(self.source, byte);
                problem.at = Some(at);
                problem.excerpt = excerpt_of(self.source, at);
            }
            *nth += 1;
        }
        self.problems.push(problem);
    }

    /// A problem without a text to point at.
    pub(crate) fn report(&mut self, problem: Problem) {
        self.problems.push(problem.in_file(self.file));
    }

    fn value<T: FromStr<Err: Display>>(
        &mut self,
        field: &str,
        text: &str,
        kind: &str,
    ) -> Option<T> {
        match text.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                let remedy =
                    format!("correct the {kind}; until then the record that holds it is left out");
                self.refuse(
                    field,
                    text,
                    Problem::error(format!("{error}")).with_remedy(remedy),
                );
                None
            }
        }
    }

    /// The value of `field` as an id.
    pub(crate) fn id<T: FromStr<Err: Display>>(&mut self, field: &str, text: &str) -> Option<T> {
        self.value(field, text, "id")
    }

    /// The texts of a list that are ids, and a problem for each of the others.
    pub(crate) fn ids<T: FromStr<Err: Display>>(&mut self, texts: &[String]) -> Vec<T> {
        texts
            .iter()
            .filter_map(|text| self.value("", text, "id"))
            .collect()
    }

    /// The value of `field` as a date.
    pub(crate) fn date(&mut self, field: &str, text: &str) -> Option<Date> {
        self.value(field, text, "date")
    }

    /// An optional date; a bad one fails the record (`None`), an absent one does not.
    pub(crate) fn date_if_any(
        &mut self,
        field: &str,
        text: Option<&String>,
    ) -> Option<Option<Date>> {
        match text {
            None => Some(None),
            Some(text) => self.date(field, text).map(Some),
        }
    }

    /// An optional id; a bad one fails the record (`None`), an absent one does not.
    pub(crate) fn id_if_any<T: FromStr<Err: Display>>(
        &mut self,
        field: &str,
        text: Option<&String>,
    ) -> Option<Option<T>> {
        match text {
            None => Some(None),
            Some(text) => self.id(field, text).map(Some),
        }
    }

    /// The values of a list of records.
    pub(crate) fn all<R: Record>(&mut self, records: Vec<R>) -> Vec<R::Model> {
        records
            .into_iter()
            .filter_map(|record| record.read(self))
            .collect()
    }
}

/// A record that may be absent.
pub(crate) fn some<R: Record>(model: Option<&R::Model>) -> Option<R> {
    model.map(R::write)
}

/// The same, in a box.
pub(crate) fn some_boxed<R: Record>(model: Option<&R::Model>) -> Option<Box<R>> {
    model.map(|model| Box::new(R::write(model)))
}

/// Reads a record that may be absent; `None` where it is there and bad.
pub(crate) fn read_some<R: Record>(
    record: Option<R>,
    intake: &mut Intake<'_>,
) -> Option<Option<R::Model>> {
    match record {
        None => Some(None),
        Some(record) => record.read(intake).map(Some),
    }
}

/// The same, in a box.
pub(crate) fn read_boxed<R: Record>(
    record: Option<Box<R>>,
    intake: &mut Intake<'_>,
) -> Option<Option<Box<R::Model>>> {
    read_some(record.map(|record| *record), intake).map(|model| model.map(Box::new))
}

/// Reads a list whose records must all be good.
pub(crate) fn read_list<R: Record>(
    records: Vec<R>,
    intake: &mut Intake<'_>,
) -> Option<Vec<R::Model>> {
    records
        .into_iter()
        .map(|record| record.read(intake))
        .collect()
}
