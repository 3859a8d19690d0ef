//! Sentences of other fields: the devices of treaties are the same everywhere, their subject is not.

use std::collections::BTreeMap;

use travaux::coding::codebook::Codebook;
use travaux::model::text::Lang;

use crate::coding_kit::{code, dossier, element, issue, lexicon};
use crate::cue_bank::{Bench, shipped};

/// A codebook with one cue in each language and words of another field and of its own.
fn book() -> Codebook {
    let cues = ["consent .. State", "该国 .. 同意"];
    let mut dossier = dossier(vec![issue("issue", 1, vec![element("e", &cues)])]);
    for (lang, other, own) in [
        (Lang::En, ["fishery", "vessel*"], ["computer", "cyber*"]),
        (Lang::Zh, ["渔业", "船旗"], ["计算机", "网络"]),
    ] {
        let words = |list: [&str; 2]| list.map(str::to_owned).to_vec();
        dossier.classes.entry(lang).or_default().extend([
            ("foreignfield".to_owned(), words(other)),
            ("ownfield".to_owned(), words(own)),
        ]);
    }
    Codebook::compile(&dossier, lexicon()).0
}

#[test]
fn a_clause_of_another_field_codes_nothing() {
    let book = book();
    for (chapeau, text, expected) in [
        ("", "Data are obtained with the consent of the State.", true),
        (
            "",
            "Vessels are boarded with the consent of the State.",
            false,
        ),
        (
            "",
            "The fisheries act with the consent of the State.",
            false,
        ),
        (
            "",
            "Vessels' computers are searched with the consent of the State.",
            true,
        ),
        (
            "",
            "Vessels are boarded. Data need the consent of the State.",
            false,
        ),
        (
            "",
            "Vessels are boarded. Computers are searched. Data need the consent of the State.",
            true,
        ),
        (
            "A Party to this fishery treaty shall:",
            "seek the consent of the State",
            false,
        ),
        (
            "In searching a computer, a Party shall:",
            "in a fishery, seek the consent of the State",
            true,
        ),
        ("", "取得数据须经该国同意。", true),
        ("", "渔业检查须经该国同意。", false),
        ("", "检查渔业计算机须经该国同意。", true),
    ] {
        let coded = code(&book, chapeau, text).is_coded();
        assert_eq!(coded, expected, "{chapeau} {text}");
    }
}

/// Clauses of other fields with the devices over which a cybercrime treaty is fought.
#[test]
fn the_shipped_dossier_leaves_other_fields_alone() {
    let bench = Bench::open(&shipped());
    let mut coded: BTreeMap<&str, Vec<String>> = BTreeMap::new();
    let clauses = [
        "A vessel may be boarded on the high seas only with the consent of the flag State.",
        "Persons charged with hijacking shall be either extradited or prosecuted.",
        "The premises of the diplomatic mission may be entered only with the consent of its head.",
        "A permit to hunt whales may be renewed for a further period of ninety days.",
        "The State of export shall notify the State of import in writing of any hazardous waste.",
        "The transfer of nuclear material to a third country requires the consent of the supplier.",
        "Developed countries shall contribute to the adaptation fund for the climate.",
        "Tax information shall not be withheld solely because it is held by a bank.",
        "The importer of ivory shall keep the secrecy of the permit and hand over its records.",
        "公海登临检查须经船旗国同意。",
        "对被控劫持航空器的人，缔约国应或引渡，或起诉。",
        "核材料转让给第三国，须经供应国事先同意。",
        "发达国家应向发展中国家提供资金，用于适应气候变化。",
        "不得仅以税务情报由银行持有为由拒绝提供。",
    ];
    for clause in clauses {
        let found = bench.code(Lang::guess(clause), "", clause);
        if !found.is_empty() {
            coded.entry(clause).or_default().extend(found.into_keys());
        }
    }
    assert!(coded.is_empty(), "{coded:?}");
    // The same devices in the field's own words do code.
    for own in [
        "Stored computer data may be accessed only with the consent of the State in which they are located.",
        "Persons charged with an offence established under this Convention shall be either extradited or prosecuted.",
        "调取存储在另一国境内的计算机数据，须经该国同意。",
    ] {
        let found = bench.code(Lang::guess(own), "", own);
        assert!(!found.is_empty(), "nothing is found in: {own}");
    }
}
