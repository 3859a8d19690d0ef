//! The words of Akoma Ntoso: runs with what was put in and taken out, notes, marks of status.

use crate::exchange::document::text::ClauseOut;
use crate::exchange::document::{Run, Terms};

use super::Writer;

impl Writer<'_> {
    /// The words of a clause as one block, with its status, remarks and reserves.
    pub(super) fn words(&mut self, clause: &ClauseOut) {
        self.xml.open("p", &[]);
        self.runs(&clause.runs);
        let terms = Terms::of(self.text.lang);
        let mark = terms.status(clause.status);
        if !mark.is_empty() {
            self.xml.leaf("remark", &[("status", "editorial")], mark);
        }
        if !clause.reserves.is_empty() {
            let names = clause.reserves.join(terms.pick(", ", "、"));
            let words = format!("[{}{names}]", terms.pick("reserved by ", "保留："));
            self.xml.leaf("remark", &[("status", "editorial")], &words);
        }
        for remark in &clause.remarks {
            self.note("side", "", remark);
        }
        self.xml.close();
    }

    /// Runs.
    pub(super) fn runs(&mut self, runs: &[Run]) {
        for run in runs {
            let mut n_open = 0;
            if let Some(change) = &run.change {
                let name = if change.is_insertion() { "ins" } else { "del" };
                let whose = self.organizations.id(&change.by).map(|id| format!("#{id}"));
                let mut attributes = Vec::new();
                if !change.is_insertion() {
                    attributes.push(("status", "removed"));
                }
                if let Some(whose) = &whose {
                    attributes.push(("refersTo", whose.as_str()));
                }
                self.xml.open(name, &attributes);
                n_open += 1;
            }
            for (on, name) in [(run.look.bold, "b"), (run.look.italic, "i")] {
                if on {
                    self.xml.open(name, &[]);
                    n_open += 1;
                }
            }
            for (n, line) in run.text.split('\n').enumerate() {
                if n > 0 {
                    self.xml.empty("eol", &[]);
                }
                self.xml.text(line);
            }
            for _ in 0..n_open {
                self.xml.close();
            }
            if let Some(text) = run.footnote.and_then(|at| self.text.footnotes.get(at)) {
                self.note("bottom", "", text);
            }
            for at in &run.comments {
                if let Some(comment) = self.text.comments.get(*at)
                    && self.noted.insert(*at)
                {
                    self.note("side", &comment.by, &comment.text);
                }
            }
        }
    }

    fn note(&mut self, placement: &str, by: &str, text: &str) {
        self.n_notes += 1;
        let n = self.n_notes.to_string();
        let id = self.id(&format!("note_{n}"));
        let whose = self.organizations.id(by).map(|id| format!("#{id}"));
        let mut attributes = vec![
            ("eId", id.as_str()),
            ("marker", n.as_str()),
            ("placement", placement),
        ];
        if let Some(whose) = &whose {
            attributes.push(("refersTo", whose.as_str()));
        }
        self.xml.open("authorialNote", &attributes);
        for line in text.split('\n') {
            self.xml.leaf("p", &[], line);
        }
        self.xml.close();
    }
}
