//! How far two people agree who coded the same clauses: which elements each sees, and the usual
//! measures over them.
//!
//! The unit is a clause and an element that may stand in it: each coder says yes or no. Percent
//! agreement flatters where most answers are no; Cohen's kappa and Krippendorff's alpha take away
//! what chance alone would give, and F1 looks at the yeses only.

use super::codebook::Codebook;
use super::coded::{ClauseCoding, ElementIx};
use super::draft::DraftCoding;
use crate::model::ids::ParagraphId;

/// Counts of the answers of two coders to the same questions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    /// Both say yes.
    pub both: u64,
    /// Only the first says yes.
    pub first: u64,
    /// Only the second says yes.
    pub second: u64,
    /// Both say no.
    pub neither: u64,
}

/// An element that only one of two coders sees in a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Difference {
    /// The element.
    pub element: ElementIx,
    /// Whether it is the first coder who sees it.
    pub by_first: bool,
}

/// Two codings of one draft beside each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Compared {
    /// The counts over all clauses.
    pub counts: Agreement,
    /// How many clauses were compared.
    pub n_clauses: usize,
    /// What differs, in the order of the text.
    pub differences: Vec<(ParagraphId, Difference)>,
}

/// Compares two codings clause by clause, where `alike` says that both are of the same words.
pub fn compare(
    codebook: &Codebook,
    first: &DraftCoding,
    second: &DraftCoding,
    alike: impl Fn(ParagraphId) -> bool,
) -> Compared {
    let n_elements = codebook.n_codable();
    let mut compared = Compared::default();
    for clause in first.clauses() {
        let paragraph = clause.paragraph;
        let Some(other) = second.of(paragraph).filter(|_| alike(paragraph)) else {
            continue;
        };
        compared.n_clauses += 1;
        let differences = compared.counts.add(&clause.coding, other, n_elements);
        let placed = differences.into_iter().map(|one| (paragraph, one));
        compared.differences.extend(placed);
    }
    compared
}

impl Codebook {
    /// How many elements can be coded on a clause: neither silences nor second names.
    fn n_codable(&self) -> usize {
        let places = (0_u16..).take(self.n_elements()).map(ElementIx);
        let codable = |ix: &ElementIx| {
            let id = self.element_id(*ix);
            !self.is_silence(*ix) && id.and_then(|id| self.element_ix(id)) == Some(*ix)
        };
        places.filter(codable).count()
    }
}

impl Agreement {
    /// Counts a clause in which so many elements could stand; what differs, by element.
    fn add(
        &mut self,
        first: &ClauseCoding,
        second: &ClauseCoding,
        n_elements: usize,
    ) -> Vec<Difference> {
        let mut differences = Vec::new();
        let mut both = 0;
        for (one, other, by_first) in [(first, second, true), (second, first, false)] {
            for coded in &one.elements {
                let element = coded.element;
                if other.find(element).is_none() {
                    differences.push(Difference { element, by_first });
                } else if by_first {
                    both += 1;
                }
            }
        }
        differences.sort_unstable();
        let by_first = differences.iter().filter(|d| d.by_first).count() as u64;
        let by_second = differences.len() as u64 - by_first;
        self.both += both;
        self.first += by_first;
        self.second += by_second;
        self.neither += (n_elements as u64).saturating_sub(both + by_first + by_second);
        differences
    }

    fn total(&self) -> f64 {
        (self.both + self.first + self.second + self.neither) as f64
    }

    /// The part of the questions answered alike, from 0 to 1; nothing where none was asked.
    pub fn percent(&self) -> Option<f64> {
        let total = self.total();
        (total > 0.0).then(|| (self.both + self.neither) as f64 / total)
    }

    /// Cohen's kappa, from -1 to 1; nothing where chance alone would give full agreement.
    ///
    /// J. Cohen, A coefficient of agreement for nominal scales, 1960: (p - e) / (1 - e), where e is
    /// the agreement that the two coders' own shares of yes and no would give by chance.
    pub fn kappa(&self) -> Option<f64> {
        let total = self.total();
        let alike = self.percent()?;
        let first = (self.both + self.first) as f64 / total;
        let second = (self.both + self.second) as f64 / total;
        let chance = first * second + (1.0 - first) * (1.0 - second);
        (chance < 1.0).then(|| (alike - chance) / (1.0 - chance))
    }

    /// Krippendorff's alpha for two coders and two answers; nothing where all answers are alike.
    ///
    /// K. Krippendorff, Content Analysis, chapter on reliability: 1 less observed over expected
    /// disagreement, the expected taken from both coders' answers together, without replacement.
    pub fn alpha(&self) -> Option<f64> {
        let answers = 2.0 * self.total();
        let yes = (2 * self.both + self.first + self.second) as f64;
        let no = answers - yes;
        let observed = 2.0 * (self.first + self.second) as f64 / answers;
        let expected = 2.0 * yes * no / (answers * (answers - 1.0));
        (yes > 0.0 && no > 0.0).then(|| 1.0 - observed / expected)
    }

    /// F1 of one coder's yeses against the other's, from 0 to 1; nothing where nobody said yes.
    pub fn f1(&self) -> Option<f64> {
        let yes = 2 * self.both + self.first + self.second;
        (yes > 0).then(|| (2 * self.both) as f64 / yes as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The worked example of Cohen's kappa that many textbooks give: 20 both, 5 and 10 one, 15
    /// neither; kappa 0.4.
    #[test]
    fn the_measures_are_those_of_the_books() {
        let counts = Agreement {
            both: 20,
            first: 5,
            second: 10,
            neither: 15,
        };
        let near = |value: Option<f64>, wanted: f64| (value.unwrap() - wanted).abs() < 1e-9;
        assert!(near(counts.percent(), 0.7));
        assert!(near(counts.kappa(), 0.4));
        assert!(near(counts.f1(), 40.0 / 55.0));
        // 100 answers, 55 yes and 45 no: expected 2*55*45/(100*99) = 0.5, observed 0.3.
        assert!(near(counts.alpha(), 0.4));
    }

    #[test]
    fn nothing_is_said_where_nothing_can_be() {
        let none = Agreement::default();
        let all = [none.percent(), none.kappa(), none.alpha(), none.f1()];
        assert_eq!(all, [None; 4]);
        let only_no = Agreement { neither: 9, ..none };
        assert_eq!(only_no.percent(), Some(1.0));
        assert_eq!(
            (only_no.kappa(), only_no.alpha(), only_no.f1()),
            (None, None, None)
        );
    }
}
