//! Positions: demands, dates, entries, bursts of typing.

use super::*;

#[test]
fn a_verb_is_changed_and_the_verdict_follows_until_it_is_undone() {
    let mut harness = editor();
    let before = harness.state().demand().clone();
    let verdict = |harness: &Harness<'_, Desk>| {
        let session = &harness.state().session;
        session
            .cards(Lang::En)
            .cards
            .into_iter()
            .map(|card| (card.id, card.verdict, card.reasons.len()))
            .collect::<Vec<_>>()
    };
    // A clause that carries the element of the first demand.
    let desk = harness.state_mut();
    desk.do_command(Command::Draft(DraftCommand::InsertArticle(None)));
    let paragraph = desk
        .session
        .workspace()
        .draft
        .articles
        .last()
        .unwrap()
        .paragraphs[0]
        .id;
    let words = "Consent suffices.".to_owned();
    let article = desk.session.look().article.unwrap();
    desk.do_command(Command::Draft(DraftCommand::EditText {
        article,
        text: words,
    }));
    let (span, ruling, reason) = (
        Span::new(0, 7),
        Ruling::Add(before.element.clone()),
        String::new(),
    );
    desk.do_command(Command::Dossier(DossierCommand::Decide {
        paragraph,
        span,
        ruling,
        reason,
    }));
    harness.run();
    let judged_before = verdict(&harness);
    let opposes = harness
        .get_all_by_role_and_label(Role::RadioButton, "opposes")
        .next()
        .unwrap();
    opposes.click();
    harness.run();
    assert_eq!(
        harness.state().demand().verb,
        travaux::model::bloc::Verb::Opposes
    );
    assert_eq!(harness.state().sent.len(), 1, "{:?}", harness.state().sent);
    assert_ne!(
        verdict(&harness),
        judged_before,
        "the verdict follows the demand"
    );
    harness.state_mut().do_command(Command::Undo);
    harness.run();
    assert_eq!(*harness.state().demand(), before);
    assert_eq!(verdict(&harness), judged_before);
}

#[test]
fn half_a_date_stays_in_its_field_with_the_remedy_and_sends_nothing() {
    let mut harness = editor();
    write(&mut harness, "In force from", "2016-1");
    assert!(says(&harness, "“2016-1” is no date"));
    assert!(says(&harness, "Write 2016, 2016-10 or 2016-10-19"));
    let last_sent = harness
        .state()
        .position()
        .entries
        .last()
        .unwrap()
        .from
        .to_string();
    assert_eq!(
        last_sent, "2016",
        "what meant a date was sent, the half one was not"
    );
    assert_eq!(
        field(&harness, "In force from")
            .accesskit_node()
            .value()
            .unwrap(),
        "2016-1"
    );
    press(&mut harness, "Put back what stood there");
    assert!(!says(&harness, "is no date"));
    assert_eq!(
        field(&harness, "In force from")
            .accesskit_node()
            .value()
            .unwrap(),
        "2016"
    );
    write(&mut harness, "In force from", "2016-10");
    assert_eq!(
        harness
            .state()
            .position()
            .entries
            .last()
            .unwrap()
            .from
            .to_string(),
        "2016-10"
    );
}

#[test]
fn typing_is_sent_letter_by_letter_and_undone_as_one_step() {
    let mut harness = editor();
    let before = harness.state().position().clone();
    let fallback = "Fallback";
    write(&mut harness, fallback, "Consent of either State");
    assert_eq!(
        harness.state().position().entries.last().unwrap().fallback,
        "Consent of either State"
    );
    assert!(harness.state().sent.len() > 20);
    assert_eq!(harness.state().session.history().done().count(), 1);
    // Leaving the field ends the burst.
    focus_on(&mut harness, "Why that figure");
    write(&mut harness, "Why that figure", "ab");
    assert_eq!(harness.state().session.history().done().count(), 2);
    for _ in 0..2 {
        harness.state_mut().do_command(Command::Undo);
    }
    harness.run();
    assert_eq!(*harness.state().position(), before);
}

#[test]
fn an_element_asked_for_already_is_told_and_another_is_added() {
    let mut harness = editor();
    let asked = harness.state().demand().element.clone();
    let label = |harness: &Harness<'_, Desk>, id: &ElementId| {
        harness
            .state()
            .session
            .workspace()
            .dossier
            .element(id)
            .unwrap()
            .1
            .label
            .en
            .clone()
    };
    let n_before = harness
        .state()
        .position()
        .entries
        .last()
        .unwrap()
        .demands
        .len();
    press(&mut harness, "Add a demand on…");
    let twice = format!("{} (asked already)", label(&harness, &asked));
    press(&mut harness, &twice);
    assert!(says(&harness, "There is a demand on"));
    assert!(harness.state().sent.is_empty());
    // Take the first one out, then it can be asked for again.
    let remove = format!("{}: Remove", label(&harness, &asked));
    press(&mut harness, &remove);
    assert_eq!(
        harness
            .state()
            .position()
            .entries
            .last()
            .unwrap()
            .demands
            .len(),
        n_before - 1
    );
    assert!(!says(&harness, "There is a demand on"));
    press(&mut harness, "Add a demand on…");
    let name = label(&harness, &asked);
    press(&mut harness, &name);
    let demands = &harness.state().position().entries.last().unwrap().demands;
    assert_eq!(demands.len(), n_before);
    assert_eq!(demands.last().unwrap().element, asked);
}

#[test]
fn an_entry_is_added_and_copied_to_another_bloc() {
    let mut harness = editor();
    let n_before = harness.state().position().entries.len();
    press(&mut harness, "Add an entry");
    assert_eq!(harness.state().position().entries.len(), n_before + 1);
    assert_eq!(
        harness
            .state()
            .position()
            .entries
            .last()
            .unwrap()
            .from
            .to_string(),
        "2024"
    );
    press(&mut harness, "Copy this entry…");
    assert!(says(&harness, "There is an entry of 2024 already"));
    press(&mut harness, "Copy to: US/EU");
    harness
        .get_all_by_label("African Union")
        .last()
        .unwrap()
        .click();
    harness.run();
    press(&mut harness, "Copy");
    let au = BlocId::new("au").unwrap();
    let dossier = &harness.state().session.workspace().dossier;
    let copy = dossier
        .bloc(&au)
        .unwrap()
        .position(&chosen().1)
        .unwrap()
        .entries
        .last()
        .unwrap();
    assert_eq!(copy, harness.state().position().entries.last().unwrap());
    assert!(says(&harness, "African Union"), "the copy is shown");
}
