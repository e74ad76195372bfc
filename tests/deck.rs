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

#[allow(dead_code, reason = "shared with other tests")]
#[path = "common/folder.rs"]
mod folder;

use std::path::Path;

use folder::Folder;
use zoneboard::analysis::audit::{Audit, audit};
use zoneboard::dataset::{Dataset, Sources, load};
use zoneboard::deck::check::{Fault, check};
use zoneboard::deck::{Deck, Kind, Page, Room, SlideId};
use zoneboard::picture::Marks;
use zoneboard::sheet::summary::{Message, overview};
use zoneboard::sheet::{Context, SheetId};
use zoneboard::text::Lang;

fn frozen() -> Dataset {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/screens/data");
    load(&Sources::read(Path::new(folder))).unwrap().dataset
}

fn embedded() -> Dataset {
    load(&Sources::embedded()).unwrap().dataset
}

fn context<'d>(dataset: &'d Dataset, audit: &'d Audit, year: u16, lang: Lang) -> Context<'d> {
    Context {
        audit: Some(audit),
        ..Context::new(dataset, dataset.zone().home, year, lang)
    }
}

const SMALL: Room = Room {
    columns: 80,
    rows: 24,
};

#[test]
fn a_finding_is_said_only_with_its_result() {
    let (dataset, lang) = (frozen(), Lang::En);
    let audit = audit(&dataset);
    for year in [2021, 2022, 2023] {
        let cx = context(&dataset, &audit, year, lang);
        let deck = Deck::of(&cx);
        for id in deck.all() {
            let slide = deck.slide(&cx, id).unwrap();
            if slide.steps() > 1 {
                assert_eq!(slide.sentence(&cx, 0), "", "{year} {id:?}");
                let last = slide.steps() - 1;
                assert_ne!(slide.sentence(&cx, last), "", "{year} {id:?}");
            }
        }
    }
}

#[test]
fn a_result_is_not_on_the_page_before_its_step() {
    let dataset = frozen();
    let audit = audit(&dataset);
    let cx = context(&dataset, &audit, 2021, Lang::En);
    let deck = Deck::of(&cx);
    let slide = deck.slide(&cx, SlideId::LargestMiss).unwrap();
    let pages = [0, 1].map(|step| slide.page(&cx, step, SMALL, Marks::Unicode));
    let [before, after] = [0, 1].map(|at| pages[at].text());
    assert!(!before.contains("7.8") && !before.contains('●'), "{before}");
    assert!(
        after.contains("result −7.8") && after.contains("reversed"),
        "{after}"
    );
    // The mark of the target does not move.
    let target = |page: &Page| {
        let row = page.rows.iter().rev().map(|row| row.text());
        let row = row.into_iter().find(|row| row.contains('┃')).unwrap();
        row.chars().position(|of| of == '┃').unwrap()
    };
    assert_eq!(target(&pages[0]), target(&pages[1]));
    let motion = pages[1].motion.clone().unwrap();
    assert_eq!(motion.strip(6, 6).text(), pages[1].rows[motion.row].text());
    assert!(pages[0].motion.is_none());
}

#[test]
fn each_kind_of_year_has_its_deck() {
    let dataset = embedded();
    let audit = audit(&dataset);
    let of = |year| Deck::of(&context(&dataset, &audit, year, Lang::En));
    let kinds = [1991, 2015, 2021, 2022, 2023].map(|year| of(year).kind);
    let expected = [
        Kind::LookBack,
        Kind::LookBack,
        Kind::Scorecard,
        Kind::Promises,
        Kind::Promises,
    ];
    assert_eq!(kinds, expected);
    let deck = of(2021);
    assert_eq!(deck.slides.first(), Some(&SlideId::Question));
    assert_eq!(deck.slides.last(), Some(&SlideId::Sources));
    // Every target has a slide of its own, outside the count.
    let cx = context(&dataset, &audit, 2021, Lang::En);
    let squares = deck.slide(&cx, SlideId::Squares).unwrap();
    assert_eq!(squares.leads_to(), deck.targets);
    assert!(deck.targets.iter().all(|id| deck.position(*id).is_none()));
    let rows = SheetId::Scorecard.sheet().ids(&cx).into_iter();
    let presented: Vec<SlideId> = rows.filter_map(|row| deck.presents(&cx, row)).collect();
    for id in &deck.targets {
        assert!(deck.slide(&cx, *id).is_some());
        assert!(presented.contains(id), "{id:?}");
    }
}

#[test]
fn the_squares_fill_class_by_class_and_tell_what_has_no_result() {
    let dataset = embedded();
    let audit = audit(&dataset);
    let cx = context(&dataset, &audit, 2021, Lang::En);
    let slide = Deck::of(&cx).slide(&cx, SlideId::Squares).unwrap();
    let text = |step| slide.page(&cx, step, SMALL, Marks::Unicode).text();
    let first = text(0);
    let hollow = first.matches("▛▜").count();
    assert!(!first.contains("met"), "{first}");
    for step in 1..slide.steps() {
        let page = text(step);
        let now = page.matches("▛▜").count();
        assert!(now < hollow, "{page}");
        assert!(page.contains("no result here 13"), "{page}");
    }
    let last = text(slide.steps() - 1);
    for told in ["met 6", "near 1", "missed 4", "reversed 1", "other scope 3"] {
        assert!(last.contains(told), "no {told} in\n{last}");
    }
    assert!(!last.contains("▛▜"), "{last}");
}

#[test]
fn slides_and_the_overview_say_the_same() {
    let dataset = embedded();
    let audit = audit(&dataset);
    for lang in [Lang::Zh, Lang::En] {
        let cx = context(&dataset, &audit, 2021, lang);
        let slide = Deck::of(&cx).slide(&cx, SlideId::LargestMiss).unwrap();
        let said = slide.sentence(&cx, 1);
        let said = said.trim_end_matches(['.', '。']);
        let forms = overview(&cx).forms(&cx);
        assert!(
            forms.iter().any(|form| form.contains(said)),
            "{said}: {forms:?}"
        );
    }
}

#[test]
fn every_slide_fits_every_room() {
    let dataset = embedded();
    let audit = audit(&dataset);
    let cx = context(&dataset, &audit, 2021, Lang::En);
    for (columns, rows) in [(80, 24), (100, 30), (120, 40), (200, 60)] {
        let checked = check(&cx, Room { columns, rows }, |_| ());
        assert!(checked.pages > 300, "{}", checked.pages);
        let found = checked.misfits;
        assert!(found.is_empty(), "{columns}x{rows}: {found:?}");
    }
}

#[test]
fn a_name_that_is_too_long_is_found() {
    let folder = Folder::copy();
    let text = folder.read("indicators.toml");
    let long =
        "Gross regional product at the prices of the year of account, as revised after the census";
    let planted = text.replacen(
        "name_en = \"Gross regional product\"",
        &format!("name_en = \"{long}\""),
        1,
    );
    let planted = planted.replacen("short_en = \"GRP\"", &format!("short_en = \"{long}\""), 1);
    assert_ne!(planted, text);
    folder.write("indicators.toml", &planted);
    let dataset = load(&Sources::read(&folder.data())).unwrap().dataset;
    let audit = audit(&dataset);
    let cx = context(&dataset, &audit, 2021, Lang::En);
    let found = check(&cx, SMALL, |_| ()).misfits;
    let is_named =
        |fault: &Fault| matches!(fault, Fault::NoRoom(text) if text.contains("as revised"));
    assert!(found.iter().any(|of| is_named(&of.fault)), "{found:?}");
}

#[test]
fn nothing_moves_between_the_steps_of_a_list() {
    let dataset = embedded();
    let audit = audit(&dataset);
    let cx = context(&dataset, &audit, 2021, Lang::Zh);
    let deck = Deck::of(&cx);
    for id in [SlideId::OtherMisses, SlideId::TwoPrices, SlideId::NextRates] {
        let slide = deck.slide(&cx, id).unwrap();
        let pages = [0, 1].map(|step| slide.page(&cx, step, SMALL, Marks::Unicode));
        // The head of the list stands where it stood.
        let heads = pages.map(|page| {
            let texts: Vec<String> = page.rows.iter().map(|row| row.text()).collect();
            let at = texts
                .iter()
                .position(|row| row.contains("目标") && row.contains('%'));
            (at, at.map(|at| texts[at].clone()))
        });
        assert_eq!(heads[0], heads[1], "{id:?}");
        assert!(heads[0].0.is_some(), "{id:?}");
    }
}

#[test]
fn short_names_leave_pictures_the_room_to_be_read_from_afar() {
    let dataset = embedded();
    let audit = audit(&dataset);
    let cx = context(&dataset, &audit, 2021, Lang::En);
    let slide = Deck::of(&cx).slide(&cx, SlideId::NextRates).unwrap();
    let page = slide.page(&cx, 1, SMALL, Marks::Unicode);
    let texts: Vec<String> = page.rows.iter().map(|row| row.text()).collect();
    // The axis has room for its numbers, and the names are whole.
    let head = texts.iter().find(|row| row.contains("2022 target"));
    let head = head.unwrap();
    for number in ["−10 ", " 0 ", " 10 ", " 20 "] {
        assert!(head.contains(number), "{head}");
    }
    assert!(texts.iter().any(|row| row.contains("Retail sales ")));
    assert!(!texts.iter().any(|row| row.contains('…')));
}

#[test]
fn a_sentence_is_shortened_before_a_row_is_left_out_of_a_list() {
    let dataset = embedded();
    let audit = audit(&dataset);
    for lang in [Lang::Zh, Lang::En] {
        let cx = context(&dataset, &audit, 2021, lang);
        let slide = Deck::of(&cx).slide(&cx, SlideId::NextRates).unwrap();
        let page = slide.page(&cx, 1, SMALL, Marks::Unicode);
        assert_eq!(page.left_out, 0, "{}", page.text());
        // The sentence counts six targets, and so many can be counted.
        let rows = page.text();
        let rows = rows.lines().filter(|row| row.contains('○'));
        assert_eq!(rows.count(), 6, "{}", page.text());
    }
}

#[test]
fn a_range_and_a_number_end_under_one_head() {
    let dataset = embedded();
    let audit = audit(&dataset);
    let cx = context(&dataset, &audit, 2021, Lang::En);
    let slide = Deck::of(&cx).slide(&cx, SlideId::TwoPrices).unwrap();
    let page = slide.page(&cx, 1, SMALL, Marks::Unicode);
    let texts: Vec<String> = page.rows.iter().map(|row| row.text()).collect();
    let end = |words: &str, text: &str| {
        let row = texts.iter().find(|row| row.contains(words)).unwrap();
        let at = row.rfind(text).unwrap();
        zoneboard::text::width(&row[..at + text.len()])
    };
    let head = end("result  target", "result");
    assert_eq!(end("From levels", "6.31–8.61"), head);
    assert_eq!(end("Growth, constant", " 3 ") - 1, head);
}
