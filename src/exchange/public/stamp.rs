//! What every page and sheet says of itself: audience, year, state of the text, never the day of
//! the export, so that the same state gives the same bytes.

use crate::exchange::sha256::Sha256;
use crate::model::date::Year;
use crate::model::draft::Draft;
use crate::model::paragraph::Paragraph;
use crate::model::workspace::Workspace;
use crate::words::{UiLang, Words};

use super::{Audience, Reader};

/// The stamp of an export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// Who it is for.
    pub audience: Audience,
    /// Positions as of this year.
    pub as_of: Year,
    /// The language of everything but the draft itself.
    pub lang: UiLang,
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
    pub fn of_dossier(workspace: &Workspace, reader: Reader) -> Self {
        let dossier = &workspace.dossier;
        let title = dossier.title.get(reader.tongue());
        Self {
            audience: reader.audience,
            as_of: reader.as_of,
            lang: reader.lang,
            dossier: format!("{title} {}", dossier.version),
            draft: None,
        }
    }

    /// The stamp of an export that shows what is said of the draft.
    pub fn of_draft(workspace: &Workspace, reader: Reader) -> Self {
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
            ..Self::of_dossier(workspace, reader)
        }
    }

    /// The words of its language.
    pub fn words(&self) -> &'static Words {
        Words::of(self.lang)
    }

    /// The stamp in one line.
    pub fn line(&self) -> String {
        let pairs = self.told().into_iter();
        let pairs = pairs.map(|(name, what)| pair(self.words(), name, &what));
        pairs.collect::<Vec<_>>().join(" · ")
    }

    /// The stamp in one short line: for whom, as of when, which state of the text, and no titles.
    pub fn short_line(&self) -> String {
        let words = self.words();
        let titles = [words.t("out-dossier"), words.t("out-draft")];
        let pairs = self.told().into_iter();
        let pairs = pairs.filter(|(name, _)| !titles.contains(name));
        let pairs = pairs.map(|(name, what)| pair(words, name, &what));
        pairs.collect::<Vec<_>>().join(" · ")
    }

    /// The stamp as names and values for people.
    pub fn told(&self) -> Vec<(&'static str, String)> {
        let words = self.words();
        let audience = match self.audience {
            Audience::Public => words.t("out-public"),
            Audience::Partners => words.t("out-partners"),
            Audience::OwnDelegation => words.t("out-own"),
        };
        let said = self.said(audience, words.t("out-unnamed-state"));
        let told = |(name, what): (&str, String)| {
            let name = match name {
                "audience" => words.t("out-audience"),
                "as of" => words.t("out-as-of"),
                "dossier" => words.t("out-dossier"),
                "draft" => words.t("out-draft"),
                "version" => words.t("out-version"),
                _ => words.t("out-hash"),
            };
            (name, what)
        };
        said.into_iter().map(told).collect()
    }

    /// The stamp as names and values for scripts.
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        self.said(self.audience.word(), "unnamed state")
    }

    fn said(&self, audience: &str, unnamed: &str) -> Vec<(&'static str, String)> {
        let mut pairs = vec![
            ("audience", audience.to_owned()),
            ("as of", self.as_of.to_string()),
            ("dossier", self.dossier.clone()),
        ];
        if let Some(draft) = &self.draft {
            let version = if draft.version.is_empty() {
                unnamed.to_owned()
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

/// A name and what it is, in one line.
pub fn pair(words: &Words, name: &str, what: &str) -> String {
    words.tf("out-pair", &[("name", name.into()), ("what", what.into())])
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
