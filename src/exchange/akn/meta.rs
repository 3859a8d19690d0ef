//! What Akoma Ntoso says of a text before its words: which state of which work it is, and the
//! delegations its changes refer to.

use crate::exchange::document::text::{ClauseOut, TextOut};
use crate::exchange::document::{Change, Run};
use crate::exchange::xml::Xml;
use crate::model::text::Lang;

/// The day of a text that has none: the format asks for one.
const UNDATED: &str = "0001-01-01";

/// Delegations, in the order in which the text names them.
#[derive(Clone, Debug, Default)]
pub(super) struct Organizations {
    names: Vec<String>,
}

impl Organizations {
    /// Everybody who put words in or took them out, or made a comment.
    pub(super) fn of(text: &TextOut) -> Self {
        let mut found = Self::default();
        found.runs(&text.title);
        found.clauses(&text.preamble);
        for article in &text.articles {
            found.change(article.change.as_ref());
            found.runs(&article.heading);
            found.clauses(&article.clauses);
        }
        for comment in &text.comments {
            found.add(&comment.by);
        }
        found
    }

    /// The id of a delegation in the file.
    pub(super) fn id(&self, name: &str) -> Option<String> {
        let at = self.names.iter().position(|known| known == name)?;
        Some(format!("org_{}", at + 1))
    }

    fn add(&mut self, name: &str) {
        if !name.is_empty() && !self.names.iter().any(|known| known == name) {
            self.names.push(name.to_owned());
        }
    }

    fn change(&mut self, change: Option<&Change>) {
        if let Some(change) = change {
            self.add(&change.by);
        }
    }

    fn runs(&mut self, runs: &[Run]) {
        for run in runs {
            self.change(run.change.as_ref());
        }
    }

    fn clauses(&mut self, clauses: &[ClauseOut]) {
        for clause in clauses {
            self.change(clause.change.as_ref());
            self.runs(&clause.runs);
        }
    }
}

/// The element `meta`.
pub(super) fn meta(xml: &mut Xml, text: &TextOut, organizations: &Organizations) {
    let date = if text.date.is_empty() {
        UNDATED
    } else {
        text.date.as_str()
    };
    let language = match text.lang {
        Lang::En => "eng",
        Lang::Zh => "zho",
        Lang::Fr => "fra",
        Lang::Es => "spa",
        Lang::Ru => "rus",
    };
    let work = format!("/akn/un/doc/{date}/draft-{}", text.hash);
    let expression = format!("{work}/{language}@");
    xml.open("meta", &[]);
    xml.open("identification", &[("source", "#travaux")]);
    let levels: [(&'static str, &str, String); 3] = [
        ("FRBRWork", &work, format!("{work}/!main")),
        ("FRBRExpression", &expression, format!("{expression}/!main")),
        (
            "FRBRManifestation",
            &format!("{expression}.xml"),
            format!("{expression}/!main.xml"),
        ),
    ];
    for (level, uri, this) in levels {
        xml.open(level, &[]);
        xml.empty("FRBRthis", &[("value", &this)]);
        xml.empty("FRBRuri", &[("value", uri)]);
        xml.empty("FRBRdate", &[("date", date), ("name", "version")]);
        xml.empty("FRBRauthor", &[("href", "#travaux")]);
        match level {
            "FRBRWork" => xml.empty("FRBRcountry", &[("value", "un")]),
            "FRBRExpression" => xml.empty("FRBRlanguage", &[("language", language)]),
            _ => {}
        }
        xml.close();
    }
    xml.close();
    xml.line();
    xml.open("references", &[("source", "#travaux")]);
    let organization = |xml: &mut Xml, id: &str, name: &str| {
        let href = format!("/ontology/organization/{id}");
        let attributes = [("eId", id), ("href", href.as_str()), ("showAs", name)];
        xml.empty("TLCOrganization", &attributes);
    };
    organization(xml, "travaux", "Travaux");
    for (at, name) in organizations.names.iter().enumerate() {
        organization(xml, &format!("org_{}", at + 1), name);
    }
    xml.close();
    xml.close();
    xml.line();
}
