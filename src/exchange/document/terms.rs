//! The words a document brings itself, in the languages of the program.

use crate::model::crossref::{counted_as, numeral};
use crate::model::draft::ParagraphStatus;
use crate::model::number::roman;
use crate::model::text::Lang;

use super::text::PROPOSED;

/// Words in one language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Terms {
    lang: Lang,
}

impl Terms {
    /// Words for a text in `lang`; English where there are none.
    pub fn of(lang: Lang) -> Self {
        Self { lang }
    }

    fn is_zh(self) -> bool {
        self.lang == Lang::Zh
    }

    /// One of two words.
    pub fn pick(self, en: &'static str, zh: &'static str) -> &'static str {
        if self.is_zh() { zh } else { en }
    }

    /// `Article 5`; `Article [new]` of one that is only proposed.
    pub fn article(self, number: &str) -> String {
        let number = if number == PROPOSED {
            self.proposed()
        } else {
            number
        };
        match self.lang {
            Lang::Zh => format!("第{}", counted_as(number, "条", false)),
            Lang::Es => format!("Artículo {number}"),
            Lang::Ru => format!("Статья {number}"),
            Lang::En | Lang::Fr => format!("Article {number}"),
        }
    }

    /// What stands in the place of the number of an article that is only proposed.
    fn proposed(self) -> &'static str {
        match self.lang {
            Lang::Zh => "[新增]",
            Lang::Fr => "[nouveau]",
            Lang::Es => "[nuevo]",
            Lang::Ru => "[новая]",
            Lang::En => PROPOSED,
        }
    }

    /// `Chapter II`
    pub fn chapter(self, nth: usize) -> String {
        let number = roman(nth).to_uppercase();
        match self.lang {
            Lang::Zh => format!("第{}章", numeral(nth)),
            Lang::Fr => format!("Chapitre {number}"),
            Lang::Es => format!("Capítulo {number}"),
            Lang::Ru => format!("Глава {number}"),
            Lang::En => format!("Chapter {number}"),
        }
    }

    /// `Section 1`
    pub fn section(self, nth: usize) -> String {
        match self.lang {
            Lang::Zh => format!("第{}节", numeral(nth)),
            Lang::Es => format!("Sección {nth}"),
            Lang::Ru => format!("Раздел {nth}"),
            Lang::En | Lang::Fr => format!("Section {nth}"),
        }
    }

    /// `Preamble`
    pub fn preamble(self) -> &'static str {
        match self.lang {
            Lang::Zh => "序言",
            Lang::Fr => "Préambule",
            Lang::Es => "Preámbulo",
            Lang::Ru => "Преамбула",
            Lang::En => "Preamble",
        }
    }

    /// What trails a paragraph in this state; empty for one that is open.
    pub fn status(self, status: ParagraphStatus) -> &'static str {
        match status {
            ParagraphStatus::Open | ParagraphStatus::Bracketed => "",
            ParagraphStatus::Pending => self.pick("[pending]", "[待定]"),
            ParagraphStatus::AgreedInformals => {
                self.pick("[agreed in informals]", "[非正式磋商商定]")
            }
            ParagraphStatus::AgreedAdReferendum => {
                self.pick("[agreed ad referendum]", "[暂定商定]")
            }
            ParagraphStatus::Agreed => self.pick("[agreed]", "[商定]"),
            ParagraphStatus::Deleted => self.pick("[deleted]", "[删除]"),
            ParagraphStatus::Moved => self.pick("[moved]", "[移走]"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_said_in_the_language_of_the_text() {
        let said = |lang| {
            let terms = Terms::of(lang);
            [
                terms.chapter(2),
                terms.section(12),
                terms.article("5 bis"),
                terms.article(PROPOSED),
            ]
        };
        assert_eq!(
            said(Lang::En),
            ["Chapter II", "Section 12", "Article 5 bis", "Article [new]"]
        );
        assert_eq!(
            said(Lang::Zh),
            ["第二章", "第十二节", "第5条之二", "第[新增]条"]
        );
        assert_eq!(
            said(Lang::Fr),
            [
                "Chapitre II",
                "Section 12",
                "Article 5 bis",
                "Article [nouveau]"
            ]
        );
    }
}
