//! The legal-force meter: how strongly each paragraph binds, what each qualifier costs it, and the
//! counts that negotiators make by hand, per article and for the draft.
//!
//! The level of a paragraph is that of its strongest sentence, 5 shall to 0 statement, as coding
//! gives it; brackets and words are counted in the text.

use crate::coding::coded::{DeviceIx, Force};
use crate::model::draft::{Article, Draft, Paragraph};
use crate::model::ids::{ArticleId, ParagraphId};
use crate::model::lexicon::DeviceEffect;
use crate::model::text::{Lang, Span};

use super::desk::Coded;
use super::words::words_of;

/// The meter of a draft.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Meter {
    /// Articles in order.
    pub articles: Vec<ArticleForce>,
    /// Counts over the recitals and all articles.
    pub counts: Counts,
    /// Levels over all articles.
    pub levels: Levels,
}

/// The meter of an article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleForce {
    /// The article.
    pub article: ArticleId,
    /// Its paragraphs that are not struck, in order.
    pub paragraphs: Vec<ParagraphForce>,
    /// Counts over them.
    pub counts: Counts,
    /// Levels over them.
    pub levels: Levels,
}

/// The meter of a paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ParagraphForce {
    /// The paragraph.
    pub paragraph: ParagraphId,
    /// Force of its strongest sentence; absent for a chapeau, which binds through its items, and
    /// for a paragraph without words.
    pub force: Option<Force>,
    /// Each qualifier in its own words, with the levels it takes off.
    pub costs: Vec<Cost>,
    /// Counts in its words.
    pub counts: Counts,
}

/// A qualifier and what it takes off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// The device, by place in the lexicon.
    pub device: DeviceIx,
    /// Its words.
    pub span: Span,
    /// What it does to the force of its sentence.
    pub effect: DeviceEffect,
}

/// The levels of several paragraphs that bind by themselves.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Levels {
    /// How many paragraphs.
    pub n: usize,
    /// Sum of their levels.
    pub sum: usize,
    /// The least level.
    pub least: Option<u8>,
    /// How many stand at each level, 0 to 5.
    pub at: [usize; 6],
}

/// What negotiators count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Pairs of square brackets.
    pub brackets: usize,
    /// Brackets that stand directly behind another: rival wordings of one place.
    pub alternatives: usize,
    /// "Shall", or its like in Chinese.
    pub shall: usize,
    /// "Should".
    pub should: usize,
    /// "May".
    pub may: usize,
    /// Qualifiers that cost force.
    pub softeners: usize,
}

impl Levels {
    fn add(&mut self, level: u8) {
        let level = level.min(5);
        self.n += 1;
        self.sum += usize::from(level);
        self.least = Some(self.least.map_or(level, |least| least.min(level)));
        if let Some(slot) = self.at.get_mut(usize::from(level)) {
            *slot += 1;
        }
    }

    fn join(&mut self, other: &Self) {
        self.n += other.n;
        self.sum += other.sum;
        self.least = [self.least, other.least].into_iter().flatten().min();
        for (slot, more) in self.at.iter_mut().zip(other.at) {
            *slot += more;
        }
    }

    /// The mean level in tenths, 0 to 50; absent where nothing binds by itself.
    pub fn mean_tenths(&self) -> Option<usize> {
        (self.n > 0).then(|| (self.sum * 10 + self.n / 2) / self.n)
    }
}

impl Counts {
    fn join(&mut self, other: &Self) {
        self.brackets += other.brackets;
        self.alternatives += other.alternatives;
        self.shall += other.shall;
        self.should += other.should;
        self.may += other.may;
        self.softeners += other.softeners;
    }
}

/// Measures a coded draft.
pub fn measure(draft: &Draft, coded: Coded<'_>) -> Meter {
    let mut meter = Meter::default();
    for recital in draft.preamble.iter().filter(|r| !r.is_deleted()) {
        meter.counts.join(&paragraph(recital, false, coded).counts);
    }
    for one in &draft.articles {
        let article = article(one, coded);
        meter.counts.join(&article.counts);
        meter.levels.join(&article.levels);
        meter.articles.push(article);
    }
    meter
}

fn article(article: &Article, coded: Coded<'_>) -> ArticleForce {
    let mut force = ArticleForce {
        article: article.id,
        paragraphs: Vec::new(),
        counts: Counts::default(),
        levels: Levels::default(),
    };
    let standing = article.paragraphs.iter().enumerate();
    for (at, one) in standing.filter(|(_, p)| !p.is_deleted()) {
        let measured = paragraph(one, article.is_chapeau(at), coded);
        force.counts.join(&measured.counts);
        if let Some(found) = measured.force {
            force.levels.add(found.level);
        }
        force.paragraphs.push(measured);
    }
    force
}

fn paragraph(paragraph: &Paragraph, is_chapeau: bool, coded: Coded<'_>) -> ParagraphForce {
    let coding = coded.coding.of(paragraph.id);
    let binds = !is_chapeau && !paragraph.text.trim().is_empty();
    let sentences = coding.map(|c| c.sentences.as_slice()).unwrap_or_default();
    let force = sentences.iter().map(|sentence| sentence.force).max();
    let devices = coding.map(|c| c.devices.as_slice()).unwrap_or_default();
    let costs: Vec<Cost> = devices
        .iter()
        .filter_map(|hit| {
            let effect = coded.codebook.device_effect(hit.device)?;
            let costs = matches!(effect, DeviceEffect::Lowers(1..) | DeviceEffect::Sets(..=4));
            costs.then_some(Cost {
                device: hit.device,
                span: hit.span,
                effect,
            })
        })
        .collect();
    let mut counts = count(&paragraph.text);
    counts.softeners = costs.len();
    ParagraphForce {
        paragraph: paragraph.id,
        force: force.filter(|_| binds),
        costs,
        counts,
    }
}

/// Brackets, alternatives and modal words of a text.
fn count(text: &str) -> Counts {
    let mut counts = Counts::default();
    let mut closed = false;
    let mut depth = 0_usize;
    for ch in text.chars() {
        match ch {
            '[' => {
                counts.alternatives += usize::from(closed);
                depth += 1;
                closed = false;
            }
            ']' if depth > 0 => {
                depth -= 1;
                counts.brackets += 1;
                closed = true;
            }
            ch if ch.is_whitespace() || ch == '/' => {}
            _ => closed = false,
        }
    }
    for word in words_of(text) {
        counts.shall += usize::from(word.is("shall"));
        counts.should += usize::from(word.is("should"));
        counts.may += usize::from(word.is("may"));
    }
    if Lang::guess(text) == Lang::Zh {
        counts.shall += count_alone(text, '应', "相适响反对供效回", "用对急付邀");
        counts.may += count_alone(text, '可', "许认不尽", "能行靠用见疑");
    }
    counts
}

/// How often a character stands in a text by itself: not behind one of `behind`, not before one of
/// `before`, with which it makes another word.
fn count_alone(text: &str, wanted: char, behind: &str, before: &str) -> usize {
    let signs: Vec<char> = text.chars().collect();
    let alone = |at: usize| {
        let last = at.checked_sub(1).and_then(|at| signs.get(at));
        let next = signs.get(at + 1);
        !last.is_some_and(|ch| behind.contains(*ch)) && !next.is_some_and(|ch| before.contains(*ch))
    };
    let places = signs.iter().enumerate();
    places
        .filter(|(at, ch)| **ch == wanted && alone(*at))
        .count()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_and_modals_are_counted() {
        let counts = count("Each Party [shall] [may] [should / may] keep [logs [and keys]].");
        let wanted = Counts {
            brackets: 5,
            alternatives: 2,
            shall: 1,
            should: 1,
            may: 2,
            softeners: 0,
        };
        assert_eq!(counts, wanted);
        let chinese = count("缔约国应当采取相应措施，可以应用许可。");
        assert_eq!((chinese.shall, chinese.may), (1, 1));
    }

    #[test]
    fn levels_have_a_mean_and_a_least() {
        let mut levels = Levels::default();
        assert_eq!(levels.mean_tenths(), None);
        for level in [5, 4, 1] {
            levels.add(level);
        }
        assert_eq!((levels.mean_tenths(), levels.least), (Some(33), Some(1)));
        let mut both = Levels::default();
        both.join(&levels);
        assert_eq!(both, levels);
    }
}
