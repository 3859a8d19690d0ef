//! Words of cells as values: verbs, strengths, dates, sources.

use crate::exchange::table::MIXED;
use crate::model::bloc::{Citation, ConfidenceKind, Layer, Strength, Verb};
use crate::model::date::Date;
use crate::model::ids::SourceId;

pub(super) fn layer_of(words: &str) -> Option<Layer> {
    match words {
        "" | "shared" => Some(Layer::Shared),
        "private" | MIXED => Some(Layer::Private),
        _ => None,
    }
}

pub(super) fn verb_of(words: &str) -> Option<Verb> {
    let all = [Verb::Requires, Verb::Accepts, Verb::Opposes];
    all.into_iter().find(|verb| verb.word() == words)
}

pub(super) fn strength_of(words: &str) -> Option<Strength> {
    let all = [Strength::RedLine, Strength::Core, Strength::Preference];
    all.into_iter().find(|strength| strength.word() == words)
}

pub(super) fn confidence_of(words: &str) -> Option<ConfidenceKind> {
    use ConfidenceKind::{Inferred, NoPosition, Record, RecordUnread, Seed};
    let all = [Seed, Record, RecordUnread, Inferred, NoPosition];
    all.into_iter().find(|kind| kind.word() == words)
}

pub(super) fn salience_of(words: &str) -> Option<u8> {
    words.parse().ok().filter(|n| *n <= 100)
}

/// Verb and strength of a figure from −3 to 3; what is accepted is so at the weight of core.
pub(super) fn scaled(figure: i8) -> Option<(Verb, Strength)> {
    let strength = match figure.unsigned_abs() {
        0 | 2 => Strength::Core,
        1 => Strength::Preference,
        3 => Strength::RedLine,
        _ => return None,
    };
    let verb = match figure.signum() {
        1 => Verb::Requires,
        0 => Verb::Accepts,
        _ => Verb::Opposes,
    };
    Some((verb, strength))
}

/// The same of a figure as people write it: `+3`, `−2`.
pub(super) fn scale_of(words: &str) -> Option<(Verb, Strength)> {
    let figure = words.trim().trim_start_matches('+').replace('−', "-");
    scaled(figure.parse().ok()?)
}

pub(super) fn demand_words(verb: Verb, strength: Strength) -> String {
    format!("{} ({})", verb.word(), strength.word())
}

pub(super) fn demand_of(words: &str) -> Option<(Verb, Strength)> {
    let (verb, strength) = words.split_once(" (")?;
    Some((verb_of(verb)?, strength_of(strength.strip_suffix(')')?)?))
}

/// A date as written, or as the number of days a spreadsheet made of it.
pub(super) fn date_of(words: &str) -> Option<Date> {
    if let Ok(date) = words.parse() {
        return Some(date);
    }
    let days: u64 = words
        .parse()
        .ok()
        .filter(|days| (10_000..100_000).contains(days))?;
    // Spreadsheets count from the last day but one of 1899; 25569 days later is 1970.
    let since = days.checked_sub(25_569)?;
    crate::exchange::public::day_of(since * 86_400_000)
        .parse()
        .ok()
}

/// The citations of a text, with the notes of those that stand there already.
pub(super) fn sources_of(words: &str, now: &[Citation]) -> Option<Vec<Citation>> {
    let one = |text: &str| {
        let (code, place) = text.split_once(' ').unwrap_or((text, ""));
        let source = SourceId::new(code).ok()?;
        let known = now
            .iter()
            .find(|c| c.source == source && c.place == place.trim());
        Some(known.cloned().unwrap_or_else(|| Citation {
            source,
            place: place.trim().to_owned(),
            note: String::new(),
        }))
    };
    words
        .split(';')
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .map(one)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_as_people_and_spreadsheets_write_them() {
        let read = |words: &str| date_of(words).map(|date| date.to_string());
        assert_eq!(read("2016").as_deref(), Some("2016"));
        assert_eq!(read("2016-10").as_deref(), Some("2016-10"));
        assert_eq!(read("42662").as_deref(), Some("2016-10-19"));
        assert_eq!(read("19 October 2016"), None);
    }

    #[test]
    fn figures_are_demands() {
        assert_eq!(scaled(3), Some((Verb::Requires, Strength::RedLine)));
        assert_eq!(scaled(-1), Some((Verb::Opposes, Strength::Preference)));
        assert_eq!(scaled(0).map(|(verb, _)| verb), Some(Verb::Accepts));
        assert_eq!(scaled(4), None);
        for figure in -3..=3 {
            let (verb, strength) = scaled(figure).unwrap();
            assert_eq!(
                demand_of(&demand_words(verb, strength)),
                Some((verb, strength))
            );
        }
    }
}
