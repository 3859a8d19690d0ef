//! Logarithm and exponential from the four operations only, so that every machine trains alike.
//!
//! IEEE 754 fixes `+ - * /` and the square root to the last bit; the functions of a system's
//! mathematical library are not fixed, and a weight that differs could flip a verdict.

/// The natural logarithm of a positive finite number; 0 for anything else.
pub(super) fn ln(x: f64) -> f64 {
    if !(x > 0.0 && x.is_finite()) {
        return 0.0;
    }
    let (mut m, mut twos) = (x, 0.0);
    while m > 1.5 {
        m /= 2.0;
        twos += 1.0;
    }
    while m < 0.75 {
        m *= 2.0;
        twos -= 1.0;
    }
    // ln m = 2 artanh((m - 1) / (m + 1))
    let r = (m - 1.0) / (m + 1.0);
    let square = r * r;
    let (mut power, mut sum, mut n) = (r, 0.0, 1.0);
    while n < 40.0 {
        sum += power / n;
        power *= square;
        n += 2.0;
    }
    2.0 * sum + twos * std::f64::consts::LN_2
}

/// The exponential of a number, cut to ±30.
pub(super) fn exp(x: f64) -> f64 {
    let x = x.clamp(-30.0, 30.0) / 64.0;
    let (mut term, mut sum, mut n) = (1.0, 1.0, 1.0);
    while n < 16.0 {
        term *= x / n;
        sum += term;
        n += 1.0;
    }
    (0..6).fold(sum, |power, _| power * power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_what_they_are_called() {
        for x in [0.001, 0.5, 1.0, 1.4999, 2.0, 10.0, 5000.0, 1e9] {
            assert!((ln(x) - f64::ln(x)).abs() < 1e-12, "{x}");
        }
        for x in [-30.0, -5.5, -0.1, 0.0, 0.1, 3.3, 29.0] {
            assert!((exp(x) / f64::exp(x) - 1.0).abs() < 1e-12, "{x}");
        }
        assert!(ln(-1.0).abs() < f64::EPSILON);
    }
}
