//! A scale from nought to a round figure, in steps that people count in.

/// From 0 to [`Scale::top`] in [`Scale::STEPS`] equal steps of whole numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Scale {
    step: u16,
}

/// Steps that people count in: below ten, and from there on in tens, hundreds and thousands.
const SMALL: [u16; 5] = [1, 2, 3, 4, 5];
const LARGER: [u16; 7] = [10, 15, 20, 25, 30, 40, 50];

impl Scale {
    /// How many steps every scale has, so that both sides of a chart share their lines.
    pub(super) const STEPS: u16 = 4;

    /// The smallest round scale that reaches `most`.
    pub(super) fn up_to(most: u16) -> Self {
        let least = most.div_ceil(Self::STEPS).max(1);
        let larger = [10, 100, 1_000]
            .into_iter()
            .flat_map(|tens| LARGER.map(|step| step * tens / 10));
        let step = SMALL.into_iter().chain(larger).find(|step| *step >= least);
        Self {
            step: step.unwrap_or(least),
        }
    }

    /// The figure at the top.
    pub(super) fn top(self) -> u16 {
        self.step.saturating_mul(Self::STEPS)
    }

    /// Where a figure stands: 0 at the foot, 1 at the top.
    pub(super) fn share(self, figure: u16) -> f32 {
        f32::from(figure) / f32::from(self.top())
    }

    /// The figures at the steps, from 0 on.
    pub(super) fn ticks(self) -> impl Iterator<Item = u16> {
        (0..=Self::STEPS).map(move |n| n.saturating_mul(self.step))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_scale_reaches_what_it_shows_in_round_steps() {
        for most in 0..=2_000 {
            let scale = Scale::up_to(most);
            assert!(scale.top() >= most, "{most}");
            assert!(scale.share(most) <= 1.0);
            assert!(
                f32::from(scale.top()) <= f32::from(most) * 2.0 + 4.0,
                "{most}: {}",
                scale.top()
            );
            assert!(
                scale.step < 10 || scale.step.is_multiple_of(5),
                "{most}: steps of {}",
                scale.step
            );
        }
        assert_eq!(Scale::up_to(7).ticks().collect::<Vec<_>>(), [0, 2, 4, 6, 8]);
        assert_eq!(Scale::up_to(49).top(), 60);
        assert_eq!(Scale::up_to(0).top(), 4);
    }

    #[test]
    fn a_figure_past_every_round_step_still_has_a_scale() {
        assert!(Scale::up_to(u16::MAX).top() >= u16::MAX - 3);
    }
}
