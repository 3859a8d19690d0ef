//! Gathers problems while many files are read, so that one broken file never hides the rest.

use serde::de::DeserializeOwned;

use super::ReadOnly;
use super::canonical::REMARK;
use super::files::Raw;
use super::intake::Intake;
use super::lex::{Kind, Lexer};
use super::parse::{decode, parse};
use super::ron_error::problem_at;
use crate::model::problem::{Problem, Severity};

/// Problems of a load, and the first file of a newer schema.
#[derive(Debug, Default)]
pub(crate) struct Sink {
    /// Every problem so far.
    pub(crate) problems: Vec<Problem>,
    newer: Option<(String, u32)>,
}

impl Sink {
    /// A sink that already holds these problems.
    pub(crate) fn with(problems: Vec<Problem>) -> Self {
        Self {
            problems,
            newer: None,
        }
    }

    /// Reads a file and hands its records to `convert`; nothing where the file is broken.
    pub(crate) fn read<T: DeserializeOwned, R>(
        &mut self,
        raw: &Raw,
        convert: impl FnOnce(T, &mut Intake<'_>) -> R,
    ) -> Option<R> {
        let found = decode(&raw.bytes).and_then(|text| Ok((text, parse::<T>(text)?)));
        match found {
            Err(problem) => {
                self.problems.push(problem.in_file(&raw.path));
                None
            }
            Ok((text, parsed)) => {
                if let Some(schema) = parsed.newer {
                    self.newer.get_or_insert_with(|| (raw.path.clone(), schema));
                    self.problems.push(
                        Problem::warning(format!(
                            "the file has the newer schema {schema}; it is only read"
                        ))
                        .in_file(&raw.path)
                        .with_remedy("open it with a later version of Travaux to change it"),
                    );
                }
                self.problems
                    .extend(lost_comments(text).map(|problem| problem.in_file(&raw.path)));
                let mut intake = Intake::new(&raw.path, text);
                let value = convert(parsed.value, &mut intake);
                self.problems.extend(intake.into_problems());
                Some(value)
            }
        }
    }

    /// Takes over what another sink gathered after this one.
    pub(crate) fn append(&mut self, mut other: Self) {
        self.problems.append(&mut other.problems);
        self.newer = self.newer.take().or(other.newer);
    }

    /// Whether a file has an error.
    pub(crate) fn is_damaged(&self, path: &str) -> bool {
        self.problems
            .iter()
            .any(|p| p.severity == Severity::Error && p.file == path)
    }

    /// Why nothing may be saved, where a file was newer.
    pub(crate) fn read_only(&self) -> Option<ReadOnly> {
        self.newer
            .as_ref()
            .map(|(file, schema)| ReadOnly::NewerSchema {
                file: file.clone(),
                schema: *schema,
            })
    }
}

/// A warning where a file holds comments that a rewrite would drop.
pub(crate) fn lost_comments(text: &str) -> Option<Problem> {
    // Most files hold nothing that could be a comment but our own remark.
    let parts = text
        .split_once(REMARK)
        .map_or([text, ""], |(before, after)| [before, after]);
    if !parts
        .iter()
        .any(|part| part.contains("//") || part.contains("/*"))
    {
        return None;
    }
    let comment = Lexer::new(text).find(|token| {
        token.kind == Kind::Comment && text.get(token.start..token.end) != Some(REMARK)
    })?;
    let mut problem = problem_at(
        text,
        comment.start,
        "comments are lost when the program rewrites this file",
    )
    .with_remedy("move them into the `note` or `notes` fields");
    problem.severity = Severity::Warning;
    Some(problem)
}
