//! The two matrices: issues × blocs (or States), and articles × blocs.

use crate::assess::assessment::Part;
use crate::assess::book::Voice;
use crate::assess::finding::BlocIx;
use crate::assess::matrix::{PositionCell, position};
use crate::assess::states::Seat;
use crate::assess::verdict::Verdict;
use crate::model::date::Year;
use crate::model::ids::{ArticleId, BlocId, IssueId, StateCode};
use crate::model::number::article_numbers;
use crate::model::text::Lang;
use crate::session::state::Session;

/// Issues × blocs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PositionMatrixView {
    /// A number that changes whenever anything in the view may have changed.
    pub stamp: u64,
    /// Positions as of this year.
    pub as_of: Year,
    /// Blocs as columns, own first.
    pub columns: Vec<(BlocId, String)>,
    /// Whether the first column is the own delegation's.
    pub own_first: bool,
    /// Issues as rows, in the dossier's order.
    pub rows: Vec<PositionRow>,
    /// The same issues by State.
    pub states: StateMatrixView,
}

/// An issue as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PositionRow {
    /// The issue.
    pub issue: IssueId,
    /// Its number.
    pub number: u16,
    /// Its title.
    pub title: String,
    /// Title of its family.
    pub family: String,
    /// One cell a bloc.
    pub cells: Vec<PositionCell>,
}

/// Issues × States: every State by whoever speaks for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateMatrixView {
    /// States as columns: those of a bloc side by side, own delegation's first, the unaligned last.
    pub columns: Vec<StateColumn>,
    /// Whoever speaks for a State somewhere.
    pub speakers: Vec<SpeakerView>,
    /// One row an issue, in the dossier's order, with a cell a State: place in `speakers` and
    /// what is held, or nothing where nobody speaks.
    pub rows: Vec<Vec<Option<(usize, PositionCell)>>>,
}

/// A State as a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StateColumn {
    /// Its code.
    pub code: StateCode,
    /// Its name.
    pub name: String,
    /// The first of its blocs that has positions.
    pub camp: Option<BlocId>,
}

/// Who speaks for States.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SpeakerView {
    /// The bloc, or the bloc in whose list the State's own entries stand.
    pub bloc: Option<BlocId>,
    /// Name of the bloc or State.
    pub name: String,
    /// Whether it is a State that speaks for itself.
    pub own_entry: bool,
}

/// Articles × blocs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftMatrixView {
    /// A number that changes whenever anything in the view may have changed.
    pub stamp: u64,
    /// Positions as of this year.
    pub as_of: Year,
    /// Blocs as columns, own first.
    pub columns: Vec<(BlocId, String)>,
    /// Whether the first column is the own delegation's.
    pub own_first: bool,
    /// Articles as rows.
    pub rows: Vec<DraftRow>,
    /// Verdict on the whole draft and number of objections to it, one a column.
    pub draft: Vec<(Verdict, usize)>,
    /// Clauses not coded, and clauses in all, in the whole draft.
    pub coverage: (u32, u32),
}

/// An article as a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DraftRow {
    /// The article.
    pub article: ArticleId,
    /// Its number.
    pub number: String,
    /// Its heading.
    pub heading: String,
    /// Verdict and number of objections, one a column.
    pub cells: Vec<(Verdict, usize)>,
    /// Clauses not coded, and clauses in all.
    pub coverage: (u32, u32),
}

impl Session {
    /// Blocs that judge, own first: id and short name.
    pub(super) fn judging_columns(&self, lang: Lang) -> Vec<(BlocId, String)> {
        self.blocs_own_first()
            .into_iter()
            .filter(|bloc| self.derived.book.bloc_ix(&bloc.id).is_some())
            .map(|bloc| (bloc.id.clone(), bloc.short.get(lang).to_owned()))
            .collect()
    }

    /// Tells views of the session apart: it rises with the revision and differs by language.
    pub(super) fn stamp(&self, lang: Lang) -> u64 {
        self.revision().wrapping_mul(16).wrapping_add(lang as u64)
    }

    fn own_is_first(&self, columns: &[(BlocId, String)]) -> bool {
        let first = columns.first().map(|(id, _)| id);
        first.is_some() && first == self.workspace().own.as_ref()
    }

    /// Issues × blocs in `lang`.
    pub fn position_matrix(&self, lang: Lang) -> PositionMatrixView {
        let dossier = &self.workspace().dossier;
        let columns = self.judging_columns(lang);
        let book = &self.derived.book;
        let places: Vec<_> = columns
            .iter()
            .filter_map(|(id, _)| book.bloc_ix(id))
            .collect();
        let rows = dossier
            .issues
            .iter()
            .map(|issue| PositionRow {
                issue: issue.id.clone(),
                number: issue.number,
                title: issue.title.get(lang).to_owned(),
                family: dossier
                    .family(&issue.family)
                    .map(|f| f.title.get(lang).to_owned())
                    .unwrap_or_default(),
                cells: book
                    .names()
                    .issue(&issue.id)
                    .map(|ix| {
                        places
                            .iter()
                            .map(|bloc| position(book, *bloc, ix))
                            .collect()
                    })
                    .unwrap_or_default(),
            })
            .collect();
        let own_first = self.own_is_first(&columns);
        PositionMatrixView {
            stamp: self.stamp(lang),
            as_of: self.look.as_of,
            columns,
            own_first,
            rows,
            states: self.state_matrix(lang),
        }
    }

    /// Issues × States in `lang`.
    pub fn state_matrix(&self, lang: Lang) -> StateMatrixView {
        let book = &self.derived.book;
        let roster = &self.derived.roster;
        let blocs: Vec<_> = self
            .judging_columns(lang)
            .iter()
            .filter_map(|(id, _)| book.bloc_ix(id))
            .collect();
        let camp = |seat: &Seat| {
            seat.camp
                .and_then(|camp| blocs.iter().position(|b| *b == camp))
                .unwrap_or(blocs.len())
        };
        let mut seats: Vec<&Seat> = roster.seats().iter().collect();
        seats.sort_by_key(|seat| camp(seat));
        let rows = book
            .names()
            .issues()
            .map(|issue| {
                let held: Vec<_> = book
                    .voices()
                    .map(|(voice, _)| position(book, voice, issue))
                    .collect();
                let cell = |seat: &&Seat| {
                    let voice = usize::from(roster.speaker(seat, issue).voice()?.0);
                    Some((voice, *held.get(voice)?))
                };
                seats.iter().map(cell).collect()
            })
            .collect();
        let columns = seats
            .iter()
            .map(|seat| StateColumn {
                code: seat.state.clone(),
                name: self.state_name(&seat.state, lang),
                camp: seat.camp.and_then(|camp| book.bloc_id(camp).cloned()),
            })
            .collect();
        let speakers = book
            .voices()
            .map(|(_, voice)| self.speaker_view(voice, lang))
            .collect();
        StateMatrixView {
            columns,
            speakers,
            rows,
        }
    }

    fn speaker_view(&self, voice: &Voice, lang: Lang) -> SpeakerView {
        let dossier = &self.workspace().dossier;
        match voice {
            Voice::Bloc(id) => SpeakerView {
                bloc: Some(id.clone()),
                name: dossier
                    .bloc(id)
                    .map_or_else(|| id.to_string(), |b| b.short.get(lang).to_owned()),
                own_entry: false,
            },
            Voice::Member(code) => {
                let lists = |bloc: &&crate::model::bloc::Bloc| {
                    bloc.member_entries
                        .iter()
                        .any(|entry| entry.state == *code && !entry.demands.is_empty())
                };
                SpeakerView {
                    bloc: dossier.blocs.iter().find(lists).map(|bloc| bloc.id.clone()),
                    name: self.state_name(code, lang),
                    own_entry: true,
                }
            }
        }
    }

    /// The name of a State; its code where the dossier does not list it.
    pub(super) fn state_name(&self, code: &StateCode, lang: Lang) -> String {
        let state = self.workspace().dossier.state(code);
        state.map_or_else(|| code.to_string(), |state| state.name.get(lang).to_owned())
    }

    /// Articles × blocs in `lang`.
    pub fn draft_matrix(&self, lang: Lang) -> DraftMatrixView {
        let columns = self.judging_columns(lang);
        let assessment = &self.derived.assessment;
        let places: Vec<_> = columns
            .iter()
            .filter_map(|(id, _)| self.derived.book.bloc_ix(id))
            .collect();
        let cells = |part: Part| -> Vec<(Verdict, usize)> {
            places
                .iter()
                .map(|bloc| {
                    (
                        assessment.verdict(part, *bloc),
                        self.n_objections(part, *bloc),
                    )
                })
                .collect()
        };
        let rows = self
            .workspace
            .draft
            .articles
            .iter()
            .zip(article_numbers(&self.workspace.draft))
            .map(|(article, number)| {
                let part = Part::Article(article.id);
                let coverage = assessment.coverage(part);
                DraftRow {
                    article: article.id,
                    number,
                    heading: article.heading.clone(),
                    cells: cells(part),
                    coverage: (coverage.uncoded, coverage.clauses),
                }
            })
            .collect();
        let coverage = assessment.coverage(Part::Draft);
        let own_first = self.own_is_first(&columns);
        DraftMatrixView {
            stamp: self.stamp(lang),
            as_of: self.look.as_of,
            own_first,
            rows,
            draft: cells(Part::Draft),
            coverage: (coverage.uncoded, coverage.clauses),
            columns,
        }
    }

    /// How many findings of a bloc on a part count against it.
    fn n_objections(&self, part: Part, bloc: BlocIx) -> usize {
        let assessment = &self.derived.assessment;
        assessment
            .findings_in(part)
            .filter(|finding| finding.bloc == bloc)
            .filter(|finding| {
                assessment
                    .enters(finding)
                    .is_some_and(Verdict::is_objection)
            })
            .count()
    }
}
