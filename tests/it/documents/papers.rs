//! Papers of a workspace: redlines, asks, traces and briefs, for each audience.

use travaux::exchange::document::Style;
use travaux::exchange::paper::{Paper, PaperFormat, PaperWish, paper};
use travaux::exchange::public::Audience;
use travaux::words::UiLang;

use super::kit::{codebook, made, proposed, workspace};

fn text(paper: Paper, subject: &str, audience: Audience) -> String {
    let wish = PaperWish {
        paper,
        format: PaperFormat::Text,
        audience,
        as_of: 2024,
        lang: UiLang::En,
        style: Style::Un,
        strict: false,
        subject: subject.to_owned(),
    };
    String::from_utf8(made(&workspace(), &wish)).unwrap()
}

#[test]
fn every_paper_is_written_in_every_format_that_fits_it() {
    let workspace = workspace();
    let codebook = codebook(&workspace);
    let mut n_made = 0;
    for kind in Paper::ALL {
        for format in PaperFormat::ALL {
            let subject = match kind {
                Paper::ArticleBrief | Paper::IssueBrief => "1",
                Paper::BlocBrief => "au",
                _ => "",
            };
            let wish = PaperWish {
                paper: kind,
                format,
                as_of: 2024,
                subject: subject.to_owned(),
                ..PaperWish::default()
            };
            let made = paper(&workspace, || codebook.clone(), &wish);
            assert_eq!(made.is_ok(), format.fits(kind), "{kind:?} {format:?}");
            if let Ok(bytes) = made {
                let again = paper(&workspace, || codebook.clone(), &wish).unwrap();
                assert!(bytes.len() > 400 && bytes == again, "{kind:?} {format:?}");
                n_made += 1;
            }
        }
    }
    assert_eq!(n_made, 8 * 5 + 5);
}

#[test]
fn a_redline_marks_what_changed_since_the_version_and_nothing_else() {
    let redline = text(Paper::Redline, "A/X.1", Audience::Public);
    assert!(
        redline.contains("changes from: Chair's text rev.1 · to: present draft"),
        "{redline}"
    );
    assert!(redline.contains("[-present draft: Formerly,"), "{redline}");
    assert!(redline.contains(" and more-]"), "{redline}");
    let draft = text(Paper::Draft, "", Audience::Public);
    assert!(!draft.contains("[-") && !draft.contains("[+"), "{draft}");
}

#[test]
fn a_clean_text_holds_nothing_that_is_only_proposed() {
    let clean = |workspace| {
        let wish = PaperWish {
            paper: Paper::Clean,
            format: PaperFormat::Text,
            as_of: 2024,
            ..PaperWish::default()
        };
        String::from_utf8(made(workspace, &wish)).unwrap()
    };
    let proposed = proposed();
    assert!(proposed.proposals.len() > 2);
    let mut settled = proposed.clone();
    settled.proposals.clear();
    assert_eq!(clean(&proposed), clean(&settled));
    let stands = &proposed.draft.articles[0].paragraphs[0].text;
    let begins: String = stands.chars().take(40).collect();
    assert!(clean(&proposed).contains(&begins), "{begins}");
}

#[test]
fn a_trace_tells_every_paragraph_of_the_draft_once() {
    let workspace = workspace();
    let trace = text(Paper::Trace, "", Audience::Public);
    let rows: Vec<&str> = trace
        .lines()
        .filter(|line| line.matches('\t').count() == 3)
        .collect();
    let n_paragraphs: usize = workspace
        .draft
        .articles
        .iter()
        .map(|a| a.paragraphs.len())
        .sum();
    let n_rows = n_paragraphs + workspace.draft.preamble.len() + 1;
    assert_eq!(rows.len(), n_rows, "{trace}");
    assert!(rows.iter().any(|row| row.ends_with("reworded")), "{trace}");
}

#[test]
fn the_brief_of_an_article_names_objectors_words_sources_and_bridges() {
    let workspace = workspace();
    let with_objection = (1..=workspace.draft.articles.len())
        .map(|n| text(Paper::ArticleBrief, &n.to_string(), Audience::Partners))
        .find(|brief| brief.contains("crosses red line: ") && brief.contains("Bridging wordings"))
        .expect("the sample draft crosses a red line somewhere");
    for words in [
        "What each bloc says",
        "Who objects, and why",
        "Fallbacks on record",
        "Sources",
        "What would change it",
    ] {
        assert!(with_objection.contains(words), "{words}: {with_objection}");
    }
    let public = text(Paper::ArticleBrief, "1", Audience::Public);
    assert!(!public.contains("Fallbacks on record"), "{public}");
}

#[test]
fn what_is_not_there_is_said_with_what_there_is() {
    let workspace = workspace();
    let fault = |kind, subject: &str| {
        let wish = PaperWish {
            paper: kind,
            as_of: 2024,
            subject: subject.to_owned(),
            ..PaperWish::default()
        };
        paper(&workspace, || codebook(&workspace), &wish)
            .unwrap_err()
            .to_string()
    };
    assert!(fault(Paper::ArticleBrief, "99").contains("there is no article 99; there are: 1, 2"));
    assert!(fault(Paper::BlocBrief, "zz").contains("us-eu"));
    assert!(fault(Paper::IssueBrief, "").contains("there is no issue"));
    assert!(fault(Paper::Redline, "rev.9").contains("Chair's text rev.1"));
}
