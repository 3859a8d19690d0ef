//! Whole-dossier checks: a sound dossier is quiet, and each fault is named with a remedy.

use std::sync::Arc;

use travaux::model::bloc::Strength::{Core, Preference, RedLine};
use travaux::model::bloc::{Citation, ConfidenceKind, Salience, Within};
use travaux::model::check;
use travaux::model::dossier::Dossier;
use travaux::model::issue::Scope;
use travaux::model::problem::{Problem, Severity};
use travaux::storage::dossier_io;

use crate::support::{Scene, at_least, both, date, element_id, entry, opposes, requires, unless};

fn sound() -> Scene {
    Scene::new()
        .issue("access", &["consent", "order"])
        .silence("silence-on-access", &["order"])
        .issue("bail", &["surety"])
        .synonym("guarantee", "surety")
        .bloc("east")
        .holds(
            "access",
            vec![
                requires("consent", Core),
                opposes("silence-on-access", Core),
            ],
        )
        .holds("bail", vec![opposes("surety", RedLine)])
        .members(&["AA"])
        .own("AA", "access", "2019", vec![opposes("order", Preference)])
        .state("AA", &["east"])
        .state("BB", &[])
}

/// The problems of the sound dossier once it is spoilt.
fn spoilt(spoil: impl FnOnce(&mut Dossier)) -> Vec<Problem> {
    let mut dossier = sound().dossier;
    spoil(&mut dossier);
    check::dossier(&dossier)
}

fn first_entry(dossier: &mut Dossier) -> &mut travaux::model::bloc::PositionEntry {
    Arc::make_mut(&mut dossier.blocs[0].positions[0].entries[0])
}

#[test]
fn a_sound_dossier_has_no_problem() {
    assert_eq!(check::dossier(&sound().dossier), []);
}

#[test]
fn the_shipped_dossier_has_no_problem() {
    let loaded = dossier_io::load_builtin().value;
    assert!(loaded.elements().count() > 200);
    let told: Vec<_> = check::dossier(&loaded)
        .iter()
        .map(ToString::to_string)
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

/// Each fault: what is spoilt, and words of the one problem it must make.
type Fault = (fn(&mut Dossier), Severity, &'static str);

const FAULTS: &[Fault] = &[
    (
        |d| d.issues[1].id = d.issues[0].id.clone(),
        Severity::Error,
        "the issue `access` is there more than once",
    ),
    (
        |d| d.issues[1].number = 1,
        Severity::Error,
        "the issue number `1` is there more than once",
    ),
    (
        |d| {
            let twin = d.issues[0].elements[0].clone();
            d.issues[0].elements.push(twin);
        },
        Severity::Error,
        "the element `consent` is there more than once",
    ),
    (
        |d| drop(d.families.remove(0)),
        Severity::Error,
        "is of the family `main`, which is not listed",
    ),
    (
        |d| d.issues[0].elements[0].label.zh.clear(),
        Severity::Error,
        "`consent` has no label in Chinese",
    ),
    (
        |d| d.issues[0].elements[0].model.en.clear(),
        Severity::Error,
        "`consent` has no model clause in English",
    ),
    (
        |d| {
            d.issues[0].elements[2].scope = Scope::Draft {
                absent: vec![element_id("nobody")],
            }
        },
        Severity::Error,
        "silence `silence-on-access`: there is no element `nobody`",
    ),
    (
        |d| d.issues[0].elements[2].scope = Scope::Draft { absent: Vec::new() },
        Severity::Error,
        "names nothing whose presence would break it",
    ),
    (
        |d| d.issues[1].elements[1].synonym_of = Some(element_id("nobody")),
        Severity::Error,
        "synonym `guarantee`: there is no element `nobody`",
    ),
    (
        |d| d.issues[1].elements[1].synonym_of = Some(element_id("guarantee")),
        Severity::Error,
        "`guarantee` is declared a synonym of itself",
    ),
    (
        |d| first_entry(d).demands.push(requires("nobody", Core)),
        Severity::Error,
        "position on access, entry of 2016: there is no element `nobody`",
    ),
    (
        |d| first_entry(d).demands.push(requires("surety", Core)),
        Severity::Error,
        "`surety` is an element of the issue bail, not of access",
    ),
    (
        |d| first_entry(d).demands.push(requires("consent", RedLine)),
        Severity::Error,
        "the demand on `consent (shared)` is there more than once",
    ),
    (
        |d| {
            let bail = Arc::make_mut(&mut d.blocs[0].positions[1].entries[0]);
            bail.demands.push(requires("guarantee", Core));
        },
        Severity::Error,
        "it opposes `surety` and requires `guarantee`, which are one element",
    ),
    (
        |d| first_entry(d).confidence.kind = ConfidenceKind::NoPosition,
        Severity::Error,
        "it says that nothing is recorded, and has demands or sources",
    ),
    (
        |d| first_entry(d).sources.clear(),
        Severity::Error,
        "said to be on record and names no source",
    ),
    (
        |d| {
            let entry = first_entry(d);
            entry.sources.clear();
            entry.confidence.kind = ConfidenceKind::Inferred;
        },
        Severity::Error,
        "it is inferred and does not say from what",
    ),
    (
        |d| first_entry(d).sources[0].source = "S9".parse().unwrap(),
        Severity::Error,
        "the source `S9` is not listed",
    ),
    (
        |d| {
            first_entry(d).salience = Some(Salience {
                value: 101,
                reason: String::new(),
            });
        },
        Severity::Error,
        "salience 101 is over 100",
    ),
    (
        |d| first_entry(d).demands[0] = at_least(requires("consent", Core), 6),
        Severity::Error,
        "at_least 6 on `consent` is no level of force",
    ),
    (
        |d| first_entry(d).demands[0] = unless(requires("consent", Core), "order", Within::Draft),
        Severity::Warning,
        "unless on `consent` has no effect",
    ),
    (
        |d| first_entry(d).demands[0] = unless(opposes("consent", Core), "nobody", Within::Draft),
        Severity::Error,
        "there is no element `nobody`",
    ),
    (
        |d| {
            d.blocs[0].positions[0]
                .entries
                .push(Arc::new(entry("2014", Vec::new())));
        },
        Severity::Error,
        "the entry of 2014 stands after that of 2016",
    ),
    (
        |d| {
            let again = d.blocs[0].positions[0].clone();
            d.blocs[0].positions.push(again);
        },
        Severity::Error,
        "the position on `access` is there more than once",
    ),
    (
        |d| d.blocs[0].positions[0].issue = "nowhere".parse().unwrap(),
        Severity::Error,
        "position on nowhere: there is no issue `nowhere`",
    ),
    (
        |d| d.blocs[0].members[0].until = Some(date("2010")),
        Severity::Error,
        "leaves (2010) before it joins (2015)",
    ),
    (
        |d| d.blocs[0].members[0].state = "XX".parse().unwrap(),
        Severity::Warning,
        "the member `XX` is not among the States listed",
    ),
    (
        |d| d.blocs[0].member_entries[0].state = "XX".parse().unwrap(),
        Severity::Error,
        "entry of XX of 2019: the State is not listed",
    ),
    (
        |d| d.reference.states[1].blocs.push("north".parse().unwrap()),
        Severity::Error,
        "`BB` lists the bloc `north`, which does not exist",
    ),
    (
        |d| d.reference.states[1].blocs.push("east".parse().unwrap()),
        Severity::Warning,
        "`BB` lists the bloc `east` and was never its member",
    ),
    (
        |d| d.reference.states[0].blocs.clear(),
        Severity::Warning,
        "is a member and does not list the bloc",
    ),
    (
        |d| {
            let mut twin = d.blocs[0].clone();
            twin.id = "north".parse().unwrap();
            twin.name = both("E\u{430}st");
            twin.members.clear();
            d.blocs.push(twin);
        },
        Severity::Error,
        "the bloc `north` (“E\u{430}st”) reads like `east` (“east”)",
    ),
    (
        |d| d.blocs[0].name.en.push('\u{202e}'),
        Severity::Error,
        "holds a character nobody sees, U+202E",
    ),
];

#[test]
fn every_fault_is_named_with_a_remedy() {
    for (spoil, severity, words) in FAULTS {
        let problems = spoilt(|dossier| {
            dossier.blocs[0].members[0].from = Some(date("2015"));
            spoil(dossier);
        });
        let told: Vec<_> = problems.iter().map(ToString::to_string).collect();
        let found = problems
            .iter()
            .find(|problem| problem.message.contains(words));
        let found = found.unwrap_or_else(|| panic!("nothing says “{words}”:\n{}", told.join("\n")));
        assert_eq!(found.severity, *severity, "{words}");
        assert!(!found.remedy.is_empty(), "“{words}” has no remedy");
        assert!(!found.file.is_empty(), "“{words}” names no file");
    }
}

#[test]
fn a_nameless_record_and_a_member_without_a_vote_are_sound_where_they_say_so() {
    let problems = spoilt(|dossier| {
        dossier.blocs[0].members[0].state = "XX".parse().unwrap();
        dossier.blocs[0].note.en = "The member XX has no vote.".to_owned();
        dossier.blocs[0].member_entries.clear();
        dossier.reference.states[0].blocs.clear();
        let entry = first_entry(dossier);
        entry.confidence.kind = ConfidenceKind::Inferred;
        entry.confidence.note = "from its votes".to_owned();
        entry.sources.clear();
    });
    assert_eq!(problems, []);
    let cited = spoilt(|dossier| {
        let sources: &mut Vec<Citation> = &mut first_entry(dossier).sources;
        sources.push(sources[0].clone());
    });
    assert_eq!(cited, [], "citing a source twice, for two places, is sound");
}
