//! Pictures in a Word file: a part each, and the drawing that shows it in line with the text.

use crate::exchange::document::{Block, Document};
use crate::exchange::going::Going;
use crate::exchange::picture::{Picture, png};
use crate::exchange::xml::Xml;

/// What drawings are written in.
const WP: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
const A: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PIC: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
/// Units of Word in a point.
const EMU: f32 = 12_700.0;
/// Width of the text in points.
const ROOM: f32 = 453.0;

/// The bytes of every picture of a document, in their order; nothing for one that is too large.
pub(super) fn pictures(document: &Document, going: &Going) -> Vec<Option<Vec<u8>>> {
    let all = document.blocks.iter().filter_map(|block| match block {
        Block::Picture(picture) => Some(png(picture, going).ok()),
        Block::Heading { .. } | Block::Paragraph(_) | Block::Table(_) => None,
    });
    all.collect()
}

/// The file of the picture at a place, below `word/`.
pub(super) fn file(at: usize) -> String {
    format!("media/picture{}.png", at + 1)
}

/// The reference to the picture at a place.
pub(super) fn reference(at: usize) -> String {
    format!("rId{}", at + 20)
}

/// The paragraph that shows the picture at a place.
pub(super) fn drawing(xml: &mut Xml, at: usize, picture: &Picture) {
    let scale = (ROOM / picture.width.max(1.0)).min(1.0);
    let size = |points: f32| format!("{:.0}", points * scale * EMU);
    let (wide, high) = (size(picture.width), size(picture.height));
    let (id, name) = ((at + 1).to_string(), format!("picture{}", at + 1));
    let extent = [("cx", wide.as_str()), ("cy", high.as_str())];
    let named = [
        ("id", id.as_str()),
        ("name", name.as_str()),
        ("descr", picture.title.as_str()),
    ];
    xml.open("w:p", &[]);
    xml.open("w:r", &[]);
    xml.open("w:drawing", &[]);
    let inline = [("xmlns:wp", WP), ("distT", "0"), ("distB", "0")];
    xml.open("wp:inline", &inline);
    xml.empty("wp:extent", &extent);
    xml.empty("wp:docPr", &named);
    xml.open("a:graphic", &[("xmlns:a", A)]);
    xml.open("a:graphicData", &[("uri", PIC)]);
    xml.open("pic:pic", &[("xmlns:pic", PIC)]);
    xml.open("pic:nvPicPr", &[]);
    xml.empty("pic:cNvPr", &[("id", id.as_str()), ("name", name.as_str())]);
    xml.empty("pic:cNvPicPr", &[]);
    xml.close();
    xml.open("pic:blipFill", &[]);
    let embed = reference(at);
    xml.empty("a:blip", &[("r:embed", embed.as_str())]);
    xml.open("a:stretch", &[]);
    xml.empty("a:fillRect", &[]);
    xml.close();
    xml.close();
    xml.open("pic:spPr", &[]);
    xml.open("a:xfrm", &[]);
    xml.empty("a:off", &[("x", "0"), ("y", "0")]);
    xml.empty("a:ext", &extent);
    xml.close();
    xml.open("a:prstGeom", &[("prst", "rect")]);
    xml.empty("a:avLst", &[]);
    for _ in 0..9 {
        xml.close();
    }
}
