//! Bans with exceptions, double negations and contrasts: what a cue says that spans both sides.
//!
//! "No Party shall access data except with the consent of the State" rules access out and lets
//! consent in; a cue about access under consent holds in it, a cue about access alone does not.

use crate::coding_kit::{book_of, check, code};

/// Checks sentences that stand one a line behind three signs: whether cues hold that speak of
/// access, of consent, and of both.
#[track_caller]
fn check_all([access, consent]: [&str; 2], cases: &str) {
    let both = format!("{access} + {consent}");
    let cues = [access, consent, &both].map(|cue| (cue, book_of(cue).0));
    let mut bad = Vec::new();
    let lines = cases.trim().lines().map(str::trim);
    for (signs, sentence) in lines.map(|line| line.split_once(' ').unwrap()) {
        let (chapeau, text) = sentence.split_once(" // ").unwrap_or(("", sentence));
        for ((cue, book), sign) in cues.iter().zip(signs.chars()) {
            if code(book, chapeau, text).is_coded() != (sign == '+') {
                bad.push(format!("\"{cue}\" should be {sign}: {sentence}"));
            }
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

const ENGLISH: [&str; 2] = ["access .. data", "consent .. State"];

#[test]
fn a_ban_and_its_exception_are_one_condition() {
    check_all(
        ENGLISH,
        "
        -++ No Party shall access data abroad except with the consent of the State.
        -++ Except with the consent of the State, no Party shall access data.
        -++ A Party shall not access data without the consent of the State.
        -++ A Party shall not access data unless it has the consent of the State.
        -++ Unless it has the consent of the State, a Party shall not access data.
        -++ A Party shall not access data until the consent of the State has been given.
        -++ In no case may a Party access data other than with the consent of the State.
        -++ No Party may access data otherwise than with the consent of the State.
        -++ No Party may access data save with the consent of the State.
        -++ Save where there is consent of the State, no Party may access data.
        -++ No Party may access data absent the consent of the State.
        -++ No Party may access data in the absence of the consent of the State.
        -++ Access to data without the consent of the State is prohibited.
        -++ Access to data shall not be permitted unless there is consent of the State.
        -++ No Party shall: // (a) access data except with the consent of the State;
        -++ Except with the consent of the State, no Party shall: // (a) access data;
        -++ A Party may not access data, provided that it may do so with the consent of the State.
",
    );
}

#[test]
fn a_condition_in_front_of_a_ban_cancels_it() {
    check_all(
        ENGLISH,
        "
        --+ Without the consent of the State, no Party shall access data.
        --+ Absent consent of the State, a Party shall not access data.
        --+ Lacking the consent of the State, a Party may not access data.
",
    );
}

#[test]
fn only_lets_in_what_it_names() {
    check_all(
        ENGLISH,
        "
        +++ A Party may access data only with the consent of the State.
        +++ A Party may access data only if it has the consent of the State.
        +++ Only with the consent of the State may a Party access data.
        +++ A Party may access data, provided that it has the consent of the State.
        +++ Access to data is allowed solely with the consent of the State.
",
    );
}

#[test]
fn a_ban_without_exception_stays_a_ban() {
    check_all(
        ENGLISH,
        "
        --- A Party shall not access data, even with the consent of the State.
        --- No Party may access data, with or without the consent of the State.
        --- Neither a Party nor its agencies may access data or seek the consent of the State.
        --- No Party shall access data or give the consent of the State.
        --- No consent of the State entitles a Party to access data.
        --- This article does not allow access to data with the consent of the State.
",
    );
}

#[test]
fn a_permission_that_dispenses_with_a_condition_lacks_it() {
    check_all(
        ENGLISH,
        "
        +-- A Party may access data without the consent of the State.
        +-- A Party may, without the consent of the State, access data.
        +-- Nothing prevents a Party from accessing data without the consent of the State.
        +-- A Party may access data; the consent of the State is not required.
        +-- A Party may access data, and it need not seek the consent of the State.
",
    );
}

#[test]
fn double_negations_and_savings_leave_the_feature() {
    check_all(
        ENGLISH,
        "
        +++ Nothing prevents a Party from accessing data with the consent of the State.
        +++ A Party shall not be precluded from accessing data with the consent of the State.
        +++ Without prejudice to article 4, a Party may access data with the consent of the State.
        +++ No provision shall be read as preventing a Party from accessing data with the consent of the State.
        +++ Nothing in this article shall be construed as limiting access to data with the consent of the State.
        +++ A Party may not only seize but also access data with the consent of the State.
        +++ It is not unlawful to access data with the consent of the State.
        +++ Nothing in article 3 shall stand in the way of access to data with the consent of the State.
",
    );
}

#[test]
fn not_but_leaves_the_second_half() {
    for (cue, text, expected) in [
        (
            "seek .. consent",
            "A Party shall not access data but shall seek the consent of the State.",
            true,
        ),
        (
            "access .. data",
            "A Party shall not access data but shall seek the consent of the State.",
            false,
        ),
        (
            "access .. data",
            "Parties shall not seize the system but access the data.",
            true,
        ),
        (
            "seize .. system",
            "Parties shall not seize the system but access the data.",
            false,
        ),
        (
            "seize .. system",
            "Parties shall access the data rather than seize the system.",
            false,
        ),
        (
            "seize .. system",
            "Instead of seizing the system, Parties shall access the data.",
            false,
        ),
        (
            "access .. data",
            "Instead of seizing the system, Parties shall access the data.",
            true,
        ),
        (
            "access .. data",
            "Rather than seize the system, Parties shall access the data.",
            true,
        ),
    ] {
        check(cue, text, expected);
    }
}

#[test]
fn neither_nor_denies_both() {
    for text in [
        "Neither access to data nor seizure of systems shall be permitted.",
        "This article permits neither access to data nor seizure of systems.",
        "Parties shall neither access data nor seize systems.",
        "The duty extends neither to seizure nor to access to data.",
    ] {
        check("access .. data", text, false);
        check("seizure|seize .. systems|seizure", text, false);
    }
    for text in [
        "No Party shall seize systems, nor shall it access data.",
        "No Party shall seize systems; nor shall it access data.",
    ] {
        check("access .. data", text, false);
    }
}

const CHINESE: [&str; 2] = ["调取 .. 数据", "该国 .. 同意"];

#[test]
fn chinese_bans_and_their_exceptions() {
    check_all(
        CHINESE,
        "
        -++ 除经该国同意外，不得调取数据。
        -++ 除该国明示同意的情形以外，任何国家不得调取数据。
        -++ 不得调取数据，但经该国同意的除外。
        -++ 不得调取数据，经该国同意的除外。
        -++ 除非该国同意，不得调取数据。
        -++ 除非该国同意，否则任何一方均不得调取数据。
        -++ 不得调取数据，除非该国同意。
        -++ 在该国同意之前，不得调取数据。
        -++ 禁止调取数据，但该国事先同意的不在此限。
        -++ 缔约国不得： // （一）调取数据，但经该国同意的除外；
",
    );
}

#[test]
fn chinese_conditions_in_front_of_a_ban() {
    check_all(
        CHINESE,
        "
        --+ 未经该国同意，不得调取数据。
        --+ 未获该国同意，任何国家均不得调取数据。
        --+ 没有该国同意，不得调取数据。
        -++ 不经该国同意而调取数据的，应予禁止。
",
    );
}

#[test]
fn chinese_permissions() {
    check_all(
        CHINESE,
        "
        +++ 经该国同意，方可调取数据。
        +++ 只有经该国同意才可调取数据。
        +++ 仅在该国同意时，可以调取数据。
        +++ 可以调取数据，但须经该国同意。
        +++ 本条不妨碍经该国同意调取数据。
        +-- 可以不经该国同意调取数据。
        +-- 调取数据无须该国同意。
        +-- 调取数据，不以该国同意为条件。
",
    );
}

#[test]
fn chinese_bans_without_exception() {
    check_all(
        CHINESE,
        "
        -+- 即使该国同意，也不得调取数据。
        --- 本条不允许经该国同意调取数据。
        --- 任何规定均不授权经该国同意调取数据。
",
    );
}

#[test]
fn chinese_contrasts() {
    for (cue, text, expected) in [
        ("调取 .. 数据", "不得调取数据，而应请求协助。", false),
        ("请求 协助", "不得调取数据，而应请求协助。", true),
        ("请求 协助", "不是请求协助，而是调取数据。", false),
        ("调取 .. 数据", "不是请求协助，而是调取数据。", true),
        ("调取 .. 数据", "既不得搜查系统，也不得调取数据。", false),
        ("搜查 系统", "既不得搜查系统，也不得调取数据。", false),
        ("搜查 系统", "既不搜查系统，也不调取数据。", false),
        ("调取 .. 数据", "没有义务调取数据。", false),
    ] {
        check(cue, text, expected);
    }
}
