//! Made-up brackets, alternatives, proposals and notes.

use travaux::model::bracket::{Bracket, BracketReason};
use travaux::model::decision::Quote;
use travaux::model::draft::*;
use travaux::model::ids::*;
use travaux::model::link::{Lead, Link};
use travaux::model::note::{Note, NoteKind, NoteOn, Reply};
use travaux::model::party::PartyRef;
use travaux::model::proposal::{Placement, Proposal, ProposalKind, ProposalStatus, Target};
use travaux::model::text::Span;

use super::Dice;

const EVERY_STATUS: [ParagraphStatus; 8] = [
    ParagraphStatus::Open,
    ParagraphStatus::Bracketed,
    ParagraphStatus::Pending,
    ParagraphStatus::AgreedInformals,
    ParagraphStatus::AgreedAdReferendum,
    ParagraphStatus::Agreed,
    ParagraphStatus::Deleted,
    ParagraphStatus::Moved,
];

impl Dice {
    fn id(&mut self) -> ulid::Ulid {
        self.mint.next(1)
    }

    fn byte(&mut self) -> u32 {
        u32::try_from(self.below(300)).unwrap()
    }

    fn time(&mut self) -> u64 {
        self.below(usize::MAX) as u64
    }

    fn party(&mut self) -> PartyRef {
        PartyRef::new(self.pick(&["us-eu", "IN", "Chair", "非洲集团", "\"A\" & B"])).unwrap()
    }

    fn parties(&mut self) -> Vec<PartyRef> {
        self.some(2, |d, _| d.party())
    }

    fn reason(&mut self) -> BracketReason {
        match self.below(6) {
            0 => BracketReason::Unstated,
            1 => BracketReason::Alternative,
            2 => BracketReason::WaitsOnArticle(ArticleId(self.id())),
            3 => BracketReason::WaitingForInstructions,
            4 => BracketReason::Tactical,
            _ => BracketReason::Uncertain,
        }
    }

    fn numbered(&mut self) -> Numbered {
        match self.below(3) {
            0 => Numbered::Running,
            1 => Numbered::Fixed(self.byte()),
            _ => Numbered::Additional,
        }
    }

    fn event(&mut self) -> LogEvent {
        match self.below(3) {
            0 => LogEvent::Status {
                from: self.pick(&EVERY_STATUS),
                to: self.pick(&EVERY_STATUS),
            },
            1 => LogEvent::Reopened {
                was: self.pick(&EVERY_STATUS),
                since_ms: self.maybe(Self::time),
            },
            _ => LogEvent::TechnicalCorrection,
        }
    }

    /// Gives a paragraph what the rolling text knows of it.
    pub(super) fn roll(&mut self, paragraph: &mut Paragraph) {
        paragraph.status = self.pick(&EVERY_STATUS);
        paragraph.brackets = self.some(2, |d, _| Bracket {
            id: BracketId(d.id()),
            open: d.byte(),
            close: d.byte(),
            owners: d.parties(),
            reason: d.reason(),
            note: d.text(),
        });
        paragraph.alternative = self.maybe(|d| Alternative {
            group: AlternativeId(d.id()),
            style: d.pick(&[
                AlternativeStyle::Option,
                AlternativeStyle::Letter,
                AlternativeStyle::Alt,
                AlternativeStyle::Bis,
            ]),
            goes_on: d.coin(),
            owners: d.parties(),
        });
        paragraph.numbered = self.numbered();
        paragraph.moved_to = self.maybe(|d| ParagraphId(d.id()));
        paragraph.since_ms = self.maybe(Self::time);
        paragraph.reserves = self.parties();
        paragraph.log = self.some(2, |d, _| LogEntry {
            time_ms: d.time(),
            author: d.who(),
            event: d.event(),
        });
        // Agreed words that were changed since are not agreed.
        paragraph.fall_open();
        let whole = Span::new(0, paragraph.text.len());
        paragraph.links = self.some(2, |d, _| Link {
            span: whole,
            to: if d.coin() {
                Lead::Article(ArticleId(d.id()))
            } else {
                Lead::Paragraph(ParagraphId(d.id()))
            },
        });
    }

    pub(crate) fn frame(&mut self) -> Frame {
        Frame {
            numbered: self.numbered(),
            opens: self.some(2, |d, _| Division {
                id: DivisionId(d.id()),
                rank: d.pick(&[Rank::Chapter, Rank::Section]),
                heading: d.text(),
            }),
        }
    }

    pub(crate) fn wrap(&mut self) -> Wrap {
        Wrap {
            id: BracketId(self.id()),
            over: if self.coin() {
                WrapOver::Paragraphs(self.some(3, |d, _| ParagraphId(d.id())))
            } else {
                WrapOver::Articles(vec![ArticleId(self.id())])
            },
            owners: self.parties(),
            reason: self.reason(),
            note: self.text(),
        }
    }

    fn quote(&mut self) -> Quote {
        Quote {
            words: self.text(),
            before: self.text(),
            after: self.text(),
        }
    }

    pub(crate) fn proposal(&mut self) -> Proposal {
        let target = match self.below(4) {
            0 => Target::Draft,
            1 => Target::Article(ArticleId(self.id())),
            2 => Target::Paragraph(ParagraphId(self.id())),
            _ => Target::Proposal(ProposalId(self.id())),
        };
        let kind = self.pick(&ProposalKind::ALL);
        Proposal {
            quote: self.quote(),
            place: self.maybe(|d| match d.below(4) {
                0 => Placement::FirstArticle,
                1 => Placement::AfterArticle(ArticleId(d.id())),
                2 => Placement::FirstIn(ArticleId(d.id())),
                _ => Placement::After(ParagraphId(d.id())),
            }),
            text: self.text(),
            level: self.pick(&[Level::Paragraph, Level::Item, Level::Tail]),
            by: self.parties(),
            supported_by: self.parties(),
            opposed_by: self.parties(),
            rationale: self.text(),
            source_doc: self.text(),
            date: self.maybe(Self::date),
            status: match self.below(5) {
                0 => ProposalStatus::Tabled,
                1 => ProposalStatus::Withdrawn,
                2 => ProposalStatus::Accepted,
                3 => ProposalStatus::Rejected,
                _ => ProposalStatus::Superseded(ProposalId(self.id())),
            },
            author: self.who(),
            time_ms: self.time(),
            layer: self.layer(),
            ..Proposal::new(ProposalId(self.id()), kind, target)
        }
    }

    pub(crate) fn note(&mut self) -> Note {
        Note {
            id: NoteId(self.id()),
            on: match self.below(4) {
                0 => NoteOn::Draft,
                1 => NoteOn::Article(ArticleId(self.id())),
                2 => NoteOn::Paragraph(ParagraphId(self.id())),
                _ => NoteOn::Proposal(ProposalId(self.id())),
            },
            quote: self.quote(),
            kind: self.pick(&[NoteKind::Comment, NoteKind::Footnote]),
            text: self.text(),
            author: self.who(),
            time_ms: self.time(),
            replies: self.some(2, |d, _| Reply {
                author: d.who(),
                time_ms: d.time(),
                text: d.text(),
            }),
            resolved: self.coin(),
            layer: self.layer(),
        }
    }
}
