//! The command line on texts: codings, verdicts and matrices as data, and its exit codes.

use std::sync::Arc;

use serde_json::{Value, json};
use travaux::assess::assessment::Part;
use travaux::cli::{Ending, Request, request};
use travaux::session::command::{Command, DraftCommand};
use travaux::session::state::Session;
use travaux::storage::{dossier_io, draft_io, lexicon_io};

use crate::cli_kit::{STATE_CONSENT, USER_CONSENT, call, coded};

/// Code points of `text` from `start` to `end`.
fn cut(text: &str, element: &Value) -> String {
    let at = |field: &str| usize::try_from(element[field].as_u64().unwrap()).unwrap();
    assert!(at("start") < at("end") && at("end") <= text.chars().count());
    let words = text.chars().skip(at("start"));
    words.take(at("end") - at("start")).collect()
}

#[test]
fn exit_codes_are_those_of_the_contract() {
    let endings = [
        Ending::Done,
        Ending::Failed,
        Ending::Usage,
        Ending::Invalid,
        Ending::Disk,
        Ending::Newer,
    ];
    assert!(endings.is_sorted(), "the worst ending wins");
    assert_eq!(endings.map(Ending::code), [0, 1, 2, 3, 4, 5]);
}

#[test]
fn a_wrong_call_is_told_with_the_usage() {
    let wrong: [&[&str]; 6] = [
        &["asess", "x", "y"],
        &["code"],
        &["positions"],
        &["matrix", "--rows", "blocs"],
        &["fmt"],
        &["assess", "-", "--as-of", "soon"],
    ];
    for arguments in wrong {
        let said = call(arguments, b"");
        assert_eq!(said.ending, Ending::Usage, "{arguments:?}");
        assert!(
            said.out.is_empty() && said.err.contains("error:"),
            "{said:?}"
        );
    }
    let helped = call(&["assess", "--help"], b"");
    assert_eq!(helped.ending, Ending::Done);
    assert!(helped.err.contains("Examples:"), "{}", helped.err);
}

/// A person tries the example first: it must show what the program is for.
#[test]
fn what_the_help_teaches_meets_a_red_line() {
    for (verb, flag) in [("assess", "-"), ("code", "--json-lines")] {
        let help = call(&[verb, "--help"], b"").err;
        let (_, typed) = help.split_once("echo '").expect(verb);
        let (input, _) = typed.split_once("' |").expect(verb);
        let said = call(&[verb, flag], input.as_bytes());
        assert_eq!(said.ending, Ending::Done, "{}", said.err);
        assert!(said.out.contains("crosses red line"), "{}", said.out);
    }
}

#[test]
fn without_a_verb_the_window_opens() {
    let asked = |words: &[&str]| request(words.iter().map(Into::into));
    assert!(matches!(asked(&["travaux"]), Request::Window(None)));
    let Request::Window(Some(folder)) = asked(&["travaux", "Vienna"]) else {
        panic!("no window");
    };
    assert_eq!(folder.as_os_str(), "Vienna");
}

#[test]
fn a_bad_line_is_told_and_the_rest_is_done() {
    let mut input = json!({"id": "a", "lang": "en", "text": USER_CONSENT}).to_string();
    input.push_str("\n\n{\"id\": \"b\", \"text\": \n");
    input.push_str("{\"lang\": \"en\", \"text\": \"no id\"}\n");
    let mut bytes = input.into_bytes();
    bytes.extend(b"{\"id\": \"c\", \"text\": \"\xff\xfe\"}\n");
    bytes.extend(
        json!({"id": "d", "text": STATE_CONSENT})
            .to_string()
            .bytes(),
    );
    let said = call(&["code", "--json-lines"], &bytes);
    assert_eq!(said.ending, Ending::Invalid);
    let answers = said.json_lines();
    assert_eq!(answers.len(), 5, "the blank line gives none");
    assert_eq!(answers[0]["id"], "a");
    for (answer, line) in answers[1..4].iter().zip([3, 4, 5]) {
        assert_eq!(answer["line"], line);
        assert!(!answer["error"].as_str().unwrap().is_empty());
        assert!(answer["id"].is_null());
    }
    assert!(answers[2]["error"].as_str().unwrap().contains("`id`"));
    assert_eq!(answers[4]["id"], "d");
    assert_eq!(answers[4]["elements"][0]["id"], "state-consent-required");
}

#[test]
fn places_count_code_points() {
    let chinese = "经数据持有人自愿同意，一方主管机关可以取得存储在另一方境内的数据。";
    let clauses: Vec<_> = [
        ("en", "", USER_CONSENT),
        ("en", "😀é 数😀. ", USER_CONSENT),
        ("zh", "", chinese),
        ("zh", "😀😀。", chinese),
    ]
    .map(|(lang, before, text)| (lang, before, format!("{before}{text}")))
    .into();
    let asked: Vec<_> = clauses
        .iter()
        .map(|(lang, _, text)| json!({"id": "x", "lang": lang, "text": text}))
        .collect();
    let answers = coded(&asked);
    let mut seen = Vec::new();
    for ((_, before, text), answer) in clauses.iter().zip(&answers) {
        let element = &answer["elements"][0];
        assert_eq!(element["id"], "consent-based-access", "{answer}");
        assert_eq!(
            (&element["in"], &element["by"], &element["force"]),
            (&json!("text"), &json!("cue"), &json!("permission"))
        );
        let shift = u64::try_from(before.chars().count()).unwrap();
        seen.push((
            element["start"].as_u64().unwrap() - shift,
            cut(text, element),
        ));
    }
    assert_eq!(seen[0], seen[1]);
    assert_eq!(seen[2], seen[3]);
    assert!(USER_CONSENT.contains(&seen[1].1) && seen[1].1.contains("another Party"));
    assert!(chinese.contains(&seen[3].1) && seen[3].1.contains("同意"));
}

#[test]
fn words_of_a_chapeau_are_placed_in_it() {
    let chapeau = "No Party shall access data stored in the territory of another Party without \
        the consent of that State, except:";
    let answers = coded(&[
        json!({"id": "1", "lang": "en", "chapeau": chapeau, "text": "data that anybody may see;"}),
        json!({"id": "2", "lang": "en", "chapeau": "", "text": "data that anybody may see;"}),
    ]);
    let element = &answers[0]["elements"][0];
    assert_eq!(element["in"], "chapeau", "{}", answers[0]);
    assert_eq!(element["id"], "state-consent-required");
    assert_eq!(element["prohibition"], true);
    assert!(cut(chapeau, element).contains("consent"));
    assert_eq!(answers[0]["verdicts"]["cn-ru-br"], "satisfies");
    assert_eq!(answers[1]["elements"], json!([]));
    assert_eq!(answers[1]["verdicts"]["cn-ru-br"], "not coded");
}

/// Every bloc's verdict on each text, as the window shows it.
fn verdicts_in_the_window(texts: &[&str]) -> Vec<Value> {
    let mut draft = draft_io::load_sample().value;
    draft.articles.truncate(1);
    draft.preamble.clear();
    let article = draft.articles[0].id;
    draft.articles[0].paragraphs.truncate(1);
    let workspace =
        travaux::model::workspace::Workspace::around(dossier_io::load_builtin().value, draft);
    let lexicon = Arc::new(lexicon_io::builtin_lexicon().unwrap());
    let mut session = Session::new(workspace, lexicon, None, Vec::new(), 7);
    let text = texts.join("\n");
    drop(session.handle(Command::Draft(DraftCommand::EditText { article, text }), 1));
    let paragraphs = &session.workspace().draft.articles[0].paragraphs;
    assert_eq!(paragraphs.len(), texts.len());
    let derived = session.derived();
    let of = |part| -> Value {
        let blocs = derived.book.blocs().map(|(ix, id)| {
            let verdict = derived.assessment.verdict(part, ix).word();
            (id.to_string(), Value::from(verdict))
        });
        Value::Object(blocs.collect())
    };
    paragraphs.iter().map(|p| of(Part::Clause(p.id))).collect()
}

#[test]
fn verdicts_are_those_of_the_window() {
    let texts = [USER_CONSENT, STATE_CONSENT];
    let window = verdicts_in_the_window(&texts);
    let clauses = texts.map(|text| json!({"id": "x", "lang": "en", "text": text}));
    let coded: Vec<_> = coded(&clauses)
        .iter()
        .map(|a| a["verdicts"].clone())
        .collect();
    assert_eq!(coded, window);
    assert_eq!(window[0]["cn-ru-br"], "crosses red line");
    assert_eq!(window[0]["us-eu"], "satisfies");
    assert_eq!(window[1]["cn-ru-br"], "satisfies");
    assert_eq!(window[1]["us-eu"], "conflict");

    let said = call(&["assess", "-", "--json"], texts.join("\r\n\n").as_bytes());
    assert_eq!(said.ending, Ending::Done, "{}", said.err);
    let report = said.json();
    assert_eq!(report["schema"], 1);
    let clauses = report["clauses"].as_array().unwrap();
    let as_object = |clause: &Value| -> Value {
        let all = clause["verdicts"].as_array().unwrap().iter();
        let pairs = all.map(|v| (v["bloc"].as_str().unwrap().to_owned(), v["verdict"].clone()));
        Value::Object(pairs.collect())
    };
    let assessed: Vec<_> = clauses.iter().map(as_object).collect();
    assert_eq!(assessed, window);
    let crossed = clauses[0]["findings"].as_array().unwrap().iter();
    let crossed: Vec<_> = crossed
        .filter(|finding| finding["bloc"] == "cn-ru-br")
        .collect();
    assert!(
        crossed
            .iter()
            .any(|finding| finding["element"] == "consent-based-access"
                && finding["verb"] == "opposes"
                && finding["strength"] == "red line"
                && USER_CONSENT.contains(finding["words"].as_str().unwrap())
                && !finding["sources"].as_array().unwrap().is_empty()),
        "{crossed:?}"
    );
}

#[test]
fn one_bloc_can_be_asked_and_an_unknown_one_is_a_wrong_call() {
    let said = call(
        &["assess", "-", "--bloc", "au", "--json"],
        STATE_CONSENT.as_bytes(),
    );
    assert_eq!(said.ending, Ending::Done);
    let draft = said.json()["draft"].clone();
    assert_eq!(draft.as_array().unwrap().len(), 1);
    assert_eq!(draft[0]["bloc"], "au");
    let said = call(&["assess", "-", "--bloc", "eu"], STATE_CONSENT.as_bytes());
    assert_eq!(said.ending, Ending::Usage);
    assert!(said.out.is_empty());
    for bloc in ["us-eu", "cn-ru-br", "au", "sco"] {
        assert!(said.err.contains(bloc), "{}", said.err);
    }
}

#[test]
fn control_characters_of_a_text_are_shown_as_codes() {
    let text = format!("\u{1b}[2J\u{202e}{USER_CONSENT}\u{7}");
    let said = call(&["assess", "-"], text.as_bytes());
    assert_eq!(said.ending, Ending::Done);
    assert!(
        said.out.contains("\\u{1b}[2J\\u{202e}The competent"),
        "{}",
        said.out
    );
    let hidden = |ch: char| ch.is_control() && ch != '\n' || ch == '\u{202e}';
    assert!(!said.out.contains(hidden) && !said.err.contains(hidden));
    let said = call(&["assess", "/no/such\u{1b}[2J"], b"");
    assert_eq!(said.ending, Ending::Disk);
    assert!(said.err.contains("\\u{1b}") && !said.err.contains(hidden));
}

#[test]
fn words_are_shown_in_the_language_asked_for() {
    let english = call(&["assess", "-"], USER_CONSENT.as_bytes());
    let chinese = call(&["assess", "-", "--lang", "zh"], USER_CONSENT.as_bytes());
    assert_eq!(
        (english.ending, chinese.ending),
        (Ending::Done, Ending::Done)
    );
    let han = |text: &str| text.chars().filter(|ch| ('一'..='龥').contains(ch)).count();
    assert_eq!(han(&english.out), 0, "{}", english.out);
    assert!(han(&chinese.out) > 20, "{}", chinese.out);
    let json = |lang| {
        call(
            &["assess", "-", "--json", "--lang", lang],
            USER_CONSENT.as_bytes(),
        )
    };
    assert_eq!(json("en").out, json("zh").out, "JSON is English everywhere");
}
