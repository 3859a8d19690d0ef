//! Commands of every kind, made up from a number.

use travaux::model::bloc::Layer;
use travaux::model::bracket::BracketReason;
use travaux::model::decision::{Quote, Ruling};
use travaux::model::draft::{Level, ParagraphStatus};
use travaux::model::ids::{ArticleId, IdMint, NoteId, ParagraphId, ProposalId};
use travaux::model::note::{Note, NoteKind, NoteOn};
use travaux::model::party::PartyRef;
use travaux::model::proposal::{Placement, Proposal, ProposalKind, ProposalStatus, Target};
use travaux::model::text::{Lang, Span};
use travaux::model::workspace::Workspace;
use travaux::session::command::{
    Command, DossierCommand, DraftCommand, LookCommand, PageCommand, RollingCommand,
};
use travaux::session::versions::VersionCommand;

use crate::storage::dice::Dice;
/// Makes commands of every kind, on what is there and now and then on what is gone.
pub(crate) struct Maker {
    pub(crate) dice: Dice,
    mint: IdMint,
}

pub(crate) const KINDS: usize = 51;

impl Maker {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            dice: Dice::new(seed),
            mint: IdMint::new(u128::from(seed)),
        }
    }

    fn article(&mut self, now: &Workspace) -> ArticleId {
        let articles = &now.draft.articles;
        let at = self.dice.below(articles.len() + 1);
        articles
            .get(at)
            .map_or_else(|| ArticleId(self.mint.next(1)), |article| article.id)
    }

    fn paragraph(&mut self, now: &Workspace) -> ParagraphId {
        let all: Vec<ParagraphId> = now.draft.paragraphs().map(|p| p.id).collect();
        let at = self.dice.below(all.len() + 1);
        all.get(at)
            .copied()
            .unwrap_or_else(|| ParagraphId(self.mint.next(1)))
    }

    /// Some words of a paragraph; now and then none of it.
    fn span(&mut self, now: &Workspace, id: ParagraphId) -> Span {
        let text = now.draft.text_of(id).unwrap_or("");
        let borders: Vec<usize> = text
            .char_indices()
            .map(|(at, _)| at)
            .chain([text.len()])
            .collect();
        let (one, other) = (
            self.dice.below(borders.len()),
            self.dice.below(borders.len()),
        );
        Span::new(borders[one.min(other)], borders[one.max(other)])
    }

    fn words(&mut self) -> String {
        let kinds = [
            "Each Party shall keep records.",
            "",
            "[A][B]",
            "[US/EU: may] act",
            "1. Item\n2. Item",
            "各缔约国应当",
            "see article 2, paragraph 1",
            "(a) first;\n(b) second",
            "[",
            "]",
            "  blanks  ",
        ];
        let word = kinds[self.dice.below(kinds.len())];
        format!("{word}{}", if self.dice.coin() { " and more" } else { "" })
    }

    fn parties(&mut self) -> Vec<PartyRef> {
        let names = ["Chair", "us-eu", "Brazil & co"];
        let n = self.dice.below(3);
        names
            .iter()
            .take(n)
            .filter_map(|name| PartyRef::new(name))
            .collect()
    }

    fn proposal(&mut self, now: &Workspace) -> Proposal {
        let paragraph = self.paragraph(now);
        let span = self.span(now, paragraph);
        let text = now.draft.text_of(paragraph).unwrap_or("").to_owned();
        let kind = [
            ProposalKind::Add,
            ProposalKind::Modify,
            ProposalKind::Suppress,
        ][self.dice.below(3)];
        let mut proposal = Proposal::new(
            ProposalId(self.mint.next(2)),
            kind,
            Target::Paragraph(paragraph),
        );
        if self.dice.coin() {
            proposal.quote = Quote::unique(&text, span);
        }
        if kind == ProposalKind::Add && self.dice.coin() {
            proposal.place = Some(Placement::After(paragraph));
        }
        proposal.text = self.words();
        proposal.by = self.parties();
        proposal
    }

    fn note(&mut self, now: &Workspace) -> Note {
        let paragraph = self.paragraph(now);
        Note {
            id: NoteId(self.mint.next(2)),
            on: NoteOn::Paragraph(paragraph),
            quote: Quote::default(),
            kind: NoteKind::Comment,
            text: self.words(),
            author: String::new(),
            time_ms: 0,
            replies: Vec::new(),
            resolved: false,
            layer: if self.dice.coin() {
                Layer::Shared
            } else {
                Layer::Private
            },
        }
    }

    fn some_proposal(&mut self, now: &Workspace) -> ProposalId {
        let at = self.dice.below(now.proposals.len() + 1);
        now.proposals
            .get(at)
            .map_or_else(|| ProposalId(self.mint.next(1)), |p| p.id)
    }

    /// The next command, of the kind with this number.
    pub(crate) fn command(&mut self, kind: usize, now: &Workspace) -> Command {
        match kind {
            0..=21 => Command::Draft(self.draft(kind, now)),
            22..=31 => Command::Dossier(self.dossier(kind, now)),
            32..=43 => Command::Rolling(self.rolling(kind, now)),
            44..=49 => Command::Page(self.page(kind, now)),
            _ => Command::Look(LookCommand::Strict(self.dice.coin())),
        }
    }

    fn draft(&mut self, kind: usize, now: &Workspace) -> DraftCommand {
        use DraftCommand as D;
        let (article, paragraph) = (self.article(now), self.paragraph(now));
        let span = self.span(now, paragraph);
        match kind {
            0 => D::EditText {
                article,
                text: format!("{}\n{}", self.words(), self.words()),
            },
            1 => D::SetHeading(article, self.words()),
            2 => D::SetTitle(self.words()),
            3 => D::SetComplete(self.dice.coin()),
            4 => D::InsertArticle(self.dice.coin().then_some(article)),
            5 => D::DeleteArticle(article),
            6 => D::MoveArticle(article, self.dice.below(9)),
            7 => D::InsertParagraph {
                article,
                after: self.dice.coin().then_some(paragraph),
                text: self.words(),
            },
            8 => D::DeleteParagraph(paragraph),
            9 => D::SplitParagraph(paragraph, span.start as usize),
            10 => D::MergeParagraph(paragraph),
            11 => D::MoveParagraph {
                paragraph,
                up: self.dice.coin(),
            },
            12 => D::SetLevel(
                paragraph,
                [Level::Item, Level::Tail, Level::Paragraph][self.dice.below(3)],
            ),
            13 => D::Demote(paragraph),
            14 => D::Promote(paragraph),
            15 => {
                let all = [
                    ParagraphStatus::Agreed,
                    ParagraphStatus::Open,
                    ParagraphStatus::Deleted,
                    ParagraphStatus::AgreedAdReferendum,
                    ParagraphStatus::Pending,
                ];
                D::SetStatus(paragraph, all[self.dice.below(all.len())])
            }
            16 => match now.dossier.elements().next() {
                Some((_, element)) => D::InsertModel(element.id.clone(), Lang::En),
                None => D::SetTitle(self.words()),
            },
            17 => D::DropWords(paragraph, span),
            18 => D::Version(VersionCommand::Name {
                name: format!("version {}", "v".repeat(self.dice.below(9))),
                symbol: String::new(),
                note: self.words(),
                issued: self.dice.coin(),
            }),
            19 => match now.versions.first() {
                Some(version) => D::Version(VersionCommand::Forget(version.id)),
                None => D::SetComplete(true),
            },
            20 => match now.versions.last() {
                Some(version) => D::Version(VersionCommand::Restore {
                    version: version.id,
                    old: version.draft.paragraphs().next().map(|p| p.id),
                    new: self.dice.coin().then_some(paragraph),
                }),
                None => D::SetTitle(self.words()),
            },
            _ => D::SetHeading(article, String::new()),
        }
    }

    fn dossier(&mut self, kind: usize, now: &Workspace) -> DossierCommand {
        use DossierCommand as D;
        let at = self.dice.below(now.dossier.blocs.len());
        let Some(bloc) = now.dossier.blocs.get(at).cloned() else {
            return D::SetTitle(self.words());
        };
        let issue = now.dossier.issues.first().cloned();
        match (kind, issue) {
            (22, Some(issue)) => {
                let position = self
                    .dice
                    .coin()
                    .then(|| Box::new(self.dice.position(issue.id.as_str())));
                D::PutPosition(bloc.id, issue.id, position)
            }
            (23, _) => D::PutMemberEntries(bloc.id, vec![self.dice.member_entry()]),
            (24, _) => {
                let mut changed = bloc.clone();
                changed.note.en = self.words();
                D::PutBloc(bloc.id, Some(Box::new(changed)))
            }
            (25, _) => D::PutBloc(bloc.id, None),
            (26, Some(mut issue)) => {
                issue.description.en = self.words();
                D::PutIssue(issue.id.clone(), Some(Box::new(issue)))
            }
            (27, Some(issue)) => D::PutIssue(issue.id, None),
            (28, _) => match now.dossier.reference.sources.first() {
                Some(source) => D::PutSource(source.id.clone(), None),
                None => D::SetOwn(None),
            },
            (29, _) => {
                let paragraph = self.paragraph(now);
                let span = self.span(now, paragraph);
                match now.dossier.elements().next() {
                    Some((_, element)) => D::Decide {
                        paragraph,
                        span,
                        ruling: Ruling::Add(element.id.clone()),
                        reason: self.words(),
                    },
                    None => D::SetOwn(Some(bloc.id)),
                }
            }
            (30, _) => match now.decisions.first() {
                Some(decision) => D::TakeBack(decision.id),
                None => D::SetOwn(Some(bloc.id)),
            },
            _ => D::SetTitle(self.words()),
        }
    }

    fn rolling(&mut self, kind: usize, now: &Workspace) -> RollingCommand {
        use RollingCommand as R;
        let paragraph = self.paragraph(now);
        let span = self.span(now, paragraph);
        let note = |at: usize| now.notes.get(at).map(|note| note.id);
        match kind {
            32 => R::Bracket {
                paragraph,
                span,
                owners: self.parties(),
                reason: BracketReason::Tactical,
            },
            33 => R::Attribute {
                paragraph,
                open: span.start,
                owners: self.parties(),
                reason: BracketReason::Uncertain,
                note: self.words(),
            },
            34 => R::TakeBracketsApart(paragraph),
            35 => R::Paste {
                text: crate::rolling_paste::PAGE.to_owned(),
                after: None,
            },
            36 => R::Reserve(paragraph, self.parties()),
            37 => R::TechnicalCorrection(paragraph),
            38 => R::KeepNumbers,
            39 => R::Propose(Box::new(self.proposal(now))),
            40 => R::Accept(self.some_proposal(now)),
            41 => match self.dice.below(3) {
                0 => R::AcceptUncontested,
                1 => R::Settle(self.some_proposal(now), ProposalStatus::Rejected),
                _ => R::PutProposal(self.some_proposal(now), None),
            },
            42 => R::Remark(Box::new(self.note(now))),
            _ => match note(self.dice.below(now.notes.len() + 1)) {
                Some(id) if self.dice.coin() => R::Reply(id, self.words()),
                Some(id) => R::PutNote(id, None),
                None => R::KeepNumbers,
            },
        }
    }

    fn page(&mut self, kind: usize, now: &Workspace) -> PageCommand {
        use PageCommand as P;
        let (article, paragraph) = (self.article(now), self.paragraph(now));
        let span = self.span(now, paragraph);
        match kind {
            44 => P::Unbracket {
                paragraph,
                byte: span.start,
                keep: self.dice.coin(),
            },
            45 => P::Alternative(paragraph, span),
            46 => P::Choose(paragraph),
            47 => P::PutBack(paragraph),
            48 => P::Paste {
                article: Some(article),
                at: self.dice.coin().then_some(paragraph),
                all: self.dice.coin(),
                text: self.words(),
            },
            _ => P::UpdateReferences,
        }
    }
}
