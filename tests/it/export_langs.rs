//! Exports in Chinese: what people read is, what scripts read is not, and both come back.

use travaux::cli::Ending;
use travaux::exchange::export::{Format, Wish, sheet};
use travaux::exchange::import::{lines, plan};
use travaux::exchange::paper::{Paper, PaperFormat, PaperWish, paper};
use travaux::exchange::public::Audience;
use travaux::exchange::reading;
use travaux::exchange::table::{Kind, Layout, Value};
use travaux::model::text::is_han;
use travaux::words::UiLang;

use crate::cli_kit::call;
use crate::export_kit::{built_in, codebook, made, wishes_in_chinese};

fn wish(kind: Kind, format: Format, lang: UiLang) -> Wish {
    Wish {
        kind,
        format,
        lang,
        audience: Audience::OwnDelegation,
        as_of: 2024,
        ..Wish::default()
    }
}

#[test]
fn columns_titles_conventions_and_words_of_every_table_are_chinese() {
    let workspace = built_in();
    let mut n = 0;
    for wish in wishes_in_chinese() {
        let table = sheet(&workspace, codebook, &wish).unwrap();
        assert!(table.title.chars().any(is_han), "{wish:?}: {}", table.title);
        assert!(table.stamp.line().starts_with("受众："), "{wish:?}");
        let long = wish.layout == Layout::Long;
        let names_of_states = wish.columns == travaux::exchange::table::Columns::States;
        for column in &table.columns {
            assert!(column.about.chars().any(is_han), "{wish:?}: {column:?}");
            let data = column.key.contains(' ');
            let said = column.title.chars().any(is_han) || column.title == "ISO";
            assert!(
                said || long || data || names_of_states,
                "{wish:?}: {column:?}"
            );
            if long {
                assert_eq!(column.title, column.key.replace('_', " "));
            }
        }
        for cell in table.rows.iter().flatten() {
            let closed = matches!(
                cell.value,
                Value::Verdict(_) | Value::Stance(..) | Value::Term(_)
            );
            let shown = cell.value.shown(UiLang::Zh);
            assert!(!closed || shown.chars().any(is_han), "{wish:?}: {shown}");
            n += usize::from(closed);
        }
    }
    assert!(n > 10_000, "{n} words of closed lists");
}

#[test]
fn scripts_read_the_same_words_in_either_language() {
    let workspace = built_in();
    let csv = |lang| {
        let bytes = made(&workspace, &wish(Kind::Objections, Format::Csv, lang));
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let header = reader.headers().unwrap().clone();
        let rows: Vec<csv::StringRecord> = reader.records().map(Result::unwrap).collect();
        (header, rows)
    };
    let ((header, english), (other, chinese)) = (csv(UiLang::En), csv(UiLang::Zh));
    assert_eq!(header, other);
    assert_eq!(english.len(), chinese.len());
    let words = [
        "verdict",
        "bloc",
        "finding",
        "verb",
        "strength",
        "force",
        "found_by",
        "confidence",
        "set_aside",
        "issue",
        "element",
    ];
    for (at, name) in header.iter().enumerate() {
        let column = |rows: &[csv::StringRecord]| -> Vec<String> {
            rows.iter().map(|row| row[at].to_owned()).collect()
        };
        if words.contains(&name) {
            assert_eq!(column(&english), column(&chinese), "{name}");
        }
        if ["label", "stance", "change"].contains(&name) {
            assert_ne!(column(&english), column(&chinese), "{name}");
        }
    }
    let json = |lang| -> serde_json::Value {
        let wish = wish(Kind::Positions, Format::Json, lang);
        serde_json::from_slice(&made(&workspace, &wish)).unwrap()
    };
    let (english, chinese) = (json(UiLang::En), json(UiLang::Zh));
    assert_eq!(chinese["stamp"]["audience"], "own delegation");
    assert_eq!(english["rows"][0]["au"], chinese["rows"][0]["au"]);
    assert_ne!(english["rows"][0]["title"], chinese["rows"][0]["title"]);
}

#[test]
fn the_long_layout_comes_back_from_either_language() {
    let workspace = built_in();
    for lang in UiLang::ALL {
        for format in [Format::Csv, Format::Xlsx] {
            let wish = Wish {
                layout: Layout::Long,
                ..wish(Kind::Positions, format, lang)
            };
            let grids = reading::read(&made(&workspace, &wish)).unwrap();
            let plan = plan(&workspace.dossier, &lines(&grids, None).unwrap());
            assert!(plan.n_rows > 600, "{lang:?} {format:?}");
            assert_eq!(plan.faults, Vec::new(), "{lang:?} {format:?}");
            assert_eq!(plan.proposals, Vec::new(), "{lang:?} {format:?}");
        }
    }
}

#[test]
fn every_paper_speaks_the_language_of_its_reader_around_the_words_of_the_draft() {
    let workspace = crate::documents::kit::proposed();
    let draft = workspace.draft.articles[1].paragraphs[0].text.clone();
    let begins: String = draft.chars().take(20).collect();
    for kind in Paper::ALL {
        let subject = match kind {
            Paper::ArticleBrief => "2",
            Paper::BlocBrief => "au",
            Paper::IssueBrief => "3",
            Paper::Draft | Paper::Redline | Paper::Clean | Paper::Asks | Paper::Trace => "",
        };
        let of = |lang| {
            let wish = PaperWish {
                paper: kind,
                format: PaperFormat::Text,
                audience: Audience::Partners,
                as_of: 2024,
                lang,
                subject: subject.to_owned(),
                ..PaperWish::default()
            };
            String::from_utf8(paper(&workspace, codebook, &wish).unwrap()).unwrap()
        };
        let (english, chinese) = (of(UiLang::En), of(UiLang::Zh));
        assert!(
            english.contains("audience: partners"),
            "{kind:?}: {english}"
        );
        let flat = chinese.replace('\n', "");
        assert!(flat.contains("受众：伙伴"), "{kind:?}: {chinese}");
        for word in [
            "audience:",
            "Proposal by",
            "changes from",
            "Brief:",
            "(red line)",
            "seed]",
        ] {
            assert!(!chinese.contains(word), "{kind:?} says {word}: {chinese}");
        }
        let holds_draft = matches!(kind, Paper::Draft | Paper::Asks | Paper::ArticleBrief);
        let words = flat.replace(' ', "");
        let begins = begins.replace(' ', "");
        assert!(
            !holds_draft || words.contains(&begins),
            "{kind:?}: {chinese}"
        );
    }
}

#[test]
fn the_command_line_takes_a_language() {
    let said = call(
        &[
            "export", "verdicts", "-a", "public", "-f", "md", "--lang", "zh",
        ],
        b"",
    );
    assert_eq!(said.ending, Ending::Done, "{}", said.err);
    assert!(
        said.out.starts_with("# 判断\n\n受众：公开 · 截至："),
        "{}",
        said.out
    );
    assert!(said.out.contains("✖ 触碰红线") && said.out.contains("未编码"));
    let said = call(&["brief", "bloc", "au", "--lang", "zh", "-f", "txt"], b"");
    assert!(said.out.contains("简报："), "{}", said.out);
    let said = call(
        &[
            "export", "draft", "-a", "public", "-f", "txt", "--lang", "zh",
        ],
        b"",
    );
    assert!(
        said.out.replace('\n', "").contains("受众：公开"),
        "{}",
        said.out
    );
}
