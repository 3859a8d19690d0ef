//! Legal force: the ladder, prohibition, and what devices cost.

use travaux::coding::codebook::Codebook;
use travaux::coding::coded::Force;

use crate::coding_kit::{book_of, code, lexicon};

/// The force of the element and of the first sentence, as `level` or `level!` for a prohibition.
fn forces(text: &str) -> (String, String) {
    let (chapeau, text) = text.split_once(" // ").unwrap_or(("", text));
    let (book, _) = book_of(if text.is_ascii() {
        "any: seize .. data"
    } else {
        "any: 扣押 .. 数据"
    });
    let coding = code(&book, chapeau, text);
    let show = |force: Force| {
        format!(
            "{}{}",
            force.level,
            if force.prohibition { "!" } else { "" }
        )
    };
    let element = coding
        .elements
        .first()
        .map_or_else(|| "-".to_owned(), |coded| show(coded.force));
    let sentence = coding
        .sentences
        .first()
        .map_or_else(|| "-".to_owned(), |sentence| show(sentence.force));
    (element, sentence)
}

#[test]
fn the_ladder() {
    for (text, element) in [
        ("Each Party shall seize data.", "5"),
        ("Each Party must seize data.", "5"),
        ("Each Party undertakes to seize data.", "5"),
        ("Each Party shall, as appropriate, seize data.", "4"),
        (
            "Each Party shall, as appropriate, seize data as appropriate.",
            "4",
        ),
        ("Each Party shall endeavour to seize data.", "3"),
        (
            "Each Party shall, within the limits of the case, seek to seize data.",
            "3",
        ),
        ("Each Party shall consider seizing data.", "3"),
        ("Each Party should seize data.", "2"),
        ("Each Party is encouraged to seize data.", "2"),
        ("Each Party may seize data.", "1"),
        ("The seizing of data is useful.", "0"),
        ("Each Party shall not seize data.", "5!"),
        ("No Party may seize data.", "5!"),
        ("A Party may not seize data.", "5!"),
        ("A Party should not seize data.", "2!"),
        ("A Party shall not be obliged to seize data.", "1"),
        ("To seize data shall mean to copy it.", "0"),
        ("\"Seizure\" shall mean to seize or copy data.", "0"),
        (
            "Each Party shall adopt such measures as may be necessary to seize data.",
            "5",
        ),
        ("Each Party shall seize data as may be necessary.", "4"),
        (
            "Each Party shall, subject to its domestic law, seize data.",
            "3",
        ),
        (
            "Each Party shall, in accordance with its domestic law, seize data.",
            "4",
        ),
        (
            "Each Party shall, in accordance with fundamental principles of its domestic legal system, seize data.",
            "4",
        ),
        (
            "Each Party shall, to the extent possible and as appropriate, seize data.",
            "2",
        ),
        (
            "Each Party may, subject to its domestic law, seize data.",
            "0",
        ),
        ("缔约国应当扣押数据。", "5"),
        ("缔约国应扣押数据。", "5"),
        ("缔约国须扣押数据。", "5"),
        ("缔约国必须扣押数据。", "5"),
        ("缔约国应努力扣押数据。", "3"),
        ("缔约国力求扣押数据。", "3"),
        ("缔约国应当考虑扣押数据。", "3"),
        ("缔约国宜扣押数据。", "2"),
        ("鼓励缔约国扣押数据。", "2"),
        ("缔约国可扣押数据。", "1"),
        ("缔约国可以扣押数据。", "1"),
        ("缔约国可以酌情扣押数据。", "0"),
        ("缔约国应当酌情扣押数据。", "4"),
        ("缔约国应当依照本国法律扣押数据。", "4"),
        ("缔约国不得扣押数据。", "5!"),
        ("禁止扣押数据。", "5!"),
        ("不宜扣押数据。", "2!"),
        ("扣押数据经法院许可进行。", "0"),
        ("该国应请求国之请求扣押数据。", "0"),
    ] {
        assert_eq!(forces(text).0, element, "{text}");
    }
}

#[test]
fn the_governing_modal_is_the_nearest_that_governs() {
    for (text, element) in [
        ("Parties shall cooperate, but a Party may seize data.", "1"),
        ("A Party may ask and shall seize data.", "5"),
        ("A Party which may ask shall seize data.", "5"),
        ("A Party shall seize data, and may copy them.", "5"),
        ("Seizing of data shall be recorded.", "5"),
        ("Each Party shall: // (a) seize data;", "5"),
        (
            "Each Party may: // (a) seize data that it shall record;",
            "1",
        ),
        ("Each Party shall, as appropriate: // (a) seize data;", "4"),
        ("No Party shall: // (a) seize data;", "5!"),
        ("Parties shall act. Each Party may: // (a) seize data;", "1"),
        ("Each Party may: // (a) ask; or (b) seize data;", "1"),
        ("Each Party may: // (a) ask. It shall seize data.", "5"),
        ("缔约国可以： // （一）扣押数据；", "1"),
    ] {
        assert_eq!(forces(text).0, element, "{text}");
    }
}

#[test]
fn a_sentence_has_the_force_of_its_strongest_modal() {
    for (text, sentence) in [
        ("A Party may ask and shall reply.", "5"),
        ("The Parties met.", "0"),
        ("Each Party shall: // (a) reply;", "5"),
        ("Each Party shall reply as appropriate.", "4"),
        ("No Party shall reply.", "5!"),
        ("The sentence may not, or shall not, stand.", "5!"),
    ] {
        assert_eq!(forces(text).1, sentence, "{text}");
    }
}

fn devices(text: &str) -> Vec<u8> {
    let (book, _): (Codebook, _) = book_of("seize");
    let coding = code(&book, "", text);
    let mut numbers: Vec<u8> = coding
        .devices
        .iter()
        .map(|hit| lexicon().devices[hit.device.0 as usize].number)
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    for hit in &coding.devices {
        assert!(!hit.span.of(text).is_empty());
    }
    numbers
}

#[test]
fn devices_are_found_by_their_usual_wording() {
    for (text, wanted) in [
        ("subject to its domestic law", &[1][..]),
        ("in conformity with its national legislation", &[2]),
        ("the fundamental principles of its legal system", &[3]),
        ("to the extent permitted by its domestic law", &[4]),
        ("as appropriate", &[5]),
        ("where applicable", &[6]),
        ("as necessary", &[7]),
        ("to the greatest extent possible", &[8]),
        ("Parties endeavour to meet", &[9]),
        ("shall consider", &[10]),
        ("are encouraged to", &[11]),
        ("may", &[12]),
        ("without prejudice to article 5", &[13]),
        ("nothing in this article shall be interpreted as", &[14]),
        ("notwithstanding article 5", &[15]),
        (
            "consistent with its obligations under international law",
            &[16],
        ),
        ("applicable international instruments", &[17]),
        ("inter alia", &[18]),
        ("namely", &[19]),
        ("a serious crime", &[20]),
        ("intentionally and without right", &[21]),
        ("a Party may require", &[12, 22]),
        ("a Party may reserve the right", &[12, 23]),
        ("upon request", &[24]),
        ("on mutually agreed terms", &[25]),
        ("bearing in mind", &[26]),
        ("shall promote", &[27]),
        ("competent authorities", &[28]),
        ("without undue delay", &[29]),
        ("sovereign equality", &[30]),
        ("measures shall be taken", &[31]),
        ("public order", &[33]),
        ("to be determined", &[34]),
        ("a party which may ask", &[]),
        ("it may not ask", &[]),
        (
            "shall adopt such legislative and other measures as may be necessary",
            &[],
        ),
        ("受本国法律限制", &[1]),
        ("依照本国法律", &[2]),
        ("本国法律制度的基本原则", &[3]),
        ("在本国法律允许的范围内", &[4]),
        ("酌情", &[5]),
        ("适当时", &[6]),
        ("尽可能", &[8]),
        ("缔约国应努力", &[9]),
        ("缔约国应当考虑", &[10]),
        ("鼓励各国", &[11]),
        ("可以", &[12]),
        ("许可", &[]),
    ] {
        assert_eq!(devices(text), wanted, "{text}");
    }
}
