//! From a file's records to the model's values: every problem named, the rest kept.

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
    met: BTreeMap<String, usize>,
}

impl<'a> Intake<'a> {
    /// For a file, by name and text.
    pub(crate) fn new(file: &'a str, source: &'a str) -> Self {
        Self { file, source, problems: Vec::new(), met: BTreeMap::new() }
    }

    /// The problems found.
    pub(crate) fn into_problems(self) -> Vec<Problem> {
        self.problems
    }

    /// A text that is no value of its kind, placed where it stands in the file.
    pub(crate) fn refuse(&mut self, text: &str, message: impl Into<String>, remedy: &str) {
        let problem = Problem::error(message).with_remedy(remedy);
        let problem = self.placed(problem, text);
        self.problems.push(problem);
    }

    /// A problem without a text to point at.
    pub(crate) fn report(&mut self, problem: Problem) {
        self.problems.push(problem.in_file(self.file));
    }

    fn placed(&mut self, problem: Problem, text: &str) -> Problem {
        let mut problem = problem.in_file(self.file);
        if self.problems.len() < LOCATED {
            let nth = self.met.entry(text.to_owned()).or_insert(0);
            if let Some((byte, _)) = self.source.match_indices(&quoted(text)).nth(*nth) {
                let at = line_col(self.source, byte);
                problem.at = Some(at);
                problem.excerpt = excerpt_of(self.source, at);
            }
            *nth += 1;
        }
        problem
    }

    /// A text as an id, date or other checked value.
    pub(crate) fn value<T: FromStr<Err: Display>>(&mut self, text: &str, remedy: &str) -> Option<T> {
        match text.parse() {
            Ok(value) => Some(value),
            Err(error) => {
                self.refuse(text, error.to_string(), remedy);
                None
            }
        }
    }

    /// A text as an id.
    pub(crate) fn id<T: FromStr<Err: Display>>(&mut self, text: &str) -> Option<T> {
        self.value(text, "correct the id; until then the record that holds it is left out")
    }

    /// The texts that are ids, and a problem for each of the others.
    pub(crate) fn ids<T: FromStr<Err: Display>>(&mut self, texts: &[String]) -> Vec<T> {
        texts.iter().filter_map(|text| self.id(text)).collect()
    }

    /// A text as a date.
    pub(crate) fn date(&mut self, text: &str) -> Option<Date> {
        self.value(text, "correct the date; until then the record that holds it is left out")
    }

    /// An optional date; a bad one fails the record (`None`), an absent one does not.
    pub(crate) fn date_if_any(&mut self, text: Option<&String>) -> Option<Option<Date>> {
        match text {
            None => Some(None),
            Some(text) => self.date(text).map(Some),
        }
    }

    /// An optional id; a bad one fails the record (`None`), an absent one does not.
    pub(crate) fn id_if_any<T: FromStr<Err: Display>>(
        &mut self,
        text: Option<&String>,
    ) -> Option<Option<T>> {
        match text {
            None => Some(None),
            Some(text) => self.id(text).map(Some),
        }
    }

    /// The values of a list of records.
    pub(crate) fn all<R: Record>(&mut self, records: Vec<R>) -> Vec<R::Model> {
        records.into_iter().filter_map(|record| record.read(self)).collect()
    }
}
