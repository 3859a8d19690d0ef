//! The shipped dossier: it loads without a problem, is canonical, and holds what its README states.
//!
//! `TRAVAUX_FORMAT=1 cargo test shipped` writes every shipped file in canonical form.

use std::fs;
use std::path::{Path, PathBuf};

use travaux::model::bloc::{BlocKind, ConfidenceKind};
use travaux::model::crossref::bind;
use travaux::model::dossier::Dossier;
use travaux::model::reference::InstrumentKind;
use travaux::model::text::Lang;
use travaux::storage::dossier_io;
use travaux::storage::draft_io;
use travaux::storage::format::{FileKind, format_file};
use travaux::storage::save::write_atomic;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

fn ron_files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(ron_files(&path));
        } else if path.extension().is_some_and(|extension| extension == "ron") {
            found.push(path);
        }
    }
    found.sort();
    found
}

#[test]
fn every_shipped_file_is_canonical() {
    let mut files = ron_files(&root().join("positions"));
    files.extend(ron_files(&root().join("assets/sample")));
    assert!(files.len() > 30, "{}", files.len());
    let write = std::env::var_os("TRAVAUX_FORMAT").is_some();
    let mut bad = Vec::new();
    for path in files {
        let name = path
            .strip_prefix(root())
            .unwrap()
            .to_string_lossy()
            .replace('\\', "/");
        let kind = FileKind::of(&name).unwrap_or_else(|| panic!("{name} has no kind"));
        let bytes = fs::read(&path).unwrap();
        match format_file(&bytes, kind) {
            Err(problem) => bad.push(problem.in_file(&name).to_string()),
            Ok(text) if text.as_bytes() == bytes => {}
            Ok(text) if write => write_atomic(&path, text.as_bytes()).unwrap(),
            Ok(text) => {
                let found = String::from_utf8_lossy(&bytes);
                let same = found
                    .lines()
                    .zip(text.lines())
                    .take_while(|(a, b)| a == b)
                    .count();
                bad.push(format!(
                    "{name}:{} is not canonical; run with TRAVAUX_FORMAT=1",
                    same + 1
                ));
            }
        }
    }
    assert!(bad.is_empty(), "{}", bad.join("\n"));
}

#[test]
fn the_built_in_dossier_loads_without_a_problem() {
    let loaded = dossier_io::load_builtin();
    let told: Vec<_> = loaded.problems.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    let folder = dossier_io::load_dossier(&root().join("positions/cybercrime"));
    assert_eq!(
        folder.value, loaded.value,
        "the folder and the copy inside the program differ"
    );
}

#[test]
fn the_sample_draft_loads_without_a_problem() {
    let loaded = draft_io::load_sample();
    let told: Vec<_> = loaded.problems.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    assert!(!loaded.value.title.is_empty());
    assert!(
        loaded
            .value
            .articles
            .iter()
            .any(|article| article.clauses().count() > 1)
    );
    let mut folder = draft_io::load_draft(&root().join("assets/sample")).value;
    bind(&mut folder);
    assert_eq!(folder, loaded.value);
}

/// Every figure of the README's last section that stands under `blocs/` and `issues/`.
#[test]
#[expect(clippy::too_many_lines, reason = "one line a figure")]
fn the_debate_has_the_figures_its_readme_states() {
    let dossier = dossier_io::load_builtin().value;
    assert_eq!(dossier.families.len(), 10);
    assert_eq!(dossier.issues.len(), 37);
    assert!(
        dossier
            .issues
            .iter()
            .zip(1..)
            .all(|(issue, number)| issue.number == number)
    );
    assert_eq!(dossier.elements().count(), 236);
    assert_eq!(
        dossier
            .elements()
            .filter(|(_, e)| e.synonym_of.is_some())
            .count(),
        2
    );

    let order: Vec<_> = dossier
        .judging_blocs()
        .map(|bloc| bloc.id.as_str())
        .collect();
    assert_eq!(order, ["us-eu", "cn-ru-br", "au", "sco"]);
    let positions = || dossier.judging_blocs().flat_map(|bloc| &bloc.positions);
    assert!(
        dossier
            .judging_blocs()
            .all(|bloc| bloc.positions.len() == 37)
    );
    assert_eq!(positions().count(), 148);
    let entries = || positions().flat_map(|position| &position.entries);
    assert_eq!(entries().count(), 154);
    assert_eq!(
        entries().map(|entry| entry.demands.len()).sum::<usize>(),
        537
    );
    let in_force = |year| {
        positions()
            .filter_map(|position| position.in_force(year))
            .map(|entry| entry.demands.len())
            .sum::<usize>()
    };
    assert_eq!((in_force(2016), in_force(2024)), (508, 509));
    let kind = |kind| {
        entries()
            .filter(|entry| entry.confidence.kind == kind)
            .count()
    };
    assert_eq!(kind(ConfidenceKind::Seed), 39);
    assert_eq!(kind(ConfidenceKind::Record), 38);
    assert_eq!(kind(ConfidenceKind::RecordUnread), 27);
    assert_eq!(kind(ConfidenceKind::Inferred), 36);
    assert_eq!(kind(ConfidenceKind::NoPosition), 14);
    let per_bloc: Vec<_> = dossier
        .judging_blocs()
        .map(|bloc| {
            let entries = || bloc.positions.iter().flat_map(|position| &position.entries);
            (
                entries().count(),
                entries().map(|e| e.demands.len()).sum::<usize>(),
                bloc.member_entries.len(),
            )
        })
        .collect();
    assert_eq!(
        per_bloc,
        [(41, 197, 17), (39, 167, 31), (37, 101, 28), (37, 72, 11)]
    );
    assert_eq!(
        positions()
            .filter(|position| position.entries.len() > 1)
            .count(),
        6
    );
    assert_eq!(entries().map(|entry| entry.notes.len()).sum::<usize>(), 85);
    assert_eq!(
        dossier
            .judging_blocs()
            .map(|bloc| bloc.snapshots.len())
            .sum::<usize>(),
        12
    );
    let members = || {
        dossier
            .judging_blocs()
            .flat_map(|bloc| &bloc.member_entries)
    };
    assert_eq!(
        members().filter(|entry| !entry.demands.is_empty()).count(),
        18
    );
    assert_eq!(
        members().map(|entry| entry.demands.len()).sum::<usize>(),
        33
    );
    let [views] = of_kind(&dossier, BlocKind::Views)[..] else {
        panic!("one set of views")
    };
    assert_eq!(views.views.len(), 24);
    assert_eq!(
        views
            .views
            .iter()
            .map(|view| view.elements.len())
            .sum::<usize>(),
        36
    );
    assert_eq!(
        views.date.map(|date| date.to_string()).as_deref(),
        Some("2019-03-29")
    );
    let groups: Vec<_> = of_kind(&dossier, BlocKind::Group)
        .iter()
        .map(|g| (g.id.as_str(), g.members.len()))
        .collect();
    assert_eq!(groups, [("brics", 10), ("council-of-europe", 47)]);
}

fn of_kind(dossier: &Dossier, kind: BlocKind) -> Vec<&travaux::model::bloc::Bloc> {
    dossier
        .blocs
        .iter()
        .filter(|bloc| bloc.kind == kind)
        .collect()
}

#[test]
fn the_reference_matter_has_the_figures_its_readme_states() {
    let reference = dossier_io::load_builtin().value.reference;
    assert_eq!(reference.states.len(), 193);
    assert_eq!(reference.sources.len(), 75);
    let kind = |kind| {
        reference
            .instruments
            .iter()
            .filter(|item| item.kind == kind)
            .count()
    };
    assert_eq!(kind(InstrumentKind::Treaty), 15);
    assert_eq!(kind(InstrumentKind::SoftLaw), 25);
    assert_eq!(kind(InstrumentKind::Body), 38);
    let outlines: Vec<usize> = reference
        .outlines
        .iter()
        .map(|outline| {
            outline
                .chapters
                .iter()
                .map(|chapter| chapter.articles.len())
                .sum()
        })
        .collect();
    assert_eq!(outlines, [48, 68]);
    let table = reference.accession_table.unwrap();
    assert_eq!((table.rows.len(), reference.accessions.len()), (15, 49));
    let sum = |part: fn(&travaux::model::reference::AccessionRow) -> u16| -> u16 {
        table.rows.iter().map(part).sum()
    };
    assert_eq!(
        (
            sum(|row| row.coe),
            sum(|row| row.others),
            sum(|row| row.total)
        ),
        (40, 9, 49)
    );
    for row in &table.rows {
        let dated = reference
            .accessions
            .iter()
            .filter(|accession| accession.date.year() == row.year)
            .count();
        assert_eq!(dated, usize::from(row.total), "{}", row.year);
    }
    assert_eq!(reference.inconsistencies.len(), 18);
    assert_eq!(reference.anchors.len(), 28);
    assert_eq!(reference.facts.len(), 29);
    assert_eq!(reference.rules.len(), 11);
    assert_eq!(reference.roll_calls.len(), 3);
}

#[test]
fn every_element_has_its_bank_of_wordings() {
    let banks = dossier_io::load_builtin_banks();
    let told: Vec<_> = banks.problems.iter().map(ToString::to_string).collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
    let dossier = dossier_io::load_builtin().value;
    for element in banks.value.keys() {
        assert!(
            dossier.element(element).is_some(),
            "the banks hold wordings of {element}, which is no element"
        );
    }
    // A second name and a silence have no wordings of their own.
    let missing: Vec<_> = dossier
        .elements()
        .filter(|(_, element)| !element.scope.is_silence() && element.synonym_of.is_none())
        .filter(|(_, element)| {
            let langs = banks.value.get(&element.id);
            [Lang::En, Lang::Zh].iter().any(|lang| {
                langs
                    .and_then(|langs| langs.get(lang))
                    .is_none_or(|bank| bank.wordings.is_empty())
            })
        })
        .map(|(_, element)| element.id.as_str())
        .collect();
    assert!(missing.is_empty(), "no wordings of {}", missing.join(", "));
}
