//! Instruments and accession figures as far as an audience may know them.

use crate::model::date::Year;
use crate::model::issue::Doubt;
use crate::model::reference::{AccessionRow, Instrument, InstrumentKind};
use crate::model::workspace::Workspace;

use super::positions::for_own;
use super::{Reader, Stamp, Term, citations};

/// Reference matter of a dossier, for an audience.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// What the export says of itself.
    pub stamp: Stamp,
    /// Treaties, soft law and bodies.
    pub instruments: Vec<InstrumentOut>,
    /// Accessions a year.
    pub accessions: Vec<AccessionOut>,
    /// Title of the accession table; may be empty.
    pub accessions_title: String,
    /// Where its figures stand; may be empty.
    pub accessions_source: String,
}

/// A treaty, soft-law text or body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstrumentOut {
    /// Its id.
    pub id: String,
    /// treaty, soft law or body.
    pub kind: Term,
    /// Its name.
    pub name: String,
    /// Year or years as printed.
    pub year: String,
    /// What it does.
    pub what: String,
    /// Who backs it.
    pub backers: String,
    /// Number of parties, by the latest status not after the as-of year.
    pub parties: Option<u32>,
    /// Number that signed without ratifying.
    pub signed_only: Option<u32>,
    /// Date of the status.
    pub status_date: String,
    /// The status in words.
    pub status: String,
    /// Where the status is recorded.
    pub sources: String,
    /// How sure the row is: checked, known, arguable, low.
    pub doubt: Term,
    /// Notes; for one's own delegation only.
    pub notes: String,
}

/// Accessions of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AccessionOut {
    /// The year.
    pub year: Year,
    /// Members of the Council of Europe.
    pub coe: u16,
    /// Other States.
    pub others: u16,
    /// Both.
    pub total: u16,
    /// Parties at the end of the year.
    pub cumulative: u16,
}

impl Reference {
    /// The instruments of `workspace`, and its accession figures up to the reader's year.
    pub fn of(workspace: &Workspace, reader: Reader) -> Self {
        let as_of = reader.as_of;
        let reference = &workspace.dossier.reference;
        let instruments = reference.instruments.iter();
        let table = reference.accession_table.as_ref();
        let rows = table.iter().flat_map(|table| &table.rows);
        let source = table.and_then(|table| table.source.clone());
        Self {
            stamp: Stamp::of_dossier(workspace, reader),
            instruments: instruments.map(|i| instrument(i, reader)).collect(),
            accessions: rows
                .filter(|row| row.year <= as_of)
                .map(accession)
                .collect(),
            accessions_title: table
                .map(|t| t.title.get(reader.tongue()).to_owned())
                .unwrap_or_default(),
            accessions_source: citations(source.as_slice()),
        }
    }
}

fn accession(row: &AccessionRow) -> AccessionOut {
    AccessionOut {
        year: row.year,
        coe: row.coe,
        others: row.others,
        total: row.total,
        cumulative: row.cumulative,
    }
}

fn kind_key(kind: InstrumentKind) -> &'static str {
    match kind {
        InstrumentKind::Treaty => "instrument-treaty",
        InstrumentKind::SoftLaw => "instrument-soft-law",
        InstrumentKind::Body => "out-body",
    }
}

fn doubt_key(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::None => "out-checked",
        Doubt::Known => "out-known",
        Doubt::Arguable => "out-arguable",
        Doubt::Low => "out-low",
    }
}

fn instrument(instrument: &Instrument, reader: Reader) -> InstrumentOut {
    let (as_of, tongue) = (reader.as_of, reader.tongue());
    let known = |date: Option<crate::model::date::Date>| date.is_none_or(|d| d.begun_by(as_of));
    let status = instrument
        .status
        .iter()
        .filter(|s| known(s.as_of))
        .max_by_key(|s| s.as_of);
    InstrumentOut {
        id: instrument.id.to_string(),
        kind: Term::new(
            match instrument.kind {
                InstrumentKind::Treaty => "treaty",
                InstrumentKind::SoftLaw => "soft law",
                InstrumentKind::Body => "body",
            },
            kind_key(instrument.kind),
        ),
        name: instrument.name.get(tongue).to_owned(),
        year: instrument.year.clone(),
        what: instrument.what.get(tongue).to_owned(),
        backers: instrument.backers.clone(),
        parties: status.and_then(|s| s.parties),
        signed_only: status.and_then(|s| s.signed_only),
        status_date: status
            .and_then(|s| s.as_of)
            .map(|date| date.to_string())
            .unwrap_or_default(),
        status: status.map(|s| s.text.clone()).unwrap_or_default(),
        sources: status.map(|s| citations(&s.sources)).unwrap_or_default(),
        doubt: Term::new(
            match instrument.doubt {
                Doubt::None => "checked",
                Doubt::Known => "known",
                Doubt::Arguable => "arguable",
                Doubt::Low => "low",
            },
            doubt_key(instrument.doubt),
        ),
        notes: for_own(reader.audience, &instrument.notes.join(" ")),
    }
}
