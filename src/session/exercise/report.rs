//! The debrief as a paper, made beside the window.

use std::path::{Path, PathBuf};

use crate::exchange::exercise::debrief_paper;
use crate::exchange::paper::{PaperFormat, bytes};
use crate::exercise::debrief::debrief;
use crate::exercise::event::Event;
use crate::exercise::setting::Setting;
use crate::session::effect::{Effect, Purpose};
use crate::session::outgoing::{Step, Ticket};
use crate::session::state::{Session, Tone};
use crate::words::{UiLang, Words};

use super::{ExerciseEffect, Place};

/// What a report is made from.
#[derive(Clone, Debug)]
pub struct ReportJob {
    /// What the session was played on.
    pub setting: Setting,
    /// Its record.
    pub events: Vec<Event>,
    /// The format.
    pub format: PaperFormat,
    /// The language of everything that is not the scenario's own.
    pub lang: UiLang,
}

impl PartialEq for ReportJob {
    fn eq(&self, other: &Self) -> bool {
        (self.format, self.lang) == (other.format, other.lang) && self.events == other.events
    }
}

impl Eq for ReportJob {}

impl ReportJob {
    /// The bytes of the file; none where it was called off.
    pub fn bytes(&self, ticket: &Ticket) -> Option<Vec<u8>> {
        if !ticket.begin(Step::Gathering) {
            return None;
        }
        let Setting {
            scenario,
            dossier,
            draft,
            ..
        } = &self.setting;
        let mut table = self.setting.table();
        let on = (dossier.as_ref(), draft.as_ref());
        let learnt = debrief(scenario, on, &mut table, &self.events, &|_| {
            !ticket.is_off()
        });
        if !ticket.begin(Step::Forming) {
            return None;
        }
        let words = Words::of(self.lang);
        let paper = debrief_paper((scenario, dossier), &learnt, &self.events, words);
        let made = bytes(&paper, self.format);
        ticket.begin(Step::Ending).then_some(made)
    }
}

impl Session {
    /// Asks for a file for the report of the session.
    pub(super) fn ask_report(&mut self, format: PaperFormat, lang: UiLang) -> Vec<Effect> {
        if self.meeting().is_none() {
            self.say(Tone::Neutral, "notice-no-record", String::new());
            return Vec::new();
        }
        vec![Effect::Pick(Purpose::Exercise(Place::Report(format, lang)))]
    }

    /// A file was picked for the report; its ending decides on the format, where it says one.
    pub(super) fn report_picked(
        &self,
        (asked, lang): (PaperFormat, UiLang),
        path: PathBuf,
    ) -> Vec<Effect> {
        let Some(open) = self.exercise() else {
            return Vec::new();
        };
        let Some(record) = &open.record else {
            return Vec::new();
        };
        let job = ReportJob {
            setting: open.setting(),
            events: record.events.clone(),
            format: format_of(&path).unwrap_or(asked),
            lang,
        };
        vec![ExerciseEffect::Report(path, Box::new(job)).into()]
    }

    /// The name offered for the report.
    pub fn report_name(&self, format: PaperFormat) -> String {
        let id = self.exercise().map(|open| open.scenario.id.as_str());
        format!("debrief-{}.{}", id.unwrap_or("session"), format.extension())
    }
}

/// The format a file's ending says.
fn format_of(path: &Path) -> Option<PaperFormat> {
    let ending = path.extension()?.to_string_lossy().to_lowercase();
    let mut all = PaperFormat::ALL.into_iter();
    all.find(|format| format.extension() == ending && *format != PaperFormat::Akn)
}
