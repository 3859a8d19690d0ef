//! `blocs/<bloc>.ron`: members, positions, entries of single members, recorded views.

use serde::{Deserialize, Serialize};

use super::positions::{MemberEntryRecord, PositionRecord};
use super::{CitationRecord, Pair, SCHEMA, is_default, mirror};
use crate::model::bloc::{Bloc, BlocKind, Membership, RecordedView, Snapshot, ViewedElement};
use crate::model::date::Year;
use crate::model::problem::Problem;
use crate::storage::intake::{Intake, Record, write_all};

mirror!(BlocKindWord = BlocKind { Bloc, Group, Views });

/// `blocs/<bloc>.ron`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BlocFile {
    schema: u32,
    kind: BlocKindWord,
    pub(crate) id: String,
    /// Left out only below `private/`, where the shared file has it.
    #[serde(default, skip_serializing_if = "is_default")]
    name: Pair,
    #[serde(default, skip_serializing_if = "is_default")]
    short: Pair,
    #[serde(default, skip_serializing_if = "is_default")]
    note: Pair,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    date: Option<String>,
    #[serde(default, skip_serializing_if = "is_default")]
    snapshots: Vec<SnapshotRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    members: Vec<MembershipRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) positions: Vec<PositionRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    pub(crate) member_entries: Vec<MemberEntryRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    views: Vec<ViewRecord>,
}

impl BlocFile {
    /// A file that only adds to the shared one.
    pub(crate) fn addition(
        bloc: &Bloc,
        positions: Vec<PositionRecord>,
        member_entries: Vec<MemberEntryRecord>,
    ) -> Self {
        Self {
            schema: SCHEMA,
            kind: bloc.kind.into(),
            id: bloc.id.to_string(),
            name: Pair::default(),
            short: Pair::default(),
            note: Pair::default(),
            date: None,
            snapshots: Vec::new(),
            members: Vec::new(),
            positions,
            member_entries,
            views: Vec::new(),
        }
    }
}

impl Record for BlocFile {
    type Model = Bloc;

    fn write(model: &Bloc) -> Self {
        Self {
            schema: SCHEMA,
            kind: model.kind.into(),
            id: model.id.to_string(),
            name: (&model.name).into(),
            short: (&model.short).into(),
            note: (&model.note).into(),
            date: model.date.map(|date| date.to_string()),
            snapshots: model
                .snapshots
                .iter()
                .map(|s| SnapshotRecord {
                    year: s.year,
                    text: s.text.clone(),
                })
                .collect(),
            members: write_all(&model.members),
            positions: write_all(&model.positions),
            member_entries: write_all(&model.member_entries),
            views: write_all(&model.views),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Bloc> {
        if self.name == Pair::default() {
            intake.report(
                Problem::warning(format!("the bloc `{}` has no name", self.id))
                    .with_remedy("add `name: (en: \"…\", zh: \"…\")` after its id"),
            );
        }
        let members = intake.all(self.members);
        let positions = intake.all(self.positions);
        let member_entries = intake.all(self.member_entries);
        let views = intake.all(self.views);
        Some(Bloc {
            id: intake.id("id", &self.id)?,
            kind: self.kind.into(),
            name: self.name.into(),
            short: self.short.into(),
            note: self.note.into(),
            date: intake.date_if_any("date", self.date.as_ref()).flatten(),
            snapshots: self
                .snapshots
                .into_iter()
                .map(|s| Snapshot {
                    year: s.year,
                    text: s.text,
                })
                .collect(),
            members,
            positions,
            member_entries,
            views,
        })
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct SnapshotRecord {
    year: Year,
    text: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MembershipRecord {
    state: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    until: Option<String>,
}

impl Record for MembershipRecord {
    type Model = Membership;

    fn write(model: &Membership) -> Self {
        Self {
            state: model.state.to_string(),
            from: model.from.map(|date| date.to_string()),
            until: model.until.map(|date| date.to_string()),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<Membership> {
        Some(Membership {
            state: intake.id("state", &self.state)?,
            from: intake.date_if_any("from", self.from.as_ref())?,
            until: intake.date_if_any("until", self.until.as_ref())?,
        })
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ViewRecord {
    issue: String,
    #[serde(default, skip_serializing_if = "is_default")]
    elements: Vec<ViewedElementRecord>,
    #[serde(default, skip_serializing_if = "is_default")]
    text: Pair,
    #[serde(default, skip_serializing_if = "is_default")]
    sources: Vec<CitationRecord>,
}

impl Record for ViewRecord {
    type Model = RecordedView;

    fn write(model: &RecordedView) -> Self {
        Self {
            issue: model.issue.to_string(),
            elements: write_all(&model.elements),
            text: (&model.text).into(),
            sources: write_all(&model.sources),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<RecordedView> {
        Some(RecordedView {
            issue: intake.id("issue", &self.issue)?,
            elements: intake.all(self.elements),
            text: self.text.into(),
            sources: intake.all(self.sources),
        })
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ViewedElementRecord {
    element: String,
    #[serde(default, skip_serializing_if = "is_default")]
    how: String,
}

impl Record for ViewedElementRecord {
    type Model = ViewedElement;

    fn write(model: &ViewedElement) -> Self {
        Self {
            element: model.element.to_string(),
            how: model.how.clone(),
        }
    }

    fn read(self, intake: &mut Intake<'_>) -> Option<ViewedElement> {
        Some(ViewedElement {
            element: intake.id("element", &self.element)?,
            how: self.how,
        })
    }
}
