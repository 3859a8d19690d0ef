//! Editorial checks as a whole: what holds for every check, and what a caller of the program gets.

use std::collections::BTreeSet;

use travaux::cli::Ending;
use travaux::coding::codebook::Codebook;
use travaux::coding::draft::{CodingCache, code_draft};
use travaux::editorial::meter::measure;
use travaux::editorial::{CHECKS, Coded, Fix, Remark, Site, remarks};
use travaux::model::draft::Draft;
use travaux::storage::{dossier_io, draft_io};
use travaux::words::{UiLang, Words};

use crate::cli_kit::call;
use crate::coding_kit::lexicon;
use crate::redline_kit::draft;

/// A text with a fault for nearly every check.
const FAULTY: [&str; 16] = [
    "In this Convention, “log file” means a record.",
    "Each state party shall organise  its defense, as provided in Article 3 and article 44.",
    "The U.N. will pay 5 percent and/or 7% within 3 days, etc.",
    "On December 24, 2024 the appropriate authorities of Russia met, see a/ac.291/l.15.",
    "The St\u{430}te must keep the the Log-File\u{200b} [ ] (now.",
    "Parties SHALL report [promptly.",
    "(a) Typed by hand.",
    "缔约国,应保存。",
    "A “key” shall mean a code.",
    "It should open a list:",
    "One.",
    "Two.",
    "Three.",
    "Four.",
    "Five.",
    "Six.",
];

fn coded(draft: &Draft) -> Vec<Remark> {
    let dossier = dossier_io::load_builtin().value;
    let (codebook, _) = Codebook::compile(&dossier, lexicon());
    let coding = code_draft(&codebook, draft, &[], &mut CodingCache::default());
    let coded = Coded {
        codebook: &codebook,
        coding: &coding,
    };
    remarks(draft, Some(coded), |_| true)
}

fn mend(draft: &mut Draft, remark: &Remark) {
    let (Site::Paragraph(_, id), Some(fix)) = (remark.site, &remark.fix) else {
        return;
    };
    let paragraphs = draft.articles.iter_mut().flat_map(|a| &mut a.paragraphs);
    for paragraph in paragraphs.filter(|p| p.id == id) {
        match fix {
            Fix::Words { span, was, with } => {
                assert_eq!(span.of(&paragraph.text), was, "{remark:?}");
                paragraph.text.replace_range(span.range(), with);
            }
            Fix::Level(level) => paragraph.level = *level,
        }
    }
}

#[test]
fn every_fix_mends_what_it_was_offered_for() {
    let faulty = draft(1, &[("Terms.", &FAULTY), ("Terms", &["Last."])]);
    let found = coded(&faulty);
    let fixed: Vec<_> = found.iter().filter(|r| r.fix.is_some()).collect();
    assert!(fixed.len() > 20, "{} fixes", fixed.len());
    for remark in fixed
        .iter()
        .filter(|r| matches!(r.site, Site::Paragraph(..)))
    {
        let mut mended = faulty.clone();
        mend(&mut mended, remark);
        let same = |other: &&Remark| {
            (other.check, other.site, other.key, &other.words)
                == (remark.check, remark.site, remark.key, &remark.words)
        };
        let (before, after) = (
            found.iter().filter(same).count(),
            coded_alike(&mended, same),
        );
        assert!(after < before, "{remark:?} stands after its fix");
    }
}

fn coded_alike(draft: &Draft, same: impl Fn(&&Remark) -> bool) -> usize {
    remarks(draft, None, |_| true).iter().filter(same).count()
}

#[test]
fn every_check_has_an_id_a_name_and_help_in_both_languages() {
    let ids: BTreeSet<_> = CHECKS.iter().map(|check| check.id).collect();
    assert_eq!(ids.len(), CHECKS.len());
    for lang in UiLang::ALL {
        let words = Words::new(lang);
        for check in &CHECKS {
            assert!(words.has(check.title) && words.has(check.help), "{check:?}");
            assert!(words.t(check.help).chars().count() > 8, "{check:?}");
        }
    }
    let said: BTreeSet<_> = coded(&draft(1, &[("Terms.", &FAULTY)]))
        .iter()
        .map(|r| r.check)
        .collect();
    assert!(said.len() >= 20, "the faulty text meets {said:?}");
}

#[test]
fn a_check_that_is_off_says_nothing() {
    let faulty = draft(1, &[("Terms", &FAULTY)]);
    let only = remarks(&faulty, None, |check| check.id == "spelling");
    assert!(
        only.len() >= 2 && only.iter().all(|r| r.check == "spelling"),
        "{only:?}"
    );
    assert!(remarks(&faulty, None, |_| false).is_empty());
}

#[test]
fn softened_twice_is_seen_by_the_words_of_force() {
    let twice = "Each Party shall, as appropriate, endeavour, where possible, to keep logs.";
    let once = "Each Party shall, where possible, keep logs.";
    let found = coded(&draft(1, &[("One", &[twice, once])]));
    let double: Vec<_> = found
        .iter()
        .filter(|r| r.check == "double-softeners")
        .collect();
    assert_eq!(double.len(), 1, "{double:?}");
}

#[test]
fn the_sample_draft_is_clean_of_errors_and_has_a_meter() {
    let sample = draft_io::load_sample().value;
    let wrong: Vec<_> = coded(&sample)
        .into_iter()
        .filter(|r| r.severity == travaux::editorial::Severity::Error)
        .collect();
    assert!(wrong.is_empty(), "{wrong:?}");
    let dossier = dossier_io::load_builtin().value;
    let (codebook, _) = Codebook::compile(&dossier, lexicon());
    let texts: [&str; 3] = [
        "Each Party shall keep logs.",
        "Each Party may keep logs, where possible.",
        "Parties should [consider] [report].",
    ];
    let draft = draft(1, &[("One", &texts)]);
    let coding = code_draft(&codebook, &draft, &[], &mut CodingCache::default());
    let meter = measure(
        &draft,
        Coded {
            codebook: &codebook,
            coding: &coding,
        },
    );
    let article = &meter.articles[0];
    let levels: Vec<_> = article
        .paragraphs
        .iter()
        .map(|p| p.force.unwrap().level)
        .collect();
    assert_eq!(levels[0], 5);
    assert!(levels[1] < 2 && levels[2] <= 2, "{levels:?}");
    assert!(!article.paragraphs[1].costs.is_empty());
    let counts = meter.counts;
    assert_eq!((counts.shall, counts.should, counts.may), (1, 1, 1));
    assert_eq!((counts.brackets, counts.alternatives), (2, 1));
    assert_eq!(meter.levels.n, 3);
}

#[test]
fn the_command_line_lists_remarks_and_fails_on_errors() {
    let text = "Each state party shall organise its law.\nSee article 9.\n";
    let said = call(&["check", "--text", "-"], text.as_bytes());
    assert_eq!(said.ending, Ending::Failed, "{}", said.err);
    assert!(said.out.contains("[organise → organize]"), "{}", said.out);
    assert!(said.err.contains("1 error, 2 warnings"), "{}", said.err);
    let json = call(
        &["check", "--text", "-", "--json", "--only", "spelling"],
        text.as_bytes(),
    );
    assert_eq!(json.ending, Ending::Done);
    let report = json.json();
    assert_eq!(report["remarks"].as_array().unwrap().len(), 1);
    let remark = &report["remarks"][0];
    assert_eq!((&remark["start"], &remark["end"]), (&23.into(), &31.into()));
    assert_eq!(remark["fix"]["new"], "organize");
    let wrong = call(&["check", "--text", "-", "--only", "speling"], b"");
    assert_eq!(wrong.ending, Ending::Usage);
    let chinese = call(&["check", "--text", "-", "--lang", "zh"], text.as_bytes());
    assert!(chinese.out.contains("应拼作“organize”"), "{}", chinese.out);
}
