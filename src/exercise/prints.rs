//! Fingerprints of what a session is played on, so that it can say what has changed since.

use std::fmt;

use super::cast::{bloc_of, cast};
use super::scenario::{RoleKind, Scenario};
use crate::model::dossier::Dossier;
use crate::model::draft::Draft;

/// The fingerprint of one part.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Print {
    /// The part, in words.
    pub part: String,
    /// Digits that differ where the part does.
    pub digits: String,
}

/// The fingerprints of a scenario, its text, and what each delegation holds on each issue in play.
pub fn prints(scenario: &Scenario, dossier: &Dossier, draft: &Draft) -> Vec<Print> {
    let print = |part: String, words: &str| Print {
        part,
        digits: format!("{:016x}", fnv(words)),
    };
    let mut all = vec![
        print(format!("scenario {}", scenario.id), &rules(scenario)),
        print(
            format!("version {} of dossier {}", dossier.version, dossier.id),
            "",
        ),
    ];
    let mut words = String::new();
    for paragraph in draft.paragraphs() {
        words.push_str(&paragraph.text);
        words.push('\u{1f}');
    }
    all.push(print("starting text".to_owned(), &words));
    // Those who take part do not know what each of the others was told to hold.
    if scenario.for_participants {
        return all;
    }
    let played = cast(scenario, dossier);
    let delegations = scenario.roles.iter();
    for role in delegations.filter(|role| role.kind == RoleKind::Delegation) {
        let bloc = bloc_of(role).and_then(|id| played.bloc(&id));
        for issue in &scenario.issues {
            let entry = bloc.and_then(|bloc| bloc.position(issue)?.entries.first());
            let mut words = String::new();
            if let Some(entry) = entry {
                let salience = entry.salience.as_ref().map_or(50, |s| s.value);
                words = format!("{} {} {salience}", entry.stance.en, entry.fallback);
                for demand in &entry.demands {
                    let (verb, strength) = (demand.verb.word(), demand.strength.word());
                    let more = format!(" {verb} {} {strength}", demand.element);
                    words.push_str(&more);
                }
            }
            all.push(print(format!("{} on {issue}", role.id), &words));
        }
    }
    all
}

/// What of a scenario decides how a session goes.
fn rules(scenario: &Scenario) -> String {
    let agenda = scenario.agenda.iter().map(|item| {
        let rule = scenario.rule_of(Some(&item.id));
        format!("{} {:?} {:?} {}", item.id, item.article, rule, item.minutes)
    });
    let agenda: Vec<String> = agenda.collect();
    format!(
        "{} {:?} {:?}",
        agenda.join(";"),
        scenario.scoring,
        scenario.quorum()
    )
}

/// A part that is not as it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The part, in words.
    pub part: String,
    /// What became of it.
    pub how: How,
}

/// What became of a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// It is no longer there.
    Gone,
    /// It was changed.
    Changed,
    /// It was not there.
    New,
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let how = match self.how {
            How::Gone => "no longer there",
            How::Changed => "changed since",
            How::New => "new",
        };
        write!(f, "{}: {how}", self.part)
    }
}

/// What is not as it was when a session was opened with these fingerprints. What a participant's
/// pack leaves out is not told as gone.
pub fn changed_since(
    then: &[Print],
    (scenario, dossier, draft): (&Scenario, &Dossier, &Draft),
) -> Vec<Difference> {
    let now = prints(scenario, dossier, draft);
    let known = |print: &&Print| {
        !scenario.for_participants || now.iter().any(|other| other.part == print.part)
    };
    let then: Vec<Print> = then.iter().filter(known).cloned().collect();
    differences(&then, &now)
}

/// What differs between two lists of fingerprints.
fn differences(then: &[Print], now: &[Print]) -> Vec<Difference> {
    let told = |print: &Print, how| Difference {
        part: print.part.clone(),
        how,
    };
    let of = |print: &Print, all: &[Print]| all.iter().find(|p| p.part == print.part).cloned();
    let mut found = Vec::new();
    for print in then {
        match of(print, now) {
            None => found.push(told(print, How::Gone)),
            Some(other) if other.digits != print.digits => found.push(told(print, How::Changed)),
            Some(_) => {}
        }
    }
    let new = now.iter().filter(|print| of(print, then).is_none());
    found.extend(new.map(|print| told(print, How::New)));
    found
}

/// The 64-bit hash of Fowler, Noll and Vo: the same on every machine, and no secret.
fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
