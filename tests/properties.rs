//! What the fuzz targets of `tests/fuzz` look for, a little of it every time: any bytes, pieces of
//! what files hold, and whatever was found wrong before.

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

#[allow(unreachable_pub, reason = "the fuzz targets take it in too")]
#[path = "fuzz/entries.rs"]
mod entries;

use std::path::Path;

use proptest::prelude::*;

/// Where what fails is not written beside the tests: the fuzzer's regressions are kept by hand.
fn cases(count: u32) -> ProptestConfig {
    ProptestConfig {
        cases: count,
        failure_persistence: None,
        ..ProptestConfig::default()
    }
}

/// Bytes of all kinds, and words that the readers know.
fn bytes() -> impl Strategy<Value = Vec<u8>> {
    let word = prop::sample::select(vec![
        "[[observation]]\n",
        "[keys]\n",
        "value = \"67.60\"\n",
        "unit = \"亿元\"\n",
        "lang = \"zh\"\n",
        "sort = [\"Ctrl-d\"]\n",
        "cite = { article = \"a\", line = 1, printed = \"1\" }\n",
        "2021-Q3",
        "一百二十三万",
        "三分之一",
        "翻两番",
        "12.1%",
        "百分之",
        "“总值”",
        "\u{1100}\u{1100}",
        "e\u{301}\u{301}",
        "👨‍👩‍👧‍👦",
        "\u{1b}]52;c;UA==\u{7}",
        "    ",
        "\n",
    ]);
    let piece = prop_oneof![
        3 => word.prop_map(|word| word.as_bytes().to_vec()),
        1 => prop::collection::vec(any::<u8>(), 1..8),
        1 => "\\PC{1,8}".prop_map(String::into_bytes),
    ];
    let head = prop::collection::vec(any::<u8>(), 0..7);
    let rest = prop::collection::vec(piece, 0..24);
    (head, rest).prop_map(|(head, rest)| [head, rest.concat()].concat())
}

/// Runs an entry over what the fuzzer found wrong with it once.
fn again(target: &str, entry: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/fuzz/regressions")
        .join(target);
    let Ok(files) = std::fs::read_dir(folder) else {
        return;
    };
    for file in files {
        entry(&std::fs::read(file.unwrap().path()).unwrap());
    }
}

#[test]
fn what_was_found_wrong_once_holds() {
    again("loader", entries::loader);
    again("figure", entries::figure);
    again("configuration", entries::configuration);
    again("numerals", entries::numerals);
    again("wrapping", entries::wrapping);
    again("keys", entries::drawn::keys);
    again("article", entries::article);
    again("dashboard", entries::drawn::dashboard);
}

proptest! {
    #![proptest_config(cases(128))]

    #[test]
    fn any_data_file_is_read_or_its_mistakes_are_told(bytes in bytes()) {
        entries::loader(&bytes);
    }

    #[test]
    fn any_figure_lies_within_what_it_leaves_possible(
        number in "-?[0-9]{0,16}(\\.[0-9]{0,10})?",
        unit in "%|亿元|家|万平方米|\\PC{0,3}",
        period in "[0-9]{4}(-(Q[1-4]|S[12]|[0-9]{2}))?|\\PC{0,8}",
    ) {
        entries::figure(format!("{number}\n{unit}\n{period}").as_bytes());
    }

    #[test]
    fn any_article_is_checked_and_shown(bytes in bytes()) {
        entries::article(&bytes);
    }

    #[test]
    fn any_configuration_is_understood_or_its_mistakes_are_told(bytes in bytes()) {
        entries::configuration(&bytes);
    }

    #[test]
    fn every_digit_of_any_text_is_part_of_a_numeral(bytes in bytes()) {
        entries::numerals(&bytes);
    }

    #[test]
    fn any_text_is_wrapped_cut_and_padded_to_any_width(bytes in bytes()) {
        entries::wrapping(&bytes);
    }
}

proptest! {
    // Each draws a screen.
    #![proptest_config(cases(24))]

    #[test]
    fn any_keys_leave_a_screen_that_can_be_drawn(
        bytes in prop::collection::vec(any::<u8>(), 0..80),
    ) {
        entries::drawn::keys(&bytes);
    }

    #[test]
    fn any_figures_are_listed_drawn_and_presented(
        bytes in prop::collection::vec(any::<u8>(), 6..160),
    ) {
        entries::drawn::dashboard(&bytes);
    }
}
