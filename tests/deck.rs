//! The slides: what each says and shows, step by step, and that all of it fits.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

use std::path::Path;

use zoneboard::dataset::{Sources, load};
use zoneboard::deck::Deck;
use zoneboard::sheet::Context;
use zoneboard::text::Lang;

fn frozen() -> Sources {
    Sources::read(Path::new(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/fixtures/screens/data"
    )))
}

#[test]
fn a_finding_is_said_only_with_its_result() {
    let dataset = load(&frozen()).unwrap().dataset;
    let cx = Context::new(&dataset, dataset.zone().home, 2021, Lang::En);
    let deck = Deck::of(&cx);
    for id in &deck.targets {
        let slide = deck.slide(&cx, *id).unwrap();
        assert_eq!(slide.sentence(&cx, 0), "", "{id:?}");
        assert_ne!(slide.sentence(&cx, 1), "", "{id:?}");
    }
}
