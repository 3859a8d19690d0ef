//! What a role says of a text: from its position, what was found, and the fallback on record.

use super::Difficulty;
use crate::assess::assessment::Part;
use crate::assess::finding::{BlocIx, Finding, FindingKind, Site};
use crate::assess::verdict::Verdict;
use crate::exercise::event::Ballot;
use crate::exercise::scenario::AgendaItem;
use crate::exercise::table::{Judged, Table};
use crate::model::bloc::Strength;
use crate::model::ids::{ElementId, RoleId};
use crate::model::text::Bilingual;

/// What a role makes of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reaction {
    /// The role.
    pub role: RoleId,
    /// Its verdict on the article.
    pub verdict: Verdict,
    /// How it would vote.
    pub ballot: Ballot,
    /// What it says.
    pub says: Vec<Say>,
    /// The model clauses it puts forward with a fallback.
    pub offers: Vec<(ElementId, Bilingual)>,
}

/// One thing a role says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Say {
    /// Its stance on the issue, as recorded.
    Stance(Bilingual),
    /// It cannot live with words of the text.
    Objects {
        /// The element.
        label: Bilingual,
        /// How firmly; hidden unless the roles are open.
        strength: Option<Strength>,
        /// The words.
        words: String,
    },
    /// It welcomes words of the text.
    Welcomes {
        /// The element.
        label: Bilingual,
        /// The words.
        words: String,
    },
    /// It can live with words of the text.
    Accepts {
        /// The element.
        label: Bilingual,
        /// The words.
        words: String,
    },
    /// It misses something.
    Asks {
        /// The element.
        label: Bilingual,
        /// How firmly; hidden unless the roles are open.
        strength: Option<Strength>,
        /// Words that would carry it; hidden unless the roles are open.
        model: Option<Bilingual>,
    },
    /// What the record says it would settle for.
    OnRecord(String),
    /// What it now settles for, in the words of its role.
    Concedes(String),
    /// It has no recorded position on what the text says.
    NoPosition,
    /// It cannot tell what the text says: nothing in it was coded.
    Unread,
}

/// What a role says of a part of a text. `pick` decides which objection comes first where not all
/// are told.
pub(super) fn says(
    table: &Table,
    judged: &Judged,
    (seat, part, item): (BlocIx, Part, &AgendaItem),
    (difficulty, pick): (Difficulty, u64),
) -> Vec<Say> {
    let all = judged.assessment.findings_in(part);
    let own: Vec<&Finding> = all.filter(|finding| finding.bloc == seat).collect();
    let is_against = |f: &&&Finding| {
        let verdict = judged.assessment.enters(f);
        verdict.is_some_and(Verdict::is_objection)
    };
    let mut against: Vec<&Finding> = own.iter().filter(is_against).copied().collect();
    against.dedup_by_key(|finding| finding.element);
    let mut says = Vec::new();
    let on_issue = |finding: &&&Finding| {
        let issue = table.book.names().issue_id(finding.issue);
        issue.is_some_and(|issue| item.issues.contains(issue))
    };
    if difficulty == Difficulty::Closed {
        let first = against.first().or_else(|| own.iter().find(on_issue));
        says.push(match first {
            Some(finding) => Say::Stance(finding.entry().stance.clone()),
            None => stance(table, seat, item).map_or(Say::NoPosition, Say::Stance),
        });
        return says;
    }
    let open = difficulty == Difficulty::Open;
    if !open && against.len() > 1 {
        // Of the firmest objections one is told.
        let firmest = against.first().map(|finding| finding.severity());
        against.retain(|finding| Some(finding.severity()) == firmest);
        let count = u64::try_from(against.len()).unwrap_or(1).max(1);
        let at = usize::try_from(pick % count).unwrap_or(0);
        against = against.get(at).copied().into_iter().collect();
    }
    let fallback = against.iter().map(|f| f.entry().fallback.clone());
    let fallback: Vec<String> = fallback.filter(|words| open && !words.is_empty()).collect();
    for finding in &against {
        says.push(Say::Objects {
            label: label(table, finding),
            strength: open.then(|| finding.strength()),
            words: words(judged, finding),
        });
    }
    let welcome = own
        .iter()
        .filter(|finding| finding.kind == FindingKind::Met);
    for finding in welcome.take(if open { usize::MAX } else { 1 }) {
        says.push(Say::Welcomes {
            label: label(table, finding),
            words: words(judged, finding),
        });
    }
    let lives_with = own.iter().filter(|finding| {
        let verdict = judged.assessment.enters(finding);
        verdict == Some(Verdict::Acceptable)
    });
    for finding in lives_with.take(if open { usize::MAX } else { 1 }) {
        says.push(Say::Accepts {
            label: label(table, finding),
            words: words(judged, finding),
        });
    }
    let asks = own.iter().filter(|f| f.kind == FindingKind::StillAsks);
    for finding in asks
        .filter(on_issue)
        .take(if open { usize::MAX } else { 2 })
    {
        says.push(Say::Asks {
            label: label(table, finding),
            strength: open.then(|| finding.strength()),
            model: model(table, finding).filter(|_| open),
        });
    }
    let mut told: Vec<String> = Vec::new();
    for words in fallback {
        if !told.contains(&words) {
            says.push(Say::OnRecord(words.clone()));
            told.push(words);
        }
    }
    if says.is_empty() {
        says.push(match judged.assessment.verdict(part, seat) {
            Verdict::NotCoded => Say::Unread,
            Verdict::CrossesRedLine
            | Verdict::Conflict
            | Verdict::Reserve
            | Verdict::Acceptable
            | Verdict::Satisfies
            | Verdict::NoPosition => Say::NoPosition,
        });
    }
    says
}

/// The stance on the first issue of the item on which the role has one.
fn stance(table: &Table, seat: BlocIx, item: &AgendaItem) -> Option<Bilingual> {
    let bloc = table.played.bloc(table.book.bloc_id(seat)?)?;
    let entries = item
        .issues
        .iter()
        .filter_map(|issue| bloc.position(issue)?.entries.first());
    let mut stances = entries.map(|entry| &entry.stance);
    stances.find(|stance| !stance.en.is_empty()).cloned()
}

fn label(table: &Table, finding: &Finding) -> Bilingual {
    let element = table.played.element(&finding.demand().element);
    element.map_or_else(Bilingual::default, |(_, element)| element.label.clone())
}

fn model(table: &Table, finding: &Finding) -> Option<Bilingual> {
    let (_, element) = table.played.element(&finding.demand().element)?;
    Some(element.model.clone()).filter(|model| !model.en.is_empty())
}

/// The words a finding rests on.
fn words(judged: &Judged, finding: &Finding) -> String {
    let coded = finding.coded.as_ref();
    let paragraph = match finding.site {
        Site::Clause { paragraph, .. } | Site::Recital { paragraph, .. } => Some(paragraph),
        Site::Article { .. } | Site::Draft => None,
    };
    let text = paragraph.and_then(|id| judged.draft.text_of(id));
    match (coded, text) {
        (Some(coded), Some(text)) => coded.span.of(text).to_owned(),
        _ => String::new(),
    }
}
