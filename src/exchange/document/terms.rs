//! The words a document brings itself, in the languages of the program.

use crate::model::draft::ParagraphStatus;
use crate::model::text::Lang;

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

    /// `Article 5`
    pub fn article(self, number: &str) -> String {
        match self.lang {
            Lang::Zh => format!("第{number}条"),
            Lang::Es => format!("Artículo {number}"),
            Lang::Ru => format!("Статья {number}"),
            Lang::En | Lang::Fr => format!("Article {number}"),
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
