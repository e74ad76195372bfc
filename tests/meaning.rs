//! What figures mean, as people read it of the built-in data: a number that was added is not all there
//! is, a list without a year is of none, and a target that can be read in two ways is not judged.

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

use std::sync::Arc;

use assert_cmd::Command;
use crossterm::event::{KeyCode, KeyEvent};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use rstest::rstest;
use zoneboard::analysis::audit::audit;
use zoneboard::dataset::{IndicatorKind, Measure, Sources, load};
use zoneboard::text::Lang;
use zoneboard::text::width::width;
use zoneboard::tui::view::draw;
use zoneboard::tui::{Message, Model, update};

/// What the program prints.
fn zoneboard(arguments: &[&str]) -> String {
    let run = Command::new(env!("CARGO_BIN_EXE_zoneboard"))
        .args(arguments)
        .output()
        .unwrap();
    assert!(run.status.success(), "{run:?}");
    String::from_utf8(run.stdout).unwrap()
}

/// The screen after these keys, separated by blanks.
fn screen(lang: Lang, keys: &str) -> String {
    screen_of(lang, (140, 60), keys)
}

/// The same in a window of so many columns and rows.
fn screen_of(lang: Lang, (columns, rows): (u16, u16), keys: &str) -> String {
    let dataset = load(&Sources::embedded()).unwrap().dataset;
    let audit = Arc::new(audit(&dataset));
    let mut model = Model::new(Arc::new(dataset), lang);
    model.set_audit(audit);
    model.shared.size = (columns, rows);
    for key in keys.split_whitespace() {
        let code = match key {
            "Enter" => KeyCode::Enter,
            "Down" => KeyCode::Down,
            "Esc" => KeyCode::Esc,
            one => KeyCode::Char(one.chars().next().unwrap()),
        };
        update(&mut model, Message::Key(KeyEvent::from(code)));
    }
    let area = Rect::new(0, 0, columns, rows);
    let mut buffer = Buffer::empty(area);
    draw(&model, &mut buffer, area);
    let row = |y| {
        let mut row = String::new();
        let mut x = 0;
        while x < columns {
            let symbol = buffer[(x, y)].symbol();
            row.push_str(symbol);
            x += width(symbol).max(1) as u16;
        }
        row.trim_end().to_owned()
    };
    (0..rows).map(row).collect::<Vec<_>>().join("\n")
}

/// The lines of a text that hold all of these words.
fn lines<'t>(text: &'t str, words: &[&str]) -> Vec<&'t str> {
    text.lines()
        .filter(|line| words.iter().all(|word| line.contains(word)))
        .collect()
}

#[test]
fn every_change_of_a_stock_says_in_a_list_of_indicators_that_it_is_one() {
    let dataset = load(&Sources::embedded()).unwrap().dataset;
    let text = zoneboard(&["export", "indicators", "--lang", "zh", "--format", "text"]);
    let home = dataset.zone().home;
    let mut seen = 0;
    for (id, indicator) in dataset.indicators() {
        let figures = dataset.observations_of(home, id);
        let only_changes = figures.iter().all(|of| of.measure == Measure::Change);
        if figures.is_empty() || !only_changes || indicator.kind != IndicatorKind::Stock {
            continue;
        }
        seen += 1;
        for line in lines(&text, &[&indicator.name.zh]) {
            let said = ["新", "建成", "通过"]
                .iter()
                .any(|word| line.contains(word));
            assert!(said, "{line}");
        }
    }
    assert_eq!(seen, 7);
}

#[test]
fn in_a_narrow_window_an_indicator_has_its_short_name_before_a_name_is_cut() {
    let screen = screen_of(Lang::En, (80, 24), "");
    assert!(screen.contains("✗ Budget revenue !"), "{screen}");
    assert!(!screen.contains("General public…"), "{screen}");
    // Where there is room the name stands in full.
    let wide = screen_of(Lang::En, (120, 40), "");
    assert!(wide.contains("✗ General public budget revenue !"), "{wide}");
}

#[test]
fn the_strip_of_the_year_stands_in_one_row_of_marks_in_both_languages() {
    for lang in [Lang::Zh, Lang::En] {
        let screen = screen_of(lang, (80, 24), "");
        let rows = screen
            .lines()
            .filter(|row| row.contains("■■") || row.contains("□□"));
        assert_eq!(rows.count(), 1, "{screen}");
    }
}

#[test]
fn what_stands_in_sight_is_not_told_again_in_the_last_line() {
    let screen = screen_of(Lang::Zh, (120, 40), "");
    for name in ["口径不同 3", "未收录结果 13"] {
        // Once in the strip, and once in a heading or in the last line.
        assert_eq!(screen.matches(name).count(), 2, "{name}:\n{screen}");
    }
}

#[rstest]
#[case("高 企", "高新技术企业")]
#[case("固 投", "固定资产投资")]
#[case("社 零", "社会消费品零售总额")]
#[case("财 政 收 入", "一般公共预算收入")]
#[case("招 商 引 资", "新签约项目投资额")]
#[case("G D P", "地区生产总值")]
fn an_indicator_is_found_by_the_name_people_call_it(#[case] keys: &str, #[case] name: &str) {
    let found = screen(Lang::Zh, &format!("/ {keys}"));
    assert!(found.contains(name), "{found}");
}

#[test]
fn what_no_article_dates_is_of_no_year_and_no_trend() {
    let all_years = zoneboard(&["export", "series", "--lang", "en", "--format", "csv"]);
    let undated = lines(&all_years, &["seed_unicorns", "../2022-04"]);
    assert_eq!(undated.len(), 1, "{all_years}");
    let indicators = zoneboard(&["export", "indicators", "--lang", "en", "--format", "csv"]);
    let newest = lines(&indicators, &["seed_unicorns,"]);
    assert!(newest[0].contains(",2021,"), "{newest:?}");
    let only_undated = lines(&indicators, &["neeq_companies,"]);
    assert!(only_undated[0].contains("../2022-04"), "{only_undated:?}");
    for lang in [Lang::Zh, Lang::En] {
        let matrix = screen(lang, "2 v");
        assert!(
            !matrix.contains("NEEQ") && !matrix.contains("新三板"),
            "{matrix}"
        );
    }
}

#[test]
fn a_target_that_is_read_in_two_ways_shows_both_and_gets_no_verdict() {
    let report = zoneboard(&["report", "--year", "2021", "--lang", "zh"]);
    let line = lines(&report, &["主导产业新签约投资额占比"]);
    assert!(
        line[0].contains("71.6") && line[0].contains("88.2"),
        "{line:?}"
    );
    assert!(line[0].contains("口径未明"), "{line:?}");
    let csv = zoneboard(&["export", "scorecard", "--year", "2021", "--format", "csv"]);
    let record = lines(&csv, &["signed_investment_leading/share"]);
    assert!(record[0].contains(",open,"), "{record:?}");
}

#[test]
fn the_reason_a_shortfall_may_be_larger_stands_at_the_verdict() {
    let csv = zoneboard(&["export", "scorecard", "--year", "2021", "--format", "csv"]);
    let record = lines(&csv, &["resettlement_completed/level"]);
    assert!(record[0].contains(",missed,"), "{record:?}");
    assert!(record[0].contains("竣工交付"), "{record:?}");
}

#[test]
fn a_share_that_rose_is_told_in_points_of_its_indicator() {
    let csv = zoneboard(&["export", "figures", "--format", "csv"]);
    let points = lines(&csv, &["industrial_investment", "9.4"]);
    assert!(points[0].contains(",share_change,"), "{points:?}");
    assert!(points[0].contains("fixed_investment"), "{points:?}");
    let lead = lines(&csv, &["industrial_investment", "9.9"]);
    assert!(
        lead[0].contains(",share_lead,2021,zhengzhou,fixed_investment,"),
        "{lead:?}"
    );
}

#[test]
fn nearly_is_neither_about_nor_the_number() {
    for (lang, told) in [("zh", "近 40"), ("en", "nearly 40")] {
        let text = zoneboard(&["export", "figures", "--lang", lang, "--format", "text"]);
        let line = lines(&text, &["003:131"]);
        assert!(line[0].contains(told) && !line[0].contains('≈'), "{line:?}");
    }
}

#[test]
fn households_are_not_what_is_counted_and_floor_space_is_not_land() {
    for list in ["figures", "indicators", "scorecard", "series", "audit"] {
        let text = zoneboard(&["export", list, "--lang", "en", "--format", "text"]);
        assert!(!text.contains("household"), "{list}");
        assert!(!text.contains(" ha\n") && !text.contains(" ha "), "{list}");
    }
}

#[test]
fn a_chart_draws_no_fall_from_what_no_article_dates_and_tells_it_below() {
    let chart = screen(Lang::Zh, "4 / 种 子 独 角 兽 Enter");
    let below = lines(&chart, &["截至 2022 年 4 月", "003:546"]);
    assert!(
        below[0].contains("6家") && below[0].contains("003:546"),
        "{chart}"
    );
    assert!(below[0].contains("未注明日期"), "{below:?}");
    // The axis ends at the 3 of 2021: a 6 is drawn neither before nor after it.
    let mut rows = chart.lines().skip_while(|row| !row.contains('┴'));
    let years = rows.nth(1).unwrap();
    assert!(years.contains("2021") && !years.contains("2022"), "{chart}");
    let dots = chart.matches('●').count();
    assert_eq!(dots, 2, "one of the picture, one of the legend: {chart}");
    let only = screen(Lang::Zh, "4 / 准 独 角 兽 Enter");
    assert_eq!(
        lines(&only, &["截至 2022 年 4 月", "003:544"]).len(),
        1,
        "{only}"
    );
}
