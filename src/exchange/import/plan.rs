//! What each row of a table would change: new, changed or clashing, before anything is done.

use std::collections::BTreeMap;

use super::columns::{Field, Line, Table};
use super::entry::{in_force, stands_in};
use super::fault::Fault;
use super::propose::{Said, proposals};
use super::words::{
    confidence_of, date_of, demand_words, layer_of, salience_of, scale_of, sources_of, strength_of,
    verb_of,
};
use crate::exchange::going::Going;
use crate::exchange::public::citations;
use crate::exchange::reading::cell_name;
use crate::exchange::table::{MIXED, NONE};
use crate::model::bloc::{BlocKind, Citation, ConfidenceKind, Layer, Strength, Verb};
use crate::model::date::Date;
use crate::model::dossier::Dossier;
use crate::model::ids::{BlocId, ElementId, IssueId, StateCode};

/// The entry a row speaks of.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Target {
    /// The bloc.
    pub bloc: BlocId,
    /// The member; absent for the bloc's line.
    pub state: Option<StateCode>,
    /// The issue.
    pub issue: IssueId,
    /// In force since.
    pub from: Date,
    /// The layer of the entry.
    pub layer: Layer,
}

/// One thing to do to an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Atom {
    /// A demand on an element, in this layer: this verb and strength, or none any more.
    Demand(ElementId, Layer, Option<(Verb, Strength)>),
    /// The stance in English.
    Stance(String),
    /// The stance in Chinese.
    StanceZh(String),
    /// Weight of the issue.
    Salience(u8),
    /// How well the entry is supported.
    Confidence(ConfidenceKind),
    /// What the bloc would settle for.
    Fallback(String),
    /// Where it is recorded.
    Sources(Vec<Citation>),
}

/// What kind of change is proposed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sort {
    /// Something that was not there.
    New,
    /// Something that reads otherwise.
    Changed,
    /// The table contradicts itself; nothing can be done about it.
    Clashing,
}

impl Sort {
    /// The English word.
    pub fn word(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Changed => "changed",
            Self::Clashing => "clashing",
        }
    }
}

/// One proposed change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Its kind.
    pub sort: Sort,
    /// The first row that asks for it.
    pub row: u32,
    /// The entry.
    pub target: Target,
    /// What of it: the element of a demand, or the name of a field.
    pub what: String,
    /// How it reads now; empty for what is not there.
    pub before: String,
    /// How it would read; the first readings, where rows clash.
    pub after: String,
    /// What to do; absent where rows clash.
    pub atom: Option<Atom>,
}

/// What a table would change.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Proposed changes, in the order of the table.
    pub proposals: Vec<Proposal>,
    /// Rows that cannot be read; they change nothing.
    pub faults: Vec<Fault>,
    /// How many rows there are.
    pub n_rows: usize,
}

impl Plan {
    /// How many proposals are of a kind.
    pub fn count(&self, sort: Sort) -> usize {
        self.proposals.iter().filter(|p| p.sort == sort).count()
    }
}

/// Reads what every row would change in `dossier`.
pub fn plan(dossier: &Dossier, lines: &Table) -> Plan {
    plan_while(dossier, lines, &Going::default())
}

/// The same, as far as it came where it was called off.
pub fn plan_while(dossier: &Dossier, lines: &Table, going: &Going) -> Plan {
    let mut reader = Reader {
        dossier,
        lines,
        faults: Vec::new(),
        entries: Vec::new(),
        places: BTreeMap::new(),
    };
    for line in going.each(&lines.lines) {
        // What cannot be read is told among the faults and changes nothing.
        reader.line(line);
    }
    let proposals = going
        .each(&reader.entries)
        .flat_map(|(target, said)| proposals(dossier, target, said));
    Plan {
        proposals: proposals.collect(),
        faults: reader.faults,
        n_rows: lines.lines.len(),
    }
}

struct Reader<'a> {
    dossier: &'a Dossier,
    lines: &'a Table,
    faults: Vec<Fault>,
    /// In the order of the table.
    entries: Vec<(Target, Said)>,
    places: BTreeMap<Target, usize>,
}

impl Reader<'_> {
    /// What the cell says, where it can be read; `None` after telling what is wrong with it.
    fn read<T>(
        &mut self,
        line: &Line,
        field: Field,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let words = line.get(field).trim();
        let found = read(words);
        if found.is_none() {
            let column = self.lines.columns.get(&field);
            self.faults.push(Fault {
                row: line.row,
                cell: column.map(|column| cell_name(*column, line.row)),
                field,
                words: words.to_owned(),
            });
        }
        found
    }

    fn line(&mut self, line: &Line) -> Option<()> {
        let dossier = self.dossier;
        let bloc = |words: &str| {
            let found = dossier.bloc(&BlocId::new(words).ok()?)?;
            (found.kind == BlocKind::Bloc).then_some(found)
        };
        let bloc = self.read(line, Field::Bloc, bloc)?;
        let issue = |words: &str| Some(dossier.issue(&IssueId::new(words).ok()?)?.id.clone());
        let issue = self.read(line, Field::Issue, issue)?;
        let state = match line.get(Field::State).trim() {
            "" => None,
            _ => Some(self.read(line, Field::State, |w| StateCode::new(w).ok())?),
        };
        let layer = self.read(line, Field::Layer, layer_of)?;
        let known = |words: &str| {
            let id = ElementId::new(words).ok()?;
            dossier.element(&id).map(|_| id)
        };
        let element = if line.get(Field::Element).trim().is_empty() {
            None
        } else {
            Some(self.read(line, Field::Element, known)?)
        };
        let from = match line.get(Field::From).trim() {
            "" => in_force(bloc, state.as_ref(), &issue, layer, dossier.as_of),
            words => date_of(words),
        };
        let Some(from) = from else {
            return self.read(line, Field::From, |_| None);
        };
        let wanted = Target {
            bloc: bloc.id.clone(),
            state,
            issue,
            from,
            layer,
        };
        let mixed = line.get(Field::Layer).trim() == MIXED;
        let target = stands_in(bloc, wanted, element.as_ref(), mixed);
        let demand = match &element {
            None => None,
            Some(element) => Some((element.clone(), self.asked(line)?)),
        };
        self.check_fields(line)?;
        let at = *self.places.entry(target.clone()).or_insert_with(|| {
            self.entries.push((
                target,
                Said {
                    first_row: line.row,
                    ..Said::default()
                },
            ));
            self.entries.len() - 1
        });
        let (_, said) = self.entries.get_mut(at)?;
        for field in ENTRY_FIELDS {
            let words = line.get(field).trim();
            if !words.is_empty() {
                said.fields
                    .entry(field)
                    .or_default()
                    .push((line.row, words.to_owned()));
            }
        }
        if let Some((element, words)) = demand {
            said.demands
                .entry((element, layer))
                .or_default()
                .push((line.row, words));
        }
        Some(())
    }

    /// What a row asks of its element, as `verb strength`, or `none`.
    fn asked(&mut self, line: &Line) -> Option<String> {
        let verb = line.get(Field::Verb).trim();
        if verb == NONE {
            return Some(NONE.to_owned());
        }
        if verb.is_empty() && !line.get(Field::Scale).trim().is_empty() {
            let (verb, strength) = self.read(line, Field::Scale, scale_of)?;
            return Some(demand_words(verb, strength));
        }
        let verb = self.read(line, Field::Verb, verb_of)?;
        let strength = self.read(line, Field::Strength, strength_of)?;
        Some(demand_words(verb, strength))
    }

    fn check_fields(&mut self, line: &Line) -> Option<()> {
        let dossier = self.dossier;
        let said = |field| !line.get(field).trim().is_empty();
        if said(Field::Salience) {
            self.read(line, Field::Salience, salience_of)?;
        }
        if said(Field::Confidence) {
            self.read(line, Field::Confidence, confidence_of)?;
        }
        if said(Field::Sources) {
            let known = |words: &str| {
                let all = sources_of(words, &[])?;
                let there = |c: &Citation| {
                    dossier.source(&c.source).is_some() || dossier.instrument(&c.source).is_some()
                };
                all.iter().all(there).then_some(())
            };
            // What stands there now is good, even where its sources are not listed.
            let kept = self.stands_now(line);
            if !kept {
                self.read(line, Field::Sources, known)?;
            }
        }
        Some(())
    }

    /// Whether the sources of a row are those of some entry of its bloc now.
    fn stands_now(&self, line: &Line) -> bool {
        let words = line.get(Field::Sources).trim();
        let Some(bloc) = BlocId::new(line.get(Field::Bloc).trim())
            .ok()
            .and_then(|id| self.dossier.bloc(&id))
        else {
            return false;
        };
        let issue = line.get(Field::Issue).trim();
        let of_bloc = bloc.positions.iter().filter(|p| p.issue.as_str() == issue);
        let of_bloc = of_bloc.flat_map(|p| p.entries.iter().map(|e| &e.sources));
        let of_members = bloc.member_entries.iter().map(|e| &e.sources);
        of_bloc
            .chain(of_members)
            .any(|sources| citations(sources).trim() == words)
    }
}

const ENTRY_FIELDS: [Field; 6] = [
    Field::Stance,
    Field::StanceZh,
    Field::Salience,
    Field::Confidence,
    Field::Fallback,
    Field::Sources,
];
