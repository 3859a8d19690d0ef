//! Drafts that come in: what we write comes back, what others write is read, what is hostile is
//! refused within bounds.

use std::path::Path;

use travaux::exchange::akn::akn;
use travaux::exchange::document::{Style, draft_text, html, lay, markdown, plain};
use travaux::exchange::docx::docx;
use travaux::exchange::draft_in::{DraftFormat, Maker, Read, adopt, read};
use travaux::exchange::public::{Audience, Reader};
use travaux::model::draft::{Division, Level, Numbered, ParagraphStatus, Rank};
use travaux::model::ids::{DivisionId, IdMint};
use travaux::model::note::NoteKind;
use travaux::model::problem::Problem;
use travaux::model::proposal::{Placement, ProposalKind, Target};
use travaux::model::workspace::Workspace;
use travaux::words::UiLang;

use super::kit::{BY, proposed, rich, workspace};

fn take(bytes: &[u8], format: DraftFormat) -> Result<Read, Problem> {
    let mut maker = Maker {
        mint: IdMint::new(77),
        now_ms: 1_700_000_000_000,
        author: String::new(),
    };
    read(bytes, format, &mut maker)
}

fn fixture(name: &str) -> Vec<u8> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    std::fs::read(root.join("tests/data/hostile").join(name)).unwrap()
}

#[test]
fn a_draft_that_goes_out_as_word_comes_back_the_same_with_its_proposals() {
    let workspace = proposed();
    let bytes = docx(&lay(
        &draft_text(&workspace, Reader::new(Audience::Public, 2024)),
        Style::Un,
    ));
    let back = take(&bytes, DraftFormat::Docx).unwrap();
    let shown = |draft: &travaux::model::draft::Draft| -> Vec<(String, Vec<(Level, String)>)> {
        let paragraphs = |a: &travaux::model::draft::Article| {
            let all = a.paragraphs.iter().map(|p| (p.level, p.text.clone()));
            all.collect()
        };
        draft
            .articles
            .iter()
            .map(|a| (a.heading.clone(), paragraphs(a)))
            .collect()
    };
    assert_eq!(back.draft.title, workspace.draft.title);
    let recitals = |d: &travaux::model::draft::Draft| {
        d.preamble
            .iter()
            .map(|p| p.text.clone())
            .collect::<Vec<_>>()
    };
    assert_eq!(recitals(&back.draft), recitals(&workspace.draft));
    assert_eq!(shown(&back.draft), shown(&workspace.draft));
    assert_eq!(back.proposals.len(), 3, "{:?}", back.proposals);
    assert!(
        back.proposals
            .iter()
            .all(|p| p.by[0].as_str() == "Brazil & co"),
        "{:?}",
        back.proposals
    );
    let adopted = adopt(&workspace, back);
    assert_eq!(adopted.n_changed, 0);
    assert!(adopted.proposals.is_empty(), "{:?}", adopted.proposals);
    assert_eq!(adopted.draft.articles, workspace.draft.articles);
}

#[test]
fn the_same_text_is_read_out_of_every_format() {
    let workspace = workspace();
    for lang in UiLang::ALL {
        let reader = Reader {
            lang,
            ..Reader::new(Audience::Public, 2024)
        };
        let text = draft_text(&workspace, reader);
        let document = lay(&text, Style::Un);
        let files = [
            (DraftFormat::Docx, docx(&document)),
            (DraftFormat::Html, html(&document).into_bytes()),
            (DraftFormat::Markdown, markdown(&document).into_bytes()),
            (DraftFormat::Akn, akn(&text).into_bytes()),
        ];
        for (format, bytes) in files {
            let back = take(&bytes, format).unwrap();
            let adopted = adopt(&workspace, back);
            let what = format!("{} {lang:?}", format.word());
            assert_eq!(adopted.draft.articles, workspace.draft.articles, "{what}");
            assert_eq!(adopted.n_changed, 0, "{what}");
        }
    }
}

/// A draft in Chinese, with a chapter, a section, an article put between two others and one that
/// is only proposed.
fn in_chinese() -> Workspace {
    let mut workspace = proposed();
    let articles = &mut workspace.draft.articles;
    articles.truncate(3);
    let mut mint = IdMint::new(9);
    for (article, words) in articles.iter_mut().zip(["范围", "定义", "合作"]) {
        article.heading = words.to_owned();
        article.paragraphs.truncate(1);
        article.paragraphs[0].set_text("各缔约国应当采取必要的立法和其他措施。");
    }
    for (rank, heading) in [(Rank::Chapter, "总则"), (Rank::Section, "适用")] {
        articles[0].frame.opens.push(Division {
            id: DivisionId(mint.next(1)),
            rank,
            heading: heading.to_owned(),
        });
    }
    articles[1].frame.numbered = Numbered::Additional;
    let after = articles[2].id;
    workspace.draft.preamble.clear();
    workspace.draft.title = "公约草案".to_owned();
    let proposals = &mut workspace.proposals;
    proposals.retain(|p| p.kind == ProposalKind::Add);
    proposals[0].place = Some(Placement::AfterArticle(after));
    proposals[0].target = Target::Article(after);
    proposals[0].text = "新的义务\n各国应当交换数据。".to_owned();
    workspace
}

#[test]
fn a_chinese_draft_leaves_in_chinese_and_comes_back() {
    let workspace = in_chinese();
    let reader = Reader {
        lang: UiLang::Zh,
        ..Reader::new(Audience::Public, 2024)
    };
    let text = draft_text(&workspace, reader);
    let document = lay(&text, Style::Un);
    let shown = plain(&document);
    for words in ["第一章", "第一节", "第1条之二", "第[新增]条", "新的义务"] {
        assert!(shown.contains(words), "{words}: {shown}");
    }
    for english in ["Chapter", "Section", "Article", "[new]", "bis"] {
        assert!(!shown.contains(english), "{english}: {shown}");
    }
    for (format, bytes) in [
        (DraftFormat::Docx, docx(&document)),
        (DraftFormat::Html, html(&document).into_bytes()),
        (DraftFormat::Markdown, markdown(&document).into_bytes()),
        (DraftFormat::Akn, akn(&text).into_bytes()),
    ] {
        let back = take(&bytes, format).unwrap();
        let adopted = adopt(&workspace, back);
        assert_eq!(
            adopted.draft.articles,
            workspace.draft.articles,
            "{}",
            format.word()
        );
        let left: Vec<_> = adopted.proposals.iter().map(|p| &p.text).collect();
        assert!(left.is_empty(), "{}: {left:?}", format.word());
    }
}

#[test]
fn word_files_give_proposals_comments_and_footnotes_at_their_words() {
    let back = take(&docx(&lay(&rich(), Style::Un)), DraftFormat::Docx).unwrap();
    let article = &back.draft.articles[0];
    assert_eq!(article.heading, "Illegal access");
    let first = &article.paragraphs[0];
    assert_eq!(
        first.text,
        "Each State Party shall adopt <measures> & \"means\":"
    );
    let levels: Vec<_> = article.paragraphs.iter().map(|p| p.level).collect();
    use Level::{Item, Paragraph, Subitem, Tail};
    assert_eq!(levels[..5], [Paragraph, Item, Subitem, Item, Tail]);
    let modify = back
        .proposals
        .iter()
        .find(|p| p.kind == ProposalKind::Modify)
        .unwrap();
    assert_eq!(
        (modify.quote.words.as_str(), modify.text.as_str()),
        ("shall", "may")
    );
    assert_eq!(modify.by[0].as_str(), BY);
    assert_eq!(modify.date.unwrap().to_string(), "2024-02-01");
    let add = back
        .proposals
        .iter()
        .find(|p| p.kind == ProposalKind::Add)
        .unwrap();
    assert_eq!(add.text, "A whole new paragraph.");
    assert!(matches!(add.place, Some(Placement::After(_))));
    let comment = back
        .notes
        .iter()
        .find(|n| n.kind == NoteKind::Comment)
        .unwrap();
    assert_eq!(comment.author, BY);
    assert!(
        comment
            .text
            .contains("Why <measures> & not \"laws\"?\nSee below."),
        "{}",
        comment.text
    );
    assert!(
        comment.quote.words.contains("adopt <measures>"),
        "{:?}",
        comment.quote
    );
    let footnote = back
        .notes
        .iter()
        .find(|n| n.kind == NoteKind::Footnote)
        .unwrap();
    assert_eq!(footnote.text, "As in earlier texts & drafts.");
    let agreed = article
        .paragraphs
        .iter()
        .find(|p| p.text.starts_with("Nothing in"))
        .unwrap();
    assert_eq!(agreed.status, ParagraphStatus::AgreedAdReferendum);
    assert_eq!(article.frame.opens[0].heading, "Measures");
}

#[test]
fn plain_text_and_pages_of_others_are_understood() {
    let text = "Draft convention\n\nPreamble\nRecalling what was agreed,\n\nCHAPTER I. GENERAL\nArticle 1\nUse of terms\nFor the purposes of this Convention:\n(a) “data” means facts;\n(b) “system” means a device.\nArticle 2 bis. Scope\n1. It applies to all. [agreed ad referendum]\n2. Article 1 applies as well.\n";
    let back = take(text.as_bytes(), DraftFormat::Text).unwrap();
    assert_eq!(back.draft.title, "Draft convention");
    assert_eq!(back.draft.preamble.len(), 1);
    let heads: Vec<_> = back
        .draft
        .articles
        .iter()
        .map(|a| a.heading.as_str())
        .collect();
    assert_eq!(heads, ["Use of terms", "Scope"]);
    assert_eq!(back.draft.articles[0].paragraphs.len(), 3);
    assert_eq!(
        back.draft.articles[1].paragraphs[0].status,
        ParagraphStatus::AgreedAdReferendum
    );
    assert_eq!(
        back.draft.articles[1].paragraphs[1].text,
        "Article 1 applies as well."
    );
    let page = "<html><head><title>x</title><script>alert(1)</script></head><body><h2>第一条 范围</h2><p>各方<ins title='x'>应</ins>合作。</p></body></html>";
    let back = take(page.as_bytes(), DraftFormat::Html).unwrap();
    assert_eq!(back.draft.articles[0].heading, "范围");
    assert_eq!(back.draft.articles[0].paragraphs[0].text, "各方合作。");
    assert_eq!(back.proposals[0].text, "应");
}

#[test]
fn akoma_ntoso_of_others_is_understood() {
    let back = take(&fixture("akn-sample.xml"), DraftFormat::Akn).unwrap();
    let article = &back.draft.articles[0];
    assert_eq!(article.heading, "Illegal access");
    assert_eq!(
        article.paragraphs[0].text,
        "Each State Party shall adopt [such measures]:"
    );
    let owners = &article.paragraphs[0].brackets[0].owners;
    assert_eq!(owners[0].as_str(), "EU");
    assert_eq!(article.paragraphs[1].text, "first;");
    assert_eq!(article.paragraphs[2].level, Level::Tail);
    assert_eq!(back.proposals[0].text, "may");
    assert_eq!(back.draft.articles.len(), 2, "{:?}", back.draft.articles);
}

#[test]
fn hostile_word_files_end_in_a_clear_error_or_a_bounded_result() {
    let fault = |name: &str| {
        let read = take(&fixture(name), DraftFormat::Docx);
        read.map(|read| read.draft.articles.len())
            .expect_err(name)
            .to_string()
    };
    assert!(fault("bl.docx").contains("document type"));
    assert!(fault("xxe.docx").contains("document type"));
    assert!(fault("bomb.docx").contains("MiB"), "{}", fault("bomb.docx"));
    assert!(
        fault("deep.docx").contains("in one another"),
        "{}",
        fault("deep.docx")
    );
    assert!(
        fault("corrupt.docx").contains("damaged"),
        "{}",
        fault("corrupt.docx")
    );
    // What it says of its own size is a lie, and is not believed.
    if let Ok(read) = take(&fixture("lie.docx"), DraftFormat::Docx) {
        assert_eq!(read.draft.articles.len(), 1);
    }
    let read = take(&fixture("t.docx"), DraftFormat::Docx).unwrap();
    assert_eq!(read.proposals[0].by[0].as_str(), "Côte d'Ivoire & \"EU\"");
    assert_eq!(
        read.draft.articles[0].paragraphs[0].text,
        "Each State Party shall adopt <measures> & \u{202e}x end."
    );
    let read = take(&fixture("misc.docx"), DraftFormat::Docx).unwrap();
    assert_eq!(
        read.draft.articles[0].paragraphs[0].text,
        "base SDTTEXT SMART FLD tail"
    );
    assert!(
        read.remarks.iter().any(|r| r.what.contains("left out")),
        "{:?}",
        read.remarks
    );
    let read = take(&fixture("r.docx"), DraftFormat::Docx).unwrap();
    let lines: Vec<_> = read.draft.articles[0]
        .paragraphs
        .iter()
        .map(|p| (p.level, p.text.as_str()))
        .collect();
    assert_eq!(lines[0].1, "Each State Party shall");
    assert!(lines.contains(&(Level::Item, "first")), "{lines:?}");
    for format in [
        DraftFormat::Docx,
        DraftFormat::Akn,
        DraftFormat::Html,
        DraftFormat::Markdown,
    ] {
        for junk in [
            &b""[..],
            b"PK\x03\x04",
            b"<",
            b"&#xffffffff;",
            b"\\",
            b"[^",
            b"<del",
            b"\xff\xfe",
        ] {
            // Nothing panics; what comes of it is another matter.
            drop(take(junk, format));
        }
    }
}

#[test]
fn plain_layout_is_read_where_nothing_is_marked() {
    let mut workspace = workspace();
    workspace.draft.preamble.clear();
    let text = plain(&lay(
        &draft_text(&workspace, Reader::new(Audience::Public, 2024)),
        Style::Un,
    ));
    let back = take(text.as_bytes(), DraftFormat::Text).unwrap();
    assert_eq!(back.draft.articles.len(), workspace.draft.articles.len());
}
