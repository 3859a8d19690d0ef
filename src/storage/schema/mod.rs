//! What the files hold, one type a kind of file: the format of `positions/README.md` as it is.
//!
//! These are not the model's types. Ids, dates and languages are plain texts here; turning them
//! into the model's values is a second step that names every problem instead of the first.

mod bloc;
mod common;
mod dossier;
mod draft;
mod edit;
mod instruments;
mod issues;
mod lexicon;
mod map;
mod note;
mod paragraph;
mod positions;
mod proposal;
mod quote;
mod tables;
mod workspace;

pub(crate) use bloc::BlocFile;
pub(crate) use common::{CitationRecord, Pair};
pub(crate) use dossier::DossierFile;
pub(crate) use draft::{ArticleFile, DraftFile};
pub(crate) use edit::EditRecord;
pub(crate) use instruments::{ItemsFile, OutlinesFile, SourcesFile, StatesFile};
pub(crate) use issues::{IssuesFile, WordingsFile};
pub(crate) use lexicon::LexiconFile;
pub(crate) use map::{DUPLICATE_KEY, LangKey, Map};
pub(crate) use note::NoteFile;
pub(crate) use positions::{DemandRecord, EntryRecord, MemberEntryRecord, PositionRecord};
pub(crate) use proposal::ProposalFile;
pub(crate) use tables::{NotesFile, RuleWord, RulesFile, TablesFile};
pub(crate) use workspace::{DecisionFile, Head, VersionHead, WorkspaceFile};

/// The schema this program reads and writes.
pub(crate) const SCHEMA: u32 = 1;

/// Whether a value is what its field holds when it is left out.
pub(crate) fn is_default<T: Default + PartialEq>(value: &T) -> bool {
    *value == T::default()
}

/// An enum of the files that mirrors one of the model, variant by variant.
macro_rules! mirror {
    ($name:ident = $model:path { $first:ident $(, $variant:ident)* }) => {
        #[doc = concat!("`", stringify!($model), "` as the files write it; the first is the default.")]
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
        pub(crate) enum $name {
            #[default]
            $first,
            $($variant),*
        }

        impl From<$model> for $name {
            fn from(value: $model) -> Self {
                type Model = $model;
                match value {
                    Model::$first => Self::$first,
                    $(Model::$variant => Self::$variant),*
                }
            }
        }

        impl From<$name> for $model {
            fn from(value: $name) -> Self {
                match value {
                    $name::$first => Self::$first,
                    $($name::$variant => Self::$variant),*
                }
            }
        }
    };
}
pub(crate) use mirror;
