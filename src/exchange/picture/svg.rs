//! A picture as SVG: shapes and words only, nothing fetched, everything escaped.

use super::{Anchor, Picture, Shape};
use crate::exchange::table::escape;

/// A length without needless digits.
fn n(length: f32) -> String {
    let text = format!("{length:.2}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// The text of the file.
pub fn svg(picture: &Picture) -> String {
    let (width, height) = (n(picture.width), n(picture.height));
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"0 0 {width} {height}\" role=\"img\" font-family=\"Inter, 'Noto Sans', 'Noto Sans SC', sans-serif\">\n<title>"
    );
    escape(&picture.title, &mut out);
    out.push_str("</title>\n");
    out.push_str(&format!(
        "<rect width=\"{width}\" height=\"{height}\" fill=\"#ffffff\"/>\n"
    ));
    for shape in &picture.shapes {
        one(shape, &mut out);
    }
    out.push_str("</svg>\n");
    out
}

fn one(shape: &Shape, out: &mut String) {
    match shape {
        Shape::Rect {
            at: [x, y, w, h],
            fill,
        } => out.push_str(&format!(
            "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" fill=\"#{fill:06x}\"/>\n",
            n(*x),
            n(*y),
            n(*w),
            n(*h)
        )),
        Shape::Text {
            at: [x, y],
            anchor,
            size,
            ink,
            strong,
            words,
        } => {
            let anchor = match anchor {
                Anchor::Start => "",
                Anchor::Middle => " text-anchor=\"middle\"",
                Anchor::End => " text-anchor=\"end\"",
            };
            let weight = if *strong { " font-weight=\"600\"" } else { "" };
            out.push_str(&format!(
                "<text x=\"{}\" y=\"{}\" font-size=\"{}\" fill=\"#{ink:06x}\"{anchor}{weight}>",
                n(*x),
                n(*y),
                n(*size)
            ));
            // Characters that XML cannot hold have no place in a picture.
            let words: String = words.chars().filter(|ch| !ch.is_control()).collect();
            escape(&words, out);
            out.push_str("</text>\n");
        }
        Shape::Line { points, width, ink } => {
            let points: Vec<String> = points
                .iter()
                .map(|[x, y]| format!("{},{}", n(*x), n(*y)))
                .collect();
            out.push_str(&format!(
                "<polyline points=\"{}\" fill=\"none\" stroke=\"#{ink:06x}\" stroke-width=\"{}\"/>\n",
                points.join(" "),
                n(*width)
            ));
        }
    }
}
