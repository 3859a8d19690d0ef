//! Tests of the reader of tokens.

use super::*;

#[derive(Default)]
struct Listing<'a> {
    text: &'a str,
    out: Vec<String>,
}

impl Sink for Listing<'_> {
    fn token(&mut self, seen: Seen, start: usize, end: usize, marks: u16) {
        let words = self.text.get(start..end).unwrap();
        let key = match seen {
            Seen::Letters(key) => {
                (key == WordKey::new(words.to_lowercase().as_bytes())).to_string()
            }
            Seen::Han(ch) => ch.to_string(),
        };
        let apart = if marks & marks::APART != 0 { "|" } else { "" };
        let shown = if key == "true" {
            words.to_owned()
        } else {
            format!("{words}={key}")
        };
        self.out.push(format!(
            "{apart}{}",
            shown.trim_end_matches(&format!("={words}"))
        ));
    }

    fn stop(&mut self, _: usize, full: bool) {
        self.out.push(if full { "." } else { ";" }.to_owned());
    }
}

fn tokens(text: &str) -> String {
    let mut listing = Listing {
        text,
        out: Vec::new(),
    };
    read(text, &mut listing);
    listing.out.join(" ")
}

#[test]
fn words_are_parted_as_cues_part_them() {
    assert_eq!(
        tokens("Each State Party shall, in time"),
        "Each State Party shall |in time"
    );
    assert_eq!(tokens("open-source access"), "open source access");
    assert_eq!(tokens("24/7 points"), "24 7 points");
    assert_eq!(
        tokens("1.5 million, 1,000 or 2,50"),
        "1.5 million |1,000=false or 2 |50"
    );
    assert_eq!(tokens("data — stored"), "data |stored");
}

fn key(text: &str) -> Vec<WordKey> {
    struct Keys(Vec<WordKey>);
    impl Sink for Keys {
        fn token(&mut self, seen: Seen, _: usize, _: usize, _: u16) {
            match seen {
                Seen::Letters(key) => self.0.push(key),
                Seen::Han(ch) => self.0.push(WordKey::new(ch.to_string().as_bytes())),
            }
        }
        fn stop(&mut self, _: usize, _: bool) {}
    }
    let mut keys = Keys(Vec::new());
    read(text, &mut keys);
    keys.0
}

#[test]
fn spelling_that_carries_no_meaning_is_folded_away() {
    for (written, plain) in [
        ("Co-operation", "cooperation"),
        ("co\u{2011}operation", "cooperation"),
        ("the State\u{2019}s data", "the state data"),
        ("State's", "state"),
        ("States' rights", "states rights"),
        ("State[s]", "states"),
        ("[shall][may]", "shall may"),
        ("[shall] [may]", "shall may"),
        ("system(s) of", "systems of"),
        ("con\u{ad}sent", "consent"),
        ("con\u{200b}sent", "consent"),
        ("\u{202e}consent\u{202c}", "consent"),
        ("ＩＣＴ", "ict"),
        ("1,000", "1000"),
        ("É́tat", "é́tat"),
        ("[国][家]", "国家"),
    ] {
        assert_eq!(key(written), key(plain), "{written}");
    }
}

#[test]
fn sentences_end_where_a_reader_ends_them() {
    for (text, wanted) in [
        (
            "See art. 5 and para. 2. The rest.",
            "See art 5 and para 2 . The rest .",
        ),
        ("It is no. The State", "It is no . The State"),
        ("Resolution No. 75 applies.", "Resolution No 75 applies ."),
        ("of e.g. data; and", "of e g data ; and"),
        (
            "of 1.5 years. [The State] may",
            "of 1.5 years . The State may",
        ),
        ("of article 5. A Party", "of article 5 . A Party"),
        ("the U.S. Government", "the U S Government"),
        ("data.] Each", "data . Each"),
        ("数据。各国；应", "数 据 . 各 国 ; 应"),
    ] {
        assert_eq!(tokens(text), wanted, "{text}");
    }
}

#[test]
fn item_numbers_are_passed_over() {
    for (text, wanted) in [
        ("(a) access data; (iv) seize", "access data ; seize"),
        ("1. States. 2. Parties", "States . Parties"),
        ("b) access", "access"),
        ("（一）访问", "访 问"),
        ("二、访问", "访 问"),
        ("shall: (b) access", "shall access"),
        ("to (EU) members", "to |EU |members"),
        ("1.5 years", "1.5 years"),
    ] {
        assert_eq!(tokens(text), wanted, "{text}");
    }
}
