//! What somebody sees at a glance: words stand whole where there is room, headings stand over what
//! they head, a legend names no sign that is not drawn, and rows that differ read differently.

#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::arithmetic_side_effects,
    reason = "a test fails by panicking"
)]

mod common {
    #[allow(dead_code, reason = "other tests need more of it")]
    pub(crate) mod visit;
}

use common::visit::Visit;
use rstest::rstest;
use zoneboard::dataset::Sources;
use zoneboard::text::Lang;
use zoneboard::tui::glyphs::Glyphs;

/// The dashboard over the built-in data.
fn built_in(lang: Lang, columns: u16, rows: u16) -> Visit {
    Visit::of(&Sources::embedded(), lang, columns, rows)
}

#[test]
fn the_name_of_the_zone_stands_whole_before_all_its_years() {
    let visit = Visit::new(Lang::En, 60, 20);
    let row = &visit.rows()[0];
    assert!(row.contains("Zhengzhou High-tech Zone "), "{row}");
    for year in ["1991", "2015", "2020", "2021", "2022", "2023"] {
        assert!(row.contains(&format!(" {year}")), "{row}");
    }
    // With room, there is more air between the years.
    let visit = Visit::new(Lang::En, 80, 24);
    visit.shows("1991  2015  2020");
}

#[test]
fn what_a_tab_cannot_do_is_not_promised_by_another_view_of_it() {
    let mut visit = built_in(Lang::En, 80, 24);
    for tab in ["3", "5", "6"] {
        visit.keys(tab);
        visit.keys("c");
        visit.shows("this tab does not compare years; Targets does");
    }
}

#[test]
fn enter_says_that_there_is_no_row_where_a_filter_hides_all() {
    let mut visit = built_in(Lang::En, 80, 24);
    visit.keys("2");
    visit.choose("f", "met");
    visit.keys("Right");
    visit.hides("Enter sources");
    visit.keys("Enter");
    visit.shows("there are no rows here");
}

#[test]
fn the_view_key_goes_through_all_measures_of_a_chart_and_back_to_the_list() {
    let mut visit = built_in(Lang::En, 80, 24);
    visit.keys("4");
    let list = visit.picture();
    for shown in ["level 1/6", "growth 2/6", "3/6", "new 4/6", "5/6", "6/6"] {
        visit.keys("v");
        visit.shows(shown);
    }
    visit.keys("v");
    assert_eq!(visit.picture(), list);
}

#[test]
fn a_chart_of_targets_only_explains_no_mark_of_results() {
    let mut visit = built_in(Lang::En, 80, 24);
    visit.keys("4 v");
    visit.shows("● result   ━ target");
    visit.keys("v*3");
    visit.shows("new 4/6");
    visit.hides("● result");
    visit.shows("━ target");
}

/// In ASCII, `v` in place of an arrow would be the key of another action.
#[test]
fn keys_are_named_in_ascii_so_that_they_can_be_pressed() {
    let mut visit = built_in(Lang::En, 80, 24);
    visit.model.shared.glyphs = Glyphs::Ascii;
    visit.shows("h/l year");
    visit.shows("k/j select");
    visit.keys("Enter");
    visit.shows("no row is selected; press j first");
    visit.keys("?");
    visit.shows("Left  h ");
    // Letters filter the help, so that only the arrows select.
    visit.shows("Up/Down select");
    visit.keys("Down*4");
    visit.shows(">   1 ");
    visit.keys("d o w n");
    visit.shows("Down  j ");
}

#[test]
fn what_was_added_net_has_a_plus_in_ascii() {
    let mut visit = built_in(Lang::En, 80, 24);
    visit.shows("Δ400");
    visit.model.shared.glyphs = Glyphs::Ascii;
    visit.shows(" +400 ");
}

#[test]
fn a_bound_stands_before_the_currency_as_any_hedge() {
    let mut visit = built_in(Lang::En, 80, 24);
    visit.keys("5");
    visit.shows("≈CNY 46.5 bn    ≥CNY 0.95 bn");
}

/// What is found takes the whole of a narrow window: a margin would cut names beside fragments of the
/// screen behind.
#[test]
fn what_is_found_at_80_columns_stands_alone_in_its_rows() {
    let mut visit = built_in(Lang::Zh, 80, 24);
    visit.keys("/ c g q");
    visit.shows("河南省智能传感器MEMS中试平台（一期）");
    let rows = visit.rows();
    let from = rows.iter().position(|row| row.contains("/ cgq")).unwrap();
    let to = rows
        .iter()
        .position(|row| row.contains("Esc 关闭"))
        .unwrap();
    for row in &rows[from..=to] {
        let is_inside = row.is_empty() || row.starts_with("  ") || row.starts_with('▌');
        assert!(is_inside, "{row}");
    }
}

#[test]
fn names_of_the_charts_list_stand_whole_beside_their_figures() {
    let mut visit = built_in(Lang::En, 80, 24);
    visit.keys("4");
    for row in 0..35 {
        for line in visit.rows().into_iter().skip(7).take(14) {
            assert!(!line[..line.len().min(40)].contains('…'), "{row}: {line}");
        }
        visit.keys("Down");
    }
}

#[test]
fn a_time_without_a_beginning_is_told_in_words() {
    for (lang, time) in [(Lang::Zh, "至 2022-04"), (Lang::En, "to 2022-04")] {
        let mut visit = built_in(lang, 120, 40);
        visit.keys("4 Down*20");
        visit.shows(time);
        visit.hides("../");
    }
}

#[rstest]
#[case(Lang::Zh, "2020 年为 2015 年的几倍")]
#[case(Lang::En, "2020 as a multiple of 2015")]
fn the_heading_of_the_plot_goes_with_its_last_row(#[case] lang: Lang, #[case] heading: &str) {
    let mut visit = built_in(lang, 120, 40);
    visit.keys("4");
    visit.shows(heading);
    let (mut seen_without, mut seen_titles) = (false, false);
    for _ in 0..40 {
        visit.keys("Down");
        let rows = visit.rows();
        let has_axis = rows.iter().any(|row| row.contains("×1 "));
        let has_rows = rows.iter().any(|row| row.contains("○─"));
        assert_eq!(has_axis, has_rows, "{}", visit.picture());
        seen_without |= !has_rows;
        // The axes of panels stand below their titles.
        let is_axis = |row: &String| {
            let is_years = |of: char| of.is_ascii_digit() || of == ' ';
            row.trim_start().starts_with("15 ") && row.chars().all(is_years)
        };
        if !has_rows && rows.iter().any(is_axis) {
            visit.shows(match lang {
                Lang::Zh => "科技型中小企业",
                Lang::En => "Technology-based SMEs",
            });
            seen_titles = true;
        }
    }
    assert!(seen_without && seen_titles);
}

#[test]
fn a_heading_of_the_overview_stands_over_rows() {
    for lang in [Lang::Zh, Lang::En] {
        for (columns, rows) in [(60, 20), (80, 24), (100, 30), (120, 40)] {
            let mut visit = built_in(lang, columns, rows);
            for _ in 0..45 {
                visit.keys("Down");
                let lines = visit.rows();
                let at = lines.iter().position(|line| {
                    let title = lang.section_rates();
                    line.trim_start().starts_with(title)
                });
                if let Some(at) = at {
                    let below = lines[at + 1].trim_start_matches(['▌', ' ']);
                    let is_row = below.starts_with(['▼', '✗', '✓', '≈']);
                    assert!(is_row, "{}", visit.picture());
                }
                // The list that would begin in the last line is named there instead.
                let last = lines[lines.len() - 3].trim_start();
                let title = lang.strip_no_result();
                assert!(!last.starts_with(title), "{}", visit.picture());
            }
        }
    }
}

#[rstest]
#[case("2", "2021", &['●', '┃', '!'], &[])]
#[case("2", "2022", &['○', '┃', '!'], &['=', '●'])]
#[case("2", "2023", &['┃'], &['○', '!', '='])]
#[case("1", "2022", &['○', '┃', '!'], &['='])]
#[case("1", "2023", &['┃'], &['○', '!', '='])]
fn a_legend_names_the_signs_that_are_drawn(
    #[case] tab: &str,
    #[case] year: &str,
    #[case] drawn: &[char],
    #[case] absent: &[char],
) {
    let mut visit = built_in(Lang::En, 120, 40);
    visit.keys(tab);
    visit.keys(match year {
        "2022" => "Right",
        "2023" => "Right Right",
        _ => "",
    });
    let rows = visit.rows();
    let legend = &rows[rows.len() - 2];
    for sign in drawn {
        assert!(legend.contains(&format!("{sign} ")), "{sign}: {legend}");
    }
    for sign in absent {
        assert!(!legend.contains(&format!("{sign} ")), "{sign}: {legend}");
    }
}

#[test]
fn both_ends_of_a_range_are_told_apart_where_a_line_printed_both() {
    for (lang, ends) in [
        (Lang::Zh, ["入驻企业（下限）", "入驻企业（上限）"]),
        (Lang::En, ["lower bound", "upper bound"]),
    ] {
        let mut visit = built_in(lang, 80, 24);
        visit.keys("6 Down*8");
        let rows = visit.rows();
        let of_line: Vec<&String> = rows.iter().filter(|row| row.contains("000:46")).collect();
        assert_eq!(of_line.len(), 2, "{}", visit.picture());
        for (row, end) in of_line.into_iter().zip(ends) {
            assert!(row.contains(end), "{row}");
        }
    }
}

#[test]
fn names_of_sources_have_the_room_that_no_article_needs() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.keys("6 Down*26");
    visit.shows("Technology-based SMEs, growth since 2015 ");
}

#[test]
fn what_is_found_is_called_by_a_shorter_name_before_it_is_cut() {
    let mut visit = built_in(Lang::En, 72, 24);
    visit.keys("/ h i g h");
    visit.shows("High-tech value added · growth ");
    visit.shows("High-tech share of output ");
    // But that of another area still says which.
    assert!(visit.row("1,000").contains("Zhengzhou"));
    // In a wider window the names stand in full.
    visit.model.shared.size = (120, 40);
    visit.shows("High-tech share of manufacturing output ");
    visit.shows("High-tech contribution to industry ");
}

#[test]
fn a_popup_of_few_rows_has_air_around_its_text_as_any_other() {
    let mut visit = Visit::new(Lang::En, 80, 24);
    visit.keys("2 e");
    let (_, title) = visit.place("Export this view");
    let (_, keys) = visit.place("Enter write");
    let buffer = visit.buffer();
    let ground = buffer[(40, title)].bg;
    for blank in [title - 1, keys + 1] {
        assert_eq!(buffer[(40, blank)].bg, ground, "{}", visit.picture());
        assert_eq!(buffer[(40, blank)].symbol(), " ");
    }
}

#[test]
fn labels_of_the_strip_stand_two_cells_apart_where_they_fit() {
    let mut visit = built_in(Lang::En, 80, 24);
    visit.keys("Right");
    visit.shows("beside a 2021 result 11  target only 8");
}

#[test]
fn no_name_of_the_targets_of_all_years_is_cut_from_120_columns_on() {
    for lang in [Lang::Zh, Lang::En] {
        let mut visit = built_in(lang, 120, 40);
        visit.keys("2 v");
        for _ in 0..44 {
            visit.hides("…");
            visit.keys("Down");
        }
    }
}

#[test]
fn chinese_words_stand_a_blank_from_numbers_in_notes_and_hints() {
    let mut visit = built_in(Lang::Zh, 120, 40);
    visit.keys("5");
    visit.shows("41.13% 若为 41.18% 则相符");
    visit.shows("注：评价年度为 2020 年，结果于 2021 年 12 月公布。");
}
