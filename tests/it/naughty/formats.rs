//! The words in every format: each file is well formed, holds no tag, field or formula that harmless
//! words would not have given it, and says the words.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::sync::Arc;

use quick_xml::events::Event;
use travaux::exchange::akn::akn;
use travaux::exchange::document::text::{ArticleOut, ClauseOut, TextOut};
use travaux::exchange::document::{Change, Comment, Run, Style, html, lay, markdown, plain};
use travaux::exchange::docx::docx;
use travaux::exchange::draft_in::{DraftFormat, Maker, read};
use travaux::exchange::export::{Format, Wish};
use travaux::exchange::pdf::pdf;
use travaux::exchange::public::Audience;
use travaux::exchange::table::{Kind, Layout};
use travaux::model::draft::Level;
use travaux::model::ids::IdMint;
use travaux::model::workspace::Workspace;

use super::WORDS;
use super::list::is_plain;
use crate::export_kit::{built_in, made, parts};

/// A text with these words everywhere words can be.
fn text(words: &[String]) -> TextOut {
    let clause = |word: &String| {
        let mut run = Run::plain(word.as_str());
        run.comments.push(0);
        run.footnote = Some(0);
        let changed = Run {
            change: Some(Change::inserted(word.as_str(), "2024-02-01")),
            ..Run::plain(word.as_str())
        };
        ClauseOut {
            level: Level::Paragraph,
            number: "1.".to_owned(),
            runs: vec![Run::plain("Begun "), run, changed, Run::plain(" ended")],
            reserves: vec![word.clone()],
            remarks: vec![word.clone()],
            ..ClauseOut::default()
        }
    };
    let article = |word: &String| ArticleOut {
        number: "5".to_owned(),
        heading: vec![Run::plain(word.as_str())],
        clauses: vec![clause(word)],
        ..ArticleOut::default()
    };
    let first = words.first().cloned().unwrap_or_default();
    TextOut {
        title: vec![Run::plain(first.as_str())],
        stamp: vec![first.clone()],
        preamble: vec![clause(&first)],
        articles: words.iter().map(article).collect(),
        comments: vec![Comment {
            by: first.clone(),
            date: String::new(),
            text: first.clone(),
        }],
        footnotes: vec![first],
        ..TextOut::default()
    }
}

/// Tags with the names of their attributes, and all text, of a document in XML.
fn xml(bytes: &[u8], what: &str) -> (BTreeSet<String>, String) {
    let mut reader = quick_xml::Reader::from_reader(bytes);
    let (mut tags, mut said) = (BTreeSet::new(), String::new());
    loop {
        match reader
            .read_event()
            .unwrap_or_else(|error| panic!("{what}: {error}"))
        {
            Event::Eof => return (tags, said),
            Event::Start(tag) | Event::Empty(tag) => {
                let mut all = String::from_utf8_lossy(tag.name().as_ref()).into_owned();
                for attribute in tag.attributes() {
                    let attribute = attribute.unwrap_or_else(|error| panic!("{what}: {error}"));
                    all.push(' ');
                    all.push_str(&String::from_utf8_lossy(attribute.key.as_ref()));
                }
                tags.insert(all);
            }
            Event::Text(text) => said.push_str(&text.decode().unwrap()),
            Event::GeneralRef(name) => {
                let name = String::from_utf8_lossy(&name).into_owned();
                said.push(match name.as_str() {
                    "amp" => '&',
                    "lt" => '<',
                    "gt" => '>',
                    "quot" => '"',
                    "apos" | "#39" => '\'',
                    other => panic!("{what} refers to {other}"),
                });
            }
            Event::DocType(_) | Event::PI(_) | Event::CData(_) => {
                panic!("{what} holds more than tags")
            }
            Event::End(_) | Event::Decl(_) | Event::Comment(_) => {}
        }
    }
}

/// Tags with the names of their attributes in a web page, read as a browser does.
fn page(page: &str) -> BTreeSet<String> {
    let mut tags = BTreeSet::new();
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if !rest.starts_with(|ch: char| ch.is_ascii_alphabetic() || matches!(ch, '!' | '?')) {
            continue;
        }
        let mut all = String::new();
        let mut quote = None;
        for (end, ch) in rest.char_indices() {
            match quote {
                Some(open) if ch == open => quote = None,
                Some(_) => {}
                None if ch == '"' || ch == '\'' => quote = Some(ch),
                None if ch == '>' => {
                    rest = &rest[end..];
                    break;
                }
                None => all.push(ch),
            }
        }
        tags.insert(all);
    }
    tags
}

fn squeezed(text: &str) -> String {
    text.chars().filter(|ch| !ch.is_whitespace()).collect()
}

#[test]
fn documents_are_well_formed_run_nothing_and_say_the_words() {
    let harmless = text(&["word", "a\tb", "a\nb", ""].map(str::to_owned));
    let tags_of = |text: &TextOut| -> (BTreeSet<String>, String) {
        let (mut tags, mut said) = (BTreeSet::new(), String::new());
        for (name, part) in parts(&docx(&lay(text, Style::Un))) {
            let (more, words) = xml(&part, &name);
            tags.extend(more);
            if name.ends_with("document.xml") {
                said = words;
            }
        }
        (tags, said)
    };
    let known = tags_of(&harmless).0;
    let known_akn = xml(akn(&harmless).as_bytes(), "akn").0;
    let known_page = page(&html(&lay(&harmless, Style::Un)));
    let (mut n_said, mut n_files) = (0, 0);
    for words in WORDS.chunks(20) {
        let text = text(words);
        let document = lay(&text, Style::Un);
        let (tags, said) = tags_of(&text);
        assert!(
            tags.is_subset(&known),
            "{words:?}: {:?}",
            tags.difference(&known).collect::<Vec<_>>()
        );
        let (tags, said_akn) = xml(akn(&text).as_bytes(), "akn");
        assert!(
            tags.is_subset(&known_akn),
            "{words:?}: {:?}",
            tags.difference(&known_akn).collect::<Vec<_>>()
        );
        let web = html(&document);
        let tags = page(&web);
        assert!(
            tags.is_subset(&known_page),
            "{words:?}: {:?}",
            tags.difference(&known_page).collect::<Vec<_>>()
        );
        let (said, said_akn) = (squeezed(&said), squeezed(&said_akn));
        let said_plain = squeezed(&plain(&document));
        for word in words.iter().filter(|word| is_plain(word)) {
            let word = squeezed(word);
            assert!(said.contains(&word), "Word says nothing of {word:?}");
            assert!(
                said_akn.contains(&word),
                "Akoma Ntoso says nothing of {word:?}"
            );
            assert!(
                said_plain.contains(&word),
                "the text says nothing of {word:?}"
            );
            n_said += 1;
        }
        let bytes = pdf(&document);
        assert!(bytes.starts_with(b"%PDF-") && bytes.trim_ascii_end().ends_with(b"%%EOF"));
        n_files += 6;
        // What was written is read again.
        let files = [
            (DraftFormat::Docx, docx(&document)),
            (DraftFormat::Html, web.into_bytes()),
            (DraftFormat::Markdown, markdown(&document).into_bytes()),
            (DraftFormat::Akn, akn(&text).into_bytes()),
        ];
        for (format, bytes) in files {
            let mut maker = Maker {
                mint: IdMint::new(5),
                now_ms: 5,
                author: String::new(),
            };
            let read = read(&bytes, format, &mut maker);
            assert!(read.is_ok(), "{} {words:?}: {read:?}", format.word());
        }
    }
    println!(
        "{n_files} documents: all well formed, no tag of their words; {n_said} words said in three"
    );
    assert!(n_said > 240, "{n_said}");
}

/// The built-in dossier with few positions, and these words in it.
fn workspace(words: &[String]) -> Workspace {
    let mut workspace = built_in();
    let dossier = &mut workspace.dossier;
    dossier.blocs.truncate(2);
    let mut next = words.iter().cycle();
    let mut word = move || next.next().cloned().unwrap_or_default();
    for bloc in &mut dossier.blocs {
        bloc.positions.truncate(6);
        bloc.member_entries.clear();
        for entry in bloc.positions.iter_mut().flat_map(|p| &mut p.entries) {
            let entry = Arc::make_mut(entry);
            entry.stance.en = word();
            entry.fallback = word();
            for demand in &mut entry.demands {
                demand.note = word();
            }
        }
    }
    for article in &mut workspace.draft.articles {
        article.heading = word();
        for paragraph in &mut article.paragraphs {
            paragraph.text.push(' ');
            paragraph.text.push_str(&word());
        }
    }
    workspace
}

fn wishes() -> Vec<Wish> {
    let mut all = Vec::new();
    for kind in [Kind::Positions, Kind::Verdicts] {
        for format in Format::ALL {
            for layout in [Layout::Wide, Layout::Long] {
                let fits = kind == Kind::Positions || layout == Layout::Wide;
                if fits && format.fits(kind, layout) && format != Format::Png {
                    all.push(Wish {
                        kind,
                        format,
                        layout,
                        audience: Audience::OwnDelegation,
                        as_of: 2024,
                        ..Wish::default()
                    });
                }
            }
        }
    }
    all
}

/// Whether a spreadsheet would take a cell for a formula.
fn runs(cell: &str) -> bool {
    let starts = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    cell.starts_with(starts) && cell.parse::<f64>().is_err()
}

fn table(bytes: &[u8], wish: &Wish, known: &[(Format, BTreeSet<String>)]) {
    let shown = format!("{wish:?}");
    let seen = |tags: BTreeSet<String>| {
        let known = known.iter().filter(|(format, _)| *format == wish.format);
        let known: BTreeSet<String> = known.flat_map(|(_, tags)| tags.clone()).collect();
        assert!(
            tags.is_subset(&known),
            "{shown}: {:?}",
            tags.difference(&known).collect::<Vec<_>>()
        );
    };
    match wish.format {
        Format::Csv => {
            for row in csv::Reader::from_reader(bytes).records() {
                let row = row.unwrap_or_else(|error| panic!("{shown}: {error}"));
                for cell in &row {
                    assert!(!runs(cell), "{shown}: {cell:?} would run");
                }
            }
        }
        Format::Json => {
            serde_json::from_slice::<serde_json::Value>(bytes).unwrap();
        }
        Format::Xlsx => {
            for (name, part) in parts(bytes).iter().filter(|(name, _)| !name.ends_with('/')) {
                let (tags, _) = xml(part, name);
                assert!(
                    !tags.iter().any(|tag| tag.starts_with("f ") || tag == "f"),
                    "{shown}"
                );
                let links = tags.iter().any(|tag| tag.starts_with("hyperlink"));
                assert!(!links, "{shown} {name} links somewhere");
            }
        }
        Format::Html => seen(page(std::str::from_utf8(bytes).unwrap())),
        Format::Svg => seen(xml(bytes, &shown).0),
        Format::Markdown | Format::Png => {}
    }
}

#[test]
fn tables_are_whole_and_no_cell_of_them_runs() {
    let harmless = workspace(&["word".to_owned()]);
    let mut known: Vec<(Format, BTreeSet<String>)> = Vec::new();
    for wish in wishes() {
        let bytes = made(&harmless, &wish);
        match wish.format {
            Format::Html => known.push((wish.format, page(std::str::from_utf8(&bytes).unwrap()))),
            Format::Svg => known.push((wish.format, xml(&bytes, "svg").0)),
            Format::Csv | Format::Json | Format::Xlsx | Format::Markdown | Format::Png => {}
        }
    }
    let mut n_files = 0;
    let long = std::env::var_os("TRAVAUX_LONG").is_some();
    for words in WORDS.chunks(if long { 40 } else { 120 }) {
        let workspace = workspace(words);
        for wish in wishes() {
            table(&made(&workspace, &wish), &wish, &known);
            n_files += 1;
        }
    }
    println!(
        "{} words in {n_files} tables: all whole, 0 cells that run",
        WORDS.len()
    );
}

/// The bytes a call sends to a terminal, none of which it obeys.
fn shown(arguments: &[&str]) -> usize {
    let said = crate::cli_kit::call(arguments, b"");
    let mut n_bytes = 0;
    for ch in said.out.chars().chain(said.err.chars()) {
        let unsafe_one = ch.is_control() && !matches!(ch, '\n' | '\t');
        assert!(!unsafe_one, "{arguments:?} sends {ch:?}");
        n_bytes += ch.len_utf8();
    }
    n_bytes
}

#[test]
fn what_a_terminal_shows_obeys_none_of_them() {
    let place = crate::storage::round::in_memory();
    let mut all = Vec::new();
    // As many workspaces as it takes for every word to stand in one; one text has them all.
    for (nth, words) in WORDS.chunks(WORDS.len().div_ceil(4)).enumerate() {
        let root = place.path().join(nth.to_string());
        let origin = travaux::storage::workspace_save::Origin::BuiltIn;
        travaux::storage::workspace_save::create_workspace(&root, &workspace(words), &origin)
            .unwrap();
        let text = place.path().join(format!("{nth}.txt"));
        let mut file = std::fs::File::create(&text).unwrap();
        file.write_all(words.join("\n").as_bytes()).unwrap();
        let (root, text) = (root.to_str().unwrap(), text.to_str().unwrap());
        all.push(shown(&["check", root]));
        all.push(shown(&["agree", root, root]));
        all.push(shown(&["import", text, root, "--dry-run"]));
    }
    let text = place.path().join("all.txt");
    let mut file = std::fs::File::create(&text).unwrap();
    file.write_all(WORDS.join("\n").as_bytes()).unwrap();
    let text = text.to_str().unwrap();
    for arguments in [
        &["check", "--text", text][..],
        &["assess", text],
        &["positions", "--as-of", "2024"],
        &["redline", text, text],
        &["\u{1b}[31mno-verb", "\u{202e}"],
        &["check", "a\u{1b}]0;x\u{7}b"],
    ] {
        all.push(shown(arguments));
    }
    let n_bytes: usize = all.iter().sum();
    assert!(n_bytes > 20 * WORDS.len(), "{n_bytes} bytes: hardly a word");
    println!(
        "{} calls, {n_bytes} bytes: no control character reaches a terminal",
        all.len()
    );
}
