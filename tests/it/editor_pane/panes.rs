//! The panes of decisions and of problems.

use super::*;
use crate::stage::picture;

#[test]
fn decisions_are_listed_and_those_whose_words_are_gone_come_first() {
    let stage = Stage {
        size: (420.0, 900.0),
        ..Stage::default()
    };
    let (mut harness, painter) = desk(stage, UiLang::En, Shown::Decisions);
    assert!(says(&harness, "No decisions yet"));
    let (first, second, element) = {
        let session = &harness.state().session;
        let mut paragraphs = session
            .workspace()
            .draft
            .articles
            .iter()
            .flat_map(|a| &a.paragraphs)
            .filter(|p| p.text.len() > 30);
        let dossier = &session.workspace().dossier;
        let element = dossier.elements().next().unwrap().1.clone();
        (
            paragraphs.next().unwrap().id,
            paragraphs.next().unwrap().id,
            element,
        )
    };
    let decide = |paragraph, ruling| {
        let (span, reason) = (Span::new(0, 12), "The chair said so".to_owned());
        Command::Dossier(DossierCommand::Decide {
            paragraph,
            span,
            ruling,
            reason,
        })
    };
    let desk = harness.state_mut();
    desk.session.set_author("A. Adviser");
    desk.do_command(decide(first, Ruling::Add(element.id.clone())));
    desk.do_command(decide(
        second,
        Ruling::Ignore(chosen().0, element.id.clone()),
    ));
    harness.run();
    assert!(says(&harness, "A. Adviser · 2023-11-14"));
    assert!(says(&harness, "Finding of US/EU"));
    assert!(!says(&harness, "asked again"));
    assert_eq!(names(&harness, "decisions"), 4);
    harness
        .state_mut()
        .do_command(Command::Draft(DraftCommand::DropWords(
            first,
            Span::new(2, 9),
        )));
    harness.run();
    assert!(says(&harness, "asked again"));
    picture(&harness, &painter).save("decisions-light");
    let chips: Vec<f32> = ["coded by hand", "finding set aside"]
        .iter()
        .map(|name| harness.get_by_label(name).rect().top())
        .collect();
    assert!(chips[0] < chips[1], "the stale one stands on top");
    let go = format!("Go to the words: {}", element.label.en);
    press(&mut harness, &go);
    assert_eq!(harness.state().session.look().caret.unwrap().0, second);
    let back = format!("Take the decision back: {}", element.label.en);
    press(&mut harness, &back);
    assert_eq!(harness.state().session.workspace().decisions.len(), 1);
}

#[test]
fn a_problem_names_its_place_and_remedy_and_is_copied() {
    let stage = Stage {
        size: (420.0, 700.0),
        theme: Theme::Dark,
        ..Stage::default()
    };
    let (mut harness, painter) = desk(stage, UiLang::En, Shown::Problems);
    assert!(says(&harness, "No problems"));
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("broken.ron");
    let text =
        "(\n    schema: 1,\n    kind: Bloc,\n    id: \"broken\",\n    nmae: (en: \"Broken\"),\n)\n";
    std::fs::File::create(&file)
        .and_then(|mut f| std::io::Write::write_all(&mut f, text.as_bytes()))
        .unwrap();
    let problems = travaux::storage::positions_io::load_positions(&file).problems;
    let problem = problems.first().expect("the file is broken").clone();
    assert!(problem.at.is_some());
    let read = Read {
        value: None,
        problems,
        read_only: None,
        holder: None,
    };
    let desk = harness.state_mut();
    desk.do_command(Command::File(FileCommand::PositionsRead(
        file,
        Box::new(read),
    )));
    // A cue that cannot be read is a problem too.
    let mut issue = desk
        .session
        .workspace()
        .dossier
        .issue(&chosen().1)
        .unwrap()
        .clone();
    issue.elements[0]
        .cues
        .entry(Lang::En)
        .or_default()
        .push("consent (of".to_owned());
    let id = issue.id.clone();
    desk.do_command(Command::Dossier(DossierCommand::PutIssue(
        id,
        Some(Box::new(issue)),
    )));
    harness.run();
    let (line, column) = problem.at.unwrap();
    assert!(says(&harness, &format!("{}:{line}:{column}", problem.file)));
    assert!(says(&harness, &problem.message) && says(&harness, &problem.remedy));
    assert!(says(&harness, "Files") && says(&harness, "Cues"));
    assert!(names(&harness, "problems") >= 2);
    picture(&harness, &painter).save("problems-dark");
    press(&mut harness, &format!("Copy: {}", problem.message));
    let copied = harness
        .state()
        .looked
        .iter()
        .any(|look| *look == LookCommand::Copy(problem.to_string()));
    assert!(copied);
}
