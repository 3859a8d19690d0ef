//! A small scanner of RON: enough to find brackets, texts and comments without parsing.
//!
//! The parser says where it stopped; the scanner says what was left open, where a field begins and
//! ends, and which schema a file has before anything else of it is read.

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// `(`, `[` or `{`.
    Open(char),
    /// `)`, `]` or `}`.
    Close(char),
    /// A text or character in quotes; `false` where the closing quote is missing.
    Text(bool),
    /// A comment.
    Comment,
    /// An identifier or number.
    Word,
    /// Any other sign.
    Sign(char),
}

/// A token and where it stands, in bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Token {
    /// What it is.
    pub(crate) kind: Kind,
    /// First byte.
    pub(crate) start: usize,
    /// One past the last byte.
    pub(crate) end: usize,
}

/// The tokens of a text, in order, blanks left out.
pub(crate) struct Lexer<'a> {
    source: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    /// Scans `source` from its beginning.
    pub(crate) fn new(source: &'a str) -> Self {
        Self { source, at: 0 }
    }

    /// Scans `source` from byte `at`.
    pub(crate) fn from(source: &'a str, at: usize) -> Self {
        Self { source, at }
    }

    fn rest(&self) -> &'a str {
        self.source.get(self.at..).unwrap_or("")
    }

    /// The length of a quoted text at the start of `rest`, and whether it is closed.
    fn quoted(rest: &str) -> (usize, bool) {
        let mut escaped = false;
        for (at, byte) in rest.bytes().enumerate().skip(1) {
            match byte {
                _ if escaped => escaped = false,
                b'\\' => escaped = true,
                b'"' => return (at + 1, true),
                _ => {}
            }
        }
        (rest.len(), false)
    }

    /// The same for `r"…"` and `r#"…"#`; `None` where `rest` does not begin so.
    fn raw(rest: &str) -> Option<(usize, bool)> {
        let after = rest.strip_prefix('r').or_else(|| rest.strip_prefix("br"))?;
        let hashes = after.bytes().take_while(|b| *b == b'#').count();
        let body = after.get(hashes..)?.strip_prefix('"')?;
        let start = rest.len() - body.len();
        let end = format!("\"{}", "#".repeat(hashes));
        Some(
            body.find(&end)
                .map_or((rest.len(), false), |at| (start + at + end.len(), true)),
        )
    }

    /// The length of a nested block comment at the start of `rest`.
    fn block(rest: &str) -> usize {
        let bytes = rest.as_bytes();
        let (mut at, mut depth) = (0, 0_usize);
        while at < bytes.len() {
            match (bytes.get(at), bytes.get(at + 1)) {
                (Some(b'/'), Some(b'*')) => {
                    depth += 1;
                    at += 2;
                }
                (Some(b'*'), Some(b'/')) => {
                    depth = depth.saturating_sub(1);
                    at += 2;
                    if depth == 0 {
                        return at;
                    }
                }
                _ => at += 1,
            }
        }
        rest.len()
    }
}

impl Iterator for Lexer<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        let rest = self.rest();
        let trimmed = rest.trim_start();
        let start = self.at + (rest.len() - trimmed.len());
        let rest = trimmed;
        let first = rest.chars().next()?;
        let is_word = |c: char| c.is_alphanumeric() || matches!(c, '_' | '+' | '-' | '.');
        let (kind, length) = if rest.starts_with("//") {
            (Kind::Comment, rest.find('\n').unwrap_or(rest.len()))
        } else if rest.starts_with("/*") {
            (Kind::Comment, Self::block(rest))
        } else if let Some((length, closed)) = Self::raw(rest) {
            (Kind::Text(closed), length)
        } else {
            match first {
                '"' => {
                    let (length, closed) = Self::quoted(rest);
                    (Kind::Text(closed), length)
                }
                '(' | '[' | '{' => (Kind::Open(first), 1),
                ')' | ']' | '}' => (Kind::Close(first), 1),
                // A character literal holds at most one (escaped) character.
                '\'' => {
                    let inner = rest.get(1..).unwrap_or("");
                    let escaped = inner.starts_with('\\');
                    let end = inner
                        .char_indices()
                        .skip(1 + usize::from(escaped))
                        .find(|(_, c)| *c == '\'');
                    (Kind::Text(end.is_some()), end.map_or(1, |(at, _)| at + 2))
                }
                _ if is_word(first) => {
                    (Kind::Word, rest.find(|c| !is_word(c)).unwrap_or(rest.len()))
                }
                _ => (Kind::Sign(first), first.len_utf8()),
            }
        };
        self.at = start + length;
        Some(Token {
            kind,
            start,
            end: self.at,
        })
    }
}

/// The line and column, both from 1 and in characters, of a byte of `source`.
pub(crate) fn line_col(source: &str, byte: usize) -> (usize, usize) {
    let before = source.get(..byte).unwrap_or(source);
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    let column = before
        .get(line_start..)
        .map_or(0, |line| line.chars().count());
    (
        before.bytes().filter(|b| *b == b'\n').count() + 1,
        column + 1,
    )
}

/// The byte at which a line and column of `source` begin.
pub(crate) fn byte_at(source: &str, line: usize, column: usize) -> usize {
    let start: usize = source
        .split_inclusive('\n')
        .take(line.saturating_sub(1))
        .map(str::len)
        .sum();
    let rest = source.get(start..).unwrap_or("");
    start
        + rest
            .char_indices()
            .nth(column.saturating_sub(1))
            .map_or(rest.len(), |(at, _)| at)
}

/// Tokens of `source` without comments and without the leading `#![…]` attributes.
fn body(source: &str) -> impl Iterator<Item = Token> {
    let mut tokens = Lexer::new(source)
        .filter(|t| t.kind != Kind::Comment)
        .peekable();
    while tokens.next_if(|t| t.kind == Kind::Sign('#')).is_some() {
        for token in tokens.by_ref() {
            if token.kind == Kind::Close(']') {
                break;
            }
        }
    }
    tokens
}

/// The number after `schema:` where that is the first field of the record, with its place.
pub(crate) fn schema_of(source: &str) -> Option<(u32, usize)> {
    let mut tokens = body(source);
    let mut token = tokens.next()?;
    if token.kind == Kind::Word {
        token = tokens.next()?;
    }
    let is_name = |t: Token| source.get(t.start..t.end) == Some("schema");
    if token.kind != Kind::Open('(') || !tokens.next().is_some_and(is_name) {
        return None;
    }
    if tokens.next()?.kind != Kind::Sign(':') {
        return None;
    }
    let number = tokens.next()?;
    Some((
        source.get(number.start..number.end)?.parse().ok()?,
        number.start,
    ))
}

/// What is wrong with the brackets of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Brackets {
    /// Every bracket has its counterpart.
    Balanced,
    /// This one is never closed.
    Unclosed(char, usize),
    /// A bracket opened here is closed by another kind there.
    Crossed {
        /// The opening bracket and its place.
        open: (char, usize),
        /// The closing bracket and its place.
        close: (char, usize),
    },
    /// A closing bracket without an opening one.
    Stray(char, usize),
    /// A text that is never closed.
    OpenText(usize),
}

/// The closing counterpart of an opening bracket.
pub(crate) fn closing(open: char) -> char {
    match open {
        '(' => ')',
        '[' => ']',
        _ => '}',
    }
}

/// Looks for the first bracket or quote that does not match.
pub(crate) fn brackets(source: &str) -> Brackets {
    let mut open: Vec<(char, usize)> = Vec::new();
    for token in Lexer::new(source) {
        match token.kind {
            Kind::Open(sign) => open.push((sign, token.start)),
            Kind::Close(sign) => match open.pop() {
                None => return Brackets::Stray(sign, token.start),
                Some((other, _)) if closing(other) == sign => {}
                Some(other) => {
                    return Brackets::Crossed {
                        open: other,
                        close: (sign, token.start),
                    };
                }
            },
            Kind::Text(false) => return Brackets::OpenText(token.start),
            Kind::Text(true) | Kind::Comment | Kind::Word | Kind::Sign(_) => {}
        }
    }
    open.pop().map_or(Brackets::Balanced, |(sign, at)| {
        Brackets::Unclosed(sign, at)
    })
}

/// The bytes of the field whose name begins at `start`, up to and with its comma, so that it can
/// be cut out; `None` where no field begins there.
pub(crate) fn field_at(source: &str, start: usize) -> Option<(usize, usize)> {
    let mut tokens = Lexer::from(source, start).filter(|t| t.kind != Kind::Comment);
    let name = tokens.next().filter(|t| t.kind == Kind::Word)?;
    if tokens.next()?.kind != Kind::Sign(':') {
        return None;
    }
    let (mut depth, mut end) = (0_usize, name.end);
    for token in tokens {
        match token.kind {
            Kind::Open(_) => depth += 1,
            Kind::Close(_) if depth == 0 => return Some((name.start, end)),
            Kind::Close(_) => depth -= 1,
            Kind::Sign(',') if depth == 0 => return Some((name.start, token.end)),
            Kind::Text(_) | Kind::Comment | Kind::Word | Kind::Sign(_) => {}
        }
        end = token.end;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_is_found_whatever_stands_before_it() {
        let text = "#![enable(implicit_some)]\n// (schema: 9)\n/* a /* b */ c */ (schema: 3, x: 1)";
        assert_eq!(schema_of(text).map(|(n, _)| n), Some(3));
        assert_eq!(schema_of("(id: \"a\", schema: 3)"), None);
        assert_eq!(schema_of(""), None);
    }

    #[test]
    fn brackets_in_texts_and_comments_do_not_count() {
        assert_eq!(
            brackets(r##"(a: "(", b: r#"["#, /* { */ c: '(', d: '\'') // ]"##),
            Brackets::Balanced
        );
        assert_eq!(
            brackets("(a: [1, 2)"),
            Brackets::Crossed {
                open: ('[', 4),
                close: (')', 9)
            }
        );
        assert_eq!(brackets("(a: ["), Brackets::Unclosed('[', 4));
        assert_eq!(brackets("(a: \"b)"), Brackets::OpenText(4));
        assert_eq!(brackets("())"), Brackets::Stray(')', 2));
    }

    #[test]
    fn a_field_is_cut_with_its_comma() {
        let text = "(a: 1, b: [(c: 2), \"x,\"], d: 3)";
        let cut = |at: usize| field_at(text, at).map(|(from, to)| text.get(from..to).unwrap());
        assert_eq!(cut(7), Some("b: [(c: 2), \"x,\"],"));
        assert_eq!(cut(26), Some("d: 3"));
        assert_eq!(cut(0), None);
    }

    #[test]
    fn places_count_characters() {
        let text = "一二\n三x四";
        let at = text.find('x').unwrap();
        assert_eq!(line_col(text, at), (2, 2));
        assert_eq!(byte_at(text, 2, 2), at);
    }
}
