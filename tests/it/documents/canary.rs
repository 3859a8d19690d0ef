//! A word that occurs nowhere else in every internal field, proposals and notes included: which
//! papers it reaches, for whom.

use travaux::exchange::paper::{Paper, PaperFormat, PaperWish, paper};
use travaux::exchange::public::Audience;
use travaux::model::bloc::Layer;
use travaux::model::decision::Quote;
use travaux::model::ids::{NoteId, ProposalId};
use travaux::model::layer::shared_workspace;
use travaux::model::note::{Note, NoteKind, NoteOn, Reply};
use travaux::model::party::PartyRef;
use travaux::model::proposal::{Proposal, ProposalKind, Target};
use travaux::model::workspace::Workspace;
use travaux::words::UiLang;

use super::kit::{parts, said};
use crate::export_canary::{NEVER, OWN, PARTNER, Sightings, planted, word};
use crate::export_kit::codebook;
use crate::programs::has;

/// The planted workspace with shared and private proposals and notes on its paragraphs.
fn rolling() -> Workspace {
    let mut workspace = planted();
    let n = &mut 5000;
    let ids: Vec<_> = workspace
        .draft
        .articles
        .iter()
        .flat_map(|a| &a.paragraphs)
        .map(|p| p.id)
        .collect();
    for (at, id) in ids.iter().enumerate() {
        let private = at % 2 == 0;
        let (layer, mark) = if private {
            (Layer::Private, OWN)
        } else {
            (Layer::Shared, PARTNER)
        };
        let fresh = ulid::Ulid(9000 + at as u128);
        let kind = ProposalKind::ALL[at % ProposalKind::ALL.len()];
        let mut proposal = Proposal::new(ProposalId(fresh), kind, Target::Paragraph(*id));
        proposal.text = if private {
            word(OWN, n)
        } else {
            "open words".to_owned()
        };
        proposal.by = vec![
            PartyRef::new(&if private {
                word(OWN, n)
            } else {
                "Chair".to_owned()
            })
            .unwrap(),
        ];
        proposal.rationale = word(mark, n);
        proposal.author = word(NEVER, n);
        proposal.source_doc = word(NEVER, n);
        proposal.layer = layer;
        workspace.proposals.push(proposal);
        workspace.notes.push(Note {
            id: NoteId(fresh),
            on: NoteOn::Paragraph(*id),
            quote: Quote::default(),
            kind: if at % 3 == 0 {
                NoteKind::Footnote
            } else {
                NoteKind::Comment
            },
            text: if private || at % 3 != 0 {
                word(mark, n)
            } else {
                "a footnote".to_owned()
            },
            author: word(OWN, n),
            time_ms: 1,
            replies: vec![Reply {
                author: word(OWN, n),
                time_ms: 2,
                text: if private || at % 3 != 0 {
                    word(mark, n)
                } else {
                    String::new()
                },
            }],
            resolved: false,
            layer,
        });
        workspace
            .draft
            .articles
            .iter_mut()
            .flat_map(|a| &mut a.paragraphs)
            .for_each(|p| {
                p.log.clear();
                p.note(
                    travaux::model::paragraph::LogEvent::TechnicalCorrection,
                    &word(NEVER, n),
                    3,
                );
            });
    }
    workspace
}

fn wishes() -> Vec<PaperWish> {
    let mut all = Vec::new();
    let langs = UiLang::ALL.into_iter();
    let readers = langs.flat_map(|lang| Audience::ALL.map(|audience| (lang, audience)));
    for (lang, audience) in readers {
        for kind in Paper::ALL {
            for format in PaperFormat::ALL.into_iter().filter(|f| f.fits(kind)) {
                let subject = match kind {
                    Paper::ArticleBrief => "2",
                    Paper::BlocBrief => "us-eu",
                    Paper::IssueBrief => "3",
                    _ => "",
                };
                all.push(PaperWish {
                    paper: kind,
                    format,
                    audience,
                    lang,
                    as_of: 2024,
                    subject: subject.to_owned(),
                    ..PaperWish::default()
                });
            }
        }
    }
    all
}

/// What a file holds, laid open.
fn open(bytes: &[u8], format: PaperFormat) -> Vec<(String, Vec<u8>)> {
    match format {
        PaperFormat::Docx => parts(bytes),
        PaperFormat::Pdf if has(&["pdftotext"]) => {
            let home = tempfile::tempdir().unwrap();
            std::fs::write(home.path().join("a.pdf"), bytes).unwrap();
            let text = said("pdftotext", &["-raw", "a.pdf", "-"], home.path());
            vec![
                ("text".to_owned(), text.into_bytes()),
                ("file".to_owned(), bytes.to_vec()),
            ]
        }
        _ => vec![("file".to_owned(), bytes.to_vec())],
    }
}

#[test]
fn what_is_internal_reaches_no_paper_it_is_not_for() {
    let workspace = rolling();
    let shared = shared_workspace(&workspace);
    let mut seen = Sightings::default();
    for wish in wishes() {
        let bytes = paper(&workspace, codebook, &wish).unwrap();
        for (part, inside) in open(&bytes, wish.format) {
            seen.read(&inside, wish.audience, &(&wish, part));
        }
        if wish.audience != Audience::OwnDelegation {
            let without = paper(&shared, codebook, &wish).unwrap();
            assert!(bytes == without, "a secret changes {wish:?}");
        }
    }
    assert!(
        seen.parts > 400 && seen.own > 50 && seen.partner > 80,
        "{seen:?}"
    );
}
