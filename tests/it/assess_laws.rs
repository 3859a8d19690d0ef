//! Laws of verdicts that hold for any dossier and any draft, against a slow reading of the rule.

use std::collections::BTreeSet;

use proptest::prelude::*;
use travaux::assess::assessment::Part;
use travaux::assess::finding::{Finding, FindingKind};
use travaux::assess::verdict::Verdict;
use travaux::model::bloc::{Demand, Strength, Verb, Within};
use travaux::model::draft::Level;

use crate::judged::Judged;
use crate::support::{Scene, at_least, demand, unless};

const BLOCS: [&str; 3] = ["east", "north", "west"];
/// Element, its issue, whether the issue is about process, and what breaks it if it is a silence.
const ELEMENTS: [(&str, &str, bool, &[&str]); 9] = [
    ("a-one", "access", false, &[]),
    ("a-two", "access", false, &[]),
    ("a-three", "access", false, &[]),
    ("a-silence", "access", false, &["a-one", "a-two"]),
    ("b-one", "bail", false, &[]),
    ("b-two", "bail", false, &[]),
    ("p-one", "place", true, &[]),
    ("p-two", "place", true, &[]),
    ("p-silence", "place", true, &["p-one"]),
];

/// What a bloc asks: bloc, element, verb, strength, least force, cure.
type Ask = (
    usize,
    usize,
    Verb,
    Strength,
    Option<u8>,
    Option<(usize, Within)>,
);

/// Words of a paragraph: level, elements with force.
type Words = (Level, Vec<(usize, u8)>);

#[derive(Clone, Debug)]
struct World {
    asks: Vec<Ask>,
    articles: Vec<Vec<Words>>,
    complete: bool,
}

fn ask() -> impl Strategy<Value = Ask> {
    let verb = prop_oneof![
        Just(Verb::Requires),
        Just(Verb::Accepts),
        Just(Verb::Opposes)
    ];
    let strength = prop_oneof![
        Just(Strength::Preference),
        Just(Strength::Core),
        Just(Strength::RedLine)
    ];
    let within = prop_oneof![Just(Within::Article), Just(Within::Draft)];
    let force = proptest::option::weighted(0.3, 1..6_u8);
    let cure = proptest::option::weighted(0.3, (0..ELEMENTS.len(), within));
    (
        0..BLOCS.len(),
        0..ELEMENTS.len(),
        verb,
        strength,
        force,
        cure,
    )
}

fn world() -> impl Strategy<Value = World> {
    let level = prop_oneof![
        Just(Level::Paragraph),
        Just(Level::Item),
        Just(Level::Subitem),
        Just(Level::Tail)
    ];
    // Only what can stand in a clause: places of elements that are no silence.
    let standing: Vec<usize> = (0..ELEMENTS.len())
        .filter(|n| ELEMENTS[*n].3.is_empty())
        .collect();
    let element = (proptest::sample::select(standing), 0..6_u8);
    let words = (level, proptest::collection::vec(element, 0..3));
    let articles = proptest::collection::vec(proptest::collection::vec(words, 0..5), 0..4);
    (
        proptest::collection::vec(ask(), 0..20),
        articles,
        any::<bool>(),
    )
        .prop_map(|(asks, articles, complete)| World {
            asks,
            articles,
            complete,
        })
}

impl World {
    /// One demand a bloc and element: the first drawn.
    fn asks(&self) -> Vec<Ask> {
        let mut seen = BTreeSet::new();
        self.asks
            .iter()
            .filter(|ask| seen.insert((ask.0, ask.1)))
            .copied()
            .collect()
    }

    fn scene(&self, blocs: &[usize]) -> Scene {
        let mut scene = Scene::new()
            .issue("access", &["a-one", "a-two", "a-three"])
            .silence("a-silence", ELEMENTS[3].3)
            .issue("bail", &["b-one", "b-two"])
            .issue_in("process", "place", &["p-one", "p-two"])
            .silence("p-silence", ELEMENTS[8].3);
        for bloc in blocs {
            scene = scene.bloc(BLOCS[*bloc]);
            for issue in ["access", "bail", "place"] {
                let asks = self.asks();
                let here = asks
                    .iter()
                    .filter(|ask| ask.0 == *bloc && ELEMENTS[ask.1].1 == issue);
                scene = scene.holds(issue, here.map(as_demand).collect());
            }
        }
        for article in &self.articles {
            let texts: Vec<(Level, String)> = article.iter().map(|(l, w)| (*l, text(w))).collect();
            let texts: Vec<(Level, &str)> = texts.iter().map(|(l, t)| (*l, t.as_str())).collect();
            scene = scene.levels(&texts);
        }
        if self.complete {
            scene.complete()
        } else {
            scene
        }
    }
}

fn as_demand(ask: &Ask) -> Demand {
    let (_, element, verb, strength, force, cure) = ask;
    let mut made = demand(*verb, ELEMENTS[*element].0, *strength);
    if let Some(level) = force {
        made = at_least(made, *level);
    }
    if let Some((cure, within)) = cure {
        made = unless(made, ELEMENTS[*cure].0, *within);
    }
    made
}

/// The words of a paragraph; an element drawn twice stands once, as first drawn.
fn text(words: &[(usize, u8)]) -> String {
    let mut seen = BTreeSet::new();
    let kept = words.iter().filter(|(element, _)| seen.insert(*element));
    let words: Vec<_> = kept
        .map(|(e, level)| format!("{}@{level}", ELEMENTS[*e].0))
        .collect();
    if words.is_empty() {
        "nothing".to_owned()
    } else {
        words.join(" ")
    }
}

/// Elements a text carries, with their force.
fn carried(text: &str) -> Vec<(&str, u8)> {
    text.split(' ')
        .filter_map(|word| word.split_once('@'))
        .map(|(e, l)| (e, l.parse().unwrap()))
        .collect()
}

/// The verdict of one bloc by a slow reading of the rule: the worst over what stands.
fn slow(
    world: &World,
    bloc: usize,
    stands: &[(&str, u8)],
    article: &[&str],
    draft: &[&str],
) -> Verdict {
    let mut worst = if stands.is_empty() {
        Verdict::NotCoded
    } else {
        Verdict::NoPosition
    };
    for (element, level) in stands {
        for ask in world
            .asks()
            .iter()
            .filter(|ask| ask.0 == bloc && ELEMENTS[ask.1].0 == *element)
        {
            worst = worst.min(says(ask, Some(*level), article, draft));
        }
    }
    worst
}

fn says(ask: &Ask, level: Option<u8>, article: &[&str], draft: &[&str]) -> Verdict {
    let (_, _, verb, strength, force, cure) = ask;
    let cured = cure.is_some_and(|(element, within)| match within {
        Within::Article => article.contains(&ELEMENTS[element].0),
        Within::Draft => draft.contains(&ELEMENTS[element].0),
    });
    match (verb, strength) {
        (Verb::Opposes, _) if cured => Verdict::Acceptable,
        (Verb::Opposes, Strength::RedLine) => Verdict::CrossesRedLine,
        (Verb::Opposes, Strength::Core) => Verdict::Conflict,
        (Verb::Opposes, Strength::Preference) => Verdict::Reserve,
        (Verb::Requires, _) if level.is_some_and(|level| level < force.unwrap_or(0)) => {
            Verdict::Reserve
        }
        (Verb::Requires, _) => Verdict::Satisfies,
        (Verb::Accepts, _) => Verdict::Acceptable,
    }
}

/// Everything that stands in a draft: what clauses carry, and unbroken silences.
fn standing(scene: &Scene) -> Vec<&str> {
    let texts = scene
        .draft
        .articles
        .iter()
        .flat_map(|article| &article.paragraphs);
    let mut all: Vec<&str> = texts
        .flat_map(|p| carried(&p.text))
        .map(|(element, _)| element)
        .collect();
    for (silence, _, _, absent) in ELEMENTS.iter().filter(|element| !element.3.is_empty()) {
        if !absent.iter().any(|element| all.contains(element)) {
            all.push(silence);
        }
    }
    all
}

fn parts(scene: &Scene) -> Vec<Part> {
    let articles = &scene.draft.articles;
    let clauses = articles
        .iter()
        .flat_map(|a| &a.paragraphs)
        .map(|p| Part::Clause(p.id));
    clauses
        .chain(articles.iter().map(|a| Part::Article(a.id)))
        .chain([Part::Draft])
        .collect()
}

fn seen(judged: &Judged<'_>, bloc: &str) -> Vec<(FindingKind, String, Option<u32>)> {
    let key = |f: &Finding| {
        (
            f.kind,
            judged.name(f).to_owned(),
            f.coded.as_ref().map(|c| c.span.start),
        )
    };
    judged.of(bloc).map(key).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn verdicts_agree_with_a_slow_reading_of_the_rule(world in world()) {
        let scene = world.scene(&[0, 1, 2]);
        let judged = scene.judged();
        let draft = standing(&scene);
        for (at, name) in BLOCS.iter().enumerate() {
            let mut whole = Verdict::NotCoded;
            for (n, article) in scene.draft.articles.iter().enumerate() {
                let texts = article.paragraphs.iter();
                let all: Vec<_> = texts.flat_map(|p| carried(&p.text)).collect();
                let near: Vec<_> = all.iter().map(|(element, _)| *element).collect();
                let expected = slow(&world, at, &all, &near, &draft);
                prop_assert_eq!(judged.article(n, name), expected);
                whole = whole.min(expected);
                for (place, clause) in article.clauses().enumerate() {
                    let above = clause.chapeaux.iter().flatten().map(|p| p.text.as_str());
                    let words: Vec<_> = above.chain([clause.paragraph.text.as_str()]).flat_map(carried).collect();
                    prop_assert_eq!(judged.clause(n, place, name), slow(&world, at, &words, &near, &draft));
                }
            }
            let asks = world.asks();
            let silent = asks.iter().filter(|ask| ask.0 == at && !ELEMENTS[ask.1].3.is_empty());
            for ask in silent.filter(|ask| world.complete && draft.contains(&ELEMENTS[ask.1].0)) {
                whole = whole.min(says(ask, None, &draft, &draft));
            }
            prop_assert_eq!(judged.draft(name), whole);
        }
    }

    #[test]
    fn what_is_asked_or_missing_is_what_stands_nowhere(world in world()) {
        let scene = world.scene(&[0, 1, 2]);
        let judged = scene.judged();
        let draft = standing(&scene);
        let touches = |issue: &str, article: &travaux::model::draft::Article| {
            let words = article.paragraphs.iter().flat_map(|p| carried(&p.text));
            words.into_iter().any(|(element, _)| ELEMENTS.iter().any(|e| e.0 == element && e.1 == issue))
        };
        for ask in world.asks() {
            let (name, issue, process, absent) = ELEMENTS[ask.1];
            let unmet = ask.2 == Verb::Requires && !draft.contains(&name);
            let n_touched = scene.draft.articles.iter().filter(|a| touches(issue, a)).count();
            let found = judged.findings(BLOCS[ask.0]);
            let n_of = |kind| found.iter().filter(|f| **f == (kind, name)).count();
            if absent.is_empty() {
                prop_assert_eq!(n_of(FindingKind::StillAsks), if unmet { n_touched } else { 0 });
                let missing = unmet && n_touched == 0 && !process;
                prop_assert_eq!(n_of(FindingKind::Missing), usize::from(missing));
            } else {
                prop_assert_eq!(n_of(FindingKind::StillAsks), 0, "a silence speaks on the draft only");
                let waived = found.iter().any(|(kind, other)| {
                    *kind == FindingKind::Met
                        && *other != name
                        && ELEMENTS.iter().any(|e| e.0 == *other && e.1 == issue)
                });
                prop_assert_eq!(n_of(FindingKind::Missing), usize::from(unmet && !process && !waived));
            }
        }
    }

    #[test]
    fn the_order_of_blocs_changes_no_verdict_and_no_finding(world in world()) {
        let (one, other) = (world.scene(&[0, 1, 2]), world.scene(&[2, 0, 1]));
        let (a, b) = (one.judged(), other.judged());
        for bloc in BLOCS {
            for part in parts(&one) {
                prop_assert_eq!(a.assessment.verdict(part, a.bloc(bloc)), b.assessment.verdict(part, b.bloc(bloc)));
            }
            prop_assert_eq!(seen(&a, bloc), seen(&b, bloc));
        }
    }

    #[test]
    fn one_more_demand_never_improves_a_verdict(world in world(), more in ask()) {
        let mut asking = world.clone();
        asking.asks.push(more);
        let (before, after) = (world.scene(&[0, 1, 2]), asking.scene(&[0, 1, 2]));
        let (before, after, all) = (before.judged(), after.judged(), parts(&before));
        for part in all {
            for bloc in BLOCS.map(|name| before.bloc(name)) {
                prop_assert!(after.assessment.verdict(part, bloc) <= before.assessment.verdict(part, bloc));
            }
        }
    }

    #[test]
    fn a_verdict_is_the_worst_of_its_findings_and_findings_are_in_order(world in world()) {
        let scene = world.scene(&[0, 1, 2]);
        let judged = scene.judged();
        let assessment = &judged.assessment;
        for part in parts(&scene) {
            let base = if assessment.is_coded(part) { Verdict::NoPosition } else { Verdict::NotCoded };
            for bloc in BLOCS.map(|name| judged.bloc(name)) {
                let own = assessment.findings_in(part).filter(|finding| finding.bloc == bloc);
                let worst = own.filter_map(|finding| assessment.enters(finding)).min();
                prop_assert_eq!(assessment.verdict(part, bloc), worst.unwrap_or(base).min(base));
            }
        }
        let key = |f: &Finding| (f.severity(), f.site, f.words_at());
        let all = assessment.findings();
        prop_assert!(all.windows(2).all(|two| key(&two[0]) <= key(&two[1])));
        let same_place = |two: &&[Finding]| key(&two[0]) == key(&two[1]) && two[0].element == two[1].element;
        prop_assert!(all.windows(2).filter(same_place).all(|two| two[0].bloc < two[1].bloc));
    }
}
