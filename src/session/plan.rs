//! From commands to planned changes, with what the session knows: selection, ids, labels.

use crate::model::bloc::{Bloc, BlocKind, Layer, Position};
use crate::model::change::Change;
use crate::model::decision::{Decision, Quote, Ruling};
use crate::model::draft::{Article, Level, Paragraph};
use crate::model::ids::{ArticleId, BlocId, DecisionId, ElementId, IssueId, ParagraphId};
use crate::model::text::{Lang, Span};

use super::command::{DossierCommand, DraftCommand};
use super::draft_edit::{self as edit, Planned, article_number, place_name};
use super::state::{Session, Tone};

impl Session {
    pub(super) fn plan_draft(&mut self, command: DraftCommand, now_ms: u64) -> Option<Planned> {
        let fresh = self.fresh_paragraph(now_ms);
        let draft = &self.workspace.draft;
        match command {
            DraftCommand::EditText { article, text } => {
                let mint = &mut self.mint;
                let planned =
                    edit::edit_text(draft, article, &text, || ParagraphId(mint.next(now_ms)));
                planned.map(|planned| self.name_alternatives(planned, now_ms))
            }
            DraftCommand::SetHeading(id, after) => {
                let article = draft.article(id)?;
                let subject = place_name(draft, article, None);
                let swapped = (article.heading.clone(), after);
                Planned::swap("undo-set-heading", subject, swapped, |before, after| {
                    Change::Heading {
                        article: id,
                        before,
                        after,
                    }
                })
            }
            DraftCommand::SetTitle(after) => {
                let swapped = (draft.title.clone(), after);
                Planned::swap(
                    "undo-set-draft-title",
                    String::new(),
                    swapped,
                    |before, after| Change::DraftTitle { before, after },
                )
            }
            DraftCommand::SetComplete(after) => {
                let swapped = (draft.complete, after);
                Planned::swap(
                    "undo-set-complete",
                    String::new(),
                    swapped,
                    |before, after| Change::DraftComplete { before, after },
                )
            }
            DraftCommand::InsertArticle(after) => {
                let place = after.map_or(draft.articles.len(), |id| article_number(draft, id));
                let new = self.new_article(fresh, String::new(), now_ms);
                Some(self.put_article(place, new))
            }
            DraftCommand::DeleteArticle(id) => {
                let place = draft.articles.iter().position(|a| a.id == id)?;
                let before = draft.articles.get(place).cloned();
                let subject = edit::number_of(draft, id);
                let change = Change::Article {
                    place,
                    before,
                    after: None,
                };
                Some(Planned::one("undo-delete-article", subject, change))
            }
            DraftCommand::MoveArticle(id, to) => {
                let from = draft.articles.iter().position(|a| a.id == id)?;
                let to = to.min(draft.articles.len().saturating_sub(1));
                let change = Change::MoveArticle { from, to };
                let subject = edit::number_of(draft, id);
                (from != to).then(|| Planned::one("undo-move-article", subject, change))
            }
            DraftCommand::InsertParagraph {
                article,
                after,
                text,
            } => edit::insert_paragraph(draft, article, after, &text, fresh),
            DraftCommand::DeleteParagraph(id) => edit::delete_paragraph(draft, id),
            DraftCommand::SplitParagraph(id, at) => edit::split_paragraph(draft, id, at, fresh),
            DraftCommand::MergeParagraph(id) => edit::merge_paragraph(draft, id),
            DraftCommand::MoveParagraph { paragraph, up } => {
                edit::move_paragraph(draft, paragraph, up)
            }
            DraftCommand::SetLevel(id, level) => edit::set_level(draft, id, |_| level),
            DraftCommand::Demote(id) => edit::set_level(draft, id, Level::demoted),
            DraftCommand::Promote(id) => edit::set_level(draft, id, Level::promoted),
            DraftCommand::SetStatus(id, status) => {
                edit::set_status(draft, id, status, (&self.author, now_ms))
            }
            DraftCommand::InsertModel(element, lang) => {
                self.plan_model(&element, lang, fresh, now_ms)
            }
            DraftCommand::DropWords(id, span) => edit::drop_words(draft, id, span),
            DraftCommand::Version(command) => self.plan_version(command, now_ms),
            DraftCommand::Mend(site, fix) => self.plan_mend(site, &fix),
        }
    }

    /// The model wording of an element goes below the caret, or to the end of the article shown.
    fn plan_model(
        &mut self,
        element: &ElementId,
        lang: Lang,
        fresh: ParagraphId,
        now_ms: u64,
    ) -> Option<Planned> {
        let (_, element) = self.workspace.dossier.element(element)?;
        let text = element.model.get(lang).to_owned();
        if text.is_empty() {
            self.say(
                Tone::Neutral,
                "notice-no-model",
                element.label.get(lang).to_owned(),
            );
            return None;
        }
        let label = element.label.get(lang).to_owned();
        let shown = self
            .look
            .article
            .filter(|id| self.workspace.draft.article(*id).is_some());
        let mut planned = if let Some(article) = shown {
            let after = self.look.caret.map(|(id, _)| id);
            edit::insert_paragraph(&self.workspace.draft, article, after, &text, fresh)?
        } else {
            let new = self.new_article(fresh, text, now_ms);
            self.put_article(self.workspace.draft.articles.len(), new)
        };
        planned.label = "undo-insert-model";
        planned.subject = label;
        Some(planned)
    }

    pub(super) fn new_article(
        &mut self,
        paragraph: ParagraphId,
        text: String,
        now_ms: u64,
    ) -> Article {
        let id: ArticleId = self.fresh_article(now_ms);
        let first = Paragraph::new(paragraph, Level::Paragraph, text);
        Article::new(id, "", vec![first])
    }

    fn put_article(&mut self, place: usize, article: Article) -> Planned {
        self.look.article = Some(article.id);
        let change = Change::Article {
            place,
            before: None,
            after: Some(article),
        };
        Planned::one("undo-insert-article", (place + 1).to_string(), change)
    }

    fn plan_position(
        &self,
        bloc: BlocId,
        issue: IssueId,
        after: Option<Box<Position>>,
    ) -> Option<Planned> {
        let held = &self.workspace.dossier.bloc(&bloc)?.positions;
        let place = held.iter().position(|p| p.issue == issue);
        let before = place.and_then(|at| held.get(at)).cloned().map(Box::new);
        let subject = format!("{bloc} · {issue}");
        Planned::swap(
            "undo-put-position",
            subject,
            (before, after),
            |before, after| Change::Position {
                bloc,
                issue,
                place,
                before,
                after,
            },
        )
    }

    pub(super) fn plan_dossier(&mut self, command: DossierCommand, now_ms: u64) -> Option<Planned> {
        let workspace = &self.workspace;
        let dossier = &workspace.dossier;
        match command {
            DossierCommand::PutPosition(bloc, issue, after) => {
                self.plan_position(bloc, issue, after)
            }
            DossierCommand::PutMemberEntries(bloc, after) => {
                let before = dossier.bloc(&bloc)?.member_entries.clone();
                let subject = bloc.to_string();
                Planned::swap(
                    "undo-put-members",
                    subject,
                    (before, after),
                    |before, after| Change::MemberEntries {
                        bloc,
                        before,
                        after,
                    },
                )
            }
            DossierCommand::PutBloc(id, after) => self.plan_bloc(&id, after),
            DossierCommand::PutIssue(id, after) => {
                let issues = &dossier.issues;
                let (place, before) = found_or_last(issues, |issue| issue.id == id);
                let subject = id.to_string();
                Planned::swap(
                    "undo-put-issue",
                    subject,
                    (before, after),
                    |before, after| Change::Issue {
                        place,
                        before,
                        after,
                    },
                )
            }
            DossierCommand::PutSource(id, after) => {
                let sources = &dossier.reference.sources;
                let (place, before) = found_or_last(sources, |source| source.id == id);
                let subject = id.to_string();
                Planned::swap(
                    "undo-put-source",
                    subject,
                    (before, after),
                    |before, after| Change::Source {
                        place,
                        id,
                        before,
                        after,
                    },
                )
            }
            DossierCommand::Decide {
                paragraph,
                span,
                ruling,
                reason,
            } => self.plan_decision(paragraph, span, ruling, reason, now_ms),
            DossierCommand::TakeBack(id) => {
                let stands = workspace.decisions.iter().find(|d| d.id == id)?;
                let change = Change::Decision {
                    id,
                    before: Some(Box::new(stands.clone())),
                    after: None,
                };
                Some(Planned::one("undo-take-back", String::new(), change))
            }
            DossierCommand::SetOwn(after) => {
                let subject = after.as_ref().map(ToString::to_string).unwrap_or_default();
                let swapped = (workspace.own.clone(), after);
                Planned::swap("undo-set-own", subject, swapped, |before, after| {
                    Change::Own { before, after }
                })
            }
            DossierCommand::SetTitle(after) => {
                let swapped = (workspace.title.clone(), after);
                Planned::swap("undo-set-title", String::new(), swapped, |before, after| {
                    Change::Title { before, after }
                })
            }
        }
    }

    fn plan_bloc(&self, id: &BlocId, after: Option<Box<Bloc>>) -> Option<Planned> {
        let blocs = &self.workspace.dossier.blocs;
        let place = blocs.iter().position(|b| b.id == *id);
        let before = place.and_then(|at| blocs.get(at)).cloned().map(Box::new);
        // New blocs go behind the last one that judges, before groups and recorded views.
        let end = blocs
            .iter()
            .rposition(|b| b.kind == BlocKind::Bloc)
            .map_or(0, |at| at + 1);
        let place = place.unwrap_or(end);
        let swapped = (before, after);
        Planned::swap("undo-put-bloc", id.to_string(), swapped, |before, after| {
            Change::Bloc {
                place,
                before,
                after,
            }
        })
    }

    /// A decision replaces an earlier one on the same words and element; a rejection and an
    /// ignored finding need a reason.
    fn plan_decision(
        &mut self,
        paragraph: ParagraphId,
        span: Span,
        ruling: Ruling,
        reason: String,
        now_ms: u64,
    ) -> Option<Planned> {
        let needs_reason = matches!(ruling, Ruling::Reject(_) | Ruling::Ignore(..));
        if needs_reason && reason.trim().is_empty() {
            self.say(Tone::Bad, "notice-reason-needed", String::new());
            return None;
        }
        let fresh = DecisionId(self.mint.next(now_ms));
        let (article, stands) = self.workspace.draft.paragraph(paragraph)?;
        let whole = span.start == span.end;
        let quote = if whole {
            Quote::default()
        } else {
            Quote::of(&stands.text, span)
        };
        let subject = place_name(&self.workspace.draft, article, Some(paragraph));
        // A person's later word replaces their earlier one; another person's stays on record, and
        // the later of the two counts.
        let rival = self.workspace.decisions.iter().find(|d| {
            let same_question = if ruling.is_coding() {
                d.ruling.is_coding() && d.ruling.element() == ruling.element()
            } else {
                d.ruling == ruling && d.quote == quote
            };
            d.paragraph == paragraph && d.author == self.author && same_question
        });
        let label = match ruling {
            Ruling::Confirm(_) => "undo-confirm",
            Ruling::Reject(_) => "undo-reject",
            Ruling::Add(_) => "undo-add-element",
            Ruling::Ignore(..) => "undo-ignore",
        };
        let decision = Decision {
            id: fresh,
            paragraph,
            quote,
            ruling,
            reason,
            author: self.author.clone(),
            time_ms: now_ms,
            layer: Layer::Shared,
        };
        let mut changes = Vec::new();
        if let Some(rival) = rival {
            changes.push(Change::Decision {
                id: rival.id,
                before: Some(Box::new(rival.clone())),
                after: None,
            });
        }
        changes.push(Change::Decision {
            id: fresh,
            before: None,
            after: Some(Box::new(decision)),
        });
        Some(Planned {
            label,
            subject,
            changes,
        })
    }
}

/// The record that `is_it` knows, with its place; what is not there yet comes last.
fn found_or_last<T: Clone>(list: &[T], is_it: impl Fn(&T) -> bool) -> (usize, Option<Box<T>>) {
    let place = list.iter().position(is_it);
    let stands = place.and_then(|at| list.get(at));
    (place.unwrap_or(list.len()), stands.cloned().map(Box::new))
}
