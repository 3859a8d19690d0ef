//! What goes wrong with disks: a server that lost everything, events that came by a stick.

use travaux::cli::Ending;

use super::kit::{Laptop, Server, add, opened, server_is_here};

#[test]
fn a_server_that_lost_its_disk_gets_everything_again_from_the_laptops() {
    if !server_is_here() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let mut server = Server::start(&home.path().join("store"));
    let (trainer, code) = opened(home.path(), &server);
    let mut one = Laptop::joining(home.path(), "one", &code);
    one.go_on();
    super::kit::eventually("one has joined", || one.events().len() == 2);
    for n in 0..3 {
        let what = format!("Remark(words: \"before {n}\")");
        assert_eq!(one.add(&what).ending, Ending::Done);
    }
    server.kill();
    std::fs::remove_dir_all(&server.store).unwrap();
    // Written while nobody knows that the server has forgotten everything.
    assert_eq!(one.add("Remark(words: \"meanwhile\")").ending, Ending::Done);
    server.go_on();
    // The trainer has seen nothing of the remarks: they come from the delegate's laptop.
    let mut trainer = trainer;
    trainer.go_on();
    super::kit::eventually("the trainer has all", || trainer.events().len() == 6);
    super::kit::eventually("nothing waits", || one.n_waiting() == 0);
    let late = Laptop::joining(home.path(), "late", &code);
    assert_eq!(late.once().ending, Ending::Done);
    assert_eq!(late.events(), trainer.events());
    assert_eq!(one.events(), trainer.events());
}

#[test]
fn what_came_by_a_stick_goes_on_into_the_room() {
    if !server_is_here() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let path = |name: &str| home.path().join(name).to_string_lossy().into_owned();
    let server = Server::start(&home.path().join("store"));
    let (trainer, code) = opened(home.path(), &server);
    // A laptop without a network has a copy, and writes into it.
    let shared = crate::cli_kit::call(
        &["session", "share", &path("trainer"), "-o", &path("stick")],
        b"",
    );
    assert_eq!(shared.ending, Ending::Done, "{}", shared.err);
    let alone = add(&home.path().join("stick"), "Remark(words: \"by stick\")");
    assert_eq!(alone.ending, Ending::Done, "{}", alone.err);
    let delegate = Laptop::joining(home.path(), "delegate", &code);
    assert_eq!(delegate.once().ending, Ending::Done);
    let merge = ["session", "merge", &path("delegate"), &path("stick")];
    let merged = crate::cli_kit::call(&merge, b"");
    assert_eq!(merged.ending, Ending::Done, "{}", merged.err);
    assert!(merged.out.contains("1 new, 2 known"), "{}", merged.out);
    assert_eq!(delegate.once().ending, Ending::Done);
    assert_eq!(trainer.once().ending, Ending::Done);
    assert_eq!(trainer.events().len(), 3);
    assert_eq!(trainer.events(), delegate.events());
}
