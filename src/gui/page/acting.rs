//! What page actions do: they look at the caret and send the session a command.

use crate::gui::actions::PageAction;
use crate::gui::app::App;
use crate::gui::dock;
use crate::gui::panes::Pane;
use crate::model::bracket::BracketReason;
use crate::model::draft::WrapOver;
use crate::model::ids::ParagraphId;
use crate::model::text::Span;
use crate::session::command::{Command, LookCommand, PageCommand, RollingCommand};

use super::attribute::Attributing;

impl App {
    /// Does something to the words under the caret.
    pub(in crate::gui) fn act_on_page(&mut self, action: PageAction) {
        let caret = self.session.look().caret;
        if matches!(
            action,
            PageAction::NextBracket | PageAction::PreviousBracket
        ) {
            self.step_bracket(action == PageAction::NextBracket);
        }
        if action == PageAction::UpdateReferences {
            let update = PageCommand::UpdateReferences;
            self.commands.push(Command::Page(update));
        }
        if matches!(
            action,
            PageAction::BracketArticle | PageAction::BracketChapter
        ) {
            let command = self.wrap_shown(action == PageAction::BracketChapter);
            self.commands.extend(command);
        }
        let Some((paragraph, span)) = caret else {
            return;
        };
        let command = match action {
            PageAction::Bracket => {
                let words = self.words_to_bracket(paragraph, span);
                self.commands.extend(self.bracket(paragraph, span));
                // The same words stay selected behind the bracket that now opens before them.
                words.map(|words| {
                    let kept = if span.start == span.end { span } else { words };
                    let behind = Span {
                        start: kept.start + 1,
                        end: kept.end + 1,
                    };
                    Command::Look(LookCommand::GoTo(paragraph, behind))
                })
            }
            PageAction::Attribute => self.attribute(paragraph, span),
            PageAction::AcceptWords | PageAction::DropWords => {
                Some(Command::Page(PageCommand::Unbracket {
                    paragraph,
                    byte: span.start,
                    keep: action == PageAction::AcceptWords,
                }))
            }
            PageAction::Alternative => {
                Some(Command::Page(PageCommand::Alternative(paragraph, span)))
            }
            PageAction::Choose => Some(Command::Page(PageCommand::Choose(paragraph))),
            PageAction::PutBack => Some(Command::Page(PageCommand::PutBack(paragraph))),
            PageAction::Correction => Some(Command::Rolling(RollingCommand::TechnicalCorrection(
                paragraph,
            ))),
            PageAction::Follow => self
                .session
                .leads_to(paragraph, span.start)
                .map(|(to, words)| Command::Look(LookCommand::GoTo(to, words))),
            PageAction::NextBracket
            | PageAction::PreviousBracket
            | PageAction::BracketArticle
            | PageAction::BracketChapter
            | PageAction::UpdateReferences => None,
        };
        self.commands.extend(command);
    }

    /// Brackets round the article shown, or its chapter; where just these stand there, they go.
    fn wrap_shown(&self, chapter: bool) -> Option<Command> {
        let shown = self.session.look().article?;
        let all = if chapter {
            self.session.chapter_of(shown)
        } else {
            vec![shown]
        };
        let owners = self.session.own_party().into_iter().collect();
        Some(Command::Rolling(match self.session.wrap_over(&all) {
            Some(id) => RollingCommand::Unwrap(id),
            None => RollingCommand::Wrap(WrapOver::Articles(all), owners),
        }))
    }

    /// The words that brackets are put round: those selected, else the whole paragraph.
    fn words_to_bracket(&self, paragraph: ParagraphId, span: Span) -> Option<Span> {
        let text = self.session.paragraph_text(paragraph)?;
        let whole = Span::new(0, text.len());
        let chosen = if span.start == span.end { whole } else { span };
        let words = chosen.of(text);
        let blanks = words.len() - words.trim_start().len();
        let start = chosen.start as usize + blanks;
        let span = Span::new(start, start + words.trim().len());
        (span.start < span.end).then_some(span)
    }

    fn bracket(&self, paragraph: ParagraphId, span: Span) -> Option<Command> {
        let span = self.words_to_bracket(paragraph, span)?;
        Some(Command::Rolling(RollingCommand::Bracket {
            paragraph,
            span,
            owners: self.session.own_party().into_iter().collect(),
            reason: BracketReason::Unstated,
        }))
    }

    /// Opens the popup on the brackets round the caret; where there are none, puts them round the
    /// words first.
    fn attribute(&mut self, paragraph: ParagraphId, span: Span) -> Option<Command> {
        let lang = self.words.lang().text_lang();
        if let Some((id, found)) = self.session.brackets_at_caret(lang) {
            self.page.attribute(Attributing::new(
                (id, found.outer.start),
                &found.owners,
                found.reason,
                &found.note,
                &self.words,
            ));
            return None;
        }
        let span = self.words_to_bracket(paragraph, span)?;
        let own = self.session.own_party();
        let owners: Vec<_> = own
            .iter()
            .map(|party| self.session.owner_view(party, lang))
            .collect();
        let at = (paragraph, span.start);
        let reason = BracketReason::Unstated;
        self.page
            .attribute(Attributing::new(at, &owners, reason, "", &self.words));
        self.bracket(paragraph, span)
    }

    /// The caret goes to the next brackets or those before, round the draft.
    fn step_bracket(&mut self, forward: bool) {
        let places = self.session.bracket_places();
        let n = places.len();
        if n == 0 {
            return;
        }
        let order: Vec<ParagraphId> = self
            .session
            .workspace()
            .draft
            .paragraphs()
            .map(|p| p.id)
            .collect();
        let rank = |id: ParagraphId| order.iter().position(|one| *one == id);
        let here = self.session.look().caret.map(|(id, span)| (rank(id), span));
        let key = |at: &(ParagraphId, Span)| (rank(at.0), at.1);
        let next = match here {
            None if forward => 0,
            None => n - 1,
            Some((line, span)) if forward => places
                .iter()
                .position(|place| key(place) > (line, span) && place.1 != span)
                .unwrap_or(0),
            Some((line, span)) => places
                .iter()
                .rposition(|place| {
                    let (place_line, place_span) = key(place);
                    (place_line, place_span.start) < (line, span.start)
                })
                .unwrap_or(n - 1),
        };
        if let Some((paragraph, span)) = places.get(next).copied() {
            self.commands
                .push(Command::Look(LookCommand::GoTo(paragraph, span)));
            dock::show(&mut self.dock, Pane::Article);
        }
    }
}
