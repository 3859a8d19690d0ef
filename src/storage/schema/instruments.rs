//! `instruments/`: States, sources, instruments and bodies, outlines.

use serde::{Deserialize, Serialize};

use super::common::DoubtCode;
use super::{CitationRecord, Pair, SCHEMA, is_default, mirror};
use crate::model::reference::{
    Chapter, Instrument, InstrumentKind, Outline, OutlineArticle, Source, State, Status,
};
use crate::storage::intake::{Intake, Record, write_all};

mirror!(
    KindWord = InstrumentKind {
        Treaty,
        SoftLaw,
        Body
    }
);

/// A file that is a schema number and one list.
macro_rules! list_file {
    ($(#[$doc:meta])* $name:ident, $field:ident: $record:ty => $model:ty) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(crate) struct $name {
            schema: u32,
            #[serde(default)]
            $field: Vec<$record>,
        }

        impl $name {
            /// The file of these values.
            pub(crate) fn write(models: &[$model]) -> Self {
                Self { schema: SCHEMA, $field: write_all(models) }
            }

            /// The values of the file.
            pub(crate) fn read(self, intake: &mut Intake<'_>) -> Vec<$model> {
                intake.all(self.$field)
            }
        }
    };
}

list_file!(
    /// `states.ron`.
    StatesFile, states: StateRecord => State
);
list_file!(
    /// `sources.ron`.
    SourcesFile, sources: SourceRecord => Source
);
list_file!(
    /// `outlines.ron`.
    OutlinesFile, outlines: OutlineRecord => Outline
);

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StateRecord {
    code: String,
    name: Pair,
    #[serde(default, skip_serializing_if = "is_default")]
    blocs: Vec<String>,
}

impl Record for StateRecord {
    type Model = State;

    fn write(model: &State) -> Self {
        Self {
            code: model.code.to_string(),
            name: (&model.name).into(),
            blocs: model.blocs.iter().map(ToString::to_string).collect(),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<State> {
        let code = intake.id("code", &self.code)?;
        Some(State {
            code,
            name: self.name.into(),
            blocs: intake.ids(&self.blocs),
        })
    }
}

/// A document that positions cite.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SourceRecord {
    id: String,
    title: Pair,
    #[serde(default, skip_serializing_if = "is_default")]
    date: String,
    #[serde(default, skip_serializing_if = "is_default")]
    url: String,
    #[serde(default, skip_serializing_if = "is_default")]
    note: String,
}

impl Record for SourceRecord {
    type Model = Source;

    fn write(model: &Source) -> Self {
        Self {
            id: model.id.to_string(),
            title: (&model.title).into(),
            date: model.date.clone(),
            url: model.url.clone(),
            note: model.note.clone(),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Source> {
        let id = intake.id("id", &self.id)?;
        Some(Source {
            id,
            title: self.title.into(),
            date: self.date,
            url: self.url,
            note: self.note,
        })
    }
}

/// `treaties.ron`, `soft-law.ron` and `bodies.ron`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ItemsFile {
    schema: u32,
    kind: KindWord,
    #[serde(default)]
    items: Vec<ItemRecord>,
}

impl ItemsFile {
    /// The file of the instruments of one kind.
    pub(crate) fn write(kind: InstrumentKind, all: &[Instrument]) -> Self {
        let items = write_all(all.iter().filter(|item| item.kind == kind));
        Self {
            schema: SCHEMA,
            kind: kind.into(),
            items,
        }
    }

    /// What its items are.
    pub(crate) fn kind(&self) -> InstrumentKind {
        self.kind.into()
    }

    /// The instruments of the file.
    pub(crate) fn read(self, intake: &mut Intake<'_>) -> Vec<Instrument> {
        let kind = self.kind.into();
        let items = intake.all(self.items);
        items
            .into_iter()
            .map(|item| Instrument { kind, ..item })
            .collect()
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ItemRecord {
    id: String,
    name: Pair,
    #[serde(default, skip_serializing_if = "is_default")]
    year: String,
    #[serde(default, skip_serializing_if = "is_default")]
    what: Pair,
    #[serde(default, skip_serializing_if = "is_default")]
    backers: String,
    #[serde(default, skip_serializing_if = "is_default")]
    status: Vec<StatusRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    anchors: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    notes: Vec<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    doubt: DoubtCode,
}

impl Record for ItemRecord {
    type Model = Instrument;

    fn write(model: &Instrument) -> Self {
        Self {
            id: model.id.to_string(),
            name: (&model.name).into(),
            year: model.year.clone(),
            what: (&model.what).into(),
            backers: model.backers.clone(),
            status: write_all(&model.status),
            anchors: model.anchors.clone(),
            notes: model.notes.clone(),
            doubt: DoubtCode(model.doubt),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Instrument> {
        let status = intake.all(self.status);
        Some(Instrument {
            id: intake.id("id", &self.id)?,
            kind: InstrumentKind::default(),
            name: self.name.into(),
            year: self.year,
            what: self.what.into(),
            backers: self.backers,
            status,
            anchors: self.anchors,
            notes: self.notes,
            doubt: self.doubt.0,
        })
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct StatusRecord {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    as_of: Option<String>,
    text: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    parties: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    signed_only: Option<u32>,
    #[serde(default, skip_serializing_if = "is_default")]
    sources: Vec<CitationRecord>,
}

impl Record for StatusRecord {
    type Model = Status;

    fn write(model: &Status) -> Self {
        Self {
            as_of: model.as_of.map(|date| date.to_string()),
            text: model.text.clone(),
            parties: model.parties,
            signed_only: model.signed_only,
            sources: write_all(&model.sources),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Status> {
        let sources = intake.all(self.sources);
        Some(Status {
            as_of: intake.date_if_any("as_of", self.as_of.as_ref())?,
            text: self.text,
            parties: self.parties,
            signed_only: self.signed_only,
            sources,
        })
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OutlineRecord {
    instrument: String,
    #[serde(default, skip_serializing_if = "is_default")]
    chapters: Vec<ChapterRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    note: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct ChapterRecord {
    title: Pair,
    #[serde(default, skip_serializing_if = "is_default")]
    articles: Vec<OutlineArticleRecord>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct OutlineArticleRecord {
    number: String,
    title: Pair,
}

impl Record for OutlineRecord {
    type Model = Outline;

    fn write(model: &Outline) -> Self {
        let article = |a: &OutlineArticle| OutlineArticleRecord {
            number: a.number.clone(),
            title: (&a.title).into(),
        };
        let chapters = model.chapters.iter().map(|chapter| ChapterRecord {
            title: (&chapter.title).into(),
            articles: chapter.articles.iter().map(article).collect(),
        });
        Self {
            instrument: model.instrument.to_string(),
            chapters: chapters.collect(),
            note: model.note.clone(),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Outline> {
        let article = |a: OutlineArticleRecord| OutlineArticle {
            number: a.number,
            title: a.title.into(),
        };
        let chapters = self.chapters.into_iter().map(|chapter| Chapter {
            title: chapter.title.into(),
            articles: chapter.articles.into_iter().map(article).collect(),
        });
        Some(Outline {
            instrument: intake.id("instrument", &self.instrument)?,
            chapters: chapters.collect(),
            note: self.note,
        })
    }
}
