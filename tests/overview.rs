//! The overview: what is seen of a year at a glance, in which window, and where its rows lead.

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

use std::collections::HashSet;
use std::sync::Arc;

use common::visit::{Visit, frozen};
use ratatui::buffer::Cell;
use ratatui::crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::style::Color;
use rstest::rstest;
use zoneboard::analysis::audit::audit;
use zoneboard::dataset::load;
use zoneboard::output::format::Format;
use zoneboard::sheet::SheetId;
use zoneboard::text::Lang;
use zoneboard::tui::glyphs::{self, Glyphs};
use zoneboard::tui::theme::ThemeName;
use zoneboard::tui::{Effect, Message, Tab, exported, update};

const LANGUAGES: [(Lang, &str); 2] = [(Lang::Zh, "zh"), (Lang::En, "en")];

/// The rows above the screen of the tab, and those below it.
const FRAME: (usize, usize) = (3, 1);

impl Visit {
    /// The rows of the screen of the tab, without the last, which says what is hidden.
    fn body(&self) -> Vec<String> {
        let rows = self.rows();
        let last = rows.len() - FRAME.1 - 1;
        rows[FRAME.0..last].to_vec()
    }

    /// The cells of the screen of the tab with a mark.
    fn marks(&self, mark: &str) -> Vec<Cell> {
        let (buffer, _) = self.drawn();
        let (columns, rows) = self.model.shared.size;
        let cells = (FRAME.0 as u16..rows - 2).flat_map(|y| (0..columns).map(move |x| (x, y)));
        let cells = cells.map(|at| buffer[at].clone());
        cells.filter(|cell| cell.symbol() == mark).collect()
    }

    /// What stands on the ground of the selected row, a text for each line that has some.
    fn selected(&self) -> Vec<String> {
        let (buffer, _) = self.drawn();
        let (columns, rows) = self.model.shared.size;
        let ground = self.model.shared.styles().selected.bg;
        let line = |y| {
            let cells = (0..columns).map(|x| &buffer[(x, y)]);
            let cells = cells.filter(|cell| Some(cell.bg) == ground);
            cells.map(Cell::symbol).collect::<String>()
        };
        let lines = (FRAME.0 as u16..rows - 2).map(line);
        let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
        let marked = |line: &String| line.starts_with(glyphs::SELECTED);
        assert!(lines.iter().all(marked), "{lines:?}");
        // A wide character leaves a blank behind it.
        let text = |line: String| line.replace(' ', "");
        lines.into_iter().map(text).collect()
    }

    fn content(&mut self, keys: &str) -> String {
        self.keys(keys);
        String::from_utf8(exported::content(&self.model, Format::Csv)).unwrap()
    }
}

#[rstest]
#[case("overview", "", (60, 20))]
#[case("overview", "", (100, 30))]
#[case("overview", "", (160, 45))]
#[case("overview", "", (200, 50))]
#[case("overview_end", "Down*45", (80, 24))]
#[case("overview_2022", "Right", (60, 20))]
#[case("overview_2022", "Right", (200, 50))]
#[case("overview_2023", "Right*2", (120, 40))]
#[case("overview_2020", "Left", (80, 24))]
#[case("overview_2020", "Left", (120, 40))]
#[case("overview_2015", "Left*2", (60, 20))]
#[case("overview_2015", "Left*2", (200, 50))]
#[case("overview_1991", "Home", (80, 24))]
#[case("overview_city_2020", "a Left", (80, 24))]
fn the_overview_looks_like_this(
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

#[test]
fn in_ascii_it_has_other_marks_and_the_same_rows() {
    let mut visit = Visit::new(Lang::En, 80, 24);
    visit.model.shared.glyphs = Glyphs::Ascii;
    insta::assert_snapshot!("overview_ascii_en_80x24", visit.picture());
    visit.model.shared.size = (120, 40);
    insta::assert_snapshot!("overview_ascii_en_120x40", visit.picture());
}

#[test]
fn at_80_columns_and_24_rows_no_row_is_blank() {
    for (lang, _) in LANGUAGES {
        let visit = Visit::new(lang, 80, 24);
        let rows = visit.rows();
        assert!(
            rows.iter().all(|row| !row.is_empty()),
            "{}",
            rows.join("\n")
        );
    }
}

#[rstest]
fn what_was_promised_and_what_came_of_it_is_the_largest_thing_on_the_screen(
    #[values((60, 20), (80, 24), (100, 30), (120, 40), (160, 45), (200, 50))] size: (u16, u16),
) {
    let visit = Visit::new(Lang::Zh, size.0, size.1);
    let theme = visit.model.shared.styles();
    let [filled, hollow, fallen] = ["■", "□", "▼"].map(|mark| visit.marks(mark));
    // One mark a target, so that 6 is longer than 5.
    let count = |hue: Color| filled.iter().filter(|cell| cell.fg == hue).count();
    let [good, bad] = [theme.good, theme.bad].map(|style| style.fg.unwrap());
    assert_eq!([count(good), count(bad)], [6, 5]);
    assert_eq!(filled.len() - 11, 1, "the one that came near has no hue");
    assert_eq!(hollow.len(), 3 + 14);
    assert!(!fallen.is_empty());
    visit.shows("达标 6");
    visit.shows("未达 5");
    // The large number stands above everything but the sentence.
    let body = visit.body();
    if size.1 >= 40 {
        assert!(
            body[2].contains("▟███▙   ▟▘  ▟█  ████▙"),
            "{}",
            body.join("\n")
        );
        assert_eq!(visit.cell("▟███▙").fg, good);
        assert_eq!(visit.cell("▟▘  ▟█").fg, Color::Reset);
    }
    let strip = body.iter().position(|row| row.contains('■')).unwrap();
    let first = body
        .iter()
        .position(|row| row.contains("增速与比率"))
        .unwrap();
    assert!(strip < first);
}

#[test]
fn without_hues_the_strip_has_the_signs_of_the_verdicts() {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    visit.model.shared.theme = ThemeName::Mono;
    visit.shows("✓ ✓ ✓ ✓ ✓ ✓  ≈       ✗ ✗ ✗ ✗ ✗  ▼         ≠ ≠ ≠       · · ·");
    visit.hides("■");
}

#[test]
fn the_name_over_the_figures_is_that_of_their_area() {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    assert!(visit.rows()[0].contains("郑州高新区"));
    visit.keys("a");
    assert!(visit.rows()[0].contains("郑州市"));
    visit.hides("郑州高新区");
    // Its own targets, and its own figures of a year without any.
    visit.shows("研发经费投入强度");
    visit.hides("6/13");
    visit.keys("Left");
    visit.shows("本年已收录的数字");
    visit.shows("846.7 亿元");
}

#[test]
fn in_ascii_a_greater_sign_stands_before_a_number_or_nowhere() {
    for keys in ["", "Right", "Left", "Home"] {
        let mut visit = Visit::new(Lang::En, 120, 40);
        visit.model.shared.glyphs = Glyphs::Ascii;
        visit.keys(keys);
        for row in visit.body() {
            for (at, _) in row.match_indices('>') {
                let next = row[at + 1..].chars().next();
                let is_hedge = next.is_some_and(|of| of.is_ascii_digit() || of == '=');
                // The sign of what the audit found to be explained, and a hedge before a currency.
                let others = ["> explained", ">CNY"];
                let is_other = others.iter().any(|of| row[at..].starts_with(of));
                assert!(is_hedge || is_other, "{row}");
            }
        }
    }
}

#[test]
fn another_year_is_not_compared_here_and_the_overview_says_where_it_is() {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    let before = visit.body();
    visit.keys("c");
    visit.shows("总览不能筛选、排序或对比年份；请到“目标”页");
    assert_eq!(visit.model.shared.other_year(), None);
    // A comparison that was asked for elsewhere changes nothing here.
    visit.keys("2 c Enter 1");
    assert!(visit.model.shared.other_year().is_some());
    assert_eq!(visit.body(), before);
    visit.shows("≈510");
    visit.shows("≈10");
}

#[test]
fn a_year_without_results_says_so_once_and_not_of_each_target() {
    for (keys, most) in [("Right", 3), ("Right*2", 3), ("Left", 2), ("Left*2", 2)] {
        let mut visit = Visit::new(Lang::Zh, 120, 40);
        visit.keys(keys);
        let picture = visit.body().join("\n");
        let told = picture.matches("未收录").count();
        assert!((1..=most).contains(&told), "{told} times in\n{picture}");
        assert!(!picture.contains("未公布"), "{picture}");
    }
}

#[test]
fn promises_have_no_hue_but_the_findings_of_the_audit() {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    visit.keys("Right");
    let theme = visit.model.shared.styles();
    let hues = [theme.good.fg, theme.bad.fg];
    let (buffer, _) = visit.drawn();
    assert!(
        buffer
            .content
            .iter()
            .all(|cell| !hues.contains(&Some(cell.fg)))
    );
}

#[test]
fn a_wide_window_names_every_target_and_no_half_of_it_is_empty() {
    for (lang, _) in LANGUAGES {
        let mut visit = Visit::new(lang, 200, 50);
        visit.keys("1");
        let (buffer, _) = visit.drawn();
        for half in [1..99u16, 101..199] {
            let is_used = |y: &u16| half.clone().any(|x| buffer[(x, *y)].symbol() != " ");
            let used = (4..49u16).filter(is_used).count();
            assert!(used >= 30, "{used} of 45 rows in\n{}", visit.picture());
        }
        // All 30 targets at once: each can be clicked.
        let ids = exported::view(&visit.model).ids;
        assert_eq!(ids.len(), 30);
        let shown = visit.picture();
        assert!(!shown.contains(" ↓\n"), "{shown}");
        for value in match lang {
            Lang::Zh => ["58.35 亿元", ">260 公里", "10000 套", ">160 亿元", "≥5 个"],
            Lang::En => [
                "CNY 5.835 bn",
                ">260 km",
                "10,000 flats",
                ">CNY 16.0 bn",
                "≥5",
            ],
        } {
            assert!(shown.contains(value), "no {value} in\n{shown}");
        }
    }
}

#[test]
fn nothing_is_selected_at_first_and_down_goes_through_every_list() {
    for size in [(80, 24), (120, 40), (200, 50)] {
        let mut visit = Visit::new(Lang::Zh, size.0, size.1);
        assert_eq!(visit.selected(), [""; 0]);
        let count = visit.model.rows();
        // Thirty targets, four levels or more, three stages, six outcomes.
        assert!(count >= 30 + 4 + 3 + 6, "{count}");
        let mut seen = HashSet::new();
        for at in 1..=count {
            visit.keys("Down");
            let selected = visit.selected();
            assert_eq!(
                selected.len(),
                1,
                "row {at} of {size:?}:\n{}",
                visit.picture()
            );
            visit.shows(&format!("{at}/{count}"));
            let item = (
                visit.model.table().sheet().clone(),
                visit.model.screen().selected(),
            );
            assert!(seen.insert(format!("{item:?}")), "{item:?} twice");
        }
        for name in ["Scorecard", "Series", "Figures", "Checks"] {
            assert!(seen.iter().any(|of| of.contains(name)), "no {name}");
        }
        visit.keys("Esc");
        assert_eq!(visit.selected(), [""; 0]);
    }
}

#[test]
fn the_other_kinds_of_years_have_rows_to_select_too() {
    for keys in ["Right", "Right*2", "Left", "Left*2", "Home", "a", "a Left"] {
        let mut visit = Visit::new(Lang::En, 100, 30);
        visit.keys(keys);
        let count = visit.model.rows();
        assert!(count > 0, "{keys}");
        for _ in 0..count {
            visit.keys("Down");
            assert_eq!(visit.selected().len(), 1, "{keys}:\n{}", visit.picture());
        }
    }
}

#[rstest]
// A target without an open check, one with one, a level, a stage, an outcome.
#[case("Down*2", Tab::Sources)]
#[case("Down*3", Tab::Audit)]
#[case("Down*14", Tab::Sources)]
#[case("Down*20", Tab::Sources)]
#[case("Down*23", Tab::Audit)]
fn enter_leads_where_the_row_leads_elsewhere_and_escape_back_to_it(
    #[case] keys: &str,
    #[case] tab: Tab,
) {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    visit.keys(keys);
    let at = visit.model.row();
    visit.keys("Enter");
    assert_eq!(visit.model.tab, tab, "{}", visit.picture());
    visit.keys("Esc");
    assert_eq!((visit.model.tab, visit.model.row()), (Tab::Overview, at));
    assert_eq!(visit.selected().len(), 1);
}

#[test]
fn enter_without_a_selected_row_says_how_to_select_one() {
    let mut visit = Visit::new(Lang::En, 80, 24);
    visit.keys("Enter");
    assert_eq!(visit.model.tab, Tab::Overview);
    visit.shows("no row is selected; press ↓ first");
}

#[test]
fn an_outcome_leads_to_its_first_check() {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    visit.keys("Down*24");
    assert!(visit.selected()[0].contains("?存疑"));
    let check = visit.model.screen().selected();
    visit.keys("Enter");
    assert_eq!(visit.model.screen().selected(), check);
    visit.shows("存疑");
}

#[test]
fn the_list_of_the_selected_row_is_exported_else_the_targets() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    let lines = |content: &str| content.lines().count() - 1;
    let targets = visit.content("");
    assert_eq!(
        (lines(&targets), exported::view(&visit.model).sheet),
        (30, SheetId::Scorecard)
    );
    let levels = visit.content("Down*14");
    assert_eq!(exported::view(&visit.model).sheet, SheetId::Series(None));
    assert_eq!(lines(&levels), 6);
    assert!(levels.contains("zzhtz/gdp/level/2021"), "{levels}");
    let stages = visit.content("Down*6");
    assert!(stages.contains("three-batches/signed/projects"), "{stages}");
    assert_eq!(lines(&stages), 3);
    let checks = visit.content("Down*3");
    assert_eq!(exported::view(&visit.model).sheet, SheetId::Checks);
    assert!(lines(&checks) > 100);
    // A year without targets has its figures.
    let figures = visit.content("Esc Left*2");
    assert_eq!(lines(&figures), 9);
}

#[test]
fn the_selected_row_is_copied() {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    let mut copied = |keys: &str| match visit.keys(keys) {
        Some(Effect::Copy(text)) => text,
        other => panic!("{other:?}"),
    };
    assert_eq!(copied("Down*14 y"), "548 亿元");
    assert_eq!(copied("Down*9 y"), "核对：矛盾 2");
    assert!(copied("Esc Down*4 Y").contains("目标：8.6"));
}

#[test]
fn a_click_selects_what_is_under_it_and_another_leads_on() {
    let mut visit = Visit::new(Lang::Zh, 120, 40);
    for text in ["✗ 地区生产总值", "开工 ◐", "? 存疑", "2103"] {
        let at = visit.place(text);
        let (_, hits) = visit.drawn();
        let event = MouseEvent {
            kind: MouseEventKind::Down(MouseButton::Left),
            column: at.0,
            row: at.1,
            modifiers: KeyModifiers::NONE,
        };
        let hit = hits.at(at.0, at.1);
        update(&mut visit.model, Message::Mouse(event, hit));
        let text = text.replace(' ', "");
        assert!(visit.selected()[0].contains(&text), "{}", visit.picture());
    }
}

#[test]
fn a_mark_that_stands_for_several_projects_says_so() {
    for (columns, each) in [(200, 1), (160, 2)] {
        let visit = Visit::new(Lang::En, columns, 45);
        assert_eq!(visit.marks("◐").len(), 24 / each);
        match each {
            1 => visit.hides("a mark for"),
            _ => visit.shows(&format!("a mark for {each}")),
        }
    }
}

#[test]
fn a_single_figure_is_drawn_large_with_its_name_source_and_the_next_year() {
    let mut visit = Visit::new(Lang::Zh, 80, 24);
    visit.keys("Home");
    assert!(visit.body().iter().any(|row| row.contains("██████▄")));
    for text in ["平方公里", "起步区面积", "003:1003", "2015"] {
        visit.shows(text);
    }
    visit.keys("Enter Down Enter");
    assert_eq!(visit.model.tab, Tab::Sources);
}

#[test]
fn a_reload_keeps_the_selected_row_whichever_list_it_is_of() {
    for (keys, text) in [
        ("Down*14", "地区生产总值219.5"),
        ("Down*20", "签约"),
        ("Down*24", "?存疑"),
    ] {
        let mut visit = Visit::new(Lang::Zh, 120, 40);
        visit.keys(keys);
        assert!(visit.selected()[0].contains(text));
        let dataset = Arc::new(load(&frozen()).unwrap().dataset);
        let found = Arc::new(audit(&dataset));
        let read = Message::Reloaded(Arc::clone(&dataset), Arc::default());
        update(&mut visit.model, read);
        update(&mut visit.model, Message::Audited(dataset, found));
        assert!(visit.selected()[0].contains(text), "{}", visit.picture());
    }
}
