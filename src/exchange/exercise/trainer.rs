//! The trainer's pack: the teaching note, injects, and what every role alone knows.

use crate::exchange::document::{Document, ParaKind, Run};
use crate::exercise::scenario::{Inject, Release, Scenario};
use crate::model::ids::ItemId;
use crate::words::Words;
use crate::words::meeting::role_name;

use super::table;

/// The pack of the trainer. It holds every secret.
pub fn trainer_pack(scenario: &Scenario, words: &Words) -> Document {
    let lang = words.lang().text_lang();
    let titled = |key: &str| words.tf(key, &[("title", scenario.title.get(lang).into())]);
    let mut document = Document {
        title: titled("pack-trainer-title"),
        lang,
        stamp: vec![titled("pack-trainer-stamp")],
        ..Document::default()
    };
    for advice in &scenario.teaching {
        document.heading(1, advice.title.get(lang));
        for said in &advice.text {
            document.paragraph(ParaKind::Body, vec![Run::plain(said)]);
        }
    }
    if !scenario.injects.is_empty() {
        document.heading(1, words.t("pack-release"));
        let rows = scenario.injects.iter().map(|inject| {
            let to: Vec<String> = inject
                .to
                .iter()
                .map(|id| role_name(scenario, id, words))
                .collect();
            let to = if to.is_empty() {
                words.t("pack-everybody").to_owned()
            } else {
                to.join(words.t("list-names"))
            };
            vec![
                when(scenario, inject, words),
                to,
                inject.title.get(lang).to_owned(),
                inject.text.clone(),
            ]
        });
        let head = [
            "pack-release-when",
            "pack-release-to",
            "pack-release-title",
            "pack-release-words",
        ];
        let head = head.map(|key| words.t(key));
        document
            .blocks
            .push(table(&head, &[3, 3, 2, 6], rows.collect()));
    }
    document.heading(1, words.t("pack-secrets"));
    for role in &scenario.roles {
        document.heading(2, role.name.get(lang));
        document.paragraph(
            ParaKind::Body,
            vec![
                Run::bold(words.t("pack-secret-of")),
                Run::plain(&role.secret),
            ],
        );
        for said in &role.instructions {
            document.paragraph(ParaKind::Bullet, vec![Run::plain(said)]);
        }
        for variant in &role.variants {
            let issue = variant.issue.to_string();
            document.note(words.tf(
                "pack-departs-on",
                &[
                    ("issue", issue.into()),
                    ("why", variant.why.as_str().into()),
                ],
            ));
        }
        for fallback in &role.fallbacks {
            let says = fallback.says.as_str();
            document.note(words.tf("pack-may-say", &[("what", says.into())]));
        }
    }
    document
}

fn when(scenario: &Scenario, inject: &Inject, words: &Words) -> String {
    let title = |item: &ItemId| {
        let item = scenario.item(item);
        let title = item.map(|item| item.title.get(words.lang().text_lang()).to_owned());
        title.unwrap_or_default()
    };
    let (key, what) = match &inject.when {
        Release::Minute(minute) => ("pack-at-minute", minute.to_string()),
        Release::Opens(item) => ("pack-at-opens", title(item)),
        Release::Fails(item) => ("pack-at-fails", title(item)),
        Release::Tables(role) => ("pack-at-tables", role_name(scenario, role, words)),
    };
    words.tf(key, &[("what", what.into())])
}
