//! Who was first: what may not happen because of something its writer had not yet seen.
//!
//! On one laptop what happens is written down one after the other. On several, two people can do
//! what only one of them can have done; most of it is refused when the session is folded, but the
//! floor, an item or a vote would silently replace what somebody else did a moment before.

use super::event::{Event, Happening, Vote};

/// The first of these events, unseen by whoever wrote `what`, that leaves no room for it.
pub fn overtaken<'e>(what: &Happening, unseen: &[&'e Event]) -> Option<&'e Event> {
    let first = unseen.iter().find(|event| rules_out(&event.what, what));
    first.copied()
}

/// Whether `late` would replace or repeat `first` rather than follow on it.
fn rules_out(first: &Happening, late: &Happening) -> bool {
    use Happening::{
        Adopted, Closed, Consults, Corrected, Floor, Item, List, Paused, RollCall, Voted,
        Withdrawn, Yielded,
    };
    match (first, late) {
        (Floor { .. } | Item { .. } | Consults { .. } | Paused | Closed, Floor { .. })
        | (Floor { .. } | Yielded, Yielded)
        | (Item { .. }, Item { .. } | List { .. })
        | (List { .. }, List { .. })
        | (Item { .. } | Consults { .. }, Consults { .. })
        | (RollCall { .. }, RollCall { .. }) => true,
        (
            Voted(Vote { proposal, .. }) | Adopted { proposal, .. } | Withdrawn { proposal },
            Voted(Vote { proposal: late, .. }),
        )
        | (Voted(Vote { proposal, .. }), Adopted { proposal: late, .. }) => proposal == late,
        (Corrected { event, .. }, Corrected { event: late, .. }) => event == late,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::ids::{EventId, IdMint, ProposalId, RoleId};

    fn floor(role: &str) -> Happening {
        Happening::Floor {
            role: RoleId::new(role).unwrap(),
            seconds: None,
        }
    }

    fn event(n: u64, what: Happening) -> Event {
        Event {
            id: EventId(IdMint::new(1).next(n)),
            time_ms: n,
            author: String::new(),
            what,
        }
    }

    #[test]
    fn of_two_who_take_the_floor_the_second_hears_who_was_first() {
        let remark = event(
            1,
            Happening::Remark {
                words: "quiet, please".to_owned(),
            },
        );
        let taken = event(2, floor("north"));
        let unseen = [&remark, &taken];
        assert_eq!(overtaken(&floor("south"), &unseen), Some(&taken));
        assert_eq!(overtaken(&floor("south"), &unseen[..1]), None);
        // A speaker does not end somebody else's speech.
        assert_eq!(overtaken(&Happening::Yielded, &unseen), Some(&taken));
        // What only adds to the record is not in anybody's way.
        let listed = Happening::Listed {
            role: RoleId::new("south").unwrap(),
        };
        assert_eq!(overtaken(&listed, &unseen), None);
    }

    #[test]
    fn a_vote_on_another_text_is_in_nobodys_way() {
        let mut mint = IdMint::new(4);
        let (one, two) = (ProposalId(mint.next(1)), ProposalId(mint.next(1)));
        let withdrawn = event(3, Happening::Withdrawn { proposal: one });
        let vote = |proposal| {
            Happening::Voted(Vote {
                proposal,
                method: crate::exercise::event::Method::Show,
                rule: None,
                ballots: Vec::new(),
                count: None,
            })
        };
        assert_eq!(overtaken(&vote(one), &[&withdrawn]), Some(&withdrawn));
        assert_eq!(overtaken(&vote(two), &[&withdrawn]), None);
    }
}
