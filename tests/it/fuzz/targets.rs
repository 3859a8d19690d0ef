//! The readers, each with what it is given and what must hold of its answer.

use travaux::exchange::draft_in::{self, DraftFormat, Maker, adopt};
use travaux::exchange::export::Format;
use travaux::exchange::import::{edit, lines, plan};
use travaux::exchange::paste::{has_articles, is_structured, take_apart};
use travaux::exchange::reading;
use travaux::exchange::rolling::rolling_text;
use travaux::model::change::{Edit, between};
use travaux::model::draft::Draft;
use travaux::model::ids::{IdMint, VersionId};
use travaux::model::merge::Names;
use travaux::model::problem::Problem;
use travaux::model::reference::Reference;
use travaux::model::workspace::Workspace;
use travaux::storage::edits;
use travaux::storage::exercise::read_happening;
use travaux::storage::format::{FileKind, format_file};
use travaux::storage::map_io::read_mapping;
use travaux::storage::merging::{Three, merge_file};

use super::dictionary::{LINES, RON, SHEET, TAGS, WORD};
use super::mutate::Form;
use super::{folders, seeds};
use crate::storage::dice::Dice;

/// Whether a reader took an input.
type Read = Box<dyn Fn(&[u8]) -> bool>;

/// A reader, without what it takes to try it.
pub(super) struct Reader {
    pub(super) name: &'static str,
    /// How many inputs of each thousand or so it is given: more where a format has much in it, fewer
    /// where reading takes long.
    pub(super) share: usize,
    /// Whether it takes any text at all.
    pub(super) takes_all: bool,
}

const fn reader(name: &'static str, share: usize, takes_all: bool) -> Reader {
    Reader {
        name,
        share,
        takes_all,
    }
}

/// All readers.
pub(super) const READERS: [Reader; 16] = [
    reader("ron", 220, false),
    reader("merge", 160, false),
    reader("edits", 120, false),
    reader("happening", 50, false),
    reader("map", 50, false),
    reader("docx", 80, true),
    reader("akn", 70, true),
    reader("html", 40, true),
    reader("markdown", 40, true),
    reader("text", 40, true),
    reader("paste", 50, true),
    reader("csv", 50, false),
    reader("xlsx", 60, false),
    reader("workspace", 3, true),
    reader("exercise", 5, true),
    reader("journal", 2, true),
];

/// What a reader is tried with.
pub(super) struct Target {
    pub(super) form: Form,
    pub(super) seeds: Vec<Vec<u8>>,
    /// Words that mean something to it.
    pub(super) words: &'static [&'static str],
    pub(super) read: Read,
}

/// The reader of this name.
pub(super) fn named(name: &str) -> Target {
    match name {
        "ron" => records(ron),
        "merge" => records(merged),
        "edits" => edits_of(),
        "happening" => happening(),
        "map" => map(),
        "docx" => draft(Form::Archive, &WORD, seeds::word_files(), DraftFormat::Docx),
        "akn" => draft(Form::Tags, &TAGS, seeds::akoma(), DraftFormat::Akn),
        "html" => draft(Form::Tags, &TAGS, seeds::pages(), DraftFormat::Html),
        "markdown" => draft(
            Form::Lines,
            &LINES,
            seeds::marked_down(),
            DraftFormat::Markdown,
        ),
        "text" => draft(Form::Lines, &LINES, seeds::pasted(), DraftFormat::Text),
        "paste" => paste(),
        "csv" => table(Form::Lines, seeds::tables(Format::Csv)),
        "xlsx" => table(Form::Archive, seeds::tables(Format::Xlsx)),
        "workspace" => folders::workspace(),
        "exercise" => folders::exercise(),
        "journal" => folders::journal_of(),
        other => panic!("there is no reader {other}"),
    }
}

/// A problem must be fit to show: with words, a remedy, and a place that can be.
pub(super) fn fit(problem: &Problem) {
    assert!(
        !problem.message.is_empty() && problem.message.len() < 4_000,
        "{problem:?}"
    );
    assert!(problem.excerpt.chars().count() < 400, "{problem:?}");
    assert!(
        problem
            .at
            .is_none_or(|(line, column)| line > 0 && column > 0),
        "{problem:?}"
    );
}

/// The path in the first line and the bytes after it.
pub(super) fn placed(input: &[u8]) -> (String, &[u8]) {
    let end = input.iter().position(|byte| *byte == b'\n').unwrap_or(0);
    let path = String::from_utf8_lossy(&input[..end]).into_owned();
    (path, input.get(end + 1..).unwrap_or_default())
}

pub(super) fn with_paths(files: Vec<(String, Vec<u8>)>) -> Vec<Vec<u8>> {
    let whole = |(path, bytes): (String, Vec<u8>)| [path.as_bytes(), b"\n", &bytes].concat();
    files.into_iter().map(whole).collect()
}

fn records(read: fn(&[u8]) -> bool) -> Target {
    Target {
        form: Form::Ron,
        seeds: with_paths(seeds::files()),
        words: &RON,
        read: Box::new(read),
    }
}

/// A file of a dossier, draft, decision, scenario, event: read and written canonically.
fn ron(input: &[u8]) -> bool {
    let (path, bytes) = placed(input);
    let kind = FileKind::of(&path).unwrap_or(FileKind::Article);
    match format_file(bytes, kind) {
        Ok(text) => {
            let again = format_file(text.as_bytes(), kind);
            assert_eq!(
                again.as_deref(),
                Ok(text.as_str()),
                "written otherwise the second time"
            );
            true
        }
        Err(problem) => {
            fit(&problem);
            false
        }
    }
}

/// The same read into what it means, and merged with itself.
fn merged(input: &[u8]) -> bool {
    let (path, bytes) = placed(input);
    let names = Names {
        ours: "A".to_owned(),
        theirs: "B".to_owned(),
    };
    let texts = Three {
        base: b"",
        ours: bytes,
        theirs: bytes,
    };
    match merge_file(&path, texts, &names) {
        Ok(merged) => {
            let kind = FileKind::of(&path).unwrap();
            format_file(merged.value.as_bytes(), kind).unwrap();
            true
        }
        Err(problem) => {
            fit(&problem);
            false
        }
    }
}

fn edits_of() -> Target {
    let (old, new) = (Dice::new(3).workspace(), Dice::new(11).workspace());
    let mut lines = Vec::new();
    for change in between(&old, &new) {
        let edit = Edit {
            label: "undo-type".to_owned(),
            subject: String::new(),
            author: "A".to_owned(),
            time_ms: 5,
            changes: vec![change],
        };
        lines.push(edits::to_json_line(&edit).unwrap().into_bytes());
        lines.push(edits::to_ron_line(&edit).unwrap().into_bytes());
    }
    lines.retain(|line| line.len() < 8_000);
    assert!(lines.len() > 6, "{}", lines.len());
    Target {
        form: Form::Ron,
        seeds: lines,
        words: &RON,
        read: Box::new(move |input| {
            let text = String::from_utf8_lossy(input);
            let read = edits::from_json_line(&text).or_else(|_| edits::from_ron_line(&text));
            match read {
                Ok(edit) => {
                    let mut there = old.clone();
                    if edit.apply(&mut there).is_ok() {
                        edit.inverse().apply(&mut there).unwrap();
                        assert!(there == old, "taken back, it is another text");
                    }
                    true
                }
                Err(problem) => {
                    fit(&problem);
                    false
                }
            }
        }),
    }
}

fn happening() -> Target {
    let seeds = [
        "Item(item: \"visits\")",
        "RollCall(present: [\"a\", \"b\"])",
        "Opened(prints: [])",
        "Spoken(role: \"a\", words: \"[shall] “may”\")",
    ];
    Target {
        form: Form::Ron,
        seeds: seeds.iter().map(|seed| seed.as_bytes().to_vec()).collect(),
        words: &RON,
        read: Box::new(
            |input| match read_happening(&String::from_utf8_lossy(input)) {
                Ok(_happening) => true,
                Err(problem) => {
                    fit(&problem);
                    false
                }
            },
        ),
    }
}

fn map() -> Target {
    let seed = "(schema: 1, sheet: \"Data\", header: 1, columns: {\"Group\": \"bloc\", \"Topic\": \"issue\"},\n\
        fill: {\"from\": \"2016\"}, words: {\"bloc\": {\"Europe\": \"us-eu\"}})";
    let grids = reading::read(b"Group,Topic\r\nEurope,sovereignty\r\n").unwrap();
    Target {
        form: Form::Ron,
        seeds: vec![seed.as_bytes().to_vec()],
        words: &RON,
        read: Box::new(move |input| match read_mapping(input) {
            Ok(mapping) => {
                drop(lines(&grids, Some(&mapping)));
                true
            }
            Err(problem) => {
                fit(&problem);
                false
            }
        }),
    }
}

fn maker() -> Maker {
    Maker {
        mint: IdMint::new(77),
        now_ms: 1_700_000_000_000,
        author: String::new(),
    }
}

/// A draft of somebody else, and what it would change.
fn draft(
    form: Form,
    words: &'static [&'static str],
    seeds: Vec<Vec<u8>>,
    format: DraftFormat,
) -> Target {
    let mut ours = crate::documents::kit::proposed();
    ours.draft.articles.truncate(2);
    Target {
        form,
        seeds,
        words,
        read: Box::new(
            move |input| match draft_in::read(input, format, &mut maker()) {
                Ok(read) => {
                    let adopted = adopt(&ours, read);
                    no_id_twice(&adopted.draft);
                    true
                }
                Err(problem) => {
                    fit(&problem);
                    false
                }
            },
        ),
    }
}

fn no_id_twice(draft: &Draft) {
    let mut ids: Vec<_> = draft.paragraphs().map(|p| p.id).collect();
    let n = ids.len();
    ids.sort();
    ids.dedup();
    assert_eq!(ids.len(), n, "an id stands twice");
}

fn paste() -> Target {
    let dossier = seeds::few_positions().dossier;
    Target {
        form: Form::Lines,
        seeds: seeds::pasted(),
        words: &LINES,
        read: Box::new(move |input| {
            let text = String::from_utf8_lossy(input);
            let _told = (has_articles(&text), is_structured(&text));
            let mut mint = IdMint::new(5);
            let taken = take_apart(&text, || mint.next(1));
            let draft = taken.added_to(&Draft::empty(VersionId(mint.next(1))));
            no_id_twice(&draft);
            let _text = rolling_text(&draft, &taken.notes, &dossier);
            true
        }),
    }
}

fn table(form: Form, seeds: Vec<Vec<u8>>) -> Target {
    // No more than a table is held against: the workspace is copied for every input.
    let mut dossier = seeds::few_positions().dossier;
    let known: Vec<_> = dossier.blocs.iter().flat_map(|b| &b.positions).collect();
    let known: Vec<_> = known
        .iter()
        .map(|position| position.issue.clone())
        .collect();
    dossier.issues.retain(|issue| known.contains(&issue.id));
    dossier.reference = Reference::default();
    dossier.classes.clear();
    let draft = Draft::empty(VersionId(IdMint::new(5).next(1)));
    let workspace = Workspace::around(dossier, draft);
    Target {
        form,
        seeds,
        words: &SHEET,
        read: Box::new(move |input| {
            let table = reading::read(input).and_then(|grids| lines(&grids, None));
            match table {
                Ok(table) => {
                    let plan = plan(&workspace.dossier, &table);
                    let accepted: Vec<_> = plan.proposals.iter().collect();
                    let edit = edit(&workspace.dossier, &accepted, ("a table", "", 7));
                    let mut there = workspace.clone();
                    edit.apply(&mut there)
                        .expect("what was planned does not fit");
                    true
                }
                Err(problem) => {
                    fit(&problem);
                    false
                }
            }
        }),
    }
}
