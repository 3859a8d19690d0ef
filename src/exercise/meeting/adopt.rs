//! An adopted text, written into the draft.

use super::TextStep;
use super::fold::{Done, Room};
use super::refusal::Refusal;
use crate::exercise::event::Event;
use crate::model::draft::ParagraphStatus;
use crate::model::ids::{IdMint, ProposalId};
use crate::model::proposal::accept;
use crate::model::reference::RuleKind;

impl Room<'_> {
    /// Writes a text into the draft. Without a vote only consensus adopts.
    pub(super) fn adopt(&mut self, event: &Event, id: ProposalId, ad_referendum: bool) -> Done {
        self.quorate()?;
        let text = self.on_table(id)?;
        let (item, carried) = (text.item.clone(), text.carried);
        match carried {
            Some(true) => {}
            Some(false) => return Err(Refusal::VotedDown),
            None if self.rule_for(item.as_ref(), None) == RuleKind::Consensus => {}
            None => return Err(Refusal::NotVoted),
        }
        let Some(before) = self.meeting.draft().cloned() else {
            return Ok(());
        };
        let proposals = self.meeting.proposals();
        let mut mint = IdMint::new(event.id.0.0);
        let fresh = || mint.next(event.time_ms);
        let done = accept(&before, &proposals, id, fresh).map_err(Refusal::Unfit)?;
        let status = if ad_referendum {
            ParagraphStatus::AgreedAdReferendum
        } else {
            ParagraphStatus::Agreed
        };
        let mut draft = done.draft;
        for paragraph in draft.paragraphs_mut() {
            let old = before.any_paragraph(paragraph.id);
            let same = old.is_some_and(|old| old.text == paragraph.text);
            if !same && !paragraph.is_deleted() {
                paragraph.set_status(status, &event.author, event.time_ms);
            }
        }
        for (text, proposal) in self.meeting.tabled.iter_mut().zip(done.proposals) {
            text.proposal = proposal;
        }
        if let Some(text) = self.meeting.tabled.iter_mut().find(|t| t.proposal.id == id) {
            text.adopted = Some(event.id);
        }
        self.meeting.texts.push(TextStep {
            event: Some(event.id),
            item,
            at: self.meeting.clock.last(),
            draft,
        });
        Ok(())
    }
}
