//! What frames share is made once and copied into each of them. Whatever changes, what is copied looks
//! as if it were drawn anew.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::arithmetic_side_effects,
    clippy::string_slice,
    reason = "a test fails by panicking"
)]

mod common {
    #[allow(dead_code, reason = "other tests need more of it")]
    pub(crate) mod visit;
}

use std::sync::Arc;

use common::visit::Visit;
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use rstest::rstest;
use zoneboard::analysis::audit::audit;
use zoneboard::dataset::{Sources, load};
use zoneboard::text::Lang;
use zoneboard::tui::glyphs::Glyphs;
use zoneboard::tui::hit::Hits;
use zoneboard::tui::theme::{Background, PaletteName};
use zoneboard::tui::view::prepare;
use zoneboard::tui::{Message, update};

/// Two visits by someone who does the same in both; in one of them every frame is prepared.
struct Both {
    prepared: Visit,
    plain: Visit,
}

impl Both {
    fn of(columns: u16, rows: u16) -> Both {
        let visit = || Visit::new(Lang::Zh, columns, rows);
        Both {
            prepared: visit(),
            plain: visit(),
        }
    }

    fn each(&mut self, act: impl Fn(&mut Visit)) {
        act(&mut self.prepared);
        act(&mut self.plain);
    }

    fn prepare(&mut self) {
        let (columns, rows) = self.prepared.model.shared.size;
        prepare(&mut self.prepared.model, Rect::new(0, 0, columns, rows));
    }

    /// What a prepared frame shows, which is what one drawn anew does.
    fn seen(&mut self, after: &str) -> (Buffer, Hits) {
        self.prepare();
        let (prepared, plain) = (self.prepared.drawn(), self.plain.drawn());
        let (copied, anew) = (self.prepared.picture(), self.plain.picture());
        assert!(prepared == plain, "after {after}:\n{copied}\nnot\n{anew}");
        prepared
    }
}

/// Replaces the data by those of the program, audited.
fn reload(visit: &mut Visit) {
    let dataset = Arc::new(load(&Sources::embedded()).unwrap().dataset);
    let audit = Arc::new(audit(&dataset));
    let reloaded = Message::Reloaded(Arc::clone(&dataset), Arc::default());
    update(&mut visit.model, reloaded);
    update(&mut visit.model, Message::Audited(dataset, audit));
}

type Change = fn(&mut Visit);

/// What may be different from one frame to the next.
const CHANGES: [(&str, Change); 17] = [
    ("a row down", |of| drop(of.keys("Down"))),
    ("the last row", |of| drop(of.keys("End"))),
    ("a page up", |of| drop(of.keys("PgUp"))),
    ("the first row", |of| drop(of.keys("Home"))),
    ("the language", |of| drop(of.keys("L"))),
    ("the theme", |of| drop(of.keys("t"))),
    ("the palette", |of| {
        of.model.shared.palette = PaletteName::RedUp
    }),
    ("the background", |of| {
        of.model.shared.background = Background::Painted;
    }),
    ("the glyphs", |of| of.model.shared.glyphs = Glyphs::Ascii),
    ("a filter", |of| drop(of.keys("f Down Down Enter"))),
    ("no filter", |of| drop(of.keys("Esc Esc"))),
    ("an order", |of| drop(of.keys("s Down Enter"))),
    ("the year", |of| drop(of.keys("Left"))),
    ("the width", |of| {
        update(&mut of.model, Message::Resize(133, 40));
    }),
    ("the height", |of| {
        update(&mut of.model, Message::Resize(133, 31));
    }),
    ("the detail", |of| drop(of.keys("Enter"))),
    ("the data", reload),
];

#[rstest]
#[case::targets("2")]
#[case::all_years("2 v")]
#[case::projects("3")]
#[case::charts("4")]
#[case::compared("4 c Down c")]
fn whatever_changes_what_is_copied_is_not_stale(#[case] keys: &str) {
    for (columns, rows) in [(120, 40), (200, 50), (80, 24), (112, 12)] {
        let mut both = Both::of(columns, rows);
        both.each(|visit| drop(visit.keys(keys)));
        let first = both.seen("the start");
        let mut last = first.clone();
        for (after, change) in CHANGES {
            both.each(change);
            last = both.seen(after);
        }
        assert!(first != last);
    }
    // One change alone, so that none hides another.
    for (after, change) in CHANGES {
        for (columns, rows) in [(120, 40), (80, 24)] {
            let mut both = Both::of(columns, rows);
            both.each(|visit| drop(visit.keys(keys)));
            both.seen("the start");
            both.each(change);
            both.seen(after);
        }
    }
}

#[rstest]
#[case::all_years("2 v", 70)]
#[case::charts("4", 70)]
#[case::projects("3 v", 30)]
fn a_list_looks_the_same_scrolled_down_and_up_again(#[case] keys: &str, #[case] rows: usize) {
    let mut both = Both::of(120, 24);
    both.each(|visit| drop(visit.keys(keys)));
    let mut pictures = vec![both.seen("the start").0];
    for _ in 0..rows {
        both.each(|visit| drop(visit.keys("Down")));
        pictures.push(both.seen("Down").0);
    }
    pictures.pop();
    while let Some(before) = pictures.pop() {
        both.each(|visit| drop(visit.keys("Up")));
        assert!(both.seen("Up").0 == before);
    }
}
