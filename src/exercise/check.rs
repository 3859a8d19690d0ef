//! What is wrong with a scenario: names nobody knows, votes nobody can win, injects that never
//! come, secrets that two roles share.
//!
//! A fault names the field and the text it stands in, so that whoever read the file can say where.

mod votes;

use std::collections::BTreeSet;

use super::scenario::{AgendaItem, Condition, Release, Role, RoleKind, Scenario};
use crate::model::dossier::Dossier;
use crate::model::draft::Draft;
use crate::model::ids::{ElementId, IssueId, RoleId};
use crate::model::problem::Severity;

use votes::unwinnable;

/// Something wrong with a scenario.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// How bad it is.
    pub severity: Severity,
    /// The role whose file it stands in; the scenario's own where absent.
    pub role: Option<RoleId>,
    /// The field that holds `text`; empty where it stands in a list.
    pub field: &'static str,
    /// The text it is about.
    pub text: String,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub remedy: &'static str,
}

/// Every fault of a scenario, in the order of the files.
pub fn check(scenario: &Scenario, dossier: &Dossier, draft: &Draft) -> Vec<Fault> {
    let mut check = Check {
        scenario,
        dossier,
        draft,
        faults: Vec::new(),
        at: None,
    };
    check.head();
    for item in &scenario.agenda {
        check.item(item);
    }
    check.injects();
    for role in &scenario.roles {
        check.at = Some(role.id.clone());
        check.role(role);
    }
    check.secrets();
    check.faults
}

struct Check<'a> {
    scenario: &'a Scenario,
    dossier: &'a Dossier,
    draft: &'a Draft,
    faults: Vec<Fault>,
    at: Option<RoleId>,
}

impl Check<'_> {
    fn add(&mut self, severity: Severity, at: (&'static str, &str), says: (String, &'static str)) {
        self.faults.push(Fault {
            severity,
            role: self.at.clone(),
            field: at.0,
            text: at.1.to_owned(),
            message: says.0,
            remedy: says.1,
        });
    }

    fn error(&mut self, field: &'static str, text: &str, message: String, remedy: &'static str) {
        self.add(Severity::Error, (field, text), (message, remedy));
    }

    fn warn(&mut self, field: &'static str, text: &str, message: String, remedy: &'static str) {
        self.add(Severity::Warning, (field, text), (message, remedy));
    }

    fn head(&mut self) {
        let scenario = self.scenario;
        let id = scenario.id.as_str();
        if scenario.dossier_version != self.dossier.version {
            let message = format!(
                "the scenario was written for version {} of the dossier, which now is version {}",
                scenario.dossier_version, self.dossier.version
            );
            self.warn(
                "dossier_version",
                &scenario.dossier_version,
                message,
                "read the roles again by the dossier as it is, then write its version here",
            );
        }
        for issue in &scenario.issues {
            self.knows_issue("", issue);
        }
        let chairs = scenario.roles.iter().filter(|r| r.kind == RoleKind::Chair);
        if chairs.count() != 1 {
            let message = "there must be exactly one role of the kind Chair".to_owned();
            self.error("id", id, message, "make one role the chair");
        }
        let mut seen = BTreeSet::new();
        for role in &scenario.roles {
            if !seen.insert(&role.id) {
                let message = format!("the role `{}` is listed twice", role.id);
                self.error("", role.id.as_str(), message, "list it once");
            }
        }
        let planned: u32 = scenario.agenda.iter().map(|i| u32::from(i.minutes)).sum();
        if planned > u32::from(scenario.minutes) {
            let message = format!(
                "the items of the agenda take {planned} minutes, and the exercise lasts {}",
                scenario.minutes
            );
            self.error("id", id, message, "shorten items, or lengthen the exercise");
        }
        let voters = scenario.voters().count();
        if scenario.quorum() > voters {
            let message = format!(
                "a vote nobody can win: {} voting roles must be present, and there are {voters}",
                scenario.quorum()
            );
            self.error(
                "id",
                id,
                message,
                "lower the quorum, or give more roles votes",
            );
        }
        if let Some(outcome) = &scenario.outcome
            && self.dossier.instrument(outcome).is_none()
        {
            let message = format!("the dossier knows no instrument `{outcome}`");
            self.error(
                "outcome",
                outcome.as_str(),
                message,
                "name an instrument of the dossier, or leave the outcome out",
            );
        }
    }

    fn knows_issue(&mut self, field: &'static str, issue: &IssueId) {
        if self.dossier.issue(issue).is_none() {
            let message = format!("the dossier knows no issue `{issue}`");
            self.error(
                field,
                issue.as_str(),
                message,
                "correct the id of the issue",
            );
        }
    }

    fn knows_element(&mut self, field: &'static str, element: &ElementId) {
        if self.dossier.element(element).is_none() {
            let message = format!("the dossier knows no element `{element}`");
            let remedy = "correct the id of the element";
            self.error(field, element.as_str(), message, remedy);
        }
    }

    fn knows_role(&mut self, field: &'static str, role: &RoleId) {
        if self.scenario.role(role).is_none() {
            let message = format!("there is no role `{role}`");
            let remedy = "correct the id, or list the role in scenario.ron and write its file";
            self.error(field, role.as_str(), message, remedy);
        }
    }

    fn item(&mut self, item: &AgendaItem) {
        let twins = self.scenario.agenda.iter().filter(|i| i.id == item.id);
        if twins.count() > 1 {
            let message = format!("two items of the agenda are called `{}`", item.id);
            self.error("id", item.id.as_str(), message, "give each its own id");
        }
        if let Some(article) = item.article
            && self.draft.article(article).is_none()
        {
            let message = format!("the draft has no article {article}");
            let remedy = "write the id of an article of the draft";
            self.error("article", &article.to_string(), message, remedy);
        }
        for issue in &item.issues {
            self.knows_issue("", issue);
            if !self.scenario.issues.contains(issue) {
                let message =
                    format!("`{issue}` is on the agenda and not among the issues in play");
                self.warn(
                    "",
                    issue.as_str(),
                    message,
                    "add it to the issues of the scenario",
                );
            }
        }
        let rule = self.scenario.rule_of(Some(&item.id));
        // A copy for those who take part lacks the variants and fallbacks that make a vote winnable.
        if !self.scenario.for_participants
            && let Some(why) = unwinnable(self.scenario, self.dossier, item, rule)
        {
            let message = format!("a vote nobody can win: {why}");
            self.error(
                "id",
                item.id.as_str(),
                message,
                "choose another rule, soften a red line by a variant, or give a role a fallback that gives it up",
            );
        }
    }

    fn injects(&mut self) {
        let scenario = self.scenario;
        for inject in &scenario.injects {
            let id = inject.id.as_str();
            let same = scenario.injects.iter().filter(|i| i.id == inject.id);
            if same.count() > 1 {
                let message = format!("two injects are called `{id}`");
                self.error("id", id, message, "give each its own id");
            }
            for role in &inject.to {
                self.knows_role("", role);
            }
            let never = match &inject.when {
                Release::Minute(minute) if *minute >= scenario.minutes => Some(format!(
                    "it is due in minute {minute}, and the exercise lasts {} minutes",
                    scenario.minutes
                )),
                Release::Minute(_) => None,
                Release::Opens(item) | Release::Fails(item) => scenario
                    .item(item)
                    .is_none()
                    .then(|| format!("there is no item `{item}` on the agenda")),
                Release::Tables(role) => match scenario.role(role) {
                    None => Some(format!("there is no role `{role}`")),
                    Some(role) if !role.may_table() => {
                        Some(format!("`{}` is an observer and tables nothing", role.id))
                    }
                    Some(_) => None,
                },
            };
            if let Some(why) = never {
                let message = format!("the inject `{id}` never comes: {why}");
                self.error("id", id, message, "correct its `when`");
            }
        }
    }

    fn role(&mut self, role: &Role) {
        let id = role.id.as_str();
        if role.kind == RoleKind::Delegation && role.party(self.dossier).is_none() {
            let named = role.speaks_for.as_ref().map_or("", |party| party.as_str());
            let message = format!("`{id}` speaks for \"{named}\", whom the dossier does not know");
            let field = if named.is_empty() { "id" } else { "speaks_for" };
            let text = if named.is_empty() { id } else { named };
            let remedy = "write the id of a bloc or the code of a State of the dossier";
            self.error(field, text, message, remedy);
        }
        if role.kind != RoleKind::Delegation && role.votes > 0 {
            let message = format!("`{id}` is no delegation and has votes");
            self.error("id", id, message, "leave out its votes");
        }
        for other in role.allies.iter().chain(&role.opponents) {
            self.knows_role("", other);
        }
        for variant in &role.variants {
            self.knows_issue("issue", &variant.issue);
            for demand in &variant.demands {
                self.knows_element("element", &demand.element);
            }
            for element in &variant.drops {
                self.knows_element("", element);
            }
        }
        for fallback in &role.fallbacks {
            self.knows_issue("issue", &fallback.issue);
            for element in fallback.offers.iter().chain(&fallback.gives_up) {
                self.knows_element("", element);
            }
            for condition in &fallback.when {
                if let Condition::Stands(element) | Condition::Gone(element) = condition {
                    self.knows_element("", element);
                }
            }
            let bare = fallback.offers.iter().find(|element| {
                let known = self.dossier.element(element);
                known.is_some_and(|(_, element)| element.model.en.is_empty())
            });
            if let Some(element) = bare {
                let message = format!("`{element}` has no model clause, so it cannot be offered");
                let remedy = "offer an element that a clause can carry";
                self.error("", element.as_str(), message, remedy);
            }
        }
    }

    /// Two roles that share a secret, and a secret that another role's file gives away.
    fn secrets(&mut self) {
        let roles = &self.scenario.roles;
        for (place, role) in roles.iter().enumerate() {
            let secret = plain(&role.secret);
            if secret.is_empty() {
                continue;
            }
            self.at = Some(role.id.clone());
            let before = roles.iter().take(place);
            if let Some(twin) = before.clone().find(|other| plain(&other.secret) == secret) {
                let message = format!("`{}` and `{}` share a secret", twin.id, role.id);
                let remedy = "give each its own, or write it into the brief of both";
                self.error("secret", &role.secret, message, remedy);
                continue;
            }
            let others = roles.iter().filter(|other| other.id != role.id);
            for other in others.filter(|other| plain(&other.secret) != secret) {
                let known = other.brief.iter().chain(&other.instructions);
                let known = known.chain(&other.phrases).chain([&other.secret]);
                if let Some(told) = known.into_iter().find(|t| plain(t).contains(&secret)) {
                    self.at = Some(other.id.clone());
                    let message = format!("the file gives away the secret of `{}`", role.id);
                    let field = if *told == other.secret { "secret" } else { "" };
                    self.error(field, told, message, "take it out of this file");
                    self.at = Some(role.id.clone());
                }
            }
        }
    }
}

/// Words without capitals and spaces, so that a secret cannot hide behind a line break.
fn plain(text: &str) -> String {
    let letters = text.chars().filter(|ch| ch.is_alphanumeric());
    letters.flat_map(char::to_lowercase).collect()
}
