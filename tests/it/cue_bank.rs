//! Measures the cues of the shipped dossier on the banks of wordings.
//!
//! A cue is right on a wording of its own element and wrong on its near-miss. On a sentence of
//! another element's bank it is right where that sentence contains its element too; people have
//! judged which do, in `tests/data/also/*.txt`, one judgement a line:
//! `element: beginning of the sentence`, or `element <= other` where every wording of `other`
//! contains `element`.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use travaux::coding::codebook::{ClauseText, Codebook, Scratch};
use travaux::coding::coded::By;
use travaux::model::dossier::Dossier;
use travaux::model::text::Lang;
use travaux::storage::dossier_io::{Banks, load_banks, load_dossier};
use travaux::storage::lexicon_io::builtin_lexicon;

/// The cues of a dossier with everything they are measured on.
pub(crate) struct Bench {
    pub(crate) dossier: Dossier,
    pub(crate) book: Codebook,
    pub(crate) problems: Vec<String>,
    pub(crate) banks: Banks,
    pub(crate) also: Also,
}

/// Sentences that contain elements beside that of their bank.
#[derive(Default)]
pub(crate) struct Also {
    sentences: BTreeMap<String, Vec<String>>,
    banks: BTreeSet<(String, String)>,
}

/// How the cues of one element do in one language.
#[derive(Clone, Default)]
pub(crate) struct Figures {
    /// Wordings of its bank.
    pub(crate) wordings: usize,
    /// Wordings that its cues miss.
    pub(crate) missed: Vec<String>,
    /// Sentences its cues find rightly.
    pub(crate) right: usize,
    /// Sentences its cues find wrongly, each with the bank it stands in and the cue.
    pub(crate) wrong: Vec<Wrong>,
}

/// A sentence in which a cue holds and should not.
#[derive(Clone)]
pub(crate) struct Wrong {
    pub(crate) bank: String,
    pub(crate) near: bool,
    pub(crate) sentence: String,
    pub(crate) cue: String,
}

impl Figures {
    /// The part of its wordings that its cues find, in percent.
    pub(crate) fn recall(&self) -> f64 {
        percent(self.wordings - self.missed.len(), self.wordings)
    }

    /// The part of what its cues find that is right, in percent.
    pub(crate) fn precision(&self) -> f64 {
        percent(self.right, self.right + self.wrong.len())
    }
}

fn percent(part: usize, whole: usize) -> f64 {
    if whole == 0 {
        100.0
    } else {
        100.0 * part as f64 / whole as f64
    }
}

/// The folder of the shipped dossier.
pub(crate) fn shipped() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("positions/cybercrime")
}

impl Bench {
    /// Reads the dossier in `folder` and compiles its cues.
    pub(crate) fn open(folder: &Path) -> Self {
        let loaded = load_dossier(folder);
        let banks = load_banks(folder);
        let mut problems: Vec<String> = loaded
            .problems
            .iter()
            .chain(&banks.problems)
            .map(ToString::to_string)
            .collect();
        let dossier = loaded.value;
        let lexicon = builtin_lexicon().expect("the lexicon inside the program reads");
        let (book, faults) = Codebook::compile(&dossier, &lexicon);
        problems.extend(
            faults
                .iter()
                .map(|fault| format!("{fault}: {}", fault.remedy)),
        );
        let also = Also::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/data/also"));
        Self {
            dossier,
            book,
            problems,
            banks: banks.value,
            also,
        }
    }

    /// The elements a clause codes to, each with the cue that found it.
    pub(crate) fn code(&self, lang: Lang, chapeau: &str, text: &str) -> BTreeMap<String, String> {
        let chapeaux = [chapeau];
        let chapeaux: &[&str] = if chapeau.is_empty() { &[] } else { &chapeaux };
        let coding = self.book.code(
            &ClauseText {
                lang,
                chapeaux,
                text,
            },
            &mut Scratch::default(),
        );
        let mut found = BTreeMap::new();
        for coded in &coding.elements {
            let id = self
                .book
                .element_id(coded.element)
                .map_or("", |id| id.as_str());
            let cue = match coded.by {
                By::Cue(cue) => self.book.cue_text(cue),
                By::Wording | By::Person(_) => "",
            };
            found.insert(id.to_owned(), cue.to_owned());
        }
        found
    }

    /// The id under which an element is coded.
    pub(crate) fn first_name(&self, id: &str) -> String {
        let known = self
            .dossier
            .elements()
            .find(|(_, element)| element.id.as_str() == id);
        known.map_or_else(
            || id.to_owned(),
            |(_, element)| self.dossier.first_name(&element.id).as_str().to_owned(),
        )
    }

    /// Figures of every element that can stand in a clause, by its first name and language.
    pub(crate) fn measure(&self) -> BTreeMap<(String, Lang), Figures> {
        let mut all: BTreeMap<(String, Lang), Figures> = BTreeMap::new();
        // A sentence may stand in two banks, and near to one element while it contains another.
        let mut members: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
        for (id, banks) in &self.banks {
            for sentence in banks.values().flat_map(|bank| &bank.wordings) {
                members
                    .entry(sentence)
                    .or_default()
                    .insert(self.first_name(id.as_str()));
            }
        }
        for (id, banks) in &self.banks {
            let own = self.first_name(id.as_str());
            for (lang, bank) in banks {
                let wordings = bank.wordings.iter().map(|sentence| (sentence, false));
                let near = bank.near.iter().map(|sentence| (sentence, true));
                for (sentence, near) in wordings.chain(near) {
                    let known = members.get(sentence.as_str());
                    self.measure_sentence(&mut all, (&own, *lang, near), sentence, known);
                }
            }
        }
        all
    }

    /// Counts what one sentence of a bank codes to: the bank's element, its language, and whether
    /// the sentence is only near to it.
    fn measure_sentence(
        &self,
        all: &mut BTreeMap<(String, Lang), Figures>,
        (own, lang, near): (&str, Lang, bool),
        sentence: &str,
        known: Option<&BTreeSet<String>>,
    ) {
        let found = self.code(lang, "", sentence);
        if !near {
            let figures = all.entry((own.to_owned(), lang)).or_default();
            figures.wordings += 1;
            if !found.contains_key(own) {
                figures.missed.push(sentence.to_owned());
            }
        }
        for (element, cue) in found {
            let figures = all.entry((element.clone(), lang)).or_default();
            let right = known.is_some_and(|known| {
                known.contains(&element)
                    || !near && known.iter().any(|of| self.also.of_bank(&element, of))
            });
            if right || self.also.holds(&element, sentence) {
                figures.right += 1;
            } else {
                figures.wrong.push(Wrong {
                    bank: own.to_owned(),
                    near,
                    sentence: sentence.to_owned(),
                    cue,
                });
            }
        }
    }
}

impl Also {
    fn read(folder: &Path) -> Self {
        let mut also = Self::default();
        let mut files: Vec<PathBuf> = fs::read_dir(folder)
            .into_iter()
            .flatten()
            .flatten()
            .map(|entry| entry.path())
            .collect();
        files.sort();
        for file in files {
            let text = fs::read_to_string(&file).expect("a file of judgements reads");
            for line in text
                .lines()
                .filter(|line| !line.is_empty() && !line.starts_with('#'))
            {
                if let Some((element, other)) = line.split_once(" <= ") {
                    also.banks
                        .insert((element.to_owned(), other.trim().to_owned()));
                } else if let Some((element, sentence)) = line.split_once(": ") {
                    also.sentences
                        .entry(element.to_owned())
                        .or_default()
                        .push(sentence.trim().to_owned());
                } else {
                    panic!("{}: no judgement: {line}", file.display());
                }
            }
        }
        also
    }

    /// Whether people found the element in this sentence of another bank.
    pub(crate) fn holds(&self, element: &str, sentence: &str) -> bool {
        let known = self.sentences.get(element);
        known.is_some_and(|known| {
            known
                .iter()
                .any(|start| sentence.starts_with(start.as_str()))
        })
    }

    fn of_bank(&self, element: &str, bank: &str) -> bool {
        self.banks.contains(&(element.to_owned(), bank.to_owned()))
    }

    /// Every judgement of a sentence, as element and beginning.
    pub(crate) fn judgements(&self) -> impl Iterator<Item = (&str, &str)> {
        self.sentences.iter().flat_map(|(element, known)| {
            known
                .iter()
                .map(move |sentence| (element.as_str(), sentence.as_str()))
        })
    }
}
