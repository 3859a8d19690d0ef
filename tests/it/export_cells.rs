//! Every kind × format × audience × language the program offers, walked by its own lists: what was
//! promised is there, each is whole, the same twice, and says for whom, as of when and of which
//! state of the text it is.

use std::collections::BTreeSet;

use travaux::cli::Ending;
use travaux::exchange::export::{Format, Wish};
use travaux::exchange::paper::{Paper, PaperFormat, PaperWish, paper};
use travaux::exchange::public::{Audience, day_of, draft_hash};
use travaux::exchange::table::{Kind, Layout};
use travaux::model::ids::VersionId;
use travaux::model::workspace::{NamedVersion, Workspace};
use travaux::words::{UiLang, Words};

use crate::cli_kit::call;
use crate::export_kit::{built_in, codebook, made, parts, put};
use crate::programs::has;

/// What is promised, as `kind: formats`.
const PROMISED: [&str; 20] = [
    "positions wide: csv xlsx html md json svg png",
    "positions binary: csv xlsx html md json",
    "positions scaled: csv xlsx html md json svg png",
    "positions long: csv xlsx html md json",
    "verdicts articles: csv xlsx html md json svg png",
    "verdicts clauses: csv xlsx html md json svg png",
    "objections: csv xlsx html md json",
    "instruments: csv xlsx",
    "accessions: csv xlsx svg png",
    "brackets: svg png",
    "draft: docx pdf html md txt xml",
    "redline: docx pdf html md txt xml",
    "clean: docx pdf html md txt xml",
    "asks: docx pdf html md txt xml",
    "trace: docx pdf html md txt xml",
    "article brief: docx pdf html md",
    "bloc brief: docx pdf html md",
    "issue brief: docx pdf html md",
    // Every one of them in both languages and for every audience.
    "lang: en zh",
    "audience: public partners own-delegation",
];

/// The built-in workspace, its draft issued under a name.
fn issued() -> Workspace {
    let mut workspace = built_in();
    workspace.versions.push(NamedVersion {
        id: VersionId(ulid::Ulid(7)),
        name: "Chair text rev.4".to_owned(),
        issued: true,
        symbol: String::new(),
        note: String::new(),
        time_ms: 1_723_075_200_000,
        draft: workspace.draft.clone(),
    });
    workspace
}

/// Every table there is: its name and the wish for it.
fn tables() -> Vec<(String, Wish)> {
    let mut all = Vec::new();
    for (lang, audience) in readers() {
        for kind in Kind::ALL {
            for format in Format::ALL {
                let plain = Wish {
                    kind,
                    format,
                    audience,
                    as_of: 2024,
                    lang,
                    ..Wish::default()
                };
                all.extend(in_layouts(&plain));
            }
        }
    }
    all
}

/// A wish in every layout its kind and format have.
fn in_layouts(plain: &Wish) -> Vec<(String, Wish)> {
    let name = plain.kind.word();
    let mut all = Vec::new();
    for layout in Layout::ALL {
        let wish = Wish {
            layout,
            ..plain.clone()
        };
        let fits = wish.format.fits(wish.kind, layout);
        if wish.kind == Kind::Positions && fits {
            all.push((format!("{name} {}", layout.word()), wish));
        } else if wish.kind == Kind::Verdicts && fits && layout == Layout::Wide {
            let by_clause = Wish {
                by_clause: true,
                ..wish.clone()
            };
            all.push((format!("{name} articles"), wish));
            all.push((format!("{name} clauses"), by_clause));
        } else if fits && layout == Layout::Wide {
            all.push((name.to_owned(), wish));
        }
    }
    all
}

/// Every language and audience.
fn readers() -> impl Iterator<Item = (UiLang, Audience)> {
    let langs = UiLang::ALL.into_iter();
    langs.flat_map(|lang| Audience::ALL.map(|audience| (lang, audience)))
}

/// Every paper there is.
fn papers() -> Vec<PaperWish> {
    let mut all = Vec::new();
    for (lang, audience) in readers() {
        for kind in Paper::ALL {
            for format in PaperFormat::ALL.into_iter().filter(|f| f.fits(kind)) {
                let subject = match kind {
                    Paper::ArticleBrief => "5",
                    Paper::BlocBrief => "au",
                    Paper::IssueBrief => "1",
                    Paper::Draft | Paper::Redline | Paper::Clean | Paper::Asks | Paper::Trace => "",
                };
                all.push(PaperWish {
                    paper: kind,
                    format,
                    audience,
                    as_of: 2024,
                    lang,
                    subject: subject.to_owned(),
                    ..PaperWish::default()
                });
            }
        }
    }
    all
}

/// Words as they are compared: without blanks, breaks, and signs that escape others.
fn bare(words: &str) -> String {
    let words = words.replace("&#39;", "'").replace("&amp;", "&");
    let kept = words.chars().filter(|c| !c.is_whitespace() && *c != '\\');
    kept.collect()
}

/// What of an export has no stamp: each page or sheet, or the file as a whole.
fn unstamped(
    bytes: &[u8],
    ending: &str,
    (audience, lang, of_draft): (Audience, UiLang, bool),
    workspace: &Workspace,
) -> Vec<String> {
    let key = match audience {
        Audience::Public => "out-public",
        Audience::Partners => "out-partners",
        Audience::OwnDelegation => "out-own",
    };
    let hash = draft_hash(&workspace.draft);
    let version = &workspace.versions[0];
    let day = day_of(version.time_ms);
    let mut wanted = vec!["2024"];
    if of_draft {
        wanted.extend([version.name.as_str(), &day, &hash]);
    }
    let pages: Vec<(String, String)> = match ending {
        // Dots are drawn from the shapes of the same picture.
        "png" => Vec::new(),
        "xlsx" | "docx" => {
            let page = |name: &str| {
                name.starts_with("xl/worksheets/sheet") || name.starts_with("word/header")
            };
            let all = parts(bytes).into_iter().filter(|(name, _)| page(name));
            all.map(|(name, inside)| (name, String::from_utf8(inside).unwrap()))
                .collect()
        }
        "pdf" if !has(&["pdftotext"]) => Vec::new(),
        "pdf" => {
            let home = tempfile::tempdir().unwrap();
            let file = home.path().join("a.pdf");
            put(&file, bytes).unwrap();
            let said = std::process::Command::new("pdftotext")
                .args(["-raw", file.to_str().unwrap(), "-"])
                .output();
            let text = String::from_utf8(said.unwrap().stdout).unwrap();
            let pages = text.trim_end_matches('\u{c}').split('\u{c}').enumerate();
            pages
                .map(|(at, page)| (format!("page {}", at + 1), page.to_owned()))
                .collect()
        }
        _ => vec![(
            "file".to_owned(),
            String::from_utf8(bytes.to_vec()).unwrap(),
        )],
    };
    assert!(
        !pages.is_empty() || ending == "png" || ending == "pdf",
        "{ending} has no pages"
    );
    let mut missing = Vec::new();
    for (name, page) in pages {
        let page = bare(&page);
        let said = [audience.word(), Words::of(lang).t(key)];
        if !said.iter().any(|said| page.contains(&bare(said))) {
            missing.push(format!("{name}: audience"));
        }
        for value in &wanted {
            if !page.contains(&bare(value)) {
                missing.push(format!("{name}: {value}"));
            }
        }
    }
    missing
}

#[test]
fn every_promised_cell_is_there_whole_stamped_and_the_same_twice() {
    let workspace = issued();
    let mut there: BTreeSet<(String, String)> = BTreeSet::new();
    let mut bad = Vec::new();
    let mut n = 0;
    for (name, wish) in tables() {
        let cell = format!(
            "{name} {:?} {:?} {:?}",
            wish.format, wish.audience, wish.lang
        );
        let bytes = made(&workspace, &wish);
        let ending = wish.format.extension();
        // Pictures made of dots take long; those of shapes tell whether they are the same.
        if bytes.len() < 200 || (ending != "png" && bytes != made(&workspace, &wish)) {
            bad.push(format!(
                "{cell}: {} bytes, or others the next time",
                bytes.len()
            ));
        }
        let of_draft = matches!(
            wish.kind,
            Kind::Verdicts | Kind::Objections | Kind::Brackets
        );
        let about = (wish.audience, wish.lang, of_draft);
        for what in unstamped(&bytes, ending, about, &workspace) {
            bad.push(format!("{cell}: {what} is not said"));
        }
        there.insert((name, ending.to_owned()));
        there.insert(("lang".to_owned(), wish.lang.code().to_owned()));
        let audience = wish.audience.word().replace(' ', "-");
        there.insert(("audience".to_owned(), audience));
        n += 1;
    }
    for wish in papers() {
        let name = wish.paper.word().to_owned();
        let cell = format!(
            "{name} {:?} {:?} {:?}",
            wish.format, wish.audience, wish.lang
        );
        let bytes = paper(&workspace, codebook, &wish).unwrap();
        let again = || paper(&workspace, codebook, &wish).unwrap();
        if bytes.len() < 200 || bytes != again() {
            bad.push(format!(
                "{cell}: {} bytes, or others the next time",
                bytes.len()
            ));
        }
        let about = (wish.audience, wish.lang, true);
        for what in unstamped(&bytes, wish.format.extension(), about, &workspace) {
            bad.push(format!("{cell}: {what} is not said"));
        }
        there.insert((name, wish.format.extension().to_owned()));
        n += 1;
    }
    for line in PROMISED {
        let (name, formats) = line.split_once(": ").unwrap();
        for format in formats.split(' ') {
            if !there.contains(&(name.to_owned(), format.to_owned())) {
                bad.push(format!("promised and not there: {name} as {format}"));
            }
        }
    }
    println!("{n} exports of {} kinds and formats", there.len() - 5);
    assert!(bad.is_empty(), "{} of {n}: {}", bad.len(), bad.join("\n"));
    assert!(n > 600, "{n}");
}

/// The words a list of the command line offers, as it says them itself.
fn offered(arguments: &[&str]) -> Vec<String> {
    let said = call(arguments, b"");
    assert_eq!(said.ending, Ending::Usage, "{}", said.err);
    let (_, list) = said.err.split_once("[possible values: ").unwrap();
    let (list, _) = list.split_once(']').unwrap();
    list.split(", ").map(str::to_owned).collect()
}

#[test]
fn the_command_line_offers_the_same_and_says_what_it_does_not() {
    let home = tempfile::tempdir().unwrap();
    let file = home.path().join("out");
    let path = file.to_str().unwrap();
    let kinds = offered(&["export", "nothing", "-a", "public"]);
    let formats = offered(&["export", "positions", "-a", "public", "-f", "nothing"]);
    assert!(
        kinds.len() >= 11 && formats.len() >= 11,
        "{kinds:?} {formats:?}"
    );
    let promised = |kind: &str, format: &str| {
        let ending = if format == "akn" { "xml" } else { format };
        PROMISED.iter().any(|line| {
            let (name, all) = line.split_once(": ").unwrap();
            name.split(' ').next() == Some(kind)
                && !name.ends_with(" brief")
                && all.split(' ').any(|one| one == ending)
        })
    };
    let mut n_made = 0;
    for kind in kinds.iter().filter(|kind| *kind != "redline") {
        for format in &formats {
            let said = call(
                &["export", kind, "-a", "public", "-f", format, "-o", path],
                b"",
            );
            if said.ending == Ending::Done {
                assert!(std::fs::metadata(&file).unwrap().len() > 200);
                std::fs::remove_file(&file).unwrap();
                n_made += 1;
            } else {
                assert!(!promised(kind, format), "{kind} {format}: {}", said.err);
                assert_eq!(said.ending, Ending::Usage, "{kind} {format}");
                assert!(said.err.contains("remedy: "), "{}", said.err);
                assert!(!file.exists());
            }
        }
    }
    assert!(n_made > 50, "{n_made}");
}
