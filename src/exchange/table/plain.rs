//! The position matrix and the verdict matrix as `travaux matrix` writes them; their layout is a
//! contract and stays.
//!
//! Only the shared layer is written: a table is made to be handed on.

use serde::Serialize;

use crate::assess::assessment::{Assessment, Part};
use crate::assess::book::{Layers, PositionBook};
use crate::assess::matrix::{position, scale};
use crate::model::date::Year;
use crate::model::dossier::Dossier;
use crate::model::draft::Draft;
use crate::model::number::article_numbers;

/// Issues × blocs: stance, and every demand as a figure from −3 to 3.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct PositionTable {
    /// Version of this layout.
    pub schema: u8,
    /// Positions as of this year.
    pub as_of: Year,
    /// Blocs, as columns.
    pub blocs: Vec<String>,
    /// Issues, as rows.
    pub issues: Vec<IssueLine>,
}

/// An issue as a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IssueLine {
    /// Its id.
    pub issue: String,
    /// Its English title.
    pub title: String,
    /// Its family.
    pub family: String,
    /// One cell a bloc.
    pub cells: Vec<IssueCell>,
}

/// A bloc's position in a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct IssueCell {
    /// The bloc.
    pub bloc: String,
    /// wants, rejects, mixed, open, or no recorded position.
    pub stance: &'static str,
    /// Weight of the issue, 0-100.
    pub salience: Option<u8>,
    /// How well the position is supported.
    pub confidence: &'static str,
    /// Element to figure: requires 3, 2, 1 by strength, accepts 0, opposes −1, −2, −3.
    pub demands: Vec<(String, i8)>,
}

/// Articles × blocs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct VerdictTable {
    /// Version of this layout.
    pub schema: u8,
    /// Positions as of this year.
    pub as_of: Year,
    /// Blocs, as columns.
    pub blocs: Vec<String>,
    /// Articles, as rows; the whole draft last.
    pub articles: Vec<ArticleLine>,
}

/// An article as a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct ArticleLine {
    /// Its number; empty for the whole draft.
    pub article: String,
    /// Its heading.
    pub heading: String,
    /// Clauses on which nothing is coded.
    pub not_coded: u32,
    /// Clauses in all.
    pub clauses: u32,
    /// One verdict a bloc.
    pub verdicts: Vec<&'static str>,
}

impl PositionTable {
    /// The positions of every bloc in force at the end of `as_of`.
    pub fn of(dossier: &Dossier, as_of: Year) -> Self {
        let book = PositionBook::compile(dossier, as_of, Layers::SharedOnly);
        let names = book.names();
        let issues = dossier
            .issues
            .iter()
            .filter_map(|issue| {
                let ix = names.issue(&issue.id)?;
                let cells = book.blocs().map(|(bloc, id)| {
                    let cell = position(&book, bloc, ix);
                    let held = book
                        .held()
                        .iter()
                        .filter(|h| h.bloc == bloc && h.issue == ix);
                    IssueCell {
                        bloc: id.to_string(),
                        stance: cell.reading.word(),
                        salience: cell.salience,
                        confidence: cell.confidence.word(),
                        demands: held
                            .map(|h| (h.demand.element.to_string(), scale(h)))
                            .collect(),
                    }
                });
                Some(IssueLine {
                    issue: issue.id.to_string(),
                    title: issue.title.en.clone(),
                    family: issue.family.to_string(),
                    cells: cells.collect(),
                })
            })
            .collect();
        let blocs = book.blocs().map(|(_, id)| id.to_string()).collect();
        Self {
            schema: 1,
            as_of,
            blocs,
            issues,
        }
    }

    /// Comma-separated: one row an issue, four columns a bloc.
    pub fn csv(&self) -> String {
        let mut header = vec!["issue".to_owned(), "title".to_owned(), "family".to_owned()];
        for bloc in &self.blocs {
            for column in ["stance", "salience", "confidence", "demands"] {
                header.push(format!("{bloc} {column}"));
            }
        }
        let rows = self.issues.iter().map(|line| {
            let mut row = vec![line.issue.clone(), line.title.clone(), line.family.clone()];
            for cell in &line.cells {
                row.push(cell.stance.to_owned());
                row.push(cell.salience.map(|s| s.to_string()).unwrap_or_default());
                row.push(cell.confidence.to_owned());
                let demands = cell.demands.iter().map(|(e, n)| format!("{e}={n}"));
                row.push(demands.collect::<Vec<_>>().join("; "));
            }
            row
        });
        csv_text(std::iter::once(header).chain(rows))
    }

    /// JSON, indented.
    pub fn json(&self) -> String {
        json_text(self)
    }
}

impl VerdictTable {
    /// The verdict of every bloc on every article, and on the whole draft.
    pub fn of(draft: &Draft, book: &PositionBook, assessment: &Assessment) -> Self {
        let verdicts = |part| -> Vec<_> {
            book.blocs()
                .map(|(ix, _)| assessment.verdict(part, ix).word())
                .collect()
        };
        let mut articles: Vec<_> = draft
            .articles
            .iter()
            .zip(article_numbers(draft))
            .map(|(article, number)| {
                let part = Part::Article(article.id);
                let coverage = assessment.coverage(part);
                ArticleLine {
                    article: number,
                    heading: article.heading.clone(),
                    not_coded: coverage.uncoded,
                    clauses: coverage.clauses,
                    verdicts: verdicts(part),
                }
            })
            .collect();
        let coverage = assessment.coverage(Part::Draft);
        articles.push(ArticleLine {
            article: String::new(),
            heading: "whole draft".to_owned(),
            not_coded: coverage.uncoded,
            clauses: coverage.clauses,
            verdicts: verdicts(Part::Draft),
        });
        let blocs = book.blocs().map(|(_, id)| id.to_string()).collect();
        Self {
            schema: 1,
            as_of: book.as_of(),
            blocs,
            articles,
        }
    }

    /// Comma-separated: one row an article, one column a bloc.
    pub fn csv(&self) -> String {
        let mut header: Vec<String> = ["article", "heading", "not coded", "clauses"]
            .map(str::to_owned)
            .to_vec();
        header.extend(self.blocs.iter().cloned());
        let rows = self.articles.iter().map(|line| {
            let mut row = vec![
                line.article.clone(),
                line.heading.clone(),
                line.not_coded.to_string(),
                line.clauses.to_string(),
            ];
            row.extend(line.verdicts.iter().map(|v| (*v).to_owned()));
            row
        });
        csv_text(std::iter::once(header).chain(rows))
    }

    /// JSON, indented.
    pub fn json(&self) -> String {
        json_text(self)
    }
}

/// A cell that no spreadsheet takes for a formula: an apostrophe goes before the signs that begin
/// one, full-width forms included.
pub fn inert(cell: &str) -> String {
    let begins_formula = cell.chars().next().is_some_and(|c| {
        matches!(
            c,
            '=' | '+' | '-' | '@' | '\t' | '\r' | '\0' | '＝' | '＋' | '－' | '＠'
        )
    });
    if begins_formula {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

fn csv_text(rows: impl Iterator<Item = Vec<String>>) -> String {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for row in rows {
        // Writing to memory cannot fail; a row of another length would be a fault of this file.
        if writer
            .write_record(row.iter().map(|cell| inert(cell)))
            .is_err()
        {
            break;
        }
    }
    writer
        .into_inner()
        .map(|bytes| String::from_utf8_lossy(&bytes).into_owned())
        .unwrap_or_default()
}

fn json_text(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_are_made_inert() {
        for cell in ["=1+1", "+1", "-1", "@x", "\tx", "＝1"] {
            assert!(inert(cell).starts_with('\''), "{cell:?}");
        }
        assert_eq!(inert("a=b"), "a=b");
    }

    #[test]
    fn cells_with_commas_and_quotes_are_quoted() {
        let rows = vec![vec!["a,b".to_owned(), "say \"c\"".to_owned()]];
        assert_eq!(csv_text(rows.into_iter()), "\"a,b\",\"say \"\"c\"\"\"\r\n");
    }
}
