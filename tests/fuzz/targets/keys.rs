//! Fuzzes `entries::drawn::keys`.
#![no_main]

#[allow(dead_code, reason = "one of them is called")]
#[path = "../entries.rs"]
mod entries;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| entries::drawn::keys(bytes));
