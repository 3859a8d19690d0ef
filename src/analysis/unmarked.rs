//! What differs from an issued version without anybody being able to see it: words that stand
//! neither in brackets nor in a proposal, and are no correction of language that was noted.
//!
//! [`Redline::unmarked`](super::redline::Redline::unmarked) tells of a line that something in it is
//! not seen. Here each such run of words is told by itself, with what it takes to mark it, and what
//! the record accounts for is left out: proposals, corrections, references that say new numbers.

use super::redline::summary::held;
use super::redline::{Fate, Line, Piece, PieceKind, redline};
use crate::model::crossref::bind;
use crate::model::draft::{Draft, LogEvent, Paragraph, ParagraphStatus};
use crate::model::ids::{ArticleId, ParagraphId};
use crate::model::proposal::{Proposal, ProposalKind, ProposalStatus, Target};
use crate::model::text::Span;
use crate::model::workspace::NamedVersion;

/// A difference that is not marked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Hidden {
    /// Words of a paragraph or recital made way for others.
    Words {
        /// The paragraph.
        paragraph: ParagraphId,
        /// Where the new words stand; a point where there are none.
        span: Span,
        /// The old words, with their blanks; may be empty.
        was: String,
        /// The new words, with their blanks; may be empty.
        now: String,
    },
    /// A paragraph or recital was put in.
    Added(ParagraphId),
    /// A paragraph or recital that stood in the version is gone.
    Gone {
        /// The paragraph in the version.
        paragraph: ParagraphId,
        /// The article it stood in; absent for a recital.
        article: Option<ArticleId>,
        /// Its words.
        was: String,
    },
    /// An article that stood in the version is gone.
    ArticleGone {
        /// The article in the version.
        article: ArticleId,
        /// Its heading.
        was: String,
    },
    /// A heading has other words.
    Heading {
        /// The article.
        article: ArticleId,
        /// The old heading.
        was: String,
    },
}

/// The latest version that was issued, or has the symbol of a document.
pub fn latest_issued(versions: &[NamedVersion]) -> Option<&NamedVersion> {
    let issued = |v: &&NamedVersion| v.issued || !v.symbol.is_empty();
    versions
        .iter()
        .filter(issued)
        .max_by_key(|v| (v.time_ms, v.id))
}

/// What differs in `new` from a version without being marked, in the order of the text.
pub fn hidden(version: &NamedVersion, new: &Draft, proposals: &[Proposal]) -> Vec<Hidden> {
    let mut old = version.draft.clone();
    bind(&mut old);
    let record = Record {
        old: &old,
        new,
        proposals,
        since_ms: version.time_ms,
        held: held(new),
    };
    let mut found = Vec::new();
    for section in &redline(&old, new).sections {
        let was = section.old.and_then(|at| old.article(at.id));
        if let (Fate::Removed, Some(article)) = (section.fate, was) {
            let standing = article.paragraphs.iter().any(|p| !p.is_deleted());
            found.extend(standing.then(|| Hidden::ArticleGone {
                article: article.id,
                was: article.heading.clone(),
            }));
            continue;
        }
        let changed = section.fate == Fate::Kept && hunks(&section.heading).any(|h| h.is_bare());
        if let (true, Some(at), Some(article)) = (changed, section.new, was) {
            found.push(Hidden::Heading {
                article: at.id,
                was: article.heading.clone(),
            });
        }
        for line in &section.lines {
            record.line(line, section.old.map(|at| at.id), &mut found);
        }
    }
    found
}

/// What accounts for differences.
struct Record<'r> {
    old: &'r Draft,
    new: &'r Draft,
    proposals: &'r [Proposal],
    since_ms: u64,
    held: std::collections::BTreeSet<ParagraphId>,
}

impl Record<'_> {
    fn line(&self, line: &Line, home: Option<ArticleId>, found: &mut Vec<Hidden>) {
        let was = line.old.and_then(|at| self.old.any_paragraph(at.id));
        let is = line.new.and_then(|at| self.new.any_paragraph(at.id));
        match (line.fate, was, is) {
            (Fate::Removed, Some(was), _) if !was.is_deleted() && !was.text.trim().is_empty() => {
                found.push(Hidden::Gone {
                    paragraph: was.id,
                    article: home,
                    was: was.text.clone(),
                });
            }
            (Fate::Added, _, Some(is)) if !self.is_marked(is) => {
                let bare = hunks(&line.pieces).any(|hunk| hunk.is_bare());
                found.extend(bare.then_some(Hidden::Added(is.id)));
            }
            (Fate::Kept, Some(was), Some(is)) if !is.is_deleted() && !self.is_corrected(is) => {
                let bare = hunks(&line.pieces).filter(|hunk| hunk.is_bare());
                let unseen = bare.filter(|hunk| !renumbers(was, is, hunk.span));
                let unseen = unseen.filter(|hunk| !self.is_proposed(is.id, hunk));
                found.extend(unseen.map(|hunk| Hidden::Words {
                    paragraph: is.id,
                    span: hunk.span,
                    was: hunk.was,
                    now: hunk.now,
                }));
            }
            _ => {}
        }
    }

    /// Whether a new paragraph can be seen to be one.
    fn is_marked(&self, new: &Paragraph) -> bool {
        let known = |id: ParagraphId| self.held.contains(&id);
        let words = new.text.trim();
        let mut tabled = self.proposals.iter().filter(|p| counts(p));
        new.alternative.is_some()
            || matches!(
                new.status,
                ParagraphStatus::Bracketed | ParagraphStatus::Deleted | ParagraphStatus::Moved
            )
            || known(new.id)
            || words.is_empty()
            || tabled.any(|p| p.kind != ProposalKind::Suppress && p.text.contains(words))
    }

    /// Whether the words are agreed, and what was changed in them since is noted as a correction.
    fn is_corrected(&self, now: &Paragraph) -> bool {
        let mut later = now.log.iter().filter(|e| e.time_ms >= self.since_ms);
        now.status.is_agreed() && later.any(|e| e.event == LogEvent::TechnicalCorrection)
    }

    /// Whether a proposal on the paragraph says these words.
    fn is_proposed(&self, id: ParagraphId, hunk: &Hunk) -> bool {
        let (was, now) = (hunk.was.trim(), hunk.now.trim());
        let says = |p: &Proposal| {
            let about = p.quote.words.is_empty() || p.quote.words.contains(was);
            let puts = now.is_empty() || p.text.contains(now);
            let cuts = !now.is_empty() || p.kind != ProposalKind::Add;
            about && puts && cuts
        };
        let mut on_it = self
            .proposals
            .iter()
            .filter(|p| counts(p) && p.target == Target::Paragraph(id));
        on_it.any(says)
    }
}

/// Whether a proposal tells where words come from: it is on the table, or in the text.
fn counts(proposal: &Proposal) -> bool {
    let here = matches!(
        proposal.status,
        ProposalStatus::Tabled | ProposalStatus::Accepted
    );
    here && !matches!(proposal.kind, ProposalKind::NoChange | ProposalKind::Move)
}

/// Whether words only say the new number of what they led to before.
fn renumbers(was: &Paragraph, is: &Paragraph, span: Span) -> bool {
    let inside = |at: Span| at.start <= span.start && span.end <= at.end;
    let mut links = is.links.iter().filter(|link| inside(link.span));
    links.any(|link| was.links.iter().any(|old| old.to == link.to))
}

/// Words that made way for others.
struct Hunk {
    span: Span,
    was: String,
    now: String,
    /// Whether letters or figures were put in outside brackets.
    outside: bool,
}

impl Hunk {
    /// Whether nobody sees it: words are gone, or stand outside brackets. Lifting brackets hides no
    /// words.
    fn is_bare(&self) -> bool {
        self.outside || self.was.chars().any(char::is_alphanumeric)
    }
}

/// The runs in which two texts differ.
fn hunks(pieces: &[Piece]) -> impl Iterator<Item = Hunk> {
    let mut found: Vec<Hunk> = Vec::new();
    let (mut depth, mut at, mut open) = (0_usize, 0_usize, false);
    for piece in pieces {
        if piece.kind == PieceKind::Same {
            open = false;
        } else if !open {
            open = true;
            found.push(Hunk {
                span: Span::new(at, at),
                was: String::new(),
                now: String::new(),
                outside: false,
            });
        }
        let hunk = found.last_mut().filter(|_| open);
        if piece.kind == PieceKind::Deleted {
            if let Some(hunk) = hunk {
                hunk.was.push_str(&piece.text);
            }
            continue;
        }
        let mut bare = false;
        for ch in piece.text.chars() {
            match ch {
                '[' | '［' => depth += 1,
                ']' | '］' => depth = depth.saturating_sub(1),
                _ => bare |= depth == 0 && ch.is_alphanumeric(),
            }
        }
        at += piece.text.len();
        if let Some(hunk) = hunk {
            hunk.now.push_str(&piece.text);
            hunk.span = Span::new(hunk.span.start as usize, at);
            hunk.outside |= bare;
        }
    }
    found.into_iter()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::bracket::{Bracket, Tree};
    use crate::model::decision::Quote;
    use crate::model::draft::{Article, Level};
    use crate::model::ids::{BracketId, IdMint, ProposalId, VersionId};

    fn version(lines: &[&str]) -> NamedVersion {
        let mut mint = IdMint::new(4);
        let mut draft = Draft::empty(VersionId(mint.next(1)));
        let new = |text: &&str| Paragraph::new(ParagraphId(mint.next(1)), Level::Paragraph, *text);
        let paragraphs = lines.iter().map(new).collect();
        let id = ArticleId(mint.next(1));
        draft.articles = vec![Article::new(id, "Records", paragraphs)];
        NamedVersion {
            id: draft.id,
            name: "Rev.1".to_owned(),
            symbol: "A/1/L.2".to_owned(),
            note: String::new(),
            time_ms: 50,
            issued: false,
            draft,
        }
    }

    fn words(found: &[Hidden]) -> Vec<(&str, &str)> {
        found
            .iter()
            .filter_map(|one| {
                let Hidden::Words { was, now, .. } = one else {
                    return None;
                };
                Some((was.trim(), now.trim()))
            })
            .collect()
    }

    const LINES: [&str; 4] = [
        "Each Party shall keep records promptly.",
        "A Party may ask for them.",
        "Nothing here binds courts.",
        "Records last ninety days.",
    ];

    #[test]
    fn each_run_of_words_nobody_marked_is_told_and_marked_ones_are_not() {
        let version = version(&LINES);
        let mut now = version.draft.clone();
        let list = &mut now.articles[0].paragraphs;
        list[0].set_text("Each Party [shall][should] keep all records.");
        list[1].set_text("A State may ask for them [in writing].");
        list.remove(2);
        let mut mint = IdMint::new(77);
        let new = Paragraph::new(
            ParagraphId(mint.next(9)),
            Level::Paragraph,
            "Wholly new words.",
        );
        list.push(new.clone());
        let mut held = new;
        held.id = ParagraphId(mint.next(9));
        held.text = "[Wholly other words.]".to_owned();
        list.push(held);
        let found = hidden(&version, &now, &[]);
        assert_eq!(
            words(&found),
            [("", "all"), ("promptly", ""), ("Party", "State")]
        );
        assert!(
            matches!(&found[3], Hidden::Gone { was, .. } if was == LINES[2]),
            "{found:?}"
        );
        assert!(matches!(found[4], Hidden::Added(_)), "{found:?}");
        assert_eq!(found.len(), 5, "{found:?}");
        assert!(hidden(&version, &version.draft, &[]).is_empty());
    }

    #[test]
    fn what_the_record_accounts_for_is_not_hidden() {
        let version = version(&LINES);
        let mut now = version.draft.clone();
        let mut mint = IdMint::new(78);
        let list = &mut now.articles[0].paragraphs;
        list[0].set_text("Each Party should keep records promptly.");
        list[3].set_text("Records last 90 days.");
        let id = list[0].id;
        assert_eq!(hidden(&version, &now, &[]).len(), 2);
        let mut proposal = Proposal::new(
            ProposalId(mint.next(1)),
            ProposalKind::Modify,
            Target::Paragraph(id),
        );
        proposal.quote = Quote::unique(LINES[0], Span::new(11, 16));
        proposal.text = "should".to_owned();
        for status in [ProposalStatus::Tabled, ProposalStatus::Accepted] {
            proposal.status = status;
            assert_eq!(
                hidden(&version, &now, std::slice::from_ref(&proposal)).len(),
                1
            );
        }
        proposal.status = ProposalStatus::Rejected;
        assert_eq!(hidden(&version, &now, &[proposal]).len(), 2);
        // Agreed words, changed since, and said to be only a correction.
        let last = &mut now.articles[0].paragraphs[3];
        last.status = ParagraphStatus::Agreed;
        last.reopen("X", 60);
        assert_eq!(hidden(&version, &now, &[]).len(), 2);
        now.articles[0].paragraphs[3].correct("X", 70);
        assert_eq!(hidden(&version, &now, &[]).len(), 1);
        // Struck words are seen to be struck.
        now.articles[0].paragraphs[0].status = ParagraphStatus::Deleted;
        assert!(hidden(&version, &now, &[]).is_empty());
    }

    #[test]
    fn brackets_lifted_hide_no_words_and_brackets_dropped_do() {
        let version = version(&["Each Party [shall] keep [all] records."]);
        let mut now = version.draft.clone();
        let text = "Each Party shall keep records.";
        let pairs = Tree::of(&version.draft.articles[0].paragraphs[0].text).pairs;
        assert_eq!(pairs.len(), 2);
        let record = Bracket::new(BracketId(IdMint::new(3).next(1)), pairs[0]);
        now.articles[0].paragraphs[0].brackets.push(record);
        now.articles[0].paragraphs[0].set_text(text);
        assert_eq!(words(&hidden(&version, &now, &[])), [("[all]", "")]);
    }
}
