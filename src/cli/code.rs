//! `travaux code`: clauses in, elements and verdicts out; JSON lines or comma-separated values.

use std::collections::BTreeMap;
use std::io::IsTerminal as _;
use std::sync::Arc;

use serde::{Deserialize, Serialize};

use crate::assess::assessment::{Part, assess};
use crate::assess::book::{Layers, PositionBook};
use crate::assess::input::{CodedClause, Options};
use crate::assess::verdict::Verdict;
use crate::coding::codebook::Codebook;
use crate::coding::coded::{By, ClauseCoding, CodedElement, Place};
use crate::coding::decide::Bearing;
use crate::coding::wording::{Calibration, Model};
use crate::coding::{ClauseText, Scratch};
use crate::model::ids::{ArticleId, BlocId, ParagraphId};
use crate::model::text::Lang;

use super::args::CodeArgs;
use super::{Ending, Streams, load};

/// A clause as it comes in.
#[derive(Debug, Deserialize)]
struct ClauseIn {
    id: String,
    #[serde(default)]
    lang: String,
    #[serde(default)]
    chapeau: String,
    text: String,
}

/// A clause as it goes out.
#[derive(Debug, Serialize)]
struct ClauseOut<'a> {
    id: &'a str,
    elements: Vec<ElementOut<'a>>,
    suggestions: Vec<ElementOut<'a>>,
    verdicts: BTreeMap<&'a str, &'static str>,
}

/// A line that could not be read.
#[derive(Debug, Serialize)]
struct LineError {
    line: usize,
    error: String,
}

/// An element as it goes out. Positions count code points.
#[derive(Debug, Serialize)]
struct ElementOut<'a> {
    id: &'a str,
    #[serde(rename = "in")]
    place: &'static str,
    start: usize,
    end: usize,
    force: &'static str,
    prohibition: bool,
    by: &'static str,
    likelihood: f64,
    /// The cue that found it; left out where none did.
    #[serde(skip_serializing_if = "Option::is_none")]
    cue: Option<&'a str>,
}

/// Codes clause by clause.
pub(super) struct Coder {
    pub(super) codebook: Codebook,
    book: PositionBook,
    scratch: Scratch,
    strict: bool,
}

impl Coder {
    /// A coder with the cues of a dossier, a wording model and the positions of a year.
    pub(super) fn new(
        dossier: &crate::model::dossier::Dossier,
        lexicon: &Arc<crate::model::lexicon::Lexicon>,
        wording: &Arc<Model>,
        as_of: u16,
        strict: bool,
    ) -> Self {
        let (codebook, _problems) = Codebook::compile(dossier, lexicon);
        let codebook = codebook.with_wording(wording, Calibration::default());
        let book = PositionBook::compile(dossier, as_of, Layers::SharedOnly);
        Self {
            codebook,
            book,
            scratch: Scratch::default(),
            strict,
        }
    }

    /// The coding of a clause.
    pub(super) fn code(&mut self, lang: &str, chapeau: &str, text: &str) -> ClauseCoding {
        self.code_decided(lang, chapeau, text, &[])
    }

    /// The coding of a clause with a person's decisions on it.
    pub(super) fn code_decided(
        &mut self,
        lang: &str,
        chapeau: &str,
        text: &str,
        bearings: &[Bearing<'_>],
    ) -> ClauseCoding {
        let chapeaux: &[&str] = if chapeau.is_empty() { &[] } else { &[chapeau] };
        let clause = ClauseText {
            lang: Lang::from_code(lang).unwrap_or_else(|| Lang::guess(text)),
            chapeaux,
            text,
        };
        self.codebook
            .code_decided(&clause, bearings, &mut self.scratch)
    }

    /// Every bloc's verdict on a coded clause.
    pub(super) fn verdicts(&self, text: &str, coding: &ClauseCoding) -> Vec<(&BlocId, Verdict)> {
        let paragraph = ParagraphId(ulid::Ulid::nil());
        let clause = CodedClause {
            article_at: 0,
            article: Some(ArticleId(ulid::Ulid::nil())),
            paragraph_at: 0,
            paragraph,
            text,
            is_chapeau: false,
            chapeaux: [None; 3],
            coding,
        };
        let options = Options {
            strict: self.strict,
            ..Options::default()
        };
        let assessment = assess(&self.book, &[clause], &options);
        let verdict = |ix| assessment.verdict(Part::Clause(paragraph), ix);
        self.book
            .blocs()
            .map(|(ix, id)| (id, verdict(ix)))
            .collect()
    }

    fn element<'a>(&'a self, coded: &CodedElement, clause: &ClauseIn) -> Option<ElementOut<'a>> {
        let (place, text) = match coded.place {
            Place::Text => ("text", &clause.text),
            Place::Chapeau(_) => ("chapeau", &clause.chapeau),
        };
        let points = |byte: u32| {
            text.get(..byte as usize)
                .map_or(0, |before| before.chars().count())
        };
        Some(ElementOut {
            id: self.codebook.element_id(coded.element)?.as_str(),
            place,
            start: points(coded.span.start),
            end: points(coded.span.end),
            force: coded.force.word(),
            prohibition: coded.force.prohibition,
            by: match coded.by {
                By::Cue(_) => "cue",
                By::Wording => "wording",
                By::Person(_) => "person",
            },
            likelihood: f64::from(coded.likelihood) / 1000.0,
            cue: match coded.by {
                By::Cue(cue) => Some(self.codebook.cue_text(cue)),
                By::Wording | By::Person(_) => None,
            },
        })
    }
}

/// Reads clauses from standard input, writes codings to standard output.
pub(super) fn code(args: &CodeArgs, streams: &mut Streams<'_>) -> Result<Ending, Ending> {
    let got = load::dossier(args.dossier.as_deref(), streams)?;
    let lexicon = load::lexicon(streams)?;
    let wording = load::wording(&got.value, args.dossier.as_deref(), &streams.taught);
    let as_of = args.as_of.unwrap_or(got.value.as_of);
    let mut coder = Coder::new(&got.value, &lexicon, &wording, as_of, args.strict);
    if args.csv {
        streams.line(&HEAD.join(","))?;
    }
    let watched = std::io::stderr().is_terminal();
    let mut ending = got.ending;
    let mut line = Vec::new();
    let mut number = 0;
    loop {
        line.clear();
        let read = streams.input.read_until(b'\n', &mut line);
        let read = read.map_err(|error| streams.unread(&error))?;
        if read == 0 {
            return Ok(ending);
        }
        number += 1;
        let text = String::from_utf8_lossy(&line);
        if text.trim().is_empty() {
            continue;
        }
        let answer = match serde_json::from_slice::<ClauseIn>(&line) {
            Ok(clause) if args.csv => {
                coder.rows(&clause, streams)?;
                continue;
            }
            Ok(clause) => coder.answer(&clause),
            Err(error) => {
                ending = ending.max(Ending::Invalid);
                let error = error.to_string();
                serde_json::to_string(&LineError {
                    line: number,
                    error,
                })
            }
        };
        streams.line(&answer.unwrap_or_default())?;
        if watched && number % 1000 == 0 {
            streams.say(&format!("{number} clauses coded"));
        }
    }
}

/// What stands over the columns of `--csv`.
const HEAD: [&str; 11] = [
    "id",
    "tier",
    "element",
    "in",
    "start",
    "end",
    "force",
    "prohibition",
    "by",
    "likelihood",
    "words",
];

impl Coder {
    /// The codings that are printed: asserted, then offered.
    fn lists<'a>(&self, coding: &'a ClauseCoding) -> [Vec<&'a CodedElement>; 2] {
        let counted = |coded: &&CodedElement| !self.strict || coded.by != By::Wording;
        [
            coding.elements.iter().filter(counted).collect(),
            coding.suggestions.iter().collect(),
        ]
    }

    /// A line of comma-separated values for every element asserted or offered.
    fn rows(&mut self, clause: &ClauseIn, streams: &mut Streams<'_>) -> Result<(), Ending> {
        let coding = self.code(&clause.lang, &clause.chapeau, &clause.text);
        let [asserted, offered] = self.lists(&coding);
        let tier = |coded: &CodedElement| match coded.by {
            By::Wording => "likely",
            By::Cue(_) | By::Person(_) => "certain",
        };
        let asserted = asserted.into_iter().map(|coded| (tier(coded), coded));
        let offered = offered.into_iter().map(|coded| ("suggested", coded));
        let mut writer = csv::Writer::from_writer(Vec::new());
        for (tier, coded) in asserted.chain(offered) {
            let Some(out) = self.element(coded, clause) else {
                continue;
            };
            let text = match coded.place {
                Place::Text => &clause.text,
                Place::Chapeau(_) => &clause.chapeau,
            };
            let row = [
                clause.id.clone(),
                tier.to_owned(),
                out.id.to_owned(),
                out.place.to_owned(),
                out.start.to_string(),
                out.end.to_string(),
                out.force.to_owned(),
                out.prohibition.to_string(),
                out.by.to_owned(),
                out.likelihood.to_string(),
                coded.span.of(text).to_owned(),
            ];
            // Writing to memory cannot fail.
            writer.write_record(row).ok();
        }
        let bytes = writer.into_inner().unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        let text = text.trim_end();
        if text.is_empty() {
            return Ok(());
        }
        streams.line(text)
    }

    fn answer(&mut self, clause: &ClauseIn) -> serde_json::Result<String> {
        let coding = self.code(&clause.lang, &clause.chapeau, &clause.text);
        let elements = |list: &[&CodedElement]| -> Vec<ElementOut<'_>> {
            let out = list.iter().map(|coded| self.element(coded, clause));
            out.flatten().collect()
        };
        let [asserted, offered] = self.lists(&coding);
        serde_json::to_string(&ClauseOut {
            id: &clause.id,
            elements: elements(&asserted),
            suggestions: elements(&offered),
            verdicts: {
                let all = self.verdicts(&clause.text, &coding).into_iter();
                all.map(|(id, verdict)| (id.as_str(), verdict.word()))
                    .collect()
            },
        })
    }
}
