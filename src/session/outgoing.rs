//! What leaves from the window, a table or a paper: its preview, its bytes, what of the choices is
//! remembered. It is made beside the window, in steps between which a person can call it off.

use std::sync::Arc;
use std::sync::atomic::{AtomicU8, Ordering};

use crate::coding::codebook::Codebook;
use crate::exchange::export::{self, Wish};
use crate::exchange::going::Going;
use crate::exchange::paper::{PaperFormat, PaperWish, paper, paper_while};
use crate::exchange::public::{Audience, Leaving, leaving, leaving_paper};
use crate::exchange::table::Cell;
use crate::model::date::Year;
use crate::model::problem::Problem;
use crate::model::workspace::Workspace;

/// What is to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outgoing {
    /// A table, or a picture of one.
    Table(Wish),
    /// A text or a brief.
    Paper(PaperWish),
}

impl Outgoing {
    /// For whom it is.
    pub fn audience(&self) -> Audience {
        match self {
            Self::Table(wish) => wish.audience,
            Self::Paper(wish) => wish.audience,
        }
    }

    /// The same as of a year, and counting only what is certain or not.
    #[must_use]
    pub fn at(self, as_of: Year, strict: bool) -> Self {
        match self {
            Self::Table(wish) => Self::Table(Wish {
                as_of,
                strict,
                ..wish
            }),
            Self::Paper(wish) => Self::Paper(PaperWish {
                as_of,
                strict,
                ..wish
            }),
        }
    }

    /// The ending of its file's name.
    pub fn extension(&self) -> &'static str {
        match self {
            Self::Table(wish) => wish.format.extension(),
            Self::Paper(wish) => wish.format.extension(),
        }
    }

    /// The name offered for its file.
    pub fn file_name(&self) -> String {
        let (kind, about) = match self {
            Self::Table(wish) => (wish.kind.word(), ""),
            Self::Paper(wish) if wish.paper.is_text() => (wish.paper.word(), ""),
            Self::Paper(wish) => (wish.paper.word(), wish.subject.as_str()),
        };
        let mut name = kind.replace(' ', "-");
        // A number, a bloc or an issue; the name of a version may hold anything.
        if !about.is_empty() && about.chars().all(|c| c.is_ascii_alphanumeric() || c == '-') {
            name = format!("{name}-{about}");
        }
        format!("{name}.{}", self.extension())
    }
}

/// How far slow work is, and whether it is still wanted: seen from both sides.
#[derive(Clone, Debug, Default)]
pub struct Ticket {
    step: Arc<AtomicU8>,
    going: Going,
}

/// Steps of slow work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Step {
    /// What it is made from is gathered, or a file is read.
    Gathering = 0,
    /// It is put into its form, or understood.
    Forming = 1,
    /// It goes to the disk, or is compared with what is there.
    Ending = 2,
    /// It is over.
    Over = 3,
}

impl Ticket {
    /// Calls the work off: it ends before its next row, and leaves nothing behind.
    pub fn call_off(&self) {
        self.going.call_off();
    }

    /// Whether it was called off.
    pub fn is_off(&self) -> bool {
        self.going.is_off()
    }

    /// How far the step is, for those who do it.
    pub fn going(&self) -> &Going {
        &self.going
    }

    /// Begins a step; false where the work was called off.
    pub fn begin(&self, step: Step) -> bool {
        self.step.store(step as u8, Ordering::Relaxed);
        self.going.begin(0);
        !self.is_off()
    }

    /// The step it is at.
    pub fn step(&self) -> Step {
        match self.step.load(Ordering::Relaxed) {
            0 => Step::Gathering,
            1 => Step::Forming,
            2 => Step::Ending,
            _ => Step::Over,
        }
    }
}

/// Everything an export is made from, to be made beside the window.
#[derive(Clone, Debug)]
pub struct OutgoingJob {
    pub(super) workspace: Arc<Workspace>,
    pub(super) codebook: Arc<Codebook>,
    pub(super) what: Outgoing,
}

impl PartialEq for OutgoingJob {
    fn eq(&self, other: &Self) -> bool {
        self.what == other.what && self.workspace == other.workspace
    }
}

impl Eq for OutgoingJob {}

/// The beginning of an export, and what leaves with it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Preview {
    /// What it is a preview of.
    pub what: Outgoing,
    /// How it begins.
    pub begins: Beginning,
    /// What leaves and what stays.
    pub leaves: Vec<Leaving>,
}

/// How an export begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Beginning {
    /// The first rows of a table.
    Rows {
        /// Names of the columns, as people read them.
        columns: Vec<String>,
        /// The first rows.
        rows: Vec<Vec<String>>,
        /// How many rows there are in all.
        n_rows: usize,
    },
    /// The first lines of a paper.
    Lines {
        /// The first lines, below its title and stamp.
        lines: Vec<String>,
        /// How many lines there are in all.
        n_lines: usize,
    },
    /// It cannot be made: why, in English.
    Nothing(String),
}

impl Preview {
    /// Whether there is anything to write.
    pub fn is_ready(&self) -> bool {
        match &self.begins {
            Beginning::Rows { n_rows, .. } => *n_rows > 0,
            Beginning::Lines { .. } => true,
            Beginning::Nothing(_) => false,
        }
    }
}

/// Rows of a preview.
const SHOWN: usize = 4;
/// Columns of a preview.
const SHOWN_COLUMNS: usize = 8;
/// Lines of a preview.
const SHOWN_LINES: usize = 8;

impl OutgoingJob {
    /// How what is going out begins and what leaves with it, made from the workspace as it stands.
    pub fn preview(&self) -> Preview {
        let workspace = &self.workspace;
        let (begins, leaves) = match &self.what {
            Outgoing::Table(wish) => (
                self.rows(wish),
                leaving(workspace, wish.kind, wish.audience),
            ),
            Outgoing::Paper(wish) => (
                self.lines(wish),
                leaving_paper(workspace, wish.paper, wish.audience),
            ),
        };
        Preview {
            what: self.what.clone(),
            begins,
            leaves,
        }
    }

    fn rows(&self, wish: &Wish) -> Beginning {
        let sheet = match export::sheet(&self.workspace, || Arc::clone(&self.codebook), wish) {
            Ok(sheet) => sheet,
            Err(unknown) => return Beginning::Nothing(unknown.what),
        };
        let shown = |row: &Vec<Cell>| {
            let cells = row.iter().take(SHOWN_COLUMNS);
            cells
                .map(|cell| cell.value.shown(wish.lang).into_owned())
                .collect()
        };
        let columns = sheet.columns.iter().map(|column| column.title.clone());
        Beginning::Rows {
            columns: columns.take(SHOWN_COLUMNS).collect(),
            rows: sheet.rows.iter().take(SHOWN).map(shown).collect(),
            n_rows: sheet.rows.len(),
        }
    }

    fn lines(&self, wish: &PaperWish) -> Beginning {
        let as_text = PaperWish {
            format: PaperFormat::Text,
            ..wish.clone()
        };
        let bytes = match paper(&self.workspace, || Arc::clone(&self.codebook), &as_text) {
            Ok(bytes) => bytes,
            Err(unknown) => return Beginning::Nothing(unknown.what),
        };
        let text = String::from_utf8_lossy(&bytes);
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        let lines: Vec<String> = lines.map(str::to_owned).collect();
        Beginning::Lines {
            n_lines: lines.len(),
            lines: lines.into_iter().take(SHOWN_LINES).collect(),
        }
    }

    /// The bytes of the file; none where it was called off.
    ///
    /// # Errors
    /// Where the export cannot be made.
    pub fn bytes(&self, ticket: &Ticket) -> Result<Option<Vec<u8>>, Problem> {
        if !ticket.begin(Step::Gathering) {
            return Ok(None);
        }
        let codebook = || Arc::clone(&self.codebook);
        let going = ticket.going();
        let made = match &self.what {
            Outgoing::Table(wish) => {
                let sheet = export::sheet_while(&self.workspace, codebook, wish, going);
                if !ticket.begin(Step::Forming) {
                    return Ok(None);
                }
                sheet.and_then(|sheet| export::bytes_while(&sheet, wish.format, going))
            }
            Outgoing::Paper(wish) => paper_while(&self.workspace, codebook, wish, going),
        };
        let bytes = made.map_err(|unknown| Problem::error(unknown.what))?;
        Ok(bytes.filter(|_| ticket.begin(Step::Ending)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_called_off_ends_before_its_next_step() {
        let ticket = Ticket::default();
        let other = ticket.clone();
        assert!(ticket.begin(Step::Forming));
        assert_eq!(other.step(), Step::Forming);
        other.call_off();
        assert!(!ticket.begin(Step::Ending));
    }
}
