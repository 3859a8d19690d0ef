//! What of the choices of an export is remembered from one to the next.

use crate::exchange::document::Style;
use crate::exchange::export::{Format, Wish};
use crate::exchange::paper::{Paper, PaperFormat, PaperWish};
use crate::exchange::public::Audience;
use crate::exchange::table::{Kind, Layout};

use super::outgoing::Outgoing;

/// A choice as a few words for the preferences. One's own delegation is not remembered as an
/// audience: what is confidential leaves only where somebody says so each time.
pub fn remembered(what: &Outgoing) -> String {
    let audience = match what.audience() {
        Audience::OwnDelegation => Audience::Partners,
        audience @ (Audience::Public | Audience::Partners) => audience,
    };
    let parts = match what {
        Outgoing::Table(wish) => [
            wish.kind.word().to_owned(),
            wish.format.extension().to_owned(),
            audience.word().to_owned(),
            wish.layout.word().to_owned(),
        ],
        Outgoing::Paper(wish) => [
            wish.paper.word().replace(' ', "-"),
            wish.format.extension().to_owned(),
            audience.word().to_owned(),
            wish.style.word().to_owned(),
        ],
    };
    parts.join(" ")
}

/// The choice of those words; the first choices where they say nothing that is known.
pub fn recalled(words: &str) -> Outgoing {
    let said = |word: &str| words.split(' ').any(|known| known == word);
    let audience = Audience::ALL.into_iter().find(|who| said(who.word()));
    let audience = audience.unwrap_or_default();
    let mut papers = Paper::ALL.into_iter();
    if let Some(paper) = papers.find(|paper| said(&paper.word().replace(' ', "-"))) {
        let format = PaperFormat::ALL
            .into_iter()
            .find(|f| said(f.extension()) && f.fits(paper));
        let style = Style::ALL.into_iter().find(|style| said(style.word()));
        return Outgoing::Paper(PaperWish {
            paper,
            format: format.unwrap_or_default(),
            audience,
            style: style.unwrap_or_default(),
            ..PaperWish::default()
        });
    }
    let kind = Kind::ALL.into_iter().find(|kind| said(kind.word()));
    let kind = kind.unwrap_or_default();
    let layout = Layout::ALL.into_iter().find(|layout| said(layout.word()));
    let layout = layout.unwrap_or_default();
    let format = Format::ALL
        .into_iter()
        .find(|f| said(f.extension()) && f.fits(kind, layout));
    Outgoing::Table(Wish {
        kind,
        format: format.unwrap_or(Format::Xlsx),
        audience,
        layout,
        ..Wish::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn choices_are_remembered_but_for_what_is_confidential() {
        let table = Outgoing::Table(Wish {
            kind: Kind::Verdicts,
            format: Format::Html,
            audience: Audience::OwnDelegation,
            ..Wish::default()
        });
        let expected = Outgoing::Table(Wish {
            kind: Kind::Verdicts,
            format: Format::Html,
            audience: Audience::Partners,
            ..Wish::default()
        });
        assert_eq!(recalled(&remembered(&table)), expected);
        assert_eq!(recalled("").extension(), "xlsx");
        assert_eq!(recalled("instruments svg").extension(), "xlsx");
    }

    #[test]
    fn papers_are_remembered_with_their_style_and_named_after_their_subject() {
        for paper in Paper::ALL {
            for style in Style::ALL {
                let what = Outgoing::Paper(PaperWish {
                    paper,
                    format: PaperFormat::Pdf,
                    audience: Audience::Partners,
                    style,
                    ..PaperWish::default()
                });
                assert_eq!(recalled(&remembered(&what)), what);
            }
        }
        let brief = |subject: &str| {
            Outgoing::Paper(PaperWish {
                paper: Paper::BlocBrief,
                subject: subject.to_owned(),
                ..PaperWish::default()
            })
            .file_name()
        };
        assert_eq!(brief("us-eu"), "bloc-brief-us-eu.docx");
        assert_eq!(brief("../x"), "bloc-brief.docx");
        // Akoma Ntoso holds no brief, however it was remembered.
        assert_eq!(recalled("bloc-brief xml public").extension(), "docx");
    }
}
