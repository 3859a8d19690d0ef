//! What is shipped is sound, and what a trainer gets wrong is told with file and line.

use std::path::Path;

use serde_json::Value;
use travaux::cli::Ending;
use travaux::exercise::cast::{INVENTED, bloc_of, cast};
use travaux::exercise::scenario::RoleKind;
use travaux::storage::exercise::{scenario_files, shipped_file};

use super::kit::{self, SHIPPED};
use crate::cli_kit::{Said, call, spoil};

fn check(folder: &Path) -> Said {
    let folder = folder.to_string_lossy().into_owned();
    call(&["scenario", "check", &folder, "--json"], b"")
}

#[test]
fn the_shipped_scenarios_are_whole() {
    let listed = call(&["scenario", "list"], b"");
    assert_eq!(listed.out.lines().count(), SHIPPED.len(), "{}", listed.out);
    for (name, roles, voters, minutes) in [(SHIPPED[0], 4, 3, 90), (SHIPPED[1], 6, 5, 180)] {
        let (exercise, scenario) = kit::shipped(name);
        let said = call(&["scenario", "check", name, "--json"], b"");
        let report = said.json();
        assert_eq!(said.ending, Ending::Done, "{}", said.err);
        assert_eq!(report["roles"], roles);
        assert_eq!(report["voters"], voters);
        assert_eq!(report["minutes"], minutes);
        assert_eq!(report["items"], 3);
        assert_eq!(report["problems"], Value::Array(Vec::new()));
        assert_eq!(exercise.draft.articles.len(), 3);
        assert_eq!(scenario.agenda.len(), 3);
        assert!(scenario.teaching.len() >= 3 && scenario.injects.len() >= 3);
        assert!(!scenario.title.zh.is_empty());
        assert!(scenario.agenda.iter().all(|item| !item.title.zh.is_empty()));
        for role in &scenario.roles {
            assert!(
                !role.brief.is_empty() && !role.secret.is_empty(),
                "{}",
                role.id
            );
            assert!(!role.name.zh.is_empty() && !role.phrases.is_empty());
        }
        // Nothing a trainer made up stands there without the word.
        let made_up = scenario.roles.iter().flat_map(|role| {
            let whys = role.variants.iter().map(|variant| &variant.why);
            role.instructions.iter().chain(whys)
        });
        let made_up: Vec<_> = made_up
            .chain(scenario.injects.iter().map(|i| &i.text))
            .collect();
        assert!(made_up.len() > 6);
        assert!(
            made_up.iter().all(|text| text.starts_with("Invented")),
            "{made_up:#?}"
        );
    }
}

#[test]
fn the_shipped_files_are_in_canonical_form() {
    for name in SHIPPED {
        let (_, scenario) = kit::shipped(name);
        let files = scenario_files(&scenario).unwrap();
        assert_eq!(files.len(), scenario.roles.len() + 1);
        for (path, text) in files {
            let there = shipped_file(&format!("{name}/{path}")).unwrap();
            assert_eq!(text.as_bytes(), &*there, "{name}/{path}");
        }
    }
}

#[test]
fn delegations_judge_in_the_place_of_blocs_with_their_variants() {
    let (exercise, scenario) = kit::shipped(SHIPPED[1]);
    let played = cast(&scenario, &exercise.dossier);
    let delegations: Vec<_> = scenario
        .roles
        .iter()
        .filter(|role| role.kind == RoleKind::Delegation)
        .collect();
    assert_eq!(played.blocs.len(), delegations.len());
    let bloc = |id: &str| {
        let role = delegations.iter().find(|role| role.id.as_str() == id);
        played.bloc(&bloc_of(role.unwrap()).unwrap()).unwrap()
    };
    let entry = |id: &str, issue: &str| {
        let issue = travaux::model::ids::IssueId::new(issue).unwrap();
        bloc(id).position(&issue).unwrap().entries[0].clone()
    };
    // Brazil holds its own two demands on data, not those of the bloc it is listed with.
    let data = entry("brazil", "transborder-access");
    assert_eq!(data.demands.len(), 2, "{:?}", data.demands);
    // Where it has none, those of the bloc, here with a trainer's variant.
    let safeguards = entry("brazil", "procedural-safeguards");
    assert_eq!(safeguards.confidence.note, INVENTED);
    assert_eq!(safeguards.salience.as_ref().unwrap().value, 70);
    assert!(
        entry("african-group", "capacity-building")
            .demands
            .iter()
            .any(|demand| demand.element.as_str() == "funding-mechanism"
                && demand.strength == travaux::model::bloc::Strength::RedLine)
    );
    assert_ne!(
        entry("us-eu", "capacity-building").confidence.note,
        INVENTED
    );
}

/// Spoils a file of a copy of the invented scenario and returns what the check then says first.
fn told(file: &str, old: &str, new: &str) -> (Said, Value) {
    let home = tempfile::tempdir().unwrap();
    let folder = kit::copy(SHIPPED[0], home.path());
    spoil(&folder.join(file), old, new);
    let said = check(&folder);
    let problems = said.json()["problems"].as_array().unwrap().clone();
    let errors: Vec<_> = problems
        .iter()
        .filter(|p| p["severity"] == "error")
        .collect();
    assert!(
        !errors.is_empty(),
        "{file}: {new} is not told: {problems:?}"
    );
    let first = errors[0].clone();
    let text = std::fs::read_to_string(folder.join(first["file"].as_str().unwrap())).unwrap();
    let line = usize::try_from(first["line"].as_u64().unwrap_or(0)).unwrap();
    let words = text.lines().nth(line.wrapping_sub(1)).unwrap_or_default();
    let mut first = first;
    first["words"] = Value::String(words.trim().to_owned());
    (said, first)
}

const SCENARIO: &str = "scenario.ron";
const CHAIR: &str = "roles/chair.ron";
const LEAGUE: &str = "roles/island-league.ron";

/// File, words there, what they become; the file that is told, what is said, the line it points at.
const CASES: [[&str; 6]; 11] = [
    // unknown roles
    [
        SCENARIO,
        "to: [\"island-league\"]",
        "to: [\"islands\"]",
        SCENARIO,
        "no role `islands`",
        "islands",
    ],
    [
        LEAGUE,
        "opponents: [\"northern-shore\"]",
        "opponents: [\"north\"]",
        LEAGUE,
        "no role `north`",
        "\"north\"",
    ],
    [
        SCENARIO,
        "\"chair\", ",
        "\"chair\", \"press\", ",
        SCENARIO,
        "no role `press`",
        "press",
    ],
    [
        LEAGUE,
        "speaks_for: \"island-league\"",
        "speaks_for: \"atlantis\"",
        LEAGUE,
        "whom the dossier does not know",
        "atlantis",
    ],
    // votes nobody can win
    [
        SCENARIO,
        "quorum: 3",
        "quorum: 9",
        SCENARIO,
        "a vote nobody can win",
        "id: \"calder-reefs\"",
    ],
    // injects that never come
    [
        SCENARIO,
        "minute: 40",
        "minute: 90",
        SCENARIO,
        "`storm` never comes: it is due in minute 90",
        "storm",
    ],
    [
        SCENARIO,
        "Fails(item: \"visits\")",
        "Fails(item: \"vists\")",
        SCENARIO,
        "`island-letter` never comes",
        "island-letter",
    ],
    // the rest
    [
        SCENARIO,
        "\"reef-fund\"]",
        "\"reef-funds\"]",
        SCENARIO,
        "no issue `reef-funds`",
        "reef-funds",
    ],
    [
        LEAGUE,
        "gives_up: [\"boarding-right\"]",
        "gives_up: [\"boarding\"]",
        LEAGUE,
        "no element `boarding`",
        "boarding",
    ],
    [
        SCENARIO,
        "minutes: 90,",
        "minutes: 60,",
        SCENARIO,
        "take 75 minutes",
        "calder-reefs",
    ],
    [
        CHAIR,
        "kind: Chair",
        "kind: Observer",
        SCENARIO,
        "exactly one role of the kind Chair",
        "calder-reefs",
    ],
];

#[test]
fn what_a_trainer_gets_wrong_is_told_with_file_and_line() {
    for [file, old, new, where_, says, stands] in CASES {
        let (said, first) = told(file, old, new);
        let message = first["message"].as_str().unwrap();
        assert!(message.contains(says), "{new}: {first}");
        assert_eq!(first["file"], where_, "{new}");
        assert!(first["line"].as_u64().unwrap() > 2, "{first}");
        assert!(first["words"].as_str().unwrap().contains(stands), "{first}");
        assert!(!first["remedy"].as_str().unwrap().is_empty());
        assert!(matches!(said.ending, Ending::Failed), "{:?}", said.ending);
    }
}

#[test]
fn red_lines_that_cannot_both_be_kept_make_a_vote_nobody_can_win() {
    let league = "roles/island-league.ron";
    // The islands make the word the Northern Shore refuses a red line of their own.
    let variant = "variants: [(issue: \"reef-access\", demands: [(element: \"open-reefs\", verb: Requires, \
                   strength: RedLine)], why: \"Invented.\"), ";
    let home = tempfile::tempdir().unwrap();
    let folder = kit::copy(SHIPPED[0], home.path());
    let text = std::fs::read_to_string(folder.join(league)).unwrap();
    let (before, after) = text.split_once("variants: [").unwrap();
    let spoilt = format!("{before}{variant}{after}").replace(
        "gives_up: [\"permit-required\", \"open-reefs\"]",
        "gives_up: []",
    );
    std::fs::write(folder.join(league), spoilt).unwrap();
    let report = check(&folder).json();
    let problems = report["problems"].as_array().unwrap();
    assert_eq!(problems.len(), 1, "{problems:#?}");
    let message = problems[0]["message"].as_str().unwrap();
    assert!(
        message.contains("nobody can win")
            && message.contains("`visits`")
            && message.contains("open-reefs"),
        "{message}"
    );
    assert_eq!(problems[0]["file"], "scenario.ron");
    // By a simple majority two of three may carry a text against the third.
    spoil(
        &folder.join("scenario.ron"),
        "rule: Consensus",
        "rule: Simple",
    );
    let problems = check(&folder).json()["problems"].clone();
    assert_eq!(problems, Value::Array(Vec::new()));
}

#[test]
fn two_roles_that_share_a_secret_are_told() {
    let (_, scenario) = kit::shipped(SHIPPED[0]);
    let secret = |id: &str| {
        let role = scenario.roles.iter().find(|role| role.id.as_str() == id);
        role.unwrap().secret.clone()
    };
    let (ours, theirs) = (secret("northern-shore"), secret("river-union"));
    let (_, first) = told("roles/river-union.ron", &theirs, &ours.to_uppercase());
    let message = first["message"].as_str().unwrap();
    assert!(message.contains("share a secret"), "{message}");
    assert_eq!(first["file"], "roles/river-union.ron");
    let (_, first) = told(
        "roles/river-union.ron",
        "brief: [",
        &format!("brief: [\"They say: {ours}\", "),
    );
    assert!(
        first["message"]
            .as_str()
            .unwrap()
            .contains("gives away the secret")
    );
    assert_eq!(first["file"], "roles/river-union.ron");
    assert!(
        first["words"].as_str().unwrap().contains("They say"),
        "{first}"
    );
}

#[test]
fn a_folder_without_a_scenario_says_so() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().to_string_lossy().into_owned();
    let said = call(&["scenario", "check", &folder], b"");
    assert_eq!(said.ending, Ending::Invalid);
    assert!(said.err.contains("holds no scenario"), "{}", said.err);
}
