//! `travaux readings`: every way of settling what is open in an article, and what blocs say of it.

use serde::Serialize;

use crate::analysis::readings::{Limits, OpenPlace, Outcome, PlaceKind, Reading, Readings};
use crate::model::ids::BlocId;

use super::args::ReadingsArgs;
use super::count::Count;
use super::{Ending, Streams, load};

#[derive(Serialize)]
struct Report {
    schema: u8,
    as_of: u16,
    articles: Vec<ArticleOut>,
}

/// Counts are texts: they may be greater than a number of JSON can be.
#[derive(Serialize)]
struct ArticleOut {
    article: usize,
    id: String,
    readings: String,
    judged: String,
    outcomes: usize,
    as_it_stands: Vec<SaidOut>,
    best: Vec<ReadingOut>,
    places: Vec<PlaceOut>,
}

#[derive(Serialize)]
struct SaidOut {
    bloc: String,
    verdict: &'static str,
}

#[derive(Serialize)]
struct ReadingOut {
    red_lines: usize,
    agreeable: usize,
    weight: u32,
    count: String,
    verdicts: Vec<SaidOut>,
    lines: Vec<LineOut>,
    added: Vec<AddedOut>,
}

#[derive(Serialize)]
struct AddedOut {
    proposal: String,
    text: String,
}

#[derive(Serialize)]
struct LineOut {
    paragraph: String,
    text: Option<String>,
}

#[derive(Serialize)]
struct PlaceOut {
    kind: &'static str,
    id: String,
    paragraph: String,
    ways: Vec<WayOut>,
}

#[derive(Serialize)]
struct WayOut {
    words: Option<String>,
    /// The proposals taken up for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    accepts: Vec<String>,
    best: Option<Vec<SaidOut>>,
}

/// Does it.
pub(super) fn readings(args: &ReadingsArgs, streams: &mut Streams<'_>) -> Result<Ending, Ending> {
    let judging = &args.judging;
    let got = load::assessed(&args.what, judging.dossier.as_deref(), streams)?;
    let session = judging.session(got.value, Some(&args.what), streams)?;
    let limits = Limits {
        best: args.best,
        ..Limits::default()
    };
    let blocs: Vec<BlocId> = session
        .derived()
        .book
        .blocs()
        .map(|(_, id)| id.clone())
        .collect();
    let articles: Vec<_> = session
        .workspace()
        .draft
        .articles
        .iter()
        .map(|a| a.id)
        .collect();
    let mut found = Vec::new();
    for (id, number) in articles.into_iter().zip(1..) {
        if args.article.is_none_or(|only| only == number)
            && let Some(readings) = session.readings(id, limits)
        {
            found.push((number, readings));
        }
    }
    if found.is_empty() {
        streams.say("error: there is no such article\n  remedy: count articles from 1");
        return Err(Ending::Usage);
    }
    if judging.json {
        let report = Report {
            schema: 1,
            as_of: session.look().as_of,
            articles: found
                .iter()
                .map(|(n, r)| article_out(*n, r, &blocs))
                .collect(),
        };
        streams.line(&serde_json::to_string_pretty(&report).unwrap_or_default())?;
    } else {
        for (number, readings) in &found {
            print(*number, readings, &blocs, streams)?;
        }
    }
    Ok(got.ending)
}

fn said(outcome: &Outcome, blocs: &[BlocId]) -> Vec<SaidOut> {
    let pairs = blocs.iter().zip(&outcome.verdicts);
    let out = pairs.map(|(bloc, verdict)| SaidOut {
        bloc: bloc.to_string(),
        verdict: verdict.word(),
    });
    out.collect()
}

fn article_out(article: usize, readings: &Readings, blocs: &[BlocId]) -> ArticleOut {
    let reading = |reading: &Reading| ReadingOut {
        red_lines: reading.outcome.red_lines,
        agreeable: reading.outcome.agreeable,
        weight: reading.outcome.weight,
        count: reading.count.to_string(),
        verdicts: said(&reading.outcome, blocs),
        lines: reading
            .lines
            .iter()
            .map(|(id, text)| LineOut {
                paragraph: id.to_string(),
                text: text.clone(),
            })
            .collect(),
        added: reading
            .added
            .iter()
            .map(|new| AddedOut {
                proposal: new.proposal.to_string(),
                text: new.text.clone(),
            })
            .collect(),
    };
    let place = |place: &OpenPlace| {
        let (kind, id) = match place.kind {
            PlaceKind::Bracket(byte) => ("bracket", byte.to_string()),
            PlaceKind::Alternative(id) => ("alternative", id.to_string()),
            PlaceKind::Wrap(id) => ("wrap", id.to_string()),
            PlaceKind::Proposal(id) => ("proposal", id.to_string()),
        };
        PlaceOut {
            kind,
            id,
            paragraph: place.paragraph.to_string(),
            ways: place
                .ways
                .iter()
                .map(|way| WayOut {
                    words: way.words.clone(),
                    accepts: way.accepts.iter().map(ToString::to_string).collect(),
                    best: way.best.as_ref().map(|best| said(best, blocs)),
                })
                .collect(),
        }
    };
    ArticleOut {
        article,
        id: readings.article.to_string(),
        readings: readings.total.to_string(),
        judged: readings.judged.to_string(),
        outcomes: readings.n_outcomes,
        as_it_stands: said(&readings.as_it_stands, blocs),
        best: readings.best.iter().map(reading).collect(),
        places: readings.places.iter().map(place).collect(),
    }
}

fn print(
    number: usize,
    readings: &Readings,
    blocs: &[BlocId],
    streams: &mut Streams<'_>,
) -> Result<(), Ending> {
    let line = |outcome: &Outcome| {
        let said = said(outcome, blocs);
        let parts: Vec<String> = said
            .iter()
            .map(|s| format!("{} {}", s.bloc, s.verdict))
            .collect();
        parts.join(", ")
    };
    let (total, judged) = (readings.total, readings.judged);
    streams.line(&format!(
        "Article {number}: {}, {judged} judged, {}",
        Count(total, "reading"),
        Count(readings.n_outcomes, "outcome")
    ))?;
    streams.line(&format!("  as it stands: {}", line(&readings.as_it_stands)))?;
    for (reading, rank) in readings.best.iter().zip(1..) {
        let outcome = line(&reading.outcome);
        let n_readings = Count(reading.count, "reading");
        streams.line(&format!("  {rank}. {outcome} ({n_readings})"))?;
        for (_, text) in &reading.lines {
            let words = text.as_deref().unwrap_or("(goes)");
            streams.line(&format!("     {words}"))?;
        }
        for new in &reading.added {
            streams.line(&format!("     + {}", new.text))?;
        }
    }
    Ok(())
}
