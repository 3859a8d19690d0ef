//! The programs documents are for open them, without repair, and see what is in them.

use std::fs;

use travaux::exchange::akn::akn;
use travaux::exchange::document::{Style, lay};
use travaux::exchange::docx::docx;
use travaux::exchange::paper::{Paper, PaperFormat, PaperWish};
use travaux::exchange::pdf::pdf;
use travaux::exchange::public::Audience;
use travaux::words::UiLang;

use crate::programs::has;

use super::kit::{BY, made, rich, said, schema, workspace};

/// Words without line breaks and doubled blanks.
fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn writer_converts_word_files_without_repair() {
    if !has(&["soffice", "pdftotext"]) {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    let workspace = workspace();
    let mut files = vec![("rich.docx".to_owned(), docx(&lay(&rich(), Style::Un)))];
    for paper in Paper::ALL {
        let subject = match paper {
            Paper::ArticleBrief | Paper::IssueBrief => "1",
            Paper::BlocBrief => "au",
            _ => "",
        };
        let wish = PaperWish {
            paper,
            as_of: 2024,
            subject: subject.to_owned(),
            ..PaperWish::default()
        };
        let name = format!("{}.docx", paper.word().replace(' ', "-"));
        files.push((name, made(&workspace, &wish)));
    }
    let mut arguments = vec!["--headless", "-env:UserInstallation=file:///tmp/none"];
    let profile = format!("-env:UserInstallation=file://{}/lo", home.path().display());
    arguments[1] = &profile;
    arguments.extend(["--convert-to", "pdf"]);
    for (name, bytes) in &files {
        fs::write(home.path().join(name), bytes).unwrap();
        arguments.push(name);
    }
    said("soffice", &arguments, home.path());
    let text = |name: &str| {
        let name = name.replace(".docx", ".pdf");
        flat(&said("pdftotext", &["-layout", &name, "-"], home.path()))
    };
    for (name, _) in &files {
        let text = text(name);
        assert!(
            text.contains("audience: public"),
            "{name} has no stamp: {text}"
        );
    }
    let rich = text("rich.docx");
    for words in [
        "Article 5. Illegal access",
        "(i) by law;",
        "各缔约国应当采取",
        "[agreed ad referendum]",
    ] {
        assert!(rich.contains(words), "{words}: {rich}");
    }
}

#[test]
fn writer_keeps_tracked_changes_with_their_authors() {
    if !has(&["soffice"]) {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("a.docx"), docx(&lay(&rich(), Style::Un))).unwrap();
    let profile = format!("-env:UserInstallation=file://{}/lo", home.path().display());
    // The flat form of the format of LibreOffice is one file of XML.
    let arguments = ["--headless", &profile, "--convert-to", "fodt", "a.docx"];
    said("soffice", &arguments, home.path());
    let text = fs::read_to_string(home.path().join("a.fodt")).unwrap();
    let regions: Vec<String> = text
        .split("<text:changed-region")
        .skip(1)
        .map(|region| flat(region.split("</text:changed-region>").next().unwrap()))
        .collect();
    let by = "<dc:creator>Côte d&apos;Ivoire &amp; &quot;EU&quot; &lt;x&gt;</dc:creator> <dc:date>2024-02-01";
    let by = [
        by.to_owned(),
        by.replace("&apos;", "'").replace("&quot;", "\""),
    ];
    for kind in ["<text:deletion>", "<text:insertion>"] {
        let found = regions.iter().find(|region| {
            region.contains(kind) && by.iter().any(|by| region.contains(by.as_str()))
        });
        assert!(found.is_some(), "{kind}: {regions:#?}");
    }
    assert!(text.contains(">shall<"), "what was taken out is gone");
    assert!(regions.len() >= 3, "{regions:#?}");
}

#[test]
fn pandoc_reads_tracked_changes_and_comments_with_their_authors() {
    if !has(&["pandoc"]) {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("a.docx"), docx(&lay(&rich(), Style::Un))).unwrap();
    let arguments = ["--track-changes=all", "a.docx", "-t", "json"];
    let json: serde_json::Value =
        serde_json::from_str(&said("pandoc", &arguments, home.path())).unwrap();
    let mut found = Vec::new();
    spans(&json, &mut found);
    let date = "2024-02-01T00:00:00Z";
    assert!(
        found.contains(&("deletion".into(), BY.into(), date.into(), "shall".into())),
        "{found:?}"
    );
    assert!(
        found.contains(&("insertion".into(), BY.into(), date.into(), "may".into())),
        "{found:?}"
    );
    assert!(
        found
            .iter()
            .any(|(class, by, ..)| class == "comment-start" && by == BY),
        "{found:?}"
    );
    assert!(
        found
            .iter()
            .any(|(class, by, ..)| class == "paragraph-insertion" && by == "Chair"),
        "{found:?}"
    );
    let accepted = said(
        "pandoc",
        &[
            "--track-changes=accept",
            "a.docx",
            "-t",
            "plain",
            "--wrap=none",
        ],
        home.path(),
    );
    assert!(
        accepted.contains("Each State Party may adopt"),
        "{accepted}"
    );
    let refused = said(
        "pandoc",
        &[
            "--track-changes=reject",
            "a.docx",
            "-t",
            "plain",
            "--wrap=none",
        ],
        home.path(),
    );
    assert!(
        refused.contains("Each State Party shall adopt") && !refused.contains("whole new"),
        "{refused}"
    );
    assert!(
        accepted.contains("As in earlier texts & drafts."),
        "{accepted}"
    );
}

/// Class, author, date and words of every span of pandoc's that has an author.
fn spans(value: &serde_json::Value, found: &mut Vec<(String, String, String, String)>) {
    if value["t"] == "Span" {
        let attribute = |name: &str| {
            let all = value["c"][0][2].as_array().into_iter().flatten();
            let mut all = all.filter(|pair| pair[0] == name);
            all.next().map(|pair| pair[1].as_str().unwrap().to_owned())
        };
        if let Some(by) = attribute("author") {
            let class = value["c"][0][1][0].as_str().unwrap_or_default().to_owned();
            let mut words = String::new();
            strings(&value["c"][1], &mut words);
            found.push((class, by, attribute("date").unwrap_or_default(), words));
        }
    }
    match value {
        serde_json::Value::Array(all) => all.iter().for_each(|inner| spans(inner, found)),
        serde_json::Value::Object(all) => all.values().for_each(|inner| spans(inner, found)),
        _ => {}
    }
}

fn strings(value: &serde_json::Value, words: &mut String) {
    match value {
        serde_json::Value::Array(all) => all.iter().for_each(|inner| strings(inner, words)),
        serde_json::Value::Object(all) if all.get("t").is_some_and(|t| t == "Str") => {
            words.push_str(all["c"].as_str().unwrap());
        }
        serde_json::Value::Object(all) => all.values().for_each(|inner| strings(inner, words)),
        _ => {}
    }
}

#[test]
fn akoma_ntoso_validates_against_the_schema_of_oasis() {
    let (true, Some(schema)) = (has(&["xmllint"]), schema()) else {
        return;
    };
    let home = tempfile::tempdir().unwrap();
    let workspace = workspace();
    let mut files = vec![("rich.xml".to_owned(), akn(&rich()).into_bytes())];
    let fitting = |paper: &Paper| PaperFormat::Akn.fits(*paper);
    for lang in UiLang::ALL {
        for paper in Paper::ALL.into_iter().filter(fitting) {
            let wish = PaperWish {
                paper,
                lang,
                format: PaperFormat::Akn,
                as_of: 2024,
                ..PaperWish::default()
            };
            let name = format!("{}-{}.xml", paper.word(), lang.code());
            files.push((name, made(&workspace, &wish)));
        }
    }
    assert_eq!(files.len(), 1 + 2 * 5);
    let mut arguments = vec!["--nonet", "--noout", "--schema", schema.to_str().unwrap()];
    for (name, bytes) in &files {
        fs::write(home.path().join(name), bytes).unwrap();
        arguments.push(name);
    }
    said("xmllint", &arguments, home.path());
    let text = akn(&rich());
    for markup in [
        "<ins refersTo=\"#org_1\">may</ins>",
        "alternativeTo=\"art_5__para_2\"",
        "<wrapUp><p>when committed on purpose.</p></wrapUp>",
        "<chapter eId=\"chp_II\">",
        "placement=\"bottom\"",
    ] {
        assert!(text.contains(markup), "{markup}: {text}");
    }
}

#[test]
fn a_brief_in_chinese_is_set_without_empty_boxes() {
    if !has(&["pdftotext"]) {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    for (paper, subject, says) in [
        (Paper::ArticleBrief, "2", "谁反对，为何反对"),
        (Paper::BlocBrief, "au", "其立场"),
        (Paper::IssueBrief, "3", "各方立场"),
        (Paper::Trace, "", "所作处理"),
    ] {
        let wish = PaperWish {
            paper,
            format: PaperFormat::Pdf,
            audience: Audience::Partners,
            as_of: 2024,
            lang: UiLang::Zh,
            subject: subject.to_owned(),
            ..PaperWish::default()
        };
        fs::write(home.path().join("a.pdf"), made(&workspace(), &wish)).unwrap();
        let text = flat(&said("pdftotext", &["-layout", "a.pdf", "-"], home.path()));
        assert!(text.contains(says), "{says}: {text}");
        assert!(text.contains("受众：伙伴 · 截至：2024"), "{text}");
        for box_or_english in [
            "□", "\u{fffd}", "audience", "requires", "red line", "Sources",
        ] {
            assert!(!text.contains(box_or_english), "{box_or_english}: {text}");
        }
    }
}

#[test]
fn pdftotext_reads_hand_outs_in_both_scripts() {
    if !has(&["pdftotext"]) {
        return;
    }
    let home = tempfile::tempdir().unwrap();
    fs::write(home.path().join("a.pdf"), pdf(&lay(&rich(), Style::Un))).unwrap();
    let text = flat(&said("pdftotext", &["-layout", "a.pdf", "-"], home.path()));
    for words in [
        "Draft text of the Chair",
        "audience: public · as of: 2024 · hash: 0123456789abcdef",
        "Article 5. Illegal access",
        "各缔约国应当采取必要的立法和其他措施，确保“电子证据”得到保存。",
        "[agreed ad referendum]",
        "As in earlier texts & drafts.",
        "Why <measures> & not \"laws\"?",
    ] {
        assert!(text.contains(words), "{words}: {text}");
    }
    let info = said("pdfinfo", &["a.pdf"], home.path());
    for word in ["Creator", "Producer", "CreationDate", "ModDate", "Author"] {
        assert!(!info.contains(word), "{info}");
    }
    assert!(said("pdffonts", &["a.pdf"], home.path()).contains("NotoSansSC"));
}
