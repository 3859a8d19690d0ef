//! The trainer's pack: the teaching note, injects, and what every role alone knows.

use crate::exchange::document::{Document, ParaKind, Run};
use crate::exercise::scenario::{Inject, Release, Scenario};
use crate::exercise::telling::name;
use crate::model::ids::ItemId;

use super::table;

/// The pack of the trainer. It holds every secret.
pub fn trainer_pack(scenario: &Scenario) -> Document {
    let mut document = Document {
        title: format!("{}: for the trainer", scenario.title.en),
        stamp: vec![format!("{} · for the trainer only", scenario.title.en)],
        ..Document::default()
    };
    for advice in &scenario.teaching {
        document.heading(1, advice.title.en.as_str());
        for words in &advice.text {
            document.paragraph(ParaKind::Body, vec![Run::plain(words)]);
        }
    }
    if !scenario.injects.is_empty() {
        document.heading(1, "What you release, and when");
        let rows = scenario.injects.iter().map(|inject| {
            let to: Vec<String> = inject.to.iter().map(|id| name(scenario, id)).collect();
            let to = if to.is_empty() {
                "everybody".to_owned()
            } else {
                to.join(", ")
            };
            vec![
                when(scenario, inject),
                to,
                inject.title.en.clone(),
                inject.text.clone(),
            ]
        });
        let head = ["When", "To", "Title", "Words"];
        document
            .blocks
            .push(table(&head, &[3, 3, 2, 6], rows.collect()));
    }
    document.heading(1, "What each role alone knows");
    for role in &scenario.roles {
        document.heading(2, role.name.en.as_str());
        document.paragraph(
            ParaKind::Body,
            vec![Run::bold("Secret: "), Run::plain(&role.secret)],
        );
        for words in &role.instructions {
            document.paragraph(ParaKind::Bullet, vec![Run::plain(words)]);
        }
        for variant in &role.variants {
            document.note(format!(
                "Departs from the record on {}: {}",
                variant.issue, variant.why
            ));
        }
        for fallback in &role.fallbacks {
            document.note(format!("May say: {}", fallback.says));
        }
    }
    document
}

fn when(scenario: &Scenario, inject: &Inject) -> String {
    let title = |item: &ItemId| {
        let item = scenario.item(item).map(|item| item.title.en.clone());
        item.unwrap_or_default()
    };
    match &inject.when {
        Release::Minute(minute) => format!("minute {minute}"),
        Release::Opens(item) => format!("when “{}” is taken up", title(item)),
        Release::Fails(item) => format!("when a text on “{}” is not adopted", title(item)),
        Release::Tables(role) => format!("when {} tables its first text", name(scenario, role)),
    }
}
