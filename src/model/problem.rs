//! What is wrong with data, where, and what to do about it.

use std::fmt;

/// How bad a problem is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Part of the data could not be used.
    Error,
    /// Usable, but probably not as meant.
    Warning,
}

/// One thing wrong with a file or a record.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// The file, relative to the folder that was opened; empty where no file is to blame.
    pub file: String,
    /// Line and column, from 1, where they are known.
    pub at: Option<(usize, usize)>,
    /// What is wrong.
    pub message: String,
    /// What to do; may be empty.
    pub remedy: String,
    /// The offending line, where it helps.
    pub excerpt: String,
}

/// The most characters of a message: it may quote what a file holds, which may be of any length.
const LONGEST: usize = 1_000;

fn cut(mut message: String) -> String {
    if let Some((end, _)) = message.char_indices().nth(LONGEST) {
        message.truncate(end);
        message.push('…');
    }
    message
}

impl Problem {
    /// An error without a place; of a very long message the beginning.
    pub fn error(message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            file: String::new(),
            at: None,
            message: cut(message.into()),
            remedy: String::new(),
            excerpt: String::new(),
        }
    }

    /// A warning without a place.
    pub fn warning(message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Warning,
            ..Self::error(message)
        }
    }

    /// The same problem, in this file.
    #[must_use]
    pub fn in_file(mut self, file: &str) -> Self {
        file.clone_into(&mut self.file);
        self
    }

    /// The same problem, with a remedy.
    #[must_use]
    pub fn with_remedy(mut self, remedy: impl Into<String>) -> Self {
        self.remedy = remedy.into();
        self
    }
}

impl Problem {
    /// Where it is: `blocs/us-eu.ron:12:7`; empty where it is in no file.
    pub fn place(&self) -> String {
        match self.at {
            Some((line, column)) if !self.file.is_empty() => {
                format!("{}:{line}:{column}", self.file)
            }
            Some((line, column)) => format!("{line}:{column}"),
            None => self.file.clone(),
        }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        write!(f, "{word}: {}", self.message)?;
        if !self.file.is_empty() {
            write!(f, "\n  in {}", self.file)?;
            if let Some((line, column)) = self.at {
                write!(f, ":{line}:{column}")?;
            }
        }
        if let (false, Some((_, column))) = (self.excerpt.is_empty(), self.at) {
            write!(f, "\n  | {}", self.excerpt)?;
            // Of a long line only a part is shown, under which the column says nothing.
            if !self.excerpt.starts_with('…') {
                write!(f, "\n  | {}^", " ".repeat(column.saturating_sub(1)))?;
            }
        }
        if !self.remedy.is_empty() {
            write!(f, "\n  remedy: {}", self.remedy)?;
        }
        Ok(())
    }
}
