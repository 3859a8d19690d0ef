//! What exports look like: the same bytes twice, every format whole, nothing in them that runs.

use std::sync::atomic::{AtomicBool, Ordering};

use serde_json::Value;
use travaux::cli::Ending;
use travaux::exchange::export::{Format, Wish, bytes, bytes_while, sheet};
use travaux::exchange::going::Going;
use travaux::exchange::public::Audience;
use travaux::exchange::reading;
use travaux::exchange::sha256::{Sha256, base64};
use travaux::exchange::table::{Columns, Kind, Layout, SCRIPT};

use crate::cli_kit::call;
use crate::export_kit::{built_in, codebook, made, parts, wishes, wishes_in_chinese};

fn wish(kind: Kind, format: Format) -> Wish {
    Wish {
        kind,
        format,
        as_of: 2024,
        ..Wish::default()
    }
}

fn text(kind: Kind, format: Format) -> String {
    String::from_utf8(made(&built_in(), &wish(kind, format))).unwrap()
}

#[test]
fn the_same_state_gives_the_same_bytes() {
    let workspace = built_in();
    let mut n = 0;
    for wish in wishes()
        .iter()
        .chain(&wishes_in_chinese())
        .filter(|wish| wish.audience == Audience::OwnDelegation)
    {
        assert!(made(&workspace, wish) == made(&workspace, wish), "{wish:?}");
        n += 1;
    }
    assert!(n > 70, "{n}");
}

#[test]
fn values_parted_by_commas_have_a_header_and_no_ragged_row() {
    for kind in Kind::ALL {
        let csv = text(kind, Format::Csv);
        assert!(csv.contains("\r\n"));
        let mut reader = csv::Reader::from_reader(csv.as_bytes());
        let n = reader.headers().unwrap().len();
        assert_eq!(reader.headers().unwrap().iter().next_back(), Some("stamp"));
        let rows: Vec<_> = reader.records().map(Result::unwrap).collect();
        // No version of the sample draft was named: its present state is the only one.
        let least = if kind == Kind::Brackets { 1 } else { 10 };
        assert!(rows.len() >= least, "{kind:?}");
        for row in &rows {
            assert_eq!(row.len(), n);
            assert!(
                row.get(n - 1)
                    .unwrap()
                    .starts_with("audience: public · as of: 2024")
            );
        }
    }
}

#[test]
fn figures_stay_figures_and_words_that_would_run_do_not() {
    let mut workspace = built_in();
    workspace.draft.articles[0].heading = "=HYPERLINK(\"http://x\")".to_owned();
    workspace.draft.articles[1].heading = "-1+1|calc".to_owned();
    let csv = String::from_utf8(made(&workspace, &wish(Kind::Verdicts, Format::Csv))).unwrap();
    assert!(csv.contains("\"'=HYPERLINK"), "{csv}");
    assert!(csv.contains(",'-1+1|calc,"));
    let scaled = Wish {
        layout: Layout::Scaled,
        ..wish(Kind::Positions, Format::Csv)
    };
    let csv = String::from_utf8(made(&workspace, &scaled)).unwrap();
    assert!(csv.contains(",-3,") && !csv.contains("'-3"));
    let book = made(&workspace, &wish(Kind::Verdicts, Format::Xlsx));
    for (name, inside) in parts(&book) {
        let words = String::from_utf8_lossy(&inside).into_owned();
        assert!(!words.contains("<f>"), "{name} holds a formula");
    }
}

/// Whether `value` is of the shape `schema` says, for the words of JSON Schema that ours uses.
fn fits(schema: &Value, value: &Value, root: &Value) -> Result<(), String> {
    if let Some(name) = schema["$ref"].as_str() {
        return fits(
            root.pointer(name.trim_start_matches('#')).unwrap(),
            value,
            root,
        );
    }
    let known = [
        "$schema",
        "$id",
        "$defs",
        "title",
        "description",
        "type",
        "required",
        "properties",
        "items",
        "additionalProperties",
        "enum",
        "const",
        "pattern",
        "minItems",
    ];
    for word in schema.as_object().unwrap().keys() {
        assert!(
            known.contains(&word.as_str()),
            "the schema says {word}, which is not checked"
        );
    }
    let kind = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => "integer",
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    let allowed: Vec<&str> = match &schema["type"] {
        Value::String(one) => vec![one],
        Value::Array(many) => many.iter().filter_map(Value::as_str).collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => vec![kind],
    };
    if !allowed.contains(&kind) {
        return Err(format!("{value} is no {allowed:?}"));
    }
    if let Some(all) = schema["enum"].as_array()
        && !all.contains(value)
    {
        return Err(format!("{value} is none of {all:?}"));
    }
    if !schema["const"].is_null() && schema["const"] != *value {
        return Err(format!("{value} is not {}", schema["const"]));
    }
    if let Value::Array(items) = value {
        for item in items {
            fits(&schema["items"], item, root)?;
        }
    }
    if let Value::Object(fields) = value {
        for name in schema["required"].as_array().into_iter().flatten() {
            let name = name.as_str().unwrap();
            if !fields.contains_key(name) {
                return Err(format!("{name} is missing"));
            }
        }
        for (name, field) in fields {
            let named = &schema["properties"][name];
            let rest = &schema["additionalProperties"];
            match (named.is_object(), rest) {
                (true, _) => fits(named, field, root)?,
                (false, Value::Object(_)) => fits(rest, field, root)?,
                (false, Value::Bool(false)) => return Err(format!("{name} is not in the schema")),
                (false, _) => {}
            }
        }
    }
    Ok(())
}

#[test]
fn json_is_of_the_shape_written_down() {
    let path = format!("{}/docs/export.schema.json", env!("CARGO_MANIFEST_DIR"));
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let workspace = built_in();
    let mut n = 0;
    let all = wishes().into_iter().chain(wishes_in_chinese());
    for wish in all.filter(|wish| wish.format == Format::Json) {
        let json: Value = serde_json::from_slice(&made(&workspace, &wish)).unwrap();
        fits(&schema, &json, &schema).unwrap_or_else(|why| panic!("{wish:?}: {why}"));
        let table = json["rows"].as_array().unwrap();
        assert!(!table.is_empty());
        n += 1;
    }
    assert!(n >= 54, "{n}");
    for spoilt in ["schema", "rows", "stamp"] {
        let mut json: Value =
            serde_json::from_slice(&made(&workspace, &wish(Kind::Verdicts, Format::Json))).unwrap();
        json.as_object_mut().unwrap().remove(spoilt);
        assert!(
            fits(&schema, &json, &schema).is_err(),
            "without {spoilt} it fits too"
        );
    }
}

#[test]
fn a_page_runs_its_own_script_alone_and_fetches_nothing() {
    let mut workspace = built_in();
    let hostile = "<script>alert(1)</script>\"'><img src=http://x onerror=alert(1)>";
    workspace.draft.title = hostile.to_owned();
    workspace.draft.articles[0].heading = hostile.to_owned();
    let page = String::from_utf8(made(&workspace, &wish(Kind::Verdicts, Format::Html))).unwrap();
    assert_eq!(page.matches("<script").count(), 1);
    assert!(!page.contains("<img") && !page.contains("http://x onerror=alert(1)>"));
    assert!(page.contains("&lt;script&gt;alert(1)&lt;/script&gt;"));
    let mut sum = Sha256::default();
    sum.add(SCRIPT.as_bytes());
    let allowed = format!("script-src 'sha256-{}'", base64(&sum.bytes()));
    assert!(page.contains(&allowed) && page.contains("default-src 'none'"));
    assert!(page.contains(&format!("<script>{SCRIPT}</script>")));
    for tag in ["src=\"", "href=", "@import", "url("] {
        assert!(!page.contains(tag), "the page holds {tag}");
    }
    for (open, close) in [("<tr>", "</tr>"), ("<td", "</td>"), ("<table>", "</table>")] {
        assert_eq!(page.matches(open).count(), page.matches(close).count());
    }
}

#[test]
fn markdown_rows_have_as_many_cells_as_the_header() {
    let mut workspace = built_in();
    workspace.draft.articles[0].heading = "a | b\nc <b>d</b>".to_owned();
    let text =
        String::from_utf8(made(&workspace, &wish(Kind::Verdicts, Format::Markdown))).unwrap();
    let cells = |line: &str| line.replace("\\|", "").matches('|').count();
    let rows: Vec<&str> = text.lines().filter(|line| line.starts_with('|')).collect();
    assert_eq!(rows.len(), 2 + workspace.draft.articles.len() + 2);
    assert!(
        rows.iter().all(|row| cells(row) == cells(rows[0])),
        "{text}"
    );
    assert!(text.contains("a \\| b<br>c &lt;b&gt;d"));
}

#[test]
fn a_workbook_tells_nothing_of_who_made_it_and_is_frozen_filtered_and_noted() {
    let book = parts(&made(&built_in(), &wish(Kind::Verdicts, Format::Xlsx)));
    let part = |name: &str| {
        let found = book.iter().find(|(known, _)| known == name);
        String::from_utf8(found.unwrap_or_else(|| panic!("no {name}")).1.clone()).unwrap()
    };
    let core = part("docProps/core.xml");
    assert!(
        core.contains("2000-01-01T00:00:00Z") && core.contains("<dc:creator></dc:creator>"),
        "{core}"
    );
    let notes = part("xl/comments1.xml");
    assert!(notes.contains("<author>Travaux</author>") && notes.contains("opposes"));
    let page = part("xl/worksheets/sheet1.xml");
    for sign in [
        "<pane xSplit=\"2\" ySplit=\"2\"",
        "<autoFilter ref=\"A2:H12\"",
        "state=\"frozen\"",
    ] {
        assert!(page.contains(sign), "{sign}: {page}");
    }
    let strings = part("xl/sharedStrings.xml");
    assert!(strings.contains("✖ crosses red line") && strings.contains("Conventions"));
    for (name, inside) in &book {
        let words = String::from_utf8_lossy(inside);
        for word in ["/home", "/root", "/tmp", "C:\\"] {
            assert!(!words.contains(word), "{name} holds {word}");
        }
    }
}

#[test]
fn pictures_are_drawn_of_what_has_colours_or_figures() {
    for kind in [Kind::Positions, Kind::Verdicts, Kind::Accessions] {
        let svg = text(kind, Format::Svg);
        assert!(svg.matches("<rect").count() > 20 && svg.ends_with("</svg>\n"));
        let png = made(&built_in(), &wish(kind, Format::Png));
        let decoder = png::Decoder::new(std::io::Cursor::new(png));
        let mut reader = decoder.read_info().unwrap();
        let mut dots = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut dots).unwrap();
        let mut colours: Vec<&[u8]> = dots.chunks_exact(3).collect();
        colours.sort_unstable();
        colours.dedup();
        assert!(colours.len() > 30, "{kind:?}: {} colours", colours.len());
    }
    let table = sheet(
        &built_in(),
        std::sync::Arc::default,
        &wish(Kind::Instruments, Format::Svg),
    );
    assert!(bytes(&table.unwrap(), Format::Svg).is_err());
}

#[test]
fn the_command_line_exports_by_ending_and_tells_what_leaves() {
    let root = tempfile::tempdir().unwrap();
    let file = root.path().join("x.xlsx");
    let path = file.to_str().unwrap();
    let said = call(
        &["export", "positions", "-a", "public", "-o", path, "--json"],
        b"",
    );
    assert_eq!(said.ending, Ending::Done, "{}", said.err);
    let report = said.json();
    assert_eq!(report["format"], "xlsx");
    assert_eq!(report["rows"], 37);
    let fallbacks = report["leaves"].as_array().unwrap();
    let fallbacks = fallbacks
        .iter()
        .find(|line| line["what"] == "fallbacks")
        .unwrap();
    assert!(fallbacks["count"].as_u64() > Some(10) && fallbacks["leaves"] == false);
    assert!(std::fs::read(&file).unwrap().starts_with(b"PK"));

    let said = call(
        &[
            "export", "verdicts", "-a", "public", "--rows", "2", "--blocs", "au,sco",
        ],
        b"",
    );
    assert_eq!(said.ending, Ending::Done, "{}", said.err);
    assert!(
        said.out
            .starts_with("article,heading,not_coded,clauses,au,sco,stamp\r\n2,"),
        "{}",
        said.out
    );
    for bad in [
        vec!["export", "verdicts"],
        vec!["export", "verdicts", "-a", "public", "--blocs", "mars"],
        vec!["export", "positions", "-a", "public", "--rows", "nothing"],
        vec!["export", "instruments", "-a", "public", "-f", "png"],
        vec!["export", "positions", "-a", "public", "--json"],
    ] {
        assert_eq!(call(&bad, b"").ending, Ending::Usage, "{bad:?}");
    }
    let nowhere = root.path().join("no/such/x.csv");
    let said = call(
        &[
            "export",
            "positions",
            "-a",
            "own",
            "-o",
            nowhere.to_str().unwrap(),
        ],
        b"",
    );
    assert_eq!(said.ending, Ending::Disk);
}

/// Calls work off once it has done a piece of many; on a busy machine it may have ended before
/// anybody could, so that it is tried again. Whether it ended in the middle.
fn ends_in_the_middle(work: impl Fn(&Going) -> bool) -> bool {
    (0..20).any(|_| {
        let going = Going::default();
        let over = AtomicBool::new(false);
        let stopped = std::thread::scope(|scope| {
            scope.spawn(|| {
                let begun = || going.done().is_some_and(|(done, of)| done > 0 && of > 100);
                while !begun() && !over.load(Ordering::Relaxed) {
                    std::thread::yield_now();
                }
                going.call_off();
            });
            let stopped = work(&going);
            over.store(true, Ordering::Relaxed);
            stopped
        });
        let (done, of) = going.done().unwrap();
        stopped && done < of
    })
}

#[test]
fn what_is_called_off_ends_between_two_rows() {
    let wish = Wish {
        layout: Layout::Scaled,
        columns: Columns::States,
        ..wish(Kind::Positions, Format::Xlsx)
    };
    let table = sheet(&built_in(), codebook, &wish).unwrap();
    assert!(table.rows.len() > 150, "{}", table.rows.len());
    for format in Format::ALL {
        let stopped = |going: &Going| bytes_while(&table, format, going).unwrap().is_none();
        assert!(ends_in_the_middle(stopped), "{format:?}");
    }
    let whole = bytes_while(&table, Format::Csv, &Going::default()).unwrap();
    assert_eq!(whole, bytes(&table, Format::Csv).ok());
}

#[test]
fn reading_that_is_called_off_ends_between_two_rows() {
    let mut text = "bloc,issue,stance\n".to_owned();
    text.push_str(&"au,cyber-sovereignty,a stance of some length\n".repeat(120_000));
    let stopped = |going: &Going| reading::read_while(text.as_bytes(), going).is_err();
    assert!(ends_in_the_middle(stopped));
}
