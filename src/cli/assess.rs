//! `travaux assess`: every bloc's verdict on a text, clause by clause, with the reasons.

use serde::Serialize;

use crate::assess::assessment::Part;
use crate::assess::finding::FindingKind;
use crate::model::ids::BlocId;
use crate::model::text::Lang;
use crate::session::draft_edit::place_name;
use crate::session::state::Session;
use crate::session::view::reason::Reason;
use crate::words::Words;
use crate::words::keys::{confidence_key, strength_key, verb_key};

use super::args::AssessArgs;
use super::proposed::{self, ProposalReport};
use super::{Ending, Streams, load};

/// The assessment as JSON.
#[derive(Debug, Serialize)]
struct Report {
    schema: u8,
    as_of: u16,
    draft: Vec<BlocVerdict>,
    clauses: Vec<ClauseReport>,
    asks: Vec<FindingReport>,
    proposals: Vec<ProposalReport>,
}

/// A bloc's verdict.
#[derive(Debug, Serialize)]
struct BlocVerdict {
    bloc: String,
    verdict: &'static str,
}

/// A clause with its verdicts and findings.
#[derive(Debug, Serialize)]
struct ClauseReport {
    place: String,
    text: String,
    verdicts: Vec<BlocVerdict>,
    findings: Vec<FindingReport>,
}

/// A finding.
#[derive(Debug, Serialize)]
struct FindingReport {
    bloc: String,
    finding: &'static str,
    verdict: Option<&'static str>,
    element: String,
    verb: &'static str,
    strength: &'static str,
    words: String,
    confidence: &'static str,
    sources: Vec<String>,
}

/// Does it.
pub(super) fn assess(args: &AssessArgs, streams: &mut Streams<'_>) -> Result<Ending, Ending> {
    let judging = &args.judging;
    let got = load::assessed(&args.what, judging.dossier.as_deref(), streams)?;
    let bloc = match &args.bloc {
        None => None,
        Some(id) => Some(known_bloc(id, &got.value.dossier, streams)?),
    };
    let session = judging.session(got.value, Some(&args.what), streams)?;
    if judging.json {
        let report = report(&session, bloc.as_ref());
        streams.line(&serde_json::to_string_pretty(&report).unwrap_or_default())?;
    } else {
        let words = Words::new(args.lang.ui());
        print(&session, bloc.as_ref(), &words, args.lang.text(), streams)?;
    }
    Ok(got.ending)
}

fn known_bloc(
    id: &str,
    dossier: &crate::model::dossier::Dossier,
    streams: &mut Streams<'_>,
) -> Result<BlocId, Ending> {
    let found = dossier.judging_blocs().find(|bloc| bloc.id.as_str() == id);
    found.map(|bloc| bloc.id.clone()).ok_or_else(|| {
        let known: Vec<_> = dossier
            .judging_blocs()
            .map(|bloc| bloc.id.as_str())
            .collect();
        streams.say(&format!(
            "error: there is no bloc {id}\n  remedy: one of {}",
            known.join(", ")
        ));
        Ending::Usage
    })
}

/// The findings of a part, as reasons, in their order.
fn reasons(session: &Session, part: Part, bloc: Option<&BlocId>, lang: Lang) -> Vec<Reason> {
    let findings = session.derived().assessment.findings_in(part);
    let reasons = findings.filter_map(|finding| session.reason(finding, lang));
    reasons
        .filter(|reason| bloc.is_none_or(|bloc| reason.bloc == *bloc))
        .collect()
}

fn verdicts(session: &Session, part: Part, bloc: Option<&BlocId>) -> Vec<BlocVerdict> {
    let derived = session.derived();
    let all = derived
        .book
        .blocs()
        .filter(|(_, id)| bloc.is_none_or(|bloc| *id == bloc));
    all.map(|(ix, id)| BlocVerdict {
        bloc: id.to_string(),
        verdict: derived.assessment.verdict(part, ix).word(),
    })
    .collect()
}

fn finding_report(reason: &Reason) -> FindingReport {
    FindingReport {
        bloc: reason.bloc.to_string(),
        finding: reason.kind.word(),
        verdict: reason.verdict.map(|verdict| verdict.word()),
        element: reason.element.to_string(),
        verb: reason.verb.word(),
        strength: reason.strength.word(),
        words: reason.words.clone(),
        confidence: reason.confidence.word(),
        sources: reason.sources.iter().map(cited).collect(),
    }
}

fn cited(source: &crate::session::view::reason::CitationView) -> String {
    format!("{} {}", source.source, source.place)
        .trim()
        .to_owned()
}

fn report(session: &Session, bloc: Option<&BlocId>) -> Report {
    let mut clauses = Vec::new();
    let mut asks = Vec::new();
    for article in &session.workspace().draft.articles {
        for paragraph in &article.paragraphs {
            let part = Part::Clause(paragraph.id);
            clauses.push(ClauseReport {
                place: place_name(&session.workspace().draft, article, Some(paragraph.id)),
                text: paragraph.text.clone(),
                verdicts: verdicts(session, part, bloc),
                findings: reasons(session, part, bloc, Lang::En)
                    .iter()
                    .map(finding_report)
                    .collect(),
            });
        }
        let article = reasons(session, Part::Article(article.id), bloc, Lang::En);
        asks.extend(
            article
                .iter()
                .filter(|r| r.kind == FindingKind::StillAsks)
                .map(finding_report),
        );
    }
    Report {
        schema: 1,
        as_of: session.look().as_of,
        draft: verdicts(session, Part::Draft, bloc),
        clauses,
        asks,
        proposals: proposed::report(session, bloc),
    }
}

/// The assessment for a person to read.
fn print(
    session: &Session,
    bloc: Option<&BlocId>,
    words: &Words,
    lang: Lang,
    streams: &mut Streams<'_>,
) -> Result<(), Ending> {
    let draft = &session.workspace().draft;
    let mut lines = Vec::new();
    for article in &draft.articles {
        for paragraph in &article.paragraphs {
            let part = Part::Clause(paragraph.id);
            lines.push(format!(
                "{}  {}",
                place_name(draft, article, Some(paragraph.id)),
                paragraph.text
            ));
            for line in verdicts(session, part, bloc) {
                let key = crate::assess::verdict::Verdict::from_word(line.verdict)
                    .map_or("", |v| v.key());
                lines.push(format!("    {}: {}", line.bloc, words.t(key)));
            }
            for reason in reasons(session, part, bloc, lang) {
                lines.push(reason_line(&reason, words));
            }
            lines.push(String::new());
        }
    }
    lines.extend(proposed::lines(session, bloc, words));
    for line in verdicts(session, Part::Draft, bloc) {
        let key = crate::assess::verdict::Verdict::from_word(line.verdict).map_or("", |v| v.key());
        lines.push(format!(
            "{} ({}): {}",
            line.bloc,
            words.t("scope-whole-draft"),
            words.t(key)
        ));
    }
    for line in lines {
        streams.line(&super::display_safe(&line))?;
    }
    Ok(())
}

/// `us-eu requires Access by private consent (core): “…” [S1 §II-2; inferred]`.
fn reason_line(reason: &Reason, words: &Words) -> String {
    let sources: Vec<_> = reason.sources.iter().map(cited).collect();
    format!(
        "      {} {} {} ({}): “{}” [{}; {}]",
        reason.bloc,
        words.t(verb_key(reason.verb)),
        reason.element_label,
        words.t(strength_key(reason.strength)),
        reason.words,
        sources.join(", "),
        words.t(confidence_key(reason.confidence)),
    )
}
