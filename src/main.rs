//! The program: reads its arguments and hands over to the command line or the window.

fn main() {}
