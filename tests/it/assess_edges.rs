//! The rule at its edges, each by an example that a slip in the rule would turn: what setting a
//! finding aside reaches, which of two demands is the stricter, which force counts, what remedies
//! are offered.

use travaux::assess::assessment::{Coverage, Part, assess};
use travaux::assess::finding::{FindingKind, Remedy};
use travaux::assess::input::Options;
use travaux::assess::score::{Score, score};
use travaux::assess::verdict::Verdict;
use travaux::coding::coded::{By, Place};
use travaux::model::bloc::Demand;
use travaux::model::bloc::Strength::{Core, Preference, RedLine};
use travaux::model::bloc::Within;
use travaux::model::draft::{Level, ParagraphStatus};

use crate::support::{
    Scene, accepts, at_least, demands_on_access, element_id, entry, opposes, requires, unless,
};

/// Whether the findings of the bloc `east` are set aside, by element.
fn aside(scene: &Scene) -> Vec<(String, bool)> {
    let judged = scene.judged();
    judged
        .of("east")
        .map(|finding| (judged.name(finding).to_owned(), finding.ignored))
        .collect()
}

fn told(list: &[(&str, bool)]) -> Vec<(String, bool)> {
    list.iter()
        .map(|(element, ignored)| ((*element).to_owned(), *ignored))
        .collect()
}

#[test]
fn setting_aside_reaches_one_element_of_one_bloc_on_its_words() {
    let scene = || {
        demands_on_access(vec![opposes("order", RedLine), opposes("consent", Core)])
            .bloc("west")
            .holds("access", vec![opposes("order", RedLine)])
            .article(&["order consent", "order"])
    };
    let at = scene().at(0, 0);
    // On the whole paragraph: the other element, the other bloc and the other paragraph stand.
    let whole = scene().ignore(at, "east", "order", "");
    assert_eq!(
        aside(&whole),
        told(&[("order", true), ("order", false), ("consent", false)])
    );
    let judged = whole.judged();
    assert_eq!(judged.clause(0, 0, "east"), Verdict::Conflict);
    assert_eq!(judged.clause(0, 0, "west"), Verdict::CrossesRedLine);
    assert_eq!(judged.clause(0, 1, "east"), Verdict::CrossesRedLine);
    // On other words of the paragraph than those that carry the element.
    let elsewhere = scene().ignore(at, "east", "order", "consent");
    assert_eq!(
        elsewhere.judged().clause(0, 0, "east"),
        Verdict::CrossesRedLine
    );
}

#[test]
fn what_is_set_aside_enters_neither_verdict_nor_score() {
    let scene = demands_on_access(vec![opposes("order", RedLine)]).article(&["order"]);
    let at = scene.at(0, 0);
    let judged = scene.judged();
    let bloc = judged.bloc("east");
    let counted = judged.of("east").next().unwrap();
    assert_eq!(counted.verdict(), Some(Verdict::CrossesRedLine));
    assert_eq!(score(&judged.assessment, Part::Draft, bloc), Score(-900));

    let scene = scene.ignore(at, "east", "order", "");
    let judged = scene.judged();
    let ignored = judged.of("east").next().unwrap();
    assert_eq!(ignored.verdict(), None);
    assert_eq!(judged.assessment.enters(ignored), None);
    assert_eq!(score(&judged.assessment, Part::Draft, bloc), Score(0));
}

#[test]
fn a_requirement_met_too_weakly_costs_the_same_however_firm_it_is() {
    for strength in [RedLine, Core, Preference] {
        let demand = at_least(requires("consent", strength), 5);
        let scene = demands_on_access(vec![demand]).article(&["consent@2"]);
        let judged = scene.judged();
        let bloc = judged.bloc("east");
        assert_eq!(
            score(&judged.assessment, Part::Draft, bloc),
            Score(-500),
            "{strength:?}"
        );
    }
}

#[test]
fn what_is_asked_is_set_aside_for_the_whole_paragraph_alone_and_for_one_bloc() {
    let scene = || {
        demands_on_access(vec![requires("consent", Core)])
            .bloc("west")
            .holds("access", vec![requires("consent", Core)])
            .article(&["order notice"])
    };
    let at = scene().at(0, 0);
    let by_words = scene().ignore(at, "east", "consent", "order");
    assert_eq!(aside(&by_words), told(&[("consent", false)]));
    let whole = scene().ignore(at, "east", "consent", "");
    assert_eq!(aside(&whole), told(&[("consent", true)]));
    let judged = whole.judged();
    let west: Vec<_> = judged.of("west").map(|f| (f.kind, f.ignored)).collect();
    assert_eq!(west, [(FindingKind::StillAsks, false)]);
}

#[test]
fn a_demand_on_an_element_of_another_issue_is_asked_where_either_is_touched() {
    for touches in ["order", "prison"] {
        let scene = Scene::new()
            .issue("access", &["consent", "order"])
            .issue("penalty", &["prison"])
            .bloc("east")
            .holds("penalty", vec![requires("consent", Core)])
            .article(&[touches]);
        assert_eq!(
            scene.judged().findings("east"),
            [(FindingKind::StillAsks, "consent")],
            "where `{touches}` stands"
        );
    }
}

#[test]
fn only_what_is_certain_counts_when_asked_to_be_strict() {
    let mut scene = demands_on_access(vec![opposes("order", RedLine)]).article(&["order"]);
    let at = scene.at(0, 0);
    for coded in &mut scene.codings.get_mut(&at).unwrap().elements {
        coded.by = By::Wording;
    }
    let of = |strict| {
        let options = Options {
            strict,
            ..Options::default()
        };
        let book = scene.book();
        let bloc = book.blocs().next().unwrap().0;
        assess(&book, &scene.clauses(), &options).clause_verdict(at, bloc)
    };
    assert_eq!(of(false), Verdict::CrossesRedLine);
    assert_eq!(of(true), Verdict::NotCoded);
}

#[test]
fn a_requirement_is_met_by_the_strongest_clause_wherever_it_stands() {
    for clauses in [["consent@5", "consent@2"], ["consent@2", "consent@5"]] {
        let scene = Scene::new()
            .issue("access", &["consent", "order"])
            .silence("silence-on-access", &["consent", "order"])
            .bloc("east")
            .holds(
                "access",
                vec![
                    requires("silence-on-access", Core),
                    at_least(requires("consent", Core), 4),
                ],
            )
            .article(&clauses);
        assert_eq!(
            scene.judged().findings("east"),
            [
                (FindingKind::MetTooWeakly, "consent"),
                (FindingKind::Met, "consent")
            ],
            "{clauses:?}: the silence is waived"
        );
    }
}

#[test]
fn the_coding_of_a_chapeau_itself_stands_before_what_its_items_make_of_it() {
    let mut scene = demands_on_access(vec![at_least(requires("order", Core), 4)])
        .levels(&[(Level::Paragraph, "order"), (Level::Item, "notice")]);
    let item = scene.at(0, 1);
    let mut taken = 0;
    for coded in &mut scene.codings.get_mut(&item).unwrap().elements {
        if coded.place != Place::Text {
            coded.force.level = 1;
            taken += 1;
        }
    }
    assert_eq!(taken, 1, "the item takes the element from its chapeau");
    assert_eq!(
        scene.judged().findings("east"),
        [(FindingKind::Met, "order")]
    );
}

/// Which of two demands on one element under two names stands, in whichever order they come.
fn stands(one: &Demand, other: &Demand) -> Demand {
    let scene = |first: &Demand, second: &Demand| {
        Scene::new()
            .issue("access", &["consent", "notice"])
            .synonym("agreement", "consent")
            .bloc("east")
            .holds("access", vec![first.clone(), second.clone()])
            .article(&["consent"])
    };
    let [a, b] = [scene(one, other), scene(other, one)].map(|scene| {
        let judged = scene.judged();
        let found: Vec<_> = judged.of("east").map(|f| f.demand().clone()).collect();
        assert_eq!(found.len(), 1, "{found:?}");
        found.into_iter().next().unwrap()
    });
    assert_eq!(a, b, "the order decides");
    a
}

#[test]
fn of_two_demands_on_one_element_the_stricter_stands() {
    let pairs = [
        // Any demand is stricter than an acceptance, however firm that is.
        (
            requires("agreement", Preference),
            Demand {
                strength: RedLine,
                ..accepts("consent")
            },
        ),
        // Then strength decides, then an objection is stricter than a requirement.
        (requires("agreement", RedLine), opposes("consent", Core)),
        (opposes("agreement", Core), requires("consent", Core)),
        // Then the force that is asked, then conditions.
        (
            at_least(requires("agreement", Core), 4),
            requires("consent", Core),
        ),
        (
            opposes("agreement", Core),
            unless(opposes("consent", Core), "notice", Within::Draft),
        ),
    ];
    for (stricter, other) in pairs {
        assert_eq!(stands(&stricter, &other), stricter);
    }
}

#[test]
fn a_way_out_names_words_cures_and_the_fallback_on_record() {
    let cured = unless(opposes("order", RedLine), "notice", Within::Article);
    let mut on_record = entry("2016", vec![cured]);
    "a narrower order".clone_into(&mut on_record.fallback);
    let scene = Scene::new()
        .issue("access", &["consent", "order", "notice"])
        .bloc("east")
        .holds_entries("access", vec![on_record])
        .article(&["order"]);
    let judged = scene.judged();
    let notice = judged.book.names().element(&element_id("notice")).unwrap();
    let finding = judged.of("east").next().unwrap();
    assert_eq!(
        finding.remedies(),
        [
            Remedy::DropWords,
            Remedy::AddElement(notice),
            Remedy::Fallback
        ]
    );
}

#[test]
fn a_bloc_objects_from_a_reserve_on() {
    let objects: Vec<_> = Verdict::ALL.map(Verdict::is_objection).into();
    assert_eq!(objects, [true, true, true, false, false, false, false]);
}

#[test]
fn what_is_missing_stands_in_the_order_of_blocs_whether_by_words_or_by_silence() {
    let scene = Scene::new()
        .issue("access", &["consent", "order"])
        .silence("silence-on-access", &["consent", "order"])
        .issue("penalty", &["prison"])
        .bloc("east")
        .holds("penalty", vec![requires("prison", Core)])
        .bloc("west")
        .holds("access", vec![requires("silence-on-access", Core)])
        .article(&["consent"]);
    let judged = scene.judged();
    let missing: Vec<_> = judged
        .assessment
        .findings()
        .iter()
        .map(|finding| (finding.kind, judged.name(finding)))
        .collect();
    assert_eq!(
        missing,
        [
            (FindingKind::Missing, "prison"),
            (FindingKind::Missing, "silence-on-access")
        ]
    );
}

#[test]
fn empty_paragraphs_are_no_clauses_and_deleted_recitals_say_nothing() {
    let mut scene = demands_on_access(vec![opposes("order", RedLine)])
        .recital("order")
        .article(&["consent", "  ", "words"]);
    let judged = scene.judged();
    assert_eq!(judged.draft("east"), Verdict::CrossesRedLine);
    let coverage = |uncoded, clauses| Coverage { uncoded, clauses };
    assert_eq!(judged.assessment.coverage(Part::Draft), coverage(1, 3));

    scene.draft.preamble[0].status = ParagraphStatus::Deleted;
    let judged = scene.judged();
    assert_eq!(judged.draft("east"), Verdict::NoPosition);
    assert_eq!(judged.assessment.coverage(Part::Draft), coverage(1, 2));
}
