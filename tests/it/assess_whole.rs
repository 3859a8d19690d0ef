//! Verdicts beyond one clause: silence, chapeaux, findings set aside, synonyms, years.

use travaux::assess::assessment::{Coverage, Part, assess};
use travaux::assess::book::{Layers, PositionBook};
use travaux::assess::finding::{FindingKind, Remedy, Site};
use travaux::assess::input::Options;
use travaux::assess::verdict::Verdict;
use travaux::model::bloc::Demand;
use travaux::model::bloc::Layer;
use travaux::model::bloc::Strength::{Core, Preference, RedLine};
use travaux::model::draft::Level;

use crate::support::{
    Scene, accepts, at_least, demands_on_access, element_id, entry, opposes, requires,
};

#[test]
fn silence_speaks_on_the_draft_and_counts_once_it_is_complete() {
    let scene = Scene::new()
        .issue("access", &["consent", "order"])
        .silence("silence-on-access", &["consent", "order"])
        .issue("other", &["penalty"])
        .bloc("east")
        .holds("access", vec![opposes("silence-on-access", RedLine)])
        .bloc("west")
        .holds("access", vec![requires("silence-on-access", Core)])
        .article(&["penalty"]);
    let judged = scene.judged();
    assert_eq!(
        judged.findings("east"),
        [(FindingKind::Conflict, "silence-on-access")]
    );
    assert_eq!(
        judged.findings("west"),
        [(FindingKind::Met, "silence-on-access")]
    );
    assert!(
        judged
            .of("east")
            .all(|finding| finding.by_silence && finding.site == Site::Draft)
    );
    let id = |name: &str| judged.book.names().element(&element_id(name)).unwrap();
    assert_eq!(
        judged.of("east").next().unwrap().remedies(),
        [
            Remedy::AddElement(id("consent")),
            Remedy::AddElement(id("order"))
        ]
    );
    assert_eq!(
        (judged.draft("east"), judged.draft("west")),
        (Verdict::NoPosition, Verdict::NoPosition)
    );
    let complete = scene.clone().complete();
    let judged = complete.judged();
    assert_eq!(
        (judged.draft("east"), judged.draft("west")),
        (Verdict::CrossesRedLine, Verdict::Satisfies)
    );
    assert_eq!(
        judged.article(0, "east"),
        Verdict::NoPosition,
        "never on an article"
    );

    let broken = scene.article(&["order"]);
    let judged = broken.judged();
    assert_eq!(judged.findings("east"), []);
    assert_eq!(
        judged.findings("west"),
        [(FindingKind::Missing, "silence-on-access")]
    );
    let remedies = judged.of("west").next().unwrap().remedies();
    assert_eq!(
        remedies,
        [
            Remedy::DropElement(id("consent")),
            Remedy::DropElement(id("order"))
        ]
    );
}

#[test]
fn a_required_silence_is_waived_once_another_requirement_of_the_issue_is_met() {
    let scene = |demands: Vec<Demand>| {
        Scene::new()
            .issue("access", &["consent", "order"])
            .silence("silence-on-access", &["consent", "order"])
            .bloc("east")
            .holds("access", demands)
    };
    let both = || {
        vec![
            requires("silence-on-access", Core),
            requires("consent", Core),
        ]
    };
    let met = scene(both()).article(&["consent"]);
    assert_eq!(
        met.judged().findings("east"),
        [(FindingKind::Met, "consent")]
    );
    let unmet = scene(both()).article(&["order"]);
    assert_eq!(
        unmet.judged().findings("east"),
        [
            (FindingKind::StillAsks, "consent"),
            (FindingKind::Missing, "silence-on-access")
        ]
    );
    let weak = scene(vec![
        requires("silence-on-access", Core),
        at_least(requires("consent", Core), 5),
    ]);
    let weak = weak.article(&["consent@2"]);
    assert_eq!(
        weak.judged().findings("east"),
        [
            (FindingKind::MetTooWeakly, "consent"),
            (FindingKind::Missing, "silence-on-access")
        ]
    );
}

#[test]
fn what_a_chapeau_says_counts_for_every_item_and_is_listed_once() {
    let scene = demands_on_access(vec![opposes("order", RedLine), requires("consent", Core)])
        .levels(&[
            (Level::Paragraph, "order"),
            (Level::Item, "consent"),
            (Level::Item, "nothing here"),
            (Level::Paragraph, "notice"),
        ]);
    let judged = scene.judged();
    assert_eq!(
        judged.findings("east"),
        [
            (FindingKind::Conflict, "order"),
            (FindingKind::Met, "consent")
        ]
    );
    assert_eq!(
        judged.of("east").next().unwrap().site.paragraph(),
        Some(scene.at(0, 0))
    );
    let verdicts: Vec<_> = (0..4).map(|n| judged.clause(0, n, "east")).collect();
    let crossed = Verdict::CrossesRedLine;
    assert_eq!(verdicts, [crossed, crossed, crossed, Verdict::NoPosition]);
    let on_item: Vec<_> = judged
        .assessment
        .findings_in(Part::Clause(scene.at(0, 1)))
        .map(|f| f.kind)
        .collect();
    assert_eq!(on_item, [FindingKind::Conflict, FindingKind::Met]);
    assert_eq!(
        judged.assessment.coverage(Part::Draft),
        Coverage {
            uncoded: 0,
            clauses: 3
        },
        "a chapeau is read with its items and not counted"
    );
}

#[test]
fn a_finding_set_aside_stays_listed_and_leaves_the_verdict() {
    let scene = demands_on_access(vec![opposes("order", RedLine)]).article(&["order", "order"]);
    let (first, second) = (scene.at(0, 0), scene.at(0, 1));
    let scene = scene
        .ignore(first, "east", "order", "order")
        .ignore(second, "east", "order", "gone");
    let judged = scene.judged();
    let ignored: Vec<_> = judged.of("east").map(|finding| finding.ignored).collect();
    assert_eq!(ignored, [true, false]);
    assert_eq!(judged.clause(0, 0, "east"), Verdict::NoPosition);
    assert_eq!(
        judged.clause(0, 1, "east"),
        Verdict::CrossesRedLine,
        "its words are gone: it counts again"
    );
    assert_eq!(judged.assessment.stale(), [scene.decisions[1].id]);
}

#[test]
fn synonyms_are_one_element_and_the_stricter_demand_stands() {
    let scene = Scene::new()
        .issue("access", &["consent"])
        .synonym("agreement", "consent")
        .bloc("east")
        .holds(
            "access",
            vec![accepts("consent"), opposes("agreement", Core)],
        )
        .article(&["agreement"]);
    let judged = scene.judged();
    assert_eq!(
        judged.findings("east"),
        [(FindingKind::Conflict, "consent")]
    );
    let finding = judged.of("east").next().unwrap();
    assert_eq!(
        finding.demand().element,
        element_id("agreement"),
        "the demand is shown as recorded"
    );
    let names: Vec<_> = judged
        .book
        .names()
        .names_of(finding.element)
        .map(|id| id.as_str())
        .collect();
    assert_eq!(names, ["consent", "agreement"]);
}

#[test]
fn the_latest_entry_not_after_the_year_is_in_force() {
    let scene = Scene::new()
        .issue("access", &["consent"])
        .bloc("east")
        .holds_entries(
            "access",
            vec![
                entry("2016", vec![opposes("consent", Core)]),
                entry("2019-06", vec![requires("consent", Core)]),
            ],
        )
        .article(&["consent"]);
    let verdict = |year: u16| {
        let book = PositionBook::compile(&scene.dossier, year, Layers::SharedOnly);
        let bloc = book.blocs().next().unwrap().0;
        assess(&book, &scene.clauses(), &Options::default()).clause_verdict(scene.at(0, 0), bloc)
    };
    assert_eq!(verdict(2015), Verdict::NoPosition);
    assert_eq!(verdict(2018), Verdict::Conflict);
    assert_eq!(
        verdict(2019),
        Verdict::Satisfies,
        "2019 means its 31 December"
    );
}

#[test]
fn the_private_layer_stands_over_the_shared_one_and_only_where_it_counts() {
    let mut private = entry("2016", vec![accepts("order")]);
    private.layer = Layer::Private;
    let mut shared = entry(
        "2016",
        vec![opposes("order", RedLine), requires("consent", Core)],
    );
    let mut secret = opposes("notice", Preference);
    secret.layer = Layer::Private;
    shared.demands.push(secret);
    let scene = Scene::new()
        .issue("access", &["consent", "order", "notice"])
        .bloc("east")
        .holds_entries("access", vec![shared, private])
        .article(&["order", "consent", "notice"]);
    let verdicts = |layers: Layers| {
        let book = PositionBook::compile(&scene.dossier, 2024, layers);
        let (bloc, _) = book.blocs().next().unwrap();
        let assessment = assess(&book, &scene.clauses(), &Options::default());
        (0..3)
            .map(|n| assessment.clause_verdict(scene.at(0, n), bloc))
            .collect::<Vec<_>>()
    };
    assert_eq!(
        verdicts(Layers::SharedOnly),
        [
            Verdict::CrossesRedLine,
            Verdict::Satisfies,
            Verdict::NoPosition
        ]
    );
    assert_eq!(
        verdicts(Layers::WithPrivate),
        [Verdict::Acceptable, Verdict::Satisfies, Verdict::Reserve]
    );
    let book = PositionBook::compile(&scene.dossier, 2024, Layers::SharedOnly);
    let leaked = book.held().iter().any(|held| {
        held.entry
            .demands
            .iter()
            .any(|demand| demand.layer == Layer::Private)
    });
    assert!(
        !leaked,
        "a shared book holds no private demand, not even within an entry"
    );
}
