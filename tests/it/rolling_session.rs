//! A day on a rolling text by commands: every step does what it says and can be taken back.

use std::sync::Arc;

use travaux::analysis::readings::Limits;
use travaux::exchange::rolling::rolling_text;
use travaux::model::bracket::BracketReason;
use travaux::model::decision::Quote;
use travaux::model::draft::{Draft, LogEvent, ParagraphStatus};
use travaux::model::ids::*;
use travaux::model::party::PartyRef;
use travaux::model::proposal::{Proposal, ProposalKind, ProposalStatus, Target};
use travaux::model::text::Span;
use travaux::model::workspace::Workspace;
use travaux::session::command::{Command, DraftCommand, RollingCommand};
use travaux::session::state::Session;
use travaux::storage::lexicon_io::builtin_lexicon;

use crate::wording_model::shipped;

const PAGE: &str = "\
Article 1
Records
1. Each Party [shall][may] keep records [US/EU: for ninety days].
2. Option 1 (China): A Party may refuse a request.
2. Option 2 (African Union): A Party shall not refuse a request.
3. Records shall be deleted in time. [agreed]
";

fn step(session: &mut Session, command: RollingCommand, states: &mut Vec<Workspace>) {
    let before = session.workspace().clone();
    let n = states.len() as u64;
    drop(session.handle(Command::Rolling(command), 100_000 * (n + 1)));
    assert_ne!(*session.workspace(), before, "step {n} did nothing");
    states.push(before);
}

#[test]
fn a_page_is_pasted_bracketed_proposed_on_settled_and_taken_back() {
    let draft = Draft::empty(VersionId(IdMint::new(1).next(1)));
    let workspace = Workspace::around(shipped().clone(), draft);
    let lexicon = Arc::new(builtin_lexicon().unwrap());
    let mut session = Session::new(workspace, lexicon, None, Vec::new(), 1);
    let mut states = Vec::new();
    let paste = RollingCommand::Paste {
        text: PAGE.to_owned(),
        after: None,
    };
    step(&mut session, paste, &mut states);
    let now = session.workspace().clone();
    assert_eq!(rolling_text(&now.draft, &now.notes, &now.dossier), PAGE);
    let article = now.draft.articles[0].clone();
    let first = article.paragraphs[0].id;

    let at = article.paragraphs[0].text.find("records").unwrap();
    let bracket = RollingCommand::Bracket {
        paragraph: first,
        span: Span::new(at, at + 7),
        owners: vec![PartyRef::new("sco").unwrap()],
        reason: BracketReason::Tactical,
    };
    step(&mut session, bracket, &mut states);
    let line = session
        .workspace()
        .draft
        .any_paragraph(first)
        .unwrap()
        .clone();
    assert_eq!(
        line.text,
        "Each Party [shall][may] keep [records] [for ninety days]."
    );
    assert_eq!(line.brackets.len(), 4);
    assert_eq!(line.brackets[2].reason, BracketReason::Tactical);
    assert_eq!(line.brackets[3].owners[0].as_str(), "US/EU");

    let mut proposal = Proposal::new(
        ProposalId(ulid::Ulid::nil()),
        ProposalKind::Modify,
        Target::Paragraph(first),
    );
    let keep = line.text.find("keep").unwrap();
    proposal.quote = Quote::unique(&line.text, Span::new(keep, keep + 4));
    proposal.text = "preserve".to_owned();
    step(
        &mut session,
        RollingCommand::Propose(Box::new(proposal)),
        &mut states,
    );
    let id = session.workspace().proposals[0].id;
    step(&mut session, RollingCommand::Accept(id), &mut states);
    assert_eq!(
        session.workspace().proposals[0].status,
        ProposalStatus::Accepted
    );
    let line = session.workspace().draft.any_paragraph(first).unwrap();
    assert_eq!(
        line.text,
        "Each Party [shall][may] preserve [records] [for ninety days]."
    );
    assert_eq!(line.brackets[3].owners[0].as_str(), "US/EU");

    step(&mut session, RollingCommand::KeepNumbers, &mut states);
    let found = session.readings(article.id, Limits::default()).unwrap();
    assert!(
        found.total >= 8 && found.judged == found.total,
        "{}",
        found.total
    );
    step(
        &mut session,
        RollingCommand::TakeUp(Box::new(found), 0),
        &mut states,
    );
    let settled = &session.workspace().draft;
    let standing: Vec<_> = settled.paragraphs().filter(|p| !p.is_deleted()).collect();
    let clean =
        |p: &&travaux::model::draft::Paragraph| !p.text.contains('[') && p.alternative.is_none();
    assert!(standing.iter().all(clean));
    assert_eq!(standing.len(), 3);

    let last = session.workspace().clone();
    for before in states.iter().rev() {
        drop(session.handle(Command::Undo, 9_000_000));
        assert_eq!(session.workspace(), before);
    }
    for _ in &states {
        drop(session.handle(Command::Redo, 9_000_000));
    }
    assert_eq!(*session.workspace(), last);
}

#[test]
fn a_status_is_given_with_who_and_when() {
    let draft = Draft::empty(VersionId(IdMint::new(1).next(1)));
    let workspace = Workspace::around(shipped().clone(), draft);
    let lexicon = Arc::new(builtin_lexicon().unwrap());
    let mut session = Session::new(workspace, lexicon, None, Vec::new(), 1);
    let paste = RollingCommand::Paste {
        text: PAGE.to_owned(),
        after: None,
    };
    drop(session.handle(Command::Rolling(paste), 5));
    let id = session.workspace().draft.articles[0].paragraphs[0].id;
    let command = DraftCommand::SetStatus(id, ParagraphStatus::AgreedAdReferendum);
    drop(session.handle(Command::Draft(command), 77));
    let line = session.workspace().draft.any_paragraph(id).unwrap();
    assert_eq!(line.since_ms, Some(77));
    let logged = LogEvent::Status {
        from: ParagraphStatus::Open,
        to: ParagraphStatus::AgreedAdReferendum,
    };
    assert_eq!(line.log.last().map(|entry| entry.event), Some(logged));
}
