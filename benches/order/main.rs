//! Records which functions run when the dashboard starts and when it is used, and writes them to
//! `src/functions.order`, after which the build script has the linker place them side by side.
//!
//! `CARGO_PROFILE_BENCH_STRIP=none cargo bench --bench order`, with valgrind installed. A list that
//! has grown old costs memory only: functions it does not name stay where the compiler put them.

#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    reason = "a tool of development fails by panicking"
)]

#[cfg(unix)]
mod names;
#[cfg(unix)]
mod record;
#[cfg(unix)]
#[path = "../common/session.rs"]
mod session;

#[cfg(unix)]
fn main() {
    // `cargo test --benches` only asks whether it runs.
    if !std::env::args().any(|argument| argument == "--test") {
        record::run();
    }
}

#[cfg(not(unix))]
fn main() {}
