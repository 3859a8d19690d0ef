//! Edits of every kind made up from a seed, each leaving a word that occurs nowhere else.

use std::sync::Arc;

use travaux::model::bloc::Layer;
use travaux::model::draft::{Draft, Level, Paragraph, ParagraphStatus};
use travaux::model::ids::{ArticleId, IdMint, ParagraphId, SourceId};
use travaux::model::reference::Source;
use travaux::model::text::Bilingual;
use travaux::model::workspace::Workspace;

use crate::safe::tokens::with_tokens;
use crate::storage::dice::Dice;

/// Somebody who edits a copy.
pub(super) struct Author {
    pub(super) name: &'static str,
    dice: Dice,
    mint: IdMint,
    n_words: usize,
    /// Whether they also take things out.
    pub(super) takes_out: bool,
}

/// Where an edit was made.
pub(super) type Touched = String;

impl Author {
    pub(super) fn new(name: &'static str, seed: u64) -> Self {
        let own = name
            .bytes()
            .fold(seed, |sum, b| sum.rotate_left(7) ^ u64::from(b));
        Self {
            name,
            dice: Dice::new(own),
            mint: IdMint::new(u128::from(own)),
            n_words: 0,
            takes_out: true,
        }
    }

    /// A word of this author that occurs nowhere else.
    fn word(&mut self) -> String {
        self.n_words += 1;
        format!("q{}w{:05}q", self.name, self.n_words)
    }

    fn add(&mut self, text: &mut String) {
        let word = self.word();
        // Whoever meets words side by side edits one of them, not what is around them.
        let at = if text.ends_with(']') {
            text.len() - 1
        } else {
            text.len()
        };
        text.insert_str(at, &format!(" {word}"));
    }

    fn nth(&mut self, n: usize) -> usize {
        self.dice.below(n)
    }

    /// Makes one edit; says what it touched. Things of which there are none are passed over.
    pub(super) fn edit(&mut self, workspace: &mut Workspace) -> Touched {
        let n_kinds = if self.takes_out { 20 } else { 16 };
        loop {
            let kind = self.nth(n_kinds);
            if let Some(touched) = self.try_edit(kind, workspace) {
                return touched;
            }
        }
    }

    fn try_edit(&mut self, kind: usize, workspace: &mut Workspace) -> Option<Touched> {
        match kind {
            0..=7 | 16..=19 => self.edit_draft(kind, &mut workspace.draft),
            8 => {
                self.add(&mut workspace.title);
                Some("title".to_owned())
            }
            9 => {
                let mut decision = self.dice.decision();
                decision.id = travaux::model::ids::DecisionId(self.mint.next(5));
                decision.reason = self.word();
                decision.layer = Layer::Shared;
                workspace.decisions.push(decision);
                workspace.decisions.sort_by_key(|d| d.id);
                Some("decisions".to_owned())
            }
            10 => {
                let n = workspace.decisions.len();
                let at = self.nth(n);
                let decision = workspace.decisions.get_mut(at)?;
                self.add(&mut decision.reason);
                Some(decision.id.to_string())
            }
            11..=13 => self.edit_bloc(kind, workspace),
            14 => {
                let at = self.nth(workspace.dossier.issues.len());
                let issue = workspace.dossier.issues.get_mut(at)?;
                self.add(&mut issue.description.en);
                Some(issue.id.to_string())
            }
            _ => {
                let word = self.word();
                let id = SourceId::new(&word).unwrap();
                workspace.dossier.reference.sources.push(Source {
                    id,
                    title: Bilingual::new(&word, ""),
                    date: String::new(),
                    url: String::new(),
                    note: String::new(),
                });
                Some("sources".to_owned())
            }
        }
    }

    fn edit_bloc(&mut self, kind: usize, workspace: &mut Workspace) -> Option<Touched> {
        let at = self.nth(workspace.dossier.blocs.len());
        let bloc = workspace.dossier.blocs.get_mut(at)?;
        let id = bloc.id.to_string();
        if kind == 11 {
            self.add(&mut bloc.note.en);
            return Some(format!("{id} note"));
        }
        let at = self.nth(bloc.positions.len());
        let position = bloc.positions.get_mut(at)?;
        let touched = format!("{id} {}", position.issue);
        let at = self.nth(position.entries.len());
        let entry = Arc::make_mut(position.entries.get_mut(at)?);
        let at = self.nth(entry.demands.len());
        match entry.demands.get_mut(at) {
            Some(demand) if kind == 12 => self.add(&mut demand.note),
            Some(_) | None => self.add(&mut entry.stance.en),
        }
        Some(touched)
    }

    fn edit_draft(&mut self, kind: usize, draft: &mut Draft) -> Option<Touched> {
        if kind == 0 {
            self.add(&mut draft.title);
            return Some("draft title".to_owned());
        }
        let n = draft.articles.len();
        let at = self.nth(n);
        if kind == 1 {
            let mut article = self.dice.article();
            article.id = ArticleId(self.mint.next(5));
            for paragraph in &mut article.paragraphs {
                paragraph.id = ParagraphId(self.mint.next(5));
            }
            article.heading = self.word();
            draft.articles.insert(at.min(n), article);
            return Some("articles".to_owned());
        }
        let article = draft.articles.get_mut(at)?;
        let touched = article.id.to_string();
        let here = self.nth(article.paragraphs.len());
        match kind {
            2 => self.add(&mut article.heading),
            3..=5 => self.add(&mut article.paragraphs.get_mut(here)?.text),
            6 => {
                let mut paragraph: Paragraph = self.dice.paragraph();
                paragraph.id = ParagraphId(self.mint.next(5));
                paragraph.level = Level::Item;
                paragraph.text = self.word();
                let there = here.min(article.paragraphs.len());
                article.paragraphs.insert(there, paragraph);
            }
            7 => {
                let all = ParagraphStatus::ALL;
                let n = if self.takes_out {
                    all.len()
                } else {
                    all.len() - 1
                };
                article.paragraphs.get_mut(here)?.status = all[self.dice.below(n)];
            }
            16 => {
                article.paragraphs.get(here)?;
                article.paragraphs.remove(here);
            }
            17 => {
                // To another article, which is touched as well.
                article.paragraphs.get(here)?;
                let moved = article.paragraphs.remove(here);
                let to = self.nth(n);
                draft.articles.get_mut(to)?.paragraphs.push(moved);
                return Some("articles".to_owned());
            }
            18 => {
                draft.articles.remove(at);
                return Some("articles".to_owned());
            }
            _ => {
                let moved = draft.articles.remove(at);
                let to = self.nth(n);
                draft.articles.insert(to, moved);
                return Some("articles".to_owned());
            }
        }
        Some(touched)
    }
}

/// The words that authors left, wherever they stand in the workspace.
pub(super) fn words_in(workspace: &Workspace) -> Vec<String> {
    let text = format!("{workspace:?}");
    let mut words: Vec<String> = text
        .match_indices('q')
        .filter_map(|(at, _)| {
            let word = text.get(at..)?.get(1..)?;
            let (inner, _) = word.split_once('q')?;
            let (name, number) = inner.split_once('w')?;
            let is_ours =
                name.len() == 2 && number.len() == 5 && number.bytes().all(|b| b.is_ascii_digit());
            is_ours.then(|| inner.to_owned())
        })
        .collect();
    words.sort();
    words.dedup();
    words
}

/// A made-up workspace with a token in every confidential field.
pub(super) fn start(seed: u64) -> Workspace {
    let (mut workspace, _) = with_tokens(seed);
    workspace.draft.articles.truncate(4);
    workspace
}

/// A workspace with everything shared.
pub(super) fn shared(seed: u64) -> Workspace {
    let mut workspace = travaux::model::layer::shared_workspace(&start(seed));
    for decision in &mut workspace.decisions {
        decision.layer = Layer::Shared;
    }
    workspace
}
