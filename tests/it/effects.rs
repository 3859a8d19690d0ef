//! What a proposal would change, judged as the text with it would be.

use travaux::analysis::effect::{Desk, Turn, effect};
use travaux::assess::assessment::{Assessment, Part, assess};
use travaux::assess::book::{Layers, PositionBook};
use travaux::assess::input::{Options, clauses_of};
use travaux::assess::verdict::Verdict;
use travaux::coding::codebook::Codebook;
use travaux::coding::draft::{CodingCache, code_draft};
use travaux::model::bloc::Layer;
use travaux::model::decision::Quote;
use travaux::model::dossier::Dossier;
use travaux::model::draft::{Article, Draft, Level, Paragraph};
use travaux::model::ids::*;
use travaux::model::proposal::{Proposal, ProposalKind, Refusal, Target, accept};
use travaux::model::text::Span;
use travaux::storage::workspace_save::{Origin, create_workspace};

use crate::cli_kit::call;
use crate::coding_kit::lexicon;
use crate::wording_model::shipped;

fn judged(codebook: &Codebook, book: &PositionBook, draft: &Draft) -> Assessment {
    let coding = code_draft(codebook, draft, &[], &mut CodingCache::default());
    let clauses = clauses_of(draft, |id| coding.of(id));
    assess(book, &clauses, &Options::default())
}

/// A model clause that crosses a red line of some bloc.
fn crossing(dossier: &Dossier, codebook: &Codebook, book: &PositionBook) -> String {
    let found = dossier.elements().find_map(|(_, element)| {
        let text = element.model.en.clone();
        let mut mint = IdMint::new(8);
        let mut alone = Draft::empty(VersionId(mint.next(1)));
        let line = Paragraph::new(ParagraphId(mint.next(1)), Level::Paragraph, &*text);
        let article = ArticleId(mint.next(1));
        alone.articles = vec![Article::new(article, "", vec![line])];
        let worst = judged(codebook, book, &alone).worst(Part::Draft);
        (worst == Verdict::CrossesRedLine).then_some(text)
    });
    found.expect("some model clause crosses a red line")
}

/// A paragraph struck, one with other words, an amendment to that, and one whose target is gone.
fn proposals(second: ParagraphId, bad: &str, mint: &mut IdMint) -> Vec<Proposal> {
    let ids = [(); 4].map(|()| ProposalId(mint.next(2)));
    let fine = "Parties may exchange greetings and more.";
    let on = |id| Target::Paragraph(id);
    vec![
        Proposal::new(ids[0], ProposalKind::Suppress, on(second)),
        Proposal {
            text: fine.to_owned(),
            ..Proposal::new(ids[1], ProposalKind::Modify, on(second))
        },
        Proposal {
            quote: Quote::unique(fine, Span::new(23, 40)),
            text: format!("greetings. {bad}"),
            ..Proposal::new(ids[2], ProposalKind::Modify, Target::Proposal(ids[1]))
        },
        Proposal::new(
            ids[3],
            ProposalKind::Suppress,
            on(ParagraphId(mint.next(3))),
        ),
    ]
}

#[test]
fn before_and_after_are_what_the_whole_text_would_be_judged() {
    let dossier = shipped();
    let book = PositionBook::compile(dossier, 2024, Layers::WithPrivate);
    let codebook = Codebook::compile(dossier, lexicon()).0;
    let mut mint = IdMint::new(3);
    let mut draft = Draft::empty(VersionId(mint.next(1)));
    let bad = crossing(dossier, &codebook, &book);
    let lines = ["Parties shall meet every year.", bad.as_str()];
    let lines = lines.map(|text| Paragraph::new(ParagraphId(mint.next(1)), Level::Paragraph, text));
    let second = lines[1].id;
    let article = Article::new(ArticleId(mint.next(1)), "", lines.to_vec());
    let part = Part::Article(article.id);
    draft.articles.push(article);

    let proposals = proposals(second, &bad, &mut mint);
    let [suppress, modify, amend, gone] = [0, 1, 2, 3].map(|at: usize| proposals[at].id);
    let desk = Desk {
        codebook: &codebook,
        book: &book,
        draft: &draft,
        proposals: &proposals,
        decisions: &[],
        strict: false,
    };
    let mut cache = CodingCache::default();
    let was = judged(&codebook, &book, &draft);
    for id in [suppress, modify] {
        let found = effect(&desk, id, &mut cache).unwrap();
        assert_eq!(found.part, part);
        let after = accept(&draft, &proposals, id, || mint.next(9))
            .unwrap()
            .draft;
        let is = judged(&codebook, &book, &after);
        let mut relieved = 0;
        for (turned, whole) in found.blocs.iter().zip(&found.draft) {
            assert_eq!(turned.before, was.verdict(part, turned.bloc));
            assert_eq!(turned.after, is.verdict(part, turned.bloc));
            let draft_level = (
                was.draft_verdict(turned.bloc),
                is.draft_verdict(turned.bloc),
            );
            assert_eq!(*whole, draft_level);
            if turned.before == Verdict::CrossesRedLine {
                assert!(turned.after > Verdict::CrossesRedLine, "{turned:?}");
                let why = turned.reasons.iter().find(|why| why.turn == Turn::Relieves);
                let why = why.expect("a reason says which red line is relieved");
                assert!(bad.contains(&why.words), "{why:?}");
                assert!(turned.direction().is_gt());
                relieved += 1;
            }
        }
        assert!(relieved > 0);
        assert_eq!(found.lines.len(), 1);
        assert_eq!(found.lines[0].number, "2");
    }
    // A proposal to a proposal is judged by what it makes of that one.
    let found = effect(&desk, amend, &mut cache).unwrap();
    let crossed = found.blocs.iter().filter(|turned| {
        turned.before > Verdict::CrossesRedLine
            && turned.after == Verdict::CrossesRedLine
            && turned.is_lost()
            && turned.reasons.iter().any(|why| why.turn == Turn::Crosses)
    });
    assert!(crossed.count() > 0, "{:?}", found.blocs);
    assert_eq!(effect(&desk, gone, &mut cache), Err(Refusal::TargetGone));
}

#[test]
fn assess_prints_what_each_proposal_changes_and_nothing_confidential() {
    let mut workspace = travaux::model::workspace::Workspace::around(
        travaux::storage::dossier_io::load_builtin().value,
        travaux::storage::draft_io::load_sample().value,
    );
    let target = Target::Paragraph(workspace.draft.articles[0].paragraphs[0].id);
    for (n, text, layer) in [
        (1, "Parties may exchange greetings.", Layer::Shared),
        (2, "Words of the capital alone.", Layer::Private),
    ] {
        workspace.proposals.push(Proposal {
            text: text.to_owned(),
            layer,
            ..Proposal::new(ProposalId(ulid::Ulid(n)), ProposalKind::Modify, target)
        });
    }
    let home = tempfile::tempdir().unwrap();
    let folder = home.path().join("work");
    create_workspace(&folder, &workspace, &Origin::BuiltIn).unwrap();
    let folder = folder.to_str().unwrap();
    let said = call(&["assess", folder, "--json"], b"");
    let report = said.json();
    let proposals = report["proposals"].as_array().unwrap();
    assert_eq!(proposals.len(), 1);
    assert_eq!(proposals[0]["place"], "1, 1");
    assert_eq!(proposals[0]["text"], "Parties may exchange greetings.");
    let verdicts = proposals[0]["verdicts"].as_array().unwrap();
    let n_blocs = workspace.dossier.judging_blocs().count();
    assert_eq!(verdicts.len(), n_blocs);
    let known = |word: &serde_json::Value| Verdict::from_word(word.as_str().unwrap()).is_some();
    assert!(
        verdicts
            .iter()
            .all(|v| known(&v["before"]) && known(&v["after"]))
    );
    assert_eq!(proposals[0]["draft"].as_array().unwrap().len(), n_blocs);
    let words = call(&["assess", folder], b"").out;
    assert!(words.contains("1, 1 · Modify “Parties may exchange greetings.”"));
    assert!(words.contains(" → "), "before and after");
    assert!(!words.contains("capital alone") && !said.out.contains("capital alone"));
    let all = call(&["assess", folder, "--json", "--private"], b"");
    assert_eq!(all.json()["proposals"].as_array().unwrap().len(), 2);
}
