//! A picture as SVG: shapes and words only, nothing fetched, everything escaped.

use super::{Anchor, Picture, Shape};
use crate::exchange::going::Going;
use crate::exchange::table::escape;

/// Adds a length in hundredths, without needless digits. A matrix has a hundred thousand cells of
/// seven lengths: the general way of writing figures would take most of the time.
#[expect(
    clippy::cast_possible_truncation,
    reason = "lengths of pictures are small"
)]
fn add(out: &mut String, length: f32) {
    let hundredths = (f64::from(length) * 100.0).round() as i64;
    if hundredths < 0 {
        out.push('-');
    }
    let hundredths = hundredths.unsigned_abs();
    let mut digits = [0_u8; 20];
    let mut rest = hundredths / 100;
    let mut n_digits = 0;
    for digit in &mut digits {
        *digit = u8::try_from(rest % 10).unwrap_or(0);
        rest /= 10;
        n_digits += 1;
        if rest == 0 {
            break;
        }
    }
    let shown = digits.iter().take(n_digits).rev();
    out.extend(shown.map(|digit| char::from(b'0' + digit)));
    let part = hundredths % 100;
    if part > 0 {
        out.push('.');
        let tens = u8::try_from(part / 10).unwrap_or(0);
        out.push(char::from(b'0' + tens));
        let ones = u8::try_from(part % 10).unwrap_or(0);
        if ones > 0 {
            out.push(char::from(b'0' + ones));
        }
    }
}

/// Adds a colour as six hexadecimal digits.
fn colour(out: &mut String, rgb: u32) {
    for shift in [20, 16, 12, 8, 4, 0] {
        let digit = char::from_digit((rgb >> shift) & 0xF, 16);
        out.push(digit.unwrap_or('0'));
    }
}

/// Adds attributes that are lengths.
fn lengths(out: &mut String, all: &[(&str, f32)]) {
    for (name, length) in all {
        out.push(' ');
        out.push_str(name);
        out.push_str("=\"");
        add(out, *length);
        out.push('"');
    }
}

/// The text of the file.
pub fn svg(picture: &Picture, going: &Going) -> String {
    let mut out = String::with_capacity(1_000 + picture.shapes.len() * 90);
    out.push_str("<svg xmlns=\"http://www.w3.org/2000/svg\"");
    lengths(
        &mut out,
        &[("width", picture.width), ("height", picture.height)],
    );
    out.push_str(" viewBox=\"0 0 ");
    add(&mut out, picture.width);
    out.push(' ');
    add(&mut out, picture.height);
    out.push_str(
        "\" role=\"img\" font-family=\"Inter, 'Noto Sans', 'Noto Sans SC', sans-serif\">\n<title>",
    );
    escape(&picture.title, &mut out);
    out.push_str("</title>\n<rect");
    lengths(
        &mut out,
        &[("width", picture.width), ("height", picture.height)],
    );
    out.push_str(" fill=\"#ffffff\"/>\n");
    for shape in going.each(&picture.shapes) {
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
        } => {
            out.push_str("<rect");
            lengths(out, &[("x", *x), ("y", *y), ("width", *w), ("height", *h)]);
            out.push_str(" fill=\"#");
            colour(out, *fill);
            out.push_str("\"/>\n");
        }
        Shape::Text {
            at: [x, y],
            anchor,
            size,
            ink,
            strong,
            words,
        } => {
            out.push_str("<text");
            lengths(out, &[("x", *x), ("y", *y), ("font-size", *size)]);
            out.push_str(" fill=\"#");
            colour(out, *ink);
            out.push_str(match anchor {
                Anchor::Start => "\"",
                Anchor::Middle => "\" text-anchor=\"middle\"",
                Anchor::End => "\" text-anchor=\"end\"",
            });
            if *strong {
                out.push_str(" font-weight=\"600\"");
            }
            out.push('>');
            // Characters that XML cannot hold have no place in a picture.
            if words.chars().any(char::is_control) {
                let words: String = words.chars().filter(|ch| !ch.is_control()).collect();
                escape(&words, out);
            } else {
                escape(words, out);
            }
            out.push_str("</text>\n");
        }
        Shape::Line { points, width, ink } => {
            out.push_str("<polyline points=\"");
            for (n, [x, y]) in points.iter().enumerate() {
                if n > 0 {
                    out.push(' ');
                }
                add(out, *x);
                out.push(',');
                add(out, *y);
            }
            out.push_str("\" fill=\"none\" stroke=\"#");
            colour(out, *ink);
            out.push('"');
            lengths(out, &[("stroke-width", *width)]);
            out.push_str("/>\n");
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_are_written_in_hundredths_without_needless_digits() {
        for (length, text) in [
            (0.0, "0"),
            (12.0, "12"),
            (0.5, "0.5"),
            (0.05, "0.05"),
            (-3.25, "-3.25"),
            (1234.567, "1234.57"),
            (99.999, "100"),
            (10.1, "10.1"),
        ] {
            let mut out = String::new();
            add(&mut out, length);
            assert_eq!(out, text);
        }
        let mut out = String::new();
        colour(&mut out, 0x0B_4F_75);
        assert_eq!(out, "0b4f75");
    }
}
