//! What of the record speaks: which entry is in force, in which layer, of whom; each by an example
//! that a slip in reading positions would turn.

use travaux::assess::assessment::{Part, assess};
use travaux::assess::book::{Layers, PositionBook, Voice};
use travaux::assess::finding::{BlocIx, FindingKind};
use travaux::assess::input::Options;
use travaux::assess::matrix;
use travaux::assess::states::{Roster, Speaker};
use travaux::assess::verdict::Verdict;
use travaux::model::bloc::Strength::{Core, Preference, RedLine};
use travaux::model::bloc::{BlocKind, ConfidenceKind, Layer};

use crate::support::{Scene, accepts, entry, opposes, requires};

/// The States that speak for themselves in a book.
fn own_voices(scene: &Scene, layers: Layers) -> Vec<String> {
    let book = PositionBook::compile(&scene.dossier, 2024, layers);
    let member = |voice: &Voice| match voice {
        Voice::Member(state) => Some(state.to_string()),
        Voice::Bloc(_) => None,
    };
    book.voices()
        .filter_map(|(_, voice)| member(voice))
        .collect()
}

#[test]
fn the_latest_entry_is_in_force_in_whatever_order_they_are_recorded() {
    for turned in [false, true] {
        let mut entries = vec![
            entry("2016", vec![opposes("consent", RedLine)]),
            entry("2019", vec![requires("consent", Core)]),
            entry("2018", vec![accepts("consent")]),
        ];
        if turned {
            entries.reverse();
        }
        let scene = Scene::new()
            .issue("access", &["consent"])
            .bloc("east")
            .holds_entries("access", entries)
            .article(&["consent"]);
        assert_eq!(
            scene.judged().findings("east"),
            [(FindingKind::Met, "consent")]
        );
    }
}

#[test]
fn an_entry_that_records_nothing_holds_no_demand() {
    let mut nothing = entry("2019", vec![opposes("consent", RedLine)]);
    nothing.confidence.kind = ConfidenceKind::NoPosition;
    let scene = Scene::new()
        .issue("access", &["consent"])
        .bloc("east")
        .holds_entries(
            "access",
            vec![entry("2016", vec![opposes("consent", Core)]), nothing],
        )
        .article(&["consent"]);
    let judged = scene.judged();
    assert_eq!(judged.of("east").count(), 0);
    assert_eq!(judged.draft("east"), Verdict::NoPosition);
    let issue = judged.book.names().issues().next().unwrap();
    let bloc = judged.bloc("east");
    assert!(!judged.book.has_position(bloc, issue));
    assert_eq!(judged.book.entries(bloc, issue).count(), 1);
}

#[test]
fn the_weight_of_an_issue_is_the_private_one_where_that_counts_and_says_one() {
    let private = |salience: Option<u8>| {
        let mut private = entry("2016", vec![opposes("order", Core)]);
        private.layer = Layer::Private;
        private.salience = private.salience.and_then(|mut said| {
            said.value = salience?;
            Some(said)
        });
        private
    };
    let weight = |salience, layers| {
        let scene = Scene::new()
            .issue("access", &["consent", "order"])
            .bloc("east")
            .holds_entries(
                "access",
                vec![
                    private(salience),
                    entry("2016", vec![opposes("consent", Core)]),
                ],
            );
        let book = PositionBook::compile(&scene.dossier, 2024, layers);
        book.held()
            .iter()
            .map(|held| (held.demand.element.to_string(), held.salience))
            .collect::<Vec<_>>()
    };
    let told = |list: &[(&str, u8)]| -> Vec<_> {
        list.iter()
            .map(|(element, salience)| ((*element).to_owned(), *salience))
            .collect()
    };
    assert_eq!(
        weight(Some(20), Layers::SharedOnly),
        told(&[("consent", 100)])
    );
    assert_eq!(
        weight(Some(20), Layers::WithPrivate),
        told(&[("consent", 100), ("order", 20)])
    );
    assert_eq!(
        weight(None, Layers::WithPrivate),
        told(&[("consent", 100), ("order", 100)]),
        "a private entry that weighs nothing leaves the shared weight"
    );
}

#[test]
fn a_state_speaks_for_itself_by_shared_entries_and_never_by_recorded_views() {
    let scene = || {
        Scene::new()
            .issue("access", &["consent", "order"])
            .bloc("east")
            .own("AA", "access", "2016", vec![opposes("order", RedLine)])
            .own("BB", "access", "2016", vec![opposes("order", Core)])
            .state("AA", &["east"])
            .state("BB", &["east"])
    };
    assert_eq!(own_voices(&scene(), Layers::SharedOnly), ["AA", "BB"]);

    let mut secret = scene();
    secret.dossier.blocs[0].member_entries[1].layer = Layer::Private;
    assert_eq!(own_voices(&secret, Layers::SharedOnly), ["AA"]);
    assert_eq!(own_voices(&secret, Layers::WithPrivate), ["AA", "BB"]);

    let mut views = scene();
    views.dossier.blocs[0].kind = BlocKind::Views;
    assert_eq!(
        own_voices(&views, Layers::SharedOnly),
        Vec::<String>::new(),
        "what a meeting's record says is nobody's position"
    );
}

#[test]
fn a_private_entry_of_a_state_stands_over_its_shared_one_of_the_same_day() {
    let mut scene = Scene::new()
        .issue("access", &["order"])
        .bloc("east")
        .own("AA", "access", "2016", vec![opposes("order", RedLine)])
        .own("AA", "access", "2016", vec![accepts("order")])
        .state("AA", &["east"])
        .article(&["order"]);
    scene.dossier.blocs[0].member_entries[1].layer = Layer::Private;
    for turned in [false, true] {
        if turned {
            scene.dossier.blocs[0].member_entries.reverse();
        }
        let kinds = |layers| {
            let book = PositionBook::compile(&scene.dossier, 2024, layers);
            let judged = assess(&book, &scene.clauses(), &Options::default());
            let found = judged.member_findings().iter();
            found.map(|finding| finding.kind).collect::<Vec<_>>()
        };
        assert_eq!(kinds(Layers::SharedOnly), [FindingKind::Conflict]);
        assert_eq!(kinds(Layers::WithPrivate), [FindingKind::Accepted]);
    }
}

#[test]
fn the_preamble_holds_what_its_recitals_say_and_nothing_of_the_articles() {
    let scene = Scene::new()
        .issue("access", &["consent", "order"])
        .bloc("east")
        .holds(
            "access",
            vec![opposes("order", Preference), requires("consent", Core)],
        )
        .recital("consent")
        .article(&["order"]);
    let judged = scene.judged();
    let said = |part| -> Vec<_> {
        let found = judged.assessment.findings_in(part);
        found.map(|f| (f.kind, judged.name(f))).collect()
    };
    assert_eq!(said(Part::Preamble), [(FindingKind::Met, "consent")]);
    assert_eq!(
        said(Part::Article(scene.draft.articles[0].id)),
        [(FindingKind::Conflict, "order")]
    );
    let bloc = judged.bloc("east");
    let verdict = |part| judged.assessment.verdict(part, bloc);
    assert_eq!(verdict(Part::Preamble), Verdict::Satisfies);
    assert_eq!(verdict(Part::Draft), Verdict::Reserve);
}

#[test]
fn a_confidential_demand_stands_over_a_shared_one_of_the_same_entry() {
    let mut secret = accepts("agreement");
    secret.layer = Layer::Private;
    let scene = Scene::new()
        .issue("access", &["consent"])
        .synonym("agreement", "consent")
        .bloc("east")
        .holds("access", vec![opposes("consent", RedLine), secret])
        .article(&["consent"]);
    let kinds = |layers| {
        let book = PositionBook::compile(&scene.dossier, 2024, layers);
        let judged = assess(&book, &scene.clauses(), &Options::default());
        let found = judged.findings().iter();
        found.map(|finding| finding.kind).collect::<Vec<_>>()
    };
    assert_eq!(kinds(Layers::SharedOnly), [FindingKind::Conflict]);
    assert_eq!(kinds(Layers::WithPrivate), [FindingKind::Accepted]);
}

#[test]
fn nobody_makes_the_verdict_of_a_state_on_whose_demands_nothing_turns() {
    let scene = Scene::new()
        .issue("access", &["consent", "order"])
        .bloc("east")
        .holds("access", vec![opposes("order", RedLine)])
        .members(&["AA"])
        .state("AA", &["east"]);
    let speaks = |scene: Scene| {
        let book = scene.book();
        let judged = assess(&book, &scene.clauses(), &Options::default());
        let roster = Roster::compile(&scene.dossier, &book);
        let of = roster.verdicts(&judged, Part::Draft).swap_remove(0);
        (of.verdict, of.by)
    };
    assert_eq!(
        speaks(scene.clone().article(&["consent"])),
        (Some(Verdict::NoPosition), Speaker::Nobody)
    );
    assert_eq!(
        speaks(scene.article(&["order"])),
        (Some(Verdict::CrossesRedLine), Speaker::Bloc(BlocIx(0)))
    );
}

#[test]
fn a_cell_of_the_position_matrix_reads_both_layers_as_one() {
    let mut private = entry("2016", Vec::new());
    private.layer = Layer::Private;
    private.salience = None;
    let mut secret = opposes("order", RedLine);
    secret.layer = Layer::Private;
    let scene = Scene::new()
        .issue("access", &["consent"])
        .issue("orders", &["order"])
        .bloc("east")
        .holds_entries(
            "access",
            vec![entry("2016", vec![accepts("consent")]), private],
        )
        .holds("orders", vec![secret]);
    let cells = |layers| {
        let book = PositionBook::compile(&scene.dossier, 2024, layers);
        let bloc = book.blocs().next().unwrap().0;
        let issues: Vec<_> = book.names().issues().collect();
        [0, 1].map(|n| {
            let cell = matrix::position(&book, bloc, issues[n]);
            (cell.strongest, cell.salience, cell.layer)
        })
    };
    assert_eq!(
        cells(Layers::SharedOnly),
        [
            (None, Some(100), Layer::Shared),
            (None, Some(100), Layer::Shared)
        ]
    );
    // A private entry that weighs nothing leaves the shared weight; one confidential demand in a
    // shared entry makes the cell confidential.
    assert_eq!(
        cells(Layers::WithPrivate),
        [
            (None, Some(100), Layer::Private),
            (Some(RedLine), Some(100), Layer::Private)
        ]
    );
}

#[test]
fn what_is_set_aside_is_counted_apart_in_the_draft_matrix() {
    let scene = Scene::new()
        .issue("access", &["order"])
        .bloc("east")
        .holds("access", vec![opposes("order", Core)])
        .article(&["order", "order"]);
    let at = scene.at(0, 0);
    let scene = scene.ignore(at, "east", "order", "");
    let judged = scene.judged();
    let rows = matrix::of_draft(&scene.draft, &judged.assessment).rows;
    let tallies: Vec<_> = rows
        .iter()
        .map(|row| row.cells[0].tally)
        .map(|tally| (tally.of(FindingKind::Conflict), tally.ignored))
        .collect();
    assert_eq!(tallies, [(1, 1), (1, 1)], "the article and the draft");
}
