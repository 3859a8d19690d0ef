//! Rival wordings for one place: made beside words or beside a whole paragraph, and one of them
//! chosen.

use crate::exchange::paste::named_alternative;
use crate::model::bracket::{Bracket, BracketReason, Tree};
use crate::model::change::Change;
use crate::model::draft::{Alternative, AlternativeStyle, Article, Paragraph, ParagraphStatus};
use crate::model::ids::{AlternativeId, BracketId, ParagraphId};
use crate::model::party::PartyRef;
use crate::model::text::Span;

use super::draft_edit::{Planned, place_name, with_list};
use super::state::Session;

impl Session {
    /// The own delegation, as it stands in brackets and at alternatives.
    pub fn own_party(&self) -> Option<PartyRef> {
        let own = self.workspace.own.as_ref()?;
        PartyRef::new(own.as_str())
    }

    pub(super) fn plan_alternative(
        &mut self,
        id: ParagraphId,
        span: Span,
        now_ms: u64,
    ) -> Option<Planned> {
        let text = &self.workspace.draft.paragraph(id)?.1.text;
        let words = span.of(text).trim();
        if words.is_empty() || words == text.trim() {
            self.plan_rival_paragraph(id, now_ms)
        } else {
            self.plan_rival_words(id, span, now_ms)
        }
    }

    /// `words` becomes `[words][words]`, the second of one's own and selected, to be typed over.
    fn plan_rival_words(&mut self, id: ParagraphId, span: Span, now_ms: u64) -> Option<Planned> {
        let ids = [self.mint.next(now_ms), self.mint.next(now_ms)].map(BracketId);
        let owners: Vec<PartyRef> = self.own_party().into_iter().collect();
        let draft = &self.workspace.draft;
        let (article, paragraph) = draft.paragraph(id)?;
        let words = paragraph.text.get(span.range())?.to_owned();
        let (start, end) = (span.start as usize, span.end as usize);
        let change = Change::of_paragraph(draft, id, |p| {
            // From the end, so that what stands before keeps its place.
            let mut text = p.text.clone();
            text.insert_str(end, &format!("][{words}]"));
            p.set_text(&text);
            text.insert(start, '[');
            p.set_text(&text);
            let pairs = Tree::of(&p.text).pairs;
            let opens = [start, end + 2].map(|byte| Span::new(byte, byte).start);
            for (open, (id, owners)) in opens.into_iter().zip(ids.into_iter().zip([vec![], owners]))
            {
                let Some(pair) = pairs.iter().find(|pair| pair.open == open) else {
                    continue;
                };
                p.brackets.retain(|record| !record.is_of(*pair));
                let mut record = Bracket::new(id, *pair);
                (record.owners, record.reason) = (owners, BracketReason::Alternative);
                p.brackets.push(record);
            }
            p.brackets.sort_by_key(|record| record.open);
        })?;
        let subject = place_name(draft, article, Some(id));
        let second = Span::new(end + 3, end + 3 + words.len());
        self.go_there(id, second);
        Some(Planned::one("undo-alternative", subject, change))
    }

    /// A paragraph gets a rival below it and below its items, with the same words, to be typed
    /// over; a further one where it is an alternative already.
    fn plan_rival_paragraph(&mut self, id: ParagraphId, now_ms: u64) -> Option<Planned> {
        let fresh = self.fresh_paragraph(now_ms);
        let group = AlternativeId(self.mint.next(now_ms));
        let owners: Vec<PartyRef> = self.own_party().into_iter().collect();
        let style = self.style_of_alternatives();
        let text = self.workspace.draft.paragraph(id)?.1.text.clone();
        let planned = with_list(
            &self.workspace.draft,
            id,
            "undo-alternative",
            |list, place| {
                let Some(first) = list.get_mut(place) else {
                    return;
                };
                let known = first.alternative.get_or_insert(Alternative {
                    group,
                    style,
                    goes_on: false,
                    owners: Vec::new(),
                });
                let (group, style) = (known.group, known.style);
                let mut rival = Paragraph::new(fresh, first.level, text.clone());
                rival.alternative = Some(Alternative {
                    group,
                    style,
                    goes_on: false,
                    owners,
                });
                let end = end_of_group(list, group).unwrap_or(place + 1);
                list.insert(end, rival);
            },
        )?;
        self.go_there(fresh, Span::new(0, text.len()));
        Some(planned)
    }

    /// The style that alternatives of the draft have, else `Option 1`.
    fn style_of_alternatives(&self) -> AlternativeStyle {
        let mut all = self.workspace.draft.paragraphs();
        all.find_map(|p| p.alternative.as_ref().map(|a| a.style))
            .unwrap_or_default()
    }

    /// Lines that a person begins with `Option 1: ` become alternatives as they are typed.
    pub(super) fn name_alternatives(&mut self, mut planned: Planned, now_ms: u64) -> Planned {
        for change in &mut planned.changes {
            if let Change::Text { paragraph, .. } = change {
                let id = *paragraph;
                if let Some(whole) = self.named_by_text(id, change, now_ms) {
                    *change = whole;
                }
            } else if let Change::Paragraphs { before, after, .. } = change {
                for place in 0..after.len() {
                    let text = after.get(place).map(|p| p.text.clone()).unwrap_or_default();
                    if !before.iter().any(|p| p.text == text) {
                        self.name_alternative(after, place, now_ms);
                    }
                }
            }
        }
        planned
    }

    /// The change of words as one of the list, where it completes the name of an alternative.
    fn named_by_text(&mut self, id: ParagraphId, change: &Change, now_ms: u64) -> Option<Change> {
        let Change::Text {
            at,
            removed,
            inserted,
            ..
        } = change
        else {
            return None;
        };
        let (article, paragraph) = self.workspace.draft.paragraph(id)?;
        let place = article.place_of(id)?;
        let (article_id, before) = (article.id, article.paragraphs.clone());
        let mut text = paragraph.text.clone();
        text.get(*at..at + removed.len())?;
        text.replace_range(*at..at + removed.len(), inserted);
        let mut after = before.clone();
        after.get_mut(place)?.set_text(&text);
        self.name_alternative(&mut after, place, now_ms)
            .then_some(Change::Paragraphs {
                article: article_id,
                before,
                after,
            })
    }

    /// Makes the paragraph at a place the alternative that its words begin with; whether they do.
    fn name_alternative(&mut self, list: &mut [Paragraph], place: usize, now_ms: u64) -> bool {
        let fresh = AlternativeId(self.mint.next(now_ms));
        let Some(here) = list.get(place).filter(|p| p.alternative.is_none()) else {
            return false;
        };
        // As with numbers, the blank behind the name makes it one.
        let named = here.text.contains(": ") || here.text.contains('：');
        let found = named_alternative(&here.text).filter(|_| named);
        let Some((style, rank, owners, words)) = found else {
            return false;
        };
        let words = words.to_owned();
        let level = here.level;
        let mut above = list.iter().take(place).rev();
        let known = above
            .find(|p| p.level.depth() <= level.depth() && !p.is_deleted())
            .and_then(|p| p.alternative.as_ref())
            .filter(|a| rank > 1 && a.style == style)
            .map(|a| a.group);
        if let Some(paragraph) = list.get_mut(place) {
            paragraph.set_text(&words);
            paragraph.alternative = Some(Alternative {
                group: known.unwrap_or(fresh),
                style,
                goes_on: false,
                owners,
            });
        }
        true
    }

    /// One alternative stands; the others of its place are struck with their items.
    pub(super) fn plan_choose(&self, id: ParagraphId, now_ms: u64) -> Option<Planned> {
        let (article, paragraph) = self.workspace.draft.paragraph(id)?;
        let at = article.place_of(id)?;
        let group = paragraph
            .alternative
            .as_ref()
            .map(|a| a.group)
            .or_else(|| group_over(article, at))?;
        let bodies = bodies_of(article, group);
        let chosen = bodies.iter().find(|body| body.contains(&at))?.clone();
        let author = self.author.as_str();
        with_list(
            &self.workspace.draft,
            id,
            "undo-choose-alternative",
            |list, _| {
                for body in &bodies {
                    for place in body {
                        let Some(one) = list.get_mut(*place) else {
                            continue;
                        };
                        if *body == chosen {
                            one.alternative = None;
                        } else if !one.is_deleted() {
                            one.set_status(ParagraphStatus::Deleted, author, now_ms);
                        }
                    }
                }
            },
        )
    }

    fn go_there(&mut self, paragraph: ParagraphId, span: Span) {
        self.look.caret = Some((paragraph, span));
        self.look.go_to = Some((self.revision, paragraph, span));
    }
}

/// The group of the alternative under which a paragraph stands as an item.
fn group_over(article: &Article, at: usize) -> Option<AlternativeId> {
    let above = article.paragraphs.iter().enumerate().take(at).rev();
    above
        .filter(|(place, _)| article.body_of(*place).contains(&at))
        .find_map(|(_, p)| p.alternative.as_ref().map(|a| a.group))
}

/// The places of each alternative of a group, in order, struck ones left aside.
fn bodies_of(article: &Article, group: AlternativeId) -> Vec<Vec<usize>> {
    let mut bodies: Vec<Vec<usize>> = Vec::new();
    for (place, paragraph) in article.paragraphs.iter().enumerate() {
        let Some(own) = paragraph.alternative.as_ref().filter(|a| a.group == group) else {
            continue;
        };
        if paragraph.is_deleted() {
            continue;
        }
        let body = article.body_of(place);
        match bodies.last_mut().filter(|_| own.goes_on) {
            Some(last) => last.extend(body),
            None => bodies.push(body.collect()),
        }
    }
    bodies
}

/// The place behind the last alternative of a group and its items.
fn end_of_group(list: &[Paragraph], group: AlternativeId) -> Option<usize> {
    let of_group = |p: &Paragraph| p.alternative.as_ref().is_some_and(|a| a.group == group);
    let last = list.iter().rposition(of_group)?;
    let depth = list.get(last)?.level.depth();
    let below = list.iter().skip(last + 1);
    Some(last + 1 + below.take_while(|p| p.level.depth() > depth).count())
}
