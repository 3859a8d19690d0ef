//! The docked panes: a tree a person can rearrange, and the way back to the first layout.

use egui_tiles::{
    Container, Linear, LinearDir, SimplificationOptions, Tile, TileId, Tiles, Tree, UiResponse,
};

use super::panes::Pane;
use super::theme::{self, Type};
use super::widgets::focus_ring;

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

/// What has the keyboard when a pane as a whole has it.
pub fn entrance(pane: Pane) -> egui::Id {
    egui::Id::unique(("entrance", pane))
}

/// Whether a pane can be seen.
pub fn is_in_front(tree: &Tree<Pane>, pane: Pane) -> bool {
    let mut seen = tree.active_tiles().into_iter();
    seen.any(|tile| matches!(tree.tiles.get(tile), Some(Tile::Pane(found)) if *found == pane))
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
    /// Says of a pane that it has the keyboard.
    pub entered_words: &'a dyn Fn(Pane) -> String,
    /// Says how many tabs of a row there is no room for.
    pub more_words: &'a dyn Fn(usize) -> String,
    /// The tab chosen from the list of those there is no room for.
    pub chosen: Option<Pane>,
    /// Set when the layout was changed by hand.
    pub edited: bool,
    /// Set when a person closes a tab.
    pub closed: Option<TileId>,
}

/// Space on either side of the name of a tab.
const TAB_SPACE: f32 = 8.0;
/// About what the list of tabs takes at the end of its row.
const LIST: f32 = 64.0;

impl Behavior<'_> {
    /// The pane itself as a stop of the keyboard, while it has it: the next Tab leads into it.
    fn entered(&self, ui: &egui::Ui, pane: Pane) -> Option<egui::Response> {
        let id = entrance(pane);
        if !ui.memory(|memory| memory.has_focus(id)) {
            return None;
        }
        let inside = ui.max_rect().shrink(2.0);
        let response = ui.interact(inside, id, egui::Sense::focusable_noninteractive());
        let name = (self.entered_words)(pane);
        response.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Pane, true, &name));
        Some(response)
    }

    /// How many tabs of a row are not wholly in sight when it is scrolled to `offset`.
    fn n_hidden(
        &self,
        panes: &[(TileId, Pane)],
        ui: &egui::Ui,
        tabs: &egui_tiles::Tabs,
        offset: f32,
    ) -> usize {
        let font = egui::TextStyle::Button.resolve(ui.style());
        let mut right = 0.0;
        let edges: Vec<(f32, f32)> = panes
            .iter()
            .map(|(_, pane)| {
                let name = (self.title)(*pane);
                let galley = ui
                    .painter()
                    .layout_no_wrap(name, font.clone(), egui::Color32::BLACK);
                let left = right;
                right += galley.size().x + 2.0 * TAB_SPACE;
                (left, right)
            })
            .collect();
        let room = ui.available_width();
        if right <= room || tabs.children.len() < 2 {
            return 0;
        }
        // What the list itself and the arrows take.
        let bar = egui_tiles::Behavior::tab_bar_height(self, ui.style());
        let arrows = if offset > 0.0 { 2.0 } else { 1.0 } * bar;
        let seen = offset..=offset + room - arrows - LIST;
        edges
            .iter()
            .filter(|(left, right)| !seen.contains(left) || !seen.contains(right))
            .count()
    }

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
        let entered = self.entered(ui, *pane);
        (self.paint)(ui, *pane);
        if let Some(entered) = entered {
            focus_ring(ui, &entered, 0.0);
        }
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

    /// A row too long for its place ends in a list of its tabs that says how many are out of sight.
    fn top_bar_right_ui(
        &mut self,
        tiles: &Tiles<Pane>,
        ui: &mut egui::Ui,
        tile: TileId,
        tabs: &egui_tiles::Tabs,
        offset: &mut f32,
    ) {
        let panes: Vec<(TileId, Pane)> = tabs
            .children
            .iter()
            .filter_map(|child| match tiles.get(*child) {
                Some(Tile::Pane(pane)) => Some((*child, *pane)),
                Some(Tile::Container(_)) | None => None,
            })
            .collect();
        let n_hidden = self.n_hidden(&panes, ui, tabs, *offset);
        if n_hidden == 0 {
            return;
        }
        ui.push_id(tile, |ui| {
            let said = Type::Small.of((self.more_words)(n_hidden));
            ui.menu_button(said, |ui| {
                for (child, pane) in panes {
                    let name = (self.title)(pane);
                    let response = ui.selectable_label(tabs.is_active(child), name);
                    if response.clicked() {
                        self.chosen = Some(pane);
                        ui.close();
                    }
                }
            });
        });
    }

    fn simplification_options(&self) -> SimplificationOptions {
        SimplificationOptions {
            all_panes_must_have_tabs: true,
            ..SimplificationOptions::default()
        }
    }

    fn tab_title_spacing(&self, _visuals: &egui::Visuals) -> f32 {
        TAB_SPACE
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
