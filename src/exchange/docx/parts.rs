//! The parts of a Word document around its body: styles, stamp, comments, footnotes, references.

use crate::exchange::document::{Block, Document, Run};
use crate::exchange::xml::{Xml, escaped};
use crate::model::text::Lang;

use super::drawn::{file, reference};
use super::{R, W};

/// Which optional parts a document has.
#[derive(Clone, Copy, Debug)]
pub(super) struct Has {
    pub(super) comments: bool,
    pub(super) footnotes: bool,
    pub(super) changes: bool,
}

impl Has {
    pub(super) fn of(document: &Document) -> Self {
        let changed = |runs: &[Run]| runs.iter().any(|run| run.change.is_some());
        Self {
            comments: !document.comments.is_empty(),
            footnotes: !document.footnotes.is_empty(),
            changes: document.blocks.iter().any(|block| match block {
                Block::Heading { runs, .. } => changed(runs),
                Block::Paragraph(para) => para.change.is_some() || changed(&para.runs),
                Block::Table(_) | Block::Picture(_) => false,
            }),
        }
    }

    /// Name, kind and reference of every part the document refers to.
    fn parts(self) -> Vec<(&'static str, &'static str, &'static str)> {
        let mut parts = vec![
            ("styles", "rId1", "styles"),
            ("settings", "rId2", "settings"),
            ("header1", "rId3", "header"),
            ("footer1", "rId4", "footer"),
        ];
        if self.comments {
            parts.push(("comments", "rId5", "comments"));
        }
        if self.footnotes {
            parts.push(("footnotes", "rId6", "footnotes"));
        }
        parts
    }
}

/// The part that names what each part is.
pub(super) fn content_types(has: Has, pictures: bool) -> String {
    let mut xml = Xml::declared();
    let ns = "http://schemas.openxmlformats.org/package/2006/content-types";
    xml.open("Types", &[("xmlns", ns)]);
    let rels = "application/vnd.openxmlformats-package.relationships+xml";
    xml.empty("Default", &[("Extension", "rels"), ("ContentType", rels)]);
    xml.empty(
        "Default",
        &[("Extension", "xml"), ("ContentType", "application/xml")],
    );
    if pictures {
        let png = [("Extension", "png"), ("ContentType", "image/png")];
        xml.empty("Default", &png);
    }
    let mut part = |name: &str, kind: &str| {
        let name = format!("/word/{name}.xml");
        let kind =
            format!("application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml");
        xml.empty("Override", &[("PartName", &name), ("ContentType", &kind)]);
    };
    part("document", "document.main");
    for (name, _, kind) in has.parts() {
        part(name, kind);
    }
    xml.finish()
}

/// The part that says where the document is.
pub(super) fn package_relations() -> String {
    relations(&[("rId1", "officeDocument", "word/document.xml")])
}

/// The part that says where the parts of the document are.
pub(super) fn document_relations(has: Has, n_pictures: usize) -> String {
    let parts = has.parts().into_iter();
    let parts = parts.map(|(name, id, kind)| (id.to_owned(), kind, format!("{name}.xml")));
    let pictures = (0..n_pictures).map(|at| (reference(at), "image", file(at)));
    let files: Vec<_> = parts.chain(pictures).collect();
    let files: Vec<_> = files
        .iter()
        .map(|(id, kind, file)| (id.as_str(), *kind, file.as_str()))
        .collect();
    relations(&files)
}

fn relations(all: &[(&str, &str, &str)]) -> String {
    let mut xml = Xml::declared();
    let ns = "http://schemas.openxmlformats.org/package/2006/relationships";
    xml.open("Relationships", &[("xmlns", ns)]);
    for (id, kind, target) in all {
        let kind = format!("{R}/{kind}");
        let attributes = [("Id", *id), ("Type", kind.as_str()), ("Target", *target)];
        xml.empty("Relationship", &attributes);
    }
    xml.finish()
}

/// Fonts for Latin and for Chinese words, that every office has or can put something for.
fn fonts() -> String {
    let face = "Times New Roman";
    format!(
        "<w:rFonts w:ascii=\"{face}\" w:hAnsi=\"{face}\" w:cs=\"{face}\" w:eastAsia=\"SimSun\"/>"
    )
}

/// Id, name, properties of the paragraph and of its words.
const STYLES: [(&str, &str, &str, &str); 13] = [
    (
        "Title",
        "Title",
        "<w:spacing w:after=\"240\"/><w:jc w:val=\"center\"/>",
        "<w:b/><w:sz w:val=\"32\"/>",
    ),
    (
        "Heading1",
        "heading 1",
        "<w:keepNext/><w:spacing w:before=\"360\" w:after=\"120\"/><w:outlineLvl w:val=\"0\"/>",
        "<w:b/><w:sz w:val=\"28\"/>",
    ),
    (
        "Heading2",
        "heading 2",
        "<w:keepNext/><w:spacing w:before=\"280\" w:after=\"120\"/><w:outlineLvl w:val=\"1\"/>",
        "<w:b/><w:sz w:val=\"24\"/>",
    ),
    (
        "Heading3",
        "heading 3",
        "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"80\"/><w:outlineLvl w:val=\"2\"/>",
        "<w:b/><w:i/>",
    ),
    ("BodyText", "Body Text", "<w:jc w:val=\"both\"/>", ""),
    (
        "ListBullet",
        "List Bullet",
        "<w:ind w:left=\"567\" w:hanging=\"283\"/>",
        "",
    ),
    (
        "Note",
        "Note",
        "<w:spacing w:after=\"80\"/>",
        "<w:color w:val=\"444444\"/><w:sz w:val=\"18\"/>",
    ),
    (
        "Quote",
        "Quote",
        "<w:pBdr><w:left w:val=\"single\" w:sz=\"12\" w:space=\"8\" w:color=\"888888\"/></w:pBdr><w:ind w:left=\"340\"/>",
        "",
    ),
    (
        "Cell",
        "Cell",
        "<w:spacing w:after=\"40\"/>",
        "<w:sz w:val=\"18\"/>",
    ),
    (
        "Header",
        "header",
        "<w:spacing w:after=\"240\"/>",
        "<w:color w:val=\"444444\"/><w:sz w:val=\"16\"/>",
    ),
    (
        "Footer",
        "footer",
        "<w:spacing w:after=\"0\"/>",
        "<w:color w:val=\"444444\"/><w:sz w:val=\"16\"/>",
    ),
    ("CommentText", "annotation text", "", "<w:sz w:val=\"20\"/>"),
    (
        "FootnoteText",
        "footnote text",
        "<w:spacing w:after=\"0\"/>",
        "<w:sz w:val=\"18\"/>",
    ),
];

/// The part `word/styles.xml`.
pub(super) fn styles(lang: Lang) -> String {
    let tongue = match lang {
        Lang::En | Lang::Zh => "en-GB",
        Lang::Fr => "fr-FR",
        Lang::Es => "es-ES",
        Lang::Ru => "ru-RU",
    };
    let mut out = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:styles xmlns:w=\"{W}\">\
<w:docDefaults><w:rPrDefault><w:rPr>{}<w:sz w:val=\"22\"/><w:szCs w:val=\"22\"/>\
<w:lang w:val=\"{tongue}\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault>\
<w:pPrDefault><w:pPr><w:spacing w:after=\"120\" w:line=\"264\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults>\
<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>",
        fonts()
    );
    for (id, name, para, run) in STYLES {
        out.push_str(&format!(
            "<w:style w:type=\"paragraph\" w:styleId=\"{id}\"><w:name w:val=\"{name}\"/><w:basedOn w:val=\"Normal\"/>\
<w:pPr>{para}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
        ));
    }
    out.push_str(
        "<w:style w:type=\"character\" w:styleId=\"FootnoteReference\"><w:name w:val=\"footnote reference\"/>\
<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr></w:style>",
    );
    let edges = ["top", "left", "bottom", "right", "insideH", "insideV"];
    let edges: Vec<String> = edges
        .iter()
        .map(|edge| {
            format!("<w:{edge} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"999999\"/>")
        })
        .collect();
    let edges = edges.concat();
    out.push_str(&format!(
        "<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/><w:tblPr>\
<w:tblBorders>{edges}</w:tblBorders><w:tblCellMar><w:left w:w=\"85\" w:type=\"dxa\"/>\
<w:right w:w=\"85\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr></w:style></w:styles>"
    ));
    out
}

/// The part `word/settings.xml`. What others change in a text is tracked, so that it can come back.
pub(super) fn settings(document: &Document, has: Has) -> String {
    let mut xml = Xml::declared();
    xml.open("w:settings", &[("xmlns:w", W)]);
    if document.tracked || has.changes {
        xml.empty("w:trackRevisions", &[]);
    }
    xml.empty("w:defaultTabStop", &[("w:val", "567")]);
    if has.footnotes {
        xml.open("w:footnotePr", &[]);
        for id in ["-1", "0"] {
            xml.empty("w:footnote", &[("w:id", id)]);
        }
        xml.close();
    }
    xml.open("w:compat", &[]);
    let office = "http://schemas.microsoft.com/office/word";
    let mode = [
        ("w:name", "compatibilityMode"),
        ("w:uri", office),
        ("w:val", "15"),
    ];
    xml.empty("w:compatSetting", &mode);
    xml.finish()
}

/// The stamp at the head of each page.
pub(super) fn header(document: &Document) -> String {
    let mut xml = Xml::declared();
    xml.open("w:hdr", &[("xmlns:w", W)]);
    let lines = document.stamp.iter().map(String::as_str);
    let lines: Vec<&str> = lines.collect();
    for line in if lines.is_empty() { &[""][..] } else { &lines } {
        small(&mut xml, "Header", line);
    }
    xml.finish()
}

/// Title and page at the foot of each page.
pub(super) fn footer(document: &Document) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:ftr xmlns:w=\"{W}\"><w:p><w:pPr><w:pStyle w:val=\"Footer\"/>\
<w:tabs><w:tab w:val=\"right\" w:pos=\"9070\"/></w:tabs></w:pPr><w:r><w:t xml:space=\"preserve\">{}</w:t></w:r><w:r><w:tab/></w:r>\
<w:fldSimple w:instr=\"PAGE\"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>",
        escaped(&document.title)
    )
}

fn small(xml: &mut Xml, style: &str, words: &str) {
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.empty("w:pStyle", &[("w:val", style)]);
    xml.close();
    xml.open("w:r", &[]);
    xml.leaf("w:t", &[("xml:space", "preserve")], words);
    xml.close();
    xml.close();
}

/// The part `word/comments.xml`.
pub(super) fn comments(document: &Document) -> String {
    let mut xml = Xml::declared();
    xml.open("w:comments", &[("xmlns:w", W)]);
    for (at, comment) in document.comments.iter().enumerate() {
        let id = at.to_string();
        let date = format!("{}T00:00:00Z", comment.date);
        let initials: String = comment.by.chars().take(2).collect();
        let mut attributes = vec![
            ("w:id", id.as_str()),
            ("w:author", comment.by.as_str()),
            ("w:initials", initials.as_str()),
        ];
        if !comment.date.is_empty() {
            attributes.push(("w:date", date.as_str()));
        }
        xml.open("w:comment", &attributes);
        for line in comment.text.split('\n') {
            small(&mut xml, "CommentText", line);
        }
        xml.close();
    }
    xml.finish()
}

/// The part `word/footnotes.xml`, with the two separators that Word asks for.
pub(super) fn footnotes(document: &Document) -> String {
    let mut xml = Xml::declared();
    xml.open("w:footnotes", &[("xmlns:w", W)]);
    let rules: [(&str, &str, &'static str); 2] = [
        ("-1", "separator", "w:separator"),
        ("0", "continuationSeparator", "w:continuationSeparator"),
    ];
    for (id, kind, rule) in rules {
        xml.open("w:footnote", &[("w:type", kind), ("w:id", id)]);
        xml.open("w:p", &[]);
        xml.open("w:r", &[]);
        xml.empty(rule, &[]);
        xml.close();
        xml.close();
        xml.close();
    }
    for (at, text) in document.footnotes.iter().enumerate() {
        let id = (at + 1).to_string();
        xml.open("w:footnote", &[("w:id", id.as_str())]);
        xml.open("w:p", &[]);
        xml.open("w:pPr", &[]);
        xml.empty("w:pStyle", &[("w:val", "FootnoteText")]);
        xml.close();
        xml.open("w:r", &[]);
        xml.open("w:rPr", &[]);
        xml.empty("w:rStyle", &[("w:val", "FootnoteReference")]);
        xml.close();
        xml.empty("w:footnoteRef", &[]);
        xml.close();
        xml.open("w:r", &[]);
        xml.leaf("w:t", &[("xml:space", "preserve")], &format!(" {text}"));
        xml.close();
        xml.close();
        xml.close();
    }
    xml.finish()
}
