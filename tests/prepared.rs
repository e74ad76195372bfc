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

use std::sync::{Arc, LazyLock};

use common::visit::{Visit, frozen};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use rstest::rstest;
use zoneboard::analysis::audit::{Audit, audit};
use zoneboard::dataset::{Dataset, Sources, load};
use zoneboard::text::Lang;
use zoneboard::tui::glyphs::Glyphs;
use zoneboard::tui::hit::Hits;
use zoneboard::tui::theme::{Background, PaletteName};
use zoneboard::tui::view::prepare;
use zoneboard::tui::{Message, Model, update};

/// A dataset with its audit.
type Audited = (Arc<Dataset>, Arc<Audit>);

/// The data the screens are shown with, and those they are replaced by.
static SHOWN: LazyLock<Audited> = LazyLock::new(|| audited(&frozen()));
static RELOADED: LazyLock<Audited> = LazyLock::new(|| audited(&Sources::embedded()));

fn audited(sources: &Sources) -> Audited {
    let dataset = Arc::new(load(sources).unwrap().dataset);
    let audit = Arc::new(audit(&dataset));
    (dataset, audit)
}

/// Two visits by someone who does the same in both; in one of them every frame is prepared.
struct Both {
    prepared: Visit,
    plain: Visit,
}

impl Both {
    fn of(columns: u16, rows: u16) -> Both {
        let (dataset, audit) = &*SHOWN;
        let visit = || {
            let mut model = Model::new(Arc::clone(dataset), Lang::Zh);
            model.shared.size = (columns, rows);
            model.set_audit(Arc::clone(audit));
            Visit { model }
        };
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
    let (dataset, audit) = &*RELOADED;
    let reloaded = Message::Reloaded(Arc::clone(dataset), Arc::default());
    update(&mut visit.model, reloaded);
    let audited = Message::Audited(Arc::clone(dataset), Arc::clone(audit));
    update(&mut visit.model, audited);
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
#[case::list_of_projects("3 v")]
#[case::board("3 v v")]
#[case::charts("4")]
#[case::compared("4 c Down c")]
#[case::audit("5")]
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

/// A list that was left for another year and is shown again looks like one that was never left, whatever
/// has changed before, meanwhile or since.
#[rstest]
#[case::overview("1")]
#[case::targets("2")]
#[case::all_years("2 v")]
#[case::charts("4")]
fn a_year_that_is_shown_again_is_not_stale(#[case] keys: &str) {
    let changes: [(&str, Change); 7] = [
        ("nothing", |_| {}),
        ("the language", |of| drop(of.keys("L"))),
        ("the theme", |of| drop(of.keys("t"))),
        ("the glyphs", |of| of.model.shared.glyphs = Glyphs::Ascii),
        ("the width", |of| {
            update(&mut of.model, Message::Resize(133, 40));
        }),
        ("a filter", |of| drop(of.keys("f Down Enter"))),
        ("the data", reload),
    ];
    for (changed, change) in changes {
        let visit = |acts: [Change; 3]| {
            let mut both = Both::of(120, 40);
            both.each(|visit| drop(visit.keys(keys)));
            both.seen("the start");
            for act in acts {
                both.each(act);
                both.seen(changed);
            }
            // The selection may have been on a row that the other year lacks.
            both.each(|visit| drop(visit.keys("Home")));
            both.seen(changed).0
        };
        let nothing: Change = |_| {};
        let (left, right): (Change, Change) =
            (|of| drop(of.keys("Left")), |of| drop(of.keys("Right")));
        let expected = visit([nothing, nothing, change]);
        let is_changed = expected != visit([nothing; 3]);
        // The overview has no filter.
        let changes_nothing =
            ["nothing", "the data"].contains(&changed) || (keys, changed) == ("1", "a filter");
        assert!(is_changed || changes_nothing, "{changed}");
        assert!(
            visit([change, left, right]) == expected,
            "before: {changed}"
        );
        assert!(visit([left, right, change]) == expected, "since: {changed}");
        // The other year has other choices to filter by.
        if changed != "a filter" {
            assert!(
                visit([left, change, right]) == expected,
                "meanwhile: {changed}"
            );
        }
    }
}

/// What the overview makes while the audit is running looks afterwards as if it had been made with it,
/// whatever has changed meanwhile.
#[test]
fn what_is_made_before_the_audit_is_not_stale() {
    let (dataset, audit) = &*SHOWN;
    let home = dataset.zone().home;
    let nothing: (&str, Change) = ("nothing", |_| {});
    let meanwhile = [
        "the language",
        "the theme",
        "the palette",
        "the background",
        "the glyphs",
        "the year",
        "the width",
        "the height",
        "the data",
    ];
    let changes = CHANGES.into_iter().filter(|(of, _)| meanwhile.contains(of));
    for (changed, change) in changes.chain([nothing]) {
        for (columns, rows) in [(80, 24), (120, 40), (200, 50)] {
            for year in dataset.years(home) {
                let seen = |begin: fn(&mut Model)| {
                    let mut model = Model::unfilled(Arc::clone(dataset), Lang::Zh, home, year);
                    model.shared.size = (columns, rows);
                    begin(&mut model);
                    let mut visit = Visit { model };
                    change(&mut visit);
                    let audited = Message::Audited(Arc::clone(dataset), Arc::clone(audit));
                    update(&mut visit.model, audited);
                    visit.buffer()
                };
                let (begun, anew) = (seen(Model::begin), seen(|_| {}));
                assert!(begun == anew, "{year} at {columns}×{rows}: {changed}");
            }
        }
    }
}
