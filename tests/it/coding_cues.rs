//! The cue language, sign by sign, as `positions/CUES.md` tells it.

use travaux::coding::coded::Place;

use crate::coding_kit::{book_of, check, code, lexicon};

#[test]
fn steps_stand_next_to_each_other_but_for_small_words() {
    check(
        "consent of State",
        "With the consent of the other State.",
        true,
    );
    check("consent of State", "consent of every such State", true);
    check("consent of State", "consent of a neighbouring State", false);
    check("consent of the State", "consent of State", true);
    check("search seizure", "search, seizure and the like", false);
    check("search seizure", "search (seizure) and the like", false);
    check("网络 主权", "各国的网络的主权", true);
    check("网络 主权", "各国的网络空间主权", false);
    check("网络 主权", "网络，主权", false);
}

#[test]
fn gaps_count_words_that_matter() {
    check(
        "access .. data",
        "access to any of the traffic and subscriber data",
        true,
    );
    check(
        "access .. data",
        "access one two three four five six data",
        true,
    );
    check(
        "access .. data",
        "access one two three four five six seven data",
        false,
    );
    check("access .. data", "access, in due form, data", true);
    check("access ..2 data", "access to stored data", true);
    check("access ..2 data", "access to every other stored data", true);
    check("access ..1 data", "access to stored data", false);
    check("调取 .. 数据", "调取位于另一缔约国的数据", true);
    check("调取 ..4 数据", "调取位于另一缔约国境内的数据", false);
    check("access .. data", "data to which it has access", false);
}

#[test]
fn alternatives_prefixes_and_exact_forms() {
    check("search|seize data", "seize the data", true);
    check("cyber* crime", "cybernetic crime", true);
    check("cyber* crime", "cyber crime", true);
    check("cyber* crime", "a cyb crime", false);
    check("State_Party|Member_State may", "a member State may", true);
    check("State_Party|Member_State may", "a State may", false);
    check("=binding instrument", "binding instrument", true);
    check("=bind", "binding", false);
    check("bind", "bound", true);
    check("obtain", "It obtained them", true);
    check("party", "Parties", true);
    check("offense", "an offence", true);
    check("give_effect|implement*", "gave effect", true);
    check("主权|管辖权", "其管辖权", true);
}

#[test]
fn optional_steps_may_be_missing() {
    for text in ["stored computer data", "stored data", "stored, data"] {
        check("stored computer? data", text, !text.contains(','));
    }
    check("computer? data", "computer data", true);
    check("computer? data", "data", true);
    check("access .. stored? data", "access to the data", true);
    check("access .. stored? data", "access to the stored data", true);
    check("access to? stored? data", "access data", true);
    check(
        "consent .. person? concerned",
        "consent of one who is concerned",
        true,
    );
}

#[test]
fn classes_stand_for_their_words() {
    check("%state may", "The State Party may", true);
    check("%state may", "Governments may", true);
    check("%actor may", "A provider may", true);
    check("%abroad|foreign data", "cross-border data", true);
    check("%state may", "A court may", false);
    check("%state 同意", "经缔约国的同意", true);
}

#[test]
fn phrases_are_joined_by_signs() {
    check(
        "consent + access .. data",
        "It may access data with consent.",
        true,
    );
    check(
        "consent + access .. data",
        "With consent it may access data.",
        true,
    );
    check(
        "consent + access .. data",
        "It may access data. Consent is free.",
        false,
    );
    check(
        "consent & data",
        "It may access data. Consent is free.",
        true,
    );
    check("consent & data", "It may go. Consent is free.", false);
    check("consent - extradit*", "Consent is given.", true);
    check(
        "consent - extradit*",
        "Consent to extradition is given.",
        false,
    );
    check(
        "consent - extradit*",
        "Extradition. Consent is given.",
        true,
    );
    check("同意 + 数据", "经同意可以调取数据", true);
    check("同意 & 数据", "可以调取数据；须经同意", true);
}

#[test]
fn spelling_and_brackets_do_not_matter() {
    check("open-source data", "open source data", true);
    check("open source data", "Open\u{2011}Source [data]", true);
    check("cooperation", "co-operation", true);
    check("State consent", "the State\u{2019}s consent", true);
    check("shall access", "[shall] [access]", true);
    check("access data", "ac[]cess data", false);
    check("State", "State[s]", true);
    check("主权原则", "[主权][原则]", true);
}

#[test]
fn chapeau_words_count_as_part_of_the_sentence() {
    check(
        "shall .. access .. data",
        "Each Party shall: // (a) access stored data.",
        true,
    );
    check(
        "shall + seize",
        "Each Party shall: // (a) access data; or (b) seize it.",
        true,
    );
    check(
        "shall + seize",
        "Each Party shall: // (a) access data. It may seize it.",
        false,
    );
    check(
        "shall + seize",
        "It shall: (a) access data; (b) seize it.",
        true,
    );
    check("可以 + 调取", "缔约国可以： // （一）调取数据", true);
    check(
        "First + seize",
        "First words. Each Party shall: // seize it",
        false,
    );
    check(
        "seize & First",
        "First words. Each Party shall: // seize it",
        true,
    );
}

#[test]
fn a_match_wholly_in_the_chapeau_says_so() {
    let (book, _) = book_of("consent of State");
    let coding = code(
        &book,
        "With the consent of the State, a Party may:",
        "(a) obtain data",
    );
    assert_eq!(coding.elements[0].place, Place::Chapeau(0));
    let chapeau = "With the consent of the State, a Party may:";
    assert_eq!(coding.elements[0].span.of(chapeau), "consent of the State");
    assert!(!coding.sentences[0].coded);
}

#[test]
fn a_match_on_both_sides_of_the_colon_shows_the_items_words() {
    let (book, _) = book_of("consent + obtain data");
    let text = "(a) obtain the data;";
    let coding = code(&book, "With its consent a Party may:", text);
    assert_eq!(coding.elements[0].place, Place::Text);
    assert_eq!(coding.elements[0].span.of(text), "obtain the data");
    assert!(coding.sentences[0].coded);
}

#[test]
fn faulty_cues_are_told_with_a_remedy() {
    for (cue, what) in [
        ("", "a phrase is empty"),
        ("consent +", "a phrase is empty"),
        ("consent ..", "a gap stands at the edge"),
        (".. consent", "a gap stands at the edge"),
        ("consent .. .. State", "a gap stands at the edge"),
        ("consent ..50 State", "\"..50\" is no gap"),
        ("%nobody may", "there is no word class \"nobody\""),
        ("%loop may", "names itself"),
        ("co* data", "\"co*\" would find too much"),
        ("consent | State", "an alternative is empty"),
        ("consent, State", "holds punctuation"),
        ("nto: consent", "holds punctuation"),
        ("consent? State?", "no step of a phrase is certain"),
        ("con*sent", "is no word"),
        ("%% may", "there is no word class"),
        ("数据*", "a star after a Chinese character"),
        ("a the", "no step of a phrase is certain"),
        ("___", "is no word"),
        ("a + b + c + d + e + f + g + h + i", "the cue has 9 phrases"),
    ] {
        let (book, problems) = book_of(cue);
        assert_eq!(problems.len(), 1, "{cue}: {problems:?}");
        assert!(problems[0].message.contains(what), "{cue}: {}", problems[0]);
        assert_eq!(problems[0].cue, cue);
        assert!(!problems[0].remedy.is_empty());
        assert_eq!(book.n_cues(), 0);
    }
}

#[test]
fn every_phrase_of_the_lexicon_compiles() {
    let (_, problems) = book_of("consent");
    assert_eq!(problems, []);
    let mut numbers: Vec<u8> = lexicon()
        .devices
        .iter()
        .map(|device| device.number)
        .collect();
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=34).collect::<Vec<_>>());
    for device in &lexicon().devices {
        assert!(
            !device.name.zh.is_empty() && !device.function.zh.is_empty(),
            "{}",
            device.id
        );
    }
}
