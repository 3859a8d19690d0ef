//! E13: a reference to an article or paragraph of this text finds it.

use super::{Check, Desk, Severity, Sheet};
use crate::editorial::passage::{Kind, Passage};
use crate::model::crossref::{Numbers, Reference, may_refer, references, resolve};
use crate::model::draft::Level;

pub(super) const CHECK: Check = Check {
    id: "cross-references",
    number: "E13",
    severity: Severity::Error,
    title: "check-cross-references",
    help: "check-cross-references-help",
    run,
};

fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    let refers = |passage: &&Passage<'_>| may_refer(passage.text);
    let mut passages = desk.paragraphs().filter(refers).peekable();
    if passages.peek().is_none() {
        return;
    }
    let numbers = Numbers::of(desk.draft);
    for passage in passages {
        let home = match passage.kind {
            Kind::Clause(article, _) => Some(article),
            Kind::Recital(_) | Kind::Heading(_) => None,
        };
        for reference in references(passage.text) {
            if resolve(&reference, &numbers, home).is_none() {
                nowhere(desk, passage, &reference, &numbers, sheet);
            }
        }
    }
}

/// Says of a reference that leads nowhere how far it gets.
fn nowhere(
    desk: &Desk<'_>,
    passage: &Passage<'_>,
    reference: &Reference,
    numbers: &Numbers,
    sheet: &mut Sheet,
) {
    let home = match (&reference.article, passage.kind) {
        (Some(number), _) => numbers.article(&number.value),
        (None, Kind::Clause(article, _)) => Some(article),
        // A recital has no paragraphs round it that it could mean.
        (None, Kind::Recital(_) | Kind::Heading(_)) => return,
    };
    let span = reference.span;
    let Some(home) = home else {
        let said = sheet.say(passage, span, "remark-cross-references-article");
        said.done(&desk.draft.articles.len().to_string());
        return;
    };
    let paragraph = reference.paragraph.as_ref();
    let stands = paragraph.is_some_and(|p| numbers.paragraph(home, &p.value, &[]).is_some());
    if stands {
        let said = sheet.say(passage, span, "remark-cross-references-item");
        said.done("");
        return;
    }
    let standing = desk.draft.article(home).into_iter();
    let paragraphs = standing.flat_map(|article| &article.paragraphs);
    let n = paragraphs
        .filter(|p| p.level == Level::Paragraph && !p.is_deleted())
        .count();
    let said = sheet.say(passage, span, "remark-cross-references-paragraph");
    said.done(&n.to_string());
}

#[cfg(test)]
mod tests {
    use super::super::bench::says;
    use crate::model::draft::Numbered;

    #[test]
    fn references_find_their_article() {
        let lines = [
            "# One",
            "Under article 2 and article 9.",
            "As in article 2, paragraph 3, of this Convention and article 9 of the Charter.",
            "See paragraph 4 of article 2 and paragraph 1 of this article, article 7 bis.",
            "# Two",
            "Single, as in paragraph 1; 依照第二条、第十二条和《宪章》第五十条。",
        ];
        assert_eq!(
            says("cross-references", &lines),
            [
                "article|article 9",
                "paragraph|article 2, paragraph 3",
                "paragraph|paragraph 4 of article 2",
                "article|article 7 bis",
                "article|第十二条"
            ]
        );
    }

    #[test]
    fn numbers_that_are_kept_count_and_not_places() {
        let mut draft = super::super::bench::draft(&[
            "# Thirty",
            "See article 30, paragraph 1 (b), article 31 and 第三十条之二, not article 1.",
            "- one;",
            "# Between",
            "See article 30 bis and 第30条之二 and article 30 ter.",
        ]);
        draft.articles[0].frame.numbered = Numbered::Fixed(30);
        draft.articles[1].frame.numbered = Numbered::Additional;
        let said = crate::editorial::remarks(&draft, None, |check| check.id == super::CHECK.id);
        let said: Vec<_> = said.iter().map(|r| r.words.as_str()).collect();
        let wanted = [
            "article 30, paragraph 1 (b)",
            "article 31",
            "article 1",
            "article 30 ter",
        ];
        assert_eq!(said, wanted);
    }
}
