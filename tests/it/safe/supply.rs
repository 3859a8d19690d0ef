//! What the program is built from: licences that allow it, one source, nothing that speaks to the
//! network.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command as Process;

use serde_json::Value;

/// Licences under which a dependency may come; of `OR` one is enough, of `AND` all are needed.
const ALLOWED: [&str; 13] = [
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "ISC",
    "MIT",
    // The fonts that egui brings.
    "OFL-1.1",
    "Ubuntu-font-1.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Crates whose only use is to speak to a network, and what would bring one in unseen. `url` and
/// `webbrowser` only parse and hand over addresses; `zbus` speaks to the desktop over a local
/// socket.
const BANNED: [&str; 34] = [
    "actix-web",
    "async-net",
    "async-std",
    "attohttpc",
    "awc",
    "axum",
    "curl",
    "curl-sys",
    "ftp",
    "git2",
    "h2",
    "hickory-resolver",
    "http",
    "hyper",
    "isahc",
    "libp2p",
    "minreq",
    "mio",
    "native-tls",
    "openssl",
    "openssl-sys",
    "quinn",
    "reqwest",
    "rustls",
    "sentry",
    "socket2",
    "ssh2",
    "surf",
    "tiny_http",
    "tokio",
    "tonic",
    "tungstenite",
    "ureq",
    "warp",
];

/// The command's JSON about the packages of every feature, or those that one system needs by
/// default.
fn metadata(system: Option<&str>) -> Value {
    let filter = match system {
        Some(system) => vec!["--filter-platform", system],
        None => vec!["--all-features"],
    };
    let ended = Process::new(env!("CARGO"))
        .args(["metadata", "--locked", "--offline", "--format-version", "1"])
        .args(filter)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    assert!(
        ended.status.success(),
        "{}",
        String::from_utf8_lossy(&ended.stderr)
    );
    serde_json::from_slice(&ended.stdout).unwrap()
}

fn text<'v>(value: &'v Value, name: &str) -> &'v str {
    value.get(name).and_then(Value::as_str).unwrap_or("")
}

fn list<'v>(value: &'v Value, name: &str) -> &'v [Value] {
    let list = value.get(name).and_then(Value::as_array);
    list.map(Vec::as_slice).unwrap_or_default()
}

/// Whether a licence expression allows us to ship what stands under it.
fn allows(expression: &str) -> bool {
    let spaced = expression
        .replace('(', " ( ")
        .replace(')', " ) ")
        .replace('/', " OR ");
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let (value, rest) = either(&words);
    value && rest.is_empty()
}

fn either<'w>(words: &'w [&'w str]) -> (bool, &'w [&'w str]) {
    let (mut value, mut rest) = both(words);
    while let ["OR", more @ ..] = rest {
        let (next, after) = both(more);
        value |= next;
        rest = after;
    }
    (value, rest)
}

fn both<'w>(words: &'w [&'w str]) -> (bool, &'w [&'w str]) {
    let (mut value, mut rest) = one(words);
    while let ["AND", more @ ..] = rest {
        let (next, after) = one(more);
        value &= next;
        rest = after;
    }
    (value, rest)
}

fn one<'w>(words: &'w [&'w str]) -> (bool, &'w [&'w str]) {
    match words {
        ["(", inner @ ..] => match either(inner) {
            (value, [")", rest @ ..]) => (value, rest),
            (_, rest) => (false, rest),
        },
        [name, "WITH", exception, rest @ ..] => {
            let whole = format!("{name} WITH {exception}");
            (ALLOWED.contains(&whole.as_str()), rest)
        }
        [name, rest @ ..] => (ALLOWED.contains(name), rest),
        [] => (false, &["nothing stands here"]),
    }
}

#[test]
fn licence_expressions_are_read_as_they_are_meant() {
    for good in [
        "MIT",
        "MIT OR Apache-2.0",
        "MIT/Apache-2.0",
        "GPL-3.0-only OR MIT",
        "(MIT OR GPL-2.0-only) AND Unicode-3.0",
        "Apache-2.0 WITH LLVM-exception",
    ] {
        assert!(allows(good), "{good} was refused");
    }
    for bad in [
        "",
        "GPL-3.0-only",
        "MIT AND GPL-3.0-only",
        "(MIT OR Apache-2.0) AND CC-BY-NC-4.0",
        "MIT WITH Classpath-exception-2.0",
        "MIT OR",
        "(MIT",
    ] {
        assert!(!allows(bad), "{bad} passed");
    }
}

#[test]
fn every_dependency_may_be_shipped_and_comes_from_one_place() {
    let metadata = metadata(None);
    let packages = list(&metadata, "packages");
    assert!(packages.len() > 200, "{} packages", packages.len());
    let of_room = |package: &Value| text(package, "name") == "async-nats";
    assert!(
        packages.iter().any(of_room),
        "those of the room are among them"
    );
    let mut bad = Vec::new();
    let mut used: BTreeMap<&str, usize> = BTreeMap::new();
    for package in packages {
        let name = text(package, "name");
        let licence = text(package, "license");
        *used.entry(licence).or_default() += 1;
        if !allows(licence) {
            bad.push(format!("{name}: licence {licence:?}"));
        }
        let source = text(package, "source");
        let home = "registry+https://github.com/rust-lang/crates.io-index";
        if name != env!("CARGO_PKG_NAME") && source != home {
            bad.push(format!("{name}: comes from {source:?}"));
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
    println!(
        "{} packages under {} licence expressions: all allowed, all from crates.io",
        packages.len(),
        used.len()
    );
}

/// The names of the crates that the program itself is built from, with its default features, on
/// the systems asked about.
fn built_from(metadata: &Value) -> BTreeSet<&str> {
    let names: BTreeMap<&str, &str> = list(metadata, "packages")
        .iter()
        .map(|package| (text(package, "id"), text(package, "name")))
        .collect();
    let resolve = metadata.get("resolve").unwrap();
    let nodes: BTreeMap<&str, &Value> = list(resolve, "nodes")
        .iter()
        .map(|node| (text(node, "id"), node))
        .collect();
    let mut seen = BTreeSet::new();
    let mut open = vec![text(resolve, "root")];
    while let Some(id) = open.pop() {
        if !seen.insert(id) {
            continue;
        }
        for dependency in list(nodes[id], "deps") {
            let kinds = list(dependency, "dep_kinds");
            // Neither tests nor build scripts are part of the program.
            if kinds.iter().any(|kind| kind["kind"].is_null()) {
                open.push(text(dependency, "pkg"));
            }
        }
    }
    seen.into_iter().map(|id| names[id]).collect()
}

#[test]
fn nothing_the_program_is_built_from_speaks_to_the_network() {
    let mut n_built = Vec::new();
    for system in [
        "x86_64-unknown-linux-gnu",
        "aarch64-apple-darwin",
        "x86_64-pc-windows-msvc",
    ] {
        let metadata = metadata(Some(system));
        let built = built_from(&metadata);
        assert!(built.contains("ron") && built.len() > 50, "{built:?}");
        let found: Vec<_> = BANNED.iter().filter(|name| built.contains(*name)).collect();
        assert!(found.is_empty(), "{found:?} is in the build for {system}");
        n_built.push(built.len());
    }
    println!("{n_built:?} crates in the default builds of three systems: 0 for the network");
}
