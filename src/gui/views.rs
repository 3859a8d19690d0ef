//! The views of the session, built when they are asked for and kept until something changes.

use crate::model::text::Lang;
use crate::session::state::Session;
use crate::session::view::article::ArticleView;
use crate::session::view::bloc::BlocView;
use crate::session::view::cards::CardsView;
use crate::session::view::coding::CodingView;
use crate::session::view::instruments::InstrumentsView;
use crate::session::view::issue::IssueView;
use crate::session::view::matrix::{DraftMatrixView, PositionMatrixView};
use crate::session::view::objections::ObjectionsView;
use crate::session::view::outline::OutlineView;
use crate::session::view::status::StatusView;

/// A view and the state of the session it was built from.
#[derive(Debug)]
struct Kept<T> {
    of: Option<(u64, Lang)>,
    view: Option<T>,
}

impl<T> Default for Kept<T> {
    fn default() -> Self {
        Self {
            of: None,
            view: None,
        }
    }
}

impl<T> Kept<T> {
    fn get(
        &mut self,
        session: &Session,
        lang: Lang,
        build: impl FnOnce() -> Option<T>,
    ) -> Option<&T> {
        let now = (session.revision(), lang);
        if self.of != Some(now) {
            self.view = build();
            self.of = Some(now);
        }
        self.view.as_ref()
    }
}

/// The views of one window.
#[derive(Debug, Default)]
pub struct Views {
    outline: Kept<OutlineView>,
    article: Kept<ArticleView>,
    cards: Kept<CardsView>,
    objections: Kept<ObjectionsView>,
    positions: Kept<PositionMatrixView>,
    verdicts: Kept<DraftMatrixView>,
    bloc: Kept<BlocView>,
    issue: Kept<IssueView>,
    instruments: Kept<InstrumentsView>,
    status: Kept<StatusView>,
    coding: Kept<CodingView>,
}

impl Views {
    /// The outline.
    pub fn outline(&mut self, session: &Session, lang: Lang) -> Option<&OutlineView> {
        self.outline
            .get(session, lang, || Some(session.outline(lang)))
    }

    /// The article shown.
    pub fn article(&mut self, session: &Session, lang: Lang) -> Option<&ArticleView> {
        self.article
            .get(session, lang, || session.article_view(lang))
    }

    /// The bloc cards.
    pub fn cards(&mut self, session: &Session, lang: Lang) -> Option<&CardsView> {
        self.cards.get(session, lang, || Some(session.cards(lang)))
    }

    /// The list of objections.
    pub fn objections(&mut self, session: &Session, lang: Lang) -> Option<&ObjectionsView> {
        self.objections
            .get(session, lang, || Some(session.objections(lang)))
    }

    /// Issues × blocs.
    pub fn positions(&mut self, session: &Session, lang: Lang) -> Option<&PositionMatrixView> {
        self.positions
            .get(session, lang, || Some(session.position_matrix(lang)))
    }

    /// Articles × blocs.
    pub fn verdicts(&mut self, session: &Session, lang: Lang) -> Option<&DraftMatrixView> {
        self.verdicts
            .get(session, lang, || Some(session.draft_matrix(lang)))
    }

    /// The bloc shown.
    pub fn bloc(&mut self, session: &Session, lang: Lang) -> Option<&BlocView> {
        self.bloc.get(session, lang, || session.bloc_view(lang))
    }

    /// The issue shown.
    pub fn issue(&mut self, session: &Session, lang: Lang) -> Option<&IssueView> {
        self.issue.get(session, lang, || session.issue_view(lang))
    }

    /// Instruments and forums.
    pub fn instruments(&mut self, session: &Session, lang: Lang) -> Option<&InstrumentsView> {
        self.instruments
            .get(session, lang, || Some(session.instruments_view(lang)))
    }

    /// What waits for a person's word on the coding.
    pub fn coding(&mut self, session: &Session, lang: Lang) -> Option<&CodingView> {
        self.coding
            .get(session, lang, || Some(session.coding_view(lang)))
    }

    /// The status bar.
    pub fn status(&mut self, session: &Session, lang: Lang) -> Option<&StatusView> {
        self.status
            .get(session, lang, || Some(session.status(lang)))
    }
}
