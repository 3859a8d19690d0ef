//! What every page and sheet says of itself: audience, year, state of the text, never the day of
//! the export, so that the same state gives the same bytes.

use crate::exchange::sha256::Sha256;
use crate::model::date::Year;
use crate::model::draft::Draft;
use crate::model::paragraph::Paragraph;
use crate::model::workspace::Workspace;

use super::Audience;

/// The stamp of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Who it is for.
    pub audience: Audience,
    /// Positions as of this year.
    pub as_of: Year,
    /// Title of the dossier and its version.
    pub dossier: String,
    /// The text judged; absent where none is.
    pub draft: Option<DraftStamp>,
}

/// Which state of a draft an export shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftStamp {
    /// Its title; may be empty.
    pub title: String,
    /// Name of the version with this very text; empty where it has none.
    pub version: String,
    /// Day the version was named, such as `2024-08-08`; empty where there is none.
    pub date: String,
    /// First sixteen hexadecimal digits of the SHA-256 of the text.
    pub hash: String,
}

impl Stamp {
    /// The stamp of an export that shows positions alone.
    pub fn of_dossier(workspace: &Workspace, audience: Audience, as_of: Year) -> Self {
        let dossier = &workspace.dossier;
        Self {
            audience,
            as_of,
            dossier: format!("{} {}", dossier.title.en, dossier.version),
            draft: None,
        }
    }

    /// The stamp of an export that shows what is said of the draft.
    pub fn of_draft(workspace: &Workspace, audience: Audience, as_of: Year) -> Self {
        let hash = draft_hash(&workspace.draft);
        let versions = workspace.versions.iter().rev();
        let version = versions
            .filter(|version| version.draft.articles.len() == workspace.draft.articles.len())
            .find(|version| draft_hash(&version.draft) == hash);
        Self {
            draft: Some(DraftStamp {
                title: workspace.draft.title.clone(),
                version: version.map(|v| v.name.clone()).unwrap_or_default(),
                date: version.map(|v| day_of(v.time_ms)).unwrap_or_default(),
                hash,
            }),
            ..Self::of_dossier(workspace, audience, as_of)
        }
    }

    /// The stamp in one line.
    pub fn line(&self) -> String {
        self.pairs()
            .into_iter()
            .map(|(name, what)| format!("{name}: {what}"))
            .collect::<Vec<_>>()
            .join(" · ")
    }

    /// The stamp as names and values.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        let mut pairs = vec![
            ("audience", self.audience.word().to_owned()),
            ("as of", self.as_of.to_string()),
            ("dossier", self.dossier.clone()),
        ];
        if let Some(draft) = &self.draft {
            let version = if draft.version.is_empty() {
                "unnamed state".to_owned()
            } else {
                format!("{} ({})", draft.version, draft.date)
            };
            if !draft.title.is_empty() {
                pairs.push(("draft", draft.title.clone()));
            }
            pairs.push(("version", version));
            pairs.push(("hash", draft.hash.clone()));
        }
        pairs
    }
}

/// The first sixteen hexadecimal digits of the SHA-256 of what a draft says.
///
/// Title, recitals, headings, and every paragraph with its level and status count; ids do not, so
/// that two copies of one text have one hash.
pub fn draft_hash(draft: &Draft) -> String {
    let mut sum = Sha256::default();
    // A byte no text holds stands between parts, so that they cannot run into each other.
    let mut add = |text: &str| {
        sum.add(text.as_bytes());
        sum.add(&[0xff]);
    };
    let mut paragraph = |p: &Paragraph| {
        add(&format!("{:?} {:?}", p.level, p.status));
        add(&p.text);
    };
    draft.preamble.iter().for_each(&mut paragraph);
    for article in &draft.articles {
        article.paragraphs.iter().for_each(&mut paragraph);
    }
    add(&draft.title);
    for article in &draft.articles {
        add(&article.heading);
        add(&article.paragraphs.len().to_string());
    }
    let mut hex = sum.hex();
    hex.truncate(16);
    hex
}

/// The day, in universal time, of a moment in milliseconds since 1970: `2024-08-08`.
pub fn day_of(time_ms: u64) -> String {
    // Days are counted in years that begin in March, so that the leap day is the last of a year.
    let days = time_ms / 86_400_000 + 719_468;
    let era = days / 146_097;
    let of_era = days % 146_097;
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * of_year + 2) / 153;
    let day = of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 {
        shifted + 3
    } else {
        shifted - 9
    };
    let year = year_of_era + era * 400 + u64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_those_of_the_calendar() {
        for (ms, day) in [
            (0, "1970-01-01"),
            (951_782_400_000, "2000-02-29"),
            (1_723_075_200_000, "2024-08-08"),
            (1_735_689_599_999, "2024-12-31"),
            (4_107_542_400_000, "2100-03-01"),
        ] {
            assert_eq!(day_of(ms), day);
        }
    }
}
