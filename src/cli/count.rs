//! A number of things as one reads it: `1 error`, `2 errors`.

use std::fmt;

/// So many things of a name that takes an s where it is more or less than one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Count<N>(pub(super) N, pub(super) &'static str);

impl<N: fmt::Display + PartialEq + From<u8>> fmt::Display for Count<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self(n, thing) = self;
        let ending = if *n == N::from(1) { "" } else { "s" };
        write!(f, "{n} {thing}{ending}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_is_one_and_none_are_many() {
        let said = [0_usize, 1, 2].map(|n| Count(n, "error").to_string());
        assert_eq!(said, ["0 errors", "1 error", "2 errors"]);
    }
}
