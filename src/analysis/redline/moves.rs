//! What moved: of things paired in two lists, the fewest whose move explains the new order.

/// For each new thing the place of its partner in the old list, whether it stays in order: the
/// longest rising run of partners stays, the others moved. Things without a partner are neither.
pub(super) fn stays(partners: &[Option<usize>]) -> Vec<bool> {
    // tops[n] is where a rising run of n + 1 partners ends with the least partner.
    let mut tops: Vec<(usize, usize)> = Vec::new();
    let mut before: Vec<Option<usize>> = vec![None; partners.len()];
    for (at, partner) in partners.iter().enumerate() {
        let Some(partner) = *partner else { continue };
        let length = tops.partition_point(|(least, _)| *least < partner);
        if let Some(slot) = before.get_mut(at) {
            *slot = length
                .checked_sub(1)
                .and_then(|n| tops.get(n))
                .map(|(_, place)| *place);
        }
        match tops.get_mut(length) {
            Some(top) => *top = (partner, at),
            None => tops.push((partner, at)),
        }
    }
    let mut stays = vec![false; partners.len()];
    let mut at = tops.last().map(|(_, place)| *place);
    while let Some(place) = at {
        if let Some(slot) = stays.get_mut(place) {
            *slot = true;
        }
        at = before.get(place).copied().flatten();
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fewest_move() {
        let of = |partners: &[Option<usize>]| -> Vec<usize> {
            let kept = stays(partners);
            (0..partners.len()).filter(|n| kept[*n]).collect()
        };
        assert_eq!(of(&[Some(1), Some(2), Some(3), Some(0)]), [0, 1, 2]);
        assert_eq!(of(&[Some(3), Some(0), None, Some(1), Some(2)]), [1, 3, 4]);
        assert_eq!(of(&[]), [0_usize; 0]);
    }
}
