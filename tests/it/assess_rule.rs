//! The rule of verdicts, row by row.

use travaux::assess::assessment::Part;
use travaux::assess::finding::{FindingKind, Remedy, Site};
use travaux::assess::verdict::Verdict;
use travaux::coding::coded::Force;
use travaux::model::bloc::Strength::{Core, Preference, RedLine};
use travaux::model::bloc::Within;

use crate::support::{
    Scene, accepts, at_least, demands_on_access, element_id, opposes, requires, unless,
};

#[test]
fn an_opposed_element_is_a_conflict_of_its_strength() {
    for (strength, verdict) in [
        (RedLine, Verdict::CrossesRedLine),
        (Core, Verdict::Conflict),
        (Preference, Verdict::Reserve),
    ] {
        let scene =
            demands_on_access(vec![opposes("order", strength)]).article(&["order", "notice"]);
        let judged = scene.judged();
        assert_eq!(judged.findings("east"), [(FindingKind::Conflict, "order")]);
        assert_eq!(judged.clause(0, 0, "east"), verdict);
        assert_eq!(judged.clause(0, 1, "east"), Verdict::NoPosition);
        assert_eq!(judged.article(0, "east"), verdict);
        assert_eq!(judged.draft("east"), verdict);
    }
}

#[test]
fn an_objection_is_cured_within_the_article_or_the_draft() {
    let near = || {
        demands_on_access(vec![unless(
            opposes("order", RedLine),
            "consent",
            Within::Article,
        )])
    };
    let far = || {
        demands_on_access(vec![unless(
            opposes("order", RedLine),
            "consent",
            Within::Draft,
        )])
    };
    let verdict = |scene: Scene| scene.judged().clause(0, 0, "east");
    assert_eq!(
        verdict(near().article(&["order", "consent"])),
        Verdict::Acceptable
    );
    assert_eq!(
        verdict(near().article(&["order"]).article(&["consent"])),
        Verdict::CrossesRedLine
    );
    assert_eq!(
        verdict(far().article(&["order"]).article(&["consent"])),
        Verdict::Acceptable
    );
    assert_eq!(verdict(far().article(&["order"])), Verdict::CrossesRedLine);
    let cured = near().article(&["order consent"]);
    assert_eq!(
        cured.judged().findings("east"),
        [(FindingKind::Tolerated, "order")]
    );
}

#[test]
fn a_requirement_is_met_or_met_too_weakly() {
    let scene = demands_on_access(vec![requires("consent", RedLine)]).article(&["consent@1"]);
    assert_eq!(
        scene.judged().findings("east"),
        [(FindingKind::Met, "consent")]
    );
    assert_eq!(scene.judged().clause(0, 0, "east"), Verdict::Satisfies);

    let scene = demands_on_access(vec![at_least(requires("consent", RedLine), 4)])
        .article(&["consent@3", "consent@4"]);
    let judged = scene.judged();
    assert_eq!(
        judged.findings("east"),
        [
            (FindingKind::MetTooWeakly, "consent"),
            (FindingKind::Met, "consent")
        ]
    );
    assert_eq!(judged.clause(0, 0, "east"), Verdict::Reserve);
    assert_eq!(judged.clause(0, 1, "east"), Verdict::Satisfies);
    let weak = judged.of("east").next().unwrap();
    let now = Force {
        level: 3,
        prohibition: false,
    };
    assert_eq!(weak.remedies(), [Remedy::RaiseForce { now, at_least: 4 }]);
}

#[test]
fn acceptance_is_acceptable_whatever_its_strength() {
    let mut firm = accepts("notice");
    firm.strength = RedLine;
    for demand in [accepts("notice"), firm] {
        let scene = demands_on_access(vec![demand]).article(&["notice"]);
        assert_eq!(
            scene.judged().findings("east"),
            [(FindingKind::Accepted, "notice")]
        );
        assert_eq!(scene.judged().clause(0, 0, "east"), Verdict::Acceptable);
    }
    let absent =
        demands_on_access(vec![accepts("notice"), opposes("order", Core)]).article(&["consent"]);
    assert_eq!(
        absent.judged().findings("east"),
        [],
        "what is absent is neither accepted nor opposed"
    );
}

#[test]
fn a_requirement_absent_from_the_draft_is_asked_of_articles_that_touch_the_issue() {
    let scene = demands_on_access(vec![requires("consent", RedLine)])
        .issue("other", &["penalty"])
        .article(&["order"])
        .article(&["penalty"])
        .article(&["notice"]);
    let judged = scene.judged();
    assert_eq!(
        judged.findings("east"),
        [
            (FindingKind::StillAsks, "consent"),
            (FindingKind::StillAsks, "consent")
        ]
    );
    let sites: Vec<_> = judged.of("east").map(|finding| finding.site).collect();
    let article = |n: usize| Site::Article {
        article_at: u32::try_from(n).unwrap(),
        article: scene.draft.articles[n].id,
    };
    assert_eq!(sites, [article(0), article(2)]);
    assert_eq!(
        judged.article(0, "east"),
        Verdict::NoPosition,
        "what is asked enters no verdict"
    );
    let way_out = judged.of("east").next().unwrap().remedies();
    assert_eq!(
        way_out,
        [Remedy::AddElement(
            judged.book.names().element(&element_id("consent")).unwrap()
        )]
    );

    let met = demands_on_access(vec![requires("consent", RedLine)])
        .article(&["order"])
        .article(&["consent"]);
    assert_eq!(
        met.judged().findings("east"),
        [(FindingKind::Met, "consent")]
    );
}

#[test]
fn a_requirement_nothing_touches_is_missing_from_the_draft_except_on_process() {
    let scene = |family: &str| {
        Scene::new()
            .issue_in(family, "access", &["consent", "order"])
            .issue("other", &["penalty"])
            .bloc("east")
            .holds("access", vec![requires("consent", Core)])
            .recital("order")
            .article(&["penalty"])
    };
    let judged = scene("main");
    let judged = judged.judged();
    assert_eq!(judged.findings("east"), [(FindingKind::Missing, "consent")]);
    assert_eq!(judged.of("east").next().unwrap().site, Site::Draft);
    assert_eq!(judged.draft("east"), Verdict::NoPosition);
    assert_eq!(scene("process").judged().findings("east"), []);
    let touched = scene("process").article(&["order"]);
    assert_eq!(
        touched.judged().findings("east"),
        [(FindingKind::StillAsks, "consent")]
    );
}

#[test]
fn the_verdict_is_the_first_of_the_seven_that_holds() {
    let demands = vec![
        opposes("a-red", RedLine),
        opposes("b-core", Core),
        opposes("c-pref", Preference),
        requires("d-met", Preference),
        accepts("e-ok"),
    ];
    let elements = ["a-red", "b-core", "c-pref", "d-met", "e-ok", "f-free"];
    let scene = Scene::new()
        .issue("access", &elements)
        .bloc("east")
        .holds("access", demands);
    // Each clause carries one element less than the one before it.
    let clauses: Vec<String> = (0..=elements.len())
        .map(|n| elements[n..].join(" "))
        .collect();
    let clauses: Vec<&str> = clauses.iter().map(String::as_str).collect();
    let scene = scene.article(&clauses);
    let judged = scene.judged();
    let verdicts: Vec<_> = (0..clauses.len())
        .map(|n| judged.clause(0, n, "east"))
        .collect();
    assert_eq!(verdicts, Verdict::ALL);
    assert_eq!(
        judged.assessment.worst(Part::Clause(scene.at(0, 3))),
        Verdict::Satisfies
    );
}
