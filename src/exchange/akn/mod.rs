//! Akoma Ntoso 3.0, the standard of parliaments and of the United Nations for texts of law.
//!
//! Articles, paragraphs and points as a tree, words put in and taken out with whose they are,
//! alternatives, notes. It validates against the schema of OASIS.

mod blocks;
mod meta;
mod words;

use crate::exchange::going::Going;
use std::collections::BTreeSet;

use crate::exchange::document::text::{ArticleOut, ClauseOut, TextOut};
use crate::exchange::document::{Run, Terms};
use crate::exchange::xml::Xml;
use crate::model::draft::Level;

pub use blocks::akn_document_while;
use meta::Organizations;

/// The text as Akoma Ntoso.
pub fn akn(text: &TextOut) -> String {
    akn_while(text, &Going::default())
}

/// The same, as far as it came where it was called off.
pub fn akn_while(text: &TextOut, going: &Going) -> String {
    let mut writer = Writer::begin(text, "draftConvention");
    writer.preface(&text.title);
    writer.preamble();
    writer.body(going);
    writer.xml.finish()
}

/// Writes one part after another, and keeps every id its own.
struct Writer<'a> {
    xml: Xml,
    text: &'a TextOut,
    organizations: Organizations,
    used: BTreeSet<String>,
    n_notes: usize,
    /// Comments that were written: a comment over several runs stands once.
    noted: BTreeSet<usize>,
}

/// A clause with those under it.
struct Node<'a> {
    clause: &'a ClauseOut,
    at: usize,
    under: Vec<Self>,
    /// What closes the list under it.
    tail: Option<&'a ClauseOut>,
}

impl<'a> Writer<'a> {
    /// A file of this kind about a text, up to its first words.
    fn begin(text: &'a TextOut, kind: &str) -> Self {
        let mut xml = Xml::declared();
        let organizations = Organizations::of(text);
        let ns = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0";
        xml.open("akomaNtoso", &[("xmlns", ns)]);
        xml.line();
        xml.open("doc", &[("name", kind)]);
        xml.line();
        meta::meta(&mut xml, text, &organizations);
        Self {
            xml,
            text,
            organizations,
            used: BTreeSet::new(),
            n_notes: 0,
            noted: BTreeSet::new(),
        }
    }
}

impl Writer<'_> {
    /// An id nobody has: as asked for, or with a number behind it.
    fn id(&mut self, wanted: &str) -> String {
        let mut id = wanted.to_owned();
        let mut n = 2;
        while !self.used.insert(id.clone()) {
            id = format!("{wanted}_v{n}");
            n += 1;
        }
        id
    }

    fn preface(&mut self, title: &[Run]) {
        if title.is_empty() && self.text.stamp.is_empty() {
            return;
        }
        self.xml.open("preface", &[]);
        if !title.is_empty() {
            self.xml.open("p", &[]);
            self.xml.open("docTitle", &[]);
            self.runs(title);
            self.xml.close();
            self.xml.close();
        }
        for line in &self.text.stamp {
            self.xml.leaf("p", &[], line);
        }
        self.xml.close();
        self.xml.line();
    }

    fn preamble(&mut self) {
        if self.text.preamble.is_empty() {
            return;
        }
        self.xml.open("preamble", &[]);
        self.xml.open("recitals", &[("eId", "recs")]);
        for (at, clause) in self.text.preamble.iter().enumerate() {
            let id = self.id(&format!("recs__rec_{}", at + 1));
            self.open("recital", &id, clause, None);
            self.words(clause);
            self.xml.close();
            self.xml.line();
        }
        self.xml.close();
        self.xml.close();
        self.xml.line();
    }

    fn body(&mut self, going: &Going) {
        self.xml.open("mainBody", &[]);
        self.xml.line();
        // How many chapters and sections are open, outermost first.
        let mut open: Vec<(u8, String)> = Vec::new();
        for article in going.each(&self.text.articles) {
            for division in &article.opens {
                while open
                    .last()
                    .is_some_and(|(depth, _)| *depth >= division.depth)
                {
                    open.pop();
                    self.xml.close();
                }
                let (name, short) = if division.depth <= 1 {
                    ("chapter", "chp")
                } else {
                    ("section", "sec")
                };
                let number = division.number.split(' ').next_back().unwrap_or_default();
                let outer = open.last().map(|(_, id)| format!("{id}__"));
                let wanted = format!("{}{short}_{}", outer.unwrap_or_default(), clean(number));
                let id = self.id(&wanted);
                self.xml.open(name, &[("eId", &id)]);
                if !division.number.is_empty() {
                    self.xml.leaf("num", &[], &division.number);
                }
                if !division.heading.is_empty() {
                    self.xml.leaf("heading", &[], &division.heading);
                }
                self.xml.line();
                open.push((division.depth, id));
            }
            self.article(article);
        }
        if self.text.articles.is_empty() {
            // A body must hold something.
            self.xml.leaf("p", &[], "");
        }
    }

    fn article(&mut self, article: &ArticleOut) {
        let id = self.id(&format!("art_{}", clean(&article.number)));
        let removed = article.change.as_ref().is_some_and(|c| !c.is_insertion());
        let mut attributes = vec![("eId", id.as_str())];
        if removed {
            attributes.push(("status", "removed"));
        }
        self.xml.open("article", &attributes);
        let number = Terms::of(self.text.lang).article(&article.number);
        self.xml.leaf("num", &[], &number);
        if !article.heading.is_empty() {
            self.xml.open("heading", &[]);
            self.runs(&article.heading);
            self.xml.close();
        }
        self.xml.line();
        let nodes = tree(&article.clauses);
        if nodes.is_empty() {
            self.xml.open("content", &[]);
            self.xml.leaf("p", &[], "");
            self.xml.close();
        }
        // Ids by place, for alternatives to point at.
        let mut ids: Vec<(usize, String)> = Vec::new();
        for (nth, node) in nodes.iter().enumerate() {
            let number = Some(clean(&node.clause.number)).filter(|n| !n.is_empty());
            let number = number.unwrap_or_else(|| (nth + 1).to_string());
            self.node("paragraph", &format!("{id}__para_{number}"), node, &mut ids);
        }
        self.xml.close();
        self.xml.line();
    }

    /// A clause with its list.
    fn node(
        &mut self,
        name: &'static str,
        wanted: &str,
        node: &Node<'_>,
        ids: &mut Vec<(usize, String)>,
    ) {
        let id = self.id(wanted);
        let rival = node
            .clause
            .alternative_to
            .and_then(|to| ids.iter().find(|(at, _)| *at == to))
            .map(|(_, id)| id.clone());
        ids.push((node.at, id.clone()));
        self.open(name, &id, node.clause, rival.as_deref());
        if !node.clause.number.is_empty() {
            self.xml.leaf("num", &[], &node.clause.number);
        }
        if node.under.is_empty() {
            self.xml.open("content", &[]);
            self.words(node.clause);
        } else {
            let list = self.id(&format!("{id}__list_1"));
            self.xml.open("list", &[("eId", &list)]);
            self.xml.open("intro", &[]);
            self.words(node.clause);
            self.xml.close();
            self.xml.line();
            for (nth, under) in node.under.iter().enumerate() {
                let number = Some(clean(&under.clause.number)).filter(|n| !n.is_empty());
                let number = number.unwrap_or_else(|| (nth + 1).to_string());
                self.node("point", &format!("{list}__point_{number}"), under, ids);
            }
            if let Some(tail) = node.tail {
                self.xml.open("wrapUp", &[]);
                self.words(tail);
                self.xml.close();
            }
        }
        self.xml.close();
        self.xml.close();
        self.xml.line();
    }

    fn open(&mut self, name: &'static str, id: &str, clause: &ClauseOut, rival: Option<&str>) {
        let mut attributes = vec![("eId", id)];
        if clause.is_struck() {
            attributes.push(("status", "removed"));
        }
        if let Some(rival) = rival {
            attributes.push(("alternativeTo", rival));
        }
        self.xml.open(name, &attributes);
    }
}

/// A number as part of an id: letters and digits only.
fn clean(number: &str) -> String {
    number.chars().filter(|ch| ch.is_alphanumeric()).collect()
}

/// Clauses as a tree: what is deeper stands under what it follows, a tail closes the list above.
fn tree(clauses: &[ClauseOut]) -> Vec<Node<'_>> {
    let mut roots: Vec<Node<'_>> = Vec::new();
    for (at, clause) in clauses.iter().enumerate() {
        if clause.level == Level::Tail
            && let Some(last) = roots.last_mut()
            && !last.under.is_empty()
            && last.tail.is_none()
        {
            last.tail = Some(clause);
            continue;
        }
        let node = Node {
            clause,
            at,
            under: Vec::new(),
            tail: None,
        };
        put(&mut roots, node);
    }
    roots
}

/// Puts a clause under the last one that is less deep, at every level anew.
fn put<'a>(home: &mut Vec<Node<'a>>, node: Node<'a>) {
    match home.last_mut() {
        Some(last) if last.clause.level.depth() < node.clause.level.depth() => {
            put(&mut last.under, node);
        }
        _ => home.push(node),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clause(level: Level, number: &str, words: &str) -> ClauseOut {
        ClauseOut {
            level,
            number: number.to_owned(),
            runs: vec![Run::plain(words)],
            ..ClauseOut::default()
        }
    }

    #[test]
    fn items_stand_in_the_list_of_their_paragraph_and_a_tail_closes_it() {
        let clauses = [
            clause(Level::Paragraph, "1.", "shall:"),
            clause(Level::Item, "(a)", "first:"),
            clause(Level::Subitem, "(i)", "deep;"),
            clause(Level::Tail, "", "when intended."),
            clause(Level::Paragraph, "2.", "Nothing."),
        ];
        let nodes = tree(&clauses);
        assert_eq!(nodes.len(), 2);
        assert_eq!(nodes[0].tail.unwrap().words(), "when intended.");
        assert_eq!(nodes[0].under[0].under[0].clause.number, "(i)");
    }

    #[test]
    fn items_without_a_paragraph_stand_side_by_side() {
        let clauses = [
            clause(Level::Item, "(a)", "alone;"),
            clause(Level::Item, "(b)", "two."),
        ];
        assert_eq!(tree(&clauses).len(), 2);
    }
}
