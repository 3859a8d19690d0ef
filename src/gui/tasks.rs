//! Slow work on files that is under way: what it is, how far it is, and a way to call it off.

use egui::{Align2, Context, Frame, Id, Margin, ProgressBar, Ui, Vec2};

use crate::session::outgoing::{Step, Ticket};
use crate::words::Words;

use super::app::App;
use super::theme::{GAP, Type};
use super::widgets::{Icon, IconButton};

/// Work under way.
#[derive(Clone, Debug)]
pub(super) struct Task {
    /// Name of the file.
    name: String,
    /// Whether it is written, else read.
    out: bool,
    ticket: Ticket,
}

/// Width of the bar.
const BAR: f32 = 120.0;
/// Milliseconds between two looks at how far work is.
const LOOK: u64 = 100;

impl App {
    /// A ticket for work on a file, shown until the work is over.
    pub(super) fn ticket(&mut self, path: &std::path::Path, out: bool) -> Ticket {
        let name = path.file_name().unwrap_or_default();
        let ticket = Ticket::default();
        self.tasks.push(Task {
            name: name.to_string_lossy().into_owned(),
            out,
            ticket: ticket.clone(),
        });
        ticket
    }

    /// Shows what is under way, above the status bar; gives how many points of height that takes,
    /// so that nothing else is laid over it.
    pub(super) fn show_tasks(&mut self, context: &Context) -> f32 {
        self.tasks.retain(|task| task.ticket.step() != Step::Over);
        if self.tasks.is_empty() {
            return 0.0;
        }
        let words = &self.words;
        let style = context.global_style();
        let shown = egui::Area::new(Id::unique("tasks"))
            .anchor(Align2::RIGHT_BOTTOM, Vec2::new(-12.0, -40.0))
            .order(egui::Order::Foreground)
            .show(context, |ui| {
                Frame::popup(&style)
                    .inner_margin(Margin::same(8))
                    .show(ui, |ui| {
                        for task in &self.tasks {
                            ui.horizontal(|ui| row(ui, task, words));
                        }
                    });
            });
        context.request_repaint_after(std::time::Duration::from_millis(LOOK));
        shown.response.rect.height() + GAP
    }
}

fn row(ui: &mut Ui, task: &Task, words: &Words) {
    let key = if task.out {
        "task-exporting"
    } else {
        "task-importing"
    };
    let name = task.name.as_str();
    let said = words.tf(key, &[("name", name.into())]);
    ui.label(Type::Small.of(&said));
    ui.add_space(GAP);
    let (from, to) = match task.ticket.step() {
        Step::Gathering => (0.05, 0.3),
        Step::Forming => (0.3, 0.9),
        Step::Ending | Step::Over => (0.9, 1.0),
    };
    let done = task.ticket.going().done();
    let share = done.map_or(0.0, |(done, of)| done as f32 / of as f32);
    let mut bar = ProgressBar::new(from + (to - from) * share).desired_width(BAR);
    if let Some((done, of)) = done {
        bar = bar.text(Type::Small.of(format!("{done} / {of}")));
    }
    ui.add(bar).on_hover_text(&said);
    let stop = words.tf("task-stop", &[("name", name.into())]);
    let button = IconButton::new(Icon::Close, &stop).small();
    if ui.add(button).clicked() {
        task.ticket.call_off();
    }
}
