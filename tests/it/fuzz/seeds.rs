//! Good inputs, made by our own writers from workspaces with something of everything in them.

use std::path::Path;

use travaux::exchange::akn::akn;
use travaux::exchange::document::text::{ArticleOut, TextOut};
use travaux::exchange::document::{Style, draft_text, html, lay, markdown, plain};
use travaux::exchange::docx::docx;
use travaux::exchange::export::{Format, Wish};
use travaux::exchange::public::{Audience, Reader};
use travaux::exchange::rolling::rolling_text;
use travaux::exchange::table::{Kind, Layout};
use travaux::model::workspace::Workspace;
use travaux::storage::exercise::save_event;
use travaux::storage::format::FileKind;
use travaux::storage::workspace_save::{Origin, create_workspace};

use super::mutate::packed;
use crate::documents::kit::{proposed, rich};
use crate::exercise::kit::{SHIPPED, copy};
use crate::exercise::script::afternoon;
use crate::export_kit::made;
use crate::storage::dice::Dice;
use crate::storage::round::snapshot;

/// Inputs longer than this say no more and take longer.
const LONGEST: usize = 12 * 1024;

/// Keeps the first of each kind that have at least so many bytes; how many kinds there are.
fn keep(all: &mut Vec<(String, Vec<u8>)>, n_each: usize, shortest: usize) -> usize {
    let mut seen: Vec<FileKind> = Vec::new();
    all.retain(|(path, bytes)| {
        let kind = FileKind::of(path).unwrap();
        let n = seen.iter().filter(|other| **other == kind).count();
        let taken = n < n_each && bytes.len() >= shortest;
        if taken {
            seen.push(kind);
        }
        taken
    });
    let mut kinds = 0;
    for (nth, kind) in seen.iter().enumerate() {
        kinds += usize::from(!seen[..nth].contains(kind));
    }
    kinds
}

/// Files of ours, each with its path.
pub(super) fn files() -> Vec<(String, Vec<u8>)> {
    let place = tempfile::tempdir().unwrap();
    let mut all: Vec<(String, Vec<u8>)> = Vec::new();
    for seed in [3, 11, 29] {
        let root = place.path().join(seed.to_string());
        create_workspace(&root, &Dice::new(seed).workspace(), &Origin::BuiltIn).unwrap();
        all.extend(snapshot(&root));
    }
    let scenario = copy(SHIPPED[0], place.path());
    for event in &afternoon().events {
        save_event(&scenario, event).unwrap();
    }
    all.extend(snapshot(&scenario));
    all.retain(|(path, bytes)| FileKind::of(path).is_some() && bytes.len() <= LONGEST);
    all.sort_by_key(|(path, bytes)| (bytes.len(), path.clone()));
    // The smallest that say something and the largest, of each kind.
    let mut large = all.clone();
    large.reverse();
    keep(&mut all, 4, 150);
    let n_kinds = keep(&mut large, 2, 0);
    large.retain(|file| !all.contains(file));
    all.extend(large);
    assert!(all.len() > 40, "{} seeds", all.len());
    assert!(n_kinds > 14, "{n_kinds} kinds");
    all
}

/// The small drafts every format is written from.
fn drafts() -> Vec<TextOut> {
    let mut workspace = proposed();
    workspace.draft.articles.truncate(2);
    let mut all = few_clauses();
    all.push(rich());
    all.push(draft_text(
        &workspace,
        Reader::new(Audience::OwnDelegation, 2024),
    ));
    all
}

/// The same a clause or two at a time.
fn few_clauses() -> Vec<TextOut> {
    let whole = rich();
    let mut all = Vec::new();
    for article in &whole.articles {
        for clauses in article.clauses.chunks(2) {
            let mut clauses = clauses.to_vec();
            for clause in &mut clauses {
                clause.alternative_to = clause.alternative_to.map(|_| 0);
            }
            let article = ArticleOut {
                clauses,
                ..article.clone()
            };
            all.push(TextOut {
                articles: vec![article],
                preamble: Vec::new(),
                ..whole.clone()
            });
        }
    }
    assert!(all.len() > 3, "{}", all.len());
    all
}

/// Files of the kind that tests keep.
fn kept(names: &[&str]) -> Vec<Vec<u8>> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/hostile");
    let read = |name: &&str| std::fs::read(root.join(name)).unwrap();
    names.iter().map(read).collect()
}

/// Word files by hand, so that a whole one is small: a body, and beside it what gives it meaning.
fn small_word_files() -> Vec<Vec<u8>> {
    let bodies = [
        "<w:p><w:pPr><w:pStyle w:val=\"H\"/></w:pPr><w:r><w:t>Article 1 Scope</w:t></w:r></w:p>\
         <w:p><w:r><w:t xml:space=\"preserve\">1. Each Party </w:t></w:r>\
         <w:ins w:id=\"1\" w:author=\"B &amp; co\" w:date=\"2024-02-01T00:00:00Z\"><w:r><w:t>shall</w:t></w:r></w:ins>\
         <w:del w:id=\"2\" w:author=\"B\"><w:r><w:delText>may</w:delText></w:r></w:del>\
         <w:commentRangeStart w:id=\"0\"/><w:r><w:t> act</w:t></w:r><w:commentRangeEnd w:id=\"0\"/>\
         <w:r><w:commentReference w:id=\"0\"/></w:r><w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p>",
        "<w:p><w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:t>First</w:t></w:r></w:p>\
         <w:p><w:pPr><w:numPr><w:ilvl w:val=\"1\"/><w:numId w:val=\"1\"/></w:numPr><w:rPr><w:ins w:id=\"3\"/></w:rPr></w:pPr>\
         <w:r><w:tab/><w:t>第二</w:t><w:br/></w:r></w:p>",
        "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Article 2</w:t></w:r></w:p></w:tc></w:tr></w:tbl>\
         <w:sdt><w:sdtContent><w:p><w:hyperlink><w:r><w:t>[may][shall]</w:t></w:r></w:hyperlink></w:p></w:sdtContent></w:sdt>\
         <w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>",
    ];
    let parts = [
        (
            "word/styles.xml",
            "<w:styles W><w:style w:type=\"paragraph\" w:styleId=\"H\"><w:name w:val=\"heading 2\"/>\
             <w:basedOn w:val=\"Normal\"/></w:style></w:styles>",
        ),
        (
            "word/numbering.xml",
            "<w:numbering W><w:abstractNum w:abstractNumId=\"0\"><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/>\
             <w:numFmt w:val=\"decimal\"/><w:lvlText w:val=\"%1.\"/></w:lvl><w:lvl w:ilvl=\"1\">\
             <w:numFmt w:val=\"lowerLetter\"/><w:lvlText w:val=\"(%2)\"/></w:lvl></w:abstractNum>\
             <w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num></w:numbering>",
        ),
        (
            "word/comments.xml",
            "<w:comments W><w:comment w:id=\"0\" w:author=\"B\" w:date=\"2024-02-01T00:00:00Z\"><w:p><w:r><w:t>Why?</w:t>\
             </w:r></w:p></w:comment></w:comments>",
        ),
        (
            "word/footnotes.xml",
            "<w:footnotes W><w:footnote w:id=\"2\"><w:p><w:r><w:t>As before.</w:t></w:r></w:p></w:footnote></w:footnotes>",
        ),
    ];
    const SPACE: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";
    let named = |name: &str, text: &str| {
        (
            name.to_owned(),
            text.replace(" W>", &format!(" {SPACE}>")).into_bytes(),
        )
    };
    let mut all = Vec::new();
    for body in bodies {
        let body = format!("<w:document W><w:body>{body}</w:body></w:document>");
        for beside in parts.chunks(2) {
            let mut file = vec![named("word/document.xml", &body)];
            file.extend(beside.iter().map(|(name, text)| named(name, text)));
            all.push(packed(&file));
        }
    }
    all
}

/// Rows that are taken: a heading, and demands that differ from what is recorded.
fn few_rows() -> Vec<Vec<String>> {
    let dossier = few_positions().dossier;
    let columns = [
        "bloc", "issue", "element", "from", "verb", "strength", "stance",
    ];
    let mut rows = vec![columns.map(str::to_owned).to_vec()];
    for bloc in &dossier.blocs {
        for position in &bloc.positions {
            let demands = position.entries.iter().flat_map(|entry| &entry.demands);
            rows.extend(demands.take(1).map(|demand| {
                let (bloc, issue) = (bloc.id.to_string(), position.issue.to_string());
                let element = demand.element.to_string();
                [
                    &bloc,
                    &issue,
                    &element,
                    "2024",
                    "opposes",
                    "core",
                    "Each Party",
                ]
                .map(str::to_owned)
                .to_vec()
            }));
        }
    }
    assert!(rows.len() > 3, "{}", rows.len());
    rows
}

fn few_rows_as_text() -> Vec<Vec<u8>> {
    let rows = few_rows();
    let text = |rows: &[Vec<String>], between: &str| -> Vec<u8> {
        let lines: Vec<String> = rows.iter().map(|row| row.join(between)).collect();
        lines.join("\r\n").into_bytes()
    };
    vec![
        text(&rows[..2], ","),
        text(&rows[..3], ";"),
        text(&rows, "\t"),
    ]
}

/// Workbooks by hand, so that a whole one is small: one with its words in the cells, one with shared
/// words.
fn small_workbooks() -> Vec<Vec<u8>> {
    let book = "<workbook xmlns:r=\"r\"><sheets><sheet name=\"Data\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
    let links = "<Relationships><Relationship Id=\"rId1\" Target=\"worksheets/sheet1.xml\"/></Relationships>";
    let mut strings = Vec::new();
    let made = |shared: bool, strings: &mut Vec<String>| {
        let mut sheet = "<worksheet><sheetData>".to_owned();
        for (n, row) in few_rows().iter().take(3).enumerate() {
            sheet.push_str(&format!("<row r=\"{}\">", n + 1));
            for (letter, word) in ('A'..).zip(row) {
                let at = format!("{letter}{}", n + 1);
                if let Ok(number) = word.parse::<u32>() {
                    sheet.push_str(&format!("<c r=\"{at}\"><v>{number}</v></c>"));
                } else if shared {
                    sheet.push_str(&format!(
                        "<c r=\"{at}\" t=\"s\"><v>{}</v></c>",
                        strings.len()
                    ));
                    strings.push(format!("<si><r><t>{word}</t></r></si>"));
                } else {
                    sheet.push_str(&format!(
                        "<c r=\"{at}\" t=\"inlineStr\"><is><t>{word}</t></is></c>"
                    ));
                }
            }
            sheet.push_str("</row>");
        }
        sheet.push_str("</sheetData><mergeCells><mergeCell ref=\"A9:B9\"/></mergeCells>");
        sheet.push_str("</worksheet>");
        sheet
    };
    let mut all = Vec::new();
    for shared in [false, true] {
        let sheet = made(shared, &mut strings);
        let words = format!("<sst>{}</sst>", strings.concat());
        let parts = [
            ("xl/workbook.xml", book),
            ("xl/_rels/workbook.xml.rels", links),
            ("xl/sharedStrings.xml", &words),
            ("xl/worksheets/sheet1.xml", &sheet),
        ];
        all.push(packed(
            &parts.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec())),
        ));
    }
    all
}

pub(super) fn word_files() -> Vec<Vec<u8>> {
    let ours = drafts()
        .into_iter()
        .map(|text| docx(&lay(&text, Style::Un)));
    let theirs = ["misc.docx", "t.docx", "r.docx", "bl.docx", "xxe.docx"];
    ours.chain(kept(&theirs))
        .chain(small_word_files())
        .collect()
}

pub(super) fn pages() -> Vec<Vec<u8>> {
    let text = drafts().into_iter();
    let mut all: Vec<Vec<u8>> = text
        .map(|text| html(&lay(&text, Style::Un)).into_bytes())
        .collect();
    for page in [
        "<h2>Article 1 Scope</h2><p>Each Party <ins title=\"B\">shall</ins><del>may</del> act.</p>",
        "<ol><li>one<ul><li>two</li></ul></li></ol><table><tr><td>a</td></tr></table>",
        "<html><body><h2>第一条 范围</h2><p>各方<b>应</b>合作。&nbsp;&lt;&#x4e2d;</p></body></html>",
    ] {
        all.push(page.as_bytes().to_vec());
    }
    all
}

pub(super) fn marked_down() -> Vec<Vec<u8>> {
    let text = drafts().into_iter();
    text.map(|text| markdown(&lay(&text, Style::Un)).into_bytes())
        .collect()
}

pub(super) fn akoma() -> Vec<Vec<u8>> {
    let ours = drafts().into_iter().map(|text| akn(&text).into_bytes());
    ours.chain(kept(&["akn-sample.xml"])).collect()
}

/// Consolidated texts as they are copied.
pub(super) fn pasted() -> Vec<Vec<u8>> {
    let workspace = proposed();
    let mut all: Vec<Vec<u8>> = drafts()
        .iter()
        .map(|text| plain(&lay(text, Style::Un)).into_bytes())
        .collect();
    let mut draft = workspace.draft;
    draft.articles.truncate(3);
    all.push(rolling_text(&draft, &[], &workspace.dossier).into_bytes());
    for seed in [3, 11] {
        let draft = Dice::new(seed).draft();
        all.push(rolling_text(&draft, &[], &workspace.dossier).into_bytes());
    }
    all.push(crate::rolling_paste::PAGE.as_bytes().to_vec());
    all.retain(|text| text.len() <= 4 * LONGEST);
    all
}

/// A dossier small enough to be written many times.
pub(super) fn few_positions() -> Workspace {
    let mut workspace = crate::export_kit::built_in();
    let dossier = &mut workspace.dossier;
    dossier.blocs.truncate(2);
    for bloc in &mut dossier.blocs {
        bloc.positions.truncate(3);
        bloc.member_entries.truncate(2);
    }
    workspace
}

pub(super) fn tables(format: Format) -> Vec<Vec<u8>> {
    let workspace = few_positions();
    let wish = |layout| Wish {
        kind: Kind::Positions,
        layout,
        audience: Audience::OwnDelegation,
        as_of: 2024,
        format,
        ..Wish::default()
    };
    let mut all = vec![
        made(&workspace, &wish(Layout::Long)),
        made(&workspace, &wish(Layout::Wide)),
    ];
    if format == Format::Xlsx {
        all.extend(kept(&["dtd.xlsx"]));
        all.extend(small_workbooks());
    } else {
        all.extend(few_rows_as_text());
        let other = "bloc;issue;verb\r\nus-eu;sovereignty;\"re\"\"quires\"\r\n";
        all.push(other.as_bytes().to_vec());
    }
    all
}
