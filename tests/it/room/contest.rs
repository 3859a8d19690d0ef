//! Who is first: of ten who take the floor in one moment one gets it, and the others are told whom.

use travaux::cli::Ending;

use super::kit::{Laptop, Server, files, opened, server_is_here};

#[test]
fn of_ten_who_take_the_floor_at_once_one_gets_it() {
    if !server_is_here() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let server = Server::start(&home.path().join("store"));
    let (trainer, code) = opened(home.path(), &server);
    let names: Vec<String> = (0..10).map(|n| format!("delegate-{n}")).collect();
    let laptops: Vec<Laptop> = names
        .iter()
        .map(|name| Laptop::joining(home.path(), name, &code))
        .collect();
    for laptop in &laptops {
        let said = laptop.once();
        assert_eq!(said.ending, Ending::Done, "{}", said.err);
    }
    // Nobody's program listens: everybody knows what everybody knew a moment ago.
    let said: Vec<_> = std::thread::scope(|scope| {
        let all: Vec<_> = laptops
            .iter()
            .map(|laptop| scope.spawn(|| laptop.add("Floor(role: \"river-union\")")))
            .collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    });
    let first: Vec<usize> = (0..10)
        .filter(|n| said[*n].ending == Ending::Done)
        .collect();
    let [first] = first[..] else {
        panic!("{first:?} got the floor");
    };
    for (n, said) in said.iter().enumerate().filter(|(n, _)| *n != first) {
        assert_eq!(said.ending, Ending::Failed);
        let told = format!("delegate-{first} was first: River Union has the floor.");
        assert!(said.err.contains(&told), "{n}: {}", said.err);
        assert_eq!(laptops[n].n_waiting(), 0);
        assert_eq!(files(&laptops[n].folder.join("refused")).len(), 1);
    }
    // Having heard it, they can go on: a point of order is in nobody's way.
    let point = "Moved(kind: PointOfOrder, by: \"island-league\")";
    let moved = laptops[(first + 1) % 10].add(point);
    assert_eq!(moved.ending, Ending::Done, "{}", moved.err);
    let show = |laptop: &Laptop| {
        let folder = laptop.folder.to_string_lossy().into_owned();
        crate::cli_kit::call(&["session", "show", &folder], b"")
    };
    let shown = show(&laptops[(first + 1) % 10]);
    assert!(
        shown
            .out
            .contains("not written: Floor(role: \"river-union\")"),
        "{}",
        shown.out
    );
    assert!(!shown.err.contains("not as it was"), "{}", shown.err);
    for laptop in &laptops {
        assert_eq!(laptop.once().ending, Ending::Done);
    }
    assert_eq!(trainer.once().ending, Ending::Done);
    for laptop in &laptops {
        assert_eq!(laptop.events(), trainer.events());
    }
    assert_eq!(trainer.events().len(), 4, "opened, roll, floor, point");
    println!("10 took the floor at once: 1 got it, 9 were told who was first");
}

#[test]
fn what_others_did_meanwhile_is_looked_at_before_it_is_written() {
    if !server_is_here() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let server = Server::start(&home.path().join("store"));
    let (trainer, code) = opened(home.path(), &server);
    let delegate = Laptop::joining(home.path(), "delegate", &code);
    assert_eq!(delegate.once().ending, Ending::Done);
    // Without hearing of it, a delegate speaks on in a session that was closed.
    assert_eq!(trainer.add("Closed").ending, Ending::Done);
    let late = delegate.add("Listed(role: \"river-union\")");
    assert_eq!(late.ending, Ending::Failed);
    assert!(
        late.err
            .contains("the session is over (trainer was first: The session closes.)"),
        "{}",
        late.err
    );
    assert_eq!(delegate.events(), trainer.events(), "it has heard now");
}
