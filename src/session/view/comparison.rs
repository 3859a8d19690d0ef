//! Two versions compared: the redline as lines to show, with the verdicts each change turns.

mod deletions;
pub(super) mod numbers;

use std::cmp::Ordering;
use std::collections::BTreeMap;

use crate::analysis::redline::summary::{Summary, UnmarkedWhy};
use crate::analysis::redline::verdicts::{self, Flip, VerdictChanges};
use crate::analysis::redline::{Fate, Line, LineAt, Piece, PieceKind, Redline, Section, redline};
use crate::assess::assessment::Assessment;
use crate::assess::verdict::Verdict;
use crate::coding::draft::CodingCache;
use crate::model::draft::{Draft, Level, ParagraphStatus};
use crate::model::ids::{ArticleId, BlocId, ParagraphId, VersionId};
use crate::model::text::Lang;
use crate::session::state::Session;

use numbers::Numbers;

/// One side of a comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// The draft as it stands.
    Present,
    /// A named version.
    Version(VersionId),
}

/// What comparing keeps from one time to the next: the codings of versions, which never change.
#[derive(Debug, Default)]
pub struct CompareCache {
    codings: BTreeMap<VersionId, CodingCache>,
}

impl CompareCache {
    /// The codings of a version.
    pub(super) fn of(&mut self, version: VersionId) -> &mut CodingCache {
        self.codings.entry(version).or_default()
    }
}

/// Two versions compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ComparisonView {
    /// Name of the old version; empty for the present draft.
    pub old: String,
    /// Name of the new version; empty for the present draft.
    pub new: String,
    /// How much differs.
    pub summary: Summary,
    /// The title's words; empty where they are the same.
    pub title: Vec<Piece>,
    /// Blocs that are better or worse off with the whole draft, own first.
    pub flips: Vec<FlipView>,
    /// Recitals and articles, with all their lines.
    pub sections: Vec<SectionView>,
    /// How many places there are to step through: changed headings and lines, and lines whose
    /// verdict turned.
    pub n_changes: usize,
    /// How many differences are not marked in the new text.
    pub n_unmarked: usize,
}

/// Recitals or an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionView {
    /// The article, in the new draft or else in the old one; absent for recitals.
    pub article: Option<ArticleId>,
    /// Its number before, where it existed.
    pub old_number: Option<usize>,
    /// Its number now, where it exists.
    pub new_number: Option<usize>,
    /// What became of it.
    pub fate: Fate,
    /// Whether it stands elsewhere.
    pub moved: bool,
    /// The words of its heading.
    pub heading: Vec<Piece>,
    /// Which of the changes it is, from 0, where its heading or place changed.
    pub change: Option<usize>,
    /// Why a change of it cannot be seen in the new text.
    pub unmarked: Option<UnmarkedWhy>,
    /// Blocs that are better or worse off with it.
    pub flips: Vec<FlipView>,
    /// Its lines.
    pub lines: Vec<LineView>,
}

/// A paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LineView {
    /// Its id in the old draft.
    pub old: Option<ParagraphId>,
    /// Its id in the new draft.
    pub new: Option<ParagraphId>,
    /// The number in the margin: of the new draft, of the old where it is gone.
    pub number: String,
    /// Where it stood, as `4, 2 (a)`; empty where it is new.
    pub old_place: String,
    /// Where it stands; empty where it is gone.
    pub new_place: String,
    /// How deep it stands, 0 to 3.
    pub depth: usize,
    /// What became of it.
    pub fate: Fate,
    /// Whether it stands elsewhere.
    pub moved: bool,
    /// Its words.
    pub pieces: Vec<Piece>,
    /// Whether anything differs.
    pub differs: bool,
    /// Its status before and after, where it changed.
    pub status: Option<(ParagraphStatus, ParagraphStatus)>,
    /// Its level before and after, where it changed.
    pub level: Option<(Level, Level)>,
    /// Which of the changes it is, from 0.
    pub change: Option<usize>,
    /// Why a change of it cannot be seen in the new text.
    pub unmarked: Option<UnmarkedWhy>,
    /// Blocs that are better or worse off with it.
    pub flips: Vec<FlipView>,
}

/// A bloc that is better or worse off.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FlipView {
    /// The bloc.
    pub bloc: BlocId,
    /// Its short name.
    pub short: String,
    /// What it said; absent where there was nothing to judge.
    pub before: Option<Verdict>,
    /// What it says; absent where there is nothing to judge any more.
    pub after: Option<Verdict>,
    /// Whether it is better off.
    pub better: bool,
}

impl Session {
    /// The draft of a side and its name, which is empty for the present one.
    pub fn side(&self, side: Side) -> Option<(&Draft, &str)> {
        match side {
            Side::Present => Some((&self.workspace().draft, "")),
            Side::Version(id) => {
                let found = self.workspace().versions.iter().find(|v| v.id == id)?;
                Some((&found.draft, found.name.as_str()))
            }
        }
    }

    /// Compares two sides; absent where one of them is no version of this workspace.
    pub fn comparison(
        &self,
        old: Side,
        new: Side,
        lang: Lang,
        cache: &mut CompareCache,
    ) -> Option<ComparisonView> {
        let ((before, old_name), (after, new_name)) = (self.side(old)?, self.side(new)?);
        let redline = redline(before, after);
        let was = self.judged(old, before, cache);
        let is = self.judged(new, after, cache);
        let changes = verdicts::changes(&redline, &was, &is);
        let shelf = Shelf {
            session: self,
            lang,
            old: Numbers::of(before),
            new: Numbers::of(after),
            before,
            after,
        };
        let mut view = ComparisonView {
            old: old_name.to_owned(),
            new: new_name.to_owned(),
            summary: redline.summary(),
            title: redline.title.clone(),
            flips: shelf.flips(&changes.draft),
            sections: shelf.sections(&redline, &changes),
            n_changes: 0,
            n_unmarked: 0,
        };
        view.mark(&redline, after);
        Some(view)
    }

    fn judged(&self, side: Side, draft: &Draft, cache: &mut CompareCache) -> Assessment {
        match side {
            Side::Present => self.derived.assessment.clone(),
            Side::Version(id) => {
                let cache = cache.of(id);
                self.derived.of_draft(self.workspace(), draft, cache).1
            }
        }
    }
}

impl ComparisonView {
    /// Notes what is not marked, and counts the changes.
    fn mark(&mut self, redline: &Redline, new: &Draft) {
        let unmarked = redline.unmarked(new);
        self.n_unmarked = unmarked.len();
        for one in unmarked {
            let Some(section) = self.sections.get_mut(one.section) else {
                continue;
            };
            match one.line {
                None => section.unmarked = Some(one.why),
                Some(n) => {
                    if let Some(line) = section.lines.get_mut(n) {
                        line.unmarked = Some(one.why);
                    }
                }
            }
        }
        let mut n = 0;
        let mut next = |counts: bool| {
            counts.then(|| {
                n += 1;
                n - 1
            })
        };
        for section in &mut self.sections {
            let heading = section.heading.iter().any(|p| p.kind != PieceKind::Same);
            section.change = next(heading || section.moved || section.fate != Fate::Kept);
            for line in &mut section.lines {
                line.change = next(line.differs || !line.flips.is_empty());
            }
        }
        self.n_changes = n;
    }
}

/// What building the view needs at hand.
struct Shelf<'s> {
    session: &'s Session,
    lang: Lang,
    old: Numbers,
    new: Numbers,
    before: &'s Draft,
    after: &'s Draft,
}

impl Shelf<'_> {
    fn sections(&self, redline: &Redline, changes: &VerdictChanges) -> Vec<SectionView> {
        let mut of_sections = changes.sections.iter().peekable();
        let mut of_lines = changes.lines.iter().peekable();
        let mut sections = Vec::with_capacity(redline.sections.len());
        for (at, section) in redline.sections.iter().enumerate() {
            let mut view = bare_section(section);
            if let Some((_, flips)) = of_sections.next_if(|(place, _)| *place == at) {
                view.flips = self.flips(flips);
            }
            for (n, line) in section.lines.iter().enumerate() {
                let mut view_line = self.line(line);
                if let Some((_, flips)) = of_lines.next_if(|(place, _)| *place == (at, n)) {
                    view_line.flips = self.flips(flips);
                }
                view.lines.push(view_line);
            }
            sections.push(view);
        }
        sections
    }

    fn line(&self, line: &Line) -> LineView {
        let (old_margin, old_place) = self.old.at(line.old);
        let (new_margin, new_place) = self.new.at(line.new);
        let stands = match (line.new, line.old) {
            (Some(at), _) => paragraph_at(self.after, at),
            (None, Some(at)) => paragraph_at(self.before, at),
            (None, None) => None,
        };
        let text = stands.map_or("", |paragraph| paragraph.text.as_str());
        let pieces = if line.pieces.is_empty() && !text.is_empty() {
            vec![Piece {
                kind: PieceKind::Same,
                text: text.to_owned(),
            }]
        } else {
            line.pieces.clone()
        };
        LineView {
            old: line.old.map(|at| at.id),
            new: line.new.map(|at| at.id),
            number: if line.new.is_some() {
                new_margin
            } else {
                old_margin
            },
            old_place,
            new_place: if line.fate == Fate::MovedAway {
                self.whither(line)
            } else {
                new_place
            },
            depth: stands.map_or(0, |paragraph| paragraph.level.depth()),
            fate: line.fate,
            moved: line.moved,
            pieces,
            differs: line.differs(),
            status: line.status,
            level: line.level,
            change: None,
            unmarked: None,
            flips: Vec::new(),
        }
    }

    /// Where a paragraph that moved away stands now, where it kept its id.
    fn whither(&self, line: &Line) -> String {
        let id = line.old.map(|at| at.id);
        let articles = self.after.articles.iter().enumerate();
        let found = articles
            .flat_map(|(n, article)| {
                let paragraphs = article.paragraphs.iter().enumerate();
                paragraphs.map(move |(at, paragraph)| (n, at, paragraph.id))
            })
            .find(|(_, _, other)| Some(*other) == id);
        let at = found.map(|(n, at, id)| LineAt {
            id,
            article: Some(n),
            at,
        });
        self.new.at(at).1
    }

    /// Flips of blocs that are better or worse off, own first.
    fn flips(&self, flips: &[Flip]) -> Vec<FlipView> {
        let blocs = self.session.blocs_own_first();
        let name = |flip: &Flip| {
            let id = self.session.derived.book.bloc_id(flip.bloc)?;
            let place = blocs.iter().position(|bloc| bloc.id == *id)?;
            let bloc = blocs.get(place)?;
            Some((
                place,
                FlipView {
                    bloc: id.clone(),
                    short: bloc.short.get(self.lang).to_owned(),
                    before: flip.before,
                    after: flip.after,
                    better: flip.direction() == Ordering::Greater,
                },
            ))
        };
        let mut found: Vec<_> = flips
            .iter()
            .filter(|flip| flip.matters())
            .filter_map(name)
            .collect();
        found.sort_by_key(|(place, _)| *place);
        found.into_iter().map(|(_, view)| view).collect()
    }
}

/// A section without its lines and flips.
fn bare_section(section: &Section) -> SectionView {
    SectionView {
        article: section.new.or(section.old).map(|article| article.id),
        old_number: section.old.map(|article| article.at + 1),
        new_number: section.new.map(|article| article.at + 1),
        fate: section.fate,
        moved: section.moved,
        heading: section.heading.clone(),
        change: None,
        unmarked: None,
        flips: Vec::new(),
        lines: Vec::with_capacity(section.lines.len()),
    }
}

fn paragraph_at(draft: &Draft, at: LineAt) -> Option<&crate::model::draft::Paragraph> {
    let list = match at.article {
        Some(article) => &draft.articles.get(article)?.paragraphs,
        None => &draft.preamble,
    };
    list.get(at.at)
}
