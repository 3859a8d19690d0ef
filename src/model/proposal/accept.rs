//! What the text is once a proposal is accepted, and where the other proposals stand in it then.
//!
//! The order in which proposals that do not clash are accepted does not change the text: each is
//! placed in the text as it is before the other is accepted, and moved along by what that one does.

use super::{
    Clash, Placement, Proposal, ProposalKind, ProposalStatus, Reach, Refusal, Target, clashes,
    reach,
};
use crate::model::decision::Quote;
use crate::model::draft::{Article, Draft, Level, Paragraph, ParagraphStatus};
use crate::model::ids::{ArticleId, ParagraphId, ProposalId};
use crate::model::marker::split_marker;
use crate::model::text::Span;

/// The draft and its proposals after an acceptance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Accepted {
    /// The draft.
    pub draft: Draft,
    /// Every proposal, that one accepted and those beside it anchored anew.
    pub proposals: Vec<Proposal>,
}

/// Words that made way for others.
#[derive(Clone, Copy, Debug)]
struct Made {
    at: Span,
    inserted: usize,
}

/// Accepts a proposal on the table.
///
/// What is suppressed as a whole stays, struck; what is moved leaves a struck trace where it stood.
/// `fresh` gives ids for what is new.
///
/// # Errors
/// Why it cannot be accepted as the draft stands; nothing is changed then.
pub fn accept(
    draft: &Draft,
    proposals: &[Proposal],
    id: ProposalId,
    mut fresh: impl FnMut() -> ulid::Ulid,
) -> Result<Accepted, Refusal> {
    let proposal = proposals.iter().find(|p| p.id == id && p.is_open());
    let proposal = proposal.ok_or(Refusal::NotTabled)?;
    let about = reach(draft, proposals, proposal)?;
    let mut done = Accepted {
        draft: draft.clone(),
        proposals: proposals.to_vec(),
    };
    if let Some(own) = done.proposals.iter_mut().find(|p| p.id == id) {
        own.status = ProposalStatus::Accepted;
    }
    let words = match proposal.kind {
        ProposalKind::NoChange => return Ok(done),
        ProposalKind::Add | ProposalKind::Modify if proposal.text.trim().is_empty() => {
            return Err(Refusal::Incomplete);
        }
        ProposalKind::Suppress => "",
        ProposalKind::Add | ProposalKind::Modify | ProposalKind::Move => proposal.text.as_str(),
    };
    match about {
        Reach::Words(paragraph, span) => {
            let words = words.replace('\n', " ");
            done.words(Target::Paragraph(paragraph), span, &words);
        }
        Reach::Proposal(other, span) => done.words(Target::Proposal(other), span, words),
        Reach::Place(place) => done.put(place, words, proposal.level, &mut fresh)?,
        Reach::Paragraph(paragraph) => match proposal.kind {
            ProposalKind::Move => done.shift(paragraph, proposal.place, &mut fresh)?,
            ProposalKind::Suppress => done.strike(|_, p| p.id == paragraph),
            ProposalKind::Add | ProposalKind::Modify | ProposalKind::NoChange => {
                let (first, rest) = words.split_once('\n').unwrap_or((words, ""));
                let all = draft.text_of(paragraph).map_or(0, str::len);
                done.words(Target::Paragraph(paragraph), Span::new(0, all), first);
                if !rest.trim().is_empty() {
                    let after = Placement::After(paragraph);
                    done.put(after, rest, proposal.level, &mut fresh)?;
                }
            }
        },
        Reach::Article(article) => match proposal.kind {
            ProposalKind::Move => done.shift_article(article, proposal.place)?,
            ProposalKind::Suppress => done.strike(|a, _| a == Some(article)),
            ProposalKind::Add | ProposalKind::Modify | ProposalKind::NoChange => {
                let mut all = done.draft.articles.iter_mut();
                if let Some(article) = all.find(|a| a.id == article) {
                    article.paragraphs.iter_mut().for_each(strike);
                    let new = lines(words, proposal.level, &mut fresh);
                    article.paragraphs.extend(new);
                }
            }
        },
        Reach::Draft => return Err(Refusal::Incomplete),
    }
    Ok(done)
}

/// The draft in which a paragraph stands elsewhere with the items under it, and a struck trace of it
/// where it stood. `fresh` gives ids for the traces.
///
/// # Errors
/// Why it cannot be moved.
pub fn shifted(
    draft: &Draft,
    paragraph: ParagraphId,
    place: Placement,
    mut fresh: impl FnMut() -> ulid::Ulid,
) -> Result<Draft, Refusal> {
    let mut done = Accepted {
        draft: draft.clone(),
        proposals: Vec::new(),
    };
    done.shift(paragraph, Some(place), &mut fresh)?;
    Ok(done.draft)
}

/// Accepts, in the order of ids, every proposal that nobody opposes and that clashes with no other
/// on the table; gives the ids of those accepted.
pub fn accept_uncontested(
    draft: &Draft,
    proposals: &[Proposal],
    mut fresh: impl FnMut() -> ulid::Ulid,
) -> (Accepted, Vec<ProposalId>) {
    let at_odds = clashes(draft, proposals);
    let clashes = |id: ProposalId| {
        at_odds
            .iter()
            .any(|c: &Clash| c.first == id || c.second == id)
    };
    let mut done = Accepted {
        draft: draft.clone(),
        proposals: proposals.to_vec(),
    };
    let mut taken = Vec::new();
    for proposal in proposals
        .iter()
        .filter(|p| p.is_uncontested() && !clashes(p.id))
    {
        if let Ok(next) = accept(&done.draft, &done.proposals, proposal.id, &mut fresh) {
            done = next;
            taken.push(proposal.id);
        }
    }
    (done, taken)
}

impl Accepted {
    /// Words make way for others; quotes on the same text move along.
    fn words(&mut self, target: Target, span: Span, new: &str) {
        let old = match target {
            Target::Paragraph(id) => self.draft.text_of(id).map(str::to_owned),
            Target::Proposal(id) => {
                let found = self.proposals.iter().find(|p| p.id == id);
                found.map(|p| p.text.clone())
            }
            Target::Draft | Target::Article(_) => None,
        };
        let Some(old) = old else { return };
        let mut text = old.clone();
        if text.get(span.range()).is_none() {
            return;
        }
        text.replace_range(span.range(), new);
        let made = Made {
            at: span,
            inserted: new.len(),
        };
        for other in self.proposals.iter_mut().filter(|p| p.is_open()) {
            let stands = other.target == target && other.quote != Quote::default();
            let place = stands.then(|| other.quote.place(&old)).flatten();
            if let Some(moved) = place.and_then(|place| moved(place, made)) {
                other.quote = Quote::unique(&text, moved);
            }
        }
        match target {
            Target::Paragraph(id) => {
                if let Some(stands) = self.draft.paragraphs_mut().find(|p| p.id == id) {
                    stands.set_text(&text);
                }
            }
            Target::Proposal(id) => {
                if let Some(stands) = self.proposals.iter_mut().find(|p| p.id == id) {
                    stands.text = text;
                }
            }
            Target::Draft | Target::Article(_) => {}
        }
    }

    /// Puts new paragraphs, or a new article, in a place.
    fn put(
        &mut self,
        place: Placement,
        words: &str,
        level: Level,
        fresh: &mut impl FnMut() -> ulid::Ulid,
    ) -> Result<(), Refusal> {
        match place {
            Placement::FirstArticle | Placement::AfterArticle(_) => {
                let at = self.article_place(place)?;
                let (heading, rest) = words.split_once('\n').unwrap_or(("", words));
                let id = ArticleId(fresh());
                let article = Article::new(id, heading.trim(), lines(rest, level, fresh));
                self.draft.articles.insert(at, article);
            }
            Placement::FirstIn(_) | Placement::After(_) => {
                let new = lines(words, level, fresh);
                let (list, at) = self.place_in(place)?;
                list.splice(at..at, new);
            }
        }
        Ok(())
    }

    fn article_place(&self, place: Placement) -> Result<usize, Refusal> {
        let Placement::AfterArticle(id) = place else {
            return Ok(0);
        };
        let at = self.draft.articles.iter().position(|a| a.id == id);
        at.map(|at| at + 1).ok_or(Refusal::PlaceGone)
    }

    fn place_in(&mut self, place: Placement) -> Result<(&mut Vec<Paragraph>, usize), Refusal> {
        let draft = &mut self.draft;
        match place {
            Placement::FirstIn(id) => {
                let mut all = draft.articles.iter_mut();
                let article = all.find(|a| a.id == id).ok_or(Refusal::PlaceGone)?;
                Ok((&mut article.paragraphs, 0))
            }
            Placement::After(id) => {
                if let Some(at) = draft.preamble.iter().position(|p| p.id == id) {
                    return Ok((&mut draft.preamble, at + 1));
                }
                let holding = |a: &&mut Article| a.place_of(id).is_some();
                let article = draft.articles.iter_mut().find(holding);
                let article = article.ok_or(Refusal::PlaceGone)?;
                let at = article.place_of(id).ok_or(Refusal::PlaceGone)?;
                let end = article.body_of(at).end;
                Ok((&mut article.paragraphs, end))
            }
            Placement::FirstArticle | Placement::AfterArticle(_) => Err(Refusal::Incomplete),
        }
    }

    /// Moves a paragraph with the items under it, and leaves a struck trace.
    fn shift(
        &mut self,
        id: ParagraphId,
        place: Option<Placement>,
        fresh: &mut impl FnMut() -> ulid::Ulid,
    ) -> Result<(), Refusal> {
        let place = place.ok_or(Refusal::Incomplete)?;
        if place == Placement::After(id) {
            return Err(Refusal::Incomplete);
        }
        let mut articles = self.draft.articles.iter_mut();
        let article = articles.find(|a| a.place_of(id).is_some());
        let article = article.ok_or(Refusal::TargetGone)?;
        let at = article.place_of(id).ok_or(Refusal::TargetGone)?;
        let body = article.body_of(at);
        let inside = |p: &Paragraph| place == Placement::After(p.id);
        if article
            .paragraphs
            .get(body.clone())
            .is_some_and(|b| b.iter().any(inside))
        {
            return Err(Refusal::Incomplete);
        }
        let moved: Vec<Paragraph> = article.paragraphs.drain(body).collect();
        let traces = moved.iter().map(|p| Paragraph {
            status: ParagraphStatus::Moved,
            moved_to: Some(p.id),
            numbered: p.numbered,
            ..Paragraph::new(ParagraphId(fresh()), p.level, p.text.clone())
        });
        let traces: Vec<Paragraph> = traces.collect();
        article.paragraphs.splice(at..at, traces);
        let (list, at) = self.place_in(place)?;
        list.splice(at..at, moved);
        Ok(())
    }

    fn shift_article(&mut self, id: ArticleId, place: Option<Placement>) -> Result<(), Refusal> {
        let place = place.ok_or(Refusal::Incomplete)?;
        if place == Placement::AfterArticle(id)
            || matches!(place, Placement::FirstIn(_) | Placement::After(_))
        {
            return Err(Refusal::Incomplete);
        }
        let from = self.draft.articles.iter().position(|a| a.id == id);
        let article = self.draft.articles.remove(from.ok_or(Refusal::TargetGone)?);
        let to = self.article_place(place)?;
        self.draft.articles.insert(to, article);
        Ok(())
    }

    /// Strikes every paragraph that a test names.
    fn strike(&mut self, named: impl Fn(Option<ArticleId>, &Paragraph) -> bool) {
        let recitals = self.draft.preamble.iter_mut().map(|p| (None, p));
        let articles = self.draft.articles.iter_mut();
        let inside = articles.flat_map(|a| {
            let id = a.id;
            a.paragraphs.iter_mut().map(move |p| (Some(id), p))
        });
        for (article, paragraph) in recitals.chain(inside) {
            if named(article, paragraph) {
                strike(paragraph);
            }
        }
    }
}

fn strike(paragraph: &mut Paragraph) {
    if !paragraph.is_deleted() {
        paragraph.status = ParagraphStatus::Deleted;
    }
}

/// Where a place is after words made way for others; `None` where it was among them.
fn moved(place: Span, made: Made) -> Option<Span> {
    let (start, end) = (place.start as usize, place.end as usize);
    if place.end <= made.at.start {
        return Some(place);
    }
    (place.start >= made.at.end).then(|| {
        let gone = (made.at.end - made.at.start) as usize;
        Span::new(start - gone + made.inserted, end - gone + made.inserted)
    })
}

/// Lines as paragraphs: a marker gives the level, else the level of the proposal. `fresh` gives
/// their ids.
pub fn lines(words: &str, level: Level, fresh: &mut impl FnMut() -> ulid::Ulid) -> Vec<Paragraph> {
    let mut out: Vec<Paragraph> = Vec::new();
    for line in words.lines().map(str::trim).filter(|line| !line.is_empty()) {
        let above = out.last().map(|p| (p.level, p.text.as_str()));
        let (marked, text) = split_marker(line, above);
        out.push(Paragraph::new(
            ParagraphId(fresh()),
            marked.unwrap_or(level),
            text,
        ));
    }
    out
}
