//! References follow what they lead to: whatever is inserted, moved, deleted and taken back.

use std::collections::BTreeMap;
use std::sync::Arc;

use proptest::prelude::*;
use travaux::model::bloc::Layer;
use travaux::model::crossref::{Lead, Numbers, references, resolve, rewritten};
use travaux::model::decision::{Decision, Quote, Ruling};
use travaux::model::draft::{
    Article, Draft, Level, LogEvent, Numbered, Paragraph, ParagraphStatus,
};
use travaux::model::ids::*;
use travaux::model::lexicon::Lexicon;
use travaux::model::proposal::{Proposal, ProposalKind, Target};
use travaux::model::text::Span;
use travaux::model::workspace::Workspace;
use travaux::session::command::{Command, DraftCommand, PageCommand, RollingCommand};
use travaux::session::state::Session;

use crate::coding_kit::dossier;

const LINES: [&[(Level, &str)]; 5] = [
    &[
        (
            Level::Paragraph,
            "Under article 2, paragraph 1 (b), and articles 3 and 4, a Party acts.",
        ),
        (
            Level::Paragraph,
            "依照第二条第一款(a)项和本条第一款，缔约国应当行动。",
        ),
    ],
    &[
        (
            Level::Paragraph,
            "Each Party, subject to paragraph 2 of this article, shall:",
        ),
        (Level::Item, "keep what article 1 names;"),
        (Level::Item, "report under paragraph 3 of article 3;"),
        (Level::Paragraph, "See paragraph 1 (a) and 第3条第2款."),
    ],
    &[
        (Level::Paragraph, "One, as in article 5:"),
        (Level::Item, "an item:"),
        (Level::Subitem, "and one below it."),
        (
            Level::Paragraph,
            "Two follows paragraph 1 (a) (i) and article 2.",
        ),
        (Level::Paragraph, "Three."),
    ],
    &[(
        Level::Paragraph,
        "Alone; see paragraph 1 of article 4 and 第五条.",
    )],
    &[(
        Level::Paragraph,
        "Last, after Article 1 and paragraph 2 of article 1.",
    )],
];

fn draft() -> Draft {
    let mut mint = IdMint::new(1);
    let mut draft = Draft::empty(VersionId(mint.next(1)));
    for lines in LINES {
        let new = |(level, text): &(Level, &str)| {
            Paragraph::new(ParagraphId(mint.next(1)), *level, *text)
        };
        let paragraphs = lines.iter().map(new).collect();
        let id = ArticleId(mint.next(1));
        draft.articles.push(Article::new(id, "", paragraphs));
    }
    draft
}

fn session(draft: Draft) -> Session {
    let workspace = Workspace::around(dossier(Vec::new()), draft);
    Session::new(workspace, Arc::new(Lexicon::default()), None, Vec::new(), 7)
}

fn leads(draft: &Draft) -> BTreeMap<ParagraphId, Vec<Lead>> {
    let of = |p: &Paragraph| (p.id, p.links.iter().map(|link| link.to).collect());
    draft.paragraphs().map(of).collect()
}

/// Every link stands at a reference, leads where it led when it was written, and, where that is
/// still there, says the number by which it is called.
fn follow(draft: &Draft, written: &BTreeMap<ParagraphId, Vec<Lead>>) -> usize {
    let numbers = Numbers::of(draft);
    let mut n_live = 0;
    for article in &draft.articles {
        let home = Some(article.id);
        for p in &article.paragraphs {
            let now: Vec<Lead> = p.links.iter().map(|link| link.to).collect();
            if let Some(then) = written.get(&p.id) {
                assert_eq!(&now, then, "{}", p.text);
            }
            let found = references(&p.text);
            for link in &p.links {
                let reference = found.iter().find(|r| r.span == link.span);
                let reference = reference.unwrap_or_else(|| panic!("{} {link:?}", p.text));
                let Some(called) = numbers.called(link.to) else {
                    continue;
                };
                n_live += 1;
                assert_eq!(
                    rewritten(reference, &p.text, called, home),
                    None,
                    "{}",
                    p.text
                );
                let leads = resolve(reference, &numbers, home);
                let leads = leads.and_then(|lead| numbers.called(lead));
                assert_eq!(leads, Some(called), "{} {}", p.text, called.place());
            }
        }
    }
    n_live
}

type Deed = (u8, usize, usize);

fn command(draft: &Draft, (what, a, b): Deed) -> Command {
    let article = &draft.articles[a % draft.articles.len()];
    let all: Vec<ParagraphId> = draft.paragraphs().map(|p| p.id).collect();
    let paragraph = all[(a * 7 + b) % all.len()];
    let deed = match what {
        0 => DraftCommand::InsertArticle(Some(article.id)),
        1 if draft.articles.len() > 2 => DraftCommand::DeleteArticle(article.id),
        1 | 2 => DraftCommand::MoveArticle(article.id, b % draft.articles.len()),
        3 => DraftCommand::InsertParagraph {
            article: article.id,
            after: article
                .paragraphs
                .get(b % article.paragraphs.len())
                .map(|p| p.id),
            text: "Put in between.".to_owned(),
        },
        4 => DraftCommand::DeleteParagraph(paragraph),
        5 => DraftCommand::MoveParagraph {
            paragraph,
            up: b % 2 == 0,
        },
        6 => DraftCommand::Promote(paragraph),
        7 => DraftCommand::Demote(paragraph),
        8 => DraftCommand::SetStatus(paragraph, ParagraphStatus::Deleted),
        9 => DraftCommand::SetStatus(paragraph, ParagraphStatus::Open),
        10 => return Command::Rolling(RollingCommand::KeepNumbers),
        11 => return Command::Undo,
        _ => return Command::Redo,
    };
    Command::Draft(deed)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]
    #[test]
    fn references_say_the_number_of_what_they_lead_to(
        deeds in prop::collection::vec((0_u8..13, 0_usize..50, 0_usize..50), 1..25)
    ) {
        let mut session = session(draft());
        let first = session.workspace().draft.clone();
        let written = leads(&first);
        prop_assert_eq!(written.values().map(Vec::len).sum::<usize>(), 17);
        prop_assert_eq!(follow(&first, &written), 17);
        // What was emptied says nothing any more.
        let mut known = written;
        for (n, deed) in deeds.into_iter().enumerate() {
            let before = session.workspace().draft.clone();
            drop(session.handle(command(&before, deed), 10_000 * n as u64));
            let now = &session.workspace().draft;
            for p in now.paragraphs() {
                if p.text.is_empty() { known.remove(&p.id); }
            }
            follow(now, &known);
        }
        while session.history().next_undo().is_some() {
            drop(session.handle(Command::Undo, 1));
        }
        prop_assert_eq!(&session.workspace().draft, &first);
    }
}

#[test]
fn a_step_that_renumbers_takes_words_and_quotes_along_and_back() {
    let mut session = session(draft());
    let now = session.workspace().draft.clone();
    let (home, words) = (&now.articles[0].paragraphs[0], "articles 3 and 4, a");
    let at = home.text.find(words).unwrap();
    let span = Span::new(at, at + words.len());
    let mut mint = IdMint::new(99);
    let mut proposal = Proposal::new(
        ProposalId(mint.next(1)),
        ProposalKind::Suppress,
        Target::Paragraph(home.id),
    );
    proposal.quote = Quote::unique(&home.text, span);
    drop(session.handle(
        Command::Rolling(RollingCommand::PutProposal(
            proposal.id,
            Some(Box::new(proposal.clone())),
        )),
        1,
    ));
    let agreed = now.articles[1].paragraphs[1].id;
    for (id, status) in [
        (agreed, ParagraphStatus::AgreedAdReferendum),
        (home.id, ParagraphStatus::Bracketed),
    ] {
        drop(session.handle(Command::Draft(DraftCommand::SetStatus(id, status)), 20));
    }
    let before = session.workspace().clone();
    let id = before.draft.articles[1].id;
    // A new article comes after the first: everything behind it has another number.
    let first = Some(before.draft.articles[0].id);
    drop(session.handle(Command::Draft(DraftCommand::InsertArticle(first)), 90_000));
    let after = session.workspace().clone();
    let text = |id: ParagraphId| after.draft.text_of(id).unwrap().to_owned();
    assert_eq!(
        text(home.id),
        "Under article 3, paragraph 1 (b), and articles 4 and 5, a Party acts."
    );
    let second = before.draft.articles[0].paragraphs[1].id;
    assert_eq!(
        text(second),
        "依照第三条第一款(a)项和本条第一款，缔约国应当行动。"
    );
    // The proposal stands on the same words, and agreed words are not reopened.
    let kept = after.proposal(proposal.id).unwrap();
    assert_eq!(kept.quote.words, "articles 4 and 5, a");
    assert!(kept.quote.place(&text(home.id)).is_some());
    let report = after
        .draft
        .any_paragraph(before.draft.articles[1].paragraphs[2].id)
        .unwrap();
    assert_eq!(report.text, "report under paragraph 3 of article 4;");
    let untouched = after.draft.any_paragraph(agreed).unwrap();
    assert_eq!(untouched.text, "keep what article 1 names;");
    drop(session.handle(Command::Draft(DraftCommand::MoveArticle(id, 0)), 200_000));
    let moved = session
        .workspace()
        .draft
        .any_paragraph(agreed)
        .unwrap()
        .clone();
    assert_eq!(moved.text, "keep what article 2 names;");
    assert_eq!(moved.status, ParagraphStatus::AgreedAdReferendum);
    assert_eq!(
        moved.log.last().unwrap().event,
        LogEvent::TechnicalCorrection
    );
    assert_eq!(
        session.notice().unwrap().key,
        "notice-references-followed",
        "what happened is said"
    );
    drop(session.handle(Command::Undo, 300_000));
    assert_eq!(*session.workspace(), after);
    drop(session.handle(Command::Undo, 300_000));
    assert_eq!(*session.workspace(), before);
}

#[test]
fn a_decision_on_renumbered_words_still_counts() {
    let mut session = session(draft());
    let home = session.workspace().draft.articles[3].paragraphs[0].clone();
    let decision = Decision {
        id: DecisionId(IdMint::new(5).next(1)),
        paragraph: home.id,
        quote: Quote::of(&home.text, Span::new(7, home.text.find(" and").unwrap())),
        ruling: Ruling::Confirm(ElementId::new("access").unwrap()),
        reason: String::new(),
        author: String::new(),
        time_ms: 1,
        layer: Layer::Shared,
    };
    let mut workspace = session.workspace().clone();
    workspace.decisions.push(decision);
    session = Session::new(workspace, Arc::new(Lexicon::default()), None, Vec::new(), 8);
    drop(session.handle(
        Command::Draft(DraftCommand::MoveArticle(
            session.workspace().draft.articles[4].id,
            0,
        )),
        1,
    ));
    let now = session.workspace();
    let text = now.draft.text_of(home.id).unwrap();
    assert_eq!(text, "Alone; see paragraph 1 of article 5 and 第一条.");
    let quote = &now.decisions[0].quote;
    assert_eq!(quote.words, "see paragraph 1 of article 5");
    assert_eq!(quote.place(text).unwrap().of(text), quote.words);
}

#[test]
fn what_is_typed_is_bound_as_it_is_typed_and_stays_one_step() {
    let mut session = session(draft());
    let article = session.workspace().draft.articles[3].id;
    let id = session.workspace().draft.articles[3].paragraphs[0].id;
    let base = session.workspace().draft.text_of(id).unwrap().to_owned();
    let before = session.workspace().clone();
    let steps = session.history().done().count();
    let mut text = base;
    for (n, ch) in " And article 5 bis or 5, paragraph 1.".chars().enumerate() {
        text.push(ch);
        let edit = DraftCommand::EditText {
            article,
            text: text.clone(),
        };
        drop(session.handle(Command::Draft(edit), 1_000 + n as u64 * 50));
    }
    let now = session.workspace().draft.any_paragraph(id).unwrap().clone();
    let said: Vec<&str> = now
        .links
        .iter()
        .map(|link| link.span.of(&now.text))
        .collect();
    // There is no article 5 bis yet, so that it leads nowhere; "5, paragraph 1" is no reference.
    assert_eq!(said, ["paragraph 1 of article 4", "第五条", "paragraph 1"]);
    assert_eq!(
        session.history().done().count(),
        steps + 1,
        "one burst is one step"
    );
    drop(session.handle(Command::Undo, 90_000));
    assert_eq!(*session.workspace(), before);
}

#[test]
fn words_that_were_wrong_before_stay_until_they_are_brought_up_to_date() {
    let mut made = draft();
    let third = made.articles[2].id;
    let p = &mut made.articles[3].paragraphs[0];
    p.text = "See article 9.".to_owned();
    p.links = vec![travaux::model::link::Link {
        span: Span::new(4, 13),
        to: Lead::Article(third),
    }];
    let id = p.id;
    let mut session = session(made);
    assert_eq!(session.n_stale_references(), 1);
    let first = session.workspace().draft.articles[0].id;
    drop(session.handle(Command::Draft(DraftCommand::MoveArticle(first, 4)), 1));
    assert_eq!(
        session.workspace().draft.text_of(id),
        Some("See article 9.")
    );
    drop(session.handle(Command::Page(PageCommand::UpdateReferences), 90_000));
    assert_eq!(
        session.workspace().draft.text_of(id),
        Some("See article 2.")
    );
    assert_eq!(session.n_stale_references(), 0);
}

#[test]
fn numbers_put_in_between_are_followed_in_both_tongues() {
    let mut session = session(draft());
    drop(session.handle(Command::Rolling(RollingCommand::KeepNumbers), 1));
    let now = session.workspace().draft.clone();
    let (second, third) = (now.articles[1].id, now.articles[2].id);
    drop(session.handle(
        Command::Draft(DraftCommand::InsertArticle(Some(second))),
        90_000,
    ));
    let new = session.workspace().draft.articles[2].id;
    let paragraph = session.workspace().draft.articles[2].paragraphs[0].id;
    drop(session.handle(
        Command::Draft(DraftCommand::EditText {
            article: new,
            text: "See article 2 bis, 第二条之二 and article 3.".to_owned(),
        }),
        200_000,
    ));
    let here = session.workspace().draft.any_paragraph(paragraph).unwrap();
    let to: Vec<Lead> = here.links.iter().map(|link| link.to).collect();
    assert_eq!(
        to,
        [Lead::Article(new), Lead::Article(new), Lead::Article(third)]
    );
    assert_eq!(
        session.workspace().draft.articles[2].frame.numbered,
        Numbered::Running
    );
    // Another one before it makes it the second addition.
    drop(session.handle(
        Command::Draft(DraftCommand::InsertArticle(Some(second))),
        300_000,
    ));
    assert_eq!(
        session.workspace().draft.text_of(paragraph),
        Some("See article 2 ter, 第二条之三 and article 3.")
    );
}
