//! Blocs, members, issues, elements, cues and sources: added, refused, taken out.

use super::*;

#[test]
fn a_bloc_is_added_with_a_member_copied_and_taken_out_again() {
    let mut harness = editor();
    tab(&mut harness, "Blocs");
    press(&mut harness, "New bloc…");
    write(&mut harness, "Short name (English)", "SC0");
    assert!(
        says(&harness, "“SC0” reads like “SCO”"),
        "a zero is no letter"
    );
    write(&mut harness, "Short name (English)", "Small Islands");
    assert!(!says(&harness, "reads like"));
    assert_eq!(
        field(&harness, "Id").accesskit_node().value().unwrap(),
        "small-islands"
    );
    write(&mut harness, "Id", "sco");
    assert!(says(&harness, "“sco” is taken already"));
    write(&mut harness, "Id", "Aosis!");
    assert!(says(&harness, "is no valid id"));
    write(&mut harness, "Id", "aosis");
    assert!(harness.state().sent.is_empty());
    press(&mut harness, "Add the bloc");
    let id = BlocId::new("aosis").unwrap();
    let bloc = |harness: &Harness<'_, Desk>| {
        harness
            .state()
            .session
            .workspace()
            .dossier
            .bloc(&id)
            .cloned()
    };
    assert_eq!(bloc(&harness).unwrap().short.en, "Small Islands");
    // Neither can it be called so later: what stands there stays.
    write(&mut harness, "Short name (English)", "\u{405}CO");
    assert!(says(&harness, "“\u{405}CO” reads like “SCO”"));
    let stands = bloc(&harness).unwrap().short.en;
    assert_eq!(stands, "\u{405}C", "the last letter was taken");
    write(&mut harness, "Short name (English)", "Islands\u{200b}");
    assert!(says(&harness, "a character nobody sees: U+200B"));
    write(&mut harness, "Short name (English)", "Small Islands");
    assert!(!says(&harness, "nobody sees"));
    press(&mut harness, "Add a member…");
    write(&mut harness, "Search", "fij");
    press(&mut harness, "Fiji (FJ)");
    assert_eq!(bloc(&harness).unwrap().members.len(), 1);
    harness.key_press(Key::Escape);
    harness.run();
    write(&mut harness, "Fiji: Since", "1990");
    write(&mut harness, "Fiji: Until", "1980");
    assert!(says(&harness, "It would leave before it joins"));
    let member = bloc(&harness).unwrap().members[0].clone();
    assert_eq!(
        (member.from.unwrap().to_string(), member.until),
        ("1990".to_owned(), None)
    );
    press(&mut harness, "This is our delegation");
    assert_eq!(harness.state().session.workspace().own.as_ref(), Some(&id));
    press(&mut harness, "Remove this bloc…");
    press(&mut harness, "Remove");
    assert!(bloc(&harness).is_none());
    assert_eq!(harness.state().session.workspace().own, None);
    harness.state_mut().do_command(Command::Undo);
    assert!(bloc(&harness).is_some());
}

#[test]
fn a_members_dissent_is_added_with_its_words() {
    let mut harness = editor();
    tab(&mut harness, "Dissent");
    let entries = |harness: &Harness<'_, Desk>| {
        harness
            .state()
            .session
            .workspace()
            .dossier
            .bloc(&chosen().0)
            .unwrap()
            .member_entries
            .clone()
    };
    let before = entries(&harness);
    press(&mut harness, "New entry of a member of US/EU…");
    write(&mut harness, "Search", "latv");
    press(&mut harness, "Latvia (LV)");
    assert_eq!(entries(&harness).len(), before.len() + 1);
    assert!(says(&harness, "Say what the member did or said"));
    write(&mut harness, "What it did or said (English)", "Abstained");
    press(&mut harness, "Issue: the line as a whole");
    write(&mut harness, "Search", "unilateral");
    let title = harness
        .state()
        .session
        .workspace()
        .dossier
        .issue(&chosen().1)
        .unwrap()
        .title
        .en
        .clone();
    press(&mut harness, &title);
    let added = entries(&harness).last().unwrap().clone();
    assert_eq!(
        (added.state.as_str(), added.text.en.as_str()),
        ("LV", "Abstained")
    );
    assert_eq!(added.issue, Some(chosen().1));
    press(&mut harness, "Remove this entry");
    assert_eq!(entries(&harness), before);
}

#[test]
fn an_issue_gets_an_element_and_a_broken_cue_is_told_beside_its_line() {
    let mut harness = editor();
    tab(&mut harness, "Issues");
    press(&mut harness, "New issue…");
    write(&mut harness, "Title (English)", "Space debris");
    press(&mut harness, "Add the issue");
    assert!(says(
        &harness,
        "Without elements no clause can touch this issue"
    ));
    press(&mut harness, "New element…");
    write(&mut harness, "Label (English)", "Debris removed");
    press(&mut harness, "Add the element");
    let element = |harness: &Harness<'_, Desk>| {
        let id = ElementId::new("debris-removed").unwrap();
        harness
            .state()
            .session
            .workspace()
            .dossier
            .element(&id)
            .map(|(issue, element)| (issue.id.clone(), element.clone()))
    };
    assert_eq!(element(&harness).unwrap().0.as_str(), "space-debris");
    write(
        &mut harness,
        "Cue · English: new cue",
        "remove space debris",
    );
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(
        element(&harness).unwrap().1.cues[&Lang::En],
        ["remove space debris"]
    );
    assert!(harness.state().session.derived().cue_problems.is_empty());
    write(&mut harness, "Cue · English: cue 1", "remove (space");
    let problem = harness
        .state()
        .session
        .derived()
        .cue_problems
        .first()
        .expect("the cue is broken")
        .clone();
    assert!(says(&harness, &problem.message), "{}", problem.message);
    press(&mut harness, "cue 1: Remove");
    assert!(element(&harness).unwrap().1.cues.is_empty());
    press(&mut harness, "Remove this element");
    assert!(element(&harness).is_none());
    press(&mut harness, "Remove this issue…");
    press(&mut harness, "Remove");
    assert!(
        harness
            .state()
            .session
            .workspace()
            .dossier
            .issue(&IssueId::new("space-debris").unwrap())
            .is_none()
    );
}

#[test]
fn what_is_used_is_not_taken_out_and_says_by_whom() {
    let mut harness = editor();
    tab(&mut harness, "Issues");
    let title = harness
        .state()
        .session
        .workspace()
        .dossier
        .issue(&chosen().1)
        .unwrap()
        .title
        .en
        .clone();
    write(&mut harness, "Search issues and elements", "unilateral");
    let row = harness
        .get_all_by_label_contains(&title)
        .find(|n| n.accesskit_node().toggled().is_some())
        .unwrap();
    row.click();
    harness.run();
    press(&mut harness, "Remove this issue…");
    assert!(says(&harness, "Positions or elements rest on this issue"));
    assert!(says(&harness, "US/EU · "));
    tab(&mut harness, "Sources");
    press(&mut harness, "Remove this source");
    assert!(says(&harness, "Something still cites this source"));
    assert!(harness.state().sent.is_empty());
    press(&mut harness, "New source…");
    write(&mut harness, "Title (English)", "Chair's summary");
    write(&mut harness, "Id", "CH-1");
    press(&mut harness, "Add the source");
    write(&mut harness, "Date as printed", "2026");
    let source = |harness: &Harness<'_, Desk>| {
        harness
            .state()
            .session
            .workspace()
            .dossier
            .source(&travaux::model::ids::SourceId::new("CH-1").unwrap())
            .cloned()
    };
    assert_eq!(source(&harness).unwrap().date, "2026");
    press(&mut harness, "Remove this source");
    assert!(
        source(&harness).is_none(),
        "nothing cites it, so it goes at once"
    );
}
