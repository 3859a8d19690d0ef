//! Who proposes, supports, opposes or reserves: a delegation as it was written down.

use std::fmt;

use super::dossier::Dossier;
use super::ids::{BlocId, StateCode};

/// A delegation: the id of a bloc (`us-eu`), the code of a State (`IN`), or any other name as it
/// was written (`Chair`, `African Group`).
///
/// It is kept as text and read against a dossier only where that matters, so that a text from
/// elsewhere loses no name and a bloc that is renamed takes nothing with it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartyRef(String);

/// What a [`PartyRef`] is in a dossier.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Party {
    /// A bloc of the dossier.
    Bloc(BlocId),
    /// A State of the dossier.
    State(StateCode),
    /// Somebody the dossier does not know.
    Other(String),
}

impl PartyRef {
    /// A delegation by id, code or name; `None` where nothing is left after trimming.
    pub fn new(text: &str) -> Option<Self> {
        let text = text.trim();
        (!text.is_empty()).then(|| Self(text.to_owned()))
    }

    /// As it was written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What it is in `dossier`: by id or code, else by one of the names there (in either language),
    /// whatever its capitals and whatever joins its words.
    pub fn in_dossier(&self, dossier: &Dossier) -> Party {
        let bloc = BlocId::new(&self.0).ok();
        if let Some(id) = bloc.filter(|id| dossier.bloc(id).is_some()) {
            return Party::Bloc(id);
        }
        let states = &dossier.reference.states;
        if let Some(state) = states.iter().find(|s| s.code.as_str() == self.0) {
            return Party::State(state.code.clone());
        }
        let wanted = folded(&self.0);
        for bloc in &dossier.blocs {
            let names = [&bloc.name, &bloc.short].map(|n| [n.en.as_str(), n.zh.as_str()]);
            let mut names = names.iter().flatten().copied().chain([bloc.id.as_str()]);
            if names.any(|n| folded(n) == wanted) {
                return Party::Bloc(bloc.id.clone());
            }
        }
        for state in states {
            let names = [&*state.name.en, &*state.name.zh];
            if names.iter().any(|n| folded(n) == wanted) {
                return Party::State(state.code.clone());
            }
        }
        Party::Other(self.0.clone())
    }

    /// How it is written in a text: the short name of a bloc that stands here by its id, the name of
    /// a State that stands here by its code, else as it was written.
    pub fn written(&self, dossier: &Dossier) -> String {
        let name = match self.in_dossier(dossier) {
            Party::Bloc(id) if id.as_str() == self.0 => {
                dossier.bloc(&id).map(|bloc| bloc.short.en.clone())
            }
            Party::State(code) if code.as_str() == self.0 => {
                let mut states = dossier.reference.states.iter();
                states.find(|s| s.code == code).map(|s| s.name.en.clone())
            }
            Party::Bloc(_) | Party::State(_) | Party::Other(_) => None,
        };
        name.filter(|name| !name.is_empty())
            .unwrap_or_else(|| self.0.clone())
    }
}

/// Letters and digits only, in lower case: `US/EU`, `us-eu` and `US and EU` differ only in what joins.
fn folded(name: &str) -> String {
    name.chars()
        .filter(|ch| ch.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

impl fmt::Display for PartyRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ids::DossierId;
    use crate::model::reference::State;
    use crate::model::text::Bilingual;

    #[test]
    fn a_name_is_read_against_the_dossier_and_else_stays_as_it_is() {
        let id = DossierId::new("test").unwrap();
        let mut dossier = Dossier::empty(id, Bilingual::default(), 2024);
        dossier.reference.states.push(State {
            code: StateCode::new("BR").unwrap(),
            name: Bilingual::new("Brazil", "巴西"),
            blocs: Vec::new(),
        });
        let party = |name| PartyRef::new(name).unwrap().in_dossier(&dossier);
        for name in ["brazil", "巴西", "BR"] {
            assert_eq!(party(name), Party::State(StateCode::new("BR").unwrap()));
        }
        assert_eq!(party(" Chair "), Party::Other("Chair".to_owned()));
        assert_eq!(PartyRef::new("BR").unwrap().written(&dossier), "Brazil");
        assert_eq!(PartyRef::new("brazil").unwrap().written(&dossier), "brazil");
        assert_eq!(PartyRef::new("  "), None);
    }
}
