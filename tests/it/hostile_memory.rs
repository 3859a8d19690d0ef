//! Every hostile file, in a process of its own that may have no more than 256 MiB: it ends by
//! itself with a clear word, and what it took at most is printed.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::export_kit::put;

/// The most a process may have, in KiB.
const MOST: u64 = 256 * 1024;

/// Files no fixture holds, because they are long: each within what is read of a file, and made to
/// take as much as it can.
fn made(home: &Path) -> Vec<PathBuf> {
    let large = 8 * 1024 * 1024;
    let mut cells = "bloc,issue,stance\n".to_owned();
    while cells.len() < large {
        cells.push_str("x,y,z,x,y,z,x,y,z,x,y,z,x,y,z,x,y,z,x,y,z,x,y,z\n");
    }
    let mut rows = "bloc,issue,stance\n".to_owned();
    for n in 0..100_000 {
        writeln!(rows, "au,cyber-sovereignty,stance {n}").unwrap();
    }
    let quote = format!("bloc,issue,stance\n\"{}", "a\n".repeat(large / 2));
    let line = "word ".repeat(large / 40);
    let changes = "a <ins title='X'>b</ins><del title='Y'>c</del> [d] ".repeat(20);
    let articles = |begin: &str, end: &str| {
        let mut all = String::new();
        for n in 1..10_000 {
            writeln!(all, "{begin}Article {n}. Heading{end}\n\n1. Words of it.\n").unwrap();
        }
        all
    };
    let table = "| a | b |\n".repeat(large / 10);
    let page = |inside: String| format!("<html><body>{inside}</body></html>");
    let nested = "<div>".repeat(200_000);
    let law = |inside: &str, n: usize| {
        let head = "<akomaNtoso xmlns=\"http://docs.oasis-open.org/legaldocml/ns/akn/3.0\"><doc><mainBody>";
        format!("{head}{}</mainBody></doc></akomaNtoso>", inside.repeat(n))
    };
    let article = "<article eId=\"a\"><num>Article 1</num><paragraph><content><p>a <ins>b</ins> c</p></content></paragraph></article>";
    [
        ("changes.md", format!("{changes}\n\n").repeat(500)),
        ("articles.md", articles("## ", "")),
        ("table.md", table),
        ("stars.md", "**".repeat(large / 2)),
        (
            "changes.html",
            page(format!("<p>{changes}</p>").repeat(500)),
        ),
        ("articles.html", page(articles("<h2>", "</h2>"))),
        ("nested.html", nested),
        ("entities.html", page("&amp;&#65;".repeat(large / 10))),
        ("articles.xml", law(article, 10_000)),
        (
            "notes.xml",
            law("<p>a<authorialNote><p>b</p></authorialNote></p>", 2_000),
        ),
        ("nested.xml", law("<chapter>", 100_000)),
        ("articles.txt", articles("", "")),
        ("cells.csv", cells),
        ("rows.csv", rows),
        ("quote.csv", quote),
        ("line.txt", line),
    ]
    .map(|(name, text)| {
        let path = home.join(name);
        put(&path, text).unwrap();
        path
    })
    .to_vec()
}

/// The most memory a process had so far, in KiB; none once it is gone.
fn peak(id: u32) -> Option<u64> {
    let status = std::fs::read_to_string(format!("/proc/{id}/status")).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM:"))?;
    line.split_whitespace().nth(1)?.parse().ok()
}

/// Reads a file in a process that may not have more; what it took at most, how it ended, and what
/// it said.
fn read(file: &Path, home: &Path) -> (u64, Option<i32>, String) {
    let line = format!("ulimit -d {MOST} && exec \"$0\" import \"$1\" --dry-run");
    let errors = home.join("errors.txt");
    let mut child = Command::new("sh")
        .args(["-c", &line, env!("CARGO_BIN_EXE_travaux")])
        .arg(file)
        .current_dir(home)
        .stdout(Stdio::null())
        .stderr(std::fs::File::create(&errors).unwrap())
        .spawn()
        .unwrap();
    let mut most = 0;
    loop {
        most = most.max(peak(child.id()).unwrap_or(0));
        if let Some(status) = child.try_wait().unwrap() {
            let said = std::fs::read(&errors).unwrap();
            return (
                most,
                status.code(),
                String::from_utf8_lossy(&said).into_owned(),
            );
        }
        std::thread::sleep(std::time::Duration::from_millis(1));
    }
}

#[test]
#[cfg(target_os = "linux")]
fn no_hostile_file_takes_more_than_256_mib() {
    let home = tempfile::tempdir().unwrap();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/hostile");
    let mut files: Vec<PathBuf> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    files.sort();
    assert!(files.len() >= 13, "{} fixtures", files.len());
    files.extend(made(home.path()));
    let mut bad = Vec::new();
    for file in &files {
        let name = file.file_name().unwrap().to_string_lossy();
        let (most, code, said) = read(file, home.path());
        println!("{name}: at most {} MiB", most.div_ceil(1024));
        // Ended by itself: well, with changes that clash, or with a file that is refused.
        let ended = matches!(code, Some(0 | 1 | 3));
        let told = code == Some(0) || said.contains("error") || said.contains("rows:");
        if !ended || !told || most > MOST || most == 0 {
            let last: String = said.chars().take(300).collect();
            bad.push(format!("{name}: {most} KiB, {code:?}: {last}"));
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}
