//! The docked panes: a tree a person can rearrange, and the way back to the first layout.

use egui_tiles::{
    Container, Linear, LinearDir, SimplificationOptions, Tile, TileId, Tiles, Tree, UiResponse,
};

use super::panes::Pane;
use super::theme;

/// The first layout: outline, then text over objections, then bloc cards; the other panes are tabs
/// beside the text. What belongs to exercises alone comes beside the text when it is asked for.
pub fn first_layout() -> Tree<Pane> {
    let mut tiles = Tiles::default();
    let outline = tiles.insert_pane(Pane::Outline);
    let cards = tiles.insert_pane(Pane::Cards);
    let centre: Vec<TileId> = [
        Pane::Article,
        Pane::Proposals,
        Pane::Readings,
        Pane::Positions,
        Pane::Verdicts,
        Pane::Bloc,
        Pane::Issue,
        Pane::Instruments,
        Pane::Editor,
        Pane::Versions,
        Pane::Votes,
        Pane::Exercise,
    ]
    .map(|pane| tiles.insert_pane(pane))
    .to_vec();
    let bottom: Vec<TileId> = [
        Pane::Objections,
        Pane::Ledger,
        Pane::Editorial,
        Pane::Coding,
        Pane::Decisions,
        Pane::Problems,
        Pane::Notes,
    ]
    .map(|pane| tiles.insert_pane(pane))
    .to_vec();
    let centre = tiles.insert_tab_tile(centre);
    let bottom = tiles.insert_tab_tile(bottom);
    let mut middle = Linear::new(LinearDir::Vertical, vec![centre, bottom]);
    middle.shares.set_share(centre, 0.72);
    middle.shares.set_share(bottom, 0.28);
    let middle = tiles.insert_container(Container::Linear(middle));
    let mut all = Linear::new(LinearDir::Horizontal, vec![outline, middle, cards]);
    all.shares.set_share(outline, 0.19);
    all.shares.set_share(middle, 0.53);
    all.shares.set_share(cards, 0.28);
    let root = tiles.insert_container(Container::Linear(all));
    Tree::new(egui::Id::unique("dock"), root, tiles)
}

/// Brings a pane to the front; puts it beside the text where it is not docked.
pub fn show(tree: &mut Tree<Pane>, pane: Pane) {
    let is_it = |tile: &Tile<Pane>| matches!(tile, Tile::Pane(found) if *found == pane);
    if !tree.make_active(|_, tile| is_it(tile)) {
        let home = tree
            .tiles
            .iter()
            .find(|(_, tile)| matches!(tile, Tile::Pane(Pane::Article)))
            .and_then(|(id, _)| tree.tiles.parent_of(*id));
        let new = tree.tiles.insert_pane(pane);
        match home.and_then(|id| tree.tiles.get_mut(id)) {
            Some(Tile::Container(container)) => container.add_child(new),
            Some(Tile::Pane(_)) | None => {
                if let Some(root) = tree.root {
                    tree.move_tile_to_container(new, root, usize::MAX, true);
                }
            }
        }
        tree.make_active(|_, tile| is_it(tile));
    }
}

/// Whether a layout read from a file can be used: every pane at most once, and the text among
/// them.
pub fn is_usable(tree: &Tree<Pane>) -> bool {
    let mut panes: Vec<Pane> = tree
        .tiles
        .tiles()
        .filter_map(|tile| match tile {
            Tile::Pane(pane) => Some(*pane),
            Tile::Container(_) => None,
        })
        .collect();
    let n_panes = panes.len();
    panes.sort();
    panes.dedup();
    tree.root.is_some() && panes.len() == n_panes && panes.contains(&Pane::Article)
}

/// The tiles that stand in front of others in a row of tabs.
pub fn in_front(tree: &Tree<Pane>) -> Vec<TileId> {
    let front = |tile: &Tile<Pane>| match tile {
        Tile::Container(Container::Tabs(tabs)) if tabs.children.len() > 1 => tabs.active,
        Tile::Container(_) | Tile::Pane(_) => None,
    };
    tree.tiles.tiles().filter_map(front).collect()
}

/// How the dock paints a pane: what [`egui_tiles`] asks of the window.
pub struct Behavior<'a> {
    /// Title of a pane.
    pub title: &'a dyn Fn(Pane) -> String,
    /// Paints a pane.
    pub paint: &'a mut dyn FnMut(&mut egui::Ui, Pane),
    /// The tiles in front of others, from [`in_front`].
    pub front: Vec<TileId>,
    /// The words of the menu of a tab that close it.
    pub close_words: &'a str,
    /// Set when the layout was changed by hand.
    pub edited: bool,
    /// Set when a person closes a tab.
    pub closed: Option<TileId>,
}

impl Behavior<'_> {
    /// Brings the tab of a tile that came to the front into sight: by a key, one beyond the edge of
    /// its row may have come. Only when it comes: whoever scrolls the row by hand is not called back.
    fn bring_into_sight(&self, tile: TileId, button: &egui::Response) {
        let seen = egui::Id::unique("tabs in front");
        let before = button.ctx.data_mut(|data| {
            let seen = data.get_temp_mut_or_default::<Vec<TileId>>(seen);
            let before = seen.contains(&tile);
            // What is not in front any more is news when it comes back.
            seen.retain(|tile| self.front.contains(tile));
            if !before {
                seen.push(tile);
            }
            before
        });
        if !before {
            button.scroll_to_me_animation(None, egui::style::ScrollAnimation::none());
            button.ctx.request_repaint();
        }
    }
}

impl egui_tiles::Behavior<Pane> for Behavior<'_> {
    fn pane_ui(&mut self, ui: &mut egui::Ui, _tile: TileId, pane: &mut Pane) -> UiResponse {
        let palette = theme::palette(ui.visuals());
        let fill = if *pane == Pane::Article {
            palette.desk
        } else {
            palette.surface
        };
        ui.painter().rect_filled(ui.max_rect(), 0.0, fill);
        (self.paint)(ui, *pane);
        UiResponse::None
    }

    fn tab_title_for_pane(&mut self, pane: &Pane) -> egui::WidgetText {
        (self.title)(*pane).into()
    }

    fn on_tab_button(
        &mut self,
        tiles: &mut Tiles<Pane>,
        tile: TileId,
        button: egui::Response,
    ) -> egui::Response {
        if self.front.contains(&tile) {
            self.bring_into_sight(tile, &button);
        }
        if !matches!(tiles.get(tile), Some(Tile::Pane(Pane::Article))) {
            let mut close = button.middle_clicked();
            button.context_menu(|ui| close |= ui.button(self.close_words).clicked());
            if close {
                self.closed = Some(tile);
                self.edited = true;
            }
        }
        button
    }

    fn simplification_options(&self) -> SimplificationOptions {
        SimplificationOptions {
            all_panes_must_have_tabs: true,
            ..SimplificationOptions::default()
        }
    }

    fn tab_bar_height(&self, _style: &egui::Style) -> f32 {
        32.0
    }

    fn gap_width(&self, _style: &egui::Style) -> f32 {
        1.0
    }

    fn min_size(&self) -> f32 {
        96.0
    }

    fn on_edit(&mut self, _action: egui_tiles::EditAction) {
        self.edited = true;
    }

    fn tab_bar_color(&self, visuals: &egui::Visuals) -> egui::Color32 {
        theme::palette(visuals).desk
    }

    fn tab_bg_color(
        &self,
        visuals: &egui::Visuals,
        _tiles: &Tiles<Pane>,
        _tile: TileId,
        state: &egui_tiles::TabState,
    ) -> egui::Color32 {
        let palette = theme::palette(visuals);
        if state.active {
            palette.surface
        } else {
            palette.desk
        }
    }

    fn tab_text_color(
        &self,
        visuals: &egui::Visuals,
        _tiles: &Tiles<Pane>,
        _tile: TileId,
        state: &egui_tiles::TabState,
    ) -> egui::Color32 {
        let palette = theme::palette(visuals);
        if state.active {
            palette.text
        } else {
            palette.text_soft
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_layout_is_usable_and_holds_every_pane_but_those_of_exercises() {
        let tree = first_layout();
        assert!(is_usable(&tree));
        let n_panes = tree
            .tiles
            .tiles()
            .filter(|tile| matches!(tile, Tile::Pane(_)))
            .count();
        let waits = |pane: &Pane| matches!(pane, Pane::Debrief | Pane::Replay | Pane::Alone);
        let docked = Pane::ALL.into_iter().filter(|pane| !waits(pane));
        assert_eq!(n_panes, docked.count());
    }

    #[test]
    fn a_closed_pane_comes_back_beside_the_text() {
        let mut tree = first_layout();
        let issue = tree
            .tiles
            .iter()
            .find_map(|(id, tile)| matches!(tile, Tile::Pane(Pane::Issue)).then_some(*id));
        tree.remove_recursively(issue.unwrap());
        show(&mut tree, Pane::Issue);
        assert!(is_usable(&tree));
        assert!(
            tree.tiles
                .tiles()
                .any(|tile| matches!(tile, Tile::Pane(Pane::Issue)))
        );
    }
}
