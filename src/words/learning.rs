//! Which message names which thing that is learnt from a mock negotiation.

use crate::exercise::play::Difficulty;
use crate::exercise::score::Rung;

/// A rung of a delegation's ladder.
pub fn rung_key(rung: Rung) -> &'static str {
    match rung {
        Rung::Preferred => "rung-preferred",
        Rung::Acceptable => "rung-acceptable",
        Rung::Fallback => "rung-fallback",
        Rung::Below => "rung-below",
        Rung::Crossed => "rung-crossed",
        Rung::Untouched => "rung-untouched",
    }
}

/// How much the roles reveal to somebody who plays alone.
pub fn difficulty_key(difficulty: Difficulty) -> &'static str {
    match difficulty {
        Difficulty::Open => "reveal-open",
        Difficulty::Guarded => "reveal-guarded",
        Difficulty::Closed => "reveal-closed",
    }
}

/// What that means, in a sentence.
pub fn difficulty_hint_key(difficulty: Difficulty) -> &'static str {
    match difficulty {
        Difficulty::Open => "reveal-open-hint",
        Difficulty::Guarded => "reveal-guarded-hint",
        Difficulty::Closed => "reveal-closed-hint",
    }
}
