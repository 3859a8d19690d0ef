//! What a proposal would change: the text once it is accepted, and what every bloc says before and
//! after, with the findings that make the difference.

use std::cmp::Ordering;

use crate::analysis::redline::verdicts::Flip;
use crate::analysis::redline::{Fate, LineAt, Piece, PieceKind, redline};
use crate::assess::assessment::{Assessment, Part, assess};
use crate::assess::book::PositionBook;
use crate::assess::finding::{BlocIx, Finding, FindingKind, IssueIx};
use crate::assess::input::{Options, clauses_of};
use crate::assess::verdict::Verdict;
use crate::coding::codebook::Codebook;
use crate::coding::coded::ElementIx;
use crate::coding::draft::{CodingCache, code_draft};
use crate::model::bloc::Strength;
use crate::model::decision::Decision;
use crate::model::draft::{Draft, ParagraphStatus};
use crate::model::ids::{ArticleId, ProposalId};
use crate::model::number::full_number;
use crate::model::proposal::{Proposal, Refusal, Target, accept};

/// What effects are judged by.
#[derive(Clone, Copy, Debug)]
pub struct Desk<'a> {
    /// The cues, with the wording model where there is one.
    pub codebook: &'a Codebook,
    /// The demands in force.
    pub book: &'a PositionBook,
    /// The draft.
    pub draft: &'a Draft,
    /// Every proposal.
    pub proposals: &'a [Proposal],
    /// A person's decisions.
    pub decisions: &'a [Decision],
    /// Whether only what is certain or confirmed counts.
    pub strict: bool,
}

/// What a proposal would change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Effect {
    /// The paragraphs it changes, brings, strikes or moves, in order.
    pub lines: Vec<Changed>,
    /// Where the words change: an article, the recitals, or the draft where more than one of them
    /// changes or none does.
    pub part: Part,
    /// What each bloc says there, by place in the book.
    pub blocs: Vec<Turned>,
    /// What each bloc says of the whole draft, by place in the book.
    pub draft: Vec<(Verdict, Verdict)>,
}

/// A paragraph that differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Its article, afterwards or else before; absent for a recital.
    pub article: Option<ArticleId>,
    /// Its number, as `2 (a)`; empty where it has none.
    pub number: String,
    /// What becomes of it.
    pub fate: Fate,
    /// Whether it goes elsewhere.
    pub moved: bool,
    /// Its words.
    pub pieces: Vec<Piece>,
}

/// What a bloc says of a part before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turned {
    /// The bloc.
    pub bloc: BlocIx,
    /// What it says now.
    pub before: Verdict,
    /// What it would say.
    pub after: Verdict,
    /// Findings that come or go, objections first, in their order.
    pub reasons: Vec<Why>,
}

/// A finding that comes or goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Why {
    /// What it does to the bloc.
    pub turn: Turn,
    /// What the demand says.
    pub kind: FindingKind,
    /// How firmly it is held.
    pub strength: Strength,
    /// The issue.
    pub issue: IssueIx,
    /// The element.
    pub element: ElementIx,
    /// The words that carry it, before or after; empty where silence does.
    pub words: String,
}

/// What a finding that comes or goes does to the bloc, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Turn {
    /// A red line is crossed that was not.
    Crosses,
    /// There is another objection.
    Objects,
    /// What was met or could be accepted is gone.
    Loses,
    /// A crossed red line is relieved.
    Relieves,
    /// Another objection is gone.
    Settles,
    /// A requirement is met, or something stands that is acceptable.
    Gains,
}

impl Turn {
    /// The English words, as scripts read them.
    pub fn word(self) -> &'static str {
        match self {
            Self::Crosses => "red line crossed",
            Self::Objects => "objection",
            Self::Loses => "lost",
            Self::Relieves => "red line relieved",
            Self::Settles => "objection settled",
            Self::Gains => "gained",
        }
    }
}

impl Turned {
    /// `Greater` where the bloc is better off, `Less` where it is worse off.
    pub fn direction(&self) -> Ordering {
        let flip = Flip {
            bloc: self.bloc,
            before: Some(self.before),
            after: Some(self.after),
        };
        flip.direction()
    }

    /// Whether the bloc can live with it where it could not.
    pub fn is_gained(&self) -> bool {
        fine(self.after) && !fine(self.before)
    }

    /// Whether the bloc objects where it did not, or can no longer call it acceptable.
    pub fn is_lost(&self) -> bool {
        let objects = self.after.is_objection() && !self.before.is_objection();
        objects || (fine(self.before) && !fine(self.after))
    }
}

fn fine(verdict: Verdict) -> bool {
    matches!(verdict, Verdict::Satisfies | Verdict::Acceptable)
}

/// What accepting a proposal on the table would change; where it amends another proposal, what it
/// would change in the text that has that one. `cache` keeps codings for the next one.
///
/// # Errors
/// Why it cannot be accepted as the text stands.
pub fn effect(desk: &Desk<'_>, id: ProposalId, cache: &mut CodingCache) -> Result<Effect, Refusal> {
    let own = desk.proposals.iter().find(|p| p.id == id);
    let target = own.ok_or(Refusal::NotTabled)?.target;
    let taken = accept(desk.draft, desk.proposals, id, ids(0))?;
    let (before, after) = match target {
        Target::Proposal(other) => {
            let before = accept(desk.draft, desk.proposals, other, ids(1 << 40))?;
            let after = accept(&taken.draft, &taken.proposals, other, ids(1 << 40))?;
            (before.draft, after.draft)
        }
        Target::Draft | Target::Article(_) | Target::Paragraph(_) => {
            (desk.draft.clone(), taken.draft)
        }
    };
    let was = judged(desk, &before, cache);
    let is = judged(desk, &after, cache);
    let part = changed(&before, &after);
    let blocs = desk.book.blocs().map(|(bloc, _)| Turned {
        bloc,
        before: was.verdict(part, bloc),
        after: is.verdict(part, bloc),
        reasons: reasons(part, bloc, (&was, &before), (&is, &after)),
    });
    let draft = desk.book.blocs();
    Ok(Effect {
        part,
        blocs: blocs.collect(),
        draft: draft
            .map(|(bloc, _)| (was.draft_verdict(bloc), is.draft_verdict(bloc)))
            .collect(),
        lines: lines(&before, &after),
    })
}

/// Ids for what is only tried out: beyond the end of time, so that no draft holds them.
fn ids(from: u128) -> impl FnMut() -> ulid::Ulid {
    let mut next = u128::MAX - from;
    move || {
        next = next.wrapping_sub(1);
        ulid::Ulid(next)
    }
}

fn judged(desk: &Desk<'_>, draft: &Draft, cache: &mut CodingCache) -> Assessment {
    let coding = code_draft(desk.codebook, draft, desk.decisions, cache);
    let clauses = clauses_of(draft, |id| coding.of(id));
    let options = Options {
        complete: draft.complete,
        decisions: desk.decisions,
        strict: desk.strict,
    };
    assess(desk.book, &clauses, &options)
}

/// The paragraphs that differ.
fn lines(before: &Draft, after: &Draft) -> Vec<Changed> {
    let compared = redline(before, after);
    let place = |draft: &Draft, at: LineAt| {
        let article = draft.articles.get(at.article?)?;
        Some((article.id, full_number(article, at.at)))
    };
    let text = |draft: &Draft, at: LineAt| draft.text_of(at.id).unwrap_or_default().to_owned();
    let differing = compared.lines().filter(|(_, line)| line.differs());
    let changed = differing.map(|(_, line)| {
        let stands = line.new.and_then(|at| place(after, at));
        let stood = line.old.and_then(|at| place(before, at));
        let struck = line
            .status
            .is_some_and(|(_, is)| is == ParagraphStatus::Deleted);
        // What is struck has no number any more.
        let place = if struck { stood } else { stands.or(stood) };
        let words = match (line.new, line.old) {
            (Some(at), _) => text(after, at),
            (None, Some(at)) => text(before, at),
            (None, None) => String::new(),
        };
        let whole = |kind| {
            vec![Piece {
                kind,
                text: words.clone(),
            }]
        };
        let fate = if struck { Fate::Removed } else { line.fate };
        let pieces = match fate {
            _ if words.is_empty() => Vec::new(),
            Fate::Removed => whole(PieceKind::Deleted),
            Fate::Added => whole(PieceKind::Inserted),
            Fate::Kept | Fate::MovedAway if line.pieces.is_empty() => whole(PieceKind::Same),
            Fate::Kept | Fate::MovedAway => line.pieces.clone(),
        };
        Changed {
            article: place.as_ref().map(|(article, _)| *article),
            number: place.map(|(_, number)| number).unwrap_or_default(),
            fate,
            moved: line.moved,
            pieces,
        }
    });
    changed.collect()
}

/// The one article, or the recitals, whose words differ; else the draft.
fn changed(before: &Draft, after: &Draft) -> Part {
    let mut parts = Vec::new();
    if before.preamble != after.preamble {
        parts.push(Part::Preamble);
    }
    let known = |id| before.article(id);
    let fresh_or_changed = after
        .articles
        .iter()
        .filter(|article| known(article.id) != Some(article));
    parts.extend(fresh_or_changed.map(|article| Part::Article(article.id)));
    let gone = before
        .articles
        .iter()
        .filter(|article| after.article(article.id).is_none());
    parts.extend(gone.map(|article| Part::Article(article.id)));
    match parts.as_slice() {
        [one] => *one,
        _ => Part::Draft,
    }
}

/// What tells a finding from another of the same bloc.
fn key(finding: &Finding) -> (ElementIx, FindingKind, Strength) {
    (finding.element, finding.kind, finding.strength())
}

fn reasons(
    part: Part,
    bloc: BlocIx,
    (was, before): (&Assessment, &Draft),
    (is, after): (&Assessment, &Draft),
) -> Vec<Why> {
    let of = |assessment: &Assessment| -> Vec<Finding> {
        let found = assessment.findings_in(part).filter(|finding| {
            finding.bloc == bloc && assessment.enters(finding).is_some() && !finding.ignored
        });
        found.cloned().collect()
    };
    let (old, new) = (of(was), of(is));
    let mut all: Vec<Why> = Vec::new();
    let mut add = |some: &[Finding], others: &[Finding], draft: &Draft, comes: bool| {
        for finding in some {
            let stays = others.iter().any(|other| key(other) == key(finding));
            let verdict = finding.verdict().filter(|_| !stays);
            let Some(turn) = verdict.map(|verdict| turn(verdict, comes)) else {
                continue;
            };
            let known = |why: &Why| {
                (why.turn, why.element, why.kind, why.strength)
                    == (turn, finding.element, finding.kind, finding.strength())
            };
            if !all.iter().any(known) {
                all.push(Why {
                    turn,
                    kind: finding.kind,
                    strength: finding.strength(),
                    issue: finding.issue,
                    element: finding.element,
                    words: words(finding, draft),
                });
            }
        }
    };
    add(&new, &old, after, true);
    add(&old, &new, before, false);
    all.sort_by_key(|why| why.turn);
    all
}

fn turn(verdict: Verdict, comes: bool) -> Turn {
    match (verdict, comes) {
        (Verdict::CrossesRedLine, true) => Turn::Crosses,
        (Verdict::CrossesRedLine, false) => Turn::Relieves,
        (Verdict::Conflict | Verdict::Reserve, true) => Turn::Objects,
        (Verdict::Conflict | Verdict::Reserve, false) => Turn::Settles,
        (_, true) => Turn::Gains,
        (_, false) => Turn::Loses,
    }
}

fn words(finding: &Finding, draft: &Draft) -> String {
    let text = finding.site.paragraph().and_then(|id| draft.text_of(id));
    let span = finding.coded.as_ref().map(|coded| coded.span);
    let words = text.zip(span).map(|(text, span)| span.of(text).to_owned());
    words.unwrap_or_default()
}
