//! Delegations and places as a proposal names them.

use crate::model::draft::{Article, Draft};
use crate::model::ids::{ArticleId, ParagraphId};
use crate::model::party::{Party, PartyRef};
use crate::model::proposal::Placement;
use crate::session::draft_edit::{number_of, place_name};
use crate::session::state::Session;
use crate::words::Words;
use crate::words::place::place_words;

/// Delegations as they are named, each by its id or code where the dossier knows it.
pub(super) fn parties(names: &str, session: &Session) -> Vec<PartyRef> {
    let dossier = &session.workspace().dossier;
    let mut found: Vec<PartyRef> = Vec::new();
    for name in names.split([',', ';', '、', '，', '；']) {
        let Some(named) = PartyRef::new(name) else {
            continue;
        };
        let known = match named.in_dossier(dossier) {
            Party::Bloc(id) => PartyRef::new(id.as_str()),
            Party::State(code) => PartyRef::new(code.as_str()),
            Party::Other(_) => None,
        };
        let party = known.unwrap_or(named);
        if !found.contains(&party) {
            found.push(party);
        }
    }
    found
}

/// Where something can go: in this article behind each paragraph, at the end of the others, and
/// between articles.
pub(super) fn places(draft: &Draft, home: &Article, words: &Words) -> Vec<(Placement, String)> {
    let mut all = Vec::new();
    let number = |id: ArticleId| number_of(draft, id);
    let said = |key: &str, place: &str| words.tf(key, &[("place", place.into())]);
    all.push((
        Placement::FirstIn(home.id),
        said("place-first-in", &number(home.id)),
    ));
    for paragraph in home.paragraphs.iter().filter(|p| !p.is_deleted()) {
        let id: ParagraphId = paragraph.id;
        let place = place_name(draft, home, Some(id));
        all.push((
            Placement::After(id),
            said("place-after", &place_words(&place, words)),
        ));
    }
    for article in draft.articles.iter().filter(|a| a.id != home.id) {
        if let Some(last) = article.paragraphs.last() {
            let place = said("place-end-of", &number(article.id));
            all.push((Placement::After(last.id), place));
        }
    }
    all.push((
        Placement::FirstArticle,
        words.t("place-first-article").to_owned(),
    ));
    for article in &draft.articles {
        let place = said("place-after-article", &number(article.id));
        all.push((Placement::AfterArticle(article.id), place));
    }
    all
}
