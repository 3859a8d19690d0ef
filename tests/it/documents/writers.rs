//! What each format holds, and that the same state gives the same bytes.

use travaux::exchange::akn::akn;
use travaux::exchange::document::{Style, html, lay, markdown, plain};
use travaux::exchange::docx::docx;
use travaux::exchange::pdf::pdf;

use super::kit::{BY, parts, rich};

#[test]
fn the_same_text_gives_the_same_bytes_in_every_format() {
    for style in Style::ALL {
        let [one, other] = [lay(&rich(), style), lay(&rich(), style)];
        assert!(docx(&one) == docx(&other), "docx {}", style.word());
        assert!(pdf(&one) == pdf(&other), "pdf {}", style.word());
        assert_eq!(html(&one), html(&other));
        assert_eq!(markdown(&one), markdown(&other));
        assert_eq!(plain(&one), plain(&other));
    }
    assert_eq!(akn(&rich()), akn(&rich()));
}

#[test]
fn a_word_file_has_no_properties_and_every_part_is_well_formed() {
    let all = parts(&docx(&lay(&rich(), Style::Un)));
    let names: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).collect();
    assert!(names.contains(&"word/comments.xml") && names.contains(&"word/footnotes.xml"));
    assert!(
        !names.iter().any(|name| name.contains("docProps")),
        "{names:?}"
    );
    for (name, content) in &all {
        let mut reader = quick_xml::Reader::from_reader(content.as_slice());
        let mut n_events = 0;
        loop {
            match reader.read_event() {
                Ok(quick_xml::events::Event::Eof) => break,
                Ok(_) => n_events += 1,
                Err(error) => panic!("{name}: {error}"),
            }
        }
        assert!(n_events > 2, "{name}");
    }
}

#[test]
fn a_clean_copy_of_a_text_holds_nothing_taken_out_and_nobodys_name() {
    let document = lay(&rich().cleaned(), Style::Un);
    for (name, content) in parts(&docx(&document)) {
        let text = String::from_utf8(content).unwrap();
        for word in [
            "<w:del ",
            "<w:ins ",
            "w:comment",
            "Ivoire",
            "struck as a whole",
            "w:author",
        ] {
            assert!(!text.contains(word), "{name} holds {word}");
        }
    }
    let text = plain(&document);
    assert!(
        text.contains("Each State Party may adopt <measures> & \"means\""),
        "{text}"
    );
    assert!(!text.contains("shall"), "{text}");
}

#[test]
fn html_is_one_page_that_fetches_nothing_and_escapes_every_name() {
    let page = html(&lay(&rich(), Style::Un));
    for word in ["<script", "http:", "https:", "url(", "@import", BY] {
        assert!(!page.contains(word), "{word}");
    }
    assert!(page.contains("default-src 'none'"));
    let title = "title=\"Côte d&#39;Ivoire &amp; &quot;EU&quot; &lt;x&gt; 2024-02-01\"";
    assert!(
        page.contains(&format!("<del {title}>shall</del><ins {title}>may</ins>")),
        "{page}"
    );
}

#[test]
fn plain_text_shows_who_puts_in_and_takes_out_and_what_is_agreed() {
    let text = plain(&lay(&rich(), Style::Un));
    assert!(
        text.contains("[-Côte d'Ivoire & \"EU\" <x>: shall-]"),
        "{text}"
    );
    assert!(text.contains("[agreed ad referendum]"), "{text}");
    assert!(text.contains("\n    (a) at home:\n"), "{text}");
    assert!(
        text.lines().all(|line| line.chars().count() <= 90),
        "{text}"
    );
}

#[test]
fn styles_differ_as_their_bodies_do() {
    let itu = plain(&lay(&rich(), Style::Itu));
    for code in ["MOD 1.", "ADD 2.", "SUP", "NOC 3."] {
        assert!(itu.contains(code), "{code}: {itu}");
    }
    let who = html(&lay(&rich(), Style::Who));
    assert!(who.contains("class=\"green\""));
    assert!(who.contains("[agreed ad referendum]"), "never colour alone");
}

#[test]
fn a_hand_out_has_no_date_and_no_maker_and_holds_only_the_glyphs_it_shows() {
    let bytes = pdf(&lay(&rich(), Style::Un));
    let text = String::from_utf8_lossy(&bytes);
    for word in ["CreationDate", "ModDate", "Producer", "Creator", "Author"] {
        assert!(!text.contains(word), "{word}");
    }
    assert!(bytes.len() < 120_000, "{} bytes", bytes.len());
}
