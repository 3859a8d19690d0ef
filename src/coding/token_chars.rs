//! What each character is to the reader of tokens.

/// What a character is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// Part of a word.
    Letter,
    /// Seen through: invisible, or a quotation mark or bracket within words.
    Unseen,
    /// A comma.
    Comma,
    /// The list comma of Chinese.
    List,
    /// A hyphen or dash.
    Dash,
    /// A colon.
    Colon,
    /// An opening parenthesis.
    Open,
    /// A closing parenthesis.
    Close,
    /// A semicolon.
    Semicolon,
    /// The end of a sentence whatever follows.
    End,
    /// A full stop, which ends a sentence or an abbreviation.
    FullStop,
    /// Anything else: parts words and means nothing.
    Other,
}

/// What `ch` is.
pub(super) fn kind_of(ch: char) -> Kind {
    match ch {
        'a'..='z' | 'A'..='Z' | '0'..='9' => Kind::Letter,
        ',' | '，' => Kind::Comma,
        '、' => Kind::List,
        '-' | '\u{2010}'..='\u{2015}' | '…' => Kind::Dash,
        ':' | '：' => Kind::Colon,
        '(' | '（' => Kind::Open,
        ')' | '）' => Kind::Close,
        ';' | '；' => Kind::Semicolon,
        '?' | '!' | '？' | '！' | '。' | '\n' => Kind::End,
        '.' | '．' => Kind::FullStop,
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => Kind::Unseen,
        '\0'..='\u{7f}' => Kind::Other,
        _ if ch.is_alphanumeric() => Kind::Letter,
        // Combining marks belong to the letter before them.
        '\u{300}'..='\u{36f}' => Kind::Letter,
        _ => Kind::Other,
    }
}

/// A full-width letter or digit as its plain form.
pub(super) fn unwidened(ch: char) -> char {
    match ch {
        '\u{ff10}'..='\u{ff5a}' => char::from_u32(u32::from(ch) - 0xfee0)
            .filter(char::is_ascii_alphanumeric)
            .unwrap_or(ch),
        _ => ch,
    }
}

/// Whether a sign may close a quotation or bracket after the end of a sentence.
pub(super) fn is_closer(ch: char) -> bool {
    matches!(
        ch,
        ']' | ')' | '"' | '\'' | '\u{201d}' | '\u{2019}' | '」' | '』' | '）' | '】' | '》'
    )
}

/// Whether a sign may open a quotation or bracket before a sentence.
pub(super) fn is_opener(ch: char) -> bool {
    matches!(
        ch,
        '[' | '(' | '"' | '\'' | '\u{201c}' | '\u{2018}' | '「' | '『' | '（' | '【' | '《'
    )
}
