//! `assets/lexicon.ron`: the words of legal force, as a file.

use serde::Deserialize;

use super::common::Pair;
use super::map::{LangKey, Map};
use crate::model::lexicon::{Device, DeviceEffect, ForceWords, Lexicon};

/// The file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LexiconFile {
    #[expect(dead_code, reason = "read before the rest, to tell newer files")]
    schema: u32,
    devices: Vec<DeviceRecord>,
    words: Map<LangKey, WordsRecord>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct DeviceRecord {
    id: String,
    number: u8,
    name: Pair,
    function: Pair,
    effect: EffectRecord,
    #[serde(default)]
    phrases: Map<LangKey, Vec<String>>,
    #[serde(default)]
    free_after: Map<LangKey, Vec<String>>,
}

#[derive(Clone, Copy, Debug, Deserialize)]
enum EffectRecord {
    Lowers(u8),
    Sets(u8),
    Widens,
    Narrows,
    Refers,
    Flags,
    Neutral,
}

#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct WordsRecord {
    modals: Vec<(String, u8)>,
    prohibitions: Vec<String>,
    no_force: Vec<String>,
    not_modals: Vec<String>,
    relatives: Vec<String>,
    small: Vec<String>,
    negations: Vec<String>,
    exclusions: Vec<String>,
    not_negations: Vec<String>,
    stops: Vec<String>,
}

impl From<LexiconFile> for Lexicon {
    fn from(file: LexiconFile) -> Self {
        Self {
            devices: file.devices.into_iter().map(Device::from).collect(),
            words: file
                .words
                .0
                .into_iter()
                .map(|(lang, words)| (lang.0, words.into()))
                .collect(),
        }
    }
}

impl From<DeviceRecord> for Device {
    fn from(record: DeviceRecord) -> Self {
        let by_lang = |map: Map<LangKey, Vec<String>>| {
            map.0
                .into_iter()
                .map(|(lang, list)| (lang.0, list))
                .collect()
        };
        Self {
            id: record.id,
            number: record.number,
            name: record.name.into(),
            function: record.function.into(),
            effect: record.effect.into(),
            phrases: by_lang(record.phrases),
            free_after: by_lang(record.free_after),
        }
    }
}

impl From<EffectRecord> for DeviceEffect {
    fn from(effect: EffectRecord) -> Self {
        match effect {
            EffectRecord::Lowers(levels) => Self::Lowers(levels),
            EffectRecord::Sets(level) => Self::Sets(level),
            EffectRecord::Widens => Self::Widens,
            EffectRecord::Narrows => Self::Narrows,
            EffectRecord::Refers => Self::Refers,
            EffectRecord::Flags => Self::Flags,
            EffectRecord::Neutral => Self::Neutral,
        }
    }
}

impl From<WordsRecord> for ForceWords {
    fn from(record: WordsRecord) -> Self {
        let WordsRecord {
            modals,
            prohibitions,
            no_force,
            not_modals,
            relatives,
            small,
            negations,
            exclusions,
            not_negations,
            stops,
        } = record;
        Self {
            modals,
            prohibitions,
            no_force,
            not_modals,
            relatives,
            small,
            negations,
            exclusions,
            not_negations,
            stops,
        }
    }
}
