//! Who refers to what: asked before something is taken out of a dossier.

use crate::model::bloc::{Bloc, Citation, Demand, PositionEntry};
use crate::model::dossier::Dossier;
use crate::model::ids::{BlocId, ElementId, IssueId, SourceId, StateCode};
use crate::model::issue::Scope;
use crate::model::text::Lang;

/// A record that refers to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum User {
    /// A bloc's position on an issue.
    Position(BlocId, IssueId),
    /// The entry of a member of a bloc.
    Member(BlocId, StateCode),
    /// The recorded views of a meeting.
    Views(BlocId),
    /// An element of the codebook.
    Element(ElementId),
    /// Tables, instruments and notes.
    Reference,
}

impl User {
    /// What it is called, in a language of the dossier; empty for [`User::Reference`].
    pub fn name(&self, dossier: &Dossier, lang: Lang) -> String {
        let bloc = |id: &BlocId| {
            dossier
                .bloc(id)
                .map_or(id.as_str(), |bloc| bloc.short.get(lang))
                .to_owned()
        };
        match self {
            Self::Position(id, issue) => {
                let title = dossier
                    .issue(issue)
                    .map_or(issue.as_str(), |issue| issue.title.get(lang));
                format!("{} · {title}", bloc(id))
            }
            Self::Member(id, code) => {
                let name = dossier
                    .state(code)
                    .map_or(code.as_str(), |state| state.name.get(lang));
                format!("{} · {name}", bloc(id))
            }
            Self::Views(id) => bloc(id),
            Self::Element(id) => dossier
                .element(id)
                .map_or(id.as_str(), |(_, element)| element.label.get(lang))
                .to_owned(),
            Self::Reference => String::new(),
        }
    }
}

/// Who speaks of an element: demands, recorded views, silences and second names.
pub fn element_uses(dossier: &Dossier, id: &ElementId) -> Vec<User> {
    let speaks =
        |demand: &Demand| demand.element == *id || demand.unless.iter().any(|u| u.element == *id);
    let mut users = bloc_uses(
        dossier,
        |entry| entry.demands.iter().any(speaks),
        |bloc| {
            let entries = bloc
                .member_entries
                .iter()
                .filter(|entry| entry.demands.iter().any(speaks));
            entries.map(|entry| entry.state.clone()).collect()
        },
        |bloc| {
            bloc.views
                .iter()
                .any(|view| view.elements.iter().any(|viewed| viewed.element == *id))
        },
    );
    for (_, element) in dossier.elements().filter(|(_, element)| element.id != *id) {
        let silence = matches!(&element.scope, Scope::Draft { absent } if absent.contains(id));
        if silence || element.synonym_of.as_ref() == Some(id) {
            users.push(User::Element(element.id.clone()));
        }
    }
    users
}

/// Who holds something on an issue, or refers to one of its elements from elsewhere.
pub fn issue_uses(dossier: &Dossier, id: &IssueId) -> Vec<User> {
    let mut users = Vec::new();
    for bloc in &dossier.blocs {
        if bloc.position(id).is_some() {
            users.push(User::Position(bloc.id.clone(), id.clone()));
        }
        let entries = bloc
            .member_entries
            .iter()
            .filter(|entry| entry.issue.as_ref() == Some(id));
        users.extend(entries.map(|entry| User::Member(bloc.id.clone(), entry.state.clone())));
        if bloc.views.iter().any(|view| view.issue == *id) {
            users.push(User::Views(bloc.id.clone()));
        }
    }
    let elements = dossier.issue(id).map_or(&[][..], |issue| &issue.elements);
    for user in elements
        .iter()
        .flat_map(|element| element_uses(dossier, &element.id))
    {
        let own = matches!(&user, User::Element(other) if elements.iter().any(|e| e.id == *other));
        if !own && !users.contains(&user) {
            users.push(user);
        }
    }
    users
}

/// Who cites a source.
pub fn source_uses(dossier: &Dossier, id: &SourceId) -> Vec<User> {
    let cites = |sources: &[Citation]| sources.iter().any(|citation| citation.source == *id);
    let mut users = bloc_uses(
        dossier,
        |entry| cites(&entry.sources),
        |bloc| {
            let entries = bloc
                .member_entries
                .iter()
                .filter(|entry| cites(&entry.sources));
            entries.map(|entry| entry.state.clone()).collect()
        },
        |bloc| bloc.views.iter().any(|view| cites(&view.sources)),
    );
    for (_, element) in dossier.elements() {
        if element.found_in.iter().any(|found| found.instrument == *id) {
            users.push(User::Element(element.id.clone()));
        }
    }
    let reference = &dossier.reference;
    let named = reference
        .instruments
        .iter()
        .any(|one| one.status.iter().any(|status| cites(&status.sources)))
        || reference
            .inconsistencies
            .iter()
            .any(|one| cites(&one.sources))
        || reference.facts.iter().any(|one| cites(&one.sources))
        || reference.rules.iter().any(|one| cites(&one.sources))
        || reference.roll_calls.iter().any(|one| cites(&one.sources))
        || reference
            .accession_table
            .iter()
            .any(|table| table.source.iter().any(|one| one.source == *id));
    if named {
        users.push(User::Reference);
    }
    users
}

fn bloc_uses(
    dossier: &Dossier,
    in_entry: impl Fn(&PositionEntry) -> bool,
    members: impl Fn(&Bloc) -> Vec<StateCode>,
    in_views: impl Fn(&Bloc) -> bool,
) -> Vec<User> {
    let mut users = Vec::new();
    for bloc in &dossier.blocs {
        for position in bloc
            .positions
            .iter()
            .filter(|position| position.entries.iter().any(|entry| in_entry(entry)))
        {
            users.push(User::Position(bloc.id.clone(), position.issue.clone()));
        }
        users.extend(
            members(bloc)
                .into_iter()
                .map(|state| User::Member(bloc.id.clone(), state)),
        );
        if in_views(bloc) {
            users.push(User::Views(bloc.id.clone()));
        }
    }
    users
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_uses_something_of_the_shipped_dossier_is_found() {
        let dossier = crate::storage::dossier_io::load_builtin().value;
        let bloc = dossier.judging_blocs().next().unwrap();
        let position = bloc
            .positions
            .iter()
            .find(|p| p.entries.iter().any(|e| !e.demands.is_empty()))
            .unwrap();
        let entry = position
            .entries
            .iter()
            .find(|e| !e.demands.is_empty())
            .unwrap();
        let holder = User::Position(bloc.id.clone(), position.issue.clone());
        assert!(element_uses(&dossier, &entry.demands[0].element).contains(&holder));
        assert!(issue_uses(&dossier, &position.issue).contains(&holder));
        let cited = &bloc
            .positions
            .iter()
            .flat_map(|p| &p.entries)
            .find(|e| !e.sources.is_empty())
            .unwrap()
            .sources;
        assert!(!source_uses(&dossier, &cited[0].source).is_empty());
        let nobody = ElementId::new("nobody-asks-for-this").unwrap();
        assert!(element_uses(&dossier, &nobody).is_empty());
        assert!(
            holder
                .name(&dossier, Lang::En)
                .starts_with(bloc.short.en.as_str())
        );
    }

    #[test]
    fn an_issue_is_not_held_by_its_own_silences() {
        let mut dossier = crate::storage::dossier_io::load_builtin().value;
        dossier.blocs.clear();
        let own = dossier
            .issues
            .iter()
            .find(|issue| issue.elements.iter().any(|e| e.scope.is_silence()))
            .unwrap();
        let outside = issue_uses(&dossier, &own.id);
        assert!(outside.iter().all(
            |user| !matches!(user, User::Element(id) if own.elements.iter().any(|e| e.id == *id))
        ));
    }
}
