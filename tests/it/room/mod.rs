//! The live room: one server, many laptops, all on this machine. Each laptop is a folder, each
//! client a process of the program that can be killed.

#![expect(
    clippy::disallowed_methods,
    reason = "tests wait for other processes by the clock"
)]

mod contest;
mod faults;
mod kit;
mod lost;
mod secrecy;
mod ten;
