//! What can be wrong with a room: each is named, with what to do, and nothing is written.

use travaux::cli::Ending;

use super::kit::{Laptop, Server, free_port, opened, server_is_here};
use crate::cli_kit::call;

#[test]
fn a_server_that_is_not_there_a_wrong_code_and_a_wrong_address_are_named() {
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("new").to_string_lossy().into_owned();
    let code = travaux::room::Code::fresh(&format!("127.0.0.1:{}", free_port())).unwrap();
    let join = |code: &str| call(&["room", "join", code, &folder, "--once"], b"");
    let nobody = join(&code.write());
    assert_eq!(nobody.ending, Ending::Disk);
    assert!(
        nobody.err.contains("no server answers at 127.0.0.1:"),
        "{}",
        nobody.err
    );
    assert!(
        nobody.err.contains("remedy: ask the trainer"),
        "{}",
        nobody.err
    );
    let slip = code.write().replacen("room1-", "room1-q", 1);
    let slipped = join(&slip);
    assert_eq!(slipped.ending, Ending::Usage);
    assert!(
        slipped.err.contains("a letter is wrong or missing"),
        "{}",
        slipped.err
    );
    for server in ["http://a.example", "::::", ""] {
        let mut bad = code.clone();
        bad.server = server.to_owned();
        let said = join(&bad.write());
        assert_eq!(said.ending, Ending::Usage, "{server}: {}", said.err);
        assert!(
            said.err.contains("is no address of a server"),
            "{}",
            said.err
        );
    }
    assert!(!home.path().join("new").exists(), "nothing was written");
}

#[test]
fn no_room_another_session_and_a_server_without_streams_are_named() {
    if !server_is_here() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let server = Server::start(&home.path().join("store"));
    let path = |name: &str| home.path().join(name).to_string_lossy().into_owned();
    let other = travaux::room::Code::fresh(&server.address()).unwrap();
    let said = call(&["room", "join", &other.write(), &path("a"), "--once"], b"");
    assert_eq!(said.ending, Ending::Disk);
    assert!(
        said.err.contains("there is no room of this code"),
        "{}",
        said.err
    );

    let (trainer, code) = opened(home.path(), &server);
    for (name, scenario) in [
        ("same", "calder-reefs"),
        ("other", "cybercrime-three-articles"),
    ] {
        let made = call(&["session", "new", scenario, &path(name)], b"");
        assert_eq!(made.ending, Ending::Done, "{}", made.err);
        let before = Laptop::joining(home.path(), name, &code).events();
        let said = call(&["room", "join", &code, &path(name), "--once"], b"");
        assert_eq!(said.ending, Ending::Invalid, "{}", said.err);
        assert!(said.err.contains("holds another session"), "{}", said.err);
        let laptop = Laptop::joining(home.path(), name, &code);
        assert_eq!(laptop.events(), before);
        assert!(!laptop.folder.join("private").exists());
    }
    // A folder without a session is not opened to others, nor is a delegate's copy.
    let none = call(
        &["room", "open", &path("b"), "--server", &server.address()],
        b"",
    );
    assert_eq!(none.ending, Ending::Invalid);
    assert!(
        none.err.contains("no session that was opened"),
        "{}",
        none.err
    );
    // The code goes on with the room; another server is another address of the same code.
    let again = trainer.once();
    assert!(again.out.contains(&code), "{}", again.out);
}

#[test]
fn the_program_starts_a_server_of_its_own_where_none_is_named() {
    if !server_is_here() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("tuesday").to_string_lossy().into_owned();
    assert_eq!(
        call(&["session", "new", "calder-reefs", &folder], b"").ending,
        Ending::Done
    );
    let port = free_port().to_string();
    let mut host = Laptop::new(
        home.path().join("tuesday"),
        &["room", "open", &folder, "--port", &port],
    );
    let said = host.once();
    assert_eq!(said.ending, Ending::Done, "{}", said.err);
    let code = said.out.lines().find_map(|l| l.strip_prefix("code  "));
    let code = code.unwrap().to_owned();
    let gone = |port: &str| std::net::TcpStream::connect(format!("127.0.0.1:{port}")).is_err();
    assert!(gone(&port), "the server ended with the program");

    host.go_on();
    super::kit::eventually("the server runs", || !gone(&port));
    let here = format!("127.0.0.1:{port}");
    let join = |code: &str, name: &str| {
        let folder = home.path().join(name).to_string_lossy().into_owned();
        let all = ["room", "join", code, &folder, "--server", &here, "--once"];
        call(&all, b"")
    };
    super::kit::eventually("one can join", || join(&code, "in").ending == Ending::Done);
    assert_eq!(
        super::kit::files(&home.path().join("in/events")),
        host.events()
    );
    // Who knows another code is not let in at all.
    let other = travaux::room::Code::fresh(&here).unwrap();
    let said = join(&other.write(), "out");
    assert_eq!(said.ending, Ending::Disk);
    assert!(
        said.err.contains("does not let this code in"),
        "{}",
        said.err
    );
    // A program that is killed leaves its server behind; the next one finds it there.
    host.kill();
    assert!(!gone(&port));
    assert_eq!(host.once().ending, Ending::Done);
    let pid = std::fs::read_to_string(home.path().join("tuesday/private/server.pid")).unwrap();
    let ended = std::process::Command::new("kill").arg(pid.trim()).status();
    assert!(ended.unwrap().success());
    super::kit::eventually("the server ends", || gone(&port));
}

#[test]
fn a_server_without_streams_is_named_and_one_of_ones_own_gets_another_port() {
    if !server_is_here() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let bare = Server::without_streams(&home.path().join("store"));
    let folder = home.path().join("tuesday").to_string_lossy().into_owned();
    let new = call(&["session", "new", "calder-reefs", &folder], b"");
    assert_eq!(new.ending, Ending::Done);
    let address = bare.address();
    let said = call(&["room", "open", &folder, "--server", &address], b"");
    assert_eq!(said.ending, Ending::Disk);
    assert!(said.err.contains("keeps no streams"), "{}", said.err);
    assert!(said.err.contains("nats-server -js"), "{}", said.err);
    let port = address.rsplit(':').next().unwrap();
    let said = call(&["room", "open", &folder, "--port", port, "--once"], b"");
    assert_eq!(said.ending, Ending::Done, "{}", said.err);
    let first = said.out.lines().next().unwrap();
    assert!(first.starts_with("code  room1-"), "{first}");
    assert!(!first.ends_with(&format!(":{port}")), "{first}");
}

#[test]
fn what_stands_in_a_record_cannot_move_the_cursor() {
    if !server_is_here() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let server = Server::start(&home.path().join("store"));
    let (trainer, code) = opened(home.path(), &server);
    let hostile = trainer.add("Remark(words: \"\\u{1b}[2J gone \\u{202e}\")");
    assert_eq!(hostile.ending, Ending::Done, "{}", hostile.err);
    let delegate = Laptop::joining(home.path(), "delegate", &code);
    let said = delegate.once();
    assert!(
        said.out.contains("\\u{1b}[2J gone \\u{202e}"),
        "{}",
        said.out
    );
    assert!(!said.out.contains('\u{1b}') && !said.err.contains('\u{1b}'));
}
