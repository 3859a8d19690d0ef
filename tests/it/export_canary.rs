//! A word that occurs nowhere else in every internal field: who may read it, and who may not.

use std::sync::Arc;

use proptest::prelude::*;
use travaux::exchange::export::{Format, Wish};
use travaux::exchange::public::Audience;
use travaux::exchange::table::Kind;
use travaux::model::bloc::{
    Citation, ConfidenceKind, DatedNote, Demand, Layer, PositionEntry, Salience, Strength, Verb,
};
use travaux::model::decision::{Decision, Quote, Ruling};
use travaux::model::ids::{BlocId, DecisionId, NoteId, VersionId};
use travaux::model::layer::{holds_private, shared_workspace};
use travaux::model::note::{Note, NoteKind, NoteOn};
use travaux::model::text::Bilingual;
use travaux::model::workspace::{NamedVersion, Workspace};

use crate::export_kit::{built_in, made, parts, wishes, wishes_in_chinese};
use crate::storage::dice::Dice;

/// For one's own delegation only.
pub(crate) const OWN: &str = "zqown";
/// For partners and one's own delegation.
pub(crate) const PARTNER: &str = "zqpartner";
/// For nobody: it is never exported at all.
pub(crate) const NEVER: &str = "zqnever";

pub(crate) fn word(mark: &str, n: &mut usize) -> String {
    *n += 1;
    format!("{mark}{n:04}")
}

fn internal(entry: &mut PositionEntry, n: &mut usize) {
    if !entry.fallback.is_empty() {
        entry.fallback = word(PARTNER, n);
    }
    entry.confidence.note = word(OWN, n);
    if let Some(salience) = &mut entry.salience {
        salience.reason = word(OWN, n);
    }
    entry.sources.iter_mut().for_each(|s| s.note = word(OWN, n));
    entry.notes.push(DatedNote {
        when: word(OWN, n),
        text: word(OWN, n),
    });
    entry.demands.iter_mut().for_each(|d| d.note = word(OWN, n));
}

fn confidential(shared: &PositionEntry, n: &mut usize) -> PositionEntry {
    let mut entry = shared.clone();
    internal(&mut entry, n);
    entry.layer = Layer::Private;
    entry.stance = Bilingual::new(&word(OWN, n), &word(OWN, n));
    entry.fallback = word(OWN, n);
    entry.confidence.kind = ConfidenceKind::Inferred;
    entry.salience = Some(Salience {
        value: 77,
        reason: word(OWN, n),
    });
    entry.sources.push(Citation {
        source: "S1".parse().unwrap(),
        place: word(OWN, n),
        note: word(OWN, n),
    });
    entry
}

/// Decisions of persons, every other one confidential, every fourth setting a finding aside.
fn decide(workspace: &mut Workspace, n: &mut usize) {
    let findings: Vec<(BlocId, _)> = workspace
        .dossier
        .judging_blocs()
        .flat_map(|bloc| {
            let demands = bloc
                .positions
                .iter()
                .flat_map(|p| &p.entries)
                .flat_map(|e| &e.demands);
            demands
                .map(|d| (bloc.id.clone(), d.element.clone()))
                .collect::<Vec<_>>()
        })
        .collect();
    let paragraphs: Vec<_> = workspace
        .draft
        .articles
        .iter()
        .flat_map(|a| &a.paragraphs)
        .map(|p| p.id)
        .collect();
    for (at, (bloc, element)) in findings.into_iter().take(60).enumerate() {
        workspace.decisions.push(Decision {
            id: DecisionId(ulid::Ulid(at as u128 + 1)),
            paragraph: paragraphs[at % paragraphs.len()],
            quote: Quote::default(),
            ruling: if at % 4 == 0 {
                Ruling::Ignore(bloc, element)
            } else {
                Ruling::Add(element)
            },
            reason: word(OWN, n),
            author: word(OWN, n),
            time_ms: 1,
            layer: if at % 2 == 0 {
                Layer::Private
            } else {
                Layer::Shared
            },
        });
    }
}

/// The built-in workspace with a word in every internal field.
pub(crate) fn planted() -> Workspace {
    let mut workspace = built_in();
    let n = &mut 0;
    workspace.title = word(NEVER, n);
    let dossier = &mut workspace.dossier;
    for source in &mut dossier.reference.sources {
        source.note = word(NEVER, n);
    }
    for item in &mut dossier.reference.instruments {
        item.notes = vec![word(OWN, n)];
    }
    for bloc in &mut dossier.blocs {
        bloc.note = Bilingual::new(&word(NEVER, n), &word(NEVER, n));
        for (at, position) in bloc.positions.iter_mut().enumerate() {
            for entry in &mut position.entries {
                internal(Arc::make_mut(entry), n);
            }
            if at % 3 == 0 {
                let first = position.entries[0].clone();
                let mut demand = first.demands.first().cloned().unwrap_or_else(|| {
                    Demand::new(
                        "cross-border-evidence".parse().unwrap(),
                        Verb::Opposes,
                        Strength::Core,
                    )
                });
                demand.layer = Layer::Private;
                demand.note = word(OWN, n);
                Arc::make_mut(&mut position.entries[0]).demands.push(demand);
                position.entries.push(Arc::new(confidential(&first, n)));
            }
        }
        for entry in &mut bloc.member_entries {
            entry.confidence.note = word(OWN, n);
            entry.sources.iter_mut().for_each(|s| s.note = word(OWN, n));
        }
        if let Some(entry) = bloc.member_entries.first().cloned() {
            let mut entry = entry;
            entry.layer = Layer::Private;
            entry.text = Bilingual::new(&word(OWN, n), &word(OWN, n));
            bloc.member_entries.push(entry);
        }
    }
    decide(&mut workspace, n);
    let first = workspace.draft.articles[0].id;
    workspace.notes.push(Note {
        id: NoteId(ulid::Ulid(5)),
        on: NoteOn::Article(first),
        quote: Quote::default(),
        kind: NoteKind::Comment,
        text: word(NEVER, n),
        author: word(NEVER, n),
        time_ms: 1,
        replies: Vec::new(),
        resolved: false,
        layer: Layer::Private,
    });
    workspace.versions.push(NamedVersion {
        id: VersionId(ulid::Ulid(99)),
        name: "Chair's text".to_owned(),
        symbol: word(NEVER, n),
        note: word(NEVER, n),
        time_ms: 1_723_075_200_000,
        issued: true,
        draft: workspace.draft.clone(),
    });
    workspace
}

pub(crate) fn holds(bytes: &[u8], mark: &str) -> bool {
    let wide: Vec<u8> = mark.encode_utf16().flat_map(u16::to_le_bytes).collect();
    [mark.as_bytes(), &wide]
        .iter()
        .any(|words| bytes.windows(words.len()).any(|window| window == *words))
}

/// How many parts of what leaves were read, and in how many of them words of a kind stood.
#[derive(Debug, Default)]
pub(crate) struct Sightings {
    pub(crate) parts: usize,
    pub(crate) own: usize,
    pub(crate) partner: usize,
}

impl Sightings {
    /// Reads a part of what `audience` is given, named by `of`: it holds no word that is not for
    /// it.
    pub(crate) fn read(&mut self, inside: &[u8], audience: Audience, of: &dyn std::fmt::Debug) {
        assert!(!holds(inside, NEVER), "{of:?}");
        let (own, partner) = (holds(inside, OWN), holds(inside, PARTNER));
        assert!(!own || audience == Audience::OwnDelegation, "{of:?}");
        assert!(!partner || audience != Audience::Public, "{of:?}");
        self.parts += 1;
        self.own += usize::from(own);
        self.partner += usize::from(partner);
    }
}

#[test]
fn what_is_internal_reaches_nobody_it_is_not_for() {
    let workspace = planted();
    let mut seen = Sightings::default();
    for wish in wishes().into_iter().chain(wishes_in_chinese()) {
        let bytes = made(&workspace, &wish);
        for (part, inside) in parts(&bytes) {
            seen.read(&inside, wish.audience, &(&wish, part));
        }
    }
    assert!(
        seen.parts > 290 && seen.own > 30 && seen.partner > 40,
        "{seen:?}"
    );
}

#[test]
fn one_s_own_delegation_reads_everything() {
    let workspace = planted();
    let wish = |kind, format| Wish {
        kind,
        format,
        audience: Audience::OwnDelegation,
        as_of: 2024,
        ..Wish::default()
    };
    let told = |kind, format| {
        let parts = parts(&made(&workspace, &wish(kind, format)));
        parts
            .iter()
            .map(|(_, inside)| String::from_utf8_lossy(inside).into_owned())
            .collect::<String>()
    };
    let objections = told(Kind::Objections, Format::Csv);
    let told_of = |d: &&Decision| objections.contains(&d.author) && objections.contains(&d.reason);
    let n_told = workspace.decisions.iter().filter(told_of).count();
    assert!(n_told > 5, "{n_told} persons who decided are named");
    let book = told(Kind::Positions, Format::Xlsx);
    assert!(book.contains(OWN) && book.contains(PARTNER) && book.contains(", private)"));
    assert!(told(Kind::Verdicts, Format::Markdown).contains("version: Chair's text (2024-08-08)"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn a_secret_changes_no_byte_of_what_others_are_given(seed in any::<u64>()) {
        let mut whole = planted();
        // Confidential positions and decisions of all kinds, on what is there.
        let dice = Dice::new(seed).workspace();
        whole.draft.title = dice.draft.title;
        let shared = shared_workspace(&whole);
        prop_assert!(holds_private(&whole) && !holds_private(&shared));
        for wish in wishes() {
            let picked = seed % 5 == wish.kind as u64 % 5;
            if wish.audience != Audience::OwnDelegation && picked && wish.format != Format::Png {
                prop_assert!(made(&whole, &wish) == made(&shared, &wish), "{:?}", wish);
            }
        }
    }
}
