//! What egui is told: every field of its style that shows, for both themes.

use std::collections::BTreeMap;

use egui::style::{
    HandleShape, ImeComposition, ScrollStyle, Selection, Spacing, TextCursorStyle, WidgetVisuals,
    Widgets,
};
use egui::{CornerRadius, Margin, Shadow, Stroke, Style, TextStyle, Theme, Vec2, Visuals};

use super::tokens::{DARK, LIGHT, Palette};
use super::{Density, FADE, FOCUS_WIDTH, RADIUS, Type};

/// Tells egui how both themes look at this density; the theme itself is chosen with
/// [`egui::Context::set_theme`]. Fonts have to be installed first.
pub fn apply(ctx: &egui::Context, density: Density) {
    for (theme, palette) in [(Theme::Light, &LIGHT), (Theme::Dark, &DARK)] {
        let mut style = (*ctx.style_of(theme)).clone();
        fill(&mut style, palette, density);
        ctx.set_style_of(theme, style);
    }
}

/// Stops, or allows again, every motion that explains a change.
pub fn reduce_motion(ctx: &egui::Context, reduced: bool) {
    ctx.all_styles_mut(|style| style.animation_time = if reduced { 0.0 } else { FADE });
}

fn fill(style: &mut Style, palette: &Palette, density: Density) {
    style.text_styles = BTreeMap::from([
        (TextStyle::Small, Type::Small.font()),
        (TextStyle::Body, Type::Body.font()),
        (TextStyle::Button, Type::Body.font()),
        (TextStyle::Heading, Type::Heading.font()),
        (TextStyle::Monospace, Type::Mono.font()),
    ]);
    style.drag_value_text_style = TextStyle::Body;
    style.spacing = spacing(density);
    style.visuals = visuals(palette);
    style.animation_time = FADE;
    style.interaction.selectable_labels = false;
    style.interaction.tooltip_delay = 0.4;
    style.interaction.tooltip_grace_time = 0.3;
    style.interaction.show_tooltips_only_when_still = true;
    style.url_in_tooltip = true;
    style.compact_menu_style = false;
    style.explanation_tooltips = false;
}

fn spacing(density: Density) -> Spacing {
    let roomy = density == Density::Comfortable;
    Spacing {
        item_spacing: Vec2::new(8.0, if roomy { 8.0 } else { 4.0 }),
        window_margin: Margin::same(16),
        button_padding: Vec2::new(12.0, if roomy { 4.0 } else { 2.0 }),
        menu_margin: Margin::same(4),
        indent: 16.0,
        interact_size: Vec2::new(28.0, if roomy { 28.0 } else { 24.0 }),
        slider_width: 160.0,
        slider_rail_height: 4.0,
        combo_width: 120.0,
        text_edit_width: 240.0,
        extra_text_line_spacing: 0.0,
        icon_width: 16.0,
        icon_width_inner: 8.0,
        icon_spacing: 8.0,
        default_area_size: Vec2::new(480.0, 320.0),
        tooltip_width: 360.0,
        menu_width: 280.0,
        menu_spacing: 4.0,
        indent_ends_with_horizontal_line: false,
        combo_height: 320.0,
        scroll: ScrollStyle {
            bar_width: 8.0,
            floating_width: 4.0,
            floating_allocated_width: 8.0,
            handle_min_length: 32.0,
            bar_inner_margin: 4.0,
            bar_outer_margin: 0.0,
            foreground_color: true,
            dormant_background_opacity: 0.0,
            active_background_opacity: 0.0,
            interact_background_opacity: 0.25,
            dormant_handle_opacity: 0.25,
            active_handle_opacity: 0.45,
            interact_handle_opacity: 0.7,
            ..ScrollStyle::floating()
        },
    }
}

fn state(fill: egui::Color32, border: Stroke, words: Stroke) -> WidgetVisuals {
    WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: border,
        corner_radius: CornerRadius::same(RADIUS),
        fg_stroke: words,
        expansion: 0.0,
    }
}

fn visuals(p: &Palette) -> Visuals {
    let base = if p.dark {
        Visuals::dark()
    } else {
        Visuals::light()
    };
    let focus = Stroke::new(FOCUS_WIDTH, p.accent);
    let hair = Stroke::new(1.0, p.line);
    let border = Stroke::new(1.0, p.border);
    // Quiet until the pointer comes: the words and the ground tell a button well enough.
    let quiet = Stroke::new(1.0, p.border.lerp_to_gamma(p.surface, 0.55));
    let words = |color| Stroke::new(1.0, color);
    let ground = if p.dark { p.raised } else { p.page };
    Visuals {
        dark_mode: p.dark,
        override_text_color: None,
        weak_text_color: Some(p.text_faint),
        widgets: Widgets {
            noninteractive: state(p.surface, hair, words(p.text)),
            inactive: state(ground, quiet, words(p.text)),
            hovered: state(p.hover, border, words(p.text)),
            active: state(p.pressed, focus, words(p.text)),
            open: state(p.hover, border, words(p.text)),
        },
        selection: Selection {
            bg_fill: p.text_selection,
            stroke: Stroke::new(FOCUS_WIDTH, p.accent),
        },
        ime_composition: ImeComposition {
            active_underline_stroke: Stroke::new(2.0, p.accent),
            inactive_underline_stroke: Stroke::new(1.0, p.accent),
            ..base.ime_composition
        },
        hyperlink_color: p.accent,
        faint_bg_color: p.sunken,
        extreme_bg_color: p.sunken,
        text_edit_bg_color: Some(ground),
        code_bg_color: p.sunken,
        warn_fg_color: p.warning.ink,
        error_fg_color: p.danger.ink,
        window_corner_radius: CornerRadius::same(RADIUS),
        window_shadow: Shadow {
            offset: [0, 8],
            blur: 32,
            spread: 0,
            color: p.shadow,
        },
        window_fill: p.raised,
        window_stroke: hair,
        window_highlight_topmost: false,
        menu_corner_radius: CornerRadius::same(RADIUS),
        panel_fill: p.surface,
        popup_shadow: Shadow {
            offset: [0, 4],
            blur: 16,
            spread: 0,
            color: p.shadow,
        },
        resize_corner_size: 12.0,
        text_cursor: TextCursorStyle {
            stroke: Stroke::new(2.0, p.accent),
            ..base.text_cursor.clone()
        },
        button_frame: true,
        collapsing_header_frame: false,
        indent_has_left_vline: false,
        striped: false,
        slider_trailing_fill: true,
        handle_shape: HandleShape::Circle,
        interact_cursor: None,
        disabled_alpha: 0.55,
        ..base
    }
}
