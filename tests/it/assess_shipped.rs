//! The shipped positions, judged: who speaks for whom, and a clause every bloc has a view on.

use std::collections::BTreeMap;

use travaux::assess::adoption::{Outcome, count};
use travaux::assess::assessment::{Assessment, Part, assess};
use travaux::assess::book::{Layers, PositionBook};
use travaux::assess::input::{CodedClause, Options};
use travaux::assess::matrix::{self, Reading};
use travaux::assess::states::{Roster, Speaker};
use travaux::assess::verdict::Verdict;
use travaux::coding::coded::{By, ClauseCoding, CodedElement, CueIx, Force, Place};
use travaux::model::dossier::Dossier;
use travaux::model::ids::{ArticleId, BlocId, ParagraphId};
use travaux::model::reference::RuleKind;
use travaux::model::text::Span;
use travaux::storage::dossier_io;

use crate::support::{element_id, state};

fn shipped() -> Dossier {
    dossier_io::load_builtin().value
}

/// How many States each bloc leads.
fn camps(year: u16) -> BTreeMap<String, usize> {
    let dossier = shipped();
    let book = PositionBook::compile(&dossier, year, Layers::SharedOnly);
    let mut camps = BTreeMap::new();
    for seat in Roster::compile(&dossier, &book).seats() {
        let camp = seat.camp.and_then(|bloc| book.bloc_id(bloc));
        *camps
            .entry(camp.map_or_else(|| "none".to_owned(), ToString::to_string))
            .or_default() += 1;
    }
    camps
}

/// One clause that carries this element with full force.
fn judged(book: &PositionBook, element: &str) -> Assessment {
    let coding = ClauseCoding {
        elements: vec![CodedElement {
            element: book.names().element(&element_id(element)).unwrap(),
            place: Place::Text,
            span: Span::new(0, 5),
            force: Force {
                level: 5,
                prohibition: false,
            },
            devices: Vec::new(),
            by: By::Cue(CueIx(0)),
            likelihood: 1000,
        }],
        ..ClauseCoding::default()
    };
    let clause = CodedClause {
        article_at: 0,
        article: Some(ArticleId(ulid::Ulid(1))),
        paragraph_at: 0,
        paragraph: ParagraphId(ulid::Ulid(2)),
        text: "words",
        is_chapeau: false,
        chapeaux: [None; 3],
        coding: &coding,
    };
    assess(book, &[clause], &Options::default())
}

#[test]
fn every_state_sits_in_one_camp_and_the_united_kingdom_leaves() {
    for (year, us_eu, au) in [(2016, 29, 53), (2024, 28, 54)] {
        let camps = camps(year);
        assert_eq!(
            camps["us-eu"], us_eu,
            "{year}: the United States and the members of the Union"
        );
        assert_eq!(camps["cn-ru-br"], 3, "{year}");
        // Morocco joined the Union in 2017; one member of the Union has no vote.
        assert_eq!(camps["au"], au, "{year}");
        assert_eq!(camps.values().sum::<usize>(), 193, "{year}");
    }
}

#[test]
fn sovereignty_divides_the_blocs() {
    let dossier = shipped();
    let book = PositionBook::compile(&dossier, 2024, Layers::SharedOnly);
    let assessment = judged(&book, "explicit-cyber-sovereignty");
    let verdict = |id: &str| {
        let bloc = book.bloc_ix(&BlocId::new(id).unwrap()).unwrap();
        assessment.draft_verdict(bloc)
    };
    assert_eq!(verdict("us-eu"), Verdict::CrossesRedLine);
    assert_eq!(verdict("cn-ru-br"), Verdict::Satisfies);
    assert_eq!(verdict("sco"), Verdict::Satisfies);

    let roster = Roster::compile(&dossier, &book);
    let states = roster.verdicts(&assessment, Part::Draft);
    let of = |code: &str| states.iter().find(|one| one.state == state(code)).unwrap();
    let us_eu = Speaker::Bloc(book.bloc_ix(&BlocId::new("us-eu").unwrap()).unwrap());
    assert_eq!(
        (of("DE").verdict, of("DE").by),
        (Some(Verdict::CrossesRedLine), us_eu)
    );
    assert_eq!(of("CN").verdict, Some(Verdict::Satisfies));
    assert_eq!(of("CH").verdict, None, "nobody speaks for Switzerland");
    let counted = count(RuleKind::Consensus, &states);
    assert_eq!((counted.outcome, counted.votes.no), (Outcome::Fails, 28));
    assert_eq!(counted.votes.states(), 193);
}

#[test]
fn the_shipped_matrix_has_a_cell_for_every_issue_and_bloc() {
    let dossier = shipped();
    let book = PositionBook::compile(&dossier, 2024, Layers::SharedOnly);
    let rows = matrix::positions(&book).rows;
    assert_eq!(rows.len(), dossier.issues.len());
    let cells: Vec<_> = rows.iter().flat_map(|(_, cells)| cells).collect();
    assert_eq!(cells.len(), rows.len() * 4);
    let n_of = |reading| cells.iter().filter(|cell| cell.reading == reading).count();
    for reading in [Reading::Wants, Reading::Mixed, Reading::NoRecordedPosition] {
        assert!(n_of(reading) > 0, "no cell reads {}", reading.word());
    }
    let scaled = matrix::scaled(&book).rows;
    assert_eq!(scaled.len(), dossier.elements().count());
    let filled = scaled.iter().flat_map(|(_, cells)| cells).flatten().count();
    let of_blocs = book
        .held()
        .iter()
        .filter(|held| usize::from(held.bloc.0) < book.n_blocs());
    assert!(filled >= of_blocs.count() && filled > 400, "{filled}");
}
