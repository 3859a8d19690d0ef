//! Instruments and forums: what exists, with status figures and their dates.

use crate::model::ids::SourceId;
use crate::model::issue::Doubt;
use crate::model::reference::{AccessionRow, InstrumentKind};
use crate::model::text::Lang;
use crate::session::state::Session;

use super::reason::{CitationView, citations};

/// Everything of the instruments tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstrumentsView {
    /// A number that changes whenever anything in the view may have changed.
    pub stamp: u64,
    /// Treaties, soft law, bodies.
    pub rows: Vec<InstrumentRow>,
    /// Title of the accession table.
    pub accession_title: String,
    /// Cautions on the accession table.
    pub accession_note: String,
    /// Where the accession table stands.
    pub accession_sources: Vec<CitationView>,
    /// Accessions a year.
    pub accessions: Vec<AccessionRow>,
    /// Tables of contents.
    pub outlines: Vec<OutlineTable>,
    /// Contradictions of the sources, reported and not smoothed.
    pub inconsistencies: Vec<InconsistencyView>,
    /// Recorded votes.
    pub roll_calls: Vec<RollCallView>,
}

/// Something the sources contradict themselves or each other on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InconsistencyView {
    /// Its number in the dossier.
    pub id: String,
    /// What does not fit.
    pub text: String,
    /// Where.
    pub sources: Vec<CitationView>,
}

/// An instrument or body.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct InstrumentRow {
    /// Its id.
    pub id: SourceId,
    /// Its name.
    pub name: String,
    /// What it is.
    pub kind: InstrumentKind,
    /// Year or years.
    pub year: String,
    /// What it does.
    pub what: String,
    /// Who backs it.
    pub backers: String,
    /// Status figures: date, words, parties, signed only, sources.
    pub status: Vec<StatusView>,
    /// Paragraphs of the sources that name it.
    pub anchors: Vec<String>,
    /// Added facts and cautions.
    pub notes: Vec<String>,
    /// How sure the row is.
    pub doubt: Doubt,
}

/// A status at a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StatusView {
    /// The date; empty where the source gives none.
    pub as_of: String,
    /// In words.
    pub text: String,
    /// Number of parties.
    pub parties: Option<u32>,
    /// Number that signed without ratifying.
    pub signed_only: Option<u32>,
    /// Where it is recorded.
    pub sources: Vec<CitationView>,
}

/// A table of contents.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OutlineTable {
    /// Name of the instrument.
    pub name: String,
    /// Chapters with their articles: number and title.
    pub chapters: Vec<(String, Vec<(String, String)>)>,
    /// A caution; may be empty.
    pub note: String,
}

/// A recorded vote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RollCallView {
    /// What was voted on.
    pub title: String,
    /// When.
    pub date: String,
    /// Yes, no, abstentions.
    pub tally: [u16; 3],
    /// The same by group.
    pub by_group: Vec<(String, [u16; 3])>,
    /// Where it is recorded.
    pub sources: Vec<CitationView>,
}

impl Session {
    /// The instruments tab in `lang`.
    pub fn instruments_view(&self, lang: Lang) -> InstrumentsView {
        let dossier = &self.workspace().dossier;
        let reference = &dossier.reference;
        let rows = reference
            .instruments
            .iter()
            .map(|item| InstrumentRow {
                id: item.id.clone(),
                name: item.name.get(lang).to_owned(),
                kind: item.kind,
                year: item.year.clone(),
                what: item.what.get(lang).to_owned(),
                backers: item.backers.clone(),
                status: item
                    .status
                    .iter()
                    .map(|s| StatusView {
                        as_of: s.as_of.map(|d| d.to_string()).unwrap_or_default(),
                        text: s.text.clone(),
                        parties: s.parties,
                        signed_only: s.signed_only,
                        sources: citations(dossier, &s.sources, lang),
                    })
                    .collect(),
                anchors: item.anchors.clone(),
                notes: item.notes.clone(),
                doubt: item.doubt,
            })
            .collect();
        let table = reference.accession_table.as_ref();
        let tally = |t: crate::model::reference::Tally| [t.yes, t.no, t.abstain];
        InstrumentsView {
            stamp: self.stamp(lang),
            rows,
            accession_title: table
                .map(|t| t.title.get(lang).to_owned())
                .unwrap_or_default(),
            accession_note: table.map(|t| t.note.clone()).unwrap_or_default(),
            accession_sources: table
                .and_then(|t| t.source.clone())
                .map(|source| citations(dossier, &[source], lang))
                .unwrap_or_default(),
            accessions: table.map(|t| t.rows.clone()).unwrap_or_default(),
            outlines: reference
                .outlines
                .iter()
                .map(|outline| OutlineTable {
                    name: dossier.instrument(&outline.instrument).map_or_else(
                        || outline.instrument.to_string(),
                        |i| i.name.get(lang).to_owned(),
                    ),
                    chapters: outline
                        .chapters
                        .iter()
                        .map(|chapter| {
                            let articles = chapter.articles.iter();
                            let articles =
                                articles.map(|a| (a.number.clone(), a.title.get(lang).to_owned()));
                            (chapter.title.get(lang).to_owned(), articles.collect())
                        })
                        .collect(),
                    note: outline.note.clone(),
                })
                .collect(),
            inconsistencies: reference
                .inconsistencies
                .iter()
                .map(|i| InconsistencyView {
                    id: i.id.clone(),
                    text: i.text.clone(),
                    sources: citations(dossier, &i.sources, lang),
                })
                .collect(),
            roll_calls: reference
                .roll_calls
                .iter()
                .map(|call| RollCallView {
                    title: call.title.clone(),
                    date: call.date.map(|d| d.to_string()).unwrap_or_default(),
                    tally: tally(call.tally),
                    by_group: call
                        .by_group
                        .iter()
                        .map(|(g, t)| (g.clone(), tally(*t)))
                        .collect(),
                    sources: citations(dossier, &call.sources, lang),
                })
                .collect(),
        }
    }
}
