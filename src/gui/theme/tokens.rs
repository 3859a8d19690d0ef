//! Every colour of the window, as two palettes with the same names.
//!
//! Neutrals are a warm grey that stays behind the text. Verdicts stand on the colours of Okabe
//! and Ito, which people with any common colour blindness tell apart; each is darkened or
//! lightened until words on it are read with a contrast of at least 4.5 to 1 (marks and borders:
//! 3 to 1), which the tests of this file compute for every pair that occurs. Colour never stands
//! alone: see `verdict` in the widgets for the glyph and the word that go with it.

use egui::Color32;

use crate::assess::verdict::Verdict;

/// One meaning in three colours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tone {
    /// Text and thin strokes, on the tint or on any neutral ground.
    pub ink: Color32,
    /// Quiet background.
    pub tint: Color32,
    /// Full colour: bars, glyphs, underlines.
    pub mark: Color32,
}

/// The colours of one theme.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Whether text is light on dark.
    pub dark: bool,
    /// The quiet ground on which pages lie.
    pub desk: Color32,
    /// Panels and bars.
    pub surface: Color32,
    /// The page an article is set on.
    pub page: Color32,
    /// Cards, menus, dialogs.
    pub raised: Color32,
    /// Fields and tracks, a step below their ground.
    pub sunken: Color32,
    /// Ground of a thing under the pointer.
    pub hover: Color32,
    /// Ground of a thing pressed.
    pub pressed: Color32,
    /// Hairlines between regions; decoration only.
    pub line: Color32,
    /// Borders that tell a control from its ground.
    pub border: Color32,
    /// Words.
    pub text: Color32,
    /// Words of second rank.
    pub text_soft: Color32,
    /// Words of third rank: hints, counts, sources.
    pub text_faint: Color32,
    /// The one accent: primary action, selection, focus, links.
    pub accent: Color32,
    /// The accent under the pointer.
    pub accent_hover: Color32,
    /// Words on the accent.
    pub on_accent: Color32,
    /// Ground of a selected thing.
    pub accent_soft: Color32,
    /// Marked text in an editor.
    pub text_selection: Color32,
    /// What lies behind a dialog.
    pub scrim: Color32,
    /// Shadow below cards and menus.
    pub shadow: Color32,
    /// Words inserted in a comparison.
    pub inserted: Tone,
    /// Words deleted in a comparison.
    pub deleted: Tone,
    /// A thing done.
    pub success: Tone,
    /// A thing to know.
    pub info: Tone,
    /// A thing to look at.
    pub warning: Tone,
    /// A thing that went wrong.
    pub danger: Tone,
    /// Verdicts, worst first, as in [`Verdict::ALL`].
    pub verdicts: [Tone; 7],
    /// Owners of brackets and columns of charts, in the order of blocs.
    pub owners: [Tone; 8],
}

const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

const fn tone(ink: u32, tint: u32, mark: u32) -> Tone {
    Tone {
        ink: rgb(ink),
        tint: rgb(tint),
        mark: rgb(mark),
    }
}

/// Dark words on light ground: the default.
pub const LIGHT: Palette = Palette {
    dark: false,
    desk: rgb(0xE9_E8_E4),
    surface: rgb(0xF5_F4_F1),
    page: rgb(0xFF_FF_FF),
    raised: rgb(0xFE_FE_FD),
    sunken: rgb(0xEC_EB_E7),
    hover: rgb(0xE6_E4_DF),
    pressed: rgb(0xDD_DB_D5),
    line: rgb(0xE0_DE_D8),
    border: rgb(0x83_7E_74),
    text: rgb(0x1E_1D_1A),
    text_soft: rgb(0x4C_4A_45),
    text_faint: rgb(0x5F_5C_55),
    accent: rgb(0x1B_5A_92),
    accent_hover: rgb(0x16_4B_7A),
    on_accent: rgb(0xFF_FF_FF),
    accent_soft: rgb(0xD8_E6_F3),
    text_selection: rgb(0xC4_DB_F0),
    scrim: Color32::from_black_alpha(90),
    shadow: Color32::from_black_alpha(28),
    inserted: tone(0x00_57_3F, 0xD9_F1_E8, 0x00_80_5D),
    deleted: tone(0x8A_23_00, 0xFB_E3_D9, 0xC2_4A_00),
    success: tone(0x00_57_3F, 0xD3_EF_E5, 0x00_80_5D),
    info: tone(0x0B_4F_75, 0xDA_ED_F9, 0x1F_83_B8),
    warning: tone(0x7A_43_00, 0xFC_E8_C6, 0xB8_6E_00),
    danger: tone(0x8A_23_00, 0xFB_E0_D4, 0xC2_4A_00),
    verdicts: [
        tone(0x8A_23_00, 0xFB_E0_D4, 0xC2_4A_00),
        tone(0x7A_43_00, 0xFC_E8_C6, 0xB8_6E_00),
        tone(0x5E_50_00, 0xF8_F1_BE, 0x8A_76_00),
        tone(0x00_57_3F, 0xD3_EF_E5, 0x00_80_5D),
        tone(0x0B_4F_75, 0xDA_ED_F9, 0x1F_83_B8),
        tone(0x4C_4A_45, 0xE8_E6_E1, 0x7B_77_6F),
        tone(0x5A_3A_6E, 0xF1_E6_F5, 0x8E_5F_A6),
    ],
    owners: [
        tone(0x0B_4F_75, 0xDA_ED_F9, 0x00_72_B2),
        tone(0x8A_23_00, 0xFB_E0_D4, 0xC2_4A_00),
        tone(0x00_57_3F, 0xD3_EF_E5, 0x00_80_5D),
        tone(0x7A_43_00, 0xFC_E8_C6, 0xB8_6E_00),
        tone(0x7B_2F_5E, 0xF8_E3_EF, 0xB1_5A_8C),
        tone(0x5E_50_00, 0xF8_F1_BE, 0x8A_76_00),
        tone(0x2E_4A_8F, 0xE2_E8_F8, 0x5B_78_C2),
        tone(0x4C_4A_45, 0xE8_E6_E1, 0x7B_77_6F),
    ],
};

/// Light words on dark ground.
pub const DARK: Palette = Palette {
    dark: true,
    desk: rgb(0x12_13_15),
    surface: rgb(0x1A_1C_1F),
    page: rgb(0x20_23_27),
    raised: rgb(0x27_2A_2F),
    sunken: rgb(0x14_16_18),
    hover: rgb(0x2D_31_36),
    pressed: rgb(0x35_3A_40),
    line: rgb(0x2E_32_37),
    border: rgb(0x7C_83_8B),
    text: rgb(0xE8_E7_E3),
    text_soft: rgb(0xBD_BC_B7),
    text_faint: rgb(0xA9_A8_A3),
    accent: rgb(0x7D_B5_EA),
    accent_hover: rgb(0x9A_C7_F2),
    on_accent: rgb(0x08_19_2A),
    accent_soft: rgb(0x1F_3A_54),
    text_selection: rgb(0x26_4A_6C),
    scrim: Color32::from_black_alpha(140),
    shadow: Color32::from_black_alpha(110),
    inserted: tone(0x6F_E0_BC, 0x10_34_29, 0x1F_B5_88),
    deleted: tone(0xFF_B6_94, 0x46_21_13, 0xF0_76_3A),
    success: tone(0x6F_E0_BC, 0x0E_39_2C, 0x1F_B5_88),
    info: tone(0x9B_D3_F5, 0x12_34_49, 0x56_B4_E9),
    warning: tone(0xFF_C9_78, 0x44_30_0C, 0xE6_9F_00),
    danger: tone(0xFF_B6_94, 0x4A_22_13, 0xF0_76_3A),
    verdicts: [
        tone(0xFF_B6_94, 0x4A_22_13, 0xF0_76_3A),
        tone(0xFF_C9_78, 0x44_30_0C, 0xE6_9F_00),
        tone(0xF2_E3_6B, 0x3B_36_0F, 0xCD_BD_2E),
        tone(0x6F_E0_BC, 0x0E_39_2C, 0x1F_B5_88),
        tone(0x9B_D3_F5, 0x12_34_49, 0x56_B4_E9),
        tone(0xC9_C8_C3, 0x33_36_3A, 0x90_95_9B),
        tone(0xE3_BC_EB, 0x3A_27_43, 0xB9_8A_C6),
    ],
    owners: [
        tone(0x9B_D3_F5, 0x12_34_49, 0x56_B4_E9),
        tone(0xFF_B6_94, 0x4A_22_13, 0xF0_76_3A),
        tone(0x6F_E0_BC, 0x0E_39_2C, 0x1F_B5_88),
        tone(0xFF_C9_78, 0x44_30_0C, 0xE6_9F_00),
        tone(0xF0_BB_D8, 0x45_23_37, 0xCC_79_A7),
        tone(0xF2_E3_6B, 0x3B_36_0F, 0xCD_BD_2E),
        tone(0xB4_C6_F5, 0x24_2F_52, 0x82_9C_E3),
        tone(0xC9_C8_C3, 0x33_36_3A, 0x90_95_9B),
    ],
};

impl Palette {
    /// The colours of a verdict.
    pub const fn verdict(&self, verdict: Verdict) -> Tone {
        let [
            red,
            conflict,
            reserve,
            satisfies,
            acceptable,
            none,
            not_coded,
        ] = self.verdicts;
        match verdict {
            Verdict::CrossesRedLine => red,
            Verdict::Conflict => conflict,
            Verdict::Reserve => reserve,
            Verdict::Satisfies => satisfies,
            Verdict::Acceptable => acceptable,
            Verdict::NoPosition => none,
            Verdict::NotCoded => not_coded,
        }
    }

    /// The colours of the bloc at `place` in the dossier's order; they repeat after eight.
    pub fn owner(&self, place: usize) -> Tone {
        let [first, ..] = self.owners;
        self.owners
            .get(place % self.owners.len())
            .copied()
            .unwrap_or(first)
    }
}

/// Contrast of two opaque colours as WCAG 2.2 reckons it: 1 (none) to 21.
pub fn contrast(a: Color32, b: Color32) -> f32 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn luminance(color: Color32) -> f32 {
    let [r, g, b, _] = color.to_array().map(|channel| {
        let channel = f32::from(channel) / 255.0;
        if channel <= 0.040_45 {
            channel / 12.92
        } else {
            ((channel + 0.055) / 1.055).powf(2.4)
        }
    });
    0.2126 * r + 0.7152 * g + 0.0722 * b
}

#[cfg(test)]
mod tests {
    use super::*;

    const BOTH: [(&str, Palette); 2] = [("light", LIGHT), ("dark", DARK)];

    fn grounds(p: &Palette) -> [(&'static str, Color32); 9] {
        [
            ("desk", p.desk),
            ("surface", p.surface),
            ("page", p.page),
            ("raised", p.raised),
            ("sunken", p.sunken),
            ("hover", p.hover),
            ("pressed", p.pressed),
            ("accent_soft", p.accent_soft),
            ("text_selection", p.text_selection),
        ]
    }

    fn tones(p: &Palette) -> Vec<Tone> {
        let named = [
            p.inserted, p.deleted, p.success, p.info, p.warning, p.danger,
        ];
        named
            .iter()
            .chain(&p.verdicts)
            .chain(&p.owners)
            .copied()
            .collect()
    }

    #[test]
    fn contrast_is_reckoned_as_the_standard_does() {
        assert!((contrast(rgb(0), rgb(0xFF_FF_FF)) - 21.0).abs() < 0.01);
        assert!((contrast(rgb(0x77_77_77), rgb(0xFF_FF_FF)) - 4.48).abs() < 0.01);
    }

    #[test]
    fn words_are_legible_on_every_ground() {
        for (name, p) in BOTH {
            for (ground_name, ground) in grounds(&p) {
                for (rank, words) in [
                    ("text", p.text),
                    ("soft", p.text_soft),
                    ("faint", p.text_faint),
                ] {
                    // Words of the third rank never stand on marked text.
                    if ground_name == "text_selection" && rank == "faint" {
                        continue;
                    }
                    let c = contrast(words, ground);
                    assert!(c >= 4.5, "{name}: {rank} on {ground_name} is {c:.2}");
                }
            }
            for ground in [p.desk, p.surface, p.page, p.raised, p.hover, p.accent_soft] {
                assert!(
                    contrast(p.accent, ground) >= 4.5,
                    "{name}: links on {ground:?}"
                );
            }
            for accent in [p.accent, p.accent_hover] {
                assert!(
                    contrast(p.on_accent, accent) >= 4.5,
                    "{name}: words on the accent"
                );
            }
        }
    }

    #[test]
    fn every_tone_is_legible_and_its_mark_is_seen() {
        for (name, p) in BOTH {
            for t in tones(&p) {
                assert!(contrast(t.ink, t.tint) >= 4.5, "{name}: {t:?}");
                for (ground_name, ground) in grounds(&p).into_iter().take(5) {
                    let (ink, mark) = (contrast(t.ink, ground), contrast(t.mark, ground));
                    assert!(
                        ink >= 4.5,
                        "{name}: ink {:?} on {ground_name} is {ink:.2}",
                        t.ink
                    );
                    assert!(
                        mark >= 3.0,
                        "{name}: mark {:?} on {ground_name} is {mark:.2}",
                        t.mark
                    );
                }
                assert!(
                    contrast(t.mark, t.tint) >= 3.0,
                    "{name}: mark on tint {t:?}"
                );
            }
            let red = p.verdict(Verdict::CrossesRedLine);
            assert!(
                contrast(p.page, red.ink) >= 4.5,
                "{name}: words on the solid red-line pill"
            );
        }
    }

    #[test]
    fn borders_tell_a_control_from_its_ground() {
        for (name, p) in BOTH {
            for (ground_name, ground) in grounds(&p).into_iter().take(5) {
                let c = contrast(p.border, ground);
                assert!(c >= 3.0, "{name}: border on {ground_name} is {c:.2}");
            }
        }
    }

    #[test]
    fn verdicts_differ_in_colour_for_every_pair() {
        for (name, p) in BOTH {
            for (i, a) in p.verdicts.iter().enumerate() {
                for b in p.verdicts.iter().skip(i + 1) {
                    assert!(
                        a.ink != b.ink && a.tint != b.tint && a.mark != b.mark,
                        "{name}: {a:?} {b:?}"
                    );
                }
            }
        }
    }
}
