//! Words of a paragraph with what surrounds them.

use serde::{Deserialize, Serialize};

use super::is_default;
use crate::model::decision::Quote;
use crate::storage::intake::{Intake, Record};

/// Words of a paragraph with what surrounds them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct QuoteRecord {
    #[serde(default, skip_serializing_if = "is_default")]
    words: String,
    #[serde(default, skip_serializing_if = "is_default")]
    before: String,
    #[serde(default, skip_serializing_if = "is_default")]
    after: String,
}

impl Record for QuoteRecord {
    type Model = Quote;

    fn write(model: &Quote) -> Self {
        Self {
            words: model.words.clone(),
            before: model.before.clone(),
            after: model.after.clone(),
        }
    }

    fn read(self, _intake: &mut Intake<'_>) -> Option<Quote> {
        Some(Quote {
            words: self.words,
            before: self.before,
            after: self.after,
        })
    }
}
