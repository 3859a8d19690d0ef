//! A bloc at a glance, year by year.

use egui::Ui;

use crate::gui::theme::GAP;
use crate::gui::widgets::{ActionButton, Icon, IconButton, Rank, section};
use crate::model::bloc::Snapshot;

use super::faults::Fault;
use super::form::Form;
use super::parts::cell;

/// The bloc at a glance, year by year.
pub(super) fn snapshots_ui(
    ui: &mut Ui,
    form: &mut Form<'_>,
    path: &str,
    snapshots: &mut Vec<Snapshot>,
) {
    let words = form.words;
    let count = snapshots.len().to_string();
    section(ui, words.t("editor-snapshots"), Some(&count));
    let mut gone = None;
    for n in 0..snapshots.len() {
        let taken: Vec<_> = snapshots
            .iter()
            .enumerate()
            .filter(|(m, _)| *m != n)
            .map(|(_, s)| s.year)
            .collect();
        let Some(snapshot) = snapshots.get_mut(n) else {
            continue;
        };
        let path = format!("{path}/snapshot/{n}");
        let owner = snapshot.year.to_string();
        form.of(&owner, |form| {
            let mut fault = None;
            ui.horizontal_top(|ui| {
                let rest = ui.available_width() - 72.0 - 20.0 - GAP * 2.0;
                cell(ui, 72.0, |ui| {
                    let read = |typed: &str| match typed.trim().parse::<u16>() {
                        Ok(year) if (1000..=9999).contains(&year) && !taken.contains(&year) => {
                            Ok(year)
                        }
                        Ok(_) | Err(_) => Err(Fault::about(
                            words,
                            "editor-bad-year",
                            typed,
                            "editor-bad-year-remedy",
                        )),
                    };
                    let stands = snapshot.year.to_string();
                    let (year, wrong) =
                        form.meant(ui, &format!("{path}/year"), words.t("year"), &stands, read);
                    snapshot.year = year.unwrap_or(snapshot.year);
                    fault = wrong;
                });
                cell(ui, rest, |ui| {
                    form.area(
                        ui,
                        &format!("{path}/text"),
                        words.t("editor-snapshot-text"),
                        &mut snapshot.text,
                    );
                });
                let name = form.said(words.t("action-remove"));
                if ui
                    .add(IconButton::new(Icon::Trash, &name).small())
                    .clicked()
                {
                    gone = Some(n);
                }
            });
            if let Some(fault) = fault {
                form.fault(ui, &format!("{path}/year"), &fault);
            }
        });
    }
    if let Some(n) = gone {
        snapshots.remove(n);
        form.drafts.forget(&format!("{path}/snapshot"));
        form.touch.chosen = true;
    }
    if ui
        .add(
            ActionButton::new(words.t("editor-add-snapshot"))
                .rank(Rank::Quiet)
                .icon(Icon::Plus),
        )
        .clicked()
    {
        let year = snapshots
            .iter()
            .map(|snapshot| snapshot.year)
            .max()
            .map_or(2024, |year| year.saturating_add(1));
        snapshots.push(Snapshot {
            year,
            text: String::new(),
        });
        form.touch.chosen = true;
    }
}
