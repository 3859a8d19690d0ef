//! What the program remembers between runs, and how it takes damage to that.

use std::fs;
use std::path::Path;

use travaux::storage::recent::{Home, Preferences, RecentWorkspace};

#[test]
fn the_program_remembers_and_forgives() {
    let place = tempfile::tempdir().unwrap();
    let home = Home::at(&place.path().join("travaux"));
    assert_eq!(home.recent(), (Vec::new(), Vec::new()));
    let recent = |n: u64| RecentWorkspace {
        at: travaux::storage::recent::Whereabouts::default(),
        path: Path::new("/data").join(format!("会议 {n}")),
        title: format!("Session {n}"),
        time_ms: n,
    };
    for n in (0..20).chain([15]) {
        home.remember(&recent(n)).unwrap();
    }
    let (list, problems) = home.recent();
    assert_eq!((list.len(), problems.len()), (12, 0));
    assert_eq!(list[..3], [recent(15), recent(19), recent(18)]);
    home.forget(&recent(19).path).unwrap();
    assert_eq!(home.recent().0[1], recent(18));

    let wanted = Preferences {
        language: "zh".to_owned(),
        compact: true,
        zoom: 1.25,
        author: "A. N.".to_owned(),
        reduced_motion: true,
        ..Preferences::default()
    };
    home.set_preferences(&wanted).unwrap();
    assert_eq!(home.preferences(), (wanted, Vec::new()));
    home.set_layout("(tiles: \"…\\n\")").unwrap();
    assert_eq!(home.layout().0, "(tiles: \"…\\n\")");
    let file = place.path().join("travaux/preferences.ron");
    let later = fs::read_to_string(&file).unwrap().replacen(
        "schema: 1,",
        "schema: 1, sound: (\"loud\", 3),",
        1,
    );
    fs::write(&file, later).unwrap();
    assert_eq!(
        home.preferences().0.language,
        "zh",
        "a field of a later version is passed over"
    );
    fs::write(&file, "(schema: 1, zoom: \"big\")").unwrap();
    let (preferences, problems) = home.preferences();
    assert_eq!((preferences, problems.len()), (Preferences::default(), 1));
    fs::write(&file, "(schema: 1, zoom: inf)").unwrap();
    assert!(home.preferences().0.zoom <= 4.0);
}

/// The recent list can be switched off, and is gone then.
#[test]
fn the_list_is_taken_away_whole() {
    let place = tempfile::tempdir().unwrap();
    let home = Home::at(&place.path().join("travaux"));
    assert_eq!(home.forget_all(), Ok(()), "there is none yet");
    let open = RecentWorkspace {
        at: travaux::storage::recent::Whereabouts::default(),
        path: Path::new("/data/会议").to_path_buf(),
        title: "Session".to_owned(),
        time_ms: 1,
    };
    home.remember(&open).unwrap();
    assert_eq!(home.recent().0, [open]);
    assert_eq!(home.forget_all(), Ok(()));
    assert_eq!(home.recent(), (Vec::new(), Vec::new()));
    let left = fs::read_dir(&home.state).unwrap().count();
    assert_eq!(left, 0, "something of the list is left");
    let off = Preferences {
        no_recent: true,
        ..Preferences::default()
    };
    home.set_preferences(&off).unwrap();
    assert_eq!(home.preferences().0, off);
}
