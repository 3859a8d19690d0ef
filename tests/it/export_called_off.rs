//! Work that is called off after so many rows, blocks or kibibytes: nothing comes of it, wherever
//! it was, and work that is not called off is the same whether somebody could have or not.

use travaux::exchange::akn::akn;
use travaux::exchange::document::{Style, draft_text, html, lay, markdown};
use travaux::exchange::docx::docx;
use travaux::exchange::draft_in::{DraftFormat, Maker, read_while};
use travaux::exchange::export::{Format, Wish, bytes_while, sheet};
use travaux::exchange::going::Going;
use travaux::exchange::import::{lines, plan, plan_while};
use travaux::exchange::paper::{Paper, PaperFormat, PaperWish, paper_while};
use travaux::exchange::public::{Audience, Reader};
use travaux::exchange::reading;
use travaux::exchange::table::{Kind, Layout};
use travaux::model::ids::IdMint;

use crate::export_kit::{built_in, codebook, made};

/// Does work with more and more pieces allowed, until something comes of it; how often nothing
/// did.
fn tried<T: PartialEq>(what: &str, work: impl Fn(&Going) -> Option<T>) -> usize {
    let whole = work(&Going::default());
    assert!(whole.is_some(), "{what}: nothing comes of it at all");
    let (mut pieces, mut n_off) = (0, 0);
    loop {
        let going = Going::at_most(pieces);
        let made = work(&going);
        if made.is_some() {
            assert!(made == whole, "{what}: others after {pieces} pieces");
            return n_off;
        }
        assert!(going.is_off(), "{what}: nothing, and it was not called off");
        n_off += 1;
        pieces = pieces * 2 + 1;
        assert!(pieces < 1 << 24, "{what}: it never ends");
    }
}

#[test]
fn tables_and_pictures_come_of_nothing_that_was_called_off() {
    let workspace = built_in();
    for format in Format::ALL {
        let wish = Wish {
            kind: Kind::Positions,
            format,
            as_of: 2024,
            ..Wish::default()
        };
        let table = sheet(&workspace, codebook, &wish).unwrap();
        let n_off = tried(format.extension(), |going| {
            bytes_while(&table, format, going).unwrap()
        });
        assert!(n_off > 3, "{}: {n_off}", format.extension());
    }
}

#[test]
fn papers_come_of_nothing_that_was_called_off() {
    let workspace = built_in();
    for kind in [Paper::Draft, Paper::Asks, Paper::Trace, Paper::ArticleBrief] {
        for format in PaperFormat::ALL.into_iter().filter(|f| f.fits(kind)) {
            let wish = PaperWish {
                paper: kind,
                format,
                as_of: 2024,
                subject: if kind == Paper::ArticleBrief { "5" } else { "" }.to_owned(),
                ..PaperWish::default()
            };
            let what = format!("{} {}", kind.word(), format.extension());
            let n_off = tried(&what, |going| {
                paper_while(&workspace, codebook, &wish, going).unwrap()
            });
            assert!(n_off > 1, "{what}: {n_off}");
        }
    }
}

#[test]
fn tables_that_are_read_change_nothing_once_they_are_called_off() {
    let workspace = built_in();
    for format in [Format::Csv, Format::Xlsx] {
        let wish = Wish {
            kind: Kind::Positions,
            layout: Layout::Long,
            format,
            audience: Audience::OwnDelegation,
            as_of: 2024,
            ..Wish::default()
        };
        let bytes = made(&workspace, &wish);
        let n_off = tried(format.extension(), |going| {
            reading::read_while(&bytes, going).ok()
        });
        assert!(n_off > 3, "{}: {n_off}", format.extension());
        let table = lines(&reading::read(&bytes).unwrap(), None).unwrap();
        let all = plan(&workspace.dossier, &table).n_rows;
        let going = Going::at_most(all / 2);
        drop(plan_while(&workspace.dossier, &table, &going));
        assert!(
            going.is_off(),
            "half of {all} rows were read as all of them"
        );
    }
}

#[test]
fn drafts_that_are_read_come_of_nothing_once_they_are_called_off() {
    let mut workspace = built_in();
    for article in &mut workspace.draft.articles {
        let words = article.paragraphs[0].text.repeat(12);
        article.paragraphs[0].set_text(&words);
    }
    let text = draft_text(&workspace, Reader::new(Audience::Public, 2024));
    let document = lay(&text, Style::Un);
    for (format, bytes) in [
        (DraftFormat::Docx, docx(&document)),
        (DraftFormat::Akn, akn(&text).into_bytes()),
        (DraftFormat::Html, html(&document).into_bytes()),
        (DraftFormat::Markdown, markdown(&document).into_bytes()),
    ] {
        let n_off = tried(format.word(), |going| {
            let mut maker = Maker {
                mint: IdMint::new(1),
                now_ms: 1,
                author: String::new(),
            };
            let read = read_while(&bytes, format, &mut maker, going).ok()?;
            Some((read.draft, read.proposals, read.notes))
        });
        assert!(n_off > 2, "{}: {n_off}", format.word());
    }
}
