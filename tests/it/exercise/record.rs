//! The record of a session on disk, and a session held from the terminal.

use travaux::cli::Ending;
use travaux::storage::exercise::{load_events, save_event};

use super::kit::SHIPPED;
use super::script::afternoon;
use crate::cli_kit::call;

#[test]
fn the_record_is_one_file_an_event_and_two_copies_are_one_by_their_files() {
    let script = afternoon();
    let home = tempfile::tempdir().unwrap();
    let (one, two) = (home.path().join("one"), home.path().join("two"));
    for (at, event) in script.events.iter().enumerate() {
        // Some events are on both laptops, the others on one of them.
        if at % 3 != 0 {
            save_event(&one, event).unwrap();
        }
        if at % 3 != 1 {
            save_event(&two, event).unwrap();
        }
    }
    let first = &script.events[1];
    assert!(
        save_event(&one, first)
            .unwrap_err()
            .message
            .contains("already")
    );
    for entry in std::fs::read_dir(two.join("events")).unwrap().flatten() {
        std::fs::copy(entry.path(), one.join("events").join(entry.file_name())).unwrap();
    }
    let loaded = load_events(&one);
    assert_eq!(loaded.problems, []);
    assert_eq!(loaded.value, script.events, "0 lost, 0 doubled");
    // A torn file hides nothing else.
    let torn = one.join(format!("events/{}.ron", first.id));
    std::fs::write(&torn, "#![enable(implicit_some)]\n(schema: 1, id: \"01").unwrap();
    let loaded = load_events(&one);
    assert_eq!(loaded.value.len(), script.events.len() - 1);
    assert_eq!(loaded.problems.len(), 1);
    assert!(loaded.problems[0].file.starts_with("events/"));
}

fn session(home: &std::path::Path, verb: &str, more: &[&str]) -> crate::cli_kit::Said {
    let folder = home.join("tuesday").to_string_lossy().into_owned();
    let mut all = vec!["session", verb, folder.as_str()];
    all.extend(more);
    call(&all, b"")
}

#[test]
fn a_session_is_held_and_reported_from_the_terminal() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("tuesday").to_string_lossy().into_owned();
    let said = call(&["session", "new", SHIPPED[0], &folder], b"");
    assert_eq!(said.ending, Ending::Done, "{}", said.err);
    let again = call(&["session", "new", SHIPPED[0], &folder], b"");
    assert_eq!(again.ending, Ending::Disk);
    let add = |what: &str| session(home.path(), "add", &[what]);
    let roll =
        "RollCall(present: [\"chair\", \"northern-shore\", \"island-league\", \"river-union\"])";
    assert_eq!(add(roll).ending, Ending::Done);
    assert_eq!(add("Item(item: \"wardens\")").ending, Ending::Done);
    let bad = add("Item(item: \"nothing\")");
    assert_eq!(bad.ending, Ending::Failed);
    assert!(bad.err.contains("no item `nothing`"), "{}", bad.err);
    assert_eq!(add("Sing(song: 1)").ending, Ending::Invalid);
    let words = "Joint crews of wardens shall patrol the reefs.";
    let tabled = session(
        home.path(),
        "table",
        &[
            "--by",
            "island-league",
            "--article",
            "2",
            "--paragraph",
            "1",
            words,
        ],
    );
    assert_eq!(tabled.ending, Ending::Done, "{}", tabled.err);
    let proposal = tabled
        .out
        .lines()
        .last()
        .unwrap()
        .strip_prefix("proposal ")
        .unwrap()
        .to_owned();
    let trainer = session(home.path(), "show", &["--trainer"]).out;
    assert!(
        trainer.contains("Island League: conflict -> satisfies"),
        "{trainer}"
    );
    assert!(
        !session(home.path(), "show", &[]).out.contains("satisfies"),
        "not for the room"
    );
    let voted = add(&format!(
        "Voted(proposal: \"{proposal}\", ballots: [(role: \"northern-shore\"), (role: \"island-league\"), (role: \"river-union\", vote: Abstain)])"
    ));
    assert!(
        voted.out.contains("2 to 0, 1 abstaining; it carries"),
        "{}{}",
        voted.out,
        voted.err
    );
    assert_eq!(
        add(&format!("Adopted(proposal: \"{proposal}\")")).ending,
        Ending::Done
    );
    assert_eq!(add("Closed").ending, Ending::Done);
    let files = std::fs::read_dir(home.path().join("tuesday/events"))
        .unwrap()
        .count();
    assert_eq!(files, 7, "what was refused is not in the record");

    let report = session(home.path(), "report", &["--json"]).json();
    assert_eq!(report["items"][1]["adopted"], true);
    assert_eq!(report["votes"].as_array().unwrap().len(), 1);
    assert_eq!(report["texts"].as_array().unwrap().len(), 2);
    assert_eq!(report["differing"], serde_json::Value::Array(Vec::new()));
    let paper = session(home.path(), "report", &[]);
    for words in [
        "Debrief: The reefs of the Calder Sea",
        "Verdicts over time",
        "Points",
        "What each role alone knew",
    ] {
        assert!(paper.out.contains(words), "{words}: {}", paper.out);
    }
    speaks_chinese(home.path());
    for ending in ["pdf", "docx", "html"] {
        let file = home
            .path()
            .join(format!("debrief.{ending}"))
            .to_string_lossy()
            .into_owned();
        let said = session(home.path(), "report", &["-o", &file]);
        assert_eq!(said.ending, Ending::Done, "{}", said.err);
        assert!(std::fs::metadata(&file).unwrap().len() > 2_000);
    }
}

/// The report brings none of its own words in English where Chinese is asked for.
fn speaks_chinese(root: &std::path::Path) {
    let chinese = session(root, "report", &["--lang", "zh"]).out;
    for words in [
        "复盘：",
        "各方评判的变化",
        "各角色独自掌握的情况（虚构）",
        "表决",
    ] {
        assert!(chinese.contains(words), "{words}: {chinese}");
    }
    for words in ["Votes", "What happened", "carried", "satisfies", "Item"] {
        assert!(!chinese.contains(words), "{words}: {chinese}");
    }
}

#[test]
fn a_session_opened_on_something_else_says_what_differs() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("tuesday");
    let shown = folder.to_string_lossy().into_owned();
    assert_eq!(
        call(&["session", "new", SHIPPED[0], &shown], b"").ending,
        Ending::Done
    );
    let bloc = folder.join("positions/calder-sea/blocs/river-union.ron");
    crate::cli_kit::spoil(
        &bloc,
        "element: \"boarding-right\", verb: Opposes, strength: RedLine",
        "element: \"boarding-right\", verb: Opposes, strength: Core",
    );
    let said = session(home.path(), "show", &[]);
    assert!(
        said.err
            .contains("river-union on warden-patrols: changed since"),
        "{}",
        said.err
    );
    assert_eq!(said.err.matches("not as it was").count(), 1, "{}", said.err);
}
