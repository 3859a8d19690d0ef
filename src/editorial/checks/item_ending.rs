//! E10: items end in a semicolon, the last but one says "and" or "or", the last ends the sentence.

use super::{Check, Desk, Severity, Sheet};
use crate::editorial::passage::Passage;
use crate::model::draft::Level;
use crate::model::text::Span;

pub(super) const CHECK: Check = Check {
    id: "item-ending",
    number: "E10",
    severity: Severity::Warning,
    title: "check-item-ending",
    help: "check-item-ending-help",
    run,
};

fn run(desk: &Desk<'_>, sheet: &mut Sheet) {
    for (_, passages) in desk.articles() {
        for list in lists(&passages) {
            check_list(&passages, &list, sheet);
        }
    }
}

/// Items of one level under one chapeau, by their places.
fn lists(passages: &[&Passage<'_>]) -> Vec<Vec<usize>> {
    let mut lists: Vec<Vec<usize>> = Vec::new();
    let mut open: Vec<(Level, usize)> = Vec::new();
    for (at, passage) in passages.iter().enumerate() {
        let depth = passage.level.depth();
        open.retain(|(level, _)| level.depth() <= depth && passage.level != Level::Tail);
        if !passage.is_item() {
            open.clear();
            continue;
        }
        let known = open.iter().find(|(level, _)| *level == passage.level);
        if let Some((_, list)) = known {
            if let Some(places) = lists.get_mut(*list) {
                places.push(at);
            }
        } else {
            open.push((passage.level, lists.len()));
            lists.push(vec![at]);
        }
    }
    lists
}

fn check_list(passages: &[&Passage<'_>], list: &[usize], sheet: &mut Sheet) {
    let items: Vec<&Passage<'_>> = list
        .iter()
        .filter_map(|at| passages.get(*at).copied())
        .collect();
    // A list of whole sentences, each with its full stop, is read as such.
    let sentence = |item: &&&Passage<'_>| matches!(item.last_sign(), Some((_, '.' | '。')));
    if items.len() > 1 && items.iter().filter(sentence).count() == items.len() {
        return;
    }
    let tail = list.last().and_then(|at| passages.get(at + 1));
    let goes_on = tail.is_some_and(|next| next.level == Level::Tail || next.is_item());
    for (n, item) in items.iter().enumerate() {
        if item.is_chapeau || item.text.trim().is_empty() {
            continue;
        }
        let last = n + 1 == items.len();
        let (wanted, key) = match (last, item.is_chinese()) {
            (false, false) => (';', "remark-item-ending-middle"),
            (false, true) => ('；', "remark-item-ending-middle"),
            (true, false) => ('.', "remark-item-ending-last"),
            (true, true) => ('。', "remark-item-ending-last"),
        };
        // Under a list that goes on after its items, the last one ends as the others do.
        if !(last && goes_on) {
            check_end(item, wanted, key, sheet);
        }
        let lacks_word = n + 2 == items.len() && !item.is_chinese() && !ends_with_word(item);
        if lacks_word && item.text.trim_end().ends_with(';') {
            let at = item.text.trim_end().len();
            let said = sheet.say(item, Span::new(at - 1, at), "remark-item-ending-and");
            let end = Span::new(at - 1, item.text.len());
            said.replace_at(item.text, end, "; and");
        }
    }
}

/// Whether an item ends in "; and" or "; or".
fn ends_with_word(item: &Passage<'_>) -> bool {
    let last = item.words.last();
    last.is_some_and(|word| word.is("and") || word.is("or")) && item.text.contains(';')
}

fn check_end(item: &Passage<'_>, wanted: char, key: &'static str, sheet: &mut Sheet) {
    let Some((at, sign)) = item.last_sign() else {
        return;
    };
    let middle = matches!(wanted, ';' | '；');
    if sign == wanted || (middle && ends_with_word(item)) {
        return;
    }
    let wanted_text = wanted.to_string();
    let is_sign = matches!(sign, '.' | ';' | ',' | '。' | '；' | '，' | '、');
    let span = if is_sign {
        Span::new(at, at + sign.len_utf8())
    } else {
        // Behind the last word, inside a closing bracket.
        let end = at + sign.len_utf8();
        Span::new(end, end)
    };
    let said = sheet.say(item, span, key).words(&sign.to_string());
    said.other(&wanted_text)
        .replace_at(item.text, span, &wanted_text);
}

#[cfg(test)]
mod tests {
    use super::super::bench::says;

    #[test]
    fn a_list_ends_as_a_sentence() {
        let good = ["Parties shall:", "- Keep logs;", "- Report; and", "- Pay."];
        assert_eq!(says("item-ending", &good), [""; 0]);
        let bad = [
            "Parties shall:",
            "- Keep logs,",
            "- Report;",
            "- Pay [costs]",
        ];
        assert_eq!(
            says("item-ending", &bad),
            ["middle|,|,→;", "and|;|;→; and", "last|s|→."]
        );
        let sentences = ["In this Convention:", "- One is this.", "- Two is that."];
        assert_eq!(says("item-ending", &sentences), [""; 0]);
    }

    #[test]
    fn lists_inside_lists_and_before_a_tail_and_in_chinese() {
        let nested = [
            "P:",
            "- One:",
            "-- Deep; or",
            "-- Deeper;",
            "- Two;",
            "= and pay.",
        ];
        assert_eq!(says("item-ending", &nested), ["and|;|;→; and"; 0]);
        let chinese = ["缔约国应：", "- 保存记录，", "- 提出报告"];
        assert_eq!(
            says("item-ending", &chinese),
            ["middle|，|，→；", "last|告|→。"]
        );
    }
}
