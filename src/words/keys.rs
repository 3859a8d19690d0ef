//! Which message names which thing: one function for each kind of thing that has a name.

use crate::analysis::redline::summary::UnmarkedWhy;
use crate::assess::finding::FindingKind;
use crate::assess::matrix::Reading;
use crate::coding::coded::Force;
use crate::editorial;
use crate::model::bloc::{BlocKind, ConfidenceKind, Layer, Strength, Verb};
use crate::model::bracket::BracketReason;
use crate::model::draft::{Level, ParagraphStatus};
use crate::model::issue::Doubt;
use crate::model::problem::Severity;
use crate::model::reference::{InstrumentKind, RuleKind};

/// The words for why brackets stand.
pub fn reason_key(reason: BracketReason) -> &'static str {
    match reason {
        BracketReason::Unstated => "reason-unstated",
        BracketReason::Alternative => "reason-alternative",
        BracketReason::WaitsOnArticle(_) => "reason-waits",
        BracketReason::WaitingForInstructions => "reason-instructions",
        BracketReason::Tactical => "reason-tactical",
        BracketReason::Uncertain => "reason-uncertain",
    }
}

/// The word for what a finding says.
pub fn finding_key(kind: FindingKind) -> &'static str {
    match kind {
        FindingKind::Conflict => "finding-conflict",
        FindingKind::MetTooWeakly => "finding-met-too-weakly",
        FindingKind::StillAsks => "finding-still-asks",
        FindingKind::Missing => "finding-missing",
        FindingKind::Met => "finding-met",
        FindingKind::Tolerated => "finding-tolerated",
        FindingKind::Accepted => "finding-accepted",
    }
}

/// The word for a demand's verb.
pub fn verb_key(verb: Verb) -> &'static str {
    match verb {
        Verb::Requires => "verb-requires",
        Verb::Accepts => "verb-accepts",
        Verb::Opposes => "verb-opposes",
    }
}

/// The word for how firmly a demand is held.
pub fn strength_key(strength: Strength) -> &'static str {
    match strength {
        Strength::RedLine => "strength-red-line",
        Strength::Core => "strength-core",
        Strength::Preference => "strength-preference",
    }
}

/// What that word means, in a sentence.
pub fn strength_hint_key(strength: Strength) -> &'static str {
    match strength {
        Strength::RedLine => "strength-red-line-hint",
        Strength::Core => "strength-core-hint",
        Strength::Preference => "strength-preference-hint",
    }
}

/// The word for how well an entry is supported.
pub fn confidence_key(kind: ConfidenceKind) -> &'static str {
    match kind {
        ConfidenceKind::Seed => "confidence-seed",
        ConfidenceKind::Record => "confidence-record",
        ConfidenceKind::RecordUnread => "confidence-record-unread",
        ConfidenceKind::Inferred => "confidence-inferred",
        ConfidenceKind::NoPosition => "confidence-none",
    }
}

/// What that word means, in a sentence.
pub fn confidence_hint_key(kind: ConfidenceKind) -> &'static str {
    match kind {
        ConfidenceKind::Seed => "confidence-seed-hint",
        ConfidenceKind::Record => "confidence-record-hint",
        ConfidenceKind::RecordUnread => "confidence-record-unread-hint",
        ConfidenceKind::Inferred => "confidence-inferred-hint",
        ConfidenceKind::NoPosition => "confidence-none-hint",
    }
}

/// The word for how far a reference was checked.
pub fn doubt_key(doubt: Doubt) -> &'static str {
    match doubt {
        Doubt::None => "doubt-none",
        Doubt::Known => "doubt-known",
        Doubt::Arguable => "doubt-arguable",
        Doubt::Low => "doubt-low",
    }
}

/// The word for who may see something.
pub fn layer_key(layer: Layer) -> &'static str {
    match layer {
        Layer::Shared => "layer-shared",
        Layer::Private => "layer-private",
    }
}

/// The word for a set of States.
pub fn bloc_kind_key(kind: BlocKind) -> &'static str {
    match kind {
        BlocKind::Bloc => "bloc-kind-bloc",
        BlocKind::Group => "bloc-kind-group",
        BlocKind::Views => "bloc-kind-views",
    }
}

/// The word for a status.
pub fn status_key(status: ParagraphStatus) -> &'static str {
    match status {
        ParagraphStatus::Open => "status-open",
        ParagraphStatus::Bracketed => "status-bracketed",
        ParagraphStatus::Pending => "status-pending",
        ParagraphStatus::AgreedInformals => "status-agreed-informals",
        ParagraphStatus::AgreedAdReferendum => "status-agreed-ad-referendum",
        ParagraphStatus::Agreed => "status-agreed",
        ParagraphStatus::Deleted => "status-deleted",
        ParagraphStatus::Moved => "status-moved",
    }
}

/// The word for a line of an article.
pub fn level_key(level: Level) -> &'static str {
    match level {
        Level::Paragraph => "text-paragraph",
        Level::Item | Level::Subitem | Level::Point => "text-item",
        Level::Tail => "text-tail",
    }
}

/// Why a difference cannot be seen in the new text.
pub fn unmarked_key(why: UnmarkedWhy) -> &'static str {
    match why {
        UnmarkedWhy::Gone => "unmarked-gone",
        UnmarkedWhy::WordsGone => "unmarked-words-gone",
        UnmarkedWhy::Unbracketed => "unmarked-unbracketed",
    }
}

/// The word for a level of legal force.
pub fn force_key(force: Force) -> &'static str {
    match (force.prohibition, force.level) {
        (true, _) => "force-prohibition",
        (false, 5..) => "force-obligation",
        (false, 4) => "force-softened",
        (false, 3) => "force-endeavour",
        (false, 2) => "force-recommendation",
        (false, 1) => "force-permission",
        (false, 0) => "force-statement",
    }
}

/// The name of a rule of adoption.
pub fn rule_key(kind: RuleKind) -> &'static str {
    match kind {
        RuleKind::Consensus => "rule-consensus",
        RuleKind::TwoThirds => "rule-two-thirds",
        RuleKind::Simple => "rule-simple",
    }
}

/// The word for how bad a problem is.
pub fn severity_key(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "problem-error",
        Severity::Warning => "problem-warning",
    }
}

/// The word for how much an editorial remark matters.
pub fn remark_severity_key(severity: editorial::Severity) -> &'static str {
    match severity {
        editorial::Severity::Error => "severity-error",
        editorial::Severity::Warning => "severity-warning",
        editorial::Severity::Hint => "severity-hint",
    }
}

/// The word for what a bloc's demands on an issue amount to.
pub fn reading_key(reading: Reading) -> &'static str {
    match reading {
        Reading::Wants => "stance-wants",
        Reading::Rejects => "stance-rejects",
        Reading::Mixed => "stance-mixed",
        Reading::Open => "stance-open",
        Reading::NoRecordedPosition => "stance-none",
    }
}

/// What that word means, in a sentence.
pub fn reading_hint_key(reading: Reading) -> &'static str {
    match reading {
        Reading::Wants => "stance-wants-hint",
        Reading::Rejects => "stance-rejects-hint",
        Reading::Mixed => "stance-mixed-hint",
        Reading::Open => "stance-open-hint",
        Reading::NoRecordedPosition => "stance-none-hint",
    }
}

/// The word for a listed system.
pub fn instrument_kind_key(kind: InstrumentKind) -> &'static str {
    match kind {
        InstrumentKind::Treaty => "instrument-treaty",
        InstrumentKind::SoftLaw => "instrument-soft-law",
        InstrumentKind::Body => "instrument-body",
    }
}
