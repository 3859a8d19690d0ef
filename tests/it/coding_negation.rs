//! Negation and exclusion: what rules a feature out, and what only looks as if it did.

use crate::coding_kit::check;

#[test]
fn plain_negations_rule_out() {
    for text in [
        "A Party shall not access data.",
        "No State Party shall access data.",
        "No State Party, or any of its agencies, may access data.",
        "Nothing in this article shall permit a Party to access data.",
        "Neither Party may access data.",
        "The Party may act without access to data.",
        "It shall refrain from accessing data.",
        "This does not, in any case, give access to data.",
        "It covers all acts other than access to data.",
        "It applies to all acts, except access to data.",
        "Access to data is prohibited.",
        "Access to data shall not be permitted.",
        "Access to data, in whatever form, shall not be permitted.",
        "Parties shall act rather than access data.",
        "No State Party shall: // (a) access data;",
        "Nothing in this article shall: // (a) permit access to data;",
        "This article shall not extend to: // (b) access to data;",
        "It applies to all acts except: // access to data",
        "It shall not: (a) seize it; (b) access data.",
    ] {
        check("access .. data", text, false);
        check("not: access .. data", text, true);
        check("any: access .. data", text, true);
    }
}

#[test]
fn what_only_looks_like_negation_does_not() {
    for text in [
        "A Party may not only seize but also access data.",
        "It shall without delay access data.",
        "It shall without undue delay access data.",
        "Not later than ten days after, it shall access data.",
        "Nothing in this article shall prevent a Party from accessing data.",
        "This does not preclude access to data.",
        "It may, whether or not charged, access data.",
        "Without prejudice to article 5, it may access data.",
        "Powers include, but are not limited to, access to data.",
        "The person has not replied, but the Party may access data.",
        "Where no treaty is in force, the Party may access data.",
        "Data which do not belong to it may be seized; it may access data.",
        "It shall not seize a system unless it may access data.",
        "It shall not seize a system until it has access to data.",
        "A Party may, without asking the leave of another Party: // access data",
        "Without further notice, it may access data.",
    ] {
        check("access .. data", text, true);
        check("not: access .. data", text, false);
    }
}

#[test]
fn two_negations_cancel() {
    for (text, expected) in [
        (
            "No Party may access data without the consent of the State.",
            true,
        ),
        (
            "A Party may access data without the consent of the State.",
            false,
        ),
        (
            "A Party shall not access data except with the consent of the State.",
            true,
        ),
        (
            "Except with the consent of the State, no Party shall access data.",
            true,
        ),
        (
            "A Party may access data, except with the consent of the State.",
            false,
        ),
        (
            "Access without the consent of the State is prohibited.",
            true,
        ),
        (
            "A Party shall not access data unless it has the consent of the State.",
            true,
        ),
        (
            "Assistance shall not be refused because the person is not bound by consent of the State.",
            false,
        ),
    ] {
        check("consent of State", text, expected);
    }
}

#[test]
fn a_negation_in_the_cue_is_the_cues_own() {
    check(
        "no|not .. access .. data",
        "No State Party shall access data.",
        true,
    );
    check(
        "without .. consent",
        "A Party may do so without the consent of any State.",
        true,
    );
    check(
        "without .. consent",
        "A Party shall not do so without the consent of any State.",
        false,
    );
    check(
        "not: without .. consent",
        "A Party shall not do so without the consent of any State.",
        true,
    );
    check(
        "access .. data + without .. consent",
        "It may access data without consent.",
        true,
    );
    check(
        "access .. data + not .. consent",
        "It may access data; it need not consent.",
        false,
    );
    check("may refuse", "A Party may refuse assistance.", true);
    check("any: consent + data", "It shall not consent to data.", true);
    check(
        "data + any: consent",
        "It seizes data without consent.",
        true,
    );
    check(
        "data + not: consent",
        "It seizes data without consent.",
        true,
    );
    check("data + not: consent", "It seizes data with consent.", false);
}

#[test]
fn chinese_negations_rule_out() {
    for text in [
        "缔约国不得调取数据。",
        "任何国家均不得直接调取境外数据。",
        "禁止调取数据。",
        "本条不授权缔约国调取数据。",
        "本公约任何规定均不赋予缔约国调取数据的权利。",
        "缔约国不得： // （一）调取数据；",
        "缔约国可以采取各项措施，而不是调取数据。",
        "调取数据的除外。",
        "除调取数据以外，可以采取其他措施。",
        "本条不要求调取数据",
    ] {
        check("调取 .. 数据", text, false);
    }
}

#[test]
fn chinese_look_alikes_do_not() {
    for text in [
        "缔约国可以不经他国同意调取公开数据。",
        "不论数据存放在何处，均可调取数据。",
        "缔约国不仅可以搜查，还可以调取数据。",
        "收到请求后不迟于十日，应当调取数据。",
        "措施包括但不限于调取数据。",
        "本条不影响调取数据。",
        "未成年人案件中，应当调取数据。",
        "不得拖延，但可以调取数据。",
        "除非该国反对，缔约国可以调取数据。",
        "该系统对侦查不可或缺的，可以调取数据。",
    ] {
        check("调取 .. 数据", text, true);
    }
}

#[test]
fn chinese_exceptions_in_a_negated_sentence_let_in() {
    check("经 该国 同意", "除经该国同意外，不得调取数据。", true);
    check("经 该国 同意", "未经该国同意，不得调取数据。", false);
    check("any: 经 该国 同意", "未经该国同意，不得调取数据。", true);
    check(
        "未经 .. 同意 + 不得 .. 数据",
        "未经该国同意，不得调取数据。",
        true,
    );
    check("该国 同意", "不得调取数据，但经该国同意的除外。", true);
    check(
        "取得 该国 许可",
        "不得以持有人同意为由调取，仍须取得该国许可。",
        true,
    );
    check(
        "持有人 同意",
        "不得以持有人同意为由调取，仍须取得该国许可。",
        false,
    );
}

#[test]
fn what_was_proposed_and_not_taken_up_is_not_laid_down() {
    for text in [
        "The proposal that Parties access data was withdrawn.",
        "Views were exchanged on whether a Party may access data.",
        "The power to access data was dropped from the text.",
        "The Council took note of a proposal to access data.",
        "The sentence on access to data has been deleted.",
        "A rule on access to data was not retained.",
        "The Committee rejected a paragraph under which Parties access data.",
        "The drafters, after long debate, left out a power to access data.",
        "Two delegations had wished that Parties access data; nothing came of it.",
        "An earlier draft had provided for access to data.",
        "A motion that Parties access data failed to find support.",
    ] {
        check("access .. data", text, false);
    }
    for text in [
        "The provision on access to data shall apply.",
        "A Party shall access data that were deleted.",
        "A Party shall examine a proposal and access data.",
        "Where the request is rejected, the Party may access data.",
        "A Party that had asked for assistance may access data.",
    ] {
        check("access .. data", text, true);
    }
    for text in [
        "关于获取数据的提案未获通过。",
        "有代表团提议获取数据，会议未予采纳。",
        "获取数据的条款已被删除。",
        "是否获取数据，各方未能达成一致。",
        "委员会否决了获取数据的一款。",
        "获取数据的主张后来被搁置。",
        "曾有代表团主张获取数据，未有结果。",
        "删去关于获取数据的第三款。",
    ] {
        check("获取 .. 数据", text, false);
    }
    for text in [
        "缔约国可以获取已删除的数据。",
        "被告人放弃辩护的，缔约国可以获取数据。",
    ] {
        check("获取 .. 数据", text, true);
    }
}
