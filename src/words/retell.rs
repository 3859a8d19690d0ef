//! What was said in English of a file that is refused, or of what was not understood of it, told
//! again in the language of the window.
//!
//! Readers of files speak English, so that scripts and logs read the same everywhere; the catalogue's
//! English message is what theirs is recognized by.

use std::sync::LazyLock;

use super::{UiLang, Value, Words};

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

/// Messages about the text of a file: what its brackets, commas, names and values are not as they
/// should be. A second argument is called `other`, a third `more`.
const TOLD_RON: [&str; 60] = [
    "told-ron-field",
    "told-ron-value",
    "told-ron-fields-are",
    "told-ron-use-one",
    "told-ron-mean",
    "told-ron-no-name",
    "told-ron-missing",
    "told-ron-add",
    "told-ron-twice",
    "told-ron-keep-one",
    "told-ron-deep",
    "told-ron-deep-remedy",
    "told-ron-expected",
    "told-ron-expected-remedy",
    "told-ron-number",
    "told-ron-number-remedy",
    "told-ron-key",
    "told-ron-key-remedy",
    "told-ron-extension",
    "told-ron-first-line",
    "told-ron-open-text",
    "told-ron-open-text-remedy",
    "told-ron-unclosed",
    "told-ron-unclosed-remedy",
    "told-ron-crossed",
    "told-ron-crossed-remedy",
    "told-ron-stray",
    "told-ron-stray-remedy",
    "told-ron-trailing",
    "told-ron-trailing-remedy",
    "told-ron-comma",
    "told-ron-comma-remedy",
    "told-ron-colon",
    "told-ron-colon-remedy",
    "told-ron-text",
    "told-ron-text-remedy",
    "told-ron-boolean",
    "told-ron-boolean-remedy",
    "told-ron-whole",
    "told-ron-whole-remedy",
    "told-ron-list",
    "told-ron-list-remedy",
    "told-ron-map",
    "told-ron-map-remedy",
    "told-ron-record",
    "told-ron-record-remedy",
    "told-ron-other-record",
    "told-ron-other-record-remedy",
    "told-ron-name",
    "told-ron-name-remedy",
    "told-ron-attribute",
    "told-ron-escape",
    "told-ron-escape-remedy",
    "told-ron-comment",
    "told-ron-comment-remedy",
    "told-ron-eof",
    "told-ron-eof-remedy",
    "told-ron-else-remedy",
    "told-ron-merge",
    "told-ron-merge-remedy",
];

/// Places in a file, told again as the messages are.
const PLACES: [&str; 2] = ["told-at-paragraph", "told-at-line"];

/// The names of arguments in the catalogue, with a character nobody writes to mark the place of each.
const ARGUMENTS: [(&str, char); 3] = [("what", '\0'), ("other", '\u{1}'), ("more", '\u{2}')];

/// A message by the words before its first argument, and each argument with the words behind it.
struct Shape {
    key: &'static str,
    before: String,
    behind: Vec<(&'static str, String)>,
}

static SHAPES: LazyLock<Vec<Shape>> = LazyLock::new(|| {
    let english = Words::of(UiLang::En);
    let marks = ARGUMENTS.map(|(name, mark)| (name, mark.to_string()));
    let marked = marks
        .each_ref()
        .map(|(name, mark)| (*name, mark.as_str().into()));
    let keys = TOLD.iter().chain(&TOLD_RON).chain(&PLACES);
    let shape = |key: &&'static str| {
        let said = english.tf(key, &marked);
        let mut shape = Shape {
            key,
            before: String::new(),
            behind: Vec::new(),
        };
        for letter in said.chars() {
            let argument = ARGUMENTS.iter().find(|(_, mark)| *mark == letter);
            match (argument, shape.behind.last_mut()) {
                (Some((name, _)), _) => shape.behind.push((name, String::new())),
                (None, Some((_, behind))) => behind.push(letter),
                (None, None) => shape.before.push(letter),
            }
        }
        shape
    };
    keys.map(shape).collect()
});

impl Shape {
    /// The arguments of a message of this shape, by their names.
    fn arguments<'m>(&self, message: &'m str) -> Option<Vec<(&'static str, &'m str)>> {
        let mut rest = message.strip_prefix(self.before.as_str())?;
        let Some((last, firsts)) = self.behind.split_last() else {
            return rest.is_empty().then(Vec::new);
        };
        let mut found = Vec::with_capacity(self.behind.len());
        for (name, behind) in firsts {
            let (argument, after) = rest.split_once(behind.as_str())?;
            found.push((*name, argument));
            rest = after;
        }
        found.push((last.0, rest.strip_suffix(last.1.as_str())?));
        // Where nothing stands before it, only a figure tells the shape from any other words.
        let figure = |argument: &str| argument.bytes().all(|byte| byte.is_ascii_digit());
        let fits = |(_, argument): &(&str, &str)| {
            !argument.is_empty() && (!self.before.is_empty() || figure(argument))
        };
        found.iter().all(fits).then_some(found)
    }
}

/// What is wrong in a file, in the language of `words`. What only the reader of the format can say
/// stands in its own words, in brackets; the remedy tells such messages from others.
pub fn retold_of_file(message: &str, remedy: &str, words: &Words) -> String {
    let said = retold(message, words);
    let readers = remedy == Words::of(UiLang::En).t("told-ron-else-remedy");
    if readers && said == message && words.lang() != UiLang::En {
        return words.tf("told-unread", &[("what", message.into())]);
    }
    said
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
        if let Some(found) = shape.arguments(message) {
            let told =
                |(name, argument): (&'static str, &str)| (name, retold(argument, words).into());
            let filled: Vec<(&str, Value<'_>)> = found.into_iter().map(told).collect();
            return words.tf(shape.key, &filled);
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
        assert_eq!(
            told("`}` found where `)` is expected"),
            "此处应为 `)`，现为 `}`"
        );
        assert_eq!(
            told("the bracket `(` of line 3, column 7 is still open: close it first"),
            "第 3 行第 7 列的括号 `(` 尚未闭合：请先闭合"
        );
        assert_eq!(told("a text is not closed"), "文本未闭合");
        let unread = |words| retold_of_file("not a date", "correct the line shown", words);
        assert_eq!(unread(zh), "此处无法读取（not a date）");
        assert_eq!(unread(Words::of(UiLang::En)), "not a date");
        for other in ["", "paragraph", "many parts", "a word of nobody's"] {
            assert_eq!(told(other), other);
        }
        let en = Words::of(UiLang::En);
        assert_eq!(retold("save it as UTF-8", en), "save it as UTF-8");
    }
}
