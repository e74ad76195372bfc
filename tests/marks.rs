//! What a user reads from one sign, one number or one edge of a screen.

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

use common::visit::{Visit, frozen};
use ratatui::style::Modifier;
use rstest::rstest;
use zoneboard::dataset::Sources;
use zoneboard::text::Lang;
use zoneboard::tui::theme::ThemeName;

/// A file of the data with a text before it.
fn write_before(sources: &mut Sources, name: &str, text: &str) {
    let file = sources.files.iter_mut().find(|file| file.name == name);
    let file = file.unwrap();
    file.text = format!("{text}{}", file.text).into();
}

#[test]
fn the_list_of_orders_points_the_way_the_rows_are_ordered() {
    let mut visit = Visit::new(Lang::En, 100, 30);
    visit.keys("6");
    for (times, sign) in [(1, "↓"), (2, "↑"), (3, "↓")] {
        visit.choose("s", "value");
        visit.keys("s");
        let chosen = visit.row("✓ value");
        assert!(chosen.contains(sign), "{times}: {chosen}");
        visit.keys("Esc");
    }
}

#[test]
fn the_place_of_folded_checks_counts_each_of_them() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.keys("5");
    let all = visit.model.screens.audit.checks.unfolded().len();
    visit.keys("G");
    let folded = visit.selected_row();
    let count: Vec<&str> = folded.split_whitespace().collect();
    // The last row stands for the last checks, so many as it says.
    let at = count.iter().position(|word| *word == "testable").unwrap();
    let count: usize = count[at + 1].parse().unwrap();
    visit.shows(&format!("{}–{all}/{all}", all - count + 1));
    visit.keys("Enter Down");
    visit.hides(&format!("–{all}/{all}"));
    visit.shows(&format!(" {}/{all}", all - count + 1));
}

#[test]
fn charts_of_one_topic_show_no_panel_of_another() {
    let mut visit = Visit::new(Lang::En, 200, 50);
    visit.keys("4");
    let budget = "General public budget revenue";
    // In the plot, and in a panel below it.
    assert_eq!(visit.picture().matches(budget).count(), 2);
    visit.choose("f", "Innovation");
    visit.shows("High-tech enterprises");
    visit.hides(budget);
}

#[test]
fn what_cannot_be_done_stands_among_the_commands_with_the_reason() {
    let mut visit = Visit::new(Lang::En, 100, 40);
    // Without a data folder there is nothing to read again.
    visit.keys(": r e l o a d");
    visit.shows("needs a data folder");
    visit.keys("Enter");
    visit.shows("needs a data folder");
    // So it does where a tab has no other view.
    visit.keys("5 : v");
    visit.shows("this tab has one view only");
}

#[test]
fn a_half_year_does_not_take_the_place_of_its_year_in_a_chart() {
    let mut sources = frozen();
    let half = "[[observation]]\nindicator = \"gdp\"\nperiod = \"2021-S1\"\nvalue = \"317.3\"\n\
                unit = \"亿元\"\ncite = { article = \"003\", line = 20, printed = \"317.3亿元\" }\n";
    write_before(&mut sources, "years/2021.toml", half);
    let mut visit = Visit::of(&sources, Lang::En, 200, 50);
    visit.keys("4");
    visit.shows("54.8");
    visit.hides("31.73");
}

#[rstest]
#[case("2", 18)]
#[case("4", 22)]
fn a_blank_line_stands_below_the_title_from_so_many_rows_on(#[case] tab: &str, #[case] rows: u16) {
    for (rows, is_blank) in [(rows, true), (rows - 1, false)] {
        let mut visit = Visit::new(Lang::En, 100, rows);
        visit.keys(tab);
        let below = &visit.rows()[4];
        assert_eq!(below.is_empty(), is_blank, "{rows}:\n{}", visit.picture());
    }
}

#[test]
fn the_phases_are_of_the_first_programme_that_has_projects() {
    let mut sources = frozen();
    let empty = "[[programme]]\nid = \"empty\"\nname_zh = \"空\"\nname_en = \"Empty\"\n";
    write_before(&mut sources, "projects.toml", empty);
    let mut visit = Visit::of(&sources, Lang::En, 80, 24);
    visit.keys("3");
    visit.shows("Three Batches: 37 projects");
}

#[test]
fn phases_are_drawn_in_the_order_asked_for() {
    let mut visit = Visit::new(Lang::En, 100, 40);
    visit.keys("3");
    let order = |visit: &Visit| {
        let rows = visit.rows();
        let at = |phase: &str| {
            rows.iter().position(|row| {
                let row = row.trim_start_matches([' ', '▌']);
                row.starts_with(phase)
            })
        };
        let at = |phase: &str| at(phase).unwrap();
        at("Phase 7").cmp(&at("Phase 3"))
    };
    assert!(order(&visit).is_lt());
    visit.choose("s", "phase");
    assert!(order(&visit).is_gt(), "{}", visit.picture());
}

#[test]
fn no_heading_of_phases_stands_without_one_of_its_rows() {
    let mut seen = 0;
    for rows in 12..45 {
        let mut visit = Visit::new(Lang::En, 80, rows);
        visit.keys("3");
        for _ in 0..14 {
            let drawn = visit.rows();
            let heading = drawn.iter().position(|row| row == " Listed elsewhere");
            if let Some(at) = heading {
                seen += 1;
                let below = &drawn[at + 1];
                let has_marks = below.contains(['○', '◐', '●', '◌', '·']);
                assert!(
                    has_marks && !below.contains("planned"),
                    "{}",
                    visit.picture()
                );
            }
            visit.keys("Down");
        }
    }
    assert!(seen > 20, "{seen}");
}

#[test]
fn on_the_way_from_line_to_line_enter_is_not_said_to_lead_to_the_audit() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.keys("2 Down*2 Enter Enter Enter");
    visit.shows("place 1 of 4");
    visit.hides("leads to the audit");
    // The same figure without a way behind it.
    visit.keys("6");
    visit.hides("place 1 of 4");
    visit.shows("leads to the audit");
}

#[test]
fn how_far_a_conflict_is_apart_has_the_hue_of_what_is_bad_and_a_suspicion_none() {
    let mut visit = Visit::new(Lang::En, 160, 45);
    let theme = visit.model.shared.styles();
    visit.keys("5");
    visit.shows("✗ conflict  National");
    assert_eq!(Some(visit.cell("apart").fg), theme.bad.fg);
    visit.keys("Down*2");
    visit.shows("? suspect  ");
    assert_ne!(Some(visit.cell("apart").fg), theme.bad.fg);
}

#[test]
fn nothing_stands_out_behind_a_popup() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.model.shared.theme = ThemeName::Mono;
    let is_reversed = |visit: &Visit| visit.cell("2021").modifier.contains(Modifier::REVERSED);
    assert!(is_reversed(&visit));
    visit.keys("?");
    assert!(!is_reversed(&visit));
    visit.keys("Esc");
    assert!(is_reversed(&visit));
}

#[test]
fn the_column_of_the_year_shown_stands_out_among_the_years() {
    let mut visit = Visit::new(Lang::En, 80, 24);
    visit.keys("2 v");
    for (key, shown, other) in [("", "2021", "2020"), ("Left", "2020", "2021")] {
        visit.keys(key);
        let (rows, buffer) = (visit.rows(), visit.buffer());
        let heads = rows.iter().position(|row| row.contains("unit"));
        let heads = heads.unwrap();
        let is_bold = |year: &str| {
            let at = rows[heads].find(year).unwrap();
            let cell = &buffer[(at as u16, heads as u16)];
            cell.modifier.contains(Modifier::BOLD)
        };
        assert!(is_bold(shown) && !is_bold(other), "{}", visit.picture());
    }
}
