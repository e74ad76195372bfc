//! The dashboard in a real terminal, beside the smallest ratatui program that draws the same
//! frames: to the first full frame, from a key to its frame, many keys at once, at rest, and in
//! memory. Both run in turn, so that the ratios hold on any machine; the times do not.
//!
//! `cargo bench --bench terminal` prints the table; `ZONEBOARD_BENCH_KEYS` and
//! `ZONEBOARD_BENCH_STARTS` say how many keys and starts of each are taken.

#![allow(
    missing_docs,
    unreachable_pub,
    clippy::unwrap_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::float_arithmetic,
    reason = "a benchmark fails by panicking, and prints what it measured"
)]

#[cfg(unix)]
mod floor;
#[cfg(unix)]
mod frames;
#[cfg(unix)]
mod measure;
#[cfg(unix)]
#[path = "../common/session.rs"]
mod session;

#[cfg(unix)]
fn main() {
    match floor::asked() {
        Some(folder) => floor::run(&folder),
        // `cargo test --benches` only asks whether it runs.
        None if std::env::args().any(|argument| argument == "--test") => {}
        None => measure::run(),
    }
}

#[cfg(not(unix))]
fn main() {}
