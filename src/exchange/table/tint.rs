//! The colours of cells: the ones of the window's light theme, so that a page printed beside the
//! screen reads alike. A colour never stands without a word or a figure.

use crate::assess::matrix::Reading;
use crate::assess::verdict::Verdict;

use super::Value;

/// Ground and ink, as `0xRRGGBB`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Tint {
    /// Name of the pair, for style sheets.
    pub name: &'static str,
    /// Colour of the cell.
    pub ground: u32,
    /// Colour of its words.
    pub ink: u32,
}

const fn pair(name: &'static str, ground: u32, ink: u32) -> Tint {
    Tint { name, ground, ink }
}

const RED: Tint = pair("red", 0xFB_E0_D4, 0x8A_23_00);
const AMBER: Tint = pair("amber", 0xFC_E8_C6, 0x7A_43_00);
const SAND: Tint = pair("sand", 0xF8_F1_BE, 0x5E_50_00);
const GREEN: Tint = pair("green", 0xD3_EF_E5, 0x00_57_3F);
const BLUE: Tint = pair("blue", 0xDA_ED_F9, 0x0B_4F_75);
const GREY: Tint = pair("grey", 0xE8_E6_E1, 0x4C_4A_45);
const VIOLET: Tint = pair("violet", 0xF1_E6_F5, 0x5A_3A_6E);
const DEEP: Tint = pair("deep", 0xA5_DE_C9, 0x04_44_33);
const PALE: Tint = pair("pale", 0xEC_F8_F3, 0x00_57_3F);

impl Tint {
    /// Every pair.
    pub const ALL: [Self; 9] = [RED, AMBER, SAND, GREEN, BLUE, GREY, VIOLET, DEEP, PALE];
}

/// The colours of a value; none for words and plain figures.
pub fn tint(value: &Value) -> Option<Tint> {
    match value {
        Value::Empty | Value::Text(_) | Value::Term(_) | Value::Int(_) => None,
        Value::Verdict(verdict) => Some(match verdict {
            Verdict::CrossesRedLine => RED,
            Verdict::Conflict => AMBER,
            Verdict::Reserve => SAND,
            Verdict::Satisfies => GREEN,
            Verdict::Acceptable => BLUE,
            Verdict::NoPosition => GREY,
            Verdict::NotCoded => VIOLET,
        }),
        Value::Stance(reading, _) => Some(match reading {
            Reading::Wants => GREEN,
            Reading::Rejects => RED,
            Reading::Mixed => SAND,
            Reading::Open => BLUE,
            Reading::NoRecordedPosition => GREY,
        }),
        Value::Scale(figure) => Some(match figure {
            ..=-3 => RED,
            -2 => AMBER,
            -1 => SAND,
            0 => BLUE,
            1 => PALE,
            2 => GREEN,
            3.. => DEEP,
        }),
    }
}
