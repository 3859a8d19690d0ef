//! States, counts, matrices and the score.

use travaux::assess::adoption::{Outcome, Votes, count};
use travaux::assess::assessment::{Part, assess};
use travaux::assess::book::{Layers, PositionBook};
use travaux::assess::finding::BlocIx;
use travaux::assess::input::Options;
use travaux::assess::matrix::{self, Reading};
use travaux::assess::score::{Score, score, scores};
use travaux::assess::states::{Roster, Speaker};
use travaux::assess::verdict::Verdict;
use travaux::model::bloc::Strength::{Core, Preference, RedLine};
use travaux::model::bloc::{Confidence, ConfidenceKind};
use travaux::model::reference::RuleKind;

use crate::support::{Scene, accepts, entry, opposes, requires, state};

/// Two blocs on two issues; the second speaks alone on the second issue.
fn two_blocs() -> Scene {
    Scene::new()
        .issue("access", &["consent", "order"])
        .issue("penalty", &["prison", "fine"])
        .bloc("east")
        .holds("access", vec![opposes("order", RedLine)])
        .members(&["AA", "BB", "CC"])
        .member_until("DD", "2020-01-31")
        .bloc("west")
        .holds("access", vec![requires("order", Core)])
        .holds("penalty", vec![opposes("prison", Preference)])
        .members(&["AA", "EE"])
        .own("CC", "access", "2019", vec![accepts("order")])
        .own("EE", "access", "2030", vec![opposes("order", RedLine)])
        .state("AA", &["east", "west"])
        .state("BB", &["east"])
        .state("CC", &["east"])
        .state("DD", &["east"])
        .state("EE", &["west"])
        .state("FF", &[])
}

fn verdicts(scene: &Scene, year: u16) -> Vec<(String, Option<Verdict>)> {
    let book = PositionBook::compile(&scene.dossier, year, Layers::SharedOnly);
    let assessment = assess(&book, &scene.clauses(), &Options::default());
    Roster::compile(&scene.dossier, &book)
        .verdicts(&assessment, Part::Draft)
        .into_iter()
        .map(|one| (one.state.to_string(), one.verdict))
        .collect()
}

fn named(list: &[(&str, Option<Verdict>)]) -> Vec<(String, Option<Verdict>)> {
    list.iter()
        .map(|(state, verdict)| ((*state).to_owned(), *verdict))
        .collect()
}

#[test]
fn the_first_of_its_blocs_with_a_position_speaks_for_a_state() {
    let scene = two_blocs().article(&["prison"]);
    let expected = [
        ("AA", Some(Verdict::Reserve)),
        ("BB", Some(Verdict::NoPosition)),
        ("CC", Some(Verdict::NoPosition)),
        ("DD", None),
        ("EE", Some(Verdict::Reserve)),
        ("FF", None),
    ];
    assert_eq!(
        verdicts(&scene, 2024),
        named(&expected),
        "on penalty only west has a position"
    );

    let book = scene.book();
    let roster = Roster::compile(&scene.dossier, &book);
    let issue = |n: usize| book.names().issues().nth(n).unwrap();
    let seats = roster.seats();
    assert_eq!(
        roster.speaker(&seats[0], issue(0)),
        Speaker::Bloc(BlocIx(0))
    );
    assert_eq!(
        roster.speaker(&seats[0], issue(1)),
        Speaker::Bloc(BlocIx(1))
    );
    assert_eq!(roster.speaker(&seats[1], issue(1)), Speaker::Nobody);
    assert_eq!(seats[2].state, state("CC"));
    assert!(matches!(
        roster.speaker(&seats[2], issue(0)),
        Speaker::Own(_)
    ));
}

#[test]
fn a_bloc_its_members_do_not_list_speaks_for_them_after_those_they_list() {
    // `south` is a bloc somebody added: FF is in no other, BB has `east` but not on the penalty.
    let scene = two_blocs()
        .bloc("south")
        .holds("access", vec![opposes("consent", Core)])
        .holds("penalty", vec![opposes("fine", RedLine)])
        .members(&["BB", "FF"])
        .article(&["consent fine"]);
    let verdicts = verdicts(&scene, 2024);
    let of = |state: &str| verdicts.iter().find(|(one, _)| one == state).unwrap().1;
    assert_eq!(of("FF"), Some(Verdict::CrossesRedLine));
    assert_eq!(of("BB"), Some(Verdict::CrossesRedLine), "on the penalty");
    let scene = two_blocs()
        .bloc("south")
        .holds("access", vec![opposes("consent", Core)])
        .members(&["BB"])
        .article(&["consent"]);
    let verdicts = self::verdicts(&scene, 2024);
    let of = |state: &str| verdicts.iter().find(|(one, _)| one == state).unwrap().1;
    assert_eq!(
        of("BB"),
        Some(Verdict::NoPosition),
        "`east` speaks on access"
    );
}

#[test]
fn demands_of_its_own_and_the_year_decide_a_states_verdict() {
    let scene = two_blocs().article(&["order prison"]);
    let crossed = Some(Verdict::CrossesRedLine);
    let in_2024 = [
        ("AA", crossed),
        ("BB", crossed),
        ("CC", Some(Verdict::Acceptable)),
        ("DD", None),
        ("EE", Some(Verdict::Reserve)),
        ("FF", None),
    ];
    assert_eq!(verdicts(&scene, 2024), named(&in_2024));
    let before = verdicts(&scene, 2018);
    assert_eq!(
        before[2].1, crossed,
        "before its own entry the bloc speaks for CC"
    );
    assert_eq!(before[3].1, crossed, "DD had not left");
    assert_eq!(
        verdicts(&scene, 2031)[4].1,
        crossed,
        "EE departs from its bloc in 2030"
    );

    let uncoded = two_blocs().article(&["nothing"]);
    assert_eq!(verdicts(&uncoded, 2024)[0].1, Some(Verdict::NotCoded));
}

#[test]
fn a_count_follows_the_verdicts_of_states() {
    let scene = two_blocs().article(&["order"]);
    let book = scene.book();
    let roster = Roster::compile(&scene.dossier, &book);
    let judged = scene.judged();
    let states = roster.verdicts(&judged.assessment, Part::Draft);
    let counted = count(RuleKind::Simple, &states);
    assert_eq!(
        counted.votes,
        Votes {
            yes: 2,
            no: 2,
            abstain: 0,
            unknown: 2
        }
    );
    assert_eq!(counted.outcome, Outcome::Open);
    assert_eq!((counted.blocking, counted.wanting), (3, 1));
    let camps: Vec<_> = counted
        .camps
        .iter()
        .map(|camp| (camp.bloc, camp.votes.states(), camp.can_block))
        .collect();
    assert_eq!(
        camps,
        [
            (Some(BlocIx(0)), 3, true),
            (Some(BlocIx(1)), 1, true),
            (None, 2, true)
        ],
        "two of six are against already"
    );
    assert_eq!(count(RuleKind::Consensus, &states).outcome, Outcome::Fails);
    let by: Vec<_> = states.iter().map(|one| one.by).collect();
    assert_eq!(by[0], Speaker::Bloc(BlocIx(0)));
    assert_eq!(by[5], Speaker::Nobody);
}

#[test]
fn the_position_matrix_reads_demands() {
    let mut nothing = entry("2016", Vec::new());
    nothing.confidence = Confidence {
        kind: ConfidenceKind::NoPosition,
        note: String::new(),
    };
    nothing.salience = None;
    let mut weighty = entry("2016", vec![requires("a", RedLine), accepts("b")]);
    weighty.salience.as_mut().unwrap().value = 70;
    let scene = Scene::new()
        .issue("one", &["a", "b"])
        .silence("c", &["a"])
        .issue("two", &["d"])
        .bloc("wants")
        .holds_entries("one", vec![weighty])
        .bloc("rejects")
        .holds("one", vec![opposes("a", Core), accepts("b")])
        .bloc("mixed")
        .holds("one", vec![requires("b", Preference), opposes("c", Core)])
        .bloc("open")
        .holds("one", vec![accepts("a")])
        .bloc("none")
        .holds_entries("one", vec![nothing]);
    let book = scene.book();
    let rows = matrix::positions(&book).rows;
    let cells: Vec<_> = rows[0]
        .1
        .iter()
        .map(|cell| (cell.reading, cell.strongest, cell.salience))
        .collect();
    assert_eq!(
        cells,
        [
            (Reading::Wants, Some(RedLine), Some(70)),
            (Reading::Rejects, Some(Core), Some(100)),
            (Reading::Mixed, Some(Core), Some(100)),
            (Reading::Open, None, Some(100)),
            (Reading::NoRecordedPosition, None, None),
        ]
    );
    assert!(
        rows[1]
            .1
            .iter()
            .all(|cell| cell.reading == Reading::NoRecordedPosition)
    );
    assert_eq!(rows[0].1[0].confidence, ConfidenceKind::Record);

    let scaled: Vec<_> = matrix::scaled(&book)
        .rows
        .into_iter()
        .map(|(_, cells)| cells)
        .collect();
    assert_eq!(scaled[0], [Some(3), Some(-2), None, Some(0), None]);
    assert_eq!(scaled[1], [Some(0), Some(0), Some(1), None, None]);
    assert_eq!(
        scaled[2],
        [None, None, Some(-2), None, None],
        "silences have a row"
    );
    assert_eq!(scaled[3], [None; 5]);
}

#[test]
fn the_draft_matrix_has_every_article_and_the_whole() {
    use travaux::assess::finding::FindingKind::{Conflict, Met, StillAsks};
    let scene = two_blocs()
        .recital("order")
        .article(&["order", "order"])
        .article(&[])
        .article(&["consent", "nothing"]);
    let judged = scene.judged();
    let rows = matrix::of_draft(&scene.draft, &judged.assessment).rows;
    let parts: Vec<_> = rows.iter().map(|row| row.part).collect();
    let article = |n: usize| Part::Article(scene.draft.articles[n].id);
    assert_eq!(
        parts,
        [
            Part::Preamble,
            article(0),
            article(1),
            article(2),
            Part::Draft
        ]
    );
    let east: Vec<_> = rows
        .iter()
        .map(|row| (row.cells[0].verdict, row.cells[0].tally.of(Conflict)))
        .collect();
    let crossed = Verdict::CrossesRedLine;
    assert_eq!(
        east,
        [
            (crossed, 1),
            (crossed, 2),
            (Verdict::NotCoded, 0),
            (Verdict::NoPosition, 0),
            (crossed, 3)
        ]
    );
    assert_eq!(rows[4].cells[1].tally.of(Met), 3);
    assert_eq!(rows[4].cells[1].tally.of(StillAsks), 0);
    assert_eq!((rows[3].coverage.uncoded, rows[3].coverage.clauses), (1, 2));
}

#[test]
fn the_score_is_its_formula() {
    let scene = |clause: &str| {
        Scene::new()
            .issue("one", &["red", "core", "pref", "met", "ok"])
            .bloc("east")
            .holds(
                "one",
                vec![
                    opposes("red", RedLine),
                    opposes("core", Core),
                    opposes("pref", Preference),
                    requires("met", Core),
                    accepts("ok"),
                ],
            )
            .article(&[clause])
    };
    let of = |clause: &str| {
        let scene = scene(clause);
        let judged = scene.judged();
        let one = score(&judged.assessment, Part::Draft, BlocIx(0));
        assert_eq!(scores(&judged.assessment, Part::Draft), [one]);
        one
    };
    assert_eq!(of("red"), Score(-900));
    assert_eq!(of("core"), Score(-750));
    assert_eq!(of("pref"), Score(-500));
    assert_eq!(of("met"), Score(750));
    assert_eq!(of("ok"), Score(0));
    assert_eq!(of("red met"), Score(-462), "6 of 13");
    assert_eq!(of("core met ok"), Score(0));
    assert!(of("red core pref").value() < -0.92);
}
