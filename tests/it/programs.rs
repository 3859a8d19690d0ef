//! Programs of others that tests verify with: the gate installs them, elsewhere a test without
//! them says that it verified nothing.

use std::process::Command;

/// Whether every one of these programs is on this machine.
pub(crate) fn has(programs: &[&str]) -> bool {
    programs.iter().all(|program| {
        let found = Command::new("sh")
            .args(["-c", "command -v \"$0\"", program])
            .output()
            .is_ok_and(|output| output.status.success());
        absent_only_outside_the_gate(found, program)
    })
}

/// `found`; where it is not, the gate fails and any other run is told.
#[expect(clippy::print_stdout, reason = "a test that verifies nothing says so")]
pub(crate) fn absent_only_outside_the_gate(found: bool, what: &str) -> bool {
    if !found {
        assert!(
            std::env::var_os("TRAVAUX_CI").is_none(),
            "{what} is missing, and .ci/run provides it"
        );
        println!("not verified: {what} is not on this machine");
    }
    found
}
