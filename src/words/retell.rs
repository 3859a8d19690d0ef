//! What was said in English of a file that is refused, or of what was not understood of it, told
//! again in the language of the window.
//!
//! Readers of files speak English, so that scripts and logs read the same everywhere; the catalogue's
//! English message is what theirs is recognized by.

use std::sync::LazyLock;

use super::{UiLang, Words};

/// Messages that are told again: of files that are refused, what to do about them, and what of a
/// draft was not understood. An argument is called `what`.
const TOLD: [&str; 91] = [
    "told-old-workbook",
    "told-old-workbook-remedy",
    "told-called-off",
    "told-too-much",
    "told-too-much-remedy",
    "told-million-cells",
    "told-million-strings",
    "told-fits-cell",
    "told-mib-words",
    "told-mib-part",
    "told-deep",
    "told-parts",
    "told-damaged",
    "told-save-again",
    "told-middle",
    "told-type",
    "told-type-spreadsheet",
    "told-type-out",
    "told-entity",
    "told-utf16",
    "told-save-utf8",
    "told-not-text",
    "told-not-text-remedy",
    "told-values",
    "told-quotes",
    "told-archive",
    "told-archive-remedy",
    "told-words-utf8",
    "told-string-gone",
    "told-spreadsheet-again",
    "told-cell-outside",
    "told-rows-order",
    "told-cells-order",
    "told-no-sheet",
    "told-row-names",
    "told-no-names",
    "told-names-remedy",
    "told-no-word",
    "told-no-word-remedy",
    "told-no-akn",
    "told-paragraphs",
    "told-cut",
    "told-no-text",
    "told-convert",
    "told-elements",
    "told-mib",
    "told-less",
    "told-cannot-read",
    "told-cannot-write",
    "told-not-ordinary",
    "told-not-there",
    "told-not-there-remedy",
    "told-permission",
    "told-permission-remedy",
    "told-disk-read-only",
    "told-disk-full",
    "told-share-full",
    "told-make-room",
    "told-disk-size",
    "told-other-disk",
    "told-no-folder",
    "told-check-path",
    "told-is-folder",
    "told-move-folder",
    "told-network",
    "told-network-remedy",
    "told-again",
    "told-map-newer",
    "told-no-field",
    "told-use-one",
    "told-small-print",
    "told-tables-out",
    "told-note-alone",
    "told-beside",
    "told-heading-kept",
    "told-chapter-empty",
    "told-brackets",
    "told-pictures",
    "told-tables-cells",
    "told-in-and-out",
    "told-insertion",
    "told-bracket-alone",
    "told-number-odd",
    "told-footnote-odd",
    "told-out-picture",
    "told-out-bloc",
    "told-out-state",
    "told-out-issue",
    "told-out-row",
    "told-out-version",
    "told-out-article",
];

/// Places in a file, told again as the messages are.
const PLACES: [&str; 2] = ["told-at-paragraph", "told-at-line"];

/// A message by what stands before and behind its argument; `behind` is none where it has none.
struct Shape {
    key: &'static str,
    before: String,
    behind: Option<String>,
}

static SHAPES: LazyLock<Vec<Shape>> = LazyLock::new(|| {
    let english = Words::of(UiLang::En);
    let keys = TOLD.iter().chain(&PLACES);
    let shape = |key: &&'static str| {
        // Nobody writes a null, so that it marks the place of the argument.
        let said = english.tf(key, &[("what", "\0".into())]);
        let (before, behind) = match said.split_once('\0') {
            Some((before, behind)) => (before.to_owned(), Some(behind.to_owned())),
            None => (said, None),
        };
        Shape {
            key,
            before,
            behind,
        }
    };
    keys.map(shape).collect()
});

impl Shape {
    /// The argument of a message of this shape; empty where the shape has none.
    fn argument<'m>(&self, message: &'m str) -> Option<&'m str> {
        let Some(behind) = &self.behind else {
            return (message == self.before).then_some("");
        };
        let rest = message.strip_prefix(self.before.as_str())?;
        let argument = rest.strip_suffix(behind.as_str())?;
        // Where nothing stands before it, only a figure tells the shape from any other words.
        let figure = argument.bytes().all(|byte| byte.is_ascii_digit());
        (!argument.is_empty() && (figure || !self.before.is_empty())).then_some(argument)
    }
}

/// `message` in the language of `words`; as it is where it is of no shape that is known.
pub fn retold(message: &str, words: &Words) -> String {
    if words.lang() == UiLang::En {
        return message.to_owned();
    }
    // What is not there, and what is.
    if let Some((missing, list)) = message.split_once("; there are: ") {
        let (missing, list) = (
            retold(missing, words),
            list.replace(", ", words.t("list-names")),
        );
        return words.tf(
            "told-there-are",
            &[("what", missing.into()), ("list", list.into())],
        );
    }
    for shape in SHAPES.iter() {
        if let Some(argument) = shape.argument(message) {
            let argument = if argument.is_empty() {
                String::new()
            } else {
                retold(argument, words)
            };
            return words.tf(shape.key, &[("what", argument.into())]);
        }
    }
    message.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_told_again_with_its_arguments_and_the_rest_is_left() {
        let zh = Words::of(UiLang::Zh);
        let told = |message: &str| retold(message, zh);
        assert_eq!(told("save it as UTF-8"), "请另存为 UTF-8 编码");
        assert_eq!(
            told("the file holds more than 64 MiB in one part; it is not read"),
            "文件过大，未读取：单个部分超过 64 MiB"
        );
        assert_eq!(told("paragraph 12"), "第 12 段");
        assert_eq!(
            told("there is no issue \"x\"; there are: a, b, …"),
            "没有名为“x”的议题；现有：a、b、…"
        );
        assert_eq!(
            told("the heading “Data” was kept as a paragraph"),
            "标题“Data”按普通段落保留"
        );
        for other in ["", "paragraph", "many parts", "a word of nobody's"] {
            assert_eq!(told(other), other);
        }
        let en = Words::of(UiLang::En);
        assert_eq!(retold("save it as UTF-8", en), "save it as UTF-8");
    }
}
