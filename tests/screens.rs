//! The screens as users see them: pictures in both languages and sizes, the colours that carry
//! meaning, every window size, and whole visits as sequences of keys.

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

mod common {
    #[allow(dead_code, reason = "other tests need more of it")]
    pub(crate) mod visit;
}

use std::collections::HashMap;
use std::sync::Arc;

use common::visit::{Visit, frozen};
use ratatui::buffer::{Buffer, Cell};
use ratatui::crossterm::event::{
    KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind,
};
use ratatui::layout::Rect;
use ratatui::style::{Color, Modifier};
use rstest::rstest;
use zoneboard::analysis::audit::{Outcome, audit};
use zoneboard::analysis::verdict::Verdict;
use zoneboard::dataset::{IndicatorId, Measure, Sources, Stage, Subject, load};
use zoneboard::figure::Interval;
use zoneboard::output::format::Format;
use zoneboard::picture::completion::Completion;
use zoneboard::picture::{Marks, Role};
use zoneboard::sheet::{Cell as SheetCell, RowId, list};
use zoneboard::text::{Lang, width};
use zoneboard::tui::action::Action;
use zoneboard::tui::effect::WriteProblem;
use zoneboard::tui::exported;
use zoneboard::tui::glyphs::{self, Glyphs};
use zoneboard::tui::hit::Hit;
use zoneboard::tui::key::Key;
use zoneboard::tui::keymap::Keymap;
use zoneboard::tui::screen::overview::OverviewView;
use zoneboard::tui::shared::Problems;
use zoneboard::tui::theme::{Background, PaletteName, ThemeName};
use zoneboard::tui::view::draw;
use zoneboard::tui::{Effect, Message, Model, Tab, update};
use zoneboard::wording;

impl Visit {
    /// Selects an indicator in the charts tab.
    fn chart(&mut self, id: &str) {
        let wanted = self.model.shared.dataset.find_indicator(id);
        self.keys("4 g");
        while self
            .model
            .screens
            .charts
            .charted(&self.model.shared)
            .map(|(id, _)| id)
            != wanted
        {
            let before = self.model.screens.charts.list.at();
            self.keys("Down");
            assert_ne!(
                self.model.screens.charts.list.at(),
                before,
                "no indicator {id}"
            );
        }
    }

    /// The target selected in the scorecard.
    fn target(&self) -> (IndicatorId, Measure) {
        let Some(RowId::Figure(record)) = self.model.screens.targets.year.selected() else {
            panic!("no target is selected");
        };
        match self.model.shared.dataset.subject(record).unwrap() {
            Subject::Target(of) => (of.indicator, of.measure),
            other => panic!("not a target: {other:?}"),
        }
    }

    /// The project selected in the list.
    fn project(&self) -> String {
        let id = self.model.screens.projects.list.selected().unwrap();
        id.key(&self.model.shared.context())
    }
}

/// A file of comma-separated values as text, and its rows by the names of their columns.
fn read_csv(content: &[u8]) -> (String, Vec<HashMap<String, String>>) {
    let text = String::from_utf8(content.to_vec()).unwrap();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let rows = reader.deserialize().map(Result::unwrap).collect();
    (text, rows)
}

const LANGUAGES: [(Lang, &str); 2] = [(Lang::Zh, "zh"), (Lang::En, "en")];

#[rstest]
#[case("overview", "1")]
#[case("targets", "2")]
#[case("targets_detail", "2 Enter")]
#[case("all_years", "2 v Right")]
#[case("phases", "3")]
#[case("projects", "3 v")]
#[case("board", "3 v v Down*8")]
#[case("charts", "4")]
#[case("charts_one", "4 Down Enter")]
#[case("charts_growth", "4 Down*7 Enter v")]
#[case("sources", "6 Down*40")]
#[case("source_of_a_target", "2 Enter Enter")]
#[case("articles", "6 v Down")]
#[case("audit", "5")]
#[case("audit_explained", "5 Down*8")]
#[case("audit_filter", "5 f Down*2")]
#[case("audit_of_a_target", "2 Down*2 Enter Enter")]
#[case("help", "?")]
#[case("help_signs", "? PgDn*9")]
#[case("commands", ": c o p y")]
#[case("find", "/ g x j s")]
#[case("sorted", "2 s Down*5 Enter")]
#[case("filtered", "3 v f Down*2 Enter")]
#[case("compared", "2 c Enter")]
#[case("overview_compared", "c Enter")]
#[case("indexed", "4 c Down c Down*6 c Home Right")]
#[case("export", "2 e")]
#[case("targets_2022", "Right 2")]
#[case("targets_2023", "Right Right 2")]
#[case("overview_2022", "Right")]
#[case("overview_2015", "Home Right")]
#[case("overview_city", "a")]
fn screens_look_like_this(
    #[case] name: &str,
    #[case] keys: &str,
    #[values((80, 24), (120, 40))] (columns, rows): (u16, u16),
) {
    for (lang, code) in LANGUAGES {
        let mut visit = Visit::new(lang, columns, rows);
        visit.keys(keys);
        insta::assert_snapshot!(format!("{name}_{code}_{columns}x{rows}"), visit.picture());
    }
}

/// What gives way in narrow windows and comes in wide ones.
#[rstest]
fn the_projects_look_like_this_in_every_size(
    #[values(("phases", "3"), ("projects", "3 v"), ("board", "3 v v Right"))] (name, keys): (
        &str,
        &str,
    ),
    #[values((60, 20), (100, 30), (160, 45), (200, 50))] (columns, rows): (u16, u16),
) {
    for (lang, code) in LANGUAGES {
        let mut visit = Visit::new(lang, columns, rows);
        visit.keys(keys);
        insta::assert_snapshot!(format!("{name}_{code}_{columns}x{rows}"), visit.picture());
    }
}

/// Where columns and panes come and go.
#[rstest]
#[case("targets", "2", (60, 20))]
#[case("targets", "2", (38, 16))]
#[case("targets", "2", (160, 45))]
#[case("targets_2022", "2 Right", (60, 20))]
#[case("targets_2022", "2 Right", (160, 45))]
#[case("all_years", "2 v", (160, 45))]
#[case("all_years", "2 v", (200, 50))]
#[case("all_years_without_targets", "2 v Down*60", (120, 40))]
fn targets_at_other_sizes_look_like_this(
    #[case] name: &str,
    #[case] keys: &str,
    #[case] (columns, rows): (u16, u16),
) {
    for (lang, code) in LANGUAGES {
        let mut visit = Visit::new(lang, columns, rows);
        visit.keys(keys);
        insta::assert_snapshot!(format!("{name}_{code}_{columns}x{rows}"), visit.picture());
    }
}

/// The sizes at which something gives way, or is added.
#[rstest]
#[case("audit", "5 Down", (60, 20))]
#[case("audit", "5 Down", (100, 30))]
#[case("audit", "5 Down", (200, 50))]
#[case("audit_detail", "5 Down Enter", (80, 24))]
#[case("audit_unfolded", "5 Down*14 Enter Down*3", (120, 40))]
#[case("sources", "6 Down*40", (60, 20))]
#[case("sources", "6 Down*40", (100, 30))]
#[case("sources", "6 Down*40", (200, 50))]
#[case("articles", "6 v Down", (60, 20))]
#[case("find", "/ g x j s", (50, 20))]
#[case("help", "? PgDn*3", (50, 20))]
fn other_sizes_look_like_this(
    #[case] name: &str,
    #[case] keys: &str,
    #[case] (columns, rows): (u16, u16),
) {
    for (lang, code) in LANGUAGES {
        let mut visit = Visit::new(lang, columns, rows);
        visit.keys(keys);
        insta::assert_snapshot!(format!("{name}_{code}_{columns}x{rows}"), visit.picture());
    }
}

#[rstest]
#[case("", "1")]
#[case("", "2")]
#[case("", "2 Enter")]
#[case("", "2 v")]
#[case("", "3 Enter")]
#[case("", "3 v")]
#[case("", "3 v v")]
#[case("", "4")]
#[case("", "5")]
#[case("", "5 Enter")]
#[case("", "5 f Down")]
#[case("", "6 Enter")]
#[case("", "6 v")]
#[case("", "?")]
#[case("", "/ g x")]
#[case("", "2 s")]
#[case("", "2 c Enter")]
#[case("", "4 c")]
#[case("", "3 e")]
#[case("a", "2 v")]
#[case("Home", "2")]
fn every_window_size_is_drawn(#[case] before: &str, #[case] keys: &str) {
    for (lang, _) in LANGUAGES {
        let mut visit = Visit::new(lang, 80, 24);
        visit.keys(before);
        visit.keys(keys);
        for columns in 0..=30 {
            for rows in 0..=15 {
                visit.model.shared.size = (columns, rows);
                visit.buffer();
            }
        }
        for size in [
            (1, 200),
            (500, 1),
            (500, 200),
            (200, 50),
            (40, 10),
            (79, 23),
            (111, 24),
        ] {
            visit.model.shared.size = size;
            visit.buffer();
        }
    }
}

#[rstest]
fn every_screen_begins_with_a_sentence_that_is_never_cut(
    #[values("1", "2", "2 v", "3", "4", "4 Enter", "5", "6")] keys: &str,
    #[values("", "Home", "Right", "End")] year: &str,
) {
    for (lang, _) in LANGUAGES {
        let mut visit = Visit::new(lang, 80, 24);
        visit.keys(year);
        visit.keys(keys);
        for columns in (42..=250).step_by(13) {
            visit.model.shared.size = (columns, 24);
            let rows = visit.rows();
            let opening = rows[3].trim();
            assert!(!opening.is_empty(), "{columns}:\n{}", rows.join("\n"));
            assert!(!opening.contains('…'), "{columns}: {opening}");
            let ends =
                |last: char| last.is_alphanumeric() || ['。', '.', '）', ')'].contains(&last);
            assert!(opening.ends_with(ends), "{columns}: {opening}");
        }
    }
}

#[rstest]
fn the_place_of_the_selected_row_covers_nothing(
    #[values("2", "2 v", "3", "3 v", "4", "4 Enter", "5", "6", "6 v")] keys: &str,
    #[values(60, 72, 80, 100, 120)] columns: u16,
) {
    for (lang, _) in LANGUAGES {
        let mut visit = Visit::new(lang, columns, 24);
        visit.keys(keys);
        let rows = visit.rows();
        let last = &rows[rows.len() - 2];
        let Some(at) = last
            .find(|of: char| of.is_ascii_digit())
            .map(|_| last.rfind('/').unwrap_or(0))
        else {
            continue;
        };
        let place = last[..at]
            .rfind(|of: char| !of.is_ascii_digit())
            .unwrap_or(0);
        assert!(last[..place].ends_with(' ') || place == 0, "{last}");
    }
}

#[test]
fn a_tiny_window_says_what_it_needs() {
    let visit = Visit::new(Lang::En, 20, 4);
    visit.shows("24×6");
}

#[rstest]
fn verdicts_have_the_colours_of_their_meaning(
    #[values(ThemeName::Dark, ThemeName::Light)] name: ThemeName,
) {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    visit.model.shared.theme = name;
    visit.model.shared.background = Background::Painted;
    visit.keys("2");
    let theme = visit.model.shared.styles();
    for (text, style) in [
        ("✗ 地区生产总值", theme.bad),
        ("✓ 规上工业增加值", theme.good),
        ("▼ 固定资产投资", theme.bad),
        ("≈ 省市重", theme.text),
        ("≠ 打通断头路", theme.quiet),
        ("· 研发经费投入增速", theme.quiet),
    ] {
        assert_eq!(visit.cell(text).fg, style.fg.unwrap(), "{text}");
    }
    assert!(visit.cell("≈ 省市重").modifier.contains(Modifier::BOLD));
    assert_eq!(visit.cell("−14.8").fg, theme.bad.fg.unwrap());
    assert_eq!(visit.cell("+0.83").fg, theme.good.fg.unwrap());
}

#[test]
fn red_up_colours_published_growth_and_never_a_verdict() {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    visit.keys("1");
    let verdicts = ["−14.8", "+1.1", "达标 6"];
    let usual = verdicts.map(|text| visit.cell(text).fg);
    visit.model.shared.palette = PaletteName::RedUp;
    assert_eq!(verdicts.map(|text| visit.cell(text).fg), usual);
    visit.keys("Left");
    let theme = visit.model.shared.styles();
    assert_eq!(visit.cell("+32.9%").fg, theme.rise.fg.unwrap());
    visit.model.shared.palette = PaletteName::default();
    let theme = visit.model.shared.styles();
    assert_eq!(
        visit.cell("+32.9%").fg,
        theme.quiet.fg.unwrap_or(Color::Reset)
    );
}

#[test]
fn the_selected_row_the_chosen_year_and_the_chosen_tab_stand_out() {
    let mut visit = Visit::new(Lang::Zh, 80, 24);
    visit.keys("2 Down");
    let theme = visit.model.shared.styles();
    assert_eq!(visit.cell("地区生产总值").bg, theme.selected.bg.unwrap());
    assert_eq!(visit.cell("固定资产投资").bg, Color::Reset);
    assert_eq!(visit.cell("2021").bg, theme.chip.bg.unwrap());
    assert_eq!(visit.cell("2022").bg, Color::Reset);
    assert!(visit.cell("2 目标").modifier.contains(Modifier::BOLD));
    assert!(!visit.cell("3 项目").modifier.contains(Modifier::BOLD));
    assert_eq!(visit.cell("━━━━━━").fg, Color::Reset);
}

#[test]
fn without_colour_the_same_things_stand_out_by_weight_and_reverse() {
    let mut visit = Visit::new(Lang::Zh, 80, 24);
    visit.model.shared.theme = ThemeName::Mono;
    visit.keys("2");
    for cell in &visit.buffer().content {
        assert_eq!((cell.fg, cell.bg), (Color::Reset, Color::Reset));
    }
    assert!(visit.cell("2021").modifier.contains(Modifier::REVERSED));
    assert!(visit.cell("2 目标").modifier.contains(Modifier::BOLD));
    assert!(visit.cell("固定资产投资").modifier.contains(Modifier::BOLD));
    let row = visit
        .rows()
        .into_iter()
        .find(|row| row.contains("固定资产投资"));
    assert!(row.unwrap().starts_with(glyphs::SELECTED));
    assert!(
        visit
            .cell("✗ 一般公共预算收入 !")
            .modifier
            .contains(Modifier::BOLD)
    );
}

#[test]
fn in_ascii_mode_nothing_but_ascii_and_chinese_is_drawn() {
    for (lang, _) in LANGUAGES {
        let mut visit = Visit::new(lang, 120, 40);
        visit.model.shared.glyphs = Glyphs::Ascii;
        for keys in ["1", "2", "v", "3", "v", "v", "4", "5", "6", "v", "?"] {
            visit.keys(keys);
            for cell in &visit.buffer().content {
                let symbol = cell.symbol();
                let plain = symbol.is_ascii() || width(symbol) == 2;
                assert!(plain, "{symbol:?} with {keys} in {lang:?}");
            }
        }
    }
}

#[test]
fn years_go_by_with_the_arrows_and_the_selected_target_stays() {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    visit.keys("2 Down*4");
    visit.shows("研发经费投入强度");
    let selected = visit.target();
    visit.keys("Right");
    assert_eq!(visit.model.shared.year, 2022);
    assert_eq!(visit.target().0, selected.0);
    visit.keys("Home Right");
    assert_eq!(visit.model.shared.year, 2015);
    visit.shows("2015 年未收录目标");
    visit.keys("Left Left");
    assert_eq!(
        visit.model.shared.year, 1991,
        "there is no year before the first"
    );
    visit.keys("End Right");
    assert_eq!(visit.model.shared.year, 2023);
}

#[test]
fn a_target_leads_to_both_its_lines() {
    let mut visit = Visit::new(Lang::Zh, 80, 24);
    visit.keys("2");
    visit.hides("印作");
    visit.keys("Down Enter");
    visit.shows("002:9，原文为“10%左右”");
    visit.shows("003:21，原文为“3%”");
    visit.keys("Esc");
    visit.hides("印作");
}

#[test]
fn a_derived_result_shows_its_arithmetic_and_all_its_lines() {
    let mut visit = Visit::new(Lang::En, 160, 40);
    visit.keys("2 Down*13");
    visit.shows("1,493 − 1,123 = 370");
    visit.shows("1,493 − 1,127 = 366");
    for line in ["003:118", "003:548", "000:223"] {
        visit.shows(line);
    }
    visit.shows("366–370");
}

#[test]
fn a_result_of_another_scope_says_why_it_is_not_compared() {
    let mut visit = Visit::new(Lang::Zh, 160, 40);
    visit.keys("2");
    while !visit
        .rows()
        .iter()
        .any(|row| row.contains("公布的是：打通区管断头路"))
    {
        let before = visit.model.screens.targets.year.at();
        visit.keys("Down");
        assert_ne!(visit.model.screens.targets.year.at(), before, "never shown");
    }
    visit.shows("口径不同");
}

/// Drops and adds of the charts, at the sizes that the pictures of both languages leave out.
#[rstest]
#[case("charts", "4")]
#[case("charts_one", "4 Down Enter")]
#[case("indexed", "4 c Down c Down*6 c Home Right")]
fn charts_fit_every_size(
    #[case] name: &str,
    #[case] keys: &str,
    #[values((60, 20), (100, 30), (160, 45), (200, 50), (250, 70))] (columns, rows): (u16, u16),
) {
    let mut visit = Visit::new(Lang::Zh, columns, rows);
    visit.keys(keys);
    insta::assert_snapshot!(format!("{name}_zh_{columns}x{rows}"), visit.picture());
}

#[rstest]
#[case(60, 20)]
#[case(80, 24)]
#[case(120, 40)]
#[case(250, 70)]
fn no_indicator_stands_in_the_charts_without_unit_and_time(
    #[case] columns: u16,
    #[case] rows: u16,
) {
    for (lang, _) in LANGUAGES {
        let mut visit = Visit::new(lang, columns, rows);
        visit.keys("4 g");
        let all = visit.model.rows();
        assert!(all > 150);
        for at in 0..all {
            let drawn = visit.rows();
            let line = drawn.iter().find(|row| row.starts_with('▌')).unwrap();
            let cx = visit.model.shared.context();
            let table = visit.model.table();
            let sheet = table.sheet().sheet();
            let row = sheet.row(&cx, table.selected().unwrap()).unwrap();
            let text = |name: &'static str| {
                let cell = zoneboard::sheet::cell(table.columns(), &row, name.into()).unwrap();
                cell.text(&cx)
            };
            let is_plotted = !text("times").is_empty();
            if is_plotted {
                let base = text("base");
                let base = base
                    .split(' ')
                    .find(|part| part.contains(|of: char| of.is_ascii_digit()));
                assert!(
                    line.contains(base.unwrap()) && line.contains(&text("times")),
                    "{line}"
                );
                // Its two years stand in the heading; thousands in English have their word.
                let RowId::Indicator(id) = table.selected().unwrap() else {
                    panic!("not an indicator");
                };
                let unit = zoneboard::sheet::multiples::unit(&cx, id);
                assert!(line.contains(&unit), "no {unit} in {line}");
            } else {
                assert!(line.contains(&text("value")), "{line}");
                let years: Vec<&str> = line.split(|of: char| !of.is_ascii_digit()).collect();
                let is_year =
                    |of: &&str| of.len() == 4 && (of.starts_with("19") || of.starts_with("20"));
                assert!(years.iter().any(is_year), "{line}");
            }
            if at + 1 < all {
                visit.keys("Down");
            }
        }
    }
}

#[test]
fn levels_written_in_place_of_blocks_stand_whole_or_not_at_all() {
    for (columns, rows) in [(60, 20), (80, 24), (100, 30), (160, 45)] {
        let mut visit = Visit::new(Lang::Zh, columns, rows);
        visit.model.shared.glyphs = Glyphs::Ascii;
        visit.keys("4 c");
        let mut seen = 0;
        for row in visit.rows().iter().filter(|row| row.contains("企业数")) {
            seen += 1;
            assert!(
                !row.contains("1.2 ..") || row.ends_with("1.2 .. 4.5"),
                "{row}"
            );
        }
        assert!(seen > 0);
    }
}

#[test]
fn enter_opens_an_indicator_and_escape_returns_to_all() {
    let mut visit = Visit::new(Lang::Zh, 80, 24);
    visit.keys("4 Down");
    visit.shows("2020 年为 2015 年的几倍");
    visit.keys("Enter");
    visit.shows("年高新技术企业增至");
    visit.hides("2020 年为 2015 年的几倍");
    // The arrows go on to the next indicator.
    visit.keys("Down");
    visit.shows("年双创载体增至");
    visit.keys("Esc");
    visit.shows("2020 年为 2015 年的几倍");
    // What is found is opened, too.
    visit.keys("1 / g d p Enter");
    visit.shows("年地区生产总值");
    visit.shows("2016–2019 未收录");
}

#[test]
fn a_click_on_a_small_multiple_selects_its_indicator() {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    visit.keys("4");
    let rows = visit.rows();
    let (y, row) = rows
        .iter()
        .enumerate()
        .rfind(|(_, row)| row.contains("国家级孵化载体  家"))
        .unwrap();
    let x = width(&row[..row.find("国家级孵化载体  家").unwrap()]) as u16;
    let area = Rect::new(0, 0, 120, 40);
    let mut buffer = Buffer::empty(area);
    let hits = draw(&visit.model, &mut buffer, area);
    let spot = hits.at(x, y as u16 + 3);
    let event = MouseEvent {
        kind: MouseEventKind::Down(MouseButton::Left),
        column: x,
        row: y as u16 + 3,
        modifiers: KeyModifiers::NONE,
    };
    update(&mut visit.model, Message::Mouse(event, spot));
    let selected = visit
        .rows()
        .into_iter()
        .find(|row| row.starts_with('▌'))
        .unwrap();
    assert!(selected.contains("国家级孵化载体 家"), "{selected}");
}

#[test]
fn a_missed_target_stands_above_its_bar_in_a_style_of_its_own() {
    for theme in [ThemeName::Dark, ThemeName::Light, ThemeName::Mono] {
        let mut visit = Visit::new(Lang::Zh, 80, 24);
        visit.model.shared.theme = theme;
        visit.keys("/ g d p Enter v");
        let rows = visit.rows();
        let at = |text: &str| rows.iter().position(|row| row.contains(text)).unwrap();
        // 3 % of about 10 %.
        assert!(at("━━━━━━━ 目标 ≈10") + 1 < at("█████"), "{rows:#?}");
        let styles = visit.model.shared.styles();
        let mark = visit.cell("━━━━━━━ 目标 ≈10");
        assert!(mark.modifier.contains(Modifier::BOLD), "{theme:?}");
        assert_eq!(mark.fg, visit.cell("2021 年地区生产总值").fg, "{theme:?}");
        assert_eq!(
            Some(visit.cell("█████").fg),
            styles.fill.fg.or(Some(Color::Reset))
        );
    }
}

#[test]
fn of_series_compared_four_are_drawn_and_the_others_are_told() {
    let mut visit = Visit::new(Lang::Zh, 80, 24);
    visit.keys("4 c Down c Down c Down c Down c Home Right");
    visit.shows("指数，2015 年 = 100");
    visit.shows("另有 1 项未画");
    // In 1991 none of them has a level.
    visit.keys("Home");
    visit.shows("未收录基期：");
    // Those with a level in 2021 are three of five.
    visit.keys("End Left Left");
    visit.shows("未收录基期：双创载体、企业数");
    visit.shows("高新技术企业 100");
}

#[test]
fn in_a_year_without_results_each_target_stands_beside_the_last_result_and_nothing_is_judged() {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    visit.keys("2 Right");
    let rows = visit.rows();
    let row = |text: &str| rows.iter().find(|row| row.contains(text)).unwrap();
    let investment = row("固定资产投资");
    let [result, target] = ['○', '┃'].map(|mark| investment.find(mark).unwrap());
    assert!(result < target, "{investment}");
    assert!(investment.contains("┄") && investment.contains("−7.8") && investment.contains("≈20"));
    // The head tells the years; the figure that an open check is about is marked though the check
    // is about the earlier year.
    assert!(row("增速与比率").contains("2021 结果") && row("增速与比率").contains("2022 目标"));
    row("一般公共预算收入 !");
    assert!(row("道路绿化").contains("65%") && row("新增绿地面积").contains("≈147%"));
    // What cannot be compared has its target only, and the reason is told once.
    let platforms = row("省级以上创新平台");
    assert!(platforms.contains("35") && !platforms.contains('▄'));
    assert!(
        visit.picture().matches("未收录").count() <= 2,
        "{}",
        visit.picture()
    );
    // The target is what the year is about.
    assert!(visit.cell("≈164.6").modifier.contains(Modifier::BOLD));
    assert!(!visit.cell("112.2").modifier.contains(Modifier::BOLD));
    let theme = visit.model.shared.styles();
    let hues = [theme.good.fg, theme.bad.fg];
    for cell in &visit.buffer().content {
        assert!(!hues.contains(&Some(cell.fg)), "{cell:?}");
        assert!(!["✓", "✗", "▼", "≠"].contains(&cell.symbol()));
    }
    // Of another year than all others, or the only one: the head says which.
    visit.keys("Right");
    visit.shows("2021 结果");
    visit.shows(">119%");
}

/// The rows of the list of targets, each from its sign on.
fn listed(visit: &Visit) -> Vec<String> {
    let (columns, rows) = visit.model.shared.size;
    let area = Rect::new(0, 0, columns, rows);
    let hits = draw(&visit.model, &mut Buffer::empty(area), area);
    let lines = visit.rows().into_iter().enumerate();
    let lines = lines.filter(|(y, _)| matches!(hits.at(2, *y as u16), Some(Hit::Row(_))));
    lines
        .map(|(_, row)| row.chars().skip(1).collect())
        .collect()
}

#[test]
fn a_missed_target_never_looks_met_nor_a_met_one_missed() {
    for (lang, _) in LANGUAGES {
        for columns in (50..160).step_by(7) {
            let mut visit = Visit::new(lang, columns, 60);
            visit.keys("2");
            for row in listed(&visit) {
                let cells: Vec<char> = row.chars().collect();
                let place = |mark| cells.iter().position(|of| *of == mark);
                let Some(target) = place('┃') else { continue };
                let is_met = row.starts_with('✓');
                match place('●') {
                    Some(result) => assert_eq!(result > target, is_met, "{columns}: {row}"),
                    None => {
                        assert_eq!(cells[target - 1] == '▄', is_met, "{columns}: {row}");
                        assert_eq!(cells[target + 1] != ' ', is_met, "{columns}: {row}");
                    }
                }
            }
        }
    }
}

#[test]
fn no_two_targets_are_called_alike_at_any_width() {
    for (lang, _) in LANGUAGES {
        for keys in ["2", "2 Right", "2 v"] {
            for columns in (40..=200).step_by(10) {
                let mut visit = Visit::new(lang, columns, 60);
                visit.keys(keys);
                // Under its heading a growth rate is called as its level is elsewhere.
                let names = listed(&visit).into_iter().take(45);
                let mut names: Vec<String> = names
                    .map(|row| row.chars().skip(2).collect::<String>())
                    .map(|row| row.split("  ").next().unwrap_or_default().to_owned())
                    .collect();
                let count = names.len();
                names.sort();
                names.dedup();
                assert_eq!(
                    names.len(),
                    count,
                    "{keys} at {columns}: {}",
                    visit.picture()
                );
            }
        }
    }
}

#[test]
fn the_tally_counts_the_signs_that_stand_in_the_list() {
    let mut visit = Visit::new(Lang::Zh, 120, 60);
    visit.keys("2");
    let rows = listed(&visit);
    let tally = visit.rows()[3].clone();
    let mut total = 0;
    for verdict in Verdict::ALL {
        let sign = wording::sign(verdict);
        let count = rows.iter().filter(|row| row.starts_with(sign)).count();
        total += count;
        let name = match verdict {
            Verdict::NotComparable => "口径不同",
            Verdict::NoResult => "未收录结果",
            verdict => wording::verdict(verdict, Lang::Zh),
        };
        let told = format!("{name} {count}");
        // None is told of what no target came to.
        assert_eq!(tally.contains(&told), count > 0, "{told} in {tally}");
    }
    assert_eq!(total, visit.model.rows());
}

#[test]
fn a_target_without_a_result_is_told_at_every_width() {
    for columns in (30..=160).step_by(5) {
        let mut visit = Visit::new(Lang::Zh, columns, 60);
        visit.keys("2 Right");
        let rows = listed(&visit);
        let targets = [
            "≈20", "≈20", "10.5", "≈15", "5", "≈9", "20", "370", "105", "500", "≈164.6",
        ];
        for (row, target) in rows.iter().zip(targets) {
            assert!(row.contains(target), "no {target} at {columns}: {row}");
        }
    }
}

#[test]
fn the_year_of_each_number_is_told_over_it_and_rates_tell_how_far_a_target_moved() {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    visit.keys("2 v");
    let rows = visit.rows();
    let row = |text: &str| rows.iter().find(|row| row.contains(text)).unwrap();
    for head in ["2021 结果", "2022 目标", "比 2021（点）"] {
        assert!(row("增速与比率").contains(head), "{head}");
    }
    assert!(row("数量  完成率").contains("2023 目标"));
    let investment = row("▼ 固定资产投资");
    for part in ["−7.8", "≥7", "≈20", "≈+13", "●", "┊"] {
        assert!(investment.contains(part), "no {part} in {investment}");
    }
    assert!(investment.find('┊').unwrap() < investment.rfind('┃').unwrap());
    // Lowered: the mark of the target stands before that of the year before.
    let revenue = row("一般公共预算收入 !");
    assert!(revenue.rfind('┃').unwrap() < revenue.find('┊').unwrap());
    assert!(revenue.contains("−2"));
    // No number is told beside another with nothing but a stroke between.
    assert!(listed(&visit).iter().all(|row| !row.contains(" / ")));
    // A year with results gets the picture when it is chosen; one without does not.
    visit.keys("Right");
    visit.shows("2021 结果");
}

#[test]
fn a_revised_figure_shows_both_publications_in_the_chart() {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    visit.chart("high_tech_enterprises");
    visit.keys("Enter");
    let rows = visit.rows();
    let row = |text: &str| rows.iter().find(|row| row.contains(text)).unwrap();
    assert!(row(" 1123家 ").contains("003:548"), "{rows:#?}");
    assert!(row(" 1127家 ").contains("重复刊出"), "{rows:#?}");
    assert!(row(" 1127家 ").contains("000:223"), "{rows:#?}");
    visit.shows("○ 重复刊出 1127");
    // The level of 2020 was published twice, and the change is told over both.
    assert!(row(" 1493家 ").contains("净增 366–370"), "{rows:#?}");
}

#[test]
fn a_decline_hangs_below_the_zero_line() {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    visit.chart("fixed_investment");
    visit.keys("Enter");
    let rows = visit.rows();
    let row = |text: &str| rows.iter().rposition(|row| row.contains(text)).unwrap();
    let zero = rows
        .iter()
        .position(|row| row.starts_with(" ─────") && row.contains('│'))
        .unwrap();
    let bar = rows.iter().position(|row| row.contains("██████")).unwrap();
    assert!(zero < bar && bar < row("−7.8"), "{}", visit.picture());
    assert!(row("目标 ≥7") < zero, "{}", visit.picture());
}

#[test]
fn a_missing_investment_is_a_dot_and_never_a_zero() {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    visit.keys("3 v");
    let rows = visit.rows();
    let row = rows
        .iter()
        .find(|row| row.contains("○ 北斗产业园孵化基地"))
        .unwrap();
    assert!(row.contains(" · ") && !row.contains(" 0 "), "{row}");
}

#[test]
fn long_names_end_with_an_ellipsis_and_columns_stay_in_place() {
    let mut visit = Visit::new(Lang::Zh, 80, 24);
    visit.keys("3 v Down*15");
    let rows = visit.rows();
    let last = |row: &&String| row.contains("  004:1");
    let listed: Vec<&String> = rows.iter().filter(last).collect();
    assert!(listed.iter().any(|row| row.contains('…')), "{rows:?}");
    for row in &listed {
        assert_eq!(width(row), width(listed[0]), "{row}");
    }
}

#[test]
fn the_projects_of_a_batch_are_listed_beside_what_is_stated() {
    let mut visit = Visit::new(Lang::En, 180, 40);
    visit.keys("3 Down*9");
    visit.shows("3 named (9 stated)");
    visit.shows("= 10.17");
    visit.shows("13.88");
}

#[test]
fn another_area_has_its_own_figures() {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    visit.keys("2 a");
    visit.shows("郑州市");
    visit.shows("技术合同成交额");
    visit.hides("断头路");
    visit.keys("a a");
    visit.shows("断头路");
}

#[test]
fn language_and_theme_change_at_once_and_keep_the_place() {
    let mut visit = Visit::new(Lang::Zh, 80, 24);
    visit.keys("2 Down*3 L");
    visit.shows("General public");
    visit.hides("预算");
    assert_eq!(visit.model.screens.targets.year.at(), 3);
    visit.keys("t");
    assert_eq!(visit.model.shared.theme, ThemeName::Light);
    assert_ne!(
        visit.buffer()[(0, 0)].bg,
        Color::Reset,
        "asked for by name, it paints its background"
    );
}

#[test]
fn help_lists_every_key_and_closes_with_the_key_that_opened_it() {
    let mut visit = Visit::new(Lang::En, 80, 24);
    visit.keys("?");
    visit.shows("the year before");
    visit.keys("PgDn*4");
    visit.shows("quit");
    visit.keys("?");
    visit.hides("Keys ·");
    // What cannot be done here says why.
    visit.keys("? r e l o a d");
    visit.shows("needs a data folder");
    visit.keys("Esc");
    visit.hides("Keys ·");
}

#[test]
fn below_the_keys_the_help_tells_every_sign_and_what_can_be_clicked() {
    for (lang, _) in LANGUAGES {
        let mut visit = Visit::new(lang, 80, 24);
        visit.keys("?");
        visit.shows(lang.help_below());
        let mut told = String::new();
        let mut titles = String::new();
        for _ in 0..15 {
            told.push_str(&visit.picture());
            if visit.picture().contains(lang.legend_title()) {
                titles = visit.picture();
            }
            visit.keys("Down*5");
        }
        assert!(titles.contains(lang.legend_title()));
        let verdicts = Verdict::ALL.map(|of| (wording::sign(of), wording::verdict(of, lang)));
        let stages = Stage::ALL.map(|(of, _)| (glyphs::stage(of), wording::stage(of, lang)));
        let outcomes =
            Outcome::ALL.map(|(of, _)| (glyphs::outcome(of), wording::finding::outcome(of, lang)));
        let marks = [
            (glyphs::DERIVED, lang.derived()),
            (glyphs::NONE, lang.not_in_dataset()),
            (glyphs::POINT, lang.legend_point()),
        ];
        let signs = verdicts.into_iter().chain(stages).chain(outcomes);
        for (sign, words) in signs.chain(marks) {
            assert!(told.contains(&format!("{sign} {words}")), "{sign} {words}");
        }
        // It has an end, and nothing in it can be run.
        visit.shows("m ");
        visit.hides(lang.help_below());
        assert_eq!(visit.keys("Down*9 Enter"), None);
        visit.shows(lang.legend_mouse());
        // Whoever types looks for an action.
        visit.keys("c");
        visit.hides(lang.legend_title());
        visit.hides(lang.help_below());
    }
}

#[test]
fn the_signs_of_the_legend_are_those_that_are_drawn() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.keys("2");
    visit.shows(&format!("{}71.6", glyphs::DERIVED));
    visit.shows(glyphs::GOAL);
    let beyond = Completion {
        percent: Interval::exactly(200.into()),
        role: Role::Good,
    };
    let beyond = beyond.strip(20, Marks::Unicode).text();
    assert!(beyond.ends_with(glyphs::BEYOND));
    visit.keys("f");
    visit.shows(&format!("{} all", glyphs::CHOSEN));
    visit.keys("Esc 4 Enter");
    visit.shows(&format!("{} level", glyphs::SHOWN));
    visit.shows(&format!("{} target", glyphs::LEVEL_GOAL));
    visit.keys("c");
    visit.shows(&format!("SMEs {}", glyphs::BESIDE));
    visit.keys("5");
    let rows = visit.rows();
    let ends: Vec<char> = glyphs::RANGE.chars().collect();
    let is_range = |row: &&String| {
        let places = [ends[0], '◆', ends[2]].map(|mark| row.rfind(mark));
        places[0].is_some() && places.is_sorted()
    };
    assert!(rows.iter().any(|row| is_range(&row)), "{}", visit.picture());
}

#[rstest]
#[case("g x j s Enter", "4 图表", "高新技术企业")]
#[case("g a o x i n j i Enter", "4 图表", "高新技术企业")]
#[case("r & d Enter", "4 图表", "研发经费投入")]
#[case("智 能 传 感 谷 Enter", "3 项目", "中国（郑州）智能传感谷启动区")]
#[case("目 标 : G D P Enter", "1 总览", "没有找到")]
fn what_is_typed_is_found_and_gone_to(#[case] keys: &str, #[case] tab: &str, #[case] shown: &str) {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    visit.keys("/");
    visit.keys(keys);
    visit.shows(shown);
    assert!(visit.cell(tab).modifier.contains(Modifier::BOLD));
}

#[test]
fn n_goes_on_through_what_was_found_and_capital_n_back() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.keys("n");
    visit.shows("find something with / first");
    visit.keys("/ t e c h Space s m e s Enter");
    visit.shows("▸ level");
    visit.keys("n");
    visit.shows("2 of ");
    visit.shows("30 targets for 2021:");
    visit.keys("N");
    visit.shows("1 of ");
    visit.shows("▸ level");
}

#[test]
fn pasted_text_is_searched_for() {
    let mut visit = Visit::new(Lang::Zh, 100, 30);
    visit.keys("/");
    update(&mut visit.model, Message::Paste("小巨人\n".to_owned()));
    visit.shows("国家级专精特新“小巨人”企业");
}

#[test]
fn a_mistake_in_the_middle_of_what_is_typed_is_mended_there() {
    let mut visit = Visit::new(Lang::En, 80, 24);
    let theme = visit.model.shared.styles();
    visit.keys("2 e");
    visit.shows("> zoneboard-targets-2021.csv");
    visit.keys("Left*4 Backspace 2");
    visit.shows("> zoneboard-targets-2022.csv");
    assert_eq!(visit.cell(".csv   ").bg, theme.chip.bg.unwrap());
    visit.keys("Home Alt-Right Left Delete _");
    visit.shows("> zoneboard_targets-2022.csv");
    visit.keys("Home");
    update(&mut visit.model, Message::Paste("/tmp/年报/".to_owned()));
    visit.shows("> /tmp/年报/zoneboard_targets-2022.csv");
    visit.keys("Left*2");
    assert_eq!(visit.cell("报").bg, theme.chip.bg.unwrap());
    visit.keys("Ctrl-u");
    visit.shows("> 报/zoneboard_targets-2022.csv");
    visit.keys("End Ctrl-w*2");
    visit.shows("> 报/zoneboard_targets-");
    visit.keys("Esc / s m e s Left*4 t e c h Space");
    visit.shows("/ tech smes");
    visit.shows("Technology-based SMEs");
    visit.keys("Esc : h e l p Home Delete*4 q u i t");
    assert_eq!(visit.keys("Enter"), Some(Effect::Quit));
}

#[test]
fn a_line_longer_than_its_box_scrolls_with_the_cursor() {
    let mut visit = Visit::new(Lang::Zh, 80, 24);
    let theme = visit.model.shared.styles();
    visit.keys("e Ctrl-u");
    update(
        &mut visit.model,
        Message::Paste(format!("/{}/末.csv", "资料".repeat(20))),
    );
    visit.shows("料/末.csv");
    visit.hides("> /资料");
    visit.keys("Home");
    visit.shows("> /资料");
    visit.hides("末.csv");
    assert_eq!(visit.cell("/资").bg, theme.chip.bg.unwrap());
    // Where the cursor is, there is something to be seen on either side of it.
    visit.keys("Right*20");
    let rows = visit.rows();
    let row = rows.iter().find(|row| row.contains("> ")).unwrap();
    assert!(row.contains("> 料") || row.contains("> 资"), "{row}");
}

#[test]
fn targets_are_ordered_by_number_within_their_group_and_back() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.keys("2 s Down*5 Enter");
    visit.shows("sorted by gap (pp) ↑");
    // As numbers, the rates by themselves.
    let gaps = ["−14.8", "✗ Gross", "−3.32", "+0.83", "+1.1"];
    let places = |visit: &Visit| {
        let rows = visit.rows();
        let place = |text| rows.iter().position(|row| row.contains(text)).unwrap();
        (gaps.map(place), place("Quantities"))
    };
    let (ascending, quantities) = places(&visit);
    assert!(ascending.is_sorted() && ascending[4] < quantities);
    // It opens on the order taken: once more turns it round.
    visit.keys("s Enter");
    visit.shows("sorted by gap (pp) ↓");
    let (mut descending, quantities) = places(&visit);
    assert!(descending.iter().all(|row| *row < quantities));
    descending.reverse();
    assert!(descending.is_sorted());
    visit.keys("Esc");
    visit.hides("sorted by");
    assert_eq!(places(&visit).0, ascending);
}

#[test]
fn lists_are_narrowed_tab_by_tab_and_escape_widens_them() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.keys("2 f Down*2 Enter");
    visit.shows("filter: near");
    visit.shows("Key project investment");
    visit.hides("Gross regional product");
    visit.keys("3 v f Down*3 Enter");
    visit.shows("filter: in production");
    assert_eq!(visit.model.rows(), 8);
    visit.keys("2");
    visit.shows("filter: near");
    visit.keys("Esc");
    visit.shows("Gross regional product");
    visit.keys("3");
    visit.shows("filter: in production");
}

#[test]
fn another_year_stands_beside_with_differences_in_points_and_percent() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.keys("2 c");
    visit.shows("Compare with");
    visit.keys("Enter");
    let rows = visit.rows();
    let signed = rows.iter().find(|row| row.contains("33.45")).unwrap();
    // 334.5 after 341: −6.5 and −1.9 %.
    for part in ["34.1", "−0.65", "−1.9"] {
        assert!(signed.contains(part), "no {part} in {signed}");
    }
    visit.keys("Esc");
    visit.hides("−0.65");
}

#[test]
fn indicators_are_indexed_to_the_year_shown() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.chart("high_tech_enterprises");
    visit.keys("c");
    visit.chart("tech_smes");
    visit.keys("c");
    visit.shows("Index, 2021 = 100");
    // 242 of 1493, and 1123 of it.
    visit.shows("16.2");
    visit.shows("75.2");
    visit.keys("Left");
    visit.shows("Index, 2020 = 100");
    visit.shows("132.9");
    visit.keys("Esc");
    visit.hides("Index,");
}

#[test]
fn the_figure_and_the_row_are_copied_as_they_stand() {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    assert_eq!(visit.keys("y"), None, "nothing is selected");
    visit.shows("尚未选中一行；请先按 ↓");
    assert_eq!(
        visit.keys("Down*14 y"),
        Some(Effect::Copy("548 亿元".to_owned()))
    );
    visit.keys("2 Down*2");
    let Some(Effect::Copy(row)) = visit.keys("Y") else {
        panic!("nothing copied");
    };
    for part in [
        "一般公共预算收入增速",
        "目标：7",
        "结果：3.68",
        "003:31",
        "002:9",
    ] {
        assert!(row.contains(part), "no {part} in {row}");
    }
    let told = Message::Copied("548 亿元".to_owned());
    update(&mut visit.model, told);
    visit.shows("已复制到剪贴板：548 亿元");
}

#[test]
fn what_is_exported_is_what_is_seen() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.keys("2 f Down Enter s Down*5 Enter e");
    visit.shows("zoneboard-targets-2021.csv");
    let Some(Effect::Write(exported)) = visit.keys("Enter") else {
        panic!("nothing to write");
    };
    assert!(!exported.overwrite);
    let (bytes, rows) = read_csv(&exported.content);
    assert!(
        bytes.starts_with('\u{feff}'),
        "a spreadsheet tells UTF-8 by it"
    );
    let column = |name: &str| -> Vec<&str> { rows.iter().map(|row| &*row[name]).collect() };
    assert_eq!(column("verdict"), ["met"; 6]);
    let names = column("name_en");
    assert_eq!(
        names[0], "R&D intensity",
        "the smaller gap first: {names:?}"
    );
    assert_eq!(column("actual_citation")[0], "003:L35");
    assert_eq!(column("area"), ["zzhtz"; 6]);
    assert_eq!(column("actual_kind").last(), Some(&"derived"));
    // A name without a known ending, and a file that is there.
    visit.keys("Backspace*4 Enter");
    visit.shows("has to end in .csv");
    visit.keys(". m d Enter");
    update(
        &mut visit.model,
        Message::Written(Err(WriteProblem::Exists)),
    );
    visit.shows("Enter again replaces it");
    let Some(Effect::Write(exported)) = visit.keys("Enter") else {
        panic!("nothing to write");
    };
    assert!(exported.overwrite);
}

#[test]
fn every_list_is_exported_to_a_file_of_its_own() {
    let mut visit = Visit::new(Lang::En, 80, 24);
    for (keys, name) in [
        ("1", "targets-2021"),
        ("2", "targets-2021"),
        ("2 v", "targets-all-years"),
        ("v 3", "batches"),
        ("3 v", "projects-2021"),
        ("v 4", "indicators"),
        ("4 Enter", "tech_smes-level"),
        ("4 v", "tech_smes-growth"),
        ("4 c", "index-2021"),
        ("c 5", "audit"),
        ("6", "figures"),
        ("6 v", "articles"),
        ("v 2 a", "zhengzhou-targets-2021"),
        ("5", "audit"),
    ] {
        visit.keys(keys);
        visit.keys("e");
        visit.shows(&format!("> zoneboard-{name}.csv"));
        visit.keys("Esc");
    }
}

#[test]
fn every_format_is_told_and_taken() {
    for (lang, told) in [
        (Lang::En, "ending in .csv, .json, .jsonl, .txt or .md"),
        (Lang::Zh, "以 .csv、.json、.jsonl、.txt 或 .md 结尾"),
    ] {
        let mut visit = Visit::new(lang, 80, 24);
        visit.keys("2 e");
        visit.shows(told);
        visit.shows(".svg");
        for (format, name) in Format::ALL {
            visit.keys("Ctrl-u x");
            update(&mut visit.model, Message::Paste(format.ending().to_owned()));
            let Some(Effect::Write(written)) = visit.keys("Enter") else {
                panic!("{name} is not written");
            };
            let content = exported::content(&visit.model, format);
            assert_eq!(written.content, content, "{name}");
        }
    }
}

#[test]
fn the_palette_runs_what_is_typed() {
    let mut visit = Visit::new(Lang::En, 100, 30);
    visit.keys(": c h a r t s Enter");
    visit.shows("4 Charts");
    assert_eq!(visit.keys(": q u i t Enter"), Some(Effect::Quit));
}

#[rstest]
#[case("p x", "s 排序")]
#[case("p a i x u", "s 排序")]
#[case("s h a i", "f 筛选")]
#[case("d c", "e 导出当前视图")]
#[case("f u z h i z h e n g", "Y 复制整行及出处")]
#[case("s", "s 排序")]
#[case("y", "y 复制所选数字")]
#[case("Y", "Y 复制整行及出处")]
#[case("筛 选", "f 筛选")]
#[case("s o r t", "s 排序")]
fn actions_are_found_as_anything_else_is_by_sounds_initials_and_keys(
    #[values(":", "?")] open: &str,
    #[case] typed: &str,
    #[case] best: &str,
) {
    let mut visit = Visit::new(Lang::Zh, 80, 24);
    visit.keys("2");
    visit.keys(open);
    visit.keys(typed);
    let rows = visit.rows();
    let at = rows.iter().position(|row| row.contains("> ")).unwrap();
    // Below the rule under what was typed.
    let words: Vec<&str> = rows[at + 2].split_whitespace().collect();
    assert!(words.join(" ").contains(best), "{}", visit.picture());
}

#[test]
fn mistakes_found_on_reload_stay_on_the_screen_until_mended_and_can_be_read() {
    let mut visit = Visit::new(Lang::En, 100, 30);
    let problems = Problems {
        first: "years/2021.toml:3 not a number".to_owned(),
        count: 2,
        all: "error: one\nerror: two\n".to_owned(),
    };
    update(&mut visit.model, Message::ReloadFailed(Arc::new(problems)));
    visit.keys("2 Down");
    visit.shows("mistakes in the data: 2; still showing the last good data (! lists them)");
    visit.keys("!");
    visit.shows("error: two");
    visit.keys("Esc");
    visit.hides("error: two");
    visit.keys("!");
    let dataset = Arc::new(load(&frozen()).unwrap().dataset);
    update(&mut visit.model, Message::Reloaded(dataset, Arc::default()));
    assert!(!visit.model.popup.is_open(), "{}", visit.picture());
    visit.keys("Down");
    visit.hides("mistakes in the data");
}

#[test]
fn clicks_mean_what_is_seen_where_they_fall() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    let click = |visit: &mut Visit, text: &str| {
        let rows = visit.rows();
        let (y, at) = rows
            .iter()
            .enumerate()
            .find_map(|(y, row)| Some((y, row.find(text)?)))
            .unwrap();
        let column = width(&rows[y][..at]) as u16;
        let event = MouseEvent {
            kind: MouseEventKind::Down(MouseButton::Left),
            column,
            row: y as u16,
            modifiers: KeyModifiers::NONE,
        };
        let area = Rect::new(0, 0, 120, 40);
        let hits = draw(&visit.model, &mut Buffer::empty(area), area);
        let hit = hits.at(event.column, event.row);
        update(&mut visit.model, Message::Mouse(event, hit))
    };
    click(&mut visit, "2 Targets");
    visit.shows("30 targets for 2021:");
    click(&mut visit, "2022");
    visit.shows("2022: 19 targets set");
    click(&mut visit, "2021 ");
    click(&mut visit, "R&D intensity");
    assert_eq!(visit.model.screens.targets.year.at(), 3);
    // The head of a column orders by it, and the other way round when clicked again.
    click(&mut visit, "gap (pp)");
    visit.shows("sorted by gap (pp) ↑");
    click(&mut visit, "gap (pp)");
    visit.shows("sorted by gap (pp) ↓");
    visit.keys("Esc 3");
    click(&mut visit, "listed");
    visit.shows("sorted by listed ↓");
    visit.keys("Esc v");
    click(&mut visit, "CNY bn");
    visit.shows("sorted by investment (CNY bn) ↓");
    visit.keys("Esc 5");
    click(&mut visit, "period");
    visit.shows("sorted by period ↑");
    visit.keys("Esc 2");
    click(&mut visit, "? help");
    visit.shows("Keys · Targets");
    // A click beside it takes away what lies over the screen, one on a row of it takes that row.
    click(&mut visit, "Keys ·");
    visit.shows("Keys ·");
    click(&mut visit, "High-tech Zone");
    visit.hides("Keys ·");
    visit.keys("f");
    click(&mut visit, "  near");
    visit.shows("filter: near");
    visit.keys("Esc ?");
    click(&mut visit, "High-tech Zone");
    visit.hides("Keys ·");
    // The terminal's own mouse is left alone.
    assert_eq!(visit.keys("m"), Some(Effect::Mouse(false)));
    click(&mut visit, "1 Overview");
    visit.shows("30 targets for 2021:");
}

#[test]
fn q_leaves_and_r_reloads_only_what_can_be_reloaded() {
    let mut visit = Visit::new(Lang::En, 80, 24);
    assert_eq!(visit.keys("r"), None);
    visit.model.shared.can_reload = true;
    assert_eq!(visit.keys("r"), Some(Effect::Reload));
    assert_eq!(visit.keys("q"), Some(Effect::Quit));
}

#[test]
fn reloading_finds_what_was_selected_wherever_it_stands_now() {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    visit.keys("2 Down*4");
    visit.chart("tech_smes");
    visit.keys("c 5 Down*5 6 Down*120 1");
    // The same data with an indicator, a target and a figure before all others.
    let mut sources = frozen();
    let mut add = |name: &str, text: &str| {
        let file = sources
            .files
            .iter_mut()
            .find(|file| file.name == name)
            .unwrap();
        file.text = format!("{text}{}", file.text).into();
    };
    add(
        "indicators.toml",
        "[[topic]]\nid = \"first\"\nname_zh = \"先\"\nname_en = \"First\"\n\
         [[indicator]]\nid = \"first\"\ntopic = \"first\"\nname_zh = \"先\"\nname_en = \"First\"\n\
         unit = \"%\"\nkind = \"rate\"\nbetter = \"higher\"\n",
    );
    let cite = "cite = { article = \"000\", line = 1, printed = \"1%\" }";
    let entry = format!("indicator = \"first\"\nvalue = \"1\"\nunit = \"%\"\n{cite}\n");
    add(
        "years/2021.toml",
        &format!("[[target]]\n{entry}[[observation]]\n{entry}"),
    );
    let of = |visit: &mut Visit| {
        // A list is worked out again when it is looked at.
        visit.keys("2 4 5 6 1");
        let model = &visit.model;
        let Some(RowId::Check(check)) = model.screens.audit.checks.selected() else {
            panic!("no check is selected");
        };
        let target = visit.target().0;
        let charted = model.screens.charts.charted(&model.shared).unwrap().0;
        let record = model.shared.dataset.records()[model.screens.sources.figures.at()];
        (
            model.shared.dataset.indicator(target).unwrap().id.clone(),
            model.shared.dataset.indicator(charted).unwrap().id.clone(),
            model
                .shared
                .dataset
                .subject(record)
                .unwrap()
                .citation()
                .printed
                .clone(),
            model.shared.audit.as_ref().unwrap().checks()[usize::try_from(check).unwrap()].rule,
            model.screens.charts.compared_indicators.len(),
        )
    };
    let before = of(&mut visit);
    let dataset = Arc::new(load(&sources).unwrap().dataset);
    update(
        &mut visit.model,
        Message::Reloaded(Arc::clone(&dataset), Arc::default()),
    );
    let again = Arc::new(audit(&dataset));
    update(&mut visit.model, Message::Audited(dataset, again));
    assert_eq!(of(&mut visit), before);
}

#[test]
fn reloading_keeps_year_tab_and_selection() {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    visit.keys("Right 3 v Down*9");
    let selected = visit.project();
    let dataset = load(&frozen()).unwrap().dataset;
    update(
        &mut visit.model,
        Message::Reloaded(Arc::new(dataset), Arc::default()),
    );
    assert_eq!(visit.project(), selected);
    assert_eq!(visit.model.shared.year, 2022);
    visit.shows("已重新读取数据");
    visit.keys("Down");
    visit.hides("已重新读取数据");
}

#[test]
fn rows_scroll_to_the_last_and_the_selected_one_is_always_seen() {
    let mut visit = Visit::new(Lang::Zh, 80, 24);
    visit.keys("2 G");
    visit.shows("供暖主管网里程");
    visit.keys("3 v G");
    visit.shows("48/48 ↑");
    visit.keys("PgUp PgUp g");
    visit.shows("北斗产业园孵化基地");
}

#[rstest]
#[case("1 Down*5", "12.1%")]
#[case("1 Down*14", "548")]
#[case("1 Down*20", "")]
#[case("2", "下降7.8%")]
#[case("2 v", "下降7.8%")]
#[case("3", "")]
#[case("3 End Up*6", "")]
#[case("3 v G", "")]
#[case("4", "")]
fn from_every_screen_enter_leads_to_the_line_and_escape_back(
    #[case] keys: &str,
    #[case] printed: &str,
) {
    let mut visit = Visit::new(Lang::Zh, 80, 24);
    visit.keys(keys);
    let (tab, row) = (visit.model.tab, visit.model.row());
    visit.keys("Enter");
    if visit.model.tab == tab {
        visit.keys("Enter");
    }
    visit.shows("6 来源");
    let picture = visit.picture();
    let leads = ["Enter 下一处，Esc 返回", "只有这一处；Esc 返回"];
    assert!(leads.iter().any(|of| picture.contains(of)), "{picture}");
    visit.shows(printed);
    visit.keys("Esc");
    assert_eq!((visit.model.tab, visit.model.row()), (tab, row));
}

#[test]
fn enter_goes_on_to_every_line_that_belongs_to_a_figure() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.keys("2 Down*13 Enter Enter");
    let mut places = Vec::new();
    for at in 1..=4 {
        visit.shows(&format!("place {at} of 4"));
        let rows = visit.rows();
        let cited = rows
            .iter()
            .find_map(|row| Some(row.split("at 00").nth(1)?.to_owned()))
            .unwrap();
        places.push(cited.split(',').next().unwrap().to_owned());
        visit.keys("Enter");
    }
    visit.shows("place 1 of 4");
    places.sort();
    assert_eq!(places, ["0:223", "2:11", "3:118", "3:548"]);
}

#[test]
fn a_figure_that_does_not_hold_together_leads_to_its_check_and_its_lines_and_back() {
    let mut visit = Visit::new(Lang::Zh, 80, 24);
    visit.keys("2");
    visit.shows("✗ 一般公共预算收入 !");
    visit.keys("Down*2 Enter");
    visit.shows("Enter 前往核对");
    visit.keys("Enter");
    visit.shows("5 核对");
    visit.shows("67.6 ÷ 67.4 − 1 = 0.297%，公布数 3.68%");
    visit.shows("2020 年基数为 65.15–65.25 亿元");
    for place in ["003:31", "003:31", "000:220", "002:9"] {
        visit.keys("Enter");
        visit.shows("6 来源");
        visit.shows(place);
    }
    visit.keys("Esc");
    visit.shows("67.6 ÷ 67.4");
    visit.keys("Esc Esc");
    visit.shows("2021 年 30 项目标：");
    assert_eq!(visit.model.screens.targets.year.at(), 2);
}

#[rstest]
#[case("1", "一般公共预算收入", 1)]
#[case("2", "✗ 一般公共预算收入 !", 1)]
#[case("2 v", "✗ 一般公共预算收入 !", 1)]
#[case("4", "一般公共预算收入 亿元 !", 1)]
#[case("6 Down*116", "!003:31", 2)]
fn figures_of_open_checks_are_marked_on_every_screen(
    #[case] keys: &str,
    #[case] place: &str,
    #[case] least: usize,
) {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    visit.keys(keys);
    visit.shows(place);
    let marks = |visit: &Visit| {
        let cells = visit.buffer().content;
        let bold = Modifier::BOLD;
        let marked = |cell: &&Cell| cell.symbol() == "!" && cell.modifier.contains(bold);
        cells.iter().filter(marked).count()
    };
    assert!(marks(&visit) >= least);
    // Without the audit there is nothing to mark.
    visit.model.shared.audit = None;
    visit.model.shared.generation += 1;
    visit.model.refresh();
    assert_eq!(marks(&visit), 0);
}

#[test]
fn the_audit_lists_the_worst_first_in_the_colours_of_their_meaning() {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    visit.keys("5");
    let theme = visit.model.shared.styles();
    for (text, style) in [
        ("✗ 评为优秀的", theme.bad),
        ("? 一般公共预算", theme.strong),
        ("» 高新技术企业", theme.text),
        ("≈ 企业数", theme.text),
        ("✓ 等式一致 44   ", theme.quiet),
    ] {
        assert_eq!(visit.cell(text).fg, style.fg.unwrap_or_default(), "{text}");
    }
    assert!(
        visit
            .cell("? 一般公共预算")
            .modifier
            .contains(Modifier::BOLD)
    );
    let rows = visit.rows();
    let row = |text: &str| rows.iter().position(|row| row.contains(text)).unwrap();
    assert!(row("✗ 评为优秀的") < row("? 一般公共预算"));
    assert!(row("? 一般公共预算") < row("» 高新技术企业"));
    let last = |text: &str| rows.iter().rposition(|row| row.contains(text)).unwrap();
    assert!(row("» 高新技术企业") < last("✓ 等式一致 44"));
}

#[test]
fn what_holds_or_cannot_be_tested_is_folded_until_someone_wants_to_see_it() {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    visit.keys("5");
    visit.shows("✓ 等式一致 44   ");
    visit.hides("✓ 企业数");
    // The folded row says how many they are, and Enter shows them and folds them again.
    let row = |visit: &Visit| {
        let ids = visit.model.screens.audit.checks.ids();
        let of = RowId::Checks(Outcome::Consistent);
        ids.iter().position(|id| *id == of).unwrap()
    };
    let rows = visit.model.rows();
    visit.keys(&format!("Down*{} Enter", row(&visit)));
    assert_eq!(visit.model.rows(), rows + 44);
    visit.shows("Enter 折叠");
    visit.keys("Down");
    visit.shows("14/127");
    visit.keys("Up Enter");
    assert_eq!(visit.model.rows(), rows);
    visit.shows("14–57/127");
    // Whoever narrows or orders the list sees all there is.
    visit.keys("f Down*5 Enter");
    assert_eq!(visit.model.rows(), 44);
    visit.keys("Esc s Down Enter");
    assert_eq!(visit.model.rows(), 127);
    visit.keys("Esc");
    assert_eq!(visit.model.rows(), rows);
    // A search leads to a check that was folded.
    visit.keys("/ 占 郑 州 市 Enter");
    while visit.model.tab != Tab::Audit {
        visit.keys("n");
    }
    let selected = visit.model.screens.audit.checks.selected();
    assert!(
        matches!(selected, Some(RowId::Check(at)) if at >= 13),
        "{selected:?}"
    );
    // What is exported is everything, folded or not.
    visit.keys("5 e");
    let Some(Effect::Write(written)) = visit.keys("Enter") else {
        panic!("nothing is written");
    };
    assert_eq!(read_csv(&written.content).1.len(), 127);
}

#[rstest]
#[case(120, 1, 1)]
#[case(200, 1, 1)]
#[case(80, 2, 2)]
#[case(60, 5, 2)]
fn every_check_has_a_mark_or_the_strip_says_for_how_many_one_stands(
    #[case] columns: u16,
    #[case] per_mark: usize,
    #[case] least_rows: usize,
    #[values(ThemeName::Dark, ThemeName::Mono)] theme: ThemeName,
) {
    let mut visit = Visit::new(Lang::Zh, columns, 40);
    visit.model.shared.theme = theme;
    visit.keys("5");
    let rows = visit.rows();
    let labels = |text: &str| rows.iter().position(|row| row.contains(text)).unwrap();
    let said = format!("（一格 {per_mark} 项）");
    assert_eq!(visit.picture().contains(&said), per_mark > 1);
    let mut strips = vec![labels("✗ 矛盾 2") - 1, labels("· 无从核对 24") - 1];
    strips.dedup();
    assert!(strips.len() >= least_rows);
    let marks: String = strips.iter().map(|at| rows[*at].clone()).collect();
    let drawn = marks.chars().filter(|mark| *mark != ' ').count();
    let counts = [2usize, 1, 9, 1, 44, 46, 24].map(|count| count.div_ceil(per_mark));
    assert_eq!(drawn, counts.iter().sum::<usize>(), "{marks}");
    if theme == ThemeName::Mono {
        // Without colour the groups differ by their signs.
        assert!(marks.contains('✗') && marks.contains('»') && !marks.contains('■'));
    }
}

#[test]
fn only_what_is_in_conflict_has_a_hue_in_the_audit() {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    visit.keys("5 Down");
    let bad = visit.model.shared.styles().bad.fg.unwrap();
    let hues = |visit: &Visit| {
        let cells = visit.buffer().content.clone();
        cells.iter().filter(|cell| cell.fg == bad).count()
    };
    assert_eq!(visit.cell("相差 3.7").fg, bad);
    // Three marks, the label, three signs, the outcome of the detail, the distance.
    let with_conflict = hues(&visit);
    visit.keys("Down*6");
    visit.shows("» 口径可释  高新技术企业增速");
    assert_ne!(visit.cell("相差 0.37").fg, bad);
    assert!(hues(&visit) < with_conflict);
    visit.keys("4");
    visit.keys("5 g G Enter Down*3");
    visit.hides("相差");
}

#[test]
fn what_is_found_is_told_with_its_year_its_number_and_its_place() {
    let mut visit = Visit::new(Lang::Zh, 80, 24);
    visit.keys("/ g x j s");
    let told = |visit: &Visit, name: &str| {
        let rows = visit.rows();
        rows.into_iter().find(|row| row.contains(name)).unwrap()
    };
    let row = told(&visit, "指标  高新技术企业  ");
    assert!(row.contains("2021  1493 家  003:118"), "{row}");
    let row = told(&visit, "目标  新增高新技术企业  ");
    assert!(row.contains("2021   240 家   002:11"), "{row}");
    // What is not an amount says so.
    visit.shows("高新技术产业增加值 · 增速");
    // The part that was asked for stands out, and the row tells where one is.
    assert!(
        visit
            .cell("高新技术企业  ")
            .modifier
            .contains(Modifier::BOLD)
    );
    assert!(!visit.cell("企业      ").modifier.contains(Modifier::BOLD));
    visit.shows("1/17 ↓");
    visit.shows("2015 242 家   2020 1123 家   2021 1493 家");
}

/// Every list and popup of these screens, in windows that have no room for all of it.
#[rstest]
#[case("5", "/127")]
#[case("6", "/344")]
#[case("?", "/")]
#[case(":", "/")]
#[case("/ g x", "/")]
#[case("5 f", "/26")]
fn a_list_that_goes_on_says_so(
    #[case] keys: &str,
    #[case] all: &str,
    #[values((60, 20), (80, 24), (50, 16))] size: (u16, u16),
) {
    let mut visit = Visit::new(Lang::En, size.0, size.1);
    visit.keys(keys);
    // `1/128 ↓`, whatever stands behind it on the screen below.
    let points = |visit: &Visit, arrow: char| {
        let rows = visit.rows();
        let mut places = rows.iter().filter_map(|row| {
            let (_, behind) = row.rsplit_once(all)?;
            let behind = behind.trim_start_matches(|of: char| of.is_ascii_digit());
            behind.strip_prefix(' ')?.chars().next()
        });
        places.any(|of| of == arrow)
    };
    assert!(points(&visit, '↓'), "{}", visit.picture());
    visit.keys("PgDn*50");
    assert!(points(&visit, '↑'), "{}", visit.picture());
}

#[rstest]
fn no_two_rows_of_the_audit_read_alike_that_are_named_apart(
    #[values((60, 30), (80, 24), (120, 40), (200, 70))] size: (u16, u16),
) {
    for (lang, _) in LANGUAGES {
        let mut visit = Visit::new(lang, size.0, size.1);
        visit.model.screens.audit.checks.never_fold();
        visit.keys("5");
        let shared = &visit.model.shared;
        let audit = shared.audit.as_deref().unwrap();
        let rows = visit.rows();
        let list = rows.iter().map(|row| row.split(" │ ").next().unwrap());
        let is_check = |row: &&str| {
            let row = row.trim_start_matches('▌').trim_start();
            row.starts_with(['✗', '?', '»', '≈', '✓']) && !row.contains("  ? ")
        };
        let head = rows
            .iter()
            .position(|row| row.contains(lang.column_figure()));
        let drawn: Vec<&str> = list.skip(head.unwrap()).filter(is_check).collect();
        assert!(drawn.len() > 10, "{}", visit.picture());
        // In the order of the audit, from its first check on.
        let mut seen: HashMap<&str, [String; 3]> = HashMap::new();
        for (row, check) in drawn.into_iter().zip(audit.checks()) {
            let told = [
                wording::finding::name(&shared.dataset, check, lang),
                wording::finding::period(&shared.dataset, check, lang),
                wording::finding::figure(&shared.dataset, check.stated, lang),
            ];
            let before = seen.insert(row.trim_start_matches('▌').trim(), told.clone());
            assert!(before.is_none_or(|before| before == told), "{row}");
        }
    }
}

#[test]
fn from_30_rows_on_the_articles_stand_above_their_figures_and_v_moves_the_keys() {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    visit.keys("6 Down*40");
    let theme = visit.model.shared.styles();
    // One list has the selected row; in the other, what belongs to it is bold.
    assert_eq!(
        visit.cell("000:230   266.7%").bg,
        theme.selected.bg.unwrap()
    );
    let article = visit.cell("2021年首批项目集中开工");
    assert_eq!(article.bg, Color::Reset);
    assert!(article.modifier.contains(Modifier::BOLD));
    visit.keys("v Down*3");
    assert_eq!(
        visit.cell("003   高新区2021年成绩").bg,
        theme.selected.bg.unwrap()
    );
    // Below are the figures of the selected article, and how many have no room.
    visit.shows("003:1     30年");
    visit.hides("002:9 ");
    visit.shows("另有 ");
    visit.shows("4/5");
    // The most figures fill the bar; a bar is proportional to them.
    let rows = visit.rows();
    let bar = |id: &str| {
        let row = rows
            .iter()
            .find(|row| row.contains(&format!("  {id}   ")))
            .unwrap();
        2 * row.matches('▄').count() + row.matches('▖').count()
    };
    // 43 of 184, of 24 cells.
    assert_eq!((bar("003"), bar("000")), (48, 11));
    visit.keys("Enter");
    visit.shows("003:1     30年");
    assert_eq!(
        visit.model.screens.sources.figures.selected().map(|_| ()),
        Some(())
    );
    visit.shows("/344");
    // A lower window shows the figures alone.
    visit.keys("Down");
    visit.model.shared.size.1 = 29;
    visit.hides("高新时报");
    visit.shows("003 · 高新区2021年成绩与2022年目标 · 184 个数字");
}

#[test]
fn a_click_on_the_other_list_of_the_sources_moves_the_keys_there() {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    visit.keys("6");
    let click = |visit: &mut Visit, text: &str| {
        let rows = visit.rows();
        let (y, row) = rows
            .iter()
            .enumerate()
            .find(|(_, row)| row.contains(text))
            .unwrap();
        let x = width(&row[..row.find(text).unwrap()]) as u16;
        let area = Rect::new(0, 0, 120, 40);
        let hits = draw(&visit.model, &mut Buffer::empty(area), area);
        let event = MouseEvent {
            kind: MouseEventKind::Down(MouseButton::Left),
            column: x,
            row: y as u16,
            modifiers: KeyModifiers::NONE,
        };
        visit.model.mouse = true;
        let hit = hits.at(x, y as u16);
        update(&mut visit.model, Message::Mouse(event, hit));
    };
    visit.shows("1/344");
    click(&mut visit, "郑州市政府工作报告与高新区");
    visit.shows("1/5");
    click(&mut visit, "000:10");
    visit.shows("1/344");
}

#[test]
fn the_audit_is_narrowed_to_findings_and_rules_and_widened_again() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.keys("5 f");
    visit.shows("Filter");
    visit.keys("Down Down Enter");
    visit.shows("filter: suspect");
    visit.shows("1/1");
    visit.shows("General public budget rev");
    visit.hides("National incubators rated");
    // A rule beside the finding: none of these is suspect.
    visit.keys("f");
    visit.hides("printed twice");
    visit.keys("Home Enter");
    visit.shows("1/127");
}

#[test]
fn both_intervals_stand_on_one_number_line() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.keys("5 Down*2");
    let rows = visit.rows();
    let column = |label: &str| {
        let row = rows
            .iter()
            .find(|row| row.contains(&format!("│ {label} ")) && row.contains('◆'))
            .unwrap();
        let (_, pane) = row.split_once(&format!("│ {label} ")).unwrap();
        width(pane.split_once('◆').unwrap().0)
    };
    // 0.148–0.445 % lies far to the left of 3.68 %.
    assert!(column("derived") + 10 < column("stated "));
    visit.shows("apart by 3.23 pp");
}

#[rstest]
fn the_head_names_the_area_shown(#[values(60, 80, 120)] columns: u16) {
    let mut visit = Visit::new(Lang::En, columns, 24);
    visit.keys("a");
    let rows = visit.rows();
    let head = format!("{}{}", rows[0], rows[1]);
    assert!(head.contains("Zhengzhou "), "{head}");
    assert!(!head.contains("High-tech"), "{head}");
}

#[test]
fn lines_of_the_articles_are_found_where_their_texts_are_at_hand() {
    let folder = tempfile::TempDir::new().unwrap();
    let mut lines = vec![String::new(); 1008];
    lines[499] = "此处别无数字，只说开源节流".to_owned();
    std::fs::write(folder.path().join("003.txt"), lines.join("\n")).unwrap();
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    visit.keys("2 /");
    update(&mut visit.model, Message::Paste("开源".to_owned()));
    visit.shows("没有找到");
    visit.keys("Esc Esc");
    let texts =
        zoneboard::dataset::ArticleTexts::read(folder.path(), &visit.model.shared.dataset).unwrap();
    visit.model.shared.texts = Arc::new(texts);
    visit.model.shared.index.take();
    visit.keys("/");
    update(&mut visit.model, Message::Paste("开源".to_owned()));
    visit.shows("003:500");
    visit.keys("Enter");
    visit.shows("500 此处别无数字");
    visit.keys("Esc");
    visit.shows("2021 年 30 项目标：");
}

#[test]
fn the_line_itself_is_shown_with_its_figure_pointed_out() {
    let folder = tempfile::TempDir::new().unwrap();
    let mut lines = vec![String::new(); 1008];
    lines[18] = "郑州某处 548 亿元，甲".to_owned();
    lines[20] = "乙 **3%**；丙 12.1%".to_owned();
    std::fs::write(folder.path().join("003.txt"), lines.join("\n")).unwrap();
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    let texts =
        zoneboard::dataset::ArticleTexts::read(folder.path(), &visit.model.shared.dataset).unwrap();
    visit.model.shared.texts = Arc::new(texts);
    visit.keys("2 Down Enter Enter");
    visit.shows("21 乙 **3%**；丙 12.1%");
    let theme = visit.model.shared.styles();
    assert_eq!(
        visit.cell("3%**；").bg,
        theme.chip.bg.unwrap(),
        "the figure one came from"
    );
    let other = visit.cell("12.1%\n");
    assert!(
        other.modifier.contains(Modifier::BOLD),
        "other figures of the line"
    );
    assert_eq!(visit.cell("乙 **").bg, Color::Reset);
    visit.shows("处不符");
}

#[test]
fn an_article_leads_to_its_figures() {
    let mut visit = Visit::new(Lang::Zh, 80, 24);
    visit.keys("6 v Down*3 Enter");
    visit.shows("003:1 ");
    visit.shows("184 个数字");
}

#[test]
fn a_dashboard_opened_at_a_tab_shows_its_list_before_the_audit_is_done() {
    let dataset = Arc::new(load(&frozen()).unwrap().dataset);
    let mut model = Model::new(dataset, Lang::Zh);
    model.open(Tab::Targets);
    let visit = Visit { model };
    visit.shows("地区生产总值");
    visit.hides("未收录目标");
}

#[test]
fn the_year_chosen_comes_back_with_the_data_that_have_it() {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    visit.keys("2");
    let mut sources = frozen();
    let whole = Arc::new(load(&sources).unwrap().dataset);
    // An editor empties a file before it writes it.
    for file in &mut sources.files {
        if file.name == "years/2021.toml" {
            file.text = "".into();
        }
    }
    let partial = Arc::new(load(&sources).unwrap().dataset);
    update(&mut visit.model, Message::Reloaded(partial, Arc::default()));
    assert_ne!(visit.model.shared.year, 2021);
    update(&mut visit.model, Message::Reloaded(whole, Arc::default()));
    assert_eq!(visit.model.shared.year, 2021);
    visit.shows("≈10");
}

#[test]
fn a_selection_survives_years_that_have_no_such_target() {
    let mut visit = Visit::new(Lang::Zh, 80, 24);
    visit.keys("2 G");
    let selected = visit.target();
    visit.keys("Left Left Right Right");
    assert_eq!(visit.target(), selected);
}

#[test]
fn a_long_detail_is_read_to_its_end_by_paging() {
    let mut visit = Visit::new(Lang::En, 80, 16);
    visit.keys("2 Down*13 Enter");
    visit.shows("PgDn shows them");
    visit.hides("year-end counts");
    visit.keys("PgDn*4");
    visit.shows("year-end counts");
    visit.keys("Esc");
    visit.shows("Quantities, completion %");
}

#[test]
fn a_figure_with_one_line_says_that_there_is_no_other() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.keys("3 v Enter");
    visit.shows("004:100");
    visit.keys("Enter Enter");
    visit.shows("this is the only place");
    visit.shows("at 004:100");
}

#[test]
fn the_projects_of_the_zone_are_not_shown_as_the_citys() {
    let mut visit = Visit::new(Lang::Zh, 80, 24);
    visit.keys("a 3");
    visit.shows("项目都是郑州高新区的，没有郑州市的");
    visit.hides("北斗产业园");
}

#[test]
fn no_number_is_cut_in_two() {
    for columns in 40..120 {
        let mut visit = Visit::new(Lang::Zh, columns, 24);
        visit.keys("3");
        let picture = visit.picture();
        for (whole, part) in [("≈465 亿元", "≈4"), ("228.35", "228"), ("160.7", "160")] {
            assert!(
                picture.contains(whole) || !picture.contains(part),
                "{columns}:\n{picture}"
            );
        }
        // A number has its unit beside it or above it.
        assert!(!picture.contains("228.35") || picture.contains("投资 亿元"));
        let has_unit = picture.contains("160.7 亿元") || picture.contains("投资（亿元）");
        assert!(
            !picture.contains("160.7") || has_unit,
            "{columns}:\n{picture}"
        );
    }
}

#[test]
fn the_readme_prints_the_keys_there_are() {
    for (lang, file) in [(Lang::En, "README.md"), (Lang::Zh, "README.zh.md")] {
        let path = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let readme = std::fs::read_to_string(path).unwrap();
        let table = zoneboard::tui::action::markdown(lang);
        assert!(
            readme.contains(&table),
            "{file} should have these lines:\n{table}"
        );
    }
}

#[test]
fn the_all_years_row_is_copied_with_its_own_figures() {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    visit.keys("2 v Down*4");
    let Some(Effect::Copy(row)) = visit.keys("Y") else {
        panic!("nothing copied");
    };
    assert!(
        row.starts_with("指标：规上工业增加值增速 · 单位：% · 2021："),
        "{row}"
    );
    assert!(
        row.contains("✓ 12.1 / ≈11") && row.contains("003:21"),
        "{row}"
    );
    assert_eq!(visit.keys("y"), Some(Effect::Copy("12.1%".to_owned())));
}

#[test]
fn what_is_exported_says_which_growth_and_which_target_it_is() {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    visit.model.screens.overview.view = OverviewView::Headlines;
    visit.model.refresh();
    let markdown = |visit: &Visit| {
        String::from_utf8(exported::content(&visit.model, Format::Markdown)).unwrap()
    };
    let text = markdown(&visit);
    let row = text
        .lines()
        .find(|row| row.contains("高新技术企业"))
        .unwrap();
    assert!(row.contains("新增 240 家"), "{row}");
    visit.keys("Left");
    let text = markdown(&visit);
    let row = text
        .lines()
        .find(|row| row.contains("| 地区生产总值"))
        .unwrap();
    assert!(row.contains("比 2015 年增长 >130%"), "{row}");
}

#[test]
fn comparisons_are_exported_as_they_stand_on_the_screen() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.model.screens.overview.view = OverviewView::Headlines;
    visit.keys("c Enter");
    let text = String::from_utf8(exported::content(&visit.model, Format::Markdown)).unwrap();
    let row = text
        .lines()
        .find(|row| row.contains("| General public"))
        .unwrap();
    assert!(text.contains("| 2020 | change | change (%) |"), "{text}");
    assert!(
        row.contains("| CNY 6.74 bn | CNY +0.02 bn | +0.3 |"),
        "{row}"
    );
    // A figure that was hedged is hedged in the comparison.
    let row = text
        .lines()
        .find(|row| row.contains("| Gross regional"))
        .unwrap();
    assert!(
        row.contains("≈CNY 51.0 bn") && row.contains("≈CNY +3.8 bn"),
        "{row}"
    );
    visit.chart("tech_smes");
    visit.keys("c");
    let (_, rows) = read_csv(&exported::content(&visit.model, Format::Csv));
    assert!(rows.iter().all(|row| row["base_year"] == "2021"));
    let of_2021 = rows.iter().find(|row| row["year"] == "2021").unwrap();
    assert_eq!(of_2021["index"], "100");
    let text = String::from_utf8(exported::content(&visit.model, Format::Text)).unwrap();
    assert!(
        text.starts_with("Zhengzhou High-tech Zone · Index, 2021 = 100"),
        "{text}"
    );
}

#[test]
fn an_overwrite_is_asked_for_again_whenever_the_question_is_gone() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.keys("e");
    let Some(Effect::Write(first)) = visit.keys("Enter") else {
        panic!("nothing to write");
    };
    assert!(!first.overwrite);
    let answer = Err(zoneboard::tui::effect::WriteProblem::Exists);
    update(&mut visit.model, Message::Written(answer));
    visit.keys("Down");
    visit.shows("there is such a file");
    visit.keys("x Backspace");
    visit.hides("there is such a file");
    let Some(Effect::Write(second)) = visit.keys("Enter") else {
        panic!("nothing to write");
    };
    assert!(!second.overwrite);
}

#[test]
fn an_open_search_finds_anew_in_data_read_again() {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    visit.keys("/ g d p");
    visit.keys("Esc / s m e s");
    let mut sources = frozen();
    for file in &mut sources.files {
        file.text = file.text.replace("tech_smes", "tech_smes_b").into();
    }
    let dataset = Arc::new(load(&sources).unwrap().dataset);
    update(&mut visit.model, Message::Reloaded(dataset, Arc::default()));
    visit.keys("Enter");
    let (id, _) = visit
        .model
        .screens
        .charts
        .charted(&visit.model.shared)
        .unwrap();
    assert_eq!(
        &*visit.model.shared.dataset.indicator(id).unwrap().id,
        "tech_smes_b"
    );
}

#[test]
fn targets_that_were_not_met_are_one_choice_and_choices_add_up() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.keys("2");
    let all = visit.model.rows();
    let offers = |visit: &Visit| {
        let cx = visit.model.shared.context();
        let table = visit.model.table();
        let offers = list::offers(&*table.sheet().sheet(), &cx, table.options());
        offers
            .into_iter()
            .map(|offer| (offer.term.words(&cx), offer.count))
            .collect::<Vec<_>>()
    };
    let row_of = |visit: &mut Visit, text: &str| {
        let offers = offers(visit);
        offers.iter().find(|(words, _)| words == text).unwrap().1
    };
    let choose = |visit: &mut Visit, text: &str| {
        let at = offers(visit).iter().position(|(words, _)| words == text);
        visit.keys(&format!("f g Down*{} Enter", at.unwrap() + 1));
    };
    let (missed, reversed) = (row_of(&mut visit, "missed"), row_of(&mut visit, "reversed"));
    assert_eq!(row_of(&mut visit, "not met"), missed + reversed);
    choose(&mut visit, "not met");
    visit.shows("filter: not met");
    assert_eq!(visit.model.rows(), missed + reversed);
    choose(&mut visit, "derived result");
    // Of the targets that were not met, those whose result was computed.
    assert!(visit.model.rows() < missed + reversed);
    visit.keys("Esc");
    assert_eq!(visit.model.rows(), all);
}

#[test]
fn two_years_stand_beside_each_other_in_the_view_of_all_years() {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    visit.keys("2 v Home");
    visit.keys("Right Right Right c Enter");
    visit.shows("对比 2020 年");
    for parts in [
        ["  高新技术企业  ", "1123", "1493", "+370"],
        ["亿元  ", "≈510", "548", "≈+38"],
    ] {
        // What never had a target stands behind all that had one.
        visit.keys("g");
        let mut rows = visit.rows();
        while !rows.iter().any(|row| row.contains(parts[1])) {
            visit.keys("PgDn");
            rows = visit.rows();
        }
        let row = rows
            .iter()
            .find(|row| row.contains(parts[0]) && row.contains(parts[1]));
        let row = row.unwrap_or_else(|| panic!("{}", visit.picture()));
        assert!(parts.iter().all(|part| row.contains(part)), "{row}");
    }
    visit.keys("Esc");
    visit.hides("对比 2020 年");
}

#[test]
fn where_all_years_are_listed_the_year_keys_say_so() {
    for tab in ["5", "6"] {
        let mut visit = Visit::new(Lang::Zh, 120, 40);
        visit.keys(tab);
        let year = visit.model.shared.year;
        visit.keys("Left");
        visit.shows("本页列出所有年份");
        assert_eq!(visit.model.shared.year, year);
    }
}

#[test]
fn a_list_is_worked_out_once_however_often_the_selection_moves() {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    for tab in ["2", "3", "4", "5", "6"] {
        visit.keys(tab);
        let rows = visit.model.table().ids().as_ptr();
        visit.keys("Down*50 Up*50");
        assert_eq!(visit.model.table().ids().as_ptr(), rows, "tab {tab}");
        visit.keys("L");
        assert_ne!(visit.model.table().ids().as_ptr(), rows, "tab {tab}");
    }
}

#[test]
fn filters_stay_when_the_data_are_read_again() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.keys("2 f Down*2 Enter 3 v f Down*3 Enter");
    let dataset = Arc::new(load(&frozen()).unwrap().dataset);
    update(&mut visit.model, Message::Reloaded(dataset, Arc::default()));
    // The message stands there until the next key.
    visit.keys("3");
    visit.shows("filter: in production");
    visit.keys("2");
    visit.shows("filter: near");
    // It narrows the other view of the tab too, to what has such a verdict in some year.
    visit.keys("v");
    visit.shows("filter: near");
    assert_eq!(visit.model.rows(), 1);
}

#[test]
fn no_configuration_locks_its_user_in() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    let mut keys = Keymap::default();
    for action in [Action::Quit, Action::Detail, Action::Back, Action::Down] {
        keys.rebind(action, Vec::new());
    }
    visit.model.shared.keys = Arc::new(keys);
    visit.keys("2 f Down*2 Enter");
    visit.shows("filter: near");
    visit.keys("f");
    visit.shows("Filter");
    visit.keys("Esc");
    assert!(!visit.model.popup.is_open());
    let interrupt = KeyEvent::new(KeyCode::Char('c'), KeyModifiers::CONTROL);
    let effect = update(&mut visit.model, Message::Key(interrupt));
    assert_eq!(effect, Some(Effect::Quit));
}

#[test]
fn the_board_has_one_column_a_stage_however_the_list_is_ordered_and_says_so() {
    let mut visit = Visit::new(Lang::En, 100, 40);
    visit.keys("3 v s Down*2 Enter v");
    visit.shows("sorted by project ↑");
    let picture = visit.picture();
    assert_eq!(picture.matches("◐ started").count(), 1, "{picture}");
    assert_eq!(picture.matches("● in production").count(), 1, "{picture}");
}

#[test]
fn a_list_of_charts_that_is_narrowed_leaves_the_overview_whole() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.keys("Left");
    let whole = visit.picture();
    visit.keys("4 f Down*2 Enter 1");
    assert_eq!(visit.picture(), whole);
}

/// The keys with other ones for some actions; an empty name takes an action off the keyboard.
fn rebound(keys: &[(Action, &str)]) -> Arc<Keymap> {
    let mut map = Keymap::default();
    for (action, key) in keys {
        map.rebind(*action, Key::parse(key).into_iter().collect());
    }
    Arc::new(map)
}

#[test]
fn header_and_footer_name_the_keys_there_are() {
    let mut visit = Visit::new(Lang::En, 200, 40);
    visit.model.shared.keys = rebound(&[
        (Action::Language, "x"),
        (Action::Area, "z"),
        (Action::Tab(Tab::Charts), "F4"),
        (Action::Tab(Tab::Audit), ""),
        (Action::YearBack, "["),
        (Action::YearForward, "]"),
        (Action::Up, "Ctrl-p"),
        (Action::Down, "Ctrl-n"),
        (Action::Find, "F3"),
        (Action::Help, "F1"),
        (Action::Quit, ""),
    ]);
    visit.keys("2");
    visit.shows("z area");
    visit.shows("F1 help");
    visit.shows("x 中文");
    visit.shows("2 Targets   3 Projects   F4 Charts   Audit   6 Sources");
    visit.shows("[/] year   Tab tab   Ctrl-P/Ctrl-N select   F3 find");
    // Nothing claims the key that always leaves.
    visit.shows("Ctrl-C quit");
}

#[test]
fn messages_name_the_keys_there_are() {
    let mut visit = Visit::new(Lang::En, 80, 24);
    visit.model.shared.keys = rebound(&[
        (Action::View, "w"),
        (Action::Find, "F3"),
        (Action::Filter, "x"),
        (Action::Back, "b"),
        (Action::Area, "z"),
        (Action::Mouse, "M"),
        (Action::Detail, "o"),
        (Action::PageDown, "Ctrl-f"),
        (Action::YearBack, "["),
        (Action::YearForward, "]"),
        (Action::Compare, "="),
    ]);
    visit.keys("3 =");
    visit.shows("this tab does not compare years; Targets does");
    visit.keys("1 o");
    visit.shows("no row is selected; press ↓ first");
    visit.keys("n");
    visit.shows("find something with F3 first");
    visit.keys("M");
    visit.shows("(M takes it back)");
    visit.keys("?");
    visit.shows("[             the year before");
    visit.keys("n e x t Space t h i n g");
    visit.shows("find something with F3 first");
    visit.keys("Esc 2");
    // A list that is empty, by its year and by its filter.
    visit.keys("Home");
    visit.shows("no targets for 1991 in this dataset; [/] for other years");
    visit.keys("End [*2 x Down Enter ]*2");
    visit.shows("no target fits the filter; x for another, b clears it");
    visit.keys("b z 3");
    visit.shows("press z for another area");
    visit.keys("z z");
    // The detail over a list, and the way from a figure to its check and its lines.
    visit.keys("2 Home ]*3 g Down*2 o");
    visit.shows("Sources and details · b goes back");
    visit.shows("o leads to the audit");
    visit.keys("b g 3 w o o");
    visit.shows("this is the only place; b goes back");
    visit.hides("for the next");
    visit.keys("b b 2 Home ]*3 g o o");
    visit.shows("place 1 of 2; o for the next, b goes back");
    visit.keys("b b 4 =");
    visit.shows("= adds or takes away, [/] moves the base year, b");
    visit.model.shared.size = (80, 14);
    visit.keys("b 2 g Down*13 o");
    visit.shows("Ctrl-F shows them");
}

#[test]
fn what_has_no_key_is_told_by_its_name_in_the_palette() {
    let mut visit = Visit::new(Lang::Zh, 160, 40);
    visit.model.shared.keys = rebound(&[(Action::View, ""), (Action::Detail, "")]);
    visit.keys("2 : v i e w Enter");
    visit.shows("2021—2023 年共 ");
    visit.keys(": v i e w Enter g Down*2");
    visit.shows("Enter 前往核对");
}

#[test]
fn the_built_in_data_can_be_drawn_in_every_view_of_every_year() {
    let dataset = Arc::new(load(&Sources::embedded()).unwrap().dataset);
    let audit = Arc::new(audit(&dataset));
    for (lang, _) in LANGUAGES {
        let mut visit = Visit::new(lang, 120, 40);
        visit.model = Model::new(Arc::clone(&dataset), lang);
        visit.model.set_audit(Arc::clone(&audit));
        visit.model.shared.size = (120, 40);
        for year in dataset.years(dataset.zone().home) {
            visit.model.shared.year = year;
            for keys in ["1", "2", "2 v", "3", "3 v", "3 v", "4", "5", "6", "6 v"] {
                visit.keys(keys);
                let rows = visit.rows();
                let body = rows.iter().skip(3).take(36);
                let drawn = body.filter(|row| !row.trim().is_empty()).count();
                assert!(drawn > 1, "{keys} of {year}:\n{}", rows.join("\n"));
            }
        }
    }
}

/// The rows of the phases that are in view: their names, the marks that belong to each, and the line.
fn phases(visit: &Visit) -> Vec<(String, String, usize, String)> {
    let (columns, rows) = visit.model.shared.size;
    let area = Rect::new(0, 0, columns, rows);
    let hits = draw(&visit.model, &mut Buffer::empty(area), area);
    let cx = visit.model.shared.context();
    let table = visit.model.table();
    let sheet = table.sheet().sheet();
    let lines = visit.rows().into_iter().zip(0u16..);
    let found = lines.filter_map(|(line, y)| {
        let Some(Hit::Row(at)) = hits.at(1, y) else {
            return None;
        };
        let row = sheet.row(&cx, table.ids()[at]).unwrap();
        let cell = |name: &'static str| {
            let cell = zoneboard::sheet::cell(table.columns(), &row, name.into());
            cell.unwrap().clone()
        };
        let SheetCell::Reached { stages, unlisted } = cell("reached") else {
            panic!("no stages");
        };
        let listed: usize = stages.iter().map(|(_, count)| count).sum();
        let told = [cell("name").text(&cx), cell("programme").text(&cx)];
        let [name, programme] = told;
        Some((name, programme, listed + unlisted, line))
    });
    found.collect()
}

/// How many marks of projects stand in a line.
fn marks(line: &str) -> usize {
    let is_mark = |of: &char| ['○', '◐', '●', '◌'].contains(of);
    line.chars().filter(is_mark).count()
}

#[test]
fn a_phase_has_a_mark_for_each_of_its_projects_so_that_six_are_more_than_five() {
    for (lang, _) in LANGUAGES {
        let mut visit = Visit::new(lang, 80, 40);
        visit.keys("3");
        for columns in 56..=250 {
            visit.model.shared.size.0 = columns;
            let rows = phases(&visit);
            assert_eq!(rows.len(), 14, "{columns}");
            for (name, _, projects, line) in &rows {
                // What stands beside the table is no part of it.
                let line = line.split('│').next().unwrap();
                assert_eq!(marks(line), *projects, "{columns}, {name}:\n{line}");
            }
            // All rows begin in one column, and stand equally close.
            let span = |at: usize| {
                let line = rows[at].3.split('│').next().unwrap();
                let is_mark = |of: char| ['○', '◐', '●', '◌'].contains(&of);
                let first = width(&line[..line.find(is_mark).unwrap()]);
                (first, width(&line[..line.rfind(is_mark).unwrap()]) - first)
            };
            let (five, six) = (span(1), span(7));
            assert_eq!(five.0, six.0);
            assert!(five.1 < six.1, "{columns}");
        }
    }
}

#[test]
fn where_marks_have_no_room_one_by_one_their_number_stands_beside_them() {
    let mut visit = Visit::new(Lang::Zh, 44, 24);
    visit.keys("3");
    for told in ["◐9 ◌3", "◐8 ●1", "○6"] {
        visit.shows(told);
    }
    // Nothing is cut, and in the narrowest window the numbers stand alone.
    for columns in 24..56 {
        visit.model.shared.size.0 = columns;
        for (name, _, _, line) in phases(&visit) {
            let numbers: Vec<&str> = line.split([' ', '◐', '◌', '○', '●']).collect();
            let is_seventh = name == "第七期";
            assert!(!is_seventh || numbers.contains(&"9"), "{columns}: {line}");
        }
    }
}

#[test]
fn a_project_that_is_drawn_in_two_rows_is_said_to_be() {
    for (lang, said) in [
        (Lang::Zh, ["三项属第七期", "1项也列在“三个一批第一期”"]),
        (
            Lang::En,
            ["belongtophase7", "1alsolistedinThreeBatchesPhase1"],
        ),
    ] {
        let mut visit = Visit::new(lang, 80, 24);
        visit.keys("3");
        for columns in (24..200).step_by(8) {
            for rows in 8..40 {
                visit.model.shared.size = (columns, rows);
                let lines = visit.rows();
                let lines = lines.iter().map(|line| line.split('│').next().unwrap());
                let body: String = lines.clone().skip(3).collect();
                let told: String = body.split_whitespace().collect();
                let drawn = phases(&visit);
                let has_marks = drawn
                    .iter()
                    .any(|(.., line)| marks(line.split('│').next().unwrap()) > 0);
                let general: String = lang.several_rows().split_whitespace().collect();
                let is_said = said.iter().all(|words| told.contains(words));
                let is_said = is_said || told.contains(&general);
                assert!(
                    !has_marks || is_said,
                    "{columns}×{rows}:\n{}",
                    visit.picture()
                );
            }
        }
    }
}

#[test]
fn names_of_phases_and_projects_stand_whole_or_end_in_an_ellipsis() {
    for (lang, _) in LANGUAGES {
        let mut visit = Visit::new(lang, 80, 40);
        visit.keys("3");
        for columns in (24..=200).step_by(2) {
            visit.model.shared.size.0 = columns;
            for (name, programme, _, line) in phases(&visit) {
                let stands = line.contains(&name) || line.contains(&programme);
                assert!(stands || line.contains('…'), "{columns}, {name}:\n{line}");
            }
            for view in ["v", "v"] {
                visit.keys(view);
                let sheet = visit.model.table().sheet().sheet();
                let cx = visit.model.shared.context();
                let row = sheet.row(&cx, visit.model.table().ids()[2]).unwrap();
                let name = row.cells[1].text(&cx);
                let picture = visit.picture();
                // On the board, a name may take several lines.
                let begin: String = name.chars().take(5).collect();
                let stands = picture.contains(&begin) || picture.contains('…');
                assert!(stands, "{columns}, {name}:\n{picture}");
            }
            visit.keys("v");
        }
    }
}

#[test]
fn a_list_of_projects_says_that_more_follows_and_goes_before() {
    for (view, rows) in [("3", 14), ("3 v", 48), ("3 v v", 48)] {
        let mut visit = Visit::new(Lang::Zh, 80, 20);
        visit.keys(view);
        let status = |visit: &Visit| visit.rows()[18].trim_end().to_owned();
        if view == "3 v v" {
            visit.keys("Right");
            visit.shows("… 另有 ");
            assert!(status(&visit).ends_with("11/48 ↓"), "{}", status(&visit));
            continue;
        }
        assert!(
            status(&visit).ends_with(&format!("1/{rows} ↓")),
            "{}",
            status(&visit)
        );
        visit.keys("G");
        assert!(
            status(&visit).ends_with(&format!("{rows}/{rows} ↑")),
            "{}",
            status(&visit)
        );
        // The row before which others are out of sight is faded.
        let theme = visit.model.shared.styles();
        let first = first_row(&visit);
        assert_eq!(visit.buffer()[(2, first)].fg, theme.dim.fg.unwrap());
    }
}

/// The line of the first row of the list in view.
fn first_row(visit: &Visit) -> u16 {
    let (columns, rows) = visit.model.shared.size;
    let area = Rect::new(0, 0, columns, rows);
    let hits = draw(&visit.model, &mut Buffer::empty(area), area);
    let is_row = |y: &u16| matches!(hits.at(1, *y), Some(Hit::Row(_)));
    (0..rows).find(is_row).unwrap()
}

#[test]
fn stages_with_unequal_money_have_unequal_bars_with_whole_labels() {
    for (lang, _) in LANGUAGES {
        let mut visit = Visit::new(lang, 80, 30);
        visit.keys("3");
        for columns in 40..=250 {
            visit.model.shared.size.0 = columns;
            let rows = visit.rows();
            let Some(bar) = rows.iter().find(|row| row.contains('▄')) else {
                continue;
            };
            let bar = bar.split('│').next().unwrap();
            let mut cells: Vec<usize> = bar.split_whitespace().map(width).collect();
            assert_eq!(cells.len(), 3, "{columns}: {bar}");
            cells.sort_unstable();
            cells.dedup();
            assert_eq!(cells.len(), 3, "{columns}: {bar}");
            let (labels, money) = match lang {
                Lang::Zh => (["签约 6", "开工 24", "投产 7"], ["166", "228.35", "70.4"]),
                Lang::En => (
                    ["signed 6", "started 24", "in production 7"],
                    ["16.6", "22.835", "7.04"],
                ),
            };
            for text in labels.iter().chain(&money) {
                visit.shows(text);
            }
        }
    }
}

#[rstest]
fn the_further_a_project_has_come_the_more_its_mark_stands_out(
    #[values(ThemeName::Dark, ThemeName::Light, ThemeName::HighContrast)] name: ThemeName,
) {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    visit.model.shared.theme = name;
    visit.keys("3 Down*2");
    let theme = visit.model.shared.styles();
    for (text, style) in [
        ("◌ ◌ ◌   ", theme.dim),
        ("◐ ◐ ◐ ◐ ◐  ", theme.fill2),
        ("● ● ●  ", theme.fill),
        ("○ ○ ○ ○ ○ ○  ", theme.fill3),
    ] {
        assert_eq!(visit.cell(text).fg, style.fg.unwrap(), "{text}");
    }
    // Names and numbers have no hue.
    assert_eq!(
        visit.cell("第六期").fg,
        theme.text.fg.unwrap_or(Color::Reset)
    );
}

#[test]
fn on_a_board_arrows_move_between_the_columns_and_no_year_is_chosen() {
    for columns in [80, 120] {
        let mut visit = Visit::new(Lang::Zh, columns, 24);
        visit.keys("3");
        visit.hides("2021  2022");
        visit.keys("Right");
        visit.shows("本页列出所有年份");
        visit.keys("v v Down*2 Right");
        assert_eq!(visit.model.shared.year, 2021);
        let stage = |visit: &Visit| {
            let project = visit.model.table().selected().unwrap();
            let RowId::Project(id) = project else {
                panic!("no project")
            };
            visit.model.shared.dataset.project(id).unwrap().stage()
        };
        assert_eq!(stage(&visit), Some(Stage::Started));
        assert_eq!(visit.project(), "shengding-park");
        // Up and down stay in the column, however the list is ordered.
        visit.keys("s Down*2 Enter Down*60");
        assert_eq!(stage(&visit), Some(Stage::Started));
        visit.keys("Right Right Down*60");
        assert_eq!(stage(&visit), Some(Stage::InProduction));
        visit.keys("Left Left Left Up*60");
        assert_eq!(stage(&visit), Some(Stage::Signed));
        visit.shows("←→ 换列");
    }
}

#[test]
fn a_narrow_board_shows_one_stage_and_how_many_there_are_of_the_others() {
    let mut visit = Visit::new(Lang::En, 99, 30);
    visit.keys("3 v v");
    visit.shows("○ signed 10   ◐ started 30   ● in production 8");
    visit.shows("Unisplendour Terminal Global HQ");
    visit.hides("Gree Smart Logistics Centre");
    visit.keys("Right");
    visit.shows("Gree Smart Logistics Centre");
    visit.hides("Unisplendour Terminal Global HQ");
    // Side by side from a hundred columns on.
    visit.model.shared.size.0 = 100;
    visit.shows("Gree Smart Logistics Centre");
    visit.shows("Unisplendour Term");
}

#[test]
fn the_projects_of_the_selected_phase_stand_at_the_right_of_a_wide_window() {
    let mut visit = Visit::new(Lang::Zh, 159, 45);
    visit.keys("3 Down*2");
    visit.hides("云杰新科技智能传感产品生产基地");
    visit.model.shared.size.0 = 160;
    visit.shows("│ ◐ 云杰新科技智能传感产品生产基地");
    visit.shows("│   签约  004:110");
    // Elsewhere they are asked for.
    visit.model.shared.size.0 = 120;
    visit.hides("云杰新科技智能传感产品生产基地");
    visit.keys("Enter");
    visit.shows("│ ◐ 云杰新科技智能传感产品生产基地");
}

#[test]
fn a_number_as_printed_stands_whole_or_not_at_all() {
    for (lang, _) in LANGUAGES {
        let mut visit = Visit::of(&Sources::embedded(), lang, 80, 60);
        visit.keys("6");
        let records = visit.model.shared.dataset.records().to_vec();
        for columns in (24..=120).step_by(4) {
            visit.model.shared.size.0 = columns;
            let head = visit.row(lang.sort_place());
            let (Some(start), is_shown) = (
                head.find(lang.column_figure()),
                head.contains(lang.column_printed_as()),
            ) else {
                panic!("{head}");
            };
            let start = width(&head[..start]);
            for record in records.iter().take(20) {
                let subject = visit.model.shared.dataset.subject(*record).unwrap();
                let cited = subject.citation();
                let article = visit.model.shared.dataset.article(cited.article).unwrap();
                let place = format!("{}:{}", article.id, cited.line);
                let rows = visit.rows();
                let told = rows.iter().filter(|row| row.contains(&place));
                let mut told = told.map(|row| {
                    let mut at = 0;
                    let before = row.chars().take_while(|of| {
                        at += width(&of.to_string());
                        at <= start
                    });
                    before.collect::<String>()
                });
                let is_whole = |before: String| {
                    let behind = before.split_once(&place).unwrap().1.trim().to_owned();
                    behind == *cited.printed || behind == "…"
                };
                assert!(
                    !is_shown || told.any(is_whole),
                    "{columns}:\n{}",
                    visit.picture()
                );
            }
            assert!(!head.contains("原…") && !head.contains("pri…"), "{head}");
        }
    }
}

#[test]
fn the_heading_of_the_multiples_ends_before_their_axis() {
    for (lang, _) in LANGUAGES {
        let mut visit = Visit::new(lang, 80, 24);
        visit.keys("4");
        for columns in 36..=120 {
            visit.model.shared.size.0 = columns;
            let head = visit.row("×1");
            let (told, _) = head.split_once('×').unwrap();
            assert!(told.ends_with(' '), "{columns}: {head}");
            let long = lang.group_multiples(2015, 2020);
            assert!(
                [long.as_str(), "2020 / 2015"].contains(&told.trim()),
                "{head}"
            );
        }
    }
}

#[test]
fn the_last_line_says_that_more_articles_follow_than_it_names() {
    for (lang, more) in [(Lang::Zh, " 等 5 篇"), (Lang::En, " +1")] {
        let mut visit = Visit::new(lang, 120, 40);
        visit.keys("6");
        let last = visit.rows().pop().unwrap();
        assert!(last.ends_with(more), "{last}");
        // The projects stand on four.
        visit.keys("3");
        let last = visit.rows().pop().unwrap();
        assert!(last.ends_with("004 003 000 001"), "{last}");
    }
}

#[test]
fn the_overview_of_an_area_counts_its_own_checks_and_no_others() {
    let mut visit = Visit::new(Lang::En, 80, 24);
    let all = visit.model.shared.audit.clone().unwrap().checks().len();
    let city = visit.model.shared.dataset.find_area("zhengzhou").unwrap();
    // As many as the filter of the audit by that area leaves.
    let checks = visit.model.shared.audit.clone().unwrap();
    let own = checks.checks().iter().filter(|check| {
        let (area, _) = wording::finding::place(&visit.model.shared.dataset, check.stated);
        area == Some(city)
    });
    let own = own.count();
    assert!(0 < own && own < all);
    visit.model.change_area(city);
    visit.shows(&format!("\n Audit  {own}\n"));
    let facts = visit.model.screen().notes(&visit.model.shared);
    let told = Lang::En.audit_tally(own);
    assert!(facts.iter().any(|fact| fact.contains(&told)), "{facts:?}");
}

#[test]
fn names_on_the_board_stand_whole_where_their_column_has_rows_to_spare() {
    for (lang, _) in LANGUAGES {
        for (columns, rows) in [(120, 40), (160, 45), (200, 50), (250, 70)] {
            let mut visit = Visit::of(&Sources::embedded(), lang, columns, rows);
            visit.keys("3 v v");
            let stages = [Stage::Signed, Stage::Started];
            let heads = stages.map(|of| {
                let head = format!("{} {} ", glyphs::stage(of), wording::stage(of, lang));
                visit.place(&head).0
            });
            // Of the planned and the signed ones, which are few.
            let cut = visit.rows().into_iter().skip(8).filter(|row| {
                let mut at = 0;
                let mut cells = row.chars().take_while(|of| {
                    at += width(&of.to_string()) as u16;
                    at < heads[1]
                });
                cells.any(|of| of == '…')
            });
            assert_eq!(cut.count(), 0, "{}", visit.picture());
            assert!(heads[0] < heads[1]);
        }
    }
}

#[test]
fn names_over_all_years_are_read_in_short_before_they_are_cut() {
    for (lang, _) in LANGUAGES {
        let mut visit = Visit::of(&Sources::embedded(), lang, 120, 40);
        visit.keys("2 v");
        let rows = visit.rows();
        let cut = rows.iter().filter(|row| row.contains('…'));
        // The longest of them, with the least pictures beside it.
        let most = if lang == Lang::En { 1 } else { 0 };
        assert!(cut.count() <= most, "{}", visit.picture());
        visit.shows(match lang {
            Lang::Zh => "主导产业新签约投资额占比 %",
            Lang::En => "Key project investment CNY bn",
        });
        assert_eq!(visit.row("−7.8").matches('┃').count(), 2);
    }
}

#[test]
fn footnotes_of_the_phases_take_one_row_where_they_would_hide_others() {
    for (lang, _) in LANGUAGES {
        for rows in 16..=34 {
            let mut visit = Visit::new(lang, 100, rows);
            visit.keys("3");
            let notes = visit.rows();
            let notes = notes.iter().filter(|row| {
                [lang.several_rows(), "004:104", "也列在", "also listed"]
                    .iter()
                    .any(|of| row.contains(of))
            });
            let status = visit.rows()[usize::from(rows) - 2].clone();
            let most = if status.ends_with('↓') { 1 } else { 3 };
            assert!(notes.count() <= most, "{rows}:\n{}", visit.picture());
        }
    }
    // The row that is selected tells its own.
    let mut visit = Visit::new(Lang::En, 80, 24);
    visit.keys("3 Down*7");
    visit.shows("Three of the six signed without a phase belong to phase 7 (004:104).");
    visit.hides(Lang::En.several_rows());
}

#[test]
fn a_unit_that_the_name_says_does_not_follow_it() {
    for (columns, rows) in [(120, 40), (160, 45), (200, 50)] {
        for sources in [Sources::embedded(), frozen()] {
            let mut visit = Visit::of(&sources, Lang::En, columns, rows);
            visit.keys("2");
            let row = visit.row("10,000");
            assert_eq!(row.matches("lats").count(), 1, "{row}");
        }
    }
}

#[test]
fn the_year_that_follows_a_single_figure_is_told_once() {
    for (lang, _) in LANGUAGES {
        for (columns, rows) in [(60, 20), (80, 24), (120, 40)] {
            let mut visit = Visit::new(lang, columns, rows);
            visit.keys("Home");
            let body = visit.rows()[3..].join("\n");
            let told = body.matches(&lang.next_year_is(2015)).count()
                + body.matches(&lang.next_year_with_data(2015)).count();
            let same = lang.next_year_is(2015) == lang.next_year_with_data(2015);
            assert_eq!(told, if same { 2 } else { 1 }, "{}", visit.picture());
        }
    }
}

#[rstest]
#[case("/ 第 七 期 Enter", "3 项目", "第七期")]
#[case("/ 七 期 Enter", "3 项目", "第七期")]
#[case("/ 三 个 一 批 Enter", "3 项目", "第")]
#[case("/ p h a s e Space 7 Enter", "3 项目", "第七期")]
#[case("/ d q q Enter", "3 项目", "第七期")]
fn a_batch_is_found_and_gone_to(#[case] keys: &str, #[case] tab: &str, #[case] row: &str) {
    let mut visit = Visit::new(Lang::Zh, 80, 24);
    visit.keys(keys);
    visit.shows(tab);
    assert!(visit.selected_row().contains(row), "{}", visit.picture());
}

#[test]
fn money_of_what_is_found_has_its_unit() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.keys("/ p h a s e Space 7");
    visit.shows("CNY 16.07 bn");
}

#[test]
fn a_citation_finds_the_figures_that_its_line_printed() {
    let mut visit = Visit::new(Lang::En, 100, 30);
    visit.keys("/ 0 0 3 : 3 3");
    visit.shows("003:33");
    visit.shows("−7.8%");
    visit.keys("Enter");
    visit.shows("6 Sources");
    assert!(
        visit.selected_row().contains("003:33"),
        "{}",
        visit.picture()
    );
    // Of an article that there is not, nothing; of a line that is not written to its end, those that
    // begin so.
    visit.keys("/ 9 9 9 : 1");
    visit.shows(Lang::En.nothing_found());
    visit.keys("Esc / 0 0 3 : 3");
    visit.shows("003:31");
}

#[test]
fn two_keys_that_are_no_arrows_do_not_read_as_a_way_from_one_to_the_other() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    let mut keys = Keymap::default();
    keys.rebind(Action::YearBack, vec![Key::parse("b").unwrap()]);
    visit.model.shared.keys = Arc::new(keys);
    visit.shows("b/→ year");
    visit.hides("b→");
}

#[test]
fn the_last_line_names_the_key_that_presents_where_it_has_room() {
    for (lang, hint) in [(Lang::Zh, "p 演示"), (Lang::En, "p present")] {
        let visit = Visit::new(lang, 160, 45);
        let last = visit.rows().pop().unwrap();
        assert!(last.contains(hint), "{last}");
    }
}
