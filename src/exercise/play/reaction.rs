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

/// Who is asked, and about what.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    /// The bloc or State the role speaks for.
    pub(super) seat: BlocIx,
    /// The part of the text.
    pub(super) part: Part,
    /// The item under which it was tabled.
    pub(super) item: &'a AgendaItem,
}

/// What a role says of a part of a text. `pick` decides which objection comes first where not all
/// are told.
pub(super) fn says(
    table: &Table,
    judged: &Judged,
    Asked { seat, part, item }: Asked<'_>,
    difficulty: Difficulty,
    pick: u64,
) -> Vec<Say> {
    let all = judged.assessment.findings_in(part);
    let own: Vec<&Finding> = all.filter(|finding| finding.bloc == seat).collect();
    let enters = |f: &Finding| judged.assessment.enters(f);
    let is_against = |f: &&Finding| enters(f).is_some_and(Verdict::is_objection);
    let mut against: Vec<&Finding> = own.iter().copied().filter(is_against).collect();
    against.dedup_by_key(|finding| finding.element);
    let on_issue = |finding: &&Finding| {
        let issue = table.book.names().issue_id(finding.issue);
        issue.is_some_and(|issue| item.issues.contains(issue))
    };
    let open = match difficulty {
        Difficulty::Closed => {
            let first = against.first().copied();
            let first = first.or_else(|| own.iter().copied().find(on_issue));
            return vec![match first {
                Some(finding) => Say::Stance(finding.entry().stance.clone()),
                None => stance(table, seat, item).map_or(Say::NoPosition, Say::Stance),
            }];
        }
        Difficulty::Guarded => {
            against = one_of_the_firmest(&against, pick);
            false
        }
        Difficulty::Open => true,
    };
    let most = |guarded: usize| if open { usize::MAX } else { guarded };
    let told = Told { table, judged };
    let objects = against.iter().map(|f| told.objects(f, open));
    let met = own.iter().filter(|f| f.kind == FindingKind::Met);
    let welcomes = met.take(most(1)).map(|f| told.welcomes(f));
    let borne = own
        .iter()
        .filter(|f| enters(f) == Some(Verdict::Acceptable));
    let accepts = borne.take(most(1)).map(|f| told.accepts(f));
    let wanted = own
        .iter()
        .copied()
        .filter(|f| f.kind == FindingKind::StillAsks);
    let asks = wanted
        .filter(on_issue)
        .take(most(2))
        .map(|f| told.asks(f, open));
    let mut says: Vec<Say> = objects.chain(welcomes).chain(accepts).chain(asks).collect();
    if open {
        says.extend(fallbacks(&against));
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

/// Of the firmest objections the one that `pick` decides on.
fn one_of_the_firmest<'f>(against: &[&'f Finding], pick: u64) -> Vec<&'f Finding> {
    let severity = against.first().map(|finding| finding.severity());
    let firmest = against.iter().filter(|f| Some(f.severity()) == severity);
    let firmest: Vec<&Finding> = firmest.copied().collect();
    let count = u64::try_from(firmest.len()).unwrap_or(1).max(1);
    let at = usize::try_from(pick % count).unwrap_or(0);
    firmest.get(at).copied().into_iter().collect()
}

/// What the record says the role would settle for, each once.
fn fallbacks(against: &[&Finding]) -> Vec<Say> {
    let mut told: Vec<&str> = Vec::new();
    for finding in against {
        let words = finding.entry().fallback.as_str();
        if !words.is_empty() && !told.contains(&words) {
            told.push(words);
        }
    }
    let said = told.into_iter();
    said.map(|words| Say::OnRecord(words.to_owned())).collect()
}

/// Findings put into the mouth of a role.
struct Told<'a> {
    table: &'a Table,
    judged: &'a Judged,
}

impl Told<'_> {
    fn objects(&self, finding: &Finding, open: bool) -> Say {
        Say::Objects {
            label: label(self.table, finding),
            strength: open.then(|| finding.strength()),
            words: words(self.judged, finding),
        }
    }

    fn welcomes(&self, finding: &Finding) -> Say {
        Say::Welcomes {
            label: label(self.table, finding),
            words: words(self.judged, finding),
        }
    }

    fn accepts(&self, finding: &Finding) -> Say {
        Say::Accepts {
            label: label(self.table, finding),
            words: words(self.judged, finding),
        }
    }

    fn asks(&self, finding: &Finding, open: bool) -> Say {
        Say::Asks {
            label: label(self.table, finding),
            strength: open.then(|| finding.strength()),
            model: model(self.table, finding).filter(|_| open),
        }
    }
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
