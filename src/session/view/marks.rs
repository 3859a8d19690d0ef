//! What a line of the page shows beside its words: brackets with their owners, which alternative it
//! is, and that agreed words of it were changed.

use crate::model::bracket::{Bracket, BracketReason, Tree};
use crate::model::draft::{AlternativeStyle, Article, LogEvent, Paragraph, ParagraphStatus};
use crate::model::ids::{AlternativeId, ParagraphId};
use crate::model::party::{Party, PartyRef};
use crate::model::text::{Lang, Span};
use crate::session::state::Session;

/// A delegation as it is shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnerView {
    /// Who it is, as it was written down.
    pub party: PartyRef,
    /// Its short name.
    pub name: String,
    /// Its place among the blocs of the dossier, which gives it its colour; absent where it is no
    /// bloc.
    pub place: Option<usize>,
}

/// A pair of brackets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BracketView {
    /// Its words with the brackets.
    pub outer: Span,
    /// Its words.
    pub inner: Span,
    /// How many pairs stand round it.
    pub depth: u32,
    /// Whose it is.
    pub owners: Vec<OwnerView>,
    /// Why it stands there.
    pub reason: BracketReason,
    /// A remark; may be empty.
    pub note: String,
    /// Since when it has stood there, in milliseconds since 1970, where that is known.
    pub since_ms: Option<u64>,
}

/// Which of several alternatives a line begins.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlternativeView {
    /// The place it competes for.
    pub group: AlternativeId,
    /// How the alternatives are told apart.
    pub style: AlternativeStyle,
    /// Which it is, from 1.
    pub nth: usize,
    /// How many there are.
    pub of: usize,
    /// Whose it is.
    pub owners: Vec<OwnerView>,
}

/// That agreed words were changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ReopenedView {
    /// The status they had.
    pub was: ParagraphStatus,
    /// Since when, in milliseconds since 1970, where that is known.
    pub since_ms: Option<u64>,
    /// Whether the agreed words are still known.
    pub can_put_back: bool,
}

/// The first moment that can be the birth of a bracket: the year 2000, in milliseconds since 1970.
const FIRST_MS: u64 = 946_684_800_000;

impl Session {
    /// A delegation as it is shown in `lang`.
    pub fn owner_view(&self, party: &PartyRef, lang: Lang) -> OwnerView {
        let dossier = &self.workspace().dossier;
        let (name, place) = match party.in_dossier(dossier) {
            Party::Bloc(id) => {
                let mut judging = dossier.judging_blocs();
                let name = dossier.bloc(&id).map(|bloc| bloc.short.get(lang));
                (name, judging.position(|bloc| bloc.id == id))
            }
            Party::State(code) => {
                let mut states = dossier.reference.states.iter();
                let state = states.find(|state| state.code == code);
                (state.map(|state| state.name.get(lang)), None)
            }
            Party::Other(_) => (None, None),
        };
        let name = name.filter(|name| !name.is_empty());
        OwnerView {
            party: party.clone(),
            name: name.unwrap_or(party.as_str()).to_owned(),
            place,
        }
    }

    /// The blocs that judge, as owners.
    pub fn parties(&self, lang: Lang) -> Vec<OwnerView> {
        let blocs = self.workspace().dossier.judging_blocs();
        blocs
            .filter_map(|bloc| PartyRef::new(bloc.id.as_str()))
            .map(|party| self.owner_view(&party, lang))
            .collect()
    }

    fn owners(&self, owners: &[PartyRef], lang: Lang) -> Vec<OwnerView> {
        let shown = owners.iter().map(|party| self.owner_view(party, lang));
        shown.collect()
    }

    /// The pairs of brackets of a paragraph in the order in which they open, and the bytes of
    /// brackets without a partner.
    pub(super) fn brackets(&self, p: &Paragraph, lang: Lang) -> (Vec<BracketView>, Vec<u32>) {
        let tree = Tree::of(&p.text);
        let known = |pair| p.brackets.iter().find(|record| record.is_of(pair));
        let shown = tree.pairs.iter().map(|pair| {
            let record = known(*pair);
            let birth = |record: &Bracket| Some(record.id.0.timestamp_ms());
            BracketView {
                outer: pair.outer(&p.text),
                inner: pair.inner(&p.text),
                depth: pair.depth,
                owners: record.map_or_else(Vec::new, |r| self.owners(&r.owners, lang)),
                reason: record.map_or(BracketReason::Unstated, |r| r.reason),
                note: record.map_or_else(String::new, |r| r.note.clone()),
                since_ms: record.and_then(birth).filter(|ms| *ms >= FIRST_MS),
            }
        });
        (shown.collect(), tree.unmatched)
    }

    /// Which alternative the paragraph at `place` begins; `None` where it begins none.
    pub(super) fn alternative(
        &self,
        article: &Article,
        place: usize,
        lang: Lang,
    ) -> Option<AlternativeView> {
        let own = article.paragraphs.get(place)?.alternative.as_ref()?;
        if own.goes_on || article.paragraphs.get(place)?.is_deleted() {
            return None;
        }
        let of_group = |p: &&Paragraph| {
            let begins = p.alternative.as_ref();
            let begins = begins.is_some_and(|a| a.group == own.group && !a.goes_on);
            begins && !p.is_deleted()
        };
        let all = article.paragraphs.iter().filter(of_group).count();
        let before = article.paragraphs.iter().take(place);
        let first = article.paragraphs.iter().find(of_group);
        Some(AlternativeView {
            group: own.group,
            style: first
                .and_then(|p| p.alternative.as_ref())
                .map_or(own.style, |a| a.style),
            nth: before.filter(of_group).count() + 1,
            of: all,
            owners: self.owners(&own.owners, lang),
        })
    }

    /// Whether agreed words of a paragraph were changed, and what they were.
    pub(super) fn reopened(&self, p: &Paragraph) -> Option<ReopenedView> {
        let LogEvent::Reopened { was, since_ms } = p.reopened()?.event else {
            return None;
        };
        Some(ReopenedView {
            was,
            since_ms,
            can_put_back: self.can_put_back(p.id),
        })
    }

    /// The brackets round the caret, and the paragraph they stand in.
    pub fn brackets_at_caret(&self, lang: Lang) -> Option<(ParagraphId, BracketView)> {
        let (id, span) = self.look.caret?;
        let paragraph = self.workspace().draft.any_paragraph(id)?;
        let (all, _) = self.brackets(paragraph, lang);
        let holds = |b: &BracketView| b.outer.start <= span.start && span.start <= b.outer.end;
        let found = all.into_iter().filter(holds).max_by_key(|b| b.depth)?;
        Some((id, found))
    }
}
