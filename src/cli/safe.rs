//! Words made safe for a terminal: what would move the cursor or hide text is shown as its code.

/// `text` with control and invisible direction characters as visible codes; line breaks and tabs
/// stay.
pub fn display_safe(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for ch in text.chars() {
        if is_unsafe(ch) {
            safe.push_str(&format!("\\u{{{:x}}}", u32::from(ch)));
        } else {
            safe.push(ch);
        }
    }
    safe
}

fn is_unsafe(ch: char) -> bool {
    if matches!(ch, '\n' | '\t') {
        return false;
    }
    ch.is_control()
        || matches!(ch, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{feff}')
        || ('\u{200b}'..='\u{200f}').contains(&ch)
        || ('\u{202a}'..='\u{202e}').contains(&ch)
        || ('\u{2060}'..='\u{206f}').contains(&ch)
        || ('\u{fff9}'..='\u{fffb}').contains(&ch)
        || ('\u{e0000}'..='\u{e007f}').contains(&ch)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_and_direction_marks_become_visible() {
        assert_eq!(
            display_safe("a\u{1b}[31mb\u{202e}c\n"),
            "a\\u{1b}[31mb\\u{202e}c\n"
        );
        assert_eq!(display_safe("数据 é"), "数据 é");
    }
}
