//! Word documents (Office Open XML), written directly: real tracked changes and comments with
//! their authors, footnotes, the stamp on every page, and no properties of any user.

mod body;
mod drawn;
mod parts;

use crate::exchange::document::Document;
use crate::exchange::going::Going;
use crate::exchange::pack::Pack;

/// The markup of words.
const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// References between parts.
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// The document as a Word file.
pub fn docx(document: &Document) -> Vec<u8> {
    docx_while(document, &Going::default())
}

/// The same, as far as it came where it was called off.
pub fn docx_while(document: &Document, going: &Going) -> Vec<u8> {
    let mut pack = Pack::default();
    let has = parts::Has::of(document);
    let painted = drawn::pictures(document, going);
    let pictures: Vec<&Vec<u8>> = painted.iter().flatten().collect();
    pack.add(
        "[Content_Types].xml",
        parts::content_types(has, !pictures.is_empty()).as_bytes(),
    );
    pack.add("_rels/.rels", parts::package_relations().as_bytes());
    let body = body::body(document, &painted, going);
    pack.add("word/document.xml", body.as_bytes());
    pack.add(
        "word/_rels/document.xml.rels",
        parts::document_relations(has, pictures.len()).as_bytes(),
    );
    pack.add("word/styles.xml", parts::styles(document.lang).as_bytes());
    pack.add(
        "word/settings.xml",
        parts::settings(document, has).as_bytes(),
    );
    pack.add("word/header1.xml", parts::header(document).as_bytes());
    pack.add("word/footer1.xml", parts::footer(document).as_bytes());
    for (at, bytes) in pictures.iter().enumerate() {
        pack.add(&format!("word/{}", drawn::file(at)), bytes);
    }
    if has.comments {
        pack.add("word/comments.xml", parts::comments(document).as_bytes());
    }
    if has.footnotes {
        pack.add("word/footnotes.xml", parts::footnotes(document).as_bytes());
    }
    pack.finish()
}
