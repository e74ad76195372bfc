//! What the dashboard does from one key to the next: what gets room, what is remembered, where one
//! arrives.

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

use std::collections::BTreeSet;
use std::sync::Arc;

use common::visit::{Visit, frozen};
use ratatui::crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
use ratatui::style::Modifier;
use rstest::rstest;
use zoneboard::analysis::audit::audit;
use zoneboard::dataset::{ArticleTexts, Dataset, Sources, load};
use zoneboard::output::format::Format;
use zoneboard::text::Lang;
use zoneboard::tui::exported;
use zoneboard::tui::hit::Hit;
use zoneboard::tui::theme::ThemeName;
use zoneboard::tui::{Message, update};

impl Visit {
    fn mouse(&mut self, kind: MouseEventKind, (column, row): (u16, u16)) {
        let event = MouseEvent {
            kind,
            column,
            row,
            modifiers: KeyModifiers::NONE,
        };
        let hit = self.drawn().1.at(column, row);
        update(&mut self.model, Message::Mouse(event, hit));
    }

    fn reload(&mut self, sources: &Sources) {
        let dataset: Arc<Dataset> = Arc::new(load(sources).unwrap().dataset);
        let again = Arc::new(audit(&dataset));
        update(
            &mut self.model,
            Message::Reloaded(Arc::clone(&dataset), Arc::default()),
        );
        update(&mut self.model, Message::Audited(dataset, again));
    }
}

/// A file of the data with a text before it.
fn before(sources: &mut Sources, name: &str, text: &str) {
    let file = sources.files.iter_mut().find(|file| file.name == name);
    let file = file.unwrap();
    file.text = format!("{text}{}", file.text).into();
}

/// The data with an indicator before all others, a target of it, and as many projects.
fn with_others_first(mut sources: Sources) -> Sources {
    let topic = "[[topic]]\nid = \"first\"\nname_zh = \"先\"\nname_en = \"First\"\n\
                 [[indicator]]\nid = \"first\"\ntopic = \"first\"\nname_zh = \"先\"\n\
                 name_en = \"First\"\nunit = \"%\"\nkind = \"rate\"\nbetter = \"higher\"\n";
    before(&mut sources, "indicators.toml", topic);
    let cite = "cite = { article = \"000\", line = 1, printed = \"1%\" }";
    let target =
        format!("[[target]]\nindicator = \"first\"\nvalue = \"1\"\nunit = \"%\"\n{cite}\n");
    before(&mut sources, "years/2021.toml", &target);
    sources
}

#[test]
fn the_detail_comes_to_stand_beside_the_targets_at_160_columns() {
    let mut visit = Visit::new(Lang::En, 159, 24);
    visit.keys("2 Down");
    visit.hides("2021 · about 10 %");
    visit.keys("Enter");
    visit.shows("Sources and details");
    visit.model.shared.size.0 = 160;
    visit.shows("│ 2021 · about 10 %");
    visit.hides("Sources and details");
    // The list keeps its columns beside it.
    assert!(visit.row("✗ Gross").contains("−7     003:21  │"));
}

#[rstest]
#[case("2", "The zone’s goals and tasks for 2021 ·", " Jan 2021")]
#[case("3 v", "Phase 7 of the Three Batches; list of", " all projects")]
fn sentences_beside_a_list_get_longer_lines_from_172_columns_on(
    #[case] tab: &str,
    #[case] line: &str,
    #[case] rest: &str,
) {
    let mut visit = Visit::new(Lang::En, 171, 40);
    visit.keys(tab);
    assert!(visit.row(line).ends_with(line), "{}", visit.picture());
    visit.model.shared.size.0 = 172;
    visit.shows(&format!("{line}{rest}"));
}

#[rstest]
#[case("5", 61, 128)]
#[case("6", 77, 140)]
fn a_wider_window_widens_the_detail_first_and_then_the_list(
    #[case] tab: &str,
    #[case] list: u16,
    #[case] widest: u16,
) {
    let mut visit = Visit::new(Lang::En, 110, 20);
    visit.keys(tab);
    let rule = |visit: &mut Visit, columns| {
        visit.model.shared.size.0 = columns;
        let (x, y) = visit.place("│");
        assert!((4..7).contains(&y), "{}", visit.picture());
        x
    };
    for columns in 110..=widest {
        assert_eq!(rule(&mut visit, columns), list, "{columns}");
    }
    for more in [1, 2, 30] {
        assert_eq!(rule(&mut visit, widest + more), list + more, "{more}");
    }
}

#[test]
fn in_high_contrast_the_selected_row_is_underlined_and_no_other() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.keys("2 Down");
    let [selected, other] = ["✗ Gross", "✓ Industrial"];
    let modifiers = |visit: &Visit, text: &str| visit.cell(text).modifier;
    visit.model.shared.theme = ThemeName::HighContrast;
    assert!(modifiers(&visit, selected).contains(Modifier::UNDERLINED));
    assert!(!modifiers(&visit, other).intersects(Modifier::UNDERLINED));
    for theme in [ThemeName::Dark, ThemeName::Light] {
        visit.model.shared.theme = theme;
        assert!(!modifiers(&visit, selected).contains(Modifier::UNDERLINED));
    }
}

#[rstest]
fn headings_and_the_chosen_tab_are_bold_in_every_theme_with_colours(
    #[values(ThemeName::Dark, ThemeName::Light, ThemeName::HighContrast)] theme: ThemeName,
) {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.model.shared.theme = theme;
    visit.keys("2");
    for text in ["2 Targets", "Growth and ratios, %", "2021  2022"] {
        assert!(visit.cell(text).modifier.contains(Modifier::BOLD), "{text}");
    }
    for text in ["3 Projects", "R&D intensity", "2022  2023"] {
        assert!(
            !visit.cell(text).modifier.contains(Modifier::BOLD),
            "{text}"
        );
    }
}

#[test]
fn a_turn_of_the_wheel_moves_three_rows_and_stops_at_the_ends() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.keys("2");
    let (up, down) = (MouseEventKind::ScrollUp, MouseEventKind::ScrollDown);
    visit.mouse(down, (5, 10));
    assert_eq!(visit.model.row(), 3);
    visit.mouse(down, (5, 10));
    assert_eq!(visit.model.row(), 6);
    visit.mouse(up, (5, 10));
    visit.keys("Up");
    assert_eq!(visit.model.row(), 2);
    visit.mouse(up, (5, 10));
    assert_eq!(visit.model.row(), 0);
    visit.keys("End G Up");
    visit.mouse(down, (5, 10));
    assert_eq!(visit.model.row() + 1, visit.model.rows());
}

#[test]
fn the_wheel_moves_what_lies_over_the_list_and_not_the_list() {
    let mut visit = Visit::new(Lang::En, 80, 16);
    visit.keys("2 Down*13 Enter");
    visit.hides("year-end counts");
    for _ in 0..4 {
        visit.mouse(MouseEventKind::ScrollDown, (5, 8));
    }
    visit.shows("year-end counts");
    for _ in 0..4 {
        visit.mouse(MouseEventKind::ScrollUp, (5, 8));
    }
    visit.hides("year-end counts");
    assert_eq!(visit.model.row(), 13);
    // In a list of choices it goes one by one.
    visit.keys("Esc f");
    visit.mouse(MouseEventKind::ScrollDown, (5, 8));
    visit.mouse(MouseEventKind::ScrollDown, (5, 8));
    visit.mouse(MouseEventKind::ScrollUp, (5, 8));
    visit.keys("Enter");
    visit.shows("filter: met");
}

#[rstest]
#[case("Home", 1, 2020)]
#[case("Home Right", 1, 2020)]
#[case("", 1, 2021)]
#[case("End", 1, 2023)]
#[case("End", 2, 2021)]
#[case("Home", 2, 2021)]
fn another_area_is_shown_in_its_year_nearest_to_the_one_before(
    #[case] keys: &str,
    #[case] areas: usize,
    #[case] year: u16,
) {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.keys("2");
    visit.keys(keys);
    visit.keys(&format!("a*{areas}"));
    let rows = visit.rows();
    assert!(rows[3].contains(&format!("{year}")), "{}", rows[3]);
}

/// The values of a column of what is exported, neighbours that are alike told once.
fn column(visit: &Visit, name: &str) -> Vec<String> {
    let text = String::from_utf8(exported::content(&visit.model, Format::Csv)).unwrap();
    let mut reader = csv::Reader::from_reader(text.trim_start_matches('\u{feff}').as_bytes());
    let at = reader.headers().unwrap().iter().position(|of| of == name);
    let rows = reader.records().map(Result::unwrap);
    let mut values: Vec<String> = rows.map(|row| row[at.unwrap()].to_owned()).collect();
    values.dedup();
    values
}

#[test]
fn projects_are_ordered_by_batch_as_the_batches_followed_each_other() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.keys("3 v s Down*3 Enter");
    visit.shows("sorted by phase ↑");
    // Programme by programme; projects of no batch come last, either way.
    let mut batches = vec![
        "tb-1 cs-2021-05",
        "tb-2",
        "tb-3",
        "tb-4",
        "tb-5",
        "tb-6",
        "tb-7",
        "cs-2021-01",
        "cs-2021-05",
        "es-2021-smart-industry",
        "es-2021-talent",
    ];
    assert_eq!(column(&visit, "batches"), [&*batches, &[""]].concat());
    visit.keys("s Enter");
    visit.shows("sorted by phase ↓");
    batches.reverse();
    assert_eq!(column(&visit, "batches"), [&*batches, &[""]].concat());
}

#[test]
fn checks_are_ordered_by_period_a_year_before_its_months() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.keys("5 s Down*2 Enter");
    visit.shows("sorted by period ↑");
    let mut periods = vec![
        "2015",
        "2020",
        "2021",
        "2021-01-04",
        "2021-05",
        "2021-09-06",
        "2021-10",
        "2022",
        "2022-07-14",
        "2022-12",
        "2022-12-25",
        "2023",
        "2023-01",
        "2023-01-28",
    ];
    assert_eq!(column(&visit, "period"), [&*periods, &[""]].concat());
    visit.keys("s Enter");
    visit.shows("sorted by period ↓");
    periods.reverse();
    assert_eq!(column(&visit, "period"), [&*periods, &[""]].concat());
}

#[test]
fn a_reload_in_a_year_without_targets_forgets_no_selection() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.keys("2 Down*3 Home");
    visit.shows("no targets for 1991");
    visit.reload(&with_others_first(frozen()));
    visit.keys("Right*3");
    visit.shows("31 targets for 2021:");
    assert!(visit.row("▌").contains("R&D intensity"));
}

#[test]
fn what_is_selected_after_a_reload_stays_selected_in_the_years_that_follow() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.keys("2 Down*3 Home");
    visit.reload(&with_others_first(frozen()));
    visit.keys("Right*4");
    visit.shows("2022: 19 targets set");
    assert!(visit.row("▌").contains("R&D intensity"));
    visit.keys("g");
    while !visit.row("▌").contains("Industrial value added") {
        visit.keys("Down");
    }
    visit.keys("Left");
    visit.shows("31 targets for 2021:");
    assert!(visit.row("▌").contains("Industrial value added"));
}

#[test]
fn where_a_reload_takes_the_selected_project_away_its_place_stays_selected() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.keys("3 v Enter Down*4");
    visit.shows("│ Gaoxin International Enterprise Port");
    let mut sources = frozen();
    let file = sources.files.iter_mut();
    let file = file.into_iter().find(|file| file.name == "projects.toml");
    let file = file.unwrap();
    // Without it and the first of all.
    let mut parts: Vec<&str> = file.text.split("\n[[project]]\n").collect();
    let first = 1;
    let at = parts
        .iter()
        .position(|part| part.contains("Gaoxin International Enterprise Port"));
    parts.remove(at.unwrap());
    let moved = parts.remove(first);
    parts.push(moved);
    file.text = parts.join("\n[[project]]\n").into();
    visit.reload(&sources);
    assert_eq!(visit.model.row(), 4);
}

#[test]
fn an_area_with_two_years_can_be_compared_and_one_with_a_single_year_not() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.keys("2 a*2 c");
    visit.hides("Compare with");
    visit.shows("there is one year only");
    let mut sources = frozen();
    before(
        &mut sources,
        "years/2020.toml",
        "[[observation]]\nindicator = \"listed_companies\"\narea = \"henan\"\nvalue = \"90\"\n\
         unit = \"家\"\ncite = { article = \"003\", line = 536, printed = \"90家\" }\n",
    );
    let mut visit = Visit::of(&sources, Lang::En, 120, 40);
    visit.keys("2 a*2 c");
    visit.shows("Compare with");
    visit.keys("Enter");
    visit.shows("2020");
}

#[test]
fn a_detail_opened_on_the_way_to_a_check_is_closed_again_when_one_goes_back() {
    let mut visit = Visit::new(Lang::En, 80, 24);
    visit.keys("2 Down*2 Enter Enter");
    visit.shows("6.76 ÷ 6.74");
    visit.keys("Esc 5");
    visit.shows("1–");
    visit.hides("6.76 ÷ 6.74");
}

#[test]
fn eight_indicators_stand_beside_each_other_and_a_ninth_is_refused() {
    let mut visit = Visit::new(Lang::En, 160, 60);
    visit.keys("4");
    while visit.model.screens.charts.compared_indicators.len() < 8 {
        let row = visit.model.row();
        visit.keys("c Down");
        assert_ne!(visit.model.row(), row, "too few indicators");
    }
    let picture = visit.picture();
    assert_eq!(picture.matches("•").count(), 8, "{picture}");
    while !visit.picture().contains("no more than 8 indicators") {
        let row = visit.model.row();
        visit.keys("Down c");
        assert_ne!(
            visit.model.row(),
            row,
            "a ninth is taken:\n{}",
            visit.picture()
        );
    }
    assert_eq!(visit.model.screens.charts.compared_indicators.len(), 8);
}

#[test]
fn every_target_has_a_mark_however_wide_the_window_is() {
    for lang in [Lang::En, Lang::Zh] {
        let mut visit = Visit::new(lang, 59, 40);
        for columns in 56..220 {
            visit.model.shared.size.0 = columns;
            let picture = visit.picture();
            let count = |mark: char| picture.matches(mark).count();
            assert_eq!((count('■'), count('□')), (12, 17), "{columns}:\n{picture}");
        }
    }
}

#[rstest]
fn the_money_of_a_phase_stands_whole_or_not_at_all(#[values(Lang::En, Lang::Zh)] lang: Lang) {
    let mut visit = Visit::new(lang, 80, 30);
    visit.keys("3");
    let (whole, part, units) = match lang {
        Lang::En => ("13.88", "13.", ["CNY 13.88 bn", "published, CNY bn"]),
        Lang::Zh => ("138.8", "138", ["138.8 亿元", "公布投资（亿元）"]),
    };
    for columns in 24..260 {
        visit.model.shared.size.0 = columns;
        let picture = visit.picture();
        let shown = picture.contains(whole);
        assert!(shown || !picture.contains(part), "{columns}:\n{picture}");
        let has_unit = units.iter().any(|unit| picture.contains(unit));
        assert!(!shown || has_unit, "{columns}:\n{picture}");
        assert!(shown || columns < 80, "{columns}:\n{picture}");
    }
}

#[test]
fn phases_are_named_in_full_where_there_is_room() {
    let mut visit = Visit::new(Lang::En, 240, 30);
    visit.keys("3");
    visit.shows("First collective start of 2021  4 Jan 2021");
    visit.model.shared.size.0 = 100;
    visit.shows("First collective start of 2021  2021-01-04");
    // Else the programme and the date name it, or a part with an ellipsis.
    visit.model.shared.size.0 = 80;
    visit.shows("Event Signings 2021-10");
    assert!(visit.row("2021-01-04").contains("First co…2021"));
}

#[test]
fn what_was_promised_stands_back_behind_what_came_of_it() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.keys("1");
    let theme = visit.model.shared.styles();
    let quiet = theme.quiet.fg.unwrap();
    for text in ["19.85", "≥7", "≈3.81"] {
        assert_eq!(visit.cell(text).fg, quiet, "{text}");
    }
    assert!(visit.cell("19.194").modifier.contains(Modifier::BOLD));
    for text in ["−7.8", "19.194"] {
        assert_ne!(visit.cell(text).fg, quiet, "{text}");
    }
    assert_eq!(visit.cell("−14.8").fg, theme.bad.fg.unwrap());
}
#[test]
fn the_money_of_a_project_is_not_told_as_that_of_its_phase() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    // Of the one project of the first phase, the investment is known.
    visit.keys("3");
    let row = visit.row("Phase 1 ");
    assert!(
        row.trim_end().ends_with('·') && !row.contains("1.0"),
        "{row}"
    );
    visit.keys("v G Up*2");
    assert!(visit.row("Wisdom Industrial Park").contains(" 1.0 "));
}

#[rstest]
#[case("3 v s Down*5 Enter", "period")]
#[case("6 v s Down*2 Enter s Enter", "date")]
fn lists_are_ordered_by_date_and_undated_rows_come_last(#[case] keys: &str, #[case] name: &str) {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.keys(keys);
    visit.shows("sorted by date ↓");
    let dates = column(&visit, name);
    let dated: Vec<&String> = dates.iter().filter(|date| !date.is_empty()).collect();
    assert!(dated.len() > 2, "{dates:?}");
    assert!(dated.is_sorted_by(|a, b| a > b), "{dates:?}");
    assert!(
        dates.iter().rev().skip(1).all(|date| !date.is_empty()),
        "{dates:?}"
    );
}

/// How many faults the list of articles tells of the fourth.
fn faults_of_003(visit: &Visit) -> usize {
    let row = visit.row(" 003 ");
    let (_, faults) = row.split_once("faults (").expect(&row);
    faults.trim_end().trim_end_matches(')').parse().unwrap()
}

#[test]
fn an_article_that_does_not_fit_its_citations_says_so_in_any_window() {
    let folder = tempfile::TempDir::new().unwrap();
    std::fs::write(folder.path().join("003.txt"), "甲\n".repeat(1008)).unwrap();
    let mut visit = Visit::new(Lang::En, 80, 24);
    let dataset = Arc::clone(&visit.model.shared.dataset);
    let texts = ArticleTexts::read(folder.path(), &dataset).unwrap();
    visit.model.shared.texts = Arc::new(texts);
    visit.keys("6 v");
    let faults = faults_of_003(&visit);
    for columns in [80, 140] {
        visit.model.shared.size.0 = columns;
        visit.shows(&format!("faults ({faults})"));
        visit.shows(&format!("{faults} faults; see zoneboard verify"));
    }
}

#[test]
fn where_and_when_a_figure_was_printed_stand_back_behind_the_figure() {
    let mut visit = Visit::new(Lang::En, 240, 24);
    visit.keys("6 Down*4");
    let quiet = visit.model.shared.styles().quiet.fg.unwrap();
    for text in ["000:10      9个", "4 Jan 2021  "] {
        assert_eq!(visit.cell(text).fg, quiet, "{text}");
    }
    assert_ne!(visit.cell("9个 ").fg, quiet);
}

#[rstest]
fn the_selected_row_stands_out_in_every_list(
    #[values("2", "2 v", "3", "3 v", "3 v v", "4", "5", "6", "6 v")] keys: &str,
    #[values(80, 160)] columns: u16,
) {
    let mut visit = Visit::new(Lang::En, columns, 30);
    visit.keys(keys);
    let selected = visit.model.shared.styles().selected.bg.unwrap();
    let highlit = |visit: &Visit| {
        let (buffer, hits) = visit.drawn();
        let place = |at| buffer.pos_of(at);
        let places = (0..buffer.content.len()).map(place);
        let found: Vec<(u16, u16)> = places.filter(|at| buffer[*at].bg == selected).collect();
        let &(x, y) = found
            .first()
            .unwrap_or_else(|| panic!("{}", visit.picture()));
        let own = Some(Hit::Row(visit.model.row()));
        // A name on the board may take several lines.
        let lines: BTreeSet<u16> = found.iter().map(|(_, line)| *line).collect();
        assert!(lines.iter().all(|line| hits.at(x, *line) == own));
        assert!(lines.len() == 1 || keys == "3 v v", "{}", visit.picture());
        y
    };
    let before = highlit(&visit);
    visit.keys("Down*2");
    assert!(highlit(&visit) > before);
}

#[test]
fn where_two_years_have_no_room_beside_each_other_the_year_shown_stands_alone() {
    let mut visit = Visit::new(Lang::En, 80, 24);
    visit.keys("2 v c Enter");
    for columns in 34..80 {
        visit.model.shared.size.0 = columns;
        let heads = &visit.rows()[5];
        assert!(heads.contains("2021"), "{columns}:\n{}", visit.picture());
    }
}

#[test]
fn what_narrows_the_targets_narrows_all_years_and_is_taken_away_in_both() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.keys("2 f");
    let place = visit.place("derived result");
    visit.mouse(MouseEventKind::Down(MouseButton::Left), place);
    visit.shows("filter: derived result");
    let narrowed = visit.model.rows();
    visit.keys("v");
    visit.shows("filter: derived result");
    visit.keys("v");
    assert_eq!(visit.model.rows(), narrowed);
    visit.keys("v Esc");
    visit.hides("filter:");
    visit.keys("v");
    visit.hides("filter:");
    assert!(visit.model.rows() > narrowed);
}

#[test]
fn texts_read_again_are_held_against_the_citations_again() {
    let folder = tempfile::TempDir::new().unwrap();
    let mut lines = vec!["甲"; 1008];
    let read = |lines: &[&str], dataset: &Dataset| {
        std::fs::write(folder.path().join("003.txt"), lines.join("\n")).unwrap();
        Arc::new(ArticleTexts::read(folder.path(), dataset).unwrap())
    };
    let mut visit = Visit::new(Lang::En, 80, 24);
    let dataset = Arc::clone(&visit.model.shared.dataset);
    visit.model.shared.texts = read(&lines, &dataset);
    visit.keys("6 v");
    let before = faults_of_003(&visit);
    lines[20] = "乙3%；丙12.1%";
    let texts = read(&lines, &dataset);
    update(&mut visit.model, Message::Reloaded(dataset, texts));
    assert!(faults_of_003(&visit) < before);
}

#[test]
fn what_was_found_before_a_reload_is_not_gone_through_after_it() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.keys("/ t e c h Enter n");
    visit.shows("2 of ");
    visit.reload(&with_others_first(frozen()));
    visit.keys("n");
    visit.shows("find something with / first");
}

#[test]
fn in_the_footer_the_keys_stand_out_from_what_they_do() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.keys("2");
    let theme = visit.model.shared.styles();
    let quiet = theme.quiet.fg.unwrap();
    for key in ["Tab tab", "f filter", "s sort"] {
        assert_ne!(visit.cell(key).fg, quiet, "{key}");
    }
    for words in ["tab   ↑↓", "filter   s"] {
        assert_eq!(visit.cell(words).fg, quiet, "{words}");
    }
}

#[test]
fn the_arrows_beside_the_years_stand_only_where_there_are_more() {
    let mut visit = Visit::new(Lang::En, 120, 40);
    visit.keys("2");
    visit.hides("‹");
    visit.hides("›");
    visit.model.shared.size.0 = 34;
    let head = |visit: &Visit| visit.rows()[0].clone();
    assert!(
        head(&visit).contains('‹') && head(&visit).contains('›'),
        "{}",
        visit.picture()
    );
    visit.keys("Home");
    assert!(
        !head(&visit).contains('‹') && head(&visit).ends_with("› ") || head(&visit).ends_with('›')
    );
    visit.keys("End");
    assert!(head(&visit).contains('‹') && !head(&visit).contains('›'));
}

#[rstest]
fn a_paste_that_is_too_long_is_told_and_leaves_what_was_typed(
    #[values((Lang::Zh, "粘贴的文字过长"), (Lang::En, "the pasted text is too long"))] (lang, told): (
        Lang,
        &str,
    ),
    #[values((80, 24), (60, 20), (40, 12))] (columns, rows): (u16, u16),
) {
    let mut visit = Visit::new(lang, columns, rows);
    visit.keys("/ g d p");
    update(&mut visit.model, Message::Paste("高新".repeat(101)));
    visit.shows(told);
    visit.shows("/ gdp");
    // What fits is taken, and the message goes.
    update(&mut visit.model, Message::Paste("高新".repeat(98)));
    visit.hides(told);
    visit.hides("/ gdp");
}

/// The built-in data, which has shorter names for narrow windows.
fn built_in(columns: u16, rows: u16) -> Visit {
    Visit::of(&Sources::embedded(), Lang::En, columns, rows)
}

#[test]
fn nothing_is_cut_among_the_phases_at_80_columns() {
    let mut visit = built_in(80, 24);
    visit.keys("3");
    visit.shows("2021 Q2 start");
    visit.hides("…");
    // Every mark that is drawn is in the legend.
    visit.shows("◌ ◌");
    visit.shows("◌ published only");
}

#[test]
fn no_check_has_its_name_cut_at_80_columns() {
    let mut visit = built_in(80, 24);
    visit.keys("5");
    visit.shows("Budget revenue, growth");
    visit.shows("Class A incubators, % of Henan");
    visit.hides("…");
    // Where there is room, the names stand in full.
    visit.model.shared.size.0 = 250;
    visit.shows("National incubators rated class A, share of Henan Province");
}
