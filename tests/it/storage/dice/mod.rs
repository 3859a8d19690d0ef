//! Workspaces made up from a seed, with every field of every record used now and then.

mod dossier;
mod rolling;

use travaux::model::bloc::*;
use travaux::model::date::Date;
use travaux::model::decision::{Decision, Quote, Ruling};
use travaux::model::draft::{Article, Draft, Level, Paragraph};
use travaux::model::ids::*;
use travaux::model::issue::Doubt;
use travaux::model::text::Bilingual;
use travaux::model::workspace::{NamedVersion, Workspace};

/// A source of choices that the same seed repeats.
pub(crate) struct Dice {
    state: u64,
    mint: IdMint,
    /// Words that every text is one of, in turn; none where texts are made up.
    words: &'static [String],
    /// How many of them were used.
    pub(crate) n_used: usize,
}

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self {
            state: seed ^ 0x9e37_79b9_7f4a_7c15,
            mint: IdMint::new(u128::from(seed)),
            words: &[],
            n_used: 0,
        }
    }

    /// Every text is one of these words, in turn.
    pub(crate) fn with_words(seed: u64, words: &'static [String], n_used: usize) -> Self {
        Self {
            words,
            n_used,
            ..Self::new(seed)
        }
    }

    fn given(&mut self) -> Option<String> {
        let word = self.words.get(self.n_used % self.words.len().max(1))?;
        self.n_used += 1;
        Some(word.clone())
    }

    /// A number below `n`.
    pub(crate) fn below(&mut self, n: usize) -> usize {
        self.state = self
            .state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from((self.state >> 33) % n.max(1) as u64).unwrap()
    }

    pub(crate) fn coin(&mut self) -> bool {
        self.below(2) == 0
    }

    fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }

    fn maybe<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.coin().then(|| make(self))
    }

    fn some<T>(&mut self, up_to: usize, mut make: impl FnMut(&mut Self, usize) -> T) -> Vec<T> {
        (0..self.below(up_to + 1)).map(|n| make(self, n)).collect()
    }

    /// A text without line breaks, sometimes empty, sometimes odd.
    pub(crate) fn line(&mut self) -> String {
        const WORDS: [&str; 14] = [
            "shall",
            "缔约国",
            "\"quoted\"",
            "back\\slash",
            "it's",
            "// no comment",
            "(a)",
            "e\u{301}",
            "\u{202e}",
            "\u{200d}",
            "\t",
            "—",
            "¶5",
            "{x: [",
        ];
        if let Some(word) = self.given() {
            return word.replace(['\n', '\r'], " ");
        }
        let n = self.pick(&[0, 1, 2, 5, 40]);
        (0..n)
            .map(|_| self.pick(&WORDS))
            .collect::<Vec<_>>()
            .join(" ")
    }

    fn text(&mut self) -> String {
        if let Some(word) = self.given() {
            return word;
        }
        let line = self.line();
        if self.words.is_empty() && self.below(5) == 0 {
            format!("{line}\n\r\u{0}{line}")
        } else {
            line
        }
    }

    /// A name of a version or a person: text without what is told on load.
    fn who(&mut self) -> String {
        let text = self.text();
        if !self.words.is_empty() {
            return text;
        }
        let seen = |ch: &char| travaux::model::check::unseen_character(&ch.to_string()).is_none();
        text.chars().filter(seen).collect()
    }

    fn pair(&mut self) -> Bilingual {
        Bilingual {
            en: self.text(),
            zh: self.text(),
        }
    }

    /// A pair that is never wholly empty, for names that must be there.
    fn name(&mut self) -> Bilingual {
        // Names that look alike, or hold what nobody sees, are refused.
        let mut word = || -> String {
            (0..9)
                .map(|_| self.pick(&['b', 'd', 'f', 'g', 'k', 't']))
                .collect()
        };
        let (en, zh) = (word(), word());
        Bilingual {
            en: format!("Name {en}"),
            zh: if self.coin() {
                format!("名 {zh}")
            } else {
                String::new()
            },
        }
    }

    fn date(&mut self) -> Date {
        self.pick(&["2016", "2016-10", "2019-03-29", "2024-02-29", "0001"])
            .parse()
            .unwrap()
    }

    fn element(&mut self) -> ElementId {
        ElementId::new(self.pick(&["a", "state-consent", "e-3", "x9"])).unwrap()
    }

    fn elements(&mut self) -> Vec<ElementId> {
        self.some(3, |d, _| d.element())
    }

    fn source(&mut self) -> SourceId {
        SourceId::new(self.pick(&["S1", "S2", "P-UNV", "budapest"])).unwrap()
    }

    fn state(&mut self) -> StateCode {
        StateCode::new(self.pick(&["CN", "FR", "ZA"])).unwrap()
    }

    fn citations(&mut self) -> Vec<Citation> {
        self.some(2, |d, _| Citation {
            source: d.source(),
            place: d.text(),
            note: d.text(),
        })
    }

    fn doubt(&mut self) -> Doubt {
        self.pick(&[Doubt::None, Doubt::Known, Doubt::Arguable, Doubt::Low])
    }

    fn layer(&mut self) -> Layer {
        if self.below(4) == 0 {
            Layer::Private
        } else {
            Layer::Shared
        }
    }

    fn confidence(&mut self) -> Confidence {
        use ConfidenceKind::{Inferred, NoPosition, Record, RecordUnread, Seed};
        Confidence {
            kind: self.pick(&[Seed, Record, RecordUnread, Inferred, NoPosition]),
            note: self.text(),
        }
    }

    fn demand(&mut self) -> Demand {
        Demand {
            element: self.element(),
            verb: self.pick(&[Verb::Requires, Verb::Accepts, Verb::Opposes]),
            strength: self.pick(&[Strength::RedLine, Strength::Core, Strength::Preference]),
            unless: self.some(2, |d, _| Unless {
                element: d.element(),
                within: d.pick(&[Within::Article, Within::Draft]),
            }),
            at_least: self.maybe(|d| u8::try_from(d.below(6)).unwrap()),
            note: self.text(),
            layer: self.layer(),
        }
    }

    fn entry(&mut self) -> PositionEntry {
        PositionEntry {
            from: self.date(),
            stance: self.pair(),
            demands: self.some(4, |d, _| d.demand()),
            salience: self.maybe(|d| Salience {
                value: u8::try_from(d.below(101)).unwrap(),
                reason: d.text(),
            }),
            fallback: self.text(),
            confidence: self.confidence(),
            sources: self.citations(),
            notes: self.some(2, |d, _| DatedNote {
                when: d.text(),
                text: d.text(),
            }),
            layer: self.layer(),
        }
    }

    pub(crate) fn position(&mut self, issue: &str) -> Position {
        Position {
            issue: IssueId::new(issue).unwrap(),
            entries: self.some(4, |d, _| d.entry().into()),
        }
    }

    pub(crate) fn member_entry(&mut self) -> MemberEntry {
        MemberEntry {
            state: self.state(),
            issue: self.maybe(|_| IssueId::new("issue-1").unwrap()),
            from: self.date(),
            text: self.pair(),
            demands: self.some(3, |d, _| d.demand()),
            confidence: self.confidence(),
            sources: self.citations(),
            layer: self.layer(),
        }
    }

    pub(crate) fn bloc(&mut self, id: &str) -> Bloc {
        Bloc {
            id: BlocId::new(id).unwrap(),
            kind: self.pick(&[
                BlocKind::Bloc,
                BlocKind::Bloc,
                BlocKind::Group,
                BlocKind::Views,
            ]),
            name: self.name(),
            short: self.name(),
            note: self.pair(),
            date: self.maybe(Self::date),
            snapshots: self.some(2, |d, _| Snapshot {
                year: 2016,
                text: d.text(),
            }),
            members: self.some(3, |d, _| Membership {
                state: d.state(),
                from: d.maybe(Self::date),
                until: d.maybe(Self::date),
            }),
            positions: self.some(4, |d, n| d.position(&format!("issue-{n}"))),
            member_entries: self.some(4, |d, _| d.member_entry()),
            views: self.some(2, |d, _| RecordedView {
                issue: IssueId::new("issue-2").unwrap(),
                elements: d.some(2, |d, _| ViewedElement {
                    element: d.element(),
                    how: d.text(),
                }),
                text: d.pair(),
                sources: d.citations(),
            }),
        }
    }

    pub(crate) fn paragraph(&mut self) -> Paragraph {
        let level = self.pick(&[
            Level::Paragraph,
            Level::Item,
            Level::Subitem,
            Level::Point,
            Level::Tail,
        ]);
        let id = ParagraphId(self.mint.next(1));
        let mut paragraph = Paragraph::new(id, level, self.line());
        self.roll(&mut paragraph);
        paragraph
    }

    pub(crate) fn article(&mut self) -> Article {
        Article {
            id: ArticleId(self.mint.next(1)),
            heading: self.line(),
            paragraphs: self.some(5, |d, _| d.paragraph()),
            frame: self.frame(),
        }
    }

    pub(crate) fn draft(&mut self) -> Draft {
        Draft {
            id: VersionId(self.mint.next(1)),
            title: self.text(),
            preamble: self.some(2, |d, _| d.paragraph()),
            articles: self.some(4, |d, _| d.article()),
            complete: self.coin(),
            wraps: self.some(2, |d, _| d.wrap()),
        }
    }

    pub(crate) fn decision(&mut self) -> Decision {
        let element = self.element();
        let ruling = match self.below(4) {
            0 => Ruling::Confirm(element),
            1 => Ruling::Reject(element),
            2 => Ruling::Add(element),
            _ => Ruling::Ignore(BlocId::new("us-eu").unwrap(), element),
        };
        Decision {
            id: DecisionId(self.mint.next(1)),
            paragraph: ParagraphId(self.mint.next(1)),
            quote: Quote {
                words: self.text(),
                before: self.text(),
                after: self.text(),
            },
            ruling,
            reason: self.text(),
            author: self.who(),
            time_ms: self.below(usize::MAX) as u64,
            layer: self.layer(),
        }
    }

    pub(crate) fn version(&mut self) -> NamedVersion {
        NamedVersion {
            id: VersionId(self.mint.next(1)),
            name: self.who(),
            symbol: self.text(),
            note: self.text(),
            time_ms: self.below(usize::MAX) as u64,
            issued: self.coin(),
            draft: self.draft(),
        }
    }

    pub(crate) fn workspace(&mut self) -> Workspace {
        Workspace {
            title: self.text(),
            own: self.maybe(|_| BlocId::new("us-eu").unwrap()),
            dossier: self.dossier(),
            draft: self.draft(),
            decisions: self.some(4, |d, _| d.decision()),
            versions: self.some(2, |d, _| d.version()),
            proposals: self.some(3, |d, _| d.proposal()),
            notes: self.some(3, |d, _| d.note()),
        }
    }
}
