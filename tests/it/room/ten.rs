//! Ten clients and one server, killed and started again in the middle: nothing lost, nothing twice.

use std::collections::BTreeMap;

use travaux::cli::Ending;

use super::kit::{Laptop, Server, eventually, opened, server_is_here};

const CLIENTS: usize = 10;

/// Every laptop writes remarks at once, each call a connection of its own.
fn all_write(laptops: &[Laptop], round: &str, n_each: usize) -> Vec<String> {
    let mut written = Vec::new();
    std::thread::scope(|scope| {
        let threads: Vec<_> = laptops
            .iter()
            .enumerate()
            .map(|(n, laptop)| {
                scope.spawn(move || {
                    let words = |i| format!("{round} remark {i} of laptop {n}");
                    for i in 0..n_each {
                        let said = laptop.add(&format!("Remark(words: \"{}\")", words(i)));
                        assert_eq!(said.ending, Ending::Done, "{}{}", said.out, said.err);
                    }
                    (0..n_each).map(words).collect::<Vec<_>>()
                })
            })
            .collect();
        for thread in threads {
            written.extend(thread.join().unwrap());
        }
    });
    written
}

#[test]
fn ten_clients_keep_one_record_while_server_and_clients_are_killed() {
    if !server_is_here() {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let mut server = Server::start(&home.path().join("store"));
    let (mut trainer, code) = opened(home.path(), &server);
    trainer.go_on();
    let names: Vec<String> = (0..CLIENTS).map(|n| format!("delegate-{n}")).collect();
    let mut laptops: Vec<Laptop> = names
        .iter()
        .map(|name| Laptop::joining(home.path(), name, &code))
        .collect();
    laptops.iter_mut().for_each(Laptop::go_on);
    let joined = |laptops: &[Laptop]| laptops.iter().all(|l| l.events().len() >= 2);
    eventually("everybody has joined", || joined(&laptops));

    let mut written = all_write(&laptops, "first", 4);
    // Three batteries are taken out; their owners go on writing.
    laptops.iter_mut().take(3).for_each(Laptop::kill);
    written.extend(all_write(&laptops, "second", 2));
    // The server dies: what is written waits, and says so.
    server.kill();
    let waits = laptops[0].add("Remark(words: \"into the dark\")");
    assert_eq!(waits.ending, Ending::Done);
    assert!(waits.err.contains("no server answers"), "{}", waits.err);
    assert!(waits.err.contains("waits in `outbox`"), "{}", waits.err);
    written.push("into the dark".to_owned());
    written.extend(all_write(&laptops, "third", 2));
    let n_waiting: usize = laptops.iter().map(Laptop::n_waiting).sum();
    assert_eq!(n_waiting, 1 + 2 * CLIENTS, "nothing went anywhere");
    laptops.iter_mut().skip(8).for_each(Laptop::kill);
    trainer.kill();
    server.go_on();
    trainer.go_on();
    for laptop in laptops.iter_mut().take(3) {
        laptop.go_on();
    }
    for laptop in laptops.iter_mut().skip(8) {
        laptop.go_on();
    }
    // Somebody comes late, while the others write.
    let mut late = Laptop::joining(home.path(), "late", &code);
    late.go_on();
    written.extend(all_write(&laptops, "fourth", 2));

    let n_events = 2 + written.len();
    laptops.push(late);
    laptops.push(trainer);
    eventually("everybody has everything", || {
        laptops
            .iter()
            .all(|l| l.events().len() >= n_events && l.n_waiting() == 0)
    });
    let record = laptops[0].events();
    for laptop in &laptops {
        assert_eq!(laptop.events(), record, "{}", laptop.folder.display());
        assert_eq!(super::kit::files(&laptop.folder.join("refused")).len(), 0);
    }
    let texts: Vec<String> = record
        .values()
        .map(|bytes| String::from_utf8(bytes.clone()).unwrap())
        .collect();
    let count: BTreeMap<&String, usize> = written
        .iter()
        .map(|words| {
            let quoted = format!("\"{words}\"");
            (words, texts.iter().filter(|t| t.contains(&quoted)).count())
        })
        .collect();
    let n_lost = count.values().filter(|n| **n == 0).count();
    let n_doubled = count.values().filter(|n| **n > 1).count();
    assert_eq!((n_lost, n_doubled), (0, 0), "{count:#?}");
    assert_eq!(record.len(), n_events);
    // Who wrote it stands in it.
    assert!(texts.iter().any(|text| text.contains("delegate-7")));
    println!(
        "{CLIENTS} clients, one late, the trainer; 1 server killed, 6 clients killed: {} events \
         written, {n_lost} lost, {n_doubled} doubled, the same {} bytes in {} folders",
        written.len(),
        record.values().map(Vec::len).sum::<usize>(),
        laptops.len()
    );
}
