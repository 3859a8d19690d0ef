//! Days as negotiators write them: a year, a month or a day, compared without a calendar.

use std::fmt;
use std::str::FromStr;

/// A year of the common era, used as an as-of date: it means that year's 31 December.
pub type Year = u16;

/// A date of known precision: `2016`, `2016-10` or `2016-10-19`.
///
/// Ordering is by first possible day, so `2016` sorts before `2016-02-01`. Whoever needs the end of
/// a vague date asks for [`Date::last_day`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: Year,
    month: u8,
    day: u8,
}

/// Why a text is no date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadDate(pub String);

impl fmt::Display for BadDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "\"{}\" is no date: write 2016, 2016-10 or 2016-10-19",
            self.0.escape_debug()
        )
    }
}

impl std::error::Error for BadDate {}

impl Date {
    /// A whole year.
    pub fn year_only(year: Year) -> Self {
        Self {
            year,
            month: 0,
            day: 0,
        }
    }

    /// The year of this date.
    pub fn year(self) -> Year {
        self.year
    }

    /// Whether something that began on this date has begun by the end of `as_of`.
    pub fn begun_by(self, as_of: Year) -> bool {
        self.year <= as_of
    }

    /// Whether something that ended on this date is over at the end of `as_of`.
    pub fn over_by(self, as_of: Year) -> bool {
        self.year < as_of || (self.year == as_of && self.last_day() < (as_of, 12, 31))
    }

    /// The last day this date can mean, as (year, month, day).
    pub fn last_day(self) -> (Year, u8, u8) {
        let month = if self.month == 0 { 12 } else { self.month };
        let day = if self.day == 0 {
            days_in(self.year, month)
        } else {
            self.day
        };
        (self.year, month, day)
    }
}

fn days_in(year: Year, month: u8) -> u8 {
    match month {
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if self.month > 0 {
            write!(f, "-{:02}", self.month)?;
        }
        if self.day > 0 {
            write!(f, "-{:02}", self.day)?;
        }
        Ok(())
    }
}

impl FromStr for Date {
    type Err = BadDate;

    fn from_str(text: &str) -> Result<Self, BadDate> {
        let bad = || BadDate(text.to_owned());
        let part = |piece: Option<&str>, width: usize| -> Result<u16, BadDate> {
            match piece {
                None => Ok(0),
                Some(p) if p.len() == width && p.bytes().all(|b| b.is_ascii_digit()) => {
                    p.parse().map_err(|_e| bad())
                }
                Some(_) => Err(bad()),
            }
        };
        let mut pieces = text.split('-');
        let year = part(pieces.next(), 4)?;
        let has_month = text.len() > 4;
        let month = u8::try_from(part(pieces.next(), 2)?).map_err(|_e| bad())?;
        let has_day = text.len() > 7;
        let day = u8::try_from(part(pieces.next(), 2)?).map_err(|_e| bad())?;
        let fits = year > 0
            && pieces.next().is_none()
            && (has_month == (1..=12).contains(&month))
            && (has_day == (1..=days_in(year, month)).contains(&day));
        if fits {
            Ok(Self { year, month, day })
        } else {
            Err(bad())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        text.parse().unwrap()
    }

    #[test]
    fn dates_are_read_as_written() {
        for text in ["2016", "2016-10", "2016-10-19", "2024-02-29"] {
            assert_eq!(date(text).to_string(), text);
        }
        for text in [
            "",
            "16",
            "2016-13",
            "2016-00",
            "2023-02-29",
            "2016-1",
            "2016-10-19-1",
            "x016",
        ] {
            assert!(
                text.parse::<Date>().is_err(),
                "{text:?} was taken for a date"
            );
        }
    }

    #[test]
    fn a_year_ends_on_its_last_day() {
        assert!(
            date("2020-01-31").over_by(2020),
            "left in January, gone by December"
        );
        assert!(
            !date("2020").over_by(2020),
            "left at the end of the year, still in on that day"
        );
        assert!(!date("2020-12-31").over_by(2020));
        assert!(date("2016").begun_by(2016) && !date("2017-06-09").begun_by(2016));
    }
}
