//! The redline for a person to read on a terminal: `[-deleted-]`, `{+inserted+}`.

use crate::analysis::redline::{Fate, Piece, PieceKind};
use crate::assess::verdict::Verdict;
use crate::session::view::comparison::{ComparisonView, FlipView, LineView, SectionView};
use crate::words::Words;
use crate::words::keys::{level_key, status_key, unmarked_key};

use super::super::{Ending, Streams, display_safe};
use super::{has_news, is_news};

/// Writes a comparison as lines for people: a head, then every change with the verdicts it turns;
/// with `all`, what is unchanged too.
pub(super) fn print(
    view: &ComparisonView,
    all: bool,
    words: &Words,
    streams: &mut Streams<'_>,
) -> Result<(), Ending> {
    let mut lines = vec![
        format!("{} → {}", side(&view.old, words), side(&view.new, words)),
        counts(view, words),
    ];
    if !view.title.is_empty() {
        lines.push(marked(&view.title));
    }
    for flip in &view.flips {
        lines.push(format!(
            "    {}  {}",
            words.t("scope-whole-draft"),
            flip_words(flip, words)
        ));
    }
    for section in view.sections.iter().filter(|one| all || has_news(one)) {
        lines.push(String::new());
        lines.push(head(section, words));
        for flip in &section.flips {
            lines.push(format!("    {}", flip_words(flip, words)));
        }
        for line in section.lines.iter().filter(|line| all || is_news(line)) {
            print_line(line, words, &mut lines);
        }
    }
    for line in lines {
        streams.line(&display_safe(&line))?;
    }
    Ok(())
}

fn side<'w>(name: &'w str, words: &'w Words) -> &'w str {
    if name.is_empty() {
        words.t("side-present")
    } else {
        name
    }
}

fn counts(view: &ComparisonView, words: &Words) -> String {
    let sum = &view.summary;
    let [changed, added, removed, moved] =
        [sum.changed, sum.added, sum.removed, sum.moved].map(|n| n.to_string());
    let said = words.tf(
        "redline-counts",
        &[
            ("changed", changed.as_str().into()),
            ("added", added.as_str().into()),
            ("removed", removed.as_str().into()),
            ("moved", moved.as_str().into()),
        ],
    );
    if view.n_unmarked == 0 {
        return said;
    }
    let n = view.n_unmarked.to_string();
    let unmarked = words.tf("redline-n-unmarked", &[("n", n.as_str().into())]);
    format!("{said}; {unmarked}")
}

fn head(section: &SectionView, words: &Words) -> String {
    let number = section.new_number.or(section.old_number);
    let Some(number) = number.map(|n| n.to_string()) else {
        return words.t("text-preamble").to_owned();
    };
    let article = words.tf("text-article-n", &[("n", number.as_str().into())]);
    let mut head = format!(
        "{} {article} {}",
        sign((section.fate, section.moved), section.change.is_some()),
        marked(&section.heading)
    );
    if let (true, Some(old)) = (
        section.moved && section.fate == Fate::Kept,
        section.old_number,
    ) {
        let place = old.to_string();
        let from = words.tf("redline-moved-from", &[("place", place.as_str().into())]);
        head.push_str(&format!(" ({from})"));
    }
    head
}

fn print_line(line: &LineView, words: &Words, lines: &mut Vec<String>) {
    let place = if line.new.is_some() {
        &line.new_place
    } else {
        &line.old_place
    };
    let mut notes = Vec::new();
    let named = |key: &str, place: &str| words.tf(key, &[("place", place.into())]);
    match line.fate {
        Fate::MovedAway => notes.push(named("redline-moved-to", &line.new_place)),
        Fate::Kept if line.moved => notes.push(named("redline-moved-from", &line.old_place)),
        Fate::Kept | Fate::Added | Fate::Removed => {}
    }
    if let Some((was, is)) = line.status {
        notes.push(format!(
            "{} → {}",
            words.t(status_key(was)),
            words.t(status_key(is))
        ));
    }
    if let Some((was, is)) = line.level {
        notes.push(format!(
            "{} → {}",
            words.t(level_key(was)),
            words.t(level_key(is))
        ));
    }
    if let Some(why) = line.unmarked {
        notes.push(words.t(unmarked_key(why)).to_owned());
    }
    let notes = if notes.is_empty() {
        String::new()
    } else {
        format!(" ({})", notes.join("; "))
    };
    lines.push(format!(
        "  {} {place}{notes}  {}",
        sign((line.fate, line.moved), line.differs),
        marked(&line.pieces)
    ));
    for flip in &line.flips {
        lines.push(format!("      {}", flip_words(flip, words)));
    }
}

/// The sign before a section or line, of what it is to the reader.
fn sign(view: (Fate, bool), differs: bool) -> char {
    match view {
        (Fate::Added, _) => '+',
        (Fate::Removed, _) => '-',
        (Fate::MovedAway, _) => '<',
        (Fate::Kept, true) => '>',
        (Fate::Kept, false) if differs => '~',
        (Fate::Kept, false) => ' ',
    }
}

fn flip_words(flip: &FlipView, words: &Words) -> String {
    let said = |verdict: Option<Verdict>| {
        verdict.map_or_else(|| words.t("redline-nothing"), |v| words.t(v.key()))
    };
    let key = if flip.better {
        "redline-better"
    } else {
        "redline-worse"
    };
    format!(
        "{}: {} → {} ({})",
        flip.bloc,
        said(flip.before),
        said(flip.after),
        words.t(key)
    )
}

/// Words with what was deleted and inserted marked.
fn marked(pieces: &[Piece]) -> String {
    let mut out = String::new();
    for Piece { kind, text } in pieces {
        match kind {
            PieceKind::Same => out.push_str(text),
            PieceKind::Deleted => out.push_str(&format!("[-{text}-]")),
            PieceKind::Inserted => out.push_str(&format!("{{+{text}+}}")),
        }
    }
    out
}
