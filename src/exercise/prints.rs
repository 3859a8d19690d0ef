//! Fingerprints of what a session is played on, so that it can say what has changed since.

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

/// What is not as it was when a session was opened with these fingerprints, in words.
pub fn changed_since(
    then: &[Print],
    (scenario, dossier, draft): (&Scenario, &Dossier, &Draft),
) -> Vec<String> {
    let now = prints(scenario, dossier, draft);
    let known = |print: &&Print| {
        !scenario.for_participants || now.iter().any(|other| other.part == print.part)
    };
    let then: Vec<Print> = then.iter().filter(known).cloned().collect();
    differing(&then, &now)
}

/// What differs between the fingerprints a session was opened with and those of now, in words.
pub fn differing(then: &[Print], now: &[Print]) -> Vec<String> {
    let mut told = Vec::new();
    for print in then {
        match now.iter().find(|other| other.part == print.part) {
            None => told.push(format!("{}: no longer there", print.part)),
            Some(other) if other.digits != print.digits => {
                told.push(format!("{}: changed since", print.part));
            }
            Some(_) => {}
        }
    }
    for print in now {
        if then.iter().all(|other| other.part != print.part) {
            told.push(format!("{}: new", print.part));
        }
    }
    told
}

/// The 64-bit hash of Fowler, Noll and Vo: the same on every machine, and no secret.
fn fnv(text: &str) -> u64 {
    text.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
        (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}
