//! `travaux redline`: two versions compared word by word, with the verdicts each change turns.

mod beside;
mod find;
mod print;

use serde::Serialize;

use crate::analysis::redline::{Fate, Piece, PieceKind};
use crate::session::view::comparison::{
    CompareCache, ComparisonView, FlipView, LineView, SectionView,
};
use crate::words::keys::status_key;
use crate::words::{UiLang, Words};

use super::args::RedlineArgs;
use super::{Ending, Streams};

/// The redline as JSON.
#[derive(Debug, Serialize)]
struct Report {
    schema: u8,
    as_of: u16,
    old: String,
    new: String,
    summary: Counts,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    title: Vec<PieceOut>,
    verdicts: Vec<FlipOut>,
    sections: Vec<SectionOut>,
}

#[derive(Debug, Serialize)]
struct Counts {
    added: usize,
    removed: usize,
    changed: usize,
    moved: usize,
    status_changed: usize,
    articles_added: usize,
    articles_removed: usize,
    articles_moved: usize,
    headings_changed: usize,
    words_inserted: usize,
    words_deleted: usize,
    unmarked: usize,
}

#[derive(Debug, Serialize)]
struct PieceOut {
    kind: &'static str,
    text: String,
}

#[derive(Debug, Serialize)]
struct FlipOut {
    bloc: String,
    before: Option<&'static str>,
    after: Option<&'static str>,
}

#[derive(Debug, Serialize)]
struct SectionOut {
    fate: &'static str,
    moved: bool,
    old: Option<usize>,
    new: Option<usize>,
    heading: Vec<PieceOut>,
    unmarked: bool,
    verdicts: Vec<FlipOut>,
    lines: Vec<LineOut>,
}

#[derive(Debug, Serialize)]
struct LineOut {
    fate: &'static str,
    moved: bool,
    old: Option<String>,
    new: Option<String>,
    old_place: String,
    new_place: String,
    pieces: Vec<PieceOut>,
    status: Option<[String; 2]>,
    level: Option<[usize; 2]>,
    unmarked: bool,
    verdicts: Vec<FlipOut>,
}

/// Does it.
pub(super) fn redline(args: &RedlineArgs, streams: &mut Streams<'_>) -> Result<Ending, Ending> {
    if let Some(instrument) = &args.against_outline {
        return beside::against(args, instrument, streams);
    }
    let sides = find::sides(args, streams)?;
    let judging = &args.judging;
    let session = judging.session(sides.workspace, sides.home.as_deref(), streams)?;
    let lang = args.lang.text();
    let mut cache = CompareCache::default();
    let view = session.comparison(sides.old, sides.new, lang, &mut cache);
    let Some(view) = view else {
        streams.say(
            "error: there is nothing to compare\n  remedy: name two drafts, or two versions of a workspace",
        );
        return Err(Ending::Usage);
    };
    if judging.json {
        let report = report(&view, session.look().as_of, args.all);
        streams.line(&serde_json::to_string_pretty(&report).unwrap_or_default())?;
    } else {
        print::print(&view, args.all, &Words::new(args.lang.ui()), streams)?;
    }
    Ok(sides.ending)
}

/// Whether a reader who wants only what changed wants this line.
fn is_news(line: &LineView) -> bool {
    line.change.is_some()
}

/// Whether anything of a section is news.
fn has_news(section: &SectionView) -> bool {
    section.change.is_some() || !section.flips.is_empty() || section.lines.iter().any(is_news)
}

fn report(view: &ComparisonView, as_of: u16, all: bool) -> Report {
    // What scripts read is English in every language.
    let english = Words::new(UiLang::En);
    let sum = &view.summary;
    let named = |name: &str| if name.is_empty() { "present" } else { name }.to_owned();
    let sections = view.sections.iter().filter(|one| all || has_news(one));
    Report {
        schema: 1,
        as_of,
        old: named(&view.old),
        new: named(&view.new),
        summary: Counts {
            added: sum.added,
            removed: sum.removed,
            changed: sum.changed,
            moved: sum.moved,
            status_changed: sum.restatused,
            articles_added: sum.articles_added,
            articles_removed: sum.articles_removed,
            articles_moved: sum.articles_moved,
            headings_changed: sum.headings,
            words_inserted: sum.words_in,
            words_deleted: sum.words_out,
            unmarked: view.n_unmarked,
        },
        title: view.title.iter().map(piece_out).collect(),
        verdicts: view.flips.iter().map(flip_out).collect(),
        sections: sections
            .map(|one| section_out(one, all, &english))
            .collect(),
    }
}

fn section_out(section: &SectionView, all: bool, english: &Words) -> SectionOut {
    let lines = section.lines.iter().filter(|line| all || is_news(line));
    SectionOut {
        fate: fate_word(section.fate),
        moved: section.moved,
        old: section.old_number,
        new: section.new_number,
        heading: section.heading.iter().map(piece_out).collect(),
        unmarked: section.unmarked.is_some(),
        verdicts: section.flips.iter().map(flip_out).collect(),
        lines: lines.map(|line| line_out(line, english)).collect(),
    }
}

fn line_out(line: &LineView, english: &Words) -> LineOut {
    LineOut {
        fate: fate_word(line.fate),
        moved: line.moved,
        old: line.old.map(|id| id.to_string()),
        new: line.new.map(|id| id.to_string()),
        old_place: line.old_place.clone(),
        new_place: line.new_place.clone(),
        pieces: line.pieces.iter().map(piece_out).collect(),
        status: line
            .status
            .map(|(was, is)| [was, is].map(|status| english.t(status_key(status)).to_owned())),
        level: line.level.map(|(was, is)| [was.depth(), is.depth()]),
        unmarked: line.unmarked.is_some(),
        verdicts: line.flips.iter().map(flip_out).collect(),
    }
}

fn piece_out(piece: &Piece) -> PieceOut {
    PieceOut {
        kind: match piece.kind {
            PieceKind::Same => "same",
            PieceKind::Deleted => "deleted",
            PieceKind::Inserted => "inserted",
        },
        text: piece.text.clone(),
    }
}

fn flip_out(flip: &FlipView) -> FlipOut {
    FlipOut {
        bloc: flip.bloc.to_string(),
        before: flip.before.map(|verdict| verdict.word()),
        after: flip.after.map(|verdict| verdict.word()),
    }
}

fn fate_word(fate: Fate) -> &'static str {
    match fate {
        Fate::Kept => "kept",
        Fate::Added => "added",
        Fate::Removed => "removed",
        Fate::MovedAway => "moved away",
    }
}
