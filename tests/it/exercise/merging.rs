//! Records of several laptops as one: the laws of the merge, and the same from the terminal.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use proptest::prelude::*;
use travaux::cli::Ending;
use travaux::exercise::event::{Event, Happening, standing};
use travaux::exercise::meeting::fold;
use travaux::model::ids::EventId;
use travaux::storage::exercise::{EventRecord, Kept, join, load_events, load_record, save_event};

use super::kit::SHIPPED;
use super::script::{START, Script, role};
use crate::cli_kit::{Said, call};

/// One of a few ids, so that laptops meet on them.
fn id(n: u64) -> EventId {
    EventId(ulid::Ulid::from_parts(START + n / 3, u128::from(n) + 1))
}

/// Something a laptop wrote: which id it took, who wrote it, and what.
fn event() -> impl Strategy<Value = Event> {
    let what = prop_oneof![
        Just(Happening::Yielded),
        Just(Happening::Paused),
        (0_u8..4).prop_map(|n| Happening::Remark {
            words: format!("remark {n}")
        }),
        Just(Happening::Listed {
            role: role("river-union")
        }),
        (0_u64..9).prop_map(|n| Happening::Corrected {
            event: id(n),
            why: "wrong".to_owned()
        }),
    ];
    (0_u64..9, 0_u8..3, 0_u64..2, what).prop_map(|(n, author, later, what)| Event {
        id: id(n),
        time_ms: START + n + later,
        author: format!("author-{author}"),
        what,
    })
}

fn record() -> impl Strategy<Value = EventRecord> {
    prop::collection::vec(event(), 0..12).prop_map(|events| {
        let kept = events.into_iter().map(|event| Kept::new(event).unwrap());
        kept.map(|kept| (kept.event.id, kept)).collect()
    })
}

/// What a record says, without the ids under which it says it.
fn said(record: &EventRecord) -> BTreeSet<(String, u64, String)> {
    let all = record.values().map(|kept| {
        let what = format!("{:?}", kept.event.what);
        (kept.event.author.clone(), kept.event.time_ms, what)
    });
    all.collect()
}

fn merged(a: &EventRecord, b: &EventRecord) -> EventRecord {
    join(a, b).record
}

proptest! {
    #[test]
    fn merging_is_one_whoever_merges_with_whom(a in record(), b in record(), c in record()) {
        prop_assert_eq!(merged(&a, &b), merged(&b, &a));
        let ab = merged(&a, &b);
        let bc = merged(&b, &c);
        prop_assert_eq!(merged(&ab, &c), merged(&a, &bc));
        prop_assert_eq!(&merged(&a, &a), &a);
        prop_assert_eq!(&merged(&ab, &b), &ab);
        prop_assert_eq!(&merged(&ab, &a), &ab);
        // Nothing is lost, and nothing is there that nobody wrote.
        let both: BTreeSet<_> = said(&a).union(&said(&b)).cloned().collect();
        prop_assert_eq!(said(&ab), both);
        // Nothing is there twice: what both have under one id is there once.
        let n_same = a.iter().filter(|(id, kept)| b.get(id) == Some(kept)).count();
        prop_assert_eq!(ab.len(), a.len() + b.len() - n_same);
        for (id, kept) in &ab {
            prop_assert_eq!(*id, kept.event.id);
            let text = travaux::storage::exercise::read_event(&kept.text).unwrap();
            prop_assert_eq!(&text, &kept.event);
        }
        for moved in join(&a, &b).moved {
            prop_assert!(ab.contains_key(&moved.from) && ab.contains_key(&moved.to));
        }
    }

    #[test]
    fn the_order_is_by_birth_then_author_then_id(record in record()) {
        let events: Vec<Event> = record.values().map(|kept| kept.event.clone()).collect();
        let mut turned = events.clone();
        turned.reverse();
        let order: Vec<_> = standing(&events).iter().map(|e| e.id).collect();
        prop_assert_eq!(&order, &standing(&turned).iter().map(|e| e.id).collect::<Vec<_>>());
        let places: Vec<_> = standing(&events).iter().map(|e| {
            (e.id.0.timestamp_ms(), e.author.clone(), e.id)
        }).collect();
        let mut sorted = places.clone();
        sorted.sort();
        prop_assert_eq!(places, sorted);
    }
}

fn terminal(all: &[&str]) -> Said {
    call(all, b"")
}

fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let entries = std::fs::read_dir(folder.join("events")).unwrap();
    let read = |entry: std::fs::DirEntry| {
        let name = entry.file_name().to_string_lossy().into_owned();
        (name, std::fs::read(entry.path()).unwrap())
    };
    entries.flatten().map(read).collect()
}

struct Two {
    home: tempfile::TempDir,
}

impl Two {
    /// A session, and a copy of it for a delegate.
    fn new() -> Self {
        let two = Self {
            home: tempfile::tempdir().unwrap(),
        };
        let (one, other) = (two.path("one"), two.path("two"));
        let new = terminal(&["session", "new", SHIPPED[0], &one]);
        assert_eq!(new.ending, Ending::Done, "{}", new.err);
        let roll = "RollCall(present: [\"chair\", \"northern-shore\", \"island-league\", \"river-union\"])";
        assert_eq!(two.add("one", roll).ending, Ending::Done);
        let shared = terminal(&["session", "share", &one, "-o", &other]);
        assert_eq!(shared.ending, Ending::Done, "{}", shared.err);
        two
    }

    fn path(&self, name: &str) -> String {
        self.home.path().join(name).to_string_lossy().into_owned()
    }

    fn add(&self, name: &str, what: &str) -> Said {
        terminal(&["session", "add", &self.path(name), what, "--author", name])
    }

    fn merge(&self, into: &str, from: &str) -> Said {
        terminal(&["session", "merge", &self.path(into), &self.path(from)])
    }

    fn files(&self, name: &str) -> BTreeMap<String, Vec<u8>> {
        files(&self.home.path().join(name))
    }
}

#[test]
fn two_laptops_write_apart_and_have_the_same_record_after_merging() {
    let two = Two::new();
    assert_eq!(
        two.add("one", "Item(item: \"wardens\")").ending,
        Ending::Done
    );
    let words = "Joint crews of wardens shall patrol the reefs.";
    let tabled = terminal(&[
        "session",
        "table",
        &two.path("two"),
        "--by",
        "river-union",
        "--article",
        "2",
        words,
    ]);
    assert_eq!(tabled.ending, Ending::Done, "{}", tabled.err);
    assert_eq!(two.add("two", "Closed").ending, Ending::Done);
    // Later than the close, and without knowing of it.
    assert_eq!(
        two.add("one", "Listed(role: \"river-union\")").ending,
        Ending::Done
    );
    let said = two.merge("one", "two");
    assert_eq!(said.ending, Ending::Done, "{}", said.err);
    assert!(said.out.contains("2 new, 2 known"), "{}", said.out);
    // What became impossible is kept, and shown as such.
    let shown = terminal(&["session", "show", &two.path("one")]);
    assert!(shown.out.contains("no effect"), "{}", shown.out);
    assert!(shown.out.contains("the session is over"), "{}", shown.out);
    let said = two.merge("two", "one");
    assert!(said.out.contains("2 new, 4 known"), "{}", said.out);
    assert!(said.out.contains("no effect: "), "{}", said.out);
    assert_eq!(two.files("one"), two.files("two"));
    assert_eq!(two.files("one").len(), 6);
    let again = two.merge("one", "two");
    assert!(again.out.contains("0 new, 6 known"), "{}", again.out);
    // The file of a single event is enough.
    let three = two.home.path().join("three");
    let shared = terminal(&[
        "session",
        "share",
        &two.path("one"),
        "-o",
        &three.to_string_lossy(),
    ]);
    assert_eq!(shared.ending, Ending::Done, "{}", shared.err);
    assert_eq!(
        two.add("three", "Remark(words: \"handed over\")").ending,
        Ending::Done
    );
    let new = files(&three);
    let name = new
        .keys()
        .find(|name| !two.files("one").contains_key(*name))
        .unwrap();
    let file = three
        .join("events")
        .join(name)
        .to_string_lossy()
        .into_owned();
    let said = terminal(&["session", "merge", &two.path("one"), &file]);
    assert!(
        said.out.contains("1 new, 0 known"),
        "{}{}",
        said.out,
        said.err
    );
}

#[test]
fn one_id_for_two_things_keeps_both_on_both_laptops() {
    let two = Two::new();
    let events = load_events(&two.home.path().join("one")).value;
    let id = EventId(ulid::Ulid::from_parts(
        events[1].id.0.timestamp_ms() + 5,
        77,
    ));
    for name in ["one", "two"] {
        let event = Event {
            id,
            time_ms: START,
            author: name.to_owned(),
            what: Happening::Remark {
                words: format!("said on {name}"),
            },
        };
        save_event(&two.home.path().join(name), &event).unwrap();
    }
    let said = two.merge("one", "two");
    assert_eq!(said.ending, Ending::Failed, "a person should look");
    assert!(said.err.contains("that of \"two\" is now"), "{}", said.err);
    assert_eq!(two.merge("two", "one").ending, Ending::Failed);
    assert_eq!(two.files("one"), two.files("two"));
    let remarks = load_events(&two.home.path().join("two")).value;
    let remarks: Vec<_> = remarks
        .iter()
        .filter(|e| matches!(e.what, Happening::Remark { .. }))
        .collect();
    assert_eq!(remarks.len(), 2);
    assert_eq!(
        two.merge("two", "one").ending,
        Ending::Done,
        "nothing is left to say"
    );
}

#[test]
fn damaged_files_other_sessions_and_nothing_at_all_are_named() {
    let two = Two::new();
    assert_eq!(
        two.add("two", "Remark(words: \"whole\")").ending,
        Ending::Done
    );
    let torn = two
        .home
        .path()
        .join("two/events/01J00000000000000000000000.ron");
    std::fs::write(&torn, "(schema: 1, id:").unwrap();
    let said = two.merge("one", "two");
    assert_eq!(said.ending, Ending::Invalid, "{}", said.err);
    assert!(
        said.err.contains("01J00000000000000000000000.ron"),
        "{}",
        said.err
    );
    assert!(
        said.out.contains("1 new"),
        "the rest is taken: {}",
        said.out
    );
    assert_eq!(two.files("one").len(), 3);

    let other = two.path("other");
    assert_eq!(
        terminal(&["session", "new", SHIPPED[0], &other]).ending,
        Ending::Done
    );
    let before = two.files("one");
    let said = two.merge("one", "other");
    assert_eq!(said.ending, Ending::Invalid);
    assert!(said.err.contains("another session"), "{}", said.err);
    assert_eq!(two.files("one"), before);
    let none = two.merge("one", "nowhere");
    assert_eq!(none.ending, Ending::Invalid);
    assert!(none.err.contains("no such file"), "{}", none.err);
    // A copy for others never goes over a session with secrets.
    let over = terminal(&["session", "share", &two.path("one"), "-o", &other]);
    assert_eq!(over.ending, Ending::Disk, "{}", over.err);
    assert!(over.err.contains("choose an empty folder"), "{}", over.err);
}

#[test]
fn the_copy_for_others_follows_the_session_and_holds_no_secret() {
    let two = Two::new();
    let (exercise, scenario) = super::kit::shipped(SHIPPED[0]);
    let folder = two.home.path().join("two");
    let loaded = travaux::storage::exercise::load_exercise(&folder);
    assert_eq!(loaded.problems, [], "the copy is whole");
    let copy = loaded.value.scenario.unwrap();
    assert!(copy.for_participants && copy.teaching.is_empty());
    assert!(
        copy.roles
            .iter()
            .all(|r| r.secret.is_empty() && r.variants.is_empty())
    );
    let script = Script::new();
    let (mine, theirs) = (
        fold(&scenario, &exercise.draft, &script.events),
        fold(&copy, &exercise.draft, &script.events),
    );
    assert_eq!(mine, theirs, "the same session on both");
    // It does not say that something differs that it is not meant to know.
    let shown = terminal(&["session", "show", &two.path("two")]);
    assert_eq!(shown.err, "");
    assert_eq!(load_record(&folder).value.len(), 2);
    let sealed = two.home.path().join("two/scenario.ron");
    let text = std::fs::read_to_string(&sealed).unwrap();
    std::fs::write(&sealed, text.replacen("minutes: 90", "minutes: 95", 1)).unwrap();
    let shown = terminal(&["session", "show", &two.path("two")]);
    assert_eq!(shown.err, "", "the length of the exercise decides nothing");
    let draft = two.home.path().join("two/draft/articles");
    let article = std::fs::read_dir(draft)
        .unwrap()
        .flatten()
        .next()
        .unwrap()
        .path();
    let text = std::fs::read_to_string(&article).unwrap();
    std::fs::write(&article, text.replacen(" shall ", " should ", 1)).unwrap();
    let shown = terminal(&["session", "show", &two.path("two")]);
    assert!(
        shown.err.contains("starting text: changed since"),
        "{}",
        shown.err
    );
}
