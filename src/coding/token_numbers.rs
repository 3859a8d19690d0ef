//! Numbers of items and paragraphs, which the reader of tokens passes over.

use super::token::Reader;

impl Reader<'_> {
    /// Passes `1.`, `12)` or `a)` at the start of a sentence.
    pub(super) fn skip_number(&mut self) -> bool {
        let rest = self.bytes.get(self.at..).unwrap_or(&[]);
        let digits = rest.iter().take_while(|byte| byte.is_ascii_digit()).count();
        let letters = rest
            .iter()
            .take(4)
            .take_while(|byte| byte.is_ascii_lowercase())
            .count();
        let after = |n: usize| rest.get(n).copied().unwrap_or(0);
        let n = if (1..=3).contains(&digits) && matches!(after(digits), b'.' | b')') {
            let decimal = after(digits + 1).is_ascii_digit();
            if decimal { 0 } else { digits + 1 }
        } else if (1..=4).contains(&letters) && after(letters) == b')' {
            letters + 1
        } else {
            0
        };
        self.at += n;
        n > 0
    }

    /// Passes `一、` at the start of a sentence.
    pub(super) fn skip_han_number(&mut self) -> bool {
        let rest = self.text.get(self.at..).unwrap_or("");
        let numerals: usize = rest
            .chars()
            .take(3)
            .take_while(|ch| is_han_numeral(*ch))
            .map(char::len_utf8)
            .sum();
        let found = numerals > 0
            && rest
                .get(numerals..)
                .is_some_and(|after| after.starts_with('、'));
        if found {
            self.at += numerals + '、'.len_utf8();
        }
        found
    }

    /// Passes the rest of `(a)`, `(iv)`, `(12)` or `（三）` once its parenthesis is open.
    pub(super) fn skip_bracketed_number(&mut self) -> bool {
        let rest = self.text.get(self.at..).unwrap_or("");
        let mut n = 0;
        let mut inner = 0;
        for ch in rest.chars().take(5) {
            n += ch.len_utf8();
            match ch {
                ')' | '）' => {
                    if inner > 0 {
                        self.at += n;
                    }
                    return inner > 0;
                }
                'i' | 'v' | 'x' | '0'..='9' => inner += 1,
                'a'..='z' if inner == 0 => inner = 9,
                _ if is_han_numeral(ch) => inner += 1,
                _ => return false,
            }
        }
        false
    }
}

fn is_han_numeral(ch: char) -> bool {
    matches!(
        ch,
        '一' | '二' | '三' | '四' | '五' | '六' | '七' | '八' | '九' | '十'
    )
}
