//! A zoo of broken files: each is named with its line, its column and what to do about it.

use travaux::model::problem::Severity;

use super::broken::{HEAD, told, with_west};

/// (what follows the head, line, column, what the message says, what the remedy says)
const ZOO: [(&str, usize, usize, &str, &str); 27] = [
    (
        "  titel: \"x\",\n)",
        7,
        3,
        "unknown field `titel`",
        "fields here are",
    ),
    (
        "  positons: [],\n)",
        7,
        3,
        "unknown field `positons`",
        "did you mean `positions`?",
    ),
    (
        "  note: (eng: \"x\"),\n)",
        7,
        10,
        "unknown field `eng`",
        "did you mean `en`?",
    ),
    (
        "  id: \"west\",\n)",
        7,
        3,
        "the field `id` stands twice",
        "keep one of the two",
    ),
    (
        "  snapshots: [(year: 2016)],\n)",
        7,
        26,
        "the field `text` is missing",
        "add `text: …`",
    ),
    (
        "  snapshots: [(year: 70000, text: \"\")],\n)",
        7,
        22,
        "too large or too small",
        "whole number",
    ),
    (
        "  snapshots: [(year: -3, text: \"\")],\n)",
        7,
        22,
        "too large or too small",
        "whole number",
    ),
    (
        "  snapshots: [(year: \"2016\", text: \"\")],\n)",
        7,
        22,
        "a whole number is expected",
        "without quotes",
    ),
    (
        "  date: 2016,\n)",
        7,
        9,
        "a text is expected",
        "between `\"` and `\"`",
    ),
    (
        "  positions: (),\n)",
        7,
        14,
        "a list is expected",
        "between `[` and `]`",
    ),
    (
        "  note: \"x\",\n)",
        7,
        9,
        "a record is expected",
        "between `(` and `)`",
    ),
    (
        "  positions: [],\n",
        2,
        1,
        "`(` opened here is never closed",
        "close it with `)`",
    ),
    (
        "  positions: [\n)",
        8,
        1,
        "`)` found where `]` is expected",
        "line 7, column 14",
    ),
    (
        "  positions: [],\n))",
        8,
        2,
        "`)` closes nothing",
        "remove it",
    ),
    (
        "  date: \"2019,\n)",
        7,
        9,
        "a text is not closed",
        "put a `\"` at its end",
    ),
    (
        "  positions: []\n  members: [],\n)",
        8,
        3,
        "a comma or a closing bracket is expected",
        "commas",
    ),
    (
        "  positions [],\n)",
        7,
        13,
        "a colon is expected",
        "`name: value`",
    ),
    (
        "  date: \"2019-13\",\n)",
        7,
        9,
        "\"2019-13\" is no date",
        "correct the date",
    ),
    (
        "  members: [(state: \"China\")],\n)",
        7,
        21,
        "\"China\" is no valid id",
        "correct the id",
    ),
    (
        "  members: [(state: \"CN\"), (state: \"China\"), (state: \"FR\")],\n)",
        7,
        36,
        "\"China\" is no valid id: use the two capital letters",
        "the record that holds it is left out",
    ),
    (
        "  positions: [(issue: \"a\", entries: [(from: \"2016\", demands: [\n(element: \"x\", verb: Requres, strength: Core)])])],\n)",
        8,
        22,
        "unknown value `Requres`",
        "did you mean `Requires`?",
    ),
    (
        "  positions: [(issue: \"a\", entries: [(from: \"2016\", demands: [\n(element: \"X\", verb: Requires, strength: Core)])])],\n)",
        8,
        11,
        "\"X\" is no valid id: use lower-case letters",
        "correct the id",
    ),
    (
        "  date: \"\\q\",\n)",
        7,
        12,
        "starts nothing that is known",
        "write `\\\\`",
    ),
    (
        "  /* date: \"2019\",\n)",
        2,
        1,
        "never closed",
        "close it with `)`",
    ),
    (
        "<<<<<<< HEAD\n  date: \"2019\",\n=======\n>>>>>>> theirs\n)",
        7,
        1,
        "unresolved merge",
        "decide between the two",
    ),
    (
        ")\n(schema: 1)",
        8,
        1,
        "something follows the end of the record",
        "one record",
    ),
    (
        ")\nx",
        8,
        1,
        "something follows the end of the record",
        "one record",
    ),
];

#[test]
fn every_broken_file_is_explained() {
    let mut bad = Vec::new();
    for (tail, line, column, says, remedy) in ZOO {
        let text = format!("{HEAD}{tail}");
        let loaded = with_west(text.as_bytes());
        let errors: Vec<_> = loaded
            .problems
            .iter()
            .filter(|p| p.severity == Severity::Error)
            .collect();
        let fits = matches!(errors.as_slice(), [p] if p.file == "blocs/west.ron"
            && p.at == Some((line, column))
            && p.message.contains(says)
            && p.remedy.contains(remedy)
            && text.lines().nth(line - 1) == Some(p.excerpt.as_str()));
        // Whatever happens to one bloc, the other and the issues are there.
        let rest = loaded.value.blocs.iter().any(|b| b.id.as_str() == "east")
            && loaded.value.issues.len() == 1;
        if !fits || !rest {
            bad.push(format!(
                "---- wanted {line}:{column} {says} / {remedy}\n{}",
                told(&loaded.problems)
            ));
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}
